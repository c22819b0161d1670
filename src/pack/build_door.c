/* A door shows the parts that came in: what it could bring besides is taken out of its nodes first, and then a question
 * that has one answer left. */
#include "pack/scope.h"
#include "text/text.h"

bool build_part_is_in(struct build *b, const struct node *brings)
{
	struct item *it = build_item(b, str_of(brings->name));
	return it && it->node->word == W_PROCEDURE && it->elem;
}

static bool any_in(struct build *b, const struct node *n)
{
	for (size_t i = 0; i < n->children.n; i++)
		if (n->children.p[i]->word == W_BRINGS ? build_part_is_in(b, n->children.p[i]) : any_in(b, n->children.p[i]))
			return true;
	return false;
}

/* The pack's own brings name their procedures; those of the base only show what came in. */
static void name_parts(struct build *b, const struct node *n)
{
	for (size_t i = 0; i < n->children.n; i++) {
		const struct node *c = n->children.p[i];
		if (c->word == W_BRINGS && !c->base)
			build_need(b, ELEM_PROCEDURE, str_of(c->name), c, NULL);
		name_parts(b, c);
	}
}

/* True when the child stays. */
static bool prune(struct build *b, struct node *n)
{
	bool had = false, left = false;
	size_t kept = 0;
	for (size_t i = 0; i < n->children.n; i++) {
		struct node *c = n->children.p[i];
		bool stays = c->word == W_BRINGS ? build_part_is_in(b, c) : prune(b, c);
		had = had || c->word == W_BRINGS || c->word == W_OPTION;
		left = left || (stays && (c->word == W_BRINGS || c->word == W_OPTION));
		if (stays)
			n->children.p[kept++] = c;
	}
	n->children.n = kept;
	return n->word == W_DOOR || !had || left;
}

/* A question of the base with one answer left is not asked: what the answer brings stands in its place. */
static void settle(struct build *b, struct node *door)
{
	for (size_t i = 0; i < door->children.n; i++) {
		const struct node *c = door->children.p[i];
		const struct node *only = c->word == W_CHOICE && c->children.n == 1 ? c->children.p[0] : NULL;
		if (!only || !c->base || !only->base)
			continue;
		size_t n = only->children.n, after = door->children.n - i - 1;
		struct node **all = arena_array(b->work, door->children.n + n, sizeof(*all));
		if (i)
			memcpy(all, door->children.p, i * sizeof(*all));
		if (n)
			memcpy(all + i, only->children.p, n * sizeof(*all));
		if (after)
			memcpy(all + i + n, door->children.p + i + 1, after * sizeof(*all));
		door->children.p = all;
		door->children.n += n - 1;
		return;
	}
}

static void need_targets(struct build *b, const struct node *n)
{
	for (size_t i = 0; i < n->children.n; i++) {
		const struct node *c = n->children.p[i];
		struct str *to;
		size_t count = c->word == W_LINK ? val_texts(node_key(c, "to"), b->work, &to) : 0;
		for (size_t j = 0; j < count; j++) {
			struct item *it = build_item(b, to[j]);
			if (it && (it->node->word == W_REGISTER || it->node->word == W_PROCEDURE || it->node->word == W_DUTY))
				build_make(b, it);
		}
		need_targets(b, c);
	}
}

void build_doors(struct build *b)
{
	for (size_t i = 0; i < b->order.n; i++)
		if (b->order.p[i]->node->word == W_DOOR && b->order.p[i]->named)
			name_parts(b, b->order.p[i]->node);
	build_drain(b);
	for (bool more = true; more;) {
		more = false;
		for (size_t i = 0; i < b->order.n; i++) {
			struct item *it = b->order.p[i];
			if (it->node->word != W_DOOR || it->elem || !any_in(b, it->node))
				continue;
			build_make(b, it);
			need_targets(b, it->node);
			build_drain(b);
			more = true;
		}
	}
	for (size_t i = 0; i < b->order.n; i++) {
		struct item *it = b->order.p[i];
		if (it->node->word == W_DOOR && it->elem) {
			struct node *mine = node_copy(b->work, it->node);
			prune(b, mine);
			settle(b, mine);
			it->node = mine;
			build_door(b, it);
		} else if (it->node->word == W_DOOR && it->named && b->inner->pack.base) {
			build_say(b, it->node, NULL, t_pack_door_empty(b->lang));
		}
	}
	build_drain(b);
}

static void one_brings(struct build *b, struct door *d, const struct scope *scope, const struct node *n, const char *field,
		       const char *option)
{
	struct brings *x = &d->brings.p[d->brings.n++];
	x->procedure = (const struct procedure *)build_item(b, str_of(n->name))->elem;
	x->field = field;
	x->option = option;
	build_cond(b, n, "when", scope, &x->when);
}

static size_t count_brings(const struct node *n)
{
	size_t count = 0;
	for (size_t i = 0; i < n->children.n; i++)
		count += n->children.p[i]->word == W_BRINGS ? 1 : count_brings(n->children.p[i]);
	return count;
}

/* Nodes and fields side by side: what an option or a yes brings. */
static void walk(struct build *b, struct door *d, const struct scope *scope, const struct node *n, const char *field,
		 const char *option)
{
	for (size_t i = 0; i < n->children.n; i++) {
		const struct node *c = n->children.p[i];
		if (c->word == W_BRINGS)
			one_brings(b, d, scope, c, field, option);
		else if (c->word == W_OPTION)
			walk(b, d, scope, c, field, build_text(b, str_of(c->name)));
		else if (c->word == W_YESNO)
			walk(b, d, scope, c, build_text(b, str_of(c->name)), "yes");
		else
			walk(b, d, scope, c, build_text(b, str_of(c->name)), NULL);
	}
}

static void options_brings(struct build *b, const struct door *d, struct field *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < p[i].options.n; j++) {
			struct option *o = &p[i].options.p[j];
			o->brings.p = arena_array(b->a, d->brings.n + 1, sizeof(*o->brings.p));
			for (size_t k = 0; k < d->brings.n; k++)
				if (d->brings.p[k].field && d->brings.p[k].option && !strcmp(d->brings.p[k].field, p[i].name) &&
				    !strcmp(d->brings.p[k].option, o->name))
					o->brings.p[o->brings.n++] = d->brings.p[k];
			options_brings(b, d, o->fields.p, o->fields.n);
		}
}

void build_door(struct build *b, struct item *it)
{
	struct door *d = (struct door *)it->elem;
	struct scope *scope = arena_make(b->work, struct scope);
	scope->door = d;
	it->scope = scope;
	it->filled = true;
	d->no_login = node_true(it->node, "no_login");
	build_fields(b, it->node, scope, NULL, &d->fields.p, &d->fields.n);
	d->brings.p = arena_array(b->a, count_brings(it->node) + 1, sizeof(*d->brings.p));
	walk(b, d, scope, it->node, NULL, NULL);
	build_drain(b);
	options_brings(b, d, d->fields.p, d->fields.n);
}
