/* What lists, tallies and search hold of a record, and the difference between before and now. */
#include "engine/record_index.h"

#include <stdlib.h>

#include "util/utf8.h"

struct list_row { int64_t list; struct str key, sort; int64_t record; };
struct word_row { struct str word; int64_t reg, unit, record; };
struct delta { const char *reg; int64_t unit; const char *field, *value; int64_t n; };
typedef VEC(struct list_row) list_rows;
typedef VEC(struct word_row) word_rows;

struct index {
	struct tx *tx;
	struct arena *arena;
	const struct pack *pack;
	struct map *numbers, *tallies;
	list_rows add, drop;
	word_rows add_words, drop_words;
	bool asked, running;             /* a reindex */
	int64_t reached;
};

struct index *index_new(struct tx *t, struct arena *a, const struct pack *p)
{
	struct index *x = arena_make(a, struct index);
	x->tx = t;
	x->arena = a;
	x->pack = p;
	x->numbers = map_new(a);
	x->tallies = map_new(a);
	return x;
}

static void count(struct index *x, const char *reg, int64_t unit, const char *field, const char *value, int64_t n)
{
	struct str key = arena_printf(x->arena, "%s\x1f%lld\x1f%s\x1f%s", reg, (long long)unit, field, value);
	struct delta *t = map_get(x->tallies, key);
	if (!t) {
		t = arena_make(x->arena, struct delta);
		*t = (struct delta){reg, unit, field, value, 0};
		map_set(x->tallies, key, t);
	}
	t->n += n;
}

static void count_both(struct index *x, const struct record *rec, const char *field, const char *value, int64_t n)
{
	count(x, rec->reg, rec->unit, field, value, n);
	count(x, rec->reg, record_whole(rec->organ), field, value, n);
}

static void count_fields(struct index *x, const struct register_ *r, const struct field *fields, size_t n_fields,
	const struct record *rec, int64_t n)
{
	for (size_t i = 0; i < n_fields; i++) {
		const struct field *f = &fields[i];
		if (list_countable(r, f->name) && (json_get(rec->body, f->name) || strcmp(f->name, "state") == 0))
			count_both(x, rec, f->name, list_value(x->arena, r, rec, f->name), n);
		else if (f->kind == FIELD_CHOICE && f->many)
			json_each(it, json_get(rec->body, f->name))
				count_both(x, rec, f->name, arena_cstr(x->arena, it->s), n);
	}
}

static const char *joined(struct index *x, const char *const *values, size_t n)
{
	const char *all = "";
	for (size_t i = 0; i < n; i++)
		all = arena_cprintf(x->arena, "%s%s%s", all, i ? "/" : "", values[i]);
	return all;
}

static bool rows_of(struct index *x, const struct register_ *r, const struct record *rec, int64_t n, list_rows *rows,
	word_rows *words, struct err *e)
{
	struct arena *a = x->arena;
	for (size_t i = 0; i < r->lists.n; i++) {
		const struct list *l = &r->lists.p[i];
		struct list_shape s;
		const char *values[32];
		size_t n_values = 0;
		int64_t number;
		list_shape(r, l, &s);
		TRY(list_number(x->tx, x->numbers, a, arena_cprintf(a, "%s/%s", r->elem.name, l->name), true, &number, e));
		for (size_t k = 0; k < s.n_count; k++)
			values[n_values++] = list_value(a, r, rec, s.count[k]);
		if (s.n_count)
			count_both(x, rec, list_tally(a, l, &s), joined(x, values, s.n_count), n);
		for (size_t k = 0; k < s.n_rest; k++)
			values[n_values++] = list_value(a, r, rec, s.rest[k]);
		struct str sort = list_sort(a, r, rec, l->sort);
		for (int unit = 0; unit <= s.by_unit; unit++) {
			int64_t of = unit ? rec->unit : record_whole(rec->organ);
			*vec_push(a, rows) = (struct list_row){number, list_key(a, of, values, s.n_count), sort, rec->id};
			if (s.n_rest)
				*vec_push(a, rows) = (struct list_row){number, list_key(a, of, values, n_values), sort, rec->id};
		}
	}
	count_both(x, rec, "", "", n);
	if (!form_field(r->fields.p, r->fields.n, "verified"))
		count_both(x, rec, "verified", rec->verified ? "yes" : "no", n);
	count_fields(x, r, r->fields.p, r->fields.n, rec, n);
	word_list found = {0};
	int64_t reg;
	TRY(list_number(x->tx, x->numbers, a, r->elem.name, true, &reg, e));
	search_words(a, str_of(rec->title), str_of(rec->number), &found);
	for (size_t i = 0; i < found.n; i++)
		*vec_push(a, words) = (struct word_row){found.p[i], reg, rec->unit, rec->id};
	return true;
}

static bool left_to_reindex(struct index *x, int64_t id, bool *ret, struct err *e)
{
	if (!x->asked) {
		struct val cols[2];
		TRY(tx_one(x->tx, x->arena, STMT_reindex_running, NO_ARGS, &x->running, cols, 2, e));
		x->reached = x->running ? cols[1].i : 0;
		x->asked = true;
	}
	*ret = x->running && id > x->reached;
	return true;
}

static bool same_row(const struct list_row *a, const struct list_row *b)
{
	return a->list == b->list && str_eq(a->key, b->key) && str_eq(a->sort, b->sort) && a->record == b->record;
}

static bool same_word(const struct word_row *a, const struct word_row *b)
{
	return a->reg == b->reg && a->unit == b->unit && str_eq(a->word, b->word);
}

bool index_note(struct index *x, const struct record *old, const struct record *now, struct err *e)
{
	const struct record *any = now ? now : old;
	const struct register_ *r = pack_register(x->pack, any->reg);
	list_rows before = {0}, after = {0};
	word_rows words_before = {0}, words_after = {0};
	bool leave;
	if (!r)
		return true;
	TRY(left_to_reindex(x, any->id, &leave, e));
	if (leave)
		return true;
	if (old)
		TRY(rows_of(x, r, old, -1, &before, &words_before, e));
	if (now)
		TRY(rows_of(x, r, now, 1, &after, &words_after, e));
	for (size_t i = 0; i < before.n; i++) {
		bool stays = false;
		for (size_t k = 0; k < after.n && !stays; k++)
			stays = same_row(&before.p[i], &after.p[k]);
		if (!stays)
			*vec_push(x->arena, &x->drop) = before.p[i];
	}
	for (size_t i = 0; i < after.n; i++) {
		bool was = false;
		for (size_t k = 0; k < before.n && !was; k++)
			was = same_row(&after.p[i], &before.p[k]);
		if (!was)
			*vec_push(x->arena, &x->add) = after.p[i];
	}
	for (size_t i = 0; i < words_before.n; i++) {
		bool stays = false;
		for (size_t k = 0; k < words_after.n && !stays; k++)
			stays = same_word(&words_before.p[i], &words_after.p[k]);
		if (!stays)
			*vec_push(x->arena, &x->drop_words) = words_before.p[i];
	}
	for (size_t i = 0; i < words_after.n; i++) {
		bool was = false;
		for (size_t k = 0; k < words_before.n && !was; k++)
			was = same_word(&words_after.p[i], &words_before.p[k]);
		if (!was)
			*vec_push(x->arena, &x->add_words) = words_after.p[i];
	}
	return true;
}

/* In the order of the keys: an import writes tens of thousands, and neighbours lie on one page. */
static int row_order(const void *left, const void *right)
{
	const struct list_row *a = left, *b = right;
	int c = (a->list > b->list) - (a->list < b->list);
	c = c ? c : str_cmp(a->key, b->key);
	c = c ? c : str_cmp(a->sort, b->sort);
	return c ? c : (a->record > b->record) - (a->record < b->record);
}

static int word_order(const void *left, const void *right)
{
	const struct word_row *a = left, *b = right;
	int c = str_cmp(a->word, b->word);
	c = c ? c : (a->reg > b->reg) - (a->reg < b->reg);
	c = c ? c : (a->unit > b->unit) - (a->unit < b->unit);
	return c ? c : (a->record > b->record) - (a->record < b->record);
}

/* Rows a statement: over a network several, in the process one. */
static size_t at_once(const struct index *x, size_t most)
{
	return store_engine_of(tx_store(x->tx)) == STORE_PG ? most : 1;
}

static bool flush_rows(struct index *x, struct err *e)
{
	for (size_t i = 0; i < x->drop.n; i++) {
		const struct list_row *r = &x->drop.p[i];
		TRY(tx_run(x->tx, STMT_list_row_drop,
			ARGS(val_i(r->list), val_b(r->key.p, r->key.n), val_s(r->sort), val_i(r->record)), NULL, e));
	}
	if (x->add.n)
		qsort(x->add.p, x->add.n, sizeof *x->add.p, row_order);
	size_t step = at_once(x, 4);
	for (size_t i = 0; i < x->add.n; i += step) {
		struct val v[16];
		for (size_t k = 0; k < step; k++) {
			const struct list_row *r = &x->add.p[i + k < x->add.n ? i + k : x->add.n - 1];
			v[4 * k] = val_i(r->list);
			v[4 * k + 1] = val_b(r->key.p, r->key.n);
			v[4 * k + 2] = val_s(r->sort);
			v[4 * k + 3] = val_i(r->record);
		}
		TRY(tx_run(x->tx, step > 1 ? STMT_list_rows_add : STMT_list_row_add, v, 4 * step, NULL, e));
	}
	return true;
}

static bool flush_words(struct index *x, struct err *e)
{
	for (size_t i = 0; i < x->drop_words.n; i++) {
		const struct word_row *w = &x->drop_words.p[i];
		TRY(tx_run(
			x->tx, STMT_word_drop, ARGS(val_s(w->word), val_i(w->reg), val_i(w->unit), val_i(w->record)), NULL, e));
	}
	if (x->add_words.n)
		qsort(x->add_words.p, x->add_words.n, sizeof *x->add_words.p, word_order);
	size_t step = at_once(x, 8);
	for (size_t i = 0; i < x->add_words.n; i += step) {
		struct val v[32];
		for (size_t k = 0; k < step; k++) {
			const struct word_row *w = &x->add_words.p[i + k < x->add_words.n ? i + k : x->add_words.n - 1];
			v[4 * k] = val_s(w->word);
			v[4 * k + 1] = val_i(w->reg);
			v[4 * k + 2] = val_i(w->unit);
			v[4 * k + 3] = val_i(w->record);
		}
		TRY(tx_run(x->tx, step > 1 ? STMT_words_add : STMT_word_add, v, 4 * step, NULL, e));
	}
	return true;
}

static bool flush_tallies(struct index *x, struct err *e)
{
	for (size_t i = 0; i < map_count(x->tallies); i++) {
		struct str key;
		const struct delta *t = map_at(x->tallies, i, &key);
		if (t->n == 0)
			continue;
		TRY(tx_run(x->tx, STMT_tally_add,
			ARGS(val_c(t->reg), val_i(t->unit), val_c(t->field), val_c(t->value), val_i(t->n)), NULL, e));
		if (t->n < 0)
			TRY(tx_run(x->tx, STMT_tally_drop, ARGS(val_c(t->reg), val_i(t->unit), val_c(t->field), val_c(t->value)),
				NULL, e));
	}
	return true;
}

bool index_flush(struct index *x, struct err *e)
{
	TRY(flush_rows(x, e));
	TRY(flush_words(x, e));
	TRY(flush_tallies(x, e));
	x->add.n = x->drop.n = x->add_words.n = x->drop_words.n = 0;
	x->tallies = map_new(x->arena);
	return true;
}
