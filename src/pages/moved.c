/* 移行の報告: what became of the ledgers when other policy data came into force, and every value that could not be carried over:
 * on screen by the page, on paper, as CSV. */
#include "engine/issue.h"
#include "engine/org.h"
#include "out/csv.h"
#include "pack/move.h"
#include "pages/frame.h"
#include "pages/policy.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

#define PAGE_ROWS 100
#define PRINT_MOST 2000
#define AT_ONCE 200

static const char *(*const heads[])(const struct lang *) = {t_issue_ledger, t_number, t_name_column, t_unit, t_issue_field,
	t_issue_was, t_issue_is, t_issue_why, t_issue_state};
#define COLUMNS ARRAY_LEN(heads)

static const char *settled_text(struct req *r, const struct lang *l, const struct issue *i)
{
	if (!i->settled)
		return t_issue_open(l);
	if (strcmp(i->answer, "kept") == 0)
		return t_issue_by_itself(l);
	struct person p = {.name = ""};
	if (i->settled_by && !req_ok(r, org_person(r->tx, l->arena, i->settled_by, civil_date_of_ms(r->now), l, &p, &r->err)))
		return "";
	const char *text = t_and_also(l, strcmp(i->answer, "left") == 0 ? t_issue_left(l) : t_issue_answered(l),
		civil_say_date(l->arena, civil_date_of_ms(i->settled), CIVIL_DENSE, lang_ja(l)));
	if (*p.name)
		text = t_and_also(l, text, p.name);
	return *i->reason ? t_and_also(l, text, i->reason) : text;
}

/* cells: of the arena of l. */
static bool cells_of(struct req *r, const struct lang *l, const struct issue *i, const char *ret[COLUMNS])
{
	struct issue_words w;
	struct unit unit;
	struct record rec;
	bool found;
	if (!req_ok(r, issue_say(r->city, r->tx, l, i, &r->who, true, &w, &r->err)) ||
		!req_ok(r, record_get(r->tx, l->arena, i->record, &rec, &found, &r->err)) ||
		!req_ok(r, org_unit(r->tx, l->arena, i->unit, civil_date_of_ms(r->now), &unit, &r->err)))
		return false;
	const struct pack *pack = city_pack_by_digest(r->city, r->tx, &rec.shape, &r->err);
	if (!req_ok(r, pack != NULL))
		return false;
	const struct register_ *reg = pack_register(pack, i->reg);
	const char *all[COLUMNS] = {reg ? title_in(&reg->elem.title, l) : i->reg, i->number, i->title,
		lang_ja(l) || !*unit.name_en ? unit.name : unit.name_en, w.field, w.was, w.is, w.why, settled_text(r, l, i)};
	memcpy(ret, all, sizeof(all));
	return !req_failed(r);
}

/* ---- the ledgers as a whole ---- */

static const char *ledger_text(struct req *r, const struct move *x)
{
	if (!x->after)
		return t_issue_closed(r->lang);
	if (x->renamed)
		return t_issue_renamed(r->lang, title_in(&x->after->elem.title, r->lang));
	return x->values ? t_issue_moved_values(r->lang) : t_issue_same(r->lang);
}

static void ledgers(struct req *r, const struct proposal *p)
{
	const struct pack *from = city_pack_by_digest(r->city, r->tx, &p->base, &r->err);
	const struct pack *to = from ? city_pack_by_digest(r->city, r->tx, &p->pack, &r->err) : NULL;
	struct moves m;
	struct str problems;
	if (!req_ok(r, to != NULL))
		return;
	(void)pack_moves(from, to, r->lang, &m, &problems);
	ui_section(r, "led-h", t_issue_ledgers(r->lang), NULL, NULL, NULL);
	html(r->out, "<div class='scroll' tabindex='0'><table class='dense mid'><caption class='vh'>%s</caption><thead><tr>"
		"<th scope='col'>%s</th><th scope='col'>%s</th></tr></thead><tbody>\n", t_issue_ledgers(r->lang),
		t_issue_ledger(r->lang), t_policy_moved(r->lang));
	for (size_t i = 0; i < m.list.n; i++) {
		const struct move *x = &m.list.p[i];
		const char *title = title_in(&x->before->elem.title, r->lang);
		html(r->out, "<tr><th scope='row'>");
		if (x->after)
			html(r->out, "%s", title);
		else
			html(r->out, "<a href='/closed/%s'>%s</a>", x->before->elem.name, title);
		html(r->out, "</th><td>%s</td></tr>\n", ledger_text(r, x));
	}
	html(r->out, "</tbody></table></div>\n");
	ui_section_end(r);
}

/* ---- the values ---- */

static void table_begin(struct req *r)
{
	html(r->out, "<div class='scroll' tabindex='0'><table class='dense mid'><caption class='vh'>%s</caption><thead><tr>",
		t_issue_list(r->lang));
	for (size_t i = 0; i < COLUMNS; i++)
		html(r->out, "<th scope='col'>%s</th>", heads[i](r->lang));
	html(r->out, "</tr></thead><tbody>\n");
}

static bool table_row(struct req *r, const struct issue *i)
{
	const char *cells[COLUMNS];
	if (!cells_of(r, r->lang, i, cells))
		return false;
	html(r->out, "<tr><td>%s</td><td class='num nw'>%s</td><th scope='row'><a href='/records/%lld'>%s</a></th>", cells[0],
		cells[1], (long long)i->record, *cells[2] ? cells[2] : cells[1]);
	for (size_t k = 3; k + 1 < COLUMNS; k++)
		html(r->out, "<td>%s</td>", cells[k]);
	html(r->out, "<td>");
	if (i->settled)
		html(r->out, "%s <a class='mono' href='/trail/%lld'>%s</a>", cells[COLUMNS - 1], (long long)i->entry,
			num_grouped(r->arena, i->entry));
	else
		ui_status(r, ICON_risk, cells[COLUMNS - 1]);
	html(r->out, "</td></tr>\n");
	return true;
}

static bool facts(struct req *r, const struct proposal *p, int64_t *ret_all, int64_t *ret_open)
{
	int64_t done, total;
	const struct pack *pack = city_pack_by_digest(r->city, r->tx, &p->pack, &r->err);
	if (!req_ok(r, pack != NULL) || !req_ok(r, migrate_progress(r->tx, p->id, &done, &total, &r->err)) ||
		!req_ok(r, issue_counts(r->tx, p->id, ret_all, ret_open, &r->err)))
		return false;
	html(r->out, "<dl class='dl'>");
	ui_dt(r, t_policy_edition(r->lang), policy_edition(r, pack));
	ui_dt(r, t_policy_digest(r->lang), policy_page_hex(r, &p->pack));
	ui_dt(r, t_policy_decided(r->lang), p->decided ? ui_time(r, p->decided) : "");
	ui_dt(r, t_policy_moved(r->lang), p->migrated ? t_policy_moved_all(r->lang, (long long)p->changed)
						       : t_policy_moved_some(r->lang, (long long)done, (long long)total));
	if (p->migrated)
		ui_dt(r, t_policy_moved_at(r->lang), ui_time(r, p->migrated));
	ui_dt(r, t_issue_list(r->lang), *ret_all ? t_issue_counts(r->lang, num_grouped(r->arena, *ret_all),
		num_grouped(r->arena, *ret_open)) : t_issue_none(r->lang));
	html(r->out, "</dl>\n");
	return true;
}

static void tools(struct req *r, const struct proposal *p, bool open)
{
	long long id = (long long)p->id;
	html(r->out, "<p class='acts gap-s no-print'>");
	if (open)
		html(r->out, "<a class='btn btn-s' href='/policy/%lld/moved'>%s</a>", id, t_issue_all(r->lang));
	else
		html(r->out, "<a class='btn btn-s' href='/policy/%lld/moved?open=1'>%s</a>", id, t_issue_only_open(r->lang));
	html(r->out, "<a class='btn btn-s' href='/policy/%lld/moved.csv?enc=utf8'>%s</a><a class='btn btn-s' "
		"href='/policy/%lld/moved.csv?enc=cp932'>%s</a><a class='btn btn-s' href='/policy/%lld/moved/print'>%s</a></p>\n",
		id, t_as_csv(r->lang, "UTF-8"), id, t_as_csv(r->lang, "Shift_JIS"), id, t_print(r->lang));
}

static void moved_show(struct req *r)
{
	struct proposal p;
	struct issue *list;
	size_t n;
	int64_t all, some, after = req_query_int(r, "after", 0, INT64_MAX, 0);
	bool open = req_query_int(r, "open", 0, 1, 0) == 1;
	if (!policy_one(r, &p) ||
		!req_ok(r, issue_page(r->tx, r->arena, p.id, open, after, PAGE_ROWS + 1, &list, &n, &r->err)))
		return;
	frame_begin(r, t_issue_title(r->lang), NAV_POLICY, true);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/policy", t_policy_title(r->lang)},
		{arena_cprintf(r->arena, "/policy/%lld", (long long)p.id), t_policy_proposal(r->lang)},
		{NULL, t_issue_title(r->lang)});
	ui_head(r, t_issue_title(r->lang), NULL, false);
	if (!facts(r, &p, &all, &some))
		return;
	tools(r, &p, open);
	ledgers(r, &p);
	ui_section(r, "val-h", t_issue_list(r->lang), ui_count(r, open ? some : all), NULL, NULL);
	if (!n)
		ui_empty(r, all ? t_issue_none_open(r->lang) : t_issue_none(r->lang), NULL);
	else
		table_begin(r);
	for (size_t i = 0; i < n && i < PAGE_ROWS; i++)
		if (!table_row(r, &list[i]))
			return;
	if (n)
		html(r->out, "</tbody></table></div>\n");
	if (after)
		html(r->out, "<p class='more'><a href='/policy/%lld/moved?open=%d'>%s</a></p>", (long long)p.id, open,
			t_issue_first(r->lang));
	if (n > PAGE_ROWS)
		html(r->out, "<p class='more'><a href='/policy/%lld/moved?open=%d&amp;after=%lld'>%s</a></p>", (long long)p.id,
			open,
			(long long)list[PAGE_ROWS - 1].id, t_issue_more(r->lang));
	ui_section_end(r);
	frame_end(r);
}

/* ---- on paper ---- */

static void print_show(struct req *r)
{
	struct proposal p;
	struct issue *list;
	size_t n;
	int64_t all, open;
	if (!policy_one(r, &p) || !req_ok(r, issue_page(r->tx, r->arena, p.id, false, 0, PRINT_MOST + 1, &list, &n, &r->err)))
		return;
	frame_paper(r, t_issue_title(r->lang));
	html(r->out, "<article class='sheet'><h1>%s</h1><p>%s</p>\n", t_issue_title(r->lang), t_policy_as_of(r->lang,
		title_in(&r->pack->title, r->lang), ui_time(r, r->now)));
	if (!facts(r, &p, &all, &open))
		return;
	ledgers(r, &p);
	if (n)
		table_begin(r);
	for (size_t i = 0; i < n && i < PRINT_MOST; i++)
		if (!table_row(r, &list[i]))
			return;
	if (n)
		html(r->out, "</tbody></table></div>\n");
	if (n > PRINT_MOST)
		html(r->out, "<p>%s</p>\n", t_issue_print_cut(r->lang, num_grouped(r->arena, PRINT_MOST)));
	html(r->out, "</article>\n");
	frame_paper_end(r);
}

/* ---- as CSV ---- */

static bool csv_all(struct req *r, int64_t proposal, enum csv_charset charset, struct buf *b, struct csv_loss *ret)
{
	struct csv c;
	struct arena *a = arena_new(32u << 20);
	struct lang l = {r->lang->id, a};
	bool ok = req_ok(r, csv_begin(&c, b, charset, &r->err)), begun = ok;
	for (size_t i = 0; ok && i < COLUMNS; i++)
		csv_cell(&c, str_of(heads[i](r->lang)));
	if (ok)
		csv_row_end(&c);
	size_t n = AT_ONCE;
	for (int64_t after = 0; ok && n == AT_ONCE; arena_reset(a)) {
		struct issue *list;
		ok = req_ok(r, issue_page(r->tx, a, proposal, false, after, AT_ONCE, &list, &n, &r->err));
		for (size_t i = 0; ok && i < n; i++) {
			const char *cells[COLUMNS];
			ok = cells_of(r, &l, &list[i], cells);
			for (size_t k = 0; ok && k < COLUMNS; k++)
				csv_cell(&c, str_of(cells[k]));
			if (ok)
				csv_row_end(&c);
			after = list[i].id;
		}
	}
	if (begun)
		csv_end(&c);
	if (begun)
		*ret = c.loss;
	arena_free(a);
	return ok;
}

static void csv_show(struct req *r)
{
	struct proposal p;
	struct csv_loss loss = {0};
	bool cp932 = str_is(req_query(r, "enc"), "cp932");
	if (!policy_one(r, &p))
		return;
	if (cp932 && !req_query(r, "ok").n) {
		if (!csv_all(r, p.id, CSV_CP932, NULL, &loss))
			return;
		if (loss.count) {
			const char *base = arena_cprintf(r->arena, "/policy/%lld/moved.csv?enc=", (long long)p.id);
			frame_begin(r, t_export(r->lang), NAV_POLICY, false);
			CRUMBS(r, {"/policy", t_policy_title(r->lang)}, {NULL, t_export(r->lang)});
			ui_head(r, t_export_of(r->lang, t_issue_title(r->lang)), NULL, false);
			ui_warn(r, t_export_loss(r->lang, num_grouped(r->arena, (int64_t)loss.count),
				csv_loss_list(r->arena, &loss)), t_export_loss_next(r->lang));
			html(r->out, "<p class='acts gap-s'><a class='btn btn-1' href='%sutf8'>%s</a><a class='btn' "
				"href='%scp932&amp;ok=1'>%s</a></p>\n", base, t_export_utf8(r->lang), base,
					t_export_anyway(r->lang));
			frame_end(r);
			return;
		}
	}
	r->type = cp932 ? "text/csv; charset=Shift_JIS" : "text/csv; charset=utf-8";
	r->filename = arena_cprintf(r->arena, "moved-%lld.csv", (long long)p.id);
	(void)csv_all(r, p.id, cp932 ? CSV_CP932 : CSV_UTF8, r->body, &loss);
}

/* Only of what came into force. */
static bool moved_may(struct req *r)
{
	struct proposal p;
	return policy_proposal_may(r) && policy_one(r, &p) && p.applied;
}

static const char *moved_title(const struct lang *l) { return t_issue_title(l); }
static const char *const moved_query[] = {"after", "open", NULL};
static const char *const csv_query[] = {"enc", "ok", NULL};
const struct page page_moved = {.method = "GET", .path = "/policy/{id}/moved", .title = moved_title, .access = PAGE_LOGIN,
	.query = moved_query, .may = moved_may, .show = moved_show};
const struct page page_moved_print = {.method = "GET", .path = "/policy/{id}/moved/print", .title = moved_title,
	.access = PAGE_LOGIN, .lane = LANE_SLOW, .may = moved_may, .show = print_show};
const struct page page_moved_csv = {.method = "GET", .path = "/policy/{id}/moved.csv", .title = moved_title,
	.access = PAGE_LOGIN, .lane = LANE_SLOW, .query = csv_query, .may = moved_may, .show = csv_show};
