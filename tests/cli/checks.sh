#!/usr/bin/env bash
# Results of checks brought in from files, on a small demo city. usage: checks.sh SEKIMORI (TAP on stdout)
set -u
program=$1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export LANG=C.UTF-8 SEKIMORI_PACKS=${SEKIMORI_PACKS:-$(dirname "$0")/../../packs}
unset SEKIMORI_LANG LC_ALL LC_MESSAGES
n=0
t() { # name, status wanted, pattern in the output, command …
	local name=$1 want=$2 pattern=$3 got
	shift 3
	"$@" > "$dir/out" 2> "$dir/err"
	got=$?
	n=$((n + 1))
	if [ "$got" = "$want" ] && { [ -z "$pattern" ] || cat "$dir/out" "$dir/err" | grep -qE -- "$pattern"; }; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		echo "# status $got, wanted $want and /$pattern/"
		sed 's/^/# /' "$dir/out" "$dir/err" | tail -8
	fi
}
s=$dir/city.db
sql() { sqlite3 -readonly "$s" "$1"; }
# what must not change: entries, results
state() { sql 'SELECT MAX(seq) FROM entry; SELECT COUNT(*), MAX(seen) FROM check_result'; }
same() { # name, pattern, command …: refused, and nothing was written
	local name=$1 pattern=$2 before
	shift 2
	before=$(state)
	t "$name" 1 "$pattern" "$@"
	t "$name: nothing is written" 0 '' [ "$(state)" = "$before" ]
}
import() { "$program" checks import --store "$s" "$@"; }

"$program" demo --store "$s" --small > /dev/null 2>&1
asset() { sql "SELECT number FROM record WHERE register = 'assets' AND organ = $1 ORDER BY id LIMIT 1 OFFSET $2"; }
one=$(asset 1 0) two=$(asset 1 1) three=$(asset 1 2) now=$(TZ=Asia/Tokyo date +%Y-%m-%dT%H:%M)
check=readers_known
printf 'check,record,result,seen,evidence\n%s,%s,pass,%s,"up, well"\n' "$check" "$one" "$now" > "$dir/one.csv"
printf '[{"check":"%s","record":"%s","result":"unknown","seen":"%s"}]' "$check" "$two" "$now" > "$dir/two.json"

t 'a verb is needed' 2 'usage: sekimori checks import FILE' "$program" checks --store "$s" take "$dir/one.csv"
t 'and a file' 2 'usage' "$program" checks --store "$s" import
t 'and a store' 2 'needs --store' "$program" checks import "$dir/one.csv"
t 'its help' 0 'CSV or JSON' "$program" help checks
same 'no such file' 'none.csv' import "$dir/none.csv"
printf 'check,host\n' > "$dir/heading.csv"
same 'a heading that is not known' 'heading.csv: The heading "host"' import "$dir/one.csv" "$dir/heading.csv"
printf 'check,record,result,seen\n%s,%s,good,%s\n' "$check" "$one" "$now" > "$dir/wrong.csv"
same 'the second of two files is wrong' 'wrong.csv: Result 1: A result is pass, fail or unknown' \
	import "$dir/one.csv" "$dir/wrong.csv"
printf 'check,record,result,seen\nnothing,%s,pass,%s\n' "$one" "$now" > "$dir/check.csv"
same 'a check that the policy has not' 'check.csv: Result 1: .*no check "nothing"' import "$dir/check.csv"
printf 'check,record,result,seen\n%s,%s,pass,2999-01-01T00:00\n' "$check" "$one" > "$dir/future.csv"
same 'seen in the future' 'lies in the future' import "$dir/future.csv"
printf '\377\376' > "$dir/binary"
same 'no text' 'not in UTF-8' import "$dir/binary"
printf '[[[[[[[[' > "$dir/broken.json"
same 'broken' 'does not read as JSON' import "$dir/broken.json"
head -c 2000000 /dev/zero | tr '\0' 'x' > "$dir/large"
same 'too large' 'large: longer than 1048576 bytes' import "$dir/large"
# where the cage cannot be closed nothing is read at all
same 'no cage' 'the cage cannot be closed' bash -c 'ulimit -n 7; exec "$@"' - "$program" checks import --store "$s" "$dir/one.csv"

login() { # login, password, files …
	local login=$1
	echo "$2" > "$dir/password"
	shift 2
	import --login "$login" --password-file "$dir/password" "$@"
}
t 'a login needs its password' 1 'needs --password-file' import --login noguchi "$dir/one.csv"
results=$(sql 'SELECT COUNT(*) FROM check_result')
t 'a wrong password' 1 'cannot log in as noguchi' login noguchi not-this-one "$dir/one.csv"
t 'somebody who does not bring them in' 1 'information section brings in' login onodera Kawa-Ishi-Mori-4821 "$dir/one.csv"
t 'of the other organ it is another ledger' 1 "Result 1: (There is no $one|The present policy data)" \
	login gikai-heinin Mizu-Take-Hana-8052 "$dir/one.csv"
t 'nothing came of these' 0 '' [ "$(sql 'SELECT COUNT(*) FROM check_result')" = "$results" ]
t 'a session is ended again' 0 '^0$' sqlite3 -readonly "$s" 'SELECT COUNT(*) FROM session'

before=$(sql "SELECT COUNT(*) FROM entry WHERE act = 'check_report'")
t 'two files, one entry' 0 '2 new results' login noguchi Mado-Tsuki-Hon-9672 --source 'checker 7' "$dir/one.csv" "$dir/two.json"
t 'one entry' 0 "^$((before + 1))\$" sqlite3 -readonly "$s" "SELECT COUNT(*) FROM entry WHERE act = 'check_report'"
last="FROM entry e JOIN entry_body b ON b.seq = e.seq WHERE e.act = 'check_report' ORDER BY e.seq DESC LIMIT 1"
t 'in the name of who brought them' 0 '"source":"checker 7".*野口|野口.*"source":"checker 7"' \
	sqlite3 -readonly "$s" "SELECT b.body $last"
t 'as they were brought' 0 '^pass up, well$' sqlite3 -readonly "$s" \
	"SELECT result || ' ' || evidence FROM check_result c JOIN record r ON r.id = c.record
		WHERE check_name = '$check' AND r.number = '$one'"
same 'the same files again' 'Nothing is new' import "$dir/one.csv" "$dir/two.json"
printf '[{"check":"%s","record":"%s","result":"pass","seen":"%s"}]' "$check" "$three" "$now" > "$dir/three.json"
t 'by the program itself' 0 '1 new results' import "$dir/three.json"
t 'which the entry says' 0 '^0$' sqlite3 -readonly "$s" "SELECT e.actor $last"
t 'the trail is whole' 0 'all well' "$program" verify --store "$s"
echo "1..$n"
