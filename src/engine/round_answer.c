/* Doing a round: answers, fields, plans, corrections, the paper of those who have no account. */
#include "engine/file.h"
#include "engine/object.h"
#include "engine/round_private.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clean.h"

/* ---- reading ---- */

static const char *text_of(struct arena *a, struct query *q, int col)
{
	return query_null(q, col) ? "" : arena_cstr(a, query_s(q, col));
}

static bool json_of(struct arena *a, struct str text, const struct json **ret, struct err *e)
{
	struct json *j;
	*ret = NULL;
	if (!text.n)
		return true;
	TRY(json_read(a, text, 100000, &j, e));
	*ret = j;
	return true;
}

bool round_deeds(struct tx *t, struct arena *a, int64_t round, struct round_deed **ret, size_t *ret_n, struct err *e)
{
	VEC(struct round_deed) list = {0};
	VEC(struct str) texts = {0};
	struct query *q = tx_query(t, STMT_round_dones, ARGS(val_i(round)));
	while (query_next(q)) {
		*vec_push(a, &list) = (struct round_deed){.version = query_i(q, 0),
			.at = query_i(q, 1),
			.actor = query_i(q, 2),
			.role = text_of(a, q, 4),
			.as_kind = text_of(a, q, 5),
			.roster = text_of(a, q, 7),
			.file = query_i(q, 8),
			.reason = text_of(a, q, 9),
			.entry = query_i(q, 10)};
		*vec_push(a, &texts) = arena_str(a, query_s(q, 3));
		*vec_push(a, &texts) = arena_str(a, query_s(q, 6));
	}
	TRY(query_end(q, e));
	for (size_t i = 0; i < list.n; i++)
		TRY(json_of(a, texts.p[2 * i], &list.p[i].who, e) && json_of(a, texts.p[2 * i + 1], &list.p[i].fields, e));
	*ret = list.p;
	*ret_n = list.n;
	return true;
}

bool round_answers(struct tx *t, struct arena *a, int kind, int64_t target, bool gone, struct round_answer **ret, size_t *ret_n,
	struct err *e)
{
	VEC(struct round_answer) list = {0};
	struct query *q = tx_query(t, STMT_answers_of, ARGS(val_i(kind), val_i(target), val_i(gone)));
	while (query_next(q))
		*vec_push(a, &list) =
			(struct round_answer){text_of(a, q, 2), text_of(a, q, 3), text_of(a, q, 4), text_of(a, q, 5),
				text_of(a, q, 6), query_null(q, 7) ? CIVIL_NONE : query_i(q, 7), query_i(q, 8), query_i(q, 9)};
	TRY(query_end(q, e));
	*ret = list.p;
	*ret_n = list.n;
	return true;
}

/* ---- answers of a typed body ---- */

struct given {
	struct str answer, note, file, plan;
	int64_t till;
};

static struct str part(struct arena *a, const struct json *typed, const char *field, const char *answer, const char *name)
{
	return json_str(typed, arena_cprintf(a, "%s-%s-%s", field, answer, name));
}

static struct given given_of(struct arena *a, const struct json *typed, const char *field)
{
	struct given g = {.answer = json_str(typed, field), .till = CIVIL_NONE};
	const char *answer = arena_cstr(a, g.answer);
	g.note = str_is(g.answer, "not_applicable") ? json_str(typed, arena_cprintf(a, "%s-reason", field))
						    : part(a, typed, field, answer, "note");
	g.file = part(a, typed, field, answer, "file");
	g.plan = str_trim(part(a, typed, field, answer, "plan"));
	struct str till = part(a, typed, field, answer, "till");
	if (till.n && !civil_parse_date(till, &g.till))
		g.till = CIVIL_NONE;
	return g;
}

/* What the answer's own fields say first, where the pack gave it some. */
static struct str own_words(
	struct arena *a, const struct sheet *s, const struct json *typed, const char *field, const char *answer)
{
	for (size_t i = 0; i < s->options.n; i++)
		for (size_t k = 0; k < s->options.p[i].fields.n && strcmp(s->options.p[i].name, answer) == 0; k++)
			if (s->options.p[i].fields.p[k].kind == FIELD_TEXT)
				return part(a, typed, field, answer, s->options.p[i].fields.p[k].name);
	return STR_NONE;
}

void round_check_answers(struct act_call *c, const struct round_form *f, const struct json *typed)
{
	int64_t today = civil_date_of_ms(c->now);
	for (size_t i = 0; i < f->n_items; i++) {
		const char *field = f->items[i].field;
		struct given g = given_of(c->arena, typed, field);
		if (!str_is(g.answer, "no") && !str_is(g.answer, "partly"))
			continue;
		const char *till = arena_cprintf(c->arena, "%s-%.*s-till", field, STR_ARG(g.answer));
		const char *plan = arena_cprintf(c->arena, "%s-%.*s-plan", field, STR_ARG(g.answer));
		if (g.plan.n && g.till == CIVIL_NONE)
			act_problem(c, till, t_round_plan_needs_day(c->lang));
		else if (!g.plan.n && g.till != CIVIL_NONE)
			act_problem(c, plan, t_round_day_needs_plan(c->lang));
		else if (g.till != CIVIL_NONE && g.till < today)
			act_problem(c, till, t_round_plan_past(c->lang));
	}
}

static struct val or_null(struct str s)
{
	return s.n ? val_s(s) : val_null();
}

static bool tally(struct act_call *c, int64_t group, const char *field, const char *value, int64_t unit, int64_t n, struct err *e)
{
	return !group ||
		tx_run(c->tx, STMT_round_tally_add, ARGS(val_i(group), val_c(field), val_c(value), val_i(unit), val_i(n)), NULL,
			e);
}

static const char *counted(struct arena *a, const char *answer, bool plan)
{
	return plan ? arena_cprintf(a, "%s+", answer) : answer;
}

bool round_write_answers(struct act_call *c, const struct pack *p, const struct round_form *f, const struct json *typed, int kind,
	int64_t target, int64_t version, int64_t group, int64_t unit, int64_t *ret_finding, struct err *e)
{
	struct round_fault *faults = arena_array(c->arena, f->n_items + 1, sizeof(*faults));
	size_t n = 0;
	*ret_finding = 0;
	for (size_t i = 0; i < f->n_items; i++) {
		struct given g = given_of(c->arena, typed, f->items[i].field);
		if (str_is(g.answer, "no") && !g.plan.n)
			faults[n++] = (struct round_fault){&f->items[i], arena_cstr(c->arena, g.note)};
	}
	const struct round_faults all = {.sheet = f->sheet, .p = faults, .n = n, .unit = unit, .by = c->who.person};
	if (n)
		TRY(round_finding(c, p, &all, ret_finding, e));
	for (size_t i = 0; i < f->n_items; i++) {
		struct given g = given_of(c->arena, typed, f->items[i].field);
		const char *answer = arena_cstr(c->arena, g.answer);
		bool fault = str_is(g.answer, "no") && !g.plan.n;
		if (!g.answer.n)
			continue;
		if (!g.note.n)
			g.note = own_words(c->arena, f->sheet, typed, f->items[i].field, answer);
		TRY(tx_run(c->tx, STMT_answer_add,
			ARGS(val_i(kind), val_i(target), val_i(version), val_ref(group), val_i(unit), val_c(f->sheet->elem.name),
				val_c(f->items[i].question), val_c(answer), or_null(g.note), or_null(g.file), or_null(g.plan),
				g.till == CIVIL_NONE ? val_null() : val_i(g.till), fault ? val_ref(*ret_finding) : val_null()),
			NULL, e));
		TRY(tally(c, group, f->items[i].question, counted(c->arena, answer, g.plan.n > 0), unit, 1, e));
	}
	return true;
}

/* What stood there goes out of the figures, and stays. */
static bool take_back(struct act_call *c, const struct round *r, struct err *e)
{
	struct round_answer *old;
	size_t n;
	TRY(round_answers(c->tx, c->arena, OBJECT_ROUND, r->id, false, &old, &n, e));
	for (size_t i = 0; i < n; i++)
		TRY(tally(c, r->group, old[i].question, counted(c->arena, old[i].answer, *old[i].plan != 0), r->unit, -1, e));
	return tx_run(c->tx, STMT_answers_gone, ARGS(val_i(OBJECT_ROUND), val_i(r->id)), NULL, e);
}

/* ---- the acts ---- */

static const char *written(struct arena *a, const struct json *j)
{
	CLEAN_BUF struct buf b;
	buf_init(&b, 4 * 1024 * 1024);
	json_write(&b, j);
	return arena_cstr(a, buf_str(&b));
}

static const char *as_kind(const struct round_hold *h)
{
	static const char *const names[] = {[HOLD_NONE] = "self",
		[HOLD_SELF] = "self",
		[HOLD_ACTING] = "acting",
		[HOLD_DEPUTY] = "deputy",
		[HOLD_DELEGATE] = "delegate",
		[HOLD_STAND_IN] = "stand_in"};
	return h->proxy ? "proxy" : names[h->how];
}

struct doing {
	struct round r;
	const struct pack *pack;
	const struct duty *duty;
	struct round_hold hold;
	struct round_form form;
};

static bool begin(struct act_call *c, struct doing *d, struct err *e)
{
	bool found;
	struct round_group g;
	TRY(round_get(c->tx, c->arena, json_int(c->in, "id", 0), &d->r, &found, e));
	if (!found)
		return FAIL(e, ERR_NOT_FOUND, "round");
	TRY(round_group_get(c->tx, c->arena, d->r.group, &g, &found, e));
	d->pack = city_pack_by_digest(c->city, c->tx, &g.pack, e);
	if (!d->pack)
		return false;
	const struct elem *el = pack_find(d->pack, ELEM_DUTY, d->r.duty);
	d->duty = (const struct duty *)(const void *)el;
	if (!d->duty)
		return FAIL(e, ERR_CORRUPT, "no duty %s", d->r.duty);
	TRY(round_may(c->tx, c->arena, d->pack, &d->r, c->who.person, c->now, &d->hold, e));
	if (!d->hold.may)
		return FAIL(e, ERR_DENIED, "%s", t_rights_not_round(c->lang));
	round_duty_form(c->arena, d->pack, d->duty, d->hold.proxy, &d->form);
	return true;
}

static bool read_form(struct act_call *c, struct doing *d, struct json **ret, struct err *e)
{
	struct round_about about = {.unit = d->r.unit};
	struct env v = round_env(c, d->pack, &about);
	struct problem *problems;
	size_t n;
	const struct json *in = json_get(c->in, "fields");
	v.fields = d->form.fields;
	v.n_fields = d->form.n;
	v.city = c->city;
	v.applicant = c->who.person;
	v.poster.person = c->who.person;
	v.poster.kind = OBJECT_ROUND;
	v.poster.target = d->r.id;
	TRY(form_read(&v, d->form.fields, d->form.n, in ? in : json_obj(c->arena), ret, &problems, &n, e));
	for (size_t i = 0; i < n; i++)
		act_problem(c, problems[i].field, problems[i].text);
	round_check_answers(c, &d->form, *ret);
	return c->problems.n == 0;
}

/* The duty's own fields, without what became answers. */
static struct json *own_fields(struct act_call *c, const struct doing *d, const struct json *typed)
{
	struct json *own = json_obj(c->arena);
	json_each(it, typed) if (!str_is(it->name, ROUND_ROSTER) &&
		form_field(d->duty->fields.p, d->duty->fields.n,
			arena_cstr(c->arena, str_head(it->name, str_find(it->name, STR("."))))))
		json_put(c->arena, own, it->name, json_copy(c->arena, it));
	return own;
}

static bool done(struct act_call *c, struct doing *d, const struct json *typed, const char *reason, struct err *e)
{
	int64_t version = d->r.version + 1, finding;
	const struct role *role = *d->hold.role ? pack_role(d->pack, d->hold.role) : NULL;
	struct json *who = org_who_text(c->tx, c->arena, c->who.person, role, civil_date_of_ms(c->now), e);
	struct str roster = json_str(typed, ROUND_ROSTER);
	if (!who)
		return false;
	TRY(file_attach(c, d->form.fields, d->form.n, typed, OBJECT_ROUND, d->r.id, e));
	TRY(tx_run(c->tx, STMT_round_done_add,
		ARGS(val_i(d->r.id), val_i(version), val_i(c->now), val_i(c->who.person), val_c(written(c->arena, who)),
			val_c(d->hold.role), val_c(as_kind(&d->hold)), val_c(written(c->arena, own_fields(c, d, typed))),
			or_null(roster), val_null(), reason ? val_c(reason) : val_null()),
		NULL, e));
	if (d->form.sheet)
		TRY(round_write_answers(
			c, d->pack, &d->form, typed, OBJECT_ROUND, d->r.id, version, d->r.group, d->r.unit, &finding, e));
	json_add_str(c->arena, c->body, STR("duty"), str_of(d->r.duty));
	json_add_int(c->arena, c->body, STR("version"), version);
	json_add_str(c->arena, c->body, STR("as"), str_of(as_kind(&d->hold)));
	if (reason)
		json_add_str(c->arena, c->body, STR("reason"), str_of(reason));
	c->object = d->r.id;
	c->role = d->hold.role;
	act_object(c, OBJECT_DUTY_GROUP, d->r.group);
	if (d->r.person)
		act_object(c, OBJECT_PERSON, d->r.person);
	bool late = !reason && c->now > d->r.due;
	TRY(standing_use(c, d->r.duty, d->r.unit, late, e));
	return !d->form.sheet || standing_use(c, d->form.sheet->elem.name, d->r.unit, late, e);
}

bool round_finish(struct act_call *c, const struct round *r, int64_t actor, struct err *e)
{
	bool late = c->now > r->due;
	TRY(tx_run(
		c->tx, STMT_round_done, ARGS(val_i(r->id), val_c("done"), val_i(c->now), val_ref(actor), val_i(late)), NULL, e));
	TRY(tx_run(c->tx, STMT_round_ways_close, ARGS(val_i(r->id)), NULL, e));
	TRY(tally(c, r->group, "", r->state, r->unit, -1, e) && tally(c, r->group, "", "done", r->unit, 1, e));
	return !late || tally(c, r->group, "", "late", r->unit, 1, e);
}

static bool answer_round(struct act_call *c, struct err *e)
{
	struct doing d;
	struct json *typed;
	TRY(begin(c, &d, e));
	if (strcmp(d.r.state, "open") != 0)
		return FAIL(e, ERR_STALE, "%s", t_round_over(c->lang));
	if (d.duty->done && !d.form.sheet)
		return FAIL(e, ERR_CONFLICT, "%s", round_say_done_by(c->lang, d.pack, d.duty));
	TRY(read_form(c, &d, &typed, e));
	return done(c, &d, typed, NULL, e) && round_finish(c, &d.r, c->who.person, e);
}

static bool correct_round(struct act_call *c, struct err *e)
{
	struct doing d;
	struct json *typed;
	struct str reason = str_trim(json_str(c->in, "reason"));
	TRY(begin(c, &d, e));
	if (d.r.disposed)
		return FAIL(e, ERR_CONFLICT, "%s", t_disposed_already(c->lang));
	if (strcmp(d.r.state, "done") != 0 || (d.duty->done && !d.form.sheet))
		return FAIL(e, ERR_STALE, "%s", t_round_not_done(c->lang));
	if (!reason.n)
		act_problem(c, "reason", t_case_reason_needed(c->lang));
	TRY(read_form(c, &d, &typed, e));
	TRY(take_back(c, &d.r, e) && done(c, &d, typed, arena_cstr(c->arena, reason), e));
	return tx_run(c->tx, STMT_round_corrected, ARGS(val_i(d.r.id)), NULL, e);
}

static const struct act_param answer_params[] = {
	{"id", PARAM_KIND_ID, false, 0}, {"fields", PARAM_KIND_FORM, true, 0}, {NULL, 0, false, 0}};
static const struct act_param correct_params[] = {{"id", PARAM_KIND_ID, false, 0}, {"fields", PARAM_KIND_FORM, true, 0},
	{"reason", PARAM_KIND_TEXT, false, 2000}, {NULL, 0, false, 0}};
const struct act act_round_answer = {.contractor = true, .name = "round_answer",
	.title = t_act_round_answer,
	.right = RIGHT_ROUND,
	.object_kind = OBJECT_ROUND,
	.assurance = 1,
	.params = answer_params,
	.run = answer_round};
const struct act act_round_correct = {.contractor = true, .name = "round_correct",
	.title = t_act_round_correct,
	.right = RIGHT_ROUND,
	.object_kind = OBJECT_ROUND,
	.assurance = 1,
	.params = correct_params,
	.run = correct_round};
