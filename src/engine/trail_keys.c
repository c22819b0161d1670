#include "engine/trail_keys.h"

#include <inttypes.h>

#include "engine/object.h"
#include "engine/setting.h"
#include "engine/trail.h"
#include "seal/seal.h"
#include "text/text.h"
#include "util/clean.h"
#include "util/clock.h"

#define BODY_ITEMS 10000
#define HOUR 3600000

bool trail_keys_last(struct tx *t, struct arena *a, struct keys_at ret[2], size_t *ret_n, struct err *e)
{
	struct query *q = tx_query(t, STMT_entry_of_act_last, ARGS(val_c(KEYS_ACT), val_i(2)));
	struct json *body;
	struct err why = {0};
	size_t n = 0;

	while (why.code == ERR_NONE && n < 2 && query_next(q)) {
		struct keys_at *k = &ret[n];
		*k = (struct keys_at){.seq = query_i(q, 0), .time = query_i(q, 1)};
		if (query_null(q, 2) || !json_read(a, arena_str(a, query_s(q, 2)), BODY_ITEMS, &body, NULL) ||
			(k->note = json_str(json_get(body, "in"), "note"), !keys_read(k->note, &k->keys, NULL)))
			FAIL(&why, ERR_CORRUPT, "entry %" PRId64 " announces signing keys, but holds no note of them", k->seq);
		n++;
	}
	TRY(query_end(q, e));
	if (why.code != ERR_NONE) {
		if (e)
			*e = why;
		return false;
	}
	if (n == 1) {
		ret[1] = (struct keys_at){.seq = -1};
		keys_before(&ret[0].keys, &ret[1].keys);
		n = 2;
	}
	*ret_n = n;
	return true;
}

/* ---- act seal_keys ---- */

/* The set that is in force, as far as this store knows. */
static bool set_before(struct act_call *c, const struct keys *next, struct keys *ret, struct err *e)
{
	struct keys_at last[2];
	struct note_key key;
	size_t n;
	bool found;

	TRY(trail_keys_last(c->tx, c->arena, last, &n, e));
	if (n) {
		*ret = last[0].keys;
		return true;
	}
	TRY(trail_key(c->tx, c->arena, &key, &found, e));
	if (found)
		return keys_first(&key, ret, e);
	keys_before(next, ret);
	return true;
}

/* What a rollback or a failover has lost, as far as it can be known. */
static bool tell_loss(struct act_call *c, const struct keys *k, struct str checkpoint, struct err *e)
{
	int64_t kept = 0, time;
	struct str note;
	bool found;

	TRY(trail_checkpoint(c->tx, c->arena, &note, &kept, &time, &found, e));
	if (!found)
		kept = 0;
	json_add_str(c->arena, c->body, STR("checkpoint"), checkpoint);
	json_add_int(c->arena, c->body, STR("kept"), kept);
	if (k->seen_size > kept) {
		struct json *missing = json_add_obj(c->arena, c->body, STR("missing"));
		json_add_int(c->arena, missing, STR("from"), kept);
		json_add_int(c->arena, missing, STR("till"), k->seen_size - 1);
	}
	return true;
}

static bool put_settings(struct act_call *c, const struct keys *k, struct err *e)
{
	struct note_key stable = keys_stable(k);
	struct str text = str_of(note_key_text(c->arena, &stable));
	const char *now;

	TRY(setting_get(c->tx, c->arena, "chain.key", &now, e));
	if (!str_is(text, now))
		TRY(setting_put(c, "chain.key", text, e));
	TRY(setting_get(c->tx, c->arena, "chain.origin", &now, e));
	return strcmp(now, k->origin) == 0 || setting_put(c, "chain.origin", str_of(k->origin), e);
}

static bool keys_run(struct act_call *c, struct err *e)
{
	struct trail_source source = {.tx = c->tx};
	struct tree_source tree = trail_tree(&source);
	struct str note = json_str(c->in, "note"), checkpoint = json_str(c->in, "checkpoint");
	struct keys before, k;
	struct hash root;
	enum keys_by by;

	TRY(keys_read(note, &k, e));
	TRY(set_before(c, &k, &before, e));
	TRY(keys_follow(&before, note, &k, &by, e));
	bool anew = by == KEYS_BY_RECOVERY || keys_is_generation(&before, &k);
	if (anew != (checkpoint.n > 0))
		return FAIL(e, ERR_INVALID, "a new generation and a recovered seal name the checkpoint that was signed last");
	if (k.from_size > c->seq)
		return FAIL(e, ERR_CONFLICT, "set %" PRId64 " of keys goes on from %" PRId64 " entries, but there are %" PRId64,
			k.number, k.from_size, c->seq);
	TRY(tree_root(&tree, k.from_size, &root, e));
	if (!hash_eq(&root, &k.from_root))
		return FAIL(e, ERR_CONFLICT, "set %" PRId64 " of keys goes on from another history than this store has",
			k.number);
	json_add_str(c->arena, c->body, STR("note"), note);
	json_add_int(c->arena, c->body, STR("number"), k.number);
	if (anew)
		TRY(tell_loss(c, &k, checkpoint, e));
	c->object = k.number;
	return put_settings(c, &k, e);
}

static const struct act_param keys_params[] = {
	{"note", PARAM_KIND_TEXT, false, KEYS_NOTE_MAX}, {"checkpoint", PARAM_KIND_TEXT, true, SEAL_LAST_MAX},
	{NULL, 0, false, 0},
};
const struct act act_seal_keys = {
	.name = KEYS_ACT, .title = t_act_seal_keys, .right = RIGHT_SYSTEM, .object_kind = OBJECT_KEYS, .params = keys_params,
	.run = keys_run,
};

/* ---- a turn ---- */

/* What the store says at one moment. */
struct view {
	struct keys_at last[2];
	size_t n;                        /* 0: no set was announced */
	int64_t covered;                 /* entries under the last checkpoint, 0 none */
	int64_t hours, now;
};

static bool look(struct store *s, struct arena *a, struct view *v, struct err *e)
{
	struct tx *t;
	struct str note;
	int64_t time, hours;
	bool found = false;

	*v = (struct view){.now = clock_now()};
	TRY(tx_begin(s, TX_READ, &t, e));
	bool ok = trail_keys_last(t, a, v->last, &v->n, e) && trail_checkpoint(t, a, &note, &v->covered, &time, &found, e) &&
		setting_number(t, "chain.epoch_hours", &hours, e);
	tx_abort(t);
	if (!found)
		v->covered = 0;
	v->hours = ok ? hours : 0;
	return ok;
}

static bool write_entry(struct city *city, struct arena *a, const struct seal_state *seal, struct err *e)
{
	struct hash h = hash_of(seal->next);
	struct json *in = json_obj(a);
	struct lang l = {LANG_JA, a};
	struct act_result r;

	json_add_str(a, in, STR("note"), seal->next);
	if (seal->last.n)
		json_add_str(a, in, STR("checkpoint"), seal->last);
	/* The token follows from the note: however often and by whomever it is brought, one entry. */
	return act_do(city, &act_seal_keys, &WHO_SYSTEM, h.b, in, &l, a, &r, e);
}

static bool prove(struct tx *t, struct arena *a, const struct seal_state *seal, const struct keys_at *k, struct seal_entry *ret,
	struct err *e)
{
	struct trail_source source = {.tx = t};
	struct tree_source tree = trail_tree(&source);
	uint8_t *header = arena_alloc(a, LEAF_HEADER_MAX);
	struct val c[8], b[2];
	bool found, has_body;

	*ret = (struct seal_entry){.tree = {seal->size, seal->root}, .seq = k->seq};
	if (seal->last.n) {
		TRY(trail_size(t, &ret->tree.size, e));
		TRY(tree_root(&tree, ret->tree.size, &ret->tree.root, e));
		TRY(tree_prove_consistency(&tree, k->keys.from_size, ret->tree.size, &ret->grown, e));
	}
	TRY(tree_prove_inclusion(&tree, k->seq, ret->tree.size, &ret->path, e));
	TRY(tx_one(t, a, STMT_entry_scan, ARGS(val_i(k->seq), val_i(1)), &found, c, 8, e));
	TRY(tx_one(t, a, STMT_entry_salt, ARGS(val_i(k->seq)), &has_body, b, 2, e));
	if (!found || !has_body || c[5].s.n != CHAIN_TOKEN || c[6].s.n != HASH_LEN || b[0].s.n != CHAIN_SALT)
		return FAIL(e, ERR_CORRUPT, "entry %" PRId64 " is not what was written: verify the store", k->seq);
	struct leaf l = {.seq = k->seq, .time = c[1].i, .actor = c[2].i, .role = c[3].s, .act = c[4].s};
	memcpy(l.token, c[5].s.p, CHAIN_TOKEN);
	memcpy(l.body_digest.b, c[6].s.p, HASH_LEN);
	ret->header = (struct str){(const char *)header, leaf_header(header, &l)};
	memcpy(ret->salt, b[0].s.p, CHAIN_SALT);
	ret->body = b[1].s;
	return true;
}

static bool change(struct store *s, const char *socket, struct arena *a, const struct seal_state *seal, const struct keys_at *k,
	struct err *e)
{
	struct seal_entry n;
	struct err why = {0};
	struct tx *t;

	TRY(tx_begin(s, TX_READ, &t, e));
	bool ok = prove(t, a, seal, k, &n, e);
	tx_abort(t);
	TRY(ok);
	/* Another server was faster: the next look shows what is left to do. */
	if (seal_client_switch(socket, &n, &why) || why.code == ERR_STALE)
		return true;
	if (e)
		*e = why;
	return false;
}

static bool is_due(const struct seal_state *seal, const struct view *v)
{
	return seal->key[0] && (!v->n || (v->now - v->last[0].time >= v->hours * HOUR && v->last[0].keys.number == seal->number));
}

/* One step of the keys. *ret_done: nothing is left to do before signing. */
static bool step(struct city *city, const char *socket, struct arena *a, bool *ret_done, struct err *e)
{
	struct store *s = city_store(city);
	struct seal_state seal;
	struct view v;
	struct str note;
	int64_t size;
	bool is_new;

	*ret_done = false;
	/* The store before the seal: another server may announce and write in between, and a chain that is seen later than its
	   seal would look as if the seal's directory had been set back. */
	TRY(look(s, a, &v, e));
	TRY(seal_client_state(socket, a, &seal, e));
	if (seal.next.n && !(v.n && str_eq(v.last[0].note, seal.next)))
		return write_entry(city, a, &seal, e);
	if (seal.next.n && (seal.last.n || (v.covered > v.last[0].seq && seal.size > v.last[0].seq)))
		return change(s, socket, a, &seal, &v.last[0], e);
	if (seal.next.n)
		return seal_round(s, socket, &size, &is_new, e);
	if (v.n && seal.number < v.last[0].keys.number)
		return FAIL(e, ERR_CORRUPT, "the seal holds set %" PRId64 " of keys, but the chain has announced set %" PRId64
			": its directory was set back, or this is the seal that handed over", seal.number, v.last[0].keys.number);
	/* A store that was set back gets no keys: seal_round says why. */
	if (!is_due(&seal, &v) || seal.number > (v.n ? v.last[0].keys.number : 0)) {
		*ret_done = true;
		return true;
	}
	return seal_client_announce(socket, a, &note, e);
}

bool seal_turn(struct city *city, const char *socket, int64_t *ret_size, bool *ret_new, struct err *e)
{
	bool done = false;

	/* announce, entry, checkpoint, change; twice, when a set that was left lying is followed by one that is due */
	for (int i = 0; i < 8 && !done; i++) {
		CLEAN_ARENA struct arena *a = arena_new(4 << 20);
		TRY(step(city, socket, a, &done, e));
	}
	return seal_round(city_store(city), socket, ret_size, ret_new, e);
}
