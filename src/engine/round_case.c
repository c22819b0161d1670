/* Between rounds and cases: a "no" without a plan opens a finding; a case fulfils a round. */
#include "engine/compose.h"
#include "engine/object.h"
#include "engine/round_private.h"
#include "engine/step.h"
#include "text/text.h"
#include "util/civil.h"

/* ---- findings ---- */

static bool keeps(const struct clause *c, const char *path)
{
	for (size_t i = 0; i < c->kept_by.n; i++)
		if (strcmp(c->kept_by.p[i].path, path) == 0)
			return true;
	return false;
}

/* Clauses that the questions keep; a question that is a clause stands for itself. */
static struct json *clauses_of(
	struct arena *a, const struct pack *p, const struct sheet *s, const struct round_fault *faults, size_t n)
{
	struct json *list = json_arr(a);
	for (size_t i = 0; i < p->clauses.n; i++) {
		const struct clause *c = p->clauses.p[i];
		bool named = false;
		for (size_t k = 0; k < n && !named && !c->is_chapter; k++)
			named = strcmp(c->name, faults[k].item->question) == 0 ||
				keeps(c, arena_cprintf(a, "%s.%s", s->elem.name, faults[k].item->question));
		if (!named)
			continue;
		struct json *link = json_add_obj(a, list, STR_NONE);
		json_add_str(a, link, STR("kind"), STR("clause"));
		json_add_str(a, link, STR("name"), str_of(c->name));
	}
	return list;
}

static const char *facts(struct arena *a, const struct sheet *s, const struct round_fault *faults, size_t n)
{
	const struct lang ja = {LANG_JA, a};
	const char *text = t_round_fact_head(&ja, s->elem.title.ja);
	for (size_t i = 0; i < n && strlen(text) < 3000; i++)
		text = arena_cprintf(a, "%s\n%s%s%s", text, t_round_fact(&ja, faults[i].item->title->ja),
			*faults[i].note ? "　" : "", faults[i].note);
	return text;
}

/* It begins as a request of who answered; what the procedure asks beyond is completed there. */
bool round_finding(struct act_call *c, const struct pack *p, const struct sheet *s, const struct round_fault *faults, size_t n,
	int64_t unit, int64_t *ret_id, struct err *e)
{
	const struct procedure *f = pack_procedure(p, "finding");
	struct json *body = json_obj(c->arena), *checked;
	struct problem *problems = NULL;
	struct person who;
	size_t n_problems = 0;
	*ret_id = 0;
	if (!f)
		return true;
	TRY(org_person(c->tx, c->arena, c->who.person, civil_date_of_ms(c->now), c->lang, &who, e));
	if (form_field(f->fields.p, f->fields.n, "fact"))
		json_add_str(c->arena, body, STR("fact"), str_of(facts(c->arena, s, faults, n)));
	struct json *clauses = clauses_of(c->arena, p, s, faults, n);
	if (form_field(f->fields.p, f->fields.n, "clause") && clauses->count)
		json_put(c->arena, body, STR("clause"), clauses);
	if (form_field(f->fields.p, f->fields.n, "unit") && (unit || who.unit)) {
		struct json *link = json_add_obj(c->arena, body, STR("unit"));
		json_add_str(c->arena, link, STR("kind"), STR("unit"));
		json_add_int(c->arena, link, STR("id"), unit ? unit : who.unit);
	}
	struct env v = {.tx = c->tx,
		.arena = c->arena,
		.pack = p,
		.lang = c->lang,
		.now = c->now,
		.procedure = f,
		.body = body,
		.steps = json_obj(c->arena),
		.unit = unit ? unit : who.unit};
	TRY(form_check(&v, f->fields.p, f->fields.n, body, &checked, &problems, &n_problems, e));
	struct composed composed = {.pack = p, .answers = json_obj(c->arena)};
	*vec_push(c->arena, &composed.parts) = (struct compose_part){f, n_problems ? body : checked};
	struct case_new start = {.composed = &composed,
		.door = f->elem.name,
		.role = "",
		.applicant = c->who.person,
		.drafter = c->who.person,
		.unit = who.unit,
		.draft = n_problems > 0};
	const char *number;
	return case_open(c, &start, ret_id, &number, e);
}

/* ---- a case, a check ---- */

static bool is_among(const struct round *r, int64_t person, const int64_t *records, size_t n)
{
	if (r->kind == OBJECT_PERSON)
		return r->subject == person;
	if (r->kind != OBJECT_RECORD)
		return true;
	for (size_t i = 0; i < n; i++)
		if (records[i] == r->subject)
			return true;
	return false;
}

static bool choose(struct act_call *c, const char *duty, int64_t unit, int64_t person, const int64_t *records, size_t n,
	int64_t *ret, struct err *e)
{
	VEC(int64_t) ids = {0};
	struct query *q = tx_query(c->tx, STMT_round_open_at, ARGS(val_c(duty), val_i(unit), val_i(c->who.organ), val_i(200)));
	while (query_next(q))
		*vec_push(c->arena, &ids) = query_i(q, 0);
	TRY(query_end(q, e));
	*ret = 0;
	for (size_t i = 0; i < ids.n && !*ret; i++) {
		struct round r;
		bool found;
		TRY(round_get(c->tx, c->arena, ids.p[i], &r, &found, e));
		if (found && is_among(&r, person, records, n))
			*ret = r.id;
	}
	return true;
}

static bool fulfil(struct act_call *c, int64_t id, int64_t case_file, struct err *e)
{
	struct round r;
	bool found;
	TRY(round_get(c->tx, c->arena, id, &r, &found, e));
	TRY(tx_run(c->tx, STMT_round_done_add,
		ARGS(val_i(id), val_i(r.version + 1), val_i(c->now), val_ref(c->who.person), val_null(), val_c(""), val_c("case"),
			val_c("{}"), val_null(), val_ref(case_file), val_null()),
		NULL, e));
	act_object(c, OBJECT_ROUND, id);
	act_object(c, OBJECT_DUTY_GROUP, r.group);
	TRY(round_finish(c, &r, c->who.person, e));
	return standing_use(c, r.duty, r.unit, c->now > r.due, e);
}

bool round_fulfil(struct act_call *c, const struct pack *p, const char *by, int64_t case_file, int64_t unit, int64_t person,
	const int64_t *records, size_t n_records, struct err *e)
{
	for (size_t i = 0; i < p->elems.n; i++) {
		const struct duty *d = (const struct duty *)(const void *)p->elems.p[i];
		int64_t line[16], id = 0;
		size_t n;
		if (d->elem.kind != ELEM_DUTY || !d->done || strcmp(d->done, by) != 0)
			continue;
		TRY(org_line(c->tx, unit, civil_date_of_ms(c->now), line, &n, e));
		for (size_t k = 0; k < n && !id; k++)
			TRY(choose(c, d->elem.name, line[k], person, records, n_records, &id, e));
		if (!id)
			TRY(choose(c, d->elem.name, 0, person, records, n_records, &id, e));
		if (id)
			TRY(fulfil(c, id, case_file, e));
	}
	return true;
}
