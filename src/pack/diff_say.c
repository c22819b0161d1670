#include "pack/diff.h"

#include "text/text.h"
#include "util/num.h"

static const char *or_none(const struct lang *l, const char *s) { return *s ? s : t_diff_nothing_there(l); }

const char *diff_say(const struct lang *l, const struct diff_line *d)
{
	switch (d->change) {
	case DIFF_ADDED: return t_diff_say_added(l, d->kind, d->title, d->after);
	case DIFF_REMOVED: return t_diff_say_removed(l, d->kind, d->title, d->before);
	case DIFF_RENAMED: return t_diff_say_renamed(l, d->kind, d->title, d->before, d->after);
	case DIFF_CHANGED: break;
	}
	return t_diff_say_changed(l, d->kind, d->title, d->aspect, or_none(l, d->before), or_none(l, d->after));
}

static const char *edition(const struct pack *p, const struct lang *l)
{
	char hex[2 * HASH_LEN + 1];
	struct buf b;
	buf_init(&b, sizeof(hex));
	num_hex(&b, p->digest.b, 4);
	const char *digest = arena_cstr(l->arena, buf_str(&b));
	buf_free(&b);
	return t_diff_edition(l, p->edition ? p->edition : t_diff_no_edition(l), digest);
}

static void group(const struct diff *d, const struct role *r, const struct lang *l, struct buf *b)
{
	int n = 0;
	for (size_t i = 0; i < d->lines.n; i++)
		n += diff_concerns(&d->lines.p[i], r);
	if (n)
		buf_printf(b, "\n== %s ==\n", t_diff_group(l, r ? title_in(&r->elem.title, l) : t_diff_everybody(l), n));
	for (size_t i = 0; i < d->lines.n; i++)
		if (diff_concerns(&d->lines.p[i], r))
			buf_printf(b, "  %s\n", diff_say(l, &d->lines.p[i]));
}

bool diff_text(const struct diff *d, const struct pack *before, const struct pack *after, const struct lang *l, struct buf *b)
{
	buf_printf(b, "%s\n", t_diff_head(l, title_in(&after->title, l), edition(before, l), edition(after, l)));
	buf_printf(b, "%s\n", d->lines.n ? t_diff_counts(l, (int)d->n[DIFF_ADDED], (int)d->n[DIFF_REMOVED],
		(int)d->n[DIFF_CHANGED],
						    (int)d->n[DIFF_RENAMED]) : t_diff_none(l));
	for (size_t i = 0; i < d->groups.n; i++)
		group(d, d->groups.p[i], l, b);
	group(d, NULL, l, b);
	return !b->failed;
}

static void cell(struct buf *b, const char *text)
{
	for (; *text; text++)
		buf_char(b, *text == '\t' || *text == '\n' ? ' ' : *text);
	buf_char(b, '\t');
}

bool diff_tsv(const struct diff *d, struct buf *b)
{
	static const char *const words[] = {"added", "removed", "renamed", "changed"};
	buf_lit(b, "change\tkind\tpath\ttitle\taspect\tbefore\tafter\twhom\n");
	for (size_t i = 0; i < d->lines.n; i++) {
		const struct diff_line *x = &d->lines.p[i];
		const char *const cells[] = {words[x->change], x->kind, x->path, x->title, x->aspect, x->before, x->after};
		for (size_t k = 0; k < ARRAY_LEN(cells); k++)
			cell(b, cells[k]);
		for (size_t k = 0; k < x->whom.n; k++)
			buf_printf(b, "%s%s", k ? "," : "", x->whom.p[k]->elem.name);
		buf_printf(b, "%s\n", x->whom.n ? "" : "*");
	}
	return !b->failed;
}
