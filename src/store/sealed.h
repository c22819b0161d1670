/* A stream of bytes for somebody who holds a secret key that is elsewhere: what is written can only be read with it, and a
 * byte that was changed, left out, moved or cut off is found. In constant memory, one chunk at a time [fixed for ever]:
 *
 *   "SEKIMORI-SEALED\n" ‖ version u32 (1) ‖ id of the public key, 8 bytes ‖ crypto_box_seal of the stream's key, 80 bytes
 *   ‖ header of crypto_secretstream_xchacha20poly1305, 24 bytes
 *   ‖ chunks: 65,536 bytes each, encrypted 65,553; the last may be shorter and has TAG_FINAL. All that stands before the
 *     header is the associated data of the first chunk.
 *
 * id: the first 8 bytes of SHA-256("sekimori backup key id 1" ‖ public key). The key pair is that of `sekimori recovery`. */
#ifndef STORE_SEALED_H
#define STORE_SEALED_H

#include "store/store.h"

#define SEALED_MAGIC "SEKIMORI-SEALED\n"
#define SEALED_KEY 32

struct sealed_out;
/* below must outlive it. */
bool sealed_out_new(const uint8_t public_[SEALED_KEY], const struct store_sink *below, struct sealed_out **ret, struct err *e)
	CHECKED;
struct store_sink sealed_sink(struct sealed_out *o);
/* The last chunk: without it nothing of the stream counts. */
bool sealed_out_end(struct sealed_out *o, struct err *e) CHECKED;
void sealed_out_free(struct sealed_out *o);              /* NULL allowed */

/* Reads the beginning of in. *ret_sealed false: it is not such a stream, and *ret gives all its bytes as they are.
 * secret NULL and it is one: ERR_DENIED. ERR_INVALID: sealed for another key; ERR_CORRUPT. */
struct sealed_in;
bool sealed_in_new(const uint8_t secret[SEALED_KEY], const struct store_source *in, struct sealed_in **ret, bool *ret_sealed,
	struct err *e) CHECKED;
/* size: that of what lies below. */
struct store_source sealed_source(struct sealed_in *i);
void sealed_in_free(struct sealed_in *i);                /* NULL allowed */

#endif
