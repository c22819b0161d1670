/* Attachments through the gate: forms that carry files, saving them, programs that send in parts; who may not. */
#include "tests/files/box.h"
#include "tests/pages/readers.h"

#define PAPERS "/ledgers/papers/new"
#define MIB (1024 * 1024)

static const struct browser_file none[] = {{NULL, NULL, NULL, 0}};

static size_t count(struct world *w, const char *sql)
{
	char out[64];
	if (!fixture_raw(w->f, sql, out, sizeof(out)))
		fail_msg("%s: %s", sql, out);
	return strtoul(out, NULL, 10);
}

static const char *header(struct browser *b, const char *name)
{
	const char *value = gate_header(&b->out, name);
	return value ? value : "";
}

static char big[4 * MIB];

/* The number of the record that was made. */
static long long made(struct browser *b)
{
	if (b->status != 303)
		fail_msg("%d: %.*s", b->status, STR_ARG(str_head(b->out.body, 3000)));
	assert_true(str_starts(str_of(b->out.location), STR("/records/")));
	return strtoll(b->out.location + 9, NULL, 10);
}

static long long paper(struct browser *b, const char *name, const void *p, size_t n)
{
	const struct browser_file file[] = {{"f.proof", name, p, n}, {NULL, NULL, NULL, 0}};
	browser_get(b, PAPERS);
	browser_post_files(b, PAPERS, (const char *const[]){"f.name", "書面", NULL}, file);
	return made(b);
}

static void form_and_saving(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	char target[64];
	readers_open(&r, w);
	struct browser *b = reader(&r, "1115");
	reads(b, PAPERS, 200);
	assert_true(browser_sees(b, "enctype='multipart/form-data'"));
	assert_true(browser_sees(b, "<input class='in' type='file' id='f-proof' name='f.proof'"));
	assert_true(browser_sees(b, "1ファイル、3 MBまで。種類：pdf txt bin"));
	long long id = paper(b, "写し \"A\".txt", "line\r\n--x\r\n", 11);
	snprintf(target, sizeof(target), "/records/%lld", id);
	reads(b, target, 200);
	assert_true(browser_sees(b, "写し"));
	assert_true(browser_sees(b, "/files/1'"));
	snprintf(target, sizeof(target), "/records/%lld/files/1", id);
	reads(b, target, 200);
	assert_int_equal(b->out.body.n, 11);
	assert_memory_equal(b->out.body.p, "line\r\n--x\r\n", 11);
	/* never shown by this origin */
	assert_string_equal(header(b, "Content-Type"), "application/octet-stream");
	assert_true(str_starts(str_of(header(b, "Content-Disposition")), STR("attachment; ")));
	assert_string_equal(header(b, "X-Content-Type-Options"), "nosniff");
	assert_true(str_starts(str_of(header(b, "Content-Security-Policy")), STR("sandbox;")));
	assert_string_equal(header(b, "Cache-Control"), "no-store");
	assert_string_equal(header(b, "Accept-Ranges"), "bytes");
	/* the form of a change holds it; a change without another keeps it */
	snprintf(target, sizeof(target), "/records/%lld/edit", id);
	reads(b, target, 200);
	assert_true(browser_sees(b, "この添付をやめる"));
	const char *value = strstr(arena_cstr(w->a, b->out.body), "type='hidden' name='f.proof' value='");
	char digest[65];
	assert_non_null(value);
	snprintf(digest, sizeof(digest), "%s", value + strlen("type='hidden' name='f.proof' value='"));
	browser_post_files(b, target, (const char *const[]){"f.name", "直した", "f.proof", digest, "reason", "誤り", NULL},
		(const struct browser_file[]){{"f.proof", "", "", 0}, {NULL, NULL, NULL, 0}});
	made(b);
	assert_int_equal(count(w, "SELECT COUNT(*) FROM file"), 1);
	/* another one takes its place, "none" takes it away; what was there stays with the record */
	reads(b, target, 200);
	browser_post_files(b, target, (const char *const[]){"f.name", "直した", "f.proof", digest, "reason", "誤り", NULL},
		(const struct browser_file[]){{"f.proof", "b.pdf", "B", 1}, {NULL, NULL, NULL, 0}});
	made(b);
	reads(b, target, 200);
	assert_true(browser_sees(b, "b.pdf"));
	browser_post_files(b, target,
		(const char *const[]){"f.name", "直した", "f.proof", digest, "f.proof", "none", "reason", "誤り", NULL}, none);
	made(b);
	reads(b, target, 200);
	assert_false(browser_sees(b, "b.pdf"));
	snprintf(target, sizeof(target), "/records/%lld/files/1", id);
	reads(b, target, 200);
	assert_null(box_verify(w));
	readers_close(&r);
}

static void parts_of_it(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	char target[64], content[64];
	static char bytes[300000];
	/* status, Content-Range, how much */
	static const struct { const char *range; int status; const char *says; int64_t from, n; } rows[] = {
		{"bytes=0-", 200, "", 0, 300000}, {"bytes=10-", 206, "bytes 10-299999/300000", 10, 299990},
		{"bytes=262143-262144", 206, "bytes 262143-262144/300000", 262143, 2},
		{"bytes=299999-", 206, "bytes 299999-299999/300000", 299999, 1}, {"bytes=-5", 206, "bytes "
			"299995-299999/300000", 299995, 5},
		{"bytes=5-9999999", 206, "bytes 5-299999/300000", 5, 299995}, {"bytes=-9999999", 200, "", 0, 300000},
		{"bytes=300000-", 416, "bytes */300000", 0, -1}, {"bytes=-0", 416, "bytes */300000", 0, -1},
		{"bytes=9-5", 200, "", 0, 300000}, {"bytes=1-2,4-5", 200, "", 0, 300000}, {"lines=1-2", 200, "", 0, 300000},
		{"bytes=a-", 200, "", 0, 300000}, {"bytes=-", 200, "", 0, 300000},
	};
	readers_open(&r, w);
	struct browser *b = reader(&r, "1115");
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)box_byte(5, (int64_t)i);
	snprintf(target, sizeof(target), "/records/%lld/files/1", paper(b, "a.bin", bytes, sizeof(bytes)));
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		browser_send(b, &(struct gate_request){.method = "GET", .target = target, .range = rows[i].range});
		if (b->status != rows[i].status || strcmp(header(b, "Content-Range"), rows[i].says) != 0)
			fail_msg("%s: %d %s", rows[i].range, b->status, header(b, "Content-Range"));
		if (rows[i].n < 0)
			continue;
		assert_int_equal(b->out.body.n, rows[i].n);
		assert_memory_equal(b->out.body.p, bytes + rows[i].from, (size_t)rows[i].n);
	}
	snprintf(content, sizeof(content), "%.60s", header(b, "ETag"));
	browser_send(b, &(struct gate_request){.method = "GET", .target = target, .range = "bytes=10-", .if_range = "\"other\""});
	assert_int_equal(b->status, 200);
	const char *tag = arena_cstr(w->a, str_of(header(b, "ETag")));
	browser_send(b, &(struct gate_request){.method = "GET", .target = target, .range = "bytes=10-", .if_range = tag});
	assert_int_equal(b->status, 206);
	browser_send(b, &(struct gate_request){.method = "HEAD", .target = target});
	assert_int_equal(b->status, 200);
	assert_int_equal(b->out.length, 300000);
	readers_close(&r);
}

static void refused_beside_the_field(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	static const struct { const char *name; size_t n; const char *says; } rows[] = {
		{"a.txt", 3 * MIB + 1, "「証明」のファイルが大きすぎます。3 MBまでのファイルを選んでください。"},
		{"a.exe", 10, "「証明」に添付できない種類のファイルです。"},
	};
	readers_open(&r, w);
	struct browser *b = reader(&r, "1115");
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct browser_file file[] = {{"f.proof", rows[i].name, big, rows[i].n}, {NULL, NULL, NULL, 0}};
		browser_get(b, PAPERS);
		browser_post_files(b, PAPERS, (const char *const[]){"f.name", "書面の名", NULL}, file);
		assert_int_equal(b->status, 422);
		assert_true(browser_sees(b, rows[i].says));
		assert_true(browser_sees(b, "書面の名"));
		assert_int_equal(count(w, "SELECT COUNT(*) FROM file_chunk"), 0);
	}
	/* another field is wrong: the file that came is kept by the form */
	browser_get(b, PAPERS);
	browser_post_files(b, PAPERS, (const char *const[]){"f.name", "", NULL},
		(const struct browser_file[]){{"f.proof", "kept.txt", "x", 1}, {NULL, NULL, NULL, 0}});
	assert_int_equal(b->status, 422);
	assert_true(browser_sees(b, "kept.txt"));
	readers_close(&r);
}

static void case_door_and_step(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	char target[96];
	readers_open(&r, w);
	struct browser *b = reader(&r, "1116"), *m = reader(&r, "1111");
	reads(b, "/doors/report/form", 200);
	assert_true(browser_sees(b, "enctype='multipart/form-data'"));
	/* the draft keeps the file */
	browser_post_files(b, "/doors/report/form", (const char *const[]){"f.what", "点検", "op", "keep", NULL},
		(const struct browser_file[]){{"f.report", "報告.pdf", big, FILE_CHUNK + 3}, {NULL, NULL, NULL, 0}});
	assert_int_equal(b->status, 303);
	reads(b, "/doors/report/form", 200);
	assert_true(browser_sees(b, "報告.pdf"));
	const char *value = strstr(arena_cstr(w->a, b->out.body), "type='hidden' name='f.report' value='");
	char digest[65];
	assert_non_null(value);
	snprintf(digest, sizeof(digest), "%s", value + strlen("type='hidden' name='f.report' value='"));
	browser_post_files(b, "/doors/report/form", (const char *const[]){"f.what", "点検", "f.report", digest, "op", "submit",
		NULL}, none);
	assert_int_equal(b->status, 303);
	long long id = strtoll(b->out.location + strlen("/cases/"), NULL, 10);
	snprintf(target, sizeof(target), "/cases/%lld", id);
	/* the content names the digest; whoever reads the case reads the file */
	reads(m, target, 200);
	assert_true(browser_sees(m, "報告.pdf"));
	assert_true(browser_sees(m, arena_cprintf(w->a, "%.16s", digest)));
	snprintf(target, sizeof(target), "/cases/%lld/files/1", id);
	static const char given[] = "SELECT COUNT(*) FROM entry WHERE act = 'file_read'";
	/* what others can know of a reading does not make its token: nobody uses it up for him */
	struct who other = WHO_SYSTEM;
	struct act_result used;
	struct json *organ = json_obj(w->a);
	struct hash known = hash_of(arena_printf(w->a, "file_read %lld 1 1 %lld %lld", (long long)world_person(w, "1111"), id,
		(long long)civil_date_of_ms(clock_now())));
	json_add_str(w->a, organ, STR("code"), STR("x"));
	json_add_str(w->a, organ, STR("name"), STR("x"));
	world_done(w);
	assert_ok(act_do(w->city, act_find("organ_add"), &other, known.b, organ, &w->ja, w->a, &used, &w->e), &w->e);
	reads(m, target, 200);
	assert_int_equal(m->out.body.n, FILE_CHUNK + 3);
	/* who was given it is recorded, once a day, and not who was refused */
	assert_int_equal(count(w, given), 1);
	assert_int_equal(count(w, arena_cprintf(w->a, "SELECT COUNT(*) FROM entry e JOIN entry_object o ON o.seq = e.seq WHERE "
		"e.act = 'file_read' AND e.actor = %lld AND o.kind = 1 AND o.id = %lld",
		(long long)world_person(w, "1111"), id)), 1);
	reads(m, target, 200);
	assert_int_equal(count(w, given), 1);
	reads(reader(&r, "1122"), target, 404);
	reads(&r.stranger, target, 303);
	snprintf(target, sizeof(target), "/cases/%lld/files/2", id);
	reads(m, target, 404);
	assert_int_equal(count(w, given), 1);
	/* a step with a file */
	struct who manager = world_who(w, "1111");
	world_done(w);
	size_t open = count(w, "SELECT MAX(id) FROM case_step WHERE state = 'open'");
	world_do(w, act_find("step_decide"), &manager, arena_cprintf(w->a,
		"{\"id\":%zu,\"answer\":\"granted\",\"digest\":\"%s\"}", open, desk_digest(w, id)));
	snprintf(target, sizeof(target), "/cases/%lld", id);
	reads(m, target, 200);
	assert_true(browser_sees(m, "name='f.reply'"));
	snprintf(target, sizeof(target), "/cases/%lld/steps/%zu/task", id, count(w, "SELECT MAX(id) FROM case_step WHERE "
		"state = 'open'"));
	browser_post_files(m, target, (const char *const[]){"answer", "done", NULL},
		(const struct browser_file[]){{"f.reply", "回答.txt", "ok", 2}, {NULL, NULL, NULL, 0}});
	if (m->status != 303)
		fail_msg("%d %.*s", m->status, STR_ARG(m->out.body));
	snprintf(target, sizeof(target), "/cases/%lld/files/2", id);
	reads(b, target, 200);
	assert_int_equal(b->out.body.n, 2);
	/* the line of the register that the case wrote has the file too */
	assert_int_equal(count(w, "SELECT COUNT(*) FROM file_use"), 3);
	assert_null(box_verify(w));
	readers_close(&r);
}

static void not_before_csrf(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	readers_open(&r, w);
	struct browser *b = reader(&r, "1115");
	char right[80];
	const struct browser_file file[] = {{"f.proof", "a.txt", "x", 1}, {NULL, NULL, NULL, 0}};
	browser_get(b, PAPERS);
	snprintf(right, sizeof(right), "%s", b->csrf);
	b->csrf[0] ^= 1;
	browser_post_files(b, PAPERS, (const char *const[]){"f.name", "書面", "csrf", right, NULL}, file);
	assert_int_equal(b->status, 400);        /* twice */
	snprintf(b->csrf, sizeof(b->csrf), "%s", "no");
	browser_post_files(b, PAPERS, (const char *const[]){"f.name", "書面", NULL}, file);
	assert_int_equal(b->status, 403);
	b->origin = "https://elsewhere.example";
	snprintf(b->csrf, sizeof(b->csrf), "%s", right);
	browser_post_files(b, PAPERS, (const char *const[]){"f.name", "書面", NULL}, file);
	assert_int_equal(b->status, 403);
	b->origin = NULL;
	/* nobody, and a page that takes no files */
	browser_get(&r.stranger, "/login");
	browser_post_files(&r.stranger, PAPERS, (const char *const[]){"f.name", "書面", NULL}, file);
	assert_int_equal(r.stranger.status, 403);
	browser_get(b, PAPERS);
	browser_post_files(b, "/lang", (const char *const[]){"lang", "en", NULL}, file);
	assert_int_equal(b->status, 415);
	assert_int_equal(count(w, "SELECT COUNT(*) FROM upload") - count(w, "SELECT COUNT(*) FROM upload WHERE digest IS NOT "
		"NULL"), 0);
	readers_close(&r);
}

/* ---- programs ---- */

static void put(struct browser *b, const char *id, int64_t at, const char *p, size_t n, const char *csrf)
{
	char target[96];
	snprintf(target, sizeof(target), "/files/%s?at=%lld", id, (long long)at);
	browser_send(b, &(struct gate_request){.method = "PUT", .target = target, .body = p, .body_len = n, .csrf = csrf});
}

static void id_of(struct browser *b, char ret[33])
{
	const char *at = strstr(b->out.body.p, "\"id\":\"");
	assert_non_null(at);
	snprintf(ret, 33, "%s", at + 6);
}

static void in_parts(void **state)
{
	struct world *w = world_of(state);
	struct readers r;
	char id[33], target[96], csrf[80];
	size_t size = 2 * FILE_CHUNK + 1000;
	readers_open(&r, w);
	struct browser *b = reader(&r, "1115"), *other = reader(&r, "1116");
	for (size_t i = 0; i < size; i++)
		big[i] = (char)box_byte(6, (int64_t)i);
	browser_get(b, PAPERS);
	browser_post(b, "/files", arena_cprintf(w->a, "name=%%E5%%A0%%B1.bin&type=a/b&size=%zu", size));
	assert_int_equal(b->status, 201);
	id_of(b, id);
	snprintf(csrf, sizeof(csrf), "%s", b->csrf);
	put(b, id, 0, big, 10, "wrong");
	assert_int_equal(b->status, 403);
	put(b, id, 0, big, 10, NULL);
	assert_int_equal(b->status, 403);
	browser_get(other, PAPERS);
	put(other, id, 0, big, 10, other->csrf);
	assert_int_equal(other->status, 404);
	put(b, id, 5, big, 10, csrf);
	assert_int_equal(b->status, 409);
	put(b, "00", 0, big, 10, csrf);
	assert_int_equal(b->status, 404);
	put(b, id, 0, big, FILE_CHUNK + 5, csrf);
	assert_int_equal(b->status, 200);
	assert_string_equal(header(b, "Upload-Offset"), "262144");
	snprintf(target, sizeof(target), "/files/%s", id);
	browser_send(b, &(struct gate_request){.method = "HEAD", .target = target});
	assert_string_equal(header(b, "Upload-Offset"), "262144");
	browser_get(other, target);
	assert_int_equal(other->status, 404);
	put(b, id, FILE_CHUNK, big + FILE_CHUNK, size - FILE_CHUNK, csrf);
	assert_int_equal(b->status, 200);
	const char *at = strstr(b->out.body.p, "\"digest\":\"");
	char digest[65];
	assert_non_null(at);
	snprintf(digest, sizeof(digest), "%s", at + 10);
	browser_get(b, PAPERS);
	browser_post(b, PAPERS, arena_cprintf(w->a, "f.name=x&f.proof=%s", digest));
	snprintf(target, sizeof(target), "/records/%lld/files/1", made(b));
	reads(b, target, 200);
	assert_int_equal(b->out.body.n, size);
	assert_memory_equal(b->out.body.p, big, size);
	/* refused before a byte: too large, a kind that is not wanted */
	browser_get(b, PAPERS);
	browser_post(b, "/files", "name=a.bin&size=99999999");
	assert_int_equal(b->status, 422);
	assert_true(browser_sees(b, "\"refused\":\"large\""));
	browser_get(b, PAPERS);
	browser_post(b, "/files", "name=a.exe&size=1");
	assert_int_equal(b->status, 422);
	browser_get(b, PAPERS);
	browser_post(b, "/files", "name=a.bin");
	assert_int_equal(b->status, 400);
	readers_close(&r);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(form_and_saving), cmocka_unit_test(parts_of_it), cmocka_unit_test(refused_beside_the_field),
		cmocka_unit_test(case_door_and_step), cmocka_unit_test(not_before_csrf), cmocka_unit_test(in_parts),
	};
	return fixture_run_with("files-portal", tests, ARRAY_LEN(tests), box_setup, world_teardown);
}
