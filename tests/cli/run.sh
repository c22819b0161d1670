#!/usr/bin/env bash
# "make run" as a newcomer has it: the demo city, its size, one login a role, a second start on the same data.
# usage: run.sh BUILD (TAP on stdout)
set -u
build=$(cd "$1" && pwd)
cd "$(dirname "$0")/../.."
dir=$(mktemp -d)
pid=
stop() { [ -n "$pid" ] && kill "$pid" 2> /dev/null && wait "$pid" 2> /dev/null; pid=; }
trap 'stop; rm -rf "$dir"' EXIT
unset SEKIMORI_LANG LC_ALL LC_MESSAGES
export LANG=C.UTF-8
n=0
is() { # name, got, wanted
	n=$((n + 1))
	if [ "$2" = "$3" ]; then echo "ok $n - $1"; else echo "not ok $n - $1"; echo "# got $2, wanted $3"; fi
}
store=$dir/data/sekimori.db
count() { sqlite3 -readonly "$store" "$1"; }
port=$(node -e '
	const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')

start() { # waits until it serves, by the line that it prints
	mkfifo "$dir/out.$1"
	LISTEN=127.0.0.1:$port tools/run "$build" "$dir/data" > "$dir/out.$1" 2> "$dir/err.$1" &
	pid=$!
	: > "$dir/log.$1"
	while IFS= read -r line; do
		echo "$line" >> "$dir/log.$1"
		case $line in "Serving on"*) break ;; esac
	done < "$dir/out.$1"
}

start 1
is 'it answers' "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port/login")" 200
is 'one login a role' "$(awk -F'\t' 'NF == 3' "$dir/log.1" | cut -f1 | sort | uniq -d | wc -l)" 0
is 'twelve roles, five of the assembly' "$(awk -F'\t' 'NF == 3' "$dir/log.1" | wc -l)" 17
is 'these are of the assembly' "$(awk -F'\t' 'NF == 3 && /^assembly_/' "$dir/log.1" | wc -l)" 5
is 'departments' "$(count "SELECT COUNT(*) FROM unit WHERE kind = 'department'")" 12
is 'sections' "$(count "SELECT COUNT(*) FROM unit WHERE kind = 'section' AND organ = 1")" 60
is 'people' "$(count 'SELECT COUNT(*) FROM person WHERE organ = 1')" 1200
is 'assets' "$(count "SELECT COUNT(*) FROM record WHERE register = 'assets' AND organ = 1")" 5000
is 'two organs, each under its own policy' "$(count 'SELECT COUNT(DISTINCT pack) FROM organ')" 2
is 'an assembly with its secretariat' \
	"$(count "SELECT GROUP_CONCAT(kind, ' ') FROM (SELECT kind FROM unit WHERE organ = 2 ORDER BY kind)")" 'organ section'
is 'its posts are filled' "$(count "SELECT COUNT(DISTINCT role) FROM appointment WHERE organ = 2")" 3
is 'its people' "$(count 'SELECT COUNT(*) FROM person WHERE organ = 2')" 9
is 'its own ledgers' "$(count "SELECT COUNT(DISTINCT register) > 4 FROM record WHERE organ = 2")" 1
is 'weeks of its own requests' \
	"$(count 'SELECT (MAX(opened) - MIN(opened)) / 86400000 > 20 FROM case_file WHERE organ = 2')" 1
across="FROM case_file f JOIN case_item i ON i.case_file = f.id AND i.field = 'item' JOIN record r ON r.id = i.record \
	WHERE f.organ = 2 AND r.organ = 1"
is 'what the city owns was asked for, with the consent of its own chief' "$(count "SELECT COUNT(DISTINCT f.id) $across \
	AND EXISTS (SELECT 1 FROM case_step s WHERE s.case_file = f.id AND s.step = '@via' AND s.role = 'officer')")" 2
is 'decided by the city' "$(count "SELECT COUNT(DISTINCT f.id) $across \
	AND EXISTS (SELECT 1 FROM case_step s WHERE s.case_file = f.id AND s.step = 'permit' AND s.role = 'section_manager')")" 1
is 'months of history' "$(count "SELECT (MAX(opened) - MIN(opened)) / 86400000 > 120 FROM case_file")" 1
is 'something is late' "$(count 'SELECT COUNT(*) > 0 FROM notice')" 1
is 'every audited row has an entry' \
	"$(count 'SELECT COUNT(*) FROM record r LEFT JOIN entry e ON e.seq = r.entry WHERE e.seq IS NULL')" 0
before=$(count 'SELECT MAX(seq) FROM entry')
stop

start 2
is 'a second start answers' "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port/login")" 200
is 'and keeps the data' "$(count "SELECT MAX(seq) >= $before FROM entry")" 1
is 'and the people' "$(count 'SELECT COUNT(*) FROM person WHERE organ = 1')" 1200
stop
is 'it verifies' "$("$build/sekimori" verify --store "$store" > /dev/null && echo well)" well

# up to the accounts of both organs, whose passwords are salted anew and whose time is that of the clock
for i in 1 2; do
	"$build/sekimori" demo --store "$dir/same$i.db" --small --today 2026-11-24 > /dev/null 2>&1
	sqlite3 -readonly "$dir/same$i.db" \
		"SELECT hex(leaf) FROM entry WHERE seq < (SELECT MAX(seq) - 1 FROM entry WHERE act = 'people_import')
			ORDER BY seq" |
		sha256sum > "$dir/leaves$i"
done
is 'the same day gives the same chain' "$(cmp "$dir/leaves1" "$dir/leaves2" && echo same)" same
echo "1..$n"
