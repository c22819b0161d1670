/* Between the account files. */
#ifndef ENGINE_ACCOUNT_PRIVATE_H
#define ENGINE_ACCOUNT_PRIVATE_H

#include "engine/account.h"

#define PASSWORD_HASH 128                /* with its NUL */
/* Longest password in bytes: longer than anybody types, short enough to be hashed at once. */
#define PASSWORD_MAX 256

#define MS_MINUTE 60000LL
#define MS_HOUR (60 * MS_MINUTE)
#define MS_DAY (24 * MS_HOUR)

extern const struct act act_login, act_logout, act_login_failures, act_password_change;

/* ---- password.c ---- */
/* Slow. An empty or malformed hash costs nothing and is false. */
bool password_verify(struct str hash, struct str password);
bool password_is_weak_hash(struct str hash);     /* made with other parameters than today's */
/* A hash that no password has, as dear to check as a real one: for logins that do not exist. */
struct str password_nobody(void);
/* Readable over the telephone: 4 groups of 4 letters and digits, no 0 O 1 l I. 80 bits. */
void password_temporary(char ret[ACCOUNT_TEMPORARY]);

/* ---- password_own.c ---- */
struct owner { const char *login, *number, *name, *reading, *mail, *phone; };
bool password_has_own(struct arena *a, struct str password, const struct owner *o);
bool password_is_common(struct arena *a, struct str password);

/* ---- account.c ---- */
/* "ａｏｋｉ " → "aoki"; false when it cannot be a login: [a-z0-9._@-]{2,64}. */
bool account_fold(struct arena *a, struct str login, struct str *ret);

/* ---- account_login.c ---- */
/* account_login at a moment (ms). */
bool account_login_at(struct city *city, struct str login, struct str password, struct str host, int64_t now,
	enum login_outcome *ret, uint8_t ret_token[SESSION_TOKEN], int64_t *ret_locked_till, struct err *e) CHECKED;

/* ---- account_throttle.c: subjects of failed logins ---- */
struct throttle { int64_t failures, since, last, streak, streak_since, until; };
const char *throttle_account(struct arena *a, int64_t account);
const char *throttle_unknown(struct arena *a, struct str login);     /* of a bounded number of buckets, without the name */
const char *throttle_host(struct arena *a, struct str host);
bool throttle_read(struct tx *t, const char *subject, struct throttle *ret, struct err *e) CHECKED;
/* One attempt more, before the password is looked at, so that many at once gain nothing. ret_streak: this one included. */
bool throttle_attempt(struct tx *t, const char *subject, const struct account_rules *r, int64_t limit, int64_t now,
	int64_t *ret_streak, struct err *e) CHECKED;
bool throttle_forgive(struct tx *t, const char *subject, struct err *e) CHECKED;

/* A host may be a terminal server or a proxy of a whole office: it is given this many times the attempts of one account. */
#define THROTTLE_HOST 20

#endif
