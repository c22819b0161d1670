#include "store/core.h"

#include <stdio.h>
#include <stdlib.h>

#include "util/utf8.h"
#include "util/heap.h"

bool args_check(const struct sql *q, const struct val *args, size_t n, struct err *e)
{
	if (n != strlen(q->args))
		must_fail(__FILE__, __LINE__, q->id);
	for (size_t i = 0; i < n; i++) {
		char letter = q->args[i];
		if (!letter_fits(letter == 'E' || letter == 'O' ? 'i' : letter, args[i].type))
			must_fail(__FILE__, __LINE__, q->id);
		if (args[i].type == 's' && !utf8_valid(args[i].s))
			return FAIL(e, ERR_INVALID, "%s: a text is not valid UTF-8", q->id);
		if (q->kind == KIND_AUDITED && args[i].type == 'i' && (args[i].i > NUMBER_MAX || args[i].i < -NUMBER_MAX))
			return FAIL(e, ERR_INVALID, "%s: a number is out of range", q->id);
	}
	return true;
}

static bool usable(struct tx *t, struct err *e)
{
	if (t->failed && e)
		*e = t->err;
	return !t->failed;
}

/* The caller's values and, where the letters say E and O, the act's. */
static size_t bind_act(struct tx *t, const struct sql *q, const struct val *args, size_t n, struct val *all)
{
	size_t k = 0, given = 0;

	for (; q->args[k]; k++) {
		if (q->args[k] == 'E')
			all[k] = val_i(t->seq);
		else if (q->args[k] == 'O')
			all[k] = val_i(t->organ);
		else if (given < n)
			all[k] = args[given++];
		else
			must_fail(__FILE__, __LINE__, q->id);
	}
	if (given != n)
		must_fail(__FILE__, __LINE__, q->id);
	return k;
}

static void add_mark(struct tx *t, const struct table_def *table, int64_t id, const struct hash *digest, bool gone)
{
	if (t->n_marks == t->cap_marks) {
		t->cap_marks = t->cap_marks ? t->cap_marks * 2 : 16;
		t->marks = heap_grow(t->marks, t->cap_marks, sizeof(*t->marks));
	}
	t->marks[t->n_marks] = (struct mark){.table = table, .id = id, .digest = *digest, .gone = gone, .order = t->n_marks};
	t->n_marks++;
}

static bool mark_rows(struct tx *t, const struct sql *q, struct rows *r, int64_t *ret_id, struct err *e)
{
	const struct driver *d = t->store->driver;
	const struct table_def *table = q->table;
	struct val *vals = heap_alloc(table->n_cols, sizeof(*vals));
	bool row, ok;

	*ret_id = 0;
	while ((ok = d->next(r, &row, e)) && row) {
		for (size_t i = 0; i < table->n_cols; i++)
			vals[i] = d->col(r, i);
		struct hash digest = row_digest(&t->scratch, table, vals);
		int64_t id = vals[table->id_col].i;
		bool gone = table->gone_col < table->n_cols && vals[table->gone_col].i != 0;
		add_mark(t, table, id, &digest, gone);
		if (*ret_id == 0 || id < *ret_id)
			*ret_id = id;
	}
	heap_free(vals);
	return ok;
}

static bool first_number(struct tx *t, const struct sql *q, struct rows *r, int64_t *ret_id, struct err *e)
{
	const struct driver *d = t->store->driver;
	bool row;

	*ret_id = 0;
	TRY(d->next(r, &row, e));
	if (!q->results[0])
		*ret_id = d->changes(r);
	else if (row)
		*ret_id = d->col(r, 0).i;
	/* SQLite writes every row with the first step, but counts as done only at the end. */
	while (row)
		TRY(d->next(r, &row, e));
	return true;
}

static void must_be_allowed(const struct tx *t, const struct sql *q)
{
	bool ok = false;

	switch (q->kind) {
	case KIND_AUDITED:
		ok = t->kind == TX_ACT && t->opened && q->table;
		break;
	case KIND_CHAIN:
		ok = t->kind == TX_ACT;
		break;
	case KIND_ERASE:
		ok = t->kind == TX_ACT && t->sealed;
		break;
	case KIND_DERIVED: case KIND_VOLATILE: case KIND_CHECKPOINT:
		ok = t->kind != TX_READ;
		break;
	default:
		break;
	}
	if (!ok || t->queries)
		must_fail(__FILE__, __LINE__, q->id);
}

/* Audited rows come back for their digest, volatile ones stand outside of acts: only what an act writes beside its rows. */
static bool may_be_late(const struct sql *q)
{
	return (q->kind == KIND_DERIVED || q->kind == KIND_CHAIN) && !q->results[0];
}

bool tx_run(struct tx *t, enum stmt id, const struct val *args, size_t n_args, int64_t *ret_id, struct err *e)
{
	const struct sql *q = &t->store->sqls->list[id];
	const struct driver *d = t->store->driver;
	struct val all[64];
	struct rows *r = NULL;
	struct err why = {0};
	int64_t first;

	must(id < STMT_COUNT && n_args < ARRAY_LEN(all) && strlen(q->args) <= ARRAY_LEN(all));
	must_be_allowed(t, q);
	TRY(usable(t, e));
	if (q->kind == KIND_AUDITED) {
		n_args = bind_act(t, q, args, n_args, all);
		args = all;
	}
	bool ok = args_check(q, args, n_args, &why);
	if (ok && d->later && !ret_id && may_be_late(q)) {
		ok = d->later(t->conn, q, args, n_args, &why);
	} else if (ok) {
		ok = d->run(t->conn, q, args, n_args, false, &r, &why)
			&& (q->kind == KIND_AUDITED ? mark_rows(t, q, r, &first, &why) : first_number(t, q, r, &first, &why));
		d->end(r);
	}
	if (!ok) {
		if (e)
			*e = why;
		return tx_fail(t, &why);
	}
	if (ret_id)
		*ret_id = first;
	return true;
}

/* ---- reads ---- */

struct query {
	struct tx *tx;
	const struct sql *q;
	struct rows *rows;
	size_t n_cols;
	bool failed, at_row;
	struct err err;
};

static void query_fail(struct query *q)
{
	q->failed = true;
	q->at_row = false;
	(void)tx_fail(q->tx, &q->err);
}

struct query *tx_query(struct tx *t, enum stmt id, const struct val *args, size_t n_args)
{
	const struct sql *sql = &t->store->sqls->list[id];
	struct query *q = heap_alloc(1, sizeof(*q));

	must(q && id < STMT_COUNT);
	if (sql->kind != KIND_READ)
		must_fail(__FILE__, __LINE__, sql->id);
	*q = (struct query){.tx = t, .q = sql, .n_cols = strlen(sql->results)};
	t->queries++;
	if (!usable(t, &q->err))
		q->failed = true;
	else if (!args_check(sql, args, n_args, &q->err)
		|| !t->store->driver->run(t->conn, sql, args, n_args, false, &q->rows, &q->err))
		query_fail(q);
	return q;
}

bool query_next(struct query *q)
{
	if (q->failed)
		return false;
	if (!q->tx->store->driver->next(q->rows, &q->at_row, &q->err))
		query_fail(q);
	return q->at_row;
}

bool query_end(struct query *q, struct err *e)
{
	bool ok = !q->failed;

	q->tx->queries--;
	q->tx->store->driver->end(q->rows);
	if (!ok && e)
		*e = q->err;
	heap_free(q);
	return ok;
}

static struct val value(struct query *q, int col, bool number)
{
	must(q->at_row && col >= 0 && (size_t)col < q->n_cols);
	if ((q->q->results[col] == 'i' || q->q->results[col] == 'I') != number)
		must_fail(__FILE__, __LINE__, q->q->id);
	return q->tx->store->driver->col(q->rows, (size_t)col);
}

int64_t query_i(struct query *q, int col)
{
	return value(q, col, true).i;
}

struct str query_s(struct query *q, int col)
{
	return value(q, col, false).s;
}

bool query_null(struct query *q, int col)
{
	must(q->at_row && col >= 0 && (size_t)col < q->n_cols);
	return q->tx->store->driver->col(q->rows, (size_t)col).type == 0;
}

bool tx_one(struct tx *t, struct arena *a, enum stmt id, const struct val *args, size_t n_args,
	bool *ret_found, struct val *ret_cols, size_t n_cols, struct err *e)
{
	struct query *q = tx_query(t, id, args, n_args);
	bool found = query_next(q);

	must(n_cols <= q->n_cols);
	for (size_t i = 0; i < n_cols && found; i++) {
		ret_cols[i] = t->store->driver->col(q->rows, i);
		if (ret_cols[i].type == 's' || ret_cols[i].type == 'b')
			ret_cols[i].s = arena_str(a, ret_cols[i].s);
	}
	TRY(query_end(q, e));
	*ret_found = found;
	return true;
}

bool tx_number(struct tx *t, enum stmt id, const struct val *args, size_t n_args, int64_t otherwise, int64_t *ret, struct err *e)
{
	struct query *q = tx_query(t, id, args, n_args);
	bool found = query_next(q);
	int64_t n = found && !query_null(q, 0) ? query_i(q, 0) : otherwise;

	TRY(query_end(q, e));
	*ret = n;
	return true;
}
