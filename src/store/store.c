#include "store/core.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

#include "util/clean.h"
#include "util/clock.h"
#include "util/log.h"
#include "util/heap.h"
#include "util/vec.h"

static bool is_pg(const char *spec)
{
	return strncmp(spec, "postgresql://", 13) == 0 || strncmp(spec, "postgres://", 11) == 0;
}

static struct store *store_new(const char *spec, const struct store_options *o, const struct table *rows, size_t n,
	const struct schema_job *jobs)
{
	struct store *s = heap_alloc(1, sizeof(*s));

	s->arena = arena_new(8 * 1024 * 1024);
	s->engine = is_pg(spec) ? STORE_PG : STORE_SQLITE;
	s->driver = s->engine == STORE_PG ? &driver_pg : &driver_sqlite;
	s->schema = schema_with(s->arena, schema_read(s->arena, rows, n), jobs);
	s->sqls = sqls_make(s->arena, s->schema, s->engine);
	s->spec = heap_copy(spec);
	s->read_only = o->read_only;
	s->hasty = o->hasty && !o->read_only;
	s->readers = o->readers > 0 ? (size_t)o->readers : 4;
	s->wait_ms = o->wait_ms > 0 ? o->wait_ms : WAIT_MS;
	s->idle = heap_alloc(s->readers, sizeof(*s->idle));
	must(pthread_mutex_init(&s->pool_lock, NULL) == 0 && pthread_mutex_init(&s->turn_lock, NULL) == 0);
	clock_cond(&s->pool_cond);
	clock_cond(&s->turn_cond);
	return s;
}

void store_close(struct store *s)
{
	if (!s)
		return;
	must(s->open_tx == 0 && !s->turn && s->waiting == 0 && !s->batch);
	for (size_t i = 0; i < s->n_idle; i++)
		s->driver->close(s->idle[i]);
	s->driver->close(s->writer);
	if (s->hasty && s->writer)
		s->driver->settle(s->spec);
	pthread_mutex_destroy(&s->pool_lock);
	pthread_cond_destroy(&s->pool_cond);
	pthread_mutex_destroy(&s->turn_lock);
	pthread_cond_destroy(&s->turn_cond);
	heap_free(s->idle);
	/* A URL may carry a password. */
	wipe(s->spec, strlen(s->spec));
	heap_free(s->spec);
	arena_free(s->arena);
	heap_free(s);
}

static bool migrate(struct store *s, struct conn *c, struct err *e)
{
	int last = s->schema->version;

	if (s->version < last)
		TRY(schema_make(s->driver, c, s->schema, s->engine, s->version + 1, last, e));
	TRY(schema_jobs_do(s->driver, c, s->schema, e));
	return schema_step_of(s->driver, c, &s->version, e);
}

/* An older store, to be read as its program had it. */
static void as_it_was(struct store *s)
{
	s->schema = schema_until(s->arena, s->schema->tables[0].row, s->schema->n, s->version);
	s->sqls = sqls_make(s->arena, s->schema, s->engine);
}

static bool bring_up(struct store *s, struct conn *c, const struct store_options *o, struct err *e)
{
	int last = s->schema->version;
	bool restoring = false, halfway = false;

	TRY(s->driver->has_table(c, RESTORE_MARK, &restoring, e));
	if (restoring && !o->restoring)
		return FAIL(e, ERR_CONFLICT, "a restore into this database is under way or was interrupted: when none is, "
			"drop the database "
			"and restore again");
	TRY(schema_step_of(s->driver, c, &s->version, e));
	if (s->version == 0 && (!o->create || o->read_only))
		return FAIL(e, ERR_NOT_FOUND, "no store was made here yet");
	if (s->version > last)
		return FAIL(e, ERR_VERSION, "the store is of a newer program (step %d, this program knows %d): use that one; "
			"nothing was changed", s->version, last);
	TRY(schema_jobs_left(s->driver, c, &halfway, e));
	if (s->version == last && !halfway)
		return true;
	if (s->version == 0 || (o->migrate && !o->read_only))
		return migrate(s, c, e);
	if (halfway)
		return FAIL(e, ERR_VERSION, "the migration of the store to step %d was interrupted: go on with serve --migrate",
			s->version);
	if (!o->older || !o->read_only)
		return FAIL(e, ERR_VERSION, "the store is of an older program (step %d, this program needs %d): make a backup, "
			"then migrate it with serve --migrate", s->version, last);
	as_it_was(s);
	return true;
}

bool store_open_jobs(const char *spec, const struct store_options *o, const struct table *rows, size_t n,
	const struct schema_job *jobs, struct store **ret, struct err *e)
{
	struct store *s = store_new(spec, o, rows, n, jobs);
	struct conn *c = NULL;

	if (!s->driver->open(
		    spec, o->read_only ? CONN_LOOK : CONN_WRITER, o->create && !o->read_only, s->schema, s->sqls->n, &c, e) ||
		!s->driver->patience(c, s->wait_ms, e) || (o->hasty && !s->driver->exec(c, s->driver->hasty, e)) ||
		!bring_up(s, c, o, e)) {
		s->driver->close(c);
		store_close(s);
		return false;
	}
	s->driver->lock(c);
	if (o->read_only) {
		s->idle[s->n_idle++] = c;
		s->made = 1;
	} else {
		s->writer = c;
	}
	*ret = s;
	return true;
}

bool store_open_schema(const char *spec, const struct store_options *o, const struct table *rows, size_t n,
	struct store **ret, struct err *e)
{
	return store_open_jobs(spec, o, rows, n, NULL, ret, e);
}

bool store_open(const char *spec, const struct store_options *o, struct store **ret, struct err *e)
{
	return store_open_jobs(spec, o, table_rows, table_count, schema_jobs, ret, e);
}

enum store_engine store_engine_of(const struct store *s)
{
	return s->engine;
}

int store_version(const struct store *s)
{
	return s->version;
}

struct sizes { struct arena *arena; const struct schema *schema; int64_t whole; VEC(struct store_size) list; };

static void add_size(void *ctx, const char *table, int64_t bytes)
{
	struct sizes *s = ctx;

	if (!*table)
		s->whole = bytes;
	else if (schema_find(s->schema, table))
		*vec_push(s->arena, &s->list) = (struct store_size){arena_cstr(s->arena, str_of(table)), bytes};
}

bool store_sizes(struct store *s, bool tables, struct arena *a, int64_t *ret_bytes, struct store_size **ret, size_t *ret_n,
	struct err *e)
{
	struct sizes got = {.arena = a, .schema = s->schema};
	struct conn *c = NULL;

	TRY(s->driver->open(s->spec, CONN_LOOK, false, s->schema, s->sqls->n, &c, e));
	bool ok = s->driver->sizes(c, tables, add_size, &got, e);
	s->driver->close(c);
	*ret_bytes = got.whole;
	*ret = got.list.p;
	*ret_n = got.list.n;
	return ok;
}

bool store_check_files(struct store *s, struct err *e)
{
	struct conn *c = NULL;

	TRY(s->driver->open(s->spec, CONN_LOOK, false, s->schema, s->sqls->n, &c, e));
	bool ok = s->driver->check_files(c, e);
	s->driver->close(c);
	return ok;
}
