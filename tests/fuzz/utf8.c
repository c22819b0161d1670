/* Reading by points agrees with the verdict on the whole; what is made of any bytes is UTF-8; folding twice folds once. */
#include "tests/fuzz/fuzz.h"
#include "util/clean.h"
#include "util/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	CLEAN_ARENA struct arena *a = arena_new(4 << 20);
	struct str s = {(const char *)data, n}, rest = s;
	bool same = true;
	size_t count = 0;
	while (rest.n) {
		char p[4];
		struct str before = rest;
		uint32_t cp = utf8_next(&rest);
		must(rest.n < before.n);
		same = same && cp && str_eq((struct str){p, utf8_put(p, cp)}, str_head(before, before.n - rest.n));
		count++;
	}
	must(same == utf8_valid(s));
	must(!same || count == utf8_count(s));
	must(!same || utf8_valid(utf8_head(s, n / 2)));
	if (n && memchr(data, 0, n))
		return 0;
	struct str folded = utf8_fold(a, s);
	must(utf8_valid(utf8_half(a, s)) && utf8_valid(folded));
	must(str_eq(utf8_fold(a, folded), folded));
	return 0;
}
