/* People of contractors (委託事業者の従事者) who have a login.
 *
 * Such a person has no unit: his employment is "contractor", he holds no post, and a table binds him to lines of the ledger of
 * contracts (contract_person). That ledger is the one by whose column of workers the pack fills its role `contractor`
 * (filled_by = "contracts.people"); a pack without such a role has no logins for contractors.
 *
 * A binding lives from its first to its last day, until somebody ends it, and never longer than its contract: a contract is over
 * after the day in its column `till`, when its `state` is the last one of the ledger, or when it was disposed of. Without a
 * living binding there is no login, no session and no act: all of this is asked of the store each time, so that an end counts at
 * once.
 *
 * What he may do is closed unless a row says otherwise: struct page and struct act have `contractor`; the gate answers 404, the
 * door ERR_DENIED. What those rows lead to is narrowed further:
 *   records    his contracts only (record_visible), also as targets of links
 *   cases      his own requests, and those in which a step is or was his (case_visible)
 *   rounds     of his contracts (round_visible)
 *   clauses    contractor_sees_clause
 *   requests   doors that need no login, and procedures that name the role `contractor` as applicant
 *
 * `contractor of PATH` means the people of the contracts to which the path leads (ROUTE_CONTRACT, engine/route.h). As long as a
 * contract has anybody with a login, they act and nobody else; without one, those who deal with the contract act in their place.
 */
#ifndef ENGINE_CONTRACTOR_H
#define ENGINE_CONTRACTOR_H

#include "engine/act.h"
#include "engine/record.h"

#define EMPLOYMENT_CONTRACTOR "contractor"

struct contract_person {
	int64_t id, record, person, account;     /* account 0: none */
	int64_t from, till;                      /* days; till CIVIL_NONE: as long as the contract */
	int64_t ended;                           /* ms, 0: not by an act */
	const char *name, *login, *state;        /* of the account: active, disabled; "" */
	bool living;
};

/* NULL: the pack has no contractors who could log in. */
const struct register_ *contractor_register(const struct pack *p);
bool contractor_is(struct tx *t, int64_t person, bool *ret, struct err *e) CHECKED;
/* Is the contract still to be kept on this day? Bindings of a contract that is over are dead. */
bool contract_lives(const struct pack *p, const struct record *contract, int64_t day);
/* The last day by the ledger; CIVIL_NONE: none is written. */
int64_t contract_till(const struct record *contract);
/* The contracts to which somebody is bound on a day, by number; each once. */
bool contractor_contracts(struct tx *t, struct arena *a, const struct pack *p, int64_t person, int64_t day, struct record **ret,
	size_t *ret_n, struct err *e) CHECKED;
bool contractor_bound(struct tx *t, const struct pack *p, int64_t person, int64_t record, int64_t day, bool *ret,
	struct err *e) CHECKED;
/* Somebody of this contract can log in on this day. */
bool contract_answers(struct tx *t, const struct pack *p, int64_t record, int64_t day, bool *ret, struct err *e) CHECKED;
/* All bindings of a contract, the newest first. */
bool contract_people(struct tx *t, struct arena *a, const struct pack *p, const struct record *contract, int64_t day,
	struct contract_person **ret, size_t *ret_n, struct err *e) CHECKED;
/* Whoever is bound to any contract on a day: the holders of the role. */
bool contractor_everybody(struct tx *t, struct arena *a, const struct pack *p, int64_t day, int64_t **ret, size_t *ret_n,
	struct err *e) CHECKED;

/* May a person of a contractor apply with this procedure, through this door? */
bool contractor_may_apply(const struct pack *p, const struct procedure *proc);
bool contractor_may_enter(const struct pack *p, const struct door *d);

/* The clauses of the contractor's excerpt. A pack that is such an excerpt as a whole says so (pack key `excerpt`): all its
 * clauses. Of any other pack: the clauses that name the role `contractor` in `who`. Chapters that hold such a clause stand around
 * them as headings; nothing else of the policy is shown. */
bool contractor_sees_clause(const struct pack *p, const struct clause *c);

/* Answers to the sheets about his clauses that were given in cases about a contract, the latest of each clause. */
struct contract_answer { const char *clause, *answer, *note; const struct sheet *sheet; int64_t file, at; };
bool contract_answered(struct city *city, struct tx *t, struct arena *a, int64_t record, struct contract_answer **ret,
	size_t *ret_n, struct err *e) CHECKED;

/* Acts (right WRITER of the contract: the ledger's writers for the contract's section, the information section):
 *   contractor_add   id (the contract), login, name?, reading?, mail?, phone?, from?, till?, secret?
 *                    With secret: somebody new with a login of his own (account_issue). Without: whoever has that login already,
 * as somebody of another contract. contractor_end   id (the contract), person, reason?      at once; his sessions end when it was
 * his last contract */

#endif
