#include "store/dump.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "util/clean.h"
#include "util/clock.h"
#include "util/heap.h"

struct out {
	const struct store_sink *to;
	struct hasher *hasher;
	struct buf b;                /* what is not yet written */
	int64_t rows;
	const struct table_def *table;
	const struct driver *driver;
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
	TRY(o->to->write(o->to->ctx, s, e));
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

static bool put_table(struct out *o, struct tx *t, const struct table_def *table, const int64_t *after, struct err *e)
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
	TRY(table_rows_each(t, table, after, put_row, o, e));
	buf_char(&o->b, 'E');
	buf_u64be(&o->b, (uint64_t)o->rows);
	return flush(o, 1, e);
}

static void put_point(struct buf *b, const struct store_point *p)
{
	buf_u64be(b, (uint64_t)p->seq);
	buf_bytes(b, p->leaf.b, HASH_LEN);
}

static bool belongs(const struct table_def *t, bool whole)
{
	if (t->row->kind == TABLE_VOLATILE && strcmp(t->row->name, "file_chunk") == 0)
		return true;
	if (!whole)
		return t->row->kind == TABLE_AUDITED || t->row->kind == TABLE_CHAIN;
	return strcmp(t->row->name, "session") != 0 && strcmp(t->row->name, "lease") != 0
		&& strcmp(t->row->name, "job") != 0;
}

static bool put_all(struct out *o, struct tx *t, const struct store_piece *p, progress_fn *progress, void *ctx, struct err *e)
{
	const struct schema *s = tx_store(t)->schema;

	buf_lit(&o->b, DUMP_MAGIC);
	buf_u32be(&o->b, DUMP_FORMAT);
	buf_u32be(&o->b, (uint32_t)p->step);
	buf_char(&o->b, p->whole ? 'W' : 'M');
	buf_u64be(&o->b, (uint64_t)p->time);
	put_point(&o->b, &p->from);
	put_point(&o->b, &p->to);
	for (size_t i = 0; i < s->n; i++) {
		if (belongs(&s->tables[i], p->whole))
			TRY(put_table(o, t, &s->tables[i], p->whole ? NULL : &p->from.seq, e));
		if (progress)
			progress(ctx, (int64_t)i + 1, (int64_t)s->n);
	}
	buf_char(&o->b, 'Z');
	return flush(o, 1, e);
}

/* ---- points ---- */

static bool leaf_of(struct query *q, int col, struct store_point *ret, bool *ret_found)
{
	struct str leaf;

	*ret_found = query_next(q);
	if (!*ret_found)
		return true;
	leaf = query_s(q, col);
	memset(&ret->leaf, 0, sizeof(ret->leaf));
	memcpy(ret->leaf.b, leaf.p, leaf.n < HASH_LEN ? leaf.n : HASH_LEN);
	return true;
}

bool store_point_of(struct tx *t, int64_t seq, struct store_point *ret, struct err *e)
{
	bool found = true;

	*ret = (struct store_point){.seq = seq};
	if (seq == -1)
		return true;
	struct query *q = tx_query(t, STMT_point_of, ARGS(val_i(seq)));
	TRY(query_end(q, leaf_of(q, 0, ret, &found) ? e : NULL));
	return found || FAIL(e, ERR_NOT_FOUND, "the store has no entry %lld", (long long)seq);
}

static bool last_point(struct tx *t, struct store_point *ret, struct err *e)
{
	bool found;
	struct query *q = tx_query(t, STMT_point_last, NO_ARGS);

	*ret = (struct store_point){.seq = -1};
	leaf_of(q, 1, ret, &found);
	if (found)
		ret->seq = query_i(q, 0);
	return query_end(q, e);
}

static bool goes_on(struct tx *t, const struct store_point *after, struct err *e)
{
	struct err none = {0};
	struct store_point here;

	if (store_point_of(t, after->seq, &here, &none)) {
		if (hash_eq(&here.leaf, &after->leaf))
			return true;
		return FAIL(e, ERR_STALE, "entry %lld of this store is another one than in the earlier backup: that is of "
			"another "
			"store, or this one was set back; take a whole backup", (long long)after->seq);
	}
	if (none.code != ERR_NOT_FOUND)
		return FAIL(e, none.code, "%s", none.text);
	return FAIL(e, ERR_STALE, "the earlier backup holds entry %lld, which this store does not have: it was set back; take "
		"a whole "
		"backup", (long long)after->seq);
}

static bool dump(struct out *o, struct tx *t, const struct store_point *after, struct store_piece *p, progress_fn *progress,
	void *ctx, struct err *e)
{
	*p = (struct store_piece){.whole = !after, .step = store_version(tx_store(t)), .time = clock_now(), .from = {.seq = -1}};
	if (after) {
		p->from = *after;
		TRY(goes_on(t, after, e));
	}
	return last_point(t, &p->to, e) && put_all(o, t, p, progress, ctx, e);
}

bool store_dump(struct store *s, const struct store_point *after, const struct store_sink *to, struct store_piece *ret,
	progress_fn *progress, void *ctx, struct err *e)
{
	struct out o = {.driver = s->driver, .to = to};
	struct tx *t;

	TRY(tx_begin(s, TX_READ, &t, e));
	o.hasher = hasher_new();
	buf_init(&o.b, 1024u * 1024 * 1024);
	bool ok = dump(&o, t, after, ret, progress, ctx, e);
	tx_abort(t);
	struct hash sum = hasher_end(o.hasher);
	buf_free(&o.b);
	return ok && to->write(to->ctx, (struct str){(const char *)sum.b, HASH_LEN}, e);
}

/* ---- to a file ---- */

struct file { FILE *f; const char *path; };

static bool file_write(void *ctx, struct str s, struct err *e)
{
	struct file *f = ctx;
	return fwrite(s.p, 1, s.n, f->f) == s.n || FAIL(e, ERR_IO, "%s: %s", f->path, strerror(errno));
}

bool sync_dir(const char *path, struct err *e)
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
	struct file f = {.path = path};
	struct store_sink sink = {file_write, &f};
	struct store_piece piece;
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0 && errno == EEXIST)
		return FAIL(e, ERR_CONFLICT, "%s is there already; a backup never overwrites", path);
	if (fd < 0)
		return FAIL(e, ERR_IO, "%s cannot be made: %s", path, strerror(errno));
	f.f = fdopen(fd, "wb");
	must(f.f);
	bool ok = store_dump(s, NULL, &sink, &piece, progress, ctx, e);
	if (ok && (fflush(f.f) != 0 || fsync(fd) != 0))
		ok = FAIL(e, ERR_IO, "%s: %s", path, strerror(errno));
	if (fclose(f.f) != 0 && ok)
		ok = FAIL(e, ERR_IO, "%s: %s", path, strerror(errno));
	ok = ok && sync_dir(path, e);
	if (!ok)
		unlink(path);
	return ok;
}
