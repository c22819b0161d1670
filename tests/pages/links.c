/* Controls for what is not in a ledger (clauses, documents, duties, cases, lines of a table) and for lines of a register: drawn,
 * searched, filled for all, kept when the form comes back, refused by line, and shown as tables. All by plain posted forms. */
#include "tests/pages/readers.h"

#include <inttypes.h>
#include <stdio.h>

static const char more[] =
	"door 'd_count' { '数える', 'Counting', brings 'counting' {} }\n"
	"procedure 'pointing' { '指し示す', 'Pointing',\n"
	"  link 'rule' { '条項', 'Rule', to = 'clause', optional = true },\n"
	"  link 'paper' { '文書', 'Paper', to = 'document' },\n"
	"  link 'work' { '実施事項', 'Work', to = { 'own_round', 'yearly_report' }, many = true },\n"
	"  link 'before' { '前の申請', 'Request before', to = 'lend', optional = true },\n"
	"  rows 'points' { '照らした点', 'Points', link 'clause' { '条項', 'Clause', to = 'clause' },\n"
	"    text 'seen' { '見たこと', 'Seen' } },\n"
	"  task 'check' { '確かめた', 'Checked', link 'worst' { 'いちばん', 'Worst', to = 'points' },\n"
	"    rows 'notes' { '控え', 'Notes', text 'note' { '文', 'Note' }, number 'n' { '数', 'Number' } } } }\n"
	"door 'd_point' { '指す', 'Pointing', brings 'pointing' {} }\n"
	"procedure 'pact' { '覚書', 'Pact', text 'company' { '相手', 'Company' },\n"
	"  rows 'goods' { '渡すもの', 'Goods', text 'thing' { 'もの', 'Thing' }, number 'n' { '数', 'Number' } },\n"
	"  task 'draw' { '作成', 'Drawn up', gives = 'deed', text 'place' { '場所', 'Place', optional = true } },\n"
	"  task 'sign' { '取り交わし', 'Signed', gives = 'deed' } }\n"
	"document 'deed' { '覚書', 'Deed', of = 'pact', copies = 2, parties = 'company',\n"
	"  article '1' { '{company}に渡す。', 'Given to {company}.', prints = 'goods' },\n"
	"  article '2' { '場所は{place}とする。', 'At {place}.' } }\n"
	"door 'd_pact' { '結ぶ', 'Pact', brings 'pact' {} }\n";

static int setup(void **state)
{
	struct arena *a = arena_new(1 << 20);
	int result = world_setup_with(state, arena_cprintf(a, "%s%s", desk_rules(), more));
	arena_free(a);
	return result;
}

static const char counting[] = "/doors/d_count/form", pointing[] = "/doors/d_point/form";

static void sees(struct browser *b, const char *text)
{
	if (!browser_sees(b, text))
		fail_msg("%s is not on the page: %.*s", text, STR_ARG(b->out.body));
}

static void sees_not(struct browser *b, const char *text)
{
	if (browser_sees(b, text))
		fail_msg("%s is on the page: %.*s", text, STR_ARG(b->out.body));
}

static int64_t case_made(struct browser *b)
{
	int64_t id = 0;
	if (b->status != 303 || sscanf(b->out.location, "/cases/%" SCNd64, &id) != 1)
		fail_msg("%d: %.*s", b->status, STR_ARG(b->out.body));
	return id;
}

static void lines_of_a_register(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	int64_t a = desk_asset(w, "111", "名簿", "1"), b_ = desk_asset(w, "111", "図面", "2");
	int64_t other = desk_asset(w, "112", "よそ", "1");
	readers_open(&r, w);
	struct browser *b = reader(&r, "1116");
	reads(b, counting, 200);
	/* a line for each record of the section, with nothing to type but the answers */
	sees(b, arena_cprintf(w->a, "name='f.lines.0.record' value='record:%lld'", (long long)a));
	sees(b, arena_cprintf(w->a, "name='f.lines.1.record' value='record:%lld'", (long long)b_));
	sees(b, "<legend><b>名簿</b>");
	sees_not(b, "よそ");
	sees_not(b, "f.lines.2.record");
	const char *records = arena_cprintf(w->a, "f.lines.0.record=record%%3A%lld&f.lines.1.record=record%%3A%lld", (long long)a,
		(long long)b_);
	/* one answer for all that have none: what was answered stays */
	assert_int_equal(posts(b, counting, counting, arena_cprintf(w->a,
		"%s&f.lines.0.found=gone&f.lines.1.found=&all.lines.found=keep&op=rows.all.lines", records)), 200);
	sees(b, "<option value='gone' selected>");
	sees(b, "<option value='keep' selected>");
	/* what is wrong lies beside its cell, in every line at once; what was typed stays */
	assert_int_equal(posts(b, counting, counting, arena_cprintf(w->a,
		"%s&f.lines.0.found=doubt&f.lines.0.remark=&f.lines.1.found=&op=submit", records)), 422);
	sees(b, "id='e-lines.0.remark'");
	sees(b, "id='e-lines.1.found'");
	sees(b, "<option value='doubt' selected>");
	static const struct row { const char *fields; int status; const char *says; } rows[] = {
		{"f.lines.0.record=record%3A999999&f.lines.0.found=keep&op=submit", 422, "e-lines.0.found"},
		{"f.lines.0.record=x&f.lines.0.found=keep&op=submit", 422, "e-lines.0"},
		{"f.lines.0.record=record%3A1&f.lines.0.colour=red&op=submit", 400, ""},
		{"f.other.0.record=record%3A1&op=submit", 400, ""},
		{"f.lines.2000.record=record%3A1&op=submit", 422, "2000"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		print_message("# %s\n", rows[i].fields);
		browser_post(b, counting, rows[i].fields);
		assert_int_equal(b->status, rows[i].status);
		if (*rows[i].says)
			sees(b, rows[i].says);
		assert_int_equal(posts(b, "/help", counting, "op=drop"), 303);
	}
	/* a record of another section is no line of this one */
	assert_int_equal(posts(b, counting, counting, arena_cprintf(w->a,
		"%s&f.lines.0.found=keep&f.lines.1.found=doubt&f.lines.1.remark=%%E5%%80%%89&f.lines.2.record=record%%3A%lld"
		"&f.lines.2.found=gone&op=submit", records, (long long)other)), 303);
	int64_t id = case_made(b);
	reads(b, arena_cprintf(w->a, "/cases/%lld", (long long)id), 200);
	sees(b, "<table class='dense rows-t'>");
	sees(b, "<td>調べる</td><td>倉</td>");
	sees_not(b, "よそ");
	/* who decides names lines that are excepted */
	struct browser *chief = reader(&r, "1111");
	reads(chief, arena_cprintf(w->a, "/cases/%lld", (long long)id), 200);
	sees(chief, "name='f.excepted' value='row:1'");
	sees(chief, "<table class='dense rows-t'>");
	readers_close(&r);
}

static void links(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	int64_t lent = desk_do(w, "1116", "case_submit", "{\"door\":\"lend\",\"answers\":{\"need\":\"work\"}}");
	int64_t others = desk_do(w, "1122", "case_submit", "{\"door\":\"lend\",\"answers\":{\"need\":\"work\"}}");
	readers_open(&r, w);
	struct browser *b = reader(&r, "1116");
	reads(b, pointing, 200);
	sees(b, "<option value='document:policy'>");
	sees(b, "name='f.work' value='duty:own_round'");
	sees(b, "<option value='clause:3'>");
	sees(b, "id='f-points.0.clause'");
	/* a request is offered to who may see it */
	sees(b, arena_cprintf(w->a, "case:%lld'", (long long)lent));
	sees_not(b, arena_cprintf(w->a, "case:%lld'", (long long)others));
	static const char rest[] = "f.paper=document%3Apolicy&f.work=duty%3Aown_round&f.points.0.clause=clause%3A3"
		"&f.points.0.seen=yes&op=submit";
	static const struct row { const char *fields; int status; const char *says; } rows[] = {
		{"f.paper=document%3Anone&", 422, "e-paper"},
		{"f.paper=clause%3A3&", 422, "e-paper"},
		{"f.rule=clause%3Anone&f.points.0.clause=clause%3Anone&f.points.1.seen=x&", 422, "e-points.0.clause"},
		{"f.before=case%3A999&", 422, "e-before"},
		{"f.work=duty%3Anone&", 422, "e-work"},
		{"f.points.0.clause=clause%3A3&f.points.0.secret=x&", 400, ""},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		print_message("# %s\n", rows[i].fields);
		browser_post(b, pointing, arena_cprintf(w->a, "%sf.points.3.seen=q&op=submit", rows[i].fields));
		assert_int_equal(b->status, rows[i].status);
		if (*rows[i].says)
			sees(b, rows[i].says);
		assert_int_equal(posts(b, "/help", pointing, "op=drop"), 303);
	}
	assert_int_equal(posts(b, pointing, pointing, rest), 303);
	int64_t id = case_made(b);
	const char *page = arena_cprintf(w->a, "/cases/%lld", (long long)id);
	/* the step's own form: lines of the request to choose from, a table of its own, problems and values */
	reads(b, page, 200);
	sees(b, "value='row:0'");
	int64_t step = desk_open(w, id, "check");
	const char *task = arena_cprintf(w->a, "%s/steps/%lld/task", page, (long long)step);
	assert_int_equal(posts(b, page, task, "op=rows.notes&f.notes.0.note=one"), 200);
	sees(b, "name='f.notes.0.note' value='one'");
	sees(b, "name='f.notes.5.note'");
	assert_int_equal(posts(b, page, task, "f.worst=row%3A5&f.notes.0.note=one&f.notes.0.n=x&f.notes.1.note=two"), 422);
	sees(b, "id='e-worst'");
	sees(b, "id='e-notes.0.n'");
	sees(b, "id='e-notes.1.n'");
	sees(b, "name='f.notes.1.note' value='two'");
	const char *many = "f.worst=row%3A0";
	for (int i = 0; i <= FORM_ROWS_MAX; i++)
		many = arena_cprintf(w->a, "%s&f.notes.%d.note=x", many, i);
	assert_int_equal(posts(b, page, task, many), 422);
	sees(b, "id='e-notes'");
	assert_int_equal(posts(b, page, task, "f.worst=row%3A0&f.notes.0.note=one&f.notes.0.n=7"), 303);
	reads(b, page, 200);
	sees(b, "手続の中で書かれたこと");
	sees(b, "<td>one</td><td>7</td>");
	reads(b, arena_cprintf(w->a, "%s/print", page), 200);
	sees(b, "<td>one</td><td>7</td>");
	readers_close(&r);
}

/* A document that a step gives: filled from the case, once for each copy; a blank stops it. */
static void paper(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	int64_t id = desk_do(w, "1116", "case_submit", "{\"door\":\"d_pact\",\"answers\":{\"company\":\"関守電算\","
		"\"goods.0.thing\":\"名簿\",\"goods.0.n\":\"3\"}}");
	const char *page = arena_cprintf(w->a, "/cases/%lld", (long long)id);
	const char *deed = arena_cprintf(w->a, "%s/print?paper=deed", page);
	readers_open(&r, w);
	struct browser *b = reader(&r, "1116");
	reads(b, page, 200);
	sees(b, arena_cprintf(w->a, "<a href='%s'>", deed));
	reads(b, deed, 200);
	sees(b, "まだ記入されていないところが1か所");
	sees_not(b, "関守電算に渡す");
	desk_do(w, "1116", "step_task", arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{\"place\":\"庁舎\"}}",
		(long long)desk_open(w, id, "draw")));
	reads(b, deed, 200);
	sees(b, "関守電算に渡す。");
	sees(b, "場所は庁舎とする。");
	sees(b, "<td>名簿</td><td>3</td>");
	sees(b, "2部のうち2部目");
	reads(b, arena_cprintf(w->a, "%s/print?paper=policy", page), 404);
	reads(reader(&r, "1141"), deed, 404);
	readers_close(&r);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(lines_of_a_register), cmocka_unit_test(links),
		cmocka_unit_test(paper)};
	return fixture_run_with("pages-links", tests, ARRAY_LEN(tests), setup, world_teardown);
}
