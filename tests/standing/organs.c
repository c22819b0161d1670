/* Two organs under two policies that call their elements the same: what one does, owes or is excused from says nothing of the
 * other. */
#include "tests/standing/desk.h"

#include <stdio.h>

#include "engine/document.h"
#include "engine/round.h"
#include "util/buf.h"
#include "util/civil.h"

static const char more[] =
	"register \"guests\" { \"来客簿\", \"Guests\", keep = \"1 year\", "
	"link \"person\" { \"氏名\", \"Person\", to = \"person\" } }\n"
	"role \"guide\" { \"案内\", \"Guide\", filled_by = \"guests.person\", above = \"leader\" }\n"
	"sheet \"desks\" { \"職場点検表\", \"Desks\", question \"tidy\" { \"書類を残していない\", \"Tidy\" } }\n"
	"sheet \"doors\" { \"入口点検表\", \"Doors\", question \"shut\" { \"閉めている\", \"Shut\" } }\n"
	"duty \"desk_round\" { \"職場点検\", \"Desk round\", by = \"leader\", every = \"1 year\", done = \"desks\" }\n"
	"procedure \"visit\" { \"巡回\", \"Visit\", text \"why\" { \"理由\", \"Why\" },\n"
	"  task \"look\" { \"入口を見る\", \"Look\", sheet = \"doors\" } }\n"
	"clause \"round\" { \"点検する。\", \"Rounds.\", ref = \"21\", kinds = { \"schedule\" }, kept_by = { \"desk_round\" } }\n"
	"clause \"tidy\" { \"残さない。\", \"Tidy.\", ref = \"22\", kinds = { \"attest\" }, kept_by = { \"desks.tidy\" } }\n"
	"clause \"shut\" { \"閉める。\", \"Shut.\", ref = \"23\", kinds = { \"attest\" }, kept_by = { \"doors.shut\" } }\n"
	"clause \"visit\" { \"見て回る。\", \"Visits.\", ref = \"24\", kinds = { \"procedure\" }, kept_by = { \"visit\" } }\n";

static const char assembly[] =
	"{\"form\":{\"from\":\"2020-04-01\",\"units\":["
	"{\"code\":\"90\",\"kind\":\"organ\",\"name\":\"議会\"},"
	"{\"code\":\"900\",\"kind\":\"section\",\"name\":\"議会事務局\",\"parent\":\"90\"}],"
	"\"persons\":[{\"number\":\"9001\",\"name\":\"議 局長\"},{\"number\":\"9002\",\"name\":\"議 書記\"},"
	"{\"number\":\"9003\",\"name\":\"議 推進\"}],"
	"\"assignments\":[{\"person\":\"9001\",\"unit\":\"900\",\"position\":\"head\",\"title\":\"局長\"},"
	"{\"person\":\"9002\",\"unit\":\"900\",\"title\":\"書記\"},{\"person\":\"9003\",\"unit\":\"900\",\"title\":\"主任\"}],"
	"\"appointments\":[{\"role\":\"leader\",\"unit\":\"900\",\"person\":\"9003\"}]}}";

/* Who acts in an organ: one unit of it, its head, its leader, and one of its staff. */
static const struct side { int64_t organ; const char *unit, *head, *leader, *staff; } sides[] = {
	{1, "111", "1111", "1115", "1116"}, {2, "900", "9001", "9003", "9002"}};

static int64_t act(struct world *w, const struct side *s, const char *number, const char *name, const char *in)
{
	struct who who = *number ? world_who(w, number) : WHO_SYSTEM;
	who.organ = s->organ;
	return world_do(w, act_find(name), &who, in);
}

static const struct pack *pack_of(struct world *w, const struct side *s)
{
	const struct pack *p = city_pack(w->city, world_read(w), s->organ, &w->e);
	world_done(w);
	assert_non_null(p);
	return p;
}

static int setup(void **state)
{
	struct world *w;
	static char text[65536];
	if (stand_setup(state) != 0)
		return 1;
	w = world_of(state);
	FILE *f = fopen(RULES, "r");
	assert_non_null(f);
	size_t n = fread(text, 1, sizeof(text) - sizeof(more), f);
	fclose(f);
	memcpy(text + n, more, sizeof(more));
	desk_do(w, "", "organ_add", "{\"code\":\"assembly\",\"name\":\"議会\"}");
	for (size_t i = 0; i < ARRAY_LEN(sides); i++) {
		char *name = strstr(text, "pack \"tes");
		assert_non_null(name);
		name[9] = (char)('t' + i);                           /* the same policy but for its name */
		struct pack *p = world_pack(w, text);
		struct json *in = json_obj(w->a);
		struct buf b;
		json_add_str(w->a, in, STR("files"), str_of(p->files));
		buf_init(&b, 4 << 20);
		json_write(&b, in);
		act(w, &sides[i], "", "pack_activate", arena_cstr(w->a, buf_str(&b)));
		buf_free(&b);
		pack_unref(p);
	}
	act(w, &sides[1], "", "people_import", assembly);
	assert_false(hash_eq(&pack_of(w, &sides[0])->digest, &pack_of(w, &sides[1])->digest));
	return 0;
}

/* ---- how it stands ---- */

/* Every keeper of every clause with all that is said of it, and how many entries prove it. */
static const char *stands(struct world *w, const struct side *s)
{
	static const char *const words[] = {"kept", "risk", "unknown", "broken", "rest"};
	const struct pack *p = pack_of(w, s);
	struct clause_standing *tree;
	const char *text = "";
	assert_ok(standing_tree(w->city, world_read(w), w->a, p, clock_now(), &w->en, &tree, &w->e), &w->e);
	for (size_t i = 0; i < p->clauses.n; i++) {
		struct entry *list;
		size_t n;
		assert_ok(standing_clause_entries(w->city, w->tx, w->a, p, p->clauses.p[i], -1, 50, &w->en, &list, &n, &w->e),
			&w->e);
		text = arena_cprintf(w->a, "%s%s=%s excepted %lld proofs %zu:", text, p->clauses.p[i]->name,
			words[tree[i].standing], (long long)tree[i].excepted, n);
		for (size_t k = 0; k < tree[i].n_keepers; k++)
			text = arena_cprintf(w->a, "%s %s %s (%s, %lld, late %lld)", text, tree[i].keepers[k].keeper->path,
				words[tree[i].keepers[k].standing], tree[i].keepers[k].why, (long long)tree[i].keepers[k].n,
				(long long)tree[i].keepers[k].late);
		text = arena_cprintf(w->a, "%s\n", text);
	}
	world_done(w);
	return text;
}

static void is(const char *standing, const char *clause, const char *word)
{
	const char *at = strstr(standing, "\n");
	const char *start = strncmp(standing, clause, strlen(clause)) == 0 ? standing : NULL;
	for (; !start && at; at = strstr(at + 1, "\n"))
		if (strncmp(at + 1, clause, strlen(clause)) == 0 && at[1 + strlen(clause)] == '=')
			start = at + 1;
	assert_non_null(start);
	if (strncmp(start + strlen(clause) + 1, word, strlen(word)) != 0)
		fail_msg("%s is not %s: %.200s", clause, word, start);
}

/* ---- what an organ does ---- */

static int64_t step(struct world *w, const struct side *s, int64_t id, const char *name)
{
	struct case_file c;
	struct who who = world_who(w, s->staff);
	bool found;
	who.organ = s->organ;
	assert_ok(case_get(w->city, world_read(w), w->a, id, &who, &w->ja, &c, &found, &w->e), &w->e);
	world_done(w);
	for (size_t i = 0; found && i < c.n_steps; i++)
		if (strcmp(c.steps[i].step, name) == 0 && strcmp(c.steps[i].state, "open") == 0)
			return c.steps[i].id;
	fail_msg("no open step %s", name);
	return 0;
}

static const char *on(struct world *w, int64_t id, const char *rest)
{
	return arena_cprintf(w->a, "{\"id\":%lld%s}", (long long)id, rest);
}

static int64_t asset(struct world *w, const struct side *s, const char *name)
{
	int64_t id = act(w, s, "", "record_add", arena_cprintf(w->a,
		"{\"register\":\"assets\",\"unit\": @%s,\"form\":{\"name\":\"%s\",\"confidentiality\":\"2\"}}", s->unit, name));
	act(w, s, s->leader, "record_verify", arena_cprintf(w->a,
		"{\"register\":\"assets\",\"unit\": @%s,\"form\":{\"ids\":[%lld]}}", s->unit, (long long)id));
	return id;
}

static int64_t taken_out(struct world *w, const struct side *s, int64_t item)
{
	int64_t id = act(w, s, s->staff, "case_submit", arena_cprintf(w->a,
		"{\"door\":\"out\",\"answers\":{\"wish\":\"carry\",\"item\":[\"record:%lld\"],\"usb\":\"no\","
		"\"purpose\":\"訪問\",\"place\":\"病院\",\"from\":\"2026-04-02\",\"till\":\"2026-04-03\","
		"\"safeguards\":[\"case\"]}}", (long long)item));
	act(w, s, s->head, "step_decide", on(w, step(w, s, id, "permit"), arena_cprintf(w->a,
		",\"digest\":\"%s\",\"answer\":\"granted\"", desk_digest(w, id))));
	act(w, s, s->staff, "step_task", on(w, step(w, s, id, "take"), ""));
	return id;
}

static void brought_back(struct world *w, const struct side *s, int64_t id)
{
	act(w, s, s->staff, "step_task", on(w, step(w, s, id, "bring"), ""));
	act(w, s, s->leader, "step_confirm",
		on(w, step(w, s, id, "returned"), ",\"answer\":\"yes\",\"fields\":{\"complete\":\"yes\"}"));
}

static void adopted(struct world *w, const struct side *s)
{
	int64_t id = act(w, s, s->leader, "document_draft", arena_cprintf(w->a,
		"{\"document\":\"own\",\"unit\": @%s,\"edition\":\"1\",\"text\":\"x\"}", s->unit));
	act(w, s, s->head, "document_adopt", on(w, id, arena_cprintf(w->a, ",\"digest\":\"%s\"", stand_digest(w, id))));
}

static void reported(struct world *w, const struct side *s, const char *word)
{
	act(w, s, "", "check_report", arena_cprintf(w->a,
		"{\"form\":{\"list\":[{\"check\":\"service_up\",\"record\":\"%s-0001\",\"result\":\"%s\","
		"\"seen\":\"%s\",\"evidence\":\"\"}]}}", s->unit, word, civil_iso_time(w->a, clock_now())));
}

static void opened(struct world *w)
{
	int moved;
	for (int i = 0; i < 3; i++)
		assert_ok(round_tick(w->city, clock_now(), &moved, &w->e), &w->e);
}

static void answered(struct world *w, const struct side *s)
{
	struct round_lines lines;
	const struct pack *p = pack_of(w, s);
	struct round_reading v = {world_read(w), w->a, p, &w->en, clock_now()};
	v.tx = world_read(w);
	assert_ok(round_mine(&v, world_person(w, s->leader), 10, &lines, &w->e), &w->e);
	world_done(w);
	assert_int_equal(lines.n, 1);
	act(w, s, s->leader, "round_answer", on(w, lines.p[0].id, ",\"fields\":{\"tidy\":\"yes\"}"));
}

static void visited(struct world *w, const struct side *s)
{
	int64_t id = act(w, s, s->staff, "case_submit", "{\"door\":\"visit\",\"answers\":{\"why\":\"点検\"}}");
	act(w, s, s->staff, "step_task", on(w, step(w, s, id, "look"), ",\"fields\":{\"shut\":\"yes\"}"));
}

/* ---- tests ---- */

/* One organ does everything, the other nothing: it stands as it stood before, to the word and to the number of proofs. */
static void what_one_does(struct world *w, const struct side *busy, const struct side *idle)
{
	opened(w);
	const char *before = stands(w, idle);
	int64_t item = asset(w, busy, "名簿");
	act(w, busy, busy->head, "record_confirm", on(w, item, ""));
	brought_back(w, busy, taken_out(w, busy, item));
	adopted(w, busy);
	reported(w, busy, "pass");
	answered(w, busy);
	visited(w, busy);
	const char *after = stands(w, busy);
	static const char *const kept[] = {"ledger", "use", "service", "visit", "shut"};
	for (size_t i = 0; i < ARRAY_LEN(kept); i++)
		is(after, kept[i], "kept");
	assert_string_equal(stands(w, idle), before);
	static const char *const unknown[] = {"ledger", "use", "service", "own", "visit", "tidy", "shut"};
	for (size_t i = 0; i < ARRAY_LEN(unknown); i++)
		is(before, unknown[i], "unknown excepted 0 proofs 0");
	int64_t n[12], late[12];
	const struct pack *p = pack_of(w, idle);
	assert_ok(standing_months(world_read(w), p, "takeout", 0, 2026, n, late, &w->e), &w->e);
	assert_int_equal(n[0], 0);
	p = pack_of(w, busy);
	assert_ok(standing_months(world_read(w), p, "takeout", 0, 2026, n, late, &w->e), &w->e);
	world_done(w);
	assert_int_equal(n[0], 5);
	/* made again from the cases it is the same */
	assert_ok(standing_reindex(w->city, NULL, NULL, &w->e), &w->e);
	assert_string_equal(stands(w, busy), after);
	assert_string_equal(stands(w, idle), before);
}

static void what_the_assembly_does(void **state) { what_one_does(world_of(state), &sides[1], &sides[0]); }
static void what_the_city_does(void **state) { what_one_does(world_of(state), &sides[0], &sides[1]); }

/* What is late, what fails, what was never verified or is excused there, is so there alone. */
static void what_one_owes(struct world *w, const struct side *owes, const struct side *other)
{
	int moved;
	int64_t item = asset(w, other, "名簿");
	act(w, other, other->head, "record_confirm", on(w, item, ""));
	brought_back(w, other, taken_out(w, other, item));
	adopted(w, other);
	item = asset(w, owes, "名簿");
	(void)taken_out(w, owes, item);
	for (int day = 1; day < 14; day++) {
		clock_fixed(FIXTURE_NOW + day * DAY_MS);
		assert_ok(case_tick(w->city, clock_now(), &moved, &w->e), &w->e);
	}
	reported(w, other, "pass");
	const char *before = stands(w, other);
	reported(w, owes, "fail");
	act(w, owes, "", "record_import", arena_cprintf(w->a, "{\"register\":\"assets\",\"unit\": @%s,\"form\":{\"lines\":["
		"{\"name\":\"古い台帳\",\"confidentiality\":\"1\"}]}}", owes->unit));
	act(w, owes, "", "record_add", arena_cprintf(w->a, "{\"register\":\"exceptions\",\"unit\": @%s,\"form\":{"
		"\"clause\":[\"clause:days\"],\"reason\":\"移行中\",\"from\":\"2026-04-01\",\"till\":\"2026-06-30\"}}", owes->unit));
	const char *after = stands(w, owes);
	is(after, "use", "broken");
	is(after, "service", "broken");
	is(after, "ledger", "unknown");
	is(after, "days", "risk excepted 1");
	assert_string_equal(stands(w, other), before);
	is(before, "use", "kept");
	is(before, "ledger", "kept");
	is(before, "service", "kept");
	is(before, "days", "kept excepted 0");
}

static void what_the_assembly_owes(void **state) { what_one_owes(world_of(state), &sides[1], &sides[0]); }
static void what_the_city_owes(void **state) { what_one_owes(world_of(state), &sides[0], &sides[1]); }

/* A role that a ledger names is that of the organ whose ledger it is. */
static void guides(void **state)
{
	struct world *w = world_of(state);
	act(w, &sides[1], "", "record_add", arena_cprintf(w->a, "{\"register\":\"guests\",\"unit\": @900,\"form\":{"
		"\"person\":\"person:%lld\"}}", (long long)world_person(w, "9002")));
	for (size_t i = 0; i < ARRAY_LEN(sides); i++) {
		const struct pack *p = pack_of(w, &sides[i]);
		const int64_t clerk = world_person(w, "9002"), day = civil_date_of_ms(FIXTURE_NOW);
		struct holder *list;
		struct held *held;
		size_t n, n_held, as = 0;
		assert_ok(role_holders(world_read(w), w->a, p, pack_role(p, "guide"), 0, day, &list, &n, &w->e), &w->e);
		assert_int_equal(n, i);
		assert_ok(roles_of(w->tx, w->a, p, clerk, day, &held, &n_held, &w->e), &w->e);
		for (size_t k = 0; k < n_held; k++)
			as += strcmp(held[k].role->elem.name, "guide") == 0;
		assert_int_equal(as, i);
		world_done(w);
	}
}

/* A place of one organ that stands empty is no gap of the other; a stand-in there is none here. */
static void people(void **state)
{
	struct world *w = world_of(state);
	const char *city = stands(w, &sides[0]), *there = stands(w, &sides[1]);
	char id[64];
	is(there, "role", "kept");
	is(there, "stand_in", "risk");                               /* its one section has no assistant; the city has */
	is(city, "stand_in", "kept");
	assert_true(fixture_raw(w->f, arena_cprintf(w->a, "SELECT id FROM assignment WHERE person = %lld",
		(long long)world_person(w, "9001")), id, sizeof(id)));
	act(w, &sides[1], "", "assignment_end", arena_cprintf(w->a, "{\"id\":%s,\"till\":\"2026-03-31\"}", id));
	is(stands(w, &sides[1]), "role", "risk");
	assert_string_equal(stands(w, &sides[0]), city);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(what_the_assembly_does), cmocka_unit_test(what_the_city_does),
		cmocka_unit_test(what_the_assembly_owes), cmocka_unit_test(what_the_city_owes), cmocka_unit_test(guides),
		cmocka_unit_test(people)};
	return fixture_run_with("standing-organs", tests, ARRAY_LEN(tests), setup, world_teardown);
}
