/* What a name in a phrase means: names walk from a form through links to what they point at. */
#ifndef PACK_SCOPE_H
#define PACK_SCOPE_H

#include "pack/build.h"

enum type_kind {
	TYPE_FIELD, TYPE_STEP, TYPE_CASE, TYPE_RECORD, TYPE_ROUND, TYPE_ROW, TYPE_PERSON, TYPE_UNIT, TYPE_ORGAN, TYPE_CLAUSE,
	TYPE_DOCUMENT, TYPE_TIME, TYPE_DATE, TYPE_NUMBER, TYPE_TEXT, TYPE_WORD, TYPE_ROLE, TYPE_PARAM,
	TYPE_FIGURES, TYPE_QUESTION,
};
struct type {
	enum type_kind kind;
	const struct field *field;           /* FIELD, ROW */
	const struct step *step;
	const struct elem *elem;             /* CASE, RECORD, ROUND, PARAM; FIGURES: a duty or sheet; QUESTION: its sheet */
	const char *words;                   /* WORD: what it may be, space-separated; FIGURES: "unit" when of the unit */
	const struct scope *home;            /* of a field: where its own links are looked up */
};
#define TYPES_MAX 24
struct types { size_t n; struct type p[TYPES_MAX]; };

/* The first name of a path. Two meanings and none are said; false then. */
bool scope_first(struct build *b, const struct scope *s, struct str name, const struct node *n, const char *key,
		 struct types *ret);
/* A whole path; every name must lead on. */
bool scope_walk(struct build *b, const struct scope *s, const struct path *p, const struct node *n, const char *key,
		struct types *ret);
/* What a link or field leads to: link → its targets; others themselves. */
void scope_targets(struct build *b, const struct type *t, struct types *ret);
bool scope_has(const struct types *t, enum type_kind kind);
/* The one field among the types of that kind; NULL. */
const struct field *scope_field(const struct types *t, enum field_kind kind);
/* Is there such a first name at all? Nothing is said. */
bool scope_knows(struct build *b, const struct scope *s, struct str name);
const char *scope_answers(enum step_kind kind);        /* "granted refused" */

/* Fields by name at any depth: of options, levels and yes, which stand flat beside their parent. */
const struct field *fields_find(const struct field *p, size_t n, struct str name);
const struct field *step_field(struct build *b, const struct step *s, struct str name);
const struct option *fields_option(const struct field *p, size_t n, struct str name);

#endif
