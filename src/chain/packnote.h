/* Signatures of policy packs: a C2SP signed note (Ed25519) over the name, the edition and the digest. [fixed for ever]
 *
 *   sekimori-pack/v1
 *   NAME
 *   edition EDITION            "edition " and nothing when the pack states none
 *   digest HEX                 64 digits: SHA-256 of the pack's files, docs/packs.md
 *
 *   — SIGNER base64            signature lines of type 0x01, one or more
 *
 * The first line is refused as the origin of a checkpoint, so that neither can stand for the other. */
#ifndef CHAIN_PACKNOTE_H
#define CHAIN_PACKNOTE_H

#include "chain/checkpoint.h"

#define PACKNOTE_HEAD "sekimori-pack/v1"
#define PACKNOTE_MAX 4000                    /* bytes */

struct packnote { struct str name, edition; struct hash digest; };

/* Body, blank line and the signer's line. ERR_INVALID: a name or edition that does not stand in one line. */
bool packnote_sign(struct buf *b, const struct packnote *n, const char *signer, const uint8_t seed[NOTE_SEED],
	struct err *e) CHECKED;
/* The strings borrow from the note. Says nothing of its signatures: note_verify. */
bool packnote_read(struct str note, struct packnote *ret, struct err *e) CHECKED;

#endif
