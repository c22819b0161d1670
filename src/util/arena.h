/* Bump memory for one request or job: everything in it is freed at once.
 *
 * An arena has a limit at birth. Going past it does not fail the allocation: it sets a sticky mark that the owner
 * looks at where it can still answer (the gate answers 413 or 500). Four times the limit is a programmer error,
 * since every input is bounded before it is copied, and aborts. Under ASan every item is its own malloc, so that
 * use after the end is seen. Nothing with a destructor lives in an arena, and no secret. */
#ifndef UTIL_ARENA_H
#define UTIL_ARENA_H

#include <stdbool.h>
#include <stddef.h>

#include "util/must.h"
#include "util/str.h"

struct arena;

/* limit: bytes, at least 4096. Never NULL. Free with arena_free. */
struct arena *arena_new(size_t limit);
void arena_free(struct arena *a);              /* NULL is allowed */
void arena_reset(struct arena *a);             /* empties it, keeps the first block, clears the mark */

/* n bytes, zeroed, aligned to 16. n = 0 gives a valid unique pointer. Never NULL. */
void *arena_alloc(struct arena *a, size_t n) __attribute__((returns_nonnull, malloc, alloc_size(2)));
/* The same, not zeroed. */
void *arena_room(struct arena *a, size_t n) __attribute__((returns_nonnull, malloc, alloc_size(2)));
void *arena_array(struct arena *a, size_t count, size_t size) __attribute__((returns_nonnull, malloc));
#define arena_make(a, type) ((type *)arena_alloc((a), sizeof(type)))

bool arena_over(const struct arena *a);        /* the limit was passed */
size_t arena_used(const struct arena *a);      /* bytes handed out since new or reset */

/* Copies end with a NUL after their length, so that .p is also a C string. */
struct str arena_str(struct arena *a, struct str s);
const char *arena_cstr(struct arena *a, struct str s);
struct str arena_printf(struct arena *a, const char *fmt, ...) PRINTF(2, 3);
const char *arena_cprintf(struct arena *a, const char *fmt, ...) PRINTF(2, 3);

#endif
