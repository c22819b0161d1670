/* The tables, as data: store/table.def. From a row come the DDL of both engines, the guard triggers, the column list
 * that RETURNING gives for the digest, the tests and the dump.
 *
 *   AUDITED(person, 1, "number s, name s, mail S", "UNIQUE number")
 *       has besides these: id (key), organ, entry; every change of a row is in the entry that it names.
 *   CHAIN(…)     the audit chain itself: append only by trigger, verified by mathematics.
 *   DERIVED(…)   made from audited rows, can be rebuilt (reindex), compared by verify.
 *   VOLATILE(…)  lost without loss; the reason is given.
 *
 * Columns: "name letter", i int64, s text, b bytes; upper case: may be NULL. "name S @2": since migration 2
 * (must be nullable, so that digests of older rows stay). The third argument is the migration that makes the table.
 * Keys, in the last argument, separated by ";": PRIMARY a,b (CHAIN, DERIVED, VOLATILE without id), UNIQUE a,b,
 * INDEX a,b, REF a table (foreign key to the table's number), each may end with " @n".
 *
 * Digest of an audited row [fixed for ever]: SHA-256 of the canonical JSON (RFC 8785) of
 *   {"t": table, "c": {column: value, …}} without the NULL columns; bytes as lower-case hex; id, organ, entry included. */
#ifndef STORE_TABLE_H
#define STORE_TABLE_H

enum table_kind { TABLE_AUDITED, TABLE_CHAIN, TABLE_DERIVED, TABLE_VOLATILE };

struct table {
	enum table_kind kind;
	const char *name;
	int since;
	const char *columns;
	const char *keys;
	const char *reason;        /* DERIVED, VOLATILE: why it may be so */
};

#endif
