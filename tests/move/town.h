/* A small city whose policy data changes: ledgers under other names, fields that go, choices that are not there any more, a
 * ledger that closes. On tests/org/world.h.
 *
 *   first    assets {name, medium: paper floppy, uses: many of a b c, colour}, places {name}, visitors {who}
 *   second   assets are information, name is title, paper is sheet, floppy and c are gone, uses is one, colour is gone;
 *            places.name is called room; visitors are gone
 *   third    information.title is label */
#ifndef TESTS_MOVE_TOWN_H
#define TESTS_MOVE_TOWN_H

#include "engine/issue.h"
#include "tests/case/desk.h"

int town_setup(void **state);                /* under the first */
struct pack *town_pack(struct world *w, int edition);
/* Three assets, a place and a visitor of section 111: the first asset a floppy, two uses, a colour; the second the use c. */
void town_fill(struct world *w);
/* Proposed by 1212, approved by 1201: in force. The proposal. */
int64_t town_activate(struct world *w, const struct pack *p);
/* Everything that a migration changes, as text: records, issues, progress. In the world's arena. */
const char *town_state(struct world *w);
/* The chain verifies. */
void town_verifies(struct world *w);

#endif
