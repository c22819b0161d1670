/* Backup and restore: the same file from both engines, and no damaged file is taken. */
#include "tests/store/fixture.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "store/dump.h"

#define ENTRY                                                                                                                    \
	{                                                                                                                        \
		TABLE_CHAIN, "entry", 1, "seq i, time i, actor i, role s, act s, token b, body_digest b, leaf b", "PRIMARY seq", \
			""                                                                                                       \
	}

static const struct table first[] = {ENTRY, {TABLE_AUDITED, "thing", 1, "name s", "UNIQUE name", ""}};
static const struct table second[] = {
	ENTRY, {TABLE_AUDITED, "thing", 1, "name s, note S @2", "UNIQUE name; INDEX note @2", ""},
	{TABLE_VOLATILE, "tmp", 2, "a i", "PRIMARY a", "why"},
};

static int write_rows(void **state)
{
	struct fixture *f = *state;
	const uint8_t bytes[] = {0, 255, 10, 0};
	struct err e = {0};
	struct tx *t;
	int64_t seq;

	assert_ok(tx_begin(f->store, TX_ACT, &t, &e), &e);
	assert_ok(tx_act_open(t, 1, &seq, &e), &e);
	assert_ok(tx_run(t, STMT_setting_put, ARGS(val_c("名\t\"\\"), val_c("")), NULL, &e), &e);
	assert_ok(tx_run(t, STMT_organ_add, ARGS(val_c("01"), val_c("関守市"), val_c("S"), val_b(bytes, 4)), NULL, &e), &e);
	assert_ok(tx_run(t, STMT_unit_add, ARGS(val_c("u"), val_c("section"), val_i(-NUMBER_MAX), val_c("")), NULL, &e), &e);
	assert_ok(tx_run(t, STMT_unit_span_add,
			  ARGS(val_i(1), val_null(), val_c("課"), val_c(""), val_c(""), val_i(1), val_i(20000), val_null()), NULL,
			  &e),
		&e);
	assert_ok(tx_run(t, STMT_draft_put, ARGS(val_i(1), val_c("d"), val_c("text"), val_i(INT64_MIN)), NULL, &e), &e);
	assert_ok(tx_run(t, STMT_checkpoint_insert, ARGS(val_i(1), val_i(2), val_b(bytes, 4), val_c("note\n")), NULL, &e), &e);
	assert_ok(fixture_seal(t, seq, &e), &e);
	assert_ok(tx_run(t, STMT_entry_object_insert, ARGS(val_i(1), val_i(1), val_i(seq), val_i(0)), NULL, &e), &e);
	assert_ok(tx_commit(t, &e), &e);
	return 0;
}

static const char *in_dir(struct fixture *f, struct arena *a, const char *name)
{
	return arena_cprintf(a, "%s/%s", f->dir, name);
}

static struct str read_whole(struct arena *a, const char *path)
{
	CLEAN_FILE FILE *f = fopen(path, "rb");
	struct stat st;

	assert_non_null(f);
	assert_int_equal(fstat(fileno(f), &st), 0);
	char *p = arena_alloc(a, (size_t)st.st_size);
	assert_int_equal(fread(p, 1, (size_t)st.st_size, f), st.st_size);
	return (struct str){p, (size_t)st.st_size};
}

static void write_whole(const char *path, struct str s)
{
	CLEAN_FILE FILE *f = fopen(path, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(s.p, 1, s.n, f), s.n);
}

static void backup_of(const char *spec, const char *path)
{
	struct store_options look = {.read_only = true};
	struct err e = {0};
	struct store *s;

	assert_ok(store_open(spec, &look, &s, &e), &e);
	assert_ok(store_backup(s, path, NULL, NULL, &e), &e);
	store_close(s);
}

struct steps { int64_t calls, done, total; };

static void step(void *ctx, int64_t done, int64_t total)
{
	struct steps *s = ctx;
	assert_true(done >= s->done && done <= total);
	*s = (struct steps){s->calls + 1, done, total};
}

static void a_round_trip_changes_nothing(void **state)
{
	struct fixture *f = *state;
	struct arena *a = arena_new(1024 * 1024);
	const char *one = in_dir(f, a, "one.dump"), *two = in_dir(f, a, "two.dump"), *three = in_dir(f, a, "three.dump");
	const char *other = in_dir(f, a, "other.db");
	struct steps steps = {0};
	char spec[512], text[256];
	struct err e = {0};
	struct stat st;

	assert_ok(store_backup(f->store, one, step, &steps, &e), &e);
	assert_true(steps.calls > 0 && steps.done == steps.total);
	assert_int_equal(stat(one, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	/* On PostgreSQL: into a file, and back into PostgreSQL. */
	steps = (struct steps){0};
	assert_ok(store_restore(one, other, step, &steps, &e), &e);
	assert_true(steps.calls > 0);
	assert_int_equal(stat(other, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	backup_of(other, two);
	fixture_place(f, spec, sizeof(spec));
	assert_ok(store_restore(two, spec, NULL, NULL, &e), &e);
	backup_of(spec, three);
	struct str x = read_whole(a, one), y = read_whole(a, two), z = read_whole(a, three);
	assert_true(str_eq(x, y) && str_eq(y, z));
	assert_true(str_starts(x, STR(DUMP_MAGIC)));

	/* The restored store is guarded, and goes on where the other stopped. */
	assert_false(fixture_raw_at(f, spec, "DELETE FROM setting", text, sizeof(text)));
	assert_non_null(strstr(text, "never deleted"));
	struct store_options plain = {0};
	struct store *s;
	int64_t seq;
	assert_ok(store_open(spec, &plain, &s, &e), &e);
	assert_ok(fixture_act(s, NULL, NULL, &seq, &e), &e);
	assert_int_equal(seq, 1);
	store_close(s);
	arena_free(a);
}

static void nothing_is_overwritten(void **state)
{
	struct fixture *f = *state;
	struct arena *a = arena_new(1024 * 1024);
	const char *one = in_dir(f, a, "one.dump"), *theirs = in_dir(f, a, "theirs");
	struct err e = {0};
	char text[64];

	assert_ok(store_backup(f->store, one, NULL, NULL, &e), &e);
	struct str before = read_whole(a, one);
	assert_false(store_backup(f->store, one, NULL, NULL, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	assert_non_null(strstr(e.text, "never overwrites"));
	assert_true(str_eq(before, read_whole(a, one)));
	err_clear(&e);
	assert_false(store_backup(f->store, in_dir(f, a, "no/where"), NULL, NULL, &e));
	assert_int_equal(e.code, ERR_IO);
	err_clear(&e);
	assert_false(store_restore(one, f->spec, NULL, NULL, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	assert_non_null(strstr(e.text, "there is a store already"));
	assert_true(fixture_raw(f, "SELECT COUNT(*) FROM setting", text, sizeof(text)));
	assert_string_equal(text, "1\n");
	err_clear(&e);
	assert_false(store_restore(in_dir(f, a, "none.dump"), theirs, NULL, NULL, &e));
	assert_int_equal(e.code, ERR_NOT_FOUND);
	err_clear(&e);
	write_whole(theirs, STR("a letter"));
	assert_false(store_restore(one, theirs, NULL, NULL, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	assert_true(str_eq(read_whole(a, theirs), STR("a letter")));
	arena_free(a);
}

static void expect_refused(const char *path, const char *spec, const char *part, struct str bytes)
{
	struct err e = {0};

	write_whole(path, bytes);
	if (store_restore(path, spec, NULL, NULL, &e))
		fail_msg("taken, though %s", part);
	if (!strstr(e.text, part))
		fail_msg("wanted \"%s\", got \"%s\"", part, e.text);
	assert_int_not_equal(access(spec, F_OK), 0);
}

/* One bit of each byte in turn, and each shorter length. */
static void a_damaged_file_is_refused(void **state)
{
	struct fixture *f = *state;
	struct arena *a = arena_new(1024 * 1024);
	const char *one = in_dir(f, a, "one.dump"), *bad = in_dir(f, a, "bad.dump"), *spec = in_dir(f, a, "new.db");
	struct err e = {0};

	assert_ok(store_backup(f->store, one, NULL, NULL, &e), &e);
	struct str s = read_whole(a, one);
	char *p = arena_alloc(a, s.n + 1);
	memcpy(p, s.p, s.n);
	for (size_t i = 0; i < s.n; i++) {
		p[i] = (char)(p[i] ^ (1 << (i % 8)));
		expect_refused(bad, spec, i < 14 ? "is not a backup" : "", (struct str){p, s.n});
		p[i] = s.p[i];
	}
	for (size_t n = 0; n < s.n; n += 1 + n % 3)
		expect_refused(bad, spec, n < 14 ? "is not a backup" : "is damaged: it ends before its end", str_head(s, n));
	expect_refused(bad, spec, "something stands after its end", (struct str){p, s.n + 1});

	size_t at = str_find(s, STR("関守市"));
	assert_true(at < s.n);
	p[at + 2] = (char)(p[at + 2] ^ 1);
	expect_refused(bad, spec, "its checksum is not that of its content", (struct str){p, s.n});
	p[at + 2] = s.p[at + 2];
	expect_refused(bad, spec, "it ends before its end (table organ, row 1)", str_head(s, at + 1));
	p[14 + 3] = 9;
	expect_refused(bad, spec, "has the format 9", (struct str){p, s.n});
	p[14 + 3] = 2;
	p[14 + 6] = 1;
	expect_refused(bad, spec, "use a newer program", (struct str){p, s.n});
	arena_free(a);
}

static void an_older_backup_restores(void **state)
{
	struct fixture *f = *state;
	struct store_options make = {.create = true, .migrate = true}, plain = {0};
	struct arena *a = arena_new(1024 * 1024);
	const char *one = in_dir(f, a, "one.dump"), *two = in_dir(f, a, "two.dump");
	const char *none = f->engine == STORE_SQLITE ? "X''" : "''";
	char spec[512], to[512], back[512], text[256];
	struct err e = {0};
	struct store *s;

	fixture_place(f, spec, sizeof(spec));
	fixture_place(f, to, sizeof(to));
	fixture_place(f, back, sizeof(back));
	assert_ok(store_open_schema(spec, &make, first, 2, &s, &e), &e);
	assert_true(fixture_raw_at(f, spec,
		arena_cprintf(a,
			"BEGIN; INSERT INTO thing (id, organ, entry, name) VALUES (1, 1, 0, 'x'); "
			"INSERT INTO entry VALUES (0, 0, 0, '', 'x', %s, %s, %s); COMMIT",
			none, none, none),
		text, sizeof(text)));
	assert_ok(store_backup(s, one, NULL, NULL, &e), &e);
	store_close(s);

	assert_ok(store_restore_schema(one, to, second, 3, NULL, NULL, NULL, &e), &e);
	assert_ok(store_open_schema(to, &plain, second, 3, &s, &e), &e);
	assert_int_equal(store_version(s), 2);
	assert_ok(store_backup(s, two, NULL, NULL, &e), &e);
	store_close(s);
	assert_true(fixture_raw_at(f, to, "SELECT name, COALESCE(note, '-') FROM thing", text, sizeof(text)));
	assert_string_equal(text, "x|-\n");
	/* And not the other way round. */
	assert_false(store_restore_schema(two, back, first, 2, NULL, NULL, NULL, &e));
	assert_int_equal(e.code, ERR_VERSION);
	assert_non_null(strstr(e.text, "is of step 2, this program knows 1"));
	arena_free(a);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_round_trip_changes_nothing),
		cmocka_unit_test(nothing_is_overwritten),
		cmocka_unit_test(a_damaged_file_is_refused),
		cmocka_unit_test(an_older_backup_restores),
	};
	return fixture_run_with("store-dump", tests, ARRAY_LEN(tests), write_rows, NULL);
}
