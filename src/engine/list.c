/* Pages of declared lists. The ranges to read are known beforehand from the tally that counts the list's combinations, so
 * a page is a few keyset scans, merged, and the total is exact without counting rows. */
#include "engine/record_index.h"

#include <stdlib.h>

#include "util/num.h"

#define RANGES_MAX 1024
#define PAGE_MAX 500
#define COUNT_MAX 1000

struct range { struct str key; int64_t n; };
typedef VEC(struct range) range_list;

/* Does a comma-separated list hold the value? An empty list holds everything. */
static bool in_set(const char *set, struct str value)
{
	if (!set || !*set)
		return true;
	struct str rest = str_of(set);
	while (rest.n)
		if (str_eq(str_cut(&rest, ','), value))
			return true;
	return false;
}

struct listing {
	struct tx *tx; struct arena *arena;
	int64_t organ;
	const struct register_ *reg; const struct list *list;
	struct list_shape shape;
	const char *units;                       /* numbers, or "" */
	const char *count[16], *rest[16];        /* sets, by the places of the shape */
	bool rest_given, rest_partly;
	int64_t number;
};

static const char *set_of(const struct listing *l, const char *const *equal, const char *field)
{
	for (size_t i = 0; i < l->list->equal.n; i++)
		if (strcmp(l->list->equal.p[i], field) == 0)
			return equal[i] ? equal[i] : "";
	return "";
}

static bool listing_begin(struct listing *l, const char *const *equal, struct err *e)
{
	struct map *seen = map_new(l->arena);
	list_shape(l->reg, l->list, &l->shape);
	l->units = set_of(l, equal, "unit");
	size_t given = 0;
	for (size_t i = 0; i < l->shape.n_count; i++)
		l->count[i] = set_of(l, equal, l->shape.count[i]);
	for (size_t i = 0; i < l->shape.n_rest; i++)
		given += *(l->rest[i] = set_of(l, equal, l->shape.rest[i])) != 0;
	l->rest_given = given > 0 && given == l->shape.n_rest;
	l->rest_partly = given > 0 && !l->rest_given;
	return list_number(
		l->tx, seen, l->arena, arena_cprintf(l->arena, "%s/%s", l->reg->elem.name, l->list->name), false, &l->number, e);
}

static bool push_range(
	struct listing *l, int64_t unit, const char *const *values, size_t n, int64_t count, range_list *out, struct err *e)
{
	if (out->n == RANGES_MAX)
		return FAIL(e, ERR_LIMIT, "more than %d combinations at once: please narrow the list", RANGES_MAX);
	*vec_push(l->arena, out) = (struct range){list_key(l->arena, unit, values, n), count};
	return true;
}

/* The rest of the fields, each value of each set. */
static bool with_rest(struct listing *l, int64_t unit, const char **values, size_t at, range_list *out, struct err *e)
{
	if (at == l->shape.n_count + l->shape.n_rest)
		return push_range(l, unit, values, at, -1, out, e);
	struct str rest = str_of(l->rest[at - l->shape.n_count]);
	while (rest.n) {
		values[at] = arena_cstr(l->arena, str_cut(&rest, ','));
		TRY(with_rest(l, unit, values, at + 1, out, e));
	}
	return true;
}

static bool ranges_of_unit(struct listing *l, int64_t unit, range_list *out, struct err *e)
{
	struct arena *a = l->arena;
	VEC(struct tally) combos = {0};
	struct query *q = tx_query(l->tx, STMT_tally_of,
		ARGS(val_c(l->reg->elem.name), val_i(unit), val_c(list_tally(a, l->list, &l->shape)), val_i(100000)));
	while (query_next(q))
		*vec_push(a, &combos) = (struct tally){arena_cstr(a, query_s(q, 0)), query_i(q, 1)};
	TRY(query_end(q, e));
	for (size_t i = 0; i < combos.n; i++) {
		const char *values[32];
		struct str rest = str_of(combos.p[i].value);
		bool fits = true;
		for (size_t k = 0; k < l->shape.n_count; k++) {
			struct str v = str_cut(&rest, '/');
			fits = fits && in_set(l->count[k], v);
			values[k] = arena_cstr(a, v);
		}
		if (!fits)
			continue;
		if (l->rest_given)
			TRY(with_rest(l, unit, values, l->shape.n_count, out, e));
		else
			TRY(push_range(l, unit, values, l->shape.n_count, combos.p[i].n, out, e));
	}
	return true;
}

static bool ranges_of(struct listing *l, range_list *out, struct err *e)
{
	if (!*l->units || !l->shape.by_unit)
		return ranges_of_unit(l, record_whole(l->organ), out, e);
	struct str rest = str_of(l->units);
	while (rest.n) {
		int64_t unit;
		struct str one = str_cut(&rest, ',');
		if (!num_i64(one, 1, INT64_MAX, &unit))
			return FAIL(e, ERR_INVALID, "\"%.*s\" is no unit", STR_ARG(one));
		TRY(ranges_of_unit(l, unit, out, e));
	}
	return true;
}

/* ---- cursors: "a12" after record 12, "b12" before it ---- */

struct place { bool back, given; struct str sort; int64_t record; };

static bool place_of(struct listing *l, const char *cursor, struct place *ret, struct err *e)
{
	*ret = (struct place){.sort = STR("")};
	if (!cursor || !*cursor)
		return true;
	struct val sort;
	if ((*cursor != 'a' && *cursor != 'b') || !num_i64(str_of(cursor + 1), 1, INT64_MAX, &ret->record))
		return FAIL(e, ERR_INVALID, "\"%.40s\" is no place in a list", cursor);
	ret->back = *cursor == 'b';
	TRY(tx_one(l->tx, l->arena, STMT_list_place, ARGS(val_i(l->number), val_i(ret->record)), &ret->given, &sort, 1, e));
	if (ret->given)
		ret->sort = sort.s;
	else
		*ret = (struct place){.sort = STR("")};      /* it left the list: from the beginning */
	return true;
}

struct hit { struct str sort; int64_t record; };

static int hit_order(const void *left, const void *right)
{
	const struct hit *a = left, *b = right;
	int c = str_cmp(a->sort, b->sort);
	return c ? c : (a->record > b->record) - (a->record < b->record);
}

static int hit_back(const void *left, const void *right) { return hit_order(right, left); }

typedef VEC(struct hit) hit_list;

/* At most want hits after (or before) a place, over all ranges, in reading direction. */
static bool gather(struct listing *l, const range_list *ranges, const struct place *at, int want, hit_list *out, struct err *e)
{
	for (size_t i = 0; i < ranges->n; i++) {
		struct str key = ranges->p[i].key;
		struct query *q = tx_query(l->tx, at->back ? STMT_list_prev : STMT_list_next,
			ARGS(val_i(l->number), val_b(key.p, key.n), val_s(at->sort), val_i(at->record), val_i(want)));
		while (query_next(q))
			*vec_push(l->arena, out) = (struct hit){arena_str(l->arena, query_s(q, 0)), query_i(q, 1)};
		TRY(query_end(q, e));
	}
	if (out->n)
		qsort(out->p, out->n, sizeof *out->p, at->back ? hit_back : hit_order);
	if (out->n > (size_t)want)
		out->n = (size_t)want;
	return true;
}

static bool total_of(struct listing *l, const range_list *ranges, struct record_page *ret, struct err *e)
{
	ret->total = 0;
	ret->total_is_least = false;
	for (size_t i = 0; i < ranges->n; i++) {
		int64_t n = ranges->p[i].n;
		if (n < 0)
			TRY(tx_number(l->tx, STMT_list_count,
				ARGS(val_i(l->number), val_b(ranges->p[i].key.p, ranges->p[i].key.n), val_i(COUNT_MAX + 1)), 0,
				&n, e));
		ret->total += n;
		if (ranges->p[i].n < 0 && ret->total > COUNT_MAX) {
			ret->total = COUNT_MAX;
			ret->total_is_least = true;
			return true;
		}
	}
	return true;
}

static bool page_of(struct listing *l, const hit_list *hits, size_t n, const struct place *at, bool more, struct record_page *ret,
	struct err *e)
{
	int64_t *ids = arena_array(l->arena, n + 1, sizeof *ids);
	for (size_t i = 0; i < n; i++)
		ids[i] = hits->p[at->back ? n - 1 - i : i].record;
	TRY(record_of_ids(l->tx, l->arena, ids, n, &ret->p, &ret->n, e));
	ret->next = ret->prev = "";
	if (n == 0)
		return true;
	if (at->back || more)
		ret->next = arena_cprintf(l->arena, "a%lld", (long long)ids[n - 1]);
	if (at->back ? more : at->given)
		ret->prev = arena_cprintf(l->arena, "b%lld", (long long)ids[0]);
	return true;
}

bool record_list(struct tx *t, struct arena *a, int64_t organ, const struct register_ *r, const struct list *l,
	const char *const *equal, const char *cursor, int limit, struct record_page *ret, struct err *e)
{
	struct listing s = {.tx = t, .arena = a, .organ = organ, .reg = r, .list = l};
	range_list ranges = {0};
	hit_list hits = {0};
	struct place at;
	must(limit > 0 && limit <= PAGE_MAX);
	*ret = (struct record_page){.next = "", .prev = ""};
	TRY(listing_begin(&s, equal, e));
	if (s.rest_partly) {
		struct record_filter filters[32];
		size_t n = 0;
		for (size_t i = 0; i < l->equal.n && n < ARRAY_LEN(filters); i++)
			if (equal[i] && *equal[i] && strcmp(l->equal.p[i], "unit") != 0)
				filters[n++] = (struct record_filter){l->equal.p[i], equal[i]};
		return record_find(t, a, organ, r, s.units, filters, n, cursor, limit, ret, e);
	}
	if (s.number == 0)
		return true;                                 /* nothing was ever written to it */
	TRY(ranges_of(&s, &ranges, e));
	TRY(place_of(&s, cursor, &at, e));
	TRY(gather(&s, &ranges, &at, limit + 1, &hits, e));
	bool more = hits.n > (size_t)limit;
	TRY(total_of(&s, &ranges, ret, e));
	return page_of(&s, &hits, more ? (size_t)limit : hits.n, &at, more, ret, e);
}

/* ---- filters that no list declares ---- */

#define SCAN_MAX 10000
#define SCAN_STEP 250

static bool fits(struct arena *a, const struct register_ *r, const struct record *rec, const struct record_filter *f)
{
	const struct json *j = json_get(rec->body, f->field);
	if (!*f->value)
		return true;
	if (j && j->kind == JSON_ARR) {
		json_each(it, j) {
			struct json one = *it;
			one.next = NULL;
			if (in_set(f->value,
				    one.kind == JSON_STR ? one.s
							 : str_of(arena_cprintf(a, "%.*s:%lld", STR_ARG(json_str(it, "kind")),
								   (long long)json_int(it, "id", 0)))))
				return true;
		}
		return false;
	}
	return in_set(f->value, str_of(list_value(a, r, rec, f->field)));
}

static const char *filter_value(const struct record_filter *filters, size_t n, const char *field)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(filters[i].field, field) == 0)
			return filters[i].value;
	return "";
}

/* The list in which the filters leave the fewest rows; what it narrows by is then left out of the filters' work. */
static bool smallest(struct listing *s, const char *units, const struct record_filter *filters, size_t n, range_list *ret_ranges,
	struct err *e)
{
	const struct list *best = NULL;
	int64_t least = INT64_MAX;
	for (size_t i = 0; i < s->reg->lists.n; i++) {
		struct listing l = {
			.tx = s->tx, .arena = s->arena, .organ = s->organ, .reg = s->reg, .list = &s->reg->lists.p[i]};
		const char *equal[32] = {0};
		range_list ranges = {0};
		struct err inner = {0};
		int64_t rows = 0;
		bool by_unit = false;
		for (size_t k = 0; k < l.list->equal.n && k < ARRAY_LEN(equal); k++) {
			bool unit = strcmp(l.list->equal.p[k], "unit") == 0;
			by_unit |= unit;
			equal[k] = unit ? units : filter_value(filters, n, l.list->equal.p[k]);
		}
		if (*units && !by_unit)
			continue;
		TRY(listing_begin(&l, equal, e));
		if (!l.rest_given)
			l.rest_partly = false;
		if (l.number == 0 || !ranges_of(&l, &ranges, &inner)) {
			if (inner.code && inner.code != ERR_LIMIT)
				return err_set(e, inner.code, inner.file, inner.line, "%s", inner.text);
			continue;
		}
		for (size_t k = 0; k < ranges.n; k++)
			rows += ranges.p[k].n < 0 ? 0 : ranges.p[k].n;
		if (rows < least) {
			least = rows;
			best = l.list;
			*s = l;
			*ret_ranges = ranges;
		}
	}
	return best || FAIL(e, ERR_LIMIT, "no list of this register narrows so far: please choose a unit");
}

bool record_find(struct tx *t, struct arena *a, int64_t organ, const struct register_ *r, const char *units,
	const struct record_filter *filters, size_t n_filters, const char *cursor, int limit, struct record_page *ret,
	struct err *e)
{
	struct listing s = {.tx = t, .arena = a, .organ = organ, .reg = r};
	range_list ranges = {0};
	hit_list found = {0};
	struct place start, at;
	size_t looked = 0, last = 0;
	bool ended = false;
	must(limit > 0 && limit <= PAGE_MAX);
	*ret = (struct record_page){.next = "", .prev = ""};
	if (r->lists.n == 0)
		return true;
	TRY(smallest(&s, units ? units : "", filters, n_filters, &ranges, e));
	TRY(place_of(&s, cursor, &start, e));
	at = start;
	while (!ended && looked < SCAN_MAX && found.n <= (size_t)limit) {
		hit_list hits = {0};
		struct record *recs;
		size_t n;
		TRY(gather(&s, &ranges, &at, SCAN_STEP, &hits, e));
		ended = hits.n < SCAN_STEP;
		int64_t *ids = arena_array(a, hits.n + 1, sizeof *ids);
		for (size_t i = 0; i < hits.n; i++)
			ids[i] = hits.p[i].record;
		TRY(record_of_ids(t, a, ids, hits.n, &recs, &n, e));
		for (size_t i = 0; i < n && found.n <= (size_t)limit; i++) {
			bool good = true;
			for (size_t k = 0; k < n_filters && good; k++)
				good = fits(a, r, &recs[i], &filters[k]);
			looked++;
			for (last = 0; last < hits.n && hits.p[last].record != recs[i].id; last++)
				continue;
			at = (struct place){at.back, true, hits.p[last].sort, recs[i].id};
			if (good)
				*vec_push(a, &found) = hits.p[last];
		}
	}
	bool more = found.n > (size_t)limit, stopped = !ended && !more;
	size_t n = more ? (size_t)limit : found.n;
	TRY(page_of(&s, &found, n, &start, more, ret, e));
	/* where the looking stopped, not only what it found: the next page goes on from there */
	const char *on = arena_cprintf(a, "%c%lld", start.back ? 'b' : 'a', (long long)at.record);
	if (stopped && start.back)
		ret->prev = on;
	else if (stopped)
		ret->next = on;
	ret->total = (int64_t)n;
	ret->total_is_least = more || stopped || start.given;
	return true;
}

bool record_tally(struct tx *t, struct arena *a, const char *reg, int64_t unit, const char *field, struct tally **ret,
	size_t *ret_n, struct err *e)
{
	VEC(struct tally) list = {0};
	struct query *q = tx_query(t, STMT_tally_of, ARGS(val_c(reg), val_i(unit), val_c(field), val_i(10000)));
	while (query_next(q))
		*vec_push(a, &list) = (struct tally){arena_cstr(a, query_s(q, 0)), query_i(q, 1)};
	TRY(query_end(q, e));
	*ret = list.p;
	*ret_n = list.n;
	return true;
}
