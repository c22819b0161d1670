#!/usr/bin/env bash
# export, its independent verifier on what nobody would write, and dispose, as an operator types them.
# usage: export.sh SEKIMORI (TAP on stdout)
set -u
program=$1
here=$(cd "$(dirname "$0")" && pwd)
verifier=$here/../../tools/verify_export.py
dir=$(mktemp -d)
trap 'kill $(jobs -p) 2> /dev/null; rm -rf "$dir"' EXIT
export LANG=C.UTF-8 SEKIMORI_PACKS=${SEKIMORI_PACKS:-$here/../../packs}
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
		sed 's/^/# /' "$dir/out" "$dir/err" | cut -c1-600 | tail -8
	fi
}
s=$dir/city.db
"$program" seal --dir "$dir/seal" --create --origin test.example/city > /dev/null
key=$(cat "$dir/seal/key.pub")
"$program" demo --store "$s" --key "$dir/seal/key.pub" --origin test.example/city --small > /dev/null 2>&1
mkfifo "$dir/ready"
"$program" seal --dir "$dir/seal" --socket "$dir/sock" --ready-fd 3 3> "$dir/ready" 2> /dev/null &
read -r < "$dir/ready"
"$program" checkpoint --store "$s" --seal "$dir/sock" > /dev/null

# ---- contents ----
t 'without a key there are no contents' 0 '0 attachments with their contents' \
	"$program" export --store "$s" --out "$dir/x" --proofs 3
t 'the export says so' 0 '' grep -q '"contents":false' "$dir/x/export.json"
t 'a key that is named must be there' 1 'nokey' "$program" export --store "$s" --out "$dir/y" --file-key "$dir/nokey"
t 'and be one' 1 'does not hold a key' "$program" export --store "$s" --out "$dir/y" --file-key "$dir/seal/key.pub"
t 'a key and no files' 1 'exclude' "$program" export --store "$s" --out "$dir/y" --file-key "$dir/nokey" --no-files
printf 'sekimori-file-key-1 %064d\n' 7 > "$s.filekey"
t 'the key beside the store is found' 0 'written' "$program" export --store "$s" --out "$dir/with"
t 'with it contents are promised' 0 '' grep -q '"contents":true' "$dir/with/export.json"
t 'left out on purpose' 0 'written' "$program" export --store "$s" --out "$dir/without" --no-files
t 'then they are not' 0 '' grep -q '"contents":false' "$dir/without/export.json"
for x in x with without; do
	t "the independent verifier: $x" 0 'all well' python3 "$verifier" --key "$key" "$dir/$x"
done
t 'the help speaks of personal data' 0 'personal data' "$program" help export
t 'in Japanese too' 0 '個人情報' env LANG=ja_JP.UTF-8 "$program" help export

# ---- nothing is left of what fails ----
t 'a parent that is not there' 1 'cannot be made' "$program" export --store "$s" --out "$dir/none/y"
ln -s "$dir/x" "$dir/link"
t 'a link to a full folder' 1 'not empty' "$program" export --store "$s" --out "$dir/link"
mkdir "$dir/full"
t 'a full disk' 1 'full/y|y.part|File too large|entries|tables' \
	bash -c "ulimit -f 60; trap '' XFSZ; exec '$program' export --store '$s' --out '$dir/full/y'"
t 'leaves nothing' 0 '^0$' sh -c "ls '$dir/full' | wc -l"
for signal in INT TERM HUP; do
	# it waits already when the command begins
	t "stopped by SIG$signal" 1 'stopped; nothing' python3 -c "
import os, signal, sys
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIG$signal})
os.kill(os.getpid(), signal.SIG$signal)
os.execv(sys.argv[1], sys.argv[1:])" "$program" export --store "$s" --out "$dir/full/y"
	t "SIG$signal leaves nothing" 0 '^0$' sh -c "ls '$dir/full' | wc -l"
done
t 'then it works' 0 'written' "$program" export --store "$s" --out "$dir/full/y"

# ---- witnesses ----
echo "$key http://127.0.0.1:1/" > "$dir/list"
t 'a witness that never cosigned' 1 'no cosignature of witness test.example/city' \
	python3 "$verifier" --key "$key" --witnesses "$dir/list" "$dir/x"
t 'verify says the same' 1 'no cosignature of witness test.example/city' \
	"$program" verify --store "$s" --key "$key" --witnesses "$dir/list"
printf 'x http://a\n' > "$dir/list"
t 'a list that is none' 1 'NOT well. not a verifier key' python3 "$verifier" --key "$key" --witnesses "$dir/list" "$dir/x"
printf '# nobody\n\n' > "$dir/list"
t 'an empty list' 0 'all well' python3 "$verifier" --key "$key" --witnesses "$dir/list" "$dir/x"
t 'a list without an export' 2 'needs an export' python3 "$verifier" --key "$key" --witnesses "$dir/list" --proof \
	"$dir/x/proofs/000000/3.tlog-proof"

# ---- what nobody would write ----
t 'a key that is none' 1 'NOT well. not a verifier key' python3 "$verifier" --key $'\xff+\n' "$dir/x"
t 'an export that is none' 1 '^verify_export: NOT well. nowhere: ' python3 "$verifier" --key "$key" "$dir/nowhere"
t 'a proof that is none' 1 'NOT well.*not a proof file' python3 "$verifier" --key "$key" --proof "$dir/x/MANIFEST"
t 'every kind of damage: one line, no traceback, nothing read outside' 0 'found bad' \
	python3 "$here/mangle.py" "$verifier" "$key" "$dir/x" "$dir/work" "${MANGLE_ROUNDS:-40}"

# ---- dispose ----
t 'dispose needs to know what' 2 'preview' "$program" dispose --store "$s"
t 'not both' 2 'preview' "$program" dispose --store "$s" --preview --scrub
t 'a day that is none' 2 'till' "$program" dispose --store "$s" --preview --till yesterday
t 'nothing is due today' 0 '0' "$program" dispose --store "$s" --preview
t 'what is due in twenty years, by section' 0 '[1-9]' "$program" dispose --store "$s" --preview --till 2050-03-31
t 'the list of it has six columns' 0 '^6$' \
	sh -c "'$program' dispose --store '$s' --preview --list --till 2050-03-31 | awk -F'\t' 'NR == 1 { print NF }'"
before=$(sqlite3 "$s" 'SELECT COUNT(*) FROM entry_body')
t 'a preview changes nothing' 0 "^$before\$" sqlite3 "$s" 'SELECT COUNT(*) FROM entry_body'
t 'nothing waits to be scrubbed' 0 'othing' "$program" dispose --store "$s" --scrub
sqlite3 "$s" "PRAGMA secure_delete = OFF;
	INSERT INTO draft VALUES (1, 'x', 'ZQXMARKERQXZ', 1); DELETE FROM draft WHERE door = 'x';
	INSERT INTO job VALUES (900, 'scrub', '', 'running', 0, 1, NULL, 1, NULL)" > /dev/null
t 'what was deleted is in the bytes' 0 '' sh -c "cat '$s'* | grep -qa ZQXMARKERQXZ"
t 'scrubbed' 0 'gone from the files' "$program" dispose --store "$s" --scrub
t 'it is not any more' 1 '' sh -c "cat '$s'* | grep -qa ZQXMARKERQXZ"
t 'once is enough' 0 'othing' "$program" dispose --store "$s" --scrub
t 'the store is well' 0 'all well' "$program" verify --store "$s" --key "$key"
echo "1..$n"
