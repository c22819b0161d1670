/* Attachments below the portal: what comes back is what was sent, whatever was changed in between is found. */
#include "tests/files/box.h"

#include <sys/resource.h>
#include <sys/stat.h>

#include "engine/object.h"
#include "engine/trail.h"
#include "util/num.h"

static int64_t number_of(struct world *w, const char *sql)
{
	char out[64];
	int64_t n = -1;
	if (!fixture_raw(w->f, sql, out, sizeof(out)))
		fail_msg("%s: %s", sql, out);
	assert_true(num_i64(str_trim(str_of(out)), 0, INT64_MAX, &n));
	return n;
}

static void raw(struct world *w, const char *sql)
{
	char out[512];
	if (!fixture_raw(w->f, sql, out, sizeof(out)))
		fail_msg("%s: %s", sql, out);
}

/* ---- there and back ---- */

static void round_trip(void **state)
{
	struct world *w = world_of(state);
	static const int64_t sizes[] = {0, 1, 1000, FILE_CHUNK - 1, FILE_CHUNK, FILE_CHUNK + 1, 2 * FILE_CHUNK,
		7 * FILE_CHUNK + 11};
	for (size_t i = 0; i < ARRAY_LEN(sizes); i++) {
		const char *digest = box_upload(w, "1115", "報告 書.txt", (unsigned)i, sizes[i]);
		int64_t id = box_record(w, digest);
		struct file_info f = box_file(w, digest);
		bool of;
		assert_true(f.id > 0);
		assert_string_equal(f.name, "報告 書.txt");
		assert_string_equal(f.media, "text/plain");
		assert_ok(file_is_of(world_read(w), f.id, OBJECT_RECORD, id, &of, &w->e), &w->e);
		assert_true(of);
		world_done(w);
		assert_true(box_reads(w, digest, (unsigned)i, sizes[i]));
	}
	assert_null(box_verify(w));
	/* nothing of an upload is left but the chunks */
	assert_int_equal(number_of(w, "SELECT COUNT(*) FROM upload"), 0);
	box_again(w, NULL);
	assert_true(box_reads(w, box_upload(w, "1115", "a.txt", 9, 5), 9, 5));
}

static void nothing_in_the_clear(void **state)
{
	struct world *w = world_of(state);
	const char *digest = box_upload(w, "1115", "a.txt", 3, 3000);
	uint8_t first[16];
	struct buf hex, sql;
	for (size_t i = 0; i < sizeof(first); i++)
		first[i] = box_byte(3, (int64_t)i);
	buf_init(&hex, 64);
	buf_init(&sql, 512);
	num_hex(&hex, first, sizeof(first));
	box_record(w, digest);
	buf_printf(&sql, w->f->engine == STORE_SQLITE
			? "SELECT COUNT(*) FROM file_chunk WHERE instr(lower(hex(data)), '%.*s') > 0"
			: "SELECT COUNT(*) FROM file_chunk WHERE position('%.*s' in encode(data, 'hex')) > 0",
				STR_ARG(buf_str(&hex)));
	assert_int_equal(number_of(w, arena_cstr(w->a, buf_str(&sql))), 0);
	assert_int_equal(number_of(w, "SELECT COUNT(*) FROM file_chunk"), 1);
	buf_free(&hex);
	buf_free(&sql);
}

/* ---- tampering ---- */

static void changed_chunks(void **state)
{
	struct world *w = world_of(state);
	/* what is done, whether reading finds it too: the row's digest does not hold back the reader */
	static const struct { const char *lite, *pg; } rows[] = {
		{"DELETE FROM file_chunk WHERE n = 2", NULL},
		{"DELETE FROM file_chunk WHERE n = 1", NULL},
		{"UPDATE file_chunk SET n = n + 10; UPDATE file_chunk SET n = CASE n WHEN 10 THEN 1 WHEN 11 THEN 0 ELSE n - "
			"10 END", NULL},
		{"UPDATE file_chunk SET data = CAST(substr(data, 1, 99) || x'00' || substr(data, 101) AS BLOB) WHERE n = 1 AND "
		 "substr(data, 100, 1) <> x'00'", "UPDATE file_chunk SET data = set_byte(data, 99, 255 - get_byte(data, 99)) "
			"WHERE n = 1"},
		{"UPDATE file_chunk SET data = substr(data, 1, 1000) WHERE n = 2", NULL},
		{"UPDATE file_chunk SET data = (SELECT data FROM file_chunk WHERE n = 0) WHERE n = 1", NULL},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		raw(w, "DELETE FROM file_chunk");
		/* files of the rounds before stand without chunks: they are told first, so begin with a city of its own */
		assert_int_equal(number_of(w, "SELECT COUNT(*) FROM file"), (int64_t)i);
		const char *digest = box_upload(w, "1115", "a.txt", 4, 2 * FILE_CHUNK + 5000);
		box_record(w, digest);
		assert_true(box_reads(w, digest, 4, 2 * FILE_CHUNK + 5000));
		raw(w, w->f->engine == STORE_PG && rows[i].pg ? rows[i].pg : rows[i].lite);
		if (box_reads(w, digest, 4, 2 * FILE_CHUNK + 5000))
			fail_msg("row %zu was read", i);
		assert_int_equal(w->e.code, ERR_CORRUPT);
		err_clear(&w->e);
		assert_non_null(box_verify(w));
	}
}

static void verify_names_the_file(void **state)
{
	struct world *w = world_of(state);
	box_record(w, box_upload(w, "1115", "a.txt", 1, 100));
	box_record(w, box_upload(w, "1115", "b.txt", 2, 2 * FILE_CHUNK));
	assert_null(box_verify(w));
	raw(w, "UPDATE file_chunk SET data = substr(data, 1, 1000) WHERE n = 1");
	assert_string_equal(box_verify(w), "Attachment 2 is not what was recorded.");
	raw(w, "DELETE FROM file_chunk WHERE n = 1");
	assert_string_equal(box_verify(w), "Attachment 2 should have 2 parts, but there are 1.");
}

/* ---- keys ---- */

static void another_key(void **state)
{
	struct world *w = world_of(state);
	const char *digest = box_upload(w, "1115", "a.txt", 5, FILE_CHUNK + 1), *other = arena_cprintf(w->a, "%s/other.key",
		w->f->dir);
	uint8_t secret[RECOVERY_PUBLIC], wrong[RECOVERY_PUBLIC] = {1};
	int64_t n;
	box_record(w, digest);
	/* a key that was not there: nothing is made while there are files */
	assert_false(city_file_key(w->city, arena_cprintf(w->a, "%s/none", w->f->dir), &w->e));
	assert_int_equal(w->e.code, ERR_NOT_FOUND);
	err_clear(&w->e);
	assert_ok(file_key_make(other, &w->e), &w->e);
	assert_false(file_key_make(other, &w->e));
	err_clear(&w->e);
	struct stat st;
	assert_int_equal(stat(other, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	box_again(w, other);
	assert_false(box_reads(w, digest, 5, FILE_CHUNK + 1));
	assert_int_equal(w->e.code, ERR_INVALID);
	err_clear(&w->e);
	/* the store's key is lost: the recovery key brings every file back */
	assert_false(recovery_rewrap(w->city, wrong, &w->ja, &n, &w->e));
	err_clear(&w->e);
	assert_ok(recovery_read(box_recovery_path(w), secret, &w->e), &w->e);
	assert_ok(recovery_rewrap(w->city, secret, &w->ja, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	assert_true(box_reads(w, digest, 5, FILE_CHUNK + 1));
	assert_null(box_verify(w));
	box_again(w, NULL);
	assert_false(box_reads(w, digest, 5, FILE_CHUNK + 1));
	err_clear(&w->e);
}

static void no_keys_no_files(void **state)
{
	struct world *w = world_of(state);
	world_done(w);
	city_close(w->city);
	assert_ok(city_open(w->f->store, &w->city, &w->e), &w->e);
	assert_int_equal(box_refused(w, "1115", "a.txt", -1, 5), FILE_NOT_READY);
}

static void wrapping(void **state)
{
	struct world *w = world_of(state);
	struct file_key *k;
	uint8_t uid[FILE_UID] = {1}, other[FILE_UID] = {2}, key[FILE_KEY] = {7}, out[FILE_KEY], wrapped[FILE_WRAPPED];
	assert_ok(file_key_read(box_key_path(w), &k, &w->e), &w->e);
	file_wrap(k, uid, key, wrapped);
	assert_ok(file_unwrap(k, uid, (struct str){(char *)wrapped, sizeof(wrapped)}, out, &w->e), &w->e);
	assert_memory_equal(key, out, FILE_KEY);
	assert_false(file_unwrap(k, other, (struct str){(char *)wrapped, sizeof(wrapped)}, out, &w->e));
	assert_int_equal(w->e.code, ERR_CORRUPT);
	for (size_t i = 0; i < sizeof(wrapped); i++) {
		err_clear(&w->e);
		wrapped[i] ^= 1;
		assert_false(file_unwrap(k, uid, (struct str){(char *)wrapped, sizeof(wrapped)}, out, &w->e));
		assert_int_equal(w->e.code, i < 8 ? ERR_INVALID : ERR_CORRUPT);
		wrapped[i] ^= 1;
	}
	err_clear(&w->e);
	file_key_free(k);
}

/* ---- in parts ---- */

static struct upload *announced(struct world *w, const char *number, int64_t size)
{
	struct upload_new n = {.person = world_person(w, number), .organ = 1, .name = STR("部分.bin"), .size = size};
	struct upload *u;
	enum file_refusal f;
	world_done(w);
	assert_ok(upload_begin(w->city, w->pack, &n, &u, &f, &w->e), &w->e);
	assert_int_equal(f, FILE_FINE);
	return u;
}

static void add(struct upload *u, int64_t from, int64_t till)
{
	struct err e = {0};
	for (int64_t i = from; i < till; i += 997) {
		uint8_t piece[997];
		size_t n = (size_t)(till - i < 997 ? till - i : 997);
		for (size_t k = 0; k < n; k++)
			piece[k] = box_byte(8, i + (int64_t)k);
		assert_ok(upload_add(u, piece, n, &e), &e);
	}
}

static int64_t stands(struct world *w, const uint8_t uid[FILE_UID])
{
	struct upload_state s;
	bool found;
	assert_ok(upload_get(world_read(w), w->a, uid, &s, &found, &w->e), &w->e);
	world_done(w);
	return found ? s.at : -1;
}

static void resumed(void **state)
{
	struct world *w = world_of(state);
	int64_t size = 5 * FILE_CHUNK + 77, me = world_person(w, "1115");
	uint8_t uid[FILE_UID];
	struct hash digest;
	enum file_refusal f;
	bool whole;
	world_done(w);
	struct upload *u = announced(w, "1115", size), *second;
	memcpy(uid, upload_uid(u), FILE_UID);
	/* the connection breaks in the middle of the sixth chunk: what came in whole batches is there */
	add(u, 0, 5 * FILE_CHUNK + 30);
	upload_free(u);
	assert_int_equal(stands(w, uid), 4 * FILE_CHUNK);
	/* from elsewhere, by somebody else, at another place */
	assert_false(upload_resume(w->city, w->pack, me, uid, 5 * FILE_CHUNK, &u, &w->e));
	assert_int_equal(w->e.code, ERR_STALE);
	err_clear(&w->e);
	assert_false(upload_resume(w->city, w->pack, me + 1, uid, 4 * FILE_CHUNK, &u, &w->e));
	assert_int_equal(w->e.code, ERR_NOT_FOUND);
	err_clear(&w->e);
	/* a part that ends within a chunk keeps the whole ones */
	assert_ok(upload_resume(w->city, w->pack, me, uid, 4 * FILE_CHUNK, &u, &w->e), &w->e);
	assert_ok(upload_resume(w->city, w->pack, me, uid, 4 * FILE_CHUNK, &second, &w->e), &w->e);
	add(u, 4 * FILE_CHUNK, 5 * FILE_CHUNK + 3);
	assert_ok(upload_end(u, &f, &whole, &digest, &w->e), &w->e);
	assert_false(whole);
	upload_free(u);
	assert_int_equal(stands(w, uid), 5 * FILE_CHUNK);
	/* of two that send the same part one counts */
	add(second, 4 * FILE_CHUNK, size);
	assert_false(upload_end(second, &f, &whole, &digest, &w->e));
	assert_int_equal(w->e.code, ERR_STALE);
	err_clear(&w->e);
	upload_free(second);
	assert_ok(upload_resume(w->city, w->pack, me, uid, 5 * FILE_CHUNK, &u, &w->e), &w->e);
	add(u, 5 * FILE_CHUNK, size);
	assert_ok(upload_end(u, &f, &whole, &digest, &w->e), &w->e);
	assert_true(whole);
	upload_free(u);
	struct buf hex;
	buf_init(&hex, 65);
	num_hex(&hex, digest.b, HASH_LEN);
	const char *text = arena_cstr(w->a, buf_str(&hex));
	buf_free(&hex);
	assert_true(box_reads(w, text, 8, size));
	box_record(w, text);
	assert_true(box_reads(w, text, 8, size));
	assert_null(box_verify(w));
	/* whole: nothing more may come */
	assert_false(upload_resume(w->city, w->pack, me, uid, size, &u, &w->e));
	err_clear(&w->e);
}

static void more_than_announced(void **state)
{
	struct world *w = world_of(state);
	assert_int_equal(box_refused(w, "1115", "a.bin", 1000, 1001), FILE_TOO_LARGE);
}

/* ---- limits ---- */

static void limits(void **state)
{
	struct world *w = world_of(state);
	static const struct { const char *name; int64_t announced, size; enum file_refusal f; } rows[] = {
		{"a.txt", -1, 3 * 1024 * 1024 + 1, FILE_TOO_LARGE},
		{"a.txt", 3 * 1024 * 1024 + 1, 0, FILE_TOO_LARGE},
		{"a.exe", -1, 1, FILE_WRONG_TYPE},
		{"txt", -1, 1, FILE_WRONG_TYPE},
		{"a.txt.exe", 10, 1, FILE_WRONG_TYPE},
		{"", -1, 1, FILE_WRONG_TYPE},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (box_refused(w, "1115", rows[i].name, rows[i].announced, rows[i].size) != rows[i].f)
			fail_msg("row %zu", i);
	/* of what was refused on its way nothing is left */
	assert_int_equal(number_of(w, "SELECT COUNT(*) FROM file_chunk"), 0);
	assert_int_equal(number_of(w, "SELECT COUNT(*) FROM upload"), 0);
	box_upload(w, "1115", "A.PDF", 1, 3 * 1024 * 1024);
	struct file_limits limits;
	assert_ok(file_limits(NULL, w->a, w->pack, 0, &limits, &w->e), &w->e);
	assert_string_equal(file_refusal_say(&w->ja, &limits, FILE_TOO_LARGE, "報告書"),
		"「報告書」のファイルが大きすぎます。3 MBまでのファイルを選んでください。");
	assert_string_equal(file_refusal_say(&w->en, &limits, FILE_WRONG_TYPE, "Report"),
		"A file of this kind cannot be attached to “Report”. Please choose one of these: pdf txt bin");
}

static void room(void **state)
{
	struct world *w = world_of(state);
	struct who desk = world_who(w, "1212");
	world_done(w);
	world_do(w, &act_setting_change, &desk, "{\"name\":\"files.person_mb\",\"value\":\"4\"}");
	const char *first = box_upload(w, "1115", "a.bin", 1, 3 * 1024 * 1024);
	assert_int_equal(box_refused(w, "1115", "b.bin", 2 * 1024 * 1024, 0), FILE_NO_ROOM);
	assert_int_equal(box_refused(w, "1115", "b.bin", -1, 2 * 1024 * 1024), FILE_NO_ROOM);
	box_upload(w, "1116", "b.bin", 1, 2 * 1024 * 1024);
	/* what an act has named is no longer the person's, but the organ's */
	box_record(w, first);
	box_upload(w, "1115", "b.bin", 1, 2 * 1024 * 1024);
	raw(w, w->f->engine == STORE_SQLITE ? "DROP TRIGGER guard_file_update" : "ALTER TABLE file DISABLE TRIGGER ALL");
	raw(w, "UPDATE file SET size = 214748364800");
	assert_int_equal(box_refused(w, "1116", "c.bin", 100, 0), FILE_NO_ROOM_ORGAN);
}

/* ---- whose ---- */

static void others_files(void **state)
{
	struct world *w = world_of(state);
	struct who who = world_who(w, "1115"), manager = world_who(w, "1111");
	const char *theirs = box_upload(w, "1116", "a.txt", 1, 10);
	char in[512];
	world_done(w);
	snprintf(in, sizeof(in), "%s%s%s", "{\"register\":\"papers\",\"unit\":@111,\"form\":{\"name\":\"書面\",\"proof\":\"",
		theirs,
		"\"}}");
	assert_string_equal(world_refused(w, act_find("record_add"), &who, in), "proof: Please attach the file of “Proof” "
		"again.");
	/* one that is attached elsewhere is no more one's own than another's */
	const char *mine = box_upload(w, "1115", "b.txt", 2, 10);
	int64_t id = box_record(w, mine);
	snprintf(in, sizeof(in), "{\"register\":\"papers\",\"unit\":@111,\"form\":{\"name\":\"別\",\"proof\":\"%s\"}}", mine);
	assert_string_equal(world_refused(w, act_find("record_add"), &who, in), "proof: Please attach the file of “Proof” "
		"again.");
	/* in its own record it stays, whoever changes that */
	snprintf(in, sizeof(in), "{\"id\":%lld,\"form\":{\"name\":\"直した\",\"proof\":\"%s\"}}", (long long)id, mine);
	world_do(w, act_find("record_change"), &manager, in);
	assert_string_equal(world_refused(w, act_find("record_add"), &who,
		"{\"register\":\"papers\",\"unit\":@111,\"form\":{\"name\":\"別\",\"proof\":\"refused:large\"}}"),
		"proof: The file of “Proof” is too large. Please choose one of at most 3 MB.");
}

/* ---- ends ---- */

static bool dispose_run(struct act_call *c, struct err *e)
{
	return file_dispose(c, json_int(c->in, "file", 0), e);
}

static const char *dispose_title(const struct lang *l)
{
	(void)l;
	return "";
}

static void disposed(void **state)
{
	struct world *w = world_of(state);
	static const struct act_param params[] = {{"file", PARAM_KIND_ID, false, 0}, {NULL, 0, false, 0}};
	static const struct act act = {.name = "test_dispose", .title = dispose_title, .right = RIGHT_SYSTEM, .params = params,
		.run = dispose_run};
	struct who system = WHO_SYSTEM;
	const char *digest = box_upload(w, "1115", "山田太郎.txt", 1, FILE_CHUNK + 9);
	box_record(w, digest);
	world_do(w, &act, &system, "{\"file\":1}");
	world_do(w, &act, &system, "{\"file\":1}");
	struct file_info f = box_file(w, digest);
	assert_true(f.erased);
	assert_string_equal(f.name, "");
	assert_int_equal(number_of(w, "SELECT COUNT(*) FROM file_chunk"), 0);
	assert_int_equal(number_of(w, "SELECT COUNT(*) FROM file WHERE key_store IS NOT NULL OR key_recovery IS NOT NULL OR "
		"plain IS "
		"NOT NULL"), 0);
	assert_false(box_reads(w, digest, 1, FILE_CHUNK + 9));
	assert_int_equal(w->e.code, ERR_NOT_FOUND);
	err_clear(&w->e);
	assert_null(box_verify(w));
	assert_string_equal(world_refused(w, &act, &system, "{\"file\":7}"), "file 7");
}

static void abandoned(void **state)
{
	struct world *w = world_of(state);
	int n;
	struct upload *u = announced(w, "1115", 3 * FILE_CHUNK);
	add(u, 0, 2 * FILE_CHUNK + 5);
	struct hash digest;
	enum file_refusal f;
	bool whole;
	assert_ok(upload_end(u, &f, &whole, &digest, &w->e), &w->e);
	upload_free(u);
	const char *kept = box_upload(w, "1115", "下書き.txt", 1, 10), *used = box_upload(w, "1115", "b.txt", 2, 10);
	box_record(w, used);
	assert_ok(upload_tick(w->city, clock_now() + UPLOAD_BROKEN_MS - 1, &n, &w->e), &w->e);
	assert_int_equal(n, 0);
	assert_ok(upload_tick(w->city, clock_now() + UPLOAD_BROKEN_MS + 1, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	assert_int_equal(number_of(w, "SELECT COUNT(*) FROM file_chunk"), 2);
	assert_true(box_reads(w, kept, 1, 10));
	assert_ok(upload_tick(w->city, clock_now() + UPLOAD_KEPT_MS + 1, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	assert_int_equal(number_of(w, "SELECT COUNT(*) FROM file_chunk"), 1);
	assert_true(box_reads(w, used, 2, 10));
}

static void backed_up(void **state)
{
	struct world *w = world_of(state);
	char place[512];
	const char *digest = box_upload(w, "1115", "a.txt", 6, 3 * FILE_CHUNK + 1), *path = arena_cprintf(w->a, "%s/backup",
		w->f->dir);
	box_record(w, digest);
	unlink(path);
	assert_ok(store_backup(w->f->store, path, NULL, NULL, &w->e), &w->e);
	fixture_place(w->f, place, sizeof(place));
	assert_ok(store_restore(path, place, NULL, NULL, &w->e), &w->e);
	struct store *there;
	struct world other = *w;
	struct fixture f = *w->f;
	assert_ok(store_open(place, &(struct store_options){0}, &there, &w->e), &w->e);
	assert_ok(city_open(there, &other.city, &w->e), &w->e);
	assert_ok(city_file_key(other.city, box_key_path(w), &w->e), &w->e);
	f.store = there;
	other.f = &f;
	other.tx = NULL;
	assert_true(box_reads(&other, digest, 6, 3 * FILE_CHUNK + 1));
	assert_null(box_verify(&other));
	city_close(other.city);
	store_close(there);
	unlink(path);
}

/* ---- names ---- */

static void names(void **state)
{
	struct world *w = world_of(state);
	static const struct { const char *claimed, *clean; } rows[] = {
		{"報告書.pdf", "報告書.pdf"}, {"C:\\Users\\x\\a.txt", "a.txt"}, {"../../etc/passwd", "passwd"}, {"", "file"}, {"..",
			"file"},
		{"a\r\nb.txt", "a__b.txt"}, {"a\"b';<c>.txt", "a\"b';<c>.txt"}, {"  x .txt ", "x .txt"},
		{"\xe2\x80\xae" "fdp.exe", "_fdp.exe"}, {"a\xff.txt", "file"}, {"a\xc2\x85.txt", "a_.txt"}, {"絵文字😀.txt",
			"絵文字😀.txt"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_string_equal(file_name_clean(w->a, str_of(rows[i].claimed)), rows[i].clean);
	char *longest = arena_alloc(w->a, 1000);
	for (size_t i = 0; i < 300; i++)
		memcpy(longest + i * 3, "長", 3);
	memcpy(longest + 900, ".pdf", 5);
	const char *clean = file_name_clean(w->a, str_of(longest));
	assert_true(strlen(clean) <= FILE_NAME_MAX);
	assert_string_equal(clean + strlen(clean) - 4, ".pdf");
}

/* ---- memory ---- */

/* Sends and reads a file of that size; answers by how many KiB the process has grown at its highest. */
static long grown(struct world *w, int64_t size)
{
	static uint8_t piece[65536];
	struct upload_new n = {.person = world_person(w, "1115"), .organ = 1, .name = STR("a.bin"), .size = -1};
	struct upload *u;
	struct hash digest;
	struct rusage before, after;
	struct file_reader *r;
	struct buf hex;
	enum file_refusal f;
	bool whole;
	world_done(w);
	getrusage(RUSAGE_SELF, &before);
	/* no pack: the program's own 100 MB */
	assert_ok(upload_begin(w->city, NULL, &n, &u, &f, &w->e), &w->e);
	for (int64_t at = 0; at < size; at += (int64_t)sizeof(piece))
		assert_ok(upload_add(u, piece, sizeof(piece), &w->e), &w->e);
	assert_ok(upload_end(u, &f, &whole, &digest, &w->e), &w->e);
	assert_true(whole);
	upload_free(u);
	buf_init(&hex, 65);
	num_hex(&hex, digest.b, HASH_LEN);
	struct file_info info = box_file(w, arena_cstr(w->a, buf_str(&hex)));
	buf_free(&hex);
	assert_ok(file_open(w->city, &info, &r, &w->e), &w->e);
	for (int64_t at = 0; at < size; at += FILE_CHUNK)
		assert_ok(file_load(r, at, &w->e), &w->e);
	file_close(r);
	getrusage(RUSAGE_SELF, &after);
	return after.ru_maxrss - before.ru_maxrss;
}

static void constant_memory(void **state)
{
	struct world *w = world_of(state);
	/* the caches of the engine fill first */
	(void)grown(w, INT64_C(40) << 20);
	long kib = grown(w, INT64_C(64) << 20);
	/* under the sanitizer what is freed stays in its quarantine */
	if (!SANITIZED && kib > 8 * 1024)
		fail_msg("64 MiB took %ld KiB of memory", kib);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(constant_memory), cmocka_unit_test(round_trip), cmocka_unit_test(nothing_in_the_clear),
		cmocka_unit_test(changed_chunks), cmocka_unit_test(verify_names_the_file), cmocka_unit_test(another_key),
		cmocka_unit_test(no_keys_no_files), cmocka_unit_test(wrapping), cmocka_unit_test(resumed),
		cmocka_unit_test(more_than_announced), cmocka_unit_test(limits), cmocka_unit_test(room),
			cmocka_unit_test(others_files),
		cmocka_unit_test(disposed), cmocka_unit_test(abandoned), cmocka_unit_test(backed_up), cmocka_unit_test(names),
	};
	return fixture_run_with("files", tests, ARRAY_LEN(tests), box_setup, world_teardown);
}
