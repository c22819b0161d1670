/* A typed growing array in an arena: VEC(struct foo) list = {0}; *vec_push(a, &list) = x; list.p[i], list.n */
#ifndef UTIL_VEC_H
#define UTIL_VEC_H

#include "util/arena.h"

#define VEC(type) struct { type *p; size_t n, cap; }

void *vec_grow(struct arena *a, void *p, size_t n, size_t *cap, size_t size);

/* A zeroed new last element, by pointer; earlier pointers into the list may move. */
#define vec_push(a, v) \
	((v)->p = vec_grow((a), (v)->p, (v)->n, &(v)->cap, sizeof(*(v)->p)), &(v)->p[(v)->n++])

#endif
