/* Sets of keys inside the seal: what it announces, what it asks for before it changes, what it erases, and where it can be
 * killed. */
#include <stdlib.h>

#include "chain/leaf.h"
#include "seal/seal_private.h"
#include "tests/seal/child.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/json.h"
#include "util/num.h"

#define ORIGIN "sekimori.example/city"
#define NOW 1795600000123

/* ---- a chain whose last entry announces a set ---- */

#define LEAVES 8

struct chain {
	struct hash leaf[LEAVES];
	char header[LEAF_HEADER_MAX];
	size_t header_n;
	uint8_t salt[CHAIN_SALT];
	struct str body;
};

static bool get(void *ctx, int level, int64_t idx, struct hash *ret, struct err *e)
{
	(void)e;
	assert_int_equal(level, 0);
	*ret = ((struct chain *)ctx)->leaf[idx];
	return true;
}

static struct hash root_of(struct chain *c, int64_t size)
{
	struct tree_source s = {get, c};
	struct hash h;

	assert_true(tree_root(&s, size, &h, NULL));
	return h;
}

struct place {
	char dir[64];
	struct note_key key;
	struct arena *a;
	struct chain chain;
	struct seal s;
};

static int up(void **state)
{
	struct place *p = calloc(1, sizeof(*p));
	const char *text;
	struct err e = {0};

	clock_fixed(NOW);
	rand_replace(1);
	snprintf(p->dir, sizeof(p->dir), "/tmp/sekimori-sets.XXXXXX");
	if (!mkdtemp(p->dir))
		return -1;
	p->a = arena_new(1 << 22);
	for (int i = 0; i < LEAVES; i++)
		p->chain.leaf[i] = hash_of((struct str){(const char *)&i, sizeof(i)});
	if (!seal_key_create(p->dir, ORIGIN, p->a, &text, &e) || !note_key_read(p->a, str_of(text), &p->key, &e) ||
		!seal_open(&p->s, p->dir, NULL, &e))
		fail_msg("%s", e.text);
	*state = p;
	return 0;
}

static int down(void **state)
{
	struct place *p = *state;

	seal_shut(&p->s);
	seal_child_remove(p->dir);
	arena_free(p->a);
	free(p);
	return 0;
}

static struct str ask(struct place *p, struct buf *request)
{
	CLEAN_BUF struct buf b = {0};

	assert_false(request->failed);
	buf_init(&b, SEAL_ANSWER_MAX);
	seal_answer(&p->s, buf_str(request), &b);
	buf_clear(request);
	return arena_str(p->a, buf_str(&b));
}

static struct str announce(struct place *p)
{
	CLEAN_BUF struct buf b = {0};

	buf_init(&b, SEAL_REQUEST_MAX);
	buf_u8(&b, SEAL_ANNOUNCE);
	struct str answer = ask(p, &b);
	assert_int_equal((uint8_t)answer.p[0], SEAL_ANNOUNCE);
	return str_from(answer, 1);
}

/* Has the tree of this size signed, from what was signed last. */
static struct str sign(struct place *p, int64_t size)
{
	CLEAN_BUF struct buf b = {0};
	struct tree_source s = {get, &p->chain};
	struct hash root = root_of(&p->chain, size);
	struct tree_proof proof;

	assert_true(tree_prove_consistency(&s, p->s.size, size, &proof, NULL));
	buf_init(&b, SEAL_REQUEST_MAX);
	buf_u8(&b, SEAL_SIGN);
	buf_u64be(&b, (uint64_t)p->s.size);
	buf_u64be(&b, (uint64_t)size);
	buf_bytes(&b, root.b, HASH_LEN);
	buf_u8(&b, (uint8_t)proof.n);
	for (size_t i = 0; i < proof.n; i++)
		buf_bytes(&b, proof.path[i].b, HASH_LEN);
	return ask(p, &b);
}

/* Entry seq of the chain is of this act and holds this note. */
static void put_entry(struct place *p, int64_t seq, const char *act, struct str note)
{
	CLEAN_BUF struct buf text = {0};
	struct json *body = json_obj(p->a), *in = json_add_obj(p->a, body, STR("in"));
	struct leaf l = {.seq = seq, .time = NOW, .role = STR(""), .act = str_of(act)};

	json_add_str(p->a, in, STR("note"), note);
	buf_init(&text, 8192);
	json_write(&text, body);
	p->chain.body = arena_str(p->a, buf_str(&text));
	l.body_digest = body_digest(p->chain.salt, p->chain.body);
	p->chain.header_n = leaf_header((uint8_t *)p->chain.header, &l);
	p->chain.leaf[seq] = leaf_hash(&l);
}

static struct str change(struct place *p, int64_t size, int64_t seq)
{
	CLEAN_BUF struct buf b = {0};
	struct tree_source s = {get, &p->chain};
	struct hash root = root_of(&p->chain, size);
	struct tree_proof path;

	assert_true(tree_prove_inclusion(&s, seq, size, &path, NULL));
	buf_init(&b, SEAL_REQUEST_MAX);
	buf_u8(&b, SEAL_SWITCH);
	buf_u64be(&b, (uint64_t)size);
	buf_bytes(&b, root.b, HASH_LEN);
	buf_u8(&b, 0);
	buf_u64be(&b, (uint64_t)seq);
	buf_u8(&b, (uint8_t)path.n);
	for (size_t i = 0; i < path.n; i++)
		buf_bytes(&b, path.path[i].b, HASH_LEN);
	buf_bytes(&b, p->chain.salt, CHAIN_SALT);
	buf_u8(&b, 0);
	buf_u8(&b, (uint8_t)p->chain.header_n);
	buf_bytes(&b, p->chain.header, p->chain.header_n);
	buf_add(&b, p->chain.body);
	return ask(p, &b);
}

static void is_refused(struct str answer, enum seal_reason reason)
{
	assert_int_equal((uint8_t)answer.p[0], SEAL_REFUSED);
	assert_int_equal((uint8_t)answer.p[1], reason);
}

/* ---- files ---- */

static const char *path_of(struct place *p, const char *name)
{
	return arena_cprintf(p->a, "%s/%s", p->dir, name);
}

static struct str take(struct place *p, const char *name)
{
	char text[SEAL_FILE_MAX];
	FILE *f = fopen(path_of(p, name), "r");

	if (!f)
		return STR_NONE;
	size_t n = fread(text, 1, sizeof(text), f);
	fclose(f);
	return arena_str(p->a, (struct str){text, n});
}

static void put(struct place *p, const char *name, struct str text)
{
	unlink(path_of(p, name));
	if (!text.n)
		return;
	FILE *f = fopen(path_of(p, name), "w");
	assert_non_null(f);
	assert_int_equal(fwrite(text.p, 1, text.n, f), text.n);
	fclose(f);
}

static const char *const names[] = {"key", "state", "next", "switch", "key.pub"};
struct files { struct str text[ARRAY_LEN(names)]; };

static struct files take_all(struct place *p)
{
	struct files all;

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		all.text[i] = take(p, names[i]);
	return all;
}

static void put_all(struct place *p, const struct files *all)
{
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		put(p, names[i], all->text[i]);
}

static void reopen(struct place *p)
{
	struct err e = {0};

	seal_shut(&p->s);
	if (!seal_open(&p->s, p->dir, NULL, &e))
		fail_msg("%s", e.text);
}

/* ---- tests ---- */

static void change_needs_its_entry(void **state)
{
	struct place *p = *state;

	is_refused(change(p, 1, 0), SEAL_STALE);         /* nothing is announced */
	sign(p, 3);
	struct str note = announce(p);
	assert_true(str_eq(note, announce(p)));
	put_entry(p, 3, KEYS_ACT, note);
	is_refused(change(p, 4, 3), SEAL_STALE);         /* not signed by the set that ends */
	sign(p, 4);
	struct chain good = p->chain;
	put_entry(p, 3, "setting_change", note);
	is_refused(change(p, 4, 3), SEAL_FORKED);        /* another tree than was signed */
	p->chain = good;
	p->chain.salt[0] ^= 1;
	is_refused(change(p, 4, 3), SEAL_FORKED);
	p->chain = good;
	is_refused(change(p, 4, 2), SEAL_FORKED);        /* not that entry */
	struct str body = p->chain.body;
	p->chain.body = STR("{}");
	is_refused(change(p, 4, 3), SEAL_FORKED);
	p->chain.body = body;
	assert_int_equal(p->s.now.keys.number, 0);
	assert_int_equal((uint8_t)change(p, 4, 3).p[0], SEAL_SWITCH);
	assert_int_equal(p->s.now.keys.number, 1);
	assert_int_equal(p->s.size, 4);
	is_refused(change(p, 4, 3), SEAL_STALE);
}

/* An entry of another act, or with another note, that stands in the signed tree all the same. */
static void another_entry_is_no_announcement(void **state)
{
	struct place *p = *state;
	struct str note = announce(p);

	put_entry(p, 0, "setting_change", note);
	sign(p, 1);
	is_refused(change(p, 1, 0), SEAL_FORKED);
	put_entry(p, 1, KEYS_ACT, STR("another note"));
	sign(p, 2);
	is_refused(change(p, 2, 1), SEAL_FORKED);
}

static bool holds(const void *where, size_t n, const uint8_t seed[NOTE_SEED])
{
	return memmem(where, n, seed, NOTE_SEED) != NULL;
}

/* After the change the old seeds are nowhere: not in memory, not in a file. */
static void erased(void **state)
{
	struct place *p = *state;

	for (int64_t n = 0; n < 3; n++) {
		struct keys_seeds old = p->s.now.seeds;
		CLEAN_BUF struct buf text = {0};
		struct str note = announce(p);
		put_entry(p, n, KEYS_ACT, note);
		sign(p, n + 1);
		assert_int_equal((uint8_t)change(p, n + 1, n).p[0], SEAL_SWITCH);
		assert_memory_equal(p->s.now.seeds.stable, old.stable, NOTE_SEED);
		assert_memory_not_equal(p->s.now.seeds.epoch, old.epoch, NOTE_SEED);
		if (n)
			assert_false(holds(&p->s, sizeof(p->s), old.epoch));
		buf_init(&text, 200);
		num_base64(&text, old.epoch, NOTE_SEED);
		for (size_t i = 0; i < ARRAY_LEN(names) && n; i++) {
			struct str file = take(p, names[i]);
			assert_true(str_find(file, buf_str(&text)) == file.n);
		}
		assert_int_equal(take(p, "next").n, 0);
		assert_int_equal(take(p, "switch").n, 0);
	}
}

/* Killed after each thing that is written during a change: the next start ends it or is where it was, and what was signed
 * last is not forgotten. */
static void killed_while_changing(void **state)
{
	struct place *p = *state;
	struct str note = announce(p);

	put_entry(p, 0, KEYS_ACT, note);
	sign(p, 1);
	struct files before = take_all(p);
	assert_int_equal((uint8_t)change(p, 1, 0).p[0], SEAL_SWITCH);
	struct files after = take_all(p);
	seal_shut(&p->s);
	enum { KEY, STATE, NEXT, SWITCH, PUB };
	char zeros[200] = {0};
	for (int point = 0; point < 6; point++) {
		struct files at = before;
		if (point >= 1) {                        /* decided */
			at.text[SWITCH] = at.text[NEXT];
			at.text[NEXT] = STR_NONE;
		}
		if (point >= 2)
			at.text[STATE] = after.text[STATE];
		if (point >= 3)
			at.text[KEY] = (struct str){zeros, before.text[KEY].n};
		if (point >= 4)
			at.text[KEY] = STR_NONE;
		if (point >= 5)
			at = after;
		put_all(p, &at);
		struct err e = {0};
		if (!seal_open(&p->s, p->dir, NULL, &e))
			fail_msg("point %d: %s", point, e.text);
		assert_int_equal(p->s.size, 1);
		assert_int_equal(p->s.now.keys.number, point >= 1);
		assert_int_equal(p->s.next.there, point < 1);
		if (point >= 1)
			assert_true(str_eq(take(p, "key"), after.text[KEY]));
		assert_int_equal((uint8_t)sign(p, 2).p[0], SEAL_SIGN);
		seal_shut(&p->s);
	}
	/* before the change: state and keys of the old set, half a file of the next */
	put_all(p, &before);
	put(p, "next.new", STR("half"));
	struct err e = {0};
	assert_true(seal_open(&p->s, p->dir, NULL, &e));
	assert_true(str_eq((struct str){p->s.next.note, p->s.next.note_n}, note));
}

static void damaged_files(void **state)
{
	struct place *p = *state;
	struct str note = announce(p);

	put_entry(p, 0, KEYS_ACT, note);
	sign(p, 1);
	assert_int_equal((uint8_t)change(p, 1, 0).p[0], SEAL_SWITCH);
	announce(p);
	seal_shut(&p->s);
	for (int which = 0; which < 2; which++) {
		const char *name = which ? "next" : "key";
		struct str good = take(p, name);
		char *bytes = (char *)(uintptr_t)good.p;
		for (size_t i = 0; i < good.n; i += 7) {
			struct err e = {0};
			bytes[i] ^= 1;
			put(p, name, good);
			bytes[i] ^= 1;
			assert_false(seal_open(&p->s, p->dir, NULL, &e));
			assert_int_equal(e.code, ERR_CORRUPT);
		}
		put(p, name, good);
	}
	reopen(p);
	assert_int_equal(p->s.now.keys.number, 1);
}

/* A recovered seal and one that opens a new generation sign nothing before their entry. */
static void waits_for_its_entry(void **state)
{
	struct place *p = *state;
	struct seal_head from = {.size = 1, .root = root_of(&p->chain, 1)};
	int64_t number;
	struct err e = {0};

	sign(p, 3);
	seal_shut(&p->s);
	assert_true(seal_generation(p->dir, &from, 0, NULL, &number, &e));
	reopen(p);
	is_refused(sign(p, 4), SEAL_WAITS);
	assert_int_equal(p->s.next.keys.seen_size, 3);
	assert_int_equal(p->s.next.keys.from_size, 1);
	assert_string_equal(p->s.next.keys.origin, ORIGIN "/g2");
	assert_memory_not_equal(p->s.next.seeds.stable, p->s.now.seeds.stable, NOTE_SEED);
}

/* The recovery key is written once, to a file of its own, and only its own signature gives it away. */
static void recovery_keys(void **state)
{
	struct place *p = *state;
	const char *file = path_of(p, "paper"), *other = path_of(p, "paper2");
	struct err e = {0};
	int64_t number;

	seal_shut(&p->s);
	assert_true(seal_recovery(p->dir, file, NULL, &number, &e));
	assert_true(str_starts(take(p, "paper"), STR("PRIVATE+KEY+" ORIGIN "/recovery+")));
	reopen(p);
	assert_true(p->s.next.keys.has_recovery);
	put_entry(p, 0, KEYS_ACT, (struct str){p->s.next.note, p->s.next.note_n});
	sign(p, 1);
	assert_int_equal((uint8_t)change(p, 1, 0).p[0], SEAL_SWITCH);
	seal_shut(&p->s);
	assert_false(seal_recovery(p->dir, other, NULL, &number, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	assert_int_equal(take(p, "paper2").n, 0);
	err_clear(&e);
	assert_false(seal_recovery(p->dir, file, file, &number, &e));    /* never over one that is there */
	err_clear(&e);
	if (!seal_recovery(p->dir, other, file, &number, &e))
		fail_msg("%s", e.text);
	assert_int_equal(number, 2);
	reopen(p);
}

/* The one on paper is lost: only a new generation, which everybody hears of, names another. Nothing of the tree is lost. */
static void recovery_key_lost(void **state)
{
	struct place *p = *state;
	const char *file = path_of(p, "paper"), *other = path_of(p, "paper2");
	struct seal_head here = {.size = 3};
	struct err e = {0};
	int64_t number;
	uint8_t lost[32];

	seal_shut(&p->s);
	assert_true(seal_recovery(p->dir, file, NULL, &number, &e));
	reopen(p);
	put_entry(p, 0, KEYS_ACT, (struct str){p->s.next.note, p->s.next.note_n});
	sign(p, 1);
	assert_int_equal((uint8_t)change(p, 1, 0).p[0], SEAL_SWITCH);
	sign(p, 3);
	here.root = root_of(&p->chain, 3);
	memcpy(lost, p->s.now.keys.recovery, sizeof(lost));
	seal_shut(&p->s);
	assert_false(seal_generation(p->dir, &here, 1, file, &number, &e));      /* never over one that is there */
	err_clear(&e);
	assert_false(seal_generation(p->dir, &here, 0, other, &number, &e));     /* the store knows another set */
	assert_int_equal(e.code, ERR_CONFLICT);
	assert_int_equal(take(p, "paper2").n, 0);
	err_clear(&e);
	if (!seal_generation(p->dir, &here, 1, other, &number, &e))
		fail_msg("%s", e.text);
	assert_int_equal(number, 2);
	assert_true(str_starts(take(p, "paper2"), STR("PRIVATE+KEY+" ORIGIN "/g2/recovery+")));
	reopen(p);
	const struct keys *k = &p->s.next.keys;
	assert_string_equal(k->origin, ORIGIN "/g2");
	assert_true(k->has_recovery);
	assert_memory_not_equal(k->recovery, lost, sizeof(lost));
	assert_true(k->seen_size == 3 && k->from_size == 3 && hash_eq(&k->seen_root, &k->from_root));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, up, down)
	const struct CMUnitTest tests[] = {
		TEST(change_needs_its_entry), TEST(another_entry_is_no_announcement), TEST(erased), TEST(killed_while_changing),
		TEST(damaged_files), TEST(waits_for_its_entry), TEST(recovery_keys),
		TEST(recovery_key_lost),
	};

	return cmocka_run_group_tests_name("seal-sets", tests, NULL, NULL);
}
