#include "store/dump.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "util/clean.h"
#include "util/heap.h"
#include "util/utf8.h"

#define COLUMNS 64

struct restore {
	struct arena *arena;
	enum store_engine engine;
	const struct driver *driver;
	const struct schema *schema;
	const struct table *rows;
	size_t n_rows;
	const struct sqls *sqls;
	struct conn *conn;               /* until look */
	char *spec, *place;              /* place: where it is until the end */
	bool made, done;                 /* made: there is something that free has to undo */
	struct store_piece last;
	size_t pieces;
	int first_step;                  /* of the whole piece */
	/* the piece that is read */
	const char *path;
	const struct table_def *table;
	enum table_sql how;
	int step;
	size_t n_given;
	size_t at[COLUMNS];              /* of the piece's columns in the table's */
};

/* ---- rows ---- */

static bool load_head(void *ctx, const struct store_piece *p, struct err *e)
{
	struct restore *r = ctx;
	const struct store_point *end = &r->last.to;

	if (r->pieces == 0 && !p->whole)
		return FAIL(e, ERR_CONFLICT, "%s goes on from entry %lld: a restore begins with a whole backup", r->path,
			(long long)p->from.seq);
	if (r->pieces && p->whole)
		return FAIL(e, ERR_CONFLICT, "%s is a whole backup: nothing is restored before it", r->path);
	if (r->pieces && p->from.seq > end->seq)
		return FAIL(e, ERR_CONFLICT, "%s goes on from entry %lld, but the piece before it ends with %lld: a piece is "
			"missing "
			"between them", r->path, (long long)p->from.seq, (long long)end->seq);
	if (r->pieces && p->from.seq < end->seq)
		return FAIL(e, ERR_CONFLICT, "%s goes on from entry %lld, which was restored already up to %lld: pieces are "
			"given in "
			"their order, none twice", r->path, (long long)p->from.seq, (long long)end->seq);
	if (r->pieces && !hash_eq(&p->from.leaf, &end->leaf))
		return FAIL(e, ERR_CONFLICT, "%s is of another store: its entry %lld is not that of the piece before it", r->path,
			(long long)p->from.seq);
	r->how = p->whole ? TABLE_LOAD : TABLE_PUT;
	r->step = p->step;
	return true;
}

static bool load_table(void *ctx, const struct dump_table *t, struct err *e)
{
	struct restore *r = ctx;
	size_t known = 0;

	r->table = schema_find(r->schema, t->name);
	if (!r->table)
		return FAIL(e, ERR_VERSION, "%s: the table %s is not known to this program", r->path, t->name);
	must(r->table->n_cols <= ARRAY_LEN(r->at) && t->n_cols <= ARRAY_LEN(r->at));
	r->n_given = t->n_cols;
	for (size_t i = 0; i < t->n_cols; i++) {
		size_t k = 0;
		while (k < r->table->n_cols && strcmp(r->table->cols[k].name, t->cols[i]) != 0)
			k++;
		if (k == r->table->n_cols)
			return FAIL(e, ERR_VERSION, "%s: the column %s of %s is not known to this program", r->path, t->cols[i],
				t->name);
		r->at[i] = k;
	}
	for (size_t k = 0; k < r->table->n_cols; k++)
		known += r->table->cols[k].since <= r->step;
	/* Columns that came later are NULL; all others are there, once. */
	if (known != t->n_cols)
		return FAIL(e, ERR_CORRUPT, "%s: the table %s has %zu columns, in step %d it had %zu", r->path, t->name,
			t->n_cols, r->step, known);
	return true;
}

static bool load_row(void *ctx, const struct val *vals, struct err *e)
{
	struct restore *r = ctx;
	const struct sql *q = sql_of_table(r->sqls, r->table, r->how);
	struct val all[COLUMNS] = {0};
	struct rows *rows = NULL;

	for (size_t i = 0; i < r->n_given; i++)
		all[r->at[i]] = vals[i];
	for (size_t i = 0; i < r->table->n_cols; i++)
		if (!letter_fits(q->args[i], all[i].type) || (all[i].type == 's' && !utf8_valid(all[i].s)))
			return FAIL(e, ERR_CORRUPT, "%s: a row of %s does not fit its columns", r->path, r->table->row->name);
	TRY(r->driver->run(r->conn, q, all, r->table->n_cols, false, &rows, e));
	r->driver->end(rows);
	return true;
}

/* ---- begin and load ---- */

static bool is_free(struct restore *r, struct err *e)
{
	struct stat st;
	int step;

	if (r->engine == STORE_SQLITE) {
		if (lstat(r->spec, &st) == 0)
			return FAIL(e, ERR_CONFLICT, "there is a store already, or another file: %s; a backup is restored into a "
				"new "
				"place only", r->spec);
		if (lstat(r->place, &st) == 0)
			return FAIL(e, ERR_CONFLICT, "%s is left of a restore that was interrupted, or one is under way: remove "
				"it when "
				"none is", r->place);
		return true;
	}
	TRY(r->driver->open(r->spec, CONN_WRITER, true, r->schema, r->sqls->n, &r->conn, e));
	TRY(schema_step_of(r->driver, r->conn, &step, e));
	if (step != 0)
		return FAIL(e, ERR_CONFLICT, "there is a store already; a backup is restored into an empty database only");
	return r->driver->is_empty(r->conn, e);
}

/* Tables, then rows, then indexes and guards: the guards would refuse rows of entries that are there. */
static bool begin(struct restore *r, struct err *e)
{
	TRY(is_free(r, e));
	if (!r->conn) {
		r->made = true;
		TRY(r->driver->open(r->place, CONN_WRITER, true, r->schema, r->sqls->n, &r->conn, e));
	}
	if (r->engine == STORE_SQLITE)
		TRY(r->driver->exec(r->conn, "PRAGMA secure_delete = ON", e));
	TRY(r->driver->begin(r->conn, true, e));
	return schema_make_parts(r->driver, r->conn, r->schema, r->engine, 1, r->schema->version, DDL_TABLES, e);
}

bool store_restore_begin_schema(const char *spec, const struct table *rows, size_t n, const struct schema_job *jobs,
	struct restore **ret, struct err *e)
{
	struct restore *r = heap_make(struct restore);
	bool pg = strncmp(spec, "postgres", 8) == 0 && strstr(spec, "://");

	r->arena = arena_new(8 * 1024 * 1024);
	r->engine = pg ? STORE_PG : STORE_SQLITE;
	r->driver = pg ? &driver_pg : &driver_sqlite;
	r->rows = rows;
	r->n_rows = n;
	r->schema = schema_with(r->arena, schema_read(r->arena, rows, n), jobs);
	r->sqls = sqls_make(r->arena, r->schema, r->engine);
	r->spec = heap_copy(spec);
	r->place = heap_copy(pg ? spec : arena_cprintf(r->arena, "%s.restoring", spec));
	if (!begin(r, e)) {
		store_restore_free(r);
		return false;
	}
	*ret = r;
	return true;
}

bool store_restore_begin(const char *spec, struct restore **ret, struct err *e)
{
	return store_restore_begin_schema(spec, table_rows, table_count, schema_jobs, ret, e);
}

bool store_restore_load(struct restore *r, const struct store_source *in, struct store_piece *ret, progress_fn *progress,
	void *ctx, struct err *e)
{
	struct dump_sink sink = {load_head, load_table, load_row, r, progress, ctx};

	must(r->conn);
	r->path = in->name;
	TRY(dump_read(in, r->schema->version, &sink, ret, e));
	r->last = *ret;
	if (r->pieces == 0)
		r->first_step = ret->step;
	r->pieces++;
	return true;
}

/* ---- look, end, free ---- */

static bool run(struct restore *r, enum stmt id, int64_t *n, struct err *e)
{
	struct rows *rows = NULL;

	TRY(r->driver->run(r->conn, &r->sqls->list[id], NULL, 0, false, &rows, e));
	*n += r->driver->changes(rows);
	r->driver->end(rows);
	return true;
}

/* What the whole piece held and was disposed of since. *ret_n: bodies and chunks. */
static bool erase(struct restore *r, int64_t *ret_n, struct err *e)
{
	int64_t uploads = 0;

	*ret_n = 0;
	if (r->pieces < 2 || !schema_find(r->schema, "file"))
		return true;
	return run(r, STMT_restore_bodies, ret_n, e) && run(r, STMT_restore_chunks, ret_n, e)
		&& run(r, STMT_restore_uploads, &uploads, e);
}

bool store_restore_look(struct restore *r, struct store **ret, bool *ret_stale, struct err *e)
{
	struct store_options o = {.restoring = true, .migrate = true};
	int64_t erased;

	if (r->pieces == 0)
		return FAIL(e, ERR_INVALID, "there is nothing to restore");
	TRY(erase(r, &erased, e));
	TRY(schema_make_parts(r->driver, r->conn, r->schema, r->engine, 1, r->schema->version, DDL_INDEXES | DDL_GUARDS, e));
	if (r->engine == STORE_PG)
		TRY(r->driver->exec(r->conn, "CREATE TABLE " RESTORE_MARK " (at bigint)", e));
	r->made = true;
	/* What later steps make from rows is not in a backup of before. */
	TRY(schema_jobs_note(r->driver, r->conn, r->schema, r->first_step + 1, r->schema->version, e));
	TRY(r->driver->commit(r->conn, e));
	/* What was erased or emptied since the whole piece leaves no bytes behind; SQLite has overwritten them (begin). */
	if (r->engine == STORE_PG && erased)
		TRY(r->driver->exec(r->conn, "VACUUM (FULL)", e));
	r->driver->close(r->conn);
	r->conn = NULL;
	*ret_stale = r->pieces > 1;
	return store_open_jobs(r->place, &o, r->rows, r->n_rows, r->schema->jobs, ret, e);
}

bool store_restore_end(struct restore *r, struct err *e)
{
	struct conn *c = NULL;

	must(!r->conn && r->made);
	if (r->engine == STORE_PG) {
		TRY(r->driver->open(r->place, CONN_WRITER, true, r->schema, r->sqls->n, &c, e));
		r->done = r->driver->exec(c, "DROP TABLE " RESTORE_MARK, e);
		r->driver->close(c);
		return r->done;
	}
	/* Whoever closed it last has put the log into the file; a name that somebody took meanwhile is left alone. */
	if (access(arena_cprintf(r->arena, "%s-wal", r->place), F_OK) == 0)
		return FAIL(e, ERR_BUSY, "%s: somebody else has it open", r->place);
	if (link(r->place, r->spec) != 0)
		return FAIL(e, errno == EEXIST ? ERR_CONFLICT : ERR_IO, "%s: %s", r->spec, strerror(errno));
	r->done = true;
	unlink(r->place);
	return sync_dir(r->spec, e);
}

static void undo(struct restore *r)
{
	static const char *const tails[] = {"", "-wal", "-shm"};
	struct conn *c = NULL;
	struct buf b;

	if (r->engine == STORE_SQLITE) {
		for (size_t i = 0; i < ARRAY_LEN(tails); i++)
			unlink(arena_cprintf(r->arena, "%s%s", r->place, tails[i]));
		return;
	}
	/* What was made in the empty database, nothing else. */
	buf_init(&b, 64 * 1024);
	buf_lit(&b, "DROP TABLE IF EXISTS " RESTORE_MARK ", " SCHEMA_JOB ", schema_step");
	for (size_t i = 0; i < r->schema->n; i++)
		buf_printf(&b, ", %s", r->schema->tables[i].row->name);
	buf_lit(&b, "; DROP FUNCTION IF EXISTS guard_audited, guard_entry, guard_never, guard_body");
	must(!b.failed);
	if (r->driver->open(r->place, CONN_WRITER, true, r->schema, r->sqls->n, &c, NULL))
		(void)!r->driver->exec(c, b.p, NULL);
	r->driver->close(c);
	buf_free(&b);
}

void store_restore_free(struct restore *r)
{
	if (!r)
		return;
	if (r->conn)
		r->driver->rollback(r->conn);
	r->driver->close(r->conn);
	if (r->made && !r->done)
		undo(r);
	wipe(r->spec, strlen(r->spec));
	wipe(r->place, strlen(r->place));
	heap_free(r->spec);
	heap_free(r->place);
	arena_free(r->arena);
	heap_free(r);
}

/* ---- from a file ---- */

static bool file_read(void *ctx, void *p, size_t n, size_t *ret_n, struct err *e)
{
	FILE *f = ctx;

	*ret_n = fread(p, 1, n, f);
	return *ret_n == n || !ferror(f) || FAIL(e, ERR_IO, "a backup cannot be read: %s", strerror(errno));
}

bool store_restore_schema(const char *path, const char *spec, const struct table *rows, size_t n, const struct schema_job *jobs,
	progress_fn *progress, void *ctx, struct err *e)
{
	CLEAN_FILE FILE *f = fopen(path, "rbe");
	struct restore *r = NULL;
	struct store_piece piece;
	struct store *s = NULL;
	struct stat st;
	bool stale;

	if (!f || fstat(fileno(f), &st) != 0)
		return FAIL(e, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "%s: %s", path, strerror(errno));
	struct store_source in = {file_read, f, path, (int64_t)st.st_size};
	/* Once through the file before anything is made. */
	CLEAN_ARENA struct arena *a = arena_new(8 * 1024 * 1024);
	struct dump_sink nothing = {0};
	TRY(dump_read(&in, schema_read(a, rows, n)->version, &nothing, &piece, e));
	rewind(f);
	TRY(store_restore_begin_schema(spec, rows, n, jobs, &r, e));
	bool ok = store_restore_load(r, &in, &piece, progress, ctx, e) && store_restore_look(r, &s, &stale, e);
	store_close(s);
	ok = ok && store_restore_end(r, e);
	store_restore_free(r);
	return ok;
}

bool store_restore(const char *path, const char *spec, progress_fn *progress, void *ctx, struct err *e)
{
	return store_restore_schema(path, spec, table_rows, table_count, schema_jobs, progress, ctx, e);
}
