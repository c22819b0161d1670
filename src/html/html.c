#include "html/html.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <strings.h>

#include "util/utf8.h"

/* Where the next character stands. Names of tags and attributes never cross the end of a literal. */
enum state {
	TEXT,
	GAP,             /* in a tag, behind a name or a value: white space, > or /> must follow */
	TAG,             /* in a tag, behind white space: an attribute may begin */
	SINGLE, DOUBLE,  /* in a quoted value */
	RAW,             /* in script, style and their like */
	DECL,            /* in <!doctype */
};

/* What a hole in the present value means; in TEXT: whether the tag before swallows a line break. */
enum attr { PLAIN, URL_BEGIN, URL_LATER, UNSAFE, SWALLOWS };

_Noreturn static void refuse(const char *fmt, const char *what)
{
	fprintf(stderr, "html(\"%.200s\"): ", fmt);
	must_fail(__FILE__, __LINE__, what);
}

void html_begin(struct html *h, struct buf *b, const struct lang *l)
{
	*h = (struct html){.b = b, .lang = l};
}

void html_end(struct html *h)
{
	if (h->depth) {
		fprintf(stderr, "html_end: <%.*s> is open\n", h->open_len[h->depth - 1], h->open[h->depth - 1]);
		must_fail(__FILE__, __LINE__, "every tag is closed");
	}
	must(h->state == TEXT);
}

/* ---- the literal ---- */

struct word {
	const char *p;
	unsigned char n, is;
};
#define WORD(text, is) {text, sizeof(text) - 1, (is)}

/* What the words say that a name is, 0 when it is none of them. They stand in the order of their lengths, since most names
 * of a page are sorted out by the length alone, and end with an empty one. */
static int word_is(const char *name, size_t n, const struct word *words)
{
	while (words->n && words->n < n)
		words++;
	for (; n && words->n == n; words++)
		if ((words->p[0] | 32) == (name[0] | 32) && strncasecmp(words->p, name, n) == 0)
			return words->is;
	return 0;
}

enum tag { ORDINARY, VOID, RAWTEXT, SWALLOWER };
static const struct word tags[] = {
	WORD("br", VOID), WORD("hr", VOID), WORD("col", VOID), WORD("img", VOID), WORD("wbr", VOID), WORD("xmp", RAWTEXT),
	WORD("pre", SWALLOWER), WORD("area", VOID), WORD("base", VOID), WORD("link", VOID), WORD("meta", VOID),
	WORD("embed", VOID), WORD("input", VOID), WORD("param", VOID), WORD("track", VOID), WORD("style", RAWTEXT),
	WORD("source", VOID), WORD("script", RAWTEXT), WORD("iframe", RAWTEXT), WORD("noembed", RAWTEXT),
	WORD("listing", SWALLOWER), WORD("noframes", RAWTEXT), WORD("textarea", SWALLOWER), WORD("plaintext", RAWTEXT),
	WORD("", 0),
};
/* Addresses; and beside on… values that are code, markup, lists of addresses, or that animate an address. */
static const struct word attrs[] = {
	WORD("to", UNSAFE), WORD("by", UNSAFE), WORD("src", URL_BEGIN), WORD("href", URL_BEGIN), WORD("cite", URL_BEGIN),
	WORD("data", URL_BEGIN), WORD("ping", URL_BEGIN), WORD("from", UNSAFE), WORD("style", UNSAFE), WORD("action", URL_BEGIN),
	WORD("poster", URL_BEGIN), WORD("srcdoc", UNSAFE), WORD("srcset", UNSAFE), WORD("values", UNSAFE),
	WORD("manifest", URL_BEGIN), WORD("formaction", URL_BEGIN), WORD("background", URL_BEGIN), WORD("xlink:href", URL_BEGIN),
	WORD("http-equiv", UNSAFE), WORD("imagesrcset", UNSAFE), WORD("attributename", UNSAFE), WORD("", 0),
};

static bool in_foreign(const struct html *h)
{
	static const struct word foreign[] = {WORD("svg", true), WORD("math", true), WORD("", 0)};
	for (int i = 0; i < h->depth; i++)
		if (word_is(h->open[i], h->open_len[i], foreign))
			return true;
	return false;
}

static enum attr attr_of(const char *name, size_t n)
{
	if (n > 2 && (name[0] | 32) == 'o' && (name[1] | 32) == 'n')
		return UNSAFE;
	return (enum attr)word_is(name, n, attrs);
}

static const unsigned char name_chars[256] = {['a' ... 'z'] = 1, ['A' ... 'Z'] = 1, ['0' ... '9'] = 1, ['-'] = 1};

static bool is_name(char c)
{
	return name_chars[(unsigned char)c];
}

static size_t name_len(const char *p)
{
	size_t n = 0;
	while (is_name(p[n]))
		n++;
	return n;
}

/* p stands on "</". */
static const char *close_tag(struct html *h, const char *fmt, const char *p)
{
	size_t n = name_len(p + 2);
	if (!h->depth || n != h->open_len[h->depth - 1] || memcmp(p + 2, h->open[h->depth - 1], n) != 0)
		refuse(fmt, "a tag is closed that is not the last one open");
	if (p[2 + n] != '>')
		refuse(fmt, "a closing tag ends with > in the same literal");
	h->depth--;
	h->state = TEXT;
	h->attr = PLAIN;
	return p + n + 3;
}

/* p stands on "<" in text. */
static const char *open_tag(struct html *h, const char *fmt, const char *p)
{
	if (p[1] == '/')
		return close_tag(h, fmt, p);
	if (p[1] == '!' && strncasecmp(p, "<!doctype", 9) == 0) {
		h->state = DECL;
		return p + 9;
	}
	size_t n = name_len(p + 1);
	if (!n || (p[1] | 32) < 'a')
		refuse(fmt, "< begins a tag; comments and bare < do not stand in literals");
	if (h->depth == (short)ARRAY_LEN(h->open) || n > UINT8_MAX)
		refuse(fmt, "tags are nested too deeply");
	h->open[h->depth] = p + 1;
	h->open_len[h->depth] = (unsigned char)n;
	h->depth++;
	h->state = GAP;
	return p + 1 + n;
}

/* > or /> of an opening tag. */
static void end_tag(struct html *h, const char *fmt, bool slash)
{
	h->state = TEXT;
	h->attr = PLAIN;
	enum tag tag = (enum tag)word_is(h->open[h->depth - 1], h->open_len[h->depth - 1], tags);
	if (tag == VOID) {
		h->depth--;
	} else if (slash) {
		if (!in_foreign(h))
			refuse(fmt, "/> closes only void elements and those of SVG");
		h->depth--;
	} else if (tag == RAWTEXT) {
		h->state = RAW;
	} else if (tag == SWALLOWER) {
		h->attr = SWALLOWS;
	}
}

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* In a tag, between attributes. */
static const char *in_tag(struct html *h, const char *fmt, const char *p)
{
	if (is_space(*p)) {
		while (is_space(*p))
			p++;
		h->state = TAG;
		return p;
	}
	if (*p == '>') {
		end_tag(h, fmt, false);
		return p + 1;
	}
	if (p[0] == '/' && p[1] == '>') {
		end_tag(h, fmt, true);
		return p + 2;
	}
	size_t n = 0;
	while (is_name(p[n]) || p[n] == ':' || p[n] == '_')
		n++;
	if (h->state == GAP || !n)
		refuse(fmt, "attributes are name='value', with white space before");
	h->state = GAP;
	if (p[n] != '=')
		return p + n;
	if (p[n + 1] != '\'' && p[n + 1] != '"')
		refuse(fmt, "values of attributes are quoted");
	h->attr = (unsigned char)attr_of(p, n);
	h->state = p[n + 1] == '"' ? DOUBLE : SINGLE;
	return p + n + 2;
}

static const char *in_value(struct html *h, const char *fmt, const char *p)
{
	char quote = h->state == DOUBLE ? '"' : '\'';
	if (*p == quote) {
		h->state = GAP;
		h->attr = PLAIN;
		return p + 1;
	}
	if (h->attr == URL_BEGIN) {
		if (strncasecmp(p, "javascript:", 11) == 0 || strncasecmp(p, "vbscript:", 9) == 0 ||
		    strncasecmp(p, "data:", 5) == 0)
			refuse(fmt, "an address that is code");
		h->attr = URL_LATER;
	}
	while (*p && *p != quote && *p != '%')
		p++;
	return p;
}

static const char *in_raw(struct html *h, const char *fmt, const char *p)
{
	while (*p && *p != '%' && !(p[0] == '<' && p[1] == '/'))
		p++;
	return *p == '<' ? close_tag(h, fmt, p) : p;
}

static const unsigned char text_ends[256] = {['\0'] = 1, ['<'] = 1, ['%'] = 1};

/* Goes on from p, which is not at % nor at the end, at least one character. */
static const char *step(struct html *h, const char *fmt, const char *p)
{
	switch ((enum state)h->state) {
	case TEXT:
		if (*p == '<')
			return open_tag(h, fmt, p);
		h->attr = PLAIN;
		while (!text_ends[(unsigned char)*p])
			p++;
		return p;
	case GAP:
	case TAG:
		return in_tag(h, fmt, p);
	case SINGLE:
	case DOUBLE:
		return in_value(h, fmt, p);
	case RAW:
		return in_raw(h, fmt, p);
	case DECL:
		if (*p == '>')
			h->state = TEXT;
		return p + 1;
	}
	must_fail(__FILE__, __LINE__, "a state of html");
}

/* ---- the holes ---- */

/* 1: an ASCII byte that needs an entity, or NUL. */
static const unsigned char special[128] = {['\0'] = 1, ['&'] = 1, ['<'] = 1, ['>'] = 1, ['"'] = 1, ['\''] = 1};

static struct str entity(char c)
{
	switch (c) {
	case '&':
		return STR("&amp;");
	case '<':
		return STR("&lt;");
	case '>':
		return STR("&gt;");
	case '"':
		return STR("&#34;");
	case '\'':
		return STR("&#39;");
	default:
		return STR("\xef\xbf\xbd");
	}
}

/* Bytes of the well-formed character of several bytes at p, 0 when there is none. Nearly all of ours have three. */
static size_t wide_len(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	if (s.n >= 3 && p[0] > 0xe0 && p[0] < 0xf0 && p[0] != 0xed && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80)
		return 3;
	struct str rest = s;
	utf8_next(&rest);
	return s.n - rest.n > 1 ? s.n - rest.n : 0;
}

/* The well-formed character at p is one that nobody sees: what was stored before it was refused is shown as a sign, in its place,
 * so that it turns no text round. The first byte tells nearly always. */
static bool is_unseen(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	switch (p[0]) {
	case 0xc2: case 0xd8: case 0xe1: case 0xe2: case 0xef: case 0xf3:
		return utf8_is_unseen(utf8_next(&s));
	case 0xe3:
		return p[1] == 0x85 && p[2] == 0xa4;
	default:
		return false;
	}
}

static void write_text(struct buf *b, struct str s)
{
	size_t i = 0, from = 0;
	while (i < s.n) {
		unsigned char c = (unsigned char)s.p[i];
		if (c < 0x80 && !special[c]) {
			i++;
			continue;
		}
		size_t n = c < 0x80 ? 0 : wide_len(str_from(s, i));
		if (n && !is_unseen(str_from(s, i))) {
			i += n;
			continue;
		}
		buf_bytes(b, s.p + from, i - from);
		buf_add(b, entity(c < 0x80 ? (char)c : '\0'));
		from = i += n ? n : 1;
	}
	if (from < s.n)
		buf_bytes(b, s.p + from, s.n - from);
}

/* Percent-encodes all but unreserved characters (RFC 3986 §2.3), and but those in keep. */
static void write_encoded(struct buf *b, struct str s, const char *keep)
{
	static const char hex[] = "0123456789ABCDEF";
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (is_name((char)c) || c == '.' || c == '_' || c == '~')
			buf_char(b, (char)c);
		else if (c && c < 0x80 && strchr(keep, c))
			write_text(b, str_head(str_from(s, i), 1));
		else
			buf_bytes(b, (char[]){'%', hex[c >> 4], hex[c & 15]}, 3);
	}
}

/* A path of ours or of http(s); not another host without a scheme. */
static bool may_begin(struct str s)
{
	if (strncasecmp(s.p, "http://", s.n < 7 ? s.n : 7) == 0 && s.n > 7)
		return true;
	if (strncasecmp(s.p, "https://", s.n < 8 ? s.n : 8) == 0 && s.n > 8)
		return true;
	if (s.n > 1 && (s.p[0] == '/' || s.p[0] == '\\') && (s.p[1] == '/' || s.p[1] == '\\'))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '/' || s.p[i] == '?' || s.p[i] == '#')
			return true;
		if (s.p[i] == ':')
			return false;
	}
	return true;
}

static void write_hole(struct html *h, struct str s)
{
	enum attr attr = h->attr;
	if (!s.n)
		return;
	if (attr == URL_BEGIN) {
		h->attr = URL_LATER;
		if (may_begin(s))
			write_encoded(h->b, s, ":/?#[]@!$&'()*+,;=%");
		else
			buf_char(h->b, '#');
		return;
	}
	if (attr == URL_LATER) {
		write_encoded(h->b, s, "");
		return;
	}
	if (attr == SWALLOWS) {
		h->attr = PLAIN;
		if (s.p[0] == '\n' || s.p[0] == '\r')
			buf_char(h->b, '\n');
	}
	write_text(h->b, s);
}

static void write_number(struct html *h, bool minus, uint64_t v)
{
	char digits[21];
	size_t at = sizeof(digits);
	do
		digits[--at] = (char)('0' + v % 10);
	while (v /= 10);
	if (minus)
		digits[--at] = '-';
	write_hole(h, (struct str){digits + at, sizeof(digits) - at});
}

static void write_signed(struct html *h, int64_t v)
{
	write_number(h, v < 0, v < 0 ? -(uint64_t)v : (uint64_t)v);
}

/* In a tag, behind a name or a value: nothing, or one of these attributes that have no value. */
static void write_flag(struct html *h, const char *fmt, const char *s)
{
	static const struct word flags[] = {
		WORD("open", true), WORD("async", true), WORD("defer", true), WORD("inert", true), WORD("hidden", true),
		WORD("checked", true), WORD("selected", true), WORD("disabled", true), WORD("required", true),
		WORD("readonly", true), WORD("multiple", true), WORD("reversed", true), WORD("autofocus", true),
		WORD("novalidate", true), WORD("", 0),
	};
	if (!s || !*s)
		return;
	if (s[0] != ' ' || !word_is(s + 1, strlen(s + 1), flags))
		refuse(fmt, "a hole in a tag is a flag such as \" selected\"");
	buf_add(h->b, str_of(s));
}

/* p stands behind %; returns behind the hole. */
static const char *hole(struct html *h, const char *fmt, const char *p, va_list *args)
{
	if (h->state == GAP && p[0] == 's') {
		write_flag(h, fmt, va_arg(*args, const char *));
		return p + 1;
	}
	if (h->state != TEXT && h->state != SINGLE && h->state != DOUBLE)
		refuse(fmt, "a hole stands in text or in a quoted value");
	if (h->state != TEXT && h->attr == UNSAFE)
		refuse(fmt, "nothing can be made safe in this attribute");
	if (p[0] == 's') {
		const char *s = va_arg(*args, const char *);
		write_hole(h, str_of(s));
		return p + 1;
	}
	if (p[0] == '.' && p[1] >= '1' && p[1] <= '9') {
		size_t n = (size_t)(p[1] - '0'), digits = 1;
		if (p[2] >= '0' && p[2] <= '9') {
			n = n * 10 + (size_t)(p[2] - '0');
			digits = 2;
		}
		if (p[1 + digits] != 's')
			refuse(fmt, "holes are %s %.4s %.*s %d %lld %zu");
		const char *s = va_arg(*args, const char *);
		write_hole(h, utf8_head((struct str){s, s ? strnlen(s, n + 1) : 0}, n));
		return p + 2 + digits;
	}
	if (p[0] == 'd') {
		write_signed(h, va_arg(*args, int));
		return p + 1;
	}
	if (strncmp(p, ".*s", 3) == 0) {
		int n = va_arg(*args, int);
		const char *s = va_arg(*args, const char *);
		must(n >= 0 && (s || n == 0));
		write_hole(h, (struct str){s, (size_t)n});
		return p + 3;
	}
	if (strncmp(p, "lld", 3) == 0) {
		write_signed(h, va_arg(*args, long long));
		return p + 3;
	}
	if (strncmp(p, "zu", 2) == 0) {
		write_number(h, false, va_arg(*args, size_t));
		return p + 2;
	}
	refuse(fmt, "holes are %s %.4s %.*s %d %lld %zu");
}

/* %% : one character of the literal. */
static void percent(struct html *h, const char *fmt)
{
	if (h->state == GAP || h->state == TAG)
		refuse(fmt, "attributes are name='value', with white space before");
	if (h->attr == URL_BEGIN)
		h->attr = URL_LATER;
	if (h->state == TEXT)
		h->attr = PLAIN;
	buf_char(h->b, '%');
}

void html(struct html *h, const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	const char *from = fmt, *p = fmt;
	while (*p) {
		if (*p != '%') {
			p = step(h, fmt, p);
			continue;
		}
		if (p > from)
			buf_bytes(h->b, from, (size_t)(p - from));
		if (p[1] == '%') {
			percent(h, fmt);
			p += 2;
		} else {
			p = hole(h, fmt, p + 1, &args);
		}
		from = p;
	}
	if (p > from)
		buf_bytes(h->b, from, (size_t)(p - from));
	va_end(args);
}
