/* sekimori export: everything in open formats, for whoever comes after this program. */
#include "engine/export.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/cmd.h"
#include "engine/file_key.h"
#include "text/text.h"
#include "util/clock.h"
#include "util/num.h"

/* Signals that end the command wait until what was begun is removed: they are asked for, so that no handler is needed. */
static void ends(sigset_t *set)
{
	sigemptyset(set);
	sigaddset(set, SIGINT);
	sigaddset(set, SIGTERM);
	sigaddset(set, SIGHUP);
}

static bool stopped(void)
{
	sigset_t waiting;

	return sigpending(&waiting) == 0 &&
		(sigismember(&waiting, SIGINT) || sigismember(&waiting, SIGTERM) || sigismember(&waiting, SIGHUP));
}

/* The key of attachments, NULL when their contents are to be left out. One that was named must be there; one that was not is
 * looked for where `serve` makes it. */
static bool read_key(const struct cmd_args *a, struct file_key **ret, struct err *e)
{
	const char *named = cmd_option(a, "file-key"), *store = cmd_option(a, "store");
	const char *beside = strstr(store, "://") ? NULL : arena_cprintf(a->arena, "%s.filekey", store);

	*ret = NULL;
	if (cmd_switch(a, "no-files"))
		return !named || FAIL(e, ERR_INVALID, "%s", t_export_files_both(a->lang));
	if (!named && (!beside || (access(beside, F_OK) != 0 && errno == ENOENT)))
		return true;
	return file_key_read(named ? named : beside, ret, e);
}

static void say(const struct cmd_args *a, const struct export_report *r)
{
	if (r->left_out)
		fprintf(stderr, "sekimori: %s\n", cmd_switch(a, "no-files") ? t_export_left_out(a->lang, num_grouped(a->arena,
			r->left_out)) : t_export_no_key(a->lang, num_grouped(a->arena, r->left_out)));
	printf("%s\n", t_export_done(a->lang, cmd_option(a, "out"), num_grouped(a->arena, r->entries),
		num_grouped(a->arena, r->rows), num_grouped(a->arena, r->files), num_grouped(a->arena, r->proofs),
		num_grouped(a->arena, r->contents)));
}

static int run_export(const struct cmd_args *a)
{
	struct err e = {0};
	struct store *s;
	struct export_report rep;
	struct file_key *key;
	sigset_t set;
	struct export_options o = {.proofs = cmd_option(a, "proofs"), .secrets = cmd_switch(a, "secrets"), .durable = true,
		.now = clock_now(), .progress = cmd_progress, .ctx = (void *)(uintptr_t)t_export_doing(a->lang),
		.stop = stopped};

	ends(&set);
	sigprocmask(SIG_BLOCK, &set, NULL);
	if (!read_key(a, &key, &e))
		return cmd_failed(&e);
	o.file_key = key;
	if (!cmd_store(a, &(struct store_options){.read_only = true}, &s, &e)) {
		file_key_free(key);
		return cmd_failed(&e);
	}
	bool ok = export_store(s, cmd_option(a, "out"), &o, &rep, &e);
	store_close(s);
	file_key_free(key);
	if (!ok)
		return cmd_failed(&e);
	say(a, &rep);
	return 0;
}

static const struct option_row export_options[] = {
	{.name = "store", .value = "PATH|URL", .required = true, .help = t_cli_opt_store},
	{.name = "out", .value = "DIR", .required = true, .help = t_export_opt_out},
	{.name = "proofs", .value = "LIST", .help = t_export_opt_proofs},
	{.name = "file-key", .value = "FILE", .help = t_export_opt_file_key},
	{.name = "no-files", .help = t_export_opt_no_files},
	{.name = "secrets", .help = t_export_opt_secrets},
	{0},
};
const struct cmd cmd_export = {.name = "export", .usage = "", .title = t_cli_export, .help = t_cli_export_help,
	.options = export_options, .run = run_export};
