/* 保存期間: how long cases and records are kept. It counts from 1 April of the fiscal year after the day on which the thing
 * ended (文書管理: from the fiscal year after the one in which it was completed). Days are dates (util/civil.h). What a case
 * keeps for is engine/step.h (case_keep). */
#ifndef ENGINE_RETENTION_H
#define ENGINE_RETENTION_H

#include "pack/pack.h"

/* The last day on which something that ended on `day` must be kept; CIVIL_NONE when keep says nothing (kept for ever). */
int64_t retention_till(int64_t day, struct span keep);
/* The other way: what ended before the day answered need not be kept after `till`, what ended on it or later must be.
 * CIVIL_NONE as above. */
int64_t retention_before(int64_t till, struct span keep);
/* Whether lines of a register come to an end, and the state in which their retention runs: the last one of its life; ""
 * without a life. false: 常用, in use as long as they stand there — a ledger without a life that is reviewed (棚卸). */
bool retention_ends(const struct register_ *r, const char **ret_state);

#endif
