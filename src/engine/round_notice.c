/* What is told about rounds: that they are late, up the line of roles; that somebody is waited for. */
#include "engine/object.h"
#include "engine/rights.h"
#include "engine/round_private.h"
#include "text/text.h"
#include "util/civil.h"

/* ---- reading ---- */

static const char *told(const struct round_reading *v, const struct round_notice *n, const char *unit, const char *duty)
{
	if (strcmp(n->kind, "round_remind") == 0)
		return t_round_told_remind(v->lang, duty, (long long)n->n);
	return t_round_told_late(v->lang, *unit ? unit : t_round_whole_city(v->lang), duty, (long long)n->n);
}

bool round_notices(
	const struct round_reading *v, int64_t person, int limit, struct round_notice **ret, size_t *ret_n, struct err *e)
{
	VEC(struct round_notice) list = {0};
	VEC(const char *) duties = {0};
	struct round_units *units = NULL;
	struct query *q = tx_query(v->tx, STMT_round_notices, ARGS(val_i(person), val_i(limit)));
	while (query_next(q)) {
		*vec_push(v->arena, &list) = (struct round_notice){.id = query_i(q, 0),
			.at = query_i(q, 1),
			.level = (int)query_i(q, 2),
			.group = query_i(q, 3),
			.unit = query_i(q, 4),
			.n = query_i(q, 5),
			.round = query_i(q, 9),
			.kind = arena_cstr(v->arena, query_s(q, 8))};
		const char *name = arena_cstr(v->arena, query_s(q, 6));
		const struct elem *el = pack_find(v->pack, ELEM_DUTY, name);
		const char *period = round_say_period(v->lang, arena_cstr(v->arena, query_s(q, 7)));
		*vec_push(v->arena, &duties) = t_round_duty_of(v->lang, el ? title_in(&el->title, v->lang) : name, period);
	}
	TRY(query_end(q, e));
	if (list.n)
		TRY(round_units_read(v, &units, e));
	for (size_t i = 0; i < list.n; i++)
		list.p[i].text = told(v, &list.p[i], round_unit_named(units, list.p[i].unit), duties.p[i]);
	*ret = list.p ? list.p : arena_array(v->arena, 1, sizeof(**ret));
	*ret_n = list.n;
	return true;
}

/* ---- reminding ---- */

struct waited {
	struct way way;
	int64_t n;
};
struct waited_for {
	VEC(struct waited) list;
};

static bool waiting(struct act_call *c, int64_t group, int64_t unit, struct waited_for *ret, struct err *e)
{
	struct query *q = tx_query(c->tx, STMT_round_waiting, ARGS(val_i(group), val_i(unit)));
	while (query_next(q))
		*vec_push(c->arena, &ret->list) =
			(struct waited){{arena_cstr(c->arena, query_s(q, 1)), query_i(q, 2), query_i(q, 0), ""}, query_i(q, 3)};
	return query_end(q, e);
}

/* Whoever fills the role. Persons themselves are told by one statement. */
static bool remind_way(struct act_call *c, const struct pack *p, const struct waited *w, int64_t group, int64_t unit,
	int64_t *ret_told, struct err *e)
{
	int64_t *people;
	size_t n;
	if (w->way.person) {
		(*ret_told)++;
		return true;
	}
	struct env v = {.tx = c->tx, .arena = c->arena, .pack = p, .lang = c->lang, .now = c->now, .organ = c->who.organ};
	TRY(route_people(&v, &w->way, &people, &n, e));
	for (size_t i = 0; i < n; i++)
		TRY(tx_run(c->tx, STMT_round_notice_add,
			ARGS(val_i(people[i]), val_c("round_remind"), val_i(c->now), val_i(0), val_i(group), val_i(unit),
				val_i(w->n)),
			NULL, e));
	*ret_told += (int64_t)n;
	return true;
}

static bool remind(struct act_call *c, struct err *e)
{
	const struct pack *p = city_pack(c->city, c->tx, c->who.organ, e);
	int64_t id = json_int(c->in, "id", 0), unit = json_int(c->in, "unit", 0), before, told_n = 0;
	struct round_group g;
	struct waited_for w = {0};
	bool found;
	if (!p)
		return false;
	TRY(round_group_get(c->tx, c->arena, id, &g, &found, e));
	if (!found || g.organ != c->who.organ)
		return FAIL(e, ERR_NOT_FOUND, "round group %lld", (long long)id);
	TRY(tx_number(c->tx, STMT_round_reminded, ARGS(val_i(id), val_i(unit), val_i(civil_ms(civil_date_of_ms(c->now), 0, 0))),
		0, &before, e));
	TRY(waiting(c, id, unit, &w, e));
	if (before || !w.list.n) {
		act_problem(c, "", before ? t_round_reminded_today(c->lang) : t_round_nothing_open(c->lang));
		return false;
	}
	TRY(tx_run(c->tx, STMT_round_remind_persons, ARGS(val_i(id), val_i(unit), val_i(c->now)), NULL, e));
	for (size_t i = 0; i < w.list.n; i++)
		TRY(remind_way(c, p, &w.list.p[i], id, unit, &told_n, e));
	if (!told_n) {
		act_problem(c, "", t_round_nobody_to_tell(c->lang));
		return false;
	}
	json_add_str(c->arena, c->body, STR("duty"), str_of(g.duty));
	json_add_int(c->arena, c->body, STR("told"), told_n);
	c->object = id;
	if (unit)
		act_object(c, OBJECT_UNIT, unit);
	return true;
}

static const struct act_param remind_params[] = {
	{"id", PARAM_KIND_ID, false, 0}, {"unit", PARAM_KIND_ID, false, 0}, {NULL, 0, false, 0}};
const struct act act_round_remind = {.name = "round_remind",
	.title = t_act_round_remind,
	.right = RIGHT_REMINDER,
	.object_kind = OBJECT_DUTY_GROUP,
	.assurance = 1,
	.params = remind_params,
	.run = remind};
