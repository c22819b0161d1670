#include "util/num.h"

bool num_i64(struct str s, int64_t min, int64_t max, int64_t *ret)
{
	bool minus = s.n && s.p[0] == '-';
	struct str digits = str_from(s, minus);
	if (digits.n < 1 || digits.n > 19 || (digits.p[0] == '0' && (digits.n > 1 || minus)))
		return false;
	int64_t v = 0;
	for (size_t i = 0; i < digits.n; i++) {
		if (digits.p[i] < '0' || digits.p[i] > '9')
			return false;
		int64_t d = digits.p[i] - '0';
		if (__builtin_mul_overflow(v, (int64_t)10, &v) || __builtin_add_overflow(v, minus ? -d : d, &v))
			return false;
	}
	if (v < min || v > max)
		return false;
	*ret = v;
	return true;
}

static const char hex_digits[] = "0123456789abcdef";

static int hex_value(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool num_unhex(struct str s, uint8_t *ret, size_t n)
{
	if (n > SIZE_MAX / 2 || s.n != 2 * n)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (hex_value(s.p[i]) < 0)
			return false;
	for (size_t i = 0; i < n; i++)
		ret[i] = (uint8_t)(hex_value(s.p[2 * i]) << 4 | hex_value(s.p[2 * i + 1]));
	return true;
}

void num_hex(struct buf *b, const uint8_t *p, size_t n)
{
	char part[64];

	while (n) {
		size_t now = n < sizeof(part) / 2 ? n : sizeof(part) / 2;
		for (size_t i = 0; i < now; i++) {
			part[2 * i] = hex_digits[p[i] >> 4];
			part[2 * i + 1] = hex_digits[p[i] & 15];
		}
		buf_bytes(b, part, 2 * now);
		p += now;
		n -= now;
	}
}

void num_dec(struct buf *b, int64_t v)
{
	char digits[20];                 /* of the lowest: a sign and 19 */
	uint64_t left = v < 0 ? -(uint64_t)v : (uint64_t)v;
	size_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + left % 10);
		left /= 10;
	} while (left);
	if (v < 0)
		digits[--at] = '-';
	buf_bytes(b, digits + at, sizeof(digits) - at);
}

static const char base64_digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

void num_base64(struct buf *b, const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < n; i += 3) {
		size_t left = n - i;
		uint32_t v = (uint32_t)p[i] << 16 | (left > 1 ? (uint32_t)p[i + 1] << 8 : 0) | (left > 2 ? p[i + 2] : 0);
		char four[4] = {base64_digits[v >> 18], base64_digits[v >> 12 & 63], left > 1 ? base64_digits[v >> 6 & 63] : '=',
				left > 2 ? base64_digits[v & 63] : '='};
		buf_bytes(b, four, 4);
	}
}

static int base64_value(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a' + 26;
	if (c >= '0' && c <= '9')
		return c - '0' + 52;
	return c == '+' ? 62 : c == '/' ? 63 : -1;
}

bool num_unbase64(struct str s, uint8_t *ret, size_t cap, size_t *ret_n)
{
	if (s.n % 4)
		return false;
	size_t pad = s.n && s.p[s.n - 1] == '=' ? 1 + (s.p[s.n - 2] == '=') : 0;
	size_t n = s.n / 4 * 3 - pad;
	if (n > cap)
		return false;
	uint32_t v = 0;
	size_t at = 0;
	for (size_t i = 0; i < s.n; i++) {
		int six = i < s.n - pad ? base64_value(s.p[i]) : 0;
		if (six < 0)
			return false;
		v = v << 6 | (uint32_t)six;
		if (i % 4 != 3)
			continue;
		for (int shift = 16; shift >= 0; shift -= 8) {
			uint8_t byte = (uint8_t)(v >> shift);
			if (at < n)
				ret[at++] = byte;
			else if (byte)           /* bits behind the last byte: not the only spelling */
				return false;
		}
		v = 0;
	}
	*ret_n = n;
	return true;
}

const char *num_grouped(struct arena *a, int64_t v)
{
	char digits[40];
	size_t at = sizeof(digits), n = 0;
	uint64_t left = v < 0 ? -(uint64_t)v : (uint64_t)v;
	do {
		if (n && n % 3 == 0)
			digits[--at] = ',';
		digits[--at] = (char)('0' + left % 10);
		left /= 10;
		n++;
	} while (left);
	if (v < 0)
		digits[--at] = '-';
	return arena_cstr(a, (struct str){digits + at, sizeof(digits) - at});
}
