/* Rounds on the home pages, and the list of whom to remind. */
#include "pages/field.h"
#include "pages/frame.h"
#include "pages/round.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

#define PAGE_LINES 50
#define MONTH_LINES 8
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
	for (size_t i = 0; i < lines.n && i < MONTH_LINES; i++) {
		html(r->out, "<li class='row kv-row'><div><a class='t' href='/rounds/%lld'>%s</a><p class='sub'>",
			(long long)lines.p[i].id, lines.p[i].title);
		FACTS(r, lines.p[i].about, lines.p[i].who, t_due_by(r->lang, ui_short(r, lines.p[i].due)));
		html(r->out, "</p></div>");
		round_state(r, lines.p[i].state, lines.p[i].overdue, lines.p[i].late);
		html(r->out, "</li>\n");
	}
	html(r->out, "</ul>");
	if (lines.n > MONTH_LINES)
		html(r->out, "<p class='sub lead'><a href='/rounds'>%s</a></p>",
			t_and_more(r->lang, (long long)(lines.n - MONTH_LINES)));
	ui_section_end(r);
}

/* ---- 声かけ表 ---- */

static void call_show(struct req *r)
{
	const struct reader *me = frame_reader(r);
	struct round_reading v = round_reader(r);
	struct round_lines list = {0};
	if (me->section && !req_ok(r, round_of_unit(&v, me->section, INT64_MAX, CALL_MOST, &list, &r->err)))
		return;
	frame_begin(r, t_round_call(r->lang), NAV_ROUNDS, true);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/rounds", t_rounds(r->lang)}, {NULL, t_round_call(r->lang)});
	ui_head(r, t_round_call(r->lang), t_round_call_hint(r->lang), true);
	if (!list.n) {
		ui_empty(r, t_round_nothing_due(r->lang), "");
		frame_end(r);
		return;
	}
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense roster to-call'><caption "
		"class='vh'>%s</caption><thead><tr><th "
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

static const char *call_title(const struct lang *l)
{
	return t_round_call(l);
}
const struct page page_round_call = {.method = "GET",
	.path = "/rounds/call",
	.title = call_title,
	.access = PAGE_LOGIN,
	.may = round_groups_may,
	.show = call_show};
