/* register, lookup, param */
#include "pack/scope.h"
#include "pack/grammar.h"
#include "pack/known.h"
#include "pack/param.h"
#include "text/text.h"

static void lists(struct build *b, const struct node *n, struct register_ *r)
{
	r->lists.p = arena_array(b->a, n->children.n + 1, sizeof(*r->lists.p));
	for (size_t i = 0; i < n->children.n; i++) {
		const struct node *c = n->children.p[i];
		if (c->word != W_LIST)
			continue;
		struct list *l = &r->lists.p[r->lists.n++];
		l->name = build_text(b, str_of(c->name));
		build_names(b, c, "equal", &l->equal.p, &l->equal.n);
		l->sort = build_text(b, node_text(c, "sort"));
		for (size_t j = 0; j < l->equal.n; j++) {
			struct str name = str_of(l->equal.p[j]);
			const struct field *f = fields_find(r->fields.p, r->fields.n, name);
			bool fine = str_is(name, "unit") || (f && (f->kind == FIELD_CHOICE || f->kind == FIELD_YESNO ||
								   f->kind == FIELD_GRADE || f->kind == FIELD_LINK));
			if (!fine)
				build_say(b, c, "equal",
					  f ? t_pack_list_kind(b->lang, l->equal.p[j])
					    : t_pack_list_field(b->lang, l->equal.p[j]));
		}
		struct str sort = str_of(l->sort);
		if (!l->sort)
			l->sort = "number";
		else if (!str_is(sort, "number") && !str_is(sort, "changed") && !fields_find(r->fields.p, r->fields.n, sort))
			build_say(b, c, "sort", t_pack_list_field(b->lang, l->sort));
		if (!l->equal.n)
			build_say(b, c, NULL, t_pack_list_equal(b->lang));
		if (l->equal.n > LIST_EQUAL_MAX)
			build_say(b, c, "equal", t_pack_list_many(b->lang, LIST_EQUAL_MAX));
	}
	if (r->lists.n)
		return;
	struct list *l = &r->lists.p[r->lists.n++];
	const char **equal = arena_array(b->a, 1, sizeof(*equal));
	equal[0] = "unit";
	l->name = "by_unit";
	l->equal.p = equal;
	l->equal.n = 1;
	l->sort = "number";
}

void build_register(struct build *b, struct item *it)
{
	struct register_ *r = (struct register_ *)it->elem;
	const struct node *n = it->node;
	struct scope *scope = arena_make(b->work, struct scope);
	scope->reg = r;
	it->scope = scope;
	build_fields(b, n, scope, NULL, &r->fields.p, &r->fields.n);
	build_rules(b, n, scope, &r->rules.p, &r->rules.n);
	r->number = build_number(b, n);
	if (!build_span(b, n, "keep", &r->keep) && !node_key(n, "keep"))
		build_say(b, n, NULL, t_pack_keep(b->lang));
	struct scope *none = arena_make(b->work, struct scope);
	build_time(b, n, "review", none, &r->review);
	build_actor(b, n, "confirmed_by", scope, &r->confirmed_by);
	build_actor(b, n, "readers", scope, &r->readers);
	build_actor(b, n, "writers", scope, &r->writers);
	build_names(b, n, "label", &r->label.p, &r->label.n);
	for (size_t i = 0; i < r->label.n; i++)
		if (strcmp(r->label.p[i], "number") && !fields_find(r->fields.p, r->fields.n, str_of(r->label.p[i])))
			build_say(b, n, "label", t_pack_list_field(b->lang, r->label.p[i]));
	const struct field *state = fields_find(r->fields.p, r->fields.n, STR("state"));
	if (state && state->kind == FIELD_CHOICE && state->options.n)
		r->state = state;
	else if (state)
		build_say(b, n, NULL, t_pack_state(b->lang));
	if (!r->fields.n)
		build_say(b, n, NULL, t_pack_no_columns(b->lang));
	lists(b, n, r);
}

/* The lines' conditions are read in the form that uses the lookup (link_lookups). */
void build_lookup(struct build *b, struct item *it)
{
	struct lookup *k = (struct lookup *)it->elem;
	const struct node *n = it->node;
	struct scope *scope = arena_make(b->work, struct scope);
	it->scope = scope;
	k->every_line = node_true(n, "every_line");
	build_options(b, n, scope, &k->options.p, &k->options.n);
	k->lines.p = arena_array(b->a, n->children.n + 1, sizeof(*k->lines.p));
	for (size_t i = 0; i < n->children.n; i++) {
		const struct node *c = n->children.p[i];
		if (c->word != W_LINE)
			continue;
		struct line *l = &k->lines.p[k->lines.n++];
		l->name = build_text(b, str_of(c->name));
		build_names(b, c, "gives", &l->gives.p, &l->gives.n);
		if (!l->gives.n)
			build_say(b, c, NULL, t_pack_line_gives(b->lang));
		for (size_t j = 0; j < l->gives.n; j++)
			if (!node_child(n, W_OPTION, l->gives.p[j]))
				build_say(b, c, "gives", t_pack_line_option(b->lang, l->gives.p[j]));
	}
	if (!k->lines.n || !k->options.n)
		build_say(b, n, NULL, t_pack_lookup_empty(b->lang));
}

void build_lookup_use(struct build *b, struct item *it, const struct scope *scope)
{
	build_make(b, it);
	build_fill(b, it);
	it->used = true;
	struct lookup *k = (struct lookup *)it->elem;
	size_t at = 0;
	for (size_t i = 0; i < it->node->children.n; i++) {
		const struct node *c = it->node->children.p[i];
		if (c->word == W_LINE)
			build_cond(b, c, "when", scope, &k->lines.p[at++].when);
	}
}

static bool param_value(struct build *b, const struct node *n, const char *key, int64_t *number, struct span *span,
			bool *ret_span)
{
	const struct val *v = node_key(n, key);
	*ret_span = false;
	if (!v)
		return false;
	if (v->kind == VAL_INT) {
		*number = v->i;
		return true;
	}
	if (v->kind == VAL_STR && grammar_span(v->s, span)) {
		*ret_span = true;
		return true;
	}
	return build_say(b, n, key, t_pack_param_limit(b->lang));
}

void build_param(struct build *b, struct item *it)
{
	struct param *p = (struct param *)it->elem;
	const struct node *n = it->node;
	const struct val *v = node_key(n, "value");
	bool is_span, min_is_span = false, max_is_span = false;
	if (!v) {
		build_say(b, n, NULL, t_pack_param_value(b->lang));
		return;
	}
	is_span = v->kind == VAL_STR && grammar_span(v->s, &p->span);
	if (v->kind == VAL_INT) {
		p->type = PARAM_NUMBER;
		p->value = v->i;
	} else if (v->kind == VAL_BOOL) {
		p->type = PARAM_BOOL;
		p->value = v->i;
	} else if (is_span) {
		p->type = PARAM_SPAN;
	} else if (str_is(v->s, "off")) {
		p->type = PARAM_OFF;
	} else {
		p->type = PARAM_TEXT;
		struct str unit = v->s, number = grammar_word(&unit);
		struct span any;
		if (number.n && number.p[0] >= '0' && number.p[0] <= '9' &&
		    grammar_span(arena_printf(b->work, "2 %.*s", STR_ARG(unit)), &any))
			build_say(b, n, "value", t_pack_span_large(b->lang, arena_cstr(b->work, v->s)));
	}
	p->text = v->kind == VAL_STR ? build_text(b, v->s) : NULL;
	p->has_min = param_value(b, n, "min", &p->min, &p->span_min, &min_is_span);
	p->has_max = param_value(b, n, "max", &p->max, &p->span_max, &max_is_span);
	p->limits_span = min_is_span || max_is_span;
	bool other = (p->has_min && min_is_span != is_span && p->type != PARAM_OFF) ||
		     (p->has_max && max_is_span != is_span && p->type != PARAM_OFF);
	if (other || ((p->has_min || p->has_max) && (p->type == PARAM_BOOL || p->type == PARAM_TEXT)))
		build_say(b, n, "value", t_pack_param_kinds(b->lang));
	else if (p->type == PARAM_NUMBER && ((p->has_min && p->value < p->min) || (p->has_max && p->value > p->max)))
		build_say(b, n, "value", t_pack_param_range(b->lang));
	else if (p->type == PARAM_SPAN && ((p->has_max && span_minutes(p->span) > span_minutes(p->span_max)) ||
		 (p->has_min && span_minutes(p->span) < span_minutes(p->span_min))))
		build_say(b, n, "value", t_pack_param_range(b->lang));
	struct str per = node_text(n, "per");
	p->per = build_per(per);
	if (per.n && p->per != PER_DEPARTMENT && p->per != PER_SECTION && p->per != PER_TEAM)
		build_say(b, n, "per", t_pack_param_per(b->lang, arena_cstr(b->work, per)));
	if (per.n && node_key(n, "portal"))
		build_say(b, n, "per", t_pack_param_per_portal(b->lang));
	p->portal = build_text(b, node_text(n, "portal"));
	if (p->portal && !known_has(KNOWN_PORTAL_PARAM, str_of(p->portal))) {
		const char *near = word_near(str_of(p->portal), known_list(KNOWN_PORTAL_PARAM, b->work), b->work);
		build_say(b, n, "portal", near ? t_pack_known_near(b->lang, p->portal, near) : t_pack_known(b->lang, p->portal));
	}
}
