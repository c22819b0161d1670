/* The base is a library: every element can be fetched alone, none drags in half of it, and docs/base.md lists them all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fixture.h"
#include "pack/build.h"
#include "util/clean.h"

#define DRAGS_AT_MOST 15      /* elements that one may bring along, beside what every pack has */

/* The headings of the national guideline's standard, and the files of packs/mic that belong under each. */
static const struct heading { const char *ja, *en, *files; } headings[] = {
	{"1 組織体制", "Organisation", "people"},
	{"2 情報資産の分類と管理", "Classification and management of assets", "classes registers outside discard"},
	{"3 情報システム全体の強靭性の向上", "Resilience of systems as a whole", "zones zone_model"},
	{"4 物理的セキュリティ", "Physical security", "rooms vendor"},
	{"5 人的セキュリティ", "Human security", "sheets ids media"},
	{"6 技術的セキュリティ", "Technical security",
	 "change network privileged logs malware_mail checks checks_hosts development"},
	{"7 運用", "Operation", "operation incidents"},
	{"8 業務委託とクラウド", "Outsourcing and cloud", "contracts"},
	{"9 評価・見直し", "Evaluation and review", "audit review documents year"},
	{"– 入口と値", "Doors and values", "doors params"},
};

static const struct pack *base;

static bool in_heading(const struct heading *h, const char *file)
{
	struct str rest = str_of(h->files), name = str_of(file), folder = str_cut(&name, '/');
	(void)folder;
	while (rest.n) {
		struct str one = str_cut(&rest, ' ');
		if (str_starts(name, one) && str_eq(str_from(name, one.n), STR(".lua")))
			return true;
	}
	return false;
}

static void listed(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(16 << 20);
	CLEAN_BUF struct buf b;
	size_t n = 0;
	buf_init(&b, 1 << 20);
	buf_printf(&b, "# The base\n\n"
		"What `packs/mic` holds, by the headings of the national guideline. A pack names what it needs (`kept_by`,\n"
		"`extend`), and that comes in with what it needs itself; the rest stays out (docs/packs.md, Base and packs).\n"
		"This page is printed by `tests/pack/test_base.c`, which fails when it is not true.\n");
	for (size_t h = 0; h < ARRAY_LEN(headings); h++) {
		buf_printf(&b, "\n## %s · %s\n\n| name | word | 日本語 | English |\n|---|---|---|---|\n", headings[h].ja,
			   headings[h].en);
		for (size_t i = 0; i < base->elems.n; i++) {
			const struct elem *e = base->elems.p[i];
			if (!in_heading(&headings[h], e->where.file))
				continue;
			buf_printf(&b, "| %s | %s | %s | %s |\n", e->name, elem_kind_word(e->kind), e->title.ja, e->title.en);
			n++;
		}
	}
	for (size_t i = 0; i < base->elems.n; i++) {
		bool found = false;
		for (size_t h = 0; h < ARRAY_LEN(headings); h++)
			found = found || in_heading(&headings[h], base->elems.p[i]->where.file);
		if (!found)
			fail_msg("%s of %s stands under no heading", base->elems.p[i]->name, base->elems.p[i]->where.file);
	}
	assert_int_equal(n, base->elems.n);
	fixture_golden(a, PACKS "/../docs/base.md", buf_str(&b));
}

/* A pack that fetches these elements and says nothing else. */
static struct pack_loader *with;

static size_t fetch(struct arena *a, const char *text)
{
	struct lang l = {LANG_EN, a};
	struct say s = {.a = a, .lang = &l};
	struct files f = {0};
	struct pack *p = NULL;
	struct err e = {0};
	assert_true(files_read(PACKS "/mic", "mic", a, &s, &f, &e));
	files_add(&f, a, &s, "one/pack.lua", str_of(text));
	load_files(with, &f, "one", &s, &p);
	if (!p)
		fail_msg("%s\n%.*s", text, STR_ARG(say_all(&s)));
	size_t n = p->elems.n;
	pack_unref(p);
	return n;
}

#define PACK "pack \"one\" { \"一\", \"One\", base = \"mic\", approved_by = \"ciso\" }\n"

static void fetched_alone(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *keep = arena_new(1 << 20);
	CLEAN_ARENA struct arena *first = arena_new(64 << 20);
	size_t always = fetch(first, PACK);
	for (size_t i = 0; i < base->elems.n; i++) {
		const struct elem *e = base->elems.p[i];
		if (e->kind == ELEM_DOOR || e->kind == ELEM_LOOKUP)
			continue;               /* these come with what uses them */
		CLEAN_ARENA struct arena *a = arena_new(64 << 20);
		size_t n = fetch(a, arena_cprintf(keep, PACK "extend \"%s\" {}\n", e->name));
		if (n > always + DRAGS_AT_MOST)
			fail_msg("%s drags in %zu elements", e->name, n - always);
	}
}

static void fetched_together(void **state)
{
	(void)state;
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	CLEAN_BUF struct buf b;
	size_t doors = 0;
	buf_init(&b, 1 << 20);
	buf_printf(&b, "%s", PACK);
	for (size_t i = 0; i < base->elems.n; i++) {
		if (base->elems.p[i]->kind != ELEM_DOOR)
			buf_printf(&b, "extend \"%s\" {}\n", base->elems.p[i]->name);
		else
			doors++;
	}
	assert_int_equal(doors, 13);
	/* with all parts in, every door is there, too */
	assert_int_equal(fetch(a, arena_cstr(a, buf_str(&b))), base->elems.n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(listed), cmocka_unit_test(fetched_alone),
		cmocka_unit_test(fetched_together)};
	base = fixture_pack(PACKS "/mic", LANG_EN);
	with = pack_loader_new();
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	pack_loader_free(with);
	pack_unref(base);
	return failed;
}
