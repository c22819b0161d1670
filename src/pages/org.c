/* 組織: units, members and who fills which role, on any date; what a unit is called in numbers and papers. */
#include "engine/object.h"
#include "engine/org.h"
#include "engine/rights.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/utf8.h"

/* The day asked for: 2026-11-24, or today. */
static int64_t day_of(struct req *r)
{
	int64_t day;
	struct str asked = str_trim(req_query(r, "on"));
	if (asked.n && civil_parse_date(utf8_half(r->arena, asked), &day))
		return day;
	return civil_date_of_ms(r->now);
}

static const char *unit_name(struct req *r, const struct unit *u)
{
	return lang_ja(r->lang) || !u->name_en || !*u->name_en ? u->name : u->name_en;
}

static const char *with_day(struct req *r, int64_t unit, int64_t day)
{
	return arena_cprintf(r->arena, "/org/%lld?on=%s", (long long)unit, civil_iso_date(r->arena, day));
}

static void day_form(struct req *r, const char *action, int64_t day)
{
	html(r->out,
		"<form class='filters' method='get' action='%s' aria-label='%s'><div class='filters-g'><div class='f'><label "
		"for='on'>%s</label>"
		"<input class='in in-s' type='text' id='on' name='on' value='%s'></div><button class='btn btn-s' "
		"type='submit'>%s</button></div></form>\n",
		action, t_on_date(r->lang), t_on_date(r->lang), civil_iso_date(r->arena, day), t_show(r->lang));
}

static void org_show(struct req *r)
{
	int64_t day = day_of(r);
	struct unit *tops, *subs;
	size_t n_tops, n_subs;
	if (!req_ok(r, org_children(r->tx, r->arena, 0, day, &tops, &n_tops, &r->err)))
		return;
	frame_begin(r, t_organisation(r->lang), NAV_ORG, false);
	ui_head(r, t_organisation(r->lang), civil_say_date(r->arena, day, CIVIL_FULL, lang_ja(r->lang)), false);
	day_form(r, "/org", day);
	if (!n_tops)
		ui_empty(r, t_no_units(r->lang), "");
	html(r->out, "<div class='stack tight gap-s'>");
	for (size_t i = 0; i < n_tops; i++) {
		if (!req_ok(r, org_children(r->tx, r->arena, tops[i].id, day, &subs, &n_subs, &r->err)))
			return;
		ui_section(r, arena_cprintf(r->arena, "u%lld", (long long)tops[i].id), unit_name(r, &tops[i]),
			t_count_units(r->lang, (long long)n_subs), with_day(r, tops[i].id, day), t_open(r->lang));
		html(r->out, "<ul class='units'>");
		for (size_t k = 0; k < n_subs; k++)
			html(r->out, "<li><a href='%s'>%s</a></li>", with_day(r, subs[k].id, day), unit_name(r, &subs[k]));
		html(r->out, "</ul>");
		ui_section_end(r);
	}
	html(r->out, "</div>\n");
	frame_end(r);
}

static const char *holding_word(const struct lang *l, enum holding how)
{
	switch (how) {
	case HOLD_ACTING: return t_hold_acting(l);
	case HOLD_DEPUTY: return t_hold_deputy(l);
	case HOLD_DELEGATE: return t_hold_delegate(l);
	case HOLD_STAND_IN: return t_hold_stand_in(l);
	case HOLD_NONE:
	case HOLD_SELF: break;
	}
	return "";
}

/* A unit's roles are those of its own organ's policy. */
static const struct pack *policy_of(struct req *r, int64_t unit)
{
	struct val v[3];
	bool found = false;
	if (!req_ok(r, tx_one(r->tx, r->arena, STMT_unit_kind, ARGS(val_i(unit)), &found, v, ARRAY_LEN(v), &r->err)) || !found)
		return NULL;
	const struct pack *p = city_pack(r->city, r->tx, v[2].i, &r->err);
	return req_ok(r, p != NULL) ? p : NULL;
}

static void role_line(struct req *r, const struct pack *policy, const struct role *role, int64_t unit, int64_t day)
{
	struct holder *h;
	size_t n;
	if (!req_ok(r, role_holders(r->tx, r->arena, policy, role, unit, day, &h, &n, &r->err)))
		return;
	html(r->out, "<tr><th scope='row'>%s</th><td>", title_in(&role->elem.title, r->lang));
	if (!n)
		ui_status(r, ICON_rest, t_vacancy(r->lang));
	for (size_t i = 0; i < n && i < 20; i++) {
		struct person p;
		if (!req_ok(r, org_person(r->tx, r->arena, h[i].person, day, r->lang, &p, &r->err)))
			return;
		html(r->out, "%s %s <span class='sub'>%s</span><br>", p.title ? p.title : "", p.name,
			holding_word(r->lang, h[i].how));
	}
	html(r->out, "</td></tr>\n");
}

static enum per per_of(const char *kind)
{
	return strcmp(kind, "section") == 0 ? PER_SECTION : strcmp(kind, "department") == 0 ? PER_DEPARTMENT : PER_TEAM;
}

/* Whoever looks after this unit: the information section, that of another organ for its own. */
static bool papers_may(struct req *r)
{
	struct rights q = {.city = r->city, .tx = r->tx, .arena = r->arena, .pack = r->pack, .lang = r->lang, .who = r->who,
		.now = r->now, .object_kind = OBJECT_UNIT};
	struct rights_answer a;
	return r->pack && req_ok(r, rights_may(&q, act_find("unit_change")->right, r->ids[0], &a, &r->err)) && a.may;
}

static void papers_box(struct req *r, const char *name, const char *label, const char *hint, const char *now)
{
	const char *problem = req_problem(r, name);
	html(r->out, "<div class='f'><label for='f-%s'>%s</label>", name, label);
	html(r->out, "<p class='hint' id='n-%s'>%s</p>\n", name, hint);
	html(r->out, "<input class='in in-s' type='text' id='f-%s' name='%s' value='%.*s' autocomplete='off'", name, name,
		STR_ARG(req_shown(r, name, now)));
	html(r->out, " aria-describedby='%s'",
		problem ? arena_cprintf(r->arena, "n-%s e-%s", name, name) : arena_cprintf(r->arena, "n-%s", name));
	if (problem)
		html(r->out, " aria-invalid='true'");
	html(r->out, ">\n");
	ui_problem(r, name);
	html(r->out, "</div>\n");
}

/* What the numbers and papers of the unit's cases say: for everybody to read, for those who look after it to change. */
static void papers(struct req *r, const struct unit *u)
{
	ui_section(r, "papers-h", t_unit_papers(r->lang), NULL, NULL, NULL);
	if (papers_may(r)) {
		req_form_begin(r, arena_cprintf(r->arena, "/org/%lld/papers", (long long)u->id), "yours stack tight");
		papers_box(r, "short_name", t_param_short_name(r->lang), t_unit_short_hint(r->lang), u->short_name);
		papers_box(r, "doc_class", t_doc_class(r->lang), t_unit_class_hint(r->lang), u->doc_class);
		html(r->out, "<p class='acts'><button class='btn btn-1' type='submit'>%s</button></p>", t_change(r->lang));
		req_form_end(r);
	} else {
		html(r->out, "<dl class='dl'>");
		ui_dt(r, t_param_short_name(r->lang), *u->short_name ? u->short_name : t_unit_papers_none(r->lang));
		ui_dt(r, t_doc_class(r->lang), *u->doc_class ? u->doc_class : t_unit_papers_none(r->lang));
		html(r->out, "</dl>\n");
	}
	ui_section_end(r);
}

static void papers_post(struct req *r)
{
	struct act_result done;
	if (req_act(r, req_act_in(r), &done))
		req_redirect(r, "/org/%lld?done=1", (long long)r->ids[0]);
}

static void unit_show(struct req *r)
{
	int64_t day = day_of(r);
	struct unit u, *subs;
	struct person *members;
	size_t n_subs, n;
	const struct pack *p = policy_of(r, r->ids[0]);
	if (!req_ok(r, org_unit(r->tx, r->arena, r->ids[0], day, &u, &r->err)) ||
		!req_ok(r, org_children(r->tx, r->arena, u.id, day, &subs, &n_subs, &r->err)) ||
		!req_ok(r, org_members(r->tx, r->arena, u.id, day, r->lang, &members, &n, &r->err)))
		return;
	frame_begin(r, unit_name(r, &u), NAV_ORG, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/org", t_organisation(r->lang)}, {NULL, unit_name(r, &u)});
	if (req_query(r, "done").n)
		ui_done(r, t_unit_papers_changed(r->lang), "");
	field_failures(r);
	ui_head(r, unit_name(r, &u), civil_say_date(r->arena, day, CIVIL_FULL, lang_ja(r->lang)), false);
	day_form(r, arena_cprintf(r->arena, "/org/%lld", (long long)u.id), day);
	ui_section(r, "role-h", t_roles(r->lang), NULL, NULL, NULL);
	html(r->out, "<table class='dense'><caption class='vh'>%s</caption><tbody>", t_roles(r->lang));
	for (size_t i = 0; p && i < p->elems.n; i++) {
		const struct role *role = (const struct role *)p->elems.p[i];
		if (role->elem.kind == ELEM_ROLE && role->per == per_of(u.kind) && role->filled != FILLED_EVERYONE)
			role_line(r, p, role, u.id, day);
	}
	html(r->out, "</tbody></table>");
	ui_section_end(r);
	if (n_subs) {
		ui_section(r, "sub-h", t_units_below(r->lang), t_count_units(r->lang, (long long)n_subs), NULL, NULL);
		html(r->out, "<ul class='rows plain'>");
		for (size_t i = 0; i < n_subs; i++)
			html(r->out, "<li class='row kv-row'><a href='%s'>%s</a></li>", with_day(r, subs[i].id, day),
				unit_name(r, &subs[i]));
		html(r->out, "</ul>");
		ui_section_end(r);
	}
	ui_section(r, "mem-h", t_members(r->lang), t_count_people(r->lang, (long long)n), NULL, NULL);
	html(r->out, "<ul class='units'>");
	for (size_t i = 0; i < n; i++)
		html(r->out, "<li>%s <span class='sub'>%s</span></li>\n", members[i].name, members[i].title);
	html(r->out, "</ul>");
	ui_section_end(r);
	papers(r, &u);
	frame_end(r);
}

static const char *org_title(const struct lang *l) { return t_organisation(l); }
static const char *const org_query[] = {"on", NULL}, *const unit_query[] = {"on", "done", NULL};
const struct page page_org = {
	.method = "GET", .path = "/org", .title = org_title, .access = PAGE_LOGIN, .query = org_query, .show = org_show};
const struct page page_unit = {.method = "GET", .path = "/org/{id}", .title = org_title, .access = PAGE_LOGIN,
	.query = unit_query, .show = unit_show};
const struct page page_unit_papers = {.method = "POST", .path = "/org/{id}/papers", .title = org_title, .access = PAGE_LOGIN,
	.lane = LANE_ACT, .act = "unit_change", .may = papers_may, .form = &page_unit, .show = papers_post};
