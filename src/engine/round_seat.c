/* Who does a round, and the rows of it. */
#include "engine/round_private.h"

#include "engine/contractor.h"
#include "engine/object.h"
#include "engine/record.h"
#include "util/civil.h"

struct env round_env(struct act_call *c, const struct pack *p, const struct round_about *about)
{
	return (struct env){.city = c->city,
		.tx = c->tx,
		.arena = c->arena,
		.pack = p,
		.lang = c->lang,
		.now = c->now,
		.reg = about->reg,
		.procedure = about->procedure,
		.body = about->body ? about->body : json_obj(c->arena),
		.steps = json_obj(c->arena),
		.self = about->body,
		.self_reg = about->reg,
		.self_procedure = about->procedure,
		.organ = c->who.organ,
		.unit = about->unit};
}

bool round_applies(struct env *v, const struct duty *d, const struct round_about *about, bool *ret, struct err *e)
{
	*ret = true;
	if (!d->when || !about->body)
		return true;
	*ret = cond_eval(v, d->when, e) == TRUTH_YES;
	return e->code == ERR_NONE;
}

/* ---- seats ---- */

static void way_put(struct arena *a, struct seat *s, struct way w)
{
	for (size_t i = 0; i < s->ways.n; i++)
		if (s->ways.p[i].unit == w.unit && s->ways.p[i].person == w.person && strcmp(s->ways.p[i].role, w.role) == 0)
			return;
	*vec_push(a, &s->ways) = w;
}

static bool role_way(struct env *v, const struct role *r, const struct round_about *about, struct seat *s, struct err *e)
{
	struct way w;
	bool some;
	if (r->filled == FILLED_EVERYONE && about->person) {
		way_put(v->arena, s, (struct way){"", 0, about->person, ""});
		return true;
	}
	TRY(route_role(v, r, about->unit, 0, &w, &some, e));
	if (some)
		way_put(v->arena, s, w);
	return true;
}

/* "this", "unit", a name of the record: it stands where the record stands. */
static bool is_own(const struct path *p)
{
	const char *first = p->names.n ? p->names.p[0] : "";
	return p->names.n == 0 || (p->names.n == 1 && (strcmp(first, "this") == 0 || strcmp(first, "unit") == 0)) ||
		strcmp(first, "applicant") == 0;
}

/* Who deals with it: the contract's people may have no login. */
static bool contact_way(struct env *v, const struct round_about *about, struct seat *s, struct err *e)
{
	const struct role *leader = pack_role(v->pack, "leader"), *head = pack_role(v->pack, "section_manager");
	if (leader)
		TRY(role_way(v, leader, about, s, e));
	return s->ways.n || !head || role_way(v, head, about, s, e);
}

/* Beside them the contract's people: as long as one of them can log in, they alone (round_hold.c). */
static bool contract_way(struct env *v, const struct actor *by, const struct round_about *about, struct seat *s, struct err *e)
{
	const struct register_ *reg = contractor_register(v->pack);
	TRY(contact_way(v, about, s, e));
	if (reg && is_own(&by->path) && about->reg == reg && about->kind == OBJECT_RECORD)
		way_put(v->arena, s, (struct way){ROUTE_CONTRACT, about->subject, 0, ""});
	struct seat more = {0};
	if (!is_own(&by->path))
		TRY(route_contract(v, 0, &by->path, &more, e));
	for (size_t i = 0; i < more.ways.n; i++)
		way_put(v->arena, s, more.ways.p[i]);
	return true;
}

static bool seat_of(struct env *v, const struct actor *by, const struct round_about *about, struct seat *s, struct err *e)
{
	struct seats more = {0};
	switch (by->kind) {
	case ACTOR_ROLE: return role_way(v, by->role, about, s, e);
	case ACTOR_ROLE_OF:
		if (is_own(&by->path))
			return role_way(v, by->role, about, s, e);
		break;
	case ACTOR_CONTRACTOR_OF: return contract_way(v, by, about, s, e);
	case ACTOR_ANYONE:
	case ACTOR_ORGAN:
	case ACTOR_MEMBER_OF:
	case ACTOR_COLLEAGUE_OF: way_put(v->arena, s, (struct way){ROUTE_MEMBER, about->unit, 0, ""}); return true;
	case ACTOR_APPLICANT:
	case ACTOR_DRAFTER:
		if (about->person)
			way_put(v->arena, s, (struct way){"", 0, about->person, ""});
		return true;
	case ACTOR_ABOVE: return contact_way(v, about, s, e);
	case ACTOR_ANY:
	case ACTOR_ALL:
		for (size_t i = 0; i < by->parts.n; i++)
			TRY(seat_of(v, by->parts.p[i], about, s, e));
		return true;
	case ACTOR_PERSONS: break;
	}
	TRY(route_seats(v, 0, by, 0, &more, e));
	for (size_t i = 0; i < more.list.n; i++)
		for (size_t k = 0; k < more.list.p[i].ways.n; k++)
			way_put(v->arena, s, more.list.p[i].ways.p[k]);
	return true;
}

bool round_seats(struct env *v, const struct actor *by, const struct round_about *about, struct seats *ret, struct err *e)
{
	size_t n = by->kind == ACTOR_ALL ? by->parts.n : 1;
	for (size_t i = 0; i < n; i++) {
		struct seat s = {0};
		TRY(seat_of(v, by->kind == ACTOR_ALL ? by->parts.p[i] : by, about, &s, e));
		const struct role *chief = pack_role(v->pack, "chief");
		int64_t top = 0;
		if (!s.ways.n && chief)
			TRY(role_place(v->tx, chief, 0, v->organ, civil_date_of_ms(v->now), &top, e));
		if (!s.ways.n && chief)
			way_put(v->arena, &s, (struct way){chief->elem.name, top, 0, "vacancy"});
		*vec_push(v->arena, &ret->list) = s;
	}
	return true;
}

/* ---- rows ---- */

static bool asked_of(struct env *v, const struct actor *by, const struct round_about *about, const struct way *w,
	const char **ret_role, int64_t *ret_at, struct err *e)
{
	bool role = by->kind == ACTOR_ROLE || (by->kind == ACTOR_ROLE_OF && is_own(&by->path));
	*ret_role = w->role;
	*ret_at = w->unit;
	if (!role || w->person || strcmp(w->role, ROUTE_MEMBER) == 0)
		return true;
	*ret_role = by->role->elem.name;
	return role_place(v->tx, by->role, about->unit, v->organ, civil_date_of_ms(v->now), ret_at, e);
}

/* Figures are a section's: a team that is no branch counts with what it belongs to. */
static bool counted_unit(struct tx *t, int64_t unit, int64_t date, int64_t *ret, struct err *e)
{
	struct query *q = tx_query(t, STMT_unit_line, ARGS(val_i(unit), val_i(date)));
	int64_t found = 0;
	while (!found && query_next(q))
		if (!str_is(query_s(q, 1), "team") || query_i(q, 2) != 0)
			found = query_i(q, 0);
	TRY(query_end(q, e));
	*ret = found ? found : unit;
	return true;
}

bool round_put(struct round_opening *o, const struct round_about *about, struct err *e)
{
	struct env v = round_env(o->c, o->pack, about);
	int64_t unit = 0;
	if (about->unit)
		TRY(counted_unit(o->c->tx, about->unit, civil_date_of_ms(o->c->now), &unit, e));
	struct seats seats = {0};
	TRY(round_seats(&v, o->duty->by, about, &seats, e));
	for (size_t i = 0; i < seats.list.n; i++) {
		const struct seat *s = &seats.list.p[i];
		const struct way none = {"", 0, 0, ""}, *w = s->ways.n ? &s->ways.p[0] : &none;
		const char *asked;
		int64_t at, id;
		TRY(asked_of(&v, o->duty->by, about, w, &asked, &at, e));
		TRY(tx_run(o->c->tx, STMT_round_add,
			ARGS(val_i(o->group), val_c(o->duty->elem.name), val_i(about->kind), val_i(about->subject),
				val_i(o->cause), val_i((int64_t)i), val_i(unit), val_c(w->role), val_i(w->unit), val_c(asked),
				val_i(at), val_i(w->person), val_i(o->opened), val_i(o->due), val_i(o->due)),
			&id, e));
		o->n += id != 0;
		for (size_t k = 1; id && k < s->ways.n; k++)
			TRY(tx_run(o->c->tx, STMT_round_way_add,
				ARGS(val_i(id), val_c(s->ways.p[k].role), val_i(s->ways.p[k].unit), val_i(s->ways.p[k].person)),
				NULL, e));
	}
	return true;
}

/* ---- places ---- */

static bool units_of_kind(struct round_opening *o, const char *kind, struct err *e)
{
	struct act_call *c = o->c;
	VEC(int64_t) units = {0};
	bool branches = strcmp(kind, "section") == 0;
	struct query *q = tx_query(c->tx, STMT_round_units,
		ARGS(val_c(kind), val_i(civil_date_of_ms(c->now)), val_i(c->who.organ), val_i(branches)));
	while (query_next(q))
		*vec_push(c->arena, &units) = query_i(q, 0);
	TRY(query_end(q, e));
	for (size_t i = 0; i < units.n; i++)
		TRY(round_put(o, &(struct round_about){.kind = OBJECT_UNIT, .subject = units.p[i], .unit = units.p[i]}, e));
	return true;
}

/* One statement for ROUND_BATCH people: a piece. */
static bool staff(struct round_opening *o, int64_t after, int64_t *ret_last, bool *ret_end, struct err *e)
{
	struct query *q =
		tx_query(o->c->tx, STMT_round_staff_page, ARGS(val_i(o->c->who.organ), val_i(after), val_i(ROUND_BATCH),
			val_i(civil_date_of_ms(o->c->now))));
	*ret_end = !query_next(q) || query_i(q, 1) < ROUND_BATCH;
	*ret_last = query_i(q, 0);
	TRY(query_end(q, e));
	TRY(tx_run(o->c->tx, STMT_round_add_staff,
		ARGS(val_i(o->group), val_c(o->duty->elem.name), val_i(civil_date_of_ms(o->c->now)), val_i(o->opened),
			val_i(o->due), val_i(o->due), val_i(o->cause), val_i(after), val_i(*ret_last)),
		NULL, e));
	o->n++;
	return true;
}

/* Each who fills the role, wherever it stands. */
static bool holders(struct round_opening *o, const struct role *r, struct err *e)
{
	struct act_call *c = o->c;
	int64_t date = civil_date_of_ms(c->now);
	const char *kind = r->per == PER_DEPARTMENT ? "department" : r->per == PER_SECTION ? "section" : "team";
	VEC(int64_t) units = {0};
	if (r->per == PER_DEPARTMENT || r->per == PER_SECTION || r->per == PER_TEAM) {
		struct query *q = tx_query(c->tx, STMT_round_units,
			ARGS(val_c(kind), val_i(date), val_i(c->who.organ), val_i(r->per == PER_SECTION)));
		while (query_next(q))
			*vec_push(c->arena, &units) = query_i(q, 0);
		TRY(query_end(q, e));
	} else {
		int64_t at;
		TRY(role_place(c->tx, r, 0, c->who.organ, date, &at, e));
		*vec_push(c->arena, &units) = at;
	}
	for (size_t i = 0; i < units.n; i++) {
		struct holder *list;
		size_t n;
		TRY(role_holders(c->tx, c->arena, o->pack, r, units.p[i], date, &list, &n, e));
		for (size_t k = 0; k < n; k++) {
			struct person p;
			TRY(org_person(c->tx, c->arena, list[k].person, date, c->lang, &p, e));
			struct round_about about = {.kind = OBJECT_PERSON, .subject = p.id, .unit = p.unit, .person = p.id};
			struct actor self = {.kind = ACTOR_APPLICANT};
			struct duty d = *o->duty;
			struct round_opening one = *o;
			d.by = &self;
			one.duty = &d;
			TRY(round_put(&one, &about, e));
			o->n = one.n;
		}
	}
	return true;
}

bool round_places(struct round_opening *o, int64_t after, int64_t *ret_last, bool *ret_end, struct err *e)
{
	*ret_last = after;
	*ret_end = true;
	const struct duty *d = o->duty;
	const char *per = d->per ? d->per : "";
	const struct role *r = d->by->kind == ACTOR_ROLE ? d->by->role : NULL;
	if (strcmp(per, "person") == 0)
		return r && r->filled != FILLED_EVERYONE ? holders(o, r, e) : staff(o, after, ret_last, ret_end, e);
	if (strcmp(per, "unit") == 0)
		return units_of_kind(o, "department", e) && units_of_kind(o, "section", e);
	if (*per)
		return units_of_kind(o, per, e);
	if (r && (r->per == PER_DEPARTMENT || r->per == PER_SECTION || r->per == PER_TEAM))
		return units_of_kind(o, r->per == PER_DEPARTMENT ? "department" : r->per == PER_SECTION ? "section" : "team", e);
	return round_put(o, &(struct round_about){0}, e);
}
