/* A ledger as CSV: the same lines as the list shows, page by page of the list, so that memory does not grow with it.
 * What cannot be written in the wished character set is said before anything is written. */
#include "engine/org.h"
#include "engine/withhold.h"
#include "out/csv.h"
#include "pages/frame.h"
#include "pages/ledger.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

#include <stdio.h>

#define MOST 50000
#define AT_ONCE 500

static void cells(
	struct csv *c, struct req *r, struct arena *a, const struct register_ *reg, const struct record *rec, const char *unit)
{
	struct lang l = {r->lang->id, a};
	struct env v = {.tx = r->tx, .arena = a, .pack = r->pack, .lang = &l, .now = r->now, .reg = reg, .body = rec->body};
	csv_cell(c, str_of(rec->number));
	csv_cell(c, str_of(unit));
	for (size_t i = 0; i < reg->fields.n; i++) {
		if (field_apart(&reg->fields.p[i]))
			continue;
		const struct json *value = json_get(rec->body, reg->fields.p[i].name);
		csv_cell(c, value ? str_of(form_say(&v, &reg->fields.p[i], value, &r->err)) : STR_NONE);
	}
	csv_cell(c, str_of(rec->verified ? t_settled(&l) : t_not_proven(&l)));
	csv_row_end(c);
}

static void heads(struct csv *c, struct req *r, const struct register_ *reg)
{
	csv_cell(c, str_of(t_number(r->lang)));
	csv_cell(c, str_of(t_unit(r->lang)));
	for (size_t i = 0; i < reg->fields.n; i++)
		if (!field_apart(&reg->fields.p[i]))
			csv_cell(c, str_of(title_in(&reg->fields.p[i].title, r->lang)));
	csv_cell(c, str_of(t_checked_column(r->lang)));
	csv_row_end(c);
}

static bool all_rows(struct req *r, const struct ledger_view *v, struct csv *c)
{
	struct arena *a = arena_new(16u << 20);
	const char *cursor = "";
	bool ok = true;
	for (int64_t n = 0; ok && n < MOST;) {
		struct record_page page;
		char keep[1024];
		ok = req_ok(r, record_list(r->tx, a, ledger_organ(r), v->reg, v->list, v->equal, cursor, AT_ONCE, &page,
			&r->err));
		for (size_t i = 0; ok && i < page.n; i++, n++) {
			struct unit unit;
			ok = req_ok(r, org_unit(r->tx, a, page.p[i].unit, civil_date_of_ms(r->now), &unit, &r->err));
			if (ok)
				cells(c, r, a, v->reg, &page.p[i], unit.name);
		}
		if (!ok || page.n == 0 || !page.next || !*page.next)
			break;
		snprintf(keep, sizeof(keep), "%s", page.next);
		arena_reset(a);
		cursor = arena_cstr(a, str_of(keep));
	}
	arena_free(a);
	return ok;
}

static bool write_all(struct req *r, const struct ledger_view *v, enum csv_charset charset, struct buf *b, struct csv_loss *ret)
{
	struct csv c;
	if (!req_ok(r, csv_begin(&c, b, charset, &r->err)))
		return false;
	heads(&c, r, v->reg);
	bool ok = all_rows(r, v, &c);
	csv_end(&c);
	*ret = c.loss;
	return ok;
}

static void say_first(struct req *r, const struct ledger_view *v, const char *what, const char *next, bool may_go_on)
{
	const char *title = title_in(&v->reg->elem.title, r->lang);
	frame_begin(r, t_export(r->lang), NAV_LEDGER, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/ledgers", t_ledgers(r->lang)},
		{arena_cprintf(r->arena, "/ledgers/%s", v->reg->elem.name), title}, {NULL, t_export(r->lang)});
	ui_head(r, t_export_of(r->lang, title), NULL, false);
	ui_warn(r, what, next);
	html(r->out, "<p class='acts gap-s'>");
	if (may_go_on)
		html(r->out, "<a class='btn btn-1' href='%senc=utf8'>%s</a><a class='btn' href='%senc=cp932&amp;ok=1'>%s</a>",
			v->export_, t_export_utf8(r->lang), v->export_, t_export_anyway(r->lang));
	html(r->out, "<a class='btn btn-t' href='/ledgers/%s'>%s</a></p>\n", v->reg->elem.name, t_back_to(r->lang, title));
	frame_end(r);
}

static void export_show(struct req *r)
{
	struct ledger_view v;
	struct csv_loss loss = {0};
	bool cp932 = str_is(req_query(r, "enc"), "cp932");
	if (!ledger_view(r, &v, 1))
		return;
	if (v.page.total > MOST) {
		say_first(
			r, &v, t_export_too_many(r->lang, num_grouped(r->arena, v.page.total)), t_export_narrow(r->lang), false);
		return;
	}
	if (cp932 && !req_query(r, "ok").n) {
		if (!write_all(r, &v, CSV_CP932, NULL, &loss))
			return;
		if (loss.count) {
			say_first(r, &v,
				t_export_loss(
					r->lang, num_grouped(r->arena, (int64_t)loss.count), csv_loss_list(r->arena, &loss)),
				t_export_loss_next(r->lang), true);
			return;
		}
	}
	r->type = cp932 ? "text/csv; charset=Shift_JIS" : "text/csv; charset=utf-8";
	r->filename = arena_cprintf(r->arena, "%s-%s.csv", v.reg->elem.name, civil_iso_date(r->arena, civil_date_of_ms(r->now)));
	(void)write_all(r, &v, cp932 ? CSV_CP932 : CSV_UTF8, r->body, &loss);
}

static const char *export_title(const struct lang *l) { return t_export(l); }
static const char *const export_query[] = {"l", "enc", "ok", "e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7", NULL};
const struct page page_export = {.method = "GET",
	.path = "/ledgers/{word}/export.csv",
	.title = export_title,
	.access = PAGE_LOGIN,
	.lane = LANE_SLOW,
	.query = export_query,
	.show = export_show};
