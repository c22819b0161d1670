#include "http/route.h"

#include "http/urlenc.h"
#include "util/json.h"
#include "util/num.h"

static bool is_id(struct str s, int64_t *ret)
{
	return s.n && s.p[0] != '0' && s.p[0] != '-' && s.p[0] != '+' && num_i64(s, 1, JSON_INT_MAX, ret);
}

static bool is_word(struct str s)
{
	if (!s.n || s.n > 63 || str_is(s, ".") || str_is(s, ".."))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!urlenc_is_plain(s.p[i]))
			return false;
	return true;
}

/* *ret_rank: literals first, segment by segment from the left. */
static bool fits(struct str pattern, struct str path, struct route *ret, unsigned *ret_rank)
{
	size_t ids = 0, words = 0;
	*ret_rank = 0;
	if (!path.n || path.p[0] != '/')
		return false;
	while (pattern.n || path.n) {
		/* Both begin with the slash before a segment. */
		if (!pattern.n || !path.n)
			return false;
		pattern = str_from(pattern, 1);
		path = str_from(path, 1);
		struct str want = str_head(pattern, str_find(pattern, STR("/"))), have = str_head(path, str_find(path, STR("/")));
		pattern = str_from(pattern, want.n);
		path = str_from(path, have.n);
		*ret_rank *= 3;
		if (str_is(want, "{id}")) {
			must(ids < ARRAY_LEN(ret->ids));
			if (!is_id(have, &ret->ids[ids++]))
				return false;
			*ret_rank += 1;
		} else if (str_is(want, "{word}")) {
			must(words < ARRAY_LEN(ret->words));
			if (!is_word(have))
				return false;
			ret->words[words++] = have;
		} else if (str_eq(want, have)) {
			*ret_rank += 2;
		} else {
			return false;
		}
	}
	return true;
}

void route_find(const struct page *const *rows, struct str path, const char *method, struct route *ret)
{
	unsigned best = 0, rank = 0;
	*ret = (struct route){0};
	for (; *rows; rows++) {
		struct route found = {0};
		const struct page *page = *rows;
		/* Most rows differ in the first letter. */
		if (path.n > 1 && page->path[1] != path.p[1] && page->path[1] != '{')
			continue;
		if (!fits(str_of(page->path), path, &found, &rank))
			continue;
		if (ret->methods && rank < best)
			continue;
		unsigned bit = page->method[0] == 'G' ? METHOD_GET : page->method[1] == 'O' ? METHOD_POST : METHOD_PUT;
		found.methods = bit | (ret->methods && rank == best ? ret->methods : 0);
		found.page = strcmp(page->method, method) == 0 ? page : rank == best ? ret->page : NULL;
		best = rank;
		*ret = found;
	}
}

const struct page *route_row(const struct page *const *rows, const char *method, const char *path)
{
	for (; *rows; rows++)
		if (strcmp((*rows)->method, method) == 0 && strcmp((*rows)->path, path) == 0)
			return *rows;
	return NULL;
}
