/* Standing over time, drawn: a line a fiscal year for one clause, columns for many. The height says what the colour says, and a
 * list or a table beside the drawing says both. */
#include "pages/chart.h"
#include "text/text.h"
#include "util/civil.h"

static const char *const fills[] = {[STAND_KEPT] = "b-kept",
	[STAND_RISK] = "b-risk",
	[STAND_UNKNOWN] = "b-unknown",
	[STAND_BROKEN] = "b-broken",
	[STAND_REST] = "b-rest"};
static const int heights[] = {[STAND_KEPT] = 18, [STAND_RISK] = 14, [STAND_UNKNOWN] = 10, [STAND_BROKEN] = 6, [STAND_REST] = 2};

#define LEFT 60
#define WIDTH 304
#define LINE 34

static int across(int64_t at, int64_t from, int64_t till)
{
	return LEFT + (int)((at - from) * WIDTH / (till - from));
}

static void year_line(struct req *r, const struct chart_span *s, size_t n, int year, int top)
{
	int64_t from = civil_ms(civil_date(year, 4, 1), 0, 0), till = civil_ms(civil_date(year + 1, 4, 1), 0, 0);
	html(r->out, "<text x='0' y='%d' class='c-k'>%s</text><path class='c-axis' d='M%d %d.5H%d'/>", top + 18,
		t_fiscal_short(r->lang, lang_ja(r->lang) ? year - 2018 : year), LEFT, top + 22, LEFT + WIDTH);
	for (size_t i = 0; i < n; i++) {
		int64_t a = s[i].from > from ? s[i].from : from, b = s[i].till < till ? s[i].till : till;
		if (a >= b)
			continue;
		int x = across(a, from, till), w = across(b, from, till) - x, h = heights[s[i].standing];
		html(r->out, "<rect class='%s' x='%d' y='%d' width='%d' height='%d'/>", fills[s[i].standing], x, top + 22 - h,
			w > 0 ? w : 1, h);
	}
}

void chart_years(struct req *r, const struct chart_span *s, size_t n, int years, const char *sentence)
{
	int last = civil_fiscal_year(civil_date_of_ms(r->now)), top = 0;
	html(r->out, "<svg class='chart' viewBox='0 0 368 %d' role='img' aria-labelledby='hy-t'><title id='hy-t'>%s</title>",
		years * LINE + 16, sentence);
	for (int year = last - years + 1; year <= last; year++, top += LINE)
		year_line(r, s, n, year, top);
	for (int i = 0; i < 4; i++)
		html(r->out, "<text x='%d' y='%d' class='c-x'>%s</text>", LEFT + WIDTH * i / 4 + WIDTH / 24, top + 8,
			t_month_short(r->lang, (3 + 3 * i) % 12 + 1));
	html(r->out, "</svg>\n");
}

void chart_trend(struct req *r, const struct standing_count *c, size_t n, const char *id, const char *sentence)
{
	static const enum standing order[] = {STAND_KEPT, STAND_RISK, STAND_REST, STAND_UNKNOWN, STAND_BROKEN};
	int64_t most = 1;
	for (size_t i = 0; i < n; i++) {
		int64_t all = 0;
		for (size_t s = 0; s < ARRAY_LEN(order); s++)
			all += c[i].n[s];
		most = all > most ? all : most;
	}
	html(r->out,
		"<svg class='chart' viewBox='0 0 368 128' role='img' aria-labelledby='%s'><title id='%s'>%s</title>"
		"<text x='30' y='14' class='c-y'>%lld</text><text x='30' y='106' class='c-y'>0</text>"
		"<path class='c-axis' d='M36 104.5H368'/>",
		id, id, sentence, (long long)most);
	for (size_t i = 0; i < n; i++) {
		int x = 36 + (int)(332 * i / n), w = 36 + (int)(332 * (i + 1) / n) - x - (n <= 60), base = 104;
		int64_t sum = 0;
		for (size_t k = 0; k < ARRAY_LEN(order); k++) {
			sum += c[i].n[order[k]];
			int y = 104 - (int)(sum * 96 / most);
			if (y < base)
				html(r->out, "<rect class='%s' x='%d' y='%d' width='%d' height='%d'/>", fills[order[k]], x, y, w,
					base - y);
			base = y;
		}
	}
	html(r->out, "<text x='36' y='124'>%s</text><text x='368' y='124' class='c-y'>%s</text></svg>\n",
		civil_say_date(r->arena, civil_date_of_ms(c[0].at - 1), CIVIL_DENSE, lang_ja(r->lang)),
		civil_say_date(r->arena, civil_date_of_ms(c[n - 1].at - 1), CIVIL_DENSE, lang_ja(r->lang)));
}
