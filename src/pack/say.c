#include "pack/say.h"

#include <stdlib.h>

#include "text/text.h"
#include "util/buf.h"
#include "util/clean.h"

void say(struct say *s, struct where where, const char *path, const char *what)
{
	if (say_full(s)) {
		s->more = true;
		return;
	}
	const char *text = where.file ? where.line > 0 ? arena_cprintf(s->a, "%s:%d: ", where.file, where.line)
						       : arena_cprintf(s->a, "%s: ", where.file)
				      : "";
	text = arena_cprintf(s->a, "%s%s%s%s", text, path ? path : "", path && *path ? ": " : "", what);
	for (size_t i = 0; i < s->said.n; i++)
		if (!strcmp(s->said.p[i].text, text))
			return;
	/* the file's name may belong to the pack, which goes when it is refused */
	where.file = where.file ? arena_cstr(s->a, str_of(where.file)) : NULL;
	size_t order = s->said.n;
	*vec_push(s->a, &s->said) = (struct said){where, text, order};
}

static int by_place(const void *a, const void *b)
{
	const struct said *x = a, *y = b;
	int c = strcmp(x->where.file ? x->where.file : "", y->where.file ? y->where.file : "");
	if (c)
		return c;
	if (x->where.line != y->where.line)
		return x->where.line < y->where.line ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

struct str say_all(struct say *s)
{
	if (s->said.n)
		qsort(s->said.p, s->said.n, sizeof(*s->said.p), by_place);
	CLEAN_BUF struct buf b;
	buf_init(&b, 4 << 20);
	for (size_t i = 0; i < s->said.n; i++)
		buf_printf(&b, "%s\n", s->said.p[i].text);
	if (s->more)
		buf_printf(&b, "%s\n", t_pack_more(s->lang));
	return arena_str(s->a, buf_str(&b));
}
