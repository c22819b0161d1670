/* Small tables inside a form: a group of controls a line, named "f.NAME.N.COLUMN", with some empty lines behind those that
 * are filled in and a button for more. Empty lines are not sent on. */
#ifndef PAGES_ROWS_H
#define PAGES_ROWS_H

#include "pages/ui.h"

/* A field inside a line: its name has the line in it. */
static inline bool rows_cell(const struct field *f) { return strchr(f->name, '.') != NULL; }
/* raw as for field_input. */
void rows_input(struct req *r, const struct field *f, const struct json *raw);
/* posted: names without "f.". Lines with nothing in them are left out and the others counted from 0 again, in the order in
 * which they came, as the engine counts them: its problems then lie beside the lines that they are about. */
struct json *rows_closed_up(struct req *r, const struct json *posted);
/* A typed value, as it would have been posted, into out. */
void rows_raw(struct req *r, struct json *out, const struct field *f, const struct json *value);

#endif
