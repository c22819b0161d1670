/* Whatever is accepted of a query, a form or a cookie is well-formed, and written anew it is read as the same. */
#include "http/cookie.h"
#include "http/urlenc.h"
#include "tests/fuzz/fuzz.h"
#include "util/clean.h"
#include "util/utf8.h"

static enum urlenc_name any(const void *ctx, struct str name)
{
	(void)ctx;
	must(name.n && utf8_valid(name) && name.p[name.n] == '\0');
	return name.p[0] == 'x' ? NAME_REFUSED : name.p[0] == 'm' ? NAME_MANY : NAME_ONCE;
}

static void write_pair(struct arena *a, struct buf *b, struct str name, struct str value)
{
	must(utf8_valid(value) && value.p[value.n] == '\0' && value.n <= 64);
	buf_printf(b, "%s%s=%s", b->len ? "&" : "", urlenc_quote(a, name), urlenc_quote(a, value));
}

static size_t write_all(struct arena *a, struct buf *b, const struct json *object)
{
	size_t n = 0;
	json_each(it, object) {
		must(json_get(object, it->name.p) == it);
		must(it->kind == JSON_STR || (it->kind == JSON_ARR && it->count > 1 && it->name.p[0] == 'm'));
		if (it->kind == JSON_STR) {
			write_pair(a, b, it->name, it->s);
			n++;
		}
		if (it->kind == JSON_ARR) {
			json_each(value, it)
				write_pair(a, b, it->name, value->s);
			n += it->count;
		}
	}
	return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	CLEAN_ARENA struct arena *a = arena_new(16 << 20);
	CLEAN_BUF struct buf first, again;
	struct json *fields;
	struct str value, raw = {(const char *)data, n};
	struct urlenc_rules rules = {.pairs_max = 32, .value_max = 64, .lines = n % 2 != 0, .name = any};
	buf_init(&first, 16 * n + 64);
	buf_init(&again, 16 * n + 64);
	(void)urlenc_path_valid(a, raw);
	if (cookie_get(arena_cstr(a, raw), "sekimori", &value))
		must(value.n <= n);
	if (!urlenc_fields(a, raw, &rules, &fields))
		return 0;
	must(write_all(a, &first, fields) <= 32);
	must(urlenc_fields(a, buf_str(&first), &rules, &fields));
	write_all(a, &again, fields);
	must(str_eq(buf_str(&first), buf_str(&again)));
	return 0;
}
