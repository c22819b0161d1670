#include "pack/explain.h"
#include "pack/known.h"

#include "pack/param.h"
#include "text/text.h"

struct pen { const struct pack *pack; const struct lang *lang; struct buf *out; };

static void line(const struct pen *x, int depth, const char *text) { buf_printf(x->out, "%*s%s\n", depth * 2, "", text); }
static void head(const struct pen *x, const char *text) { buf_printf(x->out, "\n== %s ==\n", text); }
static const char *title(const struct pen *x, const struct elem *e) { return title_in(&e->title, x->lang); }

/* Facts after a name, separated as a person would. */
struct facts { const struct pen *pen; const char *text; };
static void fact(struct facts *f, const char *s)
{
	const char *gap = lang_ja(f->pen->lang) ? "。" : "; ";
	f->text = *f->text ? arena_cprintf(f->pen->lang->arena, "%s%s%s", f->text, gap, s) : s;
}

static const char *list(const struct pen *x, const char *all, const char *one)
{
	return *all ? arena_cprintf(x->lang->arena, "%s%s%s", all, lang_ja(x->lang) ? "、" : ", ", one) : one;
}

static void named(const struct pen *x, int depth, const char *name, const char *text)
{
	line(x, depth, *text ? arena_cprintf(x->lang->arena, "%s%s%s", name, lang_ja(x->lang) ? "：" : ": ", text) : name);
}

static struct phrase_at at(const struct pen *x) { return (struct phrase_at){x->pack, x->lang, NULL, NULL}; }

static const char *delegates(const struct pen *x, const struct delegation *p, size_t n)
{
	const char *all = "";
	for (size_t i = 0; i < n; i++)
		all = list(x, all, p[i].position ? title(x, &p[i].position->elem) : title(x, &p[i].role->elem));
	return all;
}

static const char *per_word(const struct lang *l, enum per p)
{
	switch (p) {
	case PER_ORGAN: return t_explain_per_organ(l);
	case PER_DEPARTMENT: return t_explain_per_department(l);
	case PER_SECTION: return t_explain_per_section(l);
	case PER_PERSON: return t_explain_per_person(l);
	case PER_TEAM: return t_explain_per_team(l);
	default: return t_explain_per_municipality(l);
	}
}

static void role(const struct pen *x, const struct elem *e)
{
	const struct role *r = (const struct role *)e;
	const struct lang *l = x->lang;
	struct facts f = {x, ""};
	const char *members = "";
	switch (r->filled) {
	case FILLED_POSITION: fact(&f, t_explain_filled_position(l, title(x, &r->position->elem))); break;
	case FILLED_HEAD: fact(&f, t_explain_filled_head(l, per_word(l, r->per))); break;
	case FILLED_APPOINTED: fact(&f, t_explain_filled_appointed(l)); break;
	case FILLED_EVERYONE: fact(&f, t_explain_filled_everyone(l)); break;
	case FILLED_COLUMN: fact(&f, t_explain_filled_column(l, title(x, &r->column_register->elem))); break;
	case FILLED_BODY:
		for (size_t i = 0; i < r->members.n; i++)
			members = list(x, members, title(x, &r->members.p[i]->elem));
		fact(&f, t_explain_filled_body(l, members, title(x, &r->chair->elem), title(x, &r->secretary->elem)));
		break;
	}
	if (r->per != PER_NONE)
		fact(&f, r->some ? t_explain_some_per(l, per_word(l, r->per)) : t_explain_one_per(l, per_word(l, r->per)));
	if (r->above)
		fact(&f, t_explain_above_role(l, title(x, &r->above->elem)));
	if (r->stand_ins.n)
		fact(&f, t_explain_stand_ins(l, delegates(x, r->stand_ins.p, r->stand_ins.n)));
	if (r->deputies.n)
		fact(&f, t_explain_deputies(l, delegates(x, r->deputies.p, r->deputies.n)));
	if (r->delegates.n)
		fact(&f, t_explain_delegates(l, delegates(x, r->delegates.p, r->delegates.n)));
	if (r->overrules)
		fact(&f, t_explain_overrules(l));
	if (r->assists)
		fact(&f, t_explain_assists(l, title(x, &r->assists->elem)));
	if (r->appointed_by)
		fact(&f, t_explain_appointed_by(l, title(x, &r->appointed_by->elem)));
	for (size_t i = 0; i < r->excludes.n; i++)
		fact(&f, t_explain_excludes(l, title(x, &r->excludes.p[i]->elem)));
	named(x, 1, title(x, e), f.text);
}

static const char *refs_of(const struct pen *x, const char *keeper)
{
	const struct clause **c;
	size_t n = pack_clauses_of(x->pack, keeper, x->lang->arena, &c);
	const char *all = "";
	for (size_t i = 0; i < n; i++)
		all = list(x, all, c[i]->full_ref ? c[i]->full_ref : c[i]->name);
	return n ? t_explain_refs(x->lang, all) : "";
}

static void scale(const struct pen *x, const struct elem *e)
{
	const struct scale *s = (const struct scale *)e;
	struct phrase_at p = at(x);
	named(x, 1, title(x, e), s->lowered_by ? t_explain_lowered_by(x->lang, explain_actor(&p, s->lowered_by)) : "");
	for (size_t i = s->levels.n; i-- > 0;) {
		const struct level *v = &s->levels.p[i];
		line(x, 2, t_explain_level(x->lang, v->name, title_in(&v->title, x->lang)));
		for (size_t j = 0; j < v->rules.n; j++)
			line(x, 3, t_explain_rule(x->lang, title_in(&v->rules.p[j].title, x->lang),
				refs_of(x, arena_cprintf(x->lang->arena, "%s.%s.%s", e->name, v->name, v->rules.p[j].name))));
	}
}

static const char *field_titles(const struct pen *x, const struct field *p, size_t n)
{
	const char *all = "";
	for (size_t i = 0; i < n; i++)
		all = list(x, all, title_in(&p[i].title, x->lang));
	return all;
}

/* What stands apart, and for whom. */
static void apart(const struct pen *x, const struct phrase_at *p, const struct field *list_, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct field *f = &list_[i];
		if (f->readers)
			line(x, 3, t_explain_closed(x->lang, title_in(&f->title, x->lang), explain_actor(p, f->readers)));
		else if (f->personal)
			line(x, 3, t_explain_personal(x->lang, title_in(&f->title, x->lang)));
		apart(x, p, f->columns.p, f->columns.n);
		for (size_t k = 0; k < f->options.n; k++)
			apart(x, p, f->options.p[k].fields.p, f->options.p[k].fields.n);
	}
}

static void register_line(const struct pen *x, const struct elem *e)
{
	const struct register_ *r = (const struct register_ *)e;
	struct phrase_at p = at(x);
	struct facts f = {x, ""};
	p.reg = r;
	if (r->writers)
		fact(&f, t_explain_writers(x->lang, explain_actor(&p, r->writers)));
	if (r->review)
		fact(&f, t_explain_review(x->lang, explain_time(&p, r->review)));
	if (r->confirmed_by)
		fact(&f, t_explain_confirmed(x->lang, explain_actor(&p, r->confirmed_by)));
	if (r->readers)
		fact(&f, t_explain_readers(x->lang, explain_actor(&p, r->readers)));
	fact(&f, t_explain_keep(x->lang, explain_span(x->lang, &r->keep)));
	named(x, 1, title(x, e), f.text);
	line(x, 2, t_explain_columns(x->lang, field_titles(x, r->fields.p, r->fields.n)));
	apart(x, &p, r->fields.p, r->fields.n);
	const char *label = "";
	for (size_t i = 0; i < r->label.n; i++) {
		const struct field *c = pack_field(r, r->label.p[i]);
		label = list(x, label, c ? title_in(&c->title, x->lang) : t_explain_number(x->lang));
	}
	if (*label)
		line(x, 2, t_explain_label(x->lang, label));
	for (size_t i = 0; i < r->rules.n; i++)
		line(x, 2, t_explain_rule(x->lang, title_in(&r->rules.p[i].title, x->lang),
			refs_of(x, arena_cprintf(x->lang->arena, "%s.%s", e->name, r->rules.p[i].name))));
}

/* What becomes of a line: of the ledger that the case writes, of the one that a link of it names, or of each line of a table,
 * as it was answered. */
static const char *set_of(const struct pen *x, const struct procedure *r, const struct sets *s)
{
	const struct field *f = NULL;
	const struct register_ *reg = r->writes;
	const char *state = s->state;
	for (size_t i = 0; i < r->fields.n && !f; i++)
		f = strcmp(r->fields.p[i].name, s->field) == 0 ? &r->fields.p[i] : NULL;
	if (f && f->kind == FIELD_ROWS) {
		for (size_t i = 0; i < f->columns.n; i++)
			if (strcmp(f->columns.p[i].name, s->state) == 0)
				state = title_in(&f->columns.p[i].title, x->lang);
		return t_explain_sets_each(x->lang, title_in(&f->title, x->lang), state);
	}
	if (f && f->to.n)
		reg = pack_register(x->pack, f->to.p[0]);
	for (size_t i = 0; reg && reg->state && i < reg->state->options.n; i++)
		if (strcmp(reg->state->options.p[i].name, s->state) == 0)
			state = title_in(&reg->state->options.p[i].title, x->lang);
	return t_explain_sets(x->lang, f ? title_in(&f->title, x->lang) : reg ? title(x, &reg->elem) : s->field, state);
}

static const struct step *step_named(const struct procedure *r, const char *name)
{
	for (size_t i = 0; i < r->steps.n; i++)
		if (strcmp(r->steps.p[i].name, name) == 0)
			return &r->steps.p[i];
	return NULL;
}

/* What it is done with and what comes of it. */
static void step_effects(const struct pen *x, const struct procedure *r, const struct step *s, struct facts *f)
{
	const struct step *beside = s->beside ? step_named(r, s->beside) : NULL;
	if (beside)
		fact(f, t_explain_beside(x->lang, title_in(&beside->title, x->lang)));
	if (s->sheet && pack_elem(x->pack, s->sheet))
		fact(f, t_explain_step_sheet(x->lang, title(x, pack_elem(x->pack, s->sheet))));
	if (s->gives && pack_elem(x->pack, s->gives))
		fact(f, t_explain_gives(x->lang, title(x, pack_elem(x->pack, s->gives))));
	if (s->opens && pack_elem(x->pack, s->opens))
		fact(f, t_explain_step_opens(x->lang, title(x, pack_elem(x->pack, s->opens))));
	for (size_t i = 0; i < s->sets.n; i++)
		fact(f, set_of(x, r, &s->sets.p[i]));
}

static void step(const struct pen *x, const struct procedure *r, const struct step *s, size_t n)
{
	const struct lang *l = x->lang;
	struct phrase_at p = at(x);
	struct facts f = {x, ""};
	p.procedure = r;
	fact(&f, explain_actor(&p, s->by));
	if (s->when)
		fact(&f, t_explain_when(l, explain_cond(&p, s->when)));
	if (s->each)
		fact(&f, t_explain_each(l));
	if (s->many)
		fact(&f, t_explain_many(l));
	if (s->optional)
		fact(&f, t_explain_optional(l));
	if (s->due)
		fact(&f, t_explain_due(l, explain_time(&p, s->due)));
	if (s->undo)
		fact(&f, t_explain_undo(l, explain_time(&p, s->undo)));
	if (s->except)
		fact(&f, t_explain_except(l, explain_actor(&p, s->except)));
	if (s->needs)
		fact(&f, t_explain_needs(l, explain_cond(&p, s->needs)));
	if (s->check && pack_elem(x->pack, s->check))
		fact(&f, t_explain_step_check(l, title(x, pack_elem(x->pack, s->check))));
	const struct known_row *tool = s->tool ? known_find(KNOWN_TOOL, str_of(s->tool)) : NULL;
	if (tool)
		fact(&f, strncmp(s->tool, "portal.", 7) == 0 ? t_explain_tool_portal(l, tool->title(l))
							    : t_explain_tool(l, tool->title(l)));
	step_effects(x, r, s, &f);
	if (s->readers)
		fact(&f, t_explain_only_readers(l, explain_actor(&p, s->readers)));
	line(x, 2, t_explain_step(l, (long long)n + 1, title_in(&s->title, l), explain_step_kind(l, s->kind), f.text));
	if (s->fields.n)
		line(x, 3, t_explain_asks(l, field_titles(x, s->fields.p, s->fields.n)));
	apart(x, &p, s->fields.p, s->fields.n);
}

/* ---- which answers meet which handling rule ---- */

static bool names_rule(const char *const *p, size_t n, const char *rule)
{
	for (size_t i = 0; i < n; i++)
		if (!strcmp(p[i], rule))
			return true;
	return false;
}

static const char *answers_that_meet(const struct pen *x, const struct field *p, size_t n, const char *rule, const char *all)
{
	for (size_t i = 0; i < n; i++) {
		const struct option *o = p[i].from_lookup ? p[i].from_lookup->options.p : p[i].options.p;
		size_t n_options = p[i].from_lookup ? p[i].from_lookup->options.n : p[i].options.n;
		if (names_rule(p[i].meets.p, p[i].meets.n, rule))
			all = list(x, all, title_in(&p[i].title, x->lang));
		for (size_t k = 0; k < n_options; k++) {
			if (names_rule(o[k].meets.p, o[k].meets.n, rule))
				all = list(x, all, title_in(&o[k].title, x->lang));
			all = answers_that_meet(x, o[k].fields.p, o[k].fields.n, rule, all);
		}
	}
	return all;
}

static void meets(const struct pen *x, const struct procedure *r)
{
	for (size_t i = 0; i < x->pack->elems.n; i++) {
		const struct scale *s = (const struct scale *)x->pack->elems.p[i];
		for (size_t k = 0; s->elem.kind == ELEM_SCALE && k < s->levels.n; k++)
			for (size_t j = 0; j < s->levels.p[k].rules.n; j++) {
				const struct rule *rule = &s->levels.p[k].rules.p[j];
				const char *all = answers_that_meet(x, r->fields.p, r->fields.n, rule->name, "");
				for (size_t q = 0; q < r->steps.n; q++) {
					const struct step *at = &r->steps.p[q];
					all = answers_that_meet(x, at->fields.p, at->fields.n, rule->name, all);
				}
				if (*all)
					line(x, 2, t_explain_meets(x->lang, title_in(&rule->title, x->lang), all));
			}
	}
}

static void procedure(const struct pen *x, const struct elem *e)
{
	const struct procedure *r = (const struct procedure *)e;
	const struct lang *l = x->lang;
	struct phrase_at p = at(x);
	struct facts f = {x, ""};
	p.procedure = r;
	if (r->form)
		fact(&f, t_explain_form(l, r->form));
	if (r->applicant)
		fact(&f, t_explain_applies(l, explain_actor(&p, r->applicant)));
	if (r->writes)
		fact(&f, t_explain_writes(l, title(x, &r->writes->elem)));
	if (r->blanket)
		fact(&f, t_explain_blanket(l, explain_time(&p, r->blanket)));
	if (r->by)
		fact(&f, t_explain_by_default(l, explain_actor(&p, r->by)));
	if (r->rare)
		fact(&f, t_explain_rare(l));
	if (r->turns_into)
		fact(&f, t_explain_turns_into(l, title(x, &r->turns_into->elem)));
	if (r->keep.n)
		fact(&f, t_explain_keep(l, explain_span(l, &r->keep)));
	named(x, 1, title(x, e), f.text);
	if (r->fields.n)
		line(x, 2, t_explain_asks(l, field_titles(x, r->fields.p, r->fields.n)));
	apart(x, &p, r->fields.p, r->fields.n);
	for (size_t i = 0; i < r->rules.n; i++)
		line(x, 2, t_explain_rule(l, title_in(&r->rules.p[i].title, l), ""));
	meets(x, r);
	for (size_t i = 0; i < r->steps.n; i++)
		step(x, r, &r->steps.p[i], i);
}

static const char *per_title(const struct pen *x, const char *per)
{
	static const struct { const char *name; enum per per; } own[] = {
		{"person", PER_PERSON}, {"section", PER_SECTION}, {"department", PER_DEPARTMENT}, {"unit", PER_SECTION},
	};
	for (size_t i = 0; i < ARRAY_LEN(own); i++)
		if (!strcmp(own[i].name, per))
			return per_word(x->lang, own[i].per);
	const struct register_ *r = pack_register(x->pack, per);
	const struct procedure *p = r ? NULL : pack_procedure(x->pack, per);
	return r ? title(x, &r->elem) : p ? title(x, &p->elem) : per;
}

static void duty(const struct pen *x, const struct elem *e)
{
	const struct duty *d = (const struct duty *)e;
	const struct lang *l = x->lang;
	struct phrase_at p = at(x);
	struct facts f = {x, ""};
	p.reg = d->per ? pack_register(x->pack, d->per) : NULL;
	p.procedure = d->per ? pack_procedure(x->pack, d->per) : NULL;
	fact(&f, explain_actor(&p, d->by));
	if (d->per)
		fact(&f, t_explain_per_each(l, per_title(x, d->per)));
	if (d->when)
		fact(&f, t_explain_when(l, explain_cond(&p, d->when)));
	if (d->every)
		fact(&f, t_explain_every_time(l, explain_time(&p, d->every)));
	if (d->from && d->due)
		fact(&f, t_explain_from_to(l, explain_time(&p, d->from), explain_time(&p, d->due)));
	if (d->on) {
		const struct field *on = p.reg ? pack_field(p.reg, d->on) : NULL;
		fact(&f, t_explain_on(l, on ? title_in(&on->title, l) : d->on, explain_time(&p, d->due)));
	}
	if (d->done && pack_elem(x->pack, d->done))
		fact(&f, t_explain_done_by(l, title(x, pack_elem(x->pack, d->done))));
	if (d->keep.n)
		fact(&f, t_explain_keep(l, explain_span(l, &d->keep)));
	named(x, 1, title(x, e), f.text);
	if (d->fields.n)
		line(x, 2, t_explain_asks(l, field_titles(x, d->fields.p, d->fields.n)));
}

static void check(const struct pen *x, const struct elem *e)
{
	const struct check *c = (const struct check *)e;
	const struct lang *l = x->lang;
	struct phrase_at p = at(x);
	struct facts f = {x, ""};
	p.reg = pack_register(x->pack, c->per);
	fact(&f, t_explain_per_each(l, per_title(x, c->per)));
	if (c->when)
		fact(&f, t_explain_when(l, explain_cond(&p, c->when)));
	if (c->every)
		fact(&f, t_explain_every_time(l, explain_time(&p, c->every)));
	const struct known_row *run = known_find(KNOWN_RUNS, str_of(c->runs));
	if (run)
		fact(&f, t_explain_runs(l, run->title(l)));
	for (size_t i = 0; i < c->expects.n; i++) {
		const struct elem *what = pack_elem(x->pack, c->expects.p[i].value);
		const struct field *column = p.reg ? pack_field(p.reg, c->expects.p[i].value) : NULL;
		fact(&f, t_explain_expect(l, c->expects.p[i].key, what ? title(x, what)
			: column ? title_in(&column->title, l) : c->expects.p[i].value));
	}
	if (c->opens && pack_elem(x->pack, c->opens))
		fact(&f, t_explain_opens(l, title(x, pack_elem(x->pack, c->opens))));
	named(x, 1, title(x, e), f.text);
}

static void door(const struct pen *x, const struct elem *e)
{
	const struct door *d = (const struct door *)e;
	named(x, 1, title(x, e), d->no_login ? t_explain_no_login(x->lang) : "");
	for (size_t i = 0; i < d->brings.n; i++) {
		const struct brings *b = &d->brings.p[i];
		const char *answer = t_explain_always(x->lang);
		for (size_t j = 0; b->field && j < d->fields.n; j++) {
			const struct field *f = &d->fields.p[j];
			const struct option *o =
				strcmp(f->name, b->field) || !b->option ? NULL : field_option(f, str_of(b->option));
			if (o)
				answer = f->kind == FIELD_YESNO ? title_in(&f->title, x->lang) : title_in(&o->title, x->lang);
		}
		line(x, 2, t_explain_brings(x->lang, answer, title(x, &b->procedure->elem)));
	}
}

static void sheet(const struct pen *x, const struct elem *e)
{
	const struct sheet *s = (const struct sheet *)e;
	named(x, 1, title(x, e), "");
	if (s->clauses_of)
		line(x, 2, t_explain_clauses_of(x->lang, title(x, &s->clauses_of->elem)));
	for (size_t i = 0; i < s->questions.n; i++)
		if (!s->questions.p[i].clause)
			line(x, 2, title_in(&s->questions.p[i].title, x->lang));
}

static void document(const struct pen *x, const struct elem *e)
{
	const struct document *d = (const struct document *)e;
	struct phrase_at p = at(x);
	struct facts f = {x, ""};
	const char *readers = "";
	if (d->approved_by)
		fact(&f, t_explain_approved(x->lang, title(x, &d->approved_by->elem)));
	if (d->review)
		fact(&f, t_explain_document_review(x->lang, explain_time(&p, d->review)));
	for (size_t i = 0; i < d->read_by.n; i++)
		readers = list(x, readers, title(x, &d->read_by.p[i]->elem));
	if (*readers)
		fact(&f, t_explain_read_by(x->lang, readers));
	if (d->of && pack_elem(x->pack, d->of))
		fact(&f, t_explain_document_of(x->lang, title(x, pack_elem(x->pack, d->of))));
	if (d->copies > 1)
		fact(&f, t_explain_copies(x->lang, (long long)d->copies));
	if (d->public_)
		fact(&f, t_explain_public(x->lang));
	if (d->keep.n)
		fact(&f, t_explain_keep(x->lang, explain_span(x->lang, &d->keep)));
	named(x, 1, title(x, e), f.text);
}

static void position(const struct pen *x, const struct elem *e) { named(x, 1, title(x, e), ""); }

static void term(const struct pen *x, const struct elem *e)
{
	const struct term *t = (const struct term *)e;
	struct phrase_at p = at(x);
	named(x, 1, title(x, e), t->means ? t_explain_means(x->lang, explain_cond(&p, t->means)) : "");
}

/* Conditions of lines are read with the names of the form that asks: the first procedure with a field or step from the table. */
static const struct procedure *asks(const struct pack *p, const struct lookup *l)
{
	for (size_t i = 0; i < p->elems.n; i++) {
		const struct procedure *r = (const struct procedure *)p->elems.p[i];
		if (r->elem.kind != ELEM_PROCEDURE)
			continue;
		for (size_t k = 0; k < r->steps.n; k++) {
			if (r->steps.p[k].each && !strcmp(r->steps.p[k].each, l->elem.name))
				return r;
			for (size_t j = 0; j < r->steps.p[k].fields.n; j++)
				if (r->steps.p[k].fields.p[j].from_lookup == l)
					return r;
		}
		for (size_t j = 0; j < r->fields.n; j++)
			if (r->fields.p[j].from_lookup == l)
				return r;
	}
	return NULL;
}

static void lookup(const struct pen *x, const struct elem *e)
{
	const struct lookup *t = (const struct lookup *)e;
	const struct lang *l = x->lang;
	struct phrase_at p = at(x);
	p.procedure = asks(x->pack, t);
	named(x, 1, title(x, e), t->every_line ? t_explain_every_line(l) : t_explain_first_line(l));
	for (size_t i = 0; i < t->lines.n; i++) {
		const char *gives = "";
		for (size_t k = 0; k < t->lines.p[i].gives.n; k++)
			for (size_t o = 0; o < t->options.n; o++)
				if (!strcmp(t->options.p[o].name, t->lines.p[i].gives.p[k]))
					gives = list(x, gives, title_in(&t->options.p[o].title, l));
		line(x, 2,
			t->lines.p[i].when ? t_explain_line(l, explain_cond(&p, t->lines.p[i].when), gives)
					   : t_explain_line_else(l, gives));
	}
}

static void param(const struct pen *x, const struct elem *e)
{
	const struct param *p = (const struct param *)e;
	const struct lang *l = x->lang;
	const char *value = param_say(l, p), *range = "";
	if (p->type == PARAM_NUMBER && p->has_min && p->has_max)
		range = t_explain_range(l, arena_cprintf(l->arena, "%lld", (long long)p->min),
					arena_cprintf(l->arena, "%lld", (long long)p->max));
	else if (p->has_max && p->type != PARAM_NUMBER)
		range = t_explain_most(l, explain_span(l, &p->span_max));
	const char *per = p->per == PER_NONE ? "" : t_explain_param_per(l, per_word(l, p->per));
	line(x, 1, arena_cprintf(l->arena, "%s%s%s", t_explain_value(l, title(x, e), value), range, per));
}

/* In the order in which people read them. */
static const struct section {
	enum elem_kind kind;
	const char *(*head)(const struct lang *);
	void (*one)(const struct pen *, const struct elem *);
} sections[ELEM_KINDS] = {
	{ELEM_DOOR, t_explain_doors, door},		  {ELEM_PROCEDURE, t_explain_procedures, procedure},
	{ELEM_ROLE, t_explain_roles, role},		  {ELEM_POSITION, t_explain_positions, position},
	{ELEM_TERM, t_explain_terms, term},		  {ELEM_SCALE, t_explain_scales, scale},
	{ELEM_REGISTER, t_explain_registers, register_line}, {ELEM_LOOKUP, t_explain_lookups, lookup},
	{ELEM_DUTY, t_explain_duties, duty},		  {ELEM_CHECK, t_explain_checks_head, check},
	{ELEM_SHEET, t_explain_sheets, sheet},		  {ELEM_DOCUMENT, t_explain_documents, document},
	{ELEM_PARAM, t_explain_params, param},
};

static void elements(const struct pen *x, const struct section *s)
{
	bool any = false;
	for (size_t i = 0; i < x->pack->elems.n; i++) {
		if (x->pack->elems.p[i]->kind != s->kind)
			continue;
		if (!any)
			head(x, s->head(x->lang));
		any = true;
		s->one(x, x->pack->elems.p[i]);
	}
}

void explain_elem(const struct pack *p, const struct lang *l, const struct elem *e, struct buf *b)
{
	const struct pen x = {p, l, b};
	for (size_t i = 0; i < ELEM_KINDS; i++)
		if (sections[i].kind == e->kind)
			sections[i].one(&x, e);
}

static void clauses(const struct pen *x)
{
	for (size_t i = 0; i < x->pack->clauses.n; i++) {
		const struct clause *c = x->pack->clauses.p[i];
		const char *keepers = "";
		buf_printf(x->out, "%*s%s%s%s\n", (int)(c->depth + 1) * 2, "", c->full_ref ? c->full_ref : "",
			   c->full_ref ? " " : "", title_in(&c->title, x->lang));
		for (size_t j = 0; j < c->kept_by.n; j++)
			keepers = list(x, keepers, explain_keeper(x->lang, &c->kept_by.p[j]));
		if (*keepers)
			line(x, (int)c->depth + 2, t_explain_kept_by(x->lang, keepers));
		for (enum clause_kind k = 0; k < CLAUSE_KINDS; k++)
			if (c->open >> k & 1)
				line(x, (int)c->depth + 2, t_explain_not_served(x->lang, explain_kind(x->lang, k),
					title_in(&c->open_why[k], x->lang)));
	}
}

struct coverage pack_coverage(const struct pack *p)
{
	struct coverage v = {.elements = p->elems.n};
	for (size_t i = 0; i < p->elems.n; i++)
		v.from_base += p->elems.p[i]->base;
	for (size_t i = 0; i < p->clauses.n; i++) {
		const struct clause *c = p->clauses.p[i];
		if (c->is_chapter) {
			v.chapters++;
			continue;
		}
		v.clauses++;
		v.kept += !c->open;
		for (enum clause_kind k = 0; k < CLAUSE_KINDS; k++) {
			v.kinds[k] += c->kinds >> k & 1;
			v.open[k] += c->open >> k & 1;
		}
	}
	return v;
}

static void opening(const struct pen *x)
{
	const struct pack *p = x->pack;
	const struct lang *l = x->lang;
	struct coverage v = pack_coverage(p);
	line(x, 0, t_explain_head(l, title_in(&p->title, l), p->name));
	if (p->base)
		line(x, 0, t_explain_base(l, p->base));
	if (p->edition)
		line(x, 0, t_explain_edition(l, p->edition));
	if (p->fy_month)
		line(x, 0, t_explain_fiscal(l, p->fy_month, p->fy_day));
	if (p->quiet_from_month)
		line(x, 0, t_explain_quiet(l, p->quiet_from_month, p->quiet_from_day, p->quiet_to_month, p->quiet_to_day));
	if (p->approved_by)
		line(x, 0, t_explain_approved(l, title(x, &p->approved_by->elem)));
	if (p->excerpt)
		line(x, 0, t_explain_excerpt(l, title(x, &p->excerpt->elem)));
	line(x, 0, t_explain_coverage(l, (long long)v.clauses, (long long)v.kept, (long long)v.elements, (long long)v.from_base));
	for (enum clause_kind k = 0; k < CLAUSE_KINDS; k++)
		if (v.open[k])
			line(x, 0, t_explain_open(l, explain_kind(l, k), (long long)v.open[k], (long long)v.kinds[k]));
}

bool pack_explain(const struct pack *p, const struct lang *l, struct buf *b, struct err *e)
{
	struct pen x = {p, l, b};
	opening(&x);
	for (size_t i = 0; i < ELEM_KINDS; i++)
		elements(&x, &sections[i]);
	head(&x, t_explain_clauses(l));
	clauses(&x);
	return b->failed ? FAIL(e, ERR_LIMIT, "the pack in words is longer than %zu bytes", b->max) : true;
}
