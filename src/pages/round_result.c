/* What a round has brought: answers by question and unit, as a drawing, a table and CSV; reminding those of a unit. */
#include "engine/rights.h"
#include "out/csv.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "pages/round.h"
#include "text/text.h"
#include "util/civil.h"

struct cell {
	int64_t yes, all, bare, planned; /* all: without "not applicable" */
};
struct row {
	int64_t unit;
	struct cell *cells; /* a question each */
};
struct matrix {
	struct round_form form;
	struct round_units *names;
	VEC(struct row) rows;
};

static void count(struct matrix *m, struct row *row, const struct round_count *c)
{
	size_t i = 0;
	while (i < m->form.n_items && strcmp(m->form.items[i].question, c->field) != 0)
		i++;
	if (i == m->form.n_items || strcmp(c->value, "not_applicable") == 0)
		return;
	size_t n = strlen(c->value);
	row->cells[i].all += c->n;
	row->cells[i].yes += strcmp(c->value, "yes") == 0 ? c->n : 0;
	row->cells[i].bare += strcmp(c->value, "no") == 0 ? c->n : 0;
	row->cells[i].planned += n && c->value[n - 1] == '+' ? c->n : 0;
}

/* Two queries, whatever the number of units. false: nothing to show, or failed. */
static bool read_matrix(struct req *r, const struct round_group *g, struct matrix *ret)
{
	const struct pack *p = city_pack_by_digest(r->city, r->tx, &g->pack, &r->err);
	const struct elem *el = p ? pack_find(p, ELEM_DUTY, g->duty) : NULL;
	struct round_reading v = round_reader(r);
	struct round_count *list;
	size_t n;
	*ret = (struct matrix){0};
	if (!req_ok(r, p != NULL) || !el || !req_ok(r, round_matrix_read(r->tx, r->arena, g->id, &list, &n, &r->err)) ||
		!req_ok(r, round_units_read(&v, &ret->names, &r->err)))
		return false;
	round_duty_form(r->arena, p, (const struct duty *)(const void *)el, false, &ret->form);
	for (size_t i = 0; i < n; i++) {
		struct row *last = ret->rows.n ? &ret->rows.p[ret->rows.n - 1] : NULL;
		if (!last || last->unit != list[i].unit) {
			last = vec_push(r->arena, &ret->rows);
			*last = (struct row){list[i].unit, arena_array(r->arena, ret->form.n_items + 1, sizeof(struct cell))};
		}
		count(ret, last, &list[i]);
	}
	return ret->rows.n > 0 && ret->form.n_items > 0;
}

static const char *name_of(struct req *r, const struct matrix *m, int64_t unit)
{
	return unit ? round_unit_named(m->names, unit) : t_round_whole_city(r->lang);
}

#define LABEL 150
#define STEP 20

/* A mark a cell beside the unit's name, numbers of questions above: full is yes, half has a plan, hollow has none, a dot is no
 * answer: shapes, not only colours. The tables below say the same. */
static void draw(struct req *r, const struct matrix *m)
{
	int w = LABEL + (int)m->form.n_items * STEP, h = ((int)m->rows.n + 1) * STEP;
	html(r->out, "<svg class='mx' viewBox='0 0 %d %d' width='%d' height='%d' aria-hidden='true'>", w, h, w, h);
	for (size_t k = 0; k < m->form.n_items; k++)
		html(r->out, "<text text-anchor='middle' x='%d' y='14'>%zu</text>", LABEL + (int)k * STEP + 8, k + 1);
	for (size_t i = 0; i < m->rows.n; i++) {
		int y = ((int)i + 1) * STEP + 2;
		html(r->out, "<text x='0' y='%d'>%s</text>", y + 13, name_of(r, m, m->rows.p[i].unit));
		for (size_t k = 0; k < m->form.n_items; k++) {
			const struct cell *c = &m->rows.p[i].cells[k];
			int x = LABEL + (int)k * STEP;
			if (!c->all)
				html(r->out, "<circle class='b-rest' cx='%d' cy='%d' r='2'/>", x + 8, y + 8);
			else if (c->bare)
				html(r->out, "<path class='b-broken' fill-rule='evenodd' d='M%d %dh16v16h-16zm4 4v8h8v-8z'/>", x,
					y);
			else
				html(r->out, "<rect class='%s' x='%d' y='%d' width='16' height='%d'/>",
					c->yes == c->all ? "b-kept" : "b-risk", x, y, c->yes == c->all ? 16 : 8);
		}
	}
	html(r->out, "</svg>\n");
}

/* Units whose answers to a question are: bare: no without a plan; else no or partly with one, or another answer than yes. */
static void named(struct req *r, const struct matrix *m, size_t question, bool bare)
{
	size_t n = 0;
	html(r->out, "<td>");
	for (size_t i = 0; i < m->rows.n; i++) {
		const struct cell *c = &m->rows.p[i].cells[question];
		int64_t here = bare ? c->bare : c->all - c->yes - c->bare;
		if (!here)
			continue;
		if (!n++)
			ui_mark(r, bare ? ICON_broken : ICON_risk, "");
		html(r->out, "%s%s", n > 1 ? t_say_list_comma(r->lang) : " ", name_of(r, m, m->rows.p[i].unit));
		if (here > 1)
			html(r->out, " %lld", (long long)here);
	}
	html(r->out, "</td>");
}

static bool all_yes(const struct matrix *m, size_t question)
{
	for (size_t i = 0; i < m->rows.n; i++)
		if (m->rows.p[i].cells[question].yes != m->rows.p[i].cells[question].all)
			return false;
	return true;
}

/* What was not answered with yes, a line a question: whom to ask. */
static void exceptions(struct req *r, const struct matrix *m)
{
	size_t n = 0;
	for (size_t k = 0; k < m->form.n_items; k++) {
		if (all_yes(m, k))
			continue;
		if (!n++)
			html(r->out,
				"<div class='scroll' tabindex='0'><table class='dense not-yes'><caption "
				"class='vh'>%s</caption><thead><tr><th scope='col' class='r'>%s</th><th scope='col'>%s</th><th "
				"scope='col'>%s</th><th scope='col'>%s</th></tr></thead><tbody>\n",
				t_round_not_yes(r->lang), t_round_number(r->lang), t_round_question(r->lang),
				t_round_csv_bare(r->lang), t_round_csv_planned(r->lang));
		html(r->out, "<tr><td class='r'>%zu</td><th scope='row'>%s</th>", k + 1,
			title_in(m->form.items[k].title, r->lang));
		named(r, m, k, true);
		named(r, m, k, false);
		html(r->out, "</tr>\n");
	}
	if (n)
		html(r->out, "</tbody></table></div>\n");
	html(r->out, "<p class='lead'>%s</p>", n ? t_round_rest_yes(r->lang) : t_round_all_yes(r->lang));
}

static void csv_link(struct req *r, const struct round_group *g, const char *query, const char *word)
{
	html(r->out, "<a class='btn btn-s' href='/rounds/groups/%lld/csv%s'>", (long long)g->id, query);
	ui_icon(r, ICON_down, "i i-s");
	html(r->out, "%s</a>", word);
}

void round_matrix(struct req *r, const struct round_group *g)
{
	struct matrix m;
	if (!read_matrix(r, g, &m))
		return;
	ui_section(r, "mx-h", t_round_matrix(r->lang), NULL, NULL, NULL);
	html(r->out, "<p class='sub lead'>%s</p><div class='scroll' tabindex='0'>", t_round_matrix_hint(r->lang));
	draw(r, &m);
	html(r->out, "</div>\n");
	ui_section_end(r);
	ui_section(r, "ex-h", t_round_not_yes(r->lang), NULL, NULL, NULL);
	exceptions(r, &m);
	html(r->out, "<p class='acts gap-s'>");
	csv_link(r, g, "", t_round_csv(r->lang));
	csv_link(r, g, "?enc=cp932", t_round_csv_sjis(r->lang));
	html(r->out, "</p>");
	ui_section_end(r);
}

/* ---- CSV ---- */

static bool result_may(struct req *r)
{
	const struct reader *me = frame_reader(r);
	return round_group_may(r) && (me->desk || me->top || me->audit);
}

static void csv_show(struct req *r)
{
	const struct round_group *g = r->subject;
	bool cp932 = str_is(req_query(r, "enc"), "cp932");
	struct matrix m;
	struct csv c;
	(void)read_matrix(r, g, &m);
	r->type = cp932 ? "text/csv; charset=Shift_JIS" : "text/csv; charset=utf-8";
	r->filename = arena_cprintf(r->arena, "round-%lld.csv", (long long)g->id);
	if (req_failed(r) || !req_ok(r, csv_begin(&c, r->body, cp932 ? CSV_CP932 : CSV_UTF8, &r->err)))
		return;
	const char *const heads[] = {t_unit(r->lang), t_round_question(r->lang), t_round_csv_all(r->lang),
		t_round_csv_yes(r->lang), t_round_csv_planned(r->lang), t_round_csv_bare(r->lang)};
	for (size_t i = 0; i < ARRAY_LEN(heads); i++)
		csv_cell(&c, str_of(heads[i]));
	csv_row_end(&c);
	for (size_t i = 0; i < m.rows.n; i++)
		for (size_t k = 0; k < m.form.n_items; k++) {
			const struct cell *x = &m.rows.p[i].cells[k];
			csv_cell(&c, str_of(name_of(r, &m, m.rows.p[i].unit)));
			csv_cell(&c, str_of(title_in(m.form.items[k].title, r->lang)));
			csv_int(&c, x->all);
			csv_int(&c, x->yes);
			csv_int(&c, x->planned);
			csv_int(&c, x->bare);
			csv_row_end(&c);
		}
	csv_end(&c);
}

/* ---- 声かけ ---- */

static bool may_remind(struct req *r, int64_t unit)
{
	struct rights q = {
		.city = r->city, .tx = r->tx, .arena = r->arena, .pack = r->pack, .lang = r->lang, .who = r->who, .now = r->now};
	struct rights_answer a;
	return req_ok(r, rights_may(&q, RIGHT_REMINDER, unit, &a, &r->err)) && a.may;
}

void round_remind_button(struct req *r, const struct round_group *g, int64_t unit)
{
	if (strcmp(g->state, "closed") == 0 || !may_remind(r, unit))
		return;
	ui_button_form(r, arena_cprintf(r->arena, "/rounds/groups/%lld/remind", (long long)g->id), t_round_remind_unit(r->lang),
		"unit", arena_cprintf(r->arena, "%lld", (long long)unit), false);
}

static void remind_post(struct req *r)
{
	struct json *in = req_act_in(r);
	struct act_result done;
	if (req_act(r, in, &done))
		req_redirect(r, "/rounds/groups/%lld?done=1&unit=%lld", (long long)r->ids[0], (long long)json_int(in, "unit", 0));
}

static const char *result_title(const struct lang *l)
{
	return t_rounds(l);
}
static const char *const csv_query[] = {"enc", NULL};
extern const struct page page_round_group;
const struct page page_round_csv = {.method = "GET",
	.path = "/rounds/groups/{id}/csv",
	.title = result_title,
	.access = PAGE_LOGIN,
	.lane = LANE_SLOW,
	.query = csv_query,
	.may = result_may,
	.show = csv_show};
const struct page page_round_remind = {.method = "POST",
	.path = "/rounds/groups/{id}/remind",
	.title = result_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.act = "round_remind",
	.may = round_group_may,
	.show = remind_post,
	.form = &page_round_group};
