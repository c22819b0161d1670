/* 閉じた台帳: ledgers of earlier packs that the pack in force does not have any more. Their records stay as they are: read and
 * exported by whom they could be read before, disposed of when their time has come; nobody adds or changes a line, but a case
 * that ends under the pack it began with. */
#ifndef ENGINE_CLOSED_H
#define ENGINE_CLOSED_H

#include "engine/record.h"

/* pack: the newest under which the ledger has records; since: ms, when it closed, 0 not known. */
struct closed { const struct pack *pack; const struct register_ *reg; int64_t since; };
/* Of an organ, in order of their names. now: its pack in force. A ledger that goes on under another name is none. */
bool closed_list(struct city *city, struct tx *t, struct arena *a, int64_t organ, const struct pack *now, struct closed **ret,
	size_t *ret_n, struct err *e) CHECKED;
/* ret->reg NULL: none of that name. */
bool closed_find(struct city *city, struct tx *t, struct arena *a, int64_t organ, const struct pack *now, const char *name,
	struct closed *ret, struct err *e) CHECKED;

/* Its records after a record's id, in order; unit 0: of the whole organ. What was disposed of is left out. */
bool closed_records(struct tx *t, struct arena *a, int64_t organ, const char *name, int64_t unit, int64_t after, int limit,
	struct record **ret, size_t *ret_n, struct err *e) CHECKED;
bool closed_count(struct tx *t, int64_t organ, const char *name, int64_t unit, int64_t *ret, struct err *e) CHECKED;

#endif
