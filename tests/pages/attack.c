/* What pages of ours never post: ids that stand beside those of the address, names that no form asks, the same form twice. */
#include "tests/pages/readers.h"

#define FORM "f.purpose=x&f.place=y&f.from.era=R&f.from.y=8&f.from.m=4&f.from.d=2&f.till.era=R&f.till.y=8&f.till.m=4" \
	"&f.till.d=3&f.safeguards=encrypt&op=submit"

static int64_t account_of(struct world *w, const char *number)
{
	int64_t id;
	assert_ok(tx_number(world_read(w), STMT_account_by_login, ARGS(val_c(number)), 0, &id, &w->e), &w->e);
	world_done(w);
	return id;
}

static void answer_door(struct world *w, struct browser *b, int64_t asset)
{
	assert_int_equal(posts(b, "/doors/out?q=0", "/doors/out", "q=0&f.wish=carry"), 303);
	assert_int_equal(posts(b, "/doors/out?q=1", "/doors/out",
		arena_cprintf(w->a, "q=1&f.item=record%%3A%lld", (long long)asset)), 303);
	assert_int_equal(posts(b, "/doors/out?q=2", "/doors/out", "q=2&f.usb=no"), 303);
}

/* A button pressed twice: the second answer leads to the same request, and there is one. */
static void twice(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	readers_open(&r, w);
	struct browser *b = reader(&r, "1116"), *other = reader(&r, "1115");
	int64_t asset = desk_asset(w, "111", "保護台帳", "3");
	answer_door(w, b, asset);
	browser_get(b, "/doors/out/form");
	struct browser shown = *b;
	browser_post(b, "/doors/out/form", FORM);
	assert_int_equal(b->status, 303);
	const char *first = arena_cprintf(w->a, "%s", b->out.location);
	assert_true(str_starts(str_of(first), STR("/cases/")));
	int64_t entries = world_entries(w);
	world_done(w);
	snprintf(b->act_token, sizeof(b->act_token), "%s", shown.act_token);
	snprintf(b->csrf, sizeof(b->csrf), "%s", shown.csrf);
	browser_post(b, "/doors/out/form", FORM);
	assert_int_equal(b->status, 303);
	assert_string_equal(b->out.location, first);
	/* the same token with other words: told, and nothing is written */
	snprintf(b->act_token, sizeof(b->act_token), "%s", shown.act_token);
	snprintf(b->csrf, sizeof(b->csrf), "%s", shown.csrf);
	browser_post(b, "/doors/out/form", FORM "&note=%E5%88%A5");
	assert_int_equal(b->status, 409);
	assert_true(browser_sees(b, "今回入力した内容は登録していません。"));
	assert_true(browser_sees(b, arena_cprintf(w->a, "href='%s'", first)));
	/* for somebody else, and for a new form, it is a door with its questions */
	browser_get(other, "/doors/out");
	snprintf(other->act_token, sizeof(other->act_token), "%s", shown.act_token);
	browser_post(other, "/doors/out/form", FORM);
	assert_string_equal(other->out.location, "/doors/out");
	assert_int_equal(posts(b, "/doors/out", "/doors/out/form", FORM), 303);
	assert_string_equal(b->out.location, "/doors/out");
	assert_int_equal(world_entries(w), entries);
	world_done(w);
	readers_close(&r);
}

/* Names that the form does not ask are refused and not kept: the door stays open. */
static void odd_names(void **state)
{
	static const char *const odd[] = {"f.item.about.0.x=a", "f.item.about.-1.confidentiality=1", "f.item.about.0=a",
		"f.item.=a", "f.item.about.99999999999.confidentiality=1", "f.item.x.y.z=a"};
	struct world *w = world_of(state);
	struct readers r;
	readers_open(&r, w);
	struct browser *b = reader(&r, "1116");
	int64_t asset = desk_asset(w, "111", "保護台帳", "3");
	for (size_t i = 0; i < ARRAY_LEN(odd); i++) {
		assert_int_equal(posts(b, "/doors/out?q=0", "/doors/out", "q=0&f.wish=carry"), 303);
		const char *fields = arena_cprintf(w->a, "q=1&%s", odd[i]);
		if (posts(b, "/doors/out?q=1", "/doors/out", fields) != 400)
			fail_msg("%s: %d", odd[i], b->status);
		reads(b, "/doors/out?q=1", 200);
		/* kept all the same, by the button that only searches */
		(void)posts(b, "/doors/out?q=1", "/doors/out", arena_cprintf(w->a, "%s&op=find", fields));
		reads(b, "/doors/out?q=1", 200);
		answer_door(w, b, asset);
		reads(b, "/doors/out/form", 200);
	}
	readers_close(&r);
}

/* The account, the record, the case is that of the address. */
static void posted_id(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	readers_open(&r, w);
	struct browser *desk = reader(&r, "1212"), *leader = reader(&r, "1115");
	(void)reader(&r, "1116");
	(void)reader(&r, "1122");
	long long one = account_of(w, "1116"), two = account_of(w, "1122");
	assert_int_equal(posts(desk, "/accounts", arena_cprintf(w->a, "/accounts/%lld/disable", one),
		arena_cprintf(w->a, "reason=x&id=%lld", two)), 303);
	reads(reader(&r, "1122"), "/", 200);
	reads(reader(&r, "1116"), "/", 303);
	long long mine = desk_asset(w, "111", "保護台帳", "3"), beside = desk_asset(w, "111", "ほかの台帳", "3");
	const char *edit = arena_cprintf(w->a, "/records/%lld/edit", mine);
	const char *fields = arena_cprintf(w->a, "id=%lld&f.name=%%E6%%96%%B0&f.confidentiality=3", beside);
	assert_int_equal(posts(leader, edit, edit, fields), 303);
	reads(leader, arena_cprintf(w->a, "/records/%lld", mine), 200);
	assert_true(browser_sees(leader, "<h1>新</h1>"));
	reads(leader, arena_cprintf(w->a, "/records/%lld", beside), 200);
	assert_true(browser_sees(leader, "<h1>ほかの台帳</h1>"));
	readers_close(&r);
}

/* Granting many together does not tell whose steps there are. */
static void foreign_picks(void **state)
{
	static const char zeros[] = "0000000000000000000000000000000000000000000000000000000000000000";
	static const char words[] = "この段階を受け持つのは別の人です。";
	struct world *w = world_of(state);
	struct readers r;
	readers_open(&r, w);
	struct browser *other = reader(&r, "1122"), *head = reader(&r, "1111");
	int64_t asset = desk_asset(w, "111", "保護台帳", "3"), file = desk_takeout(w, "1116", asset, "encrypt");
	const char *number = desk_case(w, "1116", file).number;
	long long step = desk_open(w, file, "permit");
	const char *picks[] = {arena_cprintf(w->a, "pick=%lld%%3A%s", step, zeros),
		arena_cprintf(w->a, "pick=%lld%%3A%s", step, desk_digest(w, file)),
		arena_cprintf(w->a, "pick=%lld%%3A%s", step + 1, zeros), arena_cprintf(w->a, "pick=99999%%3A%s", zeros)};
	for (size_t i = 0; i < ARRAY_LEN(picks); i++) {
		assert_int_equal(posts(other, "/decide", "/decide", picks[i]), 422);
		assert_true(browser_sees(other, words));
		assert_false(browser_sees(other, number));
	}
	/* whose business it is gets the number */
	assert_int_equal(posts(head, "/decide", "/decide", picks[0]), 422);
	assert_true(browser_sees(head, number));
	readers_close(&r);
}

/* Who may not enter for another hears nothing of what that one's answers would be. */
static void for_another(void **state)
{
	struct world *w = world_of(state);
	int64_t asset = desk_asset(w, "111", "保護台帳", "3");
	const int64_t items[] = {asset, 99999, 0};
	for (size_t i = 0; i < ARRAY_LEN(items); i++) {
		const char *in = arena_cprintf(w->a, "{\"door\":\"out\",\"on_behalf\": #1116,\"answers\":{\"wish\":\"carry\","
			"\"item\":\"record:%lld\",\"usb\":\"no\"}}", (long long)items[i]);
		assert_non_null(strstr(desk_refused(w, "1122", "case_submit", in), "may enter for"));
	}
}

/* A list that does not name the unit holds every section's lines: for who may see all it is there, for others it is not. */
static void lists_of_all(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	readers_open(&r, w);
	struct browser *other = reader(&r, "1122"), *desk = reader(&r, "1212");
	(void)desk_asset(w, "111", "保護台帳", "3");
	static const char *const at[] = {"/ledgers/assets?l=of_all", "/ledgers/assets?l=of_all&e0=3",
		"/ledgers/assets/export.csv?l=of_all&enc=utf8", "/ledgers/assets?l=of_all&w=%E4%BF%9D%E8%AD%B7"};
	for (size_t i = 0; i < ARRAY_LEN(at); i++) {
		browser_get(other, at[i]);
		assert_true(other->status == 200 || other->status == 404);
		assert_false(browser_sees(other, "保護台帳"));
		reads(desk, at[i], 200);
		assert_true(browser_sees(desk, "保護台帳"));
	}
	readers_close(&r);
}

/* Somebody with the store in his hands writes a session that no program writes: the answer is an error, the portal lives. */
static void strange_session(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	char said[200];
	readers_open(&r, w);
	struct browser *b = reader(&r, "1116");
	world_done(w);
	assert_true(fixture_raw(w->f, "UPDATE session SET csrf = substr(csrf, 1, 5)", said, sizeof(said)));
	browser_get(b, "/");
	assert_int_equal(b->status, 500);
	assert_false(browser_sees(b, "session"));
	reads(&r.stranger, "/login", 200);
	readers_close(&r);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(twice), cmocka_unit_test(odd_names), cmocka_unit_test(posted_id),
		cmocka_unit_test(foreign_picks), cmocka_unit_test(for_another),
		cmocka_unit_test(lists_of_all), cmocka_unit_test(strange_session),
	};
	return fixture_run_with("pages-attack", tests, ARRAY_LEN(tests), desk_setup, world_teardown);
}
