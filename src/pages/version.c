/* One version of a document: what it says, who approved it, and what the reader may do with it. */
#include "engine/object.h"
#include "engine/rights.h"
#include "pages/documents.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

struct subject { struct document_version v; const struct document *d; };

static bool version_may(struct req *r)
{
	struct subject *s = arena_make(r->arena, struct subject);
	bool found = false;
	r->subject = s;
	if (!r->pack || !req_ok(r, document_get(r->tx, r->arena, r->ids[0], &s->v, &found, &r->err)) || !found ||
		s->v.organ != r->who.organ)
		return false;
	s->d = document_of(r->pack, s->v.document);
	if (!s->d || strcmp(s->v.state, "dropped") == 0)
		return false;
	return strcmp(s->v.state, "draft") == 0 ? document_drafts(r, s->v.document, s->v.unit) : document_seen(r, s->d,
		s->v.unit);
}

static bool may(struct req *r, bool (*right)(const struct rights *, int64_t, struct rights_answer *, struct err *), int64_t id)
{
	struct rights q = {.city = r->city, .tx = r->tx, .arena = r->arena, .pack = r->pack, .lang = r->lang, .who = r->who,
		.now = r->now};
	struct rights_answer a;
	return req_ok(r, right(&q, id, &a, &r->err)) && a.may;
}

static const char *person(struct req *r, const struct json *who)
{
	return arena_cprintf(r->arena, "%.*s %.*s", STR_ARG(json_str(who, "title")), STR_ARG(json_str(who, "name")));
}

/* On paper without the state: it is that of another day. */
static void facts(struct req *r, const struct document_version *v, bool paper)
{
	html(r->out, "<dl class='dl'>");
	if (!paper) {
		html(r->out, "<dt>%s</dt><dd>", t_state_column(r->lang));
		document_state(r, v);
		html(r->out, "</dd>");
	}
	ui_dt(r, t_document_in_force_from(r->lang), document_say_day(r, v->from));
	if (v->till != CIVIL_NONE)
		ui_dt(r, t_document_till(r->lang), document_say_day(r, v->till));
	if (v->review_by != CIVIL_NONE)
		ui_dt(r, t_document_review_by(r->lang), document_say_day(r, v->review_by));
	ui_dt(r, t_document_drafted_by(r->lang), person(r, v->who));
	if (v->approved_who)
		ui_dt(r, t_document_approved_by(r->lang), person(r, v->approved_who));
	if (*v->meeting)
		ui_dt(r, t_document_meeting(r->lang), v->meeting);
	int64_t keep = document_keep_till(r->pack, document_of(r->pack, v->document), v);
	if (keep != CIVIL_NONE)
		ui_dt(r, t_document_keep_till(r->lang), document_say_day(r, keep));
	if (v->case_file)
		html(r->out, "<dt>%s</dt><dd><a href='/cases/%lld'>%s</a></dd>", t_document_by_case(r->lang),
			(long long)v->case_file,
			v->edition);
	html(r->out, "<dt>%s</dt><dd><a class='mono' href='/trail/%lld'>%s</a></dd></dl>\n", t_entry(r->lang),
		(long long)v->entry,
		num_grouped(r->arena, v->entry));
}

static void text(struct req *r, const struct document_version *v)
{
	if (!*v->text)
		return;
	ui_section(r, "text-h", t_document_text(r->lang), NULL, NULL, NULL);
	struct str rest = str_of(v->text);
	while (rest.n) {
		struct str line = str_cut(&rest, '\n');
		html(r->out, "<p>%.*s</p>\n", STR_ARG(line));
	}
	ui_section_end(r);
}

/* ---- what may be done ---- */

static void confirm(struct req *r, const struct document_version *v)
{
	struct document_unread *list;
	size_t n;
	int64_t by = CIVIL_NONE;
	if (!may(r, document_may_read, v->id) ||
		!req_ok(r, document_to_read(r->tx, r->arena, r->pack, v->organ, r->who.person, civil_date_of_ms(r->now), &list,
			&n,
			&r->err)))
		return;
	for (size_t i = 0; i < n; i++)
		by = list[i].version.id == v->id ? list[i].by : by;
	req_form_begin(r, arena_cprintf(r->arena, "/versions/%lld/read", (long long)v->id), "yours stack tight");
	html(r->out, "<p>%s</p><p class='acts'><button class='btn btn-1' type='submit'>%s</button></p>",
		t_document_confirm_by(r->lang, document_say_day(r, by)), t_document_confirm(r->lang));
	req_form_end(r);
}

static const char *digest_of(struct req *r, const struct document_version *v)
{
	struct buf b;
	buf_init(&b, 2 * HASH_LEN + 1);
	num_hex(&b, v->digest.b, HASH_LEN);
	const char *hex = arena_cstr(r->arena, buf_str(&b));
	buf_free(&b);
	return hex;
}

static void adopt(struct req *r, const struct document_version *v, const struct document *d)
{
	const struct role *role = document_approver(r->pack, d);
	req_form_begin(r, arena_cprintf(r->arena, "/versions/%lld/adopt", (long long)v->id), "yours stack tight");
	html(r->out,
		"<p>%s</p><input type='hidden' name='digest' value='%s'><div class='f'><label for='f-from'>%s</label><input "
		"class='in "
		"in-s' type='date' id='f-from' name='from' value='%.*s'></div>",
		t_document_adopt_hint(r->lang), digest_of(r, v), t_document_in_force_from(r->lang), STR_ARG(req_shown(r,
			"from", "")));
	if (role && role->filled == FILLED_BODY)
		html(r->out, "<div class='f'><label for='f-meeting'>%s</label><input class='in' type='text' id='f-meeting' "
			"name='meeting' value='%.*s'></div>", t_document_meeting(r->lang), STR_ARG(req_shown(r, "meeting", "")));
	html(r->out, "<p class='acts'><button class='btn btn-1' type='submit'>%s</button></p>", t_document_to_adopt(r->lang));
	req_form_end(r);
}

static void with_reason(struct req *r, const struct document_version *v, const char *what, const char *hint, const char *word)
{
	req_form_begin(r, arena_cprintf(r->arena, "/versions/%lld/%s", (long long)v->id, what), "stack tight");
	html(r->out,
		"<p>%s</p><div class='f'><label for='f-%s'>%s</label><textarea class='in' rows='2' id='f-%s' "
		"name='reason'>\n%.*s</textarea></div><p class='acts'><button class='btn btn-s' type='submit'>%s</button></p>",
		hint, what, t_reason(r->lang), what, STR_ARG(req_shown(r, "reason", "")), word);
	req_form_end(r);
}

static void deeds(struct req *r, const struct document_version *v, const struct document *d)
{
	int64_t today = civil_date_of_ms(r->now);
	bool in_force = strcmp(v->state, "adopted") == 0 && v->from <= today && (v->till == CIVIL_NONE || v->till >= today);
	if (strcmp(v->state, "draft") == 0 && may(r, document_may_approve, v->id))
		adopt(r, v, d);
	if (!in_force)
		return;
	confirm(r, v);
	if (!may(r, document_may_approve, v->id))
		return;
	if (d->review)
		with_reason(r, v, "review", t_document_review_hint(r->lang), t_document_to_review(r->lang));
	with_reason(r, v, "withdraw", t_document_withdraw_hint(r->lang), t_document_to_withdraw(r->lang));
}

static void version_show(struct req *r)
{
	const struct subject *s = r->subject;
	const struct document_version *v = &s->v;
	const char *title = title_in(&s->d->elem.title, r->lang), *base = arena_cprintf(r->arena, "/versions/%lld",
		(long long)v->id);
	frame_begin(r, title, NAV_CLAUSES, false);
	CRUMBS(r, {"/documents", t_documents(r->lang)},
		{arena_cprintf(r->arena, "/documents/%s?unit=%lld", v->document, (long long)v->unit), title}, {NULL, v->edition});
	if (req_query(r, "done").n)
		ui_done(r, t_document_done(r->lang), "");
	field_failures(r);
	ui_head(r, title, t_unit_and_name(r->lang, document_unit_name(r, v->unit), v->edition), false);
	if (v->disposed)
		ui_warn(r, t_disposed_by(r->lang, num_grouped(r->arena, v->disposed)), t_disposed_next(r->lang));
	html(r->out, "<div class='cols'><div class='stack'>");
	text(r, v);
	attach_list(r, OBJECT_DOCUMENT, v->id, base);
	html(r->out, "</div><aside class='stack'>");
	facts(r, v, false);
	html(r->out, "<p class='more'><a href='%s/print'>%s</a></p>", base, t_document_print(r->lang));
	deeds(r, v, s->d);
	html(r->out, "</aside></div>\n");
	frame_end(r);
}

static void print_show(struct req *r)
{
	const struct subject *s = r->subject;
	const char *title = title_in(&s->d->elem.title, r->lang);
	frame_paper(r, title);
	html(r->out, "<h1>%s</h1><p>%s %s</p>", title, document_unit_name(r, s->v.unit), s->v.edition);
	text(r, &s->v);
	facts(r, &s->v, true);
	frame_paper_end(r);
}

static void file_show(struct req *r) { attach_show(r, OBJECT_DOCUMENT, r->ids[0]); }

static void version_post(struct req *r)
{
	struct act_result done;
	if (req_act(r, req_act_in(r), &done))
		req_redirect(r, "/versions/%lld?done=1", (long long)r->ids[0]);
}

static const char *versions_title(const struct lang *l) { return t_documents(l); }
static const char *const version_query[] = {"done", NULL};
const struct page page_version = {.method = "GET", .path = "/versions/{id}", .title = versions_title, .access = PAGE_LOGIN,
	.query = version_query, .may = version_may, .show = version_show};
const struct page page_version_print = {.method = "GET", .path = "/versions/{id}/print", .title = versions_title,
	.access = PAGE_LOGIN, .may = version_may, .show = print_show};
const struct page page_version_file = {.method = "GET", .path = "/versions/{id}/files/{id}", .title = versions_title,
	.access = PAGE_LOGIN, .may = version_may, .show = file_show};
const struct page page_version_adopt = {.method = "POST", .path = "/versions/{id}/adopt", .title = versions_title,
	.access = PAGE_LOGIN, .lane = LANE_ACT, .act = "document_adopt", .may = version_may, .show = version_post,
	.form = &page_version};
const struct page page_version_review = {.method = "POST", .path = "/versions/{id}/review", .title = versions_title,
	.access = PAGE_LOGIN, .lane = LANE_ACT, .act = "document_review", .may = version_may, .show = version_post,
	.form = &page_version};
const struct page page_version_withdraw = {.method = "POST", .path = "/versions/{id}/withdraw", .title = versions_title,
	.access = PAGE_LOGIN, .lane = LANE_ACT, .act = "document_withdraw", .may = version_may, .show = version_post,
	.form = &page_version};
const struct page page_version_read = {.method = "POST", .path = "/versions/{id}/read", .title = versions_title,
	.access = PAGE_LOGIN, .lane = LANE_ACT, .act = "document_read", .may = version_may, .show = version_post,
	.form = &page_version};
