/* Accounts, passwords, sessions. Hashes cost little here (tests/http/light.c); those of full weight are in password.c. */
#include "tests/org/world.h"

#include "engine/account_private.h"
#include "engine/object.h"
#include "util/json.h"
#include "util/num.h"

#define MINUTE 60000LL
#define HOUR (60 * MINUTE)
#define GOOD "kumo-no-ue-wa-itsumo-7"
#define HOST STR("10.1.2.3")

static const struct who system_ = {.system = true};

static struct str text(const char *s)
{
	return str_of(s);
}

/* An account with a lasting password, given by the import as a demonstration does. */
static int64_t account(struct world *w, const char *number, const char *login)
{
	char hash[128];
	struct json *in = json_obj(w->a), *form = json_add_obj(w->a, in, STR("form")),
		    *list = json_add_arr(w->a, form, STR("accounts"));
	struct json *line = json_add_obj(w->a, list, STR_NONE);
	assert_ok(password_hash(STR(GOOD), hash, &w->e), &w->e);
	json_add_str(w->a, line, STR("person"), text(number));
	json_add_str(w->a, line, STR("login"), text(login));
	json_add_str(w->a, line, STR("secret"), text(hash));
	json_add_bool(w->a, line, STR("temporary"), false);
	struct act_result r;
	uint8_t token[CHAIN_TOKEN];
	rand_bytes(token, sizeof(token));
	assert_ok(act_do(w->city, &act_people_import, &system_, token, in, &w->en, w->a, &r, &w->e), &w->e);
	assert_true(r.done);
	int64_t id;
	assert_ok(tx_number(world_read(w), STMT_account_by_login, ARGS(val_c(login)), 0, &id, &w->e), &w->e);
	world_done(w);
	return id;
}

static uint8_t session_token[SESSION_TOKEN];

static enum login_outcome login(struct world *w, const char *name, const char *password, int64_t *ret_locked)
{
	enum login_outcome out;
	int64_t locked;
	world_done(w);
	assert_ok(account_login(w->city, text(name), text(password), HOST, &out, session_token, &locked, &w->e), &w->e);
	if (ret_locked)
		*ret_locked = locked;
	return out;
}

static bool session(struct world *w, struct session *ret)
{
	bool found;
	struct tx *t = world_read(w);
	assert_ok(account_session(w->city, t, w->a, session_token, clock_now(), ret, &found, &w->e), &w->e);
	world_done(w);
	return found;
}

/* ---- login ---- */

static void login_makes_a_session_and_an_entry(void **state)
{
	struct world *w = world_of(state);
	struct session s;
	int64_t id = account(w, "1116", "ohno"), before = world_entries(w);
	assert_int_equal(login(w, "ohno", GOOD, NULL), LOGIN_OK);
	assert_int_equal(world_entries(w), before + 1);
	assert_true(session(w, &s));
	assert_int_equal(s.account, id);
	assert_int_equal(s.person, world_person(w, "1116"));
	assert_int_equal(s.organ, 1);
	assert_int_equal(s.assurance, 1);
	assert_int_equal(s.previous, 0);
	assert_int_equal(s.failures, 0);
	assert_int_equal(s.started, FIXTURE_NOW);
	assert_false(s.must_change);
	assert_string_equal(s.host, "10.1.2.3");
	const char *body = world_body(w, before);
	assert_non_null(strstr(body, "\"in\":{\"host\":\"10.1.2.3\",\"method\":\"password\"}"));
	/* The secret of the session stands nowhere, only its digest. */
	struct val v[1];
	bool found;
	assert_ok(tx_one(world_read(w), w->a, STMT_session_seen, ARGS(val_b(session_token, SESSION_TOKEN)), &found, v, 1, &w->e),
		&w->e);
	assert_false(found);
	world_done(w);
	/* Typed on an office keyboard. */
	assert_int_equal(login(w, " ＯＨＮＯ ", GOOD, NULL), LOGIN_OK);
	clock_fixed(FIXTURE_NOW + HOUR);
	assert_int_equal(login(w, "ohno", "wrong password 1", NULL), LOGIN_WRONG);
	assert_int_equal(login(w, "ohno", GOOD, NULL), LOGIN_OK);
	assert_true(session(w, &s));
	assert_int_equal(s.previous, FIXTURE_NOW);
	assert_int_equal(s.failures, 1);
	assert_non_null(strstr(world_body(w, world_entries(w) - 1), "\"failures\":1,\"failures_since\":"));
}

static void strangers_do_not_grow_the_chain(void **state)
{
	struct world *w = world_of(state);
	account(w, "1116", "ohno");
	int64_t before = world_entries(w);
	static const char *const names[] = {"nobody", "", "a b", "ohno'--", "ohno\xff", "root"};
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		assert_int_equal(login(w, names[i], GOOD, NULL), LOGIN_WRONG);
	assert_int_equal(login(w, "ohno", "", NULL), LOGIN_WRONG);
	assert_int_equal(login(w, "ohno", arena_cprintf(w->a, "%0300d", 7), NULL), LOGIN_WRONG);
	assert_int_equal(world_entries(w), before);
	/* One entry about all of them, names of strangers left out; and no second one within the hour. */
	int64_t entry;
	assert_ok(account_tick(w->city, FIXTURE_NOW, &entry, &w->e), &w->e);
	assert_int_equal(entry, before);
	struct json *body;
	assert_ok(json_read(w->a, text(world_body(w, entry)), 1000, &body, &w->e), &w->e);
	const struct json *in = json_get(body, "in");
	assert_int_equal(json_int(in, "unknown", 0), 6);
	assert_int_equal(json_get(in, "accounts")->count, 1);
	assert_int_equal(json_int(json_get(in, "accounts")->first, "failures", 0), 2);
	assert_int_equal(json_get(in, "hosts")->count, 1);
	assert_int_equal(json_int(json_get(in, "hosts")->first, "failures", 0), 8);
	assert_null(strstr(world_body(w, entry), "root"));
	assert_ok(account_tick(w->city, FIXTURE_NOW, &entry, &w->e), &w->e);
	assert_int_equal(entry, -1);
	clock_fixed(FIXTURE_NOW + 30 * MINUTE);
	assert_int_equal(login(w, "ohno", "wrong password 2", NULL), LOGIN_WRONG);
	assert_ok(account_tick(w->city, FIXTURE_NOW + 30 * MINUTE, &entry, &w->e), &w->e);
	assert_int_equal(entry, -1);
	clock_fixed(FIXTURE_NOW + HOUR);
	assert_ok(account_tick(w->city, FIXTURE_NOW + HOUR, &entry, &w->e), &w->e);
	assert_int_equal(entry, before + 1);
	assert_non_null(strstr(world_body(w, entry), "\"failures\":1"));
	/* Whoever logs in is told of all failures, told before or not. */
	struct session s;
	assert_int_equal(login(w, "ohno", GOOD, NULL), LOGIN_OK);
	assert_true(session(w, &s));
	assert_int_equal(s.failures, 3);
}

static void failures_lock(void **state)
{
	struct world *w = world_of(state);
	int64_t till;
	int64_t id = account(w, "1116", "ohno");
	assert_int_equal(login(w, "ohno", "wrong one", &till), LOGIN_WRONG);
	assert_int_equal(till, 0);
	clock_fixed(FIXTURE_NOW + MINUTE);
	assert_int_equal(login(w, "ohno", "wrong two", &till), LOGIN_WRONG);
	assert_int_equal(login(w, "ohno", "wrong three", &till), LOGIN_LOCKED);
	assert_int_equal(till, FIXTURE_NOW + 16 * MINUTE);
	/* Now the right one does not help either, and tells nothing. */
	assert_int_equal(login(w, "ohno", GOOD, &till), LOGIN_LOCKED);
	assert_int_equal(till, FIXTURE_NOW + 16 * MINUTE);
	struct account_line line;
	bool found;
	assert_ok(account_get(world_read(w), w->a, id, &w->ja, &line, &found, &w->e), &w->e);
	assert_true(found);
	assert_int_equal(line.locked_till, FIXTURE_NOW + 16 * MINUTE);
	world_done(w);
	clock_fixed(FIXTURE_NOW + 16 * MINUTE - 1);
	assert_int_equal(login(w, "ohno", GOOD, NULL), LOGIN_LOCKED);
	clock_fixed(FIXTURE_NOW + 16 * MINUTE);
	assert_int_equal(login(w, "ohno", GOOD, &till), LOGIN_OK);
	assert_int_equal(till, 0);
	/* Counted afresh. */
	assert_int_equal(login(w, "ohno", "wrong", NULL), LOGIN_WRONG);
	assert_int_equal(login(w, "ohno", "wrong", NULL), LOGIN_WRONG);
	assert_int_equal(login(w, "ohno", GOOD, NULL), LOGIN_OK);
	/* Failures apart by more than the window do not add up to a lock. */
	for (int i = 1; i <= 4; i++) {
		clock_fixed(FIXTURE_NOW + 16 * MINUTE + i * 16 * MINUTE);
		assert_int_equal(login(w, "ohno", "wrong", NULL), LOGIN_WRONG);
	}
	/* A login that does not exist locks alike. */
	assert_int_equal(login(w, "nobody", "x", NULL), LOGIN_WRONG);
	assert_int_equal(login(w, "nobody", "x", NULL), LOGIN_WRONG);
	assert_int_equal(login(w, "nobody", "x", NULL), LOGIN_LOCKED);
	assert_int_equal(login(w, "nobody", "x", NULL), LOGIN_LOCKED);
}

static void disabled_and_gone(void **state)
{
	struct world *w = world_of(state);
	struct session s;
	int64_t id = account(w, "1116", "ohno");
	assert_int_equal(login(w, "ohno", GOOD, NULL), LOGIN_OK);
	world_do(w, &act_account_disable, &system_, arena_cprintf(w->a, "{\"id\":%lld,\"reason\":\"紛失\"}", (long long)id));
	assert_false(session(w, &s));
	assert_int_equal(login(w, "ohno", "wrong one", NULL), LOGIN_WRONG);
	/* Who knows the password is told; nobody else. */
	assert_int_equal(login(w, "ohno", GOOD, NULL), LOGIN_DISABLED);
	assert_int_equal(login(w, "ohno", GOOD, NULL), LOGIN_DISABLED);
	assert_int_equal(login(w, "ohno", GOOD, NULL), LOGIN_DISABLED);
	assert_int_equal(login(w, "ohno", GOOD, NULL), LOGIN_DISABLED);
	world_do(w, &act_account_enable, &system_, arena_cprintf(w->a, "{\"id\":%lld}", (long long)id));
	assert_int_equal(login(w, "ohno", GOOD, NULL), LOGIN_OK);
	assert_true(session(w, &s));
	world_do(w, &act_person_change, &system_, "{\"id\":#1116,\"state\":\"leave\"}");
	assert_false(session(w, &s));
	assert_int_equal(login(w, "ohno", GOOD, NULL), LOGIN_DISABLED);
	world_do(w, &act_person_change, &system_, "{\"id\":#1116,\"state\":\"active\"}");
	assert_int_equal(login(w, "ohno", GOOD, NULL), LOGIN_OK);
	/* Who has left loses the account for good: coming back does not open it again. */
	world_do(w, &act_person_change, &system_, "{\"id\":#1116,\"state\":\"left\"}");
	world_do(w, &act_person_change, &system_, "{\"id\":#1116,\"state\":\"active\"}");
	assert_int_equal(login(w, "ohno", GOOD, NULL), LOGIN_DISABLED);
}

static void logout_ends_it(void **state)
{
	struct world *w = world_of(state);
	struct session s;
	account(w, "1116", "ohno");
	assert_int_equal(login(w, "ohno", GOOD, NULL), LOGIN_OK);
	int64_t before = world_entries(w);
	assert_ok(account_logout(w->city, session_token, &w->e), &w->e);
	assert_false(session(w, &s));
	assert_int_equal(world_entries(w), before + 1);
	assert_ok(account_logout(w->city, session_token, &w->e), &w->e);
	assert_int_equal(world_entries(w), before + 1);
}

static void sessions_end(void **state)
{
	struct world *w = world_of(state);
	struct session s;
	account(w, "1116", "ohno");
	account(w, "1212", "desk");
	assert_int_equal(login(w, "ohno", GOOD, NULL), LOGIN_OK);
	assert_true(session(w, &s));
	assert_int_equal(s.ends, FIXTURE_NOW + 10 * HOUR);
	/* 30 minutes without a click. */
	clock_fixed(FIXTURE_NOW + 30 * MINUTE - 1);
	assert_true(session(w, &s));
	clock_fixed(FIXTURE_NOW + 30 * MINUTE);
	assert_false(session(w, &s));
	/* Clicks keep it alive, to its end and no further. */
	clock_fixed(FIXTURE_NOW);
	assert_int_equal(login(w, "ohno", GOOD, NULL), LOGIN_OK);
	for (int64_t at = FIXTURE_NOW; at < FIXTURE_NOW + 10 * HOUR; at += 20 * MINUTE) {
		clock_fixed(at);
		assert_true(session(w, &s));
		assert_ok(account_touch(w->city, session_token, at, &w->e), &w->e);
	}
	clock_fixed(FIXTURE_NOW + 10 * HOUR);
	assert_false(session(w, &s));
	/* Seen is written at most once a minute. */
	clock_fixed(FIXTURE_NOW);
	assert_int_equal(login(w, "ohno", GOOD, NULL), LOGIN_OK);
	assert_ok(account_touch(w->city, session_token, FIXTURE_NOW + MINUTE - 1, &w->e), &w->e);
	assert_true(session(w, &s));
	assert_int_equal(s.seen, FIXTURE_NOW);
	assert_ok(account_touch(w->city, session_token, FIXTURE_NOW + MINUTE, &w->e), &w->e);
	assert_true(session(w, &s));
	assert_int_equal(s.seen, FIXTURE_NOW + MINUTE);
	/* The desk: shorter. */
	assert_int_equal(login(w, "desk", GOOD, NULL), LOGIN_OK);
	assert_true(session(w, &s));
	assert_int_equal(s.ends, FIXTURE_NOW + 60 * MINUTE);
	uint8_t wrong[SESSION_TOKEN] = {1};
	bool found;
	assert_ok(account_session(w->city, world_read(w), w->a, wrong, FIXTURE_NOW, &s, &found, &w->e), &w->e);
	assert_false(found);
	world_done(w);
	/* The tick clears what is dead. */
	int64_t entry;
	clock_fixed(FIXTURE_NOW + 48 * HOUR);
	assert_ok(account_tick(w->city, clock_now(), &entry, &w->e), &w->e);
	struct val v[1];
	struct hash digest = hash_of((struct str){(const char *)session_token, SESSION_TOKEN});
	assert_ok(tx_one(world_read(w), w->a, STMT_session_seen, ARGS(val_b(digest.b, HASH_LEN)), &found, v, 1, &w->e), &w->e);
	assert_false(found);
}

/* ---- temporary passwords, changing ---- */

static bool issue(
	struct world *w, const struct act *act, const char *in, uint8_t token, char ret[ACCOUNT_TEMPORARY], struct act_result *r)
{
	struct json *j;
	struct who desk = world_who(w, "1212");
	uint8_t t[CHAIN_TOKEN] = {token};
	assert_ok(json_read(w->a, text(in), 100, &j, &w->e), &w->e);
	return account_issue(w->city, act, &desk, t, j, &w->en, w->a, r, ret, &w->e);
}

static void temporary_passwords(void **state)
{
	struct world *w = world_of(state);
	char password[ACCOUNT_TEMPORARY], again[ACCOUNT_TEMPORARY];
	struct act_result r, second;
	struct session s;
	int64_t before = world_entries(w);
	const char *in = arena_cprintf(w->a, "{\"person\":%lld}", (long long)world_person(w, "1116"));
	assert_ok(issue(w, &act_account_add, in, 1, password, &r), &w->e);
	assert_true(r.done);
	assert_int_equal(strlen(password), 19);
	/* Nowhere but here: not in the entry, and not when the act is repeated. */
	assert_null(strstr(world_body(w, before), password));
	assert_null(strstr(world_body(w, before), "argon2"));
	assert_ok(issue(w, &act_account_add, in, 1, again, &second), &w->e);
	assert_true(second.repeated);
	assert_string_equal(again, "");
	assert_int_equal(second.object, r.object);
	/* The login is the number; only the change is allowed. */
	assert_int_equal(login(w, "1116", password, NULL), LOGIN_OK);
	assert_true(session(w, &s));
	assert_true(s.must_change);
	struct account_line line;
	bool found;
	assert_ok(account_get(world_read(w), w->a, r.object, &w->ja, &line, &found, &w->e), &w->e);
	assert_true(line.temporary);
	assert_string_equal(line.name, "大野 浩二");
	assert_string_equal(line.unit_name, "生活支援課");
	assert_int_equal(line.last_login, FIXTURE_NOW);
	world_done(w);
	clock_fixed(FIXTURE_NOW + 24 * HOUR - 1);
	assert_int_equal(login(w, "1116", password, NULL), LOGIN_OK);
	clock_fixed(FIXTURE_NOW + 24 * HOUR);
	assert_int_equal(login(w, "1116", "no", NULL), LOGIN_WRONG);
	assert_int_equal(login(w, "1116", password, NULL), LOGIN_EXPIRED);
	/* Reset: the old one is dead, sessions end, the lock is opened. */
	assert_int_equal(login(w, "1116", "no", NULL), LOGIN_WRONG);
	assert_int_equal(login(w, "1116", "no", NULL), LOGIN_LOCKED);
	char fresh[ACCOUNT_TEMPORARY];
	assert_ok(issue(w, &act_account_reset, arena_cprintf(w->a, "{\"id\":%lld}", (long long)r.object), 2, fresh, &second),
		&w->e);
	assert_true(second.done);
	assert_string_not_equal(fresh, password);
	assert_int_equal(login(w, "1116", password, NULL), LOGIN_WRONG);
	assert_int_equal(login(w, "1116", fresh, NULL), LOGIN_OK);
	/* A login of two people. */
	assert_ok(issue(w, &act_account_add, in, 3, fresh, &second), &w->e);
	assert_false(second.done);
	assert_string_equal(second.problems[0].text, "This login is in use.");
	assert_string_equal(fresh, "");
}

static const char *change(struct world *w, int64_t id, const char *person, const char *old, const char *new_)
{
	struct act_result r;
	struct who who = world_who(w, person);
	uint8_t token[CHAIN_TOKEN];
	who.account = id;
	who.must_change = true;
	rand_bytes(token, sizeof(token));
	assert_ok(account_change_password(w->city, &who, session_token, token, text(old), text(new_), &w->en, w->a, &r, &w->e),
		&w->e);
	return r.done ? "done" : arena_cprintf(w->a, "%s: %s", r.problems[0].field, r.problems[0].text);
}

static void changing_ones_own(void **state)
{
	struct world *w = world_of(state);
	struct session s;
	uint8_t first[SESSION_TOKEN];
	int64_t id = account(w, "1116", "ohno");
	assert_int_equal(login(w, "ohno", GOOD, NULL), LOGIN_OK);
	memcpy(first, session_token, sizeof(first));
	assert_int_equal(login(w, "ohno", GOOD, NULL), LOGIN_OK);
	int64_t before = world_entries(w);
	assert_string_equal(change(w, id, "1116", "not it", "sora-ga-aoi-hi-ni-9"), "old: The present password is not right.");
	assert_string_equal(change(w, id, "1116", GOOD, "short"), "new: Please use at least 12 characters.");
	assert_string_equal(change(w, id, "1116", GOOD, GOOD), "new: Your last 2 passwords cannot be used again.");
	assert_int_equal(world_entries(w), before);
	assert_string_equal(change(w, id, "1116", GOOD, "sora-ga-aoi-hi-ni-9"), "done");
	assert_int_equal(world_entries(w), before + 1);
	assert_null(strstr(world_body(w, before), "argon2"));
	/* This session goes on, the other one is over. */
	assert_true(session(w, &s));
	uint8_t mine[SESSION_TOKEN];
	memcpy(mine, session_token, sizeof(mine));
	memcpy(session_token, first, sizeof(first));
	assert_false(session(w, &s));
	memcpy(session_token, mine, sizeof(mine));
	assert_int_equal(login(w, "ohno", GOOD, NULL), LOGIN_WRONG);
	/* Two generations are refused, the third before is not. */
	assert_string_equal(
		change(w, id, "1116", "sora-ga-aoi-hi-ni-9", GOOD), "new: Your last 2 passwords cannot be used again.");
	assert_string_equal(change(w, id, "1116", "sora-ga-aoi-hi-ni-9", "kawa-no-oto-ga-suru-3"), "done");
	assert_string_equal(change(w, id, "1116", "kawa-no-oto-ga-suru-3", GOOD), "done");
	/* Guessing the old one locks too. */
	clock_fixed(FIXTURE_NOW + 16 * MINUTE);
	assert_string_equal(change(w, id, "1116", "x", "y"), "old: The present password is not right.");
	assert_string_equal(change(w, id, "1116", "x", "y"), "old: The present password is not right.");
	assert_string_equal(change(w, id, "1116", "x", "y"), "old: The present password is not right.");
	assert_string_equal(change(w, id, "1116", GOOD, "machi-no-hi-ga-tomoru-2"),
		"old: After several failures this is closed for a while. Please try again later.");
}

static void old_passwords_must_change(void **state)
{
	struct world *w = world_of(state);
	struct session s;
	account(w, "1116", "ohno");
	clock_fixed(FIXTURE_NOW + 180 * 24 * HOUR);
	assert_int_equal(login(w, "ohno", GOOD, NULL), LOGIN_OK);
	assert_true(session(w, &s));
	assert_false(s.must_change);
	clock_fixed(FIXTURE_NOW + 180 * 24 * HOUR + 1);
	assert_true(session(w, &s));
	assert_true(s.must_change);
}

/* ---- the rules, by table ---- */

static void password_rules(void **state)
{
	struct world *w = world_of(state);
	int64_t id = account(w, "1116", "ohno"), aoki = account(w, "1115", "c.aoki"), desk = account(w, "1212", "desk");
	const char *own = "Please leave out your name, its reading, number, login and the like.";
	const char *common = "Common words, sequences and repetitions cannot be used.";
	const struct { int64_t account; const char *password, *text; } rows[] = {
		{id, "", "Please use at least 12 characters."},
		{id, "kumo-no-ue-7", ""},                        /* twelve */
		{id, "kumo-no-ue7", "Please use at least 12 characters."},
		{id, "雲の上はいつも晴れているよ", ""},            /* characters, not bytes */
		{id, "雲の上は", "Please use at least 12 characters."},
		{id, "kumo-no\tue-wa-7", "It holds characters that cannot be used."},
		{id, "kumo-no-ue-wa-\xff\xff", "It holds characters that cannot be used."},
		{id, "sora-1116-no-kumo", own},                  /* number */
		{id, "sora-OHNO-no-kumo", own},                  /* login */
		{id, "sora-koujikouji-4", own},                  /* reading, with its long vowel */
		{id, "sora-Kohji-kumo-4", own},                  /* as people write it */
		{id, "sora-ｋｏｊｉ-kumo4", own},                 /* full width */
		{id, "sora-浩二-no-kumo-4", own}, {id, "sora-コウジ-kumo-44", own},
		{id, "sora-kozi-no-kumo", own},                  /* the other romanisation */
		{aoki, "sora-chinatsu-77", own}, {aoki, "sora-tinatu-7777", own}, {aoki, "sora-2581110-kumo", own},
		{aoki, "sora-258-no-kumo-x", ""},                /* three digits say nothing */
		{aoki, "city-sekimori-x7q", ""},                 /* the domain is everybody's */
		{id, "password20261", common}, {id, "!!P@ssw0rd!!2026", common}, {id, "Sakura2026!!!!", common},
		{id, "aaaaaaaaaaaaaa", common}, {id, "abcdefghijklmn", common}, {id, "987654321098", common},
		{id, "kumokumokumokumo", common}, {id, "1qaz2wsx3edc", common},
		{desk, "kumo-no-ue-wa-7", "Please use at least 16 characters."},   /* the desk: longer */
		{desk, "kumo-no-ue-wa-77", ""},
		{id, GOOD, "Your last 2 passwords cannot be used again."},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct problem *p;
		size_t n;
		struct tx *t = world_read(w);
		assert_ok(
			password_check(w->city, t, w->a, rows[i].account, text(rows[i].password), &w->en, &p, &n, &w->e), &w->e);
		if (strcmp(n ? p[0].text : "", rows[i].text) != 0)
			fail_msg("\"%s\": \"%s\", not \"%s\"", rows[i].password, n ? p[0].text : "", rows[i].text);
		world_done(w);
	}
	struct problem *p;
	size_t n;
	struct tx *t = world_read(w);
	assert_ok(password_check(w->city, t, w->a, id, text(arena_cprintf(w->a, "%0257d", 7)), &w->en, &p, &n, &w->e), &w->e);
	assert_string_equal(p[0].text, "Please use at most 256 bytes.");
}

static void lists_of_accounts(void **state)
{
	struct world *w = world_of(state);
	account(w, "1116", "b.ohno");
	account(w, "1115", "a.aoki");
	account(w, "1122", "c.yowaigi");
	struct account_line *list;
	size_t n;
	struct tx *t = world_read(w);
	assert_ok(account_list(t, w->a, 0, 0, NULL, 2, &w->ja, &list, &n, &w->e), &w->e);
	assert_int_equal(n, 2);
	assert_string_equal(list[0].login, "a.aoki");
	assert_string_equal(list[1].login, "b.ohno");
	assert_ok(account_list(t, w->a, 0, 0, "b.ohno", 2, &w->ja, &list, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	assert_string_equal(list[0].state, "active");
	assert_ok(account_list(t, w->a, 0, world_unit(w, "111"), "", 10, &w->en, &list, &n, &w->e), &w->e);
	assert_int_equal(n, 2);
	assert_string_equal(list[0].unit_name, "Support");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(login_makes_a_session_and_an_entry),
		cmocka_unit_test(strangers_do_not_grow_the_chain),
		cmocka_unit_test(failures_lock),
		cmocka_unit_test(disabled_and_gone),
		cmocka_unit_test(logout_ends_it),
		cmocka_unit_test(sessions_end),
		cmocka_unit_test(temporary_passwords),
		cmocka_unit_test(changing_ones_own),
		cmocka_unit_test(old_passwords_must_change),
		cmocka_unit_test(password_rules),
		cmocka_unit_test(lists_of_accounts),
	};
	return fixture_run_with("account", tests, ARRAY_LEN(tests), world_setup, world_teardown);
}
