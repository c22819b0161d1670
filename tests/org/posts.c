/* What an assignment, an appointment, an account may name: posts that exclude each other, and the borders between organs. */
#include "tests/org/world.h"

#define SECRET "\"secret\":\"$argon2id$v=19$m=65536,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$" \
	"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\""

static void act(struct world *w, const char *name, const char *in)
{
	const struct act *a = act_find(name);
	const struct who system = WHO_SYSTEM;
	assert_non_null(a);
	world_do(w, a, &system, in);
}

static const char *refused(struct world *w, const struct who *who, const char *name, const char *in)
{
	const struct act *a = act_find(name);
	assert_non_null(a);
	return world_refused(w, a, who, in);
}

static void contains(const char *said, const char *wanted)
{
	if (!strstr(said, wanted))
		fail_msg("%s", said);
}

/* Whoever is appointed to a role cannot be made the holder of one that it excludes, whichever of the two comes first. */
static void excluded_posts(void **state)
{
	static const char excluded[] = "The two cannot be combined.";
	static const char *const first[] = {"{\"role\":\"auditor\",\"person\":#1111}",
		/* from a day to come: what he will be then counts too */
		"{\"role\":\"auditor\",\"person\":#1111,\"from\":\"2027-04-01\"}"};
	static const char *const later[] = {
		"{\"person\":#1212,\"unit\":@112,\"position\":\"head\",\"kind\":\"concurrent\"}",
		"{\"person\":#1212,\"unit\":@112,\"position\":\"head\",\"kind\":\"concurrent\",\"from\":\"2027-04-01\"}"};
	struct world *w = world_of(state);
	const struct who system = WHO_SYSTEM;
	for (size_t i = 0; i < ARRAY_LEN(first); i++)
		contains(refused(w, &system, "appoint", first[i]), excluded);
	act(w, "appoint", "{\"role\":\"auditor\",\"person\":#1212}");
	for (size_t i = 0; i < ARRAY_LEN(later); i++)
		contains(refused(w, &system, "assignment_add", later[i]), excluded);
	/* a member is nobody's manager */
	act(w, "assignment_add", "{\"person\":#1212,\"unit\":@112,\"kind\":\"concurrent\"}");
}

/* The desk of another organ keeps its own people and units, and cannot reach ours by what it adds. */
static void other_organ(void **state)
{
	static const char *const lines[][2] = {
		{"account_add", "{\"person\":#1201,\"login\":\"mine\"," SECRET "}"},
		{"assignment_add", "{\"person\":#9001,\"unit\":@121,\"position\":\"head\",\"kind\":\"concurrent\"}"},
		{"appoint", "{\"role\":\"leader\",\"unit\":@111,\"person\":#9001}"},
		{"people_import", "{\"form\":{\"persons\":[{\"number\":\"1201\",\"name\":\"別 人\"}]}}"},
		{"people_import", "{\"form\":{\"units\":[{\"code\":\"121\",\"parent\":\"900\"}]}}"},
		{"people_import", "{\"form\":{\"units\":[{\"code\":\"121\",\"short_name\":\"他\"}]}}"},
		{"people_import", "{\"form\":{\"units\":[{\"code\":\"121\",\"doc_class\":\"Z\"}]}}"},
		{"people_import", "{\"form\":{\"units\":[{\"code\":\"900\",\"parent\":\"121\"}]}}"},
		{"people_import", "{\"form\":{\"units\":[{\"code\":\"901\",\"kind\":\"team\",\"name\":\"係\","
			"\"parent\":\"121\"}]}}"},
		{"unit_add", "{\"code\":\"901\",\"kind\":\"team\",\"name\":\"係\",\"parent\":@121}"},
		{"unit_change", "{\"id\":@900,\"parent\":@121}"},
		{"people_import", "{\"form\":{\"assignments\":[{\"person\":\"9001\",\"unit\":\"121\",\"position\":\"head\","
			"\"kind\":\"concurrent\"}]}}"},
		{"people_import", "{\"form\":{\"appointments\":[{\"person\":\"9001\",\"role\":\"executor\"}]}}"},
		{"people_import", "{\"form\":{\"accounts\":[{\"person\":\"1201\",\"login\":\"mine\"}]}}"},
	};
	struct world *w = world_of(state);
	struct who second = {.system = true, .organ = 2};
	act(w, "organ_add", "{\"code\":\"b\",\"name\":\"教育委員会\"}");
	world_do(w, act_find("people_import"), &second,
		"{\"form\":{\"from\":\"2020-04-01\",\"units\":[{\"code\":\"900\",\"kind\":\"section\",\"name\":\"総務課\"}],"
		"\"persons\":[{\"number\":\"9001\",\"name\":\"教 育子\"}],"
		"\"assignments\":[{\"person\":\"9001\",\"unit\":\"900\",\"position\":\"head\"}]}}");
	act(w, "appoint", "{\"role\":\"executor\",\"person\":#9001}");
	struct who desk = world_who(w, "9001");
	desk.organ = 2;
	int64_t entries = world_entries(w);
	world_done(w);
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		print_message("# %s %s\n", lines[i][0], lines[i][1]);
		contains(refused(w, &desk, lines[i][0], lines[i][1]), "This belongs to another organ.");
	}
	assert_int_equal(world_entries(w), entries);
	world_done(w);
	/* its own stay its own business, and somebody of ours may be lent to it */
	world_do(w, act_find("people_import"), &desk, "{\"form\":{\"units\":[{\"code\":\"900\",\"short_name\":\"教総\"}]}}");
	world_do(w, act_find("unit_add"), &desk, "{\"code\":\"901\",\"kind\":\"team\",\"name\":\"係\",\"parent\":@900}");
	world_do(w, act_find("account_add"), &desk, "{\"person\":#9001,\"login\":\"kyoiku\"," SECRET "}");
	world_do(w, act_find("assignment_add"), &desk, "{\"person\":#1116,\"unit\":@900,\"kind\":\"joint\"}");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(excluded_posts), cmocka_unit_test(other_organ)};
	return fixture_run_with("posts", tests, ARRAY_LEN(tests), world_setup, world_teardown);
}
