#include "pages/home.h"

#include "engine/document.h"
#include "engine/record.h"
#include "pages/caselist.h"
#include "pages/chart.h"
#include "pages/clauses.h"
#include "pages/round.h"
#include "text/text.h"
#include "util/civil.h"

#define BROKEN_MOST 10 /* clauses of a standing on the start page; the rest is a link away */
#define CASES_MOST 20
#define NOTICES_MOST 5

void home_accident(struct req *r)
{
	html(r->out,
		"<section class='sos' aria-labelledby='sos-h'><div><h2 id='sos-h'>%s</h2><p>%s %s</p></div><a class='alarm full' "
		"href='/report'>",
		t_accident_when(r->lang), t_accident_first(r->lang), r->contact ? r->contact : "");
	ui_icon(r, ICON_alarm, "i");
	html(r->out, "%s</a></section>\n", t_report_accident(r->lang));
}

bool home_tasks(struct req *r, struct case_line **ret_role, size_t *ret_n_role, struct case_line **ret_own, size_t *ret_n_own)
{
	struct case_line *all;
	size_t n;
	*ret_n_role = *ret_n_own = 0;
	if (!req_ok(r, case_inbox(r->city, r->tx, r->arena, &r->who, r->lang, STEP_TASK, &all, &n, &r->err)))
		return false;
	*ret_role = arena_array(r->arena, n + 1, sizeof(*all));
	*ret_own = arena_array(r->arena, n + 1, sizeof(*all));
	for (size_t i = 0; i < n; i++) {
		if (*all[i].role)
			(*ret_role)[(*ret_n_role)++] = all[i];
		else
			(*ret_own)[(*ret_n_own)++] = all[i];
	}
	return true;
}

void home_my_due(struct req *r, const struct case_line *lines, size_t n)
{
	struct round_lines owed;
	if (!round_owed(r, &owed))
		return;
	ui_section(r, "due-h", t_my_due(r->lang), ui_count(r, (int64_t)(n + owed.n)), NULL, NULL);
	if (n)
		caselist_tasks(r, lines, n, NULL);
	round_tasks(r, &owed);
	if (!n && !owed.n)
		ui_empty(r, t_no_my_due(r->lang), t_no_my_due_next(r->lang));
	ui_section_end(r);
}

void home_my_cases(struct req *r)
{
	struct case_line *lines;
	size_t n;
	if (!req_ok(r, case_mine(r->city, r->tx, r->arena, &r->who, r->lang, false, CASES_MOST, &lines, &n, &r->err)))
		return;
	ui_section(r, "app-h", t_my_requests(r->lang), ui_count(r, (int64_t)n), "/cases?closed=1", t_closed_requests(r->lang));
	if (!n)
		ui_empty(r, t_no_my_requests(r->lang), "");
	caselist_rows(r, lines, n);
	ui_section_end(r);
}

void home_my_cases_narrow(struct req *r)
{
	struct case_line *lines;
	size_t n;
	if (!req_ok(r, case_mine(r->city, r->tx, r->arena, &r->who, r->lang, false, CASES_MOST, &lines, &n, &r->err)))
		return;
	ui_section(r, "app-h", t_own_requests(r->lang), ui_count(r, (int64_t)n), "/apply", t_apply_here(r->lang));
	if (n) {
		caselist_narrow(r, lines, n);
		html(r->out, "<p class='sub'>%s</p>", t_own_requests_above(r->lang));
	} else {
		ui_empty(r, t_no_my_requests(r->lang), "");
	}
	ui_section_end(r);
}

void home_apply_here(struct req *r)
{
	ui_section(r, "door-h", t_apply_here(r->lang), NULL, "/apply", t_all_doors(r->lang));
	home_doors(r, false);
	ui_section_end(r);
}

void home_confirmations(struct req *r)
{
	struct case_line *lines;
	size_t n;
	if (!req_ok(r, case_inbox(r->city, r->tx, r->arena, &r->who, r->lang, STEP_CONFIRM, &lines, &n, &r->err)) || n == 0)
		return;
	ui_section(r, "conf-h", t_confirmations_waiting(r->lang), ui_count(r, (int64_t)n), NULL, NULL);
	caselist_tasks(r, lines, n, NULL);
	ui_section_end(r);
}

void home_ratify(struct req *r)
{
	struct case_line *lines;
	size_t n;
	if (!req_ok(r, case_ratify(r->city, r->tx, r->arena, &r->who, r->lang, &lines, &n, &r->err)) || n == 0)
		return;
	ui_section(r, "rat-h", t_ratify_waiting(r->lang), ui_count(r, (int64_t)n), "/org", t_structure(r->lang));
	caselist_tasks(r, lines, n, t_ratify_title(r->lang));
	ui_section_end(r);
}

void home_stand_in(struct req *r)
{
	struct case_line *lines;
	size_t n;
	if (!frame_reader(r)->stands_in)
		return;
	if (!req_ok(r, case_stand_in(r->city, r->tx, r->arena, &r->who, r->lang, &lines, &n, &r->err)) || n == 0)
		return;
	ui_section(r, "si-h", t_stand_in_waiting(r->lang), ui_count(r, (int64_t)n), "/decide", t_to_decisions(r->lang));
	html(r->out, "<p class='sub lead'>%s</p>", t_stand_in_hint(r->lang));
	caselist_rows(r, lines, n < 5 ? n : 5);
	ui_section_end(r);
}

/* ---- ledgers ---- */

static int64_t unchecked(struct req *r, const char *reg, int64_t unit, int64_t *ret_all)
{
	struct tally *counts;
	size_t n;
	int64_t no = 0;
	*ret_all = 0;
	if (!req_ok(r, record_tally(r->tx, r->arena, reg, unit, "verified", &counts, &n, &r->err)))
		return 0;
	for (size_t i = 0; i < n; i++) {
		*ret_all += counts[i].n;
		no += strcmp(counts[i].value, "no") == 0 ? counts[i].n : 0;
	}
	return no;
}

static void ledger_row(struct req *r, const struct register_ *reg, int64_t unit, int64_t no)
{
	int64_t reviewed = 0;
	if (reg->review && !req_ok(r, record_reviewed(r->tx, reg->elem.name, unit, &reviewed, &r->err)))
		return;
	html(r->out, "<li class='row kv-row'><div><a class='t' href='/ledgers/%s?e0=%lld'>%s</a>", reg->elem.name,
		(long long)unit,
		title_in(&reg->elem.title, r->lang));
	if (reg->review)
		html(r->out, "<p class='sub'>%s</p>",
			reviewed ? t_settled_on(r->lang, ui_short(r, reviewed)) : t_never_settled(r->lang));
	html(r->out, "</div>");
	bool this_year = reviewed && civil_fiscal_year(civil_date_of_ms(reviewed)) == civil_fiscal_year(civil_date_of_ms(r->now));
	if (no)
		ui_status(r, ICON_unknown, t_not_proven_n(r->lang, (long long)no));
	else if (!reg->review || this_year)
		ui_status(r, ICON_kept, t_settled(r->lang));
	else if (frame_reader(r)->head)
		ui_status(r, ICON_yours, t_settle_it(r->lang));
	else
		ui_status(r, ICON_doing, t_to_be_settled(r->lang));
	html(r->out, "</li>\n");
}

void home_ledgers(struct req *r, int64_t unit)
{
	bool some = false;
	ui_section(r, "led-h", t_ledgers_due(r->lang), NULL, "/ledgers", t_ledgers(r->lang));
	for (size_t i = 0; unit && r->pack && i < r->pack->elems.n; i++) {
		const struct register_ *reg = (const struct register_ *)(const void *)r->pack->elems.p[i];
		if (reg->elem.kind != ELEM_REGISTER)
			continue;
		int64_t all, no = unchecked(r, reg->elem.name, unit, &all);
		if (!all || (!no && !reg->review))
			continue;
		if (!some)
			html(r->out, "<ul class='rows plain small'>");
		some = true;
		ledger_row(r, reg, unit, no);
	}
	if (some)
		html(r->out, "</ul><p class='sub'>%s</p>", t_check_hint(r->lang));
	else
		ui_empty(r, t_ledgers_well(r->lang), "");
	ui_section_end(r);
}

/* ---- clauses ---- */

static bool standings(struct req *r, enum standing **ret)
{
	return r->pack && req_ok(r, standing_all(r->city, r->tx, r->arena, r->pack, r->now, r->lang, ret, &r->err));
}

void home_standing(struct req *r)
{
	enum standing *all;
	if (!standings(r, &all))
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
	html(r->out, "<div class='share-bar'>");
	chart_shares(r, count);
	html(r->out, "</div><p class='vh'>%s</p><ul class='rows plain small'>",
		t_shares_sentence(r->lang, (long long)count[STAND_KEPT], (long long)total));
	for (size_t i = 0; i < ARRAY_LEN(order); i++) {
		html(r->out, "<li class='row kv-row'><div>");
		ui_status(r, ui_standing_mark(order[i]), ui_standing_word(r->lang, order[i]));
		html(r->out, "</div><a class='num' href='/clauses?s=%d'>%lld</a></li>", order[i], (long long)count[order[i]]);
	}
	html(r->out, "</ul>");
	ui_section_end(r);
	clauses_trend(r, NULL);
}

static size_t clauses_in(struct req *r, const enum standing *all, enum standing want)
{
	size_t n = 0;
	for (size_t i = 0; i < r->pack->clauses.n; i++) {
		const struct clause *c = r->pack->clauses.p[i];
		if (c->is_chapter || all[i] != want || n++ >= BROKEN_MOST)
			continue;
		html(r->out, "<li class='row kv-row'><div><a class='t' href='/clauses/%s'>%s</a><p class='sub'>%s</p></div>",
			c->name,
			c->full_ref ? c->full_ref : c->name, title_in(&c->title, r->lang));
		ui_status(r, ui_standing_mark(want), ui_standing_word(r->lang, want));
		html(r->out, "</li>\n");
	}
	if (n > BROKEN_MOST)
		html(r->out, "<li class='row kv-row'><a href='/clauses?s=%d'>%s</a>%s</li>", (int)want,
			t_and_more(r->lang, (long long)(n - BROKEN_MOST)), ui_standing_word(r->lang, want));
	return n;
}

void home_broken(struct req *r)
{
	enum standing *all;
	if (!standings(r, &all))
		return;
	ui_section(r, "br-h", t_broken_clauses(r->lang), NULL, "/clauses?s=3", t_clauses(r->lang));
	html(r->out, "<ul class='rows plain small'>");
	size_t n = clauses_in(r, all, STAND_BROKEN);
	size_t at_risk = clauses_in(r, all, STAND_RISK);
	html(r->out, "</ul>");
	if (n + at_risk == 0)
		ui_empty(r, t_no_broken(r->lang), "");
	ui_section_end(r);
}

/* ---- beside ---- */

/* Who was reminded goes to what he has to answer; who was told that others are late, to the unit's list. */
static const char *round_told_href(struct req *r, const struct round_notice *n)
{
	if (strcmp(n->kind, "round_remind") == 0 && n->round)
		return arena_cprintf(r->arena, "/rounds/%lld", (long long)n->round);
	return arena_cprintf(r->arena, "/rounds/groups/%lld?unit=%lld", (long long)n->group, (long long)n->unit);
}

void home_notices(struct req *r)
{
	struct case_notice *cases;
	struct round_notice *rounds = NULL;
	struct round_reading v = round_reader(r);
	size_t n_cases, n_rounds = 0, c = 0, d = 0;
	if (!req_ok(r,
		    case_notices(r->city, r->tx, r->arena, r->who.person, NOTICES_MOST, r->lang, &cases, &n_cases, &r->err)) ||
		(r->pack && !req_ok(r, round_notices(&v, r->who.person, NOTICES_MOST, &rounds, &n_rounds, &r->err))) ||
		n_cases + n_rounds == 0)
		return;
	ui_section(r, "no-h", t_notices(r->lang), NULL, NULL, NULL);
	html(r->out, "<ul class='rows plain small'>");
	for (int i = 0; i < NOTICES_MOST && (c < n_cases || d < n_rounds); i++) {
		bool of_case = d == n_rounds || (c < n_cases && cases[c].at >= rounds[d].at);
		int64_t at = of_case ? cases[c].at : rounds[d].at;
		html(r->out, "<li><p class='sub'>%s</p><a href='%s'>%s</a></li>\n", ui_time(r, at),
			of_case ? arena_cprintf(r->arena, "/cases/%lld", (long long)cases[c].file)
				: round_told_href(r, &rounds[d]),
			of_case ? cases[c].text : rounds[d].text);
		*(of_case ? &c : &d) += 1;
	}
	html(r->out, "</ul>");
	ui_section_end(r);
}

void home_last_login(struct req *r)
{
	html(r->out,
		"<section class='note' aria-labelledby='last-h'><h2 id='last-h' class='h-s'>%s</h2><p class='sub'>%s<br><a "
		"href='/report'>%s</a></p></section>\n",
		t_last_login(r->lang), r->session->previous ? ui_time(r, r->session->previous) : t_first_login(r->lang),
		t_last_login_doubt(r->lang));
}

void home_look_up(struct req *r)
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

void home_to_read(struct req *r)
{
	struct document_unread *list;
	size_t n;
	if (!r->pack || !req_ok(r, document_to_read(r->tx, r->arena, r->pack, r->who.organ, r->who.person,
		civil_date_of_ms(r->now),
		&list, &n, &r->err)) || !n)
		return;
	ui_section(r, "read-h", t_document_to_read(r->lang), ui_count(r, (int64_t)n), "/documents", t_documents(r->lang));
	html(r->out, "<ul class='rows plain small'>");
	for (size_t i = 0; i < n; i++) {
		const struct document *d = document_of(r->pack, list[i].version.document);
		html(r->out, "<li class='row kv-row'><div><a class='t' href='/versions/%lld'>%s</a><p class='sub'>%s</p></div>",
			(long long)list[i].version.id, d ? title_in(&d->elem.title, r->lang) : "", list[i].version.edition);
		ui_due(r, civil_ms(list[i].by, 23, 59));
		html(r->out, "</li>\n");
	}
	html(r->out, "</ul>");
	ui_section_end(r);
}

const char *const *home_procedures(struct req *r, size_t *ret_n)
{
	const char **list = arena_array(r->arena, (r->pack ? r->pack->elems.n : 0) + 1, sizeof(*list));
	*ret_n = 0;
	for (size_t i = 0; r->pack && i < r->pack->elems.n; i++)
		if (r->pack->elems.p[i]->kind == ELEM_PROCEDURE)
			list[(*ret_n)++] = r->pack->elems.p[i]->name;
	return list;
}

const char *home_unit_name(struct req *r, const struct unit *u)
{
	return lang_ja(r->lang) || !*u->name_en ? u->name : u->name_en;
}
