#include "engine/step.h"

#include "util/civil.h"

static bool is_decision(const struct case_step *s)
{
	enum step_kind k = s->def->kind;
	return (k == STEP_DECIDE || k == STEP_CONSULT || k == STEP_RATIFY) && *s->part;
}

/* Who did a task of this part: he does not confirm it. A task entered for the applicant was done by the applicant. */
static bool did_task(const struct case_work *w, const struct case_step *confirm, int64_t person)
{
	bool cycles = step_cycles(w, case_part_of(&w->f, confirm->part));
	for (size_t i = 0; i < w->steps.n; i++) {
		const struct case_step *s = &w->steps.p[i];
		if (s->def->kind != STEP_TASK || strcmp(s->part, confirm->part) != 0 || !step_is_round(w, s) ||
		    strcmp(s->state, "done") != 0)
			continue;
		if (cycles && s->occurrence != confirm->occurrence)
			continue;
		if (s->actor == person || (strcmp(s->as_kind, "proxy") == 0 && w->f.applicant == person))
			return true;
	}
	return false;
}

static bool may_proxy(struct case_work *w, int64_t person, bool *ret, struct err *e)
{
	static const char *const roles[] = {"leader", "section_manager"};
	*ret = false;
	for (size_t i = 0; i < ARRAY_LEN(roles) && !*ret; i++) {
		const struct role *r = pack_role(w->f.pack, roles[i]);
		int64_t at;
		enum holding how;
		if (!r)
			continue;
		TRY(role_unit(w->tx, r, w->f.unit, civil_date_of_ms(w->now), &at, e));
		TRY(role_may(w->tx, w->f.pack, person, r, at, civil_date_of_ms(w->now), &how, e));
		*ret = how == HOLD_SELF || how == HOLD_ACTING || how == HOLD_DEPUTY;
	}
	return true;
}

static bool excepted(struct case_work *w, const struct case_step *s, int64_t person, bool *ret, struct err *e)
{
	*ret = false;
	if (!s->def->except)
		return true;
	struct env v = case_env(w, s->part, s);
	*ret = actor_has(&v, s->def->except, person, e) == TRUTH_YES;
	return e->code == ERR_NONE;
}

/* A role with `overrules` may take any decision that is asked of a role below it in the line of `above`. */
static const struct role *overruler(const struct role *r)
{
	for (int i = 0; i < 16 && r; i++) {
		r = r->above;
		if (r && r->overrules)
			return r;
	}
	return NULL;
}

static bool overruling(struct case_work *w, const struct case_step *s, int64_t person, bool any_state, struct step_hold *ret,
	struct err *e)
{
	for (size_t i = 0; i < w->ways.n && !ret->how; i++) {
		const struct step_way *way = &w->ways.p[i];
		if (way->step != s->id || (!any_state && strcmp(way->state, "open") != 0) || !*way->way.role)
			continue;
		const struct role *lower = pack_role(w->f.pack, way->way.role), *r = overruler(lower);
		int64_t at, date = civil_date_of_ms(w->now);
		enum holding how;
		if (!r)
			continue;
		TRY(role_unit(w->tx, r, way->way.unit ? way->way.unit : w->f.unit, date, &at, e));
		TRY(role_may(w->tx, w->f.pack, person, r, at, date, &how, e));
		if (how != HOLD_SELF && how != HOLD_ACTING && how != HOLD_DEPUTY)
			continue;
		struct step_way *own = arena_make(w->arena, struct step_way);
		*own = *way;
		own->way.role = r->elem.name;
		own->way.unit = at;
		*ret = (struct step_hold){.how = how, .overrules = true, .way = own};
	}
	return true;
}

static bool holding(struct case_work *w, const struct case_step *s, int64_t person, bool stand_in, bool any_state,
		    struct step_hold *ret, struct err *e)
{
	const char *matter = step_matter(w->arena, s);
	*ret = (struct step_hold){.how = HOLD_NONE};
	bool barred = person == 0;
	if (!barred && s->def->kind == STEP_CONFIRM)
		barred = did_task(w, s, person);
	if (!barred)
		TRY(excepted(w, s, person, &barred, e));
	if (barred)
		return true;
	bool of_applicant = false;
	for (size_t i = 0; i < w->ways.n; i++) {
		const struct step_way *way = &w->ways.p[i];
		if (way->step != s->id || (!any_state && strcmp(way->state, "open") != 0))
			continue;
		bool unavoidable = strcmp(way->way.via, "unavoidable") == 0;
		/* A confirmation that is the applicant's by name is asked of him; one of a role is asked of somebody else. */
		bool of_another = is_decision(s) || (s->def->kind == STEP_CONFIRM && !way->way.person);
		if (of_another && person == w->f.applicant && !unavoidable)
			continue;
		enum holding how;
		const struct pack *pack = case_pack_at(w, &way->way, e);
		TRY(pack && route_may(w->tx, pack, &way->way, person, matter, w->now, &how, e));
		/* in the place of a contract's people nobody enters what they do themselves */
		enum holding theirs = HOLD_SELF;
		if (way->way.via[0] == '=')
			TRY(route_may(w->tx, pack, &way->way, way->way.person, matter, w->now, &theirs, e));
		of_applicant |= theirs && way->way.person && way->way.person == w->f.applicant;
		if (how == HOLD_NONE || (how == HOLD_STAND_IN && !stand_in) || (ret->how && how >= ret->how))
			continue;
		*ret = (struct step_hold){.how = how, .unavoidable = unavoidable && person == w->f.applicant, .way = way};
	}
	if (!ret->how && s->def->kind == STEP_DECIDE && person != w->f.applicant)
		return overruling(w, s, person, any_state, ret, e);
	if (ret->how || !of_applicant || s->def->kind != STEP_TASK)
		return true;
	TRY(may_proxy(w, person, &ret->proxy, e));
	if (!ret->proxy)
		return true;
	ret->how = HOLD_SELF;
	for (size_t i = 0; i < w->ways.n && !ret->way; i++)
		if (w->ways.p[i].step == s->id && w->ways.p[i].way.person == w->f.applicant)
			ret->way = &w->ways.p[i];
	return true;
}

bool step_holding(struct case_work *w, const struct case_step *s, int64_t person, bool stand_in, struct step_hold *ret,
		  struct err *e)
{
	return holding(w, s, person, stand_in, false, ret, e);
}

bool step_ratifying(struct case_work *w, const struct case_step *s, int64_t person, bool *ret, struct err *e)
{
	*ret = false;
	if (s->ratify != 1 || s->actor == person || person == w->f.applicant)
		return true;
	for (size_t i = 0; i < w->ways.n && !*ret; i++) {
		const struct step_way *way = &w->ways.p[i];
		enum holding how;
		if (way->step != s->id || strcmp(way->state, "ratify") != 0)
			continue;
		const struct pack *pack = case_pack_at(w, &way->way, e);
		TRY(pack && route_may(w->tx, pack, &way->way, person, NULL, w->now, &how, e));
		*ret = how == HOLD_SELF || how == HOLD_ACTING || how == HOLD_DEPUTY;
	}
	return true;
}

/* ---- for the gate ---- */

static bool of_step(struct city *city, struct tx *t, struct arena *a, int64_t step, int64_t now, struct case_work *ret,
	const struct case_step **ret_step, struct err *e)
{
	struct lang *l = arena_make(a, struct lang);
	*l = (struct lang){LANG_JA, a};
	*ret = (struct case_work){.city = city, .tx = t, .arena = a, .lang = l, .now = now};
	*ret_step = NULL;
	int64_t id;
	bool found;
	TRY(tx_number(t, STMT_case_of_step, ARGS(val_i(step)), 0, &id, e));
	if (!id)
		return true;
	TRY(case_load(ret, id, &found, e));
	for (size_t i = 0; found && i < ret->steps.n; i++)
		if (ret->steps.p[i].id == step)
			*ret_step = &ret->steps.p[i];
	return true;
}

bool step_may_take(struct city *city, struct tx *t, struct arena *a, int64_t step, const struct who *who, int64_t now, bool *ret,
	struct err *e)
{
	struct case_work w;
	const struct case_step *s;
	struct step_hold hold;
	*ret = false;
	TRY(of_step(city, t, a, step, now, &w, &s, e));
	if (!s)
		return true;
	/* Of a step that is over: could he have taken it? The act then says that it is over, not that he may not. */
	TRY(holding(&w, s, who->person, true, strcmp(s->state, "open") != 0, &hold, e));
	*ret = hold.how != HOLD_NONE;
	return true;
}

bool step_may_ratify(struct city *city, struct tx *t, struct arena *a, int64_t step, const struct who *who, int64_t now,
		     bool *ret, struct err *e)
{
	struct case_work w;
	const struct case_step *s;
	*ret = false;
	TRY(of_step(city, t, a, step, now, &w, &s, e));
	if (!s)
		return true;
	if (s->def->kind == STEP_RATIFY && strcmp(s->state, "open") == 0) {
		struct step_hold hold;
		TRY(step_holding(&w, s, who->person, false, &hold, e));
		*ret = hold.how != HOLD_NONE;
		return true;
	}
	return step_ratifying(&w, s, who->person, ret, e);
}

bool case_is_applicant(struct tx *t, int64_t id, int64_t person, bool *ret, struct err *e)
{
	struct query *q = tx_query(t, STMT_case_people, ARGS(val_i(id)));
	*ret = query_next(q) && person && (query_i(q, 0) == person || query_i(q, 1) == person);
	return query_end(q, e);
}
