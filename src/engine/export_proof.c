#include "engine/export_private.h"

#include "engine/trail.h"
#include "util/num.h"

#define IN_A_FOLDER 10000

/* The next "N" or "N-M" of the list. false: it is not one. */
static bool next_range(const struct export *x, struct str *list, int64_t *ret_from, int64_t *ret_till)
{
	struct str till = str_cut(list, ','), from = str_cut(&till, '-');

	if (!num_i64(from, 0, x->size - 1, ret_from))
		return false;
	*ret_till = *ret_from + 1;
	if (till.n) {
		TRY(num_i64(till, *ret_from, x->size - 1, ret_till));
		++*ret_till;
	}
	return true;
}

static bool each_range(struct export *x, bool (*fn)(struct export *x, int64_t from, int64_t till, struct err *e), int64_t *ret,
	struct err *e)
{
	struct str list = str_of(x->o->proofs);
	int64_t from, till, last = 0;

	*ret = 0;
	if (str_is(list, "all")) {
		*ret = x->covered;
		return !fn || fn(x, 0, x->covered, e);
	}
	do {
		if (!next_range(x, &list, &from, &till) || from < last)
			return FAIL(e, ERR_INVALID, "proofs are \"all\", or numbers of entries in order: \"3,17,20-40\"");
		if (till > x->covered)
			return FAIL(e, ERR_NOT_FOUND, "no checkpoint covers entry %lld yet", (long long)(till - 1));
		*ret += till - from;
		if (fn)
			TRY(fn(x, from, till, e));
		last = till;
	} while (list.n);
	return true;
}

static bool write_range(struct export *x, int64_t from, int64_t till, struct err *e)
{
	for (int64_t seq = from; seq < till; seq++) {
		struct export_file f;
		char path[100];

		snprintf(path, sizeof(path), "proofs/%06lld/%lld.tlog-proof", (long long)(seq / IN_A_FOLDER), (long long)seq);
		TRY(export_open(x, &f, path, e));
		arena_reset(x->scratch);
		TRY(export_close(x, &f, trail_proof(x->tx, x->scratch, seq, &f.b, e), e));
		x->report->proofs++;
		export_progress(x, 1);
	}
	return true;
}

bool export_proofs_count(const struct export *x, int64_t *ret, struct err *e)
{
	struct export look = *x;

	*ret = 0;
	return !x->o->proofs || each_range(&look, NULL, ret, e);
}

bool export_proofs(struct export *x, struct err *e)
{
	int64_t n;

	return !x->o->proofs || each_range(x, write_range, &n, e);
}
