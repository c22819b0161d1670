/* Disposal in front of the screen: the list in pages, on paper and as CSV, approved by whom the policy names, carried out by the
 * information section; what is left of a request afterwards. */
#include "tests/pages/readers.h"

#define DUE 60

static int64_t ids[DUE];

static void lend(struct world *w)
{
	for (int i = 0; i < DUE; i++) {
		ids[i] = desk_do(w, "1116", "case_submit", "{\"door\":\"lend\",\"answers\":{\"need\":\"work\"}}");
		desk_decide(w, "1111", ids[i], "permit", "granted", "");
	}
	clock_fixed(civil_ms(civil_date(2032, 4, 1), 9, 0));
}

static const char *at_unit(struct world *w, const char *path)
{
	return arena_cprintf(w->a, "%s?unit=%lld", path, (long long)world_unit(w, "111"));
}

/* The value of a hidden field of the page at hand. */
static const char *hidden(struct world *w, const struct browser *b, const char *name)
{
	const char *mark = arena_cprintf(w->a, "name='%s' value='", name), *text = arena_cstr(w->a, b->out.body);
	const char *at = strstr(text, mark);
	assert_non_null(at);
	at += strlen(mark);
	return arena_cstr(w->a, (struct str){at, strcspn(at, "'")});
}

static void from_the_list_to_the_entry(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	lend(w);
	readers_open(&r, w);
	struct browser *head = reader(&r, "1111"), *desk = reader(&r, "1212"), *other = reader(&r, "1121");
	world_done(w);

	reads(desk, "/disposal", 200);
	assert_true(browser_sees(desk, "生活支援課"));
	assert_true(browser_sees(desk, "<td class='r'>60</td>"));
	reads(other, "/disposal", 200);          /* his own section has nothing */
	assert_false(browser_sees(other, "生活支援課</a>"));
	assert_true(browser_sees(other, "保存期間が終わったものはありません"));
	reads(other, at_unit(w, "/disposal/list"), 404);
	reads(other, at_unit(w, "/disposal/list.csv"), 404);
	reads(other, at_unit(w, "/disposal/print"), 404);

	/* pages of fifty, as a whole on paper and as CSV */
	reads(head, at_unit(w, "/disposal/list"), 200);
	assert_true(browser_sees(head, "rel='next'"));
	assert_true(browser_sees(head, "案件60件、登録内容0件"));
	const char *till = hidden(w, head, "till"), *digest = hidden(w, head, "digest");
	const char *form = arena_cprintf(w->a, "unit=%lld&till=%s&digest=%s", (long long)world_unit(w, "111"), till, digest);
	reads(head, arena_cprintf(w->a, "%s&p=50", at_unit(w, "/disposal/list")), 200);
	assert_true(browser_sees(head, "rel='prev'"));
	assert_false(browser_sees(head, "rel='next'"));
	reads(head, at_unit(w, "/disposal/print"), 200);
	assert_true(browser_sees(head, "決裁欄"));
	assert_true(browser_sees(head, digest));
	assert_true(browser_sees(head, desk_case(w, "1116", ids[DUE - 1]).number));
	reads(head, at_unit(w, "/disposal/list.csv"), 200);
	assert_true(str_starts(head->out.body, STR("\xef\xbb\xbf\"番号\"")));
	assert_true(browser_sees(head, desk_case(w, "1116", ids[DUE - 1]).number));
	assert_true(browser_sees(head, "\"2032-03-31\"\r\n"));
	reads(desk, at_unit(w, "/disposal/list"), 200);
	assert_false(browser_sees(desk, "name='digest'"));   /* the desk does not approve */
	assert_int_equal(posts(desk, "/disposal", "/disposal/approve", form), 403);

	/* one is held back meanwhile: what was shown is no longer the list */
	reads(desk, arena_cprintf(w->a, "/disposal/hold?kind=case&object=%lld", (long long)ids[0]), 200);
	assert_int_equal(posts(desk, "/disposal", "/disposal/hold", arena_cprintf(w->a, "kind=case&object=%lld&reason=",
		(long long)ids[0])), 422);
	assert_true(browser_sees(desk, "理由を書いてください"));
	assert_int_equal(posts(desk, "/disposal", "/disposal/hold", arena_cprintf(w->a,
		"kind=case&object=%lld&reason=%%E4%%BF%%82%%E4%%BA%%89%%E4%%B8%%AD", (long long)ids[0])), 303);
	reads(desk, "/disposal", 200);
	assert_true(browser_sees(desk, "係争中"));
	assert_int_equal(posts(head, at_unit(w, "/disposal/list"), "/disposal/approve", form), 409);
	reads(head, at_unit(w, "/disposal/list"), 200);
	assert_true(browser_sees(head, "案件59件"));
	form = arena_cprintf(w->a, "unit=%lld&till=%s&digest=%s", (long long)world_unit(w, "111"), till, hidden(w, head,
		"digest"));
	assert_int_equal(posts(head, at_unit(w, "/disposal/list"), "/disposal/approve", form), 303);

	reads(desk, "/disposal?done=approve", 200);
	assert_true(browser_sees(desk, "廃棄待ち"));
	assert_true(browser_sees(desk, "name='list' value='1'"));
	reads(head, "/disposal", 200);
	assert_false(browser_sees(head, "name='list' value='1'"));
	assert_int_equal(posts(desk, "/disposal", "/disposal/dispose", "list=1"), 303);
	world_done(w);
	reads(desk, "/disposal?done=dispose", 200);
	assert_true(browser_sees(desk, "廃棄済み"));
	assert_true(browser_sees(desk, "バックアップには、内容が残っています"));
	assert_true(browser_sees(desk, "データベースのファイルからも消す処理を待っています"));

	/* what is left: that it was there, and who erased it lawfully */
	const char *file = arena_cprintf(w->a, "/cases/%lld", (long long)ids[1]);
	static const char *const languages[] = {"ja", "en"};
	for (size_t i = 0; i < ARRAY_LEN(languages); i++) {
		head->language = languages[i];
		reads(head, file, 200);
		assert_true(browser_sees(head, i ? "Disposed of (entry " : "廃棄済み（操作記録"));
		assert_false(browser_sees(head, "大野"));
		reads(head, "/disposal", 200);
		reads(head, at_unit(w, "/disposal/list"), 200);
		reads(head, at_unit(w, "/disposal/print"), 200);
	}
	reads(head, arena_cprintf(w->a, "/cases/%lld/print", (long long)ids[1]), 200);
	reads(reader(&r, "1116"), "/cases?closed=1", 200);
	assert_true(browser_sees(reader(&r, "1116"), "廃棄済み"));
	readers_close(&r);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(from_the_list_to_the_entry)};
	return fixture_run_with("pages-disposal", tests, ARRAY_LEN(tests), desk_setup, world_teardown);
}
