#include "chain/checkpoint.h"

#include <inttypes.h>

#include "util/clean.h"
#include "util/num.h"

#define PROOF_HEAD "c2sp.org/tlog-proof@v1"

void proof_write(struct buf *b, int64_t idx, const struct tree_proof *p, struct str note)
{
	proof_write_extra(b, STR_NONE, idx, p, note);
}

void proof_write_extra(struct buf *b, struct str extra, int64_t idx, const struct tree_proof *p, struct str note)
{
	buf_lit(b, PROOF_HEAD "\n");
	if (extra.n) {
		buf_lit(b, "extra ");
		num_base64(b, (const uint8_t *)extra.p, extra.n);
		buf_char(b, '\n');
	}
	buf_printf(b, "index %" PRId64 "\n", idx);
	for (size_t i = 0; i < p->n; i++) {
		num_base64(b, p->path[i].b, HASH_LEN);
		buf_char(b, '\n');
	}
	buf_char(b, '\n');
	buf_add(b, note);
}

bool proof_read(struct arena *a, struct str file, struct proof *ret, struct err *e)
{
	struct proof p = {0};
	struct str rest = file;

	if (file.n > NOTE_MAX)
		return FAIL(e, ERR_LIMIT, "proof file of %zu bytes, at most %d are read", file.n, NOTE_MAX);
	if (!str_is(str_cut(&rest, '\n'), PROOF_HEAD))
		return FAIL(e, ERR_INVALID, "not a proof file: line 1 is not " PROOF_HEAD);
	struct str line = str_cut(&rest, '\n');
	if (str_starts(line, STR("extra "))) {
		struct str text = str_from(line, 6);
		uint8_t *bytes = arena_alloc(a, text.n);
		size_t n;
		if (!num_unbase64(text, bytes, text.n, &n))
			return FAIL(e, ERR_INVALID, "proof file: line 2 holds no base64 after \"extra\"");
		p.extra = (struct str){(const char *)bytes, n};
		line = str_cut(&rest, '\n');
	}
	if (!str_starts(line, STR("index ")) || !num_i64(str_from(line, 6), 0, INT64_MAX, &p.idx))
		return FAIL(e, ERR_INVALID, "proof file: no line \"index N\" where it belongs");
	for (;;) {
		size_t n;
		if (!rest.n)
			return FAIL(e, ERR_INVALID, "proof file ends before its checkpoint");
		line = str_cut(&rest, '\n');
		if (!line.n)
			break;
		if (p.path.n == TREE_PROOF_MAX)
			return FAIL(e, ERR_LIMIT, "proof file with more than %d hashes", TREE_PROOF_MAX);
		if (!num_unbase64(line, p.path.path[p.path.n].b, HASH_LEN, &n) || n != HASH_LEN)
			return FAIL(e, ERR_INVALID, "proof file: hash %zu is not 32 bytes in base64", p.path.n + 1);
		p.path.n++;
	}
	p.note = rest;
	*ret = p;
	return true;
}

bool proof_check(struct str file, const struct hash *leaf, const struct note_key *k, int64_t *ret_idx, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(4 * NOTE_MAX);
	struct checkpoint c;
	struct proof p;

	TRY(proof_read(a, file, &p, e));
	TRY(checkpoint_read(a, p.note, &c, e));
	if (!str_is(c.origin, k->name))
		return FAIL(e, ERR_INVALID, "the checkpoint is of \"%.*s\", the key of \"%s\"", STR_ARG(c.origin), k->name);
	if (!note_verify(p.note, k))
		return FAIL(e, ERR_CORRUPT, "the checkpoint has no good signature of %s", k->name);
	if (!tree_check_inclusion(leaf, p.idx, c.size, &p.path, &c.root))
		return FAIL(e, ERR_CORRUPT, "the entry is not number %" PRId64 " of the tree that the checkpoint signs", p.idx);
	*ret_idx = p.idx;
	return true;
}
