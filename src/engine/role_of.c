/* Everything a person is. It runs on each page: two queries for most people, more only for what has to be looked at from
 * the other side (事務取扱, deputies, delegates, stand-ins: is there a holder, does he lack). */
#include "engine/role_private.h"

#include "engine/contractor.h"
#include "util/vec.h"

struct post {                            /* an assignment in force */
	int64_t unit, parent;
	const char *position, *post, *kind, *unit_kind;
	bool branch;
};
struct named {                           /* an appointment in force */
	const char *role, *kind;
	int64_t unit;
};
struct self {
	struct tx *tx; struct arena *arena; const struct pack *pack;
	int64_t person, date;
	VEC(struct post) posts;
	VEC(struct named) named;
	VEC(struct held) held;
};

static bool load(struct self *s, struct err *e)
{
	struct query *q = tx_query(s->tx, STMT_assignment_of, ARGS(val_i(s->person), val_i(s->date)));
	while (query_next(q))
		*vec_push(s->arena, &s->posts) = (struct post){
			.unit = query_i(q, 0),
			.position = arena_cstr(s->arena, query_s(q, 1)),
			.post = arena_cstr(s->arena, query_s(q, 2)),
			.kind = arena_cstr(s->arena, query_s(q, 3)),
			.unit_kind = arena_cstr(s->arena, query_s(q, 4)),
			.branch = query_i(q, 5) != 0,
			.parent = query_i(q, 6),
		};
	TRY(query_end(q, e));
	q = tx_query(s->tx, STMT_appointment_of, ARGS(val_i(s->person), val_i(s->date)));
	while (query_next(q))
		*vec_push(s->arena, &s->named) = (struct named){
			.role = arena_cstr(s->arena, query_s(q, 0)),
			.unit = query_i(q, 1),
			.kind = arena_cstr(s->arena, query_s(q, 2)),
		};
	return query_end(q, e);
}

static void hold(struct self *s, const struct role *r, int64_t unit, enum holding how)
{
	for (size_t i = 0; i < s->held.n; i++) {
		struct held *h = &s->held.p[i];
		if (h->role == r && h->unit == unit) {
			if (how < h->how)
				h->how = how;
			return;
		}
	}
	*vec_push(s->arena, &s->held) = (struct held){r, unit, how};
}

static bool holds(const struct self *s, const struct role *r, int64_t unit)
{
	for (size_t i = 0; i < s->held.n; i++)
		if (s->held.p[i].role == r && s->held.p[i].unit == unit)
			return true;
	return false;
}

/* A claim that depends on others: asked from the other side. */
static bool claim(struct self *s, const struct role *r, int64_t unit, struct err *e)
{
	if (holds(s, r, unit))
		return true;
	enum holding how;
	TRY(role_may_for(s->tx, s->pack, s->person, r, unit, s->date, NULL, &how, e));
	if (how != HOLD_NONE)
		hold(s, r, unit, how);
	return true;
}

static bool is(const char *a, const char *b)
{
	return a && strcmp(a, b) == 0;
}

static bool at_post(const struct post *p, const struct position *position)
{
	return is(p->post, position->elem.name) || is(p->position, position->elem.name);
}

/* Where a post makes its holder this role. */
static bool stand_at(struct self *s, const struct role *r, const struct post *p, int64_t *ret, struct err *e)
{
	if (role_is_citywide(r))
		*ret = 0;
	else if (role_fits(r, str_of(p->unit_kind), p->branch))
		*ret = p->unit;
	else
		return role_unit(s->tx, r, p->unit, s->date, ret, e);
	return true;
}

static bool by_post(struct self *s, const struct role *r, struct err *e)
{
	for (size_t i = 0; i < s->posts.n; i++) {
		const struct post *p = &s->posts.p[i];
		int64_t unit;
		if (r->filled == FILLED_HEAD) {
			bool city = role_is_citywide(r);
			bool fits = city ? is(p->unit_kind, "municipality") : role_fits(r, str_of(p->unit_kind), p->branch);
			if (!is(p->position, "head") || !fits)
				continue;
			unit = city ? 0 : p->unit;
		} else {
			if (!at_post(p, r->position))
				continue;
			TRY(stand_at(s, r, p, &unit, e));
		}
		if (is(p->kind, "acting") || (unit && unit != p->unit))
			TRY(claim(s, r, unit, e));
		else
			hold(s, r, unit, HOLD_SELF);
	}
	return true;
}

/* A post for the whole city or organ is stood in for where its holder sits. */
static bool beside_holder(struct self *s, const struct role *r, const struct post *p, struct err *e)
{
	int64_t unit;
	struct query *q = tx_query(s->tx, STMT_post_at, ARGS(val_i(p->unit), val_i(s->date), val_c(r->position->elem.name)));
	bool there = query_next(q);
	TRY(query_end(q, e));
	if (!there)
		return true;
	TRY(role_unit(s->tx, r, p->unit, s->date, &unit, e));
	return claim(s, r, unit, e);
}

/* The next in line: 補佐, 係長 of the unit, heads of its teams. */
static bool next_in_line(struct self *s, const struct role *r, struct err *e)
{
	if (r->stand_ins.n || (r->filled != FILLED_HEAD && r->filled != FILLED_POSITION))
		return true;
	for (size_t i = 0; i < s->posts.n; i++) {
		const struct post *p = &s->posts.p[i];
		bool second = is(p->position, "assistant") || is(p->position, "subhead");
		bool team = is(p->position, "head") && is(p->unit_kind, "team");
		if (!second && !(team && p->parent))
			continue;
		bool whole = r->per == PER_ORGAN && r->filled == FILLED_POSITION;
		if (role_is_citywide(r) || whole) {
			if (r->filled == FILLED_POSITION && second)
				TRY(beside_holder(s, r, p, e));
			continue;
		}
		int64_t unit = second ? p->unit : p->parent, at;
		TRY(role_unit(s->tx, r, unit, s->date, &at, e));
		if (at == unit)
			TRY(claim(s, r, unit, e));
	}
	return true;
}

static bool by_delegation(struct self *s, const struct role *r, const struct delegation *d, struct err *e)
{
	if (d->position) {
		for (size_t i = 0; i < s->posts.n; i++) {
			int64_t unit;
			if (!at_post(&s->posts.p[i], d->position))
				continue;
			TRY(stand_at(s, r, &s->posts.p[i], &unit, e));
			TRY(claim(s, r, unit, e));
		}
		return true;
	}
	for (size_t i = 0, n = s->held.n; i < n; i++) {
		if (s->held.p[i].role != d->role)
			continue;
		if (role_is_citywide(r) || !s->held.p[i].unit)
			TRY(claim(s, r, 0, e));
		else
			TRY(claim(s, r, s->held.p[i].unit, e));
	}
	return true;
}

static bool first_pass(struct self *s, const struct role *r, struct err *e)
{
	switch (r->filled) {
	case FILLED_HEAD:
	case FILLED_POSITION:
		return by_post(s, r, e);
	case FILLED_EVERYONE:
		if (s->posts.n)
			hold(s, r, s->posts.p[0].unit, HOLD_SELF);
		return true;
	case FILLED_COLUMN: {
		int64_t found;
		bool bound = false;
		if (contractor_register(s->pack) == r->column_register && strcmp(r->elem.name, "contractor") == 0)
			TRY(contractor_bound(s->tx, s->pack, s->person, 0, s->date, &bound, e));
		if (bound)
			hold(s, r, 0, HOLD_SELF);
		TRY(tx_number(s->tx, STMT_column_person,
			ARGS(val_c(r->column_register->elem.name), val_c(r->column), val_i(s->person), val_c(s->pack->name)), 0,
			&found, e));
		if (found)
			hold(s, r, 0, HOLD_SELF);
		return true;
	}
	case FILLED_APPOINTED:
	case FILLED_BODY:
		break;
	}
	return true;
}

static bool by_name(struct self *s, const struct role *r, struct err *e)
{
	for (size_t i = 0; i < s->named.n; i++) {
		const struct named *n = &s->named.p[i];
		if (!is(n->role, r->elem.name) && !is(n->role, role_was(r)))
			continue;
		if (is(n->kind, "holder") && r->filled != FILLED_APPOINTED)
			continue;
		if (is(n->kind, "holder"))
			hold(s, r, n->unit, HOLD_SELF);
		else
			TRY(claim(s, r, n->unit, e));
	}
	return true;
}

static bool second_pass(struct self *s, const struct role *r, struct err *e)
{
	if (r->filled == FILLED_BODY && r->secretary)
		for (size_t i = 0, n = s->held.n; i < n; i++)
			if (s->held.p[i].role == r->secretary)
				hold(s, r, 0, s->held.p[i].how);
	for (size_t i = 0; i < r->deputies.n; i++)
		TRY(by_delegation(s, r, &r->deputies.p[i], e));
	for (size_t i = 0; i < r->stand_ins.n; i++)
		TRY(by_delegation(s, r, &r->stand_ins.p[i], e));
	return next_in_line(s, r, e);
}

bool roles_of(struct tx *t, struct arena *a, const struct pack *p, int64_t person, int64_t date, struct held **ret, size_t *ret_n,
	struct err *e)
{
	struct self s = {.tx = t, .arena = a, .pack = p, .person = person, .date = date};
	TRY(load(&s, e));
	for (int pass = 0; pass < 3; pass++)
		for (size_t i = 0; i < p->elems.n; i++) {
			if (p->elems.p[i]->kind != ELEM_ROLE)
				continue;
			const struct role *r = (const struct role *)p->elems.p[i];
			TRY(pass == 0 ? first_pass(&s, r, e) : pass == 1 ? by_name(&s, r, e) : second_pass(&s, r, e));
		}
	*ret = s.held.p;
	*ret_n = s.held.n;
	return true;
}
