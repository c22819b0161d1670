/* What a store holds, for whoever runs it: `sekimori stats`. In a time that hardly grows with the entries: the end of the chain,
 * tallies, and indexes alone; months are found by halving, since times in the chain never go back. */
#ifndef ENGINE_STATS_H
#define ENGINE_STATS_H

#include "store/store.h"

#define STATS_MONTHS 12
/* Checkpoints are counted up to here; more is said as "at least". */
#define STATS_CHECKPOINTS 100000

struct stats_count { const char *name; int64_t n; };
struct stats {
	int64_t entries, checkpoints;            /* checkpoints: at most STATS_CHECKPOINTS, then there are more */
	int64_t covered, covered_at;             /* entries under the newest checkpoint; when it was signed (ms); 0, 0 none */
	struct stats_count *records; size_t n_records;   /* by name of the register */
	struct stats_count *cases; size_t n_cases;       /* by state */
	int64_t organs, units, people, drafts, sessions, uploads;
	int64_t files, file_bytes;               /* attachments that are kept; bytes of their contents */
	int64_t disposals;                       /* lists approved and not yet carried out */
	struct { int64_t month, n; } months[STATS_MONTHS];   /* entries by month, oldest first; month: its first day */
	int64_t ticked, backed_up, drilled;      /* last entry that says so (ms), 0 none; a tick that moved nothing leaves none */
};

/* As of the transaction; now: which months. Names are the arena's. */
bool stats_read(struct tx *t, struct arena *a, int64_t now, struct stats *ret, struct err *e) CHECKED;

#endif
