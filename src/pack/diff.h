/* What changes, and for whom, when one edition of a pack takes the place of another. Things are the same by name, or by `was`. */
#ifndef PACK_DIFF_H
#define PACK_DIFF_H

#include "pack/pack.h"
#include "util/buf.h"
#include "util/vec.h"

enum diff_change { DIFF_ADDED, DIFF_REMOVED, DIFF_RENAMED, DIFF_CHANGED };
struct diff_line {
	enum diff_change change;
	const char *kind;                    /* 条項, 手順 … in the reader's language */
	const char *path;                    /* "takeout.permit"; clauses by name */
	const char *title;                   /* of the thing; a clause: its full reference */
	const char *aspect, *before, *after; /* of CHANGED and RENAMED: what of it; ADDED: after, REMOVED: before; else "" */
	LIST(const struct role *) whom;      /* roles concerned, of the new pack where it has them; none: everybody */
};
struct diff {
	VEC(struct diff_line) lines;         /* in the order of the new pack, clauses first; what is gone after that */
	VEC(const struct role *) groups;     /* roles concerned by some line, in the order of the packs */
	size_t n[4];                         /* lines by change */
};
/* Everything lies in l's arena and borrows from both packs. */
void pack_diff(const struct pack *before, const struct pack *after, const struct lang *l, struct diff *ret);
bool diff_concerns(const struct diff_line *d, const struct role *role);      /* NULL: everybody */
/* One sentence: "手順「許可」の決裁者：課長 → 部長". */
const char *diff_say(const struct lang *l, const struct diff_line *d);
/* Grouped by whom it concerns; a line stands under each of them. False when b is full. */
bool diff_text(const struct diff *d, const struct pack *before, const struct pack *after, const struct lang *l, struct buf *b);
/* change, kind, path, title, aspect, before, after, whom (names, separated by commas, "*" everybody): one line each, a head
 * line */
bool diff_tsv(const struct diff *d, struct buf *b);

#endif
