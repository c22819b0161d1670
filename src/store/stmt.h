/* The statement table (stmt/all.def) and the texts that the store makes itself from table.def. Inside the store only. */
#ifndef STORE_STMT_H
#define STORE_STMT_H

#include "store/schema.h"

enum stmt_kind { KIND_READ, KIND_AUDITED, KIND_DERIVED, KIND_VOLATILE, KIND_CHAIN, KIND_CHECKPOINT, KIND_ERASE, KIND_LOAD };

struct stmt_row {
	const char *id, *args, *results;
	enum stmt_kind kind;
	const char *table;           /* KIND_AUDITED; else "" */
	const char *sql[2];          /* [1]: of PostgreSQL, or NULL when it is the same */
};

extern const struct stmt_row stmt_rows[STMT_COUNT];

/* One text ready for a driver. Result letters as in all.def, and "?": whatever is there. */
struct sql {
	const char *id, *text, *args, *results;
	enum stmt_kind kind;
	const struct table_def *table;   /* KIND_AUDITED, KIND_LOAD */
	int slot;                        /* place in a connection's cache; -1: not kept */
};

/* What is made from each table. */
enum table_sql {
	TABLE_SCAN,      /* audited: (after, limit) → the row, columns in order of name */
	TABLE_ENTRY,     /* audited: (id) → entry */
	TABLE_DUMP,      /* () → the row, columns in order of definition, in order of the key */
	TABLE_AFTER,     /* audited, chain, file_chunk: (entry) → those of TABLE_DUMP that came after it; tree_node: () → all */
	TABLE_LOAD,      /* (all columns) */
	TABLE_PUT,       /* the same, in place of the row with this key */
	TABLE_ANY,       /* () → 1 when there is a row */
	TABLE_SQL_COUNT
};

struct sqls {
	struct sql *list;
	size_t n;
	const struct sql *head;          /* () → the last entry's seq, NULL when there is none */
	const struct sql *step;          /* () → the last migration */
};

/* Checks every row's letters; a bad row is a programmer error and ends the process with its id. */
const struct sqls *sqls_make(struct arena *a, const struct schema *s, enum store_engine engine);
const struct sql *sql_of_table(const struct sqls *s, const struct table_def *t, enum table_sql which);

#endif
