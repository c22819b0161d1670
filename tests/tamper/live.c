/* verify on a store that is being written: each run sees one moment of it, whole, and what is changed behind the store's back
 * meanwhile is found. Nothing waits for a time: whoever waits, waits for acts. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "engine/object.h"
#include "engine/verified.h"
#include "tests/org/world.h"
#include "tests/tamper/build.h"
#include "tests/tamper/raw.h"
#include "util/clean.h"
#include "util/sanitizer.h"

#define WRITERS 4
#define RUNS 12
#define BETWEEN 15                       /* acts between the runs, at least */

/* ---- who writes ---- */

struct desk {
	struct world *w;
	struct who who;
	atomic_bool stop;
	pthread_mutex_t lock;
	pthread_cond_t more;
	int64_t begun, done;                     /* acts; under the lock */
	struct note_key key;
	int64_t entries, rows;                   /* before the first act */
};
struct writer { struct desk *d; int n; pthread_t thread; };

/* One new row, and one that everybody changes. */
static bool run_busy(struct act_call *c, struct err *e)
{
	struct str code = json_str(c->in, "code");

	TRY(tx_run(c->tx, STMT_unit_add, ARGS(val_s(code), val_c("team"), val_i(0), val_c("any")), &c->object, e));
	return tx_run(c->tx, STMT_setting_put, ARGS(val_c("portal.contact"), val_s(code)), NULL, e);
}

static const char *title(const struct lang *l) { (void)l; return "busy"; }
static const struct act_param busy_params[] = {{"code", PARAM_KIND_TEXT, false, 0}, {NULL, 0, false, 0}};
static const struct act act_busy = {.name = "busy", .title = title, .right = RIGHT_STAFF, .object_kind = OBJECT_UNIT,
	.params = busy_params, .run = run_busy};

static void one_act(struct writer *x, uint64_t n)
{
	CLEAN_ARENA struct arena *a = arena_new(4 << 20);
	struct lang l = {LANG_EN, a};
	struct json *in = json_obj(a);
	uint8_t token[CHAIN_TOKEN] = {(uint8_t)x->n, 77};
	struct act_result r;
	struct err e = {0};

	memcpy(token + 8, &n, sizeof(n));
	json_add_str(a, in, STR("code"), arena_printf(a, "w%d-%llu", x->n, (unsigned long long)n));
	if (!act_do(x->d->w->city, &act_busy, &x->d->who, token, in, &l, a, &r, &e) || !r.done || r.repeated)
		must_fail(__FILE__, __LINE__, e.text);   /* a test's own failure is the main thread's */
}

static void count(struct desk *d, int64_t *which)
{
	must(pthread_mutex_lock(&d->lock) == 0);
	++*which;
	must(pthread_cond_broadcast(&d->more) == 0);
	must(pthread_mutex_unlock(&d->lock) == 0);
}

static void *write_on(void *arg)
{
	struct writer *x = arg;

	for (uint64_t n = 0; !atomic_load(&x->d->stop); n++) {
		count(x->d, &x->d->begun);
		one_act(x, n);
		count(x->d, &x->d->done);
	}
	return NULL;
}

static int64_t look(struct desk *d, const int64_t *which)
{
	must(pthread_mutex_lock(&d->lock) == 0);
	int64_t n = *which;
	must(pthread_mutex_unlock(&d->lock) == 0);
	return n;
}

static void wait_for(struct desk *d, int64_t n)
{
	must(pthread_mutex_lock(&d->lock) == 0);
	while (d->done < n)
		must(pthread_cond_wait(&d->more, &d->lock) == 0);
	must(pthread_mutex_unlock(&d->lock) == 0);
}

static struct verify_report verify(struct desk *d, const struct verified *from, struct verified *ret_to)
{
	struct world *w = d->w;
	struct verify_report r;
	struct err e = {0};
	int64_t before;

	assert_ok(trail_verify_from(w->f->store, &d->key, from, &w->en, w->a, NULL, NULL, &r, ret_to, &before, &e), &e);
	return r;
}

static void begin(struct world *w, struct desk *d, struct writer writers[WRITERS])
{
	*d = (struct desk){.w = w, .who = world_who(w, "1116")};
	world_done(w);
	must(pthread_mutex_init(&d->lock, NULL) == 0 && pthread_cond_init(&d->more, NULL) == 0);
	build_key(&d->key);
	struct verify_report r = verify(d, NULL, NULL);
	assert_null(r.bad);
	d->entries = r.entries;
	d->rows = r.rows;
	for (int i = 0; i < WRITERS; i++) {
		writers[i] = (struct writer){.d = d, .n = i};
		must(pthread_create(&writers[i].thread, NULL, write_on, &writers[i]) == 0);
	}
	wait_for(d, 1);                          /* the setting has its row from here on */
}

static void end(struct desk *d, struct writer writers[WRITERS])
{
	atomic_store(&d->stop, true);
	for (int i = 0; i < WRITERS; i++)
		must(pthread_join(writers[i].thread, NULL) == 0);
	pthread_cond_destroy(&d->more);
	pthread_mutex_destroy(&d->lock);
}

/* ---- tests ---- */

static void whole_at_each_moment(void **state)
{
	struct world *w = world_of(state);
	struct writer writers[WRITERS];
	struct desk d;
	struct verified last = {0};

	begin(w, &d, writers);
	for (int run = 0; run < RUNS; run++) {
		bool goes_on = run % 3 == 2;
		wait_for(&d, run * BETWEEN + 1);
		build_checkpoint(w->f);
		int64_t signed_ = build_size(w->f), done = look(&d, &d.done);
		struct verify_report r = verify(&d, goes_on ? &last : NULL, &last);
		int64_t begun = look(&d, &d.begun);
		if (r.bad)
			fail_msg("run %d, of a store that is written: %s", run, r.bad);
		/* all that was answered before it began, nothing that began after it ended, and the rows of just that */
		assert_true(r.entries >= d.entries + done && r.entries <= d.entries + begun);
		assert_true(r.covered <= signed_ && last.size == r.covered);
		if (!goes_on) {
			assert_int_equal(r.bodies, r.entries);
			assert_int_equal(r.rows, d.rows + 1 + r.entries - d.entries);
		}
	}
	end(&d, writers);
	struct verify_report r = verify(&d, NULL, NULL);
	assert_null(r.bad);
	assert_int_equal(r.entries, d.entries + d.done);
	assert_int_equal(r.rows, d.rows + 1 + d.done);
}

/* Each is changed while others write, found, and set back; kind and place of what is to be found. */
static void changed_meanwhile(void **state)
{
	struct world *w = world_of(state);
	struct writer writers[WRITERS];
	struct desk d;

	world_done(w);
	city_close(w->city);
	struct raw *raw = raw_open(w->f);
	fixture_reopen(w->f, NULL);              /* the guards are gone: statements are prepared anew */
	assert_ok(city_open(w->f->store, &w->city, &w->e), &w->e);
	static const struct { const char *table, *key, *change, *back, *kind; bool last; } rows[] = {
		{"entry", "seq", "actor = actor + 1", "actor = actor - 1", "leaf", false},
		{"entry", "seq", "time = time + 1", "time = time - 1", "leaf", true},
		{"entry_body", "seq", "body = body || ' '", "body = SUBSTR(body, 1, LENGTH(body) - 1)", "body", false},
		{"entry_body", "seq", "body = body || ' '", "body = SUBSTR(body, 1, LENGTH(body) - 1)", "body", true},
		{"entry_object", "seq", "id = id + 1000000", "id = id - 1000000", "object", true},
		{"unit", "entry", "branch = branch + 1", "branch = branch - 1", "row", true},
	};
	begin(w, &d, writers);
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		wait_for(&d, look(&d, &d.done) + BETWEEN);
		int64_t seq = rows[i].last ? build_size(w->f) - 1 : 3;
		wait_for(&d, look(&d, &d.done) + WRITERS + 1);           /* entries after it: the next act asks the last one */
		raw_do(raw, "UPDATE %s SET %s WHERE %s = %lld", rows[i].table, rows[i].change, rows[i].key, (long long)seq);
		struct verify_report r = verify(&d, NULL, NULL);
		if (!r.bad)
			fail_msg("not found while others write: %s.%s", rows[i].table, rows[i].change);
		assert_string_equal(r.bad_kind, rows[i].kind);
		assert_string_equal(r.bad_table, rows[i].table);
		assert_int_equal(r.bad_seq, seq);
		wait_for(&d, look(&d, &d.done) + BETWEEN);
		assert_non_null(verify(&d, NULL, NULL).bad);             /* it does not grow over */
		raw_do(raw, "UPDATE %s SET %s WHERE %s = %lld", rows[i].table, rows[i].back, rows[i].key, (long long)seq);
		r = verify(&d, NULL, NULL);
		if (r.bad)
			fail_msg("after it was set back: %s", r.bad);
	}
	end(&d, writers);
	assert_null(verify(&d, NULL, NULL).bad);
	raw_close(raw);
}

/* ---- memory ---- */

static void many_rows(struct world *w, int acts, int rows)
{
	static int n;

	for (int i = 0; i < acts; i++) {
		struct entry_object about = {OBJECT_UNIT, 1};
		struct build_act at;
		struct err e = {0};
		char code[32];
		build_begin(w->f, &at);
		for (int k = 0; k < rows; k++) {
			snprintf(code, sizeof(code), "m%d", n++);
			assert_ok(tx_run(at.t, STMT_unit_add, ARGS(val_c(code), val_c("team"), val_i(0), val_c("any")), NULL, &e),
				&e);
		}
		build_write(&at, "fill", FIXTURE_NOW + 1000, json_obj(at.a), &about, 1);
		build_end(&at);
	}
}

/* The most memory that the process has had, in KiB. */
static long most(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	return u.ru_maxrss;
}

static void constant_memory(void **state)
{
	struct world *w = world_of(state);
	struct desk d = {.w = w};

	world_done(w);
	build_key(&d.key);
	many_rows(w, 10, 300);
	assert_null(verify(&d, NULL, NULL).bad);         /* caches fill */
	many_rows(w, 100, 300);                          /* their bodies, read, would take some 20 MiB */
	long before = most();
	struct verify_report r = verify(&d, NULL, NULL);
	long grown = most() - before;
	assert_null(r.bad);
	assert_true(r.rows > 33000);
	/* under the sanitizer what is freed stays in its quarantine */
	if (!SANITIZED && grown > 4 * 1024)
		fail_msg("verify of %lld rows took %ld KiB more than of a tenth", (long long)r.rows, grown);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(constant_memory),       /* first: the process has had little memory */
		cmocka_unit_test(whole_at_each_moment),
		cmocka_unit_test(changed_meanwhile),
	};

	return fixture_run_with("live", tests, ARRAY_LEN(tests), world_setup, world_teardown);
}
