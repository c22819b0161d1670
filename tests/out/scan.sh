#!/bin/sh
# What qr_make draws is read by a reader of its own, zbarimg, where there is one. Usage: scan.sh TEST_QR
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
n=0
bad=0
long=$(printf 'sekimori.example.jp/proof/%0500d' 7)
echo "1..4"
for text in 'a' 'https://sekimori.example.jp/proof/184203?root=0f3a' '関守市 記録証明 184,203' "$long"; do
	n=$((n + 1))
	if ! command -v zbarimg > /dev/null; then
		echo "ok $n # SKIP zbarimg is not here"
	elif "$1" "$text" > "$dir/code.pgm" && [ "$(zbarimg -q --raw "$dir/code.pgm" 2> "$dir/said")" = "$text" ]; then
		echo "ok $n - ${#text} characters are read back"
	else
		echo "not ok $n - ${#text} characters are read back"
		sed 's/^/# /' "$dir/said"
		bad=1
	fi
done
exit $bad
