/* Files with what people do: the scanned paper of a proxy entry, the photograph of an answer, the text of a document; who has not
 * answered is reminded. */
#include "tests/files/box.h"
#include "tests/round/work.h"

#include "engine/document.h"
#include "util/buf.h"
#include "util/clean.h"
#include "util/num.h"

static const char more[] =
	"document \"rules\" { \"実施手順\", \"Procedures\", tier = \"procedure\", approved_by = \"chief\", review = \"1 year\",\n"
	"  read_by = \"staff\" }\n"
	"clause \"5\" { \"手順を守る。\", \"Procedures are kept.\", ref = \"5\", who = \"staff\", kinds = \"document\", kept_by "
	"= \"rules\" }\n";

static int setup(void **state)
{
	return work_setup_more(state, more) ? -1 : box_keys(world_of(state));
}

static const char *answer(struct world *w, int64_t id, const char *fields)
{
	return arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{%s}}", (long long)id, fields);
}

static struct round_deed *deeds_of(struct world *w, int64_t id, size_t *ret_n)
{
	struct round_deed *list;
	assert_ok(round_deeds(world_read(w), w->a, id, &list, ret_n, &w->e), &w->e);
	world_done(w);
	return list;
}

static void the_leader_enters_the_paper(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-06-01");
	int64_t id = work_round(w, "staff_round", "#1114");
	const char *both = "\"lock\":\"yes\",\"mail\":\"yes\"";
	/* a paper that somebody else has sent is not his to name */
	const char *theirs = box_upload(w, "1116", "roster.pdf", 1, 3000);
	assert_non_null(strstr(work_refused(w, "1115", "round_answer",
				       answer(w, id, arena_cprintf(w->a, "%s,\"proxy_roster\":\"%s\"", both, theirs))),
		"proxy_roster"));
	const char *paper = box_upload(w, "1115", "名簿.pdf", 2, 70000);
	work_do(w, "1115", "round_answer", answer(w, id, arena_cprintf(w->a, "%s,\"proxy_roster\":\"%s\"", both, paper)));
	size_t n;
	struct round_deed *deeds = deeds_of(w, id, &n);
	assert_int_equal(n, 1);
	assert_string_equal(deeds[0].as_kind, "proxy");
	assert_string_equal(deeds[0].roster, paper);
	assert_int_equal(deeds[0].actor, world_person(w, "1115"));
	assert_true(box_reads(w, paper, 2, 70000));
	/* who was entered for corrects it himself; the paper stays in the history */
	work_do(w, "1114", "round_correct",
		arena_cprintf(w->a,
			"{\"id\":%lld,\"reason\":\"書き誤り\",\"fields\":{\"lock\":\"yes\",\"mail\":\"not_applicable\","
			"\"mail-reason\":\"使わない\"}}",
			(long long)id));
	deeds = deeds_of(w, id, &n);
	assert_int_equal(n, 2);
	assert_string_equal(deeds[0].as_kind, "self");
	assert_string_equal(deeds[0].roster, "");
	assert_string_equal(deeds[1].roster, paper);
	assert_null(box_verify(w));
}

static void a_photograph_is_evidence(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-04-01");
	int64_t id = work_round(w, "workplace_round", "111");
	const char *rest = "\"desk\":\"yes\",\"desk-yes-note\":\"見て回った\",\"words\":\"yes\",\"door\":\"yes\"";
	assert_string_equal(
		work_refused(w, "1115", "round_answer", answer(w, id, rest)),
		"door-yes-file: Please fill in “Photograph (question 2)”.");
	const char *photo = box_upload(w, "1115", "扉.jpg", 3, 12345);
	work_do(w, "1115", "round_answer", answer(w, id, arena_cprintf(w->a, "%s,\"door-yes-file\":\"%s\"", rest, photo)));
	struct round_answer *list;
	size_t n;
	assert_ok(round_answers(world_read(w), w->a, OBJECT_ROUND, id, false, &list, &n, &w->e), &w->e);
	world_done(w);
	assert_int_equal(n, 3);
	assert_string_equal(list[0].note, "見て回った");
	assert_string_equal(list[1].file, photo);
	assert_true(box_reads(w, photo, 3, 12345));
	assert_null(box_verify(w));
}

/* ---- documents ---- */

static struct document_version version(struct world *w, int64_t id)
{
	struct document_version v;
	bool found;
	assert_ok(document_get(world_read(w), w->a, id, &v, &found, &w->e), &w->e);
	world_done(w);
	assert_true(found);
	return v;
}

static void adopt(struct world *w, int64_t id)
{
	CLEAN_BUF struct buf b;
	struct document_version v = version(w, id);
	buf_init(&b, 100);
	num_hex(&b, v.digest.b, HASH_LEN);
	work_do(w, "1201", "document_adopt",
		arena_cprintf(w->a, "{\"id\":%lld,\"digest\":\"%.*s\"}", (long long)id, STR_ARG(buf_str(&b))));
}

static size_t unread(struct world *w, const char *number)
{
	struct document_unread *list;
	size_t n;
	int64_t me = world_person(w, number);
	assert_ok(document_to_read(world_read(w), w->a, w->pack, 1, me, civil_date_of_ms(clock_now()), &list, &n, &w->e), &w->e);
	world_done(w);
	return n;
}

static const char *draft(struct world *w, const char *edition, const char *file)
{
	return arena_cprintf(
		w->a, "{\"document\":\"rules\",\"edition\":\"%s\",\"file\":\"%s\",\"reason\":\"改めた\"}", edition, file);
}

static void a_document_is_a_file(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-05-01");
	const char *theirs = box_upload(w, "1116", "x.pdf", 4, 500), *first = box_upload(w, "1212", "手順.pdf", 5, 300000);
	assert_string_equal(work_refused(w, "1212", "document_draft", draft(w, "第1版", theirs)),
		"file: The file was not found. Please choose it again.");
	int64_t one = work_do(w, "1212", "document_draft", draft(w, "第1版", first));
	/* a draft is nobody's to read */
	assert_int_equal(unread(w, "1116"), 0);
	assert_non_null(work_refused(w, "1116", "document_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)one)));
	adopt(w, one);
	assert_int_equal(unread(w, "1116"), 1);
	work_do(w, "1116", "document_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)one));
	assert_int_equal(unread(w, "1116"), 0);
	assert_int_equal(unread(w, "1114"), 1);
	assert_non_null(work_refused(w, "1116", "document_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)one)));
	/* the new one is read again; the old file stays what it was */
	work_tick(w, "2026-06-01");
	const char *second = box_upload(w, "1212", "手順2.pdf", 6, 1000);
	int64_t two = work_do(w, "1212", "document_draft", draft(w, "第2版", second));
	adopt(w, two);
	assert_int_equal(unread(w, "1116"), 1);
	assert_non_null(work_refused(w, "1116", "document_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)one)));
	work_do(w, "1116", "document_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)two));
	assert_int_equal(unread(w, "1116"), 0);
	assert_true(box_reads(w, first, 5, 300000) && box_reads(w, second, 6, 1000));
	assert_int_equal(version(w, one).till, civil_date(2026, 5, 31));
	/* its review falls due, is late, and is made */
	assert_int_equal(version(w, two).review_by, civil_date(2027, 6, 1));
	work_tick(w, "2027-06-10");
	assert_true(version(w, two).review_by < civil_date_of_ms(clock_now()));
	assert_non_null(strstr(
		work_refused(w, "1201", "document_review", arena_cprintf(w->a, "{\"id\":%lld}", (long long)two)), "reason"));
	work_do(w, "1201", "document_review", arena_cprintf(w->a, "{\"id\":%lld,\"reason\":\"変更なし\"}", (long long)two));
	assert_int_equal(version(w, two).review_by, civil_date(2028, 6, 10));
	assert_int_equal(unread(w, "1116"), 0);
	assert_null(box_verify(w));
}

/* ---- told ---- */

static const char *told(struct world *w, const char *number)
{
	struct round_notice *list;
	size_t n;
	int64_t me = world_person(w, number);
	struct round_reading v = {.tx = world_read(w), .arena = w->a, .pack = w->pack, .lang = &w->en, .now = clock_now()};
	assert_ok(round_notices(&v, me, 5, &list, &n, &w->e), &w->e);
	world_done(w);
	return n ? list[0].text : "";
}

static void who_has_not_answered_is_told(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-06-01");
	int64_t group = work_group(w, "staff_round");
	const char *in = arena_cprintf(w->a, "{\"id\":%lld,\"unit\": @111}", (long long)group);
	work_do(w, "1116", "round_answer", answer(w, work_round(w, "staff_round", "#1116"), "\"lock\":\"yes\",\"mail\":\"yes\""));
	static const char *const others[] = {"1116", "1121", "1101"};
	for (size_t i = 0; i < ARRAY_LEN(others); i++)
		assert_string_equal(work_refused(w, others[i], "round_remind", in),
			"The unit's leader, its head and the information section remind.");
	work_do(w, "1111", "round_remind", in);
	assert_string_equal(told(w, "1114"),
		"1 of \"Self-inspection of staff\" (fiscal year 2026) not reported yet. Please report by the due date.");
	assert_string_equal(told(w, "1116"), "");
	assert_string_equal(told(w, "1122"), "");
	assert_string_equal(work_refused(w, "1115", "round_remind", in), ": This unit was reminded today already.");
	work_tick(w, "2026-06-02");
	work_do(w, "1212", "round_remind", in);
	/* nobody is told of what is done */
	int64_t reports = work_group(w, "drill_year");
	assert_int_equal(reports, 0);
	/* and when it is late, the line above hears of it */
	work_tick(w, "2026-08-03");
	assert_string_equal(told(w, "1115"), "Support: 5 of \"Self-inspection of staff\" (fiscal year 2026) overdue.");
	assert_null(box_verify(w));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_leader_enters_the_paper),
		cmocka_unit_test(a_photograph_is_evidence),
		cmocka_unit_test(a_document_is_a_file),
		cmocka_unit_test(who_has_not_answered_is_told),
	};
	return fixture_run_with("files with answers", tests, ARRAY_LEN(tests), setup, world_teardown);
}
