/* What is kept from readers: fields with `readers` from everybody whom they do not name, and what stands apart, being `personal`
 * or having `readers`, from whatever shows many at once (docs/packs.md, Fields). */
#ifndef ENGINE_WITHHOLD_H
#define ENGINE_WITHHOLD_H

#include "engine/record.h"

/* Personal, or for its readers only; itself or, being rows, one of its columns. In lists, searches, files of many lines, titles
 * and lines of an inbox it does not stand. */
bool field_apart(const struct field *f);
/* Does the field of this name stand apart in a form, or what it hangs on? */
bool form_apart(const struct procedure *p, const char *name);
/* May this reader not read the column of this record, whatever stands in it? */
bool record_closes(struct tx *t, struct arena *a, const struct pack *p, const struct register_ *r, const struct who *reader,
	int64_t now, const struct record *rec, const struct field *column, bool *ret, struct err *e) CHECKED;

/* A copy of a body without what this reader may not see: such fields, what hangs on one (the fields of its options, the level
 * of the base that it stands for), such columns of rows. *ret is `body` itself when nothing is kept; v knows the body whole.
 * Taken out is pushed to ret_closed. The program itself sees all. */
bool withhold(struct env *v, const struct field *fields, size_t n, const struct who *reader, const struct json *body,
	const struct json **ret, field_list *ret_closed, struct err *e) CHECKED;
/* The same for a record; p: the pack that has its register r. rec->body is replaced. Who may see the record at all is
 * record_visible. */
bool record_withhold(struct tx *t, struct arena *a, const struct pack *p, const struct register_ *r, const struct who *reader,
	int64_t now, struct record *rec, field_list *ret_closed, struct err *e) CHECKED;
/* May a reader of the record read this file (64 hex digits) of it? Where a column is kept from him, even one that is empty by
 * now, what he sees must name it. */
bool record_shows_file(struct tx *t, struct arena *a, const struct pack *p, const struct register_ *r, const struct who *reader,
	int64_t now, const struct record *rec, const char *hex, bool *ret, struct err *e) CHECKED;
/* Does what is left name this file (64 hex digits)? */
bool withhold_names(const struct json *left, const char *hex);

#endif
