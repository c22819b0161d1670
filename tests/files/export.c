/* An export with the contents of attachments: what comes out is what was sent, under names that nobody can choose; what is
 * changed or missing in it, and what was wrong in the store, is found by the independent verifier too. */
#include "engine/export.h"

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "engine/trail.h"
#include "tests/files/box.h"
#include "tests/tamper/agree.h"
#include "tests/tamper/build.h"
#include "tests/tamper/raw.h"
#include "util/clean.h"
#include "util/num.h"

static struct file_key *key_of(struct world *w)
{
	struct file_key *k;

	assert_ok(file_key_read(box_key_path(w), &k, &w->e), &w->e);
	return k;
}

static const char *place(struct world *w, const char *name)
{
	return arena_cprintf(w->a, "%s/out/%s", w->f->dir, name);
}

static int remove_one(const char *path, const struct stat *st, int what, struct FTW *at)
{
	(void)st;
	(void)what;
	(void)at;
	return remove(path);
}

static void away(struct world *w)
{
	(void)nftw(place(w, ""), remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static struct export_report written(struct world *w, const struct file_key *key)
{
	struct export_options o = {.now = FIXTURE_NOW, .file_key = key};
	struct export_report r;

	world_done(w);
	away(w);
	assert_ok(export_store(w->f->store, place(w, ""), &o, &r, &w->e), &w->e);
	return r;
}

static struct str text_of(struct world *w, const char *name)
{
	const size_t max = 1 << 20;
	char *p = arena_alloc(w->a, max);
	FILE *f = fopen(place(w, name), "rb");

	if (!f)
		fail_msg("%s is not there", name);
	size_t n = fread(p, 1, max, f);
	assert_true(n < max);
	fclose(f);
	return (struct str){p, n};
}

static void has(struct world *w, const char *name, const char *part)
{
	struct str text = text_of(w, name);

	if (str_find(text, str_of(part)) >= text.n)
		fail_msg("%s: no \"%s\" in %.*s", name, part, STR_ARG(str_head(text, 2000)));
}

/* Verify of the store and of an export with the contents. part: what verify says, NULL all well. */
static void judged(struct world *w, const char *part)
{
	struct verify_report r;
	struct note_key key;
	struct file_key *k = key_of(w);

	build_key(&key);
	world_done(w);
	assert_ok(trail_verify(w->f->store, NULL, &w->en, w->a, NULL, NULL, &r, &w->e), &w->e);
	if (!part != !r.bad || (part && !strstr(r.bad, part)))
		fail_msg("wanted \"%s\", got \"%s\"", part ? part : "(well)", r.bad ? r.bad : "(well)");
	agree_with(k, NULL);
	agree_report(w->f, &key, &r);
	agree_with(NULL, NULL);
	file_key_free(k);
}

/* ---- what is in it ---- */

static void contents(void **state)
{
	struct world *w = world_of(state);
	static const struct { const char *name, *path; int64_t size; } rows[] = {
		{"報告書.pdf", "files/000000/1.pdf", 0}, {"A.TXT", "files/000000/2.txt", 1},
		{"=cmd|.bin", "files/000000/3.bin", FILE_CHUNK}, {"../../etc/x.txt", "files/000000/4.txt", 2 * FILE_CHUNK + 5},
		{"名 \"と' <b>.txt", "files/000000/5.txt", 70},
	};
	struct file_key *k = key_of(w);

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		box_record(w, box_upload(w, "1115", rows[i].name, (unsigned)i, rows[i].size));
	/* an upload that no act has named is nobody's record */
	box_upload(w, "1115", "draft.txt", 9, 5);
	struct export_report r = written(w, k);
	assert_int_equal(r.contents, ARRAY_LEN(rows));
	assert_int_equal(r.left_out, 0);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct str got = text_of(w, rows[i].path);
		assert_int_equal(got.n, rows[i].size);
		for (size_t n = 0; n < got.n; n++)
			assert_int_equal((uint8_t)got.p[n], box_byte((unsigned)i, (int64_t)n));
		has(w, "files/index-0001.jsonl", rows[i].path);
	}
	has(w, "files/index-0001.jsonl", "\"name\":\"報告書.pdf\",\"path\":\"files/000000/1.pdf\"");
	has(w, "files/index-0001.jsonl", "\"name\":\"x.txt\"");
	has(w, "files/index-0001.csv", "\"'=cmd|.bin\"");
	has(w, "export.json", "\"contents\":true");
	has(w, "MANIFEST", "  files/000000/4.txt\n");
	r = written(w, NULL);
	assert_int_equal(r.contents, 0);
	assert_int_equal(r.left_out, ARRAY_LEN(rows));
	has(w, "files/index-0001.jsonl", "{\"content\":\"left out\",\"id\":1,");
	has(w, "export.json", "\"contents\":false");
	assert_int_not_equal(access(place(w, "files/000000"), F_OK), 0);
	judged(w, NULL);
	away(w);
	file_key_free(k);
}

static void endings(void **state)
{
	/* nothing of the pack's list of kinds: names as an older pack may have let them in */
	static const struct { const char *name, *path; } rows[] = {
		{"a.tar.gz", "1.gz"}, {"noending", "2"}, {".profile", "3"}, {"a.", "4"}, {"a.b c", "5"}, {"a.verylongone", "6"},
		{"a.日本", "7"}, {"x.eightlet", "8.eightlet"}, {"x.ninelette", "9"}, {"a.7z", "10.7z"},
	};
	struct world *w = world_of(state);
	struct file_key *k = key_of(w);
	struct raw *raw = NULL;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		box_record(w, box_upload(w, "1115", "a.txt", (unsigned)i, 3));
	world_done(w);
	raw = raw_open(w->f);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		raw_do(raw, "UPDATE file SET name = '%s' WHERE id = %zu", rows[i].name, i + 1);
	fixture_reopen(w->f, NULL);
	written(w, k);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_int_equal(text_of(w, arena_cprintf(w->a, "files/000000/%s", rows[i].path)).n, 3);
	away(w);
	raw_close(raw);
	file_key_free(k);
}

/* ---- the store is damaged ---- */

static void damaged_store(void **state)
{
	static const struct { const char *lite, *pg, *part; } rows[] = {
		{"DELETE FROM file_chunk WHERE n = 2", NULL, "should have 3 parts"},
		{"INSERT INTO file_chunk SELECT uid, 3, data FROM file_chunk WHERE n = 2", NULL, "should have 3 parts"},
		{"UPDATE file_chunk SET data = CAST(substr(data, 1, 99) || CASE substr(data, 100, 1) WHEN x'00' THEN x'01' "
			"ELSE x'00' END || substr(data, 101) AS BLOB) WHERE n = 1", "UPDATE file_chunk SET data = "
			"set_byte(data, 99, 255 - get_byte(data, 99)) WHERE n = 1", "is not what was recorded"},
		{"UPDATE file_chunk SET data = substr(data, 1, 1000) WHERE n = 2", NULL, "is not what was recorded"},
		{"UPDATE file_chunk SET data = (SELECT data FROM file_chunk WHERE n = 0) WHERE n = 1", NULL,
			"is not what was recorded"},
		{"UPDATE file SET plain = digest", NULL, "Row 1 of table file"},
		{"UPDATE file SET name = 'other.txt'", NULL, "Row 1 of table file"},
		{"UPDATE file SET size = size - 1", NULL, "Row 1 of table file"},
	};
	struct world *w = world_of(state);

	box_record(w, box_upload(w, "1115", "a.txt", 4, 2 * FILE_CHUNK + 5000));
	judged(w, NULL);
	struct raw *raw = raw_open(w->f);
	raw_do(raw, "CREATE TABLE kept_chunk AS SELECT * FROM file_chunk");
	raw_keep(raw, "was");
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		raw_back(raw, "was", NULL);
		raw_do(raw, "DELETE FROM file_chunk");
		raw_do(raw, "INSERT INTO file_chunk SELECT * FROM kept_chunk");
		fixture_reopen(w->f, NULL);
		judged(w, NULL);
		raw_do(raw, "%s", w->f->engine == STORE_PG && rows[i].pg ? rows[i].pg : rows[i].lite);
		judged(w, rows[i].part);
	}
	raw_do(raw, "DROP TABLE kept_chunk");
	raw_close(raw);
}

/* The content was put there with the store's key, so that it opens: only its digests tell. */
static void another_content_under_the_key(void **state)
{
	struct world *w = world_of(state);
	struct file_key *k = key_of(w);
	CLEAN_BUF struct buf hex = {0};
	const char *digest = box_upload(w, "1115", "a.txt", 4, 5);
	uint8_t key[FILE_KEY], chunk[5 + FILE_TAG];

	box_record(w, digest);
	struct file_info f = box_file(w, digest);
	assert_ok(file_unwrap(k, f.uid, f.key_store, key, &w->e), &w->e);
	chunk_seal(key, f.uid, 0, true, "other", 5, chunk);
	buf_init(&hex, 100);
	num_hex(&hex, chunk, sizeof(chunk));
	world_done(w);
	struct raw *raw = raw_open(w->f);
	raw_do(raw, w->f->engine == STORE_PG ? "UPDATE file_chunk SET data = decode('%.*s', 'hex')" :
		"UPDATE file_chunk SET data = x'%.*s'", STR_ARG(buf_str(&hex)));
	fixture_reopen(w->f, NULL);
	judged(w, "is not what was recorded");
	raw_close(raw);
	file_key_free(k);
}

static void another_key(void **state)
{
	struct world *w = world_of(state);
	const char *path = arena_cprintf(w->a, "%s/else.key", w->f->dir);
	struct file_key *k;
	struct export_report r;

	box_record(w, box_upload(w, "1115", "a.txt", 4, 5));
	world_done(w);
	assert_ok(file_key_make(path, &w->e), &w->e);
	assert_ok(file_key_read(path, &k, &w->e), &w->e);
	struct export_options o = {.now = FIXTURE_NOW, .file_key = k};
	assert_false(export_store(w->f->store, place(w, ""), &o, &r, &w->e));
	assert_int_equal(w->e.code, ERR_INVALID);
	assert_non_null(strstr(w->e.text, "attachment 1: "));
	assert_non_null(strstr(w->e.text, "--no-files"));
	err_clear(&w->e);
	file_key_free(k);
}

/* ---- the export is changed ---- */

static void put(struct world *w, const char *name, const char *text)
{
	FILE *f = fopen(place(w, name), "w");

	assert_true(f && fputs(text, f) >= 0 && fclose(f) == 0);
}

/* In the list: the first line's `old` becomes `new`. */
static void relist(struct world *w, const char *old, const char *new)
{
	struct str text = text_of(w, "files/index-0001.jsonl");
	size_t at = str_find(text, str_of(old));

	assert_true(at < text.n);
	put(w, "files/index-0001.jsonl", arena_cprintf(w->a, "%.*s%s%.*s", STR_ARG(str_head(text, at)), new,
		STR_ARG(str_from(text, at + strlen(old)))));
}

static void changed_export(void **state)
{
	static const struct { const char *file, *text, *old, *new, *part; } rows[] = {
		{"files/000000/1.txt", "other", NULL, NULL, "attachment 1 is not what was recorded"},
		{"files/000000/1.txt", "", NULL, NULL, "attachment 1 is not what was recorded"},
		{"files/000000/1.txt", NULL, NULL, NULL, "attachment 1: its content is not there"},
		{"files/000000/3.txt", "x", NULL, NULL, "no attachment has this file"},
		{"files/index-0001.jsonl", NULL, NULL, NULL, "attachment 1 is not in the list"},
		{"files/index-0001.jsonl", "", NULL, NULL, "attachment 1 is not in the list"},
		{NULL, NULL, "a.txt", "b.txt", "not what the row of attachment 1 says"},
		{NULL, NULL, "\"size\":5", "\"size\":6", "not what the row of attachment 1 says"},
		{NULL, NULL, "whole", "left out", "attachment 1 is kept, but the list says: left out"},
		{NULL, NULL, "whole", "disposed", "attachment 1 is kept, but the list says: disposed"},
		{NULL, NULL, "whole", "elsewhere", "attachment 1 is kept, but the list says: elsewhere"},
		{NULL, NULL, "000000/1.txt", "000000/2.txt", "attachment 1: its content is not there"},
		{NULL, NULL, "files/000000/1.txt", "../../../etc/passwd", "attachment 1: its content is not there"},
		{NULL, NULL, "\"id\":1", "\"id\":2", "not what the row of attachment 2 says"},
		{NULL, NULL, "\"id\":1", "\"id\":7", "there is no attachment 7"},
		{NULL, NULL, "\"id\":1", "\"id\":[]", "does not have the parts"},
	};
	struct world *w = world_of(state);
	struct file_key *k = key_of(w);
	struct note_key key;

	if (!agree_on())
		return;                          /* nothing of ours reads an export */
	build_key(&key);
	box_record(w, box_upload(w, "1115", "a.txt", 1, 5));
	box_record(w, box_upload(w, "1115", "c.txt", 2, 5));
	written(w, k);
	agree_changed(&key, place(w, ""), NULL);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		written(w, k);
		if (rows[i].old)
			relist(w, rows[i].old, rows[i].new);
		else if (rows[i].text)
			put(w, rows[i].file, rows[i].text);
		else
			assert_int_equal(unlink(place(w, rows[i].file)), 0);
		agree_changed(&key, place(w, ""), rows[i].part);
	}
	away(w);
	file_key_free(k);
}

/* ---- at work ---- */

static int entries_of(const char *dir)
{
	DIR *d = opendir(dir);
	int n = 0;

	assert_non_null(d);
	for (struct dirent *it; (it = readdir(d));)
		n += it->d_name[0] != '.';
	closedir(d);
	return n;
}

static int left;
static bool stop_later(void) { return left-- <= 0; }

/* Wherever it is stopped, nothing is left of it; not stopped, it is whole. */
static void stopped(void **state)
{
	struct world *w = world_of(state);
	struct file_key *k = key_of(w);
	struct export_options o = {.now = FIXTURE_NOW, .file_key = k, .stop = stop_later};
	struct export_report r;
	bool done = false;
	int n = 0;

	box_record(w, box_upload(w, "1115", "a.txt", 4, 3 * FILE_CHUNK));
	world_done(w);
	assert_int_equal(mkdir(arena_cprintf(w->a, "%s/in", w->f->dir), 0700), 0);
	const char *dir = arena_cprintf(w->a, "%s/in", w->f->dir), *out = arena_cprintf(w->a, "%s/x", dir);
	while (!done) {
		left = n++;
		err_clear(&w->e);
		done = export_store(w->f->store, out, &o, &r, &w->e);
		if (!done) {
			assert_int_equal(w->e.code, ERR_BUSY);
			assert_int_equal(entries_of(dir), 0);
		}
	}
	assert_true(n > 20);
	assert_int_equal(entries_of(dir), 1);
	assert_int_equal(nftw(dir, remove_one, 16, FTW_DEPTH | FTW_PHYS), 0);
	file_key_free(k);
}

/* With each step of the export somebody writes an act, and takes the attachment's chunks away behind its back. */
static void write_more(void *ctx, int64_t done, int64_t total)
{
	struct world *w = ctx;

	(void)total;
	build_setting(w->f, "portal.contact", arena_cprintf(w->a, "%lld", (long long)done));
	assert_true(fixture_raw(w->f, "DELETE FROM file_chunk", (char[64]){0}, 64));
}

static void while_others_write(void **state)
{
	struct world *w = world_of(state);
	struct file_key *k = key_of(w);
	struct export_report r;
	int64_t before = world_entries(w);

	box_record(w, box_upload(w, "1115", "a.txt", 4, 3 * FILE_CHUNK));
	world_done(w);
	struct export_options o = {.now = FIXTURE_NOW, .file_key = k, .progress = write_more, .ctx = w};
	assert_ok(export_store(w->f->store, place(w, ""), &o, &r, &w->e), &w->e);
	assert_int_equal(r.entries, before + 1);
	assert_true(world_entries(w) > before + 5);
	assert_int_equal(text_of(w, "files/000000/1.txt").n, 3 * FILE_CHUNK);
	away(w);
	file_key_free(k);
}

static long rss(void)
{
	struct rusage u;

	return getrusage(RUSAGE_SELF, &u) == 0 ? u.ru_maxrss : 0;
}

static void constant_memory(void **state)
{
	struct world *w = world_of(state);
	struct file_key *k = key_of(w);

	/* the caches of the engine fill first */
	box_record(w, box_upload(w, "1115", "first.bin", 1, INT64_C(40) << 20));
	written(w, k);
	box_record(w, box_upload(w, "1115", "large.bin", 2, INT64_C(80) << 20));
	long before = rss();
	assert_int_equal(written(w, k).contents, 2);
	if (!SANITIZED)
		assert_true(rss() - before < 8 << 10);
	away(w);
	file_key_free(k);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(contents), cmocka_unit_test(endings), cmocka_unit_test(damaged_store),
		cmocka_unit_test(another_content_under_the_key), cmocka_unit_test(another_key),
		cmocka_unit_test(changed_export), cmocka_unit_test(stopped),
		cmocka_unit_test(while_others_write), cmocka_unit_test(constant_memory),
	};

	return fixture_run_with("files-export", tests, ARRAY_LEN(tests), box_setup_large, world_teardown);
}
