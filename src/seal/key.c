#include "seal/seal_private.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "util/clean.h"
#include "util/clock.h"
#include "util/num.h"

#define SECRET_HEAD "PRIVATE+KEY+"
#define FILE_MAX 16384

/* A new file, whole and on disk. */
static bool put_file(int dir, const char *name, mode_t mode, struct str text, struct err *e)
{
	CLEAN_FD int fd = openat(dir, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);

	if (fd < 0)
		return FAIL(e, errno == EEXIST ? ERR_CONFLICT : ERR_IO, "%s: %s", name, strerror(errno));
	for (size_t at = 0; at < text.n;) {
		ssize_t n = write(fd, text.p + at, text.n - at);
		if (n < 0 && errno != EINTR)
			return FAIL(e, ERR_IO, "%s: %s", name, strerror(errno));
		at += n > 0 ? (size_t)n : 0;
	}
	if (fsync(fd) < 0)
		return FAIL(e, ERR_IO, "%s: %s", name, strerror(errno));
	return true;
}

/* ERR_NOT_FOUND when it is not there. */
static bool get_file(int dir, const char *name, struct buf *ret, struct err *e)
{
	CLEAN_FD int fd = openat(dir, name, O_RDONLY | O_CLOEXEC);
	char piece[1024];
	ssize_t n;

	if (fd < 0)
		return FAIL(e, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "%s: %s", name, strerror(errno));
	while ((n = read(fd, piece, sizeof(piece))) != 0) {
		if (n < 0 && errno != EINTR) {
			wipe(piece, sizeof(piece));
			return FAIL(e, ERR_IO, "%s: %s", name, strerror(errno));
		}
		if (n > 0)
			buf_bytes(ret, piece, (size_t)n);
	}
	wipe(piece, sizeof(piece));
	return ret->failed ? FAIL(e, ERR_LIMIT, "%s: longer than %d bytes", name, FILE_MAX) : true;
}

bool seal_state_write(int dir, struct str note, struct err *e)
{
	if (unlinkat(dir, "state.new", 0) < 0 && errno != ENOENT)
		return FAIL(e, ERR_IO, "state.new: %s", strerror(errno));
	TRY(put_file(dir, "state.new", 0600, note, e));
	if (renameat(dir, "state.new", dir, "state") < 0)
		return FAIL(e, ERR_IO, "state: %s", strerror(errno));
	if (fsync(dir) < 0)
		return FAIL(e, ERR_IO, "directory of the seal: %s", strerror(errno));
	return true;
}

/* "PRIVATE+KEY+name+hash8+base64(0x01 ‖ seed)", as other implementations of signed-note write it. */
static void secret_text(struct buf *b, const struct note_key *k, const uint8_t seed[NOTE_SEED])
{
	uint8_t bytes[1 + NOTE_SEED] = {0x01};

	memcpy(bytes + 1, seed, NOTE_SEED);
	buf_printf(b, SECRET_HEAD "%s+%08" PRIx32 "+", k->name, k->id);
	num_base64(b, bytes, sizeof(bytes));
	buf_char(b, '\n');
	wipe(bytes, sizeof(bytes));
	must(!b->failed);
}

static bool secret_read(struct seal *s, struct str text, struct err *e)
{
	uint8_t bytes[1 + NOTE_SEED], id[4];
	size_t n = 0;
	struct str rest = str_cut(&text, '\n');

	if (!str_starts(rest, STR(SECRET_HEAD)) || text.n)
		return FAIL(e, ERR_CORRUPT, "key: not one line of a private key");
	rest = str_from(rest, sizeof(SECRET_HEAD) - 1);
	struct str name = str_cut(&rest, '+'), hash = str_cut(&rest, '+');
	if (!note_name_ok(name) || !num_unhex(hash, id, 4) || !num_unbase64(rest, bytes, sizeof(bytes), &n) ||
		n != sizeof(bytes) || bytes[0] != 0x01) {
		wipe(bytes, sizeof(bytes));
		return FAIL(e, ERR_CORRUPT, "key: not a private key of signed-note (Ed25519)");
	}
	memcpy(s->origin, name.p, name.n);
	s->origin[name.n] = 0;
	memcpy(s->seed, bytes + 1, NOTE_SEED);
	wipe(bytes, sizeof(bytes));
	note_key_of_seed(s->origin, s->seed, &s->key);
	if (s->key.id != ((uint32_t)id[0] << 24 | (uint32_t)id[1] << 16 | (uint32_t)id[2] << 8 | id[3]))
		return FAIL(e, ERR_CORRUPT, "key: its hash does not fit: the file is damaged");
	return true;
}

/* Takes a checkpoint of our own as what was signed last. */
static bool adopt(struct seal *s, struct str note, const char *what, struct err *e)
{
	struct checkpoint c;
	int64_t seconds;

	if (!checkpoint_read(NULL, note, &c, NULL) || !checkpoint_is_own(note, &s->key, c.size, &c.root, &seconds))
		return FAIL(e, ERR_CORRUPT, "%s: not a checkpoint that this key has signed", what);
	s->size = c.size;
	s->root = c.root;
	s->seconds = seconds;
	return true;
}

static bool open_dir(const char *path, int *ret, struct err *e)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return FAIL(e, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "%s: %s", path, strerror(errno));
	bool ok = fstat(fd, &st) == 0 || FAIL(e, ERR_IO, "%s: %s", path, strerror(errno));
	if (ok && (st.st_uid != geteuid() || (st.st_mode & 077)))
		ok = FAIL(e, ERR_DENIED, "%s: must belong to this user and to nobody else (chmod 700)", path);
	if (ok && flock(fd, LOCK_EX | LOCK_NB) < 0)
		ok = FAIL(e, ERR_BUSY, "%s: another seal works on it", path);
	if (!ok) {
		close(fd);
		return false;
	}
	*ret = fd;
	return true;
}

bool seal_key_create(const char *dir, const char *origin, struct arena *a, const char **ret_key, struct err *e)
{
	CLEAN_BUF struct buf public = {0}, note = {0};
	struct hash root = tree_empty();
	uint8_t seed[NOTE_SEED];
	struct note_key k;
	struct err why = {0};
	int made = -1;

	if (!note_name_ok(str_of(origin)) || str_is(str_of(origin), "cosignature/v1"))
		return FAIL(e, ERR_INVALID, "origin \"%s\": at most %d bytes, without spaces and plus signs, "
			"such as city.example/sekimori", origin, NOTE_NAME_MAX);
	if (mkdir(dir, 0700) < 0 && errno != EEXIST)
		return FAIL(e, ERR_IO, "%s: %s", dir, strerror(errno));
	TRY(open_dir(dir, &made, e));
	CLEAN_FD int fd = made;
	if (faccessat(fd, "key", F_OK, 0) == 0)
		return FAIL(e, ERR_CONFLICT, "%s: there is a key already", dir);

	rand_bytes(seed, sizeof(seed));
	note_key_of_seed(origin, seed, &k);
	const char *key = note_key_text(a, &k);
	struct buf secret;
	buf_init(&secret, FILE_MAX);
	buf_init(&public, FILE_MAX);
	buf_init(&note, FILE_MAX);
	secret_text(&secret, &k, seed);
	buf_printf(&public, "%s\n", key);
	/* The key comes last: with a key there is a state. */
	bool ok = checkpoint_sign(&note, origin, 0, &root, seed, clock_now() / 1000, &why) &&
		seal_state_write(fd, buf_str(&note), &why) && (unlinkat(fd, "key.pub", 0) == 0 || errno == ENOENT) &&
		put_file(fd, "key.pub", 0644, buf_str(&public), &why) && put_file(fd, "key", 0600, buf_str(&secret), &why) &&
		(fsync(fd) == 0 || FAIL(&why, ERR_IO, "%s: %s", dir, strerror(errno)));
	buf_free_secret(&secret);
	wipe(seed, sizeof(seed));
	if (!ok) {
		FAIL(&why, ERR_IO, "%s: %s", dir, strerror(errno));
		if (e)
			*e = why;
		return false;
	}
	*ret_key = key;
	return true;
}

static bool load(struct seal *s, const char *dir, const char *accept, struct err *e)
{
	struct buf secret;
	CLEAN_BUF struct buf note = {0};
	struct err why = {0};

	buf_init(&secret, FILE_MAX);
	buf_init(&note, FILE_MAX);
	bool ok = get_file(s->dir, "key", &secret, e) && secret_read(s, buf_str(&secret), e);
	buf_free_secret(&secret);
	if (!ok)
		return err_context(e, "%s/", dir);

	if (get_file(s->dir, "state", &note, &why) && adopt(s, buf_str(&note), "state", &why)) {
		if (accept)
			return FAIL(e, ERR_INVALID, "%s: the state is there (%" PRId64 " entries signed); a checkpoint is "
				"accepted only when it is lost", dir, s->size);
		return true;
	}
	if (!accept)
		return FAIL(e, ERR_CORRUPT, "%s: what was signed last is lost (%s). Give the last checkpoint that is known, "
			"from a witness or the store, to accept it as such", dir, why.text);
	buf_clear(&note);
	TRY(get_file(AT_FDCWD, accept, &note, e));
	TRY(adopt(s, buf_str(&note), accept, e));
	return seal_state_write(s->dir, buf_str(&note), e);
}

bool seal_open(struct seal *s, const char *dir, const char *accept, struct err *e)
{
	*s = (struct seal){.dir = -1};
	TRY(open_dir(dir, &s->dir, e));
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
