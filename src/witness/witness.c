#include "witness/witness.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sys/stat.h>

#include "chain/note.h"
#include "chain/secret.h"
#include "util/clean.h"
#include "util/clock.h"
#include "util/file.h"
#include "util/heap.h"
#include "util/log.h"
#include "util/num.h"

#define NAME_LEN (5 + HASH_LEN + 1)              /* "fork-", half a hash in hex */

/* An origin: what was cosigned last. */
struct log {
	struct str origin;
	char file[NAME_LEN];
	int64_t size, seconds;
	struct hash root;
};

struct witness {
	int dir;                                 /* held locked */
	struct arena *arena;
	uint8_t seed[NOTE_SEED];
	struct note_key key;
	struct note_key logs[WITNESS_LOGS_MAX];
	struct log *of[WITNESS_LOGS_MAX];        /* of each key; keys of one origin share it */
	size_t n;
};

static void name_of(const char *kind, struct str origin, char ret[NAME_LEN])
{
	struct hash h = hash_of(origin);
	int n = snprintf(ret, NAME_LEN, "%s-", kind);

	for (size_t i = 0; i < HASH_LEN / 2; i++)
		n += snprintf(ret + n, NAME_LEN - (size_t)n, "%02x", h.b[i]);
}

/* ---- the directory ---- */

bool witness_create(const char *dir, const char *name, struct arena *a, const char **ret_key, struct err *e)
{
	CLEAN_BUF struct buf public = {0};
	struct buf secret;
	uint8_t seed[NOTE_SEED];
	struct note_key k;
	int made;

	if (!note_name_ok(str_of(name)) || checkpoint_origin_reserved(str_of(name)))
		return FAIL(e, ERR_INVALID, "name \"%s\": at most %d bytes, without spaces and plus signs, such as "
			"pref.example/witness", name, NOTE_NAME_MAX);
	if (mkdir(dir, 0700) < 0 && errno != EEXIST)
		return FAIL(e, ERR_IO, "%s: %s", dir, strerror(errno));
	TRY(file_own_dir(dir, "witness", &made, e));
	CLEAN_FD int fd = made;
	if (faccessat(fd, "key", F_OK, 0) == 0)
		return FAIL(e, ERR_CONFLICT, "%s: there is a key already", dir);
	rand_bytes(seed, sizeof(seed));
	note_key_of_seed(name, seed, &k);
	*ret_key = note_key_text(a, &k);
	buf_init(&public, WITNESS_MAX);
	buf_init(&secret, WITNESS_MAX);
	buf_printf(&public, "%s\n", *ret_key);
	secret_write(&secret, name, seed);
	wipe(seed, sizeof(seed));
	/* The key comes last: with a key all else is there. */
	bool ok = file_replace(fd, "logs", 0600, STR_NONE, e) && file_replace(fd, "key.pub", 0644, buf_str(&public), e) &&
		file_replace(fd, "key", 0600, buf_str(&secret), e);
	buf_free_secret(&secret);
	return ok;
}

static bool read_key(struct witness *w, struct err *e)
{
	struct buf b;
	const char *name;

	buf_init(&b, WITNESS_MAX);
	bool ok = file_get(w->dir, "key", &b, e);
	if (ok) {
		struct str rest = buf_str(&b), line = str_cut(&rest, '\n');
		ok = !rest.n ? secret_read(line, w->arena, &name, w->seed, e) :
			FAIL(e, ERR_CORRUPT, "key: not one line of a private key");
	}
	buf_free_secret(&b);
	TRY(ok);
	note_key_of_seed(name, w->seed, &w->key);
	return true;
}

/* ---- what is remembered of a log ---- */

/* line: the log's signature, empty for the empty tree. */
static bool remember(struct witness *w, const struct log *l, int64_t seconds, struct str body, struct str line,
	struct buf *ret_line, struct err *e)
{
	CLEAN_BUF struct buf note = {0};

	TRY(note_cosign(ret_line, body, w->key.name, w->seed, seconds, e));
	buf_init(&note, 2 * WITNESS_MAX);
	buf_add(&note, body);
	buf_char(&note, '\n');
	buf_add(&note, line);
	buf_add(&note, buf_str(ret_line));
	if (note.failed)
		return FAIL(e, ERR_LIMIT, "the checkpoint is too long");
	return file_replace(w->dir, l->file, 0600, buf_str(&note), e);
}

static bool recall(struct witness *w, struct log *l, struct err *e)
{
	CLEAN_BUF struct buf note = {0};
	struct checkpoint c;

	buf_init(&note, 2 * WITNESS_MAX);
	if (!file_get(w->dir, l->file, &note, e))
		return err_context(e, "what was cosigned of %.*s is lost: ", STR_ARG(l->origin));
	if (!checkpoint_read(NULL, buf_str(&note), &c, NULL) || !str_eq(c.origin, l->origin) ||
		!note_verify_time(buf_str(&note), &w->key, &l->seconds))
		return FAIL(e, ERR_CORRUPT, "%s: not what this witness has cosigned of %.*s", l->file, STR_ARG(l->origin));
	l->size = c.size;
	l->root = c.root;
	return true;
}

static struct log *log_of(struct witness *w, struct str origin)
{
	for (size_t i = 0; i < w->n; i++)
		if (str_eq(w->of[i]->origin, origin))
			return w->of[i];
	return NULL;
}

/* A key of a log; its state is read, or with fresh made when there is none. */
static bool take_log(struct witness *w, struct str line, bool fresh, struct err *e)
{
	struct note_key *k = &w->logs[w->n];

	if (w->n == WITNESS_LOGS_MAX)
		return FAIL(e, ERR_LIMIT, "more than %d logs", WITNESS_LOGS_MAX);
	TRY(note_key_read(w->arena, line, k, e));
	struct log *l = log_of(w, str_of(k->name));
	if (!l) {
		l = arena_make(w->arena, struct log);
		l->origin = str_of(k->name);
		name_of("log", l->origin, l->file);
		if (fresh && faccessat(w->dir, l->file, F_OK, 0) < 0) {
			CLEAN_BUF struct buf body = {0}, own = {0};
			struct hash root = tree_empty();
			buf_init(&body, WITNESS_MAX);
			buf_init(&own, WITNESS_MAX);
			checkpoint_body(&body, l->origin, 0, &root);
			TRY(remember(w, l, clock_now() / 1000, buf_str(&body), STR_NONE, &own, e));
		}
		TRY(recall(w, l, e));
	}
	w->of[w->n++] = l;
	return true;
}

static bool load(struct witness *w, struct err *e)
{
	CLEAN_BUF struct buf b = {0};

	TRY(read_key(w, e));
	buf_init(&b, WITNESS_LOGS_MAX * 512);
	TRY(file_get(w->dir, "logs", &b, e));
	struct str rest = buf_str(&b);
	while (rest.n)
		TRY(take_log(w, str_cut(&rest, '\n'), false, e));
	return true;
}

bool witness_open(const char *dir, struct witness **ret, struct err *e)
{
	struct witness *w = heap_make(struct witness);

	w->dir = -1;
	w->arena = arena_new(1 << 20);
	if (!file_own_dir(dir, "witness", &w->dir, e) || !(load(w, e) || err_context(e, "%s: ", dir))) {
		witness_close(w);
		return false;
	}
	*ret = w;
	return true;
}

void witness_close(struct witness *w)
{
	if (!w)
		return;
	if (w->dir >= 0)
		close(w->dir);
	arena_free(w->arena);
	wipe(w, sizeof(*w));
	heap_free(w);
}

const struct note_key *witness_key(const struct witness *w) { return &w->key; }
int witness_dir(const struct witness *w) { return w->dir; }
size_t witness_logs(const struct witness *w) { return w->n; }

/* All keys but the one at skip. */
static bool write_logs(struct witness *w, size_t skip, struct err *e)
{
	CLEAN_BUF struct buf b = {0};

	buf_init(&b, WITNESS_LOGS_MAX * 512);
	for (size_t i = 0; i < w->n; i++)
		if (i != skip)
			buf_printf(&b, "%s\n", note_key_text(w->arena, &w->logs[i]));
	must(!b.failed);
	return file_replace(w->dir, "logs", 0600, buf_str(&b), e);
}

/* The place of a key, or n. */
static size_t place_of(const struct witness *w, const struct note_key *k)
{
	size_t i = 0;

	while (i < w->n && (strcmp(w->logs[i].name, k->name) != 0 || memcmp(w->logs[i].pub, k->pub, 32) != 0))
		i++;
	return i;
}

static bool change_logs(const char *dir, const char *key, bool add, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(4096);
	struct note_key k;
	struct witness *w;

	TRY(note_key_read(a, str_of(key), &k, e) && witness_open(dir, &w, e));
	size_t at = place_of(w, &k);
	bool ok = add == (at == w->n) || FAIL(e, ERR_CONFLICT, "%s: %s", key, add ? "is followed already" : "is not followed");
	ok = ok && (!add || take_log(w, str_of(key), true, e)) && write_logs(w, add ? w->n : at, e);
	witness_close(w);
	return ok;
}

bool witness_add(const char *dir, const char *key, struct err *e) { return change_logs(dir, key, true, e); }
bool witness_drop(const char *dir, const char *key, struct err *e) { return change_logs(dir, key, false, e); }

/* ---- add-checkpoint ---- */

static int say(struct buf *answer, int status, const char *text)
{
	buf_clear(answer);
	buf_printf(answer, "%s\n", text);
	return status;
}

static int say_size(struct buf *answer, const struct log *l, const char **ret_type)
{
	buf_clear(answer);
	buf_printf(answer, "%" PRId64 "\n", l->size);
	*ret_type = WITNESS_SIZE_TYPE;
	return 409;
}

/* The line of one of the log's keys that is good; empty when none is. */
static struct str good_line(struct witness *w, struct str note, const struct log *l)
{
	struct note_parts parts;
	int64_t none;

	if (!note_split(note, &parts, NULL))
		return STR_NONE;
	for (size_t i = 0; i < parts.n; i++)
		for (size_t k = 0; k < w->n; k++)
			if (w->of[k] == l && note_line_good(&parts, i, &w->logs[k], NOTE_ED25519, &none)) {
				/* a line begins with a dash and a space, and ends with its base64 */
				const char *begin = parts.sig[i].name.p - 4;
				return (struct str){begin, (size_t)(parts.sig[i].base64.p + parts.sig[i].base64.n - begin) + 1};
			}
	return STR_NONE;
}

/* Two histories, both signed: the first such pair is kept. */
static void keep_fork(struct witness *w, const struct log *l, struct str note)
{
	CLEAN_BUF struct buf b = {0};
	char name[NAME_LEN];
	struct err e = {0};

	name_of("fork", l->origin, name);
	buf_init(&b, 4 * WITNESS_MAX);
	buf_add(&b, note);
	buf_char(&b, '\n');
	log_error("fork: %.*s has signed two trees of %" PRId64 " entries; see %s", STR_ARG(l->origin), l->size, name);
	if (file_get(w->dir, l->file, &b, &e) && !file_put(w->dir, name, 0600, buf_str(&b), &e) && e.code != ERR_CONFLICT)
		log_error("fork: %s", e.text);
}

static int cosign(struct witness *w, struct log *l, const struct checkpoint *c, struct str line, struct buf *answer)
{
	struct err e = {0};
	int64_t now = clock_now() / 1000;

	now = now > l->seconds ? now : l->seconds;
	buf_clear(answer);
	if (!remember(w, l, now, c->body, line, answer, &e)) {
		log_error("%s: %s", l->file, e.text);
		/* What the disk holds decides, and it is read again. */
		if (!recall(w, l, &e))
			log_error("%s: %s", l->file, e.text);
		return say(answer, 500, "the witness cannot write its state");
	}
	l->size = c->size;
	l->root = c->root;
	l->seconds = now;
	return 200;
}

int witness_answer(struct witness *w, struct str request, const char **ret_type, struct buf *answer)
{
	struct witness_request r;
	struct checkpoint c;
	struct err e = {0};

	*ret_type = "text/plain; charset=utf-8";
	if (request.n > WITNESS_MAX)
		return say(answer, 413, "the request is too long");
	if (!witness_request_read(request, &r, &e) || !checkpoint_read(NULL, r.note, &c, &e))
		return say(answer, 400, e.text);
	struct log *l = log_of(w, c.origin);
	if (!l)
		return say(answer, 404, "this witness does not follow this origin");
	struct str line = good_line(w, r.note, l);
	if (!line.n)
		return say(answer, 403, "no signature is by a key that this witness trusts for this origin");
	if (r.old > c.size)
		return say(answer, 400, "the old size is larger than the checkpoint");
	if (r.old != l->size)
		return say_size(answer, l, ret_type);
	if (c.size == l->size && !hash_eq(&c.root, &l->root)) {
		keep_fork(w, l, r.note);
		return say_size(answer, l, ret_type);
	}
	if (c.size == l->size ? r.proof.n > 0 : !tree_check_consistency(r.old, &l->root, c.size, &c.root, &r.proof)) {
		log_debug("%.*s: from %" PRId64 " to %" PRId64 " entries: not proved to have grown", STR_ARG(l->origin),
			r.old, c.size);
		return say(answer, 422, "it is not proved that this tree has grown out of the one that was cosigned last");
	}
	return cosign(w, l, &c, line, answer);
}
