/* Opening, migrating, and what is refused. */
#include "tests/store/fixture.h"

#include <sys/stat.h>

#include "store/core.h"

#define ENTRY                                                                                                                    \
	{                                                                                                                        \
		TABLE_CHAIN, "entry", 1, "seq i, time i, actor i, role s, act s, token b, body_digest b, leaf b", "PRIMARY seq", \
			""                                                                                                       \
	}

static const struct table first[] = {ENTRY, {TABLE_AUDITED, "thing", 1, "name s", "", ""}};
static const struct table second[] = {
	ENTRY,
	{TABLE_AUDITED, "thing", 1, "name s, note S @2", "UNIQUE name @2", ""},
	{TABLE_VOLATILE, "tmp", 2, "a i", "PRIMARY a", "why"},
};

static void add_thing(struct fixture *f, const char *spec, int n, const char *name)
{
	char sql[512], text[256];

	const char *none = f->engine == STORE_SQLITE ? "X''" : "''";

	snprintf(sql, sizeof(sql), "BEGIN; INSERT INTO thing (id, organ, entry, name) VALUES (%d, 1, %d, '%s'); "
		"INSERT INTO entry VALUES (%d, 0, 0, '', 'x', %s, %s, %s); COMMIT", n, n - 1, name, n - 1, none, none, none);
	if (!fixture_raw_at(f, spec, sql, text, sizeof(text)))
		fail_msg("%s", text);
}

static void refused(const char *spec, const struct store_options *o, const struct table *rows, size_t n, enum err_code code,
	const char *part)
{
	struct store *s;
	struct err e = {0};

	assert_false(store_open_schema(spec, o, rows, n, &s, &e));
	if (e.code != code || !strstr(e.text, part))
		fail_msg("got %d, %s", e.code, e.text);
}

static bool keep_digest(void *ctx, int64_t id, int64_t entry, const struct hash *digest)
{
	assert_int_equal(id, entry + 1);
	*(struct hash *)ctx = *digest;
	return true;
}

static struct hash digest_of_thing(struct store *s)
{
	struct hash h = {0};
	struct err e = {0};
	struct tx *t;

	assert_ok(tx_begin(s, TX_READ, &t, &e), &e);
	assert_ok(store_scan_rows(t, "thing", 0, keep_digest, &h, &e), &e);
	tx_abort(t);
	return h;
}

static void a_store_goes_forward(void **state)
{
	struct fixture *f = *state;
	struct store_options make = {.create = true, .migrate = true}, plain = {0};
	char spec[512], text[256];
	struct err e = {0};
	struct store *s;

	fixture_place(f, spec, sizeof(spec));
	assert_ok(store_open_schema(spec, &make, first, 2, &s, &e), &e);
	assert_int_equal(store_version(s), 1);
	add_thing(f, spec, 1, "one");
	struct hash before = digest_of_thing(s);
	store_close(s);

	refused(spec, &plain, second, 3, ERR_VERSION, "older program (step 1, this program needs 2)");
	assert_ok(store_open_schema(spec, &make, second, 3, &s, &e), &e);
	assert_int_equal(store_version(s), 2);
	struct hash after = digest_of_thing(s);
	assert_true(hash_eq(&before, &after));
	store_close(s);
	assert_true(fixture_raw_at(f, spec, "SELECT step FROM schema_step ORDER BY step", text, sizeof(text)));
	assert_string_equal(text, "1\n2\n");
	assert_true(fixture_raw_at(f, spec, "SELECT at FROM schema_step WHERE step = 2", text, sizeof(text)));
	assert_string_equal(text, "1775001600000\n");

	refused(spec, &make, first, 2, ERR_VERSION, "newer program (step 2, this program knows 1)");
	refused(spec, &plain, first, 2, ERR_VERSION, "newer program");
	assert_ok(store_open_schema(spec, &plain, second, 3, &s, &e), &e);
	store_close(s);
}

static void a_failed_step_leaves_the_store(void **state)
{
	struct fixture *f = *state;
	struct store_options make = {.create = true, .migrate = true};
	char spec[512], text[256];
	struct err e = {0};
	struct store *s;

	fixture_place(f, spec, sizeof(spec));
	assert_ok(store_open_schema(spec, &make, first, 2, &s, &e), &e);
	store_close(s);
	/* The second step wants the names to be unique. */
	add_thing(f, spec, 1, "same");
	add_thing(f, spec, 2, "same");
	assert_false(store_open_schema(spec, &make, second, 3, &s, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	assert_non_null(strstr(e.text, "while migrating the store to step 2"));
	err_clear(&e);
	assert_ok(store_open_schema(spec, &make, first, 2, &s, &e), &e);
	assert_int_equal(store_version(s), 1);
	store_close(s);
	assert_false(fixture_raw_at(f, spec, "SELECT a FROM tmp", text, sizeof(text)));
	assert_false(fixture_raw_at(f, spec, "SELECT note FROM thing", text, sizeof(text)));
	assert_true(fixture_raw_at(f, spec, "SELECT COUNT(*) FROM thing", text, sizeof(text)));
	assert_string_equal(text, "2\n");
}

static void what_is_not_a_store_is_refused(void **state)
{
	struct fixture *f = *state;
	struct store_options make = {.create = true, .migrate = true}, look = {.read_only = true, .create = true}, plain = {0};
	char spec[512], text[256];
	FILE *file;

	fixture_place(f, spec, sizeof(spec));
	refused(spec, &plain, first, 2, ERR_NOT_FOUND,
		f->engine == STORE_SQLITE ? "there is no store" : "no store was made here");
	refused(spec, &look, first, 2, ERR_NOT_FOUND, f->engine == STORE_SQLITE ? "there is no store" : "no store was made here");
	if (f->engine == STORE_PG) {
		refused("postgresql:///nowhere?host=/nowhere", &make, first, 2, ERR_IO, "PostgreSQL");
		return;
	}
	assert_int_not_equal(access(spec, F_OK), 0);
	refused(f->dir, &make, first, 2, ERR_IO, "is not a file");
	snprintf(text, sizeof(text), "%s/no/where.db", f->dir);
	refused(text, &make, first, 2, ERR_IO, "cannot be made");
	file = fopen(spec, "w");
	assert_non_null(file);
	fputs("this is a text, and it is long enough to be taken for something that has a header of a hundred bytes or so", file);
	fclose(file);
	refused(spec, &make, first, 2, ERR_CORRUPT, "not a database");
	unlink(spec);
	assert_true(fixture_raw_at(f, spec, "CREATE TABLE theirs (a)", text, sizeof(text)));
	refused(spec, &make, first, 2, ERR_INVALID, "a database of another program");
	unlink(spec);
	file = fopen(spec, "w");
	assert_non_null(file);
	fclose(file);
	refused(spec, &plain, first, 2, ERR_NOT_FOUND, "is empty");
}

static void only_the_owner_reads_the_files(void **state)
{
	struct fixture *f = *state;
	static const char *const tails[] = {"", "-wal", "-shm"};
	char path[600];
	struct stat st;

	for (size_t i = 0; i < ARRAY_LEN(tails); i++) {
		snprintf(path, sizeof(path), "%s%s", f->spec, tails[i]);
		assert_int_equal(stat(path, &st), 0);
		assert_int_equal(st.st_mode & 0777, 0600);
	}
}

static void a_look_changes_nothing(void **state)
{
	struct fixture *f = *state;
	struct store_options look = {.read_only = true};
	struct err e = {0};
	struct tx *t;
	int64_t n;

	assert_ok(fixture_act(f->store, NULL, NULL, NULL, &e), &e);
	fixture_reopen(f, &look);
	assert_false(tx_begin(f->store, TX_ACT, &t, &e));
	assert_int_equal(e.code, ERR_DENIED);
	err_clear(&e);
	assert_false(tx_begin(f->store, TX_VOLATILE, &t, &e));
	assert_int_equal(e.code, ERR_DENIED);
	err_clear(&e);
	assert_ok(tx_begin(f->store, TX_READ, &t, &e), &e);
	assert_ok(tx_number(t, STMT_entry_last, NO_ARGS, -1, &n, &e), &e);
	assert_int_equal(n, 0);
	tx_abort(t);
}

static void readers_are_counted(void **state)
{
	struct fixture *f = *state;
	struct store_options two = {.readers = 2};
	struct err e = {0};
	struct tx *a, *b;

	fixture_reopen(f, &two);
	assert_ok(tx_begin(f->store, TX_READ, &a, &e), &e);
	assert_ok(tx_begin(f->store, TX_READ, &b, &e), &e);
	assert_int_equal(f->store->made, 2);
	tx_abort(a);
	assert_ok(tx_begin(f->store, TX_READ, &a, &e), &e);
	assert_int_equal(f->store->made, 2);
	assert_ok(tx_commit(a, &e), &e);
	tx_abort(b);
	tx_abort(NULL);
}

static bool write_unit(struct tx *t, int64_t seq, void *ctx, struct err *e)
{
	(void)seq;
	return tx_run(t, STMT_unit_add, ARGS(val_c(ctx), val_c("section"), val_i(0), val_c("")), NULL, e);
}

/* One flipped bit in a page of an index: no row is touched, so that the chain cannot see it. */
static void a_damaged_index_is_found(void **state)
{
	struct fixture *f = *state;
	struct store_options look = {.read_only = true};
	struct err e = {0};
	char page[4096], code[] = "code-of-a-unit";
	long at = 0, last = -1;
	FILE *file;

	assert_ok(fixture_act(f->store, write_unit, code, NULL, &e), &e);
	assert_ok(store_check_files(f->store, &e), &e);
	store_close(f->store);
	f->store = NULL;
	file = fopen(f->spec, "r+");
	assert_non_null(file);
	for (; fread(page, 1, sizeof(page), file) == sizeof(page); at++)
		if (page[0] == 10 && memmem(page, sizeof(page), code, sizeof(code) - 1))
			last = at * 4096 + ((char *)memmem(page, sizeof(page), code, sizeof(code) - 1) - page);
	assert_true(last > 0);
	assert_int_equal(fseek(file, last, SEEK_SET), 0);
	fputc('C', file);
	fclose(file);
	assert_ok(store_open(f->spec, &look, &f->store, &e), &e);
	assert_false(store_check_files(f->store, &e));
	assert_int_equal(e.code, ERR_CORRUPT);
	assert_non_null(strstr(e.text, "damaged"));
}

/* The server was restarted: what was under way fails, what comes then finds a new connection. */
static void a_lost_connection_is_made_anew(void **state)
{
	struct fixture *f = *state;
	static const char cut[] = "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
		"WHERE datname = current_database() AND pid <> pg_backend_pid()";
	struct err e = {0};
	struct tx *t, *r;
	char text[64], a[] = "a", b[] = "b";
	int64_t seq, id;

	assert_ok(fixture_act(f->store, write_unit, a, NULL, &e), &e);
	assert_ok(tx_begin(f->store, TX_ACT, &t, &e), &e);
	assert_ok(tx_act_open(t, 1, &seq, &e), &e);
	assert_ok(tx_begin(f->store, TX_READ, &r, &e), &e);
	assert_true(fixture_raw(f, cut, text, sizeof(text)));
	assert_false(write_unit(t, seq, b, &e));
	assert_true(e.code == ERR_BUSY || e.code == ERR_IO);
	struct err again = {0};
	assert_false(tx_commit(t, &again));
	tx_abort(r);
	err_clear(&e);
	assert_ok(tx_begin(f->store, TX_READ, &r, &e), &e);
	assert_ok(tx_number(r, STMT_unit_by_code, ARGS(val_c("a")), -1, &id, &e), &e);
	assert_int_equal(id, 1);
	assert_ok(tx_number(r, STMT_unit_by_code, ARGS(val_c("b")), -1, &id, &e), &e);
	assert_int_equal(id, -1);
	tx_abort(r);
	assert_ok(fixture_act(f->store, write_unit, b, &seq, &e), &e);
	assert_int_equal(seq, 1);
	/* Between two acts nobody notices. */
	assert_true(fixture_raw(f, cut, text, sizeof(text)));
	assert_ok(fixture_act(f->store, NULL, NULL, &seq, &e), &e);
	assert_int_equal(seq, 2);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_store_goes_forward),
		cmocka_unit_test(a_failed_step_leaves_the_store),
		cmocka_unit_test(what_is_not_a_store_is_refused),
		fixture_test_sqlite(only_the_owner_reads_the_files),
		cmocka_unit_test(a_look_changes_nothing),
		cmocka_unit_test(readers_are_counted),
		fixture_test_sqlite(a_damaged_index_is_found),
		fixture_test_pg(a_lost_connection_is_made_anew),
	};
	return fixture_run("store-open", tests, ARRAY_LEN(tests));
}
