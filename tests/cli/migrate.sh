#!/usr/bin/env bash
# A store of an earlier version, and one of a later, as an operator meets them. usage: migrate.sh SEKIMORI (TAP on stdout)
set -u
program=$1
kept=$(dirname "$0")/../kept
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export LANG=C.UTF-8 SEKIMORI_PACKS=${SEKIMORI_PACKS:-$(dirname "$0")/../../packs}
unset SEKIMORI_LANG LC_ALL LC_MESSAGES
n=0
t() { # name, status wanted, pattern in the output, command …
	local name=$1 want=$2 pattern=$3 got
	shift 3
	"$@" > "$dir/out" 2> "$dir/err" < /dev/null
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
"$program" demo --store "$dir/now.db" --small > /dev/null 2>&1
# the step before the newest: its rows are those of now
newest=$(find "$kept" -name 'step*.sql' | wc -l)
python3 "$kept/older.py" "$kept/step$((newest - 1)).sql" "$dir/now.db" "$s"

t 'an older demo is refused' 1 'older program.*make a backup' "$program" demo --store "$s" --logins
t 'and so is another use of it' 1 'older program' "$program" verify --store "$s"
t 'init does not migrate' 1 'older program' "$program" init --store "$s" --name x --origin x.example/x --pack taketoyo
t 'a backup of it can be made' 0 'written' "$program" backup --store "$s" "$dir/before.backup"
t 'make run takes it on' 0 '^[^	]*	aoki	' "$program" demo --store "$s" --logins --migrate
t 'a backup stays beside it' 0 '' sh -c "ls '$s'.step$((newest - 1)).*.backup"
t 'it verifies' 0 'all well' "$program" verify --store "$s"
t 'a second time nothing happens' 0 '^[^	]*	aoki	' "$program" demo --store "$s" --logins --migrate
t 'there is one backup' 0 '^1$' sh -c "ls '$s'.step*.backup | wc -l"
t 'the backup restores' 0 'all well' "$program" restore --store "$dir/again.db" "$(echo "$s".step*.backup)"

# every command that opens a store, on one of a newer program
sqlite3 "$s" 'INSERT INTO schema_step (step, at) VALUES (99, 0)'
cp "$s" "$dir/before.db"
key=$(printf '%064d' 0)
newer() { # command, arguments …
	local command=$1
	shift
	seen="$seen $command "
	t "a newer store: $command" 1 'newer program \(step 99, this program knows [0-9]+\): use that one' \
		"$program" "$command" "$@" --store "$s"
}
seen=
newer init --name x --origin x.example/x --pack taketoyo
newer demo --logins --migrate
newer serve --migrate --listen 127.0.0.1:0
newer keys note
newer recovery --use "$key"
newer user list
newer tick
newer checkpoint --seal "$dir/none.sock"
newer leases
newer verify
newer prove 3
newer export --out "$dir/x"
newer dispose --preview
newer backup "$dir/b"
newer drill --from "$dir/none"
newer stats
newer pack propose taketoyo --reason x
printf 'check,record,result,seen\nx,1,pass,2026-04-01T08:00\n' > "$dir/results.csv"
newer checks import "$dir/results.csv"
for command in $("$program" help | awk '$1 == "sekimori" { print $2 } /^  [a-z]+ / { print $1 }' | sort -u); do
	"$program" help "$command" 2> /dev/null | grep -q -- '--store' || continue
	[ "$command" = restore ] && continue # it makes a store
	t "$command is among them" 0 '' sh -c "case '$seen' in *' $command '*) ;; *) exit 1 ;; esac"
done
t 'nothing was changed' 0 '' cmp "$s" "$dir/before.db"
echo "1..$n"
