/* 規程データ: what is in force, what is proposed and what it changes for whom, decisions, records that move along. */
#include "engine/issue.h"
#include "engine/object.h"
#include "engine/org.h"
#include "engine/policy.h"
#include "engine/rights.h"
#include "pack/diff.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "pages/policy.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

/* ---- who may ---- */

static bool has_right(struct req *r, enum right right, int64_t object)
{
	struct rights q = {
		.city = r->city, .tx = r->tx, .arena = r->arena, .pack = r->pack, .lang = r->lang, .who = r->who, .now = r->now};
	struct rights_answer a;
	return req_ok(r, rights_may(&q, right, object, &a, &r->err)) && a.may;
}

/* Who approves packs, and the information section. */
bool policy_may(struct req *r) { return r->pack && has_right(r, RIGHT_PARAM, 0); }

bool policy_one(struct req *r, struct proposal *ret)
{
	bool found = false;
	return req_ok(r, proposal_get(r->tx, r->arena, r->ids[0], ret, &found, &r->err)) && found &&
		ret->organ == (r->who.organ ? r->who.organ : 1);
}

bool policy_proposal_may(struct req *r)
{
	struct proposal p;
	return policy_may(r) && policy_one(r, &p);
}

/* ---- words ---- */

const char *policy_page_hex(struct req *r, const struct hash *h)
{
	struct buf b;
	buf_init(&b, 2 * HASH_LEN + 1);
	num_hex(&b, h->b, HASH_LEN);
	const char *text = arena_cstr(r->arena, buf_str(&b));
	buf_free(&b);
	return text;
}

static const char *state_word(struct req *r, const char *state)
{
	static const struct { const char *state; const char *(*word)(const struct lang *); } words[] = {
		{"proposed", t_policy_proposed}, {"approved", t_policy_approved}, {"in_force", t_policy_in_force},
		{"refused", t_policy_refused}, {"withdrawn", t_policy_withdrawn}, {"fallen", t_policy_fallen},
	};
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (strcmp(words[i].state, state) == 0)
			return words[i].word(r->lang);
	return state;
}

static const char *day(struct req *r, int64_t date)
{
	return date ? civil_say_date(r->arena, date, CIVIL_DENSE, lang_ja(r->lang)) : "";
}

const char *policy_edition(struct req *r, const struct pack *p)
{
	return p->edition ? p->edition : t_diff_no_edition(r->lang);
}

/* ---- the overview ---- */

static void proposal_row(struct req *r, const struct proposal *p)
{
	const struct pack *pack = city_pack_by_digest(r->city, r->tx, &p->pack, &r->err);
	if (!req_ok(r, pack != NULL))
		return;
	html(r->out, "<tr><th scope='row'><a href='/policy/%lld'>%s</a></th><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n",
		(long long)p->id, t_diff_edition(r->lang, policy_edition(r, pack), arena_cprintf(r->arena, "%.8s",
			policy_page_hex(r, &p->pack))),
		state_word(r, p->state), ui_short(r, p->proposed), p->decided ? ui_short(r, p->decided) : "", p->signer);
}

static void overview(struct req *r)
{
	struct proposal *list;
	size_t n;
	if (!req_ok(r, proposal_list(r->tx, r->arena, r->who.organ ? r->who.organ : 1, &list, &n, &r->err)))
		return;
	frame_begin(r, t_policy_title(r->lang), NAV_POLICY, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {NULL, t_policy_title(r->lang)});
	ui_head(r, t_policy_title(r->lang), title_in(&r->pack->title, r->lang), false);
	html(r->out, "<dl class='dl'>");
	ui_dt(r, t_policy_edition(r->lang), policy_edition(r, r->pack));
	ui_dt(r, t_policy_digest(r->lang), policy_page_hex(r, &r->pack->digest));
	ui_dt(r, t_diff_approved(r->lang), r->pack->approved_by ? title_in(&r->pack->approved_by->elem.title, r->lang) : "");
	html(r->out, "</dl><p class='acts'><a class='btn' href='/policy/params'>%s</a>", t_policy_params(r->lang));
	if (has_right(r, RIGHT_PEOPLE, 0))
		html(r->out, "<a class='btn' href='/policy/new'>%s</a>", t_policy_new(r->lang));
	html(r->out, "</p>\n");
	ui_section(r, "prop-h", t_policy_history(r->lang), ui_count(r, (int64_t)n), NULL, NULL);
	if (!n)
		ui_empty(r, t_policy_none(r->lang), t_policy_none_next(r->lang));
	else
		html(r->out, "<div class='scroll' tabindex='0'><table class='dense mid'><caption "
			"class='vh'>%s</caption><thead><tr>"
			"<th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th>"
			"<th scope='col'>%s</th></tr></thead><tbody>\n", t_policy_history(r->lang), t_policy_edition(r->lang),
			t_policy_state(r->lang), t_policy_day(r->lang), t_policy_decided(r->lang), t_policy_signer(r->lang));
	for (size_t i = 0; i < n; i++)
		proposal_row(r, &list[i]);
	if (n)
		html(r->out, "</tbody></table></div>\n");
	ui_section_end(r);
	policy_kept(r);
	frame_end(r);
}

/* ---- one proposal ---- */

void policy_box(struct req *r, const char *name, const char *label)
{
	html(r->out, "<div class='f'><label for='f-%s'>%s</label><input class='in' type='text' id='f-%s' name='%s' value='%.*s' "
		"autocomplete='off'", name, label, name, name, STR_ARG(req_shown(r, name, "")));
	html(r->out, " aria-describedby='e-%s'>\n", name);
	ui_problem(r, name);
	html(r->out, "</div>\n");
}

static void decision_form(struct req *r, const struct proposal *p, const char *verb, const char *word, bool solid, bool body)
{
	req_form_begin(r, arena_cprintf(r->arena, "/policy/%lld/%s", (long long)p->id, verb), "yours stack tight");
	html(r->out, "<input type='hidden' name='digest' value='%s'>", policy_page_hex(r, &p->pack));
	if (body) {
		policy_box(r, "meeting", t_policy_meeting_name(r->lang));
		policy_box(r, "met", t_policy_met(r->lang));
		policy_box(r, "minutes", t_policy_minutes_no(r->lang));
	}
	if (strcmp(verb, "approve") == 0)
		policy_box(r, "from", t_policy_from(r->lang));
	policy_box(r, "reason", t_reason(r->lang));
	html(r->out, "<p class='acts'><button class='btn %s' type='submit'>%s</button></p>", solid ? "btn-1" : "btn-s", word);
	req_form_end(r);
}

static void decisions(struct req *r, const struct proposal *p)
{
	bool open = strcmp(p->state, "proposed") == 0, waits = strcmp(p->state, "approved") == 0;
	bool body = r->pack->approved_by && r->pack->approved_by->filled == FILLED_BODY;
	if (open && has_right(r, RIGHT_APPROVER, p->id)) {
		decision_form(r, p, "approve", t_policy_approve(r->lang), true, body);
		decision_form(r, p, "refuse", t_policy_refuse(r->lang), false, body);
	}
	if ((open || waits) && has_right(r, RIGHT_PEOPLE, 0)) {
		req_form_begin(r, arena_cprintf(r->arena, "/policy/%lld/withdraw", (long long)p->id), "yours stack tight");
		policy_box(r, "reason", t_reason(r->lang));
		html(r->out, "<p class='acts'><button class='btn btn-s' type='submit'>%s</button></p>",
			t_policy_withdraw(r->lang));
		req_form_end(r);
	}
}

static void group(struct req *r, const struct diff *d, const struct role *role)
{
	int n = 0;
	for (size_t i = 0; i < d->lines.n; i++)
		n += diff_concerns(&d->lines.p[i], role);
	if (!n)
		return;
	html(r->out, "<h3>%s</h3><ul class='dots'>\n",
		t_diff_group(r->lang, role ? title_in(&role->elem.title, r->lang) : t_diff_everybody(r->lang), n));
	for (size_t i = 0; i < d->lines.n; i++)
		if (diff_concerns(&d->lines.p[i], role))
			html(r->out, "<li>%s</li>\n", diff_say(r->lang, &d->lines.p[i]));
	html(r->out, "</ul>\n");
}

static void changes(struct req *r, const struct proposal *p)
{
	const struct pack *before = city_pack_by_digest(r->city, r->tx, &p->base, &r->err);
	const struct pack *after = before ? city_pack_by_digest(r->city, r->tx, &p->pack, &r->err) : NULL;
	struct diff d;
	if (!req_ok(r, after != NULL))
		return;
	pack_diff(before, after, r->lang, &d);
	ui_section(r, "diff-h", t_policy_changes(r->lang), ui_count(r, (int64_t)d.lines.n), NULL, NULL);
	for (size_t i = 0; i < d.groups.n; i++)
		group(r, &d, d.groups.p[i]);
	group(r, &d, NULL);
	ui_section_end(r);
}

static void moved(struct req *r, const struct proposal *p)
{
	int64_t done, total, all, open;
	if (!p->applied || !req_ok(r, migrate_progress(r->tx, p->id, &done, &total, &r->err)) ||
		!req_ok(r, issue_counts(r->tx, p->id, &all, &open, &r->err)))
		return;
	ui_section(r, "move-h", t_policy_moved(r->lang), NULL, NULL, NULL);
	html(r->out, "<p>%s</p>\n", p->migrated ? t_policy_moved_all(r->lang, (long long)p->changed)
						: t_policy_moved_some(r->lang, (long long)done, (long long)total));
	html(r->out, "<p>%s</p>\n", all ? t_issue_counts(r->lang, num_grouped(r->arena, all), num_grouped(r->arena, open))
					 : t_issue_none(r->lang));
	html(r->out, "<p class='acts'><a class='btn' href='/policy/%lld/moved'>%s</a></p>\n", (long long)p->id,
		t_issue_report(r->lang));
	ui_section_end(r);
}

static void proposal_show(struct req *r)
{
	struct proposal p;
	const struct pack *pack;
	if (!policy_one(r, &p) || !req_ok(r, (pack = city_pack_by_digest(r->city, r->tx, &p.pack, &r->err)) != NULL))
		return;
	frame_begin(r, t_policy_proposal(r->lang), NAV_POLICY, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/policy", t_policy_title(r->lang)}, {NULL, t_policy_proposal(r->lang)});
	field_failures(r);
	ui_head(r, t_policy_proposal(r->lang), title_in(&pack->title, r->lang), false);
	html(r->out, "<dl class='dl'>");
	ui_dt(r, t_policy_edition(r->lang), policy_edition(r, pack));
	ui_dt(r, t_policy_digest(r->lang), policy_page_hex(r, &p.pack));
	ui_dt(r, t_policy_signer(r->lang), *p.signer ? p.signer : t_policy_unsigned(r->lang));
	ui_dt(r, t_policy_state(r->lang), state_word(r, p.state));
	ui_dt(r, t_reason(r->lang), p.reason);
	if (p.starts)
		ui_dt(r, t_policy_from(r->lang), day(r, p.starts));
	if (*p.meeting)
		ui_dt(r, t_policy_meeting_name(r->lang), arena_cprintf(r->arena, "%s %s %s", p.meeting, day(r, p.met),
			p.minutes));
	if (*p.said)
		ui_dt(r, t_policy_said(r->lang), p.said);
	html(r->out, "</dl><p class='acts'><a class='btn btn-t' href='/trail/%lld'>%s</a></p>\n", (long long)p.entry,
		t_policy_entry(r->lang));
	changes(r, &p);
	decisions(r, &p);
	moved(r, &p);
	frame_end(r);
}

static void proposal_post(struct req *r)
{
	struct act_result done;
	if (req_act(r, req_act_in(r), &done))
		req_redirect(r, "/policy/%lld", (long long)r->ids[0]);
}

static const char *policy_title(const struct lang *l) { return t_policy_title(l); }
const struct page page_policy = {
	.method = "GET", .path = "/policy", .title = policy_title, .access = PAGE_LOGIN, .may = policy_may, .show = overview};
const struct page page_policy_one = {.method = "GET", .path = "/policy/{id}", .title = policy_title, .access = PAGE_LOGIN,
	.may = policy_proposal_may, .show = proposal_show};
const struct page page_policy_approve = {.method = "POST", .path = "/policy/{id}/approve", .title = policy_title,
	.access = PAGE_LOGIN, .lane = LANE_ACT, .act = "pack_approve", .may = policy_proposal_may, .show = proposal_post,
	.form = &page_policy_one};
const struct page page_policy_refuse = {.method = "POST", .path = "/policy/{id}/refuse", .title = policy_title,
	.access = PAGE_LOGIN, .lane = LANE_ACT, .act = "pack_refuse", .may = policy_proposal_may, .show = proposal_post,
	.form = &page_policy_one};
const struct page page_policy_withdraw = {.method = "POST", .path = "/policy/{id}/withdraw", .title = policy_title,
	.access = PAGE_LOGIN, .lane = LANE_ACT, .act = "pack_withdraw", .may = policy_proposal_may, .show = proposal_post,
	.form = &page_policy_one};
