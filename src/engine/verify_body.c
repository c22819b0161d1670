#include "engine/verify_private.h"

#include "text/text.h"

#define BATCH 128

/* The rows of entry_object of the entries at hand, walked beside the bodies. */
struct objects {
	struct query *q;
	bool row;
	int64_t seq;
};

static void next_object(struct objects *o)
{
	o->row = query_next(o->q);
	o->seq = o->row ? query_i(o->q, 0) : INT64_MAX;
}

static bool is_pair(const struct json *o, int64_t kind, int64_t id)
{
	return o && o->kind == JSON_ARR && o->count == 2 && o->first->kind == JSON_INT && o->first->i == kind &&
		o->last->kind == JSON_INT && o->last->i == id;
}

/* The list in the body is the list in entry_object. */
static void check_objects(struct verify *v, struct objects *rows, int64_t seq, const struct json *list)
{
	const struct json *want = list->first;
	int64_t n = 0;

	for (; rows->row && rows->seq == seq; next_object(rows)) {
		if (query_i(rows->q, 1) != n++ || !is_pair(want, query_i(rows->q, 2), query_i(rows->q, 3))) {
			verify_say(v, "object", seq, "entry_object", n - 1, t_verify_object(v->lang, seq));
			return;
		}
		want = want->next;
	}
	if (want)
		verify_say(v, "object", seq, "entry_object", n, t_verify_object(v->lang, seq));
}

static bool check_body(struct verify *v, struct query *q, struct objects *objects, int64_t seq, struct err *e)
{
	struct str salt = query_s(q, 1), digest = query_s(q, 2), text = query_s(q, 3);
	bool disposal = str_is(query_s(q, 4), "dispose");
	struct json *body;

	if (salt.n == CHAIN_SALT && digest.n == HASH_LEN) {
		struct hash h = body_digest((const uint8_t *)salt.p, text);
		if (memcmp(h.b, digest.p, HASH_LEN) != 0)
			return verify_say(v, "body", seq, "entry_body", seq, t_verify_body(v->lang, seq));
	} else {
		return verify_say(v, "body", seq, "entry_body", seq, t_verify_body(v->lang, seq));
	}
	if (!json_read(v->scratch, text, TRAIL_BODY_ITEMS, &body, NULL))
		return verify_say(v, "body", seq, "entry_body", seq, t_verify_body(v->lang, seq));
	if (json_int(body, "v", 0) != ENTRY_VERSION)
		return FAIL(e, ERR_VERSION, "entry %lld has a body of version %lld, this program knows %d", (long long)seq,
			(long long)json_int(body, "v", 0), ENTRY_VERSION);

	const struct json *list = json_get(body, "objects"), *rows = json_get(body, "rows");
	if (!list || list->kind != JSON_ARR || !rows || rows->kind != JSON_ARR)
		return verify_say(v, "body", seq, "entry_body", seq, t_verify_body(v->lang, seq));
	check_objects(v, objects, seq, list);
	if (verify_bad(v))
		return true;
	json_each(mark, rows) {
		TRY(verify_mark(v, seq, mark, e));
		if (verify_bad(v))
			return true;
	}
	v->report->bodies++;
	return !disposal || verify_disposal(v, seq, json_get(body, "in"), e);
}

/* The list of an entry without a body, as a body would have it; what no body can have is found here. */
static bool check_missing(struct verify *v, struct objects *rows, int64_t seq, struct err *e)
{
	arena_reset(v->scratch);
	struct json *list = json_arr(v->scratch);
	for (int64_t n = 0; rows->row && rows->seq == seq; next_object(rows)) {
		struct json *pair = json_add_arr(v->scratch, list, STR_NONE);
		int64_t kind = query_i(rows->q, 2), id = query_i(rows->q, 3);
		if (query_i(rows->q, 1) != n++ || !json_int_ok(kind) || !json_int_ok(id))
			return verify_say(v, "object", seq, "entry_object", n - 1, t_verify_object(v->lang, seq));
		json_add_int(v->scratch, pair, STR_NONE, kind);
		json_add_int(v->scratch, pair, STR_NONE, id);
	}
	return verify_disposed(v, seq, list, e);
}

/* Bodies of entries from … till-1: each is there, in order, and what was recorded, or was disposed of. */
static bool piece(struct verify *v, int64_t from, int64_t till, struct err *e)
{
	struct query *q = tx_query(v->tx, STMT_entry_body_scan, ARGS(val_i(from), val_i(till)));
	struct objects objects = {.q = tx_query(v->tx, STMT_entry_object_scan, ARGS(val_i(from), val_i(till)))};
	int64_t want = from;
	bool ok = true;

	next_object(&objects);
	for (bool row = query_next(q); ok && !verify_bad(v) && want < till; want++) {
		if (row && query_i(q, 0) == want) {
			arena_reset(v->scratch);
			ok = check_body(v, q, &objects, want, e);
			row = ok && query_next(q);
		} else {
			ok = check_missing(v, &objects, want, e);
		}
	}
	struct err why = {0};
	bool read = query_end(objects.q, &why);
	read = query_end(q, read ? &why : NULL) && read;
	if (ok && !read) {
		v->report->bad = NULL;               /* it could not be read: that is no finding */
		if (e)
			*e = why;
		return false;
	}
	return ok;
}

/* -1: nothing lies outside the chain. */
static bool outside(struct verify *v, enum stmt ends, int64_t *ret, struct err *e)
{
	struct val cols[2];
	bool found;

	TRY(tx_one(v->tx, v->scratch, ends, NO_ARGS, &found, cols, 2, e));
	*ret = -1;
	if (found && cols[0].type && cols[0].i < 0)
		*ret = cols[0].i;
	else if (found && cols[1].type && cols[1].i >= v->size)
		*ret = cols[1].i;
	return true;
}

static bool all_pieces(struct verify *v, struct err *e)
{
	for (int64_t from = v->from.size; from < v->size && !verify_bad(v); from += BATCH) {
		int64_t till = from + BATCH < v->size ? from + BATCH : v->size;
		TRY(piece(v, from, till, e));
		verify_progress(v, 1, till, v->size);
	}
	return true;
}

bool verify_bodies(struct verify *v, struct err *e)
{
	int64_t stray;

	TRY(outside(v, STMT_entry_body_ends, &stray, e));
	if (stray != -1)
		return verify_say(v, "body", stray, "entry_body", stray, t_verify_body_stray(v->lang, stray));
	TRY(outside(v, STMT_entry_object_ends, &stray, e));
	if (stray != -1)
		return verify_say(v, "object", stray, "entry_object", 0, t_verify_object_stray(v->lang, stray));
	TRY(all_pieces(v, e));
	if (verify_bad(v) || verify_sum_eq(&v->lost, &v->erased))
		return true;
	/* A disposal and the index do not agree: once more, to say where. */
	v->naming = true;
	TRY(all_pieces(v, e));
	return verify_say(v, "object", -1, "entry_object", 0, t_verify_disposals(v->lang));
}
