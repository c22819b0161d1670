/* The standing over time: noted once a day and after a pack came into force, one entry for what has changed, none for nothing. */
#include "tests/standing/desk.h"

#include "engine/clockwork.h"
#include "engine/standing_note.h"
#include "engine/trail.h"
#include "util/clean.h"
#include "util/num.h"

static const struct who system_ = {.system = true, .organ = 1};

static void day(int days) { clock_fixed(FIXTURE_NOW + days * DAY_MS); }

static bool waits(struct world *w)
{
	bool yes = false;
	assert_ok(standing_note_waits(w->city, clock_now(), &yes, &w->e), &w->e);
	return yes;
}

static int64_t tick(struct world *w)
{
	int64_t n = -1;
	assert_ok(standing_note_tick(w->city, clock_now(), &n, &w->e), &w->e);
	return n;
}

/* Those of a clause, newest first: "risk:section_manager kept:" and so on; "!" before one that says something else than the one
 * before it. */
static const char *noted(struct world *w, const char *clause)
{
	static const char *const words[] = {"kept", "risk", "unknown", "broken", "rest"};
	struct standing_noted *list;
	const char *text = "";
	size_t n;
	assert_ok(standing_noted_of(world_read(w), w->a, 1, clause, &list, &n, &w->e), &w->e);
	world_done(w);
	for (size_t i = 0; i < n; i++)
		text = arena_cprintf(w->a, "%s%s%s%s:%s", text, i ? " " : "",
			i + 1 < n && !hash_eq(&list[i].said, &list[i + 1].said) ? "!" : "",
			list[i].gone ? "gone" : words[list[i].standing], list[i].keeper);
	return text;
}

static int64_t clauses(struct world *w)
{
	int64_t n = 0;
	for (size_t i = 0; i < w->pack->clauses.n; i++)
		n += !w->pack->clauses.p[i]->is_chapter;
	return n;
}

/* 高齢課 has no head from some day on. */
static void head_leaves(struct world *w, const char *till)
{
	char text[64];
	assert_true(fixture_raw(w->f, arena_cprintf(w->a, "SELECT id FROM assignment WHERE person = %lld",
		(long long)world_person(w, "1121")), text, sizeof(text)));
	desk_do(w, "", "assignment_end", arena_cprintf(w->a, "{\"id\":%s,\"till\":\"%s\"}", text, till));
}

static void only_what_changed(void **state)
{
	struct world *w = world_of(state);
	int64_t entries = world_entries(w);
	assert_true(waits(w));
	assert_int_equal(tick(w), clauses(w));
	assert_int_equal(world_entries(w), entries + 1);
	assert_string_equal(noted(w, "role"), "kept:");
	assert_string_equal(noted(w, "ledger"), "unknown:assets");
	assert_string_equal(noted(w, "later-1"), "rest:");
	assert_string_equal(noted(w, "later"), "");          /* a heading */
	/* once a day */
	head_leaves(w, "2026-04-20");
	entries = world_entries(w);
	assert_false(waits(w));
	assert_int_equal(tick(w), 0);
	day(1);
	assert_true(waits(w));
	assert_int_equal(tick(w), 1);
	assert_int_equal(world_entries(w), entries + 1);
	assert_string_equal(noted(w, "role"), "risk:section_manager kept:");
	assert_non_null(strstr(world_body(w, entries), "\"risk\":1"));
	/* nothing has changed: no entry, and it was looked at */
	day(2);
	assert_true(waits(w));
	assert_int_equal(tick(w), 0);
	assert_int_equal(world_entries(w), entries + 1);
	assert_false(waits(w));
	day(90);
	(void)tick(w);
	assert_string_equal(noted(w, "role"), "broken:section_manager risk:section_manager kept:");
	/* and the chain with its rows is whole */
	struct verify_report report;
	assert_ok(trail_verify(w->f->store, NULL, &w->en, w->a, NULL, NULL, &report, &w->e), &w->e);
	assert_null(report.bad);
}

static int64_t kept_before(struct world *w, int64_t at, const char *clause, enum standing *ret)
{
	struct standing_noted *list;
	size_t n;
	assert_ok(standing_noted(world_read(w), w->a, 1, at, &list, &n, &w->e), &w->e);
	world_done(w);
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].clause, clause) == 0)
			*ret = list[i].standing;
	return (int64_t)n;
}

static bool is_role(void *ctx, const char *clause)
{
	(void)ctx;
	return strcmp(clause, "role") == 0;
}

static void on_any_date(void **state)
{
	struct world *w = world_of(state);
	enum standing s = STAND_REST;
	int64_t first, looked, begin = clock_now();
	assert_ok(standing_noted_since(world_read(w), 1, &first, &looked, &w->e), &w->e);
	assert_int_equal(first, 0);
	assert_true(looked == CIVIL_NONE);
	(void)tick(w);
	head_leaves(w, "2026-04-20");
	day(1);
	(void)tick(w);
	day(90);
	(void)tick(w);
	assert_ok(standing_noted_since(world_read(w), 1, &first, &looked, &w->e), &w->e);
	assert_int_equal(first, begin);
	assert_int_equal(looked, civil_date_of_ms(clock_now()));
	assert_int_equal(kept_before(w, begin, "role", &s), 0);
	assert_int_equal(kept_before(w, begin + 1, "role", &s), clauses(w));
	assert_int_equal(s, STAND_KEPT);
	(void)kept_before(w, begin + DAY_MS, "role", &s);
	assert_int_equal(s, STAND_KEPT);
	(void)kept_before(w, begin + DAY_MS + 1, "role", &s);
	assert_int_equal(s, STAND_RISK);
	(void)kept_before(w, INT64_MAX, "role", &s);
	assert_int_equal(s, STAND_BROKEN);

	const int64_t at[] = {begin - DAY_MS, begin + 1, begin + 2 * DAY_MS, begin + 91 * DAY_MS};
	struct standing_count *c;
	assert_ok(standing_trend(world_read(w), w->a, 1, at, 4, is_role, NULL, &c, &w->e), &w->e);
	const int64_t want[4][5] = {{0}, {[STAND_KEPT] = 1}, {[STAND_RISK] = 1}, {[STAND_BROKEN] = 1}};
	for (size_t i = 0; i < 4; i++)
		assert_memory_equal(c[i].n, want[i], sizeof(want[i]));
	/* what was noted before the first moment counts, too; of all clauses */
	assert_ok(standing_trend(world_read(w), w->a, 1, at + 2, 2, NULL, NULL, &c, &w->e), &w->e);
	world_done(w);
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(c[i].n[0] + c[i].n[1] + c[i].n[2] + c[i].n[3] + c[i].n[4], clauses(w));
	/* another organ has its own */
	struct standing_noted *list;
	size_t n;
	assert_ok(standing_noted(world_read(w), w->a, 2, INT64_MAX, &list, &n, &w->e), &w->e);
	world_done(w);
	assert_int_equal(n, 0);
}

static const char *swap(struct world *w, const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);
	assert_non_null(at);
	return arena_cprintf(w->a, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
}

/* Another edition: one clause says something else, one is gone, one is new. */
static struct pack *next_edition(struct world *w, const char *no)
{
	static char text[65536];
	FILE *f = fopen(RULES, "r");
	assert_non_null(f);
	text[fread(text, 1, sizeof(text) - 1, f)] = '\0';
	fclose(f);
	const char *next = swap(w, text, "edition = \"1\"", arena_cprintf(w->a, "edition = \"%s\"", no));
	next = swap(w, next, "\"A council.\"", "\"A council meets.\"");
	next = swap(w, next, "clause \"aim\" ", "clause \"goal\" ");
	return world_pack(w, next);
}

static void activate(struct world *w, const struct pack *p)
{
	CLEAN_BUF struct buf b;
	struct json *in = json_obj(w->a);
	buf_init(&b, 8 << 20);
	json_add_str(w->a, in, STR("files"), str_of(p->files));
	json_write(&b, in);
	world_do(w, &act_pack_activate, &system_, arena_cstr(w->a, buf_str(&b)));
}

static void after_another_pack(void **state)
{
	struct world *w = world_of(state);
	struct pack *p = next_edition(w, "2");
	(void)tick(w);
	assert_false(waits(w));
	activate(w, p);
	assert_true(waits(w));                                /* the same day */
	assert_int_equal(tick(w), 3);
	assert_false(waits(w));
	assert_string_equal(noted(w, "council"), "!kept: kept:");
	assert_string_equal(noted(w, "aim"), "gone: kept:");
	assert_string_equal(noted(w, "goal"), "kept:");
	assert_string_equal(noted(w, "role"), "kept:");
	/* one that is gone counts no more, and is not noted again */
	day(1);
	assert_int_equal(tick(w), 0);
	const int64_t at[] = {clock_now() + 1};
	struct standing_count *c;
	assert_ok(standing_trend(world_read(w), w->a, 1, at, 1, NULL, NULL, &c, &w->e), &w->e);
	world_done(w);
	assert_int_equal(c[0].n[0] + c[0].n[1] + c[0].n[2] + c[0].n[3] + c[0].n[4], clauses(w));
	pack_unref(p);
}

static void refusals(void **state)
{
	static const char said[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
	struct world *w = world_of(state);
	CLEAN_BUF struct buf b;
	buf_init(&b, 2 * HASH_LEN);
	num_hex(&b, w->pack->digest.b, HASH_LEN);
	const char *hex = arena_cstr(w->a, buf_str(&b));
	(void)tick(w);
	const struct { const char *who, *pack, *list, *says; } rows[] = {
		{"1212", hex, "{\"clause\":\"role\",\"standing\":\"kept\",\"said\":\"%s\"}", "Only the program does this."},
		{"", said, "{\"clause\":\"role\",\"standing\":\"risk\",\"said\":\"%s\"}",
			"pack: The standing was computed under another policy than the one in force"},
		{"", hex, "", ": No clause has changed since it was noted last"},
		{"", hex, "{\"clause\":\"nothing\",\"standing\":\"gone\",\"said\":\"%s\"}",
			": No clause has changed since it was noted last"},
		{"", hex, "{\"clause\":\"role\",\"standing\":\"good\",\"said\":\"%s\"}", "standing_note: a line is malformed"},
		{"", hex, "{\"clause\":\"role\",\"standing\":\"risk\",\"said\":\"x%s\"}", "standing_note: a line is malformed"},
		{"", hex, "{\"clause\":\"\",\"standing\":\"risk\",\"said\":\"%s\"}", "standing_note: a line is malformed"},
		{"", hex, "7", "standing_note: a line is malformed"},
	};
	int64_t entries = world_entries(w);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const char *list = rows[i].list, *hole = strstr(list, "%s");
		if (hole)
			list = arena_cprintf(w->a, "%.*s%s%s", (int)(hole - list), list, said, hole + 2);
		const char *in = arena_cprintf(w->a, "{\"pack\":\"%s\",\"form\":{\"list\":[%s]}}", rows[i].pack, list);
		assert_string_equal(desk_refused(w, rows[i].who, "standing_note", in), rows[i].says);
	}
	assert_int_equal(world_entries(w), entries);
	/* what stands as it was noted is passed over */
	desk_do(w, "", "standing_note", arena_cprintf(w->a,
		"{\"pack\":\"%s\",\"form\":{\"list\":[{\"clause\":\"role\",\"standing\":"
		"\"risk\",\"keeper\":\"section_manager\",\"said\":\"%s\"}]}}", hex, said));
	assert_string_equal(noted(w, "role"), "!risk:section_manager kept:");
}

/* Two portals of one store: the one that comes first notes it. */
static void by_the_clock(void **state)
{
	struct world *w = world_of(state);
	struct clockwork *one, *two;
	struct clockwork_options o = {.city = w->city, .seal_ms = 60000, .standing = true};
	assert_ok(clockwork_new(&o, &one, &w->e), &w->e);
	assert_ok(clockwork_new(&o, &two, &w->e), &w->e);
	int64_t entries = world_entries(w);
	clockwork_turn(one);
	clockwork_turn(two);
	assert_int_equal(world_entries(w), entries + 1);
	assert_string_equal(noted(w, "role"), "kept:");
	head_leaves(w, "2026-04-20");
	day(1);
	clockwork_turn(two);
	clockwork_turn(one);
	assert_string_equal(noted(w, "role"), "risk:section_manager kept:");
	clockwork_end(one);
	clockwork_end(two);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(only_what_changed), cmocka_unit_test(on_any_date),
		cmocka_unit_test(after_another_pack), cmocka_unit_test(refusals), cmocka_unit_test(by_the_clock)};
	return fixture_run_with("standing-history", tests, ARRAY_LEN(tests), stand_setup, world_teardown);
}
