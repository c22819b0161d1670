#include "engine/account_private.h"

#include <assert.h>

#define UNKNOWN_BUCKETS 65536            /* so many rows at most can strangers make with names that do not exist */

const char *throttle_account(struct arena *a, int64_t account)
{
	return arena_cprintf(a, "account:%lld", (long long)account);
}

const char *throttle_unknown(struct arena *a, struct str login)
{
	struct hash h = hash_of(login);
	static_assert(UNKNOWN_BUCKETS == 1 << 16, "two bytes");
	return arena_cprintf(a, "name:%02x%02x", h.b[0], h.b[1]);
}

const char *throttle_host(struct arena *a, struct str host)
{
	return arena_cprintf(a, "host:%.*s", STR_ARG(str_head(host, 64)));
}

bool throttle_read(struct tx *t, const char *subject, struct throttle *ret, struct err *e)
{
	struct query *q = tx_query(t, STMT_throttle_get, ARGS(val_c(subject)));
	*ret = (struct throttle){0};
	if (query_next(q))
		*ret = (struct throttle){
			query_i(q, 0), query_i(q, 1), query_i(q, 2), query_i(q, 3), query_i(q, 4), query_i(q, 5)};
	return query_end(q, e);
}

bool throttle_attempt(struct tx *t, const char *subject, const struct account_rules *r, int64_t limit, int64_t now,
	int64_t *ret_streak, struct err *e)
{
	return tx_run(t, STMT_throttle_count,
		ARGS(val_c(subject), val_i(now), val_i(now - r->lock), val_i(limit), val_i(now + r->lock)), ret_streak, e);
}

bool throttle_forgive(struct tx *t, const char *subject, struct err *e)
{
	return tx_run(t, STMT_throttle_forgive, ARGS(val_c(subject)), NULL, e);
}
