/* The phrases of the language, each a grammar of one line; they are checked against the scope while they are read. */
#ifndef PACK_GRAMMAR_H
#define PACK_GRAMMAR_H

#include "pack/scope.h"

/* Where a phrase stands: for messages, and for its names. */
struct phrase { struct build *b; const struct scope *scope; const struct node *node; const char *key; };

/* PATH      [some|every|count] name.name…                       NULL after saying what is wrong; so all of them. */
const struct path *grammar_path(const struct phrase *p, struct str text);
/* A path that means something here. */
const struct path *grammar_path_known(const struct phrase *p, struct str text, struct types *ret);
/* TIME      3 days, a param, a path, now, today, 31 July, end of fiscal year, SPAN after TIME, SPAN before TIME,
 *           SPAN from TIME; any of these [, or next working day | , or previous working day] */
const struct ptime *grammar_time(const struct phrase *p, struct str text);
bool grammar_span(struct str text, struct span *ret);          /* "3 working days"; says nothing */
bool grammar_day(struct str text, int *ret_month, int *ret_day);   /* "31 July"; says nothing */
/* ACTOR     ROLE, ROLE of [each] PATH, applicant, colleague of PATH … [since TIME], any {…}, all {…} */
const struct actor *grammar_actor(const struct phrase *p, const struct val *v);
/* CONDITION { PATH, OP, VALUE }, all {…}, any {…}, none {…} */
const struct cond *grammar_cond(const struct phrase *p, const struct val *v);

/* "{unit}-{no}": what is wrong with a pattern for numbers, NULL when nothing is. */
const char *grammar_number(const struct lang *l, struct str text);

/* The next word of a phrase, cut off; empty at the end. */
struct str grammar_word(struct str *rest);
bool grammar_say(const struct phrase *p, const char *what);    /* false */

#endif
