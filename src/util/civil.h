/* Civil dates and times in Japan Standard Time (UTC+9, no daylight saving), fiscal years from April, eras.
 * A date is days since 1970-01-01; a time is milliseconds since the epoch, UTC. Values outside 1868–9999 are taken as
 * the nearest day inside; only the two civil_say_… know CIVIL_NONE, which they write as nothing. */
#ifndef UTIL_CIVIL_H
#define UTIL_CIVIL_H

#include <stdint.h>

#include "util/arena.h"

#define CIVIL_NONE INT64_MIN

struct civil {
	int year, month, day;      /* 1–12, 1–31 */
	int hour, minute, second;
	int weekday;               /* 0 Sunday */
};

int64_t civil_date(int year, int month, int day);       /* CIVIL_NONE when there is no such day; years 1868–9999 */
struct civil civil_of_date(int64_t date);
struct civil civil_of_ms(int64_t ms);                   /* JST */
int64_t civil_date_of_ms(int64_t ms);                   /* the JST day */
int64_t civil_ms(int64_t date, int hour, int minute);   /* JST to ms */
int civil_fiscal_year(int64_t date);                    /* 2026 from 2026-04-01 to 2027-03-31 */
int64_t civil_fiscal_end(int64_t date);                 /* 31 March of its fiscal year */
int64_t civil_add_months(int64_t date, int months);     /* 31 Jan + 1 month = last day of Feb */

/* Working days: not Saturday, Sunday, 29 Dec–3 Jan (Local Autonomy Act art. 4-2), nor a national holiday.
 * Holidays by the Act on National Holidays (1948 No. 178), computed, 2020–2099. */
bool civil_is_holiday(int64_t date);
bool civil_is_working_day(int64_t date);
int64_t civil_add_working_days(int64_t date, int days);  /* days ≥ 0; 0 gives the date itself or the next working day */

/* "2026-11-24"; "2026-11-24T09:12" is JST. false when it is not exactly that. */
bool civil_parse_date(struct str s, int64_t *ret);
bool civil_parse_time(struct str s, int64_t *ret_ms);
const char *civil_iso_date(struct arena *a, int64_t date);
const char *civil_iso_time(struct arena *a, int64_t ms);          /* 2026-11-24T09:12 */
const char *civil_rfc3339(struct arena *a, int64_t ms);           /* 2026-11-24T09:12:03.120+09:00 */

/* Eras from 明治; the year number of an era for a date and back. index 0 is the newest (令和). */
struct civil_era { const char *ja, *abbr, *en; int64_t from; };
const struct civil_era *civil_eras(size_t *ret_n);
const struct civil_era *civil_era_of(int64_t date, int *ret_year);   /* never NULL: before 明治 it is 明治 */

enum civil_style {
	CIVIL_FULL,      /* ja 令和8年(2026年)11月24日（火）   en Tuesday, 24 November 2026 (Reiwa 8) */
	CIVIL_YEAR,      /* ja 令和8年11月24日                 en 24 November 2026 */
	CIVIL_DAY,       /* ja 11月24日（火）                 en Tue 24 November */
	CIVIL_SHORT,     /* ja 11月24日                       en 24 Nov */
	CIVIL_DENSE,     /* ja R8.11.24                       en 2026-11-24 */
};
const char *civil_say_date(struct arena *a, int64_t date, enum civil_style style, bool ja);
/* 11月24日 9:12 / 24 Nov 9:12: 24-hour on screen. */
const char *civil_say_time(struct arena *a, int64_t ms, enum civil_style style, bool ja);

#endif
