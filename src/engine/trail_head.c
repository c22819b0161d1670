#include "engine/trail.h"

bool trail_size(struct tx *t, int64_t *ret, struct err *e)
{
	int64_t last_time;

	return entry_next(t, ret, &last_time, e);
}

bool trail_checkpoint(struct tx *t, struct arena *a, struct str *ret_note, int64_t *ret_size, int64_t *ret_time,
	bool *ret_found, struct err *e)
{
	struct val cols[4];
	bool found;

	TRY(tx_one(t, a, STMT_checkpoint_last, NO_ARGS, &found, cols, 4, e));
	if (found) {
		*ret_size = cols[0].i;
		*ret_time = cols[1].i;
		*ret_note = cols[3].s;
	}
	*ret_found = found;
	return true;
}

bool trail_key(struct tx *t, struct arena *a, struct note_key *ret, bool *ret_found, struct err *e)
{
	struct val value;
	bool found;

	TRY(tx_one(t, a, STMT_setting_get, ARGS(val_c("chain.key")), &found, &value, 1, e));
	found = found && value.s.n > 0;
	if (found && !note_key_read(a, value.s, ret, e))
		return err_context(e, "setting chain.key: ");
	*ret_found = found;
	return true;
}
