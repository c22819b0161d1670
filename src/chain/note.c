#include "chain/checkpoint.h"
#include "chain/note.h"

#include <inttypes.h>
#include <string.h>

#include <openssl/evp.h>

#include "util/clean.h"
#include "util/num.h"
#include "util/utf8.h"

#define DASH "\xe2\x80\x94 "

/* White_Space of Unicode above ASCII. */
static bool is_wide_space(uint32_t c)
{
	return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
		c == 0x202F || c == 0x205F || c == 0x3000;
}

bool note_name_ok(struct str name)
{
	if (!name.n || name.n > NOTE_NAME_MAX || !utf8_valid(name))
		return false;
	while (name.n) {
		uint32_t c = utf8_next(&name);
		if (c <= 0x20 || c == 0x7F || c == '+' || is_wide_space(c))
			return false;
	}
	return true;
}

/* key ID = SHA-256(name ‖ 0x0A ‖ type ‖ public key)[:4] */
static uint32_t key_id(struct str name, uint8_t type, const uint8_t pub[32])
{
	struct hash h = hash_parts((const struct str[]){name, {"\n", 1}, {(const char *)&type, 1}, {(const char *)pub, 32}}, 4);

	return (uint32_t)h.b[0] << 24 | (uint32_t)h.b[1] << 16 | (uint32_t)h.b[2] << 8 | h.b[3];
}

static bool key_read(struct arena *a, struct str text, bool cosigner, struct note_key *ret, struct err *e)
{
	struct str rest = text;
	struct str name = str_cut(&rest, '+');
	struct str id = str_cut(&rest, '+');
	uint8_t id_bytes[4], key[1 + 32];
	size_t n;

	if (!note_name_ok(name) || !num_unhex(id, id_bytes, 4) || !num_unbase64(rest, key, sizeof(key), &n) || n != sizeof(key))
		return FAIL(e, ERR_INVALID, "not a verifier key: expected name+hash+base64 (C2SP signed-note)");
	if (key[0] != NOTE_ED25519 && !(cosigner && key[0] == NOTE_COSIGNATURE))
		return FAIL(e, ERR_INVALID, "verifier key of type %d, only Ed25519 (1) is known", key[0]);
	uint32_t said = (uint32_t)id_bytes[0] << 24 | (uint32_t)id_bytes[1] << 16 | (uint32_t)id_bytes[2] << 8 | id_bytes[3];
	if (said != key_id(name, key[0], key + 1))
		return FAIL(e, ERR_INVALID,
			"the hash in the verifier key does not belong to its name and key: a mistyped character?");
	ret->name = arena_cstr(a, name);
	ret->id = key_id(name, NOTE_ED25519, key + 1);
	memcpy(ret->pub, key + 1, 32);
	return true;
}

bool note_key_read(struct arena *a, struct str text, struct note_key *ret, struct err *e)
{
	return key_read(a, text, false, ret, e);
}

bool note_cosigner_read(struct arena *a, struct str text, struct note_key *ret, struct err *e)
{
	return key_read(a, text, true, ret, e);
}

const char *note_key_text(struct arena *a, const struct note_key *k)
{
	CLEAN_BUF struct buf b = {0};
	uint8_t key[1 + 32] = {NOTE_ED25519};

	memcpy(key + 1, k->pub, 32);
	buf_init(&b, NOTE_NAME_MAX + 64);
	buf_printf(&b, "%s+%08" PRIx32 "+", k->name, k->id);
	num_base64(&b, key, sizeof(key));
	must(!b.failed);
	return arena_cstr(a, buf_str(&b));
}

struct note_key note_key_of_pub(const char *name, const uint8_t pub[32])
{
	struct note_key k = {.name = name, .id = key_id(str_of(name), NOTE_ED25519, pub)};

	memcpy(k.pub, pub, 32);
	return k;
}

void note_key_of_seed(const char *name, const uint8_t seed[NOTE_SEED], struct note_key *ret)
{
	size_t n = sizeof(ret->pub);
	EVP_PKEY *pkey = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, seed, NOTE_SEED);

	must(note_name_ok(str_of(name)));
	must(pkey && EVP_PKEY_get_raw_public_key(pkey, ret->pub, &n) == 1 && n == 32);
	EVP_PKEY_free(pkey);
	ret->name = name;
	ret->id = key_id(str_of(name), NOTE_ED25519, ret->pub);
}

static bool ed25519_sign(const uint8_t seed[NOTE_SEED], struct str message, uint8_t ret[NOTE_SIG_LEN], struct err *e)
{
	size_t n = NOTE_SIG_LEN;
	EVP_PKEY *pkey = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, seed, NOTE_SEED);
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	bool ok = pkey && ctx && EVP_DigestSignInit(ctx, NULL, NULL, NULL, pkey) == 1 &&
		EVP_DigestSign(ctx, ret, &n, (const uint8_t *)message.p, message.n) == 1 && n == NOTE_SIG_LEN;

	EVP_MD_CTX_free(ctx);
	EVP_PKEY_free(pkey);
	return ok || FAIL(e, ERR_IO, "libcrypto could not sign");
}

static bool ed25519_verify(const uint8_t pub[32], struct str message, const uint8_t sig[NOTE_SIG_LEN])
{
	EVP_PKEY *pkey = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, pub, 32);
	EVP_MD_CTX *ctx = EVP_MD_CTX_new();
	bool ok = pkey && ctx && EVP_DigestVerifyInit(ctx, NULL, NULL, NULL, pkey) == 1 &&
		EVP_DigestVerify(ctx, sig, NOTE_SIG_LEN, (const uint8_t *)message.p, message.n) == 1;

	EVP_MD_CTX_free(ctx);
	EVP_PKEY_free(pkey);
	return ok;
}

/* What a cosignature/v1 signs. */
static void timed_message(struct buf *b, struct str body, int64_t seconds)
{
	buf_printf(b, "cosignature/v1\ntime %" PRId64 "\n", seconds);
	buf_add(b, body);
}

static void put_line(struct buf *b, const char *name, uint32_t id, const uint8_t *time, const uint8_t sig[NOTE_SIG_LEN])
{
	uint8_t bytes[4 + 8 + NOTE_SIG_LEN] = {(uint8_t)(id >> 24), (uint8_t)(id >> 16), (uint8_t)(id >> 8), (uint8_t)id};
	size_t n = 4;

	if (time) {
		memcpy(bytes + n, time, 8);
		n += 8;
	}
	memcpy(bytes + n, sig, NOTE_SIG_LEN);
	n += NOTE_SIG_LEN;
	buf_printf(b, DASH "%s ", name);
	num_base64(b, bytes, n);
	buf_char(b, '\n');
}

bool note_sign(struct buf *b, struct str body, const char *name, const uint8_t seed[NOTE_SEED], struct err *e)
{
	struct note_key k;
	uint8_t sig[NOTE_SIG_LEN];

	must(str_ends(body, STR("\n")));
	note_key_of_seed(name, seed, &k);
	TRY(ed25519_sign(seed, body, sig, e));
	put_line(b, name, k.id, NULL, sig);
	return b->failed ? FAIL(e, ERR_LIMIT, "note too long") : true;
}

bool note_cosign(struct buf *b, struct str body, const char *name, const uint8_t seed[NOTE_SEED], int64_t seconds, struct err *e)
{
	CLEAN_BUF struct buf message = {0};
	struct note_key k;
	uint8_t sig[NOTE_SIG_LEN], time[8];

	must(str_ends(body, STR("\n")) && seconds >= 0);
	note_key_of_seed(name, seed, &k);
	buf_init(&message, NOTE_MAX);
	timed_message(&message, body, seconds);
	if (message.failed)
		return FAIL(e, ERR_LIMIT, "note too long");
	TRY(ed25519_sign(seed, buf_str(&message), sig, e));
	for (int i = 0; i < 8; i++)
		time[i] = (uint8_t)(seconds >> (8 * (7 - i)));
	put_line(b, name, key_id(str_of(name), NOTE_COSIGNATURE, k.pub), time, sig);
	return b->failed ? FAIL(e, ERR_LIMIT, "note too long") : true;
}

bool note_split(struct str note, struct note_parts *ret, struct err *e)
{
	struct note_parts parts = {0};

	if (note.n > NOTE_MAX)
		return FAIL(e, ERR_LIMIT, "note of %zu bytes, at most %d are read", note.n, NOTE_MAX);
	if (!utf8_valid(note))
		return FAIL(e, ERR_INVALID, "note is not UTF-8");
	for (size_t i = 0; i < note.n; i++)
		if ((uint8_t)note.p[i] < 0x20 && note.p[i] != '\n')
			return FAIL(e, ERR_INVALID, "note holds a control character at byte %zu", i);

	size_t blank = note.n;
	for (size_t i = note.n; i-- > 1;)
		if (note.p[i] == '\n' && note.p[i - 1] == '\n') {
			blank = i;
			break;
		}
	if (blank == note.n)
		return FAIL(e, ERR_INVALID, "note has no blank line before its signatures");
	parts.body = str_head(note, blank);
	struct str rest = str_from(note, blank + 1);
	if (!rest.n || !str_ends(rest, STR("\n")))
		return FAIL(e, ERR_INVALID, "note has no complete signature line");
	while (rest.n) {
		struct str line = str_cut(&rest, '\n');
		if (parts.n == NOTE_SIG_MAX)
			return FAIL(e, ERR_LIMIT, "note has more than %d signatures", NOTE_SIG_MAX);
		if (!str_starts(line, STR(DASH)))
			return FAIL(e, ERR_INVALID, "signature line %zu does not begin with a dash", parts.n + 1);
		line = str_from(line, sizeof(DASH) - 1);
		struct str name = str_cut(&line, ' ');
		if (!note_name_ok(name) || !line.n)
			return FAIL(e, ERR_INVALID, "signature line %zu has no key name and signature", parts.n + 1);
		parts.sig[parts.n++] = (struct note_sig){name, line};
	}
	*ret = parts;
	return true;
}

/* How a signature line stands to a key. */
enum standing { OTHER, GOOD, BAD };

static enum standing check_line(struct str body, const struct note_sig *sig, const struct note_key *k, uint8_t type,
	int64_t *ret_seconds)
{
	uint8_t bytes[4 + 8 + NOTE_SIG_LEN];
	size_t n, head = type == NOTE_COSIGNATURE ? 12 : 4;
	uint32_t id = key_id(str_of(k->name), type, k->pub);

	if (!str_is(sig->name, k->name) || !num_unbase64(sig->base64, bytes, sizeof(bytes), &n) || n < 4)
		return OTHER;
	if (((uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3]) != id)
		return OTHER;
	if (n != head + NOTE_SIG_LEN)
		return BAD;
	if (type == NOTE_ED25519)
		return ed25519_verify(k->pub, body, bytes + head) ? GOOD : BAD;

	CLEAN_BUF struct buf message = {0};
	uint64_t seconds = 0;
	for (int i = 0; i < 8; i++)
		seconds = seconds << 8 | bytes[4 + i];
	if (seconds > INT64_MAX)
		return BAD;
	buf_init(&message, NOTE_MAX + 64);
	timed_message(&message, body, (int64_t)seconds);
	if (!ed25519_verify(k->pub, buf_str(&message), bytes + head))
		return BAD;
	*ret_seconds = (int64_t)seconds;
	return GOOD;
}

bool note_line_good(const struct note_parts *p, size_t i, const struct note_key *k, int type, int64_t *ret_seconds)
{
	return check_line(p->body, &p->sig[i], k, (uint8_t)type, ret_seconds) == GOOD;
}

static bool verify(struct str note, const struct note_key *k, uint8_t type, int64_t *ret_seconds)
{
	struct note_parts parts;
	bool good = false;

	if (!note_split(note, &parts, NULL))
		return false;
	for (size_t i = 0; i < parts.n; i++)
		switch (check_line(parts.body, &parts.sig[i], k, type, ret_seconds)) {
		case OTHER:
			break;
		case GOOD:
			good = true;
			break;
		case BAD:
			return false;
		}
	return good;
}

bool note_verify(struct str note, const struct note_key *k)
{
	int64_t none;

	return verify(note, k, NOTE_ED25519, &none);
}

bool note_verify_time(struct str note, const struct note_key *k, int64_t *ret_seconds)
{
	int64_t seconds;

	if (!verify(note, k, NOTE_COSIGNATURE, &seconds))
		return false;
	*ret_seconds = seconds;
	return true;
}

struct str note_tidy(struct arena *a, struct str text)
{
	char *p = arena_alloc(a, text.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != '\r' || i + 1 == text.n || text.p[i + 1] != '\n')
			p[n++] = text.p[i];
	while (n && (p[n - 1] == '\n' || p[n - 1] == '\r'))
		n--;
	p[n++] = '\n';
	return (struct str){p, n};
}
