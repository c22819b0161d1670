/* RFC 6962 Merkle tree over leaf hashes, as mathematics: the hashes come from a source, nothing is stored here.
 * Kept are the leaves and the nodes of full subtrees at levels 8, 16, 24 … (256, 65,536 … leaves). */
#ifndef CHAIN_TREE_H
#define CHAIN_TREE_H

#include "util/hash.h"
#include "util/err.h"

#define TREE_STEP 8
#define TREE_PROOF_MAX 64

/* level 0: leaf idx; level 8k: hash over leaves idx·2^(8k) … */
struct tree_source {
	bool (*get)(void *ctx, int level, int64_t idx, struct hash *ret, struct err *e);
	void *ctx;
};

struct hash tree_empty(void);                                        /* SHA-256 of nothing */
struct hash tree_node_hash(const struct hash *left, const struct hash *right);
bool tree_root(const struct tree_source *s, int64_t size, struct hash *ret, struct err *e) CHECKED;
/* Subtree at a kept level, from the kept level below. */
bool tree_subtree(const struct tree_source *s, int level, int64_t idx, struct hash *ret, struct err *e) CHECKED;

struct tree_proof { size_t n; struct hash path[TREE_PROOF_MAX]; };
bool tree_prove_inclusion(const struct tree_source *s, int64_t idx, int64_t size, struct tree_proof *ret,
	struct err *e) CHECKED;
bool tree_prove_consistency(const struct tree_source *s, int64_t old_size, int64_t size, struct tree_proof *ret,
	struct err *e) CHECKED;
/* Pure checks, RFC 9162 §2.1.3.2 and §2.1.4.2. From the empty tree every tree grows, with an empty proof. */
bool tree_check_inclusion(const struct hash *leaf, int64_t idx, int64_t size, const struct tree_proof *p,
	const struct hash *root);
bool tree_check_consistency(int64_t old_size, const struct hash *old_root, int64_t size, const struct hash *root,
	const struct tree_proof *p);

/* Adding leaves one after the other in constant memory: for verify. kept: the nodes of levels 8, 16 … that the last
 * leaf completed, lowest first; each one's index is size / 2^level - 1. */
struct tree_run { int64_t size; struct hash stack[64]; int n_kept; struct hash kept[8]; };
void tree_run_add(struct tree_run *r, const struct hash *leaf);
struct hash tree_run_root(const struct tree_run *r);

#endif
