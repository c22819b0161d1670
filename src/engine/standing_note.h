/* The standing of clauses over time. It is computed, never typed in; once a day, and after a pack came into force, the program
 * compares what it computes with what it noted last, and notes what has changed: one entry for all clauses of an organ, none when
 * nothing has. Headings are not noted, they stand as what they hold.
 *
 * Act:
 *   standing_note   pack (digest), form {"list": [{"clause", "standing", "keeper"?, "said"} …]}; the program itself. standing:
 *                   kept risk broken unknown rest gone. said: digest in hex of what the clause asks and what keeps it. What
 *                   stands as it was noted last is passed over; when nothing is left, or the pack is not in force, nothing is
 *                   written. */
#ifndef ENGINE_STANDING_NOTE_H
#define ENGINE_STANDING_NOTE_H

#include "engine/standing.h"

struct standing_noted {
	const char *clause;                      /* its name; the pack in force may have it no more */
	int64_t at, entry;                       /* ms */
	enum standing standing;                  /* of one that is gone: STAND_REST */
	bool gone;                               /* the policy did not have it any more */
	const char *keeper;                      /* path of the first one that stood worst; "" none, or all kept */
	struct hash said, pack;
};
#define STANDING_NOTED_MOST 400          /* of a clause: a year and more of changes every day */
#define STANDING_NOTED_ALL 40000         /* of an organ */

/* The last of each clause before a moment (ms), in order of name. Clauses that were gone then are among them. */
bool standing_noted(struct tx *t, struct arena *a, int64_t organ, int64_t before, struct standing_noted **ret, size_t *ret_n,
	struct err *e) CHECKED;
/* Of one clause, newest first, at most STANDING_NOTED_MOST. */
bool standing_noted_of(struct tx *t, struct arena *a, int64_t organ, const char *clause, struct standing_noted **ret,
	size_t *ret_n, struct err *e) CHECKED;
/* Of all clauses from a moment on and before another, oldest first, at most STANDING_NOTED_ALL. */
bool standing_noted_while(struct tx *t, struct arena *a, int64_t organ, int64_t from, int64_t till, struct standing_noted **ret,
	size_t *ret_n, struct err *e) CHECKED;
/* When the first was noted (ms), 0 never; the day of the last comparison, CIVIL_NONE never. */
bool standing_noted_since(struct tx *t, int64_t organ, int64_t *ret_first, int64_t *ret_looked, struct err *e) CHECKED;

/* How many clauses stood how, at a moment. */
struct standing_count { int64_t at, n[5]; };
/* Before each of n moments (ms, ascending; 1 … 400): what was noted until then, of the clauses that `counts` is true for (NULL:
 * all). Before anything was noted: zeros. */
bool standing_trend(struct tx *t, struct arena *a, int64_t organ, const int64_t *at, size_t n,
	bool (*counts)(void *ctx, const char *clause), void *ctx, struct standing_count **ret, struct err *e) CHECKED;

/* Is there an organ whose standing was not looked at today under its pack? */
bool standing_note_waits(struct city *city, int64_t now, bool *ret, struct err *e) CHECKED;
/* Looks at those. *ret: how many clauses were noted. */
bool standing_note_tick(struct city *city, int64_t now, int64_t *ret, struct err *e) CHECKED;

#endif
