#include "pack/scope.h"

#include "pack/known.h"
#include "text/text.h"

#define DEPTH_MAX 8

const char *scope_answers(enum step_kind kind)
{
	static const char *const words[] = {
		[STEP_TASK] = "done", [STEP_CONSULT] = "agreed objected", [STEP_DECIDE] = "granted refused",
		[STEP_RATIFY] = "granted refused", [STEP_CONFIRM] = "yes no", [STEP_NOTIFY] = "read", [STEP_START] = "done",
	};
	return words[kind];
}

static const struct field *options_find(const struct option *p, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++) {
		const struct field *f = fields_find(p[i].fields.p, p[i].fields.n, name);
		if (f)
			return f;
	}
	return NULL;
}

const struct field *fields_find(const struct field *p, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++) {
		const struct field *f = &p[i];
		if (str_is(name, f->name))
			return f;
		const struct field *in = options_find(f->options.p, f->options.n, name);
		if (!in && f->from_lookup)
			in = options_find(f->from_lookup->options.p, f->from_lookup->options.n, name);
		for (size_t j = 0; !in && f->scale && j < f->scale->levels.n; j++)
			in = fields_find(f->scale->levels.p[j].fields.p, f->scale->levels.p[j].fields.n, name);
		if (in)
			return in;
	}
	return NULL;
}

const struct option *fields_option(const struct field *p, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < p[i].options.n; j++) {
			const struct option *o = &p[i].options.p[j];
			if (str_is(name, o->name) && p[i].kind == FIELD_CHOICE)
				return o;
			const struct option *in = fields_option(o->fields.p, o->fields.n, name);
			if (in)
				return in;
		}
	return NULL;
}

/* A step for each of a lookup's results asks the fields of that result, too. */
const struct field *step_field(struct build *b, const struct step *s, struct str name)
{
	const struct field *f = fields_find(s->fields.p, s->fields.n, name);
	if (!f && s->each) {
		struct item *it = build_item(b, str_of(s->each));
		if (it && it->elem && it->elem->kind == ELEM_LOOKUP) {
			const struct lookup *k = (const struct lookup *)it->elem;
			f = options_find(k->options.p, k->options.n, name);
		}
	}
	return f;
}

static void put(struct types *t, struct type type)
{
	if (t->n < TYPES_MAX)
		t->p[t->n++] = type;
}

static struct type of_field(const struct field *f, const struct scope *home)
{
	return (struct type){.kind = TYPE_FIELD, .field = f, .home = home};
}

static const struct scope *home_of(struct build *b, const struct elem *e)
{
	struct item *it = build_item(b, str_of(e->name));
	return it && it->scope ? it->scope : NULL;
}

/* What every record and case has. */
static bool common(struct str name, bool record, struct types *ret)
{
	if (str_is(name, "unit"))
		put(ret, (struct type){.kind = TYPE_UNIT});
	else if (str_is(name, "organ"))
		put(ret, (struct type){.kind = TYPE_ORGAN});
	else if (str_is(name, "number"))
		put(ret, (struct type){.kind = TYPE_TEXT});
	else if (record && (str_is(name, "changed") || str_is(name, "verified")))
		put(ret, (struct type){.kind = TYPE_TIME});
	else if (record && str_is(name, "checks"))
		put(ret, (struct type){.kind = TYPE_WORD, .words = "pass fail unknown"});
	else if (!record && (str_is(name, "applicant") || str_is(name, "drafter")))
		put(ret, (struct type){.kind = TYPE_PERSON});
	else if (!record && str_is(name, "state"))
		put(ret, (struct type){.kind = TYPE_WORD, .words = "open returned withdrawn refused done"});
	else
		return false;
	return true;
}

/* Fields and steps of a procedure; *ret_twice when two steps ask under the same name. */
static bool in_procedure(struct build *b, const struct procedure *p, const struct step *now, struct str name, struct types *ret,
	bool *ret_twice)
{
	const struct scope *home = home_of(b, &p->elem);
	const struct field *f = now ? step_field(b, now, name) : NULL;
	if (!f)
		f = fields_find(p->fields.p, p->fields.n, name);
	if (f) {
		put(ret, of_field(f, home));
		return true;
	}
	for (size_t i = 0; i < p->steps.n; i++)
		if (str_is(name, p->steps.p[i].name)) {
			put(ret, (struct type){.kind = TYPE_STEP, .step = &p->steps.p[i], .home = home});
			return true;
		}
	size_t found = 0;
	for (size_t i = 0; i < p->steps.n; i++)
		if ((f = step_field(b, &p->steps.p[i], name)) && !found++)
			put(ret, of_field(f, home));
	*ret_twice = found > 1;
	return found > 0;
}

static bool in_elem(struct build *b, const struct elem *e, struct str name, struct types *ret, bool *ret_twice)
{
	if (e->kind == ELEM_REGISTER) {
		const struct register_ *r = (const struct register_ *)e;
		const struct field *f = fields_find(r->fields.p, r->fields.n, name);
		if (f)
			put(ret, of_field(f, home_of(b, e)));
		return f || common(name, true, ret);
	}
	if (e->kind == ELEM_PROCEDURE)
		return in_procedure(b, (const struct procedure *)e, NULL, name, ret, ret_twice) || common(name, false, ret);
	if (e->kind == ELEM_DUTY) {
		const struct duty *d = (const struct duty *)e;
		const struct field *f = fields_find(d->fields.p, d->fields.n, name);
		if (f)
			put(ret, of_field(f, home_of(b, e)));
		else if (known_has(KNOWN_FIGURE, name))
			put(ret, (struct type){.kind = TYPE_NUMBER});
		else if (str_is(name, "unit"))
			put(ret, (struct type){.kind = TYPE_UNIT});
		else
			return false;
		return true;
	}
	return false;
}

static bool target_path(struct build *b, const struct type *t, const char *to, struct types *ret, int depth);

static void targets(struct build *b, const struct type *t, struct types *ret, int depth)
{
	if (t->kind != TYPE_FIELD || t->field->kind != FIELD_LINK) {
		put(ret, *t);
		return;
	}
	for (size_t i = 0; i < t->field->to.n; i++) {
		const char *to = t->field->to.p[i];
		struct str name = str_of(to);
		struct item *it;
		if (str_is(name, "person"))
			put(ret, (struct type){.kind = TYPE_PERSON});
		else if (str_is(name, "unit"))
			put(ret, (struct type){.kind = TYPE_UNIT});
		else if (str_is(name, "clause"))
			put(ret, (struct type){.kind = TYPE_CLAUSE});
		else if (str_is(name, "document"))
			put(ret, (struct type){.kind = TYPE_DOCUMENT});
		else if ((it = build_item(b, name)) && it->elem && it->elem->kind == ELEM_REGISTER)
			put(ret, (struct type){.kind = TYPE_RECORD, .elem = it->elem});
		else if (it && it->elem && it->elem->kind == ELEM_PROCEDURE)
			put(ret, (struct type){.kind = TYPE_CASE, .elem = it->elem});
		else if (it && it->elem && it->elem->kind == ELEM_DUTY)
			put(ret, (struct type){.kind = TYPE_ROUND, .elem = it->elem});
		else
			(void)target_path(b, t, to, ret, depth + 1);
	}
}

void scope_targets(struct build *b, const struct type *t, struct types *ret) { targets(b, t, ret, 0); }

/* training.rate, training.unit.rate (written "training.rate of unit"), workplace.desk.no: figures over people. */
static void figure(const struct type *x, struct str name, struct types *ret)
{
	const struct sheet *s = x->elem->kind == ELEM_SHEET ? (const struct sheet *)x->elem : NULL;
	if (x->kind == TYPE_FIGURES && str_is(name, "unit") && !x->words)
		put(ret, (struct type){.kind = TYPE_FIGURES, .elem = x->elem, .words = "unit"});
	else if (x->kind == TYPE_FIGURES && !s && known_has(KNOWN_FIGURE, name))
		put(ret, (struct type){.kind = TYPE_NUMBER});
	for (size_t i = 0; x->kind == TYPE_FIGURES && s && i < s->questions.n; i++)
		if (str_is(name, s->questions.p[i].name))
			put(ret, (struct type){.kind = TYPE_QUESTION, .elem = x->elem});
	for (size_t i = 0; x->kind == TYPE_QUESTION && i < s->options.n; i++)
		if (str_is(name, s->options.p[i].name))
			put(ret, (struct type){.kind = TYPE_NUMBER});
	struct str own = x->kind == TYPE_QUESTION && !s->options.n ? STR("yes partly no not_applicable") : STR_NONE;
	while (own.n)
		if (str_eq(str_cut(&own, ' '), name))
			put(ret, (struct type){.kind = TYPE_NUMBER});
}

static void member(struct build *b, const struct type *t, struct str name, struct types *ret, int depth)
{
	struct types at = {0};
	bool twice;
	if (depth > DEPTH_MAX)
		return;
	targets(b, t, &at, depth);
	for (size_t i = 0; i < at.n; i++) {
		const struct type *x = &at.p[i];
		const struct field *f;
		switch (x->kind) {
		case TYPE_CASE:
		case TYPE_RECORD:
		case TYPE_ROUND:
			in_elem(b, x->elem, name, ret, &twice);
			break;
		case TYPE_FIELD:
		case TYPE_ROW:
			if (x->field->kind == FIELD_ROWS && (f = fields_find(x->field->columns.p, x->field->columns.n, name)))
				put(ret, of_field(f, x->home));
			break;
		case TYPE_STEP:
			if (str_is(name, "by"))
				put(ret, (struct type){.kind = TYPE_PERSON});
			else if (str_is(name, "at"))
				put(ret, (struct type){.kind = TYPE_TIME});
			else if (str_is(name, "answer"))
				put(ret, (struct type){.kind = TYPE_WORD, .words = scope_answers(x->step->kind)});
			else if ((f = step_field(b, x->step, name)))
				put(ret, of_field(f, x->home));
			break;
		case TYPE_PERSON:
			if (str_is(name, "unit"))
				put(ret, (struct type){.kind = TYPE_UNIT});
			else if (str_is(name, "name") || str_is(name, "number"))
				put(ret, (struct type){.kind = TYPE_TEXT});
			break;
		case TYPE_UNIT:
		case TYPE_CLAUSE:
			if (str_is(name, "name") || str_is(name, "number"))
				put(ret, (struct type){.kind = TYPE_TEXT});
			break;
		case TYPE_FIGURES:
		case TYPE_QUESTION:
			build_fill(b, build_item(b, str_of(x->elem->name)));
			figure(x, name, ret);
			break;
		case TYPE_DOCUMENT:
			if (str_is(name, "approved_by"))
				put(ret, (struct type){.kind = TYPE_ROLE});
			else if (str_is(name, "name"))
				put(ret, (struct type){.kind = TYPE_TEXT});
			break;
		default:
			break;
		}
	}
}

/* A link may point at rows of the form: "contract.people", "tell.workers". */
static bool target_path(struct build *b, const struct type *t, const char *to, struct types *ret, int depth)
{
	struct types at = {0}, next;
	struct str rest = str_of(to), name = str_cut(&rest, '.');
	bool twice = false;
	const struct scope *s = t->home;
	if (depth > DEPTH_MAX || !s)
		return false;
	if (!(s->procedure ? in_procedure(b, s->procedure, NULL, name, &at, &twice)
			   : s->reg && in_elem(b, &s->reg->elem, name, &at, &twice)))
		return false;
	while (rest.n) {
		name = str_cut(&rest, '.');
		next = (struct types){0};
		for (size_t i = 0; i < at.n; i++)
			member(b, &at.p[i], name, &next, depth + 1);
		at = next;
	}
	bool found = false;
	for (size_t i = 0; i < at.n; i++)
		if (at.p[i].kind == TYPE_FIELD && at.p[i].field->kind == FIELD_ROWS) {
			put(ret, (struct type){.kind = TYPE_ROW, .field = at.p[i].field, .home = at.p[i].home});
			found = true;
		} else if (at.p[i].kind == TYPE_STEP) {
			put(ret, at.p[i]);
			found = true;
		}
	return found;
}

/* 0 nothing, 1 found, 2 two meanings. */
static int first(struct build *b, const struct scope *s, struct str name, struct types *ret)
{
	bool twice = false;
	const struct field *f;
	if (s->target) {
		if (str_is(name, "this")) {
			if (s->outer && s->outer->procedure)
				put(ret, (struct type){.kind = TYPE_CASE, .elem = &s->outer->procedure->elem});
			else if (s->outer && s->outer->reg)
				put(ret, (struct type){.kind = TYPE_RECORD, .elem = &s->outer->reg->elem});
			return ret->n > 0;
		}
		struct type link = of_field(s->target, s->outer);
		member(b, &link, name, ret, 0);
		return ret->n > 0;
	}
	if (s->rows && (f = fields_find(s->rows->columns.p, s->rows->columns.n, name))) {
		put(ret, of_field(f, s->outer ? s->outer : s));
		return 1;
	}
	if (s->procedure && in_procedure(b, s->procedure, s->step, name, ret, &twice))
		return twice ? 2 : 1;
	if (s->procedure && common(name, false, ret))
		return 1;
	if (s->reg && in_elem(b, &s->reg->elem, name, ret, &twice))
		return 1;
	if (s->door) {
		if ((f = fields_find(s->door->fields.p, s->door->fields.n, name))) {
			put(ret, of_field(f, s));
			return 1;
		}
		if (common(name, false, ret))
			return 1;
	}
	if (s->duty && (f = fields_find(s->duty->fields.p, s->duty->fields.n, name))) {
		put(ret, of_field(f, s));
		return 1;
	}
	if (s->per) {
		if (str_is(name, "this")) {
			enum type_kind kind = s->per->kind == ELEM_REGISTER ? TYPE_RECORD
					      : s->per->kind == ELEM_DUTY   ? TYPE_ROUND
									    : TYPE_CASE;
			put(ret, (struct type){.kind = kind, .elem = s->per});
			return 1;
		}
		if (in_elem(b, s->per, name, ret, &twice))
			return twice ? 2 : 1;
	}
	if (s->duty && (str_is(name, "unit") || str_is(name, "this"))) {
		bool person = s->duty->per && !strcmp(s->duty->per, "person") && str_is(name, "this");
		put(ret, (struct type){.kind = person ? TYPE_PERSON : TYPE_UNIT});
		return 1;
	}
	return 0;
}

static bool is_param(struct build *b, struct str name)
{
	struct item *it = build_item(b, name);
	return it && it->node->word == W_PARAM;
}

bool scope_knows(struct build *b, const struct scope *s, struct str name)
{
	struct types t = {0};
	return s && first(b, s, name, &t) != 0;
}

bool scope_first(struct build *b, const struct scope *s, struct str name, const struct node *n, const char *key,
		 struct types *ret)
{
	int found = s ? first(b, s, name, ret) : 0;
	const char *c = arena_cstr(b->work, name);
	if (found == 2 || (found && is_param(b, name)))
		return build_say(b, n, key, t_pack_two_meanings(b->lang, c));
	if (found)
		return true;
	if (is_param(b, name)) {
		struct elem *e = build_need(b, ELEM_PARAM, name, n, key);
		put(ret, (struct type){.kind = TYPE_PARAM, .elem = e});
		return e != NULL;
	}
	struct item *it = build_item(b, name);
	if (it && (it->node->word == W_DUTY || it->node->word == W_SHEET)) {
		put(ret, (struct type){.kind = TYPE_FIGURES, .elem = build_make(b, it)});
		return true;
	}
	return build_say(b, n, key, t_pack_no_such(b->lang, c));
}

bool scope_walk(struct build *b, const struct scope *s, const struct path *p, const struct node *n, const char *key,
		struct types *ret)
{
	struct types at = {0}, next;
	if (!scope_first(b, s, str_of(p->names.p[0]), n, key, &at))
		return false;
	for (size_t i = 1; i < p->names.n; i++) {
		next = (struct types){0};
		for (size_t j = 0; j < at.n; j++)
			member(b, &at.p[j], str_of(p->names.p[i]), &next, 0);
		if (!next.n)
			return build_say(b, n, key, t_pack_no_member(b->lang, p->names.p[i - 1], p->names.p[i]));
		at = next;
	}
	*ret = at;
	return true;
}

bool scope_has(const struct types *t, enum type_kind kind)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->p[i].kind == kind)
			return true;
	return false;
}

const struct field *scope_field(const struct types *t, enum field_kind kind)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->p[i].kind == TYPE_FIELD && t->p[i].field->kind == kind)
			return t->p[i].field;
	return NULL;
}
