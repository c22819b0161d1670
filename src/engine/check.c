#include "engine/check.h"

#include "engine/object.h"
#include "engine/record.h"
#include "util/civil.h"

static const char *const words[CHECK_RESULTS] = {"pass", "fail", "unknown"};
const char *check_result_word(enum check_result r) { return words[r]; }

bool check_result_of(struct str word, enum check_result *ret)
{
	static const char *const ja[CHECK_RESULTS] = {"合格", "不合格", "不明"};
	for (int i = 0; i < CHECK_RESULTS; i++)
		if (str_is(word, words[i]) || str_is(word, ja[i])) {
			*ret = (enum check_result)i;
			return true;
		}
	return false;
}

/* ---- rows ---- */

/* Does the check ask this record: is it there, and does `when` hold? */
static bool asks(struct tx *t, struct arena *a, const struct pack *p, const struct check *k, int64_t now, struct str body,
	bool *ret,
	struct err *e)
{
	struct lang none = {LANG_JA, a};
	struct json *j;
	*ret = body.n > 0;
	if (!*ret || !k->when)
		return true;
	TRY(json_read(a, body, 100000, &j, e));
	struct env v = {.tx = t, .arena = a, .pack = p, .lang = &none, .now = now, .body = j, .self = j,
		.reg = pack_register(p, k->per), .self_reg = pack_register(p, k->per)};
	*ret = cond_eval(&v, k->when, e) == TRUTH_YES;
	return e->code == ERR_NONE;
}

static bool excused(struct tx *t, struct arena *a, const struct check *k, int64_t record, bool *ret, struct err *e)
{
	int64_t n = 0;
	struct str step = str_of(k->except), part = str_cut(&step, '.');
	*ret = false;
	if (!k->except || !step.n)
		return true;
	TRY(tx_number(t, STMT_check_excused, ARGS(val_i(record), val_c(arena_cstr(a, part)), val_s(step)), 0, &n, e));
	*ret = n > 0;
	return true;
}

static bool take_rows(struct query *q, struct tx *t, struct arena *a, const struct pack *p, const struct check *k, int64_t now,
	struct check_row **ret, size_t *ret_n, struct err *e)
{
	VEC(struct check_row) list = {0};
	VEC(struct str) bodies = {0};
	while (query_next(q)) {
		struct check_row *r = vec_push(a, &list);
		*r = (struct check_row){.id = query_i(q, 0), .record = query_i(q, 1), .seen = query_i(q, 3),
			.since = query_i(q, 4),
			.evidence = arena_cstr(a, query_s(q, 5)), .case_file = query_i(q, 6), .number = arena_cstr(a,
				query_s(q, 7)),
			.title = arena_cstr(a, query_s(q, 8)), .unit = query_i(q, 9)};
		if (!check_result_of(query_s(q, 2), &r->result))
			r->result = CHECK_UNKNOWN;
		*vec_push(a, &bodies) = arena_str(a, query_s(q, 10));
	}
	TRY(query_end(q, e));
	for (size_t i = 0; i < list.n; i++) {
		TRY(asks(t, a, p, k, now, bodies.p[i], &list.p[i].asked, e));
		if (list.p[i].result == CHECK_FAIL)
			TRY(excused(t, a, k, list.p[i].record, &list.p[i].excused, e));
	}
	*ret = list.p;
	*ret_n = list.n;
	return true;
}

bool check_rows(struct tx *t, struct arena *a, const struct pack *p, const struct check *k, int64_t organ,
	enum check_result result,
	int64_t unit, int64_t after, int limit, int64_t now, struct check_row **ret, size_t *ret_n, bool *ret_more, struct err *e)
{
	const char *name = k->elem.name;
	struct val most = val_i(limit + 1);
	struct query *q = result == CHECK_RESULTS
		? tx_query(t, STMT_check_list, ARGS(val_c(name), val_i(organ), val_i(after), most))
		: tx_query(t, STMT_check_list_result, ARGS(val_c(name), val_i(organ), val_c(words[result]), val_i(after), most));
	size_t kept = 0;
	TRY(take_rows(q, t, a, p, k, now, ret, ret_n, e));
	*ret_more = *ret_n > (size_t)limit;
	if (*ret_more)
		*ret_n = (size_t)limit;
	for (size_t i = 0; unit && i < *ret_n; i++)
		if ((*ret)[i].unit == unit)
			(*ret)[kept++] = (*ret)[i];
	if (unit)
		*ret_n = kept;
	return true;
}

bool check_silent(struct tx *t, struct arena *a, const struct pack *p, const struct check *k, int64_t organ, int64_t since,
	int64_t now, struct check_row **ret, size_t *ret_n, struct err *e)
{
	struct query *q = tx_query(t, STMT_check_list_silent, ARGS(val_c(k->elem.name), val_i(organ), val_i(since),
		val_i(CHECK_LOOKED_AT)));
	return take_rows(q, t, a, p, k, now, ret, ret_n, e);
}

bool check_sums(struct tx *t, struct arena *a, int64_t organ, struct check_sum **ret, size_t *ret_n, struct err *e)
{
	VEC(struct check_sum) list = {0};
	struct query *q = tx_query(t, STMT_check_tallies, ARGS(val_i(organ)));
	while (query_next(q)) {
		enum check_result r;
		if (!list.n || !str_is(query_s(q, 0), list.p[list.n - 1].name))
			vec_push(a, &list)->name = arena_cstr(a, query_s(q, 0));
		if (check_result_of(query_s(q, 1), &r))
			list.p[list.n - 1].n[r] += query_i(q, 2);
	}
	*ret = list.p;
	*ret_n = list.n;
	return query_end(q, e);
}

bool check_oldest(struct tx *t, const struct check *k, int64_t organ, int64_t *ret, struct err *e)
{
	return tx_number(t, STMT_check_oldest, ARGS(val_c(k->elem.name), val_i(organ)), 0, ret, e);
}

int64_t check_patience(const struct check *k)
{
	static const int64_t ms[] = {[SPAN_MINUTES] = 60000, [SPAN_HOURS] = 3600000, [SPAN_DAYS] = 86400000,
		[SPAN_WORKING_DAYS] = 86400000, [SPAN_WEEKS] = 7 * 86400000LL, [SPAN_MONTHS] = 31 * 86400000LL,
		[SPAN_YEARS] = 366 * 86400000LL};
	struct span s = {1, SPAN_DAYS};
	if (k->every && k->every->kind == TIME_SPAN)
		s = k->every->span;
	else if (k->every && k->every->kind == TIME_PARAM && k->every->param->type == PARAM_SPAN)
		s = k->every->param->span;
	return 2 * s.n * ms[s.unit];
}

bool check_portals(struct tx *t, struct arena *a, struct check_portal **ret, size_t *ret_n, struct err *e)
{
	VEC(struct check_portal) list = {0};
	struct query *q = tx_query(t, STMT_check_portals, NO_ARGS);
	while (query_next(q)) {
		struct check_portal *p = vec_push(a, &list);
		*p = (struct check_portal){.name = arena_cstr(a, str_from(query_s(q, 0), 7)), .result = CHECK_UNKNOWN,
			.seen = query_i(q, 2), .since = query_i(q, 3), .evidence = arena_cstr(a, query_s(q, 4))};
		(void)check_result_of(query_s(q, 1), &p->result);
	}
	*ret = list.p;
	*ret_n = list.n;
	return query_end(q, e);
}

/* ---- writing ---- */

static bool count(struct act_call *c, const char *name, struct str result, int64_t n, struct err *e)
{
	return tx_run(c->tx, STMT_check_tally_add, ARGS(val_i(c->who.organ), val_c(name), val_s(result), val_i(n)), NULL, e);
}

bool check_put(struct act_call *c, const struct check_put *p, bool *ret_new, bool *ret_changed, int64_t *ret_id,
	int64_t *ret_case,
	struct err *e)
{
	struct val was[5];
	bool found;
	TRY(tx_one(c->tx, c->arena, STMT_check_one, ARGS(val_c(p->name), val_i(p->record), val_i(c->who.organ)), &found, was,
		5, e));
	*ret_new = !found || was[2].i < p->seen;
	*ret_changed = !found || !str_is(was[1].s, words[p->result]);
	*ret_id = found ? was[0].i : 0;
	*ret_case = found ? was[4].i : 0;
	if (!*ret_new)
		return true;
	int64_t since = *ret_changed ? p->seen : was[3].i;
	TRY(tx_run(c->tx, STMT_check_put,
		ARGS(val_c(p->name), val_i(p->record), val_c(words[p->result]), val_i(p->seen), val_i(since), val_s(p->evidence),
			val_i(c->now)),
		ret_id, e));
	if (!*ret_changed)
		return true;
	act_object(c, OBJECT_CHECK, *ret_id);
	if (found)
		TRY(count(c, p->name, was[1].s, -1, e));
	return count(c, p->name, str_of(words[p->result]), 1, e);
}

bool check_reindex(struct tx *t, struct err *e)
{
	return tx_run(t, STMT_check_tally_clear, NO_ARGS, NULL, e) && tx_run(t, STMT_check_tally_fill, NO_ARGS, NULL, e);
}
