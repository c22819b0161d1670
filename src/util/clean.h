/* Cleanup at the end of a scope, for what no arena can hold: descriptors, files, buffers. */
#ifndef UTIL_CLEAN_H
#define UTIL_CLEAN_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "util/arena.h"
#include "util/buf.h"

static inline void clean_fd(int *fd) { if (*fd >= 0) close(*fd); }
static inline void clean_file(FILE **f) { if (*f) fclose(*f); }
static inline void clean_free(void *p) { free(*(void **)p); }
static inline void clean_arena(struct arena **a) { arena_free(*a); }

#define CLEAN_FD __attribute__((cleanup(clean_fd)))
#define CLEAN_FILE __attribute__((cleanup(clean_file)))
#define CLEAN_FREE __attribute__((cleanup(clean_free)))
#define CLEAN_ARENA __attribute__((cleanup(clean_arena)))
#define CLEAN_BUF __attribute__((cleanup(buf_free)))

#endif
