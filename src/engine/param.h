/* Values of params: the pack's own, until an act changes one for an organ or for a unit of it (table param_value).
 *
 * A value holds from a day on. What holds at a unit on a day: the last value of the unit itself, else of the nearest unit above
 * it, else of its organ, else the pack's. Rows are never changed: a later row of the same place and day counts, and a row without
 * a value gives the place back to what stands above it. A value that the pack in force does not allow any more (other limits,
 * another kind) does not count. A param that was renamed (`was`) keeps its values. */
#ifndef ENGINE_PARAM_H
#define ENGINE_PARAM_H

#include "engine/form.h"

/* The param with the value that holds: p itself, or a copy in a. p NULL gives NULL. organ 0: the unit's, without a unit the
 * first. unit 0: the organ as a whole. date: a day (util/civil.h). t NULL: the pack's. */
bool param_at(struct tx *t, struct arena *a, const struct param *p, int64_t organ, int64_t unit, int64_t date,
	const struct param **ret, struct err *e) CHECKED;
/* The same where names are looked up: at the env's unit, on its day. */
bool param_in(struct env *v, const struct param *p, const struct param **ret, struct err *e) CHECKED;

/* All values of an organ as a whole at once, for what asks many of them (account.c). */
struct param_values { struct arena *arena; struct { const char *name; struct str value; } *p; size_t n; };
bool param_organ(struct tx *t, struct arena *a, int64_t organ, int64_t date, struct param_values *ret, struct err *e) CHECKED;
const struct param *param_of(const struct param_values *v, const struct param *p);

/* What was set, newest first, for the page: of one param. */
struct param_row {
	int64_t id, entry, unit, from, person, at;      /* unit 0: the organ; from: a day; at: ms */
	const char *name, *value, *reason;              /* value NULL: given back */
};
bool param_history(struct tx *t, struct arena *a, int64_t organ, const struct param *p, struct param_row **ret, size_t *ret_n,
	struct err *e) CHECKED;

/* The same of all params of an organ. */
bool param_recent(struct tx *t, struct arena *a, int64_t organ, int limit, struct param_row **ret, size_t *ret_n,
	struct err *e) CHECKED;

#endif
