/* bench-fill STORE N: the ledger of assets grows to N lines, by imports through the act door. */
#include <stdio.h>
#include <stdlib.h>

#include "bench/bench.h"
#include "engine/record.h"
#include "util/clean.h"
#include "util/clock.h"

#define A_BATCH 5000
#define MEMORY ((size_t)512 << 20)

static const char *const things[] = {"住民税課税台帳", "個人番号利用事務記録", "介護保険認定調査票", "生活保護ケース記録", "契約書つづり", "予算要求書",
	"議会答弁資料", "職員名簿", "要綱・手引", "ネットワーク構成図", "工事設計図書", "道路台帳", "健診結果", "保育所入所申込書", "災害時要支援者名簿", "広報原稿"};
static const char *const works[] = {"課税", "認定", "庶務", "予算", "契約", "相談", "情報基盤", "広報"};
static const char *const grounds[] = {"personal_info", "corporate", "business", "other_ground"};

/* Variety that is the same in every run (the constants of MMIX). */
static uint64_t dice(uint64_t *state, uint64_t n)
{
	*state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (*state >> 33) % n;
}

static void put(struct arena *a, struct json *o, const char *name, const char *value)
{
	json_add_str(a, o, str_of(name), str_of(value));
}

static void line(struct arena *a, struct json *lines, int64_t unit, int64_t no, uint64_t *state)
{
	struct json *o = json_add_obj(a, lines, STR_NONE);
	uint64_t grade = dice(state, 10);
	bool obtained = dice(state, 2), weighty = dice(state, 4) == 0;
	put(a, o, "name", arena_cprintf(a, "%s（令和%llu年度分の%lld）", things[dice(state, ARRAY_LEN(things))],
		(unsigned long long)(1 + dice(state, 8)), (long long)no));
	put(a, o, "business", works[dice(state, ARRAY_LEN(works))]);
	put(a, o, "kind", dice(state, 2) ? "document" : "data");
	put(a, o, "personal", grade < 2 ? "none" : "general");
	put(a, o, "origin", obtained ? "obtained" : "made");
	if (obtained) {
		put(a, o, "source", "県からの通知");
		put(a, o, "obtained_on", "2026-04-01");
	}
	put(a, o, "confidentiality", grade < 2 ? "1" : grade < 8 ? "2" : "3");
	if (grade >= 2)
		put(a, o, "ground", grounds[dice(state, ARRAY_LEN(grounds))]);
	if (grade >= 8)
		put(a, o, "handlers", arena_cprintf(a, "unit:%lld", (long long)unit));
	put(a, o, "integrity", weighty ? "2" : "1");
	if (weighty)
		put(a, o, "backup", "毎晩、別の建物へ七世代");
	put(a, o, "availability", "1");
}

static int64_t count(struct city *c)
{
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	struct err e = {0};
	struct tally *all;
	struct tx *t;
	size_t n;
	BENCH(tx_begin(city_store(c), TX_READ, &t, &e) && record_tally(t, a, "assets", 0, "", &all, &n, &e), &e);
	tx_abort(t);
	return n ? all[0].n : 0;
}

static void import(struct city *c, int64_t unit, int64_t from, int64_t n, uint64_t *state)
{
	CLEAN_ARENA struct arena *a = arena_new(MEMORY);
	struct json *in = json_obj(a);
	put(a, in, "register", "assets");
	json_add_int(a, in, STR("unit"), unit);
	struct json *lines = json_add_arr(a, json_add_obj(a, in, STR("form")), STR("lines"));
	for (int64_t i = 0; i < n; i++)
		line(a, lines, unit, from + i, state);
	(void)bench_act(c, "record_import", 0, in, a);
}

int main(int argc, char **argv)
{
	if (argc != 3) {
		fprintf(stderr, "usage: bench-fill STORE N\n");
		return 2;
	}
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	struct city *c = bench_open(argv[1], 4);
	int64_t want = bench_number(argv[2], 100000000), have = count(c), begin = have, start = clock_mono();
	uint64_t state = 20260401;
	struct err e = {0};
	struct tx *t;
	size_t n_units;
	BENCH(tx_begin(city_store(c), TX_READ, &t, &e), &e);
	int64_t *units = bench_sections(c, t, a, &n_units);
	tx_abort(t);
	/* every section the same share, so that a section's ledger grows with the whole */
	int64_t share = n_units ? (want - have) / (int64_t)n_units + 1 : 0;
	for (size_t i = 0; i < n_units && have < want; i++) {
		int64_t left = share < want - have ? share : want - have;
		while (left > 0) {
			int64_t n = left < A_BATCH ? left : A_BATCH;
			import(c, units[i], have, n, &state);
			have += n;
			left -= n;
		}
	}
	double seconds = (double)(clock_mono() - start) / 1e9;
	bench_say("lines", (double)have);
	bench_say("lines_a_second", seconds > 0 ? (double)(have - begin) / seconds : 0);
	bench_close(c);
	return have >= want ? 0 : 1;
}
