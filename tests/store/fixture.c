#include "tests/store/fixture.h"

#include <dirent.h>
#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "chain/leaf.h"
#include "store/core.h"
#include "util/clean.h"
#include "util/clock.h"

#define ADMIN "SEKIMORI_TEST_PG"

static CMFixtureFunction more_setup, more_teardown;

/* ---- places ---- */

static void pg_admin(const char *verb, const char *name, const char *how)
{
	char sql[256];
	PGconn *pg = PQconnectdb(getenv(ADMIN));

	snprintf(sql, sizeof(sql), "%s DATABASE %s %s", verb, name, how);
	PGresult *res = PQexec(pg, sql);
	if (PQresultStatus(res) != PGRES_COMMAND_OK)
		fail_msg("%s: %s", sql, PQerrorMessage(pg));
	PQclear(res);
	PQfinish(pg);
}

/* Database n of this fixture; its name carries the process, so that test programs run side by side. */
static void pg_name(const struct fixture *f, int n, char *ret, size_t size)
{
	snprintf(ret, size, "t_%d_%s_%d", (int)getpid(), strrchr(f->dir, '.') + 1, n);
	for (char *p = ret; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
}

void fixture_place(struct fixture *f, char *ret_spec, size_t n)
{
	f->n_places++;
	if (f->engine == STORE_SQLITE) {
		snprintf(ret_spec, n, "%s/%d.db", f->dir, f->n_places);
		return;
	}
	char name[64];
	const char *url = getenv(ADMIN), *host = strstr(url, "://") + 3, *path = strchr(host, '/'), *rest = strchr(host, '?');
	pg_name(f, f->n_places, name, sizeof(name));
	pg_admin("CREATE", name, "TEMPLATE template0 ENCODING 'UTF8'");
	if (!path || (rest && rest < path))
		path = rest ? rest : url + strlen(url);
	snprintf(ret_spec, n, "%.*s/%s%s", (int)(path - url), url, name, rest ? rest : "");
}

static void lite_copy(const char *from, const char *to)
{
	static const char *const tails[] = {"-wal", "-shm", "-journal"};
	char part[65536], path[600];
	size_t n;
	for (size_t i = 0; i < ARRAY_LEN(tails); i++) {
		snprintf(path, sizeof(path), "%s%s", from, tails[i]);
		assert_int_equal(access(path, F_OK), -1);
		snprintf(path, sizeof(path), "%s%s", to, tails[i]);
		unlink(path);
	}
	unlink(to);
	CLEAN_FILE FILE *in = fopen(from, "rbe"), *out = fopen(to, "wbe");
	assert_true(in && out);
	while ((n = fread(part, 1, sizeof(part), in)) > 0)
		assert_int_equal(fwrite(part, 1, n, out), n);
	assert_true(!ferror(in) && fflush(out) == 0);
}

/* The name in a URL of fixture_place. */
static void pg_name_in(const char *spec, char *ret, size_t n)
{
	const char *name = strchr(strstr(spec, "://") + 3, '/') + 1;
	must(snprintf(ret, n, "%.*s", (int)strcspn(name, "?"), name) < (int)n);
}

void fixture_copy(struct fixture *f, const char *from, const char *to)
{
	char name[64], template[64], how[96];
	if (f->engine == STORE_SQLITE) {
		lite_copy(from, to);
		return;
	}
	pg_name_in(to, name, sizeof(name));
	pg_name_in(from, template, sizeof(template));
	snprintf(how, sizeof(how), "TEMPLATE %s", template);
	pg_admin("DROP", name, "WITH (FORCE)");
	pg_admin("CREATE", name, how);
}

static void remove_dir(const char *dir)
{
	DIR *d = opendir(dir);
	char path[512];

	assert_non_null(d);
	for (struct dirent *at; (at = readdir(d));) {
		if (at->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "%s/%s", dir, at->d_name);
		unlink(path);
	}
	closedir(d);
	rmdir(dir);
}

/* ---- around a test ---- */

static int up(void **state, enum store_engine engine)
{
	struct store_options o = {.create = true, .migrate = true};
	struct fixture *f = calloc(1, sizeof(*f));
	struct err e = {0};
	const char *tmp = getenv("TMPDIR");

	clock_fixed(FIXTURE_NOW);
	rand_replace(1);
	f->engine = engine;
	snprintf(f->dir, sizeof(f->dir), "%s/sekimori.XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(f->dir))
		return -1;
	*state = f;
	fixture_place(f, f->spec, sizeof(f->spec));
	assert_ok(store_open(f->spec, &o, &f->store, &e), &e);
	return more_setup ? more_setup(state) : 0;
}

static int up_sqlite(void **state)
{
	return up(state, STORE_SQLITE);
}

static int up_pg(void **state)
{
	return up(state, STORE_PG);
}

static int down(void **state)
{
	struct fixture *f = *state;
	char name[64];
	int rc = 0;

	if (f->store && more_teardown)
		rc = more_teardown(state);
	/* A test that failed may have left a transaction open; its report must not be lost in an abort. */
	if (f->store && f->store->open_tx == 0 && !f->store->turn)
		store_close(f->store);
	for (int i = 1; i <= f->n_places && f->engine == STORE_PG; i++) {
		pg_name(f, i, name, sizeof(name));
		pg_admin("DROP", name, "WITH (FORCE)");
	}
	remove_dir(f->dir);
	free(f);
	return rc;
}

char fixture_only_sqlite[] = "sqlite", fixture_only_pg[] = "pg";

int fixture_run_with(const char *group, const struct CMUnitTest *tests, size_t n, CMFixtureFunction setup,
	CMFixtureFunction teardown)
{
	struct CMUnitTest *all = calloc(2 * n, sizeof(*all));
	char (*names)[128] = calloc(2 * n, sizeof(*names));
	bool server = getenv(ADMIN) && *getenv(ADMIN);
	size_t count = 0;

	must(all && names);
	more_setup = setup;
	more_teardown = teardown;
	if (!server)
		printf("# PostgreSQL is left out: %s is not set\n", ADMIN);
	for (size_t i = 0; i < (server ? 2 * n : n); i++) {
		const struct CMUnitTest *t = &tests[i % n];
		bool pg = i >= n;
		if (t->initial_state == (pg ? fixture_only_sqlite : fixture_only_pg))
			continue;
		snprintf(names[count], sizeof(names[count]), "%s (%s)", t->name, pg ? "PostgreSQL" : "SQLite");
		all[count] = (struct CMUnitTest){.name = names[count], .test_func = t->test_func,
			.setup_func = pg ? up_pg : up_sqlite, .teardown_func = down};
		count++;
	}
	int rc = _cmocka_run_group_tests(group, all, count, NULL, NULL);
	free(all);
	free(names);
	return rc;
}

int fixture_run(const char *group, const struct CMUnitTest *tests, size_t n)
{
	return fixture_run_with(group, tests, n, NULL, NULL);
}

void fixture_reopen(struct fixture *f, const struct store_options *o)
{
	struct store_options same = {0};
	struct err e = {0};

	store_close(f->store);
	f->store = NULL;
	assert_ok(store_open(f->spec, o ? o : &same, &f->store, &e), &e);
}

/* ---- acts without the engine ---- */

bool fixture_seal(struct tx *t, int64_t seq, struct err *e)
{
	static const uint8_t salt[CHAIN_SALT];
	struct leaf l = {.seq = seq, .time = clock_now(), .actor = 0, .role = STR_NONE, .act = STR("fixture")};
	struct hash leaf;

	for (int i = 0; i < 8; i++)
		l.token[i] = (uint8_t)((uint64_t)seq >> (8 * i));
	l.token[15] = 0xf1;
	l.body_digest = body_digest(salt, STR("{}"));
	leaf = leaf_hash(&l);
	TRY(tx_run(t, STMT_entry_insert,
		ARGS(val_i(seq), val_i(l.time), val_i(0), val_c(""), val_s(l.act), val_b(l.token, CHAIN_TOKEN),
			val_b(l.body_digest.b, HASH_LEN), val_b(leaf.b, HASH_LEN)),
		NULL, e));
	TRY(tx_run(t, STMT_entry_body_insert, ARGS(val_i(seq), val_b(salt, CHAIN_SALT), val_c("{}")), NULL, e));
	tx_act_sealed(t);
	return true;
}

bool fixture_act(struct store *s, bool (*write)(struct tx *t, int64_t seq, void *ctx, struct err *e), void *ctx,
	int64_t *ret_seq, struct err *e)
{
	struct tx *t;
	int64_t seq;

	TRY(tx_begin(s, TX_ACT, &t, e));
	if (!tx_act_open(t, 1, &seq, e) || (write && !write(t, seq, ctx, e)) || !fixture_seal(t, seq, e)) {
		tx_abort(t);
		return false;
	}
	TRY(tx_commit(t, e));
	if (ret_seq)
		*ret_seq = seq;
	return true;
}

/* ---- past the store ---- */

struct text { char *p; size_t n, len; };

static void text_add(struct text *t, const char *s, char after)
{
	int n = snprintf(t->p + t->len, t->n - t->len, "%s%c", s ? s : "", after);
	t->len = t->len + (size_t)n < t->n ? t->len + (size_t)n : t->n - 1;
}

static int lite_row(void *ctx, int n, char **vals, char **names)
{
	(void)names;
	for (int i = 0; i < n; i++)
		text_add(ctx, vals[i], i + 1 < n ? '|' : '\n');
	return 0;
}

static bool lite_raw(const char *spec, const char *sql, struct text *t)
{
	sqlite3 *db = NULL;
	char *why = NULL;

	assert_int_equal(sqlite3_open(spec, &db), SQLITE_OK);
	sqlite3_busy_timeout(db, 10000);
	bool ok = sqlite3_exec(db, sql, lite_row, t, &why) == SQLITE_OK;
	if (!ok)
		snprintf(t->p, t->n, "%s", why ? why : sqlite3_errmsg(db));
	sqlite3_free(why);
	sqlite3_close(db);
	return ok;
}

static void no_notice(void *ctx, const PGresult *res)
{
	(void)ctx;
	(void)res;
}

static bool pg_raw(const char *spec, const char *sql, struct text *t)
{
	PGconn *pg = PQconnectdb(spec);
	PQsetNoticeReceiver(pg, no_notice, NULL);
	PGresult *res = PQexec(pg, sql);
	bool ok = PQresultStatus(res) == PGRES_COMMAND_OK || PQresultStatus(res) == PGRES_TUPLES_OK;

	for (int row = 0; ok && row < PQntuples(res); row++)
		for (int i = 0; i < PQnfields(res); i++)
			text_add(t, PQgetvalue(res, row, i), i + 1 < PQnfields(res) ? '|' : '\n');
	if (!ok)
		snprintf(t->p, t->n, "%s", res ? PQresultErrorMessage(res) : PQerrorMessage(pg));
	PQclear(res);
	PQfinish(pg);
	return ok;
}

bool fixture_raw_at(struct fixture *f, const char *spec, const char *sql, char *ret_text, size_t n)
{
	struct text t = {ret_text, n, 0};

	ret_text[0] = 0;
	return f->engine == STORE_SQLITE ? lite_raw(spec, sql, &t) : pg_raw(spec, sql, &t);
}

bool fixture_raw(struct fixture *f, const char *sql, char *ret_text, size_t n)
{
	return fixture_raw_at(f, f->spec, sql, ret_text, n);
}
