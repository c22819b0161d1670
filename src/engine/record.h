/* Records: typed by the pack's registers, versioned, nothing overwritten; lists and tallies kept by the act. */
#ifndef ENGINE_RECORD_H
#define ENGINE_RECORD_H

#include "engine/form.h"

struct record {
	int64_t id, unit, organ, entry;
	const char *reg, *number, *state, *title;
	int64_t version, verified, created, changed;
	int64_t disposed;                        /* entry of the act `dispose`: title and body are empty; 0 no */
	struct hash shape;
	const struct json *body;
};
bool record_get(struct tx *t, struct arena *a, int64_t id, struct record *ret, bool *ret_found, struct err *e) CHECKED;
/* Lists and tallies are of one organ. In the place of a unit: all of an organ's. */
static inline int64_t record_whole(int64_t organ) { return organ > 1 ? -organ : 0; }
/* One page of a declared list: keyset range scans, the same at any size (docs/lists.md). organ: whose lines, where no unit is
 * given.
 * equal: values for the list's equality fields, in order, "" for a field that is not narrowed, several separated by
 * commas ("2,3": any of these); a unit is its number. cursor: next or prev of another page ("" the first page). Too many
 * combinations at once (over 1,024) are ERR_LIMIT. */
struct record_page {
	struct record *p; size_t n;
	const char *next, *prev;                 /* cursors; "" none */
	int64_t total; bool total_is_least;      /* from tallies; "1,000+" */
};
bool record_list(struct tx *t, struct arena *a, int64_t organ, const struct register_ *r, const struct list *l,
	const char *const *equal, const char *cursor, int limit, struct record_page *ret, struct err *e) CHECKED;
/* What no list narrows: filters by any fields of the register, read from the list that narrows most; at most 10,000
 * records are looked at, then the page ends with total_is_least and next goes on from there. */
struct record_filter { const char *field, *value; };      /* value: as list values; several by commas; many: any of them */
bool record_find(struct tx *t, struct arena *a, int64_t organ, const struct register_ *r, const char *units,
	const struct record_filter *filters, size_t n_filters, const char *cursor, int limit, struct record_page *ret,
	struct err *e) CHECKED;
/* Counts of a field's values within a unit or record_whole: from the tallies. field: a choice, class, yes or no, "state",
 * "verified" (yes, no), "" (all records: one value ""). */
struct tally { const char *value; int64_t n; };
bool record_tally(struct tx *t, struct arena *a, const char *reg, int64_t unit, const char *field, struct tally **ret,
	size_t *ret_n, struct err *e) CHECKED;
/* Newest first. `verified` is of no version; `changed` is when, `entry` by which entry, `title` why. */
bool record_versions(struct tx *t, struct arena *a, int64_t id, struct record **ret, size_t *ret_n, struct err *e) CHECKED;
/* One of them. */
bool record_version(struct tx *t, struct arena *a, int64_t id, int64_t version, struct record *ret, bool *ret_found,
	struct err *e) CHECKED;
/* Search by words in title and number, within an organ and a unit (0: any; what the reader may see is the caller's business). */
bool record_search(struct tx *t, struct arena *a, const char *const *regs, size_t n_regs, int64_t organ, int64_t unit,
	struct str words, int limit, struct record **ret, size_t *ret_n, struct err *e) CHECKED;

/* Inside an act. They check rules, inheritance of classes (5-2-1-i), the highest class of contents (5-2-4-u), keep
 * versions, links, lists and tallies, and regrade copies and media that depend on this record, at most RECORD_CASCADE of
 * them; what was regraded so is unverified until somebody checks it. Lowering a class needs a reason and whom the scale's
 * lowered_by names. false without an error: the call has problems. body: typed (form_read); computed fields and the state
 * in it are ignored. */
#define RECORD_CASCADE 2000
bool record_add(struct act_call *c, const struct register_ *r, int64_t unit, const struct json *body, int64_t *ret_id,
	struct err *e) CHECKED;
/* The same for a line of a case: in a ledger that the pack in force does not have any more, under the case's own pack. */
bool record_add_under(struct act_call *c, const struct pack *otherwise, const struct register_ *r, int64_t unit,
	const struct json *body, int64_t *ret_id, struct err *e) CHECKED;
bool record_change(struct act_call *c, int64_t id, const struct json *body, const char *reason, struct err *e) CHECKED;
bool record_set_state(struct act_call *c, int64_t id, const char *state, struct err *e) CHECKED;
/* The next number by a pattern: "{unit}-{no}", "{organ}-{fy}-{no}"; {no} counts within the others and within kind
 * (register or procedure), at least four digits, never twice. NULL pattern: "{no}". */
bool number_next(
	struct act_call *c, const char *kind, const char *pattern, int64_t unit, const char **ret, struct err *e) CHECKED;
/* Last day on which a record must be kept: `keep` counts from the 1 April after its last change. CIVIL_NONE: no limit. */
int64_t record_keep_till(const struct register_ *r, const struct record *rec);
/* When the ledger of a unit was confirmed last (ms); 0 never. */
bool record_reviewed(struct tx *t, const char *reg, int64_t unit, int64_t *ret_at, struct err *e) CHECKED;
/* Derived tables again from the records: a job that goes on where it stopped; acts may run meanwhile. */
bool record_reindex(struct city *city, void (*progress)(void *, int64_t, int64_t), void *ctx, struct err *e) CHECKED;
/* May this person see this record: people of its unit, and those who act above it on the line, the information
 * section, the register's readers. */
bool record_visible(struct tx *t, const struct pack *p, const struct who *w, const struct record *r, int64_t now, bool *ret,
	struct err *e) CHECKED;

#endif
