/* Charts drawn here, as SVG: no colour without a mark, the sentence as title. */
#ifndef PAGES_CHART_H
#define PAGES_CHART_H

#include "engine/standing_note.h"
#include "pages/ui.h"

/* Twelve months from April: bars with their numbers, and what was late below. sentence: read to those who hear it. */
void chart_months(struct req *r, const int64_t n[12], const int64_t late[12], int upto, const char *sentence);
/* A bar of shares, in the order broken … kept; for the tree. */
void chart_shares(struct req *r, const int64_t count[5]);
/* How one clause stood: spans (ms) in order of time, a line for each of the last fiscal years, the present one last. Once a
 * page. */
struct chart_span { int64_t from, till; enum standing standing; };
void chart_years(struct req *r, const struct chart_span *s, size_t n, int years, const char *sentence);
/* How many stood how: a column a moment, kept below. id: of its title, unique on the page. */
void chart_trend(struct req *r, const struct standing_count *c, size_t n, const char *id, const char *sentence);
/* How much of a whole, as a bar; the numbers stand beside it. */
void chart_part(struct req *r, int64_t part, int64_t whole);

#endif
