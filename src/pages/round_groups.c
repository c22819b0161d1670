/* Duties as they were opened, and one of them: how far it is, by unit and by question, and who has not done it. */
#include <stdlib.h>

#include "pages/chart.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "pages/round.h"
#include "text/text.h"
#include "util/civil.h"

#define PAGE_LINES 50
#define OPEN_MOST 400 /* of one organ at a time; a year of the base pack opens about ninety */

/* ---- rights ---- */

static bool sees_all(struct req *r)
{
	const struct reader *me = frame_reader(r);
	return me->desk || me->top || me->audit;
}

bool round_groups_may(struct req *r)
{
	return r->pack && frame_reader(r)->rounds;
}

bool round_group_may(struct req *r)
{
	struct round_group *g = arena_make(r->arena, struct round_group);
	bool found;
	if (!round_groups_may(r) || !req_ok(r, round_group_get(r->tx, r->arena, r->ids[0], g, &found, &r->err)) || !found)
		return false;
	r->subject = g;
	/* who stands in no unit has no lines of his own: unit 0 would be all of them */
	return g->organ == r->who.organ && (sees_all(r) || frame_reader(r)->section);
}

/* ---- all groups ---- */

struct listed {
	const struct round_group *group;
	struct round_figures f;
};

static const char *duty_title(struct req *r, const char *duty)
{
	const struct elem *el = pack_find(r->pack, ELEM_DUTY, duty);
	return el ? title_in(&el->title, r->lang) : duty;
}

static void share(struct req *r, int64_t part, int64_t whole)
{
	if (!whole) {
		html(r->out, "<span class='sub'>%s</span>", t_round_nobody(r->lang));
		return;
	}
	html(r->out, "<span class='share'>");
	chart_part(r, part, whole);
	html(r->out, "<span>%s</span></span>", t_round_of(r->lang, (long long)part, (long long)whole));
}

static void filters(struct req *r, struct str duty, bool every)
{
	html(r->out,
		"<form class='filters' method='get' action='/rounds' aria-label='%s'><div class='filters-g f2'><div "
		"class='f'><label "
		"for='duty'>%s</label><select class='in in-s' id='duty' name='duty'><option value=''>%s</option>",
		t_narrow(r->lang), t_rounds(r->lang), t_all(r->lang));
	for (size_t i = 0; i < r->pack->elems.n; i++) {
		const struct elem *e = r->pack->elems.p[i];
		if (e->kind == ELEM_DUTY)
			html(r->out, "<option value='%s'%s>%s</option>", e->name, str_is(duty, e->name) ? " selected" : "",
				title_in(&e->title, r->lang));
	}
	html(r->out,
		"</select></div><div class='f'><label for='state'>%s</label><select class='in in-s' id='state' "
		"name='state'><option "
		"value=''>%s</option><option value='all'%s>%s</option></select></div><button class='btn btn-s' "
		"type='submit'>%s</button></div></form>\n",
		t_state_column(r->lang), t_rounds_open(r->lang), every ? " selected" : "", t_rounds_every(r->lang),
		t_narrow(r->lang));
}

static void listed_row(struct req *r, const struct listed *l)
{
	const struct round_figures *f = &l->f;
	int64_t days = civil_date_of_ms(l->group->due) - civil_date_of_ms(r->now);
	html(r->out, "<tr><td>");
	if (f->overdue)
		ui_status(r, ICON_broken, t_round_overdue_n(r->lang, (long long)f->overdue));
	else if (f->open)
		ui_status(r, ICON_doing, t_round_left_n(r->lang, (long long)f->open));
	else if (f->asked)
		ui_status(r, f->late ? ICON_risk : ICON_kept, f->late ? t_round_done_late(r->lang) : t_finished(r->lang));
	else
		ui_status(r, ICON_rest, f->suspended ? t_round_suspended(r->lang) : t_round_nobody(r->lang));
	html(r->out, "</td><th scope='row'><a href='/rounds/groups/%lld'>%s</a><span class='sub'>%s</span></th><td>",
		(long long)l->group->id, duty_title(r, l->group->duty), round_say_period(r->lang, l->group->period));
	html(r->out, "%s", ui_day(r, l->group->due));
	if (f->open && days < 0)
		html(r->out, "<span class='sub'>%s</span>", t_days_over(r->lang, (long long)-days));
	else if (f->open)
		html(r->out, "<span class='sub'>%s</span>", days ? t_days_left(r->lang, (int)days) : t_today(r->lang));
	html(r->out, "</td><td>");
	share(r, f->done, f->asked);
	if (f->suspended && f->asked)
		html(r->out, "<span class='sub'>%s</span>", t_round_suspended_n(r->lang, (long long)f->suspended));
	html(r->out, "</td></tr>\n");
}

static void listed_table(struct req *r, const struct listed *list, size_t n)
{
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense groups'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th></tr></thead><tbody>\n",
		t_rounds(r->lang), t_state_column(r->lang), t_rounds(r->lang), t_due_column(r->lang), t_finished(r->lang));
	for (size_t i = 0; i < n; i++)
		listed_row(r, &list[i]);
	html(r->out, "</tbody></table></div>\n");
}

/* What is late first, then by the day it is due. */
static int by_due(const void *a, const void *b)
{
	const struct listed *x = a, *y = b;
	if (!x->f.overdue != !y->f.overdue)
		return x->f.overdue ? -1 : 1;
	if (x->group->due != y->group->due)
		return x->group->due < y->group->due ? -1 : 1;
	return x->group->id < y->group->id ? -1 : x->group->id > y->group->id;
}

static void rounds_show(struct req *r)
{
	struct str duty = req_query(r, "duty");
	const char *only = duty.n ? arena_cstr(r->arena, duty) : NULL;
	bool every = str_is(req_query(r, "state"), "all"), all = sees_all(r);
	int64_t unit = all ? 0 : frame_reader(r)->section, overdue = 0;
	struct round_group *groups;
	struct round_figures *figures;
	size_t n, some = 0;
	if (!req_ok(r,
		    every ? round_groups(r->tx, r->arena, r->who.organ, only, req_query_int(r, "before", 1, INT64_MAX, 0),
				    PAGE_LINES, &groups, &n, &r->err)
			  : round_groups_open(r->tx, r->arena, r->who.organ, only, OPEN_MOST, &groups, &n, &r->err)) ||
		!req_ok(r, round_groups_figures(r->tx, r->arena, groups, n, only, unit, r->now, &figures, &r->err)))
		return;
	struct listed *list = arena_array(r->arena, n + 1, sizeof(*list));
	for (size_t i = 0; i < n; i++) {
		overdue += figures[i].overdue;
		/* what is open and has nobody to do it is no news: it is among all of them */
		if (every || figures[i].open || figures[i].suspended)
			list[some++] = (struct listed){&groups[i], figures[i]};
	}
	if (!every && some)
		qsort(list, some, sizeof(*list), by_due);
	frame_begin(r, t_rounds(r->lang), NAV_ROUNDS, true);
	CRUMBS(r, {"/", t_home(r->lang)}, {NULL, t_rounds(r->lang)});
	ui_head(r, t_rounds(r->lang), all ? t_rounds_hint(r->lang) : t_rounds_hint_unit(r->lang), true);
	filters(r, duty, every);
	html(r->out, "<div class='led-bar'><p class='led-count'><b class='num'>%s</b></p>", ui_count(r, (int64_t)some));
	if (!every && overdue)
		ui_status(r, ICON_broken, t_round_overdue_n(r->lang, (long long)overdue));
	if (only)
		html(r->out, "<p class='chips'><a href='/rounds%s'>%s</a></p>", every ? "?state=all" : "", t_rounds_all(r->lang));
	html(r->out, "</div>\n");
	if (some)
		listed_table(r, list, some);
	else
		ui_empty(r, every ? t_round_none_yet(r->lang) : t_rounds_none_open(r->lang),
			every ? "" : t_rounds_none_open_next(r->lang));
	if (every && n == PAGE_LINES)
		html(r->out,
			"<p class='acts gap-s'><a class='btn btn-s' rel='next' "
			"href='/rounds?state=all&amp;duty=%.*s&amp;before=%lld'>%s</a></p>\n",
			STR_ARG(duty), (long long)groups[n - 1].id, t_next_page(r->lang));
	frame_end(r);
}

/* ---- one group ---- */

static const char *unit_name(struct req *r, int64_t unit)
{
	struct unit u;
	if (!unit)
		return t_round_whole_city(r->lang);
	if (!req_ok(r, org_unit(r->tx, r->arena, unit, civil_date_of_ms(r->now), &u, &r->err)))
		return "";
	return lang_ja(r->lang) || !*u.name_en ? u.name : u.name_en;
}

/* Units that have not done it; those that have are one number. only: a unit; 0 all. */
static void units(struct req *r, const struct round_group *g, int64_t only)
{
	struct round_reading v = round_reader(r);
	struct round_units *names;
	struct round_count *c;
	size_t n;
	int64_t whole = 0, waiting = 0;
	if (only || !req_ok(r, round_counts(r->tx, r->arena, g->id, "", &c, &n, &r->err)) || !n ||
		!req_ok(r, round_units_read(&v, &names, &r->err)))
		return;
	ui_section(r, "units-h", t_round_by_unit(r->lang), NULL, NULL, NULL);
	for (size_t i = 0; i < n;) {
		int64_t unit = c[i].unit, open = 0, done = 0;
		for (; i < n && c[i].unit == unit; i++) {
			open += strcmp(c[i].value, "open") == 0 ? c[i].n : 0;
			done += strcmp(c[i].value, "done") == 0 ? c[i].n : 0;
		}
		whole += open + done > 0;
		if (!open)
			continue;
		if (!waiting++)
			html(r->out,
				"<div class='scroll' tabindex='0'><table class='dense units-t'><caption "
				"class='vh'>%s</caption><thead><tr><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col' "
				"class='r'>%s</th></tr></thead><tbody>\n",
				t_round_by_unit(r->lang), t_unit(r->lang), t_finished(r->lang), t_round_open(r->lang));
		html(r->out, "<tr><th scope='row'><a href='/rounds/groups/%lld?unit=%lld#list-h'>%s</a></th><td>",
			(long long)g->id, (long long)unit, unit ? round_unit_named(names, unit) : t_round_whole_city(r->lang));
		share(r, done, open + done);
		html(r->out, "</td><td class='r'>%s</td></tr>\n", ui_count(r, open));
	}
	if (waiting)
		html(r->out, "</tbody></table></div>\n");
	if (whole > waiting)
		html(r->out, "<p class='lead'>%s</p>",
			t_round_units_done(r->lang, (long long)(whole - waiting), (long long)whole));
	ui_section_end(r);
}

/* Of each question: yes of all who answered, and what is without a plan. */
static void questions(struct req *r, const struct round_group *g)
{
	const struct pack *p = city_pack_by_digest(r->city, r->tx, &g->pack, &r->err);
	const struct elem *el = p ? pack_find(p, ELEM_DUTY, g->duty) : NULL;
	const struct duty *d = (const struct duty *)(const void *)el;
	struct round_count *c;
	struct round_form f;
	size_t n;
	if (!req_ok(r, p != NULL) || !d || !req_ok(r, round_answers_by_question(r->tx, r->arena, g->id, &c, &n, &r->err)) || !n)
		return;
	round_duty_form(r->arena, p, d, false, &f);
	ui_section(r, "q-h", t_round_answers(r->lang), NULL, NULL, NULL);
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense asked-t'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col' class='r'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col' "
		"class='r'>%s</th></tr></thead><tbody>\n",
		t_round_answers(r->lang), t_round_number(r->lang), t_round_question(r->lang), t_round_yes(r->lang),
		t_round_no_plan(r->lang));
	for (size_t i = 0; i < f.n_items; i++) {
		int64_t yes = 0, all = 0, no = 0;
		for (size_t k = 0; k < n; k++) {
			if (strcmp(c[k].field, f.items[i].question) != 0)
				continue;
			bool na = strcmp(c[k].value, "not_applicable") == 0;
			all += na ? 0 : c[k].n;
			yes += strcmp(c[k].value, "yes") == 0 ? c[k].n : 0;
			no += strcmp(c[k].value, "no") == 0 ? c[k].n : 0;
		}
		html(r->out, "<tr><td class='r'>%zu</td><th scope='row'>%s</th><td>", i + 1, title_in(f.items[i].title, r->lang));
		share(r, yes, all);
		html(r->out, "</td><td class='r'>");
		if (no)
			ui_status(r, ICON_broken, ui_count(r, no));
		html(r->out, "</td></tr>\n");
	}
	html(r->out, "</tbody></table></div>\n");
	ui_section_end(r);
}

static const char *const states[] = {"open", "done", "suspended", "lapsed"};

/* Who has not done it; when nobody is left, who has. */
static const char *state_of(struct req *r, const struct round_figures *f)
{
	struct str given = req_query(r, "state");
	for (size_t i = 0; i < ARRAY_LEN(states); i++)
		if (str_is(given, states[i]))
			return states[i];
	return states[f->open || !f->done ? 0 : 1];
}

static void state_links(struct req *r, const struct round_group *g, const char *state, int64_t unit)
{
	html(r->out, "<p class='chips states'>");
	for (size_t i = 0; i < ARRAY_LEN(states); i++) {
		html(r->out, "<a href='/rounds/groups/%lld?state=%s&amp;unit=%lld#list-h'", (long long)g->id, states[i],
			(long long)unit);
		if (strcmp(states[i], state) == 0)
			html(r->out, " aria-current='true'");
		html(r->out, ">");
		round_state(r, states[i], false, false);
		html(r->out, "</a>");
	}
	html(r->out, "</p>\n");
}

static void lines(struct req *r, const struct round_group *g, const struct round_figures *f, int64_t unit, bool all)
{
	struct round_reading v = round_reader(r);
	struct round_lines list;
	const char *state = state_of(r, f);
	if (!req_ok(r,
		    round_of_group(&v, g->id, state, unit, req_query_int(r, "at", 0, INT64_MAX, 0),
			    req_query_int(r, "after", 0, INT64_MAX, 0), PAGE_LINES, &list, &r->err)))
		return;
	const char *whole = unit && all ? arena_cprintf(r->arena, "/rounds/groups/%lld#list-h", (long long)g->id) : NULL;
	ui_section(r, "list-h", unit ? unit_name(r, unit) : t_round_list(r->lang), NULL, whole, t_round_list_whole(r->lang));
	state_links(r, g, state, unit);
	if (unit)
		round_remind_button(r, g, unit);
	if (!list.n)
		ui_empty(r, t_round_none_of_state(r->lang), "");
	html(r->out, "<ul class='rows'>");
	for (size_t i = 0; i < list.n; i++) {
		const struct round_line *l = &list.p[i];
		const char *where = l->unit ? l->unit_name : t_round_whole_city(r->lang);
		html(r->out, "<li class='row due-row'><p>");
		round_state(r, l->state, l->overdue, l->late);
		html(r->out, "</p><div><a class='t' href='/rounds/%lld'>%s</a><p class='sub'>", (long long)l->id, l->who);
		FACTS(r, where, strcmp(l->about, where) == 0 ? "" : l->about);
		html(r->out, "</p></div><span class='sub'>%s</span></li>\n", t_due_by(r->lang, ui_short(r, l->due)));
	}
	html(r->out, "</ul>\n");
	if (list.n == PAGE_LINES)
		html(r->out,
			"<p class='acts gap-s'><a class='btn btn-s' rel='next' "
			"href='/rounds/groups/%lld?state=%s&amp;unit=%lld&amp;at=%lld&amp;after=%lld#list-h'>%s</a></p>\n",
			(long long)g->id, state, (long long)unit, (long long)list.p[list.n - 1].unit,
			(long long)list.p[list.n - 1].id, t_next_page(r->lang));
	ui_section_end(r);
}

static void group_show(struct req *r)
{
	const struct round_group *g = r->subject;
	const struct reader *me = frame_reader(r);
	bool all = sees_all(r);
	int64_t unit = all ? req_query_int(r, "unit", 0, INT64_MAX, 0) : me->section;
	struct round_figures *f;
	if (!req_ok(r, round_groups_figures(r->tx, r->arena, g, 1, g->duty, all ? 0 : me->section, r->now, &f, &r->err)))
		return;
	frame_begin(r, duty_title(r, g->duty), NAV_ROUNDS, true);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/rounds", t_rounds(r->lang)}, {NULL, duty_title(r, g->duty)});
	if (req_query(r, "done").n)
		ui_done(r, t_round_reminded(r->lang), "");
	field_failures(r);
	ui_head(r, duty_title(r, g->duty), round_say_period(r->lang, g->period), true);
	html(r->out, "<div class='so-far'>");
	share(r, f->done, f->asked);
	html(r->out, "<p>");
	FACTS(r, t_due_by(r->lang, ui_day(r, g->due)), f->overdue ? t_round_overdue_n(r->lang, (long long)f->overdue) : "",
		f->late ? t_round_late_n(r->lang, (long long)f->late) : "",
		f->suspended ? t_round_suspended_n(r->lang, (long long)f->suspended) : "");
	html(r->out, "</p></div>\n");
	html(r->out, "<div class='stack'>");
	if (all) {
		units(r, g, unit);
		questions(r, g);
		round_matrix(r, g);
	}
	lines(r, g, f, unit, all);
	html(r->out, "</div>\n");
	frame_end(r);
}

static const char *rounds_title(const struct lang *l)
{
	return t_rounds(l);
}
static const char *const rounds_query[] = {"duty", "state", "before", NULL};
static const char *const group_query[] = {"state", "unit", "at", "after", "done", NULL};
const struct page page_rounds = {.method = "GET",
	.path = "/rounds",
	.title = rounds_title,
	.access = PAGE_LOGIN,
	.query = rounds_query,
	.may = round_groups_may,
	.show = rounds_show};
const struct page page_round_group = {.method = "GET",
	.path = "/rounds/groups/{id}",
	.title = rounds_title,
	.access = PAGE_LOGIN,
	.query = group_query,
	.may = round_group_may,
	.show = group_show};
