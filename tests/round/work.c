#include "tests/round/work.h"

#include <stdio.h>

int work_setup(void **state)
{
	return work_setup_more(state, "");
}

int work_setup_more(void **state, const char *more)
{
	return world_setup_with(state, work_text(more));
}

const char *work_text(const char *more)
{
	static char text[65536];
	FILE *f = fopen(ROUND_RULES, "r");
	assert_non_null(f);
	size_t n = fread(text, 1, sizeof(text) - 1, f);
	assert_true(n > 0 && n < sizeof(text) - 1);
	fclose(f);
	assert_true(n + strlen(more) < sizeof(text));
	memcpy(text + n, more, strlen(more) + 1);
	return text;
}

int work_tick(struct world *w, const char *day)
{
	int64_t date;
	int moved;
	world_done(w);
	assert_true(civil_parse_date(str_of(day), &date));
	clock_fixed(civil_ms(date, 9, 0));
	assert_ok(round_tick(w->city, clock_now(), &moved, &w->e), &w->e);
	return moved;
}

static const struct act *named(const char *name)
{
	const struct act *act = act_find(name);
	if (!act)
		fail_msg("no act %s", name);
	return act;
}

int64_t work_do(struct world *w, const char *number, const char *act, const char *in)
{
	struct who who = *number ? world_who(w, number) : WHO_SYSTEM;
	return world_do(w, named(act), &who, in);
}

const char *work_refused(struct world *w, const char *number, const char *act, const char *in)
{
	struct who who = *number ? world_who(w, number) : WHO_SYSTEM;
	return world_refused(w, named(act), &who, in);
}

static const char *code_of(struct world *w, int64_t unit)
{
	struct unit u;
	if (!unit)
		return "0";
	assert_ok(org_unit(world_read(w), w->a, unit, civil_date_of_ms(clock_now()), &u, &w->e), &w->e);
	return u.code;
}

const char *work_rounds(struct world *w, const char *duty)
{
	const char *text = "";
	struct round r;
	bool found;
	for (int64_t id = 1;; id++) {
		assert_ok(round_get(world_read(w), w->a, id, &r, &found, &w->e), &w->e);
		if (!found)
			break;
		if (strcmp(r.duty, duty) != 0)
			continue;
		const char *who = r.role;
		struct person p;
		if (r.person) {
			assert_ok(org_person(w->tx, w->a, r.person, civil_date_of_ms(clock_now()), &w->ja, &p, &w->e), &w->e);
			who = p.number;
		}
		text = arena_cprintf(w->a, "%s%s%s:%s:%s:%s", text, *text ? " " : "", code_of(w, r.unit), who, r.state,
			civil_iso_date(w->a, civil_date_of_ms(r.due)) + 2);
	}
	world_done(w);
	return text;
}

int64_t work_round(struct world *w, const char *duty, const char *whose)
{
	struct round r;
	bool found;
	int64_t person = *whose == '#' ? world_person(w, whose + 1) : 0, last = 0;
	for (int64_t id = 1;; id++) {
		assert_ok(round_get(world_read(w), w->a, id, &r, &found, &w->e), &w->e);
		if (!found)
			break;
		if (strcmp(r.duty, duty) == 0 && (person ? r.person == person : strcmp(code_of(w, r.unit), whose) == 0))
			last = id;
	}
	world_done(w);
	if (!last)
		fail_msg("no round of %s for %s", duty, whose);
	return last;
}

static struct round_group *groups(struct world *w, const char *duty, size_t *ret_n)
{
	struct round_group *list;
	assert_ok(round_groups(world_read(w), w->a, 1, duty, 0, 100, &list, ret_n, &w->e), &w->e);
	world_done(w);
	return list;
}

const char *work_groups(struct world *w, const char *duty)
{
	size_t n;
	struct round_group *g = groups(w, duty, &n);
	const char *text = "";
	for (size_t i = 0; i < n; i++)
		text = arena_cprintf(w->a, "%s%s%s=%s", text, i ? " " : "", g[i].period, g[i].state);
	return text;
}

int64_t work_group(struct world *w, const char *duty)
{
	size_t n;
	struct round_group *g = groups(w, duty, &n);
	return n ? g[0].id : 0;
}

const char *work_told(struct world *w, const char *number)
{
	const char *text = "";
	struct query *q = tx_query(world_read(w), STMT_round_notices, ARGS(val_i(world_person(w, number)), val_i(50)));
	while (query_next(q))
		text = arena_cprintf(
			w->a, "%s%s%lld:%lld", text, *text ? " " : "", (long long)query_i(q, 2), (long long)query_i(q, 5));
	assert_ok(query_end(q, &w->e), &w->e);
	world_done(w);
	return text;
}

int64_t work_step(struct world *w, int64_t file, size_t row)
{
	struct case_file c;
	struct who who = world_who(w, "1000");
	bool found;
	assert_ok(case_get(w->city, world_read(w), w->a, file, &who, &w->ja, &c, &found, &w->e), &w->e);
	world_done(w);
	assert_true(found && row < c.n_steps);
	return c.steps[row].id;
}

int64_t work_contract(struct world *w, const char *unit, const char *name, const char *more)
{
	return work_do(w, "", "record_add",
		arena_cprintf(w->a, "{\"register\":\"contracts\",\"unit\": @%s,\"form\":{\"name\":\"%s\"%s}}", unit, name, more));
}
