#include "pack/diff.h"

#include "pack/explain.h"
#include "pack/param.h"
#include "text/text.h"

/* What is compared of a thing: labels and texts, as people read them. */
#define FACTS_MAX 12
struct facts { struct { const char *label, *text; } p[FACTS_MAX]; size_t n; };

struct whom { VEC(const struct role *) list; };

struct work {
	const struct pack *before, *after;
	const struct lang *l;
	struct arena *a;
	struct diff *out;
};

/* ---- names ---- */

static bool same(const char *a, const char *b) { return a == b || (a && b && strcmp(a, b) == 0); }

/* The thing of a list that was called so; renamed ones by what they were, when nothing else has the name now. */
#define FIND_OLD(list, count, name_, was_, ret) \
	do { \
		(ret) = NULL; \
		for (size_t find_i = 0; find_i < (count); find_i++) \
			if (same((list)[find_i].name, (name_))) \
				(ret) = &(list)[find_i]; \
		for (size_t find_i = 0; !(ret) && (was_) && find_i < (count); find_i++) \
			if (same((list)[find_i].name, (was_))) \
				(ret) = &(list)[find_i]; \
	} while (0)

static const char *join(const struct work *w, const char *all, const char *one)
{
	return *all ? arena_cprintf(w->a, "%s%s%s", all, lang_ja(w->l) ? "、" : ", ", one) : one;
}

static const char *dot(const struct work *w, const char *a, const char *b) { return arena_cprintf(w->a, "%s.%s", a, b); }

/* ---- lines ---- */

static const struct role *role_now(const struct work *w, const struct role *r)
{
	const struct role *now = pack_role(w->after, r->elem.name);
	for (size_t i = 0; !now && i < w->after->elems.n; i++)
		if (w->after->elems.p[i]->kind == ELEM_ROLE && same(w->after->elems.p[i]->was, r->elem.name))
			now = (const struct role *)w->after->elems.p[i];
	return now ? now : r;
}

static void add_whom(const struct work *w, struct whom *to, const struct role *r)
{
	r = role_now(w, r);
	for (size_t i = 0; i < to->list.n; i++)
		if (to->list.p[i] == r)
			return;
	*vec_push(w->a, &to->list) = r;
}

static void add_group(struct work *w, const struct role *r)
{
	for (size_t i = 0; i < w->out->groups.n; i++)
		if (w->out->groups.p[i] == r)
			return;
	*vec_push(w->a, &w->out->groups) = r;
}

static void say(struct work *w, enum diff_change change, const char *kind, const char *path, const char *title,
	const char *aspect, const char *before, const char *after, const struct whom *whom)
{
	struct diff_line *d = vec_push(w->a, &w->out->lines);
	*d = (struct diff_line){change, kind, path, title, aspect, before, after, {0}};
	d->whom.p = arena_array(w->a, whom->list.n + 1, sizeof(*d->whom.p));
	for (size_t i = 0; i < whom->list.n; i++)
		d->whom.p[d->whom.n++] = whom->list.p[i];
	w->out->n[change]++;
}

static void fact(struct facts *f, const char *label, const char *text)
{
	must(f->n < FACTS_MAX);
	f->p[f->n].label = label;
	f->p[f->n++].text = text ? text : "";
}

static void compare(struct work *w, const char *kind, const char *path, const char *title, const struct facts *before,
	const struct facts *after, const struct whom *whom)
{
	must(before->n == after->n);
	for (size_t i = 0; i < after->n; i++)
		if (strcmp(before->p[i].text, after->p[i].text) != 0)
			say(w, DIFF_CHANGED, kind, path, title, after->p[i].label, before->p[i].text, after->p[i].text, whom);
}

/* ---- whom it concerns ---- */

static void of_actor(const struct work *w, const struct pack *p, const struct actor *a, const struct actor *applicant,
	struct whom *to)
{
	const struct role *staff = pack_role(p, "staff");
	if (!a)
		return;
	if (a->role)
		add_whom(w, to, a->role);
	if (a->kind == ACTOR_APPLICANT || a->kind == ACTOR_DRAFTER || a->kind == ACTOR_COLLEAGUE_OF ||
		a->kind == ACTOR_MEMBER_OF) {
		if (applicant && applicant != a)
			of_actor(w, p, applicant, NULL, to);
		else if (staff)
			add_whom(w, to, staff);
	}
	for (size_t i = 0; i < a->parts.n; i++)
		of_actor(w, p, a->parts.p[i], applicant, to);
}

static void of_procedure(const struct work *w, const struct pack *p, const struct procedure *x, struct whom *to)
{
	static const struct actor applicant = {.kind = ACTOR_APPLICANT};
	of_actor(w, p, x->applicant ? x->applicant : &applicant, NULL, to);
}

static void of_step(const struct work *w, const struct pack *p, const struct procedure *x, const struct step *s, struct whom *to)
{
	of_actor(w, p, s->by, x->applicant, to);
	of_actor(w, p, s->to, x->applicant, to);
}

static void of_who(const struct work *w, const struct pack *p, const struct clause *c, struct whom *to)
{
	for (size_t i = 0; i < c->who.n; i++) {
		const struct role *r = pack_role(p, c->who.p[i]);
		if (r)
			add_whom(w, to, r);
	}
}

/* Who reads or writes a ledger; the usual ones when the pack is silent. */
static void of_register(const struct work *w, const struct pack *p, const struct register_ *r, struct whom *to)
{
	static const char *const usual[] = {"leader", "section_manager"};
	of_actor(w, p, r->writers, NULL, to);
	of_actor(w, p, r->confirmed_by, NULL, to);
	for (size_t i = 0; !to->list.n && i < ARRAY_LEN(usual); i++)
		if (pack_role(p, usual[i]))
			add_whom(w, to, pack_role(p, usual[i]));
}

static void of_elem(const struct work *w, const struct pack *p, const struct elem *e, struct whom *to)
{
	switch (e->kind) {
	case ELEM_ROLE: add_whom(w, to, (const struct role *)e); break;
	case ELEM_REGISTER: of_register(w, p, (const struct register_ *)e, to); break;
	case ELEM_PROCEDURE: {
		const struct procedure *x = (const struct procedure *)e;
		of_procedure(w, p, x, to);
		for (size_t i = 0; i < x->steps.n; i++)
			of_step(w, p, x, &x->steps.p[i], to);
		break;
	}
	case ELEM_DUTY: of_actor(w, p, ((const struct duty *)e)->by, NULL, to); break;
	case ELEM_DOCUMENT: {
		const struct document *d = (const struct document *)e;
		for (size_t i = 0; i < d->read_by.n; i++)
			add_whom(w, to, d->read_by.p[i]);
		if (d->approved_by)
			add_whom(w, to, d->approved_by);
		break;
	}
	case ELEM_CHECK:
		if (pack_role(p, "executor"))
			add_whom(w, to, pack_role(p, "executor"));
		break;
	case ELEM_TERM: case ELEM_POSITION: case ELEM_SCALE: case ELEM_LOOKUP: case ELEM_DOOR: case ELEM_SHEET: case ELEM_PARAM:
		break;
	}
}

/* ---- fields ---- */

static const char *kind_word(const struct lang *l, enum field_kind k)
{
	static const char *(*const words[])(const struct lang *) = {[FIELD_TEXT] = t_field_text, [FIELD_NUMBER] = t_field_number,
		[FIELD_DATE] = t_field_date, [FIELD_TIME] = t_field_time, [FIELD_CHOICE] = t_field_choice,
		[FIELD_YESNO] = t_field_yesno, [FIELD_GRADE] = t_field_grade, [FIELD_LINK] = t_field_link,
			[FIELD_FILE] = t_field_file,
		[FIELD_ROWS] = t_field_rows};
	return words[k](l);
}

static struct facts field_facts(const struct work *w, const struct pack *p, const struct field *f)
{
	struct phrase_at at = {p, w->l, NULL, NULL};
	struct facts out = {0};
	const char *options = "", *to = "";
	for (size_t i = 0; i < f->options.n && f->kind == FIELD_CHOICE; i++)
		options = join(w, options, title_in(&f->options.p[i].title, w->l));
	for (size_t i = 0; i < f->to.n; i++)
		to = join(w, to, f->to.p[i]);
	fact(&out, t_diff_title(w->l), title_in(&f->title, w->l));
	fact(&out, t_diff_kind(w->l), kind_word(w->l, f->kind));
	fact(&out, t_diff_required(w->l), f->is || f->is_lookup ? t_diff_computed(w->l)
		: f->optional ? t_diff_may(w->l) : t_diff_must(w->l));
	fact(&out, t_diff_many(w->l), f->many ? t_diff_several(w->l) : t_diff_one(w->l));
	fact(&out, t_diff_when(w->l), f->when ? explain_cond(&at, f->when) : "");
	fact(&out, t_diff_options(w->l), options);
	fact(&out, t_diff_leads_to(w->l), f->scale ? title_in(&f->scale->elem.title, w->l) : to);
	fact(&out, t_diff_least(w->l), f->at_least);
	fact(&out, t_diff_most(w->l), f->at_most);
	return out;
}

struct field_list { const struct field *p; size_t n; };

static void fields(struct work *w, const char *path, struct field_list before, struct field_list after, const struct whom *whom);

static void inner_fields(struct work *w, const char *path, const struct field *old, const struct field *f,
	const struct whom *whom)
{
	struct field_list none = {0};
	fields(w, path, old ? (struct field_list){old->columns.p, old->columns.n} : none,
		f ? (struct field_list){f->columns.p, f->columns.n} : none, whom);
	for (size_t i = 0; f && old && i < f->options.n; i++) {
		const struct option *o;
		FIND_OLD(old->options.p, old->options.n, f->options.p[i].name, f->options.p[i].was, o);
		fields(w, path, o ? (struct field_list){o->fields.p, o->fields.n} : none,
			(struct field_list){f->options.p[i].fields.p, f->options.p[i].fields.n}, whom);
	}
}

static void fields(struct work *w, const char *path, struct field_list before, struct field_list after, const struct whom *whom)
{
	for (size_t i = 0; i < after.n; i++) {
		const struct field *f = &after.p[i], *old;
		const char *here = dot(w, path, f->name), *title = title_in(&f->title, w->l);
		FIND_OLD(before.p, before.n, f->name, f->was, old);
		if (!old) {
			say(w, DIFF_ADDED, t_diff_field(w->l), here, title, "", "", kind_word(w->l, f->kind), whom);
			continue;
		}
		if (!same(old->name, f->name))
			say(w, DIFF_RENAMED, t_diff_field(w->l), here, title, t_diff_name(w->l), old->name, f->name, whom);
		struct facts was = field_facts(w, w->before, old), is = field_facts(w, w->after, f);
		compare(w, t_diff_field(w->l), here, title, &was, &is, whom);
		inner_fields(w, here, old, f, whom);
	}
	for (size_t i = 0; i < before.n; i++) {
		const struct field *old = &before.p[i], *now;
		FIND_OLD(after.p, after.n, old->name, (const char *)NULL, now);
		for (size_t k = 0; !now && k < after.n; k++)
			now = same(after.p[k].was, old->name) ? &after.p[k] : NULL;
		if (!now)
			say(w, DIFF_REMOVED, t_diff_field(w->l), dot(w, path, old->name), title_in(&old->title, w->l), "",
				kind_word(w->l, old->kind), "", whom);
	}
}

/* ---- procedures ---- */

static struct facts step_facts(const struct work *w, const struct pack *p, const struct procedure *x, const struct step *s)
{
	struct phrase_at at = {p, w->l, x, x->writes};
	struct facts out = {0};
	fact(&out, t_diff_title(w->l), title_in(&s->title, w->l));
	fact(&out, s->kind == STEP_DECIDE || s->kind == STEP_RATIFY ? t_diff_decider(w->l) : t_diff_by(w->l), explain_actor(&at,
		s->by));
	fact(&out, t_diff_to(w->l), s->to ? explain_actor(&at, s->to) : "");
	fact(&out, t_diff_due(w->l), s->due ? explain_time(&at, s->due) : "");
	fact(&out, t_diff_when(w->l), s->when ? explain_cond(&at, s->when) : "");
	fact(&out, t_diff_needs(w->l), s->needs ? explain_cond(&at, s->needs) : "");
	fact(&out, t_diff_kind(w->l), arena_cprintf(w->a, "%d", (int)s->kind));
	fact(&out, t_diff_required(w->l), s->optional ? t_diff_may(w->l) : t_diff_must(w->l));
	return out;
}

static void steps(struct work *w, const struct procedure *old, const struct procedure *x)
{
	for (size_t i = 0; i < x->steps.n; i++) {
		const struct step *s = &x->steps.p[i], *was;
		const char *path = dot(w, x->elem.name, s->name), *title = title_in(&s->title, w->l);
		struct phrase_at at = {w->after, w->l, x, x->writes};
		struct whom whom = {0};
		FIND_OLD(old->steps.p, old->steps.n, s->name, s->was, was);
		of_step(w, w->after, x, s, &whom);
		if (!was) {
			say(w, DIFF_ADDED, t_diff_step(w->l), path, title, "", "", explain_actor(&at, s->by), &whom);
			continue;
		}
		of_step(w, w->before, old, was, &whom);
		if (!same(was->name, s->name))
			say(w, DIFF_RENAMED, t_diff_step(w->l), path, title, t_diff_name(w->l), was->name, s->name, &whom);
		struct facts before = step_facts(w, w->before, old, was), after = step_facts(w, w->after, x, s);
		compare(w, t_diff_step(w->l), path, title, &before, &after, &whom);
		fields(w, path, (struct field_list){was->fields.p, was->fields.n}, (struct field_list){s->fields.p,
			s->fields.n}, &whom);
	}
	for (size_t i = 0; i < old->steps.n; i++) {
		const struct step *s = &old->steps.p[i], *now = NULL;
		struct phrase_at at = {w->before, w->l, old, old->writes};
		struct whom whom = {0};
		for (size_t k = 0; !now && k < x->steps.n; k++)
			now = same(x->steps.p[k].name, s->name) || same(x->steps.p[k].was, s->name) ? &x->steps.p[k] : NULL;
		of_step(w, w->before, old, s, &whom);
		if (!now)
			say(w, DIFF_REMOVED, t_diff_step(w->l), dot(w, old->elem.name, s->name), title_in(&s->title, w->l), "",
				explain_actor(&at, s->by), "", &whom);
	}
}

/* ---- elements ---- */

static const char *elem_word(const struct lang *l, enum elem_kind k)
{
	static const char *(*const words[])(const struct lang *) = {[ELEM_TERM] = t_kind_term, [ELEM_POSITION] = t_kind_position,
		[ELEM_ROLE] = t_kind_role, [ELEM_SCALE] = t_kind_scale, [ELEM_REGISTER] = t_kind_register,
			[ELEM_LOOKUP] = t_kind_lookup,
		[ELEM_PROCEDURE] = t_kind_procedure, [ELEM_DOOR] = t_kind_door, [ELEM_DUTY] = t_kind_duty,
			[ELEM_CHECK] = t_kind_check,
		[ELEM_SHEET] = t_kind_sheet, [ELEM_DOCUMENT] = t_kind_document, [ELEM_PARAM] = t_kind_param};
	return words[k](l);
}

static const char *role_title(const struct work *w, const struct role *r) { return r ? title_in(&r->elem.title, w->l) : ""; }

static const char *filled_say(const struct work *w, const struct role *r)
{
	switch (r->filled) {
	case FILLED_POSITION: return title_in(&r->position->elem.title, w->l);
	case FILLED_HEAD: return t_diff_filled_head(w->l);
	case FILLED_APPOINTED: return t_diff_filled_appointed(w->l);
	case FILLED_EVERYONE: return t_diff_filled_everyone(w->l);
	case FILLED_COLUMN: return dot(w, r->column_register->elem.name, r->column);
	case FILLED_BODY: break;
	}
	const char *members = "";
	for (size_t i = 0; i < r->members.n; i++)
		members = join(w, members, role_title(w, r->members.p[i]));
	return members;
}

static const char *delegates_say(const struct work *w, const struct delegation *d, size_t n)
{
	const char *all = "";
	for (size_t i = 0; i < n; i++)
		all = join(w, all, d[i].position ? title_in(&d[i].position->elem.title, w->l) : role_title(w, d[i].role));
	return all;
}

static void role_facts(const struct work *w, const struct role *r, struct facts *out)
{
	fact(out, t_diff_filled(w->l), filled_say(w, r));
	fact(out, t_diff_appointed(w->l), role_title(w, r->appointed_by));
	fact(out, t_diff_above(w->l), role_title(w, r->above));
	fact(out, t_diff_chair(w->l), role_title(w, r->chair));
	fact(out, t_diff_secretary(w->l), role_title(w, r->secretary));
	fact(out, t_diff_stand_in(w->l), delegates_say(w, r->stand_ins.p, r->stand_ins.n));
	fact(out, t_diff_deputy(w->l), delegates_say(w, r->deputies.p, r->deputies.n));
	fact(out, t_diff_delegate(w->l), delegates_say(w, r->delegates.p, r->delegates.n));
}

static const char *levels_say(const struct work *w, const struct scale *s)
{
	const char *all = "";
	for (size_t i = 0; i < s->levels.n; i++)
		all = join(w, all, title_in(&s->levels.p[i].title, w->l));
	return all;
}

static const char *options_say(const struct work *w, const struct option *o, size_t n)
{
	const char *all = "";
	for (size_t i = 0; i < n; i++)
		all = join(w, all, title_in(&o[i].title, w->l));
	return all;
}

static void elem_facts(const struct work *w, const struct pack *p, const struct elem *e, struct facts *out)
{
	struct phrase_at at = {p, w->l, NULL, NULL};
	fact(out, t_diff_title(w->l), title_in(&e->title, w->l));
	switch (e->kind) {
	case ELEM_ROLE: role_facts(w, (const struct role *)e, out); break;
	case ELEM_TERM: fact(out, t_diff_means(w->l), explain_cond(&at, ((const struct term *)e)->means)); break;
	case ELEM_SCALE: fact(out, t_diff_levels(w->l), levels_say(w, (const struct scale *)e)); break;
	case ELEM_REGISTER: {
		const struct register_ *r = (const struct register_ *)e;
		fact(out, t_diff_keep(w->l), r->keep.n ? explain_span(w->l, &r->keep) : "");
		fact(out, t_diff_review(w->l), r->review ? explain_time(&at, r->review) : "");
		fact(out, t_diff_confirmed(w->l), r->confirmed_by ? explain_actor(&at, r->confirmed_by) : "");
		fact(out, t_diff_writers(w->l), r->writers ? explain_actor(&at, r->writers) : "");
		fact(out, t_diff_readers(w->l), r->readers ? explain_actor(&at, r->readers) : "");
		break;
	}
	case ELEM_PROCEDURE: {
		const struct procedure *x = (const struct procedure *)e;
		fact(out, t_diff_applicant(w->l), x->applicant ? explain_actor(&at, x->applicant) : "");
		fact(out, t_diff_writes(w->l), x->writes ? title_in(&x->writes->elem.title, w->l) : "");
		fact(out, t_diff_blanket(w->l), x->blanket ? explain_time(&at, x->blanket) : "");
		fact(out, t_diff_form(w->l), x->form);
		break;
	}
	case ELEM_DUTY: {
		const struct duty *d = (const struct duty *)e;
		fact(out, t_diff_by(w->l), d->by ? explain_actor(&at, d->by) : "");
		fact(out, t_diff_every(w->l), d->every ? explain_time(&at, d->every) : d->on ? d->on : "");
		fact(out, t_diff_due(w->l), d->due ? explain_time(&at, d->due) : "");
		fact(out, t_diff_keep(w->l), d->keep.n ? explain_span(w->l, &d->keep) : "");
		break;
	}
	case ELEM_DOCUMENT: {
		const struct document *d = (const struct document *)e;
		const char *readers = "";
		for (size_t i = 0; i < d->read_by.n; i++)
			readers = join(w, readers, role_title(w, d->read_by.p[i]));
		fact(out, t_diff_approved(w->l), role_title(w, d->approved_by));
		fact(out, t_diff_review(w->l), d->review ? explain_time(&at, d->review) : "");
		fact(out, t_diff_read_by(w->l), readers);
		break;
	}
	case ELEM_PARAM:
		fact(out, t_diff_value(w->l), param_say(w->l, (const struct param *)e));
		fact(out, t_diff_limits(w->l), param_limits_say(w->l, (const struct param *)e));
		break;
	case ELEM_CHECK: fact(out, t_diff_runs(w->l), ((const struct check *)e)->runs); break;
	case ELEM_LOOKUP: {
		const struct lookup *k = (const struct lookup *)e;
		fact(out, t_diff_options(w->l), options_say(w, k->options.p, k->options.n));
		break;
	}
	case ELEM_POSITION: case ELEM_DOOR: case ELEM_SHEET: break;
	}
}

/* ---- parts of elements ---- */

struct part { const char *name, *was, *title; };
typedef VEC(struct part) part_list;

/* Levels, questions, articles, what a door brings: there or not, and how they are called. */
static void parts_of(const struct work *w, const struct elem *e, part_list *out)
{
#define PARTS(list, was_) \
	for (size_t i = 0; i < (list).n; i++) \
		*vec_push(w->a, out) = (struct part){(list).p[i].name, (was_), title_in(&(list).p[i].title, w->l)}
	if (e->kind == ELEM_SCALE)
		PARTS(((const struct scale *)e)->levels, ((const struct scale *)e)->levels.p[i].was);
	else if (e->kind == ELEM_SHEET)
		PARTS(((const struct sheet *)e)->questions, NULL);
	else if (e->kind == ELEM_DOCUMENT)
		PARTS(((const struct document *)e)->articles, NULL);
#undef PARTS
	const struct door *d = e->kind == ELEM_DOOR ? (const struct door *)e : NULL;
	for (size_t i = 0; d && i < d->brings.n; i++)
		*vec_push(w->a, out) = (struct part){d->brings.p[i].procedure->elem.name, d->brings.p[i].procedure->elem.was,
			title_in(&d->brings.p[i].procedure->elem.title, w->l)};
}

static void parts(struct work *w, const struct elem *old, const struct elem *e, const struct whom *whom)
{
	part_list before = {0}, after = {0};
	parts_of(w, old, &before);
	parts_of(w, e, &after);
	for (size_t i = 0; i < after.n; i++) {
		const struct part *was;
		const char *path = dot(w, e->name, after.p[i].name);
		FIND_OLD(before.p, before.n, after.p[i].name, after.p[i].was, was);
		if (!was)
			say(w, DIFF_ADDED, t_diff_part(w->l), path, after.p[i].title, "", "", "", whom);
		else if (strcmp(was->title, after.p[i].title) != 0)
			say(w, DIFF_CHANGED, t_diff_part(w->l), path, after.p[i].title, t_diff_title(w->l), was->title,
				after.p[i].title, whom);
	}
	for (size_t i = 0; i < before.n; i++) {
		bool there = false;
		for (size_t k = 0; k < after.n; k++)
			there = there || same(after.p[k].name, before.p[i].name) || same(after.p[k].was, before.p[i].name);
		if (!there)
			say(w, DIFF_REMOVED, t_diff_part(w->l), dot(w, old->name, before.p[i].name), before.p[i].title, "", "",
				"", whom);
	}
}

static const struct elem *counterpart(const struct pack *p, const struct elem *e, const char *name)
{
	const struct elem *found = NULL;
	for (size_t i = 0; name && !found && i < p->elems.n; i++)
		if (p->elems.p[i]->kind == e->kind && same(p->elems.p[i]->name, name))
			found = p->elems.p[i];
	return found;
}

static const struct elem *successor(const struct pack *p, const struct elem *old)
{
	const struct elem *found = counterpart(p, old, old->name);
	for (size_t i = 0; !found && i < p->elems.n; i++)
		if (p->elems.p[i]->kind == old->kind && same(p->elems.p[i]->was, old->name))
			found = p->elems.p[i];
	return found;
}

static void element(struct work *w, const struct elem *old, const struct elem *e, const struct whom *whom)
{
	const char *kind = elem_word(w->l, e->kind), *title = title_in(&e->title, w->l);
	struct facts before = {0}, after = {0};
	if (!same(old->name, e->name))
		say(w, DIFF_RENAMED, kind, e->name, title, t_diff_name(w->l), old->name, e->name, whom);
	elem_facts(w, w->before, old, &before);
	elem_facts(w, w->after, e, &after);
	compare(w, kind, e->name, title, &before, &after, whom);
	parts(w, old, e, whom);
	if (e->kind == ELEM_REGISTER) {
		const struct register_ *r = (const struct register_ *)e, *was = (const struct register_ *)old;
		fields(w, e->name, (struct field_list){was->fields.p, was->fields.n}, (struct field_list){r->fields.p,
			r->fields.n}, whom);
	} else if (e->kind == ELEM_PROCEDURE) {
		const struct procedure *x = (const struct procedure *)e, *was = (const struct procedure *)old;
		struct whom applicants = {0};
		of_procedure(w, w->after, x, &applicants);
		fields(w, e->name, (struct field_list){was->fields.p, was->fields.n}, (struct field_list){x->fields.p,
			x->fields.n},
			&applicants);
		steps(w, was, x);
	} else if (e->kind == ELEM_DUTY) {
		const struct duty *d = (const struct duty *)e, *was = (const struct duty *)old;
		fields(w, e->name, (struct field_list){was->fields.p, was->fields.n}, (struct field_list){d->fields.p,
			d->fields.n}, whom);
	}
}

static void elements(struct work *w)
{
	for (size_t i = 0; i < w->after->elems.n; i++) {
		const struct elem *e = w->after->elems.p[i], *old = counterpart(w->before, e, e->name);
		struct whom whom = {0};
		old = old ? old : counterpart(w->before, e, e->was);
		of_elem(w, w->after, e, &whom);
		if (!old) {
			say(w, DIFF_ADDED, elem_word(w->l, e->kind), e->name, title_in(&e->title, w->l), "", "", "", &whom);
			continue;
		}
		of_elem(w, w->before, old, &whom);
		element(w, old, e, &whom);
	}
	for (size_t i = 0; i < w->before->elems.n; i++) {
		const struct elem *old = w->before->elems.p[i];
		struct whom whom = {0};
		if (successor(w->after, old))
			continue;
		of_elem(w, w->before, old, &whom);
		say(w, DIFF_REMOVED, elem_word(w->l, old->kind), old->name, title_in(&old->title, w->l), "", "", "", &whom);
	}
}

/* ---- clauses ---- */

static struct facts clause_facts(const struct work *w, const struct pack *p, const struct clause *c)
{
	struct facts out = {0};
	const char *who = "", *kinds = "", *kept = "";
	for (size_t i = 0; i < c->who.n; i++) {
		const struct role *r = pack_role(p, c->who.p[i]);
		who = join(w, who, r ? title_in(&r->elem.title, w->l) : c->who.p[i]);
	}
	for (int k = 0; k < CLAUSE_KINDS; k++)
		if (c->kinds & 1u << k)
			kinds = join(w, kinds, explain_kind(w->l, (enum clause_kind)k));
	for (size_t i = 0; i < c->kept_by.n; i++)
		kept = join(w, kept, explain_keeper(w->l, &c->kept_by.p[i]));
	fact(&out, t_diff_sentence(w->l), title_in(&c->title, w->l));
	fact(&out, t_diff_reference(w->l), c->full_ref);
	fact(&out, t_diff_who(w->l), who);
	fact(&out, t_diff_kinds(w->l), kinds);
	fact(&out, t_diff_kept_by(w->l), kept);
	fact(&out, t_diff_starts(w->l), c->starts ? arena_cprintf(w->a, "%lld", (long long)c->starts) : "");
	return out;
}

static void clauses(struct work *w)
{
	for (size_t i = 0; i < w->after->clauses.n; i++) {
		const struct clause *c = w->after->clauses.p[i], *old = c->is_chapter ? NULL : pack_clause(w->before, c->name);
		struct whom whom = {0};
		if (c->is_chapter)
			continue;
		of_who(w, w->after, c, &whom);
		if (!old) {
			say(w, DIFF_ADDED, t_diff_clause(w->l), c->name, c->full_ref, "", "", title_in(&c->title, w->l), &whom);
			continue;
		}
		of_who(w, w->before, old, &whom);
		struct facts before = clause_facts(w, w->before, old), after = clause_facts(w, w->after, c);
		compare(w, t_diff_clause(w->l), c->name, c->full_ref, &before, &after, &whom);
	}
	for (size_t i = 0; i < w->before->clauses.n; i++) {
		const struct clause *old = w->before->clauses.p[i];
		struct whom whom = {0};
		if (old->is_chapter || pack_clause(w->after, old->name))
			continue;
		of_who(w, w->before, old, &whom);
		say(w, DIFF_REMOVED, t_diff_clause(w->l), old->name, old->full_ref, "", title_in(&old->title, w->l), "", &whom);
	}
}

bool diff_concerns(const struct diff_line *d, const struct role *role)
{
	for (size_t i = 0; i < d->whom.n; i++)
		if (d->whom.p[i] == role)
			return true;
	return !role && !d->whom.n;
}

void pack_diff(const struct pack *before, const struct pack *after, const struct lang *l, struct diff *ret)
{
	struct work w = {before, after, l, l->arena, ret};
	const struct pack *const packs[] = {after, before};
	*ret = (struct diff){0};
	clauses(&w);
	elements(&w);
	for (size_t k = 0; k < 2; k++)
		for (size_t i = 0; i < packs[k]->elems.n; i++) {
			const struct role *r = (const struct role *)packs[k]->elems.p[i];
			bool some = false;
			for (size_t n = 0; r->elem.kind == ELEM_ROLE && !some && n < ret->lines.n; n++)
				some = diff_concerns(&ret->lines.p[n], r);
			if (some)
				add_group(&w, r);
		}
}
