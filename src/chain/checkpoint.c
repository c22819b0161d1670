#include "chain/checkpoint.h"

#include <inttypes.h>

#include "chain/note.h"
#include "util/clean.h"
#include "util/num.h"

bool checkpoint_origin_reserved(struct str origin)
{
	return str_is(origin, "cosignature/v1") || str_is(origin, "sekimori-keys/v1") ||
		str_is(origin, "sekimori-pack/v1");
}

void checkpoint_body(struct buf *b, struct str origin, int64_t size, const struct hash *root)
{
	buf_add(b, origin);
	buf_printf(b, "\n%" PRId64 "\n", size);
	num_base64(b, root->b, HASH_LEN);
	buf_char(b, '\n');
}

bool checkpoint_sign(struct buf *b, const char *origin, int64_t size, const struct hash *root, const uint8_t seed[NOTE_SEED],
	int64_t seconds, struct err *e)
{
	CLEAN_BUF struct buf body = {0};

	must(note_name_ok(str_of(origin)) && size >= 0);
	buf_init(&body, NOTE_MAX);
	checkpoint_body(&body, str_of(origin), size, root);
	must(!body.failed);
	buf_add(b, buf_str(&body));
	buf_char(b, '\n');
	TRY(note_sign(b, buf_str(&body), origin, seed, e));
	return note_cosign(b, buf_str(&body), origin, seed, seconds, e);
}

bool checkpoint_read(struct arena *a, struct str note, struct checkpoint *ret, struct err *e)
{
	struct note_parts parts;
	struct checkpoint c;
	size_t n;

	(void)a;                                 /* everything borrows from the note */
	TRY(note_split(note, &parts, e));
	struct str rest = parts.body;
	c.body = parts.body;
	c.origin = str_cut(&rest, '\n');
	struct str size = str_cut(&rest, '\n');
	struct str root = str_cut(&rest, '\n');
	if (!c.origin.n || checkpoint_origin_reserved(c.origin))
		return FAIL(e, ERR_INVALID, "checkpoint has no usable origin in line 1");
	if (!num_i64(size, 0, INT64_MAX, &c.size))
		return FAIL(e, ERR_INVALID, "checkpoint has no tree size in line 2");
	if (!num_unbase64(root, c.root.b, HASH_LEN, &n) || n != HASH_LEN)
		return FAIL(e, ERR_INVALID, "checkpoint has no root hash in line 3");
	while (rest.n)
		if (!str_cut(&rest, '\n').n)
			return FAIL(e, ERR_INVALID, "checkpoint has an empty extension line");
	*ret = c;
	return true;
}

bool checkpoint_is_own(struct str note, const struct note_key *k, int64_t size, const struct hash *root, int64_t *ret_seconds)
{
	CLEAN_BUF struct buf body = {0};
	struct note_parts parts;
	int64_t seconds;

	/* Two good lines of different types, so that exactly two lines means one of each; the order and the strict
	 * decoding of base64 leave one way to write them. */
	if (!note_split(note, &parts, NULL) || parts.n != 2 || !note_verify(note, k) || !note_verify_time(note, k, &seconds))
		return false;
	if (parts.sig[0].base64.n > parts.sig[1].base64.n)
		return false;
	buf_init(&body, NOTE_MAX);
	checkpoint_body(&body, str_of(k->name), size, root);
	if (!str_eq(buf_str(&body), parts.body))
		return false;
	*ret_seconds = seconds;
	return true;
}
