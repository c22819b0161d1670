/* The whole policy at one glance: each clause a square with the sign of its standing, in the order of the document. */
#include "engine/standing.h"
#include "pages/chart.h"
#include "pages/clauses.h"
#include "pages/frame.h"
#include "pages/svg.h"
#include "text/text.h"
#include "util/num.h"
#include "util/clean.h"
#include "util/vec.h"

/* User units, 1 a pixel at full size. */
#define WIDTH 1216
#define SECTION_X 168
#define CELLS_X 384
#define CELLS_END 1032
#define CELL 24
#define GAP 8 /* between the clauses of (1) and of (2) */
#define ROW 29
#define BAD_SHOWN 20

static const struct {
	enum standing s;
	const char *name;
	int x; /* of its column; 0: none */
} order[] = {
	{STAND_KEPT, "kept", 0},
	{STAND_RISK, "risk", 1094},
	{STAND_BROKEN, "broken", 1060},
	{STAND_UNKNOWN, "unknown", 1128},
	{STAND_REST, "rest", 1162},
};

static const char *mark(enum standing s)
{
	for (size_t i = 0; i < ARRAY_LEN(order); i++)
		if (order[i].s == s)
			return order[i].name;
	return "";
}

struct cells {
	VEC(const struct clause *) list;
};
struct map {
	struct req *r;
	const struct clause_standing *tree;
	int y;
};

/* deep: also those of chapters inside. */
static void gather(struct req *r, const struct clause *c, bool deep, struct cells *all)
{
	if (!c->is_chapter)
		*vec_push(r->arena, &all->list) = c;
	for (size_t i = 0; i < c->children.n; i++)
		if (deep || !c->children.p[i]->is_chapter)
			gather(r, c->children.p[i], deep, all);
}

static void count(const struct map *m, const struct cells *all, int64_t n[5])
{
	for (size_t i = 0; i < all->list.n; i++)
		n[m->tree[all->list.p[i]->index].standing]++;
}

/* Under which part of the chapter a clause stands: its (1), as its reference has it, or the clause that holds it. */
static struct str part(const struct clause *c, const struct clause *chapter)
{
	struct str ref = str_of(c->ref);
	size_t end = str_find(ref, STR(")"));
	if (end < ref.n)
		return str_head(ref, end);
	while (c->parent && c->parent != chapter)
		c = c->parent;
	return str_of(c->name);
}

static void sprite(struct req *r)
{
	html(r->out,
		"<svg class='sprite' aria-hidden='true'><symbol id='m-kept' viewBox='0 0 24 24'><rect class='m-hit' width='24' "
		"height='24'/><rect class='m-kept' x='2' y='2' width='20' height='20' rx='4'/><circle class='m-kept-o' cx='12' "
		"cy='12' r='4.25'/></symbol><symbol id='m-risk' viewBox='0 0 24 24'><rect class='m-hit' width='24' "
		"height='24'/><rect class='m-risk' x='2' y='2' width='20' height='20' rx='4'/><path class='m-risk-o' d='m12 6.25 "
		"6 "
		"10.5H6z'/></symbol><symbol id='m-broken' viewBox='0 0 24 24'><rect class='m-hit' width='24' height='24'/><rect "
		"class='m-broken' x='2' y='2' width='20' height='20' rx='4'/><path class='m-broken-o' d='m7.5 7.5 9 9m0-9-9 "
		"9'/></symbol>");
	html(r->out,
		"<symbol id='m-unknown' viewBox='0 0 24 24'><rect class='m-hit' width='24' height='24'/><rect class='m-unknown' "
		"x='2.75' y='2.75' width='18.5' height='18.5' rx='3.5'/><path class='m-unknown-o' d='M9.75 10a2.25 2.25 0 1 1 "
		"3.5 "
		"1.85c-.8.55-1.25 1-1.25 1.9'/><circle class='m-unknown-d' cx='12' cy='16.5' r='1'/></symbol><symbol id='m-rest' "
		"viewBox='0 0 24 24'><rect class='m-hit' width='24' height='24'/><rect class='m-rest' x='2' y='2' width='20' "
		"height='20' rx='4'/><path class='m-rest-o' d='M8 12h8'/></symbol></svg>\n");
}

static void numbers(const struct map *m, const int64_t n[5], size_t total)
{
	struct req *r = m->r;
	for (size_t i = 0; i < ARRAY_LEN(order); i++)
		if (order[i].x && n[order[i].s])
			html(r->out, "<text x='%d' y='%d' class='end-t map-n map-n-%s'>%lld</text>", order[i].x, m->y + 22,
				order[i].name, (long long)n[order[i].s]);
	html(r->out, "<text x='%d' y='%d' class='end-t map-n'>%zu</text>\n", WIDTH, m->y + 22, total);
}

/* One line of the drawing, and as many below as its squares need. */
static void line(struct map *m, const struct clause *c, const char *label, const struct cells *all)
{
	struct req *r = m->r;
	int64_t n[5] = {0};
	int x = CELLS_X, below = 0;
	count(m, all, n);
	html(r->out, "<text x='%d' y='%d' class='map-sec'>%s</text>", SECTION_X, m->y + 23,
		svg_cut(r->arena, str_of(label), 14, CELLS_X - SECTION_X - 8));
	for (size_t i = 0; i < all->list.n; i++) {
		const struct clause *one = all->list.p[i];
		const char *ref = one->full_ref ? one->full_ref : one->name;
		enum standing s = m->tree[one->index].standing;
		if (i && !str_eq(part(one, c), part(all->list.p[i - 1], c)))
			x += GAP;
		if (x + CELL > CELLS_END) {
			x = CELLS_X;
			below += CELL;
		}
		html(r->out,
			"<a href='/clauses/%s' aria-label='%s'><title>%s</title><use href='#m-%s' x='%d' y='%d' width='24' "
			"height='24'/></a>\n",
			one->name, t_word_and(r->lang, ref, ui_standing_word(r->lang, s)),
			t_word_and(r->lang, ref, title_in(&one->title, r->lang)), mark(s), x, m->y + 5 + below);
		x += CELL;
	}
	numbers(m, n, all->list.n);
	m->y += ROW + below;
}

static void rule(const struct map *m, bool strong)
{
	if (strong)
		html(m->r->out, "<path class='map-rule' d='M0 %dH%d'/>\n", m->y, WIDTH);
	else
		html(m->r->out, "<path class='map-line' d='M%d %dH%d'/>\n", SECTION_X, m->y, WIDTH);
}

static const char *labelled(struct req *r, const struct clause *c)
{
	const char *title = title_in(&c->title, r->lang);
	return c->ref && *c->ref ? t_word_and(r->lang, c->ref, title) : title;
}

static void chapter(struct map *m, const struct clause *c)
{
	struct req *r = m->r;
	struct cells own = {0};
	bool parts = false;
	int top = m->y;
	gather(r, c, false, &own);
	for (size_t i = 0; i < c->children.n; i++)
		parts |= c->children.p[i]->is_chapter;
	html(r->out, "<g><a href='/clauses/%s'><text x='0' y='%d' class='map-no'>%s</text></a>", c->name, m->y + 23,
		svg_cut(r->arena, str_of(c->ref && *c->ref ? c->ref : title_in(&c->title, r->lang)), 17, SECTION_X - 12));
	if (parts && c->ref && *c->ref)
		html(r->out, "<text x='0' y='%d' class='map-name'>%s</text>", m->y + 47,
			svg_cut(r->arena, str_of(title_in(&c->title, r->lang)), 14, SECTION_X - 8));
	if (own.list.n || !parts)
		line(m, c, parts ? "" : title_in(&c->title, r->lang), &own);
	for (size_t i = 0; i < c->children.n; i++) {
		const struct clause *sub = c->children.p[i];
		struct cells all = {0};
		if (!sub->is_chapter)
			continue;
		if (m->y > top)
			rule(m, false);
		gather(r, sub, true, &all);
		line(m, sub, labelled(r, sub), &all);
	}
	if (parts && m->y < top + 56)
		m->y = top + 56; /* room for the name below the number */
	html(r->out, "</g>\n");
	m->y += 3;
	rule(m, true);
}

static void chapters(struct map *m)
{
	rule(m, true);
	for (size_t i = 0; i < m->r->pack->clauses.n; i++)
		if (!m->r->pack->clauses.p[i]->parent)
			chapter(m, m->r->pack->clauses.p[i]);
}

/* The height stands in the first tag: the lines are drawn once for it, and thrown away. */
static int height(struct req *r, const struct clause_standing *tree)
{
	CLEAN_BUF struct buf body;
	struct html once, *page = r->out;
	struct map m = {.r = r, .tree = tree, .y = ROW};
	buf_init(&body, 4 << 20);
	html_begin(&once, &body, r->lang);
	r->out = &once;
	html(&once, "<svg>");
	chapters(&m);
	html(&once, "</svg>");
	html_end(&once);
	r->out = page;
	return m.y + 2;
}

static void drawing(struct req *r, const struct clause_standing *tree)
{
	struct map m = {.r = r, .tree = tree, .y = ROW};
	int high = height(r, tree);
	html(r->out,
		"<div class='scroll map-box' tabindex='0'><svg class='map' viewBox='0 0 %d %d' width='%d' height='%d' "
		"role='group' "
		"aria-labelledby='map-t'><title id='map-t'>%s</title><g class='map-head'>",
		WIDTH, high, WIDTH, high, t_map_sentence(r->lang));
	for (size_t i = 0; i < ARRAY_LEN(order); i++)
		if (order[i].x)
			html(r->out, "<use href='#m-%s' x='%d' y='4' width='16' height='16'/>", order[i].name, order[i].x - 16);
	html(r->out, "<text x='%d' y='18' class='end-t'>%s</text></g>\n", WIDTH, t_clauses(r->lang));
	chapters(&m);
	html(r->out, "</svg></div>\n<p class='sub map-read'>%s</p>\n", t_map_read(r->lang));
}

static void sums(struct req *r, const int64_t n[5], int64_t total)
{
	int64_t x = 0;
	html(r->out,
		"<section class='map-sum' aria-label='%s'><svg class='map-bar' viewBox='0 0 %d 14' preserveAspectRatio='none' "
		"aria-hidden='true'>",
		t_standing(r->lang), WIDTH);
	for (size_t i = 0; i < ARRAY_LEN(order); i++) {
		int64_t w = total ? n[order[i].s] * WIDTH / total : 0;
		if (n[order[i].s])
			html(r->out, "<rect class='b-%s' x='%lld' y='0' width='%lld' height='14' rx='2'/>", order[i].name,
				(long long)x, (long long)(w > 3 ? w - 3 : 2));
		x += w;
	}
	html(r->out, "</svg>\n<ul class='legend'>");
	for (size_t i = 0; i < ARRAY_LEN(order); i++)
		html(r->out,
			"<li><a href='/clauses?s=%d'><svg class='m-i' viewBox='0 0 24 24' aria-hidden='true'><use "
			"href='#m-%s'/></svg><span>%s</span><b>%s</b><span class='sub'>%lld%%</span></a></li>\n",
			(int)order[i].s, order[i].name, ui_standing_word(r->lang, order[i].s),
			num_grouped(r->arena, n[order[i].s]),
			(long long)(total ? (n[order[i].s] * 200 + total) / (2 * total) : 0));
	html(r->out, "</ul></section>\n");
}

static const char *why(const struct clause_standing *s)
{
	for (size_t i = 0; i < s->n_keepers; i++)
		if (s->keepers[i].standing == s->standing && s->keepers[i].why)
			return s->keepers[i].why;
	return "";
}

/* What is broken now, each with its reason; the rest is one click away. */
static void broken(struct req *r, const struct clause_standing *tree, const struct cells *all, int64_t n)
{
	int64_t shown = 0;
	ui_section(r, "bad-h", t_broken_now(r->lang), t_count_clauses(r->lang, (long long)n), "/clauses?s=1",
		t_see_at_risk(r->lang));
	if (!n) {
		ui_done(r, t_nothing_broken(r->lang), NULL);
		ui_section_end(r);
		return;
	}
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense bad'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th "
		"scope='col'>%s</th></tr></thead><tbody>\n",
		t_broken_now(r->lang), t_clauses(r->lang), t_state_column(r->lang), t_rule_column(r->lang),
		t_reason_column(r->lang), t_people_column(r->lang));
	for (size_t i = 0; i < all->list.n && shown < BAD_SHOWN; i++) {
		const struct clause *c = all->list.p[i];
		if (tree[c->index].standing != STAND_BROKEN)
			continue;
		shown++;
		html(r->out, "<tr><th scope='row' class='nw'><a href='/clauses/%s'>%s</a></th><td>", c->name,
			c->full_ref ? c->full_ref : c->name);
		ui_status(r, ICON_broken, t_broken(r->lang));
		html(r->out, "</td><td>%s</td><td class='strong'>%s</td><td>%s</td></tr>\n", title_in(&c->title, r->lang),
			why(&tree[c->index]), clause_people(r, c));
	}
	html(r->out, "</tbody></table></div>");
	if (n > shown)
		html(r->out, "<p class='more'><a href='/clauses?s=%d'>%s</a></p>", (int)STAND_BROKEN,
			t_all_n(r->lang, (long long)n));
	ui_section_end(r);
}

static void by_chapter(struct req *r, const struct map *m)
{
	ui_section(r, "ch-h", t_by_chapter(r->lang), NULL, "/clauses/matrix", t_matrix(r->lang));
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense num'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th>",
		t_by_chapter(r->lang), t_chapter_column(r->lang));
	for (size_t i = 0; i < ARRAY_LEN(order); i++) {
		html(r->out, "<th scope='col' class='r'>");
		ui_status(r, ui_standing_mark(order[i].s), ui_standing_word(r->lang, order[i].s));
		html(r->out, "</th>");
	}
	html(r->out, "<th scope='col' class='r'>%s</th></tr></thead><tbody>\n", t_clauses(r->lang));
	for (size_t i = 0; i < r->pack->clauses.n; i++) {
		const struct clause *c = r->pack->clauses.p[i];
		struct cells all = {0};
		int64_t n[5] = {0};
		if (c->parent)
			continue;
		gather(r, c, true, &all);
		count(m, &all, n);
		html(r->out, "<tr><th scope='row'>%s</th>", labelled(r, c));
		for (size_t k = 0; k < ARRAY_LEN(order); k++)
			html(r->out, "<td class='r'>%s</td>",
				n[order[k].s] ? num_grouped(r->arena, n[order[k].s]) : t_dash(r->lang));
		html(r->out, "<td class='r strong'>%zu</td></tr>\n", all.list.n);
	}
	html(r->out, "</tbody></table></div>");
	ui_section_end(r);
}

static void map_show(struct req *r)
{
	struct clause_standing *tree;
	struct cells all = {0};
	int64_t n[5] = {0};
	if (!req_ok(r, standing_tree(r->city, r->tx, r->arena, r->pack, r->now, r->lang, &tree, &r->err)))
		return;
	struct map m = {.r = r, .tree = tree};
	for (size_t i = 0; i < r->pack->clauses.n; i++)
		if (!r->pack->clauses.p[i]->parent)
			gather(r, r->pack->clauses.p[i], true, &all);
	count(&m, &all, n);
	frame_begin(r, t_map(r->lang), NAV_CLAUSES, false);
	sprite(r);
	html(r->out, "<div class='page-h'><div><h1>%s</h1><p class='sub'>", t_map(r->lang));
	FACTS(r, title_in(&r->pack->title, r->lang), t_count_clauses(r->lang, (long long)all.list.n),
		t_as_of(r->lang, ui_time(r, r->now)));
	html(r->out, "</p></div>");
	clauses_views(r, "/clauses/map");
	html(r->out, "</div>\n");
	sums(r, n, (int64_t)all.list.n);
	drawing(r, tree);
	clauses_trend(r, NULL);
	broken(r, tree, &all, n[STAND_BROKEN]);
	by_chapter(r, &m);
	frame_end(r);
}

static bool map_may(struct req *r)
{
	return r->pack != NULL;
}
static const char *map_title(const struct lang *l)
{
	return t_map(l);
}
const struct page page_map = {
	.method = "GET", .path = "/clauses/map", .title = map_title, .access = PAGE_LOGIN, .may = map_may, .show = map_show};
