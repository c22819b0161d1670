/* Inside the seal: what it holds, its messages, its files, its cage. */
#ifndef SEAL_SEAL_PRIVATE_H
#define SEAL_SEAL_PRIVATE_H

#include "seal/seal.h"

/* ---- messages ----
 * length u32be (of what follows) ‖ type u8 ‖ body. One request a connection.
 *   STATE                                                  → STATE size u64be ‖ root 32 ‖ verifier key
 *   SIGN old_size u64be ‖ size u64be ‖ root 32 ‖ n u8 ‖ n × 32   → SIGN note
 *                                                          → REFUSED reason u8 ‖ text */
#define SEAL_REQUEST_MAX 4096
#define SEAL_ANSWER_MAX 16384
enum seal_type { SEAL_STATE = 1, SEAL_SIGN = 2, SEAL_REFUSED = 255 };
enum seal_reason { SEAL_MALFORMED = 1, SEAL_STALE = 2, SEAL_SMALLER = 3, SEAL_FORKED = 4, SEAL_FAILED = 5, SEAL_USER = 6 };

/* Whole frames within limit seconds; false on timeout, end or error (ERR_IO), or when the length is out of range
 * (ERR_LIMIT). The bytes are type and body. */
bool wire_read(int fd, int seconds, size_t max, struct buf *ret, struct err *e) CHECKED;
bool wire_write(int fd, int seconds, struct str bytes, struct err *e) CHECKED;

/* ---- memory ---- */

struct seal {
	int dir;                             /* directory, held locked */
	char origin[NOTE_NAME_MAX + 1];
	uint8_t seed[NOTE_SEED];
	struct note_key key;                 /* name points to origin */
	int64_t size, seconds;               /* what was signed last, and when */
	struct hash root;
};

/* Opens and locks the directory, reads key and state. accept: see seal_options. */
bool seal_open(struct seal *s, const char *dir, const char *accept, struct err *e) CHECKED;
void seal_shut(struct seal *s);          /* wipes */
/* Atomic and on disk when it returns. */
bool seal_state_write(int dir, struct str note, struct err *e) CHECKED;

/* One request, one answer; never fails: what is wrong becomes REFUSED. Both without their length. */
void seal_answer(struct seal *s, struct str request, struct buf *answer);

/* Lets go of everything that serving does not need. Not to be undone. dir: the only place where files may be made. */
bool seal_cage(int dir, struct err *e) CHECKED;

#endif
