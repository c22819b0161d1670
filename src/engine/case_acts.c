#include "engine/compose.h"
#include "engine/contractor.h"
#include "engine/object.h"
#include "engine/step.h"
#include "text/text.h"
#include "util/civil.h"

static bool refuse(struct act_call *c, const char *field, const char *text)
{
	act_problem(c, field, text);
	return false;
}

static void say(struct act_call *c, const char *name, struct str value)
{
	if (value.n)
		json_put(c->arena, c->body, str_of(name), json_add_str(c->arena, json_arr(c->arena), STR_NONE, value));
}

static void say_int(struct act_call *c, const char *name, int64_t value)
{
	json_put(c->arena, c->body, str_of(name), json_add_int(c->arena, json_arr(c->arena), STR_NONE, value));
}

/* ---- who applies ---- */

static bool holds(struct act_call *c, const struct pack *p, const struct role *r, int64_t person, int64_t unit, bool *ret,
		  struct err *e)
{
	int64_t at, today = civil_date_of_ms(c->now);
	enum holding how;
	*ret = r->filled == FILLED_EVERYONE;
	if (*ret)
		return true;
	TRY(role_unit(c->tx, r, unit, today, &at, e));
	TRY(role_may(c->tx, p, person, r, at, today, &how, e));
	*ret = how != HOLD_NONE && how != HOLD_STAND_IN;
	return true;
}

/* 代行入力: the leader or the head of the section for somebody of it. */
static bool may_enter_for(struct act_call *c, const struct pack *p, int64_t unit, bool *ret, struct err *e)
{
	static const char *const roles[] = {"leader", "section_manager"};
	*ret = false;
	for (size_t i = 0; i < ARRAY_LEN(roles) && !*ret; i++) {
		const struct role *r = pack_role(p, roles[i]);
		if (r)
			TRY(holds(c, p, r, c->who.person, unit, ret, e));
	}
	return true;
}

/* A request that a role of the section makes may be drafted by anyone of it (起案者 ≠ 申請者). */
static bool by_role(struct act_call *c, const struct pack *p, const struct actor *a, struct case_new *n, bool *ret_fits,
		    struct err *e)
{
	*ret_fits = true;
	if (!a || a->kind == ACTOR_ANYONE || a->kind == ACTOR_APPLICANT || a->kind == ACTOR_DRAFTER)
		return true;
	if (a->kind == ACTOR_ANY || a->kind == ACTOR_ALL) {
		*ret_fits = false;
		for (size_t i = 0; i < a->parts.n && !*ret_fits; i++)
			TRY(by_role(c, p, a->parts.p[i], n, ret_fits, e));
		return true;
	}
	if (!a->role)
		return true;
	bool own = false;
	TRY(holds(c, p, a->role, n->applicant, n->unit, &own, e));
	if (own) {
		if (a->role->filled != FILLED_EVERYONE)
			n->role = a->role->elem.name;
		return true;
	}
	*ret_fits = false;
	if (a->role->per != PER_SECTION && a->role->per != PER_DEPARTMENT && a->role->per != PER_TEAM)
		return true;
	struct env v = {.city = c->city,
			.tx = c->tx,
			.arena = c->arena,
			.pack = p,
			.lang = c->lang,
			.now = c->now,
			.applicant = n->applicant,
			.unit = n->unit};
	struct way way;
	bool some;
	TRY(route_role(&v, a->role, n->unit, 0, &way, &some, e));
	if (!some)
		return true;
	int64_t *people;
	size_t count;
	TRY(route_people(&v, &way, &people, &count, e));
	if (!count)
		return true;
	n->applicant = people[0];
	n->role = way.role;
	*ret_fits = true;
	return true;
}

/* The contract that a form names, else his first. Its section is where the request stands. */
static bool contract_unit(struct act_call *c, const struct composed *composed, int64_t *ret, struct err *e)
{
	struct record *list;
	size_t n;
	const struct pack *p = city_pack(c->city, c->tx, c->who.organ, e);
	TRY(p && contractor_contracts(c->tx, c->arena, p, c->who.person, civil_date_of_ms(c->now), &list, &n, e));
	*ret = n ? list[0].unit : 0;
	for (size_t i = 0; composed && i < composed->parts.n; i++)
		json_each(it, composed->parts.p[i].body)
			for (size_t k = 0; k < n; k++)
				if (str_is(json_str(it, "kind"), "record") && json_int(it, "id", 0) == list[k].id)
					*ret = list[k].unit;
	return true;
}

/* Somebody of a contractor: for himself, and only what is open to contractors. */
static bool contractor_applies(struct act_call *c, const struct composed *composed, struct case_new *n, struct err *e)
{
	n->applicant = n->drafter = c->who.person;
	n->role = "";
	TRY(contract_unit(c, composed, &n->unit, e));
	if (!n->unit || (composed->door && !contractor_may_enter(composed->pack, composed->door)))
		return FAIL(e, ERR_DENIED, "%s", t_rights_contractor(c->lang));
	for (size_t i = 0; i < composed->parts.n; i++) {
		const struct procedure *p = composed->parts.p[i].procedure;
		if (!contractor_may_apply(composed->pack, p))
			return FAIL(e, ERR_DENIED, "%s", t_case_not_for_you(c->lang, title_in(&p->elem.title, c->lang)));
	}
	return true;
}

static bool who_applies(struct act_call *c, const struct composed *composed, int64_t on_behalf, struct case_new *n, struct err *e)
{
	struct person me;
	if (c->who.contractor)
		return contractor_applies(c, composed, n, e);
	n->applicant = on_behalf ? on_behalf : c->who.person;
	n->drafter = c->who.person;
	n->role = "";
	TRY(org_person(c->tx, c->arena, n->applicant, civil_date_of_ms(c->now), c->lang, &me, e));
	n->unit = me.unit;
	if (!me.unit)
		return FAIL(e, ERR_DENIED, "%s", t_case_no_unit(c->lang));
	n->proxy = n->applicant != n->drafter;
	bool fits = true;
	for (size_t i = 0; i < composed->parts.n; i++) {
		const struct procedure *p = composed->parts.p[i].procedure;
		TRY(by_role(c, composed->pack, p->applicant, n, &fits, e));
		if (!fits)
			return FAIL(e, ERR_DENIED, "%s", t_case_not_for_you(c->lang, title_in(&p->elem.title, c->lang)));
	}
	return true;
}

/* ---- content ---- */

static bool read_answers(struct act_call *c, const struct pack *p, const char *door, int64_t applicant, int64_t unit,
	struct composed *ret, int64_t *ret_blanket, struct err *e)
{
	const struct door *d = pack_door(p, door);
	const struct procedure *alone = d ? NULL : pack_procedure(p, door);
	if (!d && !alone)
		return FAIL(e, ERR_NOT_FOUND, "%s", t_case_no_door(c->lang));
	struct env v = {.city = c->city,
			.tx = c->tx,
			.arena = c->arena,
			.pack = p,
			.lang = c->lang,
			.now = c->now,
			.applicant = applicant,
			.unit = unit,
			.body = json_obj(c->arena),
			.steps = json_obj(c->arena),
			.poster = {c->who.person, json_int(c->in, "id", 0), OBJECT_CASE}};
	TRY(compose_read(&v, p, d, alone, json_get(c->in, "answers"), ret, c, e));
	*ret_blanket = 0;
	if (c->problems.n)
		return false;
	if (!str_is(json_str(c->in, "blanket"), "yes"))
		return true;
	TRY(compose_blanket(&v, ret, ret_blanket, e));
	return *ret_blanket != CIVIL_NONE || refuse(c, "blanket", t_case_no_blanket(c->lang));
}

static bool unit_of(struct act_call *c, int64_t person, int64_t *ret, struct err *e)
{
	struct person p;
	TRY(org_person(c->tx, c->arena, person, civil_date_of_ms(c->now), c->lang, &p, e));
	*ret = p.unit;
	return true;
}

static bool submit(struct act_call *c, struct err *e)
{
	const struct pack *p = city_pack(c->city, c->tx, c->who.organ, e);
	if (!p)
		return false;
	const char *door = arena_cstr(c->arena, json_str(c->in, "door")), *number;
	int64_t on_behalf = json_int(c->in, "on_behalf", 0), unit;
	bool fits = true;
	struct composed composed;
	struct case_new n = {.composed = &composed, .door = door, .note = json_str(c->in, "note")};
	if (on_behalf && c->who.contractor)
		return FAIL(e, ERR_DENIED, "%s", t_case_not_on_behalf(c->lang));
	TRY(c->who.contractor ? contract_unit(c, NULL, &unit, e) : unit_of(c, on_behalf ? on_behalf : c->who.person, &unit, e));
	/* before the answers are read: what is wrong with them tells what the other one sees */
	if (on_behalf && on_behalf != c->who.person)
		TRY(may_enter_for(c, p, unit, &fits, e));
	if (!fits)
		return FAIL(e, ERR_DENIED, "%s", t_case_not_on_behalf(c->lang));
	TRY(read_answers(c, p, door, on_behalf ? on_behalf : c->who.person, unit, &composed, &n.blanket, e));
	TRY(who_applies(c, &composed, on_behalf, &n, e));
	TRY(case_open(c, &n, &c->object, &number, e));
	c->role = n.role;
	say(c, "number", str_of(number));
	say(c, "door", str_of(door));
	if (n.proxy)
		say_int(c, "on_behalf", n.applicant);
	return true;
}

static bool in_state(struct act_call *c, const struct case_work *w, const char *a, const char *b, struct err *e)
{
	if (strcmp(w->f.state, a) == 0 || strcmp(w->f.state, b) == 0)
		return true;
	return FAIL(e, ERR_STALE, "%s", t_case_not_now(c->lang));
}

static bool resubmit(struct act_call *c, struct err *e)
{
	struct case_work w;
	struct composed composed;
	int64_t blanket;
	TRY(case_work_of(c, json_int(c->in, "id", 0), &w, e));
	TRY(in_state(c, &w, "returned", "draft", e));
	const struct pack *p = city_pack(c->city, c->tx, w.f.organ, e);
	if (!p)
		return false;
	TRY(read_answers(c, p, w.f.door, w.f.applicant, w.f.unit, &composed, &blanket, e));
	if (composed.parts.n == 0)
		return refuse(c, "", t_case_nothing_left(c->lang));
	TRY(case_refreeze(&w, &composed, blanket, json_str(c->in, "note"), e));
	c->object = w.f.id;
	c->role = w.f.role;
	say(c, "number", str_of(w.f.number));
	say_int(c, "version", w.f.version);
	return true;
}

static bool done_in_round(const struct case_work *w, const char *kind)
{
	for (size_t i = 0; i < w->steps.n; i++) {
		const struct case_step *s = &w->steps.p[i];
		if (step_is_round(w, s) && strcmp(s->kind, kind) == 0 && s->done && strcmp(s->state, "skipped") != 0)
			return true;
	}
	return false;
}

static bool pull_back(struct act_call *c, struct err *e)
{
	struct case_work w;
	TRY(case_work_of(c, json_int(c->in, "id", 0), &w, e));
	TRY(in_state(c, &w, "open", "open", e));
	if (done_in_round(&w, "decide") || done_in_round(&w, "task"))
		return FAIL(e, ERR_CONFLICT, "%s", t_case_decided_already(c->lang));
	TRY(case_cancel_steps(&w, e));
	TRY(tx_run(c->tx, STMT_case_state, ARGS(val_i(w.f.id), val_c("draft"), val_null(), val_null()), NULL, e));
	c->object = w.f.id;
	say(c, "number", str_of(w.f.number));
	say(c, "reason", json_str(c->in, "reason"));
	return true;
}

static bool withdraw(struct act_call *c, struct err *e)
{
	struct case_work w;
	TRY(case_work_of(c, json_int(c->in, "id", 0), &w, e));
	if (strcmp(w.f.state, "open") != 0)
		TRY(in_state(c, &w, "draft", "returned", e));
	if (done_in_round(&w, "task"))
		return FAIL(e, ERR_CONFLICT, "%s", t_case_begun_already(c->lang));
	TRY(case_end(&w, "withdrawn", e));
	c->object = w.f.id;
	say(c, "number", str_of(w.f.number));
	say(c, "reason", json_str(c->in, "reason"));
	return true;
}

static bool knows_field(const struct case_work *w, const char *field)
{
	for (size_t i = 0; i < w->f.n_parts; i++)
		if (procedure_field(w->f.parts[i].procedure, field))
			return true;
	return *field == '\0';
}

static bool correct(struct act_call *c, struct err *e)
{
	struct case_work w;
	const char *field = arena_cstr(c->arena, json_str(c->in, "field"));
	struct str text = str_trim(json_str(c->in, "text")), reason = str_trim(json_str(c->in, "reason"));
	TRY(case_work_of(c, json_int(c->in, "id", 0), &w, e));
	if (strcmp(w.f.state, "draft") == 0 || strcmp(w.f.state, "returned") == 0)
		return FAIL(e, ERR_CONFLICT, "%s", t_case_resubmit_instead(c->lang));
	if (!knows_field(&w, field))
		return FAIL(e, ERR_INVALID, "%s", t_case_unknown_name(c->lang, field));
	if (!text.n)
		act_problem(c, "text", t_case_text_needed(c->lang));
	if (!reason.n)
		act_problem(c, "reason", t_case_reason_needed(c->lang));
	if (c->problems.n)
		return false;
	struct json *who = org_who_text(c->tx, c->arena, c->who.person, NULL, civil_date_of_ms(c->now), e);
	if (!who)
		return false;
	const char *who_text;
	compose_digest(c->arena, who, &who_text);
	TRY(tx_run(c->tx, STMT_correction_add,
		   ARGS(val_i(w.f.id), val_i(c->now), val_i(c->who.person), val_c(who_text), val_c(field), val_s(text),
			val_s(reason)),
		   NULL, e));
	c->object = w.f.id;
	say(c, "number", str_of(w.f.number));
	say(c, "field", str_of(field));
	say(c, "text", text);
	say(c, "reason", reason);
	return true;
}

static const struct act_param submit_params[] = {{"door", PARAM_KIND_WORD, false, 0},	{"answers", PARAM_KIND_FORM, false, 0},
						 {"on_behalf", PARAM_KIND_ID, true, 0}, {"note", PARAM_KIND_TEXT, true, 2000},
						 {"blanket", PARAM_KIND_WORD, true, 0}, {NULL, 0, false, 0}};
static const struct act_param resubmit_params[] = {{"id", PARAM_KIND_ID, false, 0}, {"answers", PARAM_KIND_FORM, false, 0},
	{"note", PARAM_KIND_TEXT, true, 2000}, {"blanket", PARAM_KIND_WORD, true, 0}, {NULL, 0, false, 0}};
static const struct act_param pull_params[] = {
	{"id", PARAM_KIND_ID, false, 0}, {"reason", PARAM_KIND_TEXT, true, 2000}, {NULL, 0, false, 0}};
static const struct act_param withdraw_params[] = {{"id", PARAM_KIND_ID, false, 0}, {"reason", PARAM_KIND_TEXT, false, 2000},
	{NULL, 0, false, 0}};
static const struct act_param correct_params[] = {{"id", PARAM_KIND_ID, false, 0}, {"field", PARAM_KIND_WORD, true, 0},
	{"text", PARAM_KIND_TEXT, false, 2000}, {"reason", PARAM_KIND_TEXT, false, 2000}, {NULL, 0, false, 0}};

const struct act act_case_submit = {.contractor = true, .name = "case_submit", .title = t_act_case_submit, .right = RIGHT_APPLY,
	.object_kind = OBJECT_CASE, .assurance = 1, .params = submit_params, .run = submit};
const struct act act_case_resubmit = {.contractor = true,
	.name = "case_resubmit",
	.title = t_act_case_resubmit,
	.right = RIGHT_APPLICANT,
	.object_kind = OBJECT_CASE,
	.assurance = 1,
	.params = resubmit_params,
	.run = resubmit};
const struct act act_case_pull_back = {.contractor = true,
	.name = "case_pull_back",
	.title = t_act_case_pull_back,
	.right = RIGHT_APPLICANT,
	.object_kind = OBJECT_CASE,
	.assurance = 1,
	.params = pull_params,
	.run = pull_back};
const struct act act_case_withdraw = {.contractor = true,
	.name = "case_withdraw",
	.title = t_act_case_withdraw,
	.right = RIGHT_APPLICANT,
	.object_kind = OBJECT_CASE,
	.assurance = 1,
	.params = withdraw_params,
	.run = withdraw};
const struct act act_case_correct = {.contractor = true,
	.name = "case_correct",
	.title = t_act_case_correct,
	.right = RIGHT_APPLICANT,
	.object_kind = OBJECT_CASE,
	.assurance = 1,
	.params = correct_params,
	.run = correct};
