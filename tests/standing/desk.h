/* The small city of tests/org/world.h under a policy with one keeper of each rule (rules.lua). */
#ifndef TESTS_STANDING_DESK_H
#define TESTS_STANDING_DESK_H

#include "tests/case/desk.h"

int stand_setup(void **state);
/* Digest of a document's version, in hex. */
const char *stand_digest(struct world *w, int64_t version);

#endif
