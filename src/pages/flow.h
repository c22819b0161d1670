/* A procedure as a drawing: who takes which step after which. SVG, readable on paper, in forced colours and when heard. */
#ifndef PAGES_FLOW_H
#define PAGES_FLOW_H

#include "html/html.h"
#include "pack/pack.h"

/* One <svg> element; id is the beginning of its ids, once on a page. Texts that do not fit end in … and stand whole in the title
 * of their box. alone: a file of its own, with the namespace and the font that a page gives otherwise. */
void flow_draw(struct html *h, const struct lang *l, const struct pack *p, const struct procedure *r, const char *id, bool alone);

#endif
