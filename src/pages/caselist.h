/* Cases as rows, the same everywhere. */
#ifndef PAGES_CASELIST_H
#define PAGES_CASELIST_H

#include "engine/case.h"
#include "pages/ui.h"

struct reader;

void caselist_rows(struct req *r, const struct case_line *lines, size_t n);
/* The same for a narrow column. */
void caselist_narrow(struct req *r, const struct case_line *lines, size_t n);
/* What waits for me: status and day, title, one button that leads to it. word: of the button; NULL: the step. */
void caselist_tasks(struct req *r, const struct case_line *lines, size_t n, const char *word);
/* The state of a case as mark and word. */
void caselist_state(struct req *r, const char *state, bool overdue);
/* The doors as tiles: those that lead on for the reader himself; with all, every one (what a role of the section asks may
 * be drafted by anyone of it). */
void home_doors(struct req *r, bool all);
/* Through this door is something that the reader may apply for himself. */
bool door_leads(const struct door *d, const struct reader *me);

#endif
