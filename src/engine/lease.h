/* Turns: what the clock does (tick, seal …) is done by one of several processes of a store, for as long as it holds the lease
 * of that name; when it dies the lease runs out, and another takes it.
 *
 * A lease is an economy. Two processes that both think it theirs do work twice or find it done, and nothing is wrong: every
 * act looks at the store again under the writers' lock, and the seal signs only what grows from what it signed last. So it may
 * go by clocks: times are clock_now() of the process that writes or reads them. With a clock that is ahead another's lease is
 * over earlier, with one that is behind later, by the difference. */
#ifndef ENGINE_LEASE_H
#define ENGINE_LEASE_H

#include "store/store.h"

#define LEASE_ID 16
#define LEASE_PLACE 96
/* Nobody takes one for longer: a lease that ends later was written by a clock that was wrong, and counts as over. */
#define LEASE_MOST_MS (25 * (int64_t)3600000)

/* A process: a random id in hex, and where it is, for people ("HOST, process N"). */
struct lease_holder { char id[2 * LEASE_ID + 1], place[LEASE_PLACE]; };
void lease_holder_new(struct lease_holder *ret);

/* Takes or renews it for ms (1 … LEASE_MOST_MS) from now. *ret_mine false: somebody else holds it, and nothing was written. Who
 * comes in whose place stands in the log. Errors are those of the store. */
bool lease_take(struct store *s, const struct lease_holder *h, const char *name, int64_t ms, bool *ret_mine,
	struct err *e) CHECKED;
/* Gives it back, or with name NULL all that are held; what another holds stays. */
bool lease_drop(struct store *s, const struct lease_holder *h, const char *name, struct err *e) CHECKED;
/* Whoever held one holds it no more: a store in a file has one server, and this process is it now. */
bool lease_forget(struct store *s, struct err *e) CHECKED;

/* place "" and since 0: written by an earlier version. */
struct lease { const char *name, *holder, *place; int64_t since, until; };
/* In order of name. */
bool lease_list(struct tx *t, struct arena *a, struct lease **ret, size_t *ret_n, struct err *e) CHECKED;
/* May somebody else take it at this moment? */
bool lease_is_over(const struct lease *l, int64_t now);

#endif
