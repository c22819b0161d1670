#include "engine/closed.h"

#include "engine/policy.h"
#include "engine/record_index.h"
#include "util/vec.h"

#define LEDGERS_MAX 2000                         /* names of ledgers that a store ever had */

static bool goes_on(const struct pack *now, const char *name)
{
	for (size_t i = 0; i < now->elems.n; i++)
		if (now->elems.p[i]->kind == ELEM_REGISTER && (strcmp(now->elems.p[i]->name, name) == 0 ||
			(now->elems.p[i]->was && strcmp(now->elems.p[i]->was, name) == 0)))
			return true;
	return false;
}

/* The pack of its last record that has it: a record's shape is that of its last change. */
static bool newest(struct city *city, struct tx *t, int64_t organ, const char *name, struct closed *ret, struct err *e)
{
	struct hash shape;
	struct query *q = tx_query(t, STMT_closed_shape, ARGS(val_c(name), val_i(organ)));
	bool found = query_next(q) && query_s(q, 0).n == HASH_LEN;
	if (found)
		memcpy(shape.b, query_s(q, 0).p, HASH_LEN);
	TRY(query_end(q, e));
	*ret = (struct closed){0};
	if (!found)
		return true;
	ret->pack = city_pack_by_digest(city, t, &shape, e);
	ret->reg = ret->pack ? pack_register(ret->pack, name) : NULL;
	return ret->pack != NULL;
}

/* The last activation that took it away. */
static bool since(struct city *city, struct tx *t, struct arena *a, int64_t organ, struct closed *c, struct err *e)
{
	struct proposal *list;
	size_t n;
	TRY(proposal_list(t, a, organ, &list, &n, e));
	for (size_t i = 0; i < n && !c->since; i++) {
		if (!list[i].applied)
			continue;
		const struct pack *from = city_pack_by_digest(city, t, &list[i].base, e);
		if (!from)
			return false;
		if (pack_register(from, c->reg->elem.name))
			c->since = list[i].applied;
	}
	return true;
}

bool closed_find(struct city *city, struct tx *t, struct arena *a, int64_t organ, const struct pack *now, const char *name,
	struct closed *ret, struct err *e)
{
	*ret = (struct closed){0};
	if (goes_on(now, name))
		return true;
	TRY(newest(city, t, organ, arena_cstr(a, str_of(name)), ret, e));
	return !ret->reg || since(city, t, a, organ, ret, e);
}

bool closed_list(struct city *city, struct tx *t, struct arena *a, int64_t organ, const struct pack *now, struct closed **ret,
	size_t *ret_n, struct err *e)
{
	VEC(struct closed) list = {0};
	const char *name = "";
	for (int i = 0; i < LEDGERS_MAX; i++) {
		struct closed one;
		struct query *q = tx_query(t, STMT_closed_next, ARGS(val_c(name)));
		bool found = query_next(q);
		name = found ? arena_cstr(a, query_s(q, 0)) : NULL;
		TRY(query_end(q, e));
		if (!found)
			break;
		TRY(closed_find(city, t, a, organ, now, name, &one, e));
		if (one.reg)
			*vec_push(a, &list) = one;
	}
	*ret = list.p;
	*ret_n = list.n;
	return true;
}

bool closed_records(struct tx *t, struct arena *a, int64_t organ, const char *name, int64_t unit, int64_t after, int limit,
	struct record **ret, size_t *ret_n, struct err *e)
{
	VEC(struct record) list = {0};
	bool ok = true;
	struct query *q = unit
		? tx_query(t, STMT_closed_of_unit, ARGS(val_c(name), val_i(organ), val_i(unit), val_i(after), val_i(limit)))
		: tx_query(t, STMT_closed_records, ARGS(val_c(name), val_i(organ), val_i(after), val_i(limit)));
	while (ok && query_next(q))
		ok = record_of_row(q, a, vec_push(a, &list), e);
	*ret = list.p;
	*ret_n = list.n;
	return query_end(q, ok ? e : NULL) && ok;
}

bool closed_count(struct tx *t, int64_t organ, const char *name, int64_t unit, int64_t *ret, struct err *e)
{
	return unit ? tx_number(t, STMT_closed_count_unit, ARGS(val_c(name), val_i(organ), val_i(unit)), 0, ret, e)
		: tx_number(t, STMT_closed_count, ARGS(val_c(name), val_i(organ)), 0, ret, e);
}
