#include "engine/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>

#include "store/sealed.h"
#include "util/clean.h"
#include "util/num.h"

#define MANIFEST_MAX (4 * 1024 * 1024)
#define MANIFEST_HEAD "sekimori-backup 1"

/* ---- bytes out: counted, hashed ---- */

struct out { int fd; const char *path; struct hasher *hasher; int64_t bytes; };

static bool out_write(void *ctx, struct str s, struct err *e)
{
	struct out *o = ctx;

	hasher_add(o->hasher, s);
	o->bytes += (int64_t)s.n;
	while (s.n) {
		ssize_t n = write(o->fd, s.p, s.n);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return FAIL(e, ERR_IO, "%s: %s", o->path, strerror(errno));
		s = str_from(s, (size_t)n);
	}
	return true;
}

static bool write_piece(struct store *s, int fd, const char *path, const uint8_t *public_, const struct store_point *after,
	progress_fn *progress, void *ctx, struct backup_piece *ret, struct err *e)
{
	struct out o = {.fd = fd, .path = path, .hasher = hasher_new()};
	struct store_sink sink = {out_write, &o}, top = sink;
	struct sealed_out *sealed = NULL;

	bool ok = !public_ || sealed_out_new(public_, &sink, &sealed, e);
	if (ok && sealed)
		top = sealed_sink(sealed);
	ok = ok && store_dump(s, after, &top, &ret->piece, progress, ctx, e) && (!sealed || sealed_out_end(sealed, e));
	sealed_out_free(sealed);
	ret->sum = hasher_end(o.hasher);
	ret->bytes = o.bytes;
	ret->sealed = public_ != NULL;
	return ok;
}

bool backup_to_fd(struct store *s, int fd, const uint8_t *public_, const int64_t *after, progress_fn *progress, void *ctx,
	struct backup_piece *ret, struct err *e)
{
	struct store_point from;
	struct tx *t;

	*ret = (struct backup_piece){.name = ""};
	if (after) {
		TRY(tx_begin(s, TX_READ, &t, e));
		bool ok = store_point_of(t, *after, &from, e);
		tx_abort(t);
		TRY(ok);
	}
	return write_piece(s, fd, "the backup", public_, after ? &from : NULL, progress, ctx, ret, e);
}

/* ---- the manifest: a line a piece, fields by tab ---- */

static bool read_point(struct str *line, struct store_point *ret)
{
	struct str seq = str_cut(line, '\t'), leaf = str_cut(line, '\t');

	if (str_is(seq, "-")) {
		*ret = (struct store_point){.seq = -1};
		return true;
	}
	return num_i64(seq, 0, INT64_MAX, &ret->seq) && num_unhex(leaf, ret->leaf.b, HASH_LEN);
}

static bool read_line(struct arena *a, struct str line, struct backup_piece *p)
{
	struct str name = str_cut(&line, '\t'), kind = str_cut(&line, '\t'), how = str_cut(&line, '\t');
	int64_t step;

	*p = (struct backup_piece){.name = arena_cstr(a, name), .sealed = str_is(how, "sealed")};
	p->piece.whole = str_is(kind, "whole");
	return name.n && str_find(name, STR("/")) == name.n && (p->piece.whole || str_is(kind, "more"))
		&& (p->sealed || str_is(how, "plain")) && num_i64(str_cut(&line, '\t'), 1, 9999, &step)
		&& num_i64(str_cut(&line, '\t'), 0, INT64_MAX, &p->piece.time) && read_point(&line, &p->piece.from)
		&& read_point(&line, &p->piece.to) && num_i64(str_cut(&line, '\t'), 0, INT64_MAX, &p->bytes)
		&& num_unhex(line, p->sum.b, HASH_LEN) && (p->piece.step = (int)step);
}

bool backup_list(struct arena *a, const char *dir, struct backup_piece **ret, size_t *ret_n, struct err *e)
{
	const char *path = arena_cprintf(a, "%s/manifest", dir);
	CLEAN_FILE FILE *f = fopen(path, "re");
	struct stat st;

	*ret_n = 0;
	*ret = NULL;
	if (!f && errno == ENOENT)
		return true;
	if (!f || fstat(fileno(f), &st) != 0)
		return FAIL(e, ERR_IO, "%s: %s", path, strerror(errno));
	if (st.st_size > MANIFEST_MAX)
		return FAIL(e, ERR_LIMIT, "%s is too long for a list of backups", path);
	char *text = arena_alloc(a, (size_t)st.st_size + 1);
	struct str rest = {text, fread(text, 1, (size_t)st.st_size, f)};
	*ret = arena_array(a, BACKUP_PIECES_MAX, sizeof(**ret));
	if (!str_is(str_cut(&rest, '\n'), MANIFEST_HEAD))
		return FAIL(e, ERR_CORRUPT, "%s is not the list of a backup", path);
	while (rest.n) {
		if (*ret_n == BACKUP_PIECES_MAX)
			return FAIL(e, ERR_LIMIT, "%s: too many pieces; begin a new directory", path);
		if (!read_line(a, str_cut(&rest, '\n'), &(*ret)[(*ret_n)++]))
			return FAIL(e, ERR_CORRUPT, "%s is damaged: line %zu", path, *ret_n + 1);
	}
	return true;
}

static void put_point(struct buf *b, const struct store_point *p)
{
	if (p->seq < 0) {
		buf_lit(b, "-\t-\t");
		return;
	}
	buf_printf(b, "%lld\t", (long long)p->seq);
	num_hex(b, p->leaf.b, HASH_LEN);
	buf_char(b, '\t');
}

static bool write_manifest(struct arena *a, const char *dir, const struct backup_piece *list, size_t n, struct err *e)
{
	const char *path = arena_cprintf(a, "%s/manifest", dir), *new_ = arena_cprintf(a, "%s/manifest.new", dir);
	CLEAN_BUF struct buf b;

	buf_init(&b, MANIFEST_MAX);
	buf_lit(&b, MANIFEST_HEAD "\n");
	for (size_t i = 0; i < n; i++) {
		const struct backup_piece *p = &list[i];
		buf_printf(&b, "%s\t%s\t%s\t%d\t%lld\t", p->name, p->piece.whole ? "whole" : "more",
			p->sealed ? "sealed" : "plain",
			p->piece.step, (long long)p->piece.time);
		put_point(&b, &p->piece.from);
		put_point(&b, &p->piece.to);
		buf_printf(&b, "%lld\t", (long long)p->bytes);
		num_hex(&b, p->sum.b, HASH_LEN);
		buf_char(&b, '\n');
	}
	if (b.failed)
		return FAIL(e, ERR_LIMIT, "%s: too many pieces; begin a new directory", path);
	CLEAN_FD int fd = open(new_, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
	CLEAN_FD int at = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct str s = buf_str(&b);
	if (fd < 0 || at < 0 || write(fd, s.p, s.n) != (ssize_t)s.n || fsync(fd) != 0
		|| rename(new_, path) != 0 || fsync(at) != 0)
		return FAIL(e, ERR_IO, "%s: %s", path, strerror(errno));
	return true;
}

bool backup_to_dir(struct store *s, struct arena *a, const char *dir, const uint8_t *public_, bool whole, progress_fn *progress,
	void *ctx, struct backup_piece *ret, struct err *e)
{
	struct backup_piece *list;
	size_t n;

	if (mkdir(dir, 0700) != 0 && errno != EEXIST)
		return FAIL(e, ERR_IO, "%s: %s", dir, strerror(errno));
	TRY(backup_list(a, dir, &list, &n, e));
	if (n == BACKUP_PIECES_MAX)
		return FAIL(e, ERR_LIMIT, "%s holds too many pieces; begin a new directory", dir);
	whole = whole || n == 0;
	*ret = (struct backup_piece){.name = arena_cprintf(a, "%04zu-%s.backup", n + 1, whole ? "whole" : "more")};
	const char *path = arena_cprintf(a, "%s/%s", dir, ret->name), *part = arena_cprintf(a, "%s.part", path);
	/* a part that was left by a run that died is written anew; a piece never is */
	if (access(path, F_OK) == 0)
		return FAIL(e, ERR_CONFLICT, "%s is there already; a backup never overwrites", path);
	unlink(part);
	CLEAN_FD int fd = open(part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return FAIL(e, ERR_IO, "%s: %s", part, strerror(errno));
	bool ok = write_piece(s, fd, part, public_, whole ? NULL : &list[n - 1].piece.to, progress, ctx, ret, e);
	if (ok && (fsync(fd) != 0 || rename(part, path) != 0))
		ok = FAIL(e, ERR_IO, "%s: %s", path, strerror(errno));
	if (!ok) {
		unlink(part);
		return false;
	}
	struct backup_piece *all = arena_array(a, n + 1, sizeof(*all));
	if (n)
		memcpy(all, list, n * sizeof(*all));
	all[n] = *ret;
	return write_manifest(a, dir, all, n + 1, e);
}
