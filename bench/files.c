/* bench-files STORE MB: attachments through the engine, up and down, beside AES-256-GCM of the same bytes in memory and beside
 * the same bytes written to a plain file on the same disk and synced at the end. STORE: one of the demo; it is changed. */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "engine/file.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/num.h"

#define PIECE (64 * 1024)
#define FILE_MB 64                       /* without a pack a file may have 100 MB */
#define MB (INT64_C(1) << 20)

static uint8_t piece[FILE_CHUNK], sealed[FILE_CHUNK + FILE_TAG];

static void say(const char *name, int64_t bytes, int64_t ns)
{
	printf("%s_mb_a_second\t%.1f\n", name, (double)bytes * 1e3 / (double)ns);
}

static bool up(struct city *city, struct hash *ret, struct err *e)
{
	struct upload_new n = {.person = 1, .organ = 1, .name = STR("bench.bin"), .size = -1};
	enum file_refusal f;
	struct upload *u;
	bool whole = false, ok = true;
	TRY(upload_begin(city, NULL, &n, &u, &f, e));
	if (f)
		return FAIL(e, ERR_LIMIT, "%s", file_refusal_word(f));
	for (int64_t at = 0; at < FILE_MB * MB && ok; at += PIECE)
		ok = upload_add(u, piece + at % FILE_CHUNK, PIECE, e);
	ok = ok && upload_end(u, &f, &whole, ret, e) && whole;
	upload_free(u);
	return ok;
}

static bool down(struct city *city, const struct hash *digest, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(65536);
	struct file_reader *r;
	struct file_info f;
	struct tx *t;
	struct buf hex;
	bool found = false;
	buf_init(&hex, 2 * HASH_LEN + 1);
	num_hex(&hex, digest->b, HASH_LEN);
	bool ok = tx_begin(city_store(city), TX_READ, &t, e);
	if (ok) {
		ok = file_by_digest(t, a, buf_str(&hex), &f, &found, e) && found;
		tx_abort(t);
	}
	buf_free(&hex);
	TRY(ok && file_open(city, &f, &r, e));
	for (int64_t at = 0; at < f.size && ok; at += FILE_CHUNK)
		ok = file_load(r, at, e) && file_copy(r, at, sealed, FILE_CHUNK) == FILE_CHUNK;
	file_close(r);
	return ok;
}

static bool engine(struct city *city, int64_t files, struct err *e)
{
	struct hash digest;
	int64_t start = clock_mono();
	for (int64_t i = 0; i < files; i++)
		TRY(up(city, &digest, e));
	say("up", files * FILE_MB * MB, clock_mono() - start);
	start = clock_mono();
	for (int64_t i = 0; i < files; i++)
		TRY(down(city, &digest, e));
	say("down", files * FILE_MB * MB, clock_mono() - start);
	return true;
}

static void gcm(int64_t bytes)
{
	uint8_t key[FILE_KEY] = {1}, uid[FILE_UID] = {2};
	int64_t start = clock_mono();
	for (int64_t i = 0; i * FILE_CHUNK < bytes; i++)
		chunk_seal(key, uid, i, false, piece, FILE_CHUNK, sealed);
	say("gcm", bytes, clock_mono() - start);
}

static bool disk(const char *path, int64_t bytes, struct err *e)
{
	CLEAN_FD int fd = open(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
	int64_t start = clock_mono();
	bool ok = fd >= 0;
	for (int64_t at = 0; at < bytes && ok; at += FILE_CHUNK)
		ok = write(fd, piece, FILE_CHUNK) == FILE_CHUNK;
	ok = ok && fdatasync(fd) == 0;
	say("disk", bytes, clock_mono() - start);
	unlink(path);
	return ok || FAIL(e, ERR_IO, "%s: %m", path);
}

static bool keys(struct city *city, const char *store, struct arena *a, struct err *e)
{
	struct lang l = {LANG_EN, a};
	const char *path = arena_cprintf(a, "%s.recovery", store);
	uint8_t public_[RECOVERY_PUBLIC];
	unlink(path);
	return recovery_make(path, public_, e) && recovery_use(city, public_, &l, e) &&
		city_file_key(city, arena_cprintf(a, "%s.filekey", store), e);
}

int main(int argc, char **argv)
{
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	struct err e = {0};
	struct store *s;
	struct city *city;
	int64_t mb;
	if (argc != 3 || !num_i64(str_of(argv[2]), FILE_MB, 4096, &mb)) {
		fprintf(stderr, "usage: bench-files STORE MB\n");
		return 2;
	}
	rand_bytes(piece, sizeof(piece));
	bool ok = store_open(argv[1], &(struct store_options){0}, &s, &e) && city_open(s, &city, &e) && keys(city, argv[1], a,
		&e) &&
		engine(city, mb / FILE_MB, &e) && disk(arena_cprintf(a, "%s.plain", argv[1]), mb * MB, &e);
	gcm(mb * MB);
	if (!ok) {
		fprintf(stderr, "bench-files: %s\n", e.text);
		return 1;
	}
	city_close(city);
	store_close(s);
	return 0;
}
