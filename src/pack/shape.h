/* Nodes against the rows of word.c: keys, their types, children, titles, names. */
#ifndef PACK_SHAPE_H
#define PACK_SHAPE_H

#include "pack/node.h"
#include "pack/say.h"

void shape_check(struct arena *a, struct say *say, const struct node *n);
/* a-z, then a-z 0-9 _ */
bool shape_name(struct str s);

#endif
