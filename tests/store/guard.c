/* What the database itself refuses, also of somebody who comes past the store. */
#include "tests/store/fixture.h"

#include "store/core.h"

static bool write_setting(struct tx *t, int64_t seq, void *ctx, struct err *e)
{
	(void)seq;
	(void)ctx;
	return tx_run(t, STMT_setting_put, ARGS(val_c("colour"), val_c("blue")), NULL, e);
}

static int prepare_rows(void **state)
{
	struct fixture *f = *state;
	struct err e = {0};

	assert_ok(fixture_act(f->store, write_setting, NULL, NULL, &e), &e);
	assert_ok(fixture_act(f->store, NULL, NULL, NULL, &e), &e);
	return 0;
}

static void rows_change_only_with_an_entry(void **state)
{
	struct fixture *f = *state;
	static const struct { const char *sql, *part;
	} rows[] = {
		{"UPDATE setting SET value = 'red'", "a row of setting is changed only with a new entry"},
		{"UPDATE setting SET value = 'red', entry = 0", "only with a new entry"},
		{"UPDATE setting SET value = 'red', entry = 1", "only with a new entry"},
		{"UPDATE setting SET value = 'red', entry = -1", "only with a new entry"},
		{"UPDATE setting SET id = 9, entry = 2", "setting"},
		{"INSERT INTO setting (id, organ, entry, name, value) VALUES (2, 1, 1, 'x', '')",
			"is written only with a new entry"},
		{"DELETE FROM setting", "a row of setting is never deleted"},
		{"DELETE FROM setting WHERE id = 1", "never deleted"},
	};
	char text[512];

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		if (fixture_raw(f, rows[i].sql, text, sizeof(text)))
			fail_msg("taken: %s", rows[i].sql);
		if (!strstr(text, "guard: ") || !strstr(text, rows[i].part))
			fail_msg("%s: %s", rows[i].sql, text);
	}
	assert_true(fixture_raw(f, "SELECT id, entry, value FROM setting", text, sizeof(text)));
	assert_string_equal(text, "1|0|blue\n");
}

static void the_chain_only_grows(void **state)
{
	struct fixture *f = *state;
	static const char *const rows[] = {
		"UPDATE entry SET time = 0",
		"UPDATE entry SET act = 'other' WHERE seq = 0",
		"UPDATE entry_body SET body = '{\"a\":1}'",
		"DELETE FROM entry_body",
		"DELETE FROM entry WHERE seq = 1",
		("INSERT INTO entry SELECT seq + 5, time, actor, role, act, body_digest, body_digest, leaf FROM entry "
			"WHERE seq = 1"),
		"INSERT INTO entry SELECT seq, time, actor, role, act, body_digest, body_digest, leaf FROM entry WHERE seq = 1",
		"INSERT INTO entry SELECT -1, time, actor, role, act, body_digest, body_digest, leaf FROM entry WHERE seq = 1",
	};
	char text[512], before[4096], after[4096];
	static const char all[] = "SELECT seq, time, actor, role, act FROM entry ORDER BY seq";

	assert_true(fixture_raw(f, all, before, sizeof(before)));
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		if (fixture_raw(f, rows[i], text, sizeof(text)))
			fail_msg("taken: %s", rows[i]);
		if (!strstr(text, "guard: "))
			fail_msg("%s: %s", rows[i], text);
	}
	assert_true(fixture_raw(f, all, after, sizeof(after)));
	assert_string_equal(after, before);
}

/* Every audited and every chain table, with or without rows. */
static void every_table_has_its_guards(void **state)
{
	struct fixture *f = *state;
	const struct schema *s = f->store->schema;
	char sql[512], text[256];

	for (size_t i = 0; i < s->n; i++) {
		const struct table_def *t = &s->tables[i];
		int want = t->row->kind == TABLE_AUDITED ? 3 : t->row->kind == TABLE_CHAIN ? 2 : 0;
		want += strcmp(t->row->name, "entry") == 0;
		if (f->engine == STORE_SQLITE)
			snprintf(sql, sizeof(sql),
				"SELECT COUNT(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '%s'", t->row->name);
		else
			snprintf(sql, sizeof(sql),
				"SELECT COUNT(*) FROM information_schema.triggers WHERE event_object_table = '%s'", t->row->name);
		assert_true(fixture_raw(f, sql, text, sizeof(text)));
		char wanted[16];
		snprintf(wanted, sizeof(wanted), "%d", want);
		if (!str_is(str_trim(str_of(text)), wanted))
			fail_msg("%s has %s guards, not %d", t->row->name, text, want);
		if (f->engine != STORE_PG || !want)
			continue;
		snprintf(sql, sizeof(sql), "TRUNCATE %s CASCADE", t->row->name);
		assert_false(fixture_raw(f, sql, text, sizeof(text)));
		assert_non_null(strstr(text, "never deleted"));
	}
}

static const struct table_def *setting_table(struct fixture *f)
{
	return schema_find(f->store->schema, "setting");
}

/* id, organ, entry, name, value */
static bool load_setting(struct fixture *f, struct conn *c, int64_t entry, struct err *e)
{
	struct val vals[] = {val_i(50), val_i(1), val_i(entry), val_c("loaded"), val_c("")};
	struct rows *r = NULL;
	bool ok = f->store->driver->run(c, sql_of_table(f->store->sqls, setting_table(f), TABLE_LOAD), vals, 5, false, &r, e);
	f->store->driver->end(r);
	return ok;
}

static void a_row_needs_its_entry_at_commit(void **state)
{
	struct fixture *f = *state;
	const struct driver *d = f->store->driver;
	struct conn *c = f->store->writer;
	struct err e = {0};
	char text[64];

	assert_ok(d->begin(c, true, &e), &e);
	assert_ok(load_setting(f, c, 2, &e), &e);
	assert_false(d->commit(c, &e));
	assert_int_equal(e.code, ERR_STORE);
	d->rollback(c);
	assert_true(fixture_raw(f, "SELECT COUNT(*) FROM setting", text, sizeof(text)));
	assert_string_equal(text, "1\n");
	err_clear(&e);
	assert_ok(d->begin(c, true, &e), &e);
	assert_false(load_setting(f, c, 1, &e));
	assert_non_null(strstr(e.text, "guard: a row of setting is written only with a new entry"));
	d->rollback(c);
}

static void a_reader_cannot_write(void **state)
{
	struct fixture *f = *state;
	struct err e = {0};
	struct tx *t;

	assert_ok(tx_begin(f->store, TX_READ, &t, &e), &e);
	assert_false(load_setting(f, t->conn, 2, &e));
	/* They say of a reader what they say of a disk that has become read-only, and of a standby. */
	assert_int_equal(e.code, ERR_IO);
	assert_true(strstr(e.text, "readonly") || strstr(e.text, "read-only"));
	tx_abort(t);
}

/* REPLACE would delete without asking the guards, but for recursive triggers on the store's own connections. */
static void replace_is_a_delete(void **state)
{
	struct fixture *f = *state;
	struct err e = {0};
	struct sql q = {"replace", "REPLACE INTO setting (id, organ, entry, name, value) VALUES (1, 1, 2, 'colour', 'red')", "",
		"", KIND_LOAD, setting_table(f), -1};
	struct rows *r = NULL;

	assert_false(f->store->driver->run(f->store->writer, &q, NULL, 0, false, &r, &e));
	f->store->driver->rollback(f->store->writer);
	/* Refused by the authorizer, since a REPLACE may delete, or by the guard. */
	assert_true(strstr(e.text, "not authorized") || strstr(e.text, "never deleted"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_change_only_with_an_entry),
		cmocka_unit_test(the_chain_only_grows),
		cmocka_unit_test(every_table_has_its_guards),
		cmocka_unit_test(a_row_needs_its_entry_at_commit),
		cmocka_unit_test(a_reader_cannot_write),
		fixture_test_sqlite(replace_is_a_delete),
	};
	return fixture_run_with("store-guard", tests, ARRAY_LEN(tests), prepare_rows, NULL);
}
