/* トップ of the top of the line (CISO): what waits for his word, the departments beside each other, what is broken. */
#include "pages/home.h"

#include "pages/decide.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

static void departments(struct req *r)
{
	struct survey_unit *units;
	size_t n, n_procedures;
	const char *const *procedures = home_procedures(r, &n_procedures);
	if (!req_ok(r, survey_units(r->tx, r->arena, "department", procedures, n_procedures, r->now, &units, &n, &r->err)))
		return;
	int fy = civil_fiscal_year(civil_date_of_ms(r->now));
	ui_section(r, "dep-h", t_by_department(r->lang), t_fiscal_year(r->lang, fy - 2018, fy), "/org", t_organisation(r->lang));
	if (!n) {
		ui_empty(r, t_no_units(r->lang), "");
		ui_section_end(r);
		return;
	}
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense mid deps'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th><th scope='col' class='r'>%s</th><th scope='col' class='r'>%s</th><th scope='col'>%s</th><th "
		"scope='col'>%s</th></tr></thead><tbody>\n",
		t_by_department(r->lang), t_department_word(r->lang), t_records_year(r->lang), t_records_before(r->lang),
		t_overdue(r->lang), t_ledgers_unchecked(r->lang));
	for (size_t i = 0; i < n; i++) {
		const struct survey_unit *u = &units[i];
		html(r->out,
			"<tr><th scope='row'><a href='/org/%lld'>%s</a></th><td class='r'>%s</td><td class='r'>%s</td><td>",
			(long long)u->unit.id, home_unit_name(r, &u->unit), num_grouped(r->arena, u->n), num_grouped(r->arena,
				u->before));
		ui_status(r, u->late ? ICON_broken : ICON_kept, ui_count(r, u->late));
		html(r->out, "</td><td>");
		ui_status(r, u->unchecked ? ICON_unknown : ICON_kept, ui_count(r, u->unchecked));
		html(r->out, "</td></tr>\n");
	}
	html(r->out, "</tbody></table></div>");
	ui_section_end(r);
}

static void vacant(struct req *r)
{
	struct survey_empty *empty;
	size_t n;
	if (!req_ok(r, survey_empty(r->tx, r->arena, 0, civil_date_of_ms(r->now), &empty, &n, &r->err)) || !n)
		return;
	ui_section(r, "vac-h", t_vacancy(r->lang), ui_count(r, (int64_t)n), "/org", t_structure(r->lang));
	html(r->out, "<ul class='rows plain small'>");
	for (size_t i = 0; i < n; i++) {
		const char *name = lang_ja(r->lang) || !*empty[i].name_en ? empty[i].name : empty[i].name_en;
		html(r->out, "<li class='row kv-row'><a class='t' href='/org/%lld'>%s</a>", (long long)empty[i].unit,
			t_head_of(r->lang, name));
		ui_status(r, ICON_rest, t_vacancy(r->lang));
		html(r->out, "</li>\n");
	}
	html(r->out, "</ul>");
	ui_section_end(r);
}

void home_top(struct req *r)
{
	const struct reader *me = frame_reader(r);
	struct case_line *lines, *of_role, *own;
	size_t n, n_role, n_own;
	if (!req_ok(r, case_inbox(r->city, r->tx, r->arena, &r->who, r->lang, STEP_DECIDE, &lines, &n, &r->err)) ||
		!home_tasks(r, &of_role, &n_role, &own, &n_own))
		return;
	const char *post = ui_post(r, me->person.unit_name, me->person.title);
	ui_head(r, t_home(r->lang), me->as ? t_post_as_role(r->lang, post, title_in(&me->as->elem.title, r->lang)) : post, true);
	html(r->out, "<div class='stack'>");
	decide_tables(r, lines, n, true);
	home_ratify(r);
	home_stand_in(r);
	html(r->out, "<div class='cols'><div class='stack'>");
	departments(r);
	if (n_own)
		home_my_due(r, own, n_own);
	home_my_cases(r);
	html(r->out, "</div><aside class='stack' aria-label='%s'>", t_beside(r->lang));
	home_standing(r);
	home_broken(r);
	vacant(r);
	home_notices(r);
	home_last_login(r);
	html(r->out, "</aside></div></div>\n");
}
