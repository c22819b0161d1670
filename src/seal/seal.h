/* The seal: a small process with its own user and socket that holds the key of the origin and signs checkpoints.
 *
 * It remembers the last (size, root) that it signed and signs another only with a proof that the tree has grown out of
 * it (RFC 9162 §2.1.4). Who has the store, or the web process, cannot have two histories signed. The seed stands in the
 * seal's directory and nowhere else: not in the store, not in a backup of it.
 *
 * Directory (0700, of the seal's user): `key` (0600, "PRIVATE+KEY+…" of signed-note), `key.pub` (verifier key, 0644),
 * `state` (0600, the last checkpoint as it was signed; its signature guards it against bit rot).
 * The process can be killed at any moment: the state is on disk before the signature leaves. */
#ifndef SEAL_SEAL_H
#define SEAL_SEAL_H

#include <sys/types.h>

#include "chain/checkpoint.h"

#define SEAL_UIDS_MAX 8

/* Makes the directory (when it is not there), a new key and the state of the empty tree. An existing key is refused.
 * ret_key: the verifier key as text, for witnesses and for the setting chain.key. */
bool seal_key_create(const char *dir, const char *origin, struct arena *a, const char **ret_key, struct err *e) CHECKED;

struct seal_options {
	const char *dir;
	const char *socket;                  /* path; made with mode 0666: who may speak is decided by uid */
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

/* ---- the other side ---- */

struct seal_state {
	int64_t size;                        /* entries under the last checkpoint, 0 none */
	struct hash root;
	const char *key;                     /* verifier key */
};
/* What it signed last. ERR_IO: it does not answer, or not in our words. ERR_DENIED: this user may not speak to it. */
bool seal_client_state(const char *socket, struct arena *a, struct seal_state *ret, struct err *e) CHECKED;
/* Has a tree signed. p: consistency from old_size, which must be what it signed last (ERR_STALE otherwise: ask again).
 * ERR_DENIED: smaller, or not grown out of it. The note is not checked here. */
bool seal_client_sign(const char *socket, int64_t old_size, int64_t size, const struct hash *root, const struct tree_proof *p,
	struct arena *a, struct str *ret_note, struct err *e) CHECKED;

#endif
