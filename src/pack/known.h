/* What packs may name because the program knows it: portal settings, tools, checks, events (docs/packs.md lists them). */
#ifndef PACK_KNOWN_H
#define PACK_KNOWN_H

#include "util/arena.h"

enum known { KNOWN_PORTAL_PARAM, KNOWN_PORTAL, KNOWN_TOOL, KNOWN_RUNS, KNOWN_EVENT, KNOWN_PER };

const char *known_list(enum known k);                          /* space-separated */
bool known_has(enum known k, struct str name);
/* The keys that `expect` of a check with this `runs` may have: space-separated; NULL when there is no such check. */
const char *known_expect(struct str runs);

#endif
