#!/usr/bin/env bash
# The commands as an operator types them, on a small demo city. usage: cli.sh SEKIMORI (TAP on stdout)
set -u
program=$1
dir=$(mktemp -d)
trap 'kill $(jobs -p) 2> /dev/null; rm -rf "$dir"' EXIT
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

t 'no command: the overview' 2 'sekimori init' "$program"
t 'an unknown command is named' 2 'no command “fly”' "$program" fly
t 'an unknown option is named' 2 '--wings is not an option' "$program" verify --wings
t 'a missing option is named' 2 'tick needs --store' "$program" tick
t 'a store or a backup' 2 'one of the two' "$program" verify
t 'not both' 2 'one of the two' "$program" verify --store x --backup y
t 'an option without its value' 2 '--store needs PATH' "$program" verify --store
t 'help of a command' 0 '--store PATH' "$program" help verify
t 'help in Japanese' 0 '改ざん' env LANG=ja_JP.UTF-8 "$program" help verify
t 'version' 0 '^sekimori [0-9]' "$program" version
t 'the man page holds every command' 0 '^\.SS restore' "$program" help --man
t 'completion' 0 'complete -o default' "$program" help --completion
"$program" help --completion > "$dir/completion"
t 'the completion is bash' 0 '' bash -n "$dir/completion"

t 'a pack that is well' 0 'well-formed' "$program" pack check kawaguchi
t 'a pack that is not there' 1 'nowhere' "$program" pack check "$dir/nowhere"
t 'a pack explained' 0 '.' "$program" pack explain kawaguchi
t 'pack needs a verb' 2 'usage' "$program" pack fly kawaguchi
t 'coverage in words' 0 'have a keeper' "$program" pack coverage taketoyo
t 'coverage: id, kinds, keepers, rules' 0 '^79$' \
	sh -c "'$program' pack coverage --tsv taketoyo | awk -F'\t' 'NF == 4 && \$1 ~ /^taketoyo:/ && \$2 && \$3 && \$4' | wc -l"
for p in kawaguchi nerima setagaya taketoyo meguro; do "$program" pack coverage "$SEKIMORI_PACKS/$p" --tsv; done > "$dir/coverage"
t 'each of the 869 clauses once, with kinds, keepers and rules' 0 '^869 869$' \
	awk -F'\t' 'NF == 4 && $1 && $2 && $3 && $4 && !seen[$1]++ { n++ } END { print NR, n }' "$dir/coverage"
mkdir "$dir/svg"
t 'explain draws each procedure' 0 '.' "$program" pack explain taketoyo --svg "$dir/svg"
t 'a drawing is XML with a title and every step' 0 '^ok' python3 -c '
import sys, xml.dom.minidom as x
d = x.parse(sys.argv[1]).documentElement
assert d.getElementsByTagName("title")[0].firstChild.data
assert len(d.getElementsByTagName("g")) == 12, len(d.getElementsByTagName("g"))
print("ok")' "$dir/svg/cut.svg"
t 'a place that is not there' 1 'nowhere' "$program" pack explain taketoyo --svg "$dir/nowhere"
t 'the digest of a pack' 0 '^[0-9a-f]{64}$' "$program" pack digest taketoyo
t 'the words that the program knows' 0 'check.runs.usb.seen.known' "$program" pack words
t 'the words for an editor' 0 '^function procedure.name. end' "$program" pack words --lua
"$program" pack words --lua > "$dir/words.lua"
t 'which is Lua' 0 '' sh -c "command -v luac5.4 > /dev/null || exit 0; luac5.4 -p '$dir/words.lua'"
t 'words need no pack' 2 'usage' "$program" pack words taketoyo

t 'no store' 1 'city.db' "$program" verify --store "$s"
t 'a key for the seal' 0 '\+' "$program" seal --dir "$dir/seal" --create --origin test.example/city
t 'the key is made once' 1 'key' "$program" seal --dir "$dir/seal" --create --origin test.example/city
t 'the demo city' 0 'entries' "$program" demo --store "$s" --key "$dir/seal/key.pub" --origin test.example/city --small
t 'nobody does what the clock does yet' 0 'start serve' "$program" leases --store "$s"
t 'the demo is made once' 1 'already' "$program" demo --store "$s" --small
t 'seventeen logins of three columns' 0 '^17$' \
	sh -c "'$program' demo --store '$s' --logins | awk -F'\t' 'NF == 3 && \$1 && \$2 && \$3' | wc -l"
t 'verify is well' 0 'all well' "$program" verify --store "$s"
t 'verify says one line' 0 '^1$' sh -c "'$program' verify --store '$s' | wc -l"
t 'no checkpoint, no proof' 1 'checkpoint' "$program" prove --store "$s" 3

mkfifo "$dir/ready"
"$program" seal --dir "$dir/seal" --socket "$dir/sock" --ready-fd 3 3> "$dir/ready" 2> /dev/null &
read -r < "$dir/ready"
t 'a checkpoint by hand' 0 'Signed' "$program" checkpoint --store "$s" --seal "$dir/sock"
t 'a proof' 0 '^test.example/city' "$program" prove --store "$s" 3
t 'verify with the key' 0 'all well' "$program" verify --store "$s" --key "$(cat "$dir/seal/key.pub")"
"$program" seal --dir "$dir/other" --create --origin test.example/city > /dev/null
t 'verify with another key' 1 'NOT well' "$program" verify --store "$s" --key "$(cat "$dir/other/key.pub")"
t 'a mistyped key' 1 'mistyped' \
	"$program" verify --store "$s" --key 'test.example/city+00000000+AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'

t 'users' 0 '^aoki' "$program" user list --store "$s"
t 'a temporary password' 0 'aoki' "$program" user reset aoki --store "$s" --reason 'forgotten'
t 'an unknown user' 1 'no account' "$program" user reset nobody --store "$s"
t 'disable' 0 'oka' "$program" user disable oka --store "$s" --reason 'test'
t 'tick' 0 'moved' "$program" tick --store "$s"
t 'still well' 0 'all well' "$program" verify --store "$s"

verifier=$(dirname "$0")/../../tools/verify_export.py
key=$(cat "$dir/seal/key.pub")
t 'an export' 0 'is written' "$program" export --store "$s" --out "$dir/x" --proofs 3,10-12
t 'an export overwrites nothing' 1 'not empty' "$program" export --store "$s" --out "$dir/x"
t 'and leaves nothing half-written' 0 '^1$' sh -c "ls -d '$dir'/x* | wc -l"
t 'a list of proofs that is none' 1 'all' "$program" export --store "$s" --out "$dir/y" --proofs 3,x
t 'no proof of what is not covered' 1 'covers entry' "$program" export --store "$s" --out "$dir/y" \
	--proofs "3-$(sqlite3 "$s" 'SELECT MAX(seq) FROM entry')"
t 'nothing is left of what failed' 2 '' ls -d "$dir"/y*
t 'what it says of itself is so' 0 '' sh -c "cd '$dir/x' && sha256sum --quiet -c MANIFEST"
t 'no password hash in it' 1 '' grep -rq 'argon2' "$dir/x"
t 'unless it was asked for' 0 'written' "$program" export --store "$s" --out "$dir/secrets" --secrets
t 'then they are there' 0 '' grep -rq 'argon2' "$dir/secrets"
t 'the independent verifier' 0 'all well' python3 "$verifier" --key "$key" "$dir/x"
t 'with secrets' 0 'all well' python3 "$verifier" --key "$key" "$dir/secrets"
t 'with a checkpoint from elsewhere' 0 'all well' \
	python3 "$verifier" --key "$key" --checkpoint "$dir/x/chain/checkpoint.txt" "$dir/x"
(sed 's/$/\r/' "$dir/x/chain/checkpoint.txt"; echo) > "$dir/mailed"
t 'as a mail hands it on' 0 'all well' python3 "$verifier" --key "$key" --checkpoint "$dir/mailed" "$dir/x"
t 'a proof file alone' 0 'all well' python3 "$verifier" --key "$key" --proof "$dir/x/proofs/000000/3.tlog-proof"
t 'a proof file with its export' 0 'all well' \
	python3 "$verifier" --key "$key" --proof "$dir/x/proofs/000000/3.tlog-proof" "$dir/x"
t 'another key' 1 'NOT well' python3 "$verifier" --key "$(cat "$dir/other/key.pub")" "$dir/x"
# one thing changed in the export, with MANIFEST as it was and made anew
changed() { # name, file, sed expression
	rm -rf "$dir/z"
	cp -r "$dir/x" "$dir/z"
	sed -i "$3" "$dir/z/$2"
	t "$1: MANIFEST" 1 "NOT well. $2: not what MANIFEST says" python3 "$verifier" --key "$key" "$dir/z"
	(cd "$dir/z" && find . -type f ! -name MANIFEST -printf '%P\n' | LC_ALL=C sort | xargs sha256sum > MANIFEST)
	t "$1" 1 'NOT well' python3 "$verifier" --key "$key" "$dir/z"
}
changed 'an entry' chain/entries-0001.jsonl '5s/"actor":[0-9]*/"actor":77/'
changed 'a line less' chain/entries-0001.jsonl '5d'
changed 'the end cut off' chain/entries-0001.jsonl '$d'
changed 'a line twice' chain/entries-0001.jsonl '5p'
changed 'a row' tables/person-0001.jsonl '3s/"number":"/"number":"9/'
changed 'a row less' tables/person-0001.jsonl '3d'
changed 'the digest of a row that is not shown' tables/credential-0001.jsonl '1s/"digest":"./"digest":"z/'
changed 'a checkpoint' chain/checkpoints-0001.jsonl 's/"size":/"size":1/'
changed 'a proof' proofs/000000/3.tlog-proof 's/^index 3/index 4/'
changed 'a file of the pack' "$(cd "$dir/x" && echo packs/*/kawaguchi/pack.lua)" '1s/^/-- /'

t 'backup' 0 'written' "$program" backup --store "$s" "$dir/b.dump"
t 'a backup overwrites nothing' 1 'b.dump' "$program" backup --store "$s" "$dir/b.dump"
t 'restore verifies' 0 'all well' "$program" restore --store "$dir/again.db" "$dir/b.dump"
t 'restore into a store that is not empty' 1 '.' "$program" restore --store "$dir/again.db" "$dir/b.dump"
head -c 100000 "$dir/b.dump" > "$dir/cut.dump"
t 'a cut backup is refused' 1 '.' "$program" restore --store "$dir/cut.db" "$dir/cut.dump"

t 'a directory needs a recovery key' 1 'recovery key' "$program" backup --store "$s" --out "$dir/plain"
t 'until there is one a piece may be plain' 0 'not encrypted: the store has no recovery key' \
	"$program" backup --store "$s" --out "$dir/until" --plain-until-key
"$program" recovery --create "$dir/recovery" > "$dir/public"
t 'the recovery key is set' 0 '' "$program" recovery --store "$s" --use "$(cat "$dir/public")"
t 'the first piece is whole' 0 '0001-whole.backup' "$program" backup --store "$s" --out "$dir/bk"
t 'with a key the next one is sealed' 0 '0002-more.backup' "$program" backup --store "$s" --out "$dir/until" --plain-until-key
t 'the manifest says which' 0 '^plain sealed $' sh -c "sed 1d '$dir/until/manifest' | cut -f3 | tr '\n' ' '"
t 'both restore' 0 'all well' "$program" restore --store "$dir/until.db" --recovery "$dir/recovery" "$dir/until"
"$program" tick --store "$s" > /dev/null
t 'the second is what came after' 0 '0002-more.backup' "$program" backup --store "$s" --out "$dir/bk"
t 'it is much smaller' 0 '' \
	sh -c "[ \$(stat -c %s '$dir/bk/0002-more.backup') -lt \$((\$(stat -c %s '$dir/bk/0001-whole.backup') / 10)) ]"
t 'nothing can be read in it' 1 '' grep -qa 'SEKIMORI-DUMP\|backup_made' "$dir/bk/0001-whole.backup" "$dir/bk/0002-more.backup"
t 'a drill without the key' 1 'NOT well.*recovery key' "$program" drill --store "$s" --from "$dir/bk"
t 'a drill' 0 'all well' "$program" drill --store "$s" --from "$dir/bk" --recovery "$dir/recovery" --work "$dir"
t 'the drill leaves no store behind' 2 '' sh -c "ls -d '$dir'/sekimori-drill.*"
# a backup verified as it lies there; key is that of the city's publication
vb() { # name, status, pattern, backup
	t "$1" "$2" "$3" \
		"$program" verify --backup "$4" --recovery "$dir/recovery" --work "$dir" --key "$(cat "$dir/seal/key.pub")"
}
vb 'a backup verified, both pieces' 0 'all well' "$dir/bk"
vb 'its whole piece' 0 'all well' "$dir/bk/0001-whole.backup"
vb 'a piece that needs another' 1 'begins with a whole' "$dir/bk/0002-more.backup"
vb 'no backup there' 1 'could not be done.*no-backup' "$dir/no-backup"
t 'sealed, without the recovery key' 1 'could not be done.*recovery key' "$program" verify --backup "$dir/bk" --work "$dir"
t 'a backup and another key' 1 'NOT well' \
	"$program" verify --backup "$dir/bk" --recovery "$dir/recovery" --work "$dir" --key "$(cat "$dir/other/key.pub")"
mkdir "$dir/bk-gap" && cp "$dir/bk/manifest" "$dir/bk/0001-whole.backup" "$dir/bk-gap"
vb 'a piece is missing' 1 '0002-more.backup' "$dir/bk-gap"
for place in 200 70000; do
	rm -r "$dir/bk-gap" && cp -r "$dir/bk" "$dir/bk-gap"
	printf X | dd of="$dir/bk-gap/0001-whole.backup" bs=1 seek=$place conv=notrunc 2> /dev/null
	vb "a piece with a changed byte, $place" 1 'could not be done.*damaged' "$dir/bk-gap"
done
cp "$dir/bk/0001-whole.backup" "$dir/bk-gap" && truncate -s -3 "$dir/bk-gap/0002-more.backup"
vb 'a piece that was cut' 1 'could not be done.*damaged' "$dir/bk-gap"
t 'no work directory' 1 'no-work' "$program" verify --backup "$dir/bk" --recovery "$dir/recovery" --work "$dir/no-work"
t 'nothing of it is left' 2 '' sh -c "ls -d '$dir'/sekimori-backup.*"
t 'restored from pieces' 0 'all well' "$program" restore --store "$dir/pieces.db" --recovery "$dir/recovery" "$dir/bk"
t 'restored by hand, in order' 0 'all well' \
	"$program" restore --store "$dir/byhand.db" --recovery "$dir/recovery" \
	"$dir/bk/0001-whole.backup" "$dir/bk/0002-more.backup"
"$program" recovery --create "$dir/other-recovery" > /dev/null
t 'another key' 1 'another recovery key' "$program" restore --store "$dir/no.db" --recovery "$dir/other-recovery" "$dir/bk"
t 'a piece alone' 1 'begins with a whole' \
	"$program" restore --store "$dir/no.db" --recovery "$dir/recovery" "$dir/bk/0002-more.backup"
t 'through a pipe and back' 0 'all well' \
	sh -c "'$program' backup --store '$s' --out - 2> '$dir/piped' |
		'$program' restore --store '$dir/pipe.db' --recovery '$dir/recovery' -"
printf X | dd of="$dir/bk/0001-whole.backup" bs=1 seek=70000 conv=notrunc 2> /dev/null
t 'a damaged piece' 1 'damaged' "$program" restore --store "$dir/no.db" --recovery "$dir/recovery" "$dir/bk"
t 'nothing half-restored' 2 '' sh -c "ls '$dir'/no.db*"
t 'a drill finds it' 1 'NOT well' "$program" drill --store "$s" --from "$dir/bk" --recovery "$dir/recovery" --work "$dir"
t 'a store that was set back cannot go on in the directory' 1 'set back' \
	"$program" backup --plain --store "$dir/again.db" --out "$dir/bk"

t 'stats for people' 0 '^People  +1,209$' "$program" stats --store "$s"
t 'a ledger by its title' 0 '^Records: Information assets  +[0-9]' "$program" stats --store "$s"
t 'the last backup is known' 0 '^Last backup  +20' "$program" stats --store "$s"
t 'in Japanese' 0 '^台帳: 情報資産台帳  +[0-9]' env LANG=ja_JP.UTF-8 "$program" stats --store "$s"
t 'the columns stand under each other' 0 '^1$' sh -c "LANG=ja_JP.UTF-8 '$program' stats --store '$s' |
	python3 -c 'import sys, unicodedata
w = lambda t: sum(2 if unicodedata.east_asian_width(c) in \"WF\" else 1 for c in t)
print(len({w(l[:l.rindex(\"  \") + 2]) for l in sys.stdin.read().splitlines()}))'"
"$program" stats --store "$s" --tsv > "$dir/stats.tsv"
t 'stats for machines: three columns' 1 '' grep -vqP '^[a-z_]+(\.[a-z0-9_-]+)?\t[0-9]+\t(count|bytes|ms)$' "$dir/stats.tsv"
t 'entries are those of the store' 0 '' \
	grep -qP "^entries\t$(sqlite3 "$s" 'SELECT COUNT(*) FROM entry')\tcount$" "$dir/stats.tsv"
t 'what never happened is left out' 1 '' sh -c "'$program' stats --store '$dir/again.db' --tsv | grep last_backup"
"$program" init --store "$dir/new.db" --name 市 --origin test.example/new --pack kawaguchi > /dev/null
t 'stats of a new store' 0 '^people.0.count' "$program" stats --store "$dir/new.db" --tsv
# policy data on its way into a store
t 'a signing key needs a file' 2 '--key' "$program" pack key office.example/signer
signer=$("$program" pack key office.example/signer --key "$dir/signer" | tail -1)
t 'the signing key is made once' 1 'signer' "$program" pack key office.example/signer --key "$dir/signer"
"$program" pack sign meguro --key "$dir/signer" > "$dir/note"
t 'a signed pack' 0 'Signer: office.example/signer' "$program" pack verify meguro --note "$dir/note" --signers "$signer"
t 'the signature of another pack' 1 'other policy data' "$program" pack verify kawaguchi --note "$dir/note" --signers "$signer"
t 'what changes for whom' 0 'gone' "$program" pack diff "$("$program" pack digest kawaguchi)" meguro --store "$dir/new.db"
t 'a proposal needs a reason' 2 '--reason' "$program" pack propose meguro --store "$dir/new.db"
t 'a proposal of a stranger' 1 'trusted' "$program" pack propose meguro --store "$dir/new.db" --note "$dir/note" --reason x
t 'a proposal' 0 'proposal 1' "$program" pack propose meguro --store "$dir/new.db" --reason x
t 'which is one entry' 0 'all well. 2 entries' "$program" verify --store "$dir/new.db"
if [ -n "${SEKIMORI_TEST_PG:-}" ]; then
	pg=$(sed -E 's,^([a-z]+://[^/?]*)[^?]*,\1/stats_cli,' <<< "$SEKIMORI_TEST_PG")
	psql -qX "$SEKIMORI_TEST_PG" -c 'DROP DATABASE IF EXISTS stats_cli' -c 'CREATE DATABASE stats_cli' 2> /dev/null
	"$program" init --store "$pg" --name 市 --origin test.example/new --pack kawaguchi > /dev/null
	t 'stats of a new store, PostgreSQL' 0 '^table_bytes.entry.[0-9]+.bytes' "$program" stats --store "$pg" --tsv
	psql -qX "$SEKIMORI_TEST_PG" -c 'DROP DATABASE stats_cli'
fi

# a second run goes on from the last checkpoint that was verified; a full one does not
t 'a state needs the key' 2 '--key' "$program" verify --store "$s" --state "$dir/state"
t 'a first run notes how far it came' 0 'all well' "$program" verify --store "$s" --key "$key" --state "$dir/state"
t 'a second goes on from there' 0 'still the tree' "$program" verify --store "$s" --key "$key" --state "$dir/state"
t 'a full one does not' 1 '' \
	sh -c "'$program' verify --store '$s' --key '$key' --state '$dir/state' --full 2>&1 | grep 'still the tree'"
sed 's/^size 1/size 2/; s/^size 2/size 3/' "$dir/state" > "$dir/state2"
t 'a state that does not add up' 1 'full' "$program" verify --store "$s" --key "$key" --state "$dir/state2"
t 'the state of another key' 1 'full' "$program" verify --store "$s" --key "$(cat "$dir/other/key.pub")" --state "$dir/state"

# somebody with a database tool, past the guards
attack() { # name, SQL
	cp "$dir/again.db" "$dir/attack.db"
	for g in $(sqlite3 "$dir/attack.db" "SELECT name FROM sqlite_master WHERE type = 'trigger'"); do
		sqlite3 "$dir/attack.db" "DROP TRIGGER \"$g\""
	done
	sqlite3 "$dir/attack.db" "$2"
	t "$1" 1 "$3" "$program" verify --store "$dir/attack.db"
}
attack 'a changed row is named' "UPDATE person SET name = 'x' WHERE id = 7" 'Row 7 of table person'
later() { # name, status, pattern, options …: verify of the attacked store from the state
	local name=$1 want=$2 pattern=$3
	shift 3
	t "$name" "$want" "$pattern" "$program" verify --store "$dir/attack.db" --key "$key" --state "$dir/state" "$@"
}
later 'an old row is left to the full run' 0 'all well'
cp "$dir/state" "$dir/state.kept"
later 'which finds it' 1 'Row 7 of table person' --full
t 'what was bad is not noted' 0 '' cmp "$dir/state" "$dir/state.kept"
attack 'a changed newer entry' "UPDATE entry SET actor = actor + 1 WHERE seq = (SELECT MAX(seq) FROM entry)" 'Entry'
later 'is found by one that goes on' 1 'NOT well'
# one that no node of the tree stands for yet: what is below a node is left to the full run
attack 'another leaf under the old checkpoint' \
	"UPDATE entry SET leaf = zeroblob(32) WHERE seq = (SELECT MAX(size) FROM checkpoint) - 1" 'Entry'
later 'is not the tree that was verified' 1 'the past was rewritten'
attack 'a changed entry is named' "UPDATE entry SET actor = actor + 1 WHERE seq = 20" '20'
attack 'a changed body is named' "UPDATE entry_body SET body = replace(body, '1', '2') WHERE seq = 9" '9'
attack 'a removed row is found' "PRAGMA foreign_keys = OFF; DELETE FROM record_version WHERE id = 3" 'record_version'
attack 'a cut tail is found' "PRAGMA foreign_keys = OFF; DELETE FROM entry WHERE seq = (SELECT MAX(seq) FROM entry)" '.'
# no row is touched: an index that finds other rows than the table has
attack 'a damaged index is found' "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, '(login)', '(state)')
	WHERE name = 'uq_account_login'" 'NOT well.*damaged'
echo "1..$n"
