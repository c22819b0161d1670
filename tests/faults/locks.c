/* Another program holds the store's lock: everybody who wants to write is told "busy" in bounded time, readers read on, and when
 * it lets go all is as before. */
#include "tests/faults/deed.h"

#include <libpq-fe.h>
#include <pthread.h>
#include <sqlite3.h>

#define MATES 8

static int next_nr = 1;

struct grip { PGconn *pg; sqlite3 *lite; };

static struct grip hold(struct fixture *f, const char *lite, const char *pg)
{
	struct grip h = {0};
	if (f->engine == STORE_SQLITE) {
		assert_int_equal(sqlite3_open(f->spec, &h.lite), SQLITE_OK);
		assert_int_equal(sqlite3_exec(h.lite, lite, NULL, NULL, NULL), SQLITE_OK);
		return h;
	}
	h.pg = PQconnectdb(f->spec);
	PGresult *res = PQexec(h.pg, pg);
	if (PQresultStatus(res) != PGRES_COMMAND_OK && PQresultStatus(res) != PGRES_TUPLES_OK)
		fail_msg("%s", PQerrorMessage(h.pg));
	PQclear(res);
	return h;
}

static void let_go(struct grip *h)
{
	if (h->pg)
		PQfinish(h->pg);
	if (h->lite) {
		assert_int_equal(sqlite3_exec(h->lite, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
		sqlite3_close(h->lite);
	}
}

static void reopen(struct world *w, int wait_ms)
{
	struct store_options o = {.wait_ms = wait_ms};
	struct err e = {0};
	world_done(w);
	city_close(w->city);
	fixture_reopen(w->f, &o);
	assert_ok(city_open(w->f->store, &w->city, &e), &e);
}

struct mate { struct world *w; struct deed d; bool ok; struct act_result r; struct err e; pthread_t thread; };

static void *mate_run(void *ctx)
{
	struct mate *m = ctx;
	m->ok = deed_do(m->w, &m->d, &m->r, &m->e);
	return NULL;
}

static void busy_while_it_is_held(struct world *w, const char *lite, const char *pg)
{
	struct mate mates[MATES];
	reopen(w, 150);
	for (int i = 0; i < MATES; i++)
		mates[i] = (struct mate){.w = w, .d = deed_make(w, i % 2 ? DEED_SUBMIT : DEED_IMPORT, next_nr++)};
	world_done(w);
	struct grip h = hold(w->f, lite, pg);
	for (int i = 0; i < MATES; i++)
		assert_int_equal(pthread_create(&mates[i].thread, NULL, mate_run, &mates[i]), 0);
	for (int i = 0; i < MATES; i++) {
		assert_int_equal(pthread_join(mates[i].thread, NULL), 0);
		assert_false(mates[i].ok);
		if (mates[i].e.code != ERR_BUSY)
			fail_msg("%d: %s", mates[i].e.code, mates[i].e.text);
	}
	(void)world_entries(w);
	let_go(&h);
	/* with time enough for a loaded machine */
	reopen(w, 0);
	for (int i = 0; i < MATES; i++)
		deed_holds(w, &mates[i].d, false, &mates[i].r, &mates[i].e);
	deed_verify(w);
}

static void the_writers_lock(void **state)
{
	busy_while_it_is_held(world_of(state), "BEGIN IMMEDIATE", "SELECT pg_advisory_lock(6000284856742793801)");
}

static void a_table(void **state)
{
	busy_while_it_is_held(world_of(state), "BEGIN EXCLUSIVE", "BEGIN; LOCK TABLE entry_object IN ACCESS EXCLUSIVE MODE");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(the_writers_lock), cmocka_unit_test(a_table)};
	return fixture_run_with("faults-locks", tests, ARRAY_LEN(tests), desk_setup, world_teardown);
}
