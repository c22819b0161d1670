/* The pages of people of contractors: home, the excerpt of the policy, their contracts, cases and documents. */
#include "pages/contractor.h"

#include "engine/contractor.h"
#include "engine/document.h"
#include "engine/object.h"
#include "engine/rights.h"
#include "engine/round.h"
#include "engine/withhold.h"
#include "pages/case.h"
#include "pages/caselist.h"
#include "pages/clauses.h"
#include "pages/documents.h"
#include "pages/field.h"
#include "pages/home.h"
#include "pages/round.h"
#include "text/text.h"
#include "util/civil.h"

#define HELD_MOST 100 /* lines shown of what a contract holds */

static int64_t today(const struct req *r)
{
	return civil_date_of_ms(r->now);
}

static bool own_contracts(struct req *r, struct record **ret, size_t *ret_n)
{
	return req_ok(r, contractor_contracts(r->tx, r->arena, r->pack, r->who.person, today(r), ret, ret_n, &r->err));
}

static const char *subject(struct req *r, const struct record *c)
{
	return arena_cstr(r->arena, json_str(c->body, "subject"));
}

/* ---- home ---- */

static void report(struct req *r)
{
	const char *href = "/report";
	for (size_t i = 0; i < r->pack->elems.n; i++)
		if (r->pack->elems.p[i]->kind == ELEM_DOOR && ((const struct door *)(const void *)r->pack->elems.p[i])->no_login)
			href = arena_cprintf(r->arena, "/doors/%s?q=0", r->pack->elems.p[i]->name);
	html(r->out,
		"<section class='sos' aria-labelledby='sos-h'><div><h2 id='sos-h'>%s</h2><p>%s %s</p></div><a class='alarm full' "
		"href='%s'>",
		t_accident_when(r->lang), t_contractor_report_hint(r->lang), r->contact ? r->contact : "", href);
	ui_icon(r, ICON_alarm, "i");
	html(r->out, "%s</a></section>\n", t_contractor_report(r->lang));
}

static void work(struct req *r)
{
	ui_section(r, "work-h", t_contractor_work(r->lang), NULL, "/cases", t_my_requests(r->lang));
	html(r->out, "<ul class='doors'>");
	for (size_t i = 0; i < r->pack->elems.n; i++) {
		const struct elem *e = r->pack->elems.p[i];
		const struct door *d = (const struct door *)(const void *)e;
		if (e->kind != ELEM_DOOR || d->no_login || !contractor_may_enter(r->pack, d))
			continue;
		html(r->out, "<li><a class='door' href='/doors/%s?q=0'>", e->name);
		ui_icon(r, ICON_print, "i");
		html(r->out, "<b>%s</b></a></li>\n", title_in(&e->title, r->lang));
	}
	html(r->out, "</ul>\n");
	struct case_line *lines;
	size_t n;
	if (req_ok(r, case_mine(r->city, r->tx, r->arena, &r->who, r->lang, false, 20, &lines, &n, &r->err)))
		caselist_rows(r, lines, n);
	ui_section_end(r);
}

static void due(struct req *r)
{
	static const enum step_kind kinds[] = {STEP_TASK, STEP_CONSULT, STEP_CONFIRM, STEP_NOTIFY};
	struct case_line *lines;
	struct round_lines owed;
	size_t n, all = 0;
	if (!round_owed(r, &owed))
		return;
	ui_section(r, "due-h", t_contractor_due(r->lang), NULL, NULL, NULL);
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		if (!req_ok(r, case_inbox(r->city, r->tx, r->arena, &r->who, r->lang, kinds[i], &lines, &n, &r->err)))
			return;
		if (n)
			caselist_tasks(r, lines, n, NULL);
		all += n;
	}
	round_tasks(r, &owed);
	if (!all && !owed.n)
		ui_empty(r, t_contractor_no_due(r->lang), "");
	ui_section_end(r);
}

static void clauses(struct req *r, const struct record *list, size_t n)
{
	ui_section(r, "ex-h", t_contractor_clauses(r->lang), NULL, "/excerpt", t_all_clauses(r->lang));
	html(r->out, "<p class='sub'>%s</p><ul class='rows plain small'>", t_contractor_clauses_hint(r->lang));
	for (size_t i = 0; i < n; i++) {
		struct contract_answer *answers;
		size_t n_answers;
		if (!req_ok(r, contract_answered(r->city, r->tx, r->arena, list[i].id, &answers, &n_answers, &r->err)))
			return;
		html(r->out,
			"<li class='row kv-row'><div><a class='t' href='/excerpt/contracts/%lld'>%s</a><p "
			"class='sub'>%s</p></div>",
			(long long)list[i].id, list[i].number, subject(r, &list[i]));
		ui_status(r, n_answers ? ICON_kept : ICON_unknown,
			n_answers ? t_contractor_answered(r->lang, (long long)n_answers) : t_contractor_not_answered(r->lang));
		html(r->out, "</li>\n");
	}
	html(r->out, "</ul>");
	ui_section_end(r);
}

/* A ledger that a request of contractors writes: what they have taken in, borrowed, been let in with. */
static bool theirs(const struct pack *p, const char *reg)
{
	for (size_t i = 0; i < p->elems.n; i++) {
		const struct procedure *proc = (const struct procedure *)(const void *)p->elems.p[i];
		if (p->elems.p[i]->kind == ELEM_PROCEDURE && proc->writes && strcmp(proc->writes->elem.name, reg) == 0 &&
			contractor_may_apply(p, proc))
			return true;
	}
	return false;
}

static void held_line(struct req *r, const char *what, const char *title)
{
	html(r->out, "<li class='row kv-row'><div><span class='t'>%s</span><p class='sub'>%s</p></div></li>\n", title, what);
}

/* What was handed over by the contract itself, then the lines of ledgers that name it. */
static size_t held_of(struct req *r, const struct record *c)
{
	const struct register_ *reg = contractor_register(r->pack);
	struct env v = {
		.tx = r->tx, .arena = r->arena, .pack = r->pack, .lang = r->lang, .now = r->now, .reg = reg, .body = c->body};
	VEC(int64_t) lines = {0};
	size_t n = 0;
	for (size_t i = 0; i < reg->fields.n; i++) {
		const struct field *f = &reg->fields.p[i];
		const struct json *value = json_get(c->body, f->name);
		bool things = f->kind == FIELD_LINK && f->to.n && pack_register(r->pack, f->to.p[0]) && f->many;
		if (!things || !value || field_apart(f))
			continue;
		held_line(r, title_in(&f->title, r->lang), form_say(&v, f, value, &r->err));
		n++;
	}
	struct query *q = tx_query(r->tx, STMT_contract_lines, ARGS(val_i(c->id), val_i(HELD_MOST)));
	while (query_next(q))
		*vec_push(r->arena, &lines) = query_i(q, 0);
	if (!req_ok(r, query_end(q, &r->err)))
		return n;
	for (size_t i = 0; i < lines.n; i++) {
		struct record rec;
		bool found;
		if (!req_ok(r, record_get(r->tx, r->arena, lines.p[i], &rec, &found, &r->err)))
			return n;
		const struct register_ *of = found && theirs(r->pack, rec.reg) ? pack_register(r->pack, rec.reg) : NULL;
		if (!of)
			continue;
		held_line(r, title_in(&of->elem.title, r->lang), *rec.title ? rec.title : rec.number);
		n++;
	}
	return n;
}

static void held(struct req *r, const struct record *list, size_t n)
{
	size_t lines = 0;
	ui_section(r, "held-h", t_contractor_held(r->lang), NULL, NULL, NULL);
	html(r->out, "<ul class='rows plain small'>");
	for (size_t i = 0; i < n; i++)
		lines += held_of(r, &list[i]);
	html(r->out, "</ul>");
	if (!lines)
		ui_empty(r, t_contractor_none_held(r->lang), "");
	for (size_t i = 0; i < n; i++)
		if (contract_till(&list[i]) != CIVIL_NONE)
			html(r->out, "<p class='sub'>%s %s</p>", list[i].number,
				t_contractor_return_by(r->lang,
					civil_say_date(r->arena, contract_till(&list[i]), CIVIL_YEAR, lang_ja(r->lang))));
	ui_section_end(r);
}

static void documents(struct req *r)
{
	struct document_unread *list;
	size_t n;
	if (!req_ok(r, document_to_read(r->tx, r->arena, r->pack, r->who.organ, r->who.person, today(r), &list, &n, &r->err)) ||
		!n)
		return;
	ui_section(r, "read-h", t_document_to_read(r->lang), ui_count(r, (int64_t)n), NULL, NULL);
	html(r->out, "<ul class='rows plain small'>");
	for (size_t i = 0; i < n; i++) {
		const struct document *d = document_of(r->pack, list[i].version.document);
		html(r->out, "<li class='row kv-row'><div><a class='t' href='/excerpt/documents/%lld'>%s</a></div>",
			(long long)list[i].version.id, d ? title_in(&d->elem.title, r->lang) : "");
		ui_due(r, civil_ms(list[i].by, 23, 59));
		html(r->out, "</li>\n");
	}
	html(r->out, "</ul>");
	ui_section_end(r);
}

void home_contractor(struct req *r)
{
	struct record *list;
	size_t n;
	if (!own_contracts(r, &list, &n))
		return;
	ui_head(r, t_home(r->lang), n ? t_unit_and_name(r->lang, list[0].title, frame_reader(r)->person.name) : NULL, true);
	report(r);
	html(r->out, "<div class='cols'><div class='stack'>");
	work(r);
	due(r);
	clauses(r, list, n);
	held(r, list, n);
	html(r->out, "</div><aside class='stack'>");
	documents(r);
	home_last_login(r);
	html(r->out, "</aside></div>\n");
}

/* ---- the excerpt ---- */

static bool holds_one(const struct pack *p, const struct clause *c)
{
	bool some = contractor_sees_clause(p, c);
	for (size_t i = 0; i < c->children.n && !some; i++)
		some = holds_one(p, c->children.p[i]);
	return some;
}

/* Headings and clauses in the order of the document; a heading without a clause of his is not there. */
static void tree(struct req *r, const struct clause *c)
{
	if (!holds_one(r->pack, c))
		return;
	if (contractor_sees_clause(r->pack, c))
		html(r->out, "<li class='row'><p><a class='t' href='/excerpt/%s'>%s</a></p><p>%s</p>", c->name,
			c->full_ref ? c->full_ref : c->name, title_in(&c->title, r->lang));
	else
		html(r->out, "<li class='row'><p><b>%s %s</b></p>", c->ref ? c->ref : "", title_in(&c->title, r->lang));
	if (c->children.n) {
		html(r->out, "<ul class='rows plain'>");
		for (size_t i = 0; i < c->children.n; i++)
			tree(r, c->children.p[i]);
		html(r->out, "</ul>");
	}
	html(r->out, "</li>\n");
}

static void excerpt_show(struct req *r)
{
	int64_t n = 0;
	for (size_t i = 0; i < r->pack->clauses.n; i++)
		n += contractor_sees_clause(r->pack, r->pack->clauses.p[i]);
	frame_begin(r, t_contractor_clauses(r->lang), NAV_EXCERPT, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {NULL, t_contractor_clauses(r->lang)});
	ui_head(r, t_contractor_clauses(r->lang), t_count_clauses(r->lang, (long long)n), false);
	html(r->out, "<p class='sub'>%s</p><ul class='rows plain'>", title_in(&r->pack->title, r->lang));
	for (size_t i = 0; i < r->pack->clauses.n; i++)
		if (!r->pack->clauses.p[i]->parent)
			tree(r, r->pack->clauses.p[i]);
	html(r->out, "</ul>\n");
	frame_end(r);
}

static const char *answer_title(struct req *r, const struct contract_answer *a)
{
	for (size_t i = 0; i < a->sheet->options.n; i++)
		if (strcmp(a->sheet->options.p[i].name, a->answer) == 0)
			return title_in(&a->sheet->options.p[i].title, r->lang);
	return a->answer;
}

static bool clause_may(struct req *r)
{
	const struct clause *c = pack_clause(r->pack, r->words[0].p);
	return r->who.contractor && c && contractor_sees_clause(r->pack, c);
}

/* The sentence, and what he answered to it; how the municipality keeps it is its own business. */
static void clause_show(struct req *r)
{
	const struct clause *c = pack_clause(r->pack, r->words[0].p);
	const char *ref = c->full_ref ? c->full_ref : c->name;
	struct record *list;
	size_t n;
	if (!own_contracts(r, &list, &n))
		return;
	frame_begin(r, ref, NAV_EXCERPT, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/excerpt", t_contractor_clauses(r->lang)}, {NULL, ref});
	ui_head(r, title_in(&c->title, r->lang), ref, false);
	html(r->out, "<ul class='rows plain small'>");
	for (size_t i = 0; i < n; i++) {
		struct contract_answer *answers;
		size_t n_answers, k = 0;
		if (!req_ok(r, contract_answered(r->city, r->tx, r->arena, list[i].id, &answers, &n_answers, &r->err)))
			return;
		while (k < n_answers && strcmp(answers[k].clause, c->name) != 0)
			k++;
		html(r->out,
			"<li class='row kv-row'><div><a class='t' href='/excerpt/contracts/%lld'>%s</a><p "
			"class='sub'>%s</p></div>",
			(long long)list[i].id, list[i].number, k < n_answers ? answers[k].note : "");
		ui_status(r, k < n_answers ? ICON_kept : ICON_unknown,
			k < n_answers ? answer_title(r, &answers[k]) : t_contractor_not_answered(r->lang));
		html(r->out, "</li>\n");
	}
	html(r->out, "</ul>\n");
	frame_end(r);
}

/* ---- a contract ---- */

static bool contract_may(struct req *r)
{
	struct record *rec = arena_make(r->arena, struct record);
	bool found = false, bound = false;
	r->subject = rec;
	return r->who.contractor && req_ok(r, record_get(r->tx, r->arena, r->ids[0], rec, &found, &r->err)) && found &&
		req_ok(r, contractor_bound(r->tx, r->pack, r->who.person, rec->id, today(r), &bound, &r->err)) && bound;
}

static void contract_show(struct req *r)
{
	struct record seen_as = *(const struct record *)r->subject, *c = &seen_as;
	const struct register_ *reg = contractor_register(r->pack);
	field_list closed = {0};
	if (!req_ok(r, record_withhold(r->tx, r->arena, r->pack, reg, &r->who, r->now, c, &closed, &r->err)))
		return;
	struct env v = {
		.tx = r->tx, .arena = r->arena, .pack = r->pack, .lang = r->lang, .now = r->now, .reg = reg, .body = c->body};
	struct contract_answer *answers;
	size_t n;
	if (!req_ok(r, contract_answered(r->city, r->tx, r->arena, c->id, &answers, &n, &r->err)))
		return;
	frame_begin(r, c->number, NAV_EXCERPT, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/excerpt", t_contractor_clauses(r->lang)}, {NULL, c->number});
	ui_head(r, *c->title ? c->title : c->number, c->number, false);
	html(r->out, "<dl class='dl'>");
	for (size_t i = 0; i < reg->fields.n; i++) {
		const struct field *f = &reg->fields.p[i];
		const struct json *value = json_get(c->body, f->name);
		if (value && f->kind != FIELD_LINK && f->kind != FIELD_FILE)
			ui_dt(r, title_in(&f->title, r->lang), form_say(&v, f, value, &r->err));
	}
	html(r->out, "</dl>\n");
	held(r, c, 1);
	ui_section(r, "an-h", t_contractor_clauses(r->lang), ui_count(r, (int64_t)n), NULL, NULL);
	if (!n)
		ui_empty(r, t_contractor_not_answered(r->lang), "");
	html(r->out, "<ul class='rows plain small'>");
	for (size_t i = 0; i < n; i++) {
		const struct clause *k = pack_clause(r->pack, answers[i].clause);
		html(r->out, "<li class='row kv-row'><div><a class='t' href='/excerpt/%s'>%s</a><p class='sub'>%s</p></div>",
			answers[i].clause, k && k->full_ref ? k->full_ref : answers[i].clause, answers[i].note);
		ui_status(r, ICON_kept, answer_title(r, &answers[i]));
		html(r->out, "</li>\n");
	}
	html(r->out, "</ul>");
	ui_section_end(r);
	frame_end(r);
}

/* ---- a case ---- */

static bool is(const char *a, const char *b)
{
	return a && strcmp(a, b) == 0;
}

static void steps(struct req *r, const struct case_file *c, bool own)
{
	html(r->out, "<ul class='rows plain small'>");
	for (size_t i = 0; i < c->n_steps; i++) {
		const struct case_step *s = &c->steps[i];
		bool done = is(s->state, "done");
		if (s->round != c->version || is(s->state, "cancelled") || is(s->state, "skipped") ||
			(!own && !s->mine && s->actor != r->who.person))
			continue;
		html(r->out, "<li class='row kv-row'><div><span class='t'>%s</span><p class='sub'>%s</p></div>",
			title_in(&s->def->title, r->lang),
			done		     ? ui_time(r, s->done)
				: s->due > 0 ? t_due_by(r->lang, ui_short(r, s->due))
					     : "");
		ui_status(r,
			done			       ? ICON_kept
				: is(s->state, "open") ? ICON_doing
						       : ICON_rest,
			done			       ? t_step_done(r->lang)
				: is(s->state, "open") ? t_step_now(r->lang)
						       : t_step_later(r->lang));
		html(r->out, "</li>\n");
	}
	html(r->out, "</ul>\n");
}

void contractor_case(struct req *r, const struct case_file *c)
{
	bool own = c->applicant == r->who.person || c->drafter == r->who.person, mine = false;
	const struct procedure *p = pack_procedure(c->pack, c->procedure);
	const char *title = own ? c->title : p ? title_in(&p->elem.title, r->lang) : c->number;
	for (size_t i = 0; i < c->n_steps; i++)
		mine |= c->steps[i].mine && is(c->steps[i].state, "open");
	frame_begin(r, c->number, NAV_HOME, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {NULL, c->number});
	if (req_query(r, "done").n)
		ui_done(r,
			str_is(req_query(r, "done"), "submit") ? t_done_submitted(r->lang, c->number)
							       : t_done_recorded(r->lang, c->number),
			"");
	field_failures(r);
	ui_head(r, title, c->number, false);
	html(r->out, "<div class='cols case'><div class='case-doc'>");
	if (own && !c->disposed) {
		html(r->out, "<dl class='dl'>");
		case_lines_of(r, c, false);
		html(r->out, "</dl>\n");
	}
	ui_section(r, "st-h", t_contractor_progress(r->lang), NULL, NULL, NULL);
	steps(r, c, own);
	ui_section_end(r);
	html(r->out, "</div>\n");
	if ((mine || own) && !c->disposed)
		case_moves(r, c);
	html(r->out, "</div>\n");
	frame_end(r);
}

/* ---- documents ---- */

/* In force, for the whole organ, and addressed to contractors. */
static bool document_may(struct req *r)
{
	struct document_version *v = arena_make(r->arena, struct document_version);
	bool found = false, addressed = false;
	r->subject = v;
	if (!r->who.contractor || !req_ok(r, document_get(r->tx, r->arena, r->ids[0], v, &found, &r->err)) || !found)
		return false;
	const struct document *d = document_of(r->pack, v->document);
	for (size_t i = 0; d && i < d->read_by.n; i++)
		addressed |= strcmp(d->read_by.p[i]->elem.name, "contractor") == 0;
	bool in_force = is(v->state, "adopted") && v->from <= today(r) && (v->till == CIVIL_NONE || v->till >= today(r));
	return addressed && in_force && !v->unit && v->organ == r->who.organ;
}

static void document_show(struct req *r)
{
	const struct document_version *v = r->subject;
	const char *title = title_in(&document_of(r->pack, v->document)->elem.title, r->lang);
	struct rights q = {
		.city = r->city, .tx = r->tx, .arena = r->arena, .pack = r->pack, .lang = r->lang, .who = r->who, .now = r->now};
	struct rights_answer a;
	frame_begin(r, title, NAV_EXCERPT, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {NULL, title});
	field_failures(r);
	ui_head(r, title, v->edition, false);
	struct str rest = str_of(v->text);
	while (rest.n) {
		struct str line = str_cut(&rest, '\n');
		html(r->out, "<p>%.*s</p>\n", STR_ARG(line));
	}
	if (req_ok(r, document_may_read(&q, v->id, &a, &r->err)) && a.may) {
		req_form_begin(r, arena_cprintf(r->arena, "/excerpt/documents/%lld/read", (long long)v->id), "yours stack tight");
		html(r->out, "<p class='acts'><button class='btn btn-1' type='submit'>%s</button></p>",
			t_document_confirm(r->lang));
		req_form_end(r);
	}
	frame_end(r);
}

static void document_read_post(struct req *r)
{
	struct act_result done;
	if (req_act(r, req_act_in(r), &done))
		req_redirect(r, "/");
}

static const char *title_clauses(const struct lang *l)
{
	return t_contractor_clauses(l);
}
static const char *title_documents(const struct lang *l)
{
	return t_documents(l);
}
static bool excerpt_may(struct req *r)
{
	return r->who.contractor;
}

const struct page page_excerpt = {.contractor = true,
	.method = "GET",
	.path = "/excerpt",
	.title = title_clauses,
	.access = PAGE_LOGIN,
	.may = excerpt_may,
	.show = excerpt_show};
const struct page page_excerpt_clause = {.contractor = true,
	.method = "GET",
	.path = "/excerpt/{word}",
	.title = title_clauses,
	.access = PAGE_LOGIN,
	.may = clause_may,
	.show = clause_show};
const struct page page_excerpt_contract = {.contractor = true,
	.method = "GET",
	.path = "/excerpt/contracts/{id}",
	.title = title_clauses,
	.access = PAGE_LOGIN,
	.may = contract_may,
	.show = contract_show};
const struct page page_excerpt_document = {.contractor = true,
	.method = "GET",
	.path = "/excerpt/documents/{id}",
	.title = title_documents,
	.access = PAGE_LOGIN,
	.may = document_may,
	.show = document_show};
const struct page page_excerpt_document_read = {.contractor = true,
	.method = "POST",
	.path = "/excerpt/documents/{id}/read",
	.title = title_documents,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.act = "document_read",
	.may = document_may,
	.show = document_read_post,
	.form = &page_excerpt_document};
