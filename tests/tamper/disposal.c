/* 廃棄, from the list to bytes that are gone: what is erased is erased everywhere, what stays still verifies, and nothing but a
 * lawful disposal explains a body that is missing. */
#include "engine/dispose.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/document.h"
#include "engine/object.h"
#include "engine/retention.h"
#include "engine/round.h"
#include "engine/trail.h"
#include "tests/case/desk.h"
#include "tests/tamper/agree.h"
#include "tests/tamper/build.h"
#include "tests/tamper/raw.h"
#include "util/num.h"

/* Stands in what people write, and nowhere else. */
#define MARKER "ZQXMARKERQXZ"

static void at(int year, int month, int day) { clock_fixed(civil_ms(civil_date(year, month, day), 9, 0)); }

static struct verify_report verify(struct world *w)
{
	struct verify_report r;
	struct note_key key;

	world_done(w);
	assert_ok(trail_verify(w->f->store, NULL, &w->en, w->a, NULL, NULL, &r, &w->e), &w->e);
	build_key(&key);                     /* nothing is signed here: any key will do */
	agree_report(w->f, &key, &r);
	return r;
}

static int64_t all_well(struct world *w)
{
	struct verify_report r = verify(w);

	if (r.bad)
		fail_msg("%s", r.bad);
	assert_int_equal(r.bodies + r.disposed, r.entries);
	return r.disposed;
}

/* A request with the marker in its content, in a step, in a correction and in its ledger line, closed in April 2026. */
static int64_t walked(struct world *w, int64_t asset)
{
	at(2026, 4, 1);
	int64_t id = desk_do(w, "1116", "case_submit", arena_cprintf(w->a,
		"{\"door\":\"out\",\"answers\":{\"wish\":\"carry\",\"item\":[\"record:%lld\"],\"usb\":\"no\","
		"\"purpose\":\"" MARKER
		"\",\"place\":\"" MARKER "\",\"from\":\"2026-04-02\",\"till\":\"2026-04-03\",\"safeguards\":[\"encrypt\"]}}",
		(long long)asset));
	desk_decide(w, "1111", id, "takeout.permit", "granted", ",\"reason\":\"" MARKER "\"");
	desk_task(w, "1116", id, "take");
	desk_task(w, "1116", id, "bring");
	desk_do(w, "1115", "step_confirm", arena_cprintf(w->a,
		"{\"id\":%lld,\"answer\":\"yes\",\"fields\":{\"complete\":\"yes\"}}", (long long)desk_open(w, id, "returned")));
	desk_do(w, "1116", "case_correct", arena_cprintf(w->a,
		"{\"id\":%lld,\"text\":\"" MARKER "\",\"reason\":\"" MARKER "\"}", (long long)id));
	assert_string_equal(desk_state(w, id), "done");
	return id;
}

static struct dispose_list list_of(struct world *w, const char *unit, int64_t till)
{
	struct dispose_list l;

	assert_ok(dispose_list(w->city, world_read(w), w->a, 1, unit ? world_unit(w, unit) : 0, till, &w->ja, &l, &w->e), &w->e);
	world_done(w);
	return l;
}

static const char *approval(struct world *w, const char *unit, const struct dispose_list *l)
{
	char hex[2 * HASH_LEN + 1];

	for (size_t i = 0; i < HASH_LEN; i++)
		snprintf(hex + 2 * i, 3, "%02x", l->digest.b[i]);
	return arena_cprintf(w->a, "{\"unit\":%lld,\"till\":%lld,\"digest\":\"%s\"}", unit ? (long long)world_unit(w, unit) : 0LL,
		(long long)l->till, hex);
}

static int64_t approved(struct world *w, const char *who, const char *unit, int64_t till)
{
	struct dispose_list l = list_of(w, unit, till);

	return desk_do(w, who, "dispose_approve", approval(w, unit, &l));
}

static const char *numbered(struct world *w, const char *name, int64_t n)
{
	return arena_cprintf(w->a, "{\"%s\":%lld}", name, (long long)n);
}

#define TILL civil_date(2032, 3, 31)

/* The walk that most tests begin with: everything of 111 that is due in April 2032 is gone. */
static int64_t disposed(struct world *w)
{
	at(2032, 4, 1);
	int64_t list = approved(w, "1111", "111", TILL);
	desk_do(w, "1212", "dispose", numbered(w, "list", list));
	return list;
}

/* ---- the days ---- */

static void retention_counts_from_the_next_april(void **state)
{
	static const struct { int y, m, d, n; enum span_unit unit; int ty, tm, td; } rows[] = {
		{2026, 4, 1, 5, SPAN_YEARS, 2032, 3, 31},   {2027, 3, 31, 5, SPAN_YEARS, 2032, 3, 31},
		{2027, 4, 1, 5, SPAN_YEARS, 2033, 3, 31},   {2026, 3, 31, 1, SPAN_YEARS, 2027, 3, 31},
		{2028, 2, 29, 1, SPAN_YEARS, 2029, 3, 31},  {2027, 12, 31, 10, SPAN_YEARS, 2038, 3, 31},
		{2026, 5, 5, 6, SPAN_MONTHS, 2027, 9, 30},  {2026, 5, 5, 11, SPAN_MONTHS, 2028, 2, 29},
		{2026, 5, 5, 23, SPAN_MONTHS, 2029, 2, 28}, {2026, 5, 5, 2, SPAN_WEEKS, 2027, 4, 14},
		{2026, 5, 5, 1, SPAN_DAYS, 2027, 4, 1},     {2026, 5, 5, 335, SPAN_DAYS, 2028, 2, 29},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct span keep = {rows[i].n, rows[i].unit};
		int64_t day = civil_date(rows[i].y, rows[i].m, rows[i].d), till = civil_date(rows[i].ty, rows[i].tm, rows[i].td);
		assert_int_equal(retention_till(day, keep), till);
		/* the other way: due on that day, not the day before, and not what ended in the fiscal year after */
		int64_t before = retention_before(till, keep);
		assert_true(day < before);
		assert_int_equal(before, civil_fiscal_end(day) + 1);
		assert_true(retention_before(till - 1, keep) <= day);
	}
	assert_int_equal(retention_till(0, (struct span){0, SPAN_YEARS}), CIVIL_NONE);
	assert_int_equal(retention_before(0, (struct span){0, SPAN_YEARS}), CIVIL_NONE);
}

static void some_ledgers_have_no_end(void **state)
{
	struct world *w = world_of(state);
	const char *s;

	assert_true(retention_ends(pack_register(w->pack, "assets"), &s));
	assert_string_equal(s, "gone");
	assert_true(retention_ends(pack_register(w->pack, "outside"), &s));
	assert_string_equal(s, "");
	struct register_ lasting = *pack_register(w->pack, "outside");
	lasting.review = pack_register(w->pack, "assets")->review;
	assert_false(retention_ends(&lasting, &s));
	lasting.review = NULL;
	lasting.keep.n = 0;
	assert_false(retention_ends(&lasting, &s));
}

/* ---- the list ---- */

static void the_list_has_what_is_due(void **state)
{
	struct world *w = world_of(state);
	int64_t asset = desk_asset(w, "111", "保護台帳", "3"), id = walked(w, asset);

	assert_int_equal(list_of(w, "111", civil_date(2032, 3, 30)).n, 0);
	struct dispose_list l = list_of(w, "111", TILL);
	assert_int_equal(l.counts.cases, 1);
	assert_int_equal(l.counts.records, 1);          /* the line, not the asset: it is in use */
	assert_int_equal(l.p[0].kind, OBJECT_CASE);
	assert_int_equal(l.p[0].id, id);
	assert_int_equal(l.p[0].keep_till, TILL);
	assert_int_equal(l.p[1].kind, OBJECT_RECORD);
	assert_int_equal(l.p[1].id, desk_line(w, id, 1).id);
	assert_false(l.more);
	assert_int_equal(list_of(w, "112", TILL).n, 0);
	assert_int_equal(list_of(w, NULL, TILL).n, 2);

	struct dispose_unit *units;
	size_t n;
	assert_ok(dispose_units(w->city, world_read(w), w->a, 1, TILL, &w->ja, &units, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	assert_int_equal(units[0].unit, world_unit(w, "111"));
	assert_int_equal(units[0].counts.cases, 1);
	assert_int_equal(units[0].counts.records, 1);
	world_done(w);

	/* what is written about it later holds it until another 1 April */
	at(2031, 5, 1);
	desk_do(w, "1116", "case_correct", arena_cprintf(w->a, "{\"id\":%lld,\"text\":\"x\",\"reason\":\"y\"}", (long long)id));
	assert_int_equal(list_of(w, "111", civil_date(2032, 3, 30)).n, 0);
	assert_int_equal(list_of(w, "111", TILL).counts.cases, 1);
	at(2032, 4, 1);
	desk_do(w, "1116", "case_correct", arena_cprintf(w->a, "{\"id\":%lld,\"text\":\"x\",\"reason\":\"y\"}", (long long)id));
	assert_int_equal(list_of(w, "111", TILL).counts.cases, 0);
	assert_int_equal(list_of(w, "111", civil_date(2033, 3, 30)).counts.cases, 0);
	assert_int_equal(list_of(w, "111", civil_date(2033, 3, 31)).counts.cases, 1);
}

static void an_asset_goes_after_its_life(void **state)
{
	struct world *w = world_of(state);

	at(2026, 4, 1);
	int64_t asset = desk_asset(w, "111", "保護台帳", "1");
	int64_t id = desk_do(w, "1116", "case_submit", arena_cprintf(w->a,
		"{\"door\":\"discard\",\"answers\":{\"item\":[\"record:%lld\"]}}", (long long)asset));
	assert_int_equal(list_of(w, "111", civil_date(2060, 3, 31)).counts.records, 0);
	desk_do(w, "1116", "step_task", arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{\"method\":\"裁断\"}}",
		(long long)desk_open(w, id, "erase")));
	desk_do(w, "1115", "step_confirm", arena_cprintf(w->a, "{\"id\":%lld,\"answer\":\"yes\"}",
		(long long)desk_open(w, id, "erased")));
	assert_int_equal(list_of(w, "111", TILL).counts.records, 1);
	assert_int_equal(list_of(w, "111", TILL).counts.cases, 0);                      /* the disposals are kept for ten years */
	assert_int_equal(list_of(w, "111", civil_date(2037, 3, 31)).n, 3);
}

/* ---- who may ---- */

static void approval_binds_to_what_was_shown(void **state)
{
	struct world *w = world_of(state);
	int64_t id = walked(w, desk_asset(w, "111", "保護台帳", "3"));

	at(2032, 3, 31);
	struct dispose_list l = list_of(w, "111", TILL);
	assert_non_null(strstr(desk_refused(w, "1111", "dispose_approve", approval(w, "111", &l)), "until yesterday"));
	at(2032, 4, 1);
	int64_t entries = world_entries(w);
	static const char *const others[] = {"1116", "1121", "1101", "1212"};
	for (size_t i = 0; i < ARRAY_LEN(others); i++)
		assert_non_null(strstr(desk_refused(w, others[i], "dispose_approve", approval(w, "111", &l)),
			"approves disposal"));
	struct dispose_list all = list_of(w, NULL, TILL);
	assert_non_null(strstr(desk_refused(w, "1111", "dispose_approve", approval(w, NULL, &all)), "approves disposal"));
	assert_non_null(strstr(desk_refused(w, "1111", "dispose_approve", approval(w, "111", &all)), "has changed"));
	struct dispose_list none = list_of(w, "112", TILL);
	assert_non_null(strstr(desk_refused(w, "1121", "dispose_approve", approval(w, "112", &none)), "nothing"));
	assert_non_null(strstr(desk_refused(w, "1212", "dispose", "{\"list\":1}"), "no such list"));
	assert_int_equal(world_entries(w), entries);

	int64_t list = desk_do(w, "1111", "dispose_approve", approval(w, "111", &l));
	assert_non_null(strstr(desk_refused(w, "1111", "dispose", numbered(w, "list", list)), "information section"));
	/* held back: no longer the list that was approved */
	const char *hold = arena_cprintf(w->a, "{\"kind\":\"case\",\"object\":%lld,\"reason\":\"" MARKER "\"}", (long long)id);
	assert_non_null(strstr(desk_refused(w, "1111", "dispose_hold", hold), "information section"));
	assert_non_null(strstr(desk_refused(w, "1212", "dispose_hold", arena_cprintf(w->a,
		"{\"kind\":\"case\",\"object\":%lld}", (long long)id)), "reason"));
	assert_non_null(strstr(desk_refused(w, "1212", "dispose_hold", "{\"kind\":\"case\",\"object\":999,\"reason\":\"x\"}"),
		"no such"));
	desk_do(w, "1212", "dispose_hold", hold);
	assert_non_null(strstr(desk_refused(w, "1212", "dispose_hold", hold), "extended already"));
	assert_int_equal(list_of(w, "111", TILL).counts.cases, 0);
	assert_non_null(strstr(desk_refused(w, "1212", "dispose", numbered(w, "list", list)), "has changed"));
	struct dispose_hold *holds;
	size_t n;
	assert_ok(dispose_holds(world_read(w), w->a, 1, 10, &holds, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	assert_string_equal(holds[0].reason, MARKER);
	assert_int_equal(holds[0].object, id);
	world_done(w);
	desk_do(w, "1212", "dispose_release", arena_cprintf(w->a, "{\"hold\":%lld,\"reason\":\"" MARKER "\"}",
		(long long)holds[0].id));
	assert_non_null(strstr(desk_refused(w, "1212", "dispose_release", arena_cprintf(w->a, "{\"hold\":%lld,\"reason\":\"x\"}",
		(long long)holds[0].id)), "ended already"));
	/* the approval was of this very list: it stands again; another approval takes its place */
	int64_t again = approved(w, "1111", "111", TILL);
	assert_non_null(strstr(desk_refused(w, "1212", "dispose", numbered(w, "list", list)), "not waiting"));
	desk_do(w, "1212", "dispose", numbered(w, "list", again));
	assert_non_null(strstr(desk_refused(w, "1212", "dispose", numbered(w, "list", again)), "not waiting"));
	assert_true(all_well(w) > 0);
}

/* ---- what is gone ---- */

/* How many files, or tables, of the store have the marker in their bytes. */
static int found_in_files(struct fixture *f)
{
	char text[512], path[600];
	int found = 0;

	if (f->engine == STORE_PG) {
		assert_true(fixture_raw(f, "CHECKPOINT", text, sizeof(text)));
		assert_true(fixture_raw(f,
			"SELECT string_agg(relname, ' ') FROM pg_class WHERE "
			"relfilenode <> 0 AND relkind IN ('r', 't', 'i') AND "
			"position('" MARKER "'::bytea IN pg_read_binary_file(pg_relation_filepath(oid))) > 0 "
			"HAVING COUNT(*) > 0", text, sizeof(text)));
		if (*text)
			print_message("# in %s", text);
		return *text != 0;
	}
	static const char *const parts[] = {"", "-wal"};
	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		snprintf(path, sizeof(path), "%s%s", f->spec, parts[i]);
		FILE *file = fopen(path, "rb");
		size_t state = 0;
		if (!file)
			continue;
		for (int c; (c = getc(file)) != EOF && state < strlen(MARKER);)
			state = c == MARKER[state] ? state + 1 : c == MARKER[0] ? 1 : 0;
		fclose(file);
		found += state == strlen(MARKER);
	}
	return found;
}

static int64_t rows(struct world *w, const char *from)
{
	char text[64];

	world_done(w);
	assert_true(fixture_raw(w->f, arena_cprintf(w->a, "SELECT COUNT(*) FROM %s", from), text, sizeof(text)));
	return strtoll(text, NULL, 10);
}

/* The server's own ANALYZE may hold what was erased for a moment. */
static void scrubbed(struct world *w)
{
	int64_t till = clock_mono() + 60 * INT64_C(1000000000);
	bool did;

	while (!dispose_scrub(w->city, &did, &w->e)) {
		assert_int_equal(w->e.code, ERR_BUSY);
		assert_true(clock_mono() < till);
		err_clear(&w->e);
	}
	assert_true(did);
}

/* As long as somebody reads what was there before, it is not gone, and the portal goes on saying so; a writer of another database
 * that began before is as bad. */
static void an_old_reader_is_waited_for(void **state)
{
	struct world *w = world_of(state);
	struct store_options o = {.read_only = true};
	struct store *other;
	struct tx *t;
	int64_t n, since;
	bool did;

	if (w->f->engine != STORE_PG)
		return;                          /* SQLite empties its log or says that somebody reads */
	walked(w, desk_asset(w, "111", "保護台帳", "3"));
	assert_ok(store_open(w->f->spec, &o, &other, &w->e), &w->e);
	assert_ok(tx_begin(other, TX_READ, &t, &w->e), &w->e);
	assert_ok(trail_size(t, &n, &w->e), &w->e);
	disposed(w);
	assert_false(dispose_scrub(w->city, &did, &w->e));
	assert_int_equal(w->e.code, ERR_BUSY);
	assert_non_null(strstr(w->e.text, "a transaction is open that began before"));
	err_clear(&w->e);
	assert_ok(dispose_scrub_waits(world_read(w), &since, &w->e), &w->e);
	assert_true(since > 0);
	world_done(w);
	tx_abort(t);
	store_close(other);

	PGconn *writer = PQconnectdb(getenv("SEKIMORI_TEST_PG"));
	PQclear(PQexec(writer, "BEGIN; SELECT pg_current_xact_id()"));
	assert_int_equal(PQtransactionStatus(writer), PQTRANS_INTRANS);
	assert_false(dispose_scrub(w->city, &did, &w->e));
	assert_int_equal(w->e.code, ERR_BUSY);
	err_clear(&w->e);
	PQfinish(writer);
	scrubbed(w);
	assert_int_equal(found_in_files(w->f), 0);
}

static void nothing_of_it_is_left(void **state)
{
	struct world *w = world_of(state);
	int64_t asset = desk_asset(w, "111", "保護台帳", "3"), id = walked(w, asset), line = desk_line(w, id, 1).id;
	const char *number = desk_case(w, "1116", id).number;

	desk_do(w, "", "record_change", arena_cprintf(w->a,
		"{\"id\":%lld,\"form\":{\"name\":\"保護台帳\",\"confidentiality\":\"3\"}}", (long long)asset));
	assert_true(fixture_raw(w->f, "INSERT INTO draft VALUES (1, 'out', '{\"purpose\":\"" MARKER "\"}', 1775001600000)",
		(char[64]){0}, 64));
	assert_int_equal(all_well(w), 0);
	assert_true(found_in_files(w->f) > 0);
	/* what the planner remembers of the columns is a copy, too */
	if (w->f->engine == STORE_PG)
		assert_true(fixture_raw(w->f, "ANALYZE", (char[64]){0}, 64));
	int64_t entries = world_entries(w);
	disposed(w);
	assert_int_equal(world_entries(w), entries + 2);                         /* the approval, the disposal */

	int64_t gone = all_well(w);
	assert_true(gone >= 6);
	assert_int_equal(rows(w, "entry_body"), world_entries(w) - gone);
	assert_int_equal(rows(w, "draft"), 0);
	assert_int_equal(rows(w, arena_cprintf(w->a, "record_list WHERE record = %lld", (long long)line)), 0);
	assert_int_equal(rows(w, arena_cprintf(w->a, "record_word WHERE record = %lld", (long long)line)), 0);
	assert_int_equal(rows(w, "record_tally WHERE register = 'outside' AND n > 0"), 0);
	assert_int_equal(rows(w, "case_file WHERE content LIKE '%" MARKER "%'"), 0);

	/* what stays: number, dates, answers; what it was about is gone */
	struct case_file c = desk_case(w, "1116", id);
	assert_string_equal(c.number, number);
	assert_string_equal(c.title, "");
	assert_int_equal(c.n_parts, 0);
	assert_int_equal(c.disposed, entries + 1);
	assert_string_equal(c.state, "done");
	assert_int_equal(c.keep_till, TILL);
	for (size_t i = 0; i < c.n_steps; i++)
		assert_true(!c.steps[i].who && !c.steps[i].answers && !*c.steps[i].reason);
	struct entry *list;
	size_t n;
	assert_ok(trail_of(w->city, world_read(w), w->a, OBJECT_CASE, id, -1, 50, &w->en, &list, &n, &w->e), &w->e);
	assert_true(n > 6);
	assert_string_equal(list[0].act, "dispose");
	assert_non_null(list[0].body);
	for (size_t i = 1; i < n; i++) {
		assert_null(list[i].body);
		assert_int_equal(list[i].disposed, entries + 1);
	}
	world_done(w);
	/* the asset is in use: it has all its versions */
	assert_ok(trail_of(w->city, world_read(w), w->a, OBJECT_RECORD, asset, -1, 50, &w->en, &list, &n, &w->e), &w->e);
	assert_non_null(list[n - 1].body);
	world_done(w);
	assert_int_equal(rows(w, arena_cprintf(w->a, "record_version WHERE record = %lld AND body <> '{}'", (long long)asset)),
		4);

	/* the bytes */
	scrubbed(w);
	bool did;
	assert_int_equal(found_in_files(w->f), 0);
	assert_ok(dispose_scrub(w->city, &did, &w->e), &w->e);
	assert_false(did);

	/* nobody changes it any more, and the store goes on */
	assert_non_null(strstr(desk_refused(w, "1116", "case_correct", arena_cprintf(w->a,
		"{\"id\":%lld,\"text\":\"x\",\"reason\":\"y\"}", (long long)id)), "disposed of already"));
	assert_non_null(strstr(desk_refused(w, "", "record_change", arena_cprintf(w->a,
		"{\"id\":%lld,\"form\":{\"purpose\":\"x\"}}", (long long)line)), "disposed of already"));
	assert_non_null(strstr(desk_refused(w, "1212", "dispose_hold", arena_cprintf(w->a,
		"{\"kind\":\"record\",\"object\":%lld,\"reason\":\"x\"}", (long long)line)), "disposed of already"));
	desk_do(w, "", "record_change", arena_cprintf(w->a,
		"{\"id\":%lld,\"form\":{\"name\":\"保護台帳その二\",\"confidentiality\":\"3\"}}", (long long)asset));
	assert_ok(record_reindex(w->city, NULL, NULL, &w->e), &w->e);
	assert_int_equal(rows(w, arena_cprintf(w->a, "record_list WHERE record = %lld", (long long)line)), 0);
	assert_int_equal(all_well(w), gone);
}

/* A bulk decision keeps its body until the last of its cases goes. */
static void a_shared_entry_waits_for_all(void **state)
{
	struct world *w = world_of(state);
	int64_t ids[2], bulk;

	at(2026, 4, 1);
	for (int i = 0; i < 2; i++)
		ids[i] = desk_do(w, "1116", "case_submit", "{\"door\":\"lend\",\"answers\":{\"need\":\"work\"}}");
	desk_do(w, "1111", "bulk_grant", arena_cprintf(w->a,
		"{\"steps\":{\"list\":[{\"id\":%lld,\"digest\":\"%s\"},{\"id\":%lld,\"digest\":\"%s\"}]}}",
		(long long)desk_open(w, ids[0], "permit"), desk_digest(w, ids[0]), (long long)desk_open(w, ids[1], "permit"),
		desk_digest(w, ids[1])));
	bulk = world_entries(w) - 1;
	assert_string_equal(desk_state(w, ids[1]), "done");
	at(2032, 4, 1);
	desk_do(w, "1212", "dispose_hold", arena_cprintf(w->a, "{\"kind\":\"case\",\"object\":%lld,\"reason\":\"係争中\"}",
		(long long)ids[1]));
	disposed(w);
	assert_int_equal(all_well(w), 1);
	assert_int_equal(rows(w, arena_cprintf(w->a, "entry_body WHERE seq = %lld", (long long)bulk)), 1);
	desk_do(w, "1212", "dispose_release", "{\"hold\":1,\"reason\":\"和解した\"}");
	disposed(w);
	assert_int_equal(rows(w, arena_cprintf(w->a, "entry_body WHERE seq = %lld", (long long)bulk)), 0);
	assert_int_equal(all_well(w), 5);        /* two submissions, the decision, the hold and its end */
	assert_int_equal(rows(w, "disposal_hold WHERE reason <> '' OR end_reason IS NOT NULL"), 0);
}

static void a_backup_afterwards_verifies(void **state)
{
	struct world *w = world_of(state);
	char spec[512], path[128], line[4096];

	walked(w, desk_asset(w, "111", "保護台帳", "3"));
	disposed(w);
	int64_t gone = all_well(w);
	snprintf(path, sizeof(path), "%s/after", w->f->dir);
	assert_ok(store_backup(w->f->store, path, NULL, NULL, &w->e), &w->e);
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	for (size_t n; (n = fread(line, 1, sizeof(line), file)) > 0;)
		assert_null(memmem(line, n, MARKER, strlen(MARKER)));
	fclose(file);
	fixture_place(w->f, spec, sizeof(spec));
	assert_ok(store_restore(path, spec, NULL, NULL, &w->e), &w->e);
	struct store *s;
	struct verify_report r;
	assert_ok(store_open(spec, &(struct store_options){0}, &s, &w->e), &w->e);
	assert_ok(trail_verify(s, NULL, &w->en, w->a, NULL, NULL, &r, &w->e), &w->e);
	store_close(s);
	assert_null(r.bad);
	assert_int_equal(r.disposed, gone);
}

/* ---- what is no disposal ---- */

static void bad(struct world *w, const char *kind, const char *part)
{
	struct verify_report r = verify(w);

	if (!r.bad)
		fail_msg("not found: %s", part);
	assert_string_equal(r.bad_kind, kind);
	if (!strstr(r.bad, part))
		fail_msg("%s: %s", part, r.bad);
}

static void the_database_keeps_bodies(void **state)
{
	struct world *w = world_of(state);
	char text[512];

	walked(w, desk_asset(w, "111", "保護台帳", "3"));
	disposed(w);
	world_done(w);
	assert_false(fixture_raw(w->f, "DELETE FROM entry_body", text, sizeof(text)));
	assert_non_null(strstr(text, "unless a disposal names its entry"));
	assert_true(all_well(w) > 0);
}

static void tampering_is_found(void **state)
{
	struct world *w = world_of(state);
	int64_t id = walked(w, desk_asset(w, "111", "保護台帳", "3"));

	disposed(w);
	world_done(w);
	struct raw *r = raw_open(w->f);
	int64_t by = raw_number(r, "SELECT disposed FROM case_file WHERE id = %lld", (long long)id);
	int64_t gone = raw_number(r, "SELECT MIN(id) FROM entry_object WHERE kind = 14");
	raw_keep(r, "was");

	raw_do(r, "DELETE FROM entry_body WHERE seq = 0");
	bad(w, "body", "no disposal names it");
	raw_back(r, "was", NULL);
	raw_do(r, "DELETE FROM entry_object WHERE kind = 14 AND id = %lld", (long long)gone);
	bad(w, "body", "no disposal names it");
	raw_back(r, "was", NULL);
	raw_do(r, "DELETE FROM entry_body WHERE seq = %lld", (long long)by);
	bad(w, "body", "");
	raw_back(r, "was", NULL);
	/* what an erased entry was about: an object more, one less, another */
	raw_do(r, "DELETE FROM entry_object WHERE seq = %lld AND kind = 1", (long long)gone);
	bad(w, "object", "is not the one in its body");
	raw_back(r, "was", NULL);
	raw_do(r, "INSERT INTO entry_object (kind, id, seq, n) SELECT 13, 77, %lld, COUNT(*) FROM entry_object WHERE seq = %lld",
		(long long)gone, (long long)gone);
	bad(w, "object", "is not the one in its body");
	raw_back(r, "was", NULL);
	raw_do(r, "UPDATE entry_object SET id = id + 1 WHERE seq = %lld AND kind = 13", (long long)gone);
	bad(w, "object", "is not the one in its body");
	raw_back(r, "was", NULL);
	/* a body that came back, from an old backup */
	raw_do(r, "INSERT INTO entry_body (seq, salt, body) SELECT %lld, salt, body FROM entry_body WHERE seq = 0",
		(long long)gone);
	bad(w, "body", "is not what was recorded");
	raw_back(r, "was", NULL);
	/* a row that the disposal answers for, and one that it emptied */
	int64_t kept = raw_number(r,
		"SELECT MIN(id) FROM step_actor WHERE entry IN (SELECT id FROM entry_object WHERE kind = 14)");
	raw_do(r, "UPDATE step_actor SET person = person + 1 WHERE id = %lld", (long long)kept);
	bad(w, "row", "step_actor");
	raw_back(r, "was", NULL);
	raw_do(r, "UPDATE case_file SET content = '{\"x\":1}' WHERE id = %lld", (long long)id);
	bad(w, "row", "case_file");
	raw_back(r, "was", NULL);
	raw_do(r, "UPDATE case_file SET keep_till = keep_till + 400 WHERE id = %lld", (long long)id);
	bad(w, "body", "before its retention had ended");
	raw_back(r, "was", NULL);
	assert_true(all_well(w) > 0);
	raw_close(r);
}

/* An entry made like the program's own, by somebody who writes the store: it names what must still be kept. */
static void forge(struct world *w, int64_t id, int64_t entry, int64_t till)
{
	struct tx *t;
	int64_t seq, last, next;
	uint8_t token[CHAIN_TOKEN];

	world_done(w);
	assert_ok(tx_begin(w->f->store, TX_ACT, &t, &w->e), &w->e);
	assert_ok(tx_act_open(t, 1, &seq, &w->e) && entry_next(t, &next, &last, &w->e), &w->e);
	assert_ok(tx_run(t, STMT_dispose_case, ARGS(val_i(id), val_b("", 0)), NULL, &w->e), &w->e);
	if (till)
		assert_ok(tx_run(t, STMT_case_state, ARGS(val_i(id), val_c("done"), val_i(1), val_i(till)), NULL, &w->e), &w->e);
	struct json *body = json_obj(w->a), *in = json_add_obj(w->a, body, STR("in"));
	struct json *erased = json_add_arr(w->a, json_add_arr(w->a, in, STR("erased")), STR_NONE);
	json_add_int(w->a, erased, STR_NONE, entry);
	struct json *objects = json_add_arr(w->a, erased, STR_NONE);
	struct query *q = tx_query(t, STMT_dispose_objects, ARGS(val_i(entry)));
	while (query_next(q)) {
		struct json *pair = json_add_arr(w->a, objects, STR_NONE);
		json_add_int(w->a, pair, STR_NONE, query_i(q, 0));
		json_add_int(w->a, pair, STR_NONE, query_i(q, 1));
	}
	assert_ok(query_end(q, &w->e), &w->e);
	rand_bytes(token, sizeof(token));
	struct entry_object about[] = {{OBJECT_CASE, id}, {OBJECT_ENTRY, entry}};
	struct entry_new n = {.seq = seq, .time = clock_now(), .role = "", .act = "dispose", .token = token, .body = body,
		.objects = about, .n_objects = 2};
	assert_ok(entry_write(t, w->a, &n, NULL, &w->e), &w->e);
	assert_ok(tx_run(t, STMT_entry_body_erase, ARGS(val_i(entry)), NULL, &w->e), &w->e);
	assert_ok(tx_commit(t, &w->e), &w->e);
}

static void a_forged_disposal_is_found(void **state)
{
	struct world *w = world_of(state);
	int64_t id = walked(w, desk_asset(w, "111", "保護台帳", "3")), entry = world_entries(w) - 1;

	at(2028, 4, 1);
	forge(w, id, entry, 0);                  /* kept until 2032 */
	bad(w, "body", "before its retention had ended");
}

static void a_forged_date_does_not_help(void **state)
{
	struct world *w = world_of(state);
	int64_t id = walked(w, desk_asset(w, "111", "保護台帳", "3")), entry = world_entries(w) - 1;

	at(2027, 3, 31);
	forge(w, id, entry, civil_date(2026, 3, 31));    /* the leaf's own time says otherwise */
	bad(w, "body", "before its retention had ended");
}

/* An entry of that act, about nothing or about a case; with an answer of this step of it. */
static int64_t written(struct world *w, const char *act, int64_t id, int64_t step)
{
	struct tx *t;
	int64_t seq;
	uint8_t token[CHAIN_TOKEN];
	struct entry_object about[] = {{OBJECT_CASE, id}};

	world_done(w);
	assert_ok(tx_begin(w->f->store, TX_ACT, &t, &w->e), &w->e);
	assert_ok(tx_act_open(t, 1, &seq, &w->e), &w->e);
	if (step)
		assert_ok(tx_run(t, STMT_answer_add, ARGS(val_i(OBJECT_STEP), val_i(step), val_i(1), val_null(), val_i(1),
			val_c("s"), val_c("q"), val_c("no"), val_c(MARKER), val_null(), val_c(MARKER), val_null(), val_null()),
			NULL, &w->e), &w->e);
	rand_bytes(token, sizeof(token));
	struct entry_new n = {.seq = seq, .time = clock_now(), .role = "", .act = act, .token = token, .body = json_obj(w->a),
		.objects = about, .n_objects = id ? 1 : 0};
	assert_ok(entry_write(t, w->a, &n, NULL, &w->e), &w->e);
	assert_ok(tx_commit(t, &w->e), &w->e);
	return seq;
}

/* No disposal, however it is written, erases what is about no case and no record, keys of the seal, or another disposal. */
static void what_proves_for_ever_stays(void **state)
{
	struct world *w = world_of(state);
	int64_t id = walked(w, desk_asset(w, "111", "保護台帳", "3"));
	int64_t nothing = written(w, "case_tick", 0, 0);

	at(2032, 4, 1);
	forge(w, id, nothing, 0);
	assert_int_equal(rows(w, arena_cprintf(w->a, "entry_body WHERE seq = %lld", (long long)nothing)), 1);
	bad(w, "body", "but its body is still there");
	struct raw *r = raw_open(w->f);
	raw_do(r, "DELETE FROM entry_body WHERE seq = %lld", (long long)nothing);
	bad(w, "body", "before its retention had ended");
	raw_close(r);
	fixture_reopen(w->f, NULL);
	static const char *const acts[] = {"seal_keys", "dispose"};
	for (size_t i = 0; i < ARRAY_LEN(acts); i++) {
		int64_t seq = written(w, acts[i], id, 0);
		forge(w, id, seq, 0);
		assert_int_equal(rows(w, arena_cprintf(w->a, "entry_body WHERE seq = %lld", (long long)seq)), 1);
	}
}

/* ---- what was reported to duties, and documents ---- */

struct living { int64_t own, report, open, first, dropped, second; };

static int64_t owed(struct world *w, const char *duty, int64_t person, int64_t at)
{
	struct round r = {.duty = ""};
	bool found = true;

	for (int64_t id = 1; found && (strcmp(r.duty, duty) != 0 || (person ? r.person != person : r.at != at)); id++)
		assert_ok(round_get(world_read(w), w->a, id, &r, &found, &w->e), &w->e);
	world_done(w);
	assert_true(found);
	return r.id;
}

static int64_t drafted(struct world *w, const char *edition)
{
	return desk_do(w, "1212", "document_draft", arena_cprintf(w->a,
		"{\"document\":\"policy\",\"edition\":\"%s\",\"text\":\"" MARKER "\",\"reason\":\"" MARKER "\"}", edition));
}

static struct document_version version_of(struct world *w, int64_t id)
{
	struct document_version v;
	bool found;

	assert_ok(document_get(world_read(w), w->a, id, &v, &found, &w->e), &w->e);
	world_done(w);
	assert_true(found);
	return v;
}

static void adopted(struct world *w, int64_t id)
{
	struct document_version v = version_of(w, id);
	char hex[2 * HASH_LEN + 1];

	for (size_t i = 0; i < HASH_LEN; i++)
		snprintf(hex + 2 * i, 3, "%02x", v.digest.b[i]);
	desk_do(w, "1201", "document_adopt", arena_cprintf(w->a, "{\"id\":%lld,\"digest\":\"%s\"}", (long long)id, hex));
}

/* Two that answered, twenty that owe; an edition that another one has followed, a draft that fell. */
static struct living lived(struct world *w)
{
	struct living o;
	int moved;

	at(2026, 4, 1);
	world_done(w);
	assert_ok(round_tick(w->city, clock_now(), &moved, &w->e), &w->e);
	o.own = owed(w, "own_round", world_person(w, "1116"), 0);
	o.open = owed(w, "own_round", world_person(w, "1114"), 0);
	o.report = owed(w, "yearly_report", 0, world_unit(w, "111"));
	desk_do(w, "1116", "round_answer", arena_cprintf(w->a,
		"{\"id\":%lld,\"fields\":{\"lock\":\"no\",\"lock-no-plan\":\"" MARKER "\",\"lock-no-till\":\"2026-06-01\"}}",
		(long long)o.own));
	desk_do(w, "1116", "round_correct", arena_cprintf(w->a,
		"{\"id\":%lld,\"reason\":\"" MARKER "\",\"fields\":{\"lock\":\"partly\",\"lock-partly-plan\":\"" MARKER
		"\",\"lock-partly-till\":\"2026-06-01\"}}", (long long)o.own));
	desk_do(w, "1111", "round_answer", arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{\"body\":\"" MARKER "\"}}",
		(long long)o.report));
	desk_do(w, "1201", "param_change", "{\"param\":\"promptly\",\"value\":\"5 days\",\"reason\":\"x\"}");
	o.dropped = drafted(w, "0");
	o.first = drafted(w, "1");
	adopted(w, o.first);
	desk_do(w, "1116", "document_read", numbered(w, "id", o.first));
	at(2026, 5, 1);
	o.second = drafted(w, "2");
	adopted(w, o.second);
	return o;
}

static void only_the_past_of_duties_and_documents(void **state)
{
	struct world *w = world_of(state);
	struct living o = lived(w);
	struct dispose_list l = list_of(w, "111", TILL);
	struct dispose_unit *units;
	size_t n;
	assert_int_equal(l.n, 2);
	assert_int_equal(l.counts.rounds, 2);
	for (size_t i = 0; i < l.n; i++) {
		assert_true(l.p[i].id == o.own || l.p[i].id == o.report);
		assert_int_equal(l.p[i].kind, OBJECT_ROUND);
		assert_int_equal(l.p[i].keep_till, TILL);        /* due at the end of the fiscal year */
		assert_string_equal(l.p[i].number, "令和8年度");
	}
	l = list_of(w, NULL, TILL);
	assert_int_equal(l.counts.rounds, 2);
	assert_int_equal(l.counts.documents, 2);
	assert_int_equal(l.p[2].id, o.dropped);
	assert_int_equal(l.p[3].id, o.first);
	assert_int_equal(l.p[3].keep_till, TILL);
	assert_int_equal(list_of(w, NULL, TILL - 1).n, 0);
	assert_int_equal(list_of(w, "112", TILL).n, 0);
	assert_ok(dispose_units(w->city, world_read(w), w->a, 1, TILL, &w->ja, &units, &n, &w->e), &w->e);
	assert_int_equal(n, 2);
	assert_int_equal(units[0].unit, 0);
	assert_int_equal(units[0].counts.documents, 2);
	assert_int_equal(units[1].unit, world_unit(w, "111"));
	assert_int_equal(units[1].counts.rounds, 2);
	world_done(w);
	/* held back */
	at(2032, 4, 1);
	const char *round = arena_cprintf(w->a, "{\"kind\":\"round\",\"object\":%lld,\"reason\":\"x\"}", (long long)o.own);
	desk_do(w, "1212", "dispose_hold", round);
	assert_non_null(strstr(desk_refused(w, "1212", "dispose_hold", round), "extended already"));
	desk_do(w, "1212", "dispose_hold", arena_cprintf(w->a, "{\"kind\":\"document\",\"object\":%lld,\"reason\":\"x\"}",
		(long long)o.first));
	assert_int_equal(list_of(w, NULL, TILL).n, 2);
	assert_non_null(strstr(desk_refused(w, "1212", "dispose_hold", "{\"kind\":\"person\",\"object\":1,\"reason\":\"x\"}"),
		"is case, record, round or document"));
}

/* All but the `kept` oldest, which are about others, too. */
static void all_gone(struct world *w, int kind, int64_t id, int64_t by, size_t kept)
{
	struct entry *list;
	size_t n;

	assert_ok(trail_of(w->city, world_read(w), w->a, kind, id, -1, 50, &w->en, &list, &n, &w->e), &w->e);
	assert_true(n > 1 + kept);
	assert_int_equal(list[0].seq, by);
	for (size_t i = 1; i < n; i++)
		assert_int_equal(list[i].disposed, i < n - kept ? by : -1);
	world_done(w);
}

static void reports_and_documents_are_emptied(void **state)
{
	static const char *const texts[] = {"duty_done WHERE fields LIKE '%" MARKER "%' OR reason LIKE '%" MARKER "%'",
		"duty_answer WHERE note LIKE '%" MARKER "%' OR plan LIKE '%" MARKER "%'",
		"document_version WHERE disposed IS NOT NULL AND text || COALESCE(reason, '') LIKE '%" MARKER "%'",
		"document_version WHERE disposed IS NOT NULL AND who <> '{}'"};
	struct world *w = world_of(state);
	struct living o = lived(w);
	struct round_figures was, is;
	struct round r;
	bool found;

	assert_int_equal(all_well(w), 0);
	assert_ok(round_get(world_read(w), w->a, o.own, &r, &found, &w->e) &&
		round_figures(w->tx, r.group, clock_now(), &was, &w->e), &w->e);
	at(2032, 4, 1);
	int64_t list = approved(w, "1201", NULL, TILL), by = world_entries(w);
	desk_do(w, "1212", "dispose", numbered(w, "list", list));
	int64_t gone = all_well(w);
	assert_true(gone >= 5);
	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		assert_int_equal(rows(w, texts[i]), 0);
	all_gone(w, OBJECT_ROUND, o.report, by, 1);      /* opened together with the others */
	all_gone(w, OBJECT_DOCUMENT, o.dropped, by, 0);
	assert_int_equal(version_of(w, o.first).disposed, by);
	assert_string_equal(version_of(w, o.second).text, MARKER);
	assert_string_equal(version_of(w, o.first).edition, "1");
	/* answers are in the figures, which stay */
	struct round_answer *answers;
	size_t n;
	assert_ok(round_answers(world_read(w), w->a, OBJECT_ROUND, o.own, false, &answers, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	assert_string_equal(answers[0].answer, "partly");
	assert_string_equal(answers[0].plan, "");
	world_done(w);
	assert_ok(round_reindex(w->city, &w->e), &w->e);
	assert_ok(round_figures(world_read(w), r.group, clock_now(), &is, &w->e), &w->e);
	assert_int_equal(is.done, was.done);
	assert_int_equal(rows(w, "duty_tally WHERE value = 'partly+' AND n = 1"), 1);
	assert_non_null(strstr(desk_refused(w, "1116", "round_correct", arena_cprintf(w->a,
		"{\"id\":%lld,\"reason\":\"x\",\"fields\":{\"lock\":\"yes\"}}", (long long)o.own)), "disposed of already"));
	assert_int_equal(list_of(w, NULL, TILL).n, 0);
	/* what is about a param keeps its body, and may not lose it */
	world_done(w);
	struct raw *raw = raw_open(w->f);
	raw_keep(raw, "was");
	raw_do(raw, "UPDATE duty_round SET keep_till = keep_till + 400 WHERE id = %lld", (long long)o.report);
	bad(w, "body", "before its retention had ended");
	raw_back(raw, "was", NULL);
	raw_do(raw, "UPDATE document_version SET disposed = NULL WHERE id = %lld", (long long)o.dropped);
	bad(w, "body", "before its retention had ended");
	raw_back(raw, "was", NULL);
	raw_do(raw, "UPDATE duty_answer SET answer = 'yes' WHERE target = %lld", (long long)o.own);
	bad(w, "row", "duty_answer");
	raw_back(raw, "was", NULL);
	assert_int_equal(all_well(w), gone);
	raw_close(raw);
}

/* What was written beside the answers that a step of a case asked for goes with the case. */
static void answers_of_a_step_go_with_it(void **state)
{
	struct world *w = world_of(state);
	int64_t id = walked(w, desk_asset(w, "111", "保護台帳", "3"));

	struct case_file c = desk_case(w, "1116", id);
	written(w, "step_task", id, c.steps[0].id);
	disposed(w);
	assert_true(all_well(w) > 0);
	assert_int_equal(rows(w, "duty_answer WHERE kind = 6 AND answer = 'no' AND note IS NULL AND plan = ''"), 1);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(retention_counts_from_the_next_april),
		cmocka_unit_test(some_ledgers_have_no_end),
		cmocka_unit_test(the_list_has_what_is_due),
		cmocka_unit_test(an_asset_goes_after_its_life),
		cmocka_unit_test(approval_binds_to_what_was_shown),
		cmocka_unit_test(an_old_reader_is_waited_for),
		cmocka_unit_test(nothing_of_it_is_left),
		cmocka_unit_test(a_shared_entry_waits_for_all),
		cmocka_unit_test(a_backup_afterwards_verifies),
		cmocka_unit_test(the_database_keeps_bodies),
		cmocka_unit_test(tampering_is_found),
		cmocka_unit_test(a_forged_disposal_is_found),
		cmocka_unit_test(a_forged_date_does_not_help),
		cmocka_unit_test(what_proves_for_ever_stays),
		cmocka_unit_test(only_the_past_of_duties_and_documents),
		cmocka_unit_test(reports_and_documents_are_emptied),
		cmocka_unit_test(answers_of_a_step_go_with_it),
	};

	return fixture_run_with("disposal", tests, ARRAY_LEN(tests), desk_setup, world_teardown);
}
