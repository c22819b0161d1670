/* Pages of disposal: shared by the overview and the list. */
#ifndef PAGES_DISPOSAL_H
#define PAGES_DISPOSAL_H

#include "engine/dispose.h"
#include "pages/ui.h"

/* May the reader approve what this unit (0: all) disposes of? */
bool disposal_approves(struct req *r, int64_t unit);
/* The last day that a list of today may name: yesterday. */
int64_t disposal_till(const struct req *r);
/* "/cases/1": where a thing is looked at. */
const char *disposal_path(struct req *r, int kind, int64_t id);
/* Its counts as four cells of a table, and the heads over them. */
void disposal_cells(struct req *r, const struct dispose_counts *c);
void disposal_heads(struct req *r);
const char *disposal_say(struct req *r, const struct dispose_counts *c);

#endif
