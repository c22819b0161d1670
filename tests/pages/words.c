/* Words of a pack whose effect is on a page: a door without a login, what a label prints, what a check expects. */
#include "tests/pages/readers.h"

static const char more[] =
	"param 'age' { '古さの上限', 'Age', value = '3 days', max = '9 days' }\n"
	"check 'backup' { '控え', 'Backup', runs = 'backup.newest', per = 'assets', every = '1 day', expect = { age = 'age' } }\n"
	"register 'machines' { '機器台帳', 'Machines', keep = '5 years', label = { 'number', 'mark' },\n"
	"  text 'name' { '品名', 'Name' }, text 'mark' { '印', 'Mark' }, text 'use' { '用途', 'Use' } }\n"
	"procedure 'alarm' { '急報', 'Alarm', applicant = 'anyone', text 'what' { '何が起きたか', 'What happened' },\n"
	"  task 'heard' { '聞いた', 'Heard', text 'note' { '内部の控え', 'Note' } } }\n"
	"door 'd_alarm' { '急ぎの知らせ', 'Alarm', no_login = true, brings 'alarm' {} }\n"
	"procedure 'slip' { '届', 'Slip', form = '様式第77号', text 'what' { '内容', 'What' },\n"
	"  notify 'told' { '供覧', 'Told', to = 'section_manager of applicant', gives = 'deed' } }\n"
	"document 'deed' { '控え書', 'Deed', of = 'slip', article '1' { '{what}を届けた。', 'Of {what}.' } }\n"
	"document 'open_book' { '公開の文', 'Open', tier = 'policy', approved_by = 'chief', public = true, read_by = 'executor' }\n"
	"document 'shut_book' { '内部の文', 'Shut', tier = 'policy', approved_by = 'chief', read_by = 'executor' }\n"
	"door 'd_slip' { '届ける', 'Slip', brings 'slip' {} }\n"
	"door 'd_quiet' { '内輪の扉', 'Quiet', brings 'lend' {} }\n";

static int setup(void **state)
{
	struct arena *a = arena_new(1 << 20);
	int result = world_setup_with(state, arena_cprintf(a, "%s%s", desk_rules(), more));
	arena_free(a);
	return result;
}

static void see(struct browser *b, const char *text, bool there)
{
	if (browser_sees(b, text) != there)
		fail_msg("%s %s: %.*s", text, there ? "is missing" : "is there", STR_ARG(b->out.body));
}

static void door_without_login(void **state)
{
	struct readers r;
	readers_open(&r, world_of(state));
	int64_t before = world_entries(r.w);
	world_done(r.w);
	struct browser *b = &r.stranger;
	reads(b, "/report", 200);
	see(b, "急ぎの知らせ", true);
	see(b, "何が起きたか", true);
	see(b, "内部の控え", false);
	see(b, "内輪の扉", false);
	/* told, not entered: nothing a stranger does is an entry */
	reads(b, "/doors/d_alarm?q=0", 303);
	browser_post(b, "/doors/d_alarm/form", "f.what=x&op=submit");
	assert_true(b->status == 303 || b->status == 403);
	assert_int_equal(world_entries(r.w), before);
	world_done(r.w);
	readers_close(&r);
}

static void label(void **state)
{
	struct readers r;
	struct world *w = world_of(state);
	readers_open(&r, w);
	int64_t id = desk_do(w, "", "record_add",
		"{\"register\":\"machines\",\"unit\": @111,\"form\":{\"name\":\"甲機\",\"mark\":\"乙印\",\"use\":\"丙用\"}}");
	int64_t other = desk_asset(w, "111", "名簿", "1");
	const char *page = arena_cprintf(w->a, "/records/%lld", (long long)id), *paper = arena_cprintf(w->a, "%s?label=1", page);
	struct browser *b = reader(&r, "1116");
	reads(b, page, 200);
	see(b, paper, true);
	reads(b, paper, 200);
	see(b, "乙印", true);
	see(b, "丙用", false);
	/* a ledger without a label prints none; who may not see the line prints none either */
	reads(b, arena_cprintf(w->a, "/records/%lld", (long long)other), 200);
	see(b, "label=1", false);
	reads(b, arena_cprintf(w->a, "/records/%lld?label=1", (long long)other), 404);
	reads(reader(&r, "1122"), paper, 404);
	readers_close(&r);
}

static void expect(void **state)
{
	struct readers r;
	struct world *w = world_of(state);
	readers_open(&r, w);
	struct browser *b = reader(&r, "1212");
	reads(b, "/checks/backup", 200);
	see(b, "古さの上限：3日", true);
	desk_do(w, "1212", "param_change", "{\"param\":\"age\",\"value\":\"5 days\",\"reason\":\"x\"}");
	reads(b, "/checks/backup", 200);
	see(b, "古さの上限：5日", true);
	readers_close(&r);
}

static void paper_of_a_form(void **state)
{
	struct readers r;
	struct world *w = world_of(state);
	readers_open(&r, w);
	int64_t id = desk_do(w, "1116", "case_submit", "{\"door\":\"d_slip\",\"answers\":{\"what\":\"庚申\"}}");
	struct browser *b = reader(&r, "1116");
	reads(b, arena_cprintf(w->a, "/cases/%lld/print", (long long)id), 200);
	see(b, "様式第77号", true);
	/* a document that a step gives, from then on */
	reads(b, arena_cprintf(w->a, "/cases/%lld/print?paper=deed", (long long)id), 200);
	see(b, "庚申を届けた。", true);
	readers_close(&r);
}

/* Whose text everybody may read, and whose only its readers. */
static void public_document(void **state)
{
	struct readers r;
	struct world *w = world_of(state);
	static const struct row { const char *name; int status; } rows[] = {{"open_book", 200}, {"shut_book", 404}};
	readers_open(&r, w);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t v = desk_do(w, "1212", "document_draft", arena_cprintf(w->a,
			"{\"document\":\"%s\",\"edition\":\"1\",\"text\":\"本文\"}", rows[i].name));
		desk_do(w, "1201", "document_adopt", arena_cprintf(w->a,
			"{\"id\":%lld,\"digest\":\"%s\",\"from\":\"2026-04-01\"}", (long long)v, version_digest(w, v)));
		reads(reader(&r, "1132"), arena_cprintf(w->a, "/versions/%lld", (long long)v), rows[i].status);
		reads(reader(&r, "1212"), arena_cprintf(w->a, "/versions/%lld", (long long)v), 200);
	}
	readers_close(&r);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(door_without_login), cmocka_unit_test(label), cmocka_unit_test(expect),
		cmocka_unit_test(paper_of_a_form), cmocka_unit_test(public_document),
	};
	return fixture_run_with("pages-words", tests, ARRAY_LEN(tests), setup, world_teardown);
}
