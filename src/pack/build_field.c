#include "pack/scope.h"

#include "pack/grammar.h"
#include "text/text.h"
#include "util/num.h"

static const enum field_kind kinds[] = {
	[W_TEXT] = FIELD_TEXT, [W_NUMBER] = FIELD_NUMBER, [W_DATE] = FIELD_DATE, [W_TIME] = FIELD_TIME, [W_CHOICE] = FIELD_CHOICE,
	[W_YESNO] = FIELD_YESNO, [W_GRADE] = FIELD_GRADE, [W_LINK] = FIELD_LINK, [W_FILE] = FIELD_FILE, [W_ROWS] = FIELD_ROWS,
};

static struct where where_of(struct build *b, const struct node *n)
{
	return (struct where){build_text(b, str_of(n->where.file)), n->where.line};
}

/* at_least, at_most: a number, a level, a path, a time. */
static void limit(struct build *b, const struct node *n, const char *key, const struct scope *scope, struct field *f,
		  const char **text, const struct ptime **time, const struct path **path)
{
	const struct val *v = node_key(n, key);
	int64_t number;
	if (!v)
		return;
	if (v->kind == VAL_BOOL ||
	    (f->kind != FIELD_NUMBER && f->kind != FIELD_DATE && f->kind != FIELD_TIME && f->kind != FIELD_GRADE)) {
		build_say(b, n, key, t_pack_limit(b->lang));
		return;
	}
	struct str s = v->kind == VAL_STR ? v->s : arena_printf(b->work, "%lld", (long long)v->i);
	*text = build_text(b, s);
	if (f->kind == FIELD_DATE || f->kind == FIELD_TIME) {
		build_time(b, n, key, scope, time);
		if (v->kind != VAL_STR)
			build_say(b, n, key, t_pack_limit(b->lang));
	} else if (f->kind == FIELD_NUMBER && num_i64(s, INT64_MIN, INT64_MAX, &number)) {
		return;
	} else if (f->kind == FIELD_GRADE) {
		for (size_t i = 0; f->scale && i < f->scale->levels.n; i++)
			if (str_is(s, f->scale->levels.p[i].name))
				return;
		build_path(b, n, key, scope, path);
	} else {
		build_path(b, n, key, scope, path);
	}
}

static void computed(struct build *b, const struct node *n, const struct scope *scope, struct field *f)
{
	struct str is = node_text(n, "is");
	if (!is.n)
		return;
	struct item *it = build_item(b, is);
	if (it && it->node->word == W_LOOKUP) {
		f->is_lookup = (const struct lookup *)build_make(b, it);
		build_lookup_use(b, it, scope);
		return;
	}
	if (str_starts(is, STR("highest "))) {
		f->is_highest = true;
		struct val *v = arena_make(b->work, struct val);
		*v = (struct val){.kind = VAL_STR, .s = str_trim(str_from(is, 8))};
		*vec_push(b->work, &b->laters) = (struct later){LATER_PATH, &f->is, v, scope, n, "is"};
		return;
	}
	build_path(b, n, "is", scope, &f->is);
}

/* Rows of the form itself. */
static bool own_rows(struct build *b, const struct scope *scope, const char *name)
{
	struct item *it = scope->procedure ? build_item(b, str_of(scope->procedure->elem.name)) : NULL;
	return it && node_child(it->node, W_ROWS, name);
}

static void link_to(struct build *b, const struct node *n, const struct scope *scope, struct field *f)
{
	static const char *const known[] = {"person", "unit", "clause", "document"};
	build_names(b, n, "to", &f->to.p, &f->to.n);
	if (!f->to.n)
		build_say(b, n, NULL, t_pack_link_to(b->lang));
	for (size_t i = 0; i < f->to.n; i++) {
		struct str to = str_of(f->to.p[i]);
		bool fine = str_find(to, STR(".")) < to.n;
		for (size_t j = 0; j < ARRAY_LEN(known); j++)
			fine = fine || str_is(to, known[j]);
		struct item *it = build_item(b, to);
		if (!fine && it) {
			enum word w = it->node->word;
			if (w == W_REGISTER || w == W_PROCEDURE || w == W_DUTY)
				build_make(b, it);
			else
				build_say(b, n, "to", t_pack_link_kind(b->lang, f->to.p[i], word_row(w)->name));
		} else if (!fine && own_rows(b, scope, f->to.p[i])) {
			build_path(b, n, "to", scope, arena_make(b->work, const struct path *));
		} else if (!fine) {
			build_need(b, ELEM_REGISTER, to, n, "to");
		} else if (str_find(to, STR(".")) < to.n) {
			build_path(b, n, "to", scope, arena_make(b->work, const struct path *));
		}
	}
	f->unlisted = node_true(n, "unlisted");
	struct scope *target = arena_make(b->work, struct scope);
	*target = (struct scope){.target = f, .outer = scope};
	build_cond(b, n, "only", target, &f->only);
	build_actor(b, n, "except", scope, &f->except);
}

static void choice_from(struct build *b, const struct node *n, const struct scope *scope, struct field *f)
{
	struct str from = node_text(n, "from");
	struct item *it = build_item(b, from);
	if (!from.n) {
		if (!f->options.n)
			build_say(b, n, NULL, t_pack_no_options(b->lang));
		return;
	}
	if (f->options.n)
		build_say(b, n, "from", t_pack_from_and_options(b->lang));
	if (it && it->node->word == W_SCALE)
		f->scale = (const struct scale *)build_make(b, it);
	else
		f->from_lookup = (const struct lookup *)build_need(b, ELEM_LOOKUP, from, n, "from");
	if (f->from_lookup)
		build_lookup_use(b, it, scope);
}

/* meets = { "carry" }: kept by name, looked up when everything is there (link_form.c). */
static void meets(struct build *b, const struct node *n, const char ***ret, size_t *ret_n)
{
	build_names(b, n, "meets", ret, ret_n);
	if (*ret_n)
		*vec_push(b->work, &b->meets) = n;
}

/* rows of a register: the lines are its records. The column that names the record stands last: build_fields leaves room. */
static void lines_of(struct build *b, const struct node *n, const struct scope *scope, struct field *f)
{
	if (!node_key(n, "of")) {
		if (node_key(n, "only"))
			build_say(b, n, "only", t_pack_only_of(b->lang));
		return;
	}
	f->of = (const struct register_ *)build_key_elem(b, ELEM_REGISTER, n, "of");
	if (!n->parent || n->parent->word != W_PROCEDURE)
		build_say(b, n, "of", t_pack_of_where(b->lang));
	if (!f->of)
		return;
	struct field *record = &f->columns.p[f->columns.n++];
	struct item *it = build_item(b, str_of(f->of->elem.name));
	*record = (struct field){.name = "record", .title = build_title(b, it->node), .kind = FIELD_LINK, .where = f->where,
		.made = true};
	record->to.p = arena_array(b->a, 1, sizeof(const char *));
	record->to.p[record->to.n++] = f->of->elem.name;
	struct scope *target = arena_make(b->work, struct scope);
	*target = (struct scope){.target = record, .outer = scope};
	build_cond(b, n, "only", target, &f->only);
}

static void one_field(struct build *b, const struct node *n, const struct scope *scope, struct field *f)
{
	f->name = build_text(b, str_of(n->name));
	f->title = build_title(b, n);
	f->where = where_of(b, n);
	f->kind = kinds[n->word];
	f->was = build_text(b, node_text(n, "was"));
	f->optional = node_true(n, "optional");
	f->many = node_true(n, "many");
	f->personal = node_true(n, "personal");
	meets(b, n, &f->meets.p, &f->meets.n);
	if (!build_spend(b, 1))
		return;
	if (f->kind == FIELD_GRADE) {
		f->scale = (const struct scale *)build_need(b, ELEM_SCALE, str_of(n->name), n, NULL);
		if (f->scale && !n->texts.n)
			f->title = f->scale->elem.title;
	}
	if (f->kind == FIELD_CHOICE) {
		build_options(b, n, scope, &f->options.p, &f->options.n);
		choice_from(b, n, scope, f);
	}
	if (f->kind == FIELD_YESNO) {
		struct option *yes = arena_make(b->a, struct option);
		yes->name = "yes";
		yes->title = (struct title){t_pack_yes(&(struct lang){LANG_JA, NULL}), t_pack_yes(&(struct lang){LANG_EN, NULL})};
		build_fields(b, n, scope, NULL, &yes->fields.p, &yes->fields.n);
		f->options.p = yes;
		f->options.n = 1;
	}
	if (f->kind == FIELD_LINK)
		link_to(b, n, scope, f);
	if (f->kind == FIELD_ROWS) {
		struct scope *inside = arena_make(b->work, struct scope);
		*inside = *scope;
		inside->rows = f;
		inside->outer = scope;
		build_fields(b, n, inside, NULL, &f->columns.p, &f->columns.n);
		if (!f->columns.n)
			build_say(b, n, NULL, t_pack_no_columns(b->lang));
		else
			lines_of(b, n, scope, f);
	}
	build_cond(b, n, "when", scope, &f->when);
	limit(b, n, "at_least", scope, f, &f->at_least, &f->at_least_time, &f->at_least_path);
	limit(b, n, "at_most", scope, f, &f->at_most, &f->at_most_time, &f->at_most_path);
	computed(b, n, scope, f);
	build_actor(b, n, "readers", scope, &f->readers);
}

/* Is this level of the base one of several that a level of the scale stands for? */
static bool one_of_several(struct build *b, const struct node *scale, struct str name)
{
	for (size_t i = 0; i < scale->children.n; i++) {
		struct str *as;
		size_t n = val_texts(node_key(scale->children.p[i], "as"), b->work, &as);
		for (size_t k = 0; n > 1 && k < n; k++)
			if (str_eq(as[k], name))
				return true;
	}
	return false;
}

/* Behind a grade: which of the base's levels is meant, when a level stands for several. The nodes are asked, since the scale
 * may not be filled yet. */
static void ask_as(struct build *b, const struct node *n, const struct scope *scope, struct field *p, size_t *n_p)
{
	const struct field *f = &p[*n_p - 1];
	struct item *it = f->kind == FIELD_GRADE ? build_item(b, str_of(f->name)) : NULL;
	struct str plays = it ? node_text(it->node, "plays") : STR_NONE;
	struct item *played = plays.n ? map_get(b->items, plays) : NULL;
	size_t max = played ? played->node->children.n : 0;
	struct option *o = arena_array(b->a, max + 1, sizeof(*o));
	size_t n_o = 0;
	for (size_t i = 0; i < max; i++) {
		const struct node *level = played->node->children.p[i];
		if (level->word == W_LEVEL && one_of_several(b, it->node, str_of(level->name)))
			o[n_o++] = (struct option){
				.name = build_text(b, str_of(level->name)), .title = build_title(b, level)};
	}
	if (!n_o || !build_spend(b, n_o))
		return;
	struct field *g = &p[(*n_p)++];
	*g = (struct field){.name = build_text(b, arena_printf(b->work, "%s_as", f->name)), .kind = FIELD_CHOICE,
		.where = f->where, .optional = f->optional, .as_of = f->name, .as_scale = f->scale, .is_highest = f->is_highest};
	g->title = (struct title){build_text(b, str_of(t_pack_as_title(&(struct lang){LANG_JA, b->work}, f->title.ja))),
		build_text(b, str_of(t_pack_as_title(&(struct lang){LANG_EN, b->work}, f->title.en)))};
	g->options.p = o;
	g->options.n = n_o;
	build_cond(b, n, "when", scope, &g->when);
	build_actor(b, n, "readers", scope, &g->readers);
	computed(b, n, scope, g);
}

void build_options(struct build *b, const struct node *n, const struct scope *scope, struct option **ret, size_t *ret_n)
{
	size_t max = build_spend(b, n->children.n) ? n->children.n : 0;
	*ret = arena_array(b->a, max + 1, sizeof(**ret));
	*ret_n = 0;
	for (size_t i = 0; i < max; i++) {
		const struct node *c = n->children.p[i];
		if (c->word != W_OPTION)
			continue;
		struct option *o = &(*ret)[(*ret_n)++];
		o->name = build_text(b, str_of(c->name));
		o->was = build_text(b, node_text(c, "was"));
		o->title = build_title(b, c);
		meets(b, c, &o->meets.p, &o->meets.n);
		build_fields(b, c, scope, NULL, &o->fields.p, &o->fields.n);
	}
}

/* The node of a column of the register that the procedure writes. */
static const struct node *column_node(struct build *b, const struct register_ *r, struct str name)
{
	const struct item *it = build_item(b, str_of(r->elem.name));
	for (size_t i = 0; i < it->node->children.n; i++)
		if (word_is_field(it->node->children.p[i]->word) && str_is(name, it->node->children.p[i]->name))
			return it->node->children.p[i];
	return NULL;
}

static const char *column_names(struct build *b, const struct register_ *r)
{
	const struct item *it = build_item(b, str_of(r->elem.name));
	const char *all = "";
	for (size_t i = 0; i < it->node->children.n; i++)
		if (word_is_field(it->node->children.p[i]->word))
			all = arena_cprintf(b->work, "%s%s%s", all, *all ? " " : "", it->node->children.p[i]->name);
	return all;
}

static void columns(struct build *b, const struct node *n, const struct scope *scope, const struct register_ *r, struct field *p,
		    size_t *n_p)
{
	for (size_t i = 0; i < n->texts.n; i++) {
		struct str name = n->texts.p[i].s;
		const struct node *column = column_node(b, r, name);
		const char *c = arena_cstr(b->work, name);
		if (!column) {
			const char *near = word_near(name, column_names(b, r), b->work);
			build_say(b, n, NULL,
				  near ? t_pack_no_column_near(b->lang, c, r->elem.name, near)
				       : t_pack_no_column(b->lang, c, r->elem.name));
			continue;
		}
		size_t at = (*n_p)++;
		one_field(b, column, scope, &p[at]);
		p[at].optional = false;
		ask_as(b, column, scope, p, n_p);
		for (; at < *n_p; at++)
			p[at].column = fields_find(r->fields.p, r->fields.n, str_of(p[at].name));
	}
}

void build_fields(struct build *b, const struct node *n, const struct scope *scope, const struct register_ *reg,
		  struct field **ret, size_t *ret_n)
{
	size_t max = 0;
	for (size_t i = 0; i < n->children.n; i++)
		max += n->children.p[i]->word == W_COLUMNS ? n->children.p[i]->texts.n : word_is_field(n->children.p[i]->word);
	*ret_n = 0;
	max = build_spend(b, max) ? max : 0;
	*ret = arena_array(b->a, 2 * max + 1, sizeof(**ret));   /* a grade may bring a second one */
	for (size_t i = 0; max && i < n->children.n; i++) {
		const struct node *c = n->children.p[i];
		if (word_is_field(c->word)) {
			one_field(b, c, scope, &(*ret)[(*ret_n)++]);
			ask_as(b, c, scope, *ret, ret_n);
		} else if (c->word == W_COLUMNS && !reg)
			build_say(b, c, NULL, t_pack_columns_where(b->lang));
		else if (c->word == W_COLUMNS)
			columns(b, c, scope, reg, *ret, ret_n);
	}
}

void build_rules(struct build *b, const struct node *n, const struct scope *scope, struct rule **ret, size_t *ret_n)
{
	*ret = arena_array(b->a, n->children.n + 1, sizeof(**ret));
	*ret_n = 0;
	for (size_t i = 0; i < n->children.n; i++) {
		const struct node *c = n->children.p[i];
		if (c->word != W_RULE)
			continue;
		struct rule *r = &(*ret)[(*ret_n)++];
		r->name = build_text(b, str_of(c->name));
		r->title = build_title(b, c);
		r->where = where_of(b, c);
		build_cond(b, c, "when", scope, &r->when);
		build_cond(b, c, "that", scope, &r->that);
	}
}
