/* 声かけ表: who must be reminded of what, on paper, with room to write. */
#include "engine/case.h"
#include "pages/frame.h"
#include "text/text.h"

#define MOST 200

static bool reminders_may(struct req *r)
{
	const struct reader *me = frame_reader(r);
	return me->head || me->leader || me->desk;
}

static void reminders_show(struct req *r)
{
	const struct reader *me = frame_reader(r);
	struct case_line *lines;
	size_t n;
	if (!req_ok(r, case_overdue(r->city, r->tx, r->arena, me->section, r->lang, MOST, &lines, &n, &r->err)))
		return;
	frame_begin(r, t_reminders(r->lang), NAV_HOME, true);
	CRUMBS(r, {"/", t_home(r->lang)}, {NULL, t_reminders(r->lang)});
	ui_head(r, t_reminders(r->lang), t_reminders_hint(r->lang), true);
	if (!n) {
		ui_empty(r, t_nothing_late(r->lang), "");
		frame_end(r);
		return;
	}
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense roster'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th>"
		"<th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th "
		"scope='col'>%s</th></tr></thead><tbody>\n",
		t_reminders(r->lang), t_request(r->lang), t_who(r->lang), t_due_column(r->lang), t_asked_on(r->lang),
		t_asked_answer(r->lang));
	for (size_t i = 0; i < n; i++) {
		html(r->out, "<tr><th scope='row'><a href='/cases/%lld'>%s</a><span class='sub'>", (long long)lines[i].id,
			lines[i].title);
		FACTS(r, lines[i].number, lines[i].step_name);
		html(r->out, "</span></th><td>%s</td><td>%s</td><td></td><td></td></tr>\n", lines[i].applicant_text,
			ui_short(r, lines[i].due));
	}
	html(r->out, "</tbody></table></div><p class='sub gap-s'>%s</p>\n", t_print_this(r->lang));
	frame_end(r);
}

static const char *reminders_title(const struct lang *l) { return t_reminders(l); }
const struct page page_reminders = {.method = "GET", .path = "/reminders", .title = reminders_title, .access = PAGE_LOGIN,
	.may = reminders_may, .show = reminders_show};
