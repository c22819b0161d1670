#include "engine/dispose.h"

#include "engine/closed.h"
#include "engine/document.h"
#include "engine/object.h"
#include "engine/retention.h"
#include "engine/round.h"
#include "util/civil.h"
#include "util/clean.h"
#include "util/clock.h"

#define LIST_TEXT_MAX (1 << 20)

/* ---- the list ---- */

/* Whose lines may go, in which state. */
struct ending { const struct register_ *reg; const char *state; };

struct lister {
	struct city *city;
	struct tx *tx;
	struct arena *arena;
	const struct lang *lang;
	const struct pack *pack;
	int64_t organ, from, to, till, year;     /* units from … to; year: ms, the fiscal year of the day after till begins */
	VEC(struct dispose_item) items;
	VEC(struct ending) ends;
};

static int64_t before_ms(const struct lister *s, const struct register_ *r)
{
	return civil_ms(retention_before(s->till, r->keep), 0, 0);
}

static void ends_in(struct lister *s, const struct register_ *r, const char *state)
{
	*vec_push(s->arena, &s->ends) = (struct ending){r, state};
}

/* In a closed ledger nothing comes to its end any more: whatever its state, it may go when the ledger has been closed as long as
 * it is kept. */
static bool ends_of_closed(struct lister *s, struct err *e)
{
	struct closed *list;
	size_t n;
	const char *state;
	TRY(closed_list(s->city, s->tx, s->arena, s->organ, s->pack, &list, &n, e));
	for (size_t i = 0; i < n; i++) {
		const struct register_ *r = list[i].reg;
		bool long_ago = r->keep.n > 0 && list[i].since && list[i].since < before_ms(s, r);
		if (long_ago && r->state)
			for (size_t k = 0; k < r->state->options.n; k++)
				ends_in(s, r, r->state->options.p[k].name);
		else if (retention_ends(r, &state) || long_ago)
			ends_in(s, r, state);
	}
	return true;
}

static bool begin(struct lister *s, struct err *e)
{
	const char *state;
	s->pack = city_pack(s->city, s->tx, s->organ, e);
	s->year = civil_ms(civil_add_months(civil_fiscal_end(s->till + 1) + 1, -12), 0, 0);
	if (!s->pack)
		return false;
	for (size_t i = 0; i < s->pack->elems.n; i++) {
		const struct register_ *r = (const struct register_ *)(const void *)s->pack->elems.p[i];
		if (r->elem.kind == ELEM_REGISTER && retention_ends(r, &state))
			ends_in(s, r, state);
	}
	return ends_of_closed(s, e);
}

static bool list_cases(struct lister *s, int limit, struct err *e)
{
	struct query *q = tx_query(s->tx, STMT_dispose_cases,
		ARGS(val_i(s->till), val_i(s->organ), val_i(s->from), val_i(s->to), val_i(s->year), val_i(limit)));
	while (query_next(q)) {
		const struct procedure *p = pack_procedure(s->pack, arena_cstr(s->arena, query_s(q, 5)));
		*vec_push(s->arena, &s->items) = (struct dispose_item){.kind = OBJECT_CASE,
			.id = query_i(q, 0),
			.unit = query_i(q, 1),
			.entry = query_i(q, 2),
			.number = arena_cstr(s->arena, query_s(q, 3)),
			.title = arena_cstr(s->arena, query_s(q, 4)),
			.of = p ? title_in(&p->elem.title, s->lang) : "",
			.ended = query_i(q, 6),
			.keep_till = query_i(q, 7)};
	}
	return query_end(q, e);
}

static bool list_records(struct lister *s, const struct register_ *r, const char *state, int limit, struct err *e)
{
	struct query *q = tx_query(s->tx, STMT_dispose_records, ARGS(val_c(r->elem.name), val_i(before_ms(s, r)), val_i(s->organ),
		val_i(s->from), val_i(s->to), val_i(s->year), val_c(state), val_i(limit)));
	while (query_next(q)) {
		*vec_push(s->arena, &s->items) = (struct dispose_item){.kind = OBJECT_RECORD,
			.id = query_i(q, 0),
			.unit = query_i(q, 1),
			.entry = query_i(q, 2),
			.number = arena_cstr(s->arena, query_s(q, 3)),
			.title = arena_cstr(s->arena, query_s(q, 4)),
			.of = title_in(&r->elem.title, s->lang),
			.reg = r,
			.ended = query_i(q, 5),
			.keep_till = retention_till(civil_date_of_ms(query_i(q, 5)), r->keep)};
	}
	return query_end(q, e);
}

/* ---- rounds and documents: also of duties and documents that the pack has no more ---- */

typedef VEC(const char *) name_list;

static bool names_of(struct lister *s, enum stmt stmt, name_list *ret, struct err *e)
{
	struct query *q = tx_query(s->tx, stmt, ARGS(val_i(s->organ)));
	while (query_next(q))
		*vec_push(s->arena, ret) = arena_cstr(s->arena, query_s(q, 0));
	return query_end(q, e);
}

struct kept_kind { const char *name, *title; struct span keep; };

static struct kept_kind duty_kept(const struct lister *s, const char *name)
{
	const struct duty *d = (const struct duty *)(const void *)pack_find(s->pack, ELEM_DUTY, name);
	return (struct kept_kind){name, d ? title_in(&d->elem.title, s->lang) : name, d && d->keep.n ? d->keep : s->pack->keep};
}

static struct kept_kind document_kept(const struct lister *s, const char *name)
{
	const struct document *d = document_of(s->pack, name);
	return (struct kept_kind){name, d ? title_in(&d->elem.title, s->lang) : name, d && d->keep.n ? d->keep : s->pack->keep};
}

static bool list_rounds(struct lister *s, const struct kept_kind *k, int limit, struct err *e)
{
	struct query *q = tx_query(s->tx, STMT_dispose_rounds, ARGS(val_c(k->name),
		val_i(civil_ms(retention_before(s->till, k->keep), 0, 0)), val_i(s->organ), val_i(s->from), val_i(s->to),
		val_i(s->year), val_i(limit)));
	while (query_next(q))
		*vec_push(s->arena, &s->items) = (struct dispose_item){.kind = OBJECT_ROUND,
			.id = query_i(q, 0),
			.unit = query_i(q, 1),
			.entry = query_i(q, 2),
			.number = round_say_period(s->lang, arena_cstr(s->arena, query_s(q, 3))),
			.title = arena_cstr(s->arena, query_s(q, 4)),
			.of = k->title,
			.ended = query_i(q, 5),
			.keep_till = retention_till(civil_date_of_ms(query_i(q, 5)), k->keep)};
	return query_end(q, e);
}

static bool list_documents(struct lister *s, const struct kept_kind *k, int limit, struct err *e)
{
	int64_t before = retention_before(s->till, k->keep);
	struct query *q = tx_query(s->tx, STMT_dispose_documents, ARGS(val_c(k->name), val_i(before),
		val_i(civil_ms(before, 0, 0)), val_i(s->organ), val_i(s->from), val_i(s->to), val_i(s->year), val_i(limit)));
	while (query_next(q)) {
		int64_t last = query_null(q, 5) ? civil_date_of_ms(query_i(q, 6)) : query_i(q, 5);
		*vec_push(s->arena, &s->items) = (struct dispose_item){.kind = OBJECT_DOCUMENT,
			.id = query_i(q, 0),
			.unit = query_i(q, 1),
			.entry = query_i(q, 2),
			.number = arena_cstr(s->arena, query_s(q, 3)),
			.title = "",
			.of = k->title,
			.ended = civil_ms(last, 0, 0),
			.keep_till = retention_till(last, k->keep)};
	}
	return query_end(q, e);
}

static bool list_all(struct lister *s, struct err *e)
{
	name_list duties = {0}, papers = {0};
	TRY(names_of(s, STMT_dispose_duties, &duties, e) && names_of(s, STMT_dispose_papers, &papers, e));
	TRY(list_cases(s, DISPOSE_MOST + 1, e));
	for (size_t i = 0; i < s->ends.n && s->items.n <= DISPOSE_MOST; i++)
		TRY(list_records(s, s->ends.p[i].reg, s->ends.p[i].state, DISPOSE_MOST + 1 - (int)s->items.n, e));
	for (size_t i = 0; i < duties.n && s->items.n <= DISPOSE_MOST; i++) {
		struct kept_kind k = duty_kept(s, duties.p[i]);
		TRY(list_rounds(s, &k, DISPOSE_MOST + 1 - (int)s->items.n, e));
	}
	for (size_t i = 0; i < papers.n && s->items.n <= DISPOSE_MOST; i++) {
		struct kept_kind k = document_kept(s, papers.p[i]);
		TRY(list_documents(s, &k, DISPOSE_MOST + 1 - (int)s->items.n, e));
	}
	return true;
}

static int64_t *count_of(struct dispose_counts *c, int kind)
{
	return kind == OBJECT_CASE ? &c->cases : kind == OBJECT_RECORD ? &c->records : kind == OBJECT_ROUND ? &c->rounds
													    : &c->documents;
}

static struct hash digest_of(const struct lister *s, int64_t unit)
{
	struct json *j = json_obj(s->arena), *items = json_add_arr(s->arena, j, STR("items"));
	json_add_int(s->arena, j, STR("organ"), s->organ);
	json_add_int(s->arena, j, STR("till"), s->till);
	json_add_int(s->arena, j, STR("unit"), unit);
	json_add_int(s->arena, j, STR("v"), 1);
	for (size_t i = 0; i < s->items.n; i++) {
		struct json *one = json_add_arr(s->arena, items, STR_NONE);
		json_add_int(s->arena, one, STR_NONE, s->items.p[i].kind);
		json_add_int(s->arena, one, STR_NONE, s->items.p[i].id);
		json_add_int(s->arena, one, STR_NONE, s->items.p[i].entry);
		json_add_int(s->arena, one, STR_NONE, s->items.p[i].keep_till);
	}
	CLEAN_BUF struct buf b;
	buf_init(&b, LIST_TEXT_MAX);
	json_write(&b, j);
	must(!b.failed);
	return hash_of(buf_str(&b));
}

bool dispose_list(struct city *city, struct tx *t, struct arena *a, int64_t organ, int64_t unit, int64_t till,
	const struct lang *l,
	struct dispose_list *ret, struct err *e)
{
	struct lister s = {.city = city, .tx = t, .arena = a, .lang = l, .organ = organ, .from = unit,
		.to = unit ? unit : INT64_MAX,
		.till = till};
	TRY(begin(&s, e));
	TRY(list_all(&s, e));
	*ret = (struct dispose_list){.unit = unit, .till = till, .more = s.items.n > DISPOSE_MOST};
	if (ret->more)
		s.items.n = DISPOSE_MOST;
	for (size_t i = 0; i < s.items.n; i++)
		++*count_of(&ret->counts, s.items.p[i].kind);
	ret->p = s.items.p;
	ret->n = s.items.n;
	ret->digest = digest_of(&s, unit);
	return true;
}

/* ---- units ---- */

typedef VEC(struct dispose_unit) unit_list;

/* The query's units and counts, put into the list in its order. */
static bool count_into(struct arena *a, struct query *q, int kind, unit_list *list, struct err *e)
{
	while (query_next(q)) {
		int64_t unit = query_i(q, 0), n = query_i(q, 1);
		size_t at = 0;
		while (at < list->n && list->p[at].unit < unit)
			at++;
		if (at == list->n || list->p[at].unit != unit) {
			(void)vec_push(a, list);
			memmove(&list->p[at + 1], &list->p[at], (list->n - 1 - at) * sizeof(*list->p));
			list->p[at] = (struct dispose_unit){.unit = unit};
		}
		*count_of(&list->p[at].counts, kind) += n;
	}
	return query_end(q, e);
}

bool dispose_units(struct city *city, struct tx *t, struct arena *a, int64_t organ, int64_t till, const struct lang *l,
	struct dispose_unit **ret, size_t *ret_n, struct err *e)
{
	struct lister s = {.city = city, .tx = t, .arena = a, .lang = l, .organ = organ, .till = till};
	unit_list list = {0};
	name_list duties = {0}, papers = {0};
	struct query *q;
	TRY(begin(&s, e));
	TRY(names_of(&s, STMT_dispose_duties, &duties, e) && names_of(&s, STMT_dispose_papers, &papers, e));
	q = tx_query(t, STMT_dispose_case_units, ARGS(val_i(till), val_i(organ), val_i(s.year)));
	TRY(count_into(a, q, OBJECT_CASE, &list, e));
	for (size_t i = 0; i < s.ends.n; i++) {
		const struct register_ *r = s.ends.p[i].reg;
		q = tx_query(t, STMT_dispose_record_units, ARGS(val_c(r->elem.name), val_i(before_ms(&s, r)), val_i(organ),
			val_i(s.year), val_c(s.ends.p[i].state)));
		TRY(count_into(a, q, OBJECT_RECORD, &list, e));
	}
	for (size_t i = 0; i < duties.n; i++) {
		int64_t before = retention_before(till, duty_kept(&s, duties.p[i]).keep);
		q = tx_query(t, STMT_dispose_round_units, ARGS(val_c(duties.p[i]), val_i(civil_ms(before, 0, 0)), val_i(organ),
			val_i(s.year)));
		TRY(count_into(a, q, OBJECT_ROUND, &list, e));
	}
	for (size_t i = 0; i < papers.n; i++) {
		int64_t before = retention_before(till, document_kept(&s, papers.p[i]).keep);
		q = tx_query(t, STMT_dispose_document_units, ARGS(val_c(papers.p[i]), val_i(before),
			val_i(civil_ms(before, 0, 0)), val_i(organ), val_i(s.year)));
		TRY(count_into(a, q, OBJECT_DOCUMENT, &list, e));
	}
	*ret = list.p;
	*ret_n = list.n;
	return true;
}

/* ---- held, approved ---- */

static const struct { int kind; const char *word; } words[] = {{OBJECT_CASE, "case"}, {OBJECT_RECORD, "record"},
	{OBJECT_ROUND, "round"}, {OBJECT_DOCUMENT, "document"}};

int dispose_kind(struct str word)
{
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (str_is(word, words[i].word))
			return words[i].kind;
	return OBJECT_NONE;
}

const char *dispose_word(int kind)
{
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (words[i].kind == kind)
			return words[i].word;
	return "";
}

bool dispose_holds(struct tx *t, struct arena *a, int64_t organ, int limit, struct dispose_hold **ret, size_t *ret_n,
	struct err *e)
{
	VEC(struct dispose_hold) list = {0};
	struct query *q = tx_query(t, STMT_hold_list, ARGS(val_i(organ), val_i(limit)));
	while (query_next(q))
		*vec_push(a, &list) = (struct dispose_hold){.id = query_i(q, 0),
			.kind = (int)query_i(q, 1),
			.object = query_i(q, 2),
			.at = query_i(q, 3),
			.reason = arena_cstr(a, query_s(q, 4)),
			.name = arena_cstr(a, query_s(q, 5)),
			.number = arena_cstr(a, query_s(q, 6)),
			.title = arena_cstr(a, query_s(q, 7)),
			.unit = query_i(q, 8)};
	*ret = list.p;
	*ret_n = list.n;
	return query_end(q, e);
}

bool dispose_approved(struct tx *t, struct arena *a, int64_t organ, int64_t before, int limit, struct dispose_done **ret,
	size_t *ret_n,
	struct err *e)
{
	VEC(struct dispose_done) list = {0};
	struct query *q = tx_query(t, STMT_disposal_list, ARGS(val_i(organ), val_i(before < 0 ? INT64_MAX : before),
		val_i(limit)));
	while (query_next(q))
		*vec_push(a, &list) = (struct dispose_done){.id = query_i(q, 0),
			.unit = query_i(q, 1),
			.till = query_i(q, 2),
			.state = arena_cstr(a, query_s(q, 4)),
			.counts = {query_i(q, 5), query_i(q, 6), query_i(q, 14), query_i(q, 15)},
			.approved = query_i(q, 9),
			.done = query_i(q, 10),
			.erased = query_i(q, 11),
			.name = arena_cstr(a, query_s(q, 12)),
			.entry = query_i(q, 13)};
	*ret = list.p;
	*ret_n = list.n;
	return query_end(q, e);
}

/* ---- afterwards ---- */

bool dispose_scrub_waits(struct tx *t, int64_t *ret_since, struct err *e)
{
	struct val cols[2];
	bool found;
	TRY(tx_one(t, NULL, STMT_scrub_waiting, NO_ARGS, &found, cols, 2, e));
	*ret_since = found ? cols[1].i : 0;
	return true;
}

/* Disposals that came while the files were rewritten wait for the next time: only those up to the last one seen are done. */
static bool last_waiting(struct store *s, int64_t *ret_job, struct err *e)
{
	struct tx *t;
	TRY(tx_begin(s, TX_READ, &t, e));
	bool ok = tx_number(t, STMT_scrub_waiting, NO_ARGS, 0, ret_job, e);
	tx_abort(t);
	return ok;
}

bool dispose_scrub(struct city *city, bool *ret_did, struct err *e)
{
	struct store *s = city_store(city);
	struct tx *t;
	int64_t job;
	*ret_did = false;
	TRY(last_waiting(s, &job, e));
	if (!job)
		return true;
	TRY(store_scrub(s, e));
	TRY(tx_begin(s, TX_VOLATILE, &t, e));
	if (!tx_run(t, STMT_scrub_end, ARGS(val_i(job)), NULL, e)) {
		tx_abort(t);
		return false;
	}
	*ret_did = true;
	return tx_commit(t, e);
}
