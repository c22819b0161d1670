/* 文書: the texts of the policy with what is in force, and one document with its versions and readers. */
#include "engine/roster.h"
#include "pages/documents.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

/* ---- words ---- */

static const char *const tiers[] = {"policy", "standard", "procedure", "plan", "manual"};

static const char *tier_word(const struct lang *l, size_t tier)
{
	static const char *(*const words[])(const struct lang *) = {t_document_tier_policy, t_document_tier_standard,
		t_document_tier_procedure, t_document_tier_plan, t_document_tier_manual, t_document_tier_other};
	return words[tier](l);
}

static size_t tier_of(const struct document *d)
{
	size_t i = 0;
	while (i < ARRAY_LEN(tiers) && (!d->tier || strcmp(d->tier, tiers[i]) != 0))
		i++;
	return i;
}

const char *document_say_day(struct req *r, int64_t day)
{
	return day == CIVIL_NONE ? "" : civil_say_date(r->arena, day, CIVIL_YEAR, lang_ja(r->lang));
}

const char *document_unit_name(struct req *r, int64_t unit)
{
	struct unit u;
	if (!unit || !req_ok(r, org_unit(r->tx, r->arena, unit, civil_date_of_ms(r->now), &u, &r->err)))
		return t_document_whole(r->lang);
	return lang_ja(r->lang) || !*u.name_en ? u.name : u.name_en;
}

static struct rights asking(struct req *r)
{
	return (struct rights){.city = r->city, .tx = r->tx, .arena = r->arena, .pack = r->pack, .lang = r->lang, .who = r->who,
		.now = r->now};
}

bool document_drafts(struct req *r, const char *name, int64_t unit)
{
	struct rights q = asking(r);
	struct rights_answer a;
	return req_ok(r, document_may_draft(&q, name, unit, &a, &r->err)) && a.may;
}

/* What everybody must read, or the public may, is nobody's secret; the rest is for its readers and those who write it. */
bool document_seen(struct req *r, const struct document *d, int64_t unit)
{
	const struct reader *me = frame_reader(r);
	if (d->public_ && *d->public_)
		return true;
	for (size_t i = 0; i < d->read_by.n; i++) {
		if (d->read_by.p[i]->filled == FILLED_EVERYONE)
			return true;
		for (size_t k = 0; k < me->n_held; k++)
			if (me->held[k].role == d->read_by.p[i])
				return true;
	}
	return me->audit || document_drafts(r, d->elem.name, unit);
}

void document_state(struct req *r, const struct document_version *v)
{
	int64_t today = civil_date_of_ms(r->now);
	bool in_force = strcmp(v->state, "adopted") == 0 && v->from <= today && (v->till == CIVIL_NONE || v->till >= today);
	if (in_force && v->review_by != CIVIL_NONE && v->review_by < today)
		ui_status(r, ICON_broken, t_document_state_force(r->lang));
	else if (in_force)
		ui_status(r, ICON_kept, t_document_state_force(r->lang));
	else if (strcmp(v->state, "draft") == 0)
		ui_status(r, ICON_doing, t_document_state_draft(r->lang));
	else
		ui_status(r, ICON_rest, strcmp(v->state, "withdrawn") == 0 ? t_document_state_withdrawn(r->lang)
									   : t_document_state_adopted(r->lang));
}

/* ---- the list ---- */

struct shelf { struct document_version *list; struct document_tally *readings; size_t n; struct roster *roster; };

static bool read_shelf(struct req *r, struct shelf *s)
{
	int64_t today = civil_date_of_ms(r->now);
	return r->pack &&
		req_ok(r, document_all(r->tx, r->arena, r->who.organ, today, &s->list, &s->n, &r->err)) &&
		req_ok(r, roster_read(r->tx, r->arena, today, 0, &s->roster, &r->err)) &&
		req_ok(r, document_all_reading(r->tx, s->roster, r->arena, r->pack, s->list, s->n, today, &s->readings, &r->err));
}

static void list_row(struct req *r, const struct shelf *s, const struct document *d)
{
	const struct role *role = document_approver(r->pack, d);
	const int64_t *units;
	bool per_unit = role && (role->per == PER_DEPARTMENT || role->per == PER_SECTION || role->per == PER_TEAM);
	size_t places = per_unit ? roster_places(s->roster, role, r->who.organ, false, r->arena, &units) : 1, with = 0;
	const struct document_version *first = NULL;
	int64_t review = CIVIL_NONE, readers = 0, read = 0;
	for (size_t i = 0; i < s->n; i++) {
		if (strcmp(s->list[i].document, d->elem.name) != 0)
			continue;
		with++;
		first = first ? first : &s->list[i];
		if (s->list[i].review_by != CIVIL_NONE && (review == CIVIL_NONE || s->list[i].review_by < review))
			review = s->list[i].review_by;
		readers += s->readings[i].readers;
		read += s->readings[i].read;
	}
	html(r->out, "<tr><th scope='row'><a href='/documents/%s'>%s</a></th><td>", d->elem.name,
		title_in(&d->elem.title, r->lang));
	if (per_unit)
		ui_status(r, with >= places && places ? ICON_kept : ICON_unknown,
			t_document_places(r->lang, (long long)with, (long long)places));
	else if (first)
		document_state(r, first);
	else
		ui_status(r, ICON_unknown, t_document_state_none(r->lang));
	html(r->out, "</td><td>%s</td><td>%s</td><td class='r'>%s</td></tr>\n", first && !per_unit ? first->edition : "",
		document_say_day(r, review), readers ? t_document_rate(r->lang, (long long)read, (long long)readers) : "");
}

static void tier(struct req *r, const struct shelf *s, size_t which)
{
	bool begun = false;
	for (size_t i = 0; i < r->pack->elems.n; i++) {
		const struct document *d = document_of(r->pack, r->pack->elems.p[i]->name);
		if (r->pack->elems.p[i]->kind != ELEM_DOCUMENT || !d || tier_of(d) != which)
			continue;
		if (!begun) {
			ui_section(r, arena_cprintf(r->arena, "tier%zu-h", which), tier_word(r->lang, which), NULL, NULL, NULL);
			html(r->out,
				"<div class='scroll' tabindex='0'><table class='dense'><caption "
				"class='vh'>%s</caption><thead><tr><th "
				"scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th "
				"scope='col' class='r'>%s</th></tr></thead><tbody>\n",
				tier_word(r->lang, which), t_document_column(r->lang), t_state_column(r->lang),
				t_document_edition(r->lang), t_document_review_by(r->lang), t_document_read_rate(r->lang));
		}
		begun = true;
		list_row(r, s, d);
	}
	if (!begun)
		return;
	html(r->out, "</tbody></table></div>\n");
	ui_section_end(r);
}

static void documents_show(struct req *r)
{
	struct shelf s = {0};
	bool any = false;
	if (!read_shelf(r, &s))
		return;
	frame_begin(r, t_documents(r->lang), NAV_CLAUSES, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/clauses", t_clauses(r->lang)}, {NULL, t_documents(r->lang)});
	ui_head(r, t_documents(r->lang), t_documents_hint(r->lang), false);
	for (size_t i = 0; i < r->pack->elems.n; i++)
		any |= r->pack->elems.p[i]->kind == ELEM_DOCUMENT && document_of(r->pack, r->pack->elems.p[i]->name);
	if (!any)
		ui_empty(r, t_documents_none(r->lang), "");
	for (size_t i = 0; i <= ARRAY_LEN(tiers); i++)
		tier(r, &s, i);
	frame_end(r);
}

/* ---- one document ---- */

static const struct document *document_here(struct req *r) { return r->pack ? document_of(r->pack, r->words[0].p) : NULL; }
static bool document_may(struct req *r) { return document_here(r) != NULL; }

/* The unit asked for, else the reader's own as far as the document has units. */
static bool unit_here(struct req *r, const struct document *d, int64_t *ret)
{
	int64_t asked = req_query_int(r, "unit", 0, INT64_MAX, -1);
	return req_ok(r, document_unit(r->tx, r->pack, d, asked >= 0 ? asked : frame_reader(r)->person.unit,
		civil_date_of_ms(r->now),
		ret, &r->err));
}

static void version_row(struct req *r, const struct document_version *v, bool seen)
{
	html(r->out, "<tr><th scope='row'>");
	if (seen)
		html(r->out, "<a href='/versions/%lld'>%s</a>", (long long)v->id, v->edition);
	else
		html(r->out, "%s", v->edition);
	html(r->out, "</th><td>");
	document_state(r, v);
	html(r->out, "</td><td>%s</td><td>%s</td><td>%.*s %.*s</td></tr>\n", document_say_day(r, v->from), document_say_day(r,
		v->till),
		STR_ARG(json_str(v->approved_who, "title")), STR_ARG(json_str(v->approved_who, "name")));
}

static void versions(struct req *r, const struct document *d, int64_t unit)
{
	struct document_version *list;
	bool seen = document_seen(r, d, unit), drafts = document_drafts(r, d->elem.name, unit);
	size_t n;
	if (!req_ok(r, document_versions(r->tx, r->arena, r->who.organ, d->elem.name, unit, &list, &n, &r->err)))
		return;
	const char *to_draft = drafts ? arena_cprintf(r->arena, "/documents/%s/draft?unit=%lld", d->elem.name, (long long)unit)
		: NULL;
	ui_section(r, "ver-h", t_document_versions(r->lang), NULL, to_draft, t_document_to_draft(r->lang));
	if (!n) {
		ui_empty(r, t_document_no_versions(r->lang), t_document_no_versions_next(r->lang));
		ui_section_end(r);
		return;
	}
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th "
		"scope='col'>%s</th></tr></thead><tbody>\n",
		t_document_versions(r->lang), t_document_edition(r->lang), t_state_column(r->lang),
			t_document_in_force_from(r->lang),
		t_document_till(r->lang), t_document_approved_by(r->lang));
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].state, "draft") != 0 || drafts)
			version_row(r, &list[i], seen);
	html(r->out, "</tbody></table></div>\n");
	ui_section_end(r);
}

/* Which version was in force on a day. */
static void on_a_day(struct req *r, const struct document *d, int64_t unit)
{
	struct str on = str_trim(req_query(r, "on"));
	struct document_version v;
	int64_t day;
	bool found = false, asked = on.n && civil_parse_date(on, &day);
	html(r->out,
		"<form class='filters' method='get' action='/documents/%s'><input type='hidden' name='unit' value='%lld'><div "
		"class='f'><label for='on'>%s</label><input class='in in-s' type='date' id='on' name='on' value='%.*s'></div>"
		"<button class='btn btn-s' type='submit'>%s</button></form>\n",
		d->elem.name, (long long)unit, t_document_on(r->lang), STR_ARG(on), t_document_show(r->lang));
	if (!asked || !req_ok(r, document_in_force(r->tx, r->arena, r->who.organ, d->elem.name, unit, day, &v, &found, &r->err)))
		return;
	html(r->out, "<p>%s</p>\n", found ? t_document_was(r->lang, v.edition) : t_document_was_none(r->lang));
}

static void articles(struct req *r, const struct document *d)
{
	if (!d->articles.n)
		return;
	ui_section(r, "art-h", t_document_articles(r->lang), NULL, NULL, NULL);
	html(r->out, "<ul class='dots'>");
	for (size_t i = 0; i < d->articles.n; i++)
		html(r->out, "<li>%s</li>", title_in(&d->articles.p[i].title, r->lang));
	html(r->out, "</ul>");
	ui_section_end(r);
}

static void reading(struct req *r, const struct document *d, int64_t unit)
{
	struct document_version v;
	struct document_tally all, *list;
	int64_t today = civil_date_of_ms(r->now);
	size_t n = 0;
	bool found;
	if (!d->read_by.n ||
		!req_ok(r, document_in_force(r->tx, r->arena, r->who.organ, d->elem.name, unit, today, &v, &found, &r->err)) ||
			!found ||
		!req_ok(r, document_reading(r->tx, r->arena, r->pack, &v, today, &all, &list, &n, &r->err)))
		return;
	ui_section(r, "rd-h", t_document_reading(r->lang), t_document_rate(r->lang, (long long)all.read,
		(long long)all.readers), NULL,
		NULL);
	if (!n) {
		ui_empty(r, t_document_reading_none(r->lang), "");
		ui_section_end(r);
		return;
	}
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense mid'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th><th scope='col' class='r'>%s</th><th scope='col' class='r'>%s</th></tr></thead><tbody>\n",
		t_document_reading(r->lang), t_unit(r->lang), t_document_read_rate(r->lang), t_document_late(r->lang));
	for (size_t i = 0; i < n; i++)
		html(r->out, "<tr><th scope='row'>%s</th><td class='r'>%s</td><td class='r'>%s</td></tr>\n",
			document_unit_name(r, list[i].unit),
			t_document_rate(r->lang, (long long)list[i].read, (long long)list[i].readers),
			list[i].late ? num_grouped(r->arena, list[i].late) : "");
	html(r->out, "</tbody></table></div>\n");
	ui_section_end(r);
}

/* Units that have one of their own: a link each. */
static void units(struct req *r, const struct document *d)
{
	const struct role *role = document_approver(r->pack, d);
	const int64_t *list;
	struct roster *o;
	if (!role || !req_ok(r, roster_read(r->tx, r->arena, civil_date_of_ms(r->now), 0, &o, &r->err)))
		return;
	if (role->per != PER_DEPARTMENT && role->per != PER_SECTION && role->per != PER_TEAM)
		return;
	size_t n = roster_places(o, role, r->who.organ, false, r->arena, &list);
	ui_section(r, "un-h", t_document_of_units(r->lang), NULL, NULL, NULL);
	html(r->out, "<ul class='rows plain small'>");
	for (size_t i = 0; i < n; i++)
		html(r->out, "<li><a href='/documents/%s?unit=%lld'>%s</a></li>\n", d->elem.name, (long long)list[i],
			document_unit_name(r, list[i]));
	html(r->out, "</ul>");
	ui_section_end(r);
}

static void document_show(struct req *r)
{
	const struct document *d = document_here(r);
	const char *title = title_in(&d->elem.title, r->lang);
	int64_t unit;
	if (!unit_here(r, d, &unit))
		return;
	frame_begin(r, title, NAV_CLAUSES, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/documents", t_documents(r->lang)}, {NULL, title});
	if (req_query(r, "done").n)
		ui_done(r, t_document_done(r->lang), "");
	const struct role *role = document_approver(r->pack, d);
	ui_head(r, title, unit ? document_unit_name(r, unit) : role ? title_in(&role->elem.title, r->lang) : NULL, false);
	html(r->out, "<div class='cols'><div class='stack'>");
	versions(r, d, unit);
	reading(r, d, unit);
	html(r->out, "</div><aside class='stack'>");
	on_a_day(r, d, unit);
	articles(r, d);
	units(r, d);
	html(r->out, "</aside></div>\n");
	frame_end(r);
}

/* ---- a draft ---- */

static bool draft_may(struct req *r)
{
	const struct document *d = document_here(r);
	int64_t unit = r->form ? req_form_int(r, "unit", 0, INT64_MAX, 0) : req_query_int(r, "unit", 0, INT64_MAX, 0);
	return d && document_drafts(r, d->elem.name, unit);
}

static void draft_show(struct req *r)
{
	const struct document *d = document_here(r);
	const char *title = title_in(&d->elem.title, r->lang);
	int64_t unit = r->form ? req_form_int(r, "unit", 0, INT64_MAX, 0) : req_query_int(r, "unit", 0, INT64_MAX, 0);
	const char *action = arena_cprintf(r->arena, "/documents/%s/draft", d->elem.name);
	frame_begin(r, t_document_to_draft(r->lang), NAV_CLAUSES, false);
	CRUMBS(r, {"/documents", t_documents(r->lang)}, {arena_cprintf(r->arena, "/documents/%s", d->elem.name), title},
		{NULL, t_document_to_draft(r->lang)});
	field_failures(r);
	ui_head(r, t_document_to_draft(r->lang), t_document_draft_hint(r->lang), false);
	req_form_begin_files(r, action, "yours stack tight");
	html(r->out,
		"<input type='hidden' name='unit' value='%lld'><p>%s %s</p><div class='f'><label "
		"for='f-edition'>%s</label><input "
		"class='in' type='text' id='f-edition' name='edition' value='%.*s'></div><div class='f'><label "
		"for='f-text'>%s</label><textarea class='in' rows='12' id='f-text' name='text'>\n%.*s</textarea></div><div "
		"class='f'><label for='f-file'>%s</label><input class='in' type='file' id='f-file' name='f.file'></div>"
		"<p class='acts'><button class='btn btn-1' type='submit'>%s</button><a class='btn btn-t' "
		"href='/documents/%s?unit=%lld'>%s</a></p>",
		(long long)unit, title, document_unit_name(r, unit), t_document_edition(r->lang), STR_ARG(req_shown(r,
			"edition", "")),
		t_document_text(r->lang), STR_ARG(req_shown(r, "text", "")), t_document_file(r->lang),
			t_document_to_draft(r->lang),
		d->elem.name, (long long)unit, t_back_to(r->lang, title));
	req_form_end(r);
	frame_end(r);
}

static void draft_post(struct req *r)
{
	struct act_result done;
	struct json *in = req_act_in(r);
	struct str file = req_form(r, "f.file");
	json_put(r->arena, in, STR("document"), json_add_str(r->arena, json_arr(r->arena), STR_NONE, r->words[0]));
	const char *refused = attach_refused(r, file, t_document_file(r->lang));
	if (refused)
		req_add_problem(r, "file", refused);
	if (refused || req_failed(r)) {
		req_again(r);
		return;
	}
	if (file.n)
		json_put(r->arena, in, STR("file"), json_add_str(r->arena, json_arr(r->arena), STR_NONE, file));
	if (req_act(r, in, &done))
		req_redirect(r, "/versions/%lld?done=1", (long long)done.object);
}

static const char *documents_title(const struct lang *l) { return t_documents(l); }
static const char *const document_query[] = {"unit", "on", "done", NULL};
static const char *const draft_query[] = {"unit", NULL};
const struct page page_documents = {.method = "GET", .path = "/documents", .title = documents_title, .access = PAGE_LOGIN,
	.show = documents_show};
const struct page page_document = {.method = "GET", .path = "/documents/{word}", .title = documents_title, .access = PAGE_LOGIN,
	.query = document_query, .may = document_may, .show = document_show};
const struct page page_document_draft = {.method = "GET", .path = "/documents/{word}/draft", .title = documents_title,
	.access = PAGE_LOGIN, .query = draft_query, .may = draft_may, .show = draft_show};
const struct page page_document_draft_post = {.method = "POST", .path = "/documents/{word}/draft", .title = documents_title,
	.access = PAGE_LOGIN, .lane = LANE_ACT, .act = "document_draft", .body_max = 512 * 1024, .sink = &attach_sink,
	.may = document_may, .show = draft_post};
