/* Export: everything that is kept, in formats that need no program of ours. docs/proof.md §7 says what stands where; it is
 * what `tools/verify_export.py` reads, which shares no code with this program.
 *
 * One read transaction, constant memory, while others write. What is there is written, good or bad: to judge it is the
 * verifier's work. */
#ifndef ENGINE_EXPORT_H
#define ENGINE_EXPORT_H

#include "store/store.h"

#define EXPORT_FORMAT 1
#define EXPORT_FILE_BYTES (64 << 20)         /* about: the next line then begins another file */

struct export_options {
	const char *proofs;                      /* "all", or numbers and ranges "3,17,20-40"; NULL none */
	bool secrets;                            /* password hashes too; without it their rows are there as digests */
	bool durable;                            /* on disk before it gets its name */
	int64_t now;                             /* ms: when it was made, for the reader */
	progress_fn *progress;                   /* may be NULL */
	void *ctx;
};
struct export_report { int64_t entries, rows, checkpoints, proofs, files, bytes; };

/* Into dir, which is not there or is empty. It appears whole, or not at all: the work is done beside it under another name.
 * ERR_CONFLICT: something stands there. ERR_INVALID: proofs is not such a list. ERR_NOT_FOUND: an entry that was asked for is
 * not there or no checkpoint covers it yet. ERR_IO, ERR_STORE. */
bool export_store(struct store *s, const char *dir, const struct export_options *o, struct export_report *ret,
	struct err *e) CHECKED;

#endif
