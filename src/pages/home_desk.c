/* トップ of the information section: work to set and undo, decisions by delegation, sections that are behind, people. */
#include "pages/home.h"

#include "pages/caselist.h"
#include "pages/chart.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

#include <stdlib.h>

#define WORKS_MOST 10
#define UNITS_MOST 10

static void works(struct req *r, const struct case_line *lines, size_t n)
{
	ui_section(r, "work-h", t_works(r->lang), ui_count(r, (int64_t)n), NULL, NULL);
	if (!n) {
		ui_empty(r, t_no_works(r->lang), t_no_works_next(r->lang));
		ui_section_end(r);
		return;
	}
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense mid works'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'><span "
		"class='vh'>%s</span></th></tr></thead><tbody>\n",
		t_works(r->lang), t_request(r->lang), t_work_kind(r->lang), t_work_of(r->lang), t_due_column(r->lang),
		t_your_move(r->lang));
	for (size_t i = 0; i < n && i < WORKS_MOST; i++) {
		const struct case_line *c = &lines[i];
		html(r->out, "<tr><th scope='row'><a class='t' href='/cases/%lld'>%s</a> <span "
			"class='sub'>%s</span></th><td>%s</td><td>%s</td><td>",
			(long long)c->id, c->title, c->number, c->step_name, c->applicant_text);
		ui_due(r, c->due);
		html(r->out, "</td><td class='r'><a class='btn btn-s' href='/cases/%lld#act' aria-label='%s'>%s</a></td></tr>\n",
			(long long)c->id, t_step_of(r->lang, c->title, c->step_name), t_work_record(r->lang));
	}
	html(r->out, "</tbody></table></div>");
	if (n > WORKS_MOST)
		html(r->out, "<p class='more'>%s</p>", t_and_more(r->lang, (long long)(n - WORKS_MOST)));
	ui_section_end(r);
}

static void decisions(struct req *r)
{
	struct case_line *lines;
	size_t n;
	if (!req_ok(r, case_inbox(r->city, r->tx, r->arena, &r->who, r->lang, STEP_DECIDE, &lines, &n, &r->err)))
		return;
	if (!n && !frame_reader(r)->head)
		return;
	ui_section(r, "dec-h", t_decisions_by_delegation(r->lang), ui_count(r, (int64_t)n), n ? "/decide" : NULL,
		t_to_decide(r->lang));
	if (!n)
		ui_empty(r, t_no_decisions(r->lang), t_no_decisions_next(r->lang));
	else
		caselist_tasks(r, lines, n < 5 ? n : 5, t_to_decide_one(r->lang));
	ui_section_end(r);
}

/* The most overdue first, then those with the most left to check. */
static int behind_first(const void *a_, const void *b_)
{
	const struct survey_unit *a = a_, *b = b_;
	if (a->late != b->late)
		return a->late < b->late ? 1 : -1;
	if (a->unchecked != b->unchecked)
		return a->unchecked < b->unchecked ? 1 : -1;
	return strcmp(a->unit.code, b->unit.code);
}

static void behind(struct req *r)
{
	struct survey_unit *units;
	size_t n, n_procedures, some = 0;
	const char *const *procedures = home_procedures(r, &n_procedures);
	if (!req_ok(r, survey_units(r->tx, r->arena, "section", procedures, n_procedures, r->now, &units, &n, &r->err)))
		return;
	if (n > 1)
		qsort(units, n, sizeof(*units), behind_first);
	while (some < n && (units[some].late || units[some].unchecked))
		some++;
	ui_section(r, "un-h", t_units_behind(r->lang), t_count_units(r->lang, (long long)some), "/org", t_organisation(r->lang));
	if (!some) {
		ui_empty(r, t_nobody_behind(r->lang), "");
		ui_section_end(r);
		return;
	}
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense mid behind'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th><th scope='col'>%s</th><th scope='col' class='r'>%s</th><th scope='col'><span "
		"class='vh'>%s</span></th><th scope='col' class='r'>%s</th></tr></thead><tbody>\n",
		t_units_behind(r->lang), t_section_word(r->lang), t_overdue(r->lang), t_checked_lines(r->lang), t_share(r->lang),
		t_left_over(r->lang));
	for (size_t i = 0; i < some && i < UNITS_MOST; i++) {
		const struct survey_unit *u = &units[i];
		html(r->out, "<tr><th scope='row'><a href='/org/%lld'>%s</a></th><td>", (long long)u->unit.id,
			home_unit_name(r, &u->unit));
		if (u->late)
			ui_status(r, ICON_broken, ui_count(r, u->late));
		html(r->out, "</td><td class='r'>%s</td><td>",
			t_part_of(r->lang, num_grouped(r->arena, u->lines - u->unchecked), num_grouped(r->arena, u->lines)));
		chart_part(r, u->lines - u->unchecked, u->lines);
		html(r->out, "</td><td class='r'>%s</td></tr>\n", u->unchecked ? t_left_n(r->lang, (long long)u->unchecked) : "");
	}
	html(r->out, "</tbody></table></div>");
	if (some > UNITS_MOST)
		html(r->out, "<p class='more'>%s</p>", t_and_more(r->lang, (long long)(some - UNITS_MOST)));
	ui_section_end(r);
}

static void late(struct req *r)
{
	struct case_line *lines;
	size_t n;
	if (!req_ok(r, case_overdue(r->city, r->tx, r->arena, 0, r->lang, 10, &lines, &n, &r->err)) || !n)
		return;
	ui_section(r, "late-h", t_city_late(r->lang), ui_count(r, (int64_t)n), NULL, NULL);
	caselist_rows(r, lines, n);
	ui_section_end(r);
}

static void people_line(struct req *r, const char *what, int64_t n, enum icon mark)
{
	html(r->out, "<li class='row kv-row'><a class='t' href='/accounts'>%s</a>", what);
	ui_status(r, n ? mark : ICON_kept, ui_count(r, n));
	html(r->out, "</li>\n");
}

static void people(struct req *r)
{
	struct survey_people p;
	if (!req_ok(r, survey_people(r->tx, civil_date_of_ms(r->now), &p, &r->err)))
		return;
	ui_section(r, "id-h", t_moves_and_accounts(r->lang), NULL, "/accounts", t_accounts(r->lang));
	html(r->out, "<ul class='rows plain small'>");
	people_line(r, t_accounts_of_gone(r->lang), p.left, ICON_broken);
	people_line(r, t_accounts_of_nobody(r->lang), p.nowhere, ICON_risk);
	people_line(r, t_accounts_temporary(r->lang), p.temporary, ICON_risk);
	for (size_t i = 0; i < p.n_moves; i++)
		html(r->out, "<li class='row kv-row'><a class='t' href='/org?on=%s'>%s</a><span>%s</span></li>\n",
			civil_iso_date(r->arena, p.moves[i].date),
			t_moves_on(r->lang, civil_say_date(r->arena, p.moves[i].date, CIVIL_SHORT, lang_ja(r->lang))),
			t_count_people(r->lang, (long long)p.moves[i].people));
	html(r->out, "</ul>");
	ui_section_end(r);
}

void home_desk(struct req *r)
{
	const struct reader *me = frame_reader(r);
	struct case_line *of_role, *own;
	size_t n_role, n_own;
	if (!home_tasks(r, &of_role, &n_role, &own, &n_own))
		return;
	ui_head(r, t_home(r->lang), t_unit_and_name(r->lang, ui_post(r, me->person.unit_name, me->person.title),
		me->person.name), true);
	html(r->out, "<div class='cols'><div class='stack'>");
	works(r, of_role, n_role);
	decisions(r);
	home_ratify(r);
	home_stand_in(r);
	home_confirmations(r);
	behind(r);
	late(r);
	if (n_own)
		home_my_due(r, own, n_own);
	home_my_cases(r);
	html(r->out, "</div><aside class='stack' aria-label='%s'>", t_beside(r->lang));
	home_standing(r);
	people(r);
	home_to_read(r);
	home_look_up(r);
	home_notices(r);
	home_last_login(r);
	html(r->out, "</aside></div>\n");
}
