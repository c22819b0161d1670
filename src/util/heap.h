/* Memory of things that outlive every request and have an end of their own: stores, servers, connections. No memory is a
 * programmer error's equal here: the process ends. Request memory is util/arena.h. */
#ifndef UTIL_HEAP_H
#define UTIL_HEAP_H

#include <stdbool.h>
#include <stddef.h>

/* Zeroed, never NULL. Freed with heap_free. */
void *heap_alloc(size_t count, size_t size) __attribute__((returns_nonnull, malloc, alloc_size(1, 2)));
#define heap_make(type) ((type *)heap_alloc(1, sizeof(type)))
/* The old bytes stay, new ones are not zeroed; p may be NULL. count × size is checked. */
void *heap_grow(void *p, size_t count, size_t size) __attribute__((returns_nonnull));
char *heap_copy(const char *text) __attribute__((returns_nonnull, malloc));
void heap_free(void *p);                   /* NULL is allowed */

/* malloc, and when there is no memory the reserve: NULL only when that is used up too. */
void *heap_room(size_t n) __attribute__((malloc, alloc_size(1)));

/* A server keeps a reserve (address space, not pages), so that what runs can end when memory runs out. It is given up once;
 * from then on heap_low is true, and the server takes no new work, until heap_low could lay it aside again. */
void heap_reserve(void);
bool heap_low(void);

#endif
