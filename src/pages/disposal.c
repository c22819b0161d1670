/* 廃棄: what is due, what was approved, what is held back, what was disposed of; one list to look at, approve, print, save. */
#include "engine/dispose.h"
#include "engine/object.h"
#include "engine/org.h"
#include "engine/rights.h"
#include "pages/disposal.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

#define PAGE_ROWS 50
#define HOLDS_MOST 500

/* ---- who may ---- */

bool disposal_approves(struct req *r, int64_t unit)
{
	struct rights q = {
		.city = r->city, .tx = r->tx, .arena = r->arena, .pack = r->pack, .lang = r->lang, .who = r->who, .now = r->now};
	struct rights_answer a;
	return req_ok(r, rights_may(&q, RIGHT_DISPOSER, unit, &a, &r->err)) && a.may;
}

static bool at_desk(struct req *r)
{
	bool desk = false;
	return r->pack && req_ok(r, rights_desk(r->tx, r->pack, r->who.person, r->now, &desk, &r->err)) && desk;
}

static bool desk_may(struct req *r) { return at_desk(r); }

/* The information section, and who approves for the unit where he works. */
static bool overview_may(struct req *r)
{
	int64_t section = frame_reader(r)->section;
	return at_desk(r) || (!req_failed(r) && r->pack && ((section && disposal_approves(r, section)) || disposal_approves(r,
		0)));
}

/* ---- the overview ---- */

static const char *unit_name(struct req *r, int64_t unit)
{
	struct unit u;
	if (!unit)
		return t_disposal_all_units(r->lang);
	return req_ok(r, org_unit(r->tx, r->arena, unit, civil_date_of_ms(r->now), &u, &r->err)) ? u.name : "";
}

static const char *day(struct req *r, int64_t date) { return civil_say_date(r->arena, date, CIVIL_DENSE, lang_ja(r->lang)); }

const char *disposal_path(struct req *r, int kind, int64_t id)
{
	const char *place = kind == OBJECT_CASE ? "cases" : kind == OBJECT_RECORD ? "records" : kind == OBJECT_ROUND ? "rounds" :
		"versions";
	return arena_cprintf(r->arena, "/%s/%lld", place, (long long)id);
}

void disposal_cells(struct req *r, const struct dispose_counts *c)
{
	const int64_t n[] = {c->cases, c->records, c->rounds, c->documents};
	for (size_t i = 0; i < ARRAY_LEN(n); i++)
		html(r->out, "<td class='r'>%s</td>", num_grouped(r->arena, n[i]));
}

void disposal_heads(struct req *r)
{
	const char *const heads[] = {t_disposal_cases(r->lang), t_disposal_records(r->lang), t_disposal_rounds(r->lang),
		t_disposal_documents(r->lang)};
	for (size_t i = 0; i < ARRAY_LEN(heads); i++)
		html(r->out, "<th scope='col' class='r'>%s</th>", heads[i]);
}

const char *disposal_say(struct req *r, const struct dispose_counts *c)
{
	return t_disposal_counts(r->lang, num_grouped(r->arena, c->cases), num_grouped(r->arena, c->records),
		num_grouped(r->arena, c->rounds), num_grouped(r->arena, c->documents));
}

static void unit_row(struct req *r, const struct dispose_unit *u)
{
	html(r->out, "<tr><th scope='row'><a href='/disposal/list?unit=%lld'>%s</a></th>", (long long)u->unit,
		unit_name(r, u->unit));
	disposal_cells(r, &u->counts);
	html(r->out, "</tr>\n");
}

static void due_table(struct req *r, const struct dispose_unit *units, size_t n, const struct dispose_unit *all)
{
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense mid'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th>",
		t_disposal_due(r->lang), t_unit(r->lang));
	disposal_heads(r);
	html(r->out, "</tr></thead><tbody>\n");
	for (size_t i = 0; i < n; i++)
		unit_row(r, &units[i]);
	if (all)
		unit_row(r, all);
	html(r->out, "</tbody></table></div>\n");
}

static void due(struct req *r, bool desk)
{
	struct dispose_unit *units, all = {0};
	size_t n, shown = 0;
	bool of_organ = false;                   /* what belongs to no unit stands in the list of all */
	if (!req_ok(r, dispose_units(r->city, r->tx, r->arena, r->who.organ, disposal_till(r), r->lang, &units, &n, &r->err)))
		return;
	for (size_t i = 0; i < n; i++) {
		if (!desk && !disposal_approves(r, units[i].unit))
			continue;
		all.counts.cases += units[i].counts.cases;
		all.counts.records += units[i].counts.records;
		all.counts.rounds += units[i].counts.rounds;
		all.counts.documents += units[i].counts.documents;
		of_organ |= !units[i].unit;
		if (units[i].unit)
			units[shown++] = units[i];
	}
	const struct dispose_counts *c = &all.counts;
	ui_section(r, "due-h", t_disposal_due(r->lang), ui_count(r, c->cases + c->records + c->rounds + c->documents), NULL,
		NULL);
	if (!shown && !of_organ)
		ui_empty(r, t_disposal_none_due(r->lang), t_disposal_none_due_next(r->lang));
	else
		due_table(r, units, shown, (shown > 1 && desk) || of_organ ? &all : NULL);
	ui_section_end(r);
}

static const char *state_word(const struct lang *l, const char *state)
{
	return strcmp(state, "done") == 0 ? t_disposal_done(l) : strcmp(state, "fallen") == 0 ? t_disposal_fallen(l) :
		t_disposal_approved(l);
}

static void list_row(struct req *r, const struct dispose_done *d, bool desk)
{
	html(r->out, "<tr><th scope='row'><a class='mono' href='/trail/%lld'>%s</a></th><td>%s</td><td>%s</td>",
		(long long)d->entry, num_grouped(r->arena, d->entry), unit_name(r, d->unit), day(r, d->till));
	disposal_cells(r, &d->counts);
	html(r->out, "<td>%s %s</td><td>%s</td><td>", ui_short(r, d->approved), d->name, state_word(r->lang, d->state));
	if (desk && strcmp(d->state, "approved") == 0)
		ui_button_form(r, "/disposal/dispose", t_disposal_dispose(r->lang), "list", arena_cprintf(r->arena, "%lld",
			(long long)d->id),
			true);
	else if (d->done)
		html(r->out, "%s", ui_time(r, d->done));
	html(r->out, "</td></tr>\n");
}

static void lists_head(struct req *r)
{
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense mid'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th>",
		t_disposal_lists(r->lang), t_entry(r->lang), t_unit(r->lang), t_disposal_kept_till(r->lang));
	disposal_heads(r);
	html(r->out, "<th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th></tr></thead><tbody>\n",
		t_disposal_approver(r->lang), t_state_column(r->lang), t_act_dispose(r->lang));
}

static void lists(struct req *r, bool desk)
{
	struct dispose_done *list;
	size_t n;
	if (!req_ok(r, dispose_approved(r->tx, r->arena, r->who.organ, req_query_int(r, "before", 0, INT64_MAX, -1), PAGE_ROWS,
		&list, &n,
		    &r->err)))
		return;
	ui_section(r, "lists-h", t_disposal_lists(r->lang), NULL, NULL, NULL);
	if (!n)
		ui_empty(r, t_disposal_no_lists(r->lang), "");
	else
		lists_head(r);
	for (size_t i = 0; i < n; i++)
		list_row(r, &list[i], desk);
	if (n)
		html(r->out, "</tbody></table></div>\n");
	if (n == PAGE_ROWS)
		html(r->out, "<p class='more'><a href='/disposal?before=%lld'>%s</a></p>", (long long)list[n - 1].id,
			t_older(r->lang));
	ui_section_end(r);
}

static void hold_row(struct req *r, const struct dispose_hold *h)
{
	const char *id = arena_cprintf(r->arena, "reason-%lld", (long long)h->id);
	const struct elem *el = h->kind == OBJECT_ROUND || h->kind == OBJECT_DOCUMENT ? pack_elem(r->pack, h->title) : NULL;
	html(r->out, "<li class='row'><div><a class='t' href='%s'>%s %s</a><p class='sub'>",
		disposal_path(r, h->kind, h->object), h->number, el ? title_in(&el->title, r->lang) : h->title);
	FACTS(r, h->reason, h->name, ui_day(r, h->at));
	html(r->out, "</p></div>");
	req_form_begin(r, "/disposal/release", "acts");
	html(r->out, "<input type='hidden' name='hold' value='%lld'><label class='vh' for='%s'>%s</label>"
		"<input class='in in-s' type='text' id='%s' name='reason' placeholder='%s'>"
		"<button class='btn btn-s' type='submit'>%s</button>",
		(long long)h->id, id, t_disposal_release_reason(r->lang), id, t_disposal_release_reason(r->lang),
		t_disposal_release(r->lang));
	req_form_end(r);
	html(r->out, "</li>\n");
}

static void held(struct req *r)
{
	struct dispose_hold *list;
	size_t n;
	if (!req_ok(r, dispose_holds(r->tx, r->arena, r->who.organ, HOLDS_MOST, &list, &n, &r->err)))
		return;
	ui_section(r, "held-h", t_disposal_held(r->lang), ui_count(r, (int64_t)n), NULL, NULL);
	if (!n)
		ui_empty(r, t_disposal_none_held(r->lang), "");
	else
		html(r->out, "<ul class='rows'>");
	for (size_t i = 0; i < n; i++)
		hold_row(r, &list[i]);
	if (n)
		html(r->out, "</ul>\n");
	ui_section_end(r);
}

static void said(struct req *r)
{
	struct str done = req_query(r, "done");
	int64_t since;
	if (str_is(done, "approve"))
		ui_done(r, t_disposal_said_approved(r->lang), t_disposal_said_approved_next(r->lang));
	else if (str_is(done, "dispose"))
		ui_done(r, t_disposal_said_done(r->lang), t_disposal_backups(r->lang));
	else if (done.n)
		ui_done(r, t_disposal_said_changed(r->lang), "");
	if (req_ok(r, dispose_scrub_waits(r->tx, &since, &r->err)) && since)
		ui_warn(r, t_disposal_scrubbing(r->lang), "");
}

static void overview_show(struct req *r)
{
	bool desk = at_desk(r);
	if (req_failed(r))
		return;
	frame_begin(r, t_disposal(r->lang), NAV_TRAIL, true);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/trail", t_audit_trail(r->lang)}, {NULL, t_disposal(r->lang)});
	said(r);
	field_failures(r);
	ui_head(r, t_disposal(r->lang), t_disposal_hint(r->lang), false);
	due(r, desk);
	lists(r, desk);
	if (desk)
		held(r);
	html(r->out, "<p class='sub'>%s</p>\n", t_disposal_backups(r->lang));
	frame_end(r);
}

static void overview_post(struct req *r)
{
	struct act_result done;
	if (req_act(r, req_act_in(r), &done))
		req_redirect(r, "/disposal?done=%s", str_is(r->path, "/disposal/dispose") ? "dispose" : "changed");
}

/* ---- held back ---- */

/* "case", "record", "round" or "document"; "" when it is none of them. */
static const char *hold_kind(struct req *r)
{
	return dispose_word(dispose_kind(r->form ? req_form(r, "kind") : req_query(r, "kind")));
}

static void hold_show(struct req *r)
{
	const char *kind = hold_kind(r);
	int64_t object = r->form ? req_form_int(r, "object", 1, INT64_MAX, 0) : req_query_int(r, "object", 1, INT64_MAX, 0);
	if (!*kind || !object) {
		req_fail(r, 404);
		return;
	}
	frame_begin(r, t_act_dispose_hold(r->lang), NAV_TRAIL, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/disposal", t_disposal(r->lang)}, {NULL, t_act_dispose_hold(r->lang)});
	field_failures(r);
	ui_head(r, t_act_dispose_hold(r->lang), t_disposal_hold_hint(r->lang), false);
	req_form_begin(r, "/disposal/hold", "yours stack tight");
	html(r->out, "<input type='hidden' name='kind' value='%s'><input type='hidden' name='object' value='%lld'>"
		"<div class='f'><label for='f-reason'>%s</label><textarea class='in' rows='2' id='f-reason' "
		"name='reason'>\n%.*s</textarea></div>"
		"<p class='acts'><button class='btn btn-1' type='submit'>%s</button><a class='btn btn-t' "
		"href='/disposal'>%s</a></p>",
		kind, (long long)object, t_reason(r->lang), STR_ARG(req_shown(r, "reason", "")), t_disposal_hold(r->lang),
		t_back_to(r->lang, t_disposal(r->lang)));
	req_form_end(r);
	frame_end(r);
}

static const char *disposal_title(const struct lang *l) { return t_disposal(l); }
static const char *const overview_query[] = {"before", "done", NULL};
static const char *const hold_query[] = {"kind", "object", NULL};
const struct page page_disposal = {.method = "GET", .path = "/disposal", .title = disposal_title, .access = PAGE_LOGIN,
	.query = overview_query, .may = overview_may, .show = overview_show};
const struct page page_disposal_dispose = {.method = "POST", .path = "/disposal/dispose", .title = disposal_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT, .act = "dispose", .may = desk_may, .show = overview_post, .form = &page_disposal};
const struct page page_disposal_release = {.method = "POST", .path = "/disposal/release", .title = disposal_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT, .act = "dispose_release", .may = desk_may, .show = overview_post, .form = &page_disposal};
const struct page page_disposal_hold = {.method = "GET", .path = "/disposal/hold", .title = disposal_title, .access = PAGE_LOGIN,
	.query = hold_query, .may = desk_may, .show = hold_show};
const struct page page_disposal_hold_post = {.method = "POST", .path = "/disposal/hold", .title = disposal_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT, .act = "dispose_hold", .may = desk_may, .show = overview_post};
