/* Packs that are read one after another share their base: it is evaluated once, and what comes out is what each gives alone. */
#include <dirent.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "fixture.h"
#include "pack/base.h"
#include "pack/explain.h"
#include "util/clean.h"

static const char *const policies[] = {"kawaguchi", "meguro", "nerima", "setagaya", "taketoyo"};
#define POLICIES (sizeof(policies) / sizeof(*policies))

static struct pack *load(struct pack_loader *with, const char *name, struct arena *a)
{
	struct lang l = {LANG_EN, a};
	struct pack *p = NULL;
	struct str problems;
	struct err e = {0};
	if (!pack_load(with, arena_cprintf(a, "%s/%s", PACKS, name), &l, &p, a, &problems, &e))
		fail_msg("%s\n%.*s", e.text, STR_ARG(problems));
	return p;
}

static void files_of(const char *name, struct arena *a, struct files *f)
{
	struct lang l = {LANG_EN, a};
	struct say s = {.a = a, .lang = &l};
	struct err e = {0};
	assert_true(files_read(arena_cprintf(a, "%s/%s", PACKS, name), name, a, &s, f, &e));
	assert_false(say_any(&s));
}

/* Every file runs once, and Lua asks for no more than ten bytes for each byte of text: twice the work shows here. */
static void each_file_once(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	struct pack_loader *with = pack_loader_new();
	struct files all = {0};
	files_of("mic", a, &all);
	size_t base_files = all.list.n;
	for (size_t i = 0; i < POLICIES; i++) {
		files_of(policies[i], a, &all);
		pack_unref(load(with, policies[i], a));
		assert_int_equal(base_evaluated(with).files, all.list.n);
	}
	assert_in_range(base_evaluated(with).bytes, 1, 10 * all.bytes);
	pack_unref(load(with, "meguro", a));
	struct files again = {0};
	files_of("meguro", a, &again);
	assert_int_equal(base_evaluated(with).files, all.list.n + again.list.n);
	pack_loader_free(with);
	with = pack_loader_new();
	pack_unref(load(with, "meguro", a));
	assert_int_equal(base_evaluated(with).files, again.list.n + base_files);
	pack_loader_free(with);
}

/* A pack kept in a store holds its base, whose files may stand before its own. */
static void blobs(void **state)
{
	(void)state;
	struct pack_loader *with = pack_loader_new();
	size_t files = 0;
	for (size_t i = 0; i < POLICIES; i++) {
		CLEAN_ARENA struct arena *a = arena_new(64 << 20);
		struct lang l = {LANG_EN, a};
		struct pack *p = load(NULL, policies[i], a), *kept = NULL;
		struct err e = {0};
		struct files own = {0};
		files_of(policies[i], a, &own);
		if (!i)
			files_of("mic", a, &own);
		files += own.list.n + 1;        /* the file that names the base is tried first */
		assert_true(pack_load_blob(with, str_of(p->files), &l, &kept, &e));
		assert_true(hash_eq(&kept->digest, &p->digest));
		assert_string_equal(kept->name, p->name);
		pack_unref(p);
		pack_unref(kept);
		assert_in_range(base_evaluated(with).files, 1, files);
	}
	pack_loader_free(with);
}

static const char *explained(const struct pack *p, struct arena *a)
{
	CLEAN_BUF struct buf b;
	struct lang l = {LANG_JA, a};
	buf_init(&b, 8 << 20);
	assert_true(pack_explain(p, &l, &b, NULL));
	return arena_cstr(a, buf_str(&b));
}

/* What one pack extends, plays and prunes of the base, the next does not see: forwards, and backwards. */
static void same_as_alone(void **state)
{
	(void)state;
	for (int back = 0; back < 2; back++) {
		struct pack_loader *with = pack_loader_new();
		for (size_t k = 0; k < POLICIES; k++) {
			CLEAN_ARENA struct arena *a = arena_new(64 << 20);
			const char *name = policies[back ? POLICIES - 1 - k : k];
			struct pack *shared = load(with, name, a), *alone = load(NULL, name, a);
			assert_true(hash_eq(&shared->digest, &alone->digest));
			assert_string_equal(shared->files, alone->files);
			assert_int_equal(shared->elems.n, alone->elems.n);
			assert_string_equal(explained(shared, a), explained(alone, a));
			pack_unref(shared);
			pack_unref(alone);
		}
		pack_loader_free(with);
	}
}

/* The packs outlive what they were read with. */
static void outlives(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	struct pack_loader *with = pack_loader_new();
	struct pack *p = load(with, "taketoyo", a);
	pack_loader_free(with);
	assert_non_null(strstr(explained(p, a), p->title.ja));
	pack_unref(p);
}

/* ---- small texts ---- */

#define OWN "pack \"one\" { \"一\", \"One\", base = \"base\", approved_by = \"chief\" }\n"

/* Messages of OWN and more beside this base; "" when it loads. */
static const char *said(struct pack_loader *with, const char *more, const char *base, struct arena *a)
{
	struct lang l = {LANG_EN, a};
	struct say s = {.a = a, .lang = &l};
	struct files f = {0};
	struct pack *p = NULL;
	files_add(&f, a, &s, "one/pack.lua", str_of(arena_cprintf(a, OWN "%s", more)));
	files_add(&f, a, &s, "base/base.lua", str_of(base));
	load_files(with, &f, "one", &s, &p);
	if (p)
		pack_unref(p);
	return arena_cstr(a, say_all(&s));
}

static const char *small_base(struct arena *a)
{
	bool found;
	const char *text = arena_cstr(a, fixture_read(a, HERE "/base/base.lua", &found));
	assert_true(found);
	return text;
}

/* A base of which something is said is not kept: every pack that asks for it hears of it. */
static void broken_base(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	struct pack_loader *with = pack_loader_new();
	const char *broken = arena_cprintf(a, "%s\nparm \"x\" {}\n", small_base(a));
	const char *first = said(with, "", broken, a);
	assert_non_null(strstr(first, "base/base.lua:"));
	assert_string_equal(said(with, "", broken, a), first);
	assert_int_equal(base_evaluated(with).files, 4);
	assert_string_equal(said(with, "", small_base(a), a), "");
	assert_int_equal(base_evaluated(with).files, 6);
	pack_loader_free(with);
}

/* What is wrong with the shape of the base is said of the pack that takes it, as if it were read alone. */
static void misshapen_base(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	struct pack_loader *with = pack_loader_new();
	const char *base = arena_cprintf(a, "%s\nposition \"odd\" { \"変\", \"Odd\", colour = \"red\" }\n", small_base(a));
	const char *alone = said(NULL, "", base, a);
	assert_non_null(strstr(alone, "colour"));
	assert_string_equal(said(with, "", base, a), alone);
	assert_string_equal(said(with, "", base, a), alone);
	assert_string_equal(said(with, "extend \"odd\" { remove = \"colour\" }\n", base, a), "");
	assert_string_equal(said(with, "", base, a), alone);
	pack_loader_free(with);
}

/* Another text under the same name is another base; more than are kept still work. */
static void other_texts(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	struct pack_loader *with = pack_loader_new();
	const char *base = small_base(a);
	for (int i = 0; i < 20; i++) {
		const char *text = arena_cprintf(a, "%s\nparam \"p%d\" { \"あ\", \"A\", value = 1 }\n", base, i % 10);
		assert_string_equal(said(with, arena_cprintf(a, "extend \"p%d\" { value = 2 }\n", i % 10), text, a), "");
		assert_true(*said(with, arena_cprintf(a, "extend \"p%d\" { value = 2 }\n", (i + 1) % 10), text, a));
	}
	assert_int_equal(base_evaluated(with).files, 20 * 3);
	pack_loader_free(with);
}

/* The caps hold for pack and base together, also when the base is not evaluated any more. */
static void caps_together(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	struct pack_loader *with = pack_loader_new();
	const char *loop = "for i = 1, 3000000 do end\n";
	const char *base = arena_cprintf(a, "%s\n%s", small_base(a), loop);
	assert_string_equal(said(with, "", base, a), "");
	const char *held = said(with, loop, base, a);
	assert_non_null(strstr(held, "base: "));
	assert_string_equal(said(NULL, loop, base, a), held);
	assert_string_equal(said(with, loop, small_base(a), a), "");
	pack_loader_free(with);
}

/* ---- threads ---- */

struct turn { struct pack_loader *with; size_t from; struct hash digest[POLICIES]; };

static void *loads(void *data)
{
	struct turn *t = data;
	for (size_t k = 0; k < POLICIES; k++) {
		size_t i = (t->from + k) % POLICIES;
		struct arena *a = arena_new(64 << 20);
		struct pack *p = load(t->with, policies[i], a);
		t->digest[i] = p->digest;
		pack_unref(p);
		arena_free(a);
	}
	return NULL;
}

static void in_threads(void **state)
{
	(void)state;
	struct turn turns[4];
	pthread_t ids[4];
	struct pack_loader *with = pack_loader_new();
	for (size_t i = 0; i < 4; i++) {
		turns[i] = (struct turn){.with = with, .from = i};
		assert_int_equal(pthread_create(&ids[i], NULL, loads, &turns[i]), 0);
	}
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(pthread_join(ids[i], NULL), 0);
	for (size_t i = 1; i < 4; i++)
		assert_memory_equal(turns[i].digest, turns[0].digest, sizeof(turns[0].digest));
	pack_loader_free(with);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_file_once), cmocka_unit_test(blobs), cmocka_unit_test(same_as_alone),
		cmocka_unit_test(outlives), cmocka_unit_test(broken_base), cmocka_unit_test(misshapen_base),
		cmocka_unit_test(other_texts), cmocka_unit_test(caps_together), cmocka_unit_test(in_threads),
	};
	return cmocka_run_group_tests_name("loader", tests, NULL, NULL);
}
