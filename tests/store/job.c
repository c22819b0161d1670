/* The long part of a migration: in pieces, each with its progress; interrupted, it goes on where it was. */
#include "tests/store/fixture.h"

#include "store/core.h"

#define ENTRY {TABLE_CHAIN, "entry", 1, "seq i, time i, actor i, role s, act s, token b, body_digest b, leaf b", "PRIMARY seq", \
	""}
#define THING {TABLE_AUDITED, "thing", 1, "name s", "", ""}
#define THINGS 7
#define PIECE 2

static const struct table first[] = {ENTRY, THING};
static const struct table second[] = {ENTRY, THING,
	{TABLE_DERIVED, "echo", 2, "thing i, name s", "PRIMARY thing", "made from things"}};
static const struct store_options plain = {0}, make = {.create = true}, up = {.migrate = true};

static int pieces, fails_at;

/* PIECE things after `at`. */
static bool echo(struct migration *m, int64_t at, int64_t *ret_at, int64_t *ret_total, struct err *e)
{
	static const struct sql upto = {.id = "upto", .args = "ii", .results = "I", .kind = KIND_READ, .slot = -1,
		.text = "SELECT MAX(id) FROM (SELECT id FROM thing WHERE id > $1 ORDER BY id LIMIT $2) AS part"};
	static const struct sql total = {.id = "total", .args = "", .results = "I", .kind = KIND_READ, .slot = -1,
		.text = "SELECT MAX(id) FROM thing"};
	static const struct sql fill = {.id = "fill", .args = "ii", .results = "", .kind = KIND_DERIVED, .slot = -1,
		.text = "INSERT INTO echo (thing, name) SELECT id, name FROM thing WHERE id > $1 AND id <= $2"};
	pieces++;
	TRY(migration_run(m, &total, NO_ARGS, ret_total, e) && migration_run(m, &upto, ARGS(val_i(at), val_i(PIECE)), ret_at, e));
	TRY(migration_run(m, &fill, ARGS(val_i(at), val_i(*ret_at)), NULL, e));
	return pieces != fails_at || FAIL(e, ERR_IO, "the disk is gone");
}

static const struct schema_job jobs[] = {{2, "echoes", echo}, {0}};

static bool open_it(const char *spec, const struct store_options *o, struct store **ret, struct err *e)
{
	err_clear(e);
	return store_open_jobs(spec, o, second, ARRAY_LEN(second), jobs, ret, e);
}

static void old_store(struct fixture *f, char *spec, size_t n)
{
	const char *none = f->engine == STORE_SQLITE ? "X''" : "''";
	struct err e = {0};
	struct store *s;
	char sql[512], text[256];

	fixture_place(f, spec, n);
	assert_ok(store_open_schema(spec, &make, first, ARRAY_LEN(first), &s, &e), &e);
	store_close(s);
	for (int i = 1; i <= THINGS; i++) {
		snprintf(sql, sizeof(sql), "BEGIN; INSERT INTO thing (id, organ, entry, name) VALUES (%d, 1, %d, 'n%d'); "
			"INSERT INTO entry VALUES (%d, 0, 0, '', 'x', %s, %s, %s); COMMIT", i, i - 1, i, i - 1, none, none, none);
		if (!fixture_raw_at(f, spec, sql, text, sizeof(text)))
			fail_msg("%s", text);
	}
}

static void is(struct fixture *f, const char *spec, const char *sql, const char *want)
{
	char text[256];
	assert_true(fixture_raw_at(f, spec, sql, text, sizeof(text)));
	assert_string_equal(text, want);
}

static void it_goes_on_where_it_stopped(void **state)
{
	struct fixture *f = *state;
	char spec[512], text[64];
	struct err e = {0};
	struct store *s;

	old_store(f, spec, sizeof(spec));
	pieces = 0;
	fails_at = 3;
	assert_false(open_it(spec, &up, &s, &e));
	assert_int_equal(e.code, ERR_IO);
	assert_non_null(strstr(e.text, "while migrating the store: step 2, echoes: the disk is gone"));
	is(f, spec, "SELECT step, at FROM schema_job", "2|4\n");
	is(f, spec, "SELECT COUNT(*) FROM echo", "4\n");
	/* until the end it opens for nothing else, and not for the older program */
	assert_false(open_it(spec, &plain, &s, &e));
	assert_int_equal(e.code, ERR_VERSION);
	assert_non_null(strstr(e.text, "to step 2 was interrupted: go on with serve --migrate"));
	assert_false(open_it(spec, &(struct store_options){.read_only = true, .older = true}, &s, &e));
	assert_int_equal(e.code, ERR_VERSION);
	err_clear(&e);
	assert_false(store_open_schema(spec, &up, first, ARRAY_LEN(first), &s, &e));
	assert_non_null(strstr(e.text, "newer program"));
	fails_at = 0;
	assert_ok(open_it(spec, &up, &s, &e), &e);
	store_close(s);
	assert_int_equal(pieces, 3 + 2);             /* the third once more, and the last */
	is(f, spec, "SELECT COUNT(*) FROM echo JOIN thing ON thing.id = echo.thing AND thing.name = echo.name", "7\n");
	assert_false(fixture_raw_at(f, spec, "SELECT * FROM schema_job", text, sizeof(text)));
	assert_ok(open_it(spec, &plain, &s, &e), &e);
	store_close(s);
	assert_int_equal(pieces, 5);
}

static void a_new_store_has_none(void **state)
{
	struct fixture *f = *state;
	char spec[512], text[64];
	struct err e = {0};
	struct store *s;

	fixture_place(f, spec, sizeof(spec));
	pieces = fails_at = 0;
	assert_ok(open_it(spec, &make, &s, &e), &e);
	store_close(s);
	assert_int_equal(pieces, 0);
	assert_false(fixture_raw_at(f, spec, "SELECT * FROM schema_job", text, sizeof(text)));
}

/* The guards hold here too: rows that are there stay as they are. */
static bool meddle(struct migration *m, int64_t at, int64_t *ret_at, int64_t *ret_total, struct err *e)
{
	static const struct sql q = {.id = "meddle", .args = "", .results = "", .kind = KIND_DERIVED, .slot = -1,
		.text = "UPDATE thing SET name = 'x'"};
	*ret_at = *ret_total = at + 1;
	return migration_run(m, &q, NO_ARGS, NULL, e);
}

static void it_cannot_change_audited_rows(void **state)
{
	static const struct schema_job bad[] = {{2, "names", meddle}, {0}};
	struct fixture *f = *state;
	char spec[512];
	struct err e = {0};
	struct store *s;

	old_store(f, spec, sizeof(spec));
	assert_false(store_open_jobs(spec, &up, second, ARRAY_LEN(second), bad, &s, &e));
	assert_non_null(strstr(e.text, "changed only with a new entry"));
	is(f, spec, "SELECT COUNT(*) FROM thing WHERE name = 'x'", "0\n");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_goes_on_where_it_stopped),
		cmocka_unit_test(a_new_store_has_none),
		cmocka_unit_test(it_cannot_change_audited_rows),
	};
	return fixture_run("store-job", tests, ARRAY_LEN(tests));
}
