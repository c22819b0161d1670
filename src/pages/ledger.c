/* A ledger: one declared list, narrowed by its fields; a page is a range, the same at any size. */
#include "engine/org.h"
#include "engine/record.h"
#include "engine/rights.h"
#include "engine/withhold.h"
#include "http/urlenc.h"
#include "pages/closed.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "pages/ledger.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

#include <stdlib.h>

#define PAGE_ROWS 50

/* Whose records the reader may list: his section's, or all of his organ. */
static int64_t widest_unit(struct req *r, bool *ret_all)
{
	const struct reader *me = frame_reader(r);
	*ret_all = me->desk;
	return me->section;
}

/* What is another organ's is not there, whatever number names its unit. */
bool ledger_ours(struct req *r, int64_t unit)
{
	struct val v[3];
	bool found = false;
	return req_ok(r, tx_one(r->tx, r->arena, STMT_unit_kind, ARGS(val_i(unit)), &found, v, ARRAY_LEN(v), &r->err)) && found &&
		v[2].i == ledger_organ(r);
}

int64_t ledger_organ(const struct req *r) { return r->who.organ ? r->who.organ : 1; }

static bool names_unit(const struct list *l)
{
	for (size_t i = 0; i < l->equal.n; i++)
		if (strcmp(l->equal.p[i], "unit") == 0)
			return true;
	return false;
}

/* The list asked for, else the first. A list that does not name the unit shows every section's lines: it is there only for
 * who may see all. NULL: none. */
static const struct list *list_of(struct req *r, const struct register_ *reg, bool all)
{
	struct str want = req_query(r, "l");
	const struct list *first = NULL;
	for (size_t i = 0; i < reg->lists.n; i++) {
		const struct list *l = &reg->lists.p[i];
		if (!all && !names_unit(l))
			continue;
		if (str_is(want, l->name))
			return l;
		if (!first)
			first = l;
	}
	return first;
}

static const char *equal_name(struct req *r, size_t i) { return arena_cprintf(r->arena, "e%zu", i); }

static void state_mark(struct req *r, const struct register_ *reg, const struct record *rec)
{
	if (!rec->verified)
		ui_status(r, ICON_unknown, t_not_proven(r->lang));
	else if (reg->state) {
		const struct option *o = field_option(reg->state, str_of(rec->state));
		ui_status(r, o == &reg->state->options.p[0] ? ICON_kept : ICON_doing,
			o ? title_in(&o->title, r->lang) : rec->state);
	} else {
		ui_status(r, ICON_kept, t_settled(r->lang));
	}
}

/* In a table: R8.11.24. */
static const char *dense_moment(struct req *r, const struct field *f, const struct json *value)
{
	int64_t ms, date;
	if (f->kind == FIELD_TIME && value->kind == JSON_STR && civil_parse_time(value->s, &ms))
		return civil_say_time(r->arena, ms, CIVIL_DENSE, lang_ja(r->lang));
	if (f->kind == FIELD_DATE && value->kind == JSON_STR && civil_parse_date(value->s, &date))
		return civil_say_date(r->arena, date, CIVIL_DENSE, lang_ja(r->lang));
	return "";
}

/* A column that only says again what the title says. */
static bool says_title(const struct field *f, const struct record *rows, size_t n)
{
	bool same = f->kind == FIELD_TEXT && n > 0;
	for (size_t i = 0; i < n; i++)
		same = same && str_is(json_str(rows[i].body, f->name), rows[i].title);
	return same;
}

/* The columns that a ledger shows beside number, title and state: grades and choices, at most six. */
static size_t shown_columns(const struct register_ *reg, const struct record *rows, size_t n_rows, const struct field *ret[6])
{
	size_t n = 0;
	for (size_t i = 0; i < reg->fields.n && n < 6; i++) {
		const struct field *f = &reg->fields.p[i];
		if (f == reg->state || f->kind == FIELD_FILE || f->kind == FIELD_ROWS || says_title(f, rows, n_rows) ||
			field_apart(f))
			continue;
		if (f->kind == FIELD_GRADE || f->kind == FIELD_CHOICE || f->kind == FIELD_DATE || f->kind == FIELD_TIME || n < 2)
			ret[n++] = f;
	}
	return n;
}

static void cell(struct req *r, struct env *v, const struct field *f, const struct record *rec)
{
	const struct json *value = json_get(rec->body, f->name);
	if (!value) {
		html(r->out, "<td></td>");
	} else if (f->kind == FIELD_GRADE && value->kind == JSON_STR) {
		html(r->out, "<td class='c'>");
		ui_level(r, f->scale, arena_cstr(r->arena, value->s));
		html(r->out, "</td>");
	} else if (f->kind == FIELD_DATE || f->kind == FIELD_TIME) {
		html(r->out, "<td class='nw'>%s</td>", dense_moment(r, f, value));
	} else {
		html(r->out, "<td>%s</td>", form_say(v, f, value, &r->err));
	}
}

void ledger_table(struct req *r, const struct register_ *reg, const struct record *rows, size_t n)
{
	const struct field *cols[6];
	size_t n_cols = shown_columns(reg, rows, n, cols);
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense mid ledger'><caption class='vh'>%s</caption><thead><tr>"
		"<th scope='col'>%s</th><th scope='col'>%s</th>",
		title_in(&reg->elem.title, r->lang), t_number(r->lang), t_name_column(r->lang));
	for (size_t i = 0; i < n_cols; i++)
		html(r->out, "<th scope='col'>%s</th>", title_in(&cols[i]->title, r->lang));
	html(r->out, "<th scope='col'>%s</th></tr></thead><tbody>\n", t_state_column(r->lang));
	for (size_t i = 0; i < n; i++) {
		struct env v = {.tx = r->tx,
			.arena = r->arena,
			.pack = r->pack,
			.lang = r->lang,
			.now = r->now,
			.reg = reg,
			.body = rows[i].body};
		html(r->out, "<tr><td class='num nw'>%s</td><th scope='row'><a href='/records/%lld'>%s</a></th>", rows[i].number,
			(long long)rows[i].id, *rows[i].title ? rows[i].title : rows[i].number);
		for (size_t k = 0; k < n_cols; k++)
			cell(r, &v, cols[k], &rows[i]);
		html(r->out, "<td class='led-st'>");
		state_mark(r, reg, &rows[i]);
		html(r->out, "</td></tr>\n");
	}
	html(r->out, "</tbody></table></div>\n");
}

static void unit_filter(struct req *r, size_t i, const char *value, int64_t own, bool all)
{
	html(r->out, "<div class='f'><label for='e%zu'>%s</label><select class='in in-s' id='e%zu' name='e%zu'>", i,
		t_unit(r->lang), i, i);
	if (all)
		html(r->out, "<option value=''>%s</option>", t_all(r->lang));
	int64_t day = civil_date_of_ms(r->now);
	struct unit *units, one;
	size_t n = 1;
	bool ok = true;
	if (all)
		ok = org_of_kind(r->tx, r->arena, "section", day, &units, &n, &r->err);
	else if (!own)
		n = 0;
	else
		ok = org_unit(r->tx, r->arena, own, day, (units = &one), &r->err);
	if (!req_ok(r, ok))
		return;
	for (size_t k = 0; k < n; k++) {
		const char *id = arena_cprintf(r->arena, "%lld", (long long)units[k].id);
		if (!ledger_ours(r, units[k].id))
			continue;
		html(r->out, "<option value='%s'%s>%s</option>", id, strcmp(value, id) == 0 ? " selected" : "",
			lang_ja(r->lang) || !*units[k].name_en ? units[k].name : units[k].name_en);
	}
	html(r->out, "</select></div>\n");
}

static void choice_filter(struct req *r, size_t i, const struct field *f, const char *value)
{
	html(r->out,
		"<div class='f'><label for='e%zu'>%s</label><select class='in in-s' id='e%zu' name='e%zu'><option "
		"value=''>%s</option>",
		i, title_in(&f->title, r->lang), i, i, t_all(r->lang));
	if (f->kind == FIELD_GRADE) {
		for (size_t k = f->scale->levels.n; k-- > 0;)
			html(r->out, "<option value='%s'%s>%s</option>", f->scale->levels.p[k].name,
				strcmp(value, f->scale->levels.p[k].name) == 0 ? " selected" : "", f->scale->levels.p[k].name);
	} else {
		for (size_t k = 0; k < f->options.n; k++)
			html(r->out, "<option value='%s'%s>%s</option>", f->options.p[k].name,
				strcmp(value, f->options.p[k].name) == 0 ? " selected" : "",
				title_in(&f->options.p[k].title, r->lang));
	}
	html(r->out, "</select></div>\n");
}

bool ledger_view(struct req *r, struct ledger_view *v, int limit)
{
	*v = (struct ledger_view){.reg = r->pack ? pack_register(r->pack, r->words[0].p) : NULL};
	v->own = widest_unit(r, &v->all);
	if (!v->reg || !(v->list = list_of(r, v->reg, v->all))) {
		req_fail(r, 404);
		return false;
	}
	struct str words = str_trim(req_query(r, "w"));
	v->base = arena_cprintf(r->arena, "/ledgers/%s?l=%s&", v->reg->elem.name, v->list->name);
	v->export_ = arena_cprintf(r->arena, "/ledgers/%s/export.csv?l=%s&", v->reg->elem.name, v->list->name);
	v->unit = v->all ? 0 : v->own;
	v->narrowed = words.n > 0;
	for (size_t i = 0; i < v->list->equal.n; i++) {
		const char *value = arena_cstr(r->arena, req_query(r, equal_name(r, i)));
		if (strcmp(v->list->equal.p[i], "unit") == 0) {
			int64_t unit = 0;
			if (*value && !num_i64(str_of(value), 1, INT64_MAX, &unit)) {
				req_fail(r, 400);
				return false;
			}
			if (unit && (v->all ? !ledger_ours(r, unit) : unit != v->own)) {
				req_fail(r, 404);
				return false;
			}
			if (!v->all)
				value = arena_cprintf(r->arena, "%lld", (long long)v->own);
			else
				v->unit = unit;
		} else {
			v->narrowed |= *value != '\0';
		}
		v->equal[i] = value;
		if (*value) {
			v->base = arena_cprintf(r->arena, "%se%zu=%s&", v->base, i, urlenc_quote(r->arena, str_of(value)));
			v->export_ = arena_cprintf(r->arena, "%se%zu=%s&", v->export_, i, urlenc_quote(r->arena, str_of(value)));
		}
	}
	if (!v->all && v->own == 0)
		return true;
	if (words.n) {
		const char *reg = v->reg->elem.name;
		v->searched = true;
		return req_ok(r, record_search(r->tx, r->arena, &reg, 1, ledger_organ(r), v->all ? 0 : v->own, words, 100,
			&v->page.p, &v->page.n, &r->err));
	}
	return req_ok(r, record_list(r->tx, r->arena, ledger_organ(r), v->reg, v->list, v->equal,
		arena_cstr(r->arena, req_query(r, "p")), limit, &v->page, &r->err));
}

/* 密: kept in the address, so that a bookmark and the next page have it too. */
static bool is_dense(struct req *r) { return req_query_int(r, "d", 0, 1, 0) == 1; }

static void filters(struct req *r, const struct ledger_view *v)
{
	html(r->out,
		"<form class='filters' method='get' action='/ledgers/%s' aria-label='%s'><div class='filters-g'>"
		"<div class='f f-word'><label for='w'>%s</label><input type='text' class='in in-s' id='w' name='w' "
		"value='%.*s'></div>",
		v->reg->elem.name, t_narrow(r->lang), t_words_or_number(r->lang), STR_ARG(req_query(r, "w")));
	for (size_t i = 0; i < v->list->equal.n; i++) {
		if (strcmp(v->list->equal.p[i], "unit") == 0) {
			unit_filter(r, i, v->equal[i], v->own, v->all);
			continue;
		}
		const struct field *f = pack_field(v->reg, v->list->equal.p[i]);
		if (f)
			choice_filter(r, i, f, v->equal[i]);
	}
	if (is_dense(r))
		html(r->out, "<input type='hidden' name='d' value='1'>");
	html(r->out,
		"<input type='hidden' name='l' value='%s'><button class='btn btn-s' type='submit'>%s</button></div></form>\n",
		v->list->name, t_narrow(r->lang));
}

static int64_t unchecked(struct req *r, const struct ledger_view *v)
{
	struct tally *counts;
	size_t n;
	if (!v->unit || !req_ok(r, record_tally(r->tx, r->arena, v->reg->elem.name, v->unit, "verified", &counts, &n, &r->err)))
		return 0;
	for (size_t i = 0; i < n; i++)
		if (strcmp(counts[i].value, "no") == 0)
			return counts[i].n;
	return 0;
}

/* The same ledger with one condition put otherwise: "" takes it off. which: place in v->equal; WORDS what is searched. */
#define WORDS LEDGER_EQUAL
static const char *address(struct req *r, const struct ledger_view *v, size_t which, const char *value, bool dense)
{
	struct str words = str_trim(req_query(r, "w"));
	const char *to = arena_cprintf(r->arena, "/ledgers/%s?l=%s", v->reg->elem.name, v->list->name);
	for (size_t i = 0; i < v->list->equal.n; i++) {
		const char *here = i == which ? value : v->equal[i];
		if (*here)
			to = arena_cprintf(r->arena, "%s&e%zu=%s", to, i, urlenc_quote(r->arena, str_of(here)));
	}
	if (words.n && which != WORDS)
		to = arena_cprintf(r->arena, "%s&w=%s", to, urlenc_quote(r->arena, words));
	return dense ? arena_cprintf(r->arena, "%s&d=1", to) : to;
}

static const char *value_text(struct req *r, const struct ledger_view *v, size_t i)
{
	const char *value = v->equal[i];
	if (strcmp(v->list->equal.p[i], "unit") == 0) {
		struct unit u;
		if (!v->unit || !req_ok(r, org_unit(r->tx, r->arena, v->unit, civil_date_of_ms(r->now), &u, &r->err)))
			return value;
		return t_narrowed_by(r->lang, t_unit(r->lang), lang_ja(r->lang) || !*u.name_en ? u.name : u.name_en);
	}
	const struct field *f = pack_field(v->reg, v->list->equal.p[i]);
	const struct option *o = f && f->kind != FIELD_GRADE ? field_option(f, str_of(value)) : NULL;
	return t_narrowed_by(r->lang, f ? title_in(&f->title, r->lang) : v->list->equal.p[i], o ? title_in(&o->title,
		r->lang) : value);
}

/* What the list is narrowed by, each to be taken off. One's own section stays: there is no other for him. */
static void chips(struct req *r, const struct ledger_view *v)
{
	struct str words = str_trim(req_query(r, "w"));
	bool dense = is_dense(r);
	html(r->out, "<p class='chips'>");
	if (words.n)
		html(r->out, "<a href='%s' aria-label='%s'>%s</a> ", address(r, v, WORDS, "", dense),
			t_take_off(r->lang, arena_cstr(r->arena, words)), t_chip(r->lang, arena_cstr(r->arena, words)));
	for (size_t i = 0; i < v->list->equal.n; i++) {
		if (!*v->equal[i] || (!v->all && strcmp(v->list->equal.p[i], "unit") == 0))
			continue;
		const char *text = value_text(r, v, i);
		html(r->out, "<a href='%s' aria-label='%s'>%s</a> ", address(r, v, i, "", dense), t_take_off(r->lang, text),
			t_chip(r->lang, text));
	}
	html(r->out, "</p>");
}

/* Counts by state, each a way to narrow by it. */
static void states(struct req *r, const struct ledger_view *v)
{
	struct tally *counts;
	size_t n, at = 0;
	while (at < v->list->equal.n && (!v->reg->state || strcmp(v->list->equal.p[at], v->reg->state->name) != 0))
		at++;
	if (!v->reg->state || at == v->list->equal.n ||
		!req_ok(r, record_tally(r->tx, r->arena, v->reg->elem.name, v->unit ? v->unit : record_whole(ledger_organ(r)),
			v->reg->state->name, &counts, &n, &r->err)))
		return;
	for (size_t i = 0; i < n; i++) {
		const struct option *o = field_option(v->reg->state, str_of(counts[i].value));
		if (!counts[i].n || !o)
			continue;
		ui_status(r, o == &v->reg->state->options.p[0] ? ICON_kept : ICON_doing, title_in(&o->title, r->lang));
		html(r->out, "<a class='num' href='%s' aria-label='%s'>%s</a> ", address(r, v, at, counts[i].value, is_dense(r)),
			t_narrowed_by(r->lang, title_in(&o->title, r->lang), ui_count(r, counts[i].n)), num_grouped(r->arena,
				counts[i].n));
	}
}

static void density(struct req *r, const char *href, const char *word, bool current)
{
	if (current)
		html(r->out, "<a href='%s' aria-current='true'>%s</a>", href, word);
	else
		html(r->out, "<a href='%s'>%s</a>", href, word);
}

static void count_bar(struct req *r, const struct ledger_view *v, int64_t unproven)
{
	const char *total = v->searched	 ? ui_count(r, (int64_t)v->page.n)
		: v->page.total_is_least ? t_count_least(r->lang, num_grouped(r->arena, v->page.total))
					 : ui_count(r, v->page.total);
	bool dense = is_dense(r);
	html(r->out, "<div class='led-bar'><p class='led-count'><b class='num'>%s</b></p>", total);
	chips(r, v);
	html(r->out, "<p class='tally'>");
	states(r, v);
	if (unproven)
		ui_status(r, ICON_unknown, t_not_proven_n(r->lang, (long long)unproven));
	html(r->out, "</p><p class='led-tools'><span class='seg'>");
	density(r, address(r, v, WORDS + 1, "", false), t_density_normal(r->lang), !dense);
	density(r, address(r, v, WORDS + 1, "", true), t_density_dense(r->lang), dense);
	html(r->out, "</span></p></div>\n");
}

/* Who may write here: add a line; check what came in unchecked; settle the ledger as a whole. */
static bool may_write(struct req *r, const struct ledger_view *v)
{
	struct rights q = {
		.city = r->city, .tx = r->tx, .arena = r->arena, .pack = r->pack, .lang = r->lang, .who = r->who, .now = r->now};
	struct rights_answer a;
	return v->unit && req_ok(r, rights_may_write(&q, v->reg->elem.name, v->unit, &a, &r->err)) && a.may;
}

static bool may_confirm(struct req *r, const struct ledger_view *v)
{
	struct rights q = {
		.city = r->city, .tx = r->tx, .arena = r->arena, .pack = r->pack, .lang = r->lang, .who = r->who, .now = r->now};
	struct rights_answer a;
	return v->unit && v->page.n && !v->searched && req_ok(r, rights_may(&q, RIGHT_CONFIRMER, v->page.p[0].id, &a, &r->err)) &&
		a.may;
}

static void whole_button(struct req *r, const struct ledger_view *v, const char *way, const char *hint, const char *word)
{
	req_form_begin(r, arena_cprintf(r->arena, "/ledgers/%s/%s", v->reg->elem.name, way), "bulk yours");
	html(r->out, "<p>%s</p><input type='hidden' name='unit' value='%lld'><button class='btn' type='submit'>%s</button>", hint,
		(long long)v->unit, word);
	req_form_end(r);
}

static void whole(struct req *r, const struct ledger_view *v, int64_t unproven, bool writes)
{
	int64_t reviewed = 0;
	if (!v->unit || v->page.n == 0 || !v->reg->review)
		return;
	if (!req_ok(r, record_reviewed(r->tx, v->reg->elem.name, v->unit, &reviewed, &r->err)))
		return;
	if (unproven && writes)
		whole_button(r, v, "verify", t_verify_all_hint(r->lang, (long long)unproven), t_verify_all(r->lang));
	else if (!unproven && may_confirm(r, v))
		whole_button(r, v, "confirm",
			reviewed ? t_settle_all_again(r->lang, ui_day(r, reviewed)) : t_settle_all_hint(r->lang),
			t_settle_all(r->lang));
}

static void export_box(struct req *r, const struct ledger_view *v)
{
	if (v->searched || v->page.n == 0)
		return;
	html(r->out,
		"<section class='note export gap-s' aria-labelledby='ex-h'><h2 class='h-s' id='ex-h'>%s</h2><p class='acts'>",
		t_export_these(r->lang, num_grouped(r->arena, v->page.total)));
	static const char *const encodings[] = {"utf8", "cp932"};
	for (size_t i = 0; i < ARRAY_LEN(encodings); i++) {
		html(r->out, "<a class='btn btn-s' href='%senc=%s'>", v->export_, encodings[i]);
		ui_icon(r, ICON_down, "i i-s");
		html(r->out, "%s</a>", i == 0 ? t_csv_utf8(r->lang) : t_csv_cp932(r->lang));
	}
	html(r->out, "</p><p class='sub'>%s</p></section>\n", t_export_hint(r->lang));
}

static void ledger_show(struct req *r)
{
	struct ledger_view v;
	if (!ledger_view(r, &v, PAGE_ROWS))
		return;
	const char *title = title_in(&v.reg->elem.title, r->lang);
	bool writes = may_write(r, &v);
	int64_t unproven = unchecked(r, &v);
	frame_begin(r, title, NAV_LEDGER, true);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/ledgers", t_ledgers(r->lang)}, {NULL, title});
	if (req_query(r, "done").n)
		ui_done(r, t_ledger_done(r->lang), "");
	field_failures(r);
	html(r->out, "<div class='page-h'><h1>%s</h1>", title);
	if (writes)
		html(r->out, "<p class='acts'><a class='btn' href='/ledgers/%s/new'>%s</a></p>", v.reg->elem.name,
			t_add_record(r->lang));
	html(r->out, "</div>\n");
	filters(r, &v);
	count_bar(r, &v, unproven);
	if (v.page.n == 0) {
		ui_empty(r, v.narrowed ? t_no_lines(r->lang) : t_no_lines_yet(r->lang),
			v.narrowed ? t_no_lines_next(r->lang) : "");
	} else {
		html(r->out, "<div class='led%s'>", is_dense(r) ? " tight" : "");
		ledger_table(r, v.reg, v.page.p, v.page.n);
		html(r->out, "</div>");
	}
	if (!v.searched && v.page.n)
		ui_pager(r, is_dense(r) ? arena_cprintf(r->arena, "%sd=1&", v.base) : v.base, v.page.prev ? v.page.prev : "",
			v.page.next ? v.page.next : "");
	whole(r, &v, unproven, writes);
	export_box(r, &v);
	frame_end(r);
}

/* ---- the ledger as a whole ---- */

#define VERIFY_MOST 1900                 /* lines in one act */

static struct json *whole_in(struct req *r, int64_t *ret_unit)
{
	struct json *in = json_obj(r->arena);
	const struct reader *me = frame_reader(r);
	*ret_unit = req_form_int(r, "unit", 1, INT64_MAX, 0);
	if (*ret_unit && (*ret_unit == me->section || (me->desk && ledger_ours(r, *ret_unit))))
		return in;
	req_fail(r, 404);
	return NULL;
}

/* Lines of a unit one page after the other, by the first list that begins with the unit. */
static bool each_line(struct req *r, int64_t unit, bool (*take)(struct req *r, void *ctx, const struct record *rec), void *ctx)
{
	const struct register_ *reg = r->pack ? pack_register(r->pack, r->words[0].p) : NULL;
	const struct list *list = NULL;
	for (size_t i = 0; reg && !list && i < reg->lists.n; i++)
		if (reg->lists.p[i].equal.n && strcmp(reg->lists.p[i].equal.p[0], "unit") == 0)
			list = &reg->lists.p[i];
	if (!list) {
		req_fail(r, 404);
		return false;
	}
	const char *equal[LEDGER_EQUAL] = {arena_cprintf(r->arena, "%lld", (long long)unit), "", "", "", "", "", "", ""},
		   *cursor = "";
	for (;;) {
		struct record_page page;
		if (!req_ok(r, record_list(r->tx, r->arena, ledger_organ(r), reg, list, equal, cursor, 500, &page, &r->err)))
			return false;
		for (size_t i = 0; i < page.n; i++)
			if (!take(r, ctx, &page.p[i]))
				return true;
		if (page.n == 0 || !page.next || !*page.next)
			return true;
		cursor = page.next;
	}
}

struct ids { int64_t list[VERIFY_MOST]; size_t n; };

static bool take_unchecked(struct req *r, void *ctx, const struct record *rec)
{
	struct ids *ids = ctx;
	(void)r;
	if (!rec->verified)
		ids->list[ids->n++] = rec->id;
	return ids->n < VERIFY_MOST;
}

static int by_id(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

static void ledger_verify(struct req *r)
{
	int64_t unit;
	struct json *in = whole_in(r, &unit);
	struct ids *ids = arena_make(r->arena, struct ids);
	struct act_result done;
	if (!in || !each_line(r, unit, take_unchecked, ids))
		return;
	if (!ids->n) {
		req_redirect(r, "/ledgers/%s", arena_cstr(r->arena, r->words[0]));
		return;
	}
	qsort(ids->list, ids->n, sizeof(*ids->list), by_id);
	json_add_str(r->arena, in, STR("register"), r->words[0]);
	json_add_int(r->arena, in, STR("unit"), unit);
	struct json *list = json_add_arr(r->arena, json_add_obj(r->arena, in, STR("form")), STR("ids"));
	for (size_t i = 0; i < ids->n; i++)
		json_add_int(r->arena, list, STR_NONE, ids->list[i]);
	if (req_act(r, in, &done))
		req_redirect(r, "/ledgers/%s?e0=%lld&done=1", arena_cstr(r->arena, r->words[0]), (long long)unit);
}

static bool take_first(struct req *r, void *ctx, const struct record *rec)
{
	(void)r;
	*(int64_t *)ctx = rec->id;
	return false;
}

static void ledger_confirm(struct req *r)
{
	int64_t unit, first = 0;
	struct json *in = whole_in(r, &unit);
	struct act_result done;
	if (!in || !each_line(r, unit, take_first, &first))
		return;
	json_add_int(r->arena, in, STR("id"), first);
	if (req_act(r, in, &done))
		req_redirect(r, "/ledgers/%s?e0=%lld&done=1", arena_cstr(r->arena, r->words[0]), (long long)unit);
}

static void ledgers_show(struct req *r)
{
	bool all;
	int64_t own = widest_unit(r, &all);
	frame_begin(r, t_ledgers(r->lang), NAV_LEDGER, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {NULL, t_ledgers(r->lang)});
	ui_head(r, t_ledgers(r->lang), t_ledgers_hint(r->lang), false);
	html(r->out, "<ul class='rows'>");
	for (size_t i = 0; r->pack && i < r->pack->elems.n; i++) {
		const struct elem *e = r->pack->elems.p[i];
		if (e->kind != ELEM_REGISTER)
			continue;
		if (all)
			html(r->out, "<li class='row kv-row'><a class='t' href='/ledgers/%s'>%s</a></li>\n", e->name,
				title_in(&e->title, r->lang));
		else
			html(r->out, "<li class='row kv-row'><a class='t' href='/ledgers/%s?e0=%lld'>%s</a></li>\n", e->name,
				(long long)own, title_in(&e->title, r->lang));
	}
	html(r->out, "</ul>\n");
	closed_links(r);
	frame_end(r);
}

static void search_show(struct req *r)
{
	struct str words = str_trim(req_query(r, "q"));
	bool all;
	int64_t own = widest_unit(r, &all);
	const char *regs[32];
	size_t n_regs = 0;
	for (size_t i = 0; r->pack && i < r->pack->elems.n && n_regs < ARRAY_LEN(regs); i++)
		if (r->pack->elems.p[i]->kind == ELEM_REGISTER)
			regs[n_regs++] = r->pack->elems.p[i]->name;
	struct record *found = NULL;
	size_t n = 0;
	if (words.n && (all || own) &&
		!req_ok(r, record_search(r->tx, r->arena, regs, n_regs, ledger_organ(r), all ? 0 : own, words, 50, &found, &n,
			&r->err)))
		return;
	frame_begin(r, t_find(r->lang), NAV_NONE, false);
	ui_head(r, t_found_for(r->lang, arena_cstr(r->arena, words)), ui_count(r, (int64_t)n), false);
	if (!n)
		ui_empty(r, t_nothing_found(r->lang, arena_cstr(r->arena, words)), t_no_lines_next(r->lang));
	html(r->out, "<ul class='rows'>");
	for (size_t i = 0; i < n; i++) {
		const struct register_ *reg = pack_register(r->pack, found[i].reg);
		html(r->out, "<li class='row kv-row'><div><a class='t' href='/records/%lld'>%s</a><p class='sub'>",
			(long long)found[i].id, *found[i].title ? found[i].title : found[i].number);
		FACTS(r, found[i].number, reg ? title_in(&reg->elem.title, r->lang) : "");
		html(r->out, "</p></div></li>\n");
	}
	html(r->out, "</ul>");
	frame_end(r);
}

static const char *ledger_title(const struct lang *l) { return t_ledgers(l); }
static const char *search_title(const struct lang *l) { return t_find(l); }
static const char *const ledger_query[] = {"l", "w", "p", "e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7", "d", "done", NULL};
static const char *const search_query[] = {"q", NULL};
const struct page page_ledgers = {
	.method = "GET", .path = "/ledgers", .title = ledger_title, .access = PAGE_LOGIN, .show = ledgers_show};
const struct page page_ledger = {.method = "GET", .path = "/ledgers/{word}", .title = ledger_title, .access = PAGE_LOGIN,
	.query = ledger_query, .show = ledger_show};
const struct page page_search = {.method = "GET",
	.path = "/search",
	.title = search_title,
	.access = PAGE_LOGIN,
	.query = search_query,
	.show = search_show};
const struct page page_ledger_verify = {.method = "POST",
	.path = "/ledgers/{word}/verify",
	.title = ledger_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.act = "record_verify",
	.show = ledger_verify,
	.form = &page_ledger};
const struct page page_ledger_confirm = {.method = "POST",
	.path = "/ledgers/{word}/confirm",
	.title = ledger_title,
	.access = PAGE_LOGIN,
	.lane = LANE_ACT,
	.act = "record_confirm",
	.show = ledger_confirm,
	.form = &page_ledger};
