#include "engine/dispose_private.h"

#include <stdlib.h>

#include "engine/file.h"
#include "engine/object.h"
#include "engine/record_index.h"
#include "engine/trail.h"
#include "util/clean.h"

/* Bodies are read one at a time; the longest with all its values must fit. */
#define SCRATCH_MAX ((size_t)1 << 30)

struct eraser {
	struct act_call *c;
	struct index *index;
	struct arena *scratch;
	VEC(int64_t) seqs;
	struct json *erased, *kept;
};

/* ---- what they hold ---- */

static bool empty_case(struct eraser *x, int64_t id, struct err *e)
{
	static const enum stmt rest[] = {STMT_dispose_steps, STMT_dispose_items, STMT_dispose_corrections,
		STMT_dispose_step_answers};
	TRY(tx_run(x->c->tx, STMT_dispose_case, ARGS(val_i(id), val_b("", 0)), NULL, e));
	for (size_t i = 0; i < ARRAY_LEN(rest); i++)
		TRY(tx_run(x->c->tx, rest[i], ARGS(val_i(id)), NULL, e));
	return true;
}

static bool empty_record(struct eraser *x, const struct dispose_item *it, struct err *e)
{
	struct record rec;
	bool found;
	TRY(record_get(x->c->tx, x->c->arena, it->id, &rec, &found, e));
	if (!found)
		return FAIL(e, ERR_CORRUPT, "record %lld of the list is not there", (long long)it->id);
	TRY(index_note(x->index, &rec, NULL, e));
	TRY(tx_run(x->c->tx, STMT_dispose_lists, ARGS(val_i(it->id)), NULL, e));
	TRY(tx_run(x->c->tx, STMT_dispose_record, ARGS(val_i(it->id), val_i(it->keep_till)), NULL, e));
	TRY(tx_run(x->c->tx, STMT_dispose_versions, ARGS(val_i(it->id)), NULL, e));
	return tx_run(x->c->tx, STMT_dispose_links, ARGS(val_i(it->id)), NULL, e);
}

static bool empty_round(struct eraser *x, const struct dispose_item *it, struct err *e)
{
	TRY(tx_run(x->c->tx, STMT_dispose_round, ARGS(val_i(it->id), val_i(it->keep_till)), NULL, e));
	TRY(tx_run(x->c->tx, STMT_dispose_round_done, ARGS(val_i(it->id)), NULL, e));
	return tx_run(x->c->tx, STMT_dispose_round_answers, ARGS(val_i(it->id)), NULL, e);
}

static bool empty(struct eraser *x, const struct dispose_item *it, struct err *e)
{
	switch (it->kind) {
	case OBJECT_CASE: return empty_case(x, it->id, e);
	case OBJECT_RECORD: return empty_record(x, it, e);
	case OBJECT_ROUND: return empty_round(x, it, e);
	default: break;
	}
	return tx_run(x->c->tx, STMT_dispose_document, ARGS(val_i(it->id), val_i(it->keep_till), val_b("", 0)), NULL, e);
}

static bool erase_files(struct eraser *x, const struct dispose_item *it, struct err *e)
{
	VEC(int64_t) files = {0};
	struct query *q = tx_query(x->c->tx, STMT_dispose_files, ARGS(val_i(it->kind), val_i(it->id)));
	while (query_next(q))
		*vec_push(x->c->arena, &files) = query_i(q, 0);
	TRY(query_end(q, e));
	for (size_t i = 0; i < files.n; i++)
		TRY(file_dispose(x->c, files.p[i], e));
	return true;
}

/* ---- entries ---- */

static bool entries_of(struct eraser *x, const struct dispose_item *it, struct err *e)
{
	int64_t after = -1;
	for (size_t n = 1; n;) {
		n = 0;
		struct query *q = tx_query(x->c->tx, STMT_dispose_entries_of, ARGS(val_i(it->kind), val_i(it->id), val_i(after)));
		for (; query_next(q); n++)
			*vec_push(x->c->arena, &x->seqs) = after = query_i(q, 0);
		TRY(query_end(q, e));
	}
	return true;
}

static int by_size(const void *pa, const void *pb)
{
	int64_t a = *(const int64_t *)pa, b = *(const int64_t *)pb;
	return (a > b) - (a < b);
}

/* Each once, in order, without those that are still about something that is kept. */
static bool only_lapsed(struct eraser *x, struct err *e)
{
	size_t n = 0;
	if (x->seqs.n)
		qsort(x->seqs.p, x->seqs.n, sizeof(*x->seqs.p), by_size);
	for (size_t i = 0; i < x->seqs.n; i++) {
		int64_t kept;
		if (i && x->seqs.p[i] == x->seqs.p[i - 1])
			continue;
		TRY(tx_number(x->c->tx, STMT_dispose_kept, ARGS(val_i(x->seqs.p[i])), 1, &kept, e));
		if (!kept)
			x->seqs.p[n++] = x->seqs.p[i];
	}
	x->seqs.n = n;
	return true;
}

static bool note_objects(struct eraser *x, int64_t seq, struct err *e)
{
	struct arena *a = x->c->arena;
	struct json *one = json_add_arr(a, x->erased, STR_NONE);
	json_add_int(a, one, STR_NONE, seq);
	struct json *list = json_add_arr(a, one, STR_NONE);
	struct query *q = tx_query(x->c->tx, STMT_dispose_objects, ARGS(val_i(seq)));
	while (query_next(q)) {
		struct json *pair = json_add_arr(a, list, STR_NONE);
		json_add_int(a, pair, STR_NONE, query_i(q, 0));
		json_add_int(a, pair, STR_NONE, query_i(q, 1));
	}
	return query_end(q, e);
}

/* Rows that nobody has changed since that entry, this act included. */
static bool note_kept(struct eraser *x, int64_t seq, struct err *e)
{
	struct arena *a = x->c->arena;
	struct val cols[8];
	struct json *body;
	bool found;
	arena_reset(x->scratch);
	TRY(tx_one(x->c->tx, x->scratch, STMT_entry_one, ARGS(val_i(seq)), &found, cols, 8, e));
	if (!found || !cols[7].type)
		return FAIL(e, ERR_CORRUPT, "entry %lld has no body", (long long)seq);
	TRY(json_read(x->scratch, cols[7].s, TRAIL_BODY_ITEMS, &body, e));
	json_each(mark, json_get(body, "rows")) {
		int64_t at;
		bool there;
		if (mark->kind != JSON_ARR || mark->count != 3)
			return FAIL(e, ERR_CORRUPT, "entry %lld names a row in no known way", (long long)seq);
		const struct json *id = mark->first->next;
		TRY(store_row_entry(x->c->tx, arena_cstr(x->scratch, mark->first->s), id->i, &at, &there, e));
		if (!there || at != seq)
			continue;
		struct json *row = json_add_arr(a, x->kept, STR_NONE);
		json_add_int(a, row, STR_NONE, seq);
		json_add_str(a, row, STR_NONE, mark->first->s);
		json_add_int(a, row, STR_NONE, id->i);
		json_add_str(a, row, STR_NONE, mark->last->s);
	}
	return true;
}

static bool erase_all(struct eraser *x, const struct dispose_list *l, struct err *e)
{
	struct act_call *c = x->c;
	for (size_t i = 0; i < l->n; i++) {
		const struct dispose_item *it = &l->p[i];
		TRY(empty(x, it, e));
		TRY(tx_run(c->tx, STMT_dispose_holds, ARGS(val_i(it->kind), val_i(it->id)), NULL, e));
		act_object(c, it->kind, it->id);
		TRY(entries_of(x, it, e));
	}
	/* a file of two things of the list goes when both are empty */
	for (size_t i = 0; i < l->n; i++)
		TRY(erase_files(x, &l->p[i], e));
	TRY(index_flush(x->index, e));
	TRY(only_lapsed(x, e));
	for (size_t i = 0; i < x->seqs.n; i++) {
		TRY(note_objects(x, x->seqs.p[i], e));
		TRY(note_kept(x, x->seqs.p[i], e));
		act_object(c, OBJECT_ENTRY, x->seqs.p[i]);
	}
	return true;
}

bool dispose_erase(struct act_call *c, const struct dispose_list *l, int64_t **ret_seqs, size_t *ret_n, struct err *e)
{
	CLEAN_ARENA struct arena *scratch = arena_new(SCRATCH_MAX);
	const struct pack *p = city_pack(c->city, c->tx, c->who.organ, e);
	if (!p)
		return false;
	struct eraser x = {.c = c, .index = index_new(c->tx, c->arena, p), .scratch = scratch};
	x.erased = json_add_arr(c->arena, c->body, STR("erased"));
	x.kept = json_add_arr(c->arena, c->body, STR("kept"));
	TRY(erase_all(&x, l, e));
	*ret_seqs = x.seqs.p;
	*ret_n = x.seqs.n;
	return true;
}
