#include "cli/demo_fill.h"
#include "cli/demo_year.h"

#include <stdio.h>

#include "cli/pack_dir.h"
#include "engine/account.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/hash.h"

#define ORGAN_SEED 20260402
#define WEEKS_DAYS 20                    /* working days of the assembly's own requests */
#define CROSS_FIRST 6                    /* working days ago: what the city owns was asked for and came back */
#define OWNER "2030"                     /* the section of the city whose papers the assembly asks for */
#define CLERK "G010-06"                  /* 併任: he works with that section, too */

struct demo_organ {
	struct demo d;                           /* the assembly's own */
	const struct demo *first;
	struct pack *pack;
};

static const struct { const char *role, *number, *login, *password; } logins[] = {
	{"assembly_staff", "G010-07", "gikai-shoki", "Kaze-Mori-Sato-4417"},
	{"assembly_clerk", CLERK, "gikai-heinin", "Mizu-Take-Hana-8052"},
	{"assembly_officer", "G010-02", "gikai-jicho", "Ishi-Kumo-Tani-6390"},
	{"assembly_manager", "G010-01", "gikai-kyokucho", "Sora-Nami-Yuki-2874"},
	{"assembly_general_manager", "G0-01", "gikai-fukugicho", "Tori-Hoshi-Kawa-5163"},
};

static struct json *text(struct demo *d, struct json *in, const char *name, const char *value)
{
	json_add_str(d->arena, in, str_of(name), str_of(value));
	return in;
}

/* It is founded by an act of the city; its policy comes into force by the program, as the city's did. */
static bool found(struct demo_organ *o, struct err *e)
{
	struct demo *d = &o->d;
	struct act_result r;
	struct str problems = STR_NONE;
	struct json *in = text(d, text(d, text(d, json_obj(d->arena), "code", "gikai"), "name", "議会"), "name_en", "Assembly");
	d->organ = 1;
	TRY(demo_act(d, "organ_add", 0, in, &r, e));
	d->organ = r.object;
	if (!pack_load(NULL, pack_dir(d->arena, "taketoyo"), d->lang, &o->pack, d->arena, &problems, e))
		return false;
	bool ok = demo_act(d, "pack_activate", 0, text(d, json_obj(d->arena), "files", o->pack->files), &r, e);
	/* the city keeps its own copy */
	struct tx *t = NULL;
	ok = ok && tx_begin(city_store(d->city), TX_READ, &t, e);
	d->pack = ok ? city_pack(d->city, t, d->organ, e) : NULL;
	if (ok)
		tx_abort(t);
	pack_unref(o->pack);
	return d->pack != NULL;
}

/* One of the secretariat works with the information section, too; the city's personnel system knows it. */
static bool joint(struct demo_organ *o, struct err *e)
{
	struct demo first = *o->first;
	struct act_result r;
	struct json *in = json_obj(first.arena), *form = json_add_obj(first.arena, in, STR("form"));
	struct json *post = json_add_obj(first.arena, json_add_arr(first.arena, form, STR("assignments")), STR_NONE);
	text(&first, text(&first, text(&first, text(&first, post, "person", CLERK), "unit", OWNER), "kind", "joint"), "title",
		"主事");
	return demo_act(&first, "people_import", 0, in, &r, e);
}

bool demo_organ_found(struct demo *d, struct demo_organ **ret, struct err *e)
{
	struct demo_organ *o = *ret = arena_make(d->arena, struct demo_organ);
	*o = (struct demo_organ){.first = d, .d = {.city = d->city, .lang = d->lang, .arena = d->arena, .today = d->today,
		.small = true, .files = d->files, .dice = ORGAN_SEED}};
	d->beside = d->small ? NULL : &o->d;
	clock_fixed(clock_now() + 600000);
	return found(o, e) && demo_town_people(&o->d, e) && joint(o, e) && demo_town_ledger(&o->d, e);
}

static int64_t person(const struct demo_organ *o, const char *number)
{
	for (size_t i = 0; i < o->d.n_people; i++)
		if (strcmp(o->d.people[i].number, number) == 0)
			return o->d.people[i].id;
	must(false);
	return 0;
}

/* Across the organs: what the city's section owns is taken out by the assembly's clerk. */
static bool across(struct demo_organ *o, const char *purpose, const char *stop, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	struct demo *d = &o->d, first = *o->first;
	struct json *in = json_obj(a), *raw = json_add_obj(a, in, STR("answers"));
	int64_t ids[8], today = civil_date_of_ms(clock_now());
	size_t n = 0, at = 0;
	while (at < first.n_units && strcmp(first.units[at].code, OWNER) != 0)
		at++;
	must(at < first.n_units);
	struct tx *t;
	TRY(tx_begin(city_store(d->city), TX_READ, &t, e));
	first.pack = city_pack(d->city, t, 1, e);
	tx_abort(t);
	TRY(first.pack && demo_records(&first, pack_register(first.pack, "assets"), &first.units[at], ids,
		ARRAY_LEN(ids), &n, e));
	if (!n)
		return FAIL(e, ERR_NOT_FOUND, "section " OWNER " has no assets");
	json_add_str(a, in, STR("door"), STR("out"));
	json_add_str(a, raw, STR("wish"), STR("carry"));
	json_add_str(a, json_add_arr(a, raw, STR("item")), STR_NONE,
		arena_printf(a, "record:%lld", (long long)ids[demo_dice(d, n)]));
	json_add_str(a, raw, STR("usb"), STR("no"));
	json_add_str(a, json_add_arr(a, raw, STR("medium")), STR_NONE, STR("paper"));
	json_add_str(a, json_add_arr(a, raw, STR("safeguards")), STR_NONE, STR("case"));
	json_add_str(a, raw, STR("purpose"), str_of(purpose));
	json_add_str(a, raw, STR("place"), STR("議会棟 委員会室"));
	json_add_str(a, raw, STR("from"), str_of(civil_iso_date(a, civil_add_working_days(today, 1))));
	json_add_str(a, raw, STR("till"), str_of(civil_iso_date(a, civil_add_working_days(today, 3))));
	return demo_town_ask(&o->d, person(o, CLERK), in, stop, e);
}

bool demo_organ_day(struct demo_organ *o, int left, struct err *e)
{
	size_t offers = demo_cases_offers(&o->d);
	if (left >= WEEKS_DAYS)
		return true;
	if (left == CROSS_FIRST)
		TRY(across(o, "情報化の委員会で説明するため", NULL, e));
	if (left == 2)
		TRY(across(o, "議会の情報システムの更新を検討するため", "permit", e));
	return demo_cases_day(&o->d, (offers + WEEKS_DAYS - 1) / WEEKS_DAYS, left == 0, e);
}

bool demo_organ_accounts(struct demo_organ *o, struct err *e)
{
	struct demo *d = &o->d;
	struct arena *a = d->arena;
	struct act_result r;
	struct json *in = json_obj(a), *list = json_add_arr(a, json_add_obj(a, in, STR("form")), STR("accounts"));
	for (size_t i = 0; i < ARRAY_LEN(logins); i++) {
		char hash[128];
		struct json *one = json_add_obj(a, list, STR_NONE);
		TRY(password_hash(str_of(logins[i].password), hash, e));
		text(d, text(d, one, "person", logins[i].number), "login", logins[i].login);
		json_add_str(a, one, STR("secret"), arena_str(a, str_of(hash)));
		json_add_bool(a, one, STR("temporary"), false);
		wipe(hash, sizeof(hash));
	}
	for (size_t i = 0; i < d->n_people; i++) {
		bool named = false;
		for (size_t k = 0; k < ARRAY_LEN(logins); k++)
			named |= strcmp(logins[k].number, d->people[i].number) == 0;
		if (!named)
			text(d, text(d, json_add_obj(a, list, STR_NONE), "person", d->people[i].number), "login",
				arena_cprintf(a, "s%s", d->people[i].number));
	}
	return demo_act(d, "people_import", 0, in, &r, e);
}

int demo_organ_logins(struct city *city)
{
	struct err e = {0};
	struct tx *t;
	int64_t there = 0;
	if (!tx_begin(city_store(city), TX_READ, &t, &e))
		goto failed;
	bool ok = tx_number(t, STMT_account_by_login, ARGS(val_c(logins[0].login)), 0, &there, &e);
	tx_abort(t);
	if (!ok)
		goto failed;
	for (size_t i = 0; there && i < ARRAY_LEN(logins); i++)
		printf("%s\t%s\t%s\n", logins[i].role, logins[i].login, logins[i].password);
	return 0;
failed:
	fprintf(stderr, "sekimori: %s\n", e.text);
	return 1;
}
