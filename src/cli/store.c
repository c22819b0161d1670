/* sekimori init, prove, checkpoint, tick: what an operator does with a store. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/cmd.h"
#include "cli/pack_dir.h"
#include "cli/witnesses.h"
#include "engine/account.h"
#include "engine/case.h"
#include "engine/city.h"
#include "engine/file.h"
#include "engine/verified.h"
#include "text/text.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/num.h"


/* ---- init ---- */

static int run_init(const struct cmd_args *a)
{
	struct err e = {0};
	struct store *s;
	if (!cmd_store(a, &(struct store_options){.create = true}, &s, &e))
		return cmd_failed(&e);
	struct city_setup setup = {
		.name = cmd_option(a, "name"), .name_en = cmd_option(a, "name-en"), .code = cmd_option(a, "code"),
		.pack_dir = pack_dir(a->arena, cmd_option(a, "pack")), .origin = cmd_option(a, "origin"),
		.key = cmd_option(a, "key"),
	};
	bool ok = city_init(s, &setup, a->lang, &e);
	store_close(s);
	if (!ok)
		return cmd_failed(&e);
	printf("%s\n", t_cli_init_done(a->lang, setup.name));
	return 0;
}

static const struct option_row init_options[] = {
	{.name = "store", .value = "PATH|URL", .required = true, .help = t_cli_opt_store},
	{.name = "name", .value = "NAME", .required = true, .help = t_cli_opt_name},
	{.name = "name-en", .value = "NAME", .otherwise = "", .help = t_cli_opt_name_en},
	{.name = "code", .value = "WORD", .otherwise = "mayor", .help = t_cli_opt_code},
	{.name = "origin", .value = "TEXT", .required = true, .help = t_cli_opt_origin},
	{.name = "key", .value = "KEY", .help = t_cli_opt_seal_key},
	{.name = "pack", .value = "NAME|DIR", .required = true, .help = t_cli_opt_pack},
	{0},
};
const struct cmd cmd_init = {.name = "init", .usage = "", .title = t_cli_init, .help = t_cli_init_help, .options = init_options,
	.run = run_init};

/* ---- prove ---- */

static int run_prove(const struct cmd_args *a)
{
	struct err e = {0};
	struct store *s;
	struct tx *t;
	CLEAN_BUF struct buf b = {0};
	int64_t seq;
	if (!num_i64(str_of(a->rest[0]), 0, INT64_MAX, &seq)) {
		fprintf(stderr, "sekimori: %s\n", t_cli_usage(a->lang, "prove", a->cmd->usage));
		return 2;
	}
	if (!cmd_store(a, &(struct store_options){.read_only = true}, &s, &e))
		return cmd_failed(&e);
	buf_init(&b, 1 << 20);
	bool ok = tx_begin(s, TX_READ, &t, &e);
	if (ok) {
		ok = trail_proof(t, a->arena, seq, &b, &e);
		tx_abort(t);
	}
	store_close(s);
	if (!ok)
		return cmd_failed(&e);
	struct str text = buf_str(&b);
	return fwrite(text.p, 1, text.n, stdout) == text.n ? 0 : 1;
}

static const struct option_row one_store[] = {
	{.name = "store", .value = "PATH|URL", .required = true, .help = t_cli_opt_store},
	{0},
};
const struct cmd cmd_prove = {.name = "prove",
	.usage = "ENTRY",
	.title = t_cli_prove,
	.help = t_cli_prove_help,
	.options = one_store,
	.rest_min = 1,
	.rest_max = 1,
	.run = run_prove};

/* ---- tick ---- */

static int run_tick(const struct cmd_args *a)
{
	struct err e = {0};
	struct store *s;
	struct city *city;
	int moved = 0, ended;
	int64_t entry;
	if (!cmd_store(a, &(struct store_options){0}, &s, &e))
		return cmd_failed(&e);
	if (!city_open(s, &city, &e)) {
		store_close(s);
		return cmd_failed(&e);
	}
	bool ok = case_tick(city, clock_now(), &moved, &e) && account_tick(city, clock_now(), &entry, &e) &&
		upload_tick(city, clock_now(), &ended, &e);
	city_close(city);
	store_close(s);
	if (!ok)
		return cmd_failed(&e);
	printf("%s\n", t_cli_tick_done(a->lang, moved));
	return 0;
}
const struct cmd cmd_tick = {
	.name = "tick", .usage = "", .title = t_cli_tick, .help = t_cli_tick_help, .options = one_store, .run = run_tick};
