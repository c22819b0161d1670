#include "store/core.h"

#include "util/clean.h"
#include "util/clock.h"

/* What the tables and guards of all steps come to; far above what table.def holds. */
#define DDL_MAX (4 * 1024 * 1024)

bool schema_step_of(const struct driver *d, struct conn *c, int *ret, struct err *e)
{
	static const struct sql last = {.id = "schema_step",
		.text = "SELECT MAX(step) FROM schema_step",
		.args = "",
		.results = "I",
		.kind = KIND_READ,
		.slot = -1};
	struct rows *r = NULL;
	bool there, row;

	TRY(d->has_table(c, "schema_step", &there, e));
	*ret = 0;
	if (!there)
		return true;
	TRY(d->run(c, &last, NULL, 0, false, &r, e));
	bool ok = d->next(r, &row, e);
	if (ok && row)
		*ret = (int)d->col(r, 0).i;
	d->end(r);
	return ok;
}

bool schema_is_ours(struct store *s, struct conn *c, struct err *e)
{
	struct rows *r = NULL;
	bool row = false;
	int64_t step = 0;

	bool ok = s->driver->run(c, s->sqls->step, NULL, 0, false, &r, e) && s->driver->next(r, &row, e);
	if (ok && row)
		step = s->driver->col(r, 0).i;
	s->driver->end(r);
	TRY(ok);
	return step == s->version || FAIL(e, ERR_VERSION, "the store was brought to step %lld while this program, which "
		"knows %d, was running: start it again, in its newer version", (long long)step, s->version);
}

bool schema_make_parts(const struct driver *d, struct conn *c, const struct schema *s, enum store_engine engine, int from, int to,
	unsigned parts, struct err *e)
{
	CLEAN_BUF struct buf b;

	buf_init(&b, DDL_MAX);
	/* Rows that were loaded in this transaction still wait for the check of their entry. */
	if (engine == STORE_PG && !(parts & DDL_TABLES))
		buf_lit(&b, "SET CONSTRAINTS ALL IMMEDIATE;\n");
	if (from == 1 && (parts & DDL_TABLES))
		buf_printf(&b, "CREATE TABLE schema_step (step %s PRIMARY KEY, at %s NOT NULL)%s;\n",
			engine == STORE_SQLITE ? "INTEGER" : "bigint", engine == STORE_SQLITE ? "INTEGER" : "bigint",
			engine == STORE_SQLITE ? " STRICT" : "");
	for (int step = from; step <= to; step++) {
		ddl_step(&b, s, engine, step, parts);
		if (parts & DDL_TABLES)
			buf_printf(&b, "INSERT INTO schema_step (step, at) VALUES (%d, %lld);\n", step, (long long)clock_now());
	}
	must(!b.failed);
	return d->exec(c, b.p ? b.p : "", e);
}

bool schema_make(const struct driver *d, struct conn *c, const struct schema *s, enum store_engine engine, int from, int to,
	unsigned parts, struct err *e)
{
	int now;

	TRY(d->begin(c, true, e));
	/* Another process may have been faster. */
	bool ok = schema_step_of(d, c, &now, e);
	if (ok && now >= from)
		from = now + 1;
	if (ok && from <= to)
		ok = schema_make_parts(d, c, s, engine, from, to, parts, e) ||
			err_context(e, "while migrating the store to step %d: ", to);
	if (ok)
		return d->commit(c, e);
	d->rollback(c);
	return false;
}
