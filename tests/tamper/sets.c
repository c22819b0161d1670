#include "tests/tamper/sets.h"

#include "engine/object.h"
#include "util/clean.h"
#include "util/clock.h"

const uint8_t sets_recovery[NOTE_SEED] = "the key in the safe of the city";

static void pub_of(const uint8_t seed[NOTE_SEED], uint8_t ret[KEY_LEN])
{
	struct note_key k;

	note_key_of_seed("x", seed, &k);
	memcpy(ret, k.pub, KEY_LEN);
}

void sets_begin(struct key_sets *s)
{
	struct note_key k;

	build_key(&k);
	s->n = 1;
	memcpy(s->seeds[0].stable, build_seed, NOTE_SEED);
	assert_true(keys_first(&k, &s->keys[0], NULL));
}

static struct hash root_of(struct fixture *f, int64_t size)
{
	struct trail_source source = {0};
	struct tree_source tree = trail_tree(&source);
	struct hash root;
	struct err e = {0};

	assert_ok(tx_begin(f->store, TX_READ, &source.tx, &e), &e);
	assert_ok(tree_root(&tree, size, &root, &e), &e);
	tx_abort(source.tx);
	return root;
}

struct keys sets_next(struct key_sets *s, struct fixture *f, struct keys_seeds *ret_seeds)
{
	struct keys before = s->keys[s->n - 1], k = before;

	*ret_seeds = s->seeds[s->n - 1];
	rand_bytes(ret_seeds->epoch, NOTE_SEED);
	k.number++;
	memcpy(k.before, before.stable, KEY_LEN);
	memcpy(k.before_origin, before.origin, sizeof(k.before_origin));
	k.has_recovery = true;
	pub_of(sets_recovery, k.recovery);
	pub_of(ret_seeds->epoch, k.epoch);
	k.seen_size = k.from_size = build_size(f);
	k.seen_root = k.from_root = root_of(f, k.from_size);
	k.seen_seconds = FIXTURE_NOW / 1000 + k.seen_size;
	return k;
}

struct str sets_note(struct key_sets *s, struct arena *a, const struct keys *k, int by, bool recovery)
{
	CLEAN_BUF struct buf b = {0};

	buf_init(&b, KEYS_NOTE_MAX);
	assert_true(keys_sign(&b, k, &s->keys[by], recovery ? NULL : &s->seeds[by], recovery ? sets_recovery : NULL, NULL));
	return arena_str(a, buf_str(&b));
}

int64_t sets_entry(struct fixture *f, struct str note, struct str checkpoint)
{
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	struct json *body = json_obj(a), *in = json_add_obj(a, body, STR("in"));
	uint8_t token[CHAIN_TOKEN];
	struct err e = {0};
	struct tx *t;
	int64_t seq;

	rand_bytes(token, sizeof(token));
	json_add_str(a, in, STR("note"), note);
	if (checkpoint.n)
		json_add_str(a, in, STR("checkpoint"), checkpoint);
	assert_ok(tx_begin(f->store, TX_ACT, &t, &e), &e);
	assert_ok(tx_act_open(t, 1, &seq, &e), &e);
	struct entry_new n = {.seq = seq, .time = FIXTURE_NOW + seq * 1000, .role = "", .act = KEYS_ACT, .token = token,
		.body = body};
	assert_ok(entry_write(t, a, &n, NULL, &e), &e);
	assert_ok(tx_commit(t, &e), &e);
	return seq;
}

void sets_keep(struct key_sets *s, const struct keys *k, const struct keys_seeds *seeds)
{
	assert_true(s->n < SETS_MAX);
	s->keys[s->n] = *k;
	s->seeds[s->n++] = *seeds;
}

int64_t sets_announce(struct key_sets *s, struct fixture *f)
{
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	struct keys_seeds seeds;
	struct keys k = sets_next(s, f, &seeds);
	int64_t seq = sets_entry(f, sets_note(s, a, &k, s->n - 1, false), STR_NONE);

	sets_keep(s, &k, &seeds);
	return seq;
}

struct str sets_sign(struct key_sets *s, struct fixture *f, struct arena *a, int set, int64_t size, int64_t seconds)
{
	CLEAN_BUF struct buf b = {0};
	struct hash root = root_of(f, size);

	buf_init(&b, NOTE_MAX);
	assert_true(keys_checkpoint(&b, &s->keys[set], &s->seeds[set], size, &root, seconds, NULL));
	return arena_str(a, buf_str(&b));
}

void sets_checkpoint(struct key_sets *s, struct fixture *f, int set, int64_t size)
{
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	int64_t seconds = FIXTURE_NOW / 1000 + size;
	struct str note = sets_sign(s, f, a, set, size, seconds);
	struct hash root = root_of(f, size);
	struct err e = {0};
	struct tx *t;

	assert_ok(tx_begin(f->store, TX_VOLATILE, &t, &e), &e);
	assert_ok(tx_run(t, STMT_checkpoint_insert,
		ARGS(val_i(size), val_i(seconds * 1000), val_b(root.b, HASH_LEN), val_s(note)), NULL, &e), &e);
	assert_ok(tx_commit(t, &e), &e);
}
