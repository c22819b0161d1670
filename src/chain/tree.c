#include "chain/tree.h"

#include <string.h>

struct hash tree_empty(void)
{
	return hash_of(STR_NONE);
}

struct hash tree_node_hash(const struct hash *left, const struct hash *right)
{
	uint8_t bytes[1 + 2 * HASH_LEN];

	bytes[0] = 0x01;
	memcpy(bytes + 1, left->b, HASH_LEN);
	memcpy(bytes + 1 + HASH_LEN, right->b, HASH_LEN);
	return hash_of((struct str){(const char *)bytes, sizeof(bytes)});
}

/* Full subtree of 2^level leaves; a kept one is taken from the source. */
static bool full(const struct tree_source *s, int level, int64_t idx, bool kept, struct hash *ret, struct err *e)
{
	struct hash l, r;

	if (kept && level % TREE_STEP == 0)
		return s->get(s->ctx, level, idx, ret, e);
	TRY(full(s, level - 1, 2 * idx, true, &l, e));
	TRY(full(s, level - 1, 2 * idx + 1, true, &r, e));
	*ret = tree_node_hash(&l, &r);
	return true;
}

bool tree_subtree(const struct tree_source *s, int level, int64_t idx, struct hash *ret, struct err *e)
{
	must(level > 0 && level % TREE_STEP == 0 && idx >= 0);
	return full(s, level, idx, false, ret, e);
}

static bool is_power(int64_t n)
{
	return (n & (n - 1)) == 0;
}

/* The largest power of two below n (n ≥ 2), as its exponent. */
static int split_level(int64_t n)
{
	return 63 - __builtin_clzll((unsigned long long)(n - 1));
}

/* Merkle tree hash of leaves lo … hi-1 (RFC 6962 §2.1); lo is a multiple of a power of two not below hi - lo. */
static bool range(const struct tree_source *s, int64_t lo, int64_t hi, struct hash *ret, struct err *e)
{
	struct hash l, r;
	int64_t n = hi - lo;

	if (is_power(n)) {
		int level = __builtin_ctzll((unsigned long long)n);
		return full(s, level, lo >> level, true, ret, e);
	}
	int level = split_level(n);
	TRY(full(s, level, lo >> level, true, &l, e));
	TRY(range(s, lo + ((int64_t)1 << level), hi, &r, e));
	*ret = tree_node_hash(&l, &r);
	return true;
}

bool tree_root(const struct tree_source *s, int64_t size, struct hash *ret, struct err *e)
{
	must(size >= 0);
	if (!size) {
		*ret = tree_empty();
		return true;
	}
	return range(s, 0, size, ret, e);
}

static bool step(const struct tree_source *s, int64_t lo, int64_t hi, struct tree_proof *p, struct err *e)
{
	must(p->n < TREE_PROOF_MAX);
	return range(s, lo, hi, &p->path[p->n++], e);
}

/* PATH(m, D[lo:hi]) of RFC 6962 §2.1.1, deepest sibling first. */
static bool path(const struct tree_source *s, int64_t m, int64_t lo, int64_t hi, struct tree_proof *p, struct err *e)
{
	if (hi - lo == 1)
		return true;
	int64_t mid = lo + ((int64_t)1 << split_level(hi - lo));
	if (m < mid) {
		TRY(path(s, m, lo, mid, p, e));
		return step(s, mid, hi, p, e);
	}
	TRY(path(s, m, mid, hi, p, e));
	return step(s, lo, mid, p, e);
}

bool tree_prove_inclusion(const struct tree_source *s, int64_t idx, int64_t size, struct tree_proof *ret, struct err *e)
{
	if (idx < 0 || idx >= size)
		return FAIL(e, ERR_INVALID, "leaf %lld is not in a tree of %lld", (long long)idx, (long long)size);
	ret->n = 0;
	return path(s, idx, 0, size, ret, e);
}

/* SUBPROOF(m, D[lo:hi], b) of RFC 6962 §2.1.2. */
static bool subproof(const struct tree_source *s, int64_t m, int64_t lo, int64_t hi, bool whole, struct tree_proof *p,
	struct err *e)
{
	if (m == hi)
		return whole || step(s, lo, hi, p, e);
	int64_t mid = lo + ((int64_t)1 << split_level(hi - lo));
	if (m <= mid) {
		TRY(subproof(s, m, lo, mid, whole, p, e));
		return step(s, mid, hi, p, e);
	}
	TRY(subproof(s, m, mid, hi, false, p, e));
	return step(s, lo, mid, p, e);
}

bool tree_prove_consistency(const struct tree_source *s, int64_t old_size, int64_t size, struct tree_proof *ret, struct err *e)
{
	if (old_size < 0 || old_size > size)
		return FAIL(e, ERR_INVALID, "no tree of %lld grows out of one of %lld", (long long)size, (long long)old_size);
	ret->n = 0;
	if (old_size == 0 || old_size == size)
		return true;
	return subproof(s, old_size, 0, size, true, ret, e);
}

bool tree_check_inclusion(const struct hash *leaf, int64_t idx, int64_t size, const struct tree_proof *p, const struct hash *root)
{
	if (idx < 0 || idx >= size || p->n > TREE_PROOF_MAX)
		return false;

	int64_t fn = idx, sn = size - 1;
	struct hash r = *leaf;
	for (size_t i = 0; i < p->n; i++) {
		if (sn == 0)
			return false;
		if ((fn & 1) || fn == sn) {
			r = tree_node_hash(&p->path[i], &r);
			while (!(fn & 1) && fn) {
				fn >>= 1;
				sn >>= 1;
			}
		} else {
			r = tree_node_hash(&r, &p->path[i]);
		}
		fn >>= 1;
		sn >>= 1;
	}
	return sn == 0 && hash_eq(&r, root);
}

bool tree_check_consistency(int64_t old_size, const struct hash *old_root, int64_t size, const struct hash *root,
	const struct tree_proof *p)
{
	if (old_size < 0 || old_size > size || p->n > TREE_PROOF_MAX)
		return false;
	if (old_size == 0) {
		struct hash empty = tree_empty();
		return p->n == 0 && hash_eq(old_root, &empty) && (size > 0 || hash_eq(root, &empty));
	}
	if (old_size == size)
		return p->n == 0 && hash_eq(old_root, root);

	size_t i = 0;
	int64_t fn = old_size - 1, sn = size - 1;
	struct hash fr, sr;
	if (is_power(old_size)) {
		fr = *old_root;                  /* the old root itself stands in the new tree and is not repeated */
	} else {
		if (!p->n)
			return false;
		fr = p->path[i++];
	}
	sr = fr;
	while (fn & 1) {
		fn >>= 1;
		sn >>= 1;
	}
	for (; i < p->n; i++) {
		const struct hash *c = &p->path[i];

		if (sn == 0)
			return false;
		if ((fn & 1) || fn == sn) {
			fr = tree_node_hash(c, &fr);
			sr = tree_node_hash(c, &sr);
			while (!(fn & 1) && fn) {
				fn >>= 1;
				sn >>= 1;
			}
		} else {
			sr = tree_node_hash(&sr, c);
		}
		fn >>= 1;
		sn >>= 1;
	}
	return sn == 0 && hash_eq(&fr, old_root) && hash_eq(&sr, root);
}

void tree_run_add(struct tree_run *r, const struct hash *leaf)
{
	struct hash h = *leaf;
	int level = 0;

	must(r->size < INT64_MAX);
	r->n_kept = 0;
	for (int64_t carry = r->size; carry & 1; carry >>= 1) {
		h = tree_node_hash(&r->stack[level], &h);
		level++;
		if (level % TREE_STEP == 0)
			r->kept[r->n_kept++] = h;
	}
	r->stack[level] = h;
	r->size++;
}

struct hash tree_run_root(const struct tree_run *r)
{
	if (!r->size)
		return tree_empty();

	int level = __builtin_ctzll((unsigned long long)r->size);
	struct hash h = r->stack[level];
	for (level++; level < 63; level++)
		if (r->size >> level & 1)
			h = tree_node_hash(&r->stack[level], &h);
	return h;
}
