/* Derived tables again from the records, a batch a transaction. The job's row says how far it came: acts leave records
 * beyond it to the job (record_index.c), so that both together give what a standstill would. */
#include "engine/record_index.h"
#include "util/clock.h"

#define BATCH 500

static bool start(struct city *city, int64_t *ret_job, int64_t *ret_done, int64_t *ret_total, struct err *e)
{
	struct tx *t;
	struct arena *a = arena_new(65536);
	struct val cols[2];
	bool found = false, ok;
	TRY(tx_begin(city_store(city), TX_VOLATILE, &t, e));
	ok = tx_one(t, a, STMT_reindex_running, NO_ARGS, &found, cols, 2, e) &&
		tx_number(t, STMT_record_count, NO_ARGS, 0, ret_total, e);
	if (ok && found) {
		*ret_job = cols[0].i;                        /* it stopped halfway: on from there */
		*ret_done = cols[1].i;
	} else if (ok) {
		ok = tx_run(t, STMT_list_clear, NO_ARGS, NULL, e) && tx_run(t, STMT_tally_clear, NO_ARGS, NULL, e) &&
			tx_run(t, STMT_word_clear, NO_ARGS, NULL, e) &&
			tx_run(t, STMT_reindex_start, ARGS(val_i(*ret_total), val_i(clock_now())), NULL, e) &&
			tx_one(t, a, STMT_reindex_running, NO_ARGS, &found, cols, 2, e);
		*ret_job = ok ? cols[0].i : 0;
		*ret_done = 0;
	}
	arena_free(a);
	if (ok)
		return tx_commit(t, e);
	tx_abort(t);
	return false;
}

/* Records after `done`, each under the pack of its organ. */
static bool batch(struct city *city, struct tx *t, struct arena *a, int64_t job, int64_t *done, int64_t *n_done, bool *ret_more,
	struct err *e)
{
	struct record recs[BATCH];
	size_t n = 0;
	bool ok = true;
	struct query *q = tx_query(t, STMT_record_after, ARGS(val_i(*done), val_i(BATCH)));
	while (ok && query_next(q))
		ok = record_of_row(q, a, &recs[n++], e);
	TRY(query_end(q, ok ? e : NULL) && ok);
	*ret_more = n > 0;
	if (n == 0)
		return tx_run(t, STMT_reindex_end, ARGS(val_i(job)), NULL, e);
	/* first the mark: the records of this batch are then no longer "beyond" */
	TRY(tx_run(t, STMT_reindex_step, ARGS(val_i(job), val_i(recs[n - 1].id)), NULL, e));
	struct index *x = NULL;
	const struct pack *p = NULL;
	for (size_t i = 0; i < n; i++) {
		const struct pack *now = city_pack(city, t, recs[i].organ, e);
		if (!now)
			return false;
		if (now != p) {
			if (x)
				TRY(index_flush(x, e));
			x = index_new(t, a, p = now);
		}
		TRY(index_note(x, NULL, &recs[i], e));
	}
	TRY(index_flush(x, e));
	*done = recs[n - 1].id;
	*n_done += (int64_t)n;
	return true;
}

bool record_reindex(struct city *city, void (*progress)(void *, int64_t, int64_t), void *ctx, struct err *e)
{
	int64_t job, done, total, n = 0;
	TRY(start(city, &job, &done, &total, e));
	struct arena *a = arena_new(256 * 1024 * 1024);
	bool ok = true, more = true;
	while (ok && more) {
		struct tx *t;
		arena_reset(a);
		ok = tx_begin(city_store(city), TX_VOLATILE, &t, e);
		if (!ok)
			break;
		ok = batch(city, t, a, job, &done, &n, &more, e);
		if (ok)
			ok = tx_commit(t, e);
		else
			tx_abort(t);
		if (ok && progress)
			progress(ctx, n, total);
	}
	arena_free(a);
	return ok;
}
