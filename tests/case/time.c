/* What time does: late returns climb, undo work opens on its day, standing permissions end. */
#include "tests/case/desk.h"

static int tick(struct world *w, int64_t now)
{
	int moved;
	world_done(w);
	clock_fixed(now);
	assert_ok(case_tick(w->city, now, &moved, &w->e), &w->e);
	return moved;
}

static int64_t at(int year, int month, int day, int hour) { return civil_ms(civil_date(year, month, day), hour, 0); }

static const char *told(struct world *w, const char *number)
{
	struct case_notice *list;
	size_t n;
	const char *text = "";
	assert_ok(case_notices(w->city, world_read(w), w->a, world_person(w, number), 20, &w->ja, &list, &n, &w->e), &w->e);
	for (size_t i = 0; i < n; i++)
		text = arena_cprintf(w->a, "%s%s%s%d", text, i ? " " : "", list[i].kind, list[i].level);
	world_done(w);
	return text;
}

static void late_return_climbs_the_line(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_takeout(w, "1116", desk_asset(w, "111", "名簿", "2"), "case");
	desk_decide(w, "1111", id, "permit", "granted", "");
	desk_task(w, "1116", id, "take");
	assert_int_equal(desk_case(w, "1116", id).steps[2].due, civil_ms(civil_date(2026, 4, 3), 23, 59));
	int64_t entries = world_entries(w);
	assert_int_equal(tick(w, at(2026, 4, 3, 23)), 0);
	assert_int_equal(world_entries(w), entries);
	/* Saturday the 4th: the leader */
	assert_int_equal(tick(w, at(2026, 4, 4, 9)), 1);
	assert_int_equal(world_entries(w), entries + 1);
	assert_string_equal(told(w, "1115"), "climb1");
	assert_int_equal(tick(w, at(2026, 4, 4, 10)), 0);
	assert_int_equal(tick(w, at(2026, 4, 5, 10)), 0);
	/* Monday: the section manager, Tuesday: the information section, and there it ends; nothing twice at the same height */
	assert_int_equal(tick(w, at(2026, 4, 6, 9)), 1);
	assert_string_equal(told(w, "1111"), "climb2");
	assert_int_equal(tick(w, at(2026, 4, 7, 9)), 1);
	assert_int_equal(tick(w, at(2026, 4, 8, 9)), 0);
	assert_int_equal(tick(w, at(2026, 4, 10, 9)), 0);
	assert_string_equal(told(w, "1212"), "climb3");
	assert_string_equal(told(w, "1101"), "");
	assert_string_equal(told(w, "1201"), "");
	assert_string_equal(told(w, "1001"), "");
	assert_string_equal(told(w, "1115"), "climb1");
	struct case_file c = desk_case(w, "1116", id);
	const struct case_step *bring = desk_step(w, &c, "bring");
	assert_int_equal(bring->climbed, 3);
	assert_int_equal(bring->climb_at, 0);
	struct case_line *lines;
	size_t n;
	assert_ok(case_overdue(w->city, world_read(w), w->a, world_unit(w, "110"), &w->ja, 10, &lines, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	assert_true(lines[0].overdue);
	assert_ok(case_overdue(w->city, w->tx, w->a, world_unit(w, "112"), &w->ja, 10, &lines, &n, &w->e), &w->e);
	assert_int_equal(n, 0);
	world_done(w);
	/* late, but done: it ends */
	desk_task(w, "1116", id, "bring");
	assert_int_equal(tick(w, at(2026, 4, 10, 10)), 0);
}

/* What is out of the highest class goes on to the department, the chief and the CISO. */
static void highest_class_climbs_to_the_top(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_takeout(w, "1116", desk_asset(w, "111", "名簿", "3"), "encrypt");
	desk_decide(w, "1111", id, "permit", "granted", "");
	desk_task(w, "1116", id, "take");
	for (int day = 4; day <= 17; day++)
		tick(w, at(2026, 4, day, 9));
	static const struct { const char *person, *told;
	} rows[] = {{"1115", "climb1"}, {"1111", "climb2"}, {"1212", "climb3"}, {"1101", "climb4"}, {"1201", "climb5"},
		{"1001", "climb6"}, {"1116", "granted0"}, {"1213", ""}};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_string_equal(told(w, rows[i].person), rows[i].told);
	/* it is back: what is late now is the confirmation, which is no longer out */
	desk_task(w, "1116", id, "bring");
	for (int day = 20; day <= 30; day++)
		tick(w, at(2026, 4, day, 9));
	assert_string_equal(told(w, "1101"), "climb4");
	assert_string_equal(told(w, "1001"), "climb6");
}

static void the_desk_tells_those_above(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_takeout(w, "1116", desk_asset(w, "111", "名簿", "2"), "case");
	desk_decide(w, "1111", id, "permit", "granted", "");
	desk_task(w, "1116", id, "take");
	const char *in = arena_cprintf(w->a, "{\"id\":%lld,\"to\":\"dept_officer\",\"reason\":\"連絡がつかない\"}",
		(long long)desk_open(w, id, "bring"));
	assert_string_equal(desk_refused(w, "1212", "step_climb", in), "This step is not overdue. Open the case again.");
	tick(w, at(2026, 4, 6, 9));
	static const char *const others[] = {"1116", "1115", "1111", "1101", "1001", "1213"};
	for (size_t i = 0; i < ARRAY_LEN(others); i++)
		assert_non_null(desk_refused(w, others[i], "step_climb", in));
	static const char *const wrong[] = {"section_manager", "leader", "executor", "nobody"};
	for (size_t i = 0; i < ARRAY_LEN(wrong); i++)
		assert_string_equal(desk_refused(w, "1212", "step_climb",
			arena_cprintf(w->a, "{\"id\":%lld,\"to\":\"%s\"}", (long long)desk_open(w, id, "bring"), wrong[i])),
			"to: Please choose whom to tell.");
	int64_t entries = world_entries(w);
	desk_do(w, "1212", "step_climb", in);
	assert_int_equal(world_entries(w), entries + 1);
	assert_non_null(strstr(world_body(w, entries), "\"to\":\"dept_officer\""));
	assert_non_null(strstr(world_body(w, entries), "連絡がつかない"));
	assert_string_equal(told(w, "1101"), "climb1");
	assert_string_equal(told(w, "1001"), "");
	struct case_file c = desk_case(w, "1212", id);
	struct case_above *above;
	size_t n;
	assert_ok(case_higher(world_read(w), w->a, &c, &w->ja, at(2026, 4, 6, 9), &above, &n, &w->e), &w->e);
	assert_int_equal(n, 3);
	assert_string_equal(above[0].role, "dept_officer");
	assert_string_equal(above[1].role, "chief");
	assert_string_equal(above[2].role, "ciso");
	world_done(w);
	/* and what climbs by itself goes on as before */
	assert_int_equal(tick(w, at(2026, 4, 7, 9)), 1);
}

static void late_decision_goes_to_the_desk(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_takeout(w, "1116", desk_asset(w, "111", "名簿", "2"), "case");
	assert_int_equal(tick(w, at(2026, 4, 7, 9)), 1);
	assert_string_equal(told(w, "1212"), "climb1");
	assert_string_equal(told(w, "1101"), "");
	assert_string_equal(told(w, "1111"), "");
	struct who head = world_who(w, "1111");
	struct case_line *lines;
	size_t n;
	assert_ok(case_inbox(w->city, world_read(w), w->a, &head, &w->ja, STEP_DECIDE, &lines, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	assert_true(lines[0].overdue && lines[0].caution);
	world_done(w);
	desk_decide(w, "1111", id, "permit", "granted", "");
	assert_string_equal(desk_state(w, id), "open");
}

static void undo_work_waits_for_its_day(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_do(w, "1116", "case_submit",
			     "{\"door\":\"media_use\",\"answers\":{\"need\":\"移行\",\"till\":\"2026-04-10\"}}");
	desk_decide(w, "1111", id, "permit", "granted", "");
	assert_string_equal(desk_inbox(w, "1212", STEP_TASK), "USBの使用");
	desk_task(w, "1212", id, "unlock");
	assert_string_equal(desk_steps(w, id), "permit=done unlock=done unlock-undo=waiting");
	assert_string_equal(desk_state(w, id), "open");
	assert_string_equal(desk_inbox(w, "1212", STEP_TASK), "");
	assert_int_equal(tick(w, at(2026, 4, 9, 23)), 0);
	assert_int_equal(tick(w, at(2026, 4, 10, 9)), 1);
	assert_string_equal(desk_inbox(w, "1212", STEP_TASK), "USBの使用");
	desk_task(w, "1212", id, "unlock");
	assert_string_equal(desk_state(w, id), "done");
}

static void standing_permission_until_the_end_of_the_year(void **state)
{
	struct world *w = world_of(state);
	int64_t asset = desk_asset(w, "111", "訪問記録", "2");
	assert_non_null(strstr(
		desk_refused(
			w, "1116", "case_submit",
			"{\"door\":\"media_use\",\"blanket\":\"yes\",\"answers\":{\"need\":\"移行\",\"till\":\"2026-04-10\"}}"),
		"blanket: "));
	int64_t id = desk_do(
		w, "1116", "case_submit",
		arena_cprintf(w->a,
			      "{\"door\":\"out\",\"blanket\":\"yes\",\"answers\":{\"wish\":\"carry\",\"item\":[\"record:%lld\"],"
			      "\"usb\":\"no\",\"purpose\":\"家庭訪問\","
			      "\"place\":\"市内\",\"from\":\"2026-04-01\",\"till\":\"2027-03-31\",\"safeguards\":[\"case\"]}}",
			      (long long)asset));
	assert_int_equal(desk_case(w, "1116", id).blanket_till, civil_ms(civil_date(2027, 3, 31), 23, 59));
	desk_decide(w, "1111", id, "permit", "granted", "");
	assert_string_equal(desk_steps(w, id), "permit=done take=open");
	assert_null(desk_line(w, id, 1).body);
	desk_task(w, "1116", id, "take");
	assert_string_equal(desk_steps(w, id), "permit=done take=done take=open bring=open returned=waiting");
	struct case_file c = desk_case(w, "1116", id);
	/* back on the same day */
	assert_int_equal(desk_step(w, &c, "bring")->due, civil_ms(civil_date(2026, 4, 1), 23, 59));
	assert_true(json_str(desk_line(w, id, 1).body, "take").n > 0);
	desk_task(w, "1116", id, "bring");
	desk_do(w, "1115", "step_confirm",
		arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"yes\",\"fields\":{\"complete\":\"yes\"}}",
			      (long long)desk_open(w, id, "returned")));
	clock_fixed(at(2026, 4, 2, 10));
	desk_task(w, "1116", id, "take");
	assert_true(str_starts(json_str(desk_line(w, id, 2).body, "take"), STR("2026-04-02")));
	assert_null(json_get(desk_line(w, id, 2).body, "bring"));
	assert_true(str_starts(json_str(desk_line(w, id, 1).body, "take"), STR("2026-04-01")));
	desk_task(w, "1116", id, "bring");
	desk_do(w, "1115", "step_confirm",
		arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"yes\",\"fields\":{\"complete\":\"yes\"}}",
			      (long long)desk_open(w, id, "returned")));
	assert_string_equal(desk_state(w, id), "open");
	/* the year ends */
	assert_int_equal(tick(w, at(2027, 3, 31, 23)), 0);
	assert_int_equal(tick(w, at(2027, 4, 1, 9)), 1);
	assert_string_equal(desk_state(w, id), "done");
	int64_t entries = world_entries(w);
	assert_int_equal(tick(w, at(2027, 4, 2, 9)), 0);
	assert_int_equal(world_entries(w), entries);
}

static void out_when_the_permission_ends(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_do(
		w, "1116", "case_submit",
		arena_cprintf(w->a,
			      "{\"door\":\"out\",\"blanket\":\"yes\",\"answers\":{\"wish\":\"carry\",\"item\":[\"record:%lld\"],"
			      "\"usb\":\"no\",\"purpose\":\"家庭訪問\","
			      "\"place\":\"市内\",\"from\":\"2026-04-01\",\"till\":\"2027-03-31\",\"safeguards\":[\"case\"]}}",
			      (long long)desk_asset(w, "111", "訪問記録", "2")));
	desk_decide(w, "1111", id, "permit", "granted", "");
	clock_fixed(at(2027, 3, 31, 10));
	desk_task(w, "1116", id, "take");
	tick(w, at(2027, 4, 1, 9));
	assert_string_equal(desk_state(w, id), "open");
	assert_non_null(strstr(desk_steps(w, id), "bring=open"));
	assert_null(strstr(desk_steps(w, id), "take=open"));
	desk_task(w, "1116", id, "bring");
	desk_do(w, "1115", "step_confirm",
		arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"yes\",\"fields\":{\"complete\":\"yes\"}}",
			      (long long)desk_open(w, id, "returned")));
	assert_string_equal(desk_state(w, id), "done");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(late_return_climbs_the_line),
		cmocka_unit_test(highest_class_climbs_to_the_top),
		cmocka_unit_test(the_desk_tells_those_above),
		cmocka_unit_test(late_decision_goes_to_the_desk),
		cmocka_unit_test(undo_work_waits_for_its_day),
		cmocka_unit_test(standing_permission_until_the_end_of_the_year),
		cmocka_unit_test(out_when_the_permission_ends),
	};
	return fixture_run_with("case-time", tests, ARRAY_LEN(tests), desk_setup, world_teardown);
}
