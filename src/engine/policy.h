/* How a pack comes into force: it is proposed with its digest, its signature and what changes for whom; whoever approves packs
 * by the
 * pack in force decides; it takes effect at once or at the start of a day. docs/packs.md, "A pack's life".
 *
 * Acts:
 *   pack_propose   files, note?, from? (a day), reason       the desk
 *   pack_approve   id, digest (as shown), from?, reason?, meeting?, met? (a day), minutes?    right APPROVER; a body (its
 *                  secretary) gives meeting, met and minutes; his own proposal only when nobody else is there, with a reason
 *   pack_refuse    id, digest, reason, meeting?, met?, minutes?      right APPROVER
 *   pack_withdraw  id, reason                                the desk, while it is not in force
 *   pack_activate  id: of an approved proposal whose day has come; or files, organ?: founding, without a proposal. The program
 * A proposal falls when another pack comes into force for its organ. */
#ifndef ENGINE_POLICY_H
#define ENGINE_POLICY_H

#include "engine/act.h"

struct proposal {
	int64_t id, entry, organ, starts, proposed, person, decided, decided_by, met, applied, migrated, changed;
	struct hash pack, base, diff;
	const char *state;                       /* proposed approved in_force refused withdrawn fallen */
	const char *note, *signer, *reason, *role, *who, *meeting, *minutes, *said;     /* "" none */
};
bool proposal_get(struct tx *t, struct arena *a, int64_t id, struct proposal *ret, bool *ret_found, struct err *e) CHECKED;
/* Newest first, at most 200. */
bool proposal_list(struct tx *t, struct arena *a, int64_t organ, struct proposal **ret, size_t *ret_n, struct err *e) CHECKED;

/* The packs that an organ ever kept. founding: put into force without a proposal, when the city began. */
struct policy_blob { int64_t id, entry, kept; struct hash digest; const char *name; bool founding; };
/* Newest first, at most 200. */
bool policy_blobs(struct tx *t, struct arena *a, int64_t organ, struct policy_blob **ret, size_t *ret_n, struct err *e) CHECKED;
bool policy_blob(struct tx *t, struct arena *a, int64_t organ, int64_t id, struct policy_blob *ret, bool *ret_found,
	struct err *e) CHECKED;

/* Does the note sign this pack, by one of the signers (verifier keys, separated by blanks or lines)? *ret_signer: its name. */
bool policy_signature(struct arena *a, const struct lang *l, const struct pack *p, struct str note, const char *signers,
	const char **ret_signer, struct err *e) CHECKED;

struct policy_new { const char *files; struct str note; const char *from, *reason; int64_t organ; };
/* From the command line, as the program. */
bool policy_propose(struct city *city, const struct policy_new *n, const struct lang *l, int64_t *ret_id, struct err *e) CHECKED;
/* Is there anything for policy_tick to do? */
bool policy_waits(struct city *city, int64_t now, bool *ret, struct err *e) CHECKED;
/* Puts into force what was approved for a day that has come; moves records along (engine/migrate.h). */
bool policy_tick(struct city *city, int64_t now, struct err *e) CHECKED;

#endif
