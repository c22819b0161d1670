/* sekimori serve: the portal, and beside it the clockwork. */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>

#include "cli/cmd.h"
#include "cli/file_key.h"
#include "cli/witnesses.h"
#include "engine/city.h"
#include "engine/clockwork.h"
#include "http/server.h"
#include "pages/selftest.h"
#include "text/text.h"
#include "util/log.h"

#define STOP_SECONDS 20

static bool witness(void *ctx, struct store *s, int64_t now, bool doubt)
{
	return witnesses_turn(ctx, s, now, doubt);
}

static void wait_for_end(struct clockwork *c, const sigset_t *set)
{
	for (;;) {
		clockwork_turn(c);
		struct timespec second = {.tv_sec = 1};
		int sig = sigtimedwait(set, NULL, &second);
		if (sig == SIGTERM || sig == SIGINT)
			return;
	}
}

static int serve(const struct cmd_args *a, struct city *city)
{
	struct err e = {0};
	struct server *server;
	struct clockwork *clockwork;
	struct witnesses w;
	sigset_t set;
	int64_t seal_seconds;
	if (!cmd_number(a, "seal-every", 1, 86400, &seal_seconds))
		return 2;
	if (!witnesses_of(a, &w, &e))
		return cmd_failed(&e);
	struct server_options o = {
		.listen = cmd_option(a, "listen"), .tls_cert = cmd_option(a, "tls-cert"), .tls_key = cmd_option(a, "tls-key"),
		.behind_proxy = cmd_switch(a, "behind-proxy"), .contact = cmd_option(a, "contact"),
	};
	struct clockwork_options clock = {.city = city, .seal = cmd_option(a, "seal"), .seal_ms = seal_seconds * 1000,
		.selftest = true, .pages = pages_selftest,
		.standing = true,
		.witness = w.dir || w.list.n ? witness : NULL, .ctx = &w, .witnesses = (int)w.list.n + (w.dir != NULL)};
	if (!clockwork_new(&clock, &clockwork, &e))
		return cmd_failed(&e);
	/* every thread made from here on leaves these signals to the main one */
	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	signal(SIGPIPE, SIG_IGN);
	if (!server_start(city, &o, &server, &e)) {
		clockwork_end(clockwork);
		return cmd_failed(&e);
	}
	printf("%s\n", t_cli_serving(a->lang, o.tls_cert ? "https" : "http", o.listen));
	fflush(stdout);
	wait_for_end(clockwork, &set);
	log_info("stopping");
	clockwork_end(clockwork);
	server_stop(server, STOP_SECONDS);
	return 0;
}

static int run(const struct cmd_args *a)
{
	struct err e = {0};
	struct store *s;
	struct city *city;
	if (!cmd_store(a, &(struct store_options){.migrate = cmd_switch(a, "migrate"), .readers = 40}, &s, &e))
		return cmd_failed(&e);
	if (!city_open(s, &city, &e)) {
		store_close(s);
		return cmd_failed(&e);
	}
	/* without it the portal serves, and says beside the field that no file can be taken */
	if (!cli_file_key(a, city, &e))
		log_warn("%s", t_cli_no_file_key(a->lang, e.text));
	int status = serve(a, city);
	city_close(city);
	store_close(s);
	return status;
}

static const struct option_row options[] = {
	{.name = "store", .value = "PATH|URL", .required = true, .help = t_cli_opt_store},
	{.name = "listen", .value = "ADDRESS:PORT", .otherwise = "127.0.0.1:8480", .help = t_cli_opt_listen},
	{.name = "seal", .value = "SOCKET", .help = t_cli_opt_seal},
	{.name = "seal-every", .value = "SECONDS", .otherwise = "60", .help = t_cli_opt_seal_every},
	{.name = "witnesses", .value = "FILE", .help = t_cli_opt_witnesses},
	{.name = "witness-dir", .value = "DIR", .help = t_cli_opt_witness_copy},
	{.name = "tls-cert", .value = "FILE", .help = t_cli_opt_tls_cert},
	{.name = "tls-key", .value = "FILE", .help = t_cli_opt_tls_key},
	{.name = "behind-proxy", .help = t_cli_opt_behind_proxy},
	{.name = "contact", .value = "TEXT", .otherwise = "", .help = t_cli_opt_contact},
	{.name = "file-key", .value = "FILE", .help = t_cli_opt_file_key},
	{.name = "migrate", .help = t_cli_opt_migrate},
	{0},
};
const struct cmd cmd_serve = {
	.name = "serve", .usage = "", .title = t_cli_serve, .help = t_cli_serve_help, .options = options, .run = run};
