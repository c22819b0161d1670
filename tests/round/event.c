/* What happens opens rounds, once each: people who begin, move and leave, a policy that changed, an audit that was closed, a line
 * that was added; also when no portal ran on the day. */
#include "tests/round/work.h"

static const char more[] =
	"procedure \"audit\" { \"内部監査\", \"Audit\", text \"what\" { \"内容\", \"What\" }, task \"held\" { \"実施した\", "
	"\"Held\" } }\n"
	"duty \"audit_followed\" { \"監査の後の改善\", \"After the audit\", by = \"section_manager\", on = \"audit.closed\", due "
	"= \"30 days\",\n"
	"  text \"how\" { \"どのように\", \"How\" } }\n"
	"duty \"contract_policy\" { \"委託先への周知\", \"Contractors are told\", by = \"section_manager of this\", per = "
	"\"contracts\",\n"
	"  on = \"policy.changed\", due = \"14 days\", text \"how\" { \"どのように\", \"How\" } }\n"
	"clause \"5\" { \"監査に従う。\", \"Audits are followed.\", ref = \"5\", who = \"staff\", kinds = \"schedule\",\n"
	"  kept_by = { \"audit\", \"audit_followed\", \"contract_policy\" } }\n";

static int setup(void **state)
{
	return work_setup_more(state, more);
}

static int64_t assignment(struct world *w, const char *number)
{
	int64_t id, person = world_person(w, number);
	assert_ok(tx_number(world_read(w), STMT_assignment_main, ARGS(val_i(person), val_i(w->today), val_i(w->today)), 0, &id,
			  &w->e),
		&w->e);
	world_done(w);
	return id;
}

static void a_move_opens_a_hand_over(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-05-01");
	assert_string_equal(work_rounds(w, "moved_in"), "");
	work_do(w, "", "assignment_end",
		arena_cprintf(w->a, "{\"id\":%lld,\"till\":\"2026-05-31\"}", (long long)assignment(w, "1116")));
	work_do(w, "", "assignment_add", "{\"person\": #1116,\"unit\": @112,\"position\":\"member\",\"from\":\"2026-06-01\"}");
	work_tick(w, "2026-05-20");
	assert_string_equal(work_rounds(w, "moved_in"), "");
	work_tick(w, "2026-06-03");
	assert_string_equal(work_rounds(w, "moved_in"), "112:1116:open:26-06-11");
	assert_string_equal(work_rounds(w, "newcomer"), "");
	assert_string_equal(work_rounds(w, "returned"), "");
	assert_int_equal(work_tick(w, "2026-06-03"), 0);
	work_tick(w, "2026-06-04");
	assert_string_equal(work_rounds(w, "moved_in"), "112:1116:open:26-06-11");
}

static void who_leaves_gives_back(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-05-01");
	work_do(w, "", "assignment_end",
		arena_cprintf(w->a, "{\"id\":%lld,\"till\":\"2026-05-31\"}", (long long)assignment(w, "1116")));
	work_tick(w, "2026-05-31");
	assert_string_equal(work_rounds(w, "returned"), "");
	work_tick(w, "2026-06-02");
	/* asked of the leader, not of who is gone */
	assert_string_equal(work_rounds(w, "returned"), "111:leader:open:26-06-04");
	assert_string_equal(work_rounds(w, "moved_in"), "");
	assert_int_equal(work_tick(w, "2026-06-02"), 0);
}

static void a_closed_audit_is_followed(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-06-01");
	int64_t file = work_do(w, "1116", "case_submit", "{\"door\":\"audit\",\"answers\":{\"what\":\"情報資産\"}}");
	work_tick(w, "2026-06-01");
	assert_string_equal(work_rounds(w, "audit_followed"), "");
	work_do(w, "1116", "step_task", arena_cprintf(w->a, "{\"id\":%lld}", (long long)work_step(w, file, 0)));
	work_tick(w, "2026-06-02");
	assert_string_equal(work_rounds(w, "audit_followed"), "111:section_manager:open:26-07-01");
	work_tick(w, "2026-06-03");
	assert_string_equal(work_rounds(w, "audit_followed"), "111:section_manager:open:26-07-01");
}

static void activate(struct world *w, const char *edition)
{
	const char *text = work_text(more), *was = "edition = \"1\"", *found = strstr(text, was);
	struct who program = WHO_SYSTEM;
	struct json *in = json_obj(w->a);
	struct act_result r;
	uint8_t token[CHAIN_TOKEN] = {0xee, (uint8_t)*edition};
	assert_non_null(found);
	struct pack *next = world_pack(
		w, arena_cprintf(w->a, "%.*sedition = \"%s\"%s", (int)(found - text), text, edition, found + strlen(was)));
	json_add_str(w->a, in, STR("files"), str_of(next->files));
	world_done(w);
	assert_ok(act_do(w->city, act_find("pack_activate"), &program, token, in, &w->en, w->a, &r, &w->e), &w->e);
	assert_true(r.done);
	pack_unref(next);
}

/* The founding is no change. Of what there is none nothing is opened, and not asked for ever. */
static void a_changed_policy_is_told(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-06-01");
	assert_string_equal(work_rounds(w, "policy_read"), "");
	activate(w, "2");
	work_tick(w, "2026-06-02");
	assert_string_equal(work_rounds(w, "policy_read"),
		"111:section_manager:open:26-06-15 112:section_manager:open:26-06-15 "
		"113:section_manager:open:26-06-15 121:section_manager:open:26-06-15");
	assert_string_equal(work_rounds(w, "contract_policy"), "");
	work_tick(w, "2026-06-03");
	int64_t entries = world_entries(w);
	work_tick(w, "2026-06-03");
	assert_int_equal(world_entries(w), entries);
	work_contract(w, "111", "保守", ",\"cloud\":\"no\"");
	work_tick(w, "2026-06-04");
	assert_string_equal(work_rounds(w, "contract_policy"), "");
	activate(w, "3");
	work_tick(w, "2026-06-05");
	assert_string_equal(work_rounds(w, "contract_policy"), "111:section_manager:open:26-06-18");
}

/* No portal ran when it happened; what happened before the house was founded is nobody's. */
static void nothing_is_lost_and_nothing_twice(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-05-01");
	work_contract(w, "111", "保守", ",\"cloud\":\"no\"");
	int64_t new = work_do(w, "", "person_add", "{\"number\":\"2001\",\"name\":\"新人 一\"}");
	work_do(w, "", "assignment_add",
		arena_cprintf(w->a, "{\"person\":%lld,\"unit\": @112,\"position\":\"member\",\"from\":\"2026-05-11\"}",
			(long long)new));
	work_tick(w, "2026-06-20");
	const char *once = work_rounds(w, "newcomer"), *added = work_rounds(w, "contract_new");
	assert_string_equal(once, "112:2001:open:26-06-10");
	assert_string_equal(added, "111:section_manager:open:26-05-13");
	/* what a portal remembers of its looking is lost: no round is made twice */
	struct tx *t;
	assert_ok(tx_begin(w->f->store, TX_VOLATILE, &t, &w->e), &w->e);
	assert_ok(tx_run(t, STMT_round_look_put, ARGS(val_i(1), val_c("contract_new"), val_i(0)), NULL, &w->e), &w->e);
	assert_ok(tx_commit(t, &w->e), &w->e);
	work_tick(w, "2026-06-21");
	assert_string_equal(work_rounds(w, "newcomer"), once);
	assert_string_equal(work_rounds(w, "contract_new"), added);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_move_opens_a_hand_over),
		cmocka_unit_test(who_leaves_gives_back),
		cmocka_unit_test(a_closed_audit_is_followed),
		cmocka_unit_test(a_changed_policy_is_told),
		cmocka_unit_test(nothing_is_lost_and_nothing_twice),
	};
	return fixture_run_with("events open rounds", tests, ARRAY_LEN(tests), setup, world_teardown);
}
