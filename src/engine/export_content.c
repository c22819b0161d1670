/* Attachments: their contents, decrypted, each in a file of its number, and a line for each in files/index, with the name that it
 * had. The row of the table `file`, which the chain proves, holds the SHA-256 of the content. */
#include "engine/export_private.h"

#include <inttypes.h>

#include "engine/file.h"
#include "out/csv.h"
#include "util/hash.h"
#include "util/heap.h"
#include "util/json.h"
#include "util/num.h"

#define IN_A_FOLDER 10000
#define ENDING_MAX 8

/* What became of a content. */
static const char whole[] = "whole", left_out[] = "left out", disposed[] = "disposed", unreadable[] = "unreadable",
	left_behind[] = "left behind";

struct one { int64_t id, size; struct str uid, name, media, plain, wrapped; bool kept, sound; };

struct contents {
	struct export *x;
	struct export_lines list, sheet;
	struct csv csv;                          /* of sheet; has nothing to end, as UTF-8 */
	uint8_t piece[FILE_CHUNK];
};

static int64_t chunks_of(const struct one *f)
{
	return f->size ? (f->size - 1) / FILE_CHUNK + 1 : 1;
}

/* The number, and the ending when that is a plain one, so that programs know what it is. Nothing else of a name that somebody
 * typed becomes a path. */
static void path_of(const struct one *f, char *ret, size_t n)
{
	size_t dot = f->name.n;
	char ending[ENDING_MAX + 2] = "";

	while (dot > 0 && f->name.n - dot <= ENDING_MAX && f->name.p[dot - 1] != '.')
		dot--;
	bool plain = dot > 1 && dot < f->name.n && f->name.n - dot <= ENDING_MAX && f->name.p[dot - 1] == '.';
	for (size_t i = dot; plain && i < f->name.n; i++) {
		char c = f->name.p[i];
		ending[0] = '.';
		ending[i - dot + 1] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
		plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
	}
	must(snprintf(ret, n, "files/%06" PRId64 "/%" PRId64 "%s", f->id / IN_A_FOLDER, f->id, plain ? ending : "") < (int)n);
}

/* One after the other, through f. *ret false: a part does not open. */
static bool put_parts(struct contents *c, const struct one *f, const uint8_t key[FILE_KEY], struct export_file *file, bool *ret,
	struct err *e)
{
	int64_t n = chunks_of(f);
	const uint8_t *uid = (const uint8_t *)f->uid.p;

	*ret = true;
	for (int64_t i = 0; i < n && *ret; i++) {
		size_t want = (size_t)(i < n - 1 ? FILE_CHUNK : f->size - i * FILE_CHUNK);
		struct query *q = tx_query(c->x->tx, STMT_chunk_get, ARGS(val_b(uid, FILE_UID), val_i(i)));
		struct str data = query_next(q) ? query_s(q, 0) : STR_NONE;
		*ret = data.n == want + FILE_TAG && chunk_open(key, uid, i, i == n - 1, data, c->piece);
		TRY(query_end(q, e));
		if (*ret)
			buf_bytes(&file->b, c->piece, want);
		TRY(export_flush(file, e));
		export_progress(c->x, 1);
	}
	return true;
}

static bool put_content(struct contents *c, const struct one *f, const char *path, bool *ret_good, struct err *e)
{
	struct export_file file;
	uint8_t key[FILE_KEY];
	struct err why = {0};

	if (!file_unwrap(c->x->o->file_key, (const uint8_t *)f->uid.p, f->wrapped, key, &why)) {
		*ret_good = false;
		return why.code == ERR_CORRUPT || FAIL(e, why.code, "attachment %" PRId64 ": %s; give the right key with "
			"--file-key, or leave contents out with --no-files", f->id, why.text);
	}
	bool ok = export_open(c->x, &file, path, e);
	if (ok) {
		ok = put_parts(c, f, key, &file, ret_good, e);
		ok = ok && !*ret_good ? export_drop(c->x, &file, e) : export_close(c->x, &file, ok, e);
	}
	wipe(key, sizeof(key));
	return ok;
}

/* Its line, and the same for spreadsheets. path "": there is no content. */
static bool put_line(struct contents *c, const struct one *f, const char *content, const char *path, struct err *e)
{
	static const char *const names[] = {"id", "name", "media", "size", "sha256", "content", "path"};
	struct buf *b = export_next(c->x, &c->list, NULL, e);
	struct buf hex;
	bool fresh;

	TRY(b);
	buf_init(&hex, 2 * f->plain.n + 1);
	num_hex(&hex, (const uint8_t *)f->plain.p, f->plain.n);
	buf_printf(b, "{\"content\":\"%s\",\"id\":%" PRId64 ",\"media\":", content, f->id);
	json_write(b, &(struct json){.kind = JSON_STR, .s = f->media});
	buf_lit(b, ",\"name\":");
	json_write(b, &(struct json){.kind = JSON_STR, .s = f->name});
	buf_printf(b, ",\"path\":\"%s\",\"sha256\":\"%.*s\",\"size\":%" PRId64 "}\n", path, STR_ARG(buf_str(&hex)), f->size);
	b = export_next(c->x, &c->sheet, &fresh, e);
	bool ok = b && (!fresh || csv_begin(&c->csv, b, CSV_UTF8, e));
	for (size_t i = 0; ok && fresh && i < ARRAY_LEN(names); i++)
		csv_cell(&c->csv, str_of(names[i]));
	if (ok && fresh)
		csv_row_end(&c->csv);
	if (ok) {
		csv_int(&c->csv, f->id);
		csv_cell(&c->csv, f->name);
		csv_cell(&c->csv, f->media);
		csv_int(&c->csv, f->size);
		csv_cell(&c->csv, buf_str(&hex));
		csv_cell(&c->csv, str_of(content));
		csv_cell(&c->csv, str_of(path));
		csv_row_end(&c->csv);
	}
	buf_free(&hex);
	return ok;
}

static bool put_one(struct contents *c, const struct one *f, struct err *e)
{
	char path[100] = "";
	int64_t there;
	bool good = true;

	TRY(tx_number(c->x->tx, STMT_chunk_count, ARGS(val_b(f->uid.p, f->uid.n)), 0, &there, e));
	if (!f->kept)
		return put_line(c, f, there ? left_behind : disposed, "", e);
	if (!f->sound || there != chunks_of(f))
		return put_line(c, f, unreadable, "", e);
	if (!c->x->o->file_key) {
		c->x->report->left_out++;
		return put_line(c, f, left_out, "", e);
	}
	path_of(f, path, sizeof(path));
	TRY(put_content(c, f, path, &good, e));
	c->x->report->contents += good;
	return put_line(c, f, good ? whole : unreadable, good ? path : "", e);
}

static bool next(struct export *x, int64_t after, struct one *ret, bool *ret_found, struct err *e)
{
	struct val id[7], v[13];

	arena_reset(x->scratch);
	TRY(tx_one(x->tx, x->scratch, STMT_file_next, ARGS(val_i(after)), ret_found, id, ARRAY_LEN(id), e));
	if (!*ret_found)
		return true;
	TRY(tx_one(x->tx, x->scratch, STMT_file_one, ARGS(val_i(id[0].i)), ret_found, v, ARRAY_LEN(v), e));
	*ret = (struct one){.id = id[0].i, .uid = v[0].s, .size = v[3].i, .name = v[5].s, .media = v[6].s, .plain = v[7].s,
		.wrapped = v[8].s, .kept = str_is(v[10].s, "kept")};
	ret->sound = ret->uid.n == FILE_UID && v[4].i == FILE_CHUNK && ret->size >= 0 && ret->size <= FILE_MOST;
	return true;
}

bool export_contents(struct export *x, struct err *e)
{
	struct contents *c = heap_make(struct contents);
	struct one f = {.id = INT64_MIN};
	bool ok = true, found = true;

	c->x = x;
	c->list = (struct export_lines){.stem = "files/index", .ending = "jsonl"};
	c->sheet = (struct export_lines){.stem = "files/index", .ending = "csv"};
	while (ok && found) {
		ok = next(x, f.id, &f, &found, e);
		ok = ok && (!found || put_one(c, &f, e));
	}
	ok = export_lines_end(x, &c->list, ok, e);
	ok = export_lines_end(x, &c->sheet, ok, e);
	heap_free(c);
	return ok;
}

bool export_contents_steps(struct export *x, int64_t *ret, struct err *e)
{
	struct val v[2];
	bool found;

	*ret = 0;
	if (!x->o->file_key)
		return true;
	TRY(tx_one(x->tx, x->scratch, STMT_file_totals, NO_ARGS, &found, v, 2, e));
	*ret = found ? v[0].i + v[1].i / FILE_CHUNK : 0;
	return true;
}
