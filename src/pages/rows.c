#include "pages/rows.h"

#include "engine/form_path.h"
#include "pages/field.h"
#include "text/text.h"
#include "util/map.h"
#include "util/num.h"
#include "util/vec.h"

#define EMPTY_LINES 3                       /* behind the lines that are filled in */
#define MORE_LINES 5                        /* with each push of the button */
#define PAGE_LINES 50                       /* a page has no empty line beyond this; what came in by the act has more */

/* "NAME.N.COLUMN": *ret_line is "NAME.N", *ret_column the rest; false for every other name. Only numbers as they are drawn. */
static bool line_of(struct str name, struct str *ret_line, struct str *ret_column, int64_t *ret_n)
{
	struct str rest = name, head = str_cut(&rest, '.'), number = str_cut(&rest, '.');
	if (!head.n || !rest.n || !num_i64(number, 0, FORM_LINES_MAX - 1, ret_n) || (number.n > 1 && number.p[0] == '0'))
		return false;
	*ret_line = str_head(name, head.n + 1 + number.n);
	*ret_column = rest;
	return true;
}

static bool blank(const struct json *v)
{
	json_each(it, v->kind == JSON_ARR ? v : NULL)
		if (it->kind == JSON_STR && str_trim(it->s).n)
			return false;
	return v->kind == JSON_ARR || str_trim(v->s).n == 0;
}

/* The era of a date stands there before anybody wrote anything. */
static bool says_something(struct str column, const struct json *v) { return !str_ends(column, STR(".era")) && !blank(v); }

struct json *rows_closed_up(struct req *r, const struct json *posted)
{
	struct json *out = json_obj(r->arena);
	struct map *lines = map_new(r->arena), *counts = map_new(r->arena);
	struct str line, column;
	int64_t at;
	json_each(it, posted) {
		if (!line_of(it->name, &line, &column, &at) || !says_something(column, it) || map_get(lines, line))
			continue;
		struct str rest = line, head = str_cut(&rest, '.');
		int *count = map_get(counts, head);
		if (!count) {
			count = arena_make(r->arena, int);
			map_set(counts, head, count);
		}
		map_set(lines, line, (void *)(uintptr_t)arena_cprintf(r->arena, "%.*s.%d", STR_ARG(head), (*count)++));
	}
	json_each(it, posted) {
		if (!line_of(it->name, &line, &column, &at)) {
			json_add(r->arena, out, it->name, json_copy(r->arena, it));
			continue;
		}
		const char *now = map_get(lines, line);
		if (now)
			json_add(r->arena, out, arena_printf(r->arena, "%s.%.*s", now, STR_ARG(column)), json_copy(r->arena, it));
	}
	return out;
}

/* How many lines these names have; with "f." in front for what was posted. */
static int64_t lines_in(const struct json *names, struct str front, const char *name)
{
	int64_t most = 0, at;
	struct str line, column;
	json_each(it, names) {
		if (!str_starts(it->name, front) || !line_of(str_from(it->name, front.n), &line, &column, &at))
			continue;
		if (str_is(str_cut(&line, '.'), name) && at >= most)
			most = at + 1;
	}
	return most;
}

/* ---- drawing ---- */

static struct str raw_word(const struct json *raw, const char *name)
{
	const struct json *v = raw ? json_get(raw, name) : NULL;
	if (v && v->kind == JSON_ARR)
		v = v->first;
	return v && v->kind == JSON_STR ? v->s : STR_NONE;
}

static void cells(struct req *r, const char *line, const struct field *fields, size_t n, const struct json *raw);

/* What an answer asks besides, once it is there: a page without scripts learns of it when it comes back. */
static void cells_behind(struct req *r, const char *line, const struct field *f, const char *name, const struct json *raw)
{
	const struct json *v = raw ? json_get(raw, name) : NULL;
	const struct option *o = f->from_lookup ? f->from_lookup->options.p : f->options.p;
	size_t n = f->from_lookup ? f->from_lookup->options.n : f->options.n;
	const struct level *at = f->kind == FIELD_GRADE ? scale_level(f->scale, raw_word(raw, name)) : NULL;
	for (size_t i = 0; at && i < f->scale->levels.n; i++)
		if (f->scale->levels.p[i].rank <= at->rank)
			cells(r, line, f->scale->levels.p[i].fields.p, f->scale->levels.p[i].fields.n, raw);
	if (f->kind == FIELD_YESNO && n && str_is(raw_word(raw, name), "yes"))
		cells(r, line, o[0].fields.p, o[0].fields.n, raw);
	for (size_t i = 0; f->kind == FIELD_CHOICE && i < n; i++) {
		bool chosen = v && v->kind == JSON_STR && str_is(v->s, o[i].name);
		json_each(it, v && v->kind == JSON_ARR ? v : NULL)
			chosen |= it->kind == JSON_STR && str_is(it->s, o[i].name);
		if (chosen)
			cells(r, line, o[i].fields.p, o[i].fields.n, raw);
	}
}

/* Columns are drawn as fields of their own whose names have the line in front. A column that only some lines are asked is
 * drawn in all: what is not asked is left out when it is read. */
static void cells(struct req *r, const char *line, const struct field *fields, size_t n, const struct json *raw)
{
	for (size_t i = 0; i < n; i++) {
		struct field f = fields[i];
		f.name = arena_cprintf(r->arena, "%s.%s", line, fields[i].name);
		if (f.as_of) {
			f.as_of = arena_cprintf(r->arena, "%s.%s", line, fields[i].as_of);
			const struct level *at = scale_level(f.as_scale, raw_word(raw, f.as_of));
			if (!at || at->as.n < 2)
				continue;
		}
		if (f.made)
			continue;
		field_input(r, &f, raw, false);
		cells_behind(r, line, &fields[i], f.name, raw);
	}
}

/* ---- lines of a register: one for each record of the unit ---- */

/* What was posted for a record, under the name of the line in which it is drawn now. */
static struct json *of_line(struct req *r, const struct field *f, const struct json *raw, struct str was, const char *now)
{
	struct json *out = json_obj(r->arena);
	struct str dotted = arena_printf(r->arena, "%.*s.", STR_ARG(was));
	if (was.n)
		json_each(it, raw)
			if (str_starts(it->name, dotted))
				json_add(r->arena, out,
					arena_printf(r->arena, "%s.%.*s", now, STR_ARG(str_from(it->name, dotted.n))),
					json_copy(r->arena, it));
	/* one answer for all lines that have none yet */
	if (str_is(req_form(r, "op"), arena_cprintf(r->arena, "rows.all.%s", f->name)))
		for (size_t i = 0; i < f->columns.n; i++) {
			const char *name = arena_cprintf(r->arena, "%s.%s", now, f->columns.p[i].name);
			struct str all = req_form(r, arena_cprintf(r->arena, "all.%s.%s", f->name, f->columns.p[i].name));
			if (all.n && !raw_word(out, name).n)
				json_put(r->arena, out, str_of(name), json_add_str(r->arena, json_arr(r->arena), STR_NONE, all));
		}
	return out;
}

/* Lines that came back, by their record. */
static struct map *came_back(struct req *r, const struct field *f, const struct json *raw)
{
	struct map *m = map_new(r->arena);
	struct str line, column;
	int64_t at;
	json_each(it, raw) {
		if (!line_of(it->name, &line, &column, &at) || !str_is(column, "record"))
			continue;
		struct str head = line, *kept = arena_make(r->arena, struct str);
		*kept = line;
		if (str_is(str_cut(&head, '.'), f->name))
			map_set(m, raw_word(raw, arena_cstr(r->arena, it->name)), kept);
	}
	return m;
}

static void all_lines(struct req *r, const struct field *f)
{
	bool some = false;
	for (size_t i = 0; i < f->columns.n; i++) {
		const struct field *c = &f->columns.p[i];
		if (c->made || c->kind != FIELD_CHOICE || c->many || c->from_lookup)
			continue;
		if (!some)
			html(r->out, "<div class='ask-row'>");
		some = true;
		html(r->out, "<label class='vh' for='all-%s.%s'>%s</label><select class='in' id='all-%s.%s' name='all.%s.%s'>"
			"<option value=''>%s</option>", f->name, c->name, t_rows_all(r->lang, title_in(&c->title, r->lang)),
			f->name, c->name, f->name, c->name, title_in(&c->title, r->lang));
		for (size_t k = 0; k < c->options.n; k++)
			html(r->out, "<option value='%s'>%s</option>", c->options.p[k].name,
				title_in(&c->options.p[k].title, r->lang));
		html(r->out, "</select>");
	}
	if (some)
		html(r->out, "<button class='btn' type='submit' name='op' value='rows.all.%s' formnovalidate>%s</button></div>\n",
			f->name, t_rows_all_set(r->lang));
}

static void line_head(struct req *r, const struct record *rec)
{
	const struct register_ *reg = pack_register(r->pack, rec->reg);
	html(r->out, "<legend><b>%s</b>%s%s", *rec->title ? rec->title : rec->number, t_fact_gap(r->lang),
		*rec->title ? rec->number : "");
	for (size_t i = 0; reg && i < reg->fields.n; i++) {
		const struct field *g = &reg->fields.p[i];
		struct str v = json_str(rec->body, g->name);
		if (g->kind == FIELD_GRADE && v.n)
			html(r->out, "%s%s %.*s", t_fact_gap(r->lang), title_in(&g->title, r->lang), STR_ARG(v));
	}
	html(r->out, "</legend>");
}

static void lines_input(struct req *r, const struct field *f, const struct json *raw)
{
	struct json *lines = NULL;
	bool more = false;
	if (!r->form_env)
		return;
	struct env v = *r->form_env;
	if (!req_ok(r, form_lines(&v, f, NULL, &lines, &more, &r->err)))
		return;
	if (more || !lines->count) {
		html(r->out, "<p class='hint'>%s</p>\n", more
			? t_form_lines_max(r->lang, title_in(&f->title, r->lang), FORM_LINES_MAX)
			: t_form_lines_none(r->lang, title_in(&f->title, r->lang)));
		return;
	}
	struct map *posted = came_back(r, f, raw);
	int64_t i = 0;
	if (lines->count > 1)
		all_lines(r, f);
	json_each(row, lines) {
		const struct json *link = json_get(row, "record");
		const char *line = arena_cprintf(r->arena, "%s.%lld", f->name, (long long)i++);
		struct str value = arena_printf(r->arena, "record:%lld", (long long)json_int(link, "id", 0));
		const struct str *was = map_get(posted, value);
		const struct record *rec = NULL;
		if (!req_ok(r, env_record(&v, link, &rec, &r->err)))
			return;
		html(r->out, "<fieldset class='line-in'>");
		if (rec)
			line_head(r, rec);
		html(r->out, "<div class='cells'><input type='hidden' name='f.%s.record' value='%.*s'>\n", line, STR_ARG(value));
		cells(r, line, f->columns.p, f->columns.n, of_line(r, f, raw, was ? *was : STR_NONE, line));
		html(r->out, "</div></fieldset>\n");
	}
}

void rows_input(struct req *r, const struct field *f, const struct json *raw)
{
	if (f->of) {
		lines_input(r, f, raw);
		return;
	}
	int64_t given = lines_in(raw, STR_NONE, f->name), shown = given + EMPTY_LINES;
	int64_t before = r->form && !r->form_tail ? lines_in(r->form, STR("f."), f->name) : 0;
	const char *more = arena_cprintf(r->arena, "rows.%s", f->name);
	if (r->form && !r->form_tail && str_is(req_form(r, "op"), more))
		before += MORE_LINES;
	shown = before > shown ? before : shown;
	if (shown > PAGE_LINES)
		shown = given > PAGE_LINES ? given : PAGE_LINES;
	html(r->out, "<p class='hint'>%s</p>\n", t_rows_hint(r->lang, PAGE_LINES));
	for (int64_t i = 0; i < shown; i++) {
		html(r->out, "<fieldset class='line-in'><legend>%s</legend><div class='cells'>\n",
			t_rows_line(r->lang, (int)i + 1));
		cells(r, arena_cprintf(r->arena, "%s.%lld", f->name, (long long)i), f->columns.p, f->columns.n, raw);
		html(r->out, "</div></fieldset>\n");
	}
	if (shown < PAGE_LINES)
		html(r->out, "<p><button class='btn' type='submit' name='op' value='%s' formnovalidate>%s</button></p>\n",
			more, t_rows_more(r->lang));
}

/* ---- a typed body ---- */

static void with_behind(struct arena *a, const struct field *fields, size_t n, field_list *out)
{
	for (size_t i = 0; i < n; i++) {
		const struct field *f = &fields[i];
		const struct option *o = f->from_lookup ? f->from_lookup->options.p : f->options.p;
		size_t n_options = f->from_lookup ? f->from_lookup->options.n : f->options.n;
		*vec_push(a, out) = f;
		for (size_t k = 0; k < n_options; k++)
			with_behind(a, o[k].fields.p, o[k].fields.n, out);
		for (size_t k = 0; f->kind == FIELD_GRADE && k < f->scale->levels.n; k++)
			with_behind(a, f->scale->levels.p[k].fields.p, f->scale->levels.p[k].fields.n, out);
	}
}

void rows_raw(struct req *r, struct json *out, const struct field *f, const struct json *value)
{
	field_list columns = {0};
	int i = 0;
	with_behind(r->arena, f->columns.p, f->columns.n, &columns);
	json_each(row, value) {
		json_each(it, field_raw(r, columns.p, columns.n, row))
			json_add(r->arena, out, arena_printf(r->arena, "%s.%d.%.*s", f->name, i, STR_ARG(it->name)),
				json_copy(r->arena, it));
		i++;
	}
}
