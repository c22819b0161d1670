/* sekimori checks: results of checks from files, as the page of checks takes them: all of them as one entry, or none. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include "cli/cmd.h"
#include "engine/account.h"
#include "engine/check.h"
#include "engine/city.h"
#include "text/text.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/file.h"
#include "util/num.h"

#define PASSWORD_MAX 1024
#define ARENA (128 << 20)

/* ---- files ---- */

/* at: how many results came before those of this file. */
struct brought { const char *path; size_t at; };

static bool read_one(const struct cmd_args *a, const char *path, struct json *all, struct err *e)
{
	CLEAN_BUF struct buf b = {0};
	struct json *list;
	const char *why;
	buf_init(&b, CHECK_FILE_MAX);
	TRY(file_get(AT_FDCWD, path, &b, e));
	TRY(check_brought(a->arena, a->lang, buf_str(&b), &list, &why, e));
	if (why)
		return FAIL(e, ERR_INVALID, "%s", t_cli_checks_refused(a->lang, path, why));
	json_each(it, list) json_add(a->arena, all, STR_NONE, json_copy(a->arena, it));
	if (all->count > CHECK_BATCH)
		return FAIL(e, ERR_INVALID, "%s", t_cli_checks_refused(a->lang, path, t_check_too_many(a->lang, CHECK_BATCH)));
	return true;
}

static bool read_files(const struct cmd_args *a, struct json *all, struct brought *files, struct err *e)
{
	for (int i = 1; i < a->n_rest; i++) {
		files[i - 1] = (struct brought){a->rest[i], all->count};
		TRY(read_one(a, a->rest[i], all, e));
	}
	return true;
}

/* ---- who ---- */

/* A person logs in as at the portal, and out again: both are entries, and a lock holds here too. */
struct person { struct city *city; uint8_t token[SESSION_TOKEN]; bool in; };

static bool password_of(const struct cmd_args *a, struct buf *b, struct err *e)
{
	const char *path = cmd_option(a, "password-file");
	if (!path)
		return FAIL(e, ERR_INVALID, "%s", t_cli_checks_password(a->lang));
	TRY(file_get(AT_FDCWD, path, b, e));
	while (b->len && (b->p[b->len - 1] == '\n' || b->p[b->len - 1] == '\r'))
		b->len--;
	return true;
}

static bool log_in(const struct cmd_args *a, struct person *p, const char *login, struct who *ret, struct err *e)
{
	struct buf secret;
	struct session s;
	struct tx *t;
	int64_t locked;
	enum login_outcome how = LOGIN_WRONG;
	bool found;
	buf_init(&secret, PASSWORD_MAX);
	bool ok = password_of(a, &secret, e) &&
		account_login(p->city, str_of(login), buf_str(&secret), STR("sekimori checks"), &how, p->token, &locked, e);
	buf_free_secret(&secret);
	if (!ok)
		return false;
	p->in = how == LOGIN_OK;
	if (!p->in)
		return FAIL(e, ERR_DENIED, "%s", t_cli_checks_login(a->lang, login));
	TRY(tx_begin(city_store(p->city), TX_READ, &t, e));
	ok = account_session(p->city, t, a->arena, p->token, clock_now(), &s, &found, e);
	tx_abort(t);
	if (!ok || !found)
		return ok && FAIL(e, ERR_DENIED, "%s", t_cli_checks_login(a->lang, login));
	*ret = (struct who){.person = s.person, .account = s.account, .organ = s.organ, .session_started = s.started,
		.assurance = s.assurance, .must_change = s.must_change, .contractor = s.contractor};
	return true;
}

/* ---- one act ---- */

/* "list.12.seen" is the twelfth of all: said with its file and its place there. */
static void say_problem(const struct cmd_args *a, const struct brought *files, const struct problem *p)
{
	struct str rest = str_of(p->field), place;
	int64_t line;
	const char *path = NULL;
	if (str_starts(rest, STR("list."))) {
		rest = str_from(rest, 5);
		place = str_cut(&rest, '.');
		for (int i = 0; num_i64(place, 1, CHECK_BATCH, &line) && i < a->n_rest - 1; i++)
			if (files[i].at < (size_t)line)
				path = t_cli_checks_refused(a->lang, files[i].path,
					t_check_line(a->lang, line - (int64_t)files[i].at, p->text));
	}
	fprintf(stderr, "sekimori: %s\n", path ? path : p->text);
}

static int report(const struct cmd_args *a, struct city *city, const struct who *who, struct json *all,
	const struct brought *files)
{
	struct err e = {0};
	struct act_result r = {0};
	uint8_t token[CHAIN_TOKEN];
	struct json *in = json_obj(a->arena), *form = json_obj(a->arena);
	json_add(a->arena, form, STR("list"), all);
	json_put(a->arena, in, STR("form"), form);
	if (cmd_option(a, "source"))
		json_add_str(a->arena, in, STR("source"), str_of(cmd_option(a, "source")));
	rand_bytes(token, sizeof(token));
	if (!act_do(city, act_find("check_report"), who, token, in, a->lang, a->arena, &r, &e))
		return cmd_failed(&e);
	for (size_t i = 0; i < r.n_problems; i++)
		say_problem(a, files, &r.problems[i]);
	if (!r.done)
		return 1;
	printf("%s\n", t_cli_checks_done(a->lang, num_grouped(a->arena, r.object), num_grouped(a->arena, r.entry)));
	return 0;
}

static int import(const struct cmd_args *a, struct city *city, struct json *all, const struct brought *files)
{
	struct err e = {0};
	struct who who = WHO_SYSTEM;
	struct person p = {.city = city};
	const char *login = cmd_option(a, "login");
	if (!cmd_number(a, "organ", 1, 1000000, &who.organ))
		return 2;
	bool ok = !login || log_in(a, &p, login, &who, &e);
	int status = ok ? report(a, city, &who, all, files) : cmd_failed(&e);
	e = (struct err){0};
	if (p.in && !account_logout(city, p.token, &e))
		status = cmd_failed(&e);
	wipe(p.token, sizeof(p.token));
	return status;
}

static int run_with(const struct cmd_args *a)
{
	struct err e = {0};
	struct store *s;
	struct city *city;
	struct json *all = json_arr(a->arena);
	struct brought *files = arena_array(a->arena, (size_t)a->n_rest, sizeof(*files));
	if (!read_files(a, all, files, &e) || !cmd_store(a, &(struct store_options){0}, &s, &e))
		return cmd_failed(&e);
	if (!city_open(s, &city, &e)) {
		store_close(s);
		return cmd_failed(&e);
	}
	int status = import(a, city, all, files);
	city_close(city);
	store_close(s);
	return status;
}

/* Files take more room than a command line. */
static int run(const struct cmd_args *a)
{
	CLEAN_ARENA struct arena *arena = arena_new(ARENA);
	struct lang lang = {a->lang->id, arena};
	struct cmd_args roomy = *a;
	if (strcmp(a->rest[0], "import") != 0 || a->n_rest < 2) {
		fprintf(stderr, "sekimori: %s\n", t_cli_usage(a->lang, "checks", a->cmd->usage));
		return 2;
	}
	roomy.arena = arena;
	roomy.lang = &lang;
	return run_with(&roomy);
}

static const struct option_row options[] = {
	{.name = "store", .value = "PATH|URL", .required = true, .help = t_cli_opt_store},
	{.name = "login", .value = "LOGIN", .help = t_cli_opt_checks_login},
	{.name = "password-file", .value = "FILE", .help = t_cli_opt_checks_password},
	{.name = "organ", .value = "NUMBER", .otherwise = "1", .help = t_cli_opt_checks_organ},
	{.name = "source", .value = "TEXT", .help = t_cli_opt_checks_source},
	{0},
};
const struct cmd cmd_checks = {.name = "checks", .usage = "import FILE…", .title = t_cli_checks, .help = t_cli_checks_help,
	.options = options, .rest_min = 1, .rest_max = 51, .run = run};
