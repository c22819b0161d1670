#include "out/xlsx.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "util/heap.h"
#include "util/utf8.h"

struct xlsx {
	lxw_workbook *book;
	lxw_worksheet *sheet;
	lxw_format *text, *number;
	int fd; /* in memory: the library writes to a path, /proc/self/fd/N */
	size_t columns, column;
	lxw_row_t row;
	bool too_long;
	lxw_error failed;
};

static void format_sheet(struct xlsx *x, const struct xlsx_column *columns, size_t n)
{
	lxw_format *head = workbook_add_format(x->book);
	format_set_bold(head);
	format_set_bottom(head, LXW_BORDER_THIN);
	format_set_text_wrap(head);
	format_set_align(head, LXW_ALIGN_VERTICAL_TOP);
	x->text = workbook_add_format(x->book);
	format_set_text_wrap(x->text);
	format_set_align(x->text, LXW_ALIGN_VERTICAL_TOP);
	x->number = workbook_add_format(x->book);
	format_set_align(x->number, LXW_ALIGN_VERTICAL_TOP);
	for (size_t i = 0; i < n; i++)
		worksheet_set_column(x->sheet, (lxw_col_t)i, (lxw_col_t)i, columns[i].width, NULL);
	worksheet_freeze_panes(x->sheet, 1, 0);
	worksheet_set_landscape(x->sheet);
	worksheet_set_paper(x->sheet, 9); /* A4 */
	worksheet_fit_to_pages(x->sheet, 1, 0);
	worksheet_repeat_rows(x->sheet, 0, 0);
	for (size_t i = 0; i < n; i++)
		worksheet_write_string(x->sheet, 0, (lxw_col_t)i, columns[i].head, head);
}

bool xlsx_begin(struct xlsx **ret, const char *name, const struct xlsx_column *columns, size_t n, struct err *e)
{
	must(n && n <= XLSX_COLUMNS);
	int fd = memfd_create("workbook", MFD_CLOEXEC);
	if (fd < 0)
		return FAIL(e, ERR_IO, "memfd_create: %s", strerror(errno));
	struct xlsx *x = heap_make(struct xlsx);
	char path[64];
	lxw_workbook_options options = {.constant_memory = LXW_TRUE};
	*x = (struct xlsx){.fd = fd, .columns = n, .row = 1};
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	x->book = workbook_new_opt(path, &options);
	must(x->book);
	x->sheet = workbook_add_worksheet(x->book, name);
	if (!x->sheet) { /* no temporary file for its rows */
		must(workbook_validate_sheet_name(x->book, name) == LXW_NO_ERROR);
		lxw_workbook_free(x->book);
		close(fd);
		heap_free(x);
		return FAIL(e, ERR_IO, "the workbook cannot be written: there is no room for temporary files");
	}
	format_sheet(x, columns, n);
	*ret = x;
	return true;
}

static void note(struct xlsx *x, lxw_error failed)
{
	if (failed == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
		x->too_long = true;
	else if (failed && !x->failed)
		x->failed = failed;
}

void xlsx_cell(struct xlsx *x, struct str s)
{
	must(x->column < x->columns);
	if (s.n && utf8_count(s) > XLSX_CELL) {
		x->too_long = true;
	} else if (s.n) {
		char *text = heap_alloc(s.n + 1, 1);
		memcpy(text, s.p, s.n);
		note(x, worksheet_write_string(x->sheet, x->row, (lxw_col_t)x->column, text, x->text));
		heap_free(text);
	}
	x->column++;
}

void xlsx_int(struct xlsx *x, int64_t v)
{
	must(x->column < x->columns);
	note(x, worksheet_write_number(x->sheet, x->row, (lxw_col_t)x->column++, (double)v, x->number));
}

void xlsx_row_end(struct xlsx *x)
{
	must(x->column == x->columns);
	x->column = 0;
	x->row++;
}

static bool give(struct xlsx *x, struct buf *b, struct err *e)
{
	char piece[65536];
	ssize_t n;
	if (lseek(x->fd, 0, SEEK_SET) < 0)
		return FAIL(e, ERR_IO, "workbook: %s", strerror(errno));
	while ((n = read(x->fd, piece, sizeof(piece))) > 0)
		buf_bytes(b, piece, (size_t)n);
	if (n < 0)
		return FAIL(e, ERR_IO, "workbook: %s", strerror(errno));
	return b->failed ? FAIL(e, ERR_LIMIT, "the workbook is larger than %zu bytes", b->max) : true;
}

bool xlsx_end(struct xlsx *x, struct buf *b, struct err *e)
{
	must(x->column == 0);
	if (x->row > 1)
		worksheet_autofilter(x->sheet, 0, 0, x->row - 1, (lxw_col_t)(x->columns - 1));
	lxw_error closed = workbook_close(x->book);
	note(x, closed);
	bool ok = true;
	if (b && x->too_long)
		ok = FAIL(e, ERR_LIMIT, "a text is longer than a cell may be (%d characters)", XLSX_CELL);
	else if (b && x->failed)
		ok = FAIL(e, ERR_IO, "workbook: %s", lxw_strerror(x->failed));
	else if (b)
		ok = give(x, b, e);
	close(x->fd);
	heap_free(x);
	return ok;
}
