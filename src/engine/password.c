#include <assert.h>
#include <sodium.h>

#include "engine/account_private.h"
#include "engine/rights.h"
#include "text/text.h"
#include "util/clock.h"
#include "util/utf8.h"

/* Argon2id, version 1.3. Three passes over 64 MiB: the memory and passes of the second recommended option of RFC 9106 §4,
 * above libsodium's INTERACTIVE; about 0.1 s on one core of an office server, and at most two at a time (slow lane). */
#define PASSWORD_PASSES 3
#define PASSWORD_MEMORY (64 * 1024 * 1024)
#define NOBODY "$argon2id$v=19$m=65536,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

static_assert(PASSWORD_HASH == crypto_pwhash_STRBYTES, "length of an encoded hash");
static_assert(PASSWORD_MEMORY == 65536 * 1024 && PASSWORD_PASSES == 3, "NOBODY carries the same parameters");
static_assert(PASSWORD_PASSES >= crypto_pwhash_OPSLIMIT_INTERACTIVE && PASSWORD_MEMORY >= crypto_pwhash_MEMLIMIT_INTERACTIVE,
	"not weaker than interactive");

bool password_hash(struct str password, char ret[PASSWORD_HASH], struct err *e)
{
	must(sodium_init() >= 0);
	if (password.n > PASSWORD_MAX)
		return FAIL(e, ERR_LIMIT, "the password is longer than %d bytes", PASSWORD_MAX);
	if (crypto_pwhash_str_alg(ret, password.p ? password.p : "", password.n, PASSWORD_PASSES, PASSWORD_MEMORY,
		crypto_pwhash_ALG_ARGON2ID13) != 0)
		return FAIL(e, ERR_BUSY, "no memory for hashing a password");
	return true;
}

bool password_verify(struct str hash, struct str password)
{
	char encoded[PASSWORD_HASH] = {0};
	must(sodium_init() >= 0);
	if (!hash.n || hash.n >= sizeof(encoded) || password.n > PASSWORD_MAX)
		return false;
	memcpy(encoded, hash.p, hash.n);
	return crypto_pwhash_str_verify(encoded, password.p ? password.p : "", password.n) == 0;
}

bool password_is_weak_hash(struct str hash)
{
	char encoded[PASSWORD_HASH] = {0};
	if (!hash.n || hash.n >= sizeof(encoded))
		return false;
	memcpy(encoded, hash.p, hash.n);
	return crypto_pwhash_str_needs_rehash(encoded, PASSWORD_PASSES, PASSWORD_MEMORY) == 1;
}

struct str password_nobody(void)
{
	return STR(NOBODY);
}

void password_temporary(char ret[ACCOUNT_TEMPORARY])
{
	static const char letters[] = "abcdefghijkmnpqrstuvwxyz23456789";   /* 32 */
	static_assert(sizeof(letters) == 33, "five bits a letter");
	uint8_t raw[16];
	rand_bytes(raw, sizeof(raw));
	size_t at = 0;
	for (size_t i = 0; i < sizeof(raw); i++) {
		if (i && i % 4 == 0)
			ret[at++] = '-';
		ret[at++] = letters[raw[i] & 31];
	}
	ret[at] = 0;
	wipe(raw, sizeof(raw));
}

/* ---- rules ---- */

struct problems { struct arena *arena; VEC(struct problem) list; };

static void wrong(struct problems *p, const char *text)
{
	*vec_push(p->arena, &p->list) = (struct problem){"new", text};
}

static bool spelled(struct str password)
{
	if (!utf8_valid(password))
		return false;
	for (size_t i = 0; i < password.n; i++)
		if ((unsigned char)password.p[i] < 0x20 || password.p[i] == 0x7f)
			return false;
	return true;
}

static bool used_before(
	struct tx *t, struct arena *a, int64_t account, struct str password, int64_t history, bool *ret, struct err *e)
{
	VEC(struct str) hashes = {0};
	struct query *q = tx_query(t, STMT_credential_history, ARGS(val_i(account), val_i(history < 1 ? 1 : history)));
	while (query_next(q))
		*vec_push(a, &hashes) = arena_str(a, query_s(q, 0));
	TRY(query_end(q, e));
	*ret = false;
	for (size_t i = 0; i < hashes.n && !*ret; i++)
		*ret = password_verify(hashes.p[i], password);
	return true;
}

static bool owner_of(struct tx *t, struct arena *a, int64_t account, struct owner *ret, struct err *e)
{
	struct query *q = tx_query(t, STMT_account_owner, ARGS(val_i(account)));
	bool found = query_next(q);
	if (found)
		*ret = (struct owner){
			.login = arena_cstr(a, query_s(q, 0)),
			.number = arena_cstr(a, query_s(q, 1)),
			.name = arena_cstr(a, query_s(q, 2)),
			.reading = arena_cstr(a, query_s(q, 3)),
			.mail = arena_cstr(a, query_s(q, 5)),
			.phone = arena_cstr(a, query_s(q, 6)),
		};
	TRY(query_end(q, e));
	return found || FAIL(e, ERR_NOT_FOUND, "account %lld", (long long)account);
}

static bool rules_for(struct city *city, struct tx *t, struct arena *a, int64_t account, struct account_rules *ret,
	bool *ret_privileged, struct err *e)
{
	struct val cols[4];
	bool found;
	TRY(tx_one(t, a, STMT_account_one, ARGS(val_i(account)), &found, cols, 4, e));
	if (!found)
		return FAIL(e, ERR_NOT_FOUND, "account %lld", (long long)account);
	struct val who[9];
	TRY(tx_one(t, a, STMT_person_one, ARGS(val_i(cols[1].i)), &found, who, 9, e));
	int64_t organ = found ? who[8].i : 1;
	const struct pack *p = city_pack(city, t, organ, e);
	if (!p || !account_rules(t, p, organ, clock_now(), ret, e))
		return false;
	return rights_desk(t, p, cols[1].i, clock_now(), ret_privileged, e);
}

bool password_check(struct city *city, struct tx *t, struct arena *a, int64_t account, struct str password, const struct lang *l,
	struct problem **ret, size_t *ret_n, struct err *e)
{
	struct problems p = {.arena = a};
	struct account_rules rules = {0};
	struct owner owner;
	bool privileged = false, used = false;
	TRY(rules_for(city, t, a, account, &rules, &privileged, e));
	TRY(owner_of(t, a, account, &owner, e));
	int64_t least = privileged ? rules.privileged_min_length : rules.min_length;
	if (password.n > PASSWORD_MAX) {
		wrong(&p, t_password_too_long(l, PASSWORD_MAX));
	} else if (!spelled(password)) {
		wrong(&p, t_password_unreadable(l));
	} else {
		if ((int64_t)utf8_count(password) < least)
			wrong(&p, t_password_too_short(l, least));
		if (rules.no_own_data && password_has_own(a, password, &owner))
			wrong(&p, t_password_own(l));
		if (password_is_common(a, password))
			wrong(&p, t_password_common(l));
		if (!p.list.n)               /* slow: only when all else is well */
			TRY(used_before(t, a, account, password, rules.history, &used, e));
		if (used)
			wrong(&p, t_password_used(l, rules.history < 1 ? 1 : rules.history));
	}
	*ret = p.list.p;
	*ret_n = p.list.n;
	return true;
}
