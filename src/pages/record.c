/* One record: its fields, its versions, who has it out; adding, changing, checking it. */
#include "engine/org.h"
#include "engine/contractor.h"
#include "engine/record.h"
#include "engine/rights.h"
#include "engine/object.h"
#include "engine/trail.h"
#include "engine/withhold.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "pages/ledger.h"
#include "pages/attach.h"
#include "pages/record.h"
#include "pages/settle.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

static bool seen(struct req *r, bool closed)
{
	struct record *rec = arena_make(r->arena, struct record);
	bool found = false, may = false;
	if (!r->pack || !req_ok(r, record_get(r->tx, r->arena, r->ids[0], rec, &found, &r->err)) || !found)
		return false;
	if ((!closed && !pack_register(r->pack, rec->reg)) ||
		!req_ok(r, record_visible(r->tx, r->pack, &r->who, rec, r->now, &may, &r->err)) || !may)
		return false;
	r->subject = rec;
	return true;
}

bool record_may(struct req *r) { return seen(r, false); }

/* Also in a ledger that the policy data in force does not have any more: to be read only. */
static bool read_may(struct req *r) { return seen(r, true); }

/* The pack that has the record's ledger: the one in force, else that under which the record was written last. */
static const struct pack *pack_of(struct req *r, const struct record *rec)
{
	if (pack_register(r->pack, rec->reg))
		return r->pack;
	const struct pack *p = city_pack_by_digest(r->city, r->tx, &rec->shape, &r->err);
	return req_ok(r, p != NULL) && pack_register(p, rec->reg) ? p : NULL;
}

static bool may_do(struct req *r, enum right right, int64_t id)
{
	struct rights q = {
		.city = r->city, .tx = r->tx, .arena = r->arena, .pack = r->pack, .lang = r->lang, .who = r->who, .now = r->now};
	struct rights_answer a;
	return req_ok(r, rights_may(&q, right, id, &a, &r->err)) && a.may;
}

static bool is_in(const field_list *list, const struct field *f)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->p[i] == f)
			return true;
	return false;
}

static void fields_of(struct req *r, const struct pack *pack, const struct register_ *reg, const struct record *rec,
	const field_list *closed)
{
	struct env v = {
		.tx = r->tx, .arena = r->arena, .pack = pack, .lang = r->lang, .now = r->now, .reg = reg, .body = rec->body};
	html(r->out, "<dl class='dl'>");
	ui_dt(r, t_number(r->lang), rec->number);
	for (size_t i = 0; i < reg->fields.n; i++) {
		const struct field *f = &reg->fields.p[i];
		const struct json *value = json_get(rec->body, f->name);
		if (value)
			ui_dt(r, title_in(&f->title, r->lang), form_say(&v, f, value, &r->err));
		else if (is_in(closed, f))
			ui_dt(r, title_in(&f->title, r->lang), t_for_readers_only(r->lang));
	}
	html(r->out, "</dl>\n");
}

/* What the reader may read of it. */
static bool as_reader(struct req *r, const struct pack *p, const struct register_ *reg, struct record *rec,
	field_list *ret_closed)
{
	return req_ok(r, record_withhold(r->tx, r->arena, p, reg, &r->who, r->now, rec, ret_closed, &r->err));
}

static void versions(struct req *r, const struct record *rec)
{
	struct record *list;
	size_t n;
	if (!req_ok(r, record_versions(r->tx, r->arena, rec->id, &list, &n, &r->err)))
		return;
	ui_section(r, "ver-h", t_versions(r->lang), ui_count(r, (int64_t)n), NULL, NULL);
	html(r->out, "<ul class='rows plain small'>");
	for (size_t i = 0; i < n; i++)
		html(r->out,
			"<li class='row kv-row'><div>%s<p class='sub'>%s</p></div><a class='mono' "
			"href='/trail/%lld'>%s</a></li>\n",
			t_version(r->lang, (long long)list[i].version), list[i].changed > 0 ? ui_time(r, list[i].changed) : "",
			(long long)list[i].entry, num_grouped(r->arena, list[i].entry));
	html(r->out, "</ul>");
	ui_section_end(r);
}

static void entries(struct req *r, const struct record *rec)
{
	struct entry *list;
	size_t n;
	if (!req_ok(r, trail_of(r->city, r->tx, r->arena, OBJECT_RECORD, rec->id, -1, 50, r->lang, &list, &n, &r->err)))
		return;
	ui_section(r, "ent-h", t_entries(r->lang), ui_count(r, (int64_t)n), NULL, NULL);
	html(r->out, "<ol class='hist'>");
	for (size_t i = 0; i < n; i++) {
		const char *seq = num_grouped(r->arena, list[i].seq);
		html(r->out,
			"<li><p class='h-when'><time>%s</time></p><div><p><b>%s</b>%s<span class='sub'>%s</span></p></div>"
			"<p class='h-rec'><a class='mono' href='/trail/%lld'>%s</a><a href='/trail/%lld/proof' "
			"aria-label='%s'>%s</a></p></li>\n",
			ui_time(r, list[i].time), list[i].act_title, t_fact_gap(r->lang),
			list[i].disposed < 0 ? list[i].who_text :
				t_disposed_by(r->lang, num_grouped(r->arena, list[i].disposed)),
			(long long)list[i].seq, seq, (long long)list[i].seq, t_proof_of_entry(r->lang, seq), t_proof(r->lang));
	}
	html(r->out, "</ol>");
	ui_section_end(r);
}

/* Has the ledger this field now, perhaps by another name? */
static bool goes_on(const struct register_ *reg, const char *name)
{
	for (size_t i = 0; i < reg->fields.n; i++)
		if (strcmp(reg->fields.p[i].name, name) == 0 ||
			(reg->fields.p[i].was && strcmp(reg->fields.p[i].was, name) == 0))
			return true;
	return false;
}

/* 旧項目: what the record held before the policy data changed, and has no place now. */
static void old_fields(struct req *r, const struct register_ *reg, const struct record *rec)
{
	struct record *list;
	size_t n, at = 0;
	if (!req_ok(r, record_versions(r->tx, r->arena, rec->id, &list, &n, &r->err)))
		return;
	while (at < n && hash_eq(&list[at].shape, &rec->shape))
		at++;
	const struct pack *p = at < n ? city_pack_by_digest(r->city, r->tx, &list[at].shape, &r->err) : NULL;
	if (at == n || !req_ok(r, p != NULL))
		return;
	const struct register_ *old = pack_register(p, reg->elem.name);
	old = old || !reg->elem.was ? old : pack_register(p, reg->elem.was);
	field_list closed = {0};
	if (old && !as_reader(r, p, old, &list[at], &closed))
		return;
	struct env v = {
		.tx = r->tx, .arena = r->arena, .pack = p, .lang = r->lang, .now = r->now, .reg = old, .body = list[at].body};
	bool any = false;
	for (size_t i = 0; old && i < old->fields.n; i++) {
		const struct field *f = &old->fields.p[i];
		const struct json *value = json_get(list[at].body, f->name);
		if (!value || goes_on(reg, f->name))
			continue;
		if (!any)
			html(r->out, "<h2>%s</h2><dl class='dl'>", t_record_old_fields(r->lang));
		any = true;
		ui_dt(r, title_in(&f->title, r->lang), form_say(&v, f, value, &r->err));
	}
	if (any)
		html(r->out, "</dl>\n");
}

/* ラベル: what the pack lets it print, and nothing else. */
static void label(struct req *r, const struct pack *pack, const struct register_ *reg, const struct record *rec)
{
	struct env v = {
		.tx = r->tx, .arena = r->arena, .pack = pack, .lang = r->lang, .now = r->now, .reg = reg, .body = rec->body};
	if (!reg->label.n || rec->disposed) {
		req_fail(r, 404);
		return;
	}
	frame_paper(r, t_record_label(r->lang));
	html(r->out, "<article class='sheet'><dl class='dl'>");
	for (size_t i = 0; i < reg->label.n; i++) {
		const struct field *f = pack_field(reg, reg->label.p[i]);
		const struct json *value = f ? json_get(rec->body, f->name) : NULL;
		if (!f)
			ui_dt(r, t_number(r->lang), rec->number);
		else if (value)
			ui_dt(r, title_in(&f->title, r->lang), form_say(&v, f, value, &r->err));
	}
	html(r->out, "</dl></article>\n");
	frame_paper_end(r);
}

static void record_show(struct req *r)
{
	struct record seen_as = *(const struct record *)r->subject, *rec = &seen_as;
	const struct pack *pack = pack_of(r, rec);
	field_list closed = {0};
	const struct register_ *reg = pack ? pack_register(pack, rec->reg) : NULL;
	if (!reg) {
		req_fail(r, 404);
		return;
	}
	const char *title = *rec->title ? rec->title : rec->number;
	struct unit unit;
	if (!as_reader(r, pack, reg, rec, &closed))
		return;
	if (!req_ok(r, org_unit(r->tx, r->arena, rec->unit, civil_date_of_ms(r->now), &unit, &r->err)))
		return;
	if (req_query(r, "label").n) {
		label(r, pack, reg, rec);
		return;
	}
	frame_begin(r, title, NAV_LEDGER, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/ledgers", t_ledgers(r->lang)},
		{pack == r->pack ? arena_cprintf(r->arena, "/ledgers/%s?e0=%lld", rec->reg, (long long)rec->unit)
			: arena_cprintf(r->arena, "/closed/%s", rec->reg), title_in(&reg->elem.title, r->lang)},
		{NULL, rec->number});
	if (req_query(r, "done").n)
		ui_done(r, t_done_recorded(r->lang, rec->number), "");
	field_failures(r);
	if (rec->disposed)
		ui_warn(r, t_disposed_by(r->lang, num_grouped(r->arena, rec->disposed)), t_disposed_next(r->lang));
	if (pack != r->pack)
		ui_warn(r, t_record_closed(r->lang), "");
	ui_head(r, title, unit.name, false);
	html(r->out, "<div class='cols'><div class='stack'>");
	fields_of(r, pack, reg, rec, &closed);
	if (!rec->disposed)
		old_fields(r, reg, rec);
	attach_list(r, OBJECT_RECORD, rec->id, arena_cprintf(r->arena, "/records/%lld", (long long)rec->id));
	entries(r, rec);
	html(r->out, "</div><aside class='stack'>");
	if (pack == r->pack && !rec->disposed && reg->label.n)
		html(r->out, "<p class='acts no-print'><a class='btn btn-s' href='/records/%lld?label=1'>%s</a></p>",
			(long long)rec->id, t_record_label(r->lang));
	if (pack == r->pack)
		settle_note(r, rec);
	if (pack == r->pack && !rec->disposed && may_do(r, RIGHT_WRITER, rec->id))
		html(r->out, "<p class='acts'><a class='btn' href='/records/%lld/edit'>%s</a></p>", (long long)rec->id,
			t_change_record(r->lang));
	if (pack == r->pack && !rec->disposed && contractor_register(r->pack) == reg && may_do(r, RIGHT_WRITER, rec->id))
		html(r->out, "<p class='acts'><a class='btn' href='/records/%lld/people'>%s</a></p>", (long long)rec->id,
			t_contractor_people(r->lang));
	if (pack == r->pack && !rec->verified && !rec->disposed && may_do(r, RIGHT_WRITER, rec->id)) {
		html(r->out, "<div class='yours'><p>%s</p>", t_unverified_hint(r->lang));
		ui_button_form(r, arena_cprintf(r->arena, "/records/%lld/verify", (long long)rec->id), t_verify_record(r->lang),
			"ok", "1", true);
		html(r->out, "</div>");
	} else if (pack == r->pack && rec->verified == 1 && !rec->disposed && may_do(r, RIGHT_CONFIRMER, rec->id)) {
		html(r->out, "<div class='yours'><p>%s</p>", t_unconfirmed_hint(r->lang));
		ui_button_form(r, arena_cprintf(r->arena, "/records/%lld/confirm", (long long)rec->id), t_confirm_record(r->lang),
			"ok", "1", true);
		html(r->out, "</div>");
	}
	versions(r, rec);
	html(r->out, "</aside></div>\n");
	frame_end(r);
}

/* ---- forms ---- */

/* version: what is shown, so that a change in between is noticed; 0 for a new record. */
static void record_form(struct req *r, const struct register_ *reg, const struct json *body, const field_list *closed,
	const char *action, const char *title, int64_t version)
{
	struct env v = {
		.tx = r->tx, .arena = r->arena, .pack = r->pack, .lang = r->lang, .now = r->now, .reg = reg, .body = body};
	const struct field **asked;
	size_t all = form_asked(&v, reg->fields.p, reg->fields.n, &asked, &r->err), n = 0;
	for (size_t i = 0; i < all; i++)
		if (!is_in(closed, asked[i]))
			asked[n++] = asked[i];
	const struct json *raw = r->form ? field_posted(r) : field_raw(r, asked, n, body);
	frame_begin(r, title, NAV_LEDGER, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/ledgers", t_ledgers(r->lang)},
		{arena_cprintf(r->arena, "/ledgers/%s", reg->elem.name), title_in(&reg->elem.title, r->lang)}, {NULL, title});
	ui_head(r, title, NULL, false);
	field_failures(r);
	field_form_begin(r, asked, n, action, "stack");
	html(r->out, "<div class='stack tight fields'>");
	for (size_t i = 0; i < n; i++)
		if (asked[i] != reg->state)
			field_input(r, asked[i], raw, false);
	html(r->out,
		"<div class='f'><label for='f-reason'>%s</label><textarea class='in' rows='2' id='f-reason' "
		"name='reason'>\n%.*s</textarea></div></div>",
		t_reason(r->lang), STR_ARG(req_shown(r, "reason", "")));
	if (version)
		html(r->out, "<input type='hidden' name='version' value='%lld'>", (long long)version);
	html(r->out, "<div class='yours'><p class='acts'><button class='btn btn-1' type='submit'>%s</button></p></div>",
		t_save(r->lang));
	req_form_end(r);
	frame_end(r);
}

static void record_edit_show(struct req *r)
{
	const struct record *rec = r->subject;
	const struct register_ *reg = pack_register(r->pack, rec->reg);
	if (!may_do(r, RIGHT_WRITER, rec->id)) {
		req_fail(r, 403);
		return;
	}
	struct record as = *rec;
	field_list closed = {0};
	if (!as_reader(r, r->pack, reg, &as, &closed))
		return;
	record_form(r, reg, rec->body, &closed, arena_cprintf(r->arena, "/records/%lld/edit", (long long)rec->id),
		t_change_record(r->lang), rec->version);
}

static void record_new_show(struct req *r)
{
	const struct register_ *reg = r->pack ? pack_register(r->pack, r->words[0].p) : NULL;
	if (!reg) {
		req_fail(r, 404);
		return;
	}
	record_form(
		r, reg, json_obj(r->arena), &(field_list){0}, arena_cprintf(r->arena, "/ledgers/%s/new", reg->elem.name),
		t_add_record(r->lang), 0);
}

static void record_edit_post(struct req *r)
{
	if (field_again(r)) {
		record_edit_show(r);
		return;
	}
	struct json *in = req_act_in(r);
	json_put(r->arena, in, STR("form"), field_posted(r));
	struct act_result done;
	if (req_act(r, in, &done))
		req_redirect(r, "/records/%lld?done=1", (long long)r->ids[0]);
}

static void record_new_post(struct req *r)
{
	if (field_again(r)) {
		record_new_show(r);
		return;
	}
	struct json *in = req_act_in(r);
	int64_t unit = frame_reader(r)->section;
	json_put(r->arena, in, STR("register"), json_add_str(r->arena, json_arr(r->arena), STR_NONE, r->words[0]));
	json_put(r->arena, in, STR("unit"), json_add_int(r->arena, json_arr(r->arena), STR_NONE, unit));
	json_put(r->arena, in, STR("form"), field_posted(r));
	struct act_result done;
	if (req_act(r, in, &done))
		req_redirect(r, "/records/%lld?done=1", (long long)done.object);
}

static void record_verify_post(struct req *r)
{
	const struct record *rec = r->subject;
	struct json *in = json_obj(r->arena);
	struct act_result done;
	json_add_str(r->arena, in, STR("register"), str_of(rec->reg));
	json_add_int(r->arena, in, STR("unit"), rec->unit);
	json_add_int(r->arena, json_add_arr(r->arena, json_add_obj(r->arena, in, STR("form")), STR("ids")), STR_NONE, rec->id);
	if (req_act(r, in, &done))
		req_redirect(r, "/records/%lld?done=1", (long long)r->ids[0]);
}

static void record_confirm_post(struct req *r)
{
	struct act_result done;
	if (req_act(r, req_act_in(r), &done))
		req_redirect(r, "/records/%lld?done=1", (long long)r->ids[0]);
}

static const char *record_title(const struct lang *l) { return t_ledgers(l); }
static const char *const record_query[] = {"done", "label", NULL};

const struct page page_record = {.method = "GET", .path = "/records/{id}", .title = record_title, .access = PAGE_LOGIN,
	.query = record_query, .may = read_may, .show = record_show};
const struct page page_record_edit = {.method = "GET", .path = "/records/{id}/edit", .title = record_title, .access = PAGE_LOGIN,
	.may = record_may, .show = record_edit_show};
const struct page page_record_edit_post = {.method = "POST",
	.path = "/records/{id}/edit",
	.title = record_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.act = "record_change",
	.body_max = FIELD_BODY,
	.sink = &attach_sink,
	.may = record_may,
	.show = record_edit_post};
const struct page page_record_new = {.method = "GET", .path = "/ledgers/{word}/new", .title = record_title, .access = PAGE_LOGIN,
	.show = record_new_show};
const struct page page_record_new_post = {.method = "POST",
	.path = "/ledgers/{word}/new",
	.title = record_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.act = "record_add",
	.body_max = FIELD_BODY,
	.sink = &attach_sink,
	.show = record_new_post};
const struct page page_record_verify = {.method = "POST",
	.path = "/records/{id}/verify",
	.title = record_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.act = "record_verify",
	.may = record_may,
	.show = record_verify_post,
	.form = &page_record};
const struct page page_record_confirm = {.method = "POST",
	.path = "/records/{id}/confirm",
	.title = record_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.act = "record_confirm",
	.may = record_may,
	.show = record_confirm_post,
	.form = &page_record};
