/* act people_import: units, persons, assignments, appointments and accounts in one entry, each line checked as its own act
 * checks it. The form:
 *   {"from": "2026-04-01",
 *    "units": [{"code","kind","name","name_en","reading","parent": code,"place","branch","confirm_by","short_name",
 *               "doc_class"}],
 *    "persons": [{"number","name","reading","employment","state","mail","phone"}],
 *    "assignments": [{"person": number,"unit": code,"position","post","title","kind","from","till"}],
 *    "appointments": [{"role","unit": code,"person": number,"kind","matters","from","till","reason"}],
 *    "accounts": [{"person": number,"login","secret": encoded hash,"temporary": bool}]}
 * `from` stands for every line without one. A unit that is there gets a new span when its name or parent differ, and the short
 * name and class of the line; a person who is there the values that differ; an assignment or appointment that is there already,
 * and an account of a login that is there, are passed over. Units stand after their parents. */
#include "engine/account_private.h"
#include "engine/object.h"
#include "engine/people_acts.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/map.h"

#define VALUES_MAX 400000
#define PROBLEMS_MAX 50

struct import {
	struct act_call *c;
	struct err *e;
	const struct pack *pack;
	int64_t life;                            /* of temporary passwords, ms */
	struct map *units, *persons;             /* code, number → &id */
	int64_t added, changed, same;
	bool failed;
};

static const int64_t *remember(struct import *i, struct map *m, struct str key, int64_t id)
{
	int64_t *p = arena_make(i->c->arena, int64_t);
	*p = id;
	map_set(m, key, p);
	return p;
}

/* NULL: there is none, or an error. */
static const int64_t *by_key(struct import *i, struct map *m, enum stmt find, struct str key)
{
	const int64_t *known = map_get(m, key);
	int64_t id;
	if (known || !key.n)
		return known;
	if (!tx_number(i->c->tx, find, ARGS(val_s(key)), 0, &id, i->e))
		return NULL;
	return id ? remember(i, m, key, id) : NULL;
}

static const int64_t *unit_named(struct import *i, const struct form_line *l, const char *field, bool optional)
{
	static const int64_t none = 0;
	struct str code = str_trim(json_str(l->in, field));
	if (!code.n && optional)
		return &none;
	const int64_t *id = by_key(i, i->units, STMT_unit_by_code, code);
	if (!id && i->e->code == ERR_NONE)
		(void)line_wrong(l, field, t_people_no_unit(i->c->lang));
	return id;
}

static const int64_t *person_named(struct import *i, const struct form_line *l)
{
	const int64_t *id = by_key(i, i->persons, STMT_person_by_number, str_trim(json_str(l->in, "person")));
	if (!id && i->e->code == ERR_NONE)
		(void)line_wrong(l, "person", t_people_no_person(i->c->lang));
	return id;
}

static bool unit_line(struct import *i, const struct form_line *l)
{
	struct str code = str_trim(json_str(l->in, "code"));
	const int64_t *parent = unit_named(i, l, "parent", true), *there = by_key(i, i->units, STMT_unit_by_code, code);
	int64_t id, date;
	if (!parent || i->e->code != ERR_NONE)
		return false;
	if (!there) {
		TRY(unit_put(l, *parent, &id, i->e));
		remember(i, i->units, code, id);
		i->added++;
		return true;
	}
	struct unit now;
	TRY(line_date(l, "from", line_today(l), &date));
	TRY(org_unit(i->c->tx, i->c->arena, *there, date, &now, i->e));
	bool named = !line_has(l, "name") || str_is(str_trim(json_str(l->in, "name")), now.name);
	bool placed = !line_has(l, "parent") || *parent == now.parent;
	bool worded;
	TRY(unit_papers_put(l, &now, &worded, i->e));
	if (named && placed) {
		*(worded ? &i->changed : &i->same) += 1;
		if (worded)
			act_object(i->c, OBJECT_UNIT, *there);
		return true;
	}
	TRY(unit_span_put(l, *there, line_has(l, "parent"), *parent, i->e));
	act_object(i->c, OBJECT_UNIT, *there);
	i->changed++;
	return true;
}

static bool person_line(struct import *i, const struct form_line *l)
{
	struct str number = str_trim(json_str(l->in, "number"));
	const int64_t *there = by_key(i, i->persons, STMT_person_by_number, number);
	int64_t id;
	bool changed;
	if (i->e->code != ERR_NONE)
		return false;
	if (!there) {
		TRY(person_put(l, &id, i->e));
		remember(i, i->persons, number, id);
		i->added++;
		return true;
	}
	TRY(person_update(l, *there, &changed, i->e));
	*(changed ? &i->changed : &i->same) += 1;
	return true;
}

static bool assignment_line(struct import *i, const struct form_line *l)
{
	const int64_t *person = person_named(i, l), *unit = unit_named(i, l, "unit", false);
	struct str position = str_trim(json_str(l->in, "position")), kind = str_trim(json_str(l->in, "kind"));
	int64_t date, same, id;
	if (!person || !unit)
		return false;
	TRY(line_date(l, "from", line_today(l), &date));
	TRY(tx_number(i->c->tx, STMT_assignment_same,
		ARGS(val_i(*person), val_i(*unit), val_s(position.n ? position : STR("member")),
			val_s(kind.n ? kind : STR("main")), val_i(date)),
		0, &same, i->e));
	if (same) {
		i->same++;
		return true;
	}
	TRY(assignment_put(l, *person, *unit, &id, i->e));
	i->added++;
	return true;
}

static bool appointment_line(struct import *i, const struct form_line *l)
{
	const int64_t *person = person_named(i, l), *unit = unit_named(i, l, "unit", true);
	const struct role *r = pack_role(i->pack, arena_cstr(i->c->arena, str_trim(json_str(l->in, "role"))));
	struct str kind = str_trim(json_str(l->in, "kind"));
	int64_t date, same = 0, id, at = unit ? *unit : 0;
	if (!person || !unit)
		return false;
	TRY(line_date(l, "from", line_today(l), &date));
	if (r && !at)
		TRY(role_place(i->c->tx, r, 0, i->c->who.organ, date, &at, i->e));
	if (!at && i->c->who.organ != 1)            /* one for the whole municipality */
		return line_wrong(l, "unit", t_rights_other_organ(i->c->lang));
	if (r)
		TRY(tx_number(i->c->tx, STMT_appointment_same, ARGS(val_c(r->elem.name), val_i(at), val_i(*person),
			val_s(kind.n ? kind : STR("holder")), val_i(date)), 0, &same, i->e));
	if (same) {
		i->same++;
		return true;
	}
	TRY(appointment_put(l, i->pack, *person, at, &id, i->e));
	i->added++;
	return true;
}

static bool account_line_in(struct import *i, const struct form_line *l)
{
	const int64_t *person = person_named(i, l);
	const struct json *temporary = json_get(l->in, "temporary");
	struct str folded;
	int64_t there = 0, id;
	if (!person)
		return false;
	if (account_fold(i->c->arena, str_trim(json_str(l->in, "login")), &folded))
		TRY(tx_number(i->c->tx, STMT_account_by_login, ARGS(val_s(folded)), 0, &there, i->e));
	if (there) {
		i->same++;
		return true;
	}
	TRY(account_put(l, *person, json_str(l->in, "secret"), !temporary || json_true(l->in, "temporary"), i->life, &id, i->e));
	i->added++;
	return true;
}

/* A line without a day of its own takes the import's. */
static const struct json *dated(struct import *i, const struct json *row, struct str from)
{
	if (!from.n || json_str(row, "from").n)
		return row;
	struct json *made = json_copy(i->c->arena, row);
	json_put(i->c->arena, made, STR("from"), json_add_str(i->c->arena, json_arr(i->c->arena), STR_NONE, from));
	return made;
}

static void part(struct import *i, const char *name, struct str from, bool (*fn)(struct import *, const struct form_line *))
{
	const struct json *list = json_get(json_get(i->c->in, "form"), name);
	int64_t n = 0;
	if (i->failed || !list)
		return;
	if (list->kind != JSON_ARR) {
		i->failed = true;
		(void)FAIL(i->e, ERR_INVALID, "people_import: \"%s\" is a list", name);
		return;
	}
	json_each(it, list) {
		struct form_line l = {i->c, it, arena_cprintf(i->c->arena, "%s.%lld.", name, (long long)++n)};
		if (it->kind != JSON_OBJ)
			(void)FAIL(i->e, ERR_INVALID, "people_import: %s holds something that is no line", name);
		else
			l.in = dated(i, it, from);
		if (i->e->code == ERR_NONE && fn(i, &l))
			continue;
		if (i->e->code != ERR_NONE || i->c->problems.n >= PROBLEMS_MAX) {
			i->failed = true;
			return;
		}
	}
	json_add_int(i->c->arena, i->c->body, str_of(name), n);
}

static bool import(struct act_call *c, struct err *e)
{
	struct import i = {.c = c, .e = e, .units = map_new(c->arena), .persons = map_new(c->arena)};
	const struct json *form = json_get(c->in, "form");
	struct form_line whole = {c, form, ""};
	struct str from = str_trim(json_str(form, "from"));
	int64_t date;
	if (from.n && !line_date(&whole, "from", CIVIL_NONE, &date))
		return false;
	i.pack = city_pack(c->city, c->tx, c->who.organ, e);
	struct account_rules rules;
	if (!i.pack || !account_rules(c->tx, i.pack, c->who.organ, c->now, &rules, e))
		return false;
	i.life = rules.temporary_life;
	part(&i, "units", from, unit_line);
	part(&i, "persons", from, person_line);
	part(&i, "assignments", from, assignment_line);
	part(&i, "appointments", from, appointment_line);
	part(&i, "accounts", from, account_line_in);
	json_add_int(c->arena, c->body, STR("added"), i.added);
	json_add_int(c->arena, c->body, STR("changed"), i.changed);
	json_add_int(c->arena, c->body, STR("same"), i.same);
	if (e->code == ERR_NONE && !c->problems.n && !i.added && !i.changed)
		act_problem(c, "", t_people_unchanged(c->lang));
	return e->code == ERR_NONE && !c->problems.n;
}

static const struct act_param params[] = {{"form", PARAM_KIND_FORM, false, VALUES_MAX}, {NULL, 0, false, 0}};
const struct act act_people_import = {
	.name = "people_import", .title = t_act_people_import, .right = RIGHT_PEOPLE, .object_kind = OBJECT_NONE, .assurance = 1,
	.fresh_minutes = 60, .params = params, .run = import,
};
