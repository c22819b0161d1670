#include "engine/stats.h"

#include "engine/entry.h"
#include "util/civil.h"
#include "util/vec.h"

static bool counts(struct tx *t, struct arena *a, enum stmt id, struct stats_count **ret, size_t *ret_n, struct err *e)
{
	VEC(struct stats_count) list = {0};
	struct query *q = tx_query(t, id, NO_ARGS);

	while (query_next(q))
		*vec_push(a, &list) = (struct stats_count){arena_cstr(a, query_s(q, 0)), query_i(q, 1)};
	*ret = list.p;
	*ret_n = list.n;
	return query_end(q, e);
}

static bool small(struct tx *t, struct stats *ret, struct err *e)
{
	struct val c[7];
	bool found;

	TRY(tx_one(t, NULL, STMT_stats_small, NO_ARGS, &found, c, 7, e));
	ret->organs = c[0].i;
	ret->units = c[1].i;
	ret->people = c[2].i;
	ret->drafts = c[3].i;
	ret->sessions = c[4].i;
	ret->uploads = c[5].i;
	ret->disposals = c[6].i;
	TRY(tx_one(t, NULL, STMT_stats_files, NO_ARGS, &found, c, 2, e));
	ret->files = c[0].i;
	ret->file_bytes = c[1].i;
	return true;
}

static bool chain(struct tx *t, struct arena *a, struct stats *ret, struct err *e)
{
	struct val c[4];
	int64_t last;
	bool found;

	TRY(entry_next(t, &ret->entries, &last, e));
	TRY(tx_number(t, STMT_stats_checkpoints, ARGS(val_i(STATS_CHECKPOINTS)), 0, &ret->checkpoints, e));
	TRY(tx_one(t, a, STMT_checkpoint_last, NO_ARGS, &found, c, 4, e));
	ret->covered = found ? c[0].i : 0;
	ret->covered_at = found ? c[1].i : 0;
	return true;
}

/* The first entry from this time on, among those from `from` on; the number of entries when there is none. */
static bool first_since(struct tx *t, int64_t time, int64_t from, int64_t entries, int64_t *ret, struct err *e)
{
	int64_t till = entries, at;

	while (from < till) {
		int64_t middle = from + (till - from) / 2;
		TRY(tx_number(t, STMT_stats_entry_time, ARGS(val_i(middle)), 0, &at, e));
		if (at < time)
			from = middle + 1;
		else
			till = middle;
	}
	*ret = from;
	return true;
}

static bool months(struct tx *t, int64_t now, struct stats *ret, struct err *e)
{
	struct civil day = civil_of_ms(now);
	int64_t first = civil_date(day.year, day.month, 1), before = 0;

	for (int i = 0; i <= STATS_MONTHS; i++) {
		int64_t month = civil_add_months(first, i + 1 - STATS_MONTHS), begin;
		TRY(first_since(t, civil_ms(month, 0, 0), before, ret->entries, &begin, e));
		if (i)
			ret->months[i - 1].n = begin - before;
		if (i < STATS_MONTHS)
			ret->months[i].month = month;
		before = begin;
	}
	return true;
}

static bool last_of(struct tx *t, const char *act, int64_t *ret, struct err *e)
{
	struct val c[2];
	bool found;

	TRY(tx_one(t, NULL, STMT_stats_act_last, ARGS(val_c(act)), &found, c, 2, e));
	*ret = found ? c[1].i : 0;
	return true;
}

bool stats_read(struct tx *t, struct arena *a, int64_t now, struct stats *ret, struct err *e)
{
	*ret = (struct stats){0};
	return chain(t, a, ret, e) && small(t, ret, e) && months(t, now, ret, e) &&
		counts(t, a, STMT_stats_records, &ret->records, &ret->n_records, e) &&
		counts(t, a, STMT_stats_cases, &ret->cases, &ret->n_cases, e) && last_of(t, "tick", &ret->ticked, e) &&
		last_of(t, "backup_made", &ret->backed_up, e) && last_of(t, "backup_drill", &ret->drilled, e);
}
