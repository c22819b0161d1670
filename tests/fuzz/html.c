/* Whatever stands in the holes, the markup around them stays as it was written, and all of it is UTF-8. */
#include "html/html.h"
#include "tests/fuzz/fuzz.h"
#include "util/clean.h"
#include "util/utf8.h"

static size_t count(struct str s, char c)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == c;
	return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct str text = {(const char *)data, n}, first = str_cut(&text, '|');
	CLEAN_BUF struct buf b;
	struct html h;
	buf_init(&b, 64 * n + 4096);
	html_begin(&h, &b, NULL);
	html(&h, "<p class='%.*s'><a href='%.*s?x=%.*s'>", STR_ARG(first), STR_ARG(text), STR_ARG(first));
	html(&h, "%.*s</a><textarea>%.*s</textarea></p>", STR_ARG(text), STR_ARG(first));
	html_end(&h);
	struct str out = buf_str(&b);
	must(out.n && utf8_valid(out));
	must(count(out, '<') == 6 && count(out, '>') == 6 && count(out, '\'') == 4 && count(out, '"') == 0);
	struct str href = str_from(out, str_find(out, STR("href='")) + 6);
	must(!str_starts(href, STR("//")) && !str_starts(href, STR("javascript:")) && !str_starts(href, STR("data:")));
	return 0;
}
