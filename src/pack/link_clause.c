#include "pack/keeper.h"
#include "pack/link.h"
#include "text/text.h"

static void index_path(struct build *b, const char *path, const struct clause *c)
{
	struct str key = str_of(path);
	struct clause_list *l = map_get(b->inner->keepers, key);
	if (!l) {
		l = arena_make(b->a, struct clause_list);
		map_set(b->inner->keepers, key, l);
	}
	if (!l->list.n || l->list.p[l->list.n - 1] != c)
		*vec_push(b->a, &l->list) = c;
}

/* Under its path and every beginning of it; a rule of a level also without the level, and the other way round. */
static void index_keeper(struct build *b, const struct keeper *k, const struct clause *c)
{
	struct str path = str_of(k->path);
	for (size_t i = 0; i <= path.n; i++)
		if (i == path.n || path.p[i] == '.')
			index_path(b, arena_cstr(b->work, str_head(path, i)), c);
	if (!k->elem)
		return;
	/* under the name it has in the pack, when the clause names the base's */
	if (k->elem->name && !str_is(str_head(path, str_find(path, STR("."))), k->elem->name))
		index_path(b, k->elem->name, c);
	if (k->level && (k->rule || k->question || k->field)) {
		const char *part = k->rule ? k->rule->name : k->question ? k->question->name : k->field->name;
		index_path(b, arena_cprintf(b->work, "%s.%s", k->elem->name, part), c);
		index_path(b, arena_cprintf(b->work, "%s.%s.%s", k->elem->name, k->level->name, part), c);
	}
}

static const char *kind_list(struct build *b, unsigned bits)
{
	const char *all = "";
	for (enum clause_kind k = 0; k < CLAUSE_KINDS; k++)
		if (bits >> k & 1)
			all = arena_cprintf(b->work, "%s%s%s", all, *all ? ", " : "", clause_kind_word(k));
	return all;
}

/* Returns what serves it; a heading is kept by what it holds. */
static unsigned one(struct build *b, const struct node *n, struct clause *c)
{
	unsigned serves = 0;
	struct str *names;
	size_t count = val_texts(node_key(n, "kept_by"), b->work, &names);
	c->kept_by.p = arena_array(b->a, count + 1, sizeof(*c->kept_by.p));
	for (size_t i = 0; i < count; i++) {
		struct keeper k = {0};
		if (!build_spend(b, 0) || say_full(b->say) || !keeper_find(b, names[i], n, "kept_by", &k))
			continue;
		c->kept_by.p[c->kept_by.n++] = k;
		serves |= keeper_serves(&k);
		index_keeper(b, &k, c);
	}
	bool all_found = c->kept_by.n == count;
	for (size_t i = 0; i < c->children.n; i++)
		serves |= one(b, n->children.p[i], (struct clause *)(uintptr_t)c->children.p[i]);
	if (c->is_chapter)
		return serves;
	if (!count && !c->children.n)
		build_say(b, n, NULL, t_pack_kept_by_none(b->lang));
	else if (all_found && (c->kinds & ~serves & ~c->open))
		build_say(b, n, NULL, t_pack_unserved(b->lang, kind_list(b, c->kinds & ~serves & ~c->open)));
	if (c->open & ~c->kinds)
		build_say(b, n, "open", t_pack_open_foreign(b->lang, kind_list(b, c->open & ~c->kinds)));
	if (all_found && (c->open & c->kinds & serves))
		build_say(b, n, "open", t_pack_open_served(b->lang, kind_list(b, c->open & c->kinds & serves)));
	return serves;
}

static bool binds(const struct clause *c, const struct role *r)
{
	for (size_t i = 0; i < c->who.n; i++) {
		if (!strcmp(c->who.p[i], r->elem.name))
			return true;
		for (size_t j = 0; j < r->plays.n; j++)
			if (!strcmp(c->who.p[i], r->plays.p[j]->elem.name))
				return true;
	}
	return false;
}

static const char *with_ref(struct build *b, const struct clause *c, const char *title)
{
	return arena_cprintf(b->a, "%s %s", c->full_ref, title);
}

/* The clauses of a role as questions of the sheet that asks for them. */
static void matrix(struct build *b, struct sheet *s)
{
	const struct pack *p = &b->inner->pack;
	struct question *q = arena_array(b->a, s->questions.n + p->clauses.n + 1, sizeof(*q));
	size_t n = 0;
	for (; n < s->questions.n; n++)
		q[n] = s->questions.p[n];
	for (size_t i = 0; i < p->clauses.n; i++) {
		const struct clause *c = p->clauses.p[i];
		if (c->is_chapter || c->children.n || !binds(c, s->clauses_of))
			continue;
		for (size_t k = 0; k < s->questions.n; k++)
			if (!strcmp(s->questions.p[k].name, c->name))
				say(b->say, s->questions.p[k].where, s->elem.name,
					t_pack_twice_elem(b->lang, c->name, c->where.file, c->where.line));
		q[n++] = (struct question){.name = c->name, .title = {with_ref(b, c, c->title.ja), with_ref(b, c, c->title.en)},
			.where = c->where, .clause = c};
	}
	s->questions.p = q;
	s->questions.n = n;
}

void link_clauses(struct build *b)
{
	for (size_t i = 0; i < b->tops.n; i++)
		one(b, b->tops.p[i].node, b->tops.p[i].clause);
	for (size_t i = 0; i < b->order.n; i++) {
		struct sheet *s = (struct sheet *)b->order.p[i]->elem;
		if (s && s->elem.kind == ELEM_SHEET && s->clauses_of)
			matrix(b, s);
	}
}
