/* Duties at work in the small city of tests/org/world.h, under rules.lua. */
#ifndef TESTS_ROUND_WORK_H
#define TESTS_ROUND_WORK_H

#include "engine/case.h"
#include "engine/object.h"
#include "engine/record.h"
#include "engine/round.h"
#include "tests/org/world.h"

int work_setup(void **state);
int work_setup_more(void **state, const char *more); /* with more of the pack's text behind it */
const char *work_text(const char *more);             /* of that pack; until the next call */
/* Number of a step of a case. */
int64_t work_step(struct world *w, int64_t file, size_t row);
/* The clock stands at that day, 9 o'clock; acts done by the tick. */
int work_tick(struct world *w, const char *day);
int64_t work_do(struct world *w, const char *number, const char *act, const char *in);
const char *work_refused(struct world *w, const char *number, const char *act, const char *in);
/* Rounds of a duty as "unit:role or person:state:due" in order, joined by blanks; period NULL: of all. */
const char *work_rounds(struct world *w, const char *duty);
/* Number of the round of a duty at a unit (code) or of a person (number with '#'); fails without one. */
int64_t work_round(struct world *w, const char *duty, const char *whose);
/* Periods of a duty's groups, newest first: "2026-04/12=open". */
const char *work_groups(struct world *w, const char *duty);
int64_t work_group(struct world *w, const char *duty);
/* What was told to a person about rounds: "level:n". */
const char *work_told(struct world *w, const char *number);
int64_t work_contract(struct world *w, const char *unit, const char *name, const char *more);

#endif
