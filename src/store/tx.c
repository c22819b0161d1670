#include "store/core.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

#include "util/log.h"
#include "util/clock.h"
#include "util/heap.h"

/* ---- readers ---- */

/* With pool_lock held: waits until one is idle; none when time is up, or when no more will come. */
static struct conn *idle_take(struct store *s, bool may_make, const struct timespec *till)
{
	while (s->n_idle == 0 && s->made > 0 && !(may_make && s->made < s->readers))
		if (pthread_cond_timedwait(&s->pool_cond, &s->pool_lock, till) == ETIMEDOUT)
			break;
	return s->n_idle ? s->idle[--s->n_idle] : NULL;
}

static bool reader_make(struct store *s, struct conn **ret, struct err *e)
{
	TRY(s->driver->open(s->spec, s->read_only ? CONN_LOOK : CONN_READER, false, s->schema, s->sqls->n, ret, e));
	if (!s->driver->patience(*ret, s->wait_ms, e)) {
		s->driver->close(*ret);
		*ret = NULL;
		return false;
	}
	s->driver->lock(*ret);
	return true;
}

static bool reader_take(struct store *s, struct conn **ret, struct err *e)
{
	struct timespec till = clock_deadline(s->wait_ms);
	struct err why = {0};
	bool make;

	*ret = NULL;
	pthread_mutex_lock(&s->pool_lock);
	struct conn *c = idle_take(s, true, &till);
	make = !c && s->made < s->readers;
	s->made += make;
	if (make) {
		pthread_mutex_unlock(&s->pool_lock);
		(void)reader_make(s, &c, &why);
		pthread_mutex_lock(&s->pool_lock);
		/* No descriptor, no connection more is to be had: those that there are must do. */
		if (!c) {
			s->made--;
			pthread_cond_broadcast(&s->pool_cond);
			c = idle_take(s, false, &till);
		}
	}
	s->open_tx += c != NULL;
	pthread_mutex_unlock(&s->pool_lock);
	*ret = c;
	if (!c && why.code == ERR_NONE)
		return FAIL(e, ERR_BUSY, "every read connection of the store is in use");
	if (!c && e)
		*e = why;
	return c != NULL;
}

static void reader_give(struct store *s, struct conn *c)
{
	pthread_mutex_lock(&s->pool_lock);
	s->idle[s->n_idle++] = c;
	s->open_tx--;
	pthread_cond_signal(&s->pool_cond);
	pthread_mutex_unlock(&s->pool_lock);
}

/* ---- the writers' queue (design: store.h) ---- */

static bool turn_take(struct store *s, struct err *e)
{
	struct timespec till = clock_deadline(s->wait_ms);
	int late = 0;

	pthread_mutex_lock(&s->turn_lock);
	s->waiting++;
	while (s->turn && late != ETIMEDOUT)
		late = pthread_cond_timedwait(&s->turn_cond, &s->turn_lock, &till);
	s->waiting--;
	bool mine = !s->turn;
	s->turn = true;
	pthread_mutex_unlock(&s->turn_lock);
	return mine || FAIL(e, ERR_BUSY, "another act has held the store for too long");
}

static void batch_free(struct batch *b)
{
	pthread_cond_destroy(&b->cond);
	heap_free(b);
}

/* With turn_lock held: tells the sleepers what became of their batch. The last of them frees it. */
static void batch_end(struct store *s, struct batch *b, bool ok, const struct err *e)
{
	b->done = true;
	b->ok = ok;
	b->err = *e;
	s->batch = NULL;
	if (ok && b->acts) {
		s->n_commits++;
		s->n_acts += (int64_t)b->acts;
	}
	pthread_cond_broadcast(&b->cond);
	if (b->sleepers == 0)
		batch_free(b);
}

/* Gives the turn back. Ends the transaction when nobody waits for the turn, it is full, or it is broken; otherwise, when
 * the caller has an act in it (member), sleeps until somebody has ended it. Answers whether the batch is on disk. */
static bool turn_leave(struct store *s, bool member, bool broken, const struct err *why, struct err *e)
{
	struct batch *b = s->batch;
	struct err end = {0};
	bool ok = true, now;

	/* Who waits may give up at any moment: that somebody does, and will end the batch, holds only under the lock. */
	pthread_mutex_lock(&s->turn_lock);
	now = b && (broken || s->waiting == 0 || b->acts >= BATCH_MAX);
	if (now) {
		pthread_mutex_unlock(&s->turn_lock);
		if (broken) {
			end = *why;
			ok = false;
		} else {
			ok = b->acts == 0 || s->driver->commit(s->writer, &end);
		}
		if (!ok || b->acts == 0)
			s->driver->rollback(s->writer);
		if (!ok)
			log_error("store: a batch of %zu acts failed: %s", b->acts, end.text);
		pthread_mutex_lock(&s->turn_lock);
		b->sleepers += member;
		batch_end(s, b, ok, &end);
	} else if (member) {
		b->sleepers++;
	}
	s->turn = false;
	pthread_cond_signal(&s->turn_cond);
	if (member) {
		while (!b->done)
			pthread_cond_wait(&b->cond, &s->turn_lock);
		ok = b->ok;
		if (!ok && e)
			*e = b->err;
		if (--b->sleepers == 0)
			batch_free(b);
	}
	pthread_mutex_unlock(&s->turn_lock);
	return ok;
}

/* The transaction of a batch; false: none is open. */
static bool batch_begin(struct store *s, struct err *e)
{
	TRY(s->driver->begin(s->writer, true, e));
	if (schema_is_ours(s, s->writer, e))
		return true;
	s->driver->rollback(s->writer);
	return false;
}

static bool writer_begin(struct store *s, struct err *e)
{
	struct err why = {0};

	TRY(turn_take(s, e));
	if (!s->batch) {
		if (!batch_begin(s, e)) {
			(void)turn_leave(s, false, false, NULL, NULL);
			return false;
		}
		s->batch = heap_alloc(1, sizeof(*s->batch));
		must(pthread_cond_init(&s->batch->cond, NULL) == 0);
	}
	if (s->driver->save(s->writer, &why))
		return true;
	if (e)
		*e = why;
	(void)turn_leave(s, false, true, &why, NULL);
	return false;
}

bool store_scrub(struct store *s, struct err *e)
{
	struct err end = {0};

	if (s->read_only)
		return FAIL(e, ERR_DENIED, "the store is open for reading only");
	TRY(turn_take(s, e));
	if (s->batch) {                          /* whoever waits in it is answered first */
		bool ok = s->batch->acts == 0 || s->driver->commit(s->writer, &end);
		if (!ok || s->batch->acts == 0)
			s->driver->rollback(s->writer);
		pthread_mutex_lock(&s->turn_lock);
		batch_end(s, s->batch, ok, &end);
		pthread_mutex_unlock(&s->turn_lock);
	}
	bool ok = s->driver->scrub(s->spec, s->schema, e);
	(void)turn_leave(s, false, false, NULL, NULL);
	return ok;
}

/* ---- transactions ---- */

bool tx_begin(struct store *s, enum tx_kind kind, struct tx **ret, struct err *e)
{
	struct conn *c = NULL;
	struct tx *t;

	if (kind == TX_READ) {
		TRY(reader_take(s, &c, e));
		if (!s->driver->begin(c, false, e)) {
			reader_give(s, c);
			return false;
		}
	} else {
		if (s->read_only)
			return FAIL(e, ERR_DENIED, "the store is open for reading only");
		TRY(writer_begin(s, e));
		c = s->writer;
	}
	t = heap_alloc(1, sizeof(*t));
	t->store = s;
	t->kind = kind;
	t->conn = c;
	/* A row is at most what one statement can bind. */
	buf_init(&t->scratch, 1024u * 1024 * 1024);
	*ret = t;
	return true;
}

static void tx_free(struct tx *t)
{
	buf_free(&t->scratch);
	heap_free(t->marks);
	heap_free(t);
}

bool tx_fail(struct tx *t, const struct err *e)
{
	if (!t->failed)
		t->err = *e;
	t->failed = true;
	return false;
}

/* An act ends with exactly one entry, the one that its rows name. */
static bool act_is_whole(struct tx *t, struct err *e)
{
	const struct sql *head = t->store->sqls->head;
	const struct driver *d = t->store->driver;
	struct rows *r = NULL;
	bool row = false;

	if (t->kind != TX_ACT)
		return true;
	if (!t->opened || !t->sealed)
		return FAIL(e, ERR_STORE, "an act without its entry is not kept");
	TRY(d->run(t->conn, head, NULL, 0, false, &r, e));
	bool ok = d->next(r, &row, e);
	if (ok && (!row || d->col(r, 0).type != 'i' || d->col(r, 0).i != t->seq))
		ok = FAIL(e, ERR_STORE, "the act's entry %lld is not the last one of the chain", (long long)t->seq);
	d->end(r);
	return ok;
}

static void end_read(struct tx *t)
{
	if (!t->store->driver->commit(t->conn, NULL))
		t->store->driver->rollback(t->conn);
	reader_give(t->store, t->conn);
}

/* Undoes this act alone; when even that fails, the batch is broken. */
static void end_undone(struct tx *t)
{
	struct err why = {0};
	bool back = t->store->driver->back(t->conn, &why);

	(void)turn_leave(t->store, false, !back, &why, NULL);
}

bool tx_commit(struct tx *t, struct err *e)
{
	struct err why = {0};
	bool ok = true;

	must(t->queries == 0);
	if (t->kind == TX_READ) {
		end_read(t);
		tx_free(t);
		return true;
	}
	if (t->failed) {
		why = t->err;
		ok = false;
	}
	if (ok && act_is_whole(t, &why) && t->store->driver->release(t->conn, &why)) {
		t->store->batch->acts++;
		ok = turn_leave(t->store, true, false, NULL, &why);
	} else {
		end_undone(t);
		ok = false;
	}
	if (!ok && e)
		*e = why;
	tx_free(t);
	return ok;
}

void tx_abort(struct tx *t)
{
	if (!t)
		return;
	must(t->queries == 0);
	if (t->kind == TX_READ)
		end_read(t);
	else
		end_undone(t);
	tx_free(t);
}

struct store *tx_store(struct tx *t)
{
	return t->store;
}

enum tx_kind tx_kind_of(const struct tx *t)
{
	return t->kind;
}
