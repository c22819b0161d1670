#include "store/dump.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "util/clean.h"
#include "util/heap.h"

struct out {
	FILE *f;
	struct hasher *hasher;
	struct buf b;                /* what is not yet in the file */
	int64_t rows;
	const struct table_def *table;
	const struct driver *driver;
	const char *path;
};

static bool flush(struct out *o, size_t least, struct err *e)
{
	struct str s;

	if (o->b.failed)
		return FAIL(e, ERR_LIMIT, "a row of %s is too long for a backup", o->table ? o->table->row->name : "the store");
	if (o->b.len < least)
		return true;
	s = buf_str(&o->b);
	hasher_add(o->hasher, s);
	if (fwrite(s.p, 1, s.n, o->f) != s.n)
		return FAIL(e, ERR_IO, "%s: %s", o->path, strerror(errno));
	buf_clear(&o->b);
	return true;
}

static void put(struct buf *b, struct str s)
{
	buf_u32be(b, (uint32_t)s.n);
	buf_add(b, s);
}

static bool put_row(void *ctx, struct rows *r, struct err *e)
{
	struct out *o = ctx;

	buf_char(&o->b, 'R');
	for (size_t i = 0; i < o->table->n_cols; i++) {
		struct val v = o->driver->col(r, i);
		buf_char(&o->b, v.type == 'i' ? 'I' : v.type == 's' ? 'S' : v.type == 'b' ? 'B' : 'N');
		if (v.type == 'i')
			buf_u64be(&o->b, (uint64_t)v.i);
		else if (v.type)
			put(&o->b, v.s);
	}
	o->rows++;
	return flush(o, 256 * 1024, e);
}

static bool put_table(struct out *o, struct tx *t, const struct table_def *table, struct err *e)
{
	o->table = table;
	o->rows = 0;
	buf_char(&o->b, 'T');
	put(&o->b, str_of(table->row->name));
	buf_u32be(&o->b, (uint32_t)table->n_cols);
	for (size_t i = 0; i < table->n_cols; i++) {
		const struct column *c = &table->cols[i];
		put(&o->b, str_of(c->name));
		buf_char(&o->b, c->null ? (char)(c->type - 'a' + 'A') : c->type);
	}
	TRY(table_rows_each(t, table, put_row, o, e));
	buf_char(&o->b, 'E');
	buf_u64be(&o->b, (uint64_t)o->rows);
	return flush(o, 1, e);
}

static bool put_all(struct out *o, struct tx *t, progress_fn *progress, void *ctx, struct err *e)
{
	const struct schema *s = tx_store(t)->schema;

	buf_lit(&o->b, DUMP_MAGIC);
	buf_u32be(&o->b, DUMP_FORMAT);
	buf_u32be(&o->b, (uint32_t)store_version(tx_store(t)));
	for (size_t i = 0; i < s->n; i++) {
		TRY(put_table(o, t, &s->tables[i], e));
		if (progress)
			progress(ctx, (int64_t)i + 1, (int64_t)s->n);
	}
	buf_char(&o->b, 'Z');
	return flush(o, 1, e);
}

static bool finish(struct out *o, const struct hash *sum, struct err *e)
{
	if (fwrite(sum->b, 1, HASH_LEN, o->f) != HASH_LEN || fflush(o->f) != 0 || fsync(fileno(o->f)) != 0)
		return FAIL(e, ERR_IO, "%s: %s", o->path, strerror(errno));
	return true;
}

/* The name of the new file is on disk, too. */
static bool sync_dir(const char *path, struct err *e)
{
	CLEAN_FREE char *dir = heap_copy(path);
	char *slash = strrchr(dir, '/');
	if (slash)
		slash[slash == dir ? 1 : 0] = 0;
	CLEAN_FD int fd = open(slash ? dir : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 || fsync(fd) != 0)
		return FAIL(e, ERR_IO, "%s: %s", path, strerror(errno));
	return true;
}

bool store_backup(struct store *s, const char *path, progress_fn *progress, void *ctx, struct err *e)
{
	struct out o = {.driver = s->driver, .path = path};
	struct tx *t;
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0 && errno == EEXIST)
		return FAIL(e, ERR_CONFLICT, "%s is there already; a backup never overwrites", path);
	if (fd < 0)
		return FAIL(e, ERR_IO, "%s cannot be made: %s", path, strerror(errno));
	o.f = fdopen(fd, "wb");
	must(o.f);
	o.hasher = hasher_new();
	buf_init(&o.b, 1024u * 1024 * 1024);

	bool ok = tx_begin(s, TX_READ, &t, e);
	if (ok) {
		ok = put_all(&o, t, progress, ctx, e);
		tx_abort(t);
	}
	struct hash sum = hasher_end(o.hasher);
	ok = ok && finish(&o, &sum, e);
	if (fclose(o.f) != 0 && ok)
		ok = FAIL(e, ERR_IO, "%s: %s", path, strerror(errno));
	buf_free(&o.b);
	ok = ok && sync_dir(path, e);
	if (!ok)
		unlink(path);
	return ok;
}
