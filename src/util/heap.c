#include "util/heap.h"

#include <stdlib.h>
#include <string.h>

#include "util/must.h"

void *heap_alloc(size_t count, size_t size)
{
	void *p = calloc(count ? count : 1, size ? size : 1);
	must(p);
	return p;
}

void *heap_grow(void *p, size_t count, size_t size)
{
	p = reallocarray(p, count ? count : 1, size ? size : 1);
	must(p);
	return p;
}

char *heap_copy(const char *text)
{
	char *p = strdup(text);
	must(p);
	return p;
}

void heap_free(void *p) { free(p); }
