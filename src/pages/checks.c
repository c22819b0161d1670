/* 自動検査: each check with how many pass, one check record by record, and results brought in by hand. */
#include "engine/check.h"
#include "engine/param.h"
#include "engine/record.h"
#include "engine/rights.h"
#include "engine/roster.h"
#include "pack/known.h"
#include "pack/param.h"
#include "pages/attach.h"
#include "pages/clauses.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

#define PAGE_ROWS 50

static const char *result_word(const struct lang *l, enum check_result r)
{
	return r == CHECK_PASS ? t_check_result_pass(l) : r == CHECK_FAIL ? t_check_result_fail(l) : t_check_result_unknown(l);
}

static enum icon result_icon(enum check_result r)
{
	return r == CHECK_PASS ? ICON_kept : r == CHECK_FAIL ? ICON_broken : ICON_unknown;
}

static bool may_bring(struct req *r)
{
	struct rights q = {.city = r->city, .tx = r->tx, .arena = r->arena, .pack = r->pack, .lang = r->lang, .who = r->who,
		.now = r->now};
	struct rights_answer a;
	return r->pack && req_ok(r, rights_may(&q, RIGHT_CHECKER, 0, &a, &r->err)) && a.may;
}

/* Results tell where a host is weak: they are for those who look after hosts, and for auditors. */
bool checks_may(struct req *r)
{
	const struct reader *me = frame_reader(r);
	return r->pack && (me->desk || me->audit || me->top || me->head || me->leader);
}

/* ---- all checks ---- */

static const struct check_sum *sum_of(const struct check_sum *list, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].name, name) == 0)
			return &list[i];
	return NULL;
}

static void count_cell(struct req *r, const struct check *k, const struct check_sum *s, enum check_result result)
{
	if (s && s->n[result])
		html(r->out, "<td class='r'><a href='/checks/%s?s=%s'>%s</a></td>", k->elem.name, check_result_word(result),
			num_grouped(r->arena, s->n[result]));
	else
		html(r->out, "<td class='r'></td>");
}

static void check_line(struct req *r, const struct check *k, const struct check_sum *s)
{
	int64_t oldest = 0;
	if (s && !req_ok(r, check_oldest(r->tx, k, r->who.organ, &oldest, &r->err)))
		return;
	html(r->out, "<tr><th scope='row'><a href='/checks/%s'>%s</a></th><td>", k->elem.name, title_in(&k->elem.title, r->lang));
	if (!s)
		ui_status(r, ICON_unknown, t_check_result_unknown(r->lang));
	else if (s->n[CHECK_FAIL])
		ui_status(r, ICON_broken, t_check_result_fail(r->lang));
	else if (s->n[CHECK_UNKNOWN])
		ui_status(r, ICON_unknown, t_check_result_unknown(r->lang));
	else if (oldest + check_patience(k) < r->now)
		ui_status(r, ICON_unknown, t_check_silent_word(r->lang));
	else
		ui_status(r, ICON_kept, t_check_result_pass(r->lang));
	html(r->out, "</td>");
	count_cell(r, k, s, CHECK_PASS);
	count_cell(r, k, s, CHECK_FAIL);
	count_cell(r, k, s, CHECK_UNKNOWN);
	html(r->out, "<td class='r nw'>%s</td></tr>\n", oldest ? ui_time(r, oldest) : "");
}

static enum check_result result_of(const struct check_sum *s)
{
	return s && s->n[CHECK_FAIL] ? CHECK_FAIL : !s || s->n[CHECK_UNKNOWN] ? CHECK_UNKNOWN : CHECK_PASS;
}

/* What fails first, then what is not known. */
static void all_checks(struct req *r)
{
	static const enum check_result order[] = {CHECK_FAIL, CHECK_UNKNOWN, CHECK_PASS};
	struct check_sum *sums;
	size_t n, some = 0;
	if (!req_ok(r, check_sums(r->tx, r->arena, r->who.organ, &sums, &n, &r->err)))
		return;
	for (size_t at = 0; at < ARRAY_LEN(order) * r->pack->elems.n; at++) {
		const struct check *k = (const struct check *)(const void *)r->pack->elems.p[at % r->pack->elems.n];
		if (k->elem.kind != ELEM_CHECK ||
			result_of(sum_of(sums, n, k->elem.name)) != order[at / r->pack->elems.n])
			continue;
		if (!some++)
			html(r->out,
				"<div class='scroll' tabindex='0'><table class='dense'><caption "
				"class='vh'>%s</caption><thead><tr><th "
				"scope='col'>%s</th><th scope='col'>%s</th><th scope='col' class='r'>%s</th><th scope='col' "
				"class='r'>%s</th><th scope='col' class='r'>%s</th><th scope='col' "
				"class='r'>%s</th></tr></thead><tbody>\n",
				t_checks(r->lang), t_check_column(r->lang), t_state_column(r->lang), t_check_result_pass(r->lang),
				t_check_result_fail(r->lang), t_check_result_unknown(r->lang), t_check_seen(r->lang));
		check_line(r, k, sum_of(sums, n, k->elem.name));
	}
	if (some)
		html(r->out, "</tbody></table></div>\n");
	else
		ui_empty(r, t_check_none_here(r->lang), "");
}

static void portals(struct req *r)
{
	struct check_portal *list;
	size_t n;
	if (!req_ok(r, check_portals(r->tx, r->arena, &list, &n, &r->err)) || !n)
		return;
	ui_section(r, "po-h", t_check_portal(r->lang), ui_count(r, (int64_t)n), NULL, NULL);
	html(r->out,
		"<div class='scroll' tabindex='0'><table class='dense mid'><caption class='vh'>%s</caption><thead><tr><th "
		"scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col' "
		"class='r'>%s</th></tr></thead><tbody>\n",
		t_check_portal(r->lang), t_check_column(r->lang), t_state_column(r->lang), t_check_evidence(r->lang),
		t_check_seen(r->lang));
	for (size_t i = 0; i < n; i++) {
		const struct known_row *row = known_find(KNOWN_PORTAL, str_of(list[i].name));
		html(r->out, "<tr><th scope='row'>%s<br><span class='sub mono'>%s</span></th><td>",
			row ? row->title(r->lang) : list[i].name, list[i].name);
		ui_status(r, result_icon(list[i].result), result_word(r->lang, list[i].result));
		html(r->out, "</td><td>%s</td><td class='r nw'>%s</td></tr>\n", list[i].evidence, ui_time(r, list[i].seen));
	}
	html(r->out, "</tbody></table></div>\n");
	ui_section_end(r);
}

static void bring(struct req *r)
{
	ui_section(r, "br-h", t_check_bring(r->lang), NULL, NULL, NULL);
	req_form_begin_files(r, "/checks", "yours stack tight");
	html(r->out,
		"<p>%s</p><div class='f'><label for='f-source'>%s</label><input class='in' type='text' id='f-source' "
		"name='source' "
		"value='%.*s'></div><div class='f'><label for='f-csv'>%s</label><input class='in' type='file' id='f-csv' "
		"name='f.csv'></div><div class='f'><label for='f-text'>%s</label><textarea class='in mono' rows='6' id='f-text' "
		"name='text'>\n%.*s</textarea></div><p class='acts'><button class='btn btn-1' type='submit'>%s</button></p>",
		t_check_bring_hint(r->lang), t_check_source(r->lang), STR_ARG(req_shown(r, "source", "")), t_check_file(r->lang),
		t_check_paste(r->lang), STR_ARG(req_shown(r, "text", "")), t_check_bring(r->lang));
	req_form_end(r);
	ui_section_end(r);
}

static void checks_show(struct req *r)
{
	bool brings = may_bring(r);
	frame_begin(r, t_checks(r->lang), NAV_CLAUSES, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/clauses", t_clauses(r->lang)}, {NULL, t_checks(r->lang)});
	if (req_query(r, "done").n)
		ui_done(r, t_check_brought(r->lang), "");
	field_failures(r);
	ui_head(r, t_checks(r->lang), t_checks_hint(r->lang), false);
	all_checks(r);
	if (brings)
		bring(r);
	portals(r);
	frame_end(r);
}

/* ---- brought by hand ---- */

/* A file came as an upload: encrypted, read back here, never attached to anything. */
static void read_upload(struct req *r, struct str hex, struct str *ret)
{
	const char *name;
	ret->p = attach_text(r, hex, CHECK_FILE_MAX, &name, &ret->n);
	if (!ret->p && !req_failed(r))
		req_add_problem(r, "csv", t_check_too_many(r->lang, CHECK_BATCH));
}

/* Problems of lines stand at "list.N.what": said with the number of the line on the whole form. */
static void checks_post(struct req *r)
{
	struct str file = req_form(r, "f.csv"), text = req_form(r, "text");
	struct json *list, *in = req_act_in(r);
	struct act_result done;
	const char *why = NULL;
	const char *refused = attach_refused(r, file, t_check_file(r->lang));
	if (req_failed(r))
		return;
	if (refused)
		req_add_problem(r, "csv", refused);
	else if (file.n)
		read_upload(r, file, &text);
	if (req_failed(r))
		return;
	if (!r->n_problems && !req_ok(r, check_brought(r->arena, r->lang, text, &list, &why, &r->err)))
		return;
	if (!r->n_problems && why)
		req_add_problem(r, file.n ? "csv" : "text", why);
	if (r->n_problems) {
		req_again(r);
		return;
	}
	struct json *form = json_obj(r->arena);
	json_add(r->arena, form, STR("list"), list);
	json_put(r->arena, in, STR("form"), form);
	if (req_act(r, in, &done))
		req_redirect(r, "/checks?done=1");
}

/* ---- one check ---- */

static const struct check *check_here(struct req *r)
{
	return r->pack ? (const struct check *)(const void *)pack_find(r->pack, ELEM_CHECK, r->words[0].p) : NULL;
}

static bool check_may(struct req *r) { return check_here(r) && checks_may(r); }

static enum check_result wanted(struct req *r)
{
	enum check_result result = CHECK_RESULTS;
	(void)check_result_of(req_query(r, "s"), &result);
	return result;
}

static void filters(struct req *r, const struct check *k, enum check_result want)
{
	html(r->out,
		"<form class='filters' method='get' action='/checks/%s' aria-label='%s'><div class='f'><label "
		"for='s'>%s</label><select "
		"class='in in-s' id='s' name='s'><option value=''>%s</option>",
		k->elem.name, t_narrow(r->lang), t_state_column(r->lang), t_check_all_results(r->lang));
	for (int i = 0; i < CHECK_RESULTS; i++)
		html(r->out, "<option value='%s'%s>%s</option>", check_result_word((enum check_result)i),
			want == (enum check_result)i ? " selected" : "", result_word(r->lang, (enum check_result)i));
	html(r->out, "</select></div><button class='btn btn-s' type='submit'>%s</button></form>\n", t_narrow(r->lang));
}

static void row(struct req *r, const struct check_row *x)
{
	html(r->out, "<tr><th scope='row'><a href='/records/%lld'>%s</a><span class='sub'>%s</span></th><td>",
		(long long)x->record,
		x->number, x->title);
	if (!x->asked)
		ui_status(r, ICON_rest, t_check_not_asked(r->lang));
	else if (x->excused)
		ui_status(r, ICON_risk, t_check_excused_word(r->lang));
	else
		ui_status(r, result_icon(x->result), result_word(r->lang, x->result));
	html(r->out, "</td><td>%s</td><td class='r nw'>%s</td><td class='r nw'>%s</td><td>", x->evidence, ui_time(r, x->seen),
		ui_time(r, x->since));
	if (x->case_file)
		html(r->out, "<a href='/cases/%lld'>%s</a>", (long long)x->case_file, t_check_case_word(r->lang));
	html(r->out, "</td></tr>\n");
}

/* Where somebody else's host is weak is not for every head to know: the rows of records that the reader may look at. Auditors and
 * the top of the line look at all. */
static void only_seen(struct req *r, struct check_row *rows, size_t *n)
{
	const struct reader *me = frame_reader(r);
	size_t kept = 0;
	for (size_t i = 0; i < *n; i++) {
		struct record rec;
		bool found = false, may = me->desk || me->audit || me->top;
		if (!may && (!req_ok(r, record_get(r->tx, r->arena, rows[i].record, &rec, &found, &r->err)) ||
			(found && !req_ok(r, record_visible(r->tx, r->pack, &r->who, &rec, r->now, &may, &r->err)))))
			break;
		if (may)
			rows[kept++] = rows[i];
	}
	*n = kept;
}

/* What it must find: with the values of params as they are today. */
static void expected(struct req *r, const struct check *k)
{
	struct param_values values;
	if (!k->expects.n || !req_ok(r, param_organ(r->tx, r->arena, r->who.organ ? r->who.organ : 1, civil_date_of_ms(r->now),
		&values, &r->err)))
		return;
	html(r->out, "<dl class='dl'>");
	for (size_t i = 0; i < k->expects.n; i++) {
		const struct expect *x = &k->expects.p[i];
		const struct param *p = pack_param(r->pack, x->value);
		const struct elem *e = pack_elem(r->pack, x->value);
		const struct register_ *per = pack_register(r->pack, k->per);
		const struct field *f = per ? pack_field(per, x->value) : NULL;
		const char *said = p
			? t_say_pair(r->lang, title_in(&p->elem.title, r->lang), param_say(r->lang, param_of(&values, p)))
			: e ? title_in(&e->title, r->lang) : f ? title_in(&f->title, r->lang) : x->value;
		ui_dt(r, t_check_expects(r->lang, x->key), said);
	}
	html(r->out, "</dl>\n");
}

static void check_show(struct req *r)
{
	const struct check *k = check_here(r);
	const char *title = title_in(&k->elem.title, r->lang);
	enum check_result want = wanted(r);
	struct check_row *rows;
	size_t n;
	bool more;
	int64_t last;
	if (!req_ok(r, check_rows(r->tx, r->arena, r->pack, k, r->who.organ, want, 0, req_query_int(r, "after", 0, INT64_MAX, 0),
		PAGE_ROWS, r->now, &rows, &n, &more, &r->err)))
		return;
	last = n ? rows[n - 1].id : 0;
	only_seen(r, rows, &n);
	frame_begin(r, title, NAV_CLAUSES, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/checks", t_checks(r->lang)}, {NULL, title});
	ui_head(r, title, NULL, false);
	expected(r, k);
	filters(r, k, want);
	if (!n)
		ui_empty(r, t_check_no_rows(r->lang), "");
	else
		html(r->out,
			"<div class='scroll' tabindex='0'><table class='dense'><caption class='vh'>%s</caption><thead><tr><th "
			"scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col' class='r'>%s</th><th "
			"scope='col' class='r'>%s</th><th scope='col'>%s</th></tr></thead><tbody>\n",
			title, t_check_record_column(r->lang), t_state_column(r->lang), t_check_evidence(r->lang),
			t_check_seen(r->lang), t_check_since(r->lang), t_check_case_word(r->lang));
	for (size_t i = 0; i < n; i++)
		row(r, &rows[i]);
	if (n)
		html(r->out, "</tbody></table></div>\n");
	if (more)
		html(r->out, "<p class='more'><a href='/checks/%s?s=%s&amp;after=%lld'>%s</a></p>", k->elem.name,
			want == CHECK_RESULTS ? "" : check_result_word(want), (long long)last, t_check_more(r->lang));
	frame_end(r);
}

static const char *checks_title(const struct lang *l) { return t_checks(l); }
static const char *const checks_query[] = {"done", NULL};
static const char *const check_query[] = {"s", "after", NULL};
const struct page page_checks = {.method = "GET", .path = "/checks", .title = checks_title, .access = PAGE_LOGIN,
	.query = checks_query, .may = checks_may, .show = checks_show};
const struct page page_checks_post = {.method = "POST", .path = "/checks", .title = checks_title, .access = PAGE_LOGIN,
	.lane = LANE_ACT, .act = "check_report", .body_max = CHECK_FILE_MAX, .sink = &attach_sink, .may = checks_may,
	.show = checks_post};
const struct page page_check = {.method = "GET", .path = "/checks/{word}", .title = checks_title, .access = PAGE_LOGIN,
	.query = check_query, .may = check_may, .show = check_show};
