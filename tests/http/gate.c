/* The gate by requests and answers, without socket and without engine. */
#include "tests/http/fake.h"

#include "http/static.h"
#include "text/text.h"
#include "util/clock.h"
#include "util/num.h"

static int fresh(void **state)
{
	(void)state;
	fake_reset();
	return 0;
}

static bool has(const struct ask *a, const char *text)
{
	return str_find(a->out.body, str_of(text)) < a->out.body.n;
}

/* The value of a hidden field in the answer; empty when there is none. */
static void hidden(const struct ask *a, const char *name, char ret[80])
{
	char before[64];
	snprintf(before, sizeof(before), "name='%s' value='", name);
	size_t at = str_find(a->out.body, str_of(before));
	ret[0] = '\0';
	if (at < a->out.body.n) {
		struct str rest = str_from(a->out.body, at + strlen(before)), value = str_cut(&rest, '\'');
		snprintf(ret, 80, "%.*s", STR_ARG(value));
	}
}

static const char *visitor_cookie(const struct ask *a, char ret[80])
{
	struct str rest = str_of(a->out.set_cookie), pair = str_cut(&rest, ';');
	snprintf(ret, 80, "%.*s", STR_ARG(pair));
	return ret;
}

#define TOKEN "00112233445566778899aabbccddeeff"

static const char *body_of(char ret[512], const char *csrf, const char *rest)
{
	snprintf(ret, 512, "csrf=%s&act_token=" TOKEN "%s", csrf, rest);
	return ret;
}

/* ---- targets ---- */

static void targets(void **state)
{
	static const struct { const char *target; int status; const char *in_body; } rows[] = {
		{"/open", 200, "<p>ja</p>"},
		{"/open?q=a+b", 200, "<p>a b</p>"},
		{"/open?q=%E9%96%A2%E5%AE%88", 200, "<p>関守</p>"},
		{"/open?q=%3Cb%3E", 200, "&lt;b&gt;"},
		{"/open?q=", 200, "<p></p>"},
		{"/open?q", 200, "<p></p>"},
		{"/open?", 200, NULL},
		{"/open?many=1&many=2", 200, "<i>1</i><i>2</i>"},
		/* malformed */
		{"/open?q=%", 400, NULL},
		{"/open?q=%4", 400, NULL},
		{"/open?q=%zz", 400, NULL},
		{"/open?q=%00", 400, NULL},
		{"/open?q=a%00b", 400, NULL},
		{"/open?q=%ff", 400, NULL},
		{"/open?q=%c3%28", 400, NULL},
		{"/open?q=%ed%a0%80", 400, NULL},
		{"/open?q=\xff", 400, NULL},
		{"/open?q=%0d%0aSet-Cookie", 400, NULL},
		{"/open?q=1&q=2", 400, NULL},
		{"/open?=1", 400, NULL},
		{"/open?&", 400, NULL},
		{"/open?unknown=1", 400, NULL},
		{"/open?q=1&unknown=1", 400, NULL},
		{"/open%00", 400, NULL},
		{"/open%", 400, NULL},
		{"/op en", 400, NULL},
		{"/op\ten", 400, NULL},
		{"/\xe9\x96\xa2", 400, NULL},
		{"/%ff", 400, NULL},
		{"http://evil.test/open", 400, NULL},
		{"*", 400, NULL},
		{"", 400, NULL},
		/* not there */
		{"/Open", 404, NULL},
		{"/open/", 404, NULL},
		{"//open", 404, NULL},
		{"/ope%6e", 404, NULL},
		{"/../etc/passwd", 404, NULL},
		{"/s/../../etc/passwd", 404, NULL},
		{"/s/0000000000000000/sekimori.css", 404, NULL},
		{"/%2e%2e/%2e%2e/etc/passwd", 404, NULL},
		{"/open/..%2fopen", 404, NULL},
		{"/nowhere", 404, "見つかりません"},
		{"/cases/7/steps/8/take/9", 404, NULL},
	};
	(void)state;
	struct ask a = {0};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		ASK(&a, .target = rows[i].target);
		if (a.out.status != rows[i].status)
			fail_msg("%s: %d, not %d", rows[i].target, a.out.status, rows[i].status);
		if (rows[i].in_body && !has(&a, rows[i].in_body))
			fail_msg("%s: without %s: %.*s", rows[i].target, rows[i].in_body, STR_ARG(a.out.body));
	}
	ask_end(&a);
}

static void long_targets(void **state)
{
	(void)state;
	struct ask a = {0};
	char target[GATE_TARGET_MAX + 2];
	memset(target, 'x', sizeof(target));
	memcpy(target, "/open?q=", 8);
	target[8 + 1024] = '\0';
	ASK(&a, .target = target);
	assert_int_equal(a.out.status, 200);
	target[8 + 1024] = 'x';
	target[8 + 1025] = '\0';
	ASK(&a, .target = target);
	assert_int_equal(a.out.status, 400);
	target[8 + 1025] = 'x';
	target[GATE_TARGET_MAX] = '\0';
	ASK(&a, .target = target);
	assert_int_equal(a.out.status, 400);
	target[GATE_TARGET_MAX] = 'x';
	target[GATE_TARGET_MAX + 1] = '\0';
	ASK(&a, .target = target);
	assert_int_equal(a.out.status, 414);
	ask_end(&a);
}

static void paths(void **state)
{
	static const struct { const char *target; int status; const char *in_body; } rows[] = {
		{"/cases/7", 200, "name='note'"}, {"/cases/new", 200, "<p>0 0</p>"}, {"/cases/old", 200, "<p>old</p>"},
		{"/cases/9007199254740991", 200, "name='note'"},
		/* no number, so a word */
		{"/cases/9007199254740992", 200, "<p>9007199254740992</p>"}, {"/cases/0", 200, "<p>0</p>"},
		{"/cases/007", 200, "<p>007</p>"},
		{"/cases/-7", 200, "<p>-7</p>"}, {"/cases/+7", 404, NULL}, {"/cases/", 404, NULL}, {"/cases/.", 404, NULL},
		{"/cases/..", 404, NULL},
		{"/cases/a..b", 200, NULL}, {"/cases/a~b", 404, NULL}, {"/cases/%37", 404, NULL},
		{"/cases/7/steps/8", 200, "<p>7 8</p>"},
		{"/cases/7/steps/x", 404, NULL}, {"/even/2", 200, NULL}, {"/even/3", 404, NULL},
		{"/cases/012345678901234567890123456789012345678901234567890123456789012", 200, NULL},
		{"/cases/0123456789012345678901234567890123456789012345678901234567890123", 404, NULL},
	};
	(void)state;
	struct ask a = {0};
	char csrf[65];
	const char *cookie = fake_login(0, csrf);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		ASK(&a, .target = rows[i].target, .cookie = cookie);
		if (a.out.status != rows[i].status)
			fail_msg("%s: %d, not %d", rows[i].target, a.out.status, rows[i].status);
		if (rows[i].in_body && !has(&a, rows[i].in_body))
			fail_msg("%s: without %s: %.*s", rows[i].target, rows[i].in_body, STR_ARG(a.out.body));
	}
	ask_end(&a);
}

static void methods(void **state)
{
	static const struct { const char *method, *target; int status; const char *allow; } rows[] = {
		{"HEAD", "/open", 200, NULL}, {"HEAD", "/nowhere", 404, NULL}, {"PUT", "/open", 405, "GET, HEAD"},
		{"POST", "/open", 405, "GET, HEAD"},
		{"OPTIONS", "/cases/7", 405, "GET, HEAD, POST"}, {"DELETE", "/cases/7", 405, "GET, HEAD, POST"},
		{"GET", "/cases/7/steps/8/take", 405, "POST"}, {"HEAD", "/cases/7/steps/8/take", 405, "POST"},
		{"get", "/open", 405, "GET, HEAD"},
		{"TRACE", "/nowhere", 404, NULL}, {"CONNECT", "/open", 405, "GET, HEAD"},
	};
	(void)state;
	struct ask a = {0};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		ASK(&a, .method = rows[i].method, .target = rows[i].target);
		if (a.out.status != rows[i].status)
			fail_msg("%s %s: %d, not %d", rows[i].method, rows[i].target, a.out.status, rows[i].status);
		const char *allow = gate_header(&a.out, "allow");
		if (rows[i].allow)
			assert_string_equal(allow, rows[i].allow);
		else
			assert_null(allow);
		if (strcmp(rows[i].method, "HEAD") == 0)
			assert_int_equal(a.out.body.n, 0);
	}
	/* nobody sends a body to look at something */
	ASK(&a, .target = "/open", .body = "x", .body_len = 1);
	assert_int_equal(a.out.status, 400);
	ask_end(&a);
}

/* ---- sessions ---- */

static void sessions(void **state)
{
	(void)state;
	struct ask a = {0};
	char csrf[65], other[200];
	const char *cookie = fake_login(0, csrf);
	ASK(&a, .target = "/", .cookie = cookie);
	assert_int_equal(a.out.status, 200);
	assert_int_equal(fake.reads, 1);
	/* beside other cookies */
	snprintf(other, sizeof(other), "a=b; %s ;c=d", cookie);
	ASK(&a, .target = "/", .cookie = other);
	assert_int_equal(a.out.status, 200);
	/* twice: one of them was put there by somebody else */
	snprintf(other, sizeof(other), "%s; %s", cookie, cookie);
	ASK(&a, .target = "/", .cookie = other);
	assert_int_equal(a.out.status, 303);
	/* not the name used under TLS, nor the other way round */
	ASK(&a, .target = "/", .cookie = cookie, .tls = true);
	assert_int_equal(a.out.status, 303);
	snprintf(other, sizeof(other), "__Host-%s", cookie);
	ASK(&a, .target = "/", .cookie = other);
	assert_int_equal(a.out.status, 303);
	ASK(&a, .target = "/", .cookie = other, .tls = true);
	assert_int_equal(a.out.status, 200);
	/* malformed tokens are not looked up */
	int reads = fake.reads;
	static const char *const bad[] = {"sekimori=", "sekimori=10", "sekimori=ZZ", "sekimori", "", "=", ";;", "sekimori=\xff"};
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		ASK(&a, .target = "/", .cookie = bad[i]);
		assert_int_equal(a.out.status, 303);
	}
	assert_int_equal(fake.reads, reads);
	/* over: closed, expired, account disabled */
	fake.sessions[0].alive = false;
	ASK(&a, .target = "/", .cookie = cookie);
	assert_int_equal(a.out.status, 303);
	assert_string_equal(a.out.location, "/login");
	ask_end(&a);
}

static void to_login(void **state)
{
	(void)state;
	struct ask a = {0};
	char long_one[700] = "/cases/7?q=";
	memset(long_one + 11, 'x', 600);
	static const struct { const char *target, *location; } rows[] = {
		{"/", "/login"}, {"/cases/7", "/login?next=%2Fcases%2F7"},
		{"/cases/7?q=%E9%96%A2&next=/", "/login?next=%2Fcases%2F7%3Fq%3D%25E9%2596%25A2%26next%3D%2F"},
		{"/cases/7/steps/8", "/login?next=%2Fcases%2F7%2Fsteps%2F8"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		ASK(&a, .target = rows[i].target);
		assert_int_equal(a.out.status, 303);
		assert_string_equal(a.out.location, rows[i].location);
		assert_int_equal(a.out.body.n, 0);
	}
	ASK(&a, .target = long_one);
	assert_string_equal(a.out.location, "/login");
	/* what was posted is not lost without a word */
	POST(&a, "/cases/7", NULL, "note=x");
	assert_int_equal(a.out.status, 403);
	assert_true(has(&a, "ログインが必要です"));
	assert_true(has(&a, "href='/login?next=%2Fcases%2F7'"));
	POST(&a, "/cases/7/steps/8/take", NULL, "note=x");
	assert_true(has(&a, "href='/login?next=%2Fcases%2F7'"));
	ask_end(&a);
}

static void seen(void **state)
{
	(void)state;
	struct ask a = {0};
	char csrf[65];
	const char *cookie = fake_login(0, csrf);
	fake.sessions[0].session.seen = FAKE_NOW - 59999;
	ASK(&a, .target = "/", .cookie = cookie);
	assert_int_equal(atomic_load(&fake.touches), 0);
	fake.sessions[0].session.seen = FAKE_NOW - 60000;
	ASK(&a, .target = "/", .cookie = cookie);
	assert_int_equal(atomic_load(&fake.touches), 1);
	ask_end(&a);
}

/* While the password must be changed there is one way on, from every row. */
static void wall(void **state)
{
	(void)state;
	struct ask a = {0};
	char csrf[65], body[512];
	const char *cookie = fake_login(0, csrf);
	fake.sessions[0].session.must_change = true;
	for (const struct page *const *row = fake_rows; *row; row++) {
		const struct page *p = *row;
		if (p->access != PAGE_LOGIN)
			continue;
		char target[64] = "";
		for (const char *at = p->path; *at;) {
			bool id = strncmp(at, "{id}", 4) == 0, word = strncmp(at, "{word}", 6) == 0;
			size_t n = strlen(target);
			snprintf(target + n, sizeof(target) - n, "%.1s", id ? "8" : word ? "w" : at);
			at += id ? 4 : word ? 6 : 1;
		}
		if (strcmp(p->method, "GET") == 0) {
			ASK(&a, .target = target, .cookie = cookie);
			assert_int_equal(a.out.status, 303);
			assert_string_equal(a.out.location, "/password");
		} else {
			POST(&a, target, cookie, body_of(body, csrf, ""));
			assert_int_equal(a.out.status, 403);
			assert_true(has(&a, "先にパスワードを変えてください"));
			assert_true(has(&a, "href='/password'"));
		}
	}
	assert_int_equal(fake.n_entries, 0);
	ASK(&a, .target = "/password", .cookie = cookie);
	assert_int_equal(a.out.status, 200);
	ASK(&a, .target = "/open", .cookie = cookie);
	assert_int_equal(a.out.status, 200);
	ask_end(&a);
}

/* ---- posting ---- */

static void posting(void **state)
{
	(void)state;
	struct ask a = {0};
	char csrf[65], body[512];
	const char *cookie = fake_login(0, csrf);
	body_of(body, csrf, "&note=%E5%A4%96%E3%81%B8%0D%0Aline%0Dline&word=grant&f.item=1&f.item=2");
	POST(&a, "/cases/7", cookie, body);
	assert_int_equal(a.out.status, 303);
	assert_string_equal(a.out.location, "/cases/100");
	assert_string_equal(fake.in_text,
		"{\"form\":{\"1\":{},\"2\":{}},\"id\":7,\"note\":\"外へ\\nline\\nline\",\"word\":\"grant\"}");
	/* the same intention again: the first result, and one entry */
	POST(&a, "/cases/7", cookie, body);
	assert_int_equal(a.out.status, 303);
	assert_string_equal(a.out.location, "/cases/100");
	assert_int_equal(fake.n_entries, 1);
	/* the number of the address stands, whatever is posted beside it; empty ones are not given */
	static const char *const ids[] = {"9", "9x", ""};
	for (size_t i = 0; i < ARRAY_LEN(ids); i++) {
		char fields[64];
		snprintf(fields, sizeof(fields), "&id=%s&note=&word=&digest=", ids[i]);
		POST(&a, "/cases/7", cookie, body_of(body, csrf, fields));
		assert_string_equal(fake.in_text, "{\"form\":{},\"id\":7,\"note\":\"\"}");
	}
	ask_end(&a);
}

static void forged(void **state)
{
	(void)state;
	struct ask a = {0};
	char mine[65], other[65], body[512];
	const char *cookie = fake_login(0, mine);
	fake_login(1, other);
	static const struct { const char *origin, *site; bool tls; int status; } rows[] = {
		{NULL, NULL, false, 303}, {"http://sekimori.test", "same-origin", false, 303},
		{"https://sekimori.test", NULL, false, 303},
		{"http://SEKIMORI.test", NULL, false, 303}, {NULL, "none", false, 303},
		{"null", NULL, false, 403}, {"", NULL, false, 403}, {"http://evil.test", NULL, false, 403},
		{"http://sekimori.test.evil.test", NULL, false, 403},
		{"http://sekimori.test:81", NULL, false, 403}, {"ftp://sekimori.test", NULL, false, 403},
		{NULL, "cross-site", false, 403},
		{NULL, "same-site", false, 403}, {"http://sekimori.test", "cross-site", false, 403}, {NULL, "", false, 403},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		POST(&a, "/cases/7", cookie, body_of(body, mine, ""), .origin = rows[i].origin, .fetch_site = rows[i].site);
		if (a.out.status != rows[i].status)
			fail_msg("%s %s: %d", rows[i].origin, rows[i].site, a.out.status);
	}
	char secure[200];
	snprintf(secure, sizeof(secure), "__Host-%s", cookie);
	POST(&a, "/cases/7", secure, body_of(body, mine, ""), .tls = true, .origin = "https://sekimori.test");
	assert_int_equal(a.out.status, 303);
	POST(&a, "/cases/7", secure, body_of(body, mine, ""), .tls = true, .origin = "http://sekimori.test");
	assert_int_equal(a.out.status, 403);
	fake.n_entries = 0;
	/* the field: missing, empty, cut, somebody else's, twice */
	char twice[400];
	snprintf(twice, sizeof(twice), "&csrf=%s", mine);
	mine[63] ^= 1;
	char cut[65];
	memcpy(cut, mine, 65);
	cut[62] = '\0';
	const char *const fields[] = {"", cut, mine, other};
	for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
		POST(&a, "/cases/7", cookie, body_of(body, fields[i], ""));
		assert_int_equal(a.out.status, 403);
		assert_true(has(&a, "この画面からの操作と確かめられませんでした"));
	}
	POST(&a, "/cases/7", cookie, "act_token=" TOKEN);
	assert_int_equal(a.out.status, 403);
	POST(&a, "/cases/7", cookie, "");
	assert_int_equal(a.out.status, 403);
	mine[63] ^= 1;
	POST(&a, "/cases/7", cookie, body_of(body, mine, twice));
	assert_int_equal(a.out.status, 400);
	assert_int_equal(fake.n_entries, 0);
	ask_end(&a);
}

static void content(void **state)
{
	(void)state;
	struct ask a = {0};
	char csrf[65], body[512];
	const char *cookie = fake_login(0, csrf);
	static const struct { const char *type; int status; } types[] = {
		{"application/x-www-form-urlencoded", 303}, {"application/x-www-form-urlencoded; charset=utf-8", 303},
		{"APPLICATION/X-WWW-FORM-URLENCODED;charset=UTF-8", 303},
		{"application/x-www-form-urlencoded; charset=shift_jis", 415},
		{"multipart/form-data; boundary=x", 415}, {"text/plain", 415}, {"application/json", 415}, {"", 415}, {NULL, 415},
		{"application/x-www-form-urlencodedx", 415},
	};
	body_of(body, csrf, "");
	for (size_t i = 0; i < ARRAY_LEN(types); i++) {
		ASK(&a, .method = "POST", .target = "/cases/7", .cookie = cookie, .body = body, .body_len = strlen(body),
			.content_type = types[i].type);
		if (a.out.status != types[i].status)
			fail_msg("%s: %d", types[i].type, a.out.status);
	}
	static const struct { const char *fields; int status; } rows[] = {
		{"&note=1&note=2", 400}, {"&many=1&many=2", 303}, {"&f.a=1&f.a=2", 303}, {"&note=%ff", 400}, {"&note=%00", 400},
		{"&note=%e3%81", 400},
		{"&note=%4", 400}, {"&%6eote=1", 303}, {"&no%20te=1", 400}, {"&=1", 400}, {"&", 400}, {"&note=%09%0a", 303},
		{"&n\xc3\xa4=1", 400},
		{"&note=1?", 303}, {"&note=1;a=2", 303},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		fake.n_entries = 0;
		POST(&a, "/cases/7", cookie, body_of(body, csrf, rows[i].fields));
		if (a.out.status != rows[i].status)
			fail_msg("%s: %d", rows[i].fields, a.out.status);
	}
	/* query names of a POST are the row's own: none here */
	POST(&a, "/cases/7?q=1", cookie, body_of(body, csrf, ""));
	assert_int_equal(a.out.status, 400);
	/* act_token: of 32 lower-case hex digits */
	static const char *const tokens[] = {"", "00", "00112233445566778899AABBCCDDEEFF", TOKEN "00"};
	for (size_t i = 0; i < ARRAY_LEN(tokens); i++) {
		snprintf(body, sizeof(body), "csrf=%s&act_token=%s", csrf, tokens[i]);
		POST(&a, "/cases/7", cookie, body);
		assert_int_equal(a.out.status, 400);
	}
	ask_end(&a);
}

static void too_much(void **state)
{
	(void)state;
	struct ask a = {0};
	char csrf[65];
	const char *cookie = fake_login(0, csrf);
	static char body[GATE_BODY + 2];
	int n = snprintf(body, sizeof(body), "csrf=%s&act_token=" TOKEN "&note=", csrf);
	memset(body + n, 'x', sizeof(body) - (size_t)n);
	body[GATE_BODY] = '\0';
	POST(&a, "/cases/7", cookie, body);
	assert_int_equal(a.out.status, 303);
	body[GATE_BODY] = 'x';
	body[GATE_BODY + 1] = '\0';
	POST(&a, "/cases/7", cookie, body);
	assert_int_equal(a.out.status, 413);
	/* many fields: two before these */
	for (size_t pairs = 7999; pairs <= 8001; pairs += 2) {
		size_t at = (size_t)snprintf(body, sizeof(body), "csrf=%s&act_token=" TOKEN, csrf);
		for (size_t i = 2; i < pairs; i++)
			at += (size_t)snprintf(body + at, sizeof(body) - at, "&a%zu=", i);
		fake.n_entries = 0;
		POST(&a, "/cases/7", cookie, body);
		assert_int_equal(a.out.status, pairs > 8000 ? 400 : 303);
	}
	ask_end(&a);
}

/* ---- what an act may answer ---- */

static void refusals(void **state)
{
	(void)state;
	struct ask a = {0};
	char csrf[65], body[512];
	const char *cookie = fake_login(0, csrf);
	static const struct { enum err_code code; int status; const char *says; } rows[] = {
		{ERR_DENIED, 403, "この操作はできません"}, {ERR_STALE, 409, "内容が変わっています"}, {ERR_CONFLICT, 409, "内容が変わっています"},
		{ERR_NOT_FOUND, 404, "見つかりません"}, {ERR_INVALID, 400, "受け取れない内容でした"}, {ERR_LIMIT, 413, "大きすぎて"},
		{ERR_BUSY, 503, "混み合っています"}, {ERR_STORE, 500, "処理を終えられませんでした"}, {ERR_IO, 503, "二重にはなりません"},
		{ERR_FULL, 507, "空きがありません"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		fake.act_error = rows[i].code;
		POST(&a, "/cases/7", cookie, body_of(body, csrf, ""));
		assert_int_equal(a.out.status, rows[i].status);
		assert_true(has(&a, rows[i].says));
		assert_false(has(&a, "as the test wants"));
	}
	fake.act_error = ERR_STALE;
	POST(&a, "/cases/7/steps/8/take", cookie, body_of(body, csrf, ""));
	assert_true(has(&a, "href='/cases/7'"));
	assert_true(has(&a, "新しい内容を見る"));
	/* busy says when to come again */
	fake.act_error = ERR_BUSY;
	POST(&a, "/cases/7", cookie, body);
	assert_string_equal(gate_header(&a.out, "Retry-After"), "5");
	/* a login of long ago, a factor that is missing: said before the door says no */
	fake.act_error = ERR_NONE;
	fake.act.fresh_minutes = 1;
	POST(&a, "/cases/7", cookie, body);
	assert_int_equal(a.out.status, 303);
	fake.sessions[0].session.started = FAKE_NOW - 60001;
	POST(&a, "/cases/7", cookie, body);
	assert_int_equal(a.out.status, 403);
	assert_true(has(&a, "もう一度ログインしてください"));
	fake.act.assurance = 2;
	POST(&a, "/cases/7", cookie, body);
	assert_true(has(&a, "確かめが足りません"));
	ask_end(&a);
}

static void problems(void **state)
{
	(void)state;
	struct ask a = {0};
	char csrf[65], body[512];
	const char *cookie = fake_login(0, csrf), *const targets_[] = {"/cases/7", "/cases/7/steps/8/take"};
	fake.act_problem = "note";
	for (size_t i = 0; i < ARRAY_LEN(targets_); i++) {
		POST(&a, targets_[i], cookie, body_of(body, csrf, "&note=%3Cx%3E"));
		assert_int_equal(a.out.status, 422);
		assert_true(has(&a, "value='&lt;x&gt;'"));
		assert_true(has(&a, "<b>too short</b>"));
		char token[80];
		hidden(&a, "act_token", token);
		assert_int_equal(strlen(token), 32);
		assert_string_not_equal(token, TOKEN);
	}
	assert_int_equal(fake.n_entries, 0);
	ask_end(&a);
}

/* ---- without login ---- */

/* The same token with the same form is the same click; with another form it is told, and leads to what was first. */
static void sent_before(void **state)
{
	(void)state;
	struct ask a = {0};
	char csrf[65], theirs[65], body[512];
	const char *cookie = fake_login(0, csrf), *other = fake_login(1, theirs);
	static const struct { const char *to, *fields; int status; } rows[] = {
		{"/cases/7", "&note=a&f.a=1&f.a=2", 303}, {"/cases/7", "&note=a&f.a=1&f.a=2", 303},
		{"/cases/7", "&f.a=1&note=a&f.a=2", 303},        /* the same in another order */
		{"/cases/7", "&note=b&f.a=1&f.a=2", 409}, {"/cases/7", "&note=a&f.a=2&f.a=1", 409},
		{"/cases/7", "&note=a&f.a=1", 409}, {"/cases/7", "", 409}, {"/cases/8", "&note=a&f.a=1&f.a=2", 409},
		{"/cases/7/steps/8/take", "&note=a&f.a=1&f.a=2", 409}, {"/cases/7", "&note=a&f.a=1&f.a=2", 303},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		POST(&a, rows[i].to, cookie, body_of(body, csrf, rows[i].fields));
		if (a.out.status != rows[i].status)
			fail_msg("%s%s: %d", rows[i].to, rows[i].fields, a.out.status);
		if (a.out.status == 303) {
			assert_string_equal(a.out.location, "/cases/100");
			continue;
		}
		assert_null(a.out.location);
		assert_true(has(&a, "この画面はすでに送信されています"));
		assert_true(has(&a, "今回入力した内容は登録していません。"));
		assert_true(has(&a, "href='/cases/100'") && has(&a, "先に登録した内容を見る"));
	}
	assert_int_equal(fake.n_entries, 1);
	/* Somebody else's token shows nothing of what it made. */
	POST(&a, "/cases/7", other, body_of(body, theirs, "&note=a&f.a=1&f.a=2"));
	assert_int_equal(a.out.status, 409);
	assert_true(has(&a, "この画面はすでに送信されています"));
	assert_false(has(&a, "/cases/100"));
	assert_int_equal(fake.n_entries, 1);
	ask_end(&a);
}

static void visitors(void **state)
{
	(void)state;
	struct ask a = {0};
	char csrf[80], cookie[80], other[80], body[512];
	ASK(&a, .target = "/check");
	hidden(&a, "csrf", csrf);
	assert_int_equal(strlen(csrf), 64);
	assert_true(str_starts(str_of(a.out.set_cookie), STR("visitor=")));
	assert_non_null(strstr(a.out.set_cookie, "; Path=/; HttpOnly; SameSite=Lax"));
	visitor_cookie(&a, cookie);
	/* the cookie stays */
	ASK(&a, .target = "/check", .cookie = cookie);
	assert_null(a.out.set_cookie);
	POST(&a, "/check", cookie, body_of(body, csrf, "&note=1"));
	assert_int_equal(a.out.status, 303);
	POST(&a, "/check", cookie, body_of(body, csrf, ""));
	assert_int_equal(a.out.status, 422);
	assert_true(has(&a, "<b>missing</b>"));
	/* without it, and with another's */
	POST(&a, "/check", NULL, body_of(body, csrf, "&note=1"));
	assert_int_equal(a.out.status, 403);
	ASK(&a, .target = "/check");
	visitor_cookie(&a, other);
	assert_string_not_equal(cookie, other);
	POST(&a, "/check", other, body_of(body, csrf, "&note=1"));
	assert_int_equal(a.out.status, 403);
	/* who logged in meanwhile may still send what he opened before */
	char mine[65], both[300];
	snprintf(both, sizeof(both), "%s; %s", fake_login(0, mine), cookie);
	POST(&a, "/check", both, body_of(body, csrf, "&note=1"));
	assert_int_equal(a.out.status, 303);
	/* but not to a page that needs a login */
	POST(&a, "/cases/7", both, body_of(body, csrf, "&note=1"));
	assert_int_equal(a.out.status, 403);
	/* no form, no cookie */
	ASK(&a, .target = "/open");
	assert_null(a.out.set_cookie);
	ASK(&a, .target = "/check", .tls = true);
	assert_true(str_starts(str_of(a.out.set_cookie), STR("__Host-visitor=")));
	assert_true(str_ends(str_of(a.out.set_cookie), STR("; Secure")));
	ask_end(&a);
}

/* Each form of a page is an intention of its own. */
static void form_tokens(void **state)
{
	(void)state;
	struct ask a = {0};
	char csrf[65], first[80], again[80];
	const char *cookie = fake_login(0, csrf);
	ASK(&a, .target = "/cases/7", .cookie = cookie);
	hidden(&a, "csrf", again);
	assert_string_equal(again, csrf);
	hidden(&a, "act_token", first);
	size_t at = str_find(a.out.body, str_of(first));
	struct ask rest = {.out = {.body = str_from(a.out.body, at + 32)}};
	hidden(&rest, "act_token", again);
	assert_int_equal(strlen(again), 32);
	assert_string_not_equal(first, again);
	ask_end(&a);
}

/* ---- languages ---- */

static void languages(void **state)
{
	static const struct { const char *cookie, *accept, *want; } rows[] = {
		{NULL, NULL, "ja"}, {NULL, "", "ja"}, {NULL, "en", "en"}, {NULL, "en-GB,en;q=0.9,ja;q=0.8", "en"},
		{NULL, "ja,en-US;q=0.9", "ja"},
		{NULL, "en;q=0.5, ja;q=0.51", "ja"}, {NULL, "fr", "ja"}, {NULL, "fr,en;q=0.1", "en"}, {NULL, "en;q=0", "ja"},
		{NULL, "en;q=x", "ja"},
		{NULL, "english", "ja"}, {NULL, ",;,", "ja"}, {"lang=en", NULL, "en"}, {"lang=ja", "en", "ja"},
		{"lang=xx", "en", "en"},
	};
	(void)state;
	struct ask a = {0};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char want[16];
		snprintf(want, sizeof(want), "<p>%s</p>", rows[i].want);
		ASK(&a, .target = "/open", .cookie = rows[i].cookie, .accept_language = rows[i].accept);
		if (!has(&a, want))
			fail_msg("%s %s: not %s", rows[i].cookie, rows[i].accept, rows[i].want);
	}
	ASK(&a, .target = "/nowhere", .accept_language = "en");
	assert_true(has(&a, "Not found"));
	assert_true(has(&a, "lang='en'"));
	ask_end(&a);
}

/* ---- answers ---- */

static void assert_strict(const struct ask *a, const char *what, bool tls)
{
	static const struct { const char *name, *value; } rows[] = {
		{"Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; "
			"form-action 'self'; frame-ancestors 'none'; base-uri 'none'"},
		{"X-Content-Type-Options", "nosniff"}, {"X-Frame-Options", "DENY"}, {"Referrer-Policy", "same-origin"},
		{"Cross-Origin-Opener-Policy", "same-origin"}, {"Cross-Origin-Resource-Policy", "same-origin"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const char *value = gate_header(&a->out, rows[i].name);
		if (!value || strcmp(value, rows[i].value) != 0)
			fail_msg("%s: %s: %s", what, rows[i].name, value);
	}
	assert_non_null(gate_header(&a->out, "Permissions-Policy"));
	assert_non_null(gate_header(&a->out, "Content-Type"));
	assert_true(!gate_header(&a->out, "Strict-Transport-Security") == !tls);
}

static void headers(void **state)
{
	static const char *const targets_[] = {"/", "/open", "/nowhere", "/open?x=1", "/broken", "/ledger.csv", "/even/3",
		"/login"};
	(void)state;
	struct ask a = {0};
	for (size_t i = 0; i < ARRAY_LEN(targets_); i++) {
		for (int tls = 0; tls < 2; tls++) {
			ASK(&a, .target = targets_[i], .tls = tls == 1);
			assert_strict(&a, targets_[i], tls == 1);
			assert_string_equal(gate_header(&a.out, "Cache-Control"), "no-store");
		}
	}
	ASK(&a, .target = "/ledger.csv");
	assert_string_equal(a.out.type, "text/csv; charset=utf-8");
	assert_string_equal(gate_header(&a.out, "Content-Disposition"),
		"attachment; filename=\"______.csv\"; filename*=UTF-8''%E5%8F%B0%E5%B8%B3.csv");
	assert_str(a.out.body, "a,b\n");
	ask_end(&a);
}

static void files(void **state)
{
	(void)state;
	struct ask a = {0};
	for (size_t i = 0; i < static_count; i++) {
		ASK(&a, .target = static_files[i].href);
		assert_int_equal(a.out.status, 200);
		assert_true(str_eq(a.out.body, static_files[i].body));
		assert_strict(&a, static_files[i].name, false);
		assert_string_equal(gate_header(&a.out, "Cache-Control"), "public, max-age=31536000, immutable");
		assert_string_equal(static_href(static_files[i].name), static_files[i].href);
		ASK(&a, .method = "HEAD", .target = static_files[i].href);
		assert_int_equal(a.out.status, 200);
		assert_int_equal(a.out.body.n, 0);
	}
	assert_true(static_count >= 2);
	assert_int_equal(fake.reads, 0);
	/* by its whole name only */
	char target[128];
	snprintf(target, sizeof(target), "%s?v=1", static_href("sekimori.css"));
	ASK(&a, .target = target);
	assert_int_equal(a.out.status, 404);
	ask_end(&a);
}

static void no_file(void *ctx)
{
	(void)ctx;
	static_href("nothing.css");
}

static void faults(void **state)
{
	(void)state;
	struct ask a = {0};
	/* what the page had said by then is forgotten */
	ASK(&a, .target = "/broken");
	assert_int_equal(a.out.status, 500);
	assert_false(has(&a, "half"));
	assert_false(has(&a, "no such table"));
	assert_true(has(&a, "class='frame'"));
	ASK(&a, .target = "/nothing");
	assert_int_equal(a.out.status, 500);
	ASK(&a, .target = "/gone");
	assert_int_equal(a.out.status, 409);
	assert_true(has(&a, "href='/gone'"));
	ASK(&a, .target = "/over");
	assert_int_equal(a.out.status, 500);
	/* where the frame fails, the plain page says it */
	char csrf[65];
	const char *cookie = fake_login(0, csrf);
	ASK(&a, .method = "POST", .target = "/cases/7", .cookie = cookie, .body = "", .content_type = "text/plain");
	assert_int_equal(a.out.status, 415);
	assert_false(has(&a, "class='frame'"));
	assert_true(has(&a, "受け取れない種類の内容です"));
	assert_true(aborts(no_file, NULL));
	ask_end(&a);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup(name, fresh)
	static const struct CMUnitTest tests[] = {
		TEST(targets), TEST(long_targets), TEST(paths), TEST(methods), TEST(sessions), TEST(to_login), TEST(seen),
			TEST(wall), TEST(posting),
		TEST(forged), TEST(content), TEST(too_much), TEST(refusals), TEST(problems), TEST(sent_before),
			TEST(visitors), TEST(form_tokens), TEST(languages),
		TEST(headers), TEST(files), TEST(faults),
	};
	return cmocka_run_group_tests_name("gate", tests, NULL, NULL);
}
