/* Export: everything that is kept, in formats that need no program of ours. docs/proof.md §7 says what stands where; it is
 * what `tools/verify_export.py` reads, which shares no code with this program.
 *
 * One read transaction, constant memory, while others write. What is there is written, good or bad: to judge it is the
 * verifier's work. */
#ifndef ENGINE_EXPORT_H
#define ENGINE_EXPORT_H

#include "store/store.h"

struct file_key;

#define EXPORT_FORMAT 1
#define EXPORT_FILE_BYTES (64 << 20)         /* about: the next line then begins another file */

struct export_options {
	const char *proofs;                      /* "all", or numbers and ranges "3,17,20-40"; NULL none */
	/* The store's key of attachments: their contents are written too, decrypted. NULL: they are left out, and their list says
	 * so. */
	const struct file_key *file_key;
	bool secrets;                            /* password hashes too; without it their rows are there as digests */
	bool durable;                            /* on disk before it gets its name */
	int64_t now;                             /* ms: when it was made, for the reader */
	progress_fn *progress;                   /* may be NULL */
	void *ctx;
	bool (*stop)(void);                      /* asked now and then; true ends it with ERR_BUSY. May be NULL */
};
struct export_report {
	int64_t entries, rows, checkpoints, cosignatures, proofs, files, bytes;
	int64_t contents, left_out;              /* attachments with their contents, and kept ones without */
};

/* Into dir, which is not there or is empty. It appears whole, or not at all: the work is done beside it under another name.
 * ERR_CONFLICT: something stands there. ERR_INVALID: proofs is not such a list. ERR_NOT_FOUND: an entry that was asked for is
 * not there or no checkpoint covers it yet. ERR_INVALID also: an attachment is wrapped for another key than file_key.
 * ERR_BUSY: it was stopped. ERR_IO, ERR_STORE. After any of them nothing is left of it. */
bool export_store(struct store *s, const char *dir, const struct export_options *o, struct export_report *ret,
	struct err *e) CHECKED;

#endif
