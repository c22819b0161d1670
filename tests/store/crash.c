/* A process with eight writing threads is killed at some moment: every act that was answered is there, once, and what
 * was not answered is there whole or not at all. Things are forced to disk here as in production. */
#include "tests/store/fixture.h"

#include <pthread.h>

#include "store/core.h"

#define ROUNDS 10
#define THREADS 8
#define ACTS_MAX 4000

struct writer { struct store *store; int round, nr, pipe; };

static bool write_unit(struct tx *t, int64_t seq, void *ctx, struct err *e)
{
	(void)seq;
	return tx_run(t, STMT_unit_add, ARGS(val_c(ctx), val_c("section"), val_i(0), val_c("")), NULL, e);
}

static void *write_on(void *ctx)
{
	struct writer *w = ctx;
	char name[32];
	struct err e = {0};

	for (int32_t n = 0;; n++) {
		int32_t told = w->nr * 100000 + n;
		snprintf(name, sizeof(name), "%d-%d", w->round, told);
		if (!fixture_act(w->store, write_unit, name, NULL, &e)) {
			fprintf(stderr, "writer: %s\n", e.text);
			_exit(1);
		}
		/* Smaller than PIPE_BUF: whole or not at all. */
		if (write(w->pipe, &told, sizeof(told)) != sizeof(told))
			_exit(1);
	}
	return NULL;
}

static void write_until_killed(const char *spec, int round, int pipe)
{
	struct store_options plain = {0};
	struct writer w[THREADS];
	pthread_t thread[THREADS];
	struct store *s;
	struct err e = {0};

	if (!store_open(spec, &plain, &s, &e)) {
		fprintf(stderr, "writer: %s\n", e.text);
		_exit(1);
	}
	for (int i = 0; i < THREADS; i++) {
		w[i] = (struct writer){s, round, i, pipe};
		if (pthread_create(&thread[i], NULL, write_on, &w[i]) != 0)
			_exit(1);
	}
	for (;;)
		pause();
}

static int64_t number(struct tx *t, enum stmt id, const char *arg)
{
	struct err e = {0};
	int64_t n;

	if (arg)
		assert_ok(tx_number(t, id, ARGS(val_c(arg)), -1, &n, &e), &e);
	else
		assert_ok(tx_number(t, id, NO_ARGS, -1, &n, &e), &e);
	return n;
}

static bool count_unit(void *ctx, int64_t id, int64_t entry, const struct hash *digest)
{
	int64_t *n = ctx;
	(void)digest;
	/* Each act wrote one unit and one entry: numbers of both stay in step, whatever was lost. */
	assert_int_equal(id, entry + 1);
	assert_int_equal(id, ++*n);
	return true;
}

static void check(struct fixture *f, int round, const int32_t *told, size_t n)
{
	struct err e = {0};
	struct tx *t;
	char name[32];
	int64_t units = 0;

	assert_ok(tx_begin(f->store, TX_READ, &t, &e), &e);
	for (size_t i = 0; i < n; i++) {
		snprintf(name, sizeof(name), "%d-%d", round, told[i]);
		if (number(t, STMT_unit_by_code, name) < 0)
			fail_msg("round %d: act %s was answered and is lost", round, name);
	}
	assert_ok(store_scan_rows(t, "unit", 0, count_unit, &units, &e), &e);
	assert_int_equal(number(t, STMT_entry_last, NULL) + 1, units);
	tx_abort(t);
}

static void answered_acts_survive(void **state)
{
	struct fixture *f = *state;
	int32_t *told = calloc(ACTS_MAX, sizeof(*told));
	uint64_t seed = 20261124;
	struct err e = {0};

	must(told);
	for (int round = 0; round < ROUNDS; round++) {
		size_t n = 0;
		int ends[2], status;
		/* After so many answers, and then some answers' time later. */
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		size_t until = 1 + (seed >> 33) % 300;
		store_close(f->store);
		f->store = NULL;
		fflush(NULL);
		assert_int_equal(pipe(ends), 0);
		pid_t child = fork();            /* nocheck: the process that is killed */
		assert_true(child >= 0);
		if (child == 0) {
			close(ends[0]);
			write_until_killed(f->spec, round, ends[1]);
		}
		close(ends[1]);
		while (n < until && read(ends[0], &told[n], sizeof(told[n])) == sizeof(told[n]))
			n++;
		assert_int_equal(n, until);
		assert_int_equal(kill(child, SIGKILL), 0);
		while (n < ACTS_MAX && read(ends[0], &told[n], sizeof(told[n])) == sizeof(told[n]))
			n++;
		close(ends[0]);
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
		struct store_options plain = {0};
		assert_ok(store_open(f->spec, &plain, &f->store, &e), &e);
		/* The next act waits until PostgreSQL has seen that the process is gone. */
		char name[32];
		snprintf(name, sizeof(name), "after-%d", round);
		assert_ok(fixture_act(f->store, write_unit, name, NULL, &e), &e);
		check(f, round, told, n);
	}
	free(told);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(answered_acts_survive)};
	return fixture_run("store-crash", tests, ARRAY_LEN(tests));
}
