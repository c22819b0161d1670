/* The signing keys as the chain announces them (chain/keys.h), and how the server brings the next set into it.
 *
 * Body of an entry of the act `seal_keys` [fixed for ever]: "in" is
 *   {"note": the note of keys, "number": N}
 * and for a new generation or a recovered seal also
 *   {"checkpoint": the last one that was witnessed, "kept": k, "missing": {"from": k, "till": n}}
 * kept: entries under the last checkpoint that this store holds: those are proved to be the same. missing: entries of the
 * old history, from … till, which the witnessed checkpoint signs and which are not proved to be here; absent when none.
 * Such a body holds no personal data and is never disposed of. */
#ifndef ENGINE_TRAIL_KEYS_H
#define ENGINE_TRAIL_KEYS_H

#include "chain/keys.h"
#include "engine/act.h"

struct keys_at {
	struct keys keys;
	struct str note;
	int64_t seq, time;               /* of the entry */
};
/* The last set that is announced (ret[0]) and the one before (ret[1]; from the note alone when it is set 0); *ret_n 0 when
 * none is, else 2. ERR_CORRUPT: an entry that holds no such note. */
bool trail_keys_last(struct tx *t, struct arena *a, struct keys_at ret[2], size_t *ret_n, struct err *e) CHECKED;

/* One turn with the seal: what seal_round does (engine/trail.h), and before it what the keys need: a set that is announced by
 * the seal gets its entry, a checkpoint by the set before, and the proof with which the seal changes to it; the next set is
 * made when the present one is older than the setting chain.epoch_hours. Each step stands by itself: whatever ends between
 * two of them, the next turn goes on. Any number of servers may take turns at once. Errors: as seal_round. */
bool seal_turn(struct city *city, const char *socket, int64_t *ret_size, bool *ret_new, struct err *e) CHECKED;

#endif
