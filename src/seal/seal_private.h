/* Inside the seal: what it holds, its messages, its files, its cage. */
#ifndef SEAL_SEAL_PRIVATE_H
#define SEAL_SEAL_PRIVATE_H

#include "chain/secret.h"
#include "seal/seal.h"
#include "util/file.h"

/* ---- messages ----
 * length u32be (of what follows) ‖ type u8 ‖ body. One request a connection. text: length u16be ‖ bytes.
 *   STATE      → STATE size u64be ‖ root 32 ‖ number u64be ‖ verifier key (text) ‖ next note (text) ‖ last checkpoint (text)
 *                verifier key "": it has none yet (recovery); next note "": no set is announced; last: see struct seal_state
 *   SIGN old_size u64be ‖ size u64be ‖ root 32 ‖ n u8 ‖ n × 32   → SIGN note
 *   ANNOUNCE   → ANNOUNCE note           makes the next set of keys, or says again which one it made
 *   SWITCH size u64be ‖ root 32 ‖ n u8 ‖ n × 32 (consistency) ‖ entry u64be ‖ n u8 ‖ n × 32 (inclusion) ‖ salt 16 ‖
 *     header (text) ‖ body of the entry  → SWITCH
 *   each       → REFUSED reason u8 ‖ text */
#define SEAL_REQUEST_MAX 16384
#define SEAL_ANSWER_MAX 16384
enum seal_type { SEAL_STATE = 1, SEAL_SIGN = 2, SEAL_ANNOUNCE = 3, SEAL_SWITCH = 4, SEAL_REFUSED = 255 };
enum seal_reason {
	SEAL_MALFORMED = 1, SEAL_STALE = 2, SEAL_SMALLER = 3, SEAL_FORKED = 4, SEAL_FAILED = 5, SEAL_USER = 6,
	SEAL_WAITS = 7,                      /* for the entry of its next set of keys */
	SEAL_GONE = 8,                       /* its keys were handed over */
};

/* Whole frames within limit seconds; false on timeout, end or error (ERR_IO), or when the length is out of range
 * (ERR_LIMIT). The bytes are type and body. */
bool wire_read(int fd, int seconds, size_t max, struct buf *ret, struct err *e) CHECKED;
bool wire_write(int fd, int seconds, struct str bytes, struct err *e) CHECKED;

/* ---- memory ---- */

/* A set of keys with its secret halves: a file. */
struct ring {
	bool there;
	bool has_seeds;                      /* false: they lie on the machine to which the keys go */
	struct keys keys;
	struct keys_seeds seeds;
	char note[KEYS_NOTE_MAX], last[SEAL_LAST_MAX];       /* announcement, and struct seal_state's last */
	size_t note_n, last_n;
};

struct seal {
	int dir;                             /* directory, held locked */
	struct ring now, next;
	int64_t size, seconds;               /* what was signed last, and when */
	struct hash root;
};

/* Opens and locks the directory, reads keys and state, ends a switch that was under way. accept: see seal_options. */
bool seal_open(struct seal *s, const char *dir, const char *accept, struct err *e) CHECKED;
void seal_shut(struct seal *s);          /* wipes */
/* Makes the directory, opens and locks it. ERR_CONFLICT: there are keys in it. */
bool seal_make_dir(const char *path, int *ret, struct err *e) CHECKED;
/* Only the directory: ERR_NOT_FOUND, ERR_DENIED it belongs to others, ERR_BUSY another seal works on it. */
bool seal_open_dir(const char *path, int *ret, struct err *e) CHECKED;
/* Takes a note as what was signed last when it is a checkpoint of this set. */
bool seal_adopt(struct seal *s, const struct keys *k, struct str note, const char *what, struct err *e) CHECKED;

/* ---- files (file.c) ---- */

#define SEAL_FILE_MAX 16384
bool seal_state_write(int dir, struct str note, struct err *e) CHECKED;

bool ring_put(int dir, const char *name, const struct ring *r, struct err *e) CHECKED;
/* ERR_NOT_FOUND, ERR_CORRUPT. */
bool ring_get(int dir, const char *name, struct ring *ret, struct err *e) CHECKED;

/* ---- the next set of keys (change.c) ---- */

struct seal_change {
	bool stable;                         /* a new stable key */
	const uint8_t *recovery;             /* public half of another recovery key, NULL as it is */
	const uint8_t *old_recovery;         /* seed of the one in force: it signs too */
	const struct seal_head *generation;  /* the tree from which a new generation goes on, NULL none */
	const struct note_key *stable_there; /* hand-over: keys of another machine; NULL none */
	const uint8_t *epoch_there;
};
/* Makes the next set and keeps it in file `next`. ERR_CONFLICT: there is one already, or it may not follow. */
bool seal_propose(struct seal *s, const struct seal_change *c, struct err *e) CHECKED;
/* From now on the next set signs; the present one is erased. The caller has seen that its entry is in the chain. */
bool seal_switch(struct seal *s, struct err *e) CHECKED;
/* The same when file `switch` is there: it was under way when the process ended. */
bool seal_switch_end(struct seal *s, struct err *e) CHECKED;

/* Writes key.pub. */
bool seal_publish(int dir, const struct keys *k, struct err *e) CHECKED;

/* One request, one answer; never fails: what is wrong becomes REFUSED. Both without their length. */
void seal_answer(struct seal *s, struct str request, struct buf *answer);

/* Lets go of everything that serving does not need. Not to be undone. dir: the only place where files may be made. */
bool seal_cage(int dir, struct err *e) CHECKED;

#endif
