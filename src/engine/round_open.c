/* Opening what the calendar brings: a group a period, its rounds at once or, of a long ledger, page after page. */
#include "engine/round_private.h"

#include "engine/object.h"
#include "engine/param.h"
#include "text/text.h"
#include "util/civil.h"

bool round_recount(struct tx *t, int64_t group, struct err *e)
{
	return tx_run(t, STMT_round_tally_clear, ARGS(val_i(group)), NULL, e) &&
		tx_run(t, STMT_round_tally_states, ARGS(val_i(group)), NULL, e) &&
		tx_run(t, STMT_round_tally_late, ARGS(val_i(group)), NULL, e) &&
		tx_run(t, STMT_round_tally_answers, ARGS(val_i(group)), NULL, e);
}

bool round_reindex(struct city *city, struct err *e)
{
	struct arena *a = arena_new(64 * 1024 * 1024);
	VEC(int64_t) ids = {0};
	struct tx *t;
	bool ok = tx_begin(city_store(city), TX_VOLATILE, &t, e);
	if (ok) {
		struct query *q = tx_query(t, STMT_group_ids, NO_ARGS);
		while (query_next(q))
			*vec_push(a, &ids) = query_i(q, 0);
		ok = query_end(q, e);
		for (size_t i = 0; ok && i < ids.n; i++)
			ok = round_recount(t, ids.p[i], e);
		if (ok)
			ok = tx_commit(t, e);
		else
			tx_abort(t);
	}
	arena_free(a);
	return ok;
}

bool round_opened(struct round_opening *o, const char *period, const char *state, int64_t filled, struct err *e)
{
	struct act_call *c = o->c;
	int64_t last = 0, n = 0;
	TRY(tx_run(c->tx, STMT_group_filled, ARGS(val_i(o->group), val_i(filled), val_c(state)), NULL, e));
	TRY(round_recount(c->tx, o->group, e));
	for (bool more = true; more;) {
		more = false;
		struct query *q = tx_query(c->tx, STMT_rounds_of_entry, ARGS(val_i(o->group), val_i(c->seq), val_i(last)));
		while (query_next(q)) {
			last = query_i(q, 0);
			act_object(c, OBJECT_ROUND, last);
			more = true;
			n++;
		}
		TRY(query_end(q, e));
	}
	json_add_str(c->arena, c->body, STR("duty"), str_of(o->duty->elem.name));
	json_add_str(c->arena, c->body, STR("period"), str_of(period));
	json_add_int(c->arena, c->body, STR("rounds"), n);
	c->object = o->group;
	return true;
}

/* Lengths that params name, as they hold for the organ today. */
static bool as_of_today(
	struct tx *t, struct arena *a, const struct duty *d, int64_t organ, int64_t today, struct duty *ret, struct err *e)
{
	const struct ptime **lengths[] = {&ret->every, &ret->due};
	*ret = *d;
	for (size_t i = 0; i < ARRAY_LEN(lengths); i++) {
		if (!*lengths[i] || (*lengths[i])->kind != TIME_PARAM)
			continue;
		struct ptime *own = arena_make(a, struct ptime);
		*own = **lengths[i];
		TRY(param_at(t, a, own->param, organ, 0, today, &own->param, e));
		*lengths[i] = own;
	}
	return true;
}

bool round_wanted(struct tx *t, struct arena *a, const struct pack *p, const struct duty *d, int64_t organ, int64_t now,
	struct round_period *period, struct round_group *g, int64_t *ret_filled, bool *ret, struct err *e)
{
	struct round_group *before;
	size_t n;
	int64_t today = civil_date_of_ms(now);
	*ret = false;
	*ret_filled = 0;
	*g = (struct round_group){.duty = "", .period = "", .state = ""};
	if (!d->every)
		return true;
	struct duty now_in_force;
	TRY(as_of_today(t, a, d, organ, today, &now_in_force, e));
	TRY(round_groups(t, a, organ, d->elem.name, 0, 1, &before, &n, e));
	round_period_of(p, &now_in_force, today, n ? round_key_day(before[0].period) : CIVIL_NONE, period);
	if (period->opens == CIVIL_NONE || period->opens > today)
		return true;
	struct query *q = tx_query(t, STMT_group_of, ARGS(val_i(organ), val_c(d->elem.name), val_c(period->key)));
	bool found = query_next(q);
	if (found) {
		g->id = query_i(q, 0);
		g->opened = query_i(q, 4);
		g->due = query_i(q, 5);
		*ret_filled = query_i(q, 6);
		*ret = str_is(query_s(q, 7), "filling");
	}
	TRY(query_end(q, e));
	if (!found)
		*ret = n > 0 || period->due >= today;
	return true;
}

/* A page of what the duty is per: those that its condition selects. */
static bool from_page(struct round_opening *o, int64_t after, int64_t *ret_last, bool *ret_end, struct err *e)
{
	struct act_call *c = o->c;
	struct round_page page;
	TRY(round_subjects(c->tx, c->arena, o->pack, o->duty->per, c->who.organ, after, &page, e));
	*ret_last = page.last;
	*ret_end = page.end;
	for (size_t i = 0; i < page.list.n; i++) {
		bool applies;
		struct env v = round_env(c, o->pack, &page.list.p[i]);
		TRY(round_applies(&v, o->duty, &page.list.p[i], &applies, e));
		if (applies)
			TRY(round_put(o, &page.list.p[i], e));
	}
	return true;
}

/* Another process was quicker. */
static bool nothing(struct act_call *c)
{
	act_problem(c, "", t_round_nothing(c->lang));
	return false;
}

static const struct duty *duty_named(struct act_call *c, const struct pack *p)
{
	const struct elem *el = pack_find(p, ELEM_DUTY, arena_cstr(c->arena, json_str(c->in, "duty")));
	return (const struct duty *)(const void *)el;
}

static bool open_period(struct round_opening *o, struct err *e)
{
	struct act_call *c = o->c;
	struct round_period period;
	struct round_group g;
	int64_t filled, last = 0;
	bool wanted, end = true;
	TRY(round_wanted(c->tx, c->arena, o->pack, o->duty, c->who.organ, c->now, &period, &g, &filled, &wanted, e));
	if (!wanted)
		return nothing(c);
	o->group = g.id;
	o->opened = g.id ? g.opened : c->now;
	o->due = g.id ? g.due : civil_ms(period.due, 23, 59);
	if (!g.id)
		TRY(tx_run(c->tx, STMT_group_add,
			ARGS(val_c(o->duty->elem.name), val_c(period.key), val_b(o->pack->digest.b, HASH_LEN), val_i(o->opened),
				val_i(o->due)),
			&o->group, e));
	if (round_per_subjects(o->pack, o->duty->per))
		TRY(from_page(o, filled, &last, &end, e));
	else
		TRY(round_places(o, filled, &last, &end, e));
	return round_opened(o, period.key, end ? "open" : "filling", last, e);
}

/* ---- what an event brings ---- */

static bool open_events(struct round_opening *o, struct err *e)
{
	struct act_call *c = o->c;
	struct round_events events;
	TRY(round_events(c->tx, c->arena, o->pack, o->duty, c->who.organ, c->now, &events, e));
	if (events.marked)
		TRY(tx_run(c->tx, STMT_round_look_put, ARGS(val_i(c->who.organ), val_c(o->duty->elem.name), val_i(events.mark)),
			NULL, e));
	if (!events.list.n)
		return nothing(c);
	int64_t today = civil_date_of_ms(c->now), year = civil_fiscal_year(today);
	struct duty now_in_force;
	TRY(as_of_today(c->tx, c->arena, o->duty, c->who.organ, today, &now_in_force, e));
	const char *key = arena_cprintf(c->arena, "e%lld", (long long)year);
	TRY(tx_number(c->tx, STMT_group_of, ARGS(val_i(c->who.organ), val_c(o->duty->elem.name), val_c(key)), 0, &o->group, e));
	if (!o->group)
		TRY(tx_run(c->tx, STMT_group_add,
			ARGS(val_c(o->duty->elem.name), val_c(key), val_b(o->pack->digest.b, HASH_LEN), val_i(c->now),
				val_i(civil_ms(civil_fiscal_end(today), 23, 59))),
			&o->group, e));
	for (size_t i = 0; i < events.list.n; i++) {
		const struct round_event *it = &events.list.p[i];
		o->cause = it->cause;
		o->opened = c->now;
		o->due = round_due_after(o->pack, now_in_force.due, it->at);
		bool subjects = round_per_subjects(o->pack, o->duty->per);
		int64_t last = 0;
		for (bool end = it->about.kind != OBJECT_NONE; !end;)
			TRY(subjects ? from_page(o, last, &last, &end, e) : round_places(o, last, &last, &end, e));
		if (it->about.kind)
			TRY(round_put(o, &it->about, e));
	}
	return round_opened(o, key, "open", 0, e);
}

static bool open_round(struct act_call *c, struct err *e)
{
	const struct pack *p = city_pack(c->city, c->tx, c->who.organ, e);
	if (!p)
		return false;
	const struct duty *d = duty_named(c, p);
	if (!d)
		return nothing(c);
	struct round_opening o = {.c = c, .pack = p, .duty = d};
	return d->every ? open_period(&o, e) : open_events(&o, e);
}

static const struct act_param open_params[] = {{"duty", PARAM_KIND_WORD, false, 0}, {NULL, 0, false, 0}};
const struct act act_round_open = {.name = "round_open",
	.title = t_act_round_open,
	.right = RIGHT_SYSTEM,
	.object_kind = OBJECT_DUTY_GROUP,
	.params = open_params,
	.run = open_round};
