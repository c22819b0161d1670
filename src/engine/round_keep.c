/* What time and people's moves do to rounds: leave suspends one's own, a move takes them along, an empty post leads on, late ones
 * climb, plans whose day has passed become findings, groups end. One act for each look, so that the figures and the line are
 * always those of one moment. */
#include "engine/object.h"
#include "engine/round_private.h"
#include "engine/step.h"
#include "text/text.h"
#include "util/civil.h"

#define BACK_MS (7 * INT64_C(86400000)) /* who comes back has a week at least */
#define LOOK "@rounds"			/* once a day: who moved, which posts are empty */

enum change_kind { CHANGE_SUSPEND, CHANGE_RESUME, CHANGE_LAPSE, CHANGE_MOVE };
struct change {
	enum change_kind kind;
	int64_t id, group, value;
};
struct reroute {
	const char *asked, *role, *to;
	int64_t asked_at, unit, at, to_at;
};
struct rung {
	int64_t group, unit, at, n, due;
	int climbed;
	const char *role;
};

struct keep {
	struct tx *tx;
	struct arena *arena;
	const struct pack *pack;
	const struct lang *lang;
	int64_t organ, now, today;
	VEC(struct change) changes;
	VEC(struct reroute) reroutes;
	VEC(struct rung) rungs;
	VEC(int64_t) ended;
	struct round_plans plans;
	bool daily;
};

/* ---- looking ---- */

static bool look_people(struct keep *k, struct err *e)
{
	static const enum stmt ids[] = {STMT_round_absent, STMT_round_gone};
	for (size_t i = 0; i < ARRAY_LEN(ids); i++) {
		struct query *q = tx_query(k->tx, ids[i], ARGS(val_i(k->organ), val_i(ROUND_BATCH)));
		while (query_next(q)) {
			bool gone = str_is(query_s(q, 3), "left");
			int64_t due = query_i(q, 2), left = gone ? due : due - k->now;
			*vec_push(k->arena, &k->changes) = (struct change){
				gone ? CHANGE_LAPSE : CHANGE_SUSPEND, query_i(q, 0), query_i(q, 1), left > 0 ? left : 0};
		}
		TRY(query_end(q, e));
	}
	struct query *q = tx_query(k->tx, STMT_round_back, ARGS(val_i(k->organ), val_i(ROUND_BATCH)));
	while (query_next(q))
		*vec_push(k->arena, &k->changes) = (struct change){CHANGE_RESUME, query_i(q, 0), query_i(q, 1), query_i(q, 2)};
	TRY(query_end(q, e));
	q = tx_query(k->tx, STMT_round_case_over, ARGS(val_i(k->organ), val_i(ROUND_BATCH)));
	while (query_next(q))
		*vec_push(k->arena, &k->changes) = (struct change){CHANGE_LAPSE, query_i(q, 0), query_i(q, 1), query_i(q, 2)};
	TRY(query_end(q, e));
	if (!k->daily)
		return true;
	q = tx_query(k->tx, STMT_round_elsewhere, ARGS(val_i(k->organ), val_i(k->today), val_i(5000)));
	while (query_next(q))
		/* who stands in another organ is not under this policy any more */
		*vec_push(k->arena, &k->changes) = query_i(q, 3) == k->organ
			? (struct change){CHANGE_MOVE, query_i(q, 0), query_i(q, 1), query_i(q, 2)}
			: (struct change){CHANGE_LAPSE, query_i(q, 0), query_i(q, 1), query_i(q, 4)};
	return query_end(q, e);
}

/* A post that is empty, or filled again: the role that stands there, or the next above that somebody fills. */
static bool look_posts(struct keep *k, struct err *e)
{
	VEC(struct reroute) list = {0};
	struct query *q = tx_query(k->tx, STMT_round_waits_for, ARGS(val_i(k->organ)));
	while (query_next(q))
		*vec_push(k->arena, &list) = (struct reroute){.asked = arena_cstr(k->arena, query_s(q, 0)),
			.asked_at = query_i(q, 1),
			.unit = query_i(q, 2),
			.role = arena_cstr(k->arena, query_s(q, 3)),
			.at = query_i(q, 4)};
	TRY(query_end(q, e));
	for (size_t i = 0; i < list.n; i++) {
		struct reroute r = list.p[i];
		const struct role *asked = pack_role(k->pack, r.asked);
		struct env v = {
			.tx = k->tx, .arena = k->arena, .pack = k->pack, .lang = k->lang, .now = k->now, .organ = k->organ};
		struct way w;
		bool some;
		if (!asked)
			continue;
		TRY(route_role(&v, asked, r.asked_at, 0, &w, &some, e));
		if (!some || (strcmp(w.role, r.role) == 0 && w.unit == r.at))
			continue;
		r.to = w.role;
		r.to_at = w.unit;
		*vec_push(k->arena, &k->reroutes) = r;
	}
	return true;
}

static bool look_late(struct keep *k, struct err *e)
{
	struct query *q = tx_query(k->tx, STMT_round_climbing, ARGS(val_i(k->now), val_i(k->organ), val_i(ROUND_BATCH)));
	while (query_next(q))
		*vec_push(k->arena, &k->rungs) = (struct rung){.group = query_i(q, 0),
			.unit = query_i(q, 1),
			.role = arena_cstr(k->arena, query_s(q, 2)),
			.at = query_i(q, 3),
			.climbed = (int)query_i(q, 4),
			.n = query_i(q, 5),
			.due = query_i(q, 6)};
	TRY(query_end(q, e));
	q = tx_query(k->tx, STMT_groups_to_close, ARGS(val_i(k->organ), val_i(ROUND_BATCH), val_i(k->now)));
	while (query_next(q))
		*vec_push(k->arena, &k->ended) = query_i(q, 0);
	return query_end(q, e);
}

static bool look(struct keep *k, struct err *e)
{
	int64_t day;
	TRY(tx_number(k->tx, STMT_round_look, ARGS(val_i(k->organ), val_c(LOOK)), 0, &day, e));
	k->daily = day != k->today;
	TRY(look_people(k, e));
	TRY(!k->daily || look_posts(k, e));
	TRY(!k->daily || round_plans_late(k->tx, k->arena, k->pack, k->organ, k->now, &k->plans, e));
	return look_late(k, e);
}

static bool some_work(const struct keep *k)
{
	return k->changes.n || k->reroutes.n || k->rungs.n || k->ended.n || k->plans.list.n;
}

bool round_keep_waits(struct tx *t, struct arena *a, const struct pack *p, int64_t organ, int64_t now, bool *ret, struct err *e)
{
	struct lang l = {LANG_JA, a};
	struct keep k = {.tx = t, .arena = a, .pack = p, .lang = &l, .organ = organ, .now = now, .today = civil_date_of_ms(now)};
	TRY(look(&k, e));
	*ret = some_work(&k);
	return true;
}

/* ---- doing ---- */

static bool change(struct keep *k, const struct change *it, struct err *e)
{
	struct val id = val_i(it->id);
	int64_t due;
	switch (it->kind) {
	case CHANGE_SUSPEND:
		return tx_run(k->tx, STMT_round_rest,
			ARGS(id, val_c("suspended"), val_i(it->value), val_i(k->now + it->value), val_null()), NULL, e);
	case CHANGE_LAPSE:
		return tx_run(
			k->tx, STMT_round_rest, ARGS(id, val_c("lapsed"), val_null(), val_i(it->value), val_null()), NULL, e);
	case CHANGE_RESUME:
		due = k->now + (it->value > BACK_MS ? it->value : BACK_MS);
		due = civil_ms(round_not_quiet(k->pack, civil_date_of_ms(due)), 23, 59);
		return tx_run(k->tx, STMT_round_rest, ARGS(id, val_c("open"), val_null(), val_i(due), val_i(due)), NULL, e);
	case CHANGE_MOVE: return tx_run(k->tx, STMT_round_move, ARGS(id, val_i(it->value)), NULL, e);
	}
	return true;
}

static bool tell(struct keep *k, const struct rung *r, int64_t person, int level, struct err *e)
{
	return tx_run(k->tx, STMT_round_notice_add,
		ARGS(val_i(person), val_c("round_late"), val_i(k->now), val_i(level), val_i(r->group), val_i(r->unit),
			val_i(r->n)),
		NULL, e);
}

/* A rung where nobody is does not stop the climb for a day. */
static bool climb(struct keep *k, const struct rung *r, struct err *e)
{
	struct env v = {.tx = k->tx, .arena = k->arena, .pack = k->pack, .lang = k->lang, .now = k->now, .organ = k->organ,
		.unit = r->unit};
	const struct role *role = *r->role && *r->role != '@' ? pack_role(k->pack, r->role) : NULL;
	struct seat ladder = {0};
	int level = r->climbed;
	bool told = false;
	TRY(climb_round(&v, role, r->unit ? r->unit : r->at, &ladder, e));
	while (!told && (size_t)level < ladder.ways.n) {
		int64_t *people;
		size_t n;
		TRY(route_people(&v, &ladder.ways.p[level], &people, &n, e));
		level++;
		for (size_t i = 0; i < n && i < 5; i++)
			TRY(tell(k, r, people[i], level, e));
		told = n > 0;
	}
	struct val next = val_null();
	int64_t at;
	if ((size_t)level < ladder.ways.n) {
		TRY(climb_next(&v, &at, e));
		next = val_i(at);
	}
	return tx_run(k->tx, STMT_round_climbed,
		ARGS(val_i(r->group), val_i(r->unit), val_c(r->role), val_i(r->at), val_i(r->climbed), val_i(k->now),
			val_i(level), next),
		NULL, e);
}

static bool recount(struct keep *k, struct err *e)
{
	for (size_t i = 0; i < k->changes.n; i++) {
		bool before = false;
		for (size_t j = 0; j < i && !before; j++)
			before = k->changes.p[j].group == k->changes.p[i].group;
		if (!before)
			TRY(round_recount(k->tx, k->changes.p[i].group, e));
	}
	return true;
}

static bool keep(struct act_call *c, struct err *e)
{
	const struct pack *p = city_pack(c->city, c->tx, c->who.organ, e);
	if (!p)
		return false;
	struct keep k = {.tx = c->tx,
		.arena = c->arena,
		.pack = p,
		.lang = c->lang,
		.organ = c->who.organ,
		.now = c->now,
		.today = civil_date_of_ms(c->now)};
	TRY(look(&k, e));
	if (!some_work(&k)) {
		act_problem(c, "", t_round_nothing(c->lang));
		return false;
	}
	for (size_t i = 0; i < k.changes.n; i++) {
		TRY(change(&k, &k.changes.p[i], e));
		act_object(c, OBJECT_ROUND, k.changes.p[i].id);
	}
	TRY(recount(&k, e));
	for (size_t i = 0; i < k.reroutes.n; i++) {
		const struct reroute *r = &k.reroutes.p[i];
		TRY(tx_run(c->tx, STMT_round_reroute,
			ARGS(val_c(r->asked), val_i(r->asked_at), val_c(r->role), val_i(r->at), val_c(r->to), val_i(r->to_at),
				val_i(c->who.organ)),
			NULL, e));
	}
	for (size_t i = 0; i < k.rungs.n; i++) {
		TRY(climb(&k, &k.rungs.p[i], e));
		act_object(c, OBJECT_DUTY_GROUP, k.rungs.p[i].group);
	}
	TRY(round_plans_open(c, p, &k.plans, e));
	for (size_t i = 0; i < k.ended.n; i++) {
		TRY(tx_run(c->tx, STMT_group_state, ARGS(val_i(k.ended.p[i]), val_c("closed"), val_i(c->now)), NULL, e));
		act_object(c, OBJECT_DUTY_GROUP, k.ended.p[i]);
	}
	json_add_int(c->arena, c->body, STR("followed"), (int64_t)(k.changes.n + k.reroutes.n));
	json_add_int(c->arena, c->body, STR("climbed"), (int64_t)k.rungs.n);
	json_add_int(c->arena, c->body, STR("ended"), (int64_t)k.ended.n);
	json_add_int(c->arena, c->body, STR("plans_late"), (int64_t)k.plans.list.n);
	return true;
}

const struct act act_round_keep = {
	.name = "round_keep", .title = t_act_round_keep, .right = RIGHT_SYSTEM, .object_kind = OBJECT_NONE, .run = keep};
