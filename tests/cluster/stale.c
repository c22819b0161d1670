/* Two processes of one store, as far as one program can be both: each with its own connections and everything that a process
 * keeps in memory. What is written through A holds at B with the next request. */
#include "tests/files/box.h"
#include "tests/http/browser.h"

#include <stdlib.h>
#include <unistd.h>

#include "engine/clockwork.h"
#include "engine/draft.h"
#include "engine/setting.h"
#include "http/page.h"
#include "store/core.h"

#define GOOD "correct+horse+battery"

extern const struct act act_logout, act_login_failures;

static struct { struct store *store; struct city *a, *b; } two;

static int setup(void **state)
{
	if (box_setup(state))
		return -1;
	struct world *w = world_of(state);
	struct store_options plain = {0};
	assert_ok(store_open(w->f->spec, &plain, &two.store, &w->e), &w->e);
	assert_ok(city_open(two.store, &two.b, &w->e), &w->e);
	two.a = w->city;
	return 0;
}

static int teardown(void **state)
{
	world_of(state)->city = two.a;
	city_close(two.b);
	store_close(two.store);
	return world_teardown(state);
}

/* What B sees in a transaction of its own. */
static struct tx *at_b(struct world *w)
{
	struct tx *t;
	assert_ok(tx_begin(two.store, TX_READ, &t, &w->e), &w->e);
	return t;
}

static void member(struct world *w, struct browser *b, const char *number)
{
	char temporary[ACCOUNT_TEMPORARY], fields[256];
	struct who desk = world_who(w, "1212");
	struct act_result res;
	uint8_t token[CHAIN_TOKEN];
	struct json *in = json_obj(w->a);
	rand_bytes(token, sizeof(token));
	json_add_int(w->a, in, STR("person"), world_person(w, number));
	json_add_str(w->a, in, STR("login"), str_of(number));
	assert_ok(account_issue(two.a, &act_account_add, &desk, token, in, &w->ja, w->a, &res, temporary, &w->e), &w->e);
	assert_true(res.done);
	browser_open(b, two.a, NULL);
	browser_login(b, number, temporary);
	browser_get(b, "/password");
	snprintf(fields, sizeof(fields), "old=%s&new=" GOOD "&again=" GOOD, temporary);
	browser_post(b, "/password", fields);
	assert_int_equal(b->status, 303);
}

static void get_at(struct browser *b, struct city *city, const char *target)
{
	b->city = city;
	browser_get(b, target);
}

static void pack(void **state)
{
	struct world *w = world_of(state);
	struct who program = WHO_SYSTEM;
	struct tx *t = at_b(w);
	assert_true(hash_eq(&city_pack(two.b, t, 1, &w->e)->digest, &w->pack->digest));
	tx_abort(t);
	struct pack *next = world_pack(w, arena_cprintf(w->a, "%s-- second edition\n", world_text));
	struct json *in = json_obj(w->a);
	json_add_str(w->a, in, STR("files"), str_of(next->files));
	uint8_t token[CHAIN_TOKEN] = {1};
	struct act_result r;
	assert_ok(act_do(two.a, &act_pack_activate, &program, token, in, &w->en, w->a, &r, &w->e) && r.done, &w->e);
	t = at_b(w);
	assert_true(hash_eq(&city_pack(two.b, t, 1, &w->e)->digest, &next->digest));
	/* and the one before is still to be had */
	assert_non_null(city_pack_by_digest(two.b, t, &w->pack->digest, &w->e));
	tx_abort(t);
	/* the same intention at B is the same act; another is told that there is nothing to do */
	assert_ok(act_do(two.b, &act_pack_activate, &program, token, in, &w->en, w->a, &r, &w->e), &w->e);
	assert_true(r.done && r.repeated);
	token[0] = 2;
	assert_ok(act_do(two.b, &act_pack_activate, &program, token, in, &w->en, w->a, &r, &w->e), &w->e);
	assert_false(r.done);
	pack_unref(next);
}

static void settings(void **state)
{
	struct world *w = world_of(state);
	struct who desk = world_who(w, "1212");
	struct browser b;
	browser_open(&b, two.b, NULL);
	browser_get(&b, "/login");
	assert_true(browser_sees(&b, "関守市"));
	world_do(w, &act_setting_change, &desk, "{\"name\":\"city.name\",\"value\":\"新関守市\"}");
	world_do(w, &act_setting_change, &desk, "{\"name\":\"files.person_mb\",\"value\":\"1\"}");
	browser_get(&b, "/login");
	assert_true(browser_sees(&b, "新関守市"));
	assert_string_equal(city_name(two.b, &w->ja), "新関守市");
	int64_t mb;
	struct tx *t = at_b(w);
	assert_ok(setting_number(t, "files.person_mb", &mb, &w->e), &w->e);
	tx_abort(t);
	assert_int_equal(mb, 1);
	browser_close(&b);
}

static void sessions(void **state)
{
	struct world *w = world_of(state);
	struct browser b;
	member(w, &b, "1212");
	/* the same cookie, page and form at either */
	get_at(&b, two.b, "/");
	assert_int_equal(b.status, 200);
	get_at(&b, two.a, "/help");
	b.city = two.b;
	browser_post(&b, "/lang", "lang=en");
	assert_int_equal(b.status, 303);
	get_at(&b, two.b, "/help");
	b.city = two.a;
	browser_post(&b, "/logout", "");
	assert_int_equal(b.status, 303);
	get_at(&b, two.b, "/cases");
	assert_string_equal(b.out.location, "/login?next=%2Fcases");
	/* the form of somebody who is nobody yet goes from one to the other too */
	get_at(&b, two.a, "/login");
	b.city = two.b;
	browser_login(&b, "1212", "correct horse battery");
	get_at(&b, two.a, "/");
	assert_int_equal(b.status, 200);
	browser_close(&b);
}

/* Somebody who is kept with his old cookie: the session ends with the logout, wherever he goes. */
static void ended_sessions(void **state)
{
	struct world *w = world_of(state);
	struct browser b;
	char kept[96];
	member(w, &b, "1212");
	snprintf(kept, sizeof(kept), "%s", browser_cookie(&b, "sekimori"));
	get_at(&b, two.b, "/");
	assert_int_equal(b.status, 200);
	browser_post(&b, "/logout", "");
	browser_set_cookie(&b, "sekimori", kept);
	get_at(&b, two.a, "/cases");
	assert_int_equal(b.status, 303);
	browser_close(&b);
}

static void disabled_people(void **state)
{
	struct world *w = world_of(state);
	struct who desk = world_who(w, "1212"), gone = world_who(w, "1116");
	struct browser b;
	member(w, &b, "1116");
	get_at(&b, two.b, "/");
	assert_int_equal(b.status, 200);
	world_do(w, &act_person_change, &desk, "{\"id\":#1116,\"state\":\"leave\"}");
	get_at(&b, two.b, "/");
	assert_int_equal(b.status, 303);
	uint8_t token[CHAIN_TOKEN] = {7};
	struct act_result r;
	struct json *in = json_obj(w->a);
	json_add_str(w->a, in, STR("digest"), STR("0000000000000000000000000000000000000000000000000000000000000000"));
	assert_false(act_do(two.b, &act_logout, &gone, token, in, &w->en, w->a, &r, &w->e));
	assert_int_equal(w->e.code, ERR_DENIED);
	err_clear(&w->e);
	browser_close(&b);
}

static void rights(void **state)
{
	struct world *w = world_of(state);
	struct who desk = world_who(w, "1212"), system = WHO_SYSTEM;
	world_do(w, &act_setting_change, &desk, "{\"name\":\"portal.contact\",\"value\":\"1\"}");
	w->city = two.b;
	world_do(w, &act_setting_change, &desk, "{\"name\":\"portal.contact\",\"value\":\"2\"}");
	w->city = two.a;
	char id[64];
	assert_true(fixture_raw(w->f, arena_cprintf(w->a, "SELECT id FROM appointment WHERE role = 'executor' AND person = %lld",
		(long long)desk.person), id, sizeof(id)));
	world_do(w, &act_appoint_end, &system, arena_cprintf(w->a, "{\"id\":%ld,\"till\":\"2026-03-31\"}", strtol(id, NULL, 10)));
	w->city = two.b;
	world_refused(w, &act_setting_change, &desk, "{\"name\":\"portal.contact\",\"value\":\"3\"}");
}

static enum login_outcome try(struct world *w, struct city *city, const char *password)
{
	uint8_t token[SESSION_TOKEN];
	enum login_outcome got;
	int64_t till;
	assert_ok(account_login(city, STR("1116"), str_of(password), STR("10.1.2.3"), &got, token, &till, &w->e), &w->e);
	return got;
}

static void failed_logins(void **state)
{
	struct world *w = world_of(state);
	struct browser b;
	member(w, &b, "1116");
	struct account_rules rules;
	assert_ok(account_rules(world_read(w), w->pack, 1, clock_now(), &rules, &w->e), &w->e);
	world_done(w);
	int64_t tries = rules.attempts;
	assert_true(tries >= 3);
	for (int64_t i = 1; i < tries; i++)
		assert_int_equal(try(w, i % 2 ? two.a : two.b, "wrong one"), LOGIN_WRONG);
	assert_int_equal(try(w, two.a, "wrong one"), LOGIN_LOCKED);
	assert_int_equal(try(w, two.a, "correct horse battery"), LOGIN_LOCKED);
	assert_int_equal(try(w, two.b, "correct horse battery"), LOGIN_LOCKED);
	/* one entry about them, whoever is first */
	int64_t first, second, before = world_entries(w);
	assert_ok(account_tick(two.b, clock_now(), &first, &w->e), &w->e);
	assert_ok(account_tick(two.a, clock_now(), &second, &w->e), &w->e);
	assert_int_equal(first, before);
	assert_int_equal(second, -1);
	/* and when both had seen them before either wrote, the second finds nothing left */
	struct who system = WHO_SYSTEM;
	world_refused(w, &act_login_failures, &system, "{}");
	assert_int_equal(world_entries(w), before + 1);
	browser_close(&b);
}

static void drafts(void **state)
{
	struct world *w = world_of(state);
	struct json *in = json_obj(w->a), *out;
	int64_t saved, person = world_person(w, "1116");
	json_add_str(w->a, in, STR("f.purpose"), STR("調査"));
	assert_ok(draft_put(w->f->store, person, "takeout", in, clock_now(), &w->e), &w->e);
	struct tx *t = at_b(w);
	assert_ok(draft_get(t, w->a, person, "takeout", &out, &saved, &w->e), &w->e);
	tx_abort(t);
	assert_true(str_is(json_str(out, "f.purpose"), "調査"));
}

/* The key of attachments lies on the disk of each host. */
static void file_keys(void **state)
{
	struct world *w = world_of(state);
	const char *other = arena_cprintf(w->a, "%s/other.key", w->f->dir);
	unlink(other);
	/* the store has no file yet: the second host makes its own key, and can take files */
	assert_ok(city_file_key(two.b, other, &w->e), &w->e);
	const char *digest = box_upload(w, "1115", "a.pdf", 1, 3000);
	/* since then there is a key in use, and it is A's */
	w->city = two.b;
	assert_int_equal(box_refused(w, "1115", "b.pdf", 10, 10), FILE_NOT_READY);
	/* nobody attaches it: a day later it is forgotten */
	clock_fixed(FIXTURE_NOW + UPLOAD_BROKEN_MS);
	assert_int_equal(box_refused(w, "1115", "b.pdf", 10, 9), FILE_FINE);
	clock_fixed(FIXTURE_NOW);
	w->city = two.a;
	box_record(w, digest);
	w->city = two.b;
	assert_int_equal(box_refused(w, "1115", "b.pdf", 10, 10), FILE_NOT_READY);
	assert_false(box_reads(w, digest, 1, 3000));
	err_clear(&w->e);
	/* with A's key file it reads and takes them */
	assert_ok(city_file_key(two.b, box_key_path(w), &w->e), &w->e);
	assert_true(box_reads(w, digest, 1, 3000));
	assert_non_null(box_upload(w, "1115", "b.pdf", 2, 3000));
}

/* A new version brings the store up while this one is running: it writes no more, since it would not know what it writes. */
static void newer_schema(void **state)
{
	struct world *w = world_of(state);
	char text[128];
	struct who system = WHO_SYSTEM;
	struct browser b;
	int64_t before = world_entries(w);
	assert_true(fixture_raw(w->f, "INSERT INTO schema_step (step, at) VALUES (99, 0)", text, sizeof(text)));
	assert_non_null(strstr(world_refused(w, &act_unit_add, &system, "{}"), "brought to step 99"));
	struct tx *t;
	assert_false(tx_begin(w->f->store, TX_VOLATILE, &t, &w->e));
	assert_int_equal(w->e.code, ERR_VERSION);
	err_clear(&w->e);
	browser_open(&b, two.b, NULL);
	browser_get(&b, "/login");
	assert_int_equal(b.status, 200);
	assert_int_equal(world_entries(w), before);
	assert_true(fixture_raw(w->f, "DELETE FROM schema_step WHERE step = 99", text, sizeof(text)));
	world_do(w, &act_setting_change, &system, "{\"name\":\"portal.contact\",\"value\":\"1\"}");
	browser_close(&b);
}

/* A process that stands still in the middle of an act (a machine that was suspended): the others go on, and its act is undone. */
static void stands_still(void **state)
{
	struct world *w = world_of(state);
	struct who system = WHO_SYSTEM;
	static const struct sql asked = {.id = "timeout",
		.text = "SELECT setting FROM pg_settings WHERE name = 'idle_in_transaction_session_timeout'", .args = "",
		.results = "s", .kind = KIND_READ, .slot = -1};
	struct store *s = two.store;
	struct rows *r = NULL;
	bool row;
	assert_ok(s->driver->run(s->writer, &asked, NULL, 0, false, &r, &w->e) && s->driver->next(r, &row, &w->e) && row, &w->e);
	assert_true(str_is(s->driver->col(r, 0).s, "60000"));
	s->driver->end(r);
	assert_ok(s->driver->exec(s->writer, "SET idle_in_transaction_session_timeout = 100", &w->e), &w->e);
	struct tx *t;
	int64_t seq;
	assert_ok(tx_begin(s, TX_ACT, &t, &w->e) && tx_act_open(t, 1, &seq, &w->e), &w->e);
	/* B says no more; A waits for the lock and gets it */
	world_do(w, &act_setting_change, &system, "{\"name\":\"portal.contact\",\"value\":\"1\"}");
	int64_t next, last;
	assert_false(entry_next(t, &next, &last, &w->e));
	err_clear(&w->e);
	tx_abort(t);
	w->city = two.b;
	world_do(w, &act_setting_change, &system, "{\"name\":\"portal.contact\",\"value\":\"2\"}");
	assert_null(box_verify(w));
}

/* ---- turns, as far as one process at a time shows them ---- */

#define SECOND 1000

static struct { bool fails; int n; } did[2];

static bool work(void *ctx, struct store *s, int64_t now, bool doubt)
{
	int *nr = ctx;
	(void)s;
	(void)now;
	assert_false(doubt);
	did[*nr].n++;
	return !did[*nr].fails;
}

static struct clockwork *clockwork_of(struct world *w, int nr)
{
	static int numbers[2] = {0, 1};
	struct clockwork_options o = {.city = nr ? two.b : two.a, .seal_ms = 60 * SECOND, .witness = work, .ctx = &numbers[nr],
		.witnesses = 1};
	struct clockwork *c;
	assert_ok(clockwork_new(&o, &c, &w->e), &w->e);
	return c;
}

/* 1: somebody holds it. */
static int leases(struct world *w, const char *name)
{
	char text[64];
	const char *sql = arena_cprintf(w->a, "SELECT COUNT(*) FROM lease WHERE name = '%s'", name);
	assert_true(fixture_raw(w->f, sql, text, sizeof(text)));
	return (int)strtol(text, NULL, 10);
}

static void who_fails_gives_it_back(void **state)
{
	struct world *w = world_of(state);
	struct clockwork *a = clockwork_of(w, 0), *b = clockwork_of(w, 1);
	memset(did, 0, sizeof(did));
	did[0].fails = true;
	clockwork_turn(a);
	assert_int_equal(did[0].n, 1);
	assert_int_equal(leases(w, "witness"), 0);
	assert_int_equal(leases(w, "tick"), 1);
	/* the other tries, and keeps it */
	clockwork_turn(b);
	assert_int_equal(did[1].n, 1);
	assert_int_equal(leases(w, "witness"), 1);
	did[0].fails = false;
	for (int i = 1; i <= 3; i++) {
		clock_fixed(FIXTURE_NOW + i * 60 * SECOND);
		clockwork_turn(a);
		clockwork_turn(b);
		assert_int_equal(did[0].n, 1);
		assert_int_equal(did[1].n, 1 + i);
	}
	/* a clock that is set back stops nobody */
	clock_fixed(FIXTURE_NOW - 3600 * SECOND);
	clockwork_turn(b);
	assert_int_equal(did[1].n, 5);
	clockwork_end(b);
	assert_int_equal(leases(w, "witness"), 0);
	assert_int_equal(leases(w, "tick"), 1);
	clockwork_end(a);
	assert_int_equal(leases(w, "tick"), 0);
}

/* A store in a file has one server: what a killed one held is at once its successor's. Elsewhere it has to run out. */
static void after_a_crash(void **state)
{
	struct world *w = world_of(state);
	struct clockwork *a = clockwork_of(w, 0);
	memset(did, 0, sizeof(did));
	clockwork_turn(a);
	struct clockwork *b = clockwork_of(w, 1);
	clockwork_turn(b);
	assert_int_equal(did[0].n, 1);
	assert_int_equal(did[1].n, w->f->engine == STORE_SQLITE);
	clock_fixed(FIXTURE_NOW + 120 * SECOND);
	clockwork_turn(b);
	assert_int_equal(did[1].n, 1 + (w->f->engine == STORE_SQLITE));
	clockwork_turn(a);
	assert_int_equal(did[0].n, 1);
	clockwork_end(a);
	clockwork_end(b);
}

static void one_scrubs(void **state)
{
	static const char waits[] = "INSERT INTO job (id, kind, args, state, done, total, result, started, person) "
		"VALUES (1, 'scrub', '', 'running', 0, 1, NULL, 1, NULL)";
	static const char held[] = "INSERT INTO lease (name, holder, until) VALUES ('scrub', 'x', 1775005200000)";
	struct world *w = world_of(state);
	struct clockwork *a = clockwork_of(w, 0);
	char text[64];
	world_done(w);
	/* somebody else is at it, for an hour */
	assert_true(fixture_raw(w->f, waits, text, sizeof(text)) && fixture_raw(w->f, held, text, sizeof(text)));
	clockwork_turn(a);
	assert_true(fixture_raw(w->f, "SELECT state FROM job", text, sizeof(text)));
	assert_string_equal(text, "running\n");
	/* and was never heard of again */
	clock_fixed(FIXTURE_NOW + 3600 * SECOND);
	clockwork_turn(a);
	assert_true(fixture_raw(w->f, "SELECT state FROM job", text, sizeof(text)));
	assert_string_equal(text, "done\n");
	assert_int_equal(leases(w, "scrub"), 0);
	clockwork_end(a);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(pack),
		cmocka_unit_test(settings),
		cmocka_unit_test(sessions),
		cmocka_unit_test(ended_sessions),
		cmocka_unit_test(disabled_people),
		cmocka_unit_test(rights),
		cmocka_unit_test(failed_logins),
		cmocka_unit_test(drafts),
		cmocka_unit_test(file_keys),
		cmocka_unit_test(newer_schema),
		cmocka_unit_test(who_fails_gives_it_back),
		cmocka_unit_test(after_a_crash),
		cmocka_unit_test(one_scrubs),
		fixture_test_pg(stands_still),
	};
	return fixture_run_with("cluster-stale", tests, ARRAY_LEN(tests), setup, teardown);
}
