/* トップ: what this reader must do, in the order of office.md §6; which of the pages by what he is. */
#include "pages/home.h"

#include "pages/caselist.h"
#include "pages/round.h"
#include "text/text.h"

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
		{"handle", ICON_alarm}, {"operate", ICON_search},
	};
	for (size_t i = 0; i < ARRAY_LEN(icons); i++)
		if (strcmp(icons[i].name, name) == 0)
			return icons[i].icon;
	return ICON_print;
}

void home_doors(struct req *r, bool all)
{
	const struct reader *me = frame_reader(r);
	if (!r->pack)
		return;
	html(r->out, "<ul class='doors'>");
	for (size_t i = 0; i < r->pack->elems.n; i++) {
		const struct elem *e = r->pack->elems.p[i];
		if (e->kind != ELEM_DOOR || ((const struct door *)e)->no_login)
			continue;
		if (!all && !door_leads((const struct door *)e, me))
			continue;
		html(r->out, "<li><a class='door' href='/doors/%s?q=0'>", e->name);
		ui_icon(r, door_icon(e->name), "i");
		html(r->out, "<b>%s</b></a></li>\n", title_in(&e->title, r->lang));
	}
	html(r->out, "</ul>\n");
}

/* 声かけ表, 代行入力: what a leader does for the others of the section. */
static void for_others(struct req *r)
{
	ui_section(r, "oth-h", t_enter_for_others(r->lang), NULL, "/apply", t_all_doors(r->lang));
	html(r->out, "<p class='sub lead'>%s</p>", t_enter_for_others_hint(r->lang));
	ui_section_end(r);
}

static void section_late(struct req *r, int64_t unit)
{
	struct case_line *lines;
	size_t n;
	if (!req_ok(r, case_overdue(r->city, r->tx, r->arena, unit, r->lang, 10, &lines, &n, &r->err)))
		return;
	ui_section(r, "late-h", t_section_late(r->lang), ui_count(r, (int64_t)n), "/reminders", t_reminders(r->lang));
	if (!n)
		ui_empty(r, t_nothing_late(r->lang), "");
	caselist_rows(r, lines, n);
	ui_section_end(r);
}

/* Staff; a leader has first what he does for the section. */
static void home_staff(struct req *r)
{
	const struct reader *me = frame_reader(r);
	struct case_line *of_role, *own;
	size_t n_role, n_own;
	if (!home_tasks(r, &of_role, &n_role, &own, &n_own))
		return;
	ui_head(r, t_home(r->lang), me->person.name ? t_unit_and_name(r->lang, ui_post(r, me->person.unit_name, me->person.title),
		me->person.name) : NULL, true);
	if (!me->leader)
		home_accident(r);
	html(r->out, "<div class='cols'><div class='stack'>");
	home_confirmations(r);
	if (me->leader) {
		section_late(r, me->section);
		round_month(r, me->section);
		for_others(r);
	}
	home_stand_in(r);
	if (n_role) {
		ui_section(r, "work-h", t_works(r->lang), ui_count(r, (int64_t)n_role), NULL, NULL);
		caselist_tasks(r, of_role, n_role, NULL);
		ui_section_end(r);
	}
	home_my_due(r, own, n_own);
	home_apply_here(r);
	home_my_cases(r);
	html(r->out, "</div><aside class='stack' aria-label='%s'>", t_beside(r->lang));
	if (me->leader)
		home_ledgers(r, me->section);
	home_to_read(r);
	home_look_up(r);
	home_notices(r);
	home_last_login(r);
	html(r->out, "</aside></div>\n");
}

static void home_show(struct req *r)
{
	const struct reader *me = frame_reader(r);
	frame_begin(r, me->head && !me->desk && !me->top ? t_decisions_waiting(r->lang) : t_home(r->lang), NAV_HOME, false);
	if (r->who.contractor)
		home_contractor(r);
	else if (me->desk)
		home_desk(r);
	else if (me->audit)
		home_audit(r);
	else if (me->top)
		home_top(r);
	else if (me->head)
		home_chief(r);
	else
		home_staff(r);
	frame_end(r);
}

static void apply_show(struct req *r)
{
	frame_begin(r, t_apply(r->lang), NAV_APPLY, false);
	ui_head(r, t_apply(r->lang), t_apply_hint(r->lang), false);
	home_doors(r, true);
	home_my_cases(r);
	frame_end(r);
}

/* What the doors without a login would ask, to be told or written down: strangers make no entries. */
static void report_papers(struct req *r)
{
	for (size_t i = 0; r->pack && i < r->pack->elems.n; i++) {
		const struct door *d = (const struct door *)(const void *)r->pack->elems.p[i];
		if (d->elem.kind != ELEM_DOOR || !d->no_login)
			continue;
		html(r->out, "<h2>%s</h2><p>%s</p><p class='acts no-print'><a class='btn' href='/doors/%s?q=0'>%s</a></p>\n",
			title_in(&d->elem.title, r->lang), t_report_write_down(r->lang), d->elem.name,
			t_report_log_in(r->lang));
		for (size_t k = 0; k < d->brings.n; k++) {
			const struct procedure *p = d->brings.p[k].procedure;
			html(r->out, "<h3>%s</h3><dl class='dl'>", title_in(&p->elem.title, r->lang));
			for (size_t f = 0; f < p->fields.n; f++)
				ui_dt(r, title_in(&p->fields.p[f].title, r->lang), t_report_blank(r->lang));
			html(r->out, "</dl>\n");
		}
	}
}

static void report_show(struct req *r)
{
	frame_begin(r, t_report_accident(r->lang), NAV_NONE, false);
	ui_head(r, t_report_accident(r->lang), t_accident_first(r->lang), false);
	html(r->out, "<div class='warn'><p><b>%s</b></p></div><ul class='dots'><li>%s</li><li>%s</li><li>%s</li></ul>",
		r->contact && *r->contact ? t_call(r->lang, r->contact) : t_call_head(r->lang), t_tell_what(r->lang),
		t_tell_when(r->lang), t_tell_touch(r->lang));
	report_papers(r);
	frame_end(r);
}

static const char *home_title(const struct lang *l) { return t_home(l); }
static const char *apply_title(const struct lang *l) { return t_apply(l); }
static const char *report_title(const struct lang *l) { return t_report_accident(l); }

static const char *const home_query[] = {"all", NULL};
const struct page page_home = {.contractor = true,
	.method = "GET",
	.path = "/",
	.title = home_title,
	.access = PAGE_LOGIN,
	.query = home_query,
	.show = home_show};
const struct page page_apply = {
	.method = "GET", .path = "/apply", .title = apply_title, .access = PAGE_LOGIN, .show = apply_show};
const struct page page_report = {
	.method = "GET", .path = "/report", .title = report_title, .access = PAGE_OPEN, .show = report_show};
