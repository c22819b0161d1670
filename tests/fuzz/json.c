/* What is read is written in one way only, and reading that again gives the same. */
#include "tests/fuzz/fuzz.h"
#include "util/clean.h"
#include "util/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	CLEAN_ARENA struct arena *a = arena_new(16 << 20);
	CLEAN_BUF struct buf one;
	CLEAN_BUF struct buf two;
	buf_init(&one, 8 << 20);
	buf_init(&two, 8 << 20);
	struct json *j, *again;
	struct err e = {0};
	if (!json_read(a, (struct str){(const char *)data, n}, 1000, &j, &e)) {
		must(e.code == ERR_INVALID || e.code == ERR_LIMIT);
		return 0;
	}
	json_write(&one, json_copy(a, j));
	must(json_read(a, buf_str(&one), 1000, &again, &e));
	json_write(&two, again);
	must(str_eq(buf_str(&one), buf_str(&two)));
	return 0;
}
