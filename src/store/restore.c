#include "store/dump.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "util/clean.h"
#include "util/utf8.h"

struct load {
	const struct driver *driver;
	struct conn *conn;
	const struct schema *schema;
	const struct sqls *sqls;
	const char *path;
	int step;                    /* of the backup */
	const struct table_def *table;
	size_t n_given;
	size_t place[64];            /* of the backup's columns in the table's */
};

static bool load_table(void *ctx, const struct dump_table *t, struct err *e)
{
	struct load *l = ctx;
	size_t known = 0;

	l->table = schema_find(l->schema, t->name);
	if (!l->table)
		return FAIL(e, ERR_VERSION, "%s: the table %s is not known to this program", l->path, t->name);
	must(l->table->n_cols <= ARRAY_LEN(l->place) && t->n_cols <= ARRAY_LEN(l->place));
	l->n_given = t->n_cols;
	for (size_t i = 0; i < t->n_cols; i++) {
		size_t k = 0;
		while (k < l->table->n_cols && strcmp(l->table->cols[k].name, t->cols[i]) != 0)
			k++;
		if (k == l->table->n_cols)
			return FAIL(e, ERR_VERSION, "%s: the column %s of %s is not known to this program", l->path, t->cols[i],
				t->name);
		l->place[i] = k;
	}
	for (size_t k = 0; k < l->table->n_cols; k++)
		known += l->table->cols[k].since <= l->step;
	/* Columns that came later are NULL; all others are there, once. */
	if (known != t->n_cols)
		return FAIL(e, ERR_CORRUPT, "%s: the table %s has %zu columns, in step %d it had %zu", l->path, t->name,
			t->n_cols, l->step, known);
	return true;
}

static bool load_row(void *ctx, const struct val *vals, struct err *e)
{
	struct load *l = ctx;
	const struct sql *q = sql_of_table(l->sqls, l->table, TABLE_LOAD);
	struct val all[ARRAY_LEN(l->place)] = {0};
	struct rows *r = NULL;

	for (size_t i = 0; i < l->n_given; i++)
		all[l->place[i]] = vals[i];
	for (size_t i = 0; i < l->table->n_cols; i++)
		if (!letter_fits(q->args[i], all[i].type) || (all[i].type == 's' && !utf8_valid(all[i].s)))
			return FAIL(e, ERR_CORRUPT, "%s: a row of %s does not fit its columns", l->path, l->table->row->name);
	TRY(l->driver->run(l->conn, q, all, l->table->n_cols, false, &r, e));
	l->driver->end(r);
	return true;
}

/* Tables, then rows, then indexes and guards: the guards would refuse rows of entries that are there. */
static bool load_all(struct load *l, FILE *f, enum store_engine engine, progress_fn *progress, void *ctx, struct err *e)
{
	struct dump_sink sink = {load_table, load_row, l, progress, ctx};
	int last = l->schema->version, step;

	TRY(l->driver->begin(l->conn, true, e));
	bool ok = schema_make_parts(l->driver, l->conn, l->schema, engine, 1, last, DDL_TABLES, e)
		&& dump_read(f, l->path, last, &sink, &step, e)
		&& schema_make_parts(l->driver, l->conn, l->schema, engine, 1, last, DDL_INDEXES | DDL_GUARDS, e);
	if (ok)
		return l->driver->commit(l->conn, e);
	l->driver->rollback(l->conn);
	return false;
}

static bool is_new(struct load *l, const char *spec, enum store_engine engine, struct err *e)
{
	int step;

	TRY(schema_step_of(l->driver, l->conn, &step, e));
	if (step != 0)
		return FAIL(e, ERR_CONFLICT, "there is a store already%s%s; a backup is restored into a new place only",
			engine == STORE_SQLITE ? ": " : "", engine == STORE_SQLITE ? spec : "");
	return true;
}

bool store_restore_schema(const char *path, const char *spec, const struct table *rows, size_t n, progress_fn *progress,
	void *ctx, struct err *e)
{
	struct load l = {.path = path};
	CLEAN_FILE FILE *f = fopen(path, "rbe");
	CLEAN_ARENA struct arena *a = arena_new(8 * 1024 * 1024);
	bool pg = strncmp(spec, "postgres", 8) == 0 && strstr(spec, "://"), fresh;
	enum store_engine engine = pg ? STORE_PG : STORE_SQLITE;
	struct dump_sink nothing = {0};
	struct stat st;

	if (!f)
		return FAIL(e, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "%s: %s", path, strerror(errno));
	l.schema = schema_read(a, rows, n);
	l.sqls = sqls_make(a, l.schema, engine);
	l.driver = pg ? &driver_pg : &driver_sqlite;
	/* Once through the file before anything is made. */
	TRY(dump_read(f, path, l.schema->version, &nothing, &l.step, e));
	fresh = !pg && stat(spec, &st) != 0;
	bool ok = l.driver->open(spec, CONN_WRITER, true, l.schema, l.sqls->n, &l.conn, e)
		&& is_new(&l, spec, engine, e) && load_all(&l, f, engine, progress, ctx, e);
	l.driver->close(l.conn);
	if (!ok && fresh) {
		unlink(spec);
		unlink(arena_cprintf(a, "%s-wal", spec));
		unlink(arena_cprintf(a, "%s-shm", spec));
	}
	return ok;
}

bool store_restore(const char *path, const char *spec, progress_fn *progress, void *ctx, struct err *e)
{
	return store_restore_schema(path, spec, table_rows, table_count, progress, ctx, e);
}
