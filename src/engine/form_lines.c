/* Decisions about many lines at once (棚卸, review of accesses): the lines are the records of a unit. */
#include "engine/form_path.h"
#include "engine/record_index.h"
#include "util/map.h"

#include <stdlib.h>

static struct map *seen(struct env *v)
{
	if (!v->seen)
		v->seen = map_new(v->arena);
	return v->seen;
}

static struct str key_of(struct env *v, int64_t id) { return arena_printf(v->arena, "%lld", (long long)id); }

/* What was answered, by the record it is about. */
static struct map *by_record(struct env *v, const struct json *given)
{
	struct map *m = map_new(v->arena);
	json_each(row, given && given->kind == JSON_ARR ? given : NULL) {
		int64_t id = json_int(json_get(row, "record"), "id", 0);
		if (id)
			map_set(m, key_of(v, id), (void *)(uintptr_t)row);
	}
	return m;
}

static int by_number(const void *a, const void *b)
{
	const struct record *x = *(const struct record *const *)a, *y = *(const struct record *const *)b;
	int c = strcmp(x->number, y->number);
	return c ? c : x->id < y->id ? -1 : x->id > y->id;
}

static bool selected(struct env *v, const struct field *f, const struct json *link, bool *ret, struct err *e)
{
	struct env w;
	struct err inner = {0};
	bool found;
	*ret = true;
	if (!f->only)
		return true;
	TRY(env_of_target(v, NULL, link, &w, &found, e));
	*ret = found && cond_eval(&w, f->only, &inner) == TRUTH_YES;
	return !inner.code || err_set(e, inner.code, inner.file, inner.line, "%s", inner.text);
}

static struct json *link_to(struct env *v, int64_t id)
{
	struct json *link = json_obj(v->arena);
	json_add_int(v->arena, link, STR("id"), id);
	json_add_str(v->arena, link, STR("kind"), STR("record"));
	return link;
}

bool form_lines(struct env *v, const struct field *f, const struct json *given, struct json **ret, bool *ret_more, struct err *e)
{
	VEC(struct record *) list = {0};
	struct map *answers = by_record(v, given);
	*ret = NULL;
	*ret_more = false;
	struct query *q = tx_query(v->tx, STMT_record_of_unit,
		ARGS(val_c(f->of->elem.name), val_i(v->unit), val_i(FORM_LINES_MAX + 1)));
	bool ok = true;
	while (ok && query_next(q)) {
		struct record *rec = arena_make(v->arena, struct record);
		ok = record_of_row(q, v->arena, rec, e);
		*vec_push(v->arena, &list) = rec;
	}
	TRY(query_end(q, ok ? e : NULL) && ok);
	*ret_more = list.n > FORM_LINES_MAX;
	if (*ret_more)
		return true;
	if (list.n)
		qsort(list.p, list.n, sizeof(*list.p), by_number);
	*ret = json_arr(v->arena);
	for (size_t i = 0; i < list.n; i++)
		map_set(seen(v), key_of(v, list.p[i]->id), list.p[i]);
	for (size_t i = 0; i < list.n; i++) {
		struct json *link = link_to(v, list.p[i]->id), *row = json_obj(v->arena);
		bool in;
		TRY(selected(v, f, link, &in, e));
		if (!in)
			continue;
		const struct json *answered = map_get(answers, key_of(v, list.p[i]->id));
		json_each(it, answered)
			json_put(v->arena, row, it->name, json_copy(v->arena, it));
		json_put(v->arena, row, STR("record"), link);
		json_add(v->arena, *ret, STR_NONE, row);
	}
	return true;
}

bool lines_prefetch(struct env *v, const struct json *lines, struct err *e)
{
	struct val ids[16];
	size_t n = 0;
	for (const struct json *row = lines ? lines->first : NULL; row || n;) {
		int64_t id = row ? json_int(json_get(row, "record"), "id", 0) : 0;
		if (id && !map_get(seen(v), key_of(v, id)))
			ids[n++] = val_i(id);
		row = row ? row->next : NULL;
		if (n < ARRAY_LEN(ids) && row)
			continue;
		if (!n)
			break;
		while (n < ARRAY_LEN(ids))
			ids[n++] = val_i(0);
		n = 0;
		struct query *q = tx_query(v->tx, STMT_record_some, ids, ARRAY_LEN(ids));
		bool ok = true;
		while (ok && query_next(q)) {
			struct record *rec = arena_make(v->arena, struct record);
			ok = record_of_row(q, v->arena, rec, e);
			if (ok)
				map_set(seen(v), key_of(v, rec->id), rec);
		}
		TRY(query_end(q, ok ? e : NULL) && ok);
	}
	return true;
}
