#include "store/driver.h"

#include <endian.h>
#include <libpq-fe.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>

#include "util/clock.h"
#include "util/log.h"
#include "util/heap.h"
#include "util/num.h"

/* One writer in all processes of a store: the key of the transaction's advisory lock ("SEKIMORI"). */
#define WRITER_LOCK "6000284856742793801"
#define ARGS_MAX 64
/* Statements in a pipeline before it is read: their answers, which hold no rows, fit the socket's buffer. */
#define LATER_MAX 64
#define SLOT_NAME 24

/* Types of pg_type.h that statements may have. */
enum { OID_BYTEA = 17, OID_INT8 = 20, OID_INT2 = 21, OID_INT4 = 23, OID_TEXT = 25 };

struct conn {
	PGconn *pg;
	enum conn_role role;
	int wait_ms;
	bool writing;                            /* what its transaction was opened for */
	bool lost;                               /* the answer to COMMIT: the connection is of no more use */
	bool warned;                             /* by the server, since this was last set to false */
	bool *prepared;
	size_t n_slots;
	const struct sql *sent[LATER_MAX];       /* statements of the pipeline, in order */
	size_t n_sent;
};

struct rows {
	struct conn *c;
	const struct sql *q;
	PGresult *res;
	bool stream;
	int row;                     /* of res; -1 before the first */
};

static enum err_code code_of(const char *state)
{
	if (strcmp(state, "23505") == 0)
		return ERR_CONFLICT;
	if (strcmp(state, "53100") == 0)
		return ERR_FULL;
	if (strcmp(state, "53200") == 0 || strcmp(state, "53300") == 0)
		return ERR_BUSY;
	if (strncmp(state, "40", 2) == 0 || strncmp(state, "55", 2) == 0 || strncmp(state, "57", 2) == 0)
		return ERR_BUSY;
	/* 25006: a standby, which nobody writes to: the primary is elsewhere */
	if (strncmp(state, "53", 2) == 0 || strncmp(state, "58", 2) == 0 || strcmp(state, "25006") == 0)
		return ERR_IO;
	if (strncmp(state, "XX", 2) == 0)
		return ERR_CORRUPT;
	return ERR_STORE;
}

/* Only the primary message: the detail would carry values. */
static bool fail(struct conn *c, const PGresult *res, const char *what, struct err *e)
{
	const char *state = res ? PQresultErrorField(res, PG_DIAG_SQLSTATE) : NULL;
	const char *text = res ? PQresultErrorField(res, PG_DIAG_MESSAGE_PRIMARY) : NULL;
	char line[512];

	if (state && text)
		return FAIL(e, code_of(state), "%s: %s", what, text);
	snprintf(line, sizeof(line), "%s", PQerrorMessage(c->pg));
	for (char *p = line; *p; p++)
		if (*p == '\n')
			*p = p[1] ? ' ' : 0;
	return FAIL(e, ERR_IO, "%s: %s", what, line);
}

/* ---- the pipeline: statements whose answer nobody waits for, read at once before the next that has one ---- */

/* The answers of what was sent. The first that failed is told; the server has skipped those after it. */
static bool settle(struct conn *c, struct err *e)
{
	PGresult *res;
	bool ok = true;

	if (c->n_sent == 0)
		return true;
	if (!PQpipelineSync(c->pg))
		ok = fail(c, NULL, "PostgreSQL", e);
	for (size_t i = 0; i < c->n_sent && PQstatus(c->pg) == CONNECTION_OK; i++) {
		while ((res = PQgetResult(c->pg))) {
			if (ok && PQresultStatus(res) != PGRES_COMMAND_OK)
				ok = fail(c, res, c->sent[i]->id, e);
			PQclear(res);
		}
	}
	if (ok && PQstatus(c->pg) != CONNECTION_OK)
		ok = fail(c, NULL, "PostgreSQL", e);
	c->n_sent = 0;
	PQclear(PQgetResult(c->pg));             /* the end that PQpipelineSync asked for */
	if (!PQexitPipelineMode(c->pg) && ok)
		ok = fail(c, NULL, "PostgreSQL", e);
	return ok;
}

static bool command(struct conn *c, const char *text, struct err *e)
{
	TRY(settle(c, e));
	PGresult *res = PQexec(c->pg, text);
	ExecStatusType s = PQresultStatus(res);
	bool ok = s == PGRES_COMMAND_OK || s == PGRES_TUPLES_OK;

	if (!ok)
		fail(c, res, "PostgreSQL", e);
	PQclear(res);
	return ok;
}

/* ---- opening ---- */

static void notice(void *ctx, const PGresult *res)
{
	const char *text = PQresultErrorField(res, PG_DIAG_MESSAGE_PRIMARY);
	struct conn *c = ctx;

	c->warned = true;                        /* client_min_messages lets nothing less through */
	log_debug("PostgreSQL: %s", text ? text : "a notice without text");
}

static bool set_patience(struct conn *c, struct err *e)
{
	char text[128];

	/* A process that stands still in the middle of an act must not hold the writers' lock for ever: between two statements no
	 * act takes that long. */
	snprintf(text, sizeof(text), "SET lock_timeout = %d; SET idle_in_transaction_session_timeout = %d", c->wait_ms,
		c->role == CONN_WRITER ? 2 * (c->wait_ms > WAIT_MS ? c->wait_ms : WAIT_MS) : 0);
	return command(c, text, e);
}

static bool configure(struct conn *c, struct err *e)
{
	const char *encoding = PQparameterStatus(c->pg, "server_encoding");

	if (PQserverVersion(c->pg) < 120000)
		return FAIL(e, ERR_VERSION, "PostgreSQL 12 or newer is needed");
	if (!encoding || strcmp(encoding, "UTF8") != 0)
		return FAIL(e, ERR_INVALID, "the database has the encoding %s; make one with ENCODING 'UTF8'",
			encoding ? encoding : "?");
	PQsetNoticeReceiver(c->pg, notice, c);
	c->lost = false;
	memset(c->prepared, 0, c->n_slots * sizeof(*c->prepared));
	return command(c,
		"SET client_encoding = 'UTF8'; SET standard_conforming_strings = on; SET client_min_messages = warning; "
		"SET TimeZone = 'UTC'; SET jit = off; SET synchronous_commit = on; SET "
		"statement_timeout = 0; "
		/* A host of ours that is gone holds the writers' lock no longer than a minute. */
		"SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3",
		e) && set_patience(c, e);
}

static bool pg_patience(struct conn *c, int ms, struct err *e)
{
	bool same = c->wait_ms == ms;

	c->wait_ms = ms;
	return same || set_patience(c, e);
}

/* What the URL does not say. A server that is gone without a word is noticed within a minute. Of several hosts, and behind a
 * proxy that lags, only the primary will do, for readers as well: they are to see what was just answered. Whoever only looks
 * may look at a standby. */
static PGconn *dial(const char *spec, enum conn_role role)
{
	const char *names[] = {"connect_timeout", "keepalives_idle", "keepalives_interval", "keepalives_count",
		"tcp_user_timeout", "target_session_attrs", "dbname", NULL};
	const char *values[] = {"10", "30", "10", "3", "60000", role == CONN_LOOK ? "any" : "read-write", spec, NULL};

	return PQconnectdbParams(names, values, 1);
}

static void pg_close(struct conn *c)
{
	if (!c)
		return;
	PQfinish(c->pg);
	heap_free(c->prepared);
	heap_free(c);
}

static bool pg_open(const char *spec, enum conn_role role, bool create, const struct schema *s, size_t slots,
	struct conn **ret, struct err *e)
{
	struct conn *c = heap_alloc(1, sizeof(*c));

	(void)create;
	(void)s;
	c->role = role;
	c->n_slots = slots;
	c->prepared = heap_alloc(slots, sizeof(*c->prepared));
	c->wait_ms = WAIT_MS;
	c->pg = dial(spec, role);
	must(c->pg);
	if (PQstatus(c->pg) != CONNECTION_OK)
		fail(c, NULL, "PostgreSQL", e);
	else if (configure(c, e)) {
		*ret = c;
		return true;
	}
	pg_close(c);
	return false;
}

static bool pg_has_table(struct conn *c, const char *name, bool *ret, struct err *e)
{
	PGresult *res = PQexecParams(c->pg, "SELECT to_regclass($1::text) IS NOT NULL", 1, NULL, &name, NULL, NULL, 0);
	bool ok = PQresultStatus(res) == PGRES_TUPLES_OK;

	if (ok)
		*ret = PQgetvalue(res, 0, 0)[0] == 't';
	else
		fail(c, res, "PostgreSQL", e);
	PQclear(res);
	return ok;
}

static bool pg_is_empty(struct conn *c, struct err *e)
{
	PGresult *res = PQexec(c->pg, "SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n "
		"ON n.oid = c.relnamespace "
		"WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND n.nspname <> 'information_schema' "
		"AND n.nspname NOT LIKE 'pg\\_%' "
		"ORDER BY 1 LIMIT 1");
	bool ok = PQresultStatus(res) == PGRES_TUPLES_OK || fail(c, res, "PostgreSQL", e);

	if (ok && PQntuples(res))
		ok = FAIL(e, ERR_CONFLICT, "the database is not empty: it holds %s; a backup is restored into an empty "
			"database only",
			PQgetvalue(res, 0, 0));
	PQclear(res);
	return ok;
}

static bool pg_check_files(struct conn *c, struct err *e)
{
	(void)c;
	(void)e;
	return true;
}

static bool pg_sizes(struct conn *c, bool tables, void (*fn)(void *ctx, const char *table, int64_t bytes), void *ctx,
	struct err *e)
{
	PGresult *res = PQexec(c->pg, "SELECT '' COLLATE \"C\", pg_database_size(current_database()) UNION ALL "
		"SELECT c.relname::text COLLATE \"C\", pg_total_relation_size(c.oid) FROM pg_class c "
		"WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace ORDER BY 1");
	bool ok = PQresultStatus(res) == PGRES_TUPLES_OK || fail(c, res, "PostgreSQL", e);

	for (int i = 0; ok && i < (tables ? PQntuples(res) : 1); i++) {
		int64_t bytes = 0;
		ok = num_i64(str_of(PQgetvalue(res, i, 1)), 0, INT64_MAX, &bytes)
			|| FAIL(e, ERR_STORE, "PostgreSQL tells no size of %s", PQgetvalue(res, i, 0));
		fn(ctx, PQgetvalue(res, i, 0), bytes);
	}
	PQclear(res);
	return ok;
}

static void pg_lock(struct conn *c)
{
	(void)c;
}

/* ---- transactions ---- */

/* A transaction and, to write, the one lock; false leaves none open, or a connection that is of no more use. */
static bool open_transaction(struct conn *c, bool write, struct err *e)
{
	const char *text = write
		? "BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE; SELECT pg_advisory_xact_lock(" WRITER_LOCK ")"
		: "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY";

	struct err why = {0};

	c->writing = write;
	if (command(c, text, &why))
		return true;
	if (PQstatus(c->pg) == CONNECTION_OK && PQtransactionStatus(c->pg) != PQTRANS_IDLE)
		command(c, "ROLLBACK", NULL);
	/* Nothing in these words can be wrong: what is answered is that this server has become a standby. */
	return FAIL(e, why.code == ERR_STORE ? ERR_IO : why.code, "%s", why.text);
}

static bool usable(const struct conn *c)
{
	return !c->lost && PQstatus(c->pg) == CONNECTION_OK && PQtransactionStatus(c->pg) == PQTRANS_IDLE;
}

static bool pg_begin(struct conn *c, bool write, struct err *e)
{
	struct err why = {0};

	if (usable(c)) {
		if (open_transaction(c, write, &why))
			return true;
		/* Somebody else holds the lock: asking twice would only wait twice. */
		if (usable(c) && why.code == ERR_BUSY) {
			if (e)
				*e = why;
			return false;
		}
	}
	/* The server was restarted, ended this connection, is the primary no more: once more on a new one. */
	PQreset(c->pg);
	if (PQstatus(c->pg) != CONNECTION_OK)
		return fail(c, NULL, "PostgreSQL", e);
	return configure(c, e) && open_transaction(c, write, e);
}

/* A commit waits for the synchronous standby only when its transaction has written something. What a transaction has merely
 * read may be on this server alone (the wait of whoever wrote it was cut off, or the server restarted during it), and a failover
 * would take it back. So each of ours writes, if only a few bytes into the log: what it has seen is safe when it is answered. */
#define COMMIT_WRITE "SELECT pg_logical_emit_message(true, 'sekimori', ''); COMMIT"

/* The server writes by itself within a second. */
static void pg_settle(const char *spec) { (void)spec; }

/* What the server answers to COMMIT; NULL when it does not within the patience of this connection. */
static PGresult *commit_answer(struct conn *c)
{
	int64_t till = clock_mono() + c->wait_ms * INT64_C(1000000);
	PGresult *res = NULL, *more;

	if (!PQsendQuery(c->pg, c->writing ? COMMIT_WRITE : "COMMIT"))
		return NULL;
	for (;;) {
		while (PQisBusy(c->pg)) {
			struct pollfd p = {.fd = PQsocket(c->pg), .events = POLLIN};
			int64_t left = (till - clock_mono()) / 1000000;
			if (left > 0)
				(void)poll(&p, 1, (int)left);
			if (left <= 0 || !PQconsumeInput(c->pg)) {
				PQclear(res);
				return NULL;
			}
		}
		more = PQgetResult(c->pg);
		if (!more)
			return res;
		PQclear(res);
		res = more;
	}
}

/* An error that leaves the session alive came before anything was committed. One that ends it may have come after. */
static bool ends_session(const PGresult *res)
{
	const char *severity = PQresultErrorField(res, PG_DIAG_SEVERITY_NONLOCALIZED);

	return !severity || strcmp(severity, "ERROR") != 0;
}

static bool pg_commit(struct conn *c, struct err *e)
{
	PGresult *res;
	bool ok;

	TRY(settle(c, e));
	c->warned = false;
	res = commit_answer(c);
	/* COMMIT of a broken transaction is answered with ROLLBACK, not with an error. */
	ok = res && PQresultStatus(res) == PGRES_COMMAND_OK && strcmp(PQcmdStatus(res), "COMMIT") == 0;
	if (ok && c->warned && c->writing) {
		/* "canceling wait for synchronous replication": it is written here, and nobody has confirmed it. */
		ok = false;
		c->lost = true;
		FAIL(e, ERR_IO, "PostgreSQL: COMMIT was answered with a warning; whether a standby has it shows on the next "
			"connection");
	} else if (!ok && res && PQresultStatus(res) == PGRES_COMMAND_OK) {
		FAIL(e, ERR_STORE, "PostgreSQL: the transaction was broken and is rolled back");
	} else if (!ok && res && !ends_session(res)) {
		fail(c, res, "PostgreSQL", e);
	} else if (!ok) {
		/* The server may be about to write it: nothing more is asked on this connection. */
		c->lost = true;
		FAIL(e, ERR_IO, "PostgreSQL: the answer to COMMIT was lost; whether it is written shows on the next connection");
	}
	PQclear(res);
	return ok;
}

/* What was sent and failed is undone like the rest. */
static void forget(struct conn *c)
{
	struct err why = {0};
	if (!settle(c, &why))
		log_debug("store: %s", why.text);
}

static void pg_rollback(struct conn *c)
{
	forget(c);
	if (!c->lost && PQstatus(c->pg) == CONNECTION_OK && PQtransactionStatus(c->pg) != PQTRANS_IDLE)
		command(c, "ROLLBACK", NULL);
}

static bool pg_save(struct conn *c, struct err *e)
{
	return command(c, "SAVEPOINT act", e);
}

static bool pg_release(struct conn *c, struct err *e)
{
	return command(c, "RELEASE SAVEPOINT act", e);
}

static bool pg_back(struct conn *c, struct err *e)
{
	forget(c);
	return command(c, "ROLLBACK TO SAVEPOINT act; RELEASE SAVEPOINT act", e);
}

static bool pg_exec(struct conn *c, const char *text, struct err *e)
{
	return command(c, text, e);
}

/* The first column of the first row, as text; ret_text is cut to n. */
static bool ask(struct conn *c, const char *text, char *ret_text, size_t n, struct err *e)
{
	PGresult *res = PQexec(c->pg, text);
	bool ok = (PQresultStatus(res) == PGRES_TUPLES_OK && PQntuples(res) == 1) || fail(c, res, "PostgreSQL", e);

	if (ok)
		snprintf(ret_text, n, "%s", PQgetvalue(res, 0, 0));
	PQclear(res);
	return ok;
}

/* VACUUM keeps what the oldest open transaction may still see. One that is older than this moment ends the attempt: a reader,
 * the server's own ANALYZE, a replica that reports its readers, a replication slot, a prepared transaction; and a writer of any
 * database of the server, since no snapshot is newer than it, that of VACUUM neither. */
static bool nothing_older(struct conn *c, struct err *e)
{
	char text[1024], now[32], n[32];

	TRY(ask(c, "SELECT pg_current_xact_id()::xid", now, sizeof(now), e));
	snprintf(text, sizeof(text), "SELECT COUNT(*) FROM ("
		"SELECT backend_xid AS xid FROM pg_stat_activity WHERE pid <> pg_backend_pid() "
		"UNION ALL SELECT backend_xmin FROM pg_stat_activity "
		"WHERE pid <> pg_backend_pid() AND (datname = current_database() OR datname IS NULL) "
		"UNION ALL SELECT unnest(ARRAY[xmin, catalog_xmin]) FROM pg_replication_slots "
		"UNION ALL SELECT transaction FROM pg_prepared_xacts"
		") AS open WHERE age(xid) > age('%s'::xid)", now);
	/* those that only write something are over in a moment */
	for (int tries = 0; tries < 50; tries++) {
		TRY(ask(c, text, n, sizeof(n), e));
		if (strcmp(n, "0") == 0)
			return true;
		TRY(command(c, "SELECT pg_sleep(0.02)", e));
	}
	return FAIL(e, ERR_BUSY,
		"PostgreSQL keeps erased rows while a transaction is open that began before: %s are open; try again later", n);
}

/* Each table by itself: VACUUM runs in no transaction. The planner keeps values of the columns; those of before have just been
 * replaced there, so its table comes last. */
static bool rewrite(struct conn *c, const struct schema *s, struct err *e)
{
	char text[128];

	TRY(nothing_older(c, e));
	for (size_t i = 0; i < s->n; i++) {
		snprintf(text, sizeof(text), "VACUUM (FULL, ANALYZE) %s", s->tables[i].row->name);
		TRY(command(c, text, e));
	}
	TRY(nothing_older(c, e));
	return command(c, "VACUUM (FULL) pg_catalog.pg_statistic", e);
}

static bool pg_scrub(const char *spec, const struct schema *s, struct err *e)
{
	struct conn *c = NULL;

	TRY(pg_open(spec, CONN_WRITER, false, s, 0, &c, e));
	bool ok = rewrite(c, s, e);
	pg_close(c);
	return ok;
}

static Oid oid_of(char letter)
{
	switch (letter) {
	case 'i': case 'I': case 'E': case 'O': return OID_INT8;
	case 's': case 'S': return OID_TEXT;
	default: return OID_BYTEA;
	}
}

static char type_of_oid(Oid oid)
{
	switch (oid) {
	case OID_INT8: case OID_INT4: case OID_INT2: return 'i';
	case OID_TEXT: return 's';
	case OID_BYTEA: return 'b';
	default: return '!';
	}
}

static bool fits(const struct sql *q, const PGresult *res, struct err *e)
{
	int n = PQnfields(res);

	if ((size_t)n != strlen(q->results))
		return FAIL(e, ERR_STORE, "%s: %d columns, its letters are \"%s\"", q->id, n, q->results);
	for (int i = 0; i < n; i++) {
		char type = type_of_oid(PQftype(res, i)), letter = q->results[i];
		if (type == '!' || (letter != '?' && letter != type && letter != type - 'a' + 'A'))
			return FAIL(e, ERR_STORE,
				"%s: column %d has the type %u, its letter is %c (bigint, text or bytea; cast it)", q->id, i,
				(unsigned)PQftype(res, i), letter);
	}
	return true;
}

static void slot_name(const struct sql *q, char *ret, size_t n)
{
	snprintf(ret, n, "s%d", q->slot);
}

static bool prepare(struct conn *c, const struct sql *q, const char *name, struct err *e)
{
	size_t n = strlen(q->args);
	Oid types[ARGS_MAX];
	PGresult *res;
	bool ok;

	must(n <= ARGS_MAX);
	for (size_t i = 0; i < n; i++)
		types[i] = oid_of(q->args[i]);
	res = PQprepare(c->pg, name, q->text, (int)n, types);
	ok = PQresultStatus(res) == PGRES_COMMAND_OK;
	if (!ok)
		fail(c, res, q->id, e);
	PQclear(res);
	return ok;
}

struct bound {
	const char *values[ARGS_MAX];
	int lengths[ARGS_MAX], formats[ARGS_MAX];
	uint64_t numbers[ARGS_MAX];
};

static bool bind(const struct sql *q, const struct val *args, size_t n, struct bound *b, struct err *e)
{
	must(n <= ARGS_MAX);
	for (size_t i = 0; i < n; i++) {
		b->formats[i] = 1;
		b->values[i] = NULL;
		b->lengths[i] = 0;
		if (args[i].type == 'i') {
			b->numbers[i] = htobe64((uint64_t)args[i].i);
			b->values[i] = (const char *)&b->numbers[i];
			b->lengths[i] = sizeof(uint64_t);
		} else if (args[i].type) {
			if (args[i].s.n > INT32_MAX / 4)
				return FAIL(e, ERR_LIMIT, "%s: a value is too long", q->id);
			b->values[i] = args[i].s.p ? args[i].s.p : "";
			b->lengths[i] = (int)args[i].s.n;
		}
	}
	return true;
}

static bool run_whole(struct rows *r, const char *name, const struct bound *b, size_t n, struct err *e)
{
	ExecStatusType s;

	r->res = PQexecPrepared(r->c->pg, name, (int)n, b->values, b->lengths, b->formats, 1);
	s = PQresultStatus(r->res);
	if (s != PGRES_TUPLES_OK && s != PGRES_COMMAND_OK)
		return fail(r->c, r->res, r->q->id, e);
	return s != PGRES_TUPLES_OK || fits(r->q, r->res, e);
}

static bool run_stream(struct rows *r, const char *name, const struct bound *b, size_t n, struct err *e)
{
	if (!PQsendQueryPrepared(r->c->pg, name, (int)n, b->values, b->lengths, b->formats, 1) || !PQsetSingleRowMode(r->c->pg))
		return fail(r->c, NULL, r->q->id, e);
	return true;
}

static void pg_end(struct rows *r)
{
	if (!r)
		return;
	PQclear(r->res);
	if (r->stream) {
		/* Left before its end: the server need not send the rest. */
		PGcancel *cancel = PQgetCancel(r->c->pg);
		char why[256];
		PGresult *res = PQgetResult(r->c->pg);
		if (res && cancel)
			(void)PQcancel(cancel, why, sizeof(why));
		for (; res; res = PQgetResult(r->c->pg))
			PQclear(res);
		PQfreeCancel(cancel);
	}
	heap_free(r);
}

/* Has it prepared; "" is the name of what is not kept. */
static bool named(struct conn *c, const struct sql *q, char name[SLOT_NAME], struct err *e)
{
	*name = 0;
	if (q->slot >= 0)
		slot_name(q, name, SLOT_NAME);
	if (q->slot >= 0 && c->prepared[q->slot])
		return true;
	TRY(settle(c, e) && prepare(c, q, name, e));
	if (q->slot >= 0)
		c->prepared[q->slot] = true;
	return true;
}

static bool pg_later(struct conn *c, const struct sql *q, const struct val *args, size_t n, struct err *e)
{
	char name[SLOT_NAME];
	struct bound b;

	must(q->slot >= 0 && !q->results[0]);
	if (c->n_sent == LATER_MAX)
		TRY(settle(c, e));
	TRY(named(c, q, name, e) && bind(q, args, n, &b, e));
	if (c->n_sent == 0 && !PQenterPipelineMode(c->pg))
		return fail(c, NULL, q->id, e);
	if (!PQsendQueryPrepared(c->pg, name, (int)n, b.values, b.lengths, b.formats, 1))
		return fail(c, NULL, q->id, e);
	c->sent[c->n_sent++] = q;
	return true;
}

static bool pg_run(struct conn *c, const struct sql *q, const struct val *args, size_t n, bool stream, struct rows **ret,
	struct err *e)
{
	char name[SLOT_NAME];
	struct rows *r;
	struct bound b;

	TRY(settle(c, e) && named(c, q, name, e) && bind(q, args, n, &b, e));
	r = heap_alloc(1, sizeof(*r));
	*r = (struct rows){.c = c, .q = q, .stream = stream, .row = -1};
	if (!(stream ? run_stream(r, name, &b, n, e) : run_whole(r, name, &b, n, e))) {
		pg_end(r);
		return false;
	}
	*ret = r;
	return true;
}

static bool next_of_stream(struct rows *r, bool *ret_row, struct err *e)
{
	ExecStatusType s;

	PQclear(r->res);
	r->res = PQgetResult(r->c->pg);
	s = PQresultStatus(r->res);
	r->row = 0;
	*ret_row = r->res && s == PGRES_SINGLE_TUPLE;
	if (r->res && s != PGRES_SINGLE_TUPLE && s != PGRES_TUPLES_OK)
		return fail(r->c, r->res, r->q->id, e);
	return !*ret_row || fits(r->q, r->res, e);
}

static bool pg_next(struct rows *r, bool *ret_row, struct err *e)
{
	if (r->stream) {
		TRY(next_of_stream(r, ret_row, e));
	} else {
		*ret_row = r->row + 1 < PQntuples(r->res);
		r->row += *ret_row;
	}
	for (size_t i = 0; r->q->results[i] && *ret_row; i++)
		if (r->q->results[i] >= 'a' && PQgetisnull(r->res, r->row, (int)i))
			return FAIL(e, ERR_CORRUPT, "%s: column %zu is NULL against its letter", r->q->id, i);
	return true;
}

static struct val pg_col(struct rows *r, size_t i)
{
	int col = (int)i, n = PQgetlength(r->res, r->row, col);
	const char *p = PQgetvalue(r->res, r->row, col);
	struct val v = {0};

	if (PQgetisnull(r->res, r->row, col))
		return v;
	v.type = type_of_oid(PQftype(r->res, col));
	if (v.type != 'i') {
		v.s = (struct str){p, (size_t)n};
		return v;
	}
	/* Sign-extended from 2, 4 or 8 bytes, big-endian. */
	v.i = n > 0 && (signed char)p[0] < 0 ? -1 : 0;
	for (int k = 0; k < n; k++)
		v.i = (int64_t)((uint64_t)v.i << 8 | (unsigned char)p[k]);
	return v;
}

static int64_t pg_changes(struct rows *r)
{
	const char *n = r->res ? PQcmdTuples(r->res) : "";
	return strtoll(n, NULL, 10);
}

static bool pg_check(struct conn *c, const struct sql *q, struct err *e)
{
	PGresult *res;
	bool ok;

	TRY(prepare(c, q, "", e));
	res = PQdescribePrepared(c->pg, "");
	ok = PQresultStatus(res) == PGRES_COMMAND_OK;
	if (!ok)
		fail(c, res, q->id, e);
	else if ((size_t)PQnparams(res) != strlen(q->args))
		ok = FAIL(e, ERR_STORE, "%s: %d parameters, its letters are \"%s\"", q->id, PQnparams(res), q->args);
	else
		ok = fits(q, res, e);
	PQclear(res);
	return ok;
}

const struct driver driver_pg = {
	.open = pg_open,
	.close = pg_close,
	.patience = pg_patience,
	.hasty = "SET synchronous_commit = off",
	.settle = pg_settle,
	.exec = pg_exec,
	.lock = pg_lock,
	.check_files = pg_check_files,
	.sizes = pg_sizes,
	.scrub = pg_scrub,
	.has_table = pg_has_table,
	.is_empty = pg_is_empty,
	.begin = pg_begin,
	.commit = pg_commit,
	.rollback = pg_rollback,
	.save = pg_save,
	.release = pg_release,
	.back = pg_back,
	.check = pg_check,
	.run = pg_run,
	.later = pg_later,
	.next = pg_next,
	.col = pg_col,
	.changes = pg_changes,
	.end = pg_end,
};
