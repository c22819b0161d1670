/* extend "takeout" { … }: the element of the base as the pack wants it, worked out on the nodes. */
#ifndef PACK_EXTEND_H
#define PACK_EXTEND_H

#include "pack/node.h"
#include "pack/say.h"

/* Changes target by what ext says; what does not fit is said. */
void extend_node(struct arena *a, struct say *say, struct node *target, const struct node *ext);

#endif
