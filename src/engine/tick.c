/* What time itself does to cases: overdue steps climb, undo work opens on its day, standing permissions end. */
#include "engine/case.h"

#include "engine/object.h"
#include "engine/param.h"
#include "engine/step.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clock.h"

#define BATCH 200

/* ---- one step up ---- */

bool climb_next(struct env *v, int64_t *ret, struct err *e)
{
	const struct param *p;
	int64_t day = civil_date_of_ms(v->now);
	TRY(param_at(v->tx, v->arena, pack_param(v->pack, "climb_days"), 0, v->unit, day, &p, e));
	int64_t days = p && p->type == PARAM_SPAN ? p->span.n : p && p->type == PARAM_NUMBER ? p->value : 1;
	for (int64_t i = 0; i < (days > 0 ? days : 1); i++)
		day = civil_add_working_days(day + 1, 0);
	*ret = civil_ms(day, 8, 30);
	return true;
}

static bool climb(struct case_work *w, size_t row, struct err *e)
{
	struct case_step *s = &w->steps.p[row];
	struct seat ladder = {0};
	struct env v = {.city = w->city, .tx = w->tx, .arena = w->arena, .pack = w->f.pack, .now = w->now, .unit = w->f.unit};
	TRY(climb_line(w, s, &ladder, e));
	int level = s->climbed;
	bool told = false;
	/* A rung where nobody is does not stop the climb for a day. */
	while (!told && (size_t)level < ladder.ways.n) {
		int64_t *people;
		size_t n;
		TRY(route_people(&v, &ladder.ways.p[level], &people, &n, e));
		level++;
		for (size_t i = 0; i < n && i < 5; i++)
			TRY(case_tell(w, s->id, people[i], "climb", level, e));
		told = n > 0;
	}
	bool top = (size_t)level >= ladder.ways.n;
	s->climbed = level;
	s->climb_at = 0;
	if (!top)
		TRY(climb_next(&v, &s->climb_at, e));
	return tx_run(w->tx, STMT_step_climbed, ARGS(val_i(s->id), val_i(level), top ? val_null() : val_i(s->climb_at)), NULL, e);
}

/* ---- the act ---- */

struct hit { int64_t step, file; };
struct hits { VEC(struct hit) list; };

static bool find(struct tx *t, struct arena *a, enum stmt id, int64_t now, struct hits *ret, struct err *e)
{
	struct query *q = tx_query(t, id, ARGS(val_i(now), val_i(BATCH)));
	while (query_next(q))
		*vec_push(a, &ret->list) = (struct hit){query_i(q, 0), query_i(q, 1)};
	return query_end(q, e);
}

static bool stays(struct err *e)
{
	err_clear(e);
	return true;
}

static bool one(struct act_call *c, const struct hit *h, bool opens, struct json *moved, struct err *e)
{
	struct case_work w;
	size_t row;
	TRY(case_work_of_step(c, h->step, &w, &row, e));
	act_object(c, OBJECT_CASE, w.f.id);
	act_object(c, OBJECT_STEP, h->step);
	bool over = step_begins_cycle(&w, &w.steps.p[row]) && w.now > w.f.blanket_till;
	if (over)
		TRY(case_advance(&w, e));
	else if (opens && !step_open(&w, row, e))
		return e->code == ERR_CONFLICT && stays(e);      /* nobody in the other organ: it waits */
	if (!over && !opens)
		TRY(climb(&w, row, e));
	struct json *line = json_add_arr(c->arena, moved, STR_NONE);
	json_add_str(c->arena, line, STR_NONE, str_of(w.f.number));
	json_add_str(c->arena, line, STR_NONE, str_of(step_matter(c->arena, &w.steps.p[row])));
	json_add_int(c->arena, line, STR_NONE, w.steps.p[row].climbed);
	return true;
}

/* Another process was quicker. */
static bool nothing_to_do(struct act_call *c)
{
	act_problem(c, "", t_tick_nothing(c->lang));
	return false;
}

static bool tick(struct act_call *c, struct err *e)
{
	struct hits late = {0}, opening = {0};
	struct json *climbed = json_add_arr(c->arena, c->body, STR("climbed")),
		    *opened = json_add_arr(c->arena, c->body, STR("opened"));
	TRY(find(c->tx, c->arena, STMT_steps_late, c->now, &late, e));
	TRY(find(c->tx, c->arena, STMT_steps_to_open, c->now, &opening, e));
	for (size_t i = 0; i < late.list.n; i++)
		TRY(one(c, &late.list.p[i], false, climbed, e));
	for (size_t i = 0; i < opening.list.n; i++)
		TRY(one(c, &opening.list.p[i], true, opened, e));
	c->object = (int64_t)(climbed->count + opened->count);
	return c->object || nothing_to_do(c);
}

const struct act act_tick = {.name = "tick", .title = t_act_tick, .right = RIGHT_SYSTEM, .object_kind = OBJECT_NONE, .run = tick};

static bool waiting(struct city *city, struct arena *a, int64_t now, bool *ret, struct err *e)
{
	struct hits hits = {0};
	struct tx *t;
	TRY(tx_begin(city_store(city), TX_READ, &t, e));
	bool ok = find(t, a, STMT_steps_late, now, &hits, e) && find(t, a, STMT_steps_to_open, now, &hits, e);
	*ret = hits.list.n > 0;
	if (!ok) {
		tx_abort(t);
		return false;
	}
	return tx_commit(t, e);
}

bool case_tick(struct city *city, int64_t now, int *ret_moved, struct err *e)
{
	*ret_moved = 0;
	for (int i = 0; i < 50; i++) {
		struct arena *a = arena_new(64 * 1024 * 1024);
		struct lang l = {LANG_JA, a};
		struct who system = WHO_SYSTEM;
		struct act_result done = {0};
		uint8_t token[CHAIN_TOKEN];
		bool some = false;
		rand_bytes(token, sizeof(token));
		bool ok = waiting(city, a, now, &some, e) &&
			(!some || act_do(city, &act_tick, &system, token, json_obj(a), &l, a, &done, e));
		arena_free(a);
		if (!ok)
			return false;
		if (!some || !done.done || done.object == 0)
			return true;
		*ret_moved += (int)done.object;
	}
	return true;
}
