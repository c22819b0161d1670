/* What a request would become, before it is submitted. */
#include "engine/compose.h"

#include "engine/step.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clock.h"

struct plan_steps { VEC(struct planned) list; };

static bool who_says(struct env *v, int64_t person, const struct step *s, const char **ret, struct err *e)
{
	struct seats seats = {0};
	*ret = "";
	if (!route_step(v, person, s, &seats, e)) {
		*ret = arena_cstr(v->arena, str_of(e->text));    /* nobody there fills the role: submitting says so, too */
		bool nobody = e->code == ERR_CONFLICT;
		if (nobody)
			err_clear(e);
		return nobody;
	}
	const char *all = "";
	for (size_t i = 0; i < seats.list.n && i < 4; i++) {
		const char *one;
		TRY(route_say(v, seats.list.p[i].ways.p, seats.list.p[i].ways.n, &one, e));
		all = *all ? arena_cprintf(v->arena, "%s%s%s", all, t_route_and(v->lang), one) : one;
	}
	*ret = all;
	return true;
}

static bool due_says(struct env *v, const struct step *s, const char **ret, struct err *e)
{
	const struct param *days = pack_param(v->pack, "decision_days");
	struct ptime length = {.kind = TIME_PARAM, .param = days};
	int64_t due = CIVIL_NONE;
	*ret = "";
	if (s->due && (s->due->kind == TIME_SPAN || s->due->kind == TIME_PARAM)) {
		due = step_after(v, s->due, e);
	} else if (s->due) {
		due = time_eval(v, s->due, e);
	} else if (days && s->kind != STEP_TASK && s->kind != STEP_START && s->kind != STEP_NOTIFY) {
		due = step_after(v, &length, e);
	}
	if (due != CIVIL_NONE)
		*ret = t_due_by(v->lang, civil_say_date(v->arena, civil_date_of_ms(due), CIVIL_SHORT, lang_ja(v->lang)));
	return e->code == ERR_NONE;
}

static bool plan_step(struct env *v, int64_t person, const struct step *s, struct plan_steps *ret, struct err *e)
{
	struct planned one = {.step = s};
	if (s->when && cond_eval(v, s->when, e) == TRUTH_NO)
		return true;
	TRY(who_says(v, person, s, &one.who, e));
	TRY(due_says(v, s, &one.due, e));
	/* The same person under the same name in two parts answers once. */
	for (size_t i = 0; i < ret->list.n; i++)
		if (ret->list.p[i].step->kind == STEP_DECIDE && s->kind == STEP_DECIDE &&
		    strcmp(ret->list.p[i].who, one.who) == 0)
			return true;
	*vec_push(v->arena, &ret->list) = one;
	return true;
}

/* The parts' leading runs first, consults before decisions; then part by part. */
static bool plan_steps(struct env *v, const struct composed *c, int64_t person, struct plan_steps *ret, struct err *e)
{
	for (int pass = 0; pass < 3; pass++)
		for (size_t p = 0; p < c->parts.n; p++) {
			struct env at = compose_env(v, c, p);
			int end = step_stage_end(at.procedure);
			for (size_t i = 0; i < at.procedure->steps.n; i++) {
				const struct step *s = &at.procedure->steps.p[i];
				int when = (int)i > end ? 2 : s->kind == STEP_DECIDE ? 1 : 0;
				if (when == pass)
					TRY(plan_step(&at, person, s, ret, e));
			}
		}
	return true;
}

bool case_plan(struct city *city, struct tx *t, struct arena *a, const struct pack *p, const struct door *d,
	       const struct json *answers, const struct who *w, const struct lang *l, struct case_plan *ret, struct err *e)
{
	struct env v = {.city = city,
		.tx = t,
		.arena = a,
		.pack = p,
		.lang = l,
		.now = clock_now(),
		.body = answers,
		.steps = json_obj(a),
		.applicant = w->person};
	struct person me;
	TRY(org_person(t, a, w->person, civil_date_of_ms(v.now), l, &me, e));
	v.unit = me.unit;
	struct composed c = {.pack = p, .door = d, .answers = json_copy(a, answers)};
	TRY(compose_parts(&v, d, answers, &c, e));
	compose_bodies(a, &c, answers);
	*ret = (struct case_plan){.n_parts = c.parts.n, .parts = arena_array(a, c.parts.n + 1, sizeof(*ret->parts))};
	for (size_t i = 0; i < c.parts.n; i++)
		ret->parts[i] = c.parts.p[i].procedure;
	TRY(compose_fields(&v, &c, &ret->fields, &ret->n_fields, e));
	TRY(compose_highest(&v, &c, &ret->highest, e));
	struct plan_steps steps = {0};
	if (v.unit)
		TRY(plan_steps(&v, &c, w->person, &steps, e));
	ret->steps = steps.list.p;
	ret->n_steps = steps.list.n;
	TRY(compose_title(&v, &c, l, &ret->title, e));
	TRY(compose_blanket(&v, &c, &ret->blanket_till, e));
	ret->blanket = ret->blanket_till != CIVIL_NONE;
	return true;
}
