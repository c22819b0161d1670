#!/usr/bin/env bash
# The units: well-formed, and as closed as systemd can judge. usage: units.sh FOLDER_OF_UNITS SOURCE (TAP on stdout)
set -u
built=$1
source=$2
if ! command -v systemd-analyze > /dev/null; then
	echo '1..0 # SKIP systemd-analyze is not here'
	exit 0
fi
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
n=0
ok() { # name, status, file with what was said
	n=$((n + 1))
	if [ "$2" = 0 ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		tail -5 "$3" | sed 's/^/# /'
	fi
}
# Program and users are those of the machine on which the units run, here they need not exist.
for unit in sekimori sekimori-seal sekimori-witness sekimori-verify sekimori-backup; do
	sed 's|^ExecStart=[^ ]*|ExecStart=/bin/true|; s|@bindir@|/usr/bin|g' "$built/$unit.service" > "$dir/$unit.service"
done
cp "$source"/*.timer "$dir"
for unit in sekimori.service sekimori-seal.service sekimori-witness.service sekimori-verify.timer sekimori-backup.timer; do
	SYSTEMD_UNIT_PATH="$dir:" systemd-analyze verify --man=no --recursive-errors=no "$dir/$unit" > "$dir/said" 2>&1
	grep -q "^$dir/$unit\|^$unit:" "$dir/said"
	ok "$unit is well-formed" $((! $?)) "$dir/said"
done
# exposure in tenths: 0 is closed, 100 open
systemd-analyze security --offline=yes --threshold=15 "$dir/sekimori-seal.service" > "$dir/said" 2>&1
ok 'the seal is closed in' $? "$dir/said"
systemd-analyze security --offline=yes --threshold=25 "$dir/sekimori.service" > "$dir/said" 2>&1
ok 'the portal is closed in' $? "$dir/said"
systemd-analyze security --offline=yes --threshold=25 "$dir/sekimori-witness.service" > "$dir/said" 2>&1
ok 'the witness is closed in' $? "$dir/said"
for need in 'User=sekimori-witness' 'ProtectSystem=strict' 'RestrictAddressFamilies=AF_INET AF_INET6' \
	'SystemCallFilter=~@privileged' 'InaccessiblePaths=-/var/lib/sekimori -/var/lib/sekimori-seal'; do
	grep -qF -- "$need" "$built/sekimori-witness.service"
	ok "the witness's unit says $need" $? "$built/sekimori-witness.service"
done
for user in sekimori sekimori-seal sekimori-witness; do
	grep -q "^u $user - " "$source/sekimori.sysusers"
	ok "there is a user $user" $? "$source/sekimori.sysusers"
done
grep -q '^ExecStart=/[^ ]*/sekimori backup --store ${STORE} --out ${BACKUP} --plain-until-key ' "$built/sekimori-backup.service"
ok 'the backup writes pieces, sealed when there is a key' $? "$built/sekimori-backup.service"
! grep -q '/bin/sh\|\.dump' "$built/sekimori-backup.service"
ok 'the backup needs no shell and writes no whole dump' $? "$built/sekimori-backup.service"
for need in 'User=sekimori-seal' 'PrivateNetwork=yes' 'ProtectSystem=strict' 'SupplementaryGroups=sekimori' '--group sekimori' \
	'InaccessiblePaths=-/var/lib/sekimori'; do
	grep -qF -- "$need" "$built/sekimori-seal.service"
	ok "the seal's unit says $need" $? "$built/sekimori-seal.service"
done
echo "1..$n"
