/* Checkpoints kept elsewhere: given to witnesses (C2SP tlog-witness over HTTP, a directory on another machine's disk), and
 * compared with the store. What witnesses answered stands in the table cosignature. */
#ifndef ENGINE_TRAIL_WITNESS_H
#define ENGINE_TRAIL_WITNESS_H

#include "engine/trail.h"

#define WITNESSES_MAX 8
/* A checkpoint that is not followed by another is cosigned again after so long: that is how a witness sees that an idle log is
 * alive. verify expects a cosignature of each named witness at most twice as much older than the newest checkpoint. */
#define WITNESS_AGAIN_MS (20 * (int64_t)3600000)

struct witness_at { struct note_key key; const char *key_text, *url, *ca; };        /* ca NULL: that of the machine */
struct witness_list { size_t n; struct witness_at p[WITNESSES_MAX]; };
/* A line a witness: VERIFIER-KEY URL [CA-FILE]; URL is the submission prefix. Empty lines and lines that begin with # say
 * nothing. The key may be of type 0x01 or 0x04 (cosignature/v1). */
bool trail_witnesses_read(struct arena *a, struct str text, struct witness_list *ret, struct err *e) CHECKED;

/* Has the newest checkpoint cosigned unless it is already, and keeps the cosignature. doubt: it is asked even so, for a store
 * that was set back has forgotten what was cosigned after, and only the witness knows. *ret_did: it was asked. May take 30
 * seconds: no page waits for it. Errors: ERR_CORRUPT the witness has cosigned another history, or more entries than are here
 * (the store was set back), or its cosignature is bad; ERR_DENIED it does not know the log or its key; ERR_IO no answer, or none
 * of the protocol; ERR_STALE the log grew faster than the answers came: again at the next turn. */
bool trail_witness_turn(struct store *s, const struct witness_at *w, int64_t now, bool doubt, bool *ret_did,
	struct err *e) CHECKED;

/* Writes the newest checkpoint into the directory, as a file HASH8-SIZE.checkpoint (HASH8: of the origin), unless it is there.
 * ERR_CORRUPT: there is another one of that size. */
bool trail_witness_dir(struct store *s, const char *dir, bool *ret_did, struct err *e) CHECKED;
/* Each *.checkpoint of such a directory against the store, or one file. key: as trail_check_note. *ret_bad names the first that
 * does not fit, in words, or that there is none; ret_newest: entries under the largest. */
bool trail_witness_compare(struct store *s, const struct note_key *key, const char *path, const struct lang *l, struct arena *a,
	int64_t *ret_n, int64_t *ret_newest, const char **ret_bad, struct err *e) CHECKED;

/* Each cosignature in the store is a good one of the key that it names over a checkpoint that is there, at its time; and each
 * witness of want (may be NULL) has cosigned, and not stopped. *ret_bad: what is wrong, in words, else NULL. */
bool trail_cosignatures(struct store *s, const struct witness_list *want, const struct lang *l, struct arena *a, int64_t *ret_n,
	const char **ret_bad, struct err *e) CHECKED;

/* A checkpoint as it is typed from paper: "ORIGIN SIZE" and the root in 16 groups of four hex digits, then a group that finds
 * typing errors. White space of any kind between them, capitals too. It is not signed: the paper vouches for it. */
const char *trail_line(struct arena *a, const struct checkpoint *c);
/* Is text such a line? Then compares it with the store, as trail_check_note does. ERR_INVALID: a typing error. */
bool trail_line_is(struct str text);
bool trail_check_line(struct store *s, struct str text, const struct lang *l, struct arena *a, const char **ret_bad,
	struct err *e) CHECKED;

#endif
