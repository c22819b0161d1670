/* The cage of foreign bytes: a job answers, or it dies alone and says nothing. */
#include "tests/util/check.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "util/sanitizer.h"
#include "worker/worker.h"

static char place[64];                       /* a file that a job may not make */

static void *nothing_more(void *arg) { return arg; }

static void run(struct arena *a, const struct lang *l, struct str in, struct buf *answer)
{
	volatile char *nothing = NULL;
	if (str_starts(in, STR("echo"))) {
		buf_add(answer, arena_printf(a, "%s %.*s", lang_ja(l) ? "ja" : "en", STR_ARG(in)));
	} else if (str_is(in, "crash")) {
		*nothing = 1;
	} else if (str_is(in, "abort")) {
		abort();
	} else if (str_is(in, "spin")) {
		for (volatile int i = 0; true; i++)
			;
	} else if (str_is(in, "memory")) {
		for (int i = 0; i < 64; i++)
			(void)arena_alloc(a, 8 << 20);
	} else if (str_is(in, "map")) {
		if (mmap(NULL, WORKER_MEMORY, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED)
			abort();
	} else if (str_starts(in, STR("write "))) {
		(void)open(arena_cstr(a, str_from(in, 6)), O_CREAT | O_WRONLY, 0600);
	} else if (str_is(in, "read")) {
		(void)open("/etc/passwd", O_RDONLY);
	} else if (str_is(in, "socket")) {
		(void)socket(AF_INET, SOCK_STREAM, 0);
	} else if (str_is(in, "thread")) {
		pthread_t t;
		(void)pthread_create(&t, NULL, nothing_more, NULL);
	} else if (str_is(in, "run")) {
		(void)execl("/bin/true", "true", NULL);
	} else if (str_is(in, "kill")) {
		(void)kill(getppid(), SIGTERM);
	} else if (str_is(in, "long")) {
		for (int i = 0; i < 2000; i++)
			buf_char(answer, 'x');
	} else if (str_is(in, "exit")) {
		_exit(1);
	}
}

static const struct worker_job trial = {.name = "trial", .answer_max = 1000, .seconds = 1, .run = run};
WORKER(trial)

static const char *asked(struct arena *a, enum lang_id id, struct str in)
{
	struct lang l = {id, a};
	struct err e = {0};
	struct str answer;
	bool died;
	if (!worker_run(a, &trial, &l, in, &answer, &died, &e))
		fail_msg("%s", e.text);
	assert_true(!died || !answer.n);
	return died ? "died" : arena_cstr(a, answer);
}

static void it_answers(void **state)
{
	struct arena *a = arena_new(8 << 20);
	(void)state;
	assert_string_equal(asked(a, LANG_JA, STR("echo 1")), "ja echo 1");
	assert_string_equal(asked(a, LANG_EN, STR("echo 2")), "en echo 2");
	assert_string_equal(asked(a, LANG_EN, STR("")), "");
	/* as much as it may be sent, in many pieces */
	char *much = arena_alloc(a, 1 << 20);
	memset(much, ' ', 1 << 20);
	assert_string_equal(asked(a, LANG_EN, (struct str){much, 1 << 20}), "");
	arena_free(a);
}

static void it_dies_alone(void **state)
{
	static const char *const dies[] = {"crash", "abort", "spin", "memory", "read", "socket", "thread", "run", "kill", "long",
		"exit",
#if !SANITIZED                               /* there the address space has no limit */
		"map",
#endif
	};
	struct arena *a = arena_new(8 << 20);
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(dies); i++)
		if (strcmp(asked(a, LANG_EN, str_of(dies[i])), "died") != 0)
			fail_msg("%s: it lives", dies[i]);
	snprintf(place, sizeof(place), "/tmp/sekimori-worker-%ld", (long)getpid());
	assert_string_equal(asked(a, LANG_EN, arena_printf(a, "write %s", place)), "died");
	assert_int_equal(access(place, F_OK), -1);
	/* and the next one is as good as new */
	assert_string_equal(asked(a, LANG_EN, STR("echo 3")), "en echo 3");
	arena_free(a);
}

/* More than may be sent is not sent. */
static void too_much(void **state)
{
	struct arena *a = arena_new(16 << 20);
	struct lang l = {LANG_EN, a};
	struct err e = {0};
	struct str answer;
	bool died = false;
	(void)state;
	char *much = arena_alloc(a, WORKER_IN_MAX + 1);
	memset(much, ' ', WORKER_IN_MAX + 1);
	assert_true(worker_run(a, &trial, &l, (struct str){much, WORKER_IN_MAX + 1}, &answer, &died, &e));
	assert_true(died);
	arena_free(a);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(it_answers), cmocka_unit_test(it_dies_alone),
		cmocka_unit_test(too_much)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
