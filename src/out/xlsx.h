/* The one writer of workbooks (Office Open XML): one sheet, a head row that stays in view and is on each page, text and
 * numbers only, never a formula. Over libxlsxwriter, in its mode of constant memory: a row is in memory at a time; the rows
 * before it are in a file without name that vanishes with the process. */
#ifndef OUT_XLSX_H
#define OUT_XLSX_H

#include <stdint.h>

#include "util/buf.h"
#include "util/err.h"

#define XLSX_COLUMNS 64
#define XLSX_CELL 32767                  /* characters of a cell: the format's own limit */

struct xlsx_column { const char *head; int width; };     /* width in characters of the default font */
struct xlsx;

/* ERR_IO when the system gives no room. After true, xlsx_end must follow. name: of the sheet, at most 31 characters without
 * [ ] : * ? / \ (programmer error). columns: at most XLSX_COLUMNS. */
bool xlsx_begin(struct xlsx **ret, const char *name, const struct xlsx_column *columns, size_t n, struct err *e) CHECKED;
/* s: UTF-8. A text longer than XLSX_CELL makes xlsx_end fail: nothing is cut in silence. */
void xlsx_cell(struct xlsx *x, struct str s);
void xlsx_int(struct xlsx *x, int64_t v);
void xlsx_row_end(struct xlsx *x);       /* every row has as many cells as there are columns (programmer error) */
/* Adds the whole workbook to b and frees x in any case. b NULL: only frees. ERR_LIMIT a text was too long or b is full. */
bool xlsx_end(struct xlsx *x, struct buf *b, struct err *e) CHECKED;

#endif
