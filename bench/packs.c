/* bench-packs [--rounds N] DIR …: milliseconds to read, link and free all these packs one after the other, with a loader that
 * is new each round, as a program that starts has it: the fastest round, the median, and the median of processor time. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "pack/pack.h"
#include "util/clean.h"
#include "util/clock.h"

#define ROUNDS_MAX 1000

static bool load_all(int n, char **dirs)
{
	struct pack_loader *with = pack_loader_new();
	bool fine = true;
	for (int i = 0; i < n && fine; i++) {
		CLEAN_ARENA struct arena *a = arena_new(1 << 20);
		struct lang l = {LANG_EN, a};
		struct pack *p;
		struct str problems;
		struct err e = {0};
		fine = pack_load(with, dirs[i], &l, &p, a, &problems, &e);
		if (fine)
			pack_unref(p);
		else
			fprintf(stderr, "bench-packs: %s: %s%.*s\n", dirs[i], e.text, STR_ARG(problems));
	}
	pack_loader_free(with);
	return fine;
}

static int by_size(const void *x, const void *y)
{
	double a = *(const double *)x, b = *(const double *)y;
	return (a > b) - (a < b);
}

/* Of this process. */
static double cpu_ms(void)
{
	struct rusage used;
	getrusage(RUSAGE_SELF, &used);
	struct timeval u = used.ru_utime, k = used.ru_stime;
	return (double)(u.tv_sec + k.tv_sec) * 1e3 + (double)(u.tv_usec + k.tv_usec) / 1e3;
}

int main(int argc, char **argv)
{
	static double ms[ROUNDS_MAX], cpu[ROUNDS_MAX];
	long rounds = 21;
	int at = 1;
	if (argc > 2 && !strcmp(argv[1], "--rounds")) {
		rounds = strtol(argv[2], NULL, 10);
		at = 3;
	}
	if (at >= argc || rounds < 1 || rounds > ROUNDS_MAX) {
		fprintf(stderr, "usage: bench-packs [--rounds N] DIR …\n");
		return 2;
	}
	for (long i = 0; i < rounds; i++) {
		int64_t start = clock_mono();
		double before = cpu_ms();
		if (!load_all(argc - at, argv + at))
			return 1;
		ms[i] = (double)(clock_mono() - start) / 1e6;
		cpu[i] = cpu_ms() - before;
	}
	qsort(ms, (size_t)rounds, sizeof(*ms), by_size);
	qsort(cpu, (size_t)rounds, sizeof(*cpu), by_size);
	printf("packs_min_ms\t%.3f\npacks_ms\t%.3f\npacks_cpu_ms\t%.3f\n", ms[0], ms[rounds / 2], cpu[rounds / 2]);
	return 0;
}
