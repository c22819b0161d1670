/* Between role.c and role_of.c. */
#ifndef ENGINE_ROLE_PRIVATE_H
#define ENGINE_ROLE_PRIVATE_H

#include "engine/org.h"

#define ROLE_HOLDERS_MAX 32
#define ROLE_DEPTH_MAX 8                 /* a deputy named by role, whose deputy is named by role … */

/* A role stands where its `per` says: at the municipality (unit 0), or at units of a kind. */
bool role_is_citywide(const struct role *r);
bool role_fits(const struct role *r, struct str kind, bool branch);
const char *role_was(const struct role *r);
/* Does a list of a pack (`only`) hold this matter? */
bool role_only(const struct delegation *d, const char *matter);

#endif
