/* The one writer of CSV (RFC 4180) for spreadsheets: every cell quoted, rows end in CRLF, and a cell that a spreadsheet
 * would take for a formula (it begins with = + - @, their full-width forms, a tab or a line break, and is no number) gets an
 * apostrophe in front. There is no raw call.
 *
 * In CP932 not every character exists. None is replaced in silence: each one missing is written as 〓, counted and listed
 * in loss. Who wants to ask before writing runs the same rows with b = NULL first, which writes nothing and counts.
 * Variants of one JIS character (～ － ― ∥ ￠ ￡ ￢ ￥ ￣, which Unicode knows twice) are no loss. */
#ifndef OUT_CSV_H
#define OUT_CSV_H

#include <stdint.h>

#include "util/arena.h"
#include "util/buf.h"
#include "util/err.h"

enum csv_charset { CSV_UTF8 /* with byte order mark */, CSV_CP932 };

struct csv_loss {
	size_t count;                /* characters that did not fit, each time they stood there */
	uint32_t list[64];           /* which ones, each once, the first 64 */
	size_t n;
};

struct csv {
	struct csv_loss loss;
	struct buf *b;               /* the rest is csv.c's */
	enum csv_charset charset;
	void *converter;
	size_t columns, at;
	bool first_row;
};

/* b may be NULL: only loss is counted. ERR_IO when the system cannot convert. After true, csv_end must follow. */
bool csv_begin(struct csv *c, struct buf *b, enum csv_charset charset, struct err *e) CHECKED;
void csv_cell(struct csv *c, struct str s);      /* bad UTF-8 and NUL become U+FFFD, which CP932 does not hold */
void csv_int(struct csv *c, int64_t v);
void csv_row_end(struct csv *c);                 /* every row has as many cells as the first (programmer error) */
void csv_end(struct csv *c);                     /* loss stays */

/* "𠮷 U+20BB7, 🌸 U+1F338" */
const char *csv_loss_list(struct arena *a, const struct csv_loss *l);

#endif
