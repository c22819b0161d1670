/* The files of a pack: from a folder, or from the canonical JSON {"kawaguchi/roles.lua": text}. */
#ifndef PACK_FILES_H
#define PACK_FILES_H

#include "pack/say.h"

#define FILES_MAX 200
#define FILE_MAX (1u << 20)                /* bytes */
#define FILES_BYTES (8u << 20)             /* bytes, all files of a load */

struct file { const char *name; struct str text; };       /* "kawaguchi/roles.lua" */
struct files { VEC(struct file) list; size_t bytes; };

/* All *.lua of a folder, in order of their names; what may not be there goes to say. False on an error of the system. */
bool files_read(const char *dir, const char *name, struct arena *a, struct say *say, struct files *f, struct err *e) CHECKED;
/* The last part of a folder's real path, as names in a pack are written; fails when it cannot be one. */
bool files_name(const char *dir, struct arena *a, const char **ret_name, const char **ret_parent, struct err *e) CHECKED;
bool files_parse(struct str json, struct arena *a, struct say *say, struct files *f, struct err *e) CHECKED;
/* One file's text: too large, not UTF-8, NUL: said, and not added. */
void files_add(struct files *f, struct arena *a, struct say *say, const char *name, struct str text);
struct str files_canonical(const struct files *f, struct arena *a);

#endif
