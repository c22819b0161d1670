/* What a migration of records could not carry over (engine/migrate.h): each value by its record, until it is settled.
 *
 * Whoever may write the record gives another value or says, with a reason, that it stays out: the act `record_settle`, one entry
 * for a record. A change of the record that gives the field another value settles it, too. What the pack took away on purpose, a
 * field that is gone or a time of day, is named and asks nobody: it stays in the record's version before, and is shown there.
 *
 * Acts:
 *   record_settle  id, version, answers {"issue": "value" or "left"}, form? the fields as posted, reason?     right WRITER */
#ifndef ENGINE_ISSUE_H
#define ENGINE_ISSUE_H

#include "engine/migrate.h"

struct issue {
	int64_t id, proposal, record, unit, version, settled, settled_by, disposed, entry;   /* settled: ms, 0 open */
	const char *reg, *number, *title, *field, *value, *kind, *answer, *reason;
};

/* After an issue's id, in order; open: only those that are not settled. */
bool issue_page(struct tx *t, struct arena *a, int64_t proposal, bool open, int64_t after, int limit, struct issue **ret,
	size_t *ret_n, struct err *e) CHECKED;
bool issue_counts(struct tx *t, int64_t proposal, int64_t *ret_all, int64_t *ret_open, struct err *e) CHECKED;
/* The open ones of a record. */
bool issue_of_record(struct tx *t, struct arena *a, int64_t record, struct issue **ret, size_t *ret_n, struct err *e) CHECKED;

/* The words of one: its field, what it was, what it is now ("" nothing), why. Nothing is left of one disposed of. closed: what
 * it was and is, is for its readers only. */
struct issue_words { const char *field, *was, *is, *why; bool closed; };
/* listed: the report, where nothing stands that stands apart (engine/withhold.h); else what the reader may read of it. */
bool issue_say(struct city *city, struct tx *t, const struct lang *l, const struct issue *i, const struct who *reader,
	bool listed, struct issue_words *ret, struct err *e) CHECKED;

/* The field of the pack in force that takes the value of an issue now; NULL: none, or it stands in rows. */
const struct field *issue_field(struct city *city, struct tx *t, struct arena *a, const struct issue *i,
	const struct register_ *now, struct err *e);

/* Inside an act: what a migration names. open: of issues that ask somebody. */
bool issue_ask(struct act_call *c, int64_t proposal, const struct record *rec, const move_issues *issues, size_t *ret_open,
	struct err *e) CHECKED;
/* Inside an act, after a record was changed: issues whose field has another value now are settled by it. */
bool issue_follow(struct act_call *c, const struct record *before, const struct register_ *r, const struct json *body,
	const char *state, struct err *e) CHECKED;

#endif
