#include "engine/act.h"

#include "engine/contractor.h"
#include "engine/document.h"
#include "engine/object.h"
#include "engine/rights.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clock.h"
#include "util/num.h"
#include "util/utf8.h"

#define TEXT_DEFAULT 4000
#define FORM_DEFAULT 10000
#define CLOCK_SLACK 1000                 /* ms that a clock may lie behind the last entry without a word */
#define MINUTE 60000

void act_problem(struct act_call *c, const char *field, const char *text)
{
	*vec_push(c->arena, &c->problems) = (struct problem){arena_cstr(c->arena, str_of(field)), text};
}

void act_organ(struct act_call *c, int64_t organ)
{
	c->who.organ = organ;
	tx_act_organ(c->tx, organ);
}

void act_object(struct act_call *c, int kind, int64_t id)
{
	*vec_push(c->arena, &c->objects) = (struct entry_object){kind, id};
}

/* ---- parameters ---- */

static bool text_good(struct str s, size_t max)
{
	if (s.n > (max ? max : TEXT_DEFAULT) || !utf8_valid(s))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20 && s.p[i] != '\n' && s.p[i] != '\t' && s.p[i] != '\r')
			return false;
	return true;
}

static bool word_good(struct str s)
{
	if (s.n < 1 || s.n > 63)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char ch = s.p[i];
		bool good = (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z') || (ch >= '0' && ch <= '9') || ch == '.'
			|| ch == '_' || ch == '-';
		if (!good)
			return false;
	}
	return true;
}

static size_t values_in(const struct json *j, size_t max)
{
	size_t n = 1;
	for (const struct json *it = j->kind == JSON_OBJ || j->kind == JSON_ARR ? j->first : NULL; it && n <= max; it = it->next)
		n += values_in(it, max);
	return n;
}

static bool param_good(const struct act_param *p, const struct json *v)
{
	uint8_t digest[HASH_LEN];
	switch (p->kind) {
	case PARAM_KIND_ID:
		return v->kind == JSON_INT && v->i >= 0;
	case PARAM_KIND_TEXT:
		return v->kind == JSON_STR && text_good(v->s, p->max);
	case PARAM_KIND_DIGEST:
		return v->kind == JSON_STR && num_unhex(v->s, digest, sizeof(digest));
	case PARAM_KIND_WORD:
		return v->kind == JSON_STR && word_good(v->s);
	case PARAM_KIND_FORM: {
		size_t max = p->max ? p->max : FORM_DEFAULT;
		return v->kind == JSON_OBJ && values_in(v, max) <= max;
	}
	}
	return false;
}

static bool absent(const struct json *v)
{
	return !v || v->kind == JSON_NULL;
}

static bool params_check(const struct act *act, const struct json *in, struct err *e)
{
	static const struct act_param none[] = {{NULL, 0, false, 0}};
	const struct act_param *params = act->params ? act->params : none;
	if (!in || in->kind != JSON_OBJ)
		return FAIL(e, ERR_INVALID, "%s: parameters are an object", act->name);
	json_each(it, in) {
		const struct act_param *p = params;
		while (p->name && !str_is(it->name, p->name))
			p++;
		if (!p->name)
			return FAIL(e, ERR_INVALID, "%s: no parameter is called \"%.*s\"", act->name,
				STR_ARG(str_head(it->name, 64)));
		if (!absent(it) && !param_good(p, it))
			return FAIL(e, ERR_INVALID, "%s: parameter \"%s\" is malformed", act->name, p->name);
	}
	for (const struct act_param *p = params; p->name; p++)
		if (!p->optional && absent(json_get(in, p->name)))
			return FAIL(e, ERR_INVALID, "%s: parameter \"%s\" is missing", act->name, p->name);
	return true;
}

/* ---- rights ---- */

/* What the right is about: the object named "id"; for what does not exist yet, where it will stand. */
static bool rights_check(struct act_call *c, struct rights_answer *ret, struct err *e)
{
	struct rights r = {.city = c->city, .tx = c->tx, .arena = c->arena, .lang = c->lang, .who = c->who, .now = c->now,
		.object_kind = c->act->object_kind};
	if (!c->who.system) {
		r.pack = city_pack(c->city, c->tx, c->who.organ, e);
		if (!r.pack)
			return false;
	}
	enum right right = c->act->right;
	const char *about = right == RIGHT_PACK ? "organ" : right == RIGHT_DISPOSER || right == RIGHT_REMINDER ? "unit" : "id";
	int64_t id = json_int(c->in, about, 0);
	if (!id && c->act->right == RIGHT_WRITER)
		return rights_may_write(
			&r, arena_cstr(c->arena, json_str(c->in, "register")), json_int(c->in, "unit", 0), ret, e);
	if (!id && c->act->right == RIGHT_APPOINTER)
		return rights_may_appoint(&r, arena_cstr(c->arena, json_str(c->in, "role")), json_int(c->in, "unit", 0), ret, e);
	if (right == RIGHT_DRAFTER && !c->who.system)
		return document_may_draft(&r, arena_cstr(c->arena, json_str(c->in, "document")), json_int(c->in, "unit", 0),
			ret, e);
	return rights_may(&r, c->act->right, id, ret, e);
}

/* The account at the door may have been disabled, the person may have left, since the session was read. */
static bool alive(struct act_call *c, struct err *e)
{
	if (c->who.system)
		return true;
	struct query *q =
		c->who.person > 0 ? tx_query(c->tx, STMT_account_who, ARGS(val_i(c->who.person), val_i(c->who.account))) : NULL;
	bool good = q && query_next(q) && str_is(query_s(q, 0), "active") && (!c->who.account || str_is(query_s(q, 1), "active"));
	c->who.contractor = good && str_is(query_s(q, 2), EMPLOYMENT_CONTRACTOR);
	if (q)
		TRY(query_end(q, e));
	if (c->who.contractor) {
		const struct pack *p = city_pack(c->city, c->tx, c->who.organ, e);
		TRY(p && contractor_bound(c->tx, p, c->who.person, 0, civil_date_of_ms(c->now), &good, e));
		if (good && !c->act->contractor)
			return FAIL(e, ERR_DENIED, "%s", t_rights_contractor(c->lang));
	}
	return good || FAIL(e, ERR_DENIED, "%s", t_rights_not_in_office(c->lang));
}

static bool may(struct act_call *c, struct rights_answer *ret, struct err *e)
{
	const struct act *act = c->act;
	TRY(alive(c, e));
	if (!c->who.system) {
		if (c->who.must_change && !act->while_changing)
			return FAIL(e, ERR_DENIED, "%s", t_rights_must_change(c->lang));
		if (act->assurance > c->who.assurance)
			return FAIL(e, ERR_DENIED, "%s",
				act->assurance > 1 ? t_rights_second_factor(c->lang) : t_rights_log_in(c->lang));
		if (act->fresh_minutes && c->now - c->who.session_started > (int64_t)act->fresh_minutes * MINUTE)
			return FAIL(e, ERR_DENIED, "%s", t_rights_fresh(c->lang, act->fresh_minutes));
	}
	TRY(rights_check(c, ret, e));
	return ret->may || FAIL(e, ERR_DENIED, "%s", ret->why);
}

/* ---- the door ---- */

/* The same act of the same person, and not about another thing: nobody hears that something was done to it. */
static bool same_intention(const struct entry_seen *seen, const struct act *act, const struct who *who, const struct json *in)
{
	int64_t id = json_int(in, "id", 0);
	bool same_thing = !id || !seen->out_id || act->object_kind == OBJECT_NONE || seen->out_id == id;
	return seen->actor == who->person && strcmp(seen->act, act->name) == 0 && same_thing;
}

/* What is not known any more (token_form is volatile) counts as the same: nobody is told what nobody can know. */
static bool other_form(struct tx *t, struct arena *a, const struct who *who, const uint8_t token[CHAIN_TOKEN], bool *ret,
	struct err *e)
{
	struct val first;
	bool found = false;
	*ret = false;
	if (!who->form)
		return true;
	TRY(tx_one(t, a, STMT_token_form_get, ARGS(val_b(token, CHAIN_TOKEN)), &found, &first, 1, e));
	*ret = found && !str_eq(first.s, (struct str){(const char *)who->form->b, HASH_LEN});
	return true;
}

bool act_sent_before(struct tx *t, struct arena *a, const char *act, const struct who *who, const uint8_t token[CHAIN_TOKEN],
	bool *ret_found, struct act_result *ret, struct err *e)
{
	struct entry_seen seen;
	*ret = (struct act_result){0};
	*ret_found = false;
	TRY(entry_by_token(t, a, token, &seen, ret_found, e));
	*ret_found = *ret_found && seen.actor == who->person && strcmp(seen.act, act) == 0;
	if (!*ret_found)
		return true;
	*ret = (struct act_result){.done = true, .repeated = true, .entry = seen.seq, .object = seen.out_id};
	return other_form(t, a, who, token, &ret->differs, e);
}

/* The entry may stand in a batch that is not on disk yet: whoever repeats waits for it like the first. */
static bool repeat(struct city *city, const struct act *act, const struct who *who, const uint8_t token[CHAIN_TOKEN],
	const struct json *in, struct arena *a, struct act_result *ret, struct err *e)
{
	struct tx *t;
	struct entry_seen seen;
	bool found = false, differs = false;
	TRY(tx_begin(city_store(city), TX_VOLATILE, &t, e));
	if (!entry_by_token(t, a, token, &seen, &found, e) || !other_form(t, a, who, token, &differs, e)) {
		tx_abort(t);
		return false;
	}
	TRY(tx_commit(t, e));
	if (!found)
		return FAIL(e, ERR_BUSY, "the first try of this act was not written; please try again");
	if (!same_intention(&seen, act, who, in)) {
		ret->differs = true;
		return FAIL(e, ERR_CONFLICT, "this token belongs to another act");
	}
	*ret = (struct act_result){.done = true, .repeated = true, .differs = differs, .entry = seen.seq, .object = seen.out_id};
	return true;
}

static bool write_entry(struct act_call *c, const uint8_t token[CHAIN_TOKEN], int64_t behind, struct err *e)
{
	struct arena *a = c->arena;
	struct json *body = json_obj(a);
	if (c->who.person) {
		struct json *who = org_who_text(c->tx, a, c->who.person, NULL, civil_date_of_ms(c->now), e);
		if (!who)
			return false;
		json_add(a, body, STR("who"), who);
	}
	json_add(a, body, STR("in"), c->body);
	struct json *out = json_add_obj(a, body, STR("out"));
	json_add_int(a, out, STR("kind"), c->object ? c->act->object_kind : OBJECT_NONE);
	json_add_int(a, out, STR("id"), c->object);
	if (behind > CLOCK_SLACK)
		json_add_int(a, body, STR("clock"), behind);
	VEC(struct entry_object) objects = {0};
	if (c->object && c->act->object_kind != OBJECT_NONE)
		*vec_push(a, &objects) = (struct entry_object){c->act->object_kind, c->object};
	for (size_t i = 0; i < c->objects.n; i++)
		*vec_push(a, &objects) = c->objects.p[i];
	struct entry_new n = {
		.seq = c->seq, .time = c->now, .actor = c->who.person, .role = c->role, .act = c->act->name, .token = token,
		.body = body, .objects = objects.p, .n_objects = objects.n,
	};
	return entry_write(c->tx, a, &n, NULL, e);
}

/* In the transaction, after the lock. *ret_done false with the call's problems: invalid. */
static bool run(struct act_call *c, const uint8_t token[CHAIN_TOKEN], int64_t behind, bool *ret_done, struct err *e)
{
	struct rights_answer answer = {.role = "", .why = ""};
	TRY(may(c, &answer, e));
	TRY(params_check(c->act, c->in, e));
	*ret_done = false;
	act_look_texts(c, false);
	if (c->problems.n)
		return true;
	c->right = &answer;
	c->role = answer.role;
	struct err why = {0};
	bool ok = c->act->run(c, &why);
	if (ok && !c->problems.n)
		act_look_texts(c, true);
	*ret_done = ok && !c->problems.n;
	if (why.code != ERR_NONE) {
		if (e)
			*e = why;
		return false;
	}
	if (!*ret_done) {
		must(c->problems.n);         /* an act that refuses says why */
		return true;
	}
	TRY(write_entry(c, token, behind, e));
	if (c->who.form)
		TRY(tx_run(c->tx, STMT_token_form_put,
			ARGS(val_b(token, CHAIN_TOKEN), val_b(c->who.form->b, HASH_LEN), val_i(c->now)), NULL, e));
	return !c->act->after || c->act->after(c, e);
}

bool act_do(struct city *city, const struct act *act, const struct who *who, const uint8_t token[CHAIN_TOKEN],
	const struct json *in, const struct lang *l, struct arena *a, struct act_result *ret, struct err *e)
{
	*ret = (struct act_result){0};
	struct tx *t;
	TRY(tx_begin(city_store(city), TX_ACT, &t, e));
	struct act_call c = {
		.city = city, .tx = t, .arena = a, .lang = l, .act = act, .who = *who, .in = in, .role = "", .body = json_obj(a),
	};
	must(!who->system || !who->person);
	c.who.organ = who->organ ? who->organ : 1;
	struct entry_seen seen;
	bool found = false, done = false;
	int64_t last = 0, next;
	bool ok = tx_act_open(t, c.who.organ, &c.seq, e) && entry_by_token(t, a, token, &seen, &found, e);
	if (ok && found) {
		tx_abort(t);
		return repeat(city, act, who, token, in, a, ret, e);
	}
	ok = ok && entry_next(t, &next, &last, e);
	int64_t now = clock_now();
	c.now = now < last ? last : now;
	ok = ok && run(&c, token, last - now, &done, e);
	if (!ok || !done) {
		tx_abort(t);
		ret->problems = c.problems.p;
		ret->n_problems = c.problems.n;
		return ok;
	}
	struct err why = {0};
	if (!tx_commit(t, &why)) {
		/* The answer was lost, perhaps not the act: the store tells when it can be asked again. */
		if (why.code == ERR_IO && repeat(city, act, who, token, in, a, ret, NULL)) {
			ret->repeated = false;
			return true;
		}
		if (e)
			*e = why;
		return false;
	}
	*ret = (struct act_result){.done = true, .entry = c.seq, .object = c.object};
	return true;
}
