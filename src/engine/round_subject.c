/* What a duty is per, a page at a time: lines of a ledger, requests under way of a procedure. */
#include "engine/object.h"
#include "engine/round_private.h"
#include "util/civil.h"

static bool read_body(struct arena *a, struct str text, const struct json **ret, struct err *e)
{
	struct json *body;
	TRY(json_read(a, text, 100000, &body, e));
	*ret = body;
	return true;
}

static bool records(struct tx *t, struct arena *a, const struct register_ *r, int64_t organ, int64_t after,
	struct round_page *ret, struct err *e)
{
	VEC(struct str) bodies = {0};
	struct query *q =
		tx_query(t, STMT_round_records, ARGS(val_c(r->elem.name), val_i(after), val_i(organ), val_i(ROUND_BATCH)));
	while (query_next(q)) {
		ret->last = query_i(q, 0);
		*vec_push(a, &ret->list) = (struct round_about){
			.kind = OBJECT_RECORD, .subject = ret->last, .unit = query_i(q, 1), .reg = r, .created = query_i(q, 3)};
		*vec_push(a, &bodies) = arena_str(a, query_s(q, 2));
	}
	TRY(query_end(q, e));
	ret->end = ret->list.n < ROUND_BATCH;
	for (size_t i = 0; i < ret->list.n; i++)
		TRY(read_body(a, bodies.p[i], &ret->list.p[i].body, e));
	return true;
}

/* The part of the case that the duty is about; NULL when it has none. */
static const struct json *part_of(const struct json *content, const struct procedure *p)
{
	json_each(part, json_get(content, "parts")) if (str_is(json_str(part, "procedure"), p->elem.name)) return json_get(
		part, "body");
	return NULL;
}

static bool cases(struct tx *t, struct arena *a, const struct procedure *p, int64_t organ, int64_t after, struct round_page *ret,
	struct err *e)
{
	VEC(struct round_about) seen = {0};
	VEC(struct str) contents = {0};
	struct query *q = tx_query(t, STMT_round_cases, ARGS(val_i(organ), val_i(after), val_i(ROUND_BATCH)));
	while (query_next(q)) {
		ret->last = query_i(q, 0);
		*vec_push(a, &seen) = (struct round_about){.kind = OBJECT_CASE,
			.subject = ret->last,
			.unit = query_i(q, 1),
			.person = query_i(q, 2),
			.procedure = p,
			.created = query_i(q, 4)};
		*vec_push(a, &contents) = arena_str(a, query_s(q, 3));
	}
	TRY(query_end(q, e));
	ret->end = seen.n < ROUND_BATCH;
	for (size_t i = 0; i < seen.n; i++) {
		const struct json *content;
		TRY(read_body(a, contents.p[i], &content, e));
		seen.p[i].body = part_of(content, p);
		if (seen.p[i].body)
			*vec_push(a, &ret->list) = seen.p[i];
	}
	return true;
}

bool round_subjects(struct tx *t, struct arena *a, const struct pack *p, const char *per, int64_t organ, int64_t after,
	struct round_page *ret, struct err *e)
{
	const struct register_ *r = pack_register(p, per);
	const struct procedure *proc = r ? NULL : pack_procedure(p, per);
	*ret = (struct round_page){.last = after, .end = true};
	if (r)
		return records(t, a, r, organ, after, ret, e);
	return !proc || cases(t, a, proc, organ, after, ret, e);
}

bool round_per_subjects(const struct pack *p, const char *per)
{
	return per && (pack_register(p, per) || pack_procedure(p, per));
}
