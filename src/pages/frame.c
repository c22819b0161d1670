#include "pages/frame.h"

#include "engine/trail.h"
#include "http/static.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

static void document_begin(struct req *r, const char *title, const char *body_class)
{
	html(r->out, "<!doctype html>\n<html lang='%s'>\n<head>\n<meta charset='utf-8'>\n"
		"<meta name='viewport' content='width=device-width, initial-scale=1'>\n<meta name='robots' content='noindex'>\n",
		lang_ja(r->lang) ? "ja" : "en");
	html(r->out, "<title>%s</title>\n", t_tab_title(r->lang, title, city_name(r->city, r->lang)));
	html(r->out,
		"<link rel='stylesheet' href='%s'>\n<link rel='icon' href='%s' type='image/svg+xml'>\n</head>\n<body "
		"class='%s'>\n",
		static_href("sekimori.css"), static_href("favicon.svg"), body_class);
}

static void sprite(struct req *r)
{
	html(r->out, "<svg class='sprite' aria-hidden='true'>");
#define ICON(name, box, drawing) \
	if (r->icons & UINT64_C(1) << ICON_##name) \
		html(r->out, "<symbol id='i-" #name "' viewBox='" box "'>" drawing "</symbol>\n");
#include "pages/icons.def"
#undef ICON
	html(r->out, "</svg>\n");
}

static bool on_line(const struct role *from, const struct role *role)
{
	while (from && from != role)
		from = from->above;
	return from != NULL;
}

const struct reader *frame_reader(struct req *r)
{
	static const struct reader nobody;
	if (!r->session || !r->tx || req_failed(r))
		return &nobody;
	if (r->reader)
		return r->reader;
	struct reader *me = arena_make(r->arena, struct reader);
	int64_t day = civil_date_of_ms(r->now);
	if (!req_ok(r, org_person(r->tx, r->arena, r->who.person, day, r->lang, &me->person, &r->err)))
		return &nobody;
	if (r->pack && !req_ok(r, roles_of(r->tx, r->arena, r->pack, r->who.person, day, &me->held, &me->n_held, &r->err)))
		return &nobody;
	const struct role *chief = r->pack ? pack_role(r->pack, "chief") : NULL;
	const struct role *manager = r->pack ? pack_role(r->pack, "section_manager") : NULL;
	const struct role *leader = r->pack ? pack_role(r->pack, "leader") : NULL;
	const struct role *approves = r->pack && r->pack->approved_by ? r->pack->approved_by : chief;
	const struct role *executor = r->pack ? pack_role(r->pack, "executor") : NULL;
	const struct role *audits[] = {
		r->pack ? pack_role(r->pack, "audit_chief") : NULL, r->pack ? pack_role(r->pack, "auditor") : NULL};
	for (size_t i = 0; i < me->n_held; i++) {
		const struct held *h = &me->held[i];
		if (h->how == HOLD_STAND_IN) {
			me->stands_in = true;
			continue;
		}
		if (on_line(manager, h->role)) {
			me->head = true;
			me->top |= h->role->above == NULL;
			if (!me->as || h->role == manager)
				me->as = h->role;
		}
		me->audit |= h->role == audits[0] || h->role == audits[1];
		me->leader |= h->role == leader;
		me->approver |= h->role == approves || (approves && approves->filled == FILLED_BODY &&
			h->role == approves->secretary);
		me->desk |= h->role == executor || h->role == chief;
	}
	me->section = me->person.unit;
	int64_t above = 0;
	if (me->section && !req_ok(r, org_ancestor(r->tx, me->section, "section", day, &above, &r->err)))
		return &nobody;
	if (above)
		me->section = above;
	if (!r->who.must_change && !req_ok(r, case_count(r->city, r->tx, r->arena, &r->who, &me->counts, &r->err)))
		return &nobody;
	me->rounds = r->pack && (me->head || me->leader || me->desk || me->top || me->audit);
	r->reader = me;
	return me;
}

static void nav_link(struct req *r, const char *href, const char *word, bool current, int64_t open)
{
	html(r->out, "<li><a href='%s'", href);
	if (current)
		html(r->out, " aria-current='page'");
	html(r->out, ">%s", word);
	if (open)
		html(r->out, "<span class='n'>%lld<span class='vh'>%s</span></span>", (long long)open, t_count_unit(r->lang));
	html(r->out, "</a></li>");
}

static void menu_end(struct req *r, const struct reader *me)
{
	html(r->out, "</ul>\n<div class='nav-me'>");
	FACTS(r, ui_post(r, me->person.unit_name, me->person.title), me->person.name);
	ui_button_form(r, "/logout", t_logout(r->lang), "out", "1", false);
	html(r->out, "</div></nav>\n");
}

static void menu(struct req *r, enum nav nav, const struct reader *me)
{
	html(r->out, "<nav class='nav' id='nav' popover aria-label='%s'><ul>", t_main_menu(r->lang));
	nav_link(r, "/", t_home(r->lang), nav == NAV_HOME, 0);
	if (r->who.contractor) {
		nav_link(r, "/excerpt", t_contractor_clauses(r->lang), nav == NAV_EXCERPT, 0);
		menu_end(r, me);
		return;
	}
	int64_t open = me->counts.decide + me->counts.consult + me->counts.ratify;
	if (open || me->head || me->stands_in)
		nav_link(r, "/decide", t_decisions(r->lang), nav == NAV_DECIDE, open);
	nav_link(r, "/apply", t_apply(r->lang), nav == NAV_APPLY, 0);
	nav_link(r, "/ledgers", t_ledgers(r->lang), nav == NAV_LEDGER, 0);
	nav_link(r, "/clauses", t_clauses(r->lang), nav == NAV_CLAUSES, 0);
	if (me->rounds)
		nav_link(r, "/rounds", t_rounds(r->lang), nav == NAV_ROUNDS, 0);
	if (me->desk || me->approver)
		nav_link(r, "/policy", t_policy_title(r->lang), nav == NAV_POLICY, 0);
	nav_link(r, "/org", t_organisation(r->lang), nav == NAV_ORG, 0);
	nav_link(r, "/trail", t_audit_trail(r->lang), nav == NAV_TRAIL, 0);
	if (me->desk)
		nav_link(r, "/accounts", t_accounts(r->lang), nav == NAV_ACCOUNTS, 0);
	menu_end(r, me);
}

static void find_box(struct req *r)
{
	html(r->out, "<form class='find' role='search' action='/search' method='get'><label class='vh' for='q'>%s</label>"
		"<input id='q' name='q' type='search' placeholder='%s'><button type='submit'><span class='vh'>%s</span>",
		t_find_hint(r->lang), t_find_hint(r->lang), t_find(r->lang));
	ui_icon(r, ICON_search, "i i-s");
	html(r->out, "</button></form>\n");
}

static void head(struct req *r, enum nav nav)
{
	html(r->out,
		"<a class='skip' href='#main'>%s</a>\n<header class='head'>\n<div class='wrap head-row'>"
		"<a class='brand' href='/'><svg class='mark' viewBox='0 0 32 32' aria-hidden='true'>"
		"<path d='M2 7.5h28v3.5H2zM6 11h4v18H6zM22 11h4v18h-4zM10 15h12v2.5H10zM14.75 17.5h2.5V29h-2.5z' "
		"fill='currentColor'/></svg>"
		"<b>%s</b><span>%s<br>%s</span></a>\n<div class='head-end'>",
		t_skip(r->lang), t_product(r->lang), city_name(r->city, r->lang), t_information_security(r->lang));
	const struct reader *me = frame_reader(r);
	if (r->session && !r->who.must_change) {
		if (!r->who.contractor)
			find_box(r);
		html(r->out, "<div class='me'><b>%s</b>%s", me->person.name,
			ui_post(r, me->person.unit_name, me->person.title));
		req_form_begin(r, "/logout", "inline");
		html(r->out, "<button class='btn-link' type='submit'>%s</button>", t_logout(r->lang));
		req_form_end(r);
		html(r->out, "</div>\n");
	}
	html(r->out, "<a class='alarm' href='/report'>");
	ui_icon(r, ICON_alarm, "i");
	html(r->out, "%s</a>", t_report_accident(r->lang));
	if (r->session && !r->who.must_change) {
		html(r->out, "<button class='menu-btn' type='button' popovertarget='nav'>");
		ui_icon(r, ICON_menu, "i");
		html(r->out, "%s</button>", t_menu(r->lang));
	}
	html(r->out, "</div></div>\n");
	if (r->session && !r->who.must_change)
		menu(r, nav, me);
	html(r->out, "</header>\n");
}

void frame_begin(struct req *r, const char *title, enum nav nav, bool wide)
{
	document_begin(r, title, wide ? "wide-page" : "");
	head(r, nav);
	html(r->out, "<main id='main' class='wrap%s'>\n", wide ? " wide" : "");
}

static void foot(struct req *r)
{
	html(r->out, "<footer class='foot'><div class='wrap'>");
	if (r->contact && *r->contact)
		html(r->out, "<p>%s</p>", t_contact(r->lang, r->contact));
	if (r->session && r->tx && !r->who.must_change && !r->who.contractor) {
		int64_t size = 0, signed_size = 0, at = 0;
		bool found = false;
		struct str note;
		if (req_ok(r, trail_size(r->tx, &size, &r->err)) &&
			req_ok(r, trail_checkpoint(r->tx, r->arena, &note, &signed_size, &at, &found, &r->err)))
			html(r->out, "<p>%s <a href='/trail'>%s</a></p>",
				found ? t_foot_trail(r->lang, num_grouped(r->arena, size),
						civil_say_time(r->arena, at, CIVIL_DENSE, lang_ja(r->lang)))
				      : t_foot_trail_unsigned(r->lang, num_grouped(r->arena, size)),
				t_verify(r->lang));
	}
	req_form_begin(r, "/lang", "inline");
	html(r->out, "<button class='btn-link' type='submit' name='lang' value='%s' lang='%s'>%s</button>",
		lang_ja(r->lang) ? "en" : "ja", lang_ja(r->lang) ? "en" : "ja", t_other_language(r->lang));
	req_form_end(r);
	html(r->out, "<p><a href='/help'>%s</a></p></div></footer>\n", t_help(r->lang));
}

void frame_end(struct req *r)
{
	html(r->out, "</main>\n");
	foot(r);
	sprite(r);
	html(r->out, "</body>\n</html>\n");
}

void frame_paper(struct req *r, const char *title)
{
	document_begin(r, title, "paper");
	html(r->out, "<main id='main' class='desk' tabindex='0'>\n");
}

void frame_paper_end(struct req *r)
{
	html(r->out, "</main>\n");
	sprite(r);
	html(r->out, "</body>\n</html>\n");
}
