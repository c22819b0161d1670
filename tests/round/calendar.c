/* When duties fall due: fiscal year, halves, months, weeks, from and due of the year, the quiet period. */
#include "engine/round.h"

#include "tests/org/world.h"
#include "text/text.h"

static struct pack pack = {.quiet_from_month = 3, .quiet_from_day = 20, .quiet_to_month = 4, .quiet_to_day = 15};
static struct pack loud;

static int64_t day(const char *iso)
{
	int64_t date;
	if (!civil_parse_date(str_of(iso), &date))
		fail_msg("no date: %s", iso);
	return date;
}

static struct ptime day_of(int month, int d)
{
	return (struct ptime){.kind = TIME_DAY, .month = month, .day = d};
}

struct calendar_row {
	int n;
	enum span_unit unit;
	int from, due; /* month * 100 + day, 0 none */
	const char *date, *last;
	const char *key, *opens, *end; /* opens "": not in this period */
	bool loud;
};

static void periods_begin_with_the_fiscal_year(void **state)
{
	(void)state;
	static const struct calendar_row lines[] = {
		/* a year */
		{1, SPAN_YEARS, 601, 731, "2026-04-01", NULL, "2026-04/12", "2026-06-01", "2026-07-31", false},
		{1, SPAN_YEARS, 601, 731, "2027-03-31", NULL, "2026-04/12", "2026-06-01", "2026-07-31", false},
		{12, SPAN_MONTHS, 601, 731, "2026-04-01", NULL, "2026-04/12", "2026-06-01", "2026-07-31", false},
		{1, SPAN_YEARS, 0, 531, "2026-12-01", NULL, "2026-04/12", "2026-04-01", "2026-05-31", false},
		{1, SPAN_YEARS, 1201, 131, "2026-12-01", NULL, "2026-04/12", "2026-12-01", "2027-01-31", false},
		{1, SPAN_YEARS, 0, 0, "2026-12-01", NULL, "2026-04/12", "2026-04-01", "2027-04-16", false},
		{1, SPAN_YEARS, 0, 0, "2026-12-01", NULL, "2026-04/12", "2026-04-01", "2027-03-31", true},
		{1, SPAN_YEARS, 401, 410, "2026-04-01", NULL, "2026-04/12", "2026-04-01", "2026-04-16", false},
		{1, SPAN_YEARS, 201, 320, "2027-02-01", NULL, "2026-04/12", "2027-02-01", "2027-04-16", false},
		{1, SPAN_YEARS, 201, 319, "2027-02-01", NULL, "2026-04/12", "2027-02-01", "2027-03-19", false},
		{1, SPAN_YEARS, 0, 415, "2026-04-20", NULL, "2026-04/12", "2026-04-01", "2026-04-16", false},
		{1, SPAN_YEARS, 0, 416, "2026-04-20", NULL, "2026-04/12", "2026-04-01", "2026-04-16", false},
		{1, SPAN_YEARS, 0, 230, "2026-04-20", NULL, "2026-04/12", "2026-04-01", "2027-02-28", false},
		/* several years: from the fiscal year after the last one has ended */
		{3, SPAN_YEARS, 601, 731, "2026-09-01", NULL, "2026-04/36", "2026-06-01", "2026-07-31", false},
		{3, SPAN_YEARS, 601, 731, "2027-06-01", "2026-04-01", "2026-04/36", "2026-06-01", "2026-07-31", false},
		{3, SPAN_YEARS, 601, 731, "2029-03-31", "2026-04-01", "2026-04/36", "2026-06-01", "2026-07-31", false},
		{3, SPAN_YEARS, 601, 731, "2029-04-01", "2026-04-01", "2029-04/36", "2029-06-01", "2029-07-31", false},
		{3, SPAN_YEARS, 601, 731, "2031-06-01", "2026-04-01", "2031-04/36", "2031-06-01", "2031-07-31", false},
		/* parts of a year */
		{6, SPAN_MONTHS, 0, 0, "2026-09-30", NULL, "2026-04/6", "2026-04-01", "2026-09-30", false},
		{6, SPAN_MONTHS, 0, 0, "2026-10-01", NULL, "2026-10/6", "2026-10-01", "2027-04-16", false},
		{3, SPAN_MONTHS, 0, 0, "2027-01-01", NULL, "2027-01/3", "2027-01-01", "2027-04-16", false},
		{1, SPAN_MONTHS, 0, 0, "2028-02-29", NULL, "2028-02/1", "2028-02-01", "2028-02-29", false},
		{1, SPAN_MONTHS, 601, 930, "2026-06-10", NULL, "2026-06/1", "2026-06-01", "2026-06-30", false},
		{1, SPAN_MONTHS, 601, 915, "2026-09-10", NULL, "2026-09/1", "2026-09-01", "2026-09-15", false},
		{1, SPAN_MONTHS, 601, 930, "2026-10-10", NULL, "2026-10/1", "", "", false},
		{5, SPAN_MONTHS, 0, 0, "2026-04-01", NULL, "2026-02/5", "2026-02-01", "2026-06-30", false},
		/* days: an office looks at its logs in March, too */
		{1, SPAN_WEEKS, 0, 0, "2026-03-29", NULL, "2026-03-23", "2026-03-23", "2026-03-29", false},
		{1, SPAN_WEEKS, 0, 0, "2026-03-30", NULL, "2026-03-30", "2026-03-30", "2026-04-05", false},
		{1, SPAN_DAYS, 0, 0, "2026-04-01", NULL, "2026-04-01", "2026-04-01", "2026-04-01", false},
		{1, SPAN_WORKING_DAYS, 0, 0, "2026-11-21", NULL, "2026-11-20", "2026-11-20", "2026-11-23", false},
		{1, SPAN_WORKING_DAYS, 0, 0, "2026-11-24", NULL, "2026-11-24", "2026-11-24", "2026-11-24", false},
		{1, SPAN_HOURS, 0, 0, "2026-11-24", NULL, "", "", "", false},
	};
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		const struct calendar_row *l = &lines[i];
		struct ptime every = {.kind = TIME_SPAN, .span = {l->n, l->unit}};
		struct ptime from = day_of(l->from / 100, l->from % 100), due = day_of(l->due / 100, l->due % 100);
		struct duty d = {.every = &every, .from = l->from ? &from : NULL, .due = l->due ? &due : NULL};
		struct round_period p;
		round_period_of(l->loud ? &loud : &pack, &d, day(l->date), l->last ? day(l->last) : CIVIL_NONE, &p);
		struct arena *a = arena_new(4096);
		if (strcmp(p.key, l->key) != 0)
			fail_msg("line %zu: %s, not %s", i, p.key, l->key);
		if (!*l->opens) {
			assert_int_equal(p.opens, CIVIL_NONE);
		} else if (p.opens != day(l->opens) || p.due != day(l->end)) {
			fail_msg("line %zu: %s to %s", i, civil_iso_date(a, p.opens), civil_iso_date(a, p.due));
		}
		if (*l->key && l->key[7] == '-')
			assert_int_equal(round_key_day(p.key), p.from);
		arena_free(a);
	}
}

static void events_fall_due_after_the_quiet_period(void **state)
{
	(void)state;
	static const struct {
		int n;
		enum span_unit unit;
		const char *at, *due;
	} lines[] = {
		{30, SPAN_DAYS, "2026-04-01", "2026-05-01"},
		{14, SPAN_DAYS, "2026-04-01", "2026-04-16"},
		{3, SPAN_DAYS, "2026-03-16", "2026-03-19"},
		{4, SPAN_DAYS, "2026-03-16", "2026-04-16"},
		{5, SPAN_WORKING_DAYS, "2026-11-20", "2026-11-30"},
		{1, SPAN_MONTHS, "2026-01-31", "2026-02-28"},
	};
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		struct ptime length = {.kind = TIME_SPAN, .span = {lines[i].n, lines[i].unit}};
		int64_t due = round_due_after(&pack, &length, civil_ms(day(lines[i].at), 9, 0));
		if (due != civil_ms(day(lines[i].due), 23, 59))
			fail_msg("line %zu: day %lld", i, (long long)(civil_date_of_ms(due) - day(lines[i].at)));
	}
}

static void rounds_have_names(void **state)
{
	(void)state;
	static const struct {
		const char *key, *ja, *en;
	} lines[] = {
		{"2026-04/12", "令和8年度", "fiscal year 2026"},
		{"2026-04/36", "令和8年度", "fiscal year 2026"},
		{"2026-10/6", "令和8年度 第2回", "fiscal year 2026, no. 2"},
		{"2027-01/3", "令和8年度 第4回", "fiscal year 2026, no. 4"},
		{"2027-01/1", "令和9年1月分", "1/2027"},
		{"2026-10-05", "令和8年10月5日から", "from 5 October 2026"},
		{"e2026", "令和8年度（随時）", "fiscal year 2026, as it happens"},
		{"?", "?", "?"},
	};
	struct arena *a = arena_new(65536);
	struct lang ja = {LANG_JA, a}, en = {LANG_EN, a};
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		assert_string_equal(round_say_period(&ja, lines[i].key), lines[i].ja);
		assert_string_equal(round_say_period(&en, lines[i].key), lines[i].en);
	}
	arena_free(a);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(periods_begin_with_the_fiscal_year),
		cmocka_unit_test(events_fall_due_after_the_quiet_period),
		cmocka_unit_test(rounds_have_names),
	};
	return cmocka_run_group_tests_name("round calendar", tests, NULL, NULL);
}
