/* What a reader of a case sees of its steps besides their order: the thing at hand of a step that is taken for each of
 * several, the names that its form knows, and what is kept from everybody but its `readers`. */
#include "engine/form_read.h"
#include "engine/round.h"
#include "engine/step.h"
#include "engine/withhold.h"
#include "text/text.h"

static struct case_work work_of(const struct env *of, const struct case_file *c)
{
	struct case_work w = {.tx = of->tx, .arena = of->arena, .lang = of->lang, .now = of->now, .f = *c};
	w.steps.p = c->steps;
	w.steps.n = w.steps.cap = c->n_steps;
	return w;
}

struct env case_step_env(const struct env *of, const struct case_file *c, const struct case_step *s)
{
	struct case_work w = work_of(of, c);
	return case_env(&w, s->part, s);
}

/* ---- the thing at hand ---- */

/* A row by its first column that says something. */
static bool say_row(struct env *v, const struct field *rows, const struct json *row, const char **ret, struct err *e)
{
	for (size_t i = 0; rows && i < rows->columns.n; i++) {
		const struct json *value = json_get(row, rows->columns.p[i].name);
		if (json_missing(value) || field_apart(&rows->columns.p[i]))
			continue;
		*ret = form_say(v, &rows->columns.p[i], value, e);
		return e->code == ERR_NONE;
	}
	return true;
}

static bool say_item(struct case_work *w, struct case_step *s, struct err *e)
{
	const struct case_part *p = case_part_of(&w->f, s->part);
	const struct json **list;
	size_t n;
	bool known;
	if (!p || !s->item || !s->def->each)
		return true;
	const struct lookup *l = step_lookup(w->f.pack, s->def);
	if (l) {
		if ((size_t)s->item <= l->options.n)
			s->item_text = title_in(&l->options.p[s->item - 1].title, w->lang);
		return true;
	}
	s->item_text = arena_cprintf(w->arena, "%lld", (long long)s->item);
	if (procedure_step(p->procedure, s->def->each))
		return true;
	case_each(w, p, s->def, &list, &n, &known);
	if ((size_t)s->item > n)
		return true;
	const struct json *at = list[s->item - 1];
	struct env v = case_env(w, s->part, NULL);
	return json_get(at, "kind") || json_get(at, "about") ? form_say_link(&v, at, &s->item_text, e)
		: say_row(&v, procedure_field(p->procedure, s->def->each), at, &s->item_text, e);
}

/* ---- readers ---- */

/* A step with `readers`: they, and who took it. Its fields with readers of their own. */
static bool close_step(struct case_work *w, struct case_step *s, const struct who *reader, struct err *e)
{
	if (reader->system || !s->done || s->actor == reader->person || s->mine)
		return true;
	struct env v = case_env(w, s->part, s);
	struct round_form form;
	field_list closed = {0};
	if (s->def->readers) {
		s->closed = actor_has(&v, s->def->readers, reader->person, e) != TRUTH_YES;
		if (e->code)
			return false;
	}
	if (s->closed) {
		s->answers = NULL;
		s->reason = "";
		return true;
	}
	round_step_form(w->arena, w->f.pack, s->def, s->item, s->undo, &form);
	TRY(withhold(&v, form.fields, form.n, reader, s->answers, &s->answers, &closed, e));
	s->partly = closed.n > 0;
	return true;
}

/* Fields of the form with `readers`: they, and who applies or wrote it. What decides is decided by the content as it is. */
static bool close_fields(struct case_work *w, struct case_part *p, const struct who *reader, struct err *e)
{
	if (reader->person == w->f.applicant || reader->person == w->f.drafter)
		return true;
	struct env v = case_env(w, p->procedure->elem.name, NULL);
	return withhold(&v, p->procedure->fields.p, p->procedure->fields.n, reader, p->body, &p->body, &p->closed, e);
}

static bool is_closed(const struct case_part *p, const char *field)
{
	for (size_t i = 0; p && i < p->closed.n; i++)
		if (strcmp(p->closed.p[i]->name, field) == 0)
			return true;
	return false;
}

/* A field that was left empty is corrected, too: who may read it was not asked then. */
static bool is_corrected(const struct case_part *p, const char *field)
{
	const struct field *f = *field ? procedure_field(p->procedure, field) : NULL;
	return is_closed(p, field) || (f && f->readers && !json_get(p->body, field));
}

/* What stands of a closed field elsewhere: the things that it names, what a step is taken for each of, what was corrected. */
static void close_rest(struct case_work *w)
{
	struct arena *a = w->arena;
	struct json *content = json_copy(a, w->f.content), *items = json_arr(a);
	json_each(it, json_get(content, "items"))
		if (!is_closed(case_part_of(&w->f, arena_cstr(a, json_str(it, "part"))), arena_cstr(a, json_str(it, "field"))))
			json_add(a, items, STR_NONE, json_copy(a, it));
	json_put(a, content, STR("items"), items);
	w->f.content = content;
	for (size_t i = 0; i < w->steps.n; i++) {
		struct case_step *s = &w->steps.p[i];
		if (s->item_text && s->def->each && is_closed(case_part_of(&w->f, s->part), s->def->each))
			s->item_text = arena_cprintf(a, "%lld", (long long)s->item);
	}
	struct case_correction *k = w->f.corrections;
	for (size_t i = 0; i < w->f.n_corrections; i++)
		for (size_t p = 0; p < w->f.n_parts; p++)
			if (is_corrected(&w->f.parts[p], k[i].field)) {
				k[i].text = t_for_readers_only(w->lang);
				k[i].reason = "";
			}
}

bool case_shows_file(const struct case_file *c, const char *hex)
{
	bool all = true, named = false;
	for (size_t i = 0; i < c->n_parts; i++) {
		const struct procedure *p = c->parts[i].procedure;
		all &= c->parts[i].closed.n == 0;
		for (size_t k = 0; k < p->fields.n; k++)
			all &= !p->fields.p[k].readers || json_get(c->parts[i].body, p->fields.p[k].name);
		named |= withhold_names(c->parts[i].body, hex);
	}
	for (size_t i = 0; i < c->n_steps; i++) {
		all &= !c->steps[i].closed && !c->steps[i].partly;
		named |= withhold_names(c->steps[i].answers, hex);
	}
	return all || named;
}

bool case_read_as(struct case_work *w, const struct who *reader, struct err *e)
{
	for (size_t i = 0; i < w->steps.n; i++)
		if (*w->steps.p[i].part)
			TRY(say_item(w, &w->steps.p[i], e));
	/* readers are found in the whole content: everything is judged before anything is left out */
	for (size_t i = 0; i < w->steps.n; i++)
		if (*w->steps.p[i].part && (w->steps.p[i].def->readers || w->steps.p[i].answers))
			TRY(close_step(w, &w->steps.p[i], reader, e));
	for (size_t i = 0; i < w->f.n_parts; i++)
		TRY(close_fields(w, &w->f.parts[i], reader, e));
	if (!reader->system && reader->person != w->f.applicant && reader->person != w->f.drafter)
		close_rest(w);
	return true;
}
