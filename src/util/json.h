/* JSON: a strict reader (RFC 8259, I-JSON: no duplicate names, depth and size limits) into an arena, and the
 * canonical writer of RFC 8785 (names sorted by UTF-16 units, integers only: |n| ≤ 2^53-1). */
#ifndef UTIL_JSON_H
#define UTIL_JSON_H

#include <stdint.h>

#include "util/arena.h"
#include "util/buf.h"
#include "util/err.h"

enum json_kind { JSON_NULL, JSON_BOOL, JSON_INT, JSON_STR, JSON_ARR, JSON_OBJ };

struct json {
	enum json_kind kind;
	int64_t i;                   /* bool (0, 1) and int */
	struct str s;                /* string value */
	struct str name;             /* inside an object: its name */
	struct json *first, *last;   /* items of an array or object, in order */
	struct json *next;
	size_t count;                /* items */
};

/* Numbers with a fraction or exponent are refused. depth at most 32. */
bool json_read(struct arena *a, struct str text, size_t max_items, struct json **ret, struct err *e) CHECKED;
void json_write(struct buf *b, const struct json *j);     /* canonical */

#define JSON_INT_MAX INT64_C(9007199254740991)            /* 2^53-1: what every reader of JSON holds */
bool json_int_ok(int64_t i);                              /* |i| ≤ JSON_INT_MAX */
struct json *json_obj(struct arena *a);
struct json *json_arr(struct arena *a);
/* Adders copy strings into the arena; bad UTF-8 and NUL become U+FFFD (reading refuses both). In an object name is
 * required and must be new (programmer error); in an array name is STR_NONE. They return the new item. */
struct json *json_add(struct arena *a, struct json *to, struct str name, struct json *item);
struct json *json_add_int(struct arena *a, struct json *to, struct str name, int64_t i);
struct json *json_add_bool(struct arena *a, struct json *to, struct str name, bool v);
struct json *json_add_str(struct arena *a, struct json *to, struct str name, struct str s);
struct json *json_add_null(struct arena *a, struct json *to, struct str name);
struct json *json_add_obj(struct arena *a, struct json *to, struct str name);
struct json *json_add_arr(struct arena *a, struct json *to, struct str name);
/* Puts or replaces in an object. */
void json_put(struct arena *a, struct json *obj, struct str name, struct json *item);
struct json *json_copy(struct arena *a, const struct json *j);

const struct json *json_get(const struct json *obj, const char *name);    /* NULL when absent or obj is no object */
struct str json_str(const struct json *obj, const char *name);            /* empty when absent or no string */
int64_t json_int(const struct json *obj, const char *name, int64_t otherwise);
bool json_true(const struct json *obj, const char *name);
#define json_each(it, parent) for (const struct json *it = (parent) ? (parent)->first : NULL; it; it = it->next)

#endif
