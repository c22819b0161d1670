/* The parts of an export. */
#ifndef ENGINE_EXPORT_PRIVATE_H
#define ENGINE_EXPORT_PRIVATE_H

#include <stdio.h>

#include "engine/export.h"
#include "util/buf.h"

struct export {
	struct tx *tx;
	const struct export_options *o;
	const char *dir;                         /* where the work is done */
	FILE *manifest;
	struct arena *scratch;                   /* of one line, row or proof */
	struct export_report *report;
	int64_t size;                            /* entries */
	int64_t covered;                         /* of these, under the newest checkpoint */
	int64_t done, total;                     /* steps */
	struct buf cosigned;                     /* lines of witnesses under the newest checkpoint, at most WITNESSES_MAX */
	int n_cosigned;
};

void export_progress(struct export *x, int64_t steps);

/* A file of the export: written through b, hashed, named in MANIFEST when it is closed. */
struct export_file {
	FILE *f;
	struct hasher *hasher;
	struct buf b;
	char path[200];                          /* inside the export */
	int64_t bytes;
	bool (*stop)(void);
};
/* Makes the folders before it. path: our own words, or checked by export_path_ok. */
bool export_open(struct export *x, struct export_file *f, const char *path, struct err *e) CHECKED;
/* What is in f->b goes on when it is more than a little. */
bool export_flush(struct export_file *f, struct err *e) CHECKED;
/* ok false: it is only let go; answers ok. */
bool export_close(struct export *x, struct export_file *f, bool ok, struct err *e) CHECKED;
/* It shall not be in the export after all. */
bool export_drop(struct export *x, struct export_file *f, struct err *e) CHECKED;
bool export_whole(struct export *x, const char *path, struct str text, struct err *e) CHECKED;
/* May a name that stands in the store be a path? a-z A-Z 0-9 . _ - in parts that do not begin with a dot. */
bool export_path_ok(struct str path);

/* Lines in files of bounded size: stem-0001.ending, stem-0002.ending … */
struct export_lines {
	const char *stem, *ending;
	int nr;
	struct export_file file;
	bool open;
};
/* The buffer for the next lines; NULL: error. *ret_new (may be NULL): the file is new. */
struct buf *export_next(struct export *x, struct export_lines *l, bool *ret_new, struct err *e);
bool export_lines_end(struct export *x, struct export_lines *l, bool ok, struct err *e) CHECKED;

bool export_chain(struct export *x, struct err *e) CHECKED;
bool export_checkpoints(struct export *x, struct err *e) CHECKED;
/* After export_checkpoints. */
bool export_cosignatures(struct export *x, struct err *e) CHECKED;
bool export_tables(struct export *x, struct err *e) CHECKED;
bool export_contents(struct export *x, struct err *e) CHECKED;
bool export_contents_steps(struct export *x, int64_t *ret, struct err *e) CHECKED;
bool export_proofs(struct export *x, struct err *e) CHECKED;
/* How many proofs are asked for; also checks the list. */
bool export_proofs_count(const struct export *x, int64_t *ret, struct err *e) CHECKED;

#endif
