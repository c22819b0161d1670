#include "util/vec.h"

void *vec_grow(struct arena *a, void *p, size_t n, size_t *cap, size_t size)
{
	must(n <= *cap);
	if (n < *cap)
		return p;
	size_t larger = *cap ? *cap * 2 : 8;
	must(larger > *cap);
	void *moved = arena_array(a, larger, size);
	if (n)
		memcpy(moved, p, n * size);
	*cap = larger;
	return moved;
}
