/* Sets of keys, and how one follows the other. [fixed for ever]
 *
 * A set of keys says who signs the checkpoints of a chain: the stable key (its name is the origin; witnesses know it), the
 * epoch key (erased when the set ends) and the recovery key (kept away from the machines). Sets are numbered. Set 0 is that
 * of the first version: a stable key alone; nothing announces it. Every later set is announced by a note, which stands in
 * the chain as "in"."note" of an entry whose act is `seal_keys`. The note's text:
 *
 *   sekimori-keys/v1
 *   origin ORIGIN
 *   number N                          1, 2, 3 …
 *   before NAME+HASH8+BASE64          stable key of set N-1
 *   stable NAME+HASH8+BASE64          stable key: verifier key of C2SP signed-note; NAME is ORIGIN
 *   epoch BASE64                      32 bytes, Ed25519
 *   recovery BASE64                   32 bytes, Ed25519; "none" when there is none
 *   seen SIZE BASE64 SECONDS          what the keys before signed last: entries, root, time
 *   from SIZE BASE64                  the tree from which this set goes on
 *
 * No line 2 of a checkpoint looks like line 2 of this text, and "sekimori-keys/v1" is refused as an origin, so that neither
 * can stand for the other. Signature lines are of type 0x01 (signed-note), exactly these, in this order:
 *   by the seal:      stable key of set N-1; epoch key of set N-1 (unless N-1 is 0);
 *                     recovery key of set N-1, when this set names another one in its place
 *   by recovery:      recovery key of set N-1, alone
 * Names of lines: ORIGIN, ORIGIN/eN (epoch), ORIGIN/recovery, with the ORIGIN and the number of set N-1.
 *
 * What may change: the epoch key always changes. A recovery key is named where
 * there was none, by recovery, in a new generation, or with the signature of the one before. `from` is `seen` but in a new
 * generation. A new generation has the next origin (ORIGIN/g2, ORIGIN/g3 …) and another stable key: the keys of the old
 * origin never sign another history.
 *
 * A checkpoint of set 0 has two lines, see checkpoint.h. One of set N has three:
 *   type 0x01 and type 0x04 by the stable key, as before; type 0x04 (cosignature/v1) by the epoch key, name ORIGIN/eN, with
 *   the same time. */
#ifndef CHAIN_KEYS_H
#define CHAIN_KEYS_H

#include "chain/checkpoint.h"

#define KEYS_HEAD "sekimori-keys/v1"
#define KEYS_ACT "seal_keys"                 /* act of the entry that holds a note */
#define KEYS_ORIGIN_MAX 200                  /* bytes of an origin that has sets of keys: what is appended has room */
#define KEYS_NAME_MAX (KEYS_ORIGIN_MAX + 24)
#define KEYS_NOTE_MAX 4000                   /* bytes of a note */
#define KEY_LEN 32

struct keys {
	int64_t number;
	char origin[KEYS_ORIGIN_MAX + 1], before_origin[KEYS_ORIGIN_MAX + 1];
	uint8_t before[KEY_LEN];             /* stable key of the set before, named before_origin; set 0: nothing */
	uint8_t stable[KEY_LEN], epoch[KEY_LEN], recovery[KEY_LEN];
	bool has_recovery;
	int64_t seen_size, seen_seconds, from_size;
	struct hash seen_root, from_root;
};
struct keys_seeds { uint8_t stable[NOTE_SEED], epoch[NOTE_SEED]; };

/* Set 0 of a stable key. ERR_INVALID: its name is longer than KEYS_ORIGIN_MAX. */
bool keys_first(const struct note_key *stable, struct keys *ret, struct err *e) CHECKED;
/* As keys of signed notes. The name lies in k (stable) or in name. */
struct note_key keys_stable(const struct keys *k);
struct note_key keys_epoch(const struct keys *k, char name[KEYS_NAME_MAX + 1]);
struct note_key keys_recovery(const struct keys *k, char name[KEYS_NAME_MAX + 1]);
bool keys_same_stable(const struct keys *a, const struct keys *b);
bool keys_is_generation(const struct keys *before, const struct keys *k);
/* The origin of the generation after this one. */
void keys_next_origin(const char *origin, char ret[KEYS_ORIGIN_MAX + 1]);

/* The text of the note; signatures are appended by keys_sign. */
void keys_body(struct buf *b, const struct keys *k);
/* Reads text and grammar of a note, no signature. */
bool keys_read(struct str note, struct keys *ret, struct err *e) CHECKED;
/* The set that may stand before k, as far as k says: for the walk from set 0. */
void keys_before(const struct keys *k, struct keys *ret);
/* The whole note of k, signed by the seal of before (seeds; its epoch only when before is not set 0), with the old recovery
 * key's seed (may be NULL), or by recovery alone (seeds NULL). */
bool keys_sign(struct buf *b, const struct keys *k, const struct keys *before, const struct keys_seeds *seeds,
	const uint8_t recovery[NOTE_SEED], struct err *e) CHECKED;

enum keys_by { KEYS_BY_SEAL, KEYS_BY_RECOVERY };
/* Is note a good announcement of the set after before? Grammar, number, all signatures and what may change.
 * ERR_INVALID: not such a note. ERR_CORRUPT: a signature is missing or bad. ERR_CONFLICT: the number does not follow, or
 * something changes that may not. */
bool keys_follow(const struct keys *before, struct str note, struct keys *ret, enum keys_by *ret_by, struct err *e) CHECKED;

/* Body, blank line and the lines of this set. */
bool keys_checkpoint(struct buf *b, const struct keys *k, const struct keys_seeds *seeds, int64_t size, const struct hash *root,
	int64_t seconds, struct err *e) CHECKED;
/* Exactly what keys_checkpoint makes: this size, this root, all lines good and nothing else. */
bool keys_is_own(const struct keys *k, struct str note, int64_t size, const struct hash *root, int64_t *ret_seconds);
/* The number in the name of a checkpoint's epoch line, 0 when it has none: for messages, proves nothing. */
int64_t keys_number_said(struct str note);

#endif
