/* Bodies against shapes: reading what a person filled in, checking it, computing, evaluating conditions and times. Pure
 * but for links, which are looked up in the transaction. */
#ifndef ENGINE_FORM_H
#define ENGINE_FORM_H

#include "engine/act.h"

/* What names mean while evaluating: the body at hand, the record `this`, steps done so far. */
struct env {
	struct city *city; /* knows the packs of other organs (engine/organ.h); NULL: pack says everything */
	struct tx *tx; struct arena *arena; const struct pack *pack; const struct lang *lang;
	int64_t now;
	const struct procedure *procedure;       /* or */
	const struct register_ *reg;
	const struct field *fields; size_t n_fields;   /* or: a door's questions, the columns of rows; looked up first */
	const struct json *body;                 /* flat object */
	const struct json *outer;                /* while a step is filled in: the body of the form around its fields */
	const struct json *steps;                /* {step: {"by": person, "at": "time", "answer": "granted", fields…}} */
	const struct json *self;                 /* body of `this`, and its shape: */
	const struct register_ *self_reg; const struct procedure *self_procedure;
	const struct field *self_fields; size_t n_self_fields;
	int64_t organ;                           /* whose params hold; 0: the unit's, without a unit the first */
	int64_t applicant, unit;                 /* applicant 0: the system; links are then not checked for being visible */
	const struct json *before;               /* the body before this change: links that stand in it are not checked again */
	/* Who posts, and the case or record (engine/object.h) that the form is about: files of others are refused. person 0: no
	 * matter whose. */
	struct { int64_t person, target; int kind; } poster;
	struct map *seen;                        /* records read so far; made when needed, start with NULL */
};

typedef VEC(const struct field *) field_list;

enum truth { TRUTH_NO, TRUTH_YES, TRUTH_UNKNOWN };     /* a missing value makes unknown */
enum truth cond_eval(struct env *v, const struct cond *c, struct err *e);

/* A moment (ms) for a time; dates mean their end (23:59) as a due date. CIVIL_NONE when what it hangs on is missing. */
int64_t time_eval(struct env *v, const struct ptime *t, struct err *e);

/* Fields that are asked now, in order, options' fields included where chosen. */
size_t form_asked(struct env *v, const struct field *fields, size_t n, const struct field ***ret, struct err *e);

/* in: object of strings as posted (name → string, or array of strings for many; dates also as name.era name.y name.m
 * name.d, times with name.h name.min; links as "record:123", "person:5", "unit:3", "case:9", "clause:5-1", "document:policy",
 * "duty:staff_round", "row:2", "number:A-0411", or "about:…" with name.about.N.confidentiality, N counting the descriptions
 * of that field; rows as name.N.column; questions of a level as grade.question). Gives the typed body and the problems
 * beside fields, in the reader's language; a problem inside rows stands at "name.N.column", N
 * counting the lines that say something. What was posted for a field
 * that is not asked is left out. Full-width input is accepted. Unknown names are refused (ERR_INVALID). */
bool form_read(struct env *v, const struct field *fields, size_t n, const struct json *in, struct json **ret_body,
	struct problem **ret_problems, size_t *ret_n, struct err *e) CHECKED;
/* The same checks for a body that is typed already; *ret_body is a copy with the computed fields and without what is not
 * asked. A member that is no field, or of another type, is ERR_INVALID. */
bool form_check(struct env *v, const struct field *fields, size_t n, const struct json *body, struct json **ret_body,
	struct problem **ret_problems, size_t *ret_n, struct err *e) CHECKED;
/* Most code points: 200 where one line is asked (columns of rows, titles and sort fields of a register), else 2,000. */
#define FORM_LINE_MAX 200
#define FORM_TEXT_MAX 2000
#define FORM_ROWS_MAX 200
size_t form_text_max(const struct env *v, const struct field *f);
/* A field of a shape by name, those inside options, yes and levels included. */
const struct field *form_field(const struct field *fields, size_t n, const char *name);
/* What a lookup gives: its options, of the first line that holds or of every one. */
bool form_lookup(struct env *v, const struct lookup *l, const struct option ***ret, size_t *ret_n, struct err *e) CHECKED;
/* Is this person among those whom an actor names? Roles stand at v->unit unless the actor says of what. */
enum truth actor_has(struct env *v, const struct actor *a, int64_t person, struct err *e);
/* Rules with `that`: those that do not hold, by message. */
bool rules_check(struct env *v, const struct rule *rules, size_t n, struct problem **ret, size_t *ret_n, struct err *e) CHECKED;

/* The highest level of a scale among the things a link names (5-2-4-u, takeout); NULL when none is graded. */
const struct level *form_highest(struct env *v, const char *link, const struct scale *s, struct err *e);
/* The level of a scale that a body carries, under the scale's name or under that of the base's which it plays; NULL. */
const struct level *form_level(const struct scale *s, const struct json *body);
/* The level of the base for which the grade of this name in a body stands: of several the one that was chosen, NULL while
 * none is (or when the scale plays none). */
const struct level *form_as(const struct scale *s, const struct json *body, const char *grade);
/* f is an "_as" field (pack.h): the level in its grade in this body, when that stands for several; NULL. */
const struct level *form_several(const struct field *f, const struct json *body);
/* Every handling rule that holds at a level: its own and all below (5-1-1-l3-r1). */
struct handling { const struct rule *rule; const struct level *level; const struct clause *clause; };
/* The clause that a handling rule keeps, NULL none. */
const struct clause *form_rule_clause(const struct pack *p, const struct scale *s, const struct rule *r);
size_t form_handling(const struct pack *p, const struct scale *s, const struct level *at, struct arena *a, struct handling **ret);

/* A value as a person reads it (text, not markup); CSV and print use it too. */
const char *form_say(struct env *v, const struct field *f, const struct json *value, struct err *e);

#endif
