/* Standing of what is held: roles by people, registers by their reviews. */
#include "engine/standing_private.h"

#include "engine/form.h"
#include "engine/org.h"
#include "engine/record.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/vec.h"

#define SOON 30                                  /* days */

struct unit_list { VEC(struct unit) list; };

static bool units_under(struct standing_call *s, int64_t parent, struct unit_list *list, struct err *e)
{
	struct unit *some;
	size_t n;
	TRY(org_children(s->tx, s->arena, parent, s->today, &some, &n, e));
	for (size_t i = 0; i < n; i++) {
		*vec_push(s->arena, &list->list) = some[i];
		TRY(units_under(s, some[i].id, list, e));
	}
	return true;
}

static bool all_units(struct standing_call *s, struct err *e)
{
	struct unit_list list = {0};
	if (s->units)
		return true;
	TRY(units_under(s, 0, &list, e));
	s->n_units = list.list.n;
	s->units = arena_array(s->arena, list.list.n + 1, sizeof(*s->units));
	s->unit_kinds = arena_array(s->arena, list.list.n + 1, sizeof(*s->unit_kinds));
	for (size_t i = 0; i < list.list.n; i++) {
		s->units[i] = list.list.p[i].id;
		s->unit_kinds[i] = list.list.p[i].kind;
	}
	return true;
}

/* ---- what a ledger holds ---- */

struct ledger { int64_t lines, unverified, oldest; int units, never; };

static bool read_ledger(struct standing_call *s, const struct register_ *r, struct ledger *ret, struct err *e)
{
	*ret = (struct ledger){0};
	struct query *q = tx_query(s->tx, STMT_ledger_units, ARGS(val_c(r->elem.name)));
	while (query_next(q)) {
		ret->units++;
		ret->lines += query_i(q, 1);
		if (query_null(q, 2))
			ret->never++;
		else if (!ret->oldest || query_i(q, 2) < ret->oldest)
			ret->oldest = query_i(q, 2);
	}
	TRY(query_end(q, e));
	struct tally *list;
	size_t n;
	TRY(record_tally(s->tx, s->arena, r->elem.name, 0, "verified", &list, &n, e));
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].value, "no") == 0)
			ret->unverified = list[i].n;
	return true;
}

/* ---- roles ---- */

struct places { int64_t n, empty, long_empty, soon, acting; };

static bool filled(struct standing_call *s, const struct role *r, int64_t unit, int64_t date, bool *ret_some, bool *ret_acting,
		   struct err *e)
{
	struct holder *holders;
	size_t n;
	TRY(role_holders(s->tx, s->arena, s->pack, r, unit, date, &holders, &n, e));
	*ret_some = n > 0;
	*ret_acting = n > 0 && holders[0].how != HOLD_SELF;
	return true;
}

static bool place(struct standing_call *s, const struct role *r, int64_t unit, struct places *p, struct err *e)
{
	bool now, before, later, acting, ignored;
	TRY(filled(s, r, unit, s->today, &now, &acting, e));
	p->n++;
	if (!now) {
		TRY(filled(s, r, unit, s->today - SOON, &before, &ignored, e));
		p->empty++;
		p->long_empty += !before;
		return true;
	}
	p->acting += acting;
	TRY(filled(s, r, unit, s->today + SOON, &later, &ignored, e));
	p->soon += !later;
	return true;
}

static const char *kind_of(enum per per)
{
	switch (per) {
	case PER_DEPARTMENT: return "department";
	case PER_SECTION: return "section";
	case PER_TEAM: return "team";
	default: return NULL;
	}
}

static bool role_places(struct standing_call *s, const struct role *r, struct places *p, struct err *e)
{
	const char *kind = kind_of(r->per);
	if (!kind)
		return place(s, r, 0, p, e);
	TRY(all_units(s, e));
	for (size_t i = 0; i < s->n_units; i++)
		if (strcmp(s->unit_kinds[i], kind) == 0)
			TRY(place(s, r, s->units[i], p, e));
	return true;
}

static bool judge_role(struct standing_call *s, const struct role *r, struct keeper_standing *k, struct err *e)
{
	struct places p = {0};
	*k = (struct keeper_standing){
		.standing = STAND_UNKNOWN, .why = t_stand_no_people(s->lang), .href = "/org", .lapses = CIVIL_NONE};
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
	TRY(role_places(s, r, &p, e));
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
	struct keeper_standing *kept = map_get(s->elems, key);
	if (!kept) {
		kept = arena_make(s->arena, struct keeper_standing);
		*kept = (struct keeper_standing){.standing = STAND_UNKNOWN, .why = "", .href = "/org", .lapses = CIVIL_NONE};
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
	*ret = (struct keeper_standing){
		.standing = STAND_UNKNOWN, .why = t_stand_no_people(s->lang), .href = "/org", .lapses = CIVIL_NONE};
	if (!s->people)
		return true;
	int64_t n;
	TRY(tx_number(s->tx, STMT_post_count, ARGS(val_c(d->position->elem.name), val_i(s->today)), 0, &n, e));
	ret->standing = n ? STAND_KEPT : STAND_RISK;
	ret->why = n ? t_stand_filled(s->lang, (int)n) : t_stand_post_empty(s->lang, title_in(&d->position->elem.title, s->lang));
	ret->n = n;
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

static bool judge_register(struct standing_call *s, const struct register_ *r, struct keeper_standing *k, struct err *e)
{
	struct ledger l;
	const struct use *u = map_get(s->uses, str_of(r->elem.name));
	*k = (struct keeper_standing){.standing = STAND_UNKNOWN, .why = t_stand_no_lines(s->lang), .lapses = CIVIL_NONE,
		.href = arena_cprintf(s->arena, "/ledgers/%s", r->elem.name)};
	TRY(read_ledger(s, r, &l, e));
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

bool standing_register(struct standing_call *s, const struct register_ *r, struct keeper_standing *ret, struct err *e)
{
	struct str key = arena_printf(s->arena, "register %s", r->elem.name);
	struct keeper_standing *kept = map_get(s->elems, key);
	if (!kept) {
		kept = arena_make(s->arena, struct keeper_standing);
		TRY(judge_register(s, r, kept, e));
		map_set(s->elems, key, kept);
	}
	*ret = *kept;
	return true;
}
