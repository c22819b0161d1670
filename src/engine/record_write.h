/* Writing one record with its version, links and derived rows: shared by record*.c. */
#ifndef ENGINE_RECORD_WRITE_H
#define ENGINE_RECORD_WRITE_H

#include "engine/record_index.h"

/* One record act: the pack in force, and what is noted for the derived tables until the end. */
struct writing {
	struct act_call *c;
	const struct pack *pack;
	struct index *index;
};
bool writing_begin(struct act_call *c, struct writing *ret, struct err *e) CHECKED;
bool writing_end(struct writing *w, struct err *e) CHECKED;

struct env writing_env(const struct writing *w, const struct register_ *r, int64_t unit, const struct json *body);
/* Checks a typed body with the register's rules; problems go to the call. *ret_good tells. */
bool writing_check(struct writing *w, const struct register_ *r, int64_t unit, const struct json *before, const char *state,
	const struct json *body, struct json **ret, bool *ret_good, struct err *e) CHECKED;
/* Inserts: body is checked. number: given. */
bool writing_insert(struct writing *w, const struct register_ *r, int64_t unit, const char *number, struct json *body,
	bool verified, const char *reason, int64_t *ret_id, struct err *e) CHECKED;
/* A new version of a record that is there. */
bool writing_save(struct writing *w, const struct register_ *r, const struct record *old, struct json *body, const char *state,
	int64_t verified, const char *reason, struct err *e) CHECKED;
/* Regrades what depends on a record: copies up, media to the highest. */
bool writing_cascade(struct writing *w, int64_t id, struct err *e) CHECKED;

/* n numbers at once: the first. text of a number of the line. */
bool number_reserve(struct act_call *c, const char *kind, const char *pattern, int64_t unit, int64_t n, const char **ret_line,
	int64_t *ret_first, struct err *e) CHECKED;
const char *number_text(struct arena *a, const char *line, int64_t no);

/* Computed fields of a body, put into it (form_check.c). */
bool form_compute(struct env *v, const struct field *fields, size_t n, struct json *body, struct err *e) CHECKED;

#endif
