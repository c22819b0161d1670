/* What changes between two editions, and for whom: golden files, reviewed by eye when they change; how records move along. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"
#include "pack/diff.h"
#include "pack/move.h"
#include "util/clean.h"

static const struct pack *edition(const char *name) { return fixture_pack(name, LANG_EN); }

static void compare(const char *from, const char *to, enum lang_id id, bool tsv, const char *file)
{
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	CLEAN_BUF struct buf b;
	struct lang l = {id, a};
	const struct pack *before = edition(from), *after = edition(to);
	struct diff d;
	buf_init(&b, 16 << 20);
	pack_diff(before, after, &l, &d);
	assert_true(tsv ? diff_tsv(&d, &b) : diff_text(&d, before, after, &l, &b));
	fixture_golden(a, file, buf_str(&b));
	pack_unref(before);
	pack_unref(after);
}

#define FIRST HERE "/editions/first"
#define SECOND HERE "/editions/second"

static void japanese(void **state) { (void)state; compare(FIRST, SECOND, LANG_JA, false, HERE "/golden/diff.ja.txt"); }
static void english(void **state) { (void)state; compare(FIRST, SECOND, LANG_EN, false, HERE "/golden/diff.en.txt"); }
static void lines(void **state) { (void)state; compare(FIRST, SECOND, LANG_JA, true, HERE "/golden/diff.tsv"); }
static void nothing(void **state) { (void)state; compare(FIRST, FIRST, LANG_EN, false, HERE "/golden/diff.same.txt"); }

/* Every shipped pack against every other: whatever differs can be said. */
static void shipped(void **state)
{
	static const char *const names[] = {PACKS "/kawaguchi", PACKS "/taketoyo"};
	CLEAN_ARENA struct arena *a = arena_new(256 << 20);
	CLEAN_BUF struct buf b;
	struct lang l = {LANG_JA, a};
	(void)state;
	buf_init(&b, 64 << 20);
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		for (size_t k = 0; k < ARRAY_LEN(names); k++) {
			const struct pack *before = edition(names[i]), *after = edition(names[k]);
			struct diff d;
			pack_diff(before, after, &l, &d);
			assert_true(diff_tsv(&d, &b) && diff_text(&d, before, after, &l, &b));
			assert_true((d.lines.n == 0) == (i == k));
			pack_unref(before);
			pack_unref(after);
			buf_clear(&b);
		}
}

/* ---- records ---- */

struct editions { struct arena *a; struct lang l; const struct pack *before, *after; struct moves m; };

static void open_editions(struct editions *s)
{
	struct str problems;
	s->a = arena_new(16 << 20);
	s->l = (struct lang){LANG_EN, s->a};
	s->before = edition(FIRST);
	s->after = edition(SECOND);
	assert_true(pack_moves(s->before, s->after, &s->l, &s->m, &problems));
	assert_int_equal(problems.n, 0);
}

static void close_editions(struct editions *s)
{
	pack_unref(s->before);
	pack_unref(s->after);
	arena_free(s->a);
}

static void ledgers(void **state)
{
	struct editions s;
	(void)state;
	open_editions(&s);
	const struct move *assets = move_of(&s.m, "assets"), *visitors = move_of(&s.m, "visitors");
	assert_true(assets->renamed && assets->values && assets->lists);
	assert_string_equal(assets->after->elem.name, "information");
	assert_null(visitors->after);
	assert_null(move_of(&s.m, "information"));
	assert_ptr_equal(move_to(&s.m, "information"), assets);
	assert_string_equal(move_state(assets, "here"), "at_hand");
	assert_null(move_state(assets, "lost"));
	close_editions(&s);
}

static void bodies(void **state)
{
	static const struct { const char *body, *state, *now, *now_state, *issues; } rows[] = {
		{"{\"colour\":\"red\",\"confidentiality\":\"high\",\"medium\":\"paper\",\"name\":\"A\",\"place\":\"p\"}", "here",
			"{\"confidentiality\":\"3\",\"medium\":\"sheet\",\"place\":\"p\",\"title\":\"A\"}", "at_hand",
				"colour=/3 "},
		{"{\"confidentiality\":\"middle\",\"medium\":\"floppy\",\"name\":\"B\",\"place\":\"p\"}", "out",
			"{\"place\":\"p\",\"title\":\"B\"}", "out", "confidentiality=middle/1 medium=floppy/0 "},
		{"{}", "gone", "{}", "at_hand", "state=gone/0 "},
	};
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		CLEAN_BUF struct buf b;
		struct editions s;
		struct json *body;
		struct err e = {0};
		move_issues issues = {0};
		const char *now, *said = "";
		open_editions(&s);
		buf_init(&b, 4096);
		assert_true(json_read(s.a, str_of(rows[i].body), 100, &body, &e));
		struct json *moved = move_body(&s.m, move_of(&s.m, "assets"), body, rows[i].state, s.a, &now, &issues);
		json_write(&b, moved);
		assert_string_equal(arena_cstr(s.a, buf_str(&b)), rows[i].now);
		assert_string_equal(now, rows[i].now_state);
		for (size_t k = 0; k < issues.n; k++)
			said = arena_cprintf(s.a, "%s%s=%s/%d ", said, issues.p[k].field, issues.p[k].value,
				(int)issues.p[k].kind);
		assert_string_equal(said, rows[i].issues);
		close_editions(&s);
	}
}

/* A field of another kind without a way is named with its file and line. */
static void impossible(void **state)
{
	struct editions s;
	struct moves m;
	struct str problems;
	(void)state;
	open_editions(&s);
	const struct register_ *r = move_of(&s.m, "assets")->after;
	enum field_kind *kind = (enum field_kind *)(uintptr_t)&pack_field(r, "place")->kind;
	*kind = FIELD_YESNO;
	assert_false(pack_moves(s.before, s.after, &s.l, &m, &problems));
	assert_string_equal(arena_cstr(s.a, problems),
		"second/policy.lua:17: information.place: “Place” became of a kind that the values on record cannot be moved "
			"to; give the new "
		"field another name, and keep the old one or take it away\n");
	*kind = FIELD_TEXT;
	close_editions(&s);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(japanese), cmocka_unit_test(english), cmocka_unit_test(lines), cmocka_unit_test(nothing),
		cmocka_unit_test(shipped), cmocka_unit_test(ledgers), cmocka_unit_test(bodies), cmocka_unit_test(impossible),
	};
	return cmocka_run_group_tests_name("diff", tests, NULL, NULL);
}
