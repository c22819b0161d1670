/* Between the files of duties at work. */
#ifndef ENGINE_ROUND_PRIVATE_H
#define ENGINE_ROUND_PRIVATE_H

#include "engine/round.h"
#include "engine/route.h"

#define ROUND_BATCH 500 /* records or events looked at in one act */
#define ROUND_BACK 60	/* days: an event that is entered later than this is not one any more */

/* What a round is about. */
struct round_about {
	int kind;
	int64_t subject;      /* engine/object.h; 0, 0 nothing of its own */
	int64_t unit, person; /* person: who is meant by himself, 0 nobody */
	const struct json *body;
	const struct register_ *reg;	   /* of a record */
	const struct procedure *procedure; /* of a case */
	int64_t created;		   /* ms */
};

/* ---- round_subject.c: lines of the register, cases under way of the procedure that a duty is per ---- */
struct round_page {
	VEC(struct round_about) list;
	int64_t last; /* number of the last one looked at */
	bool end;
};
bool round_subjects(struct tx *t, struct arena *a, const struct pack *p, const char *per, int64_t organ, int64_t after,
	struct round_page *ret, struct err *e) CHECKED;
bool round_per_subjects(const struct pack *p, const char *per);

struct round_opening {
	struct act_call *c;
	const struct pack *pack;
	const struct duty *duty;
	int64_t group, cause, opened, due; /* ms */
	int n;				   /* rounds made */
};

/* Who does it: seats as in engine/route.h. Nobody at all: the chief. */
bool round_seats(
	struct env *v, const struct actor *by, const struct round_about *about, struct seats *ret, struct err *e) CHECKED;
/* One round a seat; what is there already stays. */
bool round_put(struct round_opening *o, const struct round_about *about, struct err *e) CHECKED;
/* The rounds of every place that the duty is per, or of the next ROUND_BATCH persons after one; not of records and cases.
 * ret_last: the last person; ret_end: there are no more. */
bool round_places(struct round_opening *o, int64_t after, int64_t *ret_last, bool *ret_end, struct err *e) CHECKED;
/* Is the record one of those that the duty is about (`when`)? */
bool round_applies(struct env *v, const struct duty *d, const struct round_about *about, bool *ret, struct err *e) CHECKED;
struct env round_env(struct act_call *c, const struct pack *p, const struct round_about *about);
/* Figures counted again, the entry's objects. */
bool round_opened(struct round_opening *o, const char *period, const char *state, int64_t filled, struct err *e) CHECKED;
bool round_recount(struct tx *t, int64_t group, struct err *e) CHECKED;

/* Is there something to open now, by the calendar? */
bool round_wanted(struct tx *t, struct arena *a, const struct pack *p, const struct duty *d, int64_t organ, int64_t now,
	struct round_period *ret_period, struct round_group *ret_group, int64_t *ret_filled, bool *ret, struct err *e) CHECKED;

/* ---- round_answer.c, round_finding.c ---- */
struct round_fault {
	const struct round_item *item;
	const char *note;
};
/* overdue: each had a plan, whose day has passed; otherwise none was given. by: who applies. unit 0: his. */
struct round_faults {
	const struct sheet *sheet;
	const struct round_fault *p;
	size_t n;
	int64_t unit, by;
	bool overdue;
};
/* Opens the case; 0 when the pack has no procedure `finding`. */
bool round_finding(
	struct act_call *c, const struct pack *p, const struct round_faults *faults, int64_t *ret_id, struct err *e) CHECKED;
/* Plans whose day has passed and for which no finding was opened; those of one round or step stand together. by: somebody of the
 * information section; without anybody there the list is empty. */
struct round_plan {
	int64_t id, target, unit, till;
	int kind;
	const struct sheet *sheet;
	const char *question, *plan;
};
struct round_plans {
	VEC(struct round_plan) list;
	int64_t by;
};
bool round_plans_late(struct tx *t, struct arena *a, const struct pack *p, int64_t organ, int64_t now, struct round_plans *ret,
	struct err *e) CHECKED;
/* A finding for each round or step; never a second one for an answer. */
bool round_plans_open(struct act_call *c, const struct pack *p, const struct round_plans *plans, struct err *e) CHECKED;
/* State, lateness and figures of a round that was done just now. */
bool round_finish(struct act_call *c, const struct round *r, int64_t actor, struct err *e) CHECKED;

/* ---- round_event.c ---- */
struct round_event {
	int64_t cause, at;
	struct round_about about;
}; /* at: ms */
struct round_events {
	VEC(struct round_event) list;
	int64_t mark;
	bool marked;
}; /* mark: how far a ledger was looked through */
bool round_events(struct tx *t, struct arena *a, const struct pack *p, const struct duty *d, int64_t organ, int64_t now,
	struct round_events *ret, struct err *e) CHECKED;

/* ---- round_keep.c ---- */
/* The act that keeps rounds going has something to do. */
bool round_keep_waits(
	struct tx *t, struct arena *a, const struct pack *p, int64_t organ, int64_t now, bool *ret, struct err *e) CHECKED;

#endif
