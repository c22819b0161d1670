#include "store/dump.h"

#include <errno.h>

#include "util/clean.h"

#define NAME_LEN_MAX 40
#define COLUMNS_MAX 64

struct in {
	const struct store_source *source;
	const char *path;
	struct hasher *hasher;
	int64_t at;
	const char *table;           /* where we are, for messages */
	int64_t row;
	struct buf text;             /* texts and bytes of the row */
};

static bool damaged(struct in *in, const char *what, struct err *e)
{
	if (!in->table)
		return FAIL(e, ERR_CORRUPT, "%s is damaged: %s", in->path, what);
	return FAIL(e, ERR_CORRUPT, "%s is damaged: %s (table %s, row %lld)", in->path, what, in->table, (long long)in->row);
}

static bool take(struct in *in, void *p, size_t n, struct err *e)
{
	size_t got;

	TRY(in->source->read(in->source->ctx, p, n, &got, e));
	if (got != n)
		return damaged(in, "it ends before its end", e);
	in->at += (int64_t)n;
	if (in->hasher)
		hasher_add(in->hasher, (struct str){p, n});
	return true;
}

static bool take_number(struct in *in, int bytes, uint64_t *ret, struct err *e)
{
	uint8_t b[8];

	TRY(take(in, b, (size_t)bytes, e));
	*ret = 0;
	for (int i = 0; i < bytes; i++)
		*ret = *ret << 8 | b[i];
	return true;
}

static bool take_name(struct in *in, struct arena *a, const char **ret, struct err *e)
{
	uint64_t n;
	char name[NAME_LEN_MAX];

	TRY(take_number(in, 4, &n, e));
	if (n == 0 || n > sizeof(name))
		return damaged(in, "a name has an impossible length", e);
	TRY(take(in, name, n, e));
	*ret = arena_cstr(a, (struct str){name, n});
	return true;
}

static bool take_table(struct in *in, struct arena *a, struct dump_table *t, struct err *e)
{
	uint64_t n;

	TRY(take_name(in, a, &t->name, e));
	in->table = t->name;
	in->row = 0;
	TRY(take_number(in, 4, &n, e));
	if (n == 0 || n > COLUMNS_MAX)
		return damaged(in, "an impossible number of columns", e);
	t->n_cols = n;
	t->cols = arena_array(a, n, sizeof(*t->cols));
	t->letters = arena_alloc(a, n + 1);
	for (size_t i = 0; i < n; i++) {
		TRY(take_name(in, a, &t->cols[i], e));
		TRY(take(in, &t->letters[i], 1, e));
	}
	if (strspn(t->letters, "isbISB") != n)
		return damaged(in, "a column has an unknown letter", e);
	return true;
}

/* Texts stand in in->text one after the other; their places become pointers when all of them are read. */
static bool take_value(struct in *in, struct val *v, struct err *e)
{
	char kind;
	uint64_t n;

	*v = val_null();
	TRY(take(in, &kind, 1, e));
	if (kind == 'N')
		return true;
	if (kind == 'I') {
		TRY(take_number(in, 8, &n, e));
		*v = val_i((int64_t)n);
		return true;
	}
	if (kind != 'S' && kind != 'B')
		return damaged(in, "a value of an unknown kind", e);
	TRY(take_number(in, 4, &n, e));
	v->type = kind == 'S' ? 's' : 'b';
	v->i = (int64_t)in->text.len;
	v->s.n = n;
	for (char piece[8192]; n;) {
		size_t now = n < sizeof(piece) ? n : sizeof(piece);
		TRY(take(in, piece, now, e));
		buf_bytes(&in->text, piece, now);
		if (in->text.failed)
			return FAIL(e, ERR_LIMIT, "%s: a row of %s is too long", in->path, in->table);
		n -= now;
	}
	return true;
}

static bool take_row(struct in *in, const struct dump_table *t, struct val *vals, struct err *e)
{
	in->row++;
	buf_clear(&in->text);
	for (size_t i = 0; i < t->n_cols; i++) {
		TRY(take_value(in, &vals[i], e));
		if (!letter_fits(t->letters[i], vals[i].type))
			return damaged(in, "a value is not of its column's type", e);
	}
	for (size_t i = 0; i < t->n_cols; i++) {
		if (vals[i].type == 's' || vals[i].type == 'b') {
			vals[i].s.p = vals[i].s.n ? in->text.p + vals[i].i : "";
			vals[i].i = 0;
		}
	}
	return true;
}

static bool take_rows(struct in *in, const struct dump_table *t, const struct dump_sink *sink, struct err *e)
{
	struct val vals[COLUMNS_MAX];
	uint64_t rows;
	char kind;

	for (;;) {
		TRY(take(in, &kind, 1, e));
		if (kind == 'E')
			break;
		if (kind != 'R')
			return damaged(in, "neither a row nor the end of the table", e);
		TRY(take_row(in, t, vals, e));
		if (sink->row)
			TRY(sink->row(sink->ctx, vals, e));
		if (sink->progress && in->row % 1000 == 0)
			sink->progress(sink->progress_ctx, in->at, in->source->size);
	}
	TRY(take_number(in, 8, &rows, e));
	if (rows != (uint64_t)in->row)
		return damaged(in, "rows are missing", e);
	return true;
}

static bool take_point(struct in *in, struct store_point *ret, struct err *e)
{
	uint64_t seq;

	TRY(take_number(in, 8, &seq, e) && take(in, ret->leaf.b, HASH_LEN, e));
	ret->seq = (int64_t)seq;
	return ret->seq >= -1 || damaged(in, "an impossible number of entries", e);
}

static bool take_kind(struct in *in, struct store_piece *p, struct err *e)
{
	uint64_t time;
	char kind;

	TRY(take(in, &kind, 1, e) && take_number(in, 8, &time, e));
	TRY(take_point(in, &p->from, e) && take_point(in, &p->to, e));
	p->whole = kind == 'W';
	p->time = (int64_t)time;
	if ((kind != 'W' && kind != 'M') || p->to.seq < p->from.seq || (p->whole && p->from.seq != -1))
		return damaged(in, "its head is not one", e);
	return true;
}

static bool take_head(struct in *in, int newest_step, struct store_piece *p, struct err *e)
{
	char magic[sizeof(DUMP_MAGIC) - 1];
	uint64_t format, step;
	size_t got;

	TRY(in->source->read(in->source->ctx, magic, sizeof(magic), &got, e));
	if (got != sizeof(magic) || memcmp(magic, DUMP_MAGIC, sizeof(magic)) != 0)
		return FAIL(e, ERR_INVALID, "%s is not a backup of this program", in->path);
	hasher_add(in->hasher, (struct str){magic, sizeof(magic)});
	in->at = sizeof(magic);
	TRY(take_number(in, 4, &format, e));
	if (format < 1 || format > DUMP_FORMAT)
		return FAIL(e, ERR_VERSION, "%s has the format %llu, this program reads %d: use a newer program", in->path,
			(unsigned long long)format, DUMP_FORMAT);
	TRY(take_number(in, 4, &step, e));
	if (step < 1 || step > (uint64_t)newest_step)
		return FAIL(e, ERR_VERSION, "%s is of step %llu, this program knows %d: use a newer program", in->path,
			(unsigned long long)step, newest_step);
	p->step = (int)step;
	return format == 1 || take_kind(in, p, e);
}

static bool take_all(struct in *in, int newest_step, const struct dump_sink *sink, struct store_piece *p, struct err *e)
{
	CLEAN_ARENA struct arena *a = arena_new(1024 * 1024);
	struct dump_table t;
	char kind;

	TRY(take_head(in, newest_step, p, e));
	if (sink->head)
		TRY(sink->head(sink->ctx, p, e));
	for (;;) {
		TRY(take(in, &kind, 1, e));
		if (kind == 'Z')
			return true;
		if (kind != 'T')
			return damaged(in, "neither a table nor the end", e);
		TRY(take_table(in, a, &t, e));
		if (sink->table)
			TRY(sink->table(sink->ctx, &t, e));
		TRY(take_rows(in, &t, sink, e));
		in->table = NULL;
		arena_reset(a);
		if (sink->progress)
			sink->progress(sink->progress_ctx, in->at, in->source->size);
	}
}

bool dump_read(const struct store_source *source, int newest_step, const struct dump_sink *sink, struct store_piece *ret,
	struct err *e)
{
	struct in in = {.source = source, .path = source->name};
	struct hash want;
	char more;
	size_t got;

	*ret = (struct store_piece){.whole = true, .from = {.seq = -1}, .to = {.seq = -1}};
	in.hasher = hasher_new();
	buf_init(&in.text, 1024u * 1024 * 1024);
	bool ok = take_all(&in, newest_step, sink, ret, e);
	struct hash sum = hasher_end(in.hasher);
	buf_free(&in.text);
	TRY(ok);
	in.hasher = NULL;
	TRY(take(&in, want.b, HASH_LEN, e));
	if (!hash_eq(&sum, &want))
		return damaged(&in, "its checksum is not that of its content", e);
	TRY(source->read(source->ctx, &more, 1, &got, e));
	if (got)
		return damaged(&in, "something stands after its end", e);
	return true;
}
