#include "engine/account_private.h"
#include "engine/contractor.h"
#include "engine/object.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clock.h"
#include "util/num.h"

static struct hash token_digest(const uint8_t token[SESSION_TOKEN])
{
	return hash_of((struct str){(const char *)token, SESSION_TOKEN});
}

struct row { struct session s; int64_t set_at, credential; bool living, temporary; };

static bool read_row(struct tx *t, struct arena *a, const struct hash *digest, struct row *ret, bool *ret_found, struct err *e)
{
	struct query *q = tx_query(t, STMT_session_one, ARGS(val_b(digest->b, HASH_LEN), val_i(civil_date_of_ms(clock_now()))));
	bool whole = true;
	*ret_found = query_next(q);
	if (*ret_found) {
		*ret = (struct row){
			.s =
				{
					.account = query_i(q, 0),
					.person = query_i(q, 1),
					.started = query_i(q, 2),
					.seen = query_i(q, 3),
					.assurance = (int)query_i(q, 4),
					.previous = query_i(q, 6),
					.failures = query_i(q, 7),
					.host = arena_cstr(a, query_s(q, 8)),
					.idle = query_i(q, 9),
					.ends = query_i(q, 10),
					.organ = query_i(q, 16),
					.contractor = str_is(query_s(q, 17), EMPLOYMENT_CONTRACTOR),
				},
			.temporary = query_i(q, 13) != 0,
			.set_at = query_i(q, 14),
			.credential = query_i(q, 15),
			.living = str_is(query_s(q, 11), "active") && str_is(query_s(q, 12), "active"),
		};
		struct str csrf = query_s(q, 5);
		whole = csrf.n == HASH_LEN;
		if (whole)
			memcpy(ret->s.csrf.b, csrf.p, HASH_LEN);
	}
	TRY(query_end(q, e));
	return whole || FAIL(e, ERR_CORRUPT, "a session is damaged: its form token is no digest");
}

/* Temporary, older than the pack allows, or used more often than it allows. */
static bool must_change(struct tx *t, const struct row *r, int64_t now, bool *ret, struct err *e)
{
	*ret = r->temporary;
	if (r->temporary || !r->credential)
		return true;
	struct account_rules rules;
	TRY(account_rules(t, r->s.pack, r->s.organ, now, &rules, e));
	*ret = rules.max_age && now - r->set_at > rules.max_age;
	if (*ret || !rules.max_uses)
		return true;
	int64_t uses;
	TRY(tx_number(t, STMT_account_logins, ARGS(val_i(r->s.account), val_i(r->set_at)), 0, &uses, e));
	*ret = uses > rules.max_uses;
	return true;
}

bool account_session(struct city *city, struct tx *t, struct arena *a, const uint8_t token[SESSION_TOKEN], int64_t now,
	struct session *ret, bool *ret_found, struct err *e)
{
	struct hash digest = token_digest(token);
	struct row r;
	*ret_found = false;
	bool there;
	TRY(read_row(t, a, &digest, &r, &there, e));
	if (!there || !r.living || now >= r.s.ends || now - r.s.seen >= r.s.idle)
		return true;
	r.s.pack = city_pack(city, t, r.s.organ, e);
	TRY(r.s.pack != NULL);
	/* with his last contract ends his session, whatever day the clock comes by */
	bool bound = !r.s.contractor;
	if (!bound)
		TRY(contractor_bound(t, r.s.pack, r.s.person, 0, civil_date_of_ms(now), &bound, e));
	if (!bound)
		return true;
	TRY(must_change(t, &r, now, &r.s.must_change, e));
	*ret = r.s;
	*ret_found = true;
	return true;
}

bool account_touch(struct city *city, const uint8_t token[SESSION_TOKEN], int64_t now, struct err *e)
{
	struct hash digest = token_digest(token);
	struct tx *t;
	int64_t seen;
	TRY(tx_begin(city_store(city), TX_READ, &t, e));
	bool ok = tx_number(t, STMT_session_seen, ARGS(val_b(digest.b, HASH_LEN)), now, &seen, e);
	tx_abort(t);
	if (!ok || now - seen < MS_MINUTE)
		return ok;
	TRY(tx_begin(city_store(city), TX_VOLATILE, &t, e));
	if (!tx_run(t, STMT_session_touch, ARGS(val_b(digest.b, HASH_LEN), val_i(now)), NULL, e)) {
		tx_abort(t);
		return false;
	}
	return tx_commit(t, e);
}

bool account_logout(struct city *city, const uint8_t token[SESSION_TOKEN], struct err *e)
{
	struct hash digest = token_digest(token);
	struct arena *a = arena_new(1024 * 1024);
	struct lang l = {LANG_JA, a};
	struct tx *t;
	struct row r;
	bool there = false, ok = tx_begin(city_store(city), TX_READ, &t, e);
	if (ok) {
		ok = read_row(t, a, &digest, &r, &there, e);
		tx_abort(t);
	}
	if (ok && there && r.living) {
		struct who who = {.person = r.s.person, .account = r.s.account, .organ = r.s.organ, .assurance = r.s.assurance,
			.session_started = r.s.started};
		struct json *in = json_obj(a);
		struct buf hex;
		buf_init(&hex, 2 * HASH_LEN + 1);
		num_hex(&hex, digest.b, HASH_LEN);
		json_add_str(a, in, STR("digest"), buf_str(&hex));
		buf_free(&hex);
		uint8_t act_token[CHAIN_TOKEN];
		rand_bytes(act_token, sizeof(act_token));
		struct act_result result;
		ok = act_do(city, &act_logout, &who, act_token, in, &l, a, &result, e);
	}
	arena_free(a);
	return ok;
}

/* ---- act logout ---- */

static bool logout(struct act_call *c, struct err *e)
{
	uint8_t digest[HASH_LEN];
	must(num_unhex(json_str(c->in, "digest"), digest, sizeof(digest)));
	TRY(tx_run(c->tx, STMT_session_drop, ARGS(val_b(digest, sizeof(digest))), NULL, e));
	c->object = c->who.account;
	return true;
}

static const struct act_param logout_params[] = {{"digest", PARAM_KIND_DIGEST, false, 0}, {NULL, 0, false, 0}};
const struct act act_logout = {
	.name = "logout", .title = t_act_logout, .right = RIGHT_LOGGED_IN, .object_kind = OBJECT_ACCOUNT, .while_changing = true,
	.contractor = true,
	.params = logout_params, .run = logout,
};
