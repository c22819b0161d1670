/* The path must draw exactly the modules that the standard asks for. With an argument: the code of it as a picture (PGM) on
 * standard output, for scan.sh, where a reader of its own reads it. */
#include "tests/util/check.h"

#include <qrencode.h>

#include "out/qr.h"

#define SIDE 97

/* Draws the path; false when it is no list of rectangles inside the code or one overlaps another. */
static bool draw(const struct qr *qr, bool dark[SIDE][SIDE])
{
	memset(dark, 0, SIDE * SIDE * sizeof(bool));
	for (const char *p = qr->path; *p;) {
		int x, y, n, height, back, used = 0;
		if (sscanf(p, "M%d %dh%dv%dh-%dz%n", &x, &y, &n, &height, &back, &used) != 5 || !used)
			return false;
		if (back != n || n < 1 || height < 1 || x < 0 || y < 0 || x + n > qr->size || y + height > qr->size)
			return false;
		for (int j = y; j < y + height; j++)
			for (int i = x; i < x + n; i++) {
				if (dark[j][i])
					return false;
				dark[j][i] = true;
			}
		p += used;
	}
	return true;
}

static void draws_the_code(void **state)
{
	(void)state;
	static bool dark[SIDE][SIDE];
	char text[666];
	for (size_t n = 1; n <= sizeof(text); n += n < 40 ? 1 : 31) {
		CLEAN_ARENA struct arena *a = arena_new(1 << 20);
		for (size_t i = 0; i < n; i++)
			text[i] = (char)("https://example.jp/proof/"[i % 25] ^ (i / 25));
		struct qr qr;
		struct err e = {0};
		assert_true(qr_make(a, (struct str){text, n}, &qr, &e));
		assert_true(draw(&qr, dark));
		QRcode *want = QRcode_encodeData((int)n, (const unsigned char *)text, 0, QR_ECLEVEL_M);
		assert_int_equal(want->width, qr.size);
		for (int y = 0; y < qr.size; y++)
			for (int x = 0; x < qr.size; x++)
				assert_int_equal(dark[y][x], want->data[y * qr.size + x] & 1);
		QRcode_free(want);
	}
}

static void bounds(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	char text[4000];
	memset(text, 'a', sizeof(text));
	struct qr qr = {.size = -1};
	struct err e = {0};
	assert_true(qr_make(a, (struct str){text, 666}, &qr, &e));
	assert_int_equal(qr.size, SIDE);
	qr.size = -1;
	static const size_t bad[] = {0, 667, 2331, 2332, 4000};
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		err_clear(&e);
		assert_false(qr_make(a, (struct str){text, bad[i]}, &qr, &e));
		assert_int_equal(e.code, bad[i] ? ERR_LIMIT : ERR_INVALID);
	}
	assert_string_equal(e.text, "4000 bytes are too many for a QR code");
	assert_int_equal(qr.size, -1);
	/* fewer rectangles than modules: what a page carries stays small */
	assert_true(qr_make(a, STR("https://sekimori.example.jp/proof/184203"), &qr, &e));
	assert_true(strlen(qr.path) < (size_t)(qr.size * qr.size * 5));
}

static int picture(const char *text)
{
	static bool dark[SIDE][SIDE];
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	struct qr qr;
	struct err e = {0};
	if (!qr_make(a, str_of(text), &qr, &e) || !draw(&qr, dark))
		return 1;
	int side = (qr.size + 8) * 4;
	printf("P5 %d %d 255\n", side, side);
	for (int y = 0; y < side; y++)
		for (int x = 0; x < side; x++) {
			int j = y / 4 - 4, i = x / 4 - 4;
			putchar(j >= 0 && i >= 0 && j < qr.size && i < qr.size && dark[j][i] ? 0 : 255);
		}
	return 0;
}

int main(int argc, char **argv)
{
	if (argc > 1)
		return picture(argv[1]);
	const struct CMUnitTest tests[] = {cmocka_unit_test(draws_the_code), cmocka_unit_test(bounds)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
