/* A decision about many lines at once: a line for each record of the unit, an answer to each, one decision, exceptions. */
#include "tests/case/desk.h"

static const char *line(struct world *w, int n, int64_t record, const char *found)
{
	return arena_cprintf(w->a, "%s\"lines.%d.record\":\"record:%lld\",\"lines.%d.found\":\"%s\"", n ? "," : "", n,
		(long long)record, n, found);
}

static const char *state_of(struct world *w, int64_t id)
{
	struct record rec;
	bool found;
	assert_ok(record_get(world_read(w), w->a, id, &rec, &found, &w->e), &w->e);
	world_done(w);
	return rec.state;
}

static const char *submit(const char *answers, struct world *w)
{
	return arena_cprintf(w->a, "{\"door\":\"counting\",\"answers\":{%s}}", answers);
}

static void one_decision_for_all(void **state)
{
	struct world *w = world_of(state);
	int64_t a[4], other = desk_asset(w, "112", "よその資産", "1");
	static const char *const names[] = {"名簿", "台帳", "図面", "手引"};
	for (size_t i = 0; i < ARRAY_LEN(a); i++)
		a[i] = desk_asset(w, "111", names[i], "1");
	/* a line that nobody answered, and an answer that asks for more */
	assert_string_equal(desk_refused(w, "1116", "case_submit", submit(arena_cprintf(w->a, "%s%s%s", line(w, 0, a[0], "keep"),
		line(w, 1, a[1], "gone"), line(w, 2, a[2], "doubt")), w)),
		"lines.2.remark: Assets of the section, row 3: Please fill in “Remark”.");
	/* lines come in the order of the numbers, whatever was posted; what is of another unit does not count */
	int64_t id = desk_do(w, "1116", "case_submit", submit(arena_cprintf(w->a, "%s%s%s%s%s,\"lines.2.remark\":\"倉庫か\"",
		line(w, 0, a[3], "gone"), line(w, 1, a[0], "keep"), line(w, 2, a[2], "doubt"), line(w, 3, other, "gone"),
		line(w, 4, a[1], "gone")), w));
	struct case_file c = desk_case(w, "1111", id);
	const struct json *lines = json_get(c.parts[0].body, "lines");
	assert_int_equal(lines->count, 4);
	size_t at = 0;
	json_each(row, lines) {
		static const char *const found[] = {"keep", "gone", "doubt", "gone"};
		assert_int_equal(json_int(json_get(row, "record"), "id", 0), a[at]);
		assert_true(str_is(json_str(row, "found"), found[at]));
		at++;
	}
	/* nothing moves before the decision; then each line by its answer, but for the last one */
	assert_string_equal(state_of(w, a[1]), "here");
	desk_decide(w, "1111", id, "confirmed", "granted", ",\"fields\":{\"excepted\":[\"row:3\"]}");
	assert_string_equal(desk_state(w, id), "done");
	assert_string_equal(state_of(w, a[0]), "here");
	assert_string_equal(state_of(w, a[1]), "gone");
	assert_string_equal(state_of(w, a[2]), "here");
	assert_string_equal(state_of(w, a[3]), "here");
	assert_string_equal(state_of(w, other), "here");
	/* what is gone is not asked about again */
	id = desk_do(w, "1116", "case_submit", submit(arena_cprintf(w->a, "%s%s%s", line(w, 0, a[0], "keep"),
		line(w, 1, a[2], "keep"), line(w, 2, a[3], "gone")), w));
	c = desk_case(w, "1111", id);
	assert_int_equal(json_get(c.parts[0].body, "lines")->count, 3);
	desk_decide(w, "1111", id, "confirmed", "refused", ",\"reason\":\"もう一度\"");
	assert_string_equal(state_of(w, a[3]), "here");
}

static void nothing_to_decide(void **state)
{
	struct world *w = world_of(state);
	assert_string_equal(desk_refused(w, "1116", "case_submit", submit("", w)),
		"lines: Nothing is there for “Assets of the section”.");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(one_decision_for_all), cmocka_unit_test(nothing_to_decide)};
	return fixture_run_with("case-lines", tests, ARRAY_LEN(tests), desk_setup, world_teardown);
}
