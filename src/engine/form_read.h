/* Reading what was posted: shared by form_read.c and form_date.c. */
#ifndef ENGINE_FORM_READ_H
#define ENGINE_FORM_READ_H

#include "engine/form_path.h"
#include "util/map.h"
#include "util/vec.h"

typedef VEC(struct problem) problem_list;

struct reading {
	struct env *v;
	const struct json *in;               /* name → string or array of strings */
	const char *prefix;                  /* inside rows: "name.N." */
	struct map *known;                   /* names that a field asks for: others are refused */
	struct map *index;                   /* of in, by name: thousands of lines are posted at once; NULL none */
	struct json *body;
	problem_list problems;
};

/* The posted string of a name (prefix put in front), empty when absent; several: the first, with a problem. Marks it known. */
struct str read_one(struct reading *r, const char *name);
void read_problem(struct reading *r, const char *name, const char *text);
/* Value of a date or time; NULL when nothing was given or it cannot be read (then there is a problem). */
const struct json *read_moment(struct reading *r, const struct field *f);

/* Computes, settles what is asked and takes the rest away, then looks at what is required, bounds and links. read: problems
 * found while reading; those of fields that are asked come before the others. prefix: of the fields' names in problems. */
bool form_settle(struct env *v, const struct field *fields, size_t n, const char *prefix, struct json *body,
	const problem_list *read, problem_list *ret, struct err *e) CHECKED;
/* Targets of a link: there, of the right kind, visible, `only`, `except`. */
bool form_check_link(struct env *v, const struct field *f, const struct json *value, const char *name, problem_list *ret,
	struct err *e) CHECKED;
/* One link as people read it: "A-0411 生活保護システム". */
bool form_say_link(struct env *v, const struct json *link, const char **ret, struct err *e) CHECKED;
const char *form_say_level(const struct env *v, const struct scale *s, const struct level *l);

#endif
