/* What a reader does on a case: one row an act. Rights and content are the act's business. */
#include "engine/case.h"
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

static void step_post(struct req *r) { give(r, step_in(r)); }

static void case_post(struct req *r)
{
	struct json *in = req_act_in(r);
	json_put(r->arena, in, STR("id"), json_add_int(r->arena, json_arr(r->arena), STR_NONE, r->ids[0]));
	give(r, in);
}

static const char *step_title(const struct lang *l) { return t_request(l); }

extern const struct page page_case;

#define STEP_PAGE(name, way, act_name) \
	const struct page page_step_##name = {.method = "POST", .path = "/cases/{id}/steps/{id}/" way, .title = step_title, \
		.access = PAGE_LOGIN, .lane = LANE_ACT, .act = act_name, .may = case_may, .show = step_post, .form = &page_case}

STEP_PAGE(decide, "decide", "step_decide");
STEP_PAGE(return, "return", "step_return");
STEP_PAGE(consult, "consult", "step_consult");
STEP_PAGE(task, "task", "step_task");
STEP_PAGE(confirm, "confirm", "step_confirm");
STEP_PAGE(read, "read", "step_read");
STEP_PAGE(ratify, "ratify", "step_ratify");

const struct page page_case_withdraw = {.method = "POST", .path = "/cases/{id}/withdraw", .title = step_title, .access = PAGE_LOGIN,
	.lane = LANE_ACT, .act = "case_withdraw", .may = case_may, .show = case_post, .form = &page_case};
const struct page page_case_pull_back = {.method = "POST", .path = "/cases/{id}/pull-back", .title = step_title, .access = PAGE_LOGIN,
	.lane = LANE_ACT, .act = "case_pull_back", .may = case_may, .show = case_post, .form = &page_case};
