#include "engine/trail_source.h"

#include <inttypes.h>

static bool read_block(struct trail_source *s, struct trail_block *b, int level, int64_t nr, struct err *e)
{
	struct val from = val_i(nr * TRAIL_BLOCK), to = val_i((nr + 1) * TRAIL_BLOCK);
	struct query *q = level ? tx_query(s->tx, STMT_tree_nodes, ARGS(val_i(level), from, to)) :
		tx_query(s->tx, STMT_entry_leaves, ARGS(from, to));
	int64_t n = 0;
	bool gap = false;

	b->n = 0;
	while (query_next(q)) {
		struct str h = query_s(q, 1);
		gap = gap || n == TRAIL_BLOCK || query_i(q, 0) != from.i + n || h.n != HASH_LEN;
		if (!gap)
			memcpy(b->hash[n++].b, h.p, HASH_LEN);
	}
	TRY(query_end(q, e));
	b->level = level;
	b->nr = nr;
	b->n = n;
	return true;
}

static bool get(void *ctx, int level, int64_t idx, struct hash *ret, struct err *e)
{
	struct trail_source *s = ctx;
	struct trail_block *b = level ? &s->nodes : &s->leaves;
	int64_t nr = idx / TRAIL_BLOCK;

	if (b->n == 0 || b->level != level || b->nr != nr)
		TRY(read_block(s, b, level, nr, e));
	if (idx % TRAIL_BLOCK >= b->n)
		return level ? FAIL(e, ERR_CORRUPT, "the tree's node %" PRId64 " of level %d is missing", idx, level) :
			FAIL(e, ERR_CORRUPT, "entry %" PRId64 " is missing", idx);
	*ret = b->hash[idx % TRAIL_BLOCK];
	return true;
}

struct tree_source trail_tree(struct trail_source *s)
{
	return (struct tree_source){get, s};
}
