/* Checkpoints in a directory and on paper. */
#include "engine/trail_witness.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sys/stat.h>

#include "text/text.h"
#include "util/clean.h"
#include "util/file.h"
#include "util/num.h"
#include "util/vec.h"

#define ENDING ".checkpoint"
#define GROUPS 17                                /* of four hex digits: the root, and what finds typing errors */

/* ---- a directory ---- */

static bool last_note(struct store *s, struct arena *a, struct str *ret, bool *ret_found, struct err *e)
{
	int64_t size, time;
	struct tx *t;

	TRY(tx_begin(s, TX_READ, &t, e));
	bool ok = trail_checkpoint(t, a, ret, &size, &time, ret_found, e);
	tx_abort(t);
	return ok;
}

static bool put(int dir, const char *name, const struct checkpoint *c, struct str note, bool *ret_did, struct err *e)
{
	CLEAN_BUF struct buf there = {0};
	struct checkpoint other;
	struct err why = {0};

	buf_init(&there, NOTE_MAX);
	if (file_get(dir, name, &there, &why))
		return (checkpoint_read(NULL, buf_str(&there), &other, NULL) && str_eq(other.body, c->body)) ||
			FAIL(e, ERR_CORRUPT, "%s: holds another checkpoint: there are two histories", name);
	if (why.code != ERR_NOT_FOUND)
		return FAIL(e, why.code, "%s", why.text);
	*ret_did = true;
	return file_replace(dir, name, 0644, note, e);
}

bool trail_witness_dir(struct store *s, const char *dir, bool *ret_did, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	struct checkpoint c;
	struct str note;
	bool found;

	*ret_did = false;
	TRY(last_note(s, a, &note, &found, e));
	if (!found)
		return true;
	TRY(checkpoint_read(a, note, &c, e));
	struct hash h = hash_of(c.origin);
	const char *name = arena_cprintf(a, "%02x%02x%02x%02x-%019" PRId64 ENDING, h.b[0], h.b[1], h.b[2], h.b[3], c.size);
	CLEAN_FD int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return FAIL(e, ERR_IO, "%s: %s", dir, strerrordesc_np(errno));
	return put(fd, name, &c, note, ret_did, e) || err_context(e, "%s: ", dir);
}

/* One file against the store. */
static bool compare(struct store *s, const struct note_key *key, int dir, const char *name, const struct lang *l,
	int64_t *newest, const char **ret_bad, struct err *e)
{
	CLEAN_BUF struct buf b = {0};
	CLEAN_ARENA struct arena *a = arena_new(1 << 20);
	struct checkpoint c;
	const char *bad = NULL;

	buf_init(&b, NOTE_MAX);
	TRY(file_get(dir, name, &b, e));
	struct str note = note_tidy(a, buf_str(&b));
	if (trail_line_is(note))
		return trail_check_line(s, note, l, a, ret_bad, e);
	if (!checkpoint_read(a, note, &c, e) || !trail_check_note(s, key, note, l, a, &bad, e))
		return err_context(e, "%s: ", name);
	if (bad)
		*ret_bad = t_witness_file(l, name, bad);
	*newest = c.size > *newest ? c.size : *newest;
	return true;
}

bool trail_witness_compare(struct store *s, const struct note_key *key, const char *path, const struct lang *l, struct arena *a,
	int64_t *ret_n, int64_t *ret_newest, const char **ret_bad, struct err *e)
{
	struct stat st;
	struct dirent *at;
	bool ok = true;

	*ret_n = 0;
	*ret_newest = -1;
	*ret_bad = NULL;
	if (stat(path, &st) < 0)
		return FAIL(e, ERR_IO, "%s: %s", path, strerrordesc_np(errno));
	if (!S_ISDIR(st.st_mode)) {
		*ret_n = 1;
		return compare(s, key, AT_FDCWD, path, l, ret_newest, ret_bad, e);
	}
	DIR *d = opendir(path);
	if (!d)
		return FAIL(e, ERR_IO, "%s: %s", path, strerrordesc_np(errno));
	while (ok && !*ret_bad && (at = readdir(d)))
		if (str_ends(str_of(at->d_name), STR(ENDING))) {
			++*ret_n;
			ok = compare(s, key, dirfd(d), at->d_name, l, ret_newest, ret_bad, e) || err_context(e, "%s: ", path);
		}
	closedir(d);
	(void)a;
	if (ok && !*ret_n)
		*ret_bad = t_witness_dir_empty(l, path);
	return ok;
}

/* ---- paper ---- */

/* Two bytes over what was typed. */
static void check_of(struct str origin, int64_t size, const struct hash *root, uint8_t ret[2])
{
	CLEAN_BUF struct buf b = {0};

	buf_init(&b, NOTE_MAX + 256);
	checkpoint_body(&b, origin, size, root);
	struct hash h = hash_of(buf_str(&b));
	memcpy(ret, h.b, 2);
}

const char *trail_line(struct arena *a, const struct checkpoint *c)
{
	uint8_t bytes[HASH_LEN + 2];
	struct str line = arena_printf(a, "%.*s %" PRId64, STR_ARG(c->origin), c->size);

	memcpy(bytes, c->root.b, HASH_LEN);
	check_of(c->origin, c->size, &c->root, bytes + HASH_LEN);
	for (size_t i = 0; i < sizeof(bytes); i += 2)
		line = arena_printf(a, "%.*s %02x%02x", STR_ARG(line), bytes[i], bytes[i + 1]);
	return line.p;
}

/* The next word; white space of any kind between. */
static struct str word(struct str *rest)
{
	size_t n = 0;

	*rest = str_trim(*rest);
	while (n < rest->n && rest->p[n] != ' ' && rest->p[n] != '\n' && rest->p[n] != '\t' && rest->p[n] != '\r')
		n++;
	struct str w = str_head(*rest, n);
	*rest = str_from(*rest, n);
	return w;
}

static bool read_line(struct str text, struct checkpoint *ret, uint8_t check[2])
{
	uint8_t bytes[2 * GROUPS];

	ret->origin = word(&text);
	if (!note_name_ok(ret->origin) || !num_i64(word(&text), 0, INT64_MAX, &ret->size))
		return false;
	for (size_t i = 0; i < GROUPS; i++) {
		struct str w = word(&text);
		char low[4];
		for (size_t k = 0; k < sizeof(low) && k < w.n; k++)
			low[k] = w.p[k] >= 'A' && w.p[k] <= 'F' ? (char)(w.p[k] + 32) : w.p[k];
		if (w.n != sizeof(low) || !num_unhex((struct str){low, 4}, bytes + 2 * i, 2))
			return false;
	}
	memcpy(ret->root.b, bytes, HASH_LEN);
	memcpy(check, bytes + HASH_LEN, 2);
	return !str_trim(text).n;
}

bool trail_line_is(struct str text)
{
	return text.n <= NOTE_MAX && str_find(text, STR("\xe2\x80\x94 ")) == text.n;
}

static bool check_tree(struct tx *t, const struct checkpoint *c, const struct lang *l, struct arena *a, const char **ret_bad,
	struct err *e)
{
	struct trail_source source = {.tx = t};
	struct tree_source tree = trail_tree(&source);
	const char *origin;
	struct hash root;
	struct str note;
	struct checkpoint own;
	int64_t size, time;
	bool found;

	TRY(trail_checkpoint(t, a, &note, &size, &time, &found, e));
	if (found && checkpoint_read(a, note, &own, NULL) && !str_eq(own.origin, c->origin)) {
		origin = arena_cstr(a, c->origin);
		*ret_bad = t_witness_other_origin(l, origin);
		return true;
	}
	TRY(trail_size(t, &size, e));
	if (c->size > size) {
		*ret_bad = t_verify_note_ahead(l, c->size, size);
		return true;
	}
	TRY(tree_root(&tree, c->size, &root, e));
	if (!hash_eq(&root, &c->root))
		*ret_bad = t_verify_note_fork(l, c->size);
	return true;
}

bool trail_check_line(struct store *s, struct str text, const struct lang *l, struct arena *a, const char **ret_bad,
	struct err *e)
{
	struct checkpoint c = {0};
	uint8_t said[2], due[2];
	struct tx *t;

	*ret_bad = NULL;
	if (!read_line(text, &c, said))
		return FAIL(e, ERR_INVALID, "%s", t_witness_line_form(l));
	check_of(c.origin, c.size, &c.root, due);
	if (memcmp(said, due, sizeof(due)) != 0)
		return FAIL(e, ERR_INVALID, "%s", t_witness_line_typo(l));
	TRY(tx_begin(s, TX_READ, &t, e));
	bool ok = check_tree(t, &c, l, a, ret_bad, e);
	tx_abort(t);
	return ok;
}
