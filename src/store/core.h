/* The store's own state. Inside the store and its tests only. */
#ifndef STORE_CORE_H
#define STORE_CORE_H

#include <pthread.h>

#include "store/driver.h"

#define BATCH_MAX 64
#define NUMBER_MAX 9007199254740991        /* 2^53-1: RFC 8785 */

/* The acts of one transaction of the group commit, and what became of it. */
struct batch {
	size_t acts;                 /* released savepoints */
	size_t sleepers;
	bool done, ok;
	struct err err;
	pthread_cond_t cond;
};

struct store {
	struct arena *arena;
	enum store_engine engine;
	const struct driver *driver;
	const struct schema *schema;
	const struct sqls *sqls;
	char *spec;
	bool hasty;
	bool read_only;
	int version;
	int wait_ms;

	/* Readers: idle ones in a stack. made counts those in use too. */
	pthread_mutex_t pool_lock;
	pthread_cond_t pool_cond;
	struct conn **idle;
	size_t n_idle, made, readers;
	size_t open_tx;

	/* Writers. Who has the turn owns writer and batch; the rest only changes under turn_lock. */
	pthread_mutex_t turn_lock;
	pthread_cond_t turn_cond;
	bool turn;
	size_t waiting;
	struct conn *writer;
	struct batch *batch;         /* the open transaction; NULL: none */
	int64_t n_commits, n_acts;
};

struct mark { const struct table_def *table; int64_t id; struct hash digest; bool gone; size_t order; };

struct tx {
	struct store *store;
	enum tx_kind kind;
	struct conn *conn;
	size_t queries;              /* open ones */
	bool failed;
	struct err err;              /* the first, when failed */
	/* the act */
	bool opened, sealed;
	int64_t organ, seq;
	struct mark *marks;
	size_t n_marks, cap_marks;
	struct buf scratch;
};

/* Marks the transaction as failed with e's error, or with what e would have said. Returns false. */
bool tx_fail(struct tx *t, const struct err *e);

/* store_open and the like with other tables: tests of migrations. */
bool store_open_schema(const char *spec, const struct store_options *o, const struct table *rows, size_t n,
	struct store **ret, struct err *e) CHECKED;
/* And with other jobs (schema.h). */
bool store_open_jobs(const char *spec, const struct store_options *o, const struct table *rows, size_t n,
	const struct schema_job *jobs, struct store **ret, struct err *e) CHECKED;
bool store_restore_begin_schema(const char *spec, const struct table *rows, size_t n, const struct schema_job *jobs,
	struct restore **ret, struct err *e) CHECKED;
bool store_restore_schema(const char *path, const char *spec, const struct table *rows, size_t n, const struct schema_job *jobs,
	progress_fn *progress, void *ctx, struct err *e) CHECKED;
/* In a PostgreSQL database from the restore's commit to its end: such a store does not open. */
#define RESTORE_MARK "restore_under_way"

/* Puts a name beside path on disk: after it was made, renamed or removed. */
bool sync_dir(const char *path, struct err *e) CHECKED;

/* Refuses letters that do not fit (programmer error) and texts that are not valid UTF-8 (ERR_INVALID). */
bool args_check(const struct sql *q, const struct val *args, size_t n, struct err *e) CHECKED;

/* ---- migrate.c ---- */

/* The last step that was made; 0 when there is no store. */
bool schema_step_of(const struct driver *d, struct conn *c, int *ret, struct err *e) CHECKED;
/* In a transaction that writes: another process may have brought the store up since it was opened, and rows written without
 * the columns that it added would have another digest there. ERR_VERSION. */
bool schema_is_ours(struct store *s, struct conn *c, struct err *e) CHECKED;
/* Makes the steps from..to in one transaction: all or none. Their jobs are noted unless the store is new. */
bool schema_make(const struct driver *d, struct conn *c, const struct schema *s, enum store_engine engine, int from, int to,
	struct err *e) CHECKED;
/* Inside the caller's transaction. With parts less than DDL_ALL the caller makes the rest. */
bool schema_make_parts(const struct driver *d, struct conn *c, const struct schema *s, enum store_engine engine, int from, int to,
	unsigned parts, struct err *e) CHECKED;
/* Inside the caller's transaction: the jobs of the steps from..to are to be done. */
bool schema_jobs_note(const struct driver *d, struct conn *c, const struct schema *s, int from, int to, struct err *e) CHECKED;
/* Is one not at its end? */
bool schema_jobs_left(const struct driver *d, struct conn *c, bool *ret, struct err *e) CHECKED;
/* Does what is left of them, piece by piece. */
bool schema_jobs_do(const struct driver *d, struct conn *c, const struct schema *s, struct err *e) CHECKED;

/* ---- scan.c ---- */

/* Every row of a table in order of its key, as a stream: nothing else runs in t meanwhile. after: NULL, or only those that
 * came after this entry (TABLE_AFTER). */
bool table_rows_each(struct tx *t, const struct table_def *table, const int64_t *after,
	bool (*fn)(void *ctx, struct rows *r, struct err *e), void *ctx, struct err *e) CHECKED;

#endif
