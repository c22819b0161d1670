/* Sums for home pages: by unit with what is below it, by result, posts without anybody, accounts that need a look. */
#include "tests/case/desk.h"

#include "engine/survey.h"

static struct survey_unit unit_of(struct world *w, const char *kind, const char *code, const char *keeper)
{
	struct survey_unit *list;
	size_t n;
	assert_ok(survey_units(world_read(w), w->a, kind, &keeper, 1, clock_now(), &list, &n, &w->e), &w->e);
	world_done(w);
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].unit.code, code) == 0)
			return list[i];
	fail_msg("no %s %s", kind, code);
	return (struct survey_unit){0};
}

static void units_have_what_is_below_them(void **state)
{
	struct world *w = world_of(state);
	struct survey_unit none = unit_of(w, "section", "111", "takeout");
	assert_int_equal(none.n + none.before + none.late + none.oldest + none.lines + none.unchecked, 0);
	int64_t asset = desk_asset(w, "111", "名簿", "2");
	desk_takeout(w, "1116", asset, "case");              /* of the section */
	desk_takeout(w, "1114", asset, "case");              /* of a team in it */
	struct survey_unit u = unit_of(w, "section", "111", "takeout");
	assert_int_equal(u.n, 2);
	assert_int_equal(u.before, 0);
	assert_int_equal(u.late, 0);
	assert_int_equal(u.lines, 1);
	assert_string_equal(u.unit.name, "生活支援課");
	assert_int_equal(unit_of(w, "department", "110", "takeout").n, 2);
	assert_int_equal(unit_of(w, "section", "112", "takeout").n, 0);
	assert_int_equal(unit_of(w, "section", "111", "takeout.bring").n, 0);
	/* overdue: the decisions, not the returns that are not due yet */
	clock_fixed(FIXTURE_NOW + 30 * DAY_MS);
	u = unit_of(w, "section", "111", "takeout");
	assert_int_equal(u.late, 2);
	assert_true(u.oldest > 0 && u.oldest < clock_now());
	assert_int_equal(unit_of(w, "section", "111", "takeout.permit").late, 2);
	assert_int_equal(unit_of(w, "section", "111", "takeout.bring").late, 0);
	assert_int_equal(unit_of(w, "department", "110", "takeout").late, 2);
	assert_int_equal(unit_of(w, "department", "120", "takeout").late, 0);
	/* a year later they stand in the year before */
	clock_fixed(FIXTURE_NOW + 366 * DAY_MS);
	u = unit_of(w, "section", "111", "takeout");
	assert_int_equal(u.n, 0);
	assert_int_equal(u.before, 2);
}

static void decisions_by_result(void **state)
{
	struct world *w = world_of(state);
	struct survey_decided d;
	int64_t asset = desk_asset(w, "111", "名簿", "2");
	desk_decide(w, "1111", desk_takeout(w, "1116", asset, "case"), "permit", "granted", "");
	desk_decide(w, "1111", desk_takeout(w, "1116", asset, "case"), "permit", "granted", "");
	desk_decide(w, "1111", desk_takeout(w, "1116", asset, "case"), "permit", "refused", ",\"reason\":\"要りません\"");
	int64_t back = desk_takeout(w, "1116", asset, "case");
	desk_do(w, "1111", "step_return", arena_cprintf(w->a, "{\"id\":%lld,\"reason\":\"行き先を詳しく\"}",
		(long long)desk_open(w, back, "permit")));
	assert_ok(survey_decided(world_read(w), world_person(w, "1111"), FIXTURE_NOW, &d, &w->e), &w->e);
	assert_int_equal(d.granted, 2);
	assert_int_equal(d.conditional, 0);
	assert_int_equal(d.refused, 1);
	assert_int_equal(d.returned, 1);
	assert_ok(survey_decided(w->tx, world_person(w, "1112"), 0, &d, &w->e), &w->e);
	assert_int_equal(d.granted + d.conditional + d.refused + d.returned, 0);
	assert_ok(survey_decided(w->tx, world_person(w, "1111"), clock_now() + DAY_MS, &d, &w->e), &w->e);
	assert_int_equal(d.granted + d.refused + d.returned, 0);
	world_done(w);
}

static const char *empties(struct world *w, int64_t parent)
{
	struct survey_empty *list;
	size_t n;
	const char *text = "";
	assert_ok(survey_empty(world_read(w), w->a, parent, civil_date_of_ms(clock_now()), &list, &n, &w->e), &w->e);
	world_done(w);
	for (size_t i = 0; i < n; i++)
		text = arena_cprintf(w->a, "%s%s%s %s", text, i ? ", " : "", list[i].name,
			list[i].since == CIVIL_NONE ? "-" : civil_iso_date(w->a, list[i].since));
	return text;
}

static void posts_without_a_head(void **state)
{
	struct world *w = world_of(state);
	assert_string_equal(empties(w, world_unit(w, "111")), "");
	assert_string_equal(empties(w, world_unit(w, "112")), "窓口係 -");
	assert_string_equal(empties(w, 0), "");
	char id[64];
	assert_true(fixture_raw(w->f,
		arena_cprintf(w->a, "SELECT id FROM assignment WHERE person = %lld", (long long)world_person(w, "1121")), id,
		sizeof(id)));
	desk_do(w, "", "assignment_end",
		arena_cprintf(w->a, "{\"id\":%.*s,\"till\":\"2026-03-31\"}", (int)strspn(id, "0123456789"), id));
	assert_string_equal(empties(w, 0), "高齢課 2026-04-01");
	assert_string_equal(empties(w, world_unit(w, "110")), "高齢課 2026-04-01");
	/* 事務取扱 fills it */
	desk_do(w, "", "assignment_add",
		"{\"person\": #1101,\"unit\": @112,\"position\":\"head\",\"kind\":\"acting\",\"from\":\"2026-04-01\"}");
	assert_string_equal(empties(w, 0), "");
}

static void moves_that_come(void **state)
{
	struct world *w = world_of(state);
	struct survey_people p;
	int64_t today = civil_date_of_ms(clock_now());
	assert_ok(survey_people(world_read(w), today, &p, &w->e), &w->e);
	world_done(w);
	assert_int_equal(p.n_moves, 0);
	assert_int_equal(p.left + p.nowhere + p.temporary, 0);
	desk_do(w, "", "assignment_add",
		"{\"person\": #1101,\"unit\": @112,\"position\":\"head\",\"kind\":\"acting\",\"from\":\"2026-07-01\"}");
	desk_do(w, "", "assignment_add",
		"{\"person\": #1102,\"unit\": @112,\"position\":\"member\",\"kind\":\"concurrent\",\"from\":\"2026-07-01\"}");
	desk_do(w, "", "assignment_add",
		"{\"person\": #1102,\"unit\": @111,\"position\":\"member\",\"kind\":\"concurrent\",\"from\":\"2026-05-01\"}");
	assert_ok(survey_people(world_read(w), today, &p, &w->e), &w->e);
	world_done(w);
	assert_int_equal(p.n_moves, 2);
	assert_int_equal(p.moves[0].date, civil_date(2026, 5, 1));
	assert_int_equal(p.moves[0].people, 1);
	assert_int_equal(p.moves[1].people, 2);
}

static void accounts_that_need_a_look(void **state)
{
	struct world *w = world_of(state);
	struct survey_people p;
	struct who desk = world_who(w, "1212");
	char temporary[ACCOUNT_TEMPORARY];
	uint8_t token[CHAIN_TOKEN] = {7};
	struct act_result res;
	struct json *in = json_obj(w->a);
	json_add_int(w->a, in, STR("person"), world_person(w, "1116"));
	json_add_str(w->a, in, STR("login"), STR("oono"));
	assert_ok(account_issue(w->city, &act_account_add, &desk, token, in, &w->ja, w->a, &res, temporary, &w->e), &w->e);
	int64_t today = civil_date_of_ms(clock_now());
	assert_ok(survey_people(world_read(w), today, &p, &w->e), &w->e);
	assert_int_equal(p.temporary, 1);
	assert_int_equal(p.nowhere, 0);
	/* long before anybody had a post */
	assert_ok(survey_people(w->tx, civil_date(1990, 4, 1), &p, &w->e), &w->e);
	assert_int_equal(p.nowhere, 1);
	assert_int_equal(p.left, 0);
	world_done(w);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(units_have_what_is_below_them), cmocka_unit_test(decisions_by_result),
		cmocka_unit_test(posts_without_a_head), cmocka_unit_test(moves_that_come),
		cmocka_unit_test(accounts_that_need_a_look),
	};
	return fixture_run_with("case-survey", tests, ARRAY_LEN(tests), desk_setup, world_teardown);
}
