/* The passes of trail_verify. Each returns true to go on, or when it has put what is bad into the report; false: error. */
#ifndef ENGINE_VERIFY_PRIVATE_H
#define ENGINE_VERIFY_PRIVATE_H

#include "engine/trail.h"

/* Sums of keyed hashes of rows, one for what the entries say and one for what the tables hold: equal sums mean equal
 * sets. The key is drawn for each run, so that nobody can prepare rows whose hashes add up. */
struct row_sum { uint64_t lane[4]; int64_t n; };

struct verify {
	struct tx *tx;
	const struct note_key *key;              /* NULL: there is none */
	const struct lang *lang;
	struct arena *scratch;                   /* one entry's memory */
	progress_fn *progress;
	void *ctx;
	int64_t size;                            /* entries; known before the passes begin */
	const struct table_info *tables;
	size_t n_tables;
	uint8_t sum_key[HASH_LEN];
	struct row_sum *by_entries, *by_rows;    /* one a table */
	struct verify_report *report;
};

bool verify_checkpoints(struct verify *v, struct err *e) CHECKED;
bool verify_chain(struct verify *v, struct err *e) CHECKED;
bool verify_bodies(struct verify *v, struct err *e) CHECKED;
bool verify_rows(struct verify *v, struct err *e) CHECKED;

/* Called by verify_bodies for each row that an entry names. */
bool verify_mark(struct verify *v, int64_t seq, const struct json *mark, struct err *e) CHECKED;

static inline bool verify_bad(const struct verify *v) { return v->report->bad != NULL; }
/* Always true; the first bad place is kept. seq -1, table NULL: not meant. */
bool verify_say(struct verify *v, const char *kind, int64_t seq, const char *table, int64_t id, const char *text);
void verify_progress(struct verify *v, int pass, int64_t done, int64_t total);

#endif
