/* Lists of rounds: the duties as they were opened, the figures of one, who has not answered; parts of the home pages. */
#include "pages/chart.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "pages/round.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

#define PAGE_LINES 50
#define CALL_MOST 500
#define OWED_MOST 50

struct round_reading round_reader(struct req *r)
{
	return (struct round_reading){.tx = r->tx, .arena = r->arena, .pack = r->pack, .lang = r->lang, .now = r->now};
}

void round_state(struct req *r, const char *state, bool overdue, bool late)
{
	if (overdue)
		ui_status(r, ICON_broken, t_overdue(r->lang));
	else if (strcmp(state, "done") == 0)
		ui_status(r, late ? ICON_risk : ICON_kept, late ? t_round_done_late(r->lang) : t_finished(r->lang));
	else if (strcmp(state, "suspended") == 0)
		ui_status(r, ICON_rest, t_round_suspended(r->lang));
	else if (strcmp(state, "lapsed") == 0)
		ui_status(r, ICON_rest, t_round_lapsed(r->lang));
	else
		ui_status(r, ICON_doing, t_round_open(r->lang));
}

void round_tasks(struct req *r, const struct round_lines *lines)
{
	if (!lines->n)
		return;
	html(r->out, "<ul class='rows'>");
	for (size_t i = 0; i < lines->n; i++) {
		const struct round_line *l = &lines->p[i];
		html(r->out, "<li class='row due-row'><p>");
		ui_due(r, l->due);
		html(r->out, "</p><div><a class='t' href='/rounds/%lld'>%s</a><p class='sub'>", (long long)l->id, l->title);
		FACTS(r, l->period, l->about, l->who);
		html(r->out, "</p></div><a class='btn btn-s' href='/rounds/%lld#act' aria-label='%s'>%s</a></li>\n",
			(long long)l->id, t_step_of(r->lang, l->title, t_round_answer_it(r->lang)), t_round_answer_it(r->lang));
	}
	html(r->out, "</ul>\n");
}

bool round_owed(struct req *r, struct round_lines *ret)
{
	struct round_reading v = round_reader(r);
	*ret = (struct round_lines){0};
	return !r->pack || req_ok(r, round_mine(&v, r->who.person, OWED_MOST, ret, &r->err));
}

void round_month(struct req *r, int64_t unit)
{
	struct round_reading v = round_reader(r);
	struct round_lines lines;
	struct civil day = civil_of_ms(r->now);
	int64_t until = civil_ms(civil_add_months(civil_date(day.year, day.month, 1), 1), 0, 0) - 1;
	if (!r->pack || !unit || !req_ok(r, round_of_unit(&v, unit, until, PAGE_LINES, &lines, &r->err)))
		return;
	ui_section(
		r, "month-h", t_round_this_month(r->lang), ui_count(r, (int64_t)lines.n), "/rounds/call", t_round_call(r->lang));
	if (!lines.n)
		ui_empty(r, t_round_nothing_due(r->lang), "");
	html(r->out, "<ul class='rows plain small'>");
	for (size_t i = 0; i < lines.n && i < 8; i++) {
		html(r->out, "<li class='row kv-row'><div><a class='t' href='/rounds/%lld'>%s</a><p class='sub'>",
			(long long)lines.p[i].id, lines.p[i].title);
		FACTS(r, lines.p[i].who, t_due_by(r->lang, ui_short(r, lines.p[i].due)));
		html(r->out, "</p></div>");
		round_state(r, lines.p[i].state, lines.p[i].overdue, lines.p[i].late);
		html(r->out, "</li>\n");
	}
	html(r->out, "</ul>");
	ui_section_end(r);
}

/* ---- rights ---- */

static bool sees_all(struct req *r)
{
	const struct reader *me = frame_reader(r);
	return me->desk || me->top || me->audit;
}

static bool rounds_may(struct req *r)
{
	const struct reader *me = frame_reader(r);
	return r->pack && (me->head || me->leader || sees_all(r));
}

bool round_group_may(struct req *r)
{
	struct round_group *g = arena_make(r->arena, struct round_group);
	bool found;
	if (!rounds_may(r) || !req_ok(r, round_group_get(r->tx, r->arena, r->ids[0], g, &found, &r->err)) || !found)
		return false;
	r->subject = g;
	/* who stands in no unit has no lines of his own: unit 0 would be all of them */
	return g->organ == r->who.organ && (sees_all(r) || frame_reader(r)->section);
}

/* ---- all groups ---- */

static const char *duty_title(struct req *r, const char *duty)
{
	const struct elem *el = pack_find(r->pack, ELEM_DUTY, duty);
	return el ? title_in(&el->title, r->lang) : duty;
}

static void share(struct req *r, int64_t part, int64_t whole)
{
	chart_part(r, part, whole);
	html(r->out, " %s", t_round_of(r->lang, (long long)part, (long long)whole));
}

static void duty_choice(struct req *r, struct str duty)
{
	html(r->out,
		"<form class='filters' method='get' action='/rounds'><div class='f'><label for='duty'>%s</label><select "
		"class='in' "
		"id='duty' name='duty'><option value=''>%s</option>",
		t_rounds(r->lang), t_all(r->lang));
	for (size_t i = 0; i < r->pack->elems.n; i++) {
		const struct elem *e = r->pack->elems.p[i];
		if (e->kind == ELEM_DUTY)
			html(r->out, "<option value='%s'%s>%s</option>", e->name, str_is(duty, e->name) ? " selected" : "",
				title_in(&e->title, r->lang));
	}
	html(r->out, "</select></div><button class='btn btn-s' type='submit'>%s</button></form>\n", t_narrow(r->lang));
}

static void rounds_show(struct req *r)
{
	struct str duty = req_query(r, "duty");
	const char *only = duty.n ? arena_cstr(r->arena, duty) : NULL;
	struct round_group *list;
	struct round_figures *all;
	size_t n;
	if (!req_ok(r,
		    round_groups(r->tx, r->arena, r->who.organ, only, req_query_int(r, "before", 1, INT64_MAX, 0), PAGE_LINES,
			    &list, &n, &r->err)) ||
		!req_ok(r, round_groups_figures(r->tx, r->arena, list, n, only, r->now, &all, &r->err)))
		return;
	frame_begin(r, t_rounds(r->lang), NAV_HOME, true);
	CRUMBS(r, {"/", t_home(r->lang)}, {NULL, t_rounds(r->lang)});
	ui_head(r, t_rounds(r->lang), t_rounds_hint(r->lang), true);
	duty_choice(r, duty);
	if (!n)
		ui_empty(r, t_round_none_yet(r->lang), "");
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th "
		"scope='col'>%s</th></tr></thead><tbody>\n",
		t_rounds(r->lang), t_round(r->lang), t_due_column(r->lang), t_finished(r->lang), t_overdue(r->lang),
		t_round_suspended(r->lang));
	for (size_t i = 0; i < n; i++) {
		struct round_figures f = all[i];
		html(r->out,
			"<tr><th scope='row'><a href='/rounds/groups/%lld'>%s</a><span class='sub'>%s</span></th><td>%s</td><td>",
			(long long)list[i].id, duty_title(r, list[i].duty), round_say_period(r->lang, list[i].period),
			ui_short(r, list[i].due));
		share(r, f.done, f.asked);
		html(r->out, "</td><td class='end'>%lld</td><td class='end'>%lld</td></tr>\n", (long long)f.overdue,
			(long long)f.suspended);
	}
	html(r->out, "</tbody></table></div>\n");
	if (n == PAGE_LINES)
		html(r->out, "<p><a href='/rounds?duty=%.*s&amp;before=%lld'>%s</a></p>\n", STR_ARG(duty),
			(long long)list[n - 1].id, t_next_page(r->lang));
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

static void units(struct req *r, const struct round_group *g, int64_t only)
{
	struct round_reading v = round_reader(r);
	struct round_units *names;
	struct round_count *c;
	size_t n;
	if (!req_ok(r, round_counts(r->tx, r->arena, g->id, "", &c, &n, &r->err)) || !n ||
		!req_ok(r, round_units_read(&v, &names, &r->err)))
		return;
	ui_section(r, "units-h", t_round_by_unit(r->lang), NULL, NULL, NULL);
	html(r->out,
		"<table class='dense'><caption class='vh'>%s</caption><thead><tr><th scope='col'>%s</th><th "
		"scope='col'>%s</th><th "
		"scope='col'>%s</th></tr></thead><tbody>\n",
		t_round_by_unit(r->lang), t_unit(r->lang), t_finished(r->lang), t_round_open(r->lang));
	for (size_t i = 0; i < n;) {
		int64_t unit = c[i].unit, open = 0, done = 0;
		for (; i < n && c[i].unit == unit; i++) {
			open += strcmp(c[i].value, "open") == 0 ? c[i].n : 0;
			done += strcmp(c[i].value, "done") == 0 ? c[i].n : 0;
		}
		if ((only && unit != only) || open + done == 0)
			continue;
		html(r->out, "<tr><th scope='row'><a href='/rounds/groups/%lld?unit=%lld'>%s</a></th><td>", (long long)g->id,
			(long long)unit, unit ? round_unit_named(names, unit) : t_round_whole_city(r->lang));
		share(r, done, open + done);
		html(r->out, "</td><td class='end'>%lld</td></tr>\n", (long long)open);
	}
	html(r->out, "</tbody></table>\n");
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
		"<table class='dense'><caption class='vh'>%s</caption><thead><tr><th scope='col'>%s</th><th "
		"scope='col'>%s</th><th "
		"scope='col'>%s</th></tr></thead><tbody>\n",
		t_round_answers(r->lang), t_round_question(r->lang), t_round_yes(r->lang), t_round_no_plan(r->lang));
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
		html(r->out, "<tr><th scope='row'>%s</th><td>", title_in(f.items[i].title, r->lang));
		share(r, yes, all);
		html(r->out, "</td><td class='end'>%lld</td></tr>\n", (long long)no);
	}
	html(r->out, "</tbody></table>\n");
	ui_section_end(r);
}

static const char *const states[] = {"open", "done", "suspended", "lapsed"};

static const char *state_of(struct req *r)
{
	struct str given = req_query(r, "state");
	for (size_t i = 0; i < ARRAY_LEN(states); i++)
		if (str_is(given, states[i]))
			return states[i];
	return states[0];
}

static void lines(struct req *r, const struct round_group *g, int64_t unit)
{
	struct round_reading v = round_reader(r);
	struct round_lines list;
	const char *state = state_of(r);
	if (!req_ok(r,
		    round_of_group(&v, g->id, state, unit, req_query_int(r, "at", 0, INT64_MAX, 0),
			    req_query_int(r, "after", 0, INT64_MAX, 0), PAGE_LINES, &list, &r->err)))
		return;
	ui_section(r, "list-h", unit ? unit_name(r, unit) : t_round_list(r->lang), NULL, NULL, NULL);
	if (unit)
		round_remind_button(r, g, unit);
	if (!unit) {
		html(r->out, "<p>");
		for (size_t i = 0; i < ARRAY_LEN(states); i++) {
			html(r->out, "<a href='/rounds/groups/%lld?state=%s'>", (long long)g->id, states[i]);
			round_state(r, states[i], false, false);
			html(r->out, "</a> ");
		}
		html(r->out, "</p>\n");
	}
	if (!list.n)
		ui_empty(r, t_round_none_of_state(r->lang), "");
	html(r->out, "<ul class='rows'>");
	for (size_t i = 0; i < list.n; i++) {
		const struct round_line *l = &list.p[i];
		html(r->out, "<li class='row due-row'><p>");
		round_state(r, l->state, l->overdue, l->late);
		html(r->out, "</p><div><a class='t' href='/rounds/%lld'>%s</a><p class='sub'>", (long long)l->id, l->who);
		FACTS(r, l->unit ? l->unit_name : t_round_whole_city(r->lang), l->about);
		html(r->out, "</p></div><span class='sub'>%s</span></li>\n", t_due_by(r->lang, ui_short(r, l->due)));
	}
	html(r->out, "</ul>\n");
	if (list.n == PAGE_LINES)
		html(r->out, "<p><a href='/rounds/groups/%lld?state=%s&amp;unit=%lld&amp;at=%lld&amp;after=%lld'>%s</a></p>\n",
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
	struct round_figures f;
	if (!req_ok(r, round_figures(r->tx, g->id, r->now, &f, &r->err)))
		return;
	frame_begin(r, duty_title(r, g->duty), NAV_HOME, true);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/rounds", t_rounds(r->lang)}, {NULL, duty_title(r, g->duty)});
	if (req_query(r, "done").n)
		ui_done(r, t_round_reminded(r->lang), "");
	field_failures(r);
	ui_head(r, duty_title(r, g->duty), round_say_period(r->lang, g->period), true);
	if (all) {
		html(r->out, "<p>");
		share(r, f.done, f.asked);
		html(r->out, "<br>%s</p>\n", t_round_late_n(r->lang, (long long)f.late, (long long)f.overdue));
	}
	units(r, g, all ? 0 : me->section);
	if (all) {
		questions(r, g);
		round_matrix(r, g);
	}
	lines(r, g, unit);
	frame_end(r);
}

/* ---- 声かけ表 ---- */

static void call_show(struct req *r)
{
	const struct reader *me = frame_reader(r);
	struct round_reading v = round_reader(r);
	struct round_lines list = {0};
	if (me->section && !req_ok(r, round_of_unit(&v, me->section, INT64_MAX, CALL_MOST, &list, &r->err)))
		return;
	frame_begin(r, t_round_call(r->lang), NAV_HOME, true);
	CRUMBS(r, {"/", t_home(r->lang)}, {NULL, t_round_call(r->lang)});
	ui_head(r, t_round_call(r->lang), t_round_call_hint(r->lang), true);
	if (!list.n) {
		ui_empty(r, t_round_nothing_due(r->lang), "");
		frame_end(r);
		return;
	}
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense roster'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th "
		"scope='col'>%s</th></tr></thead><tbody>\n",
		t_round_call(r->lang), t_who(r->lang), t_rounds(r->lang), t_due_column(r->lang), t_asked_on(r->lang),
		t_asked_answer(r->lang));
	for (size_t i = 0; i < list.n; i++) {
		const struct round_line *l = &list.p[i];
		html(r->out, "<tr><th scope='row'>%s</th><td><a href='/rounds/%lld'>%s</a><span class='sub'>", l->who,
			(long long)l->id, l->title);
		FACTS(r, l->period, l->about);
		html(r->out, "</span></td><td>%s</td><td></td><td></td></tr>\n", ui_short(r, l->due));
	}
	html(r->out, "</tbody></table></div><p class='sub gap-s'>%s</p>\n", t_print_this(r->lang));
	frame_end(r);
}

static const char *rounds_title(const struct lang *l)
{
	return t_rounds(l);
}
static const char *call_title(const struct lang *l)
{
	return t_round_call(l);
}
static const char *const rounds_query[] = {"duty", "before", NULL};
static const char *const group_query[] = {"state", "unit", "at", "after", "done", NULL};
const struct page page_rounds = {.method = "GET",
	.path = "/rounds",
	.title = rounds_title,
	.access = PAGE_LOGIN,
	.query = rounds_query,
	.may = rounds_may,
	.show = rounds_show};
const struct page page_round_group = {.method = "GET",
	.path = "/rounds/groups/{id}",
	.title = rounds_title,
	.access = PAGE_LOGIN,
	.query = group_query,
	.may = round_group_may,
	.show = group_show};
const struct page page_round_call = {
	.method = "GET", .path = "/rounds/call", .title = call_title, .access = PAGE_LOGIN, .may = rounds_may, .show = call_show};
