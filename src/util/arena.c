#include "util/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "util/heap.h"
#include "util/sanitizer.h"

#define ALIGN 16
#define FIRST_BLOCK 8192
#define LARGEST_STEP (1u << 20)

struct block {
	struct block *older;
	size_t cap;                              /* bytes in data */
	_Alignas(ALIGN) unsigned char data[];
};

struct arena {
	struct block *newest;
	size_t at;                               /* used bytes of the newest block */
	size_t limit, used;
	bool over;
};

static struct block *block_new(size_t cap, struct block *older)
{
	struct block *b = heap_room(sizeof(*b) + cap);
	must(b);
	b->older = older;
	b->cap = cap;
	return b;
}

static void blocks_free(struct block *b, struct block *stop)
{
	while (b != stop) {
		struct block *older = b->older;
		free(b);
		b = older;
	}
}

struct arena *arena_new(size_t limit)
{
	must(limit >= 4096 && limit <= SIZE_MAX / 8);
	struct arena *a = calloc(1, sizeof(*a));
	must(a);
	a->limit = limit;
	return a;
}

void arena_free(struct arena *a)
{
	if (!a)
		return;
	blocks_free(a->newest, NULL);
	free(a);
}

void arena_reset(struct arena *a)
{
	struct block *first = NULL;
#if !SANITIZED
	for (first = a->newest; first && first->older; first = first->older)
		;
#endif
	blocks_free(a->newest, first);
	a->newest = first;
	a->at = 0;
	a->used = 0;
	a->over = false;
}

static void *take(struct arena *a, size_t n)
{
#if SANITIZED
	a->newest = block_new(n, a->newest);
	return a->newest->data;
#else
	size_t room = n ? (n + ALIGN - 1) / ALIGN * ALIGN : ALIGN;   /* also of an empty item the address is its own */
	if (!a->newest || a->newest->cap - a->at < room) {
		size_t cap = a->newest ? a->newest->cap * 2 : FIRST_BLOCK;
		if (cap > LARGEST_STEP)
			cap = LARGEST_STEP;
		a->newest = block_new(room > cap ? room : cap, a->newest);
		a->at = 0;
	}
	void *p = a->newest->data + a->at;
	a->at += room;
	return p;
#endif
}

/* Counted, not zeroed. */
static void *raw(struct arena *a, size_t n)
{
	must(n <= 4 * a->limit && a->used <= 4 * a->limit - n);
	a->used += n;
	if (a->used > a->limit)
		a->over = true;
	return take(a, n);
}

void *arena_alloc(struct arena *a, size_t n)
{
	void *p = raw(a, n);
	return n ? memset(p, 0, n) : p;
}

void *arena_room(struct arena *a, size_t n)
{
	return raw(a, n);
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
	size_t n;
	must(!__builtin_mul_overflow(count, size, &n));
	return arena_alloc(a, n);
}

bool arena_over(const struct arena *a)
{
	return a->over;
}

size_t arena_used(const struct arena *a)
{
	return a->used;
}

struct str arena_str(struct arena *a, struct str s)
{
	return (struct str){arena_cstr(a, s), s.n};
}

const char *arena_cstr(struct arena *a, struct str s)
{
	char *p = raw(a, s.n + 1);
	if (s.n)
		memcpy(p, s.p, s.n);
	p[s.n] = 0;
	return p;
}

static struct str print(struct arena *a, const char *fmt, va_list args)
{
	char small[256];
	va_list again;
	va_copy(again, args);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	int n = vsnprintf(small, sizeof(small), fmt, args);
	must(n >= 0);
	char *p = raw(a, (size_t)n + 1);
	if ((size_t)n < sizeof(small))
		memcpy(p, small, (size_t)n + 1);
	else
		vsnprintf(p, (size_t)n + 1, fmt, again);
#pragma GCC diagnostic pop
	va_end(again);
	return (struct str){p, (size_t)n};
}

struct str arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	struct str s = print(a, fmt, args);
	va_end(args);
	return s;
}

const char *arena_cprintf(struct arena *a, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	struct str s = print(a, fmt, args);
	va_end(args);
	return s.p;
}
