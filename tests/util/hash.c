/* hash, clock, rand, log. */
#include "tests/util/check.h"

#include <pthread.h>

#include "util/clock.h"
#include "util/hash.h"
#include "util/log.h"
#include "util/num.h"

static const char *hex_of(struct hash h)
{
	static char text[2 * HASH_LEN + 1];
	CLEAN_BUF struct buf b;
	buf_init(&b, sizeof(text));
	num_hex(&b, h.b, HASH_LEN);
	memcpy(text, b.p, sizeof(text));
	return text;
}

#define OF_EMPTY "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
#define OF_ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static void sha256(void **state)
{
	(void)state;
	/* FIPS 180-4 examples */
	assert_string_equal(hex_of(hash_of(STR_NONE)), OF_EMPTY);
	assert_string_equal(hex_of(hash_of(STR("abc"))), OF_ABC);
	assert_string_equal(hex_of(hash_of(STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))),
			    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
	struct str parts[] = {STR("a"), STR_NONE, STR("bc")};
	assert_string_equal(hex_of(hash_parts(parts, 3)), OF_ABC);
	assert_string_equal(hex_of(hash_parts(NULL, 0)), OF_EMPTY);
	struct hasher *one = hasher_new(), *two = hasher_new();
	hasher_add(one, STR("a"));
	hasher_add(two, STR("x"));
	hasher_add(one, STR("bc"));
	assert_string_equal(hex_of(hasher_end(one)), OF_ABC);
	struct hash x = hasher_end(two), y = hash_of(STR("x"));
	assert_true(hash_eq(&x, &y));
	y.b[31] ^= 1;
	assert_false(hash_eq(&x, &y));
}

static void hmac(void **state)
{
	(void)state;
	/* RFC 4231, cases 2 and 6 */
	assert_string_equal(hex_of(hash_hmac(STR("Jefe"), STR("what do ya want for nothing?"))),
			    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
	char key[131];
	memset(key, 0xaa, sizeof(key));
	assert_string_equal(hex_of(hash_hmac((struct str){key, sizeof(key)},
		STR("Test Using Larger Than Block-Size Key - Hash Key First"))),
			    "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
	assert_string_equal(hex_of(hash_hmac(STR_NONE, STR_NONE)),
		"b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

static void *hash_much(void *ok)
{
	bool good = true;
	for (int i = 0; i < 2000; i++)
		good = good && hash_of(STR("abc")).b[0] == 0xba;
	*(bool *)ok = good;
	return NULL;
}

static void threads_hash_for_themselves(void **state)
{
	(void)state;
	pthread_t list[4];
	bool ok[4] = {false};
	for (int i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&list[i], NULL, hash_much, &ok[i]), 0);
	for (int i = 0; i < 4; i++) {
		pthread_join(list[i], NULL);
		assert_true(ok[i]);
	}
}

static void wipes(void **state)
{
	(void)state;
	char secret[8] = "secret!";
	wipe(secret, sizeof(secret));
	for (size_t i = 0; i < sizeof(secret); i++)
		assert_int_equal(secret[i], 0);
}

static int64_t counting(void *ctx)
{
	return ++*(int64_t *)ctx;
}

static void clocks(void **state)
{
	(void)state;
	int64_t real = clock_now();
	assert_true(real > INT64_C(1700000000000));
	clock_fixed(5);
	assert_true(clock_now() == 5 && clock_now() == 5);
	clock_fixed(7);
	assert_true(clock_now() == 7);
	int64_t count = 10;
	clock_replace(counting, &count);
	assert_true(clock_now() == 11 && clock_now() == 12);
	clock_replace(NULL, NULL);
	assert_true(clock_now() >= real);
	int64_t mono = clock_mono();
	assert_true(clock_mono() >= mono);
}

static void randomness(void **state)
{
	(void)state;
	uint8_t a[100], b[100], none[100] = {0};
	rand_replace(1);
	rand_bytes(a, sizeof(a));
	rand_replace(1);
	rand_bytes(b, sizeof(b));
	assert_memory_equal(a, b, sizeof(a));
	rand_bytes(b, sizeof(b));
	assert_memory_not_equal(a, b, sizeof(a));
	rand_replace(2);
	rand_bytes(b, sizeof(b));
	assert_memory_not_equal(a, b, sizeof(a));
	/* the state passes through 0 on the way and stays replaced */
	rand_replace(-0x9e3779b97f4a7c15u);
	rand_bytes(a, sizeof(a));
	rand_replace(-0x9e3779b97f4a7c15u);
	rand_bytes(b, sizeof(b));
	assert_memory_equal(a, b, sizeof(a));
	rand_replace(0);
	rand_bytes(a, sizeof(a));
	rand_bytes(b, sizeof(b));
	assert_memory_not_equal(a, b, sizeof(a));
	assert_memory_not_equal(a, none, sizeof(a));
	rand_bytes(a, 0);
}

/* What log_say writes to stderr, read back. */
static const char *logged(struct arena *a, void (*say)(void))
{
	int ends[2], old = dup(STDERR_FILENO);
	assert_int_equal(pipe(ends), 0);
	dup2(ends[1], STDERR_FILENO);
	say();
	dup2(old, STDERR_FILENO);
	close(old);
	close(ends[1]);
	char text[8192];
	ssize_t n = read(ends[0], text, sizeof(text));
	close(ends[0]);
	assert_true(n >= 0);
	return arena_cstr(a, (struct str){text, (size_t)n});
}

static void say_two(void)
{
	log_debug("not %s", "shown");
	log_warn("store \"%s\"\n2026 forged %d", "a\x1b[1m", 3);
}

static void say_long(void)
{
	log_info("%5000d", 1);
}

static void logs(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 16);
	clock_fixed(1795479123120);
	unsetenv("JOURNAL_STREAM");
	log_open("sekimori", LOG_INFO);
	assert_string_equal(logged(a, say_two), "2026-11-24T09:12:03+09:00 sekimori warning: store \"a?[1m\"?2026 forged 3\n");
	struct str s = str_of(logged(a, say_long));
	assert_true(s.n > 1000 && s.n < 2049 && s.p[s.n - 1] == '\n');
	setenv("JOURNAL_STREAM", "8:1", 1);
	log_open("sekimori", LOG_WARN);
	assert_string_equal(logged(a, say_two), "<4>sekimori: store \"a?[1m\"?2026 forged 3\n");
	assert_string_equal(logged(a, say_long), "");
	clock_replace(NULL, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sha256), cmocka_unit_test(hmac), cmocka_unit_test(threads_hash_for_themselves),
		cmocka_unit_test(wipes),
		cmocka_unit_test(clocks), cmocka_unit_test(randomness), cmocka_unit_test(logs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
