#include "engine/rights_actor.h"

#include "util/civil.h"

#define ACTOR_TARGETS_MAX 64             /* things that one link of a record names */

bool rights_as_role(const struct rights *r, const struct role *role, int64_t unit, const char *matter, struct rights_answer *ret,
	struct err *e)
{
	int64_t date = civil_date_of_ms(r->now), at;
	enum holding how;
	TRY(role_place(r->tx, role, unit, r->who.organ, date, &at, e));
	TRY(role_may_for(r->tx, r->pack, r->who.person, role, at, date, matter, &how, e));
	if (how != HOLD_NONE && !(how == HOLD_STAND_IN && r->in_person))
		*ret = (struct rights_answer){.may = true, .role = role->elem.name, .unit = at, .how = how, .why = ""};
	return true;
}

/* The unit of what a link names. */
static bool unit_of_link(const struct rights *r, const struct json *link, int64_t *ret, struct err *e)
{
	int64_t id = json_int(link, "id", 0);
	struct str kind = json_str(link, "kind");
	*ret = 0;
	if (!id)
		return true;
	if (str_is(kind, "unit")) {
		*ret = id;
	} else if (str_is(kind, "person")) {
		struct person p;
		TRY(org_person(r->tx, r->arena, id, civil_date_of_ms(r->now), r->lang, &p, e));
		*ret = p.unit;
	} else if (str_is(kind, "record")) {
		struct query *q = tx_query(r->tx, STMT_right_record, ARGS(val_i(id)));
		if (query_next(q))
			*ret = query_i(q, 1);
		return query_end(q, e);
	}
	return true;
}

/* Units that the path names: the record's own, or those of what its link names. */
static bool units_of_path(const struct rights *r, const struct path *path, const struct subject *s,
	int64_t ret[ACTOR_TARGETS_MAX], size_t *ret_n, struct err *e)
{
	const char *name = path->names.n ? path->names.p[0] : "unit";
	*ret_n = 0;
	if (strcmp(name, "unit") == 0 || strcmp(name, "this") == 0) {
		ret[(*ret_n)++] = s->unit;
		return true;
	}
	const struct json *link = s->body ? json_get(s->body, name) : NULL;
	if (!link)
		return true;
	if (link->kind != JSON_ARR)
		return unit_of_link(r, link, &ret[(*ret_n)++], e);
	json_each(it, link)
		if (*ret_n < ACTOR_TARGETS_MAX)
			TRY(unit_of_link(r, it, &ret[(*ret_n)++], e));
	return true;
}

static bool is_member(const struct rights *r, int64_t unit, bool *ret, struct err *e)
{
	int64_t id;
	TRY(tx_number(
		r->tx, STMT_right_member, ARGS(val_i(r->who.person), val_i(unit), val_i(civil_date_of_ms(r->now))), 0, &id, e));
	*ret = id != 0;
	return true;
}

static bool names_person(const struct rights *r, const struct path *path, const struct subject *s)
{
	const struct json *link = s->body && path->names.n ? json_get(s->body, path->names.p[0]) : NULL;
	if (link && link->kind == JSON_OBJ)
		return str_is(json_str(link, "kind"), "person") && json_int(link, "id", 0) == r->who.person;
	json_each(it, link && link->kind == JSON_ARR ? link : NULL)
		if (str_is(json_str(it, "kind"), "person") && json_int(it, "id", 0) == r->who.person)
			return true;
	return false;
}

bool rights_as_actor(
	const struct rights *r, const struct actor *a, const struct subject *s, struct rights_answer *ret, struct err *e)
{
	int64_t units[ACTOR_TARGETS_MAX];
	size_t n = 0;
	bool member = false;
	switch (a->kind) {
	case ACTOR_ROLE:
		return rights_as_role(r, a->role, s->unit, s->matter, ret, e);
	case ACTOR_ROLE_OF:
		TRY(units_of_path(r, &a->path, s, units, &n, e));
		for (size_t i = 0; i < n && !ret->may; i++)
			if (units[i])
				TRY(rights_as_role(r, a->role, units[i], s->matter, ret, e));
		return true;
	case ACTOR_COLLEAGUE_OF:
	case ACTOR_MEMBER_OF:
		TRY(units_of_path(r, &a->path, s, units, &n, e));
		for (size_t i = 0; i < n && !member; i++)
			if (units[i])
				TRY(is_member(r, units[i], &member, e));
		ret->may = member;
		return true;
	case ACTOR_PERSONS:
		ret->may = names_person(r, &a->path, s);
		return true;
	case ACTOR_ANYONE:
	case ACTOR_ORGAN:
		ret->may = r->who.person != 0;
		return true;
	case ACTOR_ANY:
	case ACTOR_ALL:
		for (size_t i = 0; i < a->parts.n && !ret->may; i++)
			TRY(rights_as_actor(r, a->parts.p[i], s, ret, e));
		return true;
	case ACTOR_APPLICANT:                /* a record has none of these */
	case ACTOR_DRAFTER:
	case ACTOR_ABOVE:
	case ACTOR_CONTRACTOR_OF:
		break;
	}
	return true;
}
