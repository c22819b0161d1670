#include "engine/standing_private.h"

#include "text/text.h"
#include "util/civil.h"

/* ---- read once for the whole tree ---- */

static bool read_uses(struct standing_call *s, struct err *e)
{
	int fy = civil_fiscal_year(s->today);
	struct val from = val_i((int64_t)fy * 12 + 3);
	struct query *q = s->alone ? tx_query(s->tx, STMT_use_all, ARGS(from))
				   : tx_query(s->tx, STMT_use_of_pack, ARGS(from, standing_pack(s)));
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
	struct query *q = tx_query(s->tx, STMT_late_steps, ARGS(val_i(s->now), standing_pack(s)));
	while (query_next(q)) {
		const char *part = arena_cstr(s->arena, query_s(q, 0)), *step = arena_cstr(s->arena, query_s(q, 1));
		if (!*part)
			continue;
		add_late(s, part, query_i(q, 2), query_i(q, 3));
		add_late(s, arena_cprintf(s->arena, "%s.%s", part, step), query_i(q, 2), query_i(q, 3));
	}
	return query_end(q, e);
}

static bool read_organs(struct standing_call *s, struct err *e)
{
	int64_t all = 0;
	struct query *q = tx_query(s->tx, STMT_organs_of_pack, ARGS(standing_pack(s)));
	while (query_next(q)) {
		*vec_push(s->arena, &s->organs) = query_i(q, 0);
		all = query_i(q, 1);
	}
	s->alone = all == (int64_t)s->organs.n;
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
	TRY(read_organs(s, e));
	TRY(roster_read(t, a, s->today, SOON, &s->roster, e));
	TRY(standing_exceptions(s, e));
	TRY(read_uses(s, e));
	return read_late(s, e);
}

struct keeper_standing standing_of(enum standing standing, const char *why)
{
	return (struct keeper_standing){.standing = standing, .why = why, .href = "", .lapses = CIVIL_NONE, .entry = -1};
}

const char *standing_day(struct standing_call *s, int64_t date)
{
	return civil_say_date(s->arena, date, CIVIL_SHORT, lang_ja(s->lang));
}

int64_t standing_sooner(int64_t a, int64_t b) { return a == CIVIL_NONE || (b != CIVIL_NONE && b < a) ? b : a; }

struct val standing_pack(const struct standing_call *s) { return val_b(s->pack->digest.b, HASH_LEN); }

/* ---- one keeper, by its rule ---- */

#define AS(type, elem) ((const struct type *)(const void *)(elem))

/* A definition points at nothing when it is empty: the linker refuses unknown names already. */
static struct keeper_standing in_force(struct standing_call *s, const struct elem *elem)
{
	bool complete = elem->kind == ELEM_SCALE ? AS(scale, elem)->levels.n > 0 :
		elem->kind != ELEM_LOOKUP || AS(lookup, elem)->lines.n > 0;
	return complete ? standing_of(STAND_KEPT, t_stand_in_force(s->lang))
			: standing_of(STAND_BROKEN, t_stand_points_nowhere(s->lang));
}

/* What the program does: its name among those that it tests on itself. Of a ledger: who may write and read is a matter of rights,
 * its rules are asked of each line. */
static bool enforced(struct standing_call *s, const struct keeper *k, struct keeper_standing *ret, struct err *e)
{
	if (!k->elem)
		return standing_portal(s, k->path + strlen("portal."), ret, e);
	if (k->elem->kind == ELEM_PARAM)
		return standing_portal(s, AS(param, k->elem)->portal, ret, e);
	if (k->rule)
		return standing_portal(s, "ledger_rule", ret, e);
	bool rights = strcmp(k->key, "writers") == 0 || strcmp(k->key, "readers") == 0 || strcmp(k->key, "confirmed_by") == 0;
	return standing_portal(s, rights ? "rights" : k->key, ret, e);
}

static bool of_elem(struct standing_call *s, const struct keeper *k, struct keeper_standing *ret, struct err *e)
{
	const struct elem *elem = k->elem;
	switch (keeper_rule(k)) {
	case RULE_ROLE_FILLED:
		return k->delegation ? standing_delegation(s, AS(role, elem), k->delegation, ret, e)
				     : standing_role(s, AS(role, elem), ret, e);
	case RULE_IN_FORCE:
		*ret = in_force(s, elem);
		return true;
	case RULE_REGISTER_REVIEWED:
		return standing_register(s, AS(register_, elem), ret, e);
	case RULE_PROCEDURE_USED:
	case RULE_PROCEDURE_READY:
		if (elem->kind == ELEM_DOOR)
			return standing_door(s, AS(door, elem), ret, e);
		return standing_procedure(s, AS(procedure, elem), standing_proof(s->arena, k), ret, e);
	case RULE_DUTY_DONE:
		return standing_duty(s, AS(duty, elem), ret, e);
	case RULE_CHECK_PASSES:
		return standing_check(s, AS(check, elem), ret, e);
	case RULE_DOCUMENT_CURRENT:
		return standing_document(s, AS(document, elem), k->key, ret, e);
	case RULE_QUESTION_ANSWERED:
		if (elem->kind != ELEM_SHEET) {          /* of a scale: a form asks it */
			*ret = in_force(s, elem);
			return true;
		}
		return standing_question(s, AS(sheet, elem), k->question, ret, e);
	case RULE_ENFORCED:
		return enforced(s, k, ret, e);
	case KEEPER_RULES:
		break;
	}
	return FAIL(e, ERR_CORRUPT, "keeper %s has no rule", k->path);
}

/* The same keeper stands the same for every clause, but for those with an exception. */
static bool of_keeper(struct standing_call *s, const struct keeper *k, struct keeper_standing *ret, struct err *e)
{
	struct str key = str_of(k->path);
	struct keeper_standing *kept = s->n_excused ? NULL : map_get(s->elems, key);
	if (!kept) {
		kept = arena_make(s->arena, struct keeper_standing);
		*kept = standing_of(STAND_UNKNOWN, "");
		TRY(of_elem(s, k, kept, e));
		if (!kept->href)
			kept->href = "";
		if (!s->n_excused)
			map_set(s->elems, key, kept);
	}
	*ret = *kept;
	ret->keeper = k;
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
	*ret = (struct clause_standing){.clause = c, .standing = STAND_REST, .lapses = CIVIL_NONE, .except_till = CIVIL_NONE,
		.keepers = arena_array(s->arena, c->kept_by.n + 1, sizeof(*ret->keepers))};
	bool excepted = standing_excuse(s, c, &ret->excepted, &ret->except_till);
	for (size_t i = 0; i < c->kept_by.n; i++) {
		TRY(of_keeper(s, &c->kept_by.p[i], &ret->keepers[i], e));
		ret->standing = worse(ret->standing, ret->keepers[i].standing);
		ret->lapses = standing_sooner(ret->lapses, ret->keepers[i].lapses);
		ret->n_keepers++;
	}
	s->n_excused = 0;
	/* Somebody need not keep it: it is not wholly kept. */
	if (excepted && ret->standing == STAND_KEPT)
		ret->standing = STAND_RISK;
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
