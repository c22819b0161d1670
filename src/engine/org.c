#include "engine/org.h"

#include "util/civil.h"

static int64_t day_or_none(struct query *q, int col)
{
	return query_null(q, col) ? CIVIL_NONE : query_i(q, col);
}

static void unit_take(struct query *q, struct arena *a, struct unit *ret)
{
	*ret = (struct unit){
		.id = query_i(q, 0), .parent = query_i(q, 1),
		.code = arena_cstr(a, query_s(q, 2)), .kind = arena_cstr(a, query_s(q, 3)),
		.name = arena_cstr(a, query_s(q, 4)), .name_en = arena_cstr(a, query_s(q, 5)),
		.from = query_i(q, 6), .till = day_or_none(q, 7),
		.branch = query_i(q, 8) != 0, .confirm_by = arena_cstr(a, query_s(q, 9)),
		.short_name = arena_cstr(a, query_s(q, 10)), .doc_class = arena_cstr(a, query_s(q, 11)),
	};
}

bool org_unit(struct tx *t, struct arena *a, int64_t unit, int64_t date, struct unit *ret, struct err *e)
{
	struct query *q = tx_query(t, STMT_unit_at, ARGS(val_i(unit), val_i(date)));
	bool found = query_next(q);
	if (found)
		unit_take(q, a, ret);
	TRY(query_end(q, e));
	return found || FAIL(e, ERR_NOT_FOUND, "unit %lld", (long long)unit);
}

static bool units_take(struct query *q, struct arena *a, struct unit **ret, size_t *ret_n, struct err *e)
{
	VEC(struct unit) list = {0};
	while (query_next(q))
		unit_take(q, a, vec_push(a, &list));
	TRY(query_end(q, e));
	*ret = list.p;
	*ret_n = list.n;
	return true;
}

bool org_children(struct tx *t, struct arena *a, int64_t parent, int64_t date, struct unit **ret, size_t *ret_n, struct err *e)
{
	struct query *q = parent ? tx_query(t, STMT_unit_children, ARGS(val_i(parent), val_i(date)))
				 : tx_query(t, STMT_unit_tops, ARGS(val_i(date)));
	return units_take(q, a, ret, ret_n, e);
}

bool org_of_kind(struct tx *t, struct arena *a, const char *kind, int64_t date, struct unit **ret, size_t *ret_n, struct err *e)
{
	return units_take(tx_query(t, STMT_unit_of_kind, ARGS(val_c(kind), val_i(date))), a, ret, ret_n, e);
}

bool org_line(struct tx *t, int64_t unit, int64_t date, int64_t ret[16], size_t *ret_n, struct err *e)
{
	struct query *q = tx_query(t, STMT_unit_line, ARGS(val_i(unit), val_i(date)));
	size_t n = 0;
	while (n < 16 && query_next(q))
		ret[n++] = query_i(q, 0);
	TRY(query_end(q, e));
	*ret_n = n;
	return true;
}

bool org_ancestor(struct tx *t, int64_t unit, const char *kind, int64_t date, int64_t *ret, struct err *e)
{
	struct query *q = tx_query(t, STMT_unit_line, ARGS(val_i(unit), val_i(date)));
	int64_t found = 0;
	while (!found && query_next(q))
		if (str_is(query_s(q, 1), kind))
			found = query_i(q, 0);
	TRY(query_end(q, e));
	*ret = found;
	return true;
}

bool org_papers(struct tx *t, struct arena *a, int64_t unit, int64_t date, const char **ret_short, const char **ret_class,
	struct err *e)
{
	struct query *q = tx_query(t, STMT_unit_line, ARGS(val_i(unit), val_i(date)));
	bool named = false;
	*ret_short = *ret_class = "";
	while (query_next(q)) {
		bool own = !query_null(q, 6);
		if (!named)
			*ret_short = arena_cstr(a, query_s(q, own ? 6 : 5));
		named = named || own || !str_is(query_s(q, 1), "team");
		if (!**ret_class && !query_null(q, 7))
			*ret_class = arena_cstr(a, query_s(q, 7));
	}
	return query_end(q, e);
}

bool org_is_within(struct tx *t, int64_t unit, int64_t above, int64_t date, bool *ret, struct err *e)
{
	int64_t line[16];
	size_t n;
	TRY(org_line(t, unit, date, line, &n, e));
	*ret = false;
	for (size_t i = 0; i < n; i++)
		*ret = *ret || line[i] == above;
	return true;
}

static const char *name_of(struct query *q, struct arena *a, int col, const struct lang *l)
{
	struct str ja = query_s(q, col), en = query_s(q, col + 1);
	return arena_cstr(a, lang_ja(l) || !en.n ? ja : en);
}

bool org_person(
	struct tx *t, struct arena *a, int64_t person, int64_t date, const struct lang *l, struct person *ret, struct err *e)
{
	struct query *q = tx_query(t, STMT_person_at, ARGS(val_i(person), val_i(date)));
	bool found = query_next(q);
	if (found)
		*ret = (struct person){
			.id = query_i(q, 0), .number = arena_cstr(a, query_s(q, 1)), .name = arena_cstr(a, query_s(q, 2)),
			.state = arena_cstr(a, query_s(q, 3)), .unit = query_i(q, 4), .unit_name = name_of(q, a, 5, l),
			.title = arena_cstr(a, query_s(q, 7)),
		};
	TRY(query_end(q, e));
	return found || FAIL(e, ERR_NOT_FOUND, "person %lld", (long long)person);
}

bool org_members(struct tx *t, struct arena *a, int64_t unit, int64_t date, const struct lang *l, struct person **ret,
	size_t *ret_n, struct err *e)
{
	struct query *q = tx_query(t, STMT_unit_members, ARGS(val_i(unit), val_i(date)));
	VEC(struct person) list = {0};
	while (query_next(q)) {
		int64_t id = query_i(q, 0);
		bool seen = false;               /* the section's head who also acts as head of one of its desks */
		for (size_t i = 0; i < list.n && !seen; i++)
			seen = list.p[i].id == id;
		if (seen)
			continue;
		*vec_push(a, &list) = (struct person){
			.id = id, .number = arena_cstr(a, query_s(q, 1)), .name = arena_cstr(a, query_s(q, 2)),
			.state = arena_cstr(a, query_s(q, 3)), .unit = unit, .unit_name = name_of(q, a, 4, l),
			.title = arena_cstr(a, query_s(q, 6)),
		};
	}
	TRY(query_end(q, e));
	*ret = list.p;
	*ret_n = list.n;
	return true;
}

/* "福祉部 生活支援課": from the top, without the municipality itself. In Japanese whoever reads: it is kept. */
static bool unit_path(struct tx *t, struct arena *a, int64_t unit, int64_t date, const char **ret, struct err *e)
{
	struct query *q = tx_query(t, STMT_unit_line, ARGS(val_i(unit), val_i(date)));
	const char *path = "";
	while (query_next(q))
		if (!str_is(query_s(q, 1), "municipality"))
			path = arena_cprintf(a, "%.*s%s%s", STR_ARG(query_s(q, 3)), *path ? " " : "", path);
	TRY(query_end(q, e));
	*ret = path;
	return true;
}

/* In the place of a unit: the company by the contract, as it is called now. */
static bool company_of(struct tx *t, struct arena *a, int64_t person, int64_t date, const char **ret, struct err *e)
{
	struct query *q = tx_query(t, STMT_contract_company, ARGS(val_i(person), val_i(date)));
	if (query_next(q))
		*ret = arena_cstr(a, query_s(q, 0));
	return query_end(q, e);
}

struct json *org_who_text(struct tx *t, struct arena *a, int64_t person, const struct role *role, int64_t date, struct err *e)
{
	struct lang ja = {LANG_JA, a};
	struct person p;
	const char *path = "";
	if (!org_person(t, a, person, date, &ja, &p, e) || (p.unit && !unit_path(t, a, p.unit, date, &path, e)))
		return NULL;
	if (!p.unit && !company_of(t, a, person, date, &path, e))
		return NULL;
	struct json *who = json_obj(a);
	json_add_str(a, who, STR("name"), str_of(p.name));
	json_add_str(a, who, STR("title"), str_of(p.title));
	json_add_str(a, who, STR("unit"), str_of(path));
	if (role)
		json_add_str(a, who, STR("role"), str_of(role->elem.title.ja));
	return who;
}

struct str org_unit_before(struct str unit, struct str title)
{
	size_t last = unit.n;
	while (last > 0 && unit.p[last - 1] != ' ')
		last--;
	if (title.n && unit.n && str_starts(title, str_from(unit, last)))
		return str_head(unit, last ? last - 1 : 0);
	return unit;
}
