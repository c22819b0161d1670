/* トップ: what this reader must do, in the order of office.md §6; one page, its sections by what he is. */
#include "engine/case.h"
#include "engine/record.h"
#include "pages/caselist.h"
#include "pages/frame.h"
#include "text/text.h"
#include "util/civil.h"

static void accident(struct req *r)
{
	html(r->out,
		"<section class='sos' aria-labelledby='sos-h'><div><h2 id='sos-h'>%s</h2><p>%s</p></div><a class='alarm full' "
		"href='/report'>",
		t_accident_when(r->lang), t_accident_first(r->lang));
	ui_icon(r, ICON_alarm, "i");
	html(r->out, "%s</a></section>\n", t_report_accident(r->lang));
}

static enum icon door_icon(const char *name)
{
	static const struct { const char *name; enum icon icon;
	} icons[] = {
		{"out", ICON_out},
		{"media", ICON_usb},
		{"remote", ICON_house},
		{"ids", ICON_id},
		{"change", ICON_pc},
		{"discard", ICON_bin}, {"except", ICON_seal}, {"vendor", ICON_phone},
	};
	for (size_t i = 0; i < ARRAY_LEN(icons); i++)
		if (strcmp(icons[i].name, name) == 0)
			return icons[i].icon;
	return ICON_print;
}

void home_doors(struct req *r)
{
	if (!r->pack)
		return;
	html(r->out, "<ul class='doors'>");
	for (size_t i = 0; i < r->pack->elems.n; i++) {
		const struct elem *e = r->pack->elems.p[i];
		if (e->kind != ELEM_DOOR || ((const struct door *)e)->no_login || !door_leads(r->pack, (const struct door *)e))
			continue;
		html(r->out, "<li><a class='door' href='/doors/%s?q=0'>", e->name);
		ui_icon(r, door_icon(e->name), "i");
		html(r->out, "<b>%s</b></a></li>\n", title_in(&e->title, r->lang));
	}
	html(r->out, "</ul>\n");
}

static void my_due(struct req *r)
{
	struct case_line *lines;
	size_t n;
	if (!req_ok(r, case_inbox(r->city, r->tx, r->arena, &r->who, r->lang, STEP_TASK, &lines, &n, &r->err)))
		return;
	ui_section(r, "due-h", t_my_due(r->lang), ui_count(r, (int64_t)n), NULL, NULL);
	if (n)
		caselist_tasks(r, lines, n, NULL);
	else
		ui_empty(r, t_no_my_due(r->lang), t_no_my_due_next(r->lang));
	ui_section_end(r);
}

static void my_cases(struct req *r)
{
	struct case_line *lines;
	size_t n;
	if (!req_ok(r, case_mine(r->city, r->tx, r->arena, &r->who, r->lang, false, 20, &lines, &n, &r->err)))
		return;
	ui_section(r, "app-h", t_my_requests(r->lang), ui_count(r, (int64_t)n), "/cases?closed=1", t_closed_requests(r->lang));
	if (!n)
		ui_empty(r, t_no_my_requests(r->lang), "");
	caselist_rows(r, lines, n);
	ui_section_end(r);
}

static void confirmations(struct req *r)
{
	struct case_line *lines;
	size_t n;
	if (!req_ok(r, case_inbox(r->city, r->tx, r->arena, &r->who, r->lang, STEP_CONFIRM, &lines, &n, &r->err)) || n == 0)
		return;
	ui_section(r, "conf-h", t_confirmations_waiting(r->lang), ui_count(r, (int64_t)n), NULL, NULL);
	caselist_tasks(r, lines, n, NULL);
	ui_section_end(r);
}

static void decisions(struct req *r)
{
	struct case_line *lines;
	size_t n;
	if (!req_ok(r, case_inbox(r->city, r->tx, r->arena, &r->who, r->lang, STEP_DECIDE, &lines, &n, &r->err)))
		return;
	ui_section(r, "dec-h", t_decisions_waiting(r->lang), ui_count(r, (int64_t)n), "/decide", t_to_decide(r->lang));
	if (!n)
		ui_empty(r, t_no_decisions(r->lang), "");
	else
		caselist_tasks(r, lines, n < 5 ? n : 5, t_to_decide_one(r->lang));
	ui_section_end(r);
}

/* href: where the whole list stands, NULL none. */
static void overdue(struct req *r, int64_t unit, const char *title, const char *href, const char *link)
{
	struct case_line *lines;
	size_t n;
	if (!req_ok(r, case_overdue(r->city, r->tx, r->arena, unit, r->lang, 10, &lines, &n, &r->err)))
		return;
	ui_section(r, "late-h", title, ui_count(r, (int64_t)n), n ? href : NULL, link);
	if (!n)
		ui_empty(r, t_nothing_late(r->lang), "");
	caselist_rows(r, lines, n);
	ui_section_end(r);
}

static void ratify(struct req *r)
{
	struct case_line *lines;
	size_t n;
	if (!req_ok(r, case_ratify(r->city, r->tx, r->arena, &r->who, r->lang, &lines, &n, &r->err)) || n == 0)
		return;
	ui_section(r, "rat-h", t_ratify_waiting(r->lang), ui_count(r, (int64_t)n), "/org", t_structure(r->lang));
	caselist_tasks(r, lines, n, t_ratify_title(r->lang));
	ui_section_end(r);
}

/* 代決: what waits for somebody whom the reader may stand in for. */
static void stand_in(struct req *r)
{
	struct case_line *lines;
	size_t n;
	if (!req_ok(r, case_stand_in(r->city, r->tx, r->arena, &r->who, r->lang, &lines, &n, &r->err)) || n == 0)
		return;
	ui_section(r, "si-h", t_stand_in_waiting(r->lang), ui_count(r, (int64_t)n), "/decide", t_to_decisions(r->lang));
	html(r->out, "<p class='sub lead'>%s</p>", t_stand_in_hint(r->lang));
	caselist_rows(r, lines, n < 5 ? n : 5);
	ui_section_end(r);
}

/* 台帳の未確認: lines of the section that nobody has checked yet. */
static void unchecked(struct req *r, int64_t unit)
{
	bool some = false;
	for (size_t i = 0; unit && r->pack && i < r->pack->elems.n; i++) {
		const struct elem *e = r->pack->elems.p[i];
		struct tally *counts;
		size_t n;
		if (e->kind != ELEM_REGISTER)
			continue;
		if (!req_ok(r, record_tally(r->tx, r->arena, e->name, unit, "verified", &counts, &n, &r->err)))
			return;
		for (size_t k = 0; k < n; k++) {
			if (strcmp(counts[k].value, "no") != 0 || counts[k].n == 0)
				continue;
			if (!some) {
				ui_section(r, "led-h", t_ledgers_unchecked(r->lang), NULL, "/ledgers", t_ledgers(r->lang));
				html(r->out, "<ul class='rows plain small'>");
			}
			some = true;
			html(r->out, "<li class='row kv-row'><a class='t' href='/ledgers/%s?e0=%lld'>%s</a>", e->name,
				(long long)unit, title_in(&e->title, r->lang));
			ui_status(r, ICON_unknown, t_not_proven_n(r->lang, (long long)counts[k].n));
			html(r->out, "</li>\n");
		}
	}
	if (some) {
		html(r->out, "</ul>");
		ui_section_end(r);
	}
}

/* お知らせ: what was told to this reader about cases. */
static void notices(struct req *r)
{
	struct case_notice *list;
	size_t n;
	if (!req_ok(r, case_notices(r->city, r->tx, r->arena, r->who.person, 5, r->lang, &list, &n, &r->err)) || n == 0)
		return;
	ui_section(r, "no-h", t_notices(r->lang), NULL, NULL, NULL);
	html(r->out, "<ul class='rows plain small'>");
	for (size_t i = 0; i < n; i++)
		html(r->out, "<li><p class='sub'>%s</p><a href='/cases/%lld'>%s</a></li>\n", ui_time(r, list[i].at),
			(long long)list[i].file, list[i].text);
	html(r->out, "</ul>");
	ui_section_end(r);
}

static void standing_summary(struct req *r)
{
	enum standing *all;
	if (!r->pack || !req_ok(r, standing_all(r->city, r->tx, r->arena, r->pack, r->now, r->lang, &all, &r->err)))
		return;
	int64_t count[5] = {0}, total = 0;
	for (size_t i = 0; i < r->pack->clauses.n; i++) {
		if (r->pack->clauses.p[i]->is_chapter)
			continue;
		count[all[i]]++;
		total++;
	}
	static const enum standing order[] = {STAND_BROKEN, STAND_RISK, STAND_UNKNOWN, STAND_REST, STAND_KEPT};
	ui_section(r, "sd-h", t_clause_standing(r->lang), t_count_clauses(r->lang, (long long)total), "/clauses",
		t_clauses(r->lang));
	html(r->out, "<ul class='rows plain small'>");
	for (size_t i = 0; i < ARRAY_LEN(order); i++) {
		html(r->out, "<li class='row kv-row'><div>");
		ui_status(r, ui_standing_mark(order[i]), ui_standing_word(r->lang, order[i]));
		html(r->out, "</div><a class='num' href='/clauses?s=%d'>%lld</a></li>", order[i], (long long)count[order[i]]);
	}
	html(r->out, "</ul>");
	ui_section_end(r);
}

static void last_login(struct req *r)
{
	html(r->out,
		"<section class='note' aria-labelledby='last-h'><h2 id='last-h' class='h-s'>%s</h2><p class='sub'>%s<br><a "
		"href='/report'>%s</a></p></section>\n",
		t_last_login(r->lang), r->session->previous ? ui_time(r, r->session->previous) : t_first_login(r->lang),
		t_last_login_doubt(r->lang));
}

static void look_up(struct req *r)
{
	ui_section(r, "law-h", t_look_up_rules(r->lang), NULL, NULL, NULL);
	html(r->out,
		"<form class='ask' role='search' aria-label='%s' action='/clauses' method='get'><label for='law'>%s</label>"
		"<div class='ask-row'><input type='text' class='in' id='law' name='w'><button class='btn' "
		"type='submit'>%s</button></div></form>"
		"<p class='more'><a href='/clauses'>%s</a></p>",
		t_look_up_rules(r->lang), t_look_up_what(r->lang), t_find(r->lang), t_all_clauses(r->lang));
	ui_section_end(r);
}

static void home_show(struct req *r)
{
	const struct reader *me = frame_reader(r);
	frame_begin(r, t_home(r->lang), NAV_HOME, false);
	ui_head(r, t_home(r->lang), me->person.name ? t_unit_and_name(r->lang, ui_post(r, me->person.unit_name, me->person.title),
		me->person.name) : NULL, true);
	if (!me->head && !me->desk && !me->leader)
		accident(r);
	html(r->out, "<div class='cols'><div class='stack'>");
	if (me->head) {
		decisions(r);
		ratify(r);
	}
	confirmations(r);
	if (me->desk)
		overdue(r, 0, t_city_late(r->lang), NULL, NULL);
	else if (me->head || me->leader)
		overdue(r, me->section, t_section_late(r->lang), "/reminders", t_reminders(r->lang));
	if (me->stands_in)
		stand_in(r);
	my_due(r);
	ui_section(r, "door-h", t_apply_here(r->lang), NULL, "/apply", t_all_doors(r->lang));
	home_doors(r);
	ui_section_end(r);
	my_cases(r);
	html(r->out, "</div><aside class='stack' aria-label='%s'>", t_beside(r->lang));
	if (me->desk)
		standing_summary(r);
	if (me->head || me->leader)
		unchecked(r, me->section);
	look_up(r);
	notices(r);
	last_login(r);
	html(r->out, "</aside></div>\n");
	frame_end(r);
}

static void apply_show(struct req *r)
{
	frame_begin(r, t_apply(r->lang), NAV_APPLY, false);
	ui_head(r, t_apply(r->lang), t_apply_hint(r->lang), false);
	home_doors(r);
	my_cases(r);
	frame_end(r);
}

static void report_show(struct req *r)
{
	frame_begin(r, t_report_accident(r->lang), NAV_NONE, false);
	ui_head(r, t_report_accident(r->lang), t_accident_first(r->lang), false);
	html(r->out, "<div class='warn'><p><b>%s</b></p></div><ul class='dots'><li>%s</li><li>%s</li><li>%s</li></ul>",
		r->contact && *r->contact ? t_call(r->lang, r->contact) : t_call_head(r->lang), t_tell_what(r->lang),
		t_tell_when(r->lang), t_tell_touch(r->lang));
	frame_end(r);
}

static const char *home_title(const struct lang *l) { return t_home(l); }
static const char *apply_title(const struct lang *l) { return t_apply(l); }
static const char *report_title(const struct lang *l) { return t_report_accident(l); }

const struct page page_home = {.method = "GET", .path = "/", .title = home_title, .access = PAGE_LOGIN, .show = home_show};
const struct page page_apply = {
	.method = "GET", .path = "/apply", .title = apply_title, .access = PAGE_LOGIN, .show = apply_show};
const struct page page_report = {
	.method = "GET", .path = "/report", .title = report_title, .access = PAGE_OPEN, .show = report_show};
