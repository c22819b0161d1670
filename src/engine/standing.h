/* Standing of clauses: computed from keepers, never typed in (docs/packs.md, table of standing). */
#ifndef ENGINE_STANDING_H
#define ENGINE_STANDING_H

#include "engine/trail.h"

enum standing { STAND_KEPT, STAND_RISK, STAND_UNKNOWN, STAND_BROKEN, STAND_REST };    /* 実施 要注意 未確認 不備 運用開始前 */

struct keeper_standing {
	const struct keeper *keeper;
	enum standing standing;
	const char *why;                         /* one sentence in the reader's language */
	int64_t n, last, late;                   /* uses this fiscal year, last use (ms), overdue now */
	const char *href;                        /* where its cases or records are */
	int64_t lapses;                          /* date on which its proof lapses; CIVIL_NONE */
};
struct clause_standing {
	const struct clause *clause;
	enum standing standing;                  /* the worst keeper: broken, not proven, at risk, kept */
	struct keeper_standing *keepers; size_t n_keepers;
};
bool standing_clause(struct city *city, struct tx *t, struct arena *a, const struct pack *p, const struct clause *c, int64_t now,
	const struct lang *l, struct clause_standing *ret, struct err *e) CHECKED;
/* The whole tree: by index of pack.clauses; a heading has the worst of its children, and only its own keepers. */
bool standing_tree(struct city *city, struct tx *t, struct arena *a, const struct pack *p, int64_t now, const struct lang *l,
	struct clause_standing **ret, struct err *e) CHECKED;
/* The same without keepers. */
bool standing_all(struct city *city, struct tx *t, struct arena *a, const struct pack *p, int64_t now, const struct lang *l,
	enum standing **ret, struct err *e) CHECKED;
/* Uses a month of the fiscal year of a keeper, for the chart: 12 numbers and 12 late. */
bool standing_months(struct tx *t, const char *keeper, int64_t unit, int fiscal_year, int64_t ret_n[12],
	int64_t ret_late[12], struct err *e) CHECKED;

/* Entries that prove a keeper or a clause: a range scan over entry_object, newest first; before: -1 from the end. */
bool standing_entries(struct city *city, struct tx *t, struct arena *a, const char *keeper, int64_t before, int limit,
	const struct lang *l, struct entry **ret, size_t *ret_n, struct err *e) CHECKED;
bool standing_clause_entries(struct city *city, struct tx *t, struct arena *a, const struct clause *c, int64_t before, int limit,
	const struct lang *l, struct entry **ret, size_t *ret_n, struct err *e) CHECKED;

/* Inside an act: this act uses the keeper ("takeout", "takeout.permit", "outside"); its entry proves it. unit: whose use
 * it is. late: it was done after its due date. */
bool standing_use(struct act_call *c, const char *keeper, int64_t unit, bool late, struct err *e) CHECKED;
/* The number of a keeper in entry_object [fixed for ever]: the first 53 bits of SHA-256(path). */
int64_t standing_keeper(const char *path);
/* clause_use again from cases and records. */
bool standing_reindex(struct city *city, void (*progress)(void *, int64_t, int64_t), void *ctx, struct err *e) CHECKED;

#endif
