/* When duties fall due: periods of the fiscal year, days of the year, the quiet period. Pure. */
#include "engine/round.h"

#include <stdio.h>

#include "engine/form.h"
#include "text/text.h"
#include "util/civil.h"
#include "util/num.h"

static const struct span *span_of(const struct ptime *t)
{
	if (!t)
		return NULL;
	if (t->kind == TIME_SPAN)
		return &t->span;
	return t->kind == TIME_PARAM && t->param->type == PARAM_SPAN ? &t->param->span : NULL;
}

static int months_of(const struct span *s)
{
	return s->unit == SPAN_YEARS ? (int)s->n * 12 : s->unit == SPAN_MONTHS ? (int)s->n : 0;
}

static int64_t fiscal_start(int64_t date)
{
	return civil_date(civil_fiscal_year(date), 4, 1);
}

/* That day of a year, the last of its month when there is none (30 February). */
static int64_t day_of_year(int year, int month, int day)
{
	int64_t date = CIVIL_NONE;
	for (; date == CIVIL_NONE && day > 27; day--)
		date = civil_date(year, month, day);
	return date == CIVIL_NONE ? civil_date(year, month, day) : date;
}

/* The first such day not before a date; NULL or another kind of time: CIVIL_NONE. */
static int64_t next_day(const struct ptime *t, int64_t from)
{
	if (!t || (t->kind != TIME_DAY && t->kind != TIME_FY_END))
		return CIVIL_NONE;
	if (t->kind == TIME_FY_END)
		return civil_fiscal_end(from);
	int year = civil_of_date(from).year;
	int64_t date = day_of_year(year, t->month, t->day);
	return date < from ? day_of_year(year + 1, t->month, t->day) : date;
}

/* ---- quiet ---- */

static bool quiet(const struct pack *p, int64_t date)
{
	struct civil c = civil_of_date(date);
	int at = c.month * 100 + c.day, from = p->quiet_from_month * 100 + p->quiet_from_day,
	    till = p->quiet_to_month * 100 + p->quiet_to_day;
	if (!p->quiet_from_month)
		return false;
	return from <= till ? at >= from && at <= till : at >= from || at <= till;
}

int64_t round_not_quiet(const struct pack *p, int64_t date)
{
	for (int i = 0; i < 366 && quiet(p, date); i++)
		date++;
	return date;
}

int64_t round_due_after(const struct pack *p, const struct ptime *length, int64_t ms)
{
	struct arena *a = arena_new(64 * 1024);
	struct lang l = {LANG_JA, a};
	struct err e = {0};
	struct env v = {.arena = a, .pack = p, .lang = &l, .now = ms};
	int64_t due = length->kind == TIME_SPAN || length->kind == TIME_PARAM ? time_eval(&v, length, &e) : CIVIL_NONE;
	arena_free(a);
	if (due == CIVIL_NONE)
		due = ms;
	int64_t day = civil_date_of_ms(due), moved = round_not_quiet(p, day);
	return moved == day ? due : civil_ms(moved, 23, 59);
}

/* ---- periods ---- */

static int64_t floor_div(int64_t a, int64_t b)
{
	return a >= 0 ? a / b : -((-a + b - 1) / b);
}

static void by_months(int months, int64_t date, int64_t last, struct round_period *ret)
{
	int64_t start = fiscal_start(date);
	if (months <= 12) {
		/* counted from the fiscal year 2000, so that one of five months goes on over the year's end */
		int64_t base = months && 12 % months == 0 ? start : civil_date(2000, 4, 1);
		struct civil b = civil_of_date(base), d = civil_of_date(date);
		int64_t since = (d.year - b.year) * 12 + (d.month - b.month);
		start = civil_add_months(base, (int)(floor_div(since, months) * months));
	} else if (last != CIVIL_NONE && date <= civil_add_months(last, months) - 1 && date >= last) {
		start = last;
	}
	struct civil c = civil_of_date(start);
	ret->from = start;
	ret->till = civil_add_months(start, months) - 1;
	snprintf(ret->key, sizeof(ret->key), "%04d-%02d/%d", c.year, c.month, months);
}

static bool by_days(const struct span *s, int64_t date, struct round_period *ret)
{
	int64_t n = s->n > 0 ? s->n : 1;
	if (s->unit == SPAN_WEEKS) {
		int64_t monday = 4; /* 1970-01-05 */
		ret->from = monday + floor_div(date - monday, 7 * n) * 7 * n;
		ret->till = ret->from + 7 * n - 1;
	} else if (s->unit == SPAN_DAYS) {
		ret->from = floor_div(date, n) * n;
		ret->till = ret->from + n - 1;
	} else if (s->unit == SPAN_WORKING_DAYS) {
		/* each n-th working day of the fiscal year, until the day before the next */
		int64_t at = civil_add_working_days(fiscal_start(date), 0), next = at;
		if (date < at)
			return false;
		for (; next <= date; next = civil_add_working_days(at, (int)n))
			at = next;
		ret->from = at;
		ret->till = next - 1;
	} else {
		return false;
	}
	struct civil c = civil_of_date(ret->from);
	snprintf(ret->key, sizeof(ret->key), "%04d-%02d-%02d", c.year, c.month, c.day);
	return true;
}

/* Those that begin between `from` and `due` of the year. */
static void short_period(const struct duty *d, struct round_period *ret)
{
	int64_t due = next_day(d->due, ret->from), from = next_day(d->from, ret->from);
	bool bounded = due != CIVIL_NONE && from != CIVIL_NONE;
	ret->opens = ret->from;
	ret->due = ret->till;
	/* outside of both, the next `from` comes before the next `due` */
	if (bounded && from != ret->from && from < due)
		ret->opens = from <= ret->till ? from : CIVIL_NONE;
	if (due != CIVIL_NONE && due < ret->due && due >= ret->from)
		ret->due = due;
}

static void long_period(const struct duty *d, struct round_period *ret)
{
	int64_t from = next_day(d->from, ret->from);
	ret->opens = from == CIVIL_NONE ? ret->from : from;
	int64_t due = next_day(d->due, ret->opens);
	ret->due = due == CIVIL_NONE ? ret->till : due;
}

void round_period_of(const struct pack *p, const struct duty *d, int64_t date, int64_t last, struct round_period *ret)
{
	const struct span *every = span_of(d->every), *length = span_of(d->due);
	*ret = (struct round_period){.from = CIVIL_NONE, .till = CIVIL_NONE, .opens = CIVIL_NONE, .due = CIVIL_NONE};
	if (!every || every->n <= 0 || every->n > 1200)
		return;
	int months = months_of(every);
	if (months)
		by_months(months, date, last, ret);
	else if (!by_days(every, date, ret))
		return;
	if (months >= 12)
		long_period(d, ret);
	else
		short_period(d, ret);
	if (ret->opens == CIVIL_NONE)
		return;
	if (length)
		ret->due = civil_date_of_ms(round_due_after(p, d->due, civil_ms(ret->opens, 0, 0)));
	if (months)
		ret->due = round_not_quiet(p, ret->due);
}

/* ---- names ---- */

int64_t round_key_day(const char *key)
{
	int64_t date;
	struct str s = str_of(key);
	if (s.n == 10 && civil_parse_date(s, &date))
		return date;
	if (s.n < 9 || s.p[7] != '/')
		return CIVIL_NONE;
	char first[] = "0000-00-01";
	memcpy(first, s.p, 7);
	return civil_parse_date(str_of(first), &date) ? date : CIVIL_NONE;
}

/* 令和8, 2026 */
static const char *year_of(const struct lang *l, int64_t date)
{
	int year;
	const struct civil_era *era = civil_era_of(date, &year);
	return lang_ja(l) ? arena_cprintf(l->arena, "%s%d", era->ja, year)
			  : arena_cprintf(l->arena, "%d", civil_of_date(date).year);
}

static const char *fiscal(const struct lang *l, int64_t date)
{
	return t_round_fiscal(l, year_of(l, fiscal_start(date)));
}

const char *round_say_period(const struct lang *l, const char *key)
{
	int64_t n = 0, day = round_key_day(key);
	if (key[0] == 'e' && num_i64(str_of(key + 1), 1868, 9999, &n))
		return t_round_events(l, fiscal(l, civil_date((int)n, 4, 1)));
	if (day == CIVIL_NONE)
		return key;
	if (key[7] == '-')
		return t_round_from_day(l, civil_say_date(l->arena, day, CIVIL_YEAR, lang_ja(l)));
	if (!num_i64(str_of(key + 8), 1, 1200, &n))
		return key;
	struct civil c = civil_of_date(day);
	if (n >= 12)
		return fiscal(l, day);
	if (n == 1)
		return t_round_month(l, year_of(l, day), c.month);
	return t_round_nth(l, fiscal(l, day), (int)(((c.month + 8) % 12) / n) + 1);
}
