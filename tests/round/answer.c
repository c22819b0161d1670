/* Rounds are done: answers, plans, findings, corrections, proxies, cases; what standing and the figures say of them. */
#include "tests/round/work.h"

#define YES "\"desk\":\"yes\",\"desk-yes-note\":\"見て回った\",\"words\":\"yes\""

static const char *answered(struct world *w, int64_t id, const char *fields)
{
	return arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{%s}}", (long long)id, fields);
}

static struct round round_of(struct world *w, int64_t id)
{
	struct round r;
	bool found;
	assert_ok(round_get(world_read(w), w->a, id, &r, &found, &w->e), &w->e);
	world_done(w);
	assert_true(found);
	return r;
}

static struct round_question asked(struct world *w, const char *sheet, const char *question)
{
	struct round_question q;
	assert_ok(round_question_standing(world_read(w), w->a, w->pack, 1, sheet, question, clock_now(), &q, &w->e), &w->e);
	world_done(w);
	return q;
}

static void a_person_answers_his_own(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-06-01");
	int64_t id = work_round(w, "staff_round", "#1114");
	static const char *const others[] = {"1116", "1113", "1112", "1101", "1122", "1001", "1212"};
	for (size_t i = 0; i < ARRAY_LEN(others); i++)
		assert_string_equal(
			work_refused(w, others[i], "round_answer", answered(w, id, "\"lock\":\"yes\",\"mail\":\"yes\"")),
			"This duty is not yours to do.");
	static const struct {
		const char *fields, *problem;
	} wrong[] = {
		{"", "lock: Please choose “I lock the screen”."},
		{"\"lock\":\"yes\"", "mail: Please choose “I check addressees”."},
		{"\"lock\":\"yes\",\"mail\":\"not_applicable\"",
			"mail-reason: Please fill in “Why it does not apply (question 2)”."},
		{"\"lock\":\"yes\",\"mail\":\"partly\"", "mail-partly-plan: Please fill in “Plan to remedy (question 2)”."},
		{"\"lock\":\"yes\",\"mail\":\"no\",\"mail-no-plan\":\"直す\"",
			"mail-no-till: Please give the day by which the plan is carried out."},
		{"\"lock\":\"yes\",\"mail\":\"no\",\"mail-no-till\":\"2026-07-01\"",
			"mail-no-plan: Please write how it will be remedied."},
		{"\"lock\":\"yes\",\"mail\":\"no\",\"mail-no-plan\":\"直す\",\"mail-no-till\":\"2026-05-31\"",
			"mail-no-till: Please give a day from today on."},
	};
	int64_t entries = world_entries(w);
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
		assert_string_equal(work_refused(w, "1114", "round_answer", answered(w, id, wrong[i].fields)), wrong[i].problem);
	assert_non_null(work_refused(w, "1114", "round_answer", answered(w, id, "\"door\":\"yes\"")));
	assert_int_equal(world_entries(w), entries);
	work_do(w, "1114", "round_answer",
		answered(w, id,
			"\"lock\":\"yes\",\"mail\":\"no\",\"mail-no-plan\":\"研修を受ける\",\"mail-no-till\":\"2026-07-01\""));
	struct round r = round_of(w, id);
	assert_string_equal(r.state, "done");
	assert_false(r.late);
	assert_int_equal(r.version, 1);
	assert_string_equal(work_refused(w, "1114", "round_answer", answered(w, id, "\"lock\":\"yes\",\"mail\":\"yes\"")),
		"This duty has been reported already. Open it again.");
	struct round_figures f;
	assert_ok(round_figures(world_read(w), r.group, clock_now(), &f, &w->e), &w->e);
	world_done(w);
	assert_int_equal(f.done, 1);
	assert_int_equal(f.asked, 21);
	struct round_question q = asked(w, "own", "mail");
	assert_true(q.answered);
	assert_int_equal(q.no, 1);
	assert_int_equal(q.planned, 1);
	assert_int_equal(q.unplanned, 0);
	assert_int_equal(q.waiting, 20);
	assert_int_equal(q.plan_due, civil_date(2026, 7, 1));
	/* counted again, the figures are the same */
	assert_ok(round_reindex(w->city, &w->e), &w->e);
	q = asked(w, "own", "mail");
	assert_int_equal(q.planned, 1);
	assert_int_equal(q.waiting, 20);
	/* its day passes, and nothing was corrected */
	work_tick(w, "2026-07-02");
	q = asked(w, "own", "mail");
	assert_int_equal(q.planned, 0);
	assert_int_equal(q.unplanned, 1);
	/* 改善した: the first answer stays beside it */
	const char *better = arena_cprintf(
		w->a, "{\"id\":%lld,\"reason\":\"研修を受けた\",\"fields\":{\"lock\":\"yes\",\"mail\":\"yes\"}}", (long long)id);
	assert_string_equal(
		work_refused(w, "1114", "round_correct",
			arena_cprintf(w->a, "{\"id\":%lld,\"reason\":\" \",\"fields\":{\"lock\":\"yes\",\"mail\":\"yes\"}}",
				(long long)id)),
		"reason: Write the reason.");
	assert_non_null(work_refused(w, "1116", "round_correct", better));
	work_do(w, "1114", "round_correct", better);
	q = asked(w, "own", "mail");
	assert_int_equal(q.yes, 1);
	assert_int_equal(q.no, 0);
	assert_int_equal(q.unplanned, 0);
	struct round_answer *list;
	size_t n;
	assert_ok(round_answers(world_read(w), w->a, OBJECT_ROUND, id, true, &list, &n, &w->e), &w->e);
	assert_int_equal(n, 2);
	assert_string_equal(list[1].plan, "研修を受ける");
	struct round_deed *deeds;
	assert_ok(round_deeds(w->tx, w->a, id, &deeds, &n, &w->e), &w->e);
	assert_int_equal(n, 2);
	assert_string_equal(deeds[0].reason, "研修を受けた");
	assert_true(str_is(json_str(deeds[0].who, "name"), "保田 恵"));
	world_done(w);
}

/* 代行入力: the leader enters what stands on paper, with the paper. */
static void the_leader_enters_for_who_has_no_account(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-06-01");
	int64_t id = work_round(w, "staff_round", "#1114");
	assert_string_equal(work_refused(w, "1115", "round_answer", answered(w, id, "\"lock\":\"yes\",\"mail\":\"yes\"")),
		"proxy_roster: Please fill in “Scan of the paper that was filled in”.");
	/* his own he answers himself */
	work_do(w, "1115", "round_answer",
		answered(w, work_round(w, "staff_round", "#1115"), "\"lock\":\"yes\",\"mail\":\"yes\""));
	/* a leader of another section has nothing to do with it */
	assert_string_equal(work_refused(w, "1121", "round_answer", answered(w, id, "\"lock\":\"yes\",\"mail\":\"yes\"")),
		"This duty is not yours to do.");
}

static void a_role_answers_for_its_section(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-04-01");
	int64_t id = work_round(w, "section_report", "111");
	assert_string_equal(
		work_refused(w, "1116", "round_answer", answered(w, id, "\"body\":\"x\"")), "This duty is not yours to do.");
	assert_string_equal(
		work_refused(w, "1112", "round_answer", answered(w, id, "\"body\":\"x\"")), "This duty is not yours to do.");
	assert_string_equal(work_refused(w, "1111", "round_answer", answered(w, id, "")), "body: Please fill in “Content”.");
	work_tick(w, "2026-04-20");
	work_do(w, "1111", "round_answer", answered(w, id, "\"body\":\"届け出ます\""));
	struct round r = round_of(w, id);
	assert_true(r.late);
	struct round_standing s;
	assert_ok(round_duty_standing(world_read(w), w->a, 1, "section_report", clock_now(), &s, &w->e), &w->e);
	assert_true(s.any && s.over && !s.in_time);
	assert_int_equal(s.overdue, 3);
	assert_int_equal(s.last_figures.done, 1);
	assert_int_equal(s.last_figures.late, 1);
	assert_int_equal(s.next_due, 0);
	/* any of two: whoever comes first */
	id = work_round(w, "city_plan", "0");
	assert_string_equal(
		work_refused(w, "1111", "round_answer", answered(w, id, "\"plan\":\"x\"")), "This duty is not yours to do.");
	work_do(w, "1212", "round_answer", answered(w, id, "\"plan\":\"計画\""));
	assert_non_null(work_refused(w, "1201", "round_answer", answered(w, id, "\"plan\":\"計画\"")));
	assert_ok(round_duty_standing(world_read(w), w->a, 1, "city_plan", clock_now(), &s, &w->e), &w->e);
	assert_true(s.over && s.in_time);
	assert_int_equal(s.overdue, 0);
	assert_ok(round_duty_standing(w->tx, w->a, 1, "staff_round", clock_now(), &s, &w->e), &w->e);
	assert_false(s.any);
	world_done(w);
	/* all done: the group ends */
	work_tick(w, "2026-04-21");
	assert_string_equal(work_groups(w, "city_plan"), "2026-04/12=closed");
}

static void a_no_without_a_plan_opens_a_finding(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-04-01");
	int64_t id = work_round(w, "workplace_round", "111");
	assert_string_equal(work_refused(w, "1115", "round_answer", answered(w, id, YES ",\"door\":\"yes\"")),
		"door-yes-file: Please fill in “Photograph (question 2)”.");
	assert_string_equal(
		work_refused(w, "1115", "round_answer", answered(w, id, "\"desk\":\"yes\",\"words\":\"yes\",\"door\":\"no\"")),
		"desk-yes-note: Please fill in “What was looked at (question 1)”.");
	work_do(w, "1115", "round_answer", answered(w, id, YES ",\"door\":\"no\""));
	struct round_answer *list;
	size_t n;
	assert_ok(round_answers(world_read(w), w->a, OBJECT_ROUND, id, false, &list, &n, &w->e), &w->e);
	assert_int_equal(n, 3);
	assert_string_equal(list[0].note, "見て回った");
	assert_string_equal(list[1].answer, "no");
	assert_true(list[1].finding != 0);
	assert_int_equal(list[0].finding, 0);
	struct case_file c;
	bool found;
	struct who who = world_who(w, "1111");
	assert_ok(case_get(w->city, w->tx, w->a, list[1].finding, &who, &w->ja, &c, &found, &w->e), &w->e);
	assert_true(found);
	assert_string_equal(c.procedure, "finding");
	assert_non_null(strstr(json_str(c.parts[0].body, "fact").p, "扉に鍵がある"));
	world_done(w);
	struct round_question q = asked(w, "workplace", "door");
	assert_int_equal(q.unplanned, 1);
	assert_int_equal(asked(w, "workplace", "desk").yes, 1);
	assert_int_equal(asked(w, "workplace", "desk").waiting, 3);
}

static void a_case_fulfils_a_duty(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-12-01");
	int64_t id = work_round(w, "drill_year", "111");
	assert_string_equal(work_refused(w, "1111", "round_answer", answered(w, id, "")), "This duty is fulfilled by a request.");
	int64_t file = work_do(w, "1116", "case_submit", "{\"door\":\"drill\",\"answers\":{\"what\":\"避難\"}}");
	struct case_file c;
	bool found;
	struct who who = world_who(w, "1116");
	assert_ok(case_get(w->city, world_read(w), w->a, file, &who, &w->ja, &c, &found, &w->e), &w->e);
	world_done(w);
	assert_string_equal(round_of(w, id).state, "open");
	work_do(w, "1116", "step_task", arena_cprintf(w->a, "{\"id\":%lld}", (long long)c.steps[0].id));
	assert_string_equal(round_of(w, id).state, "done");
	assert_string_equal(round_of(w, work_round(w, "drill_year", "112")).state, "open");
	struct round_deed *deeds;
	size_t n;
	assert_ok(round_deeds(world_read(w), w->a, id, &deeds, &n, &w->e), &w->e);
	world_done(w);
	assert_int_equal(n, 1);
	assert_int_equal(deeds[0].file, file);
}

/* A step's sheet, and the matrix of a contractor's clauses: line by line, before the case goes on. */
static void steps_ask_sheets(void **state)
{
	struct world *w = world_of(state);
	int64_t file = work_do(w, "1116", "case_submit", "{\"door\":\"accept\",\"answers\":{\"what\":\"保守\"}}");
	struct case_file c;
	bool found;
	struct who who = world_who(w, "1116");
	assert_ok(case_get(w->city, world_read(w), w->a, file, &who, &w->ja, &c, &found, &w->e), &w->e);
	world_done(w);
	const char *step = arena_cprintf(w->a, "%lld", (long long)c.steps[0].id);
	struct round_form f;
	const struct elem *el = pack_find(w->pack, ELEM_SHEET, "matrix");
	round_sheet_form(w->a, (const struct sheet *)(const void *)el, &f);
	assert_int_equal(f.n_items, 2);
	assert_string_equal(f.items[0].question, "1");
	assert_string_equal(f.items[1].ref, "2");
	assert_non_null(work_refused(
		w, "1116", "step_task", arena_cprintf(w->a, "{\"id\":%s,\"fields\":{\"%s\":\"yes\"}}", step, f.items[0].field)));
	work_do(w, "1116", "step_task",
		arena_cprintf(
			w->a, "{\"id\":%s,\"fields\":{\"%s\":\"yes\",\"%s\":\"no\"}}", step, f.items[0].field, f.items[1].field));
	struct round_answer *list;
	size_t n;
	assert_ok(round_answers(world_read(w), w->a, OBJECT_STEP, c.steps[0].id, false, &list, &n, &w->e), &w->e);
	world_done(w);
	assert_int_equal(n, 2);
	assert_string_equal(list[0].question, "1");
	assert_true(list[1].finding != 0);
	struct round_question q = asked(w, "matrix", "1");
	assert_true(q.answered && q.yes == 1 && q.group == 0 && q.at == clock_now());
	assert_int_equal(asked(w, "matrix", "2").unplanned, 1);
	assert_false(asked(w, "matrix", "3").answered);
}

/* Every line is answered, with the measure or the reason, before the contract can be accepted. */
static void a_contract_waits_for_every_line(void **state)
{
	struct world *w = world_of(state);
	int64_t file = work_do(w, "1116", "case_submit", "{\"door\":\"contract\",\"answers\":{\"what\":\"保守\"}}");
	struct case_file c;
	bool found;
	struct who who = world_who(w, "1116");
	assert_ok(case_get(w->city, world_read(w), w->a, file, &who, &w->ja, &c, &found, &w->e), &w->e);
	world_done(w);
	assert_int_equal(c.n_steps, 2);
	assert_string_equal(c.steps[0].state, "open");
	assert_string_equal(c.steps[1].state, "waiting");
	struct round_form f;
	round_sheet_form(w->a, (const struct sheet *)(const void *)pack_find(w->pack, ELEM_SHEET, "terms"), &f);
	assert_int_equal(f.n_items, 2);
	const char *one = f.items[0].field, *two = f.items[1].field;
	const char *kept = arena_cprintf(w->a, "\"%s\":\"yes\",\"%s-yes-measure\":\"専用の端末で扱う\"", one, one);
	const char *needless = arena_cprintf(w->a, ",\"%s\":\"not_applicable\"", two);
	const struct {
		const char *fields, *field, *problem;
	} wrong[] = {
		{"", one, "Please choose"},
		{arena_cprintf(w->a, "\"%s\":\"yes\"", one), arena_cprintf(w->a, "%s-yes-measure", one),
			"Please fill in “Measure”."},
		{kept, two, "Please choose"},
		{arena_cprintf(w->a, "%s%s", kept, needless), arena_cprintf(w->a, "%s-not_applicable-because", two),
			"Please fill in “Why”."},
		{arena_cprintf(w->a, "%s,\"%s\":\"no\"", kept, two), two, ""},
	};
	int64_t entries = world_entries(w);
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++) {
		const char *said = work_refused(w, "1116", "step_task", answered(w, c.steps[0].id, wrong[i].fields));
		assert_true(str_starts(str_of(said), arena_printf(w->a, "%s: %s", wrong[i].field, wrong[i].problem)));
	}
	assert_int_equal(world_entries(w), entries);
	work_do(w, "1116", "step_task",
		answered(w, c.steps[0].id,
			arena_cprintf(w->a, "%s%s,\"%s-not_applicable-because\":\"渡す物がない\"", kept, needless, two)));
	struct round_answer *list;
	size_t n;
	assert_ok(round_answers(world_read(w), w->a, OBJECT_STEP, c.steps[0].id, false, &list, &n, &w->e), &w->e);
	assert_int_equal(n, 2);
	assert_string_equal(list[0].answer, "yes");
	assert_string_equal(list[0].note, "専用の端末で扱う");
	assert_string_equal(list[1].note, "渡す物がない");
	assert_ok(case_get(w->city, world_read(w), w->a, file, &who, &w->ja, &c, &found, &w->e), &w->e);
	world_done(w);
	assert_string_equal(c.steps[1].state, "open");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_person_answers_his_own),
		cmocka_unit_test(the_leader_enters_for_who_has_no_account),
		cmocka_unit_test(a_role_answers_for_its_section),
		cmocka_unit_test(a_no_without_a_plan_opens_a_finding),
		cmocka_unit_test(a_case_fulfils_a_duty),
		cmocka_unit_test(steps_ask_sheets),
		cmocka_unit_test(a_contract_waits_for_every_line),
	};
	return fixture_run_with("rounds answered", tests, ARRAY_LEN(tests), work_setup, world_teardown);
}
