/* What can never happen: steps whose condition contradicts itself or that come after the end, steps from which everybody who
 * might take them is excepted, posts that exclude their own holder, procedures that turn into each other, rounds without time. */
#include "pack/link.h"
#include "text/text.h"

/* ---- conditions that contradict themselves ---- */

static bool same_path(const struct path *a, const struct path *b)
{
	if (a->quant != b->quant || a->names.n != b->names.n)
		return false;
	for (size_t i = 0; i < a->names.n; i++)
		if (strcmp(a->names.p[i], b->names.p[i]) != 0)
			return false;
	return true;
}

static int rank(const struct scale *s, const char *level)
{
	const struct level *l = scale_level(s, str_of(level));
	return l ? l->rank : -1;
}

/* Both can never hold of one thing at one time. "some" may mean two things, a choice of many is asked with `has`. */
static bool contradict(const struct cond *a, const struct cond *b)
{
	if (a->kind != COND_CMP || b->kind != COND_CMP || a->path.quant == QUANT_SOME || !same_path(&a->path, &b->path))
		return false;
	if ((a->op == OP_GIVEN && b->op == OP_MISSING) || (a->op == OP_MISSING && b->op != OP_MISSING))
		return true;
	if (!a->value || !b->value)
		return false;
	if (a->op == OP_IS && b->op == OP_IS)
		return strcmp(a->value, b->value) != 0;
	if (a->op == OP_IS && b->op == OP_IS_NOT)
		return strcmp(a->value, b->value) == 0;
	if (a->scale && b->scale && a->op == OP_AT_LEAST && b->op == OP_AT_MOST)
		return rank(a->scale, a->value) > rank(b->scale, b->value);
	return false;
}

static bool never(const struct cond *c)
{
	if (c->kind != COND_ALL && c->kind != COND_ANY)
		return false;
	size_t dead = 0;
	for (size_t i = 0; i < c->parts.n; i++) {
		dead += never(c->parts.p[i]);
		for (size_t k = 0; c->kind == COND_ALL && k < c->parts.n; k++)
			if (contradict(c->parts.p[i], c->parts.p[k]))
				return true;
	}
	return c->kind == COND_ALL ? dead > 0 : dead == c->parts.n;
}

/* A refused decision ends the case, so that what waits for it never comes. */
static bool after_end(const struct procedure *p, const struct cond *c)
{
	if (c->kind == COND_ALL) {
		for (size_t i = 0; i < c->parts.n; i++)
			if (after_end(p, c->parts.p[i]))
				return true;
		return false;
	}
	if (c->kind != COND_CMP || c->op != OP_IS || c->path.names.n != 1 || !c->value || strcmp(c->value, "refused") != 0)
		return false;
	const struct step *s = procedure_step(p, c->path.names.p[0]);
	return s && s->kind == STEP_DECIDE;
}

/* ---- people ---- */

static bool same_actor(const struct actor *a, const struct actor *b)
{
	if (a->kind != b->kind || a->role != b->role || a->each != b->each || a->parts.n != b->parts.n || a->since || b->since ||
	    !same_path(&a->path, &b->path))
		return false;
	for (size_t i = 0; i < a->parts.n; i++)
		if (!same_actor(a->parts.p[i], b->parts.p[i]))
			return false;
	return true;
}

/* Whoever may do it is excepted. */
static bool nobody_left(const struct actor *by, const struct actor *except)
{
	if (same_actor(by, except) || except->kind == ACTOR_ANYONE)
		return true;
	if (except->kind == ACTOR_ANY || except->kind == ACTOR_ALL)
		for (size_t i = 0; i < except->parts.n; i++)
			if (nobody_left(by, except->parts.p[i]))
				return true;
	if (by->kind != ACTOR_ANY && by->kind != ACTOR_ALL)
		return false;
	size_t gone = 0;
	for (size_t i = 0; i < by->parts.n; i++)
		gone += nobody_left(by->parts.p[i], except);
	return by->kind == ACTOR_ANY ? gone == by->parts.n : gone > 0;
}

/* The same person is bound to hold both: one position fills them, or the heads of the same units. */
static bool one_holder(const struct role *a, const struct role *b)
{
	if (a == b)
		return true;
	if (a->filled == FILLED_POSITION && b->filled == FILLED_POSITION)
		return a->position == b->position;
	return a->filled == FILLED_HEAD && b->filled == FILLED_HEAD && a->per == b->per;
}

static void role(struct build *b, const struct role *r)
{
	for (size_t i = 0; i < r->excludes.n; i++)
		if (one_holder(r, r->excludes.p[i]))
			say(b->say, r->elem.where, arena_cprintf(b->work, "%s excludes", r->elem.name),
			    t_pack_excludes_own(b->lang, r->excludes.p[i]->elem.name));
}

/* ---- procedures ---- */

static bool turns_round(const struct procedure *p)
{
	const struct procedure *x = p->turns_into;
	for (size_t n = 0; x && n < 1000; x = x->turns_into, n++)
		if (x == p)
			return true;
	return false;
}

static void procedure(struct build *b, const struct procedure *p)
{
	for (size_t i = 0; i < p->steps.n; i++) {
		const struct step *s = &p->steps.p[i];
		const char *path = arena_cprintf(b->work, "%s.%s", p->elem.name, s->name);
		if (s->when && never(s->when))
			say(b->say, s->where, path, t_pack_never(b->lang));
		if (s->when && after_end(p, s->when))
			say(b->say, s->where, path, t_pack_after_end(b->lang));
		if (s->by && s->except && nobody_left(s->by, s->except))
			say(b->say, s->where, path, t_pack_all_excepted(b->lang));
	}
	for (size_t i = 0; i < p->rules.n; i++)
		if (p->rules.p[i].when && never(p->rules.p[i].when))
			say(b->say, p->rules.p[i].where, arena_cprintf(b->work, "%s.%s", p->elem.name, p->rules.p[i].name),
			    t_pack_never(b->lang));
	if (turns_round(p))
		say(b->say, p->elem.where, p->elem.name, t_pack_turns_circle(b->lang));
}

static void interval(struct build *b, const struct elem *e, const struct ptime *every)
{
	if (every && every->kind == TIME_SPAN && !every->span.n)
		say(b->say, e->where, arena_cprintf(b->work, "%s every", e->name), t_pack_every_zero(b->lang));
}

void link_dead(struct build *b)
{
	for (size_t i = 0; i < b->order.n && !say_full(b->say) && build_spend(b, 0); i++) {
		const struct item *it = b->order.p[i];
		if (!it->elem || it->player)
			continue;
		switch (it->elem->kind) {
		case ELEM_ROLE: role(b, (const struct role *)it->elem); break;
		case ELEM_PROCEDURE: procedure(b, (const struct procedure *)it->elem); break;
		case ELEM_DUTY: interval(b, it->elem, ((const struct duty *)it->elem)->every); break;
		case ELEM_CHECK: interval(b, it->elem, ((const struct check *)it->elem)->every); break;
		default: break;
		}
	}
}
