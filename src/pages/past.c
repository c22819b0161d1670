/* 実施状況の推移: how many clauses stood how over the last year, and how each stood on any past date, also as CSV. */
#include "engine/standing_note.h"
#include "out/csv.h"
#include "pack/explain.h"
#include "pages/chart.h"
#include "pages/clauses.h"
#include "pages/frame.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"
#include "util/utf8.h"

#include <stdlib.h>

#define WEEKS 52
#define MONTHS 13
#define WEEK_MS (7 * INT64_C(86400000))

static int64_t organ_of(const struct req *r)
{
	return r->who.organ ? r->who.organ : 1;
}

/* ---- the trend ---- */

static bool is_below(void *ctx, const char *name)
{
	const struct {
		const struct pack *pack;
		const struct clause *top;
	} *x = ctx;
	const struct clause *c = pack_clause(x->pack, name);
	while (c && c != x->top)
		c = c->parent;
	return c != NULL;
}

void clauses_trend(struct req *r, const struct clause *c)
{
	struct {
		const struct pack *pack;
		const struct clause *top;
	} below = {r->pack, c};
	int64_t first, looked, at[WEEKS + 1];
	struct standing_count *list;
	size_t n = 1;
	if (!req_ok(r, standing_noted_since(r->tx, organ_of(r), &first, &looked, &r->err)) || !first || first >= r->now)
		return;
	while (n <= WEEKS && r->now - (int64_t)n * WEEK_MS > first)
		n++;
	for (size_t i = 0; i < n; i++)
		at[i] = r->now - (int64_t)(n - 1 - i) * WEEK_MS;
	if (!req_ok(r, standing_trend(r->tx, r->arena, organ_of(r), at, n, c ? is_below : NULL, &below, &list, &r->err)))
		return;
	const int64_t *a = list[0].n, *b = list[n - 1].n;
	const char *sentence =
		t_trend_sentence(r->lang, civil_say_date(r->arena, civil_date_of_ms(at[0]), CIVIL_DENSE, lang_ja(r->lang)),
			(long long)a[STAND_KEPT],
			civil_say_date(r->arena, civil_date_of_ms(looked), CIVIL_DENSE, lang_ja(r->lang)),
			(long long)b[STAND_KEPT]);
	ui_section(r, "tr-h", t_trend(r->lang), NULL, "/clauses/past", t_past(r->lang));
	chart_trend(r, list, n, "tr-t", sentence);
	html(r->out, "<p class='sub'>%s</p>", sentence);
	ui_section_end(r);
}

static void by_month(struct req *r, int64_t first)
{
	static const enum standing order[] = {STAND_KEPT, STAND_RISK, STAND_BROKEN, STAND_UNKNOWN, STAND_REST};
	int64_t at[MONTHS + 1], today = civil_date_of_ms(r->now);
	struct civil day = civil_of_date(today);
	int64_t month = civil_date(day.year, day.month, 1);
	struct standing_count *list;
	size_t n = 0;
	for (int i = MONTHS - 1; i >= 0; i--) {
		int64_t begin = civil_ms(civil_add_months(month, -i), 0, 0);
		if (begin > first)
			at[n++] = begin;
	}
	at[n++] = r->now + 1;
	if (!req_ok(r, standing_trend(r->tx, r->arena, organ_of(r), at, n, NULL, NULL, &list, &r->err)))
		return;
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense mid'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th>",
		t_trend(r->lang), t_history_day(r->lang));
	for (size_t k = 0; k < ARRAY_LEN(order); k++) {
		html(r->out, "<th scope='col' class='r'>");
		ui_status(r, ui_standing_mark(order[k]), ui_standing_word(r->lang, order[k]));
		html(r->out, "</th>");
	}
	html(r->out, "</tr></thead><tbody>\n");
	for (size_t i = n; i-- > 0;) {
		int64_t date = civil_date_of_ms(list[i].at - 1);
		html(r->out, "<tr><th scope='row' class='nw'><a href='/clauses/past?on=%s'>%s</a></th>",
			civil_iso_date(r->arena, date), civil_say_date(r->arena, date, CIVIL_DENSE, lang_ja(r->lang)));
		for (size_t k = 0; k < ARRAY_LEN(order); k++)
			html(r->out, "<td class='r'>%s</td>", num_grouped(r->arena, list[i].n[order[k]]));
		html(r->out, "</tr>\n");
	}
	html(r->out, "</tbody></table></div>\n");
}

/* ---- on a date ---- */

struct past_line {
	const struct standing_noted *noted;
	const struct clause *clause;
	const struct pack *pack;
};

/* The day asked for; today when none is, or it lies ahead. */
static int64_t day_of(struct req *r)
{
	int64_t day, today = civil_date_of_ms(r->now);
	struct str asked = str_trim(req_query(r, "on"));
	return asked.n && civil_parse_date(utf8_half(r->arena, asked), &day) && day <= today ? day : today;
}

static int in_order(const void *a_, const void *b_)
{
	const struct past_line *a = a_, *b = b_;
	return a->clause->index < b->clause->index ? -1 : a->clause->index > b->clause->index;
}

/* As the policy of that time says them, in its order; what was gone then is left out. */
static bool lines_on(struct req *r, int64_t day, struct past_line **ret, size_t *ret_n)
{
	VEC(struct past_line) all = {0};
	struct standing_noted *list;
	size_t n;
	if (!req_ok(r, standing_noted(r->tx, r->arena, organ_of(r), civil_ms(day + 1, 0, 0), &list, &n, &r->err)))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (list[i].gone)
			continue;
		const struct pack *p = city_pack_by_digest(r->city, r->tx, &list[i].pack, &r->err);
		const struct clause *c = p ? pack_clause(p, list[i].clause) : NULL;
		if (!req_ok(r, p != NULL))
			return false;
		if (c)
			*vec_push(r->arena, &all) = (struct past_line){&list[i], c, p};
	}
	if (all.n > 1)
		qsort(all.p, all.n, sizeof(*all.p), in_order);
	*ret = all.p;
	*ret_n = all.n;
	return true;
}

static const char *const *heads(const struct lang *l, struct arena *a)
{
	const char **list = arena_array(a, 6, sizeof(*list));
	list[0] = t_clauses(l);
	list[1] = t_rule_column(l);
	list[2] = t_standing(l);
	list[3] = t_past_since(l);
	list[4] = t_history_keeper(l);
	list[5] = t_entry(l);
	return list;
}

static const char *keeper_name(struct req *r, const struct past_line *x)
{
	for (size_t i = 0; i < x->clause->kept_by.n; i++)
		if (strcmp(x->clause->kept_by.p[i].path, x->noted->keeper) == 0)
			return explain_keeper(r->lang, &x->clause->kept_by.p[i]);
	return x->noted->keeper;
}

static void cells(struct req *r, const struct past_line *x, const char *ret[6])
{
	ret[0] = x->clause->full_ref ? x->clause->full_ref : x->clause->name;
	ret[1] = title_in(&x->clause->title, r->lang);
	ret[2] = ui_standing_word(r->lang, x->noted->standing);
	ret[3] = civil_say_date(r->arena, civil_date_of_ms(x->noted->at), CIVIL_DENSE, lang_ja(r->lang));
	ret[4] = keeper_name(r, x);
	ret[5] = num_grouped(r->arena, x->noted->entry);
}

static void table(struct req *r, const struct past_line *lines, size_t n)
{
	const char *const *head = heads(r->lang, r->arena);
	html(r->out, "<div class='scroll' tabindex='0'><table class='dense matrix'><caption class='vh'>%s</caption><thead><tr>",
		t_past(r->lang));
	for (size_t i = 0; i < 6; i++)
		html(r->out, "<th scope='col'>%s</th>", head[i]);
	html(r->out, "</tr></thead><tbody>\n");
	for (size_t i = 0; i < n; i++) {
		const char *c[6];
		cells(r, &lines[i], c);
		html(r->out, "<tr><th scope='row'>");
		if (pack_clause(r->pack, lines[i].clause->name))
			html(r->out, "<a href='/clauses/%s'>%s</a>", lines[i].clause->name, c[0]);
		else
			html(r->out, "%s<span class='sub'>%s</span>", c[0], t_history_gone(r->lang));
		html(r->out, "</th><td class='wide'>%s</td><td>", c[1]);
		ui_status(r, ui_standing_mark(lines[i].noted->standing), c[2]);
		html(r->out,
			"</td><td class='nw'>%s</td><td>%s</td><td class='r'><a class='mono' "
			"href='/trail/%lld'>%s</a></td></tr>\n",
			c[3], c[4], (long long)lines[i].noted->entry, c[5]);
	}
	html(r->out, "</tbody></table></div>\n");
}

static void exports(struct req *r, int64_t day)
{
	html(r->out,
		"<form class='acts gap-s no-print' method='get' action='/clauses/past.csv' aria-label='%s'><input type='hidden' "
		"name='on' value='%s'><button class='btn btn-s' type='submit' name='enc' value='utf8'>%s</button><button "
		"class='btn btn-s' type='submit' name='enc' value='cp932'>%s</button></form>\n",
		t_export(r->lang), civil_iso_date(r->arena, day), t_as_csv(r->lang, "UTF-8"), t_as_csv(r->lang, "Shift_JIS"));
}

static void past_show(struct req *r)
{
	int64_t day = day_of(r), first, looked;
	struct past_line *lines;
	size_t n;
	if (!lines_on(r, day, &lines, &n) || !req_ok(r, standing_noted_since(r->tx, organ_of(r), &first, &looked, &r->err)))
		return;
	frame_begin(r, t_past(r->lang), NAV_CLAUSES, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/clauses", t_clauses(r->lang)}, {NULL, t_past(r->lang)});
	ui_head(r, t_past(r->lang),
		looked == CIVIL_NONE ? t_past_hint(r->lang)
				     : t_past_looked(r->lang, civil_say_date(r->arena, looked, CIVIL_YEAR, lang_ja(r->lang))),
		false);
	if (!first) {
		ui_empty(r, t_history_none(r->lang), t_history_none_next(r->lang));
		frame_end(r);
		return;
	}
	clauses_trend(r, NULL);
	by_month(r, first);
	ui_section(r, "on-h", t_past_on(r->lang, civil_say_date(r->arena, day, CIVIL_YEAR, lang_ja(r->lang))),
		t_count_clauses(r->lang, (long long)n), NULL, NULL);
	html(r->out,
		"<form class='filters no-print' method='get' action='/clauses/past#on-h' aria-label='%s'><div "
		"class='filters-g'><div "
		"class='f'><label for='on'>%s</label><input class='in in-s' type='text' id='on' name='on' "
		"value='%s'></div><button "
		"class='btn btn-s' type='submit'>%s</button></div></form>\n",
		t_past_date(r->lang), t_past_date(r->lang), civil_iso_date(r->arena, day), t_show(r->lang));
	if (n) {
		exports(r, day);
		table(r, lines, n);
	} else {
		ui_empty(r, t_past_none(r->lang, civil_say_date(r->arena, civil_date_of_ms(first), CIVIL_YEAR, lang_ja(r->lang))),
			"");
	}
	ui_section_end(r);
	frame_end(r);
}

/* ---- as a file ---- */

static bool csv_all(
	struct req *r, const struct past_line *lines, size_t n, enum csv_charset charset, struct buf *b, struct csv_loss *ret)
{
	const char *const *head = heads(r->lang, r->arena);
	struct csv c;
	if (!req_ok(r, csv_begin(&c, b, charset, &r->err)))
		return false;
	for (size_t i = 0; i < 6; i++)
		csv_cell(&c, str_of(head[i]));
	csv_row_end(&c);
	for (size_t i = 0; i < n; i++) {
		const char *cell[6];
		cells(r, &lines[i], cell);
		for (size_t k = 0; k < 6; k++)
			csv_cell(&c, str_of(cell[k]));
		csv_row_end(&c);
	}
	csv_end(&c);
	*ret = c.loss;
	return true;
}

/* What Shift_JIS cannot write is said before anything is written. */
static void say_loss(struct req *r, int64_t day, const struct csv_loss *loss)
{
	frame_begin(r, t_export(r->lang), NAV_CLAUSES, false);
	CRUMBS(r, {"/clauses", t_clauses(r->lang)}, {"/clauses/past", t_past(r->lang)}, {NULL, t_export(r->lang)});
	ui_head(r, t_export_of(r->lang, t_past(r->lang)), NULL, false);
	ui_warn(r, t_export_loss(r->lang, num_grouped(r->arena, (int64_t)loss->count), csv_loss_list(r->arena, loss)),
		t_export_loss_next(r->lang));
	html(r->out,
		"<form class='acts gap-s' method='get' action='/clauses/past.csv'><input type='hidden' name='on' "
		"value='%s'><button "
		"class='btn btn-1' type='submit' name='enc' value='utf8'>%s</button><button class='btn' type='submit' name='enc' "
		"value='cp932-anyway'>%s</button></form>\n",
		civil_iso_date(r->arena, day), t_export_utf8(r->lang), t_export_anyway(r->lang));
	frame_end(r);
}

static void past_csv_show(struct req *r)
{
	struct csv_loss loss = {0};
	struct str enc = req_query(r, "enc");
	bool anyway = str_is(enc, "cp932-anyway"), cp932 = anyway || str_is(enc, "cp932");
	int64_t day = day_of(r);
	struct past_line *lines;
	size_t n;
	if (!lines_on(r, day, &lines, &n))
		return;
	if (cp932 && !anyway) {
		if (!csv_all(r, lines, n, CSV_CP932, NULL, &loss))
			return;
		if (loss.count) {
			say_loss(r, day, &loss);
			return;
		}
	}
	r->type = cp932 ? "text/csv; charset=Shift_JIS" : "text/csv; charset=utf-8";
	r->filename = arena_cprintf(r->arena, "standing-%s.csv", civil_iso_date(r->arena, day));
	(void)csv_all(r, lines, n, cp932 ? CSV_CP932 : CSV_UTF8, r->body, &loss);
}

static bool past_may(struct req *r)
{
	return r->pack != NULL;
}
static const char *past_title(const struct lang *l)
{
	return t_past(l);
}
static const char *const past_query[] = {"on", NULL}, *const csv_query[] = {"on", "enc", NULL};
const struct page page_past = {.method = "GET",
	.path = "/clauses/past",
	.title = past_title,
	.access = PAGE_LOGIN,
	.query = past_query,
	.may = past_may,
	.show = past_show};
const struct page page_past_csv = {.method = "GET",
	.path = "/clauses/past.csv",
	.title = past_title,
	.access = PAGE_LOGIN,
	.lane = LANE_SLOW,
	.query = csv_query,
	.may = past_may,
	.show = past_csv_show};
