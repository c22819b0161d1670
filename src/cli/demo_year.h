/* What an office does besides requests, as its year goes by: documents are written, adopted and read, duties are done as their
 * day comes near, ledgers are confirmed, results of checks come in. For any pack; what nobody can do is left out. */
#ifndef CLI_DEMO_YEAR_H
#define CLI_DEMO_YEAR_H

#include "cli/demo_town.h"

/* One working day at the clock's time; the clock goes on. */
bool demo_year_day(struct demo *d, struct err *e) CHECKED;
/* The working days until then (a date), with a request each until every kind was asked for once. */
bool demo_year_before(struct demo *d, int64_t until, struct err *e) CHECKED;
/* The requests of a day: every answer of every door is asked for by somebody who may, one after the other. fresh: how many new
 * ones; wait: they are not decided yet. */
bool demo_cases_day(struct demo *d, size_t fresh, bool wait, struct err *e) CHECKED;
size_t demo_cases_offers(struct demo *d);                /* how many different ones there are */
/* Each check looked at each record of its ledger a minute ago; nearly all is well. */
bool demo_checks(struct demo *d, struct err *e) CHECKED;
/* The heads confirm the ledgers whose lines are all verified. */
bool demo_confirm(struct demo *d, struct err *e) CHECKED;

#endif
