/* Cases at work in the small city of tests/org/world.h, under rules.lua: short words for what people do. */
#ifndef TESTS_CASE_DESK_H
#define TESTS_CASE_DESK_H

#include "engine/case.h"
#include "engine/record.h"
#include "engine/standing.h"
#include "tests/org/world.h"

#define DAY_MS 86400000LL

int desk_setup(void **state);
/* The text of rules.lua, for a city that adds to it. */
const char *desk_rules(void);

/* Acts as somebody, by name of the act; parameters as for world_do. */
int64_t desk_do(struct world *w, const char *number, const char *act, const char *in);
const char *desk_refused(struct world *w, const char *number, const char *act, const char *in);

/* An asset of a unit, by its leader or the program. */
int64_t desk_asset(struct world *w, const char *unit, const char *name, const char *grade);
/* A take-out of an asset by somebody, from and till as dates; with safeguards when grade says so. */
int64_t desk_takeout(struct world *w, const char *number, int64_t asset, const char *safeguards);

/* The case as somebody sees it. */
struct case_file desk_case(struct world *w, const char *number, int64_t id);
/* The open step of that name ("takeout.permit"); fails without one. */
const struct case_step *desk_step(struct world *w, const struct case_file *c, const char *step);
/* Its id, read afresh. */
int64_t desk_open(struct world *w, int64_t id, const char *step);
/* All steps of the round as "permit=done take=open …". */
const char *desk_steps(struct world *w, int64_t id);
const char *desk_state(struct world *w, int64_t id);
const char *desk_digest(struct world *w, int64_t id);
/* A decision on the open step; extra: more members (", \"reason\":\"…\""). */
void desk_decide(struct world *w, const char *number, int64_t id, const char *step, const char *answer, const char *extra);
const char *desk_decide_refused(struct world *w, const char *number, int64_t id, const char *step, const char *answer,
	const char *extra);
void desk_task(struct world *w, const char *number, int64_t id, const char *step);
/* The ledger line that a case has written; place from 1. */
struct record desk_line(struct world *w, int64_t id, int64_t place);
bool desk_sees(struct world *w, const char *number, int64_t id);
/* Titles of an inbox, joined by " | ". */
const char *desk_inbox(struct world *w, const char *number, enum step_kind kind);

#endif
