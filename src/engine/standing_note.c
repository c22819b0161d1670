#include "engine/standing_note.h"

#include "engine/object.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/clean.h"
#include "util/map.h"
#include "util/num.h"
#include "util/clock.h"

#define GONE "gone"
static const char *const words[] = {[STAND_KEPT] = "kept",
	[STAND_RISK] = "risk",
	[STAND_UNKNOWN] = "unknown",
	[STAND_BROKEN] = "broken",
	[STAND_REST] = "rest"};

static bool standing_of_word(struct str word, enum standing *ret, bool *ret_gone)
{
	*ret = STAND_REST;
	*ret_gone = str_is(word, GONE);
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (str_is(word, words[i])) {
			*ret = (enum standing)i;
			return true;
		}
	return *ret_gone;
}

/* ---- what was noted ---- */

static void hash_from(struct str s, struct hash *ret)
{
	*ret = (struct hash){0};
	memcpy(ret->b, s.p, s.n < HASH_LEN ? s.n : HASH_LEN);
}

static bool read_all(struct query *q, struct arena *a, struct standing_noted **ret, size_t *ret_n, struct err *e)
{
	VEC(struct standing_noted) list = {0};
	while (query_next(q)) {
		struct standing_noted n = {.clause = arena_cstr(a, query_s(q, 0)),
			.at = query_i(q, 1),
			.entry = query_i(q, 2),
			.keeper = arena_cstr(a, query_s(q, 4))};
		(void)standing_of_word(query_s(q, 3), &n.standing, &n.gone);
		hash_from(query_s(q, 5), &n.said);
		hash_from(query_s(q, 6), &n.pack);
		*vec_push(a, &list) = n;
	}
	*ret = list.p;
	*ret_n = list.n;
	return query_end(q, e);
}

bool standing_noted(
	struct tx *t, struct arena *a, int64_t organ, int64_t before, struct standing_noted **ret, size_t *ret_n, struct err *e)
{
	return read_all(tx_query(t, STMT_standing_noted, ARGS(val_i(organ), val_i(before))), a, ret, ret_n, e);
}

bool standing_noted_of(struct tx *t, struct arena *a, int64_t organ, const char *clause, struct standing_noted **ret,
	size_t *ret_n, struct err *e)
{
	return read_all(tx_query(t, STMT_standing_noted_of, ARGS(val_i(organ), val_c(clause), val_i(STANDING_NOTED_MOST))), a,
		ret, ret_n, e);
}

bool standing_noted_while(struct tx *t, struct arena *a, int64_t organ, int64_t from, int64_t till, struct standing_noted **ret,
	size_t *ret_n, struct err *e)
{
	return read_all(
		tx_query(t, STMT_standing_noted_while, ARGS(val_i(organ), val_i(from), val_i(till), val_i(STANDING_NOTED_ALL))),
		a, ret, ret_n, e);
}

bool standing_noted_since(struct tx *t, int64_t organ, int64_t *ret_first, int64_t *ret_looked, struct err *e)
{
	return tx_number(t, STMT_standing_first, ARGS(val_i(organ)), 0, ret_first, e) &&
		tx_number(t, STMT_standing_looked, ARGS(val_i(organ)), CIVIL_NONE, ret_looked, e);
}

/* ---- counted ---- */

static void count_one(struct map *last, int64_t n[5], const struct standing_noted *x)
{
	const struct standing_noted *was = map_get(last, str_of(x->clause));
	if (was && !was->gone)
		n[was->standing]--;
	if (!x->gone)
		n[x->standing]++;
	map_set(last, str_of(x->clause), (void *)x);
}

bool standing_trend(struct tx *t, struct arena *a, int64_t organ, const int64_t *at, size_t n,
	bool (*counts)(void *ctx, const char *clause), void *ctx, struct standing_count **ret, struct err *e)
{
	struct map *last = map_new(a);
	struct standing_noted *before, *list;
	size_t n_before, n_list, next = 0;
	int64_t now[5] = {0};
	must(n >= 1 && n <= 400);
	struct standing_count *all = arena_array(a, n, sizeof(*all));
	TRY(standing_noted(t, a, organ, at[0], &before, &n_before, e));
	TRY(standing_noted_while(t, a, organ, at[0], at[n - 1], &list, &n_list, e));
	for (size_t i = 0; i < n_before; i++)
		if (!counts || counts(ctx, before[i].clause))
			count_one(last, now, &before[i]);
	for (size_t i = 0; i < n; i++) {
		for (; next < n_list && list[next].at < at[i]; next++)
			if (!counts || counts(ctx, list[next].clause))
				count_one(last, now, &list[next]);
		all[i].at = at[i];
		memcpy(all[i].n, now, sizeof(now));
	}
	*ret = all;
	return true;
}

/* ---- noting ---- */

/* What a clause asks and what keeps it: when this changes the clause has changed. */
static struct hash said_of(struct arena *a, const struct clause *c)
{
	VEC(struct str) parts = {0};
	*vec_push(a, &parts) = arena_printf(
		a, "%s\n%s\n%s\n%u %u\n", c->title.ja, c->title.en, c->full_ref ? c->full_ref : "", c->kinds, c->open);
	for (size_t i = 0; i < c->kept_by.n; i++)
		*vec_push(a, &parts) = arena_printf(a, "%s\n", c->kept_by.p[i].path);
	return hash_parts(parts.p, parts.n);
}

static const char *worst_keeper(const struct clause_standing *s)
{
	for (size_t i = 0; s->standing != STAND_KEPT && i < s->n_keepers; i++)
		if (s->keepers[i].standing == s->standing)
			return s->keepers[i].keeper->path;
	return "";
}

static const char *hex(struct arena *a, const struct hash *h)
{
	CLEAN_BUF struct buf b;
	buf_init(&b, 2 * HASH_LEN);
	num_hex(&b, h->b, HASH_LEN);
	return arena_cstr(a, buf_str(&b));
}

static void put(
	struct arena *a, struct json *list, const char *clause, const char *standing, const char *keeper, const struct hash *said)
{
	struct json *line = json_obj(a);
	json_add_str(a, line, STR("clause"), str_of(clause));
	json_add_str(a, line, STR("standing"), str_of(standing));
	if (*keeper)
		json_add_str(a, line, STR("keeper"), str_of(keeper));
	json_add_str(a, line, STR("said"), str_of(hex(a, said)));
	json_add(a, list, STR_NONE, line);
}

/* What stands otherwise than it was noted. */
static bool compare(struct city *city, struct tx *t, struct arena *a, const struct pack *p, int64_t organ, int64_t now,
	struct json *list, struct err *e)
{
	struct lang ja = {LANG_JA, a};
	struct map *last = map_new(a);
	struct standing_noted *noted;
	struct clause_standing *tree;
	size_t n;
	TRY(standing_noted(t, a, organ, INT64_MAX, &noted, &n, e));
	for (size_t i = 0; i < n; i++)
		map_set(last, str_of(noted[i].clause), &noted[i]);
	TRY(standing_tree(city, t, a, p, now, &ja, &tree, e));
	for (size_t i = 0; i < p->clauses.n; i++) {
		const struct clause *c = p->clauses.p[i];
		const struct standing_noted *was = map_get(last, str_of(c->name));
		struct hash said = said_of(a, c);
		if (!c->is_chapter && (!was || was->gone || was->standing != tree[i].standing || !hash_eq(&was->said, &said)))
			put(a, list, c->name, words[tree[i].standing], worst_keeper(&tree[i]), &said);
	}
	for (size_t i = 0; i < n; i++) {
		const struct clause *c = pack_clause(p, noted[i].clause);
		if (!noted[i].gone && (!c || c->is_chapter))
			put(a, list, noted[i].clause, GONE, "", &noted[i].said);
	}
	return true;
}

static bool look(struct city *city, int64_t organ, int64_t now, int64_t *ret, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(128 << 20);
	struct lang ja = {LANG_JA, a};
	struct json *in = json_obj(a), *list = json_arr(a);
	struct who who = WHO_SYSTEM;
	struct act_result done = {0};
	uint8_t token[CHAIN_TOKEN];
	struct tx *t;
	TRY(tx_begin(city_store(city), TX_READ, &t, e));
	const struct pack *p = city_pack(city, t, organ, e);
	bool ok = p && compare(city, t, a, p, organ, now, list, e);
	tx_abort(t);
	if (!ok)
		return false;
	if (list->count) {
		json_add_str(a, in, STR("pack"), str_of(hex(a, &p->digest)));
		json_add(a, json_add_obj(a, in, STR("form")), STR("list"), list);
		rand_bytes(token, sizeof(token));
		who.organ = organ;
		TRY(act_do(city, act_find("standing_note"), &who, token, in, &ja, a, &done, e));
		*ret += done.object;
	}
	TRY(tx_begin(city_store(city), TX_VOLATILE, &t, e));
	if (tx_run(t, STMT_standing_look_set, ARGS(val_i(organ), val_i(civil_date_of_ms(now)), val_b(p->digest.b, HASH_LEN)),
		    NULL, e))
		return tx_commit(t, e);
	tx_abort(t);
	return false;
}

static bool waiting(struct city *city, struct arena *a, int64_t now, int64_t **ret, size_t *ret_n, struct err *e)
{
	VEC(int64_t) list = {0};
	struct tx *t;
	TRY(tx_begin(city_store(city), TX_READ, &t, e));
	struct query *q = tx_query(t, STMT_standing_waiting, ARGS(val_i(civil_date_of_ms(now))));
	while (query_next(q))
		*vec_push(a, &list) = query_i(q, 0);
	bool ok = query_end(q, e);
	tx_abort(t);
	*ret = list.p;
	*ret_n = list.n;
	return ok;
}

bool standing_note_waits(struct city *city, int64_t now, bool *ret, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(1 << 16);
	int64_t *organs;
	size_t n = 0;
	bool ok = waiting(city, a, now, &organs, &n, e);
	*ret = n > 0;
	return ok;
}

bool standing_note_tick(struct city *city, int64_t now, int64_t *ret, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(1 << 16);
	int64_t *organs;
	size_t n;
	*ret = 0;
	TRY(waiting(city, a, now, &organs, &n, e));
	for (size_t i = 0; i < n; i++)
		TRY(look(city, organs[i], now, ret, e));
	return true;
}

/* ---- standing_note ---- */

static bool note_one(
	struct act_call *c, const struct pack *p, struct map *last, const struct json *line, int64_t n[6], struct err *e)
{
	const char *clause = arena_cstr(c->arena, json_str(line, "clause"));
	struct str keeper = json_str(line, "keeper");
	const struct standing_noted *was = map_get(last, str_of(clause));
	enum standing standing;
	struct hash said;
	bool gone;
	if (!*clause || !standing_of_word(json_str(line, "standing"), &standing, &gone) ||
		!num_unhex(json_str(line, "said"), said.b, HASH_LEN))
		return FAIL(e, ERR_INVALID, "standing_note: a line is malformed");
	if (was ? was->gone == gone && was->standing == standing && hash_eq(&was->said, &said) : gone)
		return true;
	n[gone ? 5 : standing]++;
	c->object++;
	int64_t at = was && was->at >= c->now ? was->at + 1 : c->now;     /* never two at one moment */
	return tx_run(c->tx, STMT_standing_note_add, ARGS(val_c(clause), val_i(at), val_s(json_str(line, "standing")),
		val_s(keeper.p ? keeper : STR("")), val_b(said.b, HASH_LEN), val_b(p->digest.b, HASH_LEN)), NULL, e);
}

static bool note(struct act_call *c, struct err *e)
{
	const struct pack *p = city_pack(c->city, c->tx, c->who.organ, e);
	struct map *last = map_new(c->arena);
	struct standing_noted *noted;
	int64_t n[6] = {0};
	size_t n_noted;
	if (!p)
		return false;
	if (!str_is(json_str(c->in, "pack"), hex(c->arena, &p->digest))) {
		act_problem(c, "pack", t_stand_other_pack(c->lang));
		return false;
	}
	TRY(standing_noted(c->tx, c->arena, c->who.organ, INT64_MAX, &noted, &n_noted, e));
	for (size_t i = 0; i < n_noted; i++)
		map_set(last, str_of(noted[i].clause), &noted[i]);
	json_each(it, json_get(json_get(c->in, "form"), "list")) TRY(note_one(c, p, last, it, n, e));
	if (!c->object) {
		act_problem(c, "", t_stand_nothing_changed(c->lang));
		return false;
	}
	json_add_str(c->arena, c->body, STR("pack"), json_str(c->in, "pack"));
	for (int i = 0; i < 6; i++)
		if (n[i])
			json_add_int(c->arena, c->body, str_of(i < 5 ? words[i] : GONE), n[i]);
	return true;
}

static const struct act_param params[] = {
	{"pack", PARAM_KIND_DIGEST, false, 0}, {"form", PARAM_KIND_FORM, false, 50000}, {NULL, 0, false, 0}};
const struct act act_standing_note = {.name = "standing_note",
	.title = t_act_standing_note,
	.right = RIGHT_SYSTEM,
	.object_kind = OBJECT_NONE,
	.params = params,
	.run = note};
