/* Fields of a pack's shape as form controls; names are posted as "f.NAME". */
#ifndef PAGES_FIELD_H
#define PAGES_FIELD_H

#include "pages/ui.h"

/* Bytes of a posted form with fields (body_max of its row): 50 lines of long answers, 2,000 lines of short ones. */
#define FIELD_BODY (1u << 20)

/* raw: what was posted before (name → string or array), NULL for an empty form. Problems come from r->problems. */
void field_input(struct req *r, const struct field *f, const struct json *raw, bool readonly);
void field_inputs(struct req *r, const struct field *const *fields, size_t n, const struct json *raw);
/* The form around them: one that carries files when one of them is a file. Its POST row has attach_sink. */
void field_form_begin(struct req *r, const struct field *const *fields, size_t n, const char *action, const char *class_);
/* Errors on top, with links to the fields. names: id prefix is "f-". */
void field_failures(struct req *r);
/* The posted fields of this request as form_read wants them: "f." taken off, descriptions of unlisted things made. */
struct json *field_posted(struct req *r);
/* A button that asks for the same form again, with what was typed: finds something for a link, gives lines more. */
bool field_again(struct req *r);
/* A typed body as it would have been posted, to fill a form in again. */
struct json *field_raw(struct req *r, const struct field *const *fields, size_t n, const struct json *body);

#endif
