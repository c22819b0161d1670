/* Shared by the acts on steps: step_acts.c, step_decide.c. */
#ifndef ENGINE_STEP_ACTS_H
#define ENGINE_STEP_ACTS_H

#include "engine/step.h"

struct step_call {
	struct act_call *c;
	struct case_work w;
	size_t row;
	struct step_hold hold;
	struct json *fields;                     /* typed, and what the act adds */
};
/* Loads, checks that the step is open, of the right kind, whose digest was shown (when the act has one), and that the
 * person may take it. ERR_STALE, ERR_DENIED, ERR_INVALID. */
bool step_begin(struct act_call *c, int64_t step, struct str digest, unsigned kinds, bool stand_in, struct step_call *ret,
	struct err *e) CHECKED;
#define STEP_BIT(kind) (1u << (kind))
/* Reads the step's own fields (parameter fields) and its sheet; false with problems. */
bool step_fields(struct step_call *s, struct err *e) CHECKED;
/* Refused until: false with a problem. */
bool step_needs(struct step_call *s, struct err *e) CHECKED;
bool step_asks(const struct step *def);                /* has required fields: is not taken by the way */
const char *step_as(const struct step_hold *h);
/* Takes it with what was read, as the holding says. */
bool step_taken(struct step_call *s, const char *state, const char *result, struct str reason, bool ratify,
	struct err *e) CHECKED;
/* What the entry says: case number, step, answer, reason. */
void step_say(struct step_call *s, const char *result, struct str reason);
/* ---- step_more.c ---- */
/* The step's `check` was seen to pass lately for what the case is about, or there is a reason; false with a problem. */
bool step_checked(struct step_call *s, struct str reason, struct err *e) CHECKED;
/* The step's `tool` has recorded something (STEP_TOOL), or there is a reason why it was done otherwise; what the portal does
 * itself must be done. false with a problem. */
bool step_tooled(struct step_call *s, struct str reason, struct err *e) CHECKED;
/* A body answers through its secretary: parameter meeting {name, met, minutes, present}, needed when the body has a quorum, kept
 * as "@meeting". false with a problem. */
bool step_met(struct step_call *s) CHECKED;
/* STEP_TURNS was answered with yes: the other procedure's case is opened, "@turned" names it. */
bool step_turns(struct step_call *s, bool *ret_turned, struct err *e) CHECKED;
bool step_refuse(struct act_call *c, const char *field, const char *text);

#endif
