/* Acts on disposal: held back, released, approved, disposed of. */
#include "engine/dispose_private.h"
#include "engine/object.h"
#include "engine/rights.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

/* ---- held back ---- */

static bool reason_given(struct act_call *c, struct str *ret)
{
	*ret = str_trim(json_str(c->in, "reason"));
	if (!ret->n)
		act_problem(c, "reason", t_case_reason_needed(c->lang));
	return ret->n > 0;
}

/* A person's doing: it stands in a row with his number. */
static bool by_person(struct act_call *c, struct err *e)
{
	return !c->who.system || FAIL(e, ERR_DENIED, "%s", t_rights_person_only(c->lang));
}

static bool hold(struct act_call *c, struct err *e)
{
	struct str reason;
	int64_t object = json_int(c->in, "object", 0), held;
	struct val cols[2];
	bool found;
	int number = dispose_kind(json_str(c->in, "kind"));
	TRY(by_person(c, e));
	if (!number)
		return FAIL(e, ERR_INVALID, "dispose_hold: \"kind\" is case, record, round or document");
	enum stmt stmt = number == OBJECT_CASE ? STMT_hold_case : number == OBJECT_RECORD ? STMT_hold_record :
		number == OBJECT_ROUND ? STMT_hold_round : STMT_hold_document;
	TRY(tx_one(c->tx, c->arena, stmt, ARGS(val_i(object)), &found, cols, 2, e));
	if (!found || cols[0].i != c->who.organ)
		return FAIL(e, ERR_NOT_FOUND, "%s", t_disposal_no_thing(c->lang));
	if (cols[1].type)
		return FAIL(e, ERR_CONFLICT, "%s", t_disposed_already(c->lang));
	TRY(tx_number(c->tx, STMT_hold_of, ARGS(val_i(number), val_i(object)), 0, &held, e));
	if (held)
		return FAIL(e, ERR_CONFLICT, "%s", t_disposal_held_already(c->lang));
	if (!reason_given(c, &reason))
		return false;
	TRY(tx_run(c->tx, STMT_hold_add, ARGS(val_i(number), val_i(object), val_i(c->now), val_i(c->who.person),
		val_s(reason)), NULL, e));
	json_add_str(c->arena, c->body, STR("reason"), reason);
	act_object(c, number, object);
	return true;
}

static bool release(struct act_call *c, struct err *e)
{
	struct str reason;
	int64_t id = json_int(c->in, "hold", 0);
	struct val cols[4];
	bool found;
	TRY(by_person(c, e));
	TRY(tx_one(c->tx, c->arena, STMT_hold_one, ARGS(val_i(id)), &found, cols, 4, e));
	if (!found || cols[2].i != c->who.organ)
		return FAIL(e, ERR_NOT_FOUND, "%s", t_disposal_no_thing(c->lang));
	if (cols[3].type)
		return FAIL(e, ERR_CONFLICT, "%s", t_disposal_released_already(c->lang));
	if (!reason_given(c, &reason))
		return false;
	TRY(tx_run(c->tx, STMT_hold_end, ARGS(val_i(id), val_i(c->now), val_i(c->who.person), val_s(reason)), NULL, e));
	json_add_str(c->arena, c->body, STR("reason"), reason);
	act_object(c, (int)cols[0].i, cols[1].i);
	return true;
}

/* ---- approved ---- */

static void say_list(struct act_call *c, const struct dispose_list *l)
{
	json_add_int(c->arena, c->body, STR("unit"), l->unit);
	json_add_int(c->arena, c->body, STR("till"), l->till);
	json_add_int(c->arena, c->body, STR("cases"), l->counts.cases);
	json_add_int(c->arena, c->body, STR("records"), l->counts.records);
	json_add_int(c->arena, c->body, STR("rounds"), l->counts.rounds);
	json_add_int(c->arena, c->body, STR("documents"), l->counts.documents);
}

static bool approve(struct act_call *c, struct err *e)
{
	struct dispose_list l;
	struct hash shown;
	int64_t unit = json_int(c->in, "unit", 0), till = json_int(c->in, "till", 0), id;
	if (till >= civil_date_of_ms(c->now))
		return FAIL(e, ERR_INVALID, "%s", t_disposal_not_over(c->lang));
	TRY(dispose_list(c->city, c->tx, c->arena, c->who.organ, unit, till, c->lang, &l, e));
	struct str digest = json_str(c->in, "digest");
	if (!num_unhex(digest, shown.b, HASH_LEN) || !hash_eq(&shown, &l.digest))
		return FAIL(e, ERR_STALE, "%s", t_disposal_changed(c->lang));
	if (!l.n) {
		act_problem(c, "", t_disposal_nothing(c->lang));
		return false;
	}
	TRY(tx_run(c->tx, STMT_disposal_fall, ARGS(val_i(unit), val_i(c->who.organ)), NULL, e));
	TRY(tx_run(c->tx, STMT_disposal_add, ARGS(val_i(unit), val_i(till), val_b(l.digest.b, HASH_LEN), val_i(l.counts.cases),
		val_i(l.counts.records), val_i(l.counts.rounds), val_i(l.counts.documents),
		val_i(c->who.person), val_c(c->right->role), val_i(c->now)), &id, e));
	say_list(c, &l);
	json_add_str(c->arena, c->body, STR("digest"), digest);
	c->object = id;
	return true;
}

/* ---- disposed of ---- */

struct erasing { int64_t *seqs; size_t n; };

static bool same_list(struct act_call *c, int64_t id, struct dispose_list *ret, struct err *e)
{
	struct val cols[13];
	bool found;
	TRY(tx_one(c->tx, c->arena, STMT_disposal_one, ARGS(val_i(id)), &found, cols, 13, e));
	if (!found || cols[12].i != c->who.organ)
		return FAIL(e, ERR_NOT_FOUND, "%s", t_disposal_no_list(c->lang));
	if (!str_is(cols[4].s, "approved"))
		return FAIL(e, ERR_CONFLICT, "%s", t_disposal_not_approved(c->lang));
	TRY(dispose_list(c->city, c->tx, c->arena, c->who.organ, cols[1].i, cols[2].i, c->lang, ret, e));
	if (cols[3].s.n != HASH_LEN || memcmp(cols[3].s.p, ret->digest.b, HASH_LEN) != 0)
		return FAIL(e, ERR_STALE, "%s", t_disposal_changed(c->lang));
	return true;
}

static bool dispose(struct act_call *c, struct err *e)
{
	struct dispose_list l;
	struct erasing *x = arena_make(c->arena, struct erasing);
	int64_t id = json_int(c->in, "list", 0), today = civil_date_of_ms(c->now);
	int64_t year = civil_ms(civil_add_months(civil_fiscal_end(today) + 1, -12), 0, 0);
	TRY(same_list(c, id, &l, e));
	json_add_int(c->arena, c->body, STR("list"), id);
	say_list(c, &l);
	TRY(dispose_erase(c, &l, &x->seqs, &x->n, e));
	TRY(tx_run(c->tx, STMT_disposal_end, ARGS(val_i(id), val_i(c->now), val_i((int64_t)x->n)), NULL, e));
	TRY(tx_run(c->tx, STMT_dispose_drafts, ARGS(val_i(year)), NULL, e));
	TRY(tx_run(c->tx, STMT_scrub_start, ARGS(val_i(c->now)), NULL, e));
	c->object = id;
	c->work = x;
	return true;
}

static bool erase_bodies(struct act_call *c, struct err *e)
{
	const struct erasing *x = c->work;
	for (size_t i = 0; i < x->n; i++) {
		int64_t n;
		TRY(tx_run(c->tx, STMT_entry_body_erase, ARGS(val_i(x->seqs[i])), &n, e));
		if (n != 1)
			return FAIL(e, ERR_CORRUPT, "the body of entry %lld was not there", (long long)x->seqs[i]);
	}
	return true;
}

static const struct act_param hold_params[] = {{"kind", PARAM_KIND_WORD, false, 0}, {"object", PARAM_KIND_ID, false, 0},
	{"reason", PARAM_KIND_TEXT, true, 500}, {NULL, 0, false, 0}};
static const struct act_param release_params[] = {{"hold", PARAM_KIND_ID, false, 0}, {"reason", PARAM_KIND_TEXT, true, 500},
	{NULL, 0, false, 0}};
static const struct act_param approve_params[] = {{"unit", PARAM_KIND_ID, false, 0}, {"till", PARAM_KIND_ID, false, 0},
	{"digest", PARAM_KIND_DIGEST, false, 0}, {NULL, 0, false, 0}};
static const struct act_param dispose_params[] = {{"list", PARAM_KIND_ID, false, 0}, {NULL, 0, false, 0}};

const struct act act_dispose_hold = {.name = "dispose_hold", .title = t_act_dispose_hold, .right = RIGHT_PEOPLE,
	.object_kind = OBJECT_NONE, .assurance = 1, .params = hold_params, .run = hold};
const struct act act_dispose_release = {.name = "dispose_release", .title = t_act_dispose_release, .right = RIGHT_PEOPLE,
	.object_kind = OBJECT_NONE, .assurance = 1, .params = release_params, .run = release};
const struct act act_dispose_approve = {.name = "dispose_approve", .title = t_act_dispose_approve, .right = RIGHT_DISPOSER,
	.object_kind = OBJECT_DISPOSAL, .assurance = 1, .fresh_minutes = 60, .params = approve_params, .run = approve};
const struct act act_dispose = {.name = "dispose", .title = t_act_dispose, .right = RIGHT_PEOPLE, .object_kind = OBJECT_DISPOSAL,
	.assurance = 1, .fresh_minutes = 60, .params = dispose_params, .run = dispose, .after = erase_bodies};
