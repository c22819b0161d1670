/* Pages of disposal: shared by the overview and the list. */
#ifndef PAGES_DISPOSAL_H
#define PAGES_DISPOSAL_H

#include "pages/ui.h"

/* May the reader approve what this unit (0: all) disposes of? */
bool disposal_approves(struct req *r, int64_t unit);
/* The last day that a list of today may name: yesterday. */
int64_t disposal_till(const struct req *r);

#endif
