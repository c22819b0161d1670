#include "tests/util/check.h"

#include "chain/leaf.h"
#include "util/clean.h"
#include "util/num.h"

static struct leaf sample(void)
{
	struct leaf l = {.seq = 0x0102030405060708, .time = 1795600000123, .actor = 42, .role = STR("section_manager"),
		.act = STR("case_submit")};

	for (int i = 0; i < CHAIN_TOKEN; i++)
		l.token[i] = (uint8_t)(0xA0 + i);
	l.body_digest = hash_of(STR("body"));
	return l;
}

/* The bytes are fixed for ever: this text may never change. */
static void bytes_are_fixed(void **state)
{
	(void)state;
	CLEAN_BUF struct buf b, hex;
	struct leaf l = sample();

	buf_init(&b, 1024);
	buf_init(&hex, 4096);
	leaf_bytes(&b, &l);
	num_hex(&hex, (const uint8_t *)b.p, b.len);
	assert_string_equal(buf_str(&hex).p,
		"01" "0102030405060708" "000001a21219a47b" "000000000000002a"
		"0f" "73656374696f6e5f6d616e61676572" "0b" "636173655f7375626d6974"
		"a0a1a2a3a4a5a6a7a8a9aaabacadaeaf"
		"230d8358dc8e8890b4c58deeb62912ee2f20357ae92a5cc861b98e68fe31acb5");
	struct hash h = leaf_hash(&l), again = leaf_hash_bytes(buf_str(&b));
	assert_true(hash_eq(&h, &again));
	buf_clear(&hex);
	num_hex(&hex, h.b, HASH_LEN);
	assert_string_equal(buf_str(&hex).p, "94c466c1211a936e3df97f65ef28aa4653766843f2ca81e013347fa46d2d251e");
}

static void reads_back(void **state)
{
	(void)state;
	struct leaf in[] = {sample(), sample(), sample()};
	char longest[CHAIN_NAME_MAX];

	memset(longest, 'x', sizeof(longest));
	in[1].role = STR("");
	in[1].seq = in[1].actor = 0;
	in[1].time = -1;
	in[2].role = in[2].act = (struct str){longest, sizeof(longest)};
	in[2].seq = in[2].time = in[2].actor = INT64_MAX;
	for (size_t i = 0; i < ARRAY_LEN(in); i++) {
		CLEAN_BUF struct buf b;
		struct leaf out;
		buf_init(&b, 1024);
		leaf_bytes(&b, &in[i]);
		assert_true(leaf_read(buf_str(&b), &out, NULL));
		assert_int_equal(out.seq, in[i].seq);
		assert_int_equal(out.time, in[i].time);
		assert_int_equal(out.actor, in[i].actor);
		assert_true(str_eq(out.role, in[i].role) && str_eq(out.act, in[i].act));
		assert_memory_equal(out.token, in[i].token, CHAIN_TOKEN);
		assert_true(hash_eq(&out.body_digest, &in[i].body_digest));
	}
}

static void refuses(void **state)
{
	(void)state;
	CLEAN_BUF struct buf b;
	struct leaf l = sample(), out;
	struct err e = {0};

	buf_init(&b, 1024);
	leaf_bytes(&b, &l);
	for (size_t n = 0; n < b.len; n++)
		assert_false(leaf_read(str_head(buf_str(&b), n), &out, NULL));

	b.p[0] = 2;
	assert_false(leaf_read(buf_str(&b), &out, &e));
	assert_int_equal(e.code, ERR_VERSION);
	assert_string_equal(e.text, "leaf of version 2, this program knows 1");
	b.p[0] = 1;

	err_clear(&e);
	b.p[1] = (char)0x80;
	assert_false(leaf_read(buf_str(&b), &out, &e));
	assert_string_equal(e.text, "leaf has a negative number");
	b.p[1] = 0x01;

	err_clear(&e);
	b.p[25] = CHAIN_NAME_MAX + 1;
	assert_false(leaf_read(buf_str(&b), &out, &e));
	assert_string_equal(e.text, "leaf has a name of 64 bytes, at most 63 are allowed");
	b.p[25] = 15;

	err_clear(&e);
	buf_char(&b, 'x');
	assert_false(leaf_read(buf_str(&b), &out, &e));
	assert_string_equal(e.text, "leaf has 1 bytes too many");
}

/* No two headers with different fields have the same bytes: moving a byte from role to act changes the leaf. */
static void fields_do_not_run_together(void **state)
{
	(void)state;
	struct leaf a = sample(), b = sample();

	a.role = STR("ab");
	a.act = STR("c");
	b.role = STR("a");
	b.act = STR("bc");
	struct hash ha = leaf_hash(&a), hb = leaf_hash(&b);
	assert_false(hash_eq(&ha, &hb));
}

static void body_is_salted(void **state)
{
	(void)state;
	uint8_t salt[CHAIN_SALT] = {0};
	struct hash a = body_digest(salt, STR("{}"));
	struct hash want = hash_of((struct str){"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0{}", CHAIN_SALT + 2});

	assert_true(hash_eq(&a, &want));
	salt[15] = 1;
	struct hash b = body_digest(salt, STR("{}"));
	assert_false(hash_eq(&a, &b));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_are_fixed),
		cmocka_unit_test(reads_back),
		cmocka_unit_test(refuses),
		cmocka_unit_test(fields_do_not_run_together),
		cmocka_unit_test(body_is_salted),
	};

	return cmocka_run_group_tests_name("chain-leaf", tests, NULL, NULL);
}
