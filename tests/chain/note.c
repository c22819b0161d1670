#include "tests/util/check.h"

#include <stdlib.h>

#include "chain/checkpoint.h"
#include "util/clean.h"
#include "util/num.h"

#define NAME "sekimori.example/city"

static const uint8_t seed[NOTE_SEED] = "0123456789abcdef0123456789abcde";

static struct note_key own_key(void)
{
	struct note_key k;

	note_key_of_seed(NAME, seed, &k);
	return k;
}

static void make(struct buf *b, int64_t size, int64_t seconds)
{
	struct hash root = hash_of(STR("root"));

	buf_init(b, NOTE_MAX);
	assert_true(checkpoint_sign(b, NAME, size, &root, seed, seconds, NULL));
}

/* A note signed by another implementation of signed-note. */
static void foreign_note(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(65536);
	const char *text = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
	const struct str note = STR("This is an example message.\n\n— example.com/foo "
		"Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n");
	struct note_key k;

	assert_true(note_key_read(a, str_of(text), &k, NULL));
	assert_int_equal(k.id, 0x530d903a);
	assert_string_equal(k.name, "example.com/foo");
	assert_string_equal(note_key_text(a, &k), text);
	assert_true(note_verify(note, &k));
	int64_t seconds;
	assert_false(note_verify_time(note, &k, &seconds));
}

/* RFC 8032 §7.1, test 1. */
static void key_of_seed(void **state)
{
	(void)state;
	uint8_t rfc[NOTE_SEED], pub[32];
	struct note_key k;

	assert_true(num_unhex(STR("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"), rfc, 32));
	assert_true(num_unhex(STR("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"), pub, 32));
	note_key_of_seed("x.example", rfc, &k);
	assert_memory_equal(k.pub, pub, 32);
}

static void keys_refused(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(65536);
	static const char *const bad[] = {
		"", "example.com/foo", "example.com/foo+530d903a", "example.com/foo+530d903a+",
		"example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2",
		"example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
		"example.com/foo+530d903+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
		"example.com foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
		"+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
		"example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k\n",
	};
	struct note_key k;
	struct err e;

	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		err_clear(&e);
		assert_false(note_key_read(a, str_of(bad[i]), &k, &e));
		assert_string_equal(e.text, "not a verifier key: expected name+hash+base64 (C2SP signed-note)");
	}
	err_clear(&e);
	assert_false(note_key_read(a, STR("example.com/fop+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"), &k, &e));
	assert_string_equal(e.text,
		"the hash in the verifier key does not belong to its name and key: a mistyped character?");
	err_clear(&e);
	assert_false(note_key_read(a, STR("example.com/foo+530d903a+BOkyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"), &k, &e));
	assert_string_equal(e.text, "verifier key of type 4, only Ed25519 (1) is known");
}

static void names(void **state)
{
	(void)state;
	char longest[NOTE_NAME_MAX + 1];

	memset(longest, 'n', sizeof(longest));
	assert_true(note_name_ok(STR("a")));
	assert_true(note_name_ok(STR("sekimori.example/関守市")));
	assert_true(note_name_ok((struct str){longest, NOTE_NAME_MAX}));
	assert_false(note_name_ok((struct str){longest, NOTE_NAME_MAX + 1}));
	static const char *const bad[] = {"", "a b", "a+b", "a\tb", "a\nb", "a\x7f", "a\u3000b", "a\u00a0b", "a\u2028b", "\xff"};
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		assert_false(note_name_ok(str_of(bad[i])));
}

static void round_trip(void **state)
{
	(void)state;
	CLEAN_BUF struct buf b;
	struct checkpoint c;
	struct note_key k = own_key();
	struct hash root = hash_of(STR("root"));
	int64_t seconds;

	make(&b, 20852163, 1795600000);
	assert_true(checkpoint_read(NULL, buf_str(&b), &c, NULL));
	assert_true(str_is(c.origin, NAME));
	assert_int_equal(c.size, 20852163);
	assert_true(hash_eq(&c.root, &root));
	assert_true(str_ends(c.body, STR("=\n")));
	assert_true(note_verify(buf_str(&b), &k));
	assert_true(note_verify_time(buf_str(&b), &k, &seconds));
	assert_int_equal(seconds, 1795600000);
	seconds = 0;
	assert_true(checkpoint_is_own(buf_str(&b), &k, 20852163, &root, &seconds));
	assert_int_equal(seconds, 1795600000);
	assert_false(checkpoint_is_own(buf_str(&b), &k, 20852164, &root, &seconds));
	root.b[0] ^= 1;
	assert_false(checkpoint_is_own(buf_str(&b), &k, 20852163, &root, &seconds));

	/* the same input gives the same bytes */
	CLEAN_BUF struct buf again;
	make(&again, 20852163, 1795600000);
	assert_true(str_eq(buf_str(&b), buf_str(&again)));
}

/* Whatever single bit is turned, the note is not ours any more. */
static void every_bit(void **state)
{
	(void)state;
	CLEAN_BUF struct buf b;
	struct note_key k = own_key();
	struct hash root = hash_of(STR("root"));
	int64_t seconds;

	make(&b, 7, 1795600000);
	for (size_t i = 0; i < b.len; i++)
		for (int bit = 0; bit < 8; bit++) {
			b.p[i] ^= (char)(1 << bit);
			assert_false(checkpoint_is_own(buf_str(&b), &k, 7, &root, &seconds));
			b.p[i] ^= (char)(1 << bit);
		}
	assert_true(checkpoint_is_own(buf_str(&b), &k, 7, &root, &seconds));
	for (size_t n = 0; n < b.len; n++)
		assert_false(checkpoint_is_own(str_head(buf_str(&b), n), &k, 7, &root, &seconds));
	buf_char(&b, '\n');
	assert_false(checkpoint_is_own(buf_str(&b), &k, 7, &root, &seconds));
}

/* Lines of keys that nobody here knows are passed over; a bad line of our own key spoils the note. */
static void other_lines(void **state)
{
	(void)state;
	CLEAN_BUF struct buf b, wrong;
	struct note_key k = own_key(), stranger;
	const uint8_t other[NOTE_SEED] = "another seed, of a witness ....";
	struct checkpoint c;
	int64_t seconds;

	make(&b, 7, 1795600000);
	assert_true(checkpoint_read(NULL, buf_str(&b), &c, NULL));
	CLEAN_ARENA struct arena *a = arena_new(65536);
	struct str body = arena_str(a, c.body);
	assert_true(note_cosign(&b, body, "witness.example/w1", other, 1795600001, NULL));
	assert_true(note_verify(buf_str(&b), &k));
	note_key_of_seed("witness.example/w1", other, &stranger);
	assert_true(note_verify_time(buf_str(&b), &stranger, &seconds));
	assert_int_equal(seconds, 1795600001);
	assert_false(note_verify(buf_str(&b), &stranger));

	/* our name and another key: not our line */
	note_key_of_seed(NAME, other, &stranger);
	assert_false(note_verify(buf_str(&b), &stranger));
	/* a line under our name and id over another body */
	make(&wrong, 8, 1795600000);
	struct str w = buf_str(&wrong);
	buf_add(&b, str_from(w, str_find(w, STR("\n\n")) + 2));
	assert_false(note_verify(buf_str(&b), &k));
	assert_false(note_verify_time(buf_str(&b), &k, &seconds));
}

static void grammar(void **state)
{
	(void)state;
#define SIG "\n— a YWJjZGVm\n"
#define ROOT "sFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n"
	static const struct { const char *note, *text; } bad[] = {
		{"", "note has no blank line before its signatures"},
		{"o\n1\n" ROOT, "note has no blank line before its signatures"},
		{"o\n1\n" ROOT "\n", "note has no complete signature line"},
		{"o\n1\n" ROOT "\n— a YWJjZGVm", "note has no complete signature line"},
		{"o\n1\n" ROOT "\n- a YWJjZGVm\n", "signature line 1 does not begin with a dash"},
		{"o\n1\n" ROOT "\n— a\n", "signature line 1 has no key name and signature"},
		{"o\n1\n" ROOT "\n— a+b YWJjZGVm\n", "signature line 1 has no key name and signature"},
		{"o\r\n1\n" ROOT SIG, "note holds a control character at byte 1"},
		{"\xff\n1\n" ROOT SIG, "note is not UTF-8"},
		{"\n1\n" ROOT SIG, "checkpoint has no usable origin in line 1"},
		{"cosignature/v1\n1\n" ROOT SIG, "checkpoint has no usable origin in line 1"},
		{"o\n01\n" ROOT SIG, "checkpoint has no tree size in line 2"},
		{"o\n+1\n" ROOT SIG, "checkpoint has no tree size in line 2"},
		{"o\n-1\n" ROOT SIG, "checkpoint has no tree size in line 2"},
		{"o\n9223372036854775808\n" ROOT SIG, "checkpoint has no tree size in line 2"},
		{"o\n\n" ROOT SIG, "checkpoint has no tree size in line 2"},
		{"o\n1\nsFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08\n" SIG, "checkpoint has no root hash in line 3"},
		{"o\n1\n" SIG, "checkpoint has no root hash in line 3"},
		{"o\n1\n" ROOT "\next\n" SIG, "checkpoint has an empty extension line"},
	};
	struct checkpoint c;

	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		struct err e = {0};
		assert_false(checkpoint_read(NULL, str_of(bad[i].note), &c, &e));
		assert_string_equal(e.text, bad[i].text);
	}
	assert_true(checkpoint_read(NULL, STR("o\n0\n" ROOT SIG), &c, NULL));
	assert_int_equal(c.size, 0);
	assert_true(checkpoint_read(NULL, STR("o p+q\n1\n" ROOT "extension\n" SIG), &c, NULL));
}

static void limits(void **state)
{
	(void)state;
	CLEAN_BUF struct buf b;
	struct checkpoint c;
	struct err e = {0};

	buf_init(&b, 2 * NOTE_MAX);
	buf_lit(&b, "o\n1\n" ROOT "\n");
	for (int i = 0; i < NOTE_SIG_MAX; i++)
		buf_lit(&b, "— a YWJjZGVm\n");
	assert_true(checkpoint_read(NULL, buf_str(&b), &c, NULL));
	buf_lit(&b, "— a YWJjZGVm\n");
	assert_false(checkpoint_read(NULL, buf_str(&b), &c, &e));
	assert_string_equal(e.text, "note has more than 16 signatures");
	err_clear(&e);
	while (b.len <= NOTE_MAX)
		buf_lit(&b, "x");
	assert_false(checkpoint_read(NULL, buf_str(&b), &c, &e));
	assert_string_equal(e.text, "note of 131073 bytes, at most 131072 are read");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(foreign_note),
		cmocka_unit_test(key_of_seed),
		cmocka_unit_test(keys_refused),
		cmocka_unit_test(names),
		cmocka_unit_test(round_trip),
		cmocka_unit_test(every_bit),
		cmocka_unit_test(other_lines),
		cmocka_unit_test(grammar),
		cmocka_unit_test(limits),
	};

	return cmocka_run_group_tests_name("chain-note", tests, NULL, NULL);
}
