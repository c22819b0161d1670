/* The tree of the chain, read from the store. Blocks of 256 are read at once: a root or a proof needs them whole. */
#ifndef ENGINE_TRAIL_SOURCE_H
#define ENGINE_TRAIL_SOURCE_H

#include "chain/tree.h"
#include "store/store.h"

#define TRAIL_BLOCK (1 << TREE_STEP)

/* Set tx, leave the rest zero. Good for one transaction, not for a tree that grows meanwhile. */
struct trail_source {
	struct tx *tx;
	struct trail_block {
		int level;
		int64_t nr, n;                   /* block number, hashes in it; n 0: nothing yet */
		struct hash hash[TRAIL_BLOCK];
	} leaves, nodes;
};
/* A tree_source over the store, for proofs and checkpoints. */
struct tree_source trail_tree(struct trail_source *s);

#endif
