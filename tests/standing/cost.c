/* The standing of a whole policy is as many queries in a city of 1,200 people as in a village: statements are counted at the
 * store's door. */
#include "tests/standing/desk.h"

#include "util/buf.h"
#include "util/clean.h"

static int64_t queries;

struct query *__real_tx_query(struct tx *t, enum stmt id, const struct val *args, size_t n);
struct query *__wrap_tx_query(struct tx *t, enum stmt id, const struct val *args, size_t n);
struct query *__wrap_tx_query(struct tx *t, enum stmt id, const struct val *args, size_t n)
{
	queries++;
	return __real_tx_query(t, id, args, n);
}

bool __real_tx_number(struct tx *t, enum stmt id, const struct val *args, size_t n, int64_t otherwise, int64_t *ret,
	struct err *e);
bool __wrap_tx_number(struct tx *t, enum stmt id, const struct val *args, size_t n, int64_t otherwise, int64_t *ret,
	struct err *e);
bool __wrap_tx_number(struct tx *t, enum stmt id, const struct val *args, size_t n, int64_t otherwise, int64_t *ret,
	struct err *e)
{
	queries++;
	return __real_tx_number(t, id, args, n, otherwise, ret, e);
}

bool __real_tx_one(struct tx *t, struct arena *a, enum stmt id, const struct val *args, size_t n, bool *found, struct val *cols,
	size_t n_cols, struct err *e);
bool __wrap_tx_one(struct tx *t, struct arena *a, enum stmt id, const struct val *args, size_t n, bool *found, struct val *cols,
	size_t n_cols, struct err *e);
bool __wrap_tx_one(struct tx *t, struct arena *a, enum stmt id, const struct val *args, size_t n, bool *found, struct val *cols,
	size_t n_cols, struct err *e)
{
	queries++;
	return __real_tx_one(t, a, id, args, n, found, cols, n_cols, e);
}

static int64_t cost(struct world *w)
{
	struct clause_standing *tree;
	struct arena *a = arena_new(64 << 20);
	struct lang l = {LANG_JA, a};
	queries = 0;
	assert_ok(standing_tree(w->city, world_read(w), a, w->pack, clock_now(), &l, &tree, &w->e), &w->e);
	world_done(w);
	assert_false(arena_over(a));
	arena_free(a);
	return queries;
}

/* 12 departments, 60 sections with a head each, 1,200 people. */
static void grow(struct world *w)
{
	CLEAN_BUF struct buf b;
	buf_init(&b, 4 << 20);
	buf_lit(&b, "{\"form\":{\"from\":\"2020-04-01\",\"units\":[");
	for (int i = 0; i < 12; i++)
		buf_printf(&b, "%s{\"code\":\"d%d\",\"kind\":\"department\",\"name\":\"部%d\",\"parent\":\"10\"}", i ? "," : "",
			i, i);
	for (int i = 0; i < 60; i++)
		buf_printf(&b, ",{\"code\":\"s%d\",\"kind\":\"section\",\"name\":\"課%d\",\"parent\":\"d%d\"}", i, i, i / 5);
	buf_lit(&b, "],\"persons\":[");
	for (int i = 0; i < 1200; i++)
		buf_printf(&b, "%s{\"number\":\"p%d\",\"name\":\"職員%d\"}", i ? "," : "", i, i);
	buf_lit(&b, "],\"assignments\":[");
	for (int i = 0; i < 1200; i++)
		buf_printf(&b, "%s{\"person\":\"p%d\",\"unit\":\"s%d\",\"position\":\"%s\"}", i ? "," : "", i, i / 20,
			i % 20 == 0 ? "head" : "member");
	buf_lit(&b, "]}}");
	assert_false(b.failed);
	desk_do(w, "", "people_import", arena_cprintf(w->a, "%.*s", STR_ARG(buf_str(&b))));
}

static void a_city_costs_what_a_village_costs(void **state)
{
	struct world *w = world_of(state);
	int64_t before = cost(w);
	grow(w);
	int64_t after = cost(w);
	print_message("# %zu clauses: %lld queries before, %lld with 60 sections and 1,200 people more\n", w->pack->clauses.n,
		(long long)before, (long long)after);
	assert_int_equal(after, before);
	assert_in_range(after, 1, 2000);
}

static int setup(void **state) { return world_setup_dir(state, PACK_DIR); }

int main(void)
{
	static const struct CMUnitTest tests[] = {cmocka_unit_test(a_city_costs_what_a_village_costs)};
	return fixture_run_with("standing-cost", tests, ARRAY_LEN(tests), setup, world_teardown);
}
