#include "engine/roster.h"

#include "engine/role_private.h"
#include "util/civil.h"

#define LINE_MAX 16
#define ENDS_MOST 16                             /* ends of posts that are followed from one holder to the next */

struct post { int64_t person, unit, from, till, entry; const char *position, *post; bool acting; };
struct named { int64_t person, unit, from, till, entry; const char *role; bool deputy; };

struct roster {
	int64_t date;
	VEC(struct roster_unit) units;
	VEC(struct post) posts;
	VEC(struct named) named;
	VEC(struct roster_person) people;
	bool has_people;
};

static int64_t till(struct query *q, int col) { return query_null(q, col) ? INT64_MAX : query_i(q, col); }

static bool read_units(struct roster *o, struct tx *t, struct arena *a, struct err *e)
{
	struct query *q = tx_query(t, STMT_roster_units, ARGS(val_i(o->date)));
	while (query_next(q))
		*vec_push(a, &o->units) = (struct roster_unit){.id = query_i(q, 0), .parent = query_i(q, 1),
			.kind = arena_cstr(a, query_s(q, 2)), .branch = query_i(q, 3) != 0, .organ = query_i(q, 4)};
	return query_end(q, e);
}

bool roster_read(struct tx *t, struct arena *a, int64_t date, int around, struct roster **ret, struct err *e)
{
	struct roster *o = arena_make(a, struct roster);
	o->date = date;
	TRY(read_units(o, t, a, e));
	struct query *q = tx_query(t, STMT_roster_posts, ARGS(val_i(date - around), val_i(date + around)));
	while (query_next(q))
		*vec_push(a, &o->posts) = (struct post){.person = query_i(q, 0), .unit = query_i(q, 1),
			.position = arena_cstr(a, query_s(q, 2)), .post = arena_cstr(a, query_s(q, 3)),
			.acting = str_is(query_s(q, 4), "acting"), .from = query_i(q, 5), .till = till(q, 6), .entry =
				query_i(q, 7)};
	TRY(query_end(q, e));
	q = tx_query(t, STMT_roster_named, ARGS(val_i(date - around), val_i(date + around)));
	while (query_next(q))
		*vec_push(a, &o->named) = (struct named){.person = query_i(q, 0), .role = arena_cstr(a, query_s(q, 1)),
			.unit = query_i(q, 2), .deputy = str_is(query_s(q, 3), "deputy"), .from = query_i(q, 4), .till =
				till(q, 5)};
	*ret = o;
	return query_end(q, e);
}

/* ---- units ---- */

size_t roster_units(const struct roster *o, const struct roster_unit **ret)
{
	*ret = o->units.p;
	return o->units.n;
}

const struct roster_unit *roster_unit_of(const struct roster *o, int64_t unit)
{
	size_t low = 0, high = o->units.n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (o->units.p[mid].id < unit)
			low = mid + 1;
		else
			high = mid;
	}
	return low < o->units.n && o->units.p[low].id == unit ? &o->units.p[low] : NULL;
}

bool roster_within(const struct roster *o, int64_t unit, int64_t above)
{
	if (!above)
		return true;
	for (int depth = 0; unit && depth < LINE_MAX; depth++) {
		const struct roster_unit *u = roster_unit_of(o, unit);
		if (unit == above)
			return true;
		unit = u ? u->parent : 0;
	}
	return false;
}

int64_t roster_ancestor(const struct roster *o, int64_t unit, const char *kind)
{
	int64_t at = unit;
	for (int depth = 0; at && depth < LINE_MAX; depth++) {
		const struct roster_unit *u = roster_unit_of(o, at);
		if (u && strcmp(u->kind, kind) == 0)
			return at;
		at = u ? u->parent : 0;
	}
	return unit;
}

static bool unit_fits(const struct role *r, const struct roster_unit *u) { return role_fits(r, str_of(u->kind), u->branch); }

/* The own unit of an organ; 0 it has none. */
static int64_t organ_unit(const struct roster *o, int64_t organ)
{
	for (size_t i = 0; i < o->units.n; i++)
		if (o->units.p[i].organ == organ && strcmp(o->units.p[i].kind, "organ") == 0)
			return o->units.p[i].id;
	return 0;
}

int64_t roster_role_unit(const struct roster *o, const struct role *r, int64_t unit)
{
	if (!unit || role_is_citywide(r))
		return 0;
	int64_t at = unit;
	for (int depth = 0; at && depth < LINE_MAX; depth++) {
		const struct roster_unit *u = roster_unit_of(o, at);
		if (u && unit_fits(r, u))
			return at;
		at = u ? u->parent : 0;
	}
	const struct roster_unit *own = r->per == PER_ORGAN ? roster_unit_of(o, unit) : NULL;
	return r->per != PER_ORGAN ? unit : own ? organ_unit(o, own->organ) : 0;
}

size_t roster_places(const struct roster *o, const struct role *r, int64_t organ, bool branches, struct arena *a,
	const int64_t **ret)
{
	VEC(int64_t) list = {0};
	bool whole = role_is_citywide(r) || r->per == PER_ORGAN || r->per == PER_NONE || r->per == PER_PERSON;
	if (whole)
		*vec_push(a, &list) = r->per == PER_ORGAN ? organ_unit(o, organ ? organ : 1) : 0;
	for (size_t i = 0; !whole && i < o->units.n; i++) {
		const struct roster_unit *u = &o->units.p[i];
		if ((!organ || u->organ == organ) && role_fits(r, str_of(u->kind), branches && u->branch))
			*vec_push(a, &list) = u->id;
	}
	*ret = list.p;
	return list.n;
}

/* ---- holders ---- */

typedef VEC(struct holder) holder_list;

static void add(struct arena *a, holder_list *list, int64_t person, enum holding how)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->p[i].person == person)
			return;
	*vec_push(a, list) = (struct holder){person, how};
}

static bool is_of_city(const struct roster *o, int64_t unit)
{
	const struct roster_unit *u = roster_unit_of(o, unit);
	return u && strcmp(u->kind, "municipality") == 0;
}

/* A role of a whole organ is filled by a post of any of its units. */
static bool same_organ(const struct roster *o, int64_t a, int64_t b)
{
	const struct roster_unit *x = roster_unit_of(o, a), *y = roster_unit_of(o, b);
	return x && y && x->organ == y->organ;
}

/* position NULL: heads. of NULL: of no role. */
static void at_post(const struct roster *o, const struct role *of, const char *position, int64_t unit, int64_t date, bool acting,
	struct arena *a, holder_list *list)
{
	for (size_t i = 0; i < o->posts.n; i++) {
		const struct post *p = &o->posts.p[i];
		bool own = p->unit == unit || (position && of && of->per == PER_ORGAN && same_organ(o, p->unit, unit));
		bool there = unit ? own : position || is_of_city(o, p->unit);
		bool holds = position ? strcmp(p->post, position) == 0 || strcmp(p->position, position) == 0
				      : strcmp(p->position, "head") == 0;
		if (there && holds && p->acting == acting && p->from <= date && p->till >= date)
			add(a, list, p->person, acting ? HOLD_ACTING : HOLD_SELF);
	}
}

static void by_name(const struct roster *o, const struct role *r, int64_t unit, int64_t date, bool deputy, struct arena *a,
	holder_list *list)
{
	for (size_t i = 0; i < o->named.n; i++) {
		const struct named *n = &o->named.p[i];
		bool role = strcmp(n->role, r->elem.name) == 0 || strcmp(n->role, role_was(r)) == 0;
		if (role && n->unit == unit && n->deputy == deputy && n->from <= date && n->till >= date)
			add(a, list, n->person, deputy ? HOLD_DEPUTY : HOLD_SELF);
	}
}

static void find(const struct roster *o, const struct role *r, int64_t unit, int64_t date, int depth, struct arena *a,
	holder_list *list);

static void deputies(const struct roster *o, const struct role *r, int64_t unit, int64_t date, int depth, struct arena *a,
	holder_list *list)
{
	by_name(o, r, unit, date, true, a, list);
	for (size_t i = 0; i < r->deputies.n; i++) {
		const struct delegation *d = &r->deputies.p[i];
		holder_list some = {0};
		if (d->position) {
			at_post(o, r, d->position->elem.name, unit, date, false, a, &some);
			if (!some.n)
				at_post(o, r, d->position->elem.name, unit, date, true, a, &some);
		} else if (d->role && depth < ROLE_DEPTH_MAX) {
			find(o, d->role, roster_role_unit(o, d->role, unit), date, depth + 1, a, &some);
		}
		for (size_t k = 0; k < some.n; k++)
			add(a, list, some.p[k].person, HOLD_DEPUTY);
	}
}

static void find(const struct roster *o, const struct role *r, int64_t unit, int64_t date, int depth, struct arena *a,
	holder_list *list)
{
	const struct roster_unit *u = roster_unit_of(o, unit);
	if (unit && r->per != PER_NONE && r->per != PER_PERSON && (!u || !unit_fits(r, u)))
		return;
	const char *position = r->filled == FILLED_POSITION ? r->position->elem.name : NULL;
	switch (r->filled) {
	case FILLED_HEAD:
	case FILLED_POSITION:
		at_post(o, r, position, unit, date, false, a, list);
		if (!list->n)
			at_post(o, r, position, unit, date, true, a, list);
		break;
	case FILLED_APPOINTED:
		by_name(o, r, unit, date, false, a, list);
		break;
	case FILLED_BODY:
		if (r->secretary && depth < ROLE_DEPTH_MAX)
			find(o, r->secretary, 0, date, depth + 1, a, list);
		break;
	case FILLED_EVERYONE:
	case FILLED_COLUMN:
		break;
	}
	if (!list->n)
		deputies(o, r, unit, date, depth, a, list);
}

size_t roster_holders(const struct roster *o, const struct role *r, int64_t unit, int64_t date, struct arena *a,
	const struct holder **ret)
{
	holder_list list = {0};
	find(o, r, unit, date, 0, a, &list);
	*ret = list.p;
	return list.n;
}

size_t roster_at_post(const struct roster *o, const struct position *p, int64_t organ, int64_t date, struct arena *a,
	const struct holder **ret)
{
	holder_list list = {0};
	for (size_t i = 0; i < o->posts.n; i++) {
		const struct post *x = &o->posts.p[i];
		const struct roster_unit *u = roster_unit_of(o, x->unit);
		bool holds = strcmp(x->post, p->elem.name) == 0 || strcmp(x->position, p->elem.name) == 0;
		if (holds && (!organ || (u && u->organ == organ)) && x->from <= date && x->till >= date)
			add(a, &list, x->person, x->acting ? HOLD_ACTING : HOLD_SELF);
	}
	*ret = list.p;
	return list.n;
}

/* The first day after one on which a post or appointment of one of them ends; INT64_MAX none. *entry: of the newest of these
 * rows. */
static int64_t first_end(const struct roster *o, const holder_list *list, int64_t date, int64_t *entry)
{
	int64_t end = INT64_MAX;
	for (size_t k = 0; k < list->n; k++) {
		for (size_t i = 0; i < o->posts.n; i++)
			if (o->posts.p[i].person == list->p[k].person && o->posts.p[i].from <= date && o->posts.p[i].till >=
				date) {
				end = o->posts.p[i].till < end ? o->posts.p[i].till : end;
				*entry = o->posts.p[i].entry > *entry ? o->posts.p[i].entry : *entry;
			}
		for (size_t i = 0; i < o->named.n; i++)
			if (o->named.p[i].person == list->p[k].person && o->named.p[i].from <= date && o->named.p[i].till >=
				date) {
				end = o->named.p[i].till < end ? o->named.p[i].till : end;
				*entry = o->named.p[i].entry > *entry ? o->named.p[i].entry : *entry;
			}
	}
	return end;
}

int64_t roster_empty_from(const struct roster *o, const struct role *r, int64_t unit, int64_t date, struct arena *a,
	int64_t *ret_entry)
{
	*ret_entry = -1;
	for (int i = 0; i < ENDS_MOST; i++) {
		int64_t ignored = -1, end;
		holder_list list = {0};
		find(o, r, unit, date, 0, a, &list);
		if (!list.n)
			return date;
		end = first_end(o, &list, date, i == 0 ? ret_entry : &ignored);
		if (end == INT64_MAX)
			return CIVIL_NONE;
		date = end + 1;
	}
	return CIVIL_NONE;
}

/* ---- people ---- */

bool roster_people(struct roster *o, struct tx *t, struct arena *a, const struct roster_person **ret, size_t *ret_n,
	struct err *e)
{
	if (!o->has_people) {
		struct query *q = tx_query(t, STMT_roster_people, ARGS(val_i(o->date)));
		while (query_next(q)) {
			int64_t person = query_i(q, 0);
			if (!o->people.n || o->people.p[o->people.n - 1].person != person)
				*vec_push(a, &o->people) = (struct roster_person){person, query_i(q, 1), query_i(q, 2)};
		}
		TRY(query_end(q, e));
		o->has_people = true;
	}
	*ret = o->people.p;
	*ret_n = o->people.n;
	return true;
}
