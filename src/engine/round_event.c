/* What `on` names: people who begin, move and leave, a policy that was changed, an audit that was closed, lines added to a
 * ledger, dates in its columns that have come. Each is found in what the store holds, so that nothing is lost while no portal
 * runs; an event that a round names as its cause is not one any more. */
#include "engine/object.h"
#include "engine/round_private.h"
#include "util/civil.h"

struct looking {
	struct tx *tx;
	struct arena *arena;
	const struct pack *pack;
	const struct duty *duty;
	int64_t organ, now, today, since; /* since: a day; nothing before it counts */
	struct round_events *found;
};

static void put(struct looking *k, int64_t cause, int64_t at, struct round_about about)
{
	*vec_push(k->arena, &k->found->list) = (struct round_event){cause, at, about};
}

static bool people(struct looking *k, enum stmt id, struct err *e)
{
	struct query *q = tx_query(k->tx, id,
		ARGS(val_i(k->since), val_i(k->today), val_i(k->organ), val_c(k->duty->elem.name), val_i(ROUND_BATCH)));
	while (query_next(q))
		put(k, query_i(q, 0), civil_ms(query_i(q, 3), 8, 30),
			(struct round_about){
				.kind = OBJECT_PERSON, .subject = query_i(q, 1), .unit = query_i(q, 2), .person = query_i(q, 1)});
	return query_end(q, e);
}

static bool looked(struct looking *k, int64_t *ret, struct err *e)
{
	return tx_number(k->tx, STMT_round_look, ARGS(val_i(k->organ), val_c(k->duty->elem.name)), 0, ret, e);
}

/* The mark: an activation that brought no round, because there was nothing to be per, is not looked at for ever. */
static bool activated(struct looking *k, struct err *e)
{
	int64_t after;
	TRY(looked(k, &after, e));
	struct query *q = tx_query(k->tx, STMT_round_activated,
		ARGS(val_i(civil_ms(k->since, 0, 0)), val_i(k->organ), val_c(k->duty->elem.name), val_i(4), val_i(after)));
	while (query_next(q)) {
		put(k, query_i(q, 0), query_i(q, 1), (struct round_about){0});
		k->found->mark = query_i(q, 0);
		k->found->marked = true;
	}
	return query_end(q, e);
}

static bool audited(struct looking *k, struct err *e)
{
	struct query *q = tx_query(k->tx, STMT_round_audits,
		ARGS(val_c("audit"), val_i(civil_ms(k->since, 0, 0)), val_i(k->organ), val_c(k->duty->elem.name),
			val_i(ROUND_BATCH)));
	while (query_next(q))
		put(k, query_i(q, 0), query_i(q, 2),
			(struct round_about){.kind = OBJECT_CASE, .subject = query_i(q, 0), .unit = query_i(q, 1)});
	return query_end(q, e);
}

/* ---- ledgers ---- */

static bool applies(struct looking *k, struct round_about *about, bool *ret, struct err *e)
{
	struct lang l = {LANG_JA, k->arena};
	struct env v = {.tx = k->tx,
		.arena = k->arena,
		.pack = k->pack,
		.lang = &l,
		.now = k->now,
		.reg = about->reg,
		.procedure = about->procedure,
		.body = about->body,
		.steps = json_obj(k->arena),
		.self = about->body,
		.self_reg = about->reg,
		.self_procedure = about->procedure,
		.unit = about->unit};
	return round_applies(&v, k->duty, about, ret, e);
}

static bool caused(struct looking *k, int64_t cause, int64_t subject, bool *ret, struct err *e)
{
	int64_t n;
	TRY(tx_number(k->tx, STMT_round_caused, ARGS(val_c(k->duty->elem.name), val_i(cause), val_i(subject)), 0, &n, e));
	*ret = n > 0;
	return true;
}

static bool added(struct looking *k, const char *per, struct err *e)
{
	int64_t after;
	struct round_page page;
	TRY(looked(k, &after, e));
	do {
		TRY(round_subjects(k->tx, k->arena, k->pack, per, k->organ, after, &page, e));
		for (size_t i = 0; i < page.list.n; i++) {
			bool yes = page.list.p[i].created > civil_ms(k->since, 23, 59), there = true;
			if (yes)
				TRY(caused(k, page.list.p[i].subject, page.list.p[i].subject, &there, e));
			if (yes && !there)
				TRY(applies(k, &page.list.p[i], &yes, e));
			if (yes && !there)
				put(k, page.list.p[i].subject, page.list.p[i].created, page.list.p[i]);
		}
		after = page.last;
	} while (!page.end && k->found->list.n < ROUND_BATCH);
	k->found->mark = after;
	k->found->marked = true;
	return true;
}

/* Once a day: whose date has come, of lines of a ledger or requests under way. The cause is the day itself, so that another date
 * makes another round. */
static bool dates(struct looking *k, const char *per, struct err *e)
{
	int64_t day, after = 0;
	struct round_page page;
	TRY(looked(k, &day, e));
	if (day == k->today)
		return true;
	do {
		TRY(round_subjects(k->tx, k->arena, k->pack, per, k->organ, after, &page, e));
		for (size_t i = 0; i < page.list.n; i++) {
			int64_t date, ms;
			bool yes, there;
			struct str value = json_str(page.list.p[i].body, k->duty->on);
			if (!civil_parse_date(value, &date)) {
				if (!civil_parse_time(value, &ms))
					continue;
				date = civil_date_of_ms(ms);
			}
			if (date > k->today || date <= k->since)
				continue;
			TRY(caused(k, date, page.list.p[i].subject, &there, e));
			if (there)
				continue;
			TRY(applies(k, &page.list.p[i], &yes, e));
			if (yes)
				put(k, date, civil_ms(date, 8, 30), page.list.p[i]);
		}
		after = page.last;
	} while (!page.end && k->found->list.n < ROUND_BATCH);
	if (page.end) {
		k->found->mark = k->today;
		k->found->marked = true;
	}
	return true;
}

bool round_events(struct tx *t, struct arena *a, const struct pack *p, const struct duty *d, int64_t organ, int64_t now,
	struct round_events *ret, struct err *e)
{
	*ret = (struct round_events){0};
	int64_t founded, today = civil_date_of_ms(now);
	TRY(tx_number(t, STMT_round_founded, NO_ARGS, 0, &founded, e));
	int64_t first = civil_date_of_ms(founded);
	struct looking k = {.tx = t,
		.arena = a,
		.pack = p,
		.duty = d,
		.organ = organ,
		.now = now,
		.today = today,
		.since = today - ROUND_BACK > first ? today - ROUND_BACK : first,
		.found = ret};
	const struct {
		const char *on;
		enum stmt id;
	} events[] = {{"person.joined", STMT_round_joined}, {"person.moved", STMT_round_moved}, {"person.left", STMT_round_left}};
	for (size_t i = 0; i < ARRAY_LEN(events); i++)
		if (strcmp(d->on, events[i].on) == 0)
			return people(&k, events[i].id, e);
	if (strcmp(d->on, "policy.changed") == 0)
		return activated(&k, e);
	if (strcmp(d->on, "audit.closed") == 0)
		return audited(&k, e);
	struct str rest = str_of(d->on), name = str_cut(&rest, '.');
	const struct register_ *r = str_is(rest, "added") ? pack_register(p, arena_cstr(a, name)) : NULL;
	if (r) {
		k.since--; /* also those of the day of the beginning */
		return added(&k, r->elem.name, e);
	}
	return !round_per_subjects(p, d->per) || dates(&k, d->per, e);
}
