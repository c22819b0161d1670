/* What the store needs of a database engine. store_sqlite.c and store_pg.c are the only files that know one. */
#ifndef STORE_DRIVER_H
#define STORE_DRIVER_H

#include "store/stmt.h"

enum conn_role {
	CONN_WRITER,
	CONN_READER,
	CONN_LOOK,       /* read_only stores: nothing in the database or beside it is changed */
};

#define WAIT_MS 30000

struct conn;
struct rows;

struct driver {
	/* SQLite: a file path; PostgreSQL: a URL. A file that is not there is ERR_NOT_FOUND unless create. */
	bool (*open)(const char *spec, enum conn_role role, bool create, const struct schema *s, size_t slots,
		struct conn **ret, struct err *e);
	void (*close)(struct conn *c);                  /* NULL allowed */
	/* How long it waits for somebody else's lock, and PostgreSQL for the answer to COMMIT; WAIT_MS until it is said. */
	bool (*patience)(struct conn *c, int ms, struct err *e);
	/* Said before lock: commits do not wait for the disk. settle, after close: what was written is on it. */
	const char *hasty;
	void (*settle)(const char *spec);
	/* Constant text, several statements with ";" allowed: DDL and such, before conn_lock. */
	bool (*exec)(struct conn *c, const char *text, struct err *e);
	/* From here on only the statements of sqls run: nothing else is prepared (SQLite). */
	void (*lock)(struct conn *c);
	/* Before lock. ERR_CORRUPT when the engine finds its files damaged. */
	bool (*check_files)(struct conn *c, struct err *e);
	/* Before lock: bytes of the whole ("") and, when tables is set and the engine tells, of each table with its indexes. */
	bool (*sizes)(struct conn *c, bool tables, void (*fn)(void *ctx, const char *table, int64_t bytes), void *ctx,
		struct err *e);
	/* store_scrub, on a connection of its own while nobody writes. */
	bool (*scrub)(const char *spec, const struct schema *s, struct err *e);
	bool (*has_table)(struct conn *c, const char *name, bool *ret, struct err *e);

	/* ERR_CONFLICT names something that is there (PostgreSQL; a new file is empty). */
	bool (*is_empty)(struct conn *c, struct err *e);

	bool (*begin)(struct conn *c, bool write, struct err *e);
	bool (*commit)(struct conn *c, struct err *e);
	void (*rollback)(struct conn *c);
	bool (*save)(struct conn *c, struct err *e);    /* one savepoint at a time */
	bool (*release)(struct conn *c, struct err *e);
	bool (*back)(struct conn *c, struct err *e);    /* undoes and ends it */

	/* Prepares, and compares what the engine says of it with its letters; for tests. */
	bool (*check)(struct conn *c, const struct sql *q, struct err *e);
	/* Values fit the letters: the caller has looked. stream: rows come one by one, nothing else runs meanwhile. */
	bool (*run)(struct conn *c, const struct sql *q, const struct val *args, size_t n, bool stream, struct rows **ret,
		struct err *e);
	/* The same for a write without result letters whose number of rows nobody asks for; NULL when waiting costs nothing.
	 * Its error may come with any call after it, at the latest with release or commit. */
	bool (*later)(struct conn *c, const struct sql *q, const struct val *args, size_t n, struct err *e);
	/* The next row; its values live until the next call. Types fit the result letters, or ERR_CORRUPT. */
	bool (*next)(struct rows *r, bool *ret_row, struct err *e);
	struct val (*col)(struct rows *r, size_t i);
	int64_t (*changes)(struct rows *r);             /* after the last row: how many were written */
	void (*end)(struct rows *r);                    /* NULL allowed */
};

extern const struct driver driver_sqlite, driver_pg;

/* True when v may stand where this letter is. '?' takes anything. */
static inline bool letter_fits(char letter, char type)
{
	if (letter == '?')
		return true;
	if (letter >= 'A' && letter <= 'Z')
		return type == 0 || type == letter - 'A' + 'a';
	return type == letter;
}

#endif
