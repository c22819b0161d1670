/* Records that move along: what could not be carried over is named, each value once, and settled; a later activation is not
 * undone by an earlier job; several processes at one job; a ledger that closed. */
#include "tests/move/town.h"

#include "engine/closed.h"
#include "engine/dispose.h"

#include <pthread.h>

static void run(struct world *w)
{
	world_done(w);
	assert_ok(migrate_run(w->city, NULL, NULL, &w->e), &w->e);
}

static struct record get(struct world *w, int64_t id)
{
	struct record rec;
	bool found;
	assert_ok(record_get(world_read(w), w->a, id, &rec, &found, &w->e), &w->e);
	assert_true(found);
	world_done(w);
	return rec;
}

static int64_t open_of(struct world *w, int64_t proposal)
{
	int64_t all, open;
	assert_ok(issue_counts(world_read(w), proposal, &all, &open, &w->e), &w->e);
	world_done(w);
	return open;
}

static int64_t second(struct world *w)
{
	struct pack *p = town_pack(w, 2);
	town_fill(w);
	int64_t id = town_activate(w, p);
	run(w);
	pack_unref(p);
	return id;
}

static void each_value_is_named(void **state)
{
	static const struct { const char *number, *field, *was, *is, *why, *answer; } rows[] = {
		{"111-0001", "Medium", "Floppy disk", "", "There is no such choice any more", ""},
		{"111-0001", "Uses", "A, B", "", "Only one value may stand there now", ""},
		{"111-0001", "Colour", "赤", "Kept as a field of earlier policy data", "There is no such field any more", "kept"},
		{"111-0002", "Uses", "C", "", "There is no such choice any more", ""},
	};
	struct world *w = world_of(state);
	int64_t id = second(w);
	struct issue *list;
	size_t n, at = 0;
	assert_ok(issue_page(world_read(w), w->a, id, false, 0, 100, &list, &n, &w->e), &w->e);
	assert_int_equal(n, ARRAY_LEN(rows));
	for (size_t i = 0; i < n; i++) {
		struct issue_words words;
		assert_ok(issue_say(w->city, w->tx, &w->en, &list[i], &WHO_SYSTEM, true, &words, &w->e), &w->e);
		bool found = false;
		for (at = 0; at < ARRAY_LEN(rows) && !found; at++)
			found = strcmp(rows[at].number, list[i].number) == 0 && strcmp(rows[at].field, words.field) == 0;
		if (!found)
			fail_msg("%s %s", list[i].number, words.field);
		assert_string_equal(words.was, rows[at - 1].was);
		assert_string_equal(words.is, rows[at - 1].is);
		assert_string_equal(words.why, rows[at - 1].why);
		assert_string_equal(list[i].answer, rows[at - 1].answer);
	}
	world_done(w);
	assert_int_equal(open_of(w, id), 3);
	/* by the page */
	assert_ok(issue_page(world_read(w), w->a, id, true, 0, 2, &list, &n, &w->e), &w->e);
	assert_int_equal(n, 2);
	assert_ok(issue_page(world_read(w), w->a, id, true, list[1].id, 2, &list, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	world_done(w);
	/* what asks somebody is unverified until then, what does not is as it was */
	assert_int_equal(get(w, 1).verified, 0);
	assert_true(get(w, 3).verified != 0);
	town_verifies(w);
}

static int64_t issue_of(struct world *w, int64_t record, const char *field)
{
	struct issue *list;
	size_t n;
	int64_t id = 0;
	assert_ok(issue_of_record(world_read(w), w->a, record, &list, &n, &w->e), &w->e);
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].field, field) == 0)
			id = list[i].id;
	world_done(w);
	return id;
}

static const char *settles(struct world *w, int64_t record, int64_t issue, const char *answer, const char *more)
{
	return arena_cprintf(w->a, "{\"id\":%lld,\"version\":%lld,\"answers\":{\"%lld\":\"%s\"}%s}", (long long)record,
		(long long)get(w, record).version, (long long)issue, answer, more);
}

static void settled_until_none_is_open(void **state)
{
	struct world *w = world_of(state);
	int64_t id = second(w), medium = issue_of(w, 1, "medium"), uses = issue_of(w, 1, "uses"), other = issue_of(w, 2, "uses");
	int64_t before = world_entries(w);
	world_done(w);
	assert_true(medium && uses && other);
	static const struct { const char *number, *answer, *more, *says; } bad[] = {
		{"1111", "left", "", "reason: Please say why it is left out."},
		{"1111", "value", "", "medium: Please enter a new value for “Medium”."},
		{"1111", "value", ",\"form\":{\"medium\":\"floppy\"}", "medium: "},
		{"1111", "maybe", "", "record_settle: an answer is \"value\" or \"left\""},
	};
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		const char *why = desk_refused(w, bad[i].number, "record_settle", settles(w, 1, medium, bad[i].answer,
			bad[i].more));
		if (strncmp(why, bad[i].says, strlen(bad[i].says)) != 0)
			fail_msg("%zu: %s", i, why);
	}
	/* of another section; of another record; with another version */
	assert_non_null(desk_refused(w, "1121", "record_settle", settles(w, 1, medium, "left", ",\"reason\":\"x\"")));
	assert_string_equal(desk_refused(w, "1111", "record_settle", settles(w, 1, other, "left", ",\"reason\":\"x\"")),
		"Some of this is settled by now. Please open it again.");
	assert_non_null(strstr(desk_refused(w, "1111", "record_settle",
		arena_cprintf(w->a, "{\"id\":1,\"version\":1,\"answers\":{\"%lld\":\"left\"},\"reason\":\"x\"}",
			(long long)medium)),
		"has version 2 by now"));
	assert_string_equal(desk_refused(w, "1111", "record_settle", "{\"id\":1,\"version\":2,\"answers\":{}}"),
		": Please decide about one field at least.");
	assert_int_equal(world_entries(w), before);
	world_done(w);
	/* both of one record in one entry: one chosen again, one left out */
	desk_do(w, "1111", "record_settle", arena_cprintf(w->a,
		"{\"id\":1,\"version\":2,\"answers\":{\"%lld\":\"value\",\"%lld\":\"left\"},\"form\":{\"medium\":\"usb\"},"
		"\"reason\":\"使わない\"}", (long long)medium, (long long)uses));
	assert_int_equal(world_entries(w), before + 1);
	world_done(w);
	assert_string_equal(arena_cstr(w->a, json_str(get(w, 1).body, "medium")), "usb");
	assert_int_equal(open_of(w, id), 1);
	assert_string_equal(desk_refused(w, "1111", "record_settle", settles(w, 1, medium, "left", ",\"reason\":\"x\"")),
		"Some of this is settled by now. Please open it again.");
	/* a change of the record that gives another field another value settles nothing; one that gives this one does */
	desk_do(w, "1111", "record_change", "{\"id\":2,\"form\":{\"title\":\"新台帳\",\"medium\":\"sheet\"}}");
	assert_int_equal(open_of(w, id), 1);
	desk_do(w, "1111", "record_change", "{\"id\":2,\"form\":{\"title\":\"新台帳\",\"medium\":\"sheet\",\"uses\":\"b\"}}");
	assert_int_equal(open_of(w, id), 0);
	town_verifies(w);
}

/* Another pack comes into force while the job of the first is at its beginning: both are done, in their order, and what was made
 * under the later is not brought back to the earlier. */
static void another_activation_meanwhile(void **state)
{
	struct world *w = world_of(state);
	struct pack *b = town_pack(w, 2), *c = town_pack(w, 3);
	town_fill(w);
	town_activate(w, b);
	desk_do(w, "", "record_migrate", "{\"id\":1}");
	town_activate(w, c);
	int64_t id = desk_do(w, "1111", "record_add",
		"{\"register\":\"information\",\"unit\":@111,\"form\":{\"label\":\"新しい\",\"medium\":\"usb\"}}");
	run(w);
	for (int64_t i = 1; i <= 3; i++) {
		struct record rec = get(w, i);
		assert_memory_equal(rec.shape.b, c->digest.b, HASH_LEN);
		assert_int_equal(rec.version, 3);
		assert_true(json_str(rec.body, "label").n > 0);
	}
	assert_int_equal(get(w, id).version, 1);
	assert_memory_equal(get(w, id).shape.b, c->digest.b, HASH_LEN);
	/* what the first could not carry over is settled under the names of the last */
	assert_int_equal(open_of(w, 1), 3);
	desk_do(w, "1111", "record_settle", settles(w, 1, issue_of(w, 1, "medium"), "value", ",\"form\":{\"medium\":\"usb\"}"));
	assert_int_equal(open_of(w, 1), 2);
	town_verifies(w);
	pack_unref(b);
	pack_unref(c);
}

/* ---- two processes ---- */

static void *works(void *ctx)
{
	struct err e = {0};
	struct city *city = ctx;
	bool ok = migrate_run(city, NULL, NULL, &e);
	return ok ? NULL : test_calloc(1, 1);
}

static void two_at_one_job(void **state)
{
	struct world *w = world_of(state);
	struct pack *b = town_pack(w, 2);
	struct city *other;
	pthread_t threads[2];
	void *failed;
	town_fill(w);
	for (int i = 0; i < 20; i++)
		desk_do(w, "1111", "record_add",
			"{\"register\":\"assets\",\"unit\":@111,\"form\":{\"name\":\"写し\",\"medium\":\"floppy\"}}");
	town_activate(w, b);
	world_done(w);
	assert_ok(city_open(w->f->store, &other, &w->e), &w->e);
	assert_int_equal(pthread_create(&threads[0], NULL, works, w->city), 0);
	assert_int_equal(pthread_create(&threads[1], NULL, works, other), 0);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(pthread_join(threads[i], &failed), 0);
		assert_null(failed);
	}
	city_close(other);
	assert_int_equal(open_of(w, 1), 23);
	int64_t done, total;
	assert_ok(migrate_progress(world_read(w), 1, &done, &total, &w->e), &w->e);
	assert_int_equal(done, 24);
	assert_int_equal(total, 24);
	town_verifies(w);
	pack_unref(b);
}

/* ---- a closed ledger ---- */

static size_t listed(struct world *w, const char *number, int64_t till)
{
	struct dispose_list l;
	size_t n = 0;
	assert_ok(dispose_list(w->city, world_read(w), w->a, 1, world_unit(w, "111"), till, &w->en, &l, &w->e), &w->e);
	for (size_t i = 0; i < l.n; i++)
		n += strcmp(l.p[i].number, number) == 0 && strcmp(l.p[i].of, "Visitors") == 0;
	world_done(w);
	return n;
}

static void a_ledger_closes(void **state)
{
	struct world *w = world_of(state);
	struct closed *list, none;
	struct record *rows;
	size_t n;
	int64_t lines;
	(void)second(w);
	struct tx *t = world_read(w);
	const struct pack *now = city_pack(w->city, t, 1, &w->e);
	assert_non_null(now);
	assert_ok(closed_list(w->city, t, w->a, 1, now, &list, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	assert_string_equal(list[0].reg->elem.name, "visitors");
	assert_memory_equal(list[0].pack->digest.b, w->pack->digest.b, HASH_LEN);
	assert_true(list[0].since > 0);
	/* one that goes on under another name is not closed, and one that never was is none */
	assert_ok(closed_find(w->city, t, w->a, 1, now, "assets", &none, &w->e), &w->e);
	assert_null(none.reg);
	assert_ok(closed_find(w->city, t, w->a, 1, now, "never", &none, &w->e), &w->e);
	assert_null(none.reg);
	assert_ok(closed_records(t, w->a, 1, "visitors", world_unit(w, "111"), 0, 10, &rows, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	assert_string_equal(arena_cstr(w->a, json_str(rows[0].body, "who")), "保守の人");
	assert_ok(closed_records(t, w->a, 1, "visitors", world_unit(w, "112"), 0, 10, &rows, &n, &w->e), &w->e);
	assert_int_equal(n, 0);
	assert_ok(closed_count(t, 1, "visitors", 0, &lines, &w->e), &w->e);
	assert_int_equal(lines, 1);
	const char *number = get(w, 5).number;
	world_done(w);
	/* nobody writes into it */
	int64_t before = world_entries(w);
	world_done(w);
	assert_non_null(desk_refused(w, "1111", "record_add",
		"{\"register\":\"visitors\",\"unit\":@111,\"form\":{\"who\":\"x\"}}"));
	assert_non_null(strstr(desk_refused(w, "1111", "record_change", "{\"id\":5,\"form\":{\"who\":\"x\"}}"),
		"no such register"));
	assert_non_null(desk_refused(w, "1111", "record_settle",
		"{\"id\":5,\"version\":1,\"answers\":{\"1\":\"left\"},\"reason\":\"x\"}"));
	assert_int_equal(world_entries(w), before);
	world_done(w);
	/* its lines go when their time has come: kept for a year after the fiscal year */
	assert_int_equal(listed(w, number, civil_date(2028, 3, 30)), 0);
	clock_fixed(civil_ms(civil_date(2028, 4, 2), 9, 0));
	assert_int_equal(listed(w, number, civil_date(2028, 3, 31)), 1);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_value_is_named), cmocka_unit_test(settled_until_none_is_open),
		cmocka_unit_test(another_activation_meanwhile), cmocka_unit_test(two_at_one_job),
			cmocka_unit_test(a_ledger_closes),
	};
	return fixture_run_with("move-record", tests, ARRAY_LEN(tests), town_setup, world_teardown);
}
