/* Readiness on the eight statutory areas, which bind from 1 July 2027 (総務省令第80号 of 26 June 2026, 地方自治法施行規則
 * §16の3). */
#include "engine/standing.h"
#include "pages/chart.h"
#include "pages/clauses.h"
#include "pages/frame.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

#define WORST_SHOWN 5

struct area {
	int64_t n[5], total;
	const struct clause *worst[WORST_SHOWN];
	size_t n_worst;
};

static bool counts(const struct clause *c)
{
	return !c->is_chapter && c->law >= 1 && c->law <= LAW_AREAS;
}

/* Broken ones first, then what is not proven. */
static void survey(struct req *r, const struct clause_standing *tree, struct area all[LAW_AREAS])
{
	static const enum standing order[] = {STAND_BROKEN, STAND_UNKNOWN};
	for (size_t i = 0; i < r->pack->clauses.n; i++)
		if (counts(r->pack->clauses.p[i])) {
			struct area *a = &all[r->pack->clauses.p[i]->law - 1];
			a->n[tree[i].standing]++;
			a->total++;
		}
	for (size_t o = 0; o < ARRAY_LEN(order); o++)
		for (size_t i = 0; i < r->pack->clauses.n; i++) {
			const struct clause *c = r->pack->clauses.p[i];
			struct area *a = counts(c) ? &all[c->law - 1] : NULL;
			if (a && tree[i].standing == order[o] && a->n_worst < WORST_SHOWN)
				a->worst[a->n_worst++] = c;
		}
}

/* An area without a clause is a gap of the policy itself. */
static void state(struct req *r, const struct area *a)
{
	if (!a->total)
		ui_status(r, ICON_broken, t_area_none(r->lang));
	else if (a->n[STAND_BROKEN])
		ui_status(r, ICON_broken, t_area_broken(r->lang, (long long)a->n[STAND_BROKEN]));
	else if (a->n[STAND_UNKNOWN] || a->n[STAND_REST])
		ui_status(r, ICON_unknown, t_area_open(r->lang, (long long)(a->n[STAND_UNKNOWN] + a->n[STAND_REST])));
	else
		ui_status(r, ICON_kept, t_area_ready(r->lang));
}

static void row(struct req *r, const struct clause_standing *tree, int law, const struct area *a)
{
	html(r->out, "<tr><th scope='row'><a href='/clauses?a=%d'>%s</a></th><td>", law, area_word(r->lang, law));
	state(r, a);
	html(r->out, "</td><td>");
	chart_shares(r, a->n);
	html(r->out, "</td><td class='r'>%s</td><td><ul class='plain small'>",
		t_part_of(r->lang, num_grouped(r->arena, a->n[STAND_KEPT] + a->n[STAND_RISK]), num_grouped(r->arena, a->total)));
	for (size_t i = 0; i < a->n_worst; i++) {
		const struct clause *c = a->worst[i];
		html(r->out, "<li>");
		ui_mark(r, ui_standing_mark(tree[c->index].standing), ui_standing_word(r->lang, tree[c->index].standing));
		html(r->out, " <a href='/clauses/%s'>%s</a> %s</li>\n", c->name, c->full_ref ? c->full_ref : c->name,
			title_in(&c->title, r->lang));
	}
	html(r->out, "</ul></td></tr>\n");
}

static void areas_show(struct req *r)
{
	struct clause_standing *tree;
	struct area all[LAW_AREAS] = {0};
	size_t ready = 0;
	int64_t by = civil_date(2027, 7, 1), left = by - civil_date_of_ms(r->now);
	if (!req_ok(r, standing_tree(r->city, r->tx, r->arena, r->pack, r->now, r->lang, &tree, &r->err)))
		return;
	survey(r, tree, all);
	for (size_t i = 0; i < LAW_AREAS; i++)
		ready += all[i].total && all[i].total == all[i].n[STAND_KEPT] + all[i].n[STAND_RISK];
	frame_begin(r, t_areas(r->lang), NAV_CLAUSES, false);
	html(r->out, "<div class='page-h'><div><h1>%s</h1><p class='sub'>%s</p></div>", t_areas(r->lang),
		t_policy_as_of(r->lang, title_in(&r->pack->title, r->lang), ui_time(r, r->now)));
	clauses_views(r, "/clauses/areas");
	html(r->out, "</div>\n<p class='lead'>%s</p>\n",
		left > 0 ? t_areas_left(r->lang, (long long)ready, civil_say_date(r->arena, by, CIVIL_FULL, lang_ja(r->lang)),
				   (long long)left)
			 : t_areas_due(r->lang, (long long)ready, civil_say_date(r->arena, by, CIVIL_FULL, lang_ja(r->lang))));
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense areas'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col' class='r'>%s</th><th "
		"scope='col'>%s</th></tr></thead><tbody>\n",
		t_areas(r->lang), t_area(r->lang), t_state_column(r->lang), t_standing(r->lang), t_kept(r->lang),
		t_area_first(r->lang));
	for (int law = 1; law <= LAW_AREAS; law++)
		row(r, tree, law, &all[law - 1]);
	html(r->out, "</tbody></table></div>\n<p class='sub'>%s</p>\n", t_areas_note(r->lang));
	frame_end(r);
}

static bool areas_may(struct req *r)
{
	return r->pack != NULL;
}
static const char *areas_title(const struct lang *l)
{
	return t_areas(l);
}
const struct page page_areas = {.method = "GET",
	.path = "/clauses/areas",
	.title = areas_title,
	.access = PAGE_LOGIN,
	.may = areas_may,
	.show = areas_show};
