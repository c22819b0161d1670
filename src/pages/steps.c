/* What a reader does on a case: one row an act. Rights and content are the act's business. */
#include "engine/case.h"
#include "pages/attach.h"
#include "pages/case.h"
#include "pages/field.h"
#include "text/text.h"

static void give(struct req *r, struct json *in)
{
	struct act_result done;
	if (req_act(r, in, &done))
		req_redirect(r, "/cases/%lld?done=%s", (long long)r->ids[0], "step");
}

/* id of the step, what was shown, answer, reason, fields. */
static struct json *step_in(struct req *r)
{
	struct json *in = req_act_in(r);
	json_put(r->arena, in, STR("id"), json_add_int(r->arena, json_arr(r->arena), STR_NONE, r->ids[1]));
	struct json *fields = field_posted(r);
	if (fields->count)
		json_put(r->arena, in, STR("fields"), fields);
	return in;
}

/* 代決 is declared by who does it, at that moment. */
static bool declared(struct req *r)
{
	const struct case_file *c = case_of(r);
	for (size_t i = 0; i < c->n_steps; i++)
		if (c->steps[i].id == r->ids[1] && c->steps[i].mine && c->steps[i].mine_as == HOLD_STAND_IN &&
			!req_form_has(r, "as", "stand_in")) {
			req_add_problem(r, "as", t_declare_absence(r->lang));
			req_again(r);
			return false;
		}
	return true;
}

/* The same step again, with what was typed. */
static bool shown_again(struct req *r)
{
	if (!field_again(r))
		return false;
	req_again(r);
	if (!req_failed(r))
		r->status = 200;
	return true;
}

/* A date or moment in one line, as people write it; false: the form was shown again. Nothing written: *ret "". */
static bool moment(struct req *r, const char *name, enum field_kind kind, struct str *ret)
{
	struct field f = {.name = name, .kind = kind, .title = {name, name}, .optional = true};
	struct env v = {.tx = r->tx,
		.arena = r->arena,
		.pack = r->pack,
		.lang = r->lang,
		.now = r->now,
		.applicant = r->who.person,
		.fields = &f,
		.n_fields = 1};
	struct json *in = json_obj(r->arena), *body;
	struct problem *problems;
	size_t n;
	*ret = STR_NONE;
	if (!str_trim(req_form(r, name)).n)
		return true;
	json_add_str(r->arena, in, str_of(name), req_form(r, name));
	if (!req_ok(r, form_read(&v, &f, 1, in, &body, &problems, &n, &r->err)))
		return false;
	*ret = json_str(body, name);
	if (!n)
		return true;
	req_add_problem(r, name, kind == FIELD_DATE ? t_bad_date(r->lang) : t_bad_time(r->lang));
	req_again(r);
	return false;
}

/* "oral.by", "oral.reason" … as {by, reason}; NULL when nothing was written. */
static struct json *group(struct req *r, const char *const *names, size_t n, const char *dated, struct str date)
{
	struct json *out = json_obj(r->arena);
	bool some = date.n > 0;
	for (size_t i = 0; i < n; i++) {
		struct str value = str_trim(req_form(r, names[i]));
		json_add_str(r->arena, out, str_of(strchr(names[i], '.') + 1), value);
		some |= value.n > 0;
	}
	json_add_str(r->arena, out, str_of(strchr(dated, '.') + 1), date);
	return some ? out : NULL;
}

/* The meeting of a body, as the act takes it; false: the form was shown again. */
static bool with_meeting(struct req *r, struct json *in)
{
	static const char *const names[] = {"meeting.name", "meeting.minutes", "meeting.present"};
	struct str met;
	if (!moment(r, "meeting.met", FIELD_DATE, &met))
		return false;
	struct json *of = group(r, names, ARRAY_LEN(names), "meeting.met", met);
	if (of)
		json_put(r->arena, in, STR("meeting"), of);
	return true;
}

static void step_post(struct req *r)
{
	if (shown_again(r) || !declared(r))
		return;
	struct json *in = step_in(r);
	if (strcmp(r->page->act, "step_consult") != 0 || with_meeting(r, in))
		give(r, in);
}

/* A decision may have a condition, may have been given by mouth before, may have been made in another system. */
static void decide_post(struct req *r)
{
	static const char *const oral[] = {"oral.by", "oral.reason"}, *const external[] = {"external.system", "external.number"};
	struct str due, when, date;
	if (shown_again(r) || !declared(r) || !moment(r, "condition_by", FIELD_DATE, &due) ||
		!moment(r, "oral.when", FIELD_TIME, &when) || !moment(r, "external.date", FIELD_DATE, &date))
		return;
	struct json *in = step_in(r), *group_of;
	if (!with_meeting(r, in))
		return;
	struct str condition = str_trim(req_form(r, "condition"));
	if (str_is(req_form(r, "answer"), "conditional")) {
		if (condition.n)
			json_put(r->arena, in, STR("reason"), json_add_str(r->arena, json_arr(r->arena), STR_NONE, condition));
		if (due.n)
			json_add_str(r->arena, in, STR("condition_due"), due);
	}
	if ((group_of = group(r, oral, ARRAY_LEN(oral), "oral.when", when)))
		json_put(r->arena, in, STR("oral"), group_of);
	if ((group_of = group(r, external, ARRAY_LEN(external), "external.date", date)))
		json_put(r->arena, in, STR("external"), group_of);
	give(r, in);
}

static void case_post(struct req *r)
{
	struct json *in = req_act_in(r);
	json_put(r->arena, in, STR("id"), json_add_int(r->arena, json_arr(r->arena), STR_NONE, r->ids[0]));
	give(r, in);
}

static const char *step_title(const struct lang *l) { return t_request(l); }

extern const struct page page_case;

/* The form of a correction calls its reason "why": it stands beside another one. */
static void correct_post(struct req *r)
{
	struct json *in = req_act_in(r);
	json_put(r->arena, in, STR("id"), json_add_int(r->arena, json_arr(r->arena), STR_NONE, r->ids[0]));
	json_put(r->arena, in, STR("reason"), json_add_str(r->arena, json_arr(r->arena), STR_NONE, req_form(r, "why")));
	give(r, in);
}

#define STEP_PAGE(name, way, act_name, shows, contractors) \
	const struct page page_step_##name = {.method = "POST", .path = "/cases/{id}/steps/{id}/" way, .title = step_title, \
		.access = PAGE_LOGIN, .lane = LANE_ACT, .act = act_name, .body_max = FIELD_BODY, .sink = &attach_sink, \
		.contractor = contractors, .may = case_may, .show = shows, .form = &page_case}

STEP_PAGE(decide, "decide", "step_decide", decide_post, false);
STEP_PAGE(return, "return", "step_return", step_post, false);
STEP_PAGE(consult, "consult", "step_consult", step_post, true);
STEP_PAGE(task, "task", "step_task", step_post, true);
STEP_PAGE(confirm, "confirm", "step_confirm", step_post, true);
STEP_PAGE(read, "read", "step_read", step_post, true);
STEP_PAGE(ratify, "ratify", "step_ratify", step_post, false);
STEP_PAGE(climb, "climb", "step_climb", step_post, false);

const struct page page_case_withdraw = {.contractor = true, .method = "POST",
	.path = "/cases/{id}/withdraw",
	.title = step_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.act = "case_withdraw",
	.may = case_may,
	.show = case_post,
	.form = &page_case};
const struct page page_case_pull_back = {.contractor = true, .method = "POST",
	.path = "/cases/{id}/pull-back",
	.title = step_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.act = "case_pull_back",
	.may = case_may,
	.show = case_post,
	.form = &page_case};
const struct page page_case_correct = {.contractor = true,
	.method = "POST",
	.path = "/cases/{id}/correct",
	.title = step_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.act = "case_correct",
	.may = case_may,
	.show = correct_post,
	.form = &page_case};
