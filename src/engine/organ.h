/* Several organs in one municipality, each under a pack of its own: whose word for a role counts where.
 *
 * A case keeps the pack that it was made under: its fields, its steps, and the roles of its own organ. What is of another organ
 * is decided by who fills the role there, under the pack in force there: what the base calls a role is the name that both know it
 * by. A role that stands once in the municipality is of no organ (unit 0): it keeps the name that its step gives it. */
#ifndef ENGINE_ORGAN_H
#define ENGINE_ORGAN_H

#include "engine/org.h"

/* Where one stands: the pack, and a unit of the organ whose it is. city NULL: there is no other pack. */
struct organ_home { struct city *city; struct tx *tx; const struct pack *pack; int64_t unit; };

/* The pack that names roles at a unit: home's for home's organ, else the one in force there. unit 0: home's. NULL only when the
 * store failed. */
const struct pack *organ_pack(const struct organ_home *h, int64_t unit, struct err *e);
/* Who plays home's role r in the pack p of another organ; NULL nobody: r has no name in the base, or that pack lacks it. */
const struct role *organ_player(const struct organ_home *h, const struct pack *p, const struct role *r);
/* The pack in which a name means a role at a unit, as it was routed (struct way): as organ_pack, and at the municipality the
 * first organ's where home has no such role there. */
const struct pack *organ_pack_of_role(const struct organ_home *h, const char *role, int64_t unit, int64_t date, struct err *e);
/* Between organs one asks and does not instruct (依頼, not 指示): a case of the base's procedure `instruction` that names a unit of
 * another organ. body: of its part. */
bool organ_asks(const struct organ_home *h, const struct procedure *p, const struct json *body, bool *ret, struct err *e) CHECKED;

#endif
