/* 閉じた台帳: ledgers that the policy data in force does not have any more: read and exported, never written. */
#include "engine/closed.h"
#include "engine/org.h"
#include "engine/withhold.h"
#include "out/csv.h"
#include "pages/closed.h"
#include "pages/frame.h"
#include "pages/ledger.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

#define PAGE_ROWS 50
#define MOST 50000
#define AT_ONCE 500

static int64_t organ_of(struct req *r) { return r->who.organ ? r->who.organ : 1; }

/* Whose lines the reader may list: those of his section, or all. false: none. */
static bool whose(struct req *r, int64_t *ret_unit)
{
	const struct reader *me = frame_reader(r);
	*ret_unit = me->desk ? 0 : me->section;
	return me->desk || me->section;
}

static bool closed_may(struct req *r)
{
	struct closed *c = arena_make(r->arena, struct closed);
	int64_t unit;
	r->subject = c;
	return r->pack && whose(r, &unit) &&
		req_ok(r, closed_find(r->city, r->tx, r->arena, organ_of(r), r->pack, r->words[0].p, c, &r->err)) && c->reg;
}

void closed_links(struct req *r)
{
	struct closed *list;
	size_t n;
	int64_t unit;
	if (!r->pack || !whose(r, &unit) ||
		!req_ok(r, closed_list(r->city, r->tx, r->arena, organ_of(r), r->pack, &list, &n, &r->err)) || !n)
		return;
	ui_section(r, "closed-h", t_closed_ledgers(r->lang), ui_count(r, (int64_t)n), NULL, NULL);
	html(r->out, "<p>%s</p><ul class='rows plain'>", t_closed_hint(r->lang));
	for (size_t i = 0; i < n; i++) {
		int64_t lines;
		const char *name = list[i].reg->elem.name;
		if (!req_ok(r, closed_count(r->tx, organ_of(r), name, unit, &lines, &r->err)))
			return;
		html(r->out, "<li class='row kv-row'><a href='/closed/%s'>%s</a><span class='num'>%s</span></li>\n", name,
			title_in(&list[i].reg->elem.title, r->lang), ui_count(r, lines));
	}
	html(r->out, "</ul>\n");
	ui_section_end(r);
}

static void closed_show(struct req *r)
{
	const struct closed *c = r->subject;
	const char *name = c->reg->elem.name, *title = t_closed_title(r->lang, title_in(&c->reg->elem.title, r->lang));
	struct record *list;
	size_t n;
	int64_t unit, lines, after = req_query_int(r, "after", 0, INT64_MAX, 0);
	if (!whose(r, &unit) || !req_ok(r, closed_count(r->tx, organ_of(r), name, unit, &lines, &r->err)) ||
		!req_ok(r, closed_records(r->tx, r->arena, organ_of(r), name, unit, after, PAGE_ROWS + 1, &list, &n, &r->err)))
		return;
	frame_begin(r, title, NAV_LEDGER, true);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/ledgers", t_ledgers(r->lang)}, {NULL, title});
	ui_head(r, title, c->since ? t_closed_since(r->lang, ui_time(r, c->since)) : NULL, false);
	html(r->out, "<p>%s</p><p class='led-count'><b class='num'>%s</b></p>\n", t_closed_hint(r->lang), ui_count(r, lines));
	html(r->out,
		"<p class='acts gap-s no-print'><a class='btn btn-s' href='/closed/%s/export.csv?enc=utf8'>%s</a>"
		"<a class='btn btn-s' href='/closed/%s/export.csv?enc=cp932'>%s</a></p>\n",
		name, t_as_csv(r->lang, "UTF-8"), name, t_as_csv(r->lang, "Shift_JIS"));
	if (!n) {
		ui_empty(r, t_no_lines(r->lang), NULL);
	} else {
		/* the columns and words are those of the pack that had it */
		const struct pack *now = r->pack;
		r->pack = c->pack;
		ledger_table(r, c->reg, list, n > PAGE_ROWS ? PAGE_ROWS : n);
		r->pack = now;
	}
	if (n > PAGE_ROWS)
		html(r->out, "<p class='more'><a href='/closed/%s?after=%lld'>%s</a></p>", name,
			(long long)list[PAGE_ROWS - 1].id, t_issue_more(r->lang));
	frame_end(r);
}

/* ---- as CSV ---- */

static void cells(struct csv *out, struct req *r, struct arena *a, const struct closed *c, const struct record *rec)
{
	struct lang l = {r->lang->id, a};
	struct env v = {.tx = r->tx, .arena = a, .pack = c->pack, .lang = &l, .now = r->now, .reg = c->reg, .body = rec->body};
	struct unit unit;
	if (!req_ok(r, org_unit(r->tx, a, rec->unit, civil_date_of_ms(r->now), &unit, &r->err)))
		return;
	csv_cell(out, str_of(rec->number));
	csv_cell(out, str_of(unit.name));
	for (size_t i = 0; i < c->reg->fields.n; i++) {
		if (field_apart(&c->reg->fields.p[i]))
			continue;
		const struct json *value = json_get(rec->body, c->reg->fields.p[i].name);
		csv_cell(out, value ? str_of(form_say(&v, &c->reg->fields.p[i], value, &r->err)) : STR_NONE);
	}
	csv_row_end(out);
}

static bool csv_all(struct req *r, const struct closed *c, enum csv_charset charset, struct buf *b, struct csv_loss *ret)
{
	struct csv out;
	struct arena *a = arena_new(32u << 20);
	int64_t unit, after = 0, total = 0;
	bool ok = whose(r, &unit) && req_ok(r, csv_begin(&out, b, charset, &r->err)), begun = ok;
	if (ok) {
		csv_cell(&out, str_of(t_number(r->lang)));
		csv_cell(&out, str_of(t_unit(r->lang)));
		for (size_t i = 0; i < c->reg->fields.n; i++)
			if (!field_apart(&c->reg->fields.p[i]))
				csv_cell(&out, str_of(title_in(&c->reg->fields.p[i].title, r->lang)));
		csv_row_end(&out);
	}
	for (size_t n = AT_ONCE; ok && n == AT_ONCE && total < MOST; arena_reset(a)) {
		struct record *list;
		ok = req_ok(
			r, closed_records(r->tx, a, organ_of(r), c->reg->elem.name, unit, after, AT_ONCE, &list, &n, &r->err));
		for (size_t i = 0; ok && i < n; i++, total++) {
			cells(&out, r, a, c, &list[i]);
			after = list[i].id;
			ok = !req_failed(r);
		}
	}
	if (begun) {
		csv_end(&out);
		*ret = out.loss;
	}
	arena_free(a);
	return ok;
}

static void say_first(struct req *r, const struct closed *c, const char *what, const char *next, bool may_go_on)
{
	const char *name = c->reg->elem.name, *title = t_closed_title(r->lang, title_in(&c->reg->elem.title, r->lang));
	frame_begin(r, t_export(r->lang), NAV_LEDGER, false);
	CRUMBS(r, {"/ledgers", t_ledgers(r->lang)}, {arena_cprintf(r->arena, "/closed/%s", name), title},
		{NULL, t_export(r->lang)});
	ui_head(r, t_export_of(r->lang, title), NULL, false);
	ui_warn(r, what, next);
	if (may_go_on)
		html(r->out,
			"<p class='acts gap-s'><a class='btn btn-1' href='/closed/%s/export.csv?enc=utf8'>%s</a><a class='btn' "
			"href='/closed/%s/export.csv?enc=cp932&amp;ok=1'>%s</a></p>\n",
			name, t_export_utf8(r->lang), name, t_export_anyway(r->lang));
	frame_end(r);
}

static void csv_show(struct req *r)
{
	const struct closed *c = r->subject;
	struct csv_loss loss = {0};
	int64_t unit, lines;
	bool cp932 = str_is(req_query(r, "enc"), "cp932");
	if (!whose(r, &unit) || !req_ok(r, closed_count(r->tx, organ_of(r), c->reg->elem.name, unit, &lines, &r->err)))
		return;
	if (lines > MOST) {
		say_first(r, c, t_export_too_many(r->lang, num_grouped(r->arena, lines)), t_export_narrow(r->lang), false);
		return;
	}
	if (cp932 && !req_query(r, "ok").n) {
		if (!csv_all(r, c, CSV_CP932, NULL, &loss))
			return;
		if (loss.count) {
			say_first(r, c, t_export_loss(r->lang, num_grouped(r->arena, (int64_t)loss.count),
				csv_loss_list(r->arena, &loss)), t_export_loss_next(r->lang), true);
			return;
		}
	}
	r->type = cp932 ? "text/csv; charset=Shift_JIS" : "text/csv; charset=utf-8";
	r->filename = arena_cprintf(r->arena, "%s-%s.csv", c->reg->elem.name, civil_iso_date(r->arena, civil_date_of_ms(r->now)));
	(void)csv_all(r, c, cp932 ? CSV_CP932 : CSV_UTF8, r->body, &loss);
}

static const char *closed_title(const struct lang *l) { return t_closed_ledgers(l); }
static const char *const closed_query[] = {"after", NULL};
static const char *const csv_query[] = {"enc", "ok", NULL};
const struct page page_closed = {.method = "GET", .path = "/closed/{word}", .title = closed_title, .access = PAGE_LOGIN,
	.query = closed_query, .may = closed_may, .show = closed_show};
const struct page page_closed_csv = {.method = "GET", .path = "/closed/{word}/export.csv", .title = closed_title,
	.access = PAGE_LOGIN, .lane = LANE_SLOW, .query = csv_query, .may = closed_may, .show = csv_show};
