/* Group commit: many threads, one transaction; what goes wrong in one act stays there, what goes wrong at the commit is
 * told to all. Threads are made to wait at the door, so that what is in a batch is known. */
#include "tests/store/fixture.h"

#include <pthread.h>
#include <sched.h>

#include "store/core.h"

#define THREADS_MAX 100

enum what { WHAT_ACT, WHAT_VOLATILE, WHAT_ABORT, WHAT_CONFLICT, WHAT_NO_ENTRY };

struct job {
	struct store *store;
	int n;
	enum what what;
	pthread_t thread;
	bool ok;
	struct err err;
};

static bool write_rows(struct tx *t, struct job *j)
{
	char name[32];
	int64_t seq;

	snprintf(name, sizeof(name), "job%d", j->n);
	if (j->what == WHAT_VOLATILE)
		return tx_run(t, STMT_draft_put, ARGS(val_i(j->n), val_c("d"), val_c(""), val_i(0)), NULL, &j->err);
	TRY(tx_act_open(t, 1, &seq, &j->err));
	TRY(tx_run(t, STMT_unit_add, ARGS(val_c(name), val_c("section"), val_i(0), val_c("")), NULL, &j->err));
	if (j->what == WHAT_CONFLICT)
		TRY(tx_run(t, STMT_unit_add, ARGS(val_c(name), val_c("section"), val_i(0), val_c("")), NULL, &j->err));
	return j->what == WHAT_NO_ENTRY || fixture_seal(t, seq, &j->err);
}

static void *run_job(void *ctx)
{
	struct job *j = ctx;
	struct tx *t;

	if (!tx_begin(j->store, j->what == WHAT_VOLATILE ? TX_VOLATILE : TX_ACT, &t, &j->err))
		return NULL;
	if (!write_rows(t, j) || j->what == WHAT_ABORT)
		tx_abort(t);
	else
		j->ok = tx_commit(t, &j->err);
	return NULL;
}

static void wait_for(struct store *s, size_t waiting)
{
	for (size_t n = 0; n != waiting; sched_yield()) {
		pthread_mutex_lock(&s->turn_lock);
		n = s->waiting;
		pthread_mutex_unlock(&s->turn_lock);
	}
}

/* Starts n jobs while the turn is held, then lets them go. what(n): kind of the n-th. */
static void together(struct fixture *f, struct job *jobs, int n, enum what (*what)(int))
{
	struct err e = {0};
	struct tx *t;

	assert_ok(tx_begin(f->store, TX_VOLATILE, &t, &e), &e);
	for (int i = 0; i < n; i++) {
		jobs[i] = (struct job){.store = f->store, .n = i, .what = what(i)};
		assert_int_equal(pthread_create(&jobs[i].thread, NULL, run_job, &jobs[i]), 0);
	}
	wait_for(f->store, (size_t)n);
	tx_abort(t);
	for (int i = 0; i < n; i++)
		assert_int_equal(pthread_join(jobs[i].thread, NULL), 0);
}

static enum what all_acts(int n)
{
	(void)n;
	return WHAT_ACT;
}

static int64_t unit_of(struct tx *t, int n)
{
	char name[32];
	struct err e = {0};
	int64_t id;

	snprintf(name, sizeof(name), "job%d", n);
	assert_ok(tx_number(t, STMT_unit_by_code, ARGS(val_c(name)), 0, &id, &e), &e);
	return id;
}

static void expect(struct fixture *f, const struct job *jobs, int n, int64_t entries)
{
	struct err e = {0};
	struct tx *t;
	int64_t last;

	assert_ok(tx_begin(f->store, TX_READ, &t, &e), &e);
	for (int i = 0; i < n; i++)
		if ((unit_of(t, i) != 0) != (jobs[i].ok && jobs[i].what == WHAT_ACT))
			fail_msg("job %d: answered %d, %s", i, jobs[i].ok, jobs[i].err.text);
	assert_ok(tx_number(t, STMT_entry_last, NO_ARGS, -1, &last, &e), &e);
	assert_int_equal(last + 1, entries);
	tx_abort(t);
}

static void acts_share_a_commit(void **state)
{
	struct fixture *f = *state;
	struct job jobs[32];

	together(f, jobs, 32, all_acts);
	for (int i = 0; i < 32; i++)
		assert_true(jobs[i].ok);
	expect(f, jobs, 32, 32);
	assert_int_equal(f->store->n_commits, 1);
	assert_int_equal(f->store->n_acts, 32);
}

static void a_batch_is_at_most_64(void **state)
{
	struct fixture *f = *state;
	struct job jobs[THREADS_MAX];

	together(f, jobs, 100, all_acts);
	expect(f, jobs, 100, 100);
	assert_int_equal(f->store->n_commits, 2);
	assert_int_equal(f->store->n_acts, 100);
}

static enum what mixed(int n)
{
	return n % 8 == 3    ? WHAT_ABORT
		: n % 8 == 5 ? WHAT_CONFLICT
		: n % 8 == 6 ? WHAT_NO_ENTRY
		: n % 8 == 7 ? WHAT_VOLATILE
			     : WHAT_ACT;
}

static void what_fails_in_one_act_stays_there(void **state)
{
	struct fixture *f = *state;
	struct job jobs[32];
	struct err e = {0};
	struct tx *t;

	together(f, jobs, 32, mixed);
	for (int i = 0; i < 32; i++) {
		assert_int_equal(jobs[i].ok, mixed(i) == WHAT_ACT || mixed(i) == WHAT_VOLATILE);
		assert_int_equal(jobs[i].err.code,
			mixed(i) == WHAT_CONFLICT	    ? ERR_CONFLICT
				: mixed(i) == WHAT_NO_ENTRY ? ERR_STORE
							    : ERR_NONE);
	}
	expect(f, jobs, 32, 16);
	assert_int_equal(f->store->n_commits, 1);
	assert_ok(tx_begin(f->store, TX_READ, &t, &e), &e);
	for (int i = 0; i < 32; i++) {
		struct arena *a = arena_new(4096);
		struct val col[1];
		bool found;
		assert_ok(tx_one(t, a, STMT_draft_get, ARGS(val_i(i), val_c("d")), &found, col, 1, &e), &e);
		assert_int_equal(found, mixed(i) == WHAT_VOLATILE);
		arena_free(a);
	}
	tx_abort(t);
}

/* ---- a driver that fails ---- */

static bool fails_to_commit(struct conn *c, struct err *e)
{
	(void)c;
	return FAIL(e, ERR_IO, "the disk is full");
}

static void a_failed_commit_fails_the_batch(void **state)
{
	struct fixture *f = *state;
	const struct driver *real = f->store->driver;
	struct driver broken = *real;
	struct job jobs[32];

	broken.commit = fails_to_commit;
	f->store->driver = &broken;
	together(f, jobs, 32, all_acts);
	f->store->driver = real;
	for (int i = 0; i < 32; i++) {
		assert_false(jobs[i].ok);
		assert_string_equal(jobs[i].err.text, "the disk is full");
	}
	expect(f, jobs, 32, 0);
	assert_int_equal(f->store->n_commits, 0);
	together(f, jobs, 32, all_acts);
	expect(f, jobs, 32, 32);
}

static bool fails_to_go_back(struct conn *c, struct err *e)
{
	(void)c;
	return FAIL(e, ERR_STORE, "the transaction has ended by itself");
}

static enum what one_aborts(int n)
{
	return n == 15 ? WHAT_ABORT : WHAT_ACT;
}

/* When the savepoint cannot be rolled back, what the act wrote would be kept with the rest: then all of it is undone. */
static void a_broken_transaction_keeps_nothing(void **state)
{
	struct fixture *f = *state;
	const struct driver *real = f->store->driver;
	struct driver broken = *real;
	struct job jobs[32];
	int64_t kept = 0;

	broken.back = fails_to_go_back;
	f->store->driver = &broken;
	together(f, jobs, 32, one_aborts);
	f->store->driver = real;
	assert_false(jobs[15].ok);
	for (int i = 0; i < 32; i++)
		kept += jobs[i].ok;
	/* Those before it in the queue failed with it, those after it came into a new batch. */
	expect(f, jobs, 32, kept);
	for (int i = 0; i < 32; i++)
		if (!jobs[i].ok && i != 15)
			assert_string_equal(jobs[i].err.text, "the transaction has ended by itself");
}

/* Without a gate: whatever the order, each act that was answered is there once, and the chain has no gap. */
static void *run_many(void *ctx)
{
	struct job *j = ctx;

	for (int i = 0; i < 20; i++) {
		struct job one = {.store = j->store, .n = j->n * 20 + i, .what = WHAT_ACT};
		run_job(&one);
		if (!one.ok)
			return NULL;
	}
	j->ok = true;
	return NULL;
}

static void threads_without_a_gate(void **state)
{
	struct fixture *f = *state;
	struct job jobs[32];
	struct err e = {0};
	struct tx *t;
	int64_t last;

	for (int i = 0; i < 32; i++) {
		jobs[i] = (struct job){.store = f->store, .n = i};
		assert_int_equal(pthread_create(&jobs[i].thread, NULL, run_many, &jobs[i]), 0);
	}
	for (int i = 0; i < 32; i++) {
		assert_int_equal(pthread_join(jobs[i].thread, NULL), 0);
		assert_true(jobs[i].ok);
	}
	assert_ok(tx_begin(f->store, TX_READ, &t, &e), &e);
	for (int i = 0; i < 640; i++)
		assert_true(unit_of(t, i) != 0);
	assert_ok(tx_number(t, STMT_entry_last, NO_ARGS, -1, &last, &e), &e);
	assert_int_equal(last, 639);
	tx_abort(t);
	assert_int_equal(f->store->n_acts, 640);
}

/* Two processes' stores over one database: here two stores in one process, each with its own writer. */
static void two_writers_take_turns(void **state)
{
	struct fixture *f = *state;
	struct store_options plain = {0};
	struct store *other;
	struct job jobs[16];
	struct err e = {0};
	struct tx *t;
	int64_t last;

	assert_ok(store_open(f->spec, &plain, &other, &e), &e);
	for (int i = 0; i < 16; i++) {
		jobs[i] = (struct job){.store = i % 2 ? other : f->store, .n = i};
		assert_int_equal(pthread_create(&jobs[i].thread, NULL, run_many, &jobs[i]), 0);
	}
	for (int i = 0; i < 16; i++) {
		assert_int_equal(pthread_join(jobs[i].thread, NULL), 0);
		if (!jobs[i].ok)
			fail_msg("writer %d", i);
	}
	store_close(other);
	assert_ok(tx_begin(f->store, TX_READ, &t, &e), &e);
	assert_ok(tx_number(t, STMT_entry_last, NO_ARGS, -1, &last, &e), &e);
	assert_int_equal(last, 319);
	tx_abort(t);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(acts_share_a_commit),
		cmocka_unit_test(a_batch_is_at_most_64),
		cmocka_unit_test(what_fails_in_one_act_stays_there),
		cmocka_unit_test(a_failed_commit_fails_the_batch),
		cmocka_unit_test(a_broken_transaction_keeps_nothing),
		cmocka_unit_test(threads_without_a_gate),
		cmocka_unit_test(two_writers_take_turns),
	};
	return fixture_run("store-group", tests, ARRAY_LEN(tests));
}
