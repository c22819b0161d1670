/* Rounds are opened by the calendar and by events, once; leave, moves, empty posts, climbing. */
#include "tests/round/work.h"

static void the_first_day(void **state)
{
	struct world *w = world_of(state);
	/* four duties of the calendar, and the end of the one that nobody has: no contract is there yet */
	assert_int_equal(work_tick(w, "2026-04-01"), 5);
	assert_string_equal(work_rounds(w, "section_report"),
		"111:section_manager:open:26-04-16 112:section_manager:open:26-04-16 "
		"113:section_manager:open:26-04-16 121:section_manager:open:26-04-16");
	assert_string_equal(work_groups(w, "section_report"), "2026-04/12=open");
	/* nobody is appointed leader but in 111: the empty post leads on */
	assert_string_equal(work_rounds(w, "workplace_round"),
		"111:leader:open:26-09-30 112:section_manager:open:26-09-30 "
		"113:section_manager:open:26-09-30 121:section_manager:open:26-09-30");
	assert_string_equal(work_rounds(w, "city_plan"), "0:chief:open:26-05-31");
	assert_string_equal(work_rounds(w, "staff_round"), "");
	assert_string_equal(work_rounds(w, "newcomer"), "");
	assert_string_equal(work_groups(w, "cloud_report"), "2026-04/3=closed");
	/* once: not by the next turn, not by another portal that has looked at the same time, not by hand */
	int64_t entries = world_entries(w);
	assert_int_equal(work_tick(w, "2026-04-01"), 0);
	assert_string_equal(work_refused(w, "", "round_open", "{\"duty\":\"city_plan\"}"), ": There is nothing to open now.");
	assert_string_equal(work_refused(w, "", "round_open", "{\"duty\":\"nothing\"}"), ": There is nothing to open now.");
	assert_string_equal(work_refused(w, "", "round_keep", "{}"), ": There is nothing to open now.");
	assert_non_null(work_refused(w, "1212", "round_open", "{\"duty\":\"city_plan\"}"));
	assert_int_equal(world_entries(w), entries);
}

static void everybody_in_one_entry(void **state)
{
	struct world *w = world_of(state);
	work_do(w, "", "person_change", "{\"id\": #1116,\"state\":\"leave\"}");
	work_tick(w, "2026-05-31");
	assert_string_equal(work_groups(w, "staff_round"), "");
	int64_t entries = world_entries(w);
	/* and one: the yearly plan is late */
	work_tick(w, "2026-06-01");
	assert_int_equal(world_entries(w), entries + 2);
	struct round_figures f;
	int64_t group = work_group(w, "staff_round");                /* it ends the view that is open */
	assert_ok(round_figures(world_read(w), group, clock_now(), &f, &w->e), &w->e);
	world_done(w);
	assert_int_equal(f.open, 20);
	assert_int_equal(f.suspended, 1);
	assert_int_equal(f.asked, 20);
	const char *body = world_body(w, entries);
	assert_non_null(strstr(body, "\"rounds\":21"));
	assert_non_null(
		strstr(body, arena_cprintf(w->a, "[%d,%lld]", OBJECT_ROUND, (long long)work_round(w, "staff_round", "#1114"))));
}

static void leave_suspends_and_comes_back(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-06-01");
	int64_t id = work_round(w, "staff_round", "#1116");
	work_do(w, "", "person_change", "{\"id\": #1116,\"state\":\"leave\"}");
	work_tick(w, "2026-07-01");
	struct round r;
	bool found;
	assert_ok(round_get(world_read(w), w->a, id, &r, &found, &w->e), &w->e);
	assert_string_equal(r.state, "suspended");
	/* nobody reminds him */
	work_tick(w, "2026-08-03");
	work_do(w, "", "person_change", "{\"id\": #1116,\"state\":\"active\"}");
	work_tick(w, "2027-03-10");
	assert_ok(round_get(world_read(w), w->a, id, &r, &found, &w->e), &w->e);
	assert_string_equal(r.state, "open");
	/* the 30 days that were left end in the quiet period */
	assert_string_equal(civil_iso_date(w->a, civil_date_of_ms(r.due)), "2027-04-16");
	/* who leaves for good owes nothing more */
	work_do(w, "", "person_change", "{\"id\": #1116,\"state\":\"left\"}");
	work_tick(w, "2027-03-11");
	assert_ok(round_get(world_read(w), w->a, id, &r, &found, &w->e), &w->e);
	assert_string_equal(r.state, "lapsed");
	world_done(w);
}

static void late_ones_climb_once_a_unit(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-06-01");
	work_tick(w, "2026-07-31");
	assert_string_equal(work_told(w, "1115"), "");
	/* Saturday: the leader of 111, for the whole section; units without one go to the head */
	work_tick(w, "2026-08-01");
	assert_string_equal(work_told(w, "1115"), "1:6");
	work_tick(w, "2026-08-01");
	assert_string_equal(work_told(w, "1115"), "1:6");
	work_tick(w, "2026-08-03");
	assert_string_equal(work_told(w, "1111"), "2:6");
	work_tick(w, "2026-08-04");
	assert_non_null(strstr(work_told(w, "1212"), "3:6"));
	work_tick(w, "2026-08-05");
	int64_t entries = world_entries(w);
	work_tick(w, "2026-08-06");
	assert_int_equal(world_entries(w), entries);
	assert_string_equal(work_told(w, "1001"), "");
}

static void people_bring_rounds(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-04-01");
	/* comes on the 6th, entered on the 10th */
	work_tick(w, "2026-04-10");
	int64_t new = work_do(w, "", "person_add", "{\"number\":\"2001\",\"name\":\"新人 一\"}");
	work_do(w, "", "assignment_add",
		arena_cprintf(w->a,
			"{\"person\":%lld,\"unit\": @112,\"position\":\"member\","
			"\"from\":\"2026-04-06\"}",
			(long long)new));
	work_tick(w, "2026-04-11");
	assert_string_equal(work_rounds(w, "newcomer"), "112:2001:open:26-05-06");
	assert_string_equal(work_groups(w, "newcomer"), "e2026=open");
	assert_int_equal(work_tick(w, "2026-04-12"), 0);
	assert_string_equal(work_rounds(w, "moved_in"), "");
}

static void ledgers_bring_rounds(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-04-01");
	work_tick(w, "2026-05-01");
	work_contract(w, "111", "クラウドの利用", ",\"cloud\":\"yes\",\"till\":\"2026-06-30\"");
	work_contract(w, "112", "清掃", ",\"cloud\":\"no\"");
	work_tick(w, "2026-05-01");
	assert_string_equal(
		work_rounds(w, "contract_new"), "111:section_manager:open:26-05-13 112:section_manager:open:26-05-13");
	assert_int_equal(work_tick(w, "2026-05-01"), 0);
	/* asked of who deals with them; only the one in the cloud */
	work_tick(w, "2026-07-01");
	assert_string_equal(work_rounds(w, "cloud_report"), "111:leader:open:26-09-30");
	assert_string_equal(work_rounds(w, "contract_end"), "111:section_manager:open:26-07-14");
	work_tick(w, "2026-07-02");
	assert_string_equal(work_rounds(w, "contract_end"), "111:section_manager:open:26-07-14");
}

/* A round of a period that is over is owed only by who had one before. */
static void a_late_beginning_owes_nothing(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-09-01");
	assert_string_equal(work_groups(w, "staff_round"), "");
	assert_string_equal(work_groups(w, "section_report"), "");
	assert_string_equal(work_groups(w, "workplace_round"), "2026-04/6=open");
	work_tick(w, "2026-10-01");
	assert_string_equal(work_groups(w, "workplace_round"), "2026-10/6=open 2026-04/6=open");
	/* the portal stood still from May to August */
	work_tick(w, "2027-06-01");
	work_tick(w, "2028-09-01");
	assert_string_equal(work_groups(w, "staff_round"), "2028-04/12=open 2027-04/12=open");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_day),
		cmocka_unit_test(everybody_in_one_entry),
		cmocka_unit_test(leave_suspends_and_comes_back),
		cmocka_unit_test(late_ones_climb_once_a_unit),
		cmocka_unit_test(people_bring_rounds),
		cmocka_unit_test(ledgers_bring_rounds),
		cmocka_unit_test(a_late_beginning_owes_nothing),
	};
	return fixture_run_with("rounds opened", tests, ARRAY_LEN(tests), work_setup, world_teardown);
}
