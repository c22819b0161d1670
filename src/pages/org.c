/* 組織: units, members and who fills which role, on any date. */
#include "engine/org.h"
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

static void role_line(struct req *r, const struct role *role, int64_t unit, int64_t day)
{
	struct holder *h;
	size_t n;
	if (!req_ok(r, role_holders(r->tx, r->arena, r->pack, role, unit, day, &h, &n, &r->err)))
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

static void unit_show(struct req *r)
{
	int64_t day = day_of(r);
	struct unit u, *subs;
	struct person *members;
	size_t n_subs, n;
	if (!req_ok(r, org_unit(r->tx, r->arena, r->ids[0], day, &u, &r->err)) ||
		!req_ok(r, org_children(r->tx, r->arena, u.id, day, &subs, &n_subs, &r->err)) ||
		!req_ok(r, org_members(r->tx, r->arena, u.id, day, r->lang, &members, &n, &r->err)))
		return;
	frame_begin(r, unit_name(r, &u), NAV_ORG, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/org", t_organisation(r->lang)}, {NULL, unit_name(r, &u)});
	ui_head(r, unit_name(r, &u), civil_say_date(r->arena, day, CIVIL_FULL, lang_ja(r->lang)), false);
	day_form(r, arena_cprintf(r->arena, "/org/%lld", (long long)u.id), day);
	ui_section(r, "role-h", t_roles(r->lang), NULL, NULL, NULL);
	html(r->out, "<table class='dense'><caption class='vh'>%s</caption><tbody>", t_roles(r->lang));
	for (size_t i = 0; r->pack && i < r->pack->elems.n; i++) {
		const struct role *role = (const struct role *)r->pack->elems.p[i];
		if (role->elem.kind == ELEM_ROLE && role->per == per_of(u.kind) && role->filled != FILLED_EVERYONE)
			role_line(r, role, u.id, day);
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
	frame_end(r);
}

static const char *org_title(const struct lang *l) { return t_organisation(l); }
static const char *const org_query[] = {"on", NULL};
const struct page page_org = {
	.method = "GET", .path = "/org", .title = org_title, .access = PAGE_LOGIN, .query = org_query, .show = org_show};
const struct page page_unit = {.method = "GET", .path = "/org/{id}", .title = org_title, .access = PAGE_LOGIN, .query = org_query,
	.show = unit_show};
