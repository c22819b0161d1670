/* Pages about policy data that changed: the report with its pages, paper and CSV; 旧項目 on a record; the form that settles; closed
 * ledgers; files of policy data brought in and read; values of params by unit and their history. */
#include "tests/pages/readers.h"
#include "tests/files/box.h"
#include "tests/move/town.h"

static int64_t second(struct world *w)
{
	struct pack *p = town_pack(w, 2);
	town_fill(w);
	int64_t id = town_activate(w, p);
	world_done(w);
	assert_ok(migrate_run(w->city, NULL, NULL, &w->e), &w->e);
	pack_unref(p);
	return id;
}

static void the_report(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	for (int i = 0; i < 120; i++)
		desk_do(w, "1111", "record_add",
			"{\"register\":\"assets\",\"unit\":@111,\"form\":{\"name\":\"写し\",\"medium\":\"floppy\"}}");
	(void)second(w);
	readers_open(&r, w);
	struct browser *desk = reader(&r, "1212");
	reads(desk, "/policy/1", 200);
	assert_true(browser_sees(desk, "/policy/1/moved"));
	reads(desk, "/policy/1/moved", 200);
	assert_true(browser_sees(desk, "124件のうち、未処理は123件です。"));
	assert_true(browser_sees(desk, "フロッピー") && browser_sees(desk, "同じ選択肢がない"));
	assert_true(browser_sees(desk, "「情報」に引き継いだ") && browser_sees(desk, "/closed/visitors"));
	assert_false(browser_sees(desk, "赤"));
	/* the second page has the rest */
	assert_true(browser_sees(desk, "/policy/1/moved?open=0&amp;after=100"));
	reads(desk, "/policy/1/moved?open=0&after=100", 200);
	assert_true(browser_sees(desk, "赤") && browser_sees(desk, "旧項目として残る") && browser_sees(desk, "対応不要"));
	reads(desk, "/policy/1/moved?open=1&after=100", 200);
	assert_false(browser_sees(desk, "赤"));
	reads(desk, "/policy/1/moved/print", 200);
	assert_true(browser_sees(desk, "赤") && !browser_sees(desk, "id='nav'"));
	reads(desk, "/policy/1/moved.csv?enc=utf8", 200);
	assert_true(browser_sees(desk, "\xef\xbb\xbf\"台帳\"") && browser_sees(desk, "\"フロッピー\""));
	reads(desk, "/policy/1/moved.csv?enc=cp932", 200);
	assert_true(browser_sees(desk, "\x83\x74\x83\x8d\x83\x62\x83\x73\x81\x5b"));
	/* not for those who neither propose nor approve; not of what is no proposal in force */
	reads(reader(&r, "1116"), "/policy/1/moved", 404);
	reads(reader(&r, "1116"), "/policy/1/moved.csv?enc=utf8", 404);
	reads(desk, "/policy/2/moved", 404);
	readers_close(&r);
}

static void cp932_asks_first(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	desk_do(w, "1111", "record_add",
		"{\"register\":\"assets\",\"unit\":@111,\"form\":{\"name\":\"🌸\",\"medium\":\"floppy\"}}");
	(void)second(w);
	readers_open(&r, w);
	struct browser *desk = reader(&r, "1212");
	reads(desk, "/policy/1/moved.csv?enc=cp932", 200);
	assert_true(browser_sees(desk, "U+1F338") && browser_sees(desk, "enc=cp932&amp;ok=1"));
	reads(desk, "/policy/1/moved.csv?enc=cp932&ok=1", 200);
	assert_true(browser_sees(desk, "\x81\xac"));
	readers_close(&r);
}

static void old_fields_and_settling(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	(void)second(w);
	readers_open(&r, w);
	struct browser *head = reader(&r, "1111"), *staff = reader(&r, "1116");
	reads(staff, "/records/1", 200);
	assert_true(browser_sees(staff, "旧項目") && browser_sees(staff, "<dt>色</dt><dd>赤</dd>"));
	assert_true(browser_sees(staff, "引き継げなかった値が2件あります。") && !browser_sees(staff, "/records/1/settle"));
	reads(staff, "/records/1/settle", 403);
	reads(staff, "/records/3", 200);
	assert_false(browser_sees(staff, "旧項目"));
	reads(head, "/records/1", 200);
	assert_true(browser_sees(head, "/records/1/settle"));
	reads(head, "/records/1/settle", 200);
	assert_true(browser_sees(head, "フロッピー") && browser_sees(head, "name='i.2'") && browser_sees(head, "f.medium"));
	assert_int_equal(posts(head, "/records/1/settle", "/records/1/settle", "version=2&i.2=left&i.3=later"), 422);
	assert_true(browser_sees(head, "空のままとする理由を入力してください。"));
	assert_int_equal(posts(head, "/records/1/settle", "/records/1/settle", "version=2&i.2=value&i.3=later&f.medium="), 422);
	assert_true(browser_sees(head, "「媒体」の新しい値を入力してください。"));
	assert_int_equal(posts(head, "/records/1/settle", "/records/1/settle", "version=2&i.2=later"), 422);
	assert_int_equal(posts(head, "/records/1/settle", "/records/1/settle", "version=2&i.2=value&f.medium=usb"), 303);
	reads(head, "/records/1", 200);
	assert_true(browser_sees(head, "USBメモリ") && browser_sees(head, "引き継げなかった値が1件あります。"));
	assert_int_equal(posts(head, "/records/1/settle", "/records/1/settle", "version=3&i.3=left&reason=x"), 303);
	reads(head, "/records/1/settle", 200);
	assert_true(browser_sees(head, "未処理のものはありません。"));
	reads(head, "/records/2/settle", 200);
	assert_int_equal(posts(head, "/records/2/settle", "/records/2/settle", "version=2&i.2=left&reason=x"), 409);
	reads(reader(&r, "1121"), "/records/1/settle", 404);
	readers_close(&r);
}

static void closed_ledgers(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	(void)second(w);
	readers_open(&r, w);
	struct browser *staff = reader(&r, "1116"), *other = reader(&r, "1122"), *desk = reader(&r, "1212");
	reads(staff, "/ledgers", 200);
	assert_true(browser_sees(staff, "閉じた台帳") && browser_sees(staff, "/closed/visitors"));
	reads(staff, "/closed/visitors", 200);
	assert_true(browser_sees(staff, "保守の人") && browser_sees(staff, "来客簿（閉じた台帳）"));
	reads(staff, "/records/5", 200);
	assert_true(browser_sees(staff, "閲覧だけできます") && !browser_sees(staff, "/records/5/edit"));
	reads(reader(&r, "1111"), "/records/5/edit", 404);
	reads(reader(&r, "1111"), "/ledgers/visitors/new", 404);
	reads(staff, "/closed/visitors/export.csv?enc=utf8", 200);
	assert_true(browser_sees(staff, "\xef\xbb\xbf") && browser_sees(staff, "保守の人"));
	reads(staff, "/closed/visitors/export.csv?enc=cp932", 200);
	assert_true(browser_sees(staff, "\x95\xdb\x8e\xe7"));
	reads(desk, "/closed/visitors", 200);
	assert_true(browser_sees(desk, "保守の人"));
	/* another section sees none of it */
	reads(other, "/closed/visitors", 200);
	assert_false(browser_sees(other, "保守の人"));
	reads(other, "/closed/visitors/export.csv?enc=utf8", 200);
	assert_false(browser_sees(other, "保守の人"));
	reads(other, "/records/5", 404);
	reads(staff, "/closed/information", 404);
	reads(staff, "/closed/never", 404);
	readers_close(&r);
}

/* ---- policy data as files ---- */

static const char *text_of(struct world *w, const struct pack *p)
{
	struct json *files;
	assert_ok(json_read(w->a, str_of(p->files), 1000, &files, &w->e), &w->e);
	return arena_cstr(w->a, files->first->s);
}

static void files_are_brought_in(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	struct pack *next = town_pack(w, 2);
	const char *good = text_of(w, next);
	static const char wrong[] = "pack 'test' { 'x' }\nregistre 'assets' {}\n";
	const char *fields[] = {"folder", "test", "reason", "見直し", NULL};
	const char *no_folder[] = {"folder", "../x", "reason", "見直し", NULL};
	const char *no_reason[] = {"folder", "test", "reason", "", NULL};
	readers_open(&r, w);
	struct browser *desk = reader(&r, "1212");
	reads(desk, "/policy", 200);
	assert_true(browser_sees(desk, "href='/policy/new'") && browser_sees(desk, "href='/policy'"));
	reads(desk, "/policy/new", 200);
	browser_post_files(desk, "/policy/new", fields, (struct browser_file[]){{"f.files", "a.lua", wrong, strlen(wrong)},
		{0}});
	assert_int_equal(desk->status, 422);
	assert_true(browser_sees(desk, "添付を守る鍵がまだ設定されていません。"));
	assert_int_equal(box_keys(w), 0);
	reads(desk, "/policy/new", 200);
	browser_post_files(desk, "/policy/new", fields, (struct browser_file[]){{"f.files", "a.lua", wrong, strlen(wrong)},
		{0}});
	assert_int_equal(desk->status, 422);
	assert_true(browser_sees(desk, "規程データに2件の誤りがあります。") && browser_sees(desk, "test/a.lua:2:"));
	reads(desk, "/policy/new", 200);
	browser_post_files(desk, "/policy/new", fields, (struct browser_file[]){{"f.files", "a.txt", good, strlen(good)}, {0}});
	assert_int_equal(desk->status, 422);
	assert_true(browser_sees(desk, "「a.txt」は規程データのファイルではありません。"));
	reads(desk, "/policy/new", 200);
	browser_post_files(desk, "/policy/new", fields, (struct browser_file[]){{0}});
	assert_int_equal(desk->status, 422);
	assert_true(browser_sees(desk, "規程データのファイルを選んでください。"));
	reads(desk, "/policy/new", 200);
	browser_post_files(desk, "/policy/new", no_folder, (struct browser_file[]){{"f.files", "a.lua", good, strlen(good)},
		{0}});
	assert_int_equal(desk->status, 422);
	reads(desk, "/policy/new", 200);
	browser_post_files(desk, "/policy/new", no_reason, (struct browser_file[]){{"f.files", "a.lua", good, strlen(good)},
		{0}});
	assert_int_equal(desk->status, 422);
	reads(desk, "/policy/new", 200);
	browser_post_files(desk, "/policy/new", fields, (struct browser_file[]){{"f.files", "a.lua", good, strlen(good)}, {0}});
	assert_int_equal(desk->status, 303);
	assert_string_equal(desk->out.location, "/policy/1");
	reads(desk, "/policy/1", 200);
	assert_true(browser_sees(desk, "何がだれに変わるか"));
	reads(reader(&r, "1116"), "/policy/new", 404);
	reads(reader(&r, "1116"), "/", 200);
	assert_false(browser_sees(reader(&r, "1116"), "href='/policy'"));
	/* who approves has it in the menu, and does not propose */
	reads(reader(&r, "1201"), "/", 200);
	assert_true(browser_sees(reader(&r, "1201"), "href='/policy'"));
	readers_close(&r);
	pack_unref(next);
}

static void files_are_read(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	readers_open(&r, w);
	struct browser *desk = reader(&r, "1212");
	reads(desk, "/policy", 200);
	assert_true(browser_sees(desk, "最初の適用") && browser_sees(desk, "/policy/files/1"));
	reads(desk, "/policy/files/1", 200);
	assert_true(browser_sees(desk, ".lua") && browser_sees(desk, "/policy/files/1/1/save"));
	reads(desk, "/policy/files/1/1", 200);
	assert_true(browser_sees(desk, "来客簿"));
	reads(desk, "/policy/files/1/1/save", 200);
	assert_int_equal(desk->out.body.n, strlen(text_of(w, w->pack)));
	assert_memory_equal(desk->out.body.p, text_of(w, w->pack), desk->out.body.n);
	reads(desk, "/policy/files/1/2", 404);
	reads(desk, "/policy/files/9", 404);
	reads(reader(&r, "1116"), "/policy/files/1", 404);
	reads(reader(&r, "1116"), "/policy/files/1/1/save", 404);
	readers_close(&r);
}

static void values_by_unit(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	readers_open(&r, w);
	struct browser *desk = reader(&r, "1212");
	const char *unit = arena_cprintf(w->a, "%lld", (long long)world_unit(w, "111"));
	world_done(w);
	reads(desk, "/policy/params", 200);
	assert_true(browser_sees(desk, "変更はありません。") && browser_sees(desk, "生活支援課"));
	assert_int_equal(posts(desk, "/policy/params", "/policy/params",
		arena_cprintf(w->a, "param=length&unit=%s&value=14&reason=x", unit)), 422);
	assert_true(browser_sees(desk, "id='e-unit'"));
	assert_int_equal(posts(desk, "/policy/params", "/policy/params", "param=length&unit=&value=7&reason=x"), 422);
	assert_true(browser_sees(desk, "id='e-value'"));
	assert_int_equal(posts(desk, "/policy/params", "/policy/params", "param=length&unit=&value=14&reason="), 422);
	assert_true(browser_sees(desk, "id='e-reason'"));
	assert_int_equal(posts(desk, "/policy/params", "/policy/params",
		arena_cprintf(w->a, "param=quota&unit=%s&value=14&reason=trial", unit)), 303);
	assert_int_equal(posts(desk, "/policy/params", "/policy/params",
		arena_cprintf(w->a, "param=quota&unit=%s&value=16&reason=more", unit)), 303);
	reads(desk, "/policy/params", 200);
	assert_true(browser_sees(desk, "12 → 14") && browser_sees(desk, "14 → 16") && browser_sees(desk, "trial"));
	assert_true(browser_sees(desk, "/trail/"));
	reads(reader(&r, "1116"), "/policy/params", 404);
	readers_close(&r);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_report), cmocka_unit_test(cp932_asks_first), cmocka_unit_test(old_fields_and_settling),
		cmocka_unit_test(closed_ledgers), cmocka_unit_test(files_are_brought_in), cmocka_unit_test(files_are_read),
		cmocka_unit_test(values_by_unit),
	};
	return fixture_run_with("move-page", tests, ARRAY_LEN(tests), town_setup, world_teardown);
}
