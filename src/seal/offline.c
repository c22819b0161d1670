/* What an operator does with a seal's directory while no seal runs on it. */
#include "seal/seal_private.h"

#include <fcntl.h>
#include <inttypes.h>
#include <unistd.h>

#include "util/clean.h"
#include "util/clock.h"
#include "util/num.h"

static bool propose_at(const char *dir, const struct seal_change *c, int64_t *ret_number, struct err *e)
{
	struct seal s;

	TRY(seal_open(&s, dir, NULL, e));
	bool ok = s.now.there ? seal_propose(&s, c, e) :
		FAIL(e, ERR_CONFLICT, "%s: a recovered seal waits for its entry: let the server finish first", dir);
	if (ok)
		*ret_number = s.next.keys.number;
	seal_shut(&s);
	return ok;
}

bool seal_rotate(const char *dir, int64_t *ret_number, struct err *e)
{
	return propose_at(dir, &(struct seal_change){.stable = true}, ret_number, e);
}

/* Of two sets, the one that signs and one that is announced, the store may know both or one: the new generation follows the
 * last that it knows, and what it does not know is given up. */
static bool agree(struct seal *s, int64_t number, struct err *e)
{
	if (!s->now.there || s->next.last_n)
		return FAIL(e, ERR_CONFLICT, "this seal waits for its entry already: let the server finish first");
	if (s->next.there && number == s->next.keys.number)
		return seal_switch(s, e);
	if (number != s->now.keys.number)
		return FAIL(e, ERR_CONFLICT, "the store knows set %" PRId64 " of keys, this seal holds set %" PRId64 ": the keys "
			"between are erased, so that the recovery key must sign (sekimori keys recover)", number,
			s->now.keys.number);
	wipe(&s->next, sizeof(s->next));
	return file_erase(s->dir, "next", e);
}

static bool read_secret(const char *path, struct arena *a, const char **ret_name, uint8_t ret[NOTE_SEED], struct err *e)
{
	struct buf b;

	buf_init(&b, SEAL_FILE_MAX);
	bool ok = file_get(AT_FDCWD, path, &b, e);
	struct str text = buf_str(&b);
	ok = ok && secret_read(str_cut(&text, '\n'), a, ret_name, ret, e);
	buf_free_secret(&b);
	return ok || err_context(e, "%s: ", path);
}

/* The set that c says, with a new recovery key. The file first: a key that is announced must be there. */
static bool propose_recovery(struct seal *s, const char *file, struct seal_change *c, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(16384);
	char origin[KEYS_ORIGIN_MAX + 1];
	uint8_t seed[NOTE_SEED];
	struct note_key k;
	struct buf b;

	if (s->next.there)
		return seal_propose(s, c, e);
	if (c->generation)
		keys_next_origin(s->now.keys.origin, origin);
	else
		memcpy(origin, s->now.keys.origin, sizeof(origin));
	rand_bytes(seed, sizeof(seed));
	note_key_of_seed("x", seed, &k);
	c->recovery = k.pub;
	buf_init(&b, SEAL_FILE_MAX);
	secret_write(&b, arena_cprintf(a, "%s/recovery", origin), seed);
	bool put = file_put(AT_FDCWD, file, 0600, buf_str(&b), e);
	bool ok = put && seal_propose(s, c, e);
	if (put && !ok)
		unlink(file);
	buf_free_secret(&b);
	wipe(seed, sizeof(seed));
	c->recovery = NULL;
	return ok;
}

bool seal_recovery(const char *dir, const char *file, const char *old_file, int64_t *ret_number, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(16384);
	uint8_t old[NOTE_SEED] = {0};
	const char *name;
	struct seal s;

	TRY(!old_file || read_secret(old_file, a, &name, old, e));
	TRY(seal_open(&s, dir, NULL, e));
	struct seal_change c = {.old_recovery = old_file ? old : NULL};
	bool ok = propose_recovery(&s, file, &c, e);
	if (ok)
		*ret_number = s.next.keys.number;
	wipe(old, sizeof(old));
	seal_shut(&s);
	return ok;
}

bool seal_generation(const char *dir, const struct seal_head *from, int64_t number, const char *recovery_file,
	int64_t *ret_number, struct err *e)
{
	struct seal_change c = {.generation = from};
	struct seal s;

	TRY(seal_open(&s, dir, NULL, e));
	bool ok = agree(&s, number, e) && (recovery_file ? propose_recovery(&s, recovery_file, &c, e) : seal_propose(&s, &c, e));
	if (ok)
		*ret_number = s.next.keys.number;
	seal_shut(&s);
	return ok;
}

/* ---- a lost seal ---- */

/* A checkpoint of this set or of the one before. */
static bool seen(const struct keys *k, struct str checkpoint, struct keys *ret, struct err *e)
{
	struct note_key stable = keys_stable(k), before = note_key_of_pub(k->before_origin, k->before);
	struct checkpoint c;
	int64_t seconds;

	TRY(checkpoint_read(NULL, checkpoint, &c, e));
	if (!(note_verify(checkpoint, &stable) && note_verify_time(checkpoint, &stable, &seconds)) &&
		!(note_verify(checkpoint, &before) && note_verify_time(checkpoint, &before, &seconds)))
		return FAIL(e, ERR_CORRUPT, "not a checkpoint that set %lld of keys, or the one before it, has signed",
			(long long)k->number);
	ret->seen_size = ret->from_size = c.size;
	ret->seen_root = ret->from_root = c.root;
	ret->seen_seconds = seconds;
	return true;
}

static bool recover(int dir, const struct keys *k, const uint8_t recovery[NOTE_SEED], struct str checkpoint,
	const struct seal_head *generation, struct ring *r, struct err *e)
{
	CLEAN_BUF struct buf note = {0};
	struct keys again;
	struct note_key key;
	enum keys_by by;

	*r = (struct ring){.there = true, .has_seeds = true, .keys = *k};
	r->keys.number++;
	memcpy(r->keys.before, k->stable, KEY_LEN);
	memcpy(r->keys.before_origin, k->origin, sizeof(k->origin));
	TRY(seen(k, checkpoint, &r->keys, e));
	if (generation) {
		keys_next_origin(k->origin, r->keys.origin);
		r->keys.from_size = generation->size;
		r->keys.from_root = generation->root;
	}
	rand_bytes(&r->seeds, sizeof(r->seeds));
	note_key_of_seed("x", r->seeds.stable, &key);
	memcpy(r->keys.stable, key.pub, KEY_LEN);
	note_key_of_seed("x", r->seeds.epoch, &key);
	memcpy(r->keys.epoch, key.pub, KEY_LEN);
	buf_init(&note, KEYS_NOTE_MAX);
	TRY(keys_sign(&note, &r->keys, k, NULL, recovery, e));
	if (!keys_follow(k, buf_str(&note), &again, &by, e))
		return err_context(e, "this recovery key is not the one that set %lld of keys names: ", (long long)k->number);
	if (checkpoint.n > sizeof(r->last))
		return FAIL(e, ERR_LIMIT, "the checkpoint has more than %zu bytes", sizeof(r->last));
	memcpy(r->note, buf_str(&note).p, buf_str(&note).n);
	r->note_n = buf_str(&note).n;
	memcpy(r->last, checkpoint.p, checkpoint.n);
	r->last_n = checkpoint.n;
	return seal_publish(dir, &r->keys, e) && ring_put(dir, "next", r, e);
}

bool seal_recover(const char *dir, const char *recovery_file, struct str note, struct str checkpoint,
	const struct seal_head *generation, int64_t *ret_number, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(16384);
	uint8_t seed[NOTE_SEED];
	struct ring r = {0};
	struct keys k;
	const char *name;
	int made;

	TRY(keys_read(note, &k, e));
	TRY(read_secret(recovery_file, a, &name, seed, e));
	bool ok = seal_make_dir(dir, &made, e);
	if (ok) {
		CLEAN_FD int fd = made;
		ok = recover(fd, &k, seed, checkpoint, generation, &r, e);
	}
	if (ok)
		*ret_number = r.keys.number;
	wipe(seed, sizeof(seed));
	wipe(&r, sizeof(r));
	return ok;
}

/* ---- from one machine to another ---- */

bool seal_offer(const char *dir, const char *origin, struct arena *a, const char **ret_offer, struct err *e)
{
	CLEAN_BUF struct buf offer = {0};
	struct keys_seeds seeds;
	struct note_key stable, epoch;
	struct buf secret;
	int made;

	if (!note_name_ok(str_of(origin)) || checkpoint_origin_reserved(str_of(origin)) || strlen(origin) > KEYS_ORIGIN_MAX)
		return FAIL(e, ERR_INVALID, "origin \"%s\": give the one of the seal that hands over", origin);
	TRY(seal_make_dir(dir, &made, e));
	CLEAN_FD int fd = made;
	rand_bytes(&seeds, sizeof(seeds));
	note_key_of_seed(origin, seeds.stable, &stable);
	note_key_of_seed(origin, seeds.epoch, &epoch);
	buf_init(&offer, SEAL_FILE_MAX);
	buf_printf(&offer, "%s ", note_key_text(a, &stable));
	num_base64(&offer, epoch.pub, KEY_LEN);
	buf_init(&secret, SEAL_FILE_MAX);
	secret_write(&secret, origin, seeds.stable);
	secret_write(&secret, origin, seeds.epoch);
	bool ok = file_put(fd, "offer", 0600, buf_str(&secret), e);
	buf_free_secret(&secret);
	wipe(&seeds, sizeof(seeds));
	*ret_offer = arena_cstr(a, buf_str(&offer));
	return ok;
}

bool seal_hand_over(const char *dir, const char *offer, int64_t *ret_number, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(16384);
	struct str rest = str_trim(str_of(offer)), key = str_cut(&rest, ' ');
	uint8_t epoch[KEY_LEN];
	struct note_key stable;
	struct seal s;
	size_t n;

	TRY(note_key_read(a, key, &stable, e));
	if (!num_unbase64(rest, epoch, sizeof(epoch), &n) || n != sizeof(epoch))
		return FAIL(e, ERR_INVALID, "not an offer of keys, as `sekimori keys offer` prints it");
	TRY(seal_open(&s, dir, NULL, e));
	struct seal_change c = {.stable_there = &stable, .epoch_there = epoch};
	bool ok = s.now.there && strcmp(stable.name, s.now.keys.origin) == 0 ? seal_propose(&s, &c, e) :
		FAIL(e, ERR_INVALID, "the offer is for the origin %s", stable.name);
	if (ok)
		*ret_number = s.next.keys.number;
	seal_shut(&s);
	return ok;
}

bool seal_last(const char *dir, struct arena *a, struct str *ret, struct err *e)
{
	CLEAN_BUF struct buf note = {0};
	struct ring r;
	int made;

	TRY(seal_open_dir(dir, &made, e));
	CLEAN_FD int fd = made;
	buf_init(&note, SEAL_FILE_MAX);
	bool ok = ring_get(fd, "key", &r, e);
	bool gone = ok && !r.has_seeds;
	wipe(&r, sizeof(r));
	TRY(ok);
	if (!gone)
		return FAIL(e, ERR_CONFLICT, "%s: this seal has not handed its keys over: what it signs last is not known yet",
			dir);
	TRY(file_get(fd, "state", &note, e));
	*ret = arena_str(a, buf_str(&note));
	return true;
}

static bool take_over(int dir, struct str secrets, const struct keys *k, struct str note, struct str checkpoint, struct ring *r,
	struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(16384);
	CLEAN_BUF struct buf state = {0};
	struct note_key before = note_key_of_pub(k->before_origin, k->before), stable, epoch;
	struct checkpoint c;
	const char *name;
	int64_t seconds, now = clock_now() / 1000;

	*r = (struct ring){.there = true, .has_seeds = true, .keys = *k, .note_n = note.n};
	TRY(secret_read(str_cut(&secrets, '\n'), a, &name, r->seeds.stable, e));
	TRY(secret_read(str_cut(&secrets, '\n'), a, &name, r->seeds.epoch, e));
	note_key_of_seed("x", r->seeds.stable, &stable);
	note_key_of_seed("x", r->seeds.epoch, &epoch);
	if (memcmp(stable.pub, k->stable, KEY_LEN) != 0 || memcmp(epoch.pub, k->epoch, KEY_LEN) != 0)
		return FAIL(e, ERR_INVALID, "the note of keys does not name the keys that this machine offered");
	TRY(checkpoint_read(NULL, checkpoint, &c, e));
	if (!note_verify(checkpoint, &before) || !note_verify_time(checkpoint, &before, &seconds) || c.size < k->from_size)
		return FAIL(e, ERR_INVALID, "the checkpoint is not the last one of the seal that handed over");
	memcpy(r->note, note.p, note.n);
	buf_init(&state, SEAL_FILE_MAX);
	TRY(keys_checkpoint(&state, k, &r->seeds, c.size, &c.root, now > seconds ? now : seconds, e));
	return seal_state_write(dir, buf_str(&state), e) && seal_publish(dir, k, e) && ring_put(dir, "key", r, e) &&
		file_erase(dir, "offer", e);
}

bool seal_take_over(const char *dir, struct str note, struct str checkpoint, struct err *e)
{
	struct ring r = {0};
	struct buf secrets;
	struct keys k;
	int made;

	TRY(keys_read(note, &k, e));
	TRY(seal_open_dir(dir, &made, e));
	CLEAN_FD int fd = made;
	buf_init(&secrets, SEAL_FILE_MAX);
	bool ok = file_get(fd, "offer", &secrets, e) && take_over(fd, buf_str(&secrets), &k, note, checkpoint, &r, e);
	buf_free_secret(&secrets);
	wipe(&r, sizeof(r));
	return ok;
}
