#include "util/json.h"

#include <stdlib.h>

#include "util/num.h"
#include "util/utf8.h"

#define DEPTH_MAX 32

struct reader {
	struct arena *arena;
	struct str text, left;
	size_t items_left;
	struct err *e;
};

static bool read_value(struct reader *r, int depth, struct json *ret) CHECKED;

#define BAD(r, what) FAIL((r)->e, ERR_INVALID, "JSON, byte %zu: %s", (r)->text.n - (r)->left.n + 1, (what))

static int peek(const struct reader *r)
{
	return r->left.n ? (unsigned char)r->left.p[0] : -1;
}

static void skip(struct reader *r, size_t n)
{
	r->left = str_from(r->left, n);
}

static void skip_space(struct reader *r)
{
	while (r->left.n && (r->left.p[0] == ' ' || r->left.p[0] == '\n' || r->left.p[0] == '\r' || r->left.p[0] == '\t'))
		skip(r, 1);
}

static bool take(struct reader *r, char c)
{
	if (peek(r) != (unsigned char)c)
		return false;
	skip(r, 1);
	return true;
}

static bool read_u16(struct reader *r, uint32_t *ret)
{
	if (r->left.n < 4)
		return BAD(r, "\\u needs four hex digits");
	uint32_t v = 0;
	for (size_t i = 0; i < 4; i++) {
		char c = r->left.p[i];
		if (c >= '0' && c <= '9')
			v = v << 4 | (uint32_t)(c - '0');
		else if ((c | 32) >= 'a' && (c | 32) <= 'f')
			v = v << 4 | (uint32_t)((c | 32) - 'a' + 10);
		else
			return BAD(r, "\\u needs four hex digits");
	}
	skip(r, 4);
	*ret = v;
	return true;
}

static bool read_escape(struct reader *r, char **to)
{
	static const char from[] = "\"\\/bfnrt", into[] = "\"\\/\b\f\n\r\t";
	int c = peek(r);
	const char *at = c > 0 ? strchr(from, c) : NULL;
	if (at) {
		skip(r, 1);
		*(*to)++ = into[at - from];
		return true;
	}
	if (c != 'u')
		return BAD(r, "an unknown escape");
	skip(r, 1);
	uint32_t cp, low;
	TRY(read_u16(r, &cp));
	if (cp >= 0xd800 && cp <= 0xdbff && str_starts(r->left, STR("\\u"))) {
		skip(r, 2);
		TRY(read_u16(r, &low));
		if (low < 0xdc00 || low > 0xdfff)
			return BAD(r, "half of a surrogate pair");
		cp = 0x10000 + ((cp - 0xd800) << 10) + (low - 0xdc00);
	}
	if (cp >= 0xd800 && cp <= 0xdfff)
		return BAD(r, "half of a surrogate pair");
	if (!cp)
		return BAD(r, "a NUL character");
	*to += utf8_put(*to, cp);
	return true;
}

/* The text is the reader's own copy: a string stays where it stands, its escapes are decoded in place (none is longer
 * decoded than written), and NUL takes the place of its closing quote. */
static bool read_string(struct reader *r, struct str *ret)
{
	static const unsigned char plain_end[256] = {['"'] = 1, ['\\'] = 1, [0 ... 31] = 1};
	if (!take(r, '"'))
		return BAD(r, "a string is missing here");
	char *begin = (char *)r->left.p;
	size_t n = 0;
	while (n < r->left.n && !plain_end[(unsigned char)begin[n]])
		n++;
	char *to = begin + n;
	while (n < r->left.n && begin[n] != '"')
		n += begin[n] == '\\' && n + 1 < r->left.n ? 2 : 1;
	if (n >= r->left.n)
		return BAD(r, "a string without end");
	skip(r, (size_t)(to - begin));
	while (!take(r, '"')) {
		unsigned char c = (unsigned char)peek(r);
		if (c < 0x20)
			return BAD(r, "a control character in a string");
		skip(r, 1);
		if (c == '\\')
			TRY(read_escape(r, &to));
		else
			*to++ = (char)c;
	}
	*ret = (struct str){begin, (size_t)(to - begin)};
	*to = 0;
	return true;
}

static bool read_int(struct reader *r, int64_t *ret)
{
	bool minus = take(r, '-');
	if (peek(r) < '0' || peek(r) > '9')
		return BAD(r, "not a value");
	int64_t v = 0;
	bool zero = peek(r) == '0';
	for (size_t n = 0; peek(r) >= '0' && peek(r) <= '9'; n++, skip(r, 1)) {
		if (zero && n)
			return BAD(r, "a number with a leading zero");
		v = v * 10 + (peek(r) - '0');
		if (v > JSON_INT_MAX)
			return BAD(r, "a number beyond 9007199254740991");
	}
	if (peek(r) == '.' || peek(r) == 'e' || peek(r) == 'E')
		return BAD(r, "only whole numbers are allowed");
	*ret = minus ? -v : v;
	return true;
}

static void append(struct json *to, struct json *item)
{
	if (to->last)
		to->last->next = item;
	else
		to->first = item;
	to->last = item;
	to->count++;
}

static int by_name(const void *a, const void *b)
{
	return str_cmp((*(struct json *const *)a)->name, (*(struct json *const *)b)->name);
}

/* Few names are compared each with each, many are sorted: a long object must not take quadratic time. */
static bool names_differ(struct arena *a, const struct json *obj)
{
	if (obj->count <= 16) {
		json_each(x, obj)
			for (const struct json *y = x->next; y; y = y->next)
				if (str_eq(x->name, y->name))
					return false;
		return true;
	}
	const struct json **list = arena_array(a, obj->count, sizeof(*list));
	size_t n = 0;
	json_each(x, obj)
		list[n++] = x;
	qsort(list, n, sizeof(*list), by_name);
	for (size_t i = 1; i < n; i++)
		if (str_eq(list[i - 1]->name, list[i]->name))
			return false;
	return true;
}

static bool read_items(struct reader *r, int depth, struct json *ret)
{
	bool obj = ret->kind == JSON_OBJ;
	char closing = obj ? '}' : ']';
	if (depth >= DEPTH_MAX)
		return BAD(r, "more than 32 levels");
	skip(r, 1);
	skip_space(r);
	if (take(r, closing))
		return true;
	do {
		struct json *item = arena_make(r->arena, struct json);
		skip_space(r);
		if (obj) {
			TRY(read_string(r, &item->name));
			skip_space(r);
			if (!take(r, ':'))
				return BAD(r, "a colon is missing here");
		}
		TRY(read_value(r, depth + 1, item));
		append(ret, item);
		skip_space(r);
	} while (take(r, ','));
	if (!take(r, closing))
		return BAD(r, obj ? "a comma or } is missing here" : "a comma or ] is missing here");
	if (obj && !names_differ(r->arena, ret))
		return BAD(r, "a name stands twice in the object that ends here");
	return true;
}

static bool take_word(struct reader *r, struct str word)
{
	if (!str_starts(r->left, word))
		return BAD(r, "not a value");
	skip(r, word.n);
	return true;
}

static bool read_value(struct reader *r, int depth, struct json *ret)
{
	skip_space(r);
	if (!r->items_left)
		return FAIL(r->e, ERR_LIMIT, "JSON, byte %zu: too many values", r->text.n - r->left.n + 1);
	r->items_left--;
	switch (peek(r)) {
	case '{':
		ret->kind = JSON_OBJ;
		return read_items(r, depth, ret);
	case '[':
		ret->kind = JSON_ARR;
		return read_items(r, depth, ret);
	case '"':
		ret->kind = JSON_STR;
		return read_string(r, &ret->s);
	case 't':
		ret->kind = JSON_BOOL;
		ret->i = 1;
		return take_word(r, STR("true"));
	case 'f':
		ret->kind = JSON_BOOL;
		return take_word(r, STR("false"));
	case 'n':
		ret->kind = JSON_NULL;
		return take_word(r, STR("null"));
	default:
		ret->kind = JSON_INT;
		return read_int(r, &ret->i);
	}
}

bool json_read(struct arena *a, struct str text, size_t max_items, struct json **ret, struct err *e)
{
	if (!utf8_valid(text))
		return FAIL(e, ERR_INVALID, "JSON: not UTF-8");
	struct str own = arena_str(a, text);
	struct reader r = {.arena = a, .text = own, .left = own, .items_left = max_items, .e = e};
	struct json *j = arena_make(a, struct json);
	TRY(read_value(&r, 0, j));
	skip_space(&r);
	if (r.left.n)
		return BAD(&r, "something stands behind the value");
	*ret = j;
	return true;
}

/* Order of UTF-16 units (RFC 8785 §3.2.3). It differs from the order of bytes only where a character beyond U+FFFF,
 * written with surrogates D800–DFFF, meets one of U+E000–FFFF. */
static int utf16_cmp(struct str a, struct str b)
{
	for (size_t i = 0; i < a.n && i < b.n; i++) {
		unsigned char x = (unsigned char)a.p[i], y = (unsigned char)b.p[i];
		if (x == y)
			continue;
		if ((x >= 0xf0 && (y == 0xee || y == 0xef)) || (y >= 0xf0 && (x == 0xee || x == 0xef)))
			return x >= 0xf0 ? -1 : 1;
		return x < y ? -1 : 1;
	}
	return (a.n > b.n) - (a.n < b.n);
}

static int by_utf16(const void *a, const void *b)
{
	return utf16_cmp((*(struct json *const *)a)->name, (*(struct json *const *)b)->name);
}

/* The place of the next byte from at on that is escaped, or s.n: eight at a time. */
static size_t next_escaped(struct str s, size_t at)
{
	const uint64_t ones = 0x0101010101010101, high = 0x8080808080808080;
	for (uint64_t word; s.n - at >= 8; at += 8) {
		memcpy(&word, s.p + at, 8);
		uint64_t quote = word ^ ones * '"', slash = word ^ ones * '\\';
		if (((word - ones * 0x20) | (quote - ones) | (slash - ones)) & ~word & high)
			break;
	}
	while (at < s.n && (unsigned char)s.p[at] >= 0x20 && s.p[at] != '"' && s.p[at] != '\\')
		at++;
	return at;
}

static void write_string(struct buf *b, struct str s)
{
	buf_char(b, '"');
	size_t from = 0;
	for (size_t i = next_escaped(s, 0); i < s.n; i = next_escaped(s, i + 1)) {
		unsigned char c = (unsigned char)s.p[i];
		buf_bytes(b, s.p + from, i - from);
		from = i + 1;
		if (c == '"' || c == '\\') {
			buf_char(b, '\\');
			from = i;                /* the sign itself goes with what follows it */
			continue;
		}
		static const char plain[] = "\b\f\n\r\t", letter[] = "bfnrt";
		const char *at = c ? strchr(plain, c) : NULL;
		if (at)
			buf_bytes(b, (char[]){'\\', letter[at - plain]}, 2);
		else
			buf_printf(b, "\\u%04x", c);
	}
	if (from < s.n)
		buf_bytes(b, s.p + from, s.n - from);
	buf_char(b, '"');
}

static void write_object(struct buf *b, const struct json *obj)
{
	const struct json *few[32], **list = obj->count <= ARRAY_LEN(few) ? few : malloc(obj->count * sizeof(*list));
	must(list);
	size_t n = 0;
	json_each(x, obj)
		list[n++] = x;
	qsort(list, n, sizeof(*list), by_utf16);
	buf_char(b, '{');
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_char(b, ',');
		write_string(b, list[i]->name);
		buf_char(b, ':');
		json_write(b, list[i]);
	}
	buf_char(b, '}');
	if (list != few)
		free(list);
}

void json_write(struct buf *b, const struct json *j)
{
	switch (j->kind) {
	case JSON_NULL:
		buf_lit(b, "null");
		return;
	case JSON_BOOL:
		buf_add(b, j->i ? STR("true") : STR("false"));
		return;
	case JSON_INT:
		must(j->i >= -JSON_INT_MAX && j->i <= JSON_INT_MAX);
		num_dec(b, j->i);
		return;
	case JSON_STR:
		write_string(b, j->s);
		return;
	case JSON_ARR:
		buf_char(b, '[');
		json_each(it, j) {
			if (it != j->first)
				buf_char(b, ',');
			json_write(b, it);
		}
		buf_char(b, ']');
		return;
	case JSON_OBJ:
		write_object(b, j);
		return;
	}
}

static struct json *make(struct arena *a, enum json_kind kind)
{
	struct json *j = arena_make(a, struct json);
	j->kind = kind;
	return j;
}

struct json *json_obj(struct arena *a)
{
	return make(a, JSON_OBJ);
}

struct json *json_arr(struct arena *a)
{
	return make(a, JSON_ARR);
}

/* What goes into a tree must come out as UTF-8: a bad byte and NUL become U+FFFD. */
static struct str copy_text(struct arena *a, struct str s)
{
	if (utf8_valid(s))
		return arena_str(a, s);
	char *p = arena_alloc(a, s.n * 3 + 1);
	size_t n = 0;
	while (s.n) {
		uint32_t cp = utf8_next(&s);
		n += utf8_put(p + n, cp ? cp : 0xfffd);
	}
	return (struct str){p, n};
}

static struct json *find(const struct json *obj, struct str name)
{
	for (struct json *it = obj->first; it; it = it->next)
		if (str_eq(it->name, name))
			return it;
	return NULL;
}

struct json *json_add(struct arena *a, struct json *to, struct str name, struct json *item)
{
	must(to->kind == JSON_OBJ || to->kind == JSON_ARR);
	must((to->kind == JSON_OBJ) == (name.p != NULL));
	must(!item->next && item != to);
	if (to->kind == JSON_OBJ) {
		item->name = copy_text(a, name);
		must(!find(to, item->name));
	}
	append(to, item);
	return item;
}

bool json_int_ok(int64_t i)
{
	return i >= -JSON_INT_MAX && i <= JSON_INT_MAX;
}

struct json *json_add_int(struct arena *a, struct json *to, struct str name, int64_t i)
{
	must(json_int_ok(i));
	struct json *j = make(a, JSON_INT);
	j->i = i;
	return json_add(a, to, name, j);
}

struct json *json_add_bool(struct arena *a, struct json *to, struct str name, bool v)
{
	struct json *j = make(a, JSON_BOOL);
	j->i = v;
	return json_add(a, to, name, j);
}

struct json *json_add_str(struct arena *a, struct json *to, struct str name, struct str s)
{
	struct json *j = make(a, JSON_STR);
	j->s = copy_text(a, s);
	return json_add(a, to, name, j);
}

struct json *json_add_null(struct arena *a, struct json *to, struct str name)
{
	return json_add(a, to, name, make(a, JSON_NULL));
}

struct json *json_add_obj(struct arena *a, struct json *to, struct str name)
{
	return json_add(a, to, name, json_obj(a));
}

struct json *json_add_arr(struct arena *a, struct json *to, struct str name)
{
	return json_add(a, to, name, json_arr(a));
}

void json_put(struct arena *a, struct json *obj, struct str name, struct json *item)
{
	must(obj->kind == JSON_OBJ && name.p && !item->next && item != obj);
	struct str own = copy_text(a, name);
	struct json **at = &obj->first, *before = NULL;
	while (*at && !str_eq((*at)->name, own)) {
		before = *at;
		at = &before->next;
	}
	if (!*at) {
		json_add(a, obj, own, item);
		return;
	}
	if (*at == item)
		return;
	item->name = own;
	item->next = (*at)->next;
	if (obj->last == *at)
		obj->last = item;
	(*at)->next = NULL;
	*at = item;
}

struct json *json_copy(struct arena *a, const struct json *j)
{
	struct json *c = make(a, j->kind);
	c->i = j->i;
	if (j->kind == JSON_STR)
		c->s = copy_text(a, j->s);
	json_each(it, j) {
		struct json *item = json_copy(a, it);
		if (it->name.p)
			item->name = arena_str(a, it->name);
		append(c, item);
	}
	return c;
}

const struct json *json_get(const struct json *obj, const char *name)
{
	return obj && obj->kind == JSON_OBJ ? find(obj, str_of(name)) : NULL;
}

struct str json_str(const struct json *obj, const char *name)
{
	const struct json *j = json_get(obj, name);
	return j && j->kind == JSON_STR ? j->s : STR_NONE;
}

int64_t json_int(const struct json *obj, const char *name, int64_t otherwise)
{
	const struct json *j = json_get(obj, name);
	return j && j->kind == JSON_INT ? j->i : otherwise;
}

bool json_true(const struct json *obj, const char *name)
{
	const struct json *j = json_get(obj, name);
	return j && j->kind == JSON_BOOL && j->i;
}
