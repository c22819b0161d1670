/* A case: what was asked, exactly and frozen; who decides; what happened. */
#include "pages/case.h"

#include "engine/object.h"
#include "engine/trail.h"
#include "pages/caselist.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

const char *case_digest(struct req *r, const struct hash *h)
{
	struct buf b;
	buf_init(&b, 2 * HASH_LEN + 1);
	num_hex(&b, h->b, HASH_LEN);
	const char *text = arena_cstr(r->arena, buf_str(&b));
	buf_free(&b);
	return text;
}

/* Read once a request, before the handler, by case_may. */
const struct case_file *case_of(struct req *r) { return r->subject; }

static bool load(struct req *r, int64_t id)
{
	struct case_file *c = arena_make(r->arena, struct case_file);
	bool found = false, may = false;
	if (!req_ok(r, case_get(r->city, r->tx, r->arena, id, &r->who, r->lang, c, &found, &r->err)) || !found)
		return false;
	if (!req_ok(r, case_visible(r->tx, c, &r->who, r->now, &may, &r->err)) || !may)
		return false;
	r->subject = c;
	return true;
}

bool case_may(struct req *r) { return load(r, r->ids[0]); }

/* ---- progress ---- */

static bool is_now(const struct case_step *s) { return strcmp(s->state, "open") == 0; }
static bool is_done(const struct case_step *s) { return strcmp(s->state, "done") == 0; }

static const char *who_name(const struct case_step *s, struct arena *a)
{
	struct str name = s->who ? json_str(s->who, "name") : STR_NONE;
	return name.n ? arena_cstr(a, name) : "";
}

static void step_mark(struct req *r, const struct case_step *s)
{
	const char *class_ = is_done(s) ? "step-done" : is_now(s) ? "step-now" : "step-todo";
	html(r->out, "<li class='step %s'", class_);
	if (is_now(s))
		html(r->out, " aria-current='step'");
	html(r->out, "><span class='step-m'>");
	if (is_done(s) || is_now(s))
		ui_icon(r, is_done(s) ? ICON_check : ICON_yours, "");
	html(r->out, "</span><b>%s</b><span class='vh'>%s</span><span class='sub'>", s->def ? title_in(&s->def->title, r->lang) : s->step,
		is_done(s) ? t_step_done(r->lang) : is_now(s) ? t_step_now(r->lang) : t_step_later(r->lang));
	if (is_done(s))
		html(r->out, "<span>%s</span><span>%s</span>", who_name(s, r->arena), ui_time(r, s->done));
	else {
		html(r->out, "<span>%s</span>", s->actors_text ? s->actors_text : "");
		if (s->due > 0)
			html(r->out, "<span>%s</span>", t_due_by(r->lang, ui_day(r, s->due)));
	}
	html(r->out, "</span></li>\n");
}

static void progress(struct req *r, const struct case_file *c)
{
	html(r->out, "<ol class='steps' aria-label='%s'><li class='step step-done'><span class='step-m'>", t_progress(r->lang));
	ui_icon(r, ICON_check, "");
	html(r->out, "</span><b>%s</b><span class='vh'>%s</span><span class='sub'><span>%s</span><span>%s</span></span></li>\n",
		t_submitted(r->lang), t_step_done(r->lang), c->applicant_text, ui_time(r, c->opened));
	for (size_t i = 0; i < c->n_steps; i++)
		if (strcmp(c->steps[i].state, "cancelled") != 0 && strcmp(c->steps[i].state, "skipped") != 0)
			step_mark(r, &c->steps[i]);
	html(r->out, "</ol>\n");
}

/* ---- frozen content ---- */

static void env_of(struct req *r, const struct case_file *c, const struct procedure *p, const struct json *body, struct env *v)
{
	*v = (struct env){.tx = r->tx, .arena = r->arena, .pack = c->pack, .lang = r->lang, .now = r->now, .procedure = p, .body = body,
		.applicant = c->applicant, .unit = c->unit};
}

static void handling(struct req *r, const struct case_file *c, struct env *v)
{
	const struct scale *s = pack_scale(c->pack, "confidentiality");
	if (!s || !c->highest || !*c->highest)
		return;
	const struct level *at = scale_level(s, str_of(c->highest));
	struct handling *h;
	size_t n = at ? form_handling(c->pack, s, at, r->arena, &h) : 0;
	if (!n)
		return;
	html(r->out, "<div class='frozen-b'><article class='asset'><div class='asset-h'><h3>%s</h3><p class='sub'><span class='nw'>%s",
		t_rules_to_keep(r->lang), title_in(&s->elem.title, r->lang));
	ui_level(r, s, c->highest);
	html(r->out, "</span></p></div><ul class='rules'>");
	for (size_t i = 0; i < n; i++) {
		html(r->out, "<li>");
		ui_mark(r, ICON_unknown, t_check_later(r->lang));
		html(r->out, "<span>%s</span><span class='sub'>%s</span>", title_in(&h[i].rule->title, r->lang),
			t_from_class(r->lang, h[i].level->name));
		if (h[i].clause)
			html(r->out, "<a href='/clauses/%s'>%s</a>", h[i].clause->name, h[i].clause->full_ref);
		html(r->out, "</li>");
	}
	html(r->out, "</ul></article></div>\n");
	(void)v;
}

void case_body(struct req *r, const struct case_file *c)
{
	const struct json *parts = json_get(c->content, "parts");
	json_each(part, parts) {
		const struct procedure *p = pack_procedure(c->pack, arena_cstr(r->arena, json_str(part, "procedure")));
		const struct json *body = json_get(part, "body");
		struct env v;
		if (!p || !body)
			continue;
		env_of(r, c, p, body, &v);
		if (parts->count > 1)
			html(r->out, "<dt>%s</dt><dd><b>%s</b></dd>", t_part(r->lang), title_in(&p->elem.title, r->lang));
		json_each(value, body) {
			const struct field *f = procedure_field(p, arena_cstr(r->arena, value->name));
			if (f)
				ui_dt(r, title_in(&f->title, r->lang), form_say(&v, f, value, &r->err));
		}
	}
}

static void frozen(struct req *r, const struct case_file *c)
{
	const char *digest = case_digest(r, &c->content_digest);
	html(r->out, "<section class='frozen' aria-labelledby='fz-h'><div class='frozen-h'><h2 id='fz-h'>");
	ui_icon(r, ICON_lock, "i i-s");
	html(r->out, "%s</h2><p class='sub'>%s <span class='mono'>%.4s %.4s %.4s</span></p></div><dl class='dl'>",
		t_content(r->lang), t_frozen_at(r->lang, ui_time(r, c->opened)), digest, digest + 4, digest + 8);
	ui_dt(r, t_applicant(r->lang), c->applicant_text);
	case_body(r, c);
	html(r->out, "</dl>\n");
	struct env v;
	env_of(r, c, NULL, NULL, &v);
	handling(r, c, &v);
	html(r->out, "</section>\n");
}

/* ---- my move ---- */

static const char *acting_as(struct req *r, const struct case_file *c, const struct case_step *s)
{
	const struct role *role = s->mine_role && *s->mine_role ? pack_role(c->pack, s->mine_role) : NULL;
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

static void reason_box(struct req *r, const char *hint)
{
	html(r->out, "<div class='f'><label for='f-reason'>%s</label><p class='hint' id='why-n'>%s</p>"
		"<textarea class='in' id='f-reason' name='reason' rows='3' aria-describedby='why-n'>\n%.*s</textarea>", t_opinion(r->lang), hint,
		STR_ARG(req_shown(r, "reason", "")));
	const char *problem = req_problem(r, "reason");
	if (problem) {
		html(r->out, "<p class='err'>");
		ui_icon(r, ICON_broken, "g");
		html(r->out, "%s</p>", problem);
	}
	html(r->out, "</div>\n");
}

static void hidden(struct req *r, const struct case_file *c, const struct case_step *s)
{
	html(r->out, "<input type='hidden' name='digest' value='%s'>", case_digest(r, &c->content_digest));
	if (s->mine_as == HOLD_STAND_IN)
		html(r->out, "<label class='opt'><input type='checkbox' name='as' value='stand_in'%s><span>%s</span></label>",
			req_form_has(r, "as", "stand_in") ? " checked" : "", t_holder_absent(r->lang));
}

static void step_fields(struct req *r, const struct case_file *c, const struct case_step *s)
{
	const struct procedure *p = pack_procedure(c->pack, s->part);
	struct env v;
	const struct field **fields;
	if (!s->def || !s->def->fields.n)
		return;
	env_of(r, c, p, NULL, &v);
	const struct json *raw = r->form ? field_posted(r) : NULL;
	v.body = json_obj(r->arena);
	size_t n = form_asked(&v, s->def->fields.p, s->def->fields.n, &fields, &r->err);
	field_inputs(r, fields, n, raw);
}

static void more_ways(struct req *r)
{
	html(r->out, "<details class='more-in'><summary>%s</summary><div class='stack tight'>", t_more_ways(r->lang));
	html(r->out, "<div class='f'><label for='f-condition'>%s</label><textarea class='in' rows='2' id='f-condition' name='condition'>\n%.*s</textarea>"
		"<button class='btn' type='submit' name='answer' value='conditional'>%s</button></div>", t_condition(r->lang),
		STR_ARG(req_shown(r, "condition", "")), t_grant_on_condition(r->lang));
	html(r->out, "</div></details>\n");
}

static void decide_box(struct req *r, const struct case_file *c, const struct case_step *s)
{
	const char *action = arena_cprintf(r->arena, "/cases/%lld/steps/%lld/decide", (long long)c->id, (long long)s->id);
	req_form_begin(r, action, "yours decide");
	html(r->out, "<h2 id='act'>%s</h2><p class='sub'>%s</p>", s->def ? title_in(&s->def->title, r->lang) : t_decide(r->lang),
		acting_as(r, c, s));
	hidden(r, c, s);
	step_fields(r, c, s);
	reason_box(r, t_reason_hint(r->lang));
	html(r->out, "<div class='decide-b'><button class='btn btn-1 btn-w' type='submit' name='answer' value='granted'>%s</button>"
		"<button class='btn' type='submit' name='answer' value='refused'>%s</button>"
		"<button class='btn' type='submit' formaction='/cases/%lld/steps/%lld/return'>%s</button></div>", t_grant(r->lang), t_refuse(r->lang),
		(long long)c->id, (long long)s->id, t_send_back(r->lang));
	more_ways(r);
	req_form_end(r);
}

/* Two answers side by side, the first solid. */
static void two_answers(struct req *r, const struct case_file *c, const struct case_step *s, const char *way, const char *const words[2],
	const char *const values[2], bool wants_reason)
{
	req_form_begin(r, arena_cprintf(r->arena, "/cases/%lld/steps/%lld/%s", (long long)c->id, (long long)s->id, way), "yours decide");
	html(r->out, "<h2 id='act'>%s</h2><p class='sub'>%s</p>", s->def ? title_in(&s->def->title, r->lang) : s->step, acting_as(r, c, s));
	hidden(r, c, s);
	step_fields(r, c, s);
	if (wants_reason)
		reason_box(r, t_reason_hint(r->lang));
	html(r->out, "<div class='decide-b'><button class='btn btn-1 btn-w' type='submit' name='answer' value='%s'>%s</button>", values[0], words[0]);
	if (words[1])
		html(r->out, "<button class='btn' type='submit' name='answer' value='%s'>%s</button>", values[1], words[1]);
	html(r->out, "</div>");
	req_form_end(r);
}

static void move(struct req *r, const struct case_file *c, const struct case_step *s)
{
	const struct lang *l = r->lang;
	const char *title = s->def ? title_in(&s->def->title, l) : s->step;
	if (strcmp(s->kind, "decide") == 0)
		decide_box(r, c, s);
	else if (strcmp(s->kind, "consult") == 0)
		two_answers(r, c, s, "consult", (const char *const[]){t_agree(l), t_object(l)}, (const char *const[]){"agreed", "objected"}, true);
	else if (strcmp(s->kind, "confirm") == 0)
		two_answers(r, c, s, "confirm", (const char *const[]){t_confirm_all_well(l), t_confirm_not(l)},
			(const char *const[]){"yes", "no"}, true);
	else if (strcmp(s->kind, "notify") == 0)
		two_answers(r, c, s, "read", (const char *const[]){t_acknowledge(l), NULL}, (const char *const[]){"read", NULL}, false);
	else if (strcmp(s->kind, "ratify") == 0)
		two_answers(r, c, s, "ratify", (const char *const[]){t_ratify(l), t_ratify_not(l)}, (const char *const[]){"granted", "refused"}, true);
	else
		two_answers(r, c, s, "task", (const char *const[]){t_record_step(l, title), NULL}, (const char *const[]){"done", NULL}, false);
}

static void ratify_box(struct req *r, const struct case_file *c, const struct case_step *s)
{
	req_form_begin(r, arena_cprintf(r->arena, "/cases/%lld/steps/%lld/ratify", (long long)c->id, (long long)s->id), "yours decide");
	html(r->out, "<h2>%s</h2><p class='sub'>%s</p>", t_ratify_title(r->lang), t_ratify_hint(r->lang, who_name(s, r->arena)));
	reason_box(r, t_reason_hint(r->lang));
	html(r->out, "<div class='decide-b'><button class='btn btn-1 btn-w' type='submit' name='answer' value='granted'>%s</button>"
		"<button class='btn' type='submit' name='answer' value='refused'>%s</button></div>", t_ratify(r->lang), t_ratify_not(r->lang));
	req_form_end(r);
}

static void own_moves(struct req *r, const struct case_file *c)
{
	bool mine = c->applicant == r->who.person || c->drafter == r->who.person;
	bool open = strcmp(c->state, "open") == 0, back = strcmp(c->state, "returned") == 0;
	if (!mine || (!open && !back))
		return;
	html(r->out, "<section class='note'><h2 class='h-s'>%s</h2>", t_own_request(r->lang));
	req_form_begin(r, arena_cprintf(r->arena, "/cases/%lld/withdraw", (long long)c->id), "stack tight");
	reason_box(r, t_withdraw_hint(r->lang));
	html(r->out, "<p class='acts'>");
	if (open)
		html(r->out, "<button class='btn' type='submit' formaction='/cases/%lld/pull-back'>%s</button>", (long long)c->id, t_pull_back(r->lang));
	if (back)
		html(r->out, "<a class='btn btn-1' href='/cases/%lld/again'>%s</a>", (long long)c->id, t_mend_and_submit(r->lang));
	html(r->out, "<button class='btn' type='submit'>%s</button></p>", t_withdraw(r->lang));
	req_form_end(r);
	html(r->out, "</section>\n");
}

static void side(struct req *r, const struct case_file *c)
{
	html(r->out, "<aside class='case-act stack' aria-label='%s'>", t_your_move(r->lang));
	size_t moves = 0;
	for (size_t i = 0; i < c->n_steps; i++) {
		const struct case_step *s = &c->steps[i];
		if (s->mine && is_now(s)) {
			move(r, c, s);
			moves++;
		} else if (s->mine && s->ratify == 1) {
			ratify_box(r, c, s);
			moves++;
		}
	}
	own_moves(r, c);
	if (!moves) {
		html(r->out, "<section class='note'><h2 class='h-s'>%s</h2><p class='sub'>", t_nothing_for_you(r->lang));
		for (size_t i = 0; i < c->n_steps; i++)
			if (is_now(&c->steps[i]))
				html(r->out, "%s<br>", t_next_is(r->lang, c->steps[i].def ? title_in(&c->steps[i].def->title, r->lang) : "",
					c->steps[i].actors_text ? c->steps[i].actors_text : ""));
		html(r->out, "</p></section>");
	}
	html(r->out, "</aside>\n");
}

/* ---- what happened ---- */

static void history(struct req *r, const struct case_file *c)
{
	struct entry *list;
	size_t n;
	int64_t before = req_query_int(r, "before", 0, INT64_MAX, -1);
	if (!req_ok(r, trail_of(r->city, r->tx, r->arena, OBJECT_CASE, c->id, before, 50, r->lang, &list, &n, &r->err)))
		return;
	html(r->out, "<section class='sec case-hist' aria-labelledby='hi-h'><div class='sec-h'><h2 id='hi-h'>%s</h2><span class='count'>%s</span></div>"
		"<ol class='hist'>", t_course(r->lang), ui_count(r, (int64_t)n));
	for (size_t i = 0; i < n; i++) {
		const struct json *in = list[i].body ? json_get(list[i].body, "in") : NULL;
		struct str said = json_str(in, "reason");
		const char *seq = num_grouped(r->arena, list[i].seq);
		html(r->out, "<li><p class='h-when'><time>%s</time></p><div><p><b>%s</b> <span class='sub'>%s</span></p>", ui_time(r, list[i].time),
			list[i].act_title, list[i].who_text);
		if (said.n)
			html(r->out, "<p class='quote'>%.*s</p>", STR_ARG(said));
		html(r->out, "</div><p class='h-rec'><a class='mono' href='/trail/%lld' aria-label='%s'>%s</a>"
			"<a href='/trail/%lld/proof' aria-label='%s'>%s</a></p></li>\n", (long long)list[i].seq, t_entry_number(r->lang, seq), seq,
			(long long)list[i].seq, t_proof_of_entry(r->lang, seq), t_proof(r->lang));
	}
	html(r->out, "</ol>");
	if (n == 50)
		html(r->out, "<p class='more'><a href='/cases/%lld?before=%lld'>%s</a></p>", (long long)c->id, (long long)list[n - 1].seq,
			t_older(r->lang));
	html(r->out, "</section>\n");
}

static void seals(struct req *r, const struct case_file *c)
{
	html(r->out, "<section class='sec' aria-labelledby='bx-h'><div class='sec-h'><h2 id='bx-h'>%s</h2><a href='/cases/%lld/print'>",
		t_seal_boxes(r->lang), (long long)c->id);
	ui_icon(r, ICON_print, "i i-s");
	html(r->out, "%s</a></div><table class='dense seals'><caption class='vh'>%s</caption><tbody>", t_print(r->lang), t_seal_boxes(r->lang));
	html(r->out, "<tr><th scope='row'>%s</th><td>%s</td><td class='r'>%s</td></tr>", t_drafted(r->lang), c->applicant_text,
		ui_day(r, c->opened));
	for (size_t i = 0; i < c->n_steps; i++) {
		const struct case_step *s = &c->steps[i];
		if (strcmp(s->kind, "decide") != 0 && strcmp(s->kind, "consult") != 0 && strcmp(s->kind, "ratify") != 0)
			continue;
		if (strcmp(s->state, "cancelled") == 0 || strcmp(s->state, "skipped") == 0)
			continue;
		html(r->out, "<tr><th scope='row'>%s</th><td>%s</td><td class='r'>", s->def ? title_in(&s->def->title, r->lang) : s->step,
			is_done(s) ? who_name(s, r->arena) : s->actors_text ? s->actors_text : "");
		if (is_done(s))
			html(r->out, "%s %s", case_result(r->lang, s->result), ui_day(r, s->done));
		else
			ui_status(r, s->mine ? ICON_yours : ICON_doing, t_waiting_decision(r->lang));
		html(r->out, "</td></tr>\n");
	}
	html(r->out, "</tbody></table></section>\n");
}

const char *case_result(const struct lang *l, const char *result)
{
	if (!result)
		return "";
	static const struct { const char *name; const char *(*word)(const struct lang *); } words[] = {
		{"granted", t_granted}, {"refused", t_refused}, {"conditional", t_granted_on_condition}, {"agreed", t_agreed},
		{"objected", t_objected}, {"yes", t_answer_yes}, {"no", t_answer_no}, {"done", t_finished}, {"read", t_acknowledge},
		{"returned", t_sent_back},
	};
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (strcmp(words[i].name, result) == 0)
			return words[i].word(l);
	return "";
}

const char *case_as(const struct lang *l, const char *as_kind)
{
	static const struct { const char *name; const char *(*word)(const struct lang *); } words[] = {
		{"acting", t_hold_acting}, {"deputy", t_hold_deputy}, {"delegate", t_hold_delegate}, {"stand_in", t_hold_stand_in},
		{"concurrent", t_hold_concurrent}, {"proxy", t_hold_proxy},
	};
	for (size_t i = 0; as_kind && i < ARRAY_LEN(words); i++)
		if (strcmp(words[i].name, as_kind) == 0)
			return words[i].word(l);
	return "";
}

static void papers(struct req *r, const struct case_file *c)
{
	const struct procedure *p = pack_procedure(c->pack, c->procedure);
	html(r->out, "<section class='sec' aria-labelledby='dd-h'><div class='sec-h'><h2 id='dd-h'>%s</h2></div><dl class='dl small'>",
		t_papers(r->lang));
	ui_dt(r, t_doc_number(r->lang), c->doc_number);
	ui_dt(r, t_doc_class(r->lang), c->doc_class);
	if (c->keep_till && c->keep_till != CIVIL_NONE)
		ui_dt(r, t_keep_till(r->lang), civil_say_date(r->arena, c->keep_till, CIVIL_FULL, lang_ja(r->lang)));
	ui_dt(r, t_publicity(r->lang), c->publicity);
	ui_dt(r, t_form_number(r->lang), p ? p->form : NULL);
	ui_dt(r, t_pack(r->lang), c->pack->edition ? c->pack->edition : title_in(&c->pack->title, r->lang));
	html(r->out, "</dl></section>\n");
}

static void said_done(struct req *r, const struct case_file *c)
{
	if (!req_query(r, "done").n)
		return;
	const char *next = "";
	for (size_t i = 0; i < c->n_steps; i++)
		if (is_now(&c->steps[i]) && c->steps[i].actors_text) {
			next = t_next_is(r->lang, c->steps[i].def ? title_in(&c->steps[i].def->title, r->lang) : "", c->steps[i].actors_text);
			break;
		}
	ui_done(r, str_is(req_query(r, "done"), "submit") ? t_done_submitted(r->lang, c->number) : t_done_recorded(r->lang, c->number), next);
}

static void case_show(struct req *r)
{
	const struct case_file *c = case_of(r);
	const struct door *door = pack_door(c->pack, c->door);
	bool mine = false;
	int64_t due = 0;
	for (size_t i = 0; i < c->n_steps; i++)
		if (is_now(&c->steps[i])) {
			mine |= c->steps[i].mine;
			if (c->steps[i].due > 0 && (!due || c->steps[i].due < due))
				due = c->steps[i].due;
		}
	frame_begin(r, c->number, mine ? NAV_DECIDE : NAV_APPLY, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {mine ? "/decide" : "/cases", mine ? t_decisions_waiting(r->lang) : t_my_requests(r->lang)},
		{NULL, c->number});
	said_done(r, c);
	field_failures(r);
	html(r->out, "<div class='page-h case-h'><div><h1>%s</h1><p class='case-meta'>", c->title);
	if (mine)
		ui_status(r, ICON_yours, t_your_turn(r->lang));
	else
		caselist_state(r, c->state, due && due < r->now);
	if (due)
		html(r->out, "<span>%s</span>", t_due_by(r->lang, ui_day(r, due)));
	html(r->out, "<span>%s</span><span>%s</span></p></div></div>\n", c->number, door ? title_in(&door->elem.title, r->lang) : "");
	progress(r, c);
	html(r->out, "<div class='cols case'><div class='case-doc'>");
	frozen(r, c);
	html(r->out, "</div>\n");
	side(r, c);
	history(r, c);
	html(r->out, "<div class='case-meta-b'>");
	seals(r, c);
	papers(r, c);
	html(r->out, "</div></div>\n");
	frame_end(r);
}

static const char *case_title(const struct lang *l) { return t_request(l); }
static const char *const case_query[] = {"done", "before", NULL};

const struct page page_case = {.method = "GET", .path = "/cases/{id}", .title = case_title, .access = PAGE_LOGIN, .query = case_query,
	.may = case_may, .show = case_show};
