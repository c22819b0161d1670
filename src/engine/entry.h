/* Writing one entry of the audit trail. Only the act door (engine/act.c) calls it; reading is engine/trail.h.
 *
 * The caller gives the body with the names it owns: "who" (absent for the system itself), "in" and "out". This file
 * puts "v", "objects" and "rows" into it, so that what stands in the body, in entry_object and in the audited rows
 * cannot disagree. */
#ifndef ENGINE_ENTRY_H
#define ENGINE_ENTRY_H

#include "chain/leaf.h"
#include "store/store.h"
#include "util/json.h"

#define ENTRY_VERSION 1
/* One entry may be about a whole import, not about everything: longest body in bytes, most objects. */
#define ENTRY_BODY_MAX (16 * 1024 * 1024)
#define ENTRY_OBJECTS_MAX 100000

/* kind: enum object_kind, never OBJECT_NONE; id: its number, from 0 for kinds without rows. */
struct entry_object {
	int kind;
	int64_t id;
};

struct entry_new {
	int64_t seq;                         /* what tx_act_open gave */
	int64_t time;                        /* ms; not before the last entry */
	int64_t actor;                       /* person, 0 the system */
	const char *role, *act;              /* at most CHAIN_NAME_MAX bytes; role "" when none */
	const uint8_t *token;                /* CHAIN_TOKEN bytes */
	struct json *body;                   /* object; "v", "objects" and "rows" are put into it */
	const struct entry_object *objects;  /* in order, what it is about first; an object named twice counts once */
	size_t n_objects;
};

/* Computes salt, digest and leaf, writes entry, entry_body, entry_object and at the end of a full subtree tree_node,
 * then tells the store that the act is sealed. t is a TX_ACT on which tx_act_open was called and in which all audited
 * statements of the act have run. ret_leaf may be NULL.
 * Errors: ERR_CONFLICT the token is in use or the number is taken; ERR_LIMIT body too long; ERR_INVALID the time lies
 * before the last entry; ERR_STORE. After an error the transaction must be aborted. */
bool entry_write(struct tx *t, struct arena *a, const struct entry_new *n, struct hash *ret_leaf, struct err *e) CHECKED;

/* The number the next entry will have (0 in an empty chain) and the time of the last (0 in an empty chain). */
bool entry_next(struct tx *t, int64_t *ret_seq, int64_t *ret_last_time, struct err *e) CHECKED;

/* For repeats: the entry that carries this token, with the result that its body names (0, 0: none, or disposed).
 * The caller refuses when actor or act are not those of the call at hand: a token belongs to one intention. */
struct entry_seen {
	int64_t seq, time, actor;
	const char *act;
	int out_kind;
	int64_t out_id;
};
bool entry_by_token(struct tx *t, struct arena *a, const uint8_t token[CHAIN_TOKEN], struct entry_seen *ret, bool *ret_found,
	struct err *e) CHECKED;

#endif
