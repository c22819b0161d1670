/* bench-packs DIR …: milliseconds to read, link and free all these packs one after the other; the median of nine rounds. */
#include <stdio.h>
#include <stdlib.h>

#include "pack/pack.h"
#include "util/clean.h"
#include "util/clock.h"

#define ROUNDS 9

static bool load_all(int n, char **dirs)
{
	for (int i = 0; i < n; i++) {
		CLEAN_ARENA struct arena *a = arena_new(1 << 20);
		struct lang l = {LANG_EN, a};
		struct pack *p;
		struct str problems;
		struct err e = {0};
		if (!pack_load(dirs[i], &l, &p, a, &problems, &e)) {
			fprintf(stderr, "bench-packs: %s: %s%.*s\n", dirs[i], e.text, STR_ARG(problems));
			return false;
		}
		pack_unref(p);
	}
	return true;
}

static int by_size(const void *x, const void *y)
{
	double a = *(const double *)x, b = *(const double *)y;
	return (a > b) - (a < b);
}

int main(int argc, char **argv)
{
	double ms[ROUNDS];
	if (argc < 2) {
		fprintf(stderr, "usage: bench-packs DIR …\n");
		return 2;
	}
	for (int i = 0; i < ROUNDS; i++) {
		int64_t start = clock_mono();
		if (!load_all(argc - 1, argv + 1))
			return 1;
		ms[i] = (double)(clock_mono() - start) / 1e6;
	}
	qsort(ms, ROUNDS, sizeof(*ms), by_size);
	printf("packs_ms\t%.3f\n", ms[ROUNDS / 2]);
	return 0;
}
