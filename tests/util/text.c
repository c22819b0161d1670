/* num, utf8, lang. */
#include "tests/util/check.h"

#include "util/lang.h"
#include "util/num.h"
#include "util/utf8.h"

static void numbers(void **state)
{
	(void)state;
	static const struct { const char *s; bool ok; int64_t v; } table[] = {
		{"0", true, 0}, {"7", true, 7}, {"-7", true, -7}, {"9223372036854775807", true, INT64_MAX},
		{"-9223372036854775808", true, INT64_MIN}, {"9223372036854775808", false, 0}, {"-9223372036854775809", false, 0},
		{"", false, 0}, {"-", false, 0}, {"+1", false, 0}, {" 1", false, 0}, {"1 ", false, 0}, {"1a", false, 0},
		{"0x1", false, 0}, {"01", false, 0}, {"-0", false, 0}, {"00", false, 0}, {"1.0", false, 0}, {"１", false, 0},
		{"99999999999999999999", false, 0},
	};
	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		int64_t v = 42;
		assert_int_equal(num_i64(str_of(table[i].s), INT64_MIN, INT64_MAX, &v), table[i].ok);
		assert_true(v == (table[i].ok ? table[i].v : 42));
	}
	int64_t v = 42;
	assert_true(num_i64(STR("5"), 5, 5, &v) && v == 5);
	assert_false(num_i64(STR("4"), 5, 6, &v) || num_i64(STR("7"), 5, 6, &v) || num_i64(STR_NONE, 0, 9, &v));
	assert_true(v == 5);
}

static void hex(void **state)
{
	(void)state;
	CLEAN_BUF struct buf b;
	buf_init(&b, 1000);
	uint8_t all[256], back[256];
	for (int i = 0; i < 256; i++)
		all[i] = (uint8_t)i;
	num_hex(&b, all, sizeof(all));
	assert_int_equal(b.len, 512);
	assert_memory_equal(b.p, "000102", 6);
	assert_memory_equal(b.p + 506, "fdfeff", 6);
	assert_true(num_unhex(buf_str(&b), back, sizeof(back)));
	assert_memory_equal(all, back, sizeof(all));
	assert_true(num_unhex(STR(""), back, 0));
	assert_false(num_unhex(STR("0"), back, 1) || num_unhex(STR("000"), back, 1) || num_unhex(STR("0g"), back, 1));
	assert_false(num_unhex(STR("0A"), back, 1) || num_unhex(STR("0000"), back, 1));
}

static void decimal(void **state)
{
	(void)state;
	static const struct { int64_t v; const char *want; } table[] = {{0, "0"}, {7, "7"}, {-1, "-1"}, {10, "10"},
		{-100, "-100"}, {9007199254740991, "9007199254740991"}, {INT64_MAX, "9223372036854775807"},
		{INT64_MIN, "-9223372036854775808"}};
	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		CLEAN_BUF struct buf b;
		buf_init(&b, 64);
		num_dec(&b, table[i].v);
		assert_string_equal(b.p, table[i].want);
	}
}

static void base64(void **state)
{
	(void)state;
	/* RFC 4648 §10 */
	static const char *const table[][2] = {
		{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="},
		{"foobar", "Zm9vYmFy"},
	};
	uint8_t back[64];
	size_t n;
	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		CLEAN_BUF struct buf b;
		buf_init(&b, 64);
		num_base64(&b, (const uint8_t *)table[i][0], strlen(table[i][0]));
		assert_str(buf_str(&b), table[i][1]);
		assert_true(num_unbase64(buf_str(&b), back, strlen(table[i][0]), &n));
		assert_int_equal(n, strlen(table[i][0]));
		assert_memory_equal(back, table[i][0], n);
	}
	static const char *const bad[] = {"Z", "Zg", "Zg=", "Zg===", "====", "=Zg=", "Zh==", "Zm9=", "Zm 9", "Zm9v\n", "Zm9-",
		"Zg==Zg=="};
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		assert_false(num_unbase64(str_of(bad[i]), back, sizeof(back), &n));
	assert_false(num_unbase64(STR("Zm9v"), back, 2, &n));
	uint8_t bytes[48];
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (uint8_t)(i * 37 + 200);
	CLEAN_BUF struct buf b;
	buf_init(&b, 100);
	num_base64(&b, bytes, sizeof(bytes));
	assert_true(num_unbase64(buf_str(&b), back, sizeof(back), &n) && n == sizeof(bytes));
	assert_memory_equal(back, bytes, n);
}

static void grouped(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 16);
	static const struct { int64_t v; const char *want; } table[] = {
		{0, "0"}, {999, "999"}, {1000, "1,000"}, {184233, "184,233"}, {-1234567, "-1,234,567"},
		{INT64_MAX, "9,223,372,036,854,775,807"}, {INT64_MIN, "-9,223,372,036,854,775,808"},
	};
	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		assert_string_equal(num_grouped(a, table[i].v), table[i].want);
}

static void utf8_validity(void **state)
{
	(void)state;
	static const char *const good[] = {"", "a", "関守", "é", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf", "\xed\x9f\xbf",
		"\xee\x80\x80",
					   "\xef\xbf\xbf", "\xe0\xa0\x80", "\xc2\x80", "12345678関12345678"};
	for (size_t i = 0; i < ARRAY_LEN(good); i++)
		assert_true(utf8_valid(str_of(good[i])));
	static const char *const bad[] = {"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xe0\x80\x80", "\xe0\x9f\xbf", "\xed\xa0\x80",
					  "\xed\xbf\xbf", "\xf0\x80\x80\x80", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80",
					  "\xf5\x80\x80\x80",
					  "\xff", "\xe9\x96", ("\xe9\x96" "a"), "\xc3", "12345678\x80", "\xf0\x90\x80"};
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		assert_false(utf8_valid(str_of(bad[i])));
	for (size_t at = 0; at < 20; at++) {
		char zero[20];
		memset(zero, 'a', sizeof(zero));
		zero[at] = 0;
		assert_false(utf8_valid((struct str){zero, sizeof(zero)}));
	}
	assert_true(utf8_valid(STR_NONE));
}

static void utf8_points(void **state)
{
	(void)state;
	assert_int_equal(utf8_count(STR("関守ab")), 4);
	static const struct { const char *text; uint32_t unseen; size_t at; } hidden[] = {
		{"a\u061cb", 0x61c, 2}, {"\u200e", 0x200e, 1}, {"x\u200f", 0x200f, 2}, {"\u2028", 0x2028, 1},
		{"\u202e関", 0x202e, 1},
		{"\u2066", 0x2066, 1}, {"関\u2069", 0x2069, 2}, {"a\u200bb\u202a", 0x200b, 2}, {"関守\ufeff", 0xfeff, 3},
		{"関\u00ad", 0xad, 2}, {"\u3164", 0x3164, 1}, {"a\xc2\x85", 0x85, 2}, {"a\x7f", 0x7f, 2},
		{"\U000e0041", 0xe0041, 1},
		{"田\u200d中", 0x200d, 2}, {"\u200d", 0x200d, 1},
		/* a name in its own form, a picture of several, a blank of another width */
		{"葛\U000e0100城市　\u2027\u202f\u2070〒", 0, 0}, {"😀\u200d😀", 0, 0}, {"\u2764\ufe0f\u200d\U0001f525", 0, 0},
		{"", 0, 0},
	};
	for (size_t i = 0; i < ARRAY_LEN(hidden); i++) {
		size_t at;
		assert_int_equal(utf8_unseen(str_of(hidden[i].text), &at), hidden[i].unseen);
		assert_true(!hidden[i].at || at == hidden[i].at);
	}
	struct str s = STR("a関\xff\xe9\x96" "b\xf0\x9f\x8c\xb8");
	static const uint32_t want[] = {'a', 0x95a2, 0xfffd, 0xfffd, 0xfffd, 'b', 0x1f338, 0xfffd};
	for (size_t i = 0; i < ARRAY_LEN(want); i++)
		assert_int_equal(utf8_next(&s), want[i]);
	assert_int_equal(s.n, 0);
	static const uint32_t edges[] = {1, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff};
	for (size_t i = 0; i < ARRAY_LEN(edges); i++) {
		char p[4];
		struct str one = {p, utf8_put(p, edges[i])};
		assert_true(utf8_valid(one));
		assert_int_equal(utf8_next(&one), edges[i]);
		assert_int_equal(one.n, 0);
	}
	char p[4];
	assert_int_equal(utf8_put(p, 0xd800), 3);
	assert_memory_equal(p, "\xef\xbf\xbd", 3);
	assert_int_equal(utf8_put(p, 0x110000), 3);
	static const size_t heads[] = {0, 0, 0, 3, 3, 3, 6, 7, 7};
	for (size_t i = 0; i < ARRAY_LEN(heads); i++)
		assert_int_equal(utf8_head(STR("関守a"), i).n, heads[i]);
}

static void half_width(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 16);
	assert_str(utf8_half(a, STR("２０２６－１１－２４　Ａ９～！関")), "2026-11-24 A9~!関");
	assert_str(utf8_half(a, STR("２０２６−１１")), "2026-11");
	assert_str(utf8_half(a, STR("ｶﾅ")), "ｶﾅ");
	assert_str(utf8_half(a, STR("a\xff")), "a\xef\xbf\xbd");
	assert_str(utf8_half(a, STR_NONE), "");
}

static void folding(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 16);
	static const char *const table[][2] = {
		{"", ""}, {"ABC xyz", "abcxyz"}, {"ＵＳＢ　メモリー", "usbめもりー"}, {"ﾊﾟｿｺﾝ", "ぱそこん"}, {"ｶﾞｷﾞｸﾞ", "がぎぐ"},
		{"ヴァイオリン", "ゔぁいおりん"}, {"ｳﾞｧｲｵﾘﾝ", "ゔぁいおりん"}, {"か\xe3\x82\x99", "が"}, {"ハ\xe3\x82\x9a", "ぱ"},
		{"ｱﾞ", "あ゛"}, {"ﾞ", "゛"}, {"ｶﾞﾞ", "が゛"}, {"ﾅﾟ", "な゜"}, {"ﾀﾞﾁﾞﾂﾞﾃﾞﾄﾞ", "だぢづでど"}, {"ｯﾞ", "っ゛"},
		{"ﾊﾞﾋﾞﾌﾞﾍﾞﾎﾞﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ", "ばびぶべぼぱぴぷぺぽ"}, {"ヶヵ", "ゖゕ"}, {"ÀÉ×Þ", "àé×þ"}, {"ΑΩ", "αω"}, {"АЯ", "ая"},
		{"青木　千夏\t", "青木千夏"}, {"ｰ･", "ー･"}, {"ｦﾝｧｯ", "をんぁっ"},
	};
	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		assert_str(utf8_fold(a, str_of(table[i][0])), table[i][1]);
}

static void sentences(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 16);
	struct lang ja = {LANG_JA, a}, en = {LANG_EN, a};
	assert_string_equal(lang_make(&ja, "%2$sの%1$s", "%1$s of %2$s", "長", "課"), "課の長");
	assert_string_equal(lang_make(&en, "%2$sの%1$s", "%1$s of %2$s", "head", "section"), "head of section");
	assert_string_equal(lang_pick(&ja, "課", "section"), "課");
	assert_true(lang_ja(&ja) && !lang_ja(&en));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers), cmocka_unit_test(hex),
		cmocka_unit_test(decimal), cmocka_unit_test(base64), cmocka_unit_test(grouped),
		cmocka_unit_test(utf8_validity), cmocka_unit_test(utf8_points), cmocka_unit_test(half_width),
		cmocka_unit_test(folding),
		cmocka_unit_test(sentences),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
