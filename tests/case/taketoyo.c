/* The shipped pack of the Taketoyo assembly at work: a small office, its absence rule, an infringement. */
#include "tests/case/desk.h"

static const char people[] =
	"{\"from\":\"2020-04-01\",\"units\":["
	"{\"code\":\"11\",\"kind\":\"section\",\"name\":\"議会事務局\",\"place\":1}],"
	"\"persons\":["
	"{\"number\":\"1000\",\"name\":\"副議長 一\"},{\"number\":\"2\",\"name\":\"局長 二\"},"
	"{\"number\":\"3\",\"name\":\"責任 三\"},"
	"{\"number\":\"4\",\"name\":\"担当 四\"},{\"number\":\"5\",\"name\":\"推進 五\"},{\"number\":\"6\",\"name\":\"書記 六\"}],"
	"\"assignments\":["
	"{\"person\":\"1000\",\"unit\":\"11\",\"position\":\"vice_chair\",\"title\":\"副議長\"},"
	"{\"person\":\"2\",\"unit\":\"11\",\"position\":\"head\",\"post\":\"secretary_general\",\"title\":\"事務局長\"},"
	"{\"person\":\"3\",\"unit\":\"11\",\"title\":\"次長\"},{\"person\":\"4\",\"unit\":\"11\",\"title\":\"主査\"},"
	"{\"person\":\"5\",\"unit\":\"11\",\"title\":\"主任\"},{\"person\":\"6\",\"unit\":\"11\",\"title\":\"書記\"}],"
	"\"appointments\":["
	"{\"role\":\"officer\",\"person\":\"3\"},{\"role\":\"in_charge\",\"person\":\"4\"},"
	"{\"role\":\"promoter\",\"person\":\"5\"}]}";

static int setup(void **state) { return world_setup_people(state, PACKS "/taketoyo", people); }

static void posts_of_a_small_office(void **state)
{
	struct world *w = world_of(state);
	static const struct row { const char *role, *holder; } rows[] = {
		{"general_manager", "1000"}, {"manager", "2"}, {"officer", "3"}, {"in_charge", "4"}, {"promoter", "5"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_string_equal(world_holders(w, rows[i].role, "", w->today), rows[i].holder);
}

static int64_t accident(struct world *w)
{
	int64_t id = desk_do(w, "6", "case_submit", "{\"door\":\"report\",\"answers\":{\"wish\":\"noticed\",\"kind\":\"virus\","
		"\"found\":\"2026-04-01T08:30\",\"what\":\"警告が出た\",\"system\":\"about:会議録\"}}");
	desk_do(w, "3", "step_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)desk_open(w, id, "told")));
	desk_do(w, "3", "step_task", arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{\"cause\":\"添付\"}}",
		(long long)desk_open(w, id, "investigate")));
	desk_do(w, "2", "step_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)desk_open(w, id, "raised")));
	return id;
}

/* 3.1: the vice-chair instructs; when he is away the secretary-general decides himself and tells him afterwards. */
static void absence_rule(void **state)
{
	struct world *w = world_of(state);
	static const struct row { const char *by, *decider, *afterwards; } rows[] = {
		{"1000", "head", "afterwards=skipped"},
		{"2", "instead", "afterwards=open"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t id = accident(w);
		desk_do(w, rows[i].by, "step_task", arena_cprintf(w->a,
			"{\"id\":%lld,\"fields\":{\"decider\":\"%s\",\"instruction\":\"切り離す\"}}",
			(long long)desk_open(w, id, "instruct"), rows[i].decider));
		desk_do(w, "2", "step_task", arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{\"action\":\"切り離した\"}}",
			(long long)desk_open(w, id, "act")));
		if (!strstr(desk_steps(w, id), rows[i].afterwards))
			fail_msg("%s is missing: %s", rows[i].afterwards, desk_steps(w, id));
	}
}

/* 4.5: who noticed tells the manager; what the table names is his to contact, at once. */
static void infringement_goes_to_the_manager(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_do(w, "6", "case_submit", "{\"door\":\"report\",\"answers\":{\"wish\":\"harm\",\"kind\":[\"crime\"],"
		"\"found\":\"2026-04-01T08:30\",\"what\":\"侵入された\",\"system\":\"about:会議録\"}}");
	desk_do(w, "2", "step_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)desk_open(w, id, "told")));
	desk_do(w, "3", "step_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)desk_open(w, id, "copied")));
	assert_non_null(strstr(desk_steps(w, id), "contact=open"));
	assert_non_null(strstr(desk_inbox(w, "2", STEP_TASK), "情報に被害が出た"));
}

/* Nobody is left with a step that no one takes. */
static void every_door_can_be_planned(void **state)
{
	struct world *w = world_of(state);
	struct who who = world_who(w, "6");
	size_t doors = 0;
	for (size_t i = 0; i < w->pack->elems.n; i++) {
		if (w->pack->elems.p[i]->kind != ELEM_DOOR)
			continue;
		const struct door *d = pack_door(w->pack, w->pack->elems.p[i]->name);
		struct case_plan plan;
		assert_ok(case_plan(w->city, world_read(w), w->a, w->pack, d, json_obj(w->a), &who, &w->ja, &plan, &w->e), &w->e);
		for (size_t s = 0; s < plan.n_steps; s++)
			if (plan.steps[s].step->kind != STEP_START && !*plan.steps[s].who)
				fail_msg("%s: nobody for %s", d->elem.name, plan.steps[s].step->name);
		doors++;
	}
	world_done(w);
	assert_true(doors >= 5);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(posts_of_a_small_office),
		cmocka_unit_test(absence_rule),
		cmocka_unit_test(infringement_goes_to_the_manager),
		cmocka_unit_test(every_door_can_be_planned),
	};
	return fixture_run_with("case-taketoyo", tests, ARRAY_LEN(tests), setup, world_teardown);
}
