/* sekimori seal and checkpoint: the small process that signs, and one round with it. */
#include <grp.h>
#include <pwd.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/witnesses.h"
#include "engine/trail_keys.h"
#include "seal/seal.h"
#include "text/text.h"
#include "util/clock.h"
#include "util/num.h"

static int create(const struct cmd_args *a)
{
	struct err e = {0};
	const char *key;
	const char *origin = cmd_option(a, "origin");
	if (!origin) {
		fprintf(stderr, "sekimori: %s\n", t_cli_needs_option(a->lang, "seal --create", "origin", "TEXT"));
		return 2;
	}
	if (!seal_key_create(cmd_option(a, "dir"), origin, a->arena, &key, &e))
		return cmd_failed(&e);
	printf("%s\n", key);
	return 0;
}

/* A number, or a name that this machine knows. */
static bool user_of(const char *text, int64_t *ret)
{
	const struct passwd *p = getpwnam(text);

	if (p)
		*ret = (int64_t)p->pw_uid;
	return p || num_i64(str_of(text), 0, UINT32_MAX - 1, ret);
}

static bool group_of(const char *text, int64_t *ret)
{
	const struct group *g = getgrnam(text);

	if (g)
		*ret = (int64_t)g->gr_gid;
	return g || num_i64(str_of(text), 0, UINT32_MAX - 1, ret);
}

static int run_seal(const struct cmd_args *a)
{
	struct err e = {0};
	if (cmd_switch(a, "create"))
		return create(a);
	if (!cmd_option(a, "socket")) {
		fprintf(stderr, "sekimori: %s\n", t_cli_needs_option(a->lang, "seal", "socket", "PATH"));
		return 2;
	}
	int64_t uid = (int64_t)getuid();
	int64_t gid = -1;
	if ((cmd_option(a, "uid") && !user_of(cmd_option(a, "uid"), &uid)) ||
		(cmd_option(a, "group") && !group_of(cmd_option(a, "group"), &gid))) {
		fprintf(stderr, "sekimori: %s\n", t_cli_seal_no_user(a->lang));
		return 2;
	}
	uid_t uids[] = {(uid_t)uid};
	struct seal_options o = {.dir = cmd_option(a, "dir"), .socket = cmd_option(a, "socket"), .uids = uids, .n_uids = 1,
		.accept = cmd_option(a, "accept"), .ready_fd = -1,
		.group = gid < 0 ? SEAL_NO_GROUP : (gid_t)gid};
	int64_t fd;
	if (cmd_option(a, "ready-fd")) {
		if (!cmd_number(a, "ready-fd", 1, 1023, &fd))
			return 2;
		o.ready_fd = (int)fd;
	}
	(void)seal_serve(&o, &e);
	return cmd_failed(&e);
}

static const struct option_row seal_options[] = {
	{.name = "dir", .value = "DIR", .required = true, .help = t_cli_opt_seal_dir},
	{.name = "create", .help = t_cli_opt_seal_create},
	{.name = "origin", .value = "TEXT", .help = t_cli_opt_origin},
	{.name = "socket", .value = "PATH", .help = t_cli_opt_seal_socket},
	{.name = "uid", .value = "USER", .help = t_cli_opt_seal_uid},
	{.name = "group", .value = "GROUP", .help = t_cli_opt_seal_group},
	{.name = "accept", .value = "FILE", .help = t_cli_opt_seal_accept},
	{.name = "ready-fd", .value = "NUMBER", .help = t_cli_opt_ready_fd},
	{0},
};
const struct cmd cmd_seal = {.name = "seal", .usage = "", .title = t_cli_seal, .help = t_cli_seal_help, .options = seal_options,
	.run = run_seal};

static int run_checkpoint(const struct cmd_args *a)
{
	struct err e = {0};
	struct store *s;
	struct city *city;
	struct witnesses w;
	int64_t size;
	bool new_, seen = false;
	if (!witnesses_of(a, &w, &e) || !cmd_store(a, &(struct store_options){0}, &s, &e))
		return cmd_failed(&e);
	bool ok = city_open(s, &city, &e);
	if (ok) {
		ok = seal_turn(city, cmd_option(a, "seal"), &size, &new_, &e);
		city_close(city);
		/* a seal that refuses what is here: the witnesses may know why */
		seen = (ok || e.code == ERR_DENIED) && witnesses_turn(&w, s, clock_now(), !ok);
	}
	store_close(s);
	if (!ok)
		return cmd_failed(&e);
	printf("%s\n", t_cli_checkpoint_done(a->lang, num_grouped(a->arena, size)));
	return seen ? 0 : 1;
}

static const struct option_row checkpoint_options[] = {
	{.name = "store", .value = "PATH|URL", .required = true, .help = t_cli_opt_store},
	{.name = "seal", .value = "SOCKET", .required = true, .help = t_cli_opt_seal},
	{.name = "witnesses", .value = "FILE", .help = t_cli_opt_witnesses},
	{.name = "witness-dir", .value = "DIR", .help = t_cli_opt_witness_copy},
	{0},
};
const struct cmd cmd_checkpoint = {.name = "checkpoint", .usage = "", .title = t_cli_checkpoint, .help = t_cli_checkpoint_help,
	.options = checkpoint_options, .run = run_checkpoint};
