/* My move on a case: what this reader may do now, each a form beside the frozen content. */
#include "engine/rights.h"
#include "pages/case.h"
#include "engine/round.h"
#include "pages/field.h"
#include "pages/rules.h"
#include "text/text.h"
#include "util/civil.h"

static const char *acting_as(struct req *r, const struct case_file *c, const struct case_step *s)
{
	/* somebody of another organ is asked in a role of his own pack */
	const struct pack *names = strcmp(r->pack->name, c->pack->name) == 0 ? c->pack : r->pack;
	const struct role *role = s->mine_role && *s->mine_role ? pack_role(names, s->mine_role) : NULL;
	if (!role)
		return t_as_yourself(r->lang);
	const char *title = title_in(&role->elem.title, r->lang);
	switch (s->mine_as) {
	case HOLD_ACTING: return t_as_acting(r->lang, title);
	case HOLD_DEPUTY: return t_as_deputy(r->lang, title);
	case HOLD_DELEGATE: return t_as_delegate(r->lang, title);
	case HOLD_STAND_IN: return t_as_stand_in(r->lang, title);
	case HOLD_NONE:
	case HOLD_SELF: break;
	}
	return t_as_role(r->lang, title);
}

/* Several forms may stand on one page: only the one that came back shows its values and problems, and has the plain ids
 * that the list of problems leads to. step 0: the forms about one's own request. */
static bool came_back(struct req *r, int64_t step) { return r->form && r->ids[1] == step; }

static const char *id_of(struct req *r, const char *name, int64_t step)
{
	return came_back(r, step) ? arena_cprintf(r->arena, "f-%s", name)
				  : arena_cprintf(r->arena, "f-%s-%lld", name, (long long)step);
}

static struct str value_of(struct req *r, const char *name, int64_t step)
{
	return came_back(r, step) ? req_shown(r, name, "") : STR_NONE;
}

static void problem_of(struct req *r, const char *name, const char *id, int64_t step)
{
	const char *problem = came_back(r, step) ? req_problem(r, name) : NULL;
	if (!problem)
		return;
	html(r->out, "<p class='err' id='%s-e'>", id);
	ui_icon(r, ICON_broken, "g");
	html(r->out, "%s</p>", problem);
}

static void text_box(struct req *r, const char *name, const char *label, const char *hint, int64_t step)
{
	const char *id = id_of(r, name, step);
	bool bad = came_back(r, step) && req_problem(r, name);
	html(r->out, "<div class='f'><label for='%s'>%s</label>", id, label);
	if (*hint)
		html(r->out, "<p class='hint' id='%s-n'>%s</p>", id, hint);
	html(r->out, "<textarea class='in' id='%s' name='%s' rows='3'", id, name);
	if (*hint || bad)
		html(r->out, " aria-describedby='%s%s'", id, bad ? "-e" : "-n");
	if (bad)
		html(r->out, " aria-invalid='true'");
	html(r->out, ">\n%.*s</textarea>", STR_ARG(value_of(r, name, step)));
	problem_of(r, name, id, step);
	html(r->out, "</div>\n");
}

static void line_box(struct req *r, const char *name, const char *label, const char *hint, int64_t step)
{
	const char *id = id_of(r, name, step);
	html(r->out, "<div class='f'><label for='%s'>%s</label>", id, label);
	if (*hint)
		html(r->out, "<p class='hint' id='%s-n'>%s</p>", id, hint);
	html(r->out, "<input class='in' type='text' id='%s' name='%s' value='%.*s'", id, name, STR_ARG(value_of(r, name, step)));
	if (*hint)
		html(r->out, " aria-describedby='%s-n'", id);
	html(r->out, ">");
	problem_of(r, name, id, step);
	html(r->out, "</div>\n");
}

static void reason_box(struct req *r, const char *hint, int64_t step) { text_box(r, "reason", t_opinion(r->lang), hint, step); }

static void hidden(struct req *r, const struct case_file *c, const struct case_step *s)
{
	html(r->out, "<input type='hidden' name='digest' value='%s'>", case_digest(r, &c->content_digest));
	if (s->mine_as == HOLD_STAND_IN) {
		const char *id = id_of(r, "as", s->id);
		html(r->out,
			"<div class='f'><label class='opt'><input type='checkbox' id='%s' name='as' "
			"value='stand_in'%s><span>%s</span></label>",
			id, came_back(r, s->id) && req_form_has(r, "as", "stand_in") ? " checked" : "", t_holder_absent(r->lang));
		problem_of(r, "as", id, s->id);
		html(r->out, "</div>\n");
	}
}

static struct env step_env(struct req *r, const struct case_file *c, const struct case_step *s)
{
	struct env of = case_env_of(r, c, NULL, NULL);
	return case_step_env(&of, c, s);
}

static size_t asked_of(struct req *r, const struct case_file *c, const struct case_step *s, const struct field ***ret)
{
	*ret = NULL;
	struct round_form f;
	if (!s->def)
		return 0;
	round_step_form(r->arena, c->pack, s->def, s->item, s->undo, &f);
	if (!f.n)
		return 0;
	struct env v = step_env(r, c, s);
	v.outer = v.body;
	v.body = json_obj(r->arena);
	/* what an answer asks beyond comes with the form when it comes back */
	struct problem *problems;
	struct json *typed;
	size_t n;
	struct err ignored = {0};
	if (f.sheet && came_back(r, s->id) && form_read(&v, f.fields, f.n, field_posted(r), &typed, &problems, &n, &ignored))
		v.body = typed;
	return form_asked(&v, f.fields, f.n, ret, &r->err);
}

static void step_fields(struct req *r, const struct case_file *c, const struct case_step *s)
{
	const struct field **fields;
	size_t n = asked_of(r, c, s, &fields);
	struct env v = step_env(r, c, s);
	r->form_env = &v;
	r->form_tail = came_back(r, s->id) ? NULL : arena_cprintf(r->arena, "-%lld", (long long)s->id);
	field_inputs(r, fields, n, came_back(r, s->id) ? field_posted(r) : NULL);
	r->form_tail = NULL;
	r->form_env = NULL;
}

static void fold_begin(struct req *r, const char *word, bool open)
{
	if (open)
		html(r->out, "<details class='more-in' open><summary>%s</summary><div class='stack tight'>", word);
	else
		html(r->out, "<details class='more-in'><summary>%s</summary><div class='stack tight'>", word);
}

static void fold_end(struct req *r) { html(r->out, "</div></details>\n"); }

static bool any_given(struct req *r, int64_t step, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (came_back(r, step) && (req_form(r, names[i]).n || req_problem(r, names[i])))
			return true;
	return false;
}

/* On a condition; given by mouth before; made in another system. */
static void more_ways(struct req *r, const struct case_step *s)
{
	static const char *const condition[] = {"condition", "condition_by"},
				 *const oral[] = {"oral.when", "oral.by", "oral.reason"},
				 *const external[] = {"external.system", "external.number", "external.date"};
	fold_begin(r, t_grant_on_condition(r->lang), any_given(r, s->id, condition, ARRAY_LEN(condition)));
	text_box(r, "condition", t_condition(r->lang), t_condition_hint(r->lang), s->id);
	line_box(r, "condition_by", t_condition_due(r->lang), t_date_example(r->lang), s->id);
	html(r->out, "<button class='btn' type='submit' name='answer' value='conditional'>%s</button>",
		t_grant_on_condition(r->lang));
	fold_end(r);
	fold_begin(r, t_oral(r->lang), any_given(r, s->id, oral, ARRAY_LEN(oral)));
	html(r->out, "<p class='hint'>%s</p>", t_oral_hint(r->lang));
	line_box(r, "oral.when", t_oral_when(r->lang), t_time_example(r->lang), s->id);
	line_box(r, "oral.by", t_oral_by(r->lang), "", s->id);
	line_box(r, "oral.reason", t_oral_reason(r->lang), "", s->id);
	html(r->out, "<button class='btn' type='submit' name='answer' value='granted'>%s</button>", t_oral_record(r->lang));
	fold_end(r);
	fold_begin(r, t_external(r->lang), any_given(r, s->id, external, ARRAY_LEN(external)));
	html(r->out, "<p class='hint'>%s</p>", t_external_hint(r->lang));
	line_box(r, "external.system", t_external_system(r->lang), "", s->id);
	line_box(r, "external.number", t_external_number(r->lang), "", s->id);
	line_box(r, "external.date", t_external_date(r->lang), t_date_example(r->lang), s->id);
	html(r->out, "<button class='btn' type='submit' name='answer' value='granted'>%s</button>", t_external_record(r->lang));
	fold_end(r);
}

static void box_begin(struct req *r, const struct case_file *c, const struct case_step *s, const char *way)
{
	const char *action = arena_cprintf(r->arena, "/cases/%lld/steps/%lld/%s", (long long)c->id, (long long)s->id, way);
	const struct field **fields;
	size_t n = asked_of(r, c, s, &fields);
	field_form_begin(r, fields, n, action, "yours decide");
}

/* The first form of the page carries the anchor that lists lead to. */
static void box_title(struct req *r, bool first, const char *title, const char *as)
{
	if (first)
		html(r->out, "<h2 id='act'>%s</h2>", title);
	else
		html(r->out, "<h2>%s</h2>", title);
	html(r->out, "<p class='sub'>%s</p>", as);
}

/* A body answers through its secretary: which meeting, when, where it is written down, how many were there. */
static void meeting_boxes(struct req *r, const struct case_step *s)
{
	const struct role *body = step_body(s->def);
	if (!body)
		return;
	line_box(r, "meeting.name", t_meeting_name(r->lang, title_in(&body->elem.title, r->lang)), "", s->id);
	line_box(r, "meeting.met", t_meeting_day(r->lang), t_date_example(r->lang), s->id);
	line_box(r, "meeting.minutes", t_meeting_minutes(r->lang), "", s->id);
	line_box(r, "meeting.present", t_meeting_present(r->lang),
		body->quorum ? t_meeting_quorum(r->lang, (int)body->quorum) : "", s->id);
}

static void decide_box(struct req *r, const struct case_file *c, const struct case_step *s, bool first)
{
	box_begin(r, c, s, "decide");
	box_title(r, first, case_step_title(r, s), acting_as(r, c, s));
	const struct handling_sheet *rules = case_rules(r);
	if (rules)
		rules_verdict(r, rules);
	hidden(r, c, s);
	step_fields(r, c, s);
	meeting_boxes(r, s);
	reason_box(r, t_reason_hint(r->lang), s->id);
	html(r->out,
		"<div class='decide-b'><button class='btn btn-1 btn-w' type='submit' name='answer' value='granted'>%s</button>"
		"<button class='btn' type='submit' name='answer' value='refused'>%s</button>",
		t_grant(r->lang), t_refuse(r->lang));
	if (s->can_return)
		html(r->out, "<button class='btn' type='submit' formaction='/cases/%lld/steps/%lld/return'>%s</button>",
			(long long)c->id, (long long)s->id, t_send_back(r->lang));
	html(r->out, "</div>");
	more_ways(r, s);
	req_form_end(r);
}

/* Two answers side by side, the first solid. words[1] NULL: one answer. */
static void two_answers(struct req *r, const struct case_file *c, const struct case_step *s, bool first, const char *way,
	const char *const words[2], const char *const values[2], bool wants_reason)
{
	box_begin(r, c, s, way);
	box_title(r, first, case_step_title(r, s), acting_as(r, c, s));
	hidden(r, c, s);
	step_fields(r, c, s);
	if (strcmp(s->kind, "consult") == 0)
		meeting_boxes(r, s);
	if (wants_reason)
		reason_box(r, t_reason_hint(r->lang), s->id);
	html(r->out, "<div class='decide-b'><button class='btn btn-1 btn-w' type='submit' name='answer' value='%s'>%s</button>",
		values[0], words[0]);
	if (words[1])
		html(r->out, "<button class='btn' type='submit' name='answer' value='%s'>%s</button>", values[1], words[1]);
	if (s->can_return && strcmp(s->kind, "consult") == 0)
		html(r->out, "<button class='btn' type='submit' formaction='/cases/%lld/steps/%lld/return'>%s</button>",
			(long long)c->id, (long long)s->id, t_send_back(r->lang));
	html(r->out, "</div>");
	req_form_end(r);
}

static void move(struct req *r, const struct case_file *c, const struct case_step *s, bool first)
{
	const struct lang *l = r->lang;
	if (strcmp(s->kind, "decide") == 0)
		decide_box(r, c, s, first);
	else if (strcmp(s->kind, "consult") == 0)
		two_answers(r, c, s, first, "consult", (const char *const[]){t_agree(l), t_object(l)},
			(const char *const[]){"agreed", "objected"}, true);
	else if (strcmp(s->kind, "confirm") == 0)
		two_answers(r, c, s, first, "confirm", (const char *const[]){t_confirm_all_well(l), t_confirm_not(l)},
			(const char *const[]){"yes", "no"}, true);
	else if (strcmp(s->kind, "notify") == 0)
		two_answers(r, c, s, first, "read", (const char *const[]){t_acknowledge(l), NULL},
			(const char *const[]){"read", NULL}, false);
	else if (strcmp(s->kind, "ratify") == 0)
		two_answers(r, c, s, first, "ratify", (const char *const[]){t_ratify(l), t_ratify_not(l)},
			(const char *const[]){"granted", "refused"}, true);
	else
		two_answers(r, c, s, first, "task", (const char *const[]){t_record_step(l, case_step_title(r, s)), NULL},
			(const char *const[]){"done", NULL}, (s->def->check || s->def->tool) && !s->undo);
}

static void ratify_box(struct req *r, const struct case_file *c, const struct case_step *s, bool first)
{
	box_begin(r, c, s, "ratify");
	box_title(r, first, t_ratify_title(r->lang), t_ratify_hint(r->lang, case_who(r, s, "name")));
	reason_box(r, t_reason_hint(r->lang), s->id);
	html(r->out,
		"<div class='decide-b'><button class='btn btn-1 btn-w' type='submit' name='answer' value='granted'>%s</button>"
		"<button class='btn' type='submit' name='answer' value='refused'>%s</button></div>",
		t_ratify(r->lang), t_ratify_not(r->lang));
	req_form_end(r);
}

/* ---- one's own request ---- */

static void correct_form(struct req *r, const struct case_file *c)
{
	static const char *const names[] = {"text"};
	fold_begin(r, t_correct(r->lang), any_given(r, 0, names, ARRAY_LEN(names)));
	html(r->out, "<p class='hint'>%s</p>", t_correct_hint(r->lang));
	req_form_begin(r, arena_cprintf(r->arena, "/cases/%lld/correct", (long long)c->id), "stack tight");
	html(r->out,
		"<div class='f'><label for='f-field'>%s</label><select class='in' id='f-field' name='field'><option "
		"value=''>%s</option>",
		t_correct_field(r->lang), t_correct_whole(r->lang));
	for (size_t p = 0; p < c->n_parts; p++) {
		struct env v = case_env_of(r, c, c->parts[p].procedure, c->parts[p].body);
		const struct field **fields;
		size_t n = form_asked(&v, c->parts[p].procedure->fields.p, c->parts[p].procedure->fields.n, &fields, &r->err);
		for (size_t i = 0; i < n; i++)
			if (json_get(c->parts[p].body, fields[i]->name))
				html(r->out, "<option value='%s'%s>%s</option>", fields[i]->name,
					r->form && str_is(req_form(r, "field"), fields[i]->name) ? " selected" : "",
					title_in(&fields[i]->title, r->lang));
	}
	html(r->out, "</select></div>\n");
	text_box(r, "text", t_correct_text(r->lang), "", 0);
	line_box(r, "why", t_reason(r->lang), "", 0);
	html(r->out, "<button class='btn' type='submit'>%s</button>", t_correct_record(r->lang));
	req_form_end(r);
	fold_end(r);
}

static bool own_moves(struct req *r, const struct case_file *c)
{
	bool open = strcmp(c->state, "open") == 0, done = strcmp(c->state, "done") == 0,
		back = strcmp(c->state, "returned") == 0 || strcmp(c->state, "draft") == 0;
	if ((c->applicant != r->who.person && c->drafter != r->who.person) || (!open && !back && !done))
		return false;
	html(r->out, "<section class='%s' aria-labelledby='own-h'><h2 class='h-s' id='own-h'>%s</h2>", back ? "yours" : "note",
		t_own_request(r->lang));
	if (back)
		html(r->out, "<p class='acts'><a class='btn btn-1' href='/cases/%lld/again'>%s</a></p>", (long long)c->id,
			t_mend_and_submit(r->lang));
	bool begun = false;
	for (size_t i = 0; i < c->n_steps; i++)
		begun |= strcmp(c->steps[i].kind, "task") == 0 && strcmp(c->steps[i].state, "done") == 0;
	if (open || back) {
		bool decided = false;
		for (size_t i = 0; i < c->n_steps; i++)
			decided |= strcmp(c->steps[i].kind, "decide") == 0 && strcmp(c->steps[i].state, "done") == 0 &&
				c->steps[i].round == c->version;
		if (!begun) {
			req_form_begin(r, arena_cprintf(r->arena, "/cases/%lld/withdraw", (long long)c->id), "stack tight");
			text_box(r, "reason", t_reason(r->lang),
				decided || back ? t_withdraw_hint(r->lang) : t_pull_back_hint(r->lang), 0);
			html(r->out, "<p class='acts'>");
			if (open && !decided)
				html(r->out, "<button class='btn' type='submit' formaction='/cases/%lld/pull-back'>%s</button>",
					(long long)c->id, t_pull_back(r->lang));
			html(r->out, "<button class='btn' type='submit'>%s</button></p>", t_withdraw(r->lang));
			req_form_end(r);
		}
	}
	if (!back)
		correct_form(r, c);
	html(r->out, "</section>\n");
	return true;
}

static void nothing(struct req *r, const struct case_file *c)
{
	html(r->out, "<section class='note' aria-labelledby='non-h'><h2 class='h-s' id='non-h'>%s</h2>",
		t_nothing_for_you(r->lang));
	for (size_t i = 0; i < c->n_steps; i++)
		if (strcmp(c->steps[i].state, "open") == 0)
			html(r->out, "<p class='sub'>%s</p>",
				t_next_is(r->lang, case_step_title(r, &c->steps[i]), c->steps[i].actors_text));
	html(r->out, "</section>");
}

/* 上位者へ連絡, for the information section: nothing goes higher by itself. */
static void climb_form(struct req *r, const struct case_file *c, const struct case_step *s)
{
	struct case_above *above;
	size_t n;
	if (!req_ok(r, case_higher(r->tx, r->arena, c, r->lang, r->now, &above, &n, &r->err)) || !n)
		return;
	const char *id = id_of(r, "to", s->id), *title = case_step_title(r, s);
	html(r->out, "<section class='note' aria-labelledby='cl-%lld'><h2 class='h-s' id='cl-%lld'>%s</h2><p class='sub'>%s</p>",
		(long long)s->id, (long long)s->id, t_climb(r->lang), t_climb_hint(r->lang, title));
	req_form_begin(r, arena_cprintf(r->arena, "/cases/%lld/steps/%lld/climb", (long long)c->id, (long long)s->id),
		"stack tight");
	html(r->out, "<div class='f'><label for='%s'>%s</label><select class='in' id='%s' name='to'>", id,
	     t_climb_to(r->lang), id);
	for (size_t i = 0; i < n; i++)
		html(r->out, "<option value='%s'%s>%s</option>", above[i].role,
			str_is(value_of(r, "to", s->id), above[i].role) ? " selected" : "", above[i].text);
	html(r->out, "</select>");
	problem_of(r, "to", id, s->id);
	html(r->out, "</div>\n");
	text_box(r, "reason", t_reason(r->lang), "", s->id);
	html(r->out, "<button class='btn' type='submit'>%s</button>", t_climb(r->lang));
	req_form_end(r);
	html(r->out, "</section>\n");
}

static void climb_forms(struct req *r, const struct case_file *c)
{
	bool desk = false, asked = false;
	for (size_t i = 0; i < c->n_steps; i++) {
		if (!step_is_late(&c->steps[i], r->now))
			continue;
		if (!asked && !req_ok(r, rights_desk(r->tx, c->pack, r->who.person, r->now, &desk, &r->err)))
			return;
		asked = true;
		if (desk && !c->steps[i].mine)
			climb_form(r, c, &c->steps[i]);
	}
}

void case_moves(struct req *r, const struct case_file *c)
{
	html(r->out, "<aside class='case-act stack tight' aria-label='%s'>", t_your_move(r->lang));
	size_t moves = 0;
	for (size_t i = 0; i < c->n_steps; i++) {
		const struct case_step *s = &c->steps[i];
		if (s->mine && strcmp(s->state, "open") == 0)
			move(r, c, s, moves++ == 0);
		else if (s->mine && s->ratify == 1)
			ratify_box(r, c, s, moves++ == 0);
	}
	if (!own_moves(r, c) && !moves)
		nothing(r, c);
	climb_forms(r, c);
	html(r->out, "</aside>\n");
}
