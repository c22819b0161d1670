/* 決裁待ち: what must be opened first, then what can be granted together. */
#include "engine/case.h"
#include "pages/caselist.h"
#include "pages/decide.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "text/text.h"
#include "util/num.h"

static void what(struct req *r, const struct case_line *c)
{
	const struct scale *s = r->pack ? pack_scale(r->pack, "confidentiality") : NULL;
	if (c->highest && *c->highest && s) {
		html(r->out, "<span class='nw'>%s", title_in(&s->elem.title, r->lang));
		ui_level(r, s, c->highest);
		html(r->out, "</span><br>");
	}
	html(r->out, "%s", c->what ? c->what : "");
}

static void open_first(struct req *r, const struct case_line *lines, size_t n)
{
	size_t some = 0;
	for (size_t i = 0; i < n; i++)
		some += lines[i].caution;
	ui_section(r, "open-h", t_open_first(r->lang), ui_count(r, (int64_t)some), NULL, NULL);
	if (!some) {
		ui_empty(r, t_nothing_to_open(r->lang), "");
		ui_section_end(r);
		return;
	}
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense cases look-in'><caption class='vh'>%s</caption><thead><tr>"
		"<th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th "
		"scope='col'>%s</th></tr></thead><tbody>",
		t_open_first(r->lang), t_request(r->lang), t_what_column(r->lang), t_how_column(r->lang), t_caution(r->lang),
		t_decide_by(r->lang));
	for (size_t i = 0; i < n; i++) {
		const struct case_line *c = &lines[i];
		if (!c->caution)
			continue;
		html(r->out, "<tr><th scope='row'><a class='t' href='/cases/%lld'>%s</a><span class='sub'>", (long long)c->id,
			c->title);
		FACTS(r, c->number, c->applicant_text);
		html(r->out, "</span></th><td>");
		what(r, c);
		html(r->out, "</td><td>%s</td><td>", c->how ? c->how : "");
		ui_status(r, ICON_risk, c->caution_text ? c->caution_text : t_open_first(r->lang));
		html(r->out, "</td><td>");
		ui_due(r, c->due);
		html(r->out, "</td></tr>\n");
	}
	html(r->out, "</tbody></table></div>");
	ui_section_end(r);
}

static const char *digest_text(struct req *r, const struct hash *h)
{
	struct buf b;
	buf_init(&b, 2 * HASH_LEN + 1);
	num_hex(&b, h->b, HASH_LEN);
	const char *text = arena_cstr(r->arena, buf_str(&b));
	buf_free(&b);
	return text;
}

static void together(struct req *r, const struct case_line *lines, size_t n, bool on_home)
{
	size_t some = 0;
	for (size_t i = 0; i < n; i++)
		some += !lines[i].caution;
	if (!some) {
		ui_section(r, "bulk-h", t_grant_together(r->lang), ui_count(r, 0), NULL, NULL);
		ui_empty(r, t_nothing_together(r->lang), "");
		ui_section_end(r);
		return;
	}
	bool all = req_query(r, "all").n > 0;
	req_form_begin(r, "/decide", "sec");
	html(r->out, "<div class='sec-h'><h2 id='bulk-h'>%s</h2><span class='count'>%s</span>", t_grant_together(r->lang),
		ui_count(r, (int64_t)some));
	if (all)
		html(r->out, "<a href='%s#bulk-h'>%s</a></div>", on_home ? "/" : "/decide", t_choose_none(r->lang));
	else
		html(r->out, "<a href='%s?all=1#bulk-h'>%s</a></div>", on_home ? "/" : "/decide",
			t_choose_all(r->lang, (long long)some));
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense cases pick'><caption class='vh'>%s</caption><thead><tr>"
		"<th scope='col'><span class='vh'>%s</span></th><th scope='col'>%s</th><th scope='col'>%s</th><th "
		"scope='col'>%s</th>"
		"<th scope='col'>%s</th></tr></thead><tbody>",
		t_grant_together(r->lang), t_choose(r->lang), t_request(r->lang), t_what_column(r->lang),
			t_when_how_column(r->lang), t_decide_by(r->lang));
	for (size_t i = 0; i < n; i++) {
		const struct case_line *c = &lines[i];
		if (c->caution)
			continue;
		html(r->out,
			"<tr><td><input class='chk' type='checkbox' name='pick' value='%lld:%s' aria-labelledby='c%lld'%s></td>"
			"<th scope='row'><a class='t' id='c%lld' href='/cases/%lld'>%s</a><span class='sub'>",
			(long long)c->step, digest_text(r, &c->content_digest), (long long)c->step, all ? " checked" : "",
			(long long)c->step, (long long)c->id, c->title);
		FACTS(r, c->number, c->applicant_text);
		html(r->out, "</span></th><td>");
		what(r, c);
		html(r->out, "</td><td>%s</td><td>", c->how ? c->how : "");
		ui_due(r, c->due);
		html(r->out, "</td></tr>\n");
	}
	html(r->out,
		"</tbody></table></div><div class='bulk yours'><p><b class='picked'>%s</b><span class='sub'> %s</span></p>"
		"<button class='btn btn-1' type='submit'>%s</button></div>",
		t_picked(r->lang), t_picked_hint(r->lang), t_grant_picked(r->lang));
	req_form_end(r);
}

void decide_tables(struct req *r, const struct case_line *lines, size_t n, bool on_home)
{
	if (!n) {
		ui_section(r, "open-h", t_decisions_waiting(r->lang), ui_count(r, 0), NULL, NULL);
		ui_empty(r, t_no_decisions(r->lang), t_no_decisions_next(r->lang));
		ui_section_end(r);
		return;
	}
	open_first(r, lines, n);
	together(r, lines, n, on_home);
}

static void decide_show(struct req *r)
{
	struct case_line *lines, *consults, *ratifies, *others;
	size_t n, n_consults, n_ratifies, n_others;
	if (!req_ok(r, case_inbox(r->city, r->tx, r->arena, &r->who, r->lang, STEP_DECIDE, &lines, &n, &r->err)) ||
		!req_ok(r,
			case_inbox(r->city, r->tx, r->arena, &r->who, r->lang, STEP_CONSULT, &consults, &n_consults, &r->err)) ||
		!req_ok(r, case_ratify(r->city, r->tx, r->arena, &r->who, r->lang, &ratifies, &n_ratifies, &r->err)) ||
		!req_ok(r, case_stand_in(r->city, r->tx, r->arena, &r->who, r->lang, &others, &n_others, &r->err)))
		return;
	frame_begin(r, t_decisions_waiting(r->lang), NAV_DECIDE, false);
	if (req_query(r, "done").n)
		ui_done(r, t_granted_together(r->lang), "");
	ui_head(r, t_decisions_waiting(r->lang), ui_count(r, (int64_t)n), true);
	field_failures(r);
	html(r->out, "<div class='stack'>");
	decide_tables(r, lines, n, false);
	if (n_consults) {
		ui_section(r, "cons-h", t_consult(r->lang), ui_count(r, (int64_t)n_consults), NULL, NULL);
		caselist_rows(r, consults, n_consults);
		ui_section_end(r);
	}
	if (n_ratifies) {
		ui_section(r, "rat-h", t_ratify_waiting(r->lang), ui_count(r, (int64_t)n_ratifies), NULL, NULL);
		caselist_tasks(r, ratifies, n_ratifies, t_ratify_title(r->lang));
		ui_section_end(r);
	}
	if (n_others) {
		ui_section(r, "si-h", t_stand_in_waiting(r->lang), ui_count(r, (int64_t)n_others), NULL, NULL);
		html(r->out, "<p class='sub lead'>%s</p>", t_stand_in_hint(r->lang));
		caselist_rows(r, others, n_others);
		ui_section_end(r);
	}
	html(r->out, "</div>");
	frame_end(r);
}

/* "12:9f3c…" → {"id":12,"digest":"9f3c…"} */
static bool pick(struct req *r, struct json *list, struct str value)
{
	int64_t id;
	struct str number = str_cut(&value, ':');
	if (!num_i64(number, 1, JSON_INT_MAX, &id) || value.n != 2 * HASH_LEN) {
		req_fail(r, 400);
		return false;
	}
	struct json *one = json_add_obj(r->arena, list, STR_NONE);
	json_add_int(r->arena, one, STR("id"), id);
	json_add_str(r->arena, one, STR("digest"), value);
	return true;
}

static void decide_post(struct req *r)
{
	struct json *in = json_obj(r->arena);
	struct json *list = json_add_arr(r->arena, json_add_obj(r->arena, in, STR("steps")), STR("list"));
	req_form_each(it, r, "pick")
		if (!pick(r, list, it->s))
			return;
	if (list->count == 0) {
		req_redirect(r, "/decide");
		return;
	}
	struct act_result done;
	if (req_act(r, in, &done))
		req_redirect(r, "/decide?done=1");
}

static const char *decide_title(const struct lang *l) { return t_decisions_waiting(l); }
static const char *const decide_query[] = {"done", "all", NULL};
static const char *const decide_many[] = {"pick", NULL};
const struct page page_decide = {.method = "GET",
	.path = "/decide",
	.title = decide_title,
	.access = PAGE_LOGIN,
	.query = decide_query,
	.show = decide_show};
const struct page page_decide_post = {.method = "POST",
	.path = "/decide",
	.title = decide_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.act = "bulk_grant",
	.many = decide_many,
	.show = decide_post};
