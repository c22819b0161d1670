/* Clauses as tables: the tree, and what stands below one clause. */
#ifndef PAGES_CLAUSES_H
#define PAGES_CLAUSES_H

#include "engine/standing.h"
#include "pages/ui.h"

/* 守り方: what a keeper is, in one word. */
const char *clause_way(const struct lang *l, const struct keeper *k);
/* 守る人: titles of the roles that the clause names; "" none. */
const char *clause_people(struct req *r, const struct clause *c);
/* All clauses below one, chapter by chapter. tree: standing_tree. */
void clauses_below(struct req *r, const struct clause *c, const struct clause_standing *tree);

#endif
