#include "tests/tamper/raw.h"

#include <inttypes.h>
#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "util/num.h"
#include "util/vec.h"

#define SQL_MAX (4 << 20)

struct raw {
	enum store_engine engine;
	sqlite3 *db;
	PGconn *pg;
	struct buf sql;
	char error[512];
};

static bool run(struct raw *r)
{
	bool ok;

	assert_false(r->sql.failed);
	if (r->engine == STORE_SQLITE) {
		char *text = NULL;
		ok = sqlite3_exec(r->db, r->sql.p, NULL, NULL, &text) == SQLITE_OK;
		snprintf(r->error, sizeof(r->error), "%s", text ? text : "");
		sqlite3_free(text);
	} else {
		PGresult *res = PQexec(r->pg, r->sql.p);
		ok = PQresultStatus(res) == PGRES_COMMAND_OK || PQresultStatus(res) == PGRES_TUPLES_OK;
		snprintf(r->error, sizeof(r->error), "%s", PQresultErrorMessage(res));
		PQclear(res);
	}
	return ok;
}

#define FORMAT(r, fmt) \
	do { \
		va_list args; \
		char *text = NULL; \
		va_start(args, fmt); \
		assert_true(vasprintf(&text, fmt, args) >= 0); \
		va_end(args); \
		buf_clear(&(r)->sql); \
		buf_add(&(r)->sql, str_of(text)); \
		free(text); \
	} while (0)

#pragma GCC diagnostic ignored "-Wformat-nonliteral"

bool raw_try(struct raw *r, const char *fmt, ...)
{
	FORMAT(r, fmt);
	return run(r);
}

void raw_do(struct raw *r, const char *fmt, ...)
{
	FORMAT(r, fmt);
	if (!run(r))
		fail_msg("%s: %s", r->sql.p, r->error);
}

struct raw *raw_open(struct fixture *f)
{
	struct raw *r = calloc(1, sizeof(*r));
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);

	r->engine = f->engine;
	buf_init(&r->sql, SQL_MAX);
	if (r->engine == STORE_SQLITE) {
		assert_int_equal(sqlite3_open(f->spec, &r->db), SQLITE_OK);
		sqlite3_busy_timeout(r->db, 120000);
		raw_do(r, "PRAGMA foreign_keys = OFF");
		raw_do(r, "PRAGMA synchronous = OFF");
		struct grid g = raw_rows(r, a, "SELECT name FROM sqlite_master WHERE type = 'trigger'");
		assert_true(g.n_rows > 0);
		for (size_t i = 0; i < g.n_rows; i++)
			raw_do(r, "DROP TRIGGER %.*s", STR_ARG(g.cells[i].s));
	} else {
		r->pg = PQconnectdb(f->spec);
		assert_int_equal(PQstatus(r->pg), CONNECTION_OK);
		raw_do(r, "SET session_replication_role = replica");    /* triggers and references do not fire */
	}
	return r;
}

void raw_close(struct raw *r)
{
	sqlite3_close(r->db);
	PQfinish(r->pg);
	buf_free(&r->sql);
	free(r);
}

static struct grid rows_sqlite(struct raw *r, struct arena *a)
{
	sqlite3_stmt *s = NULL;
	VEC(struct cell) cells = {0};
	struct grid g = {0};

	if (sqlite3_prepare_v2(r->db, r->sql.p, -1, &s, NULL) != SQLITE_OK)
		fail_msg("%s: %s", r->sql.p, sqlite3_errmsg(r->db));
	g.n_cols = (size_t)sqlite3_column_count(s);
	g.cols = arena_array(a, g.n_cols, sizeof(*g.cols));
	for (size_t c = 0; c < g.n_cols; c++)
		g.cols[c] = arena_cstr(a, str_of(sqlite3_column_name(s, (int)c)));
	while (sqlite3_step(s) == SQLITE_ROW) {
		for (size_t c = 0; c < g.n_cols; c++) {
			const char *decl = sqlite3_column_decltype(s, (int)c);
			struct cell *cell = vec_push(a, &cells);
			int type = sqlite3_column_type(s, (int)c);
			char letter = !decl || decl[0] == 'I' ? 'i' : decl[0] == 'T' ? 's' : 'b';
			*cell = (struct cell){.type = letter, .null = type == SQLITE_NULL, .i = sqlite3_column_int64(s, (int)c)};
			if (letter == 's')
				cell->s = arena_str(a, (struct str){(const char *)sqlite3_column_text(s, (int)c),
				(size_t)sqlite3_column_bytes(s, (int)c)});
			else if (letter == 'b')
				cell->s = arena_str(a, (struct str){sqlite3_column_blob(s, (int)c),
				(size_t)sqlite3_column_bytes(s, (int)c)});
		}
		g.n_rows++;
	}
	sqlite3_finalize(s);
	g.cells = cells.p;
	return g;
}

static struct grid rows_pg(struct raw *r, struct arena *a)
{
	PGresult *res = PQexecParams(r->pg, r->sql.p, 0, NULL, NULL, NULL, NULL, 1);
	struct grid g = {0};

	if (PQresultStatus(res) != PGRES_TUPLES_OK)
		fail_msg("%s: %s", r->sql.p, PQresultErrorMessage(res));
	g.n_cols = (size_t)PQnfields(res);
	g.n_rows = (size_t)PQntuples(res);
	g.cols = arena_array(a, g.n_cols, sizeof(*g.cols));
	g.cells = arena_array(a, g.n_cols * g.n_rows, sizeof(*g.cells));
	for (size_t c = 0; c < g.n_cols; c++)
		g.cols[c] = arena_cstr(a, str_of(PQfname(res, (int)c)));
	for (size_t i = 0; i < g.n_rows * g.n_cols; i++) {
		int row = (int)(i / g.n_cols), col = (int)(i % g.n_cols);
		struct cell *cell = &g.cells[i];
		struct str s = {PQgetvalue(res, row, col), (size_t)PQgetlength(res, row, col)};
		Oid type = PQftype(res, col);
		*cell = (struct cell){.type = type == 20 ? 'i' : type == 17 ? 'b' : 's', .null = PQgetisnull(res, row, col)};
		if (cell->type == 'i' && !cell->null) {
			uint64_t v = 0;
			for (size_t b = 0; b < 8; b++)
				v = v << 8 | (uint8_t)s.p[b];
			cell->i = (int64_t)v;
		} else {
			cell->s = arena_str(a, s);
		}
	}
	PQclear(res);
	return g;
}

struct grid raw_rows(struct raw *r, struct arena *a, const char *fmt, ...)
{
	FORMAT(r, fmt);
	return r->engine == STORE_SQLITE ? rows_sqlite(r, a) : rows_pg(r, a);
}

int64_t raw_number(struct raw *r, const char *fmt, ...)
{
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);

	FORMAT(r, fmt);
	struct grid g = r->engine == STORE_SQLITE ? rows_sqlite(r, a) : rows_pg(r, a);
	assert_true(g.n_rows == 1 && g.n_cols == 1);
	return g.cells[0].i;
}

const char *raw_value(const struct raw *r, struct arena *a, const struct cell *c)
{
	CLEAN_BUF struct buf b = {0};

	buf_init(&b, SQL_MAX);
	if (c->null) {
		buf_lit(&b, "NULL");
	} else if (c->type == 'i') {
		buf_printf(&b, r->engine == STORE_PG ? "CAST('%" PRId64 "' AS bigint)" : "CAST('%" PRId64 "' AS INTEGER)", c->i);
	} else if (c->type == 'b') {
		buf_add(&b, r->engine == STORE_PG ? STR("'\\x") : STR("X'"));
		num_hex(&b, (const uint8_t *)c->s.p, c->s.n);
		buf_char(&b, '\'');
	} else {
		buf_char(&b, '\'');
		for (size_t i = 0; i < c->s.n; i++) {
			buf_char(&b, c->s.p[i]);
			if (c->s.p[i] == '\'')
				buf_char(&b, '\'');
		}
		buf_char(&b, '\'');
	}
	assert_false(b.failed);
	return arena_cstr(a, buf_str(&b));
}

/* The columns by which a row of a table is found. */
static size_t key_columns(const char *table, const char *ret[3])
{
	static const struct { const char *table, *cols[3]; } keys[] = {
		{"entry", {"seq"}}, {"entry_body", {"seq"}}, {"entry_object", {"kind", "id", "seq"}},
		{"tree_node", {"level", "idx"}}, {"checkpoint", {"size"}}, {"cosignature", {"witness", "size", "time"}},
		{"file_chunk", {"uid", "n"}},
	};
	size_t n = 0;

	for (size_t i = 0; i < ARRAY_LEN(keys); i++)
		if (strcmp(keys[i].table, table) == 0) {
			while (n < 3 && keys[i].cols[n]) {
				ret[n] = keys[i].cols[n];
				n++;
			}
			return n;
		}
	ret[0] = "id";
	return 1;
}

const struct cell *raw_cell(const struct grid *g, size_t row, const char *col)
{
	for (size_t c = 0; c < g->n_cols; c++)
		if (strcmp(g->cols[c], col) == 0)
			return &g->cells[row * g->n_cols + c];
	fail_msg("no column %s", col);
	return NULL;
}

const char *raw_where_now(const struct raw *r, struct arena *a, const struct grid *g, size_t row, const char *table,
	const char *col, const struct cell *value)
{
	const char *keys[3];
	size_t n = key_columns(table, keys);
	struct str text = STR("");

	for (size_t i = 0; i < n; i++)
		text = arena_printf(a, "%.*s%s%s = %s", STR_ARG(text), i ? " AND " : "WHERE ", keys[i],
			raw_value(r, a, col && strcmp(col, keys[i]) == 0 ? value : raw_cell(g, row, keys[i])));
	return arena_cstr(a, text);
}

const char *raw_where(const struct raw *r, struct arena *a, const struct grid *g, size_t row, const char *table)
{
	return raw_where_now(r, a, g, row, table, NULL, NULL);
}

/* Audited tables and the chain: what an attack may be about. */
static bool chosen(const struct table_info *t)
{
	return t->audited || strcmp(t->kind, "chain") == 0;
}

void raw_keep(struct raw *r, const char *name)
{
	const struct table_info *t;
	size_t n = store_tables(&t);

	raw_do(r, "BEGIN");
	for (size_t i = 0; i < n; i++)
		if (chosen(&t[i]))
			raw_do(r, "CREATE TABLE %s_%s AS SELECT * FROM %s", name, t[i].name, t[i].name);
	raw_do(r, "COMMIT");
}

void raw_back(struct raw *r, const char *name, const char *except)
{
	const struct table_info *t;
	size_t n = store_tables(&t);

	raw_do(r, "BEGIN");
	for (size_t i = 0; i < n; i++)
		if (chosen(&t[i]) && !(except && strcmp(t[i].name, except) == 0)) {
			raw_do(r, "DELETE FROM %s", t[i].name);
			raw_do(r, "INSERT INTO %s SELECT * FROM %s_%s", t[i].name, name, t[i].name);
		}
	raw_do(r, "COMMIT");
}
