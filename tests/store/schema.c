/* table.def becomes the same tables on both engines; every statement fits; a malformed row ends the process. */
#include "tests/store/fixture.h"

#include "store/core.h"

static void every_statement_prepares(void **state)
{
	struct fixture *f = *state;
	struct store *s = f->store;
	size_t bad = 0;

	assert_true(STMT_COUNT > 100);
	for (size_t i = 0; i < s->sqls->n; i++) {
		struct err e = {0};
		if (!s->sqls->list[i].text[0])
			continue;
		if (s->driver->check(s->writer, &s->sqls->list[i], &e))
			continue;
		print_message("# %s\n", e.text);
		bad++;
	}
	assert_int_equal(bad, 0);
}

/* What all.def promises of the check: a statement whose letters lie is refused. */
static void a_lying_statement_is_refused(void **state)
{
	struct fixture *f = *state;
	const struct table_def *setting = schema_find(f->store->schema, "setting");
	static const struct { const char *text, *args, *results; enum stmt_kind kind; } rows[] = {
		{"SELECT name, value FROM setting", "", "s", KIND_READ},
		{"SELECT name FROM setting", "", "ss", KIND_READ},
		{"SELECT nothing FROM setting", "", "s", KIND_READ},
		{"SELECT name FROM setting WHERE id = $1", "ii", "s", KIND_READ},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct sql q = {"lying", rows[i].text, rows[i].args, rows[i].results, rows[i].kind, setting, -1};
		struct err e = {0};
		/* PostgreSQL takes a parameter that is not in the text; all.def's own check does not. */
		bool ok = f->store->driver->check(f->store->writer, &q, &e);
		if (f->engine == STORE_PG && i == 3)
			continue;
		if (ok)
			fail_msg("%s", rows[i].text);
		assert_int_equal(e.code, ERR_STORE);
	}
}

/* SQLite says which tables a statement writes: one that writes more than its kind allows does not come to be. */
static void a_statement_keeps_to_its_kind(void **state)
{
	struct fixture *f = *state;
	const struct table_def *setting = schema_find(f->store->schema, "setting");
	static const struct { const char *text; enum stmt_kind kind; bool ok; } rows[] = {
		{"DELETE FROM draft", KIND_VOLATILE, true},
		{"DELETE FROM draft", KIND_DERIVED, false},
		{"DELETE FROM draft", KIND_READ, false},
		{"DELETE FROM record_list", KIND_DERIVED, true},
		{"UPDATE setting SET value = ''", KIND_AUDITED, true},
		{"UPDATE setting SET value = ''", KIND_VOLATILE, false},
		{"DELETE FROM setting", KIND_AUDITED, false},
		{"UPDATE person SET name = ''", KIND_AUDITED, false},
		{"INSERT INTO tree_node (level, idx, hash) VALUES (8, 0, '')", KIND_CHAIN, true},
		{"INSERT INTO tree_node (level, idx, hash) VALUES (8, 0, '')", KIND_CHECKPOINT, false},
		{"DELETE FROM tree_node", KIND_CHAIN, false},
		{"DROP TABLE draft", KIND_VOLATILE, false},
		{"PRAGMA foreign_keys = OFF", KIND_VOLATILE, false},
		{"ATTACH 'x' AS x", KIND_VOLATILE, false},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct sql q = {"kind", rows[i].text, "", "", rows[i].kind, setting, -1};
		struct err e = {0};
		if (f->store->driver->check(f->store->writer, &q, &e) != rows[i].ok)
			fail_msg("%s: %s", rows[i].text, e.text);
	}
}

static void columns_are_as_in_table_def(void **state)
{
	struct fixture *f = *state;
	const struct schema *s = f->store->schema;
	char sql[512], got[8192];

	for (size_t i = 0; i < s->n; i++) {
		const struct table_def *t = &s->tables[i];
		CLEAN_BUF struct buf want;
		buf_init(&want, 8192);
		for (size_t k = 0; k < t->n_cols; k++) {
			const struct column *c = &t->cols[k];
			const char *type = c->type == 'i' ? "INTEGER" : c->type == 's' ? "TEXT" : "BLOB";
			if (f->engine == STORE_PG)
				type = c->type == 'i' ? "bigint" : c->type == 's' ? "text C" : "bytea";
			buf_printf(&want, "%s|%s|%d\n", c->name, type, !c->null);
		}
		if (f->engine == STORE_SQLITE)
			snprintf(sql, sizeof(sql), "SELECT name, type, \"notnull\" FROM pragma_table_info('%s') ORDER BY cid",
				t->row->name);
		else
			snprintf(sql, sizeof(sql), "SELECT column_name, data_type || COALESCE(' ' || collation_name, ''), "
				"CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END FROM information_schema.columns "
				"WHERE table_name = '%s' ORDER BY ordinal_position", t->row->name);
		assert_true(fixture_raw(f, sql, got, sizeof(got)));
		assert_string_equal(got, want.p);
	}
}

static void tables_say_what_they_are(void **state)
{
	const struct table_info *list;
	size_t n = store_tables(&list), audited = 0;

	(void)state;
	assert_int_equal(n, table_count);
	for (size_t i = 0; i < n; i++) {
		bool needs = strcmp(list[i].kind, "derived") == 0 || strcmp(list[i].kind, "volatile") == 0;
		assert_string_equal(list[i].name, table_rows[i].name);
		assert_int_equal(needs, list[i].reason[0] != 0);
		assert_int_equal(list[i].audited, strcmp(list[i].kind, "audited") == 0);
		audited += list[i].audited;
	}
	assert_true(audited > 10);
}

static void read_rows(void *ctx)
{
	const struct table *row = ctx;
	const struct table rows[] = {
		{TABLE_CHAIN, "entry", 1, "seq i", "PRIMARY seq", ""},
		{TABLE_VOLATILE, "pair", 1, "a i, b i", "PRIMARY a,b", "why"},
		*row,
	};
	struct arena *a = arena_new(1024 * 1024);
	schema_read(a, rows, ARRAY_LEN(rows));
	arena_free(a);
}

static void malformed_rows_end_the_process(void **state)
{
	static const struct table good[] = {
		{TABLE_AUDITED, "thing", 1, "name s, entry_of I, at I @2", "UNIQUE name; REF entry_of entry; INDEX at,name @2",
			""},
		{TABLE_AUDITED, "tree", 2, "parent I", "REF parent tree; INDEX parent", ""},
		{TABLE_DERIVED, "view", 1, "a i, b s", "PRIMARY a,b", "why"},
	};
	static const struct table bad[] = {
		{TABLE_AUDITED, "Thing", 1, "name s", "", ""},
		{TABLE_AUDITED, "entry", 1, "name s", "", ""},
		{TABLE_AUDITED, "thing", 0, "name s", "", ""},
		{TABLE_AUDITED, "thing", 1, "name", "", ""},
		{TABLE_AUDITED, "thing", 1, "name x", "", ""},
		{TABLE_AUDITED, "thing", 1, "na-me s", "", ""},
		{TABLE_AUDITED, "thing", 1, "name s, name i", "", ""},
		{TABLE_AUDITED, "thing", 1, "entry i", "", ""},
		{TABLE_AUDITED, "thing", 1, "name s @2", "", ""},
		{TABLE_AUDITED, "thing", 2, "name S @2", "", ""},
		{TABLE_AUDITED, "thing", 1, "name s", "PRIMARY name", ""},
		{TABLE_AUDITED, "thing", 1, "name s", "UNIQUE nam", ""},
		{TABLE_AUDITED, "thing", 1, "name s", "UNIQ name", ""},
		{TABLE_AUDITED, "thing", 1, "name s", "UNIQUE", ""},
		{TABLE_AUDITED, "thing", 1, "name s, at I @2", "INDEX at", ""},
		{TABLE_AUDITED, "thing", 1, "of s", "REF of entry", ""},
		{TABLE_AUDITED, "thing", 1, "of i", "REF of later", ""},
		{TABLE_AUDITED, "thing", 1, "of i", "REF of pair", ""},
		{TABLE_CHAIN, "link", 1, "a i", "UNIQUE a", ""},
		{TABLE_CHAIN, "link", 1, "a I", "PRIMARY a", ""},
		{TABLE_CHAIN, "link", 1, "a i, b i", "PRIMARY a; PRIMARY b", ""},
		{TABLE_VOLATILE, "tmp", 1, "a i", "PRIMARY a", ""},
		{TABLE_DERIVED, "tmp", 1, "a i", "PRIMARY a", ""},
	};
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(good); i++)
		read_rows((void *)(uintptr_t)&good[i]);
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		if (!aborts(read_rows, (void *)(uintptr_t)&bad[i]))
			fail_msg("%s (%s) (%s) was taken", bad[i].name, bad[i].columns, bad[i].keys);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_statement_prepares),
		cmocka_unit_test(a_lying_statement_is_refused),
		fixture_test_sqlite(a_statement_keeps_to_its_kind),
		cmocka_unit_test(columns_are_as_in_table_def),
		cmocka_unit_test(tables_say_what_they_are),
		cmocka_unit_test(malformed_rows_end_the_process),
	};
	return fixture_run("store-schema", tests, ARRAY_LEN(tests));
}
