/* Whom an actor phrase of the pack means in this case, and how somebody comes to be one of them.
 *
 * An actor gives seats. Each seat is answered once, by whoever of its ways comes first: a role at a unit, a person, or
 * anyone of a unit ("@member"), anyone of a contract who has a login ("@contract", unit is the number of its record). "any" is
 * one seat with several ways, "all" and "of each" are several seats. A way says how it came there (via, kept in step_actor):
 *   ""             as the pack says
 *   "own_case"     the role above, because the applicant holds the role himself (兼務の禁止)
 *   "vacancy"      the role above, because nobody holds it (空席)
 *   "unavoidable"  the applicant's own case, and nobody above either: with a reason, shown as 兼務
 *   "-N"           anyone of the unit but person N
 *   "=N"           in the place of the people of contract N, as long as nobody of it has a login */
#ifndef ENGINE_ROUTE_H
#define ENGINE_ROUTE_H

#include "engine/case.h"
#include "util/vec.h"

#define ROUTE_MEMBER "@member"
#define ROUTE_CONTRACT "@contract"

struct way { const char *role; int64_t unit, person; const char *via; };
struct seat { VEC(struct way) ways; };
struct seats { VEC(struct seat) list; };

/* not_person: he may not answer (decisions on his own case); 0 nobody. drafter: for the actor of that name.
 * An actor that means nobody gives the section manager of the applicant, so that no case stands still; but what is of another
 * organ is never decided here: ERR_CONFLICT says which role nobody fills there. */
bool route_seats(struct env *v, int64_t drafter, const struct actor *by, int64_t not_person, struct seats *ret,
	struct err *e) CHECKED;
/* The same for a step of a procedure: never the applicant for what others decide or confirm, and a confirmation is the
 * leader's where the unit does not let any member give it (confirm_by). */
bool route_step(struct env *v, int64_t drafter, const struct step *s, struct seats *ret, struct err *e) CHECKED;
/* The ways of the people of the contracts to which a path leads, and the numbers of those contracts. */
bool route_contract(struct env *v, int64_t drafter, const struct path *path, struct seat *ret, struct err *e) CHECKED;
/* One seat of a role for a unit below it. At a unit of another organ: of who plays the role there, under that organ's pack, its
 * name in the way being that pack's. *ret_some false: nobody. */
bool route_role(struct env *v, const struct role *r, int64_t unit, int64_t not_person, struct way *ret, bool *ret_some,
	struct err *e) CHECKED;

/* The pack in which a way's role is meant: of another organ's unit that organ's (engine/organ.h). NULL: the store failed. */
const struct pack *route_pack(struct env *v, const struct way *w, struct err *e);
/* How a person may take a way, its role being of the pack p; HOLD_NONE not at all. matter: "procedure.step". */
bool route_may(struct tx *t, const struct pack *p, const struct way *w, int64_t person, const char *matter, int64_t now,
	enum holding *ret, struct err *e) CHECKED;
/* People behind a way: holders of the role, or the person; for "@member" none (it is said by the unit). */
bool route_people(struct env *v, const struct way *w, int64_t **ret, size_t *ret_n, struct err *e) CHECKED;
/* "情報セキュリティ管理者（生活支援課長 早瀬 健一）": who, as people read it. */
bool route_say(struct env *v, const struct way *ways, size_t n, const char **ret, struct err *e) CHECKED;

/* Persons and units that a path names ("applicant", "item", "ask.asked", "audited"): each once. person 0: a unit only.
 * record: with `records`, where the path ends. role: who approves a document ("document.approved_by"). */
struct target { int64_t person, unit; const struct role *role; int64_t record; };
/* records: each record that the path ends at is a target of its own */
struct targets { VEC(struct target) list; bool records; };
bool route_targets(struct env *v, int64_t drafter, const struct path *path, struct targets *ret, struct err *e) CHECKED;

#endif
