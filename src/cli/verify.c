/* sekimori verify: a store, or a backup as it would be restored. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/cmd.h"
#include "cli/witnesses.h"
#include "engine/backup.h"
#include "engine/file_key.h"
#include "engine/verified.h"
#include "text/text.h"
#include "util/clean.h"
#include "util/num.h"

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
	struct str note = note_tidy(l->arena, (struct str){text, n});
	bool ok = trail_line_is(note) ? trail_check_line(s, note, l, l->arena, ret_bad, e)
		: trail_check_note(s, key, note, l, l->arena, ret_bad, e);
	return ok || err_context(e, "%s: ", path);
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

struct job {
	const struct cmd_args *a;
	const struct lang *lang;                 /* with memory of its own */
	const struct note_key *key;              /* NULL: that of the store */
	const struct verified *from;
	struct verify_report rep;
	struct verified after;
	int64_t n_before;                        /* entries that were not looked at again */
};

/* Everything that was asked for, on one store. The first place that is bad is in the report. */
static bool look(void *ctx, struct store *s, struct err *e)
{
	struct job *j = ctx;
	const char **bad = &j->rep.bad;

	TRY(trail_verify_from(s, j->key, j->from, j->lang, j->lang->arena, cmd_progress,
		(void *)(uintptr_t)t_cli_verifying(j->a->lang), &j->rep, &j->after, &j->n_before, e));
	return (*bad || verify_note(j->a, s, j->key, j->lang, bad, e))
		&& (*bad || witnesses_verify(j->a, s, j->key, j->lang, bad, e))
		&& (*bad || verify_files(s, j->lang->arena, bad, e));
}

static bool in_store(struct job *j, struct err *e)
{
	struct store *s;

	TRY(cmd_store(j->a, &(struct store_options){.read_only = true}, &s, e));
	bool ok = look(j, s, e);
	store_close(s);
	return ok;
}

static bool in_backup(struct job *j, const char *path, struct err *e)
{
	const char *recovery = cmd_option(j->a, "recovery"), *work = cmd_option(j->a, "work"), *tmp = getenv("TMPDIR");
	uint8_t secret[RECOVERY_PUBLIC];
	struct backup_from from = {.paths = &path, .n = 1};
	struct backup_report rep;

	if (recovery) {
		TRY(recovery_read(recovery, secret, e));
		from.secret = secret;
	}
	bool ok = backup_look(&from, work ? work : tmp ? tmp : "/var/tmp", j->lang->arena, cmd_progress,
		(void *)(uintptr_t)t_cli_restoring(j->a->lang), look, j, &rep, e);
	wipe(secret, sizeof(secret));
	return ok;
}

static int say(const struct job *j)
{
	const struct verify_report *r = &j->rep;
	struct arena *a = j->lang->arena;

	if (cmd_switch(j->a, "times"))
		printf("chain_ns\t%lld\nbody_ns\t%lld\nrow_ns\t%lld\n", (long long)r->chain_ns, (long long)r->body_ns,
			(long long)r->row_ns);
	if (r->bad) {
		printf("%s\n", t_cli_verify_bad(j->lang, r->bad));
		return 1;
	}
	if (r->key_of_store && r->checkpoints)
		fprintf(stderr, "sekimori: %s\n", t_verify_key_of_store(j->lang));
	if (j->n_before)
		fprintf(stderr, "sekimori: %s\n", t_verified_from(j->lang, num_grouped(a, j->n_before)));
	printf("%s\n", t_cli_verify_good(j->lang, num_grouped(a, r->entries), num_grouped(a, r->rows),
		num_grouped(a, r->checkpoints)));
	return 0;
}

static int run_verify(const struct cmd_args *a)
{
	const char *backup = cmd_option(a, "backup"), *key = cmd_option(a, "key");
	CLEAN_ARENA struct arena *arena = arena_new(64 << 20);
	struct lang l = {a->lang->id, arena};
	struct job j = {.a = a, .lang = &l};
	struct err e = {0};
	struct note_key trusted;
	struct verified before;
	bool goes_on;

	if ((backup != NULL) + (cmd_option(a, "store") != NULL) != 1) {
		fprintf(stderr, "sekimori: %s\n", t_cli_verify_what(a->lang));
		return 2;
	}
	if (cmd_option(a, "state") && !key) {
		fprintf(stderr, "sekimori: %s\n", t_verified_needs_key(a->lang));
		return 2;
	}
	if (key && !note_key_read(arena, str_of(key), &trusted, &e))
		return cmd_failed(&e);
	j.key = key ? &trusted : NULL;
	if (!read_state(a, j.key, &before, &goes_on, &e))
		return cmd_failed(&e);
	j.from = goes_on ? &before : NULL;
	if (!(backup ? in_backup(&j, backup, &e) : in_store(&j, &e)) || !(j.rep.bad || write_state(a, j.key, &j.after, &e))) {
		printf("%s\n", t_cli_verify_failed(a->lang, e.text));
		return 1;
	}
	return say(&j);
}

static const struct option_row verify_options[] = {
	{.name = "store", .value = "PATH|URL", .help = t_cli_opt_store},
	{.name = "backup", .value = "DIR|FILE", .help = t_cli_opt_verify_backup},
	{.name = "recovery", .value = "FILE", .help = t_cli_opt_recovery},
	{.name = "work", .value = "DIR", .help = t_cli_opt_drill_work},
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
