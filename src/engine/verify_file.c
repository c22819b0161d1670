/* Attachments: the chunks of every file that is kept give the digest that its row names; of an erased one nothing is left. */
#include "engine/verify_private.h"

#include "engine/file.h"
#include "text/text.h"

struct one { int64_t id, size, chunk; struct str uid; struct hash digest, bind; bool kept; };

static bool next(struct verify *v, int64_t after, struct one *ret, bool *ret_found, struct err *e)
{
	struct val c[7];
	TRY(tx_one(v->tx, v->scratch, STMT_file_next, ARGS(val_i(after)), ret_found, c, ARRAY_LEN(c), e));
	if (!*ret_found)
		return true;
	*ret = (struct one){.id = c[0].i, .uid = c[1].s, .size = c[4].i, .chunk = c[5].i, .kept = str_is(c[6].s, "kept")};
	if (!ret->kept)
		return true;
	if (c[1].s.n != FILE_UID || c[2].s.n != HASH_LEN || c[3].s.n != HASH_LEN || ret->chunk <= 0 || ret->size < 0)
		return verify_say(v, "file", -1, "file", ret->id, t_verify_file(v->lang, ret->id));
	memcpy(ret->digest.b, c[2].s.p, HASH_LEN);
	memcpy(ret->bind.b, c[3].s.p, HASH_LEN);
	return true;
}

static bool check(struct verify *v, const struct one *f, struct err *e)
{
	int64_t chunks = f->kept ? (f->size ? (f->size - 1) / f->chunk : 0) + 1 : 0, there;
	struct file_digest d;
	TRY(tx_number(v->tx, STMT_chunk_count, ARGS(val_b(f->uid.p, f->uid.n)), 0, &there, e));
	if (there != chunks) {
		verify_say(v, "file", -1, "file", f->id,
			f->kept ? t_verify_file_parts(v->lang, f->id, chunks, there) : t_verify_file_left(v->lang, f->id));
		return true;
	}
	if (!f->kept)
		return true;
	file_digest_begin(&d, (const uint8_t *)f->uid.p, f->chunk);
	bool ok = true;
	for (int64_t i = 0; i < chunks && ok; i++) {
		struct query *q = tx_query(v->tx, STMT_chunk_get, ARGS(val_b(f->uid.p, f->uid.n), val_i(i)));
		file_digest_add(&d, query_next(q) ? query_s(q, 0) : STR_NONE);
		ok = query_end(q, e);
	}
	struct hash found = file_digest_end(&d, f->size, &f->bind);
	if (ok && !hash_eq(&found, &f->digest))
		verify_say(v, "file", -1, "file", f->id, t_verify_file(v->lang, f->id));
	return ok;
}

bool verify_files(struct verify *v, struct err *e)
{
	struct one f = {0};
	bool found = true;
	while (found && !verify_bad(v)) {
		arena_reset(v->scratch);
		TRY(next(v, f.id, &f, &found, e));
		if (found && !verify_bad(v)) {
			TRY(check(v, &f, e));
			v->report->files += f.kept;
		}
	}
	return true;
}
