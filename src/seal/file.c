#include "seal/seal_private.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

#include "util/clean.h"
#include "util/num.h"

#define RING_HEAD "sekimori-seal/v1"

bool seal_state_write(int dir, struct str note, struct err *e)
{
	return file_replace(dir, "state", 0600, note, e);
}

/* ---- rings ---- */

static void put_line(struct buf *b, const char *name, const void *p, size_t n)
{
	buf_printf(b, "%s ", name);
	num_base64(b, p, n);
	buf_char(b, '\n');
}

bool ring_put(int dir, const char *name, const struct ring *r, struct err *e)
{
	struct buf b;

	buf_init(&b, SEAL_FILE_MAX);
	if (!r->keys.number && !r->note_n) {
		secret_write(&b, r->keys.origin, r->seeds.stable);
	} else {
		buf_lit(&b, RING_HEAD "\n");
		put_line(&b, "stable", r->seeds.stable, r->has_seeds ? NOTE_SEED : 0);
		put_line(&b, "epoch", r->seeds.epoch, r->has_seeds ? NOTE_SEED : 0);
		put_line(&b, "note", r->note, r->note_n);
		put_line(&b, "last", r->last, r->last_n);
		struct hash sum = hash_of(buf_str(&b));
		buf_lit(&b, "sum ");
		num_hex(&b, sum.b, HASH_LEN);
		buf_char(&b, '\n');
	}
	must(!b.failed);
	bool ok = file_replace(dir, name, 0600, buf_str(&b), e);
	buf_free_secret(&b);
	return ok;
}

/* Set 0: a stable key, as the first version kept it. */
static bool first_read(struct ring *r, struct str text, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(4096);
	struct note_key k;
	struct str line = str_cut(&text, '\n');

	if (text.n)
		return FAIL(e, ERR_CORRUPT, "key: not one line of a private key");
	TRY(secret_read(line, a, &k.name, r->seeds.stable, e));
	note_key_of_seed(k.name, r->seeds.stable, &k);
	r->has_seeds = r->there = true;
	return keys_first(&k, &r->keys, e);
}

static bool take_line(struct str *rest, const char *name, void *ret, size_t cap, size_t *ret_n)
{
	struct str text = str_cut(rest, '\n');

	return str_is(str_cut(&text, ' '), name) && num_unbase64(text, ret, cap, ret_n);
}

static bool seed_fits(const uint8_t seed[NOTE_SEED], const uint8_t pub[KEY_LEN])
{
	struct note_key k;

	note_key_of_seed("x", seed, &k);
	return memcmp(k.pub, pub, KEY_LEN) == 0;
}

static bool ring_read(struct ring *r, struct str text, struct err *e)
{
	struct str rest = text;
	uint8_t said[HASH_LEN];
	size_t n_stable, n_epoch, at = str_find(text, STR("\nsum ")) + 1;
	struct hash sum = hash_of(str_head(text, at));
	struct str tail = str_from(text, at + 4);

	if (at > text.n || !str_ends(tail, STR("\n")) || !num_unhex(str_head(tail, tail.n - 1), said, HASH_LEN) ||
		memcmp(said, sum.b, HASH_LEN) != 0)
		return FAIL(e, ERR_CORRUPT, "the file of keys is damaged");
	(void)str_cut(&rest, '\n');
	if (!take_line(&rest, "stable", r->seeds.stable, NOTE_SEED, &n_stable) ||
		!take_line(&rest, "epoch", r->seeds.epoch, NOTE_SEED, &n_epoch) ||
		!take_line(&rest, "note", r->note, sizeof(r->note), &r->note_n) ||
		!take_line(&rest, "last", r->last, sizeof(r->last), &r->last_n) || n_stable != n_epoch ||
		(n_stable != 0 && n_stable != NOTE_SEED) || !keys_read((struct str){r->note, r->note_n}, &r->keys, NULL))
		return FAIL(e, ERR_CORRUPT, "not a file of keys");
	r->has_seeds = n_stable == NOTE_SEED;
	if (r->has_seeds && (!seed_fits(r->seeds.stable, r->keys.stable) || !seed_fits(r->seeds.epoch, r->keys.epoch)))
		return FAIL(e, ERR_CORRUPT, "the file of keys does not hold what its note names");
	r->there = true;
	return true;
}

bool ring_get(int dir, const char *name, struct ring *ret, struct err *e)
{
	struct buf b;

	wipe(ret, sizeof(*ret));
	buf_init(&b, SEAL_FILE_MAX);
	bool ok = file_get(dir, name, &b, e) &&
		(str_starts(buf_str(&b), STR(RING_HEAD "\n")) ? ring_read(ret, buf_str(&b), e) : first_read(ret, buf_str(&b), e));
	buf_free_secret(&b);
	if (!ok)
		wipe(ret, sizeof(*ret));
	return ok;
}
