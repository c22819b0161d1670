/* Acts on ledgers: a line is added, changed, checked; the head confirms the whole. */
#include "engine/record_write.h"
#include "engine/object.h"
#include "engine/round.h"
#include "engine/standing.h"
#include "engine/withhold.h"
#include "text/text.h"

static bool register_of(struct act_call *c, const struct pack *p, const struct register_ **ret, struct err *e)
{
	const char *name = arena_cstr(c->arena, json_str(c->in, "register"));
	*ret = pack_register(p, name);
	return *ret || FAIL(e, ERR_NOT_FOUND, "register \"%s\"", name);
}

/* What somebody who changes a record may not read is not asked of him, and stays as it is: the register without it. */
static bool readable(struct act_call *c, const struct pack *p, const struct register_ **r, const struct record *before,
	field_list *ret_closed, struct err *e)
{
	struct record rec = *before;
	TRY(record_withhold(c->tx, c->arena, p, *r, &c->who, c->now, &rec, ret_closed, e));
	if (!ret_closed->n)
		return true;
	struct register_ *own = arena_make(c->arena, struct register_);
	*own = **r;
	own->fields.p = arena_array(c->arena, own->fields.n + 1, sizeof(*own->fields.p));
	own->fields.n = 0;
	for (size_t i = 0; i < (*r)->fields.n; i++) {
		const struct field *f = &(*r)->fields.p[i];
		bool closed = false;
		for (size_t k = 0; k < ret_closed->n && !closed; k++)
			closed = strcmp(ret_closed->p[k]->name, f->name) == 0;
		if (closed)
			continue;
		if (f == (*r)->state)
			own->state = &own->fields.p[own->fields.n];
		own->fields.p[own->fields.n++] = *f;
	}
	*r = own;
	return true;
}

/* The posted form, typed; its problems go to the call. before: NULL for a new record. */
static bool read_form(struct act_call *c, const struct pack *p, const struct register_ *r, int64_t unit,
	const struct record *before, struct json **ret, struct err *e)
{
	field_list closed = {0};
	if (before)
		TRY(readable(c, p, &r, before, &closed, e));
	struct env v = {.city = c->city,
		.tx = c->tx,
		.arena = c->arena,
		.pack = p,
		.lang = c->lang,
		.now = c->now,
		.reg = r,
		.unit = unit,
		.before = before ? before->body : NULL,
		.applicant = c->who.person,
		.poster = {c->who.person, json_int(c->in, "id", 0), OBJECT_RECORD}};
	struct problem *problems;
	size_t n;
	v.outer = closed.n ? before->body : NULL;        /* conditions know what is not asked */
	TRY(form_read(&v, r->fields.p, r->fields.n, json_get(c->in, "form"), ret, &problems, &n, e));
	for (size_t i = 0; i < n; i++)
		act_problem(c, problems[i].field, problems[i].text);
	for (size_t i = 0; i < closed.n && before; i++) {
		const struct json *stays = json_get(before->body, closed.p[i]->name);
		if (stays)
			json_put(c->arena, *ret, str_of(closed.p[i]->name), json_copy(c->arena, stays));
	}
	return n == 0;
}

static void keep(struct act_call *c, const struct register_ *r, int64_t unit)
{
	json_add_str(c->arena, c->body, STR("register"), str_of(r->elem.name));
	json_add_int(c->arena, c->body, STR("unit"), unit);
	standing_proves(c, r->elem.name);
}

/* ---- record_add ---- */

static bool add(struct act_call *c, struct err *e)
{
	const struct pack *p = city_pack(c->city, c->tx, c->who.organ, e);
	const struct register_ *r;
	struct json *body;
	int64_t unit = json_int(c->in, "unit", 0);
	if (!p || !register_of(c, p, &r, e))
		return false;
	TRY(read_form(c, p, r, unit, NULL, &body, e));
	TRY(record_add(c, r, unit, body, &c->object, e));
	keep(c, r, unit);
	return true;
}

static const struct act_param add_params[] = {
	{"register", PARAM_KIND_WORD, false, 0}, {"unit", PARAM_KIND_ID, false, 0}, {"form", PARAM_KIND_FORM, false, 0},
	{NULL, 0, false, 0},
};
const struct act act_record_add = {
	.name = "record_add", .title = t_act_record_add, .right = RIGHT_WRITER, .object_kind = OBJECT_RECORD, .assurance = 1,
	.params = add_params, .run = add,
};

/* ---- record_change ---- */

static bool one_record(
	struct act_call *c, const struct pack *p, struct record *ret, const struct register_ **ret_reg, struct err *e)
{
	bool found;
	int64_t id = json_int(c->in, "id", 0);
	TRY(record_get(c->tx, c->arena, id, ret, &found, e));
	if (!found)
		return FAIL(e, ERR_NOT_FOUND, "record %lld", (long long)id);
	if (ret->disposed)
		return FAIL(e, ERR_CONFLICT, "%s", t_disposed_already(c->lang));
	*ret_reg = pack_register(p, ret->reg);
	return *ret_reg || FAIL(e, ERR_STALE, "the pack in force has no register \"%s\"", ret->reg);
}

static bool change(struct act_call *c, struct err *e)
{
	const struct pack *p = city_pack(c->city, c->tx, c->who.organ, e);
	const struct register_ *r;
	struct record rec;
	struct json *body;
	if (!p || !one_record(c, p, &rec, &r, e))
		return false;
	/* what was shown must still be what is there */
	int64_t version = json_int(c->in, "version", 0);
	if (version && version != rec.version)
		return FAIL(e, ERR_STALE, "record %lld has version %lld by now, not %lld", (long long)rec.id,
			(long long)rec.version, (long long)version);
	TRY(read_form(c, p, r, rec.unit, &rec, &body, e));
	const char *reason = arena_cstr(c->arena, str_trim(json_str(c->in, "reason")));
	TRY(record_change(c, rec.id, body, reason, e));
	c->object = rec.id;
	keep(c, r, rec.unit);
	if (*reason)
		json_add_str(c->arena, c->body, STR("reason"), str_of(reason));
	return true;
}

static const struct act_param change_params[] = {
	{"id", PARAM_KIND_ID, false, 0}, {"version", PARAM_KIND_ID, true, 0}, {"form", PARAM_KIND_FORM, false, 0},
	{"reason", PARAM_KIND_TEXT, true, 2000}, {NULL, 0, false, 0},
};
const struct act act_record_change = {
	.name = "record_change",
	.title = t_act_record_change,
	.right = RIGHT_WRITER,
	.object_kind = OBJECT_RECORD,
	.assurance = 1,
	.params = change_params,
	.run = change,
};

/* ---- record_verify: lines of one unit's ledger are as they should be ---- */

static bool verify_one(struct act_call *c, struct index *x, const char *reg, int64_t unit, int64_t id, struct err *e)
{
	struct record rec;
	bool found;
	TRY(record_get(c->tx, c->arena, id, &rec, &found, e));
	if (!found || rec.unit != unit || strcmp(rec.reg, reg) != 0)
		return FAIL(e, ERR_NOT_FOUND, "record %lld", (long long)id);
	if (rec.disposed)
		return FAIL(e, ERR_CONFLICT, "%s", t_disposed_already(c->lang));
	struct record now = rec;
	now.verified = c->now;
	TRY(tx_run(c->tx, STMT_record_set_verified, ARGS(val_i(id), val_i(c->now)), NULL, e));
	TRY(index_note(x, &rec, &now, e));
	act_object(c, OBJECT_RECORD, id);
	return true;
}

static bool verify(struct act_call *c, struct err *e)
{
	struct writing w;
	const struct register_ *r;
	const struct json *ids = json_get(json_get(c->in, "form"), "ids");
	int64_t unit = json_int(c->in, "unit", 0), last = 0;
	TRY(writing_begin(c, &w, e));
	TRY(register_of(c, w.pack, &r, e));
	if (!ids || ids->kind != JSON_ARR || ids->count == 0)
		return FAIL(e, ERR_INVALID, "record_verify: \"form\" holds no list \"ids\"");
	json_each(it, ids) {
		if (it->kind != JSON_INT || it->i <= last)
			return FAIL(e, ERR_INVALID, "record_verify: \"ids\" are numbers in ascending order");
		TRY(verify_one(c, w.index, r->elem.name, unit, it->i, e));
		last = it->i;
	}
	keep(c, r, unit);
	return writing_end(&w, e);
}

static const struct act_param verify_params[] = {
	{"register", PARAM_KIND_WORD, false, 0}, {"unit", PARAM_KIND_ID, false, 0}, {"form", PARAM_KIND_FORM, false, 2000},
	{NULL, 0, false, 0},
};
const struct act act_record_verify = {
	.name = "record_verify", .title = t_act_record_verify, .right = RIGHT_WRITER, .object_kind = OBJECT_NONE, .assurance = 1,
	.params = verify_params, .run = verify,
};

/* ---- record_confirm: the ledger of the unit of this record, as a whole ---- */

static bool confirm(struct act_call *c, struct err *e)
{
	const struct pack *p = city_pack(c->city, c->tx, c->who.organ, e);
	const struct register_ *r;
	struct record rec;
	struct tally *counts;
	size_t n;
	int64_t all = 0, unverified = 0;
	if (!p || !one_record(c, p, &rec, &r, e))
		return false;
	TRY(record_tally(c->tx, c->arena, rec.reg, rec.unit, "verified", &counts, &n, e));
	for (size_t i = 0; i < n; i++) {
		all += counts[i].n;
		if (strcmp(counts[i].value, "no") == 0)
			unverified = counts[i].n;
	}
	if (all == 0 || unverified) {
		act_problem(c, "",
			unverified ? t_record_unverified_left(c->lang, (int)unverified) : t_record_nothing_to_confirm(c->lang));
		return false;
	}
	TRY(tx_run(c->tx, STMT_record_review_add,
		ARGS(val_c(rec.reg), val_i(rec.unit), val_i(c->now), val_i(c->who.person), val_i(all)), NULL, e));
	keep(c, r, rec.unit);
	json_add_int(c->arena, c->body, STR("lines"), all);
	act_object(c, OBJECT_UNIT, rec.unit);
	const struct round_deed_of deed = {.unit = rec.unit, .place = true};
	return round_fulfil(c, p, rec.reg, &deed, e);
}

static const struct act_param confirm_params[] = {{"id", PARAM_KIND_ID, false, 0}, {NULL, 0, false, 0}};
const struct act act_record_confirm = {
	.name = "record_confirm",
	.title = t_act_record_confirm,
	.right = RIGHT_CONFIRMER,
	.object_kind = OBJECT_NONE,
	.assurance = 1,
	.params = confirm_params,
	.run = confirm,
};
