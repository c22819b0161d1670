#include "engine/setting.h"

#include "engine/object.h"
#include "text/text.h"
#include "util/num.h"
#include "util/utf8.h"

const struct setting setting_rows[] = {
#define SETTING(name, kind, value, min, max, fixed, title) {name, kind, value, min, max, fixed, title},
#include "engine/setting.def"
#undef SETTING
};
const size_t setting_count = ARRAY_LEN(setting_rows);

const struct setting *setting_find(struct str name)
{
	for (size_t i = 0; i < setting_count; i++)
		if (str_is(name, setting_rows[i].name))
			return &setting_rows[i];
	return NULL;
}

bool setting_get(struct tx *t, struct arena *a, const char *name, const char **ret, struct err *e)
{
	const struct setting *row = setting_find(str_of(name));
	must(row);
	struct val v;
	bool found;
	TRY(tx_one(t, a, STMT_setting_get, ARGS(val_c(name)), &found, &v, 1, e));
	*ret = found ? arena_cstr(a, v.s) : row->value;
	return true;
}

bool setting_number(struct tx *t, const char *name, int64_t *ret, struct err *e)
{
	const struct setting *row = setting_find(str_of(name));
	must(row && row->kind == SETTING_NUMBER);
	struct query *q = tx_query(t, STMT_setting_get, ARGS(val_c(name)));
	struct str s = query_next(q) ? query_s(q, 0) : str_of(row->value);
	bool good = num_i64(s, row->min, row->max, ret);
	TRY(query_end(q, e));
	return good || FAIL(e, ERR_CORRUPT, "setting %s is not a number in its range", name);
}

bool setting_put(struct act_call *c, const char *name, struct str value, struct err *e)
{
	const struct setting *row = setting_find(str_of(name));
	must(row);
	int64_t id;
	TRY(tx_run(c->tx, STMT_setting_put, ARGS(val_c(name), val_s(value)), &id, e));
	act_object(c, OBJECT_SETTING, id);
	return true;
}

/* ---- act setting_change ---- */

static const struct act_param change_params[] = {
	{"name", PARAM_KIND_WORD, false, 0}, {"value", PARAM_KIND_TEXT, true, 4000}, {NULL, 0, false, 0},
};

static bool change(struct act_call *c, struct err *e)
{
	struct str name = json_str(c->in, "name"), value = str_trim(json_str(c->in, "value"));
	const struct setting *row = setting_find(name);
	int64_t n;
	if (!row || row->fixed)
		return FAIL(e, ERR_INVALID, "%s", t_setting_unknown(c->lang, arena_cstr(c->arena, name)));
	if (row->kind == SETTING_NUMBER) {
		value = utf8_half(c->arena, value);
		if (!num_i64(value, row->min, row->max, &n))
			act_problem(c, "value", t_setting_number(c->lang, row->min, row->max));
	} else if (row->kind == SETTING_YESNO) {
		if (!str_is(value, "yes") && !str_is(value, "no"))
			act_problem(c, "value", t_setting_yesno(c->lang));
	} else if ((int64_t)utf8_count(value) < row->min) {
		act_problem(c, "value", t_people_required(c->lang));
	} else if ((int64_t)value.n > row->max) {
		act_problem(c, "value", t_people_too_long(c->lang, row->max));
	}
	if (c->problems.n)
		return false;
	const char *old;
	TRY(setting_get(c->tx, c->arena, row->name, &old, e));
	json_add_str(c->arena, c->body, STR("name"), name);
	json_add_str(c->arena, c->body, STR("value"), value);
	json_add_str(c->arena, c->body, STR("old"), str_of(old));
	TRY(setting_put(c, row->name, value, e));
	c->object = c->objects.p[0].id;
	return true;
}

const struct act act_setting_change = {
	.name = "setting_change", .title = t_act_setting_change, .right = RIGHT_PEOPLE, .object_kind = OBJECT_SETTING,
	.assurance = 1, .params = change_params, .run = change,
};
