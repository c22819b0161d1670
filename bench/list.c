/* bench-list STORE SECONDS: a page of 50 lines without HTTP and markup: all sections, one state, one class; the first page,
 * and one from the middle. Prints microseconds a page and the cursor of the page from the middle. */
#include <stdio.h>

#include "bench/bench.h"
#include "engine/record.h"
#include "util/clean.h"
#include "util/clock.h"

#define ROWS 50

struct view { struct city *city; const struct pack *pack; const struct register_ *reg; const char *equal[3]; };

static void page(const struct view *v, struct arena *a, const char *cursor, struct record_page *ret)
{
	struct err e = {0};
	struct tx *t;
	BENCH(tx_begin(city_store(v->city), TX_READ, &t, &e), &e);
	BENCH(record_list(t, a, 1, v->reg, &v->reg->lists.p[0], v->equal, cursor, ROWS, ret, &e), &e);
	tx_abort(t);
}

static double microseconds(const struct view *v, const char *cursor, int64_t seconds)
{
	CLEAN_ARENA struct arena *a = arena_new(16 << 20);
	struct record_page got;
	int64_t start = clock_mono(), n = 0, spent;
	do {
		arena_reset(a);
		page(v, a, cursor, &got);
		must(got.n == ROWS);
		n++;
		spent = clock_mono() - start;
	} while (spent < seconds * 1000000000);
	return (double)spent / 1e3 / (double)n;
}

/* A line of the list whose sort key is about in the middle: pages are read on until half of the list is behind. */
static const char *middle(const struct view *v, struct arena *keep)
{
	CLEAN_ARENA struct arena *a = arena_new(64 << 20);
	struct record_page got;
	struct err e = {0};
	struct tx *t;
	const char *cursor = "";
	int64_t behind = 0;
	BENCH(tx_begin(city_store(v->city), TX_READ, &t, &e), &e);
	do {
		arena_reset(a);
		BENCH(record_list(t, a, 1, v->reg, &v->reg->lists.p[0], v->equal, cursor, 500, &got, &e), &e);
		behind += (int64_t)got.n;
		if (*got.next)
			cursor = arena_cstr(keep, str_of(got.next));
	} while (*got.next && behind < got.total / 2);
	tx_abort(t);
	return cursor;
}

int main(int argc, char **argv)
{
	if (argc != 3) {
		fprintf(stderr, "usage: bench-list STORE SECONDS\n");
		return 2;
	}
	CLEAN_ARENA struct arena *a = arena_new(16 << 20);
	struct view v = {.city = bench_open(argv[1], 4), .equal = {"", "here", "2"}};
	int64_t seconds = bench_number(argv[2], 3600);
	struct err e = {0};
	struct tx *t;
	BENCH(tx_begin(city_store(v.city), TX_READ, &t, &e), &e);
	v.pack = city_pack(v.city, t, 1, &e);
	tx_abort(t);
	if (!v.pack)
		bench_fail(&e);
	v.reg = pack_register(v.pack, "assets");
	must(v.reg && v.reg->lists.n && v.reg->lists.p[0].equal.n == ARRAY_LEN(v.equal));
	const char *cursor = middle(&v, a);
	bench_say("first_us", microseconds(&v, "", seconds));
	bench_say("middle_us", microseconds(&v, cursor, seconds));
	printf("cursor\t%s\n", cursor);
	bench_close(v.city);
	return 0;
}
