/* Bodies: names that stand flat beside each other, states that are set, columns that a case writes. */
#include "pack/link.h"
#include "pack/scope.h"
#include "text/text.h"

/* ---- one body, one meaning a name ---- */

struct body { struct build *b; struct map *names; const char *path; };

static void body_name(struct body *x, const char *name, struct where where)
{
	const struct where *there = map_get(x->names, str_of(name));
	if (there) {
		say(x->b->say, where, x->path, t_pack_twice(x->b->lang, name, there->line));
		return;
	}
	struct where *w = arena_make(x->b->work, struct where);
	*w = where;
	map_set(x->names, str_of(name), w);
}

static void body_fields(struct body *x, const struct field *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		body_name(x, p[i].name, p[i].where);
		for (size_t j = 0; j < p[i].options.n; j++)
			body_fields(x, p[i].options.p[j].fields.p, p[i].options.p[j].fields.n);
		if (p[i].from_lookup)
			for (size_t j = 0; j < p[i].from_lookup->options.n; j++)
				body_fields(x, p[i].from_lookup->options.p[j].fields.p, p[i].from_lookup->options.p[j].fields.n);
		for (size_t j = 0; p[i].kind == FIELD_GRADE && !p[i].is && p[i].scale && j < p[i].scale->levels.n; j++)
			body_fields(x, p[i].scale->levels.p[j].fields.p, p[i].scale->levels.p[j].fields.n);
		if (p[i].kind == FIELD_ROWS) {
			struct body rows = {x->b, map_new(x->b->work), arena_cprintf(x->b->work, "%s.%s", x->path, p[i].name)};
			body_fields(&rows, p[i].columns.p, p[i].columns.n);
		}
	}
}

static struct body body(struct build *b, const char *path) { return (struct body){b, map_new(b->work), path}; }

static void step_body(struct build *b, const struct procedure *p, const struct step *s)
{
	static const char *const own[] = {"by", "at", "answer"};
	struct body x = body(b, arena_cprintf(b->work, "%s.%s", p->elem.name, s->name));
	body_fields(&x, s->fields.p, s->fields.n);
	for (size_t i = 0; i < ARRAY_LEN(own); i++) {
		const struct where *w = map_get(x.names, str_of(own[i]));
		if (w)
			say(b->say, *w, x.path, t_pack_step_own(b->lang, own[i]));
	}
}

static void procedure_body(struct build *b, const struct procedure *p)
{
	struct body x = body(b, p->elem.name);
	body_fields(&x, p->fields.p, p->fields.n);
	for (size_t i = 0; i < p->steps.n; i++)
		body_name(&x, p->steps.p[i].name, p->steps.p[i].where);
	for (size_t i = 0; i < p->steps.n; i++)
		step_body(b, p, &p->steps.p[i]);
}

/* ---- sets = { item = "out" } ---- */

static bool has_state(const struct register_ *r, const char *state)
{
	for (size_t i = 0; r->state && i < r->state->options.n; i++)
		if (!strcmp(r->state->options.p[i].name, state))
			return true;
	return false;
}

static void check_sets(struct build *b, const struct procedure *p, const struct step *s)
{
	const char *path = arena_cprintf(b->work, "%s.%s sets", p->elem.name, s->name);
	for (size_t i = 0; i < s->sets.n; i++) {
		const struct sets *x = &s->sets.p[i];
		const struct field *f = procedure_field(p, x->field);
		bool found = false, known = false;
		if (p->writes && !strcmp(x->field, p->writes->elem.name)) {
			known = true;
			found = has_state(p->writes, x->state);
		}
		for (size_t j = 0; f && f->kind == FIELD_LINK && j < f->to.n; j++) {
			struct item *it = build_item(b, str_of(f->to.p[j]));
			if (it && it->elem && it->elem->kind == ELEM_REGISTER) {
				known = true;
				found = found || has_state((const struct register_ *)it->elem, x->state);
			}
		}
		if (f && f->kind == FIELD_ROWS && f->of) {
			const struct field *answer = fields_find(f->columns.p, f->columns.n, str_of(x->state));
			for (size_t j = 0; answer && answer->kind == FIELD_CHOICE && !answer->many && j < answer->options.n; j++)
				found = found || has_state(f->of, answer->options.p[j].name);
			if (!found)
				say(b->say, s->where, path, t_pack_sets_column(b->lang, x->field, x->state));
			continue;
		}
		if (!known)
			say(b->say, s->where, path, t_pack_sets_what(b->lang, x->field));
		else if (!found)
			say(b->say, s->where, path, t_pack_sets_state(b->lang, x->field, x->state));
	}
}

/* ---- writes: a required column needs a field or step of its name ---- */

static bool fits(const struct field *column, const struct field *source)
{
	bool moments = (column->kind == FIELD_DATE || column->kind == FIELD_TIME) &&
		       (source->kind == FIELD_DATE || source->kind == FIELD_TIME);
	return column->kind == source->kind || moments || column->kind == FIELD_TEXT;
}

static bool step_fits(const struct field *column)
{
	bool person = false;
	for (size_t i = 0; i < column->to.n; i++)
		person = person || !strcmp(column->to.p[i], "person");
	return column->kind == FIELD_TIME || column->kind == FIELD_DATE || column->kind == FIELD_CHOICE ||
	       column->kind == FIELD_YESNO || person;
}

static void check_writes(struct build *b, const struct procedure *p)
{
	for (size_t i = 0; p->writes && i < p->writes->fields.n; i++) {
		const struct field *c = &p->writes->fields.p[i];
		const struct field *f = procedure_field(p, c->name);
		const struct step *s = procedure_step(p, c->name);
		if (c == p->writes->state || c->is || c->is_lookup || c->as_of)
			continue;
		if (s ? !step_fits(c) : f && !fits(c, f))
			say(b->say, s ? s->where : f->where, arena_cprintf(b->work, "%s.%s", p->elem.name, c->name),
			    t_pack_column_kind(b->lang, c->name, p->writes->elem.name));
		else if (!f && !s && !c->optional && strcmp(c->name, "applicant") && strcmp(c->name, "unit"))
			say(b->say, p->elem.where, arena_cprintf(b->work, "%s writes", p->elem.name),
			    t_pack_column_source(b->lang, c->name, p->writes->elem.name));
	}
}

static void check_person_column(struct build *b, const struct role *r)
{
	if (r->filled != FILLED_COLUMN || !r->column_register)
		return;
	const struct field *f = pack_field(r->column_register, r->column ? r->column : "");
	bool person = f && f->kind == FIELD_ROWS;
	for (size_t i = 0; f && f->kind == FIELD_LINK && i < f->to.n; i++)
		person = person || !strcmp(f->to.p[i], "person");
	if (!person)
		say(b->say, r->elem.where, arena_cprintf(b->work, "%s filled_by", r->elem.name),
		    t_pack_filled_column(b->lang, r->column ? r->column : "?", r->column_register->elem.name));
}

/* ---- meets: a handling rule of some level; of any scale of the base, too: its parts fit a pack that left the rule out ---- */

static bool has_child(const struct node *n, enum word w, struct str name)
{
	for (size_t i = 0; i < n->children.n; i++)
		if (n->children.p[i]->word == w && str_is(name, n->children.p[i]->name))
			return true;
	return false;
}

static bool is_handling_rule(struct build *b, struct str name)
{
	for (size_t i = 0; i < b->order.n; i++) {
		const struct node *scale = b->order.p[i]->node;
		for (size_t k = 0; scale->word == W_SCALE && k < scale->children.n; k++)
			if (scale->children.p[k]->word == W_LEVEL && has_child(scale->children.p[k], W_RULE, name))
				return true;
	}
	return false;
}

static const char *handling_rules(struct build *b)
{
	const char *all = "";
	for (size_t i = 0; i < b->order.n; i++) {
		const struct node *scale = b->order.p[i]->node;
		for (size_t k = 0; scale->word == W_SCALE && k < scale->children.n; k++) {
			const struct node *level = scale->children.p[k];
			for (size_t j = 0; j < level->children.n; j++)
				if (level->children.p[j]->word == W_RULE)
					all = arena_cprintf(b->work, "%s%s%s", all, *all ? " " : "", level->children.p[j]->name);
		}
	}
	return all;
}

static void check_meets(struct build *b)
{
	for (size_t i = 0; i < b->meets.n && !say_full(b->say) && build_spend(b, 0); i++) {
		const struct node *n = b->meets.p[i];
		struct str *names;
		size_t count = val_texts(node_key(n, "meets"), b->work, &names);
		for (size_t k = 0; k < count; k++) {
			const char *name = arena_cstr(b->work, names[k]);
			if (is_handling_rule(b, names[k]))
				continue;
			const char *near = word_near(names[k], handling_rules(b), b->work);
			build_say(b, n, "meets", near ? t_pack_meets_near(b->lang, name, near) : t_pack_meets(b->lang, name));
		}
	}
}

void link_forms(struct build *b)
{
	check_meets(b);
	for (size_t i = 0; i < b->order.n && !say_full(b->say) && build_spend(b, 0); i++) {
		const struct item *it = b->order.p[i];
		const struct elem *e = it->elem;
		if (!e || it->player)
			continue;
		if (e->kind == ELEM_REGISTER || e->kind == ELEM_DUTY || e->kind == ELEM_DOOR) {
			struct body x = body(b, e->name);
			const struct register_ *r = (const struct register_ *)e;
			const struct duty *d = (const struct duty *)e;
			const struct door *o = (const struct door *)e;
			if (e->kind == ELEM_REGISTER)
				body_fields(&x, r->fields.p, r->fields.n);
			else if (e->kind == ELEM_DUTY)
				body_fields(&x, d->fields.p, d->fields.n);
			else
				body_fields(&x, o->fields.p, o->fields.n);
		} else if (e->kind == ELEM_PROCEDURE) {
			const struct procedure *p = (const struct procedure *)e;
			procedure_body(b, p);
			for (size_t j = 0; j < p->steps.n; j++)
				check_sets(b, p, &p->steps.p[j]);
			check_writes(b, p);
		} else if (e->kind == ELEM_LOOKUP && !it->used) {
			build_say(b, it->node, NULL, t_pack_lookup_unused(b->lang));
		} else if (e->kind == ELEM_ROLE) {
			check_person_column(b, (const struct role *)e);
		}
	}
}
