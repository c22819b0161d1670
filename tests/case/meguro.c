/* The shipped pack of Meguro Ward at work: the deputy mayor as CISO, two councils, three tiers of rules. */
#include "tests/case/desk.h"

static const char people[] =
	"{\"from\":\"2020-04-01\",\"units\":["
	"{\"code\":\"10\",\"kind\":\"municipality\",\"name\":\"目黒区\",\"place\":0},"
	"{\"code\":\"110\",\"kind\":\"department\",\"name\":\"福祉部\",\"parent\":\"10\",\"place\":1},"
	"{\"code\":\"111\",\"kind\":\"section\",\"name\":\"生活課\",\"parent\":\"110\",\"place\":1},"
	"{\"code\":\"120\",\"kind\":\"department\",\"name\":\"情報部\",\"parent\":\"10\",\"place\":2},"
	"{\"code\":\"121\",\"kind\":\"section\",\"name\":\"情報課\",\"parent\":\"120\",\"place\":1}],"
	"\"persons\":["
	"{\"number\":\"1000\",\"name\":\"区長 一\"},{\"number\":\"1001\",\"name\":\"副区長 二\"},"
	"{\"number\":\"1002\",\"name\":\"教育長 三\"},"
	"{\"number\":\"1101\",\"name\":\"福祉 部長\"},{\"number\":\"1111\",\"name\":\"生活 課長\"},"
	"{\"number\":\"1115\",\"name\":\"小林 進\"},{\"number\":\"1116\",\"name\":\"大野 浩二\"},"
	"{\"number\":\"1201\",\"name\":\"情報 部長\"},{\"number\":\"1211\",\"name\":\"情報 課長\"},"
	"{\"number\":\"1212\",\"name\":\"設楽 剛\"},{\"number\":\"1300\",\"name\":\"監査 正\"}],"
	"\"assignments\":["
	"{\"person\":\"1000\",\"unit\":\"10\",\"position\":\"head\",\"post\":\"mayor_post\",\"title\":\"区長\"},"
	"{\"person\":\"1001\",\"unit\":\"10\",\"position\":\"deputy_mayor\",\"title\":\"副区長\"},"
	"{\"person\":\"1002\",\"unit\":\"10\",\"position\":\"superintendent_post\",\"title\":\"教育長\"},"
	"{\"person\":\"1101\",\"unit\":\"110\",\"position\":\"head\",\"title\":\"部長\"},"
	"{\"person\":\"1111\",\"unit\":\"111\",\"position\":\"head\",\"title\":\"課長\"},"
	"{\"person\":\"1115\",\"unit\":\"111\",\"title\":\"主任\"},"
	"{\"person\":\"1116\",\"unit\":\"111\",\"title\":\"主事\"},"
	"{\"person\":\"1201\",\"unit\":\"120\",\"position\":\"head\",\"title\":\"部長\"},"
	"{\"person\":\"1211\",\"unit\":\"121\",\"position\":\"head\",\"title\":\"課長\"},"
	"{\"person\":\"1212\",\"unit\":\"121\",\"title\":\"主査\"},"
	"{\"person\":\"1300\",\"unit\":\"10\",\"title\":\"部長\"}],"
	"\"appointments\":["
	"{\"role\":\"chief\",\"person\":\"1201\"},{\"role\":\"executor\",\"person\":\"1212\"},"
	"{\"role\":\"poc\",\"person\":\"1212\"},{\"role\":\"audit_chief\",\"person\":\"1300\"},"
	"{\"role\":\"leader\",\"unit\":\"111\",\"person\":\"1115\"}]}";

static int setup(void **state) { return world_setup_people(state, PACKS "/meguro", people); }

/* 5(1)ア, 6(1)(2)(3): who lays down which of the three tiers. */
static void each_tier_has_its_author(void **state)
{
	struct world *w = world_of(state);
	static const struct row { const char *document, *role, *unit, *holder; } rows[] = {
		{"basic_policy", "mayor", "", "1000"},
		{"standard", "ciso", "", "1001"},
		{"education_standard", "superintendent", "", "1002"},
		{"procedures", "dept_officer", "110", "1101"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct document *d = (const struct document *)pack_find(w->pack, ELEM_DOCUMENT, rows[i].document);
		assert_non_null(d);
		assert_string_equal(d->approved_by->elem.name, rows[i].role);
		assert_string_equal(world_holders(w, rows[i].role, rows[i].unit, w->today), rows[i].holder);
	}
}

/* 5(2)イ: what was on the agenda gets a conclusion, the rest is skipped; the result goes to the CISO, who answers. */
static void number_council_reports_to_the_ciso(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_do(w, "1212", "case_submit",
		"{\"door\":\"number_meeting\",\"answers\":{\"held\":\"2026-03-20\",\"matters\":[\"other\"]}}");
	assert_string_equal(desk_steps(w, id), "on_rules=skipped on_plan=skipped on_training=skipped on_other=open "
		"minutes=waiting reported=waiting received=waiting");
	desk_do(w, "1212", "step_task", arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{\"other_matter\":\"回線の更新\","
		"\"other_conclusion\":\"二重にする\"}}", (long long)desk_open(w, id, "on_other")));
	assert_non_null(strstr(desk_steps(w, id), "on_other=done minutes=open"));
}

/* 5(3)イ(ア): the CISO orders, the council's secretary answers, the CISO takes the answer. */
static void ciso_orders_and_is_answered(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_do(w, "1001", "case_submit",
		"{\"door\":\"ciso_order\",\"answers\":{\"matter\":\"誤送信を減らす手立て\",\"answer_by\":\"2026-05-01\"}}");
	assert_string_equal(desk_steps(w, id), "examined=open answered=waiting");
	desk_do(w, "1212", "step_task", arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{\"conclusion\":\"二人で確かめる\"}}",
		(long long)desk_open(w, id, "examined")));
	desk_do(w, "1001", "step_confirm", arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"yes\"}",
		(long long)desk_open(w, id, "answered")));
	assert_string_equal(desk_state(w, id), "done");
}

/* 5(1)イ(ウ): an incident names its threat; a grave one waits for the CISO. */
static void grave_incidents_reach_the_ciso(void **state)
{
	struct world *w = world_of(state);
	static const struct row { const char *grave, *direct; } rows[] = {{"yes", "direct=open"}, {"no", "direct=skipped"}};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t id = desk_do(w, "1116", "case_submit",
			"{\"door\":\"report\",\"answers\":{\"wish\":\"incident\",\"found\":\"2026-04-01T08:30\","
			"\"what\":\"漏れた\"}}");
		desk_do(w, "1111", "step_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)desk_open(w, id, "told")));
		desk_do(w, "1111", "step_task", arena_cprintf(w->a,
			"{\"id\":%lld,\"fields\":{\"cause\":\"誤り\",\"damage\":\"一人分\",\"reach\":\"一つの課\",\"action\":\"回収した\","
			"\"threat\":\"negligence\",\"harmed\":[\"secrecy\"],\"grave\":\"%s\"}}",
			(long long)desk_open(w, id, "handle"), rows[i].grave));
		desk_do(w, "1201", "step_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)desk_open(w, id, "raised")));
		if (!strstr(desk_steps(w, id), rows[i].direct))
			fail_msg("%s is missing: %s", rows[i].direct, desk_steps(w, id));
	}
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
		cmocka_unit_test(each_tier_has_its_author),
		cmocka_unit_test(number_council_reports_to_the_ciso),
		cmocka_unit_test(ciso_orders_and_is_answered),
		cmocka_unit_test(grave_incidents_reach_the_ciso),
		cmocka_unit_test(every_door_can_be_planned),
	};
	return fixture_run_with("case-meguro", tests, ARRAY_LEN(tests), setup, world_teardown);
}
