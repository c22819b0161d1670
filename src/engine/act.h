/* The one door for writes. Every change is an act, a row of engine/act.def; nothing changes without its entry.
 * Order: open → lock → rights → run → entry → commit.
 *
 * Body of an entry [fixed for ever], canonical JSON:
 *   {"v":1, "who":{"name","title","unit"}, "in":{what the act keeps of its parameters, act by act},
 *    "objects":[[kind, id], …], "rows":[[table, id, digest in hex], …] in order of (table, id), "out":{"kind":n, "id":n}}
 * "who" is absent for the system itself. objects: what the entry is about, the most important first, none twice;
 * entry_object holds the same list (n counts from 0) as an index. "v", "objects" and "rows" are put in by engine/entry.h. */
#ifndef ENGINE_ACT_H
#define ENGINE_ACT_H

#include "chain/leaf.h"
#include "engine/city.h"
#include "engine/entry.h"
#include "store/store.h"
#include "util/json.h"
#include "util/vec.h"

/* Who is at the door. Everything here was read from the store for this request, or is the system itself: WHO_SYSTEM.
 * All zero is nobody (not logged in), who may do nothing. */
struct who {
	bool system;                     /* the program itself: demo, tick, command line; person is 0 then */
	int64_t person, account;
	int64_t organ;                   /* 0: the first organ */
	int64_t session_started;         /* ms; for acts that need a fresh login */
	int assurance;                   /* 0 none, 1 password, 2 second factor */
	bool must_change;                /* temporary password: only its change is allowed */
	bool contractor;                 /* of a contractor (engine/contractor.h): closed unless a row says otherwise */
	const struct hash *form;         /* digest of all that he typed: tells a repeat from another intention; NULL: not told */
};

#define WHO_SYSTEM ((struct who){.system = true})

/* An enumerated predicate: the gate, the buttons and the printed matrix share engine/rights.h. The system itself may do
 * what needs no person: RIGHT_SYSTEM, WRITER, PEOPLE, APPOINTER, PACK, PARAM. */
enum right {
	RIGHT_SYSTEM,            /* the program itself: demo, tick, command line */
	RIGHT_LOGGED_IN,         /* any account, for its own things */
	RIGHT_STAFF,             /* a person in office */
	RIGHT_APPLICANT,         /* applicant or drafter of the case */
	RIGHT_STEP,              /* may take this open step now */
	RIGHT_RATIFIER,          /* 後閲 of a step decided by a stand-in */
	RIGHT_WRITER,            /* the register's writers, for this record's unit */
	RIGHT_CONFIRMER,         /* the register's confirmed_by */
	RIGHT_PEOPLE,            /* units, people, accounts, assignments, settings: the information section (rights_desk) */
	RIGHT_APPOINTER,         /* appointments to a role at a unit: who appoints to it by the pack, or the desk */
	RIGHT_PACK,              /* activates packs */
	RIGHT_DISPOSER,          /* approves what a unit disposes of; the parameter "unit" names it, 0 the whole municipality */
	RIGHT_APPROVER,          /* decides about a proposed pack, as the pack in force says */
	RIGHT_PARAM,             /* changes params within their limits */
	RIGHT_DRAFTER,           /* drafts of a document (engine/document.h); new ones name "document" and "unit" */
	RIGHT_ADOPTER,           /* the role that approves the document of this version */
	RIGHT_READER,            /* whom the document's read_by names, for a version in force that he has not read */
	RIGHT_ROUND,             /* may do this round of a duty, or enter it for whose it is */
	RIGHT_CHECKER,           /* brings in results of checks: the information section, the program itself */
	RIGHT_REMINDER,          /* reminds those who have not answered; the parameter "unit" names of where */
	RIGHT_APPLY,             /* may apply: STAFF, or a person of a contractor */
	RIGHT_COUNT
};

/* Parameters: typed values by name; what a form of a pack's shape says arrives as one JSON object.
 *   ID      integer, 0 or more               TEXT    UTF-8, at most max bytes (0: 4,000), no control characters but \n \t
 *   DIGEST  64 lower-case hex digits         WORD    [A-Za-z0-9._-]{1,63}
 *   FORM    object, at most max values in all (0: 10,000)
 * A name that is not among them is refused. An optional one may be absent; null counts as absent. */
enum param_kind { PARAM_KIND_ID, PARAM_KIND_TEXT, PARAM_KIND_DIGEST, PARAM_KIND_FORM, PARAM_KIND_WORD };
struct act_param { const char *name; enum param_kind kind; bool optional; size_t max; };

struct problem { const char *field; const char *text; };     /* beside a field; field "" is the whole form */

struct rights_answer;

struct act_call {
	struct city *city;
	struct tx *tx;
	struct arena *arena;
	const struct lang *lang;
	const struct act *act;
	struct who who;
	int64_t now;                     /* ms; never before the last entry */
	int64_t seq;                     /* of the entry that this act will write */
	const struct json *in;           /* object: parameters by name, checked against act->params */
	const struct rights_answer *right;   /* engine/rights.h: as what he may */
	/* what the act says */
	const char *role;                /* acted in; "" when none. The door sets what right says */
	struct json *body;               /* object: goes into the entry as "in"; no secrets */
	void *work;                      /* the act's own, from run to after */
	int64_t object;                  /* result: what it made or changed; act->object_kind */
	VEC(struct problem) problems;    /* invalid: nothing is written */
	VEC(struct entry_object) objects;
};

struct act {
	const char *name;                /* ASCII, at most 63; stands in the leaf for ever */
	const char *(*title)(const struct lang *);
	enum right right;
	int object_kind;                 /* engine/object.h; the parameter "id" names it where the right is about one; an act
	                                  * that makes one names instead "register" and "unit" (WRITER), "role" and "unit"
	                                  * (APPOINTER), "document" and "unit" (DRAFTER) */
	int assurance;
	int fresh_minutes;               /* login not older than this; 0 any */
	bool while_changing;             /* also while the password must be changed */
	bool contractor;                 /* also for people of contractors; the right is asked besides */
	const struct act_param *params;  /* ended by a NULL name */
	/* false with problems: invalid; false with e: refused or failed. */
	bool (*run)(struct act_call *c, struct err *e);
	/* What only the entry allows (erasing bodies), in the same transaction after it was written. NULL: nothing. */
	bool (*after)(struct act_call *c, struct err *e);
};

/* Rows of act.def, in order; act_find by name. */
extern const struct act *const act_rows[];
extern const size_t act_count;
const struct act *act_find(const char *name);

struct act_result {
	bool done;                       /* with its entry; false: see problems or e */
	bool repeated;                   /* the token was seen before: this is the first result */
	bool differs;                    /* and came with another form then: what came now is not recorded */
	int64_t entry, object;
	const struct problem *problems; size_t n_problems;    /* in the arena given */
};

/* Runs an act through the door. token: unique for the intention (16 bytes).
 * Errors: ERR_DENIED rights, assurance, freshness; ERR_STALE content changed; ERR_NOT_FOUND; ERR_INVALID malformed
 * parameter; ERR_CONFLICT, with ret->differs: the token was used for another act, about another thing or by somebody else;
 * ERR_STORE. With problems: returns true, done false. */
bool act_do(struct city *city, const struct act *act, const struct who *who, const uint8_t token[CHAIN_TOKEN],
	const struct json *in, const struct lang *l, struct arena *a, struct act_result *ret, struct err *e) CHECKED;

/* For pages that find their own ground gone when a form comes a second time: whether this person did this act with that token,
 * and as what result a repeat counts. */
bool act_sent_before(struct tx *t, struct arena *a, const char *act, const struct who *who, const uint8_t token[CHAIN_TOKEN],
	bool *ret_found, struct act_result *ret, struct err *e) CHECKED;

/* For acts' own code: */
/* NULL, or words about the first character of s that nobody sees; name: of the parameter, or a title as it is. The door looks at
 * every text with it, at those inside of forms after the act has read them. */
const char *act_unseen(const struct lang *l, const char *name, struct str s);
void act_look_texts(struct act_call *c, bool forms);
void act_problem(struct act_call *c, const char *field, const char *text);
void act_object(struct act_call *c, int kind, int64_t id);
/* From here on the act works on a thing of that organ: under its pack, and its rows are that organ's. The rights were looked at
 * before, as of who acts. */
void act_organ(struct act_call *c, int64_t organ);

#endif
