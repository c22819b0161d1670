/* Duties at work: when they fall due, who does them, what was answered. docs/packs.md "Duties".
 *
 * A duty is opened in groups: one a period of `every`, or one a fiscal year for what `on` brings. A group holds rounds: what one
 * person, or whoever fills a role at a unit, has to do. A round is done by its fields, by the answers to the sheet that `done`
 * names, or by a case of the procedure that `done` names.
 *
 * Periods begin with the fiscal year (1 April): `every = "6 months"` is April to September and October to March; longer ones than
 * a year begin with the fiscal year in which the last one has ended. Weeks begin on Monday. Without `from` and `due` a round is
 * opened on the first day and due on the last; with them, a yearly one is opened `from` and due `due`, and of shorter periods
 * those are opened that begin between the two days. A due day in the quiet period of the pack moves to the day after it, if the
 * period is a month or longer (an office checks its logs also in March). A round whose day is past is opened only when the duty
 * has had one before: who begins in September owes nothing for July.
 *
 * Figures (asked, done, answers) are a tally a group and unit, kept by the acts. */
#ifndef ENGINE_ROUND_H
#define ENGINE_ROUND_H

#include "engine/act.h"
#include "engine/org.h"
#include "engine/standing.h"

/* ---- the calendar (round_calendar.c); dates are days ---- */

struct round_period {
	char key[32];	    /* "2026-04/12", "2026-10-05", "e2026"; "" when there is none */
	int64_t from, till; /* first and last day of the period */
	int64_t opens, due; /* opens CIVIL_NONE: not in this period */
};
/* The period of `every` in which the date lies. last: first day of the duty's last period, CIVIL_NONE none (only for periods
 * longer than a year). every counted in hours or minutes is none. */
void round_period_of(const struct pack *p, const struct duty *d, int64_t date, int64_t last, struct round_period *ret);
/* The day itself, or the day after the quiet period of the pack. */
int64_t round_not_quiet(const struct pack *p, int64_t date);
/* Due (ms) so long after a moment, not in the quiet period. */
int64_t round_due_after(const struct pack *p, const struct ptime *length, int64_t ms);
/* The first day of a key; CIVIL_NONE of events and of what is no key. */
int64_t round_key_day(const char *key);
/* 令和8年度 · 令和8年度 第2回 · 令和8年10月 · 10月5日の週 · 10月5日 */
const char *round_say_period(const struct lang *l, const char *key);

/* ---- reading (round.c) ---- */

struct round_group {
	int64_t id, organ, opened, due, closed; /* ms; closed 0: not yet */
	const char *duty, *period, *state;	/* filling open closed */
	struct hash pack;
};
bool round_group_get(struct tx *t, struct arena *a, int64_t id, struct round_group *ret, bool *ret_found, struct err *e) CHECKED;
/* Newest first, those before a number (0: from the newest); duty NULL: of all. */
bool round_groups(struct tx *t, struct arena *a, int64_t organ, const char *duty, int64_t before, int limit,
	struct round_group **ret, size_t *ret_n, struct err *e) CHECKED;
/* Newest first, those that are not over. */
bool round_groups_open(struct tx *t, struct arena *a, int64_t organ, const char *duty, int limit, struct round_group **ret,
	size_t *ret_n, struct err *e) CHECKED;

struct round {
	int64_t id, group, organ, subject, cause, unit, at, asked_at, person;
	int kind;				 /* of the subject, engine/object.h */
	const char *duty, *role, *asked, *state; /* role "": the person; state: open done suspended lapsed */
	int64_t opened, due, done, actor;	 /* ms, 0 not done */
	bool late;
	int64_t version; /* 0: not answered yet */
	int64_t disposed; /* the entry that disposed of what was answered; 0: not */
};
bool round_get(struct tx *t, struct arena *a, int64_t id, struct round *ret, bool *ret_found, struct err *e) CHECKED;

/* What the clock does, in the turn of case_tick: rounds are opened, leave suspends a person's, moves are followed, what is late
 * climbs: leader, head, information section, told once a unit. Nothing to do writes no entry. ret_moved: acts that were done. */
bool round_tick(struct city *city, int64_t now, int *ret_moved, struct err *e) CHECKED;

/* ---- lists (round_list.c): range scans ---- */

struct round_line {
	int64_t id, group, unit, person, due;
	const char *duty, *title, *period, *about, *who, *state; /* title, period, about (""), who: as people read them */
	const char *unit_name;					 /* "" of none */
	bool late, overdue;
};
struct round_lines {
	struct round_line *p;
	size_t n;
};
struct round_reading {
	struct tx *tx;
	struct arena *arena;
	const struct pack *pack;
	const struct lang *lang;
	int64_t now;
};
/* What waits for this person: his own and those of the roles in which he acts, by due date. */
bool round_mine(const struct round_reading *v, int64_t person, int limit, struct round_lines *ret, struct err *e) CHECKED;
/* Open ones of a unit that are due until then (ms), by due date. */
bool round_of_unit(
	const struct round_reading *v, int64_t unit, int64_t until, int limit, struct round_lines *ret, struct err *e) CHECKED;
/* A page of a group: of a state ("" for one unit), behind (after_unit, after). unit 0: all. */
bool round_of_group(const struct round_reading *v, int64_t group, const char *state, int64_t unit, int64_t after_unit,
	int64_t after, int limit, struct round_lines *ret, struct err *e) CHECKED;

/* Names of all units on the day, read with one query. */
struct round_units;
bool round_units_read(const struct round_reading *v, struct round_units **ret, struct err *e) CHECKED;
const char *round_unit_named(const struct round_units *u, int64_t unit); /* "" of none */

/* What was told to a person about rounds, newest first (round_notice.c). kind: "round_late": n of the unit are late, on the rung
 * `level`; "round_remind": n wait for him. round: his own, an open one first, 0 none. */
struct round_notice {
	int64_t id, at, group, unit, n, round;
	int level;
	const char *kind, *text;
};
bool round_notices(const struct round_reading *v, int64_t person, int limit, struct round_notice **ret, size_t *ret_n,
	struct err *e) CHECKED;
/* Acts:
 *   round_remind   id (of a group), unit       REMINDER: whoever the unit's open rounds of the group wait for is told, once a day
 */

/* ---- what is asked (round_form.c) ---- */

/* A sheet, or a duty, as fields of a form (engine/form.h). A question is a choice of its answers; beside it, by the answer and
 * its evidence: FIELD-note, FIELD-file, FIELD-plan and FIELD-till (no, partly), FIELD-reason (not applicable). Questions of a
 * sheet with `clauses_of` are that role's clauses. */
struct round_item {
	const char *question, *field;
	const struct title *title;
	const char *ref;
}; /* ref: of a clause; "" */
struct round_form {
	const struct duty *duty;   /* NULL: a sheet alone */
	const struct sheet *sheet; /* NULL: none */
	struct field *fields;
	size_t n;
	struct round_item *items;
	size_t n_items;
};
void round_sheet_form(struct arena *a, const struct sheet *s, struct round_form *ret);
/* Of a step: the sheet that it asks, what a lookup's result asks for which it is taken (item: its place among the options, from
 * 1), then its fields. */
void round_step_form(
	struct arena *a, const struct pack *p, const struct step *s, int64_t item, bool undo, struct round_form *ret);
/* Asked beside the fields of a task whose procedure `turns_into` another: it has become that. No name of a pack. */
#define STEP_TURNS "turns-into"
/* What the program that a step names (`tool`) has recorded: asked in the step. */
#define STEP_TOOL "tool-record"
#define STEP_TOOL_PASSWORD "portal.force_change"   /* done by the portal itself */
/* proxy: with the scanned paper, ROUND_ROSTER. */
void round_duty_form(struct arena *a, const struct pack *p, const struct duty *d, bool proxy, struct round_form *ret);
#define ROUND_ROSTER "proxy_roster"
/* What a duty that is `done` by something else than a sheet waits for, as a sentence. */
const char *round_say_done_by(const struct lang *l, const struct pack *p, const struct duty *d);

/* ---- who may do it, what was done (round_hold.c, round_answer.c) ---- */

/* As what somebody may do a round, or correct it: one of those who are named, or for a person's own round the leader or the head
 * of the section (代行入力). */
struct round_hold {
	bool may, proxy;
	enum holding how;
	const char *role;
	int64_t unit;
};
bool round_may(struct tx *t, struct arena *a, const struct pack *p, const struct round *r, int64_t person, int64_t now,
	struct round_hold *ret, struct err *e) CHECKED;
/* Who may see it: those who may do it, the unit's leader and head and the line above, the information section. */
bool round_visible(struct tx *t, struct arena *a, const struct pack *p, const struct round *r, const struct who *w, int64_t now,
	bool *ret, struct err *e) CHECKED;
/* Each time it was done or corrected, newest first. */
struct round_deed {
	int64_t version, at, actor, file, entry; /* file: number of the case that fulfilled it, 0 none */
	const struct json *who, *fields;
	const char *role, *as_kind, *roster, *reason;
};
bool round_deeds(struct tx *t, struct arena *a, int64_t round, struct round_deed **ret, size_t *ret_n, struct err *e) CHECKED;
struct round_answer {
	const char *question, *answer, *note, *file, *plan;
	int64_t till, finding, version;
}; /* till: CIVIL_NONE */
/* kind, target: of a round or a step. gone: those that were corrected. */
bool round_answers(struct tx *t, struct arena *a, int kind, int64_t target, bool gone, struct round_answer **ret, size_t *ret_n,
	struct err *e) CHECKED;
/* Acts:
 *   round_answer   id, fields {}               ROUND: does it; proxy entries carry the scanned paper
 *   round_correct  id, fields {}, reason       ROUND: what stood there stays beside it
 *   round_open     duty                        SYSTEM: what the calendar or an event brings
 *   round_keep     —                           SYSTEM
 * A "no" without a plan opens a case of the procedure `finding`; "partly" needs a plan with its day. */

/* Inside an act: answers of a typed body to rows; version from 1. group, unit: of the figures, group 0 none. ret_finding: the
 * case. */
bool round_write_answers(struct act_call *c, const struct pack *p, const struct round_form *f, const struct json *typed, int kind,
	int64_t target, int64_t version, int64_t group, int64_t unit, int64_t *ret_finding, struct err *e) CHECKED;
/* What the form itself cannot say: plans. Problems of the call. */
void round_check_answers(struct act_call *c, const struct round_form *f, const struct json *typed);
/* Inside an act: `by` (a procedure, check, document or register that duties are `done` by) has happened. Of each such duty it
 * fulfils the oldest open round about each of the records; without one the oldest about the person; without that, and if `place`,
 * the oldest that is about no thing or person of its own at the unit, above it, or at the whole municipality.
 *   case     is done: its records, its applicant, its place
 *   check    passes: its record; its place when no result of it fails or is unknown
 *   document is adopted or reviewed: its place; is read: the reader
 *   register is confirmed by a unit's head (見直し): its place */
struct round_deed_of {
	int64_t case_file, unit, person; /* 0 none */
	const int64_t *records;
	size_t n_records;
	bool place;
};
bool round_fulfil(
	struct act_call *c, const struct pack *p, const char *by, const struct round_deed_of *d, struct err *e) CHECKED;
bool round_is_done_by(const struct pack *p, const char *by);

/* Figures of all groups again from rounds and answers. */
bool round_reindex(struct city *city, struct err *e) CHECKED;

/* ---- figures and standing ---- */

struct round_figures {
	int64_t asked, done, late, open, suspended, lapsed, overdue;
}; /* asked: done and open */
bool round_figures(struct tx *t, int64_t group, int64_t now, struct round_figures *ret, struct err *e) CHECKED;
/* Of a page of groups, newest first, of one duty or (NULL) of all: two queries for all of them. unit: only of its rounds; 0 of
 * all. */
bool round_groups_figures(struct tx *t, struct arena *a, const struct round_group *list, size_t n, const char *duty,
	int64_t unit, int64_t now, struct round_figures **ret, struct err *e) CHECKED;
struct round_count {
	int64_t unit;
	const char *field, *value;
	int64_t n;
};
/* By unit; field "": states and "late"; else a question: answers ("no+" and "partly+" are those with a plan). */
bool round_counts(struct tx *t, struct arena *a, int64_t group, const char *field, struct round_count **ret, size_t *ret_n,
	struct err *e) CHECKED;
/* Of all questions, all units together (unit 0). */
bool round_answers_by_question(
	struct tx *t, struct arena *a, int64_t group, struct round_count **ret, size_t *ret_n, struct err *e) CHECKED;

/* Of all questions and units, in order of unit, question, answer. */
bool round_matrix_read(
	struct tx *t, struct arena *a, int64_t group, struct round_count **ret, size_t *ret_n, struct err *e) CHECKED;

/* For the standing of a duty: the last group whose date has passed, or that is wholly done, and the one that is open now. */
struct round_standing {
	bool any;  /* a round was ever opened */
	bool over; /* a group is complete, or its date has passed: */
	struct round_group last;
	struct round_figures last_figures;
	bool in_time;	   /* of `last`: all done, none late */
	int64_t last_done; /* ms, 0 never */
	int64_t overdue;   /* rounds of any open group past their date */
	int64_t next_due;  /* ms; the next due date of what is open, 0 nothing open */
};
bool round_duty_standing(struct tx *t, struct arena *a, int64_t organ, const char *duty, int64_t now, struct round_standing *ret,
	struct err *e) CHECKED;

/* For the standing of a question: the last answers to it. Of duties that are done by the sheet: those of the last group that has
 * any answer; else those of steps with the sheet, the newest hundred. An entry that proves it is one of the sheet: entries of
 * answers name the keepers "DUTY" and "SHEET" (standing_entries). */
struct round_question {
	bool answered;
	int64_t group;					/* 0: of steps */
	int64_t at;					/* when (ms) the last of them was answered */
	int64_t yes, partly, no, not_applicable, other; /* other: of a sheet with answers of its own */
	int64_t planned, unplanned; /* of no and partly: with a plan in time; without, or its day has passed */
	int64_t plan_due;	    /* the first day on which a plan runs out, CIVIL_NONE none */
	int64_t waiting;	    /* rounds of that group not answered yet */
};
bool round_question_standing(struct tx *t, struct arena *a, const struct pack *p, int64_t organ, const char *sheet,
	const char *question, int64_t now, struct round_question *ret, struct err *e) CHECKED;

#endif
