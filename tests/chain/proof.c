#include "tests/util/check.h"

#include "chain/checkpoint.h"
#include "chain/leaf.h"
#include "util/clean.h"

#define NAME "sekimori.example/city"
#define SIZE 11

static const uint8_t seed[NOTE_SEED] = "0123456789abcdef0123456789abcde";

struct city {
	struct hash leaf[SIZE];
	struct note_key key;
};

static bool get(void *ctx, int level, int64_t idx, struct hash *ret, struct err *e)
{
	struct city *c = ctx;

	(void)e;
	assert_int_equal(level, 0);
	*ret = c->leaf[idx];
	return true;
}

/* Header bytes of leaf i. */
static struct str header(struct arena *a, int64_t i)
{
	CLEAN_BUF struct buf b;
	struct leaf l = {.seq = i, .time = 1795600000000 + i, .actor = 3, .role = STR("staff"), .act = STR("case_submit")};

	buf_init(&b, 1024);
	leaf_bytes(&b, &l);
	return arena_str(a, buf_str(&b));
}

static void city(struct arena *a, struct city *ret)
{
	note_key_of_seed(NAME, seed, &ret->key);
	for (int64_t i = 0; i < SIZE; i++)
		ret->leaf[i] = leaf_hash_bytes(header(a, i));
}

static void proof_of(struct arena *a, struct city *c, int64_t idx, struct buf *b)
{
	CLEAN_BUF struct buf note;
	struct tree_source s = {get, c};
	struct tree_proof p;
	struct hash root;

	buf_init(&note, NOTE_MAX);
	buf_init(b, NOTE_MAX + 1);
	assert_true(tree_root(&s, SIZE, &root, NULL));
	assert_true(checkpoint_sign(&note, NAME, SIZE, &root, seed, 1795600000, NULL));
	assert_true(tree_prove_inclusion(&s, idx, SIZE, &p, NULL));
	proof_write_extra(b, header(a, idx), idx, &p, buf_str(&note));
	assert_false(b->failed);
}

static void round_trip(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	struct city c;

	city(a, &c);
	for (int64_t i = 0; i < SIZE; i++) {
		CLEAN_BUF struct buf b;
		struct proof p;
		struct leaf l;
		int64_t idx;
		proof_of(a, &c, i, &b);
		assert_true(str_starts(buf_str(&b), STR("c2sp.org/tlog-proof@v1\nextra ")));
		assert_true(proof_check(buf_str(&b), &c.leaf[i], &c.key, &idx, NULL));
		assert_int_equal(idx, i);
		assert_true(proof_read(a, buf_str(&b), &p, NULL));
		assert_true(leaf_read(p.extra, &l, NULL));
		assert_int_equal(l.seq, i);
		struct hash h = leaf_hash_bytes(p.extra);
		assert_true(hash_eq(&h, &c.leaf[i]));
	}
}

static void without_extra(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(65536);
	CLEAN_BUF struct buf b;
	struct tree_proof path = {0};
	struct proof p;

	buf_init(&b, NOTE_MAX);
	proof_write(&b, 0, &path, STR("note"));
	assert_string_equal(buf_str(&b).p, "c2sp.org/tlog-proof@v1\nindex 0\n\nnote");
	assert_true(proof_read(a, buf_str(&b), &p, NULL));
	assert_int_equal(p.extra.n, 0);
	assert_true(str_is(p.note, "note"));
}

/* A turned bit anywhere but in the extra line, which is bound by the leaf, and in the cosignature's line, which this
 * check does not read, is refused. */
static void every_bit(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	CLEAN_BUF struct buf b;
	struct city c;
	int64_t idx;

	city(a, &c);
	proof_of(a, &c, 6, &b);
	struct str s = buf_str(&b);
	size_t extra = sizeof("c2sp.org/tlog-proof@v1\n") - 1, index = str_find(s, STR("index "));
	size_t cosignature = s.n;
	do {
		cosignature--;
	} while (b.p[cosignature - 1] != '\n');
	for (size_t i = 0; i < b.len; i++) {
		if ((i >= extra && i < index) || i >= cosignature)
			continue;
		for (int bit = 0; bit < 8; bit++) {
			b.p[i] ^= (char)(1 << bit);
			assert_false(proof_check(buf_str(&b), &c.leaf[6], &c.key, &idx, NULL));
			b.p[i] ^= (char)(1 << bit);
		}
	}
	assert_true(proof_check(buf_str(&b), &c.leaf[6], &c.key, &idx, NULL));
	assert_false(proof_check(buf_str(&b), &c.leaf[5], &c.key, &idx, NULL));
}

static void refuses(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	static const struct { const char *file, *text; } bad[] = {
		{"", "not a proof file: line 1 is not c2sp.org/tlog-proof@v1"},
		{"c2sp.org/tlog-proof@v2\nindex 0\n\n", "not a proof file: line 1 is not c2sp.org/tlog-proof@v1"},
		{"c2sp.org/tlog-proof@v1\n", "proof file: no line \"index N\" where it belongs"},
		{"c2sp.org/tlog-proof@v1\nindex 01\n\n", "proof file: no line \"index N\" where it belongs"},
		{"c2sp.org/tlog-proof@v1\nindex -1\n\n", "proof file: no line \"index N\" where it belongs"},
		{"c2sp.org/tlog-proof@v1\nextra !\nindex 1\n\n", "proof file: line 2 holds no base64 after \"extra\""},
		{"c2sp.org/tlog-proof@v1\nindex 1\n", "proof file ends before its checkpoint"},
		{"c2sp.org/tlog-proof@v1\nindex 1\nYWJj\n\nx", "proof file: hash 1 is not 32 bytes in base64"},
	};
	struct proof p;

	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		struct err e = {0};
		assert_false(proof_read(a, str_of(bad[i].file), &p, &e));
		assert_string_equal(e.text, bad[i].text);
	}

	CLEAN_BUF struct buf b;
	struct err e = {0};
	buf_init(&b, NOTE_MAX + 1);
	buf_lit(&b, "c2sp.org/tlog-proof@v1\nindex 1\n");
	for (int i = 0; i <= TREE_PROOF_MAX; i++)
		buf_lit(&b, "sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n");
	buf_lit(&b, "\nnote");
	assert_false(proof_read(a, buf_str(&b), &p, &e));
	assert_string_equal(e.text, "proof file with more than 64 hashes");
	err_clear(&e);
	while (b.len <= NOTE_MAX)
		buf_lit(&b, "x");
	assert_false(proof_read(a, buf_str(&b), &p, &e));
	assert_string_equal(e.text, "proof file of 131073 bytes, at most 131072 are read");
}

static void names_what_is_wrong(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	CLEAN_BUF struct buf b;
	struct city c;
	struct note_key other;
	struct err e = {0};
	int64_t idx;

	city(a, &c);
	proof_of(a, &c, 6, &b);
	note_key_of_seed("other.example/city", seed, &other);
	assert_false(proof_check(buf_str(&b), &c.leaf[6], &other, &idx, &e));
	assert_string_equal(e.text, "the checkpoint is of \"sekimori.example/city\", the key of \"other.example/city\"");
	err_clear(&e);
	note_key_of_seed(NAME, (const uint8_t *)"another seed of thirty-two bytes", &other);
	assert_false(proof_check(buf_str(&b), &c.leaf[6], &other, &idx, &e));
	assert_string_equal(e.text, "the checkpoint has no good signature of sekimori.example/city");
	err_clear(&e);
	assert_false(proof_check(buf_str(&b), &c.leaf[7], &c.key, &idx, &e));
	assert_string_equal(e.text, "the entry is not number 6 of the tree that the checkpoint signs");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(round_trip),
		cmocka_unit_test(without_extra),
		cmocka_unit_test(every_bit),
		cmocka_unit_test(refuses),
		cmocka_unit_test(names_what_is_wrong),
	};

	return cmocka_run_group_tests_name("chain-proof", tests, NULL, NULL);
}
