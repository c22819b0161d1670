#include "engine/issue.h"

#include "engine/object.h"
#include "engine/policy_private.h"
#include "engine/record_write.h"
#include "text/text.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/num.h"

#define ARENA_PIECE (256 * 1024 * 1024)

extern const struct act act_record_migrate;

/* What is being moved: the oldest activation whose records wait. */
struct migration {
	struct city *city;
	int64_t proposal, organ, total, n_done;
	const struct pack *from, *to;
	struct moves moves;
	bool lists;
};

/* ---- pieces ---- */

static struct json *without_state(struct arena *a, const struct register_ *r, const struct json *body)
{
	struct json *out = json_obj(a);
	json_each(it, body)
		if (!r->state || !str_is(it->name, "state"))
			json_put(a, out, it->name, json_copy(a, it));
	return out;
}

static bool move_one(struct act_call *c, struct writing *w, const struct moves *m, const struct move *x, int64_t proposal,
	struct record *rec, struct err *e)
{
	move_issues issues = {0};
	const char *state;
	size_t open;
	struct json *old = without_state(c->arena, x->before, rec->body);
	struct json *body = move_body(m, x, old, rec->state, c->arena, &state, &issues);
	rec->body = old;
	if (x->renamed) {
		rec->reg = x->after->elem.name;
		TRY(tx_run(c->tx, STMT_record_register, ARGS(val_i(rec->id), val_c(rec->reg)), NULL, e));
	}
	TRY(issue_ask(c, proposal, rec, &issues, &open, e));
	return writing_save(w, x->after, rec, body, state, open ? 0 : rec->verified, t_migrate_reason(c->lang), e);
}

/* The next records of a ledger that do not have the new shape yet. */
static bool next_records(struct tx *t, struct arena *a, const struct migration *m, const struct move *x, struct record *ret,
	size_t *ret_n, struct err *e)
{
	bool ok = true;
	*ret_n = 0;
	struct query *q = tx_query(t, STMT_migrate_next,
		ARGS(val_c(x->before->elem.name), val_i(m->organ), val_b(m->to->digest.b, HASH_LEN), val_i(MIGRATE_PIECE),
			val_i(m->organ), val_i(m->proposal)));
	while (ok && query_next(q))
		ok = record_of_row(q, a, &ret[(*ret_n)++], e);
	return query_end(q, ok ? e : NULL) && ok;
}

static bool plan(struct city *city, struct tx *t, const struct proposal *p, const struct lang *l, struct migration *ret,
	struct err *e)
{
	struct str problems;
	*ret = (struct migration){.city = city, .proposal = p->id, .organ = p->organ};
	ret->from = city_pack_by_digest(city, t, &p->base, e);
	ret->to = ret->from ? city_pack_by_digest(city, t, &p->pack, e) : NULL;
	if (!ret->to)
		return false;
	if (!pack_moves(ret->from, ret->to, l, &ret->moves, &problems))
		return FAIL(e, ERR_INVALID, "records cannot be moved: %.400s", arena_cstr(l->arena, problems));
	for (size_t i = 0; i < ret->moves.list.n; i++)
		ret->lists = ret->lists || ret->moves.list.p[i].lists || ret->moves.list.p[i].values;
	return true;
}

static bool moves_records(const struct move *x) { return x->after && (x->values || x->renamed); }

/* One piece: the next records of the first ledger that has any. None left: the migration is over. */
static bool piece(struct act_call *c, struct err *e)
{
	struct proposal p;
	struct migration m;
	struct record recs[MIGRATE_PIECE];
	bool found;
	size_t n = 0;
	int64_t id = json_int(c->in, "id", 0);
	TRY(proposal_get(c->tx, c->arena, id, &p, &found, e));
	if (!found || p.organ != c->who.organ || strcmp(p.state, "in_force") != 0 || p.migrated)
		return FAIL(e, ERR_STALE, "proposal %lld has no records to move", (long long)id);
	TRY(plan(c->city, c->tx, &p, c->lang, &m, e));
	c->object = id;
	struct writing w = {.c = c, .pack = m.to};
	w.index = index_new(c->tx, c->arena, m.to);
	for (size_t i = 0; i < m.moves.list.n && !n; i++) {
		const struct move *x = &m.moves.list.p[i];
		if (!moves_records(x))
			continue;
		TRY(next_records(c->tx, c->arena, &m, x, recs, &n, e));
		for (size_t k = 0; k < n; k++)
			TRY(move_one(c, &w, &m.moves, x, id, &recs[k], e));
		if (n)
			json_add_str(c->arena, c->body, STR("register"), str_of(x->after->elem.name));
	}
	json_add_int(c->arena, c->body, STR("records"), (int64_t)n);
	TRY(tx_run(c->tx, STMT_proposal_moved, ARGS(val_i(id), val_i((int64_t)n), n ? val_null() : val_i(c->now)), NULL, e));
	return tx_run(c->tx, n ? STMT_migrate_step : STMT_migrate_end, ARGS(val_c(arena_cprintf(c->arena, "%lld", (long long)id)),
		val_i((int64_t)n)), NULL, e) && writing_end(&w, e);
}

static const struct act_param migrate_params[] = {{"id", PARAM_KIND_ID, false, 0}, {NULL, 0, false, 0}};
const struct act act_record_migrate = {.name = "record_migrate", .title = t_act_record_migrate, .right = RIGHT_SYSTEM,
	.object_kind = OBJECT_PROPOSAL, .params = migrate_params, .run = piece};

/* ---- the job ---- */

static bool left(struct tx *t, const struct migration *m, int64_t *ret, struct err *e)
{
	*ret = 0;
	for (size_t i = 0; i < m->moves.list.n; i++) {
		const struct move *x = &m->moves.list.p[i];
		int64_t n;
		if (!moves_records(x))
			continue;
		TRY(tx_number(t, STMT_migrate_left,
			ARGS(val_c(x->before->elem.name), val_i(m->organ), val_b(m->to->digest.b, HASH_LEN), val_i(m->organ),
				val_i(m->proposal)), 0, &n, e));
		*ret += n;
	}
	return true;
}

/* The oldest that waits; its row of progress, when there is none yet. */
static bool take(struct city *city, struct arena *a, struct migration *ret, bool *ret_some, int64_t *ret_left, struct err *e)
{
	struct lang l = {LANG_JA, a};
	struct tx *t;
	struct proposal p;
	bool found = false;
	int64_t id, jobs;
	TRY(tx_begin(city_store(city), TX_VOLATILE, &t, e));
	bool ok = tx_number(t, STMT_migrate_first, NO_ARGS, 0, &id, e) && (!id || proposal_get(t, a, id, &p, &found, e));
	*ret_some = ok && found;
	ok = ok && (!found || (plan(city, t, &p, &l, ret, e) && left(t, ret, ret_left, e)));
	if (ok && found) {
		struct val args = val_c(arena_cprintf(a, "%lld", (long long)id));
		ok = tx_number(t, STMT_migrate_job, &args, 1, 0, &jobs, e) &&
			(jobs || tx_run(t, STMT_migrate_start, ARGS(args, val_i(*ret_left), val_i(clock_now())), NULL, e));
	}
	if (ok)
		return tx_commit(t, e);
	tx_abort(t);
	return false;
}

static bool one_piece(const struct migration *m, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(ARENA_PIECE);
	struct lang l = {LANG_JA, a};
	struct who who = {.system = true, .organ = m->organ};
	struct json *in = json_obj(a);
	struct act_result r;
	uint8_t token[CHAIN_TOKEN];
	rand_bytes(token, sizeof(token));
	json_add_int(a, in, STR("id"), m->proposal);
	return act_do(m->city, &act_record_migrate, &who, token, in, &l, a, &r, e);
}

bool migrate_run(struct city *city, void (*progress)(void *, int64_t, int64_t), void *ctx, struct err *e)
{
	for (int64_t total = 0;;) {
		CLEAN_ARENA struct arena *a = arena_new(ARENA_PIECE);
		struct migration m;
		bool some;
		int64_t n;
		TRY(take(city, a, &m, &some, &n, e));
		if (!some)
			return true;
		total = n > total ? n : total;
		if (progress)
			progress(ctx, total - n, total);
		/* the last piece, which finds nothing, ends it: only when the lists stand */
		if (!n && m.lists)
			TRY(record_reindex(city, NULL, NULL, e));
		/* another process may have ended it meanwhile */
		struct err why = {0};
		if (!one_piece(&m, &why) && why.code != ERR_STALE)
			return err_set(e, why.code, why.file, why.line, "%s", why.text);
	}
}

/* ---- what others ask ---- */

bool migrate_waits(struct tx *t, int64_t organ, bool *ret, struct err *e)
{
	int64_t n;
	TRY(tx_number(t, STMT_migrate_waits, ARGS(val_i(organ)), 0, &n, e));
	*ret = n > 0;
	return true;
}

bool migrate_holds(struct act_call *c, const struct record *rec, const struct pack *now, bool *ret, struct err *e)
{
	*ret = false;
	return hash_eq(&rec->shape, &now->digest) || migrate_waits(c->tx, rec->organ, ret, e);
}

bool migrate_progress(struct tx *t, int64_t proposal, int64_t *ret_done, int64_t *ret_total, struct err *e)
{
	char args[24];
	snprintf(args, sizeof(args), "%lld", (long long)proposal);
	struct query *q = tx_query(t, STMT_migrate_progress, ARGS(val_c(args)));
	bool found = query_next(q);
	*ret_done = found ? query_i(q, 0) : 0;
	*ret_total = found ? query_i(q, 1) : 0;
	return query_end(q, e);
}
