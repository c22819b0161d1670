/* A case at work: loaded whole, moved on by the order of its steps. Between the acts on cases; pages use case.h.
 *
 * Order. In each part the steps follow one another; the parts' leading runs up to their decisions are one stage, united:
 * 経由 first, then consults, then decides in the line of `above`, lowest first, those on no common line in parallel.
 * What follows the decisions runs part by part, side by side, when all of them are through. notify, ratify, many and
 * optional steps hold nothing up. A step whose `when` hangs on an answer not given yet waits. */
#ifndef ENGINE_STEP_H
#define ENGINE_STEP_H

#include "engine/route.h"

#define STEP_VIA "@via"
#define STEP_CONDITION "@condition"
#define ITEM_LINE "@line"

struct step_way { int64_t id, step; const char *state; struct way way; };
struct case_work {
	struct city *city; struct tx *tx; struct arena *arena; const struct lang *lang;
	int64_t now;
	struct act_call *call;                   /* NULL: only read */
	struct case_file f;                      /* f.steps and f.items point into the lists below */
	VEC(struct case_step) steps;
	VEC(struct case_item) items;
	VEC(struct step_way) ways;
};

/* ---- case_load.c ---- */
bool case_load(struct case_work *w, int64_t id, bool *ret_found, struct err *e) CHECKED;
/* For an act: of a case, or of a step; ERR_NOT_FOUND. */
bool case_work_of(struct act_call *c, int64_t id, struct case_work *ret, struct err *e) CHECKED;
bool case_work_of_step(struct act_call *c, int64_t step, struct case_work *ret, size_t *ret_row, struct err *e) CHECKED;
const struct case_part *case_part_of(const struct case_file *f, const char *part);      /* NULL: none of that name */
/* Env of a part: its body and what its steps have filled in; row NULL, or the step for whose `each` a name stands. */
struct env case_env(struct case_work *w, const char *part, const struct case_step *row);
/* The pack in which a way's role is meant, and the role itself; NULL: none (*e: the store failed). */
const struct pack *case_pack_at(struct case_work *w, const struct way *way, struct err *e);
const struct role *case_role_at(struct case_work *w, const struct way *way, struct err *e);
/* What a step is `each` of, one after the other; of a lookup a place for each option, NULL where it is no result.
 * *ret_known false while it is still to be filled in. */
void case_each(struct case_work *w, const struct case_part *p, const struct step *s, const struct json ***ret, size_t *ret_n,
	bool *ret_known);
struct step *step_made_up(struct arena *a, const char *name);
const char *step_kind_name(enum step_kind k);
const char *step_matter(struct arena *a, const struct case_step *s);                      /* "takeout.permit" */

/* ---- case_reader.c ---- */
/* item_text of the steps; what is for its readers only is left out. */
bool case_read_as(struct case_work *w, const struct who *reader, struct err *e) CHECKED;

/* ---- step_hold.c: who may take it ---- */
struct step_hold {
	enum holding how;                        /* HOLD_NONE: not at all */
	bool proxy, unavoidable, overrules;      /* 代行入力; own case; a role above that may decide in its place */
	const struct step_way *way;
};
bool step_holding(struct case_work *w, const struct case_step *s, int64_t person, bool stand_in, struct step_hold *ret,
	struct err *e) CHECKED;
bool step_can_return(const struct case_work *w, const struct case_step *s);
/* 後閲: may he give it. */
bool step_ratifying(struct case_work *w, const struct case_step *s, int64_t person, bool *ret, struct err *e) CHECKED;

/* ---- step.c: the order ---- */
/* Makes rows, opens what is ready, skips what does not apply, writes lines, ends the case. */
bool case_advance(struct case_work *w, struct err *e) CHECKED;
/* Index of the last step of the leading run that ends in a decision; -1 none. */
int step_stage_end(const struct procedure *p);
bool step_is_round(const struct case_work *w, const struct case_step *s);    /* of the content as it is now, not fallen */
bool step_cycles(const struct case_work *w,
	const struct case_part *p);      /* 包括許可: what follows the decision is taken many times */
bool step_begins_cycle(const struct case_work *w, const struct case_step *s);
/* 機関: somebody of another organ than the applicant's decides. Then the head who is asked by the way (STEP_VIA) gives the consent
 * of the applicant's organ: what he objects to is refused. */
bool case_leaves_organ(struct case_work *w, bool *ret, struct err *e) CHECKED;
/* ---- step_write.c: rows ---- */
bool step_add(struct case_work *w, const char *part, const struct step *def, int occurrence, int64_t item, bool undo,
	size_t *ret_row,
	struct err *e) CHECKED;
bool step_open(struct case_work *w, size_t row, struct err *e) CHECKED;
bool step_set_state(struct case_work *w, size_t row, const char *state, struct err *e) CHECKED;
/* Whom it waits for, or will wait for, as far as that can be said today. */
bool step_seats(struct case_work *w, const struct case_step *s, struct seats *ret, struct err *e) CHECKED;
/* What the portal itself does for a step (`tool`), when it opens. */
bool step_begins_tool(struct case_work *w, size_t row, struct err *e) CHECKED;
/* 補佐: who holds a role that assists one of those asked is told that it was. */
bool step_copies(struct case_work *w, int64_t step, const struct seat *seat, struct err *e) CHECKED;
/* Due so long after now. */
int64_t step_after(struct env *v, const struct ptime *length, struct err *e);
struct step_taking {
	const char *state, *result, *reason, *as_kind;
	const struct way *way;                   /* NULL: the program itself */
	const struct json *answers;
	bool ratify;
};
bool step_take(struct case_work *w, size_t row, const struct step_taking *t, struct err *e) CHECKED;
bool case_tell(struct case_work *w, int64_t step, int64_t person, const char *kind, int level, struct err *e) CHECKED;
/* Ends the case: open and waiting steps are cancelled, retention is set. */
bool case_end(struct case_work *w, const char *state, struct err *e) CHECKED;
bool case_cancel_steps(struct case_work *w, struct err *e) CHECKED;

/* ---- climb.c ---- */
/* Whom an overdue step is told to, one after the other: leader, head, information section; on an incident, and while something
 * of the highest class is out, everybody above them, too (office.md §4). */
bool climb_line(struct case_work *w, const struct case_step *s, struct seat *ret, struct err *e) CHECKED;
/* The same for a round of a duty: r, whose it is, NULL a person of that unit. Never above the information section. */
bool climb_round(struct env *v, const struct role *r, int64_t unit, struct seat *ret, struct err *e) CHECKED;
/* When (ms) it climbs on: `climb_days` of the unit v->unit after v->now, in the morning of a working day. */
bool climb_next(struct env *v, int64_t *ret, struct err *e) CHECKED;

/* ---- case_line.c ---- */
/* Ledger lines of the parts as far as their required columns are there. */
bool case_lines(struct case_work *w, struct err *e) CHECKED;
/* `sets` of a step that was taken. */
bool case_sets(struct case_work *w, const struct case_step *s, struct err *e) CHECKED;

/* ---- case_open.c ---- */
struct composed;
/* A new case in the store, with its first steps. */
struct case_new {
	const struct composed *composed;
	const char *door, *role;
	int64_t applicant, drafter, unit;
	bool proxy;                              /* 代行入力: no word of the applicant needed */
	bool draft;                              /* opened by a step, to be completed */
	int64_t blanket;                         /* ms; 0 none */
	struct str note;                         /* what the applicant adds in his own words */
};
bool case_open(struct act_call *c, const struct case_new *n, int64_t *ret_id, const char **ret_number, struct err *e) CHECKED;
/* The step `start`: the linked case. */
bool case_start(struct case_work *w, const struct case_step *s, int64_t *ret_id, struct err *e) CHECKED;
/* Freezes other content under a new version. */
bool case_refreeze(struct case_work *w, const struct composed *c, int64_t blanket, struct str note, struct err *e) CHECKED;

#endif
