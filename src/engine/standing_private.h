/* Between the files of standing. What is read once is kept for the whole tree. */
#ifndef ENGINE_STANDING_PRIVATE_H
#define ENGINE_STANDING_PRIVATE_H

#include "engine/standing.h"
#include "util/map.h"

struct use { int64_t n, last; };                 /* this fiscal year; ms */
struct late { int64_t n, top; };                 /* past their date; of these, at the top */

struct standing_call {
	struct city *city; struct tx *tx; struct arena *arena; const struct pack *pack; const struct lang *lang;
	int64_t now, today;
	bool people;                                 /* some were imported */
	struct map *uses, *late, *elems;             /* by keeper; elems: keeper_standing of roles and registers by name */
	int64_t *units; const char **unit_kinds; size_t n_units;
};

bool standing_role(struct standing_call *s, const struct role *r, struct keeper_standing *ret, struct err *e) CHECKED;
bool standing_delegation(struct standing_call *s, const struct role *r, const struct delegation *d, struct keeper_standing *ret,
	struct err *e) CHECKED;
bool standing_register(struct standing_call *s, const struct register_ *r, struct keeper_standing *ret, struct err *e) CHECKED;

#endif
