/* What names lead to: "item.confidentiality" in the body at hand, the steps done so far, `this`, params. Shared by cond.c,
 * when.c and form*.c, used by nobody else. */
#ifndef ENGINE_FORM_PATH_H
#define ENGINE_FORM_PATH_H

#include "engine/form.h"
#include "engine/record.h"
#include "util/civil.h"

/* One thing that a path leads to. */
struct found {
	const struct json *value;        /* NULL: missing */
	const struct field *field;       /* its field, NULL when it is none */
	const struct step *step;         /* a step itself: value is its answer, at its time */
	const struct json *at;
	const struct param *param;
	const struct json *home;         /* the object in which the value stands, its neighbours by their names; NULL */
};
typedef VEC(struct found) found_list;

/* fan: a link or rows at the end gives one for each thing (some, every, count); otherwise one for all. A list of many
 * that is not filled in leads to nothing; a single value that is not filled in is one missing. */
bool path_eval(struct env *v, const char *const *names, size_t n, bool fan, found_list *ret, struct err *e) CHECKED;
/* "contract.till" as written, for the right side of a condition. */
bool path_text(struct env *v, const char *text, bool fan, found_list *ret, struct err *e) CHECKED;

/* The record of a link value, read once for an env; NULL when it is no record or there is none. The body holds "state". */
bool env_record(struct env *v, const struct json *link, const struct record **ret, struct err *e) CHECKED;
/* The env in which a condition about a target is asked: the target's body, and `this` is the form of v. */
bool env_of_target(
	struct env *v, const struct field *f, const struct json *link, struct env *ret, bool *ret_found, struct err *e) CHECKED;

/* Lines of rows `of` a register (form_lines.c): one for each record of the env's unit that `only` selects, in the order of their
 * numbers, with what was answered for that record in `given` (NULL: nothing). Reads them with one query. *ret_more: the unit has
 * more than FORM_LINES_MAX records there; *ret is then NULL. */
#define FORM_LINES_MAX 2000
bool form_lines(struct env *v, const struct field *f, const struct json *given, struct json **ret, bool *ret_more,
	struct err *e) CHECKED;
/* Reads the records that lines name, sixteen a query. */
bool lines_prefetch(struct env *v, const struct json *lines, struct err *e) CHECKED;

/* Figures over people (form_figure.c): "training.rate", "training.unit.rate", "workplace.desk.no" of the newest round. names
 * begin with a duty or sheet of the pack; else, and without a round, *ret is NULL. */
bool figure_eval(struct env *v, const char *const *names, size_t n, const struct json **ret, struct err *e) CHECKED;

/* A moment: milliseconds; a date is its end, 23:59. */
struct moment { int64_t ms; bool is_date; };
/* The moment of a value (date or time as written in a body); false when it is none. */
bool moment_of(const struct json *value, struct moment *ret);
/* *ret_known false when what it hangs on is missing. */
bool moment_eval(struct env *v, const struct ptime *t, struct moment *ret, bool *ret_known, struct err *e) CHECKED;

static inline bool json_missing(const struct json *j)
{
	return !j || j->kind == JSON_NULL || (j->kind == JSON_ARR && j->count == 0) || (j->kind == JSON_STR && j->s.n == 0);
}

#endif
