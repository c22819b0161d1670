#include "out/qr.h"

#include <errno.h>
#include <limits.h>
#include <qrencode.h>

#include "util/buf.h"
#include "util/clean.h"

#define SIZE_MOST (17 + 4 * QR_VERSION_MAX)
#define PATH_MOST (SIZE_MOST * SIZE_MOST / 2 * 24)

static bool is_dark(const QRcode *code, int x, int y)
{
	return x < code->width && y < code->width && (code->data[y * code->width + x] & 1);
}

/* Rectangles from the top: each run of dark modules reaches down as long as the rows below repeat it exactly. */
static void write_path(struct buf *b, const QRcode *code)
{
	bool done[SIZE_MOST][SIZE_MOST] = {{false}};
	for (int y = 0; y < code->width; y++) {
		for (int x = 0; x < code->width; x++) {
			int n = 0, height = 1;
			while (is_dark(code, x + n, y) && !done[y][x + n])
				n++;
			if (!n)
				continue;
			for (int same = n; same == n; height += same == n) {
				same = 0;
				if (x > 0 && is_dark(code, x - 1, y + height))
					break;
				while (is_dark(code, x + same, y + height))
					same++;
			}
			for (int down = 0; down < height; down++)
				for (int i = 0; i < n; i++)
					done[y + down][x + i] = true;
			buf_printf(b, "M%d %dh%dv%dh-%dz", x, y, n, height, n);
			x += n;
		}
	}
}

bool qr_make(struct arena *a, struct str text, struct qr *ret, struct err *e)
{
	if (!text.n)
		return FAIL(e, ERR_INVALID, "a QR code of nothing");
	if (text.n > INT_MAX)
		return FAIL(e, ERR_LIMIT, "%zu bytes are too many for a QR code", text.n);
	QRcode *code = QRcode_encodeData((int)text.n, (const unsigned char *)text.p, 0, QR_ECLEVEL_M);
	if (!code && errno != ERANGE)
		return FAIL(e, ERR_IO, "the QR code was not made: %s", strerror(errno));
	if (!code || code->version > QR_VERSION_MAX) {
		QRcode_free(code);
		return FAIL(e, ERR_LIMIT, "%zu bytes are too many for a QR code", text.n);
	}
	CLEAN_BUF struct buf b;
	buf_init(&b, PATH_MOST);
	write_path(&b, code);
	must(!b.failed);
	*ret = (struct qr){code->width, arena_cstr(a, buf_str(&b))};
	QRcode_free(code);
	return true;
}
