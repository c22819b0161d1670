/* The A4 form of a request: number of the form, addressee, seal boxes, fields in order, proof as a QR code. */
#include "engine/object.h"
#include "engine/org.h"
#include "engine/organ.h"
#include "engine/trail.h"
#include "out/qr.h"
#include "pages/case.h"
#include "pages/frame.h"
#include "pages/rules.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

static const struct case_step *first_of(const struct case_file *c, const char *kind)
{
	for (size_t i = 0; i < c->n_steps; i++)
		if (strcmp(c->steps[i].kind, kind) == 0 && c->steps[i].round == c->version)
			return &c->steps[i];
	return NULL;
}

/* 早瀬 for 早瀬 健一: what a seal would show. */
static const char *family(struct req *r, const char *name)
{
	struct str rest = str_of(name);
	return arena_cstr(r->arena, str_cut(&rest, ' '));
}

static const char *dense(struct req *r, int64_t ms)
{
	return civil_say_date(r->arena, civil_date_of_ms(ms), CIVIL_DENSE, lang_ja(r->lang));
}

/* Decided: name and day. Still to be decided: room for it. Closed without: struck. */
static void seal_box(struct req *r, const struct case_file *c, const struct case_step *s)
{
	if (s->done && s->who)
		html(r->out, "<td>%s<br>%s<br>%s</td>", family(r, case_who(r, s, "name")), case_as(r->lang, s->as_kind),
			dense(r, s->done));
	else if (strcmp(c->state, "open") == 0)
		html(r->out, "<td></td>");
	else
		html(r->out,
			"<td class='struck'><span class='vh'>%s</span>"
			"<svg class='strike' viewBox='0 0 10 10' preserveAspectRatio='none' aria-hidden='true'><path d='M10 0 0 "
			"10'/></svg></td>",
			t_not_decided_here(r->lang));
}

static bool has_seal(const struct case_file *c, const struct case_step *s)
{
	return (strcmp(s->kind, "decide") == 0 || strcmp(s->kind, "consult") == 0 || strcmp(s->kind, "ratify") == 0) &&
		s->round == c->version && strcmp(s->state, "skipped") != 0;
}

static void seals(struct req *r, const struct case_file *c)
{
	html(r->out, "<table class='sh-seal'><caption class='vh'>%s</caption><thead><tr>", t_seal_boxes(r->lang));
	for (size_t i = 0; i < c->n_steps; i++)
		if (has_seal(c, &c->steps[i]))
			html(r->out, "<th scope='col'>%s</th>", title_in(&c->steps[i].def->title, r->lang));
	html(r->out, "<th scope='col'>%s</th></tr></thead><tbody><tr>", t_drafted(r->lang));
	for (size_t i = 0; i < c->n_steps; i++)
		if (has_seal(c, &c->steps[i]))
			seal_box(r, c, &c->steps[i]);
	struct person drafter = {.name = ""};
	(void)req_ok(r, org_person(r->tx, r->arena, c->drafter, civil_date_of_ms(c->opened), r->lang, &drafter, &r->err));
	html(r->out, "<td>%s<br><br>%s</td></tr></tbody></table>", family(r, drafter.name), dense(r, c->opened));
}

static void row(struct req *r, const char *head, const char *text)
{
	html(r->out, "<tr><th scope='row'>%s</th><td>%s</td></tr>\n", head, text);
}

static void content(struct req *r, const struct case_file *c)
{
	html(r->out, "<table class='sh-t'><caption>%s</caption><colgroup><col class='sc-1'><col></colgroup><tbody>",
		t_content(r->lang));
	case_lines_of(r, c, true);
	html(r->out, "</tbody></table>\n");
}

static void box(struct req *r, bool ticked, const char *word)
{
	html(r->out, "<span class='ck'>%s %s</span>", ticked ? t_ticked(r->lang) : t_unticked(r->lang), word);
}

static void decision(struct req *r, const struct case_file *c)
{
	const struct case_step *s = first_of(c, "decide");
	const char *result = s && s->result ? s->result : "";
	html(r->out,
		"<table class='sh-t'><caption>%s</caption><colgroup><col class='sc-1'><col></colgroup><tbody><tr><th "
		"scope='row'>%s</th><td>",
		t_decision(r->lang), t_handling(r->lang));
	box(r, strcmp(result, "granted") == 0, t_grant(r->lang));
	box(r, strcmp(result, "conditional") == 0, t_grant_on_condition(r->lang));
	box(r, strcmp(result, "refused") == 0, t_refuse(r->lang));
	html(r->out, "</td></tr>\n");
	html(r->out, "<tr class='tall'><th scope='row'>%s</th><td>%s</td></tr>\n", t_condition_reason(r->lang),
		s && s->reason ? s->reason : "");
	row(r, t_decided_by(r->lang),
		s && *result ? t_decided_line(r->lang, ui_post(r, case_who(r, s, "unit"), case_who(r, s, "title")),
				       case_who(r, s, "name"), civil_say_time(r->arena, s->done, CIVIL_FULL, lang_ja(r->lang)))
			     : "");
	html(r->out, "</tbody></table>\n");
}

/* Steps after the decision: what was recorded, or a line to fill in by hand. */
static void afterwards(struct req *r, const struct case_file *c)
{
	html(r->out, "<table class='sh-t'><caption>%s</caption><colgroup><col class='sc-1'><col></colgroup><tbody>",
		t_out_and_back(r->lang));
	for (size_t i = 0; i < c->n_steps; i++) {
		const struct case_step *s = &c->steps[i];
		if (strcmp(s->kind, "task") != 0 && strcmp(s->kind, "confirm") != 0)
			continue;
		if (s->round != c->version || strcmp(s->state, "skipped") == 0)
			continue;
		const char *title = case_step_title(r, s);
		if (strcmp(s->state, "done") == 0)
			row(r, title,
				t_done_line(r->lang, civil_say_time(r->arena, s->done, CIVIL_FULL, lang_ja(r->lang)),
					case_who(r, s, "name")));
		else
			row(r, title, t_blank_time(r->lang));
		if (strcmp(s->state, "done") == 0)
			case_answers_of(r, c, s, true);
	}
	html(r->out, "</tbody></table>\n");
}

static void foot(struct req *r, const struct case_file *c)
{
	struct entry *list;
	size_t n;
	if (!req_ok(r, trail_of(r->city, r->tx, r->arena, OBJECT_CASE, c->id, -1, 20, r->lang, &list, &n, &r->err)))
		return;
	const char *digest = case_digest(r, &c->content_digest);
	struct qr qr;
	const char *text =
		arena_cprintf(r->arena, "SEKIMORI:%s:%s:%lld", c->number, digest, n ? (long long)list[n - 1].seq : -1LL);
	html(r->out, "<div class='sh-foot'>");
	if (req_ok(r, qr_make(r->arena, str_of(text), &qr, &r->err)))
		html(r->out, "<svg class='qr' viewBox='-4 -4 %d %d' role='img' aria-label='%s'><path d='%s'/></svg>", qr.size + 8,
			qr.size + 8, t_qr_label(r->lang), qr.path);
	html(r->out, "<dl>");
	if (c->doc_class && *c->doc_class)
		html(r->out, "<div><dt>%s</dt><dd>%s</dd></div>", t_doc_class(r->lang), c->doc_class);
	html(r->out, "<div><dt>%s</dt><dd>%s</dd></div>", t_keep_till(r->lang), case_kept(r, c));
	html(r->out, "<div><dt>%s</dt><dd>%s</dd></div><div><dt>%s</dt><dd>", t_publicity(r->lang),
		case_publicity(r->lang, c->publicity), t_entries(r->lang));
	for (size_t i = n; i-- > 0;)
		html(r->out, "%s (%s) ", num_grouped(r->arena, list[i].seq), list[i].act_title);
	html(r->out, "</dd></div><div><dt>%s</dt><dd>", t_check_value(r->lang));
	for (int i = 0; i < 8; i++)
		html(r->out, "%.4s ", digest + 4 * i);
	html(r->out, "</dd></div></dl><p>%s<br>1 / 1</p></div>\n", t_paper_later(r->lang));
}

static void print_show(struct req *r)
{
	const struct case_file *c = case_of(r);
	if (req_query(r, "paper").n) {
		if (!paper_show(r, c, req_query(r, "paper")))
			req_fail(r, 404);
		return;
	}
	const struct procedure *p = pack_procedure(c->pack, c->procedure);
	const struct case_step *d = first_of(c, "decide");
	struct organ_home home = {r->city, r->tx, c->pack, c->unit};
	bool asks = false;
	if (p && c->n_parts && !req_ok(r, organ_asks(&home, p, c->parts[0].body, &asks, &r->err)))
		return;
	const char *title = asks ? t_case_request(r->lang) : p ? title_in(&p->elem.title, r->lang) : c->title;
	frame_paper(r, title);
	html(r->out,
		"<div class='bar'><div class='wrap bar-row'><a href='/cases/%lld'>%s</a><span "
		"class='sub'>%s</span></div></div>\n",
		(long long)c->id, t_back_to(r->lang, c->number), t_print_hint(r->lang));
	html(r->out, "<article class='sheet'><div class='sh-top'><p class='sh-no'>%s<br><span class='sh-sen'>%s</span></p>",
		p && p->form ? p->form : "", c->number);
	seals(r, c);
	html(r->out, "</div><div class='sh-id'><p class='sh-to'>%s</p><p class='sh-from'>%s<br>%s<br>%s</p></div>",
		d && d->actors_text && *d->actors_text ? t_to_whom(r->lang, d->actors_text)
			: d			       ? t_to_whom(r->lang, case_who(r, d, "title"))
						       : "",
		c->doc_number, civil_say_date(r->arena, civil_date_of_ms(c->opened), CIVIL_FULL, lang_ja(r->lang)),
		t_applicant_line(r->lang, c->applicant_text));
	html(r->out, "<h1>%s</h1><p class='sh-lead'>%s</p>", t_request_for(r->lang, title), t_asks_as_follows(r->lang));
	content(r, c);
	const struct handling_sheet *rules = case_rules(r);
	if (rules)
		rules_paper(r, rules);
	decision(r, c);
	afterwards(r, c);
	foot(r, c);
	html(r->out, "</article>\n");
	frame_paper_end(r);
}

static const char *const print_query[] = {"paper", NULL};
static const char *print_title(const struct lang *l) { return t_print(l); }
const struct page page_print = {.method = "GET",
	.path = "/cases/{id}/print",
	.title = print_title,
	.access = PAGE_LOGIN,
	.query = print_query,
	.may = case_may,
	.show = print_show};
