#include "store/sealed.h"

#include <sodium.h>

#include "util/heap.h"

#define CHUNK 65536
#define BOXED (CHUNK + crypto_secretstream_xchacha20poly1305_ABYTES)
#define MAGIC (sizeof(SEALED_MAGIC) - 1)
#define KEY_ID 8
#define STREAM_KEY crypto_secretstream_xchacha20poly1305_KEYBYTES
#define SEALED_HEAD (MAGIC + 4 + KEY_ID + crypto_box_SEALBYTES + STREAM_KEY)
#define STREAM_HEAD crypto_secretstream_xchacha20poly1305_HEADERBYTES

_Static_assert(SEALED_HEAD == 16 + 4 + 8 + 80 && STREAM_HEAD == 24 && BOXED == 65553, "format");

static void key_id(const uint8_t public_[SEALED_KEY], uint8_t ret[KEY_ID])
{
	struct str parts[] = {STR("sekimori backup key id 1"), {(const char *)public_, SEALED_KEY}};
	struct hash id = hash_parts(parts, ARRAY_LEN(parts));
	memcpy(ret, id.b, KEY_ID);
}

/* ---- writing ---- */

struct sealed_out {
	const struct store_sink *below;
	crypto_secretstream_xchacha20poly1305_state state;
	uint8_t head[SEALED_HEAD];
	bool first;
	size_t n;
	uint8_t plain[CHUNK], boxed[BOXED];
};

bool sealed_out_new(const uint8_t public_[SEALED_KEY], const struct store_sink *below, struct sealed_out **ret, struct err *e)
{
	struct sealed_out *o;
	uint8_t key[STREAM_KEY], head[STREAM_HEAD], *at;

	must(sodium_init() >= 0);
	o = heap_make(struct sealed_out);
	o->below = below;
	o->first = true;
	memcpy(o->head, SEALED_MAGIC, MAGIC);
	at = o->head + MAGIC;
	memcpy(at, "\0\0\0\1", 4);
	key_id(public_, at + 4);
	crypto_secretstream_xchacha20poly1305_keygen(key);
	must(crypto_secretstream_xchacha20poly1305_init_push(&o->state, head, key) == 0);
	/* A public key of low order is one that nobody made. */
	bool ok = crypto_box_seal(at + 4 + KEY_ID, key, sizeof(key), public_) == 0 || FAIL(e, ERR_INVALID, "not a public key");
	wipe(key, sizeof(key));
	ok = ok && below->write(below->ctx, (struct str){(const char *)o->head, sizeof(o->head)}, e)
		&& below->write(below->ctx, (struct str){(const char *)head, sizeof(head)}, e);
	if (!ok) {
		sealed_out_free(o);
		return false;
	}
	*ret = o;
	return true;
}

static bool push(struct sealed_out *o, unsigned char tag, struct err *e)
{
	unsigned long long n;

	must(crypto_secretstream_xchacha20poly1305_push(&o->state, o->boxed, &n, o->plain, o->n, o->first ? o->head : NULL,
		o->first ? sizeof(o->head) : 0, tag) == 0);
	o->first = false;
	o->n = 0;
	return o->below->write(o->below->ctx, (struct str){(const char *)o->boxed, (size_t)n}, e);
}

/* A full chunk waits until something follows it: the last one has the tag. */
static bool out_write(void *ctx, struct str s, struct err *e)
{
	struct sealed_out *o = ctx;

	while (s.n) {
		if (o->n == CHUNK)
			TRY(push(o, crypto_secretstream_xchacha20poly1305_TAG_MESSAGE, e));
		size_t now = s.n < CHUNK - o->n ? s.n : CHUNK - o->n;
		memcpy(o->plain + o->n, s.p, now);
		o->n += now;
		s = str_from(s, now);
	}
	return true;
}

struct store_sink sealed_sink(struct sealed_out *o)
{
	return (struct store_sink){out_write, o};
}

bool sealed_out_end(struct sealed_out *o, struct err *e)
{
	return push(o, crypto_secretstream_xchacha20poly1305_TAG_FINAL, e);
}

void sealed_out_free(struct sealed_out *o)
{
	if (o)
		wipe(o, sizeof(*o));
	heap_free(o);
}

/* ---- reading ---- */

struct sealed_in {
	const struct store_source *below;
	crypto_secretstream_xchacha20poly1305_state state;
	uint8_t head[SEALED_HEAD];
	bool plain, first, last;
	size_t n, at;                    /* of buf: what was not given yet stands from at to n */
	uint8_t buf[CHUNK], boxed[BOXED];
};

static bool pull(struct sealed_in *i, struct err *e)
{
	unsigned long long n;
	unsigned char tag;
	size_t got;

	TRY(i->below->read(i->below->ctx, i->boxed, BOXED, &got, e));
	if (got < crypto_secretstream_xchacha20poly1305_ABYTES)
		return FAIL(e, ERR_CORRUPT, "%s is damaged: it ends before its end", i->below->name);
	if (crypto_secretstream_xchacha20poly1305_pull(&i->state, i->buf, &n, &tag, i->boxed, got, i->first ? i->head : NULL,
		i->first ? sizeof(i->head) : 0) != 0)
		return FAIL(e, ERR_CORRUPT, "%s is damaged: its encryption does not hold", i->below->name);
	i->first = false;
	i->last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
	i->n = (size_t)n;
	i->at = 0;
	if (!i->last && got < BOXED)
		return FAIL(e, ERR_CORRUPT, "%s is damaged: it ends before its end", i->below->name);
	if (i->last) {
		TRY(i->below->read(i->below->ctx, i->boxed, 1, &got, e));
		if (got)
			return FAIL(e, ERR_CORRUPT, "%s is damaged: something stands after its end", i->below->name);
	}
	return true;
}

static bool open_head(struct sealed_in *i, const uint8_t secret[SEALED_KEY], struct err *e)
{
	const struct store_source *in = i->below;
	const uint8_t *at = i->head + MAGIC;
	uint8_t public_[SEALED_KEY], id[KEY_ID], key[STREAM_KEY], head[STREAM_HEAD];
	size_t got;

	if (!secret)
		return FAIL(e, ERR_DENIED, "%s is encrypted: it needs the secret half of the recovery key", in->name);
	TRY(in->read(in->ctx, i->head + MAGIC, SEALED_HEAD - MAGIC, &got, e));
	if (got != SEALED_HEAD - MAGIC)
		return FAIL(e, ERR_CORRUPT, "%s is damaged: it ends before its end", in->name);
	TRY(in->read(in->ctx, head, sizeof(head), &got, e));
	if (got != sizeof(head))
		return FAIL(e, ERR_CORRUPT, "%s is damaged: it ends before its end", in->name);
	if (memcmp(at, "\0\0\0\1", 4) != 0)
		return FAIL(e, ERR_VERSION, "%s is encrypted in another way than this program knows: use a newer program",
			in->name);
	must(sodium_init() >= 0 && crypto_scalarmult_base(public_, secret) == 0);
	key_id(public_, id);
	if (memcmp(at + 4, id, KEY_ID) != 0)
		return FAIL(e, ERR_INVALID, "%s is encrypted for another recovery key", in->name);
	bool ok = crypto_box_seal_open(key, at + 4 + KEY_ID, crypto_box_SEALBYTES + STREAM_KEY, public_, secret) == 0
		&& crypto_secretstream_xchacha20poly1305_init_pull(&i->state, head, key) == 0;
	wipe(key, sizeof(key));
	return ok || FAIL(e, ERR_CORRUPT, "%s is damaged: its key is not what was written", in->name);
}

bool sealed_in_new(const uint8_t secret[SEALED_KEY], const struct store_source *in, struct sealed_in **ret, bool *ret_sealed,
	struct err *e)
{
	struct sealed_in *i = heap_make(struct sealed_in);
	size_t got;

	i->below = in;
	i->first = true;
	bool ok = in->read(in->ctx, i->head, MAGIC, &got, e);
	*ret_sealed = ok && got == MAGIC && memcmp(i->head, SEALED_MAGIC, MAGIC) == 0;
	if (ok && *ret_sealed)
		ok = open_head(i, secret, e);
	if (!ok) {
		sealed_in_free(i);
		return false;
	}
	if (!*ret_sealed) {
		i->plain = true;
		memcpy(i->buf, i->head, got);
		i->n = got;
	}
	*ret = i;
	return true;
}

static bool in_read(void *ctx, void *p, size_t n, size_t *ret_n, struct err *e)
{
	struct sealed_in *i = ctx;
	size_t got;

	*ret_n = 0;
	while (n) {
		if (i->at == i->n && i->plain) {
			TRY(i->below->read(i->below->ctx, p, n, &got, e));
			*ret_n += got;
			return true;
		}
		if (i->at == i->n && i->last)
			return true;
		if (i->at == i->n)
			TRY(pull(i, e));
		size_t now = n < i->n - i->at ? n : i->n - i->at;
		memcpy(p, i->buf + i->at, now);
		i->at += now;
		p = (char *)p + now;
		n -= now;
		*ret_n += now;
	}
	return true;
}

struct store_source sealed_source(struct sealed_in *i)
{
	return (struct store_source){in_read, i, i->below->name, i->below->size};
}

void sealed_in_free(struct sealed_in *i)
{
	if (i)
		wipe(i, sizeof(*i));
	heap_free(i);
}
