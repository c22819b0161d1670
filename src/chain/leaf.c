#include "chain/leaf.h"

#include <string.h>

#define LEAF_VERSION 0x01

static uint8_t *put_u64(uint8_t *p, uint64_t v)
{
	for (int i = 7; i >= 0; i--)
		*p++ = (uint8_t)(v >> (8 * i));
	return p;
}

static uint8_t *put_name(uint8_t *p, struct str s)
{
	must(s.n <= CHAIN_NAME_MAX);
	*p++ = (uint8_t)s.n;
	if (s.n)
		memcpy(p, s.p, s.n);
	return p + s.n;
}

size_t leaf_header(uint8_t ret[LEAF_HEADER_MAX], const struct leaf *l)
{
	uint8_t *at = ret;

	*at++ = LEAF_VERSION;
	at = put_u64(at, (uint64_t)l->seq);
	at = put_u64(at, (uint64_t)l->time);
	at = put_u64(at, (uint64_t)l->actor);
	at = put_name(at, l->role);
	at = put_name(at, l->act);
	memcpy(at, l->token, CHAIN_TOKEN);
	at += CHAIN_TOKEN;
	memcpy(at, l->body_digest.b, HASH_LEN);
	at += HASH_LEN;
	return (size_t)(at - ret);
}

void leaf_bytes(struct buf *b, const struct leaf *l)
{
	uint8_t bytes[LEAF_HEADER_MAX];

	buf_bytes(b, bytes, leaf_header(bytes, l));
}

struct hash leaf_hash(const struct leaf *l)
{
	uint8_t bytes[1 + LEAF_HEADER_MAX];

	bytes[0] = 0x00;
	size_t n = leaf_header(bytes + 1, l);
	return hash_of((struct str){(const char *)bytes, 1 + n});
}

struct hash leaf_hash_bytes(struct str header)
{
	return hash_parts((const struct str[]){{"\0", 1}, header}, 2);
}

static bool take(struct str *rest, size_t n, struct str *ret, struct err *e)
{
	if (rest->n < n)
		return FAIL(e, ERR_CORRUPT, "leaf ends early");
	*ret = str_head(*rest, n);
	*rest = str_from(*rest, n);
	return true;
}

static bool take_i64(struct str *rest, int64_t *ret, struct err *e)
{
	struct str s = STR_NONE;
	uint64_t v = 0;

	TRY(take(rest, 8, &s, e));
	for (size_t i = 0; i < 8; i++)
		v = v << 8 | (uint8_t)s.p[i];
	*ret = (int64_t)v;
	return true;
}

static bool take_name(struct str *rest, struct str *ret, struct err *e)
{
	struct str s = STR_NONE;

	TRY(take(rest, 1, &s, e));
	size_t n = (uint8_t)s.p[0];
	if (n > CHAIN_NAME_MAX)
		return FAIL(e, ERR_CORRUPT, "leaf has a name of %zu bytes, at most %d are allowed", n, CHAIN_NAME_MAX);
	return take(rest, n, ret, e);
}

bool leaf_read(struct str bytes, struct leaf *ret, struct err *e)
{
	struct str rest = bytes, s = STR_NONE;
	struct leaf l = {0};

	TRY(take(&rest, 1, &s, e));
	if ((uint8_t)s.p[0] != LEAF_VERSION)
		return FAIL(e, ERR_VERSION, "leaf of version %d, this program knows %d", (uint8_t)s.p[0], LEAF_VERSION);
	TRY(take_i64(&rest, &l.seq, e));
	TRY(take_i64(&rest, &l.time, e));
	TRY(take_i64(&rest, &l.actor, e));
	TRY(take_name(&rest, &l.role, e));
	TRY(take_name(&rest, &l.act, e));
	TRY(take(&rest, CHAIN_TOKEN, &s, e));
	memcpy(l.token, s.p, CHAIN_TOKEN);
	TRY(take(&rest, HASH_LEN, &s, e));
	memcpy(l.body_digest.b, s.p, HASH_LEN);
	if (rest.n)
		return FAIL(e, ERR_CORRUPT, "leaf has %zu bytes too many", rest.n);
	if (l.seq < 0 || l.actor < 0)
		return FAIL(e, ERR_CORRUPT, "leaf has a negative number");
	*ret = l;
	return true;
}

struct hash body_digest(const uint8_t salt[CHAIN_SALT], struct str body)
{
	return hash_parts((const struct str[]){{(const char *)salt, CHAIN_SALT}, body}, 2);
}
