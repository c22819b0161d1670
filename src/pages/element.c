/* One element of the policy in plain words: what it says, how a case moves through it, which clauses it keeps and how they stand.
 */
#include "engine/standing.h"
#include "pack/explain.h"
#include "pages/clauses.h"
#include "pages/flow.h"
#include "pages/frame.h"
#include "text/text.h"
#include "util/clean.h"

#define EXPLAIN_MAX (256u << 10) /* bytes */

void element_clauses(
	struct req *r, const struct clause_standing *tree, const struct clause *const *list, size_t n, const char *title)
{
	ui_section(r, "cl-h", title, t_count_clauses(r->lang, (long long)n), NULL, NULL);
	if (!n) {
		ui_empty(r, t_keeps_nothing(r->lang), NULL);
		ui_section_end(r);
		return;
	}
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense clauses'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th></tr></thead><tbody>\n",
		title, t_clauses(r->lang), t_rule_column(r->lang), t_standing(r->lang));
	for (size_t i = 0; i < n; i++) {
		html(r->out, "<tr><th scope='row'><a href='/clauses/%s'>%s</a></th><td>%s</td><td>", list[i]->name,
			list[i]->full_ref ? list[i]->full_ref : list[i]->name, title_in(&list[i]->title, r->lang));
		ui_status(r, ui_standing_mark(tree[list[i]->index].standing),
			ui_standing_word(r->lang, tree[list[i]->index].standing));
		html(r->out, "</td></tr>\n");
	}
	html(r->out, "</tbody></table></div>");
	ui_section_end(r);
}

void element_words(struct req *r, const struct elem *e)
{
	CLEAN_BUF struct buf b;
	buf_init(&b, EXPLAIN_MAX);
	explain_elem(r->pack, r->lang, e, &b);
	struct str text = buf_str(&b);
	if (text.n)
		html(r->out, "<pre class='mono'>%.*s</pre>\n", STR_ARG(text));
}

static bool element_may(struct req *r)
{
	return r->pack && pack_elem(r->pack, r->words[0].p);
}

static void element_show(struct req *r)
{
	const struct elem *e = pack_elem(r->pack, r->words[0].p);
	const char *title = title_in(&e->title, r->lang);
	const struct clause **list;
	struct clause_standing *tree;
	if (e->kind == ELEM_ROLE) {
		req_redirect(r, "/roles/%s", e->name);
		return;
	}
	if (!req_ok(r, standing_tree(r->city, r->tx, r->arena, r->pack, r->now, r->lang, &tree, &r->err)))
		return;
	size_t n = pack_clauses_of(r->pack, e->name, r->arena, &list);
	const struct keeper any = {.elem = e, .path = e->name};
	frame_begin(r, title, NAV_CLAUSES, false);
	CRUMBS(r, {"/clauses", t_clauses(r->lang)}, {NULL, title});
	ui_head(r, title, clause_way(r->lang, &any), false);
	element_words(r, e);
	if (e->kind == ELEM_PROCEDURE) {
		ui_section(r, "fl-h", t_flow_title(r->lang, title), NULL, NULL, NULL);
		html(r->out, "<div class='scroll' tabindex='0'>");
		flow_draw(r->out, r->lang, r->pack, (const struct procedure *)e, "fl", false);
		html(r->out, "</div>");
		ui_section_end(r);
	}
	element_clauses(r, tree, list, n, t_keeps_clauses(r->lang));
	frame_end(r);
}

static const char *element_title(const struct lang *l)
{
	return t_clauses(l);
}
const struct page page_element = {.method = "GET",
	.path = "/elements/{word}",
	.title = element_title,
	.access = PAGE_LOGIN,
	.may = element_may,
	.show = element_show};
