#include "engine/step.h"

#include "engine/document.h"
#include "engine/object.h"

#include "util/civil.h"

bool step_is_round(const struct case_work *w, const struct case_step *s) { return s->round == w->f.version; }
bool step_cycles(const struct case_work *w, const struct case_part *p) { return w->f.blanket_till && p && p->procedure->blanket; }

static bool is_state(const struct case_step *s, const char *state) { return strcmp(s->state, state) == 0; }
static bool is_finished(const struct case_step *s)
{
	return is_state(s, "done") || is_state(s, "skipped") || is_state(s, "cancelled");
}

int step_stage_end(const struct procedure *p)
{
	int at = -1;
	for (size_t i = 0; i < p->steps.n && at < 0; i++)
		if (p->steps.p[i].kind == STEP_DECIDE)
			at = (int)i;
	while (at >= 0 && (size_t)at + 1 < p->steps.n &&
		(p->steps.p[at + 1].kind == STEP_DECIDE || p->steps.p[at + 1].kind == STEP_CONSULT))
		at++;
	return at;
}

static int step_index(const struct procedure *p, const char *name)
{
	for (size_t i = 0; i < p->steps.n; i++)
		if (strcmp(p->steps.p[i].name, name) == 0)
			return (int)i;
	return -1;
}

/* Holds nothing up. */
static bool is_loose(const struct step *s) { return s->kind == STEP_NOTIFY || s->kind == STEP_RATIFY || s->many || s->optional; }

/* ---- what a `when` hangs on ---- */

static bool hangs_on_name(struct case_work *w, const struct procedure *p, const char *name, bool loose_only)
{
	int at = step_index(p, name);
	for (size_t i = 0; at < 0 && i < p->steps.n; i++)
		for (size_t k = 0; k < p->steps.p[i].fields.n; k++)
			if (strcmp(p->steps.p[i].fields.p[k].name, name) == 0)
				at = (int)i;
	if (at < 0 || (loose_only && !is_loose(&p->steps.p[at])))
		return false;
	for (size_t i = 0; i < w->steps.n; i++) {
		const struct case_step *s = &w->steps.p[i];
		if (step_is_round(w, s) && strcmp(s->part, p->elem.name) == 0 && strcmp(s->step, p->steps.p[at].name) == 0 &&
		    !is_finished(s))
			return true;
	}
	return false;
}

static bool hangs_on(struct case_work *w, const struct procedure *p, const struct cond *c, bool loose_only)
{
	if (!c)
		return false;
	if (c->path.names.n && hangs_on_name(w, p, c->path.names.p[0], loose_only))
		return true;
	for (size_t i = 0; i < c->parts.n; i++)
		if (hangs_on(w, p, c->parts.p[i], loose_only))
			return true;
	return false;
}

/* ---- how far a part is ---- */

/* Is step j out of the way of a row of the same part (NULL: of everybody)? */
static bool passed(struct case_work *w, const struct case_part *p, int j, const struct case_step *by)
{
	const struct step *s = &p->procedure->steps.p[j];
	const char *part = p->procedure->elem.name;
	bool cycles = step_cycles(w, p) && j > step_stage_end(p->procedure), some = false;
	if (is_loose(s))
		return true;
	for (size_t i = 0; i < w->steps.n; i++) {
		const struct case_step *row = &w->steps.p[i];
		if (!step_is_round(w, row) || row->undo || strcmp(row->part, part) != 0 || strcmp(row->step, s->name) != 0)
			continue;
		some = true;
		if (by && cycles && row->occurrence != by->occurrence)
			continue;
		if (by && s->each && by->def->each && strcmp(s->each, by->def->each) == 0 && row->item != by->item)
			continue;
		if (!is_finished(row) && !(is_state(row, "waiting") && hangs_on(w, p->procedure, s->when, true)))
			return false;
	}
	if (some || !s->each)
		return some;
	const struct json **list;
	size_t n;
	bool known;
	case_each(w, p, s, &list, &n, &known);
	for (size_t i = 0; i < n; i++)
		if (list[i])
			return false;
	return known;
}

static bool stage_passed(struct case_work *w)
{
	for (size_t p = 0; p < w->f.n_parts; p++)
		for (int j = 0; j <= step_stage_end(w->f.parts[p].procedure); j++)
			if (!passed(w, &w->f.parts[p], j, NULL))
				return false;
	return true;
}

/* ---- decisions of several parts, united ---- */

static bool role_in(const struct actor *a, bool (*fn)(const struct role *, const void *), const void *ctx)
{
	if (a->role && fn(a->role, ctx))
		return true;
	for (size_t i = 0; i < a->parts.n; i++)
		if (role_in(a->parts.p[i], fn, ctx))
			return true;
	return false;
}

static bool stands_above(const struct role *r, const void *lower_)
{
	const struct role *at = lower_;
	for (int i = 0; i < 16 && at; i++) {
		at = at->above;
		if (at == r)
			return true;
	}
	return false;
}

static bool has_one_above(const struct role *lower, const void *upper_)
{
	return role_in(upper_, stands_above, lower);
}

/* Does another part's step still have to go first? */
static bool waits_for_other(struct case_work *w, const struct case_step *row)
{
	if (row->def->kind != STEP_DECIDE)
		return false;
	for (size_t p = 0; p < w->f.n_parts; p++) {
		const struct procedure *q = w->f.parts[p].procedure;
		bool decided = false;
		if (strcmp(q->elem.name, row->part) == 0)
			continue;
		for (int j = 0; j <= step_stage_end(q); j++) {
			const struct step *s = &q->steps.p[j];
			decided |= s->kind == STEP_DECIDE;
			bool first = (s->kind == STEP_CONSULT && !decided) ||
				(s->kind == STEP_DECIDE && s->by && row->def->by && role_in(s->by, has_one_above, row->def->by));
			if (first && !passed(w, &w->f.parts[p], j, NULL))
				return true;
		}
	}
	return false;
}

static bool via_passed(const struct case_work *w)
{
	for (size_t i = 0; i < w->steps.n; i++)
		if (step_is_round(w, &w->steps.p[i]) && strcmp(w->steps.p[i].step, STEP_VIA) == 0 && !is_finished(&w->steps.p[i]))
			return false;
	return true;
}

static bool opened_yet(const struct case_work *w, const struct case_step *row, const char *step)
{
	for (size_t i = 0; i < w->steps.n; i++) {
		const struct case_step *s = &w->steps.p[i];
		if (step_is_round(w, s) && strcmp(s->part, row->part) == 0 && strcmp(s->step, step) == 0 &&
		    !is_state(s, "waiting"))
			return true;
	}
	return false;
}

/* No step before X waits for one that opens with X: the order of what X itself waits for decides. */
static bool is_ready(struct case_work *w, const struct case_step *row)
{
	if (row->undo)
		return false;
	if (!*row->part)
		return true;
	const struct case_part *p = case_part_of(&w->f, row->part);
	int at = step_index(p->procedure, row->step);
	if (at < 0)
		return true;
	if (!via_passed(w))
		return false;
	int end = step_stage_end(p->procedure);
	if (at > end && !stage_passed(w))
		return false;
	if (at <= end && waits_for_other(w, row))
		return false;
	if (row->def->beside) {
		int with = step_index(p->procedure, row->def->beside);
		if (with < at)
			return opened_yet(w, row, row->def->beside);
		at = with;               /* it stands before its companion: both wait for the same */
	}
	for (int j = 0; j < at; j++) {
		const struct step *s = &p->procedure->steps.p[j];
		if (strcmp(s->name, row->step) == 0 || (s->beside && strcmp(s->beside, row->step) == 0))
			continue;
		if (row->def->beside && s->beside && strcmp(s->beside, row->def->beside) == 0)
			continue;
		if (!passed(w, p, j, row))
			return false;
	}
	return true;
}

/* ---- making rows ---- */

static size_t rows_of(const struct case_work *w, const char *part, const char *step, int occurrence, int64_t item,
		      size_t *ret_done)
{
	size_t n = 0;
	if (ret_done)
		*ret_done = 0;
	for (size_t i = 0; i < w->steps.n; i++) {
		const struct case_step *s = &w->steps.p[i];
		if (!step_is_round(w, s) || s->undo || strcmp(s->part, part) != 0 || strcmp(s->step, step) != 0)
			continue;
		if ((occurrence && s->occurrence != occurrence) || (item && s->item != item))
			continue;
		n++;
		if (ret_done && is_state(s, "done"))
			(*ret_done)++;
	}
	return n;
}

static bool make_if_missing(struct case_work *w, const char *part, const struct step *s, int occurrence, int64_t item,
			    bool *changed, struct err *e)
{
	if (rows_of(w, part, s->name, occurrence, item, NULL))
		return true;
	*changed = true;
	return step_add(w, part, s, occurrence ? occurrence : 1, item, false, NULL, e);
}

/* A standing permission: what follows the decision is taken again and again, each time a cycle of its own. */
static int cycles_of(const struct case_work *w, const struct case_part *p, int at, int end)
{
	size_t done = 0;
	rows_of(w, p->procedure->elem.name, p->procedure->steps.p[end + 1].name, 0, 0, &done);
	return (int)done + (at == end + 1 && w->now <= w->f.blanket_till);
}

static bool make_rows_of(struct case_work *w, const struct case_part *p, int at, bool *changed, struct err *e)
{
	const struct step *s = &p->procedure->steps.p[at];
	const char *part = p->procedure->elem.name;
	int end = step_stage_end(p->procedure);
	if (step_cycles(w, p) && at > end) {
		int n = cycles_of(w, p, at, end);
		for (int i = 1; i <= n; i++)
			TRY(make_if_missing(w, part, s, i, 0, changed, e));
		return true;
	}
	if (s->each) {
		const struct json **list;
		size_t n;
		bool known;
		case_each(w, p, s, &list, &n, &known);
		for (size_t i = 0; i < n; i++)
			if (list[i])
				TRY(make_if_missing(w, part, s, 0, (int64_t)i + 1, changed, e));
		return true;
	}
	size_t done, n = rows_of(w, part, s->name, 0, 0, &done);
	if (n == 0 || (s->many && done == n)) {
		*changed = true;
		return step_add(w, part, s, (int)n + 1, 0, false, NULL, e);
	}
	return true;
}

static bool make_rows(struct case_work *w, bool *changed, struct err *e)
{
	for (size_t p = 0; p < w->f.n_parts; p++)
		for (size_t i = 0; i < w->f.parts[p].procedure->steps.n; i++)
			TRY(make_rows_of(w, &w->f.parts[p], (int)i, changed, e));
	return true;
}

/* ---- 経由 ---- */

static bool heads_himself(struct case_work *w, const struct role *head, bool *ret, struct err *e)
{
	int64_t at, date = civil_date_of_ms(w->now);
	enum holding how;
	TRY(role_unit(w->tx, head, w->f.unit, date, &at, e));
	TRY(role_may(w->tx, w->f.pack, w->f.applicant, head, at, date, &how, e));
	*ret = how == HOLD_SELF || how == HOLD_ACTING || how == HOLD_DEPUTY;
	return true;
}

/* Of all decisions that are asked. */
static bool deciders(struct case_work *w, struct seats *ret, struct err *e)
{
	for (size_t p = 0; p < w->f.n_parts; p++) {
		const struct procedure *q = w->f.parts[p].procedure;
		for (int j = 0; j <= step_stage_end(q); j++) {
			if (q->steps.p[j].kind != STEP_DECIDE)
				continue;
			struct env v = case_env(w, q->elem.name, NULL);
			if (q->steps.p[j].when && cond_eval(&v, q->steps.p[j].when, e) == TRUTH_NO)
				continue;
			TRY(route_seats(&v, w->f.drafter, q->steps.p[j].by, w->f.applicant, ret, e));
		}
	}
	return e->code == ERR_NONE;
}

/* A decider outside the section: the case passes the head of the section first. */
static bool decided_outside(const struct seats *seats, const struct way *own)
{
	for (size_t s = 0; s < seats->list.n; s++)
		for (size_t k = 0; k < seats->list.p[s].ways.n; k++) {
			const struct way *way = &seats->list.p[s].ways.p[k];
			if (way->unit == own->unit && strcmp(way->role, own->role) == 0)
				return false;
		}
	return seats->list.n > 0;
}

/* Of the unit; of a role of the whole municipality, that of who fills it. 0: nobody does. */
static bool way_organ(struct case_work *w, const struct way *way, int64_t *ret, struct err *e)
{
	int64_t *people;
	size_t n = 0;
	*ret = 0;
	if (way->unit)
		return tx_number(w->tx, STMT_right_organ, ARGS(val_i(OBJECT_UNIT), val_i(way->unit), val_i(0)), 0, ret, e);
	struct env v = case_env(w, "", NULL);
	TRY(route_people(&v, way, &people, &n, e));
	return !n || tx_number(w->tx, STMT_organ_of_person, ARGS(val_i(people[0]), val_i(civil_date_of_ms(w->now))), 0, ret, e);
}

/* Some decision is nobody's of the applicant's organ. */
static bool leaves_organ(struct case_work *w, const struct seats *seats, bool *ret, struct err *e)
{
	int64_t home, organ;
	*ret = false;
	TRY(tx_number(w->tx, STMT_right_organ, ARGS(val_i(OBJECT_UNIT), val_i(w->f.unit), val_i(0)), 0, &home, e));
	for (size_t s = 0; s < seats->list.n && !*ret; s++) {
		bool inside = false;
		for (size_t k = 0; k < seats->list.p[s].ways.n && !inside; k++) {
			TRY(way_organ(w, &seats->list.p[s].ways.p[k], &organ, e));
			inside = organ == home || organ == 0;
		}
		*ret = !inside;
	}
	return true;
}

bool case_leaves_organ(struct case_work *w, bool *ret, struct err *e)
{
	struct seats seats = {0};
	*ret = true;
	if (deciders(w, &seats, e))
		return leaves_organ(w, &seats, ret, e);
	bool nobody = e->code == ERR_CONFLICT;           /* of another organ, where nobody fills the role any more */
	if (nobody)
		err_clear(e);
	return nobody;
}

/* With an applicant of another organ than the one that decides, his own chief is asked, who is the role above when he heads the
 * section himself; within the organ a head and who applies in a role need nobody's word. */
static bool via_needed(struct case_work *w, bool *ret, struct err *e)
{
	const struct role *head = pack_role(w->f.pack, "section_manager");
	bool himself = *w->f.role != 0, some = false, away;
	struct seats seats = {0};
	struct way own;
	int64_t organ, home;
	*ret = w->f.drafter != w->f.applicant && !json_true(w->f.content, "proxy");
	if (*ret || !head)
		return true;
	TRY(deciders(w, &seats, e) && leaves_organ(w, &seats, &away, e));
	if (!himself && !away)
		TRY(heads_himself(w, head, &himself, e));
	if (himself && !away)
		return true;
	struct env v = case_env(w, "", NULL);
	TRY(route_role(&v, head, w->f.unit, w->f.applicant, &own, &some, e));
	if (!some || !away) {
		*ret = some && decided_outside(&seats, &own);
		return true;
	}
	TRY(tx_number(w->tx, STMT_right_organ, ARGS(val_i(OBJECT_UNIT), val_i(w->f.unit), val_i(0)), 0, &home, e));
	TRY(way_organ(w, &own, &organ, e));
	*ret = organ == home && strcmp(own.via, "unavoidable") != 0;
	return true;
}

static bool begin_round(struct case_work *w, struct err *e)
{
	bool via = false;
	for (size_t i = 0; i < w->steps.n; i++)
		if (step_is_round(w, &w->steps.p[i]))
			return true;
	TRY(via_needed(w, &via, e));
	return via ? step_add(w, "", step_made_up(w->arena, STEP_VIA), 1, 0, false, NULL, e) : true;
}

/* ---- moving on ---- */

static bool open_or_skip(struct case_work *w, size_t row, bool *changed, struct err *e)
{
	const struct case_step *s = &w->steps.p[row];
	if (s->def->when) {
		struct env v = case_env(w, s->part, s);
		enum truth t = cond_eval(&v, s->def->when, e);
		if (e->code != ERR_NONE)
			return false;
		if (t == TRUTH_UNKNOWN && hangs_on(w, v.procedure, s->def->when, false))
			return true;
		if (t != TRUTH_YES) {
			*changed = true;
			return step_set_state(w, row, "skipped", e);
		}
	}
	*changed = true;
	return step_open(w, row, e);
}

static bool pass_over(struct case_work *w, bool *changed, struct err *e)
{
	*changed = false;
	TRY(make_rows(w, changed, e));
	for (size_t i = 0; i < w->steps.n; i++)
		if (step_is_round(w, &w->steps.p[i]) && is_state(&w->steps.p[i], "waiting") && is_ready(w, &w->steps.p[i]))
			TRY(open_or_skip(w, i, changed, e));
	return true;
}

bool step_begins_cycle(const struct case_work *w, const struct case_step *s)
{
	const struct case_part *p = case_part_of(&w->f, s->part);
	return step_cycles(w, p) && step_index(p->procedure, s->step) == step_stage_end(p->procedure) + 1;
}

/* The cycle of a standing permission that was not begun when it ended. */
static bool end_cycles(struct case_work *w, struct err *e)
{
	for (size_t i = 0; w->now > w->f.blanket_till && i < w->steps.n; i++) {
		const struct case_step *s = &w->steps.p[i];
		if (step_is_round(w, s) && !is_finished(s) && step_begins_cycle(w, s))
			TRY(step_set_state(w, i, "cancelled", e));
	}
	return true;
}

static bool is_complete(const struct case_work *w)
{
	for (size_t i = 0; i < w->steps.n; i++) {
		const struct case_step *s = &w->steps.p[i];
		if (step_is_round(w, s) && !is_finished(s) && !((s->def->many || s->def->optional) && !s->undo))
			return false;
	}
	return true;
}

bool case_advance(struct case_work *w, struct err *e)
{
	if (strcmp(w->f.state, "open") != 0)
		return true;
	TRY(begin_round(w, e));
	bool changed = true;
	for (int i = 0; changed && i < 200; i++)
		TRY(pass_over(w, &changed, e));
	if (stage_passed(w) && via_passed(w))
		TRY(case_lines(w, e) && document_by_case(w, e));
	TRY(end_cycles(w, e));
	return is_complete(w) ? case_end(w, "done", e) : true;
}
