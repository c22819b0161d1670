/* Somebody of another organ asks: his own chief's consent comes first (office.md, "Organs"). */
#include "tests/case/desk.h"

/* The assembly, at first under the city's policy: a department 90 with its head 9000, a section 900 with its head 9001. */
static const char assembly[] =
	"{\"form\":{\"from\":\"2020-04-01\",\"units\":[{\"code\":\"90\",\"kind\":\"department\",\"name\":\"議会\"},"
	"{\"code\":\"900\",\"kind\":\"section\",\"name\":\"議事課\",\"parent\":\"90\"}],"
	"\"persons\":[{\"number\":\"9000\",\"name\":\"議 会長\"},{\"number\":\"9001\",\"name\":\"議 課長\"},"
	"{\"number\":\"9002\",\"name\":\"議 書記\"}],"
	"\"assignments\":[{\"person\":\"9000\",\"unit\":\"90\",\"position\":\"head\"},"
	"{\"person\":\"9001\",\"unit\":\"900\",\"position\":\"head\"},{\"person\":\"9002\",\"unit\":\"900\"}]}}";

static int setup(void **state)
{
	if (desk_setup(state) != 0)
		return 1;
	struct world *w = world_of(state);
	struct who second = {.system = true, .organ = 2};
	desk_do(w, "", "organ_add", "{\"code\":\"b\",\"name\":\"議会\"}");
	world_do(w, act_find("people_import"), &second, assembly);
	return 0;
}

static int64_t ask(struct world *w, const char *number)
{
	struct who who = world_who(w, number);
	who.organ = number[0] == '9' ? 2 : 1;
	return world_do(w, act_find("case_submit"), &who, "{\"door\":\"setting\",\"answers\":{\"what\":\"接続先を足す\"}}");
}

static void consult(struct world *w, const char *number, int64_t id, const char *answer)
{
	struct who who = world_who(w, number);
	who.organ = 2;
	world_do(w, act_find("step_consult"), &who, arena_cprintf(w->a,
		"{\"id\":%lld,\"answer\":\"%s\",\"reason\":\"事務局で足ります\"}", (long long)desk_open(w, id, "@via"), answer));
}

static void consent_of_the_own_chief(void **state)
{
	/* who asks, which steps there are at first, who is asked for his consent (NULL nobody), his answer, how it ends */
	static const struct row { const char *by, *steps, *chief, *answer, *state; } rows[] = {
		{"9002", "@via=open permit=waiting", "9001", "agreed", "done"},
		{"9002", "@via=open permit=waiting", "9001", "objected", "refused"},
		{"9001", "@via=open permit=waiting", "9000", "agreed", "done"},
		{"9001", "@via=open permit=waiting", "9000", "objected", "refused"},
		/* nobody of his organ stands above him */
		{"9000", "permit=open", NULL, "", "done"},
		/* of the organ that decides: by way of the head as ever, a head himself at once */
		{"1111", "permit=open", NULL, "", "done"},
	};
	struct world *w = world_of(state);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct row *r = &rows[i];
		print_message("# %s %s\n", r->by, r->answer);
		int64_t id = ask(w, r->by);
		assert_string_equal(desk_steps(w, id), r->steps);
		if (r->chief) {
			assert_string_equal(desk_inbox(w, "1201", STEP_DECIDE), "");
			assert_string_equal(desk_inbox(w, r->chief, STEP_CONSULT), "設定の変更");
			consult(w, r->chief, id, r->answer);
		}
		if (strcmp(r->state, "done") == 0)
			desk_decide(w, "1201", id, "permit", "granted", "");
		assert_string_equal(desk_state(w, id), r->state);
		assert_string_equal(desk_inbox(w, "1201", STEP_DECIDE), "");
	}
}

/* Within an organ the head's word on the way is heard, and the decider decides. */
static void own_organ_is_only_heard(void **state)
{
	struct world *w = world_of(state);
	int64_t id = ask(w, "1116");
	assert_string_equal(desk_steps(w, id), "@via=open permit=waiting");
	desk_do(w, "1111", "step_consult", arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"objected\",\"reason\":\"要りません\"}",
		(long long)desk_open(w, id, "@via")));
	assert_string_equal(desk_steps(w, id), "@via=done permit=open");
	assert_string_equal(desk_state(w, id), "open");
}

/* Sent back, it may come again. */
static void sent_back_by_the_own_chief(void **state)
{
	struct world *w = world_of(state);
	int64_t id = ask(w, "9002");
	desk_do(w, "9001", "step_return",
		arena_cprintf(w->a, "{\"id\":%lld,\"reason\":\"期間を書いてください\"}", (long long)desk_open(w, id, "@via")));
	assert_string_equal(desk_state(w, id), "returned");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(consent_of_the_own_chief),
		cmocka_unit_test(own_organ_is_only_heard), cmocka_unit_test(sent_back_by_the_own_chief)};
	return fixture_run_with("organ", tests, ARRAY_LEN(tests), setup, world_teardown);
}
