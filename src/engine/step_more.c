/* What a pack may ask of a step beyond its fields: a check that must pass, the meeting of a body, a word on whether the case
 * becomes one of another procedure. */
#include "engine/check.h"
#include "engine/round.h"
#include "engine/object.h"
#include "engine/step_acts.h"
#include "pack/known.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

/* ---- check ---- */

static const struct check *check_of(const struct case_work *w, const struct step *def)
{
	return def->check ? (const struct check *)(const void *)pack_find(w->f.pack, ELEM_CHECK, def->check) : NULL;
}

/* Is the case about this record? Without any record of that ledger it is about its unit. */
static bool is_about(const struct case_work *w, const struct check *k, const struct check_row *row)
{
	bool any = false;
	for (size_t i = 0; i < w->items.n; i++) {
		if (row->record && w->items.p[i].record == row->record)
			return true;
		any = any || w->items.p[i].record;
	}
	return !k->per || (!any && row->unit == w->f.unit);
}

bool step_checked(struct step_call *s, struct str reason, struct err *e)
{
	const struct check *k = check_of(&s->w, s->w.steps.p[s->row].def);
	struct check_row *rows;
	size_t n, seen = 0, passed = 0;
	bool more;
	if (!k || s->w.steps.p[s->row].undo)
		return true;
	TRY(check_rows(s->c->tx, s->c->arena, s->w.f.pack, k, s->w.f.organ, CHECK_RESULTS, 0, 0, CHECK_LOOKED_AT, s->c->now,
		&rows, &n, &more, e));
	for (size_t i = 0; i < n; i++) {
		if (!is_about(&s->w, k, &rows[i]))
			continue;
		seen++;
		passed += rows[i].result == CHECK_PASS && s->c->now - rows[i].seen <= check_patience(k);
	}
	if (seen && seen == passed)
		return true;
	return reason.n > 0 || step_refuse(s->c, "reason", t_step_check_reason(s->c->lang, title_in(&k->elem.title, s->c->lang)));
}

/* ---- tool ---- */

static bool by_portal(const struct step *def) { return def->tool && strcmp(def->tool, STEP_TOOL_PASSWORD) == 0; }

bool step_begins_tool(struct case_work *w, size_t row, struct err *e)
{
	const struct case_step *s = &w->steps.p[row];
	if (s->undo || !by_portal(s->def))
		return true;
	act_object(w->call, OBJECT_PERSON, w->f.applicant);
	return tx_run(w->tx, STMT_credential_force, ARGS(val_i(w->f.applicant)), NULL, e);
}

bool step_tooled(struct step_call *s, struct str reason, struct err *e)
{
	const struct case_step *row = &s->w.steps.p[s->row];
	int64_t waits;
	if (row->undo || !row->def->tool)
		return true;
	if (by_portal(row->def)) {
		TRY(tx_number(s->c->tx, STMT_credential_waits, ARGS(val_i(s->w.f.applicant)), 0, &waits, e));
		return !waits || step_refuse(s->c, "", t_step_password_first(s->c->lang));
	}
	const struct known_row *tool = known_find(KNOWN_TOOL, str_of(row->def->tool));
	return reason.n > 0 || json_str(s->fields, STEP_TOOL).n > 0 ||
		step_refuse(s->c, "reason", t_step_tool_reason(s->c->lang, tool ? tool->title(s->c->lang) : row->def->tool));
}

/* ---- a body ---- */

static const struct role *body_in(const struct actor *a)
{
	if (!a)
		return NULL;
	if (a->role && a->role->filled == FILLED_BODY)
		return a->role;
	for (size_t i = 0; i < a->parts.n; i++) {
		const struct role *r = body_in(a->parts.p[i]);
		if (r)
			return r;
	}
	return NULL;
}

const struct role *step_body(const struct step *def)
{
	return def->kind == STEP_NOTIFY ? NULL : body_in(def->by);
}

bool step_met(struct step_call *s)
{
	const struct role *body = step_body(s->w.steps.p[s->row].def);
	const struct json *in = json_get(s->c->in, "meeting");
	int64_t date, present = 0;
	if (!body || (!in && !body->quorum))
		return true;
	const char *title = title_in(&body->elem.title, s->c->lang);
	if (!str_trim(json_str(in, "name")).n)
		return step_refuse(s->c, "meeting.name", t_step_meeting_name(s->c->lang, title));
	if (!civil_parse_date(json_str(in, "met"), &date) || date > civil_date_of_ms(s->c->now))
		return step_refuse(s->c, "meeting.met", t_step_meeting_day(s->c->lang, title));
	if (body->quorum && !num_i64(str_trim(json_str(in, "present")), 0, 10000, &present))
		return step_refuse(s->c, "meeting.present", t_step_meeting_present(s->c->lang, title));
	if (body->quorum && present < body->quorum)
		return step_refuse(s->c, "meeting.present",
			t_step_meeting_few(s->c->lang, title, (int)body->quorum, (int)present));
	json_put(s->c->arena, s->fields, STR("@meeting"), json_copy(s->c->arena, in));
	return true;
}

/* ---- it becomes something else ---- */

bool step_turns(struct step_call *s, bool *ret_turned, struct err *e)
{
	struct case_step row = s->w.steps.p[s->row];
	const struct case_part *p = case_part_of(&s->w.f, row.part);
	const struct procedure *to = p ? p->procedure->turns_into : NULL;
	*ret_turned = to && json_true(s->fields, STEP_TURNS);
	if (!*ret_turned)
		return true;
	static const struct actor applicant = {.kind = ACTOR_APPLICANT};
	struct step *start = arena_make(s->c->arena, struct step);
	*start = (struct step){.name = row.step, .kind = STEP_START, .title = to->elem.title, .by = &applicant,
		.opens = to->elem.name};
	row.def = start;
	row.item = 0;
	int64_t id = 0;
	TRY(case_start(&s->w, &row, &id, e));
	struct json *link = json_obj(s->c->arena);
	json_add_int(s->c->arena, link, STR("id"), id);
	json_add_str(s->c->arena, link, STR("kind"), STR("case"));
	json_put(s->c->arena, s->fields, STR("@turned"), link);
	return true;
}

/* ---- 補佐 ---- */

typedef VEC(int64_t) people_list;

static bool copies_of(struct case_work *w, int64_t step, const struct pack *p, const struct role *asked, int64_t unit,
	people_list *told, struct err *e)
{
	int64_t day = civil_date_of_ms(w->now), at;
	for (size_t i = 0; i < p->elems.n; i++) {
		const struct role *r = (const struct role *)(const void *)p->elems.p[i];
		struct holder *holders;
		size_t n;
		if (r->elem.kind != ELEM_ROLE || r->assists != asked)
			continue;
		TRY(role_place(w->tx, r, unit, w->f.organ, day, &at, e));
		TRY(role_holders(w->tx, w->arena, p, r, at, day, &holders, &n, e));
		for (size_t k = 0; k < n; k++) {
			bool again = false;
			for (size_t m = 0; m < told->n && !again; m++)
				again = told->p[m] == holders[k].person;
			if (again)
				continue;
			*vec_push(w->arena, told) = holders[k].person;
			TRY(case_tell(w, step, holders[k].person, "assist", 0, e));
		}
	}
	return true;
}

bool step_copies(struct case_work *w, int64_t step, const struct seat *seat, struct err *e)
{
	people_list told = {0};
	for (size_t i = 0; i < seat->ways.n; i++) {
		const struct role *asked = case_role_at(w, &seat->ways.p[i], e);
		const struct pack *p = asked ? case_pack_at(w, &seat->ways.p[i], e) : NULL;
		if (e->code)
			return false;
		if (asked)
			TRY(copies_of(w, step, p, asked, seat->ways.p[i].unit, &told, e));
	}
	return true;
}
