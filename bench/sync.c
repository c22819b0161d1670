/* bench-sync DIR SECONDS: how often a second 4 KiB appended to a file reach the disk. Nothing durable can be faster
 * with one sync an act. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "util/arena.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/num.h"

int main(int argc, char **argv)
{
	static char block[4096];
	int64_t seconds, n = 0, spent = 0;
	if (argc != 3 || !num_i64(str_of(argv[2]), 1, 3600, &seconds)) {
		fprintf(stderr, "usage: bench-sync DIR SECONDS\n");
		return 2;
	}
	CLEAN_ARENA struct arena *a = arena_new(4096);
	const char *path = arena_cprintf(a, "%s/sync", argv[1]);
	CLEAN_FD int fd = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
	memset(block, 'x', sizeof(block));
	int64_t start = clock_mono();
	do {
		if (fd < 0 || write(fd, block, sizeof(block)) != (ssize_t)sizeof(block) || fdatasync(fd) != 0) {
			perror(path);
			return 1;
		}
		n++;
		spent = clock_mono() - start;
	} while (spent < seconds * 1000000000);
	unlink(path);
	printf("syncs_a_second\t%.3f\n", (double)n * 1e9 / (double)spent);
	return 0;
}
