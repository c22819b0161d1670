/* A role: who holds it, which clauses bind it, and all it must do, each with its state. */
#include "engine/org.h"
#include "engine/standing.h"
#include "pack/explain.h"
#include "pages/clauses.h"
#include "pages/frame.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/map.h"
#include "util/vec.h"

#define HOLDERS_SHOWN 12

struct work {
	const char *way, *name, *what, *path, *href;
};
struct works {
	VEC(struct work) list;
};

/* ---- what it must do ---- */

static bool names_role(const struct actor *a, const struct role *role)
{
	if (!a)
		return false;
	if (a->role == role)
		return true;
	for (size_t i = 0; i < a->parts.n; i++)
		if (names_role(a->parts.p[i], role))
			return true;
	return false;
}

static void add(struct req *r, struct works *all, const struct elem *e, const char *what, const char *path)
{
	const struct keeper any = {.elem = e, .path = e->name};
	*vec_push(r->arena, &all->list) = (struct work){.way = clause_way(r->lang, &any),
		.name = title_in(&e->title, r->lang),
		.what = what,
		.path = path,
		.href = arena_cprintf(r->arena, "/elements/%s", e->name)};
}

static void of_procedure(struct req *r, struct works *all, const struct procedure *p, const struct role *role)
{
	if (names_role(p->applicant, role))
		add(r, all, &p->elem, t_role_applies(r->lang), p->elem.name);
	for (size_t i = 0; i < p->steps.n; i++) {
		const struct step *s = &p->steps.p[i];
		if (names_role(s->by, role) || names_role(s->to, role))
			add(r, all, &p->elem,
				t_flow_step(r->lang, explain_step_kind(r->lang, s->kind), title_in(&s->title, r->lang)),
				arena_cprintf(r->arena, "%s.%s", p->elem.name, s->name));
	}
}

static void of_register(struct req *r, struct works *all, const struct register_ *x, const struct role *role)
{
	if (names_role(x->writers, role))
		add(r, all, &x->elem, t_role_writes(r->lang), x->elem.name);
	if (names_role(x->confirmed_by, role))
		add(r, all, &x->elem, t_role_confirms(r->lang), x->elem.name);
}

static void of_document(struct req *r, struct works *all, const struct document *d, const struct role *role)
{
	if (d->approved_by == role)
		add(r, all, &d->elem, t_role_approves(r->lang), d->elem.name);
	for (size_t i = 0; i < d->read_by.n; i++)
		if (d->read_by.p[i] == role)
			add(r, all, &d->elem, t_role_reads(r->lang), d->elem.name);
}

static void gather(struct req *r, struct works *all, const struct role *role)
{
	for (size_t i = 0; i < r->pack->elems.n; i++) {
		const struct elem *e = r->pack->elems.p[i];
		if (e->kind == ELEM_PROCEDURE)
			of_procedure(r, all, (const struct procedure *)e, role);
		else if (e->kind == ELEM_DUTY && names_role(((const struct duty *)e)->by, role))
			add(r, all, e, t_role_does(r->lang), e->name);
		else if (e->kind == ELEM_REGISTER)
			of_register(r, all, (const struct register_ *)e, role);
		else if (e->kind == ELEM_DOCUMENT)
			of_document(r, all, (const struct document *)e, role);
	}
}

/* ---- its state ---- */

/* Every keeper of every clause by its path: each was computed once for the tree. */
static struct map *by_path(struct req *r, const struct clause_standing *tree)
{
	struct map *all = map_new(r->arena);
	for (size_t i = 0; i < r->pack->clauses.n; i++)
		for (size_t k = 0; k < tree[i].n_keepers; k++)
			map_set(all, str_of(tree[i].keepers[k].keeper->path), &tree[i].keepers[k]);
	return all;
}

/* Of the part, else of the whole; what no clause names has none. */
static const struct keeper_standing *state_of(const struct map *all, const char *path)
{
	const struct keeper_standing *k = map_get(all, str_of(path));
	struct str rest = str_of(path);
	return k ? k : map_get(all, str_cut(&rest, '.'));
}

static void works(struct req *r, const struct works *all, const struct map *states)
{
	ui_section(r, "wk-h", t_role_must_do(r->lang), ui_count(r, (int64_t)all->list.n), NULL, NULL);
	if (!all->list.n) {
		ui_empty(r, t_role_nothing(r->lang), NULL);
		ui_section_end(r);
		return;
	}
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense keep'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th></tr></thead><tbody>\n",
		t_role_must_do(r->lang), t_way(r->lang), t_name_column(r->lang), t_what_done(r->lang), t_state_column(r->lang));
	for (size_t i = 0; i < all->list.n; i++) {
		const struct work *w = &all->list.p[i];
		const struct keeper_standing *k = state_of(states, w->path);
		html(r->out, "<tr><td>%s</td><th scope='row'><a href='%s'>%s</a></th><td>%s</td><td>", w->way, w->href, w->name,
			w->what);
		if (k) {
			ui_status(r, ui_standing_mark(k->standing), ui_standing_word(r->lang, k->standing));
			html(r->out, "<span class='sub'>%s</span>", k->why ? k->why : "");
		} else {
			html(r->out, "%s", t_dash(r->lang));
		}
		html(r->out, "</td></tr>\n");
	}
	html(r->out, "</tbody></table></div>");
	ui_section_end(r);
}

/* ---- who ---- */

static void holders(struct req *r, const struct role *role)
{
	struct holder *list;
	size_t n;
	int64_t at, today = civil_date_of_ms(r->now);
	if (role->per != PER_MUNICIPALITY && role->per != PER_ORGAN && role->filled != FILLED_BODY)
		return; /* one a unit: the organisation shows them */
	if (!req_ok(r, role_place(r->tx, role, 0, r->who.organ, today, &at, &r->err)) ||
		!req_ok(r, role_holders(r->tx, r->arena, r->pack, role, at, today, &list, &n, &r->err)))
		return;
	ui_section(r, "ho-h", t_role_held_by(r->lang), ui_count(r, (int64_t)n), NULL, NULL);
	if (!n)
		ui_empty(r, t_vacant_always(r->lang), NULL);
	html(r->out, "<ul class='rows plain small'>");
	for (size_t i = 0; i < n && i < HOLDERS_SHOWN; i++) {
		struct person person;
		if (!req_ok(r, org_person(r->tx, r->arena, list[i].person, civil_date_of_ms(r->now), r->lang, &person, &r->err)))
			return;
		html(r->out, "<li>%s</li>", person.name);
	}
	html(r->out, "</ul>");
	ui_section_end(r);
}

static bool role_page_may(struct req *r)
{
	return r->pack && pack_role(r->pack, r->words[0].p);
}

static void role_show(struct req *r)
{
	const struct role *role = pack_role(r->pack, r->words[0].p);
	const char *title = title_in(&role->elem.title, r->lang);
	struct clause_standing *tree;
	struct works all = {0};
	VEC(const struct clause *) bound = {0};
	if (!req_ok(r, standing_tree(r->city, r->tx, r->arena, r->pack, r->now, r->lang, &tree, &r->err)))
		return;
	for (size_t i = 0; i < r->pack->clauses.n; i++) {
		const struct clause *c = r->pack->clauses.p[i];
		bool binds = false;
		for (size_t k = 0; k < c->who.n; k++)
			binds |= pack_role(r->pack, c->who.p[k]) == role;
		if (binds && !c->is_chapter)
			*vec_push(r->arena, &bound) = c;
	}
	gather(r, &all, role);
	frame_begin(r, title, NAV_CLAUSES, false);
	CRUMBS(r, {"/clauses", t_clauses(r->lang)}, {NULL, title});
	ui_head(r, title, t_kind_role(r->lang), false);
	element_words(r, &role->elem);
	holders(r, role);
	works(r, &all, by_path(r, tree));
	element_clauses(r, tree, bound.p, bound.n, t_role_bound(r->lang));
	frame_end(r);
}

static const char *role_title(const struct lang *l)
{
	return t_kind_role(l);
}
const struct page page_role = {.method = "GET",
	.path = "/roles/{word}",
	.title = role_title,
	.access = PAGE_LOGIN,
	.may = role_page_may,
	.show = role_show};
