"""A store as the program of an earlier step had it, with the rows of a newer one. usage: older.py KEPT.sql NEWER.db OLDER.db
What writes tables that the earlier step did not have must stand at the chain's end: it is left out."""
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
ours = {t for (t,) in db.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table'")}
ends = [db.execute("SELECT MIN(entry) FROM newer.%s" % t).fetchone()[0]
	for (t,) in db.execute("SELECT name FROM newer.sqlite_schema WHERE type = 'table'").fetchall()
	if t not in ours and any(c[1] == "entry" for c in db.execute("PRAGMA newer.table_info(%s)" % t))]
end = min([e for e in ends if e is not None], default=None)
if end is not None:
	for table in ours:
		columns = {c[1] for c in db.execute("PRAGMA main.table_info(%s)" % table)}
		if "seq" in columns:
			db.execute("DELETE FROM main.%s WHERE seq >= ?" % table, (end,))
		elif "entry" in columns and db.execute("SELECT 1 FROM main.%s WHERE entry >= ?" % table, (end,)).fetchone():
			sys.exit("entry %d writes %s, and does not stand at the chain's end" % (end, table))
db.commit()
db.execute("DETACH newer")
db.executescript(parts["SQLite: indexes and guards"])
