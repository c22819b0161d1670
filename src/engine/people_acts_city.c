/* The municipality itself: its first entry, its packs. */
#include "engine/object.h"
#include "engine/people_acts.h"
#include "engine/policy_private.h"
#include "engine/setting.h"
#include "text/text.h"
#include "util/num.h"

static bool found_setting(struct act_call *c, const char *name, const char *param, struct err *e)
{
	struct str value = json_str(c->in, param);
	json_add_str(c->arena, c->body, str_of(param), value);
	return !value.n || setting_put(c, name, value, e);
}

static bool city_found_run(struct act_call *c, struct err *e)
{
	struct hash digest;
	int64_t there, pack;
	must(num_unhex(json_str(c->in, "digest"), digest.b, HASH_LEN));
	const struct pack *p = city_pack_by_digest(c->city, c->tx, &digest, e);
	if (!p)
		return false;
	TRY(tx_number(c->tx, STMT_organ_first, NO_ARGS, 0, &there, e));
	if (there)
		return FAIL(e, ERR_CONFLICT, "this store holds a municipality already");
	if (!json_str(c->in, "name").n || !json_str(c->in, "origin").n)
		return FAIL(e, ERR_INVALID, "a municipality has a name and an origin");
	TRY(policy_keep(c, p, &pack, e));
	TRY(tx_run(c->tx, STMT_organ_add, ARGS(val_s(json_str(c->in, "code")), val_s(json_str(c->in, "name")),
		val_s(json_str(c->in, "name_en")), val_b(digest.b, HASH_LEN)), &c->object, e));
	TRY(found_setting(c, "city.name", "name", e));
	TRY(found_setting(c, "city.name_en", "name_en", e));
	TRY(found_setting(c, "city.code", "code", e));
	TRY(found_setting(c, "chain.origin", "origin", e));
	return found_setting(c, "chain.key", "key", e);
}

static const struct act_param found_params[] = {
	{"name", PARAM_KIND_TEXT, false, 200}, {"name_en", PARAM_KIND_TEXT, true, 200}, {"code", PARAM_KIND_TEXT, true, 32},
	{"origin", PARAM_KIND_TEXT, false, 120}, {"key", PARAM_KIND_TEXT, true, 400}, {"digest", PARAM_KIND_DIGEST, false, 0},
	{NULL, 0, false, 0},
};
const struct act act_city_found = {
	.name = "city_found",
	.title = t_act_city_found,
	.right = RIGHT_SYSTEM,
	.object_kind = OBJECT_ORGAN,
	.params = found_params,
	.run = city_found_run,
};

/* ---- act organ_add: another organ, at first under the policy of the first ---- */

static bool organ_add(struct act_call *c, struct err *e)
{
	struct form_line l = {c, c->in, ""};
	struct str code, name, name_en;
	struct val first[4];
	bool found;
	bool ok = line_text(&l, "code", 1, 32, &code);
	ok = line_text(&l, "name", 1, 100, &name) && ok;
	ok = line_text(&l, "name_en", 0, 100, &name_en) && ok;
	TRY(ok);
	int64_t taken;
	TRY(tx_number(c->tx, STMT_organ_by_code, ARGS(val_s(code)), 0, &taken, e));
	if (taken)
		return line_wrong(&l, "code", t_people_code_taken(c->lang));
	TRY(tx_one(c->tx, c->arena, STMT_organ_one, ARGS(val_i(1)), &found, first, 4, e));
	if (!found)
		return FAIL(e, ERR_NOT_FOUND, "there is no first organ");
	TRY(tx_run(c->tx, STMT_organ_add, ARGS(val_s(code), val_s(name), val_s(name_en), val_b(first[3].s.p, first[3].s.n)),
		&c->object, e));
	json_add_str(c->arena, c->body, STR("code"), code);
	json_add_str(c->arena, c->body, STR("name"), name);
	return true;
}

static const struct act_param organ_params[] = {
	{"code", PARAM_KIND_TEXT, false, 100}, {"name", PARAM_KIND_TEXT, false, 400}, {"name_en", PARAM_KIND_TEXT, true, 400},
	{NULL, 0, false, 0},
};
const struct act act_organ_add = {
	.name = "organ_add", .title = t_act_organ_add, .right = RIGHT_PACK, .object_kind = OBJECT_ORGAN, .assurance = 1,
	.fresh_minutes = 60, .params = organ_params, .run = organ_add,
};
