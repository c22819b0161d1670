/* The connection to PostgreSQL is lost at each statement of an act and inside COMMIT; sessions are ended by the server; it has
 * no connection left. Whoever was told "done" finds it done; whoever was not repeats his token and learns the truth. */
#include "tests/faults/deed.h"
#include "tests/faults/proxy.h"

#include <pthread.h>
#include <stdlib.h>

#include "store/core.h"

#define STATEMENTS_MAX 3000
#define MATES 8

static char direct[512];
static int next_nr = 1;

static void reopen(struct world *w, const struct store_options *o)
{
	struct err e = {0};
	world_done(w);
	city_close(w->city);
	fixture_reopen(w->f, o);
	assert_ok(city_open(w->f->store, &w->city, &e), &e);
}

static int up(void **state)
{
	struct fixture *f = *state;
	struct store_options o = {0};
	if (desk_setup(state) != 0)
		return -1;
	snprintf(direct, sizeof(direct), "%s", f->spec);
	proxy_start(direct, f->dir, f->spec, sizeof(f->spec));
	reopen(world_of(state), &o);
	return 0;
}

static int down(void **state)
{
	struct fixture *f = *state;
	struct store_options o = {0};
	snprintf(f->spec, sizeof(f->spec), "%s", direct);
	reopen(world_of(state), &o);
	proxy_stop();
	return world_teardown(state);
}

static void every(struct world *w, enum deed_kind kind, enum proxy_how how)
{
	int n = 0;
	for (bool hit = true; hit && n < STATEMENTS_MAX;) {
		struct deed d = deed_make(w, kind, next_nr++);
		struct act_result r;
		struct err e = {0};
		world_done(w);
		n++;
		proxy_arm(how, false, n);
		bool ok = deed_do(w, &d, &r, &e);
		proxy_arm(how, false, 0);
		hit = proxy_hit();
		if (!hit)
			assert_ok(ok, &e);
		deed_holds(w, &d, ok, &r, &e);
		if (n % 32 == 0)
			deed_verify(w);
		deed_fresh(w);
	}
	assert_in_range(n, 10, STATEMENTS_MAX - 1);
	deed_verify(w);
}

static void lost_before_each_statement(void **state)
{
	struct world *w = world_of(state);
	every(w, DEED_DECIDE, PROXY_CUT);
	every(w, DEED_IMPORT, PROXY_CUT);
}

static void lost_after_each_statement(void **state)
{
	struct world *w = world_of(state);
	every(w, DEED_SUBMIT, PROXY_DEAF);
}

struct mate { struct world *w; struct deed d; bool ok; struct act_result r; struct err e; pthread_t thread; };

static void *mate_run(void *ctx)
{
	struct mate *m = ctx;
	m->ok = deed_do(m->w, &m->d, &m->r, &m->e);
	return NULL;
}

/* Eight at once, the n-th of their commits meeting what how says. Answers how many were told that it is done. */
static int together(struct world *w, struct mate mates[MATES], enum proxy_how how, int n)
{
	int done = 0;
	for (int i = 0; i < MATES; i++)
		mates[i] = (struct mate){.w = w, .d = deed_make(w, i % 2 ? DEED_SUBMIT : DEED_IMPORT, next_nr++)};
	world_done(w);
	proxy_arm(how, true, n);
	for (int i = 0; i < MATES; i++)
		assert_int_equal(pthread_create(&mates[i].thread, NULL, mate_run, &mates[i]), 0);
	for (int i = 0; i < MATES; i++) {
		assert_int_equal(pthread_join(mates[i].thread, NULL), 0);
		done += mates[i].ok;
	}
	proxy_arm(how, true, 0);
	return done;
}

/* COMMIT was written and its answer lost: each of the batch asks again by itself, and is told that it is done. */
static void the_answer_to_commit_is_lost(void **state)
{
	struct world *w = world_of(state);
	struct mate mates[MATES];
	for (int n = 1; n <= 6; n++) {
		int done = together(w, mates, PROXY_DEAF, 1 + n % 2);
		if (proxy_hit())
			assert_int_equal(done, MATES);
		for (int i = 0; i < MATES; i++)
			deed_holds(w, &mates[i].d, mates[i].ok, &mates[i].r, &mates[i].e);
	}
	deed_verify(w);
}

static void commit_itself_is_lost(void **state)
{
	struct world *w = world_of(state);
	struct mate mates[MATES];
	for (int n = 1; n <= 6; n++) {
		int done = together(w, mates, PROXY_CUT, 1);
		assert_true(proxy_hit() && done < MATES);
		for (int i = 0; i < MATES; i++) {
			if (!mates[i].ok)
				assert_int_equal(mates[i].e.code, ERR_IO);
			deed_holds(w, &mates[i].d, mates[i].ok, &mates[i].r, &mates[i].e);
		}
	}
	deed_verify(w);
}

/* The network is silent: nobody waits for ever, and what the server did shows on the next connection. */
static void the_answer_to_commit_never_comes(void **state)
{
	struct world *w = world_of(state);
	struct store_options o = {.wait_ms = 300};
	struct act_result r;
	struct err e = {0};
	reopen(w, &o);
	struct deed d = deed_make(w, DEED_SUBMIT, next_nr++);
	world_done(w);
	proxy_arm(PROXY_SILENT, true, 1);
	assert_ok(deed_do(w, &d, &r, &e), &e);
	assert_true(proxy_hit());
	deed_holds(w, &d, true, &r, &e);

	/* the server waits for a COMMIT that does not come, with the writers' lock in its hand */
	struct deed held = deed_make(w, DEED_IMPORT, next_nr++), other = deed_make(w, DEED_SUBMIT, next_nr++);
	world_done(w);
	proxy_arm(PROXY_HELD, true, 1);
	assert_false(deed_do(w, &held, &r, &e));
	assert_int_equal(e.code, ERR_IO);
	assert_non_null(strstr(e.text, "COMMIT was lost"));
	struct err busy = {0};
	assert_false(deed_do(w, &other, &r, &busy));
	assert_int_equal(busy.code, ERR_BUSY);
	proxy_let_go();
	reopen(w, &(struct store_options){0});
	deed_holds(w, &held, false, &r, &e);
	deed_holds(w, &other, false, &r, &busy);
	deed_verify(w);
}

/* COMMIT is answered, and the server warns: the wait for a synchronous standby was cut off. That is no confirmation; whoever
 * asks again on another connection gets one that is. */
static void commit_with_a_warning_is_not_confirmed(void **state)
{
	struct world *w = world_of(state);
	struct deed d = deed_make(w, DEED_SUBMIT, next_nr++);
	struct act_result r;
	struct err e = {0};
	struct tx *t;
	world_done(w);
	assert_ok(tx_begin(w->f->store, TX_VOLATILE, &t, &e), &e);
	proxy_arm(PROXY_WARN, true, 1);
	assert_false(tx_commit(t, &e));
	assert_true(proxy_hit());
	assert_int_equal(e.code, ERR_IO);
	assert_non_null(strstr(e.text, "answered with a warning"));
	err_clear(&e);
	proxy_arm(PROXY_WARN, true, 1);
	assert_ok(deed_do(w, &d, &r, &e), &e);
	assert_true(proxy_hit());
	deed_holds(w, &d, true, &r, &e);
	deed_verify(w);
}

static long transactions(struct world *w)
{
	char text[64];
	assert_true(fixture_raw_at(w->f, direct, "SELECT pg_current_xact_id()", text, sizeof(text)));
	return strtol(text, NULL, 10);
}

/* A transaction that has only read waits for the standby like one that has written: its COMMIT writes to the log, for which it
 * needs a number. A reader's does not. */
static void each_commit_writes(void **state)
{
	struct world *w = world_of(state);
	struct err e = {0};
	struct tx *t;
	long before = transactions(w);
	assert_ok(tx_begin(w->f->store, TX_VOLATILE, &t, &e), &e);
	assert_ok(tx_commit(t, &e), &e);
	assert_true(transactions(w) - before >= 2);
}

/* Where nobody may write is no primary, for readers neither; whoever looks at it only may. */
static void a_server_that_is_read_only(void **state)
{
	struct world *w = world_of(state);
	struct store_options look = {.read_only = true};
	struct store *s;
	struct act_result r;
	struct err e = {0};
	char text[256];
	const char *end = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() "
		"AND pid <> pg_backend_pid()";
	struct deed d = deed_make(w, DEED_DECIDE, next_nr++);
	world_done(w);
	assert_true(fixture_raw_at(w->f, direct, "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET "
		"default_transaction_read_only = on', current_database()); END $$", text, sizeof(text)));
	assert_true(fixture_raw_at(w->f, direct, end, text, sizeof(text)));
	assert_false(deed_do(w, &d, &r, &e));
	assert_int_equal(e.code, ERR_IO);
	assert_non_null(strstr(e.text, "read-only"));
	struct err other = {0};
	assert_ok(store_open(w->f->spec, &look, &s, &other), &other);
	store_close(s);
	assert_true(fixture_raw_at(w->f, direct, "BEGIN READ WRITE; DO $$ BEGIN EXECUTE format('ALTER DATABASE %I "
		"RESET default_transaction_read_only', current_database()); END $$; COMMIT", text, sizeof(text)));
	deed_holds(w, &d, false, &r, &e);
	deed_verify(w);
}

/* The server ends every session: the next act and the next reader connect anew and nobody notices. */
static void sessions_are_ended(void **state)
{
	struct world *w = world_of(state);
	char text[256];
	for (int i = 0; i < 3; i++) {
		struct deed d = deed_make(w, DEED_DECIDE, next_nr++);
		struct act_result r;
		struct err e = {0};
		world_done(w);
		assert_true(fixture_raw_at(w->f, direct, "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
			"WHERE datname = current_database() AND pid <> pg_backend_pid()", text, sizeof(text)));
		(void)world_entries(w);
		assert_ok(deed_do(w, &d, &r, &e), &e);
		deed_holds(w, &d, true, &r, &e);
	}
	deed_verify(w);
}

/* ---- no connection is left ---- */

struct reader { struct store *store; bool ok; struct err e; };

static void *read_once(void *ctx)
{
	struct reader *r = ctx;
	struct tx *t;
	r->ok = tx_begin(r->store, TX_READ, &t, &r->e);
	if (r->ok)
		tx_abort(t);
	return NULL;
}

/* The server ends a session a moment after its client has gone. */
static struct store *open_when_ended(const char *spec, const struct store_options *o)
{
	int64_t till = clock_mono() + 60 * INT64_C(1000000000);
	struct store *s;
	struct err e = {0};
	while (!store_open(spec, o, &s, &e)) {
		if (!strstr(e.text, "too many connections") || clock_mono() > till)
			fail_msg("%s", e.text);
		err_clear(&e);
	}
	return s;
}

/* A role with two connections: one writes, one reads. A second reader waits for the first. */
static void connections_run_out(void **state)
{
	struct world *w = world_of(state);
	char sql[512], text[512], role[64], spec[600];
	struct store_options o = {.readers = 4, .wait_ms = 20000}, hasty = {.readers = 4, .wait_ms = 200};
	struct store *s, *none;
	struct tx *t;
	struct err e = {0}, full = {0};
	pthread_t thread;
	snprintf(role, sizeof(role), "faults_%d", (int)getpid());
	snprintf(sql, sizeof(sql), "CREATE ROLE %s LOGIN CONNECTION LIMIT 2; GRANT sekimori TO %s", role, role);
	if (!fixture_raw_at(w->f, direct, sql, text, sizeof(text)))
		fail_msg("%s", text);
	const char *user = strstr(direct, "user=sekimori");
	assert_non_null(user);
	snprintf(spec, sizeof(spec), "%.*suser=%s%s", (int)(user - direct), direct, role, user + strlen("user=sekimori"));
	assert_ok(store_open(spec, &o, &s, &e), &e);
	assert_ok(tx_begin(s, TX_READ, &t, &e), &e);
	struct reader second = {.store = s};
	assert_int_equal(pthread_create(&thread, NULL, read_once, &second), 0);
	assert_false(store_open(spec, &o, &none, &full));
	assert_int_equal(full.code, ERR_IO);
	assert_non_null(strstr(full.text, "too many connections"));
	tx_abort(t);
	assert_int_equal(pthread_join(thread, NULL), 0);
	assert_ok(second.ok, &second.e);
	store_close(s);
	/* nobody gives one back: an error in bounded time */
	s = open_when_ended(spec, &hasty);
	assert_ok(tx_begin(s, TX_READ, &t, &e), &e);
	struct reader third = {.store = s};
	(void)read_once(&third);
	assert_false(third.ok);
	assert_non_null(strstr(third.e.text, "too many connections"));
	tx_abort(t);
	(void)read_once(&third);
	assert_true(third.ok);
	store_close(s);
	snprintf(sql, sizeof(sql), "DROP ROLE %s", role);
	assert_true(fixture_raw_at(w->f, direct, sql, text, sizeof(text)));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		fixture_test_pg(lost_before_each_statement),
		fixture_test_pg(lost_after_each_statement),
		fixture_test_pg(the_answer_to_commit_is_lost),
		fixture_test_pg(commit_itself_is_lost),
		fixture_test_pg(the_answer_to_commit_never_comes),
		fixture_test_pg(commit_with_a_warning_is_not_confirmed),
		fixture_test_pg(each_commit_writes),
		fixture_test_pg(a_server_that_is_read_only),
		fixture_test_pg(sessions_are_ended),
		fixture_test_pg(connections_run_out),
	};
	return fixture_run_with("faults-postgres", tests, ARRAY_LEN(tests), up, down);
}
