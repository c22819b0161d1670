/* Conditions with three values: a missing value makes a condition unknown, which is never true. */
#include "engine/form_path.h"
#include "util/num.h"

static enum truth of(bool yes) { return yes ? TRUTH_YES : TRUTH_NO; }
static enum truth negate(enum truth t) { return t == TRUTH_UNKNOWN ? t : of(t == TRUTH_NO); }

static enum truth ordered(enum cond_op op, int64_t left, int64_t right)
{
	switch (op) {
	case OP_IS: case OP_HAS: return of(left == right);
	case OP_IS_NOT: return of(left != right);
	case OP_AT_LEAST: return of(left >= right);
	case OP_AT_MOST: return of(left <= right);
	case OP_GIVEN: case OP_MISSING: break;
	}
	return TRUTH_UNKNOWN;
}

/* The right side as a path to one thing; NULL when it leads to several. Its value is NULL when it is missing. */
static bool right_side(struct env *v, const struct cond *c, const struct found **ret, struct err *e)
{
	found_list found = {0};
	TRY(path_text(v, c->value, false, &found, e));
	*ret = found.n == 1 ? &found.p[0] : NULL;
	return true;
}

static bool right_value(struct env *v, const struct cond *c, const struct found **ret, struct err *e)
{
	TRY(right_side(v, c, ret, e));
	if (*ret && !(*ret)->value)
		*ret = NULL;
	return true;
}

/* Against a level of the base: every level of it that the local one stands for is asked, or the one that was chosen. */
static enum truth by_base(const struct cond *c, const struct scale *s, const struct found *left)
{
	const struct level *r = scale_level(s->plays, str_of(c->value)), *l = scale_level(s, left->value->s);
	const struct level *chosen = form_as(s, left->home, left->field ? left->field->name : "");
	enum truth all = TRUTH_UNKNOWN;
	if (chosen && r)
		return ordered(c->op, chosen->rank, r->rank);
	for (size_t i = 0; l && r && i < l->as.n; i++) {
		const struct level *as = scale_level(s->plays, str_of(l->as.p[i]));
		enum truth t = as ? ordered(c->op, as->rank, r->rank) : TRUTH_UNKNOWN;
		if (i && t != all)
			return TRUTH_UNKNOWN;
		all = t;
	}
	return all;
}

static bool by_rank(
	struct env *v, const struct cond *c, const struct scale *s, const struct json *left, enum truth *ret, struct err *e)
{
	const struct level *l = scale_level(s, left->s), *r = scale_level(s, str_of(c->value));
	if (!r) {
		const struct found *right;
		TRY(right_value(v, c, &right, e));
		r = right && right->value->kind == JSON_STR ? scale_level(s, right->value->s) : NULL;
	}
	if (l && r)
		*ret = ordered(c->op, l->rank, r->rank);
	return true;
}

static bool by_number(struct env *v, const struct cond *c, int64_t left, enum truth *ret, struct err *e)
{
	int64_t n;
	const struct found *right;
	if (num_i64(str_of(c->value), INT64_MIN, INT64_MAX, &n)) {
		*ret = ordered(c->op, left, n);
		return true;
	}
	TRY(right_value(v, c, &right, e));
	if (right && right->value->kind == JSON_INT)
		*ret = ordered(c->op, left, right->value->i);
	return true;
}

static bool by_moment(struct env *v, const struct cond *c, struct moment left, enum truth *ret, struct err *e)
{
	struct moment right;
	bool known;
	if (!c->time)
		return true;
	TRY(moment_eval(v, c->time, &right, &known, e));
	if (!known)
		return true;
	if (left.is_date || right.is_date)
		*ret = ordered(c->op, civil_date_of_ms(left.ms), civil_date_of_ms(right.ms));
	else
		*ret = ordered(c->op, left.ms, right.ms);
	return true;
}

static bool same_thing(const struct json *a, const struct json *b)
{
	if (a->kind == JSON_OBJ && b->kind == JSON_OBJ)
		return str_eq(json_str(a, "kind"), json_str(b, "kind")) && json_int(a, "id", -1) == json_int(b, "id", -1) &&
			str_eq(json_str(a, "name"), json_str(b, "name")) && json_get(a, "about") == NULL &&
			json_get(b, "about") == NULL;
	if (a->kind != b->kind)
		return false;
	return a->kind == JSON_STR ? str_eq(a->s, b->s) : (a->kind == JSON_INT || a->kind == JSON_BOOL) && a->i == b->i;
}

static bool has(const struct json *list, const struct json *one)
{
	if (list->kind != JSON_ARR)
		return same_thing(list, one);
	json_each(it, list)
		if (same_thing(it, one))
			return true;
	return false;
}

/* Words, options, things: equal or not. The right side is what the left could be; else a field or param. */
static bool by_name(struct env *v, const struct cond *c, const struct found *left, enum truth *ret, struct err *e)
{
	const struct json literal = {.kind = JSON_STR, .s = str_of(c->value)}, *right = &literal;
	const struct field *f = left->field;
	bool option = f && f->kind == FIELD_CHOICE && field_option(f, literal.s) != NULL;
	if (!left->step && !option) {
		const struct found *other;
		TRY(right_side(v, c, &other, e));
		if (other && other->value)
			right = other->value;
		else if (!other || other->field || other->step ||
			(left->value->kind == JSON_OBJ && !json_get(left->value, "name")))
			return true;                         /* against what is not filled in */
	}
	bool same;
	if (left->value->kind == JSON_OBJ && right == &literal)
		same = str_eq(json_str(left->value, "name"), literal.s);       /* a clause, a document */
	else if (c->op == OP_HAS || left->value->kind != JSON_ARR)
		same = has(left->value, right);
	else
		same = left->value->count == 1 && same_thing(left->value->first, right);
	if (c->op == OP_IS || c->op == OP_HAS)
		*ret = of(same);
	else if (c->op == OP_IS_NOT)
		*ret = of(!same);
	return true;
}

static bool compare(struct env *v, const struct cond *c, const struct found *left, enum truth *ret, struct err *e)
{
	const struct json *value = left->value;
	*ret = TRUTH_UNKNOWN;
	if (c->op == OP_GIVEN || c->op == OP_MISSING) {
		*ret = of((value != NULL) == (c->op == OP_GIVEN));
		return true;
	}
	if (!value)
		return true;
	const struct field *f = left->field;
	const struct scale *s = f && f->scale ? f->scale : c->scale;
	struct moment m;
	if (c->of_base && s && s->plays && value->kind == JSON_STR) {
		*ret = by_base(c, s, left);
		return true;
	}
	if (s && value->kind == JSON_STR)
		return by_rank(v, c, s, value, ret, e);
	if (value->kind == JSON_INT)
		return by_number(v, c, value->i, ret, e);
	if (value->kind == JSON_BOOL && (strcmp(c->value, "yes") == 0 || strcmp(c->value, "no") == 0)) {
		*ret = ordered(c->op, value->i, strcmp(c->value, "yes") == 0);
		return true;
	}
	bool timed = !f || f->kind == FIELD_DATE || f->kind == FIELD_TIME;
	if (timed && moment_of(value, &m))
		return by_moment(v, c, m, ret, e);
	return by_name(v, c, left, ret, e);
}

/* A term is a condition about the thing that the path leads to. */
static bool holds_for(struct env *v, const struct cond *c, const struct found *left, enum truth *ret, struct err *e)
{
	*ret = TRUTH_UNKNOWN;
	if (!left->value || left->value->kind != JSON_OBJ)
		return true;
	struct env target;
	bool found;
	TRY(env_of_target(v, left->field, left->value, &target, &found, e));
	if (!found)
		return true;
	struct err inner = {0};
	*ret = cond_eval(&target, c->term->means, &inner);
	v->seen = target.seen;
	if (inner.code)
		return err_set(e, inner.code, inner.file, inner.line, "%s", inner.text);
	if (c->op == OP_IS_NOT)
		*ret = negate(*ret);
	return true;
}

static bool one(struct env *v, const struct cond *c, const struct found *left, enum truth *ret, struct err *e)
{
	return c->kind == COND_TERM ? holds_for(v, c, left, ret, e) : compare(v, c, left, ret, e);
}

static bool quantified(struct env *v, const struct cond *c, enum truth *ret, struct err *e)
{
	found_list found = {0};
	enum truth t;
	*ret = TRUTH_UNKNOWN;
	bool fan = c->path.quant != QUANT_NONE || c->kind == COND_TERM;
	TRY(path_eval(v, c->path.names.p, c->path.names.n, fan, &found, e));
	switch (c->path.quant) {
	case QUANT_COUNT: {
		int64_t n = 0;
		for (size_t i = 0; i < found.n; i++)
			n += found.p[i].value != NULL;
		return by_number(v, c, n, ret, e);
	}
	case QUANT_NONE:
		if (found.n == 0)
			return one(v, c, &(struct found){0}, ret, e);
		/* of several without some or every nothing can be said */
		return found.n == 1 ? one(v, c, &found.p[0], ret, e) : true;
	case QUANT_SOME: case QUANT_EVERY: {
		enum truth decides = c->path.quant == QUANT_SOME ? TRUTH_YES : TRUTH_NO, all = negate(decides);
		for (size_t i = 0; i < found.n; i++) {
			TRY(one(v, c, &found.p[i], &t, e));
			if (t == decides) {
				*ret = decides;
				return true;
			}
			if (t == TRUTH_UNKNOWN)
				all = TRUTH_UNKNOWN;
		}
		*ret = all;
		return true;
	}
	}
	return true;
}

enum truth cond_eval(struct env *v, const struct cond *c, struct err *e)
{
	enum truth t = TRUTH_UNKNOWN;
	if (!c)
		return TRUTH_YES;
	if (c->kind == COND_CMP || c->kind == COND_TERM)
		return quantified(v, c, &t, e) ? t : TRUTH_UNKNOWN;
	/* all: a no decides; any, none: a yes decides */
	enum truth decides = c->kind == COND_ALL ? TRUTH_NO : TRUTH_YES, all = negate(decides);
	for (size_t i = 0; i < c->parts.n; i++) {
		struct err inner = {0};
		t = cond_eval(v, c->parts.p[i], &inner);
		if (inner.code) {
			(void)err_set(e, inner.code, inner.file, inner.line, "%s", inner.text);
			return TRUTH_UNKNOWN;
		}
		if (t == decides) {
			all = decides;
			break;
		}
		if (t == TRUTH_UNKNOWN)
			all = TRUTH_UNKNOWN;
	}
	return c->kind == COND_NONE ? negate(all) : all;
}
