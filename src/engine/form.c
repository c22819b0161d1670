/* Rules, handling by class, and how long a text may be. */
#include "engine/form_read.h"
#include "text/text.h"

size_t form_text_max(const struct env *v, const struct field *f)
{
	const struct register_ *r = v->reg ? v->reg : v->procedure && f->column ? v->procedure->writes : NULL;
	const char *name = f->column ? f->column->name : f->name;
	for (size_t i = 0; r && i < r->fields.n; i++) {
		if (r->fields.p[i].kind != FIELD_TEXT)
			continue;
		if (strcmp(r->fields.p[i].name, name) == 0)
			return FORM_LINE_MAX;                /* the first text of a register is its title */
		break;
	}
	for (size_t i = 0; r && i < r->lists.n; i++)
		if (r->lists.p[i].sort && strcmp(r->lists.p[i].sort, name) == 0)
			return FORM_LINE_MAX;
	for (size_t i = 0; r && i < r->label.n; i++)
		if (strcmp(r->label.p[i], name) == 0)
			return FORM_LINE_MAX;
	return FORM_TEXT_MAX;
}

/* The title of the first thing of a condition that is not filled in; NULL when it is no field. */
static const char *missing_in(struct env *v, const struct cond *c)
{
	if (c->kind == COND_CMP || c->kind == COND_TERM) {
		for (size_t n = 1; n <= c->path.names.n; n++) {
			found_list found = {0};
			if (!path_eval(v, c->path.names.p, n, true, &found, NULL) || found.n == 0)
				return NULL;
			for (size_t i = 0; i < found.n; i++)
				if (!found.p[i].value && !found.p[i].step)
					return found.p[i].field ? title_in(&found.p[i].field->title, v->lang) : NULL;
		}
		return NULL;
	}
	for (size_t i = 0; i < c->parts.n; i++) {
		const char *title = missing_in(v, c->parts.p[i]);
		if (title)
			return title;
	}
	return NULL;
}

/* The field a rule's message stands beside: the first that its `that` names in this form. */
static const char *rule_field(struct env *v, const struct cond *c)
{
	if (c->kind == COND_CMP || c->kind == COND_TERM) {
		const char *name = c->path.names.n ? c->path.names.p[0] : "";
		const struct field *f = form_field(v->fields, v->n_fields, name);
		if (!f && v->reg)
			f = form_field(v->reg->fields.p, v->reg->fields.n, name);
		if (!f && v->procedure)
			f = procedure_field(v->procedure, name);
		return f ? f->name : "";
	}
	for (size_t i = 0; i < c->parts.n; i++) {
		const char *name = rule_field(v, c->parts.p[i]);
		if (*name)
			return name;
	}
	return "";
}

bool rules_check(struct env *v, const struct rule *rules, size_t n, struct problem **ret, size_t *ret_n, struct err *e)
{
	problem_list list = {0};
	for (size_t i = 0; i < n; i++) {
		const struct rule *r = &rules[i];
		struct err inner = {0};
		if (!r->that)
			continue;
		enum truth when = cond_eval(v, r->when, &inner),
			   that = when == TRUTH_YES ? cond_eval(v, r->that, &inner) : TRUTH_YES;
		if (inner.code)
			return err_set(e, inner.code, inner.file, inner.line, "%s", inner.text);
		if (that == TRUTH_YES)
			continue;
		const char *title = title_in(&r->title, v->lang),
			   *missing = that == TRUTH_UNKNOWN ? missing_in(v, r->that) : NULL;
		*vec_push(v->arena, &list) = (struct problem){rule_field(v, r->that), that == TRUTH_NO ? title :
			missing ? t_form_rule_unknown(v->lang, title, missing) : t_form_rule_unclear(v->lang, title)};
	}
	*ret = list.p;
	*ret_n = list.n;
	return true;
}

const struct level *form_level(const struct scale *s, const struct json *body)
{
	const struct level *l = scale_level(s, json_str(body, s->elem.name));
	return l || !s->plays ? l : scale_level(s, json_str(body, s->plays->elem.name));
}

const struct level *form_as(const struct scale *s, const struct json *body, const char *grade)
{
	const struct level *l = s->plays ? scale_level(s, json_str(body, grade)) : NULL;
	struct str as = l && l->as.n == 1 ? str_of(l->as.p[0]) : STR_NONE;
	json_each(it, l && l->as.n > 1 ? body : NULL)
		if (it->kind == JSON_STR && it->name.n == strlen(grade) + 3 && str_starts(it->name, str_of(grade)) &&
			str_ends(it->name, STR("_as")))
			as = it->s;
	for (size_t i = 0; as.n && i < l->as.n; i++)
		if (str_is(as, l->as.p[i]))
			return scale_level(s->plays, as);
	return NULL;
}

const struct level *form_several(const struct field *f, const struct json *body)
{
	const struct level *l = scale_level(f->as_scale, json_str(body, f->as_of));
	return l && l->as.n > 1 ? l : NULL;
}

const struct level *form_highest(struct env *v, const char *link, const struct scale *s, struct err *e)
{
	const struct level *best = NULL;
	found_list found = {0};
	if (!path_eval(v, &link, 1, true, &found, e))
		return NULL;
	for (size_t i = 0; i < found.n; i++) {
		const struct json *thing = found.p[i].value;
		const struct record *rec;
		if (!thing || thing->kind != JSON_OBJ)
			continue;
		if (!env_record(v, thing, &rec, e))
			return NULL;
		const struct level *l = form_level(s, rec ? rec->body : thing);
		if (l && (!best || l->rank > best->rank))
			best = l;
	}
	return best;
}

const struct clause *form_rule_clause(const struct pack *p, const struct scale *s, const struct rule *r)
{
	for (size_t i = 0; i < p->clauses.n; i++) {
		const struct clause *c = p->clauses.p[i];
		for (size_t k = 0; k < c->kept_by.n; k++) {
			const struct keeper *by = &c->kept_by.p[k];
			if (by->rule == r || (by->rule && by->elem == &s->elem && strcmp(by->rule->name, r->name) == 0))
				return c;
		}
	}
	return NULL;
}

size_t form_handling(const struct pack *p, const struct scale *s, const struct level *at, struct arena *a, struct handling **ret)
{
	VEC(struct handling) list = {0};
	for (size_t i = 0; at && i < s->levels.n; i++) {
		const struct level *l = &s->levels.p[i];
		for (size_t k = 0; l->rank <= at->rank && k < l->rules.n; k++)
			*vec_push(a, &list) = (struct handling){&l->rules.p[k], l, form_rule_clause(p, s, &l->rules.p[k])};
	}
	*ret = list.p;
	return list.n;
}
