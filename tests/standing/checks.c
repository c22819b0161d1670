/* Results of checks: brought in as one entry, refused by name, failures open a case; the program's tests of itself. */
#include "tests/standing/desk.h"

#include <stdlib.h>

#include "engine/account.h"
#include "engine/check.h"
#include "engine/file.h"
#include "engine/selftest.h"
#include "util/clean.h"
#include "worker/worker.h"

static int64_t device(struct world *w, const char *unit, const char *kind)
{
	return desk_do(w, "", "record_add", arena_cprintf(w->a,
		"{\"register\":\"devices\",\"unit\": @%s,\"form\":{\"name\":\"端末\",\"kind\":\"%s\"}}", unit, kind));
}

static const char *number_of(struct world *w, int64_t id)
{
	struct record r;
	bool found;
	assert_ok(record_get(world_read(w), w->a, id, &r, &found, &w->e), &w->e);
	world_done(w);
	return r.number;
}

static const char *line(struct world *w, const char *check, int64_t record, const char *result, const char *seen)
{
	return arena_cprintf(w->a,
		"{\"check\":\"%s\",\"record\":\"%s\",\"result\":\"%s\",\"seen\":\"%s\",\"evidence\":\"usbstor=4\"}", check,
		number_of(w, record), result, seen);
}

static const char *batch(struct world *w, const char *lines) { return arena_cprintf(w->a, "{\"form\":{\"list\":[%s]}}", lines); }

static struct check_row row_of(struct world *w, const char *check, int64_t record)
{
	const struct check *k = (const struct check *)(const void *)pack_find(w->pack, ELEM_CHECK, check);
	struct check_row *rows, none = {0};
	size_t n;
	bool more;
	assert_ok(check_rows(world_read(w), w->a, w->pack, k, 1, CHECK_RESULTS, 0, 0, 100, clock_now(), &rows, &n, &more,
		&w->e), &w->e);
	world_done(w);
	for (size_t i = 0; i < n; i++)
		if (rows[i].record == record)
			return rows[i];
	return none;
}

static const char *sums(struct world *w)
{
	struct check_sum *list;
	const char *text = "";
	size_t n;
	assert_ok(check_sums(world_read(w), w->a, 1, &list, &n, &w->e), &w->e);
	world_done(w);
	for (size_t i = 0; i < n; i++)
		text = arena_cprintf(w->a, "%s%s%s=%lld/%lld/%lld", text, i ? " " : "", list[i].name,
			(long long)list[i].n[CHECK_PASS],
			(long long)list[i].n[CHECK_FAIL], (long long)list[i].n[CHECK_UNKNOWN]);
	return text;
}

static void a_batch_is_one_entry(void **state)
{
	struct world *w = world_of(state);
	int64_t a = device(w, "111", "pc"), b = device(w, "112", "pc"), entries = world_entries(w);
	const char *in = batch(w, arena_cprintf(w->a, "%s,%s", line(w, "usb_blocked", a, "pass", "2026-04-01T08:00"),
		line(w, "usb_blocked", b, "unknown", "2026-04-01T08:00")));
	desk_do(w, "1212", "check_report", in);
	assert_int_equal(world_entries(w), entries + 1);
	assert_string_equal(sums(w), "usb_blocked=1/0/1");
	struct check_row r = row_of(w, "usb_blocked", a);
	assert_int_equal(r.result, CHECK_PASS);
	assert_string_equal(r.evidence, "usbstor=4");
	assert_int_equal(r.since, civil_ms(civil_date(2026, 4, 1), 8, 0));
	/* the same file again */
	assert_string_equal(desk_refused(w, "1212", "check_report", in), ": All of these results are here already. Nothing is "
		"new.");
	/* one of them newer: the other is passed over; an older one changes nothing */
	desk_do(w, "1212", "check_report", batch(w, arena_cprintf(w->a, "%s,%s", line(w, "usb_blocked", a, "unknown",
		"2026-04-01T07:00"), line(w, "usb_blocked", b, "pass", "2026-04-01T08:30"))));
	assert_int_equal(row_of(w, "usb_blocked", a).result, CHECK_PASS);
	assert_int_equal(row_of(w, "usb_blocked", b).result, CHECK_PASS);
	assert_string_equal(sums(w), "usb_blocked=2/0/0");
	/* seen again with the same result: since when stays */
	desk_do(w, "1212", "check_report", batch(w, line(w, "usb_blocked", a, "pass", "2026-04-01T08:45")));
	r = row_of(w, "usb_blocked", a);
	assert_int_equal(r.since, civil_ms(civil_date(2026, 4, 1), 8, 0));
	assert_int_equal(r.seen, civil_ms(civil_date(2026, 4, 1), 8, 45));
	/* made again from the rows the tally is the same */
	assert_ok(standing_reindex(w->city, NULL, NULL, &w->e), &w->e);
	assert_string_equal(sums(w), "usb_blocked=2/0/0");
}

static void refusals(void **state)
{
	struct world *w = world_of(state);
	int64_t a = device(w, "111", "pc");
	const char *good = line(w, "usb_blocked", a, "pass", "2026-04-01T08:00"), *number = number_of(w, a);
	const struct { const char *who, *lines, *says; } rows[] = {
		{"1116", good, "The information section brings in results of checks."},
		{"1111", good, "The information section brings in results of checks."},
		{"1212", "", "check_report: \"form\" holds a list of 1 to 2000 results"},
		{"1212", "7", "check_report: a result is an object"},
		{"1212", "{\"check\":\"usb\",\"record\":\"x\",\"result\":\"pass\",\"seen\":\"2026-04-01T08:00\"}",
			"list.1.check: The present policy data has no check \"usb\"."},
		{"1212", "{\"check\":\"usb_blocked\",\"record\":\"nobody\",\"result\":\"pass\",\"seen\":\"2026-04-01T08:00\"}",
			"list.1.record: There is no nobody in \"Devices\"."},
		{"1212", arena_cprintf(w->a,
			"%s,{\"check\":\"usb_blocked\",\"record\":\"%s\",\"result\":\"good\",\"seen\":\"2026-04-01T08:00\"}",
			good, number), "list.2.result: A result is pass, fail or unknown."},
		{"1212", arena_cprintf(w->a,
			"{\"check\":\"usb_blocked\",\"record\":\"%s\",\"result\":\"pass\",\"seen\":\"today\"}", number),
			"list.1.seen: Please write the time as 2026-04-01T09:00."},
		{"1212", arena_cprintf(w->a,
			"{\"check\":\"usb_blocked\",\"record\":\"%s\",\"result\":\"pass\",\"seen\":\"2026-04-01T09:01\"}",
			number), "list.1.seen: The time lies in the future. Please check the clock of the host."},
	};
	int64_t entries = world_entries(w);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const char *said = desk_refused(w, rows[i].who, "check_report", batch(w, rows[i].lines));
		if (strcmp(said, rows[i].says) != 0)
			fail_msg("row %zu: %s", i, said);
	}
	assert_int_equal(world_entries(w), entries);
	assert_string_equal(sums(w), "");
	assert_non_null(strstr(desk_refused(w, "1212", "self_test", "{\"form\":{\"list\":[]}}"), "program"));
}

static void a_failure_opens_one_case(void **state)
{
	struct world *w = world_of(state);
	int64_t a = device(w, "111", "pc");
	desk_do(w, "1212", "check_report", batch(w, line(w, "usb_blocked", a, "fail", "2026-04-01T08:00")));
	int64_t id = row_of(w, "usb_blocked", a).case_file;
	assert_true(id > 0);
	struct case_file c = desk_case(w, "1212", id);
	assert_string_equal(c.procedure, "finding");
	assert_string_equal(c.state, "open");
	assert_non_null(strstr(json_str(c.parts[0].body, "reason").p, "USBの遮断"));
	/* again: the same case; it passes: the case stays open, the entry names it */
	desk_do(w, "1212", "check_report", batch(w, line(w, "usb_blocked", a, "fail", "2026-04-01T08:10")));
	assert_int_equal(row_of(w, "usb_blocked", a).case_file, id);
	desk_do(w, "1212", "check_report", batch(w, line(w, "usb_blocked", a, "pass", "2026-04-01T08:20")));
	assert_string_equal(desk_state(w, id), "open");
	assert_non_null(strstr(world_body(w, world_entries(w) - 1), arena_cprintf(w->a, "[1,%lld]", (long long)id)));
	/* it fails again while that one is open, then when it is over */
	desk_do(w, "1212", "check_report", batch(w, line(w, "usb_blocked", a, "fail", "2026-04-01T08:30")));
	assert_int_equal(row_of(w, "usb_blocked", a).case_file, id);
	desk_do(w, "1212", "case_withdraw", arena_cprintf(w->a, "{\"id\":%lld,\"reason\":\"誤検知\"}", (long long)id));
	desk_do(w, "1212", "check_report", batch(w, line(w, "usb_blocked", a, "fail", "2026-04-01T08:40")));
	assert_true(row_of(w, "usb_blocked", a).case_file > id);
	/* the program itself brings a failure: somebody at the desk applies */
	int64_t b = device(w, "112", "pc");
	desk_do(w, "", "check_report", batch(w, line(w, "usb_blocked", b, "fail", "2026-04-01T08:40")));
	assert_int_equal(desk_case(w, "1212", row_of(w, "usb_blocked", b).case_file).applicant, world_person(w, "1212"));
}

static void what_people_bring(void **state)
{
	struct world *w = world_of(state);
	static const struct { const char *text, *says; size_t n; } rows[] = {
		{"check,record,result,seen,evidence\r\nusb_blocked,1,pass,2026-04-01T08:00,\"a \"\"b\"\", c\r\nd\"\r\n", "", 1},
		{"\xef\xbb\xbf結果,番号,検査,日時\n合格,1,x,2026-04-01T08:00\n\n不合格,2,x,2026-04-01T08:00", "", 2},
		{"[{\"check\":\"x\"},{}]", "", 2},
		{"", "There is no result in it.", 0},
		{"check,record,result,seen\n", "There is no result in it.", 0},
		{"[]", "There is no result in it.", 0},
		{"[7]", "It does not read as JSON. It must be an array of results.", 0},
		{"[{\"a\":1.5}]", "It does not read as JSON. It must be an array of results.", 0},
		{"check,record,result\n", "Line 1 lacks the heading \"seen\".", 0},
		{"check,check\n", "The heading \"check\" in line 1 is not known. Write check,record,result,seen,evidence once "
			"each.", 0},
		{"check,host\n", "The heading \"host\" in line 1 is not known. Write check,record,result,seen,evidence once "
			"each.", 0},
		{"check,record,result,seen\na,b,c\n", "Line 2 has another number of cells than the 4 of the heading.", 0},
		{"check,record,result,seen\na,b,c,d,e\n", "Line 2 has another number of cells than the 4 of the heading.", 0},
		{"check,record,result,seen\na,\"b,c,d\n", "The quotes in line 2 do not close.", 0},
		{"check,record,result,seen\na,\"b\"c,d,e\n", "The quotes in line 2 do not close.", 0},
		{"\xff\xfe", "It is not in UTF-8. Please save it as UTF-8.", 0},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct json *list;
		const char *why;
		bool ok = check_read(w->a, &w->en, str_of(rows[i].text), &list, &why);
		if (strcmp(why, rows[i].says) != 0 || ok != !*rows[i].says || (ok && list->count != rows[i].n))
			fail_msg("row %zu: %s", i, why);
	}
	struct json *list;
	const char *why;
	assert_true(check_read(w->a, &w->en, str_of(rows[0].text), &list, &why));
	assert_true(str_is(json_str(list->first, "evidence"), "a \"b\", c\r\nd"));
	/* one line more than a batch holds */
	CLEAN_BUF struct buf b;
	buf_init(&b, 1 << 20);
	buf_lit(&b, "check,record,result,seen\n");
	for (int i = 0; i <= CHECK_BATCH; i++)
		buf_lit(&b, "x,1,pass,2026-04-01T08:00\n");
	assert_false(check_read(w->a, &w->en, buf_str(&b), &list, &why));
	assert_string_equal(why, "At most 2000 results at a time. Please split it.");
	/* a whole batch in quotes costs about its own size, not its square */
	CLEAN_ARENA struct arena *small = arena_new(8 << 20);
	buf_clear(&b);
	buf_lit(&b, "\"check\",\"record\",\"result\",\"seen\"\n");
	for (int i = 0; i < CHECK_BATCH; i++)
		buf_lit(&b, "\"x\",\"1\",\"pass\",\"2026-04-01T08:00\"\n");
	assert_true(check_read(small, &w->en, buf_str(&b), &list, &why));
	assert_int_equal(list->count, CHECK_BATCH);
	assert_false(arena_over(small));
}

/* ---- read in a cage ---- */

bool __real_check_read(struct arena *a, const struct lang *l, struct str text, struct json **ret_list, const char **ret_why);
bool __wrap_check_read(struct arena *a, const struct lang *l, struct str text, struct json **ret_list, const char **ret_why);
bool __wrap_check_read(struct arena *a, const struct lang *l, struct str text, struct json **ret_list, const char **ret_why)
{
	/* a fault of the parser, as a file might find it */
	if (str_is(text, "crash"))
		*(volatile char *)NULL = 1;
	for (int i = 0; str_is(text, "swell") && i < 64; i++)
		(void)arena_alloc(a, 8 << 20);
	if (str_is(text, "look"))
		assert_null(fopen("/etc/passwd", "r"));
	return __real_check_read(a, l, text, ret_list, ret_why);
}

static struct str instead;                   /* what a worker that went wrong answers */
bool __real_worker_run(struct arena *a, const struct worker_job *job, const struct lang *l, struct str in, struct str *ret,
	bool *ret_died, struct err *e);
bool __wrap_worker_run(struct arena *a, const struct worker_job *job, const struct lang *l, struct str in, struct str *ret,
	bool *ret_died, struct err *e);
bool __wrap_worker_run(struct arena *a, const struct worker_job *job, const struct lang *l, struct str in, struct str *ret,
	bool *ret_died, struct err *e)
{
	*ret = instead;
	*ret_died = false;
	return instead.p || __real_worker_run(a, job, l, in, ret, ret_died, e);
}

#define DIED "Reading the file was stopped, and nothing was brought in. Please check whether it is damaged, and make it again."

static void read_in_a_cage(void **state)
{
	struct world *w = world_of(state);
	static const struct { const char *text, *says; size_t n; } rows[] = {
		{"check,record,result,seen,evidence\nusb,1,pass,2026-04-01T08:00,\"a, b\"\nusb,2,fail,x,\n", NULL, 2},
		{"[{\"check\":\"x\",\"evidence\":7},{}]", NULL, 2},
		{"check,host\n", "The heading \"host\" in line 1 is not known. Write check,record,result,seen,evidence once "
			"each.", 0},
		{"", "There is no result in it.", 0},
		{"crash", DIED, 0}, {"swell", DIED, 0}, {"look", DIED, 0},
	};
	struct json *list;
	const char *why;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		assert_ok(check_brought(w->a, &w->en, str_of(rows[i].text), &list, &why, &w->e), &w->e);
		if (rows[i].says ? !why || strcmp(why, rows[i].says) != 0 : why || list->count != rows[i].n)
			fail_msg("row %zu: %s", i, why);
	}
	assert_ok(check_brought(w->a, &w->ja, STR(""), &list, &why, &w->e), &w->e);
	assert_string_equal(why, "結果が1件もありません。");
	assert_ok(check_brought(w->a, &w->en, str_of(rows[0].text), &list, &why, &w->e), &w->e);
	assert_true(str_is(json_str(list->first, "evidence"), "a, b"));
	assert_true(str_is(json_str(list->first, "seen"), "2026-04-01T08:00"));
}

/* What read foreign bytes may say anything: only a list of texts, or a sentence, is taken. */
static void an_answer_is_not_trusted(void **state)
{
	struct world *w = world_of(state);
#define ONE_LINE "\0\0\0\1x\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
	static const struct { const char *p; size_t n; bool taken; } rows[] = {
#define ROW(s, taken) {s, sizeof(s) - 1, taken}
		ROW("L\0\0\0\1" ONE_LINE, true), ROW("L\0\0\0\1" ONE_LINE "x", false), ROW("L\0\0\0\2" ONE_LINE, false),
		ROW("L\0\0\0\0", false), ROW("L\0\0", false), ROW("L", false), ROW("", false), ROW("W", false), ROW("X1", false),
		ROW("L\xff\xff\xff\xff", false), ROW("L\0\0\0\1\xff\xff\xff\xff", false), ROW("W\xff", false),
		ROW("Wa\0b", false),
		ROW("L\0\0\0\1\0\0\0\1\xff\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", false),
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct json *list;
		const char *why;
		instead = (struct str){rows[i].p, rows[i].n};
		bool ok = check_brought(w->a, &w->en, STR("x"), &list, &why, &w->e);
		instead = (struct str){0};
		assert_true(ok);
		if (rows[i].taken ? why != NULL : !why || strcmp(why, DIED) != 0)
			fail_msg("row %zu: %s", i, why ? why : "taken");
	}
}

static void the_program_tests_itself(void **state)
{
	struct world *w = world_of(state);
	const char *const *names;
	size_t n = selftest_names(&names);
	struct json *list = selftest_results(w->a, &w->en, NULL);
	assert_int_equal(list->count, n);
	json_each(it, list)
		if (!str_is(json_str(it, "result"), "pass"))
			fail_msg("%.*s: %.*s", STR_ARG(json_str(it, "check")), STR_ARG(json_str(it, "result")));
	bool done;
	int64_t entries = world_entries(w);
	assert_ok(selftest_tick(w->city, clock_now(), false, NULL, &done, &w->e), &w->e);
	assert_true(done);
	assert_int_equal(world_entries(w), entries + 1);
	assert_ok(selftest_tick(w->city, clock_now(), false, NULL, &done, &w->e), &w->e);
	assert_false(done);
	clock_fixed(FIXTURE_NOW + DAY_MS);
	assert_ok(selftest_tick(w->city, clock_now(), false, NULL, &done, &w->e), &w->e);
	assert_true(done);
	/* without a place to try nothing is known, and nothing passes */
	assert_int_equal(setenv("TMPDIR", "/nowhere", 1), 0);
	json_each(it, selftest_results(w->a, &w->en, NULL))
		assert_true(str_is(json_str(it, "result"), "unknown"));
	assert_int_equal(unsetenv("TMPDIR"), 0);
}

/* ---- a portal that does not enforce its rules ---- */

static bool lax;
bool __real_account_rules(struct tx *t, const struct pack *p, int64_t organ, int64_t now,
	struct account_rules *ret, struct err *e);
bool __wrap_account_rules(struct tx *t, const struct pack *p, int64_t organ, int64_t now,
	struct account_rules *ret, struct err *e);
bool __real_file_limits(struct tx *t, struct arena *a, const struct pack *p, int64_t organ,
	struct file_limits *ret, struct err *e);
bool __wrap_file_limits(struct tx *t, struct arena *a, const struct pack *p, int64_t organ,
	struct file_limits *ret, struct err *e);

bool __wrap_account_rules(struct tx *t, const struct pack *p, int64_t organ, int64_t now,
	struct account_rules *ret, struct err *e)
{
	bool ok = __real_account_rules(t, p, organ, now, ret, e);
	if (lax) {
		ret->min_length = ret->privileged_min_length = 8;
		ret->history = ret->max_age = ret->max_uses = 0;
		ret->temporary_life = 24 * 3600000;
		ret->attempts = 20;
		ret->lock = 60000;
		ret->idle = ret->privileged_idle = 4 * 3600000;
		ret->absolute = ret->privileged = 12 * 3600000;
		ret->no_own_data = false;
	}
	return ok;
}

bool __wrap_file_limits(struct tx *t, struct arena *a, const struct pack *p, int64_t organ,
	struct file_limits *ret, struct err *e)
{
	bool ok = __real_file_limits(t, a, p, organ, ret, e);
	if (lax)
		*ret = (struct file_limits){.most = FILE_MOST, .types = ""};
	return ok;
}

void __real_chunk_seal(const uint8_t key[FILE_KEY], const uint8_t uid[FILE_UID], int64_t no, bool last, const void *in, size_t n,
	uint8_t *out);
void __wrap_chunk_seal(const uint8_t key[FILE_KEY], const uint8_t uid[FILE_UID], int64_t no, bool last, const void *in, size_t n,
	uint8_t *out);
void __wrap_chunk_seal(const uint8_t key[FILE_KEY], const uint8_t uid[FILE_UID], int64_t no, bool last, const void *in, size_t n,
	uint8_t *out)
{
	__real_chunk_seal(key, uid, no, last, in, n, out);
	if (lax)
		memcpy(out, in, n);
}

static void a_rule_that_is_not_enforced_fails(void **state)
{
	static const char *const broken[] = {"password.min_length", "privileged.min_length", "password.no_own_data",
		"login.tries",
		"login.lock", "session.idle", "session.lock", "session.absolute", "privileged.session", "session.privileged_idle",
		"files.max_mb", "files.types", "files.encrypted", "password.temporary_life",
		"password.history", "password.max_age", "password.max_uses"};
	struct world *w = world_of(state);
	size_t n = 0;
	lax = true;
	struct json *list = selftest_results(w->a, &w->en, NULL);
	lax = false;
	json_each(it, list) {
		bool should = false;
		for (size_t i = 0; i < ARRAY_LEN(broken); i++)
			should |= strcmp(arena_cstr(w->a, json_str(it, "check")) + strlen("portal."), broken[i]) == 0;
		if (should == str_is(json_str(it, "result"), "pass"))
			fail_msg("%.*s: %.*s", STR_ARG(json_str(it, "check")), STR_ARG(json_str(it, "result")));
		n += should;
	}
	assert_int_equal(n, ARRAY_LEN(broken));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_batch_is_one_entry), cmocka_unit_test(refusals), cmocka_unit_test(a_failure_opens_one_case),
		cmocka_unit_test(what_people_bring), cmocka_unit_test(read_in_a_cage), cmocka_unit_test(an_answer_is_not_trusted),
		cmocka_unit_test(the_program_tests_itself),
		cmocka_unit_test(a_rule_that_is_not_enforced_fails),
	};
	return fixture_run_with("standing-checks", tests, ARRAY_LEN(tests), stand_setup, world_teardown);
}
