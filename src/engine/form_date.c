/* Dates and times as people in an office write them: three boxes or one text, era or western year, full-width or half. */
#include "engine/form_read.h"
#include "text/text.h"
#include "util/utf8.h"

/* Reads digits at the head of s; false when there are none or too many. */
static bool digits(struct str *s, int *ret, int *ret_n)
{
	int64_t v = 0;
	size_t n = 0;
	while (n < s->n && s->p[n] >= '0' && s->p[n] <= '9')
		if (v = v * 10 + (s->p[n++] - '0'), n > 8)
			return false;
	*ret = (int)v;
	*ret_n = (int)n;
	*s = str_from(*s, n);
	return n > 0;
}

static void skip(struct str *s)
{
	while (s->n && (*s->p == ' ' || *s->p == '\t'))
		*s = str_from(*s, 1);
}

static bool eat(struct str *s, const char *word)
{
	if (!str_starts(*s, str_of(word)))
		return false;
	*s = str_from(*s, strlen(word));
	return true;
}

static const struct civil_era *eat_era(struct str *s)
{
	size_t n;
	const struct civil_era *eras = civil_eras(&n);
	for (size_t i = 0; i < n; i++) {
		size_t k = strlen(eras[i].abbr);
		if (eat(s, eras[i].ja) || eat(s, eras[i].en) || eat(s, eras[i].abbr))
			return &eras[i];
		/* r8.11.25: the abbreviation in lower case */
		if (s->n > k && k == 1 && s->p[0] == (eras[i].abbr[0] | 0x20)) {
			*s = str_from(*s, 1);
			return &eras[i];
		}
	}
	return NULL;
}

/* What stands in brackets repeats the other calendar or the weekday: 令和8年(2026年)11月24日（火）. */
static struct str without_brackets(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.n + 1);
	size_t n = 0;
	int depth = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '(')
			depth++;
		else if (s.p[i] == ')' && depth > 0)
			depth--;
		else if (depth == 0)
			p[n++] = s.p[i];
	}
	return (struct str){p, n};
}

struct ymd { const struct civil_era *era; int year, month, day; };

/* Gives the day, or the sentence that says why not. */
static bool to_date(struct reading *r, const char *title, struct ymd d, int64_t *ret, const char **ret_problem)
{
	int year = d.year;
	if (!d.era && year < 100)
		d.era = civil_eras(&(size_t){0});            /* a short year alone is one of the present era */
	if (d.era && year < 100)
		year = civil_of_date(d.era->from).year + year - 1;
	else
		d.era = NULL;                                /* 令和 stands in the box, 2026 was typed */
	if (year < 1868 || year > 9999) {
		*ret_problem = t_form_year_range(r->v->lang, title);
		return false;
	}
	*ret = civil_date(year, d.month, d.day);
	if (*ret == CIVIL_NONE) {
		*ret_problem = t_form_no_such_day(r->v->lang, title, d.month, d.day);
		return false;
	}
	int of_era;
	if (d.era && civil_era_of(*ret, &of_era) != d.era) {
		*ret_problem = t_form_era_mismatch(
			r->v->lang, title, civil_say_date(r->v->arena, *ret, CIVIL_DENSE, lang_ja(r->v->lang)));
		return false;
	}
	return true;
}

/* "R8.11.25", "令和元年5月1日", "2026-11-25", "2026/11/25", "20261125", "8.11.25"; *rest is what follows. */
static bool split_date(struct str *rest, struct ymd *ret)
{
	int n;
	skip(rest);
	ret->era = eat_era(rest);
	skip(rest);
	if (ret->era && eat(rest, "元"))
		ret->year = 1;
	else if (!digits(rest, &ret->year, &n))
		return false;
	else if (n == 8 && !ret->era) {
		ret->day = ret->year % 100;
		ret->month = ret->year / 100 % 100;
		ret->year /= 10000;
		return true;
	} else if (n != 4 && n > 2) {
		return false;
	}
	skip(rest);
	if (!eat(rest, "年") && !eat(rest, "-") && !eat(rest, "/") && !eat(rest, "."))
		return false;
	skip(rest);
	if (!digits(rest, &ret->month, &n) || n > 2)
		return false;
	skip(rest);
	if (!eat(rest, "月") && !eat(rest, "-") && !eat(rest, "/") && !eat(rest, "."))
		return false;
	skip(rest);
	if (!digits(rest, &ret->day, &n) || n > 2)
		return false;
	(void)eat(rest, "日");
	return true;
}

/* "9:12", "9時12分", "9時", "午後3時5分", "0912". */
static bool split_time(struct str s, int *ret_h, int *ret_m)
{
	int n, extra = 0;
	bool half_day = false;
	skip(&s);
	if (eat(&s, "午後"))
		extra = 12, half_day = true;
	else if (eat(&s, "午前"))
		half_day = true;
	skip(&s);
	*ret_m = 0;
	if (!digits(&s, ret_h, &n))
		return false;
	if (n == 4 && s.n == 0) {
		*ret_m = *ret_h % 100;
		*ret_h /= 100;
	} else if (n > 2) {
		return false;
	} else if (eat(&s, ":") || eat(&s, "時")) {
		skip(&s);
		if (s.n && (!digits(&s, ret_m, &n) || n > 2))
			return false;
		(void)eat(&s, "分");
	} else {
		return false;
	}
	skip(&s);
	if (half_day && *ret_h > 12)
		return false;
	if (half_day && *ret_h == 12)
		*ret_h = 0;
	*ret_h += extra;
	return s.n == 0 && *ret_h < 24 && *ret_m < 60;
}

static struct str box(struct reading *r, const char *name, const char *part)
{
	struct str s = read_one(r, arena_cprintf(r->v->arena, "%s.%s", name, part));
	return str_trim(utf8_half(r->v->arena, s));
}

/* "08" is a month too. */
static bool small_number(struct str s, int *ret)
{
	int n;
	return digits(&s, ret, &n) && n <= 4 && s.n == 0;
}

/* Boxes: era and the minutes may stand there beforehand, so they alone are no answer. */
static bool from_boxes(struct reading *r, const struct field *f, const char *title, bool timed, int64_t *ret_date, int *ret_h,
	int *ret_m, bool *ret_given, const char **ret_problem)
{
	struct str era = box(r, f->name, "era"), y = box(r, f->name, "y"), m = box(r, f->name, "m"), d = box(r, f->name, "d");
	struct str h = timed ? box(r, f->name, "h") : STR_NONE, min = timed ? box(r, f->name, "min") : STR_NONE;
	struct ymd ymd = {0};
	*ret_given = y.n || m.n || d.n || h.n;
	if (!*ret_given)
		return true;
	*ret_problem = t_form_not_date(r->v->lang, title);
	if (era.n && !(ymd.era = eat_era(&era)) && !str_is(era, "western"))
		return false;
	/* an era may be typed into the box of the year */
	const struct civil_era *typed = eat_era(&y);
	if (typed)
		ymd.era = typed;
	if (str_is(y, "元"))
		y = STR("1");
	if (!small_number(y, &ymd.year) || !small_number(m, &ymd.month) || !small_number(d, &ymd.day) ||
	    !to_date(r, title, ymd, ret_date, ret_problem))
		return false;
	if (!timed)
		return true;
	*ret_problem = h.n ? t_form_not_time(r->v->lang, title) : t_form_time_missing(r->v->lang, title);
	*ret_m = 0;
	return h.n && small_number(h, ret_h) && (min.n == 0 || small_number(min, ret_m)) && *ret_h < 24 && *ret_m < 60;
}

static bool from_text(struct reading *r, const char *title, struct str text, bool timed, int64_t *ret_date, int *ret_h,
	int *ret_m, const char **ret_problem)
{
	struct str rest = without_brackets(r->v->arena, text);
	struct ymd ymd = {0};
	*ret_problem = t_form_not_date(r->v->lang, title);
	if (!split_date(&rest, &ymd))
		return false;
	skip(&rest);
	if (!timed && rest.n)
		return false;
	if (!to_date(r, title, ymd, ret_date, ret_problem))
		return false;
	if (!timed)
		return true;
	(void)eat(&rest, "T");
	*ret_problem = rest.n ? t_form_not_time(r->v->lang, title) : t_form_time_missing(r->v->lang, title);
	return split_time(rest, ret_h, ret_m);
}

const struct json *read_moment(struct reading *r, const struct field *f)
{
	const char *title = title_in(&f->title, r->v->lang), *problem = NULL;
	bool timed = f->kind == FIELD_TIME, given = true, ok;
	int64_t date = 0;
	int h = 0, m = 0;
	struct str text = str_trim(utf8_half(r->v->arena, read_one(r, f->name)));
	if (text.n) {
		bool ignored;
		int64_t other;
		/* the boxes are known names also when one text is given */
		const char *unused = NULL;
		(void)from_boxes(r, f, title, timed, &other, &h, &m, &ignored, &unused);
		h = m = 0;
		ok = from_text(r, title, text, timed, &date, &h, &m, &problem);
	} else {
		ok = from_boxes(r, f, title, timed, &date, &h, &m, &given, &problem);
	}
	if (!ok) {
		read_problem(r, f->name, problem);
		return NULL;
	}
	if (!given)
		return NULL;
	struct json *holder = json_obj(r->v->arena);
	const char *iso = timed ? civil_iso_time(r->v->arena, civil_ms(date, h, m)) : civil_iso_date(r->v->arena, date);
	return json_add_str(r->v->arena, holder, STR("v"), str_of(iso));
}
