#include "store/driver.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "util/clean.h"
#include "util/heap.h"
#include "util/log.h"

/* "SEKI": so that a file of another program is not taken for a store. */
#define APPLICATION_ID 0x53454b49

enum fixed { FIX_BEGIN, FIX_BEGIN_WRITE, FIX_COMMIT, FIX_ROLLBACK, FIX_SAVE, FIX_RELEASE, FIX_BACK, FIX_COUNT };

static const char *const fixed_text[FIX_COUNT] = {
	"BEGIN", "BEGIN IMMEDIATE", "COMMIT", "ROLLBACK", "SAVEPOINT act", "RELEASE act", "ROLLBACK TO act",
};

struct slot {
	sqlite3_stmt *stmt;
	bool busy;
};

struct conn {
	sqlite3 *db;
	const struct schema *schema;
	struct slot *slots;
	size_t n_slots;
	sqlite3_stmt *fixed[FIX_COUNT];
	bool locked;
	const struct sql *preparing;
};

struct rows {
	struct conn *c;
	const struct sql *q;
	sqlite3_stmt *stmt;
	struct slot *slot;           /* NULL: its own statement */
	size_t n_cols;
	bool first, done;            /* first: the row that run already stands on */
};

static bool fail(struct conn *c, const char *what, struct err *e)
{
	int rc = sqlite3_extended_errcode(c->db);
	enum err_code code = ERR_STORE;

	switch (rc & 0xff) {
	case SQLITE_CONSTRAINT:
		if (rc == SQLITE_CONSTRAINT_UNIQUE || rc == SQLITE_CONSTRAINT_PRIMARYKEY || rc == SQLITE_CONSTRAINT_ROWID)
			code = ERR_CONFLICT;
		break;
	case SQLITE_BUSY: case SQLITE_LOCKED: case SQLITE_PROTOCOL: case SQLITE_NOMEM:
		code = ERR_BUSY;
		break;
	case SQLITE_FULL:
		code = ERR_FULL;
		break;
	case SQLITE_CORRUPT: case SQLITE_NOTADB:
		code = ERR_CORRUPT;
		break;
	case SQLITE_IOERR: case SQLITE_CANTOPEN: case SQLITE_READONLY:
		code = ERR_IO;
		break;
	case SQLITE_TOOBIG:
		code = ERR_LIMIT;
		break;
	default:
		break;
	}
	return FAIL(e, code, "%s: %s", what, sqlite3_errmsg(c->db));
}

/* ---- what a statement may do ---- */

static bool kind_may_write(const struct sql *q, const struct table_def *t)
{
	switch (q->kind) {
	case KIND_AUDITED: case KIND_LOAD:
		return t == q->table;
	case KIND_DERIVED:
		return t->row->kind == TABLE_DERIVED;
	case KIND_VOLATILE:
		return t->row->kind == TABLE_VOLATILE;
	case KIND_CHAIN:
		return t->row->kind == TABLE_CHAIN && strcmp(t->row->name, "checkpoint") != 0;
	case KIND_ERASE:
		return strcmp(t->row->name, "entry_body") == 0;
	case KIND_CHECKPOINT:
		return strcmp(t->row->name, "checkpoint") == 0;
	default:
		return false;
	}
}

/* Called while a statement is prepared. A statement that does more than its kind says does not come to be. */
static int authorize(void *ctx, int action, const char *x, const char *y, const char *schema_name, const char *trigger)
{
	struct conn *c = ctx;
	const struct table_def *t;

	(void)y;
	(void)schema_name;
	if (!c->locked)
		return SQLITE_OK;
	switch (action) {
	case SQLITE_SELECT: case SQLITE_READ: case SQLITE_FUNCTION: case SQLITE_RECURSIVE:
	case SQLITE_TRANSACTION: case SQLITE_SAVEPOINT:
		return SQLITE_OK;
	case SQLITE_INSERT: case SQLITE_UPDATE: case SQLITE_DELETE:
		t = trigger || !c->preparing ? NULL : schema_find(c->schema, x);
		if (!t || !kind_may_write(c->preparing, t))
			return SQLITE_DENY;
		if (action == SQLITE_DELETE && t->row->kind != TABLE_DERIVED && t->row->kind != TABLE_VOLATILE
			&& c->preparing->kind != KIND_ERASE)
			return SQLITE_DENY;
		if (action != SQLITE_DELETE && c->preparing->kind == KIND_ERASE)
			return SQLITE_DENY;
		return SQLITE_OK;
	default:
		return SQLITE_DENY;
	}
}

static bool prepare(struct conn *c, const struct sql *q, unsigned flags, sqlite3_stmt **ret, struct err *e)
{
	const char *rest = NULL;
	int rc;

	c->preparing = q;
	rc = sqlite3_prepare_v3(c->db, q->text, -1, flags, ret, &rest);
	c->preparing = NULL;
	if (rc != SQLITE_OK)
		return fail(c, q->id, e);
	if (*rest || !*ret || (size_t)sqlite3_column_count(*ret) != strlen(q->results)
		|| (size_t)sqlite3_bind_parameter_count(*ret) != strlen(q->args)
		|| (q->kind == KIND_READ) != (sqlite3_stmt_readonly(*ret) != 0)) {
		sqlite3_finalize(*ret);
		*ret = NULL;
		return FAIL(e, ERR_STORE, "%s: columns, parameters or kind are not as its letters say", q->id);
	}
	return true;
}

/* ---- opening ---- */

static bool pragma(struct conn *c, const char *text, struct err *e)
{
	if (sqlite3_exec(c->db, text, NULL, NULL, NULL) != SQLITE_OK)
		return fail(c, text, e);
	return true;
}

static bool number(struct conn *c, const char *text, int64_t *ret, struct err *e)
{
	sqlite3_stmt *st;

	if (sqlite3_prepare_v2(c->db, text, -1, &st, NULL) != SQLITE_OK)
		return fail(c, text, e);
	int rc = sqlite3_step(st);
	*ret = rc == SQLITE_ROW ? sqlite3_column_int64(st, 0) : 0;
	sqlite3_finalize(st);
	if (rc != SQLITE_ROW && rc != SQLITE_DONE)
		return fail(c, text, e);
	return true;
}

/* The file is made here, so that nobody else can read it for a moment; -wal and -shm take its mode over. */
static bool make_file(const char *path, bool create, struct err *e)
{
	struct stat st;
	int fd;

	if (stat(path, &st) == 0) {
		if (!S_ISREG(st.st_mode))
			return FAIL(e, ERR_IO, "%s is not a file", path);
		return true;
	}
	if (errno != ENOENT && errno != ENOTDIR)
		return FAIL(e, ERR_IO, "%s: %s", path, strerror(errno));
	if (!create)
		return FAIL(e, ERR_NOT_FOUND, "there is no store %s", path);
	fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return FAIL(e, ERR_IO, "%s cannot be made: %s", path, strerror(errno));
	close(fd);
	return true;
}

/* A file on a medium that cannot be written, without a log beside it, does not change while it is read. */
static bool is_immutable(const char *path)
{
	char text[4096];

	if (snprintf(text, sizeof(text), "%s-wal", path) >= (int)sizeof(text) || access(text, F_OK) == 0)
		return false;
	snprintf(text, sizeof(text), "%s", path);
	char *slash = strrchr(text, '/');
	if (!slash)
		return access(".", W_OK) != 0;
	slash[slash == text ? 1 : 0] = 0;
	return access(text, W_OK) != 0;
}

static pthread_once_t once = PTHREAD_ONCE_INIT;

/* Before the process's first database; later it is refused, which does no harm. Without SQLite's statistics of memory no
 * allocation takes a lock that all connections share. */
static void prepare_library(void)
{
	(void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

static bool open_handle(const char *path, enum conn_role role, struct conn *c, struct err *e)
{
	CLEAN_BUF struct buf uri;
	int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE
		| (role == CONN_LOOK ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
	int rc;

	must(pthread_once(&once, prepare_library) == 0);
	buf_init(&uri, 16 * 1024);
	buf_add(&uri, path[0] == '/' ? STR("file://") : STR("file:"));
	for (const char *p = path; *p; p++) {
		if ((*p >= '0' && *p <= '9') || (*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z') || strchr("/._-", *p))
			buf_char(&uri, *p);
		else
			buf_printf(&uri, "%%%02X", (unsigned char)*p);
	}
	if (role == CONN_LOOK && is_immutable(path))
		buf_lit(&uri, "?immutable=1");
	if (uri.failed)
		return FAIL(e, ERR_LIMIT, "the path of the store is too long");
	rc = sqlite3_open_v2(uri.p, &c->db, flags, NULL);
	if (rc == SQLITE_OK)
		return true;
	return FAIL(e, ERR_IO, "%s: %s", path, c->db ? sqlite3_errmsg(c->db) : sqlite3_errstr(rc));
}

static bool claim(struct conn *c, const char *path, bool create, struct err *e)
{
	int64_t id, objects;

	TRY(number(c, "PRAGMA application_id", &id, e));
	if (id == APPLICATION_ID)
		return true;
	TRY(number(c, "SELECT COUNT(*) FROM sqlite_schema", &objects, e));
	if (id != 0 || objects != 0)
		return FAIL(e, ERR_INVALID, "%s is a database of another program", path);
	if (!create)
		return FAIL(e, ERR_NOT_FOUND, "%s is empty: no store was made in it", path);
	return pragma(c, "PRAGMA application_id = 1397050185", e);
}

static bool configure(struct conn *c, const char *path, enum conn_role role, bool create, struct err *e)
{
	_Static_assert(APPLICATION_ID == 1397050185, "the PRAGMA above");

	sqlite3_busy_timeout(c->db, WAIT_MS);
	sqlite3_db_config(c->db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	sqlite3_db_config(c->db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
	sqlite3_db_config(c->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(c->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(c->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(c->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_limit(c->db, SQLITE_LIMIT_ATTACHED, 0);
	/* REPLACE deletes, and then the guards against DELETE must see it. */
	TRY(pragma(c, "PRAGMA recursive_triggers = ON", e));
	TRY(pragma(c, "PRAGMA case_sensitive_like = ON", e));
	TRY(pragma(c, "PRAGMA cell_size_check = ON", e));
	TRY(pragma(c, "PRAGMA temp_store = MEMORY", e));
	TRY(pragma(c, "PRAGMA cache_size = -16384", e));
	TRY(claim(c, path, create, e));
	if (role == CONN_LOOK)
		return pragma(c, "PRAGMA query_only = ON", e);
	TRY(pragma(c, "PRAGMA journal_mode = WAL", e));
	TRY(pragma(c, "PRAGMA synchronous = FULL", e));
	TRY(pragma(c, "PRAGMA journal_size_limit = 67108864", e));
	return role == CONN_WRITER || pragma(c, "PRAGMA query_only = ON", e);
}

/* All at once: a ROLLBACK must not fail for want of memory. */
static bool prepare_fixed(struct conn *c, struct err *e)
{
	for (int i = 0; i < FIX_COUNT; i++)
		if (sqlite3_prepare_v3(c->db, fixed_text[i], -1, SQLITE_PREPARE_PERSISTENT, &c->fixed[i], NULL) != SQLITE_OK)
			return fail(c, fixed_text[i], e);
	return true;
}

static void lite_close(struct conn *c)
{
	if (!c)
		return;
	for (size_t i = 0; i < c->n_slots; i++) {
		must(!c->slots[i].busy);
		sqlite3_finalize(c->slots[i].stmt);
	}
	for (size_t i = 0; i < FIX_COUNT; i++)
		sqlite3_finalize(c->fixed[i]);
	sqlite3_close_v2(c->db);
	heap_free(c->slots);
	heap_free(c);
}

static bool lite_open(const char *spec, enum conn_role role, bool create, const struct schema *s, size_t slots,
	struct conn **ret, struct err *e)
{
	struct conn *c;

	TRY(make_file(spec, create, e));
	c = heap_alloc(1, sizeof(*c));
	c->schema = s;
	c->n_slots = slots;
	c->slots = heap_alloc(slots, sizeof(*c->slots));
	if (!open_handle(spec, role, c, e) || !configure(c, spec, role, create, e) || !prepare_fixed(c, e)) {
		lite_close(c);
		return false;
	}
	sqlite3_set_authorizer(c->db, authorize, c);
	*ret = c;
	return true;
}

static bool lite_patience(struct conn *c, int ms, struct err *e)
{
	(void)e;
	sqlite3_busy_timeout(c->db, ms);
	return true;
}

/* The last connection has emptied the log into the file. */
static void lite_settle(const char *spec)
{
	int fd = open(spec, O_RDWR | O_CLOEXEC);

	if (fd < 0 || fsync(fd) != 0)
		log_warn("store: %s may not be on the disk yet: %s", spec, strerror(errno));
	if (fd >= 0)
		close(fd);
}

static bool lite_exec(struct conn *c, const char *text, struct err *e)
{
	if (sqlite3_exec(c->db, text, NULL, NULL, NULL) != SQLITE_OK)
		return fail(c, "SQLite", e);
	return true;
}

/* The first line of what text answers: "" when there is none. */
static bool first_line(struct conn *c, const char *text, char *ret, size_t n, struct err *e)
{
	sqlite3_stmt *st;
	int rc;

	if (sqlite3_prepare_v2(c->db, text, -1, &st, NULL) != SQLITE_OK)
		return fail(c, text, e);
	rc = sqlite3_step(st);
	const char *line = rc == SQLITE_ROW ? (const char *)sqlite3_column_text(st, 0) : NULL;
	snprintf(ret, n, "%s", line ? line : "");
	sqlite3_finalize(st);
	return rc == SQLITE_ROW || rc == SQLITE_DONE || fail(c, text, e);
}

static bool lite_check_files(struct conn *c, struct err *e)
{
	char line[256];

	TRY(first_line(c, "PRAGMA integrity_check(1)", line, sizeof(line), e));
	if (strcmp(line, "ok") != 0)
		return FAIL(e, ERR_CORRUPT, "SQLite finds its file damaged: %s", line);
	TRY(first_line(c, "PRAGMA foreign_key_check", line, sizeof(line), e));
	if (line[0])
		return FAIL(e, ERR_CORRUPT, "a row of %s refers to a row that is not there", line);
	return true;
}

static bool lite_sizes(struct conn *c, bool tables, void (*fn)(void *ctx, const char *table, int64_t bytes), void *ctx,
	struct err *e)
{
	static const char text[] = "SELECT s.tbl_name, SUM(d.pgsize) FROM dbstat d CROSS JOIN sqlite_schema s ON s.name = d.name "
		"WHERE d.aggregate = 1 GROUP BY s.tbl_name ORDER BY s.tbl_name";
	int64_t pages, size;
	sqlite3_stmt *st;
	int rc;

	TRY(number(c, "PRAGMA page_count", &pages, e) && number(c, "PRAGMA page_size", &size, e));
	fn(ctx, "", pages * size);
	/* A library without dbstat does not know the table. */
	if (!tables || sqlite3_prepare_v2(c->db, text, -1, &st, NULL) != SQLITE_OK)
		return true;
	while ((rc = sqlite3_step(st)) == SQLITE_ROW)
		fn(ctx, (const char *)sqlite3_column_text(st, 0), sqlite3_column_int64(st, 1));
	sqlite3_finalize(st);
	return rc == SQLITE_DONE || fail(c, "dbstat", e);
}

static bool rewrite(struct conn *c, struct err *e)
{
	int64_t busy;

	/* VACUUM fills a database of its own, which may be bigger than the memory. */
	sqlite3_limit(c->db, SQLITE_LIMIT_ATTACHED, 1);
	TRY(pragma(c, "PRAGMA temp_store = FILE", e));
	TRY(pragma(c, "VACUUM", e));
	TRY(number(c, "PRAGMA wal_checkpoint(TRUNCATE)", &busy, e));
	return !busy || FAIL(e, ERR_BUSY, "SQLite's log cannot be emptied while somebody reads");
}

static bool lite_scrub(const char *spec, const struct schema *s, struct err *e)
{
	struct conn *c = NULL;

	TRY(lite_open(spec, CONN_WRITER, false, s, 0, &c, e));
	bool ok = rewrite(c, e);
	lite_close(c);
	return ok;
}

static void lite_lock(struct conn *c)
{
	c->locked = true;
}

static bool lite_has_table(struct conn *c, const char *name, bool *ret, struct err *e)
{
	sqlite3_stmt *st;
	int rc;

	if (sqlite3_prepare_v2(c->db, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = $1", -1, &st, NULL) !=
		SQLITE_OK)
		return fail(c, "SQLite", e);
	sqlite3_bind_text(st, 1, name, -1, SQLITE_STATIC);
	rc = sqlite3_step(st);
	*ret = rc == SQLITE_ROW;
	sqlite3_finalize(st);
	return rc == SQLITE_ROW || rc == SQLITE_DONE || fail(c, "SQLite", e);
}

static bool lite_is_empty(struct conn *c, struct err *e)
{
	int64_t n;

	return number(c, "SELECT COUNT(*) FROM sqlite_schema", &n, e)
		&& (n == 0 || FAIL(e, ERR_CONFLICT, "the file is not empty"));
}

/* ---- transactions ---- */

static bool fixed(struct conn *c, enum fixed which, struct err *e)
{
	sqlite3_stmt **st = &c->fixed[which];
	int rc;

	rc = sqlite3_step(*st);
	if (rc != SQLITE_DONE)
		fail(c, fixed_text[which], e);
	sqlite3_reset(*st);
	return rc == SQLITE_DONE;
}

static bool lite_begin(struct conn *c, bool write, struct err *e)
{
	return fixed(c, write ? FIX_BEGIN_WRITE : FIX_BEGIN, e);
}

static bool lite_commit(struct conn *c, struct err *e)
{
	return fixed(c, FIX_COMMIT, e);
}

static void lite_rollback(struct conn *c)
{
	/* After some errors SQLite has rolled back by itself. */
	if (!sqlite3_get_autocommit(c->db) && !fixed(c, FIX_ROLLBACK, NULL))
		must(sqlite3_get_autocommit(c->db));
}

static bool lite_save(struct conn *c, struct err *e)
{
	return fixed(c, FIX_SAVE, e);
}

static bool lite_release(struct conn *c, struct err *e)
{
	return fixed(c, FIX_RELEASE, e);
}

static bool lite_back(struct conn *c, struct err *e)
{
	if (sqlite3_get_autocommit(c->db))
		return FAIL(e, ERR_STORE, "the transaction has ended by itself");
	return fixed(c, FIX_BACK, e) && fixed(c, FIX_RELEASE, e);
}

/* ---- statements ---- */

/* "$1" to "$64" (store/query.c), without printf: this is done for each value of each statement. */
static void parameter(char ret[4], size_t n)
{
	char *p = ret;

	*p++ = '$';
	if (n >= 10)
		*p++ = (char)('0' + n / 10);
	*p++ = (char)('0' + n % 10);
	*p = 0;
}

static bool bind(struct conn *c, const struct sql *q, sqlite3_stmt *st, const struct val *args, size_t n, bool keep,
	struct err *e)
{
	char name[4];

	for (size_t i = 0; i < n; i++) {
		sqlite3_destructor_type how = keep ? SQLITE_TRANSIENT : SQLITE_STATIC;
		const char *p = args[i].s.p ? args[i].s.p : "";
		/* The place of "$3" in SQLite is that of its first appearance. */
		parameter(name, i + 1);
		int at = sqlite3_bind_parameter_index(st, name), rc;
		must(at > 0);
		switch (args[i].type) {
		case 'i':
			rc = sqlite3_bind_int64(st, at, args[i].i);
			break;
		case 's':
			rc = sqlite3_bind_text64(st, at, p, args[i].s.n, how, SQLITE_UTF8);
			break;
		case 'b':
			rc = sqlite3_bind_blob64(st, at, p, args[i].s.n, how);
			break;
		default:
			rc = sqlite3_bind_null(st, at);
		}
		if (rc != SQLITE_OK)
			return fail(c, q->id, e);
	}
	return true;
}

static void lite_end(struct rows *r)
{
	if (!r)
		return;
	if (r->slot) {
		sqlite3_reset(r->stmt);
		sqlite3_clear_bindings(r->stmt);
		r->slot->busy = false;
	} else {
		sqlite3_finalize(r->stmt);
	}
	heap_free(r);
}

static bool step(struct rows *r, struct err *e)
{
	/* After VACUUM SQLite prepares it again by itself, and asks again what it may do. */
	r->c->preparing = r->q;
	int rc = sqlite3_step(r->stmt);
	r->c->preparing = NULL;

	r->done = rc != SQLITE_ROW;
	return rc == SQLITE_ROW || rc == SQLITE_DONE || fail(r->c, r->q->id, e);
}

static bool lite_run(struct conn *c, const struct sql *q, const struct val *args, size_t n, bool stream, struct rows **ret,
	struct err *e)
{
	struct slot *slot = q->slot < 0 || c->slots[q->slot].busy ? NULL : &c->slots[q->slot];
	struct rows *r = heap_alloc(1, sizeof(*r));

	(void)stream;
	*r = (struct rows){.c = c, .q = q, .slot = slot, .n_cols = strlen(q->results)};
	if (slot && slot->stmt) {
		r->stmt = slot->stmt;
	} else if (!prepare(c, q, slot ? SQLITE_PREPARE_PERSISTENT : 0, &r->stmt, e)) {
		heap_free(r);
		return false;
	}
	if (slot) {
		slot->stmt = r->stmt;
		slot->busy = true;
	}
	/* A write is done with its first step, before the caller's values can go away. */
	if (!bind(c, q, r->stmt, args, n, q->kind == KIND_READ, e) || (q->kind != KIND_READ && !step(r, e))) {
		lite_end(r);
		return false;
	}
	r->first = q->kind != KIND_READ;
	*ret = r;
	return true;
}

static char type_at(sqlite3_stmt *st, size_t i)
{
	switch (sqlite3_column_type(st, (int)i)) {
	case SQLITE_INTEGER: return 'i';
	case SQLITE_TEXT: return 's';
	case SQLITE_BLOB: return 'b';
	case SQLITE_NULL: return 0;
	default: return 'f';
	}
}

static bool lite_next(struct rows *r, bool *ret_row, struct err *e)
{
	if (!r->first && !r->done)
		TRY(step(r, e));
	r->first = false;
	*ret_row = !r->done;
	for (size_t i = 0; i < r->n_cols && *ret_row; i++)
		if (!letter_fits(r->q->results[i], type_at(r->stmt, i)))
			return FAIL(e, ERR_CORRUPT, "%s: column %zu is not of the type of its letter", r->q->id, i);
	return true;
}

static struct val lite_col(struct rows *r, size_t i)
{
	char letter = r->q->results[i];
	/* next has compared the type with a letter that allows only one. */
	struct val v = {.type = letter == 'i' || letter == 's' || letter == 'b' ? letter : type_at(r->stmt, i)};

	if (v.type == 'i') {
		v.i = sqlite3_column_int64(r->stmt, (int)i);
	} else if (v.type) {
		/* A fraction is nowhere allowed; as text it goes into a digest that then differs. */
		v.s.p = v.type == 'b' ? sqlite3_column_blob(r->stmt, (int)i) : (const char *)sqlite3_column_text(r->stmt, (int)i);
		v.s.n = (size_t)sqlite3_column_bytes(r->stmt, (int)i);
		if (!v.s.p)
			v.s = (struct str){"", 0};
	}
	return v;
}

static int64_t lite_changes(struct rows *r)
{
	return sqlite3_changes64(r->c->db);
}

static bool lite_check(struct conn *c, const struct sql *q, struct err *e)
{
	sqlite3_stmt *st;

	TRY(prepare(c, q, 0, &st, e));
	for (size_t i = 0; q->args[i]; i++) {
		char name[24];
		snprintf(name, sizeof(name), "$%zu", i + 1);
		if (sqlite3_bind_parameter_index(st, name) == 0) {
			sqlite3_finalize(st);
			return FAIL(e, ERR_STORE, "%s: %s is missing", q->id, name);
		}
	}
	sqlite3_finalize(st);
	return true;
}

const struct driver driver_sqlite = {
	.open = lite_open, .close = lite_close, .patience = lite_patience, .hasty = "PRAGMA synchronous = OFF",
	.settle = lite_settle, .exec = lite_exec, .lock = lite_lock,
	.check_files = lite_check_files, .sizes = lite_sizes,
	.scrub = lite_scrub, .has_table = lite_has_table, .is_empty = lite_is_empty,
	.begin = lite_begin,
	.commit = lite_commit, .rollback = lite_rollback,
	.save = lite_save, .release = lite_release, .back = lite_back,
	.check = lite_check, .run = lite_run, .next = lite_next, .col = lite_col, .changes = lite_changes, .end = lite_end,
};
