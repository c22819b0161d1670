/* demo --pack NAME: a small municipality for any pack, made from what that pack says: its posts, roles, registers, doors. What a
 * pack lacks is left out, and so is what needs an attachment: a new store takes none before it has a recovery key. */
#ifndef CLI_DEMO_TOWN_H
#define CLI_DEMO_TOWN_H

#include "cli/demo_people.h"
#include "engine/org.h"

struct demo_town { const char *pack, *name, *name_en, *residents, *reading, *deputy; };
/* Never NULL. */
const struct demo_town *demo_town_of(const char *pack);

bool demo_town_people(struct demo *d, struct err *e) CHECKED;
bool demo_town_ledger(struct demo *d, struct err *e) CHECKED;
/* Whoever may looks at the lines of the section that are there. */
bool demo_verify(struct demo *d, const struct register_ *r, const struct demo_unit *u, struct err *e) CHECKED;
bool demo_town_history(struct demo *d, struct err *e) CHECKED;
/* A request of this person that goes its way with the others, as far as a step of that name (NULL: to its end). */
bool demo_town_ask(struct demo *d, int64_t person, struct json *in, const char *stop, struct err *e) CHECKED;
bool demo_town_accounts(struct demo *d, struct err *e) CHECKED;
/* One login a role of the pack, by the names and passwords that demo_town_accounts gave. */
int demo_town_logins(const struct lang *l, struct city *city, const struct pack *p, struct arena *a);

/* An act that a person might well be refused: *ret->done says whether it was done. False only when the store failed. */
bool demo_try(struct demo *d, const char *act, int64_t person, struct json *in, struct act_result *ret, struct err *e) CHECKED;
/* Somebody who fills the role for this unit today; 0 nobody. */
bool demo_holder(struct tx *t, const struct pack *p, const struct role *r, int64_t unit, int64_t date, int64_t *ret,
	struct err *e) CHECKED;
/* The same in a transaction of its own, at the clock's time. */
bool demo_filler(struct demo *d, const struct role *r, int64_t unit, int64_t *ret, struct err *e) CHECKED;

#endif
