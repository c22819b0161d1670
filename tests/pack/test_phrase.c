/* The grammars that need no form: spans, days, number patterns, names, words nearby, what the program knows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"
#include "pack/explain.h"
#include "pack/grammar.h"
#include "pack/known.h"
#include "pack/rule.h"
#include "pack/shape.h"
#include "util/clean.h"

static void spans(void **state)
{
	(void)state;
	static const struct { const char *text; int64_t n; enum span_unit unit;
	} good[] = {
		{"1 day", 1, SPAN_DAYS},
		{"3 days", 3, SPAN_DAYS},
		{"3 working days", 3, SPAN_WORKING_DAYS},
		{"1 working day", 1, SPAN_WORKING_DAYS},
		{"30 minutes", 30, SPAN_MINUTES},
		{"24 hours", 24, SPAN_HOURS},
		{"2 weeks", 2, SPAN_WEEKS},
		{"6 months", 6, SPAN_MONTHS},
		{"1 year", 1, SPAN_YEARS},
		{"0 days", 0, SPAN_DAYS},
		{"  5   years ", 5, SPAN_YEARS},
	};
	static const char *const bad[] = {"",
					  "days",
					  "3",
					  "1 days",
					  "3 day",
					  "-1 days",
					  "3 working months",
					  "3 days later",
					  "three days",
					  "1e3 days",
					  "999999999 days",
					  "3 fortnights",
					  "3days"};
	struct span s;
	for (size_t i = 0; i < ARRAY_LEN(good); i++) {
		assert_true(grammar_span(str_of(good[i].text), &s));
		assert_int_equal(s.n, good[i].n);
		assert_int_equal(s.unit, good[i].unit);
	}
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		assert_false(grammar_span(str_of(bad[i]), &s));
}

static void days(void **state)
{
	(void)state;
	static const struct { const char *text; int month, day; } good[] = {
		{"1 April", 4, 1}, {"31 July", 7, 31}, {"29 February", 2, 29}, {"31 December", 12, 31},
	};
	static const char *const bad[] = {"31 June", "30 February",  "0 May", "1 april", "1",
					  "April",   "1 April 2027", "",      "32 May"};
	int month, day;
	for (size_t i = 0; i < ARRAY_LEN(good); i++) {
		assert_true(grammar_day(str_of(good[i].text), &month, &day));
		assert_int_equal(month, good[i].month);
		assert_int_equal(day, good[i].day);
	}
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		assert_false(grammar_day(str_of(bad[i]), &month, &day));
}

static void numbers(void **state)
{
	(void)state;
	static const char *const good[] = {"{no}", "{unit}-{no}", "{fy}-{no}", "第{no}号", "{organ}{unit}{fy}{year}{no}",
		"{short}-{era}-{no}"};
	static const char *const bad[] = {"", "{unit}", "{no", "no}", "{no}{no}", "{nr}", "{}{no}", "{{no}}",
		"{no}0123456789012345678901234567890123456789012345678901234567890123456789"};
	const struct lang l = {LANG_EN, NULL};
	for (size_t i = 0; i < ARRAY_LEN(good); i++)
		assert_null(grammar_number(&l, str_of(good[i])));
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		assert_non_null(grammar_number(&l, str_of(bad[i])));
}

static void names(void **state)
{
	(void)state;
	static const char *const good[] = {"a", "takeout", "a1_b"};
	static const char *const bad[] = {"", "1a", "_a", "A", "a-b", "a.b", "a b", "é",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"};
	for (size_t i = 0; i < ARRAY_LEN(good); i++)
		assert_true(shape_name(str_of(good[i])));
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		assert_false(shape_name(str_of(bad[i])));
}

static void nearby(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(64 << 10);
	assert_string_equal(word_near(STR("prosedure"), word_names(a), a), "procedure");
	assert_string_equal(word_near(STR("filed_by"), "one_per:name filled_by:phrase", a), "filled_by");
	assert_null(word_near(STR("frobnicate"), word_names(a), a));
	assert_null(word_near(STR("x"), "", a));
}

static void rows_are_sound(void **state)
{
	(void)state;
	static const char *const types[] = {"yes",    "name", "names", "phrase", "phrases", "number",
					    "scalar", "time", "actor", "cond",	 "map",     "reasons"};
	for (enum word w = W_PACK; w < WORDS; w++) {
		const struct word_row *row = word_row(w);
		assert_int_equal(word_find(str_of(row->name)), w);
		struct str rest = str_of(row->children);
		while (rest.n)
			assert_int_not_equal(word_find(str_cut(&rest, ' ')), W_NONE);
		rest = str_of(row->keys);
		while (rest.n) {
			struct str spec = str_cut(&rest, ' '), key = str_cut(&spec, ':');
			bool known = false;
			for (size_t i = 0; i < ARRAY_LEN(types); i++)
				known = known || str_is(spec, types[i]);
			if (!known || !shape_name(key))
				fail_msg("word %s: key %.*s", row->name, STR_ARG(key));
		}
	}
}

/* docs/packs.md names every word, every key and the kinds of what the program knows. */
static bool documented(struct str doc, struct str name)
{
	while (doc.n) {
		size_t at = str_find(doc, name);
		if (at == doc.n)
			return false;
		char before = at ? doc.p[at - 1] : ' ', after = at + name.n < doc.n ? doc.p[at + name.n] : ' ';
		bool in_word =
			(before >= 'a' && before <= 'z') || before == '_' || (after >= 'a' && after <= 'z') || after == '_';
		if (!in_word)
			return true;
		doc = str_from(doc, at + name.n);
	}
	return false;
}

static void must_be_documented(struct str doc, const char *list)
{
	struct str rest = str_of(list);
	while (rest.n) {
		struct str spec = str_cut(&rest, ' '), name = str_cut(&spec, ':');
		if (!documented(doc, name))
			fail_msg("docs/packs.md does not name %.*s", STR_ARG(name));
	}
}

static void reference_is_whole(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	bool found;
	struct str doc = fixture_read(a, PACKS "/../docs/packs.md", &found);
	assert_true(found);
	must_be_documented(doc, word_names(a));
	for (enum word w = W_PACK; w < WORDS; w++)
		must_be_documented(doc, word_row(w)->keys);
	for (enum known k = 0; k < KNOWN_KINDS; k++)
		must_be_documented(doc, known_kind(k));
}

static void known_names(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(64 << 10);
	const struct lang ja = {LANG_JA, a}, en = {LANG_EN, a};
	size_t n;
	const struct known_row *row = known_rows(&n);
	for (size_t i = 0; i < n; i++) {
		assert_ptr_equal(known_find(row[i].kind, str_of(row[i].name)), &row[i]);      /* each name once */
		assert_true(*row[i].title(&ja) && *row[i].title(&en));
	}
	assert_true(known_has(KNOWN_PORTAL, STR("own_case")));
	assert_true(known_has(KNOWN_PORTAL, STR("session.idle")));
	assert_false(known_has(KNOWN_PORTAL_PARAM, STR("own_case")));
	assert_true(known_has(KNOWN_RUNS, STR("service.up")));
	assert_string_equal(known_find(KNOWN_RUNS, STR("log.arrives"))->keys, "days");
	assert_null(known_find(KNOWN_RUNS, STR("nothing")));
	assert_true(str_find(str_of(known_list(KNOWN_RUNS, a)), STR("wireless.down")) < strlen(known_list(KNOWN_RUNS, a)));
	assert_false(known_has(KNOWN_TOOL, STR("")));
}

/* Every keeper of every pack stands by a rule, and every rule says what it means in both languages. */
static void rules_speak(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(64 << 10);
	const struct lang ja = {LANG_JA, a}, en = {LANG_EN, a};
	for (enum keeper_rule r = 0; r < KEEPER_RULES; r++) {
		const struct rule_row *row = rule_row(r);
		assert_true(*row->name && *row->title(&ja) && *row->title(&en) && *row->kept(&ja) && *row->kept(&en));
		assert_true(*row->broken(&ja) && *row->broken(&en));
	}
	const struct pack *p = fixture_pack(PACKS "/taketoyo", LANG_EN);
	enum keeper_rule rules[KEEPER_RULES];
	for (size_t i = 0; i < p->clauses.n; i++)
		assert_true(clause_rules(p->clauses.p[i], rules) > 0 || p->clauses.p[i]->children.n);
	const struct clause *c = pack_clause(p, "1.1-1");                /* the procedure takeout, the ledger outside */
	assert_int_equal(clause_rules(c, rules), 2);
	assert_int_equal(rules[0], RULE_PROCEDURE_USED);
	assert_int_equal(rules[1], RULE_REGISTER_REVIEWED);
	pack_unref(p);
}

static void said_spans(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(64 << 10);
	const struct lang ja = {LANG_JA, a}, en = {LANG_EN, a};
	const struct span s = {3, SPAN_WORKING_DAYS};
	assert_string_equal(explain_span(&ja, &s), "3開庁日");
	assert_string_equal(explain_span(&en, &s), "3 working days");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(spans),       cmocka_unit_test(days),	     cmocka_unit_test(numbers),
		cmocka_unit_test(names),       cmocka_unit_test(nearby),     cmocka_unit_test(rows_are_sound),
		cmocka_unit_test(known_names), cmocka_unit_test(rules_speak), cmocka_unit_test(reference_is_whole),
		cmocka_unit_test(said_spans),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
