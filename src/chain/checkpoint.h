/* Checkpoints: C2SP tlog-checkpoint bodies in C2SP signed notes (Ed25519), and tlog-proof files. [fixed for ever] */
#ifndef CHAIN_CHECKPOINT_H
#define CHAIN_CHECKPOINT_H

#include "util/arena.h"
#include "util/buf.h"
#include "util/err.h"
#include "util/hash.h"
#include "chain/tree.h"

#define NOTE_SEED 32
#define NOTE_SIG_MAX 16

/* Public half: "name+hash8+base64(0x01 ‖ 32 bytes)" in text (C2SP signed-note verifier key). */
struct note_key { const char *name; uint32_t id; uint8_t pub[32]; };

bool note_key_read(struct arena *a, struct str text, struct note_key *ret, struct err *e) CHECKED;
const char *note_key_text(struct arena *a, const struct note_key *k);
void note_key_of_seed(const char *name, const uint8_t seed[NOTE_SEED], struct note_key *ret);
/* Appends "— name base64(id ‖ sig)\n" over body (which ends with \n). */
bool note_sign(struct buf *b, struct str body, const char *name, const uint8_t seed[NOTE_SEED], struct err *e) CHECKED;

struct checkpoint { struct str origin; int64_t size; struct hash root; struct str body; };
void checkpoint_body(struct buf *b, struct str origin, int64_t size, const struct hash *root);
/* Splits a note, checks the grammar; signatures by note_verify. */
bool checkpoint_read(struct arena *a, struct str note, struct checkpoint *ret, struct err *e) CHECKED;
/* True when one of its signature lines is a good one of this key. */
bool note_verify(struct str note, const struct note_key *k);

/* A proof file: index, inclusion path, checkpoint; verifies without the store. */
void proof_write(struct buf *b, int64_t idx, const struct tree_proof *p, struct str note);
bool proof_check(struct str file, const struct hash *leaf, const struct note_key *k, int64_t *ret_idx, struct err *e) CHECKED;

#endif
