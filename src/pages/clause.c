/* The policy as a tree with standing; one click to what keeps a clause, one more to the entries. */
#include "engine/standing.h"
#include "engine/trail.h"
#include "pages/chart.h"
#include "pages/frame.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

static void count_below(const struct clause *c, const enum standing *all, int64_t count[5])
{
	if (!c->is_chapter && c->children.n == 0)
		count[all[c->index]]++;
	for (size_t i = 0; i < c->children.n; i++)
		count_below(c->children.p[i], all, count);
}

static bool wanted(struct req *r, const struct clause *c, enum standing s)
{
	int64_t want = req_query_int(r, "s", 0, 4, -1);
	struct str words = str_trim(req_query(r, "w"));
	if (want >= 0 && (int64_t)s != want)
		return false;
	if (!words.n)
		return true;
	return str_find(str_of(title_in(&c->title, r->lang)), words) < strlen(title_in(&c->title, r->lang)) ||
		str_find(str_of(c->full_ref ? c->full_ref : ""), words) < strlen(c->full_ref ? c->full_ref : "");
}

static void leaf(struct req *r, const struct clause *c, enum standing s)
{
	html(r->out, "<p class='tree-leaf'>");
	ui_mark(r, ui_standing_mark(s), ui_standing_word(r->lang, s));
	html(r->out, " <a href='/clauses/%s'>%s</a> %s</p>\n", c->name, c->full_ref ? c->full_ref : c->name,
		title_in(&c->title, r->lang));
}

static void leaves(struct req *r, const struct clause *c, const enum standing *all)
{
	if (!c->is_chapter && wanted(r, c, all[c->index]))
		leaf(r, c, all[c->index]);
	for (size_t i = 0; i < c->children.n; i++) {
		if (c->children.p[i]->is_chapter)
			html(r->out, "<h3>%s</h3>", title_in(&c->children.p[i]->title, r->lang));
		leaves(r, c->children.p[i], all);
	}
}

static void tally(struct req *r, enum standing s, int64_t n)
{
	html(r->out, "<span class='tc'>");
	if (n) {
		ui_mark(r, ui_standing_mark(s), ui_standing_word(r->lang, s));
		html(r->out, "%lld", (long long)n);
	}
	html(r->out, "</span>");
}

static void clauses_show(struct req *r)
{
	enum standing *all;
	if (!r->pack || !req_ok(r, standing_all(r->city, r->tx, r->arena, r->pack, r->now, r->lang, &all, &r->err)))
		return;
	bool narrowed = req_query(r, "s").n || str_trim(req_query(r, "w")).n;
	frame_begin(r, t_clauses(r->lang), NAV_CLAUSES, false);
	ui_head(r, t_clauses(r->lang), t_policy_as_of(r->lang, title_in(&r->pack->title, r->lang), ui_time(r, r->now)), false);
	html(r->out,
		"<form class='filters' method='get' action='/clauses' aria-label='%s'><div class='filters-g f4'><div "
		"class='f'><label for='w'>%s</label>"
		"<input type='text' class='in in-s' id='w' name='w' value='%.*s'></div><div class='f'><label for='s'>%s</label>"
		"<select class='in in-s' id='s' name='s'><option value=''>%s</option>",
		t_narrow(r->lang), t_words_or_ref(r->lang), STR_ARG(req_query(r, "w")), t_standing(r->lang), t_all(r->lang));
	for (int s = STAND_KEPT; s <= STAND_REST; s++)
		html(r->out, "<option value='%d'%s>%s</option>", s, req_query_int(r, "s", 0, 4, -1) == s ? " selected" : "",
			ui_standing_word(r->lang, (enum standing)s));
	html(r->out, "</select></div><button class='btn btn-s' type='submit'>%s</button></div></form>\n<ul class='tree'>",
		t_narrow(r->lang));
	for (size_t i = 0; i < r->pack->clauses.n; i++) {
		const struct clause *c = r->pack->clauses.p[i];
		if (c->parent)
			continue;
		int64_t count[5] = {0}, total = 0;
		count_below(c, all, count);
		for (size_t k = 0; k < 5; k++)
			total += count[k];
		html(r->out, "<li><details class='tree-c'%s><summary><span class='tt'>%s</span>", narrowed ? " open" : "",
			title_in(&c->title, r->lang));
		chart_shares(r, count);
		html(r->out, "<span class='tcs num'>");
		tally(r, STAND_BROKEN, count[STAND_BROKEN]);
		tally(r, STAND_RISK, count[STAND_RISK]);
		tally(r, STAND_UNKNOWN, count[STAND_UNKNOWN]);
		tally(r, STAND_REST, count[STAND_REST]);
		html(r->out, "<span class='tc-n'>%s</span></span></summary>\n", t_count_clauses(r->lang, (long long)total));
		leaves(r, c, all);
		html(r->out, "</details></li>\n");
	}
	html(r->out, "</ul>\n");
	frame_end(r);
}

/* ---- one clause ---- */

static const char *kind_of(const struct lang *l, const struct keeper *k)
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

static void keepers(struct req *r, const struct clause_standing *s)
{
	ui_section(r, "kp-h", t_kept_by(r->lang), ui_count(r, (int64_t)s->n_keepers), NULL, NULL);
	if (!s->n_keepers) {
		ui_empty(r, t_kept_by_parts(r->lang), "");
		ui_section_end(r);
		return;
	}
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense keep'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th><th scope='col'>%s</th>"
		"<th scope='col'>%s</th><th scope='col' class='r'>%s</th><th scope='col' class='r'>%s</th></tr></thead><tbody>",
		t_kept_by(r->lang), t_way(r->lang), t_name_column(r->lang), t_state_column(r->lang), t_this_year(r->lang),
		t_last(r->lang));
	for (size_t i = 0; i < s->n_keepers; i++) {
		const struct keeper_standing *k = &s->keepers[i];
		const char *name = k->keeper->elem ? title_in(&k->keeper->elem->title, r->lang) : k->keeper->path;
		html(r->out, "<tr><td>%s</td><th scope='row'>", kind_of(r->lang, k->keeper));
		if (k->href && *k->href)
			html(r->out, "<a href='%s'>%s</a>", k->href, name);
		else
			html(r->out, "%s", name);
		html(r->out, "<span class='sub'>%s</span></th><td>", k->why ? k->why : "");
		ui_status(r, ui_standing_mark(k->standing), ui_standing_word(r->lang, k->standing));
		html(r->out, "</td><td class='r'>%s</td><td class='r'>%s</td></tr>\n", k->n ? ui_count(r, k->n) : "",
			k->last > 0 ? ui_time(r, k->last) : "");
	}
	html(r->out, "</tbody></table></div>");
	ui_section_end(r);
}

static void proofs(struct req *r, const struct clause *c)
{
	struct entry *list;
	size_t n;
	int64_t before = req_query_int(r, "before", 0, INT64_MAX, -1);
	if (!req_ok(r, standing_clause_entries(r->city, r->tx, r->arena, c, before, 50, r->lang, &list, &n, &r->err)))
		return;
	ui_section(r, "pr-h", t_proof_of_clause(r->lang), NULL, NULL, NULL);
	if (!n) {
		ui_empty(r, t_no_proof_yet(r->lang), "");
		ui_section_end(r);
		return;
	}
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th><th scope='col'>%s</th>"
		"<th scope='col'>%s</th><th scope='col'>%s</th><th scope='col' class='r'>%s</th></tr></thead><tbody>",
		t_proof_of_clause(r->lang), t_entry(r->lang), t_when(r->lang), t_what_done(r->lang), t_who(r->lang),
		t_proof(r->lang));
	for (size_t i = 0; i < n; i++) {
		const char *seq = num_grouped(r->arena, list[i].seq);
		html(r->out,
			"<tr><td><a class='mono' href='/trail/%lld'>%s</a></td><td>%s</td><td>%s</td><td>%s</td><td class='r'>"
			"<a href='/trail/%lld/proof' aria-label='%s'>%s</a></td></tr>\n",
			(long long)list[i].seq, seq, ui_time(r, list[i].time), list[i].act_title, list[i].who_text,
			(long long)list[i].seq, t_proof_of_entry(r->lang, seq), t_proof(r->lang));
	}
	html(r->out, "</tbody></table></div>");
	if (n == 50)
		html(r->out, "<p class='more'><a href='/clauses/%s?before=%lld'>%s</a></p>", c->name, (long long)list[n - 1].seq,
			t_older(r->lang));
	ui_section_end(r);
}

static void months(struct req *r, const struct clause_standing *s)
{
	const char *keeper = NULL;
	for (size_t i = 0; i < s->n_keepers && !keeper; i++)
		if (s->keepers[i].keeper->elem && s->keepers[i].keeper->elem->kind == ELEM_PROCEDURE)
			keeper = s->keepers[i].keeper->elem->name;
	if (!keeper)
		return;
	int64_t n[12], late[12], total = 0;
	int64_t day = civil_date_of_ms(r->now);
	int fy = civil_fiscal_year(day), upto = (civil_of_date(day).month + 8) % 12 + 1;
	if (!req_ok(r, standing_months(r->tx, keeper, 0, fy, n, late, &r->err)))
		return;
	for (int i = 0; i < 12; i++)
		total += n[i];
	ui_section(r, "mo-h", t_by_month(r->lang), t_fiscal_year(r->lang, fy - 2018, fy), NULL, NULL);
	chart_months(r, n, late, upto, t_by_month_sentence(r->lang, (long long)total));
	ui_section_end(r);
}

static const char *standing_class(enum standing s)
{
	return s == STAND_RISK ? "risk" : s == STAND_BROKEN ? "broken" : s == STAND_KEPT ? "kept" : "rest";
}

static bool clause_may(struct req *r) { return r->pack && pack_clause(r->pack, r->words[0].p); }

static void clause_show(struct req *r)
{
	const struct clause *c = pack_clause(r->pack, r->words[0].p);
	struct clause_standing s;
	if (!req_ok(r, standing_clause(r->city, r->tx, r->arena, r->pack, c, r->now, r->lang, &s, &r->err)))
		return;
	const char *ref = c->full_ref ? c->full_ref : c->name;
	frame_begin(r, ref, NAV_CLAUSES, false);
	html(r->out, "<nav class='crumbs' aria-label='%s'><ol><li><a href='/clauses'>%s</a></li>", t_you_are_here(r->lang),
		t_clauses(r->lang));
	const struct clause *line[16];
	size_t depth = 0;
	for (const struct clause *up = c->parent; up && depth < ARRAY_LEN(line); up = up->parent)
		line[depth++] = up;
	while (depth-- > 0)
		html(r->out, "<li><a href='/clauses/%s'>%s</a></li>", line[depth]->name, title_in(&line[depth]->title, r->lang));
	html(r->out,
		"<li>%s</li></ol></nav>\n<div class='page-h'><div><p class='ref'><b>%s</b></p><h1>%s</h1><p "
		"class='sub'>%s</p></div></div>\n",
		ref, ref, title_in(&c->title, r->lang), title_in(&r->pack->title, r->lang));
	html(r->out, "<div class='cols'><div class='stack'><section class='stand stand-%s' aria-label='%s'><p class='st-big'>",
		standing_class(s.standing), t_standing(r->lang));
	ui_status(r, ui_standing_mark(s.standing), ui_standing_word(r->lang, s.standing));
	html(r->out, "</p><p class='sub'>%s</p></section>\n", t_standing_computed(r->lang, ui_time(r, r->now)));
	if (c->children.n) {
		enum standing *all;
		if (req_ok(r, standing_all(r->city, r->tx, r->arena, r->pack, r->now, r->lang, &all, &r->err))) {
			html(r->out, "<div class='clause-in'>");
			leaves(r, c, all);
			html(r->out, "</div>");
		}
	}
	keepers(r, &s);
	proofs(r, c);
	html(r->out, "</div><aside class='stack'>");
	months(r, &s);
	html(r->out, "</aside></div>\n");
	frame_end(r);
}

static const char *clauses_title(const struct lang *l) { return t_clauses(l); }
static const char *const clauses_query[] = {"w", "s", NULL};
static const char *const clause_query[] = {"before", NULL};
const struct page page_clauses = {.method = "GET",
	.path = "/clauses",
	.title = clauses_title,
	.access = PAGE_LOGIN,
	.query = clauses_query,
	.show = clauses_show};
const struct page page_clause = {.method = "GET", .path = "/clauses/{word}", .title = clauses_title, .access = PAGE_LOGIN,
	.query = clause_query, .may = clause_may, .show = clause_show};
