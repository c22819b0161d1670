/* Tests that need a store: each runs once on SQLite, and once on PostgreSQL when SEKIMORI_TEST_PG holds the URL of a server
 * (tests/store/pg_start); otherwise the program says that it was left out.
 *
 *   static void adds(void **state)
 *   {
 *   	struct fixture *f = *state;           // f->store is new and empty, f->engine tells which
 *   	…
 *   }
 *
 *   int main(void)
 *   {
 *   	static const struct CMUnitTest tests[] = {cmocka_unit_test(adds), …};
 *   	return fixture_run("people", tests, ARRAY_LEN(tests));
 *   }
 *
 * Setup sets the clock to FIXTURE_NOW and randomness to a fixed seed. meson: dependencies: [fixture_dep, …]. */
#ifndef TESTS_STORE_FIXTURE_H
#define TESTS_STORE_FIXTURE_H

#include "tests/util/check.h"
#include "store/store.h"

#define FIXTURE_NOW 1775001600000              /* 2026-04-01T09:00 JST */

struct fixture {
	enum store_engine engine;
	struct store *store;
	char spec[512];
	char dir[64];                          /* a directory of its own, removed at the end */
	int n_places;
	void *data;                            /* the test's own */
};

/* Group of tests, on both engines. setup and teardown (may be NULL) run around each test, after the store was opened and
 * before it is closed; they get the same state. */
int fixture_run(const char *group, const struct CMUnitTest *tests, size_t n);
int fixture_run_with(const char *group, const struct CMUnitTest *tests, size_t n, CMFixtureFunction setup,
	CMFixtureFunction teardown);

/* In place of cmocka_unit_test, for what only one engine has. */
#define fixture_test_sqlite(fn) {#fn, fn, NULL, NULL, fixture_only_sqlite}
#define fixture_test_pg(fn) {#fn, fn, NULL, NULL, fixture_only_pg}
extern char fixture_only_sqlite[], fixture_only_pg[];

/* Asserts that it went well and shows the error's text when not. */
#define assert_ok(call, e) \
	do { \
		if (!(call)) \
			fail_msg("%s: %s", #call, (e)->text); \
	} while (0)

/* Another place for a store of this fixture's engine, empty; removed at the end. */
void fixture_place(struct fixture *f, char *ret_spec, size_t n);
/* The place `to` becomes what `from` is; what was there goes. Nobody has either open. */
void fixture_copy(struct fixture *f, const char *from, const char *to);
/* Closes the store and opens it again as o says (NULL: as it is). */
void fixture_reopen(struct fixture *f, const struct store_options *o);

/* A raw entry without the engine: begins an act of organ, lets write do its statements (may be NULL), writes an entry
 * with an empty body, commits. ret_seq may be NULL. */
bool fixture_act(struct store *s, bool (*write)(struct tx *t, int64_t seq, void *ctx, struct err *e), void *ctx,
	int64_t *ret_seq, struct err *e) CHECKED;
/* The end of an act that the test has begun and opened itself; commit is left to it. */
bool fixture_seal(struct tx *t, int64_t seq, struct err *e) CHECKED;
/* SQL past the store, on a connection of its own, as somebody with a database tool would do it. ret_text: the rows as
 * "a|b\nc|d\n", or the error. fixture_raw_at: another place of this fixture. */
bool fixture_raw(struct fixture *f, const char *sql, char *ret_text, size_t n) CHECKED;
bool fixture_raw_at(struct fixture *f, const char *spec, const char *sql, char *ret_text, size_t n) CHECKED;

#endif
