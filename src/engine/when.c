/* Times of the pack language: spans, params, fields, the ends of years, one after or before another. */
#include "engine/form_path.h"
#include "engine/param.h"

static struct moment of_date(int64_t date) { return (struct moment){civil_ms(date, 23, 59), true}; }

bool moment_of(const struct json *value, struct moment *ret)
{
	int64_t n;
	if (!value || value->kind != JSON_STR)
		return false;
	if (civil_parse_date(value->s, &n))
		*ret = of_date(n);
	else if (civil_parse_time(value->s, &n))
		*ret = (struct moment){n, false};
	else
		return false;
	return true;
}

static int64_t working_days_before(int64_t date, int64_t n)
{
	while (n > 0)
		n -= civil_is_working_day(--date);
	return date;
}

/* Days and longer are counted in days (the day itself is not counted, Civil Code art. 140); shorter ones to the minute. */
static struct moment shift(struct moment base, struct span s, int sign)
{
	int64_t n = s.n * sign;
	switch (s.unit) {
	case SPAN_MINUTES: return (struct moment){base.ms + n * 60000, false};
	case SPAN_HOURS: return (struct moment){base.ms + n * 3600000, false};
	case SPAN_DAYS: case SPAN_WORKING_DAYS: case SPAN_WEEKS: case SPAN_MONTHS: case SPAN_YEARS: break;
	}
	int64_t from = civil_date_of_ms(base.ms), to = from;
	if (s.unit == SPAN_DAYS)
		to = from + n;
	else if (s.unit == SPAN_WEEKS)
		to = from + 7 * n;
	else if (s.unit == SPAN_WORKING_DAYS)
		to = sign > 0 ? civil_add_working_days(from, (int)n) : working_days_before(from, -n);
	else
		to = civil_add_months(from, (int)(s.unit == SPAN_YEARS ? 12 * n : n));
	return base.is_date ? of_date(to) : (struct moment){base.ms + (to - from) * 86400000, false};
}

/* The last day of a length that counts the first day, too: of working days the first working day is the first; months end
 * the day before the day of that number, or on the month's last day when it has none (Civil Code art. 143). */
static struct moment from(struct moment base, struct span s)
{
	if (s.unit == SPAN_MINUTES || s.unit == SPAN_HOURS || s.n == 0)
		return shift(base, s, 1);
	int64_t date = civil_date_of_ms(base.ms);
	if (s.unit == SPAN_WORKING_DAYS)
		return of_date(civil_add_working_days(civil_add_working_days(date, 0), (int)s.n - 1));
	int64_t to = civil_date_of_ms(shift(of_date(date), s, 1).ms);
	bool months = s.unit == SPAN_MONTHS || s.unit == SPAN_YEARS;
	return of_date(months && civil_of_date(to).day != civil_of_date(date).day ? to : to - 1);
}

static struct moment rolled(struct moment m, enum roll roll)
{
	int64_t date = civil_date_of_ms(m.ms), to = date;
	if (roll == ROLL_NONE)
		return m;
	if (roll == ROLL_NEXT)
		to = civil_add_working_days(date, 0);
	while (roll == ROLL_PREVIOUS && !civil_is_working_day(to))
		to--;
	return m.is_date ? of_date(to) : (struct moment){m.ms + (to - date) * 86400000, false};
}

static bool path_moment(struct env *v, const char *const *names, size_t n, struct moment *ret, bool *ret_known, struct err *e)
{
	found_list found = {0};
	*ret_known = false;
	TRY(path_eval(v, names, n, false, &found, e));
	if (found.n != 1)
		return true;
	if (found.p[0].step && moment_of(found.p[0].at, ret)) {
		/* a step was taken at a moment; what follows from it in days is due at the end of a day */
		ret->is_date = true;
		*ret_known = true;
	} else if (moment_of(found.p[0].value, ret)) {
		*ret_known = true;
	}
	return true;
}

static bool length_of(struct env *v, const struct ptime *t, struct span *ret, bool *ret_known, struct err *e)
{
	const struct param *p = NULL;
	if (t->kind == TIME_PARAM)
		TRY(param_in(v, t->param, &p, e));
	*ret_known = t->kind == TIME_SPAN || (p && p->type == PARAM_SPAN);
	*ret = p ? p->span : t->span;
	return true;
}

static int64_t fiscal_end(const struct pack *p, int64_t date)
{
	int month = p && p->fy_month ? p->fy_month : 4, day = p && p->fy_day ? p->fy_day : 1;
	struct civil c = civil_of_date(date);
	int64_t start = civil_date(c.year, month, day);
	return (start > date ? start : civil_date(c.year + 1, month, day)) - 1;
}

/* 29 February is the 28th in other years. */
static int64_t day_in(int year, const struct ptime *t)
{
	int64_t date = civil_date(year, t->month, t->day);
	return date == CIVIL_NONE ? civil_date(year, t->month, 28) : date;
}

static bool unrolled(struct env *v, const struct ptime *t, struct moment *ret, bool *ret_known, struct err *e)
{
	int64_t today = civil_date_of_ms(v->now);
	struct span s;
	*ret_known = true;
	switch (t->kind) {
	case TIME_SPAN: case TIME_PARAM:
		/* a length alone counts from now: hours to the minute, days to the end of the day */
		TRY(length_of(v, t, &s, ret_known, e));
		if (*ret_known)
			*ret = shift((struct moment){v->now, s.unit > SPAN_HOURS}, s, 1);
		return true;
	case TIME_PATH:
		return path_moment(v, t->path.names.p, t->path.names.n, ret, ret_known, e);
	case TIME_NOW:
		*ret = (struct moment){v->now, false};
		return true;
	case TIME_TODAY:
		*ret = of_date(today);
		return true;
	case TIME_DAY: {
		int year = civil_of_date(today).year;
		*ret = of_date(day_in(day_in(year, t) < today ? year + 1 : year, t));
		return true;
	}
	case TIME_FY_END:
		*ret = of_date(fiscal_end(v->pack, today));
		return true;
	case TIME_AFTER: case TIME_BEFORE: case TIME_FROM: {
		struct moment base;
		TRY(moment_eval(v, t->base, &base, ret_known, e));
		if (*ret_known)
			TRY(length_of(v, t->length, &s, ret_known, e));
		if (*ret_known)
			*ret = t->kind == TIME_FROM ? from(base, s) : shift(base, s, t->kind == TIME_AFTER ? 1 : -1);
		return true;
	}
	}
	*ret_known = false;
	return true;
}

bool moment_eval(struct env *v, const struct ptime *t, struct moment *ret, bool *ret_known, struct err *e)
{
	TRY(unrolled(v, t, ret, ret_known, e));
	if (*ret_known)
		*ret = rolled(*ret, t->roll);
	return true;
}

int64_t time_eval(struct env *v, const struct ptime *t, struct err *e)
{
	struct moment m;
	bool known;
	if (!t || !moment_eval(v, t, &m, &known, e) || !known)
		return CIVIL_NONE;
	return m.is_date ? civil_ms(civil_date_of_ms(m.ms), 23, 59) : m.ms;
}
