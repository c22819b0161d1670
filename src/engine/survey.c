#include "engine/survey.h"

#include "util/civil.h"

#include <stdlib.h>

#define DEPTH_MOST 16

struct node { int64_t id, parent; bool wanted; struct survey_unit *line; };
struct tree { VEC(struct node) nodes; };

static int by_id(const void *a, const void *b)
{
	int64_t x = ((const struct node *)a)->id, y = ((const struct node *)b)->id;
	return (x > y) - (x < y);
}

static struct node *node_of(const struct tree *t, int64_t id)
{
	struct node key = {.id = id};
	return t->nodes.n ? bsearch(&key, t->nodes.p, t->nodes.n, sizeof(key), by_id) : NULL;
}

static bool read_tree(struct tx *t, struct arena *a, const char *kind, int64_t date, struct tree *ret, struct err *e)
{
	struct query *q = tx_query(t, STMT_survey_tree, ARGS(val_i(date)));
	while (query_next(q))
		*vec_push(a, &ret->nodes) = (struct node){
			.id = query_i(q, 0), .parent = query_null(q, 1) ? 0 : query_i(q, 1), .wanted = str_is(query_s(q, 2),
				kind)};
	TRY(query_end(q, e));
	if (ret->nodes.n > 1)
		qsort(ret->nodes.p, ret->nodes.n, sizeof(*ret->nodes.p), by_id);
	return true;
}

/* The line in which a unit counts: its own, or of the nearest above; NULL when none is there today. */
static struct survey_unit *line_of(const struct tree *t, int64_t unit)
{
	struct node *n = node_of(t, unit);
	for (int depth = 0; n && !n->wanted && depth < DEPTH_MOST; depth++)
		n = node_of(t, n->parent);
	return n && n->wanted ? n->line : NULL;
}

static bool add_uses(struct tx *t, const struct tree *tree, const char *keeper, int64_t now, struct err *e)
{
	struct civil day = civil_of_ms(now);
	int64_t month = (int64_t)day.year * 12 + day.month - 1,
		first = (int64_t)civil_fiscal_year(civil_date_of_ms(now)) * 12 + 3;
	struct query *q =
		tx_query(t, STMT_survey_use, ARGS(val_c(keeper), val_i(first), val_i(first - 12), val_i(month - 12)));
	while (query_next(q)) {
		struct survey_unit *u = line_of(tree, query_i(q, 0));
		if (!u)
			continue;
		u->n += query_i(q, 1);
		u->before += query_i(q, 2);
	}
	return query_end(q, e);
}

static bool counts(const char *const *keepers, size_t n, struct str part, struct str step)
{
	for (size_t i = 0; i < n; i++) {
		struct str rest = str_of(keepers[i]), first = str_cut(&rest, '.');
		if (str_eq(first, part) && (!rest.n || str_eq(rest, step)))
			return true;
	}
	return false;
}

static bool add_late(struct tx *t, const struct tree *tree, const char *const *keepers, size_t n, int64_t now, struct err *e)
{
	struct query *q = tx_query(t, STMT_survey_late, ARGS(val_i(now)));
	while (query_next(q)) {
		struct survey_unit *u = line_of(tree, query_i(q, 0));
		if (!u || !counts(keepers, n, query_s(q, 1), query_s(q, 2)))
			continue;
		u->late += query_i(q, 3);
		if (!u->oldest || query_i(q, 4) < u->oldest)
			u->oldest = query_i(q, 4);
	}
	return query_end(q, e);
}

static bool add_lines(struct tx *t, const struct tree *tree, struct err *e)
{
	struct query *q = tx_query(t, STMT_survey_lines, NO_ARGS);
	while (query_next(q)) {
		struct survey_unit *u = line_of(tree, query_i(q, 0));
		if (!u)
			continue;
		u->lines += query_i(q, 1);
		u->unchecked += query_i(q, 2);
	}
	return query_end(q, e);
}

bool survey_units(struct tx *t, struct arena *a, const char *kind, const char *const *keepers, size_t n_keepers, int64_t now,
	struct survey_unit **ret, size_t *ret_n, struct err *e)
{
	struct tree tree = {0};
	struct unit *units;
	int64_t today = civil_date_of_ms(now);
	TRY(org_of_kind(t, a, kind, today, &units, ret_n, e));
	TRY(read_tree(t, a, kind, today, &tree, e));
	*ret = arena_array(a, *ret_n + 1, sizeof(**ret));
	memset(*ret, 0, (*ret_n + 1) * sizeof(**ret));
	for (size_t i = 0; i < *ret_n; i++) {
		struct node *n = node_of(&tree, units[i].id);
		(*ret)[i].unit = units[i];
		if (n)
			n->line = &(*ret)[i];
	}
	for (size_t i = 0; i < n_keepers; i++)
		TRY(add_uses(t, &tree, keepers[i], now, e));
	TRY(add_late(t, &tree, keepers, n_keepers, now, e));
	return add_lines(t, &tree, e);
}

bool survey_decided(struct tx *t, int64_t person, int64_t since, struct survey_decided *ret, struct err *e)
{
	*ret = (struct survey_decided){0};
	struct query *q = tx_query(t, STMT_survey_decided, ARGS(val_i(person), val_i(since)));
	while (query_next(q)) {
		struct str result = query_s(q, 0);
		int64_t n = query_i(q, 1);
		ret->granted += str_is(result, "granted") ? n : 0;
		ret->conditional += str_is(result, "conditional") ? n : 0;
		ret->refused += str_is(result, "refused") ? n : 0;
		ret->returned += str_is(result, "returned") ? n : 0;
	}
	return query_end(q, e);
}

bool survey_empty(struct tx *t, struct arena *a, int64_t parent, int64_t date, struct survey_empty **ret, size_t *ret_n,
	struct err *e)
{
	VEC(struct survey_empty) list = {0};
	struct query *q = parent ? tx_query(t, STMT_survey_headless_in, ARGS(val_i(parent), val_i(date)))
				 : tx_query(t, STMT_survey_headless, ARGS(val_i(date)));
	while (query_next(q))
		*vec_push(a, &list) = (struct survey_empty){.unit = query_i(q, 0),
			.name = arena_cstr(a, query_s(q, 1)),
			.name_en = arena_cstr(a, query_s(q, 2)),
			.since = query_null(q, 3) ? CIVIL_NONE : query_i(q, 3) + 1};
	TRY(query_end(q, e));
	*ret = list.p;
	*ret_n = list.n;
	return true;
}

bool survey_people(struct tx *t, int64_t date, struct survey_people *ret, struct err *e)
{
	*ret = (struct survey_people){0};
	struct query *q = tx_query(t, STMT_survey_accounts, ARGS(val_i(date)));
	if (query_next(q)) {
		ret->left = query_i(q, 0);
		ret->nowhere = query_i(q, 1);
		ret->temporary = query_i(q, 2);
	}
	TRY(query_end(q, e));
	q = tx_query(t, STMT_survey_moves, ARGS(val_i(date)));
	while (ret->n_moves < SURVEY_MOVES && query_next(q)) {
		ret->moves[ret->n_moves].date = query_i(q, 0);
		ret->moves[ret->n_moves++].people = query_i(q, 1);
	}
	return query_end(q, e);
}
