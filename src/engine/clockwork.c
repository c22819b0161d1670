#include "engine/clockwork.h"

#include "engine/account.h"
#include "engine/case.h"
#include "engine/dispose.h"
#include "engine/file.h"
#include "engine/lease.h"
#include "engine/policy.h"
#include "engine/round.h"
#include "engine/selftest.h"
#include "engine/standing_note.h"
#include "engine/trail_keys.h"
#include "util/clock.h"
#include "util/heap.h"
#include "util/log.h"

#define SECOND_MS INT64_C(1000)
#define TICK_MS (60 * SECOND_MS)
#define MARGIN_MS (30 * SECOND_MS)       /* a lease outlives the next turn by this, and by this for each witness */
#define LOOK_MS (10 * SECOND_MS)         /* so often somebody looks whether another's lease is over */
#define SCRUB_MS (3600 * SECOND_MS)
#define STANDING_MS (600 * SECOND_MS)

struct turn { const char *name; int64_t period, lease, next; };

struct clockwork {
	struct clockwork_options o;
	struct lease_holder holder;
	struct turn tick, seal, witness, selftest, standing;
	bool refused;                            /* by the seal, at our last turn: this store is not what it has signed */
};

/* ---- the work; false: it failed, and the log says why ---- */

static bool said(bool ok, const char *what, struct err *e)
{
	if (!ok)
		log_error("%s: %s", what, e->text);
	err_clear(e);
	return ok;
}

/* It may take hours, so that it has a lease of its own, and needs one seldom. */
static bool scrub(struct clockwork *c)
{
	struct store *s = city_store(c->o.city);
	struct err e = {0};
	struct tx *t;
	int64_t since = 0;
	bool mine = false, did;

	bool ok = tx_begin(s, TX_READ, &t, &e);
	if (ok) {
		ok = dispose_scrub_waits(t, &since, &e);
		tx_abort(t);
	}
	if (ok && since)
		ok = lease_take(s, &c->holder, "scrub", SCRUB_MS, &mine, &e);
	if (!said(ok, "disposal", &e) || !mine)
		return ok;
	ok = said(dispose_scrub(c->o.city, &did, &e), "disposal", &e);
	return said(lease_drop(s, &c->holder, "scrub", &e), "disposal", &e) && ok;
}

/* Packs whose day has come, and their records: that may take long, too. */
static bool policy(struct clockwork *c, int64_t now)
{
	struct store *s = city_store(c->o.city);
	struct err e = {0};
	bool mine = false, waits = false;

	bool ok = policy_waits(c->o.city, now, &waits, &e);
	if (ok && waits)
		ok = lease_take(s, &c->holder, "policy", SCRUB_MS, &mine, &e);
	if (!said(ok, "policy", &e) || !mine)
		return ok;
	ok = said(policy_tick(c->o.city, now, &e), "policy", &e);
	return said(lease_drop(s, &c->holder, "policy", &e), "policy", &e) && ok;
}

static bool tick(struct clockwork *c, int64_t now)
{
	struct err e = {0};
	int64_t entry;
	int moved, rounds, ended;
	bool ok = said(case_tick(c->o.city, now, &moved, &e) && round_tick(c->o.city, now, &rounds, &e) &&
		account_tick(c->o.city, now, &entry, &e) &&
		upload_tick(c->o.city, now, &ended, &e), "tick", &e);

	ok = policy(c, now) && ok;
	return scrub(c) && ok;
}

static bool witness(struct clockwork *c, int64_t now)
{
	return c->o.witness(c->o.ctx, city_store(c->o.city), now, c->refused);
}

static bool seal(struct clockwork *c, int64_t now)
{
	struct err e = {0};
	int64_t size;
	bool new_;

	bool ok = seal_turn(c->o.city, c->o.seal, &size, &new_, &e);
	c->refused = !ok && e.code == ERR_DENIED;
	(void)said(ok, "seal", &e);
	/* whoever else is to tell witnesses now does not know it */
	if (c->refused && c->o.witness)
		(void)witness(c, now);
	return ok;
}

static bool selftest(struct clockwork *c, int64_t now)
{
	struct err e = {0};
	bool done;

	return said(selftest_tick(c->o.city, now, false, c->o.pages, &done, &e), "self-test", &e);
}

/* ---- turns ---- */

/* A clock that was set back does not stop anything. */
static bool is_due(const struct turn *t, int64_t now)
{
	return now >= t->next || t->next - now > t->period;
}

/* false: it is another's. */
static bool turn(struct clockwork *c, struct turn *t, bool (*work)(struct clockwork *c, int64_t now))
{
	struct store *s = city_store(c->o.city);
	struct err e = {0};
	int64_t now = clock_now();
	bool mine;

	if (!is_due(t, now))
		return true;
	t->next = now + t->period;
	if (!said(lease_take(s, &c->holder, t->name, t->lease, &mine, &e), t->name, &e))
		return true;
	if (!mine)
		t->next = now + (t->period < LOOK_MS ? t->period : LOOK_MS);
	else if (!work(c, now))
		(void)said(lease_drop(s, &c->holder, t->name, &e), t->name, &e);
	return mine;
}

/* Once a day, and after a pack came into force: how clauses stand now, beside what was noted last. Looks each minute; needs its
 * lease only then. */
static void standing(struct clockwork *c)
{
	struct store *s = city_store(c->o.city);
	struct err e = {0};
	bool mine = false, waits = false;
	int64_t n, now = clock_now();

	if (!is_due(&c->standing, now))
		return;
	c->standing.next = now + c->standing.period;
	bool ok = standing_note_waits(c->o.city, now, &waits, &e);
	if (ok && waits)
		ok = lease_take(s, &c->holder, c->standing.name, c->standing.lease, &mine, &e);
	if (!said(ok, c->standing.name, &e) || !mine)
		return;
	(void)said(standing_note_tick(c->o.city, now, &n, &e), c->standing.name, &e);
	(void)said(lease_drop(s, &c->holder, c->standing.name, &e), c->standing.name, &e);
}

void clockwork_turn(struct clockwork *c)
{
	(void)turn(c, &c->tick, tick);
	if (c->o.selftest)
		(void)turn(c, &c->selftest, selftest);
	if (c->o.standing)                       /* after the self-test, on which some of it rests */
		standing(c);
	if (c->o.seal && !turn(c, &c->seal, seal))
		c->refused = false;              /* it is the other's who has a seal's answer since */
	if (c->o.witness)
		(void)turn(c, &c->witness, witness);
}

bool clockwork_new(const struct clockwork_options *o, struct clockwork **ret, struct err *e)
{
	struct clockwork *c = heap_make(struct clockwork);
	int64_t period = o->seal_ms;

	c->o = *o;
	c->tick = (struct turn){"tick", TICK_MS, TICK_MS + MARGIN_MS, 0};
	c->seal = (struct turn){"seal", period, period + MARGIN_MS, 0};
	c->witness = (struct turn){"witness", period, period + MARGIN_MS * (1 + o->witnesses), 0};
	c->selftest = (struct turn){"selftest", 60 * TICK_MS, 60 * TICK_MS + MARGIN_MS, 0};
	c->standing = (struct turn){"standing", TICK_MS, STANDING_MS, 0};
	lease_holder_new(&c->holder);
	if (store_engine_of(city_store(o->city)) == STORE_SQLITE && !lease_forget(city_store(o->city), e)) {
		heap_free(c);
		return false;
	}
	*ret = c;
	return true;
}

void clockwork_end(struct clockwork *c)
{
	struct err e = {0};

	if (!c)
		return;
	(void)said(lease_drop(city_store(c->o.city), &c->holder, NULL, &e), "turns", &e);
	heap_free(c);
}
