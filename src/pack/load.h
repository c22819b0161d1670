/* Texts → pack. pack_load and pack_load_blob are this with two sources of texts; tests call it directly. */
#ifndef PACK_LOAD_H
#define PACK_LOAD_H

#include "pack/files.h"

/* folder: that of the pack among the files, NULL to find it (the one that no other names as its base).
 * What is wrong is in say; *ret is set only when nothing is. */
void load_files(const struct files *f, const char *folder, struct say *say, struct pack **ret);
/* The name of the base that the files of a folder ask for; NULL when they need none. Says nothing. */
const char *load_base_name(const struct files *f, const char *folder, struct arena *a);

#endif
