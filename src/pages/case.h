/* The case that a page is about. */
#ifndef PAGES_CASE_H
#define PAGES_CASE_H

#include "engine/handling.h"
#include "pages/ui.h"

/* page.may of everything under /cases/{id}: reads the case, answers whether the reader may see it. */
bool case_may(struct req *r);
const struct case_file *case_of(struct req *r);
/* 守ること of the case; NULL after a failure, which the request remembers. */
const struct handling_sheet *case_rules(struct req *r);
struct env case_env_of(struct req *r, const struct case_file *c, const struct procedure *p, const struct json *body);
/* The frozen content line by line, in the order in which it was asked. */
void case_lines_of(struct req *r, const struct case_file *c, bool paper);
/* What a step that was taken has filled in, line by line; nothing when it filled in nothing. */
void case_answers_of(struct req *r, const struct case_file *c, const struct case_step *s, bool paper);
/* paper.c: a document that a step gives, filled from the case. Given already: its step was reached; false: no such. */
bool paper_given(const struct case_file *c, const struct case_step *s);
bool paper_show(struct req *r, const struct case_file *c, struct str name);
/* The title of a step, with the thing for which it is taken. */
const char *case_step_title(struct req *r, const struct case_step *s);
/* What this reader may do now: forms beside the content. */
void case_moves(struct req *r, const struct case_file *c);
/* Of who took a step, as kept: "name", "title", "unit". */
const char *case_who(struct req *r, const struct case_step *s, const char *member);
/* 5年（令和14年3月31日まで） */
const char *case_kept(struct req *r, const struct case_file *c);
const char *case_publicity(const struct lang *l, const char *publicity);
const char *case_digest(struct req *r, const struct hash *h);
/* The word for an answer: 許可する … "" when none. */
const char *case_result(const struct lang *l, const char *result);
/* How somebody acted, in a word: 代決, 専決 … "" as the holder himself. as_kind: of case_step. */
const char *case_as(const struct lang *l, const char *as_kind);

#endif
