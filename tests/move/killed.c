/* The job that moves records dies before and after each of its statements on SQLite, and loses its connection at them on
 * PostgreSQL; whoever goes on comes to the same records and the same report. */
#include "tests/faults/proxy.h"
#include "tests/move/town.h"

#include "store/core.h"
#include "util/sanitizer.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/wait.h>

#define STATEMENTS_MAX 5000
/* With SEKIMORI_TORTURE at each one; else at every few, under a sanitizer, which is slow, at fewer still. */
static int stride(int usual) { return getenv("SEKIMORI_TORTURE") ? 1 : SANITIZED ? 4 * usual + 1 : usual; }

static struct { int left; } armed;

static int at_statement(unsigned event, void *db, void *p, void *x)
{
	(void)event;
	(void)db;
	(void)p;
	(void)x;
	if (armed.left > 0 && --armed.left == 0)
		kill(getpid(), SIGKILL);
	return 0;
}

/* Each new connection of the process is watched. */
static int watch(sqlite3 *db, const char **why, const void *api)
{
	(void)why;
	(void)api;
	return sqlite3_trace_v2(db, SQLITE_TRACE_STMT | SQLITE_TRACE_PROFILE, at_statement, db);
}

/* ---- the store: filled, the second pack in force, nothing moved yet ---- */

struct scene { struct world *w; char mother[512], spec[512]; const char *whole; };

/* A copy of the mother takes the fixture's place. */
static void again(struct scene *s)
{
	struct world *w = s->w;
	world_done(w);
	city_close(w->city);
	store_close(w->f->store);
	fixture_copy(w->f, s->mother, s->spec);
	w->f->store = NULL;
}

static void opened(struct scene *s, const char *spec)
{
	struct store_options o = {0};
	assert_ok(store_open(spec, &o, &s->w->f->store, &s->w->e), &s->w->e);
	assert_ok(city_open(s->w->f->store, &s->w->city, &s->w->e), &s->w->e);
}

static void begin(struct scene *s, struct world *w)
{
	struct pack *p = town_pack(w, 2);
	*s = (struct scene){.w = w};
	town_fill(w);
	(void)town_activate(w, p);
	pack_unref(p);
	world_done(w);
	/* what it comes to when nothing happens */
	snprintf(s->spec, sizeof(s->spec), "%s", w->f->spec);
	fixture_place(w->f, s->mother, sizeof(s->mother));
	city_close(w->city);
	store_close(w->f->store);
	fixture_copy(w->f, s->spec, s->mother);
	opened(s, s->spec);
	assert_ok(migrate_run(w->city, NULL, NULL, &w->e), &w->e);
	s->whole = town_state(w);
	assert_non_null(strstr(s->whole, "proposal 1: 4 of 4"));
}

/* Goes on where it stopped. */
static void holds(struct scene *s, int n)
{
	assert_ok(migrate_run(s->w->city, NULL, NULL, &s->w->e), &s->w->e);
	const char *is = town_state(s->w);
	if (strcmp(is, s->whole) != 0)
		fail_msg("statement %d:\n%s\nnot\n%s", n, is, s->whole);
	if (n % 5 == 0)
		town_verifies(s->w);
}

static bool killed(struct scene *s, int n)
{
	int status;
	fflush(NULL);
	pid_t child = fork();                    /* nocheck: the process that is killed */
	assert_true(child >= 0);
	if (child == 0) {
		opened(s, s->spec);
		armed.left = n;
		_exit(migrate_run(s->w->city, NULL, NULL, &s->w->e) ? 0 : 1);
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
	struct scene s;
	int n = 0;
	begin(&s, world_of(state));
	for (bool hit = true; hit && n < STATEMENTS_MAX;) {
		again(&s);
		n += stride(7);
		hit = killed(&s, n);
		opened(&s, s.spec);
		holds(&s, n);
	}
	assert_in_range(n, 50, STATEMENTS_MAX - 1);
	town_verifies(s.w);
}

/* To the server a lost answer and a next statement that never came are one thing: both ways together come to all its places. */
static void lost(struct scene *s, enum proxy_how how)
{
	struct world *w = s->w;
	char through[512];
	int n = how == PROXY_CUT ? 1 : 2;
	proxy_start(s->spec, w->f->dir, through, sizeof(through));
	for (bool hit = true; hit && n < STATEMENTS_MAX; n += stride(11)) {
		struct err e = {0};
		again(s);
		opened(s, through);
		proxy_arm(how, false, n);
		bool ok = migrate_run(w->city, NULL, NULL, &e);
		proxy_arm(how, false, 0);
		hit = proxy_hit();
		if (!hit)
			assert_ok(ok, &e);
		else if (!ok && (e.code != ERR_IO || !*e.text))
			fail_msg("statement %d: %d %s", n, e.code, e.text);
		holds(s, n);
	}
	assert_in_range(n, 50, STATEMENTS_MAX - 1);
	town_verifies(w);
	again(s);
	opened(s, s->spec);
	proxy_stop();
}

static void lost_at_its_statements(void **state)
{
	struct scene s;
	begin(&s, world_of(state));
	lost(&s, PROXY_CUT);
	lost(&s, PROXY_DEAF);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		fixture_test_sqlite(killed_at_each_statement), fixture_test_pg(lost_at_its_statements),
	};
	sqlite3_auto_extension((void (*)(void))watch);
	return fixture_run_with("move-killed", tests, ARRAY_LEN(tests), town_setup, world_teardown);
}
