#include "store/schema.h"

#include <inttypes.h>

static const char *type_of(const struct column *c, enum store_engine engine)
{
	if (engine == STORE_SQLITE)
		return c->type == 'i' ? "INTEGER" : c->type == 's' ? "TEXT" : "BLOB";
	return c->type == 'i' ? "bigint" : c->type == 's' ? "text COLLATE \"C\"" : "bytea";
}

static void column(struct buf *b, const struct table_def *t, const struct column *c, enum store_engine engine)
{
	buf_printf(b, "%s %s", c->name, type_of(c, engine));
	if (!c->null)
		buf_lit(b, " NOT NULL");
	if (t->row->kind == TABLE_AUDITED && strcmp(c->name, "entry") == 0)
		buf_lit(b, " REFERENCES entry (seq) DEFERRABLE INITIALLY DEFERRED");
	for (size_t i = 0; i < t->n_keys; i++)
		if (t->keys[i].kind == KEY_REF && t->keys[i].cols[0] == c)
			buf_printf(b, " REFERENCES %s (%s)", t->keys[i].ref->row->name,
				table_primary(t->keys[i].ref)->cols[0]->name);
}

static void names(struct buf *b, const struct key *k, const char *between)
{
	for (size_t i = 0; i < k->n; i++)
		buf_printf(b, "%s%s", i ? between : "", k->cols[i]->name);
}

static void table(struct buf *b, const struct table_def *t, enum store_engine engine)
{
	buf_printf(b, "CREATE TABLE %s (\n", t->row->name);
	for (size_t i = 0; i < t->n_cols; i++) {
		if (t->cols[i].since > t->row->since)
			continue;
		buf_lit(b, "\t");
		column(b, t, &t->cols[i], engine);
		buf_lit(b, ",\n");
	}
	buf_lit(b, "\tPRIMARY KEY (");
	names(b, table_primary(t), ", ");
	buf_lit(b, "))");
	if (engine == STORE_SQLITE)
		buf_printf(b, " STRICT%s", table_by_number(t) ? "" : ", WITHOUT ROWID");
	buf_lit(b, DDL_END);
}

static void indexes(struct buf *b, const struct table_def *t, enum store_engine engine, int step)
{
	for (size_t i = 0; i < t->n_keys; i++) {
		const struct key *k = &t->keys[i];
		if (k->since != step || (k->kind != KEY_UNIQUE && k->kind != KEY_INDEX))
			continue;
		buf_printf(b, "CREATE %sINDEX %s_%s_", k->kind == KEY_UNIQUE ? "UNIQUE " : "",
			k->kind == KEY_UNIQUE ? "uq" : "ix", t->row->name);
		names(b, k, "_");
		buf_printf(b, " ON %s (", t->row->name);
		names(b, k, ", ");
		buf_lit(b, ")" DDL_END);
	}
	/* When an entry is inserted after rows that name it, SQLite looks for them in every table that refers to it. */
	if (engine == STORE_SQLITE && t->row->kind == TABLE_AUDITED && t->row->since == step)
		buf_printf(b, "CREATE INDEX ix_%s_entry ON %s (entry)" DDL_END, t->row->name, t->row->name);
}

#define HEAD "COALESCE((SELECT MAX(seq) FROM entry), -1)"

static void guards_sqlite(struct buf *b, const struct table_def *t)
{
	const char *n = t->row->name;

	if (t->row->kind == TABLE_AUDITED) {
		buf_printf(b, "CREATE TRIGGER guard_%s_insert BEFORE INSERT ON %s WHEN NEW.entry <= " HEAD
			" BEGIN SELECT RAISE(ABORT, 'guard: a row of %s is written only with a new entry'); END" DDL_END,
			n, n, n);
		buf_printf(b, "CREATE TRIGGER guard_%s_update BEFORE UPDATE ON %s WHEN NEW.entry <= " HEAD " OR NEW.id <> OLD.id"
			" BEGIN SELECT RAISE(ABORT, 'guard: a row of %s is changed only with a new entry'); END" DDL_END,
			n, n, n);
	} else {
		buf_printf(b, "CREATE TRIGGER guard_%s_update BEFORE UPDATE ON %s"
			" BEGIN SELECT RAISE(ABORT, 'guard: a row of %s is never changed'); END" DDL_END, n, n, n);
	}
	buf_printf(b, "CREATE TRIGGER guard_%s_delete BEFORE DELETE ON %s"
		" BEGIN SELECT RAISE(ABORT, 'guard: a row of %s is never deleted'); END" DDL_END, n, n, n);
	if (strcmp(n, "entry") == 0)
		buf_lit(b, "CREATE TRIGGER guard_entry_insert BEFORE INSERT ON entry WHEN NEW.seq <> " HEAD " + 1"
			" BEGIN SELECT RAISE(ABORT, 'guard: entries follow one another without a gap'); END" DDL_END);
}

static void guard_functions_pg(struct buf *b)
{
	buf_lit(b,
		"CREATE FUNCTION guard_audited() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN\n"
		"\tIF NEW.entry <= " HEAD " THEN\n"
		"\t\tRAISE EXCEPTION 'guard: a row of % is % only with a new entry', TG_TABLE_NAME,\n"
		"\t\t\tCASE TG_OP WHEN 'INSERT' THEN 'written' ELSE 'changed' END;\n"
		"\tEND IF;\n"
		"\tIF TG_OP = 'UPDATE' AND NEW.id <> OLD.id THEN\n"
		"\t\tRAISE EXCEPTION 'guard: a row of % keeps its id', TG_TABLE_NAME;\n"
		"\tEND IF;\n"
		"\tRETURN NEW;\n"
		"END $guard$" DDL_END
		"CREATE FUNCTION guard_entry() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN\n"
		"\tIF NEW.seq <> " HEAD " + 1 THEN\n"
		"\t\tRAISE EXCEPTION 'guard: entries follow one another without a gap';\n"
		"\tEND IF;\n"
		"\tRETURN NEW;\n"
		"END $guard$" DDL_END
		"CREATE FUNCTION guard_never() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN\n"
		"\tRAISE EXCEPTION 'guard: a row of % is never %', TG_TABLE_NAME,\n"
		"\t\tCASE TG_OP WHEN 'UPDATE' THEN 'changed' ELSE 'deleted' END;\n"
		"END $guard$" DDL_END);
}

static void guards_pg(struct buf *b, const struct table_def *t)
{
	const char *n = t->row->name;

	if (t->row->kind == TABLE_AUDITED)
		buf_printf(b,
			"CREATE TRIGGER guard_write BEFORE INSERT OR UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION "
			"guard_audited()" DDL_END,
			n);
	else
		buf_printf(
			b, "CREATE TRIGGER guard_update BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION guard_never()" DDL_END,
			n);
	buf_printf(b, "CREATE TRIGGER guard_delete BEFORE DELETE ON %s FOR EACH ROW EXECUTE FUNCTION guard_never()" DDL_END, n);
	buf_printf(b, "CREATE TRIGGER guard_truncate BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION "
		"guard_never()" DDL_END, n);
	if (strcmp(n, "entry") == 0)
		buf_lit(b,
			"CREATE TRIGGER guard_insert BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION guard_entry()" DDL_END);
}

/* Since step 2 a body may go when an entry of the act `dispose` names its entry; 14: OBJECT_ENTRY of engine/object.h. */
#define DISPOSED "EXISTS (SELECT 1 FROM entry_object o JOIN entry e ON e.seq = o.seq " \
	"WHERE o.kind = 14 AND o.id = OLD.seq AND e.act = 'dispose')"
#define UNDISPOSED "guard: a body is never deleted, unless a disposal names its entry"

static void guard_bodies(struct buf *b, enum store_engine engine)
{
	if (engine == STORE_SQLITE)
		buf_lit(b, "DROP TRIGGER guard_entry_body_delete" DDL_END
			"CREATE TRIGGER guard_entry_body_delete BEFORE DELETE ON entry_body WHEN NOT " DISPOSED
			" BEGIN SELECT RAISE(ABORT, '" UNDISPOSED "'); END" DDL_END);
	else
		buf_lit(b, "CREATE FUNCTION guard_body() RETURNS trigger LANGUAGE plpgsql AS $guard$ BEGIN\n"
			"\tIF NOT " DISPOSED " THEN\n\t\tRAISE EXCEPTION '" UNDISPOSED "';\n\tEND IF;\n\tRETURN OLD;\n"
			"END $guard$" DDL_END
			"DROP TRIGGER guard_delete ON entry_body" DDL_END
			"CREATE TRIGGER guard_delete BEFORE DELETE ON entry_body FOR EACH ROW EXECUTE FUNCTION "
			"guard_body()" DDL_END);
}

static void later_columns(struct buf *b, const struct table_def *t, enum store_engine engine, int step)
{
	for (size_t i = 0; i < t->n_cols; i++) {
		if (t->cols[i].since != step || t->row->since == step)
			continue;
		buf_printf(b, "ALTER TABLE %s ADD COLUMN ", t->row->name);
		column(b, t, &t->cols[i], engine);
		buf_lit(b, DDL_END);
	}
}

void ddl_step(struct buf *b, const struct schema *s, enum store_engine engine, int step, unsigned parts)
{
	for (size_t i = 0; (parts & DDL_TABLES) && i < s->n; i++) {
		if (s->tables[i].row->since == step)
			table(b, &s->tables[i], engine);
		later_columns(b, &s->tables[i], engine, step);
	}
	for (size_t i = 0; (parts & DDL_INDEXES) && i < s->n; i++)
		indexes(b, &s->tables[i], engine, step);
	if (!(parts & DDL_GUARDS))
		return;
	if (engine == STORE_PG && step == 1)
		guard_functions_pg(b);
	for (size_t i = 0; i < s->n; i++) {
		const struct table_def *t = &s->tables[i];
		if (t->row->since != step || (t->row->kind != TABLE_AUDITED && t->row->kind != TABLE_CHAIN))
			continue;
		if (engine == STORE_SQLITE)
			guards_sqlite(b, t);
		else
			guards_pg(b, t);
	}
	if (step == 2 && schema_find(s, "entry_body"))
		guard_bodies(b, engine);
}
