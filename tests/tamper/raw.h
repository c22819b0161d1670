/* The hand of somebody who has the database itself: a connection past the store, with guards and references switched off. */
#ifndef TESTS_TAMPER_RAW_H
#define TESTS_TAMPER_RAW_H

#include "tests/store/fixture.h"
#include "util/buf.h"

struct raw;

struct cell { char type; bool null; int64_t i; struct str s; };       /* type of the column: i s b */
struct grid { size_t n_cols, n_rows; const char **cols; struct cell *cells; };

/* Drops the guard triggers, for good. */
struct raw *raw_open(struct fixture *f);
void raw_close(struct raw *r);
/* false when the database refused, as it does with a value that a column or an index cannot have. */
bool raw_try(struct raw *r, const char *fmt, ...) PRINTF(2, 3);
/* A refusal fails the test. */
void raw_do(struct raw *r, const char *fmt, ...) PRINTF(2, 3);
struct grid raw_rows(struct raw *r, struct arena *a, const char *fmt, ...) PRINTF(3, 4);
int64_t raw_number(struct raw *r, const char *fmt, ...) PRINTF(2, 3);
/* A value as this engine's SQL has it. */
const char *raw_value(const struct raw *r, struct arena *a, const struct cell *c);

const struct cell *raw_cell(const struct grid *g, size_t row, const char *col);
/* "WHERE …" that finds a row again by its key. */
const char *raw_where(const struct raw *r, struct arena *a, const struct grid *g, size_t row, const char *table);
/* The same when column col has another value at the moment. */
const char *raw_where_now(const struct raw *r, struct arena *a, const struct grid *g, size_t row, const char *table,
	const char *col, const struct cell *value);

/* Copies all tables beside themselves, under a name; brings them back. */
void raw_keep(struct raw *r, const char *name);
void raw_back(struct raw *r, const char *name, const char *except);   /* except: a table left as it is, or NULL */

#endif
