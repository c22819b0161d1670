/* Errors of util, chain, store, pack, engine: the function returns bool and fills a struct err.
 * Three styles by layer, no fourth: this one; sticky errors in struct req for pages; must() for programmer errors. */
#ifndef UTIL_ERR_H
#define UTIL_ERR_H

#include <stdbool.h>

#include "util/must.h"

enum err_code {
	ERR_NONE = 0,
	ERR_INVALID,     /* the input is wrong; text says what and what to do */
	ERR_NOT_FOUND,
	ERR_DENIED,      /* rights */
	ERR_STALE,       /* changed since it was shown */
	ERR_CONFLICT,    /* unique or state conflict */
	ERR_LIMIT,       /* too much, too long */
	ERR_BUSY,        /* try again */
	ERR_IO,          /* system call, disk, network; of a commit: whether it is written is not known */
	ERR_FULL,        /* no room on the disk */
	ERR_STORE,       /* the database said no */
	ERR_CORRUPT,     /* what is stored is not what was written */
	ERR_VERSION,     /* newer or unknown format */
};

struct err {
	enum err_code code;
	const char *file;        /* of our source */
	int line;
	char text[1024];         /* UTF-8, cut at a character border */
};

/* Always returns false, so that `return FAIL(e, ERR_IO, "…")` reads. e may be NULL. The first error is kept. */
bool err_set(struct err *e, enum err_code code, const char *file, int line, const char *fmt, ...) PRINTF(5, 6);
void err_clear(struct err *e);
/* Puts text in front of an error that is there: "while …: ". */
bool err_context(struct err *e, const char *fmt, ...) PRINTF(2, 3);

#define FAIL(e, code, ...) err_set((e), (code), __FILE__, __LINE__, __VA_ARGS__)
#define TRY(call) do { if (!(call)) return false; } while (0)

#endif
