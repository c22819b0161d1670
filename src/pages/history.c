/* A clause over time: drawn a line a fiscal year, and as a list: when, from what to what, by which keeper, in which entry; and
 * what the policy changed about it. */
#include "engine/param.h"
#include "engine/policy.h"
#include "engine/standing_note.h"
#include "pack/explain.h"
#include "pack/param.h"
#include "pages/chart.h"
#include "pages/clauses.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

#include <stdlib.h>

#define YEARS 3
#define SHOWN 12

static const char *day_of(struct req *r, int64_t ms)
{
	return civil_say_date(r->arena, civil_date_of_ms(ms), CIVIL_DENSE, lang_ja(r->lang));
}

/* ---- how it stood ---- */

static void drawing(struct req *r, const struct standing_noted *list, size_t n)
{
	struct chart_span *spans = arena_array(r->arena, n, sizeof(*spans));
	size_t n_spans = 0;
	int last = civil_fiscal_year(civil_date_of_ms(r->now));
	int years = last - civil_fiscal_year(civil_date_of_ms(list[n - 1].at)) + 1;
	for (size_t i = n; i-- > 0;)
		if (!list[i].gone)
			spans[n_spans++] = (struct chart_span){list[i].at, i ? list[i - 1].at : r->now, list[i].standing};
	int64_t changes = 0;
	for (size_t i = 0; i + 1 < n; i++)
		changes += list[i].standing != list[i + 1].standing || list[i].gone != list[i + 1].gone;
	chart_years(r, spans, n_spans,
		years < 1		? 1
			: years > YEARS ? YEARS
					: years,
		t_history_sentence(r->lang, day_of(r, list[n - 1].at), (long long)changes));
}

static void word(struct req *r, const struct standing_noted *x)
{
	if (x->gone)
		ui_status(r, ICON_rest, t_history_gone(r->lang));
	else
		ui_status(r, ui_standing_mark(x->standing), ui_standing_word(r->lang, x->standing));
}

/* The keeper that made it worse; of one that is better again, the one that was in the way. */
static void by_keeper(struct req *r, const struct clause *c, const struct standing_noted *x, const struct standing_noted *was)
{
	const char *path = *x->keeper ? x->keeper : was ? was->keeper : "";
	for (size_t i = 0; i < c->kept_by.n; i++) {
		const struct keeper *k = &c->kept_by.p[i];
		if (strcmp(k->path, path) != 0)
			continue;
		if (k->elem)
			html(r->out, "<a href='/elements/%s'>%s</a>", k->elem->name, explain_keeper(r->lang, k));
		else
			html(r->out, "%s", explain_keeper(r->lang, k));
		return;
	}
	html(r->out, "<span class='mono'>%s</span>", path);
}

static void changes(struct req *r, const struct clause *c, const struct standing_noted *list, size_t n)
{
	bool all = str_is(req_query(r, "history"), "all");
	size_t shown = 0, left = 0;
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense mid'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>"
		"%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col' class='r'>%s</th></tr></thead><tbody>\n",
		t_history(r->lang), t_history_day(r->lang), t_history_change(r->lang), t_history_keeper(r->lang),
		t_entry(r->lang));
	for (size_t i = 0; i < n; i++) {
		const struct standing_noted *x = &list[i], *was = i + 1 < n ? &list[i + 1] : NULL;
		if (was && was->standing == x->standing && was->gone == x->gone)
			continue; /* the policy changed: said below */
		if (shown >= SHOWN && !all) {
			left++;
			continue;
		}
		shown++;
		html(r->out, "<tr><th scope='row' class='nw'>%s</th><td>", day_of(r, x->at));
		if (was) {
			word(r, was);
			html(r->out, "<span class='sub'>%s</span> ", t_history_to(r->lang));
		} else {
			html(r->out, "<span class='sub'>%s</span> ", t_history_first(r->lang));
		}
		word(r, x);
		html(r->out, "</td><td>");
		by_keeper(r, c, x, was);
		html(r->out, "</td><td class='r'><a class='mono' href='/trail/%lld'>%s</a></td></tr>\n", (long long)x->entry,
			num_grouped(r->arena, x->entry));
	}
	html(r->out, "</tbody></table></div>\n");
	if (left)
		html(r->out, "<p class='more'><a href='/clauses/%s?history=all#hi-h'>%s</a></p>", c->name,
			t_history_more(r->lang, (long long)left));
}

/* ---- what the policy changed ---- */

struct turn {
	int64_t at, entry;
	const char *text;
};
struct turns {
	VEC(struct turn) list;
};

static void of_packs(struct req *r, const struct standing_noted *list, size_t n, struct turns *ret)
{
	for (size_t i = 0; i + 1 < n; i++) {
		const struct standing_noted *x = &list[i], *was = &list[i + 1];
		if (x->gone == was->gone && hash_eq(&x->said, &was->said))
			continue;
		const struct pack *p = city_pack_by_digest(r->city, r->tx, &x->pack, &r->err);
		if (!req_ok(r, p != NULL))
			return;
		const char *edition = p->edition ? p->edition : p->name;
		*vec_push(r->arena, &ret->list) = (struct turn){x->at, x->entry,
			x->gone		    ? t_history_left(r->lang, edition)
				: was->gone ? t_history_back(r->lang, edition)
					    : t_history_said(r->lang, edition)};
	}
}

static void of_params(struct req *r, const struct clause *c, struct turns *ret)
{
	for (size_t i = 0; i < c->kept_by.n; i++) {
		const struct elem *elem = c->kept_by.p[i].elem;
		struct param_row *rows;
		size_t n;
		if (!elem || elem->kind != ELEM_PARAM)
			continue;
		const struct param *p = (const struct param *)(const void *)elem;
		if (!req_ok(r, param_history(r->tx, r->arena, r->who.organ ? r->who.organ : 1, p, &rows, &n, &r->err)))
			return;
		for (size_t k = 0; k < n; k++) {
			struct param now;
			const char *value = !rows[k].value ? t_history_given_back(r->lang)
				: param_read(p, str_of(rows[k].value), r->arena, &now) == PARAM_FINE ? param_say(r->lang, &now)
												     : rows[k].value;
			*vec_push(r->arena, &ret->list) = (struct turn){rows[k].at, rows[k].entry,
				rows[k].unit ? t_history_param_unit(r->lang, title_in(&elem->title, r->lang), value)
					     : t_history_param(r->lang, title_in(&elem->title, r->lang), value)};
		}
	}
}

static int newest_first(const void *a, const void *b)
{
	const struct turn *x = a, *y = b;
	return x->at > y->at ? -1 : x->at < y->at;
}

static void policy(struct req *r, const struct clause *c, const struct standing_noted *list, size_t n)
{
	struct turns t = {0};
	of_packs(r, list, n, &t);
	of_params(r, c, &t);
	if (t.list.n > 1)
		qsort(t.list.p, t.list.n, sizeof(*t.list.p), newest_first);
	ui_section(r, "hp-h", t_history_policy(r->lang), ui_count(r, (int64_t)t.list.n), "/policy", t_policy_title(r->lang));
	if (!t.list.n)
		ui_empty(r, t_history_policy_none(r->lang), "");
	html(r->out, "<ul class='rows plain small'>");
	for (size_t i = 0; i < t.list.n && i < 2 * SHOWN; i++)
		html(r->out,
			"<li class='row kv-row'><div>%s<p class='sub'>%s</p></div><a class='mono' "
			"href='/trail/%lld'>%s</a></li>\n",
			t.list.p[i].text, day_of(r, t.list.p[i].at), (long long)t.list.p[i].entry,
			num_grouped(r->arena, t.list.p[i].entry));
	html(r->out, "</ul>");
	ui_section_end(r);
}

void clause_history(struct req *r, const struct clause *c)
{
	struct standing_noted *list;
	size_t n;
	if (c->is_chapter) {
		clauses_trend(r, c);
		return;
	}
	if (!req_ok(r, standing_noted_of(r->tx, r->arena, r->who.organ ? r->who.organ : 1, c->name, &list, &n, &r->err)))
		return;
	ui_section(r, "hi-h", t_history(r->lang), NULL, "/clauses/past", t_past(r->lang));
	if (n) {
		drawing(r, list, n);
		changes(r, c, list, n);
	} else {
		ui_empty(r, t_history_none(r->lang), t_history_none_next(r->lang));
	}
	ui_section_end(r);
	policy(r, c, list, n);
}
