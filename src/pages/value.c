#include "pages/value.h"

#include "engine/form_path.h"
#include "text/text.h"

static const struct option *options_of(const struct field *f, size_t *ret_n)
{
	*ret_n = f->from_lookup ? f->from_lookup->options.n : f->options.n;
	return f->from_lookup ? f->from_lookup->options.p : f->options.p;
}

/* ---- tables ---- */

/* What an answer of a line brought with it stands below the answer. */
static void behind(struct req *r, struct env *v, const struct field *fields, size_t n, const struct json *row);

static void behind_answers(struct req *r, struct env *v, const struct field *f, const struct json *row)
{
	size_t n;
	const struct option *o = options_of(f, &n);
	for (size_t i = 0; i < n; i++)
		behind(r, v, o[i].fields.p, o[i].fields.n, row);
	for (size_t i = 0; f->kind == FIELD_GRADE && i < f->scale->levels.n; i++)
		behind(r, v, f->scale->levels.p[i].fields.p, f->scale->levels.p[i].fields.n, row);
}

static void behind(struct req *r, struct env *v, const struct field *fields, size_t n, const struct json *row)
{
	for (size_t i = 0; i < n; i++) {
		const struct json *value = json_get(row, fields[i].name);
		if (json_missing(value))
			continue;
		html(r->out, "<br><span class='sub'>%s</span> %s", title_in(&fields[i].title, r->lang),
			form_say(v, &fields[i], value, &r->err));
		behind_answers(r, v, &fields[i], row);
	}
}

static void cell(struct req *r, struct env *v, const struct field *f, const struct json *row)
{
	const struct json *value = json_get(row, f->name);
	if (!json_missing(value))
		html(r->out, "%s", form_say(v, f, value, &r->err));
	behind_answers(r, v, f, row);
}

/* Of a line of a register its record comes first: it is what the line is about. */
static const struct field *column(const struct field *f, size_t i)
{
	size_t n = f->columns.n;
	return &f->columns.p[f->of ? (i == 0 ? n - 1 : i - 1) : i];
}

static void table(struct req *r, struct env *v, const struct field *f, const struct json *rows, bool paper)
{
	const char *title = title_in(&f->title, r->lang);
	if (f->of && !req_ok(r, lines_prefetch(v, rows, &r->err)))
		return;
	if (!paper)
		html(r->out, "<div class='scroll' role='group' tabindex='0' aria-label='%s'>", title);
	html(r->out, "<table class='dense rows-t'><caption class='vh'>%s</caption><thead><tr>", title);
	for (size_t i = 0; i < f->columns.n; i++)
		html(r->out, "<th scope='col'>%s</th>", title_in(&column(f, i)->title, r->lang));
	html(r->out, "</tr></thead><tbody>");
	json_each(row, rows) {
		html(r->out, "<tr>");
		for (size_t i = 0; i < f->columns.n; i++) {
			html(r->out, f->of && i == 0 ? "<th scope='row'>" : "<td>");
			cell(r, v, column(f, i), row);
			html(r->out, f->of && i == 0 ? "</th>" : "</td>");
		}
		html(r->out, "</tr>\n");
	}
	html(r->out, "</tbody></table>");
	if (!paper)
		html(r->out, "</div>");
}

/* ---- lines ---- */

void value_show(struct req *r, struct env *v, const struct field *f, const struct json *value, bool paper)
{
	if (f->kind == FIELD_ROWS && value->kind == JSON_ARR)
		table(r, v, f, value, paper);
	else
		html(r->out, "%s", form_say(v, f, value, &r->err));
}

void value_text_line(struct req *r, const char *title, const char *text, bool paper)
{
	if (paper)
		html(r->out, "<tr><th scope='row'>%s</th><td>%s</td></tr>\n", title, text);
	else
		ui_dt(r, title, text);
}

void value_line(struct req *r, struct env *v, const struct field *f, const struct json *value, bool paper)
{
	const char *title = title_in(&f->title, r->lang);
	if (f->kind != FIELD_ROWS) {
		value_text_line(r, title, form_say(v, f, value, &r->err), paper);
		return;
	}
	html(r->out, paper ? "<tr><th scope='row'>%s</th><td>" : "<dt>%s</dt><dd>", title);
	value_show(r, v, f, value, paper);
	html(r->out, paper ? "</td></tr>\n" : "</dd>\n");
}

void value_lines(struct req *r, struct env *v, const struct field *fields, size_t n, const struct json *body, bool paper)
{
	for (size_t i = 0; i < n; i++) {
		const struct field *f = &fields[i];
		const struct json *value = json_get(body, f->name);
		size_t n_options;
		const struct option *o = options_of(f, &n_options);
		if (json_missing(value))
			continue;
		value_line(r, v, f, value, paper);
		for (size_t k = 0; k < n_options; k++)
			value_lines(r, v, o[k].fields.p, o[k].fields.n, body, paper);
		for (size_t k = 0; f->kind == FIELD_GRADE && k < f->scale->levels.n; k++)
			value_lines(r, v, f->scale->levels.p[k].fields.p, f->scale->levels.p[k].fields.n, body, paper);
	}
}
