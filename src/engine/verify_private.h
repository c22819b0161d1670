/* The passes of trail_verify. Each returns true to go on, or when it has put what is bad into the report; false: error. */
#ifndef ENGINE_VERIFY_PRIVATE_H
#define ENGINE_VERIFY_PRIVATE_H

#include "engine/verified.h"

/* Sums of keyed hashes of rows, one for what the entries say and one for what the tables hold: equal sums mean equal
 * sets. The key is drawn for each run, so that nobody can prepare rows whose hashes add up. */
struct row_sum { uint64_t lane[4]; int64_t n; };

/* The sets of signing keys, in order; see verify_keys.c. */
struct verify_sets {
	struct verify_set *p;
	size_t n, cap;
	struct arena *arena;
	size_t now, trusted;                     /* the set that signs; the first with the trusted key */
	bool closed;                             /* `now` has signed a checkpoint over the announcement of the next */
	bool vouched;                            /* the trusted key has signed a checkpoint, or is the first */
};

struct verify {
	struct tx *tx;
	struct verify_sets sets;
	const struct note_key *key;              /* NULL: there is none */
	const struct lang *lang;
	struct arena *scratch;                   /* one entry's memory */
	progress_fn *progress;
	void *ctx;
	int64_t size;                            /* entries; known before the passes begin */
	bool leaves_only;                        /* verify_chain looks for no checkpoint: these are not good */
	struct verified from, to;                /* what was verified before (size 0: nothing), and now, under a checkpoint */
	const struct table_info *tables;
	size_t n_tables;
	uint8_t sum_key[HASH_LEN];
	struct row_sum *by_entries, *by_rows;    /* one a table */
	/* What entries without a body are about, by the index, and by the disposals that erased them; and, to say which one is
	 * wrong when these differ, the body of one disposal (verify_disposal.c). */
	struct row_sum lost, erased;
	bool naming;
	struct { struct arena *arena; int64_t by; const struct json *in; } disposal;
	struct verify_report *report;
};

/* Which key signs what (verify_keys.c): before the checkpoints are looked at; the set that must sign one (false: it has not,
 * and it is not said); when the chain is known to be good. */
bool verify_keys(struct verify *v, struct err *e) CHECKED;
bool verify_set_signs(struct verify *v, struct str note, int64_t size, const struct hash *root, int64_t *ret_seconds);
bool verify_keys_end(struct verify *v, struct err *e) CHECKED;
/* A checkpoint from elsewhere: is it by the stable key of one of the sets, among which key is? */
bool verify_note_by_set(struct tx *t, const struct note_key *key, struct str note, struct str origin, const struct lang *l,
	bool *ret, struct err *e) CHECKED;

bool verify_checkpoints(struct verify *v, struct err *e) CHECKED;
bool verify_chain(struct verify *v, struct err *e) CHECKED;
bool verify_bodies(struct verify *v, struct err *e) CHECKED;
bool verify_rows(struct verify *v, struct err *e) CHECKED;
bool verify_files(struct verify *v, struct err *e) CHECKED;

/* Called by verify_bodies for each row that an entry names. */
bool verify_mark(struct verify *v, int64_t seq, const struct json *mark, struct err *e) CHECKED;

/* The same for a row whose table and digest were read already; seq: the entry that the row names at least. */
bool verify_row_of(struct verify *v, int64_t seq, struct str table, int64_t id, const struct hash *digest, struct err *e) CHECKED;

/* An entry without a body: was it disposed of lawfully? objects: [[kind, id], …] by the index. */
bool verify_disposed(struct verify *v, int64_t seq, const struct json *objects, struct err *e) CHECKED;
/* An entry of the act `dispose`: what it erased is gone, and the rows that it answers for are there. in: of its body. */
bool verify_disposal(struct verify *v, int64_t by, const struct json *in, struct err *e) CHECKED;
/* What a disposal answers for a row that names an entry without a body. */
bool verify_kept(struct verify *v, int64_t seq, const char *table, int64_t id, struct hash *ret, bool *ret_found,
	struct err *e) CHECKED;

void verify_sum(struct row_sum *sum, const struct hash *h);
bool verify_sum_eq(const struct row_sum *a, const struct row_sum *b);

static inline bool verify_bad(const struct verify *v) { return v->report->bad != NULL; }
/* Always true; the first bad place is kept. seq -1, table NULL: not meant. */
bool verify_say(struct verify *v, const char *kind, int64_t seq, const char *table, int64_t id, const char *text);
void verify_progress(struct verify *v, int pass, int64_t done, int64_t total);

#endif
