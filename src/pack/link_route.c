/* Routes end: no circle of roles, of steps, of what opens what; no step that nobody can ever take. */
#include "pack/link.h"
#include "pack/scope.h"
#include "text/text.h"

static void above(struct build *b, const struct role *r)
{
	size_t n = 0;
	for (const struct role *x = r->above; x && n < 1000; x = x->above, n++)
		if (x == r) {
			say(b->say, r->elem.where, arena_cprintf(b->work, "%s above", r->elem.name),
			    t_pack_above_circle(b->lang, r->elem.name));
			return;
		}
}

static const struct step *find(const struct procedure *p, const char *name)
{
	for (size_t i = 0; name && i < p->steps.n; i++)
		if (!strcmp(p->steps.p[i].name, name))
			return &p->steps.p[i];
	return NULL;
}

/* What a step waits for besides the one before it: the step it is beside, the step it is for each of. */
static const struct step *next(const struct procedure *p, const struct step *s, bool each)
{
	return find(p, each ? s->each : s->beside);
}

static bool reaches(const struct procedure *p, const struct step *from, const struct step *to, size_t left)
{
	if (!from || !left)
		return false;
	for (int each = 0; each < 2; each++) {
		const struct step *n = next(p, from, each);
		if (n && (n == to || reaches(p, n, to, left - 1)))
			return true;
	}
	return false;
}

static void step_places(struct build *b, const struct procedure *p, const struct step *s)
{
	const char *path = arena_cprintf(b->work, "%s.%s", p->elem.name, s->name);
	struct item *it = build_item(b, str_of(p->elem.name));
	if (s->beside && !find(p, s->beside))
		say(b->say, s->where, path, t_pack_no_member(b->lang, p->elem.name, s->beside));
	if (reaches(p, s, s, 8))
		say(b->say, s->where, path, t_pack_step_circle(b->lang, s->name));
	if (s->each && !find(p, s->each)) {
		struct item *each = build_item(b, str_of(s->each));
		if (each && each->elem && each->elem->kind == ELEM_LOOKUP)
			return;
		/* a link of many, rows, or a part of them */
		struct types types = {0};
		struct str rest = str_of(s->each);
		struct path walk = {0};
		const char *names[8];
		while (rest.n && walk.names.n < 8)
			names[walk.names.n++] = build_text(b, str_cut(&rest, '.'));
		walk.names.p = names;
		const struct node *node = node_child(it->node, W_NONE, s->name);
		if (!scope_walk(b, it->scope, &walk, node ? node : it->node, "each", &types))
			return;
		if (!scope_field(&types, FIELD_LINK) && !scope_field(&types, FIELD_ROWS))
			say(b->say, s->where, path, t_pack_each(b->lang, s->each));
	}
}

/* Needs that hang on a step that comes only later can never hold. */
static void cond_later(struct build *b, const struct procedure *p, const struct step *s, const struct cond *c)
{
	for (size_t i = 0; i < c->parts.n; i++)
		cond_later(b, p, s, c->parts.p[i]);
	if (!c->path.names.n)
		return;
	const struct step *other = find(p, c->path.names.p[0]);
	if (other && other >= s)
		say(b->say, s->where, arena_cprintf(b->work, "%s.%s needs", p->elem.name, s->name),
		    t_pack_needs_later(b->lang, other->name));
}

static bool only_applicant(const struct actor *a)
{
	if (!a)
		return false;
	if (a->kind == ACTOR_APPLICANT || a->kind == ACTOR_DRAFTER)
		return true;
	if (a->kind != ACTOR_ALL && a->kind != ACTOR_ANY)
		return false;
	bool every = true, some = false;
	for (size_t i = 0; i < a->parts.n; i++) {
		every = every && only_applicant(a->parts.p[i]);
		some = some || only_applicant(a->parts.p[i]);
	}
	return a->kind == ACTOR_ALL ? some : every;
}

static bool by_organ(const struct actor *a) { return a && (a->kind == ACTOR_ORGAN || a->kind == ACTOR_ANYONE); }

/* Does what it opens lead back to it? Each procedure is looked at once. */
static bool opens_itself(struct build *b, const struct procedure *p)
{
	struct map *seen = map_new(b->work);
	VEC(const struct procedure *) open = {0};
	*vec_push(b->work, &open) = p;
	while (open.n) {
		const struct procedure *x = open.p[--open.n];
		for (size_t i = 0; i < x->steps.n; i++) {
			struct item *it = x->steps.p[i].opens ? build_item(b, str_of(x->steps.p[i].opens)) : NULL;
			const struct procedure *to = it ? (const struct procedure *)it->elem : NULL;
			if (to == p)
				return true;
			if (to && map_put(seen, str_of(to->elem.name), it))
				*vec_push(b->work, &open) = to;
		}
	}
	return false;
}

static void procedure_route(struct build *b, const struct procedure *p)
{
	for (size_t i = 0; i < p->steps.n; i++) {
		const struct step *s = &p->steps.p[i];
		const char *path = arena_cprintf(b->work, "%s.%s", p->elem.name, s->name);
		step_places(b, p, s);
		const struct document *d = s->gives ? (const struct document *)build_item(b, str_of(s->gives))->elem : NULL;
		if (d && d->of && strcmp(d->of, p->elem.name))
			say(b->say, s->where, path, t_pack_gives_of(b->lang, d->elem.name, d->of));
		if (s->needs)
			cond_later(b, p, s, s->needs);
		bool decides = s->kind == STEP_DECIDE || s->kind == STEP_RATIFY || s->kind == STEP_CONSULT;
		if (decides && only_applicant(s->by))
			say(b->say, s->where, path, t_pack_own_decision(b->lang));
		if (decides && by_organ(s->by))
			say(b->say, s->where, path, t_pack_nobody(b->lang));
		if (s->kind == STEP_CONFIRM && i && !s->each && only_applicant(s->by) && p->steps.p[i - 1].by &&
		    only_applicant(p->steps.p[i - 1].by))
			say(b->say, s->where, path, t_pack_own_confirm(b->lang));
	}
	if (opens_itself(b, p))
		say(b->say, p->elem.where, p->elem.name, t_pack_opens_circle(b->lang));
}

static bool fillable(const struct role *r) { return r->filled != FILLED_BODY || (r->members.n && r->secretary); }

static void body_circle(struct build *b, const struct role *r)
{
	for (size_t i = 0; i < r->members.n; i++)
		if (r->members.p[i] == r || r->members.p[i]->filled == FILLED_BODY)
			say(b->say, r->elem.where, arena_cprintf(b->work, "%s members", r->elem.name),
			    t_pack_body_in_body(b->lang, r->members.p[i]->elem.name));
	if (r->secretary && (r->secretary == r || !fillable(r->secretary)))
		say(b->say, r->elem.where, arena_cprintf(b->work, "%s secretary", r->elem.name), t_pack_nobody(b->lang));
}

/* 代決 and 専決 only for some matters: each a procedure or one of its steps. */
static void matters(struct build *b, const struct role *r, const struct delegation *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < p[i].only.n; j++) {
			struct str step = str_of(p[i].only.p[j]), name = str_cut(&step, '.');
			struct item *it = build_item(b, name);
			const struct procedure *of =
				it && it->elem && it->elem->kind == ELEM_PROCEDURE ? (const struct procedure *)it->elem : NULL;
			if (!of || (step.n && !procedure_step(of, arena_cstr(b->work, step))))
				say(b->say, r->elem.where, arena_cprintf(b->work, "%s.%s only", r->elem.name, p[i].name),
				    t_pack_matter(b->lang, p[i].only.p[j]));
		}
}

void link_routes(struct build *b)
{
	for (size_t i = 0; i < b->order.n && !say_full(b->say) && build_spend(b, 0); i++) {
		const struct item *it = b->order.p[i];
		if (!it->elem || it->player)
			continue;
		if (it->elem->kind == ELEM_ROLE) {
			above(b, (const struct role *)it->elem);
			const struct role *r = (const struct role *)it->elem;
			body_circle(b, r);
			matters(b, r, r->stand_ins.p, r->stand_ins.n);
			matters(b, r, r->deputies.p, r->deputies.n);
			matters(b, r, r->delegates.p, r->delegates.n);
		} else if (it->elem->kind == ELEM_PROCEDURE) {
			procedure_route(b, (const struct procedure *)it->elem);
		}
	}
}
