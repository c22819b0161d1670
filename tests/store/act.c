/* Acts, statements and their refusals; digests of rows. */
#include "tests/store/fixture.h"

#include "store/core.h"
#include "util/buf.h"
#include "util/num.h"

static struct tx *begin(struct fixture *f, enum tx_kind kind)
{
	struct err e = {0};
	struct tx *t;

	assert_ok(tx_begin(f->store, kind, &t, &e), &e);
	assert_ptr_equal(tx_store(t), f->store);
	assert_int_equal(tx_kind_of(t), kind);
	return t;
}

static int64_t open_act(struct tx *t)
{
	struct err e = {0};
	int64_t seq = -1;

	assert_ok(tx_act_open(t, 7, &seq, &e), &e);
	return seq;
}

static int64_t put(struct tx *t, const char *name, const char *value)
{
	struct err e = {0};
	int64_t id = -1;

	assert_ok(tx_run(t, STMT_setting_put, ARGS(val_c(name), val_c(value)), &id, &e), &e);
	return id;
}

static bool is_setting(struct tx *t, const char *name, const char *value)
{
	struct arena *a = arena_new(4096);
	struct err e = {0};
	struct val col;
	bool found;

	assert_ok(tx_one(t, a, STMT_setting_get, ARGS(val_c(name)), &found, &col, 1, &e), &e);
	bool same = value ? found && str_is(col.s, value) : !found;
	arena_free(a);
	return same;
}

static bool setting_kept(struct fixture *f, const char *name, const char *value)
{
	struct tx *t = begin(f, TX_READ);
	bool same = is_setting(t, name, value);
	tx_abort(t);
	return same;
}

static void an_act_is_kept(void **state)
{
	struct fixture *f = *state;
	struct err e = {0};

	for (int64_t n = 0; n < 3; n++) {
		struct tx *t = begin(f, TX_ACT);
		assert_int_equal(open_act(t), n);
		assert_int_equal(put(t, "colour", n ? "red" : "blue"), 1);
		assert_int_equal(put(t, "size", "1"), 2);
		/* It sees what it wrote, and opening again says the same. */
		assert_true(is_setting(t, "colour", n ? "red" : "blue"));
		assert_int_equal(open_act(t), n);
		assert_ok(fixture_seal(t, n, &e), &e);
		assert_ok(tx_commit(t, &e), &e);
	}
	assert_true(setting_kept(f, "colour", "red"));
	fixture_reopen(f, NULL);
	assert_true(setting_kept(f, "colour", "red"));
	assert_true(setting_kept(f, "shape", NULL));
}

static void an_act_without_its_entry_is_refused(void **state)
{
	struct fixture *f = *state;
	struct err e = {0};
	struct tx *t = begin(f, TX_ACT);

	assert_false(tx_commit(t, &e));
	assert_int_equal(e.code, ERR_STORE);
	assert_non_null(strstr(e.text, "without its entry"));
	err_clear(&e);

	t = begin(f, TX_ACT);
	open_act(t);
	put(t, "colour", "blue");
	assert_false(tx_commit(t, &e));
	assert_non_null(strstr(e.text, "without its entry"));
	err_clear(&e);

	t = begin(f, TX_ACT);
	open_act(t);
	put(t, "colour", "blue");
	tx_act_sealed(t);
	assert_false(tx_commit(t, &e));
	assert_non_null(strstr(e.text, "is not the last one of the chain"));
	assert_true(setting_kept(f, "colour", NULL));
	err_clear(&e);

	/* After its entry an act writes no more. */
	t = begin(f, TX_ACT);
	int64_t seq = open_act(t);
	put(t, "colour", "blue");
	assert_ok(fixture_seal(t, seq, &e), &e);
	assert_false(tx_run(t, STMT_setting_put, ARGS(val_c("colour"), val_c("red")), NULL, &e));
	assert_non_null(strstr(e.text, "guard: "));
	tx_abort(t);
	assert_true(setting_kept(f, "colour", NULL));
	err_clear(&e);
	assert_ok(fixture_act(f->store, NULL, NULL, &seq, &e), &e);
	assert_int_equal(seq, 0);
}

static void an_error_ends_the_act_alone(void **state)
{
	struct fixture *f = *state;
	struct err e = {0};
	struct tx *t = begin(f, TX_ACT);
	int64_t id;

	open_act(t);
	assert_ok(tx_run(t, STMT_unit_add, ARGS(val_c("10"), val_c("section"), val_i(0), val_c("")), &id, &e), &e);
	assert_int_equal(id, 1);
	assert_false(tx_run(t, STMT_unit_add, ARGS(val_c("10"), val_c("section"), val_i(0), val_c("")), &id, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	/* From here on it only says the same. */
	struct err again = {0};
	assert_false(tx_run(t, STMT_setting_put, ARGS(val_c("a"), val_c("b")), NULL, &again));
	assert_string_equal(again.text, e.text);
	err_clear(&again);
	struct query *q = tx_query(t, STMT_setting_get, ARGS(val_c("a")));
	assert_false(query_next(q));
	assert_false(query_end(q, &again));
	assert_string_equal(again.text, e.text);
	err_clear(&again);
	assert_false(tx_commit(t, &again));
	assert_int_equal(again.code, ERR_CONFLICT);
	t = begin(f, TX_READ);
	assert_ok(tx_number(t, STMT_unit_by_code, ARGS(val_c("10")), -1, &id, &e), &e);
	assert_int_equal(id, -1);
	tx_abort(t);
}

/* Nobody asked for its answer, so the database may be asked later: the act fails all the same, and alone. */
static void an_error_that_comes_late_ends_the_act(void **state)
{
	struct fixture *f = *state;
	struct err e = {0}, early = {0};
	struct tx *t = begin(f, TX_ACT);
	int64_t seq = open_act(t), n;

	put(t, "colour", "blue");
	assert_ok(fixture_seal(t, seq, &e), &e);
	bool both = tx_run(t, STMT_tree_node_insert, ARGS(val_i(1), val_i(0), val_b("x", 1)), NULL, &early)
		&& tx_run(t, STMT_tree_node_insert, ARGS(val_i(1), val_i(0), val_b("y", 1)), NULL, &early);
	assert_true(both || early.code == ERR_CONFLICT);
	assert_false(tx_commit(t, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	assert_non_null(strstr(e.text, "tree_node_insert"));
	assert_true(setting_kept(f, "colour", NULL));

	/* Many more than are sent at once, and who asks is answered at once. */
	t = begin(f, TX_ACT);
	seq = open_act(t);
	put(t, "colour", "red");
	assert_ok(fixture_seal(t, seq, &e), &e);
	for (int64_t i = 0; i < 200; i++)
		assert_ok(tx_run(t, STMT_tree_node_insert, ARGS(val_i(1), val_i(i), val_b("x", 1)), NULL, &e), &e);
	assert_ok(tx_number(t, STMT_tree_node_count, NO_ARGS, -1, &n, &e), &e);
	assert_int_equal(n, 200);
	assert_ok(tx_commit(t, &e), &e);
	assert_true(setting_kept(f, "colour", "red"));
}

static void bad_values_are_refused(void **state)
{
	struct fixture *f = *state;
	static const struct { struct val v; const char *part; } rows[] = {
		{{'s', 0, {"\xff", 1}}, "not valid UTF-8"},
		{{'s', 0, {"a\0b", 3}}, "not valid UTF-8"},
	};
	static const int64_t numbers[] = {NUMBER_MAX + 1, -NUMBER_MAX - 1, INT64_MAX, INT64_MIN};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct err e = {0};
		struct tx *t = begin(f, TX_ACT);
		open_act(t);
		assert_false(tx_run(t, STMT_setting_put, ARGS(val_c("a"), rows[i].v), NULL, &e));
		assert_int_equal(e.code, ERR_INVALID);
		assert_non_null(strstr(e.text, rows[i].part));
		tx_abort(t);
		t = begin(f, TX_READ);
		struct query *q = tx_query(t, STMT_setting_get, &rows[i].v, 1);
		assert_false(query_next(q));
		err_clear(&e);
		assert_false(query_end(q, &e));
		assert_int_equal(e.code, ERR_INVALID);
		tx_abort(t);
	}
	for (size_t i = 0; i < ARRAY_LEN(numbers); i++) {
		struct err e = {0};
		struct tx *t = begin(f, TX_ACT);
		open_act(t);
		assert_false(tx_run(t, STMT_unit_add, ARGS(val_c("1"), val_c("s"), val_i(numbers[i]), val_c("")), NULL, &e));
		assert_int_equal(e.code, ERR_INVALID);
		tx_abort(t);
	}
}

/* ---- programmer errors ---- */

struct call { struct tx *t; enum stmt id; struct val args[4]; size_t n; bool query; };

static void call(void *ctx)
{
	struct call *c = ctx;
	struct err e;
	bool ok = c->query ? query_end(tx_query(c->t, c->id, c->args, c->n), &e) : tx_run(c->t, c->id, c->args, c->n, NULL, &e);
	printf("# answered %d\n", ok);
}

static void open_it(void *ctx)
{
	int64_t seq;
	printf("# answered %d\n", tx_act_open(ctx, 1, &seq, NULL));
}

static void seal_it(void *ctx)
{
	tx_act_sealed(ctx);
}

static void programmer_errors_end_the_process(void **state)
{
	struct fixture *f = *state;
	struct tx *reading = begin(f, TX_READ), *plain = begin(f, TX_VOLATILE);
	struct val s = val_c("x"), i = val_i(1);
	struct call of_read[] = {
		{reading, STMT_setting_put, {s, s}, 2, false},
		{reading, STMT_draft_drop, {i, s}, 2, false},
		{reading, STMT_setting_get, {s}, 1, false},
		{reading, STMT_setting_put, {s, s}, 2, true},
		{reading, STMT_setting_get, {i}, 1, true},
		{reading, STMT_setting_get, {s, s}, 2, true},
		{reading, STMT_setting_get, {{0}}, 0, true},
		{reading, STMT_setting_get, {{0}}, 1, true},
	};
	struct call of_volatile[] = {
		{plain, STMT_setting_put, {s, s}, 2, false},
		{plain, STMT_entry_object_insert, {i, i, i, i}, 4, false},
		{plain, STMT_draft_drop, {i, i}, 2, false},
	};
	for (size_t k = 0; k < ARRAY_LEN(of_read); k++)
		if (!aborts(call, &of_read[k]))
			fail_msg("read %zu", k);
	for (size_t k = 0; k < ARRAY_LEN(of_volatile); k++)
		if (!aborts(call, &of_volatile[k]))
			fail_msg("volatile %zu", k);
	assert_true(aborts(open_it, plain));
	assert_true(aborts(open_it, reading));
	assert_true(aborts(seal_it, plain));
	tx_abort(plain);
	tx_abort(reading);

	struct tx *act = begin(f, TX_ACT);
	struct call early = {act, STMT_setting_put, {s, s}, 2, false};
	assert_true(aborts(call, &early));
	assert_true(aborts(seal_it, act));
	open_act(act);
	struct call of_act[] = {
		{act, STMT_setting_put, {s}, 1, false},
		{act, STMT_setting_put, {s, s, s}, 3, false},
		{act, STMT_setting_put, {s, i}, 2, false},
		{act, STMT_setting_put, {s, {0}}, 2, false},
	};
	for (size_t k = 0; k < ARRAY_LEN(of_act); k++)
		if (!aborts(call, &of_act[k]))
			fail_msg("act %zu", k);
	/* No write while a query is open. */
	struct query *q = tx_query(act, STMT_setting_get, ARGS(s));
	struct call during = {act, STMT_setting_put, {s, s}, 2, false};
	assert_true(aborts(call, &during));
	struct err e = {0};
	assert_ok(query_end(q, &e), &e);
	tx_abort(act);
}

/* ---- reads ---- */

static void a_read_sees_one_moment(void **state)
{
	struct fixture *f = *state;
	struct err e = {0};
	struct tx *t = begin(f, TX_READ);
	int64_t n;

	assert_ok(tx_number(t, STMT_entry_last, NO_ARGS, -1, &n, &e), &e);
	assert_int_equal(n, -1);
	assert_ok(fixture_act(f->store, NULL, NULL, NULL, &e), &e);
	assert_ok(tx_number(t, STMT_entry_last, NO_ARGS, -1, &n, &e), &e);
	assert_int_equal(n, -1);
	assert_ok(tx_commit(t, &e), &e);
	t = begin(f, TX_READ);
	assert_ok(tx_number(t, STMT_entry_last, NO_ARGS, -1, &n, &e), &e);
	assert_int_equal(n, 0);
	tx_abort(t);
}

static void queries_nest(void **state)
{
	struct fixture *f = *state;
	struct err e = {0};
	int outer = 0, inner = 0;

	for (int i = 0; i < 3; i++)
		assert_ok(fixture_act(f->store, NULL, NULL, NULL, &e), &e);
	struct tx *t = begin(f, TX_READ);
	struct query *q = tx_query(t, STMT_entry_leaves, ARGS(val_i(0), val_i(3)));
	while (query_next(q)) {
		assert_int_equal(query_i(q, 0), outer);
		struct query *same = tx_query(t, STMT_entry_leaves, ARGS(val_i(0), val_i(outer + 1)));
		while (query_next(same)) {
			assert_int_equal(query_s(same, 1).n, HASH_LEN);
			assert_false(query_null(same, 1));
			inner++;
		}
		assert_ok(query_end(same, &e), &e);
		outer++;
	}
	assert_false(query_next(q));
	assert_ok(query_end(q, &e), &e);
	assert_int_equal(outer, 3);
	assert_int_equal(inner, 6);
	tx_abort(t);
}

static void values_come_back(void **state)
{
	struct fixture *f = *state;
	static const int64_t numbers[] = {0, -1, 1, INT64_MIN, INT64_MAX, -256, 1775001600000};
	const struct str texts[] = {STR(""), STR("関守市"), STR("a'b\"c\\d\n\t$1 %s"), STR("𠮷野家")};
	struct arena *a = arena_new(64 * 1024 * 1024);
	struct err e = {0};
	struct val col[2];
	bool found;

	struct tx *t = begin(f, TX_VOLATILE);
	for (size_t i = 0; i < ARRAY_LEN(numbers); i++) {
		struct str text = texts[i % ARRAY_LEN(texts)];
		assert_ok(tx_run(t, STMT_draft_put, ARGS(val_i(5), val_c("takeout"), val_s(text), val_i(numbers[i])), NULL, &e),
			&e);
		assert_ok(tx_one(t, a, STMT_draft_get, ARGS(val_i(5), val_c("takeout")), &found, col, 2, &e), &e);
		assert_true(found && str_eq(col[0].s, text) && col[1].i == numbers[i]);
	}
	size_t big = 8 * 1024 * 1024;
	char *p = arena_alloc(a, big);
	memset(p, 'k', big);
	assert_ok(
		tx_run(t, STMT_draft_put, ARGS(val_i(5), val_c("takeout"), val_s((struct str){p, big}), val_i(1)), NULL, &e), &e);
	assert_ok(tx_one(t, a, STMT_draft_get, ARGS(val_i(5), val_c("takeout")), &found, col, 2, &e), &e);
	assert_true(found && str_eq(col[0].s, (struct str){p, big}));
	/* Without RETURNING: the number of rows. */
	int64_t n = -1;
	assert_ok(tx_run(t, STMT_draft_drop, ARGS(val_i(5), val_c("takeout")), &n, &e), &e);
	assert_int_equal(n, 1);
	assert_ok(tx_run(t, STMT_draft_drop, ARGS(val_i(5), val_c("takeout")), &n, &e), &e);
	assert_int_equal(n, 0);
	assert_ok(tx_one(t, a, STMT_draft_get, ARGS(val_i(5), val_c("takeout")), &found, col, 2, &e), &e);
	assert_false(found);
	assert_ok(tx_commit(t, &e), &e);
	arena_free(a);
}

/* ---- digests ---- */

static void expect_digest(const struct hash *got, const char *json)
{
	struct hash want = hash_of(str_of(json));
	if (!hash_eq(got, &want))
		fail_msg("not the digest of %s", json);
}

struct scan { int64_t ids[8], entries[8]; struct hash digests[8]; size_t n, stop; };

static bool scanned(void *ctx, int64_t id, int64_t entry, const struct hash *digest)
{
	struct scan *s = ctx;
	assert_true(s->n < 8);
	s->ids[s->n] = id;
	s->entries[s->n] = entry;
	s->digests[s->n++] = *digest;
	return s->n != s->stop;
}

static void digests_are_of_canonical_json(void **state)
{
	struct fixture *f = *state;
	struct arena *a = arena_new(65536);
	const struct row_mark *rows;
	struct scan scan = {0};
	struct err e = {0};
	int64_t entry;
	bool there;
	struct tx *t = begin(f, TX_ACT);

	open_act(t);
	put(t, "b\"\\\n\x01\x1f/é関", "1");
	put(t, "a", "old");
	put(t, "a", "new");
	assert_ok(tx_run(t, STMT_organ_add, ARGS(val_c("01"), val_c("関守市"), val_c("Sekimori"), val_b("\x00\xff\x7f", 3)), NULL,
			  &e),
		&e);
	assert_ok(tx_run(t, STMT_unit_add, ARGS(val_c("u"), val_c("section"), val_i(-3), val_c("")), NULL, &e), &e);
	assert_ok(tx_run(t, STMT_unit_span_add,
			  ARGS(val_i(1), val_null(), val_c("課"), val_c(""), val_c(""), val_i(1), val_i(20000), val_null()), NULL,
			  &e),
		&e);
	assert_int_equal(tx_act_rows(t, a, &rows), 5);
	static const struct { const char *table; int64_t id; const char *json;
	} want[] = {
		{"organ", 1,
			"{\"c\":{\"code\":\"01\",\"entry\":0,\"id\":1,\"name\":\"関守市\",\"name_en\":\"Sekimori\",\"organ\":7,"
			"\"pack\":\"00ff7f\"},\"t\":\"organ\"}"},
		{"setting", 1,
			"{\"c\":{\"entry\":0,\"id\":1,\"name\":\"b\\\"\\\\\\n\\u0001\\u001f/"
			"é関\",\"organ\":7,\"value\":\"1\"},\"t\":\"setting\"}"},
		{"setting", 2, "{\"c\":{\"entry\":0,\"id\":2,\"name\":\"a\",\"organ\":7,\"value\":\"new\"},\"t\":\"setting\"}"},
		{"unit", 1,
			"{\"c\":{\"branch\":-3,\"code\":\"u\",\"confirm_by\":\"\",\"entry\":0,\"id\":1,\"kind\":\"section\","
			"\"organ\":7},\"t\":\"unit\"}"},
		{"unit_span", 1,
			"{\"c\":{\"entry\":0,\"id\":1,\"name\":\"課\",\"name_en\":\"\",\"organ\":7,\"place\":1,\"reading\":\"\","
			"\"unit\":1,"
			"\"valid_from\":20000},\"t\":\"unit_span\"}"},
	};
	for (size_t i = 0; i < ARRAY_LEN(want); i++) {
		assert_string_equal(rows[i].table, want[i].table);
		assert_int_equal(rows[i].id, want[i].id);
		assert_false(rows[i].gone);
		expect_digest(&rows[i].digest, want[i].json);
	}
	assert_ok(fixture_seal(t, 0, &e), &e);
	assert_ok(tx_commit(t, &e), &e);

	t = begin(f, TX_READ);
	assert_ok(store_scan_rows(t, "setting", 0, scanned, &scan, &e), &e);
	assert_int_equal(scan.n, 2);
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(scan.ids[i], i + 1);
		assert_int_equal(scan.entries[i], 0);
		assert_true(hash_eq(&scan.digests[i], &rows[i + 1].digest));
	}
	scan = (struct scan){0};
	assert_ok(store_scan_rows(t, "setting", 1, scanned, &scan, &e), &e);
	assert_int_equal(scan.n, 1);
	assert_int_equal(scan.ids[0], 2);
	scan = (struct scan){.stop = 1};
	assert_ok(store_scan_rows(t, "setting", 0, scanned, &scan, &e), &e);
	assert_int_equal(scan.n, 1);
	assert_ok(store_row_entry(t, "setting", 2, &entry, &there, &e), &e);
	assert_true(there);
	assert_int_equal(entry, 0);
	assert_ok(store_row_entry(t, "setting", 3, &entry, &there, &e), &e);
	assert_false(there);
	tx_abort(t);
	arena_free(a);
}

static bool count_row(void *ctx, int64_t id, int64_t entry, const struct hash *digest)
{
	int64_t *n = ctx;
	(void)entry;
	(void)digest;
	assert_int_equal(id, ++*n);
	return true;
}

/* More rows than one piece of a scan; and one statement that changes them all gives each its mark. */
static void scans_and_marks_of_many_rows(void **state)
{
	struct fixture *f = *state;
	struct arena *a = arena_new(1024 * 1024);
	const struct row_mark *rows;
	struct err e = {0};
	char name[16];
	int64_t seq, n = 0, id;
	bool there;
	struct tx *t = begin(f, TX_ACT);

	seq = open_act(t);
	assert_ok(
		tx_run(t, STMT_person_add,
			ARGS(val_c("1"), val_c("a"), val_c("a"), val_c("r"), val_c("active"), val_null(), val_null()), NULL, &e),
		&e);
	for (int i = 0; i < 1201; i++) {
		snprintf(name, sizeof(name), "l%d", i);
		assert_ok(tx_run(t, STMT_account_add, ARGS(val_i(1), val_c(name), val_c("active"), val_i(i)), &id, &e), &e);
		assert_int_equal(id, i + 1);
	}
	assert_int_equal(tx_act_rows(t, a, &rows), 1202);
	assert_ok(fixture_seal(t, seq, &e), &e);
	assert_ok(tx_commit(t, &e), &e);

	t = begin(f, TX_ACT);
	seq = open_act(t);
	assert_ok(tx_run(t, STMT_account_set_of, ARGS(val_i(1), val_c("disabled")), &id, &e), &e);
	assert_int_equal(id, 1);
	assert_int_equal(tx_act_rows(t, a, &rows), 1201);
	for (int i = 0; i < 1201; i++)
		assert_int_equal(rows[i].id, i + 1);
	assert_ok(fixture_seal(t, seq, &e), &e);
	assert_ok(tx_commit(t, &e), &e);
	t = begin(f, TX_READ);
	assert_ok(store_scan_rows(t, "account", 0, count_row, &n, &e), &e);
	assert_int_equal(n, 1201);
	assert_ok(store_row_entry(t, "account", 1201, &n, &there, &e), &e);
	assert_int_equal(n, 1);
	tx_abort(t);
	arena_free(a);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_act_is_kept),
		cmocka_unit_test(an_act_without_its_entry_is_refused),
		cmocka_unit_test(an_error_ends_the_act_alone),
		cmocka_unit_test(an_error_that_comes_late_ends_the_act),
		cmocka_unit_test(bad_values_are_refused),
		cmocka_unit_test(programmer_errors_end_the_process),
		cmocka_unit_test(a_read_sees_one_moment),
		cmocka_unit_test(queries_nest),
		cmocka_unit_test(values_come_back),
		cmocka_unit_test(digests_are_of_canonical_json),
		cmocka_unit_test(scans_and_marks_of_many_rows),
	};
	return fixture_run("store-act", tests, ARRAY_LEN(tests));
}
