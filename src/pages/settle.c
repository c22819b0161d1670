/* What a migration could not carry over of one record: chosen again or left out, field by field, one entry. */
#include "engine/issue.h"
#include "engine/rights.h"
#include "pages/attach.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "pages/record.h"
#include "pages/settle.h"
#include "text/text.h"

static bool may_write(struct req *r, int64_t id)
{
	struct rights q = {
		.city = r->city, .tx = r->tx, .arena = r->arena, .pack = r->pack, .lang = r->lang, .who = r->who, .now = r->now};
	struct rights_answer a;
	return req_ok(r, rights_may(&q, RIGHT_WRITER, id, &a, &r->err)) && a.may;
}

void settle_note(struct req *r, const struct record *rec)
{
	struct issue *list;
	size_t n;
	if (rec->disposed || !req_ok(r, issue_of_record(r->tx, r->arena, rec->id, &list, &n, &r->err)) || !n)
		return;
	html(r->out, "<div class='yours'><p>%s</p>", t_issue_on_record(r->lang, (int)n));
	if (may_write(r, rec->id))
		html(r->out, "<p class='acts'><a class='btn' href='/records/%lld/settle'>%s</a></p>", (long long)rec->id,
			t_issue_settle(r->lang));
	html(r->out, "</div>\n");
}

static const char *name_of(struct req *r, const struct issue *i) { return arena_cprintf(r->arena, "i.%lld", (long long)i->id); }

static void answer(struct req *r, const struct issue *i, const char *value, const char *word)
{
	bool chosen = str_is(req_shown(r, name_of(r, i), "later"), value);
	html(r->out, "<label class='opt'><input type='radio' name='%s' value='%s'%s><span>%s</span></label>", name_of(r, i),
		value,
		chosen ? " checked" : "", word);
}

/* The field as it is asked today; a state of a life stands among the fields, too. */
static void one(struct req *r, const struct record *rec, const struct register_ *reg, const struct issue *i)
{
	struct issue_words w;
	const struct field *f = issue_field(r->city, r->tx, r->arena, i, reg, &r->err);
	if (!req_ok(r, r->err.code == 0) || !req_ok(r, issue_say(r->city, r->tx, r->lang, i, &r->who, false, &w, &r->err)))
		return;
	html(r->out, "<fieldset class='f'><legend>%s</legend><dl class='dl'>", w.field);
	ui_dt(r, t_issue_was(r->lang), w.was);
	ui_dt(r, t_issue_why(r->lang), w.why);
	html(r->out, "</dl>");
	ui_problem(r, name_of(r, i));
	answer(r, i, "later", t_issue_later(r->lang));
	if (w.closed) {
		html(r->out, "</fieldset>\n");
		return;
	}
	if (f)
		answer(r, i, "value", t_issue_choose_again(r->lang));
	answer(r, i, "left", t_issue_leave(r->lang));
	if (f) {
		const struct json *raw = r->form ? field_posted(r) : field_raw(r, &f, 1, rec->body);
		field_input(r, f, raw, false);
	} else if (strchr(i->field, '.')) {
		html(r->out, "<p class='hint'>%s</p>", t_issue_in_rows(r->lang));
	}
	html(r->out, "</fieldset>\n");
}

static void settle_show(struct req *r)
{
	const struct record *rec = r->subject;
	const struct register_ *reg = pack_register(r->pack, rec->reg);
	const char *title = *rec->title ? rec->title : rec->number, *here = arena_cprintf(r->arena, "/records/%lld",
		(long long)rec->id);
	struct issue *list;
	size_t n;
	if (!may_write(r, rec->id)) {
		req_fail(r, 403);
		return;
	}
	if (!req_ok(r, issue_of_record(r->tx, r->arena, rec->id, &list, &n, &r->err)))
		return;
	frame_begin(r, t_issue_settle(r->lang), NAV_LEDGER, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/ledgers", t_ledgers(r->lang)}, {here, title}, {NULL, t_issue_settle(r->lang)});
	field_failures(r);
	ui_head(r, t_issue_settle(r->lang), title, false);
	if (!n) {
		ui_empty(r, t_issue_none_open(r->lang), NULL);
		frame_end(r);
		return;
	}
	html(r->out, "<p>%s</p>\n", t_issue_settle_hint(r->lang));
	req_form_begin(r, arena_cprintf(r->arena, "%s/settle", here), "stack");
	html(r->out, "<input type='hidden' name='version' value='%lld'><div class='stack tight fields'>",
		(long long)rec->version);
	for (size_t i = 0; i < n; i++)
		one(r, rec, reg, &list[i]);
	html(r->out, "<div class='f'><label for='f-reason'>%s</label><textarea class='in' rows='2' id='f-reason' name='reason' "
		"aria-describedby='e-reason'>\n%.*s</textarea>", t_reason(r->lang), STR_ARG(req_shown(r, "reason", "")));
	ui_problem(r, "reason");
	html(r->out,
		"</div></div><div class='yours'><p class='acts'><button class='btn btn-1' type='submit'>%s</button></p></div>",
		t_save(r->lang));
	req_form_end(r);
	frame_end(r);
}

static void settle_post(struct req *r)
{
	if (field_again(r)) {
		settle_show(r);
		return;
	}
	struct json *in = req_act_in(r), *answers = json_obj(r->arena);
	json_each(it, r->form)
		if (str_starts(it->name, STR("i.")) && it->kind == JSON_STR && !str_is(it->s, "later"))
			json_add_str(r->arena, answers, str_from(it->name, 2), it->s);
	json_put(r->arena, in, STR("answers"), answers);
	json_put(r->arena, in, STR("form"), field_posted(r));
	struct act_result done;
	if (req_act(r, in, &done))
		req_redirect(r, "/records/%lld?done=1", (long long)r->ids[0]);
}

static const char *settle_title(const struct lang *l) { return t_issue_settle(l); }
const struct page page_settle = {.method = "GET", .path = "/records/{id}/settle", .title = settle_title, .access = PAGE_LOGIN,
	.may = record_may, .show = settle_show};
const struct page page_settle_post = {.method = "POST", .path = "/records/{id}/settle", .title = settle_title,
	.access = PAGE_LOGIN, .lane = LANE_ACT, .act = "record_settle", .body_max = FIELD_BODY, .may = record_may,
	.show = settle_post};
