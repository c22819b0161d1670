/* sekimori witness: what a neighbouring office runs, to keep and cosign the checkpoints of others. */
#include <signal.h>
#include <stdio.h>

#include "cli/cmd.h"
#include "http/small.h"
#include "text/text.h"
#include "util/log.h"
#include "witness/witness.h"

static int answer(void *ctx, struct str body, const char **ret_type, struct buf *ret)
{
	return witness_answer(ctx, body, ret_type, ret);
}

static bool ready(void *ctx, struct err *e)
{
	return witness_cage(witness_dir(ctx), e);
}

static int create(const struct cmd_args *a)
{
	const char *name = cmd_option(a, "name"), *key;
	struct err e = {0};

	if (!name) {
		fprintf(stderr, "sekimori: %s\n", t_cli_needs_option(a->lang, "witness --create", "name", "NAME"));
		return 2;
	}
	if (!witness_create(cmd_option(a, "dir"), name, a->arena, &key, &e))
		return cmd_failed(&e);
	printf("%s\n", key);
	return 0;
}

/* "127.0.0.1:0" with the port that it got. */
static const char *address(const struct cmd_args *a, int port)
{
	struct str at = str_of(cmd_option(a, "listen"));

	while (at.n && at.p[at.n - 1] != ':')
		at.n--;
	return arena_cprintf(a->arena, "%.*s%d", STR_ARG(at), port);
}

static int serve(const struct cmd_args *a, struct witness *w)
{
	struct small_options o = {.listen = cmd_option(a, "listen"), .tls_cert = cmd_option(a, "tls-cert"),
		.tls_key = cmd_option(a, "tls-key"), .path = WITNESS_PATH, .max = WITNESS_MAX, .fn = answer, .ctx = w,
		.ready = ready};
	struct err e = {0};
	struct small *s;
	sigset_t set;
	int sig;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
	if (!small_start(&o, &s, &e))
		return cmd_failed(&e);
	printf("%s\n", t_cli_witness_serving(a->lang, witness_key(w)->name, o.tls_cert ? "https" : "http",
		address(a, small_port(s))));
	fflush(stdout);
	sigwait(&set, &sig);
	log_info("stopping");
	small_stop(s);
	return 0;
}

static int run(const struct cmd_args *a)
{
	const char *dir = cmd_option(a, "dir");
	struct err e = {0};
	struct witness *w;

	if (cmd_switch(a, "create"))
		return create(a);
	if (cmd_option(a, "add-log"))
		return witness_add(dir, cmd_option(a, "add-log"), &e) ? 0 : cmd_failed(&e);
	if (cmd_option(a, "drop-log"))
		return witness_drop(dir, cmd_option(a, "drop-log"), &e) ? 0 : cmd_failed(&e);
	if (!witness_open(dir, &w, &e))
		return cmd_failed(&e);
	int status = serve(a, w);
	witness_close(w);
	return status;
}

static const struct option_row options[] = {
	{.name = "dir", .value = "DIR", .required = true, .help = t_cli_opt_witness_dir},
	{.name = "create", .help = t_cli_opt_witness_create},
	{.name = "name", .value = "NAME", .help = t_cli_opt_witness_name},
	{.name = "add-log", .value = "KEY", .help = t_cli_opt_witness_add},
	{.name = "drop-log", .value = "KEY", .help = t_cli_opt_witness_drop},
	{.name = "listen", .value = "ADDRESS:PORT", .otherwise = "127.0.0.1:8490", .help = t_cli_opt_listen},
	{.name = "tls-cert", .value = "FILE", .help = t_cli_opt_tls_cert},
	{.name = "tls-key", .value = "FILE", .help = t_cli_opt_tls_key},
	{0},
};
const struct cmd cmd_witness = {.name = "witness", .usage = "", .title = t_cli_witness, .help = t_cli_witness_help,
	.options = options, .run = run};
