#include "util/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "util/hash.h"
#include "util/heap.h"

void buf_init(struct buf *b, size_t max)
{
	must(max >= 1 && max <= SIZE_MAX / 4);
	*b = (struct buf){.max = max};
}

void buf_free(struct buf *b)
{
	free(b->p);
	*b = (struct buf){.max = b->max};
}

void buf_free_secret(struct buf *b)
{
	if (b->p)
		wipe(b->p, b->cap);
	buf_free(b);
}

void buf_clear(struct buf *b)
{
	b->len = 0;
	b->failed = false;
	if (b->p)
		b->p[0] = 0;
}

/* Memory moves by copying, not by realloc, and what is left behind is wiped, since a buffer may hold a secret. */
static bool grow(struct buf *b, size_t n)
{
	if (b->failed)
		return false;
	if (n > b->max - b->len) {
		b->failed = true;
		return false;
	}
	size_t need = b->len + n + 1;
	if (need <= b->cap)
		return true;
	size_t cap = b->cap ? b->cap * 2 : 256;
	if (cap < need)
		cap = need;
	if (cap > b->max + 1)
		cap = b->max + 1;
	char *p = heap_room(cap);
	must(p);
	if (b->p) {
		memcpy(p, b->p, b->len + 1);
		wipe(b->p, b->len);
		free(b->p);
	}
	b->p = p;
	b->cap = cap;
	return true;
}

/* Room for n more bytes and the NUL; false when the buffer has failed. */
static inline bool room(struct buf *b, size_t n)
{
	return (!b->failed && n <= b->max - b->len && n < b->cap - b->len) || grow(b, n);
}

void buf_bytes(struct buf *b, const void *p, size_t n)
{
	if (!room(b, n))
		return;
	if (n)
		memcpy(b->p + b->len, p, n);
	b->len += n;
	b->p[b->len] = 0;
}

void buf_add(struct buf *b, struct str s)
{
	buf_bytes(b, s.p, s.n);
}

void buf_char(struct buf *b, char c)
{
	if (!room(b, 1))
		return;
	b->p[b->len++] = c;
	b->p[b->len] = 0;
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list args, again;
	if (!room(b, 0))
		return;
	va_start(args, fmt);
	va_copy(again, args);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	int n = vsnprintf(b->p + b->len, b->cap - b->len, fmt, args);
	must(n >= 0);
	if ((size_t)n >= b->cap - b->len) {
		b->p[b->len] = 0;                /* the cut piece is no part of the text */
		if (room(b, (size_t)n))
			vsnprintf(b->p + b->len, (size_t)n + 1, fmt, again);
	}
#pragma GCC diagnostic pop
	if (!b->failed)
		b->len += (size_t)n;
	va_end(again);
	va_end(args);
}

void buf_u8(struct buf *b, uint8_t v)
{
	buf_bytes(b, &v, 1);
}

void buf_u32be(struct buf *b, uint32_t v)
{
	uint8_t p[4] = {(uint8_t)(v >> 24), (uint8_t)(v >> 16), (uint8_t)(v >> 8), (uint8_t)v};
	buf_bytes(b, p, sizeof(p));
}

void buf_u64be(struct buf *b, uint64_t v)
{
	buf_u32be(b, (uint32_t)(v >> 32));
	buf_u32be(b, (uint32_t)v);
}

struct str buf_str(const struct buf *b)
{
	return b->failed || !b->p ? STR_NONE : (struct str){b->p, b->len};
}
