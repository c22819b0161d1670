#include "out/csv.h"

#include <errno.h>
#include <iconv.h>

#include "util/clean.h"
#include "util/num.h"
#include "util/utf8.h"

bool csv_begin(struct csv *c, struct buf *b, enum csv_charset charset, struct err *e)
{
	struct csv fresh = {.b = b, .charset = charset, .first_row = true};
	if (charset == CSV_CP932) {
		fresh.converter = iconv_open("CP932", "UTF-8");
		if (fresh.converter == (iconv_t)-1)
			return FAIL(e, ERR_IO, "iconv does not know CP932: %s", strerror(errno));
	} else if (b) {
		buf_lit(b, "\xef\xbb\xbf");
	}
	*c = fresh;
	return true;
}

static void put(struct csv *c, struct str s)
{
	if (c->b)
		buf_add(c->b, s);
}

/* The form that CP932 holds of a JIS character which Unicode encodes twice. */
static uint32_t cp932_form(uint32_t cp)
{
	static const uint32_t pairs[][2] = {
		{0x301c, 0xff5e}, {0x2212, 0xff0d}, {0x2014, 0x2015}, {0x2016, 0x2225}, {0xa2, 0xffe0}, {0xa3, 0xffe1},
		{0xac, 0xffe2}, {0xa5, 0xffe5}, {0x203e, 0xffe3},
	};
	for (size_t i = 0; i < ARRAY_LEN(pairs); i++)
		if (pairs[i][0] == cp)
			return pairs[i][1];
	return cp;
}

static bool convert(struct csv *c, struct str s, char to[4], size_t *ret_n)
{
	char *in = (char *)s.p, *out = to;               /* iconv does not write to its input */
	size_t in_left = s.n, out_left = 4;
	if (iconv(c->converter, &in, &in_left, &out, &out_left) != 0) {
		iconv(c->converter, NULL, NULL, NULL, NULL);
		return false;
	}
	*ret_n = 4 - out_left;
	return true;
}

static void lose(struct csv_loss *l, uint32_t cp)
{
	l->count++;
	for (size_t i = 0; i < l->n; i++)
		if (l->list[i] == cp)
			return;
	if (l->n < ARRAY_LEN(l->list))
		l->list[l->n++] = cp;
}

static void put_char(struct csv *c, uint32_t cp)
{
	char p[4], to[4];
	size_t n;
	if (c->charset == CSV_UTF8) {
		put(c, (struct str){p, utf8_put(p, cp)});
		return;
	}
	/* CP932 holds nothing beyond U+FFFF; glibc drops the tag characters there without a word. */
	if (cp <= 0xffff && convert(c, (struct str){p, utf8_put(p, cp932_form(cp))}, to, &n)) {
		put(c, (struct str){to, n});
		return;
	}
	lose(&c->loss, cp);
	put(c, STR("\x81\xac"));                         /* 〓 */
}

/* Both ends of a cell, and what stands between is put by the caller. */
static void begin_cell(struct csv *c)
{
	c->at++;
	must(c->first_row || c->at <= c->columns);
	put(c, c->at > 1 ? STR(",\"") : STR("\""));
}

static bool is_formula(struct str s)
{
	int64_t number;
	struct str rest = s;
	uint32_t first = s.n ? utf8_next(&rest) : 'a';
	switch (first) {
	case '+':
	case '-':
	case '=':
	case '@':
	case '\t':
	case '\r':
	case '\n':
	case 0xff0b:
	case 0xff0d:
	case 0x2212:
	case 0xff1d:
	case 0xff20:
		return !num_i64(s, INT64_MIN, INT64_MAX, &number);
	default:
		return false;
	}
}

void csv_cell(struct csv *c, struct str s)
{
	begin_cell(c);
	if (is_formula(s))
		put(c, STR("'"));
	while (s.n) {
		size_t plain = 0;
		while (plain < s.n && s.p[plain] > 0 && s.p[plain] != '"')
			plain++;
		if (plain) {
			put(c, str_head(s, plain));
			s = str_from(s, plain);
			continue;
		}
		uint32_t cp = utf8_next(&s);
		if (cp == '"')
			put(c, STR("\"\""));
		else
			put_char(c, cp ? cp : 0xfffd);
	}
	put(c, STR("\""));
}

void csv_int(struct csv *c, int64_t v)
{
	begin_cell(c);
	if (c->b)
		buf_printf(c->b, "%lld\"", (long long)v);
}

void csv_row_end(struct csv *c)
{
	if (c->first_row)
		c->columns = c->at;
	must(c->at == c->columns);
	c->first_row = false;
	c->at = 0;
	put(c, STR("\r\n"));
}

void csv_end(struct csv *c)
{
	must(c->at == 0);
	if (c->converter)
		iconv_close(c->converter);
	c->converter = NULL;
	c->b = NULL;
}

const char *csv_loss_list(struct arena *a, const struct csv_loss *l)
{
	CLEAN_BUF struct buf b;
	buf_init(&b, ARRAY_LEN(l->list) * 20);
	for (size_t i = 0; i < l->n; i++) {
		char p[4];
		buf_printf(&b, "%s%.*s U+%04X", i ? ", " : "", (int)utf8_put(p, l->list[i]), p, (unsigned)l->list[i]);
	}
	return arena_cstr(a, buf_str(&b));
}
