/* Between answers and findings: a "no" without a plan opens a finding at once, a plan whose day has passed the day after. */
#include "engine/compose.h"
#include "engine/object.h"
#include "engine/round_private.h"
#include "engine/step.h"
#include "text/text.h"
#include "util/civil.h"

static bool keeps(const struct clause *c, const char *path)
{
	for (size_t i = 0; i < c->kept_by.n; i++)
		if (strcmp(c->kept_by.p[i].path, path) == 0)
			return true;
	return false;
}

/* Clauses that the questions keep; a question that is a clause stands for itself. */
static struct json *clauses_of(struct arena *a, const struct pack *p, const struct round_faults *f)
{
	struct json *list = json_arr(a);
	for (size_t i = 0; i < p->clauses.n; i++) {
		const struct clause *c = p->clauses.p[i];
		bool named = false;
		for (size_t k = 0; k < f->n && !named && !c->is_chapter; k++)
			named = strcmp(c->name, f->p[k].item->question) == 0 ||
				keeps(c, arena_cprintf(a, "%s.%s", f->sheet->elem.name, f->p[k].item->question));
		if (!named)
			continue;
		struct json *link = json_add_obj(a, list, STR_NONE);
		json_add_str(a, link, STR("kind"), STR("clause"));
		json_add_str(a, link, STR("name"), str_of(c->name));
	}
	return list;
}

static const char *facts(struct arena *a, const struct round_faults *f)
{
	const struct lang ja = {LANG_JA, a};
	const char *sheet = f->sheet->elem.title.ja,
		   *text = f->overdue ? t_round_late_head(&ja, sheet) : t_round_fact_head(&ja, sheet);
	for (size_t i = 0; i < f->n && strlen(text) < 3000; i++)
		text = arena_cprintf(a, "%s\n%s%s%s", text, t_round_fact(&ja, f->p[i].item->title->ja), *f->p[i].note ? "　" : "",
			f->p[i].note);
	return text;
}

/* It begins as a request of who answered, or of the information section; what the procedure asks beyond is completed there. */
bool round_finding(struct act_call *c, const struct pack *p, const struct round_faults *faults, int64_t *ret_id, struct err *e)
{
	const struct procedure *f = pack_procedure(p, "finding");
	struct json *body = json_obj(c->arena), *checked;
	struct problem *problems = NULL;
	struct person who;
	size_t n_problems = 0;
	*ret_id = 0;
	if (!f)
		return true;
	TRY(org_person(c->tx, c->arena, faults->by, civil_date_of_ms(c->now), c->lang, &who, e));
	int64_t unit = faults->unit ? faults->unit : who.unit;
	if (form_field(f->fields.p, f->fields.n, "fact"))
		json_add_str(c->arena, body, STR("fact"), str_of(facts(c->arena, faults)));
	struct json *clauses = clauses_of(c->arena, p, faults);
	if (form_field(f->fields.p, f->fields.n, "clause") && clauses->count)
		json_put(c->arena, body, STR("clause"), clauses);
	if (form_field(f->fields.p, f->fields.n, "unit") && unit) {
		struct json *link = json_add_obj(c->arena, body, STR("unit"));
		json_add_str(c->arena, link, STR("kind"), STR("unit"));
		json_add_int(c->arena, link, STR("id"), unit);
	}
	struct env v = {.tx = c->tx,
		.arena = c->arena,
		.pack = p,
		.lang = c->lang,
		.now = c->now,
		.procedure = f,
		.body = body,
		.steps = json_obj(c->arena),
		.unit = unit};
	TRY(form_check(&v, f->fields.p, f->fields.n, body, &checked, &problems, &n_problems, e));
	struct composed composed = {.pack = p, .answers = json_obj(c->arena)};
	*vec_push(c->arena, &composed.parts) = (struct compose_part){f, n_problems ? body : checked};
	struct case_new start = {.composed = &composed,
		.door = f->elem.name,
		.role = "",
		.applicant = faults->by,
		.drafter = faults->by,
		.unit = who.unit,
		.draft = n_problems > 0};
	const char *number;
	return case_open(c, &start, ret_id, &number, e);
}

/* ---- plans whose day has passed ---- */

static const struct sheet *sheet_of(const struct pack *p, const char *name)
{
	return (const struct sheet *)(const void *)pack_find(p, ELEM_SHEET, name);
}

static bool at_desk(struct tx *t, struct arena *a, const struct pack *p, int64_t now, int64_t *ret, struct err *e)
{
	static const char *const roles[] = {"executor", "chief"};
	*ret = 0;
	for (size_t i = 0; i < ARRAY_LEN(roles) && !*ret; i++) {
		const struct role *role = pack_role(p, roles[i]);
		struct holder *list;
		size_t n = 0;
		if (role)
			TRY(role_holders(t, a, p, role, 0, civil_date_of_ms(now), &list, &n, e));
		*ret = n ? list[0].person : 0;
	}
	return true;
}

bool round_plans_late(
	struct tx *t, struct arena *a, const struct pack *p, int64_t organ, int64_t now, struct round_plans *ret, struct err *e)
{
	*ret = (struct round_plans){0};
	if (!pack_procedure(p, "finding"))
		return true;
	TRY(at_desk(t, a, p, now, &ret->by, e));
	if (!ret->by)
		return true;
	struct query *q = tx_query(t, STMT_answers_overdue, ARGS(val_i(organ), val_i(civil_date_of_ms(now)), val_i(ROUND_BATCH)));
	while (query_next(q)) {
		struct round_plan x = {.id = query_i(q, 0),
			.kind = (int)query_i(q, 1),
			.target = query_i(q, 2),
			.unit = query_i(q, 3),
			.sheet = sheet_of(p, arena_cstr(a, query_s(q, 4))),
			.question = arena_cstr(a, query_s(q, 5)),
			.plan = arena_cstr(a, query_s(q, 6)),
			.till = query_i(q, 7)};
		if (x.sheet)
			*vec_push(a, &ret->list) = x;
	}
	return query_end(q, e);
}

static const struct round_item *item_of(const struct round_form *f, const char *question)
{
	for (size_t i = 0; i < f->n_items; i++)
		if (strcmp(f->items[i].question, question) == 0)
			return &f->items[i];
	return NULL;
}

/* Those of one round or step together; ret_next: the first that is of another. */
static bool open_one(
	struct act_call *c, const struct pack *p, const struct round_plans *plans, size_t first, size_t *ret_next, struct err *e)
{
	const struct round_plan *one = &plans->list.p[first];
	struct round_form form;
	struct round_fault *list = arena_array(c->arena, plans->list.n, sizeof(*list));
	struct round_faults faults = {.sheet = one->sheet, .p = list, .unit = one->unit, .by = plans->by, .overdue = true};
	const struct lang ja = {LANG_JA, c->arena};
	size_t end = first;
	int64_t id;
	round_sheet_form(c->arena, one->sheet, &form);
	for (; end < plans->list.n; end++) {
		const struct round_plan *x = &plans->list.p[end];
		if (x->kind != one->kind || x->target != one->target || x->sheet != one->sheet)
			break;
		const struct round_item *item = item_of(&form, x->question);
		if (item)
			list[faults.n++] = (struct round_fault){
				item, t_round_plan_was(&ja, x->plan, civil_say_date(c->arena, x->till, CIVIL_SHORT, true))};
	}
	*ret_next = end;
	TRY(round_finding(c, p, &faults, &id, e));
	for (size_t i = first; i < end; i++)
		TRY(tx_run(c->tx, STMT_answer_finding, ARGS(val_i(plans->list.p[i].id), val_i(id)), NULL, e));
	if (one->kind == OBJECT_ROUND)
		act_object(c, OBJECT_ROUND, one->target);
	return true;
}

bool round_plans_open(struct act_call *c, const struct pack *p, const struct round_plans *plans, struct err *e)
{
	for (size_t i = 0; i < plans->list.n;)
		TRY(open_one(c, p, plans, i, &i, e));
	return true;
}
