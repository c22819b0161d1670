#include "engine/account_private.h"
#include "engine/contractor.h"
#include "engine/object.h"
#include "engine/rights.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clock.h"
#include "util/num.h"
#include "util/utf8.h"

#define TOKEN_FORM_KEPT (7 * MS_DAY)
#define TICK_EVERY MS_HOUR               /* one entry about failed logins in this time at most */
#define TICK_ROWS 1000

/* What one try knows. */
struct login {
	struct city *city;
	struct arena *a;
	struct str host;
	int64_t account, person, organ, credential, expires, now;
	bool active, in_office, contractor, temporary;
	struct str secret;
	const char *subject, *host_subject;
	struct account_rules rules;
};

static bool find(struct login *o, struct tx *t, struct str login, struct err *e)
{
	struct str folded;
	o->host_subject = throttle_host(o->a, o->host);
	o->organ = 1;
	o->secret = password_nobody();
	if (account_fold(o->a, login, &folded)) {
		struct query *q = tx_query(t, STMT_account_login, ARGS(val_s(folded)));
		if (query_next(q)) {
			o->account = query_i(q, 0);
			o->person = query_i(q, 1);
			o->organ = query_i(q, 2);
			o->active = str_is(query_s(q, 3), "active");
			o->in_office = str_is(query_s(q, 4), "active");
			o->credential = query_i(q, 6);
			if (o->credential)
				o->secret = arena_str(o->a, query_s(q, 5));
			o->temporary = query_i(q, 8) != 0;
			o->expires = query_i(q, 9);
			o->contractor = o->in_office && str_is(query_s(q, 10), EMPLOYMENT_CONTRACTOR);
		}
		TRY(query_end(q, e));
		/* who has moved to another organ is under its policy */
		if (o->person)
			TRY(tx_number(t, STMT_organ_of_person, ARGS(val_i(o->person), val_i(civil_date_of_ms(o->now))), 0,
				&o->organ, e));
	} else {
		folded = str_head(login, 256);
	}
	o->subject = o->account ? throttle_account(o->a, o->account) : throttle_unknown(o->a, folded);
	const struct pack *p = city_pack(o->city, t, o->organ, e);
	/* somebody of a contractor is in office as long as he has a contract */
	if (p && o->contractor)
		TRY(contractor_bound(t, p, o->person, 0, civil_date_of_ms(o->now), &o->in_office, e));
	return p && account_rules(t, p, o->organ, clock_now(), &o->rules, e);
}

static bool locked_till(struct login *o, struct tx *t, int64_t *ret, struct err *e)
{
	struct throttle mine, host;
	TRY(throttle_read(t, o->subject, &mine, e));
	TRY(throttle_read(t, o->host_subject, &host, e));
	int64_t till = mine.until > host.until ? mine.until : host.until;
	*ret = till > o->now ? till : 0;
	return true;
}

static bool look(struct login *o, struct str login, int64_t *ret_locked, struct err *e)
{
	struct tx *t;
	TRY(tx_begin(city_store(o->city), TX_READ, &t, e));
	bool ok = find(o, t, login, e) && locked_till(o, t, ret_locked, e);
	tx_abort(t);
	return ok;
}

/* Counted before the password is looked at: many tries at once gain nothing. *ret_over: no try is left. */
static bool count(struct login *o, bool *ret_over, struct err *e)
{
	struct tx *t;
	int64_t mine = 0, host = 0;
	TRY(tx_begin(city_store(o->city), TX_VOLATILE, &t, e));
	if (!throttle_attempt(t, o->subject, &o->rules, o->rules.attempts, o->now, &mine, e)
		|| !throttle_attempt(t, o->host_subject, &o->rules, o->rules.attempts * THROTTLE_HOST, o->now, &host, e)) {
		tx_abort(t);
		return false;
	}
	*ret_over = mine > o->rules.attempts || host > o->rules.attempts * THROTTLE_HOST;
	return tx_commit(t, e);
}

static bool forgive(struct login *o, struct err *e)
{
	struct tx *t;
	TRY(tx_begin(city_store(o->city), TX_VOLATILE, &t, e));
	if (!throttle_forgive(t, o->subject, e) || !throttle_forgive(t, o->host_subject, e)) {
		tx_abort(t);
		return false;
	}
	return tx_commit(t, e);
}

static void add_hex(struct arena *a, struct json *in, struct str name, const uint8_t *p, size_t n)
{
	struct buf hex;
	buf_init(&hex, 2 * n + 1);
	num_hex(&hex, p, n);
	json_add_str(a, in, name, buf_str(&hex));
	buf_free(&hex);
}

/* The password was right: the session and its entry. */
static bool enter(struct login *o, struct str password, uint8_t ret_token[SESSION_TOKEN], struct err *e)
{
	struct lang l = {LANG_JA, o->a};
	struct json *in = json_obj(o->a);
	uint8_t token[SESSION_TOKEN], act_token[CHAIN_TOKEN], csrf[HASH_LEN];
	char fresh[PASSWORD_HASH];
	rand_bytes(token, sizeof(token));
	rand_bytes(csrf, sizeof(csrf));
	rand_bytes(act_token, sizeof(act_token));
	struct hash digest = hash_of((struct str){(const char *)token, sizeof(token)});
	add_hex(o->a, in, STR("digest"), digest.b, HASH_LEN);
	add_hex(o->a, in, STR("csrf"), csrf, sizeof(csrf));
	json_add_str(o->a, in, STR("host"), o->host);
	json_add_int(o->a, in, STR("credential"), o->credential);
	if (password_is_weak_hash(o->secret)) {
		TRY(password_hash(password, fresh, e));
		json_add_str(o->a, in, STR("secret"), str_of(fresh));
	}
	struct who who = {
		.person = o->person, .account = o->account, .organ = o->organ, .session_started = o->now, .assurance = 1};
	struct act_result r;
	TRY(act_do(o->city, &act_login, &who, act_token, in, &l, o->a, &r, e));
	must(r.done);
	memcpy(ret_token, token, sizeof(token));
	wipe(token, sizeof(token));
	return true;
}

static struct str printable(struct arena *a, struct str host)
{
	char *p = arena_alloc(a, 65);
	size_t n = 0;
	for (size_t i = 0; i < host.n && n < 64; i++)
		p[n++] = host.p[i] > 0x20 && host.p[i] < 0x7f ? host.p[i] : '?';
	return (struct str){p, n};
}

static bool login_try(struct login *o, struct str login, struct str password, enum login_outcome *ret,
	uint8_t ret_token[SESSION_TOKEN], int64_t *ret_locked, struct err *e)
{
	bool over = false;
	TRY(look(o, login, ret_locked, e));
	if (!*ret_locked)
		TRY(count(o, &over, e));
	if (*ret_locked || over) {
		if (over)
			*ret_locked = o->now + o->rules.lock;
		*ret = LOGIN_LOCKED;
		return true;
	}
	bool right = password_verify(o->secret, password) && o->account;
	if (!right) {
		struct tx *t;
		TRY(tx_begin(city_store(o->city), TX_READ, &t, e));
		bool ok = locked_till(o, t, ret_locked, e);
		tx_abort(t);
		*ret = *ret_locked ? LOGIN_LOCKED : LOGIN_WRONG;
		return ok;
	}
	if (!o->active || !o->in_office || (o->temporary && o->expires && o->expires <= o->now)) {
		*ret = o->active && o->in_office ? LOGIN_EXPIRED : LOGIN_DISABLED;
		return forgive(o, e);
	}
	*ret = LOGIN_OK;
	return enter(o, password, ret_token, e);
}

bool account_login(struct city *city, struct str login, struct str password, struct str host,
	enum login_outcome *ret, uint8_t ret_token[SESSION_TOKEN], int64_t *ret_locked_till, struct err *e)
{
	return account_login_at(city, login, password, host, clock_now(), ret, ret_token, ret_locked_till, e);
}

bool account_login_at(struct city *city, struct str login, struct str password, struct str host, int64_t now,
	enum login_outcome *ret, uint8_t ret_token[SESSION_TOKEN], int64_t *ret_locked_till, struct err *e)
{
	struct arena *a = arena_new(4 * 1024 * 1024);
	struct login o = {.city = city, .a = a, .host = printable(a, host), .now = now};
	*ret = LOGIN_WRONG;
	*ret_locked_till = 0;
	bool ok = login_try(&o, login, password, ret, ret_token, ret_locked_till, e);
	arena_free(a);
	return ok;
}

/* ---- act login ---- */

static bool session_limits(struct act_call *c, int64_t *ret_idle, int64_t *ret_ends, struct err *e)
{
	const struct pack *p = city_pack(c->city, c->tx, c->who.organ, e);
	struct account_rules r;
	bool desk;
	if (!p || !account_rules(c->tx, p, c->who.organ, c->now, &r, e))
		return false;
	TRY(rights_desk(c->tx, p, c->who.person, c->now, &desk, e));
	*ret_idle = desk ? r.privileged_idle : r.idle;
	*ret_ends = c->now + (desk ? r.privileged : r.absolute);
	return true;
}

static bool login_run(struct act_call *c, struct err *e)
{
	uint8_t digest[HASH_LEN], csrf[HASH_LEN];
	must(num_unhex(json_str(c->in, "digest"), digest, HASH_LEN) && num_unhex(json_str(c->in, "csrf"), csrf, HASH_LEN));
	struct str host = json_str(c->in, "host");
	const char *subject = throttle_account(c->arena, c->who.account);
	int64_t idle, ends, previous, now_credential;
	struct throttle t;
	TRY(tx_number(c->tx, STMT_credential_current, ARGS(val_i(c->who.account)), 0, &now_credential, e));
	if (now_credential != json_int(c->in, "credential", 0))
		return FAIL(e, ERR_STALE, "the password was changed while it was being checked");
	TRY(session_limits(c, &idle, &ends, e));
	TRY(tx_number(c->tx, STMT_account_last_login, ARGS(val_i(c->who.account)), 0, &previous, e));
	TRY(throttle_read(c->tx, subject, &t, e));
	/* This try was counted before it was known to be right. */
	int64_t failures = t.failures > 0 ? t.failures - 1 : 0;
	TRY(tx_run(c->tx, STMT_throttle_clear, ARGS(val_c(subject)), NULL, e));
	TRY(throttle_forgive(c->tx, throttle_host(c->arena, host), e));
	if (json_get(c->in, "secret"))
		TRY(tx_run(
			c->tx, STMT_credential_rehash, ARGS(val_i(now_credential), val_s(json_str(c->in, "secret"))), NULL, e));
	TRY(tx_run(c->tx, STMT_session_add,
		ARGS(val_b(digest, HASH_LEN), val_i(c->who.account), val_i(c->who.person), val_c("password"), val_i(c->now),
			val_i(1), val_b(csrf, HASH_LEN), val_ref(previous), val_i(failures), val_s(host), val_i(idle),
			val_i(ends)),
		NULL, e));
	json_add_str(c->arena, c->body, STR("method"), STR("password"));
	json_add_str(c->arena, c->body, STR("host"), host);
	if (failures) {
		json_add_int(c->arena, c->body, STR("failures"), failures);
		json_add_int(c->arena, c->body, STR("failures_since"), t.since);
	}
	c->object = c->who.account;
	return true;
}

static const struct act_param login_params[] = {
	{"digest", PARAM_KIND_DIGEST, false, 0}, {"csrf", PARAM_KIND_DIGEST, false, 0}, {"host", PARAM_KIND_TEXT, false, 64},
	{"credential", PARAM_KIND_ID, false, 0}, {"secret", PARAM_KIND_TEXT, true, PASSWORD_HASH}, {NULL, 0, false, 0},
};
const struct act act_login = {
	.name = "login", .title = t_act_login, .right = RIGHT_LOGGED_IN, .object_kind = OBJECT_ACCOUNT, .while_changing = true,
	.contractor = true,
	.params = login_params, .run = login_run,
};

/* ---- act login_failures ---- */

struct news { const char *subject; int64_t failures, since, last; };

static bool hour_is_over(struct tx *t, int64_t now, bool *ret, struct err *e)
{
	int64_t last = 0;
	TRY(tx_number(t, STMT_login_failures_last, NO_ARGS, 0, &last, e));
	*ret = !last || now - last >= TICK_EVERY;
	return true;
}

static bool failures_run(struct act_call *c, struct err *e)
{
	VEC(struct news) list = {0};
	bool due;
	TRY(hour_is_over(c->tx, c->now, &due, e));
	struct query *q = tx_query(c->tx, STMT_throttle_news, ARGS(val_i(TICK_ROWS)));
	while (query_next(q))
		*vec_push(c->arena, &list) =
			(struct news){arena_cstr(c->arena, query_s(q, 0)), query_i(q, 1), query_i(q, 2), query_i(q, 3)};
	TRY(query_end(q, e));
	/* another process was quicker */
	if (!due || !list.n)
		act_problem(c, "", t_tick_nothing(c->lang));
	if (c->problems.n)
		return false;
	struct json *accounts = json_add_arr(c->arena, c->body, STR("accounts")),
		    *hosts = json_add_arr(c->arena, c->body, STR("hosts"));
	int64_t unknown = 0;
	for (size_t i = 0; i < list.n; i++) {
		const struct news *n = &list.p[i];
		struct str rest = str_of(n->subject), kind = str_cut(&rest, ':');
		int64_t account = 0;
		if (str_is(kind, "name")) {
			unknown += n->failures;
		} else {
			bool host = str_is(kind, "host");
			struct json *o = json_add_obj(c->arena, host ? hosts : accounts, STR_NONE);
			if (host)
				json_add_str(c->arena, o, STR("host"), rest);
			else if (num_i64(rest, 1, INT64_MAX, &account))
				json_add_int(c->arena, o, STR("account"), account);
			json_add_int(c->arena, o, STR("failures"), n->failures);
			json_add_int(c->arena, o, STR("last"), n->last);
		}
		if (account)
			act_object(c, OBJECT_ACCOUNT, account);
		TRY(tx_run(c->tx, STMT_throttle_entered, ARGS(val_c(n->subject)), NULL, e));
	}
	json_add_int(c->arena, c->body, STR("unknown"), unknown);
	return true;
}

const struct act act_login_failures = {
	.name = "login_failures",
	.title = t_act_login_failures,
	.right = RIGHT_SYSTEM,
	.object_kind = OBJECT_NONE,
	.run = failures_run,
};

static bool is_due(struct city *city, int64_t now, bool *ret, struct err *e)
{
	struct tx *t;
	bool over = false;
	TRY(tx_begin(city_store(city), TX_READ, &t, e));
	struct query *q = tx_query(t, STMT_throttle_news, ARGS(val_i(1)));
	bool news = query_next(q);
	bool ok = query_end(q, e) && hour_is_over(t, now, &over, e);
	tx_abort(t);
	*ret = news && over;
	return ok;
}

static bool sweep(struct city *city, int64_t now, struct err *e)
{
	struct tx *t;
	TRY(tx_begin(city_store(city), TX_VOLATILE, &t, e));
	if (!tx_run(t, STMT_session_sweep, ARGS(val_i(now)), NULL, e)
		|| !tx_run(t, STMT_throttle_sweep, ARGS(val_i(now - MS_DAY)), NULL, e)
		/* Its form is bound to a session, and none lives so long. */
		|| !tx_run(t, STMT_token_form_sweep, ARGS(val_i(now - TOKEN_FORM_KEPT)), NULL, e)) {
		tx_abort(t);
		return false;
	}
	return tx_commit(t, e);
}

bool account_tick(struct city *city, int64_t now, int64_t *ret_entry, struct err *e)
{
	bool due;
	*ret_entry = -1;
	TRY(is_due(city, now, &due, e));
	if (due) {
		struct arena *a = arena_new(4 * 1024 * 1024);
		struct lang l = {LANG_JA, a};
		struct who who = WHO_SYSTEM;
		struct act_result r = {0};
		uint8_t token[CHAIN_TOKEN];
		rand_bytes(token, sizeof(token));
		bool ok = act_do(city, &act_login_failures, &who, token, json_obj(a), &l, a, &r, e);
		arena_free(a);
		TRY(ok);
		if (r.done)
			*ret_entry = r.entry;
	}
	return sweep(city, now, e);
}
