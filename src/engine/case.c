#include "engine/step.h"

#include "engine/contractor.h"
#include "engine/rights.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clock.h"

/* ---- one case as its reader sees it ---- */

static bool say_actors(struct case_work *w, struct case_step *s, struct err *e)
{
	VEC(struct way) ways = {0};
	for (size_t i = 0; i < w->ways.n; i++)
		if (w->ways.p[i].step == s->id && strcmp(w->ways.p[i].state, "open") == 0)
			*vec_push(w->arena, &ways) = w->ways.p[i].way;
	if (!ways.n)
		return true;
	struct env v = case_env(w, s->part, s);
	return route_say(&v, ways.p, ways.n, &s->actors_text, e);
}

/* Who will take a step that waits: as far as it can be said today. */
static bool say_later(struct case_work *w, struct case_step *s, struct err *e)
{
	struct env v = case_env(w, s->part, s);
	struct seats seats = {0};
	if (!step_seats(w, s, &seats, e)) {
		if (e->code != ERR_CONFLICT)
			return false;
		s->actors_text = arena_cstr(w->arena, str_of(e->text));
		err_clear(e);
		return true;
	}
	VEC(struct way) ways = {0};
	for (size_t i = 0; i < seats.list.n; i++)
		for (size_t k = 0; k < seats.list.p[i].ways.n; k++)
			*vec_push(w->arena, &ways) = seats.list.p[i].ways.p[k];
	return route_say(&v, ways.p, ways.n, &s->actors_text, e);
}

static bool for_reader(struct case_work *w, struct case_step *s, const struct who *reader, struct err *e)
{
	if (strcmp(s->state, "waiting") == 0)
		return say_later(w, s, e);
	if (s->ratify == 1 && strcmp(s->state, "open") != 0)
		return step_ratifying(w, s, reader->person, &s->mine, e);
	if (strcmp(s->state, "open") != 0)
		return true;
	struct step_hold hold;
	TRY(say_actors(w, s, e));
	TRY(step_holding(w, s, reader->person, s->def->kind != STEP_NOTIFY, &hold, e));
	s->mine = hold.how != HOLD_NONE;
	s->mine_as = hold.how;
	s->mine_role = hold.way && hold.way->way.role[0] != '@' ? hold.way->way.role : "";
	s->mine_unit = hold.way ? hold.way->way.unit : 0;
	s->can_return = s->mine && step_can_return(w, s);
	return true;
}

bool case_get(struct city *city, struct tx *t, struct arena *a, int64_t id, const struct who *reader, const struct lang *l,
	struct case_file *ret, bool *ret_found, struct err *e)
{
	struct case_work w = {.city = city, .tx = t, .arena = a, .lang = l, .now = clock_now()};
	TRY(case_load(&w, id, ret_found, e));
	if (!*ret_found)
		return true;
	bool open = strcmp(w.f.state, "open") == 0;
	for (size_t i = 0; i < w.steps.n; i++)
		if (step_is_round(&w, &w.steps.p[i]) && (open || w.steps.p[i].ratify == 1))
			TRY(for_reader(&w, &w.steps.p[i], reader, e));
	TRY(case_read_as(&w, reader, e));
	*ret = w.f;
	return true;
}

/* ---- who may see it ---- */

static bool took_part(const struct case_file *c, int64_t person)
{
	if (person == c->applicant || person == c->drafter)
		return true;
	for (size_t i = 0; i < c->n_steps; i++)
		if (c->steps[i].actor == person || c->steps[i].ratified_by == person || c->steps[i].mine)
			return true;
	return false;
}

/* Leader and head of the applicant's unit, the line above them, and the municipality's own officers: each role that
 * somebody was put in, standing at the unit or above it. Staff, contractors and seats in a council are no such roles. */
static bool stands_over(struct tx *t, const struct case_file *c, const struct held *h, int64_t date, bool *ret, struct err *e)
{
	*ret = false;
	enum filled by = h->role->filled;
	if (by == FILLED_EVERYONE || by == FILLED_COLUMN || by == FILLED_BODY || h->how == HOLD_NONE)
		return true;
	if (!h->unit) {
		*ret = true;
		return true;
	}
	return org_is_within(t, c->unit, h->unit, date, ret, e);
}

/* A decider's own step of this case, also when it is over: the asset's own section keeps sight of it. */
static bool was_asked(struct tx *t, const struct case_file *c, const struct held *h, bool *ret, struct err *e)
{
	int64_t n;
	TRY(tx_number(t, STMT_case_asked, ARGS(val_i(c->id), val_c(h->role->elem.name), val_i(h->unit)), 0, &n, e));
	*ret = n > 0;
	return true;
}

/* 補佐: what the role that he assists was asked. */
static bool assisted_was_asked(struct tx *t, const struct case_file *c, const struct held *h, int64_t date, bool *ret,
	struct err *e)
{
	struct held of = {.role = h->role->assists};
	TRY(role_place(t, of.role, h->unit, c->organ, date, &of.unit, e));
	return was_asked(t, c, &of, ret, e);
}

/* Somebody of a contractor sees his own requests, what he may take now, and what he has done for a contract that he still has. */
static bool contractor_sees(struct tx *t, const struct case_file *c, const struct who *w, int64_t date, bool *ret, struct err *e)
{
	bool own = w->person == c->applicant || w->person == c->drafter, acted = false;
	for (size_t i = 0; i < c->n_steps; i++) {
		own |= c->steps[i].mine;
		acted |= c->steps[i].actor == w->person;
	}
	*ret = own;
	for (size_t i = 0; acted && !*ret && i < c->n_items; i++)
		if (c->items[i].record)
			TRY(contractor_bound(t, c->pack, w->person, c->items[i].record, date, ret, e));
	return true;
}

/* Of another organ under another pack he sees only what he was asked, in the roles that his own pack gives him. */
bool case_visible(struct tx *t, const struct pack *own, const struct case_file *c, const struct who *w, int64_t now, bool *ret,
	struct err *e)
{
	int64_t date = civil_date_of_ms(now), organ = w->organ ? w->organ : 1;
	bool other = organ != c->organ && strcmp(own->name, c->pack->name) != 0;
	bool contractor = false;
	if (w->person)
		TRY(contractor_is(t, w->person, &contractor, e));
	if (contractor)
		return contractor_sees(t, c, w, date, ret, e);
	*ret = w->system || (w->person && took_part(c, w->person));
	if (*ret || !w->person)
		return true;
	struct arena *a = arena_new(512 * 1024);
	struct held *held;
	size_t n = 0;
	bool ok = roles_of(t, a, other ? own : c->pack, w->person, date, &held, &n, e);
	for (size_t i = 0; ok && i < n && !*ret; i++) {
		ok = other || stands_over(t, c, &held[i], date, ret, e);
		if (ok && !*ret)
			ok = was_asked(t, c, &held[i], ret, e);
		if (ok && !*ret && held[i].role->assists)
			ok = assisted_was_asked(t, c, &held[i], date, ret, e);
	}
	arena_free(a);
	if (ok && !*ret && !other)
		ok = rights_desk(t, c->pack, w->person, now, ret, e);
	return ok;
}
