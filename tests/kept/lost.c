/* The connection to PostgreSQL is lost before and after each statement of a migration, and inside its COMMIT, from each step. */
#include "tests/faults/proxy.h"
#include "tests/kept/again.h"

/* To the server an answer that was lost and a next statement that never came are one thing: both tests together come to all of
 * its places, and with SEKIMORI_TORTURE twice. */
#define STRIDE 2

/* Answers whether it came to the n-th statement; commits: to the n-th COMMIT. */
static bool interrupted(struct again *a, const char *through, enum proxy_how how, bool commits, int n, struct err *e)
{
	struct store *s = NULL;
	proxy_arm(how, commits, n);
	bool ok = store_open(through, &again_up, &s, e), hit = proxy_hit();
	proxy_arm(how, commits, 0);
	if (ok)
		store_close(s);
	else if (!hit)
		fail_msg("%d: %s", a->n, e->text);
	again_holds(a, ok, e);
	return hit;
}

static void at_each_statement(struct fixture *f, enum proxy_how how)
{
	for (int step = 1; step < kept_newest(); step++) {
		struct again a;
		char through[512];
		int said = 0;
		again_begin(&a, f, step, STRIDE);
		proxy_start(a.spec, f->dir, through, sizeof(through));
		for (bool hit = true; hit;) {
			struct err e = {0};
			again_next(&a);
			hit = interrupted(&a, through, how, false, a.n, &e);
			said += strstr(e.text, "while migrating the store to step") != NULL;
		}
		assert_true(said > 0);
		proxy_stop();
		again_end(&a);
	}
}

static void lost_before_each_statement(void **state)
{
	at_each_statement(*state, PROXY_CUT);
}

/* What the server did and could not say. */
static void lost_after_each_statement(void **state)
{
	at_each_statement(*state, PROXY_DEAF);
}

/* It is not told that it is done, whether it is or not; whoever starts the portal again learns it. */
static void lost_inside_commit(void **state)
{
	static const enum proxy_how hows[] = {PROXY_CUT, PROXY_DEAF, PROXY_WARN};
	struct fixture *f = *state;
	for (int step = 1; step < kept_newest(); step++) {
		struct again a;
		char through[512];
		again_begin(&a, f, step, 1);
		proxy_start(a.spec, f->dir, through, sizeof(through));
		for (size_t i = 0; i < ARRAY_LEN(hows); i++) {
			struct err e = {0};
			again_next(&a);
			assert_true(interrupted(&a, through, hows[i], true, 1, &e));
			assert_int_equal(e.code, ERR_IO);
			assert_non_null(strstr(e.text, "COMMIT"));
			assert_int_equal(a.times[1], i);
		}
		proxy_stop();
		again_end(&a);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		fixture_test_pg(lost_before_each_statement),
		fixture_test_pg(lost_after_each_statement),
		fixture_test_pg(lost_inside_commit),
	};
	return fixture_run_with("kept-lost", tests, ARRAY_LEN(tests), desk_setup, world_teardown);
}
