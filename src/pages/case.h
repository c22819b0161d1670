/* The case that a page is about. */
#ifndef PAGES_CASE_H
#define PAGES_CASE_H

#include "engine/case.h"
#include "pages/ui.h"

/* page.may of everything under /cases/{id}: reads the case, answers whether the reader may see it. */
bool case_may(struct req *r);
const struct case_file *case_of(struct req *r);
/* The lines of the frozen content, inside a <dl>. */
void case_body(struct req *r, const struct case_file *c);
const char *case_digest(struct req *r, const struct hash *h);
/* The word for an answer: 許可する … "" when none. */
const char *case_result(const struct lang *l, const char *result);
/* How somebody acted, in a word: 代決, 専決 … "" as the holder himself. as_kind: of case_step. */
const char *case_as(const struct lang *l, const char *as_kind);

#endif
