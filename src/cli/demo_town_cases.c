/* A town's requests: every answer of every door is asked for by somebody who may, and goes its way day by day. Some
 * wait for their decision, some are decided and not done in time. What cannot be asked for in this town (nothing to name,
 * nobody who may) is left out. */
#include "cli/demo_fill.h"
#include "cli/demo_year.h"
#include "engine/case.h"
#include "engine/compose.h"
#include "engine/object.h"
#include "engine/round.h"
#include "engine/step.h"
#include "util/civil.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/num.h"

#define DAYS 90
#define DAYS_SMALL 14
#define A_DAY 4                          /* requests, in a town that is not small */
#define OPEN_MAX 512
#define SECTIONS_TRIED 5
#define MOVES 3                          /* steps of a case a day */
#define WAIT_DAYS 10                     /* working days that one waits for its decision */
#define LATE_DAYS 7                      /* and that one is left undone past its day */
#define IDLE_MAX 40                      /* without a step: left as it is */

struct offer { const struct door *door; const struct brings *brings; };
struct going { int64_t id; bool waits, late; int idle; const char *stop; };
struct demo_cases {
	struct demo *d;
	VEC(struct offer) offers;
	size_t next;
	struct going open[OPEN_MAX]; size_t n;
};

/* ---- a new request ---- */

/* Somebody of the section, or of whom the phrase names; 0 nobody. */
static bool applicant(struct demo_cases *c, const struct actor *by, const struct demo_unit *u, int64_t *ret, struct err *e)
{
	struct demo *d = c->d;
	int64_t member = d->people[(size_t)u->first + 3 + demo_dice(d, (uint64_t)u->n - 3)].id;
	*ret = 0;
	if (!by || by->kind == ACTOR_ANYONE || by->kind == ACTOR_APPLICANT || by->kind == ACTOR_DRAFTER)
		*ret = member;
	for (size_t i = 0; by && i < by->parts.n && !*ret; i++)
		TRY(applicant(c, by->parts.p[i], u, ret, e));
	if (*ret || !by || !by->role)
		return true;
	if (by->role->filled == FILLED_EVERYONE)
		*ret = member;
	return *ret || demo_filler(d, by->role, u->id, ret, e);
}

static bool fill(struct demo_cases *c, const struct offer *o, int64_t person, struct tx *t, struct arena *a, struct json *raw,
	struct err *e)
{
	struct demo *d = c->d;
	struct lang l = {LANG_JA, a};
	struct json *typed;
	struct person who;
	struct composed composed = {.pack = d->pack, .door = o->door};
	TRY(org_person(t, a, person, civil_date_of_ms(clock_now()), &l, &who, e));
	struct env v = {.city = d->city,
		.tx = t,
		.arena = a,
		.pack = d->pack,
		.lang = &l,
		.now = clock_now(),
		.fields = o->door->fields.p,
		.n_fields = o->door->fields.n,
		.applicant = person,
		.unit = who.unit,
		.poster = {person, 0, OBJECT_CASE}};
	if (o->brings->field && o->brings->option)
		demo_put(d, a, raw, o->brings->field, o->brings->option);
	TRY(demo_fill(d, &v, o->door->fields.p, o->door->fields.n, who.unit, person, raw, &typed, e));
	v.body = typed;
	TRY(compose_parts(&v, o->door, typed, &composed, e));
	for (size_t i = 0; i < composed.parts.n; i++) {
		const struct procedure *p = composed.parts.p[i].procedure;
		struct json *part = json_obj(a), *body;
		struct env pv = v;
		json_each(it, raw)
			if (form_field(p->fields.p, p->fields.n, arena_cstr(a, it->name)))
				json_put(a, part, it->name, json_copy(a, it));
		pv.fields = NULL;
		pv.n_fields = 0;
		pv.body = NULL;
		pv.procedure = p;
		TRY(demo_fill(d, &pv, p->fields.p, p->fields.n, who.unit, person, part, &body, e));
		json_each(it, part)
			json_put(a, raw, it->name, json_copy(a, it));
	}
	return true;
}

static bool ask(struct demo_cases *c, const struct offer *o, bool waits, bool *ret_asked, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	struct demo *d = c->d;
	const struct demo_unit *u = &d->units[demo_dice(d, d->n_units)];
	struct json *in = json_obj(a), *raw = json_obj(a);
	struct act_result done;
	int64_t person;
	struct tx *t;
	*ret_asked = false;
	clock_fixed(clock_now() + 120000);
	TRY(applicant(c, o->brings->procedure->applicant, u, &person, e));
	if (!person)
		return true;
	TRY(tx_begin(city_store(d->city), TX_READ, &t, e));
	bool ok = fill(c, o, person, t, a, raw, e);
	tx_abort(t);
	if (!ok)
		return false;
	json_add_str(a, in, STR("door"), str_of(o->door->elem.name));
	json_put(a, in, STR("answers"), raw);
	TRY(demo_try(d, "case_submit", person, in, &done, e));
	*ret_asked = done.done;
	if (done.done && c->n < OPEN_MAX)
		c->open[c->n++] = (struct going){.id = done.object, .waits = waits, .late = demo_dice(d, 8) == 0};
	return true;
}

/* Not every section has what a request names: another one asks then. */
static bool submit(struct demo_cases *c, const struct offer *o, bool waits, struct err *e)
{
	bool asked = false;
	for (int i = 0; i < SECTIONS_TRIED && !asked; i++)
		TRY(ask(c, o, waits, &asked, e));
	return true;
}

/* ---- one step ---- */

/* Whoever of those whom the step waits for may take it. */
static bool taker(struct case_work *w, const struct case_step *s, int64_t *ret, struct err *e)
{
	*ret = 0;
	for (size_t i = 0; i < w->ways.n && !*ret; i++) {
		const struct step_way *way = &w->ways.p[i];
		int64_t *people;
		size_t n;
		if (way->step != s->id || strcmp(way->state, "open") != 0)
			continue;
		if (strcmp(way->way.role, ROUTE_MEMBER) == 0) {
			struct person *list;
			TRY(org_members(w->tx, w->arena, way->way.unit, civil_date_of_ms(w->now), w->lang, &list, &n, e));
			people = arena_array(w->arena, n + 1, sizeof(*people));
			for (size_t k = 0; k < n; k++)
				people[k] = list[k].id;
		} else {
			struct env v = case_env(w, s->part, s);
			TRY(route_people(&v, &way->way, &people, &n, e));
		}
		for (size_t k = 0; k < n && !*ret; k++) {
			struct step_hold hold;
			TRY(step_holding(w, s, people[k], false, &hold, e));
			*ret = hold.how != HOLD_NONE && !hold.proxy ? people[k] : 0;
		}
	}
	return true;
}

static bool answers(struct demo_cases *c, struct case_work *w, const struct case_step *s, int64_t person, struct json *in,
	struct err *e)
{
	struct round_form form;
	struct json *raw = json_obj(w->arena), *body;
	struct env v = case_env(w, s->part, s);
	v.poster.person = person;
	v.poster.kind = OBJECT_CASE;
	v.poster.target = w->f.id;
	round_step_form(w->arena, w->f.pack, s->def, s->item, s->undo, &form);
	for (size_t i = 0; i < form.n; i++) {
		const struct field *f = &form.fields[i];
		if (f->kind == FIELD_YESNO)
			demo_put(c->d, w->arena, raw, f->name, "yes");
		else if (f->kind == FIELD_CHOICE && f->options.n && !f->optional && !f->when)
			demo_put(c->d, w->arena, raw, f->name, f->options.p[0].name);
	}
	TRY(demo_fill(c->d, &v, form.fields, form.n, w->f.unit, person, raw, &body, e));
	if (form.n)
		json_put(w->arena, in, STR("fields"), raw);
	return true;
}

static const char *hex(struct arena *a, const struct hash *d)
{
	CLEAN_BUF struct buf b;
	buf_init(&b, 2 * HASH_LEN + 1);
	num_hex(&b, d->b, HASH_LEN);
	return arena_cstr(a, buf_str(&b));
}

/* The act that answers an open step as people mostly do; NULL: none. */
static const char *act_for(struct demo_cases *c, const struct case_work *w, const struct case_step *s, struct json *in)
{
	struct arena *a = w->arena;
	switch (s->def->kind) {
	case STEP_DECIDE:
		json_add_str(a, in, STR("digest"), str_of(hex(a, &w->f.content_digest)));
		if (demo_dice(c->d, 20) == 0) {
			json_add_str(a, in, STR("answer"), STR("refused"));
			json_add_str(a, in, STR("reason"), STR("行き先と期間を分けて申請してください。"));
		} else {
			json_add_str(a, in, STR("answer"), STR("granted"));
		}
		return "step_decide";
	case STEP_CONSULT: json_add_str(a, in, STR("answer"), STR("agreed")); return "step_consult";
	case STEP_CONFIRM: json_add_str(a, in, STR("answer"), STR("yes")); return "step_confirm";
	case STEP_RATIFY: json_add_str(a, in, STR("answer"), STR("granted")); return "step_ratify";
	case STEP_TASK:
		if (s->def->tool)
			json_add_str(a, in, STR("reason"), STR("手順書のとおり、手で行った。"));
		return "step_task";
	case STEP_NOTIFY: return "step_read";
	case STEP_START: break;
	}
	return NULL;
}

struct taking { const char *act; struct json *in; int64_t person; };

/* over: nothing more to do on it. *ret_act NULL: nobody can, or it is left on purpose. */
static bool next_step(struct demo_cases *c, const struct going *g, struct case_work *w, size_t from, size_t *ret_at,
	bool *ret_over, struct taking *ret, struct err *e)
{
	ret->act = NULL;
	*ret_over = strcmp(w->f.state, "open") != 0;
	for (size_t i = from; i < w->steps.n && !*ret_over && !ret->act; i++) {
		const struct case_step *s = &w->steps.p[i];
		*ret_at = i;
		if (strcmp(s->state, "open") != 0 || !step_is_round(w, s) || s->def->many)
			continue;
		if ((g->waits && s->def->kind == STEP_DECIDE) ||
			(g->late && s->def->kind == STEP_TASK && s->due > 0 && g->idle < LATE_DAYS) ||
			(g->stop && strcmp(s->step, g->stop) == 0))
			continue;
		TRY(taker(w, s, &ret->person, e));
		if (!ret->person)
			continue;
		ret->in = json_obj(w->arena);
		json_add_int(w->arena, ret->in, STR("id"), s->id);
		ret->act = act_for(c, w, s, ret->in);
		if (ret->act)
			TRY(answers(c, w, s, ret->person, ret->in, e));
	}
	return true;
}

/* One step of a case: the first that somebody can take. */
static bool move(struct demo_cases *c, struct going *g, bool *ret_moved, bool *ret_over, struct err *e)
{
	size_t at = 0;
	*ret_moved = false;
	for (int tries = 0; tries < 4 && !*ret_moved && !*ret_over; tries++) {
		CLEAN_ARENA struct arena *a = arena_new(64 << 20);
		struct lang l = {LANG_JA, a};
		struct taking take = {.act = NULL};
		struct act_result done;
		struct tx *t;
		bool found;
		clock_fixed(clock_now() + 60000);
		struct case_work w = {.city = c->d->city, .arena = a, .lang = &l, .now = clock_now()};
		TRY(tx_begin(city_store(c->d->city), TX_READ, &t, e));
		w.tx = t;
		bool ok = case_load(&w, g->id, &found, e) && next_step(c, g, &w, at, &at, ret_over, &take, e);
		tx_abort(t);
		if (!ok)
			return false;
		if (!take.act || *ret_over)
			return true;
		at++;
		TRY(demo_try(c->d, take.act, take.person, take.in, &done, e));
		*ret_moved = done.done;
	}
	return true;
}

static bool day(struct demo_cases *c, size_t new, bool last, struct err *e)
{
	for (size_t i = 0; i < c->n;) {
		struct going *g = &c->open[i];
		bool over = false, moved = true, once = false;
		if (g->waits && g->idle >= WAIT_DAYS)
			g->waits = false;
		for (int k = 0; k < MOVES && moved && !over; k++) {
			TRY(move(c, g, &moved, &over, e));
			once |= moved;
		}
		g->idle = once ? 0 : g->idle + 1;
		if (over || g->idle > IDLE_MAX)
			c->open[i] = c->open[--c->n];
		else
			i++;
	}
	for (size_t i = 0; i < new && c->offers.n; i++) {
		const struct offer *o = &c->offers.p[c->next++ % c->offers.n];
		TRY(submit(c, o, last || c->next % 6 == 0, e));
	}
	return true;
}

static void offers(struct demo_cases *c)
{
	const struct pack *p = c->d->pack;
	for (size_t i = 0; i < p->elems.n; i++) {
		const struct door *d = (const struct door *)(const void *)p->elems.p[i];
		if (p->elems.p[i]->kind != ELEM_DOOR)
			continue;
		for (size_t k = 0; k < d->brings.n; k++)
			if (!c->d->small || !d->brings.p[k].procedure->rare)
				*vec_push(c->d->arena, &c->offers) = (struct offer){d, &d->brings.p[k]};
	}
}

static struct demo_cases *cases_of(struct demo *d)
{
	if (!d->cases) {
		d->cases = arena_make(d->arena, struct demo_cases);
		*d->cases = (struct demo_cases){.d = d};
		offers(d->cases);
	}
	return d->cases;
}

size_t demo_cases_offers(struct demo *d) { return cases_of(d)->offers.n; }

bool demo_cases_day(struct demo *d, size_t fresh, bool wait, struct err *e) { return day(cases_of(d), fresh, wait, e); }

bool demo_town_ask(struct demo *d, int64_t person, struct json *in, const char *stop, struct err *e)
{
	struct demo_cases *c = cases_of(d);
	struct act_result done;
	clock_fixed(clock_now() + 120000);
	TRY(demo_act(d, "case_submit", person, in, &done, e));
	if (c->n < OPEN_MAX)
		c->open[c->n++] = (struct going){.id = done.object, .stop = stop};
	return true;
}

bool demo_town_history(struct demo *d, struct err *e)
{
	int moved;
	int days = d->small ? DAYS_SMALL : DAYS, working = 0;
	for (int64_t date = d->today - days; date < d->today; date++)
		working += civil_is_working_day(date);
	/* once through every door of a small town */
	size_t offers = demo_cases_offers(d);
	TRY(d->small || demo_year_before(d, d->today - days, e));
	size_t fresh = d->small && working ? (offers + (size_t)working - 1) / (size_t)working : A_DAY;
	for (int64_t date = d->today - days; date < d->today; date++) {
		if (!civil_is_working_day(date))
			continue;
		working--;
		clock_fixed(civil_ms(date, 9, 0));
		TRY(demo_year_day(d, e) && demo_cases_day(d, fresh, working == 0, e));
		TRY(case_tick(d->city, clock_now(), &moved, e));
		TRY(demo_standing(d, date, e));
	}
	return true;
}
