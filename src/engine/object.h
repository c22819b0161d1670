/* Numbers of kinds in entry_object [fixed for ever: never renumbered, never reused]. Stores of step 5 from before the first
 * release may hold entries of param_change that name their row as 17, and of pack_propose, pack_approve, pack_refuse,
 * pack_withdraw, pack_activate and record_migrate that name a proposal as 18. */
#ifndef ENGINE_OBJECT_H
#define ENGINE_OBJECT_H

enum object_kind {
	OBJECT_NONE = 0, OBJECT_CASE = 1, OBJECT_RECORD = 2, OBJECT_PERSON = 3, OBJECT_UNIT = 4, OBJECT_ACCOUNT = 5,
	OBJECT_STEP = 6, OBJECT_ORGAN = 7, OBJECT_PACK = 8, OBJECT_ASSIGNMENT = 9, OBJECT_APPOINTMENT = 10,
	OBJECT_SETTING = 11, OBJECT_CHECKPOINT = 12,
	OBJECT_KEYS = 20,            /* id: number of the set of signing keys */
	OBJECT_KEEPER = 13,          /* id: standing_keeper(path), computed from the path: needs no table */
	OBJECT_ENTRY = 14,           /* id: of an entry whose body the act `dispose` erases; store/ddl.c asks for it */
	OBJECT_DISPOSAL = 15,
	OBJECT_FILE = 16,
	OBJECT_DOCUMENT = 17,        /* a version of a document */
	OBJECT_CHECK = 18,           /* a row of check_result */
	OBJECT_ROUND = 30,           /* duty_round */
	OBJECT_DUTY_GROUP = 31,
	OBJECT_PARAM = 32,           /* id: of the row of param_value */
	OBJECT_PROPOSAL = 33,        /* a pack on its way into force */
};

#endif
