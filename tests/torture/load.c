/* Load on a store that fails over: load STORE LOG THREADS COUNT
 *
 * Each thread does acts through the door one after the other, and repeats what was not answered with the same token until it is.
 * What was answered goes to LOG, on disk before the next act: a line "TOKEN ENTRY MS", MS by the clock that nobody sets. Ends
 * after COUNT acts, or with COUNT 0 on SIGTERM; then it prints what was refused meanwhile: "TIMES<TAB>CODE<TAB>MESSAGE". */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "engine/act.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/num.h"

#define THREADS_MAX 64
#define REFUSALS_MAX 64
#define AGAIN_MS 100                     /* between two tries, as somebody who presses the button again */
#define PACE_MS 10                       /* between two acts of a thread: the machine is to carry three databases as well */

extern const struct act act_person_add;

static struct {
	struct city *city;
	int log;
	size_t count;
	atomic_size_t begun, done, again;
	pthread_mutex_t lock;            /* over what follows */
	struct { size_t n; struct err e; } refusals[REFUSALS_MAX];
	size_t n_refusals;
} all = {.lock = PTHREAD_MUTEX_INITIALIZER};

static atomic_bool ending;

static void end(int sig)
{
	(void)sig;
	atomic_store(&ending, true);
}

static void wait_ms(long ms)
{
	struct timespec t = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
	(void)nanosleep(&t, NULL);
}

static void refused(const struct err *e)
{
	size_t i = 0;
	pthread_mutex_lock(&all.lock);
	while (i < all.n_refusals && (all.refusals[i].e.code != e->code || strcmp(all.refusals[i].e.text, e->text) != 0))
		i++;
	if (i < REFUSALS_MAX) {
		all.refusals[i].n++;
		all.refusals[i].e = *e;
		all.n_refusals += i == all.n_refusals;
	}
	pthread_mutex_unlock(&all.lock);
}

static bool once(const uint8_t token[CHAIN_TOKEN], struct arena *a, struct act_result *ret, struct err *e)
{
	struct lang l = {LANG_EN, a};
	struct json *in = json_obj(a);
	struct buf number;
	buf_init(&number, 64);
	num_hex(&number, token, CHAIN_TOKEN);
	json_add_str(a, in, STR("number"), arena_str(a, buf_str(&number)));
	json_add_str(a, in, STR("name"), STR("荷重 試"));
	buf_free(&number);
	bool ok = act_do(all.city, &act_person_add, &WHO_SYSTEM, token, in, &l, a, ret, e);
	if (ok && !ret->done) {
		fprintf(stderr, "load: the act is refused: %s\n", ret->n_problems ? ret->problems[0].text : "");
		exit(1);
	}
	return ok;
}

static void tell(const uint8_t token[CHAIN_TOKEN], int64_t entry)
{
	CLEAN_BUF struct buf line;
	buf_init(&line, 256);
	num_hex(&line, token, CHAIN_TOKEN);
	buf_printf(&line, " %" PRId64 " %" PRId64 "\n", entry, clock_mono() / 1000000);
	struct str text = buf_str(&line);
	if (write(all.log, text.p, text.n) != (ssize_t)text.n || fdatasync(all.log) != 0) {
		fprintf(stderr, "load: the log: %s\n", strerror(errno));
		exit(1);
	}
}

static void *work(void *ctx)
{
	CLEAN_ARENA struct arena *a = arena_new(4 << 20);
	(void)ctx;
	while (!atomic_load(&ending) && (!all.count || atomic_fetch_add(&all.begun, 1) < all.count)) {
		uint8_t token[CHAIN_TOKEN];
		struct act_result r = {0};
		struct err e = {0};
		rand_bytes(token, sizeof(token));
		arena_reset(a);
		while (!once(token, a, &r, &e)) {
			refused(&e);
			err_clear(&e);
			atomic_fetch_add(&all.again, 1);
			wait_ms(AGAIN_MS);
			arena_reset(a);
		}
		tell(token, r.entry);
		atomic_fetch_add(&all.done, 1);
		wait_ms(PACE_MS);
	}
	return NULL;
}

int main(int argc, char **argv)
{
	pthread_t threads[THREADS_MAX];
	struct store *s;
	struct err e = {0};
	int64_t n, count;
	if (argc != 5 || !num_i64(str_of(argv[3]), 1, THREADS_MAX, &n) || !num_i64(str_of(argv[4]), 0, INT32_MAX, &count)) {
		fprintf(stderr, "usage: load STORE LOG THREADS COUNT\n");
		return 2;
	}
	all.count = (size_t)count;
	all.log = open(argv[2], O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
	if (all.log < 0 || !store_open(argv[1], &(struct store_options){.readers = 4}, &s, &e) || !city_open(s, &all.city, &e)) {
		fprintf(stderr, "load: %s\n", all.log < 0 ? strerror(errno) : e.text);
		return 1;
	}
	signal(SIGTERM, end);
	signal(SIGPIPE, SIG_IGN);
	for (int64_t i = 0; i < n; i++)
		must(pthread_create(&threads[i], NULL, work, NULL) == 0);
	for (int64_t i = 0; i < n; i++)
		pthread_join(threads[i], NULL);
	for (size_t i = 0; i < all.n_refusals; i++)
		printf("%zu\t%d\t%s\n", all.refusals[i].n, (int)all.refusals[i].e.code, all.refusals[i].e.text);
	city_close(all.city);
	store_close(s);
	return 0;
}
