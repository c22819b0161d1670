#include "store/core.h"
#include "util/heap.h"

#include <stdlib.h>

#define SCAN_ROWS 500

static const struct table_def *audited(struct tx *t, const char *name)
{
	const struct table_def *table = schema_find(t->store->schema, name);
	must(table && table->row->kind == TABLE_AUDITED);
	return table;
}

static size_t column_at(const struct table_def *t, const char *name)
{
	for (size_t i = 0; i < t->n_cols; i++)
		if (strcmp(t->sorted[i]->name, name) == 0)
			return i;
	must_fail(__FILE__, __LINE__, name);
}

struct scanned { int64_t id, entry; struct hash digest; };

/* A value of another type than its column's may look like one that is recorded (no bytes, an empty text): no digest fits it. */
static struct hash digest_of(struct tx *t, const struct table_def *table, const struct val *vals)
{
	for (size_t i = 0; i < table->n_cols; i++)
		if (vals[i].type ? vals[i].type != table->sorted[i]->type : !table->sorted[i]->null)
			return (struct hash){0};
	return row_digest(&t->scratch, table, vals);
}

/* One piece, so that fn may ask the store other things between the rows. */
static bool scan_piece(struct tx *t, const struct table_def *table, int64_t after, struct scanned *list, size_t *ret_n,
	struct err *e)
{
	const struct driver *d = t->store->driver;
	size_t entry_col = column_at(table, "entry"), n = 0;
	struct val *vals = heap_alloc(table->n_cols, sizeof(*vals));
	struct val args[] = {val_i(after), val_i(SCAN_ROWS)};
	struct rows *r = NULL;
	bool row = false, ok;

	ok = d->run(t->conn, sql_of_table(t->store->sqls, table, TABLE_SCAN), args, 2, false, &r, e);
	while (ok && (ok = d->next(r, &row, e)) && row) {
		must(n < SCAN_ROWS);
		for (size_t i = 0; i < table->n_cols; i++)
			vals[i] = d->col(r, i);
		list[n++] = (struct scanned){vals[table->id_col].i, vals[entry_col].i, digest_of(t, table, vals)};
	}
	d->end(r);
	heap_free(vals);
	*ret_n = n;
	return ok;
}

bool store_scan_rows(struct tx *t, const char *table, int64_t after,
	bool (*fn)(void *ctx, int64_t id, int64_t entry, const struct hash *digest), void *ctx, struct err *e)
{
	const struct table_def *def = audited(t, table);
	struct scanned *list = heap_alloc(SCAN_ROWS, sizeof(*list));
	bool ok, going = true;
	size_t n = SCAN_ROWS;

	for (ok = true; ok && going && n == SCAN_ROWS;) {
		ok = scan_piece(t, def, after, list, &n, e);
		for (size_t i = 0; ok && going && i < n; i++) {
			going = fn(ctx, list[i].id, list[i].entry, &list[i].digest);
			after = list[i].id;
		}
	}
	heap_free(list);
	return ok;
}

bool store_row_entry(struct tx *t, const char *table, int64_t id, int64_t *ret_entry, bool *ret_found, struct err *e)
{
	const struct sql *q = sql_of_table(t->store->sqls, audited(t, table), TABLE_ENTRY);
	const struct driver *d = t->store->driver;
	struct val args[] = {val_i(id)};
	struct rows *r = NULL;
	bool row = false;

	bool ok = d->run(t->conn, q, args, 1, false, &r, e) && d->next(r, &row, e);
	if (ok) {
		*ret_entry = row ? d->col(r, 0).i : 0;
		*ret_found = row;
	}
	d->end(r);
	return ok;
}

bool table_rows_each(struct tx *t, const struct table_def *table, const int64_t *after,
	bool (*fn)(void *ctx, struct rows *r, struct err *e), void *ctx, struct err *e)
{
	const struct driver *d = t->store->driver;
	const struct sql *q = sql_of_table(t->store->sqls, table, after ? TABLE_AFTER : TABLE_DUMP);
	struct val last = val_i(after ? *after : 0);
	struct rows *r = NULL;
	bool row = false;

	TRY(d->run(t->conn, q, &last, strlen(q->args), true, &r, e));
	bool ok = true;
	while (ok && (ok = d->next(r, &row, e)) && row)
		ok = fn(ctx, r, e);
	d->end(r);
	return ok;
}

struct each {
	struct tx *tx;
	const struct table_def *table;
	struct store_row row;
	struct val *vals, *sorted;
	bool (*fn)(void *ctx, const struct store_row *r, struct err *e);
	void *ctx;
};

static bool each_row(void *ctx, struct rows *r, struct err *e)
{
	struct each *x = ctx;
	const struct table_def *t = x->table;

	for (size_t i = 0; i < t->n_cols; i++)
		x->vals[i] = x->tx->store->driver->col(r, i);
	for (size_t i = 0; i < t->n_cols; i++)
		x->sorted[i] = x->vals[t->sorted[i] - t->cols];
	x->row.text = row_text(&x->tx->scratch, t, x->sorted);
	return x->fn(x->ctx, &x->row, e);
}

bool store_each_row(struct tx *t, const char *table, bool (*fn)(void *ctx, const struct store_row *r, struct err *e), void *ctx,
	struct err *e)
{
	const struct table_def *def = schema_find(t->store->schema, table);
	must(def);
	struct each x = {.tx = t, .table = def, .fn = fn, .ctx = ctx};
	const char **names = heap_alloc(def->n_cols, sizeof(*names));

	for (size_t i = 0; i < def->n_cols; i++)
		names[i] = def->cols[i].name;
	x.vals = heap_alloc(def->n_cols, sizeof(*x.vals));
	x.sorted = heap_alloc(def->n_cols, sizeof(*x.sorted));
	x.row = (struct store_row){.table = table, .n = def->n_cols, .names = names, .vals = x.vals};
	bool ok = table_rows_each(t, def, NULL, each_row, &x, e);
	heap_free(x.sorted);
	heap_free(x.vals);
	heap_free(names);
	return ok;
}
