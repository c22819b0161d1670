/* Is this person one of whom an actor phrase of the pack names, seen from a record? Cases have engine/route.h. */
#ifndef ENGINE_RIGHTS_ACTOR_H
#define ENGINE_RIGHTS_ACTOR_H

#include "engine/rights.h"

struct subject {
	int64_t unit;
	const char *matter;                  /* name of the register */
	const struct json *body;             /* of the record; NULL when there is none yet */
};

/* As role at unit, with the answer filled when he may. matter: for what, as delegations name it (rights.h). */
bool rights_as_role(const struct rights *r, const struct role *role, int64_t unit, const char *matter, struct rights_answer *ret,
	struct err *e) CHECKED;
bool rights_as_actor(const struct rights *r, const struct actor *a, const struct subject *s, struct rights_answer *ret,
	struct err *e) CHECKED;

#endif
