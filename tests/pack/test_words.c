/* Every word of the language and every key of it has a test that shows what comes of it: words.tsv, a row for each row and key of
 * src/pack/word.c, "word", "word.key", "field.key" for all kinds of fields, "step.key" for all kinds of steps, "*.key" for all;
 * and for phrases, which have no keys. A new key without a row fails, and so does a row whose test is not there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pack/word.h"
#include "fixture.h"
#include "util/map.h"

#define ROOT HERE "/../.."

struct rows { struct arena *a; struct map *map, *used; };

static struct rows *rows_read(struct arena *a)
{
	struct rows *r = arena_make(a, struct rows);
	bool found;
	struct str text = fixture_read(a, HERE "/words.tsv", &found);
	assert_true(found);
	*r = (struct rows){a, map_new(a), map_new(a)};
	while (text.n) {
		struct str line = str_cut(&text, '\n'), key = str_cut(&line, '\t');
		if (!key.n)
			continue;
		if (!line.n || map_get(r->map, key))
			fail_msg("words.tsv: %.*s has no test, or stands there twice", STR_ARG(key));
		map_set(r->map, key, arena_make(a, struct str));
		*(struct str *)map_get(r->map, key) = line;
	}
	return r;
}

static bool has(struct rows *r, const char *key)
{
	if (!map_get(r->map, str_of(key)))
		return false;
	map_set(r->used, str_of(key), r);
	return true;
}

static const char *class_of(enum word w) { return word_is_field(w) ? "field" : word_is_step(w) ? "step" : "*"; }

static void keys(struct rows *r, enum word w, size_t *missing)
{
	const struct word_row *row = word_row(w);
	struct str rest = str_of(row->keys);
	while (rest.n) {
		struct str one = str_cut(&rest, ' '), key = str_cut(&one, ':');
		if (!key.n)
			continue;
		if (has(r, arena_cprintf(r->a, "%s.%.*s", row->name, STR_ARG(key))) ||
			has(r, arena_cprintf(r->a, "%s.%.*s", class_of(w), STR_ARG(key))) ||
			has(r, arena_cprintf(r->a, "*.%.*s", STR_ARG(key))))
			continue;
		print_message("# %s.%.*s has no test in words.tsv\n", row->name, STR_ARG(key));
		(*missing)++;
	}
}

static void each_has_a_row(void **state)
{
	(void)state;
	struct arena *a = arena_new(8 << 20);
	struct rows *r = rows_read(a);
	size_t missing = 0;
	for (enum word w = W_PACK; w < WORDS; w++) {
		if (!has(r, word_row(w)->name)) {
			print_message("# %s has no test in words.tsv\n", word_row(w)->name);
			missing++;
		}
		keys(r, w, &missing);
	}
	assert_int_equal(missing, 0);
	/* and no row is about what is no word; phrases stand behind their kind */
	static const char *const phrases[] = {"actor ", "condition ", "time ", "path ", "number "};
	for (size_t i = 0; i < map_count(r->map); i++) {
		struct str key;
		bool phrase = false;
		(void)map_at(r->map, i, &key);
		for (size_t k = 0; k < ARRAY_LEN(phrases); k++)
			phrase |= str_starts(key, str_of(phrases[k]));
		if (!phrase && !map_get(r->used, key))
			fail_msg("words.tsv: %.*s is no word and no key", STR_ARG(key));
	}
	arena_free(a);
}

static void each_test_is_there(void **state)
{
	(void)state;
	struct arena *a = arena_new(64 << 20);
	struct rows *r = rows_read(a);
	struct map *files = map_new(a);
	for (size_t i = 0; i < map_count(r->map); i++) {
		struct str key, rest = *(const struct str *)map_at(r->map, i, &key);
		while (rest.n) {
			struct str test = str_cut(&rest, ' '), path = str_cut(&test, ':');
			bool found = true;
			struct str *text = map_get(files, path);
			if (!text) {
				text = arena_make(a, struct str);
				*text = fixture_read(a, arena_cprintf(a, ROOT "/%.*s", STR_ARG(path)), &found);
				map_set(files, path, text);
			}
			struct str name = arena_printf(a, "\nstatic void %.*s(void **state)", STR_ARG(str_from(test, 1)));
			if (!found || test.n < 2 || str_find(*text, name) == text->n)
				fail_msg("words.tsv: %.*s: there is no %.*s:%.*s", STR_ARG(key), STR_ARG(path), STR_ARG(test));
		}
	}
	arena_free(a);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(each_has_a_row), cmocka_unit_test(each_test_is_there)};
	return cmocka_run_group_tests_name("pack-words", tests, NULL, NULL);
}
