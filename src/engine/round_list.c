/* Lists of rounds: one's own, a unit's, a group's. */
#include <stdlib.h>

#include "engine/contractor.h"
#include "engine/object.h"
#include "engine/round_private.h"
#include "text/text.h"
#include "util/civil.h"

typedef VEC(struct round_line) line_list;
struct raw {
	int64_t kind, subject;
	const char *role, *about;
};
typedef VEC(struct raw) raw_list;

static bool line_read(const struct round_reading *v, struct query *q, line_list *list, raw_list *raws, struct err *e)
{
	while (query_next(q)) {
		*vec_push(v->arena, list) = (struct round_line){.id = query_i(q, 0),
			.group = query_i(q, 1),
			.duty = arena_cstr(v->arena, query_s(q, 2)),
			.unit = query_i(q, 5),
			.person = query_i(q, 8),
			.period = arena_cstr(v->arena, query_s(q, 9)),
			.state = arena_cstr(v->arena, query_s(q, 10)),
			.due = query_i(q, 11),
			.late = query_i(q, 12) != 0,
			.who = arena_cstr(v->arena, query_s(q, 13)),
			.about = ""};
		*vec_push(v->arena, raws) = (struct raw){query_i(q, 3), query_i(q, 4), arena_cstr(v->arena, query_s(q, 7)),
			arena_cstr(v->arena, query_s(q, 14))};
	}
	return query_end(q, e);
}

struct named {
	int64_t unit;
	const char *name;
};
struct round_units {
	struct named *p;
	size_t n;
};

bool round_units_read(const struct round_reading *v, struct round_units **ret, struct err *e)
{
	VEC(struct named) list = {0};
	struct query *q = tx_query(v->tx, STMT_round_unit_names, ARGS(val_i(civil_date_of_ms(v->now))));
	while (query_next(q)) {
		struct str ja = query_s(q, 1), en = query_s(q, 2);
		*vec_push(v->arena, &list) =
			(struct named){query_i(q, 0), arena_cstr(v->arena, lang_ja(v->lang) || !en.n ? ja : en)};
	}
	TRY(query_end(q, e));
	*ret = arena_make(v->arena, struct round_units);
	**ret = (struct round_units){list.p, list.n};
	return true;
}

const char *round_unit_named(const struct round_units *u, int64_t unit)
{
	size_t low = 0, high = u->n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (u->p[mid].unit < unit)
			low = mid + 1;
		else
			high = mid;
	}
	return low < u->n && u->p[low].unit == unit ? u->p[low].name : "";
}

static bool say(const struct round_reading *v, line_list *list, const raw_list *raws, struct round_lines *ret, struct err *e)
{
	struct round_units *units = NULL;
	if (list->n)
		TRY(round_units_read(v, &units, e));
	for (size_t i = 0; i < list->n; i++) {
		struct round_line *l = &list->p[i];
		const struct elem *el = pack_find(v->pack, ELEM_DUTY, l->duty);
		const char *name = raws->p[i].role;
		const struct role *role = *name && *name != '@' ? pack_role(v->pack, name) : NULL;
		l->title = el ? title_in(&el->title, v->lang) : l->duty;
		l->period = round_say_period(v->lang, l->period);
		l->overdue = strcmp(l->state, "open") == 0 && l->due < v->now;
		if (role)
			l->who = title_in(&role->elem.title, v->lang);
		else if (*name == '@')
			l->who = t_round_anyone(v->lang);
		l->unit_name = round_unit_named(units, l->unit);
		l->about = raws->p[i].about;
		if (!raws->p[i].subject || raws->p[i].kind == OBJECT_UNIT)
			l->about = l->unit_name;
	}
	*ret = (struct round_lines){list->p, list->n};
	return true;
}

static int by_due(const void *a, const void *b)
{
	const struct round_line *x = a, *y = b;
	return x->due != y->due ? (x->due < y->due ? -1 : 1) : x->id < y->id ? -1 : x->id > y->id;
}

/* What the people of a contract do themselves is not in the list of those who would do it in their place. */
static bool drop_theirs(const struct round_reading *v, int64_t person, line_list *list, raw_list *raws, struct err *e)
{
	size_t kept = 0;
	for (size_t i = 0; i < list->n; i++) {
		struct round_hold h = {.may = true};
		struct round r;
		bool found;
		if (raws->p[i].kind == OBJECT_RECORD) {
			TRY(round_get(v->tx, v->arena, list->p[i].id, &r, &found, e));
			TRY(round_may(v->tx, v->arena, v->pack, &r, person, v->now, &h, e));
		}
		if (!h.may)
			continue;
		list->p[kept] = list->p[i];
		raws->p[kept++] = raws->p[i];
	}
	list->n = raws->n = kept;
	return true;
}

bool round_mine(const struct round_reading *v, int64_t person, int limit, struct round_lines *ret, struct err *e)
{
	line_list list = {0};
	raw_list raws = {0};
	struct held *held;
	struct person p;
	size_t n;
	int64_t date = civil_date_of_ms(v->now);
	*ret = (struct round_lines){0};
	if (person <= 0)
		return true;
	TRY(roles_of(v->tx, v->arena, v->pack, person, date, &held, &n, e));
	TRY(org_person(v->tx, v->arena, person, date, v->lang, &p, e));
	TRY(line_read(
		v, tx_query(v->tx, STMT_round_lines_person, ARGS(val_i(person), val_c("open"), val_i(limit))), &list, &raws, e));
	TRY(line_read(v,
		tx_query(v->tx, STMT_round_lines_role, ARGS(val_c(ROUTE_MEMBER), val_i(p.unit), val_c("open"), val_i(limit))),
		&list, &raws, e));
	for (size_t i = 0; i < n; i++) {
		const struct role *r = held[i].role;
		if (held[i].how == HOLD_STAND_IN || r->filled == FILLED_EVERYONE)
			continue;
		struct val role = val_c(r->elem.name), at = val_i(held[i].unit);
		TRY(line_read(
			v, tx_query(v->tx, STMT_round_lines_role, ARGS(role, at, val_c("open"), val_i(limit))), &list, &raws, e));
		TRY(line_read(v, tx_query(v->tx, STMT_round_lines_way, ARGS(role, at, val_i(limit))), &list, &raws, e));
	}
	struct record *contracts;
	size_t n_contracts = 0;
	if (!p.unit)
		TRY(contractor_contracts(v->tx, v->arena, v->pack, person, date, &contracts, &n_contracts, e));
	for (size_t i = 0; i < n_contracts; i++)
		TRY(line_read(v,
			tx_query(v->tx, STMT_round_lines_way, ARGS(val_c(ROUTE_CONTRACT), val_i(contracts[i].id), val_i(limit))),
			&list, &raws, e));
	if (!n_contracts)
		TRY(drop_theirs(v, person, &list, &raws, e));
	TRY(say(v, &list, &raws, ret, e));
	/* who may do it in two roles sees it once */
	if (ret->n)
		qsort(ret->p, ret->n, sizeof(*ret->p), by_due);
	size_t kept = 0;
	for (size_t i = 0; i < ret->n; i++)
		if (!kept || ret->p[kept - 1].id != ret->p[i].id)
			ret->p[kept++] = ret->p[i];
	ret->n = kept < (size_t)limit ? kept : (size_t)limit;
	return true;
}

bool round_of_unit(const struct round_reading *v, int64_t unit, int64_t until, int limit, struct round_lines *ret, struct err *e)
{
	line_list list = {0};
	raw_list raws = {0};
	TRY(line_read(v, tx_query(v->tx, STMT_round_lines_unit, ARGS(val_i(unit), val_c("open"), val_i(until), val_i(limit))),
		&list, &raws, e));
	return say(v, &list, &raws, ret, e);
}

bool round_of_group(const struct round_reading *v, int64_t group, const char *state, int64_t unit, int64_t after_unit,
	int64_t after, int limit, struct round_lines *ret, struct err *e)
{
	line_list list = {0};
	raw_list raws = {0};
	struct query *q = unit
		? tx_query(v->tx, STMT_round_lines_group_unit, ARGS(val_i(group), val_i(unit), val_i(after), val_i(limit)))
		: tx_query(v->tx, STMT_round_lines_group,
			  ARGS(val_i(group), val_c(state), val_i(after_unit), val_i(after), val_i(limit)));
	TRY(line_read(v, q, &list, &raws, e));
	return say(v, &list, &raws, ret, e);
}
