/* Every pack of packs/ loads, in both languages, and holds the clauses of its policy. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"
#include "pack/explain.h"
#include "util/clean.h"

/* The clauses of each policy document; a pack that is not complete yet stands with what it has. */
static const struct row { const char *name; size_t clauses; } rows[] = {
	{"kawaguchi", 89}, {"mic", 0}, {"nerima", 241}, {"taketoyo", 79},
};

static const struct row *row_of(const char *name)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (!strcmp(rows[i].name, name))
			return &rows[i];
	return NULL;
}

static void one(const struct row *row, enum lang_id id)
{
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	const struct pack *p = fixture_pack(arena_cprintf(a, "%s/%s", PACKS, row->name), id);
	struct coverage v = pack_coverage(p);
	if (v.clauses != row->clauses)
		fail_msg("%s: %zu clauses, expected %zu", row->name, v.clauses, row->clauses);
	pack_unref(p);
}

static void all_load(void **state)
{
	(void)state;
	size_t found = 0;
	DIR *d = opendir(PACKS);
	assert_non_null(d);
	for (const struct dirent *e; (e = readdir(d));) {
		if (*e->d_name == '.')
			continue;
		const struct row *row = row_of(e->d_name);
		if (!row)
			fail_msg("%s is not in this test", e->d_name);
		one(row, LANG_JA);
		one(row, LANG_EN);
		found++;
	}
	closedir(d);
	assert_int_equal(found, sizeof(rows) / sizeof(*rows));
}

/* Clauses that nothing serves yet give a reason; a complete pack of this kind has none. */
static void nerima_is_whole(void **state)
{
	(void)state;
	const struct pack *p = fixture_pack(PACKS "/nerima", LANG_EN);
	struct coverage v = pack_coverage(p);
	assert_int_equal(v.clauses, 241);
	assert_int_equal(v.kept, 241);
	for (int k = 0; k < CLAUSE_KINDS; k++)
		assert_int_equal(v.open[k], 0);
	pack_unref(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(all_load), cmocka_unit_test(nerima_is_whole)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
