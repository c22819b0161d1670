/* Standing is computed from what keeps a clause, and its entries are found by a range scan. */
#include "tests/case/desk.h"

#include "util/num.h"

static const char *word(enum standing s)
{
	static const char *const names[] = {"kept", "risk", "unknown", "broken", "rest"};
	return names[s];
}

static struct clause_standing of(struct world *w, const char *clause)
{
	struct clause_standing s;
	assert_ok(standing_clause(w->city, world_read(w), w->a, w->pack, pack_clause(w->pack, clause), clock_now(), &w->ja, &s,
				  &w->e),
		  &w->e);
	world_done(w);
	return s;
}

static const char *all(struct world *w)
{
	enum standing *list;
	const char *text = "";
	assert_ok(standing_all(w->city, world_read(w), w->a, w->pack, clock_now(), &w->ja, &list, &w->e), &w->e);
	world_done(w);
	for (size_t i = 0; i < w->pack->clauses.n; i++)
		text = arena_cprintf(w->a, "%s%s%s=%s", text, i ? " " : "", w->pack->clauses.p[i]->name, word(list[i]));
	return text;
}

static int64_t whole_walk(struct world *w)
{
	int64_t id = desk_takeout(w, "1116", desk_asset(w, "111", "名簿", "2"), "case");
	desk_decide(w, "1111", id, "permit", "granted", "");
	desk_task(w, "1116", id, "take");
	desk_task(w, "1116", id, "bring");
	desk_do(w, "1115", "step_confirm",
		arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"yes\",\"fields\":{\"complete\":\"yes\"}}",
			      (long long)desk_open(w, id, "returned")));
	return id;
}

static void worst_keeper_stands_for_the_clause(void **state)
{
	struct world *w = world_of(state);
	assert_string_equal(all(w), "1=unknown 2=unknown 3=unknown 4=unknown 5=unknown 6=unknown");
	whole_walk(w);
	struct clause_standing s = of(w, "1");
	assert_string_equal(word(s.standing), "kept");
	assert_int_equal(s.n_keepers, 2);
	assert_int_equal(s.keepers[0].n, 5);               /* submitted, and four steps */
	assert_int_equal(s.keepers[1].n, 1);
	assert_int_equal(s.keepers[0].lapses, civil_date(2027, 4, 1));
	assert_string_equal(s.keepers[0].why, "今年度 5件、最後は4月1日");
	assert_string_equal(all(w), "1=kept 2=kept 3=unknown 4=unknown 5=unknown 6=unknown");
	/* a year later nothing was used */
	clock_fixed(FIXTURE_NOW + 400 * DAY_MS);
	assert_string_equal(word(of(w, "2").standing), "unknown");
}

static void overdue_is_a_risk_and_broken_at_the_top(void **state)
{
	struct world *w = world_of(state);
	whole_walk(w);
	int64_t id = desk_takeout(w, "1116", desk_asset(w, "111", "控え", "2"), "case");
	desk_decide(w, "1111", id, "permit", "granted", "");
	desk_task(w, "1116", id, "take");
	clock_fixed(civil_ms(civil_date(2026, 4, 4), 9, 0));
	struct clause_standing s = of(w, "1");
	assert_string_equal(word(s.standing), "risk");
	assert_int_equal(s.keepers[0].late, 1);
	int moved;
	for (int day = 4; day < 14; day++) {
		clock_fixed(civil_ms(civil_date(2026, 4, day), 9, 0));
		assert_ok(case_tick(w->city, clock_now(), &moved, &w->e), &w->e);
	}
	assert_string_equal(word(of(w, "1").standing), "broken");
	assert_string_equal(word(of(w, "2").standing), "kept");
	desk_task(w, "1116", id, "bring");
	assert_string_equal(word(of(w, "1").standing), "kept");
	int64_t n[12], late[12];
	assert_ok(standing_months(world_read(w), w->pack, "takeout.bring", 0, 2026, n, late, &w->e), &w->e);
	assert_int_equal(n[0], 2);
	assert_int_equal(late[0], 1);
	assert_int_equal(n[1], 0);
	assert_ok(standing_months(w->tx, w->pack, "takeout.bring", world_unit(w, "111"), 2026, n, late, &w->e), &w->e);
	assert_int_equal(n[0], 2);
	assert_ok(standing_months(w->tx, w->pack, "takeout.bring", world_unit(w, "112"), 2026, n, late, &w->e), &w->e);
	assert_int_equal(n[0], 0);
	world_done(w);
}

static int64_t number_in(const char *text)
{
	int64_t n;
	assert_true(num_i64(str_trim(str_of(text)), 1, INT64_MAX, &n));
	return n;
}

static void empty_post_is_a_risk_then_broken(void **state)
{
	struct world *w = world_of(state);
	whole_walk(w);
	char text[64];
	assert_true(fixture_raw(
		w->f, arena_cprintf(w->a, "SELECT id FROM assignment WHERE person = %lld", (long long)world_person(w, "1121")),
		text, sizeof(text)));
	desk_do(w, "", "assignment_end", arena_cprintf(w->a, "{\"id\":%lld,\"till\":\"2026-03-31\"}",
		(long long)number_in(text)));
	struct clause_standing s = of(w, "2");
	assert_string_equal(word(s.keepers[0].standing), "risk");
	assert_string_equal(s.keepers[0].why, "3か所のうち1か所が空席です");
	clock_fixed(FIXTURE_NOW + 31 * DAY_MS);
	s = of(w, "2");
	assert_string_equal(word(s.keepers[0].standing), "broken");
	assert_string_equal(s.keepers[0].why, "3か所のうち1か所が30日を超えて空席です");
	desk_do(w, "", "assignment_add",
		"{\"person\": #1101,\"unit\": @112,\"position\":\"head\",\"kind\":\"acting\",\"from\":\"2026-04-01\"}");
	s = of(w, "2");
	assert_string_equal(word(s.keepers[0].standing), "risk");
	assert_string_equal(s.keepers[0].why, "3か所のうち1か所が事務取扱か職務代理です");
}

static void rare_needs_a_drill(void **state)
{
	struct world *w = world_of(state);
	struct clause_standing s = of(w, "3");
	assert_string_equal(word(s.standing), "unknown");
	assert_string_equal(s.keepers[0].why, "使えますが、1年以内に使われず、訓練もされていません");
	desk_do(w, "1111", "case_submit", "{\"door\":\"except\",\"answers\":{\"wish\":\"done\",\"reason\":\"訓練\"}}");
	assert_string_equal(word(of(w, "3").standing), "kept");
	clock_fixed(FIXTURE_NOW + 340 * DAY_MS);
	desk_do(w, "1001", "step_ratify",
		arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"granted\"}", (long long)desk_open(w, 1, "ratified")));
	desk_task(w, "1111", 1, "ended");
	assert_string_equal(word(of(w, "3").standing), "kept");
	/* nobody is CISO, nor deputy: it cannot be walked */
	desk_do(w, "", "person_change", "{\"id\": #1001,\"state\":\"left\"}");
	desk_do(w, "", "person_change", "{\"id\": #1002,\"state\":\"left\"}");
	assert_string_equal(word(of(w, "3").standing), "broken");
}

static void ledger_stands_by_its_review(void **state)
{
	struct world *w = world_of(state);
	assert_string_equal(of(w, "5").keepers[0].why, "まだ1件も登録がありません");
	int64_t asset = desk_asset(w, "111", "名簿", "2");
	assert_string_equal(of(w, "5").keepers[0].why, "1所属のうち1所属がまだ棚卸をしていません");
	desk_do(w, "1115", "record_verify",
		arena_cprintf(w->a, "{\"register\":\"assets\",\"unit\": @111,\"form\":{\"ids\":[%lld]}}", (long long)asset));
	desk_do(w, "1111", "record_confirm", arena_cprintf(w->a, "{\"id\":%lld}", (long long)asset));
	struct clause_standing s = of(w, "5");
	assert_string_equal(word(s.standing), "kept");
	clock_fixed(FIXTURE_NOW + 350 * DAY_MS);
	assert_string_equal(word(of(w, "5").standing), "risk");
	clock_fixed(FIXTURE_NOW + 370 * DAY_MS);
	assert_string_equal(word(of(w, "5").standing), "broken");
}

static void entries_prove_a_clause(void **state)
{
	struct world *w = world_of(state);
	desk_asset(w, "112", "他の課のもの", "2");
	int64_t first = world_entries(w) + 1;              /* after the asset of the walk */
	whole_walk(w);
	struct entry *list;
	size_t n;
	assert_ok(standing_clause_entries(w->city, world_read(w), w->a, w->pack, pack_clause(w->pack, "1"), -1, 50, &w->ja,
		&list, &n, &w->e), &w->e);
	assert_int_equal(n, 5);
	assert_string_equal(list[0].act, "step_confirm");
	assert_string_equal(list[4].act, "case_submit");
	assert_int_equal(list[4].seq, first);
	assert_ok(standing_clause_entries(w->city, w->tx, w->a, w->pack, pack_clause(w->pack, "1"), list[1].seq, 2, &w->ja,
		&list, &n, &w->e), &w->e);
	assert_int_equal(n, 2);
	assert_string_equal(list[0].act, "step_task");
	assert_ok(standing_clause_entries(w->city, w->tx, w->a, w->pack, pack_clause(w->pack, "2"), -1, 50, &w->ja,
		&list, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	assert_string_equal(list[0].act, "step_decide");
	/* what is done to a ledger by hand proves it, too */
	assert_ok(standing_entries(w->city, w->tx, w->a, w->pack, "assets", -1, 50, &w->ja, &list, &n, &w->e), &w->e);
	assert_int_equal(n, 2);
	assert_string_equal(list[0].act, "record_add");
	assert_ok(standing_entries(w->city, w->tx, w->a, w->pack, "urgent", -1, 50, &w->ja, &list, &n, &w->e), &w->e);
	assert_int_equal(n, 0);
	world_done(w);
}

static void keeper_numbers_never_change(void **state)
{
	(void)state;
	assert_int_equal(standing_keeper("takeout.permit", 1), 2923516953471521LL);
	assert_int_equal(standing_keeper("takeout.permit", 2), 7313831327506757LL);
	assert_int_not_equal(standing_keeper("takeout", 1), standing_keeper("takeout.permit", 1));
	assert_int_not_equal(standing_keeper("takeout", 2), standing_keeper("takeout", 3));
	assert_true(standing_keeper("outside", 1) > 0 && standing_keeper("outside", 1) < (INT64_C(1) << 53));
}

static const char *uses(struct world *w)
{
	char text[16384];
	assert_true(fixture_raw(w->f, "SELECT keeper, unit, month, n, last, late FROM clause_use ORDER BY keeper, unit, month",
				text, sizeof(text)));
	return arena_cstr(w->a, str_of(text));
}

static void made_again_is_the_same(void **state)
{
	struct world *w = world_of(state);
	whole_walk(w);
	int64_t back = desk_takeout(w, "1116", desk_asset(w, "111", "控え", "2"), "case");
	desk_do(w, "1111", "step_return",
		arena_cprintf(w->a, "{\"id\":%lld,\"reason\":\"直す\"}", (long long)desk_open(w, back, "permit")));
	desk_do(w, "1116", "case_submit", "{\"door\":\"media_use\",\"answers\":{\"need\":\"移行\",\"till\":\"2026-04-10\"}}");
	desk_do(w, "1116", "case_submit", "{\"door\":\"out\",\"answers\":{\"wish\":\"look\",\"usb\":\"no\"}}");
	const char *before = uses(w);
	char text[64];
	assert_true(strlen(before) > 100);
	assert_true(fixture_raw(w->f, "UPDATE clause_use SET n = 99 WHERE keeper = 'takeout'", text, sizeof(text)));
	assert_string_not_equal(uses(w), before);
	assert_ok(standing_reindex(w->city, NULL, NULL, &w->e), &w->e);
	assert_string_equal(uses(w), before);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(worst_keeper_stands_for_the_clause),
		cmocka_unit_test(overdue_is_a_risk_and_broken_at_the_top),
		cmocka_unit_test(empty_post_is_a_risk_then_broken),
		cmocka_unit_test(rare_needs_a_drill),
		cmocka_unit_test(ledger_stands_by_its_review),
		cmocka_unit_test(entries_prove_a_clause),
		cmocka_unit_test(keeper_numbers_never_change),
		cmocka_unit_test(made_again_is_the_same),
	};
	return fixture_run_with("case-standing", tests, ARRAY_LEN(tests), desk_setup, world_teardown);
}
