#include "engine/export_private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "util/clean.h"
#include "util/hash.h"
#include "util/num.h"

#define LINE_MAX ((size_t)1 << 30)
#define PIECE 65536

bool export_path_ok(struct str path)
{
	bool start = true;

	for (size_t i = 0; i < path.n; i++) {
		char c = path.p[i];
		if (c == '/' ? start : !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
			c == '-' || (c == '.' && !start)))
			return false;
		start = c == '/';
	}
	return path.n && path.n <= 100 && !start;
}

bool export_open(struct export *x, struct export_file *f, const char *path, struct err *e)
{
	char full[4096];

	*f = (struct export_file){.stop = x->o->stop};
	must(snprintf(f->path, sizeof(f->path), "%s", path) < (int)sizeof(f->path));
	if (snprintf(full, sizeof(full), "%s/%s", x->dir, path) >= (int)sizeof(full))
		return FAIL(e, ERR_INVALID, "%s: the path is too long", x->dir);
	for (char *p = full + strlen(x->dir) + 1; (p = strchr(p, '/')); p++) {
		*p = 0;
		if (mkdir(full, 0700) != 0 && errno != EEXIST)
			return FAIL(e, ERR_IO, "%s: %s", full, strerror(errno));
		*p = '/';
	}
	int fd = open(full, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return FAIL(e, ERR_IO, "%s: %s", full, strerror(errno));
	f->f = fdopen(fd, "wb");
	must(f->f);
	f->hasher = hasher_new();
	buf_init(&f->b, LINE_MAX);
	return true;
}

static bool write_out(struct export_file *f, struct err *e)
{
	struct str s = buf_str(&f->b);

	if (f->stop && f->stop())
		return FAIL(e, ERR_BUSY, "stopped; nothing of the export is left");
	if (f->b.failed)
		return FAIL(e, ERR_LIMIT, "%s: a line is too long", f->path);
	hasher_add(f->hasher, s);
	if (fwrite(s.p, 1, s.n, f->f) != s.n)
		return FAIL(e, ERR_IO, "%s: %s", f->path, strerror(errno));
	f->bytes += (int64_t)s.n;
	buf_clear(&f->b);
	return true;
}

bool export_flush(struct export_file *f, struct err *e)
{
	return f->b.len < PIECE && !f->b.failed ? true : write_out(f, e);
}

bool export_close(struct export *x, struct export_file *f, bool ok, struct err *e)
{
	CLEAN_BUF struct buf line = {0};

	ok = ok && write_out(f, e);
	struct hash h = hasher_end(f->hasher);
	buf_free(&f->b);
	if (fclose(f->f) != 0 && ok)
		ok = FAIL(e, ERR_IO, "%s: %s", f->path, strerror(errno));
	TRY(ok);
	buf_init(&line, 512);
	num_hex(&line, h.b, HASH_LEN);
	buf_printf(&line, "  %s\n", f->path);
	if (fwrite(line.p, 1, line.len, x->manifest) != line.len)
		return FAIL(e, ERR_IO, "MANIFEST: %s", strerror(errno));
	x->report->files++;
	x->report->bytes += f->bytes;
	return true;
}

bool export_drop(struct export *x, struct export_file *f, struct err *e)
{
	char full[4096];

	must(snprintf(full, sizeof(full), "%s/%s", x->dir, f->path) < (int)sizeof(full));
	(void)hasher_end(f->hasher);
	buf_free(&f->b);
	fclose(f->f);
	return unlink(full) == 0 || FAIL(e, ERR_IO, "%s: %s", full, strerror(errno));
}

bool export_whole(struct export *x, const char *path, struct str text, struct err *e)
{
	struct export_file f;

	TRY(export_open(x, &f, path, e));
	buf_add(&f.b, text);
	return export_close(x, &f, true, e);
}

struct buf *export_next(struct export *x, struct export_lines *l, bool *ret_new, struct err *e)
{
	char path[sizeof(l->file.path)];
	bool fresh = !l->open;

	if (l->open && l->file.bytes + (int64_t)l->file.b.len >= EXPORT_FILE_BYTES) {
		l->open = false;
		if (!export_close(x, &l->file, true, e))
			return NULL;
		fresh = true;
	}
	if (fresh) {
		snprintf(path, sizeof(path), "%s-%04d.%s", l->stem, ++l->nr, l->ending);
		if (!export_open(x, &l->file, path, e))
			return NULL;
		l->open = true;
	} else if (!export_flush(&l->file, e)) {
		return NULL;
	}
	if (ret_new)
		*ret_new = fresh;
	return &l->file.b;
}

bool export_lines_end(struct export *x, struct export_lines *l, bool ok, struct err *e)
{
	if (!l->open)
		return ok;
	l->open = false;
	return export_close(x, &l->file, ok, e);
}
