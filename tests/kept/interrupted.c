/* A migration of an SQLite store is interrupted before and after each of its statements, from each step: the process is killed,
 * the statement fails, the disk dies; and the disk is full at each of its writes. */
#include "tests/faults/disk.h"
#include "tests/kept/again.h"

#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>

/* Of all but the killing, which is at every place. */
#define STRIDE 5

/* ---- before and after the n-th statement of an SQLite connection ---- */

enum how { KILL, INTERRUPT, DISK_DIES, DISK_FILLS };

static struct { enum how how; int left; bool hit; } armed;

static int at_statement(unsigned event, void *db, void *p, void *x)
{
	(void)event;
	(void)p;
	(void)x;
	if (armed.left == 0 || --armed.left > 0)
		return 0;
	armed.hit = true;
	if (armed.how == KILL)
		kill(getpid(), SIGKILL);
	else if (armed.how == INTERRUPT)
		sqlite3_interrupt(db);
	else if (armed.how == DISK_DIES)
		disk_fail(DISK_READ | DISK_WRITE | DISK_SYNC | DISK_TRUNCATE | DISK_SHARED, DISK_EIO, 1, true);
	else
		disk_fail(DISK_WRITE | DISK_SHARED, DISK_FULL, 1, true);
	return 0;
}

/* Each new connection of the process is watched. */
static int watch(sqlite3 *db, const char **why, const void *api)
{
	(void)why;
	(void)api;
	return sqlite3_trace_v2(db, SQLITE_TRACE_STMT | SQLITE_TRACE_PROFILE, at_statement, db);
}

static void arm(enum how how, int n)
{
	armed.how = how;
	armed.left = n;
	armed.hit = false;
}

/* ---- the process ---- */

/* In a process of its own: answers whether it was killed. */
static bool killed(struct again *a)
{
	struct store *s;
	struct err e = {0};
	int status;
	fflush(NULL);
	pid_t child = fork();                    /* nocheck: the process that is killed */
	assert_true(child >= 0);
	if (child == 0) {
		arm(KILL, a->n);
		_exit(store_open(a->spec, &again_up, &s, &e) ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	if (WIFEXITED(status))
		assert_int_equal(WEXITSTATUS(status), 0);
	else
		assert_int_equal(WTERMSIG(status), SIGKILL);
	return WIFSIGNALED(status);
}

static void killed_at_each_statement(void **state)
{
	static const struct err gone = {.code = ERR_IO, .text = "killed"};
	for (int step = 1; step < kept_newest(); step++) {
		struct again a;
		again_begin(&a, *state, step, 1);
		for (bool hit = true; hit;) {
			again_next(&a);
			hit = killed(&a);
			again_holds(&a, !hit, &gone);
		}
		assert_true(a.n > 10);
		again_end(&a);
	}
}

/* ---- the statement, the disk ---- */

static void fails(struct fixture *f, int step, enum how how)
{
	struct again a;
	int said = 0;
	again_begin(&a, f, step, STRIDE);
	for (bool hit = true; hit;) {
		struct store *s = NULL;
		struct err e = {0};
		again_next(&a);
		arm(how, a.n);
		bool ok = store_open(a.spec, &again_up, &s, &e);
		hit = armed.hit;
		arm(how, 0);
		disk_fail(0, DISK_EIO, 0, false);
		if (ok)
			store_close(s);
		else if (!hit)
			fail_msg("%d: %s", a.n, e.text);
		said += !ok && strstr(e.text, "while migrating the store to step") != NULL;
		again_holds(&a, ok, &e);
	}
	assert_true(said > 0);
	again_end(&a);
}

static void each_statement_fails(void **state)
{
	for (int step = 1; step < kept_newest(); step++)
		fails(*state, step, INTERRUPT);
}

static void the_disk_dies_at_each_statement(void **state)
{
	for (int step = 1; step < kept_newest(); step++)
		fails(*state, step, DISK_DIES);
}

static void the_disk_is_full_at_each_statement(void **state)
{
	for (int step = 1; step < kept_newest(); step++)
		fails(*state, step, DISK_FILLS);
}

/* Read and written again afterwards, with room: the store is what it was, and the message says that there was none. */
static void the_disk_is_full_at_each_write(void **state)
{
	struct again a;
	int full = 0;
	again_begin(&a, *state, 1, STRIDE);
	for (bool hit = true; hit;) {
		struct store *s = NULL;
		struct err e = {0};
		again_next(&a);
		disk_fail(DISK_WRITE, DISK_FULL, a.n, true);
		bool ok = store_open(a.spec, &again_up, &s, &e);
		hit = disk_failed();
		disk_fail(0, DISK_FULL, 0, false);
		if (ok)
			store_close(s);
		else if (!hit)
			fail_msg("%d: %s", a.n, e.text);
		else if (e.code == ERR_FULL) {
			full++;
			assert_non_null(strstr(e.text, "full"));
		}
		again_holds(&a, ok, &e);
	}
	assert_true(full > 0);
	again_end(&a);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		fixture_test_sqlite(killed_at_each_statement),
		fixture_test_sqlite(each_statement_fails),
		fixture_test_sqlite(the_disk_dies_at_each_statement),
		fixture_test_sqlite(the_disk_is_full_at_each_statement),
		fixture_test_sqlite(the_disk_is_full_at_each_write),
	};
	disk_install();
	sqlite3_auto_extension((void (*)(void))watch);
	return fixture_run_with("kept-interrupted", tests, ARRAY_LEN(tests), desk_setup, world_teardown);
}
