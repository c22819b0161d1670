#include "engine/account_private.h"
#include "engine/object.h"
#include "engine/people_acts.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clock.h"
#include "util/num.h"

/* An encoded hash, as password_hash makes it; nothing else is kept as a secret. */
static bool hash_good(struct str s)
{
	return str_starts(s, STR("$argon2id$")) && s.n < PASSWORD_HASH;
}

static bool credential_put(struct act_call *c, int64_t account, struct str secret, bool temporary, int64_t life, struct err *e)
{
	if (!hash_good(secret))
		return FAIL(e, ERR_INVALID, "%s: \"secret\" is an encoded Argon2id hash", c->act->name);
	return tx_run(c->tx, STMT_credential_add,
		ARGS(val_i(account), val_c("password"), val_s(secret), val_i(temporary), val_i(c->now),
			temporary ? val_i(c->now + life) : val_null()),
		NULL, e);
}

bool account_put(
	const struct form_line *l, int64_t person, struct str secret, bool temporary, int64_t life, int64_t *ret, struct err *e)
{
	struct act_call *c = l->c;
	struct str login = str_trim(json_str(l->in, "login")), folded;
	int64_t id;
	TRY(line_ours(l, "person", OBJECT_PERSON, person, e));
	if (!account_fold(c->arena, login, &folded))
		return line_wrong(l, "login", t_people_bad_login(c->lang));
	TRY(tx_number(c->tx, STMT_account_by_login, ARGS(val_s(folded)), 0, &id, e));
	if (id)
		return line_wrong(l, "login", t_people_login_taken(c->lang));
	TRY(tx_run(c->tx, STMT_account_add, ARGS(val_i(person), val_s(folded), val_c("active"), val_i(c->now)), &id, e));
	if (secret.n)
		TRY(credential_put(c, id, secret, temporary, life, e));
	act_object(c, OBJECT_ACCOUNT, id);
	act_object(c, OBJECT_PERSON, person);
	*ret = id;
	return true;
}

static bool life_of_temporary(struct act_call *c, int64_t *ret, struct err *e)
{
	const struct pack *p = city_pack(c->city, c->tx, c->who.organ, e);
	struct account_rules rules;
	if (!p || !account_rules(c->tx, p, c->who.organ, c->now, &rules, e))
		return false;
	*ret = rules.temporary_life;
	return true;
}

struct account_row { int64_t id, person; const char *login, *state; };

static bool account_of(struct act_call *c, struct account_row *ret, struct err *e)
{
	struct val v[4];
	bool found;
	int64_t id = json_int(c->in, "id", 0);
	TRY(tx_one(c->tx, c->arena, STMT_account_one, ARGS(val_i(id)), &found, v, 4, e));
	if (!found)
		return FAIL(e, ERR_NOT_FOUND, "account %lld", (long long)id);
	*ret = (struct account_row){v[0].i, v[1].i, arena_cstr(c->arena, v[2].s), arena_cstr(c->arena, v[3].s)};
	return true;
}

static void keep_reason(struct act_call *c)
{
	if (json_str(c->in, "reason").n)
		json_add_str(c->arena, c->body, STR("reason"), json_str(c->in, "reason"));
}

static bool add(struct act_call *c, struct err *e)
{
	struct form_line l = {c, c->in, ""};
	int64_t person = json_int(c->in, "person", 0), life;
	struct val v[9];
	bool found;
	TRY(tx_one(c->tx, c->arena, STMT_person_one, ARGS(val_i(person)), &found, v, 9, e));
	if (!found)
		return line_wrong(&l, "person", t_people_no_person(c->lang));
	if (str_is(v[5].s, "left"))
		return line_wrong(&l, "person", t_people_left(c->lang));
	struct json *in = json_copy(c->arena, c->in);
	if (!json_str(in, "login").n)        /* usually the number of the person */
		json_put(c->arena, in, STR("login"), json_add_str(c->arena, json_arr(c->arena), STR_NONE, v[1].s));
	l.in = in;
	TRY(life_of_temporary(c, &life, e));
	TRY(account_put(&l, person, json_str(c->in, "secret"), true, life, &c->object, e));
	json_add_int(c->arena, c->body, STR("person"), person);
	return true;
}

static bool set_state(struct act_call *c, const char *state, struct err *e)
{
	struct form_line l = {c, c->in, ""};
	struct account_row a;
	TRY(account_of(c, &a, e));
	if (strcmp(a.state, state) == 0)
		return line_wrong(&l, "", t_people_unchanged(c->lang));
	TRY(tx_run(c->tx, STMT_account_set, ARGS(val_i(a.id), val_c(state)), NULL, e));
	TRY(tx_run(c->tx, STMT_session_drop_account, ARGS(val_i(a.id)), NULL, e));
	keep_reason(c);
	c->object = a.id;
	act_object(c, OBJECT_PERSON, a.person);
	return true;
}

static bool disable(struct act_call *c, struct err *e)
{
	return set_state(c, "disabled", e);
}

static bool enable(struct act_call *c, struct err *e)
{
	return set_state(c, "active", e);
}

static bool reset(struct act_call *c, struct err *e)
{
	struct account_row a;
	int64_t life;
	TRY(account_of(c, &a, e));
	TRY(life_of_temporary(c, &life, e));
	TRY(tx_run(c->tx, STMT_credential_retire, ARGS(val_i(a.id), val_c("password")), NULL, e));
	TRY(credential_put(c, a.id, json_str(c->in, "secret"), true, life, e));
	TRY(tx_run(c->tx, STMT_session_drop_account, ARGS(val_i(a.id)), NULL, e));
	/* Whoever forgot his password has locked himself out too. */
	TRY(tx_run(c->tx, STMT_throttle_clear, ARGS(val_c(throttle_account(c->arena, a.id))), NULL, e));
	keep_reason(c);
	c->object = a.id;
	act_object(c, OBJECT_PERSON, a.person);
	return true;
}

static bool change(struct act_call *c, struct err *e)
{
	uint8_t keep[HASH_LEN];
	int64_t account = c->who.account, now;
	TRY(tx_number(c->tx, STMT_credential_current, ARGS(val_i(account)), 0, &now, e));
	if (now != json_int(c->in, "credential", 0))
		return FAIL(e, ERR_STALE, "the password was changed in the meantime");
	must(num_unhex(json_str(c->in, "keep"), keep, HASH_LEN));
	TRY(tx_run(c->tx, STMT_credential_retire, ARGS(val_i(account), val_c("password")), NULL, e));
	TRY(credential_put(c, account, json_str(c->in, "secret"), false, 0, e));
	TRY(tx_run(c->tx, STMT_session_drop_others, ARGS(val_i(account), val_b(keep, HASH_LEN)), NULL, e));
	c->object = account;
	return true;
}

/* ---- around the acts: hashing is slow and is done before the door, where nobody waits for it ---- */

static struct json *with(struct arena *a, const struct json *in, const char *name, struct str value)
{
	struct json *made = json_copy(a, in);
	json_add_str(a, made, str_of(name), value);
	return made;
}

bool account_issue(struct city *city, const struct act *act, const struct who *who, const uint8_t token[CHAIN_TOKEN],
	const struct json *in, const struct lang *l, struct arena *a, struct act_result *ret,
	char ret_password[ACCOUNT_TEMPORARY], struct err *e)
{
	char password[ACCOUNT_TEMPORARY], hash[PASSWORD_HASH];
	ret_password[0] = 0;
	*ret = (struct act_result){0};
	must(!json_get(in, "secret"));
	password_temporary(password);
	bool ok = password_hash(str_of(password), hash, e)
		&& act_do(city, act, who, token, with(a, in, "secret", str_of(hash)), l, a, ret, e);
	if (ok && ret->done && !ret->repeated)
		memcpy(ret_password, password, sizeof(password));
	wipe(password, sizeof(password));
	wipe(hash, sizeof(hash));
	return ok;
}

struct own { int64_t credential; struct str secret; const char *subject; struct account_rules rules; bool locked; };

static bool own_read(
	struct city *city, struct tx *t, struct arena *a, const struct who *who, int64_t now, struct own *ret, struct err *e)
{
	struct throttle tries;
	struct query *q = tx_query(t, STMT_account_login_of, ARGS(val_i(who->account)));
	if (query_next(q)) {
		ret->secret = arena_str(a, query_s(q, 5));
		ret->credential = query_i(q, 6);
	}
	TRY(query_end(q, e));
	ret->subject = throttle_account(a, who->account);
	TRY(throttle_read(t, ret->subject, &tries, e));
	ret->locked = tries.until > now;
	const struct pack *p = city_pack(city, t, who->organ, e);
	return p && account_rules(t, p, who->organ, now, &ret->rules, e);
}

/* Guessing the old password from an open session is guessing too. */
static bool old_is_right(struct city *city, const struct own *own, struct str old, int64_t now, bool *ret, struct err *e)
{
	struct tx *t;
	int64_t streak;
	*ret = false;
	if (own->locked)
		return true;
	TRY(tx_begin(city_store(city), TX_VOLATILE, &t, e));
	if (!throttle_attempt(t, own->subject, &own->rules, own->rules.attempts, now, &streak, e)) {
		tx_abort(t);
		return false;
	}
	TRY(tx_commit(t, e));
	*ret = streak <= own->rules.attempts && password_verify(own->secret, old);
	if (!*ret)
		return true;
	TRY(tx_begin(city_store(city), TX_VOLATILE, &t, e));
	if (!throttle_forgive(t, own->subject, e)) {
		tx_abort(t);
		return false;
	}
	return tx_commit(t, e);
}

static void one_problem(struct arena *a, struct act_result *ret, const char *field, const char *text)
{
	struct problem *p = arena_make(a, struct problem);
	*p = (struct problem){field, text};
	*ret = (struct act_result){.problems = p, .n_problems = 1};
}

static bool check_new(struct city *city, const struct who *who, struct str new_, const struct lang *l, struct arena *a,
	struct act_result *ret, struct err *e)
{
	struct tx *t;
	struct problem *problems;
	size_t n;
	TRY(tx_begin(city_store(city), TX_READ, &t, e));
	bool ok = password_check(city, t, a, who->account, new_, l, &problems, &n, e);
	tx_abort(t);
	if (ok)
		*ret = (struct act_result){.problems = problems, .n_problems = n};
	return ok;
}

/* The second click comes when the old password is already gone: its token is looked up before the password. */
static bool changed_before(
	struct tx *t, const struct who *who, const uint8_t token[CHAIN_TOKEN], struct act_result *ret, struct err *e)
{
	struct query *q = tx_query(t, STMT_entry_by_token, ARGS(val_b(token, CHAIN_TOKEN)));
	if (query_next(q) && query_i(q, 2) == who->person && str_is(query_s(q, 3), act_password_change.name))
		*ret = (struct act_result){.done = true, .repeated = true, .entry = query_i(q, 0), .object = who->account};
	return query_end(q, e);
}

bool account_change_password(struct city *city, const struct who *who, const uint8_t session[SESSION_TOKEN],
	const uint8_t token[CHAIN_TOKEN], struct str old, struct str new_, const struct lang *l, struct arena *a,
	struct act_result *ret, struct err *e)
{
	struct own own = {0};
	struct tx *t;
	bool right;
	int64_t now = clock_now();
	*ret = (struct act_result){0};
	TRY(tx_begin(city_store(city), TX_READ, &t, e));
	bool ok = changed_before(t, who, token, ret, e) && (ret->done || own_read(city, t, a, who, now, &own, e));
	tx_abort(t);
	TRY(ok);
	if (ret->done)
		return true;
	TRY(old_is_right(city, &own, old, now, &right, e));
	if (!right) {
		one_problem(a, ret, "old", own.locked ? t_password_locked(l) : t_password_old_wrong(l));
		return true;
	}
	TRY(check_new(city, who, new_, l, a, ret, e));
	if (ret->n_problems)
		return true;
	char hash[PASSWORD_HASH];
	TRY(password_hash(new_, hash, e));
	struct hash digest = hash_of((struct str){(const char *)session, SESSION_TOKEN});
	struct buf hex;
	buf_init(&hex, 2 * HASH_LEN + 1);
	num_hex(&hex, digest.b, HASH_LEN);
	struct json *in = json_obj(a);
	json_add_str(a, in, STR("secret"), str_of(hash));
	json_add_str(a, in, STR("keep"), buf_str(&hex));
	json_add_int(a, in, STR("credential"), own.credential);
	buf_free(&hex);
	ok = act_do(city, &act_password_change, who, token, in, l, a, ret, e);
	wipe(hash, sizeof(hash));
	return ok;
}

/* ---- rows ---- */

#define SECRET {"secret", PARAM_KIND_TEXT, false, PASSWORD_HASH}
#define REASON {"reason", PARAM_KIND_TEXT, true, 4000}
#define END {NULL, 0, false, 0}

static const struct act_param add_params[] = {
	{"person", PARAM_KIND_ID, false, 0}, {"login", PARAM_KIND_TEXT, true, 200}, SECRET, END,
};
static const struct act_param state_params[] = {{"id", PARAM_KIND_ID, false, 0}, REASON, END};
static const struct act_param reset_params[] = {{"id", PARAM_KIND_ID, false, 0}, SECRET, REASON, END};
static const struct act_param change_params[] = {
	SECRET, {"keep", PARAM_KIND_DIGEST, false, 0}, {"credential", PARAM_KIND_ID, false, 0}, END,
};

/* fresh_minutes: whoever finds a screen that was left open cannot make himself an account. */
const struct act act_account_add = {
	.name = "account_add", .title = t_act_account_add, .right = RIGHT_PEOPLE, .object_kind = OBJECT_ACCOUNT, .assurance = 1,
	.fresh_minutes = 60, .params = add_params, .run = add,
};
const struct act act_account_disable = {
	.name = "account_disable",
	.title = t_act_account_disable,
	.right = RIGHT_PEOPLE,
	.object_kind = OBJECT_ACCOUNT,
	.assurance = 1,
	.params = state_params,
	.run = disable,
};
const struct act act_account_enable = {
	.name = "account_enable",
	.title = t_act_account_enable,
	.right = RIGHT_PEOPLE,
	.object_kind = OBJECT_ACCOUNT,
	.assurance = 1,
	.fresh_minutes = 60,
	.params = state_params,
	.run = enable,
};
const struct act act_account_reset = {
	.name = "account_reset",
	.title = t_act_account_reset,
	.right = RIGHT_PEOPLE,
	.object_kind = OBJECT_ACCOUNT,
	.assurance = 1,
	.fresh_minutes = 60,
	.params = reset_params,
	.run = reset,
};
const struct act act_password_change = {
	.name = "password_change",
	.title = t_act_password_change,
	.right = RIGHT_LOGGED_IN,
	.object_kind = OBJECT_ACCOUNT,
	.assurance = 1,
	.while_changing = true,
	.contractor = true,
	.params = change_params,
	.run = change,
};
