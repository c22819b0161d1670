/* The matrix: every right for every relation to the thing, compared with rights.golden; and every act with its right.
 * SEKIMORI_GOLDEN=write writes the file anew: read the difference before it is committed. */
#include "tests/org/world.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/case.h"
#include "engine/object.h"
#include "util/clean.h"
#include "util/json.h"

static const struct who system_ = {.system = true};

/* The thing belongs to 1116 of 生活支援課 111, or to the section. */
static const struct { const char *number, *says; } columns[] = {
	{"1116", "own: who applied, or works with it"},
	{"1114", "unit: a colleague of a desk of the section"},
	{"1115", "unit: the section's leader"},
	{"1113", "unit: head of a desk (係長)"},
	{"1112", "unit: assistant (補佐)"},
	{"1111", "unit: head of the section"},
	{"1101", "above: head of the department"},
	{"1201", "above: chief (企画財政部長)"},
	{"1001", "above: CISO (副市長)"},
	{"1122", "other unit: staff"},
	{"1121", "other unit: head"},
	{"1212", "desk: executor"},
	{"1211", "desk: delegate of the chief"},
	{"9001", "other organ: its chief"},
	{"9002", "other organ: staff"},
};

static const char *const right_names[] = {
	"SYSTEM", "LOGGED_IN", "STAFF", "APPLICANT", "STEP", "RATIFIER", "WRITER", "CONFIRMER", "PEOPLE", "APPOINTER", "PACK",
	"DISPOSER", "APPROVER", "PARAM", "DRAFTER", "ADOPTER", "READER", "ROUND", "CHECKER"};
static_assert(ARRAY_LEN(right_names) == RIGHT_COUNT, "a name for each right");

/* What the rows are about, made once a test. */
struct things { int64_t file, permit, ratify, take, confirm, own_permit, record, leader, executor, person; };

static char letter(const struct rights_answer *a)
{
	static const char how[] = {'y', 'y', 'a', 'd', 'D', 's'};
	return !a->may ? '-' : how[a->how];
}

static struct rights question(struct world *w, struct tx *t, const char *number)
{
	struct rights r = {.city = w->city, .tx = t, .arena = w->a, .pack = w->pack, .lang = &w->en, .now = clock_now()};
	if (strcmp(number, "system") == 0) {
		r.who.system = true;
	} else if (*number) {
		r.who = world_who(w, number);
		r.who.account = 1;
	}
	r.who.organ = *number == '9' ? 2 : 1;
	return r;
}

static void ask(struct world *w, struct buf *out, enum right right, int kind, int64_t object, const char *label)
{
	buf_printf(out, "%-10s %-34s ", right_names[right], label);
	for (size_t i = 0; i < ARRAY_LEN(columns) + 2; i++) {
		struct rights r = question(w, world_read(w),
			i < ARRAY_LEN(columns)		  ? columns[i].number
				: i == ARRAY_LEN(columns) ? "system"
							  : "");
		struct rights_answer a;
		r.object_kind = kind;
		assert_ok(rights_may(&r, right, object, &a, &w->e), &w->e);
		assert_true(a.may ? !*a.why : *a.why != 0);
		buf_printf(out, " %c", letter(&a));
		world_done(w);
	}
	buf_char(out, '\n');
}

/* What does not exist yet: a line of a ledger, an appointment. */
static void ask_new(struct world *w, struct buf *out, enum right right, const char *what, const char *unit, const char *label)
{
	buf_printf(out, "%-10s %-34s ", right_names[right], label);
	for (size_t i = 0; i < ARRAY_LEN(columns) + 2; i++) {
		struct rights r = question(w, world_read(w),
			i < ARRAY_LEN(columns)		  ? columns[i].number
				: i == ARRAY_LEN(columns) ? "system"
							  : "");
		struct rights_answer a;
		int64_t at = world_unit(w, unit);
		assert_ok(right == RIGHT_WRITER ? rights_may_write(&r, what, at, &a, &w->e)
						: rights_may_appoint(&r, what, at, &a, &w->e),
			&w->e);
		buf_printf(out, " %c", letter(&a));
		world_done(w);
	}
	buf_char(out, '\n');
}

/* ---- the things ---- */

static int64_t act(struct world *w, const char *name, const char *number, const char *in)
{
	struct who who = *number ? world_who(w, number) : system_;
	const struct act *a = act_find(name);
	assert_non_null(a);
	return world_do(w, a, &who, in);
}

static int64_t step(struct world *w, int64_t file, const char *name, const char *state, const char **ret_digest)
{
	struct case_file f;
	bool found;
	struct tx *t = world_read(w);
	assert_ok(case_get(w->city, t, w->a, file, &system_, &w->en, &f, &found, &w->e), &w->e);
	assert_true(found);
	struct buf hex;
	buf_init(&hex, 100);
	for (size_t i = 0; i < HASH_LEN; i++)
		buf_printf(&hex, "%02x", f.content_digest.b[i]);
	*ret_digest = arena_cstr(w->a, buf_str(&hex));
	buf_free(&hex);
	int64_t id = 0;
	for (size_t i = 0; i < f.n_steps; i++)
		if (strcmp(f.steps[i].step, name) == 0 && strcmp(f.steps[i].state, state) == 0)
			id = f.steps[i].id;
	world_done(w);
	if (!id)
		fail_msg("no %s step %s", state, name);
	return id;
}

static int64_t submit(struct world *w, const char *number)
{
	return act(w, "case_submit", number, "{\"door\":\"carry\",\"answers\":{\"what\":\"名簿\"}}");
}

static void decide(struct world *w, const char *number, int64_t file, const char *as)
{
	const char *digest;
	int64_t id = step(w, file, "permit", "open", &digest);
	act(w, "step_decide", number,
		arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"granted\",\"digest\":\"%s\"%s}", (long long)id, digest, as));
}

static void done(struct world *w, const char *number, int64_t file, const char *name)
{
	const char *digest;
	int64_t id = step(w, file, name, "open", &digest);
	act(w, "step_task", number, arena_cprintf(w->a, "{\"id\":%lld}", (long long)id));
}

static struct things things(struct world *w)
{
	struct things o = {0};
	const char *digest;
	act(w, "organ_add", "", "{\"code\":\"b\",\"name\":\"教育委員会\"}");
	struct who second = {.system = true, .organ = 2};
	world_do(w, &act_people_import, &second,
		"{\"form\":{\"from\":\"2020-04-01\",\"units\":[{\"code\":\"900\",\"kind\":\"section\",\"name\":\"総務課\"}],"
		"\"persons\":[{\"number\":\"9001\",\"name\":\"教 育子\"},{\"number\":\"9002\",\"name\":\"員 会太\"}],"
		"\"assignments\":[{\"person\":\"9001\",\"unit\":\"900\",\"position\":\"head\"},{\"person\":\"9002\",\"unit\":"
		"\"900\"}]}}");
	act(w, "appoint", "", "{\"role\":\"chief\",\"person\":#1211,\"kind\":\"delegate\"}");
	o.executor = act(w, "appoint", "", "{\"role\":\"executor\",\"person\":#9001}");
	o.leader = act(w, "appoint", "", "{\"role\":\"leader\",\"unit\":@111,\"person\":#1116}");
	act(w, "appoint_end", "", arena_cprintf(w->a, "{\"id\":%lld,\"till\":\"2026-04-01\"}", (long long)o.leader));
	clock_fixed(FIXTURE_NOW + 86400000);
	w->today++;
	o.record = act(w, "record_add", "1111", "{\"register\":\"assets\",\"unit\":@111,\"form\":{\"name\":\"名簿\"}}");
	o.person = world_person(w, "1116");
	o.file = submit(w, "1116");
	o.permit = step(w, o.file, "permit", "open", &digest);
	o.own_permit = step(w, submit(w, "1111"), "permit", "open", &digest);
	int64_t by_second = submit(w, "1116");
	decide(w, "1112", by_second, ",\"as\":\"stand_in\"");
	o.ratify = step(w, by_second, "permit", "done", &digest);
	o.take = step(w, by_second, "take", "open", &digest);
	int64_t back = submit(w, "1116");
	decide(w, "1111", back, "");
	done(w, "1116", back, "take");
	done(w, "1116", back, "bring");
	o.confirm = step(w, back, "returned", "open", &digest);
	return o;
}

static void print_acts(struct buf *out)
{
	buf_lit(out, "\n");
	for (size_t i = 0; i < act_count; i++)
		buf_printf(out, "%-18s %-10s assurance %d, fresh %2d min%s\n", act_rows[i]->name, right_names[act_rows[i]->right],
			act_rows[i]->assurance, act_rows[i]->fresh_minutes,
			act_rows[i]->while_changing ? ", while changing" : "");
}

static void compare(const struct buf *out)
{
	const char *path = GOLDEN;
	if (getenv("SEKIMORI_GOLDEN")) {
		CLEAN_FILE FILE *f = fopen(path, "w");
		assert_non_null(f);
		assert_int_equal(fwrite(out->p, 1, out->len, f), out->len);
		return;
	}
	CLEAN_FILE FILE *f = fopen(path, "r");
	assert_non_null(f);
	static char golden[64 * 1024];
	size_t n = fread(golden, 1, sizeof(golden) - 1, f);
	golden[n] = 0;
	if (strcmp(golden, out->p) != 0)
		fail_msg("the matrix is not rights.golden:\n%s", out->p);
}

static void matrix(void **state)
{
	struct world *w = world_of(state);
	struct things o = things(w);
	CLEAN_BUF struct buf out;
	buf_init(&out, 64 * 1024);
	for (size_t i = 0; i < ARRAY_LEN(columns); i++)
		buf_printf(&out, "# %2zu %s %s\n", i + 1, columns[i].number, columns[i].says);
	buf_printf(&out, "# %zu the program, %zu nobody\n", ARRAY_LEN(columns) + 1, ARRAY_LEN(columns) + 2);
	buf_lit(&out, "# y yes, a 事務取扱, d 職務代理, D 専決, s 代決\n\n");
	ask(w, &out, RIGHT_SYSTEM, 0, 0, "");
	ask(w, &out, RIGHT_LOGGED_IN, 0, 0, "");
	ask(w, &out, RIGHT_STAFF, 0, 0, "");
	ask(w, &out, RIGHT_APPLICANT, OBJECT_CASE, o.file, "case of 1116");
	ask(w, &out, RIGHT_STEP, OBJECT_STEP, o.permit, "permit, case of 1116");
	ask(w, &out, RIGHT_STEP, OBJECT_STEP, o.own_permit, "permit, case of 1111 himself");
	ask(w, &out, RIGHT_STEP, OBJECT_STEP, o.take, "take, case of 1116");
	ask(w, &out, RIGHT_STEP, OBJECT_STEP, o.confirm, "returned, 1116 brought it back");
	ask(w, &out, RIGHT_RATIFIER, OBJECT_STEP, o.ratify, "permit, decided by 1112");
	ask(w, &out, RIGHT_WRITER, OBJECT_RECORD, o.record, "asset of 111");
	ask_new(w, &out, RIGHT_WRITER, "assets", "111", "new asset of 111");
	ask(w, &out, RIGHT_CONFIRMER, OBJECT_RECORD, o.record, "asset of 111");
	ask(w, &out, RIGHT_PEOPLE, 0, 0, "somebody new");
	ask(w, &out, RIGHT_PEOPLE, OBJECT_PERSON, o.person, "person of organ 1");
	ask(w, &out, RIGHT_PEOPLE, OBJECT_PERSON, world_person(w, "9002"), "person of organ 2");
	ask_new(w, &out, RIGHT_APPOINTER, "leader", "111", "new leader of 111");
	ask(w, &out, RIGHT_APPOINTER, OBJECT_APPOINTMENT, o.leader, "leader of 111");
	ask(w, &out, RIGHT_APPOINTER, OBJECT_APPOINTMENT, o.executor, "executor");
	ask(w, &out, RIGHT_PACK, 0, 0, "");
	ask(w, &out, RIGHT_PACK, OBJECT_ORGAN, 1, "organ 1");
	ask(w, &out, RIGHT_PACK, OBJECT_ORGAN, 2, "organ 2");
	ask(w, &out, RIGHT_DISPOSER, 0, world_unit(w, "111"), "list of 111");
	ask(w, &out, RIGHT_DISPOSER, 0, 0, "list of all units");
	ask(w, &out, RIGHT_CHECKER, 0, 0, "");
	ask(w, &out, RIGHT_APPROVER, 0, 0, "");
	ask(w, &out, RIGHT_PARAM, 0, 0, "");
	print_acts(&out);
	assert_false(out.failed);
	compare(&out);
}

static void what_is_not_there(void **state)
{
	struct world *w = world_of(state);
	static const struct { enum right right; int kind; } rows[] = {
		{RIGHT_WRITER, OBJECT_RECORD}, {RIGHT_CONFIRMER, OBJECT_RECORD}, {RIGHT_APPOINTER, OBJECT_APPOINTMENT},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct rights r = question(w, world_read(w), "1111");
		struct rights_answer a;
		struct err e = {0};
		assert_false(rights_may(&r, rows[i].right, 4711, &a, &e));
		assert_int_equal(e.code, ERR_NOT_FOUND);
	}
	struct rights r = question(w, world_read(w), "1111");
	struct rights_answer a;
	struct err e = {0};
	assert_false(rights_may_write(&r, "assets", 4711, &a, &e));
	assert_int_equal(e.code, ERR_NOT_FOUND);
	err_clear(&e);
	assert_ok(rights_may_write(&r, "no_such", world_unit(w, "111"), &a, &e), &e);
	assert_false(a.may);
	assert_string_equal(a.why, "The present policy data has no such register.");
}

static void answers_say_as_what(void **state)
{
	struct world *w = world_of(state);
	struct rights r = question(w, world_read(w), "1112");
	struct rights_answer a;
	assert_ok(rights_may_write(&r, "assets", world_unit(w, "1111"), &a, &w->e), &w->e);
	assert_true(a.may);
	assert_string_equal(a.role, "section_manager");
	assert_int_equal(a.unit, world_unit(w, "111"));
	assert_int_equal(a.how, HOLD_STAND_IN);
	world_done(w);
	/* The role acted in stands in the leaf. */
	struct who head = world_who(w, "1111");
	world_do(w, &act_appoint, &head, "{\"role\":\"leader\",\"unit\":@111,\"person\":#1114}");
	struct val v[8];
	bool found;
	int64_t last = world_entries(w) - 1;
	assert_ok(tx_one(world_read(w), w->a, STMT_entry_one, ARGS(val_i(last)), &found, v, 8, &w->e), &w->e);
	assert_true(str_is(v[3].s, "section_manager"));
	world_done(w);
	/* Only of one's own section. */
	assert_string_equal(world_refused(w, &act_appoint, &head, "{\"role\":\"leader\",\"unit\":@112,\"person\":#1122}"),
		"Somebody else appoints to \"Leader\".");
}

/* 専決 of some matters is not 専決 of all. */
static void limited_delegation_is_limited(void **state)
{
	struct world *w = world_of(state);
	int64_t chief = world_person(w, "1211");
	bool desk;
	int64_t id = act(w, "appoint", "", "{\"role\":\"chief\",\"person\":#1211,\"kind\":\"delegate\",\"matters\":\"takeout\"}");
	assert_ok(rights_desk(world_read(w), w->pack, chief, clock_now(), &desk, &w->e), &w->e);
	assert_false(desk);
	struct rights r = question(w, w->tx, "1211");
	struct rights_answer a;
	static const enum right rights[] = {RIGHT_PEOPLE, RIGHT_PACK};
	for (size_t i = 0; i < ARRAY_LEN(rights); i++) {
		assert_ok(rights_may(&r, rights[i], 0, &a, &w->e), &w->e);
		assert_false(a.may);
	}
	act(w, "appoint_end", "", arena_cprintf(w->a, "{\"id\":%lld,\"till\":\"2026-04-01\"}", (long long)id));
	clock_fixed(FIXTURE_NOW + 86400000);
	act(w, "appoint", "", "{\"role\":\"chief\",\"person\":#1211,\"kind\":\"delegate\",\"matters\":\"takeout, desk\"}");
	assert_ok(rights_desk(world_read(w), w->pack, chief, clock_now(), &desk, &w->e), &w->e);
	assert_true(desk);
	r = question(w, w->tx, "1211");
	assert_ok(rights_may(&r, RIGHT_PEOPLE, 0, &a, &w->e), &w->e);
	assert_true(a.may);
	assert_int_equal(a.how, HOLD_DELEGATE);
	assert_ok(rights_may(&r, RIGHT_PACK, 0, &a, &w->e), &w->e);
	assert_false(a.may);
}

static void acts_are_distinct(void **state)
{
	(void)state;
	for (size_t i = 0; i < act_count; i++) {
		assert_ptr_equal(act_find(act_rows[i]->name), act_rows[i]);
		assert_in_range(strlen(act_rows[i]->name), 1, CHAIN_NAME_MAX);
		assert_non_null(act_rows[i]->title);
		assert_non_null(act_rows[i]->run);
	}
	assert_null(act_find("no_such_act"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(matrix), cmocka_unit_test(what_is_not_there), cmocka_unit_test(answers_say_as_what),
		cmocka_unit_test(limited_delegation_is_limited), cmocka_unit_test(acts_are_distinct),
	};
	return fixture_run_with("rights", tests, ARRAY_LEN(tests), world_setup, world_teardown);
}
