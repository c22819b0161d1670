/* Standing by what is done: procedures, duties, questions; and of what the program does by itself. */
#include "engine/standing_private.h"

#include "engine/round.h"
#include "text/text.h"
#include "util/civil.h"

#define DUTY_SOON 7                              /* days */
#define PORTAL_PATIENCE (INT64_C(48) * 3600 * 1000)

/* ---- procedures, steps, doors ---- */

/* Steps past their date, without those of units that an exception takes out. */
static bool late_of(struct standing_call *s, const char *path, struct late *ret, int64_t *ret_excused, struct err *e)
{
	const struct late *all = map_get(s->late, str_of(path));
	*ret = all ? *all : (struct late){0};
	if (!ret->n || !s->n_excused)
		return true;
	struct str step = str_of(path), part = str_cut(&step, '.');
	struct query *q = tx_query(s->tx, STMT_late_steps_of,
		ARGS(val_i(s->now), val_c(arena_cstr(s->arena, part)), val_s(step.n ? step : STR("%")), standing_pack(s)));
	while (query_next(q)) {
		if (!standing_is_excused(s, query_i(q, 0)))
			continue;
		ret->n -= query_i(q, 1);
		ret->top -= query_i(q, 2);
		++*ret_excused;
	}
	return query_end(q, e);
}

static bool by_use(struct standing_call *s, const char *path, struct keeper_standing *k, struct err *e)
{
	const struct use *u = map_get(s->uses, str_of(path));
	struct late late;
	*k = standing_of(STAND_UNKNOWN, t_stand_never_used(s->lang));
	TRY(late_of(s, path, &late, &k->excused, e));
	if (u) {
		k->n = u->n;
		k->last = u->last;
		k->lapses = civil_add_months(civil_date_of_ms(u->last), 12);
	}
	k->late = late.n;
	if (late.top) {
		k->standing = STAND_BROKEN;
		k->why = t_stand_late_top(s->lang, (int)late.n);
	} else if (late.n) {
		k->standing = STAND_RISK;
		k->why = t_stand_late(s->lang, (int)late.n);
	} else if (u && k->lapses >= s->today) {
		k->standing = STAND_KEPT;
		k->why = t_stand_used(s->lang, (int)u->n, standing_day(s, civil_date_of_ms(u->last)));
	} else if (u) {
		k->why = t_stand_not_used_lately(s->lang, standing_day(s, civil_date_of_ms(u->last)));
	}
	return true;
}

static bool walkable_by(struct standing_call *s, const struct actor *a, bool *ret, struct err *e)
{
	if (!a)
		return true;
	if (a->role && a->role->filled != FILLED_EVERYONE && a->role->filled != FILLED_COLUMN) {
		struct keeper_standing k;
		TRY(standing_role(s, a->role, &k, e));
		*ret = *ret && k.standing != STAND_BROKEN;
	}
	for (size_t i = 0; i < a->parts.n; i++)
		TRY(walkable_by(s, a->parts.p[i], ret, e));
	return true;
}

/* Rare: it can be walked today, and was used or drilled within a year. */
bool standing_procedure(struct standing_call *s, const struct procedure *p, const char *path, struct keeper_standing *ret,
	struct err *e)
{
	TRY(by_use(s, path, ret, e));
	ret->href = "/cases";
	if (!p->rare)
		return true;
	bool walkable = true;
	for (size_t i = 0; i < p->steps.n; i++) {
		TRY(walkable_by(s, p->steps.p[i].by, &walkable, e));
		TRY(walkable_by(s, p->steps.p[i].to, &walkable, e));
	}
	if (!walkable) {
		ret->standing = STAND_BROKEN;
		ret->why = t_stand_not_walkable(s->lang);
	} else if (ret->standing == STAND_KEPT && ret->lapses - s->today <= SOON) {
		ret->standing = STAND_RISK;
		ret->why = t_stand_drill_due(s->lang, standing_day(s, ret->lapses));
	} else if (ret->standing == STAND_UNKNOWN) {
		ret->why = t_stand_no_drill(s->lang);
	}
	return true;
}

bool standing_door(struct standing_call *s, const struct door *d, struct keeper_standing *ret, struct err *e)
{
	TRY(by_use(s, d->elem.name, ret, e));
	ret->href = arena_cprintf(s->arena, "/doors/%s", d->elem.name);
	return true;
}

/* ---- duties ---- */

/* Of one organ; several that share the pack stand as the worst of them. */
static bool duty_of(struct standing_call *s, const struct duty *d, int64_t organ, struct keeper_standing *k, struct err *e)
{
	struct round_standing r;
	*k = standing_of(STAND_UNKNOWN, t_stand_duty_none(s->lang));
	TRY(round_duty_standing(s->tx, s->arena, organ, d->elem.name, s->now, &r, e));
	int64_t next = r.next_due ? civil_date_of_ms(r.next_due) : CIVIL_NONE;
	k->n = r.last_figures.done;
	k->last = r.last_done;
	k->late = r.overdue;
	k->lapses = next == CIVIL_NONE ? CIVIL_NONE : next + 1;
	if (r.overdue) {
		k->standing = STAND_BROKEN;
		k->why = t_stand_duty_overdue(s->lang, (int)r.overdue);
		k->lapses = CIVIL_NONE;
	} else if (r.over && !r.in_time) {
		k->standing = STAND_BROKEN;
		k->why = t_stand_duty_late(s->lang, (int)(r.last_figures.late + r.last_figures.lapsed));
	} else if (next != CIVIL_NONE && next - s->today <= DUTY_SOON) {
		k->standing = STAND_RISK;
		k->why = t_stand_duty_due(s->lang, standing_day(s, next));
	} else if (r.over) {
		k->standing = STAND_KEPT;
		k->why = t_stand_duty_done(s->lang, (int)r.last_figures.done, standing_day(s, civil_date_of_ms(r.last_done)));
	}
	return true;
}

bool standing_duty(struct standing_call *s, const struct duty *d, struct keeper_standing *ret, struct err *e)
{
	*ret = standing_of(STAND_UNKNOWN, t_stand_duty_none(s->lang));
	for (size_t i = 0; i < s->organs.n; i++) {
		struct keeper_standing one;
		TRY(duty_of(s, d, s->organs.p[i], &one, e));
		if (i == 0 || one.standing > ret->standing)
			*ret = one;
	}
	return true;
}

/* ---- questions ---- */

static bool question_of(struct standing_call *s, const struct sheet *sheet, const struct question *q, int64_t organ,
	struct keeper_standing *k, struct err *e)
{
	struct round_question r;
	*k = standing_of(STAND_UNKNOWN, t_stand_question_none(s->lang));
	TRY(round_question_standing(s->tx, s->arena, s->pack, organ, sheet->elem.name, q->name, s->now, &r, e));
	int64_t no = r.no + r.partly;
	k->n = r.yes + no + r.not_applicable + r.other;
	k->last = r.at;
	k->late = r.unplanned;
	k->lapses = r.plan_due;
	if (!r.answered)
		return true;
	if (r.unplanned) {
		k->standing = STAND_BROKEN;
		k->why = t_stand_question_unplanned(s->lang, (int)r.unplanned, (int)k->n);
	} else if (r.waiting) {
		k->why = t_stand_question_waiting(s->lang, (int)r.waiting);
	} else if (no) {
		k->standing = STAND_RISK;
		k->why = t_stand_question_planned(s->lang, (int)no, (int)k->n);
	} else {
		k->standing = STAND_KEPT;
		k->why = t_stand_question_yes(s->lang, (int)k->n, standing_day(s, civil_date_of_ms(r.at)));
	}
	return true;
}

bool standing_question(struct standing_call *s, const struct sheet *sheet, const struct question *q, struct keeper_standing *ret,
	struct err *e)
{
	bool any = false;
	*ret = standing_of(STAND_UNKNOWN, t_stand_question_none(s->lang));
	for (size_t i = 0; i < s->organs.n; i++)
		for (size_t k = 0; k < (q ? 1 : sheet->questions.n); k++) {
			struct keeper_standing one;
			TRY(question_of(s, sheet, q ? q : &sheet->questions.p[k], s->organs.p[i], &one, e));
			int64_t lapses = standing_sooner(ret->lapses, one.lapses);
			if (!any || one.standing > ret->standing)
				*ret = one;
			ret->lapses = lapses;
			any = true;
		}
	return true;
}

/* ---- what the program does by itself ---- */

static const struct check_portal *tested(const struct standing_call *s, const char *name)
{
	for (size_t i = 0; i < s->n_portals; i++)
		if (strcmp(s->portals[i].name, name) == 0)
			return &s->portals[i];
	return NULL;
}

bool standing_portal(struct standing_call *s, const char *name, struct keeper_standing *ret, struct err *e)
{
	if (!s->has_portals)
		TRY(check_portals(s->tx, s->arena, &s->portals, &s->n_portals, e));
	s->has_portals = true;
	const struct check_portal *p = tested(s, name);
	*ret = standing_of(STAND_UNKNOWN, t_stand_not_tested(s->lang));
	ret->href = "/checks";
	if (!p)
		return true;
	ret->last = p->seen;
	if (p->result == CHECK_FAIL) {
		ret->standing = STAND_BROKEN;
		ret->why = t_stand_test_fails(s->lang, standing_day(s, civil_date_of_ms(p->since)));
	} else if (p->result == CHECK_UNKNOWN || p->seen + PORTAL_PATIENCE < s->now) {
		ret->why = t_stand_test_silent(s->lang, standing_day(s, civil_date_of_ms(p->seen)));
	} else {
		ret->standing = STAND_KEPT;
		ret->why = t_stand_enforced(s->lang);
		ret->lapses = civil_date_of_ms(p->seen + PORTAL_PATIENCE) + 1;
	}
	return true;
}
