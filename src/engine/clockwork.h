/* What the clock does while the portal serves: overdue steps climb, failed logins become an entry, files are scrubbed after a
 * disposal, checkpoints are signed and given to witnesses. Each in turns (engine/lease.h), so that of several processes of a
 * store one does it:
 *
 *   lease    for                 what
 *   tick     90 s                every minute: case_tick, round_tick, account_tick, upload_tick
 *   scrub    1 h, then given up  dispose_scrub, when there is something to scrub
 *   selftest an hour + 30 s      every hour: selftest_tick, which does it when the last time is most of a day ago
 *   standing 10 min, given up    standing_note_tick, once a day and after a pack came into force (engine/standing_note.h)
 *   seal     a period + 30 s     seal_turn, every period; only by a process that was given a seal
 *   witness  a period + 30 s,    what options.witness does, every period
 *            + 30 s a witness
 *
 * Whoever fails gives the lease back: perhaps another's seal answers, another's network reaches the witness. */
#ifndef ENGINE_CLOCKWORK_H
#define ENGINE_CLOCKWORK_H

#include "engine/city.h"

struct clockwork;
struct selftest_page;

struct clockwork_options {
	struct city *city;
	const char *seal;                        /* socket; NULL: checkpoints are made elsewhere, or not at all */
	int64_t seal_ms;                         /* a period, 1 s … 1 day */
	/* doubt: the seal has refused this store; then it is called at once, whoever holds the lease. false: it failed and said
	 * so. NULL: none */
	bool (*witness)(void *ctx, struct store *s, int64_t now, bool doubt);
	void *ctx;
	int witnesses;                           /* how many it asks at most */
	bool selftest;                           /* tests the program itself once a day (engine/selftest.h) */
	const struct selftest_page *pages;       /* and what only pages show; NULL: not */
	bool standing;                           /* notes how clauses stand once a day */
};

/* o is copied, what it points to is not. A process of a store in a file takes over whatever an earlier one held. */
bool clockwork_new(const struct clockwork_options *o, struct clockwork **ret, struct err *e) CHECKED;
/* Does what is due by clock_now(); called every second or so. A failure is logged and tried again later. */
void clockwork_turn(struct clockwork *c);
/* Gives back what is held, so that another begins at once. NULL allowed. */
void clockwork_end(struct clockwork *c);

#endif
