/* Every byte of a small store that has one of everything, changed by somebody who has the database, and set back: verify finds
 * each, and names the place. Tables and columns come from the database itself, so that one that is added later is in it.
 *
 * Where one verify takes long (PostgreSQL, the sanitizer, the independent verifier beside it) one change in so many is tried;
 * with SEKIMORI_TORTURE all of them. */
#include <stdlib.h>

#include "engine/object.h"
#include "engine/trail_witness.h"
#include "tests/tamper/agree.h"
#include "tests/tamper/raw.h"
#include "tests/tamper/whole.h"
#include "util/clean.h"
#include "util/sanitizer.h"

struct scene {
	struct raw *raw;
	struct arena *a;                         /* of the test */
	struct arena *words;                     /* of one verify */
	struct lang en;
	struct note_key key;
	struct whole whole;
	int64_t one_of, ways, tried, refused;
};

static int up(void **state)
{
	struct fixture *f = *state;
	struct scene *s = calloc(1, sizeof(*s));

	f->data = s;
	s->a = arena_new(1 << 28);
	s->words = arena_new(1 << 24);
	s->en = (struct lang){LANG_EN, s->words};
	s->one_of = agree_on() ? 59 : f->engine == STORE_PG ? 29 : SANITIZED ? 7 : 1;
	if (getenv("SEKIMORI_TORTURE"))
		s->one_of = 1;
	build_key(&s->key);
	whole_build(f, &s->whole);
	return 0;
}

static int down(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;

	if (s->raw)
		raw_close(s->raw);
	arena_free(s->a);
	arena_free(s->words);
	free(s);
	return 0;
}

/* The tables lose their guards: the store prepares its statements anew. */
static void hand(struct fixture *f)
{
	struct scene *s = f->data;

	s->raw = raw_open(f);
	fixture_reopen(f, NULL);
}

/* What the command says: the store, then the cosignatures beside it. */
static struct verify_report verify(struct fixture *f)
{
	struct scene *s = f->data;
	struct verify_report r;
	struct err e = {0};
	int64_t n;

	arena_reset(s->words);
	assert_ok(trail_verify(f->store, &s->key, &s->en, s->words, NULL, NULL, &r, &e), &e);
	if (!r.bad) {
		assert_ok(trail_cosignatures(f->store, NULL, &s->en, s->words, &n, &r.bad, &e), &e);
		r.bad_kind = "cosignature";
	}
	agree_report(f, &s->key, &r);
	return r;
}

static void all_well(struct fixture *f)
{
	struct verify_report r = verify(f);

	if (r.bad)
		fail_msg("found in an untouched store: %s", r.bad);
}

/* ---- one change ---- */

struct change { const char *table, *col; const struct grid *g; size_t row; const struct cell *was, *now; };

/* Ways to change a value: of text and bytes each byte, of the tables that hold signatures each in three ways (base64 has bits
 * that say nothing); one byte less, one more, none at all; of a number each of its bytes; nothing instead, or a value where
 * there was none. */
static size_t ways(const struct cell *c, bool signature)
{
	if (c->null)
		return 2;
	return c->type == 'i' ? 9 : (signature ? 3 : 1) * c->s.n + 3;
}

static char another(char c, size_t how)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = c ? strchr(digits, c) : NULL;

	if (how == 1 && at && at[0])
		return at[1] ? at[1] : digits[0];
	return (char)(c ^ (how == 2 && c & 0x40 && !(c & 0x80) ? 0x20 : how == 1 ? 2 : 1));
}

static struct cell changed(struct arena *a, const struct cell *c, bool signature, size_t n)
{
	struct cell t = *c;
	size_t bytes = (signature ? 3 : 1) * c->s.n;

	if (c->null) {
		t.null = false;
		t.s = n ? STR("x") : STR("");
		t.i = (int64_t)n;
	} else if (c->type == 'i') {
		t.null = n == 8;
		t.i = (int64_t)((uint64_t)c->i ^ (uint64_t)1 << (n < 8 ? 9 * n : 0));
	} else if (n < bytes) {
		struct str copy = arena_str(a, c->s);
		char *p = (char *)(uintptr_t)copy.p + n % c->s.n;
		*p = c->type == 'b' ? (char)(*p ^ 1 << n % 8) : another(*p, n / c->s.n);
		t.s = copy;
	} else if (n == bytes) {
		t.s.n -= t.s.n > 0;
		while (t.s.n && c->type == 's' && ((uint8_t)c->s.p[t.s.n] & 0xC0) == 0x80)
			t.s.n--;                 /* whole characters: a database refuses half of one */
	} else if (n == bytes + 1) {
		t.s = arena_printf(a, "%.*s\n", STR_ARG(c->s));
	} else {
		t.null = true;
	}
	return t;
}

static bool same(const struct cell *a, const struct cell *b)
{
	return a->null == b->null && (a->null || (a->type == 'i' ? a->i == b->i : str_eq(a->s, b->s)));
}

static bool is(const struct change *c, const char *table)
{
	return strcmp(c->table, table) == 0;
}

/* Entry, table and row that are named are those of the change. What an erased entry was about, and whether it might go, stands in
 * rows and in the index: when these were changed, the entry that went without reason is named. */
static bool placed(struct scene *s, const struct change *c, const struct verify_report *r)
{
	bool of_entry = is(c, "entry") || is(c, "entry_body") || is(c, "entry_object");
	bool beside = is(c, "file_chunk") || is(c, "cosignature");
	const char *key = of_entry ? "seq" : is(c, "checkpoint") ? "size" : "id";

	if (is(c, "checkpoint") && strcmp(c->col, "size") == 0)      /* the other one may be missing it */
		return strcmp(r->bad_kind, "checkpoint") == 0;
	if (is(c, "tree_node"))
		return strcmp(r->bad_kind, "node") == 0;
	if (beside)
		return strcmp(r->bad_kind, is(c, "file_chunk") ? "file" : "cosignature") == 0;
	if (strcmp(r->bad_kind, "body") == 0 && r->bad_seq == s->whole.lapsed && (is(c, "case_file") || is(c, "case_step") ||
		(is(c, "entry_object") && (raw_cell(c->g, c->row, "kind")->i == OBJECT_ENTRY || c->now->i == s->whole.lapsed))))
		return true;
	int64_t said = of_entry ? r->bad_seq : r->bad_id, was = raw_cell(c->g, c->row, key)->i;
	bool table = r->bad_table && (strcmp(r->bad_table, c->table) == 0 || (is(c, "entry_object") && was == s->whole.lapsed));
	return table && (said == was || (strcmp(c->col, key) == 0 && said == c->now->i));
}

static void must_be_found(struct fixture *f, const struct change *c)
{
	struct scene *s = f->data;
	struct verify_report r = verify(f);
	const char *where = raw_where(s->raw, s->words, c->g, c->row, c->table);

	if (!r.bad)
		fail_msg("not found: a change of %s.%s %s", c->table, c->col, where);
	if (!placed(s, c, &r))
		fail_msg("%s.%s %s (to %s): found as \"%s\" (%s, entry %lld, %s %lld)", c->table, c->col, where,
			raw_value(s->raw, s->words, c->now), r.bad, r.bad_kind, (long long)r.bad_seq,
			r.bad_table ? r.bad_table : "-", (long long)r.bad_id);
}

static void change_cell(struct fixture *f, const char *table, const struct grid *g, size_t row, size_t col)
{
	struct scene *s = f->data;
	const struct cell *was = &g->cells[row * g->n_cols + col];
	bool signature = was->type == 's' && (strcmp(table, "checkpoint") == 0 || strcmp(table, "cosignature") == 0);

	for (size_t n = 0; n < ways(was, signature); n++) {
		if (s->ways++ % s->one_of)
			continue;
		CLEAN_ARENA struct arena *a = arena_new(1 << 22);
		struct cell now = changed(a, was, signature, n);
		if (same(was, &now))
			continue;
		s->tried++;
		if (!raw_try(s->raw, "UPDATE %s SET %s = %s %s", table, g->cols[col], raw_value(s->raw, a, &now),
			raw_where(s->raw, a, g, row, table))) {
			s->refused += !now.null;
			continue;
		}
		must_be_found(f, &(struct change){table, g->cols[col], g, row, was, &now});
		raw_do(s->raw, "UPDATE %s SET %s = %s %s", table, g->cols[col], raw_value(s->raw, a, was),
			raw_where_now(s->raw, a, g, row, table, g->cols[col], &now));
	}
}

static void change_table(struct fixture *f, const char *table)
{
	struct scene *s = f->data;
	struct grid g = raw_rows(s->raw, s->a, "SELECT * FROM %s", table);

	if (!g.n_rows && strcmp(table, "tree_node") != 0)
		fail_msg("%s has no row", table);
	for (size_t row = 0; row < g.n_rows; row++)
		for (size_t col = 0; col < g.n_cols; col++)
			change_cell(f, table, &g, row, col);
	all_well(f);
}

/* The database itself refuses a few (two rows with one key, half a character): they must stay few. */
static void few_refused(struct scene *s)
{
	assert_true(s->ways > 500 && s->tried * s->one_of * 2 > s->ways);
	assert_true(s->refused * 20 < s->tried);
	printf("# %lld changes of %lld, %lld refused\n", (long long)s->tried, (long long)s->ways, (long long)s->refused);
}

static bool in_chain(const struct table_info *t) { return strcmp(t->kind, "chain") == 0; }
static bool is_audited(const struct table_info *t) { return t->audited; }

static void change_tables(struct fixture *f, bool (*chosen)(const struct table_info *t))
{
	const struct table_info *t;
	size_t n = store_tables(&t);

	hand(f);
	all_well(f);
	for (size_t i = 0; i < n; i++)
		if (chosen(&t[i]))
			change_table(f, t[i].name);
	few_refused(f->data);
}

static void bytes_of_the_chain(void **state)
{
	change_tables(*state, in_chain);
}

static void bytes_of_the_rows(void **state)
{
	change_tables(*state, is_audited);
}

/* What is no entry's and proves itself, or is proved by a row: cosignatures, and the encrypted bytes of attachments. */
static void bytes_beside_the_chain(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;

	hand(f);
	if (s->one_of > 7)
		s->one_of = 7;                   /* there are few */
	change_table(f, "cosignature");
	change_table(f, "file_chunk");
	few_refused(s);
	raw_do(s->raw, "DELETE FROM file_chunk");
	assert_string_equal(verify(f).bad_kind, "file");
}

static void bytes_of_the_nodes(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;

	build_more(f, 520 - (int)build_size(f));
	whole_checkpoint(f, &s->whole);
	hand(f);
	assert_int_equal(raw_number(s->raw, "SELECT COUNT(*) FROM tree_node"), 2);
	s->one_of = 1;                           /* there are few, and an export has none */
	change_table(f, "tree_node");
	raw_do(s->raw, "INSERT INTO tree_node (level, idx, hash) SELECT 16, idx, hash FROM tree_node WHERE idx = 0");
	assert_string_equal(verify(f).bad_kind, "node");
	raw_do(s->raw, "DELETE FROM tree_node WHERE level = 16");
	raw_do(s->raw, "DELETE FROM tree_node WHERE idx = 1");
	struct verify_report r = verify(f);
	assert_string_equal(r.bad_kind, "node");
	assert_int_equal(r.bad_seq, 511);
	assert_int_equal(r.bad_id, 1);
}

/* ---- values of another type ---- */

/* The columns would refuse them, so they are made to take anything first: SQLite keeps in a table what they take. */
static void columns_take_anything(struct fixture *f)
{
	struct scene *s = f->data;

	hand(f);
	raw_do(s->raw, "PRAGMA writable_schema = ON");
	raw_do(s->raw, "UPDATE sqlite_master SET sql = replace(replace(sql, ' NOT NULL', ''), ' STRICT', '') "
		"WHERE type = 'table'");
	raw_do(s->raw, "PRAGMA writable_schema = RESET");
	fixture_reopen(f, NULL);
}

#define RETYPED 3
/* The same bytes as the other kind or a fraction; a number or a word; nothing. */
static const char *retyped(struct scene *s, struct arena *a, const struct cell *c, int how)
{
	struct cell t = *c;

	if (how == 2)
		return "NULL";
	if (c->type == 'i')
		return how ? "'x'" : "0.5";
	t.type = c->type == 's' ? 'b' : 's';
	t.null = false;
	return how ? "17.5" : raw_value(s->raw, a, &t);
}

/* Either verify says where, or that a column cannot be read as what it is, which ends it just as well. */
static void must_not_pass(struct fixture *f, const char *table, const char *col, const char *value)
{
	struct scene *s = f->data;
	struct verify_report r = {0};
	struct err e = {0};
	int64_t n;

	arena_reset(s->words);
	if (!trail_verify(f->store, &s->key, &s->en, s->words, NULL, NULL, &r, &e)) {
		assert_int_equal(e.code, ERR_CORRUPT);
		assert_non_null(strstr(e.text, "is not of the type"));
		return;
	}
	if (!r.bad && !trail_cosignatures(f->store, NULL, &s->en, s->words, &n, &r.bad, &e))
		return;
	if (!r.bad)
		fail_msg("%s.%s: %s is not found", table, col, value);
}

static void another_type(void **state)
{
	struct fixture *f = *state;
	struct scene *s = f->data;
	const struct table_info *t;
	size_t n = store_tables(&t);

	columns_take_anything(f);
	all_well(f);
	for (size_t i = 0; i < n; i++) {
		if (!in_chain(&t[i]) && !t[i].audited && strcmp(t[i].name, "cosignature") != 0 &&
			strcmp(t[i].name, "file_chunk") != 0)
			continue;
		raw_do(s->raw, "CREATE TABLE was AS SELECT * FROM %s", t[i].name);
		struct grid g = raw_rows(s->raw, s->a, "SELECT * FROM %s LIMIT 3", t[i].name);
		for (size_t cell = 0; cell < RETYPED * g.n_rows * g.n_cols; cell++) {
			CLEAN_ARENA struct arena *a = arena_new(1 << 22);
			const struct cell *c = &g.cells[cell / RETYPED];
			const char *value = retyped(s, a, c, (int)(cell % RETYPED)), *col = g.cols[cell / RETYPED % g.n_cols];
			if (strcmp(value, raw_value(s->raw, a, c)) == 0 || !raw_try(s->raw, "UPDATE %s SET %s = %s %s",
				t[i].name, col, value, raw_where(s->raw, a, &g, cell / RETYPED / g.n_cols, t[i].name)))
				continue;
			must_not_pass(f, t[i].name, col, value);
			raw_do(s->raw, "DELETE FROM %s; INSERT INTO %s SELECT * FROM was", t[i].name, t[i].name);
		}
		raw_do(s->raw, "DROP TABLE was");
	}
	all_well(f);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_of_the_chain),
		cmocka_unit_test(bytes_of_the_rows),
		cmocka_unit_test(bytes_beside_the_chain),
		cmocka_unit_test(bytes_of_the_nodes),
		fixture_test_sqlite(another_type),
	};

	return fixture_run_with("every", tests, ARRAY_LEN(tests), up, down);
}
