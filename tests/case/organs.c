/* Two organs under two policies in one municipality: the mayor's office under Kawaguchi's, the assembly under Taketoyo's. What is
 * of the other organ is decided there, in the roles of its own policy, and one's own chief consents first (office.md, "Organs").
 */
#include "tests/case/desk.h"

#include "engine/record.h"
#include "util/buf.h"

#define ASSET_OF_THE_CITY "{\"register\":\"assets\",\"unit\": @%s,\"form\":{\"name\":\"%s\",\"business\":\"情報管理\"," \
	"\"kind\":\"document\",\"origin\":\"made\",\"personal\":\"none\",\"confidentiality\":\"1\",\"integrity\":\"1\"," \
	"\"availability\":\"1\"}}"
#define ASSET_OF_THE_ASSEMBLY "{\"register\":\"assets\",\"unit\": @%s,\"form\":{\"name\":\"%s\",\"business\":\"会議録\"," \
	"\"kind\":\"document\",\"personal\":\"none\",\"confidentiality\":\"1\",\"integrity\":\"1\",\"availability\":\"1\"}}"

static const char assembly[] =
	"{\"form\":{\"from\":\"2020-04-01\",\"units\":["
	"{\"code\":\"90\",\"kind\":\"organ\",\"name\":\"議会\"},"
	"{\"code\":\"900\",\"kind\":\"section\",\"name\":\"議会事務局\",\"parent\":\"90\"}],"
	"\"persons\":[{\"number\":\"9000\",\"name\":\"副 議長\"},{\"number\":\"9001\",\"name\":\"議 局長\"},"
	"{\"number\":\"9002\",\"name\":\"議 書記\"},{\"number\":\"9003\",\"name\":\"議 次長\"},"
	"{\"number\":\"9004\",\"name\":\"議 担当\"},{\"number\":\"9005\",\"name\":\"議 推進\"}],"
	"\"assignments\":["
	"{\"person\":\"9000\",\"unit\":\"900\",\"position\":\"member\",\"post\":\"vice_chair\",\"title\":\"副議長\"},"
	"{\"person\":\"9001\",\"unit\":\"900\",\"position\":\"head\",\"post\":\"secretary_general\",\"title\":\"事務局長\"},"
	"{\"person\":\"9002\",\"unit\":\"900\",\"title\":\"書記\"},{\"person\":\"9003\",\"unit\":\"900\",\"title\":\"次長\"},"
	"{\"person\":\"9004\",\"unit\":\"900\",\"title\":\"主査\"},{\"person\":\"9005\",\"unit\":\"900\",\"title\":\"主任\"}],"
	"\"appointments\":[{\"role\":\"officer\",\"unit\":\"90\",\"person\":\"9003\"},"
	"{\"role\":\"in_charge\",\"person\":\"9004\"},{\"role\":\"promoter\",\"unit\":\"90\",\"person\":\"9005\"}]}}";
/* 併任: a clerk of the assembly who works with the information section, one of the section who works with the assembly. */
static const char joint[] =
	"{\"form\":{\"from\":\"2020-04-01\",\"assignments\":["
	"{\"person\":\"9002\",\"unit\":\"121\",\"kind\":\"joint\",\"title\":\"主事\"},"
	"{\"person\":\"1213\",\"unit\":\"900\",\"kind\":\"joint\",\"title\":\"書記\"}]}}";

static struct who who(struct world *w, const char *number)
{
	struct who who = world_who(w, number);
	who.organ = number[0] == '9' ? 2 : 1;
	return who;
}

static int64_t act(struct world *w, const char *number, const char *name, const char *in)
{
	struct who as = who(w, number);
	return world_do(w, act_find(name), &as, in);
}

static const char *refused(struct world *w, const char *number, const char *name, const char *in)
{
	struct who as = who(w, number);
	return world_refused(w, act_find(name), &as, in);
}

/* The assembly under its own policy. */
static void under_taketoyo(struct world *w)
{
	struct pack *p;
	struct str problems;
	struct who second = {.system = true, .organ = 2};
	struct json *in = json_obj(w->a);
	struct buf b;
	if (!pack_load(NULL, PACKS "/taketoyo", &w->en, &p, w->a, &problems, &w->e))
		fail_msg("%s %.*s", w->e.text, STR_ARG(problems));
	json_add_str(w->a, in, STR("files"), str_of(p->files));
	buf_init(&b, 4 << 20);
	json_write(&b, in);
	world_do(w, act_find("pack_activate"), &second, arena_cstr(w->a, buf_str(&b)));
	buf_free(&b);
	pack_unref(p);
}

static int setup(void **state)
{
	if (world_setup_dir(state, PACKS "/kawaguchi") != 0)
		return 1;
	struct world *w = world_of(state);
	struct who second = {.system = true, .organ = 2};
	desk_do(w, "", "organ_add", "{\"code\":\"assembly\",\"name\":\"議会\"}");
	under_taketoyo(w);
	world_do(w, act_find("people_import"), &second, assembly);
	desk_do(w, "", "people_import", joint);
	return 0;
}

static int64_t asset(struct world *w, const char *unit, const char *name)
{
	bool city = unit[0] == '1';
	struct who by = {.system = true, .organ = city ? 1 : 2};
	return world_do(w, act_find("record_add"), &by,
		city ? arena_cprintf(w->a, ASSET_OF_THE_CITY, unit, name)
		     : arena_cprintf(w->a, ASSET_OF_THE_ASSEMBLY, unit, name));
}

static const char *carry(struct world *w, int64_t item)
{
	return arena_cprintf(w->a, "{\"door\":\"out\",\"answers\":{\"wish\":\"carry\",\"item\":[\"record:%lld\"],\"usb\":\"no\","
		"\"medium\":[\"paper\"],\"purpose\":\"説明会\",\"place\":\"公民館\",\"from\":\"2026-04-02\","
		"\"till\":\"2026-04-03\"}}", (long long)item);
}

/* The permission as it stands: the role and unit that it waits for. */
static const char *waits_for(struct world *w, const char *number, int64_t id, const char *step)
{
	struct case_file c;
	struct who as = who(w, number);
	bool found;
	assert_ok(case_get(w->city, world_read(w), w->a, id, &as, &w->ja, &c, &found, &w->e), &w->e);
	world_done(w);
	for (size_t i = 0; found && i < c.n_steps; i++)
		if (strcmp(c.steps[i].step, step) == 0)
			return c.steps[i].actors_text ? c.steps[i].actors_text : "";
	fail_msg("no step %s", step);
	return "";
}

static const char *inbox(struct world *w, const char *number, enum step_kind kind)
{
	struct case_line *list;
	size_t n;
	struct who as = who(w, number);
	const char *text = "";
	assert_ok(case_inbox(w->city, world_read(w), w->a, &as, &w->ja, kind, &list, &n, &w->e), &w->e);
	for (size_t i = 0; i < n; i++)
		text = arena_cprintf(w->a, "%s%s%s", text, i ? " | " : "", list[i].role);
	world_done(w);
	return text;
}

static bool sees(struct world *w, const char *number, int64_t id)
{
	struct case_file c;
	struct who as = who(w, number);
	bool found, may;
	const struct pack *own = city_pack(w->city, world_read(w), as.organ, &w->e);
	assert_non_null(own);
	assert_ok(case_get(w->city, w->tx, w->a, id, &as, &w->ja, &c, &found, &w->e), &w->e);
	assert_ok(case_visible(w->tx, own, &c, &as, clock_now(), &may, &w->e), &w->e);
	world_done(w);
	return may;
}

static const char *decision(struct world *w, int64_t id, const char *answer)
{
	return arena_cprintf(w->a, "{\"id\":%lld,\"digest\":\"%s\",\"answer\":\"%s\",\"reason\":\"期間が長すぎます\","
		"\"fields\":{\"need\":\"説明に要る\",\"security\":\"離さず持つ\"}}", (long long)desk_open(w, id, "permit"),
		desk_digest(w, id), answer);
}

static const char *consent(struct world *w, int64_t id, const char *answer)
{
	return arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"%s\",\"reason\":\"事務局で足ります\"}",
		(long long)desk_open(w, id, "@via"), answer);
}

static const char *state_of(struct world *w, int64_t record)
{
	struct record r;
	bool found;
	assert_ok(record_get(world_read(w), w->a, record, &r, &found, &w->e), &w->e);
	world_done(w);
	return r.state;
}

/* The clerk of the assembly takes out what the information section owns: his officer consents, the head of that section decides.
 */
static void what_the_city_owns(void **state)
{
	struct world *w = world_of(state);
	int64_t item = asset(w, "121", "ネットワーク構成図"), id = act(w, "9002", "case_submit", carry(w, item));
	assert_non_null(strstr(desk_steps(w, id), "@via=open permit=waiting"));
	assert_string_equal(waits_for(w, "9002", id, "@via"), "情報システム・セキュリティ責任者（次長 議 次長）");
	assert_string_equal(waits_for(w, "9002", id, "permit"), "情報セキュリティ管理者（課長 情野 政）");
	assert_string_equal(inbox(w, "1211", STEP_DECIDE), "");
	act(w, "9003", "step_consult", consent(w, id, "agreed"));
	assert_string_equal(inbox(w, "1211", STEP_DECIDE), "情報セキュリティ管理者");
	/* a chief of the assembly does not decide about what is the city's */
	assert_string_equal(refused(w, "9003", "step_decide", decision(w, id, "granted")), "Somebody else takes this step.");
	assert_string_equal(inbox(w, "9003", STEP_DECIDE), "");
	act(w, "1211", "step_decide", decision(w, id, "granted"));
	assert_string_equal(state_of(w, item), "here");
	act(w, "9002", "step_task",
		arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{\"careful\":\"yes\"},\"reason\":\"紙で持ち出すため\"}",
			(long long)desk_open(w, id, "take")));
	assert_string_equal(state_of(w, item), "out");
	/* the line is the assembly's, under its policy */
	struct record line = desk_line(w, id, 1);
	assert_int_equal(line.organ, 2);
	assert_int_equal(line.unit, world_unit(w, "900"));
}

/* The other way round: somebody of the information section takes out what the assembly owns; its officer decides. */
static void what_the_assembly_owns(void **state)
{
	struct world *w = world_of(state);
	int64_t item = asset(w, "900", "会議録"), id = act(w, "1213", "case_submit", carry(w, item));
	assert_non_null(strstr(desk_steps(w, id), "@via=open permit=waiting"));
	assert_string_equal(waits_for(w, "1213", id, "@via"), "情報セキュリティ管理者（課長 情野 政）");
	assert_string_equal(inbox(w, "9003", STEP_DECIDE), "");
	assert_false(sees(w, "9003", id));
	act(w, "1211", "step_consult", consent(w, id, "agreed"));
	assert_string_equal(inbox(w, "9003", STEP_DECIDE), "情報システム・セキュリティ責任者");
	assert_true(sees(w, "9003", id));
	assert_false(sees(w, "9004", id));
	assert_string_equal(refused(w, "1211", "step_decide", decision(w, id, "granted")), "Somebody else takes this step.");
	act(w, "9003", "step_decide", arena_cprintf(w->a, "{\"id\":%lld,\"digest\":\"%s\",\"answer\":\"granted\"}",
		(long long)desk_open(w, id, "permit"), desk_digest(w, id)));
	/* he signs in the name of his own policy, and keeps sight of it */
	struct case_file c = desk_case(w, "1213", id);
	for (size_t i = 0; i < c.n_steps; i++)
		if (strcmp(c.steps[i].step, "permit") == 0) {
			assert_string_equal(c.steps[i].role, "officer");
			assert_true(str_is(json_str(c.steps[i].who, "role"), "情報システム・セキュリティ責任者"));
		}
	assert_true(sees(w, "9003", id));
	act(w, "1213", "step_task", arena_cprintf(w->a, "{\"id\":%lld}", (long long)desk_open(w, id, "take")));
	assert_string_equal(state_of(w, item), "out");
	assert_int_equal(desk_line(w, id, 1).organ, 1);
}

/* Without the consent of one's own chief it goes no further, and the other organ never hears of it. */
static void no_consent(void **state)
{
	struct world *w = world_of(state);
	int64_t id = act(w, "9002", "case_submit", carry(w, asset(w, "121", "ネットワーク構成図")));
	assert_string_equal(refused(w, "1211", "step_consult", consent(w, id, "agreed")), "Somebody else takes this step.");
	act(w, "9003", "step_consult", consent(w, id, "objected"));
	assert_string_equal(desk_state(w, id), "refused");
	assert_string_equal(inbox(w, "1211", STEP_DECIDE), "");
	assert_false(sees(w, "1211", id));
}

/* Within the assembly its own policy alone counts: the officer decides, nobody else is asked. */
static void within_the_assembly(void **state)
{
	struct world *w = world_of(state);
	int64_t item = asset(w, "900", "会議録"), id = act(w, "9002", "case_submit", carry(w, item));
	assert_null(strstr(desk_steps(w, id), "@via"));
	assert_string_equal(waits_for(w, "9002", id, "permit"), "情報システム・セキュリティ責任者（次長 議 次長）");
	act(w, "9003", "step_decide", decision(w, id, "granted"));
	/* the officer's own request: the manager, 事務局長, decides */
	id = act(w, "9003", "case_submit", carry(w, item));
	assert_string_equal(waits_for(w, "9003", id, "permit"), "情報システム・セキュリティ管理者（事務局長 議 局長）");
}

static void end_officer(struct world *w)
{
	struct tx *t = world_read(w);
	int64_t id = 0;
	struct query *q = tx_query(t, STMT_appointment_of, ARGS(val_i(world_person(w, "9003")), val_i(w->today)));
	assert_true(query_next(q));
	assert_true(str_is(query_s(q, 0), "officer"));
	assert_int_equal(query_i(q, 1), world_unit(w, "90"));
	assert_ok(query_end(q, &w->e), &w->e);
	assert_ok(tx_number(t, STMT_appointment_same, ARGS(val_c("officer"), val_i(world_unit(w, "90")),
		val_i(world_person(w, "9003")), val_c("holder"), val_i(w->today)), 0, &id, &w->e), &w->e);
	world_done(w);
	struct who second = {.system = true, .organ = 2};
	world_do(
		w, act_find("appoint_end"), &second, arena_cprintf(w->a, "{\"id\":%lld,\"till\":\"2026-03-31\"}", (long long)id));
}

/* 空席 in the other organ: the role above there, never somebody of the applicant's organ. */
static void nobody_in_the_other_organ(void **state)
{
	struct world *w = world_of(state);
	struct who second = {.system = true, .organ = 2};
	int64_t item = asset(w, "900", "会議録");
	end_officer(w);
	int64_t id = act(w, "1213", "case_submit", carry(w, item));
	assert_string_equal(waits_for(w, "1213", id, "permit"), "情報システム・セキュリティ管理者（事務局長 議 局長）");
	for (const char *const *n = (const char *const[]){"9001", "9000", NULL}; *n; n++)
		world_do(w, act_find("person_change"), &second, arena_cprintf(w->a, "{\"id\": #%s,\"state\":\"left\"}", *n));
	assert_string_equal(refused(w, "1213", "case_submit", carry(w, item)),
		"Nobody at 議会事務局 fills the role of Security manager. Please ask the organ of 議会事務局 whether the role is filled.");
	/* what was asked before says so, too */
	act(w, "1211", "step_return",
		arena_cprintf(w->a, "{\"id\":%lld,\"reason\":\"議会に人がいません\"}", (long long)desk_open(w, id, "@via")));
	assert_string_equal(desk_state(w, id), "returned");
}

/* The roles of each organ stand for themselves: the assembly's desk is its own, whatever the other policy calls its people. */
static void each_organ_has_its_own_desk(void **state)
{
	static const struct row { const char *number; int64_t organ; bool desk;
	} rows[] = {
		{"9004", 2, true},
		{"9001", 2, true},
		{"9003", 2, false},
		{"9002", 2, false},
		{"1212", 2, false},
		{"1201", 2, false},
		{"1212", 1, true},
		{"1201", 1, true},
		{"9004", 1, false},
		{"9001", 1, false},
		{"9000", 1, false},
	};
	struct world *w = world_of(state);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		bool desk;
		struct tx *t = world_read(w);
		const struct pack *p = city_pack(w->city, t, rows[i].organ, &w->e);
		assert_ok(rights_desk(t, p, world_person(w, rows[i].number), clock_now(), &desk, &w->e), &w->e);
		if (desk != rows[i].desk)
			fail_msg("%s at the desk of organ %lld: %d", rows[i].number, (long long)rows[i].organ, desk);
		world_done(w);
	}
}

static void move(struct world *w, const char *number, const char *to)
{
	struct who first = {.system = true, .organ = 1};
	int64_t id;
	struct tx *t = world_read(w);
	assert_ok(tx_number(t, STMT_assignment_same,
			  ARGS(val_i(world_person(w, number)), val_i(world_unit(w, "121")), val_c("head"), val_c("main"),
				  val_i(civil_date(2020, 4, 1))),
			  0, &id, &w->e),
		&w->e);
	world_do(w, act_find("assignment_end"), &first,
		arena_cprintf(w->a, "{\"id\":%lld,\"till\":\"2026-03-31\"}", (long long)id));
	world_do(w, act_find("assignment_add"), &first,
		arena_cprintf(w->a, "{\"person\": #%s,\"unit\": @%s,\"from\":\"2026-04-01\"}", number, to));
}

/* Who has moved to the other organ decides nothing here any more; what waits for his old post goes on without him. */
static void who_has_moved(void **state)
{
	struct world *w = world_of(state);
	int64_t item = asset(w, "121", "ネットワーク構成図"), id = act(w, "9002", "case_submit", carry(w, item)), organ;
	act(w, "9003", "step_consult", consent(w, id, "agreed"));
	move(w, "1211", "900");
	assert_string_equal(refused(w, "1211", "step_decide", decision(w, id, "granted")), "Somebody else takes this step.");
	assert_string_equal(waits_for(w, "9002", id, "permit"), "情報セキュリティ管理者（空席）");
	assert_ok(tx_number(world_read(w), STMT_organ_of_person, ARGS(val_i(world_person(w, "1211")), val_i(w->today)), 0, &organ,
		&w->e), &w->e);
	assert_int_equal(organ, 2);
	/* asked anew, it is decided by the role above at the city */
	id = act(w, "9002", "case_submit", carry(w, item));
	act(w, "9003", "step_consult", consent(w, id, "agreed"));
	assert_string_equal(waits_for(w, "9002", id, "permit"), "情報セキュリティ責任者（部長 企画 太郎）");
	act(w, "1201", "step_decide", decision(w, id, "granted"));
}

/* The city's chief asks the assembly, he does not instruct it; who answers is the assembly's own officer. */
static void between_organs_it_is_a_request(void **state)
{
	static const struct row { const char *unit, *title, *answers; } rows[] = {
		{"900", "依頼", "情報システム・セキュリティ責任者（次長 議 次長）又は情報システム・セキュリティ推進担当（主任 議 推進）"},
		{"112", "指導・指示", "情報セキュリティ管理者（課長 高見 渉）"},
	};
	struct world *w = world_of(state);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int64_t id = act(w, "1201", "case_submit", arena_cprintf(w->a, "{\"door\":\"instruction\",\"answers\":{"
			"\"unit\":[\"unit:%lld\"],\"matter\":\"媒体の数を報告してください\",\"answer_by\":\"2026-04-10\"}}",
			(long long)world_unit(w, rows[i].unit)));
		assert_string_equal(desk_case(w, "1201", id).title, rows[i].title);
		assert_string_equal(waits_for(w, "1201", id, "reply"), rows[i].answers);
	}
	assert_string_equal(inbox(w, "9003", STEP_TASK), "情報システム・セキュリティ責任者");
}

/* An organ that has no policy of its own is under the first one's: its roles are those, nothing is looked up elsewhere. */
static void without_a_policy_of_its_own(void **state)
{
	struct world *w = world_of(state);
	struct who third = {.system = true, .organ = 3};
	desk_do(w, "", "organ_add", "{\"code\":\"edu\",\"name\":\"教育委員会\"}");
	world_do(w, act_find("people_import"), &third,
		"{\"form\":{\"from\":\"2020-04-01\",\"units\":[{\"code\":\"80\",\"kind\":\"organ\",\"name\":\"教育委員会\"},"
		"{\"code\":\"800\",\"kind\":\"section\",\"name\":\"学務課\",\"parent\":\"80\"}],"
		"\"persons\":[{\"number\":\"8001\",\"name\":\"学 課長\"},{\"number\":\"8002\",\"name\":\"学 主事\"}],"
		"\"assignments\":[{\"person\":\"8001\",\"unit\":\"800\",\"position\":\"head\",\"title\":\"課長\"},"
		"{\"person\":\"8002\",\"unit\":\"800\",\"title\":\"主事\"}]}}");
	desk_do(w, "", "people_import", "{\"form\":{\"from\":\"2020-04-01\",\"assignments\":["
		"{\"person\":\"8002\",\"unit\":\"121\",\"kind\":\"joint\",\"title\":\"主事\"}]}}");
	struct who clerk = world_who(w, "8002");
	clerk.organ = 3;
	int64_t id = world_do(w, act_find("case_submit"), &clerk, carry(w, asset(w, "121", "ネットワーク構成図")));
	assert_string_equal(waits_for(w, "1211", id, "@via"), "情報セキュリティ管理者（課長 学 課長）");
	assert_string_equal(waits_for(w, "1211", id, "permit"), "情報セキュリティ管理者（課長 情野 政）");
}

/* A role that one person has: nobody else is appointed to it on a day that is taken. */
static void one_alone(void **state)
{
	struct world *w = world_of(state);
	assert_non_null(strstr(refused(w, "9001", "appoint", "{\"role\":\"officer\",\"unit\": @90,\"person\":#9005}"),
		"One person alone"));
	assert_non_null(strstr(refused(w, "9001", "appoint",
		"{\"role\":\"officer\",\"unit\": @90,\"person\":#9005,\"from\":\"2027-04-01\"}"), "One person alone"));
}

/* Lists, tallies and search of the whole are of one organ, though both have a ledger of the same name. */
static void each_organ_has_its_own_lists(void **state)
{
	struct world *w = world_of(state);
	const int64_t ours = asset(w, "121", "予算書"), theirs = asset(w, "900", "会議録の予算");
	for (int64_t organ = 1; organ <= 2; organ++) {
		const struct pack *p = city_pack(w->city, world_read(w), organ, &w->e);
		const char *equal[LIST_EQUAL_MAX] = {0}, *regs[] = {"assets"};
		struct record_page page;
		struct record *found;
		struct tally *counts;
		size_t n;
		assert_non_null(p);
		const struct register_ *r = pack_register(p, "assets");
		assert_ok(record_list(w->tx, w->a, organ, r, &r->lists.p[0], equal, "", 10, &page, &w->e), &w->e);
		assert_int_equal(page.n, 1);
		assert_int_equal(page.total, 1);
		assert_int_equal(page.p[0].id, organ == 1 ? ours : theirs);
		assert_ok(record_find(w->tx, w->a, organ, r, "", NULL, 0, "", 10, &page, &w->e), &w->e);
		assert_int_equal(page.n, 1);
		assert_ok(record_tally(w->tx, w->a, "assets", record_whole(organ), "", &counts, &n, &w->e), &w->e);
		assert_int_equal(n, 1);
		assert_int_equal(counts[0].n, 1);
		assert_ok(record_search(w->tx, w->a, regs, 1, organ, 0, STR("予算"), 10, &found, &n, &w->e), &w->e);
		assert_int_equal(n, 1);
		assert_int_equal(found[0].id, organ == 1 ? ours : theirs);
		world_done(w);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(what_the_city_owns), cmocka_unit_test(what_the_assembly_owns),
		cmocka_unit_test(no_consent), cmocka_unit_test(within_the_assembly), cmocka_unit_test(nobody_in_the_other_organ),
		cmocka_unit_test(each_organ_has_its_own_desk), cmocka_unit_test(each_organ_has_its_own_lists),
		cmocka_unit_test(one_alone),
		cmocka_unit_test(who_has_moved),
		cmocka_unit_test(between_organs_it_is_a_request),
		cmocka_unit_test(without_a_policy_of_its_own)};
	return fixture_run_with("organs", tests, ARRAY_LEN(tests), setup, world_teardown);
}
