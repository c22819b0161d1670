#include "cli/demo_fill.h"
#include "cli/demo_town.h"

#include "engine/record.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clean.h"
#include "util/clock.h"

#include <stdio.h>
#include <stdlib.h>

static const struct asset { const char *work, *name, *business, *personal, *c, *i, *a; } assets[] = {
#define ASSET(work, name, business, personal, c, i, a) {work, name, business, personal, c, i, a},
#include "cli/demo_assets.def"
#undef ASSET
};

/* The k-th thing of a section: what its work holds, by year and volume. */
static const struct asset *asset_of(const struct demo_unit *u, size_t k, size_t *ret_volume)
{
	size_t fitting = 0, at;
	for (size_t i = 0; i < ARRAY_LEN(assets); i++)
		fitting += strcmp(assets[i].work, u->work) == 0;
	must(fitting > 0);
	at = k % fitting;
	*ret_volume = k / fitting;
	for (size_t i = 0; i < ARRAY_LEN(assets); i++)
		if (strcmp(assets[i].work, u->work) == 0 && at-- == 0)
			return &assets[i];
	return NULL;
}

static void set(struct demo *d, struct arena *a, const struct register_ *r, struct json *raw, const char *name, const char *value)
{
	if (pack_field(r, name))
		demo_put(d, a, raw, name, value);
}

static bool section_lines(struct demo *d, struct arena *a, struct tx *t, const struct pack *p, const struct register_ *r,
	const struct demo_unit *u, size_t n, struct json *lines, struct err *e)
{
	const struct demo_person *head = &d->people[u->first];
	for (size_t k = 0; k < n; k++) {
		size_t volume;
		const struct asset *as = asset_of(u, k, &volume);
		struct json *raw = json_obj(a), *body;
		struct lang l = {LANG_JA, a};
		struct env v = {.tx = t, .arena = a, .pack = p, .lang = &l, .now = clock_now(), .reg = r, .unit = u->id};
		set(d, a, r, raw, "name", volume == 0 ? as->name : arena_cprintf(a, "%s（令和%zu年度分）", as->name, 1 + volume % 8));
		set(d, a, r, raw, "business", as->business);
		set(d, a, r, raw, "personal", as->personal);
		set(d, a, r, raw, "kind", demo_dice(d, 2) ? "document" : "data");
		set(d, a, r, raw, "confidentiality", as->c);
		set(d, a, r, raw, "integrity", as->i);
		set(d, a, r, raw, "availability", as->a);
		TRY(demo_fill(d, &v, r->fields.p, r->fields.n, u->id, head->id, raw, &body, e));
		json_add(a, lines, STR_NONE, raw);
	}
	return true;
}

static bool import(
	struct demo *d, const struct register_ *r, const struct pack *p, const struct demo_unit *u, size_t n, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	struct json *in = json_obj(a);
	struct tx *t;
	json_add_str(a, in, STR("register"), str_of(r->elem.name));
	json_add_int(a, in, STR("unit"), u->id);
	struct json *lines = json_add_arr(a, json_add_obj(a, in, STR("form")), STR("lines"));
	TRY(tx_begin(city_store(d->city), TX_READ, &t, e));
	bool ok = section_lines(d, a, t, p, r, u, n, lines, e);
	tx_abort(t);
	struct act_result done;
	return ok && demo_act(d, "record_import", 0, in, &done, e);
}

static int by_number(const void *x, const void *y)
{
	int64_t a = *(const int64_t *)x, b = *(const int64_t *)y;
	return a < b ? -1 : a > b;
}

bool demo_records(struct demo *d, const struct register_ *r, const struct demo_unit *u, int64_t *ret,
	size_t most, size_t *ret_n, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(16 << 20);
	const char *equal[16] = {
		arena_cprintf(a, "%lld", (long long)u->id), "", "", "", "", "", "", "", "", "", "", "", "", "", "", ""};
	const char *cursor = "";
	struct tx *t;
	*ret_n = 0;
	TRY(tx_begin(city_store(d->city), TX_READ, &t, e));
	bool ok = true;
	do {
		struct record_page page = {0};
		ok = record_list(t, a, d->organ ? d->organ : 1, r, &r->lists.p[0], equal, cursor, 50, &page, e);
		for (size_t i = 0; ok && i < page.n && *ret_n < most; i++)
			ret[(*ret_n)++] = page.p[i].id;
		cursor = ok ? page.next : "";
	} while (ok && *cursor && *ret_n < most);
	tx_abort(t);
	qsort(ret, *ret_n, sizeof(*ret), by_number);
	return ok;
}

/* The leader has looked at what he found; some sections are not through yet. */
static bool check_all(struct demo *d, const struct register_ *r, const struct demo_unit *u, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	struct json *in = json_obj(a);
	struct act_result done;
	int64_t ids[128];
	size_t n;
	TRY(demo_records(d, r, u, ids, ARRAY_LEN(ids), &n, e));
	json_add_str(a, in, STR("register"), str_of(r->elem.name));
	json_add_int(a, in, STR("unit"), u->id);
	struct json *list = json_add_arr(a, json_add_obj(a, in, STR("form")), STR("ids"));
	for (size_t i = 0; i < n; i++)
		json_add_int(a, list, STR_NONE, ids[i]);
	return demo_act(d, "record_verify", d->people[u->first + 4].id, in, &done, e);
}

bool demo_ledger(struct demo *d, struct err *e)
{
	struct tx *t;
	TRY(tx_begin(city_store(d->city), TX_READ, &t, e));
	const struct pack *p = city_pack(d->city, t, 1, e);
	tx_abort(t);
	if (!p)
		return false;
	const struct register_ *r = pack_register(p, "assets");
	if (!r)
		return FAIL(e, ERR_NOT_FOUND, "the pack has no register of assets");
	for (size_t i = 0; i < d->n_units; i++) {
		/* 5,000 in all */
		size_t n = d->small ? 10 : i < 20 ? 84 : 83;
		clock_fixed(clock_now() + 600000);
		TRY(import(d, r, p, &d->units[i], n, e));
		if (i % 7 != 3)
			TRY(check_all(d, r, &d->units[i], e));
	}
	return d->small || demo_town_ledger(d, e);
}
