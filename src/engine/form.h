/* Bodies against shapes: reading what a person filled in, checking it, computing, evaluating conditions and times. Pure
 * but for links, which are looked up in the transaction. */
#ifndef ENGINE_FORM_H
#define ENGINE_FORM_H

#include "engine/act.h"

/* What names mean while evaluating: the body at hand, the record `this`, steps done so far. */
struct env {
	struct tx *tx; struct arena *arena; const struct pack *pack; const struct lang *lang;
	int64_t now;
	const struct procedure *procedure;       /* or */
	const struct register_ *reg;
	const struct json *body;                 /* flat object */
	const struct json *steps;                /* {step: {"by": person, "at": "time", "answer": "granted", fields…}} */
	const struct json *self;                 /* body of `this` */
	int64_t applicant, unit;
};

enum truth { TRUTH_NO, TRUTH_YES, TRUTH_UNKNOWN };     /* a missing value makes unknown */
enum truth cond_eval(struct env *v, const struct cond *c, struct err *e);

/* A moment (ms) for a time; dates mean their end (23:59) as a due date. CIVIL_NONE when what it hangs on is missing. */
int64_t time_eval(struct env *v, const struct ptime *t, struct err *e);

/* Fields that are asked now, in order, options' fields included where chosen. */
size_t form_asked(struct env *v, const struct field *fields, size_t n, const struct field ***ret, struct err *e);

/* in: object of strings as posted (name → string, or array of strings for many; dates also as name.era name.y name.m
 * name.d; links as "record:123" or "about:…" with name.about.N.confidentiality). Gives the typed body and the problems
 * beside fields, in the reader's language. Full-width input is accepted. Unknown names are refused (ERR_INVALID). */
bool form_read(struct env *v, const struct field *fields, size_t n, const struct json *in, struct json **ret_body,
	struct problem **ret_problems, size_t *ret_n, struct err *e) CHECKED;
/* Rules with `that`: those that do not hold, by message. */
bool rules_check(struct env *v, const struct rule *rules, size_t n, struct problem **ret, size_t *ret_n, struct err *e) CHECKED;

/* The highest level of a scale among the things a link names (5-2-4-u, takeout); NULL when none is graded. */
const struct level *form_highest(struct env *v, const char *link, const struct scale *s, struct err *e);
/* Every handling rule that holds at a level: its own and all below (5-1-1-l3-r1). */
struct handling { const struct rule *rule; const struct level *level; const struct clause *clause; };
size_t form_handling(const struct pack *p, const struct scale *s, const struct level *at, struct arena *a, struct handling **ret);

/* A value as a person reads it (text, not markup); CSV and print use it too. */
const char *form_say(struct env *v, const struct field *f, const struct json *value, struct err *e);

#endif
