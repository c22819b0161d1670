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
	desk_do(w, "1115", "step_confirm",
		arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"yes\",\"fields\":{\"complete\":\"yes\"}}",
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


static const char *reason(struct world *w, int64_t id, const char *step, const char *text)
{
	return arena_cprintf(w->a, "{\"id\":%lld,\"reason\":\"%s\"}", (long long)desk_open(w, id, step), text);
}

static const char *of_case(struct world *w, int64_t id, const char *more)
{
	return arena_cprintf(w->a, "{\"id\":%lld%s}", (long long)id, more);
}

static const char *again(struct world *w, int64_t id, int64_t asset, const char *purpose)
{
	return arena_cprintf(
		w->a,
		"{\"id\":%lld,\"answers\":{\"wish\":\"carry\",\"item\":[\"record:%lld\"],\"usb\":\"no\",\"purpose\":\"%s\","
		"\"place\":\"県庁\",\"from\":\"2026-04-02\",\"till\":\"2026-04-03\",\"safeguards\":[\"case\"]}}",
		(long long)id, (long long)asset, purpose);
}

static void refusal_needs_a_reason_and_ends_it(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_takeout(w, "1116", desk_asset(w, "111", "名簿", "2"), "case");
	assert_string_equal(desk_decide_refused(w, "1111", id, "permit", "refused", ""), "reason: Write the reason.");
	assert_string_equal(desk_decide_refused(w, "1111", id, "permit", "maybe", ""), "answer: Choose an answer.");
	desk_decide(w, "1111", id, "permit", "refused", ",\"reason\":\"庁内で済みます\"");
	assert_string_equal(desk_state(w, id), "refused");
	assert_string_equal(desk_steps(w, id), "permit=refused take=cancelled bring=cancelled returned=cancelled");
	assert_null(desk_line(w, id, 1).body);
	struct case_notice *told;
	size_t n;
	assert_ok(case_notices(w->city, world_read(w), w->a, world_person(w, "1116"), 10, &w->ja, &told, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	assert_string_equal(told[0].text, "112038-2026-0001は許可されませんでした。理由を確かめてください。");
	world_done(w);
}

static void sent_back_and_submitted_again(void **state)
{
	struct world *w = world_of(state);
	int64_t asset = desk_asset(w, "111", "名簿", "2"), id = desk_takeout(w, "1116", asset, "case");
	const char *shown = desk_digest(w, id);
	int64_t step = desk_open(w, id, "permit");
	assert_string_equal(desk_refused(w, "1111", "step_return", reason(w, id, "permit", " ")), "reason: Write the reason.");
	desk_do(w, "1111", "step_return", reason(w, id, "permit", "行き先を書き直してください"));
	assert_string_equal(desk_state(w, id), "returned");
	assert_string_equal(desk_inbox(w, "1111", STEP_DECIDE), "");
	assert_string_equal(desk_refused(w, "1115", "case_resubmit", again(w, id, asset, "面接")),
		"Only the applicant may do this.");
	desk_do(w, "1116", "case_resubmit", again(w, id, asset, "面接"));
	struct case_file c = desk_case(w, "1111", id);
	assert_int_equal(c.version, 2);
	assert_string_equal(c.state, "open");
	assert_string_equal(c.title, "名簿を県庁へ持ち出す");
	assert_string_equal(desk_steps(w, id), "permit=open take=waiting bring=waiting returned=waiting");
	/* what was shown before is not what is there now */
	assert_string_not_equal(desk_digest(w, id), shown);
	const char *stale = arena_cprintf(w->a, "{\"id\":%lld,\"digest\":\"%s\",\"answer\":\"granted\"}",
					  (long long)desk_open(w, id, "permit"), shown);
	assert_string_equal(desk_refused(w, "1111", "step_decide", stale),
			    "The content has changed since it was shown. Open it again.");
	const char *old = arena_cprintf(w->a, "{\"id\":%lld,\"digest\":\"%s\",\"answer\":\"granted\"}", (long long)step,
					desk_digest(w, id));
	assert_string_equal(desk_refused(w, "1111", "step_decide", old), "This step is over. Open the case again.");
	desk_decide(w, "1111", id, "permit", "granted", "");
	assert_string_equal(desk_steps(w, id), "permit=done take=open bring=waiting returned=waiting");
	assert_string_equal(desk_refused(w, "1116", "case_resubmit", again(w, id, asset, "面接")),
		"The case is not in a state for this. Open it again.");
}

static void pulled_back_before_a_decision_only(void **state)
{
	struct world *w = world_of(state);
	int64_t asset = desk_asset(w, "111", "名簿", "2"), id = desk_takeout(w, "1116", asset, "case");
	desk_do(w, "1116", "case_pull_back", of_case(w, id, ",\"reason\":\"日を直す\""));
	assert_string_equal(desk_state(w, id), "draft");
	assert_string_equal(desk_inbox(w, "1111", STEP_DECIDE), "");
	assert_string_equal(desk_refused(w, "1116", "case_pull_back", of_case(w, id, "")),
			    "The case is not in a state for this. Open it again.");
	desk_do(w, "1116", "case_resubmit", again(w, id, asset, "面接"));
	desk_decide(w, "1111", id, "permit", "granted", "");
	assert_string_equal(desk_refused(w, "1116", "case_pull_back", of_case(w, id, "")),
		"Decisions have been made. Ask the decider to send it back.");
}

static void withdrawn_while_nothing_was_done(void **state)
{
	struct world *w = world_of(state);
	int64_t asset = desk_asset(w, "111", "名簿", "2"), one = desk_takeout(w, "1116", asset, "case"),
		two = desk_takeout(w, "1116", asset, "case");
	assert_string_equal(desk_refused(w, "1122", "case_withdraw", of_case(w, one, ",\"reason\":\"x\"")),
		"Only the applicant may do this.");
	desk_do(w, "1116", "case_withdraw", of_case(w, one, ",\"reason\":\"訪問が中止になった\""));
	assert_string_equal(desk_state(w, one), "withdrawn");
	desk_decide(w, "1111", two, "permit", "granted", "");
	desk_task(w, "1116", two, "take");
	assert_string_equal(desk_refused(w, "1116", "case_withdraw", of_case(w, two, ",\"reason\":\"x\"")),
		"Work on it has begun. Record it to its end.");
}

static void corrected_beside_the_content(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_takeout(w, "1116", desk_asset(w, "111", "名簿", "2"), "case");
	const char *before = desk_digest(w, id);
	assert_string_equal(desk_refused(w, "1116", "case_correct",
					 of_case(w, id, ",\"field\":\"place\",\"text\":\"市立病院\",\"reason\":\"\"")),
			    "reason: Write the reason.");
	assert_string_equal(
		desk_refused(w, "1116", "case_correct", of_case(w, id, ",\"field\":\"colour\",\"text\":\"赤\",\"reason\":\"x\"")),
		"This request has no field \"colour\".");
	desk_do(w, "1116", "case_correct", of_case(w, id, ",\"field\":\"place\",\"text\":\"市立病院\",\"reason\":\"書き誤り\""));
	struct case_file c = desk_case(w, "1111", id);
	assert_string_equal(desk_digest(w, id), before);
	assert_int_equal(c.n_corrections, 1);
	assert_string_equal(c.corrections[0].text, "市立病院");
	assert_true(str_is(json_str(c.corrections[0].who, "name"), "大野 浩二"));
}

static void stand_in_decides_and_the_holder_ratifies(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_takeout(w, "1116", desk_asset(w, "111", "名簿", "2"), "case");
	/* not by the way: the absence is declared */
	assert_string_equal(desk_decide_refused(w, "1112", id, "permit", "granted", ""), "This step is for somebody else.");
	assert_string_equal(desk_inbox(w, "1112", STEP_DECIDE), "");
	struct who deputy = world_who(w, "1112"), head = world_who(w, "1111");
	struct case_line *lines;
	size_t n;
	assert_ok(case_stand_in(w->city, world_read(w), w->a, &deputy, &w->ja, &lines, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	desk_decide(w, "1112", id, "permit", "granted", ",\"as\":\"stand_in\"");
	struct case_file c = desk_case(w, "1111", id);
	assert_string_equal(c.steps[0].as_kind, "stand_in");
	assert_int_equal(c.steps[0].ratify, 1);
	assert_string_equal(desk_steps(w, id), "permit=done take=open bring=waiting returned=waiting");
	assert_ok(case_ratify(w->city, world_read(w), w->a, &head, &w->ja, &lines, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	assert_ok(case_ratify(w->city, world_read(w), w->a, &deputy, &w->ja, &lines, &n, &w->e), &w->e);
	assert_int_equal(n, 0);
	const char *grant = arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"granted\"}", (long long)c.steps[0].id);
	assert_non_null(desk_refused(w, "1112", "step_ratify", grant));
	assert_non_null(desk_refused(w, "1116", "step_ratify", grant));
	desk_do(w, "1111", "step_ratify", grant);
	c = desk_case(w, "1111", id);
	assert_int_equal(c.steps[0].ratify, 2);
	assert_true(str_is(json_str(c.steps[0].ratify_who, "name"), "早瀬 健一"));
	assert_string_equal(desk_state(w, id), "open");
}

static void not_ratified_ends_what_was_not_begun(void **state)
{
	struct world *w = world_of(state);
	int64_t asset = desk_asset(w, "111", "名簿", "2"), idle = desk_takeout(w, "1116", asset, "case"),
		out = desk_takeout(w, "1116", asset, "case");
	desk_decide(w, "1112", idle, "permit", "granted", ",\"as\":\"stand_in\"");
	desk_decide(w, "1112", out, "permit", "granted", ",\"as\":\"stand_in\"");
	desk_task(w, "1116", out, "take");
	int64_t idle_step = desk_case(w, "1111", idle).steps[0].id, out_step = desk_case(w, "1111", out).steps[0].id;
	assert_string_equal(desk_refused(w, "1111", "step_ratify",
					 arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"refused\"}", (long long)idle_step)),
			    "reason: Write the reason.");
	desk_do(w, "1111", "step_ratify",
		arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"refused\",\"reason\":\"要らない\"}", (long long)idle_step));
	desk_do(w, "1111", "step_ratify",
		arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"refused\",\"reason\":\"要らない\"}", (long long)out_step));
	assert_string_equal(desk_state(w, idle), "refused");
	/* what is out comes back in its order */
	assert_string_equal(desk_state(w, out), "open");
	assert_string_equal(desk_steps(w, out), "permit=done take=done bring=open returned=waiting");
}

static void stand_in_only_for_what_is_named(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_do(w, "1116", "case_submit",
			     "{\"door\":\"media_use\",\"answers\":{\"need\":\"移行\",\"till\":\"2026-04-10\"}}");
	assert_non_null(strstr(desk_decide_refused(w, "1112", id, "permit", "granted", ",\"as\":\"stand_in\""), "step"));
	assert_string_equal(desk_state(w, id), "open");
	assert_string_equal(desk_steps(w, id), "permit=open unlock=waiting");
}

static void own_case_goes_above(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_takeout(w, "1111", desk_asset(w, "111", "名簿", "2"), "case");
	assert_string_equal(desk_inbox(w, "1111", STEP_DECIDE), "");
	assert_non_null(strstr(desk_decide_refused(w, "1111", id, "permit", "granted", ""), "step"));
	struct who officer = world_who(w, "1101");
	struct case_line *lines;
	size_t n;
	assert_ok(case_inbox(w->city, world_read(w), w->a, &officer, &w->ja, STEP_DECIDE, &lines, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	assert_true(lines[0].caution);
	assert_string_equal(lines[0].caution_text, "下の職の本人の申請です");
	world_done(w);
	desk_decide(w, "1101", id, "permit", "granted", "");
	assert_string_equal(desk_case(w, "1111", id).steps[0].role, "dept_officer");
}

static void vacancy_goes_above(void **state)
{
	struct world *w = world_of(state);
	int64_t asset = desk_asset(w, "111", "名簿", "2");
	desk_do(w, "", "person_change", "{\"id\": #1111,\"state\":\"leave\"}");
	int64_t id = desk_takeout(w, "1116", asset, "case");
	struct case_file c = desk_case(w, "1116", id);
	assert_non_null(strstr(desk_step(w, &c, "permit")->actors_text, "福永 和子"));
	desk_decide(w, "1101", id, "permit", "granted", "");
	assert_string_equal(desk_case(w, "1111", id).steps[0].role, "dept_officer");
}

static void delegate_decides(void **state)
{
	struct world *w = world_of(state);
	desk_do(w, "", "appoint", "{\"role\":\"chief\",\"person\": #1211,\"kind\":\"delegate\"}");
	int64_t id = desk_do(w, "1116", "case_submit", "{\"door\":\"two\",\"answers\":{\"what\":\"確認\"}}");
	assert_string_equal(desk_steps(w, id), "agree=open first=waiting second=waiting told=waiting");
	desk_do(w, "1115", "step_consult",
		arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"agreed\"}", (long long)desk_open(w, id, "agree")));
	desk_decide(w, "1111", id, "first", "granted", "");
	desk_decide(w, "1211", id, "second", "granted", "");
	struct case_file c = desk_case(w, "1116", id);
	for (size_t i = 0; i < c.n_steps; i++)
		if (strcmp(c.steps[i].step, "second") == 0)
			assert_string_equal(c.steps[i].as_kind, "delegate");
	assert_string_equal(desk_steps(w, id), "agree=done first=done second=done told=open");
	desk_do(w, "1001", "step_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)desk_open(w, id, "told")));
	assert_string_equal(desk_state(w, id), "done");
}

static void things_in_no_ledger(void **state)
{
	struct world *w = world_of(state);
	assert_string_equal(desk_refused(w, "1116", "case_submit",
					 arena_cprintf(w->a, "{\"door\":\"out\",\"answers\":{\"wish\":\"carry\",\"item\":["
							     "\"about:手書きの地図\"],\"item.about.0.confidentiality\":\"3\","
							     "\"usb\":\"no\",\"purpose\":\"訪問\",\"place\":\"戸塚\",\"from\":"
							     "\"2026-04-02\",\"till\":\"2026-04-03\"}}")),
			    "safeguards: Please choose “Safeguards”.");
	int64_t id = desk_do(w, "1116", "case_submit",
			     "{\"door\":\"out\",\"answers\":{\"wish\":\"carry\",\"item\":[\"about:手書きの地図\"],\"item.about.0."
			     "confidentiality\":\"3\","
			     "\"usb\":\"no\",\"purpose\":\"訪問\",\"place\":\"戸塚\",\"from\":\"2026-04-02\",\"till\":\"2026-04-"
			     "03\",\"safeguards\":[\"case\"]}}");
	struct case_file c = desk_case(w, "1111", id);
	assert_string_equal(c.highest, "3");
	assert_int_equal(c.items[0].record, 0);
	assert_true(str_is(json_str(c.items[0].described, "about"), "手書きの地図"));
	assert_true(str_is(json_str(c.items[0].described, "confidentiality"), "3"));
	desk_decide(w, "1111", id, "permit", "granted", "");
	assert_non_null(desk_line(w, id, 1).body);
}

static const char *said_of(struct world *w, int64_t id, const char *step)
{
	struct case_file c = desk_case(w, "1116", id);
	for (size_t i = 0; i < c.n_steps; i++)
		if (strcmp(c.steps[i].step, step) == 0)
			return c.steps[i].actors_text;
	fail_msg("no step %s", step);
	return "";
}

static void nobody_else_takes_a_step(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_takeout(w, "1116", desk_asset(w, "111", "名簿", "2"), "case");
	static const char *const others[] = {"1116", "1115", "1121", "1101", "1211", "1213", "1000"};
	int64_t entries = world_entries(w);
	for (size_t i = 0; i < ARRAY_LEN(others); i++)
		assert_non_null(desk_decide_refused(w, others[i], id, "permit", "granted", ""));
	assert_int_equal(world_entries(w), entries);
	desk_decide(w, "1111", id, "permit", "granted", "");
	static const char *const not_carriers[] = {"1122", "1114", "1211"};
	for (size_t i = 0; i < ARRAY_LEN(not_carriers); i++)
		assert_non_null(desk_refused(w, not_carriers[i], "step_task",
					     arena_cprintf(w->a, "{\"id\":%lld}", (long long)desk_open(w, id, "take"))));
	desk_task(w, "1116", id, "take");
	desk_task(w, "1116", id, "bring");
	/* the carrier himself, a colleague where only the leader may, another section's leader */
	const char *yes = arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"yes\",\"fields\":{\"complete\":\"yes\"}}",
					(long long)desk_open(w, id, "returned"));
	assert_null(strstr(said_of(w, id, "returned"), "職員"));
	static const char *const not_confirmers[] = {"1116", "1114", "1122", "1211"};
	for (size_t i = 0; i < ARRAY_LEN(not_confirmers); i++)
		assert_non_null(desk_refused(w, not_confirmers[i], "step_confirm", yes));
	assert_string_equal(desk_steps(w, id), "permit=done take=done bring=done returned=open");
	desk_do(w, "1115", "step_confirm", yes);
	assert_string_equal(desk_refused(w, "1115", "step_confirm", yes), "This step is over. Open the case again.");
}

static void any_colleague_where_the_unit_says_so(void **state)
{
	struct world *w = world_of(state);
	desk_do(w, "", "unit_change", "{\"id\": @111,\"confirm_by\":\"any\"}");
	int64_t id = desk_takeout(w, "1116", desk_asset(w, "111", "名簿", "2"), "case");
	assert_non_null(strstr(said_of(w, id, "returned"), "生活支援課の職員"));
	desk_decide(w, "1111", id, "permit", "granted", "");
	desk_task(w, "1116", id, "take");
	desk_task(w, "1116", id, "bring");
	const char *yes = arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"yes\",\"fields\":{\"complete\":\"yes\"}}",
					(long long)desk_open(w, id, "returned"));
	assert_non_null(desk_refused(w, "1116", "step_confirm", yes));
	desk_do(w, "1112", "step_confirm", yes);
	assert_string_equal(desk_state(w, id), "done");
}

static void not_confirmed_is_asked_again(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_takeout(w, "1116", desk_asset(w, "111", "名簿", "2"), "case");
	desk_decide(w, "1111", id, "permit", "granted", "");
	desk_task(w, "1116", id, "take");
	desk_task(w, "1116", id, "bring");
	assert_non_null(
		strstr(desk_refused(w, "1115", "step_confirm",
				    arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"yes\",\"fields\":{\"complete\":\"no\"}}",
						  (long long)desk_open(w, id, "returned"))),
		       "complete: "));
	desk_do(w, "1115", "step_confirm",
		arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"no\",\"reason\":\"1枚足りない\",\"fields\":{\"complete\":\"no\"}}",
			      (long long)desk_open(w, id, "returned")));
	assert_string_equal(desk_steps(w, id), "permit=done take=done bring=done returned=done returned=open");
	desk_do(w, "1115", "step_confirm", arena_cprintf(w->a,
		"{\"id\":%lld,\"answer\":\"yes\",\"fields\":{\"complete\":\"yes\"}}", (long long)desk_open(w, id, "returned")));
	assert_string_equal(desk_state(w, id), "done");
}

static void submitted_twice_is_one_case(void **state)
{
	struct world *w = world_of(state);
	struct who who = world_who(w, "1116");
	struct json *in;
	uint8_t token[CHAIN_TOKEN] = {1, 2, 3};
	struct act_result one, two;
	assert_ok(json_read(w->a, STR("{\"door\":\"media_use\",\"answers\":{\"need\":\"移行\",\"till\":\"2026-04-10\"}}"), 100,
			    &in, &w->e),
		  &w->e);
	assert_ok(act_do(w->city, act_find("case_submit"), &who, token, in, &w->en, w->a, &one, &w->e), &w->e);
	assert_ok(act_do(w->city, act_find("case_submit"), &who, token, in, &w->en, w->a, &two, &w->e), &w->e);
	assert_true(one.done && two.done && two.repeated);
	assert_int_equal(one.object, two.object);
	struct case_line *lines;
	size_t n;
	assert_ok(case_mine(w->city, world_read(w), w->a, &who, &w->ja, false, 10, &lines, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	world_done(w);
}

static void no_part_no_request(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_do(w, "1116", "case_submit", "{\"door\":\"out\",\"answers\":{\"wish\":\"look\",\"usb\":\"no\"}}");
	assert_string_equal(desk_state(w, id), "done");
	assert_string_equal(desk_steps(w, id), "");
	assert_non_null(
		strstr(desk_refused(w, "1116", "case_submit",
				    "{\"door\":\"out\",\"answers\":{\"wish\":\"look\",\"usb\":\"no\",\"colour\":\"red\"}}"),
		       "colour"));
	assert_string_equal(desk_refused(w, "1116", "case_submit", "{\"door\":\"nowhere\",\"answers\":{}}"),
		"There is no such door. Choose again from the home page.");
}

static void others_do_not_see_it(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_takeout(w, "1116", desk_asset(w, "111", "名簿", "2"), "case");
	static const char *const see[] = {"1116", "1111", "1115", "1101", "1201", "1001", "1212"}, *const blind[] = {
													   "1121", "1122", "1213",
													   "1114"};
	for (size_t i = 0; i < ARRAY_LEN(see); i++)
		if (!desk_sees(w, see[i], id))
			fail_msg("%s does not see it", see[i]);
	for (size_t i = 0; i < ARRAY_LEN(blind); i++)
		if (desk_sees(w, blind[i], id))
			fail_msg("%s sees it", blind[i]);
	/* a seat in the council opens no other department's cases */
	int64_t other = desk_do(w, "1213", "case_submit",
		"{\"door\":\"media_use\",\"answers\":{\"need\":\"移行\",\"till\":\"2026-04-10\"}}");
	assert_true(desk_sees(w, "1201", other));
	assert_false(desk_sees(w, "1101", other));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(takeout_from_door_to_ledger),
		cmocka_unit_test(refusal_needs_a_reason_and_ends_it),
		cmocka_unit_test(sent_back_and_submitted_again),
		cmocka_unit_test(pulled_back_before_a_decision_only),
		cmocka_unit_test(withdrawn_while_nothing_was_done),
		cmocka_unit_test(corrected_beside_the_content),
		cmocka_unit_test(stand_in_decides_and_the_holder_ratifies),
		cmocka_unit_test(not_ratified_ends_what_was_not_begun),
		cmocka_unit_test(stand_in_only_for_what_is_named),
		cmocka_unit_test(own_case_goes_above),
		cmocka_unit_test(vacancy_goes_above),
		cmocka_unit_test(delegate_decides),
		cmocka_unit_test(things_in_no_ledger),
		cmocka_unit_test(nobody_else_takes_a_step),
		cmocka_unit_test(any_colleague_where_the_unit_says_so),
		cmocka_unit_test(not_confirmed_is_asked_again),
		cmocka_unit_test(submitted_twice_is_one_case),
		cmocka_unit_test(no_part_no_request),
		cmocka_unit_test(others_do_not_see_it),
	};
	return fixture_run_with("case-walk", tests, ARRAY_LEN(tests), desk_setup, world_teardown);
}
