#include "pack/node.h"

const struct val *node_key(const struct node *n, const char *name)
{
	for (size_t i = 0; i < n->keys.n; i++)
		if (!strcmp(n->keys.p[i].name, name))
			return &n->keys.p[i].val;
	return NULL;
}

struct where node_key_where(const struct node *n, const char *name)
{
	for (size_t i = 0; i < n->keys.n; i++)
		if (!strcmp(n->keys.p[i].name, name))
			return n->keys.p[i].where;
	return n->where;
}

struct str node_text(const struct node *n, const char *name)
{
	const struct val *v = node_key(n, name);
	return v && v->kind == VAL_STR ? v->s : STR_NONE;
}

bool node_true(const struct node *n, const char *name)
{
	const struct val *v = node_key(n, name);
	return v && v->kind == VAL_BOOL && v->i;
}

struct node *node_child(const struct node *n, enum word word, const char *name)
{
	for (size_t i = 0; i < n->children.n; i++)
		if ((word == W_NONE || n->children.p[i]->word == word) && !strcmp(n->children.p[i]->name, name))
			return n->children.p[i];
	return NULL;
}

const char *node_path(struct arena *a, const struct node *n)
{
	const char *path = *n->name ? n->name : word_row(n->word)->name;
	for (n = n->parent; n; n = n->parent)
		if (*n->name && n->word != W_CHAPTER)
			path = arena_cprintf(a, "%s.%s", n->name, path);
	return path;
}

struct node *node_copy(struct arena *a, const struct node *n)
{
	struct node *copy = arena_make(a, struct node);
	*copy = *n;
	copy->sound = false;
	copy->keys.p = arena_array(a, n->keys.n + 1, sizeof(*copy->keys.p));
	if (n->keys.n)
		memcpy(copy->keys.p, n->keys.p, n->keys.n * sizeof(*copy->keys.p));
	copy->children.p = arena_array(a, n->children.n + 1, sizeof(struct node *));
	for (size_t i = 0; i < n->children.n; i++) {
		copy->children.p[i] = node_copy(a, n->children.p[i]);
		copy->children.p[i]->parent = copy;
	}
	return copy;
}

void node_set_key(struct arena *a, struct node *n, struct key key)
{
	for (size_t i = 0; i < n->keys.n; i++)
		if (!strcmp(n->keys.p[i].name, key.name)) {
			n->keys.p[i] = key;
			return;
		}
	struct key *p = arena_array(a, n->keys.n + 1, sizeof(*p));
	if (n->keys.n)
		memcpy(p, n->keys.p, n->keys.n * sizeof(*p));
	p[n->keys.n] = key;
	n->keys.p = p;
	n->keys.n++;
}

size_t val_texts(const struct val *v, struct arena *a, struct str **ret)
{
	*ret = NULL;
	if (!v)
		return 0;
	if (v->kind == VAL_STR) {
		*ret = arena_make(a, struct str);
		(*ret)[0] = v->s;
		return 1;
	}
	if (v->kind != VAL_LIST || !v->list.n)
		return 0;
	*ret = arena_array(a, v->list.n, sizeof(**ret));
	for (size_t i = 0; i < v->list.n; i++)
		(*ret)[i] = v->list.p[i].s;
	return v->list.n;
}
