/* Values of a form as they were filled in: text, and tables as tables. */
#ifndef PAGES_VALUE_H
#define PAGES_VALUE_H

#include "pages/ui.h"

/* One value inside its cell or <dd>. v: form_say's. paper: a table that is printed, not scrolled. */
void value_show(struct req *r, struct env *v, const struct field *f, const struct json *value, bool paper);
/* A line with its heading: <dt><dd>, on paper a row of a table. */
void value_line(struct req *r, struct env *v, const struct field *f, const struct json *value, bool paper);
void value_text_line(struct req *r, const char *title, const char *text, bool paper);
/* Every field of these that the body has a value for, those behind answers included, a line each. */
void value_lines(struct req *r, struct env *v, const struct field *fields, size_t n, const struct json *body, bool paper);

#endif
