/* A number, hex or base64 text has one spelling: what is read is written back the same. */
#include "tests/fuzz/fuzz.h"
#include "util/clean.h"
#include "util/num.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	CLEAN_ARENA struct arena *a = arena_new(4 << 20);
	CLEAN_BUF struct buf b;
	buf_init(&b, 8 * n + 64);
	struct str s = {(const char *)data, n};
	uint8_t *bytes = arena_alloc(a, n + 1);
	int64_t v;
	size_t len;
	if (num_i64(s, INT64_MIN, INT64_MAX, &v))
		must(str_is(s, arena_cprintf(a, "%lld", (long long)v)));
	if (num_unhex(s, bytes, n / 2)) {
		num_hex(&b, bytes, n / 2);
		must(str_eq(s, buf_str(&b)));
	}
	buf_clear(&b);
	if (num_unbase64(s, bytes, n, &len)) {
		num_base64(&b, bytes, len);
		must(str_eq(s, buf_str(&b)));
	}
	buf_clear(&b);
	num_base64(&b, data, n);
	must(num_unbase64(buf_str(&b), bytes, n, &len) && len == n && (!n || memcmp(bytes, data, n) == 0));
	return 0;
}
