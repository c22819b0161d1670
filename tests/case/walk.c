/* Walks through the act door: one request from its door to its end, and all the ways in which it may go otherwise. */
#include "tests/case/desk.h"

/* 課長 1111, 補佐 1112, リーダー 1115, 職員 1116 of 生活支援課; 高齢課 head 1121, staff 1122 */

static void takeout_from_door_to_ledger(void **state)
{
	struct world *w = world_of(state);
	int64_t asset = desk_asset(w, "111", "保護台帳", "3");
	int64_t id = desk_takeout(w, "1116", asset, "encrypt");
	struct case_file c = desk_case(w, "1116", id);
	assert_string_equal(c.title, "保護台帳を関守総合病院へ持ち出す");
	assert_string_equal(c.number, "112038-2026-0001");
	assert_string_equal(c.state, "open");
	assert_string_equal(c.highest, "3");
	assert_string_equal(c.publicity, "closed");
	assert_string_equal(desk_steps(w, id), "permit=open take=waiting bring=waiting returned=waiting");
	assert_string_equal(desk_inbox(w, "1111", STEP_DECIDE), c.title);
	assert_string_equal(desk_inbox(w, "1116", STEP_DECIDE), "");

	desk_decide(w, "1111", id, "takeout.permit", "granted", "");
	assert_string_equal(desk_steps(w, id), "permit=done take=open bring=waiting returned=waiting");
	struct record line = desk_line(w, id, 1);
	assert_non_null(line.body);
	assert_string_equal(line.reg, "outside");
	assert_true(str_is(json_str(line.body, "purpose"), "訪問"));
	assert_null(json_get(line.body, "take"));
	assert_int_equal(json_int(json_get(line.body, "applicant"), "id", 0), world_person(w, "1116"));

	assert_string_equal(desk_inbox(w, "1116", STEP_TASK), c.title);
	desk_task(w, "1116", id, "take");
	struct record item;
	bool found;
	assert_ok(record_get(world_read(w), w->a, asset, &item, &found, &w->e), &w->e);
	assert_string_equal(item.state, "out");
	assert_true(json_str(desk_line(w, id, 1).body, "take").n > 0);

	desk_task(w, "1116", id, "bring");
	assert_ok(record_get(world_read(w), w->a, asset, &item, &found, &w->e), &w->e);
	assert_string_equal(item.state, "here");
	assert_string_equal(desk_inbox(w, "1115", STEP_CONFIRM), c.title);
	desk_do(w, "1115", "step_confirm", arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"yes\",\"fields\":{\"complete\":\"yes\"}}",
		(long long)desk_open(w, id, "returned")));
	c = desk_case(w, "1116", id);
	assert_string_equal(c.state, "done");
	assert_int_equal(c.keep_till, civil_date(2032, 3, 31));
	assert_string_equal(desk_steps(w, id), "permit=done take=done bring=done returned=done");
	line = desk_line(w, id, 1);
	assert_int_equal(json_int(json_get(line.body, "returned"), "id", 0), world_person(w, "1115"));
	/* the decider stays as text */
	assert_true(str_is(json_str(c.steps[0].who, "name"), "早瀬 健一"));
	assert_string_equal(c.steps[0].as_kind, "self");
	assert_int_equal(c.steps[0].due, civil_ms(civil_date(2026, 4, 6), 23, 59));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(takeout_from_door_to_ledger),
	};
	return fixture_run_with("case-walk", tests, ARRAY_LEN(tests), desk_setup, world_teardown);
}
