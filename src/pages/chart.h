/* Charts drawn here, as SVG: no colour without a mark, the sentence as title. */
#ifndef PAGES_CHART_H
#define PAGES_CHART_H

#include "pages/ui.h"

/* Twelve months from April: bars with their numbers, and what was late below. sentence: read to those who hear it. */
void chart_months(struct req *r, const int64_t n[12], const int64_t late[12], int upto, const char *sentence);
/* A bar of shares, in the order broken … kept; for the tree. */
void chart_shares(struct req *r, const int64_t count[5]);
/* How much of a whole, as a bar; the numbers stand beside it. */
void chart_part(struct req *r, int64_t part, int64_t whole);

#endif
