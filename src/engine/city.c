#include "engine/city_private.h"

#include "engine/act.h"
#include "engine/file_key.h"
#include "util/clock.h"
#include "util/num.h"
#include "util/vec.h"

#define CITY_MEMORY (1024 * 1024)

extern const struct act act_city_found;

static const struct pack *cached(struct city *c, const struct hash *digest)
{
	for (size_t i = 0; i < c->n_packs; i++)
		if (hash_eq(&c->packs[i].digest, digest))
			return c->packs[i].pack;
	return NULL;
}

/* Under the lock. Takes over the reference. */
static void keep(struct city *c, struct pack *p)
{
	c->packs = vec_grow(c->arena, c->packs, c->n_packs, &c->cap_packs, sizeof(*c->packs));
	c->packs[c->n_packs++] = (struct kept){p->digest, p};
}

void city_keep_pack(struct city *c, const struct pack *p)
{
	pthread_mutex_lock(&c->lock);
	if (!cached(c, &p->digest))
		keep(c, pack_ref(p));
	pthread_mutex_unlock(&c->lock);
}

static const struct pack *load(struct city *c, struct tx *t, const struct hash *digest, struct pack **ret, struct err *e)
{
	struct arena *a = arena_new(64 * 1024 * 1024);
	struct lang l = {LANG_JA, a};
	struct val files;
	bool found = false;
	*ret = NULL;
	if (tx_one(t, a, STMT_pack_files, ARGS(val_b(digest->b, HASH_LEN)), &found, &files, 1, e)) {
		if (!found)
			FAIL(e, ERR_CORRUPT, "the store has no pack with the digest that it names");
		else if (!pack_load_blob(c->loader, files.s, &l, ret, e))
			*ret = NULL;
	}
	if (*ret && !hash_eq(&(*ret)->digest, digest)) {
		pack_unref(*ret);
		*ret = NULL;
		FAIL(e, ERR_CORRUPT, "a pack in the store is not what its digest says");
	}
	arena_free(a);
	return *ret;
}

const struct pack *city_pack_by_digest(struct city *c, struct tx *t, const struct hash *digest, struct err *e)
{
	pthread_mutex_lock(&c->lock);
	const struct pack *p = cached(c, digest);
	if (!p) {
		struct pack *fresh;
		p = load(c, t, digest, &fresh, e);
		if (p)
			keep(c, fresh);
	}
	pthread_mutex_unlock(&c->lock);
	return p;
}

/* A new name is copied; old ones stay, since readers may hold them. */
static void take_name(struct city *c, const char **at, struct str s)
{
	if (!str_is(s, *at))
		*at = arena_cstr(c->arena, s);
}

static bool now(struct city *c, struct tx *t, int64_t organ, struct hash *ret, struct err *e)
{
	struct query *q = tx_query(t, STMT_city_now, ARGS(val_i(organ)));
	bool found = query_next(q), whole = found && query_s(q, 0).n == HASH_LEN;
	if (whole) {
		memcpy(ret->b, query_s(q, 0).p, HASH_LEN);
		pthread_mutex_lock(&c->lock);
		take_name(c, &c->name, query_s(q, 1));
		take_name(c, &c->name_en, query_s(q, 2));
		pthread_mutex_unlock(&c->lock);
	}
	TRY(query_end(q, e));
	if (!found)
		return FAIL(e, ERR_NOT_FOUND, "organ %lld", (long long)organ);
	return whole || FAIL(e, ERR_CORRUPT, "organ %lld names no pack", (long long)organ);
}

const struct pack *city_pack(struct city *c, struct tx *t, int64_t organ, struct err *e)
{
	struct hash digest;
	return now(c, t, organ ? organ : 1, &digest, e) ? city_pack_by_digest(c, t, &digest, e) : NULL;
}

static struct city *city_new(struct store *s)
{
	struct arena *a = arena_new(CITY_MEMORY);
	struct city *c = arena_make(a, struct city);
	c->store = s;
	c->arena = a;
	c->loader = pack_loader_new();
	c->name = c->name_en = "";
	must(pthread_mutex_init(&c->lock, NULL) == 0);
	return c;
}

bool city_open(struct store *s, struct city **ret, struct err *e)
{
	struct city *c = city_new(s);
	struct tx *t = NULL;
	struct hash digest;
	bool ok = tx_begin(s, TX_READ, &t, e) && now(c, t, 1, &digest, e);
	if (t)
		tx_abort(t);
	if (!ok) {
		city_close(c);
		return err_context(e, "this store holds no municipality yet: ");
	}
	*ret = c;
	return true;
}

void city_close(struct city *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < c->n_packs; i++)
		pack_unref(c->packs[i].pack);
	pack_loader_free(c->loader);
	file_key_free(c->file_key);
	pthread_mutex_destroy(&c->lock);
	arena_free(c->arena);
}

struct store *city_store(struct city *c)
{
	return c->store;
}

const char *city_name(struct city *c, const struct lang *l)
{
	pthread_mutex_lock(&c->lock);
	const char *name = lang_ja(l) || !*c->name_en ? c->name : c->name_en;
	pthread_mutex_unlock(&c->lock);
	return name;
}

bool city_found(struct store *s, const struct city_setup *setup, const struct pack *p, const struct lang *l, struct err *e)
{
	struct arena *a = arena_new(64 * 1024 * 1024);
	struct city *c = city_new(s);
	city_keep_pack(c, p);
	struct json *in = json_obj(a);
	json_add_str(a, in, STR("name"), str_of(setup->name));
	json_add_str(a, in, STR("name_en"), str_of(setup->name_en ? setup->name_en : ""));
	json_add_str(a, in, STR("code"), str_of(setup->code ? setup->code : ""));
	json_add_str(a, in, STR("origin"), str_of(setup->origin));
	if (setup->key)
		json_add_str(a, in, STR("key"), str_of(setup->key));
	struct buf hex;
	buf_init(&hex, 2 * HASH_LEN + 1);
	num_hex(&hex, p->digest.b, HASH_LEN);
	json_add_str(a, in, STR("digest"), buf_str(&hex));
	buf_free(&hex);
	uint8_t token[CHAIN_TOKEN];
	rand_bytes(token, sizeof(token));
	struct who who = WHO_SYSTEM;
	struct act_result r = {0};
	bool ok = act_do(c, &act_city_found, &who, token, in, l, a, &r, e);
	if (ok && !r.done)
		ok = FAIL(e, ERR_INVALID, "%s", r.n_problems ? r.problems[0].text : "");
	city_close(c);
	arena_free(a);
	return ok;
}

bool city_init(struct store *s, const struct city_setup *setup, const struct lang *l, struct err *e)
{
	struct arena *a = arena_new(64 * 1024 * 1024);
	struct pack *p;
	struct str problems = STR_NONE;
	bool ok = pack_load(NULL, setup->pack_dir, l, &p, a, &problems, e);
	if (ok) {
		ok = city_found(s, setup, p, l, e);
		pack_unref(p);
	} else if (e && problems.n) {
		err_context(e, "%.*s\n", STR_ARG(str_head(problems, 900)));
	}
	arena_free(a);
	return ok;
}
