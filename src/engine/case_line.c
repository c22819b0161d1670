/* What a case does to ledgers: its own lines, and the state of what it is about. */
#include "engine/step.h"

#include "engine/record.h"
#include "engine/standing.h"
#include "pack/move.h"
#include "util/civil.h"

/* ---- a case ends under the pack it began with; ledgers are those of the pack in force ---- */

/* *ret_other false: it is the same pack. */
static bool moves_of(struct case_work *w, struct moves *ret, bool *ret_other, struct err *e)
{
	struct str problems;
	const struct pack *now = city_pack(w->call->city, w->tx, w->call->who.organ, e);
	if (!now)
		return false;
	*ret_other = !hash_eq(&now->digest, &w->f.pack->digest);
	if (*ret_other)
		(void)pack_moves(w->f.pack, now, w->call->lang, ret, &problems);   /* what could not move was refused */
	return true;
}

/* A line as the ledger has it today. A ledger that went away takes it as it is. */
static bool line_now(struct case_work *w, const struct register_ **reg, struct json **body, struct err *e)
{
	struct moves m;
	move_issues issues = {0};
	const char *state;
	bool other;
	TRY(moves_of(w, &m, &other, e));
	const struct move *x = other ? move_of(&m, (*reg)->elem.name) : NULL;
	if (!x || !x->after)
		return true;
	*body = move_body(&m, x, *body, "", w->arena, &state, &issues);
	*reg = x->after;
	return true;
}

/* ---- state ---- */

/* *ret NULL: the ledger of the record knows no such state. A ledger of another organ has its own. */
static bool state_now(struct case_work *w, const struct record *rec, const char *state, const char **ret, struct err *e)
{
	const char *reg = rec->reg;
	bool ours = rec->organ == w->f.organ;
	const struct pack *p = ours ? w->f.pack : city_pack(w->call->city, w->tx, rec->organ, e);
	if (!p)
		return false;
	const struct register_ *r = pack_register(p, reg);
	if (!ours) {
		*ret = r && r->state && field_option(r->state, str_of(state)) ? state : NULL;
		return true;
	}
	struct moves m;
	bool other;
	TRY(moves_of(w, &m, &other, e));
	const struct move *x = other ? move_to(&m, reg) : NULL;
	*ret = x ? move_state(x, state) : !other && r && r->state && field_option(r->state, str_of(state)) ? state : NULL;
	return true;
}

static bool set_record(struct case_work *w, int64_t id, const char *state, struct err *e)
{
	struct record rec;
	bool found;
	TRY(record_get(w->tx, w->arena, id, &rec, &found, e));
	if (!found)
		return true;
	TRY(state_now(w, &rec, state, &state, e));
	if (!state || strcmp(rec.state, state) == 0)
		return true;
	act_organ(w->call, rec.organ);
	TRY(record_set_state(w->call, id, state, e));
	act_organ(w->call, w->f.organ);
	return true;
}

static bool set_link(struct case_work *w, const struct json *value, const char *state, struct err *e)
{
	if (!value)
		return true;
	if (value->kind == JSON_ARR) {
		json_each(it, value)
			TRY(set_link(w, it, state, e));
		return true;
	}
	return str_is(json_str(value, "kind"), "record") ? set_record(w, json_int(value, "id", 0), state, e) : true;
}

static bool is_line_of(const struct case_item *it, const struct case_step *s)
{
	return strcmp(it->field, ITEM_LINE) == 0 && strcmp(it->part, s->part) == 0;
}

/* Has the one who took the step excepted this line? */
static bool excepted(const struct case_step *s, const struct field *rows, int64_t line)
{
	for (size_t i = 0; i < s->def->fields.n; i++) {
		const struct field *f = &s->def->fields.p[i];
		const struct json *value = json_get(s->answers, f->name);
		if (f->kind != FIELD_LINK || f->to.n != 1 || strcmp(f->to.p[0], rows->name) != 0)
			continue;
		if (value && value->kind == JSON_OBJ && json_int(value, "id", -1) == line)
			return true;
		json_each(it, value && value->kind == JSON_ARR ? value : NULL)
			if (json_int(it, "id", -1) == line)
				return true;
	}
	return false;
}

/* Of rows of a register each line moves its record to the state that its answer names; other answers leave it. */
static bool set_lines(struct case_work *w, const struct case_step *s, const struct field *f, const struct json *rows,
	const char *column, struct err *e)
{
	int64_t line = 0;
	json_each(row, rows) {
		const char *state = arena_cstr(w->arena, json_str(row, column));
		if (!excepted(s, f, line))
			TRY(set_record(w, json_int(json_get(row, "record"), "id", 0), state, e));
		line++;
	}
	return true;
}

bool case_sets(struct case_work *w, const struct case_step *s, struct err *e)
{
	const struct case_part *p = case_part_of(&w->f, s->part);
	for (size_t i = 0; p && i < s->def->sets.n; i++) {
		const struct sets *set = &s->def->sets.p[i];
		const struct register_ *line = p->procedure->writes;
		struct env v = case_env(w, s->part, s);
		const struct json *link = json_get(v.body, set->field);
		const struct field *rows = form_field(p->procedure->fields.p, p->procedure->fields.n, set->field);
		if (rows && rows->of) {
			TRY(set_lines(w, s, rows, link, set->state, e));
			continue;
		}
		bool own = line && !link && (strcmp(line->elem.name, set->field) == 0 || strcmp(set->field, "state") == 0);
		TRY(set_link(w, link, set->state, e));
		if (!own)
			continue;
		TRY(case_lines(w, e));
		for (size_t k = 0; k < w->items.n; k++)
			if (is_line_of(&w->items.p[k], s) && (!s->item || w->items.p[k].place == s->item))
				TRY(set_record(w, w->items.p[k].record, set->state, e));
	}
	return true;
}

/* ---- lines ---- */

static struct json *text_value(struct arena *a, const char *s) { return json_add_str(a, json_arr(a), STR_NONE, str_of(s)); }

static struct json *person_value(struct arena *a, int64_t person)
{
	struct json *j = json_obj(a);
	json_add_int(a, j, STR("id"), person);
	json_add_str(a, j, STR("kind"), STR("person"));
	return j;
}

/* From a step, a time takes when, a person who, a choice the answer. */
static struct json *from_step(struct case_work *w, const struct field *column, const struct json *step)
{
	struct str at = json_str(step, "at");
	int64_t by = json_int(step, "by", 0);
	switch (column->kind) {
	case FIELD_TIME:
		return text_value(w->arena, arena_cstr(w->arena, at));
	case FIELD_DATE:
		return text_value(w->arena, arena_cstr(w->arena, str_head(at, 10)));
	case FIELD_LINK:
		return by ? person_value(w->arena, by) : NULL;
	case FIELD_CHOICE:
	case FIELD_TEXT:
		return text_value(w->arena, arena_cstr(w->arena, json_str(step, "answer")));
	case FIELD_YESNO:
		return json_add_bool(w->arena, json_arr(w->arena), STR_NONE, str_is(json_str(step, "answer"), "yes"));
	default:
		return NULL;
	}
}

static struct json *value_of(struct case_work *w, const struct env *v, const struct field *column)
{
	const struct json *value = json_get(v->body, column->name), *step = json_get(v->steps, column->name);
	if (column->kind == FIELD_LINK && step && json_get(step, "by"))
		return from_step(w, column, step);
	if (value) {
		bool single = value->kind == JSON_ARR && !column->many && column->kind != FIELD_ROWS;
		if (single && value->count != 1)
			return NULL;
		return json_copy(w->arena, single ? value->first : value);
	}
	if (step)
		return from_step(w, column, step);
	if (column->kind == FIELD_LINK && strcmp(column->name, "applicant") == 0)
		return person_value(w->arena, w->f.applicant);
	if (column->kind == FIELD_LINK && strcmp(column->name, "drafter") == 0)
		return person_value(w->arena, w->f.drafter);
	return NULL;
}

static bool is_made(const struct register_ *r, const struct field *f) { return f->is || f->is_lookup || f == r->state; }

static bool line_body(struct case_work *w, const struct env *v, const struct register_ *r, struct json **ret, bool *ret_ready,
	struct err *e)
{
	struct json *body = json_obj(w->arena);
	*ret_ready = true;
	struct env at = *v;
	at.procedure = NULL;
	at.reg = r;
	at.body = body;
	for (size_t i = 0; i < r->fields.n; i++) {
		const struct field *f = &r->fields.p[i];
		if (is_made(r, f))
			continue;
		struct json *value = value_of(w, v, f);
		if (value) {
			json_put(w->arena, body, str_of(f->name), value);
			for (size_t o = 0; o < f->options.n; o++)
				for (size_t k = 0; k < f->options.p[o].fields.n; k++) {
					const struct field *in = &f->options.p[o].fields.p[k];
					struct json *inner = value_of(w, v, in);
					if (inner)
						json_put(w->arena, body, str_of(in->name), inner);
				}
		} else if (!f->optional && !f->as_of && (!f->when || cond_eval(&at, f->when, e) == TRUTH_YES)) {
			*ret_ready = false;
		}
	}
	*ret = body;
	return e->code == ERR_NONE;
}

static bool same_value(const struct json *a, const struct json *b)
{
	if (!a || !b || a->kind != b->kind || a->count != b->count)
		return false;
	if (a->kind == JSON_STR)
		return str_eq(a->s, b->s);
	if (a->kind != JSON_ARR && a->kind != JSON_OBJ)
		return a->i == b->i;
	const struct json *y = b->first;
	json_each(x, a) {
		if (!same_value(x, a->kind == JSON_OBJ ? json_get(b, x->name.p) : y))
			return false;
		y = y ? y->next : NULL;
	}
	return true;
}

/* The line is written by the case, not chosen by whoever moves it on: what it links to was checked when it was submitted,
 * and may stand in ledgers that the decider does not see. *id 0: a new one. */
static bool as_program(struct case_work *w, const struct register_ *r, int64_t *id, const struct json *body, struct err *e)
{
	bool before = w->call->who.system;
	w->call->who.system = true;
	bool ok = *id ? record_change(w->call, *id, body, w->f.number, e) : record_add_under(w->call, w->f.pack, r, w->f.unit,
		body, id, e);
	w->call->who.system = before;
	return ok;
}

static bool change_line(struct case_work *w, const struct register_ *r, int64_t id, const struct json *body, struct err *e)
{
	struct record rec;
	bool found, differs = false;
	TRY(record_get(w->tx, w->arena, id, &rec, &found, e));
	if (!found)
		return FAIL(e, ERR_CORRUPT, "line %lld of case %lld is missing", (long long)id, (long long)w->f.id);
	struct json *merged = json_copy(w->arena, rec.body);
	json_each(it, body) {
		differs |= !same_value(it, json_get(rec.body, it->name.p));
		json_put(w->arena, merged, it->name, json_copy(w->arena, it));
	}
	return !differs || as_program(w, r, &id, merged, e);
}

static bool write_line(struct case_work *w, const struct case_part *p, int64_t place, const struct env *v, struct err *e)
{
	const struct register_ *r = p->procedure->writes;
	const char *part = p->procedure->elem.name;
	struct json *body;
	bool ready;
	TRY(line_body(w, v, r, &body, &ready, e));
	TRY(line_now(w, &r, &body, e));
	for (size_t i = 0; i < w->items.n; i++)
		if (strcmp(w->items.p[i].field, ITEM_LINE) == 0 && strcmp(w->items.p[i].part, part) == 0 &&
		    w->items.p[i].place == place)
			return change_line(w, r, w->items.p[i].record, body, e);
	if (!ready)
		return true;
	int64_t id = 0;
	TRY(as_program(w, r, &id, body, e));
	TRY(tx_run(w->tx, STMT_item_add, ARGS(val_i(w->f.id), val_c(part), val_c(ITEM_LINE), val_i(place), val_i(id), val_null()),
		   NULL, e));
	*vec_push(w->arena, &w->items) = (struct case_item){part, ITEM_LINE, place, id, NULL};
	w->f.items = w->items.p;
	w->f.n_items = w->items.n;
	return standing_use(w->call, r->elem.name, w->f.unit, false, e);
}

/* The step whose takings make a line each: it is `each` of a field whose column holds only one. */
static const struct step *line_each(const struct procedure *p)
{
	for (size_t i = 0; i < p->steps.n; i++) {
		const struct field *column = p->steps.p[i].each ? pack_field(p->writes, p->steps.p[i].each) : NULL;
		if (column && !column->many)
			return &p->steps.p[i];
	}
	return NULL;
}

/* Steps of one cycle, or of one thing, only: the others' answers are not this line's. */
static struct env env_of_line(struct case_work *w, const struct case_part *p, int occurrence, int64_t item,
			      const struct step *each)
{
	struct case_work only = *w;
	only.steps.p = NULL;
	only.steps.n = only.steps.cap = 0;
	int end = step_stage_end(p->procedure);
	for (size_t i = 0; i < w->steps.n; i++) {
		const struct case_step *s = &w->steps.p[i];
		bool late = strcmp(s->part, p->procedure->elem.name) == 0;
		for (int j = 0; late && j <= end; j++)
			late = strcmp(p->procedure->steps.p[j].name, s->step) != 0;
		if (late && occurrence && s->occurrence != occurrence)
			continue;
		if (late && item && s->item && s->item != item)
			continue;
		*vec_push(w->arena, &only.steps) = *s;
	}
	struct case_step at = {.part = p->procedure->elem.name, .def = each, .item = each ? item : 0};
	return case_env(&only, p->procedure->elem.name, each ? &at : NULL);
}

static bool begun(const struct case_work *w, const struct case_part *p, int occurrence)
{
	int end = step_stage_end(p->procedure);
	for (size_t i = 0; i < w->steps.n; i++) {
		const struct case_step *s = &w->steps.p[i];
		if (step_is_round(w, s) && strcmp(s->part, p->procedure->elem.name) == 0 && s->occurrence == occurrence &&
			strcmp(s->step, p->procedure->steps.p[end + 1].name) == 0 && strcmp(s->state, "done") == 0)
			return true;
	}
	return false;
}

static bool lines_of(struct case_work *w, const struct case_part *p, struct err *e)
{
	const struct step *each = line_each(p->procedure);
	if (step_cycles(w, p)) {
		for (int i = 1; begun(w, p, i); i++) {
			struct env v = env_of_line(w, p, i, 0, NULL);
			TRY(write_line(w, p, i, &v, e));
		}
		return true;
	}
	size_t n = 1;
	if (each) {
		const struct json **list;
		bool known;
		case_each(w, p, each, &list, &n, &known);
	}
	for (size_t i = 0; i < n; i++) {
		struct env v = env_of_line(w, p, 0, (int64_t)i + 1, each);
		TRY(write_line(w, p, (int64_t)i + 1, &v, e));
	}
	return true;
}

bool case_lines(struct case_work *w, struct err *e)
{
	for (size_t i = 0; i < w->f.n_parts; i++)
		if (w->f.parts[i].procedure->writes)
			TRY(lines_of(w, &w->f.parts[i], e));
	return true;
}
