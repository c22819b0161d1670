/* Params: what may be set and by whom, and which value holds where and when. */
#include "tests/org/world.h"

#include "engine/param.h"
#include "pack/param.h"

static const char *at(struct world *w, const char *param, const char *unit, int64_t date)
{
	const struct param *p;
	struct tx *t = world_read(w);
	const struct pack *pack = city_pack(w->city, t, 1, &w->e);
	assert_non_null(pack);
	assert_ok(param_at(t, w->a, pack_param(pack, param), 0, unit ? world_unit(w, unit) : 0, date, &p, &w->e), &w->e);
	const char *text = param_write(p, w->a);
	world_done(w);
	return text;
}

static const char *refused(struct world *w, const char *number, const char *param, const char *value, const char *more)
{
	struct who who = world_who(w, number);
	return world_refused(w, act_find("param_change"), &who, arena_cprintf(w->a,
		"{\"param\":\"%s\",\"value\":\"%s\",\"reason\":\"試行のため\"%s}", param, value, more));
}

static int64_t change(struct world *w, const char *number, const char *param, const char *value, const char *more)
{
	struct who who = world_who(w, number);
	return world_do(w, act_find("param_change"), &who, arena_cprintf(w->a,
		"{\"param\":\"%s\",\"value\":\"%s\",\"reason\":\"試行のため\"%s}", param, value, more));
}

static void refusals(void **state)
{
	struct world *w = world_of(state);
	static const struct { const char *param, *value, *more, *says; } rows[] = {
		{"length", "7", "",
			"value: This value is not possible. Please stay within what the policy data allows (8 to 64)."},
		{"length", "65", "",
			"value: This value is not possible. Please stay within what the policy data allows (8 to 64)."},
		{"length", "twelve", "", "value: Please enter a whole number."},
		{"length", "12 days", "", "value: Please enter a whole number."},
		{"length", "12", "", "value: This is the present value."},
		{"minutes", "9 hours", "",
			"value: This value is not possible. Please stay within what the policy data allows (at most 8 hours)."},
		{"age", "90", "",
			"value: Please enter a number and a unit, such as “90 days”, “2 working days” or “6 months”."},
		{"own", "yes", "", "value: Please choose “true” or “false”."},
		{"length", "14", ",\"from\":\"2026-03-31\"",
			"from: A value cannot hold from a day that is over. Please enter today or a later day."},
		{"length", "14", ",\"from\":\"x\"", "from: Please write the date as 2026-04-01."},
		{"length", "14", ",\"unit\":@111", "unit: This value cannot differ by unit. Please leave the unit empty."},
		{"no_such", "1", "", "The policy data has no parameter “no_such”. Please choose one of the list."},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_string_equal(refused(w, "1212", rows[i].param, rows[i].value, rows[i].more), rows[i].says);
	struct who desk = world_who(w, "1212");
	assert_string_equal(world_refused(w, act_find("param_change"), &desk,
		"{\"param\":\"length\",\"value\":\"14\",\"reason\":\" \"}"), "reason: Please say why.");
	assert_string_equal(refused(w, "1116", "length", "14", ""),
		"Parameters are changed by who approves the policy data, and by the information section.");
	assert_string_equal(refused(w, "1212", "decision_days", "5 days", ""),
		"The policy data sets no limits to this value. Only Chief may change it.");
	desk.session_started = clock_now() - 3600 * 1000 - 1;
	assert_string_equal(world_refused(w, act_find("param_change"), &desk,
		"{\"param\":\"length\",\"value\":\"14\",\"reason\":\"x\"}"),
		"This is done within 60 minutes after logging in. Please log in again.");
	assert_string_equal(refused(w, "1212", "quota", "14", ",\"unit\":@110"),
		"unit: Please choose a unit of the kind that may have its own value.");
}

static void where_and_when(void **state)
{
	struct world *w = world_of(state);
	assert_string_equal(at(w, "quota", "111", w->today), "12");
	change(w, "1212", "quota", "14", "");
	assert_string_equal(at(w, "quota", "111", w->today), "14");
	assert_string_equal(at(w, "quota", NULL, w->today), "14");
	/* of the section, and so of the desk below it; not of its neighbour */
	change(w, "1201", "quota", "１６", ",\"unit\":@111,\"from\":\"2026-04-11\"");
	assert_string_equal(at(w, "quota", "1111", w->today), "14");
	assert_string_equal(at(w, "quota", "1111", w->today + 10), "16");
	assert_string_equal(at(w, "quota", "112", w->today + 10), "14");
	assert_string_equal(at(w, "quota", "110", w->today + 10), "14");
	/* a later word for an earlier day does not end what was said for a later one */
	change(w, "1201", "quota", "20", ",\"unit\":@111,\"from\":\"2026-04-05\"");
	assert_string_equal(at(w, "quota", "111", w->today + 4), "20");
	assert_string_equal(at(w, "quota", "111", w->today + 10), "16");
	/* given back: what stands above holds */
	change(w, "1201", "quota", "", ",\"unit\":@111,\"from\":\"2026-04-20\"");
	assert_string_equal(at(w, "quota", "111", w->today + 19), "14");
	change(w, "1212", "quota", "", "");
	assert_string_equal(at(w, "quota", NULL, w->today), "12");
	struct param_row *rows;
	size_t n;
	assert_ok(param_history(world_read(w), w->a, 1, pack_param(w->pack, "quota"), &rows, &n, &w->e), &w->e);
	assert_int_equal(n, 5);
	assert_null(rows[0].value);
	assert_string_equal(rows[3].value, "16");
	assert_int_equal(rows[3].unit, world_unit(w, "111"));
	assert_int_equal(rows[3].person, world_person(w, "1201"));
	assert_string_equal(rows[4].reason, "試行のため");
	world_done(w);
}

/* A pack that allows other values: what was set and is not allowed any more does not count. */
static void other_limits(void **state)
{
	struct world *w = world_of(state);
	change(w, "1212", "length", "60", "");
	struct param narrow = *pack_param(w->pack, "length");
	const struct param *now;
	struct tx *t = world_read(w);
	narrow.max = 40;
	assert_ok(param_at(t, w->a, &narrow, 1, 0, w->today, &now, &w->e), &w->e);
	assert_ptr_equal(now, &narrow);
	/* renamed: its values go along */
	narrow.max = 64;
	narrow.elem.name = "password_length";
	narrow.elem.was = "length";
	assert_ok(param_at(t, w->a, &narrow, 1, 0, w->today, &now, &w->e), &w->e);
	assert_int_equal(now->value, 60);
	assert_ok(param_at(t, w->a, NULL, 1, 0, w->today, &now, &w->e), &w->e);
	assert_null(now);
	/* another organ has its own */
	assert_ok(param_at(t, w->a, pack_param(w->pack, "length"), 2, 0, w->today, &now, &w->e), &w->e);
	assert_int_equal(now->value, 12);
	world_done(w);
}

static void rules_follow(void **state)
{
	struct world *w = world_of(state);
	struct account_rules rules;
	change(w, "1212", "length", "14", "");
	change(w, "1212", "own", "false", "");
	change(w, "1212", "age", "1 week", "");
	assert_ok(account_rules(world_read(w), w->pack, 1, clock_now(), &rules, &w->e), &w->e);
	assert_int_equal(rules.min_length, 14);
	assert_false(rules.no_own_data);
	assert_int_equal(rules.max_age, INT64_C(7) * 86400000);
	world_done(w);
}

static void times_follow(void **state)
{
	struct world *w = world_of(state);
	struct ptime length = {.kind = TIME_PARAM, .param = pack_param(w->pack, "promptly")};
	struct env v = {.arena = w->a, .pack = w->pack, .lang = &w->en, .now = clock_now(), .unit = world_unit(w, "111")};
	v.tx = world_read(w);
	assert_int_equal(time_eval(&v, &length, &w->e), civil_ms(w->today + 3, 23, 59));
	world_done(w);
	change(w, "1201", "promptly", "5 days", "");
	v.tx = world_read(w);
	assert_int_equal(time_eval(&v, &length, &w->e), civil_ms(w->today + 5, 23, 59));
	world_done(w);
}

/* A condition asks at the unit of its case or record. */
static void conditions_follow(void **state)
{
	struct world *w = world_of(state);
	static const char *names[] = {"quota"};
	const struct cond most = {.kind = COND_CMP, .path = {.names = {names, 1}}, .op = OP_AT_LEAST, .value = "16"};
	static const struct { const char *unit; enum truth want; } rows[] = {
		{"111", TRUTH_YES}, {"1111", TRUTH_YES}, {"112", TRUTH_NO}, {"110", TRUTH_NO}};
	change(w, "1201", "quota", "16", ",\"unit\":@111");
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct env v = {.arena = w->a, .pack = w->pack, .lang = &w->en, .now = clock_now(),
			.unit = world_unit(w, rows[i].unit)};
		v.tx = world_read(w);
		assert_int_equal(cond_eval(&v, &most, &w->e), rows[i].want);
		world_done(w);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(refusals),
		cmocka_unit_test(where_and_when),
		cmocka_unit_test(other_limits),
		cmocka_unit_test(rules_follow),
		cmocka_unit_test(times_follow),
		cmocka_unit_test(conditions_follow),
	};
	return fixture_run_with("param", tests, ARRAY_LEN(tests), world_setup, world_teardown);
}
