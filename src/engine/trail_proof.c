#include "engine/trail.h"

#include <inttypes.h>

#include "util/clean.h"

bool trail_proof(struct tx *t, struct arena *a, int64_t seq, struct buf *ret, struct err *e)
{
	CLEAN_BUF struct buf header = {0};
	struct trail_source source = {.tx = t};
	struct tree_source s = trail_tree(&source);
	struct tree_proof path;
	struct val cols[8];
	struct str note;
	int64_t size, time;
	bool found;

	TRY(tx_one(t, a, STMT_entry_scan, ARGS(val_i(seq), val_i(1)), &found, cols, 8, e));
	if (!found || cols[0].i != seq)
		return FAIL(e, ERR_NOT_FOUND, "there is no entry %" PRId64, seq);
	struct leaf l = {.seq = seq, .time = cols[1].i, .actor = cols[2].i, .role = cols[3].s, .act = cols[4].s};
	if (l.role.n > CHAIN_NAME_MAX || l.act.n > CHAIN_NAME_MAX || cols[5].s.n != CHAIN_TOKEN || cols[6].s.n != HASH_LEN)
		return FAIL(e, ERR_CORRUPT, "entry %" PRId64 " is not what was written: verify the store", seq);
	memcpy(l.token, cols[5].s.p, CHAIN_TOKEN);
	memcpy(l.body_digest.b, cols[6].s.p, HASH_LEN);

	TRY(trail_checkpoint(t, a, &note, &size, &time, &found, e));
	if (!found || size <= seq)
		return FAIL(e, ERR_NOT_FOUND, "no checkpoint covers entry %" PRId64 " yet", seq);
	TRY(tree_prove_inclusion(&s, seq, size, &path, e));
	buf_init(&header, 1024);
	leaf_bytes(&header, &l);
	proof_write_extra(ret, buf_str(&header), seq, &path, note);
	return ret->failed ? FAIL(e, ERR_LIMIT, "the proof is too long") : true;
}
