/* Between the files of policies. */
#ifndef ENGINE_POLICY_PRIVATE_H
#define ENGINE_POLICY_PRIVATE_H

#include "engine/policy.h"

/* Inside an act. Keeps the blob of a pack for ever and says in the entry which it is. ret: number of its row. */
bool policy_keep(struct act_call *c, const struct pack *p, int64_t *ret, struct err *e) CHECKED;
/* The pack of the act's organ is p from now on; other proposals fall. proposal 0: founding. */
bool policy_apply(struct act_call *c, const struct pack *p, int64_t proposal, struct err *e) CHECKED;
const char *policy_hex(struct arena *a, const struct hash *h);

#endif
