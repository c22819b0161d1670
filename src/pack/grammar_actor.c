#include "pack/grammar.h"
#include "text/text.h"

/* Something that has a unit: a person, a unit, a record, a case. */
static bool has_place(struct build *b, const struct types *t)
{
	for (size_t i = 0; i < t->n; i++) {
		struct types at = {0};
		scope_targets(b, &t->p[i], &at);
		for (size_t j = 0; j < at.n; j++)
			switch (at.p[j].kind) {
			case TYPE_PERSON: case TYPE_UNIT: case TYPE_ORGAN: case TYPE_RECORD: case TYPE_CASE: case TYPE_ROUND:
				return true;
			default:
				break;
			}
	}
	return false;
}

static bool has_persons(struct build *b, const struct types *t)
{
	for (size_t i = 0; i < t->n; i++) {
		struct types at = {0};
		scope_targets(b, &t->p[i], &at);
		if (scope_has(&at, TYPE_PERSON) || scope_has(&at, TYPE_ROLE))
			return true;
	}
	return false;
}

/* People of a contract: a record of a register with rows `people`. */
static bool has_people(struct build *b, const struct types *t)
{
	for (size_t i = 0; i < t->n; i++) {
		struct types at = {0};
		scope_targets(b, &t->p[i], &at);
		for (size_t j = 0; j < at.n; j++) {
			const struct register_ *r = at.p[j].kind == TYPE_RECORD ? (const struct register_ *)at.p[j].elem : NULL;
			const struct field *f = r ? fields_find(r->fields.p, r->fields.n, STR("people")) : NULL;
			if (f && f->kind == FIELD_ROWS)
				return true;
			/* a case that links to its contract stands for it */
			const struct procedure *c = at.p[j].kind == TYPE_CASE ? (const struct procedure *)at.p[j].elem : NULL;
			if (c && fields_find(c->fields.p, c->fields.n, STR("contract")))
				return true;
		}
	}
	return false;
}

static bool of_path(const struct phrase *p, struct actor *x, struct str text, bool (*fits)(struct build *, const struct types *))
{
	struct types types;
	const struct path *path = grammar_path_known(p, text, &types);
	if (!path)
		return false;
	x->path = *path;
	if (path->quant != QUANT_NONE || !fits(p->b, &types))
		return grammar_say(p, t_pack_actor_of(p->b->lang, arena_cstr(p->b->work, text)));
	return true;
}

static const struct { const char *word; enum actor_kind kind; } alone[] = {
	{"applicant", ACTOR_APPLICANT}, {"drafter", ACTOR_DRAFTER}, {"anyone", ACTOR_ANYONE}, {"organ", ACTOR_ORGAN},
};
static const struct { const char *word; enum actor_kind kind; } before_of[] = {
	{"colleague", ACTOR_COLLEAGUE_OF}, {"member", ACTOR_MEMBER_OF}, {"contractor", ACTOR_CONTRACTOR_OF},
};

static bool read_since(const struct phrase *p, struct str *text, struct actor *x)
{
	size_t at = str_find(*text, STR(" since "));
	if (at == text->n)
		return true;
	x->since = grammar_time(p, str_from(*text, at + 7));
	*text = str_trim(str_head(*text, at));
	return x->since != NULL;
}

static const struct actor *one(const struct phrase *p, struct str text)
{
	struct build *b = p->b;
	if (!build_spend(b, 1))
		return NULL;
	struct actor *x = arena_make(b->a, struct actor);
	text = str_trim(text);
	const char *c = arena_cstr(b->work, text);
	if (!read_since(p, &text, x))
		return NULL;
	struct str rest = text, word = grammar_word(&rest), of = grammar_word(&rest);
	rest = str_trim(rest);
	if (str_is(word, "above") && of.n && !rest.n) {
		x->kind = ACTOR_ABOVE;
		return of_path(p, x, of, has_place) ? x : NULL;
	}
	if (!of.n) {
		bool known = p->scope && str_find(word, STR(".")) == word.n && scope_knows(b, p->scope, word);
		struct item *it = build_item(b, word);
		bool role = it && it->node->word == W_ROLE;
		for (size_t i = 0; i < ARRAY_LEN(alone); i++)
			if (str_is(word, alone[i].word)) {
				x->kind = alone[i].kind;
				return x;
			}
		if (role && known) {
			grammar_say(p, t_pack_two_meanings(b->lang, c));
			return NULL;
		}
		if (role || (!known && str_find(word, STR(".")) == word.n)) {
			x->kind = ACTOR_ROLE;
			x->role = (const struct role *)build_need(b, ELEM_ROLE, word, p->node, p->key);
			return x->role ? x : NULL;
		}
		x->kind = ACTOR_PERSONS;
		return of_path(p, x, word, has_persons) ? x : NULL;
	}
	if (!str_is(of, "of") || !rest.n) {
		grammar_say(p, t_pack_actor(b->lang, c));
		return NULL;
	}
	for (size_t i = 0; i < ARRAY_LEN(before_of); i++)
		if (str_is(word, before_of[i].word)) {
			x->kind = before_of[i].kind;
			return of_path(p, x, rest, x->kind == ACTOR_CONTRACTOR_OF ? has_people : has_place) ? x : NULL;
		}
	x->kind = ACTOR_ROLE_OF;
	x->role = (const struct role *)build_need(b, ELEM_ROLE, word, p->node, p->key);
	struct str after = rest, each = grammar_word(&after);
	if (str_is(each, "each")) {
		x->each = true;
		rest = str_trim(after);
	}
	if (!x->role)
		return NULL;
	return of_path(p, x, rest, has_place) ? x : NULL;
}

const struct actor *grammar_actor(const struct phrase *p, const struct val *v)
{
	if (v->kind == VAL_STR)
		return one(p, v->s);
	struct actor *x = arena_make(p->b->a, struct actor);
	x->kind = v->node->word == W_ALL ? ACTOR_ALL : ACTOR_ANY;
	x->parts.p = arena_array(p->b->a, v->node->texts.n, sizeof(struct actor *));
	for (size_t i = 0; i < v->node->texts.n; i++) {
		const struct actor *part = grammar_actor(p, &v->node->texts.p[i]);
		if (part)
			x->parts.p[x->parts.n++] = part;
	}
	return x->parts.n ? x : NULL;
}
