#include "engine/role_private.h"

#include "engine/contractor.h"

#include "util/civil.h"

bool role_is_citywide(const struct role *r)
{
	return r->per == PER_MUNICIPALITY || r->filled == FILLED_BODY || (r->per == PER_NONE && r->filled != FILLED_EVERYONE);
}

bool role_fits(const struct role *r, struct str kind, bool branch)
{
	switch (r->per) {
	case PER_DEPARTMENT:
		return str_is(kind, "department");
	case PER_SECTION:
		return str_is(kind, "section") || branch;
	case PER_TEAM:
		return str_is(kind, "team");
	case PER_ORGAN:
		return str_is(kind, "organ");
	case PER_MUNICIPALITY:
		return str_is(kind, "municipality");
	case PER_NONE:
	case PER_PERSON:
		break;
	}
	return true;
}

const char *role_was(const struct role *r)
{
	return r->elem.was ? r->elem.was : r->elem.name;
}

static bool matter_is(struct str entry, const char *matter)
{
	struct str m = str_of(matter);
	return str_starts(m, entry) && (m.n == entry.n || m.p[entry.n] == '.');
}

bool role_matter(const char *list, const char *matter)
{
	if (!list || !*list || !matter)
		return true;
	for (const char *p = list; *p;) {
		size_t n = strcspn(p, " ,\n\t");
		if (n && matter_is((struct str){p, n}, matter))
			return true;
		p += n + (p[n] != 0);
	}
	return false;
}

bool role_only(const struct delegation *d, const char *matter)
{
	if (!d->only.n || !matter)
		return true;
	for (size_t i = 0; i < d->only.n; i++)
		if (matter_is(str_of(d->only.p[i]), matter))
			return true;
	return false;
}

bool role_unit(struct tx *t, const struct role *r, int64_t unit, int64_t date, int64_t *ret, struct err *e)
{
	*ret = 0;
	if (!unit || role_is_citywide(r))
		return true;
	struct query *q = tx_query(t, STMT_unit_line, ARGS(val_i(unit), val_i(date)));
	int64_t found = 0;
	while (!found && query_next(q))
		if (role_fits(r, query_s(q, 1), query_i(q, 2) != 0))
			found = query_i(q, 0);
	TRY(query_end(q, e));
	*ret = found ? found : unit;
	return found || r->per != PER_ORGAN || tx_number(t, STMT_organ_unit_of, ARGS(val_i(unit), val_i(date)), 0, ret, e);
}

bool role_place(struct tx *t, const struct role *r, int64_t unit, int64_t organ, int64_t date, int64_t *ret, struct err *e)
{
	if (unit || r->per != PER_ORGAN)
		return role_unit(t, r, unit, date, ret, e);
	return tx_number(t, STMT_organ_unit, ARGS(val_i(organ ? organ : 1), val_i(date)), 0, ret, e);
}

/* ---- holders ---- */

struct found {
	struct holder p[ROLE_HOLDERS_MAX];
	size_t n;
	struct arena *arena;                 /* the rest of long lists: everyone */
	VEC(struct holder) more;
};

static void found_add(struct found *f, int64_t person, enum holding how)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->p[i].person == person)
			return;
	if (f->n < ROLE_HOLDERS_MAX)
		f->p[f->n++] = (struct holder){person, how};
	else if (f->arena)
		*vec_push(f->arena, &f->more) = (struct holder){person, how};
}

/* Assignments that fill the role: first column the person, second the kind. */
static bool take_assigned(struct query *q, bool acting, struct found *f, struct err *e)
{
	while (query_next(q))
		if (str_is(query_s(q, 1), "acting") == acting)
			found_add(f, query_i(q, 0), acting ? HOLD_ACTING : HOLD_SELF);
	return query_end(q, e);
}

static bool take_persons(struct query *q, enum holding how, struct found *f, struct err *e)
{
	while (query_next(q))
		found_add(f, query_i(q, 0), how);
	return query_end(q, e);
}

/* A post of the unit; for a role of a whole organ, of any unit of that organ. */
static struct query *at_post(struct tx *t, const struct role *of, const struct position *p, int64_t unit, int64_t date)
{
	if (!unit)
		return tx_query(t, STMT_post_anywhere, ARGS(val_i(date), val_c(p->elem.name)));
	return of->per == PER_ORGAN ? tx_query(t, STMT_post_in_organ, ARGS(val_i(unit), val_i(date), val_c(p->elem.name)))
				    : tx_query(t, STMT_post_at, ARGS(val_i(unit), val_i(date), val_c(p->elem.name)));
}

static struct query *assigned(struct tx *t, const struct role *r, int64_t unit, int64_t date)
{
	if (r->filled == FILLED_POSITION)
		return at_post(t, r, r->position, unit, date);
	return unit ? tx_query(t, STMT_head_at, ARGS(val_i(unit), val_i(date)))
		    : tx_query(t, STMT_head_of_city, ARGS(val_i(date)));
}

static struct query *appointed(struct tx *t, const struct role *r, int64_t unit, int64_t date, const char *kind)
{
	return tx_query(t, STMT_appointed_at,
		ARGS(val_c(r->elem.name), val_c(role_was(r)), val_i(unit), val_c(kind), val_i(date)));
}

static bool take_appointed(struct tx *t, const struct role *r, int64_t unit, int64_t date, const char *kind, enum holding how,
	const char *matter, struct arena *a, struct found *f, struct err *e)
{
	struct query *q = appointed(t, r, unit, date, kind);
	while (query_next(q)) {
		const char *matters = query_null(q, 1) ? NULL : arena_cstr(a, query_s(q, 1));
		if (role_matter(matters, matter))
			found_add(f, query_i(q, 0), how);
	}
	return query_end(q, e);
}

static bool unit_fits(struct tx *t, const struct role *r, int64_t unit, bool *ret, struct err *e)
{
	*ret = true;
	if (!unit || r->per == PER_NONE || r->per == PER_PERSON)
		return true;
	struct query *q = tx_query(t, STMT_unit_kind, ARGS(val_i(unit)));
	*ret = query_next(q) && role_fits(r, query_s(q, 0), query_i(q, 1) != 0);
	return query_end(q, e);
}

static bool holders(struct tx *t, const struct pack *p, const struct role *r, int64_t unit, int64_t date, const char *matter,
	int depth, struct arena *a, struct found *f, struct err *e);

/* Those whom a delegation of the pack names: the holders of a post or of another role. */
static bool take_delegation(struct tx *t, const struct pack *p, const struct role *of, const struct delegation *d,
	int64_t unit, int64_t date,
	enum holding how, int depth, struct arena *a, struct found *f, struct err *e)
{
	struct found who = {0};
	if (d->position) {
		TRY(take_assigned(at_post(t, of, d->position, unit, date), false, &who, e));
		if (!who.n)
			TRY(take_assigned(at_post(t, of, d->position, unit, date), true, &who, e));
	} else if (d->role && depth < ROLE_DEPTH_MAX) {
		int64_t at;
		TRY(role_unit(t, d->role, unit, date, &at, e));
		TRY(holders(t, p, d->role, at, date, NULL, depth + 1, a, &who, e));
	}
	for (size_t i = 0; i < who.n; i++)
		found_add(f, who.p[i].person, how);
	return true;
}

static bool deputies(struct tx *t, const struct pack *p, const struct role *r, int64_t unit, int64_t date, const char *matter,
	int depth, struct arena *a, struct found *f, struct err *e)
{
	TRY(take_appointed(t, r, unit, date, "deputy", HOLD_DEPUTY, matter, a, f, e));
	for (size_t i = 0; i < r->deputies.n; i++)
		if (role_only(&r->deputies.p[i], matter))
			TRY(take_delegation(t, p, r, &r->deputies.p[i], unit, date, HOLD_DEPUTY, depth, a, f, e));
	return true;
}

/* Its holders, else 事務取扱, else 職務代理. depth: a role's deputies may be named by another role. */
static bool holders(struct tx *t, const struct pack *p, const struct role *r, int64_t unit, int64_t date, const char *matter,
	int depth, struct arena *a, struct found *f, struct err *e)
{
	bool fits;
	TRY(unit_fits(t, r, unit, &fits, e));
	if (!fits)
		return true;
	switch (r->filled) {
	case FILLED_HEAD:
	case FILLED_POSITION:
		TRY(take_assigned(assigned(t, r, unit, date), false, f, e));
		if (!f->n)
			TRY(take_assigned(assigned(t, r, unit, date), true, f, e));
		break;
	case FILLED_APPOINTED:
		TRY(take_appointed(t, r, unit, date, "holder", HOLD_SELF, NULL, a, f, e));
		break;
	case FILLED_EVERYONE:
		TRY(take_persons(unit ? tx_query(t, STMT_members_in_office, ARGS(val_i(unit), val_i(date)))
			: tx_query(t, STMT_all_in_office, ARGS(val_i(date))), HOLD_SELF, f, e));
		break;
	case FILLED_COLUMN:
		if (contractor_register(p) == r->column_register && strcmp(r->elem.name, "contractor") == 0) {
			int64_t *people;
			size_t n;
			TRY(contractor_everybody(t, a, p, date, &people, &n, e));
			for (size_t i = 0; i < n; i++)
				found_add(f, people[i], HOLD_SELF);
			break;
		}
		TRY(take_persons(tx_query(t, STMT_column_persons,
			ARGS(val_c(r->column_register->elem.name), val_c(r->column), val_c(p->name))), HOLD_SELF, f, e));
		break;
	case FILLED_BODY:
		/* A body answers through its secretary. */
		if (r->secretary && depth < ROLE_DEPTH_MAX)
			TRY(holders(t, p, r->secretary, 0, date, matter, depth + 1, a, f, e));
		break;
	}
	return f->n || deputies(t, p, r, unit, date, matter, depth, a, f, e);
}

bool role_holders(struct tx *t, struct arena *a, const struct pack *p, const struct role *r, int64_t unit, int64_t date,
	struct holder **ret, size_t *ret_n, struct err *e)
{
	struct found f = {.arena = a};
	TRY(holders(t, p, r, unit, date, NULL, 0, a, &f, e));
	struct holder *list = arena_array(a, f.n + f.more.n, sizeof(*list));
	memcpy(list, f.p, f.n * sizeof(*list));
	if (f.more.n)
		memcpy(list + f.n, f.more.p, f.more.n * sizeof(*list));
	*ret = list;
	*ret_n = f.n + f.more.n;
	return true;
}

/* ---- may ---- */

/* 専決: the pack says to whom it may be delegated, an appointment says that it is, for what and how long. */
static bool is_delegate(struct tx *t, const struct pack *p, int64_t person, const struct role *r, int64_t unit, int64_t date,
	const char *matter, struct arena *a, bool *ret, struct err *e)
{
	struct found named = {0}, allowed = {0};
	TRY(take_appointed(t, r, unit, date, "delegate", HOLD_DELEGATE, matter, a, &named, e));
	*ret = false;
	for (size_t i = 0; i < named.n; i++)
		*ret = *ret || named.p[i].person == person;
	if (!*ret)
		return true;
	for (size_t i = 0; i < r->delegates.n; i++)
		if (role_only(&r->delegates.p[i], matter))
			TRY(take_delegation(t, p, r, &r->delegates.p[i], unit, date, HOLD_DELEGATE, 0, a, &allowed, e));
	*ret = false;
	for (size_t i = 0; i < allowed.n; i++)
		*ret = *ret || allowed.p[i].person == person;
	return true;
}

static bool is_next_at(struct tx *t, int64_t unit, int64_t date, int64_t person, bool *ret, struct err *e)
{
	struct query *q = tx_query(t, STMT_stand_ins_at, ARGS(val_i(unit), val_i(date)));
	while (query_next(q))
		*ret = *ret || query_i(q, 0) == person;
	return query_end(q, e);
}

/* 代決: whom the pack or an appointment names; else, for a role that a post fills, the assistants and subheads of the
 * unit in which the holder stands. There must be a holder, who gives 後閲. */
static bool is_stand_in(struct tx *t, const struct pack *p, int64_t person, const struct role *r, int64_t unit, int64_t date,
	const char *matter, struct arena *a, bool *ret, struct err *e)
{
	struct found named = {0};
	TRY(take_appointed(t, r, unit, date, "stand_in", HOLD_STAND_IN, matter, a, &named, e));
	for (size_t i = 0; i < r->stand_ins.n; i++)
		if (role_only(&r->stand_ins.p[i], matter))
			TRY(take_delegation(t, p, r, &r->stand_ins.p[i], unit, date, HOLD_STAND_IN, 0, a, &named, e));
	*ret = false;
	for (size_t i = 0; i < named.n; i++)
		*ret = *ret || named.p[i].person == person;
	if (*ret || r->stand_ins.n || (r->filled != FILLED_HEAD && r->filled != FILLED_POSITION))
		return true;
	if (unit && (r->per != PER_ORGAN || r->filled != FILLED_POSITION))
		return is_next_at(t, unit, date, person, ret, e);
	if (r->filled != FILLED_POSITION)
		return true;
	int64_t at[ROLE_HOLDERS_MAX];
	size_t n = 0;
	struct query *q = assigned(t, r, unit, date);
	while (query_next(q))
		if (n < ROLE_HOLDERS_MAX)
			at[n++] = query_i(q, 2);
	TRY(query_end(q, e));
	for (size_t i = 0; i < n && !*ret; i++)
		TRY(is_next_at(t, at[i], date, person, ret, e));
	return true;
}

static bool may_for(struct tx *t, const struct pack *p, struct arena *a, int64_t person, const struct role *r, int64_t unit,
	int64_t date, const char *matter, enum holding *ret, struct err *e)
{
	struct found f = {.arena = a};
	*ret = HOLD_NONE;
	TRY(holders(t, p, r, unit, date, matter, 0, a, &f, e));
	for (size_t i = 0; i < f.n; i++)
		if (f.p[i].person == person)
			*ret = f.p[i].how;
	for (size_t i = 0; i < f.more.n; i++)
		if (f.more.p[i].person == person)
			*ret = f.more.p[i].how;
	if (*ret != HOLD_NONE)
		return true;
	bool yes;
	TRY(is_delegate(t, p, person, r, unit, date, matter, a, &yes, e));
	if (yes) {
		*ret = HOLD_DELEGATE;
		return true;
	}
	if (!f.n)
		return true;
	TRY(is_stand_in(t, p, person, r, unit, date, matter, a, &yes, e));
	if (yes)
		*ret = HOLD_STAND_IN;
	return true;
}

bool role_may_for(struct tx *t, const struct pack *p, int64_t person, const struct role *r, int64_t unit, int64_t date,
	const char *matter, enum holding *ret, struct err *e)
{
	struct arena *a = arena_new(1024 * 1024);
	bool ok = may_for(t, p, a, person, r, unit, date, matter, ret, e);
	arena_free(a);
	return ok;
}

bool role_may(struct tx *t, const struct pack *p, int64_t person, const struct role *r, int64_t unit, int64_t date,
	enum holding *ret, struct err *e)
{
	return role_may_for(t, p, person, r, unit, date, NULL, ret, e);
}

bool role_route(struct tx *t, const struct pack *p, const struct role *r, int64_t unit, int64_t not_person, int64_t date,
	const struct role **ret_role, int64_t *ret_unit, struct err *e)
{
	*ret_role = NULL;
	*ret_unit = 0;
	struct arena *a = arena_new(1024 * 1024);
	bool ok = true;
	for (int up = 0; r && up < 16 && ok; up++) {
		struct found f = {0};
		ok = holders(t, p, r, unit, date, NULL, 0, a, &f, e);
		bool other = false;
		for (size_t i = 0; i < f.n; i++)
			other = other || f.p[i].person != not_person;
		if (!ok || other) {
			*ret_role = ok ? r : NULL;
			*ret_unit = unit;
			break;
		}
		r = r->above;
		ok = !r || role_unit(t, r, unit, date, &unit, e);
	}
	arena_free(a);
	return ok;
}
