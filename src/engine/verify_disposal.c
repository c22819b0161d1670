/* Entries without a body: lawful when an entry of the act `dispose` names them, after what they were about had been kept long
 * enough. That entry's body stands in for theirs: it says what they were about and which of their rows are still as they said. */
#include "engine/verify_private.h"

#include "text/text.h"
#include "util/buf.h"
#include "util/civil.h"
#include "util/num.h"

#define DISPOSAL_COLS 4

/* The "in" of entry `by`, kept until another one is wanted. *ret NULL: it has no body that can be read. */
static bool load(struct verify *v, int64_t by, const struct json **ret, struct err *e)
{
	struct val cols[8];
	struct json *body;
	bool found;

	if (v->disposal.by != by) {
		arena_reset(v->disposal.arena);
		v->disposal.by = by;
		v->disposal.in = NULL;
		TRY(tx_one(v->tx, v->disposal.arena, STMT_entry_one, ARGS(val_i(by)), &found, cols, 8, e));
		if (found && cols[7].type && json_read(v->disposal.arena, cols[7].s, TRAIL_BODY_ITEMS, &body, NULL))
			v->disposal.in = json_get(body, "in");
	}
	*ret = v->disposal.in;
	return true;
}

static struct str text_of(struct verify *v, const struct json *objects)
{
	struct buf b;

	buf_init(&b, 64 * 1024 * 1024);
	json_write(&b, objects);
	struct str text = arena_str(v->scratch, buf_str(&b));
	must(!b.failed);
	buf_free(&b);
	return text;
}

static void add(struct verify *v, struct row_sum *sum, int64_t seq, const struct json *objects)
{
	const struct str parts[] = {{(const char *)v->sum_key, sizeof(v->sum_key)}, {(const char *)&seq, sizeof(seq)},
		text_of(v, objects)};
	struct hash h = hash_parts(parts, ARRAY_LEN(parts));

	verify_sum(sum, &h);
}

/* The sums differ: does the disposal know of this entry, and what does it say that it was about? */
static bool name_it(struct verify *v, int64_t seq, int64_t by, const struct json *objects, struct err *e)
{
	const struct json *in;

	TRY(load(v, by, &in, e));
	json_each(it, json_get(in, "erased"))
		if (it->kind == JSON_ARR && it->count == 2 && it->first->kind == JSON_INT && it->first->i == seq)
			return str_eq(text_of(v, it->last), text_of(v, objects)) ||
				verify_say(v, "object", seq, "entry_object", 0, t_verify_object(v->lang, seq));
	return verify_say(v, "body", seq, "entry_body", seq, t_verify_disposal_unknown(v->lang, seq, by));
}

bool verify_disposed(struct verify *v, int64_t seq, const struct json *objects, struct err *e)
{
	struct val cols[DISPOSAL_COLS];
	int64_t early = 1;
	bool found;

	TRY(tx_one(v->tx, v->scratch, STMT_disposal_of_entry, ARGS(val_i(seq)), &found, cols, DISPOSAL_COLS, e));
	if (!found)
		return verify_say(v, "body", seq, "entry_body", seq, t_verify_body_missing(v->lang, seq));
	int64_t by = cols[0].i, day = civil_date_of_ms(cols[1].i);
	if (v->naming)
		return name_it(v, seq, by, objects, e);
	/* Times stand in the leaves, which nobody can change: whatever the rows say, nothing goes before a 1 April has passed. */
	bool holding = str_is(cols[3].s, "dispose_hold") || str_is(cols[3].s, "dispose_release");
	if (holding || civil_fiscal_year(day) > civil_fiscal_year(civil_date_of_ms(cols[2].i)))
		TRY(tx_number(v->tx, STMT_disposal_early, ARGS(val_i(seq), val_i(day)), 1, &early, e));
	if (early)
		return verify_say(v, "body", seq, "entry_body", seq, t_verify_disposal_early(v->lang, seq, by));
	add(v, &v->lost, seq, objects);
	v->report->disposed++;
	return true;
}

static bool read_kept(const struct json *j, int64_t *ret_seq, struct str *ret_table, int64_t *ret_id, struct hash *ret_digest)
{
	if (j->kind != JSON_ARR || j->count != 4)
		return false;
	const struct json *seq = j->first, *table = seq->next, *id = table->next, *digest = id->next;
	*ret_seq = seq->i;
	*ret_table = table->s;
	*ret_id = id->i;
	return seq->kind == JSON_INT && table->kind == JSON_STR && id->kind == JSON_INT && digest->kind == JSON_STR &&
		num_unhex(digest->s, ret_digest->b, HASH_LEN);
}

bool verify_disposal(struct verify *v, int64_t by, const struct json *in, struct err *e)
{
	int64_t left, seq, id;
	struct str table;
	struct hash digest;

	TRY(tx_number(v->tx, STMT_disposal_left, ARGS(val_i(by)), -1, &left, e));
	if (left >= 0)
		return verify_say(v, "body", left, "entry_body", left, t_verify_disposal_left(v->lang, left, by));
	json_each(it, json_get(in, "erased")) {
		if (it->kind != JSON_ARR || it->count != 2 || it->first->kind != JSON_INT)
			return verify_say(v, "body", by, "entry_body", by, t_verify_body(v->lang, by));
		add(v, &v->erased, it->first->i, it->last);
	}
	json_each(it, json_get(in, "kept")) {
		if (!read_kept(it, &seq, &table, &id, &digest) || seq < 0 || seq >= by)
			return verify_say(v, "body", by, "entry_body", by, t_verify_body(v->lang, by));
		TRY(verify_row_of(v, seq, table, id, &digest, e));
		if (verify_bad(v))
			return true;
	}
	return true;
}

bool verify_kept(struct verify *v, int64_t seq, const char *table, int64_t id, struct hash *ret, bool *ret_found, struct err *e)
{
	struct val cols[DISPOSAL_COLS];
	const struct json *in;
	int64_t at, row;
	struct str name;
	bool found;

	*ret_found = false;
	TRY(tx_one(v->tx, v->scratch, STMT_disposal_of_entry, ARGS(val_i(seq)), &found, cols, DISPOSAL_COLS, e));
	if (!found)
		return true;
	TRY(load(v, cols[0].i, &in, e));
	json_each(it, json_get(in, "kept"))
		if (read_kept(it, &at, &name, &row, ret) && at == seq && row == id && str_is(name, table)) {
			*ret_found = true;
			return true;
		}
	return true;
}
