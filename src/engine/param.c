#include "engine/param.h"

#include "engine/org.h"
#include "pack/param.h"
#include "util/civil.h"
#include "util/vec.h"

/* ---- one ---- */

/* Place of a unit on the line from the unit at hand up; the organ is above all. -1: not on it. */
static int place(const int64_t *line, size_t n, int64_t unit)
{
	for (size_t i = 0; i < n; i++)
		if (line[i] == unit)
			return (int)i;
	return unit ? -1 : (int)n;
}

static const char *old_name(const struct param *p) { return p->elem.was ? p->elem.was : p->elem.name; }

bool param_at(struct tx *t, struct arena *a, const struct param *p, int64_t organ, int64_t unit, int64_t date,
	const struct param **ret, struct err *e)
{
	int64_t line[16];
	struct str values[17] = {0};
	bool set[17] = {false};
	size_t n = 0;
	*ret = p;
	if (!p || !t)
		return true;
	VEC(struct param_row) rows = {0};
	struct query *q = tx_query(t, STMT_param_values,
		ARGS(val_i(organ), val_i(unit), val_c(p->elem.name), val_c(old_name(p)), val_i(date)));
	while (query_next(q))
		*vec_push(a, &rows) = (struct param_row){
			.unit = query_i(q, 0), .value = query_i(q, 2) ? arena_cstr(a, query_s(q, 1)) : NULL};
	TRY(query_end(q, e));
	if (!rows.n)
		return true;
	if (unit)
		TRY(org_line(t, unit, date, line, &n, e));
	for (size_t i = 0; i < rows.n; i++) {
		int at = place(line, n, rows.p[i].unit);
		if (at < 0)
			continue;
		set[at] = rows.p[i].value != NULL;
		values[at] = str_of(rows.p[i].value ? rows.p[i].value : "");
	}
	for (size_t i = 0; i <= n; i++) {
		struct param *changed = arena_make(a, struct param);
		if (!set[i] || param_read(p, values[i], a, changed) != PARAM_FINE)
			continue;
		*ret = changed;
		return true;
	}
	return true;
}

bool param_in(struct env *v, const struct param *p, const struct param **ret, struct err *e)
{
	return param_at(v->tx, v->arena, p, v->organ, v->unit, civil_date_of_ms(v->now), ret, e);
}

/* ---- all of an organ ---- */

bool param_organ(struct tx *t, struct arena *a, int64_t organ, int64_t date, struct param_values *ret, struct err *e)
{
	size_t cap = 0;
	*ret = (struct param_values){.arena = a};
	struct query *q = tx_query(t, STMT_param_organ, ARGS(val_i(organ ? organ : 1), val_i(date)));
	while (query_next(q)) {
		const char *name = arena_cstr(a, query_s(q, 0));
		size_t i = 0;
		while (i < ret->n && strcmp(ret->p[i].name, name) != 0)
			i++;
		if (i == ret->n) {
			ret->p = vec_grow(a, ret->p, ret->n, &cap, sizeof(*ret->p));
			ret->p[ret->n++].name = name;
		}
		ret->p[i].value = query_i(q, 2) ? arena_str(a, query_s(q, 1)) : STR_NONE;
	}
	return query_end(q, e);
}

const struct param *param_of(const struct param_values *v, const struct param *p)
{
	for (size_t i = 0; p && i < v->n; i++) {
		struct param *changed;
		if (!v->p[i].value.p || (strcmp(v->p[i].name, p->elem.name) != 0 && strcmp(v->p[i].name, old_name(p)) != 0))
			continue;
		changed = arena_make(v->arena, struct param);
		if (param_read(p, v->p[i].value, v->arena, changed) == PARAM_FINE)
			return changed;
	}
	return p;
}

/* ---- history ---- */

static bool history(struct query *q, struct arena *a, struct param_row **ret, size_t *ret_n, struct err *e)
{
	VEC(struct param_row) rows = {0};
	while (query_next(q))
		*vec_push(a, &rows) = (struct param_row){.id = query_i(q, 0), .entry = query_i(q, 1), .unit = query_i(q, 2),
			.from = query_i(q, 3), .person = query_i(q, 4), .at = query_i(q, 5), .name = arena_cstr(a, query_s(q, 6)),
			.value = query_i(q, 8) ? arena_cstr(a, query_s(q, 7)) : NULL, .reason = arena_cstr(a, query_s(q, 9))};
	*ret = rows.p;
	*ret_n = rows.n;
	return query_end(q, e);
}

bool param_history(struct tx *t, struct arena *a, int64_t organ, const struct param *p, struct param_row **ret, size_t *ret_n,
	struct err *e)
{
	return history(tx_query(t, STMT_param_history, ARGS(val_i(organ), val_c(p->elem.name), val_c(old_name(p)))), a, ret,
		ret_n,
		e);
}

bool param_recent(struct tx *t, struct arena *a, int64_t organ, int limit, struct param_row **ret, size_t *ret_n, struct err *e)
{
	return history(tx_query(t, STMT_param_recent, ARGS(val_i(organ), val_i(limit))), a, ret, ret_n, e);
}
