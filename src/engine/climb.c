/* 上位者へ連絡: the line that an overdue step climbs by itself, and the act by which the information section goes higher. */
#include "engine/object.h"
#include "engine/step.h"
#include "text/text.h"
#include "util/civil.h"

/* A place where nobody is has no rung: its work is told to the next one. */
static bool rung(struct env *v, const struct role *r, int64_t unit, struct seat *ret, struct err *e)
{
	struct way w;
	bool some = false;
	if (!r)
		return true;
	TRY(route_role(v, r, unit, 0, &w, &some, e));
	if (!some || *w.role == '@' || *w.via)
		return true;
	for (size_t i = 0; i < ret->ways.n; i++)
		if (strcmp(ret->ways.p[i].role, w.role) == 0 && ret->ways.p[i].unit == w.unit)
			return true;
	*vec_push(v->arena, &ret->ways) = w;
	return true;
}

static bool in_section(const struct role *r)
{
	return r->per == PER_SECTION || r->per == PER_TEAM;
}

/* The roles of the line within the section, or those above it. */
static bool line_above(struct env *v, const struct role *r, bool section, int64_t unit, struct seat *ret, struct err *e)
{
	for (int i = 0; r && i < 16; i++, r = r->above)
		if (in_section(r) == section)
			TRY(rung(v, r, unit, ret, e));
	return true;
}

/* In another organ the line is that organ's. */
static bool line_above_way(struct case_work *w, const struct way *way, const struct role *r, bool section, struct seat *ret,
	struct err *e)
{
	struct env there = case_env(w, "", NULL);
	int64_t unit = way->unit ? way->unit : w->f.unit;
	there.pack = case_pack_at(w, way, e);
	if (there.pack != w->f.pack)
		there.unit = unit;
	return there.pack && line_above(&there, r->above, section, unit, ret, e);
}

static bool is_incident(const struct case_file *f)
{
	for (size_t i = 0; i < f->n_parts; i++) {
		const struct register_ *r = f->parts[i].procedure->writes;
		if (r && r == pack_register(f->pack, "incidents"))
			return true;
	}
	return false;
}

/* Out, with something of the highest class: a task that falls due on a day which the request itself names, its return. */
static bool is_unreturned(const struct case_file *f, const struct case_step *s)
{
	const struct scale *scale = pack_scale(f->pack, "confidentiality");
	const struct level *highest = scale && f->highest ? scale_level(scale, str_of(f->highest)) : NULL;
	return highest && highest->rank + 1 == (int)scale->levels.n && s->def->kind == STEP_TASK && !s->undo && s->def->due &&
		s->def->due->kind == TIME_PATH;
}

/* A task of a person: the leader of the unit and its head. What waits for a role: the line above that role. Then the
 * information section, and for an incident and what is out of the highest class everybody above. */
bool climb_line(struct case_work *w, const struct case_step *s, struct seat *ret, struct err *e)
{
	struct env v = case_env(w, s->part, s);
	const struct role *manager = pack_role(w->f.pack, "section_manager"), *desk = pack_role(w->f.pack, "executor");
	bool personal = true, all = is_incident(&w->f) || is_unreturned(&w->f, s);
	for (int high = 0; high <= (all ? 1 : 0); high++) {
		for (size_t i = 0; i < w->ways.n; i++) {
			const struct step_way *way = &w->ways.p[i];
			if (way->step != s->id || strcmp(way->state, "open") != 0)
				continue;
			const struct role *r = case_role_at(w, &way->way, e);
			TRY(e->code == ERR_NONE);
			if (!r)
				continue;
			personal = false;
			TRY(line_above_way(w, &way->way, r, !high, ret, e));
		}
		if (personal && !high)
			TRY(rung(&v, pack_role(w->f.pack, "leader"), w->f.unit, ret, e));
		if (personal)
			TRY(line_above(&v, manager, !high, w->f.unit, ret, e));
		if (!high)
			TRY(rung(&v, desk ? desk : pack_role(w->f.pack, "chief"), w->f.unit, ret, e));
	}
	return true;
}

bool climb_round(struct env *v, const struct role *r, int64_t unit, struct seat *ret, struct err *e)
{
	const struct role *desk = pack_role(v->pack, "executor");
	if (!r) {
		TRY(rung(v, pack_role(v->pack, "leader"), unit, ret, e));
		r = pack_role(v->pack, "section_manager");
	} else {
		r = r->above;
	}
	TRY(line_above(v, r, true, unit, ret, e));
	return rung(v, desk ? desk : pack_role(v->pack, "chief"), unit, ret, e);
}

/* ---- higher, by the information section ---- */

static bool higher(struct env *v, struct seat *ret, struct err *e)
{
	const struct role *manager = pack_role(v->pack, "section_manager");
	return !manager || line_above(v, manager->above, false, v->unit, ret, e);
}

bool case_higher(struct tx *t, struct arena *a, const struct case_file *f, const struct lang *l, int64_t now,
	struct case_above **ret, size_t *ret_n, struct err *e)
{
	struct env v = {.tx = t, .arena = a, .pack = f->pack, .lang = l, .now = now, .applicant = f->applicant, .unit = f->unit};
	struct seat line = {0};
	TRY(higher(&v, &line, e));
	*ret = arena_array(a, line.ways.n + 1, sizeof(**ret));
	*ret_n = line.ways.n;
	for (size_t i = 0; i < line.ways.n; i++) {
		(*ret)[i].role = line.ways.p[i].role;
		TRY(route_say(&v, &line.ways.p[i], 1, &(*ret)[i].text, e));
	}
	return true;
}

bool step_is_late(const struct case_step *s, int64_t now)
{
	return strcmp(s->state, "open") == 0 && s->due != CIVIL_NONE && s->due < now;
}

static bool tell(struct case_work *w, const struct case_step *s, const struct way *way, int64_t *ret_n, struct err *e)
{
	int64_t *people;
	size_t n;
	struct env v = case_env(w, s->part, s);
	TRY(route_people(&v, way, &people, &n, e));
	for (size_t i = 0; i < n; i++)
		TRY(case_tell(w, s->id, people[i], "climb", s->climbed, e));
	*ret_n = (int64_t)n;
	return true;
}

static bool climb(struct act_call *c, struct err *e)
{
	struct case_work w;
	size_t row;
	int64_t told = 0;
	struct seat line = {0};
	const char *to = arena_cstr(c->arena, json_str(c->in, "to"));
	TRY(case_work_of_step(c, json_int(c->in, "id", 0), &w, &row, e));
	const struct case_step *s = &w.steps.p[row];
	if (!step_is_late(s, c->now))
		return FAIL(e, ERR_STALE, "%s", t_climb_not_late(c->lang));
	struct env v = case_env(&w, s->part, s);
	TRY(higher(&v, &line, e));
	for (size_t i = 0; i < line.ways.n; i++)
		if (strcmp(line.ways.p[i].role, to) == 0)
			TRY(tell(&w, s, &line.ways.p[i], &told, e));
	if (!told) {
		act_problem(c, "to", t_climb_to_nobody(c->lang));
		return false;
	}
	struct str reason = str_trim(json_str(c->in, "reason"));
	act_object(c, OBJECT_CASE, w.f.id);
	act_object(c, OBJECT_STEP, s->id);
	json_add_str(c->arena, c->body, STR("number"), str_of(w.f.number));
	json_add_str(c->arena, c->body, STR("step"), str_of(step_matter(c->arena, s)));
	json_add_str(c->arena, c->body, STR("to"), str_of(to));
	if (reason.n)
		json_add_str(c->arena, c->body, STR("reason"), reason);
	c->object = s->id;
	return true;
}

static const struct act_param params[] = {{"id", PARAM_KIND_ID, false, 0}, {"to", PARAM_KIND_WORD, false, 0},
	{"reason", PARAM_KIND_TEXT, true, 2000}, {NULL, 0, false, 0}};
const struct act act_step_climb = {.name = "step_climb", .title = t_act_step_climb, .right = RIGHT_PEOPLE,
	.object_kind = OBJECT_STEP, .assurance = 1, .params = params, .run = climb};
