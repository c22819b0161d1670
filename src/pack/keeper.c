#include "pack/keeper.h"

#include "pack/known.h"
#include "pack/scope.h"
#include "text/text.h"

static const char *const kind_words[CLAUSE_KINDS] = {
	[KIND_ROLE] = "role", [KIND_DEFINITION] = "definition", [KIND_REGISTER] = "register", [KIND_PROCEDURE] = "procedure",
	[KIND_SCHEDULE] = "schedule", [KIND_CHECK] = "check", [KIND_GATEWAY] = "gateway", [KIND_PORTAL] = "portal",
	[KIND_DOCUMENT] = "document", [KIND_ATTEST] = "attest",
};
const char *clause_kind_word(enum clause_kind k) { return kind_words[k]; }

static const struct rule *rule_find(const struct rule *p, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(name, p[i].name))
			return &p[i];
	return NULL;
}

static const struct option *option_find(const struct option *p, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(name, p[i].name))
			return &p[i];
	return NULL;
}

/* How many meanings a name has here; the keeper is set to the last of them. */
static int in_fields(const struct field *p, size_t n, struct str name, struct keeper *k)
{
	int found = 0;
	const struct field *f = fields_find(p, n, name);
	const struct option *o = fields_option(p, n, name);
	if (f) {
		k->field = f;
		found++;
	}
	if (o && !f) {
		k->option = o;
		found++;
	}
	return found;
}

static int in_rules(const struct rule *p, size_t n, struct str name, struct keeper *k)
{
	const struct rule *r = rule_find(p, n, name);
	if (!r)
		return 0;
	k->rule = r;
	return 1;
}

static int in_delegations(const struct delegation *p, size_t n, struct str name, struct keeper *k)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(name, p[i].name)) {
			k->delegation = &p[i];
			return 1;
		}
	return 0;
}

static int in_role(const struct role *r, struct str name, struct keeper *k)
{
	int found = in_delegations(r->stand_ins.p, r->stand_ins.n, name, k);
	found = found ? found : in_delegations(r->deputies.p, r->deputies.n, name, k);
	return found ? found : in_delegations(r->delegates.p, r->delegates.n, name, k);
}

static int in_level(const struct level *l, struct str name, struct keeper *k)
{
	int found = in_rules(l->rules.p, l->rules.n, name, k);
	for (size_t i = 0; i < l->questions.n; i++)
		if (str_is(name, l->questions.p[i].name)) {
			k->question = &l->questions.p[i];
			found++;
		}
	return found + in_fields(l->fields.p, l->fields.n, name, k);
}

static int in_scale(const struct scale *s, struct str name, struct keeper *k)
{
	int found = 0;
	for (size_t i = 0; i < s->levels.n; i++) {
		const struct level *l = &s->levels.p[i];
		if (str_is(name, l->name)) {
			k->level = l;
			return 1;
		}
	}
	for (size_t i = 0; i < s->levels.n; i++) {
		int here = in_level(&s->levels.p[i], name, k);
		if (here && !found)
			k->level = &s->levels.p[i];
		found += here;
	}
	return found;
}

static int in_lookup(const struct lookup *l, struct str name, struct keeper *k)
{
	for (size_t i = 0; i < l->lines.n; i++)
		if (str_is(name, l->lines.p[i].name)) {
			k->line = &l->lines.p[i];
			return 1;
		}
	k->option = option_find(l->options.p, l->options.n, name);
	if (k->option)
		return 1;
	for (size_t i = 0; i < l->options.n; i++)
		if (in_fields(l->options.p[i].fields.p, l->options.p[i].fields.n, name, k))
			return 1;
	return 0;
}

static int in_procedure(struct build *b, const struct procedure *p, struct str name, struct keeper *k)
{
	for (size_t i = 0; i < p->steps.n; i++)
		if (str_is(name, p->steps.p[i].name)) {
			k->step = &p->steps.p[i];
			return 1;
		}
	int found = in_fields(p->fields.p, p->fields.n, name, k) + in_rules(p->rules.p, p->rules.n, name, k);
	if (found)
		return found;
	for (size_t i = 0; i < p->steps.n; i++) {
		const struct field *f = step_field(b, &p->steps.p[i], name);
		if (f) {
			k->field = f;
			k->step = &p->steps.p[i];
			found++;
		}
	}
	return found;
}

static int in_door(const struct door *d, struct str name, struct keeper *k)
{
	for (size_t i = 0; i < d->brings.n; i++)
		if (str_is(name, d->brings.p[i].procedure->elem.name)) {
			k->brings = &d->brings.p[i];
			return 1;
		}
	return in_fields(d->fields.p, d->fields.n, name, k);
}

static int in_elem(struct build *b, const struct elem *e, struct str name, struct keeper *k)
{
	const struct register_ *r = (const struct register_ *)e;
	const struct sheet *s = (const struct sheet *)e;
	const struct document *d = (const struct document *)e;
	switch (e->kind) {
	case ELEM_ROLE: return in_role((const struct role *)e, name, k);
	case ELEM_SCALE: return in_scale((const struct scale *)e, name, k);
	case ELEM_LOOKUP: return in_lookup((const struct lookup *)e, name, k);
	case ELEM_PROCEDURE: return in_procedure(b, (const struct procedure *)e, name, k);
	case ELEM_DOOR: return in_door((const struct door *)e, name, k);
	case ELEM_REGISTER: return in_fields(r->fields.p, r->fields.n, name, k) + in_rules(r->rules.p, r->rules.n, name, k);
	case ELEM_DUTY: return in_fields(((const struct duty *)e)->fields.p, ((const struct duty *)e)->fields.n, name, k);
	case ELEM_SHEET:
		for (size_t i = 0; i < s->questions.n; i++)
			if (str_is(name, s->questions.p[i].name)) {
				k->question = &s->questions.p[i];
				return 1;
			}
		k->option = option_find(s->options.p, s->options.n, name);
		return k->option ? 1 : 0;
	case ELEM_DOCUMENT:
		for (size_t i = 0; i < d->articles.n; i++)
			if (str_is(name, d->articles.p[i].name)) {
				k->article = &d->articles.p[i];
				return 1;
			}
		return 0;
	default: return 0;
	}
}

/* One name further inside a part: an option of a field, a field of an option, a rule of a level, what a line gives. */
static int inside(struct build *b, struct keeper *k, struct str name)
{
	struct keeper was = *k;
	k->field = NULL, k->option = NULL, k->rule = NULL, k->question = NULL;
	if (was.line) {
		for (size_t i = 0; i < was.line->gives.n; i++)
			if (str_is(name, was.line->gives.p[i])) {
				k->option = option_find(((const struct lookup *)was.elem)->options.p,
							((const struct lookup *)was.elem)->options.n, name);
				return k->option ? 1 : 0;
			}
		return 0;
	}
	if (was.option)
		return in_fields(was.option->fields.p, was.option->fields.n, name, k);
	if (was.field) {
		k->field = was.field;
		k->option = option_find(was.field->options.p, was.field->options.n, name);
		if (k->option)
			return 1;
		return in_fields(was.field->columns.p, was.field->columns.n, name, k);
	}
	if (was.level && !was.rule && !was.question)
		return in_level(was.level, name, k);
	if (was.step) {
		k->field = step_field(b, was.step, name);
		if (k->field)
			return 1;
		k->option = fields_option(was.step->fields.p, was.step->fields.n, name);
		return k->option ? 1 : 0;
	}
	return 0;
}

bool keeper_find(struct build *b, struct str path, const struct node *clause, const char *key, struct keeper *ret)
{
	struct keeper k = {.path = build_text(b, path)};
	struct str rest = path, name = str_cut(&rest, '.');
	const char *c = arena_cstr(b->work, path);
	if (str_is(name, "portal")) {
		if (!known_has(KNOWN_PORTAL, rest)) {
			const char *near = word_near(rest, known_list(KNOWN_PORTAL, b->work), b->work);
			return build_say(b, clause, key, near ? t_pack_known_near(b->lang, c, near) : t_pack_known(b->lang, c));
		}
		*ret = k;
		return true;
	}
	struct item *it = build_item(b, name);
	if (!it || !it->elem)
		return build_say(b, clause, key, t_pack_keeper_none(b->lang, c));
	k.elem = it->elem;
	for (bool first = true; rest.n; first = false) {
		name = str_cut(&rest, '.');
		const char *part = arena_cstr(b->work, name);
		int found = first ? in_elem(b, it->elem, name, &k) : inside(b, &k, name);
		if (first && !rest.n && word_key(it->node->word, name).n) {
			if (found)
				return build_say(b, clause, key, t_pack_two_meanings(b->lang, c));
			if (!node_key(it->node, part))
				return build_say(b, clause, key, t_pack_keeper_key(b->lang, it->name, part));
			k.key = build_text(b, name);
			continue;
		}
		if (found > 1)
			return build_say(b, clause, key, t_pack_two_meanings(b->lang, c));
		if (!found)
			return build_say(b, clause, key, t_pack_keeper_part(b->lang, it->name, part));
	}
	*ret = k;
	return true;
}

#define BIT(kind) (1u << (kind))

static bool has_file(const struct field *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (p[i].kind == FIELD_FILE || has_file(p[i].columns.p, p[i].columns.n))
			return true;
		for (size_t j = 0; j < p[i].options.n; j++)
			if (has_file(p[i].options.p[j].fields.p, p[i].options.p[j].fields.n))
				return true;
	}
	return false;
}

static unsigned step_serves(const struct procedure *p, const struct step *s)
{
	unsigned m = BIT(KIND_PROCEDURE) | BIT(KIND_ROLE);
	if (s->fields.n)
		m |= BIT(KIND_REGISTER) | BIT(KIND_ATTEST);
	if (s->due || s->undo)
		m |= BIT(KIND_SCHEDULE);
	if (s->check || s->tool)
		m |= BIT(KIND_CHECK) | BIT(KIND_GATEWAY);
	if (s->tool && str_starts(str_of(s->tool), STR("portal.")))
		m |= BIT(KIND_PORTAL);
	if (s->gives || s->sheet || has_file(s->fields.p, s->fields.n))
		m |= BIT(KIND_DOCUMENT) | BIT(KIND_ATTEST);
	if (s->kind == STEP_CONFIRM)
		m |= BIT(KIND_ATTEST);
	if (s->kind == STEP_DECIDE && p->writes)
		m |= BIT(KIND_REGISTER);
	return m;
}

static unsigned elem_serves(const struct elem *e)
{
	const struct procedure *p = (const struct procedure *)e;
	const struct param *x = (const struct param *)e;
	const struct register_ *r = (const struct register_ *)e;
	const struct duty *d = (const struct duty *)e;
	unsigned m;
	switch (e->kind) {
	case ELEM_ROLE: return BIT(KIND_ROLE);
	case ELEM_POSITION: return BIT(KIND_ROLE);
	case ELEM_TERM: case ELEM_SCALE: return BIT(KIND_DEFINITION);
	case ELEM_LOOKUP: return BIT(KIND_DEFINITION) | BIT(KIND_REGISTER) | BIT(KIND_PROCEDURE);
	case ELEM_REGISTER:
		m = BIT(KIND_REGISTER) | (r->review ? BIT(KIND_SCHEDULE) | BIT(KIND_ATTEST) : 0);
		return m | (has_file(r->fields.p, r->fields.n) ? BIT(KIND_ATTEST) : 0);
	case ELEM_PROCEDURE:
		m = BIT(KIND_PROCEDURE) | (p->writes ? BIT(KIND_REGISTER) : 0) | (p->form ? BIT(KIND_DOCUMENT) : 0);
		for (size_t i = 0; i < p->steps.n; i++)
			m |= step_serves(p, &p->steps.p[i]) & ~BIT(KIND_ROLE);
		return m;
	case ELEM_DOOR: return BIT(KIND_PROCEDURE);
	case ELEM_DUTY:
		m = BIT(KIND_SCHEDULE) | BIT(KIND_PROCEDURE);
		m |= d->fields.n || d->done ? BIT(KIND_ATTEST) | BIT(KIND_REGISTER) : 0;
		return m | (has_file(d->fields.p, d->fields.n) ? BIT(KIND_DOCUMENT) : 0);
	case ELEM_CHECK:
		return BIT(KIND_CHECK) | BIT(KIND_GATEWAY) | BIT(KIND_SCHEDULE) |
		       (((const struct check *)e)->opens ? BIT(KIND_PROCEDURE) : 0);
	case ELEM_SHEET: return BIT(KIND_ATTEST) | BIT(KIND_DOCUMENT);
	case ELEM_DOCUMENT:
		return BIT(KIND_DOCUMENT) | BIT(KIND_DEFINITION) |
		       (((const struct document *)e)->review ? BIT(KIND_SCHEDULE) : 0);
	case ELEM_PARAM:
		return BIT(KIND_DEFINITION) | (x->portal ? BIT(KIND_PORTAL) : 0) |
			(x->type == PARAM_SPAN || (x->type == PARAM_OFF && x->span_max.n) ? BIT(KIND_SCHEDULE) : 0);
	}
	return 0;
}

unsigned keeper_serves(const struct keeper *k)
{
	if (!k->elem)
		return BIT(KIND_PORTAL) | BIT(KIND_GATEWAY);
	enum elem_kind of = k->elem->kind;
	bool ledger = of == ELEM_REGISTER;
	bool procedure = of == ELEM_PROCEDURE || of == ELEM_DUTY;
	if (k->key) {
		/* what the program enforces, and what an element of that kind serves by itself */
		unsigned m = BIT(KIND_PORTAL) | elem_serves(k->elem);
		return !strcmp(k->key, "label") || !strcmp(k->key, "lowered_by") ? m | BIT(KIND_DEFINITION) : m;
	}
	if (k->question)
		return BIT(KIND_ATTEST) | BIT(KIND_DOCUMENT) | (of == ELEM_SCALE ? BIT(KIND_DEFINITION) : 0);
	if (k->rule)
		return BIT(KIND_DEFINITION) | (ledger || of == ELEM_SCALE ? BIT(KIND_REGISTER) | BIT(KIND_PORTAL)
									  : BIT(KIND_PROCEDURE) | BIT(KIND_ATTEST));
	if (k->article)
		return BIT(KIND_DOCUMENT) | BIT(KIND_DEFINITION);
	if (k->line)
		return BIT(KIND_DEFINITION) | BIT(KIND_REGISTER) | BIT(KIND_PROCEDURE);
	if (k->field || k->option) {
		unsigned m = BIT(KIND_DEFINITION);
		if (ledger || of == ELEM_SCALE)
			m |= BIT(KIND_REGISTER);
		if (procedure)
			m |= BIT(KIND_PROCEDURE) | BIT(KIND_REGISTER) | BIT(KIND_ATTEST);
		if (of == ELEM_DOOR || of == ELEM_LOOKUP)
			m |= BIT(KIND_PROCEDURE);
		if (k->field && (k->field->kind == FIELD_FILE))
			m |= BIT(KIND_DOCUMENT) | BIT(KIND_ATTEST);
		if (procedure && k->field && (k->field->kind == FIELD_CHOICE || k->field->kind == FIELD_ROWS))
			m |= BIT(KIND_DOCUMENT);
		return m;
	}
	if (k->step)
		return step_serves((const struct procedure *)k->elem, k->step);
	if (k->delegation)
		return BIT(KIND_ROLE) | BIT(KIND_PROCEDURE);
	if (k->level)
		return BIT(KIND_DEFINITION);
	if (k->brings)
		return BIT(KIND_PROCEDURE) | (k->brings->option ? BIT(KIND_DEFINITION) : 0);
	return elem_serves(k->elem);
}
