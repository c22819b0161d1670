#include "util/clock.h"

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "util/must.h"

/* The replacements are the process's only state here; one lock guards each. */
static pthread_mutex_t clock_lock = PTHREAD_MUTEX_INITIALIZER;
static int64_t (*replaced)(void *);
static void *replaced_ctx;
static int64_t fixed_ms;

static pthread_mutex_t rand_lock = PTHREAD_MUTEX_INITIALIZER;
static uint64_t rand_state;                   /* 0: the system's randomness */

static int64_t of_timespec(clockid_t id, int64_t per_second)
{
	struct timespec t;
	must(clock_gettime(id, &t) == 0);
	return (int64_t)t.tv_sec * per_second + t.tv_nsec / (1000000000 / per_second);
}

int64_t clock_now(void)
{
	pthread_mutex_lock(&clock_lock);
	int64_t ms = replaced ? replaced(replaced_ctx) : of_timespec(CLOCK_REALTIME, 1000);
	pthread_mutex_unlock(&clock_lock);
	return ms;
}

int64_t clock_mono(void)
{
	return of_timespec(CLOCK_MONOTONIC, 1000000000);
}

void clock_replace(int64_t (*now)(void *), void *ctx)
{
	pthread_mutex_lock(&clock_lock);
	replaced = now;
	replaced_ctx = ctx;
	pthread_mutex_unlock(&clock_lock);
}

static int64_t stands_still(void *ms)
{
	return *(int64_t *)ms;
}

void clock_fixed(int64_t ms)
{
	pthread_mutex_lock(&clock_lock);
	fixed_ms = ms;
	replaced = stands_still;
	replaced_ctx = &fixed_ms;
	pthread_mutex_unlock(&clock_lock);
}

static void from_system(unsigned char *p, size_t n)
{
	while (n) {
		ssize_t got = getrandom(p, n, 0);
		if (got < 0 && errno == EINTR)
			continue;
		must(got > 0);
		p += got;
		n -= (size_t)got;
	}
}

/* SplitMix64 (Steele, Lea, Flood 2014): for tests and the demo only. */
static uint64_t next_word(void)
{
	uint64_t z = rand_state += 0x9e3779b97f4a7c15;
	if (!rand_state)                      /* 0 would mean the system's */
		rand_state = 0x9e3779b97f4a7c15;
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
	return z ^ (z >> 31);
}

void rand_bytes(void *p, size_t n)
{
	pthread_mutex_lock(&rand_lock);
	bool real = !rand_state;
	for (size_t at = 0; !real && at < n; at += 8) {
		uint64_t word = next_word();
		memcpy((unsigned char *)p + at, &word, n - at < 8 ? n - at : 8);
	}
	pthread_mutex_unlock(&rand_lock);
	if (real)
		from_system(p, n);
}

void rand_replace(uint64_t seed)
{
	pthread_mutex_lock(&rand_lock);
	rand_state = seed;
	pthread_mutex_unlock(&rand_lock);
}

struct timespec clock_deadline(int64_t ms)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	t.tv_sec += (time_t)(ms / 1000);
	t.tv_nsec += (long)(ms % 1000) * 1000000;
	if (t.tv_nsec >= 1000000000) {
		t.tv_sec++;
		t.tv_nsec -= 1000000000;
	}
	return t;
}

void clock_cond(pthread_cond_t *ret)
{
	pthread_condattr_t a;
	must(pthread_condattr_init(&a) == 0 && pthread_condattr_setclock(&a, CLOCK_MONOTONIC) == 0);
	must(pthread_cond_init(ret, &a) == 0);
	pthread_condattr_destroy(&a);
}
