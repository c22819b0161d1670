#include "tests/util/check.h"

#include "util/clock.h"
#include "util/json.h"

static const char *canonical(struct arena *a, const char *text)
{
	struct json *j = NULL;
	struct err e = {0};
	if (!json_read(a, str_of(text), 1000, &j, &e))
		fail_msg("%s: %s", text, e.text);
	CLEAN_BUF struct buf b;
	buf_init(&b, 1 << 16);
	json_write(&b, j);
	return arena_cstr(a, buf_str(&b));
}

static void accepts(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	static const char *const table[][2] = {
		{"null", "null"}, {" true ", "true"}, {"\t\r\nfalse", "false"}, {"0", "0"}, {"-0", "0"}, {"-12", "-12"},
		{"9007199254740991", "9007199254740991"}, {"-9007199254740991", "-9007199254740991"}, {"\"\"", "\"\""},
		{"[]", "[]"}, {"{}", "{}"}, {"[ 1 , [ ] , { } ]", "[1,[],{}]"},
		{"{\"b\":1,\"a\":[null]}", "{\"a\":[null],\"b\":1}"},
		{"\"\\u0041\\u00e9\\u95a2\\ud83c\\udf38\"", "\"Aé関🌸\""},
		{"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\\"\\\\/\\b\\f\\n\\r\\t\""},
		{"\"\\u0001\\u001F\\u007f\"", "\"\\u0001\\u001f\x7f\""}, {"{\"\":1}", "{\"\":1}"},
		/* RFC 8785 §3.2.3 */
		{"{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}",
		 "{\"\\r\":2,\"1\":4,\"\xc2\x80\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\xef\xac\xb3\":3}"},
		{"{\"aa\":1,\"a\":2,\"\":3}", "{\"\":3,\"a\":2,\"aa\":1}"},
	};
	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		assert_string_equal(canonical(a, table[i][0]), table[i][1]);
}

static void refuses(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	static const char *const table[][2] = {
		{"", "JSON, byte 1: not a value"}, {"nul", "JSON, byte 1: not a value"}, {"True", "JSON, byte 1: not a value"},
		{"01", "JSON, byte 2: a number with a leading zero"}, {"1.5", "JSON, byte 2: only whole numbers are allowed"},
		{"1e3", "JSON, byte 2: only whole numbers are allowed"}, {"-", "JSON, byte 2: not a value"},
		{"+1", "JSON, byte 1: not a value"}, {"9007199254740992", "JSON, byte 16: a number beyond 9007199254740991"},
		{"1 2", "JSON, byte 3: something stands behind the value"}, {"[1,]", "JSON, byte 4: not a value"},
		{"[1 2]", "JSON, byte 4: a comma or ] is missing here"}, {"[1", "JSON, byte 3: a comma or ] is missing here"},
		{"{\"a\":1,}", "JSON, byte 8: a string is missing here"}, {"{\"a\" 1}", "JSON, byte 6: a colon is missing here"},
		{"{a:1}", "JSON, byte 2: a string is missing here"},
		{"{\"a\":1 \"b\":2}", "JSON, byte 8: a comma or } is missing here"},
		{"{\"a\":1,\"a\":2}", "JSON, byte 14: a name stands twice in the object that ends here"},
		{"{\"a\":1,\"\\u0061\":2}", "JSON, byte 19: a name stands twice in the object that ends here"},
		{"\"abc", "JSON, byte 2: a string without end"}, {"\"a\\", "JSON, byte 2: a string without end"},
		{"\"\n\"", "JSON, byte 2: a control character in a string"}, {"\"\\x\"", "JSON, byte 3: an unknown escape"},
		{"\"\\u12\"", "JSON, byte 4: \\u needs four hex digits"},
		{"\"\\u12g4\"", "JSON, byte 4: \\u needs four hex digits"},
		{"\"\\u0000\"", "JSON, byte 8: a NUL character"}, {"\"\\ud800\"", "JSON, byte 8: half of a surrogate pair"},
		{"\"\\udc00\"", "JSON, byte 8: half of a surrogate pair"},
		{"\"\\ud800\\u0041\"", "JSON, byte 14: half of a surrogate pair"},
		{"\"\xff\"", "JSON: not UTF-8"}, {"\xef\xbb\xbf{}", "JSON, byte 1: not a value"},
		{"NaN", "JSON, byte 1: not a value"},
		{"'a'", "JSON, byte 1: not a value"}, {"[1]//", "JSON, byte 4: something stands behind the value"},
	};
	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		struct json *j = NULL;
		struct err e = {0};
		assert_false(json_read(a, str_of(table[i][0]), 1000, &j, &e));
		assert_string_equal(e.text, table[i][1]);
		assert_int_equal(e.code, ERR_INVALID);
		assert_null(j);
	}
}

static void limits(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	struct json *j;
	struct err e = {0};
	char deep[80];
	for (int levels = 32; levels <= 33; levels++) {
		memset(deep, '[', (size_t)levels);
		memset(deep + levels, ']', (size_t)levels);
		assert_int_equal(json_read(a, (struct str){deep, (size_t)levels * 2}, 1000, &j, &e), levels == 32);
	}
	assert_string_equal(e.text, "JSON, byte 33: more than 32 levels");
	err_clear(&e);
	assert_true(json_read(a, STR("[1,2]"), 3, &j, &e));
	assert_false(json_read(a, STR("[1,2,3]"), 3, &j, &e));
	assert_int_equal(e.code, ERR_LIMIT);
	assert_false(json_read(a, STR("1"), 0, &j, NULL));
}

static void many_names(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(4 << 20);
	for (int twice = 0; twice < 2; twice++) {
		CLEAN_BUF struct buf b;
		buf_init(&b, 1 << 20);
		for (int i = 0; i < 3000; i++)
			buf_printf(&b, "%s\"n%d\":%d", i ? "," : "{", twice && i == 2999 ? 17 : i * 7919 % 3000, i);
		buf_char(&b, '}');
		struct json *j;
		assert_int_equal(json_read(a, buf_str(&b), 10000, &j, NULL), !twice);
	}
}

static void builds(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	struct json *o = json_obj(a);
	char name[] = "item";
	json_add_str(a, o, str_of(name), STR("持ち出し"));
	memset(name, 'x', 4);                      /* names are copied */
	json_add_int(a, o, STR("n"), -5);
	json_add_bool(a, o, STR("yes"), true);
	json_add_null(a, o, STR("none"));
	struct json *list = json_add_arr(a, o, STR("list"));
	json_add_str(a, list, STR_NONE, STR("a\0b\xff"));
	json_add_obj(a, list, STR_NONE);
	json_put(a, o, STR("n"), json_copy(a, list));
	json_put(a, o, STR("z"), json_obj(a));
	json_put(a, o, STR("z"), json_arr(a));
	json_add_int(a, o, STR("za"), 1);
	CLEAN_BUF struct buf b;
	buf_init(&b, 4096);
	json_write(&b, o);
	assert_str(buf_str(&b),
		"{\"item\":\"持ち出し\",\"list\":[\"a\xef\xbf\xbd" "b\xef\xbf\xbd\",{}],\"n\":[\"a\xef\xbf\xbd" "b\xef\xbf\xbd\",{}],"
				"\"none\":null,\"yes\":true,\"z\":[],\"za\":1}");
	assert_int_equal(o->count, 7);
	assert_str(json_str(o, "item"), "持ち出し");
	assert_str(json_str(o, "n"), "");
	assert_int_equal(json_int(o, "za", 9), 1);
	assert_int_equal(json_int(o, "item", 9), 9);
	assert_true(json_true(o, "yes"));
	assert_false(json_true(o, "none") || json_true(NULL, "x") || json_true(list, "yes"));
	assert_null(json_get(o, "absent"));
	size_t n = 0;
	json_each(it, o)
		n++;
	json_each(it, (struct json *)NULL)
		n++;
	assert_int_equal(n, 7);
}

static void twice(void *a)
{
	struct json *o = json_obj(a);
	json_add_int(a, o, STR("a"), 1);
	json_add_int(a, o, STR("a"), 1);
}

static void nameless(void *a)
{
	json_add_int(a, json_obj(a), STR_NONE, 1);
}

static void named_in_array(void *a)
{
	json_add_int(a, json_arr(a), STR("a"), 1);
}

static void beyond(void *a)
{
	json_add_int(a, json_arr(a), STR_NONE, INT64_C(1) << 53);
}

static void misuse_aborts(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 16);
	assert_true(aborts(twice, a) && aborts(nameless, a) && aborts(named_in_array, a) && aborts(beyond, a));
}

/* Whatever can be built is written, read back and written the same. */
static struct json *grow(struct arena *a, int depth)
{
	uint8_t dice[24];
	rand_bytes(dice, sizeof(dice));
	struct json *j = dice[0] % 2 && depth < 4 ? json_obj(a) : json_arr(a);
	for (int i = 0; i < dice[1] % 24; i++) {
		char name[30];
		static const char *const begins[] = {"", "é", "鍵", "\xee\x80\x80", "🌸"};
		int n = snprintf(name, sizeof(name), "%s%d", begins[(dice[2] + i) % 5], i);
		struct str key = j->kind == JSON_OBJ ? (struct str){name, (size_t)n} : STR_NONE;
		if (dice[3 + i % 20] < 100)
			json_add_str(a, j, key, (struct str){(char *)dice, (size_t)(i % 24)});
		else if (dice[3 + i % 20] < 200 || depth > 3)
			json_add_int(a, j, key, dice[i % 24] * INT64_C(-99999999));
		else
			json_add(a, j, key, grow(a, depth + 1));
	}
	return j;
}

static void round_trips(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	rand_replace(7);
	for (int i = 0; i < 60; i++) {
		CLEAN_BUF struct buf one;
		CLEAN_BUF struct buf two;
		buf_init(&one, 8 << 20);
		buf_init(&two, 8 << 20);
		json_write(&one, grow(a, 0));
		struct json *back;
		struct err e = {0};
		assert_false(one.failed);
		if (!json_read(a, buf_str(&one), 1 << 20, &back, &e))
			fail_msg("%s", e.text);
		json_write(&two, back);
		assert_true(str_eq(buf_str(&one), buf_str(&two)));
		arena_reset(a);
	}
	rand_replace(0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(accepts), cmocka_unit_test(refuses), cmocka_unit_test(limits), cmocka_unit_test(many_names),
		cmocka_unit_test(builds), cmocka_unit_test(misuse_aborts), cmocka_unit_test(round_trips),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
