#include "engine/route.h"

#include "engine/contractor.h"
#include "engine/organ.h"
#include "engine/record.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

static int64_t day_of(const struct env *v) { return civil_date_of_ms(v->now); }

/* ---- paths ---- */

static void target_add(struct arena *a, struct targets *list, int64_t person, int64_t unit)
{
	for (size_t i = 0; i < list->list.n; i++)
		if (list->list.p[i].person == person && list->list.p[i].unit == unit)
			return;
	*vec_push(a, &list->list) = (struct target){person, unit, NULL, 0};
}

static bool target_person(struct env *v, int64_t person, struct targets *ret, struct err *e)
{
	struct person who;
	if (person == v->applicant) {
		target_add(v->arena, ret, person, v->unit);
		return true;
	}
	TRY(org_person(v->tx, v->arena, person, day_of(v), v->lang, &who, e));
	target_add(v->arena, ret, person, who.unit);
	return true;
}

static bool walk(struct env *v, const struct json *value, const char *const *names, size_t n, struct targets *ret, struct err *e);

static bool walk_link(struct env *v, const struct json *link, const char *const *names, size_t n, struct targets *ret,
		      struct err *e)
{
	struct str kind = json_str(link, "kind");
	int64_t id = json_int(link, "id", 0);
	if (json_get(link, "about")) {   /* described, not in a ledger: it is the applicant's own */
		target_add(v->arena, ret, 0, v->unit);
		return true;
	}
	if (str_is(kind, "person"))
		return target_person(v, id, ret, e);
	if (str_is(kind, "unit")) {
		target_add(v->arena, ret, 0, id);
		return true;
	}
	if (str_is(kind, "document")) {
		const struct elem *el = pack_find(v->pack, ELEM_DOCUMENT, arena_cstr(v->arena, json_str(link, "name")));
		const struct document *d = (const struct document *)(const void *)el;
		if (d && d->approved_by)
			*vec_push(v->arena, &ret->list) = (struct target){0, v->unit, d->approved_by, 0};
		return true;
	}
	if (!str_is(kind, "record"))
		return true;
	struct record rec;
	bool found;
	TRY(record_get(v->tx, v->arena, id, &rec, &found, e));
	if (!found)
		return true;
	if (n == 0 && ret->records)
		*vec_push(v->arena, &ret->list) = (struct target){0, rec.unit, NULL, rec.id};
	else if (n == 0)
		target_add(v->arena, ret, 0, rec.unit);
	if (n == 0)
		return true;
	const struct json *next = json_get(rec.body, names[0]);
	if (next)
		return walk(v, next, names + 1, n - 1, ret, e);
	if (strcmp(names[0], "unit") == 0)
		target_add(v->arena, ret, 0, rec.unit);
	return true;
}

static bool walk(struct env *v, const struct json *value, const char *const *names, size_t n, struct targets *ret, struct err *e)
{
	if (value->kind == JSON_ARR) {
		json_each(it, value)
			TRY(walk(v, it, names, n, ret, e));
		return true;
	}
	if (value->kind == JSON_INT && n == 0)           /* "by" of a step */
		return target_person(v, value->i, ret, e);
	if (value->kind != JSON_OBJ)
		return true;
	if (json_get(value, "kind") || json_get(value, "about"))
		return walk_link(v, value, names, n, ret, e);
	const struct json *next = n ? json_get(value, names[0]) : NULL;
	return next ? walk(v, next, names + 1, n - 1, ret, e) : true;
}

bool route_targets(struct env *v, int64_t drafter, const struct path *path, struct targets *ret, struct err *e)
{
	const char *const *names = path->names.p;
	size_t n = path->names.n;
	if (n == 0 || strcmp(names[0], "applicant") == 0)
		return target_person(v, v->applicant, ret, e);
	if (strcmp(names[0], "drafter") == 0)
		return target_person(v, drafter, ret, e);
	if (strcmp(names[0], "this") == 0 && v->self)
		return n > 1 ? walk(v, v->self, names + 1, n - 1, ret, e) : true;
	const struct json *value = json_get(v->body, names[0]);
	if (!value && v->steps)
		value = json_get(v->steps, names[0]);
	if (value)
		return walk(v, value, names + 1, n - 1, ret, e);
	if (strcmp(names[0], "unit") == 0)
		target_add(v->arena, ret, 0, v->unit);
	return true;
}

/* ---- seats ---- */

static bool way_same(const struct way *a, const struct way *b)
{
	return a->unit == b->unit && a->person == b->person && strcmp(a->role, b->role) == 0;
}

static void way_add(struct arena *a, struct seat *s, struct way w)
{
	for (size_t i = 0; i < s->ways.n; i++)
		if (way_same(&s->ways.p[i], &w))
			return;
	*vec_push(a, &s->ways) = w;
}

static bool seat_same(const struct seat *a, const struct seat *b)
{
	if (a->ways.n != b->ways.n)
		return false;
	for (size_t i = 0; i < a->ways.n; i++)
		if (!way_same(&a->ways.p[i], &b->ways.p[i]))
			return false;
	return true;
}

static void seat_add(struct arena *a, struct seats *list, struct seat s)
{
	if (s.ways.n == 0)
		return;
	for (size_t i = 0; i < list->list.n; i++)
		if (seat_same(&list->list.p[i], &s))
			return;
	*vec_push(a, &list->list) = s;
}

/* A body answers through its secretary, or through its chair. */
static const struct role *answering(const struct role *r)
{
	for (int i = 0; i < 4 && r->filled == FILLED_BODY; i++) {
		const struct role *next = r->secretary	 ? r->secretary
					  : r->chair	 ? r->chair
					  : r->members.n ? r->members.p[0]
							 : NULL;
		if (!next)
			return r;
		r = next;
	}
	return r;
}

static struct organ_home home_of(const struct env *v) { return (struct organ_home){v->city, v->tx, v->pack, v->unit}; }

const struct pack *route_pack(struct env *v, const struct way *w, struct err *e)
{
	struct organ_home home = home_of(v);
	bool named = !w->person && *w->role && *w->role != '@';
	return named ? organ_pack_of_role(&home, w->role, w->unit, day_of(v), e) : v->pack;
}

bool route_role(struct env *v, const struct role *r, int64_t unit, int64_t not_person, struct way *ret, bool *ret_some,
		struct err *e)
{
	struct organ_home home = home_of(v);
	const struct pack *pack = organ_pack(&home, unit, e);
	const struct role *asked, *routed = NULL;
	int64_t at = 0, routed_unit = 0;
	if (!pack)
		return false;
	if (pack != v->pack)
		r = organ_player(&home, pack, r);
	*ret_some = r != NULL;
	if (!r)
		return true;
	asked = answering(r);
	if (asked->filled == FILLED_EVERYONE) {
		*ret = (struct way){ROUTE_MEMBER, unit, 0,
				    not_person ? arena_cprintf(v->arena, "-%lld", (long long)not_person) : ""};
		return true;
	}
	TRY(role_place(v->tx, asked, unit, v->organ, day_of(v), &at, e));
	TRY(role_route(v->tx, pack, asked, at, not_person, day_of(v), &routed, &routed_unit, e));
	if (routed == asked && routed_unit == at) {
		*ret = (struct way){asked->elem.name, at, 0, ""};
		return true;
	}
	enum holding own = HOLD_NONE;
	if (not_person)
		TRY(role_may(v->tx, pack, not_person, asked, at, day_of(v), &own, e));
	bool holds = own == HOLD_SELF || own == HOLD_ACTING || own == HOLD_DEPUTY;
	if (routed)
		*ret = (struct way){routed->elem.name, routed_unit, 0, holds ? "own_case" : "vacancy"};
	else if (holds)
		*ret = (struct way){asked->elem.name, at, 0, "unavoidable"};
	else
		*ret_some = false;
	return true;
}

/* The role that stands over a person: the section manager of his unit, unless he is that himself. */
static bool above_person(struct env *v, const struct target *t, struct seat *s, struct err *e)
{
	const struct role *head = pack_role(v->pack, "section_manager");
	struct way w;
	bool some = false;
	if (head)
		TRY(route_role(v, head, t->unit, t->person, &w, &some, e));
	if (some)
		way_add(v->arena, s, w);
	return true;
}

/* Nobody there: of one's own organ somebody else stands in, of another organ nobody can. */
static bool is_ours(struct env *v, const struct role *r, int64_t unit, struct err *e)
{
	struct organ_home home = home_of(v);
	const struct pack *pack = organ_pack(&home, unit, e);
	struct unit there;
	if (!pack || pack == v->pack || !r)
		return pack != NULL;
	TRY(org_unit(v->tx, v->arena, unit, day_of(v), &there, e));
	return FAIL(e, ERR_CONFLICT, "%s", t_route_nobody_there(v->lang,
		*there.name_en ? lang_pick(v->lang, there.name, there.name_en) : there.name, title_in(&r->elem.title, v->lang)));
}

static bool of_target(struct env *v, const struct actor *by, const struct target *t, int64_t not_person, struct seat *s,
		      struct err *e)
{
	struct way w = {"", 0, 0, ""};
	bool some = true;
	switch (by->kind) {
	case ACTOR_ROLE:
	case ACTOR_ROLE_OF:
		TRY(route_role(v, by->role, t->unit, not_person, &w, &some, e));
		break;
	case ACTOR_COLLEAGUE_OF:
		w = (struct way){ROUTE_MEMBER, t->unit, 0, arena_cprintf(v->arena, "-%lld", (long long)t->person)};
		break;
	case ACTOR_MEMBER_OF:
		w = (struct way){ROUTE_MEMBER, t->unit, 0, ""};
		break;
	case ACTOR_ABOVE:
		return above_person(v, t, s, e);
	default:
		if (t->role) {
			TRY(route_role(v, t->role, t->unit, not_person, &w, &some, e));
			break;
		}
		w.person = t->person;
		some = t->person != 0;
	}
	if (some)
		way_add(v->arena, s, w);
	return some || is_ours(v, by->role ? by->role : t->role, t->unit, e);
}

static bool actor_seats(struct env *v, int64_t drafter, const struct actor *by, int64_t not_person, struct seats *ret,
			struct err *e);

bool route_contract(struct env *v, int64_t drafter, const struct path *path, struct seat *ret, struct err *e)
{
	struct targets targets = {.records = true};
	const struct register_ *reg = contractor_register(v->pack);
	if (!reg)
		return true;
	TRY(route_targets(v, drafter, path, &targets, e));
	for (size_t i = 0; i < targets.list.n; i++) {
		struct record rec;
		bool found = false;
		if (targets.list.p[i].record)
			TRY(record_get(v->tx, v->arena, targets.list.p[i].record, &rec, &found, e));
		if (found && strcmp(rec.reg, reg->elem.name) == 0)
			way_add(v->arena, ret, (struct way){ROUTE_CONTRACT, rec.id, 0, ""});
	}
	return true;
}

/* Its people; as long as nobody of it can log in, who deals with it enters what they do. */
static bool contract_seat(struct env *v, int64_t drafter, const struct actor *by, struct seats *ret, struct err *e)
{
	static const struct path applicant;
	struct targets targets = {0};
	struct seat one = {0};
	TRY(route_contract(v, drafter, &by->path, &one, e));
	const char *via = one.ways.n ? arena_cprintf(v->arena, "=%lld", (long long)one.ways.p[0].unit) : "";
	TRY(route_targets(v, drafter, &applicant, &targets, e));
	for (size_t i = 0; i < targets.list.n; i++)
		if (targets.list.p[i].person)
			way_add(v->arena, &one, (struct way){"", 0, targets.list.p[i].person, via});
	seat_add(v->arena, ret, one);
	return true;
}

static bool any_of(struct env *v, int64_t drafter, const struct actor *by, int64_t not_person, struct seats *ret, struct err *e)
{
	struct seat one = {0};
	for (size_t i = 0; i < by->parts.n; i++) {
		struct seats part = {0};
		TRY(actor_seats(v, drafter, by->parts.p[i], not_person, &part, e));
		for (size_t k = 0; k < part.list.n; k++)
			for (size_t w = 0; w < part.list.p[k].ways.n; w++)
				way_add(v->arena, &one, part.list.p[k].ways.p[w]);
	}
	seat_add(v->arena, ret, one);
	return true;
}

static bool actor_seats(struct env *v, int64_t drafter, const struct actor *by, int64_t not_person, struct seats *ret,
			struct err *e)
{
	static const struct path applicant;
	struct targets targets = {0};
	const struct path *path = &by->path;
	switch (by->kind) {
	case ACTOR_ANY:
		return any_of(v, drafter, by, not_person, ret, e);
	case ACTOR_ALL:
		for (size_t i = 0; i < by->parts.n; i++)
			TRY(actor_seats(v, drafter, by->parts.p[i], not_person, ret, e));
		return true;
	case ACTOR_DRAFTER:
		target_add(v->arena, &targets, drafter, 0);
		break;
	case ACTOR_CONTRACTOR_OF:
		return contract_seat(v, drafter, by, ret, e);
	case ACTOR_APPLICANT:
	case ACTOR_ANYONE:
	case ACTOR_ORGAN:
	case ACTOR_ROLE:
		path = &applicant;
		__attribute__((fallthrough));
	default:
		TRY(route_targets(v, drafter, path, &targets, e));
	}
	struct seat one = {0};
	for (size_t i = 0; i < targets.list.n; i++) {
		struct seat mine = {0};
		TRY(of_target(v, by, &targets.list.p[i], not_person, by->each ? &mine : &one, e));
		seat_add(v->arena, ret, mine);
	}
	seat_add(v->arena, ret, one);
	return true;
}

bool route_seats(struct env *v, int64_t drafter, const struct actor *by, int64_t not_person, struct seats *ret, struct err *e)
{
	TRY(actor_seats(v, drafter, by, not_person, ret, e));
	if (ret->list.n)
		return true;
	const struct role *head = pack_role(v->pack, "section_manager");
	struct way w;
	bool some = false;
	if (head)
		TRY(route_role(v, head, v->unit, not_person, &w, &some, e));
	if (!some)
		w = (struct way){"", 0, v->applicant, "unavoidable"};
	else if (!*w.via)
		w.via = "vacancy";
	struct seat s = {0};
	way_add(v->arena, &s, w);
	seat_add(v->arena, ret, s);
	return true;
}

/* A return is confirmed by the leader or, where the unit says so, by any other member. Where only members are named,
 * the setting has no say. */
static bool keep_to_leader(struct env *v, struct seats *seats, struct err *e)
{
	for (size_t i = 0; i < seats->list.n; i++) {
		struct seat *s = &seats->list.p[i];
		size_t roles = 0, kept = 0;
		for (size_t k = 0; k < s->ways.n; k++)
			roles += strcmp(s->ways.p[k].role, ROUTE_MEMBER) != 0;
		for (size_t k = 0; roles && k < s->ways.n; k++) {
			struct way way = s->ways.p[k];
			struct unit unit;
			if (strcmp(way.role, ROUTE_MEMBER) == 0) {
				TRY(org_unit(v->tx, v->arena, way.unit, day_of(v), &unit, e));
				if (strcmp(unit.confirm_by, "any") != 0)
					continue;
			}
			s->ways.p[kept++] = way;
		}
		if (roles)
			s->ways.n = kept;
	}
	return true;
}

bool route_step(struct env *v, int64_t drafter, const struct step *s, struct seats *ret, struct err *e)
{
	const struct actor *by = s->kind == STEP_NOTIFY && s->to ? s->to : s->by;
	bool others = s->kind == STEP_DECIDE || s->kind == STEP_CONSULT || s->kind == STEP_RATIFY || s->kind == STEP_CONFIRM;
	TRY(route_seats(v, drafter, by, others ? v->applicant : 0, ret, e));
	return s->kind != STEP_CONFIRM || keep_to_leader(v, ret, e);
}

/* ---- people ---- */

static bool is_member(struct tx *t, int64_t person, int64_t unit, int64_t date, bool *ret, struct err *e)
{
	*ret = false;
	struct arena *a = arena_new(256 * 1024);
	struct lang l = {LANG_JA, a};
	struct person *list;
	size_t n = 0;
	bool ok = org_members(t, a, unit, date, &l, &list, &n, e);
	for (size_t i = 0; ok && i < n; i++)
		*ret |= list[i].id == person;
	arena_free(a);
	return ok;
}

bool route_may(struct tx *t, const struct pack *p, const struct way *w, int64_t person, const char *matter, int64_t now,
	enum holding *ret, struct err *e)
{
	int64_t date = civil_date_of_ms(now), but;
	*ret = HOLD_NONE;
	if (strcmp(w->role, ROUTE_CONTRACT) == 0) {
		bool bound;
		TRY(contractor_bound(t, p, person, w->unit, date, &bound, e));
		*ret = bound ? HOLD_SELF : HOLD_NONE;
		return true;
	}
	if (w->via[0] == '=' && num_i64(str_of(w->via + 1), 1, INT64_MAX, &but)) {
		bool theirs;
		TRY(contract_answers(t, p, but, date, &theirs, e));
		if (theirs)
			return true;
	}
	if (w->person) {
		*ret = w->person == person ? HOLD_SELF : HOLD_NONE;
		return true;
	}
	if (strcmp(w->role, ROUTE_MEMBER) == 0) {
		bool member = false;
		if (w->via[0] == '-' && num_i64(str_of(w->via + 1), 1, INT64_MAX, &but) && but == person)
			return true;
		TRY(is_member(t, person, w->unit, date, &member, e));
		*ret = member ? HOLD_SELF : HOLD_NONE;
		return true;
	}
	/* what is for contractors is for those of one contract, never for all of them */
	const struct role *r = strcmp(w->role, "contractor") == 0 ? NULL : pack_role(p, w->role);
	return r ? role_may_for(t, p, person, r, w->unit, date, matter, ret, e) : true;
}

bool route_people(struct env *v, const struct way *w, int64_t **ret, size_t *ret_n, struct err *e)
{
	*ret_n = 0;
	*ret = arena_array(v->arena, 1, sizeof(**ret));
	if (w->person) {
		(*ret)[0] = w->person;
		*ret_n = 1;
		return true;
	}
	const struct pack *p = route_pack(v, w, e);
	const struct role *r = !p || *w->role == '@' ? NULL : pack_role(p, w->role);
	if (!r)
		return p != NULL;
	struct holder *holders;
	size_t n;
	TRY(role_holders(v->tx, v->arena, p, r, w->unit, day_of(v), &holders, &n, e));
	*ret = arena_array(v->arena, n + 1, sizeof(**ret));
	for (size_t i = 0; i < n; i++)
		(*ret)[i] = holders[i].person;
	*ret_n = n;
	return true;
}

static bool say_way(struct env *v, const struct way *w, const char **ret, struct err *e)
{
	int64_t *people;
	size_t n;
	struct unit unit;
	if (strcmp(w->role, ROUTE_CONTRACT) == 0) {
		struct record rec;
		bool found;
		TRY(record_get(v->tx, v->arena, w->unit, &rec, &found, e));
		*ret = t_route_contract(v->lang, found ? rec.title : "");
		return true;
	}
	if (strcmp(w->role, ROUTE_MEMBER) == 0) {
		TRY(org_unit(v->tx, v->arena, w->unit, day_of(v), &unit, e));
		*ret = t_route_member(v->lang, lang_pick(v->lang, unit.name, unit.name_en));
		return true;
	}
	TRY(route_people(v, w, &people, &n, e));
	const char *names = "";
	for (size_t i = 0; i < n && i < 3; i++) {
		struct person who;
		TRY(org_person(v->tx, v->arena, people[i], day_of(v), v->lang, &who, e));
		names = arena_cprintf(v->arena, "%s%s%s%s%s", names, *names ? t_route_and(v->lang) : "", who.title,
				      *who.title ? " " : "", who.name);
	}
	const struct pack *p = route_pack(v, w, e);
	const struct role *r = !p || w->person ? NULL : pack_role(p, w->role);
	if (!p)
		return false;
	if (!r)
		*ret = names;
	else if (*names)
		*ret = t_route_role(v->lang, title_in(&r->elem.title, v->lang), names);
	else
		*ret = t_route_vacant(v->lang, title_in(&r->elem.title, v->lang));
	return true;
}

bool route_say(struct env *v, const struct way *ways, size_t n, const char **ret, struct err *e)
{
	const char *all = "";
	bool theirs = false;
	for (size_t i = 0; i < n && !theirs; i++)
		if (strcmp(ways[i].role, ROUTE_CONTRACT) == 0)
			TRY(contract_answers(v->tx, v->pack, ways[i].unit, day_of(v), &theirs, e));
	for (size_t i = 0; i < n && i < 4; i++) {
		const char *one;
		/* either the contract's people or those who act in their place, as it stands now */
		if (theirs ? ways[i].via[0] == '=' : n > 1 && strcmp(ways[i].role, ROUTE_CONTRACT) == 0)
			continue;
		TRY(say_way(v, &ways[i], &one, e));
		all = *all ? t_route_or(v->lang, all, one) : one;
	}
	*ret = all;
	return true;
}
