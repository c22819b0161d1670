/* Is a person among those whom an actor names? For readers, `except`, who may lower a class. Routing is engine/route.h. */
#include "engine/form_path.h"
#include "engine/organ.h"

struct place { int64_t person, unit; };
typedef VEC(struct place) place_list;

/* Persons and units that a path leads to; a record, a case and a person stand for the unit they belong to. */
static bool places(struct env *v, const struct path *path, place_list *ret, struct err *e)
{
	found_list found = {0};
	if (path->names.n == 0) {
		*vec_push(v->arena, ret) = (struct place){v->applicant, v->unit};
		return true;
	}
	TRY(path_eval(v, path->names.p, path->names.n, true, &found, e));
	for (size_t i = 0; i < found.n; i++) {
		const struct json *link = found.p[i].value;
		const struct record *rec;
		struct val cols[3];
		bool there;
		int64_t id = json_int(link, "id", 0);
		if (str_is(json_str(link, "kind"), "unit")) {
			*vec_push(v->arena, ret) = (struct place){0, id};
		} else if (str_is(json_str(link, "kind"), "person") && v->tx) {
			TRY(tx_one(v->tx, v->arena, STMT_link_person, ARGS(val_i(id), val_i(civil_date_of_ms(v->now))), &there,
				cols, 3, e));
			if (there)
				*vec_push(v->arena, ret) = (struct place){id, cols[2].i};
		} else if (link) {
			TRY(env_record(v, link, &rec, e));
			if (rec)
				*vec_push(v->arena, ret) = (struct place){0, rec->unit};
		}
	}
	return true;
}

static bool in_role(struct env *v, const struct role *r, int64_t unit, int64_t person, bool *ret, struct err *e)
{
	int64_t at, day = civil_date_of_ms(v->now);
	enum holding how;
	struct organ_home home = {v->city, v->tx, v->pack, v->unit};
	const struct pack *p = organ_pack(&home, unit, e);
	*ret = false;
	if (!p || (p != v->pack && !(r = organ_player(&home, p, r))))
		return p != NULL;
	TRY(role_place(v->tx, r, unit, v->organ, day, &at, e));
	TRY(role_may(v->tx, p, person, r, at, day, &how, e));
	*ret = how != HOLD_NONE;
	return true;
}

/* Does the person belong to the unit or something under it, now or since a day? */
static bool is_member(struct env *v, int64_t person, int64_t unit, int64_t since, bool *ret, struct err *e)
{
	int64_t day = civil_date_of_ms(v->now), from = since == CIVIL_NONE ? day : since;
	VEC(int64_t) units = {0};
	*ret = false;
	struct query *q = tx_query(v->tx, STMT_link_person_units, ARGS(val_i(person), val_i(from), val_i(day)));
	while (query_next(q))
		*vec_push(v->arena, &units) = query_i(q, 0);
	TRY(query_end(q, e));
	for (size_t i = 0; i < units.n && !*ret; i++)
		TRY(org_is_within(v->tx, units.p[i], unit, day, ret, e));
	return true;
}

static bool holds_above(struct env *v, int64_t person, int64_t unit, bool *ret, struct err *e)
{
	struct held *held;
	size_t n;
	int64_t day = civil_date_of_ms(v->now);
	*ret = false;
	TRY(roles_of(v->tx, v->arena, v->pack, person, day, &held, &n, e));
	for (size_t i = 0; i < n && !*ret; i++)
		if (held[i].unit && held[i].unit != unit)
			TRY(org_is_within(v->tx, unit, held[i].unit, day, ret, e));
	return true;
}

static bool has(struct env *v, const struct actor *a, int64_t person, bool *ret, struct err *e)
{
	place_list at = {0};
	int64_t since = CIVIL_NONE;
	*ret = false;
	if (a->kind == ACTOR_ANY || a->kind == ACTOR_ALL) {
		for (size_t i = 0; i < a->parts.n && !*ret; i++)
			TRY(has(v, a->parts.p[i], person, ret, e));
		return true;
	}
	if (a->since) {
		struct moment m;
		bool known;
		TRY(moment_eval(v, a->since, &m, &known, e));
		if (known)
			since = civil_date_of_ms(m.ms);
	}
	switch (a->kind) {
	case ACTOR_ANYONE: *ret = true; return true;
	case ACTOR_APPLICANT: case ACTOR_DRAFTER: *ret = person == v->applicant; return true;
	case ACTOR_ORGAN: case ACTOR_CONTRACTOR_OF: case ACTOR_ANY: case ACTOR_ALL: return true;
	case ACTOR_ROLE: return in_role(v, a->role, v->unit, person, ret, e);
	case ACTOR_ROLE_OF: case ACTOR_COLLEAGUE_OF: case ACTOR_MEMBER_OF: case ACTOR_ABOVE: case ACTOR_PERSONS: break;
	}
	TRY(places(v, &a->path, &at, e));
	for (size_t i = 0; i < at.n && !*ret; i++) {
		if (a->kind == ACTOR_ROLE_OF)
			TRY(in_role(v, a->role, at.p[i].unit, person, ret, e));
		else if (a->kind == ACTOR_PERSONS)
			*ret = at.p[i].person == person;
		else if (a->kind == ACTOR_ABOVE)
			TRY(holds_above(v, person, at.p[i].unit, ret, e));
		else if (a->kind == ACTOR_MEMBER_OF || at.p[i].person != person)
			TRY(is_member(v, person, at.p[i].unit, since, ret, e));
	}
	return true;
}

enum truth actor_has(struct env *v, const struct actor *a, int64_t person, struct err *e)
{
	bool yes;
	if (!v->tx || !has(v, a, person, &yes, e))
		return TRUTH_UNKNOWN;
	return yes ? TRUTH_YES : TRUTH_NO;
}
