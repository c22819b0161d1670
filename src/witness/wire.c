#include "witness/witness.h"

#include <inttypes.h>

#include "chain/note.h"
#include "util/clean.h"
#include "util/num.h"

void witness_request_write(struct buf *b, int64_t old, const struct tree_proof *p, struct str note)
{
	must(p->n <= WITNESS_PROOF_MAX);
	buf_printf(b, "old %" PRId64 "\n", old);
	for (size_t i = 0; i < p->n; i++) {
		num_base64(b, p->path[i].b, HASH_LEN);
		buf_char(b, '\n');
	}
	buf_char(b, '\n');
	buf_add(b, note);
}

bool witness_request_read(struct str text, struct witness_request *ret, struct err *e)
{
	struct witness_request r = {0};
	struct str rest = text, line = str_cut(&rest, '\n');
	size_t n;

	if (text.n > WITNESS_MAX)
		return FAIL(e, ERR_LIMIT, "a request of %zu bytes, at most %d are read", text.n, WITNESS_MAX);
	if (!str_starts(line, STR("old ")) || !num_i64(str_from(line, 4), 0, INT64_MAX, &r.old))
		return FAIL(e, ERR_INVALID, "line 1 is not \"old N\"");
	for (;;) {
		if (!rest.n)
			return FAIL(e, ERR_INVALID, "the request ends before its checkpoint");
		line = str_cut(&rest, '\n');
		if (!line.n)
			break;
		if (r.proof.n == WITNESS_PROOF_MAX)
			return FAIL(e, ERR_LIMIT, "more than %d lines of proof", WITNESS_PROOF_MAX);
		if (!num_unbase64(line, r.proof.path[r.proof.n].b, HASH_LEN, &n) || n != HASH_LEN)
			return FAIL(e, ERR_INVALID, "line %zu of the proof is not 32 bytes in base64", r.proof.n + 1);
		r.proof.n++;
	}
	r.note = rest;
	*ret = r;
	return true;
}

bool witness_cosigned(struct arena *a, struct str note, struct str lines, const struct note_key *k, struct str *ret_line,
	int64_t *ret_seconds, struct err *e)
{
	CLEAN_BUF struct buf whole = {0};
	struct note_parts parts;
	struct checkpoint c;

	TRY(checkpoint_read(a, note, &c, e));
	buf_init(&whole, NOTE_MAX);
	buf_add(&whole, c.body);
	buf_char(&whole, '\n');
	buf_add(&whole, lines);
	if (whole.failed)
		return FAIL(e, ERR_LIMIT, "the signature lines are too long");
	TRY(note_split(buf_str(&whole), &parts, e));
	if (!str_eq(parts.body, c.body))
		return FAIL(e, ERR_INVALID, "not signature lines alone");
	for (size_t i = 0; i < parts.n; i++)
		if (note_line_good(&parts, i, k, NOTE_COSIGNATURE, ret_seconds)) {
			*ret_line = arena_printf(a, "\xe2\x80\x94 %.*s %.*s\n", STR_ARG(parts.sig[i].name),
				STR_ARG(parts.sig[i].base64));
			return true;
		}
	for (size_t i = 0; i < parts.n; i++)
		if (str_is(parts.sig[i].name, k->name))
			return FAIL(e, ERR_CORRUPT, "a cosignature named %s is not one of its key over this checkpoint", k->name);
	return FAIL(e, ERR_NOT_FOUND, "no cosignature is by %s", k->name);
}

bool witness_size_read(struct str text, int64_t *ret)
{
	return str_ends(text, STR("\n")) && num_i64(str_head(text, text.n - 1), 0, INT64_MAX, ret);
}
