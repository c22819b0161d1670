/* sekimori init, verify, prove, backup, restore, checkpoint, tick: what an operator does with a store. */
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
	if (!cmd_store(a, &(struct store_options){.create = true, .migrate = true}, &s, &e))
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

/* ---- verify ---- */

/* Against a checkpoint kept elsewhere, when one is given. *ret_bad: what is wrong, NULL nothing. */
static bool verify_note(const struct cmd_args *a, struct store *s, const struct note_key *key, const struct lang *l,
	const char **ret_bad, struct err *e)
{
	const char *path = cmd_option(a, "checkpoint");
	*ret_bad = NULL;
	if (!path)
		return true;
	CLEAN_FILE FILE *f = fopen(path, "re");
	char *text = arena_alloc(l->arena, NOTE_MAX + 1);
	if (!f)
		return FAIL(e, ERR_IO, "%s: %s", path, strerror(errno));
	size_t n = fread(text, 1, NOTE_MAX + 1, f);
	if (ferror(f))
		return FAIL(e, ERR_IO, "%s: cannot be read", path);
	if (trail_line_is((struct str){text, n}))
		return trail_check_line(s, (struct str){text, n}, l, l->arena, ret_bad, e) || err_context(e, "%s: ", path);
	return trail_check_note(s, key, (struct str){text, n}, l, l->arena, ret_bad, e) || err_context(e, "%s: ", path);
}

/* The chain is read by rows: a damaged index or a reference into nothing shows only to the engine itself. */
static bool verify_files(struct store *s, struct arena *a, const char **ret_bad, struct err *e)
{
	if (store_check_files(s, e))
		return true;
	if (e->code != ERR_CORRUPT)
		return false;
	*ret_bad = arena_cstr(a, str_of(e->text));
	err_clear(e);
	return true;
}

/* The state of --state; *ret_found false: none yet, or a full run is wanted. */
static bool read_state(const struct cmd_args *a, const struct note_key *key, struct verified *ret, bool *ret_found, struct err *e)
{
	const char *path = cmd_option(a, "state");
	char text[VERIFIED_MAX];

	*ret_found = false;
	if (!path || cmd_switch(a, "full"))
		return true;
	CLEAN_FILE FILE *f = fopen(path, "re");
	if (!f && errno == ENOENT)
		return true;
	if (!f)
		return FAIL(e, ERR_IO, "%s: %s", path, strerror(errno));
	size_t n = fread(text, 1, sizeof(text), f);
	*ret_found = true;
	return verified_read((struct str){text, n}, key, ret, e) || err_context(e, "%s: ", path);
}

static bool write_state(const struct cmd_args *a, const struct note_key *key, const struct verified *v, struct err *e)
{
	const char *path = cmd_option(a, "state"), *fresh = arena_cprintf(a->arena, "%s.new", path ? path : "");
	CLEAN_BUF struct buf b = {0};

	if (!path || !v->size)
		return true;
	buf_init(&b, VERIFIED_MAX);
	verified_write(&b, key, v);
	FILE *f = fopen(fresh, "we");
	if (!f)
		return FAIL(e, ERR_IO, "%s: %s", fresh, strerror(errno));
	bool ok = fwrite(b.p, 1, b.len, f) == b.len && fflush(f) == 0 && fsync(fileno(f)) == 0;
	ok = fclose(f) == 0 && ok && rename(fresh, path) == 0;
	return ok || FAIL(e, ERR_IO, "%s: %s", path, strerror(errno));
}

static int run_verify(const struct cmd_args *a)
{
	struct err e = {0};
	struct store *s;
	struct verify_report rep = {0};
	struct note_key key, *trusted = NULL;
	CLEAN_ARENA struct arena *arena = arena_new(64 << 20);
	struct lang l = {a->lang->id, arena};
	if (cmd_option(a, "key")) {
		if (!note_key_read(arena, str_of(cmd_option(a, "key")), &key, &e))
			return cmd_failed(&e);
		trusted = &key;
	}
	struct verified before, after = {0};
	bool goes_on;
	int64_t from = 0;
	if (cmd_option(a, "state") && !trusted) {
		fprintf(stderr, "sekimori: %s\n", t_verified_needs_key(a->lang));
		return 2;
	}
	if (!read_state(a, trusted, &before, &goes_on, &e) ||
		!cmd_store(a, &(struct store_options){.read_only = true}, &s, &e))
		return cmd_failed(&e);
	bool ok = trail_verify_from(s, trusted, goes_on ? &before : NULL, &l, arena, cmd_progress,
		(void *)(uintptr_t)t_cli_verifying(a->lang), &rep, &after, &from, &e);
	if (ok && !rep.bad)
		ok = verify_note(a, s, trusted, &l, &rep.bad, &e);
	if (ok && !rep.bad)
		ok = witnesses_verify(a, s, trusted, &l, &rep.bad, &e);
	if (ok && !rep.bad)
		ok = verify_files(s, arena, &rep.bad, &e);
	store_close(s);
	ok = ok && (rep.bad || write_state(a, trusted, &after, &e));
	if (!ok) {
		printf("%s\n", t_cli_verify_failed(a->lang, e.text));
		return 1;
	}
	if (cmd_switch(a, "times"))
		printf("chain_ns\t%lld\nbody_ns\t%lld\nrow_ns\t%lld\n", (long long)rep.chain_ns, (long long)rep.body_ns,
			(long long)rep.row_ns);
	if (rep.bad) {
		printf("%s\n", t_cli_verify_bad(a->lang, rep.bad));
		return 1;
	}
	if (rep.key_of_store && rep.checkpoints)
		fprintf(stderr, "sekimori: %s\n", t_verify_key_of_store(a->lang));
	if (from)
		fprintf(stderr, "sekimori: %s\n", t_verified_from(a->lang, num_grouped(arena, from)));
	printf("%s\n", t_cli_verify_good(a->lang, num_grouped(arena, rep.entries), num_grouped(arena, rep.rows),
		num_grouped(arena, rep.checkpoints)));
	return 0;
}

static const struct option_row verify_options[] = {
	{.name = "store", .value = "PATH|URL", .required = true, .help = t_cli_opt_store},
	{.name = "key", .value = "KEY", .help = t_cli_opt_key},
	{.name = "checkpoint", .value = "FILE", .help = t_verify_opt_checkpoint},
	{.name = "state", .value = "FILE", .help = t_verified_opt_state},
	{.name = "full", .help = t_verified_opt_full},
	{.name = "witness", .value = "DIR|FILE", .help = t_cli_opt_verify_witness},
	{.name = "witnesses", .value = "FILE", .help = t_cli_opt_witnesses},
	{.name = "times", .help = t_cli_opt_times},
	{0},
};
const struct cmd cmd_verify = {.name = "verify", .usage = "", .title = t_cli_verify, .help = t_cli_verify_help,
	.options = verify_options, .run = run_verify};

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
