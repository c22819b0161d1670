#include "pack/build.h"

#include "pack/grammar.h"
#include "text/text.h"
#include "util/clock.h"

#define CLOCK_EVERY 64         /* parts between two looks at the clock */
#define INTERN_MAX 48          /* bytes: longer texts are titles and sentences, of which few are alike */

const char *build_text(struct build *b, struct str s)
{
	if (!s.n)
		return NULL;
	return s.n > INTERN_MAX ? arena_cstr(b->a, s) : map_intern(b->texts, s, b->a);
}

struct title build_title(struct build *b, const struct node *n)
{
	struct title t = {"", ""};
	if (n->texts.n >= 1 && n->texts.p[0].s.n)
		t.ja = t.en = build_text(b, n->texts.p[0].s);
	if (n->texts.n >= 2 && n->texts.p[1].s.n)
		t.en = build_text(b, n->texts.p[1].s);
	return t;
}

bool build_say(struct build *b, const struct node *n, const char *key, const char *what)
{
	struct where where = key ? node_key_where(n, key) : n->where;
	const char *path = node_path(b->work, n);
	say(b->say, where, key ? arena_cprintf(b->work, "%s %s", path, key) : path, what);
	return false;
}

bool build_spend(struct build *b, size_t n)
{
	bool fits = b->spent <= PARTS_MAX && n <= PARTS_MAX && b->spent + n <= PARTS_MAX;
	b->spent = fits ? b->spent + n : PARTS_MAX + 1;
	if (fits && (b->asked++ % CLOCK_EVERY || clock_mono() <= b->deadline))
		return true;
	b->spent = PARTS_MAX + 1;
	return build_say(b, b->pack_node, NULL, t_pack_too_much(b->lang));
}

static void later(struct build *b, enum later_kind kind, const struct node *n, const char *key, const struct scope *scope,
		  void *slot)
{
	const struct val *v = node_key(n, key);
	if (v && build_spend(b, 1))
		*vec_push(b->work, &b->laters) = (struct later){kind, slot, v, scope, n, key};
}

void build_actor(struct build *b, const struct node *n, const char *key, const struct scope *scope, const struct actor **slot)
{
	later(b, LATER_ACTOR, n, key, scope, slot);
}

void build_cond(struct build *b, const struct node *n, const char *key, const struct scope *scope, const struct cond **slot)
{
	later(b, LATER_COND, n, key, scope, slot);
}

void build_time(struct build *b, const struct node *n, const char *key, const struct scope *scope, const struct ptime **slot)
{
	later(b, LATER_TIME, n, key, scope, slot);
}

void build_path(struct build *b, const struct node *n, const char *key, const struct scope *scope, const struct path **slot)
{
	later(b, LATER_PATH, n, key, scope, slot);
}

static void read_later(struct build *b, const struct later *l)
{
	struct phrase p = {b, l->scope, l->node, l->key};
	struct types types;
	switch (l->kind) {
	case LATER_ACTOR: *(const struct actor **)l->slot = grammar_actor(&p, l->val); break;
	case LATER_COND: *(const struct cond **)l->slot = grammar_cond(&p, l->val); break;
	case LATER_TIME: *(const struct ptime **)l->slot = grammar_time(&p, l->val->s); break;
	case LATER_PATH: *(const struct path **)l->slot = grammar_path_known(&p, l->val->s, &types); break;
	}
}

void build_fill(struct build *b, struct item *it)
{
	if (it->filled || it->elem->kind == ELEM_DOOR)
		return;
	it->filled = true;
	static void (*const fills[ELEM_KINDS])(struct build *, struct item *) = {
		[ELEM_TERM] = build_term,	  [ELEM_ROLE] = build_role,	[ELEM_SCALE] = build_scale,
		[ELEM_REGISTER] = build_register, [ELEM_LOOKUP] = build_lookup, [ELEM_PROCEDURE] = build_procedure,
		[ELEM_DUTY] = build_duty,	  [ELEM_CHECK] = build_check,	[ELEM_SHEET] = build_sheet,
		[ELEM_DOCUMENT] = build_document, [ELEM_PARAM] = build_param,
	};
	if (fills[it->elem->kind])
		fills[it->elem->kind](b, it);
}

bool build_drain(struct build *b)
{
	while (!say_full(b->say) && (b->done < b->queue.n || b->read < b->laters.n)) {
		while (b->done < b->queue.n)
			build_fill(b, b->queue.p[b->done++]);
		while (b->read < b->laters.n && b->done == b->queue.n && !say_full(b->say)) {
			struct later l = b->laters.p[b->read++];
			if (build_spend(b, 1))
				read_later(b, &l);
		}
	}
	return !say_any(b->say);
}

void build_names(struct build *b, const struct node *n, const char *key, const char ***ret, size_t *ret_n)
{
	struct str *texts;
	size_t count = val_texts(node_key(n, key), b->work, &texts);
	*ret_n = 0;
	count = build_spend(b, count / 4) ? count : 0;
	*ret = arena_array(b->a, count + 1, sizeof(const char *));
	for (size_t i = 0; i < count; i++)
		if (texts[i].n)
			(*ret)[(*ret_n)++] = build_text(b, texts[i]);
}

bool build_span(struct build *b, const struct node *n, const char *key, struct span *ret)
{
	struct str s = node_text(n, key);
	if (!s.n)
		return false;
	return grammar_span(s, ret) || build_say(b, n, key, t_pack_span(b->lang, arena_cstr(b->work, s)));
}

const char *build_number(struct build *b, const struct node *n)
{
	const char *number = build_text(b, node_text(n, "number"));
	const char *wrong = number ? grammar_number(b->lang, str_of(number)) : NULL;
	if (wrong)
		build_say(b, n, "number", wrong);
	return number;
}

void build_roles_key(struct build *b, const struct node *n, const char *key, const struct role ***ret, size_t *ret_n)
{
	struct str *texts;
	size_t count = val_texts(node_key(n, key), b->work, &texts);
	*ret = arena_array(b->a, count + 1, sizeof(struct role *));
	*ret_n = 0;
	for (size_t i = 0; i < count; i++) {
		struct elem *e = build_need(b, ELEM_ROLE, texts[i], n, key);
		if (e)
			(*ret)[(*ret_n)++] = (const struct role *)e;
	}
}
