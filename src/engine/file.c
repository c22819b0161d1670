/* Files that acts have named: rows, where they are attached, erasing, reading. */
#include "engine/file.h"

#include "engine/city_private.h"
#include "engine/form.h"
#include "engine/object.h"
#include "text/text.h"
#include "util/clean.h"
#include "util/heap.h"
#include "util/num.h"

#define CHUNKS_MOST (FILE_MOST / FILE_CHUNK + 1)

static bool take_hash(struct val v, struct hash *ret)
{
	*ret = (struct hash){0};
	if (v.s.n == HASH_LEN)
		memcpy(ret->b, v.s.p, HASH_LEN);
	return v.s.n == HASH_LEN;
}

bool file_by_id(struct tx *t, struct arena *a, int64_t id, struct file_info *ret, bool *ret_found, struct err *e)
{
	struct val c[13];
	*ret = (struct file_info){0};
	TRY(tx_one(t, a, STMT_file_one, ARGS(val_i(id)), ret_found, c, ARRAY_LEN(c), e));
	if (!*ret_found)
		return true;
	*ret = (struct file_info){.id = id, .size = c[3].i, .chunk = c[4].i, .name = c[5].s.p, .media = c[6].s.p,
		.key_store = c[8].s, .key_recovery = c[9].s, .erased = !str_is(c[10].s, "kept"), .person = c[11].i,
		.added = c[12].i};
	(void)take_hash(c[7], &ret->plain);
	if (c[0].s.n != FILE_UID || !take_hash(c[1], &ret->digest) || !take_hash(c[2], &ret->bind) || ret->chunk != FILE_CHUNK)
		return FAIL(e, ERR_CORRUPT, "file %lld is not one", (long long)id);
	memcpy(ret->uid, c[0].s.p, FILE_UID);
	return true;
}

bool file_by_digest(struct tx *t, struct arena *a, struct str hex, struct file_info *ret, bool *ret_found, struct err *e)
{
	uint8_t digest[HASH_LEN];
	int64_t id;
	struct val c[11];
	*ret_found = false;
	if (!num_unhex(hex, digest, HASH_LEN))
		return true;
	TRY(tx_number(t, STMT_file_id, ARGS(val_b(digest, HASH_LEN)), 0, &id, e));
	if (id)
		return file_by_id(t, a, id, ret, ret_found, e);
	TRY(tx_one(t, a, STMT_upload_by_digest, ARGS(val_b(digest, HASH_LEN)), ret_found, c, ARRAY_LEN(c), e));
	if (!*ret_found)
		return true;
	*ret = (struct file_info){.person = c[1].i, .name = c[3].s.p, .media = c[4].s.p, .size = c[5].i, .chunk = FILE_CHUNK,
		.key_store = c[8].s, .key_recovery = c[9].s, .added = c[10].i};
	memcpy(ret->digest.b, digest, HASH_LEN);
	if (c[0].s.n != FILE_UID || !take_hash(c[6], &ret->bind) || !take_hash(c[7], &ret->plain))
		return FAIL(e, ERR_CORRUPT, "an upload is not one");
	memcpy(ret->uid, c[0].s.p, FILE_UID);
	return true;
}

bool file_is_of(struct tx *t, int64_t file, int kind, int64_t target, bool *ret, struct err *e)
{
	int64_t id;
	TRY(tx_number(t, STMT_file_used, ARGS(val_i(file), val_i(kind), val_i(target)), 0, &id, e));
	*ret = id != 0;
	return true;
}

bool file_may_name(struct tx *t, struct str hex, int64_t person, int kind, int64_t target, bool *ret, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(65536);
	struct file_info f;
	*ret = false;
	TRY(file_by_digest(t, a, hex, &f, ret, e));
	if (!*ret)
		return true;
	*ret = !f.erased && f.id == 0 && f.person == person;
	return !f.id || f.erased || !target || file_is_of(t, f.id, kind, target, ret, e);
}

/* ---- attaching ---- */

static bool keep(struct act_call *c, const struct file_info *f, int64_t *ret_id, struct err *e)
{
	TRY(tx_run(c->tx, STMT_file_add,
		ARGS(val_b(f->uid, FILE_UID), val_b(f->digest.b, HASH_LEN), val_b(f->bind.b, HASH_LEN), val_i(f->size),
			val_i(f->chunk), val_c(f->name), val_c(f->media), val_b(f->plain.b, HASH_LEN),
			val_b(f->key_store.p, f->key_store.n), val_b(f->key_recovery.p, f->key_recovery.n), val_ref(f->person),
			val_i(c->now)),
		ret_id, e));
	return tx_run(c->tx, STMT_upload_drop, ARGS(val_b(f->uid, FILE_UID)), NULL, e);
}

static bool attach(struct act_call *c, const struct json *value, int kind, int64_t target, struct err *e)
{
	struct file_info f;
	bool found, there = false;
	TRY(file_by_digest(c->tx, c->arena, value->s, &f, &found, e));
	if (!found || f.erased)
		return FAIL(e, ERR_STALE, "the file %.*s is not there any more", STR_ARG(str_head(value->s, 16)));
	if (f.id)
		TRY(file_is_of(c->tx, f.id, kind, target, &there, e));
	else
		TRY(keep(c, &f, &f.id, e));
	if (there)
		return true;
	act_object(c, OBJECT_FILE, f.id);
	return tx_run(c->tx, STMT_file_use_add, ARGS(val_i(f.id), val_i(kind), val_i(target)), NULL, e);
}

bool file_attach(struct act_call *c, const struct field *fields, size_t n, const struct json *body, int kind, int64_t target,
	struct err *e)
{
	json_each(it, body) {
		const struct field *f = form_field(fields, n, arena_cstr(c->arena, it->name));
		if (f && f->kind == FIELD_FILE && it->kind == JSON_STR)
			TRY(attach(c, it, kind, target, e));
		if (f && f->kind == FIELD_ROWS && it->kind == JSON_ARR)
			json_each(row, it)
				TRY(file_attach(c, f->columns.p, f->columns.n, row, kind, target, e));
	}
	return true;
}

bool file_dispose(struct act_call *c, int64_t id, struct err *e)
{
	struct file_info f;
	bool found;
	TRY(file_by_id(c->tx, c->arena, id, &f, &found, e));
	if (!found)
		return FAIL(e, ERR_NOT_FOUND, "file %lld", (long long)id);
	if (f.erased)
		return true;
	act_object(c, OBJECT_FILE, id);
	TRY(tx_run(c->tx, STMT_file_erase, ARGS(val_i(id)), NULL, e));
	return tx_run(c->tx, STMT_chunk_drop, ARGS(val_b(f.uid, FILE_UID), val_i(0), val_i(CHUNKS_MOST)), NULL, e);
}

/* ---- reading ---- */

struct file_reader {
	struct store *store;
	struct file_info f;
	uint8_t key[FILE_KEY];
	int64_t no;                      /* of the chunk at hand, -1 none */
	size_t have;
	uint8_t chunk[FILE_CHUNK];
};

bool file_open(struct city *city, const struct file_info *f, struct file_reader **ret, struct err *e)
{
	if (f->erased || f->size < 0 || f->size > FILE_MOST)
		return FAIL(e, ERR_NOT_FOUND, "file %lld is erased", (long long)f->id);
	if (!city->file_key)
		return FAIL(e, ERR_INVALID, "the server was given no key for attachments");
	struct file_reader *r = heap_make(struct file_reader);
	r->store = city->store;
	r->f = *f;
	r->no = -1;
	if (!file_unwrap(city->file_key, f->uid, f->key_store, r->key, e)) {
		file_close(r);
		return false;
	}
	*ret = r;
	return true;
}

bool file_ready(const struct file_reader *r, int64_t at)
{
	return r->no >= 0 && at / FILE_CHUNK == r->no;
}

bool file_load(struct file_reader *r, int64_t at, struct err *e)
{
	int64_t no = at / FILE_CHUNK, last = r->f.size ? (r->f.size - 1) / FILE_CHUNK : 0;
	size_t want = (size_t)(no < last ? FILE_CHUNK : r->f.size - last * FILE_CHUNK);
	struct tx *t;
	r->no = -1;
	must(at >= 0 && no <= last);
	TRY(tx_begin(r->store, TX_READ, &t, e));
	struct query *q = tx_query(t, STMT_chunk_get, ARGS(val_b(r->f.uid, FILE_UID), val_i(no)));
	struct str data = query_next(q) ? query_s(q, 0) : STR_NONE;
	bool good = data.n == want + FILE_TAG && chunk_open(r->key, r->f.uid, no, no == last, data, r->chunk);
	bool ok = query_end(q, e);
	tx_abort(t);
	if (ok && !good)
		return FAIL(e, ERR_CORRUPT, "part %lld of file %lld is not what was stored", (long long)no, (long long)r->f.id);
	if (ok) {
		r->no = no;
		r->have = want;
	}
	return ok;
}

size_t file_copy(const struct file_reader *r, int64_t at, void *to, size_t n)
{
	must(file_ready(r, at));
	size_t from = (size_t)(at % FILE_CHUNK), have = from < r->have ? r->have - from : 0;
	if (n > have)
		n = have;
	memcpy(to, r->chunk + from, n);
	return n;
}

void file_close(struct file_reader *r)
{
	if (!r)
		return;
	wipe(r, sizeof(*r));
	heap_free(r);
}
