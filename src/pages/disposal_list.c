/* One list of what may be disposed of: as a page with its approval, as CSV, as the paper that the office signs. */
#include "engine/dispose.h"
#include "engine/object.h"
#include "engine/org.h"
#include "engine/rights.h"
#include "out/csv.h"
#include "pages/disposal.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "pages/ledger.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

#define PAGE_ROWS 50

int64_t disposal_till(const struct req *r) { return civil_date_of_ms(r->now) - 1; }

static int64_t unit_of(struct req *r)
{
	return r->form ? req_form_int(r, "unit", 0, INT64_MAX, 0) : req_query_int(r, "unit", 0, INT64_MAX, 0);
}

static bool list_may(struct req *r)
{
	bool desk = false;
	struct unit u;
	int64_t unit = unit_of(r);
	if (!r->pack || !req_ok(r, rights_desk(r->tx, r->pack, r->who.person, r->now, &desk, &r->err)))
		return false;
	struct err e = {0};
	if (unit && !org_unit(r->tx, r->arena, unit, civil_date_of_ms(r->now), &u, &e))
		return false;
	return (desk && (!unit || ledger_ours(r, unit))) || disposal_approves(r, unit);
}

struct view {
	struct dispose_list list;
	const char *unit, *digest;               /* name; hex */
};

static bool view_of(struct req *r, struct view *ret)
{
	int64_t unit = unit_of(r);
	struct unit u = {.name = t_disposal_all_units(r->lang)};
	struct buf b;
	if (!req_ok(r, dispose_list(r->city, r->tx, r->arena, r->who.organ, unit, disposal_till(r), r->lang, &ret->list,
		&r->err)) ||
		(unit && !req_ok(r, org_unit(r->tx, r->arena, unit, civil_date_of_ms(r->now), &u, &r->err))))
		return false;
	buf_init(&b, 2 * HASH_LEN + 1);
	num_hex(&b, ret->list.digest.b, HASH_LEN);
	ret->digest = arena_cstr(r->arena, buf_str(&b));
	buf_free(&b);
	ret->unit = u.name;
	return true;
}

static const char *day(struct req *r, int64_t date) { return civil_say_date(r->arena, date, CIVIL_DENSE, lang_ja(r->lang)); }

static const char *counts(struct req *r, const struct view *v)
{
	return disposal_say(r, &v->list.counts);
}

/* ---- the page ---- */

static void head_row(struct req *r, bool hold)
{
	html(r->out, "<thead><tr><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th>"
		"<th scope='col'>%s</th>",
		t_number(r->lang), t_disposal_kind(r->lang), t_name_column(r->lang), t_disposal_ended(r->lang),
			t_disposal_kept_till(r->lang));
	if (hold)
		html(r->out, "<th scope='col'>%s</th>", t_act_dispose_hold(r->lang));
	html(r->out, "</tr></thead>");
}

static void item_row(struct req *r, const struct dispose_item *it, bool link, bool hold)
{
	if (link)
		html(r->out, "<tr><th scope='row'><a href='%s'>%s</a></th>", disposal_path(r, it->kind, it->id), it->number);
	else
		html(r->out, "<tr><th scope='row'>%s</th>", it->number);
	html(r->out, "<td>%s</td><td>%s</td><td>%s</td><td>%s</td>", it->of, it->title, day(r, civil_date_of_ms(it->ended)),
		day(r, it->keep_till));
	if (hold)
		html(r->out, "<td><a href='/disposal/hold?kind=%s&amp;object=%lld' aria-label='%s'>%s</a></td>",
			dispose_word(it->kind), (long long)it->id, t_disposal_hold_of(r->lang, it->number),
			t_disposal_hold(r->lang));
	html(r->out, "</tr>\n");
}

static void items(struct req *r, const struct view *v, bool desk)
{
	size_t from = (size_t)req_query_int(r, "p", 0, DISPOSE_MOST, 0), till;
	from -= from % PAGE_ROWS;
	till = from + PAGE_ROWS < v->list.n ? from + PAGE_ROWS : v->list.n;
	html(r->out, "<div class='scroll' tabindex='0'><table class='dense mid'><caption class='vh'>%s</caption>",
		t_disposal_due(r->lang));
	head_row(r, desk);
	html(r->out, "<tbody>\n");
	for (size_t i = from; i < till; i++)
		item_row(r, &v->list.p[i], true, desk);
	html(r->out, "</tbody></table></div>\n");
	ui_pager(r, arena_cprintf(r->arena, "/disposal/list?unit=%lld&", (long long)v->list.unit),
		from ? arena_cprintf(r->arena, "%zu", from - PAGE_ROWS) : "", till < v->list.n ? arena_cprintf(r->arena, "%zu",
			till) : "");
}

static void approval(struct req *r, const struct view *v)
{
	req_form_begin(r, "/disposal/approve", "yours stack tight");
	html(r->out, "<p>%s</p><p class='sub'>%s</p><input type='hidden' name='unit' value='%lld'><input type='hidden' "
		"name='till' "
		"value='%lld'><input type='hidden' name='digest' value='%s'>"
		"<p class='acts'><button class='btn btn-1' type='submit'>%s</button></p>",
		t_disposal_approve_what(r->lang, counts(r, v)), t_disposal_approve_hint(r->lang), (long long)v->list.unit,
		(long long)v->list.till, v->digest, t_disposal_approve(r->lang));
	req_form_end(r);
}

static void list_show(struct req *r)
{
	struct view v;
	bool desk = frame_reader(r)->desk;
	if (!view_of(r, &v))
		return;
	bool approves = disposal_approves(r, v.list.unit);
	frame_begin(r, t_disposal_of(r->lang, v.unit), NAV_TRAIL, true);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/disposal", t_disposal(r->lang)}, {NULL, v.unit});
	field_failures(r);
	ui_head(r, t_disposal_of(r->lang, v.unit), t_disposal_list_hint(r->lang, counts(r, &v), day(r, v.list.till)), false);
	if (!v.list.n) {
		ui_empty(r, t_disposal_none_due(r->lang), t_disposal_none_due_next(r->lang));
	} else {
		if (v.list.more)
			ui_warn(r, t_disposal_more(r->lang, DISPOSE_MOST), t_disposal_more_next(r->lang));
		html(r->out, "<p class='acts'><a class='btn' href='/disposal/print?unit=%lld'>%s</a><a class='btn' "
			"href='/disposal/list.csv?unit=%lld'>%s</a><a class='btn btn-t' "
			"href='/disposal/list.csv?unit=%lld&amp;enc=cp932'>%s</a></p>\n",
			(long long)v.list.unit, t_print(r->lang), (long long)v.list.unit, t_export_utf8(r->lang),
				(long long)v.list.unit,
			t_disposal_cp932(r->lang));
		items(r, &v, desk);
		if (approves)
			approval(r, &v);
		else
			html(r->out, "<p class='sub'>%s</p>\n", t_disposal_not_yours(r->lang));
	}
	frame_end(r);
}

static void approve_post(struct req *r)
{
	struct act_result done;
	if (req_act(r, req_act_in(r), &done))
		req_redirect(r, "/disposal?done=approve");
}

/* ---- CSV ---- */

static bool write_csv(struct req *r, const struct view *v, enum csv_charset charset)
{
	struct csv c;
	if (!req_ok(r, csv_begin(&c, r->body, charset, &r->err)))
		return false;
	const char *const heads[] = {t_number(r->lang), t_disposal_kind(r->lang), t_name_column(r->lang), t_unit(r->lang),
		t_disposal_ended(r->lang), t_disposal_kept_till(r->lang)};
	for (size_t i = 0; i < ARRAY_LEN(heads); i++)
		csv_cell(&c, str_of(heads[i]));
	csv_row_end(&c);
	for (size_t i = 0; i < v->list.n; i++) {
		const struct dispose_item *it = &v->list.p[i];
		struct unit u = {.name = ""};
		if (it->unit && !req_ok(r, org_unit(r->tx, r->arena, it->unit, civil_date_of_ms(r->now), &u, &r->err)))
			break;
		const char *const cells[] = {it->number, it->of, it->title, u.name, civil_iso_date(r->arena,
			civil_date_of_ms(it->ended)),
			civil_iso_date(r->arena, it->keep_till)};
		for (size_t k = 0; k < ARRAY_LEN(cells); k++)
			csv_cell(&c, str_of(cells[k]));
		csv_row_end(&c);
	}
	csv_end(&c);
	return !req_failed(r);
}

static void csv_show(struct req *r)
{
	struct view v;
	bool cp932 = str_is(req_query(r, "enc"), "cp932");
	if (!view_of(r, &v))
		return;
	r->type = cp932 ? "text/csv; charset=Shift_JIS" : "text/csv; charset=utf-8";
	r->filename = arena_cprintf(r->arena, "disposal-%s.csv", civil_iso_date(r->arena, v.list.till));
	(void)write_csv(r, &v, cp932 ? CSV_CP932 : CSV_UTF8);
}

/* ---- paper ---- */

static void print_show(struct req *r)
{
	struct view v;
	if (!view_of(r, &v))
		return;
	frame_paper(r, t_disposal_of(r->lang, v.unit));
	html(r->out, "<div class='bar'><div class='wrap bar-row'><a href='/disposal/list?unit=%lld'>%s</a><span "
		"class='sub'>%s</span></div></div>\n",
		(long long)v.list.unit, t_back_to(r->lang, t_disposal(r->lang)), t_disposal_print_hint(r->lang));
	html(r->out, "<article class='sheet'><div class='sh-top'><p class='sh-no'>%s</p><table class='sh-seal'><caption "
		"class='vh'>%s</caption>"
		"<thead><tr><th scope='col'>%s</th><th "
		"scope='col'>%s</th></tr></thead><tbody><tr><td></td><td></td></tr></tbody></table></div>",
		civil_say_date(r->arena, civil_date_of_ms(r->now), CIVIL_FULL, lang_ja(r->lang)), t_seal_boxes(r->lang),
		t_disposal_approve(r->lang), t_drafted(r->lang));
	html(r->out, "<h1>%s</h1><p class='sh-lead'>%s</p>", t_disposal_of(r->lang, v.unit),
		t_disposal_list_hint(r->lang, counts(r, &v), day(r, v.list.till)));
	html(r->out, "<table class='sh-t'><caption>%s</caption>", t_disposal_due(r->lang));
	head_row(r, false);
	html(r->out, "<tbody>\n");
	for (size_t i = 0; i < v.list.n; i++)
		item_row(r, &v.list.p[i], false, false);
	html(r->out, "</tbody></table><div class='sh-foot'><dl><div><dt>%s</dt><dd "
		"class='mono'>%s</dd></div></dl></div></article>\n",
		t_check_value(r->lang), v.digest);
	frame_paper_end(r);
}

static const char *disposal_title(const struct lang *l) { return t_disposal(l); }
static const char *const list_query[] = {"unit", "p", NULL};
static const char *const csv_query[] = {"unit", "enc", NULL};
static const char *const print_query[] = {"unit", NULL};
const struct page page_disposal_list = {.method = "GET", .path = "/disposal/list", .title = disposal_title, .access = PAGE_LOGIN,
	.query = list_query, .may = list_may, .show = list_show};
const struct page page_disposal_approve = {.method = "POST", .path = "/disposal/approve", .title = disposal_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT, .act = "dispose_approve", .may = list_may, .show = approve_post, .form = &page_disposal_list};
const struct page page_disposal_csv = {.method = "GET", .path = "/disposal/list.csv", .title = disposal_title,
	.access = PAGE_LOGIN,
	.lane = LANE_SLOW, .query = csv_query, .may = list_may, .show = csv_show};
const struct page page_disposal_print = {.method = "GET", .path = "/disposal/print", .title = disposal_title,
	.access = PAGE_LOGIN,
	.query = print_query, .may = list_may, .show = print_show};
