#include "engine/standing.h"

#include "engine/org.h"
#include "engine/record.h"
#include "engine/standing_private.h"
#include "text/text.h"
#include "util/civil.h"

/* ---- read once for the whole tree ---- */

static bool read_uses(struct standing_call *s, struct err *e)
{
	int fy = civil_fiscal_year(s->today);
	struct query *q = tx_query(s->tx, STMT_use_all, ARGS(val_i((int64_t)fy * 12 + 3)));
	while (query_next(q)) {
		struct use *u = arena_make(s->arena, struct use);
		*u = (struct use){.n = query_i(q, 1), .last = query_i(q, 2)};
		map_set(s->uses, query_s(q, 0), u);
	}
	return query_end(q, e);
}

static void add_late(struct standing_call *s, const char *keeper, int64_t n, int64_t top)
{
	struct late *l = map_get(s->late, str_of(keeper));
	if (!l) {
		l = arena_make(s->arena, struct late);
		map_set(s->late, str_of(keeper), l);
	}
	l->n += n;
	l->top += top;
}

static bool read_late(struct standing_call *s, struct err *e)
{
	struct query *q = tx_query(s->tx, STMT_late_steps, ARGS(val_i(s->now)));
	while (query_next(q)) {
		const char *part = arena_cstr(s->arena, query_s(q, 0)), *step = arena_cstr(s->arena, query_s(q, 1));
		if (!*part)
			continue;
		add_late(s, part, query_i(q, 2), query_i(q, 3));
		add_late(s, arena_cprintf(s->arena, "%s.%s", part, step), query_i(q, 2), query_i(q, 3));
	}
	return query_end(q, e);
}

static bool begin(struct standing_call *s, struct city *city, struct tx *t, struct arena *a, const struct pack *p, int64_t now,
	const struct lang *l, struct err *e)
{
	*s = (struct standing_call){.city = city,
				    .tx = t,
				    .arena = a,
				    .pack = p,
				    .lang = l,
				    .now = now,
				    .today = civil_date_of_ms(now),
				    .uses = map_new(a),
				    .late = map_new(a),
				    .elems = map_new(a)};
	int64_t people;
	TRY(tx_number(t, STMT_people_any, NO_ARGS, 0, &people, e));
	s->people = people > 0;
	TRY(read_uses(s, e));
	return read_late(s, e);
}

static struct keeper_standing stands(enum standing standing, const char *why)
{
	return (struct keeper_standing){.standing = standing, .why = why, .href = "", .lapses = CIVIL_NONE};
}

/* ---- procedures, steps, doors ---- */

static const char *day_text(struct standing_call *s, int64_t date)
{
	return civil_say_date(s->arena, date, CIVIL_SHORT, lang_ja(s->lang));
}

static struct keeper_standing by_use(struct standing_call *s, const char *keeper, const char *late_of)
{
	const struct use *u = map_get(s->uses, str_of(keeper));
	const struct late *late = map_get(s->late, str_of(late_of));
	struct keeper_standing k = stands(STAND_UNKNOWN, t_stand_never_used(s->lang));
	if (u) {
		k.n = u->n;
		k.last = u->last;
		k.lapses = civil_add_months(civil_date_of_ms(u->last), 12);
	}
	k.late = late ? late->n : 0;
	if (late && late->top) {
		k.standing = STAND_BROKEN;
		k.why = t_stand_late_top(s->lang, (int)late->n);
	} else if (late && late->n) {
		k.standing = STAND_RISK;
		k.why = t_stand_late(s->lang, (int)late->n);
	} else if (u && k.lapses >= s->today) {
		k.standing = STAND_KEPT;
		k.why = t_stand_used(s->lang, (int)u->n, day_text(s, civil_date_of_ms(u->last)));
	} else if (u) {
		k.why = t_stand_not_used_lately(s->lang, day_text(s, civil_date_of_ms(u->last)));
	}
	return k;
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
static bool of_procedure(struct standing_call *s, const struct procedure *p, const char *path, struct keeper_standing *ret,
			 struct err *e)
{
	*ret = by_use(s, path, path);
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
	} else if (ret->standing == STAND_KEPT && ret->lapses - s->today <= 30) {
		ret->standing = STAND_RISK;
		ret->why = t_stand_drill_due(s->lang, day_text(s, ret->lapses));
	} else if (ret->standing == STAND_UNKNOWN) {
		ret->why = t_stand_no_drill(s->lang);
	}
	return true;
}

static bool of_door(struct standing_call *s, const struct door *d, struct keeper_standing *ret, struct err *e)
{
	(void)e;
	*ret = by_use(s, d->elem.name, d->elem.name);
	ret->href = arena_cprintf(s->arena, "/doors/%s", d->elem.name);
	return true;
}

/* ---- what the program itself keeps ---- */

/* Each is checked by the program's own tests; what is not here is not proven. */
static const char *const enforced[] = {"own_case",
				       "stand_in",
				       "routing",
				       "rights",
				       "chain",
				       "inherit_grade",
				       "highest_grade",
				       "password.min_length",
				       "password.max_age",
				       "password.no_own_data",
				       "password.history",
				       "password.temporary_life",
				       "password.first_change",
				       "password.hash",
				       "password.never_shown",
				       "login.tries",
				       "login.lock",
				       "login.last_shown",
				       "session.idle",
				       "session.absolute",
				       "session.privileged_idle",
				       "privileged.session",
				       "privileged.min_length",
				       "input_checked"};

static struct keeper_standing of_portal(struct standing_call *s, const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(enforced); i++)
		if (strcmp(enforced[i], name) == 0)
			return stands(STAND_KEPT, t_stand_enforced(s->lang));
	return stands(STAND_UNKNOWN, t_stand_not_tested(s->lang));
}

static struct keeper_standing of_param(struct standing_call *s, const struct param *p)
{
	return p->portal ? of_portal(s, p->portal) : stands(STAND_KEPT, t_stand_in_force(s->lang));
}

/* A definition points at nothing when it is empty: the linker refuses unknown names already. */
static struct keeper_standing of_definition(struct standing_call *s, bool complete)
{
	return complete ? stands(STAND_KEPT, t_stand_in_force(s->lang)) : stands(STAND_BROKEN, t_stand_points_nowhere(s->lang));
}

/* ---- one keeper ---- */

#define AS(type, elem) ((const struct type *)(const void *)(elem))

static bool of_elem(struct standing_call *s, const struct keeper *k, struct keeper_standing *ret, struct err *e)
{
	const struct elem *elem = k->elem;
	switch (elem->kind) {
	case ELEM_ROLE:
		return k->delegation ? standing_delegation(s, AS(role, elem), k->delegation, ret, e)
				     : standing_role(s, AS(role, elem), ret, e);
	case ELEM_REGISTER:
		return standing_register(s, AS(register_, elem), ret, e);
	case ELEM_PROCEDURE:
		if (k->step) {
			const char *path = arena_cprintf(s->arena, "%s.%s", elem->name, k->step->name);
			TRY(of_procedure(s, AS(procedure, elem), path, ret, e));
			return true;
		}
		return of_procedure(s, AS(procedure, elem), elem->name, ret, e);
	case ELEM_DOOR:
		return of_door(s, AS(door, elem), ret, e);
	case ELEM_SCALE:
		*ret = of_definition(s, AS(scale, elem)->levels.n > 0);
		return true;
	case ELEM_LOOKUP:
		*ret = of_definition(s, AS(lookup, elem)->lines.n > 0);
		return true;
	case ELEM_TERM:
	case ELEM_POSITION:
		*ret = of_definition(s, true);
		return true;
	case ELEM_PARAM:
		*ret = of_param(s, AS(param, elem));
		return true;
	case ELEM_DUTY:
		*ret = stands(STAND_UNKNOWN, t_stand_duty_none(s->lang));
		return true;
	case ELEM_CHECK:
		*ret = stands(STAND_UNKNOWN, t_stand_check_none(s->lang));
		return true;
	case ELEM_SHEET:
		*ret = stands(STAND_UNKNOWN, t_stand_question_none(s->lang));
		return true;
	case ELEM_DOCUMENT:
		*ret = k->article ? of_definition(s, true) : stands(STAND_UNKNOWN, t_stand_document_none(s->lang));
		return true;
	}
	return FAIL(e, ERR_CORRUPT, "keeper %s is of no kind", k->path);
}

static bool of_keeper(struct standing_call *s, const struct keeper *k, struct keeper_standing *ret, struct err *e)
{
	if (k->elem)
		TRY(of_elem(s, k, ret, e));
	else
		*ret = of_portal(s, strncmp(k->path, "portal.", 7) == 0 ? k->path + 7 : k->path);
	ret->keeper = k;
	if (!ret->href)
		ret->href = "";
	return true;
}

/* ---- clauses ---- */

static bool started(const struct standing_call *s, const struct clause *c)
{
	for (; c; c = c->parent)
		if (c->starts != CIVIL_NONE)
			return c->starts <= s->today;
	return true;
}

static enum standing worse(enum standing a, enum standing b)
{
	if (a == STAND_REST || b == STAND_REST)
		return a == STAND_REST ? b : a;
	return a > b ? a : b;
}

static bool of_clause(struct standing_call *s, const struct clause *c, struct clause_standing *ret, struct err *e)
{
	*ret = (struct clause_standing){.clause = c, .standing = STAND_REST, .keepers = arena_array(s->arena, c->kept_by.n + 1,
		sizeof(*ret->keepers))};
	for (size_t i = 0; i < c->kept_by.n; i++) {
		TRY(of_keeper(s, &c->kept_by.p[i], &ret->keepers[i], e));
		ret->standing = worse(ret->standing, ret->keepers[i].standing);
		ret->n_keepers++;
	}
	/* `open`: nothing serves one of its kinds yet, so it cannot be shown to be kept. */
	if (c->open && !c->is_chapter)
		ret->standing = worse(ret->standing, STAND_UNKNOWN);
	for (size_t i = 0; i < c->children.n; i++) {
		struct clause_standing child;
		TRY(of_clause(s, c->children.p[i], &child, e));
		ret->standing = worse(ret->standing, child.standing);
	}
	if (!started(s, c))
		ret->standing = STAND_REST;
	return true;
}

bool standing_clause(struct city *city, struct tx *t, struct arena *a, const struct pack *p, const struct clause *c, int64_t now,
	const struct lang *l, struct clause_standing *ret, struct err *e)
{
	struct standing_call s;
	TRY(begin(&s, city, t, a, p, now, l, e));
	return of_clause(&s, c, ret, e);
}

bool standing_tree(struct city *city, struct tx *t, struct arena *a, const struct pack *p, int64_t now, const struct lang *l,
	struct clause_standing **ret, struct err *e)
{
	struct standing_call s;
	TRY(begin(&s, city, t, a, p, now, l, e));
	struct clause_standing *all = arena_array(a, p->clauses.n + 1, sizeof(*all));
	/* Backwards: children stand after their heading. */
	for (size_t i = p->clauses.n; i-- > 0;) {
		const struct clause *c = p->clauses.p[i];
		struct clause bare = *c;
		bare.children.n = 0;
		TRY(of_clause(&s, &bare, &all[i], e));
		all[i].clause = c;
		for (size_t k = 0; k < c->children.n && started(&s, c); k++)
			all[i].standing = worse(all[i].standing, all[c->children.p[k]->index].standing);
	}
	*ret = all;
	return true;
}

bool standing_all(struct city *city, struct tx *t, struct arena *a, const struct pack *p, int64_t now, const struct lang *l,
	enum standing **ret, struct err *e)
{
	struct clause_standing *tree;
	TRY(standing_tree(city, t, a, p, now, l, &tree, e));
	*ret = arena_array(a, p->clauses.n + 1, sizeof(**ret));
	for (size_t i = 0; i < p->clauses.n; i++)
		(*ret)[i] = tree[i].standing;
	return true;
}
