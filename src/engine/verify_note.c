#include "engine/verify_private.h"

#include "text/text.h"

#define BATCH 64

/* Signatures and times, before anything is compared with them: what they say is known to be true from here on. */
bool verify_checkpoints(struct verify *v, struct err *e)
{
	struct verify_report *r = v->report;
	int64_t from = INT64_MIN, last_time = INT64_MIN;
	bool more = true;

	while (more && !verify_bad(v)) {
		struct query *q = tx_query(v->tx, STMT_checkpoint_scan, ARGS(val_i(from), val_i(BATCH)));
		more = false;
		while (!verify_bad(v) && query_next(q)) {
			int64_t size = query_i(q, 0), time = query_i(q, 1), seconds;
			struct str root = query_s(q, 2);
			struct hash h;

			if (!v->key)
				verify_say(v, "checkpoint", -1, NULL, 0, t_verify_no_key(v->lang));
			else if (size < 0 || root.n != HASH_LEN ||
				(memcpy(h.b, root.p, HASH_LEN), !verify_set_signs(v, query_s(q, 3), size, &h, &seconds)))
				verify_say(v, "checkpoint", size - 1, "checkpoint", size, t_verify_note(v->lang, size));
			else if (verify_bad(v))
				break;
			else if (seconds > INT64_MAX / 1000 || time != seconds * 1000)
				verify_say(v, "checkpoint", size - 1, "checkpoint", size, t_verify_note_time(v->lang, size));
			else if (time < last_time)
				verify_say(v, "checkpoint", size - 1, "checkpoint", size, t_verify_note_order(v->lang, size));
			last_time = time;
			more = size < INT64_MAX;
			from = more ? size + 1 : size;
			r->checkpoints++;
			r->covered = size;
		}
		TRY(query_end(q, e));
	}
	return true;
}
