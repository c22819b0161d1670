/* What a pack may say of a step, a body, a role and a reader, each by what comes of it (docs/packs.md). */
#include "engine/account.h"
#include "store/stmt.h"
#include "tests/case/desk.h"

static const char more[] =
	"lookup 'whom' { '連絡先', 'Whom to tell', every_line = true,\n"
	"  option 'police' { '警察', 'Police', text 'station' { '署', 'Station' } }, option 'press' { '報道', 'Press' },\n"
	"  option 'mayor' { '市長', 'Mayor' },\n"
	"  line 'crime' { when = { 'kind', 'has', 'crime' }, gives = { 'police', 'mayor' } },\n"
	"  line 'open' { when = { 'kind', 'has', 'open' }, gives = { 'press', 'mayor' } } }\n"
	"procedure 'tell_all' { '皆に知らせる', 'Telling all',\n"
	"  choice 'kind' { '種類', 'Kind', many = true, option 'crime' { '犯罪', 'Crime' }, option 'open' { '公', 'Public' },\n"
	"    option 'none' { 'ほか', 'Other' } },\n"
	"  task 'contact' { '連絡', 'Contact', each = 'whom', text 'said' { '伝えたこと', 'What was said' } },\n"
	"  task 'end' { '終わり', 'The end' } }\n"
	"procedure 'errand' { '使い', 'Errand', text 'what' { '内容', 'What' },\n"
	"  task 'go' { '行く', 'Go', by = 'section_manager of applicant' } }\n"
	"procedure 'viewing' { '見る', 'Viewing', text 'what' { '内容', 'What' },\n"
	"  confirm 'seen' { '見た', 'Seen', by = 'section_manager of applicant' } }\n"
	"procedure 'fixing' { '直す', 'Fixing', link 'item' { 'もの', 'Item', to = 'assets' },\n"
	"  task 'fixed' { '直した', 'Fixed', check = 'service_up' } }\n"
	"procedure 'fault' { '不具合', 'Fault', turns_into = 'finding', text 'reason' { '事実', 'Fact' },\n"
	"  task 'look' { '調べた', 'Looked at', text 'cause' { '原因', 'Cause', optional = true } },\n"
	"  task 'mended' { '直した', 'Mended' } }\n"
	"procedure 'resolve' { '議決', 'Resolution', text 'what' { '内容', 'What' },\n"
	"  decide 'voted' { '議決', 'Voted', by = 'council' } }\n"
	"procedure 'secret' { '秘密', 'Secret', text 'what' { '内容', 'What' },\n"
	"  text 'name' { '通報者', 'Who told', readers = 'chief' },\n"
	"  decide 'permit' { '許可', 'Permission', by = 'section_manager of applicant' },\n"
	"  task 'ask' { '聞き取り', 'Hearing', readers = 'chief', text 'heard' { '聞いたこと', 'Heard' } },\n"
	"  confirm 'closed' { '確認', 'Confirmed', by = 'section_manager of applicant' } }\n"
	"door 'd_tell' { '一', 'One', brings 'tell_all' {} }\n"
	"door 'd_errand' { '二', 'Two', brings 'errand' {} }\n"
	"door 'd_viewing' { '三', 'Three', brings 'viewing' {} }\n"
	"door 'd_fixing' { '四', 'Four', brings 'fixing' {} }\n"
	"door 'd_fault' { '五', 'Five', brings 'fault' {} }\n"
	"door 'd_resolve' { '六', 'Six', brings 'resolve' {} }\n"
	"door 'd_secret' { '七', 'Seven', brings 'secret' {} }\n"
	"door 'd_set' { '八', 'Eight', brings 'lend' {} }\n"
	"door 'd_conf' { '九', 'Nine', brings 'setting' {} }\n"
	"procedure 'by_one' { '任せる', 'By one', by = 'leader of applicant', text 'what' { '内容', 'What' },\n"
	"  task 'did' { '済ませた', 'Did' } }\n"
	"procedure 'tell' { '供覧', 'Telling', text 'what' { '内容', 'What' }, notify 'heard' { '供覧', 'Heard', to = 'ciso' } }\n"
	"door 'd_by' { '十三', 'Thirteen', brings 'by_one' {} }\n"
	"door 'd_some' { '十四', 'Fourteen', choice 'how' { 'どう', 'How', option 'low' { '静か', 'Low' },\n"
	"    option 'loud' { '大声', 'Loud' } }, brings 'by_one' {}, brings 'tell' { when = { 'how', 'is', 'loud' } } }\n"
	"procedure 'wipe' { '消す', 'Wiping', number = 'W-{no}', keep = '7 years', text 'what' { '内容', 'What' },\n"
	"  task 'erased' { '消した', 'Erased', tool = 'erase' } }\n"
	"procedure 'leak' { '漏れ', 'Leak', text 'what' { '内容', 'What' },\n"
	"  task 'change' { '変えた', 'Changed', tool = 'portal.force_change' } }\n"
	"procedure 'route' { '経路', 'Route', text 'what' { '内容', 'What' }, date 'when' { '日', 'Day', optional = true },\n"
	"  decide 'permit' { '許可', 'Permission', by = 'section_manager of applicant' },\n"
	"  consult 'both' { '意見', 'View', by = any { 'section_manager of applicant', 'leader of applicant' },\n"
	"    beside = 'permit', except = 'section_manager of applicant' },\n"
	"  task 'day' { '日', 'Day', optional = true, text 'note' { '控え', 'Note' } },\n"
	"  task 'use' { '使った', 'Used', many = true, text 'place' { '場所', 'Place' } },\n"
	"  task 'end' { '終えた', 'Ended', needs = { 'use.place', 'given' } } }\n"
	"door 'd_wipe' { '十', 'Ten', brings 'wipe' {} }\n"
	"door 'd_leak' { '十一', 'Eleven', brings 'leak' {} }\n"
	"door 'd_route' { '十二', 'Twelve', brings 'route' {} }\n"
	"register 'experts' { '顧問名簿', 'Experts', keep = '5 years', link 'person' { '人', 'Person', to = 'person' } }\n"
	"role 'adviser' { '顧問', 'Adviser', some_per = 'municipality', filled_by = 'experts.person', assists = 'chief' }\n"
	"role 'second' { '副', 'Second', one_per = 'section', filled_by = 'appointed', appointed_by = 'section_manager',\n"
	"  assists = 'section_manager', above = 'section_manager' }\n";

/* text with the first `was` in it replaced. */
static const char *replaced(struct arena *a, const char *text, const char *was, const char *now)
{
	const char *at = strstr(text, was);
	assert_non_null(at);
	return arena_cprintf(a, "%.*s%s%s", (int)(at - text), text, now, at + strlen(was));
}

static int setup(void **state)
{
	struct arena *a = arena_new(1 << 20);
	const char *text = replaced(a, desk_rules(), "filled_by = \"vice_mayor_finance\",",
		"filled_by = \"vice_mayor_finance\", overrules = true,");
	text = replaced(a, text, "secretary = \"chief\" }", "secretary = \"chief\", quorum = 2 }");
	text = replaced(a, text, "only = { \"takeout\", \"both\" }", "only = { \"takeout\", \"both\", \"errand\", \"viewing\" }");
	text = replaced(a, text, "fiscal_year = \"1 April\" }",
		"fiscal_year = \"1 April\", number = \"P{fy}-{no}\", keep = \"3 years\" }");
	int result = world_setup_with(state, arena_cprintf(a, "%s%s", text, more));
	arena_free(a);
	return result;
}

static int64_t submit(struct world *w, const char *door, const char *answers)
{
	return desk_do(w, "1116", "case_submit", arena_cprintf(w->a, "{\"door\":\"%s\",\"answers\":{%s}}", door, answers));
}

/* The step of a result of the lookup, as the reader sees it. */
static const struct case_step *contact(struct world *w, int64_t id, const char *item)
{
	struct case_file c = desk_case(w, "1116", id);
	for (size_t i = 0; i < c.n_steps; i++)
		if (c.steps[i].item_text && strcmp(c.steps[i].item_text, item) == 0)
			return &c.steps[i];
	return NULL;
}

static const char *taking(struct world *w, int64_t step, const char *more_in)
{
	return arena_cprintf(w->a, "{\"id\":%lld%s}", (long long)step, more_in);
}

static void each_of_a_lookup(void **state)
{
	struct world *w = world_of(state);
	static const struct row { const char *kind, *steps; } rows[] = {
		{"\"crime\"", "contact=open contact=open end=waiting"},
		{"\"crime\",\"open\"", "contact=open contact=open contact=open end=waiting"},
		{"\"none\"", "end=open"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t id = submit(w, "d_tell", arena_cprintf(w->a, "\"kind\":[%s]", rows[i].kind));
		assert_string_equal(desk_steps(w, id), rows[i].steps);
	}
	int64_t id = submit(w, "d_tell", "\"kind\":[\"crime\"]");
	assert_null(contact(w, id, "報道"));
	/* the result's own field is asked for it, and only for it */
	int64_t police = contact(w, id, "警察")->id, mayor = contact(w, id, "市長")->id;
	assert_string_equal(desk_refused(w, "1116", "step_task", taking(w, police, ",\"fields\":{\"said\":\"一\"}")),
		"station: Please fill in “Station”.");
	assert_string_equal(desk_refused(w, "1116", "step_task",
		taking(w, mayor, ",\"fields\":{\"said\":\"一\",\"station\":\"x\"}")),
		"station: the form does not ask this");
	desk_do(w, "1116", "step_task", taking(w, mayor, ",\"fields\":{\"said\":\"市長へ\"}"));
	assert_string_equal(desk_steps(w, id), "contact=open contact=done end=waiting");
	desk_do(w, "1116", "step_task", taking(w, police, ",\"fields\":{\"said\":\"署へ\",\"station\":\"中央\"}"));
	assert_string_equal(desk_steps(w, id), "contact=done contact=done end=open");
	assert_true(str_is(json_str(contact(w, id, "警察")->answers, "station"), "中央"));
}

static void stand_in(void **state)
{
	struct world *w = world_of(state);
	static const struct row { const char *door, *step, *act, *answer; } rows[] = {
		{"d_errand", "go", "step_task", ""}, {"d_viewing", "seen", "step_confirm", ",\"answer\":\"yes\""},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t id = submit(w, rows[i].door, "\"what\":\"x\""), step = desk_open(w, id, rows[i].step);
		assert_string_equal(desk_refused(w, "1112", rows[i].act, taking(w, step, rows[i].answer)),
			"This step is for somebody else.");
		desk_do(w, "1112", rows[i].act,
			taking(w, step, arena_cprintf(w->a, "%s,\"as\":\"stand_in\"", rows[i].answer)));
		struct case_file c = desk_case(w, "1111", id);
		assert_string_equal(c.steps[0].as_kind, "stand_in");
		assert_string_equal(c.state, "done");
	}
}

static void report(struct world *w, int64_t asset, const char *result)
{
	struct record rec;
	bool found;
	assert_ok(record_get(world_read(w), w->a, asset, &rec, &found, &w->e), &w->e);
	world_done(w);
	clock_fixed(clock_now() + 60000);
	desk_do(w, "1212", "check_report", arena_cprintf(w->a, "{\"form\":{\"list\":[{\"check\":\"service_up\",\"record\":\"%s\","
		"\"result\":\"%s\",\"seen\":\"%s\",\"evidence\":\"x\"}]}}", rec.number, result,
		civil_iso_time(w->a, clock_now())));
}

static void check_of_a_step(void **state)
{
	struct world *w = world_of(state);
	static const char wants[] = "reason: No result shows that the check “Service is up” passes. To go on anyway, please "
		"write the reason.";
	int64_t asset = desk_asset(w, "111", "系", "1"), ids[3];
	for (size_t i = 0; i < ARRAY_LEN(ids); i++)
		ids[i] = submit(w, "d_fixing", arena_cprintf(w->a, "\"item\":\"record:%lld\"", (long long)asset));
	assert_string_equal(desk_refused(w, "1116", "step_task", taking(w, desk_open(w, ids[0], "fixed"), "")), wants);
	report(w, asset, "fail");
	assert_string_equal(desk_refused(w, "1116", "step_task", taking(w, desk_open(w, ids[0], "fixed"), "")), wants);
	desk_do(w, "1116", "step_task", taking(w, desk_open(w, ids[1], "fixed"), ",\"reason\":\"代わりを使う\""));
	report(w, asset, "pass");
	desk_task(w, "1116", ids[0], "fixed");
	/* what was seen long ago says nothing */
	clock_fixed(clock_now() + 3 * DAY_MS);
	assert_string_equal(desk_refused(w, "1116", "step_task", taking(w, desk_open(w, ids[2], "fixed"), "")), wants);
}

static void turns_into(void **state)
{
	struct world *w = world_of(state);
	int64_t id = submit(w, "d_fault", "\"reason\":\"壊れた\"");
	desk_do(w, "1116", "step_task", taking(w, desk_open(w, id, "look"),
		",\"fields\":{\"cause\":\"攻撃\",\"turns-into\":\"yes\"}"));
	struct case_file c = desk_case(w, "1116", id);
	assert_string_equal(c.state, "done");
	assert_string_equal(desk_steps(w, id), "look=done mended=cancelled");
	/* equal names go along */
	int64_t other = json_int(json_get(c.steps[0].answers, "@turned"), "id", 0);
	c = desk_case(w, "1116", other);
	assert_string_equal(c.procedure, "finding");
	assert_true(str_is(json_str(c.parts[0].body, "reason"), "壊れた"));
	/* no, and no answer: it goes on */
	id = submit(w, "d_fault", "\"reason\":\"壊れた\"");
	desk_do(w, "1116", "step_task", taking(w, desk_open(w, id, "look"), ",\"fields\":{\"turns-into\":\"no\"}"));
	assert_string_equal(desk_steps(w, id), "look=done mended=open");
}

static void overrules(void **state)
{
	struct world *w = world_of(state);
	int64_t id = submit(w, "d_set", "\"need\":\"work\"");
	assert_string_equal(desk_decide_refused(w, "1101", id, "permit", "granted", ""), "Somebody else takes this step.");
	desk_decide(w, "1001", id, "permit", "granted", "");
	struct case_file c = desk_case(w, "1111", id);
	assert_string_equal(c.state, "done");
	assert_string_equal(c.steps[0].as_kind, "overrule");
	assert_string_equal(c.steps[0].role, "ciso");
}

static void quorum(void **state)
{
	struct world *w = world_of(state);
	static const struct row { const char *meeting, *problem; } rows[] = {
		{"", "meeting.name: Please name the meeting of “Council”."},
		{",\"meeting\":{\"name\":\"第1回\"}",
			"meeting.met: Please give the day of the meeting of “Council”, today or before."},
		{",\"meeting\":{\"name\":\"第1回\",\"met\":\"2026-04-02\"}",
			"meeting.met: Please give the day of the meeting of “Council”, today or before."},
		{",\"meeting\":{\"name\":\"第1回\",\"met\":\"2026-04-01\"}",
			"meeting.present: Please say how many attended the meeting of “Council”."},
		{",\"meeting\":{\"name\":\"第1回\",\"met\":\"2026-04-01\",\"present\":\"1\"}",
			"meeting.present: “Council” decides with 2 or more present; 1 attended."},
	};
	int64_t id = submit(w, "d_resolve", "\"what\":\"x\"");
	desk_do(w, "1111", "step_consult", taking(w, desk_open(w, id, "@via"), ",\"answer\":\"agreed\""));
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_string_equal(desk_decide_refused(w, "1201", id, "voted", "granted", rows[i].meeting), rows[i].problem);
	desk_decide(w, "1201", id, "voted", "granted",
		",\"meeting\":{\"name\":\"第1回\",\"met\":\"2026-04-01\",\"minutes\":\"簿冊3\",\"present\":\"2\"}");
	struct case_file c = desk_case(w, "1201", id);
	assert_string_equal(c.state, "done");
	bool found = false;
	for (size_t i = 0; i < c.n_steps; i++)
		found |= str_is(json_str(json_get(c.steps[i].answers, "@meeting"), "minutes"), "簿冊3");
	assert_true(found);
}

static void readers(void **state)
{
	struct world *w = world_of(state);
	static const struct row { const char *who; bool field, step; } rows[] = {
		{"1116", true, true}, {"1201", true, true}, {"1111", false, false}, {"1115", false, false},
	};
	int64_t id = submit(w, "d_secret", "\"what\":\"x\",\"name\":\"甲\"");
	desk_decide(w, "1111", id, "permit", "granted", "");
	desk_do(w, "1116", "step_task", taking(w, desk_open(w, id, "ask"), ",\"fields\":{\"heard\":\"乙\"}"));
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct case_file c = desk_case(w, rows[i].who, id);
		const struct case_step *ask = NULL;
		for (size_t k = 0; k < c.n_steps; k++)
			if (strcmp(c.steps[k].step, "ask") == 0)
				ask = &c.steps[k];
		assert_non_null(ask);
		print_message("# %s\n", rows[i].who);
		assert_int_equal(json_get(c.parts[0].body, "name") != NULL, rows[i].field);
		assert_int_equal(c.parts[0].closed.n, !rows[i].field);
		assert_int_equal(json_get(ask->answers, "heard") != NULL, rows[i].step);
		assert_int_equal(ask->closed, !rows[i].step);
		assert_non_null(json_get(c.parts[0].body, "what"));
	}
}

static const char *told(struct world *w, const char *number)
{
	struct case_notice *list;
	size_t n;
	const char *all = "";
	assert_ok(case_notices(w->city, world_read(w), w->a, world_person(w, number), 20, &w->en, &list, &n, &w->e), &w->e);
	world_done(w);
	for (size_t i = 0; i < n; i++)
		all = arena_cprintf(w->a, "%s%s%s", all, *all ? " | " : "", list[i].text);
	return all;
}

static const char *copy_of(struct world *w, int64_t id)
{
	return arena_cprintf(w->a, "\"Permission\" of %s has reached the role that you assist (copy).",
		desk_case(w, "1111", id).number);
}

/* A copy: he is told and may look, and takes nothing. */
static void assists(void **state)
{
	struct world *w = world_of(state);
	int64_t before = submit(w, "d_set", "\"need\":\"work\"");
	assert_false(desk_sees(w, "1114", before));
	desk_do(w, "1111", "appoint", "{\"role\":\"second\",\"unit\": @111,\"person\": #1114}");
	int64_t id = submit(w, "d_set", "\"need\":\"work\"");
	assert_string_equal(told(w, "1114"), copy_of(w, id));
	assert_string_equal(told(w, "1116"), "");
	assert_true(desk_sees(w, "1114", id));
	assert_false(desk_sees(w, "1113", id));
	assert_string_equal(desk_decide_refused(w, "1114", id, "permit", "granted", ""), "Somebody else takes this step.");
	/* of another section he hears and sees nothing */
	id = desk_do(w, "1122", "case_submit", "{\"door\":\"d_set\",\"answers\":{\"need\":\"work\"}}");
	assert_string_equal(told(w, "1115"), "");
	/* a role that sees nothing by itself */
	desk_do(w, "", "record_add", "{\"register\":\"experts\",\"unit\": @121,\"form\":{\"person\":\"person:#1131\"}}");
	int64_t other = submit(w, "d_conf", "\"what\":\"x\"");
	assert_false(desk_sees(w, "1131", other));
	desk_do(w, "1111", "step_consult", taking(w, desk_open(w, other, "@via"), ",\"answer\":\"agreed\""));
	assert_true(desk_sees(w, "1131", other));
	assert_false(desk_sees(w, "1131", id));
	assert_string_equal(told(w, "1131"), copy_of(w, other));
}

/* What the program named has recorded, or why it was done otherwise. */
static void tool(void **state)
{
	struct world *w = world_of(state);
	static const struct row { const char *in, *problem; } rows[] = {
		{"", "reason: There is no record of the program that erases beyond recovery. If it was done otherwise, please "
			"write the reason."},
		{",\"fields\":{\"tool-record\":\"E-2026-7\"}", NULL}, {",\"reason\":\"砕いた\"", NULL},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t id = submit(w, "d_wipe", "\"what\":\"x\""), step = desk_open(w, id, "erased");
		if (rows[i].problem)
			assert_string_equal(desk_refused(w, "1116", "step_task", taking(w, step, rows[i].in)), rows[i].problem);
		else
			desk_do(w, "1116", "step_task", taking(w, step, rows[i].in));
		assert_string_equal(desk_state(w, id), rows[i].problem ? "open" : "done");
	}
}

static int64_t waiting(struct world *w, const char *number)
{
	int64_t n;
	assert_ok(tx_number(world_read(w), STMT_credential_waits, ARGS(val_i(world_person(w, number))), 0, &n, &w->e), &w->e);
	world_done(w);
	return n;
}

static void changes(struct world *w, int64_t account, const char *old, const char *now)
{
	static const uint8_t session[SESSION_TOKEN];
	uint8_t token[CHAIN_TOKEN];
	struct act_result r;
	struct who own = world_who(w, "1116");
	own.account = account;
	own.must_change = true;
	rand_bytes(token, sizeof(token));
	world_done(w);
	assert_ok(account_change_password(w->city, &own, session, token, str_of(old), str_of(now), &w->en, w->a, &r, &w->e),
		&w->e);
	assert_true(r.done);
}

/* The portal does it: from the moment the step opens the applicant must change his password, and the step waits for it. */
static void portal_tool(void **state)
{
	struct world *w = world_of(state);
	char hash[128];
	assert_ok(password_hash(STR("correct horse"), hash, &w->e), &w->e);
	int64_t account = desk_do(w, "1212", "account_add", arena_cprintf(w->a,
		"{\"person\": #1116,\"login\":\"oono\",\"secret\":\"%s\"}", hash));
	changes(w, account, "correct horse", "another horse");
	assert_int_equal(waiting(w, "1116"), 0);
	int64_t id = submit(w, "d_leak", "\"what\":\"x\"");
	assert_int_equal(waiting(w, "1116"), 1);
	assert_string_equal(desk_refused(w, "1116", "step_task", taking(w, desk_open(w, id, "change"), "")),
		": This step can be recorded once the applicant has changed the password. The next page that is opened asks for "
		"it.");
	changes(w, account, "another horse", "a third horse now");
	desk_task(w, "1116", id, "change");
	assert_string_equal(desk_state(w, id), "done");
}

static void order(void **state)
{
	struct world *w = world_of(state);
	int64_t id = submit(w, "d_route", "\"what\":\"x\"");
	/* beside: both at once; except: the manager gives no opinion on what he decides */
	assert_string_equal(desk_steps(w, id), "permit=open both=open day=waiting use=waiting end=waiting");
	assert_non_null(desk_refused(w, "1111", "step_consult", taking(w, desk_open(w, id, "both"), ",\"answer\":\"agreed\"")));
	desk_do(w, "1115", "step_consult", taking(w, desk_open(w, id, "both"), ",\"answer\":\"agreed\""));
	desk_decide(w, "1111", id, "permit", "granted", "");
	/* optional and many hold nothing up; needs does */
	assert_string_equal(desk_steps(w, id), "permit=done both=done day=open use=open end=open");
	assert_string_equal(desk_refused(w, "1116", "step_task", taking(w, desk_open(w, id, "end"), "")),
		": Something else has to be done first.");
	for (int i = 0; i < 2; i++)
		desk_do(w, "1116", "step_task", taking(w, desk_open(w, id, "use"), ",\"fields\":{\"place\":\"倉\"}"));
	desk_task(w, "1116", id, "end");
	assert_string_equal(desk_state(w, id), "done");
	struct case_file c = desk_case(w, "1116", id);
	size_t used = 0;
	for (size_t i = 0; i < c.n_steps; i++)
		used += strcmp(c.steps[i].step, "use") == 0 && strcmp(c.steps[i].state, "done") == 0;
	assert_int_equal(used, 2);
	/* by of the procedure, where a task says nothing */
	id = submit(w, "d_by", "\"what\":\"x\"");
	assert_string_equal(desk_refused(w, "1116", "step_task", taking(w, desk_open(w, id, "did"), "")),
		"Somebody else takes this step.");
	desk_task(w, "1115", id, "did");
	assert_string_equal(desk_state(w, id), "done");
}

static void told_and_given(void **state)
{
	struct world *w = world_of(state);
	/* brings … when: only with that answer */
	int64_t id = submit(w, "d_some", "\"how\":\"low\",\"what\":\"x\"");
	assert_string_equal(desk_steps(w, id), "did=open");
	id = submit(w, "d_some", "\"how\":\"loud\",\"what\":\"x\"");
	assert_string_equal(desk_steps(w, id), "did=open heard=open");
	int64_t heard = desk_open(w, id, "heard");
	assert_string_equal(desk_refused(w, "1111", "step_read", taking(w, heard, "")), "Somebody else takes this step.");
	/* it holds nothing up */
	desk_task(w, "1115", id, "did");
	assert_string_equal(desk_state(w, id), "open");
	desk_do(w, "1001", "step_read", taking(w, heard, ""));
	assert_string_equal(desk_state(w, id), "done");
}

/* Of the procedure, else of the pack. */
static void numbers_and_keep(void **state)
{
	struct world *w = world_of(state);
	int64_t own = submit(w, "d_wipe", "\"what\":\"x\""), plain = submit(w, "d_by", "\"what\":\"x\"");
	desk_do(w, "1116", "step_task", taking(w, desk_open(w, own, "erased"), ",\"reason\":\"砕いた\""));
	desk_task(w, "1115", plain, "did");
	struct case_file a = desk_case(w, "1116", own), b = desk_case(w, "1116", plain);
	assert_string_equal(a.number, "W-0001");
	assert_string_equal(b.number, "P2026-0001");
	assert_int_equal(a.keep_till, civil_date(2034, 3, 31));
	assert_int_equal(b.keep_till, civil_date(2030, 3, 31));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_of_a_lookup), cmocka_unit_test(stand_in), cmocka_unit_test(check_of_a_step),
		cmocka_unit_test(turns_into), cmocka_unit_test(overrules), cmocka_unit_test(quorum), cmocka_unit_test(readers),
		cmocka_unit_test(assists), cmocka_unit_test(tool), cmocka_unit_test(portal_tool),
		cmocka_unit_test(order), cmocka_unit_test(told_and_given), cmocka_unit_test(numbers_and_keep),
	};
	return fixture_run_with("case-language", tests, ARRAY_LEN(tests), setup, world_teardown);
}
