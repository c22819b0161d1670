/* Parts of controls that field.c and link.c share. */
#ifndef PAGES_FIELD_PRIVATE_H
#define PAGES_FIELD_PRIVATE_H

#include "pages/field.h"

/* The id of a control of this form, without what stands in front of it; its problem, which only the form that came back has. */
const char *field_id(struct req *r, const char *name);
const char *field_problem(struct req *r, const char *name);
void field_problem_line(struct req *r, const char *name);

/* What was posted: value, first string, one among them. */
const struct json *field_raw_of(const struct json *raw, const char *name);
struct str field_raw_text(const struct json *raw, const char *name);
bool field_raw_has(const struct json *raw, const char *name, const char *value);

void field_group_begin(struct req *r, const struct field *f);
void field_group_end(struct req *r, const struct field *f);
void field_option_input(struct req *r, const char *name, const struct option *o, bool many, const struct json *raw);
void field_levels(struct req *r, const struct scale *s, const char *name, const struct json *raw);
bool field_stands_for(const struct level *l, const char *name);
void field_select_begin(struct req *r, const struct field *f);
void field_select_option(struct req *r, const struct field *f, const struct json *raw, const char *value, const char *word);
void field_select_end(struct req *r, const struct field *f);

/* A link (link.c). */
void field_link(struct req *r, const struct field *f, const struct json *raw);

#endif
