/* Checkpoints: C2SP tlog-checkpoint bodies in C2SP signed notes (Ed25519), and tlog-proof files. [fixed for ever]
 *
 * A checkpoint of ours carries two signature lines of the same key, in this order:
 *   type 0x01, Ed25519 over the body (signed-note): what any verifier of the ecosystem reads;
 *   type 0x04, cosignature/v1 (tlog-cosignature): the same body and the time of signing, in seconds.
 * The two cannot be mistaken for each other: the second signs a text that starts with "cosignature/v1", which is
 * refused as an origin. Beside them an epoch key signs: chain/keys.h. */
#ifndef CHAIN_CHECKPOINT_H
#define CHAIN_CHECKPOINT_H

#include "util/arena.h"
#include "util/buf.h"
#include "util/err.h"
#include "util/hash.h"
#include "chain/tree.h"

#define NOTE_SEED 32
#define NOTE_SIG_MAX 16                      /* signature lines in a note; more are refused */
#define NOTE_NAME_MAX 255                    /* bytes of a key name or origin */
#define NOTE_MAX 131072                      /* bytes of a note or proof file */

/* Public half: "name+hash8+base64(0x01 ‖ 32 bytes)" in text (C2SP signed-note verifier key). */
struct note_key { const char *name; uint32_t id; uint8_t pub[32]; };

/* Not empty, valid UTF-8, no Unicode space, no control character, no '+', at most NOTE_NAME_MAX bytes. */
bool note_name_ok(struct str name);
bool note_key_read(struct arena *a, struct str text, struct note_key *ret, struct err *e) CHECKED;
/* The same of a cosigner: type 0x01 as above, or 0x04 (tlog-cosignature). As note_key of type 0x01 either way. */
bool note_cosigner_read(struct arena *a, struct str text, struct note_key *ret, struct err *e) CHECKED;
const char *note_key_text(struct arena *a, const struct note_key *k);
void note_key_of_seed(const char *name, const uint8_t seed[NOTE_SEED], struct note_key *ret);
struct note_key note_key_of_pub(const char *name, const uint8_t pub[32]);    /* the name is borrowed */
/* Appends "— name base64(id ‖ sig)\n" over body (which ends with \n). The blank line between is the caller's. */
bool note_sign(struct buf *b, struct str body, const char *name, const uint8_t seed[NOTE_SEED], struct err *e) CHECKED;
/* Appends "— name base64(id ‖ time u64be ‖ sig)\n", a cosignature/v1 of the same key. seconds ≥ 0, since the epoch. */
bool note_cosign(struct buf *b, struct str body, const char *name, const uint8_t seed[NOTE_SEED], int64_t seconds,
	struct err *e) CHECKED;

struct checkpoint { struct str origin; int64_t size; struct hash root; struct str body; };
/* First lines of other things that keys sign: no origin. */
bool checkpoint_origin_reserved(struct str origin);
void checkpoint_body(struct buf *b, struct str origin, int64_t size, const struct hash *root);
/* Body, blank line and both lines above. */
bool checkpoint_sign(struct buf *b, const char *origin, int64_t size, const struct hash *root, const uint8_t seed[NOTE_SEED],
	int64_t seconds, struct err *e) CHECKED;
/* Splits a note, checks the grammar; signatures by note_verify. The strings borrow from the note. */
bool checkpoint_read(struct arena *a, struct str note, struct checkpoint *ret, struct err *e) CHECKED;
/* True when one of its signature lines is a good one of this key, and none that names this key is a bad one. */
bool note_verify(struct str note, const struct note_key *k);
/* The same for the cosignature/v1 lines of this key; ret_seconds: the time that was signed. */
bool note_verify_time(struct str note, const struct note_key *k, int64_t *ret_seconds);
/* Exactly what checkpoint_sign makes, byte for byte: this size, this root, both lines good and nothing else. */
bool checkpoint_is_own(struct str note, const struct note_key *k, int64_t size, const struct hash *root, int64_t *ret_seconds);

/* A proof file: extra bytes, index, inclusion path, checkpoint; verifies without the store. Proofs of ours carry the
 * leaf's header bytes (chain/leaf.h) as extra. */
struct proof { struct str extra; int64_t idx; struct tree_proof path; struct str note; };
void proof_write(struct buf *b, int64_t idx, const struct tree_proof *p, struct str note);
void proof_write_extra(struct buf *b, struct str extra, int64_t idx, const struct tree_proof *p, struct str note);
bool proof_read(struct arena *a, struct str file, struct proof *ret, struct err *e) CHECKED;
bool proof_check(struct str file, const struct hash *leaf, const struct note_key *k, int64_t *ret_idx, struct err *e) CHECKED;

/* A note as editors, mails and scanners hand it on: ends of lines with CR, empty lines at its end, or none. Nothing else of it is
 * touched. Lives in a. */
struct str note_tidy(struct arena *a, struct str text);

#endif
