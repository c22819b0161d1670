#include "engine/document.h"

#include <stdlib.h>

#include "engine/retention.h"
#include "engine/roster.h"
#include "util/civil.h"

/* ---- what the pack says ---- */

const struct document *document_of(const struct pack *p, const char *name)
{
	const struct document *d = (const struct document *)(const void *)pack_find(p, ELEM_DOCUMENT, name);
	return d && !d->of ? d : NULL;
}

const struct role *document_approver(const struct pack *p, const struct document *d)
{
	if (d->approved_by)
		return d->approved_by;
	return p->approved_by ? p->approved_by : pack_role(p, "chief");
}

static bool is_per_unit(const struct pack *p, const struct document *d)
{
	const struct role *r = document_approver(p, d);
	return r && (r->per == PER_DEPARTMENT || r->per == PER_SECTION || r->per == PER_TEAM);
}

bool document_unit(struct tx *t, const struct pack *p, const struct document *d, int64_t unit, int64_t date, int64_t *ret,
	struct err *e)
{
	*ret = 0;
	return !is_per_unit(p, d) || role_unit(t, document_approver(p, d), unit, date, ret, e);
}

/* ---- versions ---- */

static int64_t day_of(struct query *q, int col) { return query_null(q, col) ? CIVIL_NONE : query_i(q, col); }

static bool take(struct query *q, struct arena *a, struct document_version *v, struct err *e)
{
	*v = (struct document_version){
		.id = query_i(q, 0), .organ = query_i(q, 1), .entry = query_i(q, 2), .document = arena_cstr(a, query_s(q, 3)),
		.unit = query_i(q, 4), .version = query_i(q, 5), .edition = arena_cstr(a, query_s(q, 6)),
		.state = arena_cstr(a, query_s(q, 7)), .case_file = query_i(q, 8), .drafter = query_i(q, 9),
		.drafted = query_i(q, 11), .approver = query_i(q, 12), .role = arena_cstr(a, query_s(q, 13)),
		.approved = query_i(q, 15), .meeting = arena_cstr(a, query_s(q, 16)), .from = day_of(q, 17), .till = day_of(q,
			18),
		.reviewed = query_i(q, 19), .review_by = day_of(q, 20), .reason = arena_cstr(a, query_s(q, 21)), .text = "",
		.disposed = query_i(q, 23)};
	struct str who = arena_str(a, query_s(q, 10)), approved = arena_str(a, query_s(q, 14)), digest = query_s(q, 22);
	if (digest.n != HASH_LEN && !v->disposed)
		return FAIL(e, ERR_CORRUPT, "document version %lld has no digest", (long long)v->id);
	if (digest.n == HASH_LEN)
		memcpy(v->digest.b, digest.p, HASH_LEN);
	struct json *j = NULL;
	TRY(json_read(a, who, 100, &j, e));
	v->who = j;
	if (approved.n)
		TRY(json_read(a, approved, 100, &j, e));
	v->approved_who = approved.n ? j : NULL;
	return true;
}

static bool take_all(struct query *q, struct arena *a, struct document_version **ret, size_t *ret_n, struct err *e)
{
	VEC(struct document_version) list = {0};
	bool ok = true;
	while (ok && query_next(q))
		ok = take(q, a, vec_push(a, &list), e);
	*ret = list.p;
	*ret_n = list.n;
	return query_end(q, ok ? e : NULL) && ok;
}

/* With its text. */
static bool take_one(struct query *q, struct tx *t, struct arena *a, struct document_version *ret, bool *ret_found, struct err *e)
{
	struct document_version *list;
	struct val text;
	size_t n;
	bool found;
	TRY(take_all(q, a, &list, &n, e));
	*ret_found = n > 0;
	if (!n)
		return true;
	*ret = list[0];
	TRY(tx_one(t, a, STMT_document_text, ARGS(val_i(ret->id)), &found, &text, 1, e));
	ret->text = found ? arena_cstr(a, text.s) : "";
	return true;
}

bool document_get(struct tx *t, struct arena *a, int64_t id, struct document_version *ret, bool *ret_found, struct err *e)
{
	return take_one(tx_query(t, STMT_document_one, ARGS(val_i(id))), t, a, ret, ret_found, e);
}

bool document_versions(struct tx *t, struct arena *a, int64_t organ, const char *name, int64_t unit,
	struct document_version **ret,
	size_t *ret_n, struct err *e)
{
	return take_all(tx_query(t, STMT_document_list, ARGS(val_i(organ), val_c(name), val_i(unit))), a, ret, ret_n, e);
}

bool document_in_force(struct tx *t, struct arena *a, int64_t organ, const char *name, int64_t unit, int64_t date,
	struct document_version *ret, bool *ret_found, struct err *e)
{
	struct query *q = tx_query(t, STMT_document_on, ARGS(val_i(organ), val_c(name), val_i(unit), val_i(date)));
	return take_one(q, t, a, ret, ret_found, e);
}

bool document_all(struct tx *t, struct arena *a, int64_t organ, int64_t date, struct document_version **ret, size_t *ret_n,
	struct err *e)
{
	return take_all(tx_query(t, STMT_document_all, ARGS(val_i(organ), val_i(date))), a, ret, ret_n, e);
}

int64_t document_keep_till(const struct pack *p, const struct document *d, const struct document_version *v)
{
	return v->till == CIVIL_NONE ? CIVIL_NONE : retention_till(v->till, d->keep.n ? d->keep : p->keep);
}

/* ---- readers ---- */

struct pair { int64_t version, person; };
struct reads { VEC(struct pair) list; };             /* in order */

static bool read_pairs(struct query *q, struct arena *a, struct reads *ret, struct err *e)
{
	while (query_next(q))
		*vec_push(a, &ret->list) = (struct pair){query_i(q, 0), query_i(q, 1)};
	return query_end(q, e);
}

static int by_pair(const void *a_, const void *b_)
{
	const struct pair *a = a_, *b = b_;
	if (a->version != b->version)
		return a->version < b->version ? -1 : 1;
	return a->person < b->person ? -1 : a->person > b->person;
}

static bool has_read(const struct reads *r, int64_t version, int64_t person)
{
	struct pair key = {version, person};
	return r->list.n && bsearch(&key, r->list.p, r->list.n, sizeof(key), by_pair);
}

typedef VEC(struct document_reader) reader_list;

static void put(struct arena *a, reader_list *list, const struct document_version *v, const struct roster_person *p)
{
	*vec_push(a, list) = (struct document_reader){p->person, p->unit, p->since > v->from ? p->since : v->from, false};
}

static const struct roster_person *person_in(const struct roster_person *list, size_t n, int64_t person)
{
	size_t low = 0, high = n;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (list[mid].person < person)
			low = mid + 1;
		else
			high = mid;
	}
	return low < n && list[low].person == person ? &list[low] : NULL;
}

static bool is_among(const reader_list *list, int64_t person)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->p[i].person == person)
			return true;
	return false;
}

/* People of a ledger's column (委託先の担当) stand outside the units: of a unit's own document they are no readers. */
static bool of_column(struct tx *t, struct arena *a, const struct role *r, const struct document_version *v, reader_list *list,
	struct err *e)
{
	if (v->unit)
		return true;
	struct query *q = tx_query(t, STMT_column_persons_of,
		ARGS(val_c(r->column_register->elem.name), val_c(r->column), val_i(v->organ)));
	while (query_next(q)) {
		struct roster_person p = {query_i(q, 0), 0, v->from};
		if (!is_among(list, p.person))
			put(a, list, v, &p);
	}
	return query_end(q, e);
}

static void of_posts(const struct roster *o, struct arena *a, const struct role *r, const struct document_version *v,
	int64_t date,
	const struct roster_person *people, size_t n, reader_list *list)
{
	const int64_t *places;
	size_t n_places = roster_places(o, r, v->organ, true, a, &places);
	for (size_t i = 0; i < n_places; i++) {
		const struct holder *holders;
		size_t n_holders = places[i] && !roster_within(o, places[i], v->unit) ? 0
			: roster_holders(o, r, places[i], date, a, &holders);
		for (size_t k = 0; k < n_holders; k++) {
			const struct roster_person *p = person_in(people, n, holders[k].person);
			if (p && roster_within(o, p->unit, v->unit) && !is_among(list, p->person))
				put(a, list, v, p);
		}
	}
}

static bool readers_of(struct tx *t, struct roster *o, struct arena *a, const struct document *d,
	const struct document_version *v,
	int64_t date, const struct reads *reads, reader_list *list, struct err *e)
{
	const struct roster_person *people;
	size_t n;
	bool everyone = false;
	if (!d->read_by.n)
		return true;
	TRY(roster_people(o, t, a, &people, &n, e));
	for (size_t i = 0; i < d->read_by.n; i++)
		everyone |= d->read_by.p[i]->filled == FILLED_EVERYONE;
	for (size_t i = 0; everyone && i < n; i++) {
		const struct roster_unit *u = roster_unit_of(o, people[i].unit);
		if (u && u->organ == v->organ && roster_within(o, people[i].unit, v->unit))
			put(a, list, v, &people[i]);
	}
	for (size_t i = 0; i < d->read_by.n; i++) {
		const struct role *r = d->read_by.p[i];
		if (r->filled == FILLED_COLUMN)
			TRY(of_column(t, a, r, v, list, e));
		else if (r->filled != FILLED_EVERYONE && !everyone)
			of_posts(o, a, r, v, date, people, n, list);
	}
	for (size_t i = 0; i < list->n; i++)
		list->p[i].read = has_read(reads, v->id, list->p[i].person);
	return true;
}

bool document_readers(struct tx *t, struct arena *a, const struct pack *p, const struct document_version *v, int64_t date,
	struct document_reader **ret, size_t *ret_n, struct err *e)
{
	const struct document *d = document_of(p, v->document);
	struct roster *o;
	struct reads reads = {0};
	reader_list list = {0};
	*ret = NULL;
	*ret_n = 0;
	if (!d)
		return true;
	TRY(roster_read(t, a, date, 0, &o, e));
	TRY(read_pairs(tx_query(t, STMT_document_read_of, ARGS(val_i(v->id))), a, &reads, e));
	TRY(readers_of(t, o, a, d, v, date, &reads, &list, e));
	*ret = list.p;
	*ret_n = list.n;
	return true;
}

static void count(struct document_tally *t, const struct document_reader *r, int64_t date)
{
	t->readers++;
	t->read += r->read;
	t->late += !r->read && r->since + DOCUMENT_READ_DAYS < date;
}

bool document_reading(struct tx *t, struct arena *a, const struct pack *p, const struct document_version *v, int64_t date,
	struct document_tally *ret_all, struct document_tally **ret, size_t *ret_n, struct err *e)
{
	struct document_reader *readers;
	struct roster *o;
	VEC(struct document_tally) list = {0};
	size_t n;
	*ret_all = (struct document_tally){.unit = v->unit};
	TRY(document_readers(t, a, p, v, date, &readers, &n, e));
	TRY(roster_read(t, a, date, 0, &o, e));
	for (size_t i = 0; i < n; i++) {
		int64_t unit = roster_ancestor(o, readers[i].unit, "section");
		size_t at = 0;
		while (at < list.n && list.p[at].unit != unit)
			at++;
		if (at == list.n)
			vec_push(a, &list)->unit = unit;
		count(&list.p[at], &readers[i], date);
		count(ret_all, &readers[i], date);
	}
	*ret = list.p;
	*ret_n = list.n;
	return true;
}

bool document_all_reading(struct tx *t, struct roster *o, struct arena *a, const struct pack *p,
	const struct document_version *list, size_t n, int64_t date, struct document_tally **ret, struct err *e)
{
	struct reads reads = {0};
	*ret = arena_array(a, n + 1, sizeof(**ret));
	if (n)
		TRY(read_pairs(tx_query(t, STMT_document_read_all, ARGS(val_i(list[0].organ), val_i(date))), a, &reads, e));
	for (size_t i = 0; i < n; i++) {
		const struct document *d = document_of(p, list[i].document);
		reader_list readers = {0};
		(*ret)[i].unit = list[i].unit;
		if (d)
			TRY(readers_of(t, o, a, d, &list[i], date, &reads, &readers, e));
		for (size_t k = 0; k < readers.n; k++)
			count(&(*ret)[i], &readers.p[k], date);
	}
	return true;
}

/* ---- one reader ---- */

static bool reads_role(const struct held *held, size_t n, const struct document *d)
{
	for (size_t i = 0; i < d->read_by.n; i++)
		for (size_t k = 0; k < n; k++)
			if (held[k].role == d->read_by.p[i] && held[k].how <= HOLD_DEPUTY)
				return true;
	return false;
}

/* The day from which he has been where he is; CIVIL_NONE: nowhere. */
static bool place_of(struct tx *t, int64_t person, int64_t date, int64_t *ret_unit, int64_t *ret_since, struct err *e)
{
	struct query *q = tx_query(t, STMT_roster_person, ARGS(val_i(person), val_i(date)));
	bool found = query_next(q);
	*ret_unit = found ? query_i(q, 0) : 0;
	*ret_since = found ? query_i(q, 1) : CIVIL_NONE;
	return query_end(q, e);
}

static int by_document(const void *a_, const void *b_)
{
	const struct document_unread *a = a_, *b = b_;
	int order = strcmp(a->version.document, b->version.document);
	return order ? order : a->version.unit < b->version.unit ? -1 : a->version.unit > b->version.unit;
}

bool document_to_read(struct tx *t, struct arena *a, const struct pack *p, int64_t organ, int64_t person, int64_t date,
	struct document_unread **ret, size_t *ret_n, struct err *e)
{
	VEC(struct document_unread) list = {0};
	struct held *held;
	size_t n_held;
	int64_t unit, since;
	TRY(roles_of(t, a, p, person, date, &held, &n_held, e));
	TRY(place_of(t, person, date, &unit, &since, e));
	for (size_t i = 0; i < p->elems.n; i++) {
		const struct document *d = (const struct document *)(const void *)p->elems.p[i];
		struct document_version *some;
		size_t n;
		if (d->elem.kind != ELEM_DOCUMENT || d->of || !reads_role(held, n_held, d))
			continue;
		TRY(take_all(tx_query(t, STMT_document_unread, ARGS(val_i(organ), val_c(d->elem.name), val_i(date), val_i(unit),
			val_i(person))), a, &some, &n, e));
		for (size_t k = 0; k < n; k++) {
			int64_t from = since != CIVIL_NONE && since > some[k].from ? since : some[k].from;
			*vec_push(a, &list) = (struct document_unread){some[k], from + DOCUMENT_READ_DAYS};
		}
	}
	if (list.n > 1)
		qsort(list.p, list.n, sizeof(*list.p), by_document);
	*ret = list.p;
	*ret_n = list.n;
	return true;
}
