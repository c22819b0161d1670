/* A door: plain questions one after the other, then one form, then one case. Answers are kept as a draft, so that
 * closing the browser loses nothing. Works without JavaScript: every step is a posted form. */
#include "engine/case.h"
#include "engine/contractor.h"
#include "engine/draft.h"
#include "engine/entry.h"
#include "engine/handling.h"
#include "engine/record.h"
#include "http/login.h"
#include "pages/attach.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "pages/rules.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

/* A door as this reader meets it: his answers so far, typed and as posted. */
struct walk {
	const struct door *door;
	const char *name;
	struct json *raw;
	struct json *answers;
	const struct field **asked;
	size_t n_asked, n_answered;
	int64_t saved;
	struct env env;
};

static void env_of(struct req *r, struct env *v, const struct json *body)
{
	*v = (struct env){.tx = r->tx, .arena = r->arena, .pack = r->pack, .lang = r->lang, .now = r->now, .body = body,
		.applicant = r->who.person, .poster = {.person = r->who.person}};
	struct person me;
	if (req_ok(r, org_person(r->tx, r->arena, r->who.person, civil_date_of_ms(r->now), r->lang, &me, &r->err)))
		v->unit = me.unit;
}

/* The posted strings of one field: its own name, "name.…", and the fields of its options; or all the others. */
static struct json *raw_of(struct req *r, const struct json *raw, const struct field *f, bool others)
{
	struct json *out = json_obj(r->arena);
	struct str dotted = arena_printf(r->arena, "%s.", f->name);
	json_each(it, raw)
		if ((str_is(it->name, f->name) || str_starts(it->name, dotted)) != others)
			json_put(r->arena, out, it->name, json_copy(r->arena, it));
	return out;
}

static struct json *raw_of_field(struct req *r, const struct json *raw, const struct field *f)
{
	return raw_of(r, raw, f, false);
}

/* Reads what was answered so far: a question counts as answered when its field reads without a problem. */
static bool answers_read(struct req *r, struct walk *v, const char *name)
{
	*v = (struct walk){.name = name, .door = r->pack ? pack_door(r->pack, name) : NULL};
	if (!v->door) {
		req_fail(r, 404);
		return false;
	}
	if (!req_ok(r, draft_get(r->tx, r->arena, r->who.person, name, &v->raw, &v->saved, &r->err)))
		return false;
	if (!v->raw)
		v->raw = json_obj(r->arena);
	v->answers = json_obj(r->arena);
	env_of(r, &v->env, v->answers);
	if (req_failed(r))
		return false;
	v->n_asked = form_asked(&v->env, v->door->fields.p, v->door->fields.n, &v->asked, &r->err);
	for (size_t i = 0; i < v->n_asked; i++) {
		struct json *body;
		struct problem *problems;
		size_t n = 0;
		struct err why = {0};
		bool ok = form_read(&v->env, v->asked[i], 1, raw_of_field(r, v->raw, v->asked[i]), &body, &problems, &n, &why);
		if (!ok && why.code != ERR_INVALID) {
			r->err = why;
			return req_ok(r, false);
		}
		/* kept under an older pack, or by no page of ours: asked anew, else nobody could pass this door again */
		if (!ok)
			v->raw = raw_of(r, v->raw, v->asked[i], true);
		if (!ok || n > 0)
			break;
		json_each(it, body)
			json_put(r->arena, v->answers, it->name, json_copy(r->arena, it));
		v->n_answered = i + 1;
		/* an answer may open further questions */
		v->n_asked = form_asked(&v->env, v->door->fields.p, v->door->fields.n, &v->asked, &r->err);
	}
	return true;
}

static struct json *without_beside(struct req *r, const struct json *raw)
{
	struct json *out = json_obj(r->arena);
	json_each(it, raw)
		if (!str_starts(it->name, STR("@")))
			json_put(r->arena, out, it->name, json_copy(r->arena, it));
	return out;
}

/* What was answered so far says about the rules; a draft of an older pack may name what nothing asks: NULL then. */
static const struct handling_sheet *draft_rules(struct req *r, const struct walk *v, const struct case_plan *plan)
{
	struct handling_sheet *s = arena_make(r->arena, struct handling_sheet);
	struct err why = {0};
	if (!plan->n_parts || req_failed(r))
		return NULL;
	if (handling_of_draft(r->tx, r->arena, r->pack, v->door, without_beside(r, v->raw), &r->who, r->lang, s, &why))
		return s;
	if (why.code != ERR_INVALID) {
		r->err = why;
		(void)req_ok(r, false);
	}
	return NULL;
}

/* ---- the side column: what already follows ---- */

/* On the form itself the rules stand in the middle: not twice. */
static void side(struct req *r, struct walk *v, const struct case_plan *plan, const struct handling_sheet *rules, bool on_form)
{
	html(r->out, "<aside class='note side' aria-labelledby='sofar-h'><h2 id='sofar-h'>%s</h2><dl class='side-dl'>",
		t_so_far(r->lang));
	if (plan->n_parts) {
		html(r->out, "<dt>%s</dt>", t_needed_requests(r->lang));
		for (size_t i = 0; i < plan->n_parts; i++)
			html(r->out, "<dd>%s<br><span class='sub'>%s</span></dd>", title_in(&plan->parts[i]->elem.title, r->lang),
				plan->parts[i]->form);
	} else if (v->n_answered == v->n_asked) {
		html(r->out, "<dt>%s</dt><dd>%s</dd>", t_needed_requests(r->lang), t_no_request_needed(r->lang));
	}
	if (plan->highest) {
		html(r->out, "<dt>%s</dt><dd>", t_highest_class(r->lang));
		ui_level(r, pack_scale(r->pack, "confidentiality"), plan->highest->name);
		html(r->out, "%s%s</dd>", t_fact_gap(r->lang), title_in(&plan->highest->title, r->lang));
	}
	if (rules && !on_form)
		rules_aside(r, rules);
	html(r->out, "</dl>");
	if (plan->n_steps) {
		html(r->out, "<h2>%s</h2><ol class='vsteps'>", t_after_submitting(r->lang));
		for (size_t i = 0; i < plan->n_steps; i++) {
			html(r->out, "<li><b>%s</b><span class='sub'>", title_in(&plan->steps[i].step->title, r->lang));
			FACTS(r, plan->steps[i].who, plan->steps[i].due);
			html(r->out, "</span></li>");
		}
		html(r->out, "</ol>");
	}
	html(r->out, "</aside>\n");
}

/* ---- questions ---- */

static void answered_line(struct req *r, struct walk *v, size_t i)
{
	const struct field *f = v->asked[i];
	const struct json *value = json_get(v->answers, f->name);
	html(r->out, "<li class='qs-done'><span class='qs-n'>%zu</span><div><h2>%s</h2><p>%s</p></div>"
		"<a href='/doors/%s?q=%zu' aria-label='%s'>%s</a></li>\n", i + 1, title_in(&f->title, r->lang),
		value ? form_say(&v->env, f, value, &r->err) : t_not_answered(r->lang), v->name, i,
		t_change_answer(r->lang, title_in(&f->title, r->lang)), t_change(r->lang));
}

static void question(struct req *r, struct walk *v, size_t i)
{
	html(r->out, "<li class='qs-now' aria-current='step'><span class='qs-n'>%zu</span><div class='stack tight'>", i + 1);
	field_input(r, v->asked[i], v->raw, false);
	html(r->out,
		"<input type='hidden' name='q' value='%zu'><p class='acts'><button class='btn btn-1' type='submit'>%s</button>",
		i, t_next(r->lang));
	if (i > 0)
		html(r->out, "<a class='btn btn-t' href='/doors/%s?q=%zu'>%s</a>", v->name, i - 1, t_back_a_question(r->lang));
	html(r->out, "</p></div></li>\n");
}

static bool make_plan(struct req *r, struct walk *v, struct case_plan *plan)
{
	*plan = (struct case_plan){0};
	return req_ok(r, case_plan(r->city, r->tx, r->arena, r->pack, v->door, v->answers, &r->who, r->lang, plan, &r->err));
}

static void show_questions(struct req *r, struct walk *v, size_t at)
{
	struct case_plan plan;
	if (!make_plan(r, v, &plan))
		return;
	const char *title = title_in(&v->door->elem.title, r->lang);
	frame_begin(r, title, NAV_APPLY, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {NULL, title});
	ui_head(r, title, t_door_hint(r->lang), false);
	r->form_env = &v->env;
	field_failures(r);
	html(r->out, "<div class='cols'>");
	field_form_begin(r, v->asked, v->n_asked, arena_cprintf(r->arena, "/doors/%s", v->name), "qs");
	html(r->out, "<ol class='qs-list'>");
	for (size_t i = 0; i < v->n_asked; i++) {
		if (i == at)
			question(r, v, i);
		else if (i < v->n_answered)
			answered_line(r, v, i);
		else
			html(r->out, "<li class='qs-next'><span class='qs-n'>%zu</span><div><h2>%s</h2></div></li>\n", i + 1,
				title_in(&v->asked[i]->title, r->lang));
	}
	html(r->out, "</ol>");
	req_form_end(r);
	side(r, v, &plan, draft_rules(r, v, &plan), false);
	html(r->out, "</div>\n");
	frame_end(r);
}

static void door_show(struct req *r)
{
	struct walk v;
	if (!answers_read(r, &v, arena_cstr(r->arena, r->words[0])))
		return;
	size_t at = (size_t)req_query_int(r, "q", 0, 99, (int64_t)v.n_answered);
	if (at > v.n_answered)
		at = v.n_answered;
	if (at >= v.n_asked) {
		req_redirect(r, "/doors/%s/form", v.name);
		return;
	}
	show_questions(r, &v, at);
}

/* Merges posted strings over the kept ones: a field that was on the page is replaced whole, so that unticking counts. */
static void merge_posted(struct req *r, struct walk *v, const struct field *const *fields, size_t n)
{
	struct json *posted = field_posted(r), *merged = json_obj(r->arena);
	json_each(it, v->raw) {
		bool replaced = false;
		for (size_t i = 0; i < n; i++) {
			struct str dotted = arena_printf(r->arena, "%s.", fields[i]->name);
			replaced |= str_is(it->name, fields[i]->name) || str_starts(it->name, dotted);
		}
		if (!replaced)
			json_put(r->arena, merged, it->name, json_copy(r->arena, it));
	}
	json_each(it, posted)
		json_put(r->arena, merged, it->name, json_copy(r->arena, it));
	v->raw = merged;
}

/* Keeps the draft; nobody holds a view of the store while it is written. */
static bool keep(struct req *r, struct walk *v)
{
	req_close(r);
	if (!req_ok(r, draft_put(city_store(r->city), r->who.person, v->name, v->raw, r->now, &r->err)) || !req_reopen(r))
		return false;
	v->env.tx = r->tx;
	v->saved = r->now;
	return true;
}

static void door_post(struct req *r)
{
	struct walk v;
	if (!answers_read(r, &v, arena_cstr(r->arena, r->words[0])))
		return;
	int64_t at = 0;
	if (!num_i64(req_form(r, "q"), 0, (int64_t)v.n_asked - 1, &at)) {
		req_fail(r, 400);
		return;
	}
	const struct field *f = v.asked[at];
	merge_posted(r, &v, &f, 1);
	struct json *body;
	struct problem *problems;
	size_t n = 0;
	bool find = field_again(r);
	/* read before it is kept: what no page of ours posts is refused and leaves the draft as it was */
	if (!find && !req_ok(r, form_read(&v.env, f, 1, raw_of_field(r, v.raw, f), &body, &problems, &n, &r->err)))
		return;
	if (!keep(r, &v))
		return;
	if (!find && n == 0) {
		req_redirect(r, "/doors/%s?q=%lld", v.name, (long long)at + 1);
		return;
	}
	if (n) {
		r->problems = problems;
		r->n_problems = n;
	}
	/* the same question again: with what was found, or with what must be mended */
	r->status = n ? 422 : 200;
	show_questions(r, &v, (size_t)at);
}

/* ---- the form ---- */

static bool asked_at_door(const struct walk *v, const struct field *f)
{
	for (size_t i = 0; i < v->n_asked; i++)
		if (strcmp(v->asked[i]->name, f->name) == 0)
			return true;
	return false;
}

static size_t open_fields(struct req *r, struct walk *v, const struct case_plan *plan, const struct field ***ret)
{
	const struct field **list = arena_array(r->arena, plan->n_fields + 1, sizeof(*list));
	size_t n = 0;
	for (size_t i = 0; i < plan->n_fields; i++)
		if (!asked_at_door(v, plan->fields[i]))
			list[n++] = plan->fields[i];
	*ret = list;
	return n;
}

/* What stands on the form beside the pack's fields is kept with the draft under names no field can have. */
static struct str kept_beside(struct req *r, const struct walk *v, const char *name)
{
	return r->form ? req_form(r, name) : json_str(v->raw, arena_cprintf(r->arena, "@%s", name));
}

static void blanket_box(struct req *r, const struct walk *v, const struct case_plan *plan)
{
	bool yes = str_is(kept_beside(r, v, "blanket"), "yes");
	html(r->out,
		"<fieldset class='f'><legend>%s</legend><div class='opts box two'><label class='opt'><input type='radio' "
		"name='blanket' value=''%s>"
		"<span>%s</span></label>",
		t_blanket_or_once(r->lang), yes ? "" : " checked", t_only_once(r->lang));
	html(r->out,
		"<label class='opt'><input type='radio' name='blanket' value='yes'%s><span>%s</span><span "
		"class='hint'>%s</span></label></div></fieldset>\n",
		yes ? " checked" : "", t_blanket_until(r->lang, ui_day(r, plan->blanket_till)), t_blanket_hint(r->lang));
}

/* 代行入力: a leader enters for a colleague of the section. */
static void on_behalf_box(struct req *r, const struct walk *v)
{
	struct person *members;
	size_t n;
	struct str chosen = kept_beside(r, v, "on_behalf");
	if (!req_ok(r,
		    org_members(r->tx, r->arena, frame_reader(r)->person.unit, civil_date_of_ms(r->now), r->lang, &members, &n,
			    &r->err)))
		return;
	html(r->out,
		"<div class='f'><label for='f-on_behalf'>%s</label><p class='hint' id='ob-n'>%s</p><select class='in w-24' "
		"id='f-on_behalf' name='on_behalf'"
		" aria-describedby='ob-n'><option value=''>%s</option>",
		t_on_behalf(r->lang), t_on_behalf_hint(r->lang), t_own_request(r->lang));
	for (size_t i = 0; i < n; i++) {
		const char *id = arena_cprintf(r->arena, "%lld", (long long)members[i].id);
		if (members[i].id != r->who.person)
			html(r->out, "<option value='%s'%s>%s %s</option>", id, str_is(chosen, id) ? " selected" : "",
				members[i].title, members[i].name);
	}
	html(r->out, "</select></div>\n");
}

static void show_form(struct req *r, struct walk *v, const struct case_plan *plan, const struct field *const *fields, size_t n)
{
	const char *door = title_in(&v->door->elem.title, r->lang);
	frame_begin(r, plan->title, NAV_APPLY, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {arena_cprintf(r->arena, "/doors/%s?q=0", v->name), door},
		{NULL, t_request_form(r->lang)});
	ui_head(r, plan->title, v->saved ? t_draft_saved(r->lang, ui_time(r, v->saved)) : t_not_sent_yet(r->lang), false);
	field_failures(r);
	html(r->out, "<div class='cols gap-s'>");
	field_form_begin(r, fields, n, arena_cprintf(r->arena, "/doors/%s/form", v->name), "stack");
	ui_section(r, "a-h", t_answers(r->lang), NULL, arena_cprintf(r->arena, "/doors/%s?q=0", v->name), t_change(r->lang));
	html(r->out, "<dl class='dl'>");
	for (size_t i = 0; i < v->n_asked; i++) {
		const struct json *value = json_get(v->answers, v->asked[i]->name);
		if (value)
			ui_dt(r, title_in(&v->asked[i]->title, r->lang), form_say(&v->env, v->asked[i], value, &r->err));
	}
	html(r->out, "</dl>\n");
	ui_section_end(r);
	const struct handling_sheet *rules = draft_rules(r, v, plan);
	if (rules && rules->n_things) {
		ui_section(r, "r-h", t_rules_to_keep(r->lang), NULL, NULL, NULL);
		rules_show(r, rules);
		ui_section_end(r);
	}
	if (n) {
		ui_section(r, "b-h", t_fill_in(r->lang), NULL, NULL, NULL);
		html(r->out, "<div class='stack tight fields'>");
		r->form_env = &v->env;
		field_inputs(r, fields, n, v->raw);
		html(r->out,
			"<div class='f'><label for='f-note'>%s<span class='free'>%s</span></label><textarea class='in' rows='2' "
			"id='f-note' name='note'>\n%.*s</textarea></div>\n",
			t_note(r->lang), t_optional_mark(r->lang), STR_ARG(kept_beside(r, v, "note")));
		html(r->out, "</div>");
		ui_section_end(r);
	}
	if (plan->blanket || frame_reader(r)->leader) {
		ui_section(r, "c-h", t_how_asked(r->lang), NULL, NULL, NULL);
		html(r->out, "<div class='stack tight fields'>");
		if (plan->blanket)
			blanket_box(r, v, plan);
		if (frame_reader(r)->leader)
			on_behalf_box(r, v);
		html(r->out, "</div>");
		ui_section_end(r);
	}
	html(r->out,
		"<div class='yours'><p class='acts'><button class='btn btn-1' type='submit' name='op' value='submit'>%s</button>"
		"<button class='btn' type='submit' name='op' value='keep' formnovalidate>%s</button>"
		"<button class='btn btn-t' type='submit' name='op' value='drop' formnovalidate>%s</button></p><p "
		"class='sub'>%s</p></div>\n",
		t_submit(r->lang), t_save_draft(r->lang), t_drop_draft(r->lang), t_submit_hint(r->lang));
	req_form_end(r);
	side(r, v, plan, rules, true);
	html(r->out, "</div>\n");
	frame_end(r);
}

static void show_not_needed(struct req *r, struct walk *v)
{
	const char *door = title_in(&v->door->elem.title, r->lang);
	frame_begin(r, door, NAV_APPLY, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {arena_cprintf(r->arena, "/doors/%s?q=0", v->name), door},
		{NULL, t_no_request_needed(r->lang)});
	ui_head(r, t_no_request_needed(r->lang), t_no_request_hint(r->lang), false);
	req_form_begin(r, arena_cprintf(r->arena, "/doors/%s/form", v->name), "stack");
	html(r->out,
		"<div class='yours'><p class='acts'><button class='btn btn-1' type='submit' name='op' value='submit'>%s</button>"
		"<a class='btn btn-t' href='/doors/%s?q=0'>%s</a></p></div>",
		t_record_not_needed(r->lang), v->name, t_back_a_question(r->lang));
	req_form_end(r);
	frame_end(r);
}

/* The second of two clicks finds the draft gone: it leads to what the first one made. */
static bool submitted_before(struct req *r)
{
	uint8_t token[CHAIN_TOKEN];
	struct act_result first;
	bool found = false;
	if (!r->form || !str_is(req_form(r, "op"), "submit") || !req_posted_token(r, token) || !req_mark_form(r) ||
		!req_ok(r, act_sent_before(r->tx, r->arena, "case_submit", &r->who, token, &found, &first, &r->err)) || !found)
		return false;
	if (req_done(r, true, &first))
		req_redirect(r, "/cases/%lld?done=submit", (long long)first.object);
	return true;
}

/* Reads the answers and the rest of the form together; false when the door is not answered yet (then redirected). */
static bool form_read_in(struct req *r, struct walk *v, struct case_plan *plan, const struct field ***ret_fields, size_t *ret_n)
{
	if (!answers_read(r, v, arena_cstr(r->arena, r->words[0])))
		return false;
	if (v->n_answered < v->n_asked) {
		if (!submitted_before(r))
			req_redirect(r, "/doors/%s", v->name);
		return false;
	}
	if (!make_plan(r, v, plan))
		return false;
	*ret_n = open_fields(r, v, plan, ret_fields);
	return true;
}

static void form_show(struct req *r)
{
	struct walk v;
	struct case_plan plan;
	const struct field **fields;
	size_t n;
	if (!form_read_in(r, &v, &plan, &fields, &n))
		return;
	if (plan.n_parts == 0)
		show_not_needed(r, &v);
	else
		show_form(r, &v, &plan, fields, n);
}

static void form_post(struct req *r)
{
	struct walk v;
	struct case_plan plan;
	const struct field **fields;
	size_t n;
	if (!form_read_in(r, &v, &plan, &fields, &n))
		return;
	struct str op = req_form(r, "op");
	if (str_is(op, "drop")) {
		req_close(r);
		if (req_ok(r, draft_drop(city_store(r->city), r->who.person, v.name, &r->err)))
			req_redirect(r, r->who.contractor ? "/" : "/apply");
		return;
	}
	merge_posted(r, &v, fields, n);
	struct json *answers = without_beside(r, v.raw);
	static const char *const beside[] = {"note", "blanket", "on_behalf"};
	for (size_t i = 0; i < ARRAY_LEN(beside); i++)
		json_put(r->arena, v.raw, arena_printf(r->arena, "@%s", beside[i]),
			json_add_str(r->arena, json_arr(r->arena), STR_NONE, req_form(r, beside[i])));
	if (!keep(r, &v))
		return;
	if (field_again(r)) {
		show_form(r, &v, &plan, fields, n);
		return;
	}
	if (!str_is(op, "submit")) {
		req_redirect(r, "/doors/%s/form", v.name);
		return;
	}
	struct json *in = json_obj(r->arena);
	json_add_str(r->arena, in, STR("door"), str_of(v.name));
	json_put(r->arena, in, STR("answers"), answers);
	int64_t person = req_form_int(r, "on_behalf", 1, INT64_MAX, 0);
	if (person)
		json_add_int(r->arena, in, STR("on_behalf"), person);
	if (str_is(req_form(r, "blanket"), "yes"))
		json_add_str(r->arena, in, STR("blanket"), STR("yes"));
	if (str_trim(req_form(r, "note")).n)
		json_add_str(r->arena, in, STR("note"), str_trim(req_form(r, "note")));
	struct act_result done;
	/* What was typed after the first submission stays as a draft. */
	if (req_act(r, in, &done) &&
		(done.differs || req_ok(r, draft_drop(city_store(r->city), r->who.person, v.name, &r->err))))
		req_redirect(r, "/cases/%lld?done=submit", (long long)done.object);
}

/* Somebody of a contractor finds the doors that are open to him; for others the act says who may not. */
static bool door_may(struct req *r)
{
	const struct door *d = r->pack && r->who.contractor ? pack_door(r->pack, r->words[0].p) : NULL;
	return !r->who.contractor || (d && contractor_may_enter(r->pack, d));
}

static const char *door_title(const struct lang *l) { return t_apply(l); }
static const char *const door_query[] = {"q", NULL};

const struct page page_door = {.contractor = true,
	.method = "GET",
	.path = "/doors/{word}",
	.title = door_title,
	.access = PAGE_LOGIN,
	.query = door_query,
	.may = door_may,
	.show = door_show};
const struct page page_door_post = {.contractor = true,
	.method = "POST",
	.path = "/doors/{word}",
	.title = door_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.body_max = FIELD_BODY,
	.sink = &attach_sink,
	.may = door_may,
	.show = door_post};
const struct page page_form = {.contractor = true,
	.method = "GET",
	.path = "/doors/{word}/form",
	.title = door_title,
	.access = PAGE_LOGIN,
	.may = door_may,
	.show = form_show};
const struct page page_form_post = {.contractor = true,
	.method = "POST",
	.path = "/doors/{word}/form",
	.title = door_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.act = "case_submit",
	.body_max = FIELD_BODY,
	.sink = &attach_sink,
	.may = door_may,
	.show = form_post};
