/* The page of a unit: what its numbers and papers say, changed by those who look after it and by nobody else. */
#include "tests/pages/readers.h"

static const char *at(struct world *w, const char *unit, const char *more)
{
	const char *path = arena_cprintf(w->a, "/org/%lld%s", (long long)world_unit(w, unit), more);
	world_done(w);
	return path;
}

static void papers(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	readers_open(&r, w);
	struct browser *desk = reader(&r, "1212"), *staff = reader(&r, "1116");
	const char *page = at(w, "111", ""), *act = at(w, "111", "/papers");
	reads(staff, page, 200);
	assert_true(browser_sees(staff, "（指定なし）"));
	assert_false(browser_sees(staff, "name='short_name'"));
	reads(desk, page, 200);
	assert_true(browser_sees(desk, "name='short_name' value=''"));
	assert_int_equal(posts(desk, page, act, "short_name=%E7%94%9F%E6%94%AF&doc_class=F-3-2"), 303);
	assert_string_equal(desk->out.location, arena_cprintf(w->a, "%s?done=1", page));
	reads(desk, desk->out.location, 200);
	assert_true(browser_sees(desk, "変更しました。"));
	assert_true(browser_sees(desk, "value='生支'") && browser_sees(desk, "value='F-3-2'"));
	reads(staff, page, 200);
	assert_true(browser_sees(staff, "<dd>生支</dd>") && browser_sees(staff, "<dd>F-3-2</dd>"));
	/* numbers given from now on use it */
	const char *name, *class_;
	assert_ok(org_papers(world_read(w), w->a, world_unit(w, "111"), w->today, &name, &class_, &w->e), &w->e);
	assert_string_equal(name, "生支");
	assert_string_equal(class_, "F-3-2");
	world_done(w);
	/* empty takes it away */
	assert_int_equal(posts(desk, page, act, "short_name=&doc_class=F-3-2"), 303);
	reads(desk, page, 200);
	assert_true(browser_sees(desk, "name='short_name' value=''") && browser_sees(desk, "value='F-3-2'"));
	readers_close(&r);
}

static void papers_refused(void **state)
{
	static const struct { const char *number, *unit, *fields; int status; const char *says; } rows[] = {
		{"1212", "111", "short_name=a+b&doc_class=", 422, "空白と { } を使わずに入力してください。"},
		{"1212", "111", "short_name=&doc_class=%7Bno%7D", 422, "空白と { } を使わずに入力してください。"},
		{"1212", "111", "short_name=123456789012345678901&doc_class=", 422, "20文字以内で入力してください。"},
		{"1212", "111", "short_name=a%E2%80%AEb&doc_class=", 422,
			"「略称」の2文字目に、目に見えない文字（U+202E）があります。"},
		{"1212", "111", "short_name=&doc_class=", 422, "変わったところがありません。"},
		{"1111", "111", "short_name=x&doc_class=", 404, "見つかりません"},
		{"1116", "111", "short_name=x&doc_class=", 404, "見つかりません"},
		{"9001", "111", "short_name=x&doc_class=", 404, "見つかりません"},
		{"9001", "900", "short_name=%E6%95%99%E7%B7%8F&doc_class=K", 303, NULL},
	};
	struct world *w = world_of(state);
	struct who second = {.system = true, .organ = 2};
	desk_do(w, "", "organ_add", "{\"code\":\"b\",\"name\":\"教育委員会\"}");
	world_do(w, act_find("people_import"), &second,
		"{\"form\":{\"from\":\"2020-04-01\","
		"\"units\":[{\"code\":\"900\",\"kind\":\"section\",\"name\":\"総務課\"}],"
		"\"persons\":[{\"number\":\"9001\",\"name\":\"教 育子\"}],"
		"\"assignments\":[{\"person\":\"9001\",\"unit\":\"900\",\"position\":\"head\"}]}}");
	desk_do(w, "", "appoint", "{\"role\":\"executor\",\"person\":#9001}");
	struct readers r;
	readers_open(&r, w);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct browser *b = reader(&r, rows[i].number);
		print_message("# %s %s %s\n", rows[i].number, rows[i].unit, rows[i].fields);
		int64_t entries = world_entries(w);
		world_done(w);
		const char *page = at(w, rows[i].unit, ""), *act = at(w, rows[i].unit, "/papers");
		assert_int_equal(posts(b, page, act, rows[i].fields), rows[i].status);
		assert_int_equal(world_entries(w), entries + (rows[i].status == 303));
		world_done(w);
		if (rows[i].says)
			assert_true(browser_sees(b, rows[i].says));
	}
	readers_close(&r);
}

/* In English, and a value that is shown again as it was typed. */
static void in_english(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	readers_open(&r, w);
	struct browser *desk = reader(&r, "1212");
	assert_int_equal(posts(desk, "/help", "/lang", "lang=en"), 303);
	assert_int_equal(posts(desk, at(w, "111", ""), at(w, "111", "/papers"), "short_name=a+b&doc_class=F-1"), 422);
	assert_true(browser_sees(desk, "In numbers and papers"));
	assert_true(browser_sees(desk, "Please write it without spaces and braces."));
	assert_true(browser_sees(desk, "value='a b'") && browser_sees(desk, "value='F-1'"));
	assert_true(browser_sees(desk, "aria-describedby='n-short_name e-short_name' aria-invalid='true'"));
	readers_close(&r);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(papers), cmocka_unit_test(papers_refused), cmocka_unit_test(in_english),
	};
	return fixture_run_with("pages-unit", tests, ARRAY_LEN(tests), desk_setup, world_teardown);
}
