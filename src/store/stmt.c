#include "store/stmt.h"

#include <stdio.h>

#define READ KIND_READ, ""
#define AUDITED(table) KIND_AUDITED, #table
#define DERIVED KIND_DERIVED, ""
#define VOLATILE KIND_VOLATILE, ""
#define CHAIN KIND_CHAIN, ""
#define CHECKPOINT KIND_CHECKPOINT, ""
#define ERASE KIND_ERASE, ""
#define STMT(id, args, results, kind, ...) [STMT_##id] = {#id, args, results, kind, {__VA_ARGS__}},
const struct stmt_row stmt_rows[STMT_COUNT] = {
#include "store/stmt/all.def"
};

static void bad(const char *id, const char *what)
{
	char text[256];
	snprintf(text, sizeof(text), "store/stmt: %s: %s", id, what);
	must_fail(__FILE__, __LINE__, text);
}

static size_t count(const char *letters, char c)
{
	size_t n = 0;
	for (; *letters; letters++)
		n += *letters == c;
	return n;
}

static void check_row(const struct stmt_row *r, const char *text)
{
	bool audited = r->kind == KIND_AUDITED;
	char parameter[16];

	if (strspn(r->args, audited ? "isbISBEO" : "isbISB") != strlen(r->args))
		bad(r->id, "argument letters are i s b I S B, in AUDITED also E O");
	if (strspn(r->results, "isbISB") != strlen(r->results))
		bad(r->id, "result letters are i s b I S B");
	if (audited && (count(r->args, 'E') != 1 || count(r->args, 'O') > 1 || r->results[0]))
		bad(r->id, "an audited statement has one E, at most one O and no result letters");
	if (audited && strncmp(text, "INSERT", 6) == 0 && count(r->args, 'O') != 1)
		bad(r->id, "an audited INSERT names the organ: O");
	if (r->kind == KIND_READ && !r->results[0])
		bad(r->id, "a read has result letters");
	if (r->kind != KIND_READ && r->results[0] && r->results[0] != 'i')
		bad(r->id, "the first column of RETURNING is an i");
	if (strstr(text, "--") || strchr(text, ';') || strstr(text, "/*"))
		bad(r->id, "no ; and no comment in a statement");
	for (size_t i = 0; r->args[i]; i++) {
		const char *at = text;
		int n = snprintf(parameter, sizeof(parameter), "$%zu", i + 1);
		while ((at = strstr(at, parameter)) && at[n] >= '0' && at[n] <= '9')
			at += n;
		if (!at)
			bad(r->id, "a letter without its parameter");
	}
}

static void column_names(struct buf *b, const struct table_def *t, bool sorted, const char *prefix)
{
	for (size_t i = 0; i < t->n_cols; i++)
		buf_printf(b, "%s%s%s", i ? ", " : "", prefix, sorted ? t->sorted[i]->name : t->cols[i].name);
}

static const char *keep(struct arena *a, struct buf *b)
{
	const char *text = arena_cstr(a, buf_str(b));
	must(!b->failed);
	buf_clear(b);
	return text;
}

static void key_names(struct buf *b, const struct table_def *t)
{
	for (size_t i = 0; i < table_primary(t)->n; i++)
		buf_printf(b, "%s%s", i ? ", " : "", table_primary(t)->cols[i]->name);
}

/* What of a table came after entry $1; "": it has no such column. A checkpoint is stored a moment after its root was computed:
 * one that was under way is taken again. */
static const char *since_entry(const struct table_def *t)
{
	if (t->row->kind == TABLE_AUDITED)
		return " WHERE entry > $1";
	if (strcmp(t->row->name, "file_chunk") == 0)
		return " WHERE uid IN (SELECT uid FROM file WHERE entry > $1)";
	for (size_t i = 0; i < t->n_cols && t->row->kind == TABLE_CHAIN; i++) {
		if (strcmp(t->cols[i].name, "seq") == 0)
			return " WHERE seq > $1";
		if (strcmp(t->cols[i].name, "size") == 0)
			return " WHERE size > $1 - 10000";
	}
	return "";
}

static void or_update(struct buf *b, const struct table_def *t)
{
	const struct key *k = table_primary(t);
	bool first = true;

	buf_lit(b, " ON CONFLICT (");
	key_names(b, t);
	buf_lit(b, ") DO ");
	for (size_t i = 0; i < t->n_cols; i++) {
		bool in_key = false;
		for (size_t j = 0; j < k->n; j++)
			in_key = in_key || k->cols[j] == &t->cols[i];
		if (in_key)
			continue;
		buf_printf(b, "%s%s = EXCLUDED.%s", first ? "UPDATE SET " : ", ", t->cols[i].name, t->cols[i].name);
		first = false;
	}
	if (first)
		buf_lit(b, "NOTHING");
}

static void make_of_table(struct arena *a, struct buf *b, const struct table_def *t, struct sql *q)
{
	const char *name = t->row->name;
	char *any = arena_alloc(a, t->n_cols + 1), *letters = arena_alloc(a, t->n_cols + 1);

	for (size_t i = 0; i < t->n_cols; i++) {
		any[i] = '?';
		letters[i] = t->cols[i].null ? (char)(t->cols[i].type - 'a' + 'A') : t->cols[i].type;
	}
	for (int k = 0; k < TABLE_SQL_COUNT; k++)
		q[k] = (struct sql){
			.id = name, .args = "", .results = "", .kind = KIND_READ, .table = t, .text = "", .slot = q[k].slot};

	if (t->row->kind == TABLE_AUDITED) {
		buf_lit(b, "SELECT ");
		column_names(b, t, true, "");
		buf_printf(b, " FROM %s WHERE id > $1 ORDER BY id LIMIT $2", name);
		q[TABLE_SCAN].text = keep(a, b);
		q[TABLE_SCAN].args = "ii";
		q[TABLE_SCAN].results = any;
		q[TABLE_ENTRY].text = arena_cprintf(a, "SELECT entry FROM %s WHERE id = $1", name);
		q[TABLE_ENTRY].args = "i";
		q[TABLE_ENTRY].results = "i";
	}
	for (int after = 0; after < 2; after++) {
		struct sql *dump = &q[after ? TABLE_AFTER : TABLE_DUMP];
		const char *since = after ? since_entry(t) : "";
		buf_lit(b, "SELECT ");
		column_names(b, t, false, "");
		buf_printf(b, " FROM %s%s ORDER BY ", name, since);
		key_names(b, t);
		dump->text = keep(a, b);
		dump->args = *since ? "i" : "";
		dump->results = letters;
	}
	for (int put = 0; put < 2; put++) {
		struct sql *load = &q[put ? TABLE_PUT : TABLE_LOAD];
		buf_printf(b, "INSERT INTO %s (", name);
		column_names(b, t, false, "");
		buf_lit(b, ") VALUES (");
		for (size_t i = 0; i < t->n_cols; i++)
			buf_printf(b, "%s$%zu", i ? ", " : "", i + 1);
		buf_lit(b, ")");
		if (put)
			or_update(b, t);
		load->text = keep(a, b);
		load->args = letters;
		load->kind = KIND_LOAD;
	}
	q[TABLE_ANY].text = arena_cprintf(a, "SELECT 1 FROM %s LIMIT 1", name);
	q[TABLE_ANY].results = "i";
}

const struct sqls *sqls_make(struct arena *a, const struct schema *s, enum store_engine engine)
{
	struct sqls *m = arena_make(a, struct sqls);
	struct buf b;

	buf_init(&b, 64 * 1024);
	m->n = STMT_COUNT + s->n * TABLE_SQL_COUNT + 2;
	m->list = arena_array(a, m->n, sizeof(*m->list));
	for (size_t i = 0; i < m->n; i++)
		m->list[i].slot = (int)i;
	for (size_t i = 0; i < STMT_COUNT; i++) {
		const struct stmt_row *r = &stmt_rows[i];
		struct sql *q = &m->list[i];
		const char *text = engine == STORE_PG && r->sql[1] ? r->sql[1] : r->sql[0];
		check_row(r, text);
		*q = (struct sql){
			.id = r->id, .text = text, .args = r->args, .results = r->results, .kind = r->kind, .slot = (int)i};
		if (r->kind != KIND_AUDITED)
			continue;
		q->table = schema_find(s, r->table);
		if (!q->table)
			continue;              /* a test's own tables: the statement cannot be used with them */
		if (q->table->row->kind != TABLE_AUDITED)
			bad(r->id, "the table is not audited");
		buf_printf(&b, "%s RETURNING ", text);
		column_names(&b, q->table, true, arena_cprintf(a, "%s.", r->table));
		q->text = keep(a, &b);
		char *any = arena_alloc(a, q->table->n_cols + 1);
		memset(any, '?', q->table->n_cols);
		q->results = any;
	}
	for (size_t i = 0; i < s->n; i++)
		make_of_table(a, &b, &s->tables[i], &m->list[STMT_COUNT + i * TABLE_SQL_COUNT]);
	m->list[m->n - 2] = (struct sql){.id = "step", .text = "SELECT MAX(step) FROM schema_step", .args = "", .results = "I",
		.kind = KIND_READ, .slot = (int)m->n - 2};
	m->step = &m->list[m->n - 2];
	m->list[m->n - 1] = (struct sql){.id = "head", .text = "SELECT MAX(seq) FROM entry", .args = "", .results = "I",
		.kind = KIND_READ, .slot = (int)m->n - 1};
	m->head = &m->list[m->n - 1];
	buf_free(&b);
	return m;
}

const struct sql *sql_of_table(const struct sqls *s, const struct table_def *t, enum table_sql which)
{
	return &s->list[STMT_COUNT + t->nr * TABLE_SQL_COUNT + which];
}
