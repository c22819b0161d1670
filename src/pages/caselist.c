#include "pages/caselist.h"

#include "pages/frame.h"
#include "text/text.h"

void caselist_state(struct req *r, const char *state, bool overdue)
{
	if (overdue)
		ui_status(r, ICON_broken, t_overdue(r->lang));
	else if (strcmp(state, "returned") == 0)
		ui_status(r, ICON_back, t_sent_back(r->lang));
	else if (strcmp(state, "draft") == 0)
		ui_status(r, ICON_back, t_pulled_back(r->lang));
	else if (strcmp(state, "withdrawn") == 0)
		ui_status(r, ICON_rest, t_withdrawn(r->lang));
	else if (strcmp(state, "refused") == 0)
		ui_status(r, ICON_rest, t_refused(r->lang));
	else if (strcmp(state, "done") == 0)
		ui_status(r, ICON_kept, t_finished(r->lang));
	else
		ui_status(r, ICON_doing, t_in_progress(r->lang));
}

void caselist_rows(struct req *r, const struct case_line *lines, size_t n)
{
	if (!n)
		return;
	html(r->out, "<ul class='rows'>");
	for (size_t i = 0; i < n; i++) {
		const struct case_line *c = &lines[i];
		html(r->out, "<li class='row due-row'><p>");
		caselist_state(r, c->state, c->overdue);
		html(r->out, "</p><div><a class='t' href='/cases/%lld'>%s</a><p class='sub'>", (long long)c->id, c->title);
		FACTS(r, c->number, c->applicant_text, c->step_name && *c->step_name ? t_now_at(r->lang, c->step_name) : "");
		html(r->out, "</p></div>");
		if (strcmp(c->state, "returned") == 0 || strcmp(c->state, "draft") == 0)
			html(r->out, "<a class='btn btn-s' href='/cases/%lld/again'>%s</a></li>\n", (long long)c->id,
				t_mend_and_submit(r->lang));
		else
			html(r->out, "<span class='sub'>%s</span></li>\n",
				c->due > 0 ? t_due_by(r->lang, ui_short(r, c->due)) : "");
	}
	html(r->out, "</ul>\n");
}

void caselist_narrow(struct req *r, const struct case_line *lines, size_t n)
{
	html(r->out, "<ul class='rows plain small'>");
	for (size_t i = 0; i < n; i++) {
		const struct case_line *c = &lines[i];
		html(r->out, "<li class='row kv-row'><div><a class='t' href='/cases/%lld'>%s</a><p class='sub'>",
			(long long)c->id, c->title);
		FACTS(r, c->applicant_text, c->due > 0 ? t_due_by(r->lang, ui_short(r, c->due)) : "");
		html(r->out, "</p></div>");
		caselist_state(r, c->state, c->overdue);
		html(r->out, "</li>\n");
	}
	html(r->out, "</ul>\n");
}

void caselist_tasks(struct req *r, const struct case_line *lines, size_t n, const char *word)
{
	html(r->out, "<ul class='rows'>");
	for (size_t i = 0; i < n; i++) {
		const struct case_line *c = &lines[i];
		html(r->out, "<li class='row due-row'><p>");
		ui_due(r, c->due);
		html(r->out, "</p><div><a class='t' href='/cases/%lld'>%s</a><p class='sub'>", (long long)c->id, c->title);
		FACTS(r, c->number, c->applicant_text);
		html(r->out, "</p></div><a class='btn%s btn-s' href='/cases/%lld#act' aria-label='%s'>%s</a></li>\n",
			c->overdue && i == 0 ? " btn-1" : "", (long long)c->id,
			t_step_of(r->lang, c->title, word ? word : c->step_name),
			word ? word : c->step_name);
	}
	html(r->out, "</ul>\n");
}

/* A role that he holds, or what anybody of the staff may apply for. */
static bool may_apply(const struct reader *me, const struct actor *a)
{
	if (!a || a->kind == ACTOR_ANY || a->kind == ACTOR_ALL) {
		bool found = !a;
		for (size_t i = 0; a && i < a->parts.n && !found; i++)
			found = may_apply(me, a->parts.p[i]);
		return found;
	}
	if (!a->role || a->role->filled == FILLED_EVERYONE)
		return true;
	for (size_t i = 0; i < me->n_held; i++)
		if (strcmp(me->held[i].role->elem.name, a->role->elem.name) == 0)
			return true;
	return false;
}

bool door_leads(const struct door *d, const struct reader *me)
{
	for (size_t i = 0; i < d->brings.n; i++)
		if (may_apply(me, d->brings.p[i].procedure->applicant))
			return true;
	return false;
}

static void cases_show(struct req *r)
{
	bool closed = req_query_int(r, "closed", 0, 1, 0) == 1;
	struct case_line *lines;
	size_t n;
	if (!req_ok(r, case_mine(r->city, r->tx, r->arena, &r->who, r->lang, closed, 200, &lines, &n, &r->err)))
		return;
	const char *title = closed ? t_closed_requests(r->lang) : t_my_requests(r->lang);
	frame_begin(r, title, NAV_APPLY, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {NULL, title});
	ui_head(r, title, ui_count(r, (int64_t)n), false);
	if (!n)
		ui_empty(r, t_no_my_requests(r->lang), "");
	caselist_rows(r, lines, n);
	html(r->out, "<p class='more'><a href='/cases?closed=%d'>%s</a></p>", closed ? 0 : 1,
		closed ? t_my_requests(r->lang) : t_closed_requests(r->lang));
	frame_end(r);
}

static const char *cases_title(const struct lang *l) { return t_my_requests(l); }
static const char *const cases_query[] = {"closed", NULL};
const struct page page_cases = {.contractor = true,
	.method = "GET", .path = "/cases", .title = cases_title, .access = PAGE_LOGIN, .query = cases_query, .show = cases_show};
