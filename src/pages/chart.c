#include "pages/chart.h"

#include "text/text.h"

void chart_months(struct req *r, const int64_t n[12], const int64_t late[12], int upto, const char *sentence)
{
	int64_t most = 1;
	for (int i = 0; i < upto; i++)
		if (n[i] > most)
			most = n[i];
	html(r->out,
		"<svg class='chart' viewBox='0 0 368 146' role='img' aria-labelledby='mo-t'><title id='mo-t'>%s</title>"
		"<path class='c-axis' d='M32 100.5H368'/><text x='0' y='138' class='c-k'>%s</text>",
		sentence, t_late_word(r->lang));
	int step = 336 / (upto < 4 ? 4 : upto);
	int width = step * 62 / 100;
	for (int i = 0; i < upto; i++) {
		int x = 36 + i * step, mid = x + width / 2;
		int h = (int)(n[i] * 80 / most);
		html(r->out,
			"<rect class='c-bar' x='%d' y='%d' width='%d' height='%d'/><text x='%d' y='%d' class='c-v'>%lld</text>"
			"<text x='%d' y='118' class='c-x'>%s</text>",
			x, 100 - h, width, h, mid, 94 - h, (long long)n[i], mid, t_month_short(r->lang, (i + 3) % 12 + 1));
		if (late[i]) {
			r->icons |= UINT64_C(1) << ICON_broken;
			html(r->out,
				"<use href='#i-broken' x='%d' y='126' width='12' height='12'/><text x='%d' y='138' "
				"class='c-l'>%lld</text>",
				x, x + 17, (long long)late[i]);
		}
	}
	html(r->out, "</svg>\n");
}

void chart_shares(struct req *r, const int64_t count[5])
{
	static const struct { enum standing s; const char *class_;
	} order[] = {
		{STAND_KEPT, "kept"},
		{STAND_RISK, "risk"},
		{STAND_BROKEN, "broken"},
		{STAND_UNKNOWN, "unknown"},
		{STAND_REST, "rest"},
	};
	int64_t total = 0;
	for (size_t i = 0; i < 5; i++)
		total += count[i];
	html(r->out, "<svg class='tb' viewBox='0 0 160 10' width='160' height='10' preserveAspectRatio='none' "
		"aria-hidden='true'>");
	int x = 0;
	for (size_t i = 0; total && i < ARRAY_LEN(order); i++) {
		int w = (int)(count[order[i].s] * 160 / total);
		if (count[order[i].s] && w < 3)
			w = 3;
		if (w)
			html(r->out, "<rect class='b-%s' x='%d' width='%d' height='10' rx='1.5'/>", order[i].class_, x,
				w > 2 ? w - 2 : w);
		x += w;
	}
	html(r->out, "</svg>");
}

void chart_part(struct req *r, int64_t part, int64_t whole)
{
	html(r->out,
		"<svg class='pb' viewBox='0 0 120 8' width='120' height='8' aria-hidden='true'><rect class='pb-a' width='120' "
		"height='8' "
		"rx='1.5'/><rect class='pb-b' width='%d' height='8' rx='1.5'/></svg>",
		whole > 0 ? (int)(part * 120 / whole) : 0);
}
