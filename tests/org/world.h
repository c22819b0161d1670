/* A small city for the tests of organisation, rights, acts and accounts: one pack, twenty people, two organs' worth of units.
 *
 *   市 10 (municipality)  市長 1000, 副市長 1001 (holds ciso), 副市長 1002
 *   ├ 福祉部 110 (department)  部長 1101, 次長 1102
 *   │ ├ 生活支援課 111 (section)  課長 1111, 補佐 1112, 職員 1115 (leader), 1116
 *   │ │ └ 保護係 1111 (team)  係長 1113, 職員 1114
 *   │ └ 高齢課 112 (section)  課長 1121, 職員 1122
 *   │   ├ 保育園 113 (team, branch)  園長 1131, 職員 1132
 *   │   └ 窓口係 114 (team)  職員 1141
 *   └ 企画財政部 120 (department)  部長 1201 (holds chief), 次長 1202
 *     └ 情報政策課 121 (section)  課長 1211 (may be delegated chief), 職員 1212 (executor), 1213 */
#ifndef TESTS_ORG_WORLD_H
#define TESTS_ORG_WORLD_H

#include "engine/account.h"
#include "engine/org.h"
#include "engine/rights.h"
#include "tests/store/fixture.h"
#include "util/civil.h"
#include "util/clock.h"

struct world {
	struct fixture *f;
	struct city *city;
	struct arena *a;
	struct lang ja, en;
	int64_t today;                           /* 2026-04-01 */
	struct pack *pack;                       /* another copy of what the city holds */
	struct tx *tx;                           /* world_read */
	struct err e;
};

/* Setup and teardown for fixture_run_with: f->data is the world. */
int world_setup(void **state);
/* The same people under another pack, one Lua text with the same roles and posts. */
int world_setup_with(void **state, const char *text);
/* Under a pack that is shipped: its folder. */
int world_setup_dir(void **state, const char *dir);
/* The same with people of its own: units, persons, assignments and appointments as people_import takes them. */
int world_setup_people(void **state, const char *dir, const char *who);
int world_teardown(void **state);
struct world *world_of(void **state);

/* A pack from one Lua text; fails the test with its messages. */
struct pack *world_pack(struct world *w, const char *text);
extern const char world_text[];

/* A read transaction for what follows; a second call ends the first. */
struct tx *world_read(struct world *w);
void world_done(struct world *w);

int64_t world_unit(struct world *w, const char *code);
int64_t world_person(struct world *w, const char *number);
struct who world_who(struct world *w, const char *number);
const struct role *world_role(struct world *w, const char *name);
/* Numbers of the persons, in order, with how: "1111" "1112=acting". */
const char *world_holders(struct world *w, const char *role, const char *unit, int64_t date);
const char *world_how(enum holding how);

/* An act with parameters as JSON text, "@CODE" for a unit, "#NUMBER" for a person; asserts that it is done. */
int64_t world_do(struct world *w, const struct act *act, const struct who *who, const char *in);
/* The first problem "field: text", or the error's text; fails when the act is done. */
const char *world_refused(struct world *w, const struct act *act, const struct who *who, const char *in);
int64_t world_entries(struct world *w);
/* Body of an entry as text. */
const char *world_body(struct world *w, int64_t seq);

extern const struct act act_city_found, act_pack_activate, act_setting_change, act_unit_add, act_unit_change, act_person_add,
	act_person_change, act_assignment_add, act_assignment_end, act_appoint, act_appoint_end, act_account_add,
	act_account_disable, act_account_enable, act_account_reset, act_password_change, act_people_import;

#endif
