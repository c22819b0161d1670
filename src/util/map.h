/* A string map in an arena. Keys are copied; values are the caller's. Order of insertion is kept. */
#ifndef UTIL_MAP_H
#define UTIL_MAP_H

#include "util/arena.h"

struct map;

struct map *map_new(struct arena *a);
void *map_get(const struct map *m, struct str key);               /* NULL when absent */
bool map_put(struct map *m, struct str key, void *value);         /* false, unchanged, when the key is there */
void map_set(struct map *m, struct str key, void *value);         /* replaces */
/* The one copy of a text, made in a, which lasts as long as the map: maps of texts alone. */
const char *map_intern(struct map *m, struct str text, struct arena *a);
size_t map_count(const struct map *m);
/* The i-th in order of insertion. */
void *map_at(const struct map *m, size_t i, struct str *ret_key);

#endif
