#include "engine/policy_private.h"

#include "chain/packnote.h"
#include "engine/migrate.h"
#include "engine/object.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/num.h"
#include "util/vec.h"

extern const struct act act_pack_propose, act_pack_activate;

const char *policy_hex(struct arena *a, const struct hash *h)
{
	CLEAN_BUF struct buf b = {0};
	buf_init(&b, 2 * HASH_LEN + 1);
	num_hex(&b, h->b, HASH_LEN);
	return arena_cstr(a, buf_str(&b));
}

/* ---- rows ---- */

static struct hash digest(struct query *q, int col)
{
	struct hash h = {{0}};
	struct str s = query_s(q, col);
	if (s.n == HASH_LEN)
		memcpy(h.b, s.p, HASH_LEN);
	return h;
}

static struct proposal of_row(struct query *q, struct arena *a)
{
	return (struct proposal){.id = query_i(q, 0), .entry = query_i(q, 1), .organ = query_i(q, 2), .pack = digest(q, 3),
		.base = digest(q, 4), .state = arena_cstr(a, query_s(q, 5)), .starts = query_i(q, 6), .note = arena_cstr(a,
			query_s(q, 7)),
		.signer = arena_cstr(a, query_s(q, 8)), .diff = digest(q, 9), .proposed = query_i(q, 10), .person = query_i(q,
			11),
		.reason = arena_cstr(a, query_s(q, 12)), .decided = query_i(q, 13), .decided_by = query_i(q, 14),
		.role = arena_cstr(a, query_s(q, 15)), .who = arena_cstr(a, query_s(q, 16)), .meeting = arena_cstr(a, query_s(q,
			17)),
		.met = query_i(q, 18), .minutes = arena_cstr(a, query_s(q, 19)), .said = arena_cstr(a, query_s(q, 20)),
		.applied = query_i(q, 21), .migrated = query_i(q, 22), .changed = query_i(q, 23)};
}

bool proposal_get(struct tx *t, struct arena *a, int64_t id, struct proposal *ret, bool *ret_found, struct err *e)
{
	struct query *q = tx_query(t, STMT_proposal_one, ARGS(val_i(id)));
	*ret_found = query_next(q);
	if (*ret_found)
		*ret = of_row(q, a);
	return query_end(q, e);
}

bool proposal_list(struct tx *t, struct arena *a, int64_t organ, struct proposal **ret, size_t *ret_n, struct err *e)
{
	VEC(struct proposal) list = {0};
	struct query *q = tx_query(t, STMT_proposal_list, ARGS(val_i(organ)));
	while (query_next(q))
		*vec_push(a, &list) = of_row(q, a);
	*ret = list.p;
	*ret_n = list.n;
	return query_end(q, e);
}

static struct policy_blob blob_of_row(struct query *q, struct arena *a)
{
	return (struct policy_blob){.id = query_i(q, 0), .digest = digest(q, 1), .name = arena_cstr(a, query_s(q, 2)),
		.entry = query_i(q, 3), .kept = query_i(q, 4),
		.founding = !str_is(query_s(q, 5), "pack_propose")};
}

bool policy_blobs(struct tx *t, struct arena *a, int64_t organ, struct policy_blob **ret, size_t *ret_n, struct err *e)
{
	VEC(struct policy_blob) list = {0};
	struct query *q = tx_query(t, STMT_blob_list, ARGS(val_i(organ)));
	while (query_next(q))
		*vec_push(a, &list) = blob_of_row(q, a);
	*ret = list.p;
	*ret_n = list.n;
	return query_end(q, e);
}

bool policy_blob(struct tx *t, struct arena *a, int64_t organ, int64_t id, struct policy_blob *ret, bool *ret_found,
	struct err *e)
{
	struct query *q = tx_query(t, STMT_blob_one, ARGS(val_i(id), val_i(organ)));
	*ret_found = query_next(q);
	if (*ret_found)
		*ret = blob_of_row(q, a);
	return query_end(q, e);
}

/* ---- signatures ---- */

bool policy_signature(struct arena *a, const struct lang *l, const struct pack *p, struct str note, const char *signers,
	const char **ret_signer, struct err *e)
{
	struct packnote n;
	struct str rest = str_of(signers);
	TRY(packnote_read(note, &n, e));
	if (!hash_eq(&n.digest, &p->digest))
		return FAIL(e, ERR_INVALID, "%s", t_policy_note_other(l, policy_hex(a, &n.digest)));
	if (!str_is(n.name, p->name) || !str_is(n.edition, p->edition ? p->edition : ""))
		return FAIL(e, ERR_INVALID, "%s", t_policy_note_name(l, arena_cstr(a, n.name), arena_cstr(a, n.edition)));
	while (rest.n) {
		struct str one = str_trim(str_cut(&rest, str_find(rest, STR("\n")) < str_find(rest, STR(" ")) ? '\n' : ' '));
		struct note_key k;
		if (!one.n)
			continue;
		TRY(note_key_read(a, one, &k, e));
		if (!note_verify(note, &k))
			continue;
		*ret_signer = k.name;
		return true;
	}
	return FAIL(e, ERR_DENIED, "%s", t_policy_note_unknown(l));
}

/* ---- the program ---- */

static bool system_act(struct city *city, const struct act *act, int64_t organ, const struct json *in, const struct lang *l,
	struct arena *a, int64_t *ret, struct err *e)
{
	struct who who = {.system = true, .organ = organ};
	struct act_result r = {0};
	uint8_t token[CHAIN_TOKEN];
	rand_bytes(token, sizeof(token));
	TRY(act_do(city, act, &who, token, in, l, a, &r, e));
	*ret = r.object;
	return r.done || FAIL(e, ERR_INVALID, "%s", r.n_problems ? r.problems[0].text : "");
}

bool policy_propose(struct city *city, const struct policy_new *n, const struct lang *l, int64_t *ret_id, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(128 * 1024 * 1024);
	struct json *in = json_obj(a);
	json_add_str(a, in, STR("files"), str_of(n->files));
	json_add_str(a, in, STR("reason"), str_of(n->reason));
	if (n->note.n)
		json_add_str(a, in, STR("note"), n->note);
	if (n->from)
		json_add_str(a, in, STR("from"), str_of(n->from));
	return system_act(city, &act_pack_propose, n->organ, in, l, a, ret_id, e);
}

static bool next_due(struct city *city, int64_t day, int64_t *ret_id, int64_t *ret_organ, struct err *e)
{
	struct tx *t;
	TRY(tx_begin(city_store(city), TX_READ, &t, e));
	struct query *q = tx_query(t, STMT_proposal_due, ARGS(val_i(day)));
	bool found = query_next(q);
	*ret_id = found ? query_i(q, 0) : 0;
	*ret_organ = found ? query_i(q, 1) : 0;
	bool ok = query_end(q, e);
	tx_abort(t);
	return ok;
}

bool policy_waits(struct city *city, int64_t now, bool *ret, struct err *e)
{
	int64_t id, organ;
	struct tx *t;
	TRY(next_due(city, civil_date_of_ms(now), &id, &organ, e));
	TRY(tx_begin(city_store(city), TX_READ, &t, e));
	bool ok = id || tx_number(t, STMT_migrate_first, NO_ARGS, 0, &id, e);
	tx_abort(t);
	*ret = id != 0;
	return ok;
}

bool policy_tick(struct city *city, int64_t now, struct err *e)
{
	for (;;) {
		CLEAN_ARENA struct arena *a = arena_new(64 * 1024 * 1024);
		struct lang l = {LANG_JA, a};
		int64_t id, organ, done;
		TRY(next_due(city, civil_date_of_ms(now), &id, &organ, e));
		if (!id)
			return migrate_run(city, NULL, NULL, e);
		struct json *in = json_obj(a);
		json_add_int(a, in, STR("id"), id);
		TRY(system_act(city, &act_pack_activate, organ, in, &l, a, &done, e));
	}
}
