/* The matrix: every right for every relation to the thing, compared with rights.golden; and every act with its right.
 * SEKIMORI_GOLDEN=write writes the file anew: read the difference before it is committed. */
#include "tests/org/world.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/case.h"
#include "engine/document.h"
#include "engine/object.h"
#include "engine/round.h"
#include "util/clean.h"
#include "util/json.h"

static const struct who system_ = {.system = true};

/* Beside the small city's own policy: a document of the organ and one of each section, a duty of persons and one of sections. */
static const char more[] =
	"document 'policy' { '規程', 'Policy', tier = 'policy', approved_by = 'chief', review = '1 year', read_by = 'staff',\n"
	"  article 'aim' { '目的', 'Aim' } }\n"
	"document 'manual' { '課の手順', 'Procedures of a section', tier = 'procedure', approved_by = 'section_manager',\n"
	"  read_by = 'staff' }\n"
	"duty 'look' { '自己点検', 'Self-inspection', by = 'staff', per = 'person', every = '1 year', yesno 'ok' { '良い', 'Fine' } }\n"
	"duty 'report' { '体制届', 'Report', by = 'section_manager', every = '1 year', text 'body' { '内容', 'Content' } }\n";

static int setup(void **state)
{
	char text[16 * 1024];
	int n = snprintf(text, sizeof(text), "%s%s", world_text, more);
	assert_in_range(n, 1, sizeof(text) - 1);
	return world_setup_with(state, text);
}

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
	"DISPOSER", "APPROVER", "PARAM", "DRAFTER", "ADOPTER", "READER", "ROUND", "CHECKER", "REMINDER",
	"APPLY"};
static_assert(ARRAY_LEN(right_names) == RIGHT_COUNT, "a name for each right");

/* What the rows are about, made once a test. */
struct things {
	int64_t file, permit, ratify, take, confirm, own_permit, record, leader, executor, person, assignment, account;
	int64_t look, report, far_look;                  /* rounds */
	int64_t policy, policy_draft, own, own_draft, far_draft;     /* versions of documents */
	int64_t proposal, own_proposal, far_proposal;
};

/* Which rights were asked about which kinds of things. */
static bool asked[RIGHT_COUNT][64];

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
	asked[right][kind] = true;
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

/* What does not exist yet: a line of a ledger, an appointment, a draft of a document. */
static bool may_make(struct rights *r, enum right right, const char *what, int64_t at, struct rights_answer *ret, struct err *e)
{
	switch (right) {
	case RIGHT_WRITER: return rights_may_write(r, what, at, ret, e);
	case RIGHT_APPOINTER: return rights_may_appoint(r, what, at, ret, e);
	default: break;
	}
	/* the door asks for drafts of persons only */
	return r->who.system || r->who.person <= 0 ? rights_may(r, right, 0, ret, e) : document_may_draft(r, what, at, ret, e);
}

static void ask_new(struct world *w, struct buf *out, enum right right, const char *what, const char *unit, const char *label)
{
	asked[right][0] = true;
	buf_printf(out, "%-10s %-34s ", right_names[right], label);
	for (size_t i = 0; i < ARRAY_LEN(columns) + 2; i++) {
		struct rights r = question(w, world_read(w),
			i < ARRAY_LEN(columns)		  ? columns[i].number
				: i == ARRAY_LEN(columns) ? "system"
							  : "");
		struct rights_answer a;
		assert_ok(may_make(&r, right, what, *unit ? world_unit(w, unit) : 0, &a, &w->e), &w->e);
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

/* The round of a duty that this person has, or whoever is head of this unit. */
static int64_t round_of(struct world *w, const char *duty, int64_t person, int64_t at)
{
	struct round r;
	bool found = true;
	for (int64_t id = 1; found; id++) {
		assert_ok(round_get(world_read(w), w->a, id, &r, &found, &w->e), &w->e);
		if (found && strcmp(r.duty, duty) == 0 && (person ? r.person == person : r.at == at))
			break;
	}
	world_done(w);
	assert_true(found);
	return r.id;
}

static const char *hex(struct world *w, const struct hash *h)
{
	char text[2 * HASH_LEN + 1];
	for (size_t i = 0; i < HASH_LEN; i++)
		snprintf(text + 2 * i, 3, "%02x", h->b[i]);
	return arena_cstr(w->a, str_of(text));
}

static void adopt(struct world *w, const char *number, int64_t version)
{
	struct document_version v;
	bool found;
	assert_ok(document_get(world_read(w), w->a, version, &v, &found, &w->e), &w->e);
	world_done(w);
	act(w, "document_adopt", number, arena_cprintf(w->a, "{\"id\":%lld,\"digest\":\"%s\"}", (long long)version,
		hex(w, &v.digest)));
}

/* The pack in force with a comment more. */
static int64_t propose(struct world *w, const struct who *who, const char *comment)
{
	struct json *in = json_obj(w->a);
	CLEAN_BUF struct buf b;
	buf_init(&b, 1 << 20);
	json_add_str(w->a, in, STR("files"), arena_printf(w->a, "%.*s\\n-- %s\"}", (int)strlen(w->pack->files) - 2,
		w->pack->files, comment));
	json_add_str(w->a, in, STR("reason"), STR("x"));
	json_write(&b, in);
	return world_do(w, act_find("pack_propose"), who, arena_cstr(w->a, buf_str(&b)));
}

/* Duties, documents, the policy on its way: of this organ and of the other. */
static void living_things(struct world *w, struct things *o)
{
	int moved;
	struct who second = {.system = true, .organ = 2}, desk = world_who(w, "1212"), chief = world_who(w, "1201"),
		far = world_who(w, "9001");
	world_done(w);
	assert_ok(round_tick(w->city, clock_now(), &moved, &w->e), &w->e);
	o->look = round_of(w, "look", world_person(w, "1116"), 0);
	o->report = round_of(w, "report", 0, world_unit(w, "111"));
	o->far_look = round_of(w, "look", world_person(w, "9002"), 0);
	o->policy = act(w, "document_draft", "1212", "{\"document\":\"policy\",\"edition\":\"1\",\"text\":\"x\"}");
	adopt(w, "1201", o->policy);
	o->policy_draft = act(w, "document_draft", "1201", "{\"document\":\"policy\",\"edition\":\"2\",\"text\":\"y\"}");
	o->own = act(w, "document_draft", "1115", "{\"document\":\"manual\",\"unit\": @111,\"edition\":\"1\",\"text\":\"x\"}");
	adopt(w, "1111", o->own);
	o->own_draft = act(w, "document_draft", "1115",
		"{\"document\":\"manual\",\"unit\": @111,\"edition\":\"2\",\"text\":\"y\"}");
	far.organ = 2;
	o->far_draft = world_do(w, act_find("document_draft"), &far,
		"{\"document\":\"policy\",\"edition\":\"1\",\"text\":\"x\"}");
	o->proposal = propose(w, &desk, "by the desk");
	o->own_proposal = propose(w, &chief, "by the chief");
	o->far_proposal = propose(w, &second, "of the other organ");
	o->assignment = 1;
	o->account = act(w, "account_add", "1212",
		"{\"person\":#1116,\"login\":\"1116\",\"secret\":\"$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$eA\"}");
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
	living_things(w, &o);
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

static bool names_one(const struct act *a)
{
	for (const struct act_param *p = a->params; p && p->name; p++)
		if (strcmp(p->name, "id") == 0)
			return true;
	return false;
}

/* A right or an act that comes later fails here until the matrix has it, about a real thing where the act names one. */
static void every_act_is_asked(void)
{
	for (size_t i = 0; i < RIGHT_COUNT; i++) {
		bool any = false;
		for (size_t kind = 0; kind < ARRAY_LEN(asked[i]); kind++)
			any |= asked[i][kind];
		if (!any)
			fail_msg("the matrix does not ask for %s", right_names[i]);
	}
	for (size_t i = 0; i < act_count; i++) {
		const struct act *a = act_rows[i];
		assert_in_range(a->object_kind, 0, ARRAY_LEN(asked[0]) - 1);
		if (a->right != RIGHT_SYSTEM && a->right != RIGHT_LOGGED_IN && names_one(a) && a->object_kind != OBJECT_NONE &&
			!asked[a->right][a->object_kind])
			fail_msg("%s: the matrix does not ask for %s about kind %d", a->name, right_names[a->right],
				a->object_kind);
	}
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
	ask(w, &out, RIGHT_APPLY, 0, 0, "");
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
	ask(w, &out, RIGHT_PEOPLE, OBJECT_STEP, o.permit, "permit, case of 1116");
	ask(w, &out, RIGHT_PEOPLE, OBJECT_UNIT, world_unit(w, "111"), "unit 111");
	ask(w, &out, RIGHT_PEOPLE, OBJECT_UNIT, world_unit(w, "900"), "unit of organ 2");
	ask(w, &out, RIGHT_PEOPLE, OBJECT_ASSIGNMENT, o.assignment, "assignment of organ 1");
	ask(w, &out, RIGHT_PEOPLE, OBJECT_ACCOUNT, o.account, "account of 1116");
	ask_new(w, &out, RIGHT_APPOINTER, "leader", "111", "new leader of 111");
	ask(w, &out, RIGHT_APPOINTER, OBJECT_APPOINTMENT, o.leader, "leader of 111");
	ask(w, &out, RIGHT_APPOINTER, OBJECT_APPOINTMENT, o.executor, "executor");
	ask(w, &out, RIGHT_PACK, 0, 0, "");
	ask(w, &out, RIGHT_PACK, OBJECT_ORGAN, 1, "organ 1");
	ask(w, &out, RIGHT_PACK, OBJECT_ORGAN, 2, "organ 2");
	ask(w, &out, RIGHT_DISPOSER, 0, world_unit(w, "111"), "list of 111");
	ask(w, &out, RIGHT_DISPOSER, 0, 0, "list of all units");
	ask(w, &out, RIGHT_CHECKER, 0, 0, "");
	ask(w, &out, RIGHT_REMINDER, OBJECT_DUTY_GROUP, world_unit(w, "111"), "rounds of 111");
	ask(w, &out, RIGHT_REMINDER, OBJECT_DUTY_GROUP, 0, "rounds of no unit");
	ask(w, &out, RIGHT_APPROVER, 0, 0, "");
	ask(w, &out, RIGHT_APPROVER, OBJECT_PROPOSAL, o.proposal, "proposed by the desk");
	ask(w, &out, RIGHT_APPROVER, OBJECT_PROPOSAL, o.own_proposal, "proposed by the chief himself");
	ask(w, &out, RIGHT_APPROVER, OBJECT_PROPOSAL, o.far_proposal, "proposed in organ 2");
	ask(w, &out, RIGHT_PEOPLE, OBJECT_PROPOSAL, o.proposal, "proposed by the desk");
	ask(w, &out, RIGHT_PEOPLE, OBJECT_PROPOSAL, o.far_proposal, "proposed in organ 2");
	ask(w, &out, RIGHT_PARAM, 0, 0, "");
	ask_new(w, &out, RIGHT_DRAFTER, "policy", "", "policy, the organ's");
	ask_new(w, &out, RIGHT_DRAFTER, "manual", "111", "procedures of 111");
	ask(w, &out, RIGHT_ADOPTER, OBJECT_DOCUMENT, o.policy_draft, "policy, drafted by 1201");
	ask(w, &out, RIGHT_ADOPTER, OBJECT_DOCUMENT, o.policy, "policy, in force");
	ask(w, &out, RIGHT_ADOPTER, OBJECT_DOCUMENT, o.own_draft, "procedures of 111, by 1115");
	ask(w, &out, RIGHT_ADOPTER, OBJECT_DOCUMENT, o.far_draft, "policy of organ 2, by 9001");
	ask(w, &out, RIGHT_READER, OBJECT_DOCUMENT, o.policy, "policy, in force");
	ask(w, &out, RIGHT_READER, OBJECT_DOCUMENT, o.policy_draft, "policy, a draft");
	ask(w, &out, RIGHT_READER, OBJECT_DOCUMENT, o.own, "procedures of 111, in force");
	ask(w, &out, RIGHT_READER, OBJECT_DOCUMENT, o.far_draft, "policy of organ 2, a draft");
	ask(w, &out, RIGHT_ROUND, OBJECT_ROUND, o.look, "self-inspection of 1116");
	ask(w, &out, RIGHT_ROUND, OBJECT_ROUND, o.report, "report of 111");
	ask(w, &out, RIGHT_ROUND, OBJECT_ROUND, o.far_look, "self-inspection of 9002");
	every_act_is_asked();
	print_acts(&out);
	assert_false(out.failed);
	compare(&out);
}

static void what_is_not_there(void **state)
{
	struct world *w = world_of(state);
	static const struct { enum right right; int kind; } rows[] = {
		{RIGHT_WRITER, OBJECT_RECORD}, {RIGHT_CONFIRMER, OBJECT_RECORD}, {RIGHT_APPOINTER, OBJECT_APPOINTMENT},
		{RIGHT_ROUND, OBJECT_ROUND}, {RIGHT_ADOPTER, OBJECT_DOCUMENT}, {RIGHT_READER, OBJECT_DOCUMENT},
		{RIGHT_APPROVER, OBJECT_PROPOSAL},
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
	return fixture_run_with("rights", tests, ARRAY_LEN(tests), setup, world_teardown);
}
