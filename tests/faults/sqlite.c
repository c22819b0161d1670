/* Everything that the store asks of its disk fails once, each in its turn: I/O errors, a full disk, torn writes, a power cut.
 * Whoever was told "done" finds it done; whoever was not repeats his token and finds it done once; everything verifies. */
#include "tests/faults/deed.h"
#include "tests/faults/disk.h"

#include <pthread.h>
#include <stdlib.h>

#include "store/core.h"

#define ANY_MAX 3000                             /* more operations than anything here has */

static int next_nr = 1;

static void reopen(struct world *w)
{
	struct store_options o = {0};
	struct err e = {0};
	city_close(w->city);
	fixture_reopen(w->f, &o);
	assert_ok(city_open(w->f->store, &w->city, &e), &e);
}

/* Every n until the deed is done without coming to the n-th. cold: nothing of the store is in memory. */
static void every(struct world *w, enum deed_kind kind, unsigned ops, enum disk_how how, bool stays, bool cold)
{
	int n = 0;
	for (bool hit = true; hit && n < ANY_MAX;) {
		struct deed d = deed_make(w, kind, next_nr++);
		struct act_result r;
		struct err e = {0};
		world_done(w);
		if (cold)
			reopen(w);
		disk_fail(ops, how, ++n, stays);
		bool ok = deed_do(w, &d, &r, &e);
		hit = disk_failed();
		disk_fail(0, how, 0, false);
		if (!hit)
			assert_ok(ok, &e);
		deed_holds(w, &d, ok, &r, &e);
		if (n % 16 == 0)
			deed_verify(w);
		deed_fresh(w);
	}
	/* it came to a fault at all, and to an end */
	assert_in_range(n, 2, ANY_MAX - 1);
	deed_verify(w);
	reopen(w);
	deed_verify(w);
}

static void a_write_fails(void **state)
{
	struct world *w = world_of(state);
	for (int kind = 0; kind < DEED_KINDS; kind++)
		every(w, (enum deed_kind)kind, DISK_WRITE, DISK_EIO, false, false);
}

static void the_disk_is_full(void **state)
{
	struct world *w = world_of(state);
	every(w, DEED_SUBMIT, DISK_WRITE, DISK_FULL, true, false);
	every(w, DEED_IMPORT, DISK_WRITE, DISK_FULL, true, false);
}

static void a_write_is_cut_short(void **state)
{
	every(world_of(state), DEED_DECIDE, DISK_WRITE, DISK_SHORT, false, false);
}

static void a_sync_fails(void **state)
{
	struct world *w = world_of(state);
	for (int kind = 0; kind < DEED_KINDS; kind++) {
		every(w, (enum deed_kind)kind, DISK_SYNC, DISK_EIO, false, false);
		every(w, (enum deed_kind)kind, DISK_SYNC, DISK_LIE, false, false);
	}
}

static void reading_fails(void **state)
{
	every(world_of(state), DEED_SUBMIT, DISK_OPEN | DISK_READ | DISK_SHARED, DISK_EIO, false, true);
}

static void copy(const char *from, const char *to, const char *end)
{
	char path[600], part[65536];
	size_t n;
	snprintf(path, sizeof(path), "%s%s", from, end);
	CLEAN_FILE FILE *in = fopen(path, "rbe");
	snprintf(path, sizeof(path), "%s%s", to, end);
	CLEAN_FILE FILE *out = fopen(path, "wbe");
	assert_true(in && out);
	while ((n = fread(part, 1, sizeof(part), in)) > 0)
		assert_int_equal(fwrite(part, 1, n, out), n);
}

/* The commit stands in the log and its sync fails: the answer says "not known", and after a restart it may be there. */
static void a_failed_commit_may_be_found_after_a_crash(void **state)
{
	struct world *w = world_of(state);
	struct deed d = deed_make(w, DEED_SUBMIT, next_nr++);
	struct act_result r;
	struct err e = {0};
	disk_fail(DISK_SYNC, DISK_LIE, 1, true);
	assert_false(deed_do(w, &d, &r, &e));
	disk_fail(0, DISK_LIE, 0, false);
	assert_int_equal(e.code, ERR_IO);
	/* as after a crash: a copy of the files is opened by nobody who remembers */
	char to[512];
	fixture_place(w->f, to, sizeof(to));
	copy(w->f->spec, to, "");
	copy(w->f->spec, to, "-wal");
	struct store *live = w->f->store;
	struct city *city = w->city;
	struct store_options o = {0};
	err_clear(&e);
	assert_ok(store_open(to, &o, &w->f->store, &e), &e);
	assert_ok(city_open(w->f->store, &w->city, &e), &e);
	deed_holds(w, &d, false, &r, &(struct err){.code = ERR_IO, .text = "not known"});
	deed_verify(w);
	city_close(w->city);
	store_close(w->f->store);
	w->f->store = live;
	w->city = city;
	deed_holds(w, &d, false, &r, &(struct err){.code = ERR_IO, .text = "not known"});
}

/* ---- batches ---- */

#define MATES 8
struct mate { struct world *w; struct deed d; bool ok; struct act_result r; struct err e; pthread_t thread; };

static void *mate_run(void *ctx)
{
	struct mate *m = ctx;
	m->ok = deed_do(m->w, &m->d, &m->r, &m->e);
	return NULL;
}

static void nobody_in_a_batch_is_lied_to(void **state)
{
	static const struct { unsigned op; enum disk_how how; bool stays; } rows[] = {
		{DISK_WRITE, DISK_EIO, false}, {DISK_WRITE, DISK_FULL, true}, {DISK_SYNC, DISK_EIO, false},
		{DISK_SYNC, DISK_LIE, true}};
	struct world *w = world_of(state);
	for (int n = 1; n <= 96; n++) {
		struct mate mates[MATES];
		bool sync = rows[n % 4].op == DISK_SYNC;
		for (int i = 0; i < MATES; i++)
			mates[i] = (struct mate){.w = w, .d = deed_make(w, i % 2 ? DEED_SUBMIT : DEED_IMPORT, next_nr++)};
		world_done(w);
		disk_fail(rows[n % 4].op, rows[n % 4].how, sync ? 1 + n / 32 : n, rows[n % 4].stays);
		for (int i = 0; i < MATES; i++)
			assert_int_equal(pthread_create(&mates[i].thread, NULL, mate_run, &mates[i]), 0);
		for (int i = 0; i < MATES; i++)
			assert_int_equal(pthread_join(mates[i].thread, NULL), 0);
		disk_fail(0, DISK_EIO, 0, false);
		for (int i = 0; i < MATES; i++)
			deed_holds(w, &mates[i].d, mates[i].ok, &mates[i].r, &mates[i].e);
		deed_fresh(w);
	}
	deed_verify(w);
}

/* ---- the store as a whole ---- */

static void the_log_goes_into_the_file(void **state)
{
	struct world *w = world_of(state);
	bool hit = true;
	int n = 0;
	while (hit && n < ANY_MAX) {
		struct deed d = deed_make(w, DEED_SUBMIT, next_nr++);
		struct act_result r;
		struct err e = {0};
		char text[512];
		assert_ok(deed_do(w, &d, &r, &e), &e);
		world_done(w);
		n++;
		disk_fail(DISK_WRITE | DISK_SYNC | DISK_TRUNCATE, n % 2 ? DISK_EIO : DISK_SHORT, n, n % 3 == 0);
		bool emptied = fixture_raw(w->f, "PRAGMA wal_checkpoint(TRUNCATE)", text, sizeof(text));
		hit = disk_failed();
		disk_fail(0, DISK_EIO, 0, false);
		assert_true(emptied || hit);
		deed_holds(w, &d, true, &r, &e);
		deed_fresh(w);
	}
	assert_in_range(n, 4, ANY_MAX - 1);
	deed_verify(w);
	reopen(w);
	deed_verify(w);
}

static const struct table first[] = {
	{TABLE_CHAIN, "entry", 1, "seq i, time i, actor i, role s, act s, token b, body_digest b, leaf b", "PRIMARY seq", ""},
	{TABLE_AUDITED, "thing", 1, "name s", "", ""}};
static const struct table second[] = {
	{TABLE_CHAIN, "entry", 1, "seq i, time i, actor i, role s, act s, token b, body_digest b, leaf b", "PRIMARY seq", ""},
	{TABLE_AUDITED, "thing", 1, "name s, note S @2", "UNIQUE name @2", ""},
	{TABLE_VOLATILE, "tmp", 2, "a i", "PRIMARY a", "why"}};

#define ALL_OPS (DISK_OPEN | DISK_READ | DISK_WRITE | DISK_SYNC | DISK_TRUNCATE | DISK_SHARED)

/* A store is made, or brought forward, with a fault at each operation: what failed is made by the next try. */
static void a_migration_is_interrupted(void **state)
{
	struct world *w = world_of(state);
	struct store_options make = {.create = true, .migrate = true}, old = {0};
	for (int how = 0; how < 2; how++) {
		int n = 0;
		for (bool hit = true; hit && n < ANY_MAX;) {
			struct store *s = NULL;
			struct err e = {0};
			char spec[512];
			snprintf(spec, sizeof(spec), "%s/m%d-%d.db", w->f->dir, how, n);
			assert_ok(!how || store_open_schema(spec, &make, first, ARRAY_LEN(first), &s, &e), &e);
			store_close(s);
			n++;
			disk_fail(ALL_OPS, n % 2 ? DISK_EIO : DISK_FULL, n, n % 3 == 0);
			bool ok = how ? store_open_schema(spec, &make, second, ARRAY_LEN(second), &s, &e)
				: store_open(spec, &make, &s, &e);
			hit = disk_failed();
			disk_fail(0, DISK_EIO, 0, false);
			if (ok)
				store_close(s);
			else if (!hit || !*e.text)
				fail_msg("operation %d: %s", n, e.text);
			/* step 1 is whole, or step 2 is */
			if (how && !ok) {
				struct err none = {0};
				bool still = store_open_schema(spec, &old, first, ARRAY_LEN(first), &s, &none);
				if (still)
					store_close(s);
				else if (none.code != ERR_VERSION)
					fail_msg("operation %d: %s", n, none.text);
			}
			struct err again = {0};
			assert_ok(how ? store_open_schema(spec, &make, second, ARRAY_LEN(second), &s, &again)
				: store_open(spec, &make, &s, &again), &again);
			assert_ok(store_check_files(s, &again), &again);
			store_close(s);
			unlink(spec);
		}
		assert_in_range(n, 10, ANY_MAX - 1);
	}
}

static void backup_and_restore_are_interrupted(void **state)
{
	struct world *w = world_of(state);
	char good[256], bad[256], to[256];
	struct err e = {0};
	int n = 0;
	snprintf(good, sizeof(good), "%s/good", w->f->dir);
	snprintf(bad, sizeof(bad), "%s/bad", w->f->dir);
	snprintf(to, sizeof(to), "%s/to.db", w->f->dir);
	assert_ok(store_backup(w->f->store, good, NULL, NULL, &e), &e);
	for (bool hit = true; hit && n < ANY_MAX;) {
		struct err why = {0};
		reopen(w);
		n++;
		disk_fail(DISK_OPEN | DISK_READ | DISK_SHARED, DISK_EIO, n, n % 2 == 0);
		bool ok = store_backup(w->f->store, bad, NULL, NULL, &why);
		hit = disk_failed();
		disk_fail(0, DISK_EIO, 0, false);
		/* no half of a backup is left behind */
		assert_int_equal(access(bad, F_OK) == 0, ok);
		assert_true(ok || *why.text);
		unlink(bad);
	}
	assert_in_range(n, 2, ANY_MAX - 1);
	n = 0;
	/* every one of the first forty; then, row after row, ever fewer */
	for (bool hit = true; hit && n < ANY_MAX;) {
		struct err why = {0};
		n += n < 40 ? 1 : 1 + n / 8;
		disk_fail(ALL_OPS, n % 2 ? DISK_EIO : DISK_FULL, n, n % 3 == 0);
		bool ok = store_restore(good, to, NULL, NULL, &why);
		hit = disk_failed();
		disk_fail(0, DISK_EIO, 0, false);
		assert_true(ok || (hit && *why.text));
		if (!ok)
			assert_int_equal(access(to, F_OK), -1);
		unlink(to);
	}
	assert_in_range(n, 20, 2 * ANY_MAX);
	assert_ok(store_restore(good, to, NULL, NULL, &e), &e);
}

/* ---- power cuts ---- */

/* What the disk holds after the cut, as a store; told: the deed was answered before it. */
static void after_the_cut(struct world *w, const char *dir, const struct deed *told, const struct act_result *r,
	const struct deed *cut_one)
{
	struct store *live = w->f->store;
	struct city *city = w->city;
	struct store_options o = {0};
	struct err e = {0}, lost = {.code = ERR_IO, .text = "the power was cut"};
	char path[512];
	snprintf(path, sizeof(path), "%s%s", dir, strrchr(w->f->spec, '/'));
	assert_ok(store_open(path, &o, &w->f->store, &e), &e);
	assert_ok(city_open(w->f->store, &w->city, &e), &e);
	deed_holds(w, told, true, r, &e);
	deed_holds(w, cut_one, false, NULL, &lost);
	deed_verify(w);
	city_close(w->city);
	store_close(w->f->store);
	w->f->store = live;
	w->city = city;
	unlink(path);
}

static void the_power_is_cut(void **state)
{
	struct world *w = world_of(state);
	char dir[64], text[256];
	int n = 0;
	snprintf(dir, sizeof(dir), "/tmp/sekimori-cut.XXXXXX");
	assert_non_null(mkdtemp(dir));
	for (bool hit = true; hit && n < ANY_MAX;) {
		struct deed told = deed_make(w, DEED_SUBMIT, next_nr++), d = deed_make(w, DEED_IMPORT, next_nr++);
		struct act_result before, r;
		struct err e = {0};
		world_done(w);
		assert_ok(deed_do(w, &told, &before, &e), &e);
		n++;
		disk_cut(n, (uint64_t)n * 2654435761u, dir);
		assert_ok(deed_do(w, &d, &r, &e), &e);
		/* and while the log goes into the file, and the next act begins it anew */
		assert_true(fixture_raw(w->f, "PRAGMA wal_checkpoint(TRUNCATE)", text, sizeof(text)));
		hit = disk_was_cut();
		disk_cut(0, 0, NULL);
		if (hit)
			after_the_cut(w, dir, &told, &before, &d);
		deed_fresh(w);
	}
	assert_in_range(n, 20, ANY_MAX - 1);
	assert_int_equal(rmdir(dir), 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		fixture_test_sqlite(a_write_fails),
		fixture_test_sqlite(the_disk_is_full),
		fixture_test_sqlite(a_write_is_cut_short),
		fixture_test_sqlite(a_sync_fails),
		fixture_test_sqlite(reading_fails),
		fixture_test_sqlite(a_failed_commit_may_be_found_after_a_crash),
		fixture_test_sqlite(nobody_in_a_batch_is_lied_to),
		fixture_test_sqlite(the_log_goes_into_the_file),
		fixture_test_sqlite(a_migration_is_interrupted),
		fixture_test_sqlite(backup_and_restore_are_interrupted),
		fixture_test_sqlite(the_power_is_cut),
	};
	disk_install();
	return fixture_run_with("faults-sqlite", tests, ARRAY_LEN(tests), desk_setup, world_teardown);
}
