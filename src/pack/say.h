/* What is wrong in a pack, collected: one message a line, "file:line: path: what", at most 50. */
#ifndef PACK_SAY_H
#define PACK_SAY_H

#include "pack/pack.h"
#include "util/vec.h"

#define SAY_MAX 50

struct said { struct where where; const char *text; size_t order; };
struct say {
	struct arena *a;
	const struct lang *lang;
	VEC(struct said) said;
	bool more;                           /* there was something more */
};

/* path may be "" or NULL; what is a sentence in the reader's language. The same message at the same line is said once. */
void say(struct say *s, struct where where, const char *path, const char *what);
/* Nothing more will be kept: whoever looks for faults may stop. */
static inline bool say_full(const struct say *s) { return s->said.n >= SAY_MAX; }
static inline bool say_any(const struct say *s) { return s->said.n > 0; }
/* All messages by file and line, then in the order in which they were found. */
struct str say_all(struct say *s);

#endif
