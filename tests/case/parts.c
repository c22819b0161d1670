/* Several parts, several deciders, roles that apply, steps of every kind. */
#include "tests/case/desk.h"

#include "engine/object.h"
#include "engine/trail.h"

static int64_t two_parts(struct world *w, const char *number)
{
	int64_t asset = desk_asset(w, "111", "名簿", "2");
	return desk_do(
		w, number, "case_submit",
		arena_cprintf(
			w->a,
			"{\"door\":\"out\",\"answers\":{\"wish\":\"carry\",\"item\":[\"record:%lld\"],\"usb\":\"yes\","
			"\"purpose\":\"訪問\",\"place\":\"病院\","
			"\"from\":\"2026-04-02\",\"till\":\"2026-04-03\",\"safeguards\":[\"case\"],\"need\":\"大きいため\"}}",
			(long long)asset));
}

static void equal_fields_are_asked_once(void **state)
{
	struct world *w = world_of(state);
	struct who who = world_who(w, "1116");
	struct json *answers;
	struct case_plan plan;
	int64_t asset = desk_asset(w, "111", "名簿", "2");
	const char *names = "", *steps = "";
	assert_ok(json_read(w->a,
			    str_of(arena_cprintf(w->a,
						 "{\"wish\":\"carry\",\"usb\":true,\"item\":[{\"id\":%lld,\"kind\":\"record\"}]}",
						 (long long)asset)),
			    100, &answers, &w->e),
		  &w->e);
	assert_ok(
		case_plan(w->city, world_read(w), w->a, w->pack, pack_door(w->pack, "out"), answers, &who, &w->ja, &plan, &w->e),
		&w->e);
	world_done(w);
	for (size_t i = 0; i < plan.n_fields; i++)
		names = arena_cprintf(w->a, "%s%s%s", names, i ? " " : "", plan.fields[i]->name);
	assert_string_equal(names, "wish item usb purpose place from till safeguards need");
	assert_int_equal(plan.n_parts, 2);
	assert_string_equal(plan.highest->name, "2");
	assert_string_equal(plan.title, "名簿を持ち出す");
	assert_true(plan.blanket);
	for (size_t i = 0; i < plan.n_steps; i++)
		steps = arena_cprintf(w->a, "%s%s%s", steps, i ? " " : "", plan.steps[i].step->name);
	assert_string_equal(steps, "permit take bring returned unlock");
	assert_string_equal(plan.steps[0].who, "情報セキュリティ管理者（課長 早瀬 健一）");
	assert_string_equal(plan.steps[0].due, "4月6日まで");
}

/* "need" is a text in one part and a choice in the other. */
static void what_differs_is_asked_under_its_part(void **state)
{
	struct world *w = world_of(state);
	struct who who = world_who(w, "1116");
	struct case_plan plan;
	const char *names = "";
	assert_ok(case_plan(w->city, world_read(w), w->a, w->pack, pack_door(w->pack, "mixed"), json_obj(w->a), &who,
		&w->ja, &plan, &w->e),
		&w->e);
	world_done(w);
	for (size_t i = 0; i < plan.n_fields; i++)
		names = arena_cprintf(w->a, "%s%s%s", names, i ? " " : "", plan.fields[i]->name);
	assert_string_equal(names, "need till place lend.need");
	assert_non_null(strstr(
		desk_refused(w, "1116", "case_submit", "{\"door\":\"mixed\",\"answers\":{\"need\":\"移行\","
			"\"till\":\"2026-04-10\"}}"), "lend.need: "));
	int64_t id = desk_do(w, "1116", "case_submit",
		"{\"door\":\"mixed\",\"answers\":{\"need\":\"移行\",\"till\":\"2026-04-10\",\"lend.need\":\"training\"}}");
	struct case_file c = desk_case(w, "1116", id);
	assert_true(str_is(json_str(c.parts[0].body, "need"), "移行"));
	assert_true(str_is(json_str(c.parts[1].body, "need"), "training"));
	assert_int_equal(c.parts[1].body->count, 1);
}

static void one_decision_for_both_parts(void **state)
{
	struct world *w = world_of(state);
	int64_t id = two_parts(w, "1116");
	assert_string_equal(desk_steps(w, id),
			    "permit=open take=waiting bring=waiting returned=waiting permit=open unlock=waiting");
	assert_string_equal(desk_inbox(w, "1111", STEP_DECIDE), "名簿を病院へ持ち出す | 名簿を病院へ持ち出す");
	int64_t entries = world_entries(w);
	desk_decide(w, "1111", id, "takeout.permit", "granted", "");
	assert_int_equal(world_entries(w), entries + 1);
	assert_string_equal(desk_steps(w, id), "permit=done take=open bring=waiting returned=waiting permit=done unlock=open");
}

static void one_refusal_refuses_the_case(void **state)
{
	struct world *w = world_of(state);
	int64_t id = two_parts(w, "1116");
	desk_decide(w, "1111", id, "media_use.permit", "refused", ",\"reason\":\"紙にしてください\"");
	assert_string_equal(desk_state(w, id), "refused");
	assert_string_equal(desk_steps(w, id),
			    "permit=cancelled take=cancelled bring=cancelled returned=cancelled permit=refused unlock=cancelled");
}

/* The desk sees every section's ledger. */
static void owners_of_the_assets_decide(void **state)
{
	struct world *w = world_of(state);
	int64_t one = desk_asset(w, "111", "名簿", "2"), two = desk_asset(w, "112", "介護名簿", "2");
	int64_t id = desk_do(
		w, "1212", "case_submit",
		arena_cprintf(w->a,
			      "{\"door\":\"out\",\"answers\":{\"wish\":\"carry\",\"item\":[\"record:%lld\",\"record:%lld\"],"
			      "\"usb\":\"no\",\"purpose\":\"訪問\","
			      "\"place\":\"病院\",\"from\":\"2026-04-02\",\"till\":\"2026-04-03\",\"safeguards\":[\"case\"]}}",
			      (long long)one, (long long)two));
	assert_string_equal(desk_case(w, "1212", id).title, "名簿ほか1件を病院へ持ち出す");
	/* deciders outside: by way of his own head */
	assert_string_equal(desk_steps(w, id), "@via=open permit=waiting take=waiting bring=waiting returned=waiting");
	assert_string_equal(desk_inbox(w, "1121", STEP_DECIDE), "");
	desk_do(w, "1211", "step_consult",
		arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"agreed\"}", (long long)desk_open(w, id, "@via")));
	assert_string_equal(desk_steps(w, id), "@via=done permit=open take=waiting bring=waiting returned=waiting permit=open");
	desk_decide(w, "1121", id, "permit", "granted", "");
	assert_string_equal(desk_steps(w, id), "@via=done permit=open take=waiting bring=waiting returned=waiting permit=done");
	assert_true(desk_sees(w, "1121", id));
	assert_null(desk_line(w, id, 1).body);
	desk_decide(w, "1111", id, "permit", "granted", "");
	assert_string_equal(desk_steps(w, id), "@via=done permit=done take=open bring=waiting returned=waiting permit=done");
	assert_string_equal(desk_line(w, id, 1).reg, "outside");
}

static void decider_outside_is_reached_by_way_of_the_head(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_do(w, "1116", "case_submit", "{\"door\":\"setting\",\"answers\":{\"what\":\"画面ロックを延ばす\"}}");
	assert_string_equal(desk_steps(w, id), "@via=open permit=waiting");
	assert_string_equal(desk_inbox(w, "1201", STEP_DECIDE), "");
	assert_string_equal(desk_inbox(w, "1111", STEP_CONSULT), "設定の変更");
	assert_string_equal(desk_case(w, "1116", id).steps[0].def->title.ja, "経由");
	assert_string_equal(desk_refused(w, "1111", "step_consult", arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"objected\"}",
		(long long)desk_open(w, id, "@via"))), "reason: Write the reason.");
	desk_do(w, "1111", "step_consult",
		arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"agreed\"}", (long long)desk_open(w, id, "@via")));
	assert_string_equal(desk_inbox(w, "1201", STEP_DECIDE), "設定の変更");
	desk_decide(w, "1201", id, "permit", "granted", "");
	assert_string_equal(desk_state(w, id), "done");
	/* a head who applies himself is not asked twice */
	int64_t own = desk_do(w, "1111", "case_submit", "{\"door\":\"setting\",\"answers\":{\"what\":\"画面ロックを延ばす\"}}");
	assert_string_equal(desk_steps(w, own), "permit=open");
	/* sent back on the way */
	int64_t back = desk_do(w, "1116", "case_submit", "{\"door\":\"setting\",\"answers\":{\"what\":\"画面ロックをやめる\"}}");
	desk_do(w, "1111", "step_return",
		arena_cprintf(w->a, "{\"id\":%lld,\"reason\":\"基準に反します\"}", (long long)desk_open(w, back, "@via")));
	assert_string_equal(desk_state(w, back), "returned");
}

static void a_role_applies_and_staff_drafts(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_do(
		w, "1116", "case_submit",
		"{\"door\":\"except\",\"answers\":{\"wish\":\"later\",\"reason\":\"機器の都合\",\"till\":\"2026-06-30\"}}");
	struct case_file c = desk_case(w, "1116", id);
	assert_int_equal(c.applicant, world_person(w, "1111"));
	assert_int_equal(c.drafter, world_person(w, "1116"));
	assert_string_equal(c.role, "section_manager");
	assert_string_equal(desk_steps(w, id), "@via=open permit=waiting ended=waiting");
	/* the applicant's own word first */
	assert_non_null(strstr(desk_refused(w, "1111", "step_consult",
					    arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"objected\",\"reason\":\"要らない\"}",
							  (long long)desk_open(w, id, "@via"))),
			       "send it back"));
	desk_do(w, "1111", "step_consult",
		arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"agreed\"}", (long long)desk_open(w, id, "@via")));
	desk_decide(w, "1001", id, "permit", "granted", "");
	assert_string_equal(desk_steps(w, id), "@via=done permit=done ended=open");
	/* the head himself needs nobody's word */
	int64_t own = desk_do(
		w, "1121", "case_submit",
		"{\"door\":\"except\",\"answers\":{\"wish\":\"later\",\"reason\":\"機器の都合\",\"till\":\"2026-06-30\"}}");
	assert_string_equal(desk_steps(w, own), "permit=open ended=waiting");
}

static void entered_for_somebody_by_the_leader_only(void **state)
{
	struct world *w = world_of(state);
	const char *in = "{\"door\":\"media_use\",\"on_behalf\": #1116,\"answers\":{\"need\":\"紙の申請\",\"till\":\"2026-04-10\"}}";
	assert_non_null(strstr(desk_refused(w, "1114", "case_submit", in), "leader"));
	assert_non_null(strstr(desk_refused(w, "1121", "case_submit", in), "leader"));
	int64_t id = desk_do(w, "1115", "case_submit", in);
	struct case_file c = desk_case(w, "1116", id);
	assert_int_equal(c.applicant, world_person(w, "1116"));
	assert_int_equal(c.drafter, world_person(w, "1115"));
	assert_string_equal(desk_steps(w, id), "permit=open unlock=waiting");
	/* and what the applicant did, from the paper roster; then the leader does not confirm it */
	int64_t out = desk_takeout(w, "1116", desk_asset(w, "111", "名簿", "2"), "case");
	desk_decide(w, "1111", out, "permit", "granted", "");
	desk_task(w, "1115", out, "take");
	desk_task(w, "1115", out, "bring");
	c = desk_case(w, "1116", out);
	assert_string_equal(c.steps[1].as_kind, "proxy");
	const char *yes = arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"yes\",\"fields\":{\"complete\":\"yes\"}}",
					(long long)desk_open(w, out, "returned"));
	assert_non_null(desk_refused(w, "1115", "step_confirm", yes));
	assert_non_null(desk_refused(w, "1116", "step_confirm", yes));
}

/* Of two leaders the one who applied does not confirm, though somebody else did the work. */
static void the_applicant_does_not_confirm(void **state)
{
	struct world *w = world_of(state);
	desk_do(w, "", "appoint", "{\"role\":\"leader\",\"unit\": @111,\"person\": #1116}");
	int64_t id = desk_do(w, "1116", "case_submit", "{\"door\":\"collect\",\"answers\":{\"what\":\"古い端末\"}}");
	desk_decide(w, "1111", id, "permit", "granted", "");
	desk_task(w, "1212", id, "fetched");
	const char *yes = arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"yes\"}", (long long)desk_open(w, id, "handed"));
	assert_non_null(desk_refused(w, "1116", "step_confirm", yes));
	desk_do(w, "1115", "step_confirm", yes);
	assert_string_equal(desk_state(w, id), "done");
}

static void conditional_oral_and_elsewhere(void **state)
{
	struct world *w = world_of(state);
	int64_t asset = desk_asset(w, "111", "名簿", "2"), id = desk_takeout(w, "1116", asset, "case");
	assert_non_null(strstr(desk_decide_refused(w, "1111", id, "permit", "conditional", ""), "condition"));
	desk_decide(w, "1111", id, "permit", "conditional", ",\"reason\":\"帰庁後に報告する\",\"condition_due\":\"2026-04-10\"");
	assert_string_equal(desk_steps(w, id), "permit=done take=open bring=waiting returned=waiting @condition=open");
	struct case_file c = desk_case(w, "1116", id);
	assert_string_equal(c.steps[0].result, "conditional");
	assert_int_equal(desk_step(w, &c, "@condition")->due, civil_ms(civil_date(2026, 4, 10), 23, 59));
	desk_task(w, "1116", id, "@condition");

	int64_t night = desk_takeout(w, "1116", asset, "case");
	assert_non_null(strstr(desk_decide_refused(w, "1111", night, "permit", "granted",
		",\"oral\":{\"when\":\"2026-04-02T09:00\",\"by\":\"早瀬\",\"reason\":\"夜間\"}"), "oral.when"));
	desk_decide(w, "1111", night, "permit", "granted",
		    ",\"oral\":{\"when\":\"2026-03-31T22:10\",\"by\":\"早瀬\",\"reason\":\"夜間の呼出し\"}");
	c = desk_case(w, "1116", night);
	assert_true(str_is(json_str(json_get(c.steps[0].answers, "@oral"), "by"), "早瀬"));

	int64_t paper = desk_takeout(w, "1116", asset, "case");
	assert_non_null(strstr(desk_decide_refused(w, "1111", paper, "permit", "granted",
						   ",\"external\":{\"system\":\"文書管理\",\"date\":\"2026-03-31\"}"),
			       "external.number"));
	desk_decide(w, "1111", paper, "permit", "granted",
		    ",\"external\":{\"system\":\"文書管理\",\"number\":\"R8-77\",\"date\":\"2026-03-31\"}");
	c = desk_case(w, "1116", paper);
	assert_true(str_is(json_str(json_get(c.steps[0].answers, "@external"), "number"), "R8-77"));
}

static void ratified_later_or_followed_by_a_finding(void **state)
{
	struct world *w = world_of(state);
	const char *in = "{\"door\":\"except\",\"answers\":{\"wish\":\"done\",\"reason\":\"緊急の遮断\"}}";
	int64_t good = desk_do(w, "1111", "case_submit", in), bad = desk_do(w, "1111", "case_submit", in);
	/* the case goes on meanwhile */
	assert_string_equal(desk_steps(w, good), "ratified=open remedy=waiting ended=open");
	desk_task(w, "1111", good, "ended");
	assert_string_equal(desk_state(w, good), "open");
	desk_do(w, "1001", "step_ratify",
		arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"granted\"}", (long long)desk_open(w, good, "ratified")));
	assert_string_equal(desk_steps(w, good), "ratified=done remedy=skipped ended=done");
	assert_string_equal(desk_state(w, good), "done");
	assert_non_null(desk_refused(
		w, "1101", "step_ratify",
		arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"granted\"}", (long long)desk_open(w, bad, "ratified"))));
	desk_do(w, "1001", "step_ratify",
		arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"refused\",\"reason\":\"要らなかった\"}",
			      (long long)desk_open(w, bad, "ratified")));
	assert_string_equal(desk_steps(w, bad), "ratified=done remedy=done ended=open");
	struct case_file c = desk_case(w, "1001", bad);
	int64_t opened = json_int(c.steps[1].answers, "@case", 0);
	struct case_file finding = desk_case(w, "1001", opened);
	assert_string_equal(finding.procedure, "finding");
	assert_int_equal(finding.applicant, world_person(w, "1001"));
	assert_true(str_is(json_str(finding.parts[0].body, "reason"), "緊急の遮断"));
	assert_string_equal(desk_steps(w, opened), "plan=open remedied=waiting closed=waiting");
}

static void a_line_for_each_thing(void **state)
{
	struct world *w = world_of(state);
	int64_t one = desk_asset(w, "111", "名簿", "2"), two = desk_asset(w, "111", "控え", "1");
	int64_t id =
		desk_do(w, "1116", "case_submit",
			arena_cprintf(w->a, "{\"door\":\"discard\",\"answers\":{\"item\":[\"record:%lld\",\"record:%lld\"]}}",
				      (long long)one, (long long)two));
	desk_decide(w, "1111", id, "permit", "granted", "");
	assert_string_equal(desk_steps(w, id), "permit=done erase=open erase=open erased=waiting erased=waiting");
	desk_do(w, "1116", "step_task",
		arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{\"method\":\"裁断\"}}", (long long)desk_open(w, id, "erase")));
	assert_string_equal(desk_steps(w, id), "permit=done erase=done erase=open erased=open erased=waiting");
	assert_null(desk_line(w, id, 1).body);
	desk_do(w, "1115", "step_confirm",
		arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"yes\"}", (long long)desk_open(w, id, "erased")));
	struct record line = desk_line(w, id, 1);
	assert_int_equal(json_int(json_get(line.body, "item"), "id", 0), one);
	assert_true(str_is(json_str(line.body, "method"), "裁断"));
	assert_null(desk_line(w, id, 2).body);
	struct record item;
	bool found;
	assert_ok(record_get(world_read(w), w->a, one, &item, &found, &w->e), &w->e);
	assert_string_equal(item.state, "gone");
	assert_ok(record_get(w->tx, w->a, two, &item, &found, &w->e), &w->e);
	assert_string_equal(item.state, "here");
	world_done(w);
	/* nothing graded: no permission is needed */
	int64_t free_ =
		desk_do(w, "1116", "case_submit",
			arena_cprintf(w->a, "{\"door\":\"discard\",\"answers\":{\"item\":[\"record:%lld\"]}}", (long long)two));
	assert_string_equal(desk_steps(w, free_), "permit=skipped erase=open erased=waiting");
}

static const char *pick(struct world *w, int64_t id, const char *digest)
{
	return arena_cprintf(w->a, "{\"id\":%lld,\"digest\":\"%s\"}", (long long)desk_open(w, id, "permit"),
			     digest ? digest : desk_digest(w, id));
}

static void many_together_or_none(void **state)
{
	struct world *w = world_of(state);
	int64_t asset = desk_asset(w, "111", "名簿", "2"), a = desk_takeout(w, "1116", asset, "case"),
		b = desk_takeout(w, "1115", asset, "encrypt");
	const char *old = desk_digest(w, a);
	int64_t entries = world_entries(w);
	/* the second's digest is another's: stale */
	const char *why = desk_refused(w, "1111", "bulk_grant",
				       arena_cprintf(w->a, "{\"steps\":{\"list\":[%s,%s]}}", pick(w, a, NULL), pick(w, b, old)));
	assert_non_null(strstr(why, "112038-2026-0002: The content has changed"));
	assert_int_equal(world_entries(w), entries);
	assert_string_equal(desk_steps(w, a), "permit=open take=waiting bring=waiting returned=waiting");
	assert_non_null(strstr(
		desk_refused(w, "1112", "bulk_grant", arena_cprintf(w->a, "{\"steps\":{\"list\":[%s]}}", pick(w, a, NULL))),
		"somebody else"));
	desk_do(w, "1111", "bulk_grant",
		arena_cprintf(w->a, "{\"steps\":{\"list\":[%s,%s]}}", pick(w, a, NULL), pick(w, b, NULL)));
	assert_int_equal(world_entries(w), entries + 1);
	assert_string_equal(desk_steps(w, a), "permit=done take=open bring=waiting returned=waiting");
	assert_string_equal(desk_steps(w, b), "permit=done take=open bring=waiting returned=waiting");
	/* one entry, in the history of both */
	struct entry *list;
	size_t n;
	assert_ok(trail_of(w->city, world_read(w), w->a, OBJECT_CASE, a, -1, 10, &w->ja, &list, &n, &w->e), &w->e);
	assert_string_equal(list[0].act, "bulk_grant");
	int64_t seq = list[0].seq;
	assert_ok(trail_of(w->city, w->tx, w->a, OBJECT_CASE, b, -1, 10, &w->ja, &list, &n, &w->e), &w->e);
	assert_int_equal(list[0].seq, seq);
	world_done(w);
}

static void acting_head_decides(void **state)
{
	struct world *w = world_of(state);
	desk_do(w, "", "person_change", "{\"id\": #1111,\"state\":\"left\"}");
	desk_do(w, "", "assignment_add",
		"{\"person\": #1121,\"unit\": "
		"@111,\"position\":\"head\",\"kind\":\"acting\",\"title\":\"課長事務取扱\",\"from\":\"2026-04-01\"}");
	int64_t id = desk_takeout(w, "1116", desk_asset(w, "111", "名簿", "2"), "case");
	desk_decide(w, "1121", id, "permit", "granted", "");
	assert_string_equal(desk_case(w, "1116", id).steps[0].as_kind, "acting");
}

/* The chief applies, and above him every post is empty. */
static void unavoidable_own_case_needs_a_reason(void **state)
{
	struct world *w = world_of(state);
	static const char *const gone[] = {"1001", "1002"};
	for (size_t i = 0; i < ARRAY_LEN(gone); i++)
		desk_do(w, "", "person_change", arena_cprintf(w->a, "{\"id\": #%s,\"state\":\"leave\"}", gone[i]));
	int64_t id = desk_do(w, "1201", "case_submit", "{\"door\":\"setting\",\"answers\":{\"what\":\"規程の確認\"}}");
	assert_string_equal(desk_steps(w, id), "permit=open");
	assert_string_equal(desk_decide_refused(w, "1201", id, "permit", "granted", ""),
			    "reason: Your own case: write why it cannot be avoided.");
	const char *together = arena_cprintf(w->a, "{\"steps\":{\"list\":[%s]}}", pick(w, id, NULL));
	assert_non_null(strstr(desk_refused(w, "1201", "bulk_grant", together), "Open it first."));
	desk_decide(w, "1201", id, "permit", "granted", ",\"reason\":\"上位がいずれも不在\"");
	struct case_file c = desk_case(w, "1201", id);
	assert_string_equal(c.steps[0].as_kind, "concurrent");
	assert_string_equal(c.steps[0].reason, "上位がいずれも不在");
	assert_string_equal(c.state, "done");
}

static void the_chain_holds_after_all_this(void **state)
{
	struct world *w = world_of(state);
	int64_t id = two_parts(w, "1116");
	desk_decide(w, "1111", id, "takeout.permit", "granted", "");
	desk_task(w, "1116", id, "take");
	struct verify_report report;
	world_done(w);
	assert_ok(trail_verify(w->f->store, NULL, &w->en, w->a, NULL, NULL, &report, &w->e), &w->e);
	if (report.bad)
		fail_msg("%s: %s", report.bad_kind, report.bad);
	assert_true(report.rows > 20);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(equal_fields_are_asked_once),
		cmocka_unit_test(what_differs_is_asked_under_its_part),
		cmocka_unit_test(one_decision_for_both_parts),
		cmocka_unit_test(one_refusal_refuses_the_case),
		cmocka_unit_test(owners_of_the_assets_decide),
		cmocka_unit_test(decider_outside_is_reached_by_way_of_the_head),
		cmocka_unit_test(a_role_applies_and_staff_drafts),
		cmocka_unit_test(entered_for_somebody_by_the_leader_only),
		cmocka_unit_test(the_applicant_does_not_confirm),
		cmocka_unit_test(conditional_oral_and_elsewhere),
		cmocka_unit_test(ratified_later_or_followed_by_a_finding),
		cmocka_unit_test(a_line_for_each_thing),
		cmocka_unit_test(many_together_or_none),
		cmocka_unit_test(acting_head_decides),
		cmocka_unit_test(unavoidable_own_case_needs_a_reason),
		cmocka_unit_test(the_chain_holds_after_all_this),
	};
	return fixture_run_with("case-parts", tests, ARRAY_LEN(tests), desk_setup, world_teardown);
}
