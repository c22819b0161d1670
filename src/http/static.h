/* Files of src/pages/static, built into the program and named by their content: they may be cached for ever. */
#ifndef HTTP_STATIC_H
#define HTTP_STATIC_H

#include "util/str.h"

/* "/s/3f0a…/sekimori.css"; a name that is not there is a programmer error. */
const char *static_href(const char *name);

struct static_file { const char *name, *type, *href; struct str body; };
/* By its whole path; NULL when there is none. */
const struct static_file *static_find(struct str path);
extern const struct static_file static_files[];
extern const size_t static_count;

#endif
