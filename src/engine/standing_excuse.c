/* 例外措置: while one holds, its unit need not keep the clause. The register is the base's `exceptions`: links `clause`, days `from`
 * and `till`, the unit of the line. */
#include "engine/standing_private.h"

#include "util/civil.h"

#define EXCEPTIONS_MOST 500                      /* lines looked at, the newest */

static bool names_clause(const struct field *f)
{
	for (size_t i = 0; f && f->kind == FIELD_LINK && i < f->to.n; i++)
		if (strcmp(f->to.p[i], "clause") == 0)
			return true;
	return false;
}

static void add_one(struct standing_call *s, const struct json *link, int64_t unit, int64_t till)
{
	const char *clause = arena_cstr(s->arena, json_str(link, "name"));
	if (*clause)
		*vec_push(s->arena, &s->exceptions) = (struct exception){clause, unit, till};
}

struct written { int64_t unit; struct str body; };

static bool take(struct standing_call *s, const struct written *l, struct err *e)
{
	int64_t from, till;
	struct json *j;
	TRY(json_read(s->arena, l->body, 10000, &j, e));
	if (!civil_parse_date(json_str(j, "from"), &from) || !civil_parse_date(json_str(j, "till"), &till) || from > s->today ||
		till < s->today)
		return true;
	const struct json *link = json_get(j, "clause");
	if (link && link->kind == JSON_OBJ)
		add_one(s, link, l->unit, till);
	else
		json_each(it, link)
			add_one(s, it, l->unit, till);
	return true;
}

bool standing_exceptions(struct standing_call *s, struct err *e)
{
	const struct register_ *r = pack_register(s->pack, "exceptions");
	VEC(struct written) lines = {0};
	if (!r || !names_clause(pack_field(r, "clause")))
		return true;
	struct query *q = tx_query(
		s->tx, STMT_exceptions_now, ARGS(val_c("exceptions"), val_i(EXCEPTIONS_MOST), standing_pack(s)));
	while (query_next(q))
		*vec_push(s->arena, &lines) = (struct written){query_i(q, 0), arena_str(s->arena, query_s(q, 1))};
	TRY(query_end(q, e));
	for (size_t i = 0; i < lines.n; i++)
		TRY(take(s, &lines.p[i], e));
	return true;
}

/* An exception for a heading holds for what stands in it. */
static bool concerns(const struct exception *x, const struct clause *c)
{
	for (; c; c = c->parent)
		if (strcmp(x->clause, c->name) == 0)
			return true;
	return false;
}

bool standing_excuse(struct standing_call *s, const struct clause *c, int64_t *ret_n, int64_t *ret_till)
{
	VEC(int64_t) units = {0};
	s->n_excused = 0;
	for (size_t i = 0; i < s->exceptions.n; i++) {
		const struct exception *x = &s->exceptions.p[i];
		if (!concerns(x, c))
			continue;
		*vec_push(s->arena, &units) = x->unit;
		*ret_till = standing_sooner(*ret_till, x->till + 1);
	}
	s->excused = units.p;
	s->n_excused = units.n;
	*ret_n = (int64_t)units.n;
	return units.n > 0;
}

bool standing_is_excused(const struct standing_call *s, int64_t unit)
{
	for (size_t i = 0; i < s->n_excused; i++)
		if (roster_within(s->roster, unit, s->excused[i]))
			return true;
	return false;
}
