#include "pack/shape.h"

#include "text/text.h"

#define CHILDREN_MAX 2000

bool shape_name(struct str s)
{
	if (!s.n || s.n > 64 || s.p[0] < 'a' || s.p[0] > 'z')
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'))
			return false;
	}
	return true;
}

/* Levels and articles are often numbers, clauses are numbered as printed. */
static bool name_fits(const struct node *n)
{
	struct str s = str_of(n->name);
	if (n->word == W_CLAUSE || n->word == W_CHAPTER || n->word == W_LEVEL || n->word == W_ARTICLE || n->word == W_OPTION) {
		bool wide = n->word == W_CLAUSE || n->word == W_CHAPTER;
		if (!s.n || s.n > 64)
			return false;
		for (size_t i = 0; i < s.n; i++) {
			char c = s.p[i];
			if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
			      (wide && i && (c == '.' || c == '-'))))
				return false;
		}
		return true;
	}
	return shape_name(s);
}

static bool is_text(const struct val *v) { return v->kind == VAL_STR && v->s.n; }

static bool all_texts(const struct val *v)
{
	if (is_text(v))
		return true;
	if (v->kind != VAL_LIST || v->pairs.n || !v->list.n)
		return false;
	for (size_t i = 0; i < v->list.n; i++)
		if (!is_text(&v->list.p[i]))
			return false;
	return true;
}

static bool is_actor(const struct val *v, int depth)
{
	if (is_text(v))
		return true;
	if (v->kind != VAL_NODE || (v->node->word != W_ANY && v->node->word != W_ALL) || depth > 3 || !v->node->texts.n ||
	    v->node->keys.n)
		return false;
	for (size_t i = 0; i < v->node->texts.n; i++)
		if (!is_actor(&v->node->texts.p[i], depth + 1))
			return false;
	return true;
}

static bool is_cond(const struct val *v, int depth)
{
	if (v->kind == VAL_LIST) {
		if (v->pairs.n || v->list.n < 2 || v->list.n > 3 || !is_text(&v->list.p[0]) || !is_text(&v->list.p[1]))
			return false;
		enum val_kind last = v->list.p[v->list.n - 1].kind;
		return last == VAL_STR || last == VAL_INT || last == VAL_BOOL;
	}
	if (v->kind != VAL_NODE || v->node->word < W_ANY || depth > 5 || !v->node->texts.n || v->node->keys.n)
		return false;
	for (size_t i = 0; i < v->node->texts.n; i++)
		if (!is_cond(&v->node->texts.p[i], depth + 1))
			return false;
	return true;
}

static bool is_map(const struct val *v)
{
	if (v->kind != VAL_LIST || v->list.n || !v->pairs.n)
		return false;
	for (size_t i = 0; i < v->pairs.n; i++)
		if (!is_text(&v->pairs.p[i].val) && v->pairs.p[i].val.kind != VAL_INT && v->pairs.p[i].val.kind != VAL_BOOL)
			return false;
	return true;
}

/* { kind = { "理由", "Reason" } } */
static bool is_reasons(const struct val *v)
{
	if (v->kind != VAL_LIST || v->list.n || !v->pairs.n)
		return false;
	for (size_t i = 0; i < v->pairs.n; i++) {
		const struct val *why = &v->pairs.p[i].val;
		if (why->kind != VAL_LIST || why->list.n != 2 || !all_texts(why))
			return false;
	}
	return true;
}

/* NULL when it fits, else what the key takes. */
static const char *misfit(const struct say *s, const struct val *v, struct str type)
{
	const struct lang *l = s->lang;
	if (str_is(type, "yes"))
		return v->kind == VAL_BOOL ? NULL : t_pack_takes_yes(l);
	if (str_is(type, "name"))
		return is_text(v) ? NULL : t_pack_takes_name(l);
	if (str_is(type, "names") || str_is(type, "phrases"))
		return all_texts(v) ? NULL : t_pack_takes_names(l);
	if (str_is(type, "phrase"))
		return is_text(v) ? NULL : t_pack_takes_text(l);
	if (str_is(type, "time"))
		return is_text(v) ? NULL : t_pack_takes_time(l);
	if (str_is(type, "number"))
		return v->kind == VAL_INT ? NULL : t_pack_takes_number(l);
	if (str_is(type, "scalar"))
		return is_text(v) || v->kind == VAL_INT || v->kind == VAL_BOOL ? NULL : t_pack_takes_scalar(l);
	if (str_is(type, "actor"))
		return is_actor(v, 0) ? NULL : t_pack_takes_actor(l);
	if (str_is(type, "cond"))
		return is_cond(v, 0) ? NULL : t_pack_takes_cond(l);
	if (str_is(type, "reasons"))
		return is_reasons(v) ? NULL : t_pack_takes_reasons(l);
	must(str_is(type, "map"));
	return is_map(v) ? NULL : t_pack_takes_map(l);
}

static void check_keys(struct arena *a, struct say *s, const struct node *n)
{
	const struct word_row *row = word_row(n->word);
	for (size_t i = 0; i < n->keys.n; i++) {
		const struct key *k = &n->keys.p[i];
		struct str type = word_key(n->word, str_of(k->name));
		if (!type.n) {
			const char *near = word_near(str_of(k->name), row->keys, a);
			if (!strcmp(k->name, "remove"))
				say(s, k->where, node_path(a, n), t_pack_remove_here(s->lang));
			else
				say(s, k->where, node_path(a, n), near ? t_pack_key_near(s->lang, row->name, k->name, near)
							    : t_pack_key(s->lang, row->name, k->name));
			continue;
		}
		const char *takes = misfit(s, &k->val, type);
		if (takes)
			say(s, k->where, node_path(a, n), t_pack_key_type(s->lang, k->name, takes));
	}
}

static void check_texts(struct arena *a, struct say *s, const struct node *n)
{
	const struct word_row *row = word_row(n->word);
	for (size_t i = 0; i < n->texts.n; i++)
		if (!is_text(&n->texts.p[i])) {
			say(s, n->where, node_path(a, n), t_pack_stray(s->lang, row->name));
			return;
		}
	if (n->word == W_COLUMNS) {
		if (!n->texts.n)
			say(s, n->where, node_path(a, n), t_pack_columns_none(s->lang));
		return;
	}
	size_t titles = n->texts.n;
	if (row->titles == TITLES_NONE ? titles > 0 : titles > 2)
		say(s, n->where, node_path(a, n), t_pack_title_many(s->lang, row->name));
	else if (titles == 1)
		say(s, n->where, node_path(a, n), t_pack_title_one(s->lang));
	else if (row->titles == TITLES_TWO && !titles)
		say(s, n->where, node_path(a, n), t_pack_title_none(s->lang));
}

void shape_check(struct arena *a, struct say *s, const struct node *n)
{
	if (say_full(s)) {
		s->more = true;
		return;
	}
	const struct word_row *row = word_row(n->word);
	if (row->call == CALL_NAMED && !name_fits(n))
		say(s, n->where, node_path(a, n), t_pack_name(s->lang, row->name, n->name));
	check_keys(a, s, n);
	check_texts(a, s, n);
	if (n->children.n > CHILDREN_MAX) {
		say(s, n->where, node_path(a, n), t_pack_children_many(s->lang, CHILDREN_MAX));
		return;
	}
	for (size_t i = 0; i < n->children.n; i++) {
		const struct node *c = n->children.p[i];
		const char *child = word_row(c->word)->name;
		if (!word_takes(n->word, c->word)) {
			say(s, c->where, node_path(a, n),
			    c->word == W_ADD ? t_pack_add_here(s->lang) : t_pack_child(s->lang, row->name, child));
			continue;
		}
		/* brings may repeat (the same part by several answers), and one post may be stand-in and deputy */
		for (size_t j = 0; j < i && *c->name && c->word != W_BRINGS; j++) {
			const struct node *d = n->children.p[j];
			bool apart = n->word == W_ROLE && c->word != d->word;
			if (!apart && d->word != W_BRINGS && !strcmp(c->name, d->name)) {
				say(s, c->where, node_path(a, n), t_pack_twice(s->lang, c->name, d->where.line));
				break;
			}
		}
		shape_check(a, s, c);
	}
}
