/* The leaf of the audit chain [fixed for ever].
 *
 * Header bytes, version 1:
 *   0x01 ‖ seq u64be ‖ time i64be (ms, UTC) ‖ actor u64be ‖ role: u8 length, bytes ‖ act: u8 length, bytes ‖
 *   token 16 bytes ‖ body_digest 32 bytes
 * seq counts from 0. actor is the number of a person, 0 the system itself. Personal data stands only in the body.
 * body_digest = SHA-256(salt16 ‖ canonical JSON body, RFC 8785).  leaf = SHA-256(0x00 ‖ header)   (RFC 6962 §2.1) */
#ifndef CHAIN_LEAF_H
#define CHAIN_LEAF_H

#include "util/hash.h"
#include "util/buf.h"
#include "util/err.h"

#define CHAIN_TOKEN 16
#define CHAIN_SALT 16
#define CHAIN_NAME_MAX 63

struct leaf {
	int64_t seq, time, actor;
	struct str role, act;               /* at most CHAIN_NAME_MAX bytes */
	uint8_t token[CHAIN_TOKEN];
	struct hash body_digest;
};

#define LEAF_HEADER_MAX (1 + 3 * 8 + 2 * (1 + CHAIN_NAME_MAX) + CHAIN_TOKEN + HASH_LEN)

void leaf_bytes(struct buf *b, const struct leaf *l);
size_t leaf_header(uint8_t ret[LEAF_HEADER_MAX], const struct leaf *l);    /* the same; how many bytes */
struct hash leaf_hash(const struct leaf *l);
struct hash leaf_hash_bytes(struct str header);         /* of header bytes as they stand */
/* Reads header bytes back; strict. Names borrow from bytes. */
bool leaf_read(struct str bytes, struct leaf *ret, struct err *e) CHECKED;
struct hash body_digest(const uint8_t salt[CHAIN_SALT], struct str body);

#endif
