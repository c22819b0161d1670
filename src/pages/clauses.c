/* The policy as a tree with standing; one click to what keeps a clause. */
#include "pages/clauses.h"

#include "pages/chart.h"
#include "pages/frame.h"
#include "pages/policy.h"
#include "text/text.h"
#include "util/civil.h"

const char *clause_way(const struct lang *l, const struct keeper *k)
{
	if (!k->elem)
		return t_kind_portal(l);
	static const char *(*const words[ELEM_KINDS])(const struct lang *) = {
		[ELEM_TERM] = t_kind_term,
		[ELEM_POSITION] = t_kind_position,
		[ELEM_ROLE] = t_kind_role,
		[ELEM_SCALE] = t_kind_scale,
		[ELEM_REGISTER] = t_kind_register,
		[ELEM_LOOKUP] = t_kind_lookup,
		[ELEM_PROCEDURE] = t_kind_procedure,
		[ELEM_DOOR] = t_kind_door,
		[ELEM_DUTY] = t_kind_duty,
		[ELEM_CHECK] = t_kind_check,
		[ELEM_SHEET] = t_kind_sheet,
		[ELEM_DOCUMENT] = t_kind_document,
		[ELEM_PARAM] = t_kind_param,
	};
	return words[k->elem->kind](l);
}

static const char *join(struct req *r, const char *list, const char *more)
{
	return !*list ? more : t_and_also(r->lang, list, more);
}

const char *clause_people(struct req *r, const struct clause *c)
{
	const char *all = "";
	for (size_t i = 0; i < c->who.n; i++) {
		const struct role *role = pack_role(r->pack, c->who.p[i]);
		all = join(r, all, role ? title_in(&role->elem.title, r->lang) : c->who.p[i]);
	}
	return all;
}

/* The ways in which a clause is kept, each once. */
static const char *ways(struct req *r, const struct clause *c)
{
	const char *all = "";
	for (size_t i = 0; i < c->kept_by.n; i++) {
		bool again = false;
		for (size_t k = 0; k < i; k++)
			again |= clause_way(r->lang, &c->kept_by.p[k]) == clause_way(r->lang, &c->kept_by.p[i]);
		if (!again)
			all = join(r, all, clause_way(r->lang, &c->kept_by.p[i]));
	}
	return all;
}

/* ---- what is asked for ---- */

struct clause_wish clause_wish(struct req *r)
{
	struct clause_wish w = {.standing = req_query_int(r, "s", 0, 4, -1),
		.way = req_query_int(r, "k", 1, ELEM_KINDS, 0),
		.area = req_query_int(r, "a", 1, LAW_AREAS, 0),
		.words = str_trim(req_query(r, "w")),
		.who = req_query(r, "who")};
	w.any = w.standing >= 0 || w.way || w.area || w.words.n || w.who.n;
	return w;
}

static bool has(const char *text, struct str words) { return str_find(str_of(text), words) < strlen(text); }

bool clause_fits(struct req *r, const struct clause_wish *w, const struct clause *c, enum standing s)
{
	bool who = !w->who.n, way = !w->way;
	for (size_t i = 0; i < c->who.n && !who; i++)
		who = str_is(w->who, c->who.p[i]);
	for (size_t i = 0; i < c->kept_by.n && !way; i++)
		way = c->kept_by.p[i].elem && (int64_t)c->kept_by.p[i].elem->kind + 1 == w->way;
	return who && way && (w->standing < 0 || (int64_t)s == w->standing) && (!w->area || c->law == w->area) &&
		(!w->words.n || has(title_in(&c->title, r->lang), w->words) || has(c->full_ref ? c->full_ref : "", w->words));
}

void clause_hidden(struct req *r)
{
	static const char *const names[] = {CLAUSE_QUERY};
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		struct str value = req_query(r, names[i]);
		if (value.n)
			html(r->out, "<input type='hidden' name='%s' value='%.*s'>", names[i], STR_ARG(value));
	}
}

void clauses_views(struct req *r, const char *here)
{
	static const struct { const char *path; const char *(*word)(const struct lang *);
	} views[] = {{"/clauses", t_view_list}, {"/clauses/map", t_map}, {"/clauses/areas", t_areas},
		{"/clauses/matrix", t_matrix}};
	html(r->out, "<p class='acts'><span class='seg' role='group' aria-label='%s'>", t_views(r->lang));
	for (size_t i = 0; i < ARRAY_LEN(views); i++) {
		html(r->out, "<a href='%s'", views[i].path);
		if (strcmp(views[i].path, here) == 0)
			html(r->out, " aria-current='true'");
		html(r->out, ">%s</a>", views[i].word(r->lang));
	}
	html(r->out, "</span></p>");
}

/* ---- the tree ---- */

struct walk { struct req *r; const struct clause_standing *tree; struct clause_wish wish; };

static void count_below(const struct walk *w, const struct clause *c, int64_t count[5])
{
	if (!c->is_chapter && clause_fits(w->r, &w->wish, c, w->tree[c->index].standing))
		count[w->tree[c->index].standing]++;
	for (size_t i = 0; i < c->children.n; i++)
		count_below(w, c->children.p[i], count);
}

static int64_t sum(const int64_t count[5]) { return count[0] + count[1] + count[2] + count[3] + count[4]; }

static void row(const struct walk *w, const struct clause *c)
{
	struct req *r = w->r;
	const struct clause_standing *s = &w->tree[c->index];
	int64_t last = 0;
	for (size_t i = 0; i < s->n_keepers; i++)
		last = s->keepers[i].last > last ? s->keepers[i].last : last;
	html(r->out, "<tr><th scope='row'><a href='/clauses/%s'>%s</a></th><td>%s</td><td>%s</td><td>%s</td><td>", c->name,
		c->full_ref ? c->full_ref : c->name, title_in(&c->title, r->lang), clause_people(r, c), ways(r, c));
	ui_status(r, ui_standing_mark(s->standing), ui_standing_word(r->lang, s->standing));
	html(r->out, "</td><td class='r nw'>%s</td></tr>\n",
		last ? civil_say_date(r->arena, civil_date_of_ms(last), CIVIL_DENSE, lang_ja(r->lang)) : "");
}

static void rows(const struct walk *w, const struct clause *c, bool *begun)
{
	struct req *r = w->r;
	if (!c->is_chapter && clause_fits(r, &w->wish, c, w->tree[c->index].standing)) {
		if (!*begun)
			html(r->out,
				"<div class='scroll' tabindex='0'><table class='dense clauses'><caption "
				"class='vh'>%s</caption><thead><tr><th "
				"scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th "
				"scope='col'>%s</th><th scope='col' class='r'>%s</th></tr></thead><tbody>\n",
				c->parent ? title_in(&c->parent->title, r->lang) : t_clauses(r->lang), t_clauses(r->lang),
				t_rule_column(r->lang), t_people_column(r->lang), t_way(r->lang), t_standing(r->lang),
					t_last_entry(r->lang));
		*begun = true;
		row(w, c);
	}
	for (size_t i = 0; i < c->children.n; i++)
		if (!c->children.p[i]->is_chapter)
			rows(w, c->children.p[i], begun);
}

static void tally(struct req *r, enum standing s, int64_t n)
{
	static const char *const classes[] = {
		[STAND_KEPT] = "kept", [STAND_RISK] = "risk", [STAND_UNKNOWN] = "unknown", [STAND_BROKEN] = "broken",
			[STAND_REST] = "rest"};
	html(r->out, "<span class='tc tc-%s'>", classes[s]);
	if (n) {
		ui_mark(r, ui_standing_mark(s), ui_standing_word(r->lang, s));
		html(r->out, "%lld", (long long)n);
	}
	html(r->out, "</span>");
}

/* The bar is of all clauses of the chapter, the numbers of those that fit. */
static void heading(const struct walk *w, const struct clause *c, const int64_t count[5])
{
	struct req *r = w->r;
	struct walk every = {.r = r, .tree = w->tree, .wish = {.standing = -1}};
	int64_t whole[5] = {0};
	count_below(&every, c, whole);
	html(r->out, "<summary><span class='tt'><b>%s</b>%s</span>", c->ref ? c->ref : "", title_in(&c->title, r->lang));
	chart_shares(r, whole);
	html(r->out, "<span class='tcs num'>");
	tally(r, STAND_BROKEN, count[STAND_BROKEN]);
	tally(r, STAND_RISK, count[STAND_RISK]);
	tally(r, STAND_UNKNOWN, count[STAND_UNKNOWN]);
	tally(r, STAND_REST, count[STAND_REST]);
	html(r->out, "<span class='tc-n'>%lld</span></span></summary>\n", (long long)sum(count));
}

static void chapter(const struct walk *w, const struct clause *c, const char *class_)
{
	int64_t count[5] = {0};
	bool begun = false;
	count_below(w, c, count);
	if (w->wish.any && !sum(count))
		return;
	html(w->r->out, "<details class='%s'%s>", class_, w->wish.any ? " open" : "");
	heading(w, c, count);
	rows(w, c, &begun);
	if (begun)
		html(w->r->out, "</tbody></table></div>");
	for (size_t i = 0; i < c->children.n; i++)
		if (c->children.p[i]->is_chapter)
			chapter(w, c->children.p[i], "tree-s");
	html(w->r->out, "</details>\n");
}

void clauses_below(struct req *r, const struct clause *c, const struct clause_standing *tree)
{
	struct walk w = {.r = r, .tree = tree, .wish = {.standing = -1}};
	bool begun = false;
	for (size_t i = 0; i < c->children.n; i++)
		if (!c->children.p[i]->is_chapter)
			rows(&w, c->children.p[i], &begun);
	if (begun)
		html(r->out, "</tbody></table></div>");
	html(r->out, "<div class='tree'>");
	for (size_t i = 0; i < c->children.n; i++)
		if (c->children.p[i]->is_chapter)
			chapter(&w, c->children.p[i], "tree-c");
	html(r->out, "</div>");
}

/* ---- the page ---- */

static void select_begin(struct req *r, const char *name, const char *word, const char *first)
{
	html(r->out,
		"<div class='f'><label for='%s'>%s</label><select class='in in-s' id='%s' name='%s'><option "
		"value=''>%s</option>", name, word,
		name, name, first);
}

static bool kept_in_way(const struct pack *p, enum elem_kind kind, const struct lang *l, const char **ret_word)
{
	for (size_t i = 0; i < p->clauses.n; i++)
		for (size_t k = 0; k < p->clauses.p[i]->kept_by.n; k++) {
			const struct keeper *keeper = &p->clauses.p[i]->kept_by.p[k];
			if (keeper->elem && keeper->elem->kind == kind) {
				*ret_word = clause_way(l, keeper);
				return true;
			}
		}
	return false;
}

static bool named_in(const struct pack *p, const char *role)
{
	for (size_t i = 0; i < p->clauses.n; i++)
		for (size_t k = 0; k < p->clauses.p[i]->who.n; k++)
			if (strcmp(p->clauses.p[i]->who.p[k], role) == 0)
				return true;
	return false;
}

const char *area_word(const struct lang *l, int law)
{
	static const char *(*const words[LAW_AREAS])(const struct lang *) = {t_area_1, t_area_2, t_area_3, t_area_4, t_area_5,
		t_area_6, t_area_7, t_area_8};
	must(law >= 1 && law <= LAW_AREAS);
	return words[law - 1](l);
}

void clauses_filters(struct req *r, const char *action, const struct clause_wish *w, const int64_t *count)
{
	html(r->out,
		"<form class='filters' method='get' action='%s' aria-label='%s'><div class='filters-g f5'><div "
		"class='f'><label "
		"for='w'>%s</label><input type='text' class='in in-s' id='w' name='w' value='%.*s'></div>",
		action, t_narrow(r->lang), t_words_or_ref(r->lang), STR_ARG(req_query(r, "w")));
	select_begin(r, "s", t_standing(r->lang), count ? t_all_n(r->lang, (long long)sum(count)) : t_all(r->lang));
	for (int s = STAND_KEPT; s <= STAND_REST; s++) {
		const char *word = ui_standing_word(r->lang, (enum standing)s);
		html(r->out, "<option value='%d'%s>%s</option>", s, w->standing == s ? " selected" : "",
			count ? t_word_n(r->lang, word, (long long)count[s]) : word);
	}
	html(r->out, "</select></div>");
	select_begin(r, "who", t_people_column(r->lang), t_all(r->lang));
	for (size_t i = 0; i < r->pack->elems.n; i++) {
		const struct elem *e = r->pack->elems.p[i];
		if (e->kind == ELEM_ROLE && named_in(r->pack, e->name))
			html(r->out, "<option value='%s'%s>%s</option>", e->name, str_is(w->who, e->name) ? " selected" : "",
				title_in(&e->title, r->lang));
	}
	html(r->out, "</select></div>");
	select_begin(r, "k", t_way(r->lang), t_all(r->lang));
	for (int k = 0; k < ELEM_KINDS; k++) {
		const char *word;
		if (kept_in_way(r->pack, (enum elem_kind)k, r->lang, &word))
			html(r->out, "<option value='%d'%s>%s</option>", k + 1, w->way == k + 1 ? " selected" : "", word);
	}
	html(r->out, "</select></div>");
	select_begin(r, "a", t_area(r->lang), t_all(r->lang));
	for (int law = 1; law <= LAW_AREAS; law++)
		html(r->out, "<option value='%d'%s>%s</option>", law, w->area == law ? " selected" : "",
			area_word(r->lang, law));
	html(r->out, "</select></div><button class='btn btn-s' type='submit'>%s</button></div></form>\n", t_narrow(r->lang));
}

static void tree_head(struct req *r)
{
	static const enum standing order[] = {STAND_BROKEN, STAND_RISK, STAND_UNKNOWN, STAND_REST};
	html(r->out, "<p class='tree-head num' aria-hidden='true'><span>%s</span><span>%s</span><span class='tcs'>",
		t_chapter_column(r->lang),
		t_standing(r->lang));
	for (size_t i = 0; i < ARRAY_LEN(order); i++) {
		html(r->out, "<span class='tc'>");
		ui_mark(r, ui_standing_mark(order[i]), "");
		html(r->out, "</span>");
	}
	html(r->out, "<span class='tc-n'>%s</span></span></p>", t_clauses(r->lang));
}

/* What belongs to the policy and has pages of its own, as far as this reader may open them. */
static void beside(struct req *r)
{
	html(r->out, "<p class='chips ways'><a href='/documents'>%s</a><a href='/clauses/past'>%s</a>", t_documents(r->lang),
		t_past(r->lang));
	if (checks_may(r))
		html(r->out, "<a href='/checks'>%s</a>", t_checks(r->lang));
	if (policy_may(r))
		html(r->out, "<a href='/policy'>%s</a><a href='/policy/params'>%s</a>", t_policy_title(r->lang),
			t_policy_params(r->lang));
	html(r->out, "</p>\n");
}

static void clauses_show(struct req *r)
{
	struct walk w = {.r = r, .wish = {.standing = -1}};
	struct clause_standing *tree;
	if (!r->pack || !req_ok(r, standing_tree(r->city, r->tx, r->arena, r->pack, r->now, r->lang, &tree, &r->err)))
		return;
	w.tree = tree;
	int64_t every[5] = {0}, found[5] = {0};
	for (size_t i = 0; i < r->pack->clauses.n; i++)
		if (!r->pack->clauses.p[i]->parent)
			count_below(&w, r->pack->clauses.p[i], every);
	w.wish = clause_wish(r);
	for (size_t i = 0; i < r->pack->clauses.n; i++)
		if (!r->pack->clauses.p[i]->parent)
			count_below(&w, r->pack->clauses.p[i], found);
	frame_begin(r, t_clauses(r->lang), NAV_CLAUSES, false);
	html(r->out, "<div class='page-h'><div><h1>%s</h1><p class='sub'>%s</p></div>", t_clauses(r->lang),
		t_policy_as_of(r->lang, title_in(&r->pack->title, r->lang), ui_time(r, r->now)));
	clauses_views(r, "/clauses");
	html(r->out, "</div>\n");
	beside(r);
	clauses_filters(r, "/clauses", &w.wish, every);
	if (w.wish.any)
		html(r->out, "<div class='led-bar'><p class='led-count'><b class='num'>%s</b></p><p class='chips'><a "
			"href='/clauses'>%s</a></p></div>",
			t_count_clauses(r->lang, (long long)sum(found)), t_show_all_clauses(r->lang));
	if (w.wish.any && !sum(found)) {
		ui_empty(r, t_no_lines(r->lang), t_no_lines_next(r->lang));
		frame_end(r);
		return;
	}
	tree_head(r);
	html(r->out, "<ul class='tree'>");
	for (size_t i = 0; i < r->pack->clauses.n; i++) {
		int64_t count[5] = {0};
		const struct clause *c = r->pack->clauses.p[i];
		if (c->parent)
			continue;
		count_below(&w, c, count);
		if (w.wish.any && !sum(count))
			continue;
		html(r->out, "<li>");
		chapter(&w, c, "tree-c");
		html(r->out, "</li>");
	}
	html(r->out, "</ul>\n");
	frame_end(r);
}

static const char *clauses_title(const struct lang *l) { return t_clauses(l); }
static const char *const clauses_query[] = {CLAUSE_QUERY, NULL};
const struct page page_clauses = {.method = "GET",
	.path = "/clauses",
	.title = clauses_title,
	.access = PAGE_LOGIN,
	.query = clauses_query,
	.show = clauses_show};
