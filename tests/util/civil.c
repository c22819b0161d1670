#include "tests/util/check.h"

#include "util/civil.h"
#include "util/vec.h"

static int64_t day(int year, int month, int d)
{
	int64_t date = civil_date(year, month, d);
	assert_true(date != CIVIL_NONE);
	return date;
}

static void every_day_there_and_back(void **state)
{
	(void)state;
	int64_t expected = day(1868, 1, 1);
	int weekday = civil_of_date(expected).weekday;
	assert_int_equal(weekday, 3);
	for (int y = 1868; y <= 2500; y++) {
		for (int m = 1; m <= 12; m++) {
			for (int d = 1; d <= 31; d++) {
				int64_t date = civil_date(y, m, d);
				if (date == CIVIL_NONE) {
					assert_true(d > 28);
					continue;
				}
				assert_true(date == expected++);
				struct civil c = civil_of_date(date);
				assert_true(c.year == y && c.month == m && c.day == d && c.weekday == weekday);
				weekday = (weekday + 1) % 7;
			}
		}
	}
	assert_true(day(1970, 1, 1) == 0 && day(2000, 3, 1) == 11017 && day(9999, 12, 31) == 2932896);
}

static void no_such_days(void **state)
{
	(void)state;
	static const int table[][3] = {{2026, 2, 29}, {2026, 4, 31}, {2100, 2, 29}, {2026, 0, 1}, {2026, 13, 1}, {2026, 1, 0},
				       {2026, 1, 32}, {1867, 12, 31}, {10000, 1, 1}, {2026, -1, -1}};
	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		assert_true(civil_date(table[i][0], table[i][1], table[i][2]) == CIVIL_NONE);
	assert_true(civil_date(2000, 2, 29) != CIVIL_NONE && civil_date(2024, 2, 29) != CIVIL_NONE);
	assert_int_equal(civil_of_date(CIVIL_NONE).year, 1868);
	assert_int_equal(civil_of_date(INT64_MAX).year, 9999);
	assert_int_equal(civil_of_ms(INT64_MIN).year, 1868);
	assert_int_equal(civil_of_ms(INT64_MAX).year, 9999);
}

static void times_in_japan(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 16);
	static const struct { int64_t ms; const char *want; } table[] = {
		{0, "1970-01-01T09:00:00.000+09:00"}, {-1, "1970-01-01T08:59:59.999+09:00"},
		{1795479123120, "2026-11-24T09:12:03.120+09:00"}, {1795445999999, "2026-11-23T23:59:59.999+09:00"},
		{1795446000000, "2026-11-24T00:00:00.000+09:00"}, {-32400001, "1969-12-31T23:59:59.999+09:00"},
	};
	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		assert_string_equal(civil_rfc3339(a, table[i].ms), table[i].want);
	int64_t ms = civil_ms(day(2026, 11, 24), 9, 12);
	assert_true(ms == 1795479120000);
	assert_string_equal(civil_iso_time(a, ms), "2026-11-24T09:12");
	assert_true(civil_date_of_ms(ms) == day(2026, 11, 24));
	struct civil c = civil_of_ms(ms + 3999);
	assert_true(c.hour == 9 && c.minute == 12 && c.second == 3 && c.weekday == 2);
}

static void fiscal_years(void **state)
{
	(void)state;
	assert_int_equal(civil_fiscal_year(day(2026, 4, 1)), 2026);
	assert_int_equal(civil_fiscal_year(day(2027, 3, 31)), 2026);
	assert_int_equal(civil_fiscal_year(day(2026, 3, 31)), 2025);
	assert_true(civil_fiscal_end(day(2026, 4, 1)) == day(2027, 3, 31));
	assert_true(civil_fiscal_end(day(2027, 3, 31)) == day(2027, 3, 31));
}

static void months(void **state)
{
	(void)state;
	static const struct { int from[3], months, to[3]; } table[] = {
		{{2026, 1, 31}, 1, {2026, 2, 28}}, {{2024, 1, 31}, 1, {2024, 2, 29}}, {{2026, 12, 15}, 1, {2027, 1, 15}},
		{{2026, 3, 31}, -1, {2026, 2, 28}}, {{2026, 1, 1}, -1, {2025, 12, 1}}, {{2024, 2, 29}, 12, {2025, 2, 28}},
		{{2026, 5, 5}, 0, {2026, 5, 5}}, {{2026, 5, 5}, 1200, {2126, 5, 5}}, {{2026, 5, 5}, -10000, {1868, 1, 1}},
		{{2026, 5, 5}, 1000000, {9999, 12, 31}},
	};
	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		const int *f = table[i].from, *t = table[i].to;
		assert_true(civil_add_months(day(f[0], f[1], f[2]), table[i].months) == day(t[0], t[1], t[2]));
	}
}

/* 内閣府「国民の祝日について」, as published for these years; month × 100 + day, 0 ends a year. */
static const struct { int year, days[24]; } published[] = {
	{2020, {101, 113, 211, 223, 224, 320, 429, 503, 504, 505, 506, 723, 724, 810, 921, 922, 1103, 1123}},
	{2021, {101, 111, 211, 223, 320, 429, 503, 504, 505, 722, 723, 808, 809, 920, 923, 1103, 1123}},
	{2022, {101, 110, 211, 223, 321, 429, 503, 504, 505, 718, 811, 919, 923, 1010, 1103, 1123}},
	{2023, {101, 102, 109, 211, 223, 321, 429, 503, 504, 505, 717, 811, 918, 923, 1009, 1103, 1123}},
	{2024, {101, 108, 211, 212, 223, 320, 429, 503, 504, 505, 506, 715, 811, 812, 916, 922, 923, 1014, 1103, 1104, 1123}},
	{2025, {101, 113, 211, 223, 224, 320, 429, 503, 504, 505, 506, 721, 811, 915, 923, 1013, 1103, 1123, 1124}},
	{2026, {101, 112, 211, 223, 320, 429, 503, 504, 505, 506, 720, 811, 921, 922, 923, 1012, 1103, 1123}},
	{2027, {101, 111, 211, 223, 321, 322, 429, 503, 504, 505, 719, 811, 920, 923, 1011, 1103, 1123}},
};

static void holidays_as_published(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(published); i++) {
		size_t at = 0;
		for (int64_t date = day(published[i].year, 1, 1); date <= day(published[i].year, 12, 31); date++) {
			struct civil c = civil_of_date(date);
			bool listed = published[i].days[at] == c.month * 100 + c.day;
			if (civil_is_holiday(date) != listed)
				fail_msg("%d-%02d-%02d", c.year, c.month, c.day);
			at += listed;
		}
		assert_int_equal(published[i].days[at], 0);
	}
}

static void holidays_of_other_years(void **state)
{
	(void)state;
	/* between two holidays; equinoxes at both ends of the formula; nothing outside 2020–2099 */
	assert_true(civil_is_holiday(day(2032, 9, 21)) && !civil_is_holiday(day(2032, 9, 23)));
	assert_true(civil_is_holiday(day(2099, 3, 20)) && civil_is_holiday(day(2099, 9, 23)));
	assert_true(civil_is_holiday(day(2092, 3, 19)) && civil_is_holiday(day(2012 + 20, 9, 22)));
	assert_false(civil_is_holiday(day(2019, 1, 1)) || civil_is_holiday(day(2100, 1, 1)));
	for (int y = 2020; y <= 2099; y++) {
		int n = 0;
		for (int64_t date = day(y, 1, 1); date <= day(y, 12, 31); date++)
			n += civil_is_holiday(date);
		assert_true(n >= 16 && n <= 22);
	}
}

static void working_days(void **state)
{
	(void)state;
	assert_true(civil_is_working_day(day(2026, 11, 24)));
	assert_false(civil_is_working_day(day(2026, 11, 23)) || civil_is_working_day(day(2026, 11, 22)));
	assert_true(civil_is_working_day(day(2026, 12, 28)) && civil_is_working_day(day(2027, 1, 4)));
	for (int d = 29; d <= 34; d++)
		assert_false(civil_is_working_day(day(2026, 12, 29) + d - 29));
	static const struct { int from[3], days, to[3]; } table[] = {
		{{2026, 11, 20}, 0, {2026, 11, 20}}, {{2026, 11, 21}, 0, {2026, 11, 24}}, {{2026, 11, 20}, 1, {2026, 11, 24}},
		{{2026, 11, 21}, 1, {2026, 11, 24}}, {{2026, 12, 28}, 1, {2027, 1, 4}}, {{2026, 5, 1}, 2, {2026, 5, 8}},
		{{2026, 11, 24}, 10, {2026, 12, 8}},
	};
	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		const int *f = table[i].from, *t = table[i].to;
		assert_true(civil_add_working_days(day(f[0], f[1], f[2]), table[i].days) == day(t[0], t[1], t[2]));
	}
}

static void parses(void **state)
{
	(void)state;
	int64_t v = 42;
	assert_true(civil_parse_date(STR("2026-11-24"), &v) && v == day(2026, 11, 24));
	assert_true(civil_parse_time(STR("2026-11-24T09:12"), &v) && v == 1795479120000);
	v = 42;
	static const char *const bad[] = {"", "2026-11-2", "2026-11-031", "2026/11/24", "2026-02-29", "2026-13-01", "26-11-24",
		"2026-11-24 ",
					  "+026-11-24", "2026-1a-24", "2026-11-24T09:12", "0000-00-00"};
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		assert_false(civil_parse_date(str_of(bad[i]), &v));
	static const char *const bad_times[] = {"", "2026-11-24", "2026-11-24T24:00", "2026-11-24T09:60", "2026-11-24 09:12",
						"2026-11-24T9:12", "2026-02-29T09:12", "2026-11-24T09:12:00", "2026-11-24T-9:12"};
	for (size_t i = 0; i < ARRAY_LEN(bad_times); i++)
		assert_false(civil_parse_time(str_of(bad_times[i]), &v));
	assert_true(v == 42);
}

static void era_borders(void **state)
{
	(void)state;
	static const struct { int date[3]; const char *era; int year; } table[] = {
		{{2026, 11, 24}, "令和", 8}, {{2019, 5, 1}, "令和", 1}, {{2019, 4, 30}, "平成", 31}, {{1989, 1, 8}, "平成", 1},
		{{1989, 1, 7}, "昭和", 64}, {{1926, 12, 25}, "昭和", 1}, {{1926, 12, 24}, "大正", 15}, {{1912, 7, 30}, "大正", 1},
		{{1912, 7, 29}, "明治", 45}, {{1868, 1, 25}, "明治", 1}, {{1868, 1, 1}, "明治", 1},
	};
	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		int year = 0;
		const int *d = table[i].date;
		assert_string_equal(civil_era_of(day(d[0], d[1], d[2]), &year)->ja, table[i].era);
		assert_int_equal(year, table[i].year);
	}
	size_t n;
	const struct civil_era *eras = civil_eras(&n);
	assert_int_equal(n, 5);
	for (size_t i = 1; i < n; i++)
		assert_true(eras[i].from < eras[i - 1].from);
}

static void says(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 16);
	static const struct { int date[3]; enum civil_style style; bool ja; const char *want; } table[] = {
		{{2026, 11, 24}, CIVIL_FULL, true, "令和8年(2026年)11月24日（火）"},
		{{2026, 11, 24}, CIVIL_FULL, false, "Tuesday, 24 November 2026 (Reiwa 8)"},
		{{2026, 11, 24}, CIVIL_DAY, true, "11月24日（火）"}, {{2026, 11, 24}, CIVIL_DAY, false, "Tue 24 November"},
		{{2026, 11, 24}, CIVIL_SHORT, true, "11月24日"}, {{2026, 11, 24}, CIVIL_SHORT, false, "24 Nov"},
		{{2026, 11, 24}, CIVIL_DENSE, true, "R8.11.24"}, {{2026, 11, 24}, CIVIL_DENSE, false, "2026-11-24"},
		{{2019, 5, 1}, CIVIL_FULL, true, "令和元年(2019年)5月1日（水）"}, {{2019, 5, 1}, CIVIL_DENSE, true, "R1.5.1"},
	};
	for (size_t i = 0; i < ARRAY_LEN(table); i++) {
		const int *d = table[i].date;
		assert_string_equal(civil_say_date(a, day(d[0], d[1], d[2]), table[i].style, table[i].ja), table[i].want);
	}
	int64_t ms = civil_ms(day(2026, 11, 24), 9, 2);
	assert_string_equal(civil_say_time(a, ms, CIVIL_SHORT, true), "11月24日 9:02");
	assert_string_equal(civil_say_time(a, ms, CIVIL_SHORT, false), "24 Nov 9:02");
	assert_string_equal(civil_say_time(a, ms, CIVIL_FULL, true), "令和8年(2026年)11月24日（火） 9:02");
	assert_string_equal(civil_say_time(a, CIVIL_NONE, CIVIL_FULL, true), "");
	assert_string_equal(civil_say_date(a, CIVIL_NONE, CIVIL_FULL, false), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_day_there_and_back), cmocka_unit_test(no_such_days), cmocka_unit_test(times_in_japan),
		cmocka_unit_test(fiscal_years), cmocka_unit_test(months), cmocka_unit_test(holidays_as_published),
		cmocka_unit_test(holidays_of_other_years), cmocka_unit_test(working_days), cmocka_unit_test(parses),
		cmocka_unit_test(era_borders), cmocka_unit_test(says),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
