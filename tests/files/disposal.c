/* Disposal of cases and records that have attachments: keys, chunks and names are gone, from the bytes of the store too; what
 * something else still needs stays; both verifiers agree before and after. */
#include "engine/dispose.h"

#include <stdio.h>

#include "engine/object.h"
#include "engine/trail.h"
#include "tests/case/desk.h"
#include "tests/files/box.h"
#include "tests/pages/readers.h"
#include "tests/tamper/agree.h"
#include "tests/tamper/build.h"
#include "tests/tamper/raw.h"
#include "util/num.h"

#define MARKER "ZQXMARKERQXZ"
#define TILL civil_date(2032, 3, 31)

static void at(int year, int month, int day) { clock_fixed(civil_ms(civil_date(year, month, day), 9, 0)); }

static struct verify_report verify(struct world *w)
{
	struct verify_report r;
	struct note_key key;
	struct file_key *files;

	world_done(w);
	assert_ok(trail_verify(w->f->store, NULL, &w->en, w->a, NULL, NULL, &r, &w->e), &w->e);
	build_key(&key);                     /* nothing is signed here: any key will do */
	assert_ok(file_key_read(box_key_path(w), &files, &w->e), &w->e);
	agree_with(files, NULL);
	agree_report(w->f, &key, &r);
	agree_with(NULL, NULL);
	agree_report(w->f, &key, &r);
	file_key_free(files);
	return r;
}

static void all_well(struct world *w)
{
	struct verify_report r = verify(w);

	if (r.bad)
		fail_msg("%s", r.bad);
	assert_int_equal(r.bodies + r.disposed, r.entries);
}

static void bad(struct world *w, const char *part)
{
	struct verify_report r = verify(w);

	if (!r.bad || !strstr(r.bad, part))
		fail_msg("wanted \"%s\", got \"%s\"", part, r.bad ? r.bad : "(well)");
}

static int64_t number(struct world *w, const char *sql)
{
	char out[64];
	int64_t n;

	world_done(w);
	if (!fixture_raw(w->f, sql, out, sizeof(out)))
		fail_msg("%s: %s", sql, out);
	assert_true(num_i64(str_trim(str_of(out)), 0, INT64_MAX, &n));
	return n;
}

/* A report of section 111 with an attachment, granted and answered with another: files n and n + 1, and a ledger line. */
static int64_t report(struct world *w, const char *asks, const char *answers)
{
	int64_t id = desk_do(w, "1116", "case_submit", arena_cprintf(w->a,
		"{\"door\":\"report\",\"answers\":{\"what\":\"" MARKER "\",\"report\":\"%s\"}}", asks));

	desk_decide(w, "1111", id, "hand_in.permit", "granted", "");
	desk_do(w, "1111", "step_task", arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{\"reply\":\"%s\"}}",
		(long long)desk_open(w, id, "answer"), answers));
	assert_string_equal(desk_state(w, id), "done");
	return id;
}

static int64_t walked(struct world *w)
{
	at(2026, 4, 1);
	const char *asks = box_upload(w, "1116", MARKER "-1.txt", 1, 2 * FILE_CHUNK + 7);
	return report(w, asks, box_upload(w, "1111", MARKER "-2.pdf", 2, 9));
}

static size_t listed(struct world *w)
{
	struct dispose_list l;

	assert_ok(dispose_list(w->city, world_read(w), w->a, 1, world_unit(w, "111"), TILL, &w->ja, &l, &w->e), &w->e);
	world_done(w);
	return l.n;
}

static void dispose(struct world *w)
{
	struct dispose_list l;
	char hex[2 * HASH_LEN + 1];

	at(2032, 4, 1);
	assert_ok(dispose_list(w->city, world_read(w), w->a, 1, world_unit(w, "111"), TILL, &w->ja, &l, &w->e), &w->e);
	for (size_t i = 0; i < HASH_LEN; i++)
		snprintf(hex + 2 * i, 3, "%02x", l.digest.b[i]);
	int64_t list = desk_do(w, "1111", "dispose_approve", arena_cprintf(w->a,
		"{\"unit\":%lld,\"till\":%lld,\"digest\":\"%s\"}", (long long)world_unit(w, "111"), (long long)TILL, hex));
	desk_do(w, "1212", "dispose", arena_cprintf(w->a, "{\"list\":%lld}", (long long)list));
}

/* ---- the bytes ---- */

/* Is this in the bytes of the store? */
static bool in_files(struct world *w, struct str what)
{
	static char all[64 << 20];
	static const char *const parts[] = {"", "-wal"};
	char text[512];

	if (w->f->engine == STORE_PG) {
		CLEAN_BUF struct buf hex = {0};
		buf_init(&hex, 2 * what.n + 1);
		num_hex(&hex, (const uint8_t *)what.p, what.n);
		assert_true(fixture_raw(w->f, "CHECKPOINT", text, sizeof(text)));
		return number(w, arena_cprintf(w->a, "SELECT COUNT(*) FROM pg_class WHERE relfilenode <> 0 AND "
			"relkind IN ('r', 't', 'i') AND position(decode('%.*s', 'hex') IN "
			"pg_read_binary_file(pg_relation_filepath(oid))) > 0", STR_ARG(buf_str(&hex)))) > 0;
	}
	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		snprintf(text, sizeof(text), "%.400s%s", w->f->spec, parts[i]);
		FILE *f = fopen(text, "rb");
		size_t n = f ? fread(all, 1, sizeof(all), f) : 0;
		assert_true(n < sizeof(all));
		if (f)
			fclose(f);
		if (memmem(all, n, what.p, what.n))
			return true;
	}
	return false;
}

/* 24 bytes from the 20th on of a value. */
static struct str piece(struct world *w, const char *of, const char *from)
{
	char out[256];
	uint8_t *bytes = arena_alloc(w->a, 24);

	world_done(w);
	const char *sql = arena_cprintf(w->a, w->f->engine == STORE_PG ? "SELECT encode(substr(%s, 20, 24), 'hex') FROM %s" :
		"SELECT lower(hex(substr(%s, 20, 24))) FROM %s", of, from);
	if (!fixture_raw(w->f, sql, out, sizeof(out)) || !num_unhex(str_trim(str_of(out)), bytes, 24))
		fail_msg("%s: %s", sql, out);
	return (struct str){(const char *)bytes, 24};
}

/* ---- what goes, and what stays ---- */

static void goes_with_the_case(void **state)
{
	struct world *w = world_of(state);
	int64_t id = walked(w);
	const struct str chunk = piece(w, "data", "file_chunk WHERE n = 1"), key = piece(w, "key_store", "file WHERE id = 1"),
		sealed = piece(w, "key_recovery", "file WHERE id = 2");

	/* another section's, and one of 111 that is not due: each its own chunks */
	at(2030, 4, 1);
	report(w, box_upload(w, "1116", "後.txt", 3, FILE_CHUNK), box_upload(w, "1111", "c.txt", 4, 1));
	all_well(w);
	assert_true(in_files(w, chunk) && in_files(w, key) && in_files(w, sealed) && in_files(w, STR(MARKER "-1.txt")));
	assert_int_equal(number(w, "SELECT COUNT(*) FROM file_chunk"), 3 + 1 + 1 + 1);
	assert_int_equal(listed(w), 2);                  /* the case and its line */
	dispose(w);
	assert_int_equal(number(w, "SELECT COUNT(*) FROM file WHERE state = 'erased' AND name = '' AND media = '' AND plain IS "
		"NULL AND key_store IS NULL AND key_recovery IS NULL AND id <= 2"), 2);
	assert_int_equal(number(w, "SELECT COUNT(*) FROM file_chunk"), 2);
	assert_int_equal(number(w, "SELECT COUNT(*) FROM file WHERE state = 'kept' AND key_store IS NOT NULL"), 2);
	/* every entry about the case has lost its body, those with the attachments too; keys and disposals have theirs */
	assert_int_equal(number(w, arena_cprintf(w->a, "SELECT COUNT(*) FROM entry_object o JOIN entry_body b ON b.seq = o.seq "
		"JOIN entry e ON e.seq = o.seq WHERE o.kind = 1 AND o.id = %lld AND e.act <> 'dispose'", (long long)id)), 0);
	assert_int_equal(number(w, "SELECT COUNT(*) FROM entry e JOIN entry_body b ON b.seq = e.seq WHERE e.act = 'dispose'"), 1);
	all_well(w);
	bool did;
	assert_ok(dispose_scrub(w->city, &did, &w->e), &w->e);
	assert_true(did);
	assert_false(in_files(w, chunk));
	assert_false(in_files(w, key));
	assert_false(in_files(w, sealed));
	/* only the other report's content, which is not due, has the word */
	assert_false(in_files(w, STR(MARKER "-1.txt")));
	all_well(w);
	/* what is kept can be read, what went cannot */
	struct file_info kept, gone;
	bool found;
	struct file_reader *r;
	assert_ok(file_by_id(world_read(w), w->a, 3, &kept, &found, &w->e), &w->e);
	assert_ok(file_by_id(world_read(w), w->a, 1, &gone, &found, &w->e), &w->e);
	world_done(w);
	assert_true(!kept.erased && gone.erased);
	assert_ok(file_open(w->city, &kept, &r, &w->e), &w->e);
	assert_ok(file_load(r, 0, &w->e), &w->e);
	file_close(r);
	assert_false(file_open(w->city, &gone, &r, &w->e));
	assert_int_equal(w->e.code, ERR_NOT_FOUND);
	err_clear(&w->e);
}

/* One attachment of two things: it goes with the last of them. */
static void stays_with_what_is_kept(void **state)
{
	struct world *w = world_of(state);
	int64_t id = walked(w), line = desk_line(w, id, 1).id;

	assert_int_equal(number(w, arena_cprintf(w->a, "SELECT COUNT(*) FROM file_use WHERE file = 1 AND "
		"((kind = 1 AND target = %lld) OR (kind = 2 AND target = %lld))", (long long)id, (long long)line)), 2);
	at(2032, 4, 1);
	desk_do(w, "1212", "dispose_hold", arena_cprintf(w->a, "{\"kind\":\"record\",\"object\":%lld,\"reason\":\"係争中\"}",
		(long long)line));
	dispose(w);
	assert_int_equal(number(w, "SELECT COUNT(*) FROM file WHERE id = 1 AND state = 'kept' AND key_store IS NOT NULL"), 1);
	assert_int_equal(number(w, "SELECT COUNT(*) FROM file WHERE id = 2 AND state = 'erased'"), 1);
	assert_int_equal(number(w, "SELECT COUNT(*) FROM file_chunk"), 3);
	/* the request's body goes though its attachment stays */
	assert_int_equal(number(w, "SELECT COUNT(*) FROM entry e JOIN entry_body b ON b.seq = e.seq "
		"WHERE e.act = 'case_submit'"), 0);
	all_well(w);
	desk_do(w, "1212", "dispose_release", "{\"hold\":1,\"reason\":\"和解した\"}");
	dispose(w);
	assert_int_equal(number(w, "SELECT COUNT(*) FROM file_chunk"), 0);
	assert_int_equal(number(w, "SELECT COUNT(*) FROM file WHERE state = 'kept'"), 0);
	all_well(w);
}

static void portal_says_it(void **state)
{
	struct world *w = world_of(state);
	int64_t id = walked(w);
	const char *first = arena_cprintf(w->a, "/cases/%lld/files/1", (long long)id);
	struct readers r;

	dispose(w);
	readers_open(&r, w);
	struct browser *b = reader(&r, "1111");
	reads(b, first, 410);
	assert_true(browser_sees(b, "廃棄済みの添付です"));
	reads(b, arena_cprintf(w->a, "/cases/%lld/files/9", (long long)id), 404);
	reads(reader(&r, "1122"), first, 404);           /* of another section: not even that */
	reads(b, arena_cprintf(w->a, "/cases/%lld", (long long)id), 200);
	assert_true(browser_sees(b, "廃棄済み"));
	assert_false(browser_sees(b, MARKER));
	readers_close(&r);
}

/* ---- what is no disposal ---- */

static void leftovers_are_found(void **state)
{
	struct world *w = world_of(state);

	walked(w);
	struct raw *r = raw_open(w->f);
	raw_keep(r, "was");
	fixture_reopen(w->f, NULL);
	box_again(w, NULL);
	dispose(w);
	all_well(w);
	world_done(w);
	/* chunks come back from an old backup; a kept file's are taken away */
	raw_do(r, "INSERT INTO file_chunk SELECT uid, 0, digest FROM file WHERE id = 2");
	bad(w, "disposed of, is left");
	raw_do(r, "DELETE FROM file_chunk");
	all_well(w);
	/* an attachment that was erased without a disposal of what it belongs to: its row names another entry */
	raw_back(r, "was", NULL);
	raw_do(r, "UPDATE file SET state = 'erased', name = '', media = '', plain = NULL, key_store = NULL, key_recovery = NULL "
		"WHERE id = 1");
	bad(w, "Row 1 of table file");
	raw_back(r, "was", NULL);
	bad(w, "Attachment 1 should have 3 parts, but there are 0");
	raw_close(r);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(goes_with_the_case), cmocka_unit_test(stays_with_what_is_kept), cmocka_unit_test(portal_says_it),
		cmocka_unit_test(leftovers_are_found),
	};

	return fixture_run_with("files-disposal", tests, ARRAY_LEN(tests), box_setup, world_teardown);
}
