/* Any text as a pack beside a small base, and any bytes that begin as a blob: refused with messages, or loaded and explained.
 * The bases are shared from one input to the next, as they are from pack to pack. */
#include "pack/explain.h"
#include "pack/load.h"
#include "tests/fuzz/fuzz.h"
#include "util/clean.h"

static const char base[] =
	"pack 'base' { 'もと', 'Base' } chapter 'assets' { law = 2, '資産', 'Assets' }\n"
	"param 'decision_days' { 'a', 'a', value = '3 days' } param 'at_once' { 'a', 'a', value = '1 hour' }\n"
	"param 'promptly' { 'a', 'a', value = '3 days' } role 'chief' { 'a', 'a', one_per = 'municipality', filled_by = "
	"'appointed' }\n"
	"scale 'secrecy' { 'a', 'a', level '1' { 'a', 'a' }, level '2' { 'a', 'a' } }\n"
	"register 'things' { 'a', 'a', keep = '1 year', text 'name' { 'a', 'a' }, grade 'secrecy' {},\n"
	"  choice 'state' { 'a', 'a', option 'here' { 'a', 'a' }, option 'out' { 'a', 'a' } } }\n"
	"procedure 'lend' { 'a', 'a', link 'item' { 'a', 'a', to = 'things' }, decide 'permit' { 'a', 'a', by = 'chief' } }\n"
	"door 'out' { 'a', 'a', brings 'lend' {} }\n";

static void explain(const struct pack *p)
{
	CLEAN_ARENA struct arena *a = arena_new(16 << 20);
	CLEAN_BUF struct buf b;
	struct lang l = {LANG_JA, a};
	buf_init(&b, 1 << 20);
	(void)!pack_explain(p, &l, &b, NULL);
}

static void loaded(struct pack *p)
{
	if (p) {
		explain(p);
		pack_unref(p);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct pack_loader *with;
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	struct lang l = {LANG_EN, a};
	struct say s = {.a = a, .lang = &l};
	struct files f = {0};
	struct pack *p = NULL;
	struct str text = {(const char *)data, n};
	struct err e = {0};
	with = with ? with : pack_loader_new();
	if (n && data[0] == '{') {
		must(pack_load_blob(with, text, &l, &p, &e) == (p != NULL));
		loaded(p);
		return 0;
	}
	files_add(&f, a, &s, "fuzz/fuzz.lua", text);
	files_add(&f, a, &s, "base/base.lua", (struct str){base, sizeof(base) - 1});
	if (!say_any(&s))
		load_files(with, &f, "fuzz", &s, &p);
	must((p != NULL) == !say_any(&s));
	loaded(p);
	return 0;
}
