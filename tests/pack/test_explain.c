/* Packs in plain words: golden files, reviewed by eye when they change. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"
#include "pack/explain.h"
#include "util/clean.h"

static void golden(const struct pack *p, const char *file, enum lang_id id)
{
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	CLEAN_BUF struct buf b;
	struct lang l = {id, a};
	struct err e = {0};
	buf_init(&b, 16 << 20);
	assert_true(pack_explain(p, &l, &b, &e));
	fixture_golden(a, file, buf_str(&b));
	pack_unref(p);
}

/* Both languages of every pack. */
static void every_pack(void **state)
{
	(void)state;
	static const char *const packs[] = {"kawaguchi", "meguro", "nerima", "setagaya", "taketoyo"};
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	for (size_t i = 0; i < ARRAY_LEN(packs); i++)
		for (enum lang_id id = LANG_JA; id <= LANG_EN; id++)
			golden(fixture_pack(arena_cprintf(a, PACKS "/%s", packs[i]), id),
			       arena_cprintf(a, HERE "/golden/%s.%s.txt", packs[i], id == LANG_JA ? "ja" : "en"), id);
}
static void hard_en(void **state) { (void)state; golden(fixture_hard(LANG_EN), HERE "/golden/hard.en.txt", LANG_EN); }

static void coverage(void **state)
{
	(void)state;
	const struct pack *p = fixture_pack(PACKS "/kawaguchi", LANG_EN);
	struct coverage v = pack_coverage(p);
	assert_int_equal(v.clauses, 315);
	assert_int_equal(v.kept, 315);
	assert_int_equal(v.open[KIND_PROCEDURE], 0);
	assert_true(v.from_base > 0 && v.from_base < v.elements);
	pack_unref(p);
	p = fixture_hard(LANG_EN);
	v = pack_coverage(p);
	assert_true(v.kept < v.clauses);
	assert_int_equal(v.open[KIND_PROCEDURE], 1);
	pack_unref(p);
}

static void full_buffer(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	CLEAN_BUF struct buf b;
	struct lang l = {LANG_EN, a};
	struct err e = {0};
	const struct pack *p = fixture_pack(PACKS "/kawaguchi", LANG_EN);
	buf_init(&b, 100);
	assert_false(pack_explain(p, &l, &b, &e));
	assert_int_equal(e.code, ERR_LIMIT);
	pack_unref(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_pack), cmocka_unit_test(hard_en), cmocka_unit_test(coverage),
		cmocka_unit_test(full_buffer),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
