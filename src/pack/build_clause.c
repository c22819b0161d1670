/* pack, chapter, clause */
#include "pack/grammar.h"
#include "pack/keeper.h"
#include "pack/shape.h"
#include "text/text.h"
#include "util/civil.h"

struct clauses {
	struct build *b;
	struct map *areas;                   /* name → node of the base's chapter */
	size_t n;
};

static size_t count(const struct node *n)
{
	size_t all = 1;
	for (size_t i = 0; i < n->children.n; i++)
		all += count(n->children.p[i]);
	return all;
}

/* CLAUSE_KINDS, said, when there is none of that name. */
static enum clause_kind kind_of(struct build *b, const struct node *n, const char *key, struct str name)
{
	enum clause_kind k = 0;
	while (k < CLAUSE_KINDS && !str_is(name, clause_kind_word(k)))
		k++;
	if (k == CLAUSE_KINDS)
		build_say(b, n, key, t_pack_kind(b->lang, arena_cstr(b->work, name)));
	return k;
}

static unsigned kinds(struct build *b, const struct node *n)
{
	struct str *names;
	size_t count_ = val_texts(node_key(n, "kinds"), b->work, &names);
	unsigned bits = 0;
	for (size_t i = 0; i < count_; i++) {
		enum clause_kind k = kind_of(b, n, "kinds", names[i]);
		bits |= k < CLAUSE_KINDS ? 1u << k : 0;
	}
	return bits;
}

static void open_kinds(struct build *b, const struct node *n, struct clause *c)
{
	const struct val *v = node_key(n, "open");
	for (size_t i = 0; v && i < v->pairs.n; i++) {
		const struct val *why = &v->pairs.p[i].val;
		enum clause_kind k = kind_of(b, n, "open", str_of(v->pairs.p[i].name));
		if (k == CLAUSE_KINDS)
			continue;
		c->open |= 1u << k;
		c->open_why[k] = (struct title){build_text(b, why->list.p[0].s), build_text(b, why->list.p[1].s)};
	}
}

static void who(struct build *b, const struct node *n, struct clause *c)
{
	build_names(b, n, "who", &c->who.p, &c->who.n);
	for (size_t i = 0; i < c->who.n; i++) {
		struct str name = str_of(c->who.p[i]);
		if (str_is(name, "anyone") || str_is(name, "organ"))
			continue;
		struct elem *e = build_need(b, ELEM_ROLE, name, n, "who");
		if (e)
			c->who.p[i] = e->name;
	}
}

/* What its keepers name comes in with it; what they keep is looked at when all is there (keepers). */
static void fetch_keepers(struct build *b, const struct node *n)
{
	struct str *names;
	size_t count_ = val_texts(node_key(n, "kept_by"), b->work, &names);
	for (size_t i = 0; i < count_; i++) {
		struct str rest = names[i], name = str_cut(&rest, '.');
		struct item *it = build_item(b, name);
		if (it && it->node->word == W_DOOR)
			it->named = true;
		else if (it)
			build_make(b, it);
	}
}

static void area(struct clauses *x, const struct node *n, struct clause *c)
{
	struct build *b = x->b;
	struct str under = node_text(n, "under");
	c->area = c->parent ? c->parent->area : NULL;
	c->law = c->parent ? c->parent->law : 0;
	if (!under.n) {
		if (!c->parent && b->inner->pack.base)
			build_say(b, n, NULL, t_pack_no_area(b->lang));
		return;
	}
	const struct node *of = map_get(x->areas, under);
	if (!of) {
		build_say(b, n, "under", t_pack_area(b->lang, arena_cstr(b->work, under)));
		return;
	}
	c->area = build_text(b, under);
	c->law = (int)node_key(of, "law")->i;
}

static void refs(struct build *b, const struct node *n, struct clause *c)
{
	struct str ref = node_text(n, "ref");
	const struct clause *above = c->parent;
	while (above && !above->is_chapter)
		above = above->parent;
	const char *front = above && above->full_ref ? above->full_ref : "";
	c->ref = build_text(b, ref);
	/* as printed: 第7 1(1)ウ, 9(3)ウ①; a kana or a number in a circle joins what ends with a bracket */
	bool bracket = str_ends(str_of(front), STR(")"));
	bool sign = str_starts(ref, STR("\xe3\x82")) || str_starts(ref, STR("\xe3\x83")) || str_starts(ref, STR("\xe2\x91"));
	bool joined = !*front || str_starts(ref, STR("(")) || str_starts(ref, STR("（")) || (bracket && sign);
	struct str full = ref.n ? arena_printf(b->work, "%s%s%.*s", front, joined ? "" : " ", STR_ARG(ref)) : str_of(front);
	if (!full.n && !c->is_chapter)
		full = str_of(c->name);
	c->full_ref = build_text(b, full);
}

static struct clause *one(struct clauses *x, const struct node *n, const struct clause *parent)
{
	struct build *b = x->b;
	struct clause *c = arena_make(b->a, struct clause);
	c->name = build_text(b, str_of(n->name));
	c->title = build_title(b, n);
	c->where = (struct where){build_text(b, str_of(n->where.file)), n->where.line};
	c->is_chapter = n->word == W_CHAPTER;
	c->parent = parent;
	c->depth = parent ? parent->depth + 1 : 0;
	if (c->depth > 12)
		build_say(b, n, NULL, t_pack_deep(b->lang));
	c->index = b->inner->pack.clauses.n;
	b->inner->pack.clauses.p[b->inner->pack.clauses.n++] = c;
	struct map *names = c->is_chapter ? b->inner->chapters : b->inner->clauses;
	const struct clause *there = map_get(names, str_of(c->name));
	if (there)
		build_say(b, n, NULL, t_pack_twice_elem(b->lang, c->name, there->where.file, there->where.line));
	else
		map_set(names, str_of(c->name), c);
	refs(b, n, c);
	area(x, n, c);
	struct str starts = node_text(n, "starts");
	c->starts = parent ? parent->starts : CIVIL_NONE;
	if (starts.n && !civil_parse_date(starts, &c->starts))
		build_say(b, n, "starts", t_pack_starts(b->lang, arena_cstr(b->work, starts)));
	if (!c->is_chapter) {
		c->kinds = kinds(b, n);
		open_kinds(b, n, c);
		who(b, n, c);
		fetch_keepers(b, n);
		if (!node_key(n, "kinds"))
			build_say(b, n, NULL, t_pack_no_kinds(b->lang));
	}
	c->children.p = arena_array(b->a, n->children.n + 1, sizeof(struct clause *));
	for (size_t i = 0; i < n->children.n && c->depth <= 12; i++)
		c->children.p[c->children.n++] = one(x, n->children.p[i], c);
	return c;
}

void build_clauses(struct build *b, const struct tops *base, const struct tops *own)
{
	struct clauses x = {.b = b, .areas = map_new(b->work)};
	const struct tops *areas = b->inner->pack.base ? base : own;
	const struct node *const *top = own->list.p;
	size_t n_top = own->list.n, all = 0;
	for (size_t i = 0; i < areas->list.n; i++) {
		const struct node *n = areas->list.p[i];
		if (n->word != W_CHAPTER || !node_key(n, "law"))
			continue;
		int64_t law = node_key(n, "law")->i;
		map_put(x.areas, str_of(n->name), (void *)(uintptr_t)n);
		if (law < 1 || law > 99)
			build_say(b, n, "law", t_pack_law(b->lang));
	}
	for (size_t i = 0; i < n_top; i++)
		if (top[i]->word == W_CHAPTER || top[i]->word == W_CLAUSE) {
			shape_check(b->work, b->say, top[i]);
			all += count(top[i]);
		}
	if (say_any(b->say))
		return;
	b->inner->pack.clauses.p = arena_array(b->a, all + 1, sizeof(struct clause *));
	for (size_t i = 0; i < n_top; i++)
		if ((top[i]->word == W_CHAPTER && !node_key(top[i], "law")) || top[i]->word == W_CLAUSE)
			*vec_push(b->work, &b->tops) = (struct top){top[i], one(&x, top[i], NULL)};
}

static void day(struct build *b, const struct node *n, const char *key, struct str text, int *ret_month, int *ret_day)
{
	if (text.n && !grammar_day(text, ret_month, ret_day))
		build_say(b, n, key, t_pack_day(b->lang, arena_cstr(b->work, text)));
}

void build_pack_node(struct build *b)
{
	struct pack *p = &b->inner->pack;
	const struct node *n = b->pack_node;
	p->name = build_text(b, str_of(n->name));
	p->title = build_title(b, n);
	p->where = (struct where){build_text(b, str_of(n->where.file)), n->where.line};
	p->base = build_text(b, node_text(n, "base"));
	p->organ = build_text(b, node_text(n, "organ"));
	p->edition = build_text(b, node_text(n, "edition"));
	p->fy_month = 4;
	p->fy_day = 1;
}

void build_pack_keys(struct build *b, const struct node *base)
{
	struct pack *p = &b->inner->pack;
	const struct node *n = b->pack_node;
	p->approved_by = (const struct role *)build_key_elem(b, ELEM_ROLE, n, "approved_by");
	p->excerpt = (const struct role *)build_key_elem(b, ELEM_ROLE, n, "excerpt");
	const struct node *fy = node_key(n, "fiscal_year") || !base ? n : base, *quiet = node_key(n, "quiet") || !base ? n : base;
	day(b, fy, "fiscal_year", node_text(fy, "fiscal_year"), &p->fy_month, &p->fy_day);
	const struct node *number = node_key(n, "number") || !base ? n : base, *keep = node_key(n, "keep") || !base ? n : base;
	p->number = build_number(b, number);
	if (!build_span(b, keep, "keep", &p->keep))
		p->keep = (struct span){5, SPAN_YEARS};
	struct str text = node_text(quiet, "quiet");
	size_t to = str_find(text, STR(" to "));
	if (!text.n)
		return;
	day(b, quiet, "quiet", str_head(text, to), &p->quiet_from_month, &p->quiet_from_day);
	day(b, quiet, "quiet", to < text.n ? str_from(text, to + 4) : STR("?"), &p->quiet_to_month, &p->quiet_to_day);
}
