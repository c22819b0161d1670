/* Derived rows of records: lists, tallies, words (docs/lists.md). Kept by every act that writes a record, rebuilt by
 * record_reindex. Inside record*.c and list*.c only. */
#ifndef ENGINE_RECORD_INDEX_H
#define ENGINE_RECORD_INDEX_H

#include "engine/record.h"
#include "util/map.h"
#include "util/vec.h"

/* ---- keys ---- */

/* What a list narrows by, apart from the unit: first those that can be counted (one choice, class, yes or no, state,
 * verified), then the rest from the first that cannot. */
struct list_shape {
	bool by_unit;
	const char *count[16]; size_t n_count;
	const char *rest[16]; size_t n_rest;
};
void list_shape(const struct register_ *r, const struct list *l, struct list_shape *ret);
/* A value as lists and tallies hold it: "" when missing. */
const char *list_value(struct arena *a, const struct register_ *r, const struct record *rec, const char *field);
/* Order of people: kana without regard to width and kind, numbers by their size; at most 200 bytes. */
struct str list_sort(struct arena *a, const struct register_ *r, const struct record *rec, const char *field);
struct str list_natural(struct arena *a, struct str text);
/* unit: or record_whole. values: countable ones, then the rest (none or all of them). */
struct str list_key(struct arena *a, int64_t unit, const char *const *values, size_t n);
/* The name of the tally that counts the countable values of a list together: "/by_grade". */
const char *list_tally(struct arena *a, const struct list *l, const struct list_shape *s);
bool list_countable(const struct register_ *r, const char *field);
/* Number of a list or register in derived tables; 0 when make is false and there is none. */
bool list_number(
	struct tx *t, struct map *seen, struct arena *a, const char *name, bool make, int64_t *ret, struct err *e) CHECKED;

/* Words by which a record is found: pairs of characters, "#" and numbers. */
typedef VEC(struct str) word_list;
void search_words(struct arena *a, struct str title, struct str number, word_list *ret);

/* ---- keeping ---- */

struct index;
struct index *index_new(struct tx *t, struct arena *a, const struct pack *p);
/* old NULL: new record; now NULL: not there any more. Both: what differs. While a reindex runs, records that it has not
 * reached yet are left to it. */
bool index_note(struct index *x, const struct record *old, const struct record *now, struct err *e) CHECKED;
/* Writes everything noted since the last time. */
bool index_flush(struct index *x, struct err *e) CHECKED;

/* ---- reading ---- */

/* Columns of record_one and its kind. */
bool record_of_row(struct query *q, struct arena *a, struct record *ret, struct err *e) CHECKED;
/* Records of these numbers, in their order; those that are not there are left out. */
bool record_of_ids(
	struct tx *t, struct arena *a, const int64_t *ids, size_t n, struct record **ret, size_t *ret_n, struct err *e) CHECKED;

#endif
