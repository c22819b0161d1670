/* What a backup holds, as a stream of bytes: a whole store, or what came after an earlier backup. The same for both
 * engines; what it holds restores into either. How it is encrypted: sealed.h; how pieces make a backup: docs/backup.md.
 *
 *   "SEKIMORI-DUMP\n" ‖ format u32 ‖ migration step u32
 *   since format 2:    kind u8 ('W' whole, 'M' more) ‖ time i64 (ms) ‖ from ‖ to
 *                      each: number of the last entry i64 (-1: none) ‖ its leaf, 32 bytes (zeros: none)
 *   a table:   'T' ‖ name ‖ number of columns u32 ‖ for each: name ‖ letter u8      (letters of table.h)
 *     a row:   'R' ‖ for each column: 'N' (NULL), 'I' i64, 'S' text or 'B' bytes
 *   its end:   'E' ‖ number of rows u64
 *   the end:   'Z' ‖ SHA-256 of all that stands before it, 'Z' included
 *
 * Numbers are big-endian; names, texts and bytes have their length in front, u32. Both formats are fixed for ever; format 1
 * is a whole one without the line of format 2, and is read, not written. */
#ifndef STORE_DUMP_H
#define STORE_DUMP_H

#include "store/core.h"

#define DUMP_FORMAT 2
#define DUMP_MAGIC "SEKIMORI-DUMP\n"

struct dump_table {
	const char *name;
	size_t n_cols;
	const char **cols;
	char *letters;
};

/* What a reader wants to know; each may be NULL. vals: in the order of the table's columns, until the function returns. */
struct dump_sink {
	bool (*head)(void *ctx, const struct store_piece *p, struct err *e);
	bool (*table)(void *ctx, const struct dump_table *t, struct err *e);
	bool (*row)(void *ctx, const struct val *vals, struct err *e);
	void *ctx;
	progress_fn *progress;       /* bytes; total 0: not known */
	void *progress_ctx;
};

/* Reads a stream to its end and compares its checksum: what the sink was told counts only when the answer is true.
 * ERR_CORRUPT says where it is damaged; ERR_VERSION, ERR_INVALID. */
bool dump_read(const struct store_source *in, int newest_step, const struct dump_sink *sink, struct store_piece *ret,
	struct err *e) CHECKED;

#endif
