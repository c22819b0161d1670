/* 廃棄: what is kept no longer. Cases, records, rounds of duties with their answers, and versions of documents whose 保存期間 ended
 * (engine/retention.h) are listed, the list is approved by the role that the policy names (rights.h, DISPOSER), and the act
 * `dispose` erases what they hold. What stays for ever: that they existed, their numbers, dates and answers, who acted (as a
 * number) in the leaves, and that they were lawfully erased.
 *
 * A case may go when it is closed and its keep_till has passed; a record when it is in the last state of its life, or its
 * ledger has none and is not reviewed (常用 never ends), and its retention, counted from its last change, has passed. Neither
 * may go while it is held back (保存延長), while anything was recorded about it in the fiscal year in which the list's last day
 * is followed by the next (it then waits for another 1 April), and a record not while an open request names it.
 *
 * A round may go when it is done or has lapsed, counted from the day it was due, or done when that was later, by `keep` of its
 * duty, else of the pack, and no case that an answer has opened is open; a version of a document when it is no longer in force,
 * counted from its last day, by `keep` of the document, else of the pack; a draft that has fallen as if it had been in force on
 * the day it was drafted.
 *
 * Erasing [fixed for ever: docs/proof.md §6].
 *   rows      what the case or record holds is emptied (store/stmt/dispose.def), as changes that the dispose entry names:
 *             the newest digest of each such row stands there, the older ones stand in bodies that go or are of no use.
 *   bodies    the body and salt of an entry go when all that it is about is disposed of: each case (also by one of its steps);
 *             each round and each version of a document; when it is about no case, each record. The group of a round and the
 *             person whose it is do not hold its body. A ledger line that a request only names or moves does not hold its
 *             body back; keepers and attachments never do; anything else (a person, a unit, a setting) always does. A bulk
 *             decision or an import therefore keeps its body until the last of its things goes. What is about none of these
 *             four, and what proves something for ever (keys of the seal, disposals), keeps its body: the statement that
 *             erases knows of no other.
 *   the entry of `dispose` says, in numbers only: "in": {"list", "unit", "till", "cases", "records", "rounds", "documents",
 *             "erased": [[seq, [[kind, id], …]], …]      the entries whose bodies go, with the objects that those named,
 *             "kept":   [[seq, table, id, digest], …]}   rows that still name such an entry: they are as that entry said.
 *             Its objects are the list, the cases, records, rounds and documents, and each erased entry as OBJECT_ENTRY. It is
 *             never erased.
 *   derived   lists, tallies, search; drafts older than the fiscal year (volatile).
 *   files     dispose_erase: attachments of which nothing else is kept lose their keys (file_dispose).
 * Bytes that the database leaves behind in its files go with store_scrub (dispose_scrub). Older backups still hold all of it. */
#ifndef ENGINE_DISPOSE_H
#define ENGINE_DISPOSE_H

#include "engine/act.h"

/* Acts (parameters; ? optional).
 *   dispose_hold     kind case|record|round|document, object, reason      the desk
 *   dispose_release  hold, reason                          the desk
 *   dispose_approve  unit (0: all), till, digest           DISPOSER; till: days since 1970, before today. Another digest than
 *                                                          that of the list as it is now: ERR_STALE
 *   dispose          list                                  the desk; an approved list, while it is still the same */

/* One list, and so one entry, holds at most so many; what is left comes with the next list. */
#define DISPOSE_MOST 1000

struct dispose_item {
	int kind;                                /* OBJECT_CASE, OBJECT_RECORD, OBJECT_ROUND, OBJECT_DOCUMENT */
	int64_t id, unit, entry;                 /* entry: of its last change */
	int64_t ended, keep_till;                /* ms; date */
	const char *number, *title;              /* of a round: its period, whose; of a document: its edition, "" */
	const char *of;                          /* title of its procedure, register, duty or document */
	const struct register_ *reg;             /* of a record */
};
struct dispose_counts { int64_t cases, records, rounds, documents; };
struct dispose_list {
	int64_t unit, till;
	struct dispose_item *p; size_t n;
	struct dispose_counts counts;
	bool more;                               /* over DISPOSE_MOST: these are the first */
	/* SHA-256 of {"items":[[kind,id,entry,keep_till],…],"organ":n,"till":date,"unit":n,"v":1}, canonical */
	struct hash digest;
};
/* Of an organ and one unit (0: all), kept until `till` at the latest; cases first, then records, rounds, documents, the oldest
 * first. */
bool dispose_list(struct city *city, struct tx *t, struct arena *a, int64_t organ, int64_t unit, int64_t till,
	const struct lang *l,
	struct dispose_list *ret, struct err *e) CHECKED;

/* How many each unit has, in order of their numbers; units without any are left out. */
struct dispose_unit { int64_t unit; struct dispose_counts counts; };
bool dispose_units(struct city *city, struct tx *t, struct arena *a, int64_t organ, int64_t till, const struct lang *l,
	struct dispose_unit **ret, size_t *ret_n, struct err *e) CHECKED;

/* What is held back. number, title: of the case or record; of a round "" and the name of its duty, of a document its edition and
 * name. */
struct dispose_hold { int64_t id, object, unit, at; int kind; const char *reason, *name, *number, *title; };
bool dispose_holds(struct tx *t, struct arena *a, int64_t organ, int limit, struct dispose_hold **ret, size_t *ret_n,
	struct err *e) CHECKED;

/* Lists that were approved, newest first, before: number (exclusive; -1 from the end). state: approved done fallen. */
struct dispose_done {
	int64_t id, unit, till, approved, done, erased, entry;   /* approved, done: ms, 0 not; erased: bodies */
	struct dispose_counts counts;
	const char *state, *name;                /* who approved */
};
bool dispose_approved(struct tx *t, struct arena *a, int64_t organ, int64_t before, int limit, struct dispose_done **ret,
	size_t *ret_n,
	struct err *e) CHECKED;

/* Rewrites the store's files when a disposal waits for it (store_scrub). By the clock, or by hand; blocks writers meanwhile.
 * *ret_did: it was done now. ERR_BUSY: try again. */
bool dispose_scrub(struct city *city, bool *ret_did, struct err *e) CHECKED;
/* since (ms): a disposal waits for it since then; 0: none does. */
bool dispose_scrub_waits(struct tx *t, int64_t *ret_since, struct err *e) CHECKED;

/* By the word that pages and acts use: case, record, round, document; 0 none of them. */
int dispose_kind(struct str word);
const char *dispose_word(int kind);

#endif
