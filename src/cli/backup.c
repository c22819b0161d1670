/* sekimori backup, restore, drill. */
#include "engine/backup.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cmd.h"
#include "engine/file_key.h"
#include "text/text.h"
#include "util/hash.h"
#include "util/log.h"
#include "util/num.h"

/* ---- backup ---- */

static bool to_file(const struct cmd_args *a, struct err *e)
{
	struct store *s;

	/* Also of an older store: before it is migrated. */
	TRY(cmd_store(a, &(struct store_options){.read_only = true, .older = true}, &s, e));
	bool ok = store_backup(s, a->rest[0], cmd_progress, (void *)(uintptr_t)t_cli_backing_up(a->lang), e);
	store_close(s);
	if (ok)
		printf("%s\n", t_cli_backup_done(a->lang, a->rest[0]));
	return ok;
}

/* *ret_key: room, or NULL for a plain piece. */
static bool public_half(const struct cmd_args *a, struct store *s, uint8_t room[RECOVERY_PUBLIC], const uint8_t **ret_key,
	struct err *e)
{
	struct tx *t;
	bool set = false;

	*ret_key = NULL;
	if (cmd_switch(a, "plain"))
		return true;
	TRY(tx_begin(s, TX_READ, &t, e));
	bool ok = recovery_public(t, room, &set, e);
	tx_abort(t);
	TRY(ok);
	if (!set && cmd_switch(a, "plain-until-key")) {
		log_warn("this piece is not encrypted: the store has no recovery key (sekimori recovery)");
		return true;
	}
	*ret_key = room;
	return set || FAIL(e, ERR_NOT_FOUND, "%s", t_cli_backup_no_key(a->lang));
}

static bool to_out(const struct cmd_args *a, struct city *city, const int64_t *after, struct err *e)
{
	const char *out = cmd_option(a, "out");
	void *what = (void *)(uintptr_t)t_cli_backing_up(a->lang);
	struct store *s = city_store(city);
	uint8_t public_[RECOVERY_PUBLIC];
	const uint8_t *key;
	struct backup_piece p;
	bool pipe = strcmp(out, "-") == 0;

	TRY(public_half(a, s, public_, &key, e));
	TRY(pipe ? backup_to_fd(s, STDOUT_FILENO, key, after, cmd_progress, what, &p, e)
		: backup_to_dir(s, a->arena, out, key, cmd_switch(a, "whole"), cmd_progress, what, &p, e));
	fprintf(pipe ? stderr : stdout, "%s\n", t_cli_backup_piece(a->lang, pipe ? "-" : p.name,
		num_grouped(a->arena, p.piece.from.seq + 1), num_grouped(a->arena, p.piece.to.seq),
		num_grouped(a->arena, p.bytes)));
	return backup_note(city, &p, a->lang, e);
}

static int run_backup(const struct cmd_args *a)
{
	struct err e = {0};
	struct store *s;
	struct city *city;
	int64_t after = -1;

	if ((cmd_option(a, "out") != NULL) + (a->n_rest == 1) != 1) {
		fprintf(stderr, "sekimori: %s\n", t_cli_backup_where(a->lang));
		return 2;
	}
	if (cmd_option(a, "after") && !cmd_number(a, "after", 0, INT64_MAX - 1, &after))
		return 2;
	if (a->n_rest)
		return to_file(a, &e) ? 0 : cmd_failed(&e);
	if (!cmd_store(a, &(struct store_options){0}, &s, &e))
		return cmd_failed(&e);
	bool ok = city_open(s, &city, &e);
	if (ok) {
		ok = to_out(a, city, after >= 0 ? &after : NULL, &e);
		city_close(city);
	}
	store_close(s);
	return ok ? 0 : cmd_failed(&e);
}

static const struct option_row backup_options[] = {
	{.name = "store", .value = "PATH|URL", .required = true, .help = t_cli_opt_store},
	{.name = "out", .value = "DIR|-", .help = t_cli_opt_backup_out},
	{.name = "whole", .help = t_cli_opt_backup_whole},
	{.name = "after", .value = "ENTRY", .help = t_cli_opt_backup_after},
	{.name = "plain", .help = t_cli_opt_backup_plain},
	{.name = "plain-until-key", .help = t_cli_opt_backup_until_key},
	{0},
};
const struct cmd cmd_backup = {.name = "backup", .usage = "[FILE]", .title = t_cli_backup, .help = t_cli_backup_help,
	.options = backup_options, .rest_max = 1, .run = run_backup};

/* ---- restore and drill ---- */

/* secret: 32 bytes of the caller's, wiped by it. */
static bool from_of(const struct cmd_args *a, const char *const *paths, size_t n, uint8_t *secret, struct note_key *key,
	struct backup_from *ret, struct err *e)
{
	*ret = (struct backup_from){.paths = paths, .n = n};
	if (cmd_option(a, "recovery")) {
		TRY(recovery_read(cmd_option(a, "recovery"), secret, e));
		ret->secret = secret;
	}
	if (cmd_option(a, "key")) {
		TRY(note_key_read(a->arena, str_of(cmd_option(a, "key")), key, e));
		ret->key = key;
	}
	return true;
}

static bool restore(const struct cmd_args *a, struct backup_report *rep, struct err *e)
{
	uint8_t secret[RECOVERY_PUBLIC];
	struct note_key key;
	struct backup_from from;

	bool ok = from_of(a, a->rest, (size_t)a->n_rest, secret, &key, &from, e)
		&& backup_restore(&from, cmd_option(a, "store"), a->lang, a->arena, cmd_progress,
			(void *)(uintptr_t)t_cli_restoring(a->lang), rep, e);
	wipe(secret, sizeof(secret));
	return ok;
}

static int run_restore(const struct cmd_args *a)
{
	struct err e = {0};
	struct backup_report rep;

	if (!restore(a, &rep, &e))
		return cmd_failed(&e);
	if (rep.verify.bad) {
		printf("%s\n", t_cli_restore_bad(a->lang, rep.verify.bad));
		return 1;
	}
	if (rep.verify.key_of_store && rep.verify.checkpoints)
		fprintf(stderr, "sekimori: %s\n", t_verify_key_of_store(a->lang));
	printf("%s\n%s\n", t_cli_restore_done(a->lang, cmd_option(a, "store")), t_cli_verify_good(a->lang,
		num_grouped(a->arena, rep.verify.entries), num_grouped(a->arena, rep.verify.rows),
		num_grouped(a->arena, rep.verify.checkpoints)));
	return 0;
}

static const struct option_row restore_options[] = {
	{.name = "store", .value = "PATH|URL", .required = true, .help = t_cli_opt_store},
	{.name = "recovery", .value = "FILE", .help = t_cli_opt_recovery},
	{.name = "key", .value = "KEY", .help = t_cli_opt_key},
	{0},
};
const struct cmd cmd_restore = {.name = "restore", .usage = "DIR|FILE…", .title = t_cli_restore, .help = t_cli_restore_help,
	.options = restore_options, .rest_min = 1, .rest_max = BACKUP_PIECES_MAX, .run = run_restore};

static bool drill(const struct cmd_args *a, struct city *city, struct backup_report *rep, const char **ret_bad, struct err *e)
{
	const char *path = cmd_option(a, "from"), *tmp = getenv("TMPDIR"), *work = cmd_option(a, "work");
	uint8_t secret[RECOVERY_PUBLIC];
	struct note_key key;
	struct backup_from from;

	bool ok = from_of(a, &path, 1, secret, &key, &from, e)
		&& backup_drill(city, &from, work ? work : tmp ? tmp : "/var/tmp", a->lang, a->arena,
			cmd_progress, (void *)(uintptr_t)t_cli_restoring(a->lang), rep, ret_bad, e);
	wipe(secret, sizeof(secret));
	return ok;
}

static int run_drill(const struct cmd_args *a)
{
	struct err e = {0};
	struct backup_report rep = {0};
	struct store *s;
	struct city *city;
	const char *bad = NULL;

	if (!cmd_store(a, &(struct store_options){0}, &s, &e))
		return cmd_failed(&e);
	bool ok = city_open(s, &city, &e);
	if (ok) {
		ok = drill(a, city, &rep, &bad, &e);
		city_close(city);
	}
	store_close(s);
	if (!ok)
		return cmd_failed(&e);
	printf("%s\n", bad ? t_cli_drill_bad(a->lang, bad)
		: t_cli_drill_good(a->lang, num_grouped(a->arena, rep.verify.entries), num_grouped(a->arena, rep.pieces)));
	return bad ? 1 : 0;
}

static const struct option_row drill_options[] = {
	{.name = "store", .value = "PATH|URL", .required = true, .help = t_cli_opt_store},
	{.name = "from", .value = "DIR|FILE", .required = true, .help = t_cli_opt_drill_from},
	{.name = "recovery", .value = "FILE", .help = t_cli_opt_recovery},
	{.name = "key", .value = "KEY", .help = t_cli_opt_key},
	{.name = "work", .value = "DIR", .help = t_cli_opt_drill_work},
	{0},
};
const struct cmd cmd_drill = {.name = "drill", .usage = "", .title = t_cli_drill, .help = t_cli_drill_help,
	.options = drill_options, .run = run_drill};
