/* Reading records; who may see them; how long they are kept. */
#include "engine/record.h"

#include "engine/contractor.h"
#include "engine/org.h"
#include "engine/record_index.h"
#include "engine/retention.h"
#include "engine/rights.h"
#include "util/civil.h"

#define BODY_ITEMS 50000

static bool body_of(struct arena *a, struct str text, const char *state, struct json **ret, struct err *e)
{
	TRY(json_read(a, text, BODY_ITEMS, ret, e));
	if ((*ret)->kind != JSON_OBJ)
		return FAIL(e, ERR_CORRUPT, "the body of a record is no object");
	/* the state is a column of its own; conditions and pages find it beside the fields */
	if (*state)
		json_put(a, *ret, STR("state"), json_add_str(a, json_obj(a), STR("state"), str_of(state)));
	return true;
}

bool record_of_row(struct query *q, struct arena *a, struct record *ret, struct err *e)
{
	*ret = (struct record){
		.id = query_i(q, 0),
		.unit = query_i(q, 1),
		.organ = query_i(q, 2),
		.entry = query_i(q, 3),
		.reg = arena_cstr(a, query_s(q, 4)),
		.number = arena_cstr(a, query_s(q, 5)),
		.state = arena_cstr(a, query_s(q, 6)),
		.title = arena_cstr(a, query_s(q, 7)),
		.version = query_i(q, 8),
		.verified = query_i(q, 9),
		.created = query_i(q, 10),
		.changed = query_i(q, 11),
		.disposed = query_i(q, 14),
	};
	struct str shape = query_s(q, 12);
	if (shape.n != HASH_LEN)
		return FAIL(e, ERR_CORRUPT, "record %lld: the digest of its shape has %zu bytes", (long long)ret->id, shape.n);
	memcpy(ret->shape.b, shape.p, HASH_LEN);
	struct json *body;
	TRY(body_of(a, query_s(q, 13), ret->state, &body, e));
	ret->body = body;
	return true;
}

/* Ends the query; the first of two errors is told. */
static bool ended(struct query *q, bool ok, struct err *e)
{
	return query_end(q, ok ? e : NULL) && ok;
}

bool record_get(struct tx *t, struct arena *a, int64_t id, struct record *ret, bool *ret_found, struct err *e)
{
	struct query *q = tx_query(t, STMT_record_one, ARGS(val_i(id)));
	*ret_found = query_next(q);
	return ended(q, !*ret_found || record_of_row(q, a, ret, e), e);
}

bool record_of_ids(struct tx *t, struct arena *a, const int64_t *ids, size_t n, struct record **ret, size_t *ret_n, struct err *e)
{
	struct record *list = arena_array(a, n + 1, sizeof *list);
	size_t found = 0;
	for (size_t from = 0; from < n; from += 16) {
		struct val v[16];
		struct record some[16];
		size_t n_some = 0;
		bool ok = true;
		for (size_t i = 0; i < 16; i++)
			v[i] = val_i(from + i < n ? ids[from + i] : 0);
		struct query *q = tx_query(t, STMT_record_some, v, 16);
		while (ok && n_some < 16 && query_next(q))
			ok = record_of_row(q, a, &some[n_some++], e);
		TRY(ended(q, ok, e));
		for (size_t i = from; i < n && i < from + 16; i++)
			for (size_t k = 0; k < n_some; k++)
				if (some[k].id == ids[i])
					list[found++] = some[k];
	}
	*ret = list;
	*ret_n = found;
	return true;
}

static bool version_of_row(struct query *q, struct arena *a, const struct record *now, struct record *ret, struct err *e)
{
	struct json *body = NULL;
	*ret = (struct record){.id = now->id, .unit = now->unit, .reg = now->reg, .number = now->number, .created = now->created,
		.version = query_i(q, 0), .entry = query_i(q, 1), .state = arena_cstr(a, query_s(q, 3)),
		.title = arena_cstr(a, query_s(q, 6)), .organ = query_i(q, 7), .changed = query_i(q, 8)};
	struct str shape = query_s(q, 2);
	if (shape.n == HASH_LEN)
		memcpy(ret->shape.b, shape.p, HASH_LEN);
	TRY(body_of(a, query_s(q, 4), ret->state, &body, e));
	ret->body = body;
	return true;
}

bool record_versions(struct tx *t, struct arena *a, int64_t id, struct record **ret, size_t *ret_n, struct err *e)
{
	VEC(struct record) list = {0};
	struct record now;
	bool found, ok = true;
	TRY(record_get(t, a, id, &now, &found, e));
	*ret = NULL;
	*ret_n = 0;
	if (!found)
		return true;
	struct query *q = tx_query(t, STMT_record_version_list, ARGS(val_i(id)));
	while (ok && query_next(q))
		ok = version_of_row(q, a, &now, vec_push(a, &list), e);
	TRY(ended(q, ok, e));
	*ret = list.p;
	*ret_n = list.n;
	return true;
}

bool record_version(struct tx *t, struct arena *a, int64_t id, int64_t version, struct record *ret, bool *ret_found,
	struct err *e)
{
	struct record now;
	TRY(record_get(t, a, id, &now, ret_found, e));
	if (!*ret_found)
		return true;
	struct query *q = tx_query(t, STMT_record_version_one, ARGS(val_i(id), val_i(version)));
	*ret_found = query_next(q);
	return ended(q, !*ret_found || version_of_row(q, a, &now, ret, e), e);
}

/* A role that others stand under: what it is above of, it may see. */
static bool is_above_some(const struct pack *p, const struct role *r)
{
	for (size_t i = 0; i < p->elems.n; i++)
		if (p->elems.p[i]->kind == ELEM_ROLE && ((const struct role *)p->elems.p[i])->above == r)
			return true;
	return false;
}

static bool acts_above(
	struct tx *t, struct arena *a, const struct pack *p, int64_t person, int64_t unit, int64_t day, bool *ret, struct err *e)
{
	struct held *held;
	size_t n;
	TRY(roles_of(t, a, p, person, day, &held, &n, e));
	for (size_t i = 0; i < n && !*ret; i++) {
		const struct role *r = held[i].role;
		if (held[i].unit && r->filled != FILLED_EVERYONE)
			TRY(org_is_within(t, unit, held[i].unit, day, ret, e));
		else if (!held[i].unit)
			*ret = r->filled != FILLED_EVERYONE && r->filled != FILLED_BODY && r->filled != FILLED_COLUMN &&
				is_above_some(p, r);
	}
	return true;
}

static bool sees(struct tx *t, struct arena *a, const struct pack *p, const struct who *w, const struct record *r, int64_t now,
	bool *ret, struct err *e)
{
	int64_t day = civil_date_of_ms(now);
	struct lang l = {LANG_JA, a};
	VEC(int64_t) units = {0};
	bool contractor;
	*ret = false;
	TRY(contractor_is(t, w->person, &contractor, e));
	if (contractor)
		return contractor_bound(t, p, w->person, r->id, day, ret, e);
	struct query *q = tx_query(t, STMT_link_person_units, ARGS(val_i(w->person), val_i(day), val_i(day)));
	while (query_next(q))
		*vec_push(a, &units) = query_i(q, 0);
	TRY(query_end(q, e));
	for (size_t i = 0; i < units.n && !*ret; i++)
		TRY(org_is_within(t, units.p[i], r->unit, day, ret, e));
	const struct register_ *reg = pack_register(p, r->reg);
	if (!*ret && reg && reg->readers) {
		struct env v = {
			.tx = t, .arena = a, .pack = p, .lang = &l, .now = now, .reg = reg, .body = r->body, .unit = r->unit};
		struct err inner = {0};
		*ret = actor_has(&v, reg->readers, w->person, &inner) == TRUTH_YES;
		if (inner.code)
			return err_set(e, inner.code, inner.file, inner.line, "%s", inner.text);
	}
	if (!*ret)
		TRY(acts_above(t, a, p, w->person, r->unit, day, ret, e));
	return *ret || rights_desk(t, p, w->person, now, ret, e);
}

bool record_visible(
	struct tx *t, const struct pack *p, const struct who *w, const struct record *r, int64_t now, bool *ret, struct err *e)
{
	*ret = w->system;
	if (w->system || w->person <= 0 || (w->organ && w->organ != r->organ))
		return true;
	struct arena *a = arena_new(1024 * 1024);
	bool ok = sees(t, a, p, w, r, now, ret, e);
	arena_free(a);
	return ok;
}

int64_t record_keep_till(const struct register_ *r, const struct record *rec)
{
	return retention_till(civil_date_of_ms(rec->changed), r->keep);
}

bool record_reviewed(struct tx *t, const char *reg, int64_t unit, int64_t *ret_at, struct err *e)
{
	return tx_number(t, STMT_record_review_last, ARGS(val_c(reg), val_i(unit)), 0, ret_at, e);
}
