"""A store as the program of an earlier step had it, with the rows of a newer one. usage: older.py KEPT.sql NEWER.db OLDER.db"""
import re
import sqlite3
import sys

kept, newer, older = sys.argv[1:]
text = open(kept).read()
parts = re.split(r"(?m)^-- (SQLite: tables|PostgreSQL: tables|both: rows|SQLite: indexes and guards|PostgreSQL: .*)$", text)
parts = dict(zip(parts[1::2], parts[2::2]))
db = sqlite3.connect(older)
db.executescript(parts["SQLite: tables"])
db.execute("ATTACH ? AS newer", (newer,))
step = int(re.search(r"step(\d+)\.sql$", kept).group(1))
for (table,) in db.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'").fetchall():
	columns = ", ".join(c[1] for c in db.execute("PRAGMA main.table_info(%s)" % table))
	where = " WHERE step <= %d" % step if table == "schema_step" else ""
	db.execute("INSERT INTO main.%s (%s) SELECT %s FROM newer.%s%s" % (table, columns, columns, table, where))
db.commit()
db.execute("DETACH newer")
db.executescript(parts["SQLite: indexes and guards"])
