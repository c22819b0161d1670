/* Results of checks, as somebody brings them in who has looked at the hosts. */
#include "cli/demo_fill.h"
#include "cli/demo_year.h"
#include "engine/check.h"
#include "util/civil.h"
#include "util/clean.h"
#include "util/clock.h"

#define RARE 389 /* few records fail, or cannot be reached, of few checks */

struct seen {
	const struct check *check;
	struct json *list, *in;
	int64_t n;
};

static void add(struct demo *d, struct arena *a, struct seen *s, const struct record *rec, size_t at)
{
	int64_t minute = clock_now() / 60000 - 1, dice = (rec->id * 31 + (int64_t)at * 7) % RARE;
	bool fail = at % 16 == 3 && dice < 6, unknown = at % 16 == 5 && dice < 6;
	struct json *o = json_add_obj(a, s->list, STR_NONE);
	(void)d;
	json_add_str(a, o, STR("check"), str_of(s->check->elem.name));
	json_add_str(a, o, STR("record"), str_of(rec->number));
	json_add_str(a, o, STR("result"), fail ? STR("fail") : unknown ? STR("unknown") : STR("pass"));
	json_add_str(a, o, STR("seen"), str_of(civil_iso_time(a, minute * 60000)));
	json_add_str(a, o, STR("evidence"),
		fail		  ? STR("基準と違うところがある。")
			: unknown ? STR("応答がない。")
				  : STR("基準のとおり。"));
	s->n++;
}

static bool send(struct demo *d, struct arena *a, struct seen *s, int64_t person, struct err *e)
{
	struct act_result done;
	if (s->n)
		TRY(demo_try(d, "check_report", person, s->in, &done, e));
	s->in = json_obj(a);
	s->list = json_add_arr(a, json_add_obj(a, s->in, STR("form")), STR("list"));
	json_add_str(a, s->in, STR("source"), STR("検査の結果"));
	s->n = 0;
	return true;
}

static bool page_of(
	struct demo *d, struct arena *a, const struct register_ *r, const char *cursor, struct record_page *ret, struct err *e)
{
	const char *equal[16] = {"", "", "", "", "", "", "", "", "", "", "", "", "", "", "", ""};
	struct tx *t;
	TRY(tx_begin(city_store(d->city), TX_READ, &t, e));
	bool ok = record_list(t, a, d->organ ? d->organ : 1, r, &r->lists.p[0], equal, cursor, 100, ret, e);
	tx_abort(t);
	return ok;
}

static bool one(struct demo *d, const struct check *k, size_t at, int64_t person, struct err *e)
{
	const struct register_ *r = k->per ? pack_register(d->pack, k->per) : NULL;
	CLEAN_ARENA struct arena *a = arena_new(256 << 20);
	struct seen s = {.check = k};
	struct record_page page = {.next = ""};
	if (!r || !r->lists.n)
		return true;
	TRY(send(d, a, &s, person, e));
	do {
		TRY(page_of(d, a, r, page.next, &page, e));
		for (size_t i = 0; i < page.n; i++)
			add(d, a, &s, &page.p[i], at);
		if (s.n + 100 > CHECK_BATCH)
			TRY(send(d, a, &s, person, e));
	} while (*page.next);
	return send(d, a, &s, person, e);
}

bool demo_checks(struct demo *d, struct err *e)
{
	const struct role *executor = pack_role(d->pack, "executor"), *chief = pack_role(d->pack, "chief");
	int64_t person = 0;
	if (executor)
		TRY(demo_filler(d, executor, 0, &person, e));
	if (!person && chief)
		TRY(demo_filler(d, chief, 0, &person, e));
	for (size_t i = 0; person && i < d->pack->elems.n; i++)
		if (d->pack->elems.p[i]->kind == ELEM_CHECK)
			TRY(one(d, (const struct check *)(const void *)d->pack->elems.p[i], i, person, e));
	return true;
}

/* The ledger of a section, by whoever confirms it; sections that are not through are told so. */
static bool confirm(struct demo *d, const struct register_ *r, const struct demo_unit *u, struct err *e)
{
	static const char *const roles[] = {"section_manager", "chief", "executor"};
	int64_t ids[1], person;
	size_t n;
	TRY(demo_records(d, r, u, ids, 1, &n, e));
	/* the large ledger of a city was looked at when it was made; some sections are not through */
	TRY(!n || (strcmp(r->elem.name, "assets") == 0 && !d->town) || demo_verify(d, r, u, e));
	for (size_t i = 0; n && i < ARRAY_LEN(roles); i++) {
		CLEAN_ARENA struct arena *a = arena_new(16 << 20);
		struct json *in = json_obj(a);
		struct act_result done;
		const struct role *role = pack_role(d->pack, roles[i]);
		json_add_int(a, in, STR("id"), ids[0]);
		TRY(!role || demo_filler(d, role, u->id, &person, e));
		if (!role || !person)
			continue;
		TRY(demo_try(d, "record_confirm", person, in, &done, e));
		if (done.done)
			return true;
	}
	return true;
}

bool demo_confirm(struct demo *d, struct err *e)
{
	for (size_t i = 0; i < d->pack->elems.n; i++) {
		const struct register_ *r = (const struct register_ *)(const void *)d->pack->elems.p[i];
		for (size_t k = 0; d->pack->elems.p[i]->kind == ELEM_REGISTER && r->review && k < d->n_units; k++)
			TRY(confirm(d, r, &d->units[k], e));
	}
	return true;
}
