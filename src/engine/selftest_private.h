/* Between the files of the self-test: the municipality for trying, and what is tried there about accounts and forms. */
#ifndef ENGINE_SELFTEST_PRIVATE_H
#define ENGINE_SELFTEST_PRIVATE_H

#include <limits.h>

#include "engine/account_private.h"

struct trial {
	struct arena *arena; struct lang lang;
	char dir[PATH_MAX], path[PATH_MAX + 8];
	struct store *store; struct city *city; struct pack *pack;
	struct act_result done;
	uint8_t session[SESSION_TOKEN], desk[SESSION_TOKEN];     /* of the staff (person 4), of the desk (person 7) */
	char temporary[ACCOUNT_TEMPORARY];                       /* the staff's first password, until it is changed */
	const char *file;                                        /* what trial_files_encrypted sent; NULL nothing */
	struct err e;
};
#define TRIAL_STAFF 4                    /* person; his account is TRIAL_ACCOUNT, "trialworker" */
#define TRIAL_ACCOUNT 2

/* Somebody does an act; 0: the program. Whether it was done; t->done has its result. */
bool trial_does(struct trial *t, int64_t person, const struct act *act, const char *in);
bool trial_refused(const struct trial *t);
/* The session of a token as it is so long after. */
bool trial_session(struct trial *t, const uint8_t token[SESSION_TOKEN], int64_t ms, struct session *ret, bool *ret_found);
/* Whether that password would be taken for the account (TRIAL_ACCOUNT; 1: the desk's). */
bool trial_takes(struct trial *t, int64_t account, const char *password);

/* ---- selftest_rules.c; true: it holds. In this order: each goes on from what the one before has left ---- */
bool trial_input(struct trial *t);
bool trial_inherit(struct trial *t);
bool trial_files_most(struct trial *t);
bool trial_files_types(struct trial *t);
bool trial_files_encrypted(struct trial *t);
bool trial_files_read_log(struct trial *t);
bool trial_desk_session(struct trial *t);
bool trial_desk_idle(struct trial *t);
bool trial_one_person(struct trial *t);
bool trial_temporary_life(struct trial *t);
bool trial_first_change(struct trial *t);
bool trial_history(struct trial *t);
bool trial_max_age(struct trial *t);
bool trial_last_shown(struct trial *t);
bool trial_max_uses(struct trial *t);
bool trial_force_change(struct trial *t);

#endif
