/* Documents of the pack as living things: drafted, adopted by the role that approves, read by those who must, reviewed in time,
 * withdrawn; old versions stay, and which one was in force on a day is answered.
 *
 * A document is one per what its approving role is one per: a procedure that the section's head approves is one a section, one
 * that
 * the council approves is one for the organ. Its approving role is `approved_by`, else the role that approves the pack, else the
 * chief. A document with `of` is a paper that cases fill: it has no versions here.
 *
 * Acts (? optional):
 *   document_draft     document, unit (0: the organ's), edition, text?, file? (digest of an upload), reason?   one draft at a
 * time:
 *                      the one before falls
 *   document_adopt     id, digest (of what was shown), from? (a day; today), meeting? (needed of a body)
 *   document_review    id, reason                          looked at, nothing to change: the next review is due from today
 *   document_withdraw  id, reason                          in force until today
 *   document_read      id                                  確認しました
 * A case adopts, too: of a procedure with a link to `document` and a decide by LINK.approved_by (document_by_case).
 *
 * Days are util/civil.h's, moments ms. */
#ifndef ENGINE_DOCUMENT_H
#define ENGINE_DOCUMENT_H

#include "engine/form.h"
#include "engine/org.h"
#include "engine/rights.h"

#define DOCUMENT_TEXT_MAX 60000              /* bytes */
#define DOCUMENT_READ_DAYS 30                /* so long a reader has, from the day it came into force or he came */
#define DOCUMENT_SOON 30                     /* days: a review that is due is told before */

struct document_version {
	int64_t id, organ, unit, version, entry,
		case_file;            /* case_file: 0 none; its file is that of OBJECT_DOCUMENT */
	int64_t drafter, drafted, approver, approved, reviewed;        /* persons; ms, 0 not yet */
	int64_t from, till, review_by;           /* days, CIVIL_NONE none */
	const char *document, *edition, *state, *text, *role, *meeting, *reason;   /* "" when there is none */
	const struct json *who, *approved_who;   /* as org_who_text; approved_who NULL: not yet */
	struct hash digest;                      /* of what an approval binds to; zeros when disposed of */
	int64_t disposed;                        /* the entry that disposed of it; 0: not */
};

/* ---- what the pack says ---- */

const struct document *document_of(const struct pack *p, const char *name);      /* NULL: none, or a paper (`of`) */
const struct role *document_approver(const struct pack *p, const struct document *d);   /* NULL only without a chief */
/* The unit whose version is for those of this unit: 0, or the unit itself or one above. */
bool document_unit(struct tx *t, const struct pack *p, const struct document *d, int64_t unit, int64_t date, int64_t *ret,
	struct err *e) CHECKED;

/* ---- versions ---- */

bool document_get(struct tx *t, struct arena *a, int64_t id, struct document_version *ret, bool *ret_found,
	struct err *e) CHECKED;
/* Of a unit (0: the organ's), the newest first, drafts too, without those that have fallen; at most 200. */
bool document_versions(struct tx *t, struct arena *a, int64_t organ, const char *name, int64_t unit,
	struct document_version **ret,
	size_t *ret_n, struct err *e) CHECKED;
bool document_in_force(struct tx *t, struct arena *a, int64_t organ, const char *name, int64_t unit, int64_t date,
	struct document_version *ret, bool *ret_found, struct err *e) CHECKED;
/* All that is in force on a day, of all units; without text. In order of document and unit. */
bool document_all(struct tx *t, struct arena *a, int64_t organ, int64_t date, struct document_version **ret, size_t *ret_n,
	struct err *e) CHECKED;
/* The last day on which a version has to be kept; CIVIL_NONE while it is in force. */
int64_t document_keep_till(const struct pack *p, const struct document *d, const struct document_version *v);

/* ---- readers ---- */

/* Those who must read, counted set-based: a few queries, whatever the number of readers. since: the day from which he has had
 * to. */
struct document_reader { int64_t person, unit, since; bool read; };
bool document_readers(struct tx *t, struct arena *a, const struct pack *p, const struct document_version *v, int64_t date,
	struct document_reader **ret, size_t *ret_n, struct err *e) CHECKED;
/* The same by section (or the unit itself where it has none above), in the order of the first seen. late: those past their day.
 * */
struct document_tally { int64_t unit, readers, read, late; };
bool document_reading(struct tx *t, struct arena *a, const struct pack *p, const struct document_version *v, int64_t date,
	struct document_tally *ret_all, struct document_tally **ret, size_t *ret_n, struct err *e) CHECKED;
/* The tally of each version of a list that document_all has given, for all at once: three queries at most. */
struct roster;
bool document_all_reading(struct tx *t, struct roster *o, struct arena *a, const struct pack *p,
	const struct document_version *list, size_t n, int64_t date, struct document_tally **ret, struct err *e) CHECKED;
/* What a person must read and has not: in force on the day, of his units. A query a document that his roles must read; versions
 * of other units are not looked at. */
struct document_unread { struct document_version version; int64_t by; };      /* by: the last day for it */
bool document_to_read(struct tx *t, struct arena *a, const struct pack *p, int64_t organ, int64_t person, int64_t date,
	struct document_unread **ret, size_t *ret_n, struct err *e) CHECKED;

/* ---- rights (engine/rights.c) ---- */

/* Who writes drafts: the approving role, the desk, of a unit also its head and leader, of a body also its members. */
bool document_may_draft(const struct rights *r, const char *name, int64_t unit, struct rights_answer *ret, struct err *e) CHECKED;
/* Who adopts, reviews, withdraws: the approving role in person; never his own draft unless no one else is left. */
bool document_may_approve(const struct rights *r, int64_t version, struct rights_answer *ret, struct err *e) CHECKED;
/* Who confirms that he has read: whom `read_by` names, once it is in force. */
bool document_may_read(const struct rights *r, int64_t version, struct rights_answer *ret, struct err *e) CHECKED;

/* Inside an act, when the decisions of a case are through: each document that a link names whose LINK.approved_by has granted is
 * adopted under the case's number, with the file or text that the form or a task brought. Again does nothing. */
struct case_work;
bool document_by_case(struct case_work *w, struct err *e) CHECKED;

#endif
