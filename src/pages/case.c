/* A case: what was asked, exactly and frozen; who decides; what happened. */
#include "pages/case.h"

#include "engine/object.h"
#include "engine/round.h"
#include "engine/trail.h"
#include "pack/explain.h"
#include "pages/attach.h"
#include "pages/caselist.h"
#include "pages/contractor.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "pages/rules.h"
#include "pages/value.h"
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

/* Read once a request, before the handler, by case_may; its rules when the page asks for them. */
struct seen { struct case_file file; struct handling_sheet rules; bool judged; };

const struct case_file *case_of(struct req *r) { return &((struct seen *)r->subject)->file; }

const struct handling_sheet *case_rules(struct req *r)
{
	struct seen *seen = r->subject;
	if (!seen->judged &&
		!req_ok(r, handling_of_case(r->tx, r->arena, &seen->file, r->lang, r->now, &seen->rules, &r->err)))
		return NULL;
	seen->judged = true;
	return &seen->rules;
}

static bool load(struct req *r, int64_t id)
{
	struct seen *seen = arena_make(r->arena, struct seen);
	struct case_file *c = &seen->file;
	bool found = false, may = false;
	if (!req_ok(r, case_get(r->city, r->tx, r->arena, id, &r->who, r->lang, c, &found, &r->err)) || !found)
		return false;
	if (!req_ok(r, case_visible(r->tx, r->pack, c, &r->who, r->now, &may, &r->err)) || !may)
		return false;
	r->subject = seen;
	return true;
}

bool case_may(struct req *r) { return load(r, r->ids[0]); }

/* ---- progress ---- */

static bool is_now(const struct case_step *s) { return strcmp(s->state, "open") == 0; }
static bool is_done(const struct case_step *s) { return strcmp(s->state, "done") == 0; }

const char *case_who(struct req *r, const struct case_step *s, const char *member)
{
	return s->who ? arena_cstr(r->arena, json_str(s->who, member)) : "";
}

const char *case_step_title(struct req *r, const struct case_step *s)
{
	const char *title = title_in(&s->def->title, r->lang);
	if (s->item_text)
		title = t_step_of_item(r->lang, title, s->item_text);
	return s->undo ? t_undo_of(r->lang, title) : title;
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
	html(r->out, "</span><b>%s</b><span class='vh'>%s</span><span class='sub'>", case_step_title(r, s),
		is_done(s) ? t_step_done(r->lang) : is_now(s) ? t_step_now(r->lang) : t_step_later(r->lang));
	if (is_done(s))
		html(r->out, "<span>%s</span><span>%s</span>",
			s->as_kind && *case_as(r->lang, s->as_kind)
				? t_name_as(r->lang, case_who(r, s, "name"), case_as(r->lang, s->as_kind))
				: case_who(r, s, "name"),
			ui_time(r, s->done));
	else {
		html(r->out, "<span>%s</span>", s->actors_text ? s->actors_text : "");
		if (s->due > 0)
			html(r->out, "<span>%s</span>", t_due_by(r->lang, ui_short(r, s->due)));
	}
	html(r->out, "</span></li>\n");
}

/* What has fallen with an older version of the content, or was never needed, is history. */
static bool shown(const struct case_file *c, const struct case_step *s)
{
	return s->round == c->version && strcmp(s->state, "cancelled") != 0 && strcmp(s->state, "skipped") != 0;
}

static void progress(struct req *r, const struct case_file *c)
{
	html(r->out, "<ol class='steps' aria-label='%s'><li class='step step-done'><span class='step-m'>", t_progress(r->lang));
	ui_icon(r, ICON_check, "");
	html(r->out, "</span><b>%s</b><span class='vh'>%s</span><span class='sub'><span>%s</span><span>%s</span></span></li>\n",
		t_submitted(r->lang), t_step_done(r->lang), c->applicant_text, ui_time(r, c->opened));
	for (size_t i = 0; i < c->n_steps; i++)
		if (shown(c, &c->steps[i]))
			step_mark(r, &c->steps[i]);
	html(r->out, "</ol>\n");
}

/* ---- frozen content ---- */

struct env case_env_of(struct req *r, const struct case_file *c, const struct procedure *p, const struct json *body)
{
	return (struct env){.tx = r->tx,
		.arena = r->arena,
		.pack = c->pack,
		.lang = r->lang,
		.now = r->now,
		.procedure = p,
		.body = body,
		.applicant = c->applicant,
		.unit = c->unit};
}

void case_lines_of(struct req *r, const struct case_file *c, bool paper)
{
	for (size_t i = 0; i < c->n_parts; i++) {
		const struct procedure *p = c->parts[i].procedure;
		struct env v = case_env_of(r, c, p, c->parts[i].body);
		const struct field **asked;
		size_t n = form_asked(&v, p->fields.p, p->fields.n, &asked, &r->err);
		if (c->n_parts > 1)
			value_text_line(r, t_part(r->lang), title_in(&p->elem.title, r->lang), paper);
		for (size_t k = 0; k < n; k++) {
			const struct json *value = json_get(c->parts[i].body, asked[k]->name);
			if (value)
				value_line(r, &v, asked[k], value, paper);
		}
		for (size_t k = 0; k < c->parts[i].closed.n; k++)
			value_text_line(r, title_in(&c->parts[i].closed.p[k]->title, r->lang), t_for_readers_only(r->lang),
				paper);
	}
	struct str note = json_str(c->content, "note");
	if (note.n)
		value_text_line(r, t_note(r->lang), arena_cstr(r->arena, note), paper);
}

static bool has_answers(const struct case_step *s)
{
	json_each(it, s->answers)
		if (!str_starts(it->name, STR("@")))
			return true;
	return s->closed;
}

void case_answers_of(struct req *r, const struct case_file *c, const struct case_step *s, bool paper)
{
	struct round_form form;
	if (s->closed) {
		value_text_line(r, case_step_title(r, s), t_for_readers_only(r->lang), paper);
		return;
	}
	if (!has_answers(s))
		return;
	struct env of = case_env_of(r, c, NULL, NULL), v = case_step_env(&of, c, s);
	round_step_form(r->arena, c->pack, s->def, s->item, s->undo, &form);
	value_lines(r, &v, form.fields, form.n, s->answers, paper);
}

/* What was filled in on the way, step by step. */
static void filled_in(struct req *r, const struct case_file *c)
{
	bool some = false;
	for (size_t i = 0; i < c->n_steps; i++) {
		const struct case_step *s = &c->steps[i];
		if (!is_done(s) || s->round != c->version || !has_answers(s))
			continue;
		if (!some)
			html(r->out, "<section class='sec' aria-labelledby='fi-h'><div class='sec-h'><h2 id='fi-h'>%s</h2></div>",
				t_filled_in_on_the_way(r->lang));
		some = true;
		html(r->out, "<article class='asset'><h3>%s</h3><p class='sub'>", case_step_title(r, s));
		FACTS(r, case_who(r, s, "name"), ui_time(r, s->done));
		html(r->out, "</p><dl class='dl'>");
		case_answers_of(r, c, s, false);
		html(r->out, "</dl></article>\n");
	}
	if (some)
		html(r->out, "</section>\n");
}

/* 訂正: beside the content, which stays. */
static void corrections(struct req *r, const struct case_file *c)
{
	if (!c->n_corrections)
		return;
	html(r->out, "<div class='frozen-b'><article class='asset'><h3>%s</h3><ul class='rows plain small'>",
		t_corrections(r->lang));
	for (size_t i = 0; i < c->n_corrections; i++) {
		const struct case_correction *k = &c->corrections[i];
		const struct field *f = NULL;
		for (size_t p = 0; *k->field && !f && p < c->n_parts; p++)
			f = procedure_field(c->parts[p].procedure, k->field);
		html(r->out, "<li><p><b>%s</b> %s</p><p class='sub'>",
			f ? title_in(&f->title, r->lang) : t_correct_whole(r->lang), k->text);
		FACTS(r, ui_time(r, k->at), arena_cstr(r->arena, json_str(k->who, "name")), k->reason);
		html(r->out, "</p></li>\n");
	}
	html(r->out, "</ul></article></div>\n");
}

static void frozen(struct req *r, const struct case_file *c)
{
	const char *digest = case_digest(r, &c->content_digest);
	html(r->out, "<section class='frozen' aria-labelledby='fz-h'><div class='frozen-h'><h2 id='fz-h'>");
	ui_icon(r, ICON_lock, "i i-s");
	html(r->out, "%s</h2><p class='sub'>%s <span class='mono'>%.4s %.4s %.4s</span></p></div><dl class='dl'>",
		t_content(r->lang), t_frozen_at(r->lang, ui_time(r, c->opened)), digest, digest + 4, digest + 8);
	ui_dt(r, t_applicant(r->lang), c->applicant_text);
	if (c->blanket_till)
		ui_dt(r, t_blanket(r->lang), t_blanket_till(r->lang, ui_day(r, c->blanket_till)));
	case_lines_of(r, c, false);
	html(r->out, "</dl>\n");
	corrections(r, c);
	const struct handling_sheet *rules = case_rules(r);
	if (rules && rules->n_things) {
		html(r->out, "<div class='frozen-b'>");
		rules_show(r, rules);
		html(r->out, "</div>");
	}
	html(r->out, "</section>\n");
}

/* ---- what happened ---- */

static void history(struct req *r, const struct case_file *c)
{
	struct entry *list;
	size_t n;
	int64_t before = req_query_int(r, "before", 0, INT64_MAX, -1);
	if (!req_ok(r, trail_of(r->city, r->tx, r->arena, OBJECT_CASE, c->id, before, 50, r->lang, &list, &n, &r->err)))
		return;
	html(r->out,
		"<section class='sec case-hist' aria-labelledby='hi-h'><div class='sec-h'><h2 id='hi-h'>%s</h2><span "
		"class='count'>%s</span></div>"
		"<ol class='hist'>",
		t_course(r->lang), ui_count(r, (int64_t)n));
	for (size_t i = 0; i < n; i++) {
		const struct json *in = list[i].body ? json_get(list[i].body, "in") : NULL;
		struct str said = json_str(in, "reason");
		const char *seq = num_grouped(r->arena, list[i].seq);
		html(r->out, "<li><p class='h-when'><time>%s</time></p><div><p><b>%s</b>%s<span class='sub'>%s</span></p>",
			ui_time(r, list[i].time), list[i].act_title, t_fact_gap(r->lang),
				list[i].disposed < 0 ? list[i].who_text :
				t_disposed_by(r->lang, num_grouped(r->arena, list[i].disposed)));
		if (said.n)
			html(r->out, "<p class='quote'>%.*s</p>", STR_ARG(said));
		html(r->out,
			"</div><p class='h-rec'><a class='mono' href='/trail/%lld' aria-label='%s'>%s</a>"
			"<a href='/trail/%lld/proof' aria-label='%s'>%s</a></p></li>\n",
			(long long)list[i].seq, t_entry_number(r->lang, seq), seq, (long long)list[i].seq,
			t_proof_of_entry(r->lang, seq), t_proof(r->lang));
	}
	html(r->out, "</ol>");
	if (n == 50)
		html(r->out, "<p class='more'><a href='/cases/%lld?before=%lld'>%s</a></p>", (long long)c->id,
			(long long)list[n - 1].seq, t_older(r->lang));
	html(r->out, "</section>\n");
}

static void seals(struct req *r, const struct case_file *c)
{
	html(r->out,
		"<section class='sec' aria-labelledby='bx-h'><div class='sec-h'><h2 id='bx-h'>%s</h2><a "
		"href='/cases/%lld/print'>",
		t_seal_boxes(r->lang), (long long)c->id);
	ui_icon(r, ICON_print, "i i-s");
	html(r->out, "%s</a></div><table class='dense seals'><caption class='vh'>%s</caption><tbody>", t_print(r->lang),
		t_seal_boxes(r->lang));
	html(r->out, "<tr><th scope='row'>%s</th><td>%s</td><td class='r'>%s</td></tr>", t_drafted(r->lang), c->applicant_text,
		ui_short(r, c->opened));
	for (size_t i = 0; i < c->n_steps; i++) {
		const struct case_step *s = &c->steps[i];
		if (strcmp(s->kind, "decide") != 0 && strcmp(s->kind, "consult") != 0 && strcmp(s->kind, "ratify") != 0)
			continue;
		if (!shown(c, s))
			continue;
		html(r->out, "<tr><th scope='row'>%s</th><td>%s</td><td class='r'>", case_step_title(r, s),
			is_done(s) ? case_who(r, s, "name") : s->actors_text ? s->actors_text : "");
		if (s->result && *s->result)
			FACTS(r, case_result(r->lang, s->result), case_as(r->lang, s->as_kind), ui_short(r, s->done));
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
	static const struct { const char *name; const char *(*word)(const struct lang *);
	} words[] = {
		{"granted", t_granted},
		{"refused", t_refused},
		{"conditional", t_granted_on_condition},
		{"agreed", t_agreed},
		{"objected", t_objected},
		{"yes", t_answer_yes},
		{"no", t_answer_no},
		{"done", t_finished},
		{"read", t_acknowledge},
		{"returned", t_sent_back},
	};
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (strcmp(words[i].name, result) == 0)
			return words[i].word(l);
	return "";
}

const char *case_as(const struct lang *l, const char *as_kind)
{
	static const struct { const char *name; const char *(*word)(const struct lang *);
	} words[] = {
		{"acting", t_hold_acting},
		{"deputy", t_hold_deputy},
		{"delegate", t_hold_delegate},
		{"stand_in", t_hold_stand_in},
		{"concurrent", t_hold_concurrent},
		{"proxy", t_hold_proxy},
		{"overrule", t_hold_overrule},
	};
	for (size_t i = 0; as_kind && i < ARRAY_LEN(words); i++)
		if (strcmp(words[i].name, as_kind) == 0)
			return words[i].word(l);
	return "";
}

const char *case_publicity(const struct lang *l, const char *publicity)
{
	return publicity && strcmp(publicity, "open") == 0 ? t_publicity_open(l) : t_publicity_closed(l);
}

const char *case_kept(struct req *r, const struct case_file *c)
{
	int64_t till;
	struct span keep = case_keep(c, civil_date_of_ms(c->closed ? c->closed : r->now), &till);
	const char *span = explain_span(r->lang, &keep);
	if (c->keep_till && c->keep_till != CIVIL_NONE)
		return t_kept_till(r->lang, span, civil_say_date(r->arena, c->keep_till, CIVIL_YEAR, lang_ja(r->lang)));
	return t_kept_if_over_now(r->lang, span, civil_say_date(r->arena, till, CIVIL_YEAR, lang_ja(r->lang)));
}

static void papers(struct req *r, const struct case_file *c)
{
	const struct procedure *p = pack_procedure(c->pack, c->procedure);
	html(r->out,
		"<section class='sec' aria-labelledby='dd-h'><div class='sec-h'><h2 id='dd-h'>%s</h2></div><dl class='dl small'>",
		t_papers(r->lang));
	ui_dt(r, t_doc_number(r->lang), c->doc_number && *c->doc_number ? c->doc_number : c->number);
	ui_dt(r, t_doc_class(r->lang), c->doc_class);
	ui_dt(r, t_keep_till(r->lang), case_kept(r, c));
	ui_dt(r, t_publicity(r->lang), case_publicity(r->lang, c->publicity));
	ui_dt(r, t_form_number(r->lang), p ? p->form : NULL);
	ui_dt(r, t_pack(r->lang), c->pack->edition ? c->pack->edition : title_in(&c->pack->title, r->lang));
	html(r->out, "</dl>");
	for (size_t i = 0; i < c->n_steps; i++) {
		const char *name = paper_given(c, &c->steps[i]) ? c->steps[i].def->gives : NULL;
		bool again = false;
		for (size_t k = 0; name && k < i; k++)
			again = again || (paper_given(c, &c->steps[k]) && strcmp(c->steps[k].def->gives, name) == 0);
		if (name && !again)
			html(r->out, "<p class='more'><a href='/cases/%lld/print?paper=%s'>%s</a></p>\n", (long long)c->id,
				name, title_in(&pack_find(c->pack, ELEM_DOCUMENT, name)->title, r->lang));
	}
	html(r->out, "</section>\n");
}

static void said_done(struct req *r, const struct case_file *c)
{
	if (!req_query(r, "done").n)
		return;
	const char *next = "";
	for (size_t i = 0; i < c->n_steps; i++)
		if (is_now(&c->steps[i]) && c->steps[i].actors_text) {
			next = t_next_is(r->lang, case_step_title(r, &c->steps[i]), c->steps[i].actors_text);
			break;
		}
	ui_done(r,
		str_is(req_query(r, "done"), "submit") ? t_done_submitted(r->lang, c->number)
						       : t_done_recorded(r->lang, c->number),
		next);
}

/* What is left of it. */
static void disposed_show(struct req *r, const struct case_file *c)
{
	frame_begin(r, c->number, NAV_APPLY, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/cases", t_my_requests(r->lang)}, {NULL, c->number});
	ui_warn(r, t_disposed_by(r->lang, num_grouped(r->arena, c->disposed)), t_disposed_next(r->lang));
	ui_head(r, c->number, NULL, false);
	html(r->out, "<dl class='dl'>");
	ui_dt(r, t_made_on(r->lang), ui_time(r, c->opened));
	ui_dt(r, t_disposal_ended(r->lang), ui_time(r, c->closed));
	ui_dt(r, t_disposal_kept_till(r->lang), civil_say_date(r->arena, c->keep_till, CIVIL_FULL, lang_ja(r->lang)));
	html(r->out, "<dt>%s</dt><dd>", t_state_column(r->lang));
	caselist_state(r, c->state, false);
	html(r->out, "</dd></dl>\n");
	history(r, c);
	frame_end(r);
}

static void case_show(struct req *r)
{
	const struct case_file *c = case_of(r);
	if (c->disposed && !r->who.contractor) {
		disposed_show(r, c);
		return;
	}
	if (r->who.contractor) {
		contractor_case(r, c);
		return;
	}
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
	CRUMBS(r, {"/", t_home(r->lang)},
		{mine ? "/decide" : "/cases", mine ? t_decisions_waiting(r->lang) : t_my_requests(r->lang)}, {NULL, c->number});
	said_done(r, c);
	field_failures(r);
	html(r->out, "<div class='page-h case-h'><div><h1>%s</h1><p class='case-meta'>", c->title);
	if (mine)
		ui_status(r, ICON_yours, t_your_turn(r->lang));
	else
		caselist_state(r, c->state, due && due < r->now);
	if (due)
		html(r->out, "<span>%s</span>", t_due_on(r->lang, ui_day(r, due)));
	html(r->out, "<span>%s</span><span>%s</span></p></div></div>\n", c->number,
		door ? title_in(&door->elem.title, r->lang) : "");
	progress(r, c);
	html(r->out, "<div class='cols case'><div class='case-doc'>");
	frozen(r, c);
	filled_in(r, c);
	attach_list(r, OBJECT_CASE, c->id, arena_cprintf(r->arena, "/cases/%lld", (long long)c->id));
	html(r->out, "</div>\n");
	case_moves(r, c);
	history(r, c);
	html(r->out, "<div class='case-meta-b'>");
	seals(r, c);
	papers(r, c);
	html(r->out, "</div></div>\n");
	frame_end(r);
}

static const char *case_title(const struct lang *l) { return t_request(l); }
static const char *const case_query[] = {"done", "before", NULL};

const struct page page_case = {.contractor = true, .method = "GET",
	.path = "/cases/{id}",
	.title = case_title,
	.access = PAGE_LOGIN,
	.query = case_query,
	.may = case_may,
	.show = case_show};
