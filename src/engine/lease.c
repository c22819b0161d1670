#include "engine/lease.h"

#include <stdio.h>
#include <unistd.h>

#include "util/buf.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/log.h"
#include "util/num.h"
#include "util/vec.h"

void lease_holder_new(struct lease_holder *ret)
{
	CLEAN_BUF struct buf hex;
	uint8_t id[LEASE_ID];
	char host[65] = "";

	rand_bytes(id, sizeof(id));
	buf_init(&hex, sizeof(ret->id));
	num_hex(&hex, id, sizeof(id));
	memcpy(ret->id, hex.p, hex.len);
	ret->id[hex.len] = 0;
	if (gethostname(host, sizeof(host) - 1) != 0)
		host[0] = 0;
	for (char *p = host; *p; p++)            /* it goes into a text of the store, and to a terminal */
		if (*p <= 0x20 || *p >= 0x7f)
			*p = '?';
	snprintf(ret->place, sizeof(ret->place), "%s, process %ld", host, (long)getpid());
}

bool lease_is_over(const struct lease *l, int64_t now)
{
	return l->until <= now || l->until > now + LEASE_MOST_MS;
}

/* As it is now; *ret_found false: nobody's. */
static bool look(struct store *s, struct arena *a, const char *name, struct lease *ret, bool *ret_found, struct err *e)
{
	struct val cols[4];
	struct tx *t;

	TRY(tx_begin(s, TX_READ, &t, e));
	bool ok = tx_one(t, a, STMT_lease_one, ARGS(val_c(name)), ret_found, cols, 4, e);
	tx_abort(t);
	if (ok && *ret_found)
		*ret = (struct lease){.name = name, .holder = cols[0].s.p, .until = cols[1].i,
			.place = cols[2].type ? cols[2].s.p : "", .since = cols[3].i};
	return ok;
}

bool lease_take(struct store *s, const struct lease_holder *h, const char *name, int64_t ms, bool *ret_mine, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(4096);
	int64_t now = clock_now(), until;
	struct lease l;
	struct tx *t;
	bool found;

	must(ms > 0 && ms <= LEASE_MOST_MS);
	*ret_mine = false;
	/* Who waits asks often: that costs a look, not a commit. */
	TRY(look(s, a, name, &l, &found, e));
	bool own = found && strcmp(l.holder, h->id) == 0;
	if (found && !own && !lease_is_over(&l, now))
		return true;
	TRY(tx_begin(s, TX_VOLATILE, &t, e));
	if (!tx_run(t, STMT_lease_take, ARGS(val_c(name), val_c(h->id), val_i(now + ms), val_c(h->place), val_i(now),
		val_i(now + LEASE_MOST_MS)), &until, e)) {
		tx_abort(t);
		return false;
	}
	TRY(tx_commit(t, e));
	*ret_mine = until != 0;
	if (*ret_mine && found && !own)
		log_info("turns: %s is done here now, its last holder (%s) is silent", name, l.place);
	return true;
}

static bool change(struct store *s, enum stmt id, const struct val *args, size_t n, struct err *e)
{
	struct tx *t;

	TRY(tx_begin(s, TX_VOLATILE, &t, e));
	if (!tx_run(t, id, args, n, NULL, e)) {
		tx_abort(t);
		return false;
	}
	return tx_commit(t, e);
}

bool lease_drop(struct store *s, const struct lease_holder *h, const char *name, struct err *e)
{
	return name ? change(s, STMT_lease_drop, ARGS(val_c(name), val_c(h->id)), e)
		: change(s, STMT_lease_drop_all, ARGS(val_c(h->id)), e);
}

bool lease_forget(struct store *s, struct err *e)
{
	return change(s, STMT_lease_forget, NO_ARGS, e);
}

bool lease_list(struct tx *t, struct arena *a, struct lease **ret, size_t *ret_n, struct err *e)
{
	VEC(struct lease) list = {0};
	struct query *q = tx_query(t, STMT_lease_list, NO_ARGS);

	while (query_next(q))
		*vec_push(a, &list) = (struct lease){.name = arena_cstr(a, query_s(q, 0)), .holder = arena_cstr(a, query_s(q, 1)),
			.until = query_i(q, 2), .place = arena_cstr(a, query_s(q, 3)), .since = query_i(q, 4)};
	*ret = list.p;
	*ret_n = list.n;
	return query_end(q, e);
}
