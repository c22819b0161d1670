#include "util/utf8.h"

#define BAD 0xfffd

/* Bytes of the well-formed sequence at s (Unicode table 3-7), 0 when there is none; s.n ≥ 1. */
static size_t sequence(struct str s, uint32_t *ret)
{
	const unsigned char *p = (const unsigned char *)s.p;
	if (p[0] < 0x80) {
		*ret = p[0];
		return 1;
	}
	size_t n = p[0] >= 0xf0 ? 4 : p[0] >= 0xe0 ? 3 : 2;
	if (p[0] < 0xc2 || p[0] > 0xf4 || s.n < n)
		return 0;
	uint32_t cp = p[0] & (0x7fu >> n);
	for (size_t i = 1; i < n; i++) {
		if ((p[i] & 0xc0) != 0x80)
			return 0;
		cp = cp << 6 | (p[i] & 0x3f);
	}
	if ((n == 3 && (cp < 0x800 || (cp >= 0xd800 && cp <= 0xdfff))) || (n == 4 && (cp < 0x10000 || cp > 0x10ffff)))
		return 0;
	*ret = cp;
	return n;
}

bool utf8_valid(struct str s)
{
	while (s.n) {
		uint64_t word;
		if (s.n >= 8) {
			memcpy(&word, s.p, 8);
			/* eight ASCII bytes, none of them NUL */
			if (!(word & 0x8080808080808080) && !((word - 0x0101010101010101) & 0x8080808080808080)) {
				s.p += 8;
				s.n -= 8;
				continue;
			}
		}
		/* three bytes, as nearly all of ours that are not ASCII; the borders of the table are left to the rest */
		const unsigned char *p = (const unsigned char *)s.p;
		if (s.n >= 3 && p[0] > 0xe0 && p[0] < 0xed && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80) {
			s.p += 3;
			s.n -= 3;
			continue;
		}
		uint32_t cp;
		size_t n = sequence(s, &cp);
		if (!n || !cp)
			return false;
		s.p += n;
		s.n -= n;
	}
	return true;
}

size_t utf8_count(struct str s)
{
	size_t count = 0;
	for (size_t i = 0; i < s.n; i++)
		count += ((unsigned char)s.p[i] & 0xc0) != 0x80;
	return count;
}

uint32_t utf8_next(struct str *s)
{
	uint32_t cp = BAD;
	if (!s->n)
		return cp;
	size_t n = sequence(*s, &cp);
	*s = str_from(*s, n ? n : 1);
	return cp;
}

bool utf8_is_unseen(uint32_t cp)
{
	static const struct { uint32_t from, till; } spans[] = {
		{0x7f, 0x9f}, {0xad, 0xad}, {0x61c, 0x61c}, {0x115f, 0x1160}, {0x180e, 0x180e}, {0x200b, 0x200c},
		{0x200e, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x206f}, {0x3164, 0x3164}, {0xfeff, 0xfeff}, {0xffa0, 0xffa0},
		{0xfff9, 0xfffb}, {0xe0000, 0xe007f},
	};
	for (size_t i = 0; i < ARRAY_LEN(spans) && cp >= spans[i].from; i++)
		if (cp <= spans[i].till)
			return true;
	return false;
}

/* Whether any byte may begin such a character: U+007F, or a first byte of one of the spans. Most texts have none. */
static bool may_be_unseen(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c < 0x7f || (c >= 0x80 && c < 0xc2) || (c >= 0xc3 && c <= 0xd7) || (c >= 0xe4 && c <= 0xee))
			continue;
		if (c != 0xe3 || (i + 1 < s.n && (unsigned char)s.p[i + 1] == 0x85))       /* kana and signs, but for U+3164 */
			return true;
	}
	return false;
}

uint32_t utf8_unseen(struct str s, size_t *ret_at)
{
	uint32_t before = 0;
	*ret_at = 1;
	if (!may_be_unseen(s))
		return 0;
	for (*ret_at = 1; s.n; ++*ret_at) {
		uint32_t c = utf8_next(&s);
		bool joins = before >= 0x1f000 || before == 0xfe0f || (before >= 0x2190 && before < 0x2c00);
		if (utf8_is_unseen(c) || (c == 0x200d && !joins))
			return c;
		before = c;
	}
	return 0;
}

size_t utf8_put(char *p, uint32_t cp)
{
	if (cp > 0x10ffff || (cp >= 0xd800 && cp <= 0xdfff))
		cp = BAD;
	if (cp < 0x80) {
		p[0] = (char)cp;
		return 1;
	}
	size_t n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
	for (size_t i = n; --i; cp >>= 6)
		p[i] = (char)(0x80 | (cp & 0x3f));
	p[0] = (char)((0xf00u >> n & 0xf0) | cp);
	return n;
}

struct str utf8_head(struct str s, size_t max_bytes)
{
	if (s.n <= max_bytes)
		return s;
	size_t n = max_bytes;
	while (n && ((unsigned char)s.p[n] & 0xc0) == 0x80)
		n--;
	return str_head(s, n);
}

static uint32_t half(uint32_t cp)
{
	if (cp >= 0xff01 && cp <= 0xff5e)
		return cp - 0xff01 + '!';
	if (cp == 0x3000)
		return ' ';
	return cp == 0x2212 ? '-' : cp;      /* the minus sign that some input methods give for a full-width hyphen */
}

struct str utf8_half(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.n * 3 + 1);       /* a bad byte grows to U+FFFD */
	size_t n = 0;
	while (s.n)
		n += utf8_put(p + n, half(utf8_next(&s)));
	return (struct str){p, n};
}

/* U+FF66–FF9D in full width. */
static const uint16_t kana[] = {
	0x30f2, 0x30a1, 0x30a3, 0x30a5, 0x30a7, 0x30a9, 0x30e3, 0x30e5, 0x30e7, 0x30c3, 0x30fc, 0x30a2, 0x30a4, 0x30a6,
	0x30a8, 0x30aa, 0x30ab, 0x30ad, 0x30af, 0x30b1, 0x30b3, 0x30b5, 0x30b7, 0x30b9, 0x30bb, 0x30bd, 0x30bf, 0x30c1,
	0x30c4, 0x30c6, 0x30c8, 0x30ca, 0x30cb, 0x30cc, 0x30cd, 0x30ce, 0x30cf, 0x30d2, 0x30d5, 0x30d8, 0x30db, 0x30de,
	0x30df, 0x30e0, 0x30e1, 0x30e2, 0x30e4, 0x30e6, 0x30e8, 0x30e9, 0x30ea, 0x30eb, 0x30ec, 0x30ed, 0x30ef, 0x30f3,
};

static uint32_t lower(uint32_t cp)
{
	if ((cp >= 'A' && cp <= 'Z') || (cp >= 0xc0 && cp <= 0xde && cp != 0xd7) || (cp >= 0x391 && cp <= 0x3a9 && cp != 0x3a2) ||
	    (cp >= 0x410 && cp <= 0x42f))
		return cp + 0x20;
	return cp;
}

static bool is_space(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0x85 || cp == 0xa0 || (cp >= 0x2000 && cp <= 0x200b) ||
	       cp == 0x2028 || cp == 0x2029 || cp == 0x202f || cp == 0x205f || cp == 0xfeff;
}

/* The hiragana with a sound mark, or 0 when the letter before takes none. */
static uint32_t marked(uint32_t cp, bool circle)
{
	if (circle)
		return cp >= 0x306f && cp <= 0x307b && cp % 3 == 0x306f % 3 ? cp + 2 : 0;
	if (cp == 0x3046)                            /* う → ゔ */
		return 0x3094;
	bool takes = (cp >= 0x304b && cp <= 0x3061 && cp % 2 == 1) ||        /* か … ち */
		     (cp >= 0x3064 && cp <= 0x3068 && cp % 2 == 0) ||        /* つ て と */
		     (cp >= 0x306f && cp <= 0x307b && cp % 3 == 0x306f % 3); /* は … ほ */
	return takes ? cp + 1 : 0;
}

struct str utf8_fold(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.n * 3 + 1);
	size_t n = 0, last_n = 0;
	uint32_t last = 0;
	while (s.n) {
		uint32_t cp = lower(half(utf8_next(&s)));
		if (is_space(cp))
			continue;
		if (cp >= 0xff66 && cp <= 0xff9d)
			cp = kana[cp - 0xff66];
		if (cp >= 0x30a1 && cp <= 0x30f6)
			cp -= 0x60;
		bool dots = cp == 0xff9e || cp == 0x3099 || cp == 0x309b, circle = cp == 0xff9f || cp == 0x309a || cp == 0x309c;
		uint32_t one = (dots || circle) && last ? marked(last, circle) : 0;
		if (one) {
			n -= last_n;
			cp = one;
		} else if (dots || circle) {
			cp = dots ? 0x309b : 0x309c;
		}
		last_n = utf8_put(p + n, cp);
		n += last_n;
		last = cp;
	}
	p[n] = 0;
	return (struct str){p, n};
}
