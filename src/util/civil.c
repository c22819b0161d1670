#include "util/civil.h"

#include <stdio.h>

#define DAY_MS INT64_C(86400000)
#define JST_MS (9 * INT64_C(3600000))
#define FIRST_YEAR 1868
#define LAST_YEAR 9999

/* Days from civil and back: the proleptic Gregorian calendar counted in years that begin in March. */
static int64_t days_of(int year, int month, int day)
{
	int64_t y = year - (month <= 2);
	int64_t era = y / 400, of_era = y % 400;
	int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static int month_days(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return days[month - 1] + (month == 2 && leap);
}

int64_t civil_date(int year, int month, int day)
{
	if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > month_days(year, month))
		return CIVIL_NONE;
	return days_of(year, month, day);
}

static int64_t clamp(int64_t date)
{
	int64_t first = days_of(FIRST_YEAR, 1, 1), last = days_of(LAST_YEAR, 12, 31);
	return date < first ? first : date > last ? last : date;
}

struct civil civil_of_date(int64_t date)
{
	date = clamp(date);
	int64_t z = date + 719468;
	int64_t era = z / 146097, of_era = z % 146097;
	int64_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * y + y / 4 - y / 100);
	int64_t m = (5 * of_year + 2) / 153;
	struct civil c = {.day = (int)(of_year - (153 * m + 2) / 5 + 1), .month = (int)(m < 10 ? m + 3 : m - 9)};
	c.year = (int)(y + era * 400 + (c.month <= 2));
	c.weekday = (int)(((date + 4) % 7 + 7) % 7);
	return c;
}

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

int64_t civil_date_of_ms(int64_t ms)
{
	if (ms > INT64_MAX - JST_MS)
		ms = INT64_MAX - JST_MS;
	return clamp(floor_div(ms + JST_MS, DAY_MS));
}

static int64_t ms_of_day(int64_t ms)
{
	int64_t rest = (ms % DAY_MS + JST_MS) % DAY_MS;
	return rest < 0 ? rest + DAY_MS : rest;
}

struct civil civil_of_ms(int64_t ms)
{
	struct civil c = civil_of_date(civil_date_of_ms(ms));
	int64_t seconds = ms_of_day(ms) / 1000;
	c.hour = (int)(seconds / 3600);
	c.minute = (int)(seconds / 60 % 60);
	c.second = (int)(seconds % 60);
	return c;
}

int64_t civil_ms(int64_t date, int hour, int minute)
{
	return clamp(date) * DAY_MS + hour * INT64_C(3600000) + minute * INT64_C(60000) - JST_MS;
}

int civil_fiscal_year(int64_t date)
{
	struct civil c = civil_of_date(date);
	return c.year - (c.month < 4);
}

int64_t civil_fiscal_end(int64_t date)
{
	return days_of(civil_fiscal_year(date) + 1, 3, 31);
}

int64_t civil_add_months(int64_t date, int months)
{
	struct civil c = civil_of_date(date);
	int64_t count = c.year * INT64_C(12) + c.month - 1 + months;
	if (count < FIRST_YEAR * 12 || count > LAST_YEAR * 12 + 11)
		return clamp(count < FIRST_YEAR * 12 ? INT64_MIN : INT64_MAX);
	int year = (int)(count / 12), month = (int)(count % 12) + 1, last = month_days(year, month);
	return days_of(year, month, c.day < last ? c.day : last);
}

/* ---- holidays: Act on National Holidays (1948 No. 178) ---- */

/* Art. 2 names the equinoxes by the days themselves, published each February; this approximation (Shinkoyomi, for
 * 1980–2099) has agreed with every publication. micro: millionths of a day. */
static int equinox(int year, int64_t micro)
{
	int64_t k = year - 1980;
	return (int)((micro + 242194 * k) / 1000000 - k / 4);
}

static int nth_monday(int year, int month, int n)
{
	int first = civil_of_date(days_of(year, month, 1)).weekday;
	return 1 + (8 - first) % 7 + 7 * (n - 1);
}

/* Days that Art. 2 names, with the moves of 2020 and 2021 by the Olympics special-measures acts. */
static bool is_named(struct civil c)
{
	int y = c.year, d = c.day;
	switch (c.month) {
	case 1:
		return d == 1 || d == nth_monday(y, 1, 2);
	case 2:
		return d == 11 || d == 23;
	case 3:
		return d == equinox(y, 20843100);
	case 4:
		return d == 29;
	case 5:
		return d >= 3 && d <= 5;
	case 7:
		return y == 2020 ? d == 23 || d == 24 : y == 2021 ? d == 22 || d == 23 : d == nth_monday(y, 7, 3);
	case 8:
		return d == (y == 2020 ? 10 : y == 2021 ? 8 : 11);
	case 9:
		return d == nth_monday(y, 9, 3) || d == equinox(y, 23248800);
	case 10:
		return y != 2020 && y != 2021 && d == nth_monday(y, 10, 2);
	case 11:
		return d == 3 || d == 23;
	default:
		return false;
	}
}

static bool is_named_date(int64_t date)
{
	return is_named(civil_of_date(date));
}

bool civil_is_holiday(int64_t date)
{
	struct civil c = civil_of_date(date);
	if (c.year < 2020 || c.year > 2099)
		return false;
	if (is_named(c))
		return true;
	/* Art. 3-2: when a named day is a Sunday, the next day that is not itself a named day. */
	for (int64_t back = date - 1; is_named_date(back); back--)
		if (civil_of_date(back).weekday == 0)
			return true;
	/* Art. 3-3: a day whose eve and morrow are named days. */
	return is_named_date(date - 1) && is_named_date(date + 1);
}

bool civil_is_working_day(int64_t date)
{
	struct civil c = civil_of_date(date);
	bool year_end = (c.month == 12 && c.day >= 29) || (c.month == 1 && c.day <= 3);
	return c.weekday != 0 && c.weekday != 6 && !year_end && !civil_is_holiday(date);
}

int64_t civil_add_working_days(int64_t date, int days)
{
	must(days >= 0);
	date = clamp(date);
	int64_t last = days_of(LAST_YEAR, 12, 31);
	if (days == 0)
		while (!civil_is_working_day(date) && date < last)
			date++;
	while (days && date < last)
		days -= civil_is_working_day(++date);
	return date;
}

/* ---- reading and writing ---- */

static bool digits(struct str s, size_t at, size_t n, int *ret)
{
	int v = 0;
	for (size_t i = at; i < at + n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		v = v * 10 + (s.p[i] - '0');
	}
	*ret = v;
	return true;
}

bool civil_parse_date(struct str s, int64_t *ret)
{
	int y, m, d;
	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-' || !digits(s, 0, 4, &y) || !digits(s, 5, 2, &m) || !digits(s, 8, 2, &d))
		return false;
	int64_t date = civil_date(y, m, d);
	if (date == CIVIL_NONE)
		return false;
	*ret = date;
	return true;
}

bool civil_parse_time(struct str s, int64_t *ret_ms)
{
	int hour, minute;
	int64_t date;
	if (s.n != 16 || s.p[10] != 'T' || s.p[13] != ':' || !civil_parse_date(str_head(s, 10), &date) ||
	    !digits(s, 11, 2, &hour) || !digits(s, 14, 2, &minute) || hour > 23 || minute > 59)
		return false;
	*ret_ms = civil_ms(date, hour, minute);
	return true;
}

const char *civil_iso_date(struct arena *a, int64_t date)
{
	struct civil c = civil_of_date(date);
	return arena_cprintf(a, "%04d-%02d-%02d", c.year, c.month, c.day);
}

const char *civil_iso_time(struct arena *a, int64_t ms)
{
	struct civil c = civil_of_ms(ms);
	return arena_cprintf(a, "%04d-%02d-%02dT%02d:%02d", c.year, c.month, c.day, c.hour, c.minute);
}

const char *civil_rfc3339(struct arena *a, int64_t ms)
{
	struct civil c = civil_of_ms(ms);
	return arena_cprintf(a, "%04d-%02d-%02dT%02d:%02d:%02d.%03d+09:00", c.year, c.month, c.day, c.hour, c.minute, c.second,
			     (int)(ms_of_day(ms) % 1000));
}

/* 令和 2019-05-01 (Cabinet Order 2019 No. 143), 平成 1989-01-08 (1989 No. 1), 昭和 1926-12-25 and 大正 1912-07-30 (imperial
 * rescripts of those days), 明治: proclaimed 1868-10-23 for the whole year, which began on 1868-01-25. */
static const struct civil_era eras[] = {
	{"令和", "R", "Reiwa", 18017}, {"平成", "H", "Heisei", 6947}, {"昭和", "S", "Showa", -15713},
	{"大正", "T", "Taisho", -20974}, {"明治", "M", "Meiji", -37231},
};

const struct civil_era *civil_eras(size_t *ret_n)
{
	*ret_n = ARRAY_LEN(eras);
	return eras;
}

const struct civil_era *civil_era_of(int64_t date, int *ret_year)
{
	size_t i = 0;
	while (i + 1 < ARRAY_LEN(eras) && date < eras[i].from)
		i++;
	*ret_year = civil_of_date(date).year - civil_of_date(eras[i].from).year + 1;
	return &eras[i];
}

static const char *say_ja(struct arena *a, int64_t date, enum civil_style style)
{
	static const char *const weekdays[] = {"日", "月", "火", "水", "木", "金", "土"};
	struct civil c = civil_of_date(date);
	int year;
	const struct civil_era *era = civil_era_of(date, &year);
	switch (style) {
	case CIVIL_FULL:
		return arena_cprintf(a, "%s%s年(%d年)%d月%d日（%s）", era->ja, year == 1 ? "元" : arena_cprintf(a, "%d", year),
				     c.year, c.month, c.day, weekdays[c.weekday]);
	case CIVIL_YEAR:
		return arena_cprintf(a, "%s%s年%d月%d日", era->ja, year == 1 ? "元" : arena_cprintf(a, "%d", year), c.month, c.day);
	case CIVIL_DAY:
		return arena_cprintf(a, "%d月%d日（%s）", c.month, c.day, weekdays[c.weekday]);
	case CIVIL_SHORT:
		return arena_cprintf(a, "%d月%d日", c.month, c.day);
	case CIVIL_DENSE:
		return arena_cprintf(a, "%s%d.%d.%d", era->abbr, year, c.month, c.day);
	}
	must_fail(__FILE__, __LINE__, "a style of dates");
}

static const char *say_en(struct arena *a, int64_t date, enum civil_style style)
{
	static const char *const weekdays[] = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
	static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
					     "July",    "August",   "September", "October", "November", "December"};
	struct civil c = civil_of_date(date);
	const char *month = months[c.month - 1];
	int year;
	const struct civil_era *era = civil_era_of(date, &year);
	switch (style) {
	case CIVIL_FULL:
		return arena_cprintf(a, "%s, %d %s %d (%s %d)", weekdays[c.weekday], c.day, month, c.year, era->en, year);
	case CIVIL_YEAR:
		return arena_cprintf(a, "%d %s %d", c.day, month, c.year);
	case CIVIL_DAY:
		return arena_cprintf(a, "%.3s %d %s", weekdays[c.weekday], c.day, month);
	case CIVIL_SHORT:
		return arena_cprintf(a, "%d %.3s", c.day, month);
	case CIVIL_DENSE:
		return civil_iso_date(a, date);
	}
	must_fail(__FILE__, __LINE__, "a style of dates");
}

const char *civil_say_date(struct arena *a, int64_t date, enum civil_style style, bool ja)
{
	return date == CIVIL_NONE ? "" : ja ? say_ja(a, date, style) : say_en(a, date, style);
}

const char *civil_say_time(struct arena *a, int64_t ms, enum civil_style style, bool ja)
{
	if (ms == CIVIL_NONE)
		return "";
	struct civil c = civil_of_ms(ms);
	return arena_cprintf(a, "%s %d:%02d", civil_say_date(a, civil_date_of_ms(ms), style, ja), c.hour, c.minute);
}
