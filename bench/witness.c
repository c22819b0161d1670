/* bench-witness STORE SOCKET LIST URL N: N turns of a witness, each over a new checkpoint: an entry is written, the seal behind
 * SOCKET signs, and the turn is timed: request, the witness's look at the proof, its own write to disk, its cosignature, kept.
 * Beside it, timed between the turns: a request of the same client to a constant page at URL, and a 4 KiB append with fdatasync
 * on the disk of the store. LIST: file as of --witnesses; its first line is asked. Prints medians in ms. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "bench/bench.h"
#include "engine/backup.h"
#include "engine/trail_witness.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/file.h"
#include "witness/witness.h"

#define TURNS_MAX 10000

struct bench { struct city *city; struct store *store; const char *socket, *url; struct witness_list list; int fd; };

static int by_value(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

static void say_median(const char *name, int64_t *ns, size_t n)
{
	qsort(ns, n, sizeof(*ns), by_value);
	bench_say(name, (double)ns[n / 2] / 1e6);
}

static bool grow(struct bench *b, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	struct lang l = {LANG_EN, a};
	const struct backup_piece p = {.name = "", .bytes = 1};
	int64_t size;
	bool fresh;
	return backup_note(b->city, &p, &l, e) && seal_round(b->store, b->socket, &size, &fresh, e);
}

static bool turn(struct bench *b, int64_t *ret_ns, struct err *e)
{
	int64_t start = clock_mono();
	bool did;
	TRY(trail_witness_turn(b->store, &b->list.p[0], clock_now(), &did, e));
	*ret_ns = clock_mono() - start;
	return did || FAIL(e, ERR_STALE, "the witness was not asked");
}

static bool page(struct bench *b, int64_t *ret_ns, struct err *e)
{
	char type[64];
	struct buf body;
	int status;
	buf_init(&body, WITNESS_MAX);
	int64_t start = clock_mono();
	bool ok = witness_post(b->url, NULL, STR(""), &status, type, &body, e);
	*ret_ns = clock_mono() - start;
	buf_free(&body);
	return ok && (status == 200 || FAIL(e, ERR_IO, "%s answers %d", b->url, status));
}

static bool disk(struct bench *b, int64_t *ret_ns, struct err *e)
{
	static const char block[4096];
	int64_t start = clock_mono();
	bool ok = write(b->fd, block, sizeof(block)) == (ssize_t)sizeof(block) && fdatasync(b->fd) == 0;
	*ret_ns = clock_mono() - start;
	return ok || FAIL(e, ERR_IO, "the disk: %m");
}

static bool read_list(struct bench *b, struct arena *a, const char *path, struct err *e)
{
	CLEAN_BUF struct buf text;
	buf_init(&text, WITNESS_MAX);
	TRY(file_get(AT_FDCWD, path, &text, e) && trail_witnesses_read(a, str_of(arena_cstr(a, buf_str(&text))), &b->list, e));
	return b->list.n || FAIL(e, ERR_NOT_FOUND, "%s names no witness", path);
}

int main(int argc, char **argv)
{
	static int64_t turns[TURNS_MAX], pages[TURNS_MAX], syncs[TURNS_MAX];
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	struct err e = {0};
	if (argc != 6) {
		fprintf(stderr, "usage: bench-witness STORE SOCKET LIST URL N\n");
		return 2;
	}
	size_t n = (size_t)bench_number(argv[5], TURNS_MAX);
	struct bench b = {.city = bench_open(argv[1], 4), .socket = argv[2], .url = argv[4]};
	const char *path = arena_cprintf(a, "%s.sync", argv[1]);
	b.store = city_store(b.city);
	b.fd = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
	BENCH(read_list(&b, a, argv[3], &e), &e);
	for (size_t i = 0; i < n; i++)
		BENCH(grow(&b, &e) && turn(&b, &turns[i], &e) && page(&b, &pages[i], &e) && disk(&b, &syncs[i], &e), &e);
	close(b.fd);
	unlink(path);
	say_median("turn_ms", turns, n);
	say_median("page_ms", pages, n);
	say_median("sync_ms", syncs, n);
	bench_close(b.city);
	return 0;
}
