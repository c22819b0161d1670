/* A table a rule with each of its states, as time passes and things are done; what exceptions take out; docs/standing.md. */
#include "tests/standing/desk.h"

#include <stdio.h>

#include "engine/selftest.h"
#include "pack/rule.h"
#include "util/clean.h"

static const char *const words[] = {"kept", "risk", "unknown", "broken", "rest"};

static struct clause_standing of(struct world *w, const char *clause)
{
	struct clause_standing s;
	assert_ok(standing_clause(w->city, world_read(w), w->a, w->pack, pack_clause(w->pack, clause), clock_now(), &w->en, &s,
		&w->e),
		&w->e);
	world_done(w);
	return s;
}

static void stands(struct world *w, const char *clause, const char *word, const char *why)
{
	struct clause_standing s = of(w, clause);
	if (strcmp(words[s.standing], word) != 0 || (why && strcmp(s.keepers[0].why, why) != 0))
		fail_msg("%s: %s: %s", clause, words[s.standing], s.n_keepers ? s.keepers[0].why : "");
}

static void day(int days) { clock_fixed(FIXTURE_NOW + days * DAY_MS); }

/* ---- role.filled ---- */

static void roles(void **state)
{
	struct world *w = world_of(state);
	char text[64];
	stands(w, "role", "kept", "All 3 places are filled");
	stands(w, "council", "kept", NULL);
	stands(w, "stand_in", "kept", NULL);
	assert_true(of(w, "role").keepers[0].entry >= 0);
	assert_true(of(w, "role").lapses == CIVIL_NONE);
	assert_true(fixture_raw(w->f, arena_cprintf(w->a, "SELECT id FROM assignment WHERE person = %lld",
		(long long)world_person(w, "1121")), text, sizeof(text)));
	desk_do(w, "", "assignment_end", arena_cprintf(w->a, "{\"id\":%s,\"till\":\"2026-04-20\"}", text));
	stands(w, "role", "risk", "1 of 3 places end within 30 days");
	assert_int_equal(of(w, "role").lapses, civil_date(2026, 4, 21));
	day(20);
	stands(w, "role", "risk", "1 of 3 places are empty");
	day(60);
	stands(w, "role", "broken", "1 of 3 places were empty for over 30 days");
	desk_do(w, "", "assignment_add",
		"{\"person\": #1101,\"unit\": @112,\"position\":\"head\",\"kind\":\"acting\",\"from\":\"2026-04-01\"}");
	stands(w, "role", "risk", "1 of 3 places are filled by acting holders or deputies");
}

/* ---- definition.in_force, portal.enforced ---- */

static void definitions_and_the_program(void **state)
{
	struct world *w = world_of(state);
	bool done;
	stands(w, "scale", "kept", "In force");
	stands(w, "days", "kept", "In force");
	stands(w, "aim", "kept", "In force");
	stands(w, "password", "unknown", "Not tested yet");
	stands(w, "own_case", "unknown", "Not tested yet");
	stands(w, "writers", "unknown", "Not tested yet");
	assert_ok(selftest_tick(w->city, clock_now(), true, NULL, &done, &w->e), &w->e);
	stands(w, "password", "kept", "The program itself enforces it");
	stands(w, "own_case", "kept", "The program itself enforces it");
	stands(w, "writers", "kept", "The program itself enforces it");
	stands(w, "read_log", "kept", "The program itself enforces it");
	/* what the program does not do, whatever a policy says, is not kept */
	stands(w, "second", "unknown", "Not tested yet");
	assert_int_equal(of(w, "own_case").lapses, civil_date(2026, 4, 4));
	struct entry *list;
	size_t n;
	assert_ok(standing_clause_entries(w->city, world_read(w), w->a, w->pack, pack_clause(w->pack, "password"), -1, 5, &w->en,
		&list, &n, &w->e), &w->e);
	world_done(w);
	assert_int_equal(n, 1);
	assert_string_equal(list[0].act, "self_test");
	day(3);
	stands(w, "own_case", "unknown", "Its self-test could not be done since 1 Apr");
	desk_do(w, "", "self_test",
		"{\"form\":{\"list\":[{\"check\":\"portal.own_case\",\"result\":\"fail\",\"evidence\":\"x\"}]}}");
	stands(w, "own_case", "broken", "Its self-test has failed since 4 Apr");
	desk_do(w, "", "self_test",
		"{\"form\":{\"list\":[{\"check\":\"portal.length\",\"result\":\"unknown\",\"evidence\":\"x\"}]}}");
	stands(w, "own_case", "broken", NULL);
}

/* ---- register.reviewed ---- */

static void ledgers(void **state)
{
	struct world *w = world_of(state);
	stands(w, "ledger", "unknown", "No line yet");
	int64_t asset = desk_asset(w, "111", "名簿", "2");
	stands(w, "ledger", "unknown", "1 of 1 units have never reviewed it");
	desk_do(w, "1115", "record_verify", arena_cprintf(w->a,
		"{\"register\":\"assets\",\"unit\": @111,\"form\":{\"ids\":[%lld]}}", (long long)asset));
	desk_do(w, "1111", "record_confirm", arena_cprintf(w->a, "{\"id\":%lld}", (long long)asset));
	stands(w, "ledger", "kept", "Reviewed on 1 Apr");
	assert_int_equal(of(w, "ledger").lapses, civil_date(2027, 4, 1));
	desk_do(w, "", "record_import", "{\"register\":\"assets\",\"unit\": @111,\"form\":{\"lines\":["
		"{\"name\":\"古い台帳\",\"confidentiality\":\"1\"}]}}");
	stands(w, "ledger", "unknown", "1 lines are unverified");
	desk_do(w, "1115", "record_verify", arena_cprintf(w->a,
		"{\"register\":\"assets\",\"unit\": @111,\"form\":{\"ids\":[%lld]}}", (long long)asset + 1));
	day(350);
	stands(w, "ledger", "risk", NULL);
	day(370);
	stands(w, "ledger", "broken", NULL);
}

/* ---- procedure.used, procedure.ready ---- */

static void procedures(void **state)
{
	struct world *w = world_of(state);
	int moved;
	stands(w, "use", "unknown", "Never used yet");
	stands(w, "rare", "unknown", "It can be walked, but was neither used nor drilled within a year");
	int64_t id = desk_takeout(w, "1116", desk_asset(w, "111", "名簿", "2"), "case");
	desk_decide(w, "1111", id, "permit", "granted", "");
	desk_task(w, "1116", id, "take");
	stands(w, "use", "kept", NULL);
	day(3);
	stands(w, "use", "risk", "1 overdue, still climbing");
	for (int i = 3; i < 14; i++) {
		day(i);
		assert_ok(case_tick(w->city, clock_now(), &moved, &w->e), &w->e);
	}
	stands(w, "use", "broken", "1 overdue, some have climbed to the top");
	desk_task(w, "1116", id, "bring");
	desk_do(w, "1115", "step_confirm", arena_cprintf(w->a,
		"{\"id\":%lld,\"answer\":\"yes\",\"fields\":{\"complete\":\"yes\"}}",
		(long long)desk_open(w, id, "returned")));
	stands(w, "use", "kept", NULL);
	desk_do(w, "1111", "case_submit", "{\"door\":\"except\",\"answers\":{\"wish\":\"done\",\"reason\":\"訓練\"}}");
	stands(w, "rare", "kept", NULL);
	int64_t drill = 0;
	for (int64_t i = 1; i < 6 && !drill; i++)
		if (i != id && strstr(desk_steps(w, i), "ratified=open"))
			drill = i;
	desk_do(w, "1001", "step_ratify", arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"granted\"}",
		(long long)desk_open(w, drill, "ratified")));
	desk_task(w, "1111", drill, "ended");
	day(360);
	stands(w, "rare", "risk", NULL);
	day(400);
	stands(w, "use", "unknown", NULL);
	stands(w, "rare", "unknown", NULL);
	desk_do(w, "", "person_change", "{\"id\": #1001,\"state\":\"left\"}");
	desk_do(w, "", "person_change", "{\"id\": #1002,\"state\":\"left\"}");
	stands(w, "rare", "broken", "A role of its steps is vacant: it cannot be walked today");
}

/* ---- document.current ---- */

static int64_t adopted(struct world *w, const char *document, const char *unit, const char *drafter, const char *by,
	const char *more)
{
	int64_t id = desk_do(w, drafter, "document_draft", arena_cprintf(w->a,
		"{\"document\":\"%s\"%s,\"edition\":\"1\",\"text\":\"x\"}", document, unit));
	desk_do(w, by, "document_adopt", arena_cprintf(w->a, "{\"id\":%lld,\"digest\":\"%s\"%s}", (long long)id,
		stand_digest(w, id),
		more));
	return id;
}

static void documents(void **state)
{
	struct world *w = world_of(state);
	stands(w, "policy", "unknown", "No approval on record yet");
	stands(w, "approved", "unknown", "No approval on record yet");
	int64_t id = adopted(w, "policy", "", "1212", "1201", ",\"meeting\":\"第1回\"");
	stands(w, "approved", "kept", "Approved on 1 Apr and in force");
	stands(w, "policy", "risk", "21 people have yet to read it");
	assert_int_equal(of(w, "policy").keepers[0].entry, world_entries(w) - 1);
	assert_int_equal(of(w, "policy").lapses, civil_date(2027, 4, 2));
	static const char *const everyone[] = {"1000", "1001", "1002", "1101", "1102", "1111", "1112", "1113", "1114", "1115",
		"1116",
		"1121", "1122", "1131", "1132", "1141", "1201", "1202", "1211", "1212"};
	for (size_t i = 0; i < ARRAY_LEN(everyone); i++)
		desk_do(w, everyone[i], "document_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)id));
	stands(w, "policy", "risk", "1 people have yet to read it");
	day(31);
	stands(w, "policy", "broken", "1 people have not read it in time");
	desk_do(w, "1213", "document_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)id));
	stands(w, "policy", "kept", NULL);
	/* a newcomer has his month */
	desk_do(w, "", "person_add", "{\"number\":\"1999\",\"name\":\"新人\"}");
	desk_do(w, "", "assignment_add", "{\"person\": #1999,\"unit\": @111,\"position\":\"member\",\"from\":\"2026-05-01\"}");
	stands(w, "policy", "risk", "1 people have yet to read it");
	desk_do(w, "", "person_change", "{\"id\": #1999,\"state\":\"left\"}");
	stands(w, "policy", "kept", NULL);
	day(340);
	stands(w, "policy", "risk", "Its review is due by 1 Apr");
	day(366);
	stands(w, "policy", "broken", "Its review was due by 1 Apr");
	desk_do(w, "1201", "document_review", arena_cprintf(w->a, "{\"id\":%lld,\"reason\":\"変更の要はない\"}", (long long)id));
	stands(w, "policy", "kept", NULL);
	/* one a section: each must have its own */
	stands(w, "own", "unknown", "3 of 3 places have no approved version");
	(void)adopted(w, "own", ",\"unit\":@111", "1115", "1111", "");
	stands(w, "own", "unknown", "2 of 3 places have no approved version");
	(void)adopted(w, "own", ",\"unit\":@112", "1212", "1121", "");
	(void)adopted(w, "own", ",\"unit\":@121", "1212", "1211", "");
	stands(w, "own", "kept", NULL);
}

/* ---- check.passes ---- */

static void result(struct world *w, const char *check, const char *number, const char *word)
{
	desk_do(w, "1212", "check_report", arena_cprintf(w->a,
		"{\"form\":{\"list\":[{\"check\":\"%s\",\"record\":\"%s\",\"result\":\"%s\","
		"\"seen\":\"%s\",\"evidence\":\"\"}]}}", check, number, word, civil_iso_time(w->a, clock_now())));
}

static void checks(void **state)
{
	struct world *w = world_of(state);
	stands(w, "service", "unknown", "No result of the check yet");
	desk_asset(w, "111", "台帳", "2");
	desk_asset(w, "112", "名簿", "2");
	result(w, "service_up", "111-0001", "pass");
	stands(w, "service", "unknown", "1 have no result yet");
	result(w, "service_up", "112-0001", "unknown");
	stands(w, "service", "unknown", "1 of 2 are unknown");
	day(1);
	result(w, "service_up", "112-0001", "fail");
	stands(w, "service", "broken", "1 of 2 fail");
	day(2);
	result(w, "service_up", "112-0001", "pass");
	result(w, "service_up", "111-0001", "pass");
	stands(w, "service", "kept", "All 2 pass");
	assert_int_equal(of(w, "service").lapses, civil_date(2026, 4, 6));
	day(3);
	result(w, "service_up", "111-0001", "pass");
	day(5);
	stands(w, "service", "unknown", "1 of 2 are silent");
	/* a check with `when` does not ask a printer; what was a PC and is one no more is not asked any more */
	int64_t id = desk_do(w, "", "record_add",
		"{\"register\":\"devices\",\"unit\": @111,\"form\":{\"name\":\"端末\",\"kind\":\"pc\"}}");
	result(w, "usb_blocked", "111-P0001", "fail");
	stands(w, "usb", "broken", "1 of 1 fail");
	desk_do(w, "", "record_change", arena_cprintf(w->a, "{\"id\":%lld,\"form\":{\"name\":\"端末\",\"kind\":\"printer\"}}",
		(long long)id));
	stands(w, "usb", "kept", NULL);
	/* a step that permits it excuses the record that its case is about */
	result(w, "log_safe", "111-0001", "pass");
	result(w, "log_safe", "112-0001", "fail");
	stands(w, "log", "broken", "1 of 2 fail");
}

static void a_permission_excuses(void **state)
{
	struct world *w = world_of(state);
	int64_t asset = desk_asset(w, "111", "台帳", "2");
	result(w, "log_safe", "111-0001", "fail");
	stands(w, "log", "broken", "1 of 1 fail");
	int64_t id = desk_takeout(w, "1116", asset, "case");
	desk_decide(w, "1111", id, "permit", "granted", "");
	stands(w, "log", "broken", NULL);
	desk_task(w, "1116", id, "take");
	stands(w, "log", "risk", "1 of 1 are excused by a permission or an exception");
}

/* ---- exceptions ---- */

static void exception(struct world *w, const char *unit, const char *clause, const char *till)
{
	desk_do(w, "", "record_add", arena_cprintf(w->a,
		"{\"register\":\"exceptions\",\"unit\": @%s,\"form\":{\"clause\":[\"clause:%s\"],"
		"\"reason\":\"更新中\",\"from\":\"2026-04-01\",\"till\":\"%s\"}}", unit, clause, till));
}

static void exceptions_excuse_a_unit_for_a_time(void **state)
{
	struct world *w = world_of(state);
	desk_asset(w, "111", "台帳", "2");
	desk_asset(w, "112", "名簿", "2");
	result(w, "service_up", "111-0001", "pass");
	result(w, "service_up", "112-0001", "fail");
	stands(w, "service", "broken", NULL);
	exception(w, "112", "service", "2026-04-02");
	stands(w, "service", "risk", "1 of 2 are excused by a permission or an exception");
	assert_int_equal(of(w, "service").excepted, 1);
	assert_int_equal(of(w, "service").except_till, civil_date(2026, 4, 3));
	/* another unit's failure is no less one; another clause is not excused */
	result(w, "log_safe", "112-0001", "fail");
	stands(w, "log", "broken", NULL);
	/* the empty places of a unit */
	exception(w, "112", "own", "2026-04-30");
	exception(w, "121", "own", "2026-04-30");
	(void)adopted(w, "own", ",\"unit\":@111", "1115", "1111", "");
	stands(w, "own", "risk", "Approved on 1 Apr and in force");
	/* a clause that is kept is not wholly kept while somebody is excepted */
	exception(w, "111", "scale", "2026-04-30");
	stands(w, "scale", "risk", "In force");
	day(2);
	stands(w, "service", "broken", NULL);
	day(30);
	stands(w, "scale", "kept", NULL);
	stands(w, "own", "unknown", "2 of 3 places have no approved version");
}

/* ---- headings, not started ---- */

static void not_started_is_neither(void **state)
{
	struct world *w = world_of(state);
	stands(w, "later-1", "rest", NULL);
	stands(w, "later", "rest", NULL);
	clock_fixed(civil_ms(civil_date(2027, 3, 31), 9, 0));
	stands(w, "later", "rest", NULL);
	clock_fixed(civil_ms(civil_date(2027, 4, 1), 9, 0));
	stands(w, "later-1", "unknown", "Never used yet");
	stands(w, "later", "unknown", NULL);
	/* the tree says the same of each as it does alone */
	struct clause_standing *tree;
	assert_ok(standing_tree(w->city, world_read(w), w->a, w->pack, clock_now(), &w->en, &tree, &w->e), &w->e);
	world_done(w);
	for (size_t i = 0; i < w->pack->clauses.n; i++)
		assert_int_equal(tree[i].standing, of(w, w->pack->clauses.p[i]->name).standing);
}

/* ---- docs/standing.md: one row a rule ---- */

static void each_rule_is_documented(void **state)
{
	struct world *w = world_of(state);
	static char text[65536];
	CLEAN_FILE FILE *f = fopen(STANDING_DOC, "r");
	assert_non_null(f);
	size_t n = fread(text, 1, sizeof(text) - 1, f);
	assert_in_range(n, 1, sizeof(text) - 2);
	for (int i = 0; i < KEEPER_RULES; i++) {
		const struct rule_row *r = rule_row((enum keeper_rule)i);
		const char *row = arena_cprintf(w->a, "| `%s` | %s | %s | %s | %s |\n", r->name, r->kept(&w->en), r->risk(&w->en),
			r->broken(&w->en), r->unknown(&w->en));
		if (!strstr(text, row))
			fail_msg("docs/standing.md lacks the row\n%s", row);
	}
	const char *const *names, *till = strstr(text, "Not tested on itself");
	size_t rows = 0, n_names = selftest_names(&names);
	assert_non_null(till);
	for (size_t i = 0; i < n_names; i++) {
		const char *at = strstr(text, arena_cprintf(w->a, "`%s`", names[i]));
		if (!at || at > till)
			fail_msg("docs/standing.md does not say that `%s` is tested", names[i]);
	}
	for (const char *p = text; (p = strstr(p, "\n| `")) != NULL; p++)
		rows++;
	assert_int_equal(rows, KEEPER_RULES);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(roles), cmocka_unit_test(definitions_and_the_program), cmocka_unit_test(ledgers),
		cmocka_unit_test(procedures), cmocka_unit_test(documents), cmocka_unit_test(checks),
		cmocka_unit_test(a_permission_excuses), cmocka_unit_test(exceptions_excuse_a_unit_for_a_time),
		cmocka_unit_test(not_started_is_neither), cmocka_unit_test(each_rule_is_documented),
	};
	return fixture_run_with("standing-rules", tests, ARRAY_LEN(tests), stand_setup, world_teardown);
}
