#include "pack/move.h"

#include "text/text.h"

#define PROBLEMS_MAX 50

struct pair { const struct field *before, *after; };
typedef VEC(const struct field *) field_list;

static bool same(const char *a, const char *b) { return a == b || (a && b && strcmp(a, b) == 0); }

/* ---- fields of a form, those inside options, yes and levels too: they stand flat in a body ---- */

static void flat(struct arena *a, const struct field *f, size_t n, field_list *out)
{
	for (size_t i = 0; i < n; i++) {
		*vec_push(a, out) = &f[i];
		for (size_t k = 0; k < f[i].options.n; k++)
			flat(a, f[i].options.p[k].fields.p, f[i].options.p[k].fields.n, out);
		for (size_t k = 0; f[i].kind == FIELD_GRADE && k < f[i].scale->levels.n; k++)
			flat(a, f[i].scale->levels.p[k].fields.p, f[i].scale->levels.p[k].fields.n, out);
	}
}

static const struct field *named(const field_list *l, const char *name)
{
	for (size_t i = 0; i < l->n; i++)
		if (same(l->p[i]->name, name))
			return l->p[i];
	return NULL;
}

/* What a field is called now: its own name, or that of the one that was it. */
static const struct field *successor(const field_list *after, const struct field *f)
{
	const struct field *now = named(after, f->name);
	for (size_t i = 0; !now && i < after->n; i++)
		if (same(after->p[i]->was, f->name))
			now = after->p[i];
	return now;
}

/* ---- kinds ---- */

static bool reaches(const struct field *f, const struct field *now)
{
	bool text = now->kind == FIELD_TEXT;
	switch (f->kind) {
	case FIELD_NUMBER: case FIELD_DATE: case FIELD_CHOICE: return now->kind == f->kind || text;
	case FIELD_TIME: return now->kind == FIELD_TIME || now->kind == FIELD_DATE || text;
	case FIELD_TEXT: case FIELD_YESNO: case FIELD_GRADE: case FIELD_LINK: case FIELD_FILE: case FIELD_ROWS: break;
	}
	return now->kind == f->kind;
}

/* ---- options and levels ---- */

static const struct option *option_now(const struct field *now, const char *name)
{
	const struct option *found = field_option(now, str_of(name));
	for (size_t i = 0; !found && i < now->options.n; i++)
		if (same(now->options.p[i].was, name))
			found = &now->options.p[i];
	return found;
}

static bool among(const char *const *list, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (same(list[i], name))
			return true;
	return false;
}

/* Do both stand for the same level of the base, or one for the other? */
static bool stands_alike(const struct level *old, const struct level *now)
{
	if (among(now->as.p, now->as.n, old->name) || among(old->as.p, old->as.n, now->name))
		return true;
	for (size_t i = 0; i < old->as.n; i++)
		if (among(now->as.p, now->as.n, old->as.p[i]))
			return true;
	return false;
}

/* By name, by `was`, by what both stand for when only one does. */
static const struct level *level_now(const struct scale *before, const struct scale *now, const char *name)
{
	const struct level *found = scale_level(now, str_of(name)), *old = scale_level(before, str_of(name));
	size_t n = 0;
	for (size_t i = 0; !found && i < now->levels.n; i++)
		if (same(now->levels.p[i].was, name))
			return &now->levels.p[i];
	for (size_t i = 0; old && !scale_level(now, str_of(name)) && i < now->levels.n; i++)
		if (stands_alike(old, &now->levels.p[i])) {
			found = &now->levels.p[i];
			n++;
		}
	return n > 1 ? NULL : found;
}

static bool levels_differ(const struct scale *before, const struct scale *now)
{
	for (size_t i = 0; i < before->levels.n; i++) {
		const struct level *l = level_now(before, now, before->levels.p[i].name);
		if (!l || !same(l->name, before->levels.p[i].name))
			return true;
	}
	return false;
}

static bool options_differ(const struct field *before, const struct field *now)
{
	for (size_t i = 0; i < before->options.n; i++) {
		const struct option *o = option_now(now, before->options.p[i].name);
		if (!o || !same(o->name, before->options.p[i].name))
			return true;
	}
	return false;
}

/* Levels stand in descriptions of what is in no ledger, too. */
static bool any_scale_differs(const struct moves *m)
{
	for (size_t i = 0; i < m->from->elems.n; i++) {
		const struct elem *e = m->from->elems.p[i];
		const struct scale *now = e->kind == ELEM_SCALE ? pack_scale(m->to, e->name) : NULL;
		if (now && levels_differ((const struct scale *)e, now))
			return true;
	}
	return false;
}

/* ---- what changes ---- */

struct survey { struct moves *m; const struct lang *l; VEC(const char *) problems; };

static void wrong(struct survey *k, const struct field *f, const char *path, const char *what)
{
	if (k->problems.n < PROBLEMS_MAX)
		*vec_push(k->l->arena, &k->problems) =
			arena_cprintf(k->l->arena, "%s:%d: %s: %s", f->where.file, f->where.line, path, what);
}

static bool fields_differ(struct survey *k, const char *path, const struct field *before, size_t n, const struct field *after,
	size_t n_after)
{
	struct arena *a = k->l->arena;
	field_list old = {0}, now = {0};
	bool differ = false;
	flat(a, before, n, &old);
	flat(a, after, n_after, &now);
	for (size_t i = 0; i < old.n; i++) {
		const struct field *f = old.p[i], *s = successor(&now, f);
		if (!s || !same(s->name, f->name)) {
			differ = true;
			if (!s)
				continue;
		}
		const char *here = arena_cprintf(a, "%s.%s", path, s->name);
		if (!reaches(f, s)) {
			wrong(k, s, here, t_move_other_kind(k->l, title_in(&f->title, k->l)));
			continue;
		}
		differ = differ || f->kind != s->kind || f->many != s->many;
		if (f->kind == FIELD_CHOICE && s->kind == FIELD_CHOICE)
			differ = options_differ(f, s) || differ;
		if (f->kind == FIELD_GRADE)
			differ = levels_differ(f->scale, s->scale) || differ;
		if (f->kind == FIELD_ROWS)
			differ = fields_differ(k, here, f->columns.p, f->columns.n, s->columns.p, s->columns.n) || differ;
		if (f->kind == FIELD_LINK && f->unlisted)
			differ = any_scale_differs(k->m) || differ;
	}
	return differ;
}

static bool lists_differ(const struct register_ *b, const struct register_ *a)
{
	if (b->lists.n != a->lists.n || b->fields.n != a->fields.n)
		return true;
	for (size_t i = 0; i < a->fields.n; i++)
		if (!same(a->fields.p[i].name, b->fields.p[i].name) || a->fields.p[i].kind != b->fields.p[i].kind)
			return true;
	for (size_t i = 0; i < a->lists.n; i++) {
		const struct list *x = &a->lists.p[i], *y = &b->lists.p[i];
		if (!same(x->name, y->name) || !same(x->sort, y->sort) || x->equal.n != y->equal.n)
			return true;
		for (size_t k = 0; k < x->equal.n; k++)
			if (!same(x->equal.p[k], y->equal.p[k]))
				return true;
	}
	return false;
}

static const struct register_ *register_now(const struct pack *p, const struct register_ *r)
{
	const struct register_ *now = pack_register(p, r->elem.name);
	for (size_t i = 0; !now && i < p->elems.n; i++)
		if (p->elems.p[i]->kind == ELEM_REGISTER && same(p->elems.p[i]->was, r->elem.name))
			now = (const struct register_ *)p->elems.p[i];
	return now;
}

bool pack_moves(const struct pack *from, const struct pack *to, const struct lang *l, struct moves *ret, struct str *ret_problems)
{
	struct survey k = {ret, l, {0}};
	*ret = (struct moves){.from = from, .to = to};
	*ret_problems = STR_NONE;
	for (size_t i = 0; i < from->elems.n; i++) {
		if (from->elems.p[i]->kind != ELEM_REGISTER)
			continue;
		struct move *x = vec_push(l->arena, &ret->list);
		x->before = (const struct register_ *)from->elems.p[i];
		x->after = register_now(to, x->before);
		if (!x->after)
			continue;
		x->renamed = !same(x->before->elem.name, x->after->elem.name);
		x->values = fields_differ(&k, x->after->elem.name, x->before->fields.p, x->before->fields.n, x->after->fields.p,
			x->after->fields.n);
		x->lists = x->renamed || lists_differ(x->before, x->after);
	}
	const char *all = "";
	for (size_t i = 0; i < k.problems.n; i++)
		all = arena_cprintf(l->arena, "%s%s\n", all, k.problems.p[i]);
	*ret_problems = str_of(all);
	return k.problems.n == 0;
}

const struct move *move_of(const struct moves *m, const char *reg)
{
	for (size_t i = 0; i < m->list.n; i++)
		if (same(m->list.p[i].before->elem.name, reg))
			return &m->list.p[i];
	return NULL;
}

const struct move *move_to(const struct moves *m, const char *reg)
{
	for (size_t i = 0; i < m->list.n; i++) {
		const struct move *x = &m->list.p[i];
		if (same(x->after ? x->after->elem.name : x->before->elem.name, reg))
			return x;
	}
	return NULL;
}

const char *move_state(const struct move *x, const char *state)
{
	const struct field *old = x->before->state, *now = x->after ? x->after->state : old;
	if (!old || !now || !field_option(old, str_of(state)))
		return NULL;
	const struct option *o = option_now(now, state);
	return o ? o->name : NULL;
}

/* ---- one record ---- */

struct moving {
	const struct moves *m;
	struct arena *a;
	move_issues *issues;
	const char *path;                        /* before the name of a field: "", "items.2." */
};

/* Several values of one field are one line: a field is settled as a whole. */
static void issue(struct moving *v, const char *field, const char *value, enum move_kind kind)
{
	const char *path = arena_cprintf(v->a, "%s%s", v->path, field);
	for (size_t i = 0; i < v->issues->n; i++) {
		struct move_issue *x = &v->issues->p[i];
		if (!same(x->field, path))
			continue;
		if (x->kind != kind)
			*x = (struct move_issue){.field = path, .value = value, .kind = kind};
		else if (*value)
			x->value = arena_cprintf(v->a, "%s, %s", x->value, value);
		return;
	}
	*vec_push(v->a, v->issues) = (struct move_issue){.field = path, .value = value, .kind = kind};
}

static struct json *text(struct moving *v, const char *s)
{
	return json_copy(v->a, &(struct json){.kind = JSON_STR, .s = str_of(s)});
}

static struct json *fields_now(struct moving *v, const struct field *before, size_t n, const struct field *after, size_t n_after,
	const struct json *body);

/* A description of what stands in no ledger carries classes by the names of their scales. */
static struct json *described(struct moving *v, const struct field *s, const struct json *value)
{
	struct json *out = json_obj(v->a);
	json_each(it, value) {
		const char *name = arena_cstr(v->a, it->name);
		const struct scale *before = pack_scale(v->m->from, name), *now = pack_scale(v->m->to, name);
		const struct level *l = before && now && it->kind == JSON_STR
			? level_now(before, now, arena_cstr(v->a,
			it->s)) : NULL;
		if (before && now && !l)
			issue(v, s->name, it->kind == JSON_STR ? arena_cstr(v->a, it->s) : "", MOVE_NO_LEVEL);
		else
			json_put(v->a, out, it->name, l ? text(v, l->name) : json_copy(v->a, it));
	}
	return out;
}

/* One value; NULL: it has no place. */
static struct json *value_now(struct moving *v, const struct field *f, const struct field *s, const struct json *value)
{
	const char *word = value->kind == JSON_STR ? arena_cstr(v->a, value->s) : "";
	if (f->kind == FIELD_CHOICE && s->kind == FIELD_CHOICE && !s->options.n)   /* its options are a lookup's */
		return json_copy(v->a, value);
	if (f->kind == FIELD_CHOICE && s->kind == FIELD_CHOICE) {
		const struct option *o = option_now(s, word);
		if (!o)
			issue(v, s->name, word, MOVE_NO_OPTION);
		return o ? text(v, o->name) : NULL;
	}
	if (f->kind == FIELD_CHOICE) {
		const struct option *o = field_option(f, value->s);
		return text(v, o ? o->title.ja : word);
	}
	if (f->kind == FIELD_GRADE) {
		const struct level *l = level_now(f->scale, s->scale, word);
		if (!l)
			issue(v, s->name, word, MOVE_NO_LEVEL);
		return l ? text(v, l->name) : NULL;
	}
	if (f->kind == FIELD_NUMBER && s->kind == FIELD_TEXT)
		return text(v, arena_cprintf(v->a, "%lld", (long long)value->i));
	if (f->kind == FIELD_TIME && s->kind == FIELD_DATE) {
		if (value->s.n > 10)
			issue(v, s->name, "", MOVE_CUT);
		return text(v, arena_cstr(v->a, str_head(value->s, 10)));
	}
	if (f->kind == FIELD_LINK && json_get(value, "about"))
		return described(v, s, value);
	if (f->kind == FIELD_ROWS)
		return fields_now(v, f->columns.p, f->columns.n, s->columns.p, s->columns.n, value);
	return json_copy(v->a, value);
}

static struct json *values_now(struct moving *v, const struct field *f, const struct field *s, const struct json *value)
{
	if (value->kind != JSON_ARR) {
		struct json *one = value_now(v, f, s, value);
		if (!one || !s->many || f->many || f->kind == FIELD_ROWS)
			return one;
		struct json *list = json_copy(v->a, &(struct json){.kind = JSON_ARR});
		json_add(v->a, list, STR_NONE, one);
		return list;
	}
	struct json *list = json_copy(v->a, &(struct json){.kind = JSON_ARR});
	const char *path = v->path;
	int line = 0;
	json_each(it, value) {
		if (f->kind == FIELD_ROWS)
			v->path = arena_cprintf(v->a, "%s%s.%d.", path, s->name, ++line);
		struct json *one = value_now(v, f, s, it);
		if (one)
			json_add(v->a, list, STR_NONE, one);
	}
	v->path = path;
	if (s->many || s->kind == FIELD_ROWS)
		return list->count || !value->count ? list : NULL;
	if (list->count > 1)
		issue(v, s->name, arena_cprintf(v->a, "%zu", (size_t)list->count), MOVE_SEVERAL);
	return list->count == 1 ? json_copy(v->a, list->first) : NULL;
}

static struct json *fields_now(struct moving *v, const struct field *before, size_t n, const struct field *after, size_t n_after,
	const struct json *body)
{
	field_list old = {0}, now = {0};
	struct json *out = json_obj(v->a);
	flat(v->a, before, n, &old);
	flat(v->a, after, n_after, &now);
	json_each(it, body) {
		const char *name = arena_cstr(v->a, it->name);
		const struct field *f = named(&old, name), *s = f ? successor(&now, f) : NULL;
		struct json *value = s ? values_now(v, f, s, it) : NULL;
		if (!s && !(f && f->is))                 /* what is computed is no value of its own */
			issue(v, name, "", MOVE_GONE);
		if (value)
			json_put(v->a, out, str_of(s->name), value);
	}
	return out;
}

struct json *move_body(const struct moves *m, const struct move *x, const struct json *body, const char *state, struct arena *a,
	const char **ret_state, move_issues *ret_issues)
{
	struct moving v = {m, a, ret_issues, ""};
	const struct field *now = x->after->state;
	const struct option *o = now && *state ? option_now(now, state) : NULL;
	*ret_state = o ? o->name : now && now->options.n ? now->options.p[0].name : "";
	if (now && *state && !o)
		issue(&v, now->name, state, MOVE_NO_OPTION);
	return fields_now(&v, x->before->fields.p, x->before->fields.n, x->after->fields.p, x->after->fields.n, body);
}

const struct field *move_field(struct arena *a, const struct register_ *before, const struct register_ *after, const char *name)
{
	field_list old = {0}, now = {0};
	flat(a, before->fields.p, before->fields.n, &old);
	flat(a, after->fields.p, after->fields.n, &now);
	const struct field *f = named(&old, name);
	return f ? successor(&now, f) : NULL;
}

const struct field *move_field_before(struct arena *a, const struct register_ *before, const struct register_ *after,
	const char *name)
{
	field_list old = {0}, now = {0};
	flat(a, before->fields.p, before->fields.n, &old);
	flat(a, after->fields.p, after->fields.n, &now);
	const struct field *s = named(&now, name), *f = named(&old, name);
	for (size_t i = 0; s && !f && i < old.n; i++)
		if (successor(&now, old.p[i]) == s)
			f = old.p[i];
	return f;
}
