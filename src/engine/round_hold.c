/* Who may do a round, and who may see it. */
#include "engine/contractor.h"
#include "engine/rights.h"
#include "engine/round_private.h"
#include "util/civil.h"

static bool by_way(struct tx *t, const struct pack *p, const struct way *w, const char *matter, int64_t person, int64_t now,
	struct round_hold *ret, struct err *e)
{
	enum holding how = HOLD_NONE;
	TRY(route_may(t, p, w, person, matter, now, &how, e));
	/* 代決 is of decisions: who only stands in for a day does not answer for the section */
	if (how == HOLD_NONE || how == HOLD_STAND_IN || (ret->may && how >= ret->how))
		return true;
	bool role = *w->role && *w->role != '@';
	*ret = (struct round_hold){true, false, how, role ? w->role : "", role ? w->unit : 0};
	return true;
}

static bool over(struct tx *t, const struct pack *p, const struct round *r, int64_t person, int64_t now, struct round_hold *ret,
	struct err *e)
{
	static const char *const roles[] = {"leader", "section_manager"};
	int64_t date = civil_date_of_ms(now);
	for (size_t i = 0; i < ARRAY_LEN(roles) && !ret->may && r->unit; i++) {
		const struct role *role = pack_role(p, roles[i]);
		int64_t at;
		enum holding how;
		if (!role)
			continue;
		TRY(role_unit(t, role, r->unit, date, &at, e));
		TRY(role_may(t, p, person, role, at, date, &how, e));
		if (how == HOLD_SELF || how == HOLD_ACTING || how == HOLD_DEPUTY)
			*ret = (struct round_hold){true, true, how, role->elem.name, at};
	}
	return true;
}

/* With a login of theirs, what the people of a contract owe is done by nobody else. */
static bool theirs(struct tx *t, const struct pack *p, const struct way *ways, size_t n, int64_t now, bool *ret, struct err *e)
{
	*ret = false;
	for (size_t i = 0; i < n && !*ret; i++)
		if (strcmp(ways[i].role, ROUTE_CONTRACT) == 0)
			TRY(contract_answers(t, p, ways[i].unit, civil_date_of_ms(now), ret, e));
	return true;
}

bool round_may(struct tx *t, struct arena *a, const struct pack *p, const struct round *r, int64_t person, int64_t now,
	struct round_hold *ret, struct err *e)
{
	VEC(struct way) ways = {0};
	*ret = (struct round_hold){.role = ""};
	if (person <= 0)
		return true;
	*vec_push(a, &ways) = (struct way){r->role, r->at, r->person, ""};
	struct query *q = tx_query(t, STMT_round_ways, ARGS(val_i(r->id)));
	while (query_next(q))
		*vec_push(a, &ways) = (struct way){arena_cstr(a, query_s(q, 0)), query_i(q, 1), query_i(q, 2), ""};
	TRY(query_end(q, e));
	bool contract;
	TRY(theirs(t, p, ways.p, ways.n, now, &contract, e));
	for (size_t i = 0; i < ways.n; i++)
		if ((ways.p[i].person || *ways.p[i].role) && (!contract || strcmp(ways.p[i].role, ROUTE_CONTRACT) == 0))
			TRY(by_way(t, p, &ways.p[i], r->duty, person, now, ret, e));
	return ret->may || !r->person || *r->role || over(t, p, r, person, now, ret, e);
}

bool round_visible(struct tx *t, struct arena *a, const struct pack *p, const struct round *r, const struct who *w, int64_t now,
	bool *ret, struct err *e)
{
	int64_t date = civil_date_of_ms(now);
	struct round_hold h;
	struct held *held;
	size_t n;
	*ret = false;
	if (w->organ != r->organ)
		return true;
	TRY(round_may(t, a, p, r, w->person, now, &h, e));
	bool contractor;
	TRY(contractor_is(t, w->person, &contractor, e));
	*ret = h.may || (r->actor == w->person && !contractor);
	if (!*ret && contractor)
		return true;
	if (!*ret)
		TRY(rights_desk(t, p, w->person, now, ret, e));
	if (*ret)
		return true;
	/* the leader, the head, and those who act above the unit */
	TRY(roles_of(t, a, p, w->person, date, &held, &n, e));
	for (size_t i = 0; i < n && !*ret; i++) {
		const struct role *role = held[i].role;
		bool within = !held[i].unit;
		if (role->filled == FILLED_EVERYONE || role->filled == FILLED_COLUMN || held[i].how == HOLD_STAND_IN)
			continue;
		if (held[i].unit && r->unit)
			TRY(org_is_within(t, r->unit, held[i].unit, date, &within, e));
		*ret = within;
	}
	return true;
}
