/* Sets of keys: their notes, which follows which, and the checkpoints that each signs. */
#include "chain/keys.h"

#include <stdlib.h>

#include "tests/util/check.h"
#include "util/clean.h"
#include "util/hash.h"

#define ORIGIN "sekimori.example/city"

static struct keys_seeds seeds(int n)
{
	struct keys_seeds s;

	memset(s.stable, 1, sizeof(s.stable));
	memset(s.epoch, 100 + n, sizeof(s.epoch));
	return s;
}

static void pub_of(const uint8_t seed[NOTE_SEED], uint8_t ret[KEY_LEN])
{
	struct note_key k;

	note_key_of_seed(ORIGIN, seed, &k);
	memcpy(ret, k.pub, KEY_LEN);
}

static struct keys first(void)
{
	struct keys_seeds s = seeds(0);
	struct note_key stable;
	struct keys k;

	note_key_of_seed(ORIGIN, s.stable, &stable);
	assert_true(keys_first(&stable, &k, NULL));
	return k;
}

/* What the seal makes when nothing but the epoch changes. */
static struct keys after(const struct keys *before)
{
	struct keys k = *before;
	struct keys_seeds s = seeds((int)before->number + 1);

	k.number++;
	memcpy(k.before, before->stable, KEY_LEN);
	memcpy(k.before_origin, before->origin, sizeof(k.before_origin));
	pub_of(s.epoch, k.epoch);
	k.seen_size = k.from_size = 10 * k.number;
	k.seen_root = k.from_root = hash_of(STR("tree"));
	k.seen_seconds = 1795600000;
	return k;
}

static const uint8_t recovery_seed[NOTE_SEED] = "the key in the safe of the city", other_seed[NOTE_SEED] = "another key";

static enum err_code follow(const struct keys *before, const struct keys *k, bool seal, const uint8_t *recovery,
	struct str *note_out, enum keys_by *by)
{
	static char text[KEYS_NOTE_MAX + 1];
	CLEAN_BUF struct buf b = {0};
	struct keys_seeds s = seeds((int)before->number);
	struct err e = {0};
	struct keys got;

	buf_init(&b, KEYS_NOTE_MAX);
	assert_true(keys_sign(&b, k, before, seal ? &s : NULL, recovery, NULL));
	struct str note = buf_str(&b);
	memcpy(text, note.p, note.n);
	if (note_out)
		*note_out = (struct str){text, note.n};
	if (!keys_follow(before, (struct str){text, note.n}, &got, by, &e))
		return e.code;
	assert_int_equal(got.number, k->number);
	assert_memory_equal(got.epoch, k->epoch, KEY_LEN);
	assert_string_equal(got.origin, k->origin);
	return ERR_NONE;
}

static void walks(void **state)
{
	(void)state;
	struct keys k = first();
	enum keys_by by;

	for (int i = 0; i < 5; i++) {
		struct keys next = after(&k);
		assert_int_equal(follow(&k, &next, true, NULL, NULL, &by), ERR_NONE);
		assert_int_equal(by, KEYS_BY_SEAL);
		k = next;
	}
}

static void text_is_fixed(void **state)
{
	(void)state;
	struct keys zero = first(), k = after(&zero);
	struct str note;
	enum keys_by by;

	assert_int_equal(follow(&zero, &k, true, NULL, &note, &by), ERR_NONE);
	static const char want[] = "sekimori-keys/v1\norigin " ORIGIN "\nnumber 1\nbefore " ORIGIN "+";
	assert_true(str_starts(note, str_of(want)));
	assert_true(str_find(note, STR("\nrecovery none\nseen 10 ")) < note.n);
	assert_true(str_find(note, STR(" 1795600000\nfrom 10 ")) < note.n);
	struct checkpoint c;
	assert_false(checkpoint_read(NULL, note, &c, NULL));     /* never a checkpoint */
}

static void every_bit(void **state)
{
	(void)state;
	struct keys zero = first(), one = after(&zero), two = after(&one), got;
	struct str note;
	enum keys_by by;

	assert_int_equal(follow(&one, &two, true, NULL, &note, &by), ERR_NONE);
	char *bytes = (char *)(uintptr_t)note.p;
	for (size_t i = 0; i < note.n; i++) {
		bytes[i] ^= 1;
		assert_false(keys_follow(&one, note, &got, &by, NULL));
		bytes[i] ^= 1;
	}
	for (size_t n = 0; n < note.n; n++)
		assert_false(keys_follow(&one, str_head(note, n), &got, &by, NULL));
	/* neither by those before nor by those after */
	assert_false(keys_follow(&zero, note, &got, &by, NULL));
	assert_false(keys_follow(&two, note, &got, &by, NULL));
}

static void numbers(void **state)
{
	(void)state;
	struct keys zero = first(), one = after(&zero), skipped = after(&one), again = one;
	enum keys_by by;

	skipped.number = 3;
	assert_int_equal(follow(&one, &skipped, true, NULL, NULL, &by), ERR_CONFLICT);
	assert_int_equal(follow(&one, &again, true, NULL, NULL, &by), ERR_CONFLICT);
	again.number = 2;                        /* a new number for the old key */
	assert_int_equal(follow(&one, &again, true, NULL, NULL, &by), ERR_CONFLICT);
}

static void stable_keys(void **state)
{
	(void)state;
	struct keys zero = first(), one = after(&zero), k;
	enum keys_by by;

	k = one;
	pub_of(other_seed, k.before);
	assert_int_equal(follow(&zero, &k, true, NULL, NULL, &by), ERR_CONFLICT);
	k = after(&one);
	pub_of(other_seed, k.stable);
	assert_int_equal(follow(&one, &k, true, NULL, NULL, &by), ERR_NONE);
	k.from_size--;
	assert_int_equal(follow(&one, &k, true, NULL, NULL, &by), ERR_CONFLICT);
}

static void recovery_keys(void **state)
{
	(void)state;
	struct keys zero = first(), one = after(&zero), two, three;
	enum keys_by by;

	one.has_recovery = true;
	pub_of(recovery_seed, one.recovery);
	assert_int_equal(follow(&zero, &one, true, NULL, NULL, &by), ERR_NONE);
	two = after(&one);
	assert_int_equal(follow(&one, &two, false, recovery_seed, NULL, &by), ERR_NONE);
	assert_int_equal(by, KEYS_BY_RECOVERY);
	assert_int_equal(follow(&one, &two, false, other_seed, NULL, &by), ERR_CORRUPT);
	pub_of(other_seed, two.stable);          /* a lost seal gets a new stable key */
	assert_int_equal(follow(&one, &two, false, recovery_seed, NULL, &by), ERR_NONE);

	/* who has stolen the seal cannot take the recovery key away */
	three = after(&one);
	pub_of(other_seed, three.recovery);
	assert_int_equal(follow(&one, &three, true, NULL, NULL, &by), ERR_CONFLICT);
	assert_int_equal(follow(&one, &three, true, other_seed, NULL, &by), ERR_CORRUPT);
	assert_int_equal(follow(&one, &three, true, recovery_seed, NULL, &by), ERR_NONE);
	assert_int_equal(by, KEYS_BY_SEAL);
	three.has_recovery = false;
	memset(three.recovery, 0, KEY_LEN);
	assert_int_equal(follow(&one, &three, true, NULL, NULL, &by), ERR_CONFLICT);
}

static void generations(void **state)
{
	(void)state;
	struct keys zero = first(), one = after(&zero), two = after(&one);
	static const struct { const char *from, *to; } origins[] = {
		{"a", "a/g2"}, {"a/b", "a/b/g2"}, {"a/g2", "a/g3"}, {"a/g9", "a/g10"}, {"a/g1", "a/g1/g2"}, {"a/g02", "a/g02/g2"},
		{"g2", "g2/g2"}, {"/g2", "/g2/g2"}, {"a/g", "a/g/g2"},
	};
	char next[KEYS_ORIGIN_MAX + 1];
	enum keys_by by;

	for (size_t i = 0; i < ARRAY_LEN(origins); i++) {
		keys_next_origin(origins[i].from, next);
		assert_string_equal(next, origins[i].to);
	}
	snprintf(two.origin, sizeof(two.origin), ORIGIN "/g2");
	two.from_size = 3;
	assert_int_equal(follow(&one, &two, true, NULL, NULL, &by), ERR_CONFLICT);       /* the stable key of the old origin */
	pub_of(other_seed, two.stable);
	assert_int_equal(follow(&one, &two, true, NULL, NULL, &by), ERR_NONE);
	snprintf(two.origin, sizeof(two.origin), ORIGIN "/g3");
	assert_int_equal(follow(&one, &two, true, NULL, NULL, &by), ERR_CONFLICT);
}

static void checkpoints(void **state)
{
	(void)state;
	struct keys zero = first(), one = after(&zero), two = after(&one);
	struct hash root = hash_of(STR("root"));
	struct keys_seeds s = seeds(1), next = seeds(2);
	CLEAN_BUF struct buf b = {0}, later = {0};
	struct note_key stable = keys_stable(&one);
	int64_t seconds;

	buf_init(&b, NOTE_MAX);
	assert_true(keys_checkpoint(&b, &one, &s, 7, &root, 1795600000, NULL));
	struct str note = buf_str(&b);
	assert_true(keys_is_own(&one, note, 7, &root, &seconds));
	assert_int_equal(seconds, 1795600000);
	assert_int_equal(keys_number_said(note), 1);
	assert_true(note_verify(note, &stable));         /* as any verifier of the ecosystem reads it */
	assert_false(keys_is_own(&one, note, 8, &root, &seconds));
	assert_false(keys_is_own(&zero, note, 7, &root, &seconds));
	assert_false(keys_is_own(&two, note, 7, &root, &seconds));
	char *bytes = (char *)(uintptr_t)note.p;
	for (size_t i = 0; i < note.n; i++) {
		bytes[i] ^= 1;
		assert_false(keys_is_own(&one, note, 7, &root, &seconds));
		bytes[i] ^= 1;
	}
	for (size_t n = 0; n < note.n; n++)
		assert_false(keys_is_own(&one, str_head(note, n), 7, &root, &seconds));
	/* set 0 is the first version: two lines */
	buf_init(&later, NOTE_MAX);
	assert_true(keys_checkpoint(&later, &zero, &next, 7, &root, 1, NULL));
	assert_true(keys_is_own(&zero, buf_str(&later), 7, &root, &seconds));
	assert_true(checkpoint_is_own(buf_str(&later), &stable, 7, &root, &seconds));
	assert_int_equal(keys_number_said(buf_str(&later)), 0);
	/* the times of the two keys must be one */
	CLEAN_BUF struct buf mixed = {0};
	char name[KEYS_NAME_MAX + 1];
	buf_init(&mixed, NOTE_MAX);
	CLEAN_BUF struct buf body = {0};
	buf_init(&body, NOTE_MAX);
	checkpoint_body(&body, STR(ORIGIN), 7, &root);
	assert_true(checkpoint_sign(&mixed, ORIGIN, 7, &root, s.stable, 5, NULL));
	assert_true(note_cosign(&mixed, buf_str(&body), keys_epoch(&one, name).name, s.epoch, 6, NULL));
	assert_false(keys_is_own(&one, buf_str(&mixed), 7, &root, &seconds));
}

static void long_origins(void **state)
{
	(void)state;
	char name[KEYS_ORIGIN_MAX + 2];
	struct keys_seeds s = seeds(0);
	struct note_key stable;
	struct keys k;
	struct err e = {0};

	memset(name, 'a', sizeof(name));
	name[KEYS_ORIGIN_MAX + 1] = 0;
	note_key_of_seed(name, s.stable, &stable);
	assert_false(keys_first(&stable, &k, &e));
	assert_int_equal(e.code, ERR_INVALID);
	name[KEYS_ORIGIN_MAX] = 0;
	note_key_of_seed(name, s.stable, &stable);
	assert_true(keys_first(&stable, &k, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(walks), cmocka_unit_test(text_is_fixed), cmocka_unit_test(every_bit), cmocka_unit_test(numbers),
		cmocka_unit_test(stable_keys), cmocka_unit_test(recovery_keys), cmocka_unit_test(generations),
		cmocka_unit_test(checkpoints), cmocka_unit_test(long_origins),
	};

	return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
