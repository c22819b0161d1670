#include <stdlib.h>

#include "pack/inner.h"
#include "pack/scope.h"
#include "util/buf.h"

static const struct inner *inner_of(const struct pack *p) { return (const struct inner *)p; }

struct pack *pack_ref(const struct pack *p)
{
	struct inner *i = (struct inner *)(uintptr_t)p;
	atomic_fetch_add(&i->refs, 1);
	return &i->pack;
}

void pack_unref(const struct pack *p)
{
	struct inner *i = (struct inner *)(uintptr_t)p;
	if (i && atomic_fetch_sub(&i->refs, 1) == 1)
		arena_free(i->arena);
}

const struct elem *pack_elem(const struct pack *p, const char *name)
{
	return name ? map_get(inner_of(p)->elems, str_of(name)) : NULL;
}

static const struct elem *by_name(const struct pack *p, enum elem_kind kind, const char *name)
{
	const struct elem *e = pack_elem(p, name);
	return e && e->kind == kind ? e : NULL;
}

const struct elem *pack_find(const struct pack *p, enum elem_kind kind, const char *name) { return by_name(p, kind, name); }

const struct clause *pack_clause(const struct pack *p, const char *name)
{
	const struct clause *c = name ? map_get(inner_of(p)->clauses, str_of(name)) : NULL;
	return c || !name ? c : map_get(inner_of(p)->chapters, str_of(name));
}

const struct role *pack_role(const struct pack *p, const char *name) { return (const struct role *)by_name(p, ELEM_ROLE, name); }

const struct register_ *pack_register(const struct pack *p, const char *name)
{
	return (const struct register_ *)by_name(p, ELEM_REGISTER, name);
}

const struct procedure *pack_procedure(const struct pack *p, const char *name)
{
	return (const struct procedure *)by_name(p, ELEM_PROCEDURE, name);
}

const struct door *pack_door(const struct pack *p, const char *name) { return (const struct door *)by_name(p, ELEM_DOOR, name); }
const struct scale *pack_scale(const struct pack *p, const char *name)
{
	return (const struct scale *)by_name(p, ELEM_SCALE, name);
}
const struct param *pack_param(const struct pack *p, const char *name)
{
	return (const struct param *)by_name(p, ELEM_PARAM, name);
}

const struct param *pack_portal_param(const struct pack *p, const char *portal)
{
	return portal ? map_get(inner_of(p)->portal, str_of(portal)) : NULL;
}

const struct field *pack_field(const struct register_ *r, const char *name)
{
	return name ? fields_find(r->fields.p, r->fields.n, str_of(name)) : NULL;
}

const struct field *procedure_field(const struct procedure *p, const char *name)
{
	const struct field *f = name ? fields_find(p->fields.p, p->fields.n, str_of(name)) : NULL;
	for (size_t i = 0; name && !f && i < p->steps.n; i++)
		f = fields_find(p->steps.p[i].fields.p, p->steps.p[i].fields.n, str_of(name));
	return f;
}

const struct step *procedure_step(const struct procedure *p, const char *name)
{
	for (size_t i = 0; name && i < p->steps.n; i++)
		if (!strcmp(p->steps.p[i].name, name))
			return &p->steps.p[i];
	return NULL;
}

const struct level *scale_level(const struct scale *s, struct str name)
{
	for (size_t i = 0; i < s->levels.n; i++)
		if (str_is(name, s->levels.p[i].name))
			return &s->levels.p[i];
	return NULL;
}

const struct option *field_option(const struct field *f, struct str name)
{
	for (size_t i = 0; i < f->options.n; i++)
		if (str_is(name, f->options.p[i].name))
			return &f->options.p[i];
	for (size_t i = 0; f->from_lookup && i < f->from_lookup->options.n; i++)
		if (str_is(name, f->from_lookup->options.p[i].name))
			return &f->from_lookup->options.p[i];
	return NULL;
}

size_t pack_clauses_of(const struct pack *p, const char *keeper, struct arena *a, const struct clause ***ret)
{
	const struct clause_list *l = keeper ? map_get(inner_of(p)->keepers, str_of(keeper)) : NULL;
	size_t n = l ? l->list.n : 0;
	*ret = arena_array(a, n, sizeof(struct clause *));
	if (n)
		memcpy(*ret, l->list.p, n * sizeof(struct clause *));
	return n;
}

const struct lookup *step_lookup(const struct pack *p, const struct step *s)
{
	return s->each ? (const struct lookup *)(const void *)by_name(p, ELEM_LOOKUP, s->each) : NULL;
}
