#include "http/urlenc.h"

#include "util/map.h"
#include "util/utf8.h"

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* Into at, which has room for raw.n + 1 bytes; NUL after it. */
static bool decode(char *at, struct str raw, bool plus, struct str *ret)
{
	size_t n = 0;
	for (size_t i = 0; i < raw.n; i++) {
		char c = raw.p[i];
		if (c == '+' && plus) {
			c = ' ';
		} else if (c == '%') {
			if (raw.n - i < 3)
				return false;
			int high = hex(raw.p[i + 1]), low = hex(raw.p[i + 2]);
			if (high < 0 || low < 0)
				return false;
			c = (char)(high * 16 + low);
			i += 2;
		}
		at[n++] = c;
	}
	at[n] = '\0';
	*ret = (struct str){at, n};
	return utf8_valid(*ret);
}

static bool has_control(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < 0x20 || s.p[i] == 0x7f)
			return true;
	return false;
}

bool urlenc_path_valid(struct arena *a, struct str raw)
{
	bool escapes = false;
	if (!raw.n || raw.p[0] != '/')
		return false;
	for (size_t i = 0; i < raw.n; i++) {
		if ((unsigned char)raw.p[i] <= 0x20 || (unsigned char)raw.p[i] >= 0x7f)
			return false;
		escapes |= raw.p[i] == '%';
	}
	struct str decoded;
	return !escapes || (decode(arena_alloc(a, raw.n + 1), raw, false, &decoded) && !has_control(decoded));
}

/* Browsers post lines with CR LF; what is kept has one form. */
static void one_line_end(char *p, struct str *s)
{
	size_t n = 0;
	for (size_t i = 0; i < s->n; i++) {
		if (p[i] == '\r') {
			if (i + 1 < s->n && p[i + 1] == '\n')
				continue;
			p[n++] = '\n';
		} else {
			p[n++] = p[i];
		}
	}
	p[n] = '\0';
	s->n = n;
}

static void append(struct json *to, struct json *item)
{
	item->next = NULL;
	if (to->last)
		to->last->next = item;
	else
		to->first = item;
	to->last = item;
	to->count++;
}

/* The second value of a name makes an array of the first. */
static void add_again(struct arena *a, struct json *there, struct json *item)
{
	if (there->kind == JSON_STR) {
		struct json *first = arena_make(a, struct json);
		first->kind = JSON_STR;
		first->s = there->s;
		there->kind = JSON_ARR;
		there->s = STR_NONE;
		append(there, first);
	}
	item->name = STR_NONE;
	append(there, item);
}

bool urlenc_fields(struct arena *a, struct str raw, const struct urlenc_rules *rules, struct json **ret)
{
	struct json *object = arena_make(a, struct json);
	object->kind = JSON_OBJ;
	if (raw.n) {
		size_t pairs = 1;
		for (size_t i = 0; i < raw.n; i++)
			pairs += raw.p[i] == '&';
		if (pairs > rules->pairs_max)
			return false;
		/* Each name and each value gives up one delimiter for its NUL. */
		char *at = arena_alloc(a, raw.n + 2);
		struct json *items = arena_array(a, pairs, sizeof(*items));
		struct map *seen = pairs > 1 ? map_new(a) : NULL;
		for (size_t i = 0; i < pairs; i++) {
			struct str value = str_cut(&raw, '&'), name_raw, name;
			struct json *item = &items[i], *there;
			item->kind = JSON_STR;
			name_raw = str_cut(&value, '=');
			if (!decode(at, name_raw, true, &name) || !name.n || has_control(name))
				return false;
			at += name.n + 1;
			char *text = at;
			if (!decode(text, value, true, &item->s) || item->s.n > rules->value_max)
				return false;
			if (rules->lines)
				one_line_end(text, &item->s);
			else if (has_control(item->s))
				return false;
			if (value.n)
				at += item->s.n + 1;
			else
				item->s = (struct str){"", 0};
			enum urlenc_name allowed = rules->name(rules->ctx, name);
			if (allowed == NAME_REFUSED)
				return false;
			there = seen ? map_get(seen, name) : NULL;
			if (there) {
				if (allowed != NAME_MANY)
					return false;
				add_again(a, there, item);
				continue;
			}
			item->name = name;
			append(object, item);
			if (seen)
				map_set(seen, name, item);
		}
	}
	*ret = object;
	return true;
}

bool urlenc_is_plain(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '.' || c == '_';
}

const char *urlenc_quote(struct arena *a, struct str s)
{
	static const char digits[] = "0123456789ABCDEF";
	char *p = arena_alloc(a, s.n * 3 + 1), *at = p;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (urlenc_is_plain((char)c) || c == '~') {
			*at++ = (char)c;
		} else {
			*at++ = '%';
			*at++ = digits[c >> 4];
			*at++ = digits[c & 15];
		}
	}
	*at = '\0';
	return p;
}
