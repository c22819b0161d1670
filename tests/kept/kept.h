/* The kept stores (README.md): a small city as the program of each schema step left it, as SQL text of both engines. */
#ifndef TESTS_KEPT_KEPT_H
#define TESTS_KEPT_KEPT_H

#include "tests/case/desk.h"

/* The newest step of which a store is kept. */
int kept_newest(void);
/* Loads the one of this step into a new place, with the indexes, guards and rows that it had. */
void kept_load(struct fixture *f, int step, char *ret_spec, size_t n);

/* Tables, columns, keys, indexes, constraints, triggers and functions, from the database's own catalogue. The caller frees. */
char *kept_catalogue(struct fixture *f, const char *spec);
/* All rows but those of schema_step, without what is NULL: a migration does not change a letter of it. The caller frees. */
char *kept_rows(struct fixture *f, const char *spec);

/* Fails with the first line that differs. Frees both. */
void kept_same(char *was, char *is);

/* Migrated, it verifies, lists and counts are right, and an act can be done in it. */
void kept_holds(struct fixture *f, const char *spec);

#endif
