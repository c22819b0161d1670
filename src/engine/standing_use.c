/* Uses of keepers: counted by the acts that use them, proven by their entries, made again from cases. */
#include "engine/standing.h"

#include <stdio.h>
#include <stdlib.h>

#include "engine/check.h"
#include "engine/object.h"
#include "engine/step.h"
#include "util/civil.h"
#include "util/hash.h"
#include "util/map.h"

static int64_t month_of(int64_t ms)
{
	struct civil c = civil_of_ms(ms);
	return (int64_t)c.year * 12 + c.month - 1;
}

int64_t standing_keeper(const char *path, int64_t organ)
{
	char number[24];
	snprintf(number, sizeof(number), " %lld", (long long)organ);
	struct str parts[] = {str_of(path), str_of(number)};
	struct hash h = hash_parts(parts, organ > 1 ? 2 : 1);
	uint64_t v = 0;
	for (int i = 0; i < 8; i++)
		v = v << 8 | h.b[i];
	return (int64_t)(v >> 11);
}

void standing_proves(struct act_call *c, const char *keeper)
{
	bool portal = strncmp(keeper, "portal.", 7) == 0;
	act_object(c, OBJECT_KEEPER, standing_keeper(keeper, portal ? 1 : c->who.organ));
}

bool standing_use(struct act_call *c, const char *keeper, int64_t unit, bool late, struct err *e)
{
	int64_t month = month_of(c->now);
	standing_proves(c, keeper);
	TRY(tx_run(c->tx, STMT_use_add, ARGS(val_c(keeper), val_i(0), val_i(month), val_i(c->now), val_i(late)), NULL, e));
	return !unit ||
	       tx_run(c->tx, STMT_use_add, ARGS(val_c(keeper), val_i(unit), val_i(month), val_i(c->now), val_i(late)), NULL, e);
}

bool standing_months(struct tx *t, const struct pack *p, const char *keeper, int64_t unit, int fiscal_year, int64_t ret_n[12],
	int64_t ret_late[12], struct err *e)
{
	int64_t first = (int64_t)fiscal_year * 12 + 3;
	memset(ret_n, 0, 12 * sizeof(*ret_n));
	memset(ret_late, 0, 12 * sizeof(*ret_late));
	struct query *q = unit
		? tx_query(t, STMT_use_months, ARGS(val_c(keeper), val_i(unit), val_i(first), val_i(first + 11)))
		: tx_query(t, STMT_use_months_of_pack,
			  ARGS(val_c(keeper), val_i(first), val_i(first + 11), val_b(p->digest.b, HASH_LEN)));
	while (query_next(q)) {
		int64_t at = query_i(q, 0) - first;
		ret_n[at] = query_i(q, 1);
		ret_late[at] = query_i(q, 2);
	}
	return query_end(q, e);
}

/* ---- entries that prove ---- */

const char *standing_proof(struct arena *a, const struct keeper *k)
{
	if (!k->elem)
		return k->path;
	if (k->elem->kind == ELEM_PARAM && ((const struct param *)(const void *)k->elem)->portal)
		return arena_cprintf(a, "portal.%s", ((const struct param *)(const void *)k->elem)->portal);
	if (k->elem->kind == ELEM_PROCEDURE && k->step)
		return arena_cprintf(a, "%s.%s", k->elem->name, k->step->name);
	if (k->elem->kind == ELEM_DOCUMENT && k->key && strcmp(k->key, "read_by") == 0)
		return k->path;
	return k->elem->name;
}

static int newest_first(const void *a, const void *b)
{
	int64_t x = ((const struct entry *)a)->seq, y = ((const struct entry *)b)->seq;
	return x > y ? -1 : x < y;
}

typedef VEC(struct entry) entry_list;

/* The newest of what was found under several numbers, each once. */
static void newest(struct arena *a, entry_list *all, int limit, struct entry **ret, size_t *ret_n)
{
	size_t n = 0;
	if (all->n > 1)
		qsort(all->p, all->n, sizeof(*all->p), newest_first);
	for (size_t i = 0; i < all->n && n < (size_t)limit; i++)
		if (n == 0 || all->p[n - 1].seq != all->p[i].seq)
			all->p[n++] = all->p[i];
	*ret = all->p ? all->p : arena_array(a, 1, sizeof(**ret));
	*ret_n = n;
}

bool standing_entries(struct city *city, struct tx *t, struct arena *a, const struct pack *p, const char *keeper, int64_t before,
	int limit, const struct lang *l, struct entry **ret, size_t *ret_n, struct err *e)
{
	entry_list all = {0};
	VEC(int64_t) organs = {0};
	bool portal = strncmp(keeper, "portal.", 7) == 0;
	struct query *q = tx_query(t, STMT_organs_of_pack, ARGS(val_b(p->digest.b, HASH_LEN)));
	while (query_next(q))
		*vec_push(a, &organs) = query_i(q, 0);
	TRY(query_end(q, e));
	for (size_t i = 0; i < (portal ? 1 : organs.n); i++) {
		struct entry *some;
		size_t n;
		TRY(trail_of(city, t, a, OBJECT_KEEPER, standing_keeper(keeper, portal ? 1 : organs.p[i]), before, limit, l,
			&some, &n, e));
		for (size_t k = 0; k < n; k++)
			*vec_push(a, &all) = some[k];
	}
	newest(a, &all, limit, ret, ret_n);
	return true;
}

bool standing_clause_entries(struct city *city, struct tx *t, struct arena *a, const struct pack *p, const struct clause *c,
	int64_t before, int limit, const struct lang *l, struct entry **ret, size_t *ret_n, struct err *e)
{
	entry_list all = {0};
	for (size_t i = 0; i < c->kept_by.n; i++) {
		struct entry *some;
		size_t n;
		TRY(standing_entries(city, t, a, p, standing_proof(a, &c->kept_by.p[i]), before, limit, l, &some, &n, e));
		for (size_t k = 0; k < n; k++)
			*vec_push(a, &all) = some[k];
	}
	newest(a, &all, limit, ret, ret_n);
	return true;
}

/* ---- made again ---- */

struct sum { const char *keeper; int64_t unit, month, n, last, late; };
struct sums { struct arena *arena; struct map *map; };

static void add_one(struct sums *s, const char *keeper, int64_t unit, int64_t at, bool late)
{
	int64_t month = month_of(at);
	struct str key = arena_printf(s->arena, "%s %lld %lld", keeper, (long long)unit, (long long)month);
	struct sum *sum = map_get(s->map, key);
	if (!sum) {
		sum = arena_make(s->arena, struct sum);
		*sum = (struct sum){arena_cstr(s->arena, str_of(keeper)), unit, month, 0, 0, 0};
		map_set(s->map, key, sum);
	}
	sum->n++;
	sum->late += late;
	sum->last = at > sum->last ? at : sum->last;
}

static void add(struct sums *s, const char *keeper, int64_t unit, int64_t at, bool late)
{
	add_one(s, keeper, 0, at, late);
	if (unit)
		add_one(s, keeper, unit, at, late);
}

static bool again_steps(struct tx *t, struct sums *s, struct err *e)
{
	struct arena *a = s->arena;
	int64_t after = 0, n = 1;
	while (n) {
		struct query *q = tx_query(t, STMT_reuse_steps, ARGS(val_i(after), val_i(1000)));
		for (n = 0; query_next(q); n++) {
			const char *part = arena_cstr(a, query_s(q, 1)), *step = arena_cstr(a, query_s(q, 2));
			bool late = !query_null(q, 4) && query_i(q, 3) > query_i(q, 4);
			after = query_i(q, 0);
			if (!*part)
				continue;
			add(s, part, query_i(q, 5), query_i(q, 3), late);
			if (*step != '@')
				add(s, arena_cprintf(a, "%s.%s", part, step), query_i(q, 5), query_i(q, 3), late);
		}
		TRY(query_end(q, e));
	}
	return true;
}

struct opened { int64_t unit, at; struct str content; const char *door; };

/* Submitting uses each part and the door, once: at the time the case was opened. */
static bool again_cases(struct tx *t, struct sums *s, struct err *e)
{
	struct arena *a = s->arena;
	int64_t after = 0, n = 1;
	while (n) {
		VEC(struct opened) list = {0};
		struct query *q = tx_query(t, STMT_reuse_cases, ARGS(val_i(after), val_i(200)));
		for (n = 0; query_next(q); n++) {
			after = query_i(q, 0);
			vec_push(a, &list)->unit = query_i(q, 1);
			list.p[list.n - 1].content = arena_str(a, query_s(q, 2));
			list.p[list.n - 1].at = query_i(q, 3);
			list.p[list.n - 1].door = arena_cstr(a, query_s(q, 4));
		}
		TRY(query_end(q, e));
		for (size_t i = 0; i < list.n; i++) {
			struct json *content;
			TRY(json_read(a, list.p[i].content, 100000, &content, e));
			bool by_door = true;
			json_each(part, json_get(content, "parts")) {
				const char *name = arena_cstr(a, json_str(part, "procedure"));
				by_door &= strcmp(name, list.p[i].door) != 0;
				add(s, name, list.p[i].unit, list.p[i].at, false);
			}
			if (by_door)
				add(s, list.p[i].door, list.p[i].unit, list.p[i].at, false);
		}
	}
	return true;
}

static bool again_lines(struct tx *t, struct sums *s, struct err *e)
{
	int64_t after = 0, n = 1;
	while (n) {
		struct query *q = tx_query(t, STMT_reuse_lines, ARGS(val_i(after), val_i(1000)));
		for (n = 0; query_next(q); n++) {
			after = query_i(q, 0);
			add(s, arena_cstr(s->arena, query_s(q, 1)), query_i(q, 3), query_i(q, 2), false);
		}
		TRY(query_end(q, e));
	}
	return true;
}

static bool put_all(struct tx *t, struct sums *s, void (*progress)(void *, int64_t, int64_t), void *ctx, struct err *e)
{
	TRY(tx_run(t, STMT_use_clear, NO_ARGS, NULL, e));
	for (size_t i = 0; i < map_count(s->map); i++) {
		struct str key;
		const struct sum *sum = map_at(s->map, i, &key);
		TRY(tx_run(t, STMT_use_put,
			   ARGS(val_c(sum->keeper), val_i(sum->unit), val_i(sum->month), val_i(sum->n), val_i(sum->last),
				val_i(sum->late)),
			   NULL, e));
		if (progress)
			progress(ctx, (int64_t)i + 1, (int64_t)map_count(s->map));
	}
	return true;
}

bool standing_reindex(struct city *city, void (*progress)(void *, int64_t, int64_t), void *ctx, struct err *e)
{
	struct tx *t;
	struct arena *a = arena_new((size_t)1 << 30);
	struct sums s = {a, map_new(a)};
	bool ok = tx_begin(city_store(city), TX_VOLATILE, &t, e);
	if (ok && again_steps(t, &s, e) && again_cases(t, &s, e) && again_lines(t, &s, e) && put_all(t, &s, progress, ctx, e) &&
		check_reindex(t, e)) {
		ok = tx_commit(t, e);
	} else if (ok) {
		tx_abort(t);
		ok = false;
	}
	arena_free(a);
	return ok;
}
