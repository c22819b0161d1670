/* The shipped pack of Nerima Ward at work: nine posts, an incident that opens at all of them, a report that goes up the line. */
#include "tests/case/desk.h"

static const char people[] =
	"{\"from\":\"2020-04-01\",\"units\":["
	"{\"code\":\"10\",\"kind\":\"municipality\",\"name\":\"練馬区\",\"place\":0},"
	"{\"code\":\"110\",\"kind\":\"department\",\"name\":\"福祉部\",\"parent\":\"10\",\"place\":1},"
	"{\"code\":\"111\",\"kind\":\"section\",\"name\":\"生活支援課\",\"parent\":\"110\",\"place\":1},"
	"{\"code\":\"120\",\"kind\":\"department\",\"name\":\"企画部\",\"parent\":\"10\",\"place\":2},"
	"{\"code\":\"121\",\"kind\":\"section\",\"name\":\"情報政策課\",\"parent\":\"120\",\"place\":1}],"
	"\"persons\":["
	"{\"number\":\"1000\",\"name\":\"区長 一\"},{\"number\":\"1001\",\"name\":\"副区長 二\"},"
	"{\"number\":\"1101\",\"name\":\"福祉 部長\"},{\"number\":\"1111\",\"name\":\"生活 課長\"},"
	"{\"number\":\"1115\",\"name\":\"庶務 係長\"},{\"number\":\"1116\",\"name\":\"大野 浩二\"},"
	"{\"number\":\"1201\",\"name\":\"企画 部長\"},{\"number\":\"1211\",\"name\":\"情報 課長\"},"
	"{\"number\":\"1212\",\"name\":\"設楽 剛\"},{\"number\":\"1220\",\"name\":\"共用 守\"},"
	"{\"number\":\"1300\",\"name\":\"監査 正\"}],"
	"\"assignments\":["
	"{\"person\":\"1000\",\"unit\":\"10\",\"position\":\"head\",\"post\":\"ward_mayor\",\"title\":\"区長\"},"
	"{\"person\":\"1001\",\"unit\":\"10\",\"position\":\"vice_mayor_planning\",\"title\":\"副区長\"},"
	"{\"person\":\"1101\",\"unit\":\"110\",\"position\":\"head\",\"title\":\"部長\"},"
	"{\"person\":\"1111\",\"unit\":\"111\",\"position\":\"head\",\"title\":\"課長\"},"
	"{\"person\":\"1115\",\"unit\":\"111\",\"position\":\"affairs_chief\",\"title\":\"庶務係長\"},"
	"{\"person\":\"1116\",\"unit\":\"111\",\"title\":\"主事\"},"
	"{\"person\":\"1201\",\"unit\":\"120\",\"position\":\"head\",\"post\":\"head_planning\",\"title\":\"部長\"},"
	"{\"person\":\"1211\",\"unit\":\"121\",\"position\":\"head\",\"post\":\"head_info_policy\",\"title\":\"課長\"},"
	"{\"person\":\"1212\",\"unit\":\"121\",\"title\":\"主査\"},"
	"{\"person\":\"1220\",\"unit\":\"121\",\"position\":\"head_systems\",\"title\":\"統括情報システム管理者\"},"
	"{\"person\":\"1300\",\"unit\":\"10\",\"title\":\"部長\"}],"
	"\"appointments\":["
	"{\"role\":\"executor\",\"person\":\"1212\"},{\"role\":\"secretariat\",\"person\":\"1212\"},"
	"{\"role\":\"poc\",\"person\":\"1212\"},{\"role\":\"audit_chief\",\"person\":\"1300\"},"
	"{\"role\":\"headquarters_head\",\"person\":\"1000\"}]}";

static int setup(void **state) { return world_setup_people(state, PACKS "/nerima", people); }

static void posts_under_similar_names_are_different_people(void **state)
{
	struct world *w = world_of(state);
	static const struct row { const char *role, *unit, *holder; } rows[] = {
		{"ciso", "", "1001"},		      /* Article 11 */
		{"adviser", "", ""},		      /* 12: may be vacant */
		{"audit_chief", "", "1300"},	      /* 13 */
		{"chief", "", "1201"},		      /* 14 */
		{"system_head", "", "1220"},	      /* 15 */
		{"security_head", "", "1211"},	      /* 16 */
		{"dept_officer", "110", "1101"},      /* 17 */
		{"section_manager", "111", "1111"},   /* 18 */
		{"leader", "111", "1115"},	      /* 19 */
		{"committee_chair", "", "1201"},   {"committee_vice", "", "1211"}, {"mayor", "", "1000"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_string_equal(world_holders(w, rows[i].role, rows[i].unit, w->today), rows[i].holder);
}

static int64_t incident(struct world *w, const char *shared)
{
	return desk_do(w, "1116", "case_submit", arena_cprintf(w->a,
		"{\"door\":\"incident\",\"answers\":{\"found\":\"2026-04-01T08:30\",\"what\":\"画面が暗号化された\","
		"\"nature\":[\"threat\"],\"happened\":\"yes\",\"shared_hit\":\"%s\"}}", shared));
}

/* Articles 5(6), 11(6), 14(5), 15(2)(3), 16(6), 17(6)(7), 18(6)(7): nobody waits for another. */
static void incident_opens_at_every_post(void **state)
{
	struct world *w = world_of(state);
	const char *own = desk_steps(w, incident(w, "own")), *shared = desk_steps(w, incident(w, "shared"));
	static const char *const at_once[] = {"told=open", "classify=open", "told_security=open", "told_department=open",
		"respond_security=open", "direction=open", "team=open", "handle=open", "raised=open", "instruct=open",
		"judge=open"};
	for (size_t i = 0; i < ARRAY_LEN(at_once); i++)
		if (!strstr(own, at_once[i]))
			fail_msg("%s is missing: %s", at_once[i], own);
	assert_non_null(strstr(own, "told_shared=skipped"));
	assert_non_null(strstr(own, "prevent=waiting"));
	assert_non_null(strstr(shared, "told_shared=open"));
	assert_non_null(strstr(shared, "respond_shared=open"));
	assert_string_equal(desk_inbox(w, "1220", STEP_TASK), "情報セキュリティ事故等");
}

/* Articles 16(4), 14(4)(1): what the general security manager sums up goes over the general security officer to the CISO. */
static void report_goes_up_the_line(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_do(w, "1211", "case_submit",
		"{\"door\":\"education_report\",\"answers\":{\"course\":\"令和7年度一般教育\",\"rate\":\"96\",\"before\":\"61\","
		"\"after\":\"84\",\"effect\":\"誤送信が減った\",\"better\":\"委託先の受講\"}}");
	assert_string_equal(desk_steps(w, id), "accept=open report=waiting received=waiting");
	desk_decide(w, "1201", id, "accept", "granted", "");
	assert_string_equal(desk_steps(w, id), "accept=done report=open received=waiting");
	desk_task(w, "1201", id, "report");
	desk_do(w, "1001", "step_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)desk_open(w, id, "received")));
	assert_string_equal(desk_state(w, id), "done");
}

/* Articles 18(6)(5), 17(6)(6): the section's manager treats a risk, the department officer approves what came of it; it is in
 * the ledger from the start, and in no report before it is approved. */
static void risk_is_in_the_ledger_until_the_officer_approves(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_do(w, "1300", "case_submit", arena_cprintf(w->a,
		"{\"door\":\"audit_risk\",\"answers\":{\"matter\":\"古いIDが残る\",\"place\":\"unit:%lld\"}}",
		(long long)world_unit(w, "111")));
	assert_string_equal(desk_line(w, id, 1).reg, "audit_risks");
	desk_do(w, "1111", "step_task", arena_cprintf(w->a,
		"{\"id\":%lld,\"fields\":{\"cause\":\"access\",\"effect\":[\"leak\"],\"level\":\"middle\","
		"\"treatment\":\"reduce\",\"measure\":\"毎月消す\",\"finish_by\":\"2026-04-30\",\"helpers\":[\"person:%lld\"]}}",
		(long long)desk_open(w, id, "assess"), (long long)world_person(w, "1116")));
	assert_string_equal(desk_inbox(w, "1116", STEP_TASK), "監査で確かめられたリスクの管理");
	assert_string_equal(desk_steps(w, id), "assess=done help=open progress=open treated=open approve=waiting");
	assert_true(json_str(desk_line(w, id, 1).body, "level").n > 0);
	const char *early = desk_refused(w, "1111", "case_submit", arena_cprintf(w->a,
		"{\"door\":\"risk_results\",\"answers\":{\"risks\":[\"case:%lld\"],\"state\":\"1件\"}}", (long long)id));
	assert_non_null(strstr(early, "does not meet the condition"));
}

/* Nobody is left with a step that no one takes. */
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
	assert_true(doors >= 8);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(posts_under_similar_names_are_different_people),
		cmocka_unit_test(incident_opens_at_every_post),
		cmocka_unit_test(report_goes_up_the_line),
		cmocka_unit_test(risk_is_in_the_ledger_until_the_officer_approves),
		cmocka_unit_test(every_door_can_be_planned),
	};
	return fixture_run_with("case-nerima", tests, ARRAY_LEN(tests), setup, world_teardown);
}
