#include "engine/withhold.h"

static bool some_apart(const struct field *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (field_apart(&p[i]))
			return true;
	return false;
}

bool field_apart(const struct field *f) { return f->readers || f->personal || some_apart(f->columns.p, f->columns.n); }

static bool any_apart(const struct field *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (field_apart(&p[i]))
			return true;
		for (size_t k = 0; k < p[i].options.n; k++)
			if (any_apart(p[i].options.p[k].fields.p, p[i].options.p[k].fields.n))
				return true;
		if (p[i].from_lookup)
			for (size_t k = 0; k < p[i].from_lookup->options.n; k++)
				if (any_apart(p[i].from_lookup->options.p[k].fields.p, p[i].from_lookup->options.p[k].fields.n))
					return true;
		for (size_t k = 0; p[i].kind == FIELD_GRADE && p[i].scale && k < p[i].scale->levels.n; k++)
			if (any_apart(p[i].scale->levels.p[k].fields.p, p[i].scale->levels.p[k].fields.n))
				return true;
	}
	return false;
}

static bool named(const struct field *p, size_t n, const char *name, bool within, bool *ret)
{
	for (size_t i = 0; i < n; i++) {
		bool is = within || field_apart(&p[i]);
		if (strcmp(p[i].name, name) == 0) {
			*ret = is;
			return true;
		}
		for (size_t k = 0; k < p[i].options.n; k++)
			if (named(p[i].options.p[k].fields.p, p[i].options.p[k].fields.n, name, is, ret))
				return true;
	}
	return false;
}

bool form_apart(const struct procedure *p, const char *name)
{
	bool is = false;
	return named(p->fields.p, p->fields.n, name, false, &is) && is;
}

/* ---- bodies ---- */

struct work { struct env *v; const struct who *reader; const struct json *body; field_list *closed; };

static const struct json *without(struct arena *a, const struct json *from, const char *name)
{
	if (!json_get(from, name))
		return from;
	struct json *out = json_obj(a);
	json_each(it, from)
		if (!str_is(it->name, name))
			json_put(a, out, it->name, json_copy(a, it));
	return out;
}

static bool fields_of(struct work *w, const struct field *p, size_t n, bool closed, struct err *e);

/* Columns of rows, line by line. */
static bool columns_of(struct work *w, const struct field *f, struct err *e)
{
	const struct json *rows = json_get(w->body, f->name);
	if (!rows || rows->kind != JSON_ARR || !any_apart(f->columns.p, f->columns.n))
		return true;
	struct json *left = json_arr(w->v->arena);
	json_each(row, rows) {
		field_list closed = {0};
		struct work line = {w->v, w->reader, row, &closed};
		TRY(fields_of(&line, f->columns.p, f->columns.n, false, e));
		json_add(w->v->arena, left, STR_NONE, json_copy(w->v->arena, line.body));
	}
	struct json *body = json_copy(w->v->arena, w->body);
	json_put(w->v->arena, body, str_of(f->name), left);
	w->body = body;
	return true;
}

static bool one_field(struct work *w, const struct field *f, bool closed, struct err *e)
{
	if (!closed && f->readers && json_get(w->body, f->name)) {
		closed = actor_has(w->v, f->readers, w->reader->person, e) != TRUTH_YES;
		if (e->code)
			return false;
	}
	if (closed && json_get(w->body, f->name)) {
		w->body = without(w->v->arena, w->body, f->name);
		*vec_push(w->v->arena, w->closed) = f;
	}
	for (size_t k = 0; k < f->options.n; k++)
		TRY(fields_of(w, f->options.p[k].fields.p, f->options.p[k].fields.n, closed, e));
	for (size_t k = 0; f->from_lookup && k < f->from_lookup->options.n; k++)
		TRY(fields_of(w, f->from_lookup->options.p[k].fields.p, f->from_lookup->options.p[k].fields.n, closed, e));
	for (size_t k = 0; f->kind == FIELD_GRADE && f->scale && k < f->scale->levels.n; k++)
		TRY(fields_of(w, f->scale->levels.p[k].fields.p, f->scale->levels.p[k].fields.n, closed, e));
	return closed || columns_of(w, f, e);
}

static bool fields_of(struct work *w, const struct field *p, size_t n, bool closed, struct err *e)
{
	for (size_t i = 0; i < n; i++)
		TRY(one_field(w, &p[i], closed, e));
	return true;
}

bool withhold(struct env *v, const struct field *fields, size_t n, const struct who *reader, const struct json *body,
	const struct json **ret, field_list *ret_closed, struct err *e)
{
	struct work w = {v, reader, body, ret_closed};
	*ret = body;
	if (reader->system || !body || !any_apart(fields, n))
		return true;
	TRY(fields_of(&w, fields, n, false, e));
	*ret = w.body;
	return true;
}

static struct env env_of(struct tx *t, struct lang *l, const struct pack *p, const struct register_ *r, int64_t now,
	const struct record *rec)
{
	return (struct env){.tx = t, .arena = l->arena, .pack = p, .lang = l, .now = now, .reg = r, .body = rec->body,
		.unit = rec->unit, .organ = rec->organ};
}

bool record_withhold(struct tx *t, struct arena *a, const struct pack *p, const struct register_ *r, const struct who *reader,
	int64_t now, struct record *rec, field_list *ret_closed, struct err *e)
{
	struct lang l = {LANG_JA, a};
	struct env v = env_of(t, &l, p, r, now, rec);
	return withhold(&v, r->fields.p, r->fields.n, reader, rec->body, &rec->body, ret_closed, e);
}

bool record_closes(struct tx *t, struct arena *a, const struct pack *p, const struct register_ *r, const struct who *reader,
	int64_t now, const struct record *rec, const struct field *column, bool *ret, struct err *e)
{
	struct lang l = {LANG_JA, a};
	struct env v = env_of(t, &l, p, r, now, rec);
	*ret = !reader->system && column->readers && actor_has(&v, column->readers, reader->person, e) != TRUTH_YES;
	return e->code == ERR_NONE;
}

bool record_shows_file(struct tx *t, struct arena *a, const struct pack *p, const struct register_ *r, const struct who *reader,
	int64_t now, const struct record *rec, const char *hex, bool *ret, struct err *e)
{
	struct record left = *rec;
	field_list closed = {0};
	bool some = false;
	for (size_t i = 0; i < r->fields.n && !some; i++)
		TRY(record_closes(t, a, p, r, reader, now, rec, &r->fields.p[i], &some, e));
	TRY(record_withhold(t, a, p, r, reader, now, &left, &closed, e));
	*ret = !some || withhold_names(left.body, hex);
	return true;
}

bool withhold_names(const struct json *left, const char *hex)
{
	if (!left)
		return false;
	if (left->kind == JSON_STR)
		return str_is(left->s, hex);
	if (left->kind != JSON_OBJ && left->kind != JSON_ARR)
		return false;
	json_each(it, left)
		if (withhold_names(it, hex))
			return true;
	return false;
}
