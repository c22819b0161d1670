/* Logging in, sessions, passwords: the real pages on a real store, both engines. */
#include "tests/http/browser.h"
#include "tests/org/world.h"

#include "engine/trail.h"
#include "http/page.h"
#include "util/num.h"

static const char good[] = "correct horse battery";
#define GOOD "correct+horse+battery"

/* An account with a temporary password, made by the information section. */
static void account(struct world *w, const char *number, char password[ACCOUNT_TEMPORARY])
{
	struct who desk = world_who(w, "1212");
	struct act_result res;
	uint8_t token[CHAIN_TOKEN];
	struct json *in = json_obj(w->a);
	rand_bytes(token, sizeof(token));
	json_add_int(w->a, in, STR("person"), world_person(w, number));
	json_add_str(w->a, in, STR("login"), str_of(number));
	assert_ok(account_issue(w->city, &act_account_add, &desk, token, in, &w->ja, w->a, &res, password, &w->e), &w->e);
	if (res.n_problems)
		fail_msg("%s: %s", res.problems[0].field, res.problems[0].text);
	assert_true(res.done);
	world_done(w);
}

static int64_t account_id(struct world *w, const char *number)
{
	int64_t id;
	assert_ok(tx_number(world_read(w), STMT_account_by_login, ARGS(val_c(number)), 0, &id, &w->e), &w->e);
	world_done(w);
	assert_true(id > 0);
	return id;
}

/* One that is in use: with the password `good`. */
static void member(struct world *w, struct browser *b, const char *number)
{
	char temporary[ACCOUNT_TEMPORARY], fields[256];
	account(w, number, temporary);
	browser_login(b, number, temporary);
	browser_get(b, "/password");
	snprintf(fields, sizeof(fields), "old=%s&new=" GOOD "&again=" GOOD, temporary);
	browser_post(b, "/password", fields);
	if (b->status != 303)
		fail_msg("%d: %.*s", b->status, STR_ARG(b->out.body));
}

static int64_t entries(struct world *w)
{
	int64_t n = world_entries(w);
	world_done(w);
	return n;
}

/* ---- the way in ---- */

static void first_login(void **state)
{
	struct world *w = world_of(state);
	struct browser b;
	char temporary[ACCOUNT_TEMPORARY], fields[256];
	account(w, "1112", temporary);
	browser_open(&b, w->city, NULL);
	browser_get(&b, "/login/last");
	assert_int_equal(b.status, 303);
	assert_string_equal(b.out.location, "/login?next=%2Flogin%2Flast");
	browser_get(&b, "/login");
	assert_int_equal(b.status, 200);
	assert_true(browser_sees(&b, "ID（職員番号）"));
	/* wrong: the same words for a number that does not exist; the number is kept, the password is not */
	static const char *const wrong[] = {"login=1112&password=not+the+one", "login=9999&password=not+the+one",
		"login=&password=", "login=1112"};
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
		browser_post(&b, "/login", wrong[i]);
		assert_int_equal(b.status, 422);
		assert_true(browser_sees(&b, "IDかパスワードが違います。"));
		assert_false(browser_sees(&b, "not the one"));
		assert_null(browser_cookie(&b, "sekimori"));
	}
	browser_post(&b, "/login", "login=%EF%BC%91%EF%BC%91%EF%BC%91%EF%BC%92&password=x");
	assert_true(browser_sees(&b, "value='１１１２'"));
	clock_fixed(clock_now() + 20 * 60000);
	/* right, with full-width digits and blanks */
	snprintf(fields, sizeof(fields), "login=+%%EF%%BC%%91%%EF%%BC%%91%%EF%%BC%%91%%EF%%BC%%92+&password=%s&next=%%2Fhelp",
		temporary);
	browser_get(&b, "/login");
	browser_post(&b, "/login", fields);
	assert_int_equal(b.status, 303);
	assert_string_equal(b.out.location, "/login/last?next=%2Fhelp");
	assert_int_equal(strlen(browser_cookie(&b, "sekimori")), 64);
	/* the temporary password must be changed first */
	browser_follow(&b);
	assert_int_equal(b.status, 303);
	assert_string_equal(b.out.location, "/password");
	browser_follow(&b);
	assert_int_equal(b.status, 200);
	assert_true(browser_sees(&b, "12文字以上"));
	assert_true(browser_sees(&b, "仮のパスワード"));
	static const struct { const char *new_, *again, *says; } bad[] = {
		{"", "", "入力してください。"}, {GOOD, "correct+horse+batterx", "同じではありません"}, {"short", "short", "12"},
	};
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		snprintf(fields, sizeof(fields), "old=%s&new=%s&again=%s", temporary, bad[i].new_, bad[i].again);
		browser_post(&b, "/password", fields);
		assert_int_equal(b.status, 422);
		assert_true(browser_sees(&b, bad[i].says));
		assert_false(browser_sees(&b, "horse"));
		assert_false(browser_sees(&b, temporary));
	}
	browser_post(&b, "/password", "old=wrong&new=" GOOD "&again=" GOOD);
	assert_int_equal(b.status, 422);
	int64_t before = entries(w);
	snprintf(fields, sizeof(fields), "old=%s&new=" GOOD "&again=" GOOD, temporary);
	char token[80];
	memcpy(token, b.act_token, sizeof(token));
	browser_post(&b, "/password", fields);
	assert_int_equal(b.status, 303);
	assert_string_equal(b.out.location, "/login/last");
	assert_int_equal(entries(w), before + 1);
	/* the same intention again: the first answer, no second entry */
	memcpy(b.act_token, token, sizeof(token));
	browser_post(&b, "/password", fields);
	assert_int_equal(b.status, 303);
	assert_string_equal(b.out.location, "/login/last");
	assert_int_equal(entries(w), before + 1);
	browser_follow(&b);
	assert_int_equal(b.status, 200);
	assert_true(browser_sees(&b, "はじめてのログインです"));
	assert_true(browser_sees(&b, "生活支援課"));
	browser_close(&b);
}

static void last_login(void **state)
{
	struct world *w = world_of(state);
	struct browser b, other;
	browser_open(&b, w->city, NULL);
	browser_open(&other, w->city, NULL);
	member(w, &b, "1112");
	clock_fixed(FIXTURE_NOW + 3600000);
	browser_get(&other, "/login");
	browser_post(&other, "/login", "login=1112&password=x");
	browser_post(&other, "/login", "login=1112&password=y");
	clock_fixed(FIXTURE_NOW + 7200000);
	browser_login(&b, "1112", good);
	assert_string_equal(b.out.location, "/login/last");
	browser_follow(&b);
	assert_int_equal(b.status, 200);
	assert_true(browser_sees(&b, "令和8年(2026年)4月1日（水） 9:00"));
	assert_true(browser_sees(&b, "失敗が2回ありました"));
	assert_true(browser_sees(&b, "href='/report'"));
	assert_true(browser_sees(&b, "192.0.2.7"));
	assert_true(browser_sees(&b, "30分操作しないとログアウトします。"));
	b.language = "en";
	browser_get(&b, "/login/last?next=%2Fcases%2F7");
	assert_true(browser_sees(&b, "2 failed logins"));
	assert_true(browser_sees(&b, "href='/cases/7'"));
	/* nothing since: one way on */
	b.language = NULL;
	browser_login(&b, "1112", good);
	browser_follow(&b);
	assert_false(browser_sees(&b, "心当たり"));
	browser_close(&b);
	browser_close(&other);
}

static void only_local(void **state)
{
	static const char *const foreign[] = {"//evil.test", "https%3A%2F%2Fevil.test", "%2F%5Cevil.test", "%5C%5Cevil.test",
		"evil", "%2Fa%0Ab",
		"javascript%3Aalert(1)", "%2F%2Fevil.test%2Fhelp", "%2F+x", "%2F%E3%81%82"};
	struct world *w = world_of(state);
	struct browser b;
	char fields[256], target[256];
	browser_open(&b, w->city, NULL);
	member(w, &b, "1112");
	for (size_t i = 0; i < ARRAY_LEN(foreign); i++) {
		browser_get(&b, "/login");
		snprintf(fields, sizeof(fields), "login=1112&password=" GOOD "&next=%s", foreign[i]);
		browser_post(&b, "/login", fields);
		assert_int_equal(b.status, 303);
		assert_string_equal(b.out.location, "/login/last");
		snprintf(target, sizeof(target), "/login/last?next=%s", foreign[i]);
		browser_get(&b, target);
		assert_false(browser_sees(&b, "evil"));
		assert_false(browser_sees(&b, "javascript"));
	}
	browser_close(&b);
}

/* Quoted, a long address is longer than any that the gate takes: then it begins at home. */
static void long_next(void **state)
{
	static const struct { size_t n; bool kept; } cases[] = {{1024, true}, {1025, false}, {4096, false}, {5000, false}};
	struct world *w = world_of(state);
	struct browser b;
	char fields[6000];
	browser_open(&b, w->city, NULL);
	member(w, &b, "1112");
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		int n = snprintf(fields, sizeof(fields), "login=1112&password=" GOOD "&next=/a");
		memset(fields + n, '/', cases[i].n - 2);
		fields[(size_t)n + cases[i].n - 2] = '\0';
		browser_get(&b, "/login");
		browser_post(&b, "/login", fields);
		assert_int_equal(b.status, 303);
		assert_int_equal(strcmp(b.out.location, "/login/last") == 0, !cases[i].kept);
		browser_follow(&b);
		assert_int_equal(b.status, 200);
		assert_int_equal(browser_sees(&b, "href='/a//////"), cases[i].kept);
	}
	browser_close(&b);
}

static void locked(void **state)
{
	struct world *w = world_of(state);
	struct browser b;
	browser_open(&b, w->city, NULL);
	member(w, &b, "1112");
	browser_get(&b, "/login");
	/* the pack says three */
	for (int i = 0; i < 3; i++)
		browser_post(&b, "/login", "login=1112&password=x");
	assert_int_equal(b.status, 429);
	assert_true(browser_sees(&b, "4月1日 9:15まで受け付けません"));
	assert_string_equal(gate_header(&b.out, "Retry-After"), "60");
	browser_post(&b, "/login", "login=1112&password=" GOOD);
	assert_int_equal(b.status, 429);
	clock_fixed(FIXTURE_NOW + 15 * 60000 + 1);
	browser_login(&b, "1112", good);
	browser_close(&b);
}

/* Many numbers tried from one computer close that computer, and no other. */
static void host_locked(void **state)
{
	struct world *w = world_of(state);
	struct browser b, other;
	char fields[64];
	int n = 0;
	browser_open(&b, w->city, NULL);
	browser_open(&other, w->city, NULL);
	other.peer = "192.0.2.8";
	member(w, &other, "1112");
	browser_get(&b, "/login");
	do {
		snprintf(fields, sizeof(fields), "login=8%d&password=x", n++);
		browser_post(&b, "/login", fields);
	} while (b.status == 422 && n < 500);
	assert_int_equal(b.status, 429);
	browser_post(&b, "/login", "login=1112&password=" GOOD);
	assert_int_equal(b.status, 429);
	browser_login(&other, "1112", good);
	browser_close(&b);
	browser_close(&other);
}

static void refused(void **state)
{
	struct world *w = world_of(state);
	struct browser b;
	char temporary[ACCOUNT_TEMPORARY], fields[256];
	browser_open(&b, w->city, NULL);
	account(w, "1114", temporary);
	clock_fixed(FIXTURE_NOW + INT64_C(25) * 3600000);
	browser_get(&b, "/login");
	snprintf(fields, sizeof(fields), "login=1114&password=%s", temporary);
	browser_post(&b, "/login", fields);
	assert_int_equal(b.status, 422);
	assert_true(browser_sees(&b, "仮のパスワードの期限が過ぎています"));
	member(w, &b, "1112");
	struct who desk = world_who(w, "1212");
	snprintf(fields, sizeof(fields), "{\"id\":%lld}", (long long)account_id(w, "1112"));
	world_do(w, &act_account_disable, &desk, fields);
	world_done(w);
	browser_get(&b, "/login");
	browser_post(&b, "/login", "login=1112&password=" GOOD);
	assert_int_equal(b.status, 422);
	assert_true(browser_sees(&b, "今は使えません"));
	browser_close(&b);
}

/* ---- sessions ---- */

static void ends(void **state)
{
	struct world *w = world_of(state);
	struct browser b;
	char in[64];
	browser_open(&b, w->city, NULL);
	member(w, &b, "1112");
	browser_login(&b, "1112", good);
	int64_t now = FIXTURE_NOW;
	browser_get(&b, "/login/last");
	assert_int_equal(b.status, 200);
	/* kept alive by use, up to the absolute limit */
	for (int i = 0; i < 24 && b.status == 200; i++) {
		clock_fixed(now += 29 * 60000);
		browser_get(&b, "/login/last");
	}
	assert_int_equal(b.status, 303);
	assert_true(now - FIXTURE_NOW >= INT64_C(36000000) && now - FIXTURE_NOW < INT64_C(36000000) + 29 * 60000);
	/* idle */
	browser_login(&b, "1112", good);
	clock_fixed(now += 30 * 60000 - 1);
	browser_get(&b, "/login/last");
	assert_int_equal(b.status, 200);
	clock_fixed(now += 30 * 60000);
	browser_get(&b, "/login/last");
	assert_int_equal(b.status, 303);
	/* the account is disabled: its session is worth nothing at once */
	browser_login(&b, "1112", good);
	browser_get(&b, "/login/last");
	assert_int_equal(b.status, 200);
	struct who desk = world_who(w, "1212");
	snprintf(in, sizeof(in), "{\"id\":%lld}", (long long)account_id(w, "1112"));
	world_do(w, &act_account_disable, &desk, in);
	world_done(w);
	browser_get(&b, "/login/last");
	assert_int_equal(b.status, 303);
	browser_close(&b);
}

static void fixation(void **state)
{
	static const char planted[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
	struct world *w = world_of(state);
	struct browser b, thief;
	char first[96];
	browser_open(&b, w->city, NULL);
	browser_open(&thief, w->city, NULL);
	member(w, &b, "1112");
	/* a token that somebody planted is never taken over */
	browser_set_cookie(&b, "sekimori", planted);
	browser_login(&b, "1112", good);
	assert_string_not_equal(browser_cookie(&b, "sekimori"), planted);
	browser_set_cookie(&thief, "sekimori", planted);
	browser_get(&thief, "/login/last");
	assert_int_equal(thief.status, 303);
	/* logging in anew ends the session that was there */
	snprintf(first, sizeof(first), "%s", browser_cookie(&b, "sekimori"));
	browser_login(&b, "1112", good);
	assert_string_not_equal(browser_cookie(&b, "sekimori"), first);
	browser_set_cookie(&thief, "sekimori", first);
	browser_get(&thief, "/login/last");
	assert_int_equal(thief.status, 303);
	browser_get(&b, "/login/last");
	assert_int_equal(b.status, 200);
	browser_close(&b);
	browser_close(&thief);
}

static void leaving(void **state)
{
	struct world *w = world_of(state);
	struct browser b, copy;
	browser_open(&b, w->city, NULL);
	browser_open(&copy, w->city, NULL);
	member(w, &b, "1112");
	browser_get(&b, "/login/last");
	browser_set_cookie(&copy, "sekimori", browser_cookie(&b, "sekimori"));
	int64_t before = entries(w);
	/* not by somebody else's page, not by a link */
	b.origin = "https://evil.test";
	browser_post(&b, "/logout", "");
	assert_int_equal(b.status, 403);
	b.origin = NULL;
	browser_get(&b, "/logout");
	assert_int_equal(b.status, 405);
	browser_get(&b, "/login/last");
	assert_int_equal(b.status, 200);
	browser_post(&b, "/logout", "");
	assert_int_equal(b.status, 303);
	assert_string_equal(b.out.location, "/login");
	assert_null(browser_cookie(&b, "sekimori"));
	assert_int_equal(entries(w), before + 1);
	browser_get(&copy, "/login/last");
	assert_int_equal(copy.status, 303);
	browser_close(&b);
	browser_close(&copy);
}

static void tls_names(void **state)
{
	struct world *w = world_of(state);
	struct browser b;
	char temporary[ACCOUNT_TEMPORARY];
	account(w, "1112", temporary);
	browser_open(&b, w->city, NULL);
	b.tls = true;
	browser_login(&b, "1112", temporary);
	assert_null(browser_cookie(&b, "sekimori"));
	assert_non_null(browser_cookie(&b, "__Host-sekimori"));
	assert_true(str_ends(str_of(b.out.set_cookie), STR("; Path=/; HttpOnly; SameSite=Lax; Secure")));
	browser_close(&b);
}

/* ---- language, health ---- */

static void language(void **state)
{
	struct world *w = world_of(state);
	struct browser b;
	browser_open(&b, w->city, NULL);
	browser_get(&b, "/login");
	assert_true(browser_sees(&b, "<html lang='ja'>"));
	browser_post(&b, "/lang", "lang=en");
	assert_int_equal(b.status, 303);
	assert_string_equal(b.out.location, "/");
	assert_string_equal(browser_cookie(&b, "lang"), "en");
	browser_get(&b, "/login");
	assert_true(browser_sees(&b, "<html lang='en'>"));
	assert_true(browser_sees(&b, "ID (staff number)"));
	browser_post(&b, "/lang", "lang=xx");
	assert_string_equal(browser_cookie(&b, "lang"), "ja");
	browser_close(&b);
}

static void health(void **state)
{
	struct world *w = world_of(state);
	struct browser b;
	char want[64];
	browser_open(&b, w->city, NULL);
	browser_get(&b, "/health");
	assert_int_equal(b.status, 200);
	assert_string_equal(b.out.type, "text/plain; charset=utf-8");
	snprintf(want, sizeof(want), "ok %lld\n", (long long)entries(w));
	assert_str(b.out.body, want);
	assert_null(b.out.set_cookie);
	browser_close(&b);
}

/* ---- every row ---- */

/* A path with numbers and words of nothing. */
static const char *sample(const struct page *p, char ret[128])
{
	size_t n = 0;
	for (const char *at = p->path; *at;) {
		bool id = strncmp(at, "{id}", 4) == 0, word = strncmp(at, "{word}", 6) == 0;
		n += (size_t)snprintf(ret + n, 128 - n, "%.*s", id || word ? 7 : 1, id ? "9999999" : word ? "no-such" : at);
		at += id ? 4 : word ? 6 : 1;
	}
	return ret;
}

static void rows(void **state)
{
	struct world *w = world_of(state);
	struct browser b;
	char path[128];
	browser_open(&b, w->city, NULL);
	browser_get(&b, "/login");
	for (const struct page *const *row = page_rows; *row; row++) {
		const struct page *p = *row;
		bool post = strcmp(p->method, "POST") == 0;
		if (strcmp(p->method, "PUT") == 0)
			continue;                        /* parts of a file: tests/files/portal.c */
		must(post || strcmp(p->method, "GET") == 0);
		assert_non_null(p->title(&w->ja));
		assert_true(!p->act || act_find(p->act));
		sample(p, path);
		if (post)
			browser_post(&b, path, "");
		else
			browser_get(&b, path);
		if (b.status >= 500 || (p->access != PAGE_OPEN && b.status != (post ? 403 : 303)))
			fail_msg("%s %s without login: %d", p->method, p->path, b.status);
		static const char *const strict[] = {"Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options",
			"Referrer-Policy",
			"Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Permissions-Policy", "Content-Type"};
		for (size_t i = 0; i < ARRAY_LEN(strict); i++)
			if (!gate_header(&b.out, strict[i]))
				fail_msg("%s %s: no %s", p->method, p->path, strict[i]);
		assert_string_equal(gate_header(&b.out, "Cache-Control"), "no-store");
		/* every row that takes a form can show it again */
		if (post && p->act && !p->form) {
			browser_get(&b, path);
			if (b.status == 405 || b.status == 404)
				fail_msg("POST %s: no page to show the form again", p->path);
		}
		for (const struct page *const *other = row + 1; *other; other++)
			if (strcmp(p->method, (*other)->method) == 0 && strcmp(p->path, (*other)->path) == 0)
				fail_msg("%s %s: twice", p->method, p->path);
	}
	browser_close(&b);
}

static void wall(void **state)
{
	struct world *w = world_of(state);
	struct browser b;
	char temporary[ACCOUNT_TEMPORARY], path[128];
	account(w, "1112", temporary);
	browser_open(&b, w->city, NULL);
	browser_login(&b, "1112", temporary);
	browser_get(&b, "/password");
	int64_t before = entries(w);
	for (const struct page *const *row = page_rows; *row; row++) {
		const struct page *p = *row;
		bool post = strcmp(p->method, "POST") == 0;
		if (p->access != PAGE_LOGIN)
			continue;
		sample(p, path);
		if (post)
			browser_post(&b, path, "");
		else
			browser_get(&b, path);
		if (b.status != (post ? 403 : 303) || (!post && strcmp(b.out.location, "/password") != 0))
			fail_msg("%s %s with a temporary password: %d", p->method, p->path, b.status);
	}
	assert_int_equal(entries(w), before);
	browser_close(&b);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(first_login),
		cmocka_unit_test(last_login),
		cmocka_unit_test(only_local),
		cmocka_unit_test(long_next),
		cmocka_unit_test(locked),
		cmocka_unit_test(host_locked),
		cmocka_unit_test(refused),
		cmocka_unit_test(ends),
		cmocka_unit_test(fixation),
		cmocka_unit_test(leaving),
		cmocka_unit_test(tls_names),
		cmocka_unit_test(language),
		cmocka_unit_test(health),
		cmocka_unit_test(rows),
		cmocka_unit_test(wall),
	};
	return fixture_run_with("login", tests, ARRAY_LEN(tests), world_setup, world_teardown);
}
