/* Accounts, credentials, sessions: person ≠ account ≠ credential ≠ session. The pack's portal params rule
 * (password.min_length, password.max_age, password.no_own_data, password.history, password.temporary_life …). */
#ifndef ENGINE_ACCOUNT_H
#define ENGINE_ACCOUNT_H

#include "engine/act.h"

#define SESSION_TOKEN 32

struct session {
	int64_t account, person, started, seen, previous, failures;   /* previous: last login before this one, ms, 0 none */
	int assurance;
	bool must_change;
	struct hash csrf;
	const char *host;
};

enum login_outcome { LOGIN_OK, LOGIN_WRONG, LOGIN_LOCKED, LOGIN_DISABLED, LOGIN_EXPIRED /* temporary password */ };

/* Slow (Argon2id, tens of ms): run in the slow lane only. Unknown logins cost the same. On LOGIN_OK a session exists
 * and ret_token is its secret. Failures are counted and aggregated into one entry. */
bool account_login(struct city *city, struct str login, struct str password, struct str host,
	enum login_outcome *ret, uint8_t ret_token[SESSION_TOKEN], int64_t *ret_locked_till, struct err *e) CHECKED;
/* The session of a cookie, alive by the idle and absolute limits; *ret_found false otherwise. */
bool account_session(struct city *city, struct tx *t, struct arena *a, const uint8_t token[SESSION_TOKEN], int64_t now,
	struct session *ret, bool *ret_found, struct err *e) CHECKED;
bool account_touch(struct city *city, const uint8_t token[SESSION_TOKEN], int64_t now, struct err *e) CHECKED;   /* at most once a minute */
bool account_logout(struct city *city, const uint8_t token[SESSION_TOKEN], struct err *e) CHECKED;
/* Checks a new password against the pack's rules; problems in the reader's language. */
bool password_check(struct city *city, struct tx *t, struct arena *a, int64_t account, struct str password, const struct lang *l,
	struct problem **ret, size_t *ret_n, struct err *e) CHECKED;
/* Argon2id string; slow. password is wiped by the caller. */
bool password_hash(struct str password, char ret[128], struct err *e) CHECKED;

struct account_line { int64_t id, person, created, locked_till, last_login; const char *login, *state, *name, *number, *unit_name, *title; bool temporary; };
bool account_list(struct tx *t, struct arena *a, int64_t unit, const char *after, int limit, const struct lang *l,
	struct account_line **ret, size_t *ret_n, struct err *e) CHECKED;
bool account_get(struct tx *t, struct arena *a, int64_t id, const struct lang *l, struct account_line *ret, bool *ret_found, struct err *e) CHECKED;

#endif
