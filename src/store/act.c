#include "store/core.h"

#include <stdlib.h>

bool tx_act_open(struct tx *t, int64_t organ, int64_t *ret_seq, struct err *e)
{
	const struct driver *d = t->store->driver;
	struct rows *r = NULL;
	struct err why = {0};
	bool row = false;

	must(t->kind == TX_ACT && t->queries == 0 && !t->sealed);
	if (t->failed) {
		if (e)
			*e = t->err;
		return false;
	}
	if (!t->opened) {
		bool ok = d->run(t->conn, t->store->sqls->head, NULL, 0, false, &r, &why) && d->next(r, &row, &why);
		if (ok)
			t->seq = row && d->col(r, 0).type == 'i' ? d->col(r, 0).i + 1 : 0;
		d->end(r);
		if (!ok) {
			if (e)
				*e = why;
			return tx_fail(t, &why);
		}
		t->opened = true;
	}
	t->organ = organ;
	*ret_seq = t->seq;
	return true;
}

void tx_act_organ(struct tx *t, int64_t organ)
{
	must(t->kind == TX_ACT && t->opened);
	t->organ = organ;
}

static int by_row(const void *x, const void *y)
{
	const struct mark *a = x, *b = y;
	int names = strcmp(a->table->row->name, b->table->row->name);

	if (names)
		return names;
	if (a->id != b->id)
		return a->id < b->id ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

size_t tx_act_rows(struct tx *t, struct arena *a, const struct row_mark **ret)
{
	struct row_mark *list = arena_array(a, t->n_marks, sizeof(*list));
	size_t n = 0;

	if (t->n_marks)
		qsort(t->marks, t->n_marks, sizeof(*t->marks), by_row);
	for (size_t i = 0; i < t->n_marks; i++) {
		const struct mark *m = &t->marks[i];
		if (n && list[n - 1].table == m->table->row->name && list[n - 1].id == m->id)
			n--;
		list[n++] = (struct row_mark){.table = m->table->row->name, .id = m->id, .digest = m->digest, .gone = m->gone};
	}
	*ret = list;
	return n;
}

void tx_act_sealed(struct tx *t)
{
	must(t->kind == TX_ACT && t->opened && !t->sealed);
	t->sealed = true;
}
