#include "engine/trail.h"

#include <inttypes.h>

#include "engine/org.h"
#include "text/text.h"

enum { SEQ, TIME, ACTOR, ROLE, ACT, DIGEST, LEAF, BODY, ENTRY_COLS };

static const char *who_text(const struct json *body, const struct lang *l)
{
	const struct json *who = json_get(body, "who");
	struct str name = json_str(who, "name"), title = json_str(who, "title"), unit = json_str(who, "unit");

	if (!who)
		return t_trail_system(l);
	if (!title.n)
		return unit.n ? t_trail_who_unit(l, arena_cstr(l->arena, unit), arena_cstr(l->arena, name)) :
			arena_cstr(l->arena, name);
	unit = org_unit_before(unit, title);
	if (!unit.n)
		return t_trail_who_unit(l, arena_cstr(l->arena, title), arena_cstr(l->arena, name));
	return t_trail_who(l, arena_cstr(l->arena, unit), arena_cstr(l->arena, title), arena_cstr(l->arena, name));
}

static bool hash_column(struct str s, struct hash *ret, int64_t seq, struct err *e)
{
	if (s.n != HASH_LEN)
		return FAIL(e, ERR_CORRUPT, "entry %" PRId64 " has a digest of %zu bytes", seq, s.n);
	memcpy(ret->b, s.p, HASH_LEN);
	return true;
}

static bool fill(struct query *q, struct arena *a, const struct lang *l, struct entry *ret, struct err *e)
{
	struct entry entry = {.seq = query_i(q, SEQ), .time = query_i(q, TIME), .actor = query_i(q, ACTOR), .who_text = "",
		.disposed = -1};
	const struct act *act;

	entry.role = arena_cstr(a, query_s(q, ROLE));
	entry.act = arena_cstr(a, query_s(q, ACT));
	act = act_find(entry.act);
	entry.act_title = act ? act->title(l) : entry.act;
	TRY(hash_column(query_s(q, DIGEST), &entry.digest, entry.seq, e));
	TRY(hash_column(query_s(q, LEAF), &entry.leaf, entry.seq, e));
	if (!query_null(q, BODY)) {
		struct json *body;
		if (!json_read(a, arena_str(a, query_s(q, BODY)), TRAIL_BODY_ITEMS, &body, e))
			return err_context(e, "body of entry %" PRId64 ": ", entry.seq);
		entry.body = body;
		entry.who_text = who_text(body, l);
	}
	*ret = entry;
	return true;
}

/* All rows of q, which it ends. */
static bool collect(struct tx *t, struct query *q, struct arena *a, const struct lang *l, struct entry **ret, size_t *ret_n,
	struct err *e)
{
	VEC(struct entry) list = {0};
	bool ok = true;

	while (ok && query_next(q))
		ok = fill(q, a, l, vec_push(a, &list), e);
	if (!query_end(q, ok ? e : NULL) || !ok)
		return false;
	for (size_t i = 0; i < list.n; i++)
		if (!list.p[i].body)
			TRY(tx_number(t, STMT_disposal_of_entry, ARGS(val_i(list.p[i].seq)), -1, &list.p[i].disposed, e));
	*ret = list.p;
	*ret_n = list.n;
	return true;
}

bool trail_entry(struct city *city, struct tx *t, struct arena *a, int64_t seq, const struct lang *l, struct entry *ret,
	bool *ret_found, struct err *e)
{
	struct entry *list;
	size_t n;

	(void)city;
	TRY(collect(t, tx_query(t, STMT_entry_one, ARGS(val_i(seq))), a, l, &list, &n, e));
	if (n)
		*ret = list[0];
	*ret_found = n > 0;
	return true;
}

static int64_t end_of(int64_t before)
{
	return before < 0 ? INT64_MAX : before;
}

bool trail_list(struct city *city, struct tx *t, struct arena *a, int64_t before, int limit, const struct lang *l,
	struct entry **ret, size_t *ret_n, struct err *e)
{
	(void)city;
	return collect(t, tx_query(t, STMT_entry_list, ARGS(val_i(end_of(before)), val_i(limit))), a, l, ret, ret_n, e);
}

bool trail_of(struct city *city, struct tx *t, struct arena *a, int kind, int64_t id, int64_t before, int limit,
	const struct lang *l, struct entry **ret, size_t *ret_n, struct err *e)
{
	(void)city;
	return collect(t, tx_query(t, STMT_entry_of, ARGS(val_i(kind), val_i(id), val_i(end_of(before)), val_i(limit))), a, l,
		ret, ret_n, e);
}
