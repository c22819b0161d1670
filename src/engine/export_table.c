#include "engine/export_private.h"

#include <inttypes.h>

#include "out/csv.h"
#include "util/clean.h"
#include "util/hash.h"
#include "util/json.h"
#include "util/num.h"

#define PACK_ITEMS 100000

/* Columns that are not shown: the row stands there as its digest, so that it still proves what it is. */
static const struct { const char *table, *column; } secret[] = {
	{"credential", "secret"},                /* whoever has the hash of a password can try passwords in peace */
};

struct table {
	struct export *x;
	struct export_lines json, sheet;
	struct csv csv;                          /* of sheet; has nothing to end, as UTF-8 */
	bool withheld;
};

static bool is_secret(const struct export *x, const char *table, const char *column)
{
	for (size_t i = 0; i < ARRAY_LEN(secret); i++)
		if (strcmp(secret[i].table, table) == 0 && (!column || strcmp(secret[i].column, column) == 0))
			return !x->o->secrets;
	return false;
}

/* id and entry stand first in every audited table: table.h. */
static void put_withheld(struct buf *b, const struct store_row *r)
{
	struct hash h = hash_of(r->text);

	buf_lit(b, "{\"digest\":\"");
	num_hex(b, h.b, HASH_LEN);
	buf_printf(b, "\",\"entry\":%" PRId64 ",\"id\":%" PRId64 ",\"t\":\"%s\"}\n", r->vals[2].i, r->vals[0].i, r->table);
}

/* The first line of each file has the names. */
static bool begin_sheet(struct table *t, const struct store_row *r, struct buf *b, struct err *e)
{
	TRY(csv_begin(&t->csv, b, CSV_UTF8, e));
	for (size_t i = 0; i < r->n; i++)
		csv_cell(&t->csv, str_of(r->names[i]));
	csv_row_end(&t->csv);
	return true;
}

static bool put_sheet(struct table *t, const struct store_row *r, struct err *e)
{
	bool fresh;
	struct buf *b = export_next(t->x, &t->sheet, &fresh, e);

	TRY(b && (!fresh || begin_sheet(t, r, b, e)));
	for (size_t i = 0; i < r->n; i++) {
		const struct val *v = &r->vals[i];
		if (v->type == 'i') {
			csv_int(&t->csv, v->i);
		} else if (v->type == 's' && !is_secret(t->x, r->table, r->names[i])) {
			csv_cell(&t->csv, v->s);
		} else if (v->type == 'b') {
			CLEAN_BUF struct buf hex = {0};
			buf_init(&hex, 2 * v->s.n + 1);
			num_hex(&hex, (const uint8_t *)v->s.p, v->s.n);
			csv_cell(&t->csv, buf_str(&hex));
		} else {
			csv_cell(&t->csv, STR_NONE);
		}
	}
	csv_row_end(&t->csv);
	return true;
}

/* The files of a pack as they were, for reading; the row holds the same. */
static bool put_pack(struct export *x, const struct store_row *r, struct err *e)
{
	struct str digest = STR_NONE, files = STR_NONE;
	struct json *j;

	for (size_t i = 0; i < r->n; i++) {
		if (strcmp(r->names[i], "digest") == 0)
			digest = r->vals[i].s;
		else if (strcmp(r->names[i], "files") == 0)
			files = r->vals[i].s;
	}
	arena_reset(x->scratch);
	if (digest.n != HASH_LEN || !json_read(x->scratch, files, PACK_ITEMS, &j, NULL) || j->kind != JSON_OBJ)
		return true;
	CLEAN_BUF struct buf hex = {0};
	buf_init(&hex, 2 * HASH_LEN + 1);
	num_hex(&hex, (const uint8_t *)digest.p, HASH_LEN);
	json_each(it, j)
		if (it->kind == JSON_STR && export_path_ok(it->name))
			TRY(export_whole(x, arena_cprintf(x->scratch, "packs/%.16s/%.*s", hex.p, STR_ARG(it->name)), it->s, e));
	return true;
}

static bool put_row(void *ctx, const struct store_row *r, struct err *e)
{
	struct table *t = ctx;
	struct buf *b = export_next(t->x, &t->json, NULL, e);

	TRY(b);
	if (t->withheld) {
		put_withheld(b, r);
	} else {
		buf_add(b, r->text);
		buf_char(b, '\n');
	}
	t->x->report->rows++;
	TRY(put_sheet(t, r, e));
	return strcmp(r->table, "pack_blob") != 0 || put_pack(t->x, r, e);
}

bool export_tables(struct export *x, struct err *e)
{
	const struct table_info *info;
	size_t n = store_tables(&info);
	int64_t told = 0;

	for (size_t i = 0; i < n; i++) {
		if (info[i].audited) {
			struct table t = {.x = x, .json = {.ending = "jsonl"}, .sheet = {.ending = "csv"},
				.withheld = is_secret(x, info[i].name, NULL)};
			char stem[100];
			snprintf(stem, sizeof(stem), "tables/%s", info[i].name);
			t.json.stem = t.sheet.stem = stem;
			bool ok = store_each_row(x->tx, info[i].name, put_row, &t, e);
			ok = export_lines_end(x, &t.json, ok, e);
			TRY(export_lines_end(x, &t.sheet, ok, e));
		}
		int64_t now = x->size * (int64_t)(i + 1) / (int64_t)n;
		export_progress(x, now - told);
		told = now;
	}
	return true;
}
