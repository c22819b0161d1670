#include "tests/util/check.h"

#include <iconv.h>

#include "out/csv.h"
#include "util/utf8.h"

static const char *written(struct arena *a, enum csv_charset charset, const char *const *cells, struct csv_loss *loss)
{
	struct csv c;
	struct err e = {0};
	CLEAN_BUF struct buf b;
	buf_init(&b, 1 << 16);
	assert_true(csv_begin(&c, &b, charset, &e));
	for (; *cells; cells++)
		csv_cell(&c, str_of(*cells));
	csv_row_end(&c);
	csv_end(&c);
	if (loss)
		*loss = c.loss;
	return arena_cstr(a, buf_str(&b));
}

static void utf8_rows(void **state)
{
	(void)state;
	CLEAN_BUF struct buf b;
	buf_init(&b, 1 << 16);
	struct csv c;
	struct err e = {0};
	assert_true(csv_begin(&c, &b, CSV_UTF8, &e));
	csv_cell(&c, STR("名前"));
	csv_cell(&c, STR("n"));
	csv_row_end(&c);
	csv_cell(&c, STR("a,\"b\"\r\nc"));
	csv_int(&c, -5);
	csv_row_end(&c);
	csv_cell(&c, STR_NONE);
	csv_cell(&c, (struct str){"x\0\xff", 3});
	csv_row_end(&c);
	csv_end(&c);
	assert_str(buf_str(&b),
		"\xef\xbb\xbf\"名前\",\"n\"\r\n\"a,\"\"b\"\"\r\nc\",\"-5\"\r\n\"\",\"x\xef\xbf\xbd\xef\xbf\xbd\"\r\n");
	assert_int_equal(c.loss.count, 0);
}

static void formulas(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 16);
	static const char *const table[][2] = {
		{"=1+1", "'=1+1"}, {"+81-3", "'+81-3"}, {"-1+2", "'-1+2"}, {"@SUM(A1)", "'@SUM(A1)"}, {"\t=1", "'\t=1"},
		{"\r=1", "'\r=1"},
		{"\n=1", "'\n=1"}, {"＝1", "'＝1"}, {"＋1", "'＋1"}, {"－1", "'－1"}, {"−1", "'−1"}, {"＠a", "'＠a"}, {"-", "'-"},
		{"-12", "-12"}, {"12", "12"}, {"a=1", "a=1"}, {"'=1", "'=1"}, {"", ""}, {"関", "関"}, {"-1.5", "'-1.5"},
	};
	for (size_t i = 0; i < ARRAY_LEN(table); i++)
		assert_string_equal(written(a, CSV_UTF8, (const char *const[]){table[i][0], NULL}, NULL),
				    arena_cprintf(a, "\xef\xbb\xbf\"%s\"\r\n", table[i][1]));
}

static void cp932(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 16);
	struct csv_loss loss;
	assert_string_equal(written(a, CSV_CP932, (const char *const[]){"関守", "①㈱髙﨑", "ｶﾅ~\\", NULL}, &loss),
			    "\"\x8a\xd6\x8e\xe7\",\"\x87\x40\x87\x8a\xfb\xfc\xfa\xb1\",\"\xb6\xc5~\\\"\r\n");
	assert_int_equal(loss.count, 0);
	assert_string_equal(csv_loss_list(a, &loss), "");
	assert_string_equal(written(a, CSV_CP932, (const char *const[]){"〜～", "−－", "¥￥", NULL}, &loss),
			    "\"\x81\x60\x81\x60\",\"'\x81\x7c\x81\x7c\",\"\x81\x8f\x81\x8f\"\r\n");
	assert_int_equal(loss.count, 0);
}

static void losses_are_told(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 16);
	struct csv_loss loss;
	assert_string_equal(written(a, CSV_CP932, (const char *const[]){"𠮷田", "𠮷é", "\xff", NULL}, &loss),
			    "\"\x81\xac\x93\x63\",\"\x81\xac\x81\xac\",\"\x81\xac\"\r\n");
	assert_int_equal(loss.count, 4);
	assert_int_equal(loss.n, 3);
	assert_string_equal(csv_loss_list(a, &loss), "𠮷 U+20BB7, é U+00E9, \xef\xbf\xbd U+FFFD");
	/* beforehand: the same rows without a buffer */
	struct csv c;
	struct err e = {0};
	assert_true(csv_begin(&c, NULL, CSV_CP932, &e));
	for (uint32_t cp = 0xe0000; cp < 0xe0080; cp++) {
		char p[4];
		csv_cell(&c, (struct str){p, utf8_put(p, cp)});
		csv_int(&c, 1);
		csv_row_end(&c);
	}
	csv_end(&c);
	assert_int_equal(c.loss.count, 128);
	assert_int_equal(c.loss.n, 64);
}

/* Every character either comes back as itself (or as its twin), or is counted. */
static void nothing_changes_in_silence(void **state)
{
	(void)state;
	static const uint32_t twins[][2] = {{0x301c, 0xff5e}, {0x2212, 0xff0d}, {0x2014, 0x2015}, {0x2016, 0x2225},
		{0xa2, 0xffe0},
					    {0xa3, 0xffe1}, {0xac, 0xffe2}, {0xa5, 0xffe5}, {0x203e, 0xffe3}};
	CLEAN_BUF struct buf b;
	buf_init(&b, 1 << 16);
	struct csv c;
	struct err e = {0};
	assert_true(csv_begin(&c, &b, CSV_CP932, &e));
	iconv_t back = iconv_open("UTF-8", "CP932");
	size_t held = 0;
	for (uint32_t cp = 0x80; cp < 0x20000; cp++) {
		if (cp >= 0xd800 && cp < 0xe000)
			continue;
		char one[5] = "x", utf8[16];
		size_t lost = c.loss.count, n = 1 + utf8_put(one + 1, cp);
		buf_clear(&b);
		csv_cell(&c, (struct str){one, n});
		csv_row_end(&c);
		if (c.loss.count > lost)
			continue;
		held++;
		char *in = b.p + 2, *out = utf8;
		size_t in_left = b.len - 5, out_left = sizeof(utf8);
		assert_int_equal(iconv(back, &in, &in_left, &out, &out_left), 0);
		struct str s = {utf8, sizeof(utf8) - out_left};
		uint32_t got = utf8_next(&s);
		for (size_t i = 0; i < ARRAY_LEN(twins); i++)
			if (twins[i][0] == cp)
				assert_int_equal(got, twins[i][1]);
			else if (twins[i][1] == cp)
				assert_int_equal(got, cp);
		bool twin = false;
		for (size_t i = 0; i < ARRAY_LEN(twins); i++)
			twin = twin || twins[i][0] == cp;
		assert_true(twin || got == cp);
		assert_int_equal(s.n, 0);
	}
	iconv_close(back);
	csv_end(&c);
	assert_true(held > 9000);
}

static void begin(struct csv *c, void *b)
{
	struct err e = {0};
	if (!csv_begin(c, b, CSV_UTF8, &e))
		_exit(0);
}

static void short_row(void *b)
{
	struct csv c;
	begin(&c, b);
	csv_int(&c, 1);
	csv_int(&c, 2);
	csv_row_end(&c);
	csv_int(&c, 1);
	csv_row_end(&c);
}

static void long_row(void *b)
{
	struct csv c;
	begin(&c, b);
	csv_int(&c, 1);
	csv_row_end(&c);
	csv_int(&c, 1);
	csv_int(&c, 2);
}

static void open_row(void *b)
{
	struct csv c;
	begin(&c, b);
	csv_int(&c, 1);
	csv_end(&c);
}

static void uneven_rows_abort(void **state)
{
	(void)state;
	CLEAN_BUF struct buf b;
	buf_init(&b, 1 << 16);
	assert_true(aborts(short_row, &b) && aborts(long_row, &b) && aborts(open_row, &b));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(utf8_rows), cmocka_unit_test(formulas), cmocka_unit_test(cp932),
		cmocka_unit_test(losses_are_told),
		cmocka_unit_test(nothing_changes_in_silence), cmocka_unit_test(uneven_rows_abort),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
