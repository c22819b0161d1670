/* Figures over people, as conditions and documents name them: how many of those asked by a duty have done it, what was
 * answered to a question. They are those of the newest round that was opened, of the organ or of a unit with all below it. */
#include "engine/form_path.h"
#include "engine/round.h"
#include "util/civil.h"

/* What is counted, and where. */
struct counting {
	struct env *v;
	bool of_unit;
	struct round_group group;
	int64_t asked_unit; bool inside;         /* the unit asked last, and whether it lies in the env's */
};

static bool organ_of(struct env *v, int64_t *ret, struct err *e)
{
	*ret = v->organ ? v->organ : 1;
	if (v->organ || !v->unit)
		return true;
	struct query *q = tx_query(v->tx, STMT_unit_kind, ARGS(val_i(v->unit)));
	if (query_next(q))
		*ret = query_i(q, 2);
	return query_end(q, e);
}

/* The newest group of a duty that people were asked in, if it is newer than the one at hand. */
static bool newest(struct counting *c, const char *duty, struct err *e)
{
	struct round_group *groups;
	size_t n;
	int64_t organ;
	TRY(organ_of(c->v, &organ, e));
	TRY(round_groups(c->v->tx, c->v->arena, organ, duty, 0, 8, &groups, &n, e));
	for (size_t i = 0; i < n; i++)
		if (strcmp(groups[i].state, "filling") != 0) {
			if (groups[i].opened > c->group.opened || !c->group.id)
				c->group = groups[i];
			return true;
		}
	return true;
}

static bool counts_here(struct counting *c, int64_t unit, bool *ret, struct err *e)
{
	int64_t line[16];
	size_t n;
	*ret = !c->of_unit || unit == c->v->unit || (unit == c->asked_unit && c->inside);
	if (*ret || unit == c->asked_unit || !c->v->unit)
		return true;
	TRY(org_line(c->v->tx, unit, civil_date_of_ms(c->v->now), line, &n, e));
	for (size_t i = 0; i < n; i++)
		*ret |= line[i] == c->v->unit;
	c->asked_unit = unit;
	c->inside = *ret;
	return true;
}

/* How many rounds have this state, or answers this value; with a plan behind it ("no+") or without. */
static bool count(struct counting *c, const char *field, const char *value, bool planned, int64_t *ret, struct err *e)
{
	struct round_count *list;
	size_t n;
	TRY(round_counts(c->v->tx, c->v->arena, c->group.id, field, &list, &n, e));
	for (size_t i = 0; i < n; i++) {
		struct str given = str_of(list[i].value);
		bool plus = given.n && given.p[given.n - 1] == '+', here;
		if (!str_is(plus ? str_head(given, given.n - 1) : given, value) || (plus && !planned))
			continue;
		TRY(counts_here(c, list[i].unit, &here, e));
		*ret += here ? list[i].n : 0;
	}
	return true;
}

static bool unplanned(struct counting *c, int64_t *ret, struct err *e)
{
	struct round_count *list;
	size_t n;
	TRY(round_answers_by_question(c->v->tx, c->v->arena, c->group.id, &list, &n, e));
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].value, "no") == 0 || strcmp(list[i].value, "partly") == 0)
			TRY(count(c, list[i].field, list[i].value, false, ret, e));
	return true;
}

static bool of_duty(struct counting *c, const char *figure, int64_t *ret, bool *ret_known, struct err *e)
{
	int64_t open = 0, done = 0, late = 0;
	*ret_known = true;
	if (strcmp(figure, "unplanned") == 0)
		return unplanned(c, ret, e);
	TRY(count(c, "", "open", false, &open, e));
	TRY(count(c, "", "done", false, &done, e));
	TRY(count(c, "", "late", false, &late, e));
	if (strcmp(figure, "asked") == 0)
		*ret = open + done;
	else if (strcmp(figure, "answered") == 0)
		*ret = done;
	else if (strcmp(figure, "unanswered") == 0)
		*ret = open;
	else if (strcmp(figure, "late") == 0)
		*ret = late;
	else if (strcmp(figure, "rate") == 0 && open + done)
		*ret = done * 100 / (open + done);
	else
		*ret_known = false;
	return true;
}

bool figure_eval(struct env *v, const char *const *names, size_t n, const struct json **ret, struct err *e)
{
	const struct elem *duty = v->pack ? pack_find(v->pack, ELEM_DUTY, names[0]) : NULL;
	const struct elem *sheet = v->pack ? pack_find(v->pack, ELEM_SHEET, names[0]) : NULL;
	struct counting c = {.v = v, .asked_unit = -1};
	int64_t number = 0;
	bool known = false;
	*ret = NULL;
	if (!v->tx || n < 2 || (!duty && !sheet))
		return true;
	c.of_unit = strcmp(names[1], "unit") == 0;
	names += 1 + c.of_unit;
	n -= 1 + c.of_unit;
	if (duty && n == 1) {
		TRY(newest(&c, duty->name, e));
		if (c.group.id)
			TRY(of_duty(&c, names[0], &number, &known, e));
	} else if (sheet && n == 2) {
		for (size_t i = 0; i < v->pack->elems.n; i++) {
			const struct duty *d = (const struct duty *)(const void *)v->pack->elems.p[i];
			if (d->elem.kind == ELEM_DUTY && d->done && strcmp(d->done, sheet->name) == 0)
				TRY(newest(&c, d->elem.name, e));
		}
		known = c.group.id != 0;
		if (known)
			TRY(count(&c, names[0], names[1], true, &number, e));
	}
	if (known)
		*ret = json_add(v->arena, json_obj(v->arena), STR("v"),
			json_copy(v->arena, &(struct json){.kind = JSON_INT, .i = number}));
	return true;
}
