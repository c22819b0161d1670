/* Duties at work: groups, rounds, figures, and what standing asks. */
#include "engine/round.h"

#include "engine/object.h"
#include "util/civil.h"

/* ---- rows ---- */

static void take_group(struct query *q, struct arena *a, struct round_group *ret)
{
	struct str digest = query_s(q, 3);
	*ret = (struct round_group){.id = query_i(q, 0),
		.duty = arena_cstr(a, query_s(q, 1)),
		.period = arena_cstr(a, query_s(q, 2)),
		.opened = query_i(q, 4),
		.due = query_i(q, 5),
		.state = arena_cstr(a, query_s(q, 7)),
		.closed = query_i(q, 8),
		.organ = query_i(q, 9)};
	if (digest.n == HASH_LEN)
		memcpy(ret->pack.b, digest.p, HASH_LEN);
}

static bool one_group(struct query *q, struct arena *a, struct round_group *ret, bool *ret_found, struct err *e)
{
	*ret = (struct round_group){.duty = "", .period = "", .state = ""};
	*ret_found = query_next(q);
	if (*ret_found)
		take_group(q, a, ret);
	return query_end(q, e);
}

bool round_group_get(struct tx *t, struct arena *a, int64_t id, struct round_group *ret, bool *ret_found, struct err *e)
{
	return one_group(tx_query(t, STMT_group_one, ARGS(val_i(id))), a, ret, ret_found, e);
}

bool round_groups(struct tx *t, struct arena *a, int64_t organ, const char *duty, int64_t before, int limit,
	struct round_group **ret, size_t *ret_n, struct err *e)
{
	VEC(struct round_group) list = {0};
	struct val last = val_i(before ? before : INT64_MAX);
	struct query *q = duty ? tx_query(t, STMT_groups_of_duty, ARGS(val_i(organ), val_c(duty), last, val_i(limit)))
			       : tx_query(t, STMT_groups_of_organ, ARGS(val_i(organ), last, val_i(limit)));
	while (query_next(q))
		take_group(q, a, vec_push(a, &list));
	TRY(query_end(q, e));
	*ret = list.p;
	*ret_n = list.n;
	return true;
}

bool round_groups_open(struct tx *t, struct arena *a, int64_t organ, const char *duty, int limit, struct round_group **ret,
	size_t *ret_n, struct err *e)
{
	VEC(struct round_group) list = {0};
	struct query *q = duty ? tx_query(t, STMT_groups_open_of_duty, ARGS(val_i(organ), val_c(duty), val_i(limit)))
			       : tx_query(t, STMT_groups_open, ARGS(val_i(organ), val_i(limit)));
	while (query_next(q))
		take_group(q, a, vec_push(a, &list));
	TRY(query_end(q, e));
	*ret = list.p;
	*ret_n = list.n;
	return true;
}

bool round_get(struct tx *t, struct arena *a, int64_t id, struct round *ret, bool *ret_found, struct err *e)
{
	struct query *q = tx_query(t, STMT_round_one, ARGS(val_i(id)));
	*ret_found = query_next(q);
	if (*ret_found)
		*ret = (struct round){
			.id = query_i(q, 0),
			.group = query_i(q, 1),
			.duty = arena_cstr(a, query_s(q, 2)),
			.kind = (int)query_i(q, 3),
			.subject = query_i(q, 4),
			.cause = query_i(q, 5),
			.unit = query_i(q, 7),
			.role = arena_cstr(a, query_s(q, 8)),
			.at = query_i(q, 9),
			.asked = arena_cstr(a, query_s(q, 10)),
			.asked_at = query_i(q, 11),
			.person = query_i(q, 12),
			.opened = query_i(q, 13),
			.due = query_i(q, 14),
			.state = arena_cstr(a, query_s(q, 15)),
			.done = query_i(q, 17),
			.actor = query_i(q, 18),
			.late = query_i(q, 20) != 0,
			.version = query_i(q, 21),
			.organ = query_i(q, 22),
			.disposed = query_i(q, 23),
		};
	return query_end(q, e);
}

/* ---- figures ---- */

static void count_state(struct round_figures *f, struct str state, int64_t n)
{
	const struct {
		const char *value;
		int64_t *n;
	} kinds[] = {
		{"open", &f->open}, {"done", &f->done}, {"late", &f->late}, {"suspended", &f->suspended}, {"lapsed", &f->lapsed}};
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		if (str_is(state, kinds[i].value))
			*kinds[i].n = n;
}

bool round_figures(struct tx *t, int64_t group, int64_t now, struct round_figures *ret, struct err *e)
{
	*ret = (struct round_figures){0};
	struct query *q = tx_query(t, STMT_round_tally_all, ARGS(val_i(group), val_c("")));
	while (query_next(q))
		count_state(ret, query_s(q, 0), query_i(q, 1));
	TRY(query_end(q, e));
	ret->asked = ret->open + ret->done;
	return !ret->open || tx_number(t, STMT_round_overdue_count, ARGS(val_i(group), val_i(now)), 0, &ret->overdue, e);
}

bool round_counts(
	struct tx *t, struct arena *a, int64_t group, const char *field, struct round_count **ret, size_t *ret_n, struct err *e)
{
	VEC(struct round_count) list = {0};
	struct query *q = tx_query(t, STMT_round_tally_units, ARGS(val_i(group), val_c(field)));
	while (query_next(q))
		*vec_push(a, &list) = (struct round_count){query_i(q, 0), field, arena_cstr(a, query_s(q, 1)), query_i(q, 2)};
	TRY(query_end(q, e));
	*ret = list.p;
	*ret_n = list.n;
	return true;
}

bool round_answers_by_question(
	struct tx *t, struct arena *a, int64_t group, struct round_count **ret, size_t *ret_n, struct err *e)
{
	VEC(struct round_count) list = {0};
	struct query *q = tx_query(t, STMT_round_tally_questions, ARGS(val_i(group)));
	while (query_next(q))
		*vec_push(a, &list) =
			(struct round_count){0, arena_cstr(a, query_s(q, 0)), arena_cstr(a, query_s(q, 1)), query_i(q, 2)};
	TRY(query_end(q, e));
	*ret = list.p;
	*ret_n = list.n;
	return true;
}

bool round_matrix_read(struct tx *t, struct arena *a, int64_t group, struct round_count **ret, size_t *ret_n, struct err *e)
{
	VEC(struct round_count) list = {0};
	struct query *q = tx_query(t, STMT_round_tally_matrix, ARGS(val_i(group)));
	while (query_next(q))
		*vec_push(a, &list) = (struct round_count){
			query_i(q, 2), arena_cstr(a, query_s(q, 0)), arena_cstr(a, query_s(q, 1)), query_i(q, 3)};
	TRY(query_end(q, e));
	*ret = list.p;
	*ret_n = list.n;
	return true;
}

/* The list is newest first. */
static struct round_figures *of_id(const struct round_group *list, size_t n, struct round_figures *figures, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (list[i].id == id)
			return &figures[i];
	return NULL;
}

bool round_groups_figures(struct tx *t, struct arena *a, const struct round_group *list, size_t n, const char *duty,
	int64_t unit, int64_t now, struct round_figures **ret, struct err *e)
{
	struct round_figures *all = *ret = arena_array(a, n + 1, sizeof(*all)), *f;
	if (!n)
		return true;
	struct val organ = val_i(list[0].organ), first = val_i(list[n - 1].id), last = val_i(list[0].id);
	struct query *q = unit ? tx_query(t, STMT_round_tally_groups_unit, ARGS(organ, first, last, val_i(unit)))
			: duty ? tx_query(t, STMT_round_tally_groups_duty, ARGS(organ, val_c(duty), first, last))
			       : tx_query(t, STMT_round_tally_groups, ARGS(organ, first, last));
	while (query_next(q))
		if ((f = of_id(list, n, all, query_i(q, 0))))
			count_state(f, query_s(q, 1), query_i(q, 2));
	TRY(query_end(q, e));
	q = unit   ? tx_query(t, STMT_round_overdue_groups_unit, ARGS(organ, first, last, val_i(unit), val_i(now)))
	    : duty ? tx_query(t, STMT_round_overdue_groups_duty, ARGS(organ, val_c(duty), first, last, val_i(now)))
		   : tx_query(t, STMT_round_overdue_groups, ARGS(organ, first, last, val_i(now)));
	while (query_next(q))
		if ((f = of_id(list, n, all, query_i(q, 0))))
			f->overdue = query_i(q, 1);
	TRY(query_end(q, e));
	for (size_t i = 0; i < n; i++)
		all[i].asked = all[i].open + all[i].done;
	return true;
}

/* ---- standing of a duty ---- */

#define GROUPS_LOOKED_AT 64

bool round_duty_standing(
	struct tx *t, struct arena *a, int64_t organ, const char *duty, int64_t now, struct round_standing *ret, struct err *e)
{
	struct round_group *groups;
	size_t n;
	*ret = (struct round_standing){.last = {.duty = duty, .period = "", .state = ""}};
	TRY(round_groups(t, a, organ, duty, 0, GROUPS_LOOKED_AT, &groups, &n, e));
	ret->any = n > 0;
	for (size_t i = 0; i < n; i++) {
		struct round_figures f;
		int64_t due, done;
		bool closed = strcmp(groups[i].state, "closed") == 0;
		if (closed && ret->over)
			continue;
		TRY(round_figures(t, groups[i].id, now, &f, e));
		TRY(tx_number(t, STMT_round_last_done, ARGS(val_i(groups[i].id)), 0, &done, e));
		ret->last_done = done > ret->last_done ? done : ret->last_done;
		ret->overdue += f.overdue;
		if (f.open) {
			TRY(tx_number(t, STMT_round_next_due, ARGS(val_i(groups[i].id)), 0, &due, e));
			if (due >= now && (!ret->next_due || due < ret->next_due))
				ret->next_due = due;
		}
		bool over = strcmp(groups[i].state, "filling") != 0 && (closed || !f.open || f.overdue || groups[i].due < now);
		if (over && !ret->over && f.asked) {
			ret->over = true;
			ret->last = groups[i];
			ret->last_figures = f;
			ret->in_time = !f.open && !f.late;
		}
	}
	return true;
}

/* ---- standing of a question ---- */

static void count(struct round_question *ret, struct str answer, bool planned, int64_t n)
{
	const struct {
		const char *name;
		int64_t *n;
	} kinds[] = {{"yes", &ret->yes}, {"partly", &ret->partly}, {"no", &ret->no}, {"not_applicable", &ret->not_applicable}};
	bool known = false;
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		if (str_is(answer, kinds[i].name)) {
			*kinds[i].n += n;
			known = true;
		}
	if (!known)
		ret->other += n;
	if (str_is(answer, "no") || str_is(answer, "partly"))
		*(planned ? &ret->planned : &ret->unplanned) += n;
	ret->answered |= n > 0;
}

static bool of_group(struct tx *t, int64_t group, const char *question, int64_t now, struct round_question *ret, struct err *e)
{
	struct query *q = tx_query(t, STMT_round_tally_all, ARGS(val_i(group), val_c(question)));
	while (query_next(q)) {
		struct str value = query_s(q, 0);
		bool planned = value.n && value.p[value.n - 1] == '+';
		count(ret, planned ? str_head(value, value.n - 1) : value, planned, query_i(q, 1));
	}
	TRY(query_end(q, e));
	if (!ret->answered)
		return true;
	int64_t late, none = CIVIL_NONE;
	TRY(tx_number(t, STMT_answers_plan_late, ARGS(val_i(group), val_c(question), val_i(civil_date_of_ms(now))), 0, &late, e));
	ret->planned -= late;
	ret->unplanned += late;
	TRY(tx_number(t, STMT_answers_plan_due, ARGS(val_i(group), val_c(question)), none, &ret->plan_due, e));
	struct round_figures f;
	TRY(round_figures(t, group, now, &f, e));
	ret->group = group;
	ret->waiting = f.open;
	return tx_number(t, STMT_round_last_done, ARGS(val_i(group)), 0, &ret->at, e);
}

static bool of_steps(
	struct tx *t, int64_t organ, const char *sheet, const char *question, int64_t now, struct round_question *ret,
	struct err *e)
{
	int64_t today = civil_date_of_ms(now), newest = 0;
	struct query *q = tx_query(t, STMT_answers_of_question,
		ARGS(val_c(sheet), val_c(question), val_i(OBJECT_STEP), val_i(100), val_i(organ)));
	while (query_next(q)) {
		bool plan = !query_null(q, 3);
		if (plan && (ret->plan_due == CIVIL_NONE || query_i(q, 3) < ret->plan_due))
			ret->plan_due = query_i(q, 3);
		if (!newest)
			newest = query_i(q, 6);
		count(ret, query_s(q, 2), plan && query_i(q, 3) >= today, 1);
	}
	TRY(query_end(q, e));
	return !newest || tx_number(t, STMT_round_entry_time, ARGS(val_i(newest)), 0, &ret->at, e);
}

bool round_question_standing(struct tx *t, struct arena *a, const struct pack *p, int64_t organ, const char *sheet,
	const char *question, int64_t now, struct round_question *ret, struct err *e)
{
	*ret = (struct round_question){.plan_due = CIVIL_NONE};
	for (size_t i = 0; i < p->elems.n && !ret->answered; i++) {
		const struct duty *d = (const struct duty *)(const void *)p->elems.p[i];
		struct round_group *groups;
		size_t n;
		if (d->elem.kind != ELEM_DUTY || !d->done || strcmp(d->done, sheet) != 0)
			continue;
		TRY(round_groups(t, a, organ, d->elem.name, 0, 8, &groups, &n, e));
		for (size_t k = 0; k < n && !ret->answered; k++)
			TRY(of_group(t, groups[k].id, question, now, ret, e));
	}
	return ret->answered || of_steps(t, organ, sheet, question, now, ret, e);
}
