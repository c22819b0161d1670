/* Every pack in bad/ is refused with exactly the messages beside it, in Japanese and in English. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "fixture.h"
#include "util/clean.h"

static void refused(const char *name, struct str text)
{
	for (int id = 0; id < 2; id++) {
		CLEAN_ARENA struct arena *a = arena_new(64 << 20);
		const char *said = fixture_problems(a, arena_cprintf(a, "%s.lua", name), text, id ? LANG_EN : LANG_JA);
		if (!*said)
			fail_msg("bad/%s.lua is not refused", name);
		fixture_golden(a, arena_cprintf(a, HERE "/bad/%s.%s", name, id ? "en" : "ja"), str_of(said));
	}
}

static void file_is_refused(void **state)
{
	const char *name = *state;
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	bool found;
	struct str text = fixture_read(a, arena_cprintf(a, HERE "/bad/%s.lua", name), &found);
	assert_true(found);
	refused(name, text);
}

/* ---- bytes that no file of the tree should hold ---- */

static void bytecode(void **state)
{
	(void)state;
	refused("bytecode", STR("\x1bLua\x54\x00\x19\x93\r\n\x1a\n"));
}

static void nul(void **state)
{
	(void)state;
	refused("nul", STR("pack \"bad\" { \"悪い\", \"Bad\" }\n-- \0\n"));
}

static void bad_utf8(void **state)
{
	(void)state;
	refused("utf8", STR("pack \"bad\" { \"悪い\", \"Bad\" }\n\n-- \xe6\x82\n"));
}

/* What editors on Windows save when asked for "Unicode" and for "ANSI". */
static void utf16(void **state)
{
	(void)state;
	refused("utf16", STR("\xff\xfep\0a\0c\0k\0 \0\"\0b\0a\0d\0\"\0"));
}

static void cp932(void **state)
{
	(void)state;
	refused("cp932", STR("pack \"bad\" { \"\x8b\x4b\x92\xf6\", \"Bad\" }\n"));
}

static void too_large(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	char *p = arena_alloc(a, FILE_MAX + 1);
	memset(p, '\n', FILE_MAX + 1);
	refused("file_large", (struct str){p, FILE_MAX + 1});
}

/* ---- folders ---- */

static void folder(const char *name, void (*fill)(const char *dir))
{
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	char dir[] = "/tmp/pack-bad-XXXXXX";
	assert_non_null(mkdtemp(dir));
	const char *pack = arena_cprintf(a, "%s/bad", dir);
	assert_int_equal(mkdir(pack, 0700), 0);
	fill(pack);
	for (int id = 0; id < 2; id++) {
		struct lang l = {id ? LANG_EN : LANG_JA, a};
		struct pack *p = NULL;
		struct str problems;
		struct err e = {0};
		assert_false(pack_load(NULL, pack, &l, &p, a, &problems, &e));
		assert_null(p);
		assert_int_equal(e.code, ERR_INVALID);
		fixture_golden(a, arena_cprintf(a, HERE "/bad/%s.%s", name, id ? "en" : "ja"), problems);
	}
	const char *entry = arena_cprintf(a, "%s/x.lua", pack);
	if (unlink(entry) && access(entry, F_OK) == 0)
		assert_int_equal(rmdir(entry), 0);
	assert_int_equal(rmdir(pack), 0);
	assert_int_equal(rmdir(dir), 0);
}

static void put_link(const char *dir)
{
	CLEAN_ARENA struct arena *a = arena_new(4096);
	assert_int_equal(symlink("/etc/hostname", arena_cprintf(a, "%s/x.lua", dir)), 0);
}
static void symlink_out(void **state) { (void)state; folder("symlink", put_link); }

static void put_folder(const char *dir)
{
	CLEAN_ARENA struct arena *a = arena_new(4096);
	assert_int_equal(mkdir(arena_cprintf(a, "%s/x.lua", dir), 0700), 0);
}
static void folder_as_file(void **state) { (void)state; folder("folder", put_folder); }

static void put_fifo(const char *dir)
{
	CLEAN_ARENA struct arena *a = arena_new(4096);
	assert_int_equal(mkfifo(arena_cprintf(a, "%s/x.lua", dir), 0600), 0);
}
static void fifo(void **state) { (void)state; folder("fifo", put_fifo); }

static void put_nothing(const char *dir) { (void)dir; }
static void empty(void **state) { (void)state; folder("empty", put_nothing); }

static void no_such_folder(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(64 << 10);
	struct lang l = {LANG_EN, a};
	struct pack *p = NULL;
	struct str problems;
	struct err e = {0};
	assert_false(pack_load(NULL, "/nowhere/at/all", &l, &p, a, &problems, &e));
	assert_int_equal(e.code, ERR_NOT_FOUND);
	assert_int_equal(problems.n, 0);
}

static int by_name(const void *x, const void *y)
{
	return strcmp(((const struct CMUnitTest *)x)->name, ((const struct CMUnitTest *)y)->name);
}

int main(void)
{
	static struct CMUnitTest tests[400];
	size_t n = 0;
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	DIR *d = opendir(HERE "/bad");
	if (!d)
		return 1;
	for (struct dirent *entry; (entry = readdir(d)) && n < 380;) {
		struct str name = str_of(entry->d_name);
		if (!str_ends(name, STR(".lua")))
			continue;
		char *stem = (char *)(uintptr_t)arena_cstr(a, str_head(name, name.n - 4));
		tests[n++] = (struct CMUnitTest){stem, file_is_refused, NULL, NULL, stem};
	}
	closedir(d);
	qsort(tests, n, sizeof(*tests), by_name);
	const struct CMUnitTest more[] = {
		cmocka_unit_test(bytecode), cmocka_unit_test(nul), cmocka_unit_test(bad_utf8), cmocka_unit_test(utf16),
		cmocka_unit_test(cp932), cmocka_unit_test(too_large),
		cmocka_unit_test(symlink_out), cmocka_unit_test(folder_as_file), cmocka_unit_test(fifo), cmocka_unit_test(empty),
		cmocka_unit_test(no_such_folder),
	};
	memcpy(tests + n, more, sizeof(more));
	n += ARRAY_LEN(more);
	return _cmocka_run_group_tests("bad packs", tests, n, NULL, NULL);
}
