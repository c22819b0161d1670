#include "engine/issue.h"

#include "engine/object.h"
#include "text/text.h"

/* ---- rows ---- */

static bool rows(struct query *q, struct arena *a, struct issue **ret, size_t *ret_n, struct err *e)
{
	VEC(struct issue) list = {0};
	while (query_next(q))
		*vec_push(a, &list) = (struct issue){.id = query_i(q, 0), .proposal = query_i(q, 1), .record = query_i(q, 2),
			.unit = query_i(q, 3), .version = query_i(q, 4), .settled = query_i(q, 5), .settled_by = query_i(q, 6),
			.reg = arena_cstr(a, query_s(q, 7)), .number = arena_cstr(a, query_s(q, 8)),
			.title = arena_cstr(a, query_s(q, 9)), .field = arena_cstr(a, query_s(q, 10)),
			.value = arena_cstr(a, query_s(q, 11)), .kind = arena_cstr(a, query_s(q, 12)),
			.answer = arena_cstr(a, query_s(q, 13)), .reason = arena_cstr(a, query_s(q, 14)),
			.disposed = query_i(q, 15), .entry = query_i(q, 16)};
	*ret = list.p;
	*ret_n = list.n;
	return query_end(q, e);
}

bool issue_page(struct tx *t, struct arena *a, int64_t proposal, bool open, int64_t after, int limit, struct issue **ret,
	size_t *ret_n, struct err *e)
{
	return rows(tx_query(t, open ? STMT_issue_open : STMT_issue_list, ARGS(val_i(proposal), val_i(after), val_i(limit))), a,
		ret, ret_n, e);
}

bool issue_of_record(struct tx *t, struct arena *a, int64_t record, struct issue **ret, size_t *ret_n, struct err *e)
{
	return rows(tx_query(t, STMT_issue_record, ARGS(val_i(record))), a, ret, ret_n, e);
}

bool issue_counts(struct tx *t, int64_t proposal, int64_t *ret_all, int64_t *ret_open, struct err *e)
{
	struct query *q = tx_query(t, STMT_issue_counts, ARGS(val_i(proposal)));
	bool found = query_next(q);
	*ret_all = found ? query_i(q, 0) : 0;
	*ret_open = found ? query_i(q, 1) : 0;
	return query_end(q, e);
}

/* ---- inside acts ---- */

bool issue_ask(struct act_call *c, int64_t proposal, const struct record *rec, const move_issues *issues, size_t *ret_open,
	struct err *e)
{
	static const char *const kinds[] = {[MOVE_NO_OPTION] = "option", [MOVE_NO_LEVEL] = "level", [MOVE_SEVERAL] = "several",
		[MOVE_GONE] = "gone", [MOVE_CUT] = "cut"};
	*ret_open = 0;
	for (size_t i = 0; i < issues->n; i++) {
		const struct move_issue *x = &issues->p[i];
		bool asks = x->kind != MOVE_GONE && x->kind != MOVE_CUT;
		*ret_open += asks;
		TRY(tx_run(c->tx, STMT_issue_add, ARGS(val_i(proposal), val_i(rec->id), val_i(rec->version + 1), val_c(x->field),
			val_c(x->value), val_c(kinds[x->kind]), asks ? val_null() : val_i(c->now),
			asks ? val_null() : val_c("kept")), NULL, e));
	}
	return true;
}

static bool settle(struct act_call *c, const struct issue *i, const char *answer, const char *reason, struct err *e)
{
	struct json *one = json_add_obj(c->arena, json_get(c->body, "settled") ? (struct json *)json_get(c->body, "settled")
		: json_add_arr(c->arena, c->body, STR("settled")), STR_NONE);
	json_add_int(c->arena, one, STR("issue"), i->id);
	json_add_str(c->arena, one, STR("field"), str_of(i->field));
	json_add_str(c->arena, one, STR("answer"), str_of(answer));
	return tx_run(c->tx, STMT_issue_settle, ARGS(val_i(i->id), val_i(c->now), val_ref(c->who.person), val_c(answer),
		*reason ? val_c(reason) : val_null()), NULL, e);
}

/* The first name of "items.2.kind". */
static const char *head_of(struct arena *a, const char *field)
{
	struct str rest = str_of(field);
	return arena_cstr(a, str_cut(&rest, '.'));
}

static bool alike(struct arena *a, const struct json *x, const struct json *y)
{
	struct buf b[2];
	const struct json *both[] = {x, y};
	const char *text[2];
	for (int i = 0; i < 2; i++) {
		buf_init(&b[i], 4u << 20);
		if (both[i])
			json_write(&b[i], both[i]);
		text[i] = arena_cstr(a, buf_str(&b[i]));
		buf_free(&b[i]);
	}
	return strcmp(text[0], text[1]) == 0;
}

bool issue_follow(struct act_call *c, const struct record *before, const struct register_ *r, const struct json *body,
	const char *state, struct err *e)
{
	struct issue *list;
	size_t n;
	TRY(issue_of_record(c->tx, c->arena, before->id, &list, &n, e));
	for (size_t i = 0; i < n; i++) {
		const struct field *f = issue_field(c->city, c->tx, c->arena, &list[i], r, e);
		if (e->code)
			return false;
		const char *name = f ? f->name : head_of(c->arena, list[i].field);
		bool same = f && f == r->state ? strcmp(before->state, state) == 0
			: alike(c->arena, json_get(before->body, name), json_get(body, name));
		if (!same)
			TRY(settle(c, &list[i], "value", "", e));
	}
	return true;
}

/* ---- the act record_settle ---- */

static bool open_record(struct act_call *c, struct record *ret, const struct register_ **ret_reg, struct err *e)
{
	const struct pack *p = city_pack(c->city, c->tx, c->who.organ, e);
	bool found, held;
	int64_t id = json_int(c->in, "id", 0);
	if (!p)
		return false;
	TRY(record_get(c->tx, c->arena, id, ret, &found, e));
	if (!found)
		return FAIL(e, ERR_NOT_FOUND, "record %lld", (long long)id);
	if (ret->version != json_int(c->in, "version", 0))
		return FAIL(e, ERR_STALE, "record %lld has version %lld by now", (long long)id, (long long)ret->version);
	*ret_reg = pack_register(p, ret->reg);
	TRY(migrate_holds(c, ret, p, &held, e));
	if (held)
		act_problem(c, "", t_migrate_busy(c->lang));
	return !held;
}

/* The value given for the field of an issue, put into body; a state into *state. */
static bool take_value(struct act_call *c, const struct issue *i, const struct register_ *r, const struct record *rec,
	struct json *body, const char **state, struct err *e)
{
	const struct field *f = r ? issue_field(c->city, c->tx, c->arena, i, r, e) : NULL;
	const struct json *form = json_get(c->in, "form");
	struct problem *problems;
	struct json *typed, *posted = json_obj(c->arena);
	size_t n;
	if (e->code)
		return false;
	if (!f) {
		act_problem(c, arena_cprintf(c->arena, "i.%lld", (long long)i->id), t_issue_no_field(c->lang));
		return true;
	}
	/* only what belongs to this field: "name", "name.y", "name.2.column" */
	size_t len = strlen(f->name);
	json_each(it, form ? form : posted)
		if (str_starts(it->name, str_of(f->name)) && (it->name.n == len || it->name.p[len] == '.'))
			json_put(c->arena, posted, it->name, json_copy(c->arena, it));
	if (f == r->state) {
		const char *word = arena_cstr(c->arena, json_str(posted, f->name));
		if (!field_option(f, str_of(word)))
			act_problem(c, f->name, t_issue_choose(c->lang, title_in(&f->title, c->lang)));
		*state = word;
		return true;
	}
	struct env v = {.tx = c->tx, .arena = c->arena, .pack = city_pack(c->city, c->tx, c->who.organ, e), .lang = c->lang,
		.now = c->now, .reg = r, .unit = rec->unit, .body = rec->body, .before = rec->body, .applicant = c->who.person,
		.poster = {c->who.person, rec->id, OBJECT_RECORD}};
	if (!v.pack)
		return false;
	struct field alone = *f;
	alone.when = NULL;                       /* its conditions are judged with the whole record */
	TRY(form_read(&v, &alone, 1, posted, &typed, &problems, &n, e));
	for (size_t k = 0; k < n; k++)
		act_problem(c, problems[k].field, problems[k].text);
	if (!n && !json_get(typed, f->name))
		act_problem(c, f->name, t_issue_choose(c->lang, title_in(&f->title, c->lang)));
	json_each(it, typed)
		json_put(c->arena, body, it->name, json_copy(c->arena, it));
	return true;
}

static const struct json *answer_to(const struct act_call *c, const struct issue *i)
{
	return json_get(json_get(c->in, "answers"), arena_cprintf(c->arena, "%lld", (long long)i->id));
}

/* What was answered is open, and all answers are words that are known. */
static bool answers_fit(struct act_call *c, const struct issue *list, size_t n, size_t *ret_n, bool *ret_left, struct err *e)
{
	const struct json *answers = json_get(c->in, "answers");
	*ret_n = 0;
	*ret_left = false;
	for (size_t i = 0; i < n; i++) {
		const struct json *x = answer_to(c, &list[i]);
		if (!x)
			continue;
		struct issue_words words;
		TRY(issue_say(c->city, c->tx, c->lang, &list[i], &c->who, false, &words, e));
		if (words.closed)
			return FAIL(e, ERR_DENIED, "%s", t_for_readers_only(c->lang));
		bool left = x->kind == JSON_STR && str_is(x->s, "left");
		if (!left && !(x->kind == JSON_STR && str_is(x->s, "value")))
			return FAIL(e, ERR_INVALID, "record_settle: an answer is \"value\" or \"left\"");
		*ret_left |= left;
		(*ret_n)++;
	}
	if (*ret_n != (answers ? answers->count : 0))
		return FAIL(e, ERR_STALE, "%s", t_issue_not_open(c->lang));
	if (!*ret_n)
		act_problem(c, "", t_issue_none_answered(c->lang));
	return true;
}

static bool run(struct act_call *c, struct err *e)
{
	struct record rec;
	const struct register_ *r = NULL;
	struct issue *list;
	size_t n, n_answers;
	bool any_left;
	TRY(open_record(c, &rec, &r, e));
	TRY(issue_of_record(c->tx, c->arena, rec.id, &list, &n, e));
	TRY(answers_fit(c, list, n, &n_answers, &any_left, e));
	const char *reason = arena_cstr(c->arena, str_trim(json_str(c->in, "reason"))), *state = rec.state;
	struct json *body = json_copy(c->arena, rec.body);
	if (any_left && !*reason)
		act_problem(c, "reason", t_issue_reason(c->lang));
	for (size_t i = 0; i < n; i++) {
		const struct json *x = answer_to(c, &list[i]);
		if (x && str_is(x->s, "value"))
			TRY(take_value(c, &list[i], r, &rec, body, &state, e));
	}
	if (c->problems.n)
		return false;
	c->object = rec.id;
	act_object(c, OBJECT_RECORD, rec.id);
	json_add_str(c->arena, c->body, STR("register"), str_of(rec.reg));
	json_add_int(c->arena, c->body, STR("unit"), rec.unit);
	if (*reason)
		json_add_str(c->arena, c->body, STR("reason"), str_of(reason));
	/* what is left is said before the record is changed, so that a change does not take it for a value */
	for (size_t i = 0; i < n; i++) {
		const struct json *x = answer_to(c, &list[i]);
		if (x)
			TRY(settle(c, &list[i], str_is(x->s, "left") ? "left" : "value", reason, e));
	}
	if (!alike(c->arena, body, rec.body))
		TRY(record_change(c, rec.id, body, reason, e));
	return strcmp(state, rec.state) == 0 || record_set_state(c, rec.id, state, e);
}

static const struct act_param params[] = {
	{"id", PARAM_KIND_ID, false, 0}, {"version", PARAM_KIND_ID, false, 0}, {"answers", PARAM_KIND_FORM, false, 1000},
	{"form", PARAM_KIND_FORM, true, 0}, {"reason", PARAM_KIND_TEXT, true, 2000}, {NULL, 0, false, 0},
};
const struct act act_record_settle = {
	.name = "record_settle", .title = t_act_record_settle, .right = RIGHT_WRITER, .object_kind = OBJECT_RECORD,
		.assurance = 1,
	.params = params, .run = run,
};
