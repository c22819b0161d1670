/* Cases: one request with its parts, steps, deciders, frozen content. office.md §1–3, sketch "Doors". */
#ifndef ENGINE_CASE_H
#define ENGINE_CASE_H

#include "engine/form.h"
#include "engine/org.h"

struct case_step {
	int64_t id;
	const char *part, *step, *kind, *state, *result, *reason, *role, *as_kind;
	const struct step *def;                  /* in the pack that the case names */
	int occurrence; int64_t item;
	int64_t due, opened, done, actor;
	const struct json *who, *answers;
	int climbed; bool ratify;
	const char *actors_text;                 /* who may take it now, as people read it */
	bool mine;                               /* the reader may take it now */
	enum holding mine_as; const char *mine_role; int64_t mine_unit;
};
struct case_file {
	int64_t id, organ, applicant, drafter, unit, entry;
	const char *number, *door, *procedure, *title, *state;     /* draft open returned withdrawn refused done */
	const char *applicant_text, *doc_number, *doc_class, *publicity, *highest;
	int64_t opened, closed, keep_till, version;
	struct hash content_digest;
	const struct json *content;              /* {"parts":[{"procedure":…,"body":{…}}], "door":{answers}} */
	const struct pack *pack;
	struct case_step *steps; size_t n_steps;
};
bool case_get(struct city *city, struct tx *t, struct arena *a, int64_t id, const struct who *reader, const struct lang *l,
	struct case_file *ret, bool *ret_found, struct err *e) CHECKED;
/* May the reader see it: applicant, drafter, who acts in it now or did, colleagues of the unit's leader and head, line
 * above, information section. */
bool case_visible(struct tx *t, const struct case_file *c, const struct who *w, int64_t now, bool *ret, struct err *e) CHECKED;

/* What a composed request would be, before it is submitted: used by the door's side column and by submit. */
struct case_plan {
	const struct procedure **parts; size_t n_parts;
	const struct field **fields; size_t n_fields;              /* asked once, in order */
	const struct level *highest;                               /* confidentiality */
	struct handling *handling; size_t n_handling;
	struct planned { const struct step *step; const char *who; const char *due; } *steps; size_t n_steps;
	const char *title;
};
bool case_plan(struct city *city, struct tx *t, struct arena *a, const struct pack *p, const struct door *d, const struct json *answers,
	const struct who *w, const struct lang *l, struct case_plan *ret, struct err *e) CHECKED;

/* A line of an inbox, made by one query a role. */
struct case_line {
	int64_t id, step, due, opened;
	const char *number, *title, *applicant_text, *state, *step_name, *procedure, *highest, *what, *how, *role;
	struct hash content_digest;
	bool caution; const char *caution_text;  /* must be opened: late, unlisted things, missing safeguards, own case above … */
	bool overdue;
};
bool case_inbox(struct city *city, struct tx *t, struct arena *a, const struct who *w, const struct lang *l, enum step_kind kind,
	struct case_line **ret, size_t *ret_n, struct err *e) CHECKED;         /* steps of that kind waiting for me */
bool case_mine(struct city *city, struct tx *t, struct arena *a, const struct who *w, const struct lang *l, bool closed, int limit,
	struct case_line **ret, size_t *ret_n, struct err *e) CHECKED;         /* my requests */
bool case_overdue(struct city *city, struct tx *t, struct arena *a, int64_t unit, const struct lang *l, int limit,
	struct case_line **ret, size_t *ret_n, struct err *e) CHECKED;         /* of a unit; 0 all */
bool case_ratify(struct city *city, struct tx *t, struct arena *a, const struct who *w, const struct lang *l,
	struct case_line **ret, size_t *ret_n, struct err *e) CHECKED;         /* decided by a stand-in, waiting for my 後閲 */

/* Overdue steps climb: applicant → leader → head → above (act "tick"). Returns how many moved. */
bool case_tick(struct city *city, int64_t now, int *ret_moved, struct err *e) CHECKED;

#endif
