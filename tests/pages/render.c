/* Every page that shows something, in both languages, for whom it is: with nothing there, with one of everything, with many. */
#include "engine/round.h"
#include "engine/standing_note.h"
#include "tests/pages/readers.h"
#include "text/text.h"

/* What is on the pages: 0 when there is none. */
struct there { int64_t file, record, entry, round, group; };

struct view {
	const struct page *page;
	const char *target;                      /* {file} {record} {entry} {unit} {account} are filled in */
	const char *reader;                      /* NULL: nobody is logged in */
	int status;                              /* with something there */
	bool needs;                              /* something must be there: else 404 */
};

static const struct view views[] = {
	{&page_login, "/login", NULL, 200, false},
	{&page_login_last, "/login/last", "1116", 200, false},
	{&page_password, "/password", "1116", 200, false},
	{&page_health, "/health", NULL, 200, false},
	{&page_home, "/", "1116", 200, false},
	{&page_home, "/", "1111", 200, false},
	{&page_home, "/", "1112", 200, false},
	{&page_home, "/", "1115", 200, false},
	{&page_home, "/", "1212", 200, false},
	{&page_home, "/", "1001", 200, false},
	{&page_home, "/", "1101", 200, false},
	{&page_home, "/", "1213", 200, false},
	{&page_home, "/?all=1", "1111", 200, false},
	{&page_apply, "/apply", "1116", 200, false},
	{&page_reminders, "/reminders", "1111", 200, false},
	{&page_reminders, "/reminders", "1212", 200, false},
	{&page_rounds, "/rounds", "1212", 200, false},
	{&page_rounds, "/rounds?duty=own_round&before=99", "1111", 200, false},
	{&page_rounds, "/rounds?state=all&before=1", "1212", 200, false},
	{&page_rounds, "/rounds?state=all", "1111", 200, false},
	{&page_rounds, "/rounds", "1116", 404, false},
	{&page_round_group, "/rounds/groups/{group}", "1212", 200, true},
	{&page_round_group, "/rounds/groups/{group}?state=done", "1212", 200, true},
	{&page_round_group, "/rounds/groups/{group}?unit={unit}", "1212", 200, true},
	{&page_round_group, "/rounds/groups/{group}", "1111", 200, true},
	{&page_round_group, "/rounds/groups/{group}", "1116", 404, true},
	{&page_round_csv, "/rounds/groups/{group}/csv", "1212", 200, true},
	{&page_round_csv, "/rounds/groups/{group}/csv?enc=cp932", "1212", 200, true},
	{&page_round_csv, "/rounds/groups/{group}/csv", "1111", 404, true},
	{&page_round_call, "/rounds/call", "1111", 200, false},
	{&page_round_call, "/rounds/call", "1115", 200, false},
	{&page_round, "/rounds/{round}", "1116", 200, true},
	{&page_round, "/rounds/{round}?done=1", "1115", 200, true},
	{&page_round, "/rounds/{round}", "1122", 404, true},
	{&page_round_correct, "/rounds/{round}/correct", "1116", 200, true},
	{&page_round_correct, "/rounds/{round}/correct", "1212", 404, true},
	{&page_round_print, "/rounds/{round}/print", "1116", 200, true},
	{&page_door, "/doors/out?q=0", "1116", 200, false},
	{&page_door, "/doors/nothing", "1116", 404, false},
	{&page_form, "/doors/out/form", "1116", 303, false},
	{&page_form, "/doors/two/form", "1116", 200, false},
	{&page_decide, "/decide", "1111", 200, false},
	{&page_decide, "/decide", "1112", 200, false},
	{&page_decide, "/decide?done=1", "1116", 200, false},
	{&page_cases, "/cases", "1116", 200, false},
	{&page_cases, "/cases?closed=1", "1116", 200, false},
	{&page_case, "/cases/{file}", "1116", 200, true},
	{&page_case, "/cases/{file}?done=submit", "1111", 200, true},
	{&page_case, "/cases/{file}", "1112", 200, true},
	{&page_case, "/cases/{file}", "1115", 200, true},
	{&page_case, "/cases/{file}", "1212", 200, true},
	{&page_again, "/cases/{file}/again", "1116", 404, true},
	{&page_print, "/cases/{file}/print", "1116", 200, true},
	{&page_ledgers, "/ledgers", "1116", 200, false},
	{&page_ledgers, "/ledgers", "1212", 200, false},
	{&page_ledger, "/ledgers/assets", "1115", 200, false},
	{&page_ledger, "/ledgers/assets", "1212", 200, false},
	{&page_ledger, "/ledgers/assets?w=%E5%8F%B0%E5%B8%B3", "1116", 200, false},
	{&page_ledger, "/ledgers/outside", "1111", 200, false},
	{&page_ledger, "/ledgers/assets?e1=here&e2=3&d=1", "1212", 200, false},
	{&page_ledger, "/ledgers/assets?d=2", "1212", 200, false},
	{&page_ledger, "/ledgers/nothing", "1111", 404, false},
	{&page_export, "/ledgers/assets/export.csv", "1116", 200, false},
	{&page_export, "/ledgers/assets/export.csv?enc=cp932", "1212", 200, false},
	{&page_record_new, "/ledgers/assets/new", "1115", 200, false},
	{&page_record, "/records/{record}", "1116", 200, true},
	{&page_record, "/records/{record}?done=1", "1111", 200, true},
	{&page_record_edit, "/records/{record}/edit", "1115", 200, true},
	{&page_search, "/search?q=%E5%8F%B0%E5%B8%B3", "1116", 200, false},
	{&page_search, "/search", "1212", 200, false},
	{&page_clauses, "/clauses", "1116", 200, false},
	{&page_clauses, "/clauses?w=1&s=0", "1116", 200, false},
	{&page_clauses, "/clauses?who=section_manager&k=1", "1212", 200, false},
	{&page_clauses, "/clauses?w=zzz", "1116", 200, false},
	{&page_clauses, "/clauses?a=4&s=2", "1116", 200, false},
	{&page_map, "/clauses/map", "1116", 200, false},
	{&page_map, "/clauses/map", "1212", 200, false},
	{&page_areas, "/clauses/areas", "1116", 200, false},
	{&page_matrix, "/clauses/matrix", "1116", 200, false},
	{&page_matrix, "/clauses/matrix?w=zzz", "1116", 200, false},
	{&page_matrix_csv, "/clauses/matrix.csv", "1116", 200, false},
	{&page_matrix_csv, "/clauses/matrix.csv?enc=cp932&a=1", "1212", 200, false},
	{&page_matrix_xlsx, "/clauses/matrix.xlsx?s=0", "1116", 200, false},
	{&page_element, "/elements/takeout", "1116", 200, false},
	{&page_element, "/elements/outside", "1116", 200, false},
	{&page_element, "/elements/decision_days", "1212", 200, false},
	{&page_element, "/elements/nothing", "1116", 404, false},
	{&page_role, "/roles/section_manager", "1116", 200, false},
	{&page_role, "/roles/ciso", "1212", 200, false},
	{&page_role, "/roles/nothing", "1116", 404, false},
	{&page_past, "/clauses/past", "1116", 200, false},
	{&page_past, "/clauses/past?on=2026-04-01", "1212", 200, false},
	{&page_past, "/clauses/past?on=2019-04-01", "1212", 200, false},
	{&page_past, "/clauses/past?on=zzz", "1212", 200, false},
	{&page_past_csv, "/clauses/past.csv", "1116", 200, false},
	{&page_past_csv, "/clauses/past.csv?enc=cp932", "1116", 200, false},
	{&page_clause, "/clauses/1?history=all", "1116", 200, false},
	{&page_clause, "/clauses/1?units=all", "1116", 200, false},
	{&page_clause, "/clauses/1", "1116", 200, false},
	{&page_clause, "/clauses/nothing", "1116", 404, false},
	{&page_documents, "/documents", "1116", 200, false},
	{&page_document, "/documents/policy", "1116", 200, false},
	{&page_document, "/documents/policy?on=2026-04-01&done=1", "1212", 200, false},
	{&page_document, "/documents/own", "1111", 200, false},
	{&page_document, "/documents/own?unit={unit}", "1001", 200, false},
	{&page_document, "/documents/nothing", "1116", 404, false},
	{&page_document_draft, "/documents/policy/draft", "1212", 200, false},
	{&page_document_draft, "/documents/own/draft?unit={unit}", "1111", 200, false},
	{&page_document_draft, "/documents/policy/draft", "1116", 404, false},
	{&page_version, "/versions/1", "1116", 200, true},
	{&page_version, "/versions/1?done=1", "1201", 200, true},
	{&page_version, "/versions/2", "1201", 200, true},
	{&page_version, "/versions/2", "1116", 404, false},
	{&page_version_print, "/versions/1/print", "1116", 200, true},
	{&page_checks, "/checks", "1212", 200, false},
	{&page_checks, "/checks?done=1", "1111", 200, false},
	{&page_checks, "/checks", "1116", 404, false},
	{&page_check, "/checks/service_up", "1212", 200, false},
	{&page_check, "/checks/service_up?s=fail", "1111", 200, false},
	{&page_check, "/checks/nothing", "1212", 404, false},
	{&page_org, "/org", "1116", 200, false},
	{&page_org, "/org?on=2019-01-01", "1116", 200, false},
	{&page_unit, "/org/{unit}", "1116", 200, false},
	{&page_sample, "/trail/sample", "1213", 200, false},
	{&page_sample, "/trail/sample?from=25", "1116", 200, false},
	{&page_trail, "/trail", "1116", 200, false},
	{&page_trail, "/trail?before=1", "1116", 200, false},
	{&page_entry, "/trail/{entry}", "1116", 200, false},
	{&page_entry, "/trail/{entry}", "1212", 200, false},
	{&page_proof, "/trail/{entry}/proof", "1116", 200, false},
	{&page_checkpoint, "/trail/checkpoint", "1116", 200, false},
	{&page_policy, "/policy", "1212", 200, false},
	{&page_policy, "/policy", "1116", 404, false},
	{&page_policy_one, "/policy/4711", "1212", 404, false},
	{&page_policy_params, "/policy/params", "1201", 200, false},
	{&page_policy_new, "/policy/new", "1212", 200, false},
	{&page_policy_new, "/policy/new", "1116", 404, false},
	{&page_policy_files, "/policy/files/1", "1212", 200, false},
	{&page_policy_file, "/policy/files/1/999", "1212", 404, false},
	{&page_policy_file_save, "/policy/files/1/999/save", "1212", 404, false},
	{&page_moved, "/policy/4711/moved", "1212", 404, false},
	{&page_moved_print, "/policy/4711/moved/print", "1212", 404, false},
	{&page_moved_csv, "/policy/4711/moved.csv", "1212", 404, false},
	{&page_closed, "/closed/nothing", "1212", 404, false},
	{&page_closed_csv, "/closed/nothing/export.csv", "1212", 404, false},
	{&page_settle, "/records/{record}/settle", "1115", 200, true},
	{&page_disposal, "/disposal", "1212", 200, false},
	{&page_disposal, "/disposal", "1111", 200, false},
	{&page_disposal, "/disposal", "1116", 404, false},
	{&page_disposal_list, "/disposal/list?unit={unit}", "1111", 200, false},
	{&page_disposal_list, "/disposal/list?unit=0", "1212", 200, false},
	{&page_disposal_list, "/disposal/list?unit=0", "1111", 404, false},
	{&page_disposal_csv, "/disposal/list.csv?unit={unit}", "1111", 200, false},
	{&page_disposal_print, "/disposal/print?unit={unit}", "1111", 200, false},
	{&page_disposal_hold, "/disposal/hold?kind=case&object=1", "1212", 200, false},
	{&page_disposal_hold, "/disposal/hold?kind=other&object=1", "1212", 404, false},
	{&page_accounts, "/accounts", "1212", 200, false},
	{&page_accounts, "/accounts?after=9999", "1212", 200, false},
	{&page_account, "/accounts/{account}", "1212", 200, false},
	{&page_help, "/help", NULL, 200, false},
	{&page_report, "/report", NULL, 200, false},
	{&page_report, "/report", "1116", 200, false},
};

static const char *put(struct world *w, const char *target, const char *name, int64_t value)
{
	const char *at = strstr(target, name);
	if (!at)
		return target;
	return arena_cprintf(w->a, "%.*s%lld%s", (int)(at - target), target, (long long)value, at + strlen(name));
}

static const char *target_of(struct world *w, const struct view *v, const struct there *t)
{
	const char *target = put(w, v->target, "{file}", t->file ? t->file : 9999);
	target = put(w, target, "{record}", t->record ? t->record : 9999);
	target = put(w, put(w, target, "{round}", t->round ? t->round : 9999), "{group}", t->group ? t->group : 9999);
	return put(w, put(w, put(w, target, "{entry}", t->entry), "{unit}", world_unit(w, "111")), "{account}", 1);
}

/* Words of the pages that are the same in both languages, or stand in the data of the test. */
static bool shared(const char *ja, const char *en)
{
	static const char *const also[] = {"日本語", "　"};
	for (size_t i = 0; i < ARRAY_LEN(also); i++)
		if (strcmp(ja, also[i]) == 0)
			return true;
	return strcmp(ja, en) == 0 || strlen(ja) < 9;
}

/* No sentence of ours may be left in Japanese on an English page; what people wrote stays as it is. */
static void in_english(const struct browser *b, const char *target)
{
	static const struct { const char *ja, *en; } words[] = {
#define WORD(name, ja, en) {ja, en},
#define SAY(name, params, args, ja, en)
#include "text/home.def"
#include "text/login.def"
#include "text/pages.def"
#include "text/disposal.def"
#include "text/round.def"
#include "text/standing.def"
#undef WORD
#undef SAY
	};
	if (str_starts(b->out.body, STR("<!doctype html>")))
		assert_true(browser_sees(b, "<html lang='en'>"));
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (!shared(words[i].ja, words[i].en) && browser_sees(b, words[i].ja))
			fail_msg("%s: in English: %s", target, words[i].ja);
}

static void all_views(struct readers *r, const struct there *t)
{
	struct world *w = r->w;
	desk_do(w, "", "appoint", "{\"role\":\"auditor\",\"person\": #1213,\"kind\":\"holder\",\"from\":\"2026-04-01\"}");
	for (size_t i = 0; i < ARRAY_LEN(views); i++) {
		const struct view *v = &views[i];
		struct browser *b = v->reader ? reader(r, v->reader) : &r->stranger;
		const char *target = target_of(w, v, t);
		int status = v->needs && !(strstr(v->target, "{file}") ? t->file : t->record) ? 404 : v->status;
		b->language = "ja";
		reads(b, target, status);
		b->language = "en";
		reads(b, target, status);
		if (status == 200)
			in_english(b, target);
		b->language = "ja";
	}
}

static void every_row_is_seen(void **state)
{
	(void)state;
	for (const struct page *const *row = page_rows; *row; row++) {
		/* what is saved or sent in parts is no page: tests/files/portal.c */
		bool seen = strcmp((*row)->method, "GET") != 0 || strstr((*row)->path, "/files/");
		/* of contractors and their logins: tests/pages/contractor.c */
		seen |= strncmp((*row)->path, "/excerpt", 8) == 0 || strstr((*row)->path, "/people");
		for (size_t i = 0; i < ARRAY_LEN(views); i++)
			seen |= views[i].page == *row;
		if (!seen)
			fail_msg("%s %s is not rendered here", (*row)->method, (*row)->path);
	}
}

static void nothing_there(void **state)
{
	struct readers r;
	readers_open(&r, world_of(state));
	all_views(&r, &(struct there){.entry = 1});
	reads(reader(&r, "1212"), "/clauses/1", 200);
	assert_true(browser_sees(reader(&r, "1212"), "移り変わりの記録は、まだありません。"));
	reads(reader(&r, "1212"), "/clauses/past", 200);
	assert_true(browser_sees(reader(&r, "1212"), "移り変わりの記録は、まだありません。"));
	readers_close(&r);
}

static void notes(struct world *w)
{
	int64_t n;
	assert_ok(standing_note_tick(w->city, clock_now(), &n, &w->e), &w->e);
}

/* A request that somebody stood in for, on an asset; lines nobody has checked. */
static int64_t one_of_everything(struct world *w, int64_t *ret_record)
{
	unchecked_lines(w);
	int64_t version = desk_do(w, "1212", "document_draft",
		"{\"document\":\"policy\",\"edition\":\"初版\",\"text\":\"<i>第1条</i>\"}");
	desk_do(w, "1201", "document_adopt", arena_cprintf(w->a, "{\"id\":%lld,\"digest\":\"%s\"}", (long long)version,
		version_digest(w, version)));
	desk_do(w, "1212", "document_draft", "{\"document\":\"policy\",\"edition\":\"第2版\",\"text\":\"x\"}");
	*ret_record = desk_asset(w, "111", "保護台帳", "3");
	int64_t file = desk_takeout(w, "1116", *ret_record, "encrypt");
	desk_do(w, "1212", "check_report",
		"{\"form\":{\"list\":[{\"check\":\"service_up\",\"record\":\"111-0001\",\"result\":\"fail\","
		"\"seen\":\"2026-04-01T08:00\",\"evidence\":\"<b>x</b>\"}]}}");
	desk_do(w, "", "self_test",
		"{\"form\":{\"list\":[{\"check\":\"portal.own_case\",\"result\":\"pass\",\"evidence\":\"x\"}]}}");
	notes(w);
	desk_do(w, "1116", "case_correct", arena_cprintf(w->a,
		"{\"id\":%lld,\"field\":\"purpose\",\"text\":\"<b>面接</b>\",\"reason\":\"書き誤り\"}", (long long)file));
	return file;
}

static void one_there(void **state)
{
	struct world *w = world_of(state);
	struct there t = {.entry = 3};
	t.file = one_of_everything(w, &t.record);
	t.round = owed_round(w, "1116", &t.group);
	struct readers r;
	readers_open(&r, w);
	all_views(&r, &t);
	/* what people write is text, wherever it is shown */
	browser_get(reader(&r, "1111"), arena_cprintf(w->a, "/cases/%lld", (long long)t.file));
	assert_true(browser_sees(reader(&r, "1111"), "&lt;b&gt;面接&lt;/b&gt;"));
	assert_false(browser_sees(reader(&r, "1111"), "<b>面接</b>"));
	readers_close(&r);
}

static void many_there(void **state)
{
	struct world *w = world_of(state);
	struct there t = {.entry = 3};
	t.file = one_of_everything(w, &t.record);
	t.round = owed_round(w, "1116", &t.group);
	for (int i = 0; i < 60; i++)
		(void)desk_asset(w, "111", arena_cprintf(w->a, "台帳その%d", i), i % 2 ? "2" : "1");
	for (int i = 0; i < 12; i++) {
		int64_t file = desk_takeout(w, "1116", t.record, "encrypt");
		if (i % 3 == 0)
			continue;
		bool himself = i % 3 == 1;
		desk_decide(w, himself ? "1111" : "1112", file, "takeout.permit", "granted",
			himself ? "" : ",\"as\":\"stand_in\"");
		desk_task(w, "1116", file, "take");
	}
	clock_fixed(clock_now() + 6 * DAY_MS);
	int moved;
	assert_ok(case_tick(w->city, clock_now(), &moved, &w->e), &w->e);
	assert_true(moved > 0);
	struct readers r;
	readers_open(&r, w);
	all_views(&r, &t);
	/* the list goes on, and back */
	reads(reader(&r, "1116"), "/ledgers/assets", 200);
	assert_true(browser_sees(reader(&r, "1116"), "rel='next'"));
	reads(reader(&r, "1111"), "/reminders", 200);
	assert_true(browser_sees(reader(&r, "1111"), "関守総合病院"));
	reads(reader(&r, "1111"), "/", 200);
	assert_true(browser_sees(reader(&r, "1111"), "期限超過"));
	assert_true(browser_sees(reader(&r, "1111"), "後閲する"));
	readers_close(&r);
}

/* The A4 form: its number, the boxes, the proof as a QR code, nothing of the frame. */
static void paper(void **state)
{
	struct world *w = world_of(state);
	int64_t asset = desk_asset(w, "111", "保護台帳", "3"), file = desk_takeout(w, "1116", asset, "encrypt");
	struct readers r;
	readers_open(&r, w);
	struct browser *b = reader(&r, "1116");
	const char *target = arena_cprintf(w->a, "/cases/%lld/print", (long long)file);
	reads(b, target, 200);
	assert_true(browser_sees(b, "class='sheet'"));
	assert_true(browser_sees(b, "様式第7号"));
	assert_true(browser_sees(b, "決裁欄"));
	assert_true(browser_sees(b, "class='qr'"));
	assert_true(browser_sees(b, "令和　　　年"));
	assert_false(browser_sees(b, "class='nav'"));
	desk_decide(w, "1111", file, "takeout.permit", "granted", "");
	reads(b, target, 200);
	assert_true(browser_sees(b, "早瀬<br>"));
	assert_true(browser_sees(b, "R8.4.1"));
	readers_close(&r);
}

/* CSV: what the list shows, and what Shift_JIS lacks said before anything is written. */
static void csv(void **state)
{
	struct world *w = world_of(state);
	(void)desk_asset(w, "111", "保護台帳", "3");
	(void)desk_asset(w, "112", "高齢者台帳", "3");
	struct readers r;
	readers_open(&r, w);
	struct browser *b = reader(&r, "1116");
	reads(b, "/ledgers/assets/export.csv?enc=utf8", 200);
	assert_true(str_starts(b->out.body, STR("\xef\xbb\xbf\"番号\"")));
	assert_true(browser_sees(b, "\"保護台帳\""));
	assert_false(browser_sees(b, "高齢者台帳"));
	reads(b, "/ledgers/assets/export.csv?enc=cp932", 200);
	assert_true(browser_sees(b, "\"\x95\xdb\x8c\xec\x91\xe4\x92\xa0\""));
	(void)desk_asset(w, "111", "𠮷田の台帳", "1");
	reads(b, "/ledgers/assets/export.csv?enc=cp932", 200);
	assert_true(browser_sees(b, "<!doctype html>"));
	assert_true(browser_sees(b, "U+20BB7"));
	reads(b, "/ledgers/assets/export.csv?enc=cp932&ok=1", 200);
	assert_true(browser_sees(b, "\x81\xac\x93\x63\x82\xcc"));
	/* another section's unit is not to be had by asking */
	reads(b, arena_cprintf(w->a, "/ledgers/assets/export.csv?e0=%lld", (long long)world_unit(w, "112")), 404);
	reads(reader(&r, "1212"), "/ledgers/assets/export.csv", 200);
	assert_true(browser_sees(reader(&r, "1212"), "高齢者台帳"));
	readers_close(&r);
}

/* How a clause stood: a drawing and a list that says the same; what stood how on a past date, also as a file. */
static void over_time(void **state)
{
	struct world *w = world_of(state);
	char line[128];
	struct readers r;
	notes(w);
	int64_t asset = desk_asset(w, "111", "保護台帳", "3"), file = desk_takeout(w, "1116", asset, "encrypt");
	desk_decide(w, "1111", file, "takeout.permit", "granted", "");
	desk_task(w, "1116", file, "take");
	clock_fixed(clock_now() + DAY_MS);
	int64_t entry = world_entries(w);
	notes(w);
	assert_int_equal(world_entries(w), entry + 1);
	clock_fixed(clock_now() + DAY_MS);
	readers_open(&r, w);
	struct browser *b = reader(&r, "1212");
	reads(b, "/clauses/1", 200);
	assert_true(browser_sees(b, "<title id='hy-t'>R8.4.1から1回変わりました。</title>"));
	assert_true(browser_sees(b, "class='b-unknown'"));
	assert_true(browser_sees(b, "class='b-kept'"));
	assert_true(browser_sees(b, "はじめの記録"));
	snprintf(line, sizeof(line), "<a class='mono' href='/trail/%lld'>", (long long)entry);
	assert_true(browser_sees(b, line));
	assert_true(browser_sees(b, "この条項も、これを守る定めも、変わっていません。"));
	reads(b, "/clauses/past?on=2026-04-01", 200);
	assert_true(browser_sees(b, "令和8年4月1日の実施状況"));
	reads(b, "/clauses/past?on=2026-03-31", 200);
	assert_true(browser_sees(b, "この日の記録はありません。記録は令和8年4月1日からあります。"));
	reads(b, "/clauses/past.csv?on=2026-04-01", 200);
	assert_true(str_starts(b->out.body, STR("\xef\xbb\xbf\"条項\"")));
	assert_true(browser_sees(b, "\"未確認\",\"R8.4.1\",\"情報の持ち出し\""));
	reads(b, "/clauses/past.csv", 200);
	assert_false(browser_sees(b, "\"未確認\",\"R8.4.1\",\"情報の持ち出し\""));
	assert_true(browser_sees(b, "\"実施\",\"R8.4.2\""));
	readers_close(&r);
}

/* What a reader sees of duties: the menu leads to them, and nowhere for whom they are not; his unit's only, or all of them. */
static void rounds_listed(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	int64_t group;
	(void)owed_round(w, "1116", &group);
	readers_open(&r, w);
	static const struct {
		const char *reader, *path, *sees;
		bool there;
	} rows[] = {
		{"1111", "/", "href='/rounds'", true},
		{"1116", "/", "href='/rounds'", false},
		{"1116", "/clauses", "href='/checks'", false},
		{"1116", "/clauses", "href='/policy'", false},
		{"1212", "/clauses", "href='/checks'", true},
		{"1212", "/clauses", "href='/policy'", true},
		{"1111", "/rounds", "この所属の実施の状況", true},
		{"1212", "/rounds", "この所属の実施の状況", false},
		{"1111", "/rounds", "自己点検（職員）", true},
		{"1111", "/rounds?duty=no_such_duty", "いま行う実施事項はありません。", true},
		{"1111", "/rounds?duty=no_such_duty", "<table", false},
		{"1111", "/rounds?duty=no_such_duty", "条件を外す", true},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct browser *b = reader(&r, rows[i].reader);
		b->language = "ja";
		reads(b, rows[i].path, 200);
		if (browser_sees(b, rows[i].sees) != rows[i].there)
			fail_msg("%s %s: %s", rows[i].reader, rows[i].path, rows[i].sees);
	}
	/* the whole has more in it than a section */
	struct round_figures *all, *own;
	struct round_group g;
	bool found;
	assert_ok(round_group_get(world_read(w), w->a, group, &g, &found, &w->e), &w->e);
	assert_ok(round_groups_figures(w->tx, w->a, &g, 1, NULL, 0, clock_now(), &all, &w->e), &w->e);
	assert_ok(round_groups_figures(w->tx, w->a, &g, 1, NULL, world_unit(w, "111"), clock_now(), &own, &w->e), &w->e);
	assert_true(own->asked > 0 && own->asked < all->asked);
	reads(reader(&r, "1111"), "/rounds", 200);
	assert_true(browser_sees(reader(&r, "1111"), arena_cprintf(w->a, "0 / %lld<", (long long)own->asked)));
	reads(reader(&r, "1212"), "/rounds", 200);
	assert_true(browser_sees(reader(&r, "1212"), arena_cprintf(w->a, "0 / %lld<", (long long)all->asked)));
	world_done(w);
	readers_close(&r);
}

/* A sheet without JavaScript: a no comes back with room for its plan before anything is reported; who corrects finds his
 * words. */
static void sheet_asks_back(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	int64_t group, id = owed_round(w, "1116", &group), entries;
	readers_open(&r, w);
	struct browser *b = reader(&r, "1116");
	b->language = "ja";
	const char *path = arena_cprintf(w->a, "/rounds/%lld", (long long)id);
	reads(b, path, 200);
	assert_true(browser_sees(b, "1項目のうち0項目に回答"));
	assert_false(browser_sees(b, "href='/rounds'"));
	entries = world_entries(w);
	assert_int_equal(posts(b, path, path, "f.lock=no"), 303);
	browser_follow(b);
	assert_true(browser_sees(b, "まだ報告していません"));
	assert_true(browser_sees(b, "name='f.lock-no-plan'"));
	assert_true(browser_sees(b, "改善の計画（項目1）"));
	assert_true(browser_sees(b, "1項目のうち1項目に回答"));
	assert_int_equal(world_entries(w), entries);
	static const char planned[] = "f.lock=no&f.lock-no-plan=%E7%9B%B4%E3%81%99&f.lock-no-till.era=R&f.lock-no-till.y=14"
		"&f.lock-no-till.m=12&f.lock-no-till.d=1";
	assert_int_equal(posts(b, path, path, planned), 303);
	browser_follow(b);
	assert_true(browser_sees(b, "報告を記録しました"));
	assert_true(world_entries(w) > entries);
	reads(b, arena_cprintf(w->a, "%s/correct", path), 200);
	assert_true(browser_sees(b, "value='no' checked"));
	assert_true(browser_sees(b, "直す</textarea>"));
	assert_true(browser_sees(b, "name='f.lock-no-till.d' value='1'"));
	/* who may see it and not answer is told who does */
	int64_t open = owed_round(w, "1114", &group);
	struct browser *desk = reader(&r, "1212");
	desk->language = "ja";
	reads(desk, arena_cprintf(w->a, "/rounds/%lld", (long long)open), 200);
	assert_true(browser_sees(desk, "が報告します。"));
	assert_false(browser_sees(desk, "id='act'"));
	readers_close(&r);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_is_seen), cmocka_unit_test(nothing_there), cmocka_unit_test(one_there),
		cmocka_unit_test(many_there), cmocka_unit_test(paper), cmocka_unit_test(csv), cmocka_unit_test(over_time),
		cmocka_unit_test(rounds_listed), cmocka_unit_test(sheet_asks_back),
	};
	return fixture_run_with("pages-render", tests, ARRAY_LEN(tests), desk_setup, world_teardown);
}
