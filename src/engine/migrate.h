/* Records move along when another pack comes into force: fields, options, levels and ledgers get their new names, what has no
 * place
 * is left in the version before and asked (pack_issue). A durable job in pieces, each an act `record_migrate` with its records; a
 * process that dies leaves whole pieces, and the next goes on: the same result. Ledgers that went away stay as they are. */
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

/* Progress of a proposal's migration: records moved, of how many; and what it could not decide, after an issue's id. */
bool migrate_progress(struct tx *t, int64_t proposal, int64_t *ret_done, int64_t *ret_total, struct err *e) CHECKED;
struct migrate_issue {
	int64_t id, record, unit, version, now;      /* now: the record's version today; later than version: settled */
	const char *reg, *number, *title, *field, *value, *kind;      /* kind: option level several */
};
bool migrate_issues(struct tx *t, struct arena *a, int64_t proposal, int64_t after, int limit, struct migrate_issue **ret,
	size_t *ret_n, struct err *e) CHECKED;

#endif
