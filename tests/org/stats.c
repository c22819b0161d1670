/* What `sekimori stats` says of a store. */
#include "engine/stats.h"

#include "engine/backup.h"
#include "engine/city.h"
#include "tests/org/world.h"

#define DAY(y, m, d) civil_date(y, m, d)

static struct stats read_at(struct world *w, int64_t now)
{
	struct stats s;
	assert_ok(stats_read(world_read(w), w->a, now, &s, &w->e), &w->e);
	world_done(w);
	return s;
}

static void note(struct world *w, int64_t ms)
{
	const struct backup_piece p = {.name = "", .bytes = 1};
	clock_fixed(ms);
	assert_ok(backup_note(w->city, &p, &w->en, &w->e), &w->e);
}

/* Entries of a month of the last twelve; -1: it is not among them. */
static int64_t in_month(const struct stats *s, int64_t month)
{
	for (size_t i = 0; i < STATS_MONTHS; i++)
		if (s->months[i].month == month)
			return s->months[i].n;
	return -1;
}

static void counts_what_is_there(void **state)
{
	struct world *w = world_of(state);
	struct stats s = read_at(w, clock_now());
	assert_int_equal(s.entries, world_entries(w));
	assert_int_equal(s.people, 21);
	assert_int_equal(s.organs, 1);
	assert_int_equal(s.units, 9);
	assert_int_equal(s.checkpoints, 0);
	assert_int_equal(s.covered_at, 0);
	assert_int_equal(s.n_cases, 0);
	assert_int_equal(s.n_records, 0);
	assert_int_equal(s.files + s.file_bytes + s.drafts + s.sessions + s.uploads + s.disposals, 0);
	assert_int_equal(s.ticked, 0);
	assert_int_equal(s.backed_up, 0);
	assert_int_equal(s.drilled, 0);
}

static void months_by_halving(void **state)
{
	struct world *w = world_of(state);
	int64_t before = world_entries(w), july = civil_ms(DAY(2026, 7, 1), 0, 0);
	note(w, civil_ms(DAY(2026, 5, 15), 10, 0));
	note(w, civil_ms(DAY(2026, 5, 31), 23, 59));
	note(w, july);
	struct stats s = read_at(w, civil_ms(DAY(2026, 7, 10), 9, 0));
	assert_int_equal(s.entries, before + 3);
	assert_int_equal(s.backed_up, july);
	assert_int_equal(s.months[0].month, DAY(2025, 8, 1));
	assert_int_equal(s.months[STATS_MONTHS - 1].month, DAY(2026, 7, 1));
	assert_int_equal(in_month(&s, DAY(2026, 3, 1)), 0);
	assert_int_equal(in_month(&s, DAY(2026, 4, 1)), before);
	assert_int_equal(in_month(&s, DAY(2026, 5, 1)), 2);
	assert_int_equal(in_month(&s, DAY(2026, 6, 1)), 0);
	assert_int_equal(in_month(&s, DAY(2026, 7, 1)), 1);
	/* later April of the year before is no more among them, and what came after now is in no month */
	s = read_at(w, civil_ms(DAY(2027, 4, 10), 9, 0));
	assert_int_equal(in_month(&s, DAY(2026, 4, 1)), -1);
	assert_int_equal(in_month(&s, DAY(2026, 5, 1)), 2);
	assert_int_equal(in_month(&s, DAY(2027, 4, 1)), 0);
	s = read_at(w, civil_ms(DAY(2026, 6, 10), 9, 0));
	assert_int_equal(in_month(&s, DAY(2026, 5, 1)), 2);
	assert_int_equal(in_month(&s, DAY(2026, 7, 1)), -1);
}

static void a_store_without_anything(void **state)
{
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	struct err e = {0};
	struct store *empty;
	struct stats s;
	struct tx *t;
	char spec[512];
	fixture_place(*state, spec, sizeof(spec));
	assert_ok(store_open(spec, &(struct store_options){.create = true, .migrate = true}, &empty, &e), &e);
	assert_ok(tx_begin(empty, TX_READ, &t, &e), &e);
	assert_ok(stats_read(t, a, FIXTURE_NOW, &s, &e), &e);
	tx_abort(t);
	store_close(empty);
	assert_int_equal(s.entries + s.checkpoints + s.covered + s.people + s.organs + s.units, 0);
	for (size_t i = 0; i < STATS_MONTHS; i++)
		assert_int_equal(s.months[i].n, 0);
	assert_int_equal(s.months[STATS_MONTHS - 1].month, DAY(2026, 4, 1));
}

static void sizes(void **state)
{
	struct fixture *f = *state;
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	struct err e = {0};
	struct store_size *tables;
	int64_t bytes, sum = 0, again;
	bool entry = false;
	size_t n;
	assert_ok(store_sizes(f->store, false, a, &bytes, &tables, &n, &e), &e);
	assert_int_equal(n, 0);
	assert_true(bytes > 0);
	assert_ok(store_sizes(f->store, true, a, &again, &tables, &n, &e), &e);
	assert_true(n > 0);
	for (size_t i = 0; i < n; i++) {
		assert_true(i == 0 || strcmp(tables[i - 1].table, tables[i].table) < 0);
		entry = entry || strcmp(tables[i].table, "entry") == 0;
		assert_true(tables[i].bytes > 0);
		sum += tables[i].bytes;
	}
	assert_true(entry);
	assert_true(sum <= again);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(counts_what_is_there), cmocka_unit_test(months_by_halving),
		cmocka_unit_test(a_store_without_anything), cmocka_unit_test(sizes)};
	return fixture_run_with("stats", tests, ARRAY_LEN(tests), world_setup, world_teardown);
}
