/* Where policy packs lie. */
#ifndef CLI_PACK_DIR_H
#define CLI_PACK_DIR_H

#include "util/arena.h"

/* A name ("kawaguchi") becomes the folder of the packs that came with the program: $SEKIMORI_PACKS, the packs beside the
 * program in a build tree, the installed ones. Anything with a slash is taken as it is. */
const char *pack_dir(struct arena *a, const char *name);

#endif
