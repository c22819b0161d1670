#!/bin/sh
# What the compiler must refuse: each case is a whole function body; gcc and clang both have to say no, and for the reason
# named. The first cases must compile, which shows that a refusal is not some other mistake. Usage: refused.sh SOURCE_DIR
root=$1
dir=$(mktemp -d) || exit 99
trap 'rm -rf "$dir"' EXIT
n=0
bad=0

# try EXPECTED NAME BODY: EXPECTED is "compiles" or a pattern of the compiler's message
try()
{
	cat > "$dir/case.c" <<-END
	#include "html/html.h"
	#include "util/json.h"
	void use(struct html *, struct buf *, struct arena *, const char *, struct str, int, long long, bool);
	void use(struct html *h, struct buf *b, struct arena *a, const char *variable, struct str s, int i, long long l,
		bool yes)
	{
		(void)h, (void)b, (void)a, (void)variable, (void)s, (void)i, (void)l, (void)yes;
		$3
	}
	END
	for cc in gcc clang; do
		n=$((n + 1))
		if ! command -v $cc > /dev/null; then
			echo "ok $n - $cc: $2 # SKIP $cc is not here"
			continue
		fi
		$cc -std=gnu17 -D_GNU_SOURCE -I"$root/src" -O1 -Wall -Wextra -Wformat=2 -Werror \
			-c "$dir/case.c" -o "$dir/case.o" 2> "$dir/said"
		rc=$?
		if [ "$1" = compiles ] && [ $rc = 0 ]; then
			echo "ok $n - $cc: $2"
		elif [ "$1" != compiles ] && [ $rc != 0 ] && grep -Eq "error: .*($1)" "$dir/said"; then
			echo "ok $n - $cc: $2"
		else
			echo "not ok $n - $cc: $2"
			sed 's/^/# /' "$dir/said"
			bad=1
		fi
	done
}

format='Werror[=,].*format'
unused='unused-result'

echo "1..50"
try compiles 'a literal with its arguments' 'html(h, "<p>%s %.*s %d %lld %zu</p>", variable, STR_ARG(s), i, l, s.n);'
try compiles 'one of two literals' 'html(h, yes ? "<p>" : "<b>");'
try compiles 'literals into a buffer' 'buf_lit(b, "a" "b");'
try compiles 'a checked result' 'struct json *j; struct err e = {0}; if (!json_read(a, s, 9, &j, &e)) return;'
try "$format" 'a variable as markup' 'html(h, variable);'
try "$format" 'a variable as markup, with arguments' 'html(h, variable, i);'
try "$format" 'a call as markup' 'html(h, arena_cstr(a, s), i);'
try "$format" 'a missing argument' 'html(h, "<p>%s</p>");'
try "$format" 'a surplus argument' 'html(h, "<p>%s</p>", variable, i);'
try "$format" 'int for %s' 'html(h, "<p>%s</p>", i);'
try "$format" 'text for %d' 'html(h, "<p>%d</p>", variable);'
try "$format" 'long long for %d' 'html(h, "<p>%d</p>", l);'
try "$format" 'int for %lld' 'html(h, "<p>%lld</p>", i);'
try "$format" 'a slice for %s' 'html(h, "<p>%s</p>", s);'
try "$format" 'a pointer to a slice for %s' 'html(h, "<p>%s</p>", &s);'
try "$format" 'size_t for the width of %.*s' 'html(h, "<p>%.*s</p>", s.n, s.p);'
try "$format" 'a variable as format of a buffer' 'buf_printf(b, variable);'
try "$format" 'a variable as format of an error' 'struct err e = {0}; FAIL(&e, ERR_IO, variable);'
try "$format" 'a wrong argument of an error' 'struct err e = {0}; FAIL(&e, ERR_IO, "%d", variable);'
try "$format" 'a variable as format in an arena' 'arena_cprintf(a, variable);'
try "expected" 'a variable for buf_lit' 'buf_lit(b, variable);'
try "expected" 'a variable for STR' 's = STR(variable);'
try "$unused" 'a result that must be looked at' 'struct json *j; struct err e = {0}; json_read(a, s, 9, &j, &e);'
try "$format" 'Japanese and English of different types' 'struct lang g = {0}; lang_make(&g, "%1$s", "%1$d", variable);'
try "$format" 'an argument that English lacks' 'struct lang g = {0}; lang_make(&g, "%1$s%2$s", "%1$s", variable);'
exit $bad
