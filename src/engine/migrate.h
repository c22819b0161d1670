/* Records move along when another pack comes into force: fields, options, levels and ledgers get their new names; what has no
 * place stays in the version before and is named (engine/issue.h). A durable job in pieces, each an act `record_migrate` with its
 * records; a process that dies leaves whole pieces, and the next goes on: the same result, also when several work at it. Another
 * pack may come into force meanwhile: jobs go in the order of activation, and leave alone what was made under a later pack.
 * Ledgers that went away stay as they are (engine/closed.h). */
#ifndef ENGINE_MIGRATE_H
#define ENGINE_MIGRATE_H

#include "engine/act.h"
#include "engine/record.h"
#include "pack/move.h"

#define MIGRATE_PIECE 200                        /* records of one act */

/* Until nothing waits. progress may be NULL: records done, of how many. */
bool migrate_run(struct city *city, void (*progress)(void *, int64_t, int64_t), void *ctx, struct err *e) CHECKED;
/* Does some activation of the organ wait for its records? */
bool migrate_waits(struct tx *t, int64_t organ, bool *ret, struct err *e) CHECKED;
/* A record that is not moved yet while its organ's records are being moved: it cannot be written now. */
bool migrate_holds(struct act_call *c, const struct record *rec, const struct pack *now, bool *ret, struct err *e) CHECKED;

/* Progress of a proposal's migration: records moved, of how many. */
bool migrate_progress(struct tx *t, int64_t proposal, int64_t *ret_done, int64_t *ret_total, struct err *e) CHECKED;

#endif
