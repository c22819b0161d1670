/* The seal: a small process with its own user and socket that holds the keys of the origin and signs checkpoints.
 *
 * It remembers the last (size, root) that it signed and signs another only with a proof that the tree has grown out of
 * it (RFC 9162 §2.1.4). Who has the store, or the web process, cannot have two histories signed. The seeds stand in the
 * seal's directory and nowhere else: not in the store, not in a backup of it.
 *
 * It holds one set of keys (chain/keys.h) and may have announced the next. The server writes the announcement into the chain,
 * has the present set sign a checkpoint over it, and proves it to the seal, which then erases the present set.
 *
 * Directory (0700, of the seal's user; files 0600 but key.pub):
 *   key      the set that signs: "PRIVATE+KEY+…" of signed-note (set 0), else `sekimori-seal/v1` with seeds and note
 *   key.pub  verifier key of the stable key (0644)
 *   state    the last checkpoint as it was signed; its signature guards it against bit rot
 *   next     a set that is announced          switch   the same when its entry is in the chain, and `key` is to be erased
 *   offer    seeds that another machine's seal is to hand over to
 * The process can be killed at any moment: the state is on disk before the signature leaves; `next` before its note does;
 * renaming `next` to `switch` decides, and what follows is done again at the next start. */
#ifndef SEAL_SEAL_H
#define SEAL_SEAL_H

#include <sys/types.h>

#include "chain/keys.h"

#define SEAL_UIDS_MAX 8
#define SEAL_LAST_MAX 4000                   /* bytes of a checkpoint that an announcement carries */

/* Makes the directory (when it is not there), a new key and the state of the empty tree. An existing key is refused.
 * ret_key: the verifier key as text, for witnesses and for the setting chain.key. */
bool seal_key_create(const char *dir, const char *origin, struct arena *a, const char **ret_key, struct err *e) CHECKED;

#define SEAL_NO_GROUP ((gid_t)-1)
struct seal_options {
	const char *dir;
	/* Path. Who may speak is decided by uid; the mode lets nobody else knock: 0660 with a group, 0600 when only its own
	 * user may speak, else 0666. */
	const char *socket;
	gid_t group;                         /* of the socket; SEAL_NO_GROUP none */
	const uid_t *uids;                   /* users that may speak to it, besides nobody; 1 … SEAL_UIDS_MAX */
	size_t n_uids;
	/* Path of a checkpoint signed by this key, from a witness or the store: only when the state is lost, and then
	 * required. What was signed after it can be signed differently from now on; that is the acceptance. */
	const char *accept;
	int ready_fd;                        /* a newline is written here, and it is closed, when it serves; -1 none */
};
/* Serves until it is killed; returns only when it cannot begin, or when it cannot go on: always false.
 * Errors: ERR_NOT_FOUND no key; ERR_CORRUPT key or state damaged or lost; ERR_BUSY another one runs on this directory or
 * socket; ERR_DENIED the cage (rlimits, Landlock, seccomp) cannot be closed; ERR_INVALID options; ERR_IO. */
bool seal_serve(const struct seal_options *o, struct err *e);

/* ---- by hand, while no seal runs on the directory (ERR_BUSY): each announces the next set of keys ----
 * ret_number: of the set. ERR_CONFLICT: one is announced already; let the server bring it into the chain first. */

struct seal_head { int64_t size; struct hash root; };        /* a tree */

/* Another stable key of the same origin. */
bool seal_rotate(const char *dir, int64_t *ret_number, struct err *e) CHECKED;
/* A recovery key: its secret half is written to file, which must not be there and is to leave the machine. old_file: that of
 * the one in force, which signs too; NULL only when there is none. */
bool seal_recovery(const char *dir, const char *file, const char *old_file, int64_t *ret_number, struct err *e) CHECKED;
/* A new generation that goes on from this tree, after a rollback or a lossy failover. number: of the last set that the store
 * knows. ERR_CONFLICT: older than what this seal holds; the recovery key must sign then (seal_recover). recovery_file: NULL, or
 * as for seal_recovery: where the one in force is lost, this is the way to another, since everybody must be told of it. */
bool seal_generation(const char *dir, const struct seal_head *from, int64_t number, const char *recovery_file,
	int64_t *ret_number, struct err *e) CHECKED;
/* A new directory for a seal that is lost: recovery_file is the recovery key, note the last note of keys in the chain,
 * checkpoint the last one that is known (from a witness or the store), generation NULL or the tree to go on from when the
 * store has lost entries too. */
bool seal_recover(const char *dir, const char *recovery_file, struct str note, struct str checkpoint,
	const struct seal_head *generation, int64_t *ret_number, struct err *e) CHECKED;

/* Handing over to another machine, without a secret leaving either: offer there, hand over here, let the server finish,
 * last here, take over there. */
bool seal_offer(const char *dir, const char *origin, struct arena *a, const char **ret_offer, struct err *e) CHECKED;
bool seal_hand_over(const char *dir, const char *offer, int64_t *ret_number, struct err *e) CHECKED;
/* The last checkpoint of a seal whose keys are erased because they were handed over; ERR_CONFLICT: not yet. */
bool seal_last(const char *dir, struct arena *a, struct str *ret, struct err *e) CHECKED;
bool seal_take_over(const char *dir, struct str note, struct str checkpoint, struct err *e) CHECKED;

/* ---- the other side ---- */

struct seal_state {
	int64_t size;                        /* entries under the last checkpoint, 0 none */
	struct hash root;
	const char *key;                     /* verifier key; "" when it is recovered and waits for its entry */
	int64_t number;                      /* of its set of keys; with key "" of the set before */
	struct str next;                     /* note of the set that is announced; empty: none */
	struct str last;                     /* beside next, for a new generation or recovery: the last witnessed checkpoint */
};
/* What it signed last. ERR_IO: it does not answer, or not in our words. ERR_DENIED: this user may not speak to it. */
bool seal_client_state(const char *socket, struct arena *a, struct seal_state *ret, struct err *e) CHECKED;
/* Has a tree signed. p: consistency from old_size, which must be what it signed last (ERR_STALE otherwise: ask again).
 * ERR_DENIED: smaller, or not grown out of it. The note is not checked here. */
bool seal_client_sign(const char *socket, int64_t old_size, int64_t size, const struct hash *root, const struct tree_proof *p,
	struct arena *a, struct str *ret_note, struct err *e) CHECKED;
/* Has the next set of keys made; its note. Asked again before the switch it says the same. */
bool seal_client_announce(const char *socket, struct arena *a, struct str *ret_note, struct err *e) CHECKED;
/* Proves that the note stands in the chain. tree: what was signed last (ordinary sets), or one that has grown out of
 * `from` (new generation, recovery). ERR_STALE: something else was signed meanwhile, or nothing is announced. */
struct seal_entry {
	struct seal_head tree;
	struct tree_proof grown, path;       /* consistency, inclusion */
	int64_t seq;
	struct str header, body;
	uint8_t salt[16];
};
bool seal_client_switch(const char *socket, const struct seal_entry *n, struct err *e) CHECKED;

#endif
