/* table.def, read: columns, keys, and the texts that are made from them. Inside the store only. */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include "store/store.h"
#include "store/table.h"
#include "util/buf.h"

#define KEY_COLUMNS_MAX 8

struct column {
	const char *name;
	char type;                   /* i s b */
	bool null;
	int since;
};

enum key_kind { KEY_PRIMARY, KEY_UNIQUE, KEY_INDEX, KEY_REF };

struct key {
	enum key_kind kind;
	int since;
	size_t n;
	const struct column *cols[KEY_COLUMNS_MAX];
	const struct table_def *ref; /* KEY_REF */
};

struct table_def {
	const struct table *row;
	size_t nr;
	struct column *cols;         /* audited: id, organ, entry come first */
	size_t n_cols;
	const struct column **sorted;/* in order of name, as the digest has them */
	size_t id_col, gone_col;     /* places in sorted; n_cols when there is none */
	struct key *keys;
	size_t n_keys;
};

struct schema_job;

struct schema {
	const struct table_def *tables;
	size_t n;
	int version;                 /* the last migration */
	const struct schema_job *jobs;   /* ended by step 0; NULL: none */
};

extern const struct table table_rows[];
extern const size_t table_count;

/* Reads rows; a malformed row is a programmer error and ends the process with its name. All of it lives in a. */
const struct schema *schema_read(struct arena *a, const struct table *rows, size_t n);
/* The same with these jobs. */
const struct schema *schema_with(struct arena *a, const struct schema *s, const struct schema_job *jobs);
/* As it was at an earlier step: without the tables, columns and keys that came later. */
const struct schema *schema_until(struct arena *a, const struct table *rows, size_t n, int until);
const struct table_def *schema_find(const struct schema *s, const char *name);   /* NULL when there is none */
const struct key *table_primary(const struct table_def *t);
/* True when the primary key is one integer column, which SQLite keeps as the row's number. */
bool table_by_number(const struct table_def *t);

/* ---- ddl.c ---- */

enum ddl_part { DDL_TABLES = 1, DDL_INDEXES = 2, DDL_GUARDS = 4, DDL_ALL = 7 };

#define DDL_SEPARATOR '\036'
#define DDL_END ";\n\036"      /* of each statement */

/* Appends what migration step makes. DDL_TABLES comes first; a restore loads between it and the rest. */
void ddl_step(struct buf *b, const struct schema *s, enum store_engine engine, int step, unsigned parts);

/* ---- migrate.c ----
 *
 * A step goes forward only. It may make tables, and add to those of earlier steps columns that may be NULL, indexes, guards. It
 * never drops or renames anything, never changes a column, and never writes an audited row or the chain: the digest of a row as
 * it was stays what its entry says. A step that stood on the main branch is never changed again (tests/kept/).
 * All steps that a store lacks are made in one transaction: before its end the store is what it was, also for the program
 * that made it.
 *
 * What takes long is a job: derived or volatile rows for what is in the store already, made in pieces after that transaction.
 * Each piece is a transaction together with how far it came (the table SCHEMA_JOB, there only meanwhile), so that an
 * interruption goes on there; until the last one the store opens only to go on. Several processes may take pieces in turn. */

#define SCHEMA_JOB "schema_job"

struct migration;

struct schema_job {
	int step;                    /* at most one a step */
	const char *what;            /* for the log: "words of records" */
	/* The next piece, a second or so of work: what comes after `at` (0: from the beginning). ret_at: how far it came, more
	 * than at; ret_total: how far there is to go; it ends when ret_at is not below that. The piece is done again when its
	 * transaction is lost. */
	bool (*piece)(struct migration *m, int64_t at, int64_t *ret_at, int64_t *ret_total, struct err *e);
};

struct sql;
/* Inside a piece: a read, or a write of KIND_DERIVED or KIND_VOLATILE. ret (may be NULL): the first column of the first row,
 * 0 when there is none or it is NULL. */
bool migration_run(struct migration *m, const struct sql *q, const struct val *args, size_t n, int64_t *ret,
	struct err *e) CHECKED;
/* Jobs of the program's own tables. */
extern const struct schema_job schema_jobs[];

/* ---- digest.c ---- */

/* Digest of a row, values in the order of t->sorted [fixed: table.h]. A value of another type than its column's is
 * written as what it is: the digest then differs from the one in the entry. */
/* What is hashed; borrows from scratch. */
struct str row_text(struct buf *scratch, const struct table_def *t, const struct val *vals);
struct hash row_digest(struct buf *scratch, const struct table_def *t, const struct val *vals);

#endif
