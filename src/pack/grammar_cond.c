#include "pack/grammar.h"
#include "text/text.h"
#include "util/num.h"

static const struct { const char *word; enum cond_op op; } ops[] = {
	{"is", OP_IS}, {"is not", OP_IS_NOT}, {"at least", OP_AT_LEAST}, {"at most", OP_AT_MOST}, {"has", OP_HAS},
	{"given", OP_GIVEN}, {"missing", OP_MISSING},
};

static bool has_word(const char *list, struct str word)
{
	struct str rest = str_of(list);
	while (rest.n)
		if (str_eq(str_cut(&rest, ' '), word))
			return true;
	return false;
}

static const char *names_of_options(struct arena *a, const struct option *p, size_t n, const char *all)
{
	for (size_t i = 0; i < n; i++)
		all = arena_cprintf(a, "%s%s%s", all, *all ? " " : "", p[i].name);
	return all;
}

static const char *names_of_levels(struct arena *a, const struct scale *s, const char *all)
{
	for (size_t i = 0; i < s->levels.n; i++)
		all = arena_cprintf(a, "%s%s%s", all, *all ? " " : "", s->levels.p[i].name);
	return all;
}

/* Written in the base, not in an extend of the pack: a replaced key stands in another file than its node. */
static bool in_base(const struct phrase *p)
{
	return p->node->base && !strcmp(node_key_where(p->node, p->key).file, p->node->where.file);
}

/* A level by its name: of the scale itself, or of the one of the base that it plays. The base means its own. */
static const struct level *level_of(const struct phrase *p, const struct scale *s, struct str name, bool *ret_base)
{
	const struct level *own = scale_level(s, name), *played = s->plays ? scale_level(s->plays, name) : NULL;
	*ret_base = played && (!own || in_base(p));
	return *ret_base ? played : own;
}

static const char *words_of(struct build *b, const struct types *t)
{
	const char *all = "";
	for (size_t i = 0; i < t->n; i++) {
		const struct type *x = &t->p[i];
		const struct field *f = x->field;
		if (x->kind == TYPE_WORD)
			all = arena_cprintf(b->work, "%s%s%s", all, *all ? " " : "", x->words);
		else if (x->kind == TYPE_STEP)
			all = arena_cprintf(b->work, "%s%s%s", all, *all ? " " : "", scope_answers(x->step->kind));
		else if (x->kind == TYPE_FIELD && f->kind == FIELD_YESNO)
			all = arena_cprintf(b->work, "%s%syes no", all, *all ? " " : "");
		else if (x->kind == TYPE_FIELD && f->kind == FIELD_CHOICE) {
			all = names_of_options(b->work, f->options.p, f->options.n, all);
			if (f->from_lookup)
				all = names_of_options(b->work, f->from_lookup->options.p, f->from_lookup->options.n, all);
			if (f->scale)
				all = names_of_levels(b->work, f->scale, all);
		}
	}
	return all;
}

static bool is_number(const struct types *t)
{
	return scope_has(t, TYPE_NUMBER) || scope_field(t, FIELD_NUMBER);
}

static bool is_time(const struct types *t)
{
	return scope_has(t, TYPE_TIME) || scope_has(t, TYPE_DATE) || scope_field(t, FIELD_DATE) || scope_field(t, FIELD_TIME);
}

/* Another field or a param on the right; its kind is not compared, the engine compares what is there. */
static bool right_path(const struct phrase *p, struct str text)
{
	struct types types;
	return grammar_path_known(p, text, &types) != NULL;
}

static bool check_value(const struct phrase *p, struct cond *c, const struct types *t, struct str value)
{
	struct build *b = p->b;
	const char *text = arena_cstr(b->work, value);
	bool order = c->op == OP_AT_LEAST || c->op == OP_AT_MOST;
	const struct field *grade = scope_field(t, FIELD_GRADE);
	int64_t number;
	if (c->path.quant == QUANT_COUNT || is_number(t)) {
		if (c->op == OP_HAS)
			return grammar_say(p, t_pack_cond_op(b->lang, "has"));
		return num_i64(value, -INT64_C(9007199254740991), INT64_C(9007199254740991), &number) || right_path(p, value);
	}
	if (grade && grade->scale) {
		c->scale = grade->scale;
		const struct level *level = level_of(p, grade->scale, value, &c->of_base);
		if (c->op == OP_HAS)
			return grammar_say(p, t_pack_cond_op(b->lang, "has"));
		if (level) {
			c->value = level->name;
			return true;
		}
		return grammar_say(p, t_pack_cond_value(b->lang, text, names_of_levels(b->work, grade->scale, "")));
	}
	if (is_time(t)) {
		c->time = grammar_time(p, value);
		return c->time != NULL;
	}
	const char *words = words_of(b, t);
	if (*words) {
		const struct field *choice = scope_field(t, FIELD_CHOICE);
		if (choice && choice->scale)
			c->scale = choice->scale;
		if (order && !c->scale)
			return grammar_say(p, t_pack_cond_op(b->lang, c->op == OP_AT_LEAST ? "at least" : "at most"));
		if (c->op == OP_HAS && !(choice && choice->many))
			return grammar_say(p, t_pack_cond_op(b->lang, "has"));
		return has_word(words, value) || grammar_say(p, t_pack_cond_value(b->lang, text, words));
	}
	struct item *it = build_item(b, value);
	if (it && it->node->word == W_TERM && !order) {
		c->kind = COND_TERM;
		c->term = (const struct term *)build_need(b, ELEM_TERM, value, p->node, p->key);
		return c->term != NULL;
	}
	if (scope_has(t, TYPE_PARAM) || scope_has(t, TYPE_TEXT) || scope_field(t, FIELD_TEXT))
		return order ? grammar_say(p, t_pack_cond_op(b->lang, c->op == OP_AT_LEAST ? "at least" : "at most")) : true;
	/* two links, two persons: only alike or not */
	if (order || c->op == OP_HAS)
		return grammar_say(p, t_pack_cond_op(b->lang, order ? c->op == OP_AT_LEAST ? "at least" : "at most" : "has"));
	return right_path(p, value);
}

static const struct cond *compare(const struct phrase *p, const struct val *v)
{
	struct build *b = p->b;
	if (!build_spend(b, 1))
		return NULL;
	struct cond *c = arena_make(b->a, struct cond);
	struct str op = v->list.p[1].s;
	struct types types;
	size_t i = 0;
	const struct path *path = grammar_path_known(p, v->list.p[0].s, &types);
	if (!path)
		return NULL;
	c->kind = COND_CMP;
	c->path = *path;
	while (i < ARRAY_LEN(ops) && !str_is(op, ops[i].word))
		i++;
	if (i == ARRAY_LEN(ops)) {
		grammar_say(p, t_pack_op(b->lang, arena_cstr(b->work, op)));
		return NULL;
	}
	c->op = ops[i].op;
	bool alone = c->op == OP_GIVEN || c->op == OP_MISSING;
	if (alone != (v->list.n == 2)) {
		grammar_say(p, alone ? t_pack_op_alone(b->lang, ops[i].word) : t_pack_op_value(b->lang, ops[i].word));
		return NULL;
	}
	if (alone)
		return c;
	const struct val *right = &v->list.p[2];
	struct str value = right->kind == VAL_STR    ? right->s
			   : right->kind == VAL_BOOL ? (right->i ? STR("yes") : STR("no"))
						     : arena_printf(b->work, "%lld", (long long)right->i);
	c->value = build_text(b, value);
	return check_value(p, c, &types, value) ? c : NULL;
}

const struct cond *grammar_cond(const struct phrase *p, const struct val *v)
{
	if (v->kind == VAL_LIST)
		return compare(p, v);
	const struct node *n = v->node;
	struct cond *c = arena_make(p->b->a, struct cond);
	c->kind = n->word == W_ALL ? COND_ALL : n->word == W_ANY ? COND_ANY : COND_NONE;
	c->parts.p = arena_array(p->b->a, n->texts.n, sizeof(struct cond *));
	for (size_t i = 0; i < n->texts.n; i++) {
		const struct cond *part = grammar_cond(p, &n->texts.p[i]);
		if (part)
			c->parts.p[c->parts.n++] = part;
	}
	return c->parts.n == n->texts.n ? c : NULL;
}
