#include "pack/grammar.h"
#include "pack/known.h"
#include "text/text.h"

static const enum step_kind kinds[] = {
	[W_TASK] = STEP_TASK, [W_CONSULT] = STEP_CONSULT, [W_DECIDE] = STEP_DECIDE, [W_RATIFY] = STEP_RATIFY,
	[W_CONFIRM] = STEP_CONFIRM, [W_NOTIFY] = STEP_NOTIFY, [W_START] = STEP_START,
};

/* What an absent key says, read like a written one. */
static const struct val *default_time(struct build *b, const char *param)
{
	struct val *v = arena_make(b->work, struct val);
	*v = (struct val){.kind = VAL_STR, .s = str_of(param)};
	return v;
}

static void due(struct build *b, const struct node *n, const struct scope *scope, struct step *s)
{
	if (node_key(n, "due")) {
		build_time(b, n, "due", scope, &s->due);
		return;
	}
	const char *param = s->kind == STEP_DECIDE || s->kind == STEP_RATIFY || s->kind == STEP_CONSULT ? "decision_days"
		: s->kind == STEP_NOTIFY ? "promptly" : NULL;
	if (!param)
		return;
	struct scope *none = arena_make(b->work, struct scope);
	*vec_push(b->work, &b->laters) = (struct later){LATER_TIME, &s->due, default_time(b, param), none, n, NULL};
}

static void by(struct build *b, const struct node *n, const struct node *procedure, const struct scope *scope,
	       const struct scope *form, struct step *s)
{
	static const struct actor applicant = {.kind = ACTOR_APPLICANT};
	if (s->kind == STEP_NOTIFY) {
		build_actor(b, n, "to", scope, &s->to);
		build_actor(b, n, "to", scope, &s->by);
		if (!node_key(n, "to"))
			build_say(b, n, NULL, t_pack_notify_to(b->lang));
	} else if (node_key(n, "by")) {
		build_actor(b, n, "by", scope, &s->by);
	} else if (node_key(procedure, "by")) {
		build_actor(b, procedure, "by", form, &s->by);
	} else if (s->kind == STEP_TASK || s->kind == STEP_START) {
		s->by = &applicant;
	} else {
		build_say(b, n, NULL, t_pack_step_by(b->lang));
	}
}

static void sets(struct build *b, const struct node *n, struct step *s)
{
	const struct val *v = node_key(n, "sets");
	s->sets.p = arena_array(b->a, v ? v->pairs.n + 1 : 1, sizeof(*s->sets.p));
	for (size_t i = 0; v && i < v->pairs.n; i++)
		s->sets.p[s->sets.n++] =
			(struct sets){build_text(b, str_of(v->pairs.p[i].name)), build_text(b, v->pairs.p[i].val.s)};
}

static const char *name_of(struct build *b, enum elem_kind kind, const struct node *n, const char *key)
{
	struct elem *e = build_key_elem(b, kind, n, key);
	return e ? e->name : NULL;
}

static void one_step(struct build *b, const struct node *n, struct item *it, const struct procedure *p, struct step *s)
{
	struct scope *scope = arena_make(b->work, struct scope);
	scope->procedure = p;
	scope->step = s;
	s->name = build_text(b, str_of(n->name));
	s->was = build_text(b, node_text(n, "was"));
	s->title = build_title(b, n);
	s->where = (struct where){build_text(b, str_of(n->where.file)), n->where.line};
	s->kind = kinds[n->word];
	build_fields(b, n, scope, p->writes, &s->fields.p, &s->fields.n);
	by(b, n, it->node, scope, it->scope, s);
	due(b, n, scope, s);
	build_cond(b, n, "when", scope, &s->when);
	build_cond(b, n, "needs", scope, &s->needs);
	s->beside = build_text(b, node_text(n, "beside"));
	s->each = build_text(b, node_text(n, "each"));
	struct item *each = s->each ? build_item(b, str_of(s->each)) : NULL;
	if (each && each->node->word == W_LOOKUP)
		build_lookup_use(b, each, scope);
	s->tool = build_text(b, node_text(n, "tool"));
	if (s->tool && !known_has(KNOWN_TOOL, str_of(s->tool)))
		build_say(b, n, "tool", t_pack_known(b->lang, s->tool));
	s->sheet = name_of(b, ELEM_SHEET, n, "sheet");
	s->gives = name_of(b, ELEM_DOCUMENT, n, "gives");
	s->check = name_of(b, ELEM_CHECK, n, "check");
	s->opens = name_of(b, ELEM_PROCEDURE, n, "opens");
	if (s->kind == STEP_START && !node_key(n, "opens"))
		build_say(b, n, NULL, t_pack_start_opens(b->lang));
	build_time(b, n, "undo", scope, &s->undo);
	s->many = node_true(n, "many");
	s->optional = node_true(n, "optional");
	sets(b, n, s);
	build_actor(b, n, "except", scope, &s->except);
	build_actor(b, n, "readers", scope, &s->readers);
}

void build_procedure(struct build *b, struct item *it)
{
	struct procedure *p = (struct procedure *)it->elem;
	const struct node *n = it->node;
	struct scope *scope = arena_make(b->work, struct scope), *none = arena_make(b->work, struct scope);
	scope->procedure = p;
	it->scope = scope;
	p->writes = (const struct register_ *)build_key_elem(b, ELEM_REGISTER, n, "writes");
	if (p->writes)
		build_fill(b, build_item(b, node_text(n, "writes")));
	build_fields(b, n, scope, p->writes, &p->fields.p, &p->fields.n);
	build_rules(b, n, scope, &p->rules.p, &p->rules.n);
	build_actor(b, n, "applicant", scope, &p->applicant);
	build_actor(b, n, "by", scope, &p->by);
	build_time(b, n, "blanket", none, &p->blanket);
	p->rare = node_true(n, "rare");
	p->turns_into = (const struct procedure *)build_key_elem(b, ELEM_PROCEDURE, n, "turns_into");
	p->form = build_text(b, node_text(n, "form"));
	p->number = build_number(b, n);
	build_span(b, n, "keep", &p->keep);
	size_t steps = 0;
	for (size_t i = 0; i < n->children.n; i++)
		steps += word_is_step(n->children.p[i]->word);
	p->steps.p = arena_array(b->a, steps + 1, sizeof(*p->steps.p));
	/* the number stands first, so that names of later steps are found from earlier ones */
	p->steps.n = steps;
	size_t at = 0;
	for (size_t i = 0; i < n->children.n; i++)
		if (word_is_step(n->children.p[i]->word))
			p->steps.p[at++].name = build_text(b, str_of(n->children.p[i]->name));
	at = 0;
	for (size_t i = 0; i < n->children.n; i++) {
		const struct node *c = n->children.p[i];
		if (word_is_step(c->word))
			one_step(b, c, it, p, &p->steps.p[at++]);
		else if (at && (word_is_field(c->word) || c->word == W_COLUMNS))
			build_say(b, c, NULL, t_pack_field_after_step(b->lang));
	}
	if (!p->fields.n && !p->steps.n)
		build_say(b, n, NULL, t_pack_procedure_empty(b->lang));
}
