#include "tests/case/desk.h"

#include <stdio.h>
#include <stdlib.h>

#include "util/buf.h"
#include "util/num.h"

const char *desk_rules(void)
{
	static char text[65536];
	FILE *f = fopen(CASE_RULES, "r");
	assert_non_null(f);
	size_t n = fread(text, 1, sizeof(text) - 1, f);
	assert_true(n > 0 && n < sizeof(text) - 1);
	fclose(f);
	text[n] = '\0';
	return text;
}

int desk_setup(void **state) { return world_setup_with(state, desk_rules()); }

static const struct act *act_named(const char *name)
{
	const struct act *act = act_find(name);
	if (!act)
		fail_msg("no act %s", name);
	return act;
}

int64_t desk_do(struct world *w, const char *number, const char *act, const char *in)
{
	struct who who = *number ? world_who(w, number) : WHO_SYSTEM;
	return world_do(w, act_named(act), &who, in);
}

const char *desk_refused(struct world *w, const char *number, const char *act, const char *in)
{
	struct who who = *number ? world_who(w, number) : WHO_SYSTEM;
	return world_refused(w, act_named(act), &who, in);
}

int64_t desk_asset(struct world *w, const char *unit, const char *name, const char *grade)
{
	return desk_do(
		w, "", "record_add",
		arena_cprintf(w->a,
			      "{\"register\":\"assets\",\"unit\": @%s,\"form\":{\"name\":\"%s\",\"confidentiality\":\"%s\"}}",
			      unit, name, grade));
}

int64_t desk_takeout(struct world *w, const char *number, int64_t asset, const char *safeguards)
{
	const char *guard = *safeguards ? arena_cprintf(w->a, ",\"safeguards\":[\"%s\"]", safeguards) : "";
	return desk_do(w, number, "case_submit",
		       arena_cprintf(w->a,
				     "{\"door\":\"out\",\"answers\":{\"wish\":\"carry\",\"item\":[\"record:%lld\"],\"usb\":"
				     "\"no\",\"purpose\":\"訪問\",\"place\":\"関守総合病院\","
				     "\"from\":\"2026-04-02\",\"till\":\"2026-04-03\"%s}}",
				     (long long)asset, guard));
}

struct case_file desk_case(struct world *w, const char *number, int64_t id)
{
	struct case_file c;
	struct who who = world_who(w, number);
	bool found;
	struct tx *t = world_read(w);
	assert_ok(case_get(w->city, t, w->a, id, &who, &w->ja, &c, &found, &w->e), &w->e);
	assert_true(found);
	world_done(w);
	return c;
}

const struct case_step *desk_step(struct world *w, const struct case_file *c, const char *step)
{
	for (size_t i = 0; i < c->n_steps; i++) {
		const char *path =
			*c->steps[i].part ? arena_cprintf(w->a, "%s.%s", c->steps[i].part, c->steps[i].step) : c->steps[i].step;
		if (strcmp(c->steps[i].state, "open") == 0 && (strcmp(path, step) == 0 || strcmp(c->steps[i].step, step) == 0))
			return &c->steps[i];
	}
	fail_msg("no open step %s: %s", step, desk_steps(w, c->id));
	return NULL;
}

int64_t desk_open(struct world *w, int64_t id, const char *step)
{
	struct case_file c = desk_case(w, "1000", id);
	return desk_step(w, &c, step)->id;
}

const char *desk_steps(struct world *w, int64_t id)
{
	struct case_file c = desk_case(w, "1000", id);
	const char *text = "";
	for (size_t i = 0; i < c.n_steps; i++)
		if (c.steps[i].round == c.version)
			text = arena_cprintf(w->a, "%s%s%s%s=%s", text, *text ? " " : "", c.steps[i].step,
					     c.steps[i].undo ? "-undo" : "", c.steps[i].state);
	return text;
}

const char *desk_state(struct world *w, int64_t id) { return desk_case(w, "1000", id).state; }

const char *desk_digest(struct world *w, int64_t id)
{
	struct case_file c = desk_case(w, "1000", id);
	struct buf b;
	buf_init(&b, 65);
	num_hex(&b, c.content_digest.b, HASH_LEN);
	const char *text = arena_cstr(w->a, buf_str(&b));
	buf_free(&b);
	return text;
}

/* Of several open steps of the name his own. */
static const char *decision(struct world *w, const char *number, int64_t id, const char *step, const char *answer,
			    const char *extra)
{
	struct case_file c = desk_case(w, number, id);
	const struct case_step *at = desk_step(w, &c, step);
	for (size_t i = 0; i < c.n_steps; i++)
		if (c.steps[i].mine && strcmp(c.steps[i].step, at->step) == 0 && !at->mine)
			at = &c.steps[i];
	return arena_cprintf(w->a, "{\"id\":%lld,\"digest\":\"%s\",\"answer\":\"%s\"%s}", (long long)at->id, desk_digest(w, id),
			     answer, extra);
}

void desk_decide(struct world *w, const char *number, int64_t id, const char *step, const char *answer, const char *extra)
{
	desk_do(w, number, "step_decide", decision(w, number, id, step, answer, extra));
}

const char *desk_decide_refused(struct world *w, const char *number, int64_t id, const char *step, const char *answer,
				const char *extra)
{
	return desk_refused(w, number, "step_decide", decision(w, number, id, step, answer, extra));
}

void desk_task(struct world *w, const char *number, int64_t id, const char *step)
{
	desk_do(w, number, "step_task", arena_cprintf(w->a, "{\"id\":%lld}", (long long)desk_open(w, id, step)));
}

struct record desk_line(struct world *w, int64_t id, int64_t place)
{
	struct case_file c = desk_case(w, "1000", id);
	struct record r = {0};
	bool found = false;
	for (size_t i = 0; i < c.n_items; i++)
		if (strcmp(c.items[i].field, "@line") == 0 && c.items[i].place == place) {
			struct tx *t = world_read(w);
			assert_ok(record_get(t, w->a, c.items[i].record, &r, &found, &w->e), &w->e);
			world_done(w);
		}
	if (!found)
		r.body = NULL;
	return r;
}

bool desk_sees(struct world *w, const char *number, int64_t id)
{
	struct case_file c = desk_case(w, number, id);
	struct who who = world_who(w, number);
	bool sees;
	assert_ok(case_visible(world_read(w), w->pack, &c, &who, clock_now(), &sees, &w->e), &w->e);
	world_done(w);
	return sees;
}

const char *desk_inbox(struct world *w, const char *number, enum step_kind kind)
{
	struct who who = world_who(w, number);
	struct case_line *lines;
	size_t n;
	const char *text = "";
	assert_ok(case_inbox(w->city, world_read(w), w->a, &who, &w->ja, kind, &lines, &n, &w->e), &w->e);
	world_done(w);
	for (size_t i = 0; i < n; i++)
		text = arena_cprintf(w->a, "%s%s%s", text, i ? " | " : "", lines[i].title);
	return text;
}
