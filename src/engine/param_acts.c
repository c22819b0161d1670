/* The act param_change: another value for what the policy leaves open, from a day on, for an organ or for a unit of it. */
#include "engine/object.h"
#include "engine/param.h"
#include "engine/people_acts.h"
#include "engine/rights.h"
#include "pack/param.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/utf8.h"

static const char *wrong_kind(const struct lang *l, const struct param *p)
{
	switch (p->type) {
	case PARAM_NUMBER: return t_param_kind_number(l);
	case PARAM_SPAN: return t_param_kind_span(l);
	case PARAM_BOOL: return t_param_kind_yesno(l);
	case PARAM_OFF: return t_param_kind_off(l);
	case PARAM_TEXT: break;
	}
	return t_param_kind_text(l);
}

/* What the pack sets no limits to is for who approves the pack; yes or no is limited by itself. */
static bool within_limits(const struct param *p)
{
	return p->has_min || p->has_max || p->type == PARAM_BOOL;
}

static bool may_unlimited(struct act_call *c, const struct pack *pack, struct err *e)
{
	struct rights r = {.city = c->city, .tx = c->tx, .arena = c->arena, .pack = pack, .lang = c->lang, .who = c->who,
		.now = c->now};
	struct rights_answer a;
	const struct role *role = pack->approved_by ? pack->approved_by : pack_role(pack, "chief");
	if (c->who.system)
		return true;
	TRY(rights_may(&r, RIGHT_APPROVER, 0, &a, e));
	if (!a.may)
		return FAIL(e, ERR_DENIED, "%s",
			t_param_approver_only(c->lang, role ? title_in(&role->elem.title, c->lang) : ""));
	c->role = a.role;
	return true;
}

static bool unit_good(const struct form_line *l, const struct param *p, int64_t unit, struct err *e)
{
	static const char *const kinds[] = {[PER_NONE] = "", [PER_MUNICIPALITY] = "municipality", [PER_ORGAN] = "municipality",
		[PER_DEPARTMENT] = "department", [PER_SECTION] = "section", [PER_PERSON] = "", [PER_TEAM] = "team"};
	struct act_call *c = l->c;
	if (!unit)
		return true;
	if (p->per == PER_NONE)
		return line_wrong(l, "unit", t_param_unit_not(c->lang));
	struct query *q = tx_query(c->tx, STMT_unit_kind, ARGS(val_i(unit)));
	bool there = query_next(q) && str_is(query_s(q, 0), kinds[p->per]) && query_i(q, 2) == (c->who.organ ? c->who.organ : 1);
	TRY(query_end(q, e));
	return there || line_wrong(l, "unit", t_param_unit_none(c->lang));
}

/* The value as it will stand in the store; absent: what stands above holds again. */
static bool read_value(const struct form_line *l, const struct param *p, struct str text, struct val *ret)
{
	struct act_call *c = l->c;
	struct param changed;
	*ret = val_null();
	if (!text.n)
		return true;
	switch (param_read(p, p->type == PARAM_TEXT ? text : utf8_half(c->arena, text), c->arena, &changed)) {
	case PARAM_OTHER_KIND: return line_wrong(l, "value", wrong_kind(c->lang, p));
	case PARAM_TOO_LITTLE:
	case PARAM_TOO_MUCH: return line_wrong(l, "value", t_param_out_of_range(c->lang, param_limits_say(c->lang, p)));
	case PARAM_FINE: break;
	}
	*ret = val_c(param_write(&changed, c->arena));
	return true;
}

/* What one sees there on that day is what one asks for. */
static bool differs(const struct form_line *l, const struct param *p, int64_t unit, int64_t from, const struct val *value,
	struct err *e)
{
	struct act_call *c = l->c;
	const struct param *now;
	TRY(param_at(c->tx, c->arena, p, c->who.organ, unit, from, &now, e));
	const char *old = param_write(now, c->arena);
	json_add_str(c->arena, c->body, STR("old"), str_of(old));
	return !value->type || !str_is(value->s, old) || line_wrong(l, "value", t_param_same(c->lang));
}

static bool change(struct act_call *c, struct err *e)
{
	struct form_line l = {c, c->in, ""};
	const struct pack *pack = city_pack(c->city, c->tx, c->who.organ, e);
	if (!pack)
		return false;
	const char *name = arena_cstr(c->arena, json_str(c->in, "param"));
	const struct param *p = pack_param(pack, name);
	int64_t unit = json_int(c->in, "unit", 0), from;
	struct str reason = str_trim(json_str(c->in, "reason"));
	struct val value = val_null();
	if (!p)
		return FAIL(e, ERR_NOT_FOUND, "%s", t_param_unknown(c->lang, name));
	if (!within_limits(p))
		TRY(may_unlimited(c, pack, e));
	bool ok = read_value(&l, p, str_trim(json_str(c->in, "value")), &value);
	ok = line_date(&l, "from", line_today(&l), &from) && ok;
	if (ok && from < line_today(&l))
		ok = line_wrong(&l, "from", t_param_before_today(c->lang));
	if (!reason.n)
		ok = line_wrong(&l, "reason", t_param_reason(c->lang));
	if (!ok || !unit_good(&l, p, unit, e) || !differs(&l, p, unit, from, &value, e))
		return false;
	json_add_str(c->arena, c->body, STR("param"), str_of(p->elem.name));
	json_add_str(c->arena, c->body, STR("title"), str_of(p->elem.title.ja));
	if (unit)
		json_add_int(c->arena, c->body, STR("unit"), unit);
	if (value.type)
		json_add_str(c->arena, c->body, STR("value"), value.s);
	json_add_str(c->arena, c->body, STR("from"), str_of(civil_iso_date(c->arena, from)));
	json_add_str(c->arena, c->body, STR("reason"), reason);
	TRY(tx_run(c->tx, STMT_param_put, ARGS(val_c(p->elem.name), val_ref(unit), value, val_i(from), val_ref(c->who.person),
		val_i(c->now), val_s(reason)), &c->object, e));
	act_object(c, OBJECT_PARAM, c->object);
	if (unit)
		act_object(c, OBJECT_UNIT, unit);
	return true;
}

static const struct act_param change_params[] = {
	{"param", PARAM_KIND_WORD, false, 0}, {"unit", PARAM_KIND_ID, true, 0}, {"value", PARAM_KIND_TEXT, true, 400},
	{"from", PARAM_KIND_TEXT, true, 32}, {"reason", PARAM_KIND_TEXT, false, 2000}, {NULL, 0, false, 0},
};
const struct act act_param_change = {
	.name = "param_change", .title = t_act_param_change, .right = RIGHT_PARAM, .object_kind = OBJECT_PARAM, .assurance = 1,
	.fresh_minutes = 60, .params = change_params, .run = change,
};
