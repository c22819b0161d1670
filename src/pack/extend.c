#include "pack/extend.h"

#include "text/text.h"
#include "util/clean.h"

#define CHILDREN_MAX 2001      /* one more than shape.c accepts: it says so */

static size_t child_at(const struct node *n, struct str name)
{
	for (size_t i = 0; i < n->children.n; i++)
		if (*n->children.p[i]->name && str_is(name, n->children.p[i]->name))
			return i;
	return n->children.n;
}

static const char *child_names(const struct node *n, struct arena *a)
{
	CLEAN_BUF struct buf all;
	buf_init(&all, 64 << 10);
	for (size_t i = 0; i < n->children.n; i++) {
		const struct node *c = n->children.p[i];
		buf_printf(&all, "%s ", c->name);
		for (size_t j = 0; c->word == W_COLUMNS && j < c->texts.n; j++)
			buf_printf(&all, "%.*s ", STR_ARG(c->texts.p[j].s));
	}
	return arena_cstr(a, buf_str(&all));
}

static void remove_part(struct arena *a, struct say *s, struct node *target, const struct node *ext, struct str name)
{
	size_t at = child_at(target, name);
	if (at < target->children.n) {
		memmove(target->children.p + at, target->children.p + at + 1,
			(target->children.n - at - 1) * sizeof(struct node *));
		target->children.n--;
		return;
	}
	for (size_t i = 0; i < target->keys.n; i++)
		if (str_is(name, target->keys.p[i].name)) {
			memmove(target->keys.p + i, target->keys.p + i + 1, (target->keys.n - i - 1) * sizeof(struct key));
			target->keys.n--;
			return;
		}
	say(s, ext->where, node_path(a, target), t_pack_remove_absent(s->lang, arena_cstr(a, name)));
}

static void insert(struct arena *a, struct node *target, size_t at, struct node *child)
{
	struct node **p = arena_array(a, target->children.n + 1, sizeof(*p));
	if (at)
		memcpy(p, target->children.p, at * sizeof(*p));
	p[at] = child;
	if (target->children.n > at)
		memcpy(p + at + 1, target->children.p + at, (target->children.n - at) * sizeof(*p));
	target->children.p = p;
	target->children.n++;
	child->parent = target;
}

/* Where something stands that comes after (or before) a child or a name in columns { … }, which is cut there. */
static bool place(struct arena *a, struct node *target, struct str name, bool after, size_t *ret)
{
	*ret = child_at(target, name) + after;
	if (child_at(target, name) < target->children.n)
		return true;
	for (size_t i = 0; i < target->children.n; i++) {
		struct node *c = target->children.p[i];
		size_t at = 0;
		if (c->word != W_COLUMNS)
			continue;
		while (at < c->texts.n && !str_eq(c->texts.p[at].s, name))
			at++;
		if (at == c->texts.n)
			continue;
		at += after;
		*ret = i + (at > 0);
		if (at > 0 && at < c->texts.n) {
			struct node *rest = arena_make(a, struct node);
			*rest = *c;
			rest->texts.p = c->texts.p + at;
			rest->texts.n = c->texts.n - at;
			c->texts.n = at;
			insert(a, target, i + 1, rest);
		}
		return true;
	}
	*ret = target->children.n;
	return false;
}

static void add(struct arena *a, struct say *s, struct node *target, const struct node *adds)
{
	struct str after = node_text(adds, "after"), before = node_text(adds, "before"), name = after.n ? after : before;
	const char *path = node_path(a, target);
	size_t at = target->children.n;
	if (name.n && !place(a, target, name, after.n > 0, &at)) {
		const char *near = word_near(name, child_names(target, a), a);
		say(s, adds->where, path,
		    near ? t_pack_no_place_near(s->lang, arena_cstr(a, name), near)
			 : t_pack_no_place(s->lang, arena_cstr(a, name)));
	}
	for (size_t i = 0; i < adds->children.n && target->children.n < CHILDREN_MAX; i++) {
		struct node *child = adds->children.p[i];
		if (*child->name && node_child(target, child->word, child->name)) {
			say(s, child->where, path, t_pack_add_there(s->lang, child->name));
			continue;
		}
		insert(a, target, at++, child);
	}
	for (size_t i = 0; i < adds->keys.n; i++) {
		const struct key *k = &adds->keys.p[i];
		if (strcmp(k->name, "after") && strcmp(k->name, "before"))
			say(s, adds->where, path, t_pack_add_key(s->lang, k->name));
		else if (k->val.kind != VAL_STR)
			say(s, adds->where, path, t_pack_key_type(s->lang, k->name, t_pack_takes_name(s->lang)));
	}
	if (adds->texts.n)
		say(s, adds->where, path, t_pack_add_text(s->lang));
	if (after.n && before.n)
		say(s, adds->where, path, t_pack_add_both(s->lang));
}

void extend_node(struct arena *a, struct say *s, struct node *target, const struct node *ext)
{
	struct str *names;
	if (say_full(s))
		return;
	size_t n = val_texts(node_key(ext, "remove"), a, &names);
	for (size_t i = 0; i < n; i++)
		remove_part(a, s, target, ext, names[i]);
	if (ext->texts.n)
		target->texts.p = ext->texts.p, target->texts.n = ext->texts.n;
	if (ext->texts.n == 1)
		say(s, ext->where, node_path(a, target), t_pack_title_one(s->lang));
	for (size_t i = 0; i < ext->keys.n; i++)
		if (strcmp(ext->keys.p[i].name, "remove"))
			node_set_key(a, target, ext->keys.p[i]);
	for (size_t i = 0; i < ext->children.n; i++) {
		const struct node *child = ext->children.p[i];
		if (child->word == W_ADD) {
			add(a, s, target, child);
			continue;
		}
		struct node *there = *child->name ? node_child(target, child->word, child->name) : NULL;
		if (there) {
			extend_node(a, s, there, child);
			continue;
		}
		size_t at = child_at(target, str_of(child->name));
		const char *path = node_path(a, target);
		if (*child->name && at < target->children.n) {
			say(s, child->where, path,
			    t_pack_other_word(s->lang, child->name, word_row(target->children.p[at]->word)->name,
					      word_row(child->word)->name));
		} else {
			const char *name = *child->name ? child->name : word_row(child->word)->name;
			const char *near = word_near(str_of(name), child_names(target, a), a);
			say(s, child->where, path,
			    near ? t_pack_not_there_near(s->lang, name, near) : t_pack_not_there(s->lang, name));
		}
	}
}
