/* Standing by what was seen: documents that are approved and read, checks that pass. */
#include "engine/standing_private.h"

#include "engine/record.h"
#include "text/text.h"
#include "util/civil.h"

/* ---- documents ---- */

static bool read_documents(struct standing_call *s, struct err *e)
{
	VEC(struct document_version) all = {0};
	VEC(struct document_tally) readings = {0};
	if (s->has_documents)
		return true;
	s->has_documents = true;
	for (size_t i = 0; i < s->organs.n; i++) {
		struct document_version *list;
		struct document_tally *tallies;
		size_t n;
		TRY(document_all(s->tx, s->arena, s->organs.p[i], s->today, &list, &n, e));
		TRY(document_all_reading(s->tx, s->roster, s->arena, s->pack, list, n, s->today, &tallies, e));
		for (size_t k = 0; k < n; k++) {
			*vec_push(s->arena, &all) = list[k];
			*vec_push(s->arena, &readings) = tallies[k];
		}
	}
	s->documents = all.p;
	s->readings = readings.p;
	s->n_documents = all.n;
	return true;
}

struct shelf { int64_t places, without, overdue, unread, late, excused, review, entry, approved; };

static void add_version(struct standing_call *s, const struct document_version *v, const struct document_tally *t,
	struct shelf *h)
{
	if (v->review_by != CIVIL_NONE) {
		h->overdue += v->review_by < s->today;
		h->review = standing_sooner(h->review, v->review_by);
	}
	h->unread += t->readers - t->read;
	h->late += t->late;
	h->entry = v->entry > h->entry ? v->entry : h->entry;
	h->approved = v->approved > h->approved ? v->approved : h->approved;
}

static void look_at(struct standing_call *s, const struct document *d, int64_t organ, int64_t unit, struct shelf *h)
{
	bool found = false;
	if (unit && standing_is_excused(s, unit)) {
		h->excused++;
		return;
	}
	for (size_t i = 0; i < s->n_documents; i++) {
		const struct document_version *v = &s->documents[i];
		if (v->organ != organ || v->unit != unit || strcmp(v->document, d->elem.name) != 0)
			continue;
		add_version(s, v, &s->readings[i], h);
		found = true;
	}
	h->places++;
	h->without += !found;
}

static void shelf_of(struct standing_call *s, const struct document *d, struct shelf *h)
{
	const struct role *r = document_approver(s->pack, d);
	bool per_unit = r && (r->per == PER_DEPARTMENT || r->per == PER_SECTION || r->per == PER_TEAM);
	for (size_t i = 0; i < s->organs.n; i++) {
		const int64_t *units, whole = 0;
		size_t n = per_unit ? roster_places(s->roster, r, s->organs.p[i], false, s->arena, &units) : 1;
		for (size_t k = 0; k < n; k++)
			look_at(s, d, s->organs.p[i], per_unit ? units[k] : whole, h);
	}
}

static void judge(struct standing_call *s, const struct shelf *h, bool review, bool read, struct keeper_standing *k)
{
	if (review && h->overdue) {
		k->standing = STAND_BROKEN;
		k->why = t_stand_document_overdue(s->lang, standing_day(s, h->review));
	} else if (read && h->late) {
		k->standing = STAND_BROKEN;
		k->why = t_stand_document_late(s->lang, (int)h->late);
	} else if (h->without || !h->places) {
		k->why = h->places > 1 ? t_stand_document_without(s->lang, (int)h->without, (int)h->places)
				       : t_stand_document_none(s->lang);
	} else if (review && h->review != CIVIL_NONE && h->review - s->today <= DOCUMENT_SOON) {
		k->standing = STAND_RISK;
		k->why = t_stand_document_due(s->lang, standing_day(s, h->review));
	} else if (read && h->unread) {
		k->standing = STAND_RISK;
		k->why = t_stand_document_unread(s->lang, (int)h->unread);
	} else {
		k->standing = STAND_KEPT;
		k->why = t_stand_document_kept(s->lang, standing_day(s, civil_date_of_ms(h->approved)));
	}
}

/* A paper that cases fill stands by the procedure that fills it. */
static bool of_paper(struct standing_call *s, const struct document *d, struct keeper_standing *ret, struct err *e)
{
	const struct procedure *p = pack_procedure(s->pack, d->of);
	if (p)
		return standing_procedure(s, p, p->elem.name, ret, e);
	*ret = standing_of(STAND_KEPT, t_stand_in_force(s->lang));
	return true;
}

bool standing_document(struct standing_call *s, const struct document *d, const char *key, struct keeper_standing *ret,
	struct err *e)
{
	struct shelf h = {.review = CIVIL_NONE, .entry = -1};
	if (d->of)
		return of_paper(s, d, ret, e);
	TRY(read_documents(s, e));
	shelf_of(s, d, &h);
	bool review = !key || strcmp(key, "review") == 0, read = !key || strcmp(key, "read_by") == 0;
	*ret = standing_of(STAND_UNKNOWN, "");
	ret->href = arena_cprintf(s->arena, "/documents/%s", d->elem.name);
	ret->n = h.places - h.without;
	ret->last = h.approved;
	ret->late = h.overdue + h.late;
	ret->entry = h.entry;
	ret->excused = h.excused;
	ret->lapses = review && h.review != CIVIL_NONE ? h.review + 1 : CIVIL_NONE;
	judge(s, &h, review, read, ret);
	return true;
}

/* ---- checks ---- */

struct seen { int64_t n, fails, excused, excepted, unknown, silent, missing, oldest; };

static bool live_rows(struct standing_call *s, const struct check *k, int64_t organ, enum check_result result, struct seen *v,
	struct err *e)
{
	struct check_row *rows;
	size_t n;
	bool more;
	TRY(check_rows(s->tx, s->arena, s->pack, k, organ, result, 0, 0, CHECK_LOOKED_AT, s->now, &rows, &n, &more, e));
	for (size_t i = 0; i < n; i++) {
		if (!rows[i].asked)
			continue;
		if (standing_is_excused(s, rows[i].unit))
			v->excepted++;
		else if (result == CHECK_UNKNOWN)
			v->unknown++;
		else if (rows[i].excused)
			v->excused++;
		else
			v->fails++;
	}
	return true;
}

static bool silent_rows(struct standing_call *s, const struct check *k, int64_t organ, struct seen *v, struct err *e)
{
	struct check_row *rows;
	size_t n;
	TRY(check_silent(s->tx, s->arena, s->pack, k, organ, s->now - check_patience(k), s->now, &rows, &n, e));
	for (size_t i = 0; i < n; i++)
		v->silent += rows[i].asked && !standing_is_excused(s, rows[i].unit);
	return true;
}

/* Lines of the ledger that no result is about; a check with `when` asks only some of them, which nobody has counted. */
static bool missing_lines(struct standing_call *s, const struct check *k, struct seen *v, struct err *e)
{
	int64_t lines = 0;
	if (k->when)
		return true;
	struct query *q = tx_query(s->tx, STMT_ledger_units, ARGS(val_c(k->per), standing_pack(s)));
	while (query_next(q))
		if (!standing_is_excused(s, query_i(q, 0)))
			lines += query_i(q, 1);
	TRY(query_end(q, e));
	v->missing = lines > v->n ? lines - v->n : 0;
	return true;
}

static const struct check_sum *sum_of(const struct standing_call *s, size_t organ, const char *name)
{
	for (size_t i = 0; i < s->sums[organ].n; i++)
		if (strcmp(s->sums[organ].p[i].name, name) == 0)
			return &s->sums[organ].p[i];
	return NULL;
}

static bool read_sums(struct standing_call *s, struct err *e)
{
	if (s->has_sums)
		return true;
	s->has_sums = true;
	s->sums = arena_array(s->arena, s->organs.n + 1, sizeof(*s->sums));
	for (size_t o = 0; o < s->organs.n; o++)
		TRY(check_sums(s->tx, s->arena, s->organs.p[o], &s->sums[o].p, &s->sums[o].n, e));
	return true;
}

static bool look(struct standing_call *s, const struct check *k, struct seen *v, struct err *e)
{
	TRY(read_sums(s, e));
	for (size_t o = 0; o < s->organs.n; o++) {
		const struct check_sum *sum = sum_of(s, o, k->elem.name);
		int64_t oldest;
		if (!sum)
			continue;
		v->n += sum->n[CHECK_PASS] + sum->n[CHECK_FAIL] + sum->n[CHECK_UNKNOWN];
		if (sum->n[CHECK_FAIL])
			TRY(live_rows(s, k, s->organs.p[o], CHECK_FAIL, v, e));
		if (sum->n[CHECK_UNKNOWN])
			TRY(live_rows(s, k, s->organs.p[o], CHECK_UNKNOWN, v, e));
		TRY(check_oldest(s->tx, k, s->organs.p[o], &oldest, e));
		if (oldest && oldest + check_patience(k) < s->now)
			TRY(silent_rows(s, k, s->organs.p[o], v, e));
		if (oldest && (!v->oldest || oldest < v->oldest))
			v->oldest = oldest;
	}
	return missing_lines(s, k, v, e);
}

bool standing_check(struct standing_call *s, const struct check *k, struct keeper_standing *ret, struct err *e)
{
	struct seen v = {0};
	*ret = standing_of(STAND_UNKNOWN, t_stand_check_none(s->lang));
	ret->href = arena_cprintf(s->arena, "/checks/%s", k->elem.name);
	TRY(look(s, k, &v, e));
	ret->n = v.n;
	ret->late = v.fails;
	ret->excused = v.excepted;
	ret->last = v.oldest;
	if (v.fails) {
		ret->standing = STAND_BROKEN;
		ret->why = t_stand_check_fails(s->lang, (int)v.fails, (int)v.n);
	} else if (!v.n) {
		return true;
	} else if (v.unknown) {
		ret->why = t_stand_check_unknown(s->lang, (int)v.unknown, (int)v.n);
	} else if (v.silent) {
		ret->why = t_stand_check_silent(s->lang, (int)v.silent, (int)v.n);
	} else if (v.missing) {
		ret->why = t_stand_check_missing(s->lang, (int)v.missing);
	} else if (v.excused || v.excepted) {
		ret->standing = STAND_RISK;
		ret->why = t_stand_check_excused(s->lang, (int)(v.excused + v.excepted), (int)v.n);
	} else {
		ret->standing = STAND_KEPT;
		ret->why = t_stand_check_passes(s->lang, (int)v.n);
	}
	if (v.oldest && ret->standing != STAND_BROKEN && ret->standing != STAND_UNKNOWN)
		ret->lapses = civil_date_of_ms(v.oldest + check_patience(k)) + 1;
	return true;
}
