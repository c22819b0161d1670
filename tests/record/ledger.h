/* The small city of tests/org under the policy of ledger.lua. Sections 111 and 112 have heads and people; 1115
 * leads 111; 1212 is at the desk. JSON is written with single quotes; "@111" is a unit, "#1115" a person. */
#ifndef TESTS_RECORD_LEDGER_H
#define TESTS_RECORD_LEDGER_H

#include "engine/record.h"
#include "tests/org/world.h"
#include "util/json.h"
#include "util/vec.h"

extern const struct act act_record_add, act_record_change, act_record_verify, act_record_confirm, act_record_import;

int ledger_setup(void **state);
const struct pack *ledger_pack(struct world *w);

/* Parameters made from a form: {"register":…,"unit":…,"form":{…}}. */
int64_t ledger_add(struct world *w, const char *person, const char *reg, const char *unit, const char *form);
const char *ledger_add_refused(struct world *w, const char *person, const char *reg, const char *unit, const char *form);
/* A change gives the whole form; more: further parameters, ",'reason':'…'". */
void ledger_change(struct world *w, const char *person, int64_t id, const char *form, const char *more);
const char *ledger_change_refused(struct world *w, const char *person, int64_t id, const char *form, const char *more);
/* As the system, without rights; person NULL above means the same. */
int64_t ledger_do(struct world *w, const struct act *act, const char *person, const char *in);
const char *ledger_refused(struct world *w, const struct act *act, const char *person, const char *in);

struct record ledger_get(struct world *w, int64_t id);
const char *ledger_value(struct world *w, int64_t id, const char *field);
/* An asset's form of these classes, at a place (0 none), more fields after it. */
const char *ledger_asset(struct world *w, const char *name, const char *classes, int64_t place, const char *more);
int64_t ledger_place(struct world *w, const char *unit, const char *name, const char *locked);

#endif
