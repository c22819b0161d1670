/* People of contractors: what they are let in for, page by page and act by act; their login from its first to its last day; the
 * clauses of a contract answered by those whom they bind. Under a small policy of their own, or under Setagaya's. */
#include "tests/pages/readers.h"

#include <stdio.h>

#include "engine/contractor.h"
#include "engine/object.h"
#include "engine/round.h"
#include "util/clean.h"
#include "util/num.h"

static const char more[] =
	"role 'contractor' { '委託事業者', 'Contractor', filled_by = 'contracts.people', above = 'section_manager' }\n"
	"register 'contracts' { '契約台帳', 'Contracts', keep = '5 years',\n"
	"  text 'company' { '相手方', 'Company' }, text 'subject' { '業務', 'Work' }, date 'till' { '終了日', 'Till' },\n"
	"  rows 'people' { '従事者', 'Workers', text 'name' { '氏名', 'Name' } },\n"
	"  choice 'state' { '状態', 'State', option 'prepared' { '準備中', 'Prepared' }, option 'in_force' { '受入済み', 'In "
	"force' },\n"
	"    option 'ended' { '終了', 'Ended' } } }\n"
	"sheet 'answers' { '条項への回答', 'Answers', clauses_of = 'contractor',\n"
	"  option 'yes' { '対策する', 'Measure taken', text 'measure' { '対策の内容', 'Measure' } },\n"
	"  option 'no_part' { '該当しない', 'Does not apply', text 'because' { '理由', 'Why' } } }\n"
	"procedure 'contracting' { '委託契約', 'Contract',\n"
	"  link 'contract' { '契約', 'Contract', to = 'contracts' }, text 'offers' { '比べた相手', 'Offers compared' },\n"
	"  task 'matrix' { '条項ごとの回答', 'Answer to each clause', by = 'contractor of contract', sheet = 'answers' },\n"
	"  decide 'accept' { '受入れ', 'Accepted', by = 'section_manager of contract', needs = { 'matrix', 'is', 'done' },\n"
	"    sets = { contract = 'in_force' } } }\n"
	"procedure 'notice' { '作業届', 'Work notice', applicant = any { 'staff', 'contractor' },\n"
	"  link 'contract' { '契約', 'Contract', to = 'contracts' }, text 'work' { '作業', 'Work' },\n"
	"  link 'escort' { '立会い', 'Escort', to = 'person', optional = true },\n"
	"  decide 'permit' { '許可', 'Permission', by = 'section_manager of contract' } }\n"
	"procedure 'incident' { '事故', 'Incident', text 'what' { '何が', 'What' },\n"
	"  task 'handle' { '対処', 'Handled', by = 'executor' } }\n"
	"door 'accident' { '事故を知らせる', 'Report an accident', no_login = true,\n"
	"  yesno 'sure' { '事故ですか', 'An accident' }, brings 'incident' {} }\n"
	"door 'work' { '業者の作業', 'Work of contractors', yesno 'today' { '今日ですか', 'Today' }, brings 'notice' {} }\n"
	"door 'agreement' { '契約する', 'Conclude', brings 'contracting' {} }\n"
	"duty 'quarterly' { '定期報告', 'Report', by = 'contractor of this', per = 'contracts', every = '3 months',\n"
	"  text 'state' { '状況', 'State' } }\n"
	"document 'rules' { '委託先の決まり', 'Rules for contractors', tier = 'policy', approved_by = 'chief', review = '1 "
	"year',\n"
	"  read_by = 'contractor', article 'aim' { '目的', 'Aim' } }\n"
	"document 'internal' { '内規', 'Internal rules', tier = 'policy', approved_by = 'chief', review = '1 year', read_by = "
	"'staff',\n"
	"  article 'aim' { '目的', 'Aim' } }\n"
	"chapter 'A' { '委託', 'Outsourcing', ref = '第1',\n"
	"  clause 'one' { '目的の外に使わない。', 'Used for nothing else.', ref = '1', who = 'contractor', kinds = 'attest',\n"
	"    kept_by = { 'answers', 'contracting', 'notice', 'incident', 'quarterly', 'rules', 'internal' } },\n"
	"  clause 'two' { '終わったら返す。', 'Given back at the end.', ref = '2', who = { 'contractor', 'staff' }, kinds = "
	"'attest',\n"
	"    kept_by = 'answers' },\n"
	"  clause 'three' { '職員は鍵をかける。', 'Staff lock the door.', ref = '3', who = 'staff', kinds = 'procedure',\n"
	"    kept_by = 'takeout' } }\n";

static int setup(void **state)
{
	char text[32 * 1024];
	int n = snprintf(text, sizeof(text), "%s%s", world_text, more);
	assert_in_range(n, 1, sizeof(text) - 1);
	return world_setup_with(state, text);
}

static int64_t contract(struct world *w, const char *unit, const char *company)
{
	return desk_do(w, "", "record_add",
		arena_cprintf(w->a,
			"{\"register\":\"contracts\",\"unit\": @%s,\"form\":{\"company\":\"%s\",\"subject\":\"保守\","
			"\"till\":\"2027-03-31\",\"people.0.name\":\"山田 太郎\"}}",
			unit, company));
}

static struct json *adding(struct world *w, int64_t id, const char *login)
{
	struct json *in = json_obj(w->a);
	json_add_int(w->a, in, STR("id"), id);
	json_add_str(w->a, in, STR("login"), str_of(login));
	return in;
}

/* Enters somebody new, by the head of the contract's section. The first password is his own already. */
static void enter(struct world *w, struct browser *b, const char *head, int64_t id, const char *login, const char *name)
{
	struct who who = world_who(w, head);
	struct act_result res;
	uint8_t token[CHAIN_TOKEN];
	char temporary[ACCOUNT_TEMPORARY], fields[256];
	struct json *in = adding(w, id, login);
	json_add_str(w->a, in, STR("name"), str_of(name));
	rand_bytes(token, sizeof(token));
	world_done(w);
	assert_ok(
		account_issue(w->city, act_find("contractor_add"), &who, token, in, &w->ja, w->a, &res, temporary, &w->e), &w->e);
	assert_true(res.done);
	browser_open(b, w->city, NULL);
	browser_login(b, login, temporary);
	browser_get(b, "/");
	assert_int_equal(b->status, 303); /* the password first */
	browser_get(b, "/password");
	snprintf(fields, sizeof(fields), "old=%s&new=correct+horse+battery&again=correct+horse+battery", temporary);
	browser_post(b, "/password", fields);
	assert_int_equal(b->status, 303);
}

static int64_t person_of(struct world *w, const char *login)
{
	struct val v[11];
	bool found;
	assert_ok(tx_one(world_read(w), w->a, STMT_account_login, ARGS(val_c(login)), &found, v, 11, &w->e), &w->e);
	world_done(w);
	return found ? v[1].i : 0;
}

static int64_t case_about(struct world *w, const char *number, int64_t id)
{
	return desk_do(w, number, "case_submit",
		arena_cprintf(w->a,
			"{\"door\":\"contracting\",\"answers\":{\"contract\":\"record:%lld\",\"offers\":\"丙社は高い\"}}",
			(long long)id));
}

/* ---- what is open ---- */

static const char *const open_pages[] = {
	"GET /login/last",
	"GET /password",
	"POST /password",
	"POST /logout",
	"GET /",
	"GET /rounds/{id}",
	"POST /rounds/{id}",
	"POST /rounds/{id}/draft",
	"GET /rounds/{id}/correct",
	"POST /rounds/{id}/correct",
	"GET /doors/{word}",
	"POST /doors/{word}",
	"GET /doors/{word}/form",
	"POST /doors/{word}/form",
	"GET /cases",
	"GET /cases/{id}",
	"POST /cases/{id}/withdraw",
	"POST /cases/{id}/pull-back",
	"POST /cases/{id}/correct",
	"GET /cases/{id}/again",
	"POST /cases/{id}/again",
	"POST /cases/{id}/steps/{id}/consult",
	"POST /cases/{id}/steps/{id}/task",
	"POST /cases/{id}/steps/{id}/confirm",
	"POST /cases/{id}/steps/{id}/read",
	"POST /files",
	"GET /files/{word}",
	"PUT /files/{word}",
	"GET /excerpt",
	"GET /excerpt/{word}",
	"GET /excerpt/contracts/{id}",
	"GET /excerpt/documents/{id}",
	"POST /excerpt/documents/{id}/read",
};
static const char *const open_acts[] = {
	"password_change",
	"login",
	"logout",
	"case_submit",
	"case_resubmit",
	"case_pull_back",
	"case_withdraw",
	"case_correct",
	"step_consult",
	"step_task",
	"step_confirm",
	"step_read",
	"document_read",
	"round_answer",
	"round_correct",
};

/* A row that is added stays closed to contractors until it says otherwise, and is then added here. */
static void what_is_open_is_listed(void **state)
{
	size_t pages = 0, acts = 0;
	(void)state;
	for (size_t i = 0; page_rows[i]; i++) {
		char name[128];
		bool listed = false;
		snprintf(name, sizeof(name), "%s %s", page_rows[i]->method, page_rows[i]->path);
		for (size_t k = 0; k < ARRAY_LEN(open_pages); k++)
			listed |= strcmp(open_pages[k], name) == 0;
		if (listed != page_rows[i]->contractor)
			fail_msg("%s is %s to contractors", name, listed ? "closed" : "open");
		pages += listed;
	}
	for (size_t i = 0; i < act_count; i++) {
		bool listed = false;
		for (size_t k = 0; k < ARRAY_LEN(open_acts); k++)
			listed |= strcmp(open_acts[k], act_rows[i]->name) == 0;
		if (listed != act_rows[i]->contractor)
			fail_msg("%s is %s to contractors", act_rows[i]->name, listed ? "closed" : "open");
		acts += listed;
	}
	assert_int_equal(pages, ARRAY_LEN(open_pages));
	assert_int_equal(acts, ARRAY_LEN(open_acts));
}

/* Every other page answers as if it were not there, whatever number stands in it. */
static void everything_else_is_not_there(void **state)
{
	struct world *w = world_of(state);
	struct browser b;
	int64_t id = contract(w, "111", "甲社");
	desk_do(w, "1111", "record_add", "{\"register\":\"assets\",\"unit\": @111,\"form\":{\"name\":\"名簿\"}}");
	enter(w, &b, "1111", id, "yamada", "山田 太郎");
	for (size_t i = 0; page_rows[i]; i++) {
		const struct page *p = page_rows[i];
		if (p->contractor || p->access == PAGE_OPEN)
			continue;
		CLEAN_BUF struct buf target;
		buf_init(&target, 256);
		for (const char *at = p->path; *at;) {
			bool number = strncmp(at, "{id}", 4) == 0, word = strncmp(at, "{word}", 6) == 0;
			if (number || word)
				buf_add(&target, number ? STR("1") : STR("contracts"));
			else
				buf_char(&target, *at);
			at += number ? 4 : word ? 6 : 1;
		}
		const char *path = arena_cstr(w->a, buf_str(&target));
		if (strcmp(p->method, "GET") == 0)
			browser_get(&b, path);
		else
			browser_post(&b, path, "");
		if (b.status != 404)
			fail_msg("%s %s: %d", p->method, path, b.status);
	}
	reads(&b, "/search?q=%E5%90%8D%E7%B0%BF", 404);
	browser_close(&b);
}

/* Past the pages: each act that is not open to him is refused by the door itself. */
static void acts_are_refused(void **state)
{
	struct world *w = world_of(state);
	struct browser b;
	int64_t id = contract(w, "111", "甲社");
	enter(w, &b, "1111", id, "yamada", "山田 太郎");
	struct who who = {.person = person_of(w, "yamada"), .assurance = 2, .session_started = clock_now()};
	int64_t entries = world_entries(w);
	for (size_t i = 0; i < act_count; i++) {
		struct act_result res;
		struct err e = {0};
		uint8_t token[CHAIN_TOKEN];
		if (act_rows[i]->contractor)
			continue;
		rand_bytes(token, sizeof(token));
		assert_false(act_do(w->city, act_rows[i], &who, token, adding(w, id, "x"), &w->en, w->a, &res, &e));
		if (e.code != ERR_DENIED || strncmp(e.text, "This cannot be done with the login of a contractor", 50) != 0)
			fail_msg("%s: %s", act_rows[i]->name, e.text);
	}
	assert_int_equal(world_entries(w), entries);
	browser_close(&b);
}

/* ---- the clauses ---- */

static void exactly_his_clauses(void **state)
{
	struct world *w = world_of(state);
	struct browser b;
	int64_t id = contract(w, "111", "甲社");
	enter(w, &b, "1111", id, "yamada", "山田 太郎");
	reads(&b, "/", 200);
	assert_true(browser_sees(&b, "甲社") && browser_sees(&b, "山田 太郎") && browser_sees(&b, "/doors/accident?q=0"));
	assert_true(browser_sees(&b, "/doors/work?q=0") && !browser_sees(&b, "/doors/carry") &&
		!browser_sees(&b, "/doors/agreement"));
	assert_false(browser_sees(&b, "/ledgers") || browser_sees(&b, "/org") || browser_sees(&b, "/trail") ||
		browser_sees(&b, "/search"));
	reads(&b, "/excerpt", 200);
	assert_true(browser_sees(&b, "/excerpt/one") && browser_sees(&b, "/excerpt/two") && browser_sees(&b, "委託"));
	assert_false(browser_sees(&b, "three") || browser_sees(&b, "鍵をかける"));
	reads(&b, "/excerpt/one", 200);
	assert_true(browser_sees(&b, "目的の外に使わない"));
	reads(&b, "/excerpt/three", 404);
	reads(&b, "/excerpt/A", 404);
	reads(&b, "/clauses/one", 404);
	b.language = "en";
	reads(&b, "/excerpt/two", 200);
	assert_true(browser_sees(&b, "Given back at the end") && browser_sees(&b, "Not answered"));
	reads(&b, "/", 200);
	assert_true(browser_sees(&b, "Clauses and answers"));
	browser_close(&b);
	/* staff have the whole policy elsewhere */
	struct readers r;
	readers_open(&r, w);
	reads(reader(&r, "1116"), "/excerpt", 404);
	reads(reader(&r, "1116"), "/excerpt/one", 404);
	reads(reader(&r, "1116"), arena_cprintf(w->a, "/excerpt/contracts/%lld", (long long)id), 404);
	readers_close(&r);
}

/* ---- the matrix ---- */

static void each_line_is_answered_before_acceptance(void **state)
{
	struct world *w = world_of(state);
	struct browser b;
	struct round_form f;
	int64_t id = contract(w, "111", "甲社"), file = case_about(w, "1116", id), step = desk_open(w, file, "matrix");
	/* nobody can log in yet: the section enters it */
	assert_true(*desk_inbox(w, "1116", STEP_TASK) != 0);
	const char *page = arena_cprintf(w->a, "/cases/%lld", (long long)file);
	enter(w, &b, "1111", id, "yamada", "山田 太郎");
	/* then they do, and the section does not any more */
	assert_string_equal(desk_inbox(w, "1116", STEP_TASK), "");
	assert_non_null(
		desk_refused(w, "1116", "step_task", arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{}}", (long long)step)));
	assert_non_null(
		desk_refused(w, "1111", "step_task", arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{}}", (long long)step)));
	reads(&b, "/", 200);
	assert_true(browser_sees(&b, page));
	reads(&b, page, 200);
	/* what the other companies offered is not his */
	assert_false(browser_sees(&b, "丙社") || browser_sees(&b, "/trail/") || browser_sees(&b, "/org/"));
	assert_true(browser_sees(&b, "目的の外に使わない"));
	round_sheet_form(w->a, (const struct sheet *)(const void *)pack_find(w->pack, ELEM_SHEET, "answers"), &f);
	assert_int_equal(f.n_items, 2);
	const char *one = f.items[0].field, *two = f.items[1].field;
	const char *to = arena_cprintf(w->a, "/cases/%lld/steps/%lld/task", (long long)file, (long long)step);
	const char *half = arena_cprintf(w->a, "f.%s=yes&f.%s-yes-measure=lock&answer=done", one, one);
	assert_int_equal(posts(&b, page, to, half), 422);
	assert_string_equal(desk_steps(w, file), "matrix=open accept=waiting");
	struct case_file waits = desk_case(w, "1111", file);
	assert_string_equal(waits.steps[1].step, "accept");
	assert_non_null(desk_refused(w, "1111", "step_decide",
		arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"granted\",\"digest\":\"%s\"}", (long long)waits.steps[1].id,
			desk_digest(w, file))));
	const char *whole = arena_cprintf(w->a, "%s&f.%s=no_part&f.%s-no_part-because=nothing+held", half, two, two);
	assert_int_equal(posts(&b, page, to, whole), 303);
	assert_string_equal(desk_steps(w, file), "matrix=done accept=open");
	/* a decision is nobody's of the contractor, and not to be seen by him */
	int64_t accept = desk_open(w, file, "accept");
	assert_int_equal(posts(&b, page, arena_cprintf(w->a, "/cases/%lld/steps/%lld/decide", (long long)file, (long long)accept),
				 "answer=granted"),
		404);
	reads(&b, "/excerpt/two", 200);
	assert_true(browser_sees(&b, "nothing held") && browser_sees(&b, "該当しない"));
	reads(&b, arena_cprintf(w->a, "/excerpt/contracts/%lld", (long long)id), 200);
	assert_true(browser_sees(&b, "lock") && browser_sees(&b, "2027"));
	desk_decide(w, "1111", file, "accept", "granted", "");
	assert_string_equal(desk_state(w, file), "done");
	browser_close(&b);
}

/* ---- the span ---- */

static void with_the_contract_ends_the_login(void **state)
{
	struct world *w = world_of(state);
	struct browser b, again;
	int64_t id = contract(w, "111", "甲社");
	enter(w, &b, "1111", id, "yamada", "山田 太郎");
	reads(&b, "/", 200);
	/* the day is moved forward, nothing else happens */
	desk_do(w, "1111", "record_change",
		arena_cprintf(w->a,
			"{\"id\":%lld,\"version\":1,\"form\":{\"company\":\"甲社\",\"subject\":\"保守\","
			"\"till\":\"2026-04-01\",\"people.0.name\":\"山田 太郎\"},\"reason\":\"解約\"}",
			(long long)id));
	reads(&b, "/", 200); /* its last day */
	clock_fixed(FIXTURE_NOW + DAY_MS);
	browser_get(&b, "/");
	assert_int_equal(b.status, 303);
	assert_true(str_starts(str_of(b.out.location), STR("/login")));
	browser_open(&again, w->city, NULL);
	browser_get(&again, "/login");
	browser_post(&again, "/login", "login=yamada&password=correct+horse+battery");
	assert_int_not_equal(again.status, 303);
	struct who who = {.person = person_of(w, "yamada"), .session_started = clock_now(), .assurance = 1};
	assert_non_null(world_refused(w, act_find("case_submit"), &who, "{\"door\":\"notice\",\"answers\":{}}"));
	/* nobody comes to a contract that is over */
	struct who head = world_who(w, "1111");
	assert_string_equal(world_refused(w, act_find("contractor_add"), &head,
				    arena_cprintf(w->a, "{\"id\":%lld,\"login\":\"yamada\"}", (long long)id)),
		": This contract is over. Please use one that goes on.");
	browser_close(&b);
	browser_close(&again);
}

static void ended_by_an_act_at_once(void **state)
{
	struct world *w = world_of(state);
	struct browser b;
	int64_t id = contract(w, "111", "甲社"), file = case_about(w, "1116", id);
	enter(w, &b, "1111", id, "yamada", "山田 太郎");
	int64_t person = person_of(w, "yamada"), entries = world_entries(w);
	const char *end =
		arena_cprintf(w->a, "{\"id\":%lld,\"person\":%lld,\"reason\":\"交代\"}", (long long)id, (long long)person);
	assert_non_null(desk_refused(w, "1121", "contractor_end", end)); /* another section */
	assert_non_null(desk_refused(w, "1116", "contractor_end", end));
	desk_do(w, "1111", "contractor_end", end);
	assert_int_equal(world_entries(w), entries + 1);
	browser_get(&b, "/");
	assert_int_equal(b.status, 303);
	assert_non_null(desk_refused(w, "1111", "contractor_end", end));
	/* the section enters again what they do */
	assert_true(*desk_inbox(w, "1116", STEP_TASK) != 0);
	assert_string_equal(desk_steps(w, file), "matrix=open accept=waiting");
	browser_close(&b);
}

/* ---- two contracts ---- */

static void of_two_contracts(void **state)
{
	struct world *w = world_of(state);
	struct browser b, other;
	int64_t one = contract(w, "111", "甲社"), two = contract(w, "112", "甲社"), third = contract(w, "112", "乙社");
	enter(w, &b, "1111", one, "yamada", "山田 太郎");
	enter(w, &other, "1121", third, "suzuki", "鈴木 花子");
	int64_t file = case_about(w, "1122", two), person = person_of(w, "yamada");
	const char *page = arena_cprintf(w->a, "/cases/%lld", (long long)file),
		   *of_two = arena_cprintf(w->a, "/excerpt/contracts/%lld", (long long)two);
	reads(&b, of_two, 404);
	reads(&b, page, 404);
	reads(&b, arena_cprintf(w->a, "/excerpt/contracts/%lld", (long long)third), 404);
	/* by his login, of which no new password is made; an employee's login is none of these */
	struct readers r;
	readers_open(&r, w);
	reader(&r, "1116");
	readers_close(&r);
	assert_non_null(strstr(desk_refused(w, "1121", "contractor_add",
				       arena_cprintf(w->a, "{\"id\":%lld,\"login\":\"1116\"}", (long long)two)),
		"No contractor's worker has this login."));
	desk_do(w, "1121", "contractor_add", arena_cprintf(w->a, "{\"id\":%lld,\"login\":\"yamada\"}", (long long)two));
	assert_non_null(strstr(desk_refused(w, "1121", "contractor_add",
				       arena_cprintf(w->a, "{\"id\":%lld,\"login\":\"yamada\"}", (long long)two)),
		"entered for this contract already"));
	reads(&b, of_two, 200);
	reads(&b, page, 200);
	reads(&other, page, 404);
	reads(&other, of_two, 404);
	/* one ends, the other goes on, and with it the session */
	desk_do(w, "1121", "contractor_end",
		arena_cprintf(w->a, "{\"id\":%lld,\"person\":%lld}", (long long)two, (long long)person));
	reads(&b, "/", 200);
	reads(&b, of_two, 404);
	reads(&b, page, 404);
	browser_close(&b);
	browser_close(&other);
}

/* The name of the day stays in what was done, the pages show today's. */
static void a_renamed_company(void **state)
{
	struct world *w = world_of(state);
	struct browser b;
	int64_t id = contract(w, "111", "甲社");
	enter(w, &b, "1111", id, "yamada", "山田 太郎");
	assert_int_equal(posts(&b, "/doors/work?q=0", "/doors/work", "q=0&f.today=yes"), 303);
	assert_int_equal(posts(&b, "/doors/work/form", "/doors/work/form",
				 arena_cprintf(w->a, "op=submit&f.contract=record:%lld&f.work=patch", (long long)id)),
		303);
	int64_t file = 0;
	assert_true(str_starts(str_of(b.out.location), STR("/cases/")) &&
		num_i64(str_cut(&(struct str){b.out.location + 7, strlen(b.out.location + 7)}, '?'), 1, INT64_MAX, &file));
	desk_do(w, "1111", "record_change",
		arena_cprintf(w->a,
			"{\"id\":%lld,\"version\":1,\"form\":{\"company\":\"新甲社\",\"subject\":"
			"\"保守\",\"till\":\"2027-03-31\",\"people.0.name\":\"山田 太郎\"},\"reason\":\"商号変更\"}",
			(long long)id));
	reads(&b, "/", 200);
	assert_true(browser_sees(&b, "新甲社"));
	struct case_file c = desk_case(w, "1111", file);
	assert_string_equal(c.applicant_text, "甲社 山田 太郎");
	assert_int_equal(c.unit, world_unit(w, "111"));
	desk_decide(w, "1111", file, "permit", "granted", "");
	reads(&b, arena_cprintf(w->a, "/cases/%lld", (long long)file), 200);
	assert_true(browser_sees(&b, "patch"));
	browser_close(&b);
}

/* ---- requests and reports ---- */

static void requests_that_are_his(void **state)
{
	struct world *w = world_of(state);
	struct browser b;
	int64_t id = contract(w, "111", "甲社"), foreign = contract(w, "112", "乙社");
	enter(w, &b, "1111", id, "yamada", "山田 太郎");
	struct who who = {.person = person_of(w, "yamada"), .session_started = clock_now(), .assurance = 1};
	const struct act *submit = act_find("case_submit");
	world_do(w, submit, &who, "{\"door\":\"accident\",\"answers\":{\"sure\":\"yes\",\"what\":\"紛失\"}}");
	reads(&b, "/doors/carry", 404);
	reads(&b, "/doors/agreement/form", 404);
	assert_non_null(world_refused(w, submit, &who, "{\"door\":\"takeout\",\"answers\":{\"what\":\"名簿\"}}"));
	assert_non_null(world_refused(w, submit, &who,
		arena_cprintf(w->a, "{\"door\":\"contracting\",\"answers\":{\"contract\":\"record:%lld\",\"offers\":\"x\"}}",
			(long long)id)));
	/* what he may not see is not there for him to name: a contract of others, a person by a number that he made up */
	assert_non_null(world_refused(w, submit, &who,
		arena_cprintf(w->a, "{\"door\":\"notice\",\"answers\":{\"contract\":\"record:%lld\",\"work\":\"x\"}}",
			(long long)foreign)));
	assert_non_null(world_refused(w, submit, &who,
		arena_cprintf(w->a,
			"{\"door\":\"notice\",\"answers\":{\"contract\":\"record:%lld\",\"work\":\"x\",\"escort\":\"person:1\"}}",
			(long long)id)));
	assert_string_equal(world_refused(w, submit, &who,
				    arena_cprintf(w->a,
					    "{\"door\":\"notice\",\"on_behalf\":#1116,\"answers\":{\"contract\":\"record:%lld\","
					    "\"work\":\"x\"}}",
					    (long long)id)),
		world_refused(w, submit, &who,
			"{\"door\":\"accident\",\"on_behalf\":#1111,\"answers\":{\"sure\":\"yes\",\"what\":\"x\"}}"));
	browser_close(&b);
}

/* What a form posts beside its fields makes nobody an employee, and no other contract's worker. */
static void mass_assignment(void **state)
{
	struct world *w = world_of(state);
	struct browser b;
	struct readers r;
	int64_t id = contract(w, "111", "甲社");
	enter(w, &b, "1111", id, "yamada", "山田 太郎");
	int64_t person = person_of(w, "yamada");
	struct who who = {.person = person, .session_started = clock_now(), .assurance = 1};
	assert_non_null(world_refused(w, act_find("case_submit"), &who,
		"{\"door\":\"accident\",\"answers\":{\"sure\":\"yes\",\"what\":\"x\"},\"unit\": "
		"@111,\"role\":\"section_manager\"}"));
	const char *id_of = arena_cprintf(w->a, "%lld", (long long)person);
	static const struct {
		const char *act, *in;
	} rows[] = {
		{"person_change", "{\"id\":%s,\"employment\":\"regular\"}"},
		{"assignment_add", "{\"person\":%s,\"unit\": @111,\"position\":\"head\"}"},
		{"appoint", "{\"person\":%s,\"role\":\"leader\",\"unit\": @111}"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct str rest = str_of(rows[i].in), head = str_head(rest, str_find(rest, STR("%s")));
		const char *in = arena_cprintf(w->a, "%.*s%s%s", STR_ARG(head), id_of, rows[i].in + head.n + 2);
		assert_non_null(strstr(desk_refused(w, "1212", rows[i].act, in), "A contractor's worker holds no post."));
	}
	/* the page of the section takes what it asks for and nothing beside it */
	readers_open(&r, w);
	const char *page = arena_cprintf(w->a, "/records/%lld/people", (long long)id);
	reads(reader(&r, "1116"), page, 404);
	reads(reader(&r, "1121"), page, 404);
	assert_int_equal(posts(reader(&r, "1111"), page, page,
				 "who=new&login=sato&name=%E4%BD%90%E8%97%A4&till=&employment=regular&unit=1&secret=x&id=999"),
		200);
	assert_true(browser_sees(reader(&r, "1111"), "佐藤"));
	bool contractor;
	int64_t sato = person_of(w, "sato");
	assert_ok(contractor_is(world_read(w), sato, &contractor, &w->e), &w->e);
	assert_true(contractor);
	assert_int_equal(posts(reader(&r, "1111"), page, page, "who=new&login=yamada&name=%E4%BD%90%E8%97%A4"), 422);
	assert_int_equal(
		posts(reader(&r, "1111"), page, page, "who=new&login=kato&name=%E4%BD%90%E8%97%A4&till=2028-01-01"), 422);
	assert_int_equal(posts(reader(&r, "1111"), page, page, "who=known&login=nobody"), 422);
	readers_close(&r);
	browser_close(&b);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_open_is_listed),
		cmocka_unit_test(everything_else_is_not_there),
		cmocka_unit_test(acts_are_refused),
		cmocka_unit_test(exactly_his_clauses),
		cmocka_unit_test(each_line_is_answered_before_acceptance),
		cmocka_unit_test(with_the_contract_ends_the_login),
		cmocka_unit_test(ended_by_an_act_at_once),
		cmocka_unit_test(of_two_contracts),
		cmocka_unit_test(a_renamed_company),
		cmocka_unit_test(requests_that_are_his),
		cmocka_unit_test(mass_assignment),
	};
	return fixture_run_with("pages-contractor", tests, ARRAY_LEN(tests), setup, world_teardown);
}
