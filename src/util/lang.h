/* The language of a reader, and the memory in which sentences are made for him. */
#ifndef UTIL_LANG_H
#define UTIL_LANG_H

#include "util/arena.h"

enum lang_id { LANG_JA, LANG_EN };

struct lang {
	enum lang_id id;
	struct arena *arena;
};

static inline bool lang_ja(const struct lang *l) { return l->id == LANG_JA; }
/* One of two finished strings. */
static inline const char *lang_pick(const struct lang *l, const char *ja, const char *en)
{
	return l->id == LANG_JA ? ja : en;
}
/* Makes the sentence of the reader's language; both formats are checked against the same arguments. */
const char *lang_make(const struct lang *l, const char *ja, const char *en, ...)
	__attribute__((format(printf, 2, 4), format(printf, 3, 4)));

#endif
