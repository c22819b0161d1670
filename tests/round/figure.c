/* Figures over people in conditions: of all, of a unit with what lies below it, of the newest round. */
#include "tests/round/work.h"

#include "engine/form.h"

/* Titles of the fields of "sitting" whose condition holds at a unit; '?' behind those that cannot be said. */
static const char *holds(struct world *w, const char *unit)
{
	const struct procedure *p = pack_procedure(w->pack, "sitting");
	struct json *body = json_obj(w->a), *link = json_obj(w->a);
	json_add_str(w->a, link, STR("kind"), STR("duty"));
	json_add_str(w->a, link, STR("name"), STR("staff_round"));
	json_put(w->a, body, STR("round"), link);
	const char *all = "";
	struct env v = {.arena = w->a, .pack = w->pack, .lang = &w->en, .now = clock_now(), .procedure = p,
		.body = body, .unit = world_unit(w, unit)};
	v.tx = world_read(w);
	for (size_t i = 1; i < p->fields.n; i++) {
		enum truth t = cond_eval(&v, p->fields.p[i].when, &w->e);
		assert_int_equal(w->e.code, ERR_NONE);
		if (t != TRUTH_NO)
			all = arena_cprintf(w->a, "%s%s%s%s", all, *all ? " " : "", p->fields.p[i].name,
				t == TRUTH_YES ? "" : "?");
	}
	world_done(w);
	return all;
}

/* What the acts keep while people answer. */
static void tally(struct world *w, const char *field, const char *value, const char *unit, int64_t n)
{
	struct tx *t;
	int64_t group = work_group(w, "staff_round"), at = world_unit(w, unit);
	world_done(w);
	assert_ok(tx_begin(city_store(w->city), TX_VOLATILE, &t, &w->e), &w->e);
	assert_ok(tx_run(t, STMT_round_tally_add,
		ARGS(val_i(group), val_c(field), val_c(value), val_i(at), val_i(n)), NULL, &w->e), &w->e);
	assert_ok(tx_commit(t, &w->e), &w->e);
}

static void before_the_first_round(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-04-01");
	assert_string_equal(holds(w, "111"), "asked? none? half? here? more? linked? no? no_here? bare?");
}

static void newest_round(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-05-01");
	work_tick(w, "2026-06-01");
	assert_string_equal(holds(w, "111"), "asked none more linked");
	/* 111: all but one of its people; 112: nobody */
	int64_t in_111 = 0, group = work_group(w, "staff_round");
	struct round_count *list;
	size_t n;
	assert_ok(round_counts(world_read(w), w->a, group, "", &list, &n, &w->e), &w->e);
	for (size_t i = 0; i < n; i++)
		in_111 += list[i].unit == world_unit(w, "111") ? list[i].n : 0;
	tally(w, "", "open", "111", 1 - in_111);
	tally(w, "", "done", "111", in_111 - 1);
	tally(w, "own_other", "no", "111", 1);
	tally(w, "lock", "no+", "112", 1);
	assert_true(in_111 > 3);
	/* one "no" without a plan somewhere, one with a plan in 112; the department has both sections below it */
	assert_string_equal(holds(w, "111"), "asked here linked no bare");
	assert_string_equal(holds(w, "112"), "asked more linked no no_here bare");
	assert_string_equal(holds(w, "110"), "asked more linked no no_here bare");
	/* a new round counts from nothing */
	work_tick(w, "2027-06-01");
	assert_string_equal(holds(w, "111"), "asked none more linked");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(before_the_first_round), cmocka_unit_test(newest_round)};
	return fixture_run_with("round-figure", tests, ARRAY_LEN(tests), work_setup, world_teardown);
}
