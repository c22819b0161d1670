/* sekimori demo: a municipality to look at, made through the act door like any other. */
#include "cli/demo_year.h"

#include <stdio.h>

#include "cli/cmd.h"
#include "cli/pack_dir.h"
#include "engine/file_key.h"
#include "engine/selftest.h"
#include "engine/standing_note.h"
#include "engine/trail.h"
#include "pages/selftest.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/log.h"
#include "util/num.h"

/* A linear congruential sequence (the constants of MMIX): variety, not secrecy. */
uint64_t demo_dice(struct demo *d, uint64_t n)
{
	d->dice = d->dice * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (d->dice >> 33) % n;
}

bool demo_act(struct demo *d, const char *act, int64_t person, struct json *in, struct act_result *ret, struct err *e)
{
	uint8_t token[CHAIN_TOKEN];
	struct who who = WHO_SYSTEM;
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	struct lang l = {d->lang->id, a};
	who.organ = d->organ ? d->organ : 1;
	if (person)
		who = (struct who){
			.person = person, .account = 0, .organ = who.organ, .session_started = clock_now(), .assurance = 1};
	rand_bytes(token, sizeof(token));
	const struct act *row = act_find(act);
	must(row);
	TRY(act_do(d->city, row, &who, token, in, &l, a, ret, e));
	if (ret->done)
		return true;
	return FAIL(e, ERR_INVALID, "demo: %s: %s: %s", act, ret->n_problems ? ret->problems[0].field : "",
		ret->n_problems ? ret->problems[0].text : "");
}

/* As the program does daily: it tests itself, but not for a small one, and notes how the clauses stand. */
static bool note_standing(struct demo *d, struct err *e)
{
	struct json *in = json_obj(d->arena);
	struct act_result done;
	int64_t noted;
	if (!d->small) {
		if (!d->selftest)
			d->selftest = selftest_results(d->arena, d->lang, pages_selftest);
		json_add(d->arena, json_add_obj(d->arena, in, STR("form")), STR("list"), json_copy(d->arena, d->selftest));
		TRY(demo_act(d, "self_test", 0, in, &done, e));
	}
	return standing_note_tick(d->city, clock_now(), &noted, e);
}

bool demo_standing(struct demo *d, int64_t date, struct err *e)
{
	int64_t before = date - 1;
	while (!civil_is_working_day(before))
		before--;
	bool first = civil_of_date(before).weekday > civil_of_date(date).weekday || date - before > 6;
	return d->small || !first || note_standing(d, e);
}

static const char *first_line(struct arena *a, const char *path, struct err *e)
{
	CLEAN_FILE FILE *f = fopen(path, "r");
	char line[512];
	if (!f || !fgets(line, sizeof(line), f)) {
		(void)FAIL(e, ERR_IO, "%s: cannot be read", path);
		return NULL;
	}
	return arena_cstr(a, str_trim(str_of(line)));
}

#define DEMO_SEED 20260401

#define STEPS 4

/* The city has two organs. */
static bool city_step(struct demo *d, struct demo_organ **second, size_t step, struct err *e)
{
	switch (step) {
	case 0: return demo_people(d, e);
	case 1: return demo_ledger(d, e) && demo_organ_found(d, second, e);
	case 2: return demo_history(d, *second, e);
	default: return demo_accounts(d, e) && demo_organ_accounts(*second, e);
	}
}

static bool make(struct demo *d, bool town, struct err *e)
{
	static bool (*const of_pack[STEPS])(struct demo *, struct err *) = {
		demo_town_people, demo_town_ledger, demo_town_history, demo_town_accounts};
	struct demo_organ *second = NULL;
	for (size_t i = 0; i < STEPS; i++) {
		cmd_progress((void *)(uintptr_t)t_cli_demo_making(d->lang), (int64_t)i, STEPS);
		TRY(town ? of_pack[i](d, e) : city_step(d, &second, i, e));
	}
	cmd_progress((void *)(uintptr_t)t_cli_demo_making(d->lang), 1, 1);
	/* what was seen this morning, at the time that it is: the accounts have set the clock */
	return ((d->small && !town) || demo_checks(d, e)) && note_standing(d, e);
}

/* The pack of the first organ; lives as long as the city. */
static bool first_pack(struct city *city, const struct pack **ret, struct err *e)
{
	struct tx *t;
	TRY(tx_begin(city_store(city), TX_READ, &t, e));
	*ret = city_pack(city, t, 1, e);
	tx_abort(t);
	return *ret != NULL;
}

static bool count(struct store *s, int64_t *ret, struct err *e)
{
	struct tx *t;
	TRY(tx_begin(s, TX_READ, &t, e));
	bool ok = trail_size(t, ret, e);
	tx_abort(t);
	return ok;
}

/* Forms may bring files when it is said for which keys. */
static bool take_files(const struct cmd_args *a, struct demo *d, struct err *e)
{
	const char *recovery = cmd_option(a, "recovery"), *key = cmd_option(a, "file-key");
	uint8_t half[RECOVERY_PUBLIC];
	d->files = recovery && key;
	if (!d->files)
		return true;
	if (!num_unhex(str_of(recovery), half, sizeof(half)))
		return FAIL(e, ERR_INVALID, "%s is not the public half of a recovery key", recovery);
	return recovery_use(d->city, half, d->lang, e) && city_file_key(d->city, key, e);
}

static int run_make(const struct cmd_args *a, struct store *s)
{
	struct err e = {0};
	CLEAN_ARENA struct arena *arena = arena_new(256 << 20);
	const char *pack = cmd_option(a, "pack");
	struct city_setup setup = {.name = "関守市", .name_en = "Sekimori City", .code = "mayor",
		.origin = cmd_option(a, "origin"), .pack_dir = pack_dir(a->arena, pack ? pack : "kawaguchi")};
	if (pack) {
		const char *slash = strrchr(pack, '/');
		const struct demo_town *town = demo_town_of(slash ? slash + 1 : pack);
		setup.name = town->name;
		setup.name_en = town->name_en;
	}
	if (cmd_option(a, "key") && !(setup.key = first_line(arena, cmd_option(a, "key"), &e)))
		return cmd_failed(&e);
	struct demo d = {.lang = a->lang, .arena = arena, .small = cmd_switch(a, "small"), .town = pack != NULL,
		.dice = DEMO_SEED,
		.today = civil_date_of_ms(clock_now())};
	if (cmd_option(a, "today") && !civil_parse_date(str_of(cmd_option(a, "today")), &d.today)) {
		fprintf(stderr, "sekimori: %s\n", t_cli_usage(a->lang, "demo", "--today 2026-11-24"));
		return 2;
	}
	d.dated = cmd_option(a, "today") != NULL;
	int64_t entries = 0;
	if (!count(s, &entries, &e))
		return cmd_failed(&e);
	if (entries) {
		fprintf(stderr, "sekimori: %s\n", t_cli_demo_there(a->lang));
		return 1;
	}
	/* over a year ago, so that what is yearly was done once; for tests five months. Tokens and salts come from a fixed seed:
	 * the same day gives the same chain */
	rand_replace(DEMO_SEED);
	clock_fixed(civil_ms(civil_add_months(d.today, d.small ? -5 : -14), 9, 0));
	if (!city_init(s, &setup, a->lang, &e) || !city_open(s, &d.city, &e))
		return cmd_failed(&e);
	bool ok = first_pack(d.city, &d.pack, &e) && take_files(a, &d, &e) &&
		make(&d, pack != NULL, &e) && count(s, &entries, &e);
	rand_replace(0);
	clock_replace(NULL, NULL);
	city_close(d.city);
	if (!ok)
		return cmd_failed(&e);
	printf("%s\n", t_cli_demo_done(a->lang, lang_pick(a->lang, setup.name, setup.name_en), num_grouped(a->arena, entries)));
	return 0;
}

/* What an earlier version's `make run` left goes on; as it was it stays beside it. */
static bool take_on(const struct cmd_args *a, struct store **ret, struct err *e)
{
	const char *spec = cmd_option(a, "store");
	struct store *s;
	if (strstr(spec, "://"))
		return FAIL(e, ERR_INVALID, "only a file is migrated by demo; use backup, then serve --migrate");
	TRY(cmd_store(a, &(struct store_options){.read_only = true, .older = true}, &s, e));
	const char *path = arena_cprintf(a->arena, "%s.step%d.%lld.backup", spec, store_version(s),
		(long long)clock_now() / 1000);
	bool ok = store_backup(s, path, NULL, NULL, e);
	store_close(s);
	TRY(ok && cmd_store(a, &(struct store_options){.migrate = true}, ret, e));
	log_info("demo: the store of an earlier version was migrated; as it was it is in %s", path);
	return true;
}

static int logins(const struct cmd_args *a, struct city *city)
{
	struct err e = {0};
	const struct pack *p;
	struct tx *t;
	int64_t city_login = 0;
	if (!first_pack(city, &p, &e) || !tx_begin(city_store(city), TX_READ, &t, &e))
		return cmd_failed(&e);
	bool ok = tx_number(t, STMT_account_by_login, ARGS(val_c(DEMO_CITY_LOGIN)), 0, &city_login, &e);
	tx_abort(t);
	if (!ok)
		return cmd_failed(&e);
	if (!city_login)
		return demo_town_logins(a->lang, city, p, a->arena);
	int status = demo_logins(a->lang, city, a->arena);
	return status ? status : demo_organ_logins(city);
}

static bool open_store(const struct cmd_args *a, bool create, struct store **ret, struct err *e)
{
	if (cmd_store(a, &(struct store_options){.create = create, .hasty = create}, ret, e))
		return true;
	if (e->code != ERR_VERSION || !cmd_switch(a, "migrate"))
		return false;
	err_clear(e);
	return take_on(a, ret, e);
}

static int run(const struct cmd_args *a)
{
	struct err e = {0};
	struct store *s;
	bool say = cmd_switch(a, "logins");
	if (!open_store(a, !say, &s, &e))
		return cmd_failed(&e);
	int status;
	if (say) {
		struct city *city;
		status = city_open(s, &city, &e) ? 0 : cmd_failed(&e);
		if (status == 0) {
			status = logins(a, city);
			city_close(city);
		}
	} else {
		status = run_make(a, s);
	}
	store_close(s);
	return status;
}

static const struct option_row options[] = {
	{.name = "store", .value = "PATH|URL", .required = true, .help = t_cli_opt_store},
	{.name = "pack", .value = "NAME", .help = t_cli_opt_demo_pack},
	{.name = "logins", .help = t_cli_opt_logins},
	{.name = "migrate", .help = t_cli_opt_migrate},
	{.name = "key", .value = "FILE", .help = t_cli_opt_pubkey_file},
	{.name = "origin", .value = "TEXT", .otherwise = "demo.sekimori.example/sekimori", .help = t_cli_opt_origin},
	{.name = "today", .value = "DATE", .help = t_cli_opt_today},
	{.name = "recovery", .value = "HEX", .help = t_cli_opt_demo_recovery},
	{.name = "file-key", .value = "FILE", .help = t_cli_opt_demo_file_key},
	{.name = "small", .help = t_cli_opt_small},
	{0},
};
const struct cmd cmd_demo = {
	.name = "demo", .usage = "", .title = t_cli_demo, .help = t_cli_demo_help, .options = options, .run = run};
