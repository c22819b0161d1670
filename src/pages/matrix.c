/* The matrix of clauses: what each asks for, what keeps it, how it stands and why. On screen, on paper, as CSV and as a workbook:
 * one set of columns, one walk over the clauses. */
#include "engine/standing.h"
#include "out/csv.h"
#include "out/xlsx.h"
#include "pack/explain.h"
#include "pages/clauses.h"
#include "pages/frame.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

static const struct column {
	const char *(*head)(const struct lang *);
	int width; /* of a workbook's column */
	bool wide; /* on screen: a sentence */
} columns[] = {
	{t_clauses, 16, false},
	{t_chapter_column, 24, false},
	{t_area, 18, false},
	{t_rule_column, 60, true},
	{t_people_column, 24, true},
	{t_kinds_column, 18, false},
	{t_kept_by, 40, true},
	{t_standing, 10, false},
	{t_reason_column, 40, true},
	{t_lapses_column, 14, false},
};
#define COLUMNS ARRAY_LEN(columns)

static const char *chapter_of(struct req *r, const struct clause *c)
{
	for (c = c->parent; c && !c->is_chapter; c = c->parent)
		;
	return c ? title_in(&c->title, r->lang) : "";
}

static const char *kinds_of(struct req *r, const struct clause *c)
{
	const char *all = "";
	for (enum clause_kind k = 0; k < CLAUSE_KINDS; k++)
		if (c->kinds >> k & 1)
			all = *all ? t_and_also(r->lang, all, explain_kind(r->lang, k)) : explain_kind(r->lang, k);
	return all;
}

/* The keepers, each with its reason when it is not kept; the first day on which one lapses. */
static void keepers_of(
	struct req *r, const struct clause_standing *s, const char **ret_names, const char **ret_why, int64_t *ret_lapses)
{
	*ret_names = *ret_why = "";
	*ret_lapses = CIVIL_NONE;
	for (size_t i = 0; i < s->n_keepers; i++) {
		const struct keeper_standing *k = &s->keepers[i];
		const char *name = explain_keeper(r->lang, k->keeper);
		*ret_names = *(*ret_names) ? t_and_also(r->lang, *ret_names, name) : name;
		if (k->standing == s->standing && k->standing != STAND_KEPT && k->why && *k->why) {
			const char *why = t_reason_of(r->lang, name, k->why);
			*ret_why = *(*ret_why) ? t_and_also(r->lang, *ret_why, why) : why;
		}
		if (k->lapses != CIVIL_NONE && (*ret_lapses == CIVIL_NONE || k->lapses < *ret_lapses))
			*ret_lapses = k->lapses;
	}
}

static void cells_of(struct req *r, const struct clause *c, const struct clause_standing *s, const char *ret[COLUMNS])
{
	const char *names, *why;
	int64_t lapses;
	keepers_of(r, s, &names, &why, &lapses);
	const char *all[COLUMNS] = {
		c->full_ref ? c->full_ref : c->name,
		chapter_of(r, c),
		c->law >= 1 && c->law <= LAW_AREAS ? area_word(r->lang, c->law) : "",
		title_in(&c->title, r->lang),
		clause_people(r, c),
		kinds_of(r, c),
		names,
		ui_standing_word(r->lang, s->standing),
		why,
		lapses == CIVIL_NONE ? "" : civil_say_date(r->arena, lapses, CIVIL_DENSE, lang_ja(r->lang)),
	};
	memcpy(ret, all, sizeof(all));
}

/* Calls for each clause that is asked for, in the order of the document; headings are kept by what they hold, and stand in no
 * row. */
struct row {
	const struct clause *clause;
	const char *cells[COLUMNS];
	enum standing standing;
};
static bool rows(struct req *r, void (*one)(void *ctx, const struct row *), void *ctx, int64_t *ret_n)
{
	struct clause_standing *tree;
	struct clause_wish wish = clause_wish(r);
	*ret_n = 0;
	if (!req_ok(r, standing_tree(r->city, r->tx, r->arena, r->pack, r->now, r->lang, &tree, &r->err)))
		return false;
	for (size_t i = 0; i < r->pack->clauses.n; i++) {
		const struct clause *c = r->pack->clauses.p[i];
		struct row row = {.clause = c, .standing = tree[i].standing};
		if (c->is_chapter || !clause_fits(r, &wish, c, tree[i].standing))
			continue;
		(*ret_n)++;
		if (!one)
			continue;
		cells_of(r, c, &tree[i], row.cells);
		one(ctx, &row);
	}
	return true;
}

/* ---- on screen and on paper ---- */

static void html_row(void *ctx, const struct row *row)
{
	struct req *r = ctx;
	html(r->out, "<tr><th scope='row'><a href='/clauses/%s'>%s</a></th>", row->clause->name, row->cells[0]);
	for (size_t i = 1; i < COLUMNS; i++) {
		html(r->out, columns[i].wide ? "<td class='wide'>" : "<td>");
		if (columns[i].head == t_standing)
			ui_status(r, ui_standing_mark(row->standing), row->cells[i]);
		else
			html(r->out, "%s", row->cells[i]);
		html(r->out, "</td>");
	}
	html(r->out, "</tr>\n");
}

static void matrix_show(struct req *r)
{
	struct clause_wish wish = clause_wish(r);
	int64_t n;
	frame_begin(r, t_matrix(r->lang), NAV_CLAUSES, true);
	html(r->out, "<div class='page-h'><div><h1>%s</h1><p class='sub'>%s</p></div>", t_matrix(r->lang),
		t_policy_as_of(r->lang, title_in(&r->pack->title, r->lang), ui_time(r, r->now)));
	clauses_views(r, "/clauses/matrix");
	html(r->out, "</div>\n");
	clauses_filters(r, "/clauses/matrix", &wish, NULL);
	html(r->out, "<form class='acts gap-s no-print' method='get' action='/clauses/matrix.csv' aria-label='%s'>",
		t_export(r->lang));
	clause_hidden(r);
	html(r->out,
		"<button class='btn btn-s' type='submit' formaction='/clauses/matrix.xlsx'>%s</button><button class='btn btn-s' "
		"type='submit' name='enc' value='utf8'>%s</button><button class='btn btn-s' type='submit' name='enc' "
		"value='cp932'>%s</button></form>\n",
		t_as_xlsx(r->lang), t_as_csv(r->lang, "UTF-8"), t_as_csv(r->lang, "Shift_JIS"));
	html(r->out, "<div class='scroll' tabindex='0'><table class='dense matrix'><caption class='vh'>%s</caption><thead><tr>",
		t_matrix(r->lang));
	for (size_t i = 0; i < COLUMNS; i++)
		html(r->out, "<th scope='col'>%s</th>", columns[i].head(r->lang));
	html(r->out, "</tr></thead><tbody>\n");
	if (!rows(r, html_row, r, &n))
		return;
	html(r->out, "</tbody></table></div>\n");
	if (!n)
		ui_empty(r, t_no_lines(r->lang), t_no_lines_next(r->lang));
	else
		html(r->out, "<p class='sub'>%s</p>\n", t_count_clauses(r->lang, (long long)n));
	frame_end(r);
}

/* ---- files ---- */

static void csv_one(void *ctx, const struct row *row)
{
	for (size_t i = 0; i < COLUMNS; i++)
		csv_cell(ctx, str_of(row->cells[i]));
	csv_row_end(ctx);
}

static bool csv_all(struct req *r, enum csv_charset charset, struct buf *b, struct csv_loss *ret)
{
	struct csv c;
	int64_t n;
	if (!req_ok(r, csv_begin(&c, b, charset, &r->err)))
		return false;
	for (size_t i = 0; i < COLUMNS; i++)
		csv_cell(&c, str_of(columns[i].head(r->lang)));
	csv_row_end(&c);
	bool ok = rows(r, csv_one, &c, &n);
	csv_end(&c);
	*ret = c.loss;
	return ok;
}

static const char *file_name(struct req *r, const char *ending)
{
	return arena_cprintf(r->arena, "clauses-%s.%s", civil_iso_date(r->arena, civil_date_of_ms(r->now)), ending);
}

/* What Shift_JIS cannot write is said before anything is written. */
static void say_loss(struct req *r, const struct csv_loss *loss)
{
	frame_begin(r, t_export(r->lang), NAV_CLAUSES, false);
	CRUMBS(r, {"/clauses", t_clauses(r->lang)}, {"/clauses/matrix", t_matrix(r->lang)}, {NULL, t_export(r->lang)});
	ui_head(r, t_export_of(r->lang, t_matrix(r->lang)), NULL, false);
	ui_warn(r, t_export_loss(r->lang, num_grouped(r->arena, (int64_t)loss->count), csv_loss_list(r->arena, loss)),
		t_export_loss_next(r->lang));
	html(r->out, "<form class='acts gap-s' method='get' action='/clauses/matrix.csv'>");
	clause_hidden(r);
	html(r->out,
		"<button class='btn btn-1' type='submit' name='enc' value='utf8'>%s</button><button class='btn' type='submit' "
		"name='enc' value='cp932-anyway'>%s</button></form>\n",
		t_export_utf8(r->lang), t_export_anyway(r->lang));
	frame_end(r);
}

static void matrix_csv_show(struct req *r)
{
	struct csv_loss loss = {0};
	struct str enc = req_query(r, "enc");
	bool anyway = str_is(enc, "cp932-anyway"), cp932 = anyway || str_is(enc, "cp932");
	if (cp932 && !anyway) {
		if (!csv_all(r, CSV_CP932, NULL, &loss))
			return;
		if (loss.count) {
			say_loss(r, &loss);
			return;
		}
	}
	r->type = cp932 ? "text/csv; charset=Shift_JIS" : "text/csv; charset=utf-8";
	r->filename = file_name(r, "csv");
	(void)csv_all(r, cp932 ? CSV_CP932 : CSV_UTF8, r->body, &loss);
}

static void xlsx_one(void *ctx, const struct row *row)
{
	for (size_t i = 0; i < COLUMNS; i++)
		xlsx_cell(ctx, str_of(row->cells[i]));
	xlsx_row_end(ctx);
}

static void matrix_xlsx_show(struct req *r)
{
	struct xlsx_column heads[COLUMNS];
	struct xlsx *x;
	int64_t n;
	for (size_t i = 0; i < COLUMNS; i++)
		heads[i] = (struct xlsx_column){columns[i].head(r->lang), columns[i].width};
	if (!req_ok(r, xlsx_begin(&x, t_matrix(r->lang), heads, COLUMNS, &r->err)))
		return;
	bool ok = rows(r, xlsx_one, x, &n);
	if (!req_ok(r, xlsx_end(x, ok ? r->body : NULL, &r->err)) || !ok)
		return;
	r->type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
	r->filename = file_name(r, "xlsx");
}

static bool matrix_may(struct req *r)
{
	return r->pack != NULL;
}
static const char *matrix_title(const struct lang *l)
{
	return t_matrix(l);
}
static const char *const matrix_query[] = {CLAUSE_QUERY, NULL};
static const char *const csv_query[] = {CLAUSE_QUERY, "enc", NULL};
const struct page page_matrix = {.method = "GET",
	.path = "/clauses/matrix",
	.title = matrix_title,
	.access = PAGE_LOGIN,
	.query = matrix_query,
	.may = matrix_may,
	.show = matrix_show};
const struct page page_matrix_csv = {.method = "GET",
	.path = "/clauses/matrix.csv",
	.title = matrix_title,
	.access = PAGE_LOGIN,
	.lane = LANE_SLOW,
	.query = csv_query,
	.may = matrix_may,
	.show = matrix_csv_show};
const struct page page_matrix_xlsx = {.method = "GET",
	.path = "/clauses/matrix.xlsx",
	.title = matrix_title,
	.access = PAGE_LOGIN,
	.lane = LANE_SLOW,
	.query = matrix_query,
	.may = matrix_may,
	.show = matrix_xlsx_show};
