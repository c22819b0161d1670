/* The wall clock jumps by hours and years, forward and back, under acts, tick and readers: time in the chain never goes back,
 * what was behind is said in the entry, waits are not touched, everything verifies. */
#include "tests/faults/deed.h"

#include "engine/trail.h"

#define HOUR INT64_C(3600000)
#define YEAR (365 * 24 * HOUR)

static int64_t time_of_last(struct world *w)
{
	struct entry *list;
	size_t n;
	assert_ok(trail_list(w->city, world_read(w), w->a, -1, 1, &w->en, &list, &n, &w->e), &w->e);
	assert_int_equal(n, 1);
	int64_t time = list[0].time;
	world_done(w);
	return time;
}

static void jumps(void **state)
{
	static const int64_t steps[] = {HOUR, -HOUR, 5 * HOUR, -30 * HOUR, YEAR, -YEAR, 10 * YEAR, -12 * YEAR, 2 * YEAR + HOUR};
	struct world *w = world_of(state);
	int64_t now = FIXTURE_NOW, last = 0;
	for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
		struct deed d = deed_make(w, i % 2 ? DEED_SUBMIT : DEED_DECIDE, (int)i + 1);
		struct act_result r;
		struct err e = {0};
		int moved;
		world_done(w);
		now += steps[i];
		clock_fixed(now);
		bool ok = deed_do(w, &d, &r, &e);
		assert_ok(ok, &e);
		assert_ok(case_tick(w->city, now, &moved, &e), &e);
		deed_holds(w, &d, true, &r, &e);
		int64_t time = time_of_last(w);
		assert_true(time >= last && time >= now);
		last = time;
		if (now < last)
			assert_non_null(strstr(world_body(w, r.entry), "\"clock\":"));
		deed_fresh(w);
	}
	deed_verify(w);
}

/* Waits go by the monotonic clock: a clock that stands in the year 2000 makes nobody busy and nobody wait. */
static void waits_are_not_touched(void **state)
{
	struct world *w = world_of(state);
	struct store_options o = {.readers = 1, .wait_ms = 50};
	struct tx *first, *second;
	struct err e = {0};
	city_close(w->city);
	fixture_reopen(w->f, &o);
	assert_ok(city_open(w->f->store, &w->city, &e), &e);
	for (int i = 0; i < 2; i++) {
		clock_fixed(i ? FIXTURE_NOW + 30 * YEAR : FIXTURE_NOW - 26 * YEAR);
		err_clear(&e);
		assert_ok(tx_begin(w->f->store, TX_READ, &first, &e), &e);
		assert_false(tx_begin(w->f->store, TX_READ, &second, &e));
		assert_int_equal(e.code, ERR_BUSY);
		tx_abort(first);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(jumps), cmocka_unit_test(waits_are_not_touched)};
	return fixture_run_with("faults-clock", tests, ARRAY_LEN(tests), desk_setup, world_teardown);
}
