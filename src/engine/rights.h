/* May this person do this? One predicate for the act door, the buttons and the printed matrix.
 *
 *   right       object          may
 *   SYSTEM      —               the program itself
 *   LOGGED_IN   —               a living account of a person in office
 *   STAFF       —               a person in office who stands in some unit today
 *   APPLY       —               STAFF, or a person of a contractor with a living contract (engine/contractor.h)
 *   APPLICANT   case            its applicant or drafter
 *   STEP        open step       step_may_take (case.h): whom a row of step_actor names, or who may act in the role at the unit
 *                               it names; never the applicant for consult, decide and ratify (兼務の禁止) unless no one else
 *                               is left, never for confirm who did a task of that part. The act says in which role
 *   RATIFIER    step            step_may_ratify (case.h): the holder for whom a stand-in decided, or the role above
 *   WRITER      record          the register's writers for the record's unit; when the pack is silent the leader or the section
 *                               manager of the unit; always the desk
 *   CONFIRMER   record          the register's confirmed_by; when the pack is silent the section manager of the unit
 *   PEOPLE      any, or —       the desk; that of another organ than the first only for its own organ's things
 *   APPOINTER   appointment     who fills the role that appoints to the role, at that unit; the desk
 *   PACK        organ, or —     who may act as chief (or as the role that approves the pack), for his own organ
 *   DISPOSER    unit, or —      the role that decides in the pack's procedure `disposal` (section manager when that is silent),
 *                               for that unit; for the whole municipality the chief
 *   APPROVER    proposal, or —  who fills the role that approves the pack in force (a body: its secretary; chief when it names
 *                               none), not only for a day; for his own proposal the role above that somebody else fills, and
 *                               himself only when there is nobody
 *   PARAM       —               who is APPROVER, or the desk
 *   DRAFTER     —               for a document at a unit: document_may_draft (engine/document.h)
 *   ADOPTER     version         document_may_approve: the approving role in person, never his own draft
 *   READER      version         document_may_read
 *   REMINDER    unit, or —      the leader and the head of the unit, the desk; of what belongs to no unit the desk
 *   CHECKER     —               who may act as executor or chief; the program itself
 *
 * A delegation limited to some matters (org.h) counts where it names them: "desk", "pack", a register, for appointing the
 * role; for steps "procedure.step". */
#ifndef ENGINE_RIGHTS_H
#define ENGINE_RIGHTS_H

#include "engine/org.h"

/* One reader's question. */
struct rights {
	struct city *city;               /* only STEP and RATIFIER need it */
	struct tx *tx;
	struct arena *arena;
	const struct pack *pack;         /* of the reader's organ */
	const struct lang *lang;
	struct who who;
	int64_t now;                     /* ms */
	int object_kind;                 /* PEOPLE: what the object is, engine/object.h; 0: about nothing that is there */
	bool in_person;                  /* who only stands in for a day does not count */
};

struct rights_answer {
	bool may;
	const char *role;                /* acted in; "" when as oneself */
	int64_t unit;                    /* of that role; 0 municipality */
	enum holding how;
	const char *why;                 /* when not: one sentence in the reader's language; "" otherwise */
};

/* object: number of what the right is about, see above; 0 where it is about nothing. A thing that does not exist is
 * ERR_NOT_FOUND. */
bool rights_may(const struct rights *r, enum right right, int64_t object, struct rights_answer *ret, struct err *e) CHECKED;
/* The same for what does not exist yet. */
bool rights_may_write(const struct rights *r, const char *reg, int64_t unit, struct rights_answer *ret, struct err *e) CHECKED;
bool rights_may_appoint(const struct rights *r, const char *role, int64_t unit, struct rights_answer *ret, struct err *e) CHECKED;

/* The information section: who may act as chief (統括情報セキュリティ責任者, 専決 included) or as executor (設定作業の担当).
 * It reads everything and looks after people, accounts and settings. */
bool rights_desk(struct tx *t, const struct pack *p, int64_t person, int64_t now, bool *ret, struct err *e) CHECKED;

/* What a right is called on the printed matrix. */
const char *rights_title(const struct lang *l, enum right right);

#endif
