#!/usr/bin/env bash
# A log, its seal, a directory and a witness, as two operators run them. usage: witness.sh SEKIMORI (TAP on stdout)
set -u
program=$1
dir=$(mktemp -d)
trap 'kill $(jobs -p) 2> /dev/null; rm -rf "$dir"' EXIT
export LANG=C.UTF-8 SEKIMORI_PACKS=${SEKIMORI_PACKS:-$(dirname "$0")/../../packs} no_proxy=127.0.0.1
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
serve_witness() { # options …: sets url and witness
	rm -f "$dir/said"
	mkfifo "$dir/said"
	"$program" witness --dir "$dir/w" --listen 127.0.0.1:0 "$@" > "$dir/said" 2> /dev/null &
	witness=$!
	read -r line < "$dir/said"
	url=${line##* }
}

"$program" seal --dir "$dir/seal" --create --origin test.example/city > /dev/null
key=$(cat "$dir/seal/key.pub")
"$program" demo --store "$s" --key "$dir/seal/key.pub" --origin test.example/city --small > /dev/null
mkfifo "$dir/ready"
"$program" seal --dir "$dir/seal" --socket "$dir/sock" --ready-fd 3 3> "$dir/ready" 2> /dev/null &
read -r < "$dir/ready"

t 'a witness needs a name' 2 'needs --name' "$program" witness --dir "$dir/w" --create
t 'a key for the witness' 0 'pref.example/witness\+' "$program" witness --dir "$dir/w" --create --name pref.example/witness
t 'the key is made once' 1 'already' "$program" witness --dir "$dir/w" --create --name pref.example/witness
wkey=$(cat "$dir/w/key.pub")

serve_witness
echo "$wkey $url" > "$dir/witnesses"
t 'a log that it does not know' 1 '404' "$program" checkpoint --store "$s" --seal "$dir/sock" --witnesses "$dir/witnesses"
t 'no cosignature is named' 1 'no cosignature of witness pref.example/witness' \
	"$program" verify --store "$s" --key "$key" --witnesses "$dir/witnesses"
t 'a directory that is served is not changed' 1 'another witness' "$program" witness --dir "$dir/w" --add-log "$key"
kill "$witness"
wait "$witness"
t 'a log to follow' 0 '' "$program" witness --dir "$dir/w" --add-log "$key"
serve_witness
echo "$wkey $url" > "$dir/witnesses"
mkdir "$dir/share"
t 'cosigned, and written into the directory' 0 'Signed' "$program" checkpoint --store "$s" --seal "$dir/sock" \
	--witnesses "$dir/witnesses" --witness-dir "$dir/share"
t 'one file a checkpoint' 0 '^1$' sh -c "ls '$dir/share' | grep -c 'checkpoint\$'"
t 'verify counts the cosignatures' 0 '1 cosignatures' "$program" verify --store "$s" --key "$key" --witnesses "$dir/witnesses"
t 'verify against the directory' 0 '1 checkpoints; the newest' "$program" verify --store "$s" --key "$key" --witness "$dir/share"
t 'asked once only' 0 '' "$program" checkpoint --store "$s" --seal "$dir/sock" --witnesses "$dir/witnesses"
t 'still one cosignature a checkpoint' 0 '[12] cosignatures' "$program" verify --store "$s" --key "$key"
mkdir "$dir/empty"
t 'an empty directory is named' 1 'no checkpoint in' "$program" verify --store "$s" --key "$key" --witness "$dir/empty"

# what the witness keeps is a checkpoint like any other
cp "$s" "$dir/early.db"
cp "$s-wal" "$dir/early.db-wal" 2> /dev/null
t 'what the witness holds' 0 '' "$program" verify --store "$s" --key "$key" --witness "$(ls "$dir"/w/log-*)"

# by the clock of the server, with nothing to record
"$program" serve --store "$s" --listen 127.0.0.1:0 --seal "$dir/sock" --seal-every 1 --witness-dir "$dir/late" --witnesses \
	"$dir/witnesses" > /dev/null 2> "$dir/log" &
server=$!
mkdir "$dir/late"
for _ in $(seq 200); do
	[ -n "$(ls "$dir/late")" ] && break
	sleep 0.1
done
kill "$server"
wait "$server"
t 'the server gives checkpoints away by its clock' 0 'checkpoint$' ls "$dir/late"

# cosignatures that are gone, and what the witness says then
kill "$witness"
wait "$witness"
sqlite3 "$s" 'DELETE FROM cosignature'
t 'a witness that does not answer is said' 1 'witness:' "$program" checkpoint --store "$s" --seal "$dir/sock" \
	--witnesses <(echo "$wkey http://127.0.0.1:1")
t 'an address that is none' 1 'line 1: ' "$program" checkpoint --store "$s" --seal "$dir/sock" --witnesses \
	<(echo "$wkey ftp://x")
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1 \
	-keyout "$dir/tls.key" -out "$dir/tls.pem" 2> /dev/null
serve_witness --tls-cert "$dir/tls.pem" --tls-key "$dir/tls.key"
t 'removed cosignatures are missed' 1 'no cosignature' "$program" verify --store "$s" --key "$key" --witnesses "$dir/witnesses"
t 'a certificate that nobody vouches for' 1 'certificate' "$program" checkpoint --store "$s" --seal "$dir/sock" \
	--witnesses <(echo "$wkey $url")
t 'one that the operator named, after a conflict of sizes' 0 'Signed' "$program" checkpoint --store "$s" --seal "$dir/sock" \
	--witnesses <(echo "$wkey $url $dir/tls.pem")
t 'they are there again' 0 'cosignatures' "$program" verify --store "$s" --key "$key" --witnesses "$dir/witnesses"
sqlite3 "$s" "UPDATE cosignature SET time = time + 1000"
t 'a forged one is named' 1 'cosignature of witness pref.example/witness' "$program" verify --store "$s" --key "$key"

# paper
"$program" keys checkpoint --store "$dir/early.db" > "$dir/note"
size=$(sed -n 2p "$dir/note")
root=$(sed -n 3p "$dir/note" | base64 -d | od -An -v -tx1 | tr -d ' \n')
check=$(sed -n 1,3p "$dir/note" | sha256sum | cut -c1-4)
echo "test.example/city $size $(echo "$root" | sed 's/..../& /g') $check" > "$dir/line"
t 'a line typed from paper' 0 'all well' "$program" verify --store "$dir/early.db" --key "$key" --checkpoint "$dir/line"
tr 'a-f \n' 'A-F\n\n' < "$dir/line" | sed 's/TEsT/test/' > "$dir/typed"
sed "s/^test.example.city$/test.example\/city/I; 1s/.*/test.example\/city/" "$dir/typed" > "$dir/typed2"
t 'in capitals and on many lines' 0 'all well' "$program" verify --store "$dir/early.db" --key "$key" --checkpoint "$dir/typed2"
sed 's/ \(....\) / \1 \1 /' "$dir/line" > "$dir/wrong"
t 'a line with a group too many' 1 'neither' "$program" verify --store "$dir/early.db" --key "$key" --checkpoint "$dir/wrong"
awk '{ sub(/^./, ($3 ~ /^0/) ? "1" : "0", $3); print }' "$dir/line" > "$dir/typo"
t 'a typing error is found' 1 'typing error' "$program" verify --store "$dir/early.db" --key "$key" --checkpoint "$dir/typo"
sed -n 1,5p "$dir/note" > "$dir/scanned"
t 'what a scanner reads' 0 'all well' "$program" verify --store "$dir/early.db" --key "$key" --checkpoint "$dir/scanned"
(cat "$dir/scanned"; echo) > "$dir/scanned2"
t 'a scanner that ends with an empty line' 0 'all well' \
	"$program" verify --store "$dir/early.db" --key "$key" --checkpoint "$dir/scanned2"
sed 's/$/\r/' "$dir/scanned" > "$dir/scanned3"
t 'ends of lines of another system' 0 'all well' \
	"$program" verify --store "$dir/early.db" --key "$key" --checkpoint "$dir/scanned3"
printf %s "$(cat "$dir/scanned")" > "$dir/scanned4"
t 'no end of the last line' 0 'all well' \
	"$program" verify --store "$dir/early.db" --key "$key" --checkpoint "$dir/scanned4"
echo "1..$n"
