#include "engine/draft.h"

#include "util/clean.h"

#define DRAFT_MAX (64 * 1024)

bool draft_get(
	struct tx *t, struct arena *a, int64_t person, const char *door, struct json **ret, int64_t *ret_saved, struct err *e)
{
	struct val cols[2];
	bool found;
	TRY(tx_one(t, a, STMT_draft_get, ARGS(val_i(person), val_c(door)), &found, cols, ARRAY_LEN(cols), e));
	*ret = NULL;
	*ret_saved = 0;
	if (!found)
		return true;
	*ret_saved = cols[1].i;
	return json_read(a, cols[0].s, 4096, ret, e);
}

bool draft_put(struct store *s, int64_t person, const char *door, const struct json *content, int64_t now, struct err *e)
{
	CLEAN_BUF struct buf b;
	struct tx *t;
	buf_init(&b, DRAFT_MAX);
	json_write(&b, content);
	if (b.failed)
		return FAIL(e, ERR_LIMIT, "the draft is longer than %d bytes", DRAFT_MAX);
	TRY(tx_begin(s, TX_VOLATILE, &t, e));
	if (!tx_run(t, STMT_draft_put, ARGS(val_i(person), val_c(door), val_s(buf_str(&b)), val_i(now)), NULL, e)) {
		tx_abort(t);
		return false;
	}
	return tx_commit(t, e);
}

bool draft_drop(struct store *s, int64_t person, const char *door, struct err *e)
{
	struct tx *t;
	TRY(tx_begin(s, TX_VOLATILE, &t, e));
	if (!tx_run(t, STMT_draft_drop, ARGS(val_i(person), val_c(door)), NULL, e)) {
		tx_abort(t);
		return false;
	}
	return tx_commit(t, e);
}
