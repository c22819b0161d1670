/* What depends on a record's classes: copies may not be lower than their original (5-2-1-i), media carry the highest class
 * of what they hold (5-2-4-u). A change of the original changes them in the same act, each with its version. */
#include "engine/record_write.h"

#include "text/text.h"
#include "util/clean.h"

/* Does the register compute something, or bound a class, by what this link of it leads to? */
static bool depends_on(const struct register_ *r, const char *link)
{
	for (size_t i = 0; i < r->fields.n; i++) {
		const struct field *f = &r->fields.p[i];
		if (f->is && f->is->names.n > 1 && strcmp(f->is->names.p[0], link) == 0)
			return true;
		if (f->kind == FIELD_GRADE && f->at_least_path && f->at_least_path->names.n > 1 &&
			strcmp(f->at_least_path->names.p[0], link) == 0)
			return true;
	}
	return false;
}

static bool leads_to(const struct field *f, const char *reg)
{
	for (size_t i = 0; i < f->to.n; i++)
		if (strcmp(f->to.p[i], reg) == 0)
			return true;
	return false;
}

/* Raises the classes of a copy to those of its original; what a higher level asks besides comes along from there. */
static bool raise(struct writing *w, const struct register_ *r, struct env *v, struct json *body, const struct record *original,
	struct err *e)
{
	struct arena *a = w->c->arena;
	for (size_t i = 0; i < r->fields.n; i++) {
		const struct field *f = &r->fields.p[i];
		if (f->kind != FIELD_GRADE || f->is || !f->at_least_path || f->at_least_path->names.n < 2)
			continue;
		/* the bound as form_check sees it: of several originals the highest */
		struct field probe = *f;
		probe.is = f->at_least_path;
		probe.is_highest = true;
		struct json *bound = json_copy(a, body);
		v->body = bound;
		TRY(form_compute(v, &probe, 1, bound, e));
		const struct level *least = scale_level(f->scale, json_str(bound, f->name)),
				   *now = scale_level(f->scale, json_str(body, f->name));
		if (!least || (now && now->rank >= least->rank))
			continue;
		json_put(a, body, str_of(f->name), json_copy(a, json_get(bound, f->name)));
		if (i + 1 < r->fields.n && r->fields.p[i + 1].as_of) {
			probe = r->fields.p[i + 1];
			probe.is = f->at_least_path;
			probe.is_highest = true;
			TRY(form_compute(v, &probe, 1, body, e));
		}
		for (size_t k = 0; k < f->scale->levels.n; k++) {
			const struct level *l = &f->scale->levels.p[k];
			for (size_t m = 0; l->rank <= least->rank && m < l->fields.n; m++) {
				const struct json *theirs = json_get(original->body, l->fields.p[m].name);
				if (theirs && !json_get(body, l->fields.p[m].name))
					json_put(a, body, str_of(l->fields.p[m].name), json_copy(a, theirs));
			}
		}
	}
	return true;
}

static bool same_body(const struct json *left, const struct json *right)
{
	CLEAN_BUF struct buf a;
	CLEAN_BUF struct buf b;
	buf_init(&a, 1 << 20);
	buf_init(&b, 1 << 20);
	json_write(&a, left);
	json_write(&b, right);
	return !a.failed && !b.failed && str_eq(buf_str(&a), buf_str(&b));
}

static bool regrade(
	struct writing *w, const struct register_ *r, int64_t id, const struct record *original, bool *ret_changed, struct err *e)
{
	struct act_call *c = w->c;
	struct record rec;
	bool found;
	*ret_changed = false;
	TRY(record_get(c->tx, c->arena, id, &rec, &found, e));
	if (!found)
		return true;
	struct json *old = json_obj(c->arena);
	json_each(it, rec.body)
		if (!r->state || !str_is(it->name, "state"))
			json_put(c->arena, old, it->name, json_copy(c->arena, it));
	struct json *body = json_copy(c->arena, old);
	struct env v = writing_env(w, r, rec.unit, body);
	TRY(raise(w, r, &v, body, original, e));
	v.body = body;
	TRY(form_compute(&v, r->fields.p, r->fields.n, body, e));
	if (same_body(old, body))
		return true;
	rec.body = old;
	*ret_changed = true;
	/* nobody has looked at it yet: unverified until the leader does */
	return writing_save(w, r, &rec, body, rec.state, 0, t_record_regraded(c->lang, original->number, original->title), e);
}

typedef VEC(int64_t) id_list;

/* The records of a register that name the original in a field. */
static bool dependents(struct writing *w, const struct register_ *r, const struct field *f, const struct record *original,
	id_list *queue, size_t *n_done, struct err *e)
{
	int64_t after = 0;
	for (;;) {
		int64_t ids[256];
		size_t n = 0;
		struct query *q = tx_query(w->c->tx, STMT_record_dependents,
			ARGS(val_i(original->id), val_c(f->name), val_c(r->elem.name), val_i(after), val_i(256)));
		while (query_next(q))
			ids[n++] = query_i(q, 0);
		TRY(query_end(q, e));
		for (size_t i = 0; i < n; i++) {
			bool changed;
			TRY(regrade(w, r, ids[i], original, &changed, e));
			after = ids[i];
			if (!changed)
				continue;
			if (++*n_done > RECORD_CASCADE) {
				act_problem(w->c, "", t_record_cascade_max(w->c->lang, RECORD_CASCADE));
				return true;
			}
			*vec_push(w->c->arena, queue) = ids[i];
		}
		if (n < 256)
			return true;
	}
}

bool writing_cascade(struct writing *w, int64_t id, struct err *e)
{
	id_list queue = {0};
	size_t n_done = 0;
	*vec_push(w->c->arena, &queue) = id;
	for (size_t at = 0; at < queue.n && w->c->problems.n == 0; at++) {
		struct record original;
		bool found;
		TRY(record_get(w->c->tx, w->c->arena, queue.p[at], &original, &found, e));
		for (size_t i = 0; found && i < w->pack->elems.n; i++) {
			if (w->pack->elems.p[i]->kind != ELEM_REGISTER)
				continue;
			const struct register_ *r = (const struct register_ *)w->pack->elems.p[i];
			for (size_t k = 0; k < r->fields.n; k++) {
				const struct field *f = &r->fields.p[k];
				if (f->kind == FIELD_LINK && leads_to(f, original.reg) && depends_on(r, f->name))
					TRY(dependents(w, r, f, &original, &queue, &n_done, e));
			}
		}
	}
	return true;
}
