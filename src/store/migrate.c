#include "store/core.h"

#include "util/clean.h"
#include "util/clock.h"
#include "util/log.h"

/* What the tables and guards of all steps come to; far above what table.def holds. */
#define DDL_MAX (4 * 1024 * 1024)

/* No step so far has rows to make from what is there. */
const struct schema_job schema_jobs[] = {{0}};

/* Numbers of one row; *ret_found false: there is none. */
static bool numbers(const struct driver *d, struct conn *c, const struct sql *q, int64_t *ret, size_t n, bool *ret_found,
	struct err *e)
{
	struct rows *r = NULL;

	TRY(d->run(c, q, NULL, 0, false, &r, e));
	bool ok = d->next(r, ret_found, e);
	for (size_t i = 0; ok && *ret_found && i < n; i++)
		ret[i] = d->col(r, i).i;
	d->end(r);
	return ok;
}

bool schema_step_of(const struct driver *d, struct conn *c, int *ret, struct err *e)
{
	static const struct sql last = {.id = "schema_step",
		.text = "SELECT MAX(step) FROM schema_step",
		.args = "",
		.results = "I",
		.kind = KIND_READ,
		.slot = -1};
	bool there, found;
	int64_t step = 0;

	TRY(d->has_table(c, "schema_step", &there, e));
	if (there)
		TRY(numbers(d, c, &last, &step, 1, &found, e));
	*ret = (int)step;
	return true;
}

bool schema_is_ours(struct store *s, struct conn *c, struct err *e)
{
	bool found = false;
	int64_t step = 0;

	TRY(numbers(s->driver, c, s->sqls->step, &step, 1, &found, e));
	return step == s->version || FAIL(e, ERR_VERSION, "the store was brought to step %lld while this program, which "
		"knows %d, was running: start it again, in its newer version", (long long)step, s->version);
}

/* ---- steps ---- */

/* One statement after the other, so that an error names the one that failed. */
static bool run_each(const struct driver *d, struct conn *c, struct buf *b, struct err *e)
{
	must(!b->failed);
	for (char *p = b->p, *end; p && (end = strchr(p, DDL_SEPARATOR)); p = end + 1) {
		*end = 0;
		if (!d->exec(c, p, e))
			return err_context(e, "%.*s: ", (int)strcspn(p, "(;\n"), p);
	}
	return true;
}

static bool make_step(const struct driver *d, struct conn *c, const struct schema *s, enum store_engine engine, int step,
	unsigned parts, struct err *e)
{
	CLEAN_BUF struct buf b;

	buf_init(&b, DDL_MAX);
	if (step == 1 && (parts & DDL_TABLES))
		buf_printf(&b, "CREATE TABLE schema_step (step %s PRIMARY KEY, at %s NOT NULL)%s" DDL_END,
			engine == STORE_SQLITE ? "INTEGER" : "bigint", engine == STORE_SQLITE ? "INTEGER" : "bigint",
			engine == STORE_SQLITE ? " STRICT" : "");
	ddl_step(&b, s, engine, step, parts);
	if (parts & DDL_TABLES)
		buf_printf(&b, "INSERT INTO schema_step (step, at) VALUES (%d, %lld)" DDL_END, step, (long long)clock_now());
	return run_each(d, c, &b, e);
}

bool schema_make_parts(const struct driver *d, struct conn *c, const struct schema *s, enum store_engine engine, int from, int to,
	unsigned parts, struct err *e)
{
	/* Rows that were loaded in this transaction still wait for the check of their entry. */
	if (engine == STORE_PG && !(parts & DDL_TABLES))
		TRY(d->exec(c, "SET CONSTRAINTS ALL IMMEDIATE", e));
	for (int step = from; step <= to; step++)
		if (!make_step(d, c, s, engine, step, parts, e))
			return err_context(e, "step %d: ", step);
	return true;
}

static bool make_missing(const struct driver *d, struct conn *c, const struct schema *s, enum store_engine engine, int *from,
	int to, struct err *e)
{
	int now;

	/* Another process may have been faster. */
	TRY(schema_step_of(d, c, &now, e));
	if (now >= *from)
		*from = now + 1;
	TRY(*from > to || schema_make_parts(d, c, s, engine, *from, to, DDL_ALL, e));
	TRY(*from == 1 || *from > to || schema_jobs_note(d, c, s, *from, to, e));
	return d->commit(c, e);
}

bool schema_make(const struct driver *d, struct conn *c, const struct schema *s, enum store_engine engine, int from, int to,
	struct err *e)
{
	if (!d->begin(c, true, e))
		return err_context(e, "while migrating the store to step %d: ", to);
	if (!make_missing(d, c, s, engine, &from, to, e)) {
		d->rollback(c);
		return err_context(e, "while migrating the store to step %d: ", to);
	}
	if (from <= to)
		log_info("store: from step %d to %d", from - 1, to);
	return true;
}

/* ---- jobs ---- */

struct migration {
	const struct driver *driver;
	struct conn *conn;
};

bool migration_run(struct migration *m, const struct sql *q, const struct val *args, size_t n, int64_t *ret, struct err *e)
{
	struct rows *r = NULL;
	bool row = false;

	must(q->kind == KIND_READ || q->kind == KIND_DERIVED || q->kind == KIND_VOLATILE);
	TRY(args_check(q, args, n, e));
	TRY(m->driver->run(m->conn, q, args, n, false, &r, e));
	bool ok = m->driver->next(r, &row, e);
	if (ok && ret)
		*ret = row && q->results[0] ? m->driver->col(r, 0).i : 0;
	m->driver->end(r);
	return ok;
}

bool schema_jobs_left(const struct driver *d, struct conn *c, bool *ret, struct err *e)
{
	return d->has_table(c, SCHEMA_JOB, ret, e);
}

bool schema_jobs_note(const struct driver *d, struct conn *c, const struct schema *s, int from, int to, struct err *e)
{
	char text[128];
	bool there;

	TRY(d->has_table(c, SCHEMA_JOB, &there, e));
	for (const struct schema_job *j = s->jobs; j && j->step; j++) {
		if (j->step < from || j->step > to)
			continue;
		if (!there)
			TRY(d->exec(c, "CREATE TABLE " SCHEMA_JOB " (step bigint PRIMARY KEY, at bigint NOT NULL)", e));
		there = true;
		snprintf(text, sizeof(text), "INSERT INTO " SCHEMA_JOB " (step, at) VALUES (%d, 0)", j->step);
		TRY(d->exec(c, text, e));
	}
	return true;
}

static bool one_piece(const struct driver *d, struct conn *c, const struct schema *s, bool *ret_left, struct err *e)
{
	static const struct sql next = {.id = SCHEMA_JOB, .text = "SELECT step, at FROM " SCHEMA_JOB " ORDER BY step LIMIT 1",
		.args = "", .results = "ii", .kind = KIND_READ, .slot = -1};
	struct migration m = {d, c};
	int64_t row[2], at, total;
	char text[128];
	bool found;

	TRY(schema_jobs_left(d, c, ret_left, e));
	if (!*ret_left)
		return true;
	TRY(numbers(d, c, &next, row, 2, &found, e));
	if (!found)
		return d->exec(c, "DROP TABLE " SCHEMA_JOB, e);
	const struct schema_job *j = s->jobs;
	while (j && j->step && j->step != row[0])
		j++;
	if (!j || !j->step)
		return FAIL(e, ERR_VERSION, "a newer program is migrating the store (step %lld): use that one",
			(long long)row[0]);
	if (!j->piece(&m, row[1], &at, &total, e))
		return err_context(e, "step %d, %s: ", j->step, j->what);
	must(at > row[1] || at >= total);
	if (at < total)
		snprintf(text, sizeof(text), "UPDATE " SCHEMA_JOB " SET at = %lld WHERE step = %d", (long long)at, j->step);
	else
		snprintf(text, sizeof(text), "DELETE FROM " SCHEMA_JOB " WHERE step = %d", j->step);
	if (total > 0 && at * 100 / total > row[1] * 100 / total)
		log_info("store: step %d, %s: %lld of %lld", j->step, j->what, (long long)at, (long long)total);
	return d->exec(c, text, e);
}

bool schema_jobs_do(const struct driver *d, struct conn *c, const struct schema *s, struct err *e)
{
	for (bool left = true; left;) {
		bool begun = d->begin(c, true, e);
		if (begun && one_piece(d, c, s, &left, e) && d->commit(c, e))
			continue;
		if (begun)
			d->rollback(c);
		return err_context(e, "while migrating the store: ");
	}
	return true;
}
