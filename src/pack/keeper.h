/* What keeps a clause, and which kinds of obligation it serves (docs/packs.md, "From clause to standing"). */
#ifndef PACK_KEEPER_H
#define PACK_KEEPER_H

#include "pack/build.h"

/* Resolves "takeout.permit"; says what is wrong and returns false. */
bool keeper_find(struct build *b, struct str path, const struct node *clause, const char *key, struct keeper *ret);
/* Bits of enum clause_kind. */
unsigned keeper_serves(const struct keeper *k);

#endif
