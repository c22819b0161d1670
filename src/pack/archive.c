/* The base is linked like an archive: an element is made when something names it. */
#include "pack/build.h"
#include "pack/extend.h"
#include "pack/shape.h"
#include "text/text.h"
#include "util/clean.h"

static const size_t sizes[ELEM_KINDS] = {
	[ELEM_TERM] = sizeof(struct term), [ELEM_POSITION] = sizeof(struct position), [ELEM_ROLE] = sizeof(struct role),
	[ELEM_SCALE] = sizeof(struct scale), [ELEM_REGISTER] = sizeof(struct register_), [ELEM_LOOKUP] = sizeof(struct lookup),
	[ELEM_PROCEDURE] = sizeof(struct procedure), [ELEM_DOOR] = sizeof(struct door), [ELEM_DUTY] = sizeof(struct duty),
	[ELEM_CHECK] = sizeof(struct check), [ELEM_SHEET] = sizeof(struct sheet), [ELEM_DOCUMENT] = sizeof(struct document),
	[ELEM_PARAM] = sizeof(struct param),
};

const char *elem_kind_word(enum elem_kind kind)
{
	for (enum word w = W_PACK; w < WORDS; w++)
		if (word_row(w)->elem == (int)kind)
			return word_row(w)->name;
	return "";
}

/* Names to look near a wrong one; a giant pack is not searched. */
static const char *all_names(struct build *b)
{
	if (b->order.n > 3000 || say_full(b->say))
		return "";
	CLEAN_BUF struct buf all;
	buf_init(&all, 1 << 20);
	for (size_t i = 0; i < b->order.n; i++)
		buf_printf(&all, "%s%s", i ? " " : "", b->order.p[i]->name);
	return arena_cstr(b->work, buf_str(&all));
}

struct item *build_item(struct build *b, struct str name)
{
	struct item *it = map_get(b->items, name);
	return it && it->player ? it->player : it;
}

static void add_item(struct build *b, const struct node *n)
{
	struct item *it = arena_make(b->work, struct item);
	*it = (struct item){.name = n->name, .node = n, .base = n->base, .named = !n->base};
	if (!map_put(b->items, str_of(n->name), it)) {
		const struct item *there = map_get(b->items, str_of(n->name));
		build_say(b, n, NULL,
			  there->base && !n->base
				  ? t_pack_in_base(b->lang, n->name)
				  : t_pack_twice_elem(b->lang, n->name, there->node->where.file, there->node->where.line));
		return;
	}
	*vec_push(b->work, &b->order) = it;
}

static void play(struct build *b, struct item *player)
{
	struct str *names;
	size_t n = val_texts(node_key(player->node, "plays"), b->work, &names);
	for (size_t i = 0; i < n; i++) {
		struct item *played = map_get(b->items, names[i]);
		const char *c = arena_cstr(b->work, names[i]);
		if (!played || !played->base || played->node->word != player->node->word)
			build_say(b, player->node, "plays", t_pack_plays_none(b->lang, c, word_row(player->node->word)->name));
		else if (played->player)
			build_say(b, player->node, "plays", t_pack_plays_two(b->lang, c, played->player->name));
		else if (player->base)
			build_say(b, player->node, "plays", t_pack_plays_base(b->lang));
		else
			played->player = player;
	}
}

static void extend(struct build *b, const struct node *ext)
{
	struct item *it = map_get(b->items, str_of(ext->name));
	if (!it || !it->base) {
		const char *near = it ? NULL : word_near(str_of(ext->name), all_names(b), b->work);
		build_say(b, ext, NULL,
			  it	 ? t_pack_extend_own(b->lang)
			  : near ? t_pack_extend_none_near(b->lang, near)
				 : t_pack_extend_none(b->lang));
		return;
	}
	it->named = true;
	struct node *mine = node_copy(b->work, it->node);
	it->node = mine;
	extend_node(b->work, b->say, mine, ext);
}

bool build_items(struct build *b, const struct tops *base, const struct tops *own)
{
	for (size_t i = 0; i < base->list.n; i++) {
		const struct node *n = base->list.p[i];
		if (word_row(n->word)->elem >= 0)
			add_item(b, n);
		else if (n->word == W_EXTEND)
			build_say(b, n, NULL, t_pack_extend_base(b->lang));
	}
	for (size_t i = 0; i < own->list.n; i++)
		if (word_row(own->list.p[i]->word)->elem >= 0)
			add_item(b, own->list.p[i]);
	for (size_t i = 0; i < own->list.n; i++)
		if (own->list.p[i]->word == W_EXTEND)
			extend(b, own->list.p[i]);
	for (size_t i = 0; i < b->order.n; i++)
		if (!b->order.p[i]->node->sound)
			shape_check(b->work, b->say, b->order.p[i]->node);
	for (size_t i = 0; i < b->order.n; i++)
		if (node_key(b->order.p[i]->node, "plays"))
			play(b, b->order.p[i]);
	return !say_any(b->say);
}

struct elem *build_make(struct build *b, struct item *it)
{
	if (it->elem)
		return it->elem;
	enum elem_kind kind = (enum elem_kind)word_row(it->node->word)->elem;
	struct elem *e = arena_alloc(b->a, sizes[kind]);
	e->kind = kind;
	e->name = build_text(b, str_of(it->name));
	e->title = build_title(b, it->node);
	e->was = build_text(b, node_text(it->node, "was"));
	e->where = (struct where){build_text(b, str_of(it->node->where.file)), it->node->where.line};
	e->base = it->base;
	it->elem = e;
	*vec_push(b->work, &b->queue) = it;
	return e;
}

struct elem *build_need(struct build *b, enum elem_kind kind, struct str name, const struct node *n, const char *key)
{
	struct item *it = build_item(b, name);
	const char *c = arena_cstr(b->work, name);
	const char *word = elem_kind_word(kind);
	if (!it) {
		const char *near = word_near(name, all_names(b), b->work);
		build_say(b, n, key, near ? t_pack_no_elem_near(b->lang, word, c, near) : t_pack_no_elem(b->lang, word, c));
		return NULL;
	}
	if (word_row(it->node->word)->elem != (int)kind) {
		build_say(b, n, key, t_pack_wrong_kind(b->lang, c, word_row(it->node->word)->name, word));
		return NULL;
	}
	return build_make(b, it);
}

struct elem *build_key_elem(struct build *b, enum elem_kind kind, const struct node *n, const char *key)
{
	struct str name = node_text(n, key);
	return name.n ? build_need(b, kind, name, n, key) : NULL;
}
