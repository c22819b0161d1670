/* sekimori recovery: the key that is kept offline, from which every attachment can be had when the server's key is lost. */
#include <stdio.h>

#include "cli/cmd.h"
#include "cli/file_key.h"
#include "text/text.h"
#include "util/buf.h"
#include "util/clean.h"
#include "util/num.h"

bool cli_file_key(const struct cmd_args *a, struct city *city, struct err *e)
{
	const char *path = cmd_option(a, "file-key"), *store = cmd_option(a, "store");
	if (!path && strstr(store, "://"))
		return FAIL(e, ERR_NOT_FOUND, "--file-key names no file");
	return city_file_key(city, path ? path : arena_cprintf(a->arena, "%s.filekey", store), e);
}

static int create(const char *path)
{
	struct err e = {0};
	uint8_t public_[RECOVERY_PUBLIC];
	CLEAN_BUF struct buf hex;
	buf_init(&hex, 2 * RECOVERY_PUBLIC + 1);
	if (!recovery_make(path, public_, &e))
		return cmd_failed(&e);
	num_hex(&hex, public_, sizeof(public_));
	printf("%.*s\n", STR_ARG(buf_str(&hex)));
	return 0;
}

static bool use(const struct cmd_args *a, struct city *city, const char *hex, struct err *e)
{
	uint8_t public_[RECOVERY_PUBLIC];
	if (!num_unhex(str_of(hex), public_, sizeof(public_)))
		return FAIL(e, ERR_INVALID, "%s is not the public half of a recovery key", hex);
	TRY(recovery_use(city, public_, a->lang, e));
	printf("%s\n", t_cli_recovery_used(a->lang, hex));
	return true;
}

static bool rewrap(const struct cmd_args *a, struct city *city, const char *path, struct err *e)
{
	uint8_t secret[RECOVERY_PUBLIC];
	int64_t n = 0;
	struct err none = {0};
	/* the lost key's successor is made here: the store has files, so that nobody else makes one */
	if (!cli_file_key(a, city, &none)) {
		const char *own = cmd_option(a, "file-key");
		own = own ? own : arena_cprintf(a->arena, "%s.filekey", cmd_option(a, "store"));
		TRY(file_key_make(own, e) && cli_file_key(a, city, e));
	}
	TRY(recovery_read(path, secret, e));
	bool ok = recovery_rewrap(city, secret, a->lang, &n, e);
	wipe(secret, sizeof(secret));
	TRY(ok);
	printf("%s\n", t_cli_recovery_wrapped(a->lang, num_grouped(a->arena, n)));
	return true;
}

static int run(const struct cmd_args *a)
{
	const char *made = cmd_option(a, "create"), *used = cmd_option(a, "use"), *wrapped = cmd_option(a, "rewrap");
	struct err e = {0};
	struct store *s;
	struct city *city;
	if ((made != NULL) + (used != NULL) + (wrapped != NULL) != 1) {
		fprintf(stderr, "sekimori: %s\n", t_cli_recovery_one(a->lang));
		return 2;
	}
	if (made)
		return create(made);
	if (!cmd_option(a, "store")) {
		fprintf(stderr, "sekimori: %s\n", t_cli_recovery_store(a->lang));
		return 2;
	}
	if (!cmd_store(a, &(struct store_options){0}, &s, &e))
		return cmd_failed(&e);
	bool ok = city_open(s, &city, &e);
	if (ok) {
		ok = used ? use(a, city, used, &e) : rewrap(a, city, wrapped, &e);
		city_close(city);
	}
	store_close(s);
	return ok ? 0 : cmd_failed(&e);
}

static const struct option_row options[] = {
	{.name = "create", .value = "FILE", .help = t_cli_opt_recovery_create},
	{.name = "use", .value = "PUBLIC", .help = t_cli_opt_recovery_use},
	{.name = "rewrap", .value = "FILE", .help = t_cli_opt_recovery_rewrap},
	{.name = "store", .value = "PATH|URL", .help = t_cli_opt_store},
	{.name = "file-key", .value = "FILE", .help = t_cli_opt_file_key},
	{0},
};
const struct cmd cmd_recovery = {.name = "recovery", .usage = "", .title = t_cli_recovery, .help = t_cli_recovery_help,
	.options = options, .run = run};
