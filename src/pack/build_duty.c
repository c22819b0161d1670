/* duty, check */
#include "pack/grammar.h"
#include "pack/known.h"
#include "text/text.h"

/* Per what: a register, a procedure, or one of the organisation's own. */
static const struct elem *per(struct build *b, const struct node *n, const char **ret)
{
	struct str name = node_text(n, "per");
	struct item *it = build_item(b, name);
	*ret = build_text(b, name);
	if (!name.n || known_has(KNOWN_PER, name))
		return NULL;
	if (it && (it->node->word == W_REGISTER || it->node->word == W_PROCEDURE))
		return build_make(b, it);
	build_say(b, n, "per", t_pack_per_what(b->lang, *ret));
	return NULL;
}

/* What it hangs on: an event that the program knows, a line added to a register, a date column of its own register. */
static void on(struct build *b, const struct node *n, const struct elem *of, struct duty *d)
{
	struct str rest = str_of(d->on), name = str_cut(&rest, '.');
	struct item *it = build_item(b, name);
	if (known_has(KNOWN_EVENT, str_of(d->on)))
		return;
	if (it && it->node->word == W_REGISTER && str_is(rest, "added")) {
		build_make(b, it);
	} else if (of) {
		struct scope *record = arena_make(b->work, struct scope);
		record->per = of;
		build_time(b, n, "on", record, arena_make(b->work, const struct ptime *));
	} else {
		build_say(b, n, "on", t_pack_on(b->lang, d->on));
	}
}

void build_duty(struct build *b, struct item *it)
{
	struct duty *d = (struct duty *)it->elem;
	const struct node *n = it->node;
	struct scope *scope = arena_make(b->work, struct scope), *none = arena_make(b->work, struct scope);
	scope->duty = d;
	it->scope = scope;
	scope->per = per(b, n, &d->per);
	build_fields(b, n, scope, NULL, &d->fields.p, &d->fields.n);
	build_actor(b, n, "by", scope, &d->by);
	build_cond(b, n, "when", scope, &d->when);
	build_time(b, n, "every", none, &d->every);
	build_time(b, n, "from", none, &d->from);
	build_time(b, n, "due", none, &d->due);
	d->on = build_text(b, node_text(n, "on"));
	if (!node_key(n, "by"))
		build_say(b, n, NULL, t_pack_step_by(b->lang));
	if (!node_key(n, "every") == !d->on)
		build_say(b, n, NULL, t_pack_every_or_on(b->lang));
	if (d->on && !node_key(n, "due"))
		build_say(b, n, NULL, t_pack_on_due(b->lang));
	if (node_key(n, "when") && !scope->per)
		build_say(b, n, "when", t_pack_when_per(b->lang));
	if (d->on)
		on(b, n, scope->per, d);
	d->done = build_text(b, node_text(n, "done"));
	if (node_key(n, "keep"))
		build_span(b, n, "keep", &d->keep);
	if (d->done) {
		struct item *done = build_item(b, str_of(d->done));
		enum word w = done ? done->node->word : W_PACK;
		bool text = w == W_DOCUMENT && !node_key(done->node, "of");
		if (text || w == W_SHEET || w == W_PROCEDURE || w == W_CHECK || w == W_REGISTER)
			build_make(b, done);
		else
			build_say(b, n, "done", t_pack_done(b->lang, d->done));
	}
}

static void expect(struct build *b, const struct node *n, const struct elem *of, struct check *c)
{
	const struct val *v = node_key(n, "expect");
	const struct known_row *run = known_find(KNOWN_RUNS, str_of(c->runs));
	const char *keys = run ? run->keys : NULL;
	c->expects.p = arena_array(b->a, v ? v->pairs.n + 1 : 1, sizeof(*c->expects.p));
	for (size_t i = 0; v && i < v->pairs.n; i++) {
		const char *key = v->pairs.p[i].name;
		const struct val *x = &v->pairs.p[i].val;
		bool fits = false;
		struct str rest = str_of(keys ? keys : "");
		while (rest.n)
			fits = str_is(str_cut(&rest, ' '), key) || fits;
		if (keys && !fits) {
			build_say(b, n, "expect", t_pack_expect(b->lang, key, c->runs, *keys ? keys : "–"));
			continue;
		}
		struct str value = x->kind == VAL_STR ? x->s : arena_printf(b->work, "%lld", (long long)x->i);
		c->expects.p[c->expects.n++] = (struct expect){build_text(b, str_of(key)), build_text(b, value)};
		if (x->kind != VAL_STR)
			continue;
		/* a param, a scale, a level, a column of the record, or REGISTER.column */
		struct str path = value, name = str_cut(&path, '.');
		struct item *it = build_item(b, name);
		if (it && (it->node->word == W_PARAM || it->node->word == W_SCALE) && !path.n) {
			build_make(b, it);
			continue;
		}
		if (str_is(str_of(key), "level"))
			continue;
		struct scope *scope = arena_make(b->work, struct scope);
		struct val *later = arena_make(b->work, struct val);
		if (it && it->node->word == W_REGISTER && path.n) {
			build_make(b, it);
			scope->per = it->elem;
			*later = (struct val){.kind = VAL_STR, .s = path};
		} else {
			scope->per = of;
			*later = (struct val){.kind = VAL_STR, .s = value};
		}
		*vec_push(b->work, &b->laters) =
			(struct later){LATER_PATH, arena_make(b->work, const struct path *), later, scope, n, "expect"};
	}
}

void build_check(struct build *b, struct item *it)
{
	struct check *c = (struct check *)it->elem;
	const struct node *n = it->node;
	struct scope *scope = arena_make(b->work, struct scope), *none = arena_make(b->work, struct scope);
	scope->check = c;
	it->scope = scope;
	c->runs = build_text(b, node_text(n, "runs"));
	if (!c->runs) {
		build_say(b, n, NULL, t_pack_check_runs(b->lang));
	} else if (!known_has(KNOWN_RUNS, str_of(c->runs))) {
		const char *near = word_near(str_of(c->runs), known_list(KNOWN_RUNS, b->work), b->work);
		build_say(b, n, "runs", near ? t_pack_known_near(b->lang, c->runs, near) : t_pack_known(b->lang, c->runs));
	}
	scope->per = per(b, n, &c->per);
	if (!c->per)
		build_say(b, n, NULL, t_pack_check_per(b->lang));
	build_cond(b, n, "when", scope, &c->when);
	build_time(b, n, "every", none, &c->every);
	expect(b, n, scope->per, c);
	c->except = build_text(b, node_text(n, "except"));
	if (c->except) {
		struct str step = str_of(c->except), name = str_cut(&step, '.');
		struct elem *e = build_need(b, ELEM_PROCEDURE, name, n, "except");
		if (e) {
			build_fill(b, build_item(b, name));
			if (!procedure_step((const struct procedure *)e, arena_cstr(b->work, step)))
				build_say(b, n, "except", t_pack_no_member(b->lang, e->name, arena_cstr(b->work, step)));
		}
	}
	struct elem *opens = build_key_elem(b, ELEM_PROCEDURE, n, "opens");
	c->opens = opens ? opens->name : NULL;
}
