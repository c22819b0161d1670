/* Decisions that wait, as two tables: what must be opened first, what can be granted together. */
#ifndef PAGES_DECIDE_H
#define PAGES_DECIDE_H

#include "engine/case.h"
#include "pages/ui.h"

/* on_home: shown on the home page, which takes the query all=1 too. */
void decide_tables(struct req *r, const struct case_line *lines, size_t n, bool on_home);

#endif
