/* The shipped pack of Kawaguchi City at work: door 情報を外へ出す to the ledger, and what its clauses then show. */
#include "tests/case/desk.h"

#include "engine/trail.h"

static int setup(void **state) { return world_setup_dir(state, PACK_DIR); }

static int64_t asset(struct world *w, const char *unit, const char *name, const char *grade, const char *more)
{
	return desk_do(w, "", "record_add",
		arena_cprintf(w->a,
			"{\"register\":\"assets\",\"unit\": @%s,\"form\":{\"name\":\"%s\",\"business\":\"生活保護\","
			"\"kind\":\"document\",\"origin\":\"made\","
			"\"personal\":\"sensitive\",\"confidentiality\":\"%s\",\"integrity\":\"1\",\"availability\":\"1\"%s}}",
			unit, name, grade, more));
}

#define OUT \
	"{\"door\":\"out\",\"answers\":{\"wish\":\"carry\",\"item\":[\"record:%lld\"],\"usb\":\"%s\"," \
	"\"purpose\":\"病状調査\",\"place\":\"関守総合病院\"," \
	"\"medium\":[\"paper\"],\"from\":\"2026-04-02\",\"till\":\"2026-04-03\"%s}}"

static int64_t closed_asset(struct world *w)
{
	return asset(w, "111", "保護台帳（抜粋）", "3",
		arena_cprintf(w->a, ",\"handlers\":[\"unit:%lld\"],\"ground\":\"personal_info\"",
			(long long)world_unit(w, "111")));
}

static void takeout_with_the_policy_of_the_city(void **state)
{
	struct world *w = world_of(state);
	int64_t item = closed_asset(w);
	desk_do(w, "", "unit_change", "{\"id\": @111,\"short_name\":\"生支\",\"doc_class\":\"F-3-2\"}");
	/* 第5 2(6)イ: class 2 and above is carried with safeguards */
	assert_non_null(strstr(desk_refused(w, "1116", "case_submit", arena_cprintf(w->a, OUT, (long long)item, "no",
		"")), "safeguards: "));
	int64_t id = desk_do(w, "1116", "case_submit",
		arena_cprintf(w->a, OUT, (long long)item, "no", ",\"safeguards\":[\"encrypt\",\"case\"]"));
	struct case_file c = desk_case(w, "1116", id);
	int64_t till;
	struct span keep = case_keep(&c, w->today, &till);
	assert_string_equal(c.number, "生支-R8-0001");
	assert_string_equal(c.doc_class, "F-3-2");
	assert_int_equal(keep.n, 5);
	assert_int_equal(keep.unit, SPAN_YEARS);
	assert_int_equal(till, civil_date(2032, 3, 31));
	assert_string_equal(c.highest, "3");
	assert_string_equal(c.title, "保護台帳（抜粋）を関守総合病院へ持ち出す");
	assert_string_equal(desk_steps(w, id), "permit=open take=waiting bring=waiting returned=waiting");
	struct who head = world_who(w, "1111");
	struct case_line *lines;
	size_t n;
	assert_ok(case_inbox(w->city, world_read(w), w->a, &head, &w->ja, STEP_DECIDE, &lines, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	assert_string_equal(lines[0].what, "保護台帳（抜粋）");
	assert_string_equal(lines[0].how, "4月2日から4月3日まで　関守総合病院　紙　暗号化する、施錠かばんで運ぶ");
	assert_false(lines[0].caution);
	world_done(w);
	desk_decide(w, "1111", id, "permit", "granted", "");
	desk_task(w, "1116", id, "take");
	desk_task(w, "1116", id, "bring");
	desk_do(w, "1115", "step_confirm",
		arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"yes\",\"fields\":{\"complete\":\"yes\",\"erased\":\"yes\"}}",
			(long long)desk_open(w, id, "returned")));
	assert_string_equal(desk_state(w, id), "done");
	struct record line = desk_line(w, id, 1);
	assert_string_equal(line.reg, "outside");
	assert_true(json_str(line.body, "bring").n > 0);
}

static void usb_joins_and_a_private_one_goes_to_the_chief(void **state)
{
	struct world *w = world_of(state);
	int64_t item = closed_asset(w);
	int64_t office = desk_do(w, "1116", "case_submit",
		arena_cprintf(w->a, OUT, (long long)item, "yes",
			",\"safeguards\":[\"encrypt\"],\"device\":\"about:USBメモリ 3\",\"device.about.0.confidentiality\":\"3\","
			"\"device.about.0.integrity\":\"1\",\"device.about.0.availability\":\"1\","
				"\"whose\":\"office\",\"need\":\"紙では多い\""));
	assert_string_equal(desk_steps(w, office),
		"permit=open take=waiting bring=waiting returned=waiting permit=open exception=waiting unlock=waiting");
	desk_decide(w, "1111", office, "takeout.permit", "granted", "");
	assert_string_equal(desk_steps(w, office),
		"permit=done take=open bring=waiting returned=waiting permit=done exception=skipped unlock=open");
	int64_t own = desk_do(w, "1116", "case_submit",
		arena_cprintf(w->a, OUT, (long long)item, "yes",
			",\"safeguards\":[\"encrypt\"],\"device\":\"about:私物USB\",\"device.about.0.confidentiality\":\"3\","
			"\"device.about.0.integrity\":\"1\",\"device.about.0.availability\":\"1\","
				"\"whose\":\"private\",\"need\":\"公用がない\""));
	desk_decide(w, "1111", own, "takeout.permit", "granted", "");
	assert_string_equal(desk_steps(w, own), "permit=done take=waiting bring=waiting returned=waiting "
		"permit=skipped exception=open unlock=waiting");
	desk_decide(w, "1201", own, "media_use.exception", "refused", ",\"reason\":\"公用を貸します\"");
	assert_string_equal(desk_state(w, own), "refused");
}

/* Every procedure that a door brings can be planned and routed: nobody is left with a step that no one takes. */
static void every_door_can_be_planned(void **state)
{
	struct world *w = world_of(state);
	struct who who = world_who(w, "1116");
	size_t doors = 0;
	for (size_t i = 0; i < w->pack->elems.n; i++) {
		if (w->pack->elems.p[i]->kind != ELEM_DOOR)
			continue;
		const struct door *d = pack_door(w->pack, w->pack->elems.p[i]->name);
		struct case_plan plan;
		assert_ok(case_plan(w->city, world_read(w), w->a, w->pack, d, json_obj(w->a), &who, &w->ja, &plan, &w->e), &w->e);
		for (size_t s = 0; s < plan.n_steps; s++)
			if (plan.steps[s].step->kind != STEP_START && !*plan.steps[s].who)
				fail_msg("%s: nobody for %s", d->elem.name, plan.steps[s].step->name);
		doors++;
	}
	world_done(w);
	assert_true(doors >= 4);
}

static void clauses_stand_and_are_proven(void **state)
{
	struct world *w = world_of(state);
	enum standing *all;
	size_t counts[STAND_REST + 1] = {0};
	assert_ok(standing_all(w->city, world_read(w), w->a, w->pack, clock_now(), &w->ja, &all, &w->e), &w->e);
	for (size_t i = 0; i < w->pack->clauses.n; i++)
		counts[all[i]]++;
	assert_true(counts[STAND_KEPT] > 0 && counts[STAND_UNKNOWN] > 0);
	world_done(w);
	takeout_with_the_policy_of_the_city(state);
	const struct clause **of;
	size_t n = pack_clauses_of(w->pack, "takeout", w->a, &of), proven = 0;
	assert_true(n > 0);
	for (size_t i = 0; i < n; i++) {
		struct entry *list;
		size_t entries;
		assert_ok(standing_clause_entries(w->city, world_read(w), w->a, w->pack, of[i], -1, 50, &w->ja, &list,
			&entries, &w->e), &w->e);
		proven += entries > 0;
		world_done(w);
	}
	assert_true(proven > 0);
	struct verify_report report;
	assert_ok(trail_verify(w->f->store, NULL, &w->en, w->a, NULL, NULL, &report, &w->e), &w->e);
	if (report.bad)
		fail_msg("%s: %s", report.bad_kind, report.bad);
}

/* An accident that nobody handles reaches the CISO without anybody's button. */
static void incident_climbs_to_the_top(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_do(w, "1116", "case_submit",
		"{\"door\":\"incident\",\"answers\":{\"found\":\"2026-04-01T08:30\",\"what\":\"誤送信\"}}");
	struct case_notice *list;
	size_t n;
	int moved;
	assert_non_null(strstr(desk_steps(w, id), "handle=open"));
	for (int day = 1; day <= 20; day++) {
		world_done(w);
		clock_fixed(civil_ms(civil_date(2026, 4, day), 18, 0));
		assert_ok(case_tick(w->city, clock_now(), &moved, &w->e), &w->e);
	}
	static const char *const told[] = {"1212", "1101", "1201", "1001"};
	for (size_t i = 0; i < ARRAY_LEN(told); i++) {
		assert_ok(case_notices(w->city, world_read(w), w->a, world_person(w, told[i]), 20, &w->ja, &list, &n, &w->e),
			&w->e);
		assert_true(n > 0);
		assert_string_equal(list[0].kind, "climb");
		world_done(w);
	}
}

/* 第9 2(3), 9 6: the general security officer judges; the section manager of the person concerned answers, not the one told. */
static void violation_is_judged_and_answered(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_do(w, "1116", "case_submit",
		arena_cprintf(w->a, "{\"door\":\"violation\",\"answers\":{\"found\":\"2026-04-01T08:30\",\"what\":\"許可のない持出し\","
			"\"person\":\"person:%lld\"}}", (long long)world_person(w, "1122")));
	assert_non_null(strstr(desk_steps(w, id), "judge=open as_incident=waiting asked=waiting answered=waiting"));
	desk_do(w, "1201", "step_task", arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{\"grave\":\"grave_yes\","
		"\"why_grave\":\"住民の情報\"}}", (long long)desk_open(w, id, "judge")));
	assert_non_null(strstr(desk_steps(w, id), "judge=done as_incident=done asked=open answered=open"));
	const char *answer = arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{\"measure_taken\":\"指導\"}}",
		(long long)desk_open(w, id, "answered"));
	desk_refused(w, "1111", "step_task", answer);
	desk_do(w, "1121", "step_task", answer);
	assert_non_null(strstr(desk_steps(w, id), "answered=done"));
}

#define CONNECT \
	"{\"door\":\"external_connection\",\"answers\":{\"partner\":\"県\",\"purpose\":\"共同利用\"," \
	"\"protocol\":\"443\",\"from\":\"2026-04-02\",\"till\":\"2027-03-31\",\"technology\":\"VPN\",\"weakness\":\"なし\"," \
	"\"investigator\":\"person:%lld\",\"harmless\":\"%s\",\"liability\":\"not_needed\",\"why_not\":\"協定がある\"}}"

/* 第8 1(10): an external network that does harm is not even asked for. */
static void connection_that_harms_is_refused(void **state)
{
	struct world *w = world_of(state);
	long long by = (long long)world_person(w, "1116");
	const char *said = desk_refused(w, "1111", "case_submit", arena_cprintf(w->a, CONNECT, by, "no"));
	assert_string_equal(said, "harmless: Nothing may be left that is harmed");
	int64_t id = desk_do(w, "1111", "case_submit", arena_cprintf(w->a, CONNECT, by, "yes"));
	desk_decide(w, "1201", id, "permit", "granted", "");
	assert_string_equal(desk_steps(w, id), "permit=done agreed=open connect=waiting");
	desk_decide(w, "1001", id, "agreed", "granted", "");
	assert_string_equal(desk_steps(w, id), "permit=done agreed=done connect=open");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(takeout_with_the_policy_of_the_city),
		cmocka_unit_test(incident_climbs_to_the_top),
		cmocka_unit_test(usb_joins_and_a_private_one_goes_to_the_chief),
		cmocka_unit_test(every_door_can_be_planned),
		cmocka_unit_test(violation_is_judged_and_answered),
		cmocka_unit_test(connection_that_harms_is_refused),
		cmocka_unit_test(clauses_stand_and_are_proven),
	};
	return fixture_run_with("case-kawaguchi", tests, ARRAY_LEN(tests), setup, world_teardown);
}
