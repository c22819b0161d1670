/* Runs a fuzz target over every file of its corpus, in the ordinary tests and with any compiler. Usage: replay-NAME DIR */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/fuzz/fuzz.h"
#include "util/clean.h"

static void replay(const char *dir, const char *name)
{
	static uint8_t data[1 << 16];
	CLEAN_ARENA struct arena *a = arena_new(4096);
	CLEAN_FILE FILE *f = fopen(arena_cprintf(a, "%s/%s", dir, name), "rb");
	must(f);
	size_t n = fread(data, 1, sizeof(data), f);
	must(!ferror(f) && feof(f));
	uint8_t *exact = malloc(n ? n : 1);      /* of exactly this size, so that a sanitizer sees reading past the end */
	must(exact);
	memcpy(exact, data, n);
	LLVMFuzzerTestOneInput(exact, n);
	free(exact);
}

int main(int argc, char **argv)
{
	struct dirent **list;
	must(argc == 2);
	int n = scandir(argv[1], &list, NULL, alphasort), count = 0;
	must(n >= 0);
	for (int i = 0; i < n; i++) {
		if (list[i]->d_name[0] != '.') {
			replay(argv[1], list[i]->d_name);
			printf("ok %d - %s\n", ++count, list[i]->d_name);
		}
		free(list[i]);
	}
	free(list);
	printf("1..%d\n", count);
	return count ? 0 : 1;
}
