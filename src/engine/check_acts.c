/* Acts on results of checks: brought in as a batch, one entry; what fails opens its case. */
#include "engine/check.h"
#include "engine/compose.h"
#include "engine/object.h"
#include "engine/round.h"
#include "engine/standing.h"
#include "engine/step.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/utf8.h"

struct result {
	const struct check *check;
	struct check_put put;
	int64_t unit;
	const char *number, *title;
};
struct report { struct act_call *c; const struct pack *pack; VEC(struct result) list; };

static bool wrong(struct report *r, size_t at, const char *field, const char *text)
{
	act_problem(r->c, arena_cprintf(r->c->arena, "list.%zu.%s", at + 1, field), text);
	return true;
}

/* ---- read ---- */

static bool find_record(struct report *r, size_t at, const struct json *line, struct result *ret, struct err *e)
{
	struct act_call *c = r->c;
	const char *number = arena_cstr(c->arena, str_trim(json_str(line, "record")));
	const struct register_ *reg = pack_register(r->pack, ret->check->per);
	struct val cols[15];
	bool found = false;
	int64_t id;
	TRY(tx_number(c->tx, STMT_record_by_number, ARGS(val_c(ret->check->per), val_c(number)), 0, &id, e));
	if (id)
		TRY(tx_one(c->tx, c->arena, STMT_record_one, ARGS(val_i(id)), &found, cols, 15, e));
	if (!found || cols[2].i != c->who.organ || cols[14].type)
		return wrong(r, at, "record", t_check_no_record(c->lang, reg ? title_in(&reg->elem.title, c->lang) : "", number));
	ret->put.record = id;
	ret->unit = cols[1].i;
	ret->number = number;
	ret->title = arena_cstr(c->arena, cols[7].s);
	return true;
}

static bool read_line(struct report *r, size_t at, const struct json *line, struct err *e)
{
	struct act_call *c = r->c;
	const char *name = arena_cstr(c->arena, str_trim(json_str(line, "check")));
	struct result *x = vec_push(c->arena, &r->list);
	x->check = (const struct check *)(const void *)pack_find(r->pack, ELEM_CHECK, name);
	if (!x->check)
		return wrong(r, at, "check", t_check_none(c->lang, name));
	x->put.name = x->check->elem.name;
	if (!check_result_of(str_trim(json_str(line, "result")), &x->put.result))
		(void)wrong(r, at, "result", t_check_no_result(c->lang));
	if (!civil_parse_time(str_trim(json_str(line, "seen")), &x->put.seen))
		(void)wrong(r, at, "seen", t_check_no_time(c->lang));
	else if (x->put.seen > c->now)
		(void)wrong(r, at, "seen", t_check_future(c->lang));
	x->put.evidence = str_trim(json_str(line, "evidence"));
	if (!x->put.evidence.p)
		x->put.evidence = STR("");
	if (utf8_count(x->put.evidence) > CHECK_EVIDENCE_MAX)
		(void)wrong(r, at, "evidence", t_check_long_evidence(c->lang, CHECK_EVIDENCE_MAX));
	return find_record(r, at, line, x, e);
}

/* ---- a failure opens its case ---- */

static struct json *link_to(struct arena *a, const char *kind, int64_t id, const char *name)
{
	struct json *j = json_obj(a);
	json_add_str(a, j, STR("kind"), str_of(kind));
	if (id)
		json_add_int(a, j, STR("id"), id);
	else
		json_add_str(a, j, STR("name"), str_of(name));
	return j;
}

static bool goes_to(const struct field *f, const char *what)
{
	for (size_t i = 0; i < f->to.n; i++)
		if (strcmp(f->to.p[i], what) == 0)
			return true;
	return false;
}

static void add_link(struct arena *a, struct json *body, const struct field *f, struct json *link)
{
	const struct json *there = json_get(body, f->name);
	struct json *list = f->many && !there ? json_arr(a) : (struct json *)there;
	if (!f->many) {
		json_put(a, body, str_of(f->name), link);
		return;
	}
	json_add(a, list, STR_NONE, link);
	if (!there)
		json_put(a, body, str_of(f->name), list);
}

/* What the result says of the form: the thing, its unit, the clauses that the check keeps, and in the first text what was seen.
 * */
static struct json *form_of(struct report *r, const struct procedure *p, const struct result *x)
{
	struct arena *a = r->c->arena;
	struct json *body = json_obj(a);
	const struct clause **clauses;
	struct lang ja = {LANG_JA, a};
	size_t n = pack_clauses_of(r->pack, x->put.name, a, &clauses);
	bool said = false;
	for (size_t i = 0; i < p->fields.n; i++) {
		const struct field *f = &p->fields.p[i];
		if (f->kind == FIELD_TEXT && !said) {
			json_add_str(a, body, str_of(f->name), str_of(t_check_fact(&ja, title_in(&x->check->elem.title, &ja),
				x->number,
				x->title, arena_cstr(a, x->put.evidence))));
			said = true;
		} else if (f->kind == FIELD_LINK && goes_to(f, "clause")) {
			for (size_t k = 0; k < n && (f->many || k == 0); k++)
				add_link(a, body, f, link_to(a, "clause", 0, clauses[k]->name));
		} else if (f->kind == FIELD_LINK && goes_to(f, "unit")) {
			add_link(a, body, f, link_to(a, "unit", x->unit, NULL));
		} else if (f->kind == FIELD_LINK && goes_to(f, x->check->per)) {
			add_link(a, body, f, link_to(a, "record", x->put.record, NULL));
		}
	}
	return body;
}

/* Who applies: who brought the result; for the program itself whoever is at the desk. 0: nobody. */
static bool applicant(struct report *r, int64_t *ret, struct err *e)
{
	static const char *const roles[] = {"executor", "chief"};
	struct act_call *c = r->c;
	*ret = c->who.person;
	for (size_t i = 0; i < ARRAY_LEN(roles) && !*ret; i++) {
		const struct role *role = pack_role(r->pack, roles[i]);
		struct holder *list;
		size_t n = 0;
		int64_t at, today = civil_date_of_ms(c->now);
		if (role)
			TRY(role_place(c->tx, role, 0, c->who.organ, today, &at, e) &&
				role_holders(c->tx, c->arena, r->pack, role, at, today, &list, &n, e));
		*ret = n ? list[0].person : 0;
	}
	return true;
}

static bool open_case(struct report *r, const struct result *x, int64_t row, struct err *e)
{
	struct act_call *c = r->c;
	const struct procedure *p = pack_procedure(r->pack, x->check->opens);
	struct problem *problems = NULL;
	struct composed composed = {.pack = r->pack, .answers = json_obj(c->arena)};
	struct case_new n = {.composed = &composed, .door = p->elem.name, .role = "", .unit = x->unit};
	struct json *body = form_of(r, p, x), *checked = body;
	const char *number;
	size_t n_problems = 0;
	int64_t id;
	TRY(applicant(r, &n.applicant, e));
	if (!n.applicant)
		return true;
	struct env v = {.tx = c->tx, .arena = c->arena, .pack = r->pack, .lang = c->lang, .now = c->now, .procedure = p,
		.unit = x->unit, .body = body};
	TRY(form_check(&v, p->fields.p, p->fields.n, body, &checked, &problems, &n_problems, e));
	*vec_push(c->arena, &composed.parts) = (struct compose_part){p, n_problems ? body : checked};
	n.drafter = n.applicant;
	n.draft = n_problems > 0;
	TRY(case_open(c, &n, &id, &number, e));
	return tx_run(c->tx, STMT_check_case, ARGS(val_i(row), val_i(id)), NULL, e);
}

static bool follow(struct report *r, const struct result *x, int64_t row, int64_t was_case, struct err *e)
{
	int64_t open = 0;
	if (was_case) {
		act_object(r->c, OBJECT_CASE, was_case);
		TRY(tx_number(r->c->tx, STMT_check_case_open, ARGS(val_i(was_case)), 0, &open, e));
	}
	return x->put.result != CHECK_FAIL || open || !x->check->opens || open_case(r, x, row, e);
}

/* A pass may be what a duty waits for: about this record, or of the place when nothing of the check fails or is unknown. */
static bool fulfil(struct report *r, const struct result *x, struct err *e)
{
	int64_t bad;
	if (!round_is_done_by(r->pack, x->put.name))
		return true;
	TRY(tx_number(r->c->tx, STMT_check_not_passed, ARGS(val_i(r->c->who.organ), val_c(x->put.name)), 0, &bad, e));
	const struct round_deed_of deed = {.unit = x->unit, .records = &x->put.record, .n_records = 1, .place = !bad};
	return round_fulfil(r->c, r->pack, x->put.name, &deed, e);
}

/* ---- check_report ---- */

static bool put_all(struct report *r, int64_t *ret_new, int64_t n[CHECK_RESULTS], struct err *e)
{
	for (size_t i = 0; i < r->list.n; i++) {
		const struct result *x = &r->list.p[i];
		bool fresh, changed;
		int64_t row, was_case;
		TRY(check_put(r->c, &x->put, &fresh, &changed, &row, &was_case, e));
		if (!fresh)
			continue;
		(*ret_new)++;
		n[x->put.result]++;
		standing_proves(r->c, x->put.name);
		if (changed || x->put.result == CHECK_FAIL)
			TRY(follow(r, x, row, was_case, e));
	}
	/* when all of the batch is known */
	for (size_t i = 0; i < r->list.n; i++)
		if (r->list.p[i].put.result == CHECK_PASS)
			TRY(fulfil(r, &r->list.p[i], e));
	return true;
}

static bool report(struct act_call *c, struct err *e)
{
	struct report r = {.c = c, .pack = city_pack(c->city, c->tx, c->who.organ, e)};
	const struct json *list = json_get(json_get(c->in, "form"), "list");
	struct str source = str_trim(json_str(c->in, "source"));
	int64_t fresh = 0, n[CHECK_RESULTS] = {0};
	if (!r.pack)
		return false;
	if (!list || list->kind != JSON_ARR || !list->count || list->count > CHECK_BATCH)
		return FAIL(e, ERR_INVALID, "check_report: \"form\" holds a list of 1 to %d results", CHECK_BATCH);
	size_t at = 0;
	json_each(it, list) {
		if (it->kind != JSON_OBJ)
			return FAIL(e, ERR_INVALID, "check_report: a result is an object");
		TRY(read_line(&r, at++, it, e));
	}
	if (c->problems.n)
		return false;
	TRY(put_all(&r, &fresh, n, e));
	if (!fresh) {
		act_problem(c, "", t_check_nothing_new(c->lang));
		return false;
	}
	if (source.n)
		json_add_str(c->arena, c->body, STR("source"), source);
	for (int i = 0; i < CHECK_RESULTS; i++)
		json_add_int(c->arena, c->body, str_of(check_result_word((enum check_result)i)), n[i]);
	json_add_int(c->arena, c->body, STR("passed_over"), (int64_t)r.list.n - fresh);
	c->object = fresh;
	return true;
}

/* ---- self_test ---- */

static bool tested(struct act_call *c, struct err *e)
{
	int64_t n[CHECK_RESULTS] = {0};
	json_each(it, json_get(json_get(c->in, "form"), "list")) {
		struct str check = json_str(it, "check");
		struct check_put put = {.name = arena_cstr(c->arena, check), .seen = c->now, .evidence = json_str(it,
			"evidence")};
		bool fresh, changed;
		int64_t row, was_case;
		if (!str_starts(check, STR("portal.")) || !check_result_of(json_str(it, "result"), &put.result))
			return FAIL(e, ERR_INVALID, "self_test: a result is malformed");
		if (!put.evidence.p)
			put.evidence = STR("");
		TRY(check_put(c, &put, &fresh, &changed, &row, &was_case, e));
		n[put.result]++;
		standing_proves(c, put.name);
	}
	for (int i = 0; i < CHECK_RESULTS; i++)
		json_add_int(c->arena, c->body, str_of(check_result_word((enum check_result)i)), n[i]);
	c->object = n[CHECK_PASS];
	return true;
}

static const struct act_param report_params[] = {{"form", PARAM_KIND_FORM, false, 6 * CHECK_BATCH + 2},
	{"source", PARAM_KIND_TEXT, true, 400}, {NULL, 0, false, 0}};
static const struct act_param test_params[] = {{"form", PARAM_KIND_FORM, false, 1000}, {NULL, 0, false, 0}};
const struct act act_check_report = {.name = "check_report", .title = t_act_check_report, .right = RIGHT_CHECKER,
	.object_kind = OBJECT_NONE, .assurance = 1, .params = report_params, .run = report};
const struct act act_self_test = {.name = "self_test", .title = t_act_self_test, .right = RIGHT_SYSTEM,
	.object_kind = OBJECT_NONE, .params = test_params, .run = tested};
