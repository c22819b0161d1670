/* What somebody with the database did is found in a backup that was taken afterwards, as it lies there (verify --backup): in
 * the same place as in the store, or the backup does not fit together any more, which is said. */
#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "engine/backup.h"
#include "tests/tamper/raw.h"
#include "tests/tamper/whole.h"

struct scene {
	struct whole whole;
	struct note_key key;
	struct arena *a;
	struct lang en;
	struct verify_report rep;
	struct str note;                         /* from elsewhere; empty: none */
	const char *behind;                      /* what a checkpoint from elsewhere says of it; NULL nothing */
	int looked;
};

static int up(void **state)
{
	struct fixture *f = *state;
	struct scene *s = calloc(1, sizeof(*s));

	f->data = s;
	s->a = arena_new(1 << 28);
	s->en = (struct lang){LANG_EN, s->a};
	build_key(&s->key);
	whole_build(f, &s->whole);
	return 0;
}

static int down(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;

	arena_free(s->a);
	free(s);
	return 0;
}

/* Nobody else can read what is restored. */
static bool look(void *ctx, struct store *store, struct err *e)
{
	struct scene *s = ctx;

	s->looked++;
	return trail_verify(store, &s->key, &s->en, s->a, NULL, NULL, &s->rep, e) && (!s->note.n || s->rep.bad ||
		trail_check_note(store, &s->key, s->note, &s->en, s->a, &s->behind, e));
}

static int left_behind(struct fixture *f)
{
	DIR *d = opendir(f->dir);
	int n = 0;

	assert_non_null(d);
	for (struct dirent *at; (at = readdir(d));)
		n += strncmp(at->d_name, "sekimori-backup", 15) == 0;
	closedir(d);
	return n;
}

static bool verified(struct fixture *f, const char *path, struct err *e)
{
	struct scene *s = f->data;
	struct backup_from from = {.paths = &path, .n = 1};
	struct backup_report rep;

	s->rep = (struct verify_report){0};
	s->looked = 0;
	bool ok = backup_look(&from, f->dir, s->a, NULL, NULL, look, s, &rep, e);
	assert_int_equal(left_behind(f), 0);
	return ok;
}

static const char *taken(struct fixture *f, const char *name)
{
	struct scene *s = f->data;
	const char *path = arena_cprintf(s->a, "%s/%s", f->dir, name);
	struct err e = {0};

	unlink(path);
	assert_ok(store_backup(f->store, path, NULL, NULL, &e), &e);
	return path;
}

static const struct { const char *sql, *kind; } attacks[] = {
	{"UPDATE entry SET actor = actor + 1 WHERE seq = 4", "leaf"},
	{"UPDATE entry SET leaf = body_digest WHERE seq = 4", "leaf"},
	{"UPDATE entry SET time = time - 1 WHERE seq = 4", "leaf"},
	{"UPDATE entry_body SET body = body || ' ' WHERE seq = 4", "body"},
	{"UPDATE entry_object SET id = id + 77 WHERE seq = 4 AND n = 0", "object"},
	{"UPDATE checkpoint SET time = time + 1000", "checkpoint"},
	{"UPDATE checkpoint SET note = REPLACE(note, 'A', 'B')", "checkpoint"},
	{"UPDATE person SET name = '山田'", "row"},
	{"UPDATE setting SET value = 'x' WHERE name = 'portal.contact'", "row"},
	{"DELETE FROM setting WHERE name = 'portal.contact'", "missing"},
	{"DELETE FROM entry_body WHERE seq = 4", "body"},
	{"DELETE FROM entry_object WHERE seq = 4", "object"},
	{"DELETE FROM entry WHERE seq = 4", "missing"},
	{"DELETE FROM entry WHERE seq > 11", "missing"},
	{"INSERT INTO organ (id, organ, entry, code, name, name_en, pack) SELECT 7, organ, entry, 'x', name, name_en, pack "
		"FROM organ WHERE id = 1", "row"},
	{"UPDATE entry_body SET body = (SELECT b.body FROM entry_body b WHERE b.seq = 5) WHERE seq = 4", "body"},
	{"DELETE FROM file_chunk", "file"},
	{"UPDATE file_chunk SET n = 1", "file"},
	{"UPDATE file_chunk SET data = uid", "file"},
	{"DELETE FROM entry_object WHERE kind = 14", "body"},
};

static void what_was_done_to_the_store(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct raw *raw = raw_open(f);
	struct err e = {0};
	int not_fitting = 0;

	raw_keep(raw, "was");
	raw_do(raw, "CREATE TABLE was_file_chunk AS SELECT * FROM file_chunk");
	fixture_reopen(f, NULL);
	assert_ok(verified(f, taken(f, "good"), &e), &e);
	assert_null(s->rep.bad);
	assert_int_equal(s->rep.files, 1);
	assert_int_equal(s->rep.disposed, 1);
	for (size_t i = 0; i < ARRAY_LEN(attacks); i++) {
		raw_do(raw, "%s", attacks[i].sql);
		err_clear(&e);
		if (!verified(f, taken(f, "bad"), &e)) {
			assert_true(e.code == ERR_CORRUPT || e.code == ERR_STORE || e.code == ERR_CONFLICT);
			assert_int_equal(s->looked, 0);
			not_fitting++;
		} else if (!s->rep.bad) {
			fail_msg("not found in a backup: %s", attacks[i].sql);
		} else if (strcmp(s->rep.bad_kind, attacks[i].kind) != 0) {
			fail_msg("%s: %s: %s", attacks[i].sql, s->rep.bad_kind, s->rep.bad);
		}
		raw_back(raw, "was", NULL);
		raw_do(raw, "DELETE FROM file_chunk");
		raw_do(raw, "INSERT INTO file_chunk SELECT * FROM was_file_chunk");
	}
	assert_true(not_fitting < (int)ARRAY_LEN(attacks) / 2);
	assert_ok(verified(f, taken(f, "again"), &e), &e);
	assert_null(s->rep.bad);
	raw_close(raw);
}

/* A row of each audited table there is, now or later: none may be empty here. */
static void a_row_of_every_table(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	const struct table_info *t;
	size_t n = store_tables(&t), tried = 0;
	struct raw *raw = raw_open(f);
	struct err e = {0};

	fixture_reopen(f, NULL);
	for (size_t i = 0; i < n; i++) {
		if (!t[i].audited)
			continue;
		if (raw_number(raw, "SELECT COUNT(*) FROM %s", t[i].name) == 0)
			fail_msg("%s has no row", t[i].name);
		int64_t id = raw_number(raw, "SELECT MIN(id) FROM %s", t[i].name);
		raw_do(raw, "UPDATE %s SET organ = organ + 4711 WHERE id = %lld", t[i].name, (long long)id);
		if (verified(f, taken(f, "bad"), &e) && (!s->rep.bad || strcmp(s->rep.bad_table, t[i].name) != 0))
			fail_msg("not found in a backup: %s: %s", t[i].name, s->rep.bad ? s->rep.bad : "nothing");
		err_clear(&e);
		raw_do(raw, "UPDATE %s SET organ = organ - 4711 WHERE id = %lld", t[i].name, (long long)id);
		tried++;
	}
	assert_true(tried > 30);
	assert_ok(verified(f, taken(f, "again"), &e), &e);
	assert_null(s->rep.bad);
	raw_close(raw);
}

/* A backup that is older than what it is said to be is whole: only a checkpoint from elsewhere tells. */
static void an_older_backup(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	struct err e = {0};
	struct tx *t;
	int64_t size, time;
	bool found;

	const char *early = taken(f, "early");
	build_more(f, 5);
	whole_checkpoint(f, &s->whole);
	assert_ok(verified(f, early, &e), &e);
	assert_null(s->rep.bad);
	assert_ok(tx_begin(f->store, TX_READ, &t, &e), &e);
	assert_ok(trail_checkpoint(t, s->a, &s->note, &size, &time, &found, &e), &e);
	tx_abort(t);
	assert_ok(verified(f, early, &e), &e);
	assert_null(s->rep.bad);
	assert_non_null(s->behind);
	assert_ok(verified(f, taken(f, "late"), &e), &e);
	assert_null(s->behind);
}

/* Each of a few hundred places in the file: none is restored, and none is left. */
static void a_damaged_file(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	const char *path = taken(f, "whole");
	struct stat st;
	struct err e = {0};

	assert_int_equal(stat(path, &st), 0);
	for (int64_t at = 0; at < st.st_size; at += st.st_size / 150) {
		FILE *file = fopen(path, "r+b");
		assert_non_null(file);
		assert_int_equal(fseek(file, (long)at, SEEK_SET), 0);
		int was = getc(file);
		assert_int_equal(fseek(file, (long)at, SEEK_SET), 0);
		putc(was ^ 4, file);
		assert_int_equal(fclose(file), 0);
		err_clear(&e);
		assert_false(verified(f, path, &e));
		assert_int_equal(s->looked, 0);
		assert_true(e.text[0]);
		file = fopen(path, "r+b");
		assert_int_equal(fseek(file, (long)at, SEEK_SET), 0);
		putc(was, file);
		assert_int_equal(fclose(file), 0);
	}
	assert_int_equal(truncate(path, st.st_size - 1), 0);
	assert_false(verified(f, path, &e));
	err_clear(&e);
	assert_false(verified(f, "/nowhere/at all", &e));
	assert_int_equal(e.code, ERR_NOT_FOUND);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_done_to_the_store),
		cmocka_unit_test(a_row_of_every_table),
		cmocka_unit_test(an_older_backup),
		cmocka_unit_test(a_damaged_file),
	};

	return fixture_run_with("backup", tests, ARRAY_LEN(tests), up, down);
}
