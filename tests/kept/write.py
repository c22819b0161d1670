"""Writes a store as SQL text that both engines load. usage: write.py CITY.db PRE.sql POST.sql
PRE, POST: pg_dump --schema-only of an empty store of the same program, --section=pre-data and post-data."""
import re
import sqlite3
import sys

city = sqlite3.connect(sys.argv[1])


def value(kind, v):
	if v is None:
		return "NULL"
	if kind == "INTEGER":
		return str(v)
	if kind == "BLOB":
		return "decode('%s', 'hex')" % v.hex()
	return "'%s'" % v.replace("'", "''")


def part(name):
	print("-- %s" % name)


def sqlite_parts(kinds):
	return [sql + ";" for (sql,) in city.execute(
		"SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN (%s) ORDER BY rowid" % kinds)]


def pg_parts(path):
	"""Without what pg_dump says of itself: comments, settings, psql's own commands."""
	text = re.sub(r"(?m)^(--.*|\\.*|SET .*|SELECT pg_catalog\.set_config.*)\n", "", open(path).read())
	return [re.sub(r"\n{2,}", "\n", text).strip()]


part("SQLite: tables")
print("PRAGMA application_id = %d;" % city.execute("PRAGMA application_id").fetchone())
print("\n".join(sqlite_parts("'table'")))
part("PostgreSQL: tables")
print("\n".join(pg_parts(sys.argv[2])))
part("both: rows")
for (table,) in city.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid").fetchall():
	columns = [(c[1], c[2]) for c in city.execute("PRAGMA table_info(%s)" % table)]
	names = ", ".join(name for name, _ in columns)
	for row in city.execute("SELECT %s FROM %s ORDER BY 1" % (names, table)):
		values = ", ".join(value(kind, v) for (_, kind), v in zip(columns, row))
		print("INSERT INTO %s (%s) VALUES (%s);" % (table, names, values))
part("SQLite: indexes and guards")
print("\n".join(sqlite_parts("'index', 'trigger'")))
part("PostgreSQL: indexes and guards")
print("\n".join(pg_parts(sys.argv[3])))
