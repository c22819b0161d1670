/* What a reader of a case sees of its steps besides their order: the thing at hand of a step that is taken for each of
 * several, the names that its form knows, and what is kept from everybody but its `readers`. */
#include "engine/form_read.h"
#include "engine/step.h"
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
		if (json_missing(value))
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

static bool may_read(struct env *v, const struct actor *readers, const struct who *reader, bool *ret, struct err *e)
{
	*ret = reader->system || !readers || actor_has(v, readers, reader->person, e) == TRUTH_YES;
	return e->code == ERR_NONE;
}

static struct json *without(struct arena *a, const struct json *from, const char *name)
{
	struct json *out = json_obj(a);
	json_each(it, from)
		if (!str_is(it->name, name))
			json_put(a, out, it->name, json_copy(a, it));
	return out;
}

/* A step with `readers`: they, and who took it. */
static bool close_step(struct case_work *w, struct case_step *s, const struct who *reader, struct err *e)
{
	bool may = true;
	if (s->done && s->actor != reader->person && !s->mine) {
		struct env v = case_env(w, s->part, s);
		TRY(may_read(&v, s->def->readers, reader, &may, e));
		for (size_t i = 0; may && s->answers && i < s->def->fields.n; i++) {
			const struct field *f = &s->def->fields.p[i];
			bool this_one = true;
			TRY(may_read(&v, f->readers, reader, &this_one, e));
			if (!this_one)
				s->answers = without(w->arena, s->answers, f->name);
		}
	}
	s->closed = !may;
	if (!may) {
		s->answers = NULL;
		s->reason = "";
	}
	return true;
}

/* Fields of the form with `readers`: they, and who applies or wrote it. What decides is decided by the content as it is. */
static bool close_fields(struct case_work *w, struct case_part *p, const struct who *reader, struct err *e)
{
	if (reader->person == w->f.applicant || reader->person == w->f.drafter)
		return true;
	struct env v = case_env(w, p->procedure->elem.name, NULL);
	for (size_t i = 0; i < p->procedure->fields.n; i++) {
		const struct field *f = &p->procedure->fields.p[i];
		bool may;
		if (!f->readers || !json_get(p->body, f->name))
			continue;
		TRY(may_read(&v, f->readers, reader, &may, e));
		if (may)
			continue;
		p->body = without(w->arena, p->body, f->name);
		*vec_push(w->arena, &p->closed) = f;
	}
	return true;
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
	return true;
}
