#include "store/schema.h"

#include "util/num.h"

/* A string as RFC 8785 §3.2.2.2 writes it. */
static void json_string(struct buf *b, struct str s)
{
	static const char hex[] = "0123456789abcdef";
	size_t from = 0;

	buf_char(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c >= 0x20 && c != '"' && c != '\\')
			continue;
		buf_bytes(b, s.p + from, i - from);
		from = i + 1;
		buf_char(b, '\\');
		switch (c) {
		case '\b': buf_char(b, 'b'); break;
		case '\t': buf_char(b, 't'); break;
		case '\n': buf_char(b, 'n'); break;
		case '\f': buf_char(b, 'f'); break;
		case '\r': buf_char(b, 'r'); break;
		case '"': case '\\': buf_char(b, (char)c); break;
		default:
			buf_lit(b, "u00");
			buf_char(b, hex[c >> 4]);
			buf_char(b, hex[c & 15]);
		}
	}
	if (s.n > from)
		buf_bytes(b, s.p + from, s.n - from);
	buf_char(b, '"');
}

struct str row_text(struct buf *scratch, const struct table_def *t, const struct val *vals)
{
	bool first = true;

	buf_clear(scratch);
	buf_lit(scratch, "{\"c\":{");
	for (size_t i = 0; i < t->n_cols; i++) {
		if (vals[i].type == 0)
			continue;
		buf_add(scratch, first ? STR("\"") : STR(",\""));
		first = false;
		buf_add(scratch, str_of(t->sorted[i]->name));
		buf_lit(scratch, "\":");
		switch (vals[i].type) {
		case 'i':
			num_dec(scratch, vals[i].i);
			break;
		case 's':
			json_string(scratch, vals[i].s);
			break;
		default:
			buf_char(scratch, '"');
			num_hex(scratch, (const uint8_t *)vals[i].s.p, vals[i].s.n);
			buf_char(scratch, '"');
		}
	}
	buf_lit(scratch, "},\"t\":\"");
	buf_add(scratch, str_of(t->row->name));
	buf_lit(scratch, "\"}");
	must(!scratch->failed);
	return buf_str(scratch);
}

struct hash row_digest(struct buf *scratch, const struct table_def *t, const struct val *vals)
{
	return hash_of(row_text(scratch, t, vals));
}
