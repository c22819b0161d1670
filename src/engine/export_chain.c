#include "engine/export_private.h"

#include <inttypes.h>

#include "engine/trail_witness.h"
#include "util/clean.h"
#include "util/json.h"
#include "util/num.h"

#define BATCH 128

static void put_text(struct buf *b, struct str s)
{
	json_write(b, &(struct json){.kind = JSON_STR, .s = s});
}

static void put_hex(struct buf *b, const char *name, struct str s)
{
	buf_printf(b, ",\"%s\":\"", name);
	num_hex(b, (const uint8_t *)s.p, s.n);
	buf_char(b, '"');
}

/* The rows of entry_object beside the entries at hand. */
struct objects { struct query *q; bool row; int64_t seq; };

static void next_object(struct objects *o)
{
	o->row = query_next(o->q);
	o->seq = o->row ? query_i(o->q, 0) : INT64_MAX;
}

/* Names in order, as RFC 8785 has them. The body is a text, since its very bytes are what is hashed. */
static void put_entry(struct buf *b, struct query *q, struct objects *o)
{
	int64_t seq = query_i(q, 0);
	bool first = true;

	buf_lit(b, "{\"act\":");
	put_text(b, query_s(q, 4));
	buf_printf(b, ",\"actor\":%" PRId64 ",\"body\":", query_i(q, 2));
	if (query_null(q, 9))
		buf_lit(b, "null");
	else
		put_text(b, query_s(q, 9));
	put_hex(b, "body_digest", query_s(q, 6));
	put_hex(b, "leaf", query_s(q, 7));
	buf_lit(b, ",\"objects\":[");
	while (o->row && o->seq < seq)
		next_object(o);
	for (int64_t n = 0; o->row && o->seq == seq; n++, next_object(o)) {
		/* [kind, id], and its place when that is not the one in which it stands here */
		buf_printf(b, "%s[%" PRId64 ",%" PRId64, first ? "" : ",", query_i(o->q, 2), query_i(o->q, 3));
		if (query_i(o->q, 1) != n)
			buf_printf(b, ",%" PRId64, query_i(o->q, 1));
		buf_char(b, ']');
		first = false;
	}
	buf_lit(b, "],\"role\":");
	put_text(b, query_s(q, 3));
	if (query_null(q, 8))
		buf_lit(b, ",\"salt\":null");
	else
		put_hex(b, "salt", query_s(q, 8));
	buf_printf(b, ",\"seq\":%" PRId64 ",\"time\":%" PRId64, seq, query_i(q, 1));
	put_hex(b, "token", query_s(q, 5));
	buf_lit(b, "}\n");
}

/* Entries from … last. */
static bool piece(struct export *x, struct export_lines *l, int64_t from, int64_t last, struct err *e)
{
	struct query *q = tx_query(x->tx, STMT_entry_export, ARGS(val_i(from), val_i(last)));
	int64_t till = last < INT64_MAX ? last + 1 : last;
	struct objects o = {.q = tx_query(x->tx, STMT_entry_object_scan, ARGS(val_i(from), val_i(till)))};
	struct buf *b = NULL;
	bool ok = true;

	next_object(&o);
	while (ok && query_next(q)) {
		b = export_next(x, l, NULL, e);
		ok = b != NULL;
		if (ok)
			put_entry(b, q, &o);
		x->report->entries += ok;
	}
	ok = query_end(o.q, ok ? e : NULL) && ok;
	return query_end(q, ok ? e : NULL) && ok;
}

bool export_chain(struct export *x, struct err *e)
{
	struct export_lines l = {.stem = "chain/entries", .ending = "jsonl"};
	int64_t from = INT64_MIN;                /* there are none below 0, unless somebody put them there */
	bool ok = true, more = true;

	while (ok && more) {
		struct val last;
		bool found;
		int64_t before = x->report->entries;
		ok = tx_one(x->tx, x->scratch, STMT_entry_export_till, ARGS(val_i(from), val_i(BATCH)), &found, &last, 1, e);
		more = ok && found && last.type;
		ok = ok && (!more || piece(x, &l, from, last.i, e));
		more = more && last.i < INT64_MAX;
		from = more ? last.i + 1 : from;
		export_progress(x, x->report->entries - before);
	}
	return export_lines_end(x, &l, ok, e);
}

bool export_checkpoints(struct export *x, struct err *e)
{
	struct export_lines l = {.stem = "chain/checkpoints", .ending = "jsonl"};
	int64_t from = INT64_MIN;
	bool ok = true, more = true;

	while (ok && more) {
		struct query *q = tx_query(x->tx, STMT_checkpoint_scan, ARGS(val_i(from), val_i(BATCH)));
		more = false;
		while (ok && query_next(q)) {
			int64_t size = query_i(q, 0);
			struct buf *b = export_next(x, &l, NULL, e);
			ok = b != NULL;
			if (!ok)
				break;
			buf_lit(b, "{\"note\":");
			put_text(b, query_s(q, 3));
			put_hex(b, "root", query_s(q, 2));
			buf_printf(b, ",\"size\":%" PRId64 ",\"time\":%" PRId64 "}\n", size, query_i(q, 1));
			x->report->checkpoints++;
			x->covered = size;
			more = size < INT64_MAX;
			from = more ? size + 1 : size;
		}
		ok = query_end(q, ok ? e : NULL) && ok;
	}
	return export_lines_end(x, &l, ok, e);
}

/* A line of one witness for the newest checkpoint; of several, which an idle log has, the last. */
static void put_newest_line(struct export *x, struct arena *of, struct str *witness, struct str *line, struct query *q)
{
	bool same = q && str_eq(query_s(q, 0), *witness);

	if (!same && line->n && x->n_cosigned < WITNESSES_MAX && x->cosigned.len + line->n < x->cosigned.max) {
		buf_add(&x->cosigned, *line);
		x->n_cosigned++;
	}
	arena_reset(of);
	*witness = q ? arena_str(of, query_s(q, 0)) : STR_NONE;
	*line = q && query_i(q, 1) == x->covered ? arena_str(of, query_s(q, 3)) : STR_NONE;
}

bool export_cosignatures(struct export *x, struct err *e)
{
	CLEAN_ARENA struct arena *last = arena_new(1 << 20), *of = arena_new(1 << 20);
	struct export_lines l = {.stem = "chain/cosignatures", .ending = "jsonl"};
	struct str witness = STR_NONE, of_witness = STR_NONE, line = STR_NONE;
	int64_t size = INT64_MIN, time = INT64_MIN;
	bool ok = true, more = true;

	while (ok && more) {
		struct query *q = tx_query(x->tx, STMT_cosignature_scan,
			ARGS(val_s(witness), val_i(size), val_i(time), val_i(BATCH)));
		int n = 0;
		while (ok && query_next(q)) {
			struct buf *b = export_next(x, &l, NULL, e);
			ok = b != NULL;
			if (!ok)
				break;
			size = query_i(q, 1);
			time = query_i(q, 2);
			buf_lit(b, "{\"line\":");
			put_text(b, query_s(q, 3));
			buf_printf(b, ",\"size\":%" PRId64 ",\"time\":%" PRId64 ",\"witness\":", size, time);
			put_text(b, query_s(q, 0));
			buf_lit(b, "}\n");
			put_newest_line(x, of, &of_witness, &line, q);
			x->report->cosignatures++;
			if (++n == BATCH) {
				arena_reset(last);
				witness = arena_str(last, query_s(q, 0));
			}
		}
		ok = query_end(q, ok ? e : NULL) && ok;
		more = n == BATCH;
	}
	put_newest_line(x, of, &of_witness, &line, NULL);
	return export_lines_end(x, &l, ok, e);
}
