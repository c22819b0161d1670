/* Standing of what is held: roles by people, registers by their reviews. */
#include "engine/standing_private.h"

#include "engine/form.h"
#include "text/text.h"
#include "util/civil.h"

/* ---- what a ledger holds ---- */

struct ledger { int64_t lines, unverified, oldest, excused; int units, never; };

static bool read_ledger(struct standing_call *s, const struct register_ *r, struct ledger *ret, struct err *e)
{
	*ret = (struct ledger){0};
	struct query *q = tx_query(s->tx, STMT_ledger_units, ARGS(val_c(r->elem.name), standing_pack(s)));
	while (query_next(q)) {
		int64_t at = query_i(q, 2);
		if (standing_is_excused(s, query_i(q, 0))) {
			ret->excused++;
			continue;
		}
		ret->units++;
		ret->lines += query_i(q, 1);
		ret->unverified += query_i(q, 3);
		if (!at)
			ret->never++;
		else if (!ret->oldest || at < ret->oldest)
			ret->oldest = at;
	}
	return query_end(q, e);
}

/* ---- roles ---- */

struct places { int64_t n, empty, long_empty, soon, acting, excused, lapses, entry; };

static void place(struct standing_call *s, const struct role *r, int64_t unit, struct places *p)
{
	const struct holder *holders;
	int64_t entry, end;
	if (unit && standing_is_excused(s, unit)) {
		p->excused++;
		return;
	}
	size_t n = roster_holders(s->roster, r, unit, s->today, s->arena, &holders);
	p->n++;
	if (!n) {
		p->empty++;
		p->long_empty += !roster_holders(s->roster, r, unit, s->today - SOON, s->arena, &holders);
		return;
	}
	p->acting += holders[0].how != HOLD_SELF;
	end = roster_empty_from(s->roster, r, unit, s->today, s->arena, &entry);
	p->lapses = standing_sooner(p->lapses, end);
	p->entry = entry > p->entry ? entry : p->entry;
	p->soon += end != CIVIL_NONE && end <= s->today + SOON;
}

static void role_places(struct standing_call *s, const struct role *r, struct places *p)
{
	for (size_t i = 0; i < s->organs.n; i++) {
		const int64_t *units;
		size_t n = roster_places(s->roster, r, s->organs.p[i], false, s->arena, &units);
		for (size_t k = 0; k < n && !(i && units[k] == 0); k++)
			place(s, r, units[k], p);
	}
}

static bool judge_role(struct standing_call *s, const struct role *r, struct keeper_standing *k, struct err *e)
{
	struct places p = {.lapses = CIVIL_NONE, .entry = -1};
	*k = standing_of(STAND_UNKNOWN, t_stand_no_people(s->lang));
	k->href = "/org";
	if (!s->people)
		return true;
	if (r->filled == FILLED_BODY) {
		enum standing worst = STAND_KEPT;
		for (size_t i = 0; i < r->members.n; i++) {
			struct keeper_standing member;
			if (r->members.p[i] == r)
				continue;
			TRY(standing_role(s, r->members.p[i], &member, e));
			worst = member.standing > worst ? member.standing : worst;
			k->lapses = standing_sooner(k->lapses, member.lapses);
			k->entry = member.entry > k->entry ? member.entry : k->entry;
		}
		k->standing = worst;
		k->why = worst == STAND_KEPT ? t_stand_filled(s->lang, (int)r->members.n) : t_stand_body(s->lang);
		return true;
	}
	if (r->filled == FILLED_EVERYONE) {
		k->standing = STAND_KEPT;
		k->why = t_stand_everyone(s->lang);
		return true;
	}
	if (r->filled == FILLED_COLUMN) {
		struct ledger people;
		TRY(read_ledger(s, r->column_register, &people, e));
		k->standing = people.lines ? STAND_KEPT : STAND_UNKNOWN;
		k->why = people.lines ? t_stand_lines(s->lang, (int)people.lines) : t_stand_no_lines(s->lang);
		k->href = arena_cprintf(s->arena, "/ledgers/%s", r->column_register->elem.name);
		return true;
	}
	role_places(s, r, &p);
	k->lapses = p.lapses;
	k->entry = p.entry;
	k->excused = p.excused;
	k->n = p.n - p.empty;
	k->late = p.empty;
	if (p.n == 0) {
		k->why = t_stand_no_place(s->lang);
	} else if (p.long_empty) {
		k->standing = STAND_BROKEN;
		k->why = t_stand_empty_long(s->lang, (int)p.long_empty, (int)p.n);
	} else if (p.empty) {
		k->standing = STAND_RISK;
		k->why = t_stand_empty(s->lang, (int)p.empty, (int)p.n);
	} else if (p.acting || p.soon) {
		k->standing = STAND_RISK;
		k->why = p.acting ? t_stand_acting(s->lang, (int)p.acting, (int)p.n)
				  : t_stand_ends(s->lang, (int)p.soon, (int)p.n);
	} else {
		k->standing = STAND_KEPT;
		k->why = t_stand_filled(s->lang, (int)p.n);
	}
	return true;
}

bool standing_role(struct standing_call *s, const struct role *r, struct keeper_standing *ret, struct err *e)
{
	struct str key = arena_printf(s->arena, "role %s", r->elem.name);
	struct keeper_standing *kept = s->n_excused ? NULL : map_get(s->elems, key);
	if (!kept) {
		kept = arena_make(s->arena, struct keeper_standing);
		*kept = standing_of(STAND_UNKNOWN, "");
		if (!s->n_excused)
			map_set(s->elems, key, kept);
		TRY(judge_role(s, r, kept, e));
	}
	*ret = *kept;
	return true;
}

/* 代決, 職務代理, 専決: somebody is at the post, or fills the role, that it names. */
bool standing_delegation(struct standing_call *s, const struct role *r, const struct delegation *d, struct keeper_standing *ret,
	struct err *e)
{
	if (d->role)
		return standing_role(s, d->role, ret, e);
	if (!d->position)
		return standing_role(s, r, ret, e);
	*ret = standing_of(STAND_UNKNOWN, t_stand_no_people(s->lang));
	ret->href = "/org";
	if (!s->people)
		return true;
	size_t n = 0;
	for (size_t i = 0; i < s->organs.n; i++) {
		const struct holder *holders;
		n += roster_at_post(s->roster, d->position, s->organs.p[i], s->today, s->arena, &holders);
	}
	ret->standing = n ? STAND_KEPT : STAND_RISK;
	ret->why = n ? t_stand_filled(s->lang, (int)n) : t_stand_post_empty(s->lang, title_in(&d->position->elem.title, s->lang));
	ret->n = (int64_t)n;
	return true;
}

/* ---- registers ---- */

static bool due_after(struct standing_call *s, int64_t at, const struct ptime *length, int64_t *ret, struct err *e)
{
	static const struct ptime now = {.kind = TIME_NOW};
	struct ptime after = {.kind = TIME_AFTER, .length = length, .base = &now};
	struct env v = {.tx = s->tx, .arena = s->arena, .pack = s->pack, .lang = s->lang, .now = at};
	*ret = time_eval(&v, &after, e);
	return e->code == ERR_NONE;
}

static const char *day(struct standing_call *s, int64_t ms)
{
	return civil_say_date(s->arena, civil_date_of_ms(ms), CIVIL_SHORT, lang_ja(s->lang));
}

bool standing_register(struct standing_call *s, const struct register_ *r, struct keeper_standing *k, struct err *e)
{
	struct ledger l;
	const struct use *u = map_get(s->uses, str_of(r->elem.name));
	*k = standing_of(STAND_UNKNOWN, t_stand_no_lines(s->lang));
	k->href = arena_cprintf(s->arena, "/ledgers/%s", r->elem.name);
	TRY(read_ledger(s, r, &l, e));
	k->excused = l.excused;
	k->n = u ? u->n : l.lines;
	k->last = u ? u->last : l.oldest;
	if (l.lines == 0)
		return true;
	if (!r->review) {
		k->standing = STAND_KEPT;
		k->why = t_stand_lines(s->lang, (int)l.lines);
		return true;
	}
	if (l.never) {
		k->late = l.never;
		k->why = t_stand_never_reviewed(s->lang, l.never, l.units);
		return true;
	}
	int64_t due;
	TRY(due_after(s, l.oldest, r->review, &due, e));
	k->last = l.oldest;
	k->lapses = civil_date_of_ms(due);
	if (due < s->now) {
		k->standing = STAND_BROKEN;
		k->why = t_stand_review_late(s->lang, day(s, due));
	} else if (l.unverified) {
		k->why = t_stand_unverified(s->lang, (int)l.unverified);
	} else if (k->lapses - s->today <= SOON) {
		k->standing = STAND_RISK;
		k->why = t_stand_review_due(s->lang, day(s, due));
	} else {
		k->standing = STAND_KEPT;
		k->why = t_stand_reviewed(s->lang, day(s, l.oldest));
	}
	return true;
}
