/* Receiving a file: bytes become chunks, encrypted before they reach the store, some a commit. Nothing but the chunk at hand
 * and those of the next commit is in memory, whatever the size. */
#include "engine/file.h"

#include "engine/city_private.h"
#include "engine/setting.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/heap.h"
#include "util/log.h"

#define BATCH 4                          /* chunks a commit */
#define MB (INT64_C(1) << 20)

struct upload {
	struct city *city;
	int64_t person;
	uint8_t uid[FILE_UID], key[FILE_KEY];
	int64_t size;                    /* -1: not known */
	int64_t most, room_organ, room;  /* bytes of this file; of the person's uploads altogether */
	int64_t stored;                  /* in the store */
	int64_t no;                      /* of the chunk at hand */
	size_t fill;                     /* bytes of it */
	size_t n_batch, lens[BATCH];
	int64_t batch_bytes;             /* of content */
	struct hasher *plain;            /* NULL: part of it came in another request */
	struct file_digest digest;
	enum file_refusal refusal;
	bool failed, whole;
	uint8_t chunk[FILE_CHUNK];
	uint8_t batch[BATCH][FILE_CHUNK + FILE_TAG];
};

const uint8_t *upload_uid(const struct upload *u)
{
	return u->uid;
}

static struct upload *upload_new(struct city *city, int64_t person)
{
	struct upload *u = heap_make(struct upload);
	u->city = city;
	u->person = person;
	return u;
}

static void begin_hashes(struct upload *u)
{
	u->plain = hasher_new();
	file_digest_begin(&u->digest, u->uid, FILE_CHUNK);
}

static void drop_hashes(struct upload *u)
{
	struct hash none = {0};
	if (u->plain) {
		(void)hasher_end(u->plain);
		(void)file_digest_end(&u->digest, 0, &none);
	}
	u->plain = NULL;
}

/* ---- room ---- */

static bool room(struct tx *t, const struct file_limits *limits, int64_t person, int64_t organ, struct upload *u, int64_t *ret_n,
	struct err *e)
{
	int64_t mine, theirs, gb, used, waiting;
	TRY(setting_number(t, "files.person_mb", &mine, e) && setting_number(t, "files.organ_gb", &gb, e));
	TRY(tx_number(t, STMT_upload_person_bytes, ARGS(val_i(person)), 0, &used, e));
	TRY(tx_number(t, STMT_upload_person_count, ARGS(val_i(person)), 0, ret_n, e));
	TRY(tx_number(t, STMT_file_organ_bytes, ARGS(val_i(organ)), 0, &theirs, e));
	TRY(tx_number(t, STMT_upload_organ_bytes, ARGS(val_i(organ)), 0, &waiting, e));
	u->most = limits->most;
	u->room = mine * MB - used;
	u->room_organ = gb * 1024 * MB - theirs - waiting;
	return true;
}

/* What n bytes altogether are refused for. */
static enum file_refusal fits(const struct upload *u, int64_t n)
{
	if (n > u->most)
		return FILE_TOO_LARGE;
	if (n - u->stored > u->room)
		return FILE_NO_ROOM;
	return n - u->stored > u->room_organ ? FILE_NO_ROOM_ORGAN : FILE_FINE;
}

/* ---- beginning ---- */

/* *ret_fits false: nothing was written, this process has another key than the one in use. */
static bool add_row(struct upload *u, const struct upload_new *n, const char *name, const uint8_t public_[RECOVERY_PUBLIC],
	bool *ret_fits, struct err *e)
{
	uint8_t wrapped[FILE_WRAPPED], sealed[FILE_SEALED];
	struct tx *t;
	struct str media = str_head(n->media, FILE_MEDIA_MAX);
	for (size_t i = 0; i < media.n; i++)
		if (media.p[i] <= 0x20 || media.p[i] >= 0x7f)
			media.n = i;
	file_wrap(u->city->file_key, u->uid, u->key, wrapped);
	file_seal(public_, u->uid, u->key, sealed);
	TRY(tx_begin(u->city->store, TX_VOLATILE, &t, e));
	if (!file_key_fits(t, u->city->file_key, ret_fits, e)) {
		tx_abort(t);
		return false;
	}
	if (!*ret_fits) {
		log_error("files: this process has another key than the one in use: take the other host's key file, start again");
		tx_abort(t);
		return true;
	}
	if (!tx_run(t, STMT_upload_add, ARGS(val_b(u->uid, FILE_UID), val_i(u->person), val_i(n->organ), val_c(name),
		val_s(media),
		u->size < 0 ? val_null() : val_i(u->size), val_b(wrapped, sizeof(wrapped)), val_b(sealed, sizeof(sealed)),
		val_i(clock_now())), NULL, e)) {
		tx_abort(t);
		return false;
	}
	return tx_commit(t, e);
}

bool upload_begin(struct city *city, const struct pack *p, const struct upload_new *n, struct upload **ret,
	enum file_refusal *ret_refusal, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(65536);
	const char *name = file_name_clean(a, str_head(n->name, 4096));
	struct file_limits limits = {0};
	uint8_t public_[RECOVERY_PUBLIC];
	struct upload *u = upload_new(city, n->person);
	struct tx *t;
	int64_t others = 0;
	bool set = false;
	*ret = NULL;
	*ret_refusal = FILE_FINE;
	u->size = n->size;
	bool ok = tx_begin(city->store, TX_READ, &t, e);
	if (ok) {
		ok = recovery_public(t, public_, &set, e) && file_limits(t, a, p, n->organ, &limits, e) &&
			room(t, &limits, n->person, n->organ, u, &others, e);
		tx_abort(t);
	}
	if (ok && (!set || !city->file_key))
		*ret_refusal = FILE_NOT_READY;
	else if (ok && !file_type_fits(limits.types, name))
		*ret_refusal = FILE_WRONG_TYPE;
	else if (ok && others >= UPLOADS_MOST)
		*ret_refusal = FILE_NO_ROOM;
	else if (ok)
		*ret_refusal = fits(u, n->size < 0 ? 0 : n->size);
	if (!ok || *ret_refusal) {
		heap_free(u);
		return ok;
	}
	rand_bytes(u->uid, sizeof(u->uid));
	rand_bytes(u->key, sizeof(u->key));
	bool fits_key = false;
	ok = add_row(u, n, name, public_, &fits_key, e);
	if (!fits_key)
		*ret_refusal = FILE_NOT_READY;
	if (!ok || !fits_key) {
		wipe(u, sizeof(*u));
		heap_free(u);
		return ok;
	}
	begin_hashes(u);
	*ret = u;
	return true;
}

static bool take_up(struct upload *u, struct tx *t, const struct pack *p, int64_t at, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(65536);
	struct val c[13];
	int64_t n;
	bool found;
	TRY(tx_one(t, a, STMT_upload_one, ARGS(val_b(u->uid, FILE_UID)), &found, c, ARRAY_LEN(c), e));
	if (!found || c[0].i != u->person)
		return FAIL(e, ERR_NOT_FOUND, "there is no such upload");
	if (c[6].type || !c[4].type || c[5].i != at)
		return FAIL(e, ERR_STALE, "the upload stands at %lld", (long long)c[5].i);
	if (!u->city->file_key)
		return FAIL(e, ERR_INVALID, "the server has no key for attachments");
	u->size = c[4].i;
	u->stored = at;
	u->no = at / FILE_CHUNK;
	struct file_limits limits;
	TRY(file_limits(t, a, p, c[1].i, &limits, e));
	TRY(room(t, &limits, u->person, c[1].i, u, &n, e));
	u->refusal = fits(u, u->size);
	return file_unwrap(u->city->file_key, u->uid, c[9].s, u->key, e);
}

bool upload_resume(struct city *city, const struct pack *p, int64_t person, const uint8_t uid[FILE_UID], int64_t at,
	struct upload **ret, struct err *e)
{
	struct upload *u = upload_new(city, person);
	struct tx *t;
	memcpy(u->uid, uid, FILE_UID);
	bool ok = tx_begin(city->store, TX_READ, &t, e);
	if (ok) {
		ok = take_up(u, t, p, at, e);
		tx_abort(t);
	}
	if (!ok) {
		u->size = 0;
		upload_free(u);
		return false;
	}
	if (at == 0)
		begin_hashes(u);
	*ret = u;
	return true;
}

/* ---- bytes ---- */

static bool write_batch(struct upload *u, struct tx *t, struct err *e)
{
	int64_t n, others;
	int64_t first = u->no - (int64_t)u->n_batch;
	TRY(tx_run(t, STMT_upload_grow,
		ARGS(val_b(u->uid, FILE_UID), val_i(u->stored), val_i(u->stored + u->batch_bytes), val_i(clock_now())), &n, e));
	if (n != 1)
		return FAIL(e, ERR_STALE, "somebody else goes on with this upload, or it was ended");
	for (size_t i = 0; i < u->n_batch; i++)
		TRY(tx_run(t, STMT_chunk_add,
			ARGS(val_b(u->uid, FILE_UID), val_i(first + (int64_t)i), val_b(u->batch[i], u->lens[i])), NULL, e));
	/* several at once share the room */
	int64_t mb;
	TRY(setting_number(t, "files.person_mb", &mb, e));
	TRY(tx_number(t, STMT_upload_person_bytes, ARGS(val_i(u->person)), 0, &others, e));
	if (others > mb * MB)
		u->refusal = FILE_NO_ROOM;
	return true;
}

static bool flush(struct upload *u, struct err *e)
{
	struct tx *t;
	if (!u->n_batch)
		return true;
	TRY(tx_begin(u->city->store, TX_VOLATILE, &t, e));
	if (!write_batch(u, t, e) || u->refusal) {
		tx_abort(t);
		return u->refusal != FILE_FINE;
	}
	TRY(tx_commit(t, e));
	u->stored += u->batch_bytes;
	u->batch_bytes = 0;
	u->n_batch = 0;
	return true;
}

static bool end_chunk(struct upload *u, bool last, struct err *e)
{
	uint8_t *to = u->batch[u->n_batch];
	chunk_seal(u->key, u->uid, u->no, last, u->chunk, u->fill, to);
	if (u->plain) {
		hasher_add(u->plain, (struct str){(const char *)u->chunk, u->fill});
		file_digest_add(&u->digest, (struct str){(const char *)to, u->fill + FILE_TAG});
	}
	u->lens[u->n_batch++] = u->fill + FILE_TAG;
	u->batch_bytes += (int64_t)u->fill;
	u->no++;
	u->fill = 0;
	return (u->n_batch < BATCH && !last) || flush(u, e);
}

static int64_t received(const struct upload *u)
{
	return u->stored + u->batch_bytes + (int64_t)u->fill;
}

bool upload_add(struct upload *u, const void *p, size_t n, struct err *e)
{
	const char *from = p;
	if (u->failed || u->refusal)
		return !u->failed || FAIL(e, ERR_IO, "the upload has failed");
	if (u->size >= 0 && (int64_t)n > u->size - received(u))
		u->refusal = FILE_TOO_LARGE;
	else
		u->refusal = fits(u, received(u) + (int64_t)n);
	while (n && !u->refusal) {
		/* which chunk is the last one is known only when more comes, or from the size */
		if (u->fill == FILE_CHUNK && !end_chunk(u, false, e)) {
			u->failed = true;
			return false;
		}
		size_t take = n < FILE_CHUNK - u->fill ? n : FILE_CHUNK - u->fill;
		memcpy(u->chunk + u->fill, from, take);
		u->fill += take;
		from += take;
		n -= take;
	}
	return true;
}

/* ---- the end ---- */

/* What came in several requests is read once more. */
static bool read_again(struct upload *u, struct tx *t, struct err *e)
{
	CLEAN_FREE uint8_t *clear = heap_alloc(1, FILE_CHUNK);
	bool good = true;
	begin_hashes(u);
	for (int64_t i = 0; i < u->no && good; i++) {
		struct query *q = tx_query(t, STMT_chunk_get, ARGS(val_b(u->uid, FILE_UID), val_i(i)));
		struct str data = query_next(q) ? query_s(q, 0) : STR_NONE;
		good = data.n >= FILE_TAG && data.n <= FILE_CHUNK + FILE_TAG &&
			chunk_open(u->key, u->uid, i, i == u->no - 1, data, clear);
		if (good) {
			hasher_add(u->plain, (struct str){(const char *)clear, data.n - FILE_TAG});
			file_digest_add(&u->digest, data);
		}
		TRY(query_end(q, e));
	}
	wipe(clear, FILE_CHUNK);
	return good || FAIL(e, ERR_CORRUPT, "what was uploaded is not what is stored");
}

static bool finish(struct upload *u, struct hash *ret, struct err *e)
{
	struct tx *t;
	int64_t n;
	TRY(end_chunk(u, true, e));
	if (u->refusal)
		return true;
	if (!u->plain) {
		TRY(tx_begin(u->city->store, TX_READ, &t, e));
		bool ok = read_again(u, t, e);
		tx_abort(t);
		TRY(ok);
	}
	struct hash plain = hasher_end(u->plain), bind = file_bind(u->key, &plain);
	u->plain = NULL;
	*ret = file_digest_end(&u->digest, u->stored, &bind);
	TRY(tx_begin(u->city->store, TX_VOLATILE, &t, e));
	if (!tx_run(t, STMT_upload_end, ARGS(val_b(u->uid, FILE_UID), val_i(u->stored), val_b(ret->b, HASH_LEN),
		val_b(bind.b, HASH_LEN), val_b(plain.b, HASH_LEN)), &n, e)) {
		tx_abort(t);
		return false;
	}
	TRY(tx_commit(t, e));
	u->whole = n == 1;
	return u->whole || FAIL(e, ERR_STALE, "the upload was ended");
}

bool upload_end(struct upload *u, enum file_refusal *ret_refusal, bool *ret_whole, struct hash *ret_digest, struct err *e)
{
	bool ok = !u->failed || FAIL(e, ERR_IO, "the upload has failed");
	if (ok && !u->refusal && (u->size < 0 || received(u) == u->size))
		ok = finish(u, ret_digest, e);
	else if (ok && !u->refusal)
		ok = (u->fill < FILE_CHUNK || end_chunk(u, false, e)) && flush(u, e);
	u->failed |= !ok;
	*ret_refusal = u->refusal;
	*ret_whole = u->whole;
	return ok;
}

/* Chunks first, some hundred a commit: one commit of a large file would hold up everybody. */
static bool drop(struct city *city, const uint8_t uid[FILE_UID], struct err *e)
{
	for (int64_t from = 0, gone = 1; gone; from += 256) {
		struct tx *t;
		int64_t more = 0;
		TRY(tx_begin(city->store, TX_VOLATILE, &t, e));
		bool ok = tx_run(t, STMT_chunk_drop, ARGS(val_b(uid, FILE_UID), val_i(from), val_i(from + 256)), &gone, e) &&
			(gone || tx_run(t, STMT_upload_drop, ARGS(val_b(uid, FILE_UID)), &more, e));
		if (!ok) {
			tx_abort(t);
			return false;
		}
		TRY(tx_commit(t, e));
	}
	return true;
}

void upload_free(struct upload *u)
{
	struct err e = {0};
	if (!u)
		return;
	drop_hashes(u);
	/* what cannot be gone on with; the tick finds it when this fails */
	if (u->size < 0 && !u->whole && !drop(u->city, u->uid, &e))
		err_clear(&e);
	wipe(u, sizeof(*u));
	heap_free(u);
}

bool upload_get(struct tx *t, struct arena *a, const uint8_t uid[FILE_UID], struct upload_state *ret, bool *ret_found,
	struct err *e)
{
	struct val c[13];
	*ret = (struct upload_state){0};
	TRY(tx_one(t, a, STMT_upload_one, ARGS(val_b(uid, FILE_UID)), ret_found, c, ARRAY_LEN(c), e));
	if (!*ret_found)
		return true;
	memcpy(ret->uid, uid, FILE_UID);
	ret->person = c[0].i;
	ret->name = c[2].s.p;
	ret->size = c[4].type ? c[4].i : -1;
	ret->at = c[5].i;
	ret->started = c[11].i;
	ret->whole = c[6].s.n == HASH_LEN && c[8].s.n == HASH_LEN;
	if (ret->whole) {
		memcpy(ret->digest.b, c[6].s.p, HASH_LEN);
		memcpy(ret->plain.b, c[8].s.p, HASH_LEN);
	}
	return true;
}

bool upload_tick(struct city *city, int64_t now, int *ret_ended, struct err *e)
{
	*ret_ended = 0;
	for (;;) {
		uint8_t uid[FILE_UID];
		struct tx *t;
		bool some;
		TRY(tx_begin(city->store, TX_READ, &t, e));
		struct query *q = tx_query(t, STMT_upload_stale,
			ARGS(val_i(now - UPLOAD_BROKEN_MS), val_i(now - UPLOAD_KEPT_MS), val_i(1)));
		some = query_next(q) && query_s(q, 0).n == FILE_UID;
		if (some)
			memcpy(uid, query_s(q, 0).p, FILE_UID);
		bool ok = query_end(q, e);
		tx_abort(t);
		if (!ok || !some)
			return ok;
		TRY(drop(city, uid, e));
		++*ret_ended;
	}
}
