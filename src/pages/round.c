/* The page of a round: what is asked, what was answered; its paper. Works without JavaScript: what an answer asks beyond is shown
 * when the form comes back, or with the draft. */
#include "pages/round.h"

#include "engine/draft.h"
#include "engine/object.h"
#include "engine/setting.h"
#include "out/qr.h"
#include "pages/attach.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

struct seen {
	struct round round;
	struct round_group group;
	const struct pack *pack;
	const struct duty *duty;
	struct round_hold hold;
	struct round_form form;
};

static bool round_page_may(struct req *r)
{
	struct seen *s = arena_make(r->arena, struct seen);
	bool found = false, visible = false;
	if (!r->pack || !req_ok(r, round_get(r->tx, r->arena, r->ids[0], &s->round, &found, &r->err)) || !found)
		return false;
	if (!req_ok(r, round_visible(r->tx, r->arena, r->pack, &s->round, &r->who, r->now, &visible, &r->err)) || !visible)
		return false;
	if (!req_ok(r, round_group_get(r->tx, r->arena, s->round.group, &s->group, &found, &r->err)))
		return false;
	s->pack = city_pack_by_digest(r->city, r->tx, &s->group.pack, &r->err);
	if (!req_ok(r, s->pack != NULL))
		return false;
	const struct elem *el = pack_find(s->pack, ELEM_DUTY, s->round.duty);
	s->duty = (const struct duty *)(const void *)el;
	if (!s->duty || !req_ok(r, round_may(r->tx, r->arena, s->pack, &s->round, r->who.person, r->now, &s->hold, &r->err)))
		return false;
	round_duty_form(r->arena, s->pack, s->duty, s->hold.proxy, &s->form);
	r->subject = s;
	return true;
}

static bool round_do_may(struct req *r)
{
	return round_page_may(r) && ((const struct seen *)r->subject)->hold.may;
}

static const char *duty_title(struct req *r, const struct seen *s)
{
	return title_in(&s->duty->elem.title, r->lang);
}

static const char *draft_name(struct req *r, int64_t id)
{
	return arena_cprintf(r->arena, "round:%lld", (long long)id);
}

/* ---- the form ---- */

static const struct option *chosen(const struct field *f, const struct json *raw)
{
	struct str value = raw ? json_str(raw, f->name) : STR_NONE;
	for (size_t i = 0; i < f->options.n; i++)
		if (str_is(value, f->options.p[i].name))
			return &f->options.p[i];
	return NULL;
}

static bool is_question(const struct seen *s, const struct field *f)
{
	return f >= s->form.fields && f < s->form.fields + s->form.n_items;
}

/* Each question, and what its answer asks; before there is one, the evidence of the first. */
static size_t asked(struct req *r, const struct seen *s, const struct json *raw, const struct field ***ret)
{
	const struct round_form *f = &s->form;
	size_t n = 0, room = f->n;
	for (size_t i = 0; i < f->n_items; i++)
		for (size_t k = 0; k < f->fields[i].options.n; k++)
			room += f->fields[i].options.p[k].fields.n;
	const struct field **list = arena_array(r->arena, room + 64, sizeof(*list));
	for (size_t i = 0; i < f->n_items; i++) {
		const struct field *q = &f->fields[i];
		const struct option *o = chosen(q, raw);
		list[n++] = q;
		if (!o && q->options.n)
			o = &q->options.p[0];
		for (size_t k = 0; o && k < o->fields.n; k++)
			list[n++] = &o->fields.p[k];
	}
	struct env v = {.tx = r->tx,
		.arena = r->arena,
		.pack = s->pack,
		.lang = r->lang,
		.now = r->now,
		.unit = s->round.unit,
		.applicant = r->who.person,
		.fields = f->fields,
		.n_fields = f->n,
		.body = json_obj(r->arena),
		.steps = json_obj(r->arena)};
	struct problem *problems;
	struct json *typed = json_obj(r->arena);
	size_t n_problems, more = 0;
	const struct field **own = NULL;
	struct err ignored = {0};
	if (raw && form_read(&v, f->fields, f->n, raw, &typed, &problems, &n_problems, &ignored))
		v.body = typed;
	more = form_asked(&v, f->fields + f->n_items, f->n - f->n_items, &own, &r->err);
	for (size_t i = 0; i < more && i < 64; i++)
		list[n++] = own[i];
	*ret = list;
	return n;
}

/* A question, numbered, and below it what its answer asks: one block each. */
static void inputs(struct req *r, const struct seen *s, const struct field **fields, size_t n, const struct json *raw)
{
	size_t i = 0;
	if (s->form.n_items)
		html(r->out, "<ol class='asked'>");
	while (i < n && is_question(s, fields[i])) {
		size_t end = i + 1;
		const struct option *o = chosen(fields[i], raw);
		const struct field *q = fields[i];
		size_t own = o ? o->fields.n : q->options.n ? q->options.p[0].fields.n : 0;
		end += own;
		html(r->out, "<li>");
		field_inputs(r, &fields[i], 1, raw);
		if (own) {
			html(r->out, "<div class='then'>");
			if (!o)
				html(r->out, "<p class='hint'>%s</p>",
					t_round_when_answer(r->lang, title_in(&q->options.p[0].title, r->lang)));
			field_inputs(r, &fields[i + 1], own, raw);
			html(r->out, "</div>");
		}
		html(r->out, "</li>\n");
		i = end;
	}
	if (s->form.n_items)
		html(r->out, "</ol>\n");
	field_inputs(r, fields + i, n - i, raw);
}

static size_t answered(const struct seen *s, const struct json *raw)
{
	size_t n = 0;
	for (size_t i = 0; i < s->form.n_items; i++)
		n += chosen(&s->form.fields[i], raw) != NULL;
	return n;
}

static void form(struct req *r, const struct seen *s, const struct json *raw, bool correct)
{
	const struct field **fields;
	size_t n = asked(r, s, raw, &fields);
	field_form_begin(r, fields, n,
		arena_cprintf(r->arena, correct ? "/rounds/%lld/correct" : "/rounds/%lld", (long long)s->round.id),
		"yours decide");
	html(r->out, "<h2 id='act'>%s</h2>", correct ? t_act_round_correct(r->lang) : t_act_round_answer(r->lang));
	if (s->hold.proxy)
		html(r->out, "<p class='sub'>%s</p>", t_round_proxy_hint(r->lang));
	if (s->form.n_items)
		html(r->out, "<p class='sub'>%s%s%s</p>", t_round_answered(r->lang, (int)s->form.n_items, (int)answered(s, raw)),
			t_fact_gap(r->lang), t_round_sheet_hint(r->lang));
	inputs(r, s, fields, n, raw);
	if (correct) {
		html(r->out,
			"<div class='f'><label for='f-reason'>%s</label><textarea class='in' rows='2' id='f-reason' "
			"name='reason'",
			t_reason(r->lang));
		if (req_problem(r, "reason"))
			html(r->out, " aria-invalid='true' aria-describedby='e-reason'");
		html(r->out, ">\n%.*s</textarea>", STR_ARG(req_shown(r, "reason", "")));
		ui_problem(r, "reason");
		html(r->out, "</div>\n");
	}
	html(r->out, "<p class='acts'><button class='btn btn-1' type='submit'>%s</button>",
		correct ? t_correct_record(r->lang) : t_round_report(r->lang));
	if (!correct)
		html(r->out, "<button class='btn' type='submit' formaction='/rounds/%lld/draft'>%s</button>",
			(long long)s->round.id, t_save_draft(r->lang));
	html(r->out, "</p>");
	req_form_end(r);
}

/* ---- what was answered ---- */

static const struct round_item *item_of(const struct seen *s, const char *question)
{
	for (size_t i = 0; i < s->form.n_items; i++)
		if (strcmp(s->form.items[i].question, question) == 0)
			return &s->form.items[i];
	return NULL;
}

static const char *answer_title(struct req *r, const struct seen *s, const char *answer)
{
	for (size_t i = 0; s->form.sheet && i < s->form.sheet->options.n; i++)
		if (strcmp(s->form.sheet->options.p[i].name, answer) == 0)
			return title_in(&s->form.sheet->options.p[i].title, r->lang);
	return answer;
}

static void answers(struct req *r, const struct seen *s)
{
	struct round_answer *list;
	size_t n;
	if (!req_ok(r, round_answers(r->tx, r->arena, OBJECT_ROUND, s->round.id, false, &list, &n, &r->err)) || !n)
		return;
	html(r->out, "<ul class='rows'>");
	for (size_t i = 0; i < n; i++) {
		const struct round_item *it = item_of(s, list[i].question);
		bool no = strcmp(list[i].answer, "no") == 0, partly = strcmp(list[i].answer, "partly") == 0;
		html(r->out, "<li class='row due-row'><p>");
		ui_status(r, no ? ICON_broken : partly ? ICON_risk : ICON_kept, answer_title(r, s, list[i].answer));
		html(r->out, "</p><div><p class='t'>%s</p><p class='sub'>", it ? title_in(it->title, r->lang) : list[i].question);
		FACTS(r, list[i].note, list[i].plan,
			list[i].till == CIVIL_NONE
				? ""
				: t_due_by(r->lang, civil_say_date(r->arena, list[i].till, CIVIL_SHORT, lang_ja(r->lang))));
		html(r->out, "</p></div>");
		if (list[i].finding && !r->who.contractor)
			html(r->out, "<a class='btn btn-s' href='/cases/%lld'>%s</a>", (long long)list[i].finding,
				t_round_finding(r->lang));
		html(r->out, "</li>\n");
	}
	html(r->out, "</ul>\n");
}

static void own_fields(struct req *r, const struct seen *s, const struct round_deed *d)
{
	struct env v = {.tx = r->tx,
		.arena = r->arena,
		.pack = s->pack,
		.lang = r->lang,
		.now = r->now,
		.body = d->fields,
		.fields = s->duty->fields.p,
		.n_fields = s->duty->fields.n};
	bool any = false;
	json_each(it, d->fields)
	{
		const struct field *f = form_field(s->duty->fields.p, s->duty->fields.n, arena_cstr(r->arena, it->name));
		if (!f)
			continue;
		if (!any)
			html(r->out, "<dl class='dl'>");
		any = true;
		ui_dt(r, title_in(&f->title, r->lang), form_say(&v, f, it, &r->err));
	}
	if (any)
		html(r->out, "</dl>\n");
}

static void deeds(struct req *r, const struct seen *s)
{
	struct round_deed *list;
	size_t n;
	if (!req_ok(r, round_deeds(r->tx, r->arena, s->round.id, &list, &n, &r->err)) || !n)
		return;
	ui_section(r, "done-h", t_round_reported(r->lang), NULL, NULL, NULL);
	if (list[0].fields)
		own_fields(r, s, &list[0]);
	answers(r, s);
	ui_section_end(r);
	if (r->who.contractor)
		return;
	ui_section(r, "deed-h", t_entries(r->lang), NULL, NULL, NULL);
	html(r->out, "<ul class='rows plain small'>");
	for (size_t i = 0; i < n; i++) {
		html(r->out, "<li class='row kv-row'><div>%s<p class='sub'>",
			list[i].version > 1 ? t_act_round_correct(r->lang) : t_act_round_answer(r->lang));
		FACTS(r, ui_time(r, list[i].at), list[i].who ? arena_cstr(r->arena, json_str(list[i].who, "name")) : "",
			strcmp(list[i].as_kind, "proxy") == 0 ? t_round_as_proxy(r->lang) : "", list[i].reason);
		html(r->out, "</p></div><a class='mono' href='/trail/%lld'>%lld</a></li>\n", (long long)list[i].entry,
			(long long)list[i].entry);
	}
	html(r->out, "</ul>");
	attach_list(r, OBJECT_ROUND, s->round.id, arena_cprintf(r->arena, "/rounds/%lld", (long long)s->round.id));
	ui_section_end(r);
}

/* ---- the pages ---- */

static const char *whose(struct req *r, const struct round *x)
{
	struct person p;
	struct unit u;
	int64_t today = civil_date_of_ms(r->now);
	const struct role *role = *x->role ? pack_role(r->pack, x->role) : NULL;
	if (x->person && req_ok(r, org_person(r->tx, r->arena, x->person, today, r->lang, &p, &r->err)))
		return t_unit_and_name(r->lang, p.unit_name, p.name);
	const char *unit = "";
	if (x->unit && req_ok(r, org_unit(r->tx, r->arena, x->unit, today, &u, &r->err)))
		unit = lang_ja(r->lang) || !*u.name_en ? u.name : u.name_en;
	return t_unit_and_name(r->lang, unit, role ? title_in(&role->elem.title, r->lang) : t_round_anyone(r->lang));
}

static void head(struct req *r, const struct seen *s)
{
	if (r->who.contractor || !frame_reader(r)->rounds)
		CRUMBS(r, {"/", t_home(r->lang)}, {NULL, duty_title(r, s)});
	else
		CRUMBS(r, {"/", t_home(r->lang)}, {"/rounds", t_rounds(r->lang)}, {NULL, duty_title(r, s)});
	if (req_query(r, "done").n)
		ui_done(r, t_round_said(r->lang), "");
	field_failures(r);
	ui_head(r, duty_title(r, s), t_round_of_whom(r->lang, round_say_period(r->lang, s->group.period), whose(r, &s->round)),
		false);
	html(r->out, "<div class='so-far'><p>");
	round_state(r, s->round.state, s->round.due < r->now && strcmp(s->round.state, "open") == 0, s->round.late);
	html(r->out, "%s%s</p>", t_fact_gap(r->lang), t_due_by(r->lang, ui_day(r, s->round.due)));
	if (!r->who.contractor) {
		html(r->out, "<a class='btn btn-s' href='/rounds/%lld/print'>", (long long)s->round.id);
		ui_icon(r, ICON_print, "i i-s");
		html(r->out, "%s</a>", t_round_paper(r->lang));
	}
	html(r->out, "</div>\n");
}

/* Where what fulfils it is done. */
static const char *done_at(struct req *r, const struct seen *s)
{
	const char *by = s->duty->done;
	if (pack_find(s->pack, ELEM_CHECK, by))
		return arena_cprintf(r->arena, "/checks/%s", by);
	if (pack_find(s->pack, ELEM_DOCUMENT, by))
		return arena_cprintf(r->arena, "/documents/%s", by);
	return pack_register(s->pack, by) ? arena_cprintf(r->arena, "/ledgers/%s", by) : "/apply";
}

static void round_show(struct req *r)
{
	const struct seen *s = r->subject;
	struct json *raw = r->form ? field_posted(r) : NULL;
	int64_t saved = 0;
	bool open = strcmp(s->round.state, "open") == 0, by_form = !s->duty->done || s->form.sheet;
	if (!raw && open &&
		!req_ok(r, draft_get(r->tx, r->arena, r->who.person, draft_name(r, s->round.id), &raw, &saved, &r->err)))
		return;
	frame_begin(r, duty_title(r, s), NAV_HOME, false);
	head(r, s);
	if (s->round.disposed)
		ui_warn(r, t_disposed_by(r->lang, num_grouped(r->arena, s->round.disposed)), t_disposed_next(r->lang));
	if (saved && req_query(r, "more").n)
		ui_warn(r, t_round_more(r->lang), t_round_more_next(r->lang));
	else if (saved)
		html(r->out, "<p class='sub lead'>%s</p>", t_draft_saved(r->lang, ui_time(r, saved)));
	if (open && !by_form)
		html(r->out, "<p><a class='btn btn-1' href='%s'>%s</a></p>", done_at(r, s),
			round_say_done_by(r->lang, s->pack, s->duty));
	else if (open && s->hold.may)
		form(r, s, raw, false);
	else if (open)
		ui_empty(r, t_round_others(r->lang, whose(r, &s->round)), t_round_others_next(r->lang));
	deeds(r, s);
	if (strcmp(s->round.state, "done") == 0 && s->hold.may && by_form && !s->round.disposed)
		html(r->out, "<p class='acts'><a class='btn' href='/rounds/%lld/correct'>%s</a></p>\n", (long long)s->round.id,
			t_correct(r->lang));
	frame_end(r);
}

/* What stands there, as it would have been typed: who corrects one answer of thirty does not answer the others again. */
static bool reported(struct req *r, const struct seen *s, struct json **ret)
{
	struct round_deed *deed;
	struct round_answer *list;
	size_t n_deeds, n;
	struct json *body = json_obj(r->arena);
	TRY(round_deeds(r->tx, r->arena, s->round.id, &deed, &n_deeds, &r->err) &&
		round_answers(r->tx, r->arena, OBJECT_ROUND, s->round.id, false, &list, &n, &r->err));
	json_each(it, n_deeds ? deed[0].fields : NULL) json_put(r->arena, body, it->name, json_copy(r->arena, it));
	for (size_t i = 0; i < n; i++) {
		const struct round_item *item = item_of(s, list[i].question);
		if (!item)
			continue;
		const char *stem = arena_cprintf(r->arena, "%s-%s", item->field, list[i].answer);
		const struct {
			const char *part, *value;
		} parts[] = {{"note", list[i].note}, {"reason", list[i].note}, {"file", list[i].file}, {"plan", list[i].plan},
			{"till", list[i].till == CIVIL_NONE ? NULL : civil_iso_date(r->arena, list[i].till)}};
		json_add_str(r->arena, body, str_of(item->field), str_of(list[i].answer));
		for (size_t k = 0; k < ARRAY_LEN(parts); k++)
			if (parts[k].value)
				json_add_str(r->arena, body, str_of(arena_cprintf(r->arena, "%s-%s", stem, parts[k].part)),
					str_of(parts[k].value));
	}
	VEC(const struct field *) fields = {0};
	for (size_t i = 0; i < s->form.n; i++) {
		const struct option *o = i < s->form.n_items ? chosen(&s->form.fields[i], body) : NULL;
		*vec_push(r->arena, &fields) = &s->form.fields[i];
		for (size_t k = 0; o && k < o->fields.n; k++)
			*vec_push(r->arena, &fields) = &o->fields.p[k];
	}
	*ret = field_raw(r, fields.p, fields.n, body);
	return true;
}

static void correct_show(struct req *r)
{
	const struct seen *s = r->subject;
	struct json *raw = NULL;
	if (r->form)
		raw = field_posted(r);
	else if (!req_ok(r, reported(r, s, &raw)))
		return;
	frame_begin(r, t_act_round_correct(r->lang), NAV_HOME, false);
	head(r, s);
	form(r, s, raw, true);
	deeds(r, s);
	frame_end(r);
}

/* An answer with a plan for which the form had no field: without JavaScript nobody could write it. */
static bool unasked(struct req *r, const struct seen *s, const struct json *raw)
{
	for (size_t i = 0; i < s->form.n_items; i++) {
		const struct option *o = chosen(&s->form.fields[i], raw);
		const char *plan = o ? arena_cprintf(r->arena, "%s-%s-plan", s->form.fields[i].name, o->name) : "";
		for (size_t k = 0; o && k < o->fields.n; k++)
			if (strcmp(o->fields.p[k].name, plan) == 0 && !json_get(raw, plan))
				return true;
	}
	return false;
}

static bool keep_draft(struct req *r, struct json *raw)
{
	req_close(r);
	return req_ok(r, draft_put(city_store(r->city), r->who.person, draft_name(r, r->ids[0]), raw, r->now, &r->err));
}

static void round_post(struct req *r)
{
	struct act_result done;
	struct json *in = req_act_in(r), *raw = field_posted(r);
	if (strcmp(r->page->act, "round_answer") == 0 && unasked(r, r->subject, raw)) {
		if (keep_draft(r, raw))
			req_redirect(r, "/rounds/%lld?more=1", (long long)r->ids[0]);
		return;
	}
	json_put(r->arena, in, STR("fields"), raw);
	if (!req_act(r, in, &done))
		return;
	if (req_ok(r, draft_drop(city_store(r->city), r->who.person, draft_name(r, r->ids[0]), &r->err)))
		req_redirect(r, "/rounds/%lld?done=1", (long long)r->ids[0]);
}

static void draft_post(struct req *r)
{
	if (keep_draft(r, field_posted(r)))
		req_redirect(r, "/rounds/%lld", (long long)r->ids[0]);
}

/* ---- paper ---- */

static void paper_row(struct req *r, const struct field *f)
{
	html(r->out, "<tr class='tall'><th scope='row'>%s</th><td>", title_in(&f->title, r->lang));
	for (size_t i = 0; i < f->options.n; i++)
		html(r->out, "%s ", t_round_box(r->lang, title_in(&f->options.p[i].title, r->lang)));
	html(r->out, "</td></tr>\n");
}

static void print_show(struct req *r)
{
	const struct seen *s = r->subject;
	const char *url;
	struct qr qr;
	if (!req_ok(r, setting_get(r->tx, r->arena, "portal.url", &url, &r->err)))
		return;
	const char *text = arena_cprintf(r->arena, "%s/rounds/%lld", url ? url : "", (long long)s->round.id);
	frame_paper(r, duty_title(r, s));
	html(r->out,
		"<div class='bar'><div class='wrap bar-row'><a href='/rounds/%lld'>%s</a><span "
		"class='sub'>%s</span></div></div>\n",
		(long long)s->round.id, t_back_to(r->lang, duty_title(r, s)), t_print_hint(r->lang));
	html(r->out,
		"<article class='sheet'><div class='sh-top'><p class='sh-no'>%s</p></div><h1>%s</h1><p "
		"class='sh-lead'>%s<br>%s</p>",
		round_say_period(r->lang, s->group.period), duty_title(r, s), whose(r, &s->round),
		t_due_by(r->lang, ui_day(r, s->round.due)));
	html(r->out, "<table class='sh-t'><caption>%s</caption><colgroup><col class='sc-1'><col></colgroup><tbody>",
		t_round_answers(r->lang));
	for (size_t i = 0; i < s->form.n; i++)
		if (strcmp(s->form.fields[i].name, ROUND_ROSTER) != 0)
			paper_row(r, &s->form.fields[i]);
	html(r->out, "<tr class='tall'><th scope='row'>%s</th><td></td></tr></tbody></table>\n<div class='sh-foot'>",
		t_round_sign(r->lang));
	if (req_ok(r, qr_make(r->arena, str_of(text), &qr, &r->err)))
		html(r->out, "<svg class='qr' viewBox='-4 -4 %d %d' role='img' aria-label='%s'><path d='%s'/></svg>", qr.size + 8,
			qr.size + 8, t_qr_label(r->lang), qr.path);
	html(r->out, "<p>%s<br>%s</p></div></article>\n", t_round_paper_later(r->lang), text);
	frame_paper_end(r);
}

static void file_show(struct req *r)
{
	attach_show(r, OBJECT_ROUND, r->ids[0]);
}

static const char *round_title(const struct lang *l)
{
	return t_round(l);
}
static const char *const round_query[] = {"done", "more", NULL};
const struct page page_round = {.contractor = true,
	.method = "GET",
	.path = "/rounds/{id}",
	.title = round_title,
	.access = PAGE_LOGIN,
	.query = round_query,
	.may = round_page_may,
	.show = round_show};
const struct page page_round_post = {.contractor = true,
	.method = "POST",
	.path = "/rounds/{id}",
	.title = round_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.act = "round_answer",
	.body_max = 256 * 1024,
	.may = round_do_may,
	.show = round_post,
	.sink = &attach_sink};
const struct page page_round_draft = {.contractor = true,
	.method = "POST",
	.path = "/rounds/{id}/draft",
	.title = round_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.body_max = 256 * 1024,
	.may = round_do_may,
	.show = draft_post,
	.form = &page_round,
	.sink = &attach_sink};
const struct page page_round_correct = {.contractor = true,
	.method = "GET",
	.path = "/rounds/{id}/correct",
	.title = round_title,
	.access = PAGE_LOGIN,
	.may = round_do_may,
	.show = correct_show};
const struct page page_round_correct_post = {.contractor = true,
	.method = "POST",
	.path = "/rounds/{id}/correct",
	.title = round_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.act = "round_correct",
	.body_max = 256 * 1024,
	.may = round_do_may,
	.show = round_post,
	.sink = &attach_sink};
const struct page page_round_print = {.method = "GET",
	.path = "/rounds/{id}/print",
	.title = round_title,
	.access = PAGE_LOGIN,
	.may = round_page_may,
	.show = print_show};
const struct page page_round_file = {.method = "GET",
	.path = "/rounds/{id}/files/{id}",
	.title = round_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.may = round_page_may,
	.show = file_show};
