#include "engine/record_index.h"
#include "util/civil.h"
#include "util/utf8.h"

#define SORT_MAX 200
#define VALUE_MAX 120

static const struct field *field_of(const struct register_ *r, const char *name)
{
	return form_field(r->fields.p, r->fields.n, name);
}

bool list_countable(const struct register_ *r, const char *field)
{
	const struct field *f = field_of(r, field);
	if (!f)
		return strcmp(field, "verified") == 0 || strcmp(field, "state") == 0;
	return f->kind == FIELD_GRADE || f->kind == FIELD_YESNO || (f->kind == FIELD_CHOICE && !f->many);
}

void list_shape(const struct register_ *r, const struct list *l, struct list_shape *ret)
{
	*ret = (struct list_shape){0};
	for (size_t i = 0; i < l->equal.n; i++) {
		const char *name = l->equal.p[i];
		if (strcmp(name, "unit") == 0)
			ret->by_unit = true;
		else if (ret->n_rest == 0 && list_countable(r, name) && ret->n_count < ARRAY_LEN(ret->count))
			ret->count[ret->n_count++] = name;
		else if (ret->n_rest < ARRAY_LEN(ret->rest))
			ret->rest[ret->n_rest++] = name;
	}
}

static const char *one_value(struct arena *a, const struct json *j)
{
	switch (j->kind) {
	case JSON_BOOL: return j->i ? "yes" : "no";
	case JSON_INT: return arena_cprintf(a, "%lld", (long long)j->i);
	case JSON_STR: return arena_cstr(a, utf8_head(j->s, VALUE_MAX));
	case JSON_OBJ: {
		struct str name = json_str(j, "name"), kind = json_str(j, "kind");
		if (json_get(j, "about"))
			return "about";
		return name.n ? arena_cprintf(a, "%.*s:%.*s", STR_ARG(kind), STR_ARG(name))
			: arena_cprintf(a, "%.*s:%lld", STR_ARG(kind), (long long)json_int(j, "id", 0));
	}
	case JSON_ARR: {
		const char *all = "";
		json_each(it, j)
			all = arena_cprintf(a, "%s%s%s", all, *all ? "+" : "", one_value(a, it));
		return arena_cstr(a, utf8_head(str_of(all), VALUE_MAX));
	}
	case JSON_NULL: break;
	}
	return "";
}

const char *list_value(struct arena *a, const struct register_ *r, const struct record *rec, const char *field)
{
	if (strcmp(field, "verified") == 0 && !field_of(r, field))
		return rec->verified ? "yes" : "no";
	if (strcmp(field, "state") == 0)
		return rec->state;
	if (strcmp(field, "number") == 0 && !field_of(r, field))
		return arena_cstr(a, str_of(rec->number));
	const struct json *j = json_get(rec->body, field);
	return j ? one_value(a, j) : "";
}

/* A run of digits is led by its length, so that 9 stands before 10; 007 stands with 7. */
struct str list_natural(struct arena *a, struct str text)
{
	struct str s = utf8_fold(a, text);
	char *out = arena_alloc(a, s.n * 2 + 1);
	size_t n = 0;
	for (size_t i = 0; i < s.n;) {
		if (s.p[i] < '0' || s.p[i] > '9') {
			out[n++] = s.p[i++];
			continue;
		}
		while (i + 1 < s.n && s.p[i] == '0' && s.p[i + 1] >= '0' && s.p[i + 1] <= '9')
			i++;
		size_t from = i;
		while (i < s.n && s.p[i] >= '0' && s.p[i] <= '9')
			i++;
		size_t digits = i - from;
		out[n++] = (char)('0' + (digits > 9 ? 9 : digits));
		memcpy(out + n, s.p + from, digits);
		n += digits;
	}
	return utf8_head((struct str){out, n}, SORT_MAX);
}

static size_t option_place(const struct field *f, struct str name)
{
	const struct option *o = f->from_lookup ? f->from_lookup->options.p : f->options.p;
	size_t n = f->from_lookup ? f->from_lookup->options.n : f->options.n;
	for (size_t i = 0; i < n; i++)
		if (str_is(name, o[i].name))
			return i;
	return n;
}

struct str list_sort(struct arena *a, const struct register_ *r, const struct record *rec, const char *field)
{
	const struct field *f = field ? field_of(r, field) : NULL;
	if (!field || (!f && strcmp(field, "number") == 0))
		return list_natural(a, str_of(rec->number));
	if (!f && strcmp(field, "title") == 0)
		return list_natural(a, str_of(rec->title));
	if (!f && (strcmp(field, "changed") == 0 || strcmp(field, "created") == 0))
		return arena_printf(a, "%015lld", (long long)(*field == 'c' && field[1] == 'h' ? rec->changed : rec->created));
	const struct json *j = strcmp(field, "state") == 0
		? &(struct json){.kind = JSON_STR, .s = str_of(rec->state)} : json_get(rec->body, field);
	if (!f || !j)
		return STR("");
	switch (f->kind) {
	case FIELD_TEXT: return list_natural(a, j->s);
	case FIELD_NUMBER: return arena_printf(a, "%c%016llx", j->i < 0 ? '-' : '0', (unsigned long long)j->i);
	case FIELD_DATE: case FIELD_TIME: return arena_str(a, str_head(j->s, SORT_MAX));
	case FIELD_CHOICE:
		return j->kind == JSON_STR && !f->scale ? arena_printf(a, "%04zu", option_place(f, j->s))
							: str_of(one_value(a, j));
	case FIELD_GRADE: {
		const struct level *l = scale_level(f->scale, j->s);
		return arena_printf(a, "%04d", l ? l->rank : -1);
	}
	case FIELD_YESNO: return j->i ? STR("1") : STR("0");
	case FIELD_LINK: case FIELD_FILE: case FIELD_ROWS: break;
	}
	return STR("");                                  /* what it leads to may change its name: by the record's number */
}

struct str list_key(struct arena *a, int64_t unit, const char *const *values, size_t n)
{
	size_t len = 10;
	for (size_t i = 0; i < n; i++)
		len += strlen(values[i]) + 1;
	char *p = arena_alloc(a, len);
	size_t at = 0;
	p[at++] = unit ? 'U' : 'A';
	for (int shift = 56; unit && shift >= 0; shift -= 8)
		p[at++] = (char)((uint64_t)unit >> shift);
	p[at++] = (char)n;
	for (size_t i = 0; i < n; i++) {
		size_t k = strlen(values[i]) + 1;
		memcpy(p + at, values[i], k);
		at += k;
	}
	return (struct str){p, at};
}

const char *list_tally(struct arena *a, const struct list *l, const struct list_shape *s)
{
	return s->n_count ? arena_cprintf(a, "/%s", l->name) : "";
}

bool list_number(struct tx *t, struct map *seen, struct arena *a, const char *name, bool make, int64_t *ret, struct err *e)
{
	int64_t *known = map_get(seen, str_of(name));
	if (known) {
		*ret = *known;
		return true;
	}
	TRY(tx_number(t, STMT_list_name_id, ARGS(val_c(name)), 0, ret, e));
	if (*ret == 0 && make) {
		TRY(tx_run(t, STMT_list_name_add, ARGS(val_c(name)), NULL, e));
		TRY(tx_number(t, STMT_list_name_id, ARGS(val_c(name)), 0, ret, e));
	}
	known = arena_make(a, int64_t);
	*known = *ret;
	map_set(seen, str_of(name), known);
	return true;
}
