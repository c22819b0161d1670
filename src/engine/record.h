/* Records: typed by the pack's registers, versioned, nothing overwritten; lists and tallies kept by the act. */
#ifndef ENGINE_RECORD_H
#define ENGINE_RECORD_H

#include "engine/form.h"

struct record {
	int64_t id, unit, organ, entry;
	const char *reg, *number, *state, *title;
	int64_t version, verified, created, changed;
	struct hash shape;
	const struct json *body;
};
bool record_get(struct tx *t, struct arena *a, int64_t id, struct record *ret, bool *ret_found, struct err *e) CHECKED;
/* One page of a declared list: a keyset range scan, the same at any size.
 * equal: values for the list's equality fields, in order, "" for a field that is not narrowed (only a suffix may be
 * empty). after/before: cursor text of the last page ("" none). */
struct record_page {
	struct record *p; size_t n;
	const char *next, *prev;                 /* cursors; "" none */
	int64_t total; bool total_is_least;      /* from tallies; "1,000+" */
};
bool record_list(struct tx *t, struct arena *a, const struct pack *p, const struct register_ *r, const struct list *l,
	const char *const *equal, const char *cursor, int limit, struct record_page *ret, struct err *e) CHECKED;
/* Counts of a field's values within a unit (0: all): from the tallies. */
struct tally { const char *value; int64_t n; };
bool record_tally(struct tx *t, struct arena *a, const char *reg, int64_t unit, const char *field, struct tally **ret, size_t *ret_n, struct err *e) CHECKED;
bool record_versions(struct tx *t, struct arena *a, int64_t id, struct record **ret, size_t *ret_n, struct err *e) CHECKED;
/* Search by words in title and number, within a unit (0: what the reader may see is the caller's business). */
bool record_search(struct tx *t, struct arena *a, const char *const *regs, size_t n_regs, int64_t unit, struct str words, int limit,
	struct record **ret, size_t *ret_n, struct err *e) CHECKED;

/* Inside an act. They check rules, inheritance of classes (5-2-1-i), the highest class of contents (5-2-4-u), keep
 * versions, links, lists and tallies, and regrade copies and media that depend on this record. */
bool record_add(struct act_call *c, const struct register_ *r, int64_t unit, const struct json *body, int64_t *ret_id, struct err *e) CHECKED;
bool record_change(struct act_call *c, int64_t id, const struct json *body, const char *reason, struct err *e) CHECKED;
bool record_set_state(struct act_call *c, int64_t id, const char *state, struct err *e) CHECKED;
/* Derived tables again from the records: resumable job. */
bool record_reindex(struct city *city, void (*progress)(void *, int64_t, int64_t), void *ctx, struct err *e) CHECKED;
/* May this person see this record: people of its unit, and those who act above it on the line, the information
 * section, the register's readers. */
bool record_visible(struct tx *t, const struct pack *p, const struct who *w, const struct record *r, int64_t now, bool *ret, struct err *e) CHECKED;

#endif
