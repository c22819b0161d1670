/* Sums over many for home pages and clauses: by unit, by result, what is vacant. Each is a few queries whatever the
 * number of units, cases and people. */
#ifndef ENGINE_SURVEY_H
#define ENGINE_SURVEY_H

#include "engine/org.h"

/* A unit of the kind that was asked for, with everything below it. */
struct survey_unit {
	struct unit unit;
	int64_t n, before;                       /* uses this fiscal year; in the last one until the same month */
	int64_t late, oldest;                    /* steps overdue now; the oldest due (ms), 0 none */
	int64_t lines, unchecked;                /* of ledgers; of these, not checked by anybody */
};
/* All units of a kind today, in the order of the organisation. keepers: procedures ("takeout") or steps
 * ("takeout.permit") that are counted; what units did that are closed today is in none. */
bool survey_units(struct tx *t, struct arena *a, const char *kind, const char *const *keepers, size_t n_keepers, int64_t now,
	struct survey_unit **ret, size_t *ret_n, struct err *e) CHECKED;

/* What a person has decided since a moment (ms). */
struct survey_decided { int64_t granted, conditional, refused, returned; };
bool survey_decided(struct tx *t, int64_t person, int64_t since, struct survey_decided *ret, struct err *e) CHECKED;

/* Units directly below parent that have no head on a date, not even an acting one; parent 0: all departments and sections.
 * since: the first day without; CIVIL_NONE when there never was one. */
struct survey_empty { int64_t unit, since; const char *name, *name_en; };
bool survey_empty(struct tx *t, struct arena *a, int64_t parent, int64_t date, struct survey_empty **ret, size_t *ret_n,
	struct err *e) CHECKED;

/* Accounts in use that need a look, and the next dates on which people move. */
#define SURVEY_MOVES 3
struct survey_people {
	int64_t left, nowhere, temporary;        /* the person has left; has no post today; temporary password */
	struct { int64_t date, people; } moves[SURVEY_MOVES];
	size_t n_moves;
};
bool survey_people(struct tx *t, int64_t date, struct survey_people *ret, struct err *e) CHECKED;

#endif
