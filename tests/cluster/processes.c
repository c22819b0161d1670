/* Three real processes on one store: they write one chain, and do what the clock does in turns; one of them is killed. The clock
 * of all of them is one number in shared memory, and a process does something when it is told to: nothing sleeps. */
#include "tests/org/world.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "engine/clockwork.h"
#include "engine/lease.h"
#include "engine/trail.h"
#include "store/core.h"

#define PROCESSES 3
#define THREADS 8
#define OWN 12                           /* acts of each thread */
#define COMMON 6                         /* acts that each thread of each process tries */
#define SECOND INT64_C(1000)
#define HOUR (3600 * SECOND)

struct seen { int64_t entry, object; bool repeated; };

static struct shared {
	_Atomic int64_t now;
	atomic_int go, failed;
	struct seen own[PROCESSES][THREADS][OWN], common[PROCESSES][THREADS][COMMON];
	int64_t commits[PROCESSES], acts[PROCESSES];
	atomic_int witnessed[PROCESSES];     /* turns that a process did */
} *shared;

static struct { pid_t pid; int fd; } children[PROCESSES];

static int64_t shared_clock(void *ctx)
{
	struct shared *s = ctx;
	return atomic_load(&s->now);
}

_Noreturn static void child_failed(const char *what, const struct err *e)
{
	fprintf(stderr, "child: %s: %s\n", what, e->text);
	_exit(1);
}

/* In a child: everything of its own. */
static struct city *open_city(const char *spec)
{
	struct store_options plain = {0};
	struct err e = {0};
	struct store *s;
	struct city *city;
	rand_replace(0);
	clock_replace(shared_clock, shared);
	if (!store_open(spec, &plain, &s, &e) || !city_open(s, &city, &e))
		child_failed("open", &e);
	return city;
}

/* The parent has no connection while it forks. */
static void leave_store(struct world *w)
{
	world_done(w);
	city_close(w->city);
	store_close(w->f->store);
	w->city = NULL;
	w->f->store = NULL;
}

static void enter_store(struct world *w)
{
	struct store_options plain = {0};
	assert_ok(store_open(w->f->spec, &plain, &w->f->store, &w->e), &w->e);
	assert_ok(city_open(w->f->store, &w->city, &w->e), &w->e);
}

static void begin(struct world *w, void (*child)(struct world *w, int nr, int fd))
{
	leave_store(w);
	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	assert_ptr_not_equal(shared, MAP_FAILED);
	atomic_store(&shared->now, FIXTURE_NOW);
	fflush(NULL);
	for (int i = 0; i < PROCESSES; i++) {
		int ends[2];
		assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
		children[i].fd = ends[0];
		children[i].pid = fork();        /* nocheck: the processes of this test */
		assert_true(children[i].pid >= 0);
		if (children[i].pid == 0) {
			for (int k = 0; k <= i; k++)
				close(children[k].fd);
			child(w, i, ends[1]);
			_exit(0);
		}
		close(ends[1]);
	}
	enter_store(w);
	clock_replace(shared_clock, shared);
}

static void tell(int nr, char what)
{
	assert_int_equal(write(children[nr].fd, &what, 1), 1);
}

static void hear(int nr)
{
	char answer = 0;
	if (read(children[nr].fd, &answer, 1) != 1)
		fail_msg("process %d is gone", nr);
	assert_int_equal(answer, 'k');
}

static void ended(int nr, int signal_wanted)
{
	int status;
	assert_int_equal(waitpid(children[nr].pid, &status, 0), children[nr].pid);
	if (signal_wanted)
		assert_true(WIFSIGNALED(status) && WTERMSIG(status) == signal_wanted);
	else
		assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	close(children[nr].fd);
	children[nr].pid = 0;
}

static void verified(struct world *w)
{
	struct verify_report rep;
	world_done(w);
	assert_ok(trail_verify(w->f->store, NULL, &w->en, w->a, NULL, NULL, &rep, &w->e), &w->e);
	if (rep.bad)
		fail_msg("%s", rep.bad);
}

/* ---- one chain ---- */

struct writer { struct city *city; int process, nr; pthread_t thread; };

static void add(struct city *city, const char *number, const uint8_t token[CHAIN_TOKEN], struct seen *ret)
{
	struct arena *a = arena_new(1 << 20);
	struct lang l = {LANG_EN, a};
	struct json *in = json_obj(a);
	struct act_result r = {0};
	struct err e = {0};
	json_add_str(a, in, STR("number"), str_of(number));
	json_add_str(a, in, STR("name"), STR("連 太郎"));
	if (!act_do(city, &act_person_add, &WHO_SYSTEM, token, in, &l, a, &r, &e) || !r.done)
		child_failed(number, &e);
	*ret = (struct seen){r.entry, r.object, r.repeated};
	arena_free(a);
}

static void *write_all(void *ctx)
{
	struct writer *w = ctx;
	char number[32];
	for (int i = 0; i < OWN; i++) {
		uint8_t token[CHAIN_TOKEN] = {1, (uint8_t)w->process, (uint8_t)w->nr, (uint8_t)i};
		snprintf(number, sizeof(number), "P%d-%d-%d", w->process, w->nr, i);
		add(w->city, number, token, &shared->own[w->process][w->nr][i]);
		if (i % 2)
			continue;
		uint8_t same[CHAIN_TOKEN] = {2, (uint8_t)(i / 2)};
		snprintf(number, sizeof(number), "C%d", i / 2);
		add(w->city, number, same, &shared->common[w->process][w->nr][i / 2]);
	}
	return NULL;
}

static void writers(struct world *w, int nr, int fd)
{
	struct city *city = open_city(w->f->spec);
	struct writer list[THREADS];
	char go = 'k';
	if (write(fd, &go, 1) != 1 || read(fd, &go, 1) != 1)
		_exit(1);
	for (int i = 0; i < THREADS; i++) {
		list[i] = (struct writer){.city = city, .process = nr, .nr = i};
		if (pthread_create(&list[i].thread, NULL, write_all, &list[i]) != 0)
			_exit(1);
	}
	for (int i = 0; i < THREADS; i++)
		pthread_join(list[i].thread, NULL);
	shared->commits[nr] = city_store(city)->n_commits;
	shared->acts[nr] = city_store(city)->n_acts;
	_exit(0);
}

static int by_number(const void *x, const void *y)
{
	const int64_t *a = x, *b = y;
	return *a < *b ? -1 : *a > *b;
}

static void one_chain(void **state)
{
	enum { ALL = PROCESSES * THREADS * OWN };
	struct world *w = world_of(state);
	int64_t before = world_entries(w), acts = 0, commits = 0, entries[ALL + COMMON];
	size_t n = 0;
	begin(w, writers);
	for (int i = 0; i < PROCESSES; i++)
		hear(i);
	for (int i = 0; i < PROCESSES; i++)
		tell(i, 'g');
	for (int i = 0; i < PROCESSES; i++)
		ended(i, 0);
	assert_int_equal(world_entries(w), before + ALL + COMMON);
	for (int p = 0; p < PROCESSES; p++) {
		for (int t = 0; t < THREADS; t++) {
			for (int i = 0; i < OWN; i++) {
				assert_false(shared->own[p][t][i].repeated);
				entries[n++] = shared->own[p][t][i].entry;
			}
		}
		acts += shared->acts[p];
		commits += shared->commits[p];
	}
	/* the same token: one act, the same answer to everybody, and one of them was the first */
	for (int i = 0; i < COMMON; i++) {
		const struct seen *first = &shared->common[0][0][i];
		int firsts = 0;
		for (int p = 0; p < PROCESSES; p++) {
			for (int t = 0; t < THREADS; t++) {
				const struct seen *s = &shared->common[p][t][i];
				assert_int_equal(s->entry, first->entry);
				assert_int_equal(s->object, first->object);
				firsts += !s->repeated;
			}
		}
		assert_int_equal(firsts, 1);
		entries[n++] = first->entry;
	}
	qsort(entries, n, sizeof(*entries), by_number);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(entries[i], before + (int64_t)i);
	print_message("# %lld acts in %lld commits\n", (long long)acts, (long long)commits);
	assert_true(acts >= ALL + COMMON && commits * 2 < acts);
	verified(w);
	munmap(shared, sizeof(*shared));
}

/* ---- turns ---- */

static bool witness(void *ctx, struct store *s, int64_t now, bool doubt)
{
	(void)s;
	(void)now;
	(void)doubt;
	atomic_fetch_add((atomic_int *)ctx, 1);
	return true;
}

static void clockworks(struct world *w, int nr, int fd)
{
	struct city *city = open_city(w->f->spec);
	struct clockwork_options o = {.city = city, .seal_ms = 60 * SECOND, .witness = witness,
		.ctx = &shared->witnessed[nr], .witnesses = 1};
	struct clockwork *c;
	struct err e = {0};
	char what = 'k';
	if (!clockwork_new(&o, &c, &e))
		child_failed("clockwork", &e);
	while (write(fd, &what, 1) == 1 && read(fd, &what, 1) == 1 && what == 't') {
		clockwork_turn(c);
		what = 'k';
	}
	if (what == 'q')
		clockwork_end(c);
	_exit(what == 'q' ? 0 : 1);
}

/* All that live have a turn at once, at that moment; how many did the work: *ret_who is one of them. */
static int all_turn(int64_t now, int *ret_who)
{
	int before[PROCESSES], did = 0;
	atomic_store(&shared->now, now);
	for (int i = 0; i < PROCESSES; i++) {
		before[i] = atomic_load(&shared->witnessed[i]);
		if (children[i].pid)
			tell(i, 't');
	}
	for (int i = 0; i < PROCESSES; i++) {
		if (children[i].pid)
			hear(i);
		if (atomic_load(&shared->witnessed[i]) != before[i]) {
			did += atomic_load(&shared->witnessed[i]) - before[i];
			*ret_who = i;
		}
	}
	return did;
}

static void fails_to_log_in(struct world *w)
{
	uint8_t token[SESSION_TOKEN];
	enum login_outcome got;
	int64_t till;
	assert_ok(account_login(w->city, STR("nobody"), STR("wrong"), STR("10.1.2.3"), &got, token, &till, &w->e), &w->e);
	assert_int_equal(got, LOGIN_WRONG);
}

/* Who holds it by the store: the number after "process ". */
static pid_t holder(struct world *w, const char *name)
{
	struct lease *list;
	size_t n;
	long pid = 0;
	assert_ok(lease_list(world_read(w), w->a, &list, &n, &w->e), &w->e);
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].name, name) == 0)
			pid = strtol(strstr(list[i].place, "process ") + 8, NULL, 10);
	world_done(w);
	return (pid_t)pid;
}

static void each_thing_once(void **state)
{
	struct world *w = world_of(state);
	int64_t t = FIXTURE_NOW;
	int who = -1, next = -1;
	begin(w, clockworks);
	for (int i = 0; i < PROCESSES; i++)
		hear(i);
	/* every hour nobody holds anything, all three want to, and one does: one turn, one entry about failed logins */
	for (int hour = 0; hour < 4; hour++, t += HOUR) {
		int64_t before = world_entries(w);
		fails_to_log_in(w);
		assert_int_equal(all_turn(t, &who), 1);
		assert_int_equal(world_entries(w), before + 1);
		/* before the next is due nothing happens */
		assert_int_equal(all_turn(t + 59 * SECOND, &next), 0);
		assert_int_equal(world_entries(w), before + 1);
	}
	/* minute by minute it stays with whoever has it */
	assert_int_equal(all_turn(t, &who), 1);
	for (int i = 1; i <= 5; i++) {
		assert_int_equal(all_turn(t + i * 60 * SECOND, &next), 1);
		assert_int_equal(next, who);
	}
	assert_int_equal(holder(w, "witness"), children[who].pid);
	/* it is killed: for two minutes nobody else begins, then one does */
	t += 300 * SECOND;
	assert_int_equal(kill(children[who].pid, SIGKILL), 0);
	ended(who, SIGKILL);
	assert_int_equal(all_turn(t + 60 * SECOND, &next), 0);
	assert_int_equal(all_turn(t + 119 * SECOND, &next), 0);
	assert_int_equal(all_turn(t + 129 * SECOND, &next), 1);
	assert_int_not_equal(next, who);
	assert_int_equal(holder(w, "witness"), children[next].pid);
	/* that one stops in order: the last begins at its next look */
	int last = PROCESSES - who - next;
	tell(next, 'q');
	ended(next, 0);
	assert_int_equal(holder(w, "witness"), 0);
	assert_int_equal(all_turn(t + 139 * SECOND, &who), 1);
	assert_int_equal(who, last);
	assert_int_equal(holder(w, "tick"), children[last].pid);
	tell(last, 'q');
	ended(last, 0);
	verified(w);
	munmap(shared, sizeof(*shared));
}

static int teardown(void **state)
{
	for (int i = 0; i < PROCESSES; i++) {
		if (children[i].pid > 0) {
			kill(children[i].pid, SIGKILL);
			waitpid(children[i].pid, NULL, 0);
		}
		children[i].pid = 0;
	}
	return world_teardown(state);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		fixture_test_pg(one_chain),
		cmocka_unit_test(each_thing_once),
	};
	signal(SIGPIPE, SIG_IGN);
	return fixture_run_with("cluster-processes", tests, ARRAY_LEN(tests), world_setup, teardown);
}
