/* must, str, arena, buf, err, vec, map. */
#include "tests/util/check.h"

#include <limits.h>

#include "util/err.h"
#include "util/map.h"
#include "util/vec.h"

static void str_tables(void **state)
{
	(void)state;
	assert_true(str_eq(STR_NONE, STR("")));
	assert_true(str_is(STR("abc"), "abc"));
	assert_false(str_is(STR("abc"), "ab"));
	assert_false(str_eq(STR("abc"), STR("abd")));
	static const struct { const char *a, *b; int want; } order[] = {
		{"", "", 0}, {"a", "", 1}, {"", "a", -1}, {"a", "b", -1}, {"ab", "a", 1}, {"\xe9", "z", 1}, {"Z", "a", -1},
	};
	for (size_t i = 0; i < ARRAY_LEN(order); i++)
		assert_int_equal(str_cmp(str_of(order[i].a), str_of(order[i].b)), order[i].want);
	assert_true(str_starts(STR("abc"), STR("ab")) && str_starts(STR("abc"), STR("")) && !str_starts(STR("ab"), STR("abc")));
	assert_true(str_ends(STR("abc"), STR("bc")) && str_ends(STR("abc"), STR("")) && !str_ends(STR("bc"), STR("abc")));
	assert_str(str_trim(STR(" \t\r\na b\v\f ")), "a b");
	assert_str(str_trim(STR("   ")), "");
	assert_str(str_trim(STR_NONE), "");
	assert_str(str_from(STR("abc"), 1), "bc");
	assert_str(str_from(STR("abc"), 9), "");
	assert_str(str_from(STR_NONE, 1), "");
	assert_str(str_head(STR("abc"), 2), "ab");
	assert_str(str_head(STR("abc"), 9), "abc");
	assert_int_equal(str_find(STR("abcabc"), STR("ca")), 2);
	assert_int_equal(str_find(STR("abc"), STR("x")), 3);
	assert_int_equal(str_find(STR("abc"), STR("abcd")), 3);
	assert_int_equal(str_find(STR("abc"), STR("")), 0);
	assert_true(str_eq_secret(STR("abc"), STR("abc")) && str_eq_secret(STR_NONE, STR("")));
	assert_false(str_eq_secret(STR("abc"), STR("abd")) || str_eq_secret(STR("abc"), STR("ab")));
}

static void str_cuts(void **state)
{
	(void)state;
	struct str rest = STR("a,,b");
	assert_str(str_cut(&rest, ','), "a");
	assert_str(str_cut(&rest, ','), "");
	assert_str(rest, "b");
	assert_str(str_cut(&rest, ','), "b");
	assert_int_equal(rest.n, 0);
	assert_str(str_cut(&rest, ','), "");
	rest = STR("a,");
	assert_str(str_cut(&rest, ','), "a");
	assert_int_equal(rest.n, 0);
}

static void arena_gives_zeroed_aligned_memory(void **state)
{
	(void)state;
	struct arena *a = arena_new(1 << 20);
	for (int round = 0; round < 3; round++) {
		unsigned char *before = NULL;
		for (size_t n = 0; n < 200; n++) {
			unsigned char *p = arena_alloc(a, n * 7);
			assert_int_equal((uintptr_t)p % 16, 0);
			assert_ptr_not_equal(p, before);
			for (size_t i = 0; i < n * 7; i++)
				assert_int_equal(p[i], 0);
			memset(p, 0xa5, n * 7);
			before = p;
		}
		assert_int_equal(arena_used(a), 199 * 200 / 2 * 7);
		assert_false(arena_over(a));
		arena_reset(a);
		assert_int_equal(arena_used(a), 0);
	}
	arena_free(a);
	arena_free(NULL);
}

static void arena_copies(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 16);
	struct str s = arena_str(a, str_head(STR("abcdef"), 3));
	assert_string_equal(s.p, "abc");
	assert_int_equal(s.n, 3);
	assert_string_equal(arena_cstr(a, STR_NONE), "");
	assert_string_equal(arena_cprintf(a, "%d-%s", 7, "x"), "7-x");
	s = arena_printf(a, "%300d", 5);
	assert_int_equal(s.n, 300);
	assert_int_equal(s.p[299], '5');
	assert_int_equal(s.p[300], 0);
	for (int n = 250; n < 260; n++)
		assert_int_equal(strlen(arena_cprintf(a, "%*d", n, 1)), n);
}

static void arena_marks_its_limit(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(4096);
	arena_alloc(a, 4096);
	assert_false(arena_over(a));
	arena_alloc(a, 1);
	assert_true(arena_over(a));
	memset(arena_alloc(a, 4096 * 3 - 1), 1, 4096 * 3 - 1);       /* up to four times it still gives memory */
	assert_true(arena_over(a));
	arena_reset(a);
	assert_false(arena_over(a));
}

static void past_four_times(void *ctx)
{
	(void)ctx;
	struct arena *a = arena_new(4096);
	arena_alloc(a, 4096 * 4);
	arena_alloc(a, 1);
}

static void too_many(void *ctx)
{
	(void)ctx;
	volatile size_t huge = SIZE_MAX / 2;
	arena_array(arena_new(4096), huge, 3);
}

static void must_false(void *ctx)
{
	must(ctx != NULL);
}

static void programmer_errors_abort(void **state)
{
	(void)state;
	assert_true(aborts(past_four_times, NULL));
	assert_true(aborts(too_many, NULL));
	assert_true(aborts(must_false, NULL));
	assert_false(aborts(must_false, state));
}

static void buf_keeps_its_maximum(void **state)
{
	(void)state;
	CLEAN_BUF struct buf b;
	buf_init(&b, 5);
	assert_str(buf_str(&b), "");
	buf_lit(&b, "abc");
	buf_char(&b, 'd');
	assert_string_equal(b.p, "abcd");
	buf_lit(&b, "ef");
	assert_true(b.failed);
	assert_str(buf_str(&b), "");
	buf_char(&b, 'e');                        /* the first error sticks */
	assert_true(b.failed);
	buf_clear(&b);
	assert_false(b.failed);
	buf_lit(&b, "12345");
	assert_str(buf_str(&b), "12345");
	buf_printf(&b, "%d", 6);
	assert_true(b.failed);
	buf_free_secret(&b);
	assert_null(b.p);
}

static void buf_writes(void **state)
{
	(void)state;
	CLEAN_BUF struct buf b;
	buf_init(&b, 1 << 20);
	buf_u8(&b, 1);
	buf_u32be(&b, 0x02030405);
	buf_u64be(&b, 0x060708090a0b0c0d);
	assert_memory_equal(b.p, "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d", 14);
	buf_clear(&b);
	buf_bytes(&b, "a\0b", 3);
	buf_bytes(&b, NULL, 0);
	assert_int_equal(b.len, 3);
	buf_clear(&b);
	for (int n = 1; n < 2000; n++) {
		buf_printf(&b, "%*d", n, n % 10);
		assert_int_equal(b.len, (size_t)n * (size_t)(n + 1) / 2 > b.max ? 0 : (size_t)n * (size_t)(n + 1) / 2);
		if (b.len > b.max - 2000)
			break;
	}
	assert_int_equal(strlen(b.p), b.len);
}

static void err_first_stays(void **state)
{
	(void)state;
	struct err e = {0};
	assert_false(FAIL(NULL, ERR_IO, "nobody listens"));
	assert_false(FAIL(&e, ERR_IO, "%s %d", "disk", 1));
	assert_false(FAIL(&e, ERR_STORE, "later"));
	assert_int_equal(e.code, ERR_IO);
	assert_string_equal(e.text, "disk 1");
	assert_non_null(strstr(e.file, "memory.c"));
	assert_true(e.line > 0);
	err_context(&e, "while %s: ", "reading");
	assert_string_equal(e.text, "while reading: disk 1");
	err_clear(&e);
	assert_int_equal(e.code, ERR_NONE);
	err_context(&e, "nothing: ");
	assert_string_equal(e.text, "");
	err_context(NULL, "nothing: ");
}

static void err_cuts_at_characters(void **state)
{
	(void)state;
	char text[1200 * 3 + 1];
	for (size_t i = 0; i < 1200; i++)
		memcpy(text + i * 3, "許", 3);
	text[sizeof(text) - 1] = 0;
	for (int shift = 0; shift < 3; shift++) {
		struct err e = {0};
		FAIL(&e, ERR_INVALID, "%.*s%s", shift, "ab", text);
		size_t n = strlen(e.text);
		assert_true(n > 1015 && n < sizeof(e.text));
		assert_int_equal((n - (size_t)shift) % 3, 0);
		err_context(&e, "%s", "x: ");
		n = strlen(e.text);
		assert_true(n > 1015 && n < sizeof(e.text));
		assert_int_equal((n - 3 - (size_t)shift) % 3, 0);
		err_context(&e, "%s", text);
		assert_true(strlen(e.text) < sizeof(e.text));
	}
}

static void vec_grows(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	VEC(struct { int a; long b; }) list = {0};
	for (int i = 0; i < 5000; i++) {
		vec_push(a, &list)->a = i;
		assert_int_equal(list.p[i].b, 0);
	}
	assert_int_equal(list.n, 5000);
	for (int i = 0; i < 5000; i++)
		assert_int_equal(list.p[i].a, i);
}

static void map_holds(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(16 << 20);
	struct map *m = map_new(a);
	assert_null(map_get(m, STR("x")));
	assert_int_equal(map_count(m), 0);
	char key[40];
	static int values[20000];
	for (int i = 0; i < 20000; i++) {
		int n = snprintf(key, sizeof(key), "%.*s%d", i % 20, "--------------------", i);
		assert_true(map_put(m, (struct str){key, (size_t)n}, &values[i]));
		assert_false(map_put(m, (struct str){key, (size_t)n}, &values[0]));
	}
	assert_int_equal(map_count(m), 20000);
	for (int i = 0; i < 20000; i++) {
		int n = snprintf(key, sizeof(key), "%.*s%d", i % 20, "--------------------", i);
		assert_ptr_equal(map_get(m, (struct str){key, (size_t)n}), &values[i]);
		struct str k;
		assert_ptr_equal(map_at(m, (size_t)i, &k), &values[i]);
		assert_str(k, key);
	}
	assert_null(map_get(m, STR("20000")));
	map_set(m, STR("1"), NULL);
	map_set(m, STR("-1"), &values[7]);
	assert_ptr_equal(map_get(m, STR("-1")), &values[7]);
	map_set(m, STR("new"), &values[8]);
	assert_ptr_equal(map_at(m, map_count(m) - 1, NULL), &values[8]);
	assert_true(map_put(m, STR(""), &values[9]));
	assert_ptr_equal(map_get(m, STR_NONE), &values[9]);
	assert_null(map_get(m, STR("new\0x")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(str_tables), cmocka_unit_test(str_cuts), cmocka_unit_test(arena_gives_zeroed_aligned_memory),
		cmocka_unit_test(arena_copies), cmocka_unit_test(arena_marks_its_limit),
		cmocka_unit_test(programmer_errors_abort),
		cmocka_unit_test(buf_keeps_its_maximum), cmocka_unit_test(buf_writes), cmocka_unit_test(err_first_stays),
		cmocka_unit_test(err_cuts_at_characters), cmocka_unit_test(vec_grows), cmocka_unit_test(map_holds),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
