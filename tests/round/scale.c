/* A round of 5,000 people: opened in pieces that can go on where they stood, and nothing costs a statement a person: statements
 * are counted at the store's door. Two portals that tick at once open each round once. */
#include "tests/round/work.h"

#include <pthread.h>

#include "util/buf.h"
#include "util/clean.h"

#define PEOPLE 5000
#define SECTIONS 50

static int64_t statements;

struct query *__real_tx_query(struct tx *t, enum stmt id, const struct val *args, size_t n);
struct query *__wrap_tx_query(struct tx *t, enum stmt id, const struct val *args, size_t n);
struct query *__wrap_tx_query(struct tx *t, enum stmt id, const struct val *args, size_t n)
{
	statements++;
	return __real_tx_query(t, id, args, n);
}

bool __real_tx_number(
	struct tx *t, enum stmt id, const struct val *args, size_t n, int64_t otherwise, int64_t *ret, struct err *e);
bool __wrap_tx_number(
	struct tx *t, enum stmt id, const struct val *args, size_t n, int64_t otherwise, int64_t *ret, struct err *e);
bool __wrap_tx_number(
	struct tx *t, enum stmt id, const struct val *args, size_t n, int64_t otherwise, int64_t *ret, struct err *e)
{
	statements++;
	return __real_tx_number(t, id, args, n, otherwise, ret, e);
}

/* What an entry is about has a line each in the chain's own index: that is the entry's, not the round's. */
bool __real_tx_run(struct tx *t, enum stmt id, const struct val *args, size_t n, int64_t *ret_id, struct err *e);
bool __wrap_tx_run(struct tx *t, enum stmt id, const struct val *args, size_t n, int64_t *ret_id, struct err *e);
bool __wrap_tx_run(struct tx *t, enum stmt id, const struct val *args, size_t n, int64_t *ret_id, struct err *e)
{
	statements += id != STMT_entry_object_insert;
	return __real_tx_run(t, id, args, n, ret_id, e);
}

static void import(struct world *w, int from, int till)
{
	CLEAN_BUF struct buf b;
	buf_init(&b, 4 << 20);
	buf_lit(&b, "{\"form\":{\"from\":\"2020-04-01\",\"units\":[");
	for (int i = 0; i < SECTIONS && !from; i++)
		buf_printf(
			&b, "%s{\"code\":\"s%d\",\"kind\":\"section\",\"name\":\"課%d\",\"parent\":\"110\"}", i ? "," : "", i, i);
	buf_lit(&b, "],\"persons\":[");
	for (int i = from; i < till; i++)
		buf_printf(&b, "%s{\"number\":\"p%d\",\"name\":\"職員%d\"}", i > from ? "," : "", i, i);
	buf_lit(&b, "],\"assignments\":[");
	for (int i = from; i < till; i++)
		buf_printf(&b, "%s{\"person\":\"p%d\",\"unit\":\"s%d\",\"position\":\"%s\"}", i > from ? "," : "", i,
			i % SECTIONS, i < SECTIONS ? "head" : "member");
	buf_lit(&b, "]}}");
	assert_false(b.failed);
	work_do(w, "", "people_import", arena_cprintf(w->a, "%.*s", STR_ARG(buf_str(&b))));
}

static int64_t opening(struct world *w)
{
	statements = 0;
	work_do(w, "", "round_open", "{\"duty\":\"staff_round\"}");
	return statements;
}

static struct round_figures figures(struct world *w, int64_t group)
{
	struct round_figures f;
	assert_ok(round_figures(world_read(w), group, clock_now(), &f, &w->e), &w->e);
	world_done(w);
	return f;
}

/* Of one unit's rounds, in two statements: what the tally says of it; and those that are open are among all. */
static void figures_of_unit(struct world *w, const struct round_group *groups, size_t n, int64_t group, int64_t unit)
{
	struct round_figures *own;
	struct round_group *open;
	struct round_count *counts;
	size_t n_counts, n_open, found = 0;
	int64_t before = statements;
	assert_ok(round_groups_figures(w->tx, w->a, groups, n, NULL, unit, clock_now(), &own, &w->e), &w->e);
	assert_int_equal(statements - before, 2);
	assert_ok(round_counts(w->tx, w->a, group, "", &counts, &n_counts, &w->e), &w->e);
	for (size_t i = 0; i < n; i++) {
		if (groups[i].id != group)
			continue;
		int64_t asked = 0;
		for (size_t k = 0; k < n_counts; k++)
			asked += counts[k].unit == unit && (strcmp(counts[k].value, "open") == 0 ||
				strcmp(counts[k].value, "done") == 0) ? counts[k].n : 0;
		assert_true(asked > 0);
		assert_int_equal(own[i].asked, asked);
	}
	assert_ok(round_groups_open(w->tx, w->a, 1, NULL, 50, &open, &n_open, &w->e), &w->e);
	for (size_t i = 0; i < n_open; i++) {
		assert_string_not_equal(open[i].state, "closed");
		found += open[i].id == group;
	}
	assert_int_equal(found, 1);
	assert_ok(round_groups_open(w->tx, w->a, 1, "no_such_duty", 50, &open, &n_open, &w->e), &w->e);
	assert_int_equal(n_open, 0);
}

struct reads {
	int64_t page, unit, groups, matrix, standing, mine;
};

/* What the pages of a round read, each in statements. */
static struct reads reading(struct world *w, int64_t group, const char *unit)
{
	struct round_lines lines;
	struct round_group *groups;
	struct round_figures *all;
	struct round_count *counts;
	struct round_standing standing;
	struct reads c;
	size_t n;
	int64_t at = world_unit(w, unit), me = world_person(w, "1116");
	struct round_reading v = {.tx = world_read(w), .arena = w->a, .pack = w->pack, .lang = &w->ja, .now = clock_now()};
	statements = 0;
	assert_ok(round_of_group(&v, group, "open", 0, 0, 0, 50, &lines, &w->e), &w->e);
	c.page = statements;
	assert_true(lines.n > 10);
	assert_ok(round_of_unit(&v, at, INT64_MAX, 500, &lines, &w->e), &w->e);
	c.unit = statements - c.page;
	statements = 0;
	assert_ok(round_groups(w->tx, w->a, 1, NULL, 0, 50, &groups, &n, &w->e), &w->e);
	assert_ok(round_groups_figures(w->tx, w->a, groups, n, NULL, 0, clock_now(), &all, &w->e), &w->e);
	c.groups = statements;
	for (size_t i = 0; i < n; i++)
		if (groups[i].id == group) {
			struct round_figures one;
			assert_ok(round_figures(w->tx, group, clock_now(), &one, &w->e), &w->e);
			assert_memory_equal(&one, &all[i], sizeof(one));
		}
	figures_of_unit(w, groups, n, group, at);
	statements = 0;
	assert_ok(round_matrix_read(w->tx, w->a, group, &counts, &n, &w->e), &w->e);
	c.matrix = statements;
	assert_ok(round_duty_standing(w->tx, w->a, 1, "staff_round", clock_now(), &standing, &w->e), &w->e);
	c.standing = statements - c.matrix;
	statements = 0;
	assert_ok(round_mine(&v, me, 50, &lines, &w->e), &w->e);
	c.mine = statements;
	world_done(w);
	return c;
}

static int64_t answering(struct world *w, const char *number, int64_t id)
{
	statements = 0;
	work_do(w, number, "round_answer",
		arena_cprintf(w->a, "{\"id\":%lld,\"fields\":{\"lock\":\"yes\",\"mail\":\"yes\"}}", (long long)id));
	return statements;
}

static int64_t first_of(struct world *w, const char *number)
{
	struct round_reading v = {.arena = w->a, .pack = w->pack, .lang = &w->ja, .now = clock_now()};
	struct round_lines lines;
	int64_t me = world_person(w, number);
	v.tx = world_read(w);
	assert_ok(round_mine(&v, me, 50, &lines, &w->e), &w->e);
	world_done(w);
	for (size_t i = 0; i < lines.n; i++)
		if (strcmp(lines.p[i].duty, "staff_round") == 0)
			return lines.p[i].id;
	fail_msg("%s owes nothing", number);
	return 0;
}

static void a_city_costs_what_a_village_costs(void **state)
{
	struct world *w = world_of(state);
	work_tick(w, "2026-05-31");
	clock_fixed(civil_ms(civil_date(2026, 6, 1), 9, 0));
	int64_t village = opening(w), group = work_group(w, "staff_round");
	struct reads few = reading(w, group, "111");
	int64_t one = answering(w, "1116", first_of(w, "1116"));
	assert_int_equal(figures(w, group).asked, 21);
	for (int i = 0; i < PEOPLE; i += 1000)
		import(w, i, i + 1000);
	/* the next year's round, in pieces; what was begun goes on where it stood */
	clock_fixed(civil_ms(civil_date(2027, 6, 1), 9, 0));
	int64_t pieces = 1, piece = opening(w);
	group = work_group(w, "staff_round");
	assert_string_equal(strchr(work_groups(w, "staff_round"), '=') + 1, "filling 2026-04/12=open");
	assert_int_equal(figures(w, group).asked, 500);
	assert_in_range(piece, 1, village);
	while (strncmp(strchr(work_groups(w, "staff_round"), '='), "=filling", 8) == 0 && pieces++ < 100)
		assert_in_range(opening(w), 1, village);
	assert_int_equal(pieces, 11);
	assert_int_equal(figures(w, group).asked, PEOPLE + 21);
	assert_non_null(work_refused(w, "", "round_open", "{\"duty\":\"staff_round\"}"));
	struct reads many = reading(w, group, "s1");
	print_message(
		"# opening %lld a piece; list %lld, unit %lld, groups %lld, matrix %lld, standing %lld, own %lld, answer %lld\n",
		(long long)piece, (long long)many.page, (long long)many.unit, (long long)many.groups, (long long)many.matrix,
		(long long)many.standing, (long long)many.mine, (long long)one);
	assert_int_equal(many.page, few.page);
	assert_int_equal(many.unit, few.unit);
	assert_int_equal(many.groups, few.groups);
	assert_int_equal(many.matrix, few.matrix);
	assert_in_range(many.standing, 1, few.standing + 8); /* of the group before, too */
	assert_int_equal(many.mine, few.mine);
	assert_in_range(answering(w, "1116", first_of(w, "1116")), 1, one);
	/* what is late climbs by units, not by people */
	clock_fixed(civil_ms(civil_date(2027, 8, 2), 9, 0));
	statements = 0;
	work_do(w, "", "round_keep", "{}");
	print_message("# climbing %lld\n", (long long)statements);
	assert_in_range(statements, 1, (SECTIONS + 20) * 60);
	assert_int_equal(figures(w, group).overdue, PEOPLE + 20);
}

/* ---- two portals ---- */

struct portal {
	struct city *city;
	struct store *store;
	struct err e;
	int moved;
	bool ok;
};

static void *tick(void *p)
{
	struct portal *x = p;
	x->ok = round_tick(x->city, clock_now(), &x->moved, &x->e);
	return NULL;
}

static void two_portals_open_each_round_once(void **state)
{
	struct world *w = world_of(state);
	struct portal portals[2] = {{.store = w->f->store}, {.store = w->f->store}};
	struct store_options same = {0};
	pthread_t threads[2];
	bool other = w->f->engine == STORE_PG;
	import(w, 0, 1200);
	world_done(w);
	if (other) /* a process of its own has a connection of its own */
		assert_ok(store_open(w->f->spec, &same, &portals[1].store, &w->e), &w->e);
	for (size_t i = 0; i < 2; i++)
		assert_ok(city_open(portals[i].store, &portals[i].city, &w->e), &w->e);
	clock_fixed(civil_ms(civil_date(2026, 6, 1), 9, 0));
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(pthread_create(&threads[i], NULL, tick, &portals[i]), 0);
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(pthread_join(threads[i], NULL), 0);
	for (size_t i = 0; i < 2; i++) {
		assert_ok(portals[i].ok, &portals[i].e);
		city_close(portals[i].city);
	}
	if (other)
		store_close(portals[1].store);
	static const char *const duties[] = {"staff_round", "workplace_round", "city_plan", "section_report"};
	for (size_t i = 0; i < ARRAY_LEN(duties); i++) {
		struct round_group *list;
		size_t n;
		assert_ok(round_groups(world_read(w), w->a, 1, duties[i], 0, 10, &list, &n, &w->e), &w->e);
		world_done(w);
		assert_true(n <= 1);
	}
	assert_int_equal(figures(w, work_group(w, "staff_round")).asked, 1221);
	assert_int_equal(work_tick(w, "2026-06-01"), 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_city_costs_what_a_village_costs),
		cmocka_unit_test(two_portals_open_each_round_once),
	};
	return fixture_run_with("rounds of many", tests, ARRAY_LEN(tests), work_setup, world_teardown);
}
