/* What packs may name because the program knows it: portal settings, tools, checks, events (rows in known.def). */
#ifndef PACK_KNOWN_H
#define PACK_KNOWN_H

#include "util/arena.h"
#include "util/lang.h"

enum known { KNOWN_PORTAL_PARAM, KNOWN_PORTAL, KNOWN_TOOL, KNOWN_RUNS, KNOWN_EVENT, KNOWN_PER, KNOWN_FIGURE };
#define KNOWN_KINDS 7

struct known_row {
	enum known kind;
	const char *name;                    /* "password.min_length" */
	const char *keys;                    /* RUNS: what `expect` may have, space-separated */
	const char *(*title)(const struct lang *);
};
const struct known_row *known_rows(size_t *ret_n);
const char *known_kind(enum known k);                          /* "portal param": how the kind is printed */

/* NULL when there is none. What a param may set is also kept by the portal: found as PORTAL, too. */
const struct known_row *known_find(enum known k, struct str name);
static inline bool known_has(enum known k, struct str name) { return known_find(k, name) != NULL; }
/* The names of a kind, space-separated: for what is near a wrong one. */
const char *known_list(enum known k, struct arena *a);

#endif
