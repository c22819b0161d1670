/* Accounts, credentials, sessions: person ≠ account ≠ credential ≠ session. The pack's portal params rule
 * (password.min_length, password.max_age, password.no_own_data, password.history, password.temporary_life …). */
#ifndef ENGINE_ACCOUNT_H
#define ENGINE_ACCOUNT_H

#include "engine/act.h"

#define SESSION_TOKEN 32

struct session {
	int64_t account, person, organ, started, seen, previous, failures; /* previous: last login before this one, ms, 0 none */
	int assurance;
	int64_t ends, idle;              /* ms: absolute limit, and how long without action; shorter for those who look after
	                                  * people or packs */
	bool must_change;                /* temporary, too old or used too often */
	bool contractor;                 /* a person of a contractor, with a living contract */
	struct hash csrf;
	const char *host;
	const struct pack *pack;         /* in force for the account's organ */
};

enum login_outcome { LOGIN_OK, LOGIN_WRONG, LOGIN_LOCKED, LOGIN_DISABLED, LOGIN_EXPIRED /* temporary password */ };

/* Slow (Argon2id, tens of ms): run in the slow lane only. Unknown logins cost the same. On LOGIN_OK a session exists
 * and ret_token is its secret. Failures are counted and aggregated into one entry. */
bool account_login(struct city *city, struct str login, struct str password, struct str host,
	enum login_outcome *ret, uint8_t ret_token[SESSION_TOKEN], int64_t *ret_locked_till, struct err *e) CHECKED;
/* The session of a cookie, alive by the idle and absolute limits; *ret_found false otherwise. */
bool account_session(struct city *city, struct tx *t, struct arena *a, const uint8_t token[SESSION_TOKEN], int64_t now,
	struct session *ret, bool *ret_found, struct err *e) CHECKED;
bool account_touch(
	struct city *city, const uint8_t token[SESSION_TOKEN], int64_t now, struct err *e) CHECKED; /* at most once a minute */
bool account_logout(struct city *city, const uint8_t token[SESSION_TOKEN], struct err *e) CHECKED;
/* Checks a new password against the pack's rules; problems in the reader's language. */
bool password_check(struct city *city, struct tx *t, struct arena *a, int64_t account, struct str password, const struct lang *l,
	struct problem **ret, size_t *ret_n, struct err *e) CHECKED;
/* Argon2id string; slow. password is wiped by the caller. */
bool password_hash(struct str password, char ret[128], struct err *e) CHECKED;

/* Passwords for others: acts account_add, account_reset. in: the act's parameters without "secret". The temporary password
 * is in ret_password when ret->done and not ret->repeated, otherwise ret_password is ""; shown once and wiped by the caller,
 * it stands nowhere. Slow. */
#define ACCOUNT_TEMPORARY 24
bool account_issue(struct city *city, const struct act *act, const struct who *who, const uint8_t token[CHAIN_TOKEN],
	const struct json *in, const struct lang *l, struct arena *a, struct act_result *ret,
	char ret_password[ACCOUNT_TEMPORARY], struct err *e) CHECKED;
/* One's own (act password_change): problems beside "old", "new". session: the one that goes on; all others end. Slow. */
bool account_change_password(struct city *city, const struct who *who, const uint8_t session[SESSION_TOKEN],
	const uint8_t token[CHAIN_TOKEN], struct str old, struct str new_, const struct lang *l, struct arena *a,
	struct act_result *ret, struct err *e) CHECKED;
/* Failed logins that no entry names yet, in one entry, at most one an hour; dead sessions and old counts are cleared.
 * ret_entry: its number, -1 none. */
bool account_tick(struct city *city, int64_t now, int64_t *ret_entry, struct err *e) CHECKED;

/* What holds in an organ about logging in (portal params, engine/param.h), with the program's defaults where its pack is
 * silent. */
struct account_rules {
	int64_t min_length, privileged_min_length, history;
	int64_t max_age, temporary_life;         /* ms; max_age 0: none */
	int64_t max_uses;                        /* logins with one password; 0: any number */
	int64_t attempts, lock;                  /* failures until locked; how long, ms */
	int64_t idle, absolute;                  /* session limits, ms */
	int64_t privileged_idle, privileged;     /* of the desk: never longer */
	bool no_own_data;
};
bool account_rules(struct tx *t, const struct pack *p, int64_t organ, int64_t now, struct account_rules *ret,
	struct err *e) CHECKED;

struct account_line {
	int64_t id, person, created, locked_till, last_login;
	const char *login, *state, *name, *number, *unit_name, *title;
	bool temporary;
};
/* In order of login: of who stands in an organ, or of a unit (0 and 0: all). */
bool account_list(struct tx *t, struct arena *a, int64_t organ, int64_t unit, const char *after, int limit, const struct lang *l,
	struct account_line **ret, size_t *ret_n, struct err *e) CHECKED;
bool account_get(struct tx *t, struct arena *a, int64_t id, const struct lang *l, struct account_line *ret, bool *ret_found,
	struct err *e) CHECKED;

#endif
