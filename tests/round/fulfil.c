/* What fulfils a duty without its form: a check that passes, a document adopted, reviewed or read, a ledger that was reviewed, a
 * case; duties per request under way; plans whose day has passed. */
#include "tests/round/work.h"

#include "engine/check.h"
#include "engine/document.h"
#include "util/buf.h"
#include "util/clean.h"
#include "util/num.h"

static const char more[] =
	"document \"rules\" { \"実施手順\", \"Procedures\", tier = \"procedure\", approved_by = \"chief\", review = \"1 year\", "
	"read_by = \"staff\" }\n"
	"check \"backup\" { \"控え\", \"Backup\", runs = \"backup.newest\", per = \"contracts\", every = \"1 day\" }\n"
	"duty \"backup_each\" { \"控えの確認\", \"Backup checked\", by = \"section_manager of this\", per = \"contracts\", every "
	"= \"1 year\", "
	"from = \"1 May\", due = \"31 May\", done = \"backup\" }\n"
	"duty \"backup_all\" { \"控えの確認（全体）\", \"All backups checked\", by = \"chief\", every = \"1 year\", "
	"from = \"1 May\", due = \"31 May\", done = \"backup\" }\n"
	"duty \"rules_year\" { \"手順の見直し\", \"Review of procedures\", by = \"chief\", every = \"1 year\", from = \"1 May\", "
	"due = \"31 May\", done = \"rules\" }\n"
	"duty \"rules_read\" { \"手順を読む\", \"Reading them\", by = \"staff\", per = \"person\", every = \"1 year\", from = "
	"\"1 May\", "
	"due = \"31 May\", done = \"rules\" }\n"
	"duty \"ledger_year\" { \"台帳の見直し\", \"Review of the ledger\", by = \"section_manager\", per = \"section\", every = "
	"\"1 year\", "
	"from = \"1 May\", due = \"31 May\", done = \"contracts\" }\n"
	"procedure \"lend\" { \"貸出\", \"Loan\", text \"what\" { \"何を\", \"What\" }, date \"till\" { \"いつまで\", \"Until\" "
	"},\n"
	"  yesno \"long\" { \"長期\", \"Long\" }, task \"back\" { \"返した\", \"Returned\" } }\n"
	"duty \"lend_still\" { \"まだ要るか\", \"Still needed?\", by = \"applicant\", per = \"lend\", when = { \"long\", \"is\", "
	"\"yes\" },\n"
	"  every = \"3 months\", yesno \"needed\" { \"要る\", \"Needed\" } }\n"
	"duty \"lend_end\" { \"貸出の終わり\", \"End of a loan\", by = \"section_manager of unit\", per = \"lend\", on = "
	"\"till\", due = \"3 days\",\n"
	"  text \"how\" { \"どのように\", \"How\" } }\n"
	"clause \"5\" { \"確かめる。\", \"Verified.\", ref = \"5\", who = \"staff\", kinds = \"schedule\", kept_by = { "
	"\"backup\", \"backup_each\", "
	"\"backup_all\", \"rules\", \"rules_year\", \"rules_read\", \"ledger_year\", \"lend\", \"lend_still\", \"lend_end\" } "
	"}\n";

static int setup(void **state)
{
	return work_setup_more(state, more);
}

static const char *state_of(struct world *w, int64_t id)
{
	struct round r;
	bool found;
	assert_ok(round_get(world_read(w), w->a, id, &r, &found, &w->e), &w->e);
	world_done(w);
	assert_true(found);
	return r.state;
}

static const char *number_of(struct world *w, int64_t id)
{
	struct record r;
	bool found;
	assert_ok(record_get(world_read(w), w->a, id, &r, &found, &w->e), &w->e);
	world_done(w);
	return r.number;
}

static const char *result(struct world *w, int64_t record, const char *word, const char *seen)
{
	return arena_cprintf(w->a,
		"{\"form\":{\"list\":[{\"check\":\"backup\",\"record\":\"%s\",\"result\":\"%s\",\"seen\":\"%s\","
		"\"evidence\":\"x\"}]}}",
		number_of(w, record), word, seen);
}

static void a_check_that_passes(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-04-30");
	int64_t one = work_contract(w, "111", "保守", ",\"cloud\":\"no\""),
		two = work_contract(w, "112", "清掃", ",\"cloud\":\"no\"");
	work_tick(w, "2026-05-01");
	int64_t first = work_round(w, "backup_each", "111"), second = work_round(w, "backup_each", "112"),
		all = work_round(w, "backup_all", "0");
	assert_string_equal(
		work_refused(w, "1111", "round_answer", arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{}}", (long long)first)),
		"This duty is fulfilled by a check that passes.");
	/* neither a failure nor "unknown" is a pass */
	work_do(w, "1212", "check_report", result(w, one, "fail", "2026-05-01T08:00"));
	work_do(w, "1212", "check_report", result(w, one, "unknown", "2026-05-01T08:10"));
	work_do(w, "1212", "check_report", result(w, two, "unknown", "2026-05-01T08:10"));
	assert_string_equal(state_of(w, first), "open");
	work_do(w, "1212", "check_report", result(w, one, "pass", "2026-05-01T08:20"));
	assert_string_equal(state_of(w, first), "done");
	assert_string_equal(state_of(w, second), "open");
	/* a round about no record waits until all of them pass; a pass about a record goes to its own first */
	assert_string_equal(state_of(w, all), "open");
	work_do(w, "1212", "check_report", result(w, two, "pass", "2026-05-01T08:20"));
	assert_string_equal(state_of(w, second), "done");
	assert_string_equal(state_of(w, all), "done");
	struct round_deed *deeds;
	size_t n;
	assert_ok(round_deeds(world_read(w), w->a, first, &deeds, &n, &w->e), &w->e);
	world_done(w);
	assert_int_equal(n, 1);
	assert_int_equal(deeds[0].file, 0);
}

static int64_t draft(struct world *w, const char *edition)
{
	return work_do(w, "1212", "document_draft",
		arena_cprintf(
			w->a, "{\"document\":\"rules\",\"edition\":\"%s\",\"text\":\"第1条\",\"reason\":\"改めた\"}", edition));
}

static void adopt(struct world *w, int64_t id)
{
	struct document_version v;
	bool found;
	CLEAN_BUF struct buf b;
	assert_ok(document_get(world_read(w), w->a, id, &v, &found, &w->e), &w->e);
	world_done(w);
	buf_init(&b, 100);
	num_hex(&b, v.digest.b, HASH_LEN);
	work_do(w, "1201", "document_adopt",
		arena_cprintf(w->a, "{\"id\":%lld,\"digest\":\"%.*s\"}", (long long)id, STR_ARG(buf_str(&b))));
}

static void a_document_adopted_reviewed_read(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-05-01");
	int64_t year = work_round(w, "rules_year", "0"), mine = work_round(w, "rules_read", "#1116");
	assert_string_equal(
		work_refused(w, "1116", "round_answer", arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{}}", (long long)mine)),
		"This duty is fulfilled by a document: adopted, reviewed, or read.");
	int64_t id = draft(w, "第1版");
	assert_string_equal(state_of(w, year), "open");
	adopt(w, id);
	assert_string_equal(state_of(w, year), "done");
	assert_string_equal(state_of(w, mine), "open");
	work_do(w, "1116", "document_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)id));
	assert_string_equal(state_of(w, mine), "done");
	assert_string_equal(state_of(w, work_round(w, "rules_read", "#1114")), "open");
	/* next year a review without change does */
	work_tick(w, "2027-05-01");
	year = work_round(w, "rules_year", "0");
	assert_string_equal(state_of(w, year), "open");
	work_do(w, "1201", "document_review", arena_cprintf(w->a, "{\"id\":%lld,\"reason\":\"変更なし\"}", (long long)id));
	assert_string_equal(state_of(w, year), "done");
	assert_string_equal(state_of(w, work_round(w, "rules_read", "#1116")), "open");
}

static void a_ledger_that_was_reviewed(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-04-30");
	int64_t id = work_contract(w, "111", "保守", ",\"cloud\":\"no\"");
	work_tick(w, "2026-05-01");
	int64_t ours = work_round(w, "ledger_year", "111"), other = work_round(w, "ledger_year", "112");
	assert_string_equal(
		work_refused(w, "1111", "round_answer", arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{}}", (long long)ours)),
		"This duty is fulfilled by the review of the ledger.");
	work_do(w, "1115", "record_verify",
		arena_cprintf(w->a, "{\"register\":\"contracts\",\"unit\": @111,\"form\":{\"ids\":[%lld]}}", (long long)id));
	assert_string_equal(state_of(w, ours), "open");
	work_do(w, "1111", "record_confirm", arena_cprintf(w->a, "{\"id\":%lld}", (long long)id));
	assert_string_equal(state_of(w, ours), "done");
	assert_string_equal(state_of(w, other), "open");
}

/* Asked of each loan under way that is a long one; what ends takes its open rounds along. */
static void per_request_under_way(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-06-30");
	static const char *const loans[] = {"{\"what\":\"端末\",\"till\":\"2026-07-10\",\"long\":\"yes\"}",
		"{\"what\":\"媒体\",\"till\":\"2026-12-10\",\"long\":\"no\"}",
		"{\"what\":\"鍵\",\"till\":\"2026-12-20\",\"long\":\"yes\"}"};
	int64_t files[3];
	for (size_t i = 0; i < 3; i++)
		files[i] = work_do(w, i == 2 ? "1122" : "1116", "case_submit",
			arena_cprintf(w->a, "{\"door\":\"lend\",\"answers\":%s}", loans[i]));
	work_tick(w, "2026-07-01");
	assert_string_equal(work_rounds(w, "lend_still"), "111:1116:open:26-09-30 112:1122:open:26-09-30");
	int64_t mine = work_round(w, "lend_still", "#1116"), theirs = work_round(w, "lend_still", "#1122");
	assert_non_null(work_refused(w, "1122", "round_answer",
		arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{\"needed\":\"yes\"}}", (long long)mine)));
	work_do(w, "1116", "round_answer", arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{\"needed\":\"yes\"}}", (long long)mine));
	assert_string_equal(work_rounds(w, "lend_end"), "");
	/* the day that the request itself names */
	work_tick(w, "2026-07-11");
	assert_string_equal(work_rounds(w, "lend_end"), "111:section_manager:open:26-07-13");
	assert_int_equal(work_tick(w, "2026-07-11"), 0);
	work_do(w, "1122", "step_task", arena_cprintf(w->a, "{\"id\":%lld}", (long long)work_step(w, files[2], 0)));
	work_tick(w, "2026-07-12");
	assert_string_equal(state_of(w, theirs), "lapsed");
	assert_string_equal(state_of(w, mine), "done");
	/* the list names what it is about */
	struct round_reading v = {.tx = world_read(w), .arena = w->a, .pack = w->pack, .lang = &w->ja, .now = clock_now()};
	struct round_lines lines;
	assert_ok(round_of_unit(&v, world_unit(w, "111"), INT64_MAX, 100, &lines, &w->e), &w->e);
	bool named = false;
	for (size_t i = 0; i < lines.n; i++)
		named |= strcmp(lines.p[i].duty, "lend_end") == 0 && strstr(lines.p[i].about, "貸出") != NULL;
	assert_true(named);
	work_tick(w, "2026-10-01");
	assert_string_equal(work_groups(w, "lend_still"), "2026-10/3=open 2026-07/3=closed 2026-04/3=closed");
}

/* The day after a plan's day a finding stands, once; a plan that was carried out and corrected brings none. */
static void a_plan_whose_day_has_passed(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-06-01");
	int64_t late = work_round(w, "staff_round", "#1114"), kept = work_round(w, "staff_round", "#1116");
	static const char *const plans = "\"lock\":\"no\",\"lock-no-plan\":\"設定を変える\",\"lock-no-till\":\"2026-06-20\","
					 "\"mail\":\"partly\",\"mail-partly-plan\":\"研修\",\"mail-partly-till\":\"2026-06-25\"";
	work_do(w, "1114", "round_answer", arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{%s}}", (long long)late, plans));
	work_do(w, "1116", "round_answer", arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{%s}}", (long long)kept, plans));
	work_do(w, "1116", "round_correct",
		arena_cprintf(w->a, "{\"id\":%lld,\"reason\":\"直した\",\"fields\":{\"lock\":\"yes\",\"mail\":\"yes\"}}",
			(long long)kept));
	work_tick(w, "2026-06-20");
	struct round_answer *list;
	size_t n;
	assert_ok(round_answers(world_read(w), w->a, OBJECT_ROUND, late, false, &list, &n, &w->e), &w->e);
	assert_int_equal(list[0].finding + list[1].finding, 0);
	work_tick(w, "2026-06-21");
	assert_ok(round_answers(world_read(w), w->a, OBJECT_ROUND, late, false, &list, &n, &w->e), &w->e);
	int64_t first = list[0].finding;
	assert_true(first != 0);
	assert_int_equal(list[1].finding, 0);
	struct case_file c;
	struct who who = world_who(w, "1212");
	bool found;
	assert_ok(case_get(w->city, w->tx, w->a, first, &who, &w->ja, &c, &found, &w->e), &w->e);
	assert_true(found);
	assert_string_equal(c.procedure, "finding");
	assert_string_equal(c.state, "open");
	const char *fact = arena_cstr(w->a, json_str(c.parts[0].body, "fact"));
	assert_non_null(strstr(fact, "離席時に画面を閉じている"));
	assert_non_null(strstr(fact, "設定を変える"));
	assert_null(strstr(fact, "宛先"));
	world_done(w);
	/* once; the second plan has its own day */
	int64_t entries = world_entries(w);
	assert_int_equal(work_tick(w, "2026-06-22"), 0);
	assert_int_equal(world_entries(w), entries);
	work_tick(w, "2026-06-26");
	assert_ok(round_answers(world_read(w), w->a, OBJECT_ROUND, late, false, &list, &n, &w->e), &w->e);
	assert_int_equal(list[0].finding, first);
	assert_true(list[1].finding != 0 && list[1].finding != first);
	assert_ok(round_answers(w->tx, w->a, OBJECT_ROUND, kept, false, &list, &n, &w->e), &w->e);
	assert_int_equal(list[0].finding + list[1].finding, 0);
	world_done(w);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_check_that_passes),
		cmocka_unit_test(a_document_adopted_reviewed_read),
		cmocka_unit_test(a_ledger_that_was_reviewed),
		cmocka_unit_test(per_request_under_way),
		cmocka_unit_test(a_plan_whose_day_has_passed),
	};
	return fixture_run_with("rounds fulfilled", tests, ARRAY_LEN(tests), setup, world_teardown);
}
