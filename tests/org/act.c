/* The door: its order, its refusals, its tokens, its clock. */
#include "tests/org/world.h"

#include <pthread.h>

#include "engine/account.h"
#include "engine/object.h"
#include "engine/setting.h"
#include "engine/trail.h"
#include "util/json.h"

static const struct who system_ = {.system = true};

static const char *title(const struct lang *l)
{
	return lang_pick(l, "試し", "Trial");
}

/* ---- an act of the test: makes a setting row, or misbehaves as it is told ---- */

static const struct act_param trial_params[] = {
	{"id", PARAM_KIND_ID, true, 0},
	{"text", PARAM_KIND_TEXT, true, 20},
	{"word", PARAM_KIND_WORD, true, 0},
	{"digest", PARAM_KIND_DIGEST, true, 0},
	{"form", PARAM_KIND_FORM, true, 5},
	{"must", PARAM_KIND_TEXT, false, 0},
	{NULL, 0, false, 0},
};
static int runs;                                 /* single-threaded tests only */

static bool trial_run(struct act_call *c, struct err *e)
{
	struct str what = json_str(c->in, "must");
	runs++;
	TRY(tx_run(c->tx, STMT_unit_add, ARGS(val_s(what), val_c("team"), val_i(0), val_c("any")), &c->object, e));
	if (str_is(what, "invalid"))
		act_problem(c, "must", "no good");
	if (str_is(what, "refuse"))
		return FAIL(e, ERR_STALE, "changed since");
	act_object(c, OBJECT_ORGAN, 1);
	json_add_str(c->arena, c->body, STR("must"), what);
	return !str_is(what, "invalid");
}

static struct act trial(enum right right)
{
	return (struct act){.name = "trial",
		.title = title,
		.right = right,
		.object_kind = OBJECT_UNIT,
		.params = trial_params,
		.run = trial_run};
}

static bool call(
	struct world *w, const struct act *act, const struct who *who, uint8_t token, const char *in, struct act_result *r)
{
	uint8_t t[CHAIN_TOKEN] = {token, 7};
	struct json *j;
	assert_ok(json_read(w->a, str_of(in), 1000, &j, &w->e), &w->e);
	err_clear(&w->e);
	return act_do(w->city, act, who, t, j, &w->en, w->a, r, &w->e);
}

/* ---- tests ---- */

static void parameters_are_typed(void **state)
{
	struct world *w = world_of(state);
	struct act act = trial(RIGHT_SYSTEM);
	static const struct { const char *in, *text; } rows[] = {
		{"{}", "trial: parameter \"must\" is missing"},
		{"{\"must\":null}", "trial: parameter \"must\" is missing"},
		{"{\"must\":\"x\",\"more\":1}", "trial: no parameter is called \"more\""},
		{"{\"must\":5}", "trial: parameter \"must\" is malformed"},
		{"{\"must\":\"a\\u0001b\"}", "trial: parameter \"must\" is malformed"},
		{"{\"must\":\"x\",\"id\":-1}", "trial: parameter \"id\" is malformed"},
		{"{\"must\":\"x\",\"id\":\"1\"}", "trial: parameter \"id\" is malformed"},
		{"{\"must\":\"x\",\"text\":\"123456789012345678901\"}", "trial: parameter \"text\" is malformed"},
		{"{\"must\":\"x\",\"word\":\"\"}", "trial: parameter \"word\" is malformed"},
		{"{\"must\":\"x\",\"word\":\"a b\"}", "trial: parameter \"word\" is malformed"},
		{"{\"must\":\"x\",\"digest\":\"00\"}", "trial: parameter \"digest\" is malformed"},
		{"{\"must\":\"x\",\"form\":[]}", "trial: parameter \"form\" is malformed"},
		{"{\"must\":\"x\",\"form\":{\"a\":[1,2,3,4]}}", "trial: parameter \"form\" is malformed"},
		{"[]", "trial: parameters are an object"},
	};
	int64_t before = world_entries(w);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct act_result r;
		assert_false(call(w, &act, &system_, (uint8_t)i, rows[i].in, &r));
		assert_int_equal(w->e.code, ERR_INVALID);
		assert_string_equal(w->e.text, rows[i].text);
		assert_false(r.done);
	}
	assert_int_equal(world_entries(w), before);
	struct act_result r;
	assert_ok(call(w, &act, &system_, 99,
		"{\"must\":\"x\",\"id\":0,\"text\":null,\"word\":\"a.B-9_\",\"form\":{\"a\":[1,2,3]},"
		"\"digest\":\"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"}", &r), &w->e);
	assert_true(r.done && r.object);
}

/* What nobody sees is refused in every text, by name and place: in parameters before the act, in forms after it has read them. */
static void unseen_characters(void **state)
{
#define AGAIN " Please delete around it and type it again."
	static const struct { const char *in, *field, *text; } rows[] = {
		{"{\"must\":\"a\\u202eb\"}", "must",
			"“must” holds a character that cannot be seen (U+202E) in place 2." AGAIN},
		{"{\"must\":\"x\",\"text\":\"\\u200b\"}", "text",
			"“Correction” holds a character that cannot be seen (U+200B) in place 1." AGAIN},
		{"{\"must\":\"x\",\"form\":{\"a\":[\"b\",\"関守\\u2066\"]}}", "form.a.2",
			"“form.a.2” holds a character that cannot be seen (U+2066) in place 3." AGAIN},
	};
	struct world *w = world_of(state);
	struct act act = trial(RIGHT_STAFF);
	struct who who = world_who(w, "1116");
	struct act_result r;
	int64_t entries = world_entries(w);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		runs = 0;
		assert_ok(call(w, &act, &who, (uint8_t)i, rows[i].in, &r), &w->e);
		assert_false(r.done);
		assert_int_equal(r.n_problems, 1);
		assert_string_equal(r.problems[0].field, rows[i].field);
		assert_string_equal(r.problems[0].text, rows[i].text);
		assert_int_equal(runs, i == 2);
	}
	assert_int_equal(world_entries(w), entries);
	assert_string_equal(act_unseen(&w->ja, "reason", STR("急\u200e用")),
		"「理由」の2文字目に、目に見えない文字（U+200E）があります。その前後を消して入力し直してください。");
	assert_null(act_unseen(&w->ja, "reason", STR("急用　葛\U000e0100城")));
}

static void refused_acts_leave_nothing(void **state)
{
	struct world *w = world_of(state);
	struct act act = trial(RIGHT_SYSTEM);
	struct act_result r;
	int64_t before = world_entries(w);
	assert_false(call(w, &act, &system_, 1, "{\"must\":\"refuse\"}", &r));
	assert_int_equal(w->e.code, ERR_STALE);
	assert_ok(call(w, &act, &system_, 1, "{\"must\":\"invalid\"}", &r), &w->e);
	assert_false(r.done);
	assert_int_equal(r.n_problems, 1);
	assert_string_equal(r.problems[0].field, "must");
	struct who member = world_who(w, "1116");
	runs = 0;
	assert_false(call(w, &act, &member, 1, "{\"must\":\"x\"}", &r));
	assert_int_equal(w->e.code, ERR_DENIED);
	assert_string_equal(w->e.text, "Only the program does this.");
	assert_int_equal(runs, 0);
	assert_int_equal(world_entries(w), before);
	struct tx *t = world_read(w);
	int64_t id;
	assert_ok(tx_number(t, STMT_unit_by_code, ARGS(val_c("refuse")), 0, &id, &w->e), &w->e);
	assert_int_equal(id, 0);
	assert_ok(tx_number(t, STMT_unit_by_code, ARGS(val_c("invalid")), 0, &id, &w->e), &w->e);
	assert_int_equal(id, 0);
	world_done(w);
	/* The token of a refused act is free: the same form, put right, goes through. */
	assert_ok(call(w, &act, &system_, 1, "{\"must\":\"right\"}", &r), &w->e);
	assert_true(r.done && !r.repeated);
}

static void rights_come_before_parameters(void **state)
{
	struct world *w = world_of(state);
	struct act act = trial(RIGHT_SYSTEM);
	struct who member = world_who(w, "1116");
	struct act_result r;
	assert_false(call(w, &act, &member, 1, "{\"nonsense\":1}", &r));
	assert_int_equal(w->e.code, ERR_DENIED);
}

static void a_token_gives_the_first_result(void **state)
{
	struct world *w = world_of(state);
	struct act act = trial(RIGHT_STAFF), other = trial(RIGHT_STAFF);
	struct who a = world_who(w, "1116"), b = world_who(w, "1115");
	struct act_result first, again;
	other.name = "other";
	runs = 0;
	assert_ok(call(w, &act, &a, 5, "{\"must\":\"one\"}", &first), &w->e);
	int64_t entries = world_entries(w);
	assert_ok(call(w, &act, &a, 5, "{\"must\":\"two\"}", &again), &w->e);
	assert_true(again.done && again.repeated);
	assert_int_equal(again.entry, first.entry);
	assert_int_equal(again.object, first.object);
	assert_int_equal(runs, 1);
	/* A token belongs to one intention of one person. */
	assert_false(call(w, &act, &b, 5, "{\"must\":\"one\"}", &again));
	assert_int_equal(w->e.code, ERR_CONFLICT);
	assert_false(call(w, &other, &a, 5, "{\"must\":\"one\"}", &again));
	assert_int_equal(w->e.code, ERR_CONFLICT);
	assert_int_equal(world_entries(w), entries);
}

/* What was typed is compared as long as it is known. */
static void a_token_with_another_form_is_told(void **state)
{
	struct world *w = world_of(state);
	struct act act = trial(RIGHT_STAFF), other = trial(RIGHT_STAFF);
	const struct hash typed = {{1}}, other_words = {{2}};
	struct who a = world_who(w, "1116"), b = world_who(w, "1115");
	struct act_result first, again;
	other.name = "other";
	a.form = b.form = &typed;
	assert_ok(call(w, &act, &a, 6, "{\"must\":\"one\"}", &first), &w->e);
	assert_true(first.done && !first.repeated && !first.differs);
	int64_t entries = world_entries(w);
	assert_ok(call(w, &act, &a, 6, "{\"must\":\"one\"}", &again), &w->e);
	assert_true(again.done && again.repeated && !again.differs && again.object == first.object);
	a.form = &other_words;
	assert_ok(call(w, &act, &a, 6, "{\"must\":\"two\"}", &again), &w->e);
	assert_true(again.done && again.repeated && again.differs && again.object == first.object && again.entry == first.entry);
	/* Another act, another person: refused, and nothing is said of what it made. */
	assert_false(call(w, &other, &a, 6, "{\"must\":\"one\"}", &again));
	assert_true(w->e.code == ERR_CONFLICT && again.differs && !again.done && !again.object);
	assert_false(call(w, &act, &b, 6, "{\"must\":\"one\"}", &again));
	assert_true(w->e.code == ERR_CONFLICT && again.differs && !again.done && !again.object && !again.entry);
	err_clear(&w->e);
	/* For pages that ask before. */
	const struct { const char *number, *act; const struct hash *form; bool found, differs; } rows[] = {
		{"1116", "trial", &typed, true, false}, {"1116", "trial", &other_words, true, true},
		{"1116", "other", &typed, false, false}, {"1115", "trial", &typed, false, false},
		{"1116", "trial", NULL, true, false},
	};
	const uint8_t token[CHAIN_TOKEN] = {6, 7};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct who who = world_who(w, rows[i].number);
		bool found;
		who.form = rows[i].form;
		assert_ok(act_sent_before(world_read(w), w->a, rows[i].act, &who, token, &found, &again, &w->e), &w->e);
		assert_true(found == rows[i].found && again.differs == rows[i].differs);
		assert_int_equal(again.object, found ? first.object : 0);
		world_done(w);
	}
	/* A week later no form of that session can come, and what it held is forgotten. */
	int64_t entry;
	a.form = &other_words;
	assert_ok(account_tick(w->city, FIXTURE_NOW + INT64_C(7) * 86400000, &entry, &w->e), &w->e);
	assert_ok(call(w, &act, &a, 6, "{\"must\":\"two\"}", &again), &w->e);
	assert_true(again.differs);
	assert_ok(account_tick(w->city, FIXTURE_NOW + INT64_C(7) * 86400000 + 1, &entry, &w->e), &w->e);
	assert_ok(call(w, &act, &a, 6, "{\"must\":\"two\"}", &again), &w->e);
	assert_true(again.repeated && !again.differs && again.object == first.object);
	assert_int_equal(world_entries(w), entries);
}

/* The second of two things is not called changed because the first one was. */
static void a_token_is_about_one_thing(void **state)
{
	struct world *w = world_of(state);
	struct act_result first, again;
	const char *one = arena_cprintf(w->a, "{\"id\":%lld,\"name\":\"甲 一\"}", (long long)world_person(w, "1115")),
		   *two = arena_cprintf(w->a, "{\"id\":%lld,\"name\":\"甲 一\"}", (long long)world_person(w, "1116"));
	world_done(w);
	assert_ok(call(w, &act_person_change, &system_, 7, one, &first), &w->e);
	assert_ok(call(w, &act_person_change, &system_, 7, one, &again), &w->e);
	assert_true(again.repeated && again.object == first.object);
	assert_false(call(w, &act_person_change, &system_, 7, two, &again));
	assert_int_equal(w->e.code, ERR_CONFLICT);
}

struct thread {
	struct world *w;
	const struct act *act;
	struct who who;
	uint8_t token[CHAIN_TOKEN];
	struct act_result r;
	bool ok;
	const char *in;
};

static void *once(void *arg)
{
	struct thread *t = arg;
	struct arena *a = arena_new(4 * 1024 * 1024);
	struct lang l = {LANG_EN, a};
	struct json *in;
	struct err e = {0};
	t->ok = json_read(a, str_of(t->in), 100, &in, &e) && act_do(t->w->city, t->act, &t->who, t->token, in, &l, a, &t->r, &e);
	arena_free(a);
	return NULL;
}

static bool quiet_run(struct act_call *c, struct err *e)
{
	return tx_run(
		c->tx, STMT_unit_add, ARGS(val_s(json_str(c->in, "must")), val_c("team"), val_i(0), val_c("any")), &c->object, e);
}

static void eight_clicks_are_one_act(void **state)
{
	struct world *w = world_of(state);
	struct act act = trial(RIGHT_STAFF);
	struct thread threads[8];
	pthread_t id[8];
	act.run = quiet_run;
	int64_t before = world_entries(w);
	for (size_t round = 0; round < 5; round++) {
		for (size_t i = 0; i < ARRAY_LEN(threads); i++) {
			threads[i] = (struct thread){.w = w,
				.act = &act,
				.who = world_who(w, "1116"),
				.token = {(uint8_t)round, 99},
				.in = arena_cprintf(w->a, "{\"must\":\"click%zu\"}", round)};
		}
		for (size_t i = 0; i < ARRAY_LEN(threads); i++)
			assert_int_equal(pthread_create(&id[i], NULL, once, &threads[i]), 0);
		int first = 0;
		for (size_t i = 0; i < ARRAY_LEN(threads); i++) {
			assert_int_equal(pthread_join(id[i], NULL), 0);
			assert_true(threads[i].ok && threads[i].r.done);
			assert_int_equal(threads[i].r.entry, before + (int64_t)round);
			assert_int_equal(threads[i].r.object, threads[0].r.object);
			first += !threads[i].r.repeated;
		}
		assert_int_equal(first, 1);
	}
	assert_int_equal(world_entries(w), before + 5);
}

static void eight_people_are_eight_acts(void **state)
{
	struct world *w = world_of(state);
	struct act act = trial(RIGHT_STAFF);
	struct thread threads[8];
	pthread_t id[8];
	bool seen[8] = {0};
	act.run = quiet_run;
	int64_t before = world_entries(w);
	for (size_t i = 0; i < ARRAY_LEN(threads); i++)
		threads[i] = (struct thread){.w = w, .act = &act, .who = world_who(w, "1116"), .token = {(uint8_t)i, 98},
			.in = arena_cprintf(w->a, "{\"must\":\"many%zu\"}", i)};
	for (size_t i = 0; i < ARRAY_LEN(threads); i++)
		assert_int_equal(pthread_create(&id[i], NULL, once, &threads[i]), 0);
	for (size_t i = 0; i < ARRAY_LEN(threads); i++) {
		assert_int_equal(pthread_join(id[i], NULL), 0);
		assert_true(threads[i].ok && threads[i].r.done && !threads[i].r.repeated);
		int64_t at = threads[i].r.entry - before;
		assert_in_range(at, 0, 7);
		assert_false(seen[at]);
		seen[at] = true;
	}
	assert_int_equal(world_entries(w), before + 8);
}

static void who_stands_in_the_body(void **state)
{
	struct world *w = world_of(state);
	struct act act = trial(RIGHT_STAFF);
	struct who a = world_who(w, "1115");
	struct act_result r;
	assert_ok(call(w, &act, &a, 1, "{\"must\":\"body\"}", &r), &w->e);
	struct json *body;
	assert_ok(json_read(w->a, str_of(world_body(w, r.entry)), 1000, &body, &w->e), &w->e);
	const struct json *who = json_get(body, "who"), *out = json_get(body, "out");
	assert_true(str_is(json_str(who, "name"), "青木 千夏"));
	assert_true(str_is(json_str(who, "unit"), "福祉部 生活支援課"));
	assert_true(str_is(json_str(who, "title"), "主任"));
	assert_int_equal(json_int(out, "kind", -1), OBJECT_UNIT);
	assert_int_equal(json_int(out, "id", -1), r.object);
	assert_true(str_is(json_str(json_get(body, "in"), "must"), "body"));
	assert_null(json_get(body, "clock"));
	/* What it is about first, then what it touched. */
	const struct json *objects = json_get(body, "objects");
	assert_int_equal(objects->count, 2);
	assert_int_equal(objects->first->first->i, OBJECT_UNIT);
	assert_int_equal(objects->last->first->i, OBJECT_ORGAN);
	/* The system has no who. */
	act.right = RIGHT_SYSTEM;
	assert_ok(call(w, &act, &system_, 2, "{\"must\":\"body2\"}", &r), &w->e);
	assert_ok(json_read(w->a, str_of(world_body(w, r.entry)), 1000, &body, &w->e), &w->e);
	assert_null(json_get(body, "who"));
}

static int64_t time_of(struct world *w, int64_t seq)
{
	struct val v[8];
	bool found;
	assert_ok(tx_one(world_read(w), w->a, STMT_entry_one, ARGS(val_i(seq)), &found, v, 8, &w->e), &w->e);
	world_done(w);
	return v[1].i;
}

static void the_clock_never_goes_back(void **state)
{
	struct world *w = world_of(state);
	struct act act = trial(RIGHT_SYSTEM);
	struct act_result r;
	struct json *body;
	static const struct { int64_t clock, time, behind; } rows[] = {
		{FIXTURE_NOW + 5000, FIXTURE_NOW + 5000, 0},
		{FIXTURE_NOW + 4500, FIXTURE_NOW + 5000, 0},             /* half a second: without a word */
		{FIXTURE_NOW + 4000, FIXTURE_NOW + 5000, 0},
		{FIXTURE_NOW + 3999, FIXTURE_NOW + 5000, 1001},
		{FIXTURE_NOW - 86400000, FIXTURE_NOW + 5000, 86405000},  /* set back by a day */
		{FIXTURE_NOW + 6000, FIXTURE_NOW + 6000, 0},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		clock_fixed(rows[i].clock);
		assert_ok(call(w, &act, &system_, (uint8_t)i, arena_cprintf(w->a, "{\"must\":\"clock%zu\"}", i), &r), &w->e);
		assert_int_equal(time_of(w, r.entry), rows[i].time);
		assert_ok(json_read(w->a, str_of(world_body(w, r.entry)), 1000, &body, &w->e), &w->e);
		assert_int_equal(json_int(body, "clock", 0), rows[i].behind);
	}
}

static void login_decides_how_far(void **state)
{
	struct world *w = world_of(state);
	struct act act = trial(RIGHT_STAFF);
	struct act_result r;
	struct who a = world_who(w, "1116");
	act.assurance = 1;
	a.assurance = 0;
	assert_false(call(w, &act, &a, 1, "{\"must\":\"a\"}", &r));
	assert_string_equal(w->e.text, "Please log in.");
	a.assurance = 1;
	act.assurance = 2;
	assert_false(call(w, &act, &a, 1, "{\"must\":\"a\"}", &r));
	assert_string_equal(w->e.text, "This needs a second factor.");
	act.assurance = 1;
	act.fresh_minutes = 10;
	a.session_started = FIXTURE_NOW - 10 * 60000 - 1;
	assert_false(call(w, &act, &a, 1, "{\"must\":\"a\"}", &r));
	assert_string_equal(w->e.text, "This is done within 10 minutes after logging in. Please log in again.");
	a.session_started++;
	assert_ok(call(w, &act, &a, 1, "{\"must\":\"a\"}", &r), &w->e);
	a.must_change = true;
	assert_false(call(w, &act, &a, 2, "{\"must\":\"b\"}", &r));
	assert_string_equal(w->e.text, "Please change your password first.");
	act.while_changing = true;
	assert_ok(call(w, &act, &a, 2, "{\"must\":\"b\"}", &r), &w->e);
}

static void only_the_living(void **state)
{
	struct world *w = world_of(state);
	struct act act = trial(RIGHT_STAFF);
	struct act_result r;
	struct who a = world_who(w, "1116"), nobody = {0}, ghost = {.person = 999999};
	int64_t account = world_do(w, &act_account_add, &system_,
		"{\"person\":#1116,\"secret\":\"$argon2id$v=19$m=65536,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}");
	a.account = account;
	assert_ok(call(w, &act, &a, 1, "{\"must\":\"a\"}", &r), &w->e);
	/* Disabled between reading the session and the act. */
	world_do(w, &act_account_disable, &system_, arena_cprintf(w->a, "{\"id\":%lld}", (long long)account));
	assert_false(call(w, &act, &a, 2, "{\"must\":\"b\"}", &r));
	assert_int_equal(w->e.code, ERR_DENIED);
	world_do(w, &act_account_enable, &system_, arena_cprintf(w->a, "{\"id\":%lld}", (long long)account));
	assert_ok(call(w, &act, &a, 2, "{\"must\":\"b\"}", &r), &w->e);
	world_do(w, &act_person_change, &system_, "{\"id\":#1116,\"state\":\"leave\"}");
	assert_false(call(w, &act, &a, 3, "{\"must\":\"c\"}", &r));
	assert_string_equal(w->e.text, "Only people in office may do this.");
	assert_false(call(w, &act, &nobody, 4, "{\"must\":\"c\"}", &r));
	assert_int_equal(w->e.code, ERR_DENIED);
	assert_false(call(w, &act, &ghost, 5, "{\"must\":\"c\"}", &r));
	assert_int_equal(w->e.code, ERR_DENIED);
	/* Somebody else's account is not one's own. */
	struct who b = world_who(w, "1115");
	b.account = account;
	assert_false(call(w, &act, &b, 6, "{\"must\":\"c\"}", &r));
	assert_int_equal(w->e.code, ERR_DENIED);
}

static void every_act_is_a_whole_row(void **state)
{
	struct world *w = world_of(state);
	static const struct act *const rows[] = {&act_city_found, &act_pack_activate, &act_setting_change, &act_unit_add,
		&act_unit_change, &act_person_add, &act_person_change, &act_assignment_add, &act_assignment_end, &act_appoint,
		&act_appoint_end, &act_account_add, &act_account_disable, &act_account_enable, &act_account_reset,
		&act_password_change, &act_people_import};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		assert_in_range(strlen(rows[i]->name), 1, CHAIN_NAME_MAX);
		assert_true(*rows[i]->title(&w->ja) && *rows[i]->title(&w->en));
		assert_true(rows[i]->right < RIGHT_COUNT && rows[i]->run);
		assert_true(*rights_title(&w->ja, rows[i]->right));
	}
}

static void settings(void **state)
{
	struct world *w = world_of(state);
	const char *value;
	assert_string_equal(city_name(w->city, &w->ja), "関守市");
	assert_string_equal(city_name(w->city, &w->en), "Sekimori City");
	struct who desk = world_who(w, "1212");
	world_do(w, &act_setting_change, &desk, "{\"name\":\"city.name\",\"value\":\"新関守市\"}");
	struct tx *t = world_read(w);
	assert_non_null(city_pack(w->city, t, 1, &w->e));
	assert_string_equal(city_name(w->city, &w->ja), "新関守市");
	assert_ok(setting_get(t, w->a, "portal.contact", &value, &w->e), &w->e);
	assert_string_equal(value, "");
	world_do(w, &act_setting_change, &desk, "{\"name\":\"portal.contact\",\"value\":\"内線 2130\"}");
	assert_ok(setting_get(world_read(w), w->a, "portal.contact", &value, &w->e), &w->e);
	assert_string_equal(value, "内線 2130");
	assert_string_equal(world_refused(w, &act_setting_change, &desk, "{\"name\":\"chain.origin\",\"value\":\"x\"}"),
		"The setting \"chain.origin\" cannot be changed here.");
	assert_string_equal(world_refused(w, &act_setting_change, &desk, "{\"name\":\"city.name\",\"value\":\" \"}"),
		"value: Please fill this in.");
	struct city_setup again = {.name = "x", .origin = "y"};
	assert_false(city_found(w->f->store, &again, w->pack, &w->en, &w->e));
	assert_int_equal(w->e.code, ERR_CONFLICT);
}

static void packs_change_in_an_act(void **state)
{
	struct world *w = world_of(state);
	struct who desk = world_who(w, "1212"), program = WHO_SYSTEM;
	struct json *in = json_obj(w->a), *files = json_obj(w->a);
	struct act_result r;
	struct err e = {0};
	const char *text = arena_cprintf(w->a, "%s-- second edition\n", world_text);
	struct pack *next = world_pack(w, text);
	uint8_t token[CHAIN_TOKEN] = {1};
	(void)files;
	json_add_str(w->a, in, STR("files"), str_of(next->files));
	assert_false(act_do(w->city, &act_pack_activate, &desk, token, in, &w->en, w->a, &r, &e));
	assert_int_equal(e.code, ERR_DENIED);
	err_clear(&e);
	assert_ok(act_do(w->city, &act_pack_activate, &program, token, in, &w->en, w->a, &r, &e), &e);
	assert_true(r.done);
	struct tx *t = world_read(w);
	const struct pack *now = city_pack(w->city, t, 1, &e);
	assert_non_null(now);
	assert_true(hash_eq(&now->digest, &next->digest));
	/* What was made under the old one still finds it. */
	assert_non_null(city_pack_by_digest(w->city, t, &w->pack->digest, &e));
	struct hash unknown = {{1}};
	assert_null(city_pack_by_digest(w->city, t, &unknown, &e));
	assert_int_equal(e.code, ERR_CORRUPT);
	world_done(w);
	token[0] = 2;
	assert_ok(act_do(w->city, &act_pack_activate, &program, token, in, &w->en, w->a, &r, &e), &e);
	assert_false(r.done);
	assert_string_equal(r.problems[0].text, "This policy data is already in force.");
	/* Another process reads it from the store. */
	struct city *other;
	assert_ok(city_open(w->f->store, &other, &e), &e);
	t = world_read(w);
	now = city_pack(other, t, 1, &e);
	assert_non_null(now);
	assert_true(hash_eq(&now->digest, &next->digest));
	world_done(w);
	city_close(other);
	pack_unref(next);
}

static void the_trail_verifies(void **state)
{
	struct world *w = world_of(state);
	struct who desk = world_who(w, "1212");
	struct verify_report report;
	world_do(w, &act_person_change, &desk, "{\"id\":#1116,\"state\":\"leave\"}");
	world_do(w, &act_unit_change, &system_, "{\"id\":@112,\"name\":\"長寿課\",\"from\":\"2027-04-01\"}");
	world_do(w, &act_setting_change, &desk, "{\"name\":\"portal.contact\",\"value\":\"1\"}");
	world_done(w);
	assert_ok(trail_verify(w->f->store, NULL, &w->en, w->a, NULL, NULL, &report, &w->e), &w->e);
	if (report.bad)
		fail_msg("%s", report.bad);
	assert_int_equal(report.entries, world_entries(w));
	assert_true(report.rows > 60);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(parameters_are_typed),
		cmocka_unit_test(unseen_characters),
		cmocka_unit_test(refused_acts_leave_nothing),
		cmocka_unit_test(rights_come_before_parameters),
		cmocka_unit_test(a_token_gives_the_first_result),
		cmocka_unit_test(a_token_with_another_form_is_told),
		cmocka_unit_test(a_token_is_about_one_thing),
		cmocka_unit_test(eight_clicks_are_one_act),
		cmocka_unit_test(eight_people_are_eight_acts),
		cmocka_unit_test(who_stands_in_the_body),
		cmocka_unit_test(the_clock_never_goes_back),
		cmocka_unit_test(login_decides_how_far),
		cmocka_unit_test(only_the_living),
		cmocka_unit_test(every_act_is_a_whole_row),
		cmocka_unit_test(settings),
		cmocka_unit_test(packs_change_in_an_act),
		cmocka_unit_test(the_trail_verifies),
	};
	return fixture_run_with("act", tests, ARRAY_LEN(tests), world_setup, world_teardown);
}
