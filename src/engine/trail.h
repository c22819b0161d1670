/* Reading the audit trail: entries, an object's history, proofs, verify. */
#ifndef ENGINE_TRAIL_H
#define ENGINE_TRAIL_H

#include "chain/checkpoint.h"
#include "engine/act.h"
#include "engine/trail_source.h"

struct entry {
	int64_t seq, time, actor;
	const char *role, *act, *act_title;
	const char *who_text;                    /* from the body; "" when disposed */
	struct hash digest, leaf;
	const struct json *body;                 /* NULL: disposed */
};
bool trail_entry(struct city *city, struct tx *t, struct arena *a, int64_t seq, const struct lang *l, struct entry *ret, bool *ret_found, struct err *e) CHECKED;
/* Newest first, before: seq (exclusive; -1 from the end). */
bool trail_list(struct city *city, struct tx *t, struct arena *a, int64_t before, int limit, const struct lang *l, struct entry **ret, size_t *ret_n, struct err *e) CHECKED;
bool trail_of(struct city *city, struct tx *t, struct arena *a, int kind, int64_t id, int64_t before, int limit, const struct lang *l,
	struct entry **ret, size_t *ret_n, struct err *e) CHECKED;
bool trail_size(struct tx *t, int64_t *ret, struct err *e) CHECKED;
/* The last signed checkpoint; found false when none was made yet. */
bool trail_checkpoint(struct tx *t, struct arena *a, struct str *ret_note, int64_t *ret_size, int64_t *ret_time, bool *ret_found, struct err *e) CHECKED;
/* Proof file of an entry under the last checkpoint that covers it. */
bool trail_proof(struct tx *t, struct arena *a, int64_t seq, struct buf *ret, struct err *e) CHECKED;

struct verify_report {
	int64_t entries, bodies, disposed, rows, checkpoints;
	int64_t chain_ns, body_ns, row_ns;
	const char *bad;                         /* NULL: all well; else the place, in words */
	const char *bad_kind;                    /* leaf, body, row, missing, checkpoint, clock, token, list */
	int64_t bad_seq; 
};
/* Everything: leaves, tree nodes, bodies, rows against entries and entries against rows, checkpoints' roots and
 * signatures (keys: verifier keys of the origin; NULL takes the one in the settings and says so). */
bool trail_verify(struct store *s, const struct note_key *key, const struct lang *l, struct arena *a,
	progress_fn *progress, void *ctx, struct verify_report *ret, struct err *e) CHECKED;

#endif
