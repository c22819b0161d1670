/* A migration is interrupted before and after each of its statements, from each step: the process is killed, the statement
 * fails (SQLite). The store is then what it was, or migrated; opened once more it is migrated, and as if nothing had happened. */
#include "tests/kept/kept.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <sys/wait.h>

#include "store/core.h"

#define MANY 5000                                /* more statements and operations than a migration has */

static const struct store_options plain = {0}, up = {.migrate = true};

/* ---- before and after the n-th statement of an SQLite connection ---- */

enum how { KILL, INTERRUPT };

static struct { enum how how; int left; bool hit; } armed;

static int at_statement(unsigned event, void *ctx, void *p, void *x)
{
	(void)event;
	(void)x;
	if (armed.left == 0 || --armed.left > 0)
		return 0;
	armed.hit = true;
	if (armed.how == KILL)
		kill(getpid(), SIGKILL);
	else
		sqlite3_interrupt(ctx);
	(void)p;
	return 0;
}

/* Each new connection of the process is watched. */
static int watch(sqlite3 *db, const char **why, const void *api)
{
	(void)why;
	(void)api;
	return sqlite3_trace_v2(db, SQLITE_TRACE_STMT | SQLITE_TRACE_PROFILE, at_statement, db);
}

/* ---- what must hold ---- */

struct before { struct fixture *f; int step; char spec[512]; char *catalogue, *rows; };

static void begin(struct before *b, struct fixture *f, int step)
{
	*b = (struct before){.f = f, .step = step};
	kept_load(f, step, b->spec, sizeof(b->spec));
	b->catalogue = kept_catalogue(f, b->spec);
	b->rows = kept_rows(f, b->spec);
}

static void end(struct before *b)
{
	free(b->catalogue);
	free(b->rows);
}

static char *copy(const char *s)
{
	char *c = strdup(s);
	must(c);
	return c;
}

/* All or nothing. Nothing: the schema is as it was; every eighth time not a letter of the rows differs, it is migrated once
 * more, and is a store like any other;
 * so it is when all was done. Leaves the place as it was for the next time. */
static void holds(struct before *b, int n, bool ok, const struct err *e)
{
	struct store *s;
	struct err why = {0};
	char *is = kept_catalogue(b->f, b->spec);
	bool migrated = strcmp(is, b->catalogue) != 0;
	if (ok && !migrated)
		fail_msg("%d: it was said to be migrated", n);
	if (!ok && !*e->text)
		fail_msg("%d: an error without words", n);
	if (migrated) {
		kept_same(kept_catalogue(b->f, b->f->spec), is);
	} else {
		free(is);
		assert_false(store_open(b->spec, &plain, &s, &why));
		assert_int_equal(why.code, ERR_VERSION);
		assert_non_null(strstr(why.text, "older program"));
		err_clear(&why);
	}
	if (!migrated && n % 8 != 1)
		return;
	kept_same(copy(b->rows), kept_rows(b->f, b->spec));
	assert_ok(store_open(b->spec, &up, &s, &why), &why);
	store_close(s);
	kept_same(kept_catalogue(b->f, b->f->spec), kept_catalogue(b->f, b->spec));
	kept_same(copy(b->rows), kept_rows(b->f, b->spec));
	kept_holds(b->f, b->spec);
	kept_again(b->f, b->step, b->spec);
}

/* ---- SQLite ---- */

/* In a process of its own: answers whether it was killed. */
static bool killed(struct before *b, int n)
{
	struct store *s;
	struct err e = {0};
	int status;
	fflush(NULL);
	pid_t child = fork();                    /* nocheck: the process that is killed */
	assert_true(child >= 0);
	if (child == 0) {
		armed.how = KILL;
		armed.left = n;
		_exit(store_open(b->spec, &up, &s, &e) ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	if (WIFEXITED(status))
		assert_int_equal(WEXITSTATUS(status), 0);
	else
		assert_int_equal(WTERMSIG(status), SIGKILL);
	return WIFSIGNALED(status);
}

static void killed_at_each_statement(void **state)
{
	static const struct err gone = {.code = ERR_IO, .text = "killed"};
	struct fixture *f = *state;
	for (int step = 1; step < kept_newest(); step++) {
		struct before b;
		int n = 0;
		begin(&b, f, step);
		for (bool hit = true; hit && n < MANY;) {
			hit = killed(&b, ++n);
			holds(&b, n, !hit, &gone);
		}
		assert_in_range(n, 10, MANY - 1);
		end(&b);
	}
}

static void fails(struct fixture *f, enum how how, int step)
{
	struct before b;
	int n = 0, said = 0;
	begin(&b, f, step);
	for (armed.hit = true; armed.hit && n < MANY;) {
		struct store *s = NULL;
		struct err e = {0};
		n++;
		armed.how = how;
		armed.left = n;
		armed.hit = false;
		bool ok = store_open(b.spec, &up, &s, &e);
		armed.left = 0;
		if (ok)
			store_close(s);
		else if (!armed.hit)
			fail_msg("%d: %s", n, e.text);
		said += !ok && strstr(e.text, "while migrating the store to step") != NULL;
		holds(&b, n, ok, &e);
	}
	assert_in_range(n, 10, MANY - 1);
	assert_true(said > 0);
	end(&b);
}

static void each_statement_fails(void **state)
{
	for (int step = 1; step < kept_newest(); step++)
		fails(*state, INTERRUPT, step);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		fixture_test_sqlite(killed_at_each_statement),
		fixture_test_sqlite(each_statement_fails),
	};
	sqlite3_auto_extension((void (*)(void))watch);
	return fixture_run_with("kept-interrupted", tests, ARRAY_LEN(tests), desk_setup, world_teardown);
}
