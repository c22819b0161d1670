/* Texts → pack. pack_load and pack_load_blob are this with two sources of texts; tests call it directly. */
#ifndef PACK_LOAD_H
#define PACK_LOAD_H

#include "pack/files.h"

/* folder: that of the pack among the files, NULL to find it (the one that no other names as its base).
 * What is wrong is in say; *ret is set only when nothing is. */
void load_files(struct pack_loader *with, const struct files *f, const char *folder, struct say *say, struct pack **ret);

#endif
