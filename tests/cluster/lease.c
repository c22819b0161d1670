/* Leases by the replaced clock: taken, renewed, given back, run out; and one who holds none does nothing. */
#include "tests/store/fixture.h"

#include "engine/lease.h"
#include "util/clock.h"

#define SECOND 1000

static struct lease_holder who(const char *name)
{
	struct lease_holder h = {0};
	snprintf(h.id, sizeof(h.id), "%s", name);
	snprintf(h.place, sizeof(h.place), "host-%s, process 1", name);
	return h;
}

static bool take(struct fixture *f, const struct lease_holder *h, const char *name, int64_t ms)
{
	struct err e = {0};
	bool mine = false;
	assert_ok(lease_take(f->store, h, name, ms, &mine, &e), &e);
	return mine;
}

/* "name place since until" of each, times from FIXTURE_NOW on in seconds. */
static void assert_leases(struct fixture *f, const char *want)
{
	char got[512] = "";
	struct arena *a = arena_new(1 << 16);
	struct lease *list;
	struct err e = {0};
	struct tx *t;
	size_t n;
	assert_ok(tx_begin(f->store, TX_READ, &t, &e), &e);
	assert_ok(lease_list(t, a, &list, &n, &e), &e);
	tx_abort(t);
	for (size_t i = 0, at = 0; i < n; i++)
		at += (size_t)snprintf(got + at, sizeof(got) - at, "%s %.6s %lld %lld;", list[i].name, list[i].place,
			(long long)(list[i].since - FIXTURE_NOW) / SECOND, (long long)(list[i].until - FIXTURE_NOW) / SECOND);
	assert_string_equal(got, want);
	arena_free(a);
}

static void one_holds_it(void **state)
{
	struct fixture *f = *state;
	struct lease_holder a = who("a"), b = who("b");
	assert_true(take(f, &a, "tick", 90 * SECOND));
	assert_false(take(f, &b, "tick", 90 * SECOND));
	assert_leases(f, "tick host-a 0 90;");
	/* another name is another matter */
	assert_true(take(f, &b, "seal", 60 * SECOND));
	assert_leases(f, "seal host-b 0 60;tick host-a 0 90;");
	/* renewed: from now on, held since then */
	clock_fixed(FIXTURE_NOW + 60 * SECOND);
	assert_true(take(f, &a, "tick", 90 * SECOND));
	assert_leases(f, "seal host-b 0 60;tick host-a 0 150;");
}

static void it_runs_out(void **state)
{
	struct fixture *f = *state;
	struct lease_holder a = who("a"), b = who("b"), c = who("c");
	assert_true(take(f, &a, "tick", 90 * SECOND));
	clock_fixed(FIXTURE_NOW + 90 * SECOND - 1);
	assert_false(take(f, &b, "tick", 90 * SECOND));
	clock_fixed(FIXTURE_NOW + 90 * SECOND);
	assert_true(take(f, &b, "tick", 90 * SECOND));
	assert_false(take(f, &c, "tick", 90 * SECOND));
	/* who was silent for too long comes after */
	assert_false(take(f, &a, "tick", 90 * SECOND));
	assert_leases(f, "tick host-b 90 180;");
	/* nobody came: it is still its holder's */
	clock_fixed(FIXTURE_NOW + 1000 * SECOND);
	assert_true(take(f, &b, "tick", 90 * SECOND));
	assert_leases(f, "tick host-b 90 1090;");
}

static void it_is_given_back(void **state)
{
	struct fixture *f = *state;
	struct lease_holder a = who("a"), b = who("b");
	struct err e = {0};
	assert_true(take(f, &a, "tick", 90 * SECOND));
	assert_true(take(f, &a, "seal", 90 * SECOND));
	assert_true(take(f, &b, "witness", 90 * SECOND));
	/* what another holds stays */
	assert_ok(lease_drop(f->store, &b, "tick", &e), &e);
	assert_false(take(f, &b, "tick", 90 * SECOND));
	assert_ok(lease_drop(f->store, &a, "tick", &e), &e);
	assert_true(take(f, &b, "tick", 90 * SECOND));
	assert_ok(lease_drop(f->store, &a, NULL, &e), &e);
	assert_leases(f, "tick host-b 0 90;witness host-b 0 90;");
	assert_ok(lease_drop(f->store, &a, NULL, &e), &e);
	assert_ok(lease_forget(f->store, &e), &e);
	assert_leases(f, "");
}

/* Clocks of two hosts differ: whatever was written, somebody goes on. */
static void clocks_differ(void **state)
{
	struct fixture *f = *state;
	struct lease_holder a = who("a"), b = who("b");
	/* b is two minutes ahead: a's is over for it, then b's is not over for a */
	assert_true(take(f, &a, "tick", 90 * SECOND));
	clock_fixed(FIXTURE_NOW + 120 * SECOND);
	assert_true(take(f, &b, "tick", 90 * SECOND));
	clock_fixed(FIXTURE_NOW + 1 * SECOND);
	assert_false(take(f, &a, "tick", 90 * SECOND));
	clock_fixed(FIXTURE_NOW + 211 * SECOND);
	assert_true(take(f, &a, "tick", 90 * SECOND));
	/* written in the year 2030, by a clock that was then set right: not held till then */
	clock_fixed(FIXTURE_NOW + 120000000 * (int64_t)SECOND);
	assert_true(take(f, &b, "tick", 90 * SECOND));
	clock_fixed(FIXTURE_NOW + 212 * SECOND);
	assert_true(take(f, &a, "tick", 90 * SECOND));
	assert_false(take(f, &b, "tick", 90 * SECOND));
	/* the longest that there is holds */
	assert_true(take(f, &a, "tick", LEASE_MOST_MS));
	assert_false(take(f, &b, "tick", 90 * SECOND));
}

/* An earlier version wrote neither place nor since. */
static void of_an_earlier_version(void **state)
{
	struct fixture *f = *state;
	struct lease_holder a = who("a");
	char text[128];
	static const char old[] = "INSERT INTO lease (name, holder, until) VALUES ('tick', 'x', 1775001660000)";
	assert_true(fixture_raw(f, old, text, sizeof(text)));
	assert_false(take(f, &a, "tick", 90 * SECOND));
	clock_fixed(FIXTURE_NOW + 60 * SECOND);
	assert_true(take(f, &a, "tick", 90 * SECOND));
	assert_leases(f, "tick host-a 60 150;");
}

/* Who waits looks, and writes nothing. */
static void waiting_costs_no_commit(void **state)
{
	struct fixture *f = *state;
	struct lease_holder a = who("a"), b = who("b");
	struct store_options look = {.read_only = true};
	assert_true(take(f, &a, "tick", 90 * SECOND));
	fixture_reopen(f, &look);
	assert_false(take(f, &b, "tick", 90 * SECOND));
	struct err e = {0};
	bool mine;
	assert_false(lease_take(f->store, &a, "tick", 90 * SECOND, &mine, &e));
	assert_int_equal(e.code, ERR_DENIED);
	fixture_reopen(f, NULL);
}

static void holders_differ(void **state)
{
	struct lease_holder a, b;
	(void)state;
	lease_holder_new(&a);
	lease_holder_new(&b);
	assert_int_equal(strlen(a.id), 2 * LEASE_ID);
	assert_string_not_equal(a.id, b.id);
	assert_non_null(strstr(a.place, ", process "));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_holds_it),
		cmocka_unit_test(it_runs_out),
		cmocka_unit_test(it_is_given_back),
		cmocka_unit_test(clocks_differ),
		cmocka_unit_test(of_an_earlier_version),
		cmocka_unit_test(waiting_costs_no_commit),
		cmocka_unit_test(holders_differ),
	};
	return fixture_run("cluster-lease", tests, ARRAY_LEN(tests));
}
