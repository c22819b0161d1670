/* The program is killed while eight threads do acts through the door, round after round on the same store. Afterwards
 * everything verifies, each answered act is there exactly once, and repeating its token gives its first answer.
 * SEKIMORI_TORTURE in the environment: 1,000 rounds instead of 10. */
#include "tests/org/world.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/entry.h"
#include "engine/trail.h"

#define ROUNDS 10
#define ROUNDS_TORTURE 1000
#define THREADS 8
#define TOLD_MAX 4000

/* What a writer tells when an act was answered. Smaller than PIPE_BUF: whole or not at all. */
struct told { int32_t nr; int64_t entry, person; };
struct writer { struct city *city; int round, nr, pipe; };

static void token_of(int round, int32_t nr, uint8_t ret[CHAIN_TOKEN])
{
	memset(ret, 0, CHAIN_TOKEN);
	memcpy(ret, &round, sizeof(round));
	memcpy(ret + 8, &nr, sizeof(nr));
}

static bool add_person(struct city *city, int round, int32_t nr, struct act_result *ret, struct err *e)
{
	uint8_t token[CHAIN_TOKEN];
	struct arena *a = arena_new(1 << 20);
	struct lang l = {LANG_EN, a};
	struct json *in = json_obj(a);
	json_add_str(a, in, STR("number"), arena_printf(a, "K%d-%d", round, nr));
	json_add_str(a, in, STR("name"), STR("壊 太郎"));
	token_of(round, nr, token);
	bool ok = act_do(city, &act_person_add, &WHO_SYSTEM, token, in, &l, a, ret, e) && ret->done;
	arena_free(a);
	return ok;
}

static void *write_on(void *ctx)
{
	struct writer *w = ctx;
	for (int32_t n = 0;; n++) {
		struct err e = {0};
		struct act_result r = {0};
		struct told t = {.nr = w->nr * 100000 + n};
		if (!add_person(w->city, w->round, t.nr, &r, &e)) {
			fprintf(stderr, "writer: %s\n", e.text);
			_exit(1);
		}
		t.entry = r.entry;
		t.person = r.object;
		if (write(w->pipe, &t, sizeof(t)) != sizeof(t))
			_exit(1);
	}
	return NULL;
}

static void write_until_killed(const char *spec, int round, int pipe)
{
	struct store_options plain = {0};
	struct writer w[THREADS];
	pthread_t thread;
	struct store *s;
	struct city *city;
	struct err e = {0};
	/* real time and randomness: what the test fixed is the parent's */
	clock_replace(NULL, NULL);
	if (!store_open(spec, &plain, &s, &e) || !city_open(s, &city, &e)) {
		fprintf(stderr, "writer: %s\n", e.text);
		_exit(1);
	}
	for (int i = 0; i < THREADS; i++) {
		w[i] = (struct writer){city, round, i, pipe};
		if (pthread_create(&thread, NULL, write_on, &w[i]) != 0)
			_exit(1);
	}
	for (;;)
		pause();
}

static int by_nr(const void *x, const void *y)
{
	const struct told *a = x, *b = y;
	return a->nr < b->nr ? -1 : a->nr > b->nr;
}

/* What is damaged stays damaged: of a thousand rounds every twentieth is looked through whole, and the last. */
static bool is_verified(int round, int rounds)
{
	return round < ROUNDS || round % 20 == 0 || round == rounds - 1;
}

static void check(struct world *w, struct city *city, int round, int rounds, struct told *told, size_t n)
{
	struct arena *a = arena_new(64 << 20);
	struct lang l = {LANG_EN, a};
	struct verify_report rep;
	struct err e = {0};
	if (is_verified(round, rounds)) {
		assert_ok(trail_verify(w->f->store, NULL, &l, a, NULL, NULL, &rep, &e), &e);
		if (rep.bad)
			fail_msg("round %d: %s", round, rep.bad);
	}
	qsort(told, n, sizeof(*told), by_nr);
	for (size_t i = 0; i < n; i++) {
		struct act_result r = {0};
		if (i && told[i].nr == told[i - 1].nr)
			fail_msg("round %d: act %d was answered twice", round, told[i].nr);
		/* the same token again: the first answer, nothing new */
		assert_ok(add_person(city, round, told[i].nr, &r, &e), &e);
		if (!r.repeated || r.entry != told[i].entry || r.object != told[i].person)
			fail_msg("round %d: act %d was answered with entry %lld and is lost", round, told[i].nr,
				(long long)told[i].entry);
	}
	arena_free(a);
}

static void one_round(struct world *w, int round, int rounds, struct told *told, size_t until)
{
	size_t n = 0;
	int ends[2], status;
	struct err e = {0};
	fflush(NULL);
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();                    /* nocheck: the process that is killed */
	assert_true(child >= 0);
	if (child == 0) {
		close(ends[0]);
		write_until_killed(w->f->spec, round, ends[1]);
	}
	close(ends[1]);
	while (n < until && read(ends[0], &told[n], sizeof(told[n])) == sizeof(told[n]))
		n++;
	assert_int_equal(n, until);
	assert_int_equal(kill(child, SIGKILL), 0);
	while (n < TOLD_MAX && read(ends[0], &told[n], sizeof(told[n])) == sizeof(told[n]))
		n++;
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
	struct store_options plain = {0};
	struct city *city;
	assert_ok(store_open(w->f->spec, &plain, &w->f->store, &e), &e);
	assert_ok(city_open(w->f->store, &city, &e), &e);
	check(w, city, round, rounds, told, n);
	city_close(city);
	store_close(w->f->store);
	w->f->store = NULL;
}

static void killed_while_working(void **state)
{
	struct world *w = world_of(state);
	struct told *told = test_calloc(TOLD_MAX, sizeof(*told));
	uint64_t seed = 20261124;
	int rounds = getenv("SEKIMORI_TORTURE") ? ROUNDS_TORTURE : ROUNDS;
	struct err e = {0};
	world_done(w);
	city_close(w->city);
	store_close(w->f->store);
	w->f->store = NULL;
	for (int round = 0; round < rounds; round++) {
		/* killed after so many answers, at whatever the other threads do just then */
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		one_round(w, round, rounds, told, 1 + (seed >> 33) % 200);
	}
	struct store_options plain = {0};
	assert_ok(store_open(w->f->spec, &plain, &w->f->store, &e), &e);
	assert_ok(city_open(w->f->store, &w->city, &e), &e);
	test_free(told);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(killed_while_working)};
	return fixture_run_with("crash-kill", tests, ARRAY_LEN(tests), world_setup, world_teardown);
}
