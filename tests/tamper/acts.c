/* A whole request through the act door, and then verify: what the acts write is what verify wants, and a forged decision,
 * a moved date and a removed ledger line are found where they stand. */
#include "engine/trail.h"
#include "tests/case/desk.h"
#include "tests/tamper/raw.h"

static struct verify_report verify(struct world *w)
{
	struct verify_report r;

	world_done(w);
	assert_ok(trail_verify(w->f->store, NULL, &w->en, w->a, NULL, NULL, &r, &w->e), &w->e);
	return r;
}

static void all_well(struct world *w)
{
	struct verify_report r = verify(w);

	if (r.bad)
		fail_msg("%s", r.bad);
	assert_int_equal(r.entries, world_entries(w));
	assert_int_equal(r.bodies, r.entries);
	assert_true(r.rows > 0);
	assert_true(r.key_of_store);
}

static int64_t walked(struct world *w)
{
	int64_t id = desk_takeout(w, "1116", desk_asset(w, "111", "保護台帳", "3"), "encrypt");

	desk_decide(w, "1111", id, "takeout.permit", "granted", "");
	desk_task(w, "1116", id, "take");
	desk_task(w, "1116", id, "bring");
	desk_do(w, "1115", "step_confirm", arena_cprintf(w->a,
		"{\"id\":%lld,\"answer\":\"yes\",\"fields\":{\"complete\":\"yes\"}}",
		(long long)desk_open(w, id, "returned")));
	return id;
}

static void a_request_verifies(void **state)
{
	struct world *w = world_of(state);

	all_well(w);
	walked(w);
	all_well(w);
}

/* What one would want to change afterwards, in one row. */
static void forged(struct world *w, struct raw *r, const char *table, const char *change, const char *row)
{
	raw_do(r, "CREATE TABLE was AS SELECT * FROM %s", table);
	int64_t id = raw_number(r, "SELECT id FROM %s WHERE %s", table, row);
	int64_t entry = raw_number(r, "SELECT entry FROM %s WHERE %s", table, row);
	raw_do(r, "%s WHERE id = %lld", change, (long long)id);
	struct verify_report rep = verify(w);
	if (!rep.bad)
		fail_msg("not found: %s", change);
	assert_string_equal(rep.bad_table, table);
	assert_int_equal(rep.bad_id, id);
	/* a row that is gone is named by the first entry that wrote it, another by the one that it names itself */
	assert_true(strncmp(change, "DELETE", 6) == 0 ? rep.bad_seq <= entry : rep.bad_seq == entry);
	raw_do(r, "DELETE FROM %s", table);
	raw_do(r, "INSERT INTO %s SELECT * FROM was", table);
	raw_do(r, "DROP TABLE was");
	all_well(w);
}

static void afterthoughts_are_found(void **state)
{
	struct world *w = world_of(state);

	walked(w);
	world_done(w);
	struct raw *r = raw_open(w->f);
	forged(w, r, "case_step", "UPDATE case_step SET result = 'refused'", "step = 'permit'");
	forged(w, r, "case_step", "UPDATE case_step SET actor = actor + 1", "step = 'permit'");
	forged(w, r, "case_step", "UPDATE case_step SET who = REPLACE(who, '早瀬', '関守')", "step = 'permit'");
	forged(w, r, "case_step", "UPDATE case_step SET done = done - 86400000", "step = 'bring'");
	forged(w, r, "case_file", "UPDATE case_file SET opened = opened - 1", "id = 1");
	forged(w, r, "record", "UPDATE record SET state = 'out'", "id = (SELECT MIN(id) FROM record)");
	forged(w, r, "record", "DELETE FROM record", "id = (SELECT MAX(id) FROM record)");
	forged(w, r, "person", "UPDATE person SET name = '山田'", "number = '1111'");
	raw_close(r);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_request_verifies),
		cmocka_unit_test(afterthoughts_are_found),
	};

	return fixture_run_with("tamper-acts", tests, ARRAY_LEN(tests), desk_setup, world_teardown);
}
