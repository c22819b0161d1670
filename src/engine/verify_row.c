#include "engine/verify_private.h"

#include "text/text.h"
#include "util/num.h"

void verify_sum(struct row_sum *sum, const struct hash *h)
{
	for (int i = 0; i < 4; i++) {
		uint64_t lane;
		memcpy(&lane, h->b + 8 * i, 8);
		sum->lane[i] += lane;
	}
	sum->n++;
}

static void sum_add(const struct verify *v, struct row_sum *sum, size_t table, int64_t id, int64_t entry,
	const struct hash *digest)
{
	struct { uint64_t table; int64_t id, entry; } at = {table, id, entry};
	const struct str parts[] = {{(const char *)v->sum_key, sizeof(v->sum_key)}, {(const char *)&at, sizeof(at)},
		{(const char *)digest->b, HASH_LEN}};
	struct hash h = hash_parts(parts, ARRAY_LEN(parts));

	verify_sum(sum, &h);
}

bool verify_sum_eq(const struct row_sum *a, const struct row_sum *b)
{
	return a->n == b->n && memcmp(a->lane, b->lane, sizeof(a->lane)) == 0;
}

struct mark { struct str table; int64_t id; struct hash digest; };

static bool read_mark(const struct json *j, struct mark *ret)
{
	if (j->kind != JSON_ARR || j->count != 3)
		return false;
	const struct json *table = j->first, *id = table->next, *digest = id->next;
	ret->table = table->s;
	ret->id = id->i;
	return table->kind == JSON_STR && id->kind == JSON_INT && digest->kind == JSON_STR &&
		num_unhex(digest->s, ret->digest.b, HASH_LEN);
}

static size_t table_at(const struct verify *v, struct str name)
{
	size_t i = 0;

	while (i < v->n_tables && !(v->tables[i].audited && str_is(name, v->tables[i].name)))
		i++;
	return i;
}

bool verify_mark(struct verify *v, int64_t seq, const struct json *j, struct err *e)
{
	struct mark m;

	if (!read_mark(j, &m))
		return verify_say(v, "body", seq, "entry_body", seq, t_verify_body(v->lang, seq));
	return verify_row_of(v, seq, m.table, m.id, &m.digest, e);
}

bool verify_row_of(struct verify *v, int64_t seq, struct str name, int64_t id, const struct hash *digest, struct err *e)
{
	int64_t at;
	bool there;
	size_t i = table_at(v, name);

	if (i == v->n_tables)
		return verify_say(v, "row", seq, NULL, 0, t_verify_row_table(v->lang, arena_cstr(v->lang->arena, name), seq));
	const char *table = v->tables[i].name;
	TRY(store_row_entry(v->tx, table, id, &at, &there, e));
	if (!there)
		return verify_say(v, "missing", seq, table, id, t_verify_row_gone(v->lang, table, id, seq));
	if (at < seq)
		return verify_say(v, "row", seq, table, id, t_verify_row_older(v->lang, table, id, seq, at));
	if (at == seq)
		sum_add(v, &v->by_entries[i], i, id, seq, digest);
	return true;
}

struct walk {
	struct verify *v;
	size_t table;
	int64_t cached;                          /* entry whose body is in the scratch arena, -1 none */
	const struct json *rows;                 /* NULL: it has no body */
	struct err *e;
	bool failed;
};

static bool add_row(void *ctx, int64_t id, int64_t entry, const struct hash *digest)
{
	struct walk *w = ctx;

	if (entry < w->v->from.size && entry >= 0)
		return true;
	sum_add(w->v, &w->v->by_rows[w->table], w->table, id, entry, digest);
	w->v->report->rows++;
	return true;
}

static bool load_rows(struct walk *w, int64_t entry)
{
	struct val cols[8];
	struct json *body;
	bool found;

	if (w->cached == entry)
		return true;
	w->cached = entry;
	w->rows = NULL;
	arena_reset(w->v->scratch);
	if (!tx_one(w->v->tx, w->v->scratch, STMT_entry_one, ARGS(val_i(entry)), &found, cols, 8, w->e) ||
		(found && cols[7].type && !json_read(w->v->scratch, cols[7].s, TRAIL_BODY_ITEMS, &body, w->e))) {
		w->failed = true;
		return false;
	}
	if (found && cols[7].type)
		w->rows = json_get(body, "rows");
	return true;
}

/* The sums differ: is this the row? The bodies are known to be good by now. */
static bool look_at_row(void *ctx, int64_t id, int64_t entry, const struct hash *digest)
{
	struct walk *w = ctx;
	struct verify *v = w->v;
	const char *table = v->tables[w->table].name;
	struct mark m;

	if (entry < v->from.size && entry >= 0)
		return true;
	if (!load_rows(w, entry))
		return false;
	if (!w->rows) {
		struct hash said;
		bool found;
		w->failed = !verify_kept(v, entry, table, id, &said, &found, w->e);
		if (w->failed || (found && hash_eq(&said, digest)))
			return !w->failed;
		verify_say(v, "row", entry, table, id, found ? t_verify_row_other(v->lang, table, id, entry) :
			t_verify_row_unknown(v->lang, table, id, entry));
		return false;
	}
	json_each(j, w->rows) {
		if (!read_mark(j, &m) || m.id != id || !str_is(m.table, table))
			continue;
		if (!hash_eq(&m.digest, digest))
			verify_say(v, "row", entry, table, id, t_verify_row_other(v->lang, table, id, entry));
		return !verify_bad(v);
	}
	verify_say(v, "row", entry, table, id, t_verify_row_unknown(v->lang, table, id, entry));
	return false;
}

static bool check_table(struct verify *v, size_t i, struct err *e)
{
	const char *table = v->tables[i].name;
	struct walk w = {.v = v, .table = i, .cached = -1, .e = e};
	int64_t at;
	bool there;

	TRY(store_scan_rows(v->tx, table, INT64_MIN, add_row, &w, e));
	TRY(store_row_entry(v->tx, table, INT64_MIN, &at, &there, e));      /* the one id that no scan comes to */
	if (there)
		return verify_say(v, "row", at, table, INT64_MIN, t_verify_row_unknown(v->lang, table, INT64_MIN, at));
	if (verify_sum_eq(&v->by_entries[i], &v->by_rows[i]))
		return true;
	TRY(store_scan_rows(v->tx, table, INT64_MIN, look_at_row, &w, e) && !w.failed);
	return verify_say(v, "row", -1, table, 0, t_verify_row_sum(v->lang, table));
}

bool verify_rows(struct verify *v, struct err *e)
{
	for (size_t i = 0; i < v->n_tables && !verify_bad(v); i++) {
		if (v->tables[i].audited)
			TRY(check_table(v, i, e));
		verify_progress(v, 2, (int64_t)(i + 1), (int64_t)v->n_tables);
	}
	return true;
}
