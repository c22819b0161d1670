#include "store/schema.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "util/num.h"
#include "util/vec.h"

#define AUDITED(name, since, columns, keys) {TABLE_AUDITED, #name, since, columns, keys, ""},
#define CHAIN(name, since, columns, keys) {TABLE_CHAIN, #name, since, columns, keys, ""},
#define DERIVED(name, since, columns, keys, reason) {TABLE_DERIVED, #name, since, columns, keys, reason},
#define VOLATILE(name, since, columns, keys, reason) {TABLE_VOLATILE, #name, since, columns, keys, reason},
const struct table table_rows[] = {
#include "store/table.def"
};
#undef AUDITED
#undef CHAIN
#undef DERIVED
#undef VOLATILE
const size_t table_count = ARRAY_LEN(table_rows);

#define AUDITED(name, ...) {#name, true, "audited", ""},
#define CHAIN(name, ...) {#name, false, "chain", ""},
#define DERIVED(name, since, columns, keys, reason) {#name, false, "derived", reason},
#define VOLATILE(name, since, columns, keys, reason) {#name, false, "volatile", reason},
static const struct table_info infos[] = {
#include "store/table.def"
};
#undef AUDITED
#undef CHAIN
#undef DERIVED
#undef VOLATILE

size_t store_tables(const struct table_info **ret)
{
	*ret = infos;
	return ARRAY_LEN(infos);
}

static void bad_row(const struct table *row, const char *what, struct str at)
{
	char text[256];
	snprintf(text, sizeof(text), "table.def: %s: %s: \"%.*s\"", row->name, what, STR_ARG(at));
	must_fail(__FILE__, __LINE__, text);
}

static bool is_name(struct str s)
{
	if (s.n == 0 || s.n > 40 || s.p[0] < 'a' || s.p[0] > 'z')
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') || (s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '_'))
			return false;
	return true;
}

/* Cuts " @n" off the end; without it the answer is otherwise. */
static int cut_since(const struct table *row, struct str *s, int otherwise)
{
	size_t at = str_find(*s, STR("@"));
	int64_t n;

	if (at == s->n)
		return otherwise;
	if (!num_i64(str_from(*s, at + 1), row->since + 1, 9999, &n))
		bad_row(row, "after @ stands a later migration than the table's", *s);
	*s = str_trim(str_head(*s, at));
	return (int)n;
}

typedef VEC(struct column) column_list;

static void add_column(struct arena *a, column_list *list, const struct table *row, struct str name, char letter, int since)
{
	struct column *c;

	if (!is_name(name))
		bad_row(row, "a column's name is a-z, 0-9 and _", name);
	for (size_t i = 0; i < list->n; i++)
		if (str_is(name, list->p[i].name))
			bad_row(row, "this column is there twice", name);
	c = vec_push(a, list);
	c->name = arena_cstr(a, name);
	c->null = letter == 'I' || letter == 'S' || letter == 'B';
	c->type = c->null ? (char)(letter - 'A' + 'a') : letter;
	c->since = since;
	if (c->type != 'i' && c->type != 's' && c->type != 'b')
		bad_row(row, "a column's letter is i s b I S B", name);
	if (since > row->since && !c->null)
		bad_row(row, "a column that came later may be NULL (older rows keep their digest)", name);
}

static int by_name(const void *x, const void *y)
{
	return strcmp((*(const struct column *const *)x)->name, (*(const struct column *const *)y)->name);
}

static void read_columns(struct arena *a, struct table_def *t, int until)
{
	column_list list = {0};
	struct str rest = str_of(t->row->columns);

	if (t->row->kind == TABLE_AUDITED) {
		add_column(a, &list, t->row, STR("id"), 'i', t->row->since);
		add_column(a, &list, t->row, STR("organ"), 'i', t->row->since);
		add_column(a, &list, t->row, STR("entry"), 'i', t->row->since);
	}
	while (rest.n) {
		struct str one = str_trim(str_cut(&rest, ','));
		int since = cut_since(t->row, &one, t->row->since);
		struct str name = str_cut(&one, ' ');
		if (one.n != 1)
			bad_row(t->row, "a column is \"name letter\"", name);
		if (since <= until)
			add_column(a, &list, t->row, name, one.p[0], since);
	}
	t->cols = list.p;
	t->n_cols = list.n;
	t->sorted = arena_array(a, list.n, sizeof(*t->sorted));
	for (size_t i = 0; i < list.n; i++)
		t->sorted[i] = &t->cols[i];
	qsort(t->sorted, list.n, sizeof(*t->sorted), by_name);
	t->id_col = t->gone_col = list.n;
	for (size_t i = 0; i < list.n; i++) {
		if (strcmp(t->sorted[i]->name, "id") == 0)
			t->id_col = i;
		if (strcmp(t->sorted[i]->name, "gone") == 0 && t->sorted[i]->type == 'i')
			t->gone_col = i;
	}
}

static const struct column *find_column(const struct table_def *t, struct str name)
{
	for (size_t i = 0; i < t->n_cols; i++)
		if (str_is(name, t->cols[i].name))
			return &t->cols[i];
	bad_row(t->row, "a key names a column that is not there", name);
	return NULL;
}

static void key_columns(const struct table_def *t, struct key *k, struct str names)
{
	while (names.n) {
		if (k->n == KEY_COLUMNS_MAX)
			bad_row(t->row, "too many columns in a key", names);
		k->cols[k->n] = find_column(t, str_trim(str_cut(&names, ',')));
		if (k->cols[k->n]->since > k->since)
			bad_row(t->row, "a key is older than its column", str_of(k->cols[k->n]->name));
		k->n++;
	}
	if (k->n == 0)
		bad_row(t->row, "a key without columns", STR_NONE);
}

static void read_keys(struct arena *a, const struct schema *done, struct table_def *t, int until)
{
	VEC(struct key) list = {0};
	struct str rest = str_of(t->row->keys);
	size_t primaries = 0;

	if (t->row->kind == TABLE_AUDITED) {
		struct key *k = vec_push(a, &list);
		*k = (struct key){.kind = KEY_PRIMARY, .since = t->row->since, .n = 1, .cols = {find_column(t, STR("id"))}};
	}
	while (rest.n) {
		struct str one = str_trim(str_cut(&rest, ';')), whole = one;
		int since = cut_since(t->row, &one, t->row->since);
		struct str word = str_cut(&one, ' ');
		if (since > until)
			continue;
		struct key *k = vec_push(a, &list);
		k->since = since;
		one = str_trim(one);
		if (str_is(word, "PRIMARY") && t->row->kind != TABLE_AUDITED && since == t->row->since)
			k->kind = KEY_PRIMARY;
		else if (str_is(word, "UNIQUE"))
			k->kind = KEY_UNIQUE;
		else if (str_is(word, "INDEX"))
			k->kind = KEY_INDEX;
		else if (str_is(word, "REF"))
			k->kind = KEY_REF;
		else
			bad_row(t->row, "a key is PRIMARY, UNIQUE, INDEX or REF", whole);
		if (k->kind == KEY_REF) {
			struct str column = str_cut(&one, ' ');
			key_columns(t, k, column);
			if (k->cols[0]->since != k->since)
				bad_row(t->row, "a reference comes with its column", column);
			one = str_trim(one);
			if (str_is(one, t->row->name))
				k->ref = t;
			else
				k->ref = schema_find(done, arena_cstr(a, one));
			if (!k->ref || (k->ref != t && !table_by_number(k->ref)) || k->cols[0]->type != 'i')
				bad_row(t->row, "a reference is from a number to an earlier table with a number as its key",
					whole);
		} else {
			key_columns(t, k, one);
		}
		primaries += k->kind == KEY_PRIMARY;
	}
	t->keys = list.p;
	t->n_keys = list.n;
	if (primaries != (t->row->kind != TABLE_AUDITED))
		bad_row(t->row, "a table that is not audited has one PRIMARY", str_of(t->row->keys));
	for (size_t i = 0; i < table_primary(t)->n; i++)
		if (table_primary(t)->cols[i]->null)
			bad_row(t->row, "a column of PRIMARY is never NULL", str_of(table_primary(t)->cols[i]->name));
}

const struct schema *schema_read(struct arena *a, const struct table *rows, size_t n)
{
	return schema_until(a, rows, n, INT_MAX);
}

const struct schema *schema_with(struct arena *a, const struct schema *s, const struct schema_job *jobs)
{
	struct schema *with = arena_make(a, struct schema);

	*with = *s;
	with->jobs = jobs;
	return with;
}

const struct schema *schema_until(struct arena *a, const struct table *rows, size_t n, int until)
{
	struct table_def *tables = arena_array(a, n, sizeof(*tables));
	struct schema *s = arena_make(a, struct schema);

	s->tables = tables;
	s->version = 1;
	for (size_t i = 0; i < n; i++) {
		struct table_def *t = &tables[s->n];
		if (rows[i].since > until)
			continue;
		t->row = &rows[i];
		t->nr = s->n;
		if (!is_name(str_of(rows[i].name)) || schema_find(s, rows[i].name) || rows[i].since < 1)
			bad_row(t->row, "a table has a name of its own and a migration from 1", str_of(rows[i].name));
		if ((rows[i].kind == TABLE_DERIVED || rows[i].kind == TABLE_VOLATILE) && !rows[i].reason[0])
			bad_row(t->row, "a derived or volatile table says why it may be so", STR_NONE);
		read_columns(a, t, until);
		read_keys(a, s, t, until);
		s->n++;
		if (rows[i].since > s->version)
			s->version = rows[i].since;
		for (size_t k = 0; k < t->n_cols; k++)
			if (t->cols[k].since > s->version)
				s->version = t->cols[k].since;
		for (size_t k = 0; k < t->n_keys; k++)
			if (t->keys[k].since > s->version)
				s->version = t->keys[k].since;
	}
	return s;
}

const struct table_def *schema_find(const struct schema *s, const char *name)
{
	for (size_t i = 0; i < s->n; i++)
		if (strcmp(s->tables[i].row->name, name) == 0)
			return &s->tables[i];
	return NULL;
}

const struct key *table_primary(const struct table_def *t)
{
	for (size_t i = 0; i < t->n_keys; i++)
		if (t->keys[i].kind == KEY_PRIMARY)
			return &t->keys[i];
	must_fail(__FILE__, __LINE__, "a table without a primary key");
}

bool table_by_number(const struct table_def *t)
{
	const struct key *k = table_primary(t);
	return k->n == 1 && k->cols[0]->type == 'i';
}
