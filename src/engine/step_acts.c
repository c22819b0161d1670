#include "engine/step_acts.h"

#include "engine/file.h"
#include "engine/object.h"
#include "engine/round.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clean.h"
#include "util/num.h"

bool step_refuse(struct act_call *c, const char *field, const char *text)
{
	act_problem(c, field, text);
	return false;
}

static void put_text(struct arena *a, struct json *obj, const char *name, struct str value)
{
	if (value.n)
		json_put(a, obj, str_of(name), json_add_str(a, json_arr(a), STR_NONE, value));
}

/* ---- the same for all ---- */

static bool same_digest(const struct case_work *w, struct str hex)
{
	uint8_t shown[HASH_LEN];
	return num_unhex(hex, shown, HASH_LEN) && memcmp(shown, w->f.content_digest.b, HASH_LEN) == 0;
}

bool step_begin(struct act_call *c, int64_t step, struct str digest, unsigned kinds, bool stand_in, struct step_call *ret,
		struct err *e)
{
	*ret = (struct step_call){.c = c, .fields = json_obj(c->arena)};
	TRY(case_work_of_step(c, step, &ret->w, &ret->row, e));
	const struct case_step *s = &ret->w.steps.p[ret->row];
	if (digest.p && !same_digest(&ret->w, digest))
		return FAIL(e, ERR_STALE, "%s", t_case_changed_since(c->lang));
	if (strcmp(ret->w.f.state, "open") != 0 || strcmp(s->state, "open") != 0 || !step_is_round(&ret->w, s))
		return FAIL(e, ERR_STALE, "%s", t_step_over(c->lang));
	if (!(kinds & STEP_BIT(s->def->kind)))
		return FAIL(e, ERR_INVALID, "%s", t_step_other_kind(c->lang));
	TRY(step_holding(&ret->w, s, c->who.person, stand_in, &ret->hold, e));
	if (ret->hold.how == HOLD_NONE)
		return FAIL(e, ERR_DENIED, "%s", t_step_not_yours(c->lang));
	return true;
}

const char *step_as(const struct step_hold *h)
{
	static const char *const names[] = {[HOLD_NONE] = "",	      [HOLD_SELF] = "self",	    [HOLD_ACTING] = "acting",
					    [HOLD_DEPUTY] = "deputy", [HOLD_DELEGATE] = "delegate", [HOLD_STAND_IN] = "stand_in"};
	return h->unavoidable ? "concurrent" : h->proxy ? "proxy" : h->overrules ? "overrule" : names[h->how];
}

bool step_asks(const struct step *def)
{
	for (size_t i = 0; i < def->fields.n; i++)
		if (!def->fields.p[i].optional && !def->fields.p[i].when)
			return true;
	return def->sheet != NULL;
}

bool step_needs(struct step_call *s, struct err *e)
{
	const struct case_step *row = &s->w.steps.p[s->row];
	if (!row->def->needs)
		return true;
	struct env v = case_env(&s->w, row->part, row);
	enum truth t = cond_eval(&v, row->def->needs, e);
	if (e->code != ERR_NONE)
		return false;
	return t == TRUTH_YES || step_refuse(s->c, "", t_step_needs_first(s->c->lang));
}

bool step_fields(struct step_call *s, struct err *e)
{
	struct act_call *c = s->c;
	const struct case_step *row = &s->w.steps.p[s->row];
	const struct json *in = json_get(c->in, "fields");
	if (!in)
		in = json_obj(c->arena);
	struct round_form form;
	struct env v = case_env(&s->w, row->part, row);
	struct problem *problems;
	struct json *typed;
	size_t n;
	round_step_form(c->arena, s->w.f.pack, row->def, row->item, row->undo, &form);
	v.outer = v.body;
	v.poster.person = c->who.person;
	v.poster.kind = OBJECT_CASE;
	v.poster.target = s->w.f.id;
	TRY(form_read(&v, form.fields, form.n, in, &typed, &problems, &n, e));
	for (size_t i = 0; i < n; i++)
		act_problem(c, problems[i].field, problems[i].text);
	round_check_answers(c, &form, typed);
	json_each(it, typed)
		json_put(c->arena, s->fields, it->name, json_copy(c->arena, it));
	TRY(c->problems.n == 0);
	int64_t finding, step = row->id, unit = s->w.f.unit;
	TRY(file_attach(c, form.fields, form.n, s->fields, OBJECT_CASE, s->w.f.id, e));
	return !form.sheet || (standing_use(c, form.sheet->elem.name, unit, false, e) &&
		round_write_answers(c, s->w.f.pack, &form, s->fields, OBJECT_STEP, step, 1, 0, unit, &finding, e));
}

void step_say(struct step_call *s, const char *result, struct str reason)
{
	struct act_call *c = s->c;
	const struct case_step *row = &s->w.steps.p[s->row];
	CLEAN_BUF struct buf hex;
	buf_init(&hex, 2 * HASH_LEN + 1);
	num_hex(&hex, s->w.f.content_digest.b, HASH_LEN);
	put_text(c->arena, c->body, "number", str_of(s->w.f.number));
	put_text(c->arena, c->body, "step", str_of(step_matter(c->arena, row)));
	put_text(c->arena, c->body, "content", buf_str(&hex));
	put_text(c->arena, c->body, "answer", str_of(result));
	put_text(c->arena, c->body, "reason", reason);
	put_text(c->arena, c->body, "as", str_of(row->as_kind));
	c->object = row->id;
	act_object(c, OBJECT_CASE, s->w.f.id);
	c->role = row->role;
}

bool step_taken(struct step_call *s, const char *state, const char *result, struct str reason, bool ratify, struct err *e)
{
	struct step_taking t = {.state = state,
				.result = result,
				.reason = arena_cstr(s->c->arena, reason),
				.as_kind = step_as(&s->hold),
				.way = &s->hold.way->way,
				.answers = s->fields,
				.ratify = ratify};
	return step_take(&s->w, s->row, &t, e);
}

/* What the page showed, where the act is given it. */
static struct str shown(struct act_call *c) { return json_str(c->in, "digest"); }

static bool wants_stand_in(struct act_call *c) { return str_is(json_str(c->in, "as"), "stand_in"); }

static bool finish(struct step_call *s, const char *state, const char *result, struct str reason, struct err *e)
{
	TRY(step_taken(s, state, result, reason, false, e));
	step_say(s, result, reason);
	return case_advance(&s->w, e);
}

/* ---- consult, task, confirm, read ---- */

static bool consult(struct act_call *c, struct err *e)
{
	struct step_call s;
	struct str answer = json_str(c->in, "answer"), reason = str_trim(json_str(c->in, "reason"));
	TRY(step_begin(c, json_int(c->in, "id", 0), shown(c), STEP_BIT(STEP_CONSULT), wants_stand_in(c), &s, e));
	bool agreed = str_is(answer, "agreed");
	if (!agreed && !str_is(answer, "objected"))
		return step_refuse(c, "answer", t_step_answer_needed(c->lang));
	if (!agreed && s.hold.way->way.person == s.w.f.applicant)
		return step_refuse(c, "answer", t_step_return_instead(c->lang));
	if (!agreed && !reason.n)
		return step_refuse(c, "reason", t_case_reason_needed(c->lang));
	TRY(step_needs(&s, e));
	TRY(step_fields(&s, e));
	TRY(step_met(&s));
	bool refused = !agreed && strcmp(s.w.steps.p[s.row].step, STEP_VIA) == 0;
	if (refused)
		TRY(case_leaves_organ(&s.w, &refused, e));
	if (!refused)
		return finish(&s, "done", agreed ? "agreed" : "objected", reason, e);
	/* another organ is not asked without the consent of one's own */
	TRY(step_taken(&s, "done", "objected", reason, false, e));
	step_say(&s, "objected", reason);
	TRY(case_tell(&s.w, s.w.steps.p[s.row].id, s.w.f.applicant, "refused", 0, e));
	return case_end(&s.w, "refused", e);
}

/* A case that becomes another ends with the step that says so: what is left of it belongs to the other. */
static bool task(struct act_call *c, struct err *e)
{
	struct step_call s;
	bool turned;
	struct str reason = str_trim(json_str(c->in, "reason"));
	TRY(step_begin(c, json_int(c->in, "id", 0), shown(c), STEP_BIT(STEP_TASK), wants_stand_in(c), &s, e));
	TRY(step_needs(&s, e));
	TRY(step_fields(&s, e));
	TRY(step_checked(&s, reason, e));
	TRY(step_tooled(&s, reason, e));
	TRY(step_turns(&s, &turned, e));
	if (!turned)
		return finish(&s, "done", "done", reason, e);
	TRY(step_taken(&s, "done", "done", reason, false, e));
	step_say(&s, "done", reason);
	TRY(case_lines(&s.w, e));
	return case_end(&s.w, "done", e);
}

static bool says_no(const struct step_call *s, const char **ret_field)
{
	const struct step *def = s->w.steps.p[s->row].def;
	for (size_t i = 0; i < def->fields.n; i++) {
		const struct json *value = json_get(s->fields, def->fields.p[i].name);
		*ret_field = def->fields.p[i].name;
		if (def->fields.p[i].kind == FIELD_YESNO && value && value->kind == JSON_BOOL && !value->i)
			return true;
	}
	return false;
}

/* Not confirmed: the applicant is told, and it is asked again. */
static bool ask_again(struct step_call *s, struct err *e)
{
	struct case_step row = s->w.steps.p[s->row];
	TRY(step_add(&s->w, row.part, row.def, row.occurrence, row.item, false, NULL, e));
	return case_tell(&s->w, row.id, s->w.f.applicant, "not_confirmed", 0, e);
}

static bool confirm(struct act_call *c, struct err *e)
{
	struct step_call s;
	struct str answer = json_str(c->in, "answer"), reason = str_trim(json_str(c->in, "reason"));
	TRY(step_begin(c, json_int(c->in, "id", 0), shown(c), STEP_BIT(STEP_CONFIRM), wants_stand_in(c), &s, e));
	bool yes = str_is(answer, "yes");
	const char *field = "";
	if (!yes && !str_is(answer, "no"))
		return step_refuse(c, "answer", t_step_answer_needed(c->lang));
	if (!yes && !reason.n)
		return step_refuse(c, "reason", t_case_reason_needed(c->lang));
	TRY(step_needs(&s, e));
	TRY(step_fields(&s, e));
	if (yes && says_no(&s, &field))
		return step_refuse(c, field, t_step_not_all_yes(c->lang));
	if (!yes)
		TRY(ask_again(&s, e));
	return finish(&s, "done", yes ? "yes" : "no", reason, e);
}

static bool read_it(struct act_call *c, struct err *e)
{
	struct step_call s;
	TRY(step_begin(c, json_int(c->in, "id", 0), shown(c), STEP_BIT(STEP_NOTIFY), false, &s, e));
	return finish(&s, "done", "read", STR_NONE, e);
}

/* ---- send back ---- */

static bool returnable(const struct case_work *w, const struct case_step *s)
{
	const struct case_part *p = case_part_of(&w->f, s->part);
	if (s->def->kind != STEP_CONSULT && s->def->kind != STEP_DECIDE)
		return false;
	for (int i = 0; p && i <= step_stage_end(p->procedure); i++)
		if (strcmp(p->procedure->steps.p[i].name, s->step) == 0)
			return true;
	return !p;
}

bool step_can_return(const struct case_work *w, const struct case_step *s)
{
	return strcmp(s->state, "open") == 0 && returnable(w, s);
}

static bool send_back(struct act_call *c, struct err *e)
{
	struct step_call s;
	struct str reason = str_trim(json_str(c->in, "reason"));
	TRY(step_begin(c, json_int(c->in, "id", 0), shown(c), STEP_BIT(STEP_CONSULT) | STEP_BIT(STEP_DECIDE), wants_stand_in(c),
		       &s, e));
	if (!returnable(&s.w, &s.w.steps.p[s.row]))
		return FAIL(e, ERR_CONFLICT, "%s", t_step_not_returnable(c->lang));
	if (!reason.n)
		return step_refuse(c, "reason", t_case_reason_needed(c->lang));
	TRY(step_taken(&s, "returned", "returned", reason, false, e));
	step_say(&s, "returned", reason);
	TRY(case_cancel_steps(&s.w, e));
	TRY(case_tell(&s.w, s.w.steps.p[s.row].id, s.w.f.applicant, "returned", 0, e));
	return tx_run(c->tx, STMT_case_state, ARGS(val_i(s.w.f.id), val_c("returned"), val_null(), val_null()), NULL, e);
}

/* ---- rows ---- */

#define PARAM_ID {"id", PARAM_KIND_ID, false, 0}
#define PARAM_SHOWN {"digest", PARAM_KIND_DIGEST, true, 0}
#define PARAM_END {NULL, 0, false, 0}
static const struct act_param consult_params[] = {PARAM_ID,
						  PARAM_SHOWN,
						  {"answer", PARAM_KIND_WORD, false, 0},
						  {"reason", PARAM_KIND_TEXT, true, 2000},
						  {"fields", PARAM_KIND_FORM, true, 0},
						  {"as", PARAM_KIND_WORD, true, 0},
						  {"meeting", PARAM_KIND_FORM, true, 10},
						  PARAM_END};
static const struct act_param task_params[] = {PARAM_ID, PARAM_SHOWN, {"fields", PARAM_KIND_FORM, true, 0},
	{"reason", PARAM_KIND_TEXT, true, 2000}, {"as", PARAM_KIND_WORD, true, 0}, PARAM_END};
static const struct act_param confirm_params[] = {PARAM_ID,
						  PARAM_SHOWN,
						  {"answer", PARAM_KIND_WORD, false, 0},
						  {"reason", PARAM_KIND_TEXT, true, 2000},
						  {"fields", PARAM_KIND_FORM, true, 0},
						  {"as", PARAM_KIND_WORD, true, 0},
						  PARAM_END};
static const struct act_param read_params[] = {PARAM_ID, PARAM_SHOWN, PARAM_END};
/* fields: its button stands in the form of the decision; they are left out. */
static const struct act_param return_params[] = {PARAM_ID, PARAM_SHOWN, {"reason", PARAM_KIND_TEXT, false, 2000},
	{"fields", PARAM_KIND_FORM, true, 0}, {"as", PARAM_KIND_WORD, true, 0}, PARAM_END};

const struct act act_step_consult = {.contractor = true, .name = "step_consult",
				     .title = t_act_step_consult,
				     .right = RIGHT_STEP,
				     .object_kind = OBJECT_STEP,
				     .assurance = 1,
				     .params = consult_params,
				     .run = consult};
const struct act act_step_task = {.contractor = true,
	.name = "step_task",
	.title = t_act_step_task,
	.right = RIGHT_STEP,
	.object_kind = OBJECT_STEP,
	.assurance = 1,
	.params = task_params,
	.run = task};
const struct act act_step_confirm = {.contractor = true, .name = "step_confirm",
				     .title = t_act_step_confirm,
				     .right = RIGHT_STEP,
				     .object_kind = OBJECT_STEP,
				     .assurance = 1,
				     .params = confirm_params,
				     .run = confirm};
const struct act act_step_read = {.contractor = true,
	.name = "step_read",
	.title = t_act_step_read,
	.right = RIGHT_STEP,
	.object_kind = OBJECT_STEP,
	.assurance = 1,
	.params = read_params,
	.run = read_it};
const struct act act_step_return = {.name = "step_return",
				    .title = t_act_step_return,
				    .right = RIGHT_STEP,
				    .object_kind = OBJECT_STEP,
				    .assurance = 1,
				    .params = return_params,
				    .run = send_back};
