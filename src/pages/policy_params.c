/* Params: what holds, within which limits, by which clause; another value for all or for a unit; what was changed before. */
#include "engine/org.h"
#include "engine/param.h"
#include "pack/param.h"
#include "pages/field.h"
#include "pages/frame.h"
#include "pages/policy.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

#define HISTORY_ROWS 200

static void param_row(struct req *r, const struct param *p)
{
	const struct param *now;
	const struct clause **clauses;
	if (!req_ok(r, param_at(r->tx, r->arena, p, r->who.organ, 0, civil_date_of_ms(r->now), &now, &r->err)))
		return;
	html(r->out, "<tr><th scope='row'>%s<br><span class='sub'>%s</span></th><td>%s</td><td>%s</td><td>%s</td><td>",
		title_in(&p->elem.title, r->lang), p->elem.name, param_say(r->lang, now), param_say(r->lang, p),
		param_limits_say(r->lang, p));
	size_t n = pack_clauses_of(r->pack, p->elem.name, r->arena, &clauses);
	for (size_t i = 0; i < n; i++)
		html(r->out, "<a href='/clauses/%s'>%s</a> %s<br>", clauses[i]->name, clauses[i]->full_ref,
			title_in(&clauses[i]->title, r->lang));
	html(r->out, "</td></tr>\n");
}

/* Units of the kinds that some param may differ by. */
static void unit_box(struct req *r)
{
	static const struct { enum per per; const char *kind; } kinds[] = {
		{PER_DEPARTMENT, "department"}, {PER_SECTION, "section"}, {PER_TEAM, "team"}};
	int64_t day = civil_date_of_ms(r->now);
	html(r->out, "<div class='f'><label for='f-unit'>%s</label><select class='in' id='f-unit' name='unit' "
		"aria-describedby='e-unit'><option value=''>%s</option>", t_param_unit(r->lang), t_param_everywhere(r->lang));
	for (size_t k = 0; k < ARRAY_LEN(kinds); k++) {
		struct unit *units;
		size_t n;
		bool some = false;
		for (size_t i = 0; i < r->pack->elems.n; i++) {
			const struct elem *e = r->pack->elems.p[i];
			some |= e->kind == ELEM_PARAM && ((const struct param *)(const void *)e)->per == kinds[k].per;
		}
		if (!some)
			continue;
		if (!req_ok(r, org_of_kind(r->tx, r->arena, kinds[k].kind, day, &units, &n, &r->err)))
			return;
		for (size_t i = 0; i < n; i++) {
			const char *id = arena_cprintf(r->arena, "%lld", (long long)units[i].id);
			html(r->out, "<option value='%s'%s>%s</option>", id,
				str_is(req_shown(r, "unit", ""), id) ? " selected" : "",
				lang_ja(r->lang) || !*units[i].name_en ? units[i].name : units[i].name_en);
		}
	}
	html(r->out, "</select>");
	ui_problem(r, "unit");
	html(r->out, "</div>\n");
}

/* ---- history ---- */

/* What the place had before this change: the change before it at the same place, else what the pack says. */
static const char *before(struct req *r, const struct param_row *rows, size_t n, size_t at, const struct param *p)
{
	for (size_t i = at + 1; i < n; i++)
		if (rows[i].unit == rows[at].unit && strcmp(rows[i].name, rows[at].name) == 0 && rows[i].value)
			return rows[i].value;
		else if (rows[i].unit == rows[at].unit && strcmp(rows[i].name, rows[at].name) == 0)
			break;
	return p ? param_write(p, r->arena) : "";
}

static void history_row(struct req *r, const struct param_row *rows, size_t n, size_t at)
{
	const struct param_row *x = &rows[at];
	const struct param *p = pack_param(r->pack, x->name);
	struct person who = {.name = ""};
	struct unit unit = {.name = t_param_everywhere(r->lang)};
	if ((x->person && !req_ok(r, org_person(r->tx, r->arena, x->person, civil_date_of_ms(x->at), r->lang, &who, &r->err))) ||
		(x->unit && !req_ok(r, org_unit(r->tx, r->arena, x->unit, civil_date_of_ms(x->at), &unit, &r->err))))
		return;
	html(r->out,
		"<tr><td class='nw'>%s</td><th scope='row'>%s</th><td>%s</td><td>%s</td><td class='nw'>%s</td><td>%s</td><td>%s"
		"</td><td><a class='mono' href='/trail/%lld'>%s</a></td></tr>\n", ui_time(r, x->at),
		p ? title_in(&p->elem.title, r->lang) : x->name, unit.name,
		t_param_from_to(r->lang, before(r, rows, n, at, p), x->value ? x->value : t_param_given_back(r->lang)),
		civil_say_date(r->arena, x->from, CIVIL_DENSE, lang_ja(r->lang)), who.name, x->reason, (long long)x->entry,
		num_grouped(r->arena, x->entry));
}

static void history(struct req *r)
{
	static const char *(*const heads[])(const struct lang *) = {t_when, t_policy_param, t_unit, t_param_change_column,
		t_param_holds_from, t_param_who, t_reason, t_param_entry};
	struct param_row *rows;
	size_t n;
	if (!req_ok(r, param_recent(r->tx, r->arena, r->who.organ ? r->who.organ : 1, HISTORY_ROWS, &rows, &n, &r->err)))
		return;
	ui_section(r, "hist-h", t_param_history(r->lang), ui_count(r, (int64_t)n), NULL, NULL);
	if (!n) {
		ui_empty(r, t_param_history_none(r->lang), NULL);
		ui_section_end(r);
		return;
	}
	html(r->out, "<div class='scroll' tabindex='0'><table class='dense mid'><caption class='vh'>%s</caption><thead><tr>",
		t_param_history(r->lang));
	for (size_t i = 0; i < ARRAY_LEN(heads); i++)
		html(r->out, "<th scope='col'>%s</th>", heads[i](r->lang));
	html(r->out, "</tr></thead><tbody>\n");
	for (size_t i = 0; i < n; i++)
		history_row(r, rows, n, i);
	html(r->out, "</tbody></table></div>\n");
	ui_section_end(r);
}

static void params_form(struct req *r)
{
	req_form_begin(r, "/policy/params", "yours stack tight");
	html(r->out, "<div class='f'><label for='f-param'>%s</label><select class='in' id='f-param' name='param'>",
		t_policy_param(r->lang));
	for (size_t i = 0; i < r->pack->elems.n; i++) {
		const struct elem *e = r->pack->elems.p[i];
		if (e->kind == ELEM_PARAM)
			html(r->out, "<option value='%s'%s>%s</option>", e->name,
				str_is(req_shown(r, "param", ""), e->name) ? " selected" : "", title_in(&e->title, r->lang));
	}
	html(r->out, "</select></div>\n");
	unit_box(r);
	policy_box(r, "value", t_policy_value(r->lang));
	policy_box(r, "from", t_policy_from(r->lang));
	policy_box(r, "reason", t_reason(r->lang));
	html(r->out, "<p class='acts'><button class='btn btn-1' type='submit'>%s</button></p>", t_change(r->lang));
	req_form_end(r);
}

static void params_show(struct req *r)
{
	frame_begin(r, t_policy_params(r->lang), NAV_POLICY, false);
	CRUMBS(r, {"/", t_home(r->lang)}, {"/policy", t_policy_title(r->lang)}, {NULL, t_policy_params(r->lang)});
	field_failures(r);
	ui_head(r, t_policy_params(r->lang), t_policy_params_hint(r->lang), false);
	html(r->out, "<div class='scroll' tabindex='0'><table class='dense mid params-t'><caption class='vh'>%s</caption><thead>"
		"<tr><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th scope='col'>%s</th><th "
			"scope='col'>%s</th>"
		"</tr></thead><tbody>\n", t_policy_params(r->lang), t_policy_param(r->lang), t_policy_value_now(r->lang),
		t_policy_value_pack(r->lang), t_diff_limits(r->lang), t_diff_clause(r->lang));
	for (size_t i = 0; i < r->pack->elems.n; i++)
		if (r->pack->elems.p[i]->kind == ELEM_PARAM)
			param_row(r, (const struct param *)r->pack->elems.p[i]);
	html(r->out, "</tbody></table></div>\n");
	params_form(r);
	history(r);
	frame_end(r);
}

static void params_post(struct req *r)
{
	struct act_result done;
	if (req_act(r, req_act_in(r), &done))
		req_redirect(r, "/policy/params");
}

static const char *params_title(const struct lang *l) { return t_policy_params(l); }
const struct page page_policy_params = {.method = "GET", .path = "/policy/params", .title = params_title, .access = PAGE_LOGIN,
	.may = policy_may, .show = params_show};
const struct page page_policy_params_post = {.method = "POST", .path = "/policy/params", .title = params_title,
	.access = PAGE_LOGIN, .lane = LANE_ACT, .act = "param_change", .may = policy_may, .show = params_post};
