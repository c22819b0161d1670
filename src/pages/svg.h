/* Texts in drawings, which do not break by themselves. Widths are estimates: wide characters an em, others six tenths of one. */
#ifndef PAGES_SVG_H
#define PAGES_SVG_H

#include "util/arena.h"

/* The longest beginning of s that is no wider than width at that font size (both in user units); at a blank if there is one. */
struct str svg_fit(struct str s, int size, int width);
/* The same, with … in the end when something is missing. */
const char *svg_cut(struct arena *a, struct str s, int size, int width);

#endif
