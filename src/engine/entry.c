#include "engine/entry.h"

#include <inttypes.h>
#include <stdlib.h>

#include "engine/trail_source.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/num.h"

#define BODY_ITEMS_MAX 4000000

bool entry_next(struct tx *t, int64_t *ret_seq, int64_t *ret_last_time, struct err *e)
{
	struct val cols[2];
	bool found;

	TRY(tx_one(t, NULL, STMT_entry_last, NO_ARGS, &found, cols, 2, e));
	*ret_seq = found ? cols[0].i + 1 : 0;
	*ret_last_time = found ? cols[1].i : 0;
	return true;
}

struct numbered {
	struct entry_object o;
	size_t n;
};

static int by_object(const void *pa, const void *pb)
{
	const struct numbered *a = pa, *b = pb;

	if (a->o.kind != b->o.kind)
		return a->o.kind < b->o.kind ? -1 : 1;
	if (a->o.id != b->o.id)
		return a->o.id < b->o.id ? -1 : 1;
	return a->n < b->n ? -1 : a->n > b->n;
}

static int by_number(const void *pa, const void *pb)
{
	const struct numbered *a = pa, *b = pb;

	return a->n < b->n ? -1 : a->n > b->n;
}

/* In order of their first naming, each once. */
static struct numbered *distinct(struct arena *a, const struct entry_object *objects, size_t n, size_t *ret_n)
{
	struct numbered *list = arena_array(a, n, sizeof(*list));
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		must(objects[i].kind > 0 && objects[i].id >= 0);
		list[i] = (struct numbered){objects[i], i};
	}
	qsort(list, n, sizeof(*list), by_object);
	for (size_t i = 0; i < n; i++)
		if (!i || list[i].o.kind != list[i - 1].o.kind || list[i].o.id != list[i - 1].o.id)
			list[kept++] = list[i];
	qsort(list, kept, sizeof(*list), by_number);
	*ret_n = kept;
	return list;
}

static void put_objects(struct arena *a, struct json *body, const struct numbered *list, size_t n)
{
	struct json *arr = json_add_arr(a, body, STR("objects"));

	for (size_t i = 0; i < n; i++) {
		struct json *o = json_add_arr(a, arr, STR_NONE);
		json_add_int(a, o, STR_NONE, list[i].o.kind);
		json_add_int(a, o, STR_NONE, list[i].o.id);
	}
}

static void put_rows(struct arena *a, struct json *body, const struct row_mark *rows, size_t n)
{
	struct json *arr = json_add_arr(a, body, STR("rows"));

	for (size_t i = 0; i < n; i++) {
		CLEAN_BUF struct buf hex = {0};
		struct json *row = json_add_arr(a, arr, STR_NONE);
		buf_init(&hex, 2 * HASH_LEN + 1);
		num_hex(&hex, rows[i].digest.b, HASH_LEN);
		json_add_str(a, row, STR_NONE, str_of(rows[i].table));
		json_add_int(a, row, STR_NONE, rows[i].id);
		json_add_str(a, row, STR_NONE, buf_str(&hex));
	}
}

/* The nodes of every subtree that leaf seq completes, lowest level first: each is made of those below. */
static bool write_nodes(struct tx *t, int64_t seq, struct err *e)
{
	struct trail_source source = {.tx = t};
	struct tree_source s = trail_tree(&source);
	int64_t size = seq + 1;

	for (int level = TREE_STEP; level < 63 && size % ((int64_t)1 << level) == 0; level += TREE_STEP) {
		int64_t idx = (size >> level) - 1;
		struct hash h;
		TRY(tree_subtree(&s, level, idx, &h, e));
		TRY(tx_run(t, STMT_tree_node_insert, ARGS(val_i(level), val_i(idx), val_b(h.b, HASH_LEN)), NULL, e));
	}
	return true;
}

bool entry_write(struct tx *t, struct arena *a, const struct entry_new *n, struct hash *ret_leaf, struct err *e)
{
	CLEAN_BUF struct buf body = {0};
	const struct row_mark *rows;
	uint8_t salt[CHAIN_SALT];
	int64_t next, last_time;
	size_t n_objects;

	must(tx_kind_of(t) == TX_ACT && n->body && n->body->kind == JSON_OBJ);
	if (n->n_objects > ENTRY_OBJECTS_MAX)
		return FAIL(e, ERR_LIMIT, "an entry about %zu things, at most %d are kept", n->n_objects, ENTRY_OBJECTS_MAX);
	TRY(entry_next(t, &next, &last_time, e));
	if (n->seq != next)
		return FAIL(e, ERR_CONFLICT, "entry %" PRId64 " is to be written, but %" PRId64 " is next", n->seq, next);
	if (n->time < last_time)
		return FAIL(e, ERR_INVALID, "the clock stands before the last entry: %" PRId64 " < %" PRId64, n->time, last_time);

	struct numbered *objects = distinct(a, n->objects, n->n_objects, &n_objects);
	size_t n_rows = tx_act_rows(t, a, &rows);
	json_add_int(a, n->body, STR("v"), ENTRY_VERSION);
	put_objects(a, n->body, objects, n_objects);
	put_rows(a, n->body, rows, n_rows);
	buf_init(&body, ENTRY_BODY_MAX);
	json_write(&body, n->body);
	if (body.failed)
		return FAIL(e, ERR_LIMIT, "an entry's body is at most %d bytes", ENTRY_BODY_MAX);
	rand_bytes(salt, sizeof(salt));

	struct leaf l = {.seq = n->seq, .time = n->time, .actor = n->actor, .role = str_of(n->role), .act = str_of(n->act)};
	memcpy(l.token, n->token, CHAIN_TOKEN);
	l.body_digest = body_digest(salt, buf_str(&body));
	struct hash leaf = leaf_hash(&l);
	int64_t n_written;               /* asked for, so that a token in use is answered here and not with the commit */

	TRY(tx_run(t, STMT_entry_insert, ARGS(val_i(l.seq), val_i(l.time), val_i(l.actor), val_s(l.role), val_s(l.act),
		val_b(l.token, CHAIN_TOKEN), val_b(l.body_digest.b, HASH_LEN), val_b(leaf.b, HASH_LEN)), &n_written, e));
	TRY(tx_run(t, STMT_entry_body_insert, ARGS(val_i(l.seq), val_b(salt, CHAIN_SALT), val_s(buf_str(&body))), NULL, e));
	for (size_t i = 0; i < n_objects; i++)
		TRY(tx_run(t, STMT_entry_object_insert, ARGS(val_i(objects[i].o.kind), val_i(objects[i].o.id), val_i(l.seq),
			val_i((int64_t)i)), NULL, e));
	TRY(write_nodes(t, l.seq, e));
	tx_act_sealed(t);
	if (ret_leaf)
		*ret_leaf = leaf;
	return true;
}

bool entry_by_token(struct tx *t, struct arena *a, const uint8_t token[CHAIN_TOKEN], struct entry_seen *ret, bool *ret_found,
	struct err *e)
{
	struct val cols[5];
	struct json *body;
	bool found;

	TRY(tx_one(t, a, STMT_entry_by_token, ARGS(val_b(token, CHAIN_TOKEN)), &found, cols, 5, e));
	if (found) {
		struct entry_seen seen = {.seq = cols[0].i, .time = cols[1].i, .actor = cols[2].i,
			.act = arena_cstr(a, cols[3].s)};
		if (cols[4].type) {
			TRY(json_read(a, cols[4].s, BODY_ITEMS_MAX, &body, e));
			const struct json *out = json_get(body, "out");
			seen.out_kind = (int)json_int(out, "kind", 0);
			seen.out_id = json_int(out, "id", 0);
		}
		*ret = seen;
	}
	*ret_found = found;
	return true;
}
