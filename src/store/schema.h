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

struct schema {
	const struct table_def *tables;
	size_t n;
	int version;                 /* the last migration */
};

extern const struct table table_rows[];
extern const size_t table_count;

/* Reads rows; a malformed row is a programmer error and ends the process with its name. All of it lives in a. */
const struct schema *schema_read(struct arena *a, const struct table *rows, size_t n);
const struct table_def *schema_find(const struct schema *s, const char *name);   /* NULL when there is none */
const struct key *table_primary(const struct table_def *t);
/* True when the primary key is one integer column, which SQLite keeps as the row's number. */
bool table_by_number(const struct table_def *t);

/* ---- ddl.c ---- */

enum ddl_part { DDL_TABLES = 1, DDL_INDEXES = 2, DDL_GUARDS = 4, DDL_ALL = 7 };

/* Appends what migration step makes. DDL_TABLES comes first; a restore loads between it and the rest. */
void ddl_step(struct buf *b, const struct schema *s, enum store_engine engine, int step, unsigned parts);

/* ---- digest.c ---- */

/* Digest of a row, values in the order of t->sorted [fixed: table.h]. A value of another type than its column's is
 * written as what it is: the digest then differs from the one in the entry. */
/* What is hashed; borrows from scratch. */
struct str row_text(struct buf *scratch, const struct table_def *t, const struct val *vals);
struct hash row_digest(struct buf *scratch, const struct table_def *t, const struct val *vals);

#endif
