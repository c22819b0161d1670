#include "util/heap.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "util/must.h"

#define RESERVE (16u << 20)

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static void *reserve;
static atomic_bool low;

void heap_reserve(void)
{
	pthread_mutex_lock(&lock);
	if (!reserve)
		reserve = malloc(RESERVE);
	atomic_store(&low, !reserve);
	pthread_mutex_unlock(&lock);
}

bool heap_low(void)
{
	if (atomic_load(&low))
		heap_reserve();
	return atomic_load(&low);
}

static bool give_up_reserve(void)
{
	pthread_mutex_lock(&lock);
	bool was = reserve != NULL;
	if (was) {
		free(reserve);
		reserve = NULL;
		atomic_store(&low, true);
	}
	pthread_mutex_unlock(&lock);
	return was;
}

void *heap_room(size_t n)
{
	void *p = malloc(n);
	/* Another thread may have given it up just now: then there is some room, too. */
	return p || (!give_up_reserve() && !atomic_load(&low)) ? p : malloc(n);
}

void *heap_alloc(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size ? size : 1);
	if (!p && (give_up_reserve() || atomic_load(&low)))
		p = calloc(count ? count : 1, size ? size : 1);
	must(p);
	return p;
}

void *heap_grow(void *p, size_t count, size_t size)
{
	void *more = reallocarray(p, count ? count : 1, size ? size : 1);
	if (!more && (give_up_reserve() || atomic_load(&low)))
		more = reallocarray(p, count ? count : 1, size ? size : 1);
	must(more);
	return more;
}

char *heap_copy(const char *text)
{
	char *p = strdup(text);
	must(p);
	return p;
}

void heap_free(void *p) { free(p); }
