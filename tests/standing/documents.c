/* Documents live: drafted, adopted by the role that approves, read by those who must, reviewed, withdrawn; old versions stay. */
#include "tests/standing/desk.h"

#include "engine/document.h"
#include "engine/object.h"
#include "engine/roster.h"

#define NO_DIGEST "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"

/* ---- by acts ---- */

static int64_t draft(struct world *w, const char *who, const char *document, const char *unit, const char *edition)
{
	return desk_do(w, who, "document_draft", arena_cprintf(w->a,
		"{\"document\":\"%s\"%s,\"edition\":\"%s\",\"text\":\"第1条 まもる。\\n第2条 しらせる。\"}", document, unit, edition));
}

static const char *adoption(struct world *w, int64_t id, const char *more)
{
	return arena_cprintf(w->a, "{\"id\":%lld,\"digest\":\"%s\"%s}", (long long)id, stand_digest(w, id), more);
}

static const char *editions(struct world *w, const char *document, const char *unit)
{
	struct document_version *list;
	const char *text = "";
	size_t n;
	int64_t at = *unit ? world_unit(w, unit) : 0;
	assert_ok(document_versions(world_read(w), w->a, 1, document, at, &list, &n, &w->e), &w->e);
	world_done(w);
	for (size_t i = 0; i < n; i++)
		text = arena_cprintf(w->a, "%s%s%s=%s", text, i ? " " : "", list[i].edition, list[i].state);
	return text;
}

static const char *on(struct world *w, int y, int m, int d)
{
	struct document_version v;
	bool found;
	assert_ok(document_in_force(world_read(w), w->a, 1, "policy", 0, civil_date(y, m, d), &v, &found, &w->e), &w->e);
	world_done(w);
	return found ? v.edition : "";
}

static void a_policy_is_adopted_by_its_council(void **state)
{
	struct world *w = world_of(state);
	int64_t first = draft(w, "1212", "policy", "", "初版");
	assert_string_equal(editions(w, "policy", ""), "初版=draft");
	assert_string_equal(on(w, 2026, 4, 1), "");
	/* 1201 answers for the council, and says at which meeting */
	assert_string_equal(desk_refused(w, "1201", "document_adopt", adoption(w, first, "")),
		"meeting: Write at which meeting, and when, \"Council\" approved it.");
	desk_do(w, "1201", "document_adopt", adoption(w, first, ",\"meeting\":\"第1回 情報化推進会議 3月25日\",\"from\":\"2026-03-01\""));
	assert_string_equal(on(w, 2026, 4, 1), "初版");
	assert_string_equal(on(w, 2026, 2, 28), "");
	/* the secretary may have drafted it: the council decides, he writes down where */
	int64_t second = draft(w, "1201", "policy", "", "第2版");
	desk_do(w, "1201", "document_adopt", adoption(w, second, ",\"meeting\":\"第2回\",\"from\":\"2026-05-01\""));
	assert_string_equal(editions(w, "policy", ""), "第2版=adopted 初版=adopted");
	assert_string_equal(on(w, 2026, 4, 30), "初版");
	assert_string_equal(on(w, 2026, 5, 1), "第2版");
	/* what was adopted later, but holds from an earlier day */
	int64_t third = draft(w, "1212", "policy", "", "第3版");
	assert_string_equal(desk_refused(w, "1201", "document_adopt", adoption(w, third, ",\"meeting\":\"第3回\"")),
		": A version that is in force from 1 May 2026 was adopted already.");
	struct document_version v;
	bool found;
	assert_ok(document_get(world_read(w), w->a, first, &v, &found, &w->e), &w->e);
	world_done(w);
	assert_int_equal(v.till, civil_date(2026, 4, 30));
	assert_int_equal(v.review_by, civil_date(2027, 3, 1));
	assert_string_equal(v.text, "第1条 まもる。\n第2条 しらせる。");
	assert_true(json_str(v.approved_who, "name").n > 0);
	assert_string_equal(v.meeting, "第1回 情報化推進会議 3月25日");
	assert_int_equal(document_keep_till(w->pack, document_of(w->pack, "policy"), &v), civil_date(2032, 3, 31));
}

static void refusals(void **state)
{
	struct world *w = world_of(state);
	static const struct { const char *who, *act, *in, *says; } rows[] = {
		{"1116", "document_draft", "{\"document\":\"policy\",\"edition\":\"1\",\"text\":\"x\"}",
			"A draft of \"Security policy\" is made by the approving role, the unit's manager or leader, or the "
			"information "
			"section."},
		{"1212", "document_draft", "{\"document\":\"nothing\",\"edition\":\"1\",\"text\":\"x\"}",
			"The present policy data has no such document."},
		{"1212", "document_draft", "{\"document\":\"policy\",\"unit\":@111,\"edition\":\"1\",\"text\":\"x\"}",
			"\"Security policy\" is not kept by this unit. Please check the unit."},
		{"1111", "document_draft", "{\"document\":\"own\",\"edition\":\"1\",\"text\":\"x\"}",
			"A draft of \"Procedures of a section\" is made by the approving role, the unit's manager or leader, or "
			"the "
			"information section."},
		{"1111", "document_draft", "{\"document\":\"own\",\"unit\":@112,\"edition\":\"1\",\"text\":\"x\"}",
			"A draft of \"Procedures of a section\" is made by the approving role, the unit's manager or leader, or "
			"the "
			"information section."},
		{"1111", "document_draft", "{\"document\":\"own\",\"unit\":@110,\"edition\":\"1\",\"text\":\"x\"}",
			"A draft of \"Procedures of a section\" is made by the approving role, the unit's manager or leader, or "
			"the "
			"information section."},
		{"1111", "document_draft", "{\"document\":\"own\",\"unit\":@1111,\"edition\":\"1\",\"text\":\"x\"}",
			"\"Procedures of a section\" is not kept by this unit. Please check the unit."},
		{"1212", "document_draft", "{\"document\":\"policy\",\"text\":\"x\"}",
			"edition: Write the name of the edition, at most 100 characters."},
		{"1212", "document_draft", "{\"document\":\"policy\",\"edition\":\"1\"}",
			"text: Write the text, or attach a file."},
		{"1212", "document_draft", "{\"document\":\"policy\",\"edition\":\"1\",\"file\":\"" NO_DIGEST "\"}",
			"file: The file was not found. Please choose it again."},
		{"", "document_draft", "{\"document\":\"policy\",\"edition\":\"1\",\"text\":\"x\"}", NULL},
		{"1201", "document_adopt",
			"{\"id\":77,\"digest\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}",
			"document version 77"},
		{"1116", "document_read", "{\"id\":77}", "document version 77"},
	};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const char *said = desk_refused(w, rows[i].who, rows[i].act, rows[i].in);
		if (rows[i].says && strcmp(said, rows[i].says) != 0)
			fail_msg("row %zu: %s", i, said);
	}
	int64_t id = draft(w, "1212", "common", "", "初版"), entries = world_entries(w);
	/* not who approves; content that is not what was shown; a day too far, no day */
	assert_string_equal(desk_refused(w, "1111", "document_adopt", adoption(w, id, "")), "\"Chief\" approves this document.");
	assert_string_equal(desk_refused(w, "1201", "document_adopt", arena_cprintf(w->a,
		"{\"id\":%lld,\"digest\":\"%064d\"}", (long long)id, 0)),
		"The draft has changed since it was shown. Please look at it and approve it again.");
	assert_string_equal(desk_refused(w, "1201", "document_adopt", adoption(w, id, ",\"from\":\"2029-01-01\"")),
		"from: The day from which it is in force lies within two years.");
	assert_string_equal(desk_refused(w, "1201", "document_adopt", adoption(w, id, ",\"from\":\"soon\"")),
		"from: Please write the date as 2026-04-01.");
	assert_string_equal(desk_refused(w, "1201", "document_review", arena_cprintf(w->a, "{\"id\":%lld,\"reason\":\"x\"}",
		(long long)id)), "This version is not in force today.");
	assert_string_equal(desk_refused(w, "1111", "document_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)id)),
		"This version does not ask for your confirmation.");
	assert_int_equal(world_entries(w), entries);
	desk_do(w, "1201", "document_adopt", adoption(w, id, ""));
	assert_string_equal(desk_refused(w, "1201", "document_adopt", adoption(w, id, "")),
		"This version is not a draft that waits for approval.");
	assert_string_equal(desk_refused(w, "1201", "document_review", arena_cprintf(w->a, "{\"id\":%lld}", (long long)id)),
		"reason: Write the reason.");
	assert_string_equal(desk_refused(w, "1116", "document_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)id)),
		"This version does not ask for your confirmation.");
	desk_do(w, "1111", "document_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)id));
	assert_string_equal(desk_refused(w, "1111", "document_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)id)),
		"You have confirmed this version already.");
	desk_do(w, "1201", "document_withdraw", arena_cprintf(w->a, "{\"id\":%lld,\"reason\":\"統合\"}", (long long)id));
	assert_string_equal(desk_refused(w, "1201", "document_withdraw", arena_cprintf(w->a, "{\"id\":%lld,\"reason\":\"x\"}",
		(long long)id)), "This version is not in force today.");
}

static void one_draft_at_a_time(void **state)
{
	struct world *w = world_of(state);
	int64_t first = draft(w, "1212", "common", "", "案1");
	draft(w, "1212", "common", "", "案2");
	assert_string_equal(editions(w, "common", ""), "案2=draft");
	assert_string_equal(desk_refused(w, "1201", "document_adopt", adoption(w, first, "")),
		"This version is not a draft that waits for approval.");
}

static void a_section_has_its_own(void **state)
{
	struct world *w = world_of(state);
	int64_t id = draft(w, "1115", "own", ",\"unit\":@111", "生活支援課 初版");
	/* the stand-in of the head does not approve; the head does; for 112 its own head */
	assert_string_equal(desk_refused(w, "1112", "document_adopt", adoption(w, id, "")),
		"\"Manager\" approves this document.");
	assert_string_equal(desk_refused(w, "1121", "document_adopt", adoption(w, id, "")),
		"\"Manager\" approves this document.");
	desk_do(w, "1111", "document_adopt", adoption(w, id, ""));
	assert_string_equal(editions(w, "own", "111"), "生活支援課 初版=adopted");
	assert_string_equal(editions(w, "own", "112"), "");
	/* what the head has drafted himself goes to whom his line leads */
	id = draft(w, "1121", "own", ",\"unit\":@112", "高齢課 初版");
	assert_string_equal(desk_refused(w, "1121", "document_adopt", adoption(w, id, "")),
		"Somebody else approves what you have drafted yourself.");
	desk_do(w, "1101", "document_adopt", adoption(w, id, ""));
	assert_string_equal(editions(w, "own", "112"), "高齢課 初版=adopted");
}

/* ---- readers ---- */

static struct document_tally reading(struct world *w, int64_t id, const char **ret_units)
{
	struct document_version v;
	struct document_tally all, *list;
	size_t n;
	bool found;
	*ret_units = "";
	assert_ok(document_get(world_read(w), w->a, id, &v, &found, &w->e), &w->e);
	assert_ok(document_reading(w->tx, w->a, w->pack, &v, civil_date_of_ms(clock_now()), &all, &list, &n, &w->e), &w->e);
	for (size_t i = 0; i < n; i++) {
		struct unit u;
		assert_ok(org_unit(w->tx, w->a, list[i].unit, w->today, &u, &w->e), &w->e);
		*ret_units = arena_cprintf(w->a, "%s%s%s=%lld/%lld", *ret_units, i ? " " : "", u.code, (long long)list[i].read,
			(long long)list[i].readers);
	}
	world_done(w);
	return all;
}

static const char *unread(struct world *w, const char *number)
{
	struct document_unread *list;
	const char *text = "";
	size_t n;
	assert_ok(document_to_read(world_read(w), w->a, w->pack, 1, world_person(w, number), civil_date_of_ms(clock_now()),
		&list, &n,
		&w->e), &w->e);
	world_done(w);
	for (size_t i = 0; i < n; i++)
		text = arena_cprintf(w->a, "%s%s%s", text, i ? " " : "", list[i].version.document);
	return text;
}

static void readers_are_counted_by_unit(void **state)
{
	struct world *w = world_of(state);
	const char *units;
	int64_t policy = draft(w, "1212", "policy", "", "初版"), common = draft(w, "1212", "common", "", "初版");
	desk_do(w, "1201", "document_adopt", adoption(w, policy, ",\"meeting\":\"第1回\""));
	desk_do(w, "1201", "document_adopt", adoption(w, common, ""));
	assert_string_equal(unread(w, "1116"), "policy");
	assert_string_equal(unread(w, "1111"), "common policy");
	struct document_tally all = reading(w, policy, &units);
	assert_int_equal(all.readers, 21);
	assert_int_equal(all.read, 0);
	desk_do(w, "1116", "document_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)policy));
	desk_do(w, "1114", "document_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)policy));
	desk_do(w, "1121", "document_read", arena_cprintf(w->a, "{\"id\":%lld}", (long long)common));
	assert_string_equal(unread(w, "1116"), "");
	all = reading(w, policy, &units);
	assert_int_equal(all.read, 2);
	assert_int_equal(all.late, 0);
	assert_non_null(strstr(units, "111=2/6"));
	reading(w, common, &units);
	assert_string_equal(units, "111=0/1 112=1/2 121=0/1");
	/* who left is no reader any more; after a month the others are late */
	desk_do(w, "", "person_change", "{\"id\": #1116,\"state\":\"left\"}");
	clock_fixed(FIXTURE_NOW + 31 * DAY_MS);
	all = reading(w, policy, &units);
	assert_int_equal(all.readers, 20);
	assert_int_equal(all.read, 1);
	assert_int_equal(all.late, 19);
	/* a new version is read anew */
	policy = draft(w, "1212", "policy", "", "第2版");
	desk_do(w, "1201", "document_adopt", adoption(w, policy, ",\"meeting\":\"第2回\""));
	assert_string_equal(unread(w, "1114"), "policy");
}

/* ---- by a case ---- */

static void a_case_adopts(void **state)
{
	struct world *w = world_of(state);
	int64_t id = desk_do(w, "1111", "case_submit",
		"{\"door\":\"making\",\"answers\":{\"document\":[\"document:common\",\"document:own\"],\"content\":\"第1条\"}}");
	assert_string_equal(editions(w, "common", ""), "");
	desk_decide(w, "1201", id, "adopt", "granted", "");
	assert_string_equal(editions(w, "common", ""), "");
	desk_decide(w, "1001", id, "agreed", "granted", "");
	struct case_file c = desk_case(w, "1111", id);
	assert_string_equal(editions(w, "common", ""), arena_cprintf(w->a, "%s=adopted", c.number));
	assert_string_equal(editions(w, "own", "111"), arena_cprintf(w->a, "%s=adopted", c.number));
	struct document_version v;
	bool found;
	assert_ok(document_in_force(world_read(w), w->a, 1, "common", 0, w->today, &v, &found, &w->e), &w->e);
	world_done(w);
	assert_true(found);
	assert_int_equal(v.case_file, id);
	assert_string_equal(v.text, "第1条");
	assert_true(v.approver == world_person(w, "1201") || v.approver == world_person(w, "1101"));
	/* one that was refused adopts nothing */
	id = desk_do(w, "1111", "case_submit",
		"{\"door\":\"making\",\"answers\":{\"document\":[\"document:common\"],\"content\":\"第2条\"}}");
	desk_decide(w, "1201", id, "adopt", "refused", ",\"reason\":\"足りない\"");
	assert_string_equal(editions(w, "common", ""), arena_cprintf(w->a, "%s=adopted", c.number));
}

/* ---- what waits to be read ---- */

static int64_t queries, rows;
struct query *__real_tx_query(struct tx *t, enum stmt id, const struct val *args, size_t n);
struct query *__wrap_tx_query(struct tx *t, enum stmt id, const struct val *args, size_t n);
struct query *__wrap_tx_query(struct tx *t, enum stmt id, const struct val *args, size_t n)
{
	queries++;
	return __real_tx_query(t, id, args, n);
}
bool __real_query_next(struct query *q);
bool __wrap_query_next(struct query *q);
bool __wrap_query_next(struct query *q)
{
	bool found = __real_query_next(q);
	rows += found;
	return found;
}

static void house_rules(struct world *w, const char *head, const char *unit, const char *edition)
{
	int64_t id = draft(w, "1212", "house", arena_cprintf(w->a, ",\"unit\": @%s", unit), edition);
	desk_do(w, head, "document_adopt", adoption(w, id, ""));
}

/* The start page asks for what waits for one person: what other sections have adopted is not read for it. */
static void others_documents_cost_nothing(void **state)
{
	struct world *w = world_of(state);
	house_rules(w, "1111", "111", "初版");
	queries = rows = 0;
	assert_string_equal(unread(w, "1116"), "house");
	int64_t queries_before = queries, rows_before = rows;
	for (int i = 0; i < 5; i++) {
		house_rules(w, "1121", "112", arena_cprintf(w->a, "第%d版", i + 1));
		house_rules(w, "1211", "121", arena_cprintf(w->a, "第%d版", i + 1));
	}
	queries = rows = 0;
	assert_string_equal(unread(w, "1116"), "house");
	assert_int_equal(queries, queries_before);
	assert_int_equal(rows, rows_before);
	/* of his own section it is seen, until he has read it; in a team it is the section's */
	assert_string_equal(unread(w, "1114"), "house");
	assert_string_equal(unread(w, "1201"), "");
	desk_do(w, "1116", "document_read", "{\"id\":1}");
	assert_string_equal(unread(w, "1116"), "");
}

/* ---- the organisation read at once ---- */

/* The answers are those of a query a place. */
static void a_roster_is_the_organisation(void **state)
{
	struct world *w = world_of(state);
	desk_do(w, "", "assignment_add",
		"{\"person\": #1101,\"unit\": @112,\"position\":\"head\",\"kind\":\"acting\",\"from\":\"2026-04-01\"}");
	desk_do(w, "", "appoint", "{\"role\":\"chief\",\"person\": #1211,\"kind\":\"deputy\"}");
	desk_do(w, "", "person_change", "{\"id\": #1001,\"state\":\"left\"}");
	struct roster *o;
	struct tx *t = world_read(w);
	const struct roster_unit *units;
	assert_ok(roster_read(t, w->a, w->today, 30, &o, &w->e), &w->e);
	size_t n_units = roster_units(o, &units), compared = 0;
	for (size_t i = 0; i < w->pack->elems.n; i++) {
		const struct role *r = (const struct role *)(const void *)w->pack->elems.p[i];
		if (r->elem.kind != ELEM_ROLE || r->filled == FILLED_EVERYONE || r->filled == FILLED_COLUMN)
			continue;
		for (size_t k = 0; k <= n_units; k++)
			for (int64_t date = w->today - 1; date <= w->today + 1; date++) {
				const struct holder *fast;
				struct holder *slow;
				int64_t unit = k < n_units ? units[k].id : 0, at;
				size_t n, n_fast = roster_holders(o, r, unit, date, w->a, &fast);
				assert_ok(role_holders(t, w->a, w->pack, r, unit, date, &slow, &n, &w->e), &w->e);
				assert_int_equal(n, n_fast);
				for (size_t j = 0; j < n; j++) {
					assert_int_equal(slow[j].person, fast[j].person);
					assert_int_equal(slow[j].how, fast[j].how);
				}
				assert_ok(role_unit(t, r, unit, w->today, &at, &w->e), &w->e);
				assert_int_equal(at, roster_role_unit(o, r, unit));
				compared += n > 0;
			}
	}
	assert_true(compared > 20);
	world_done(w);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_policy_is_adopted_by_its_council), cmocka_unit_test(refusals),
			cmocka_unit_test(one_draft_at_a_time),
		cmocka_unit_test(a_section_has_its_own), cmocka_unit_test(readers_are_counted_by_unit),
			cmocka_unit_test(a_case_adopts),
		cmocka_unit_test(others_documents_cost_nothing), cmocka_unit_test(a_roster_is_the_organisation),
	};
	return fixture_run_with("standing-documents", tests, ARRAY_LEN(tests), stand_setup, world_teardown);
}
