#!/usr/bin/env bash
# tools/setup on a machine without apt, and for a user without root or sudo. TAP on stdout.
set -u
cd "$(dirname "$0")/../.."
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
n=0
t() { n=$((n + 1)); if eval "$2"; then echo "ok $n - $1"; else echo "not ok $n - $1"; sed 's/^/# /' "$dir/out" | tail -5; fi; }
mkdir "$dir/bare"
for tool in bash env cat; do ln -s "$(command -v $tool)" "$dir/bare/$tool"; done
PATH=$dir/bare bash tools/setup > "$dir/out" 2>&1
status=$?
t 'without apt it does not pretend' '[ $status != 0 ]'
t 'it names what is needed' 'grep -q libmicrohttpd-dev "$dir/out"'
PATH=$dir/bare bash tools/setup --test > "$dir/out" 2>&1
t 'with --test also what the tests need' 'grep -q libcmocka-dev "$dir/out"'
# apt is there, a package is missing, the user is not root and has no sudo
mkdir "$dir/user"
for tool in bash env cat grep; do ln -s "$(command -v $tool)" "$dir/user/$tool"; done
printf '#!/bin/sh\nexit 0\n' > "$dir/user/apt-get"
printf '#!/bin/sh\nexit 1\n' > "$dir/user/dpkg"
printf '#!/bin/sh\necho 1000\n' > "$dir/user/id"
chmod +x "$dir/user/apt-get" "$dir/user/dpkg" "$dir/user/id"
PATH=$dir/user bash tools/setup > "$dir/out" 2>&1
status=$?
t 'without rights it says so' '[ $status != 0 ] && grep -q "root or sudo" "$dir/out"'
t 'and names the packages' 'grep -q libsqlite3-dev "$dir/out"'
echo "1..$n"
