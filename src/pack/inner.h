/* What the folder knows about a pack beyond pack.h. */
#ifndef PACK_INNER_H
#define PACK_INNER_H

#include <stdatomic.h>

#include "pack/pack.h"
#include "util/map.h"
#include "util/vec.h"

struct clause_list { VEC(const struct clause *) list; };

struct inner {
	struct pack pack;                    /* first: a pack is its inner */
	struct arena *arena;
	atomic_int refs;
	struct map *elems;                   /* name → struct elem; also the base's name of a role or scale that is played */
	struct map *clauses, *chapters;      /* name → struct clause; each have names of their own */
	struct map *keepers;                 /* path of a keeper and every beginning of it → struct clause_list */
	struct map *portal;                  /* portal key → struct param */
};

#endif
