/* The shipped pack of Setagaya Ward at work: contracts before acceptance, traffic across zones, whom an incident reaches. */
#include "tests/case/desk.h"

#include "engine/contractor.h"

static const char people[] =
	"{\"from\":\"2020-04-01\",\"units\":["
	"{\"code\":\"10\",\"kind\":\"municipality\",\"name\":\"世田谷区\",\"place\":0},"
	"{\"code\":\"110\",\"kind\":\"department\",\"name\":\"福祉部\",\"parent\":\"10\",\"place\":1},"
	"{\"code\":\"111\",\"kind\":\"section\",\"name\":\"生活課\",\"parent\":\"110\",\"place\":1},"
	"{\"code\":\"120\",\"kind\":\"department\",\"name\":\"情報部\",\"parent\":\"10\",\"place\":2},"
	"{\"code\":\"121\",\"kind\":\"section\",\"name\":\"情報課\",\"parent\":\"120\",\"place\":1}],"
	"\"persons\":["
	"{\"number\":\"1000\",\"name\":\"区長 零\"},"
	"{\"number\":\"1001\",\"name\":\"副区長 一\"},{\"number\":\"1101\",\"name\":\"福祉 部長\"},"
	"{\"number\":\"1111\",\"name\":\"生活 課長\"},{\"number\":\"1116\",\"name\":\"大野 浩二\"},"
	"{\"number\":\"1201\",\"name\":\"情報 部長\"},{\"number\":\"1211\",\"name\":\"情報 課長\"},"
	"{\"number\":\"1212\",\"name\":\"設楽 剛\"}],"
	"\"assignments\":["
	"{\"person\":\"1000\",\"unit\":\"10\",\"title\":\"区長\"},"
	"{\"person\":\"1001\",\"unit\":\"10\",\"title\":\"副区長\"},"
	"{\"person\":\"1101\",\"unit\":\"110\",\"position\":\"head\",\"title\":\"部長\"},"
	"{\"person\":\"1111\",\"unit\":\"111\",\"position\":\"head\",\"title\":\"課長\"},"
	"{\"person\":\"1116\",\"unit\":\"111\",\"title\":\"主事\"},"
	"{\"person\":\"1201\",\"unit\":\"120\",\"position\":\"head\",\"title\":\"部長\"},"
	"{\"person\":\"1211\",\"unit\":\"121\",\"position\":\"head\",\"title\":\"課長\"},"
	"{\"person\":\"1212\",\"unit\":\"121\",\"title\":\"主査\"}],"
	"\"appointments\":["
	"{\"role\":\"ciso\",\"person\":\"1001\"},{\"role\":\"chief\",\"person\":\"1201\"},"
	"{\"role\":\"infra_manager\",\"person\":\"1211\"},{\"role\":\"executor\",\"person\":\"1212\"}]}";

static int setup(void **state) { return world_setup_people(state, PACKS "/setagaya", people); }

static int64_t contract(struct world *w)
{
	return desk_do(w, "", "record_add",
		"{\"register\":\"contracts\",\"unit\": @111,\"form\":{\"company\":\"甲社\",\"subject\":\"窓口システムの保守\","
		"\"kind\":[\"maintain\"],\"from\":\"2026-04-01\",\"till\":\"2027-03-31\",\"secrecy\":\"yes\","
		"\"emergency\":\"03-0000-0000\",\"people.0.name\":\"山田 太郎\",\"people.0.told\":\"2026-04-01\"}}");
}

/* 留意事項, 14(1): the company is chosen first; the clauses are answered before the contract is accepted. */
static void acceptance_comes_after_the_answers(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_do(w, "1116", "case_submit",
		arena_cprintf(w->a, "{\"door\":\"contracting\",\"answers\":{\"contract\":\"record:%lld\","
			"\"candidates.0.candidate\":\"甲社\",\"candidates.0.certified\":\"ISO/IEC 27001\","
			"\"candidates.0.audited\":\"毎年\",\"candidates.0.fit\":\"足りる\"}}",
			(long long)contract(w)));
	assert_string_equal(desk_steps(w, id), "select=open terms=waiting conclude=waiting explain=waiting matrix=waiting "
		"accept=waiting");
	/* the sheet of the choice is answered by the head of the contract's section, and not in part */
	const char *none = arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{\"fits\":\"not_applicable\",\"fits-reason\":\"少額\"}}",
		(long long)desk_open(w, id, "select"));
	assert_non_null(desk_refused(w, "1116", "step_task", none));
	assert_non_null(strstr(desk_refused(w, "1111", "step_task", none), "certified: Please choose"));
	assert_non_null(strstr(desk_steps(w, id), "select=open"));
}

/* 6(1)ア: "any" is neither a source nor a target nor a port. */
static void nothing_crosses_from_anywhere(void **state)
{
	struct world *w = world_of(state);
	int64_t zones[2];
	static const char *const kinds[] = {"my_number", "lgwan"};
	for (size_t i = 0; i < 2; i++)
		zones[i] = desk_do(w, "", "record_add", arena_cprintf(w->a,
			"{\"register\":\"zones\",\"unit\": @121,\"form\":{\"name\":\"%s\",\"kind\":\"%s\","
			"\"prefixes\":\"10.%zu.0.0/16\",\"cloud\":\"no\"}}", kinds[i], kinds[i], i));
	static const struct row { const char *source, *port; bool done; } rows[] = {
		{"any", "tcp/443", false}, {"10.0.0.5", "any", false}, {"10.0.0.5", "tcp/443", true},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const char *in = arena_cprintf(w->a, "{\"register\":\"routes\",\"unit\": @121,\"form\":{"
			"\"from_zone\":\"record:%lld\",\"to_zone\":\"record:%lld\","
			"\"source\":\"%s\",\"target\":\"10.1.0.7\",\"port\":\"%s\",\"need\":\"連携\","
			"\"public_body\":\"no\",\"from\":\"2026-04-02\",\"till\":\"2026-05-01\"}}",
			(long long)zones[0], (long long)zones[1], rows[i].source, rows[i].port);
		if (rows[i].done)
			assert_true(desk_do(w, "", "record_add", in) > 0);
		else
			assert_non_null(strstr(desk_refused(w, "", "record_add", in), "Source, target and port cannot be 'any'"));
	}
}

/* 10(1)イ: whoever notices an incident tells the assistant to the CISO. */
static void incidents_reach_the_assistant_of_the_ciso(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_do(w, "1116", "case_submit",
		"{\"door\":\"incident\",\"answers\":{\"found\":\"2026-04-01T08:30\",\"what\":\"画面に脅迫の文が出た\","
		"\"presumed\":\"mail\",\"sort\":\"malware\"}}");
	assert_int_equal(strncmp(desk_steps(w, id), "told=open", 9), 0);
	const char *told = arena_cprintf(w->a, "{\"id\":%lld}", (long long)desk_open(w, id, "told"));
	assert_non_null(desk_refused(w, "1111", "step_read", told));
	desk_do(w, "1201", "step_read", told);
	assert_int_equal(strncmp(desk_steps(w, id), "told=done handle=open", 21), 0);
}

/* 留意事項: the document is an excerpt for contractors, and they see all of it, chapters as headings only. */
static void contractors_see_the_whole_excerpt(void **state)
{
	struct world *w = world_of(state);
	size_t seen = 0, chapters = 0;
	for (size_t i = 0; i < w->pack->clauses.n; i++) {
		bool sees = contractor_sees_clause(w->pack, w->pack->clauses.p[i]);
		assert_int_equal(sees, !w->pack->clauses.p[i]->is_chapter);
		chapters += !sees;
		seen += sees;
	}
	assert_int_equal(seen, 169);
	assert_true(chapters > 0);
	assert_string_equal(contractor_register(w->pack)->elem.name, "contracts");
}

/* Every step of every door finds somebody. */
static void every_door_can_be_planned(void **state)
{
	struct world *w = world_of(state);
	struct who who = world_who(w, "1116");
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
	assert_true(doors >= 8);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(acceptance_comes_after_the_answers),
		cmocka_unit_test(nothing_crosses_from_anywhere),
		cmocka_unit_test(incidents_reach_the_assistant_of_the_ciso),
		cmocka_unit_test(contractors_see_the_whole_excerpt),
		cmocka_unit_test(every_door_can_be_planned),
	};
	return fixture_run_with("case-setagaya", tests, ARRAY_LEN(tests), setup, world_teardown);
}
