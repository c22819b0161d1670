/* A pack for the tests of forms: one register with every kind of field, a lookup, a procedure with steps, conditions and
 * times to be tried by their names. */
#ifndef TESTS_RECORD_SHAPE_H
#define TESTS_RECORD_SHAPE_H

#include "engine/form.h"
#include "tests/util/check.h"
#include "util/civil.h"

#define SHAPE_NOW 1795479120000                /* 2026-11-24T09:12 JST, a Tuesday; the Monday before it is a holiday */

struct shape {
	struct arena *a;
	struct lang ja, en;
	struct pack *pack;
	struct err e;
};

/* rules: further Lua text inside register "things"; steps: inside procedure "ask". */
void shape_open(struct shape *s, const char *rules, const char *steps);
void shape_close(struct shape *s);
struct json *shape_json(struct shape *s, const char *text);
const char *shape_text(struct shape *s, const struct json *j);
/* An env over register "things" (or procedure "ask") without a store; the clock stands at SHAPE_NOW. */
struct env shape_env(struct shape *s, const struct json *body);
struct env shape_case(struct shape *s, const struct json *body, const struct json *steps);
/* "field: text" a line. */
const char *shape_problems(struct shape *s, const struct problem *p, size_t n);

#endif
