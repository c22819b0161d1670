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
	int64_t disposed;                        /* entry of the act `dispose` that erased the body; -1: none names it */
};
/* Borrowed from a. body is read up to TRAIL_BODY_ITEMS values; a longer one is ERR_LIMIT. */
#define TRAIL_BODY_ITEMS 4000000
bool trail_entry(struct city *city, struct tx *t, struct arena *a, int64_t seq, const struct lang *l, struct entry *ret,
	bool *ret_found, struct err *e) CHECKED;
/* Newest first, before: seq (exclusive; -1 from the end). */
bool trail_list(struct city *city, struct tx *t, struct arena *a, int64_t before, int limit, const struct lang *l,
	struct entry **ret, size_t *ret_n, struct err *e) CHECKED;
bool trail_of(struct city *city, struct tx *t, struct arena *a, int kind, int64_t id, int64_t before, int limit,
	const struct lang *l, struct entry **ret, size_t *ret_n, struct err *e) CHECKED;
/* Number of entries. */
bool trail_size(struct tx *t, int64_t *ret, struct err *e) CHECKED;
/* The last signed checkpoint (time: of signing, ms); found false when none was made yet. */
bool trail_checkpoint(struct tx *t, struct arena *a, struct str *ret_note, int64_t *ret_size, int64_t *ret_time,
	bool *ret_found, struct err *e) CHECKED;
/* The verifier key in the settings (chain.key); found false when none is set. */
bool trail_key(struct tx *t, struct arena *a, struct note_key *ret, bool *ret_found, struct err *e) CHECKED;
/* Proof file of an entry under the last checkpoint. ERR_NOT_FOUND: no such entry, or no checkpoint covers it yet. */
bool trail_proof(struct tx *t, struct arena *a, int64_t seq, struct buf *ret, struct err *e) CHECKED;

/* One round with the seal: computes the root of what is committed, has the seal sign it (socket: its path), checks the
 * answer against the key in the settings when there is one, and stores the checkpoint. Called by the server's timer, also
 * when nothing happened, and by `sekimori checkpoint`. *ret_new: false when this size had its checkpoint already.
 * Errors: ERR_IO the seal does not answer; ERR_DENIED it refused, with its reason (after a rollback: smaller than what it
 * signed last); ERR_CORRUPT its answer is not a checkpoint of this tree; ERR_STORE. */
bool seal_round(struct store *s, const char *socket, int64_t *ret_size, bool *ret_new, struct err *e) CHECKED;

struct verify_report {
	int64_t entries, bodies, disposed, rows, checkpoints;
	int64_t covered;                         /* entries under the last checkpoint */
	int64_t files;                           /* attachments that are kept */
	int64_t chain_ns, body_ns, row_ns, checkpoint_ns, file_ns;
	bool key_of_store;                       /* no key was given: the store agrees with itself, no more is proved */
	const char *bad;                         /* NULL: all well; else the place, in words */
	const char *bad_kind;                    /* leaf, body, row, missing, checkpoint, clock, object, node */
	int64_t bad_seq;                         /* entry; -1: no entry is meant */
	const char *bad_table;                   /* of a row, NULL otherwise */
	int64_t bad_id;
};
/* Everything: leaves, tree nodes, bodies, objects, rows against entries and entries against rows, checkpoints' roots and
 * signatures (key: verifier key of the origin; NULL takes the one in the settings and says so in key_of_store). Works on
 * one read transaction, in constant memory; stops at the first place that is bad. false: it could not be finished. */
bool trail_verify(struct store *s, const struct note_key *key, const struct lang *l, struct arena *a,
	progress_fn *progress, void *ctx, struct verify_report *ret, struct err *e) CHECKED;

/* A checkpoint kept elsewhere (witness, paper, the seal) against this store: finds the cut tail and the rewritten past that
 * no look at the store alone can find. key NULL takes the one in the settings. *ret_bad: NULL when the store still has that
 * tree, else what is wrong, in words. ERR_INVALID: not a checkpoint, not of this key, or there is no key. */
bool trail_check_note(struct store *s, const struct note_key *key, struct str note, const struct lang *l, struct arena *a,
	const char **ret_bad, struct err *e) CHECKED;

#endif
