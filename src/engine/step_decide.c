/* Decisions: bound to the content that was shown, each person once in a case, 代決 with 後閲, many cases together. */
#include "engine/step_acts.h"

#include "engine/handling.h"
#include "engine/object.h"
#include "text/text.h"
#include "util/civil.h"

#define BULK_MAX 100

/* ---- recorded later, made elsewhere ---- */

static void keep(struct step_call *s, const char *name, const struct json *value)
{
	json_put(s->c->arena, s->fields, str_of(name), json_copy(s->c->arena, value));
}

/* 口頭許可の後日記録: who gave it, when, why. */
static bool oral(struct step_call *s)
{
	const struct json *in = json_get(s->c->in, "oral");
	int64_t when;
	if (!in)
		return true;
	if (!civil_parse_time(json_str(in, "when"), &when) || when > s->c->now)
		return step_refuse(s->c, "oral.when", t_step_oral_when(s->c->lang));
	if (!str_trim(json_str(in, "by")).n)
		return step_refuse(s->c, "oral.by", t_step_oral_by(s->c->lang));
	if (!str_trim(json_str(in, "reason")).n)
		return step_refuse(s->c, "oral.reason", t_case_reason_needed(s->c->lang));
	keep(s, "@oral", in);
	return true;
}

/* 他の方法で決裁済み: the other system, its number and date. */
static bool external(struct step_call *s)
{
	const struct json *in = json_get(s->c->in, "external");
	int64_t date;
	if (!in)
		return true;
	if (!str_trim(json_str(in, "system")).n)
		return step_refuse(s->c, "external.system", t_step_external_system(s->c->lang));
	if (!str_trim(json_str(in, "number")).n)
		return step_refuse(s->c, "external.number", t_step_external_number(s->c->lang));
	if (!civil_parse_date(json_str(in, "date"), &date) || date > civil_date_of_ms(s->c->now))
		return step_refuse(s->c, "external.date", t_step_external_date(s->c->lang));
	keep(s, "@external", in);
	return true;
}

/* ---- one decision ---- */

struct answer { const char *result; struct str reason; bool stand_in; int64_t condition_due; };

static bool read_answer(struct act_call *c, struct answer *ret)
{
	struct str answer = json_str(c->in, "answer"), due = json_str(c->in, "condition_due");
	ret->reason = str_trim(json_str(c->in, "reason"));
	ret->stand_in = str_is(json_str(c->in, "as"), "stand_in");
	ret->condition_due = CIVIL_NONE;
	ret->result = str_is(answer, "granted") ? "granted" : str_is(answer, "refused") ? "refused" :
		str_is(answer, "conditional") ? "conditional" : NULL;
	if (!ret->result)
		return step_refuse(c, "answer", t_step_answer_needed(c->lang));
	if (strcmp(ret->result, "granted") != 0 && !ret->reason.n)
		return step_refuse(c, "reason",
				   strcmp(ret->result, "conditional") == 0 ? t_step_condition_needed(c->lang)
									   : t_case_reason_needed(c->lang));
	int64_t date;
	if (due.n && !civil_parse_date(due, &date))
		return step_refuse(c, "condition_due", t_step_bad_date(c->lang));
	if (due.n)
		ret->condition_due = civil_ms(date, 23, 59);
	return true;
}

/* The condition becomes a duty of the applicant. */
static bool add_condition(struct step_call *s, const struct answer *a, struct err *e)
{
	const char *part = s->w.steps.p[s->row].part;
	size_t row;
	TRY(step_add(&s->w, part, step_made_up(s->c->arena, STEP_CONDITION), 1, 0, false, &row, e));
	TRY(step_open(&s->w, row, e));
	if (a->condition_due == CIVIL_NONE)
		return true;
	s->w.steps.p[row].due = a->condition_due;
	return tx_run(s->c->tx, STMT_step_wait,
		      ARGS(val_i(s->w.steps.p[row].id), val_i(a->condition_due), val_i(a->condition_due)), NULL, e);
}

static bool take_one(struct step_call *s, const struct answer *a, struct err *e)
{
	bool refused = strcmp(a->result, "refused") == 0;
	if (s->hold.unavoidable && !a->reason.n)
		return step_refuse(s->c, "reason", t_step_own_case_reason(s->c->lang));
	TRY(step_taken(s, refused ? "refused" : "done", a->result, a->reason, s->hold.how == HOLD_STAND_IN, e));
	return strcmp(a->result, "conditional") == 0 ? add_condition(s, a, e) : true;
}

/* Who holds several deciding roles, or decides in several parts, decides once; it is shown under each. */
static bool take_others(struct step_call *s, const struct answer *a, bool *ret_more, struct err *e)
{
	*ret_more = false;
	for (size_t i = 0; i < s->w.steps.n; i++) {
		const struct case_step *row = &s->w.steps.p[i];
		if (row->def->kind != STEP_DECIDE || strcmp(row->state, "open") != 0 || !step_is_round(&s->w, row) ||
		    step_asks(row->def))
			continue;
		struct step_call other = {.c = s->c, .w = s->w, .row = i, .fields = json_obj(s->c->arena)};
		TRY(step_holding(&s->w, row, s->c->who.person, a->stand_in, &other.hold, e));
		if (other.hold.how == HOLD_NONE || other.hold.unavoidable || other.hold.overrules)
			continue;
		if (row->def->needs) {
			struct env v = case_env(&s->w, row->part, row);
			if (cond_eval(&v, row->def->needs, e) != TRUTH_YES)
				continue;
		}
		struct answer plain = {.result = "granted", .reason = a->reason, .condition_due = CIVIL_NONE};
		TRY(take_one(&other, &plain, e));
		s->w = other.w;
		*ret_more = true;
	}
	return true;
}

static bool decisions_open(const struct case_work *w)
{
	for (size_t i = 0; i < w->steps.n; i++) {
		const struct case_step *s = &w->steps.p[i];
		if (step_is_round(w, s) && s->def->kind == STEP_DECIDE &&
		    (strcmp(s->state, "open") == 0 || strcmp(s->state, "waiting") == 0))
			return true;
	}
	return false;
}

static bool decide_one(struct step_call *s, const struct answer *a, struct err *e)
{
	int64_t step = s->w.steps.p[s->row].id;
	TRY(take_one(s, a, e));
	if (strcmp(a->result, "refused") == 0) {
		TRY(case_tell(&s->w, step, s->w.f.applicant, "refused", 0, e));
		return case_end(&s->w, "refused", e);
	}
	bool more = true;
	for (int i = 0; more && i < 20; i++) {
		TRY(case_advance(&s->w, e));
		TRY(take_others(s, a, &more, e));
	}
	TRY(case_advance(&s->w, e));
	return decisions_open(&s->w) || case_tell(&s->w, step, s->w.f.applicant, a->result, 0, e);
}

static bool decide(struct act_call *c, struct err *e)
{
	struct step_call s;
	struct answer a;
	if (!read_answer(c, &a))
		return false;
	TRY(step_begin(c, json_int(c->in, "id", 0), json_str(c->in, "digest"), STEP_BIT(STEP_DECIDE), a.stand_in, &s, e));
	if (strcmp(a.result, "refused") != 0) {
		TRY(step_needs(&s, e));
		TRY(step_fields(&s, e));
	}
	TRY(step_met(&s));
	TRY(oral(&s));
	TRY(external(&s));
	TRY(decide_one(&s, &a, e));
	step_say(&s, a.result, a.reason);
	return true;
}

/* ---- many together ---- */

static bool done_just_now(struct act_call *c, int64_t step, bool *ret, struct err *e)
{
	struct case_work w;
	size_t row;
	TRY(case_work_of_step(c, step, &w, &row, e));
	*ret = strcmp(w.steps.p[row].state, "done") == 0 && w.steps.p[row].actor == c->who.person &&
	       w.steps.p[row].done == c->now;
	return true;
}

/* Each is checked again as if it were alone; what cannot be granted is named, and then nothing is. */
static bool bulk_one(struct act_call *c, const struct json *pick, struct json *granted, struct err *e)
{
	const struct answer plain = {.result = "granted", .condition_due = CIVIL_NONE};
	struct err why = {0};
	struct step_call s;
	int64_t id = json_int(pick, "id", 0);
	const char *field = arena_cprintf(c->arena, "%lld", (long long)id);
	struct str digest = json_str(pick, "digest");
	bool already, may;
	/* what is none of his business has no number for him */
	TRY(step_may_take(c->city, c->tx, c->arena, id, &c->who, c->now, &may, e));
	if (!may) {
		act_problem(c, field, t_step_not_yours(c->lang));
		return true;
	}
	TRY(done_just_now(c, id, &already, e));
	if (already)
		return true;
	if (!step_begin(c, id, digest.p ? digest : STR(""), STEP_BIT(STEP_DECIDE), false, &s, &why)) {
		if (why.code != ERR_STALE && why.code != ERR_DENIED && why.code != ERR_INVALID) {
			*e = why;
			return false;
		}
		act_problem(c, field,
			    s.w.f.number ? t_step_of_case(c->lang, s.w.f.number, arena_cstr(c->arena, str_of(why.text)))
					 : arena_cstr(c->arena, str_of(why.text)));
		return true;
	}
	if (s.hold.unavoidable || step_asks(s.w.steps.p[s.row].def) || *handling_unmet(s.w.f.pack, s.w.f.content, c->lang)) {
		act_problem(c, field, t_step_of_case(c->lang, s.w.f.number, t_step_open_it(c->lang)));
		return true;
	}
	TRY(step_needs(&s, e));
	if (c->problems.n)
		return true;
	TRY(decide_one(&s, &plain, e));
	act_object(c, OBJECT_CASE, s.w.f.id);
	json_add_str(c->arena, granted, STR_NONE, str_of(s.w.f.number));
	c->role = s.w.steps.p[s.row].role;
	return true;
}

static bool bulk(struct act_call *c, struct err *e)
{
	const struct json *list = json_get(json_get(c->in, "steps"), "list");
	if (!list || list->kind != JSON_ARR || list->count == 0 || list->count > BULK_MAX)
		return FAIL(e, ERR_INVALID, "%s", t_step_bulk_list(c->lang, BULK_MAX));
	struct json *granted = json_add_arr(c->arena, c->body, STR("granted"));
	json_each(it, list)
		TRY(bulk_one(c, it, granted, e));
	return c->problems.n == 0;
}

/* ---- 後閲, 追認 ---- */

static bool something_done(const struct case_work *w)
{
	for (size_t i = 0; i < w->steps.n; i++)
		if (step_is_round(w, &w->steps.p[i]) && w->steps.p[i].def->kind == STEP_TASK &&
		    strcmp(w->steps.p[i].state, "done") == 0)
			return true;
	return false;
}

static bool ratify_kind(struct act_call *c, int64_t id, const char *result, struct str reason, struct err *e)
{
	struct step_call s;
	TRY(step_begin(c, id, STR_NONE, STEP_BIT(STEP_RATIFY), false, &s, e));
	TRY(step_taken(&s, "done", result, reason, false, e));
	step_say(&s, result, reason);
	return case_advance(&s.w, e);
}

static const char *json_text(struct arena *a, const struct json *j)
{
	struct buf b;
	buf_init(&b, 65536);
	json_write(&b, j);
	const char *text = arena_cstr(a, buf_str(&b));
	buf_free(&b);
	return text;
}

/* The role for whose holder it was decided. */
static const struct role *ratifies_as(struct case_work *w, const struct case_step *row, struct err *e)
{
	for (size_t i = 0; i < w->ways.n; i++)
		if (w->ways.p[i].step == row->id && strcmp(w->ways.p[i].state, "ratify") == 0)
			return case_role_at(w, &w->ways.p[i].way, e);
	return *row->role ? pack_role(w->f.pack, row->role) : NULL;
}

/* The decision stands. Refused, nothing more goes out: a case on which nothing was done yet ends; else what is out comes
 * back in its order, and the applicant is told. */
static bool ratify(struct act_call *c, struct err *e)
{
	struct step_call s = {.c = c, .fields = json_obj(c->arena)};
	struct str answer = json_str(c->in, "answer"), reason = str_trim(json_str(c->in, "reason"));
	bool granted = str_is(answer, "granted"), may = false;
	if (!granted && !str_is(answer, "refused"))
		return step_refuse(c, "answer", t_step_answer_needed(c->lang));
	if (!granted && !reason.n)
		return step_refuse(c, "reason", t_case_reason_needed(c->lang));
	int64_t id = json_int(c->in, "id", 0);
	TRY(case_work_of_step(c, id, &s.w, &s.row, e));
	const struct case_step *row = &s.w.steps.p[s.row];
	if (row->def->kind == STEP_RATIFY && strcmp(row->state, "open") == 0)
		return ratify_kind(c, id, granted ? "granted" : "refused", reason, e);
	TRY(step_ratifying(&s.w, row, c->who.person, &may, e));
	if (!may)
		return row->ratify > 1 ? FAIL(e, ERR_STALE, "%s", t_step_over(c->lang))
				       : FAIL(e, ERR_DENIED, "%s", t_step_not_yours(c->lang));
	const struct role *role = ratifies_as(&s.w, row, e);
	if (e->code != ERR_NONE)
		return false;
	struct json *who = org_who_text(c->tx, c->arena, c->who.person, role, civil_date_of_ms(c->now), e);
	if (!who)
		return false;
	TRY(tx_run(c->tx, STMT_step_ratified, ARGS(val_i(id), val_i(granted ? 2 : 3), val_i(c->now), val_i(c->who.person),
		val_c(json_text(c->arena, who)), reason.n ? val_s(reason) : val_null()), NULL, e));
	TRY(tx_run(c->tx, STMT_actors_state, ARGS(val_i(id), val_c("ratify"), val_c("closed")), NULL, e));
	s.w.steps.p[s.row].ratify = granted ? 2 : 3;
	step_say(&s, granted ? "granted" : "refused", reason);
	if (granted)
		return true;
	TRY(case_tell(&s.w, id, s.w.f.applicant, "ratify_refused", 0, e));
	return strcmp(s.w.f.state, "open") == 0 && !something_done(&s.w) ? case_end(&s.w, "refused", e) : true;
}

static const struct act_param decide_params[] = {{"id", PARAM_KIND_ID, false, 0}, {"digest", PARAM_KIND_DIGEST, false, 0},
	{"answer", PARAM_KIND_WORD, false, 0}, {"reason", PARAM_KIND_TEXT, true, 2000}, {"fields", PARAM_KIND_FORM, true, 0},
	{"as", PARAM_KIND_WORD, true, 0}, {"oral", PARAM_KIND_FORM, true, 10}, {"external", PARAM_KIND_FORM, true, 10},
	{"meeting", PARAM_KIND_FORM, true, 10},
	{"condition_due", PARAM_KIND_WORD, true, 0}, {NULL, 0, false, 0}};
static const struct act_param bulk_params[] = {{"steps", PARAM_KIND_FORM, false, 4 * BULK_MAX + 8}, {NULL, 0, false, 0}};
static const struct act_param ratify_params[] = {{"id", PARAM_KIND_ID, false, 0}, {"answer", PARAM_KIND_WORD, false, 0},
	{"reason", PARAM_KIND_TEXT, true, 2000}, {NULL, 0, false, 0}};

const struct act act_step_decide = {.name = "step_decide",
				    .title = t_act_step_decide,
				    .right = RIGHT_STEP,
				    .object_kind = OBJECT_STEP,
				    .assurance = 1,
				    .params = decide_params,
				    .run = decide};
const struct act act_bulk_grant = {.name = "bulk_grant",
				   .title = t_act_bulk_grant,
				   .right = RIGHT_STAFF,
				   .object_kind = OBJECT_CASE,
				   .assurance = 1,
				   .params = bulk_params,
				   .run = bulk};
const struct act act_step_ratify = {.name = "step_ratify",
				    .title = t_act_step_ratify,
				    .right = RIGHT_RATIFIER,
				    .object_kind = OBJECT_STEP,
				    .assurance = 1,
				    .params = ratify_params,
				    .run = ratify};
