#include "seal/seal_private.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "util/clean.h"
#include "util/clock.h"
#include "util/file.h"

bool seal_adopt(struct seal *s, const struct keys *k, struct str note, const char *what, struct err *e)
{
	struct checkpoint c;
	int64_t seconds;

	if (!checkpoint_read(NULL, note, &c, NULL) || !keys_is_own(k, note, c.size, &c.root, &seconds))
		return FAIL(e, ERR_CORRUPT, "%s: not a checkpoint that this key has signed", what);
	s->size = c.size;
	s->root = c.root;
	s->seconds = seconds;
	return true;
}

bool seal_open_dir(const char *path, int *ret, struct err *e)
{
	return file_own_dir(path, "seal", ret, e);
}

bool seal_make_dir(const char *path, int *ret, struct err *e)
{
	static const char *const keys[] = {"key", "next", "switch", "offer"};

	if (mkdir(path, 0700) < 0 && errno != EEXIST)
		return FAIL(e, ERR_IO, "%s: %s", path, strerror(errno));
	TRY(seal_open_dir(path, ret, e));
	for (size_t i = 0; i < ARRAY_LEN(keys); i++)
		if (faccessat(*ret, keys[i], F_OK, 0) == 0) {
			close(*ret);
			return FAIL(e, ERR_CONFLICT, "%s: there is a key already", path);
		}
	return true;
}

bool seal_key_create(const char *dir, const char *origin, struct arena *a, const char **ret_key, struct err *e)
{
	CLEAN_BUF struct buf public = {0}, note = {0};
	struct ring r = {.there = true, .has_seeds = true};
	struct hash root = tree_empty();
	struct note_key k;
	int made;

	if (!note_name_ok(str_of(origin)) || checkpoint_origin_reserved(str_of(origin)) || strlen(origin) > KEYS_ORIGIN_MAX)
		return FAIL(e, ERR_INVALID, "origin \"%s\": at most %d bytes, without spaces and plus signs, "
			"such as city.example/sekimori", origin, KEYS_ORIGIN_MAX);
	TRY(seal_make_dir(dir, &made, e));
	CLEAN_FD int fd = made;
	rand_bytes(r.seeds.stable, NOTE_SEED);
	note_key_of_seed(origin, r.seeds.stable, &k);
	const char *key = note_key_text(a, &k);
	buf_init(&public, SEAL_FILE_MAX);
	buf_init(&note, SEAL_FILE_MAX);
	buf_printf(&public, "%s\n", key);
	/* The key comes last: with a key there is a state. */
	bool ok = keys_first(&k, &r.keys, e) && keys_checkpoint(&note, &r.keys, &r.seeds, 0, &root, clock_now() / 1000, e) &&
		seal_state_write(fd, buf_str(&note), e) && file_replace(fd, "key.pub", 0644, buf_str(&public), e) &&
		ring_put(fd, "key", &r, e);
	wipe(&r, sizeof(r));
	if (ok)
		*ret_key = key;
	return ok;
}

static bool load_state(struct seal *s, const char *dir, const char *accept, struct err *e)
{
	CLEAN_BUF struct buf note = {0};
	struct err why = {0};

	buf_init(&note, SEAL_FILE_MAX);
	if (file_get(s->dir, "state", &note, &why) && seal_adopt(s, &s->now.keys, buf_str(&note), "state", &why)) {
		if (accept)
			return FAIL(e, ERR_INVALID, "%s: the state is there (%" PRId64 " entries signed); a checkpoint is "
				"accepted only when it is lost", dir, s->size);
		return true;
	}
	if (!accept)
		return FAIL(e, ERR_CORRUPT, "%s: what was signed last is lost (%s). Give the last checkpoint that is known, "
			"from a witness or the store, to accept it as such", dir, why.text);
	buf_clear(&note);
	TRY(file_get(AT_FDCWD, accept, &note, e));
	TRY(seal_adopt(s, &s->now.keys, buf_str(&note), accept, e));
	return seal_state_write(s->dir, buf_str(&note), e);
}

/* Absent is no error: ret->there says so. */
static bool get_if_there(int dir, const char *name, struct ring *ret, struct err *e)
{
	struct err why = {0};

	if (ring_get(dir, name, ret, &why) || why.code == ERR_NOT_FOUND)
		return true;
	if (e)
		*e = why;
	return false;
}

static bool load(struct seal *s, const char *dir, const char *accept, struct err *e)
{
	struct keys k;
	enum keys_by by;

	TRY(get_if_there(s->dir, "switch", &s->next, e) || err_context(e, "%s/switch: ", dir));
	if (s->next.there) {
		/* The keys before may be erased already. */
		if (!ring_get(s->dir, "key", &s->now, NULL))
			s->now.there = false;
		TRY(seal_switch_end(s, e));
	} else {
		TRY(get_if_there(s->dir, "next", &s->next, e) || err_context(e, "%s/next: ", dir));
		struct err why = {0};
		if (!ring_get(s->dir, "key", &s->now, &why) && (why.code != ERR_NOT_FOUND || !s->next.last_n)) {
			if (e)
				*e = why;
			return err_context(e, "%s/", dir);
		}
	}
	if (!s->now.there) {
		/* Made by recovery: it signs after its entry. */
		s->size = s->next.keys.from_size;
		s->root = s->next.keys.from_root;
		s->seconds = s->next.keys.seen_seconds;
		return !accept || FAIL(e, ERR_INVALID, "%s: a seal that was recovered knows what was signed last", dir);
	}
	if (!s->now.has_seeds)
		return FAIL(e, ERR_DENIED, "%s: its keys were handed over to another machine (set %" PRId64 ")", dir,
			s->now.keys.number);
	if (s->next.there)
		TRY(keys_follow(&s->now.keys, (struct str){s->next.note, s->next.note_n}, &k, &by, e) ||
			err_context(e, "%s/next: ", dir));
	return load_state(s, dir, accept, e);
}

bool seal_open(struct seal *s, const char *dir, const char *accept, struct err *e)
{
	*s = (struct seal){.dir = -1};
	TRY(seal_open_dir(dir, &s->dir, e));
	if (mlock(s, sizeof(*s)) < 0) {
		FAIL(e, ERR_IO, "the key cannot be kept out of swap: mlock: %s", strerror(errno));
	} else if (load(s, dir, accept, e)) {
		return true;
	}
	seal_shut(s);
	return false;
}

void seal_shut(struct seal *s)
{
	if (s->dir >= 0)
		close(s->dir);
	wipe(s, sizeof(*s));
	s->dir = -1;
}
