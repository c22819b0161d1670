/* A document that a step of a case gives (`gives`): its articles with their blanks filled from the case, tables where an article
 * `prints` something, once for each copy. A blank that nobody has filled in stops it: half a memorandum is not printed. */
#include "engine/city.h"
#include "engine/form_path.h"
#include "pages/case.h"
#include "pages/frame.h"
#include "pages/value.h"
#include "text/text.h"
#include "util/vec.h"

struct paper { const struct document *doc; const struct case_part *part; struct env v; VEC(const char *) missing; };

static const struct document *document_named(const struct case_file *c, const char *name)
{
	const struct elem *e = pack_find(c->pack, ELEM_DOCUMENT, name);
	const struct document *d = (const struct document *)(const void *)e;
	return d && d->of ? d : NULL;
}

bool paper_given(const struct case_file *c, const struct case_step *s)
{
	const struct document *d = s->def && s->def->gives ? document_named(c, s->def->gives) : NULL;
	return d && strcmp(d->of, s->part) == 0 && s->round == c->version && strcmp(s->state, "waiting") != 0 &&
		strcmp(s->state, "skipped") != 0 && !s->closed;
}

/* What a path of the form leads to, as people read it; a blank without anything is remembered. */
static const char *said(struct req *r, struct paper *p, const char *path)
{
	found_list found = {0};
	const char *text = "";
	if (!req_ok(r, path_text(&p->v, path, false, &found, &r->err)))
		return "";
	for (size_t i = 0; i < found.n; i++) {
		const char *one = "";
		if (json_missing(found.p[i].value))
			continue;
		if (found.p[i].field)
			one = form_say(&p->v, found.p[i].field, found.p[i].value, &r->err);
		else if (found.p[i].value->kind == JSON_STR)
			one = arena_cstr(r->arena, found.p[i].value->s);
		text = arena_cprintf(r->arena, "%s%s%s", text, *text ? t_say_list_comma(r->lang) : "", one);
	}
	if (!*text)
		*vec_push(r->arena, &p->missing) = path;
	return text;
}

static const char *filled(struct req *r, struct paper *p, const char *text)
{
	struct str rest = str_of(text);
	const char *out = "";
	while (rest.n) {
		size_t open = str_find(rest, STR("{")), close = str_find(rest, STR("}"));
		if (open == rest.n || close == rest.n || close < open)
			return arena_cprintf(r->arena, "%s%.*s", out, STR_ARG(rest));
		out = arena_cprintf(r->arena, "%s%.*s%s", out, (int)open, rest.p,
			said(r, p, arena_cstr(r->arena, (struct str){rest.p + open + 1, close - open - 1})));
		rest = str_from(rest, close + 1);
	}
	return out;
}

/* Rows as a table, a step or a sheet with what was answered, any other field as a line. */
static void print_it(struct req *r, const struct case_file *c, struct paper *p, const char *what)
{
	const struct field *f = procedure_field(p->part->procedure, what);
	const struct json *value = f ? json_get(p->v.body, what) : NULL;
	html(r->out, "<table class='sh-t'><colgroup><col class='sc-1'><col></colgroup><tbody>");
	if (f && !json_missing(value))
		value_line(r, &p->v, f, value, true);
	for (size_t i = 0; !f && i < c->n_steps; i++) {
		const struct case_step *s = &c->steps[i];
		bool this_one = strcmp(s->step, what) == 0 || (s->def && s->def->sheet && strcmp(s->def->sheet, what) == 0);
		if (this_one && s->round == c->version && strcmp(s->part, p->doc->of) == 0 && strcmp(s->state, "done") == 0)
			case_answers_of(r, c, s, true);
	}
	html(r->out, "</tbody></table>\n");
}

static void one_copy(struct req *r, const struct case_file *c, struct paper *p, int64_t n)
{
	html(r->out, "<article class='sheet'><div class='sh-top'><p class='sh-no'>%s</p><p>%s</p></div><h1>%s</h1>\n", c->number,
		p->doc->copies > 1 ? t_paper_copy(r->lang, (int)n, (int)p->doc->copies) : "",
		title_in(&p->doc->elem.title, r->lang));
	for (size_t i = 0; i < p->doc->articles.n; i++) {
		const struct article *a = &p->doc->articles.p[i];
		html(r->out, "<p>%s</p>\n", filled(r, p, title_in(&a->title, r->lang)));
		if (a->prints)
			print_it(r, c, p, a->prints);
	}
	for (size_t i = 0; i < p->doc->parties.n; i++)
		html(r->out, "<p class='sh-from'>%s</p>\n", strcmp(p->doc->parties.p[i], "organ") == 0
			? city_name(r->city, r->lang) : said(r, p, p->doc->parties.p[i]));
	html(r->out, "</article>\n");
}

bool paper_show(struct req *r, const struct case_file *c, struct str name)
{
	struct paper p = {0};
	for (size_t i = 0; i < c->n_steps && !p.doc; i++)
		if (paper_given(c, &c->steps[i]) && str_is(name, c->steps[i].def->gives))
			p.doc = document_named(c, c->steps[i].def->gives);
	for (size_t i = 0; p.doc && i < c->n_parts; i++)
		if (strcmp(c->parts[i].procedure->elem.name, p.doc->of) == 0)
			p.part = &c->parts[i];
	if (!p.part)
		return false;
	struct env of = case_env_of(r, c, NULL, NULL);
	struct case_step none = {.part = p.doc->of};
	p.v = case_step_env(&of, c, &none);
	for (size_t i = 0; i < p.doc->articles.n; i++)
		(void)filled(r, &p, title_in(&p.doc->articles.p[i].title, r->lang));
	for (size_t i = 0; i < p.doc->parties.n; i++)
		if (strcmp(p.doc->parties.p[i], "organ") != 0)
			(void)said(r, &p, p.doc->parties.p[i]);
	frame_paper(r, title_in(&p.doc->elem.title, r->lang));
	html(r->out,
		"<div class='bar'><div class='wrap bar-row'><a href='/cases/%lld'>%s</a><span class='sub'>%s</span></div>"
		"</div>\n",
		(long long)c->id, t_back_to(r->lang, c->number), t_print_hint(r->lang));
	if (p.missing.n)
		html(r->out, "<article class='sheet'><h1>%s</h1><p>%s</p></article>\n", title_in(&p.doc->elem.title, r->lang),
			t_paper_blanks(r->lang, (int)p.missing.n));
	for (int64_t i = 1; !p.missing.n && i <= p.doc->copies; i++)
		one_copy(r, c, &p, i);
	frame_paper_end(r);
	return true;
}
