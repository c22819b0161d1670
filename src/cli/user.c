/* sekimori user: accounts from the machine itself, for the first administrator and for emergencies. */
#include <stdio.h>
#include <string.h>

#include "cli/cmd.h"
#include "engine/account.h"
#include "engine/city.h"
#include "text/text.h"
#include "util/clock.h"
#include "util/hash.h"

static int list(const struct cmd_args *a, struct city *city)
{
	struct err e = {0};
	struct tx *t;
	const char *after = "";
	size_t n;
	do {
		struct account_line *lines;
		if (!tx_begin(city_store(city), TX_READ, &t, &e))
			return cmd_failed(&e);
		bool ok = account_list(t, a->arena, 0, 0, after, 200, a->lang, &lines, &n, &e);
		tx_abort(t);
		if (!ok)
			return cmd_failed(&e);
		for (size_t i = 0; i < n; i++)
			printf("%s\t%s\t%s\t%s\n", lines[i].login, lines[i].state, lines[i].number, lines[i].name);
		if (n)
			after = lines[n - 1].login;
	} while (n == 200);
	return 0;
}

static bool find(const struct cmd_args *a, struct city *city, const char *login, int64_t *ret, struct err *e)
{
	struct tx *t;
	TRY(tx_begin(city_store(city), TX_READ, &t, e));
	bool ok = tx_number(t, STMT_account_by_login, ARGS(val_c(login)), 0, ret, e);
	tx_abort(t);
	if (ok && *ret == 0)
		return FAIL(e, ERR_NOT_FOUND, "%s", t_cli_no_login(a->lang, login));
	return ok;
}

static int change(const struct cmd_args *a, struct city *city, const char *verb)
{
	static const struct { const char *verb, *act; } acts[] = {
		{"reset", "account_reset"}, {"disable", "account_disable"}, {"enable", "account_enable"},
	};
	struct err e = {0};
	struct act_result r = {0};
	char secret[ACCOUNT_TEMPORARY] = "";
	uint8_t token[CHAIN_TOKEN];
	int64_t id;
	for (size_t i = 0; i < ARRAY_LEN(acts); i++) {
		if (strcmp(acts[i].verb, verb) != 0)
			continue;
		if (!find(a, city, a->rest[1], &id, &e))
			return cmd_failed(&e);
		struct json *in = json_obj(a->arena);
		json_add_int(a->arena, in, STR("id"), id);
		json_add_str(a->arena, in, STR("reason"), str_of(cmd_option(a, "reason")));
		rand_bytes(token, sizeof(token));
		struct who who = WHO_SYSTEM;
		bool ok = strcmp(verb, "reset") == 0
			? account_issue(city, act_find(acts[i].act), &who, token, in, a->lang, a->arena, &r, secret, &e)
			: act_do(city, act_find(acts[i].act), &who, token, in, a->lang, a->arena, &r, &e);
		if (!ok)
			return cmd_failed(&e);
		if (!r.done) {
			fprintf(stderr, "sekimori: %s\n", r.n_problems ? r.problems[0].text : "");
			return 1;
		}
		printf("%s%s%s\n", t_cli_user_done(a->lang, a->rest[1]), *secret ? "\t" : "", secret);
		wipe(secret, sizeof(secret));
		return 0;
	}
	fprintf(stderr, "sekimori: %s\n", t_cli_usage(a->lang, "user", a->cmd->usage));
	return 2;
}

static int run(const struct cmd_args *a)
{
	struct err e = {0};
	struct store *s;
	struct city *city;
	bool listing = strcmp(a->rest[0], "list") == 0;
	if (listing != (a->n_rest == 1)) {
		fprintf(stderr, "sekimori: %s\n", t_cli_usage(a->lang, "user", a->cmd->usage));
		return 2;
	}
	if (!cmd_store(a, &(struct store_options){0}, &s, &e))
		return cmd_failed(&e);
	if (!city_open(s, &city, &e)) {
		store_close(s);
		return cmd_failed(&e);
	}
	int status = listing ? list(a, city) : change(a, city, a->rest[0]);
	city_close(city);
	store_close(s);
	return status;
}

static const struct option_row options[] = {
	{.name = "store", .value = "PATH|URL", .required = true, .help = t_cli_opt_store},
	{.name = "reason", .value = "TEXT", .otherwise = "", .help = t_cli_opt_reason},
	{0},
};
const struct cmd cmd_user = {.name = "user", .usage = "list | reset LOGIN | disable LOGIN | enable LOGIN", .title = t_cli_user,
	.help = t_cli_user_help, .options = options, .rest_min = 1, .rest_max = 2, .run = run};
