#!/usr/bin/env bash
# "sekimori demo --pack NAME": for each pack a small municipality with its own posts, that verifies, always the same.
# usage: packs.sh SEKIMORI (TAP on stdout)
set -u
sekimori=$(realpath "$1")
cd "$(dirname "$0")/../.."
export SEKIMORI_PACKS=$PWD/packs LANG=C.UTF-8
unset SEKIMORI_LANG LC_ALL LC_MESSAGES
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
n=0
is() { # name, got, wanted
	n=$((n + 1))
	if [ "$2" = "$3" ]; then echo "ok $n - $1"; else echo "not ok $n - $1"; echo "# got $2, wanted $3"; fi
}
make() { # file, pack
	"$sekimori" demo --store "$dir/$1.db" --small --pack "$2" --today 2026-11-24 > "$dir/out" 2> "$dir/err" ||
		cat "$dir/err" >&2
}
count() { sqlite3 -readonly "$dir/$pack.db" "$1"; }
leaves() { # up to the accounts, whose passwords are salted anew and whose time is that of the clock
	sqlite3 -readonly "$dir/$1.db" \
		"SELECT hex(leaf) FROM entry WHERE seq < (SELECT MAX(seq) FROM entry WHERE act = 'people_import') ORDER BY seq"
}

# pack, cases ended at least, roles that log in: those that only this pack has
while read -r pack ended registers roles; do
	make "$pack" "$pack"
	is "$pack: verifies" "$("$sekimori" verify --store "$dir/$pack.db" > /dev/null 2>&1 && echo well)" well
	is "$pack: $ended cases and more went to their end" \
		"$(count "SELECT COUNT(*) >= $ended FROM case_file WHERE state = 'done'")" 1
	is "$pack: some are open" "$(count "SELECT COUNT(*) > 0 FROM case_file WHERE state = 'open'")" 1
	is "$pack: some decisions wait" \
		"$(count "SELECT COUNT(*) > 0 FROM case_step WHERE kind = 'decide' AND state = 'open'")" 1
	is "$pack: something is late" "$(count 'SELECT COUNT(*) > 0 FROM notice')" 1
	is "$pack: lines in $registers registers and more" \
		"$(count "SELECT COUNT(DISTINCT register) >= $registers FROM record")" 1
	is "$pack: some ledgers are checked" "$(count 'SELECT COUNT(*) > 0 FROM record WHERE verified > 0')" 1
	"$sekimori" demo --store "$dir/$pack.db" --logins > "$dir/logins" 2> /dev/null
	is "$pack: one login a role" "$(cut -f1 "$dir/logins" | sort | uniq -d | wc -l)" 0
	for role in $roles; do
		is "$pack: $role logs in" "$(awk -F'\t' -v r="$role" '$1 == r && NF == 3 { print "yes" }' "$dir/logins")" yes
	done
done << 'END'
kawaguchi 20 12 ciso chief dept_officer section_manager leader executor staff audit_chief vice_chair
nerima 8 8 ciso chief system_head security_head dept_officer section_manager leader named_leader mayor secretariat staff
setagaya 6 8 ciso chief infra_manager cio_assistant section_manager spokesperson staff
meguro 10 8 ciso mayor superintendent chief dept_officer section_manager data_manager staff
taketoyo 4 6 general_manager manager officer in_charge promoter staff
END

make again taketoyo
is 'the same day gives the same chain' "$(leaves again | sha256sum)" "$(leaves taketoyo | sha256sum)"
pack=taketoyo
is 'an assembly is one office' "$(count "SELECT COUNT(*) FROM unit WHERE kind = 'section'")" 1
make none no_such_pack 2> /dev/null
is 'a pack that is not there is said' "$(grep -c no_such_pack "$dir/err")" 1
echo "1..$n"
