/* Assignments and appointments. */
#include "engine/contractor.h"
#include "engine/object.h"
#include "engine/people_acts.h"
#include "engine/role_private.h"
#include "text/text.h"
#include "util/civil.h"

static const char *const assignment_kinds[] = {"main", "concurrent", "joint", "incoming", "acting", NULL};
static const char *const appointment_kinds[] = {"holder", "deputy", "delegate", "stand_in", NULL};

static bool is_rank(struct str s)
{
	return str_is(s, "head") || str_is(s, "assistant") || str_is(s, "subhead") || str_is(s, "member");
}

static bool position_good(const struct pack *p, struct arena *a, struct str s)
{
	return pack_find(p, ELEM_POSITION, arena_cstr(a, s)) != NULL;
}

/* ---- posts that exclude each other ---- */

static bool lists(const struct role *a, const struct role *b)
{
	bool found = false;
	for (size_t i = 0; i < a->excludes.n; i++)
		found = found || a->excludes.p[i] == b;
	return found;
}

static bool excludes_some(const struct pack *p)
{
	for (size_t i = 0; i < p->elems.n; i++)
		if (p->elems.p[i]->kind == ELEM_ROLE && ((const struct role *)p->elems.p[i])->excludes.n)
			return true;
	return false;
}

struct posts { struct held *p; size_t n; };

static bool posts_on(const struct form_line *l, const struct pack *p, int64_t person, int64_t from, struct posts *ret,
	struct err *e)
{
	int64_t today = line_today(l);
	return roles_of(l->c->tx, l->c->arena, p, person, from > today ? from : today, &ret->p, &ret->n, e);
}

/* r, together with what the person holds. Who only stands in for a day holds nothing. */
static bool exclusion(const struct form_line *l, const struct posts *held, const struct role *r, const char *field)
{
	for (size_t i = 0; i < held->n; i++)
		if (held->p[i].how != HOLD_STAND_IN && (lists(r, held->p[i].role) || lists(held->p[i].role, r)))
			return line_wrong(
				l, field, t_people_excluded(l->c->lang, title_in(&held->p[i].role->elem.title, l->c->lang)));
	return true;
}

static bool had(const struct posts *before, const struct held *h)
{
	for (size_t i = 0; i < before->n; i++)
		if (before->p[i].role == h->role && before->p[i].unit == h->unit && before->p[i].how != HOLD_STAND_IN)
			return true;
	return false;
}

/* Somebody of a contractor stands outside of the organisation, and so he stays. */
static bool may_hold(const struct form_line *l, int64_t person, struct err *e)
{
	bool contractor;
	TRY(contractor_is(l->c->tx, person, &contractor, e));
	return !contractor || line_wrong(l, "person", t_contractor_no_post(l->c->lang));
}

/* ---- assignments ---- */

static bool assignment_add(const struct form_line *l, const struct pack *p, int64_t person, int64_t from, const struct val *row,
	size_t n_row, int64_t *ret, struct err *e)
{
	struct posts before = {0}, now = {0};
	bool look = excludes_some(p);
	if (look)
		TRY(posts_on(l, p, person, from, &before, e));
	TRY(tx_run(l->c->tx, STMT_assignment_add, row, n_row, ret, e));
	if (look)
		TRY(posts_on(l, p, person, from, &now, e));
	for (size_t i = 0; i < now.n; i++)
		if (now.p[i].how != HOLD_STAND_IN && !had(&before, &now.p[i]))
			TRY(exclusion(l, &now, now.p[i].role, "person"));
	return true;
}

bool assignment_put(const struct form_line *l, int64_t person, int64_t unit, int64_t *ret, struct err *e)
{
	struct act_call *c = l->c;
	struct str position, post, title, kind;
	int64_t from, till, other;
	const struct pack *p = city_pack(c->city, c->tx, c->who.organ, e);
	if (!p)
		return false;
	TRY(line_ours(l, "unit", OBJECT_UNIT, unit, e) && may_hold(l, person, e));
	bool ok = line_text(l, "position", 0, 63, &position) && line_text(l, "post", 0, 63, &post);
	if (ok && !position.n)
		position = STR("member");
	if (ok && !is_rank(position) && !position_good(p, c->arena, position))
		ok = line_wrong(l, "position", t_people_no_position(c->lang));
	if (ok && post.n && !position_good(p, c->arena, post))
		ok = line_wrong(l, "post", t_people_no_position(c->lang));
	ok = line_text(l, "title", 0, 60, &title) && ok;
	ok = line_word(l, "kind", assignment_kinds, "main", &kind) && ok;
	ok = line_date(l, "from", line_today(l), &from) && line_till(l, "till", from, &till) && ok;
	if (!ok)
		return false;
	if (str_is(kind, "main")) {
		TRY(tx_number(c->tx, STMT_assignment_main,
			ARGS(val_i(person), val_i(from), val_i(till == CIVIL_NONE ? 9999999 : till)), 0, &other, e));
		if (other)
			return line_wrong(l, "kind", t_people_two_mains(c->lang));
	}
	TRY(assignment_add(l, p, person, from,
		ARGS(val_i(person), val_i(unit), val_s(position), post.n ? val_s(post) : val_null(), val_s(title), val_s(kind),
			val_i(from), val_till(till)),
		ret, e));
	act_object(c, OBJECT_PERSON, person);
	act_object(c, OBJECT_ASSIGNMENT, *ret);
	return true;
}

/* ---- appointments ---- */

static bool named(const struct delegation *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (list[i].position || list[i].role)
			return true;
	return false;
}

/* Where a role stands an appointment to it stands too. */
static bool place_good(const struct form_line *l, const struct role *r, int64_t unit, struct err *e)
{
	struct val v[3];
	bool found;
	if (role_is_citywide(r))
		return !unit || line_wrong(l, "unit", t_people_role_citywide(l->c->lang));
	if (!unit)
		return r->per == PER_ORGAN || line_wrong(l, "unit", t_people_required(l->c->lang));
	TRY(tx_one(l->c->tx, l->c->arena, STMT_unit_kind, ARGS(val_i(unit)), &found, v, 3, e));
	bool fits = found && role_fits(r, v[0].s, v[1].i != 0);
	return fits || line_wrong(l, "unit", t_people_role_elsewhere(l->c->lang));
}

bool appointment_put(const struct form_line *l, const struct pack *p, int64_t person, int64_t unit, int64_t *ret, struct err *e)
{
	struct act_call *c = l->c;
	struct str role, kind, matters, reason;
	int64_t from, till, other;
	TRY(may_hold(l, person, e));
	bool ok = line_text(l, "role", 1, 63, &role);
	const struct role *r = ok ? pack_role(p, arena_cstr(c->arena, role)) : NULL;
	if (ok && !r)
		ok = line_wrong(l, "role", t_people_no_role(c->lang));
	ok = line_word(l, "kind", appointment_kinds, "holder", &kind) && ok;
	ok = line_text(l, "matters", 0, 1000, &matters) && ok;
	ok = line_text(l, "reason", 0, 1000, &reason) && ok;
	ok = line_date(l, "from", line_today(l), &from) && line_till(l, "till", from, &till) && ok;
	if (!ok)
		return false;
	if (str_is(kind, "holder") && r->filled != FILLED_APPOINTED)
		return line_wrong(l, "role", t_people_role_not_appointed(c->lang));
	if (str_is(kind, "delegate") && !named(r->delegates.p, r->delegates.n))
		return line_wrong(l, "kind", t_people_no_delegation(c->lang));
	TRY(line_ours(l, "unit", OBJECT_UNIT, unit, e));
	TRY(place_good(l, r, unit, e));
	TRY(role_place(c->tx, r, unit, c->who.organ, from, &unit, e));
	struct posts held;
	TRY(posts_on(l, p, person, from, &held, e) && exclusion(l, &held, r, "person"));
	TRY(tx_number(c->tx, STMT_appointment_same,
		ARGS(val_c(r->elem.name), val_i(unit), val_i(person), val_s(kind), val_i(from)), 0, &other, e));
	if (other)
		return line_wrong(l, "person", t_people_appointed_already(c->lang));
	if (r->per != PER_NONE && !r->some && str_is(kind, "holder")) {
		TRY(tx_number(c->tx, STMT_appointment_other,
			ARGS(val_c(r->elem.name), val_i(unit), val_i(person), val_i(from),
				val_i(till == CIVIL_NONE ? 9999999 : till)), 0, &other, e));
		if (other)
			return line_wrong(l, "person", t_people_one_alone(c->lang));
	}
	TRY(tx_run(c->tx, STMT_appointment_add,
		ARGS(val_c(r->elem.name), val_ref(unit), val_i(person), val_s(kind), matters.n ? val_s(matters) : val_null(),
			val_i(from), val_till(till), reason.n ? val_s(reason) : val_null()),
		ret, e));
	act_object(c, OBJECT_PERSON, person);
	act_object(c, OBJECT_APPOINTMENT, *ret);
	return true;
}

/* ---- acts ---- */

static void keep(struct act_call *c)
{
	json_each(it, c->in)
		json_add(c->arena, c->body, it->name, json_copy(c->arena, it));
}

static bool person_there(const struct form_line *l, int64_t person, struct err *e)
{
	struct val v[9];
	bool found;
	TRY(tx_one(l->c->tx, l->c->arena, STMT_person_one, ARGS(val_i(person)), &found, v, 9, e));
	if (!found)
		return line_wrong(l, "person", t_people_no_person(l->c->lang));
	return !str_is(v[5].s, "left") || line_wrong(l, "person", t_people_left(l->c->lang));
}

static bool unit_there(const struct form_line *l, int64_t unit, struct err *e)
{
	struct val v[3];
	bool found;
	TRY(tx_one(l->c->tx, l->c->arena, STMT_unit_kind, ARGS(val_i(unit)), &found, v, 3, e));
	return found || line_wrong(l, "unit", t_people_no_unit(l->c->lang));
}

static bool assign(struct act_call *c, struct err *e)
{
	struct form_line l = {c, c->in, ""};
	int64_t person = json_int(c->in, "person", 0), unit = json_int(c->in, "unit", 0);
	TRY(person_there(&l, person, e));
	TRY(unit_there(&l, unit, e));
	TRY(assignment_put(&l, person, unit, &c->object, e));
	keep(c);
	return true;
}

/* The last day lies not before the first; what ended stays ended, but may be corrected. */
static bool end(struct act_call *c, enum stmt set, int64_t person, int64_t from, struct err *e)
{
	struct form_line l = {c, c->in, ""};
	int64_t till;
	TRY(line_date(&l, "till", line_today(&l), &till));
	if (till < from)
		return line_wrong(&l, "till", t_people_till_before_from(c->lang));
	c->object = json_int(c->in, "id", 0);
	TRY(tx_run(c->tx, set, ARGS(val_i(c->object), val_i(till)), NULL, e));
	act_object(c, OBJECT_PERSON, person);
	json_add_str(c->arena, c->body, STR("till"), str_of(civil_iso_date(c->arena, till)));
	if (json_get(c->in, "reason"))
		json_add_str(c->arena, c->body, STR("reason"), json_str(c->in, "reason"));
	return true;
}

static bool assign_end(struct act_call *c, struct err *e)
{
	struct val v[9];
	bool found;
	int64_t id = json_int(c->in, "id", 0);
	TRY(tx_one(c->tx, c->arena, STMT_assignment_one, ARGS(val_i(id)), &found, v, 9, e));
	if (!found)
		return FAIL(e, ERR_NOT_FOUND, "assignment %lld", (long long)id);
	return end(c, STMT_assignment_end, v[1].i, v[7].i, e);
}

static bool appoint(struct act_call *c, struct err *e)
{
	struct form_line l = {c, c->in, ""};
	int64_t person = json_int(c->in, "person", 0), unit = json_int(c->in, "unit", 0);
	const struct pack *p = city_pack(c->city, c->tx, c->who.organ, e);
	if (!p)
		return false;
	TRY(person_there(&l, person, e));
	if (unit)
		TRY(unit_there(&l, unit, e));
	TRY(appointment_put(&l, p, person, unit, &c->object, e));
	keep(c);
	return true;
}

static bool appoint_end(struct act_call *c, struct err *e)
{
	struct val v[8];
	bool found;
	int64_t id = json_int(c->in, "id", 0);
	TRY(tx_one(c->tx, c->arena, STMT_appointment_one, ARGS(val_i(id)), &found, v, 8, e));
	if (!found)
		return FAIL(e, ERR_NOT_FOUND, "appointment %lld", (long long)id);
	return end(c, STMT_appointment_end, v[3].i, v[6].i, e);
}

static const struct act_param assign_params[] = {
	{"person", PARAM_KIND_ID, false, 0}, {"unit", PARAM_KIND_ID, false, 0}, {"position", PARAM_KIND_WORD, true, 0},
	{"post", PARAM_KIND_WORD, true, 0}, {"title", PARAM_KIND_TEXT, true, 300}, {"kind", PARAM_KIND_WORD, true, 0},
	{"from", PARAM_KIND_TEXT, true, 40}, {"till", PARAM_KIND_TEXT, true, 40}, {NULL, 0, false, 0},
};
static const struct act_param end_params[] = {
	{"id", PARAM_KIND_ID, false, 0},
	{"till", PARAM_KIND_TEXT, true, 40},
	{"reason", PARAM_KIND_TEXT, true, 4000},
	{NULL, 0, false, 0},
};
static const struct act_param appoint_params[] = {
	{"role", PARAM_KIND_WORD, false, 0}, {"unit", PARAM_KIND_ID, true, 0}, {"person", PARAM_KIND_ID, false, 0},
	{"kind", PARAM_KIND_WORD, true, 0}, {"matters", PARAM_KIND_TEXT, true, 1000}, {"reason", PARAM_KIND_TEXT, true, 4000},
	{"from", PARAM_KIND_TEXT, true, 40}, {"till", PARAM_KIND_TEXT, true, 40}, {NULL, 0, false, 0},
};

const struct act act_assignment_add = {
	.name = "assignment_add",
	.title = t_act_assignment_add,
	.right = RIGHT_PEOPLE,
	.object_kind = OBJECT_ASSIGNMENT,
	.assurance = 1,
	.params = assign_params,
	.run = assign,
};
const struct act act_assignment_end = {
	.name = "assignment_end",
	.title = t_act_assignment_end,
	.right = RIGHT_PEOPLE,
	.object_kind = OBJECT_ASSIGNMENT,
	.assurance = 1,
	.params = end_params,
	.run = assign_end,
};
const struct act act_appoint = {
	.name = "appoint", .title = t_act_appoint, .right = RIGHT_APPOINTER, .object_kind = OBJECT_APPOINTMENT, .assurance = 1,
	.params = appoint_params, .run = appoint,
};
const struct act act_appoint_end = {
	.name = "appoint_end",
	.title = t_act_appoint_end,
	.right = RIGHT_APPOINTER,
	.object_kind = OBJECT_APPOINTMENT,
	.assurance = 1,
	.params = end_params,
	.run = appoint_end,
};
