/* One clause: its standing, what keeps it, who uses it, and one click on the entries that prove it. */
#include "engine/standing.h"
#include "engine/survey.h"
#include "engine/trail.h"
#include "pack/explain.h"
#include "pages/chart.h"
#include "pages/clauses.h"
#include "pages/frame.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

#include <stdlib.h>

/* Until when it holds, and the newest entry that proves it. */
static void proof_of(struct req *r, const struct keeper_standing *k)
{
	int64_t seq = k->entry;
	struct entry *list;
	size_t n = 0;
	if (seq < 0 && !req_ok(r, standing_entries(r->city, r->tx, r->arena, r->pack, standing_proof(r->arena, k->keeper), -1, 1,
		r->lang, &list, &n, &r->err)))
		return;
	seq = n ? list[0].seq : seq;
	if (seq >= 0)
		html(r->out, "<span class='sub'>%s <a class='mono' href='/trail/%lld'>%s</a></span>", t_stand_proof(r->lang),
			(long long)seq, num_grouped(r->arena, seq));
	if (k->lapses != CIVIL_NONE && k->standing != STAND_BROKEN && k->standing != STAND_UNKNOWN)
		html(r->out, "<span class='sub'>%s</span>", t_stand_lapses(r->lang, civil_say_date(r->arena, k->lapses,
			CIVIL_YEAR,
			lang_ja(r->lang))));
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
		const char *name = explain_keeper(r->lang, k->keeper);
		html(r->out, "<tr><td>%s</td><th scope='row'>", clause_way(r->lang, k->keeper));
		if (k->keeper->elem)
			html(r->out, "<a href='/elements/%s'>%s</a>", k->keeper->elem->name, name);
		else
			html(r->out, "%s", name);
		html(r->out, "<span class='sub'>%s</span>", k->why ? k->why : "");
		if (k->href && *k->href)
			html(r->out, "<a class='sub' href='%s' aria-label='%s'>%s</a>", k->href,
				t_keeper_records_of(r->lang, name), t_keeper_records(r->lang));
		proof_of(r, k);
		html(r->out, "</th><td>");
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
	if (!req_ok(r, standing_clause_entries(r->city, r->tx, r->arena, r->pack, c, before, 50, r->lang, &list, &n, &r->err)))
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
	if (!req_ok(r, standing_months(r->tx, r->pack, keeper, 0, fy, n, late, &r->err)))
		return;
	for (int i = 0; i < 12; i++)
		total += n[i];
	ui_section(r, "mo-h", t_by_month(r->lang), t_fiscal_year(r->lang, fy - 2018, fy), NULL, NULL);
	chart_months(r, n, late, upto, t_by_month_sentence(r->lang, (long long)total));
	ui_section_end(r);
}

/* Why it stands so, the worst first: one line a keeper. */
static void reasons(struct req *r, const struct clause_standing *s)
{
	static const enum standing order[] = {STAND_BROKEN, STAND_RISK, STAND_UNKNOWN, STAND_REST, STAND_KEPT};
	html(r->out, "<ul class='why'>");
	for (size_t o = 0; o < ARRAY_LEN(order); o++) {
		for (size_t i = 0; i < s->n_keepers; i++) {
			const struct keeper_standing *k = &s->keepers[i];
			if (k->standing != order[o] || !k->why || !*k->why)
				continue;
			html(r->out, "<li>");
			ui_mark(r, ui_standing_mark(k->standing), ui_standing_word(r->lang, k->standing));
			html(r->out, "<span>%s</span></li>",
				t_reason_of(r->lang, k->keeper->elem ? title_in(&k->keeper->elem->title,
					r->lang) : k->keeper->path, k->why));
		}
	}
	for (enum clause_kind k = 0; k < CLAUSE_KINDS; k++) {
		if (!(s->clause->open >> k & 1))
			continue;
		html(r->out, "<li>");
		ui_mark(r, ui_standing_mark(STAND_UNKNOWN), ui_standing_word(r->lang, STAND_UNKNOWN));
		html(r->out, "<span>%s</span></li>", t_explain_not_served(r->lang, explain_kind(r->lang, k),
			title_in(&s->clause->open_why[k], r->lang)));
	}
	html(r->out, "</ul>");
}

/* Late ones first, then who uses it most. */
static int late_first(const void *a_, const void *b_)
{
	const struct survey_unit *a = a_, *b = b_;
	if (a->late != b->late)
		return a->late < b->late ? 1 : -1;
	if (a->n != b->n)
		return a->n < b->n ? 1 : -1;
	return strcmp(a->unit.code, b->unit.code);
}

#define UNITS_SHOWN 8

/* 所属ごとの状況: who uses what keeps it, and who is late. */
static void by_unit(struct req *r, const struct clause_standing *s)
{
	const char **keepers = arena_array(r->arena, s->n_keepers + 1, sizeof(*keepers));
	struct survey_unit *units;
	size_t n_keepers = 0, n, used = 0;
	for (size_t i = 0; i < s->n_keepers; i++)
		if (s->keepers[i].keeper->elem && s->keepers[i].keeper->elem->kind == ELEM_PROCEDURE)
			keepers[n_keepers++] = s->keepers[i].keeper->path;
	if (!n_keepers || !req_ok(r, survey_units(r->tx, r->arena, "section", keepers, n_keepers, r->now, &units, &n, &r->err)))
		return;
	if (n > 1)
		qsort(units, n, sizeof(*units), late_first);
	while (used < n && (units[used].n || units[used].late))
		used++;
	bool all = req_query(r, "units").n > 0;
	ui_section(r, "bu-h", t_by_unit(r->lang), t_part_of(r->lang, num_grouped(r->arena, (int64_t)used),
		t_count_units(r->lang, (long long)n)), NULL, NULL);
	if (!used)
		ui_empty(r, t_no_unit_uses(r->lang), "");
	html(r->out, "<ul class='rows plain small'>");
	int64_t rest = 0;
	for (size_t i = 0; i < used; i++) {
		if (i >= UNITS_SHOWN && !all) {
			rest += units[i].n;
			continue;
		}
		html(r->out, "<li class='row kv-row'><div><a class='t' href='/org/%lld'>%s</a><p class='sub'>%s</p></div>",
			(long long)units[i].unit.id,
			lang_ja(r->lang) || !*units[i].unit.name_en ? units[i].unit.name : units[i].unit.name_en,
			t_this_year_n(r->lang, num_grouped(r->arena, units[i].n)));
		ui_status(r, units[i].late ? ICON_risk : ICON_kept,
			units[i].late ? t_late_n(r->lang, (long long)units[i].late) : t_kept(r->lang));
		html(r->out, "</li>\n");
	}
	html(r->out, "</ul>");
	if (rest)
		html(r->out, "<p class='more'><a href='/clauses/%s?units=all#bu-h'>%s</a></p>", s->clause->name,
			t_other_units(r->lang, (long long)(used - UNITS_SHOWN), num_grouped(r->arena, rest)));
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
		"<li>%s</li></ol></nav>\n<div class='page-h clause-h'><div><p class='clause-no'>%s</p><h1>%s</h1><p class='sub'>",
		ref, ref, title_in(&c->title, r->lang));
	const char *people = clause_people(r, c);
	FACTS(r, *people ? t_kept_by_whom(r->lang, people) : "", title_in(&r->pack->title, r->lang));
	html(r->out, "</p></div></div>\n");
	html(r->out, "<div class='cols'><div class='stack'><section class='stand stand-%s' aria-label='%s'><p class='st-big'>",
		standing_class(s.standing), t_standing(r->lang));
	ui_status(r, ui_standing_mark(s.standing), ui_standing_word(r->lang, s.standing));
	html(r->out, "</p>");
	reasons(r, &s);
	if (s.excepted)
		html(r->out, "<p class='sub'>%s</p>", t_stand_excepted(r->lang, (int)s.excepted, civil_say_date(r->arena,
			s.except_till, CIVIL_SHORT, lang_ja(r->lang))));
	html(r->out, "<p class='sub'>%s</p></section>\n", t_standing_computed(r->lang, ui_time(r, r->now)));
	struct clause_standing *tree;
	if (c->children.n && req_ok(r, standing_tree(r->city, r->tx, r->arena, r->pack, r->now, r->lang, &tree, &r->err)))
		clauses_below(r, c, tree);
	keepers(r, &s);
	proofs(r, c);
	html(r->out, "</div><aside class='stack'>");
	clause_history(r, c);
	months(r, &s);
	by_unit(r, &s);
	html(r->out, "</aside></div>\n");
	frame_end(r);
}

static const char *clauses_title(const struct lang *l) { return t_clauses(l); }
static const char *const clause_query[] = {"before", "units", "history", NULL};
const struct page page_clause = {.method = "GET", .path = "/clauses/{word}", .title = clauses_title, .access = PAGE_LOGIN,
	.query = clause_query, .may = clause_may, .show = clause_show};
