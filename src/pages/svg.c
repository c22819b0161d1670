#include "pages/svg.h"

#include "util/utf8.h"

#define FIRST_WIDE 0x2e80 /* from CJK radicals on */

struct str svg_fit(struct str s, int size, int width)
{
	struct str rest = s;
	size_t blank = 0;
	int w = 0;
	while (rest.n) {
		size_t at = s.n - rest.n;
		uint32_t cp = utf8_next(&rest);
		w += cp < FIRST_WIDE ? size * 58 / 100 : size;
		if (w > width)
			return str_head(s, cp < FIRST_WIDE && blank ? blank : at);
		if (cp == ' ')
			blank = s.n - rest.n;
	}
	return s;
}

const char *svg_cut(struct arena *a, struct str s, int size, int width)
{
	struct str head = svg_fit(s, size, width);
	if (head.n == s.n)
		return arena_cstr(a, s);
	head = svg_fit(s, size, width - size);
	return arena_cprintf(a, "%.*s…", STR_ARG(str_trim(head)));
}
