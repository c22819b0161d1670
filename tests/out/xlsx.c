/* Workbooks: what xlsx.sh reads back, and what is refused. usage: test-out-xlsx [FILE: writes the workbook there] */
#include "tests/util/check.h"

#include <stdio.h>

#include "out/xlsx.h"
#include "util/clean.h"

static const struct xlsx_column columns[] = {{"条項", 12}, {"決まり", 40}, {"件数", 8}};

static struct xlsx *begin(void)
{
	struct xlsx *x;
	struct err e = {0};
	assert_true(xlsx_begin(&x, "対照表", columns, ARRAY_LEN(columns), &e));
	return x;
}

static void fill(struct buf *b)
{
	struct xlsx *x = begin();
	struct err e = {0};
	static const char *const texts[] = {"外へ持ち出すときは許可を受ける。", "=1+1", "<b> & \"quotes\" \n二行目", ""};
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		xlsx_cell(x, str_of("第7 1(1)ウ(ア)"));
		xlsx_cell(x, str_of(texts[i]));
		xlsx_int(x, (int64_t)i * 1000);
		xlsx_row_end(x);
	}
	assert_true(xlsx_end(x, b, &e));
}

static void is_a_zip(void **state)
{
	(void)state;
	CLEAN_BUF struct buf b;
	buf_init(&b, 1 << 20);
	fill(&b);
	assert_true(b.len > 1000 && memcmp(b.p, "PK\3\4", 4) == 0);
}

static void a_long_text_is_refused(void **state)
{
	(void)state;
	CLEAN_BUF struct buf b, text;
	struct err e = {0};
	buf_init(&b, 1 << 20);
	buf_init(&text, 1 << 20);
	for (int i = 0; i < XLSX_CELL; i++)
		buf_lit(&text, "あ");
	for (int over = 0; over < 2; over++) {
		struct xlsx *x = begin();
		xlsx_cell(x, buf_str(&text));
		xlsx_cell(x, STR(""));
		xlsx_int(x, 1);
		xlsx_row_end(x);
		buf_clear(&b);
		assert_int_equal(xlsx_end(x, &b, &e), !over);
		if (over) {
			assert_int_equal(e.code, ERR_LIMIT);
			assert_int_equal(b.len, 0);
		}
		buf_lit(&text, "あ");
	}
}

static void a_small_buffer_is_refused(void **state)
{
	(void)state;
	CLEAN_BUF struct buf b;
	struct err e = {0};
	buf_init(&b, 100);
	struct xlsx *x = begin();
	assert_false(xlsx_end(x, &b, &e));
	assert_int_equal(e.code, ERR_LIMIT);
}

/* No file can be opened any more: an answer, not the end of the program. */
static void no_temporary_file(void **state)
{
	(void)state;
	struct rlimit was, few;
	struct xlsx *x;
	struct err e = {0};
	CLEAN_FD int next = open("/dev/null", O_RDONLY | O_CLOEXEC);
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &was), 0);
	few = was;
	few.rlim_cur = (rlim_t)next + 2;                     /* one more: the workbook itself */
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
	bool made = xlsx_begin(&x, "s", columns, ARRAY_LEN(columns), &e);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &was), 0);
	assert_false(made);
	assert_int_equal(e.code, ERR_IO);
}

static void given_up(void **state)
{
	(void)state;
	struct err e = {0};
	struct xlsx *x = begin();
	assert_true(xlsx_end(x, NULL, &e));
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_a_zip), cmocka_unit_test(a_long_text_is_refused), cmocka_unit_test(a_small_buffer_is_refused),
		cmocka_unit_test(given_up), cmocka_unit_test(no_temporary_file),
	};
	if (argc > 1) {
		CLEAN_BUF struct buf b;
		CLEAN_FILE FILE *f = fopen(argv[1], "wb");
		buf_init(&b, 1 << 20);
		fill(&b);
		return f && fwrite(b.p, 1, b.len, f) == b.len ? 0 : 1;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
