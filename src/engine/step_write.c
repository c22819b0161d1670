#include "engine/step.h"

#include "engine/object.h"
#include "engine/round.h"
#include "engine/param.h"
#include "engine/standing.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clean.h"

static const char *canonical(struct arena *a, const struct json *j)
{
	CLEAN_BUF struct buf b;
	buf_init(&b, 4 * 1024 * 1024);
	json_write(&b, j);
	must(!b.failed);
	return arena_cstr(a, buf_str(&b));
}

static struct val text_or_null(const char *s) { return s && *s ? val_c(s) : val_null(); }
static struct val time_or_null(int64_t ms) { return ms == CIVIL_NONE || ms == 0 ? val_null() : val_i(ms); }

static void refresh(struct case_work *w)
{
	w->f.steps = w->steps.p;
	w->f.n_steps = w->steps.n;
}

bool step_add(struct case_work *w, const char *part, const struct step *def, int occurrence, int64_t item, bool undo,
	      size_t *ret_row, struct err *e)
{
	int64_t id;
	TRY(tx_run(w->tx, STMT_step_add,
		   ARGS(val_i(w->f.id), val_c(part), val_c(def->name), val_i(occurrence), val_ref(item),
			val_c(step_kind_name(def->kind)), val_c("waiting"), val_b(w->f.content_digest.b, HASH_LEN),
			val_i(w->f.version), val_i(undo)),
		   &id, e));
	*vec_push(w->arena, &w->steps) = (struct case_step){.id = id,
							    .part = part,
							    .step = def->name,
							    .kind = step_kind_name(def->kind),
							    .state = "waiting",
							    .result = "",
							    .reason = "",
							    .role = "",
							    .as_kind = "",
							    .actors_text = "",
							    .ratify_reason = "",
							    .mine_role = "",
							    .def = def,
							    .occurrence = occurrence,
							    .item = item,
							    .round = w->f.version,
							    .undo = undo,
							    .due = CIVIL_NONE};
	refresh(w);
	if (ret_row)
		*ret_row = w->steps.n - 1;
	return true;
}

bool step_set_state(struct case_work *w, size_t row, const char *state, struct err *e)
{
	struct case_step *s = &w->steps.p[row];
	TRY(tx_run(w->tx, STMT_step_state, ARGS(val_i(s->id), val_c(state)), NULL, e));
	TRY(tx_run(w->tx, STMT_actors_state, ARGS(val_i(s->id), val_c("open"), val_c("closed")), NULL, e));
	for (size_t i = 0; i < w->ways.n; i++)
		if (w->ways.p[i].step == s->id && strcmp(w->ways.p[i].state, "open") == 0)
			w->ways.p[i].state = "closed";
	s->state = state;
	s->climb_at = 0;
	return true;
}

/* ---- opening ---- */

static struct seat all_ways(struct arena *a, const struct seats *seats)
{
	struct seat one = {0};
	for (size_t i = 0; i < seats->list.n; i++)
		for (size_t k = 0; k < seats->list.p[i].ways.n; k++)
			*vec_push(a, &one.ways) = seats->list.p[i].ways.p[k];
	return one;
}

bool step_seats(struct case_work *w, const struct case_step *s, struct seats *ret, struct err *e)
{
	struct env v = case_env(w, s->part, s);
	if (strcmp(s->step, STEP_CONDITION) == 0 || (strcmp(s->step, STEP_VIA) == 0 && w->f.drafter != w->f.applicant &&
		!json_true(w->f.content, "proxy"))) {
		struct seat one = {0};
		*vec_push(w->arena, &one.ways) = (struct way){"", 0, w->f.applicant, ""};
		*vec_push(w->arena, &ret->list) = one;
		return true;
	}
	if (strcmp(s->step, STEP_VIA) == 0) {
		struct actor head = {.kind = ACTOR_ROLE, .role = pack_role(w->f.pack, "section_manager")};
		return route_seats(&v, w->f.drafter, &head, w->f.applicant, ret, e);
	}
	return route_step(&v, w->f.drafter, s->def, ret, e);
}

/* Days count to the end of the last one, hours and minutes from now. */
int64_t step_after(struct env *v, const struct ptime *length, struct err *e)
{
	static const struct ptime now = {.kind = TIME_NOW}, today = {.kind = TIME_TODAY};
	const struct param *p = NULL;
	if (length->kind == TIME_PARAM && !param_in(v, length->param, &p, e))
		return CIVIL_NONE;
	enum span_unit unit = p && p->type == PARAM_SPAN ? p->span.unit : length->span.unit;
	struct ptime after = {
		.kind = TIME_AFTER, .length = length, .base = unit == SPAN_MINUTES || unit == SPAN_HOURS ? &now : &today,
		.roll = length->roll};
	return time_eval(v, &after, e);
}

static int64_t param_due(struct env *v, const char *name, struct err *e)
{
	const struct param *p = pack_param(v->pack, name);
	struct ptime length = {.kind = TIME_PARAM, .param = p};
	return p ? step_after(v, &length, e) : CIVIL_NONE;
}

/* Said in the pack; else decisions_days for what others wait for, promptly for what is to be read, never for tasks. */
static bool due_of(struct case_work *w, const struct case_step *s, int64_t *ret, struct err *e)
{
	struct env v = case_env(w, s->part, s);
	const struct ptime *due = s->undo ? s->def->undo : s->def->due;
	const struct case_part *p = case_part_of(&w->f, s->part);
	*ret = CIVIL_NONE;
	if (due && (due->kind == TIME_SPAN || due->kind == TIME_PARAM))
		*ret = step_after(&v, due, e);
	else if (due)
		*ret = time_eval(&v, due, e);
	else if (s->def->kind == STEP_NOTIFY)
		*ret = param_due(&v, "promptly", e);
	else if (s->def->kind != STEP_TASK && s->def->kind != STEP_START)
		*ret = param_due(&v, "decision_days", e);
	/* Under a standing permission what went out comes back on the same day, not at the end of the permission. */
	if (due && due->kind == TIME_PATH && *ret != CIVIL_NONE && step_cycles(w, p)) {
		int64_t today = civil_ms(civil_date_of_ms(w->now), 23, 59);
		if (today < *ret)
			*ret = today;
	}
	return e->code == ERR_NONE;
}

static bool open_seat(struct case_work *w, size_t row, const struct seat *seat, int64_t due, struct err *e)
{
	struct case_step *s = &w->steps.p[row];
	/* What is done again and again until the permission ends is looked at on that day (tick.c). */
	int64_t look_at = due == CIVIL_NONE && step_begins_cycle(w, s) ? w->f.blanket_till + 1 : due;
	TRY(tx_run(w->tx, STMT_step_open, ARGS(val_i(s->id), val_i(w->now), time_or_null(due), time_or_null(look_at)), NULL, e));
	s->state = "open";
	s->opened = w->now;
	s->due = due;
	s->climb_at = look_at == CIVIL_NONE ? 0 : look_at;
	for (size_t i = 0; i < seat->ways.n; i++) {
		const struct way *way = &seat->ways.p[i];
		int64_t id;
		TRY(tx_run(w->tx, STMT_actor_add,
			   ARGS(val_i(s->id), val_c(way->role), val_i(way->unit), val_i(way->person), val_c(way->via)), &id, e));
		*vec_push(w->arena, &w->ways) = (struct step_way){id, s->id, "open", *way};
	}
	TRY(step_begins_tool(w, row, e));
	return step_copies(w, w->steps.p[row].id, seat, e);
}

static bool open_start(struct case_work *w, size_t row, struct err *e)
{
	int64_t id = 0;
	TRY(case_start(w, &w->steps.p[row], &id, e));
	struct json *answers = json_obj(w->arena);
	json_add_int(w->arena, answers, STR("@case"), id);
	struct step_taking t = {.state = "done", .result = "done", .as_kind = "", .reason = "", .answers = answers};
	return step_take(w, row, &t, e);
}

bool step_open(struct case_work *w, size_t row, struct err *e)
{
	if (w->steps.p[row].def->kind == STEP_START)
		return open_start(w, row, e);
	struct seats seats = {0};
	int64_t due;
	TRY(step_seats(w, &w->steps.p[row], &seats, e));
	TRY(due_of(w, &w->steps.p[row], &due, e));
	if (w->steps.p[row].item || seats.list.n <= 1) {
		struct seat one = all_ways(w->arena, &seats);
		return open_seat(w, row, &one, due, e);
	}
	TRY(open_seat(w, row, &seats.list.p[0], due, e));
	for (size_t i = 1; i < seats.list.n; i++) {
		size_t more;
		struct case_step s = w->steps.p[row];
		TRY(step_add(w, s.part, s.def, s.occurrence + (int)i, 0, false, &more, e));
		TRY(open_seat(w, more, &seats.list.p[i], due, e));
	}
	return true;
}

/* ---- taking ---- */

/* 解除作業: waits until its day. */
static bool add_undo(struct case_work *w, const struct case_step *of, struct err *e)
{
	struct case_step s = *of;
	size_t row;
	int64_t due;
	TRY(step_add(w, s.part, s.def, s.occurrence, s.item, true, &row, e));
	TRY(due_of(w, &w->steps.p[row], &due, e));
	if (due == CIVIL_NONE)
		return step_open(w, row, e);
	int64_t day = civil_ms(civil_date_of_ms(due), 0, 0);
	if (day <= w->now)
		return step_open(w, row, e);
	w->steps.p[row].due = due;
	w->steps.p[row].climb_at = day;
	return tx_run(w->tx, STMT_step_wait, ARGS(val_i(w->steps.p[row].id), val_i(due), val_i(day)), NULL, e);
}

static bool use(struct case_work *w, const struct case_step *s, struct err *e)
{
	bool late = s->due != CIVIL_NONE && s->done > s->due;
	if (!*s->part)
		return true;
	TRY(standing_use(w->call, s->part, w->f.unit, late, e));
	return s->step[0] == '@' ? true : standing_use(w->call, step_matter(w->arena, s), w->f.unit, late, e);
}

static bool close_ways(struct case_work *w, const struct case_step *s, const struct step_taking *t, struct err *e)
{
	if (t->ratify)
		TRY(tx_run(w->tx, STMT_actor_ratify, ARGS(val_i(s->id), val_c(t->way->role), val_i(t->way->unit)), NULL, e));
	TRY(tx_run(w->tx, STMT_actors_state, ARGS(val_i(s->id), val_c("open"), val_c("closed")), NULL, e));
	for (size_t i = 0; i < w->ways.n; i++) {
		struct step_way *way = &w->ways.p[i];
		if (way->step != s->id || strcmp(way->state, "open") != 0)
			continue;
		bool kept = t->ratify && way->way.unit == t->way->unit && strcmp(way->way.role, t->way->role) == 0;
		way->state = kept ? "ratify" : "closed";
	}
	return true;
}

bool step_take(struct case_work *w, size_t row, const struct step_taking *t, struct err *e)
{
	struct case_step *s = &w->steps.p[row];
	int64_t actor = t->way ? w->call->who.person : 0;
	const struct role *role = t->way ? case_role_at(w, t->way, e) : NULL;
	if (e->code != ERR_NONE)
		return false;
	const struct json *who = actor ? org_who_text(w->tx, w->arena, actor, role, civil_date_of_ms(w->now), e) : NULL;
	if (actor && !who)
		return false;
	const char *role_name = role ? role->elem.name : "";
	struct val digest = val_b(w->f.content_digest.b, HASH_LEN);
	TRY(tx_run(w->tx, STMT_step_taken,
		   ARGS(val_i(s->id), val_c(t->state), val_i(w->now), val_ref(actor), val_c(role_name),
			who ? val_c(canonical(w->arena, who)) : val_null(), val_c(t->result),
			t->answers && t->answers->count ? val_c(canonical(w->arena, t->answers)) : val_null(), digest,
			text_or_null(t->as_kind), text_or_null(t->reason), val_i(t->ratify)),
		   NULL, e));
	TRY(close_ways(w, s, t, e));
	s->state = t->state;
	s->done = w->now;
	s->actor = actor;
	s->role = role_name;
	s->who = who;
	s->result = t->result;
	s->answers = t->answers;
	s->as_kind = t->as_kind ? t->as_kind : "";
	s->reason = t->reason ? t->reason : "";
	s->ratify = t->ratify;
	s->climb_at = 0;
	act_object(w->call, OBJECT_STEP, s->id);
	TRY(use(w, s, e));
	bool through = strcmp(t->result, "done") == 0 || strcmp(t->result, "yes") == 0;
	if (through && s->undo)
		return true;
	static const char *const good[] = {"done", "yes", "granted", "agreed", "read"};
	bool taken = false;
	for (size_t i = 0; i < ARRAY_LEN(good); i++)
		taken |= strcmp(t->result, good[i]) == 0;
	if (taken)
		TRY(case_sets(w, &w->steps.p[row], e));
	return through && s->def->undo ? add_undo(w, &w->steps.p[row], e) : true;
}

/* ---- telling, ending ---- */

bool case_tell(struct case_work *w, int64_t step, int64_t person, const char *kind, int level, struct err *e)
{
	return tx_run(w->tx, STMT_notice_add,
		      ARGS(val_ref(step), val_i(w->f.id), val_i(person), val_c(kind), val_i(w->now), val_i(level)), NULL, e);
}

bool case_cancel_steps(struct case_work *w, struct err *e)
{
	for (size_t i = 0; i < w->steps.n; i++)
		if (strcmp(w->steps.p[i].state, "open") == 0 || strcmp(w->steps.p[i].state, "waiting") == 0)
			TRY(step_set_state(w, i, "cancelled", e));
	return true;
}

static int months_of(struct span s)
{
	int each = s.unit == SPAN_YEARS ? 12 : s.unit == SPAN_MONTHS ? 1 : 0;
	return each ? (int)s.n * each : 1;       /* shorter ones end with the first month */
}

struct span case_keep(const struct case_file *f, int64_t date, int64_t *ret_till)
{
	struct span longest = f->pack->keep;
	for (size_t i = 0; i < f->n_parts; i++) {
		const struct procedure *p = f->parts[i].procedure;
		struct span own = p->keep.n ? p->keep : p->writes && p->writes->keep.n ? p->writes->keep : f->pack->keep;
		if (i == 0 || months_of(own) > months_of(longest))
			longest = own;
	}
	*ret_till = civil_add_months(civil_fiscal_end(date), months_of(longest));
	return longest;
}

/* A case that is done may be what a duty asks for. */
static bool fulfil(struct case_work *w, struct err *e)
{
	int64_t *records = arena_array(w->arena, w->items.n + 1, sizeof(*records));
	size_t n = 0;
	for (size_t i = 0; i < w->items.n; i++)
		if (w->items.p[i].record)
			records[n++] = w->items.p[i].record;
	const struct round_deed_of deed = {.case_file = w->f.id, .unit = w->f.unit, .person = w->f.applicant, .records = records,
		.n_records = n, .place = true};
	for (size_t i = 0; i < w->f.n_parts; i++)
		TRY(round_fulfil(w->call, w->f.pack, w->f.parts[i].procedure->elem.name, &deed, e));
	return true;
}

bool case_end(struct case_work *w, const char *state, struct err *e)
{
	TRY(case_cancel_steps(w, e));
	w->f.state = state;
	w->f.closed = w->now;
	(void)case_keep(&w->f, civil_date_of_ms(w->now), &w->f.keep_till);
	if (strcmp(state, "done") == 0)
		TRY(fulfil(w, e));
	return tx_run(w->tx, STMT_case_state, ARGS(val_i(w->f.id), val_c(state), val_i(w->now), val_i(w->f.keep_till)), NULL, e);
}
