/* The file of store_backup [fixed for ever: format 1]. The same for both engines; what it holds restores into either.
 *
 *   "SEKIMORI-DUMP\n" ‖ format u32 ‖ migration step u32
 *   a table:   'T' ‖ name ‖ number of columns u32 ‖ for each: name ‖ letter u8      (letters of table.h)
 *     a row:   'R' ‖ for each column: 'N' (NULL), 'I' i64, 'S' text or 'B' bytes
 *   its end:   'E' ‖ number of rows u64
 *   the end:   'Z' ‖ SHA-256 of all that stands before it, 'Z' included
 *
 * Numbers are big-endian; names, texts and bytes have their length in front, u32. */
#ifndef STORE_DUMP_H
#define STORE_DUMP_H

#include <stdio.h>

#include "store/core.h"

#define DUMP_FORMAT 1
#define DUMP_MAGIC "SEKIMORI-DUMP\n"

struct dump_table {
	const char *name;
	size_t n_cols;
	const char **cols;
	char *letters;
};

/* What a reader wants to know. Both may be NULL. vals: in the order of the table's columns, until the function returns. */
struct dump_sink {
	bool (*table)(void *ctx, const struct dump_table *t, struct err *e);
	bool (*row)(void *ctx, const struct val *vals, struct err *e);
	void *ctx;
	progress_fn *progress;       /* bytes */
	void *progress_ctx;
};

/* Reads the whole file from its beginning and compares its checksum at the end: what the sink was told counts only when
 * the answer is true. ERR_CORRUPT says where the file is damaged; ERR_VERSION, ERR_INVALID. */
bool dump_read(FILE *f, const char *path, int newest_step, const struct dump_sink *sink, int *ret_step, struct err *e) CHECKED;

#endif
