/* Each minute: what is to be opened, what moves. Looks first, in a read, so that nothing to do leaves no entry. */
#include "engine/act.h"
#include "engine/round_private.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clock.h"

#define TURNS 400 /* acts a tick; what is left waits a minute */
#define DAILY "@rounds"

extern const struct act act_round_open, act_round_keep;

struct mark {
	int64_t organ, mark;
	const char *name;
};
struct work {
	const struct act *act;
	int64_t organ;
	const char *duty;
};
struct plan {
	VEC(struct work) list;
	VEC(struct mark) marks;
};

static bool plan_duty(struct tx *t, struct arena *a, const struct pack *p, const struct duty *d, int64_t organ, int64_t now,
	struct plan *ret, struct err *e)
{
	bool wanted = false;
	if (d->every) {
		struct round_period period;
		struct round_group g;
		int64_t filled;
		TRY(round_wanted(t, a, p, d, organ, now, &period, &g, &filled, &wanted, e));
	} else if (d->on) {
		struct round_events events;
		int64_t mark;
		TRY(round_events(t, a, p, d, organ, now, &events, e));
		wanted = events.list.n > 0;
		TRY(tx_number(t, STMT_round_look, ARGS(val_i(organ), val_c(d->elem.name)), 0, &mark, e));
		if (!wanted && events.marked && events.mark != mark)
			*vec_push(a, &ret->marks) = (struct mark){organ, events.mark, d->elem.name};
	}
	if (wanted)
		*vec_push(a, &ret->list) = (struct work){&act_round_open, organ, d->elem.name};
	return true;
}

static bool plan(struct city *city, struct tx *t, struct arena *a, int64_t now, struct plan *ret, struct err *e)
{
	VEC(int64_t) organs = {0};
	struct query *q = tx_query(t, STMT_round_organs, NO_ARGS);
	while (query_next(q))
		*vec_push(a, &organs) = query_i(q, 0);
	TRY(query_end(q, e));
	for (size_t i = 0; i < organs.n; i++) {
		const struct pack *p = city_pack(city, t, organs.p[i], e);
		bool waits;
		if (!p)
			return false;
		for (size_t k = 0; k < p->elems.n; k++)
			if (p->elems.p[k]->kind == ELEM_DUTY)
				TRY(plan_duty(
					t, a, p, (const struct duty *)(const void *)p->elems.p[k], organs.p[i], now, ret, e));
		TRY(round_keep_waits(t, a, p, organs.p[i], now, &waits, e));
		if (waits)
			*vec_push(a, &ret->list) = (struct work){&act_round_keep, organs.p[i], NULL};
		else
			*vec_push(a, &ret->marks) = (struct mark){organs.p[i], civil_date_of_ms(now), DAILY};
	}
	return true;
}

static bool remember(struct city *city, const struct plan *p, struct err *e)
{
	struct tx *t;
	if (!p->marks.n)
		return true;
	TRY(tx_begin(city_store(city), TX_VOLATILE, &t, e));
	for (size_t i = 0; i < p->marks.n; i++)
		if (!tx_run(t, STMT_round_look_put,
			    ARGS(val_i(p->marks.p[i].organ), val_c(p->marks.p[i].name), val_i(p->marks.p[i].mark)), NULL, e)) {
			tx_abort(t);
			return false;
		}
	return tx_commit(t, e);
}

static bool do_work(struct city *city, const struct work *w, bool *ret_done, struct err *e)
{
	struct arena *a = arena_new(256 * 1024 * 1024);
	struct lang l = {LANG_JA, a};
	struct who who = WHO_SYSTEM;
	struct act_result result = {0};
	struct json *in = json_obj(a);
	uint8_t token[CHAIN_TOKEN];
	who.organ = w->organ;
	rand_bytes(token, sizeof(token));
	if (w->duty)
		json_add_str(a, in, STR("duty"), str_of(w->duty));
	bool ok = act_do(city, w->act, &who, token, in, &l, a, &result, e);
	*ret_done = ok && result.done;
	arena_free(a);
	return ok;
}

bool round_tick(struct city *city, int64_t now, int *ret_moved, struct err *e)
{
	*ret_moved = 0;
	for (bool more = true; more && *ret_moved < TURNS;) {
		struct arena *a = arena_new(64 * 1024 * 1024);
		struct plan p = {0};
		struct tx *t;
		bool ok = tx_begin(city_store(city), TX_READ, &t, e);
		if (ok) {
			ok = plan(city, t, a, now, &p, e);
			tx_abort(t);
		}
		ok = ok && remember(city, &p, e);
		more = false;
		for (size_t i = 0; ok && i < p.list.n; i++) {
			bool done;
			ok = do_work(city, &p.list.p[i], &done, e);
			more |= done;
			*ret_moved += done;
		}
		arena_free(a);
		if (!ok)
			return false;
	}
	return true;
}
