/* Standing of clauses: computed from keepers, never typed in, by the rules of pack/rule.h (docs/standing.md). A number of
 * queries that
 * depends on the elements of the pack only, not on units, people or records. What several organs share (a pack) stands for all of
 * them together; nothing of an organ with another pack counts, whatever its elements are called. */
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
	int64_t lapses;                          /* the first date on which its proof lapses; CIVIL_NONE */
	int64_t entry;                           /* the newest entry that proves it,
		where its row says so; -1: see standing_entries */
	int64_t excused;                         /* places that an exception takes out */
};
struct clause_standing {
	const struct clause *clause;
	enum standing standing;                  /* the worst keeper: broken, not proven, at risk, kept */
	int64_t lapses;                          /* the first date on which one of its keepers lapses; CIVIL_NONE */
	int64_t excepted, except_till;           /* units with an exception today; the first day after which one ends */
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
/* Uses a month of the fiscal year of a keeper, for the chart: 12 numbers and 12 late. unit 0: of all organs with the pack. */
bool standing_months(struct tx *t, const struct pack *p, const char *keeper, int64_t unit, int fiscal_year, int64_t ret_n[12],
	int64_t ret_late[12], struct err *e) CHECKED;

/* The name under which entries prove a keeper: "takeout.permit" also for a field of that step. */
const char *standing_proof(struct arena *a, const struct keeper *k);
/* Entries that prove a keeper or a clause in the organs that have the pack: range scans over entry_object, newest first; before:
 * -1 from the end. What the program tests on itself proves for all. */
bool standing_entries(struct city *city, struct tx *t, struct arena *a, const struct pack *p, const char *keeper, int64_t before,
	int limit, const struct lang *l, struct entry **ret, size_t *ret_n, struct err *e) CHECKED;
bool standing_clause_entries(struct city *city, struct tx *t, struct arena *a, const struct pack *p, const struct clause *c,
	int64_t before, int limit, const struct lang *l, struct entry **ret, size_t *ret_n, struct err *e) CHECKED;

/* Inside an act: this act uses the keeper ("takeout", "takeout.permit", "outside"); its entry proves it. unit: whose use
 * it is. late: it was done after its due date. */
bool standing_use(struct act_call *c, const char *keeper, int64_t unit, bool late, struct err *e) CHECKED;
/* Inside an act: its entry proves the keeper, for the organ whose thing it is. */
void standing_proves(struct act_call *c, const char *keeper);
/* The number of a keeper in entry_object [fixed for ever]: the first 53 bits of SHA-256(path); for the second organ and those
 * after it, whose policies may call something else by that name, of SHA-256(path " " organ). */
int64_t standing_keeper(const char *path, int64_t organ);
/* clause_use again from cases and records. */
bool standing_reindex(struct city *city, void (*progress)(void *, int64_t, int64_t), void *ctx, struct err *e) CHECKED;

#endif
