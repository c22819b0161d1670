/* Phrases of the language as sentences. */
#include "pack/explain.h"
#include "pack/known.h"
#include "text/text.h"

/* Where the next name of a path is looked up. */
struct at {
	const struct procedure *procedure;
	const struct register_ *regs[8];
	size_t n;
	const struct field *rows;
	const struct step *step;
};

static const struct field *field_at(const struct at *x, const char *name)
{
	const struct field *f = NULL;
	for (size_t i = 0; !f && x->step && i < x->step->fields.n; i++)
		f = !strcmp(x->step->fields.p[i].name, name) ? &x->step->fields.p[i] : NULL;
	for (size_t i = 0; !f && x->rows && i < x->rows->columns.n; i++)
		f = !strcmp(x->rows->columns.p[i].name, name) ? &x->rows->columns.p[i] : NULL;
	if (!f && x->procedure)
		f = procedure_field(x->procedure, name);
	for (size_t i = 0; !f && i < x->n; i++)
		f = pack_field(x->regs[i], name);
	return f;
}

static struct at inside(const struct pack *p, const struct field *f, const struct step *s)
{
	struct at x = {.step = s};
	if (!f)
		return x;
	if (f->kind == FIELD_ROWS)
		x.rows = f;
	for (size_t i = 0; f->kind == FIELD_LINK && i < f->to.n && x.n < ARRAY_LEN(x.regs); i++) {
		const struct register_ *r = pack_register(p, f->to.p[i]);
		if (r)
			x.regs[x.n++] = r;
		if (!x.procedure)
			x.procedure = pack_procedure(p, f->to.p[i]);
	}
	return x;
}

static const char *common(const struct lang *l, const char *name)
{
	static const struct word_at { const char *name; const char *(*say)(const struct lang *); } words[] = {
		{"applicant", t_explain_applicant}, {"drafter", t_explain_drafter}, {"unit", t_explain_unit},
		{"organ", t_explain_organ}, {"this", t_explain_this}, {"by", t_explain_by}, {"at", t_explain_at},
		{"number", t_explain_number}, {"state", t_explain_state},
		{"approved_by", t_explain_approved_by}, {"checks", t_explain_checks},
		{"changed", t_explain_changed}, {"verified", t_explain_verified}, {"answer", t_explain_answer},
	};
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (!strcmp(words[i].name, name))
			return words[i].say(l);
	const struct known_row *figure = known_find(KNOWN_FIGURE, str_of(name));
	return figure ? figure->title(l) : name;
}

/* A duty or sheet whose figures are named, a question of that sheet. */
static const char *figures_title(const struct phrase_at *f, const struct path *p, size_t i)
{
	const struct elem *e = pack_find(f->pack, ELEM_DUTY, p->names.p[0]);
	const struct sheet *s = (const struct sheet *)pack_find(f->pack, ELEM_SHEET, p->names.p[0]);
	if (i == 0 && (e || s))
		return title_in(e ? &e->title : &s->elem.title, f->lang);
	for (size_t k = 0; s && k < s->questions.n; k++)
		if (!strcmp(s->questions.p[k].name, p->names.p[i]))
			return title_in(&s->questions.p[k].title, f->lang);
	return common(f->lang, p->names.p[i]);
}

const char *explain_path(const struct phrase_at *f, const struct path *p)
{
	struct at x = {.procedure = f->procedure};
	const char *all = "";
	if (f->reg)
		x.regs[x.n++] = f->reg;
	for (size_t i = 0; i < p->names.n; i++) {
		const char *name = p->names.p[i];
		const struct step *s = i == 0 && f->procedure ? procedure_step(f->procedure, name) : NULL;
		const struct field *field = field_at(&x, name);
		const struct param *param = i == 0 ? pack_param(f->pack, name) : NULL;
		const struct scale *scale = i == 0 && !field ? pack_scale(f->pack, name) : NULL;      /* what a term is about */
		const char *say = field ? title_in(&field->title, f->lang) : s ? title_in(&s->title, f->lang)
			: param ? title_in(&param->elem.title, f->lang) : scale ? title_in(&scale->elem.title, f->lang)
			: figures_title(f, p, i);
		all = i ? t_explain_member(f->lang, all, say) : say;
		x = inside(f->pack, field, s);
	}
	switch (p->quant) {
	case QUANT_SOME: return t_explain_some(f->lang, all);
	case QUANT_EVERY: return t_explain_every(f->lang, all);
	case QUANT_COUNT: return t_explain_count(f->lang, all);
	default: return all;
	}
}

const char *explain_span(const struct lang *l, const struct span *s)
{
	static const char *(*const say[])(const struct lang *, long long) = {
		[SPAN_MINUTES] = t_explain_minutes, [SPAN_HOURS] = t_explain_hours, [SPAN_DAYS] = t_explain_days,
		[SPAN_WORKING_DAYS] = t_explain_working_days, [SPAN_WEEKS] = t_explain_weeks, [SPAN_MONTHS] = t_explain_months,
		[SPAN_YEARS] = t_explain_years,
	};
	return say[s->unit](l, (long long)s->n);
}

static const char *unrolled(const struct phrase_at *f, const struct ptime *t)
{
	const struct lang *l = f->lang;
	switch (t->kind) {
	case TIME_SPAN: return explain_span(l, &t->span);
	case TIME_PARAM:
		return t->param->type == PARAM_SPAN
			       ? t_explain_param_span(l, explain_span(l, &t->param->span), title_in(&t->param->elem.title, l))
			       : title_in(&t->param->elem.title, l);
	case TIME_PATH: return explain_path(f, &t->path);
	case TIME_NOW: return t_explain_now(l);
	case TIME_TODAY: return t_explain_today(l);
	case TIME_DAY: return t_explain_day(l, t->month, t->day);
	case TIME_FY_END: return t_explain_fy_end(l);
	case TIME_AFTER: return t_explain_after(l, explain_time(f, t->length), explain_time(f, t->base));
	case TIME_BEFORE: return t_explain_before(l, explain_time(f, t->length), explain_time(f, t->base));
	case TIME_FROM: return t_explain_from(l, explain_time(f, t->length), explain_time(f, t->base));
	}
	return "";
}

const char *explain_time(const struct phrase_at *f, const struct ptime *t)
{
	const char *say = unrolled(f, t);
	return t->roll == ROLL_NEXT ? t_explain_roll_next(f->lang, say)
	     : t->roll == ROLL_PREVIOUS ? t_explain_roll_previous(f->lang, say) : say;
}

static const char *parts(const struct phrase_at *f, const struct actor *a, bool all)
{
	const char *say = "";
	for (size_t i = 0; i < a->parts.n; i++) {
		const char *one = explain_actor(f, a->parts.p[i]);
		say = !i ? one : all ? t_explain_and(f->lang, say, one) : t_explain_or(f->lang, say, one);
	}
	return say;
}

static const char *who(const struct phrase_at *f, const struct actor *a)
{
	const struct lang *l = f->lang;
	const char *of = a->path.names.n ? explain_path(f, &a->path) : t_explain_applicant(l);
	switch (a->kind) {
	case ACTOR_ROLE: return title_in(&a->role->elem.title, l);
	case ACTOR_ROLE_OF:
		return a->each ? t_explain_role_of_each(l, title_in(&a->role->elem.title, l), of)
			       : t_explain_role_of(l, title_in(&a->role->elem.title, l), of);
	case ACTOR_APPLICANT: return t_explain_applicant(l);
	case ACTOR_DRAFTER: return t_explain_drafter(l);
	case ACTOR_ANYONE: return t_explain_anyone(l);
	case ACTOR_ORGAN: return t_explain_organ(l);
	case ACTOR_COLLEAGUE_OF: return t_explain_colleague(l, of);
	case ACTOR_MEMBER_OF: return t_explain_member_of(l, of);
	case ACTOR_ABOVE: return t_explain_above(l, of);
	case ACTOR_CONTRACTOR_OF: return t_explain_contractor(l, of);
	case ACTOR_PERSONS: return of;
	case ACTOR_ANY: return parts(f, a, false);
	case ACTOR_ALL: return parts(f, a, true);
	}
	return "";
}

const char *explain_actor(const struct phrase_at *f, const struct actor *a)
{
	const char *say = who(f, a);
	return a->since ? t_explain_since(f->lang, say, explain_time(f, a->since)) : say;
}

/* The title of an option, level, answer … by its name; the name itself when it has none here. */
static const char *value_title(const struct phrase_at *f, const struct cond *c)
{
	const struct level *level = c->scale && c->value ? scale_level(c->scale, str_of(c->value)) : NULL;
	struct at x = {.procedure = f->procedure};
	const struct field *field = NULL;
	if (level)
		return c->value;
	if (c->time)
		return explain_time(f, c->time);
	if (f->reg)
		x.regs[x.n++] = f->reg;
	for (size_t i = 0; i < c->path.names.n; i++) {
		const struct step *s = i == 0 && f->procedure ? procedure_step(f->procedure, c->path.names.p[i]) : NULL;
		field = field_at(&x, c->path.names.p[i]);
		x = inside(f->pack, field, s);
	}
	const struct option *o = field && field->kind == FIELD_CHOICE ? field_option(field, str_of(c->value)) : NULL;
	if (o)
		return title_in(&o->title, f->lang);
	if (!strcmp(c->value, "yes"))
		return t_pack_yes(f->lang);
	if (!strcmp(c->value, "no"))
		return t_pack_no(f->lang);
	if (!strcmp(c->value, "granted"))
		return t_explain_granted(f->lang);
	if (!strcmp(c->value, "refused"))
		return t_explain_refused(f->lang);
	if (!strcmp(c->value, "done"))
		return t_explain_done(f->lang);
	return c->value;
}

const char *explain_cond(const struct phrase_at *f, const struct cond *c)
{
	const struct lang *l = f->lang;
	const char *say = "";
	if (c->kind == COND_TERM)
		return c->op == OP_IS_NOT ? t_explain_is_not(l, explain_path(f, &c->path), title_in(&c->term->elem.title, l))
					  : t_explain_is(l, explain_path(f, &c->path), title_in(&c->term->elem.title, l));
	if (c->kind == COND_CMP) {
		const char *left = explain_path(f, &c->path), *right = c->value ? value_title(f, c) : "";
		switch (c->op) {
		case OP_IS: return t_explain_is(l, left, right);
		case OP_IS_NOT: return t_explain_is_not(l, left, right);
		case OP_AT_LEAST: return t_explain_at_least(l, left, right);
		case OP_AT_MOST: return t_explain_at_most(l, left, right);
		case OP_HAS: return t_explain_has(l, left, right);
		case OP_GIVEN: return t_explain_given(l, left);
		case OP_MISSING: return t_explain_missing(l, left);
		}
	}
	for (size_t i = 0; i < c->parts.n; i++) {
		const char *one = explain_cond(f, c->parts.p[i]);
		say = !i ? one : c->kind == COND_ALL ? t_explain_cond_and(l, say, one) : t_explain_cond_or(l, say, one);
	}
	return c->kind == COND_NONE ? t_explain_none(l, say) : say;
}

const char *explain_kind(const struct lang *l, enum clause_kind k)
{
	static const char *(*const say[CLAUSE_KINDS])(const struct lang *) = {
		[KIND_ROLE] = t_clause_kind_role,	  [KIND_DEFINITION] = t_clause_kind_definition,
		[KIND_REGISTER] = t_clause_kind_register, [KIND_PROCEDURE] = t_clause_kind_procedure,
		[KIND_SCHEDULE] = t_clause_kind_schedule, [KIND_CHECK] = t_clause_kind_check,
		[KIND_GATEWAY] = t_clause_kind_gateway,	  [KIND_PORTAL] = t_clause_kind_portal,
		[KIND_DOCUMENT] = t_clause_kind_document, [KIND_ATTEST] = t_clause_kind_attest,
	};
	return say[k](l);
}

const char *explain_step_kind(const struct lang *l, enum step_kind k)
{
	static const char *(*const say[])(const struct lang *) = {
		[STEP_TASK] = t_explain_kind_task,	 [STEP_CONSULT] = t_explain_kind_consult,
		[STEP_DECIDE] = t_explain_kind_decide,	 [STEP_RATIFY] = t_explain_kind_ratify,
		[STEP_CONFIRM] = t_explain_kind_confirm, [STEP_NOTIFY] = t_explain_kind_notify,
		[STEP_START] = t_explain_kind_start,
	};
	return say[k](l);
}

/* A key of an element that keeps a clause by itself. */
static const char *key_title(const struct lang *l, const char *key)
{
	static const struct { const char *key, *(*title)(const struct lang *); } keys[] = {
		{"approved_by", t_explain_key_approved_by}, {"assists", t_explain_key_assists},
		{"confirmed_by", t_explain_key_confirmed_by}, {"label", t_explain_key_label},
		{"lowered_by", t_explain_key_lowered_by}, {"read_by", t_explain_key_read_by},
		{"readers", t_explain_key_readers}, {"writers", t_explain_key_writers},
	};
	for (size_t i = 0; i < ARRAY_LEN(keys); i++)
		if (strcmp(keys[i].key, key) == 0)
			return keys[i].title(l);
	return key;
}

const char *explain_keeper(const struct lang *l, const struct keeper *k)
{
	const struct title *part = NULL;
	if (!k->elem) {
		const struct known_row *row = known_find(KNOWN_PORTAL, str_of(k->path + strlen("portal.")));
		return t_explain_portal(l, row ? row->title(l) : k->path);
	}
	if (k->question)
		part = &k->question->title;
	else if (k->rule)
		part = &k->rule->title;
	else if (k->article)
		part = &k->article->title;
	else if (k->option)
		part = &k->option->title;
	else if (k->field)
		part = &k->field->title;
	else if (k->step)
		part = &k->step->title;
	else if (k->level)
		return t_explain_part(l, title_in(&k->elem->title, l), k->level->name);
	else if (k->delegation)
		part = k->delegation->position ? &k->delegation->position->elem.title : &k->delegation->role->elem.title;
	else if (k->brings)
		part = &k->brings->procedure->elem.title;
	const char *of = title_in(&k->elem->title, l);
	if (part)
		return t_explain_part(l, of, title_in(part, l));
	return k->line ? t_explain_part(l, of, k->line->name) : k->key ? t_explain_part(l, of, key_title(l, k->key)) : of;
}
