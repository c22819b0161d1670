/* role, scale, term */
#include "pack/scope.h"
#include "pack/grammar.h"
#include "text/text.h"

enum per build_per(struct str s)
{
	static const char *const names[] = {
		[PER_MUNICIPALITY] = "municipality", [PER_ORGAN] = "organ",   [PER_DEPARTMENT] = "department",
		[PER_SECTION] = "section",	     [PER_PERSON] = "person", [PER_TEAM] = "team"};
	for (enum per p = PER_MUNICIPALITY; p < ARRAY_LEN(names); p++)
		if (str_is(s, names[p]))
			return p;
	return PER_NONE;
}

static void delegations(struct build *b, const struct node *n, enum word word, struct delegation **ret, size_t *ret_n)
{
	*ret = arena_array(b->a, n->children.n + 1, sizeof(**ret));
	*ret_n = 0;
	for (size_t i = 0; i < n->children.n; i++) {
		const struct node *c = n->children.p[i];
		if (c->word != word)
			continue;
		struct delegation *d = &(*ret)[(*ret_n)++];
		struct item *it = build_item(b, str_of(c->name));
		d->name = build_text(b, str_of(c->name));
		if (it && it->node->word == W_POSITION)
			d->position = (const struct position *)build_make(b, it);
		else
			d->role = (const struct role *)build_need(b, ELEM_ROLE, str_of(c->name), c, NULL);
		build_names(b, c, "only", &d->only.p, &d->only.n);
	}
}

static void filled(struct build *b, const struct node *n, struct role *r)
{
	struct str by = node_text(n, "filled_by");
	struct item *it = build_item(b, by);
	if (r->members.n) {
		r->filled = FILLED_BODY;
		if (by.n)
			build_say(b, n, "filled_by", t_pack_body_filled(b->lang));
	} else if (!by.n) {
		build_say(b, n, NULL, t_pack_not_filled(b->lang));
	} else if (str_is(by, "head")) {
		r->filled = FILLED_HEAD;
		if (r->per == PER_NONE)
			build_say(b, n, "filled_by", t_pack_head_of(b->lang));
	} else if (str_is(by, "appointed")) {
		r->filled = FILLED_APPOINTED;
	} else if (str_is(by, "everyone")) {
		r->filled = FILLED_EVERYONE;
	} else if (str_find(by, STR(".")) < by.n) {
		struct str rest = by, name = str_cut(&rest, '.');
		r->filled = FILLED_COLUMN;
		r->column_register = (const struct register_ *)build_need(b, ELEM_REGISTER, name, n, "filled_by");
		r->column = build_text(b, rest);
	} else if (it && it->node->word == W_POSITION) {
		r->filled = FILLED_POSITION;
		r->position = (const struct position *)build_make(b, it);
	} else {
		build_say(b, n, "filled_by", t_pack_filled_by(b->lang, arena_cstr(b->work, by)));
	}
}

void build_role(struct build *b, struct item *it)
{
	struct role *r = (struct role *)it->elem;
	const struct node *n = it->node;
	struct str one = node_text(n, "one_per"), some = node_text(n, "some_per");
	r->some = some.n > 0;
	r->per = build_per(some.n ? some : one);
	if (one.n && some.n)
		build_say(b, n, "some_per", t_pack_one_and_some(b->lang));
	else if ((one.n || some.n) && r->per == PER_NONE)
		build_say(b, n, some.n ? "some_per" : "one_per", t_pack_per(b->lang, arena_cstr(b->work, some.n ? some : one)));
	r->appointed_by = (const struct role *)build_key_elem(b, ELEM_ROLE, n, "appointed_by");
	r->above = (const struct role *)build_key_elem(b, ELEM_ROLE, n, "above");
	r->assists = (const struct role *)build_key_elem(b, ELEM_ROLE, n, "assists");
	r->overrules = node_true(n, "overrules");
	build_roles_key(b, n, "excludes", &r->excludes.p, &r->excludes.n);
	build_roles_key(b, n, "members", &r->members.p, &r->members.n);
	r->chair = (const struct role *)build_key_elem(b, ELEM_ROLE, n, "chair");
	r->secretary = (const struct role *)build_key_elem(b, ELEM_ROLE, n, "secretary");
	const struct val *quorum = node_key(n, "quorum");
	r->quorum = quorum ? quorum->i : 0;
	if (r->members.n && (!r->chair || !r->secretary))
		build_say(b, n, NULL, t_pack_body_chair(b->lang));
	if (!r->members.n && (r->chair || r->secretary || quorum))
		build_say(b, n, NULL, t_pack_body_members(b->lang));
	filled(b, n, r);
	/* whom it plays: the roles of the base themselves, under their names */
	struct str *plays;
	size_t n_plays = val_texts(node_key(n, "plays"), b->work, &plays);
	r->plays.p = arena_array(b->a, n_plays + 1, sizeof(struct role *));
	for (size_t i = 0; i < n_plays; i++) {
		struct item *played = map_get(b->items, plays[i]);
		if (!played)
			continue;
		struct role *base = arena_make(b->a, struct role);
		base->elem = (struct elem){ELEM_ROLE, build_text(b, plays[i]), build_title(b, played->node),
					   NULL,      it->elem->where,	       true};
		r->plays.p[r->plays.n++] = base;
	}
	delegations(b, n, W_STAND_IN, &r->stand_ins.p, &r->stand_ins.n);
	delegations(b, n, W_DEPUTY, &r->deputies.p, &r->deputies.n);
	delegations(b, n, W_DELEGATE, &r->delegates.p, &r->delegates.n);
}

int build_evidence(struct build *b, const struct node *n)
{
	struct str s = node_text(n, "evidence");
	if (!s.n)
		return EVIDENCE_NONE;
	if (str_is(s, "note"))
		return EVIDENCE_NOTE;
	if (str_is(s, "photo"))
		return EVIDENCE_PHOTO;
	if (!str_is(s, "file"))
		build_say(b, n, "evidence", t_pack_evidence(b->lang, arena_cstr(b->work, s)));
	return EVIDENCE_FILE;
}

static void questions(struct build *b, const struct node *n, struct question **ret, size_t *ret_n)
{
	*ret = arena_array(b->a, n->children.n + 1, sizeof(**ret));
	*ret_n = 0;
	for (size_t i = 0; i < n->children.n; i++) {
		const struct node *c = n->children.p[i];
		if (c->word != W_QUESTION)
			continue;
		struct question *q = &(*ret)[(*ret_n)++];
		q->name = build_text(b, str_of(c->name));
		q->title = build_title(b, c);
		q->where = (struct where){build_text(b, str_of(c->where.file)), c->where.line};
		q->evidence = build_evidence(b, c);
	}
}

static void played_levels(struct build *b, const struct node *base, struct scale *of)
{
	of->levels.p = arena_array(b->a, base->children.n + 1, sizeof(*of->levels.p));
	for (size_t i = 0; i < base->children.n; i++) {
		const struct node *c = base->children.p[i];
		if (c->word != W_LEVEL)
			continue;
		struct level *l = &of->levels.p[of->levels.n];
		*l = (struct level){.name = build_text(b, str_of(c->name)), .title = build_title(b, c), .where = of->elem.where,
			.rank = (int)of->levels.n};
		of->levels.n++;
	}
}

void build_scale(struct build *b, struct item *it)
{
	struct scale *s = (struct scale *)it->elem;
	const struct node *n = it->node;
	struct scope *scope = arena_make(b->work, struct scope);
	it->scope = scope;
	struct str plays = node_text(n, "plays");
	struct item *played = plays.n ? map_get(b->items, plays) : NULL;
	const struct node *base = played ? played->node : NULL;
	s->levels.p = arena_array(b->a, n->children.n + 1, sizeof(*s->levels.p));
	for (size_t i = 0; i < n->children.n; i++) {
		const struct node *c = n->children.p[i];
		if (c->word != W_LEVEL)
			continue;
		struct level *l = &s->levels.p[s->levels.n];
		l->name = build_text(b, str_of(c->name));
		l->was = build_text(b, node_text(c, "was"));
		l->title = build_title(b, c);
		l->where = (struct where){build_text(b, str_of(c->where.file)), c->where.line};
		l->rank = (int)s->levels.n++;
		build_names(b, c, "as", &l->as.p, &l->as.n);
		build_rules(b, c, scope, &l->rules.p, &l->rules.n);
		build_fields(b, c, scope, NULL, &l->fields.p, &l->fields.n);
		questions(b, c, &l->questions.p, &l->questions.n);
		for (size_t j = 0; j < l->rules.n; j++)
			if (node_key(node_child(c, W_RULE, l->rules.p[j].name), "when") ||
			    node_key(node_child(c, W_RULE, l->rules.p[j].name), "that"))
				build_say(b, node_child(c, W_RULE, l->rules.p[j].name), NULL, t_pack_level_rule(b->lang));
		if (base && !l->as.n)
			build_say(b, c, NULL, t_pack_level_as(b->lang, base->name));
		for (size_t j = 0; base && j < l->as.n; j++)
			if (!node_child(base, W_LEVEL, l->as.p[j]))
				build_say(b, c, "as", t_pack_level_as_none(b->lang, base->name, l->as.p[j]));
	}
	if (s->levels.n < 2)
		build_say(b, n, NULL, t_pack_levels(b->lang));
	if (base) {
		struct scale *of = arena_make(b->a, struct scale);
		of->elem = (struct elem){ELEM_SCALE, build_text(b, plays), build_title(b, base), NULL, it->elem->where, true};
		played_levels(b, base, of);
		s->plays = of;
	}
	struct scope *record = arena_make(b->work, struct scope);
	/* who may lower it is asked about the record that carries the grade: any register has a unit */
	struct register_ *any = arena_make(b->work, struct register_);
	any->elem = (struct elem){.kind = ELEM_REGISTER, .name = "", .title = {"", ""}};
	record->reg = any;
	build_actor(b, n, "lowered_by", record, &s->lowered_by);
}

/* Grades that a term speaks of become columns of a row that stands for the thing. */
static void grades_of(struct build *b, const struct val *v, struct field *row, size_t max)
{
	if (v->kind == VAL_NODE) {
		for (size_t i = 0; i < v->node->texts.n; i++)
			grades_of(b, &v->node->texts.p[i], row, max);
		return;
	}
	if (v->kind != VAL_LIST || !v->list.n)
		return;
	struct str name = v->list.p[0].s;
	struct item *it = build_item(b, name);
	if (!it || it->node->word != W_SCALE || row->columns.n == max || fields_find(row->columns.p, row->columns.n, name))
		return;
	struct field *f = &row->columns.p[row->columns.n++];
	f->name = build_text(b, name);
	f->kind = FIELD_GRADE;
	f->scale = (const struct scale *)build_make(b, it);
	f->title = build_title(b, it->node);
}

void build_term(struct build *b, struct item *it)
{
	struct term *t = (struct term *)it->elem;
	const struct val *means = node_key(it->node, "means");
	struct scope *scope = arena_make(b->work, struct scope);
	struct field *row = arena_make(b->work, struct field);
	if (!means) {
		build_say(b, it->node, NULL, t_pack_term_means(b->lang));
		return;
	}
	row->kind = FIELD_ROWS;
	row->columns.p = arena_array(b->work, 8, sizeof(struct field));
	grades_of(b, means, row, 8);
	scope->rows = row;
	build_cond(b, it->node, "means", scope, &t->means);
	/* read after this one: what the condition is about */
	t->subject = row->columns.n ? row->columns.p[0].name : NULL;
}
