/* トップ of who decides: decisions first, at the width of the page; then what else the section owes, in thirds. */
#include "pages/home.h"

#include "pages/caselist.h"
#include "pages/decide.h"
#include "pages/round.h"
#include "text/text.h"
#include "util/civil.h"

#define LATE_MOST 10

static void late(struct req *r)
{
	struct case_line *lines;
	size_t n;
	if (!req_ok(r,
		    case_overdue(r->city, r->tx, r->arena, frame_reader(r)->section, r->lang, LATE_MOST, &lines, &n, &r->err)))
		return;
	ui_section(r, "late-h", t_section_late(r->lang), ui_count(r, (int64_t)n), n ? "/reminders" : NULL, t_reminders(r->lang));
	if (!n)
		ui_empty(r, t_nothing_late(r->lang), "");
	html(r->out, "<ul class='rows plain small'>");
	for (size_t i = 0; i < n; i++) {
		html(r->out, "<li class='row kv-row'><div><a class='t' href='/cases/%lld'>%s</a><p class='sub'>",
			(long long)lines[i].id,
			lines[i].title);
		FACTS(r, lines[i].applicant_text, t_due_by(r->lang, ui_short(r, lines[i].due)),
			*lines[i].step_name ? t_now_at(r->lang, lines[i].step_name) : "");
		html(r->out, "</p></div>");
		int64_t days = civil_date_of_ms(r->now) - civil_date_of_ms(lines[i].due);
		ui_status(r, ICON_broken, days > 0 ? t_days_over(r->lang, (long long)days) : t_overdue(r->lang));
		html(r->out, "</li>\n");
	}
	html(r->out, "</ul>");
	ui_section_end(r);
}

static void empty_line(struct req *r, int64_t unit, const char *what, int64_t since)
{
	html(r->out, "<li class='row kv-row'><div><a class='t' href='/org/%lld'>%s</a><p class='sub'>%s</p></div>",
		(long long)unit, what,
		since == CIVIL_NONE
			? t_vacant_always(r->lang)
			: t_vacant_since(r->lang, civil_say_date(r->arena, since, CIVIL_SHORT, lang_ja(r->lang))));
	ui_status(r, ICON_rest, t_vacancy(r->lang));
	html(r->out, "</li>\n");
}

/* Roles of the section that nobody fills, and units below it without a head. */
static size_t vacancies(struct req *r, int64_t unit)
{
	int64_t today = civil_date_of_ms(r->now);
	size_t some = 0, n, n_empty;
	struct survey_empty *empty;
	struct unit here;
	if (!unit || !req_ok(r, org_unit(r->tx, r->arena, unit, today, &here, &r->err)))
		return 0;
	enum per per = strcmp(here.kind, "section") == 0 ? PER_SECTION : strcmp(here.kind,
		"department") == 0 ? PER_DEPARTMENT : PER_TEAM;
	for (size_t i = 0; r->pack && i < r->pack->elems.n; i++) {
		const struct role *role = (const struct role *)(const void *)r->pack->elems.p[i];
		struct holder *held;
		if (role->elem.kind != ELEM_ROLE || role->per != per || role->filled == FILLED_EVERYONE ||
			role->filled == FILLED_COLUMN)
			continue;
		if (!req_ok(r, role_holders(r->tx, r->arena, r->pack, role, unit, today, &held, &n, &r->err)))
			return some;
		if (n)
			continue;
		empty_line(r, unit, title_in(&role->elem.title, r->lang), CIVIL_NONE);
		some++;
	}
	if (!req_ok(r, survey_empty(r->tx, r->arena, unit, today, &empty, &n_empty, &r->err)))
		return some;
	for (size_t i = 0; i < n_empty; i++) {
		const char *name = lang_ja(r->lang) || !*empty[i].name_en ? empty[i].name : empty[i].name_en;
		empty_line(r, empty[i].unit, t_head_of(r->lang, name), empty[i].since);
	}
	return some + n_empty;
}

static void absent(struct req *r)
{
	struct case_line *lines;
	size_t n;
	if (!req_ok(r, case_ratify(r->city, r->tx, r->arena, &r->who, r->lang, &lines, &n, &r->err)))
		return;
	ui_section(r, "vac-h", t_absent_and_vacant(r->lang), n ? ui_count(r, (int64_t)n) : NULL, "/org", t_structure(r->lang));
	html(r->out, "<ul class='rows plain small'>");
	for (size_t i = 0; i < n; i++) {
		html(r->out, "<li class='row kv-row'><div><a class='t' href='/cases/%lld'>%s</a><p class='sub'>",
			(long long)lines[i].id,
			t_ratify_of(r->lang, lines[i].title));
		FACTS(r, lines[i].number, lines[i].applicant_text);
		html(r->out, "</p></div><a class='btn btn-s' href='/cases/%lld#act' aria-label='%s'>%s</a></li>\n",
			(long long)lines[i].id,
			t_step_of(r->lang, lines[i].title, t_ratify_title(r->lang)), t_ratify_title(r->lang));
	}
	n += vacancies(r, frame_reader(r)->section);
	html(r->out, "</ul>");
	if (!n)
		ui_empty(r, t_nothing_vacant(r->lang), "");
	ui_section_end(r);
}

static void decided(struct req *r)
{
	struct civil day = civil_of_ms(r->now);
	struct survey_decided d;
	if (!req_ok(r, survey_decided(r->tx, r->who.person, civil_ms(civil_date(day.year, day.month, 1), 0, 0), &d, &r->err)))
		return;
	ui_section(r, "dig-h", t_decided_by_me(r->lang), t_this_month(r->lang), NULL, NULL);
	const struct { const char *word; int64_t n; } rows[] = {
		{t_granted(r->lang), d.granted},
		{t_granted_on_condition(r->lang), d.conditional},
		{t_refuse(r->lang), d.refused},
		{t_sent_back(r->lang), d.returned},
	};
	html(r->out, "<dl class='dl small'>");
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		html(r->out, "<dt>%s</dt><dd class='end'>%s</dd>", rows[i].word, ui_count(r, rows[i].n));
	html(r->out, "</dl>");
	ui_section_end(r);
}

void home_chief(struct req *r)
{
	const struct reader *me = frame_reader(r);
	struct case_line *lines, *of_role, *own;
	size_t n, n_role, n_own;
	if (!req_ok(r, case_inbox(r->city, r->tx, r->arena, &r->who, r->lang, STEP_DECIDE, &lines, &n, &r->err)) ||
		!home_tasks(r, &of_role, &n_role, &own, &n_own))
		return;
	int64_t today = civil_date_of_ms(r->now);
	const char *post = ui_post(r, me->person.unit_name, me->person.title);
	html(r->out,
		"<div class='page-h'><div><h1>%s <span class='h-n'>%s</span></h1><p class='sub'>%s</p></div><p "
		"class='when'><time "
		"datetime='%s'>%s</time></p></div>\n",
		t_decisions_waiting(r->lang), ui_count(r, (int64_t)n),
		me->as ? t_post_as_role(r->lang, post, title_in(&me->as->elem.title, r->lang)) : post,
			civil_iso_date(r->arena, today),
		civil_say_date(r->arena, today, CIVIL_FULL, lang_ja(r->lang)));
	html(r->out, "<div class='stack'>");
	decide_tables(r, lines, n, true);
	home_stand_in(r);
	home_confirmations(r);
	if (n_role) {
		ui_section(r, "work-h", t_works(r->lang), ui_count(r, (int64_t)n_role), NULL, NULL);
		caselist_tasks(r, of_role, n_role, NULL);
		ui_section_end(r);
	}
	home_my_due(r, own, n_own);
	html(r->out, "<div class='thirds'>");
	late(r);
	round_month(r, me->section);
	home_ledgers(r, me->section);
	absent(r);
	home_my_cases_narrow(r);
	decided(r);
	home_to_read(r);
	home_look_up(r);
	home_notices(r);
	home_last_login(r);
	html(r->out, "</div></div>\n");
}
