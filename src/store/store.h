/* One store a municipality: an SQLite file or a PostgreSQL database, behind one narrow door.
 *
 * SQL text stands in store/stmt/(subject).def and nowhere else: a caller names a statement by id and gives typed
 * arguments. Tables stand in store/table.def, from which DDL, guard triggers and the digest of a row are made.
 *
 * Transactions are of three kinds.
 *   TX_READ      a consistent, read-only view; any number at once.
 *   TX_ACT       an act: a savepoint inside the group commit's transaction; changes audited tables; must end with one
 *                entry (engine/act.h) or tx_commit refuses.
 *   TX_VOLATILE  the same queue, for volatile and derived tables only; an audited statement in it is a programmer error.
 * Writers queue on one mutex (PostgreSQL: and a transaction advisory lock); the transaction commits when nobody waits
 * or 64 acts are in it; tx_commit returns when the batch is on disk. A failed commit fails every act of the batch.
 *
 * When things fail: ERR_BUSY nothing was written, try again; ERR_FULL no room, nothing was written; ERR_IO the disk or the
 * server failed. ERR_IO of tx_commit leaves open whether the act is on disk (the answer may be what was lost): only the
 * next transaction tells, and it does: it waits until what the lost one began is over. A store needs no restart: the
 * next transaction connects again.
 *
 * A tx_commit of TX_ACT and TX_VOLATILE that is true says that all which the transaction has read is as safe as what it wrote: on
 * disk, and with synchronous replication at the standby. What TX_READ sees may be on one server only, and be taken back
 * by a failover: for a page that is good enough, for a promise or a signature it is not. */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdint.h>

#include "util/arena.h"
#include "util/err.h"
#include "util/hash.h"

struct store;
struct tx;

enum store_engine { STORE_SQLITE, STORE_PG };

struct store_options {
	bool create;            /* make and migrate a new store; without it a missing store is ERR_NOT_FOUND */
	bool migrate;           /* bring an older store up, or go on where that was interrupted; without it it is ERR_VERSION */
	bool read_only;         /* verify, prove, backup: no writer, nothing is changed */
	bool older;             /* read_only: an older store opens as it is, for store_dump and store_backup and nothing else */
	bool restoring;         /* store_restore_look only: what is not a store yet */
	bool hasty;             /* commits do not wait for the disk before store_close: for filling what nobody has seen yet */
	int readers;            /* most read transactions at once, default 4 */
	int wait_ms;            /* longest wait for the turn, a connection or somebody else's lock, then ERR_BUSY; default 30 s */
};

/* spec: a file path, or postgresql://… . A store newer than this program is ERR_VERSION, never touched. */
bool store_open(const char *spec, const struct store_options *o, struct store **ret, struct err *e) CHECKED;
void store_close(struct store *s);                     /* no transaction may be open */
enum store_engine store_engine_of(const struct store *s);
int store_version(const struct store *s);              /* number of the last migration */

/* ---- statements ---- */

enum stmt {
#define STMT(id, ...) STMT_##id,
#include "store/stmt/all.def"
#undef STMT
	STMT_COUNT
};

/* One argument. Letters in a statement's row: i int64, s text (valid UTF-8, no NUL), b bytes; upper case may be NULL. */
struct val {
	char type;              /* 'i' 's' 'b' or 0 for NULL */
	int64_t i;
	struct str s;
};
static inline struct val val_i(int64_t i) { return (struct val){'i', i, {0}}; }
static inline struct val val_s(struct str s) { return (struct val){'s', 0, s}; }
static inline struct val val_c(const char *c) { return (struct val){'s', 0, str_of(c)}; }
static inline struct val val_b(const void *p, size_t n) { return (struct val){'b', 0, {p, n}}; }
static inline struct val val_null(void) { return (struct val){0}; }
/* 0 is "nobody", "nothing": NULL in the column. */
static inline struct val val_ref(int64_t id) { return id ? val_i(id) : val_null(); }

#define ARGS(...) ((const struct val[]){__VA_ARGS__}), (sizeof((const struct val[]){__VA_ARGS__}) / sizeof(struct val))
#define NO_ARGS NULL, 0

/* ---- transactions ---- */

enum tx_kind { TX_READ, TX_ACT, TX_VOLATILE };

bool tx_begin(struct store *s, enum tx_kind kind, struct tx **ret, struct err *e) CHECKED;
/* Ends it and frees it, whatever the answer. TX_READ: always true. */
bool tx_commit(struct tx *t, struct err *e) CHECKED;
void tx_abort(struct tx *t);                           /* NULL allowed; rolls its savepoint back */
struct store *tx_store(struct tx *t);
enum tx_kind tx_kind_of(const struct tx *t);

/* A write. ret_id (may be NULL): audited: the row's id (of several rows the lowest), 0 when no row was changed; others: the
 * first column of RETURNING, 0 when no row was changed, or without RETURNING the number of rows (stmt/all.def).
 * An audited statement's letters E (the entry this act will write) and O (its organ) are bound by the store from
 * tx_act_open; the caller gives the other arguments only. The row's digest is kept for the entry.
 * A write of the chain or of a derived table without ret_id may be answered true before the database has seen it; its error
 * then comes with a later call, at the latest with tx_commit. Whoever tells errors apart gives a ret_id.
 * Uniqueness conflict: ERR_CONFLICT; the transaction stays usable only after tx_abort. */
bool tx_run(struct tx *t, enum stmt id, const struct val *args, size_t n_args, int64_t *ret_id, struct err *e) CHECKED;

/* A read. Rows live until the next query_next; query_end frees (also after an error). While a query is open no other
 * call of this transaction except nested queries is allowed. Errors stick: query_end tells. */
struct query;
struct query *tx_query(struct tx *t, enum stmt id, const struct val *args, size_t n_args);
bool query_next(struct query *q);
bool query_end(struct query *q, struct err *e) CHECKED;
int64_t query_i(struct query *q, int col);             /* 0 for NULL */
struct str query_s(struct query *q, int col);          /* text or bytes; empty for NULL */
bool query_null(struct query *q, int col);

/* First row of a read: ints and texts by the statement's result letters, texts copied into a. *ret_found tells. */
bool tx_one(struct tx *t, struct arena *a, enum stmt id, const struct val *args, size_t n_args,
	bool *ret_found, struct val *ret_cols, size_t n_cols, struct err *e) CHECKED;
/* First column of the first row as a number, otherwise when there is no row. */
bool tx_number(struct tx *t, enum stmt id, const struct val *args, size_t n_args, int64_t otherwise,
	int64_t *ret, struct err *e) CHECKED;

/* ---- acts ---- */

/* The rows that this act wrote so far, last state of each, in order of (table, id). */
struct row_mark { const char *table; int64_t id; struct hash digest; bool gone; };

/* Before the first audited statement: which entry number and organ they carry. seq: last entry's number + 1. */
bool tx_act_open(struct tx *t, int64_t organ, int64_t *ret_seq, struct err *e) CHECKED;
/* What follows in the act is about a thing of that organ. */
void tx_act_organ(struct tx *t, int64_t organ);
size_t tx_act_rows(struct tx *t, struct arena *a, const struct row_mark **ret);
/* Told by the act door after it has written the entry; tx_commit of a TX_ACT without it is refused. */
void tx_act_sealed(struct tx *t);

/* ---- audited tables, for verify ---- */

struct table_info { const char *name; bool audited; const char *kind; const char *reason; };
size_t store_tables(const struct table_info **ret);
/* All rows of an audited table in order of id: id, entry, digest as recomputed from the row. Stops when fn answers
 * false. after: only ids above it. */
bool store_scan_rows(struct tx *t, const char *table, int64_t after,
	bool (*fn)(void *ctx, int64_t id, int64_t entry, const struct hash *digest), void *ctx, struct err *e) CHECKED;
/* Every row of any table in order of its key, as a stream in constant memory; nothing else runs in t meanwhile. text: the
 * canonical JSON whose SHA-256 is the row's digest; vals in the order of names (audited: id, organ, entry first). All of it
 * until fn returns; an error of fn ends the stream. */
struct store_row { const char *table; size_t n; const char *const *names; const struct val *vals; struct str text; };
bool store_each_row(struct tx *t, const char *table, bool (*fn)(void *ctx, const struct store_row *r, struct err *e), void *ctx,
	struct err *e) CHECKED;
/* The entry of one row. *ret_found tells whether there is such a row. */
bool store_row_entry(struct tx *t, const char *table, int64_t id, int64_t *ret_entry, bool *ret_found, struct err *e) CHECKED;

/* The engine's own check of its files, where it has one (SQLite: pages, indexes against tables, references): what the
 * chain cannot see, since it reads rows only. ERR_CORRUPT says what is wrong first. PostgreSQL: nothing to ask, true;
 * data checksums and pg_amcheck are the server's. */
bool store_check_files(struct store *s, struct err *e) CHECKED;

/* ---- whole store ---- */

/* Bytes of the store: what the database holds, without its log. tables: also those of each table of the schema with its indexes
 * that the engine can tell, in order of name; SQLite counts pages for that and reads the whole file (none when it was built
 * without dbstat), PostgreSQL knows them. *ret and the names are the arena's. */
struct store_size { const char *table; int64_t bytes; };
bool store_sizes(struct store *s, bool tables, struct arena *a, int64_t *ret_bytes, struct store_size **ret, size_t *ret_n,
	struct err *e) CHECKED;

/* Writes the files anew from what is in the tables, so that nothing that was erased or changed stands in any of their bytes:
 * SQLite VACUUM and an emptied log, PostgreSQL VACUUM FULL (the server's own WAL is recycled by the server). Takes as long
 * as the store is big, room for a copy of it, and nobody writes meanwhile. ERR_BUSY: a transaction that is older holds what was
 * erased (on PostgreSQL also one of a replica or of the server's own upkeep); try again. */
bool store_scrub(struct store *s, struct err *e) CHECKED;

typedef void progress_fn(void *ctx, int64_t done, int64_t total);

/* Where bytes go, and where they come from. read gives n bytes, fewer only at the end. name: for messages; size: in bytes,
 * 0 not known. */
struct store_sink { bool (*write)(void *ctx, struct str s, struct err *e); void *ctx; };
struct store_source {
	bool (*read)(void *ctx, void *p, size_t n, size_t *ret_n, struct err *e);
	void *ctx;
	const char *name;
	int64_t size;
};

/* The end of a chain: its last entry; seq -1 and no leaf when there is none. */
struct store_point { int64_t seq; struct hash leaf; };
/* A piece of a backup: everything up to an entry (whole), or what came after from up to and with to. */
struct store_piece {
	bool whole;
	int step;                    /* migration step of the store */
	int64_t time;                /* ms */
	struct store_point from, to;
};
bool store_point_of(struct tx *t, int64_t seq, struct store_point *ret, struct err *e) CHECKED;    /* ERR_NOT_FOUND */

/* Writes a piece (store/dump.h) of the store as it is at one moment, in constant memory, while others write.
 * after NULL: whole; all tables but those that mean nothing elsewhere: session, lease, job. Otherwise what has an entry after
 * that one: the chain, audited rows, chunks of files; derived tables are left to a reindex, volatile ones to the whole.
 * ERR_STALE: the store does not have that entry, it is not the one of the earlier backup. */
bool store_dump(struct store *s, const struct store_point *after, const struct store_sink *to, struct store_piece *ret,
	progress_fn *progress, void *ctx, struct err *e) CHECKED;
/* A whole piece to a new file, mode 0600; one that is there is refused. */
bool store_backup(struct store *s, const char *path, progress_fn *progress, void *ctx, struct err *e) CHECKED;

/* A restore: a whole piece, then those that follow, into a place where nothing is. SQLite: a file PATH.restoring, which gets
 * its name at the end; PostgreSQL: an empty database, marked so that it does not open until the end. Whatever happens
 * between leaves no store: store_restore_free undoes what has no end.
 *   begin   ERR_CONFLICT: there is something already
 *   load    a piece; ERR_CONFLICT: not the first, or it does not go on from the one before; ERR_CORRUPT, ERR_VERSION, ERR_INVALID
 *   look    all pieces are in: erases bodies and chunks that were disposed of since the whole, makes indexes and guards, commits,
 *           and opens what came out: for whoever verifies it. Derived tables are those of the whole: *ret_stale tells that
 *           they are older than the rows. Closed by the caller before end or free.
 *   end     the store is in its place */
struct restore;
bool store_restore_begin(const char *spec, struct restore **ret, struct err *e) CHECKED;
bool store_restore_load(struct restore *r, const struct store_source *in, struct store_piece *ret, progress_fn *progress,
	void *ctx, struct err *e) CHECKED;
bool store_restore_look(struct restore *r, struct store **ret, bool *ret_stale, struct err *e) CHECKED;
bool store_restore_end(struct restore *r, struct err *e) CHECKED;
void store_restore_free(struct restore *r);            /* NULL allowed */
/* One whole piece from a file, not encrypted. The caller verifies before it opens it. */
bool store_restore(const char *path, const char *spec, progress_fn *progress, void *ctx, struct err *e) CHECKED;

#endif
