/* Records inside an act: added, changed, moved to another state. */
#include "engine/record_write.h"

#include "engine/issue.h"
#include "engine/object.h"
#include "text/text.h"

/* A body as it is stored: without the state that record_get puts beside the fields. */
static struct json *without_state(struct arena *a, const struct register_ *r, const struct json *body)
{
	struct json *out = json_obj(a);
	json_each(it, body)
		if (!str_is(it->name, "state") || (!r->state && form_field(r->fields.p, r->fields.n, "state")))
			json_put(a, out, it->name, json_copy(a, it));
	return out;
}

bool record_add(
	struct act_call *c, const struct register_ *r, int64_t unit, const struct json *body, int64_t *ret_id, struct err *e)
{
	return record_add_under(c, NULL, r, unit, body, ret_id, e);
}

bool record_add_under(struct act_call *c, const struct pack *otherwise, const struct register_ *r, int64_t unit,
	const struct json *body, int64_t *ret_id, struct err *e)
{
	struct writing w;
	struct json *checked;
	const char *number, *state = r->state && r->state->options.n ? r->state->options.p[0].name : "";
	bool good;
	TRY(writing_begin(c, &w, e));
	if (otherwise && !pack_register(w.pack, r->elem.name))
		w.pack = otherwise;
	TRY(writing_check(&w, r, unit, NULL, state, without_state(c->arena, r, body), &checked, &good, e));
	if (!good)
		return false;
	TRY(number_next(c, r->elem.name, r->number, unit, &number, e));
	TRY(writing_insert(&w, r, unit, number, checked, true, NULL, ret_id, e));
	act_object(c, OBJECT_RECORD, *ret_id);
	return writing_end(&w, e);
}

/* Of a ledger that went away: under the pack that had it, for the cases that end under it. */
static bool find(struct act_call *c, struct writing *w, int64_t id, struct record *ret, const struct register_ **ret_reg,
	struct err *e)
{
	bool found;
	TRY(record_get(c->tx, c->arena, id, ret, &found, e));
	if (!found)
		return FAIL(e, ERR_NOT_FOUND, "record %lld", (long long)id);
	if (ret->disposed)
		return FAIL(e, ERR_CONFLICT, "%s", t_disposed_already(c->lang));
	bool held;
	TRY(migrate_holds(c, ret, w->pack, &held, e));
	if (held) {
		act_problem(c, "", t_migrate_busy(c->lang));
		return false;
	}
	if (!pack_register(w->pack, ret->reg))
		w->pack = city_pack_by_digest(c->city, c->tx, &ret->shape, e);
	*ret_reg = w->pack ? pack_register(w->pack, ret->reg) : NULL;
	return *ret_reg || FAIL(e, ERR_STALE, "the pack in force has no register \"%s\"", ret->reg);
}

/* 5-1-1-l1, 5-1-2-l1, 5-1-3-l1: a class goes down only with a reason, by whom the scale names. */
static bool check_lowered(struct writing *w, const struct register_ *r, const struct record *old, const struct json *body,
	const char *reason, bool *ret_good, struct err *e)
{
	struct act_call *c = w->c;
	for (size_t i = 0; i < r->fields.n; i++) {
		const struct field *f = &r->fields.p[i];
		if (f->kind != FIELD_GRADE || f->is)
			continue;
		const struct level *was = scale_level(f->scale, json_str(old->body, f->name)),
				   *is = scale_level(f->scale, json_str(body, f->name));
		if (!was || !is || is->rank >= was->rank)
			continue;
		const char *title = title_in(&f->title, c->lang);
		if (!reason || !*reason) {
			act_problem(c, "reason", t_record_lower_reason(c->lang, title));
			*ret_good = false;
		}
		if (!f->scale->lowered_by || c->who.system)
			continue;
		struct env v = writing_env(w, r, old->unit, old->body);
		struct err inner = {0};
		enum truth may = actor_has(&v, f->scale->lowered_by, c->who.person, &inner);
		if (inner.code)
			return err_set(e, inner.code, inner.file, inner.line, "%s", inner.text);
		if (may == TRUTH_YES)
			continue;
		const struct role *role = f->scale->lowered_by->role;
		act_problem(c, f->name, t_record_lower_who(c->lang, title,
			role ? title_in(&role->elem.title, c->lang) : t_record_lower_nobody(c->lang)));
		*ret_good = false;
	}
	return true;
}

bool record_change(struct act_call *c, int64_t id, const struct json *body, const char *reason, struct err *e)
{
	struct writing w;
	struct record old;
	const struct register_ *r;
	struct json *checked;
	bool good;
	TRY(writing_begin(c, &w, e));
	TRY(find(c, &w, id, &old, &r, e));
	TRY(writing_check(&w, r, old.unit, old.body, old.state, without_state(c->arena, r, body), &checked, &good, e));
	if (good)
		TRY(check_lowered(&w, r, &old, checked, reason, &good, e));
	if (!good)
		return false;
	old.body = without_state(c->arena, r, old.body);
	TRY(issue_follow(c, &old, r, checked, old.state, e));
	TRY(writing_save(&w, r, &old, checked, old.state, c->now, reason, e));
	TRY(writing_cascade(&w, id, e));
	return c->problems.n == 0 && writing_end(&w, e);
}

bool record_set_state(struct act_call *c, int64_t id, const char *state, struct err *e)
{
	struct writing w;
	struct record old;
	const struct register_ *r;
	TRY(writing_begin(c, &w, e));
	TRY(find(c, &w, id, &old, &r, e));
	if (!r->state || !field_option(r->state, str_of(state)))
		return FAIL(e, ERR_INVALID, "%s has no state \"%s\"", r->elem.name, state);
	if (strcmp(old.state, state) == 0)
		return true;
	struct json *body = without_state(c->arena, r, old.body);
	old.body = body;
	TRY(issue_follow(c, &old, r, body, state, e));
	TRY(writing_save(&w, r, &old, body, state, old.verified, NULL, e));
	return writing_end(&w, e);
}
