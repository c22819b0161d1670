/* Signed notes as they are on paper, for this folder and src/witness: the lines of a note, before any signature is looked at. */
#ifndef CHAIN_NOTE_H
#define CHAIN_NOTE_H

#include "chain/checkpoint.h"

/* Signature types of C2SP signed-note. */
#define NOTE_ED25519 0x01
#define NOTE_COSIGNATURE 0x04
#define NOTE_SIG_LEN 64

struct note_sig { struct str name, base64; };
struct note_parts {
	struct str body;                     /* ends with \n */
	size_t n;
	struct note_sig sig[NOTE_SIG_MAX];
};
/* The strings borrow from note. */
bool note_split(struct str note, struct note_parts *ret, struct err *e) CHECKED;
/* Is signature line i a good one of this key and type? ret_seconds: of a cosignature. */
bool note_line_good(const struct note_parts *p, size_t i, const struct note_key *k, int type, int64_t *ret_seconds);

#endif
