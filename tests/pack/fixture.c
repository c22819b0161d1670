#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "util/clean.h"

struct str fixture_read(struct arena *a, const char *path, bool *ret_found)
{
	CLEAN_FILE FILE *f = fopen(path, "rb");
	*ret_found = f != NULL;
	if (!f)
		return STR_NONE;
	CLEAN_BUF struct buf b;
	buf_init(&b, 16 << 20);
	char part[4096];
	for (size_t n; (n = fread(part, 1, sizeof(part), f)) > 0;)
		buf_bytes(&b, part, n);
	return arena_str(a, buf_str(&b));
}

const struct pack *fixture_pack(const char *dir, enum lang_id id)
{
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	struct lang l = {id, a};
	struct pack *p = NULL;
	struct str problems;
	struct err e = {0};
	if (!pack_load(NULL, dir, &l, &p, a, &problems, &e))
		fail_msg("%s\n%.*s", e.text, STR_ARG(problems));
	return p;
}

const struct pack *fixture_hard(enum lang_id id) { return fixture_pack(HERE "/hard", id); }

const char *fixture_problems(struct arena *a, const char *name, struct str text, enum lang_id id)
{
	bool found;
	struct lang l = {id, a};
	struct say s = {.a = a, .lang = &l};
	struct files f = {0};
	struct pack *p = NULL;
	files_add(&f, a, &s, arena_cprintf(a, "bad/%s", name), text);
	files_add(&f, a, &s, "base/base.lua", fixture_read(a, HERE "/base/base.lua", &found));
	assert_true(found);
	if (!say_any(&s))
		load_files(NULL, &f, "bad", &s, &p);
	assert_true((p != NULL) == !say_any(&s));
	if (p)
		pack_unref(p);
	return arena_cstr(a, say_all(&s));
}

void fixture_golden(struct arena *a, const char *path, struct str text)
{
	bool found;
	if (getenv("SEKIMORI_GOLDEN")) {
		CLEAN_FILE FILE *f = fopen(path, "wb");
		assert_non_null(f);
		assert_int_equal(fwrite(text.p, 1, text.n, f), text.n);
		return;
	}
	struct str expected = fixture_read(a, path, &found);
	if (!found)
		fail_msg("%s is missing", path);
	assert_string_equal(arena_cstr(a, text), arena_cstr(a, expected));
}
